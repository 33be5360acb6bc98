//! Module `math`.
//!
//! Elementary functions are the C library's, as in CPython; `gamma`, `lgamma`, `hypot`, `fsum`
//! and `sumprod` are computed as CPython computes them (see `math_sums` and `math_special`).

use crate::math_special::{gamma, lgamma};
use crate::{math_floats, math_items};
use rekindle_objects::float::frexp;
use rekindle_objects::int::Int;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};

/// Functions of the C library that Rust has not, or computes otherwise.
pub(crate) mod c {
    /// `complex double`, which is passed and returned as two numbers are.
    #[derive(Clone, Copy, Debug)]
    #[repr(C)]
    pub(crate) struct Complex {
        pub(crate) re: f64,
        pub(crate) im: f64,
    }

    unsafe extern "C" {
        pub(crate) safe fn cacos(z: Complex) -> Complex;
        pub(crate) safe fn cacosh(z: Complex) -> Complex;
        pub(crate) safe fn casinh(z: Complex) -> Complex;
        pub(crate) safe fn catanh(z: Complex) -> Complex;
        pub(crate) safe fn ccosh(z: Complex) -> Complex;
        pub(crate) safe fn cexp(z: Complex) -> Complex;
        pub(crate) safe fn clog(z: Complex) -> Complex;
        pub(crate) safe fn csinh(z: Complex) -> Complex;
        pub(crate) safe fn csqrt(z: Complex) -> Complex;
        pub(crate) safe fn ctanh(z: Complex) -> Complex;
    }

    unsafe extern "C" {
        pub(super) safe fn acosh(x: f64) -> f64;
        pub(crate) safe fn asinh(x: f64) -> f64;
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
    "math.comb" => math_items::comb, 2, 2, false, Function;
    "math.copysign" => copysign, 2, 2, false, Function;
    "math.cos" => cos, 1, 1, false, Function;
    "math.cosh" => cosh, 1, 1, false, Function;
    "math.degrees" => degrees, 1, 1, false, Function;
    "math.dist" => math_items::dist, 2, 2, false, Function;
    "math.erf" => erf, 1, 1, false, Function;
    "math.erfc" => erfc, 1, 1, false, Function;
    "math.exp" => exp, 1, 1, false, Function;
    "math.exp2" => exp2, 1, 1, false, Function;
    "math.expm1" => expm1, 1, 1, false, Function;
    "math.fabs" => fabs, 1, 1, false, Function;
    "math.factorial" => math_items::factorial, 1, 1, false, Function;
    "math.floor" => floor, 1, 1, false, Function;
    "math.fma" => fma, 3, 3, false, Function;
    "math.fmod" => fmod, 2, 2, false, Function;
    "math.frexp" => math_floats::frexp_pair, 1, 1, false, Function;
    "math.fsum" => math_items::fsum, 1, 1, false, Function;
    "math.gamma" => gamma_of, 1, 1, false, Function;
    "math.gcd" => math_items::gcd, 0, ANY, false, Function;
    "math.hypot" => math_items::hypot, 0, ANY, false, Function;
    "math.isclose" => math_floats::isclose, 2, ANY, true, Function;
    "math.isfinite" => isfinite, 1, 1, false, Function;
    "math.isinf" => isinf, 1, 1, false, Function;
    "math.isnan" => isnan, 1, 1, false, Function;
    "math.isqrt" => math_items::isqrt, 1, 1, false, Function;
    "math.lcm" => math_items::lcm, 0, ANY, false, Function;
    "math.ldexp" => math_floats::ldexp, 2, 2, false, Function;
    "math.lgamma" => lgamma_of, 1, 1, false, Function;
    "math.log" => log, 1, 2, false, Function;
    "math.log10" => log10, 1, 1, false, Function;
    "math.log1p" => log1p, 1, 1, false, Function;
    "math.log2" => log2, 1, 1, false, Function;
    "math.modf" => math_floats::modf, 1, 1, false, Function;
    "math.nextafter" => math_floats::nextafter, 2, ANY, true, Function;
    "math.perm" => math_items::perm, 1, 2, false, Function;
    "math.pow" => pow, 2, 2, false, Function;
    "math.prod" => math_items::prod, 1, ANY, true, Function;
    "math.radians" => radians, 1, 1, false, Function;
    "math.remainder" => remainder, 2, 2, false, Function;
    "math.sin" => sin, 1, 1, false, Function;
    "math.sinh" => sinh, 1, 1, false, Function;
    "math.sqrt" => sqrt, 1, 1, false, Function;
    "math.sumprod" => math_items::sumprod, 2, 2, false, Function;
    "math.tan" => tan, 1, 1, false, Function;
    "math.tanh" => tanh, 1, 1, false, Function;
    "math.trunc" => trunc, 1, 1, false, Function;
    "math.ulp" => math_floats::ulp, 1, 1, false, Function;
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
pub(crate) fn number(rt: &mut Runtime, args: Args<'_>, i: usize) -> R<f64> {
    let v = args.all[i];
    if v.is_word_float() {
        return Ok(v.as_word_float());
    }
    rt.to_f64(v)
}

pub(crate) fn range_error<T>(rt: &mut Runtime) -> R<T> {
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

pub(crate) fn pair(rt: &mut Runtime, args: Args<'_>) -> R<(f64, f64)> {
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

fn isfinite(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args, 0)?.is_finite()))
}

fn isinf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args, 0)?.is_infinite()))
}

fn isnan(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args, 0)?.is_nan()))
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
