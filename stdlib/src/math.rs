//! Module `math`.
//!
//! Elementary functions are the C library's, as in CPython; `gamma`, `lgamma`, `hypot`, `fsum`
//! and `sumprod` are computed as CPython computes them (see `math_sums` and `math_special`).

use crate::math_special::{gamma, lgamma};
use crate::math_sums;
use rekindle_objects::float::{frexp, scale};
use rekindle_objects::int::Int;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};

/// Functions of the C library that Rust has not, or computes otherwise.
mod c {
    unsafe extern "C" {
        pub(super) safe fn acosh(x: f64) -> f64;
        pub(super) safe fn asinh(x: f64) -> f64;
        pub(super) safe fn atanh(x: f64) -> f64;
        pub(super) safe fn erf(x: f64) -> f64;
        pub(super) safe fn erfc(x: f64) -> f64;
        pub(super) safe fn remainder(x: f64, y: f64) -> f64;
    }
}

natives! {
    /// Functions of the module.
    TABLE:
    "math.acos" => acos, 1, 1, false, Function;
    "math.acosh" => acosh, 1, 1, false, Function;
    "math.asin" => asin, 1, 1, false, Function;
    "math.asinh" => asinh, 1, 1, false, Function;
    "math.atan" => atan, 1, 1, false, Function;
    "math.atan2" => atan2, 2, 2, false, Function;
    "math.atanh" => atanh, 1, 1, false, Function;
    "math.cbrt" => cbrt, 1, 1, false, Function;
    "math.ceil" => ceil, 1, 1, false, Function;
    "math.comb" => comb, 2, 2, false, Function;
    "math.copysign" => copysign, 2, 2, false, Function;
    "math.cos" => cos, 1, 1, false, Function;
    "math.cosh" => cosh, 1, 1, false, Function;
    "math.degrees" => degrees, 1, 1, false, Function;
    "math.dist" => dist, 2, 2, false, Function;
    "math.erf" => erf, 1, 1, false, Function;
    "math.erfc" => erfc, 1, 1, false, Function;
    "math.exp" => exp, 1, 1, false, Function;
    "math.exp2" => exp2, 1, 1, false, Function;
    "math.expm1" => expm1, 1, 1, false, Function;
    "math.fabs" => fabs, 1, 1, false, Function;
    "math.factorial" => factorial, 1, 1, false, Function;
    "math.floor" => floor, 1, 1, false, Function;
    "math.fma" => fma, 3, 3, false, Function;
    "math.fmod" => fmod, 2, 2, false, Function;
    "math.frexp" => frexp_pair, 1, 1, false, Function;
    "math.fsum" => fsum, 1, 1, false, Function;
    "math.gamma" => gamma_of, 1, 1, false, Function;
    "math.gcd" => gcd, 0, ANY, false, Function;
    "math.hypot" => hypot, 0, ANY, false, Function;
    "math.isclose" => isclose, 2, ANY, true, Function;
    "math.isfinite" => isfinite, 1, 1, false, Function;
    "math.isinf" => isinf, 1, 1, false, Function;
    "math.isnan" => isnan, 1, 1, false, Function;
    "math.isqrt" => isqrt, 1, 1, false, Function;
    "math.lcm" => lcm, 0, ANY, false, Function;
    "math.ldexp" => ldexp, 2, 2, false, Function;
    "math.lgamma" => lgamma_of, 1, 1, false, Function;
    "math.log" => log, 1, 2, false, Function;
    "math.log10" => log10, 1, 1, false, Function;
    "math.log1p" => log1p, 1, 1, false, Function;
    "math.log2" => log2, 1, 1, false, Function;
    "math.modf" => modf, 1, 1, false, Function;
    "math.nextafter" => nextafter, 2, ANY, true, Function;
    "math.perm" => perm, 1, 2, false, Function;
    "math.pow" => pow, 2, 2, false, Function;
    "math.prod" => prod, 1, ANY, true, Function;
    "math.radians" => radians, 1, 1, false, Function;
    "math.remainder" => remainder, 2, 2, false, Function;
    "math.sin" => sin, 1, 1, false, Function;
    "math.sinh" => sinh, 1, 1, false, Function;
    "math.sqrt" => sqrt, 1, 1, false, Function;
    "math.sumprod" => sumprod, 2, 2, false, Function;
    "math.tan" => tan, 1, 1, false, Function;
    "math.tanh" => tanh, 1, 1, false, Function;
    "math.trunc" => trunc, 1, 1, false, Function;
    "math.ulp" => ulp, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("math");
    rt.fill_module(module, TABLE);
    let namespace = rt.module_namespace(module);
    for (name, x) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        let (name, x) = (rt.intern(name), rt.new_float(x));
        rt.namespace_set(namespace, name, x);
    }
}

/// The argument as a float; the common kinds without a call.
#[inline]
fn number(rt: &mut Runtime, args: Args<'_>, i: usize) -> R<f64> {
    let v = args.all[i];
    if v.is_word_float() {
        return Ok(v.as_word_float());
    }
    rt.to_f64(v)
}

fn range_error<T>(rt: &mut Runtime) -> R<T> {
    rt.overflow_error("math range error")
}

fn domain_error<T>(rt: &mut Runtime) -> R<T> {
    rt.value_error("math domain error")
}

/// `ValueError` with the offending number.
#[cold]
fn refuse<T>(rt: &mut Runtime, expected: &str, x: f64) -> R<T> {
    let mut message = format!("expected {expected}, got ");
    rekindle_objects::float_text::write_repr(x, &mut message);
    rt.value_error(message)
}

/// A function that is defined wherever it does not make a nan of a number.
#[inline]
fn apply(rt: &mut Runtime, args: Args<'_>, f: fn(f64) -> f64, expected: &str) -> R<Value> {
    let x = number(rt, args, 0)?;
    let y = f(x);
    if y.is_nan() && !x.is_nan() {
        return refuse(rt, expected, x);
    }
    if y.is_infinite() && x.is_finite() {
        return range_error(rt);
    }
    Ok(rt.new_float(y))
}

/// One row per function of one number: its name, its meaning, what it expects.
macro_rules! simple {
    ($( $name:ident = $f:expr, $expected:literal; )*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            apply(rt, args, $f, $expected)
        })*
    };
}

simple! {
    acos = f64::acos, "a number in range from -1 up to 1";
    acosh = |x| c::acosh(x), "argument value not less than 1";
    asin = f64::asin, "a number in range from -1 up to 1";
    asinh = |x| c::asinh(x), "a number";
    atan = f64::atan, "a number";
    cbrt = f64::cbrt, "a number";
    cos = f64::cos, "a finite input";
    cosh = f64::cosh, "a number";
    erf = |x| c::erf(x), "a number";
    erfc = |x| c::erfc(x), "a number";
    exp = f64::exp, "a number";
    exp2 = f64::exp2, "a number";
    expm1 = f64::exp_m1, "a number";
    fabs = f64::abs, "a number";
    sin = f64::sin, "a finite input";
    sinh = f64::sinh, "a number";
    sqrt = f64::sqrt, "a nonnegative input";
    tan = f64::tan, "a finite input";
    tanh = f64::tanh, "a number";
}

fn degrees(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    Ok(rt.new_float(x * (180.0 / std::f64::consts::PI)))
}

fn radians(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    Ok(rt.new_float(x * (std::f64::consts::PI / 180.0)))
}

fn atanh(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    if x.abs() >= 1.0 {
        return refuse(rt, "a number between -1 and 1", x);
    }
    Ok(rt.new_float(c::atanh(x)))
}

fn log1p(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    if x <= -1.0 {
        return refuse(rt, "argument value > -1", x);
    }
    Ok(rt.new_float(x.ln_1p()))
}

/// A logarithm that also takes ints beyond the range of floats; `two` is that of 2.
fn logarithm(rt: &mut Runtime, v: Value, f: fn(f64) -> f64, two: f64) -> R<f64> {
    if let Some(i) = rt.int_of(v) {
        if i.is_negative() || i.is_zero() {
            return rt.value_error("expected a positive input");
        }
        let x = i.to_f64();
        if x.is_finite() {
            return Ok(f(x));
        }
        // Bits beyond the top 64 do not show.
        let extra = i.bit_length() as i64 - 64;
        let top = match rt.int_binary(rekindle_objects::BinaryOp::RShift, i, Int::Small(extra))? {
            Some(top) => rt.to_f64(top)?,
            None => x,
        };
        let (mantissa, exponent) = frexp(top);
        return Ok(f(mantissa) + two * (exponent as i64 + extra) as f64);
    }
    let x = rt.to_f64(v)?;
    if x <= 0.0 {
        return refuse(rt, "a positive input", x);
    }
    Ok(f(x))
}

fn log(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = logarithm(rt, args.all[0], f64::ln, std::f64::consts::LN_2)?;
    let Some(base) = args.all.get(1) else {
        return Ok(rt.new_float(x));
    };
    let base = logarithm(rt, *base, f64::ln, std::f64::consts::LN_2)?;
    if base == 0.0 {
        return rt.zero_division("division by zero");
    }
    Ok(rt.new_float(x / base))
}

fn log2(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = logarithm(rt, args.all[0], f64::log2, 1.0)?;
    Ok(rt.new_float(x))
}

fn log10(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = logarithm(rt, args.all[0], f64::log10, std::f64::consts::LOG10_2)?;
    Ok(rt.new_float(x))
}

fn gamma_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    apply_special(rt, args, gamma)
}

fn lgamma_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    apply_special(rt, args, lgamma)
}

fn apply_special(rt: &mut Runtime, args: Args<'_>, f: fn(f64) -> Option<f64>) -> R<Value> {
    let x = number(rt, args, 0)?;
    match f(x) {
        None => refuse(rt, "a noninteger or positive integer", x),
        Some(y) if y.is_infinite() && x.is_finite() => range_error(rt),
        Some(y) => Ok(rt.new_float(y)),
    }
}

fn pair(rt: &mut Runtime, args: Args<'_>) -> R<(f64, f64)> {
    Ok((number(rt, args, 0)?, number(rt, args, 1)?))
}

fn atan2(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (y, x) = pair(rt, args)?;
    Ok(rt.new_float(y.atan2(x)))
}

fn copysign(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (x, y) = pair(rt, args)?;
    Ok(rt.new_float(x.copysign(y)))
}

fn fmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (x, y) = pair(rt, args)?;
    if !x.is_nan() && !y.is_nan() && (x.is_infinite() || y == 0.0) {
        return domain_error(rt);
    }
    Ok(rt.new_float(x % y))
}

fn remainder(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (x, y) = pair(rt, args)?;
    if !x.is_nan() && !y.is_nan() && (x.is_infinite() || y == 0.0) {
        return domain_error(rt);
    }
    Ok(rt.new_float(c::remainder(x, y)))
}

fn pow(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (x, y) = pair(rt, args)?;
    let z = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if z.is_nan() {
            return domain_error(rt);
        }
        if z.is_infinite() {
            return if x == 0.0 {
                domain_error(rt)
            } else {
                range_error(rt)
            };
        }
    }
    Ok(rt.new_float(z))
}

fn fma(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ((x, y), z) = (pair(rt, args)?, number(rt, args, 2)?);
    let r = x.mul_add(y, z);
    if r.is_nan() && ![x, y, z].iter().any(|n| n.is_nan()) {
        return rt.value_error("invalid operation in fma");
    }
    if r.is_infinite() && [x, y, z].iter().all(|n| n.is_finite()) {
        return rt.overflow_error("overflow in fma");
    }
    Ok(rt.new_float(r))
}

fn frexp_pair(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (mantissa, exponent) = frexp(number(rt, args, 0)?);
    let mantissa = rt.new_float(mantissa);
    Ok(rt.new_tuple(&[mantissa, Value::small_int(exponent as i64)]))
}

fn ldexp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
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

fn modf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = number(rt, args, 0)?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    let parts = [rt.new_float(fraction.copysign(x)), rt.new_float(whole)];
    Ok(rt.new_tuple(&parts))
}

fn isfinite(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args, 0)?.is_finite()))
}

fn isinf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args, 0)?.is_infinite()))
}

fn isnan(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args, 0)?.is_nan()))
}

fn isclose(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
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

fn nextafter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
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

fn ulp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
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

/// `floor` and `ceil`: by their special method, else of the number.
fn rounded(rt: &mut Runtime, args: Args<'_>, name: Value, f: fn(f64) -> f64) -> R<Value> {
    let v = args.all[0];
    if let Some(x) = rt.float_of(v)
        && !rt.has_python_class(v)
    {
        return rt.float_to_int(f(x));
    }
    if let Some(result) = rt.call_special(v, name, &[])? {
        return Ok(result);
    }
    let x = rt.to_f64(v)?;
    rt.float_to_int(f(x))
}

fn floor(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rounded(rt, args, rt.names.floor, f64::floor)
}

fn ceil(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rounded(rt, args, rt.names.ceil, f64::ceil)
}

fn trunc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    match rt.call_special(v, rt.names.trunc, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = rt.type_name(v);
            rt.type_error(format!("type {name} doesn't define __trunc__ method"))
        }
    }
}

/// An int argument, through `__index__`.
fn int(rt: &mut Runtime, v: Value) -> R<Int> {
    let i = rt.index(v)?;
    Ok(rt.int_of(i).unwrap_or(Int::Small(0)))
}

fn factorial(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = int(rt, args.all[0])?;
    rt.int_factorial(n)
}

fn comb(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (n, k) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    rt.int_comb(n, k)
}

fn perm(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match args.all.get(1) {
        None | Some(&Value::NONE) => factorial(rt, args),
        Some(k) => {
            let (n, k) = (int(rt, args.all[0])?, int(rt, *k)?);
            rt.int_perm(n, k)
        }
    }
}

fn isqrt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = int(rt, args.all[0])?;
    rt.int_sqrt(n)
}

fn gcd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut result = Value::small_int(0);
    for v in args.all {
        let (a, b) = (int(rt, result)?, int(rt, *v)?);
        result = rt.int_gcd(a, b);
    }
    Ok(result)
}

fn lcm(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut result = Value::small_int(1);
    for v in args.all {
        let (a, b) = (int(rt, result)?, int(rt, *v)?);
        result = rt.int_lcm(a, b);
    }
    Ok(result)
}

fn hypot(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut parts = Vec::with_capacity(args.all.len());
    for v in args.all {
        parts.push(rt.to_f64(*v)?.abs());
    }
    Ok(rt.new_float(math_sums::norm(&mut parts)))
}

fn dist(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (p, q) = (rt.to_tuple(args.all[0])?, rt.to_tuple(args.all[1])?);
    let (p, q) = (rt.tuple_items(p), rt.tuple_items(q));
    if p.len() != q.len() {
        return rt.value_error("both points must have the same number of dimensions");
    }
    let mut parts = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(q) {
        parts.push((rt.to_f64(*a)? - rt.to_f64(*b)?).abs());
    }
    Ok(rt.new_float(math_sums::norm(&mut parts)))
}

fn fsum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.get_iter(args.all[0])?;
    let mut sum = math_sums::ExactSum::default();
    while let Some(v) = rt.iter_next(it)? {
        let x = rt.to_f64(v)?;
        if sum.add(x).is_err() {
            return rt.overflow_error("intermediate overflow in fsum");
        }
    }
    match sum.finish() {
        Some(x) => Ok(rt.new_float(x)),
        None => rt.value_error("-inf + inf in fsum"),
    }
}

fn prod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().len() != 1 {
        let given = args.pos().len();
        return rt.type_error(format!(
            "prod() takes exactly 1 positional argument ({given} given)"
        ));
    }
    let [start] = rt.keyword_args("prod", args, ["start"])?;
    let mut result = if start.is_null() {
        Value::small_int(1)
    } else {
        start
    };
    let it = rt.get_iter(args.all[0])?;
    while let Some(v) = rt.iter_next(it)? {
        result = rt.binary(rekindle_objects::BinaryOp::Mul, result, v)?;
    }
    Ok(result)
}

fn sumprod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (p, q) = (rt.to_tuple(args.all[0])?, rt.to_tuple(args.all[1])?);
    let (p, q) = (rt.tuple_items(p), rt.tuple_items(q));
    if p.len() != q.len() {
        return rt.value_error("Inputs are not the same length");
    }
    let mut floats = math_sums::TripleSum::default();
    let mut some_float = false;
    for (a, b) in p.iter().zip(q) {
        some_float |= rt.is_float(*a) || rt.is_float(*b);
        let exact = |v: &Value| rt.is_float(*v) || rt.is_exact_int(*v);
        if !exact(a) || !exact(b) {
            return plain_sumprod(rt, p, q);
        }
        match (rt.number_as_f64(*a), rt.number_as_f64(*b)) {
            (Ok(Some(x)), Ok(Some(y))) => floats.add_product(x, y),
            _ => {
                rt.clear_pending();
                return plain_sumprod(rt, p, q);
            }
        }
    }
    let total = floats.finish();
    if !some_float || !total.is_finite() {
        return plain_sumprod(rt, p, q);
    }
    Ok(rt.new_float(total))
}

fn plain_sumprod(rt: &mut Runtime, p: &[Value], q: &[Value]) -> R<Value> {
    use rekindle_objects::BinaryOp::{Add, Mul};
    let mut total = Value::small_int(0);
    for (a, b) in p.iter().zip(q) {
        let product = rt.binary(Mul, *a, *b)?;
        total = rt.binary(Add, total, product)?;
    }
    Ok(total)
}
