//! Functions of module `math` on the parts and neighbours of floats.

use crate::math::{number, pair, range_error};
use rekindle_objects::float::{frexp, scale};
use rekindle_objects::{Args, R, Runtime, Value};

pub(crate) fn frexp_pair(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (mantissa, exponent) = frexp(number(rt, args, 0)?);
    let mantissa = rt.new_float(mantissa);
    Ok(rt.new_tuple(&[mantissa, Value::small_int(exponent as i64)]))
}

pub(crate) fn ldexp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    let Some(exponent) = rt.int_of(args.all[1]) else {
        return rt.type_error("Expected an int as second argument to ldexp.");
    };
    let exponent = match exponent.to_i64() {
        Some(n) => n,
        None if exponent.is_negative() => i64::MIN,
        None => i64::MAX,
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(rt.new_float(x));
    }
    // The mantissa alone, so that the one rounding is the last one.
    let (mantissa, own) = frexp(x);
    let y = scale(mantissa, exponent.saturating_add(own as i64));
    if y.is_infinite() {
        return range_error(rt);
    }
    Ok(rt.new_float(y))
}

pub(crate) fn modf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    let parts = [rt.new_float(fraction.copysign(x)), rt.new_float(whole)];
    Ok(rt.new_tuple(&parts))
}

pub(crate) fn isclose(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().len() != 2 {
        let given = args.pos().len();
        return rt.type_error(format!(
            "isclose() takes exactly 2 positional arguments ({given} given)"
        ));
    }
    let (a, b) = pair(rt, args)?;
    let [rel, abs] = rt.keyword_args("isclose", args, ["rel_tol", "abs_tol"])?;
    let rel = if rel.is_null() { 1e-9 } else { rt.to_f64(rel)? };
    let abs = if abs.is_null() { 0.0 } else { rt.to_f64(abs)? };
    if rel < 0.0 || abs < 0.0 {
        return rt.value_error("tolerances must be non-negative");
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let close = difference <= (rel * b).abs() || difference <= (rel * a).abs();
    Ok(Value::bool(close || difference <= abs))
}

/// The int just above or below in the order of floats; its bits count steps.
fn ordered(x: f64) -> i64 {
    let bits = x.to_bits() as i64;
    if bits < 0 { i64::MIN - bits } else { bits }
}

pub(crate) fn nextafter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (x, y) = pair(rt, args)?;
    let [steps] = rt.keyword_args("nextafter", args, ["steps"])?;
    let steps = if steps.is_null() || steps.is_none() {
        1
    } else {
        let n = rt.index(steps)?;
        match rt.int_of(n) {
            Some(n) if n.is_negative() => {
                return rt.value_error("steps must be a non-negative integer");
            }
            n => n.and_then(|n| n.to_i64()).unwrap_or(i64::MAX),
        }
    };
    if x.is_nan() || y.is_nan() {
        return Ok(rt.new_float(f64::NAN));
    }
    if x == y || steps == 0 {
        return Ok(rt.new_float(if steps == 0 { x } else { y }));
    }
    let (from, to) = (ordered(x) as i128, ordered(y) as i128);
    let next = if from < to {
        (from + steps as i128).min(to)
    } else {
        (from - steps as i128).max(to)
    } as i64;
    let bits = if next < 0 { i64::MIN - next } else { next };
    let result = f64::from_bits(bits as u64);
    // Steps towards zero from below end at its negative twin.
    let result = if result == 0.0 {
        0f64.copysign(x)
    } else {
        result
    };
    Ok(rt.new_float(result))
}

pub(crate) fn ulp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?.abs();
    let y = if x.is_nan() || x.is_infinite() {
        x
    } else if x == f64::MAX {
        x - f64::from_bits(x.to_bits() - 1)
    } else {
        f64::from_bits(x.to_bits() + 1) - x
    };
    Ok(rt.new_float(y))
}
