//! Special methods of `int`, `float` and `complex`, as `int.__add__` and so on give them.
//!
//! The operators themselves do not come this way; these are for subclasses and for programs
//! that name the methods.

use crate::native::NativeDef;
use crate::{Args, ClassId, R, Runtime, Value};
use rekindle_bytecode::{BinaryOp, CompareOp, UnaryOp};

/// One of the three classes.
#[derive(Clone, Copy)]
enum Class {
    Int,
    Float,
    Complex,
}

impl Class {
    fn id(self) -> ClassId {
        match self {
            Class::Int => ClassId::INT,
            Class::Float => ClassId::FLOAT,
            Class::Complex => ClassId::COMPLEX,
        }
    }

    /// Does a method of this class take such an operand?
    fn takes(self, rt: &Runtime, v: Value) -> bool {
        rt.is_int(v)
            || !matches!(self, Class::Int) && rt.float_of(v).is_some()
            || matches!(self, Class::Complex) && rt.complex_of(v).is_some()
    }

    /// Is it an instance of this class?
    fn has(self, rt: &Runtime, v: Value) -> bool {
        match self {
            Class::Int => rt.is_int(v),
            Class::Float => rt.float_of(v).is_some(),
            Class::Complex => rt.complex_of(v).is_some(),
        }
    }

    fn check(self, rt: &mut Runtime, v: Value, method: &str) -> R<()> {
        if self.has(rt, v) {
            return Ok(());
        }
        let (class, got) = (rt.class(self.id()).name.clone(), rt.type_name(v));
        rt.type_error(format!(
            "descriptor '{method}' requires a '{class}' object but received a '{got}'"
        ))
    }
}

fn binary(rt: &mut Runtime, class: Class, op: BinaryOp, args: Args<'_>) -> R<Value> {
    class.check(rt, args.all[0], op.dunder())?;
    if !class.takes(rt, args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    or_not_implemented(rt.number_binary(op, args.all[0], args.all[1]))
}

fn reflected(rt: &mut Runtime, class: Class, op: BinaryOp, args: Args<'_>) -> R<Value> {
    class.check(rt, args.all[0], op.reflected())?;
    if !class.takes(rt, args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    or_not_implemented(rt.number_binary(op, args.all[1], args.all[0]))
}

fn or_not_implemented(answer: R<Option<Value>>) -> R<Value> {
    Ok(answer?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn compare(rt: &mut Runtime, class: Class, op: CompareOp, args: Args<'_>) -> R<Value> {
    class.check(rt, args.all[0], op.dunder())?;
    if !class.takes(rt, args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    or_not_implemented(rt.builtin_compare(op, args.all[0], args.all[1]))
}

fn unary(rt: &mut Runtime, class: Class, op: UnaryOp, args: Args<'_>) -> R<Value> {
    class.check(rt, args.all[0], op.dunder())?;
    if op == UnaryOp::Invert && args.all[0].is_bool() {
        rt.warn_of_inverted_bool()?;
    }
    Ok(rt
        .number_unary(op, args.all[0])
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn abs(rt: &mut Runtime, class: Class, args: Args<'_>) -> R<Value> {
    class.check(rt, args.all[0], "__abs__")?;
    or_not_implemented(rt.number_abs(args.all[0]))
}

fn divmod(rt: &mut Runtime, class: Class, args: Args<'_>, swapped: bool) -> R<Value> {
    class.check(rt, args.all[0], "__divmod__")?;
    let (a, b) = (args.all[swapped as usize], args.all[!swapped as usize]);
    if !class.takes(rt, args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    or_not_implemented(rt.number_divmod(a, b))
}

/// `__pow__`, or (`swapped`) `__rpow__`.
fn power(rt: &mut Runtime, class: Class, args: Args<'_>, swapped: bool) -> R<Value> {
    let modulus = match args.all.get(2) {
        None | Some(&Value::NONE) if swapped => return reflected(rt, class, BinaryOp::Pow, args),
        None | Some(&Value::NONE) => return binary(rt, class, BinaryOp::Pow, args),
        Some(modulus) => *modulus,
    };
    class.check(
        rt,
        args.all[0],
        if swapped { "__rpow__" } else { "__pow__" },
    )?;
    let (a, b) = (args.all[swapped as usize], args.all[!swapped as usize]);
    let ints = matches!(class, Class::Int);
    if ints && !(rt.is_int(a) && rt.is_int(b) && rt.is_int(modulus)) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    or_not_implemented(rt.number_power(a, b, modulus))
}

fn truth(rt: &mut Runtime, class: Class, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    class.check(rt, v, "__bool__")?;
    Ok(Value::bool(match class {
        Class::Int => rt.int_of(v).is_some_and(|i| !i.is_zero()),
        Class::Float => rt.float_of(v) != Some(0.0),
        Class::Complex => rt.complex_of(v) != Some((0.0, 0.0)),
    }))
}

fn hash(rt: &mut Runtime, class: Class, args: Args<'_>) -> R<Value> {
    class.check(rt, args.all[0], "__hash__")?;
    let h = rt.builtin_hash(args.all[0])?;
    Ok(rt.new_int(h))
}

fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_str(args.all[1]) {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!("__format__() argument must be str, not {got}"));
    }
    if rt.str_len(args.all[1]) == 0 {
        return rt.str(args.all[0]);
    }
    rt.format_builtin(args.all[0], args.all[1])
}

macro_rules! row {
    ($path:expr, $min:literal, $max:literal, $function:expr) => {
        NativeDef::method($path, $function, $min, $max)
    };
}

macro_rules! common {
    ($class:literal, $C:expr, $($Op:ident $name:literal $reflected:literal;)*) => {
        &[
            $(
                row!(concat!($class, ".", $name), 2, 2, |rt, args| binary(rt, $C, BinaryOp::$Op, args)),
                row!(concat!($class, ".", $reflected), 2, 2, |rt, args| reflected(rt, $C, BinaryOp::$Op, args)),
            )*
            row!(concat!($class, ".__pow__"), 2, 3, |rt, args| power(rt, $C, args, false)),
            row!(concat!($class, ".__rpow__"), 2, 3, |rt, args| power(rt, $C, args, true)),
            row!(concat!($class, ".__neg__"), 1, 1, |rt, args| unary(rt, $C, UnaryOp::Neg, args)),
            row!(concat!($class, ".__pos__"), 1, 1, |rt, args| unary(rt, $C, UnaryOp::Pos, args)),
            row!(concat!($class, ".__abs__"), 1, 1, |rt, args| abs(rt, $C, args)),
            row!(concat!($class, ".__bool__"), 1, 1, |rt, args| truth(rt, $C, args)),
            row!(concat!($class, ".__hash__"), 1, 1, |rt, args| hash(rt, $C, args)),
            row!(concat!($class, ".__repr__"), 1, 1, crate::object_methods::repr),
            row!(concat!($class, ".__format__"), 2, 2, format),
            row!(concat!($class, ".__lt__"), 2, 2, |rt, args| compare(rt, $C, CompareOp::Lt, args)),
            row!(concat!($class, ".__le__"), 2, 2, |rt, args| compare(rt, $C, CompareOp::Le, args)),
            row!(concat!($class, ".__eq__"), 2, 2, |rt, args| compare(rt, $C, CompareOp::Eq, args)),
            row!(concat!($class, ".__ne__"), 2, 2, |rt, args| compare(rt, $C, CompareOp::Ne, args)),
            row!(concat!($class, ".__gt__"), 2, 2, |rt, args| compare(rt, $C, CompareOp::Gt, args)),
            row!(concat!($class, ".__ge__"), 2, 2, |rt, args| compare(rt, $C, CompareOp::Ge, args)),
        ]
    };
}

/// `int`'s.
pub static INT: &[NativeDef] = common! { "int", Class::Int,
    Add "__add__" "__radd__";
    Sub "__sub__" "__rsub__";
    Mul "__mul__" "__rmul__";
    TrueDiv "__truediv__" "__rtruediv__";
    FloorDiv "__floordiv__" "__rfloordiv__";
    Mod "__mod__" "__rmod__";
    LShift "__lshift__" "__rlshift__";
    RShift "__rshift__" "__rrshift__";
    BitAnd "__and__" "__rand__";
    BitOr "__or__" "__ror__";
    BitXor "__xor__" "__rxor__";
};

/// `float`'s.
pub static FLOAT: &[NativeDef] = common! { "float", Class::Float,
    Add "__add__" "__radd__";
    Sub "__sub__" "__rsub__";
    Mul "__mul__" "__rmul__";
    TrueDiv "__truediv__" "__rtruediv__";
    FloorDiv "__floordiv__" "__rfloordiv__";
    Mod "__mod__" "__rmod__";
};

/// `complex`'s.
pub static COMPLEX: &[NativeDef] = common! { "complex", Class::Complex,
    Add "__add__" "__radd__";
    Sub "__sub__" "__rsub__";
    Mul "__mul__" "__rmul__";
    TrueDiv "__truediv__" "__rtruediv__";
};

/// What only some of them have.
pub static MORE: &[NativeDef] = &[
    row!("int.__invert__", 1, 1, |rt, args| unary(
        rt,
        Class::Int,
        UnaryOp::Invert,
        args
    )),
    row!("int.__divmod__", 2, 2, |rt, args| divmod(
        rt,
        Class::Int,
        args,
        false
    )),
    row!("int.__rdivmod__", 2, 2, |rt, args| divmod(
        rt,
        Class::Int,
        args,
        true
    )),
    row!("float.__divmod__", 2, 2, |rt, args| divmod(
        rt,
        Class::Float,
        args,
        false
    )),
    row!("float.__rdivmod__", 2, 2, |rt, args| divmod(
        rt,
        Class::Float,
        args,
        true
    )),
];
