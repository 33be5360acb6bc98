//! The special methods of containers, as methods: `[].__len__()`, `super().__setitem__(k, v)`.
//!
//! Each one does what the operator does on the built-in object behind the receiver.

use crate::native::NativeDef;
use crate::{Args, ClassId, R, Runtime, Value};
use rekindle_bytecode::{BinaryOp, CompareOp};

macro_rules! methods {
    ($($class:literal, $id:ident { $($name:literal => $function:path, $n:literal;)* })*) => {
        /// Special methods of containers.
        pub static TABLE: &[NativeDef] = &[$($(
            NativeDef::method(concat!($class, ".", $name), |rt, args| {
                rt.check_receiver(args, ClassId::$id, $name)?;
                $function(rt, args)
            }, $n, $n)
        ),*),*];
    };
}

methods! {
    "list", LIST {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__getitem__" => getitem, 2; "__setitem__" => setitem, 3; "__delitem__" => delitem, 2;
        "__add__" => add, 2; "__mul__" => mul, 2; "__rmul__" => mul, 2;
        "__iadd__" => iadd, 2; "__imul__" => imul, 2; "__repr__" => repr, 1;
        "__eq__" => eq, 2; "__ne__" => ne, 2; "__lt__" => lt, 2; "__le__" => le, 2;
        "__gt__" => gt, 2; "__ge__" => ge, 2;
    }
    "tuple", TUPLE {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__getitem__" => getitem, 2; "__add__" => add, 2; "__mul__" => mul, 2; "__rmul__" => mul, 2;
        "__repr__" => repr, 1; "__eq__" => eq, 2; "__ne__" => ne, 2; "__lt__" => lt, 2;
        "__le__" => le, 2; "__gt__" => gt, 2; "__ge__" => ge, 2;
    }
    "dict", DICT {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__getitem__" => dict_getitem, 2; "__setitem__" => setitem, 3; "__delitem__" => delitem, 2;
        "__or__" => or, 2; "__ror__" => ror, 2; "__ior__" => ior, 2; "__repr__" => repr, 1;
        "__eq__" => eq, 2; "__ne__" => ne, 2;
    }
    "set", SET {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__or__" => or, 2; "__ror__" => ror, 2; "__ior__" => ior, 2; "__and__" => and, 2;
        "__rand__" => rand, 2; "__iand__" => iand, 2; "__sub__" => sub, 2; "__rsub__" => rsub, 2;
        "__isub__" => isub, 2; "__xor__" => xor, 2; "__rxor__" => rxor, 2; "__ixor__" => ixor, 2;
        "__repr__" => repr, 1; "__eq__" => eq, 2; "__ne__" => ne, 2; "__lt__" => lt, 2;
        "__le__" => le, 2; "__gt__" => gt, 2; "__ge__" => ge, 2;
    }
    "frozenset", FROZENSET {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__or__" => or, 2; "__ror__" => ror, 2; "__and__" => and, 2; "__rand__" => rand, 2;
        "__sub__" => sub, 2; "__rsub__" => rsub, 2; "__xor__" => xor, 2; "__rxor__" => rxor, 2;
        "__repr__" => repr, 1; "__eq__" => eq, 2; "__ne__" => ne, 2; "__lt__" => lt, 2;
        "__le__" => le, 2; "__gt__" => gt, 2; "__ge__" => ge, 2;
    }
    "range", RANGE {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__getitem__" => getitem, 2; "__reversed__" => reversed, 1; "__repr__" => repr, 1;
        "__eq__" => eq, 2; "__ne__" => ne, 2;
    }
    "slice", SLICE {
        "__repr__" => repr, 1; "__eq__" => eq, 2; "__ne__" => ne, 2;
    }
    "dict_keys", DICT_KEYS {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__or__" => or, 2; "__ror__" => ror, 2; "__and__" => and, 2; "__rand__" => rand, 2;
        "__sub__" => sub, 2; "__rsub__" => rsub, 2; "__xor__" => xor, 2; "__rxor__" => rxor, 2;
        "__eq__" => eq, 2; "__ne__" => ne, 2; "__lt__" => lt, 2; "__le__" => le, 2;
        "__gt__" => gt, 2; "__ge__" => ge, 2; "__repr__" => repr, 1;
    }
    "dict_items", DICT_ITEMS {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__or__" => or, 2; "__ror__" => ror, 2; "__and__" => and, 2; "__rand__" => rand, 2;
        "__sub__" => sub, 2; "__rsub__" => rsub, 2; "__xor__" => xor, 2; "__rxor__" => rxor, 2;
        "__eq__" => eq, 2; "__ne__" => ne, 2; "__lt__" => lt, 2; "__le__" => le, 2;
        "__gt__" => gt, 2; "__ge__" => ge, 2; "__repr__" => repr, 1;
    }
    "dict_values", DICT_VALUES {
        "__len__" => len, 1; "__iter__" => iter, 1; "__repr__" => repr, 1;
    }
    "mappingproxy", MAPPING_PROXY {
        "__len__" => len, 1; "__iter__" => iter, 1; "__contains__" => contains, 2;
        "__or__" => or, 2; "__ror__" => ror, 2; "__eq__" => eq, 2; "__ne__" => ne, 2;
        "__reversed__" => reversed, 1; "__repr__" => repr, 1;
    }
}

/// The built-in object that a method works on.
fn inner(rt: &Runtime, args: Args<'_>) -> Value {
    rt.payload(args.all[0])
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    match crate::containers::len(rt, v)? {
        Some(n) => Ok(rt.new_int(n as i64)),
        None => rt.type_error_of(v, "has no len()"),
    }
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    rt.get_iter(v)
}

fn reversed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    rt.get_reversed(v)
}

fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    match crate::containers::contains(rt, v, args.all[1])? {
        Some(found) => Ok(Value::bool(found)),
        None => rt.type_error_of(v, "is not a container or iterable"),
    }
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    match rt.builtin_get_item(v, args.all[1])? {
        Some(item) => Ok(item),
        None => rt.type_error_of(v, "is not subscriptable"),
    }
}

/// As `getitem`; an instance of a subclass is asked for what is missing.
fn dict_getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    if v != args.all[0]
        && let Some(d) = rt.as_dict(v)
    {
        if let Some(item) = rt.dict_get(d, args.all[1])? {
            return Ok(item);
        }
        if let Some(item) = rt.call_special(args.all[0], rt.names.missing, &[args.all[1]])? {
            return Ok(item);
        }
        return rt.key_error(args.all[1]);
    }
    getitem(rt, args)
}

fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    if rt.builtin_set_item(v, args.all[1], args.all[2])? {
        return Ok(Value::NONE);
    }
    rt.type_error_of(v, "does not support item assignment")
}

fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = inner(rt, args);
    if rt.builtin_del_item(v, args.all[1])? {
        return Ok(Value::NONE);
    }
    rt.type_error_of(v, "doesn't support item deletion")
}

/// `repr` of an instance of a subclass is that of its payload, but for sets, which name it.
fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut out = String::new();
    rt.builtin_repr_into(args.all[0], &mut out)?;
    Ok(rt.new_str(&out))
}

/// What `f` answers, or `NotImplemented`.
fn or_not_implemented(answer: R<Option<Value>>) -> R<Value> {
    Ok(answer?.unwrap_or(Value::NOT_IMPLEMENTED))
}

macro_rules! binary {
    ($($name:ident, $reflected:ident = $Op:ident;)*) => {$(
        fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            or_not_implemented(crate::containers::binary(rt, BinaryOp::$Op, args.all[0], args.all[1]))
        }
        fn $reflected(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            or_not_implemented(crate::containers::binary(rt, BinaryOp::$Op, args.all[1], args.all[0]))
        }
    )*};
}

binary! {
    or, ror = BitOr;
    and, rand = BitAnd;
    sub, rsub = Sub;
    xor, rxor = BitXor;
}

fn add(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = (args.all[0], args.all[1]);
    match crate::containers::binary(rt, BinaryOp::Add, a, b)? {
        Some(v) => Ok(v),
        None => {
            let (kind, got) = (rt.type_name(inner(rt, args)), rt.type_name(b));
            rt.type_error(format!(
                "can only concatenate {kind} (not \"{got}\") to {kind}"
            ))
        }
    }
}

fn mul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    or_not_implemented(crate::containers::binary(
        rt,
        BinaryOp::Mul,
        args.all[0],
        args.all[1],
    ))
}

macro_rules! inplace {
    ($($name:ident = $Op:ident;)*) => {$(
        fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            or_not_implemented(crate::containers::inplace(rt, BinaryOp::$Op, args.all[0], args.all[1]))
        }
    )*};
}

inplace! {
    iadd = Add;
    imul = Mul;
    ior = BitOr;
    iand = BitAnd;
    isub = Sub;
    ixor = BitXor;
}

fn compared(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    or_not_implemented(crate::containers::compare(rt, op, args.all[0], args.all[1]))
}

crate::compare::comparisons!(compared);
