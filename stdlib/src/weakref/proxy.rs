//! `weakref.proxy`: objects that stand for one that they do not keep.
//!
//! Every special method is passed on to the object; once that is gone they raise `ReferenceError`.

use super::{callback_of, check_referable, class_named, known};
use rekindle_objects::heap::Weak;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, BinaryOp, ClassId, CompareOp, R, Runtime, UnaryOp, Value, natives};

pub(crate) fn proxy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let target = args.all[0];
    check_referable(rt, target)?;
    let class = if rt.is_callable(target) {
        class_named(rt, "CallableProxyType")?
    } else {
        class_named(rt, "ProxyType")?
    };
    let callback = callback_of(args.all.get(1));
    if callback.is_null()
        && let Some(known) = known(rt, class, target)
    {
        return Ok(known);
    }
    Ok(rt.new_weak(class, target, callback))
}

/// What a proxy stands for; anything else stands for itself.
fn behind(rt: &mut Runtime, v: Value) -> R<Value> {
    let class = rt.class_of(v);
    let stands = [CLASSES[0].name, CLASSES[1].name]
        .iter()
        .any(|name| rt.native_class("weakref", name) == Some(class));
    if !stands {
        return Ok(v);
    }
    match rt.state::<Weak>(&v).and_then(Weak::target) {
        Some(target) => Ok(target),
        None => rt.raise_new(
            ClassId::REFERENCE_ERROR,
            "weakly-referenced object no longer exists",
        ),
    }
}

/// The first two operands, as what they stand for.
fn both(rt: &mut Runtime, args: Args<'_>) -> R<(Value, Value)> {
    let a = behind(rt, args.all[0])?;
    let b = behind(rt, args.all[1])?;
    Ok((a, b))
}

macro_rules! proxies {
    (binary $($b:ident $r:ident $i:ident $op:ident)*; compare $($c:ident $cop:ident)*;
     unary $($u:ident $uop:ident)*; by_name $($n:ident $written:literal)*;) => {
        $(
            fn $b(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                let (a, b) = both(rt, args)?;
                rt.binary(BinaryOp::$op, a, b)
            }
            fn $r(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                let (a, b) = both(rt, args)?;
                rt.binary(BinaryOp::$op, b, a)
            }
            fn $i(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                let (a, b) = both(rt, args)?;
                rt.inplace(BinaryOp::$op, a, b)
            }
        )*
        $(
            fn $c(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                let (a, b) = both(rt, args)?;
                rt.compare(CompareOp::$cop, a, b)
            }
        )*
        $(
            fn $u(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                let a = behind(rt, args.all[0])?;
                rt.unary(UnaryOp::$uop, a)
            }
        )*
        $(
            fn $n(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                let a = behind(rt, args.all[0])?;
                let name = rt.intern($written);
                match rt.call_special(a, name, &args.all[1..])? {
                    Some(v) => Ok(v),
                    None => {
                        let class = rt.type_name(a);
                        rt.type_error(format!("'{class}' object has no {}()", $written))
                    }
                }
            }
        )*
    };
}

proxies! {
    binary
        add radd iadd Add sub rsub isub Sub mul rmul imul Mul truediv rtruediv itruediv TrueDiv
        floordiv rfloordiv ifloordiv FloorDiv mod_ rmod imod Mod pow rpow ipow Pow
        lshift rlshift ilshift LShift rshift rrshift irshift RShift and rand iand BitAnd
        or ror ior BitOr xor rxor ixor BitXor matmul rmatmul imatmul MatMul;
    compare eq Eq ne Ne lt Lt le Le gt Gt ge Ge;
    unary neg Neg pos Pos invert Invert;
    by_name
        divmod "__divmod__" rdivmod "__rdivmod__" abs "__abs__" int "__int__" float "__float__"
        index "__index__" next "__next__" reversed "__reversed__" bytes "__bytes__";
}

natives! {
    /// Special methods of proxies.
    pub(crate) PROXY:
    "ProxyType.__add__" => add, 2, 2, false, Method;
    "ProxyType.__radd__" => radd, 2, 2, false, Method;
    "ProxyType.__iadd__" => iadd, 2, 2, false, Method;
    "ProxyType.__sub__" => sub, 2, 2, false, Method;
    "ProxyType.__rsub__" => rsub, 2, 2, false, Method;
    "ProxyType.__isub__" => isub, 2, 2, false, Method;
    "ProxyType.__mul__" => mul, 2, 2, false, Method;
    "ProxyType.__rmul__" => rmul, 2, 2, false, Method;
    "ProxyType.__imul__" => imul, 2, 2, false, Method;
    "ProxyType.__truediv__" => truediv, 2, 2, false, Method;
    "ProxyType.__rtruediv__" => rtruediv, 2, 2, false, Method;
    "ProxyType.__itruediv__" => itruediv, 2, 2, false, Method;
    "ProxyType.__floordiv__" => floordiv, 2, 2, false, Method;
    "ProxyType.__rfloordiv__" => rfloordiv, 2, 2, false, Method;
    "ProxyType.__ifloordiv__" => ifloordiv, 2, 2, false, Method;
    "ProxyType.__mod__" => mod_, 2, 2, false, Method;
    "ProxyType.__rmod__" => rmod, 2, 2, false, Method;
    "ProxyType.__imod__" => imod, 2, 2, false, Method;
    "ProxyType.__pow__" => pow, 2, 2, false, Method;
    "ProxyType.__rpow__" => rpow, 2, 2, false, Method;
    "ProxyType.__ipow__" => ipow, 2, 2, false, Method;
    "ProxyType.__lshift__" => lshift, 2, 2, false, Method;
    "ProxyType.__rlshift__" => rlshift, 2, 2, false, Method;
    "ProxyType.__ilshift__" => ilshift, 2, 2, false, Method;
    "ProxyType.__rshift__" => rshift, 2, 2, false, Method;
    "ProxyType.__rrshift__" => rrshift, 2, 2, false, Method;
    "ProxyType.__irshift__" => irshift, 2, 2, false, Method;
    "ProxyType.__and__" => and, 2, 2, false, Method;
    "ProxyType.__rand__" => rand, 2, 2, false, Method;
    "ProxyType.__iand__" => iand, 2, 2, false, Method;
    "ProxyType.__or__" => or, 2, 2, false, Method;
    "ProxyType.__ror__" => ror, 2, 2, false, Method;
    "ProxyType.__ior__" => ior, 2, 2, false, Method;
    "ProxyType.__xor__" => xor, 2, 2, false, Method;
    "ProxyType.__rxor__" => rxor, 2, 2, false, Method;
    "ProxyType.__ixor__" => ixor, 2, 2, false, Method;
    "ProxyType.__matmul__" => matmul, 2, 2, false, Method;
    "ProxyType.__rmatmul__" => rmatmul, 2, 2, false, Method;
    "ProxyType.__imatmul__" => imatmul, 2, 2, false, Method;
    "ProxyType.__eq__" => eq, 2, 2, false, Method;
    "ProxyType.__ne__" => ne, 2, 2, false, Method;
    "ProxyType.__lt__" => lt, 2, 2, false, Method;
    "ProxyType.__le__" => le, 2, 2, false, Method;
    "ProxyType.__gt__" => gt, 2, 2, false, Method;
    "ProxyType.__ge__" => ge, 2, 2, false, Method;
    "ProxyType.__neg__" => neg, 1, 1, false, Method;
    "ProxyType.__pos__" => pos, 1, 1, false, Method;
    "ProxyType.__invert__" => invert, 1, 1, false, Method;
    "ProxyType.__divmod__" => divmod, 2, 2, false, Method;
    "ProxyType.__rdivmod__" => rdivmod, 2, 2, false, Method;
    "ProxyType.__abs__" => abs, 1, 1, false, Method;
    "ProxyType.__int__" => int, 1, 1, false, Method;
    "ProxyType.__float__" => float, 1, 1, false, Method;
    "ProxyType.__index__" => index, 1, 1, false, Method;
    "ProxyType.__reversed__" => reversed, 1, 1, false, Method;
    "ProxyType.__bytes__" => bytes, 1, 1, false, Method;
    "ProxyType.__getattribute__" => getattribute, 2, 2, false, Method;
    "ProxyType.__setattr__" => setattr, 3, 3, false, Method;
    "ProxyType.__delattr__" => delattr, 2, 2, false, Method;
    "ProxyType.__getitem__" => getitem, 2, 2, false, Method;
    "ProxyType.__setitem__" => setitem, 3, 3, false, Method;
    "ProxyType.__delitem__" => delitem, 2, 2, false, Method;
    "ProxyType.__contains__" => contains, 2, 2, false, Method;
    "ProxyType.__len__" => len, 1, 1, false, Method;
    "ProxyType.__bool__" => truth, 1, 1, false, Method;
    "ProxyType.__iter__" => iter, 1, 1, false, Method;
    "ProxyType.__next__" => next, 1, 1, false, Method;
    "ProxyType.__str__" => str, 1, 1, false, Method;
    "ProxyType.__repr__" => repr, 1, 1, false, Method;
}

natives! {
    CALLABLE:
    "CallableProxyType.__call__" => call, 1, ANY, true, Method;
}

/// Proxies, and proxies of what can be called.
pub(crate) const CLASSES: [NativeClass; 2] = [
    NativeClass {
        module: "weakref",
        name: "ProxyType",
        doc: None,
        base: ClassId::OBJECT,
        methods: &[],
        state: true,
        dict: false,
    },
    NativeClass {
        module: "weakref",
        name: "CallableProxyType",
        doc: None,
        base: ClassId::OBJECT,
        methods: CALLABLE,
        state: true,
        dict: false,
    },
];

fn getattribute(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    if !rt.is_any_str(args.all[1]) {
        return rt.type_error("attribute name must be string");
    }
    let name = rt.intern_value(args.all[1]);
    rt.get_attr(a, name)
}

fn setattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    let name = rt.intern_value(args.all[1]);
    rt.set_attr(a, name, args.all[2]).map(|_| Value::NONE)
}

fn delattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    let name = rt.intern_value(args.all[1]);
    rt.set_attr(a, name, Value::NULL).map(|_| Value::NONE)
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = both(rt, args)?;
    rt.get_item(a, b)
}

fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = both(rt, args)?;
    rt.set_item(a, b, args.all[2]).map(|_| Value::NONE)
}

fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = both(rt, args)?;
    rt.del_item(a, b).map(|_| Value::NONE)
}

fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = both(rt, args)?;
    rt.contains(a, b).map(Value::bool)
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    Ok(Value::small_int(rt.len(a)? as i64))
}

fn truth(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    rt.truth(a).map(Value::bool)
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    rt.get_iter(a)
}

fn str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    rt.str(a)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let address = args.all[0].0;
    let target = rt.state::<Weak>(&args.all[0]).and_then(Weak::target);
    let (class, at) = match target {
        Some(target) => (rt.type_name(target), target.0),
        None => ("NoneType".into(), 0),
    };
    let text = format!("<weakproxy at {address:#x} to {class} at {at:#x}>");
    Ok(rt.new_str(&text))
}

fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = behind(rt, args.all[0])?;
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    rt.call(a, rest)
}
