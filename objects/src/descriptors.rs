//! `property`, `classmethod`, `staticmethod`.
//!
//! A property is a record of getter, setter and deleter (None where absent); the other two of
//! the function they wrap.

use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods and attributes of descriptors.
    pub TABLE:
    "property.__new__" => property_new, 1, ANY, true, Static;
    "property.__init__" => property_init, 1, ANY, true, Method;
    "property.getter" => getter, 2, 2, false, Method;
    "property.setter" => setter, 2, 2, false, Method;
    "property.deleter" => deleter, 2, 2, false, Method;
    "property.__get__" => property_get, 2, 3, false, Method;
    "property.__set__" => property_set, 3, 3, false, Method;
    "property.__delete__" => property_delete, 2, 2, false, Method;
    "property.fget" => fget, 1, 1, false, Getter;
    "property.fset" => fset, 1, 1, false, Getter;
    "property.fdel" => fdel, 1, 1, false, Getter;
    "property.__doc__" => property_doc, 1, 1, false, Getter;
    "property.__isabstractmethod__" => property_abstract, 1, 1, false, Getter;
    "classmethod.__isabstractmethod__" => wrapped_abstract, 1, 1, false, Getter;
    "staticmethod.__isabstractmethod__" => wrapped_abstract, 1, 1, false, Getter;
    "property.__name__" => property_name, 1, 1, false, Getter;
    "classmethod.__new__" => class_method_new, 2, 2, false, Static;
    "classmethod.__init__" => wrapper_init, 1, 2, false, Method;
    "classmethod.__get__" => class_method_get, 2, 3, false, Method;
    "classmethod.__func__" => function, 1, 1, false, Getter;
    "classmethod.__wrapped__" => function, 1, 1, false, Getter;
    "classmethod.__name__" => wrapped_name, 1, 1, false, Getter;
    "classmethod.__doc__" => wrapped_doc, 1, 1, false, Getter;
    "staticmethod.__new__" => static_method_new, 2, 2, false, Static;
    "staticmethod.__init__" => wrapper_init, 1, 2, false, Method;
    "staticmethod.__get__" => static_method_get, 2, 3, false, Method;
    "staticmethod.__func__" => function, 1, 1, false, Getter;
    "staticmethod.__wrapped__" => function, 1, 1, false, Getter;
    "staticmethod.__name__" => wrapped_name, 1, 1, false, Getter;
    "staticmethod.__doc__" => wrapped_doc, 1, 1, false, Getter;
}

fn property_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::PROPERTY)?;
    let none = Value::NONE;
    let property = rt.new_triple(ShapeId::PROPERTY, none, none, none);
    Ok(rt.new_with_payload(class, property))
}

fn property_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["fget", "fset", "fdel", "doc"];
    let [get, set, delete, _] = rt.bind_args("property", args, 1, names, 0)?;
    let property = receiver(rt, args)?;
    let or_none = |v: Value| if v.is_null() { Value::NONE } else { v };
    let parts = [get, set, delete].map(or_none);
    let p = property.as_ptr::<rekindle_abi::heap::Triple>();
    // SAFETY: checked by its shape.
    unsafe { ((*p).a, (*p).b, (*p).c) = (parts[0], parts[1], parts[2]) };
    for v in parts {
        rt.heap.barrier(property, v);
    }
    Ok(Value::NONE)
}

fn receiver(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.payload_of_shape(args.all[0], ShapeId::PROPERTY) {
        Some(p) => Ok(p),
        None => rt.wrong_receiver("property", ClassId::PROPERTY, args.all[0]),
    }
}

/// A copy with one part replaced, of the same class.
fn with_part(rt: &mut Runtime, args: Args<'_>, part: usize) -> R<Value> {
    let property = receiver(rt, args)?;
    let (get, set, delete) = rt.triple(property);
    let mut parts = [get, set, delete];
    parts[part] = args.all[1];
    let class = rt.type_of(args.all[0]);
    rt.call(class, Args::positional(&parts))
}

fn getter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_part(rt, args, 0)
}

fn setter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_part(rt, args, 1)
}

fn deleter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_part(rt, args, 2)
}

fn part(rt: &mut Runtime, args: Args<'_>, part: usize) -> R<Value> {
    let property = receiver(rt, args)?;
    let (get, set, delete) = rt.triple(property);
    Ok([get, set, delete][part])
}

fn fget(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    part(rt, args, 0)
}

fn fset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    part(rt, args, 1)
}

fn fdel(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    part(rt, args, 2)
}

/// Calls one of the functions, or says that there is none.
fn use_part(rt: &mut Runtime, args: Args<'_>, which: usize, values: &[Value]) -> R<Value> {
    let f = part(rt, args, which)?;
    if f.is_none() {
        let class = rt.type_name(args.all[1]);
        let label = rt.property_label(rt.class_of(args.all[1]), args.all[0]);
        let what = ["getter", "setter", "deleter"][which];
        return rt.raise_new(
            ClassId::ATTRIBUTE_ERROR,
            format!("{label} of '{class}' object has no {what}"),
        );
    }
    rt.call(f, Args::positional(values))
}

fn property_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all[1].is_none() {
        return Ok(args.all[0]);
    }
    use_part(rt, args, 0, &args.all[1..2])
}

fn property_set(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    use_part(rt, args, 1, &args.all[1..3])
}

fn property_delete(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    use_part(rt, args, 2, &args.all[1..2])
}

fn property_doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let get = part(rt, args, 0)?;
    rt.get_attr(get, rt.names.doc)
}

fn property_name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let get = part(rt, args, 0)?;
    rt.get_attr(get, rt.names.name)
}

fn wrapper(rt: &mut Runtime, args: Args<'_>, class: ClassId, shape: ShapeId) -> R<Value> {
    let class = rt.class_argument(args.all[0], class)?;
    let made = rt.new_triple(shape, args.all[1], Value::NULL, Value::NULL);
    Ok(rt.new_with_payload(class, made))
}

fn class_method_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    wrapper(rt, args, ClassId::CLASS_METHOD, ShapeId::CLASS_METHOD)
}

fn static_method_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    wrapper(rt, args, ClassId::STATIC_METHOD, ShapeId::STATIC_METHOD)
}

fn wrapper_init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn function(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let wrapper = rt.payload(args.all[0]);
    Ok(rt.triple(wrapper).0)
}

fn wrapped_name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    rt.get_attr(f, rt.names.name)
}

/// Does a function say of itself that it is abstract?
fn is_abstract(rt: &mut Runtime, f: Value) -> R<bool> {
    let name = rt.intern("__isabstractmethod__");
    match rt.get_attr_opt(f, name)? {
        Some(v) => rt.truth(v),
        None => Ok(false),
    }
}

fn property_abstract(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let property = receiver(rt, args)?;
    let (get, set, delete) = rt.triple(property);
    for f in [get, set, delete] {
        if is_abstract(rt, f)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn wrapped_abstract(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    Ok(Value::bool(is_abstract(rt, f)?))
}

fn wrapped_doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    rt.get_attr(f, rt.names.doc)
}

fn class_method_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = function(rt, args)?;
    let class = match args.all.get(2) {
        Some(class) if !class.is_none() => *class,
        _ => rt.type_of(args.all[1]),
    };
    Ok(rt.bind_method(f, class))
}

fn static_method_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    function(rt, args)
}
