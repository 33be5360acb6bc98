//! Decimals as other things: ints, floats, tuples, fractions, hashes.

use super::operands::{Under, own, to_int};
use super::{Home, Kept};
use rekindle_decimal::{Context, Decimal, Kind, Natural, Rounding};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Conversions.
    pub(super) TABLE:
    "Decimal.__int__" => int, 1, 1, false, Method;
    "Decimal.__trunc__" => int, 1, 1, false, Method;
    "Decimal.__floor__" => floor, 1, 1, false, Method;
    "Decimal.__ceil__" => ceil, 1, 1, false, Method;
    "Decimal.__round__" => round, 1, 2, false, Method;
    "Decimal.__float__" => float, 1, 1, false, Method;
    "Decimal.__complex__" => complex, 1, 1, false, Method;
    "Decimal.__copy__" => itself, 1, 1, false, Method;
    "Decimal.__deepcopy__" => itself, 2, 2, false, Method;
    "Decimal.__reduce__" => reduce, 1, 1, false, Method;
    "Decimal.__sizeof__" => sizeof, 1, 1, false, Method;
    "Decimal.as_tuple" => as_tuple, 1, 1, false, Method;
    "Decimal.as_integer_ratio" => as_integer_ratio, 1, 1, false, Method;
    "Decimal.real" => itself, 1, 1, false, Getter;
    "Decimal.imag" => imag, 1, 1, false, Getter;
    "Decimal.conjugate" => itself, 1, 1, false, Method;
    "Decimal.canonical" => itself, 1, 1, false, Method;
}

fn itself(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, &args.all[0], "conjugate")?;
    Ok(args.all[0])
}

fn imag(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, &args.all[0], "imag")?;
    let home = Home::of(rt);
    Ok(home.number(rt, Decimal::zero(false, 0)))
}

/// Refuses what no int can be.
fn refuse_special(rt: &mut Runtime, n: &Decimal, what: &str) -> R<()> {
    if n.is_nan() {
        return rt.value_error(format!("cannot convert NaN to {what}"));
    }
    if n.is_infinite() {
        return rt.overflow_error(format!("cannot convert Infinity to {what}"));
    }
    Ok(())
}

fn rounded(rt: &mut Runtime, v: Value, rounding: Rounding) -> R<Value> {
    let n = own(rt, &v, "__int__")?;
    refuse_special(rt, n, "integer")?;
    let context = Context {
        rounding,
        ..Context::MAX
    };
    let whole = n.to_integral(false, &context, &mut 0);
    rt.check_room(usize::try_from(whole.exponent.max(0) / 2).unwrap_or(usize::MAX))?;
    let magnitude = whole.coefficient.shl(whole.exponent.max(0) as u64);
    Ok(to_int(rt, &magnitude, whole.negative))
}

fn int(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rounded(rt, args.all[0], Rounding::Down)
}

fn floor(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rounded(rt, args.all[0], Rounding::Floor)
}

fn ceil(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rounded(rt, args.all[0], Rounding::Ceiling)
}

fn round(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(digits) = args.all.get(1) else {
        return rounded(rt, args.all[0], Rounding::HalfEven);
    };
    let n = own(rt, &args.all[0], "__round__")?;
    let Some(digits) = rt.int_of(*digits) else {
        return rt.type_error("optional arg must be an integer");
    };
    let Some(digits) = digits.to_i64() else {
        return rt.overflow_error("Python int too large to convert to C ssize_t");
    };
    let under = Under::current(rt)?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let pattern = Decimal::new(
        false,
        Natural::ONE,
        digits.clamp(-(1 << 62), 1 << 62).wrapping_neg(),
    );
    let result = n.quantize(&pattern, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

fn as_float(rt: &mut Runtime, v: Value) -> R<f64> {
    let n = own(rt, &v, "__float__")?;
    match n.kind {
        Kind::Signaling => rt.value_error("cannot convert signaling NaN to float"),
        Kind::Quiet if n.negative => Ok(-f64::NAN),
        Kind::Quiet => Ok(f64::NAN),
        _ => Ok(n.to_text(false, true).parse().unwrap_or(f64::NAN)),
    }
}

fn float(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = as_float(rt, args.all[0])?;
    Ok(rt.new_float(x))
}

fn complex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = as_float(rt, args.all[0])?;
    Ok(rt.new_complex(x, 0.0))
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, &args.all[0], "__reduce__")?;
    let text = rt.str(args.all[0])?;
    let (class, items) = (rt.type_of(args.all[0]), rt.new_tuple(&[text]));
    Ok(rt.new_tuple(&[class, items]))
}

fn sizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "__sizeof__")?;
    let limbs = match &n.coefficient {
        Natural::Small(_) => 0,
        Natural::Large(limbs) => limbs.len() * 8,
    };
    Ok(Value::small_int((size_of::<Decimal>() + 48 + limbs) as i64))
}

fn as_tuple(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "as_tuple")?;
    let text = match n.kind {
        Kind::Quiet | Kind::Signaling if n.coefficient.is_zero() => String::new(),
        _ => n.coefficient.to_text(),
    };
    let digit = |i: usize| Value::small_int(i64::from(text.as_bytes()[i] - b'0'));
    let digits = rt.new_tuple_from(text.len(), digit);
    let exponent = match n.kind {
        Kind::Finite => rt.new_int(n.exponent),
        Kind::Infinite => rt.intern("F"),
        Kind::Quiet => rt.intern("n"),
        Kind::Signaling => rt.intern("N"),
    };
    let class = Home::of(rt).kept(Kept::DecimalTuple);
    let sign = Value::small_int(i64::from(n.negative));
    rt.call(class, Args::positional(&[sign, digits, exponent]))
}

fn as_integer_ratio(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "as_integer_ratio")?;
    refuse_special(rt, n, "integer ratio")?;
    rt.check_room(usize::try_from(n.exponent.unsigned_abs() / 2).unwrap_or(usize::MAX))?;
    let zero = n.coefficient.is_zero();
    let up = n
        .coefficient
        .shl(if zero { 0 } else { n.exponent.max(0) as u64 });
    let top = to_int(rt, &up, n.negative);
    let places = if zero { 0 } else { (-n.exponent).max(0) };
    let below = to_int(rt, &Natural::power(places as usize), false);
    if places == 0 {
        return Ok(rt.new_tuple(&[top, below]));
    }
    let (Some(a), Some(b)) = (rt.int_of(top), rt.int_of(below)) else {
        return rt.raise_new(ClassId::SYSTEM_ERROR, "an int is no int");
    };
    let common = rt.int_gcd(a, b);
    let top = rt.binary(rekindle_objects::BinaryOp::FloorDiv, top, common)?;
    let below = rt.binary(rekindle_objects::BinaryOp::FloorDiv, below, common)?;
    Ok(rt.new_tuple(&[top, below]))
}

/// `hash(self)`
pub(super) fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "__hash__")?;
    let hash = match n.kind {
        Kind::Signaling => return rt.type_error("Cannot hash a signaling NaN value"),
        Kind::Quiet => rt.identity(args.all[0]),
        _ => n.hash(),
    };
    Ok(rt.new_int(hash))
}
