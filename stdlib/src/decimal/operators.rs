//! What operators mean for decimals.

use super::operands::{Under, note_float, number, of_float, of_int, own};
use super::{Home, constructors, conversions, texts};
use rekindle_decimal::{Context, Decimal, Natural, Status, status};
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, CompareOp, R, Runtime, Value, compare, natives};
use std::borrow::Cow;

natives! {
    /// Special methods.
    pub(super) TABLE:
    "Decimal.__new__" => constructors::new, 1, ANY, true, Static;
    "Decimal.from_float" => constructors::from_float, 2, 2, false, Class;
    "Decimal.from_number" => constructors::from_number, 2, 2, false, Class;
    "Decimal.__repr__" => texts::repr, 1, 1, false, Method;
    "Decimal.__str__" => texts::str, 1, 1, false, Method;
    "Decimal.__format__" => texts::format, 2, 3, false, Method;
    "Decimal.__hash__" => conversions::hash, 1, 1, false, Method;
    "Decimal.__add__" => add, 2, 2, false, Method;
    "Decimal.__radd__" => radd, 2, 2, false, Method;
    "Decimal.__sub__" => sub, 2, 2, false, Method;
    "Decimal.__rsub__" => rsub, 2, 2, false, Method;
    "Decimal.__mul__" => mul, 2, 2, false, Method;
    "Decimal.__rmul__" => rmul, 2, 2, false, Method;
    "Decimal.__truediv__" => truediv, 2, 2, false, Method;
    "Decimal.__rtruediv__" => rtruediv, 2, 2, false, Method;
    "Decimal.__floordiv__" => floordiv, 2, 2, false, Method;
    "Decimal.__rfloordiv__" => rfloordiv, 2, 2, false, Method;
    "Decimal.__mod__" => modulo, 2, 2, false, Method;
    "Decimal.__rmod__" => rmodulo, 2, 2, false, Method;
    "Decimal.__divmod__" => divmod, 2, 2, false, Method;
    "Decimal.__rdivmod__" => rdivmod, 2, 2, false, Method;
    "Decimal.__pow__" => pow, 2, 3, false, Method;
    "Decimal.__rpow__" => rpow, 2, 3, false, Method;
    "Decimal.__neg__" => neg, 1, 1, false, Method;
    "Decimal.__pos__" => pos, 1, 1, false, Method;
    "Decimal.__abs__" => abs, 1, 1, false, Method;
    "Decimal.__bool__" => bool, 1, 1, false, Method;
    "Decimal.__eq__" => eq, 2, 2, false, Method;
    "Decimal.__ne__" => ne, 2, 2, false, Method;
    "Decimal.__lt__" => lt, 2, 2, false, Method;
    "Decimal.__le__" => le, 2, 2, false, Method;
    "Decimal.__gt__" => gt, 2, 2, false, Method;
    "Decimal.__ge__" => ge, 2, 2, false, Method;
}

/// An operation on two numbers.
pub(super) type Binary = fn(&Decimal, &Decimal, &Context, &mut Status) -> Decimal;

/// `self OP other` for a decimal or an int.
#[inline]
fn binary(rt: &mut Runtime, args: Args<'_>, reflected: bool, name: &str, f: Binary) -> R<Value> {
    let mine = own(rt, &args.all[0], name)?;
    let Some(other) = number(rt, &args.all[1]) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let under = Under::current(rt)?;
    let arithmetic = under.arithmetic(rt)?;
    let (a, b): (&Decimal, &Decimal) = if reflected {
        (&other, mine)
    } else {
        (mine, &other)
    };
    let mut conditions = 0;
    let result = f(a, b, &arithmetic, &mut conditions);
    under.finish(rt, result, conditions)
}

/// Functions of operators and their reflections.
macro_rules! binary_operators {
    ($($name:ident $reflected:ident $function:path;)*) => {$(
        fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            binary(rt, args, false, concat!("__", stringify!($name), "__"), $function)
        }

        fn $reflected(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            binary(rt, args, true, concat!("__", stringify!($reflected), "__"), $function)
        }
    )*};
}

binary_operators! {
    add radd Decimal::add;
    sub rsub Decimal::sub;
    mul rmul Decimal::mul;
    truediv rtruediv Decimal::div;
    floordiv rfloordiv Decimal::div_int;
    modulo rmodulo Decimal::rem;
}

fn divmod_of(rt: &mut Runtime, args: Args<'_>, reflected: bool) -> R<Value> {
    let mine = own(rt, &args.all[0], "__divmod__")?;
    let Some(other) = number(rt, &args.all[1]) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let under = Under::current(rt)?;
    if reflected {
        return divided(rt, &under, &other, mine);
    }
    divided(rt, &under, mine, &other)
}

/// The pair of quotient and remainder.
pub(super) fn divided(rt: &mut Runtime, under: &Under, a: &Decimal, b: &Decimal) -> R<Value> {
    let arithmetic = under.arithmetic(rt)?;
    let mut conditions = 0;
    let (quotient, rest) = a.div_rem(b, &arithmetic, &mut conditions);
    under.report(rt, conditions)?;
    let pair = [quotient, rest].map(|n| under.home.number(rt, n));
    Ok(rt.new_tuple(&pair))
}

fn divmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    divmod_of(rt, args, false)
}

fn rdivmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    divmod_of(rt, args, true)
}

fn power_of(rt: &mut Runtime, base: Value, exponent: Value, args: Args<'_>) -> R<Value> {
    let modulus = args.all.get(2).copied().filter(|v| !v.is_none());
    let numbers = (number(rt, &base), number(rt, &exponent));
    let (Some(base), Some(exponent)) = numbers else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let under = Under::current(rt)?;
    match &modulus {
        Some(v) => match number(rt, v) {
            Some(by) => power(rt, &under, &base, &exponent, Some(&by)),
            None => Ok(Value::NOT_IMPLEMENTED),
        },
        None => power(rt, &under, &base, &exponent, None),
    }
}

/// A power, modulo a number or not.
pub(super) fn power(
    rt: &mut Runtime,
    under: &Under,
    base: &Decimal,
    exponent: &Decimal,
    by: Option<&Decimal>,
) -> R<Value> {
    let arithmetic = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = match by {
        Some(by) => base.power_modulo(exponent, by, &arithmetic, &mut conditions),
        None => base.power(exponent, &arithmetic, &mut conditions),
    };
    under.finish(rt, result, conditions)
}

fn pow(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, &args.all[0], "__pow__")?;
    power_of(rt, args.all[0], args.all[1], args)
}

fn rpow(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, &args.all[0], "__rpow__")?;
    power_of(rt, args.all[1], args.all[0], args)
}

/// An operation on one number.
pub(super) type Unary = fn(&Decimal, &Context, &mut Status) -> Decimal;

fn unary(rt: &mut Runtime, args: Args<'_>, name: &str, f: Unary) -> R<Value> {
    let mine = own(rt, &args.all[0], name)?;
    let under = Under::current(rt)?;
    let arithmetic = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = f(mine, &arithmetic, &mut conditions);
    under.finish(rt, result, conditions)
}

fn neg(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unary(rt, args, "__neg__", Decimal::minus)
}

fn pos(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unary(rt, args, "__pos__", Decimal::plus)
}

fn abs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unary(rt, args, "__abs__", Decimal::abs)
}

fn bool(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mine = own(rt, &args.all[0], "__bool__")?;
    Ok(Value::bool(!mine.is_zero()))
}

fn compared(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    let mine = own(rt, &args.all[0], "__eq__")?;
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    let Some((mine, other)) = comparable(rt, mine, &args.all[1], equality)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if mine.is_nan() || other.is_nan() {
        let signaling = [&mine, &other]
            .iter()
            .any(|n| n.kind == rekindle_decimal::Kind::Signaling);
        if signaling || !equality {
            Under::current(rt)?.report(rt, status::INVALID_OPERATION)?;
        }
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    Ok(Value::bool(compare::holds(op, mine.compare_value(&other))))
}

/// Two numbers to compare; None where the other is no number.
type Pair<'a> = Option<(Cow<'a, Decimal>, Cow<'a, Decimal>)>;

fn comparable<'a>(
    rt: &mut Runtime,
    mine: &'a Decimal,
    v: &'a Value,
    equality: bool,
) -> R<Pair<'a>> {
    if let Some(other) = number(rt, v) {
        return Ok(Some((Cow::Borrowed(mine), other)));
    }
    let borrowed = Cow::Borrowed(mine);
    if let Some(x) = rt.float_of(*v) {
        let under = Under::current(rt)?;
        if equality {
            let flags = &under.settings(rt)?.flags;
            flags.set(flags.get() | status::FLOAT_OPERATION);
        } else {
            note_float(rt, &under)?;
        }
        return Ok(Some((borrowed, Cow::Owned(of_float(x)))));
    }
    if equality && let Some((re, im)) = rt.complex_of(*v) {
        return Ok((im == 0.0).then(|| (borrowed, Cow::Owned(of_float(re)))));
    }
    let home = Home::of(rt);
    if v.is_ptr() && rt.is_instance(*v, home.kept(super::Kept::Rational))? {
        return with_fraction(rt, mine, *v).map(Some);
    }
    Ok(None)
}

/// `a` and `n / d` as `a · d` and `n`.
fn with_fraction<'a>(
    rt: &mut Runtime,
    mine: &Decimal,
    v: Value,
) -> R<(Cow<'a, Decimal>, Cow<'a, Decimal>)> {
    let (numerator, denominator) = (rt.intern("numerator"), rt.intern("denominator"));
    let numerator = rt.get_attr(v, numerator)?;
    let denominator = rt.get_attr(v, denominator)?;
    let (Some(n), Some(d)) = (rt.int_of(numerator), rt.int_of(denominator)) else {
        return rt.type_error("numerator and denominator must be integers");
    };
    let (n, d) = (of_int(&n), of_int(&d));
    let mut scaled = mine.clone();
    if mine.is_finite() {
        let product: Natural = mine.coefficient.mul(&d.coefficient);
        scaled.coefficient = product;
    }
    Ok((Cow::Owned(scaled), Cow::Owned(n)))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Eq)
}

fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Ne)
}

fn lt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Lt)
}

fn le(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Le)
}

fn gt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Gt)
}

fn ge(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Ge)
}
