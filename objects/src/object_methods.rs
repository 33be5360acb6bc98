//! The special methods that every object inherits from `object`.

use crate::native::{ANY, Args};
use crate::{ClassId, R, Runtime, Value, natives};
use rekindle_bytecode::CompareOp;

natives! {
    /// `object`'s special methods.
    pub TABLE:
    "NoneType.__new__" => new_singleton, 1, ANY, true, Static;
    "NotImplementedType.__new__" => new_singleton, 1, ANY, true, Static;
    "ellipsis.__new__" => new_singleton, 1, ANY, true, Static;
    "object.__repr__" => repr, 1, 1, false, Method;
    "object.__str__" => str, 1, 1, false, Method;
    "object.__hash__" => hash, 1, 1, false, Method;
    "object.__format__" => format, 2, 2, false, Method;
    "object.__eq__" => eq, 2, 2, false, Method;
    "object.__ne__" => ne, 2, 2, false, Method;
    "object.__lt__" => order, 2, 2, false, Method;
    "object.__le__" => order, 2, 2, false, Method;
    "object.__gt__" => order, 2, 2, false, Method;
    "object.__ge__" => order, 2, 2, false, Method;
}

/// `type(None)()` and its like: there is only one instance.
fn new_singleton(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let all = [
        ("NoneType", ClassId::NONE_TYPE, Value::NONE),
        ("EllipsisType", ClassId::ELLIPSIS_TYPE, Value::ELLIPSIS),
        (
            "NotImplementedType",
            ClassId::NOT_IMPLEMENTED_TYPE,
            Value::NOT_IMPLEMENTED,
        ),
    ];
    let class = rt.class_argument(args.all[0], ClassId::OBJECT)?;
    let Some((name, _, v)) = all.iter().find(|(_, c, _)| *c == class) else {
        return rt.type_error("object.__new__(X): X is no class of a singleton");
    };
    if args.all.len() > 1 {
        return rt.type_error(format!("{name} takes no arguments"));
    }
    Ok(*v)
}

/// `object.__repr__(self)`, and the `__repr__` of all built-in classes without their own.
pub fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut out = String::new();
    rt.builtin_repr_into(args.all[0], &mut out)?;
    Ok(rt.new_str(&out))
}

/// `object.__str__(self)`
pub fn str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    if rt.is_any_str(v) {
        return Ok(rt.plain_str(v));
    }
    rt.repr(v)
}

/// `object.__hash__(self)`
pub(crate) fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let h = rt.identity(args.all[0]);
    Ok(rt.new_int(h))
}

/// `object.__format__(self, spec)`: only the empty specification.
fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.format_object(args.all[0], args.all[1])
}

/// `object.__eq__(self, other)`: identity.
pub(crate) fn eq(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(match args.all[0] == args.all[1] {
        true => Value::TRUE,
        false => Value::NOT_IMPLEMENTED,
    })
}

/// The opposite of what `__eq__` answers.
fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = (args.all[0], args.all[1]);
    let answer = if rt.has_python_class(a) {
        match rt.call_operator(a, rt.names.eq, b)? {
            Some(v) => Some(v),
            None => rt.builtin_compare(CompareOp::Eq, a, b)?,
        }
    } else {
        rt.builtin_compare(CompareOp::Eq, a, b)?
    };
    match answer {
        Some(v) => Ok(Value::bool(!rt.truth(v)?)),
        None if a == b => Ok(Value::FALSE),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn order(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NOT_IMPLEMENTED)
}
