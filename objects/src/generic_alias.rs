//! `list[int]`: a class with its type parameters filled in, for annotations.
//!
//! An alias is a record of the class and the tuple of parameters; it is called, and asked for
//! attributes, as the class would be.

use crate::native::{ANY, Binding, NativeDef};
use crate::{Args, ClassId, Kind, R, Runtime, Value, natives};

const CLASS: &str = "GenericAlias";

natives! {
    /// Methods and attributes of aliases.
    TABLE:
    "GenericAlias.__origin__" => origin, 1, 1, false, Getter;
    "GenericAlias.__args__" => arguments, 1, 1, false, Getter;
    "GenericAlias.__parameters__" => parameters, 1, 1, false, Getter;
    "GenericAlias.__call__" => call, 1, ANY, true, Method;
    "GenericAlias.__mro_entries__" => mro_entries, 2, 2, false, Method;
    "GenericAlias.__getitem__" => again, 2, 2, false, Method;
    "GenericAlias.__or__" => crate::union_type::or, 2, 2, false, Method;
    "GenericAlias.__eq__" => eq, 2, 2, false, Method;
    "GenericAlias.__hash__" => hash, 1, 1, false, Method;
    "GenericAlias.__repr__" => repr, 1, 1, false, Method;
}

macro_rules! generic_classes {
    ($($class:literal)*) => {
        /// `__class_getitem__` of the built-in generic classes.
        pub static CLASSES: &[NativeDef] = &[$(NativeDef {
            name: "__class_getitem__",
            path: concat!($class, ".__class_getitem__"),
            function: alias,
            min: 2,
            max: 2,
            keywords: false,
            binding: Binding::Class,
        }),*];
    };
}

generic_classes! {
    "list" "dict" "tuple" "set" "frozenset" "enumerate" "BaseExceptionGroup" "generator" "coroutine" "async_generator"
}

impl Runtime {
    /// Makes the class of aliases.
    pub(crate) fn add_alias_class(&mut self) {
        self.add_native_class(CLASS, ClassId::OBJECT);
        self.install(TABLE);
        self.install(CLASSES);
    }

    fn is_alias(&self, v: Value) -> bool {
        if !v.is_ptr() {
            return false;
        }
        let shape = self.shape(self.shape_of(v));
        let class = self.class(shape.class);
        shape.kind == Kind::Slice && !class.heap_type && class.name == CLASS
    }
}

/// `__class_getitem__`: the class with its parameters filled in.
pub fn alias(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let item = args.all[1];
    let params = if rt.is_tuple(item) {
        item
    } else {
        rt.new_tuple(&[item])
    };
    let class = rt.classes.iter().find(|c| !c.heap_type && c.name == CLASS);
    let shape = class.expect("install_all made the class").base_shape;
    Ok(rt.new_triple(shape, args.all[0], params, Value::NULL))
}

fn origin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

fn arguments(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).1)
}

fn parameters(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.empty_tuple)
}

fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.triple(args.all[0]).0;
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    rt.call(class, rest)
}

fn mro_entries(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.triple(args.all[0]).0;
    Ok(rt.new_tuple(&[class]))
}

fn again(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = rt.repr_text(args.all[0])?;
    rt.type_error(format!("{text} is not a generic class"))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_alias(args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let ((a, x, _), (b, y, _)) = (rt.triple(args.all[0]), rt.triple(args.all[1]));
    Ok(Value::bool(a == b && rt.equal(x, y)?))
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, params, _) = rt.triple(args.all[0]);
    let hash = rt.hash(class)? ^ rt.hash(params)?;
    Ok(rt.new_int(hash))
}

/// `list[int]`, `dict[str, list[int]]`
fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, params, _) = rt.triple(args.all[0]);
    let mut out = rt.class_path(rt.class_id(class));
    out.push('[');
    for (i, v) in rt.tuple_items(params).iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        match *v {
            Value::ELLIPSIS => out.push_str("..."),
            v if rt.is_type(v) => out.push_str(&rt.class_path(rt.class_id(v))),
            v => rt.repr_into(v, &mut out)?,
        }
    }
    out.push(']');
    Ok(rt.new_str(&out))
}
