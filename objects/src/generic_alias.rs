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
    "GenericAlias.__unpacked__" => unpacked, 1, 1, false, Getter;
    "GenericAlias.__typing_unpacked_tuple_args__" => unpacked_args, 1, 1, false, Getter;
    "GenericAlias.__new__" => new, 3, 3, false, Static;
    "GenericAlias.__iter__" => iter, 1, 1, false, Method;
    "GenericAlias.__reduce__" => reduce, 1, 1, false, Method;
    "GenericAlias.__instancecheck__" => no_instance, 2, 2, false, Method;
    "GenericAlias.__subclasscheck__" => no_subclass, 2, 2, false, Method;
    "GenericAlias.__ror__" => crate::union_type::or_reflected, 2, 2, false, Method;
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

    pub(crate) fn is_alias(&self, v: Value) -> bool {
        if !v.is_ptr() {
            return false;
        }
        let shape = self.shape(self.shape_of(v));
        let class = self.class(shape.class);
        shape.kind == Kind::Slice && !class.heap_type && class.name == CLASS
    }
}

impl Runtime {
    fn new_alias(&mut self, origin: Value, item: Value, unpacked: bool) -> Value {
        let params = match self.is_tuple(item) {
            true => item,
            false => self.new_tuple(&[item]),
        };
        let mut classes = self.classes.iter();
        let class = classes.find(|c| !c.heap_type && c.name == CLASS);
        let shape = class.expect("install_all made the class").base_shape;
        self.new_triple(shape, origin, params, Value::bool(unpacked))
    }

    /// Calls a function of a library module written in Python.
    pub fn call_library(&mut self, module: &str, name: &str, args: &[Value]) -> R<Value> {
        let module = self.intern(module);
        let module = (self.hooks.import)(self, module, Value::NONE, Value::NONE, 0)?;
        let name = self.intern(name);
        let function = self.get_attr(module, name)?;
        self.call(function, Args::positional(args))
    }

    /// The type parameters among the arguments of an alias or union.
    pub(crate) fn type_parameters(&mut self, items: Value) -> R<Value> {
        let plain = |rt: &Runtime, v: &Value| !v.is_ptr() || rt.is_type(*v) || rt.is_str(*v);
        if self.tuple_items(items).iter().all(|v| plain(self, v)) {
            return Ok(self.empty_tuple);
        }
        self.call_library("_typing", "_make_parameters", &[items])
    }

    /// A type as annotations show it.
    pub(crate) fn type_repr_into(&mut self, v: Value, out: &mut String) -> R<()> {
        match v {
            Value::ELLIPSIS => out.push_str("..."),
            v if self.is_type(v) => out.push_str(&self.class_path(self.class_id(v))),
            v if self.is_list(v) => {
                out.push('[');
                for i in 0..self.list_len(v) {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    let item = self.list_get(v, i);
                    self.type_repr_into(item, out)?;
                }
                out.push(']');
            }
            v => self.repr_into(v, out)?,
        }
        Ok(())
    }
}

/// `__class_getitem__`: the class with its parameters filled in.
pub fn alias(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.new_alias(args.all[0], args.all[1], false))
}

/// `types.GenericAlias(origin, args)`
fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.new_alias(args.all[1], args.all[2], false))
}

fn origin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

fn arguments(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).1)
}

fn parameters(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let items = rt.triple(args.all[0]).1;
    rt.type_parameters(items)
}

fn unpacked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).2)
}

/// The arguments of `*tuple[…]`; None of anything else.
fn unpacked_args(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, items, unpacked) = rt.triple(args.all[0]);
    let tuple = rt.class(ClassId::TUPLE).object;
    Ok(match unpacked == Value::TRUE && class == tuple {
        true => items,
        false => Value::NONE,
    })
}

/// `*alias`: one item, the alias unpacked.
fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, items, _) = rt.triple(args.all[0]);
    let starred = rt.new_alias(class, items, true);
    let one = rt.new_tuple(&[starred]);
    rt.get_iter(one)
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, items, _) = rt.triple(args.all[0]);
    let maker = rt.type_of(args.all[0]);
    let pair = rt.new_tuple(&[class, items]);
    Ok(rt.new_tuple(&[maker, pair]))
}

fn no_instance(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.type_error("isinstance() argument 2 cannot be a parameterized generic")
}

fn no_subclass(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.type_error("issubclass() argument 2 cannot be a parameterized generic")
}

/// An instance of the class, which notes the alias if it can.
fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.triple(args.all[0]).0;
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    let made = rt.call(class, rest)?;
    if rt.is_instance_layout(made) {
        let name = rt.intern("__orig_class__");
        if rt.set_attr(made, name, args.all[0]).is_err() {
            let ignored =
                rt.pending_is(ClassId::ATTRIBUTE_ERROR) || rt.pending_is(ClassId::TYPE_ERROR);
            if !ignored {
                return Err(crate::Raised);
            }
            rt.clear_pending();
        }
    }
    Ok(made)
}

fn mro_entries(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.triple(args.all[0]).0;
    Ok(rt.new_tuple(&[class]))
}

/// The alias with its own type parameters filled in.
fn again(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, items, unpacked) = rt.triple(args.all[0]);
    let params = rt.type_parameters(items)?;
    let all = [args.all[0], items, params, args.all[1]];
    let filled = rt.call_library("_typing", "_substituted", &all)?;
    Ok(rt.new_alias(class, filled, unpacked == Value::TRUE))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_alias(args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let ((a, x, s), (b, y, t)) = (rt.triple(args.all[0]), rt.triple(args.all[1]));
    Ok(Value::bool(s == t && rt.equal(a, b)? && rt.equal(x, y)?))
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, params, _) = rt.triple(args.all[0]);
    let hash = rt.hash(class)? ^ rt.hash(params)?;
    Ok(rt.new_int(hash))
}

/// `list[int]`, `dict[str, list[int]]`
fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, params, unpacked) = rt.triple(args.all[0]);
    let mut out = String::new();
    if unpacked == Value::TRUE {
        out.push('*');
    }
    rt.type_repr_into(class, &mut out)?;
    out.push('[');
    let items = rt.tuple_items(params);
    if items.is_empty() {
        out.push_str("()");
    }
    for (i, v) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        rt.type_repr_into(*v, &mut out)?;
    }
    out.push(']');
    Ok(rt.new_str(&out))
}
