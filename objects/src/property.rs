//! `property`.
//!
//! ```text
//!  Triple: getter │ setter │ (deleter, doc, name, is the doc the getter's?)
//! ```
//!
//! Getter and setter have fields of their own because caches and compiled code read them.

use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods and attributes of properties.
    pub(crate) TABLE:
    "property.__new__" => new, 1, ANY, true, Static;
    "property.__init__" => init, 1, ANY, true, Method;
    "property.__set_name__" => set_name, 1, ANY, false, Method;
    "property.getter" => with_getter, 2, 2, false, Method;
    "property.setter" => with_setter, 2, 2, false, Method;
    "property.deleter" => with_deleter, 2, 2, false, Method;
    "property.__get__" => get, 2, 3, false, Method;
    "property.__set__" => set, 3, 3, false, Method;
    "property.__delete__" => delete, 2, 2, false, Method;
    "property.fget" => fget, 1, 1, false, Getter;
    "property.fset" => fset, 1, 1, false, Getter;
    "property.fdel" => fdel, 1, 1, false, Getter;
    "property.__doc__" => doc, 1, 1, false, Getter;
    "property.__name__" => name, 1, 1, false, Getter;
    "property.__isabstractmethod__" => is_abstract, 1, 1, false, Getter;
}

/// Stands for the name of a property without one.
const UNNAMED: Value = Value::NOT_IMPLEMENTED;

/// What a property is made of; None for a function or text that is not there, NULL for a name.
#[derive(Clone, Copy)]
struct Parts {
    get: Value,
    set: Value,
    delete: Value,
    doc: Value,
    name: Value,
    /// Was the text taken from the getter?
    getter_doc: bool,
}

impl Runtime {
    fn property_parts(&self, property: Value) -> Parts {
        let (get, set, rest) = self.triple(property);
        let mut parts = Parts {
            get,
            set,
            delete: rest,
            doc: Value::NONE,
            name: Value::NULL,
            getter_doc: false,
        };
        if self.is_tuple(rest)
            && let &[delete, doc, name, getter_doc] = self.tuple_items(rest)
        {
            (parts.delete, parts.doc) = (delete, doc);
            parts.name = if name == UNNAMED { Value::NULL } else { name };
            parts.getter_doc = getter_doc == Value::TRUE;
        }
        parts
    }

    fn set_property_parts(&mut self, property: Value, parts: Parts) {
        let name = match parts.name {
            Value::NULL => UNNAMED,
            name => name,
        };
        let getter_doc = Value::bool(parts.getter_doc);
        let rest = self.new_tuple(&[parts.delete, parts.doc, name, getter_doc]);
        let p = property.as_ptr::<rekindle_abi::heap::Triple>();
        // SAFETY: checked by its shape by all callers.
        unsafe { ((*p).a, (*p).b, (*p).c) = (parts.get, parts.set, rest) };
        for v in [parts.get, parts.set, rest] {
            self.heap.barrier(property, v);
        }
    }

    /// Sets (NULL: deletes) the text or the name of a property; false: it is another attribute.
    pub(crate) fn set_property_field(
        &mut self,
        property: Value,
        name: Value,
        value: Value,
    ) -> bool {
        let mut parts = self.property_parts(property);
        match self.str_bytes(name) {
            b"__doc__" => parts.doc = if value.is_null() { Value::NONE } else { value },
            b"__name__" => parts.name = value,
            _ => return false,
        }
        self.set_property_parts(property, parts);
        true
    }

    /// What deleting through a property calls, or None.
    pub(crate) fn property_deleter(&self, property: Value) -> Value {
        self.property_parts(property).delete
    }

    /// Raises the `AttributeError` of a property without a getter, setter or deleter.
    #[cold]
    pub(crate) fn property_lacks<T>(&mut self, property: Value, obj: Value, what: &str) -> R<T> {
        let name = own_name(self, property)?;
        let class = self.type_of(obj);
        let class = self.get_attr(class, self.names.qualname)?;
        let class = self.repr_text(class)?;
        let label = match name {
            Some(name) => format!("property {}", self.repr_text(name)?),
            None => "property".into(),
        };
        self.raise_new(
            ClassId::ATTRIBUTE_ERROR,
            format!("{label} of {class} object has no {what}"),
        )
    }
}

/// The name that a property was given, or that its getter has.
fn own_name(rt: &mut Runtime, property: Value) -> R<Option<Value>> {
    let parts = rt.property_parts(property);
    if !parts.name.is_null() {
        return Ok(Some(parts.name));
    }
    if parts.get.is_none() || parts.get.is_null() {
        return Ok(None);
    }
    rt.get_attr_opt(parts.get, rt.names.name)
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::PROPERTY)?;
    let none = Value::NONE;
    let property = rt.new_triple(ShapeId::PROPERTY, none, none, none);
    Ok(rt.new_with_payload(class, property))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["fget", "fset", "fdel", "doc"];
    let given = rt.bind_args("property", args, 1, names, 0)?;
    let [get, set, delete, doc] = given.map(|v| if v.is_null() { Value::NONE } else { v });
    let property = receiver(rt, args)?;
    let mut parts = Parts {
        get,
        set,
        delete,
        doc,
        name: Value::NULL,
        getter_doc: false,
    };
    if doc.is_none() && !get.is_none() {
        parts.doc = rt.get_attr_opt(get, rt.names.doc)?.unwrap_or(Value::NONE);
        parts.getter_doc = !parts.doc.is_none();
    }
    if property == args.all[0] {
        rt.set_property_parts(property, parts);
        return Ok(Value::NONE);
    }
    // The text of an instance of a subclass is its own attribute: that of its class would hide this one.
    let text = std::mem::replace(&mut parts.doc, Value::NONE);
    rt.set_property_parts(property, parts);
    let result = rt.set_attr(args.all[0], rt.names.doc, text);
    if result.is_err() && !parts.getter_doc && rt.pending_is(ClassId::ATTRIBUTE_ERROR) {
        rt.clear_pending();
        return Ok(Value::NONE);
    }
    result.map(|()| Value::NONE)
}

fn receiver(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.payload_of_shape(args.all[0], ShapeId::PROPERTY) {
        Some(p) => Ok(p),
        None => rt.wrong_receiver("property", ClassId::PROPERTY, args.all[0]),
    }
}

fn set_name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let property = receiver(rt, args)?;
    let &[_, _, name] = args.all else {
        let given = args.all.len() - 1;
        return rt.type_error(format!(
            "__set_name__() takes 2 positional arguments but {given} were given"
        ));
    };
    let mut parts = rt.property_parts(property);
    parts.name = name;
    rt.set_property_parts(property, parts);
    Ok(Value::NONE)
}

/// A copy with other functions where they are given, of the same class.
fn copy_with(rt: &mut Runtime, args: Args<'_>, new: [Value; 3]) -> R<Value> {
    let property = receiver(rt, args)?;
    let old = rt.property_parts(property);
    let or_old = |new: Value, old: Value| if new.is_none() { old } else { new };
    let get = or_old(new[0], old.get);
    let doc = match old.getter_doc && !get.is_none() {
        true => Value::NONE,
        false => old.doc,
    };
    let all = [
        get,
        or_old(new[1], old.set),
        or_old(new[2], old.delete),
        doc,
    ];
    let class = rt.type_of(args.all[0]);
    let made = rt.call(class, Args::positional(&all))?;
    if let Some(copy) = rt.payload_of_shape(made, ShapeId::PROPERTY) {
        let mut parts = rt.property_parts(copy);
        parts.name = old.name;
        rt.set_property_parts(copy, parts);
    }
    Ok(made)
}

fn with_getter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    copy_with(rt, args, [args.all[1], Value::NONE, Value::NONE])
}

fn with_setter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    copy_with(rt, args, [Value::NONE, args.all[1], Value::NONE])
}

fn with_deleter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    copy_with(rt, args, [Value::NONE, Value::NONE, args.all[1]])
}

fn parts(rt: &mut Runtime, args: Args<'_>) -> R<Parts> {
    let property = receiver(rt, args)?;
    Ok(rt.property_parts(property))
}

fn fget(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(parts(rt, args)?.get)
}

fn fset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(parts(rt, args)?.set)
}

fn fdel(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(parts(rt, args)?.delete)
}

fn doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(parts(rt, args)?.doc)
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let property = receiver(rt, args)?;
    match own_name(rt, property)? {
        Some(name) => Ok(name),
        None => rt.no_attribute(args.all[0], rt.names.name),
    }
}

/// Calls one of the functions, or says that there is none.
fn use_part(rt: &mut Runtime, args: Args<'_>, f: Value, what: &str, given: &[Value]) -> R<Value> {
    if f.is_none() {
        let property = receiver(rt, args)?;
        return rt.property_lacks(property, args.all[1], what);
    }
    rt.call(f, Args::positional(given))
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all[1].is_none() {
        return Ok(args.all[0]);
    }
    let f = parts(rt, args)?.get;
    use_part(rt, args, f, "getter", &args.all[1..2])
}

fn set(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = parts(rt, args)?.set;
    use_part(rt, args, f, "setter", &args.all[1..3])
}

fn delete(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = parts(rt, args)?.delete;
    use_part(rt, args, f, "deleter", &args.all[1..2])
}

fn is_abstract(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let parts = parts(rt, args)?;
    for f in [parts.get, parts.set, parts.delete] {
        if crate::descriptors::is_abstract(rt, f)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
