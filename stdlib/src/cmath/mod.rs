//! Module `cmath`: functions of complex numbers; how they are computed is in [`functions`].

mod functions;

use crate::math::c::Complex;
use functions::Outcome;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    FUNCTIONS:
    "cmath.acos" => acos, 1, 1, false, Function;
    "cmath.acosh" => acosh, 1, 1, false, Function;
    "cmath.asin" => asin, 1, 1, false, Function;
    "cmath.asinh" => asinh, 1, 1, false, Function;
    "cmath.atan" => atan, 1, 1, false, Function;
    "cmath.atanh" => atanh, 1, 1, false, Function;
    "cmath.cos" => cos, 1, 1, false, Function;
    "cmath.cosh" => cosh, 1, 1, false, Function;
    "cmath.exp" => exp, 1, 1, false, Function;
    "cmath.log" => log, 1, 2, false, Function;
    "cmath.log10" => log10, 1, 1, false, Function;
    "cmath.sin" => sin, 1, 1, false, Function;
    "cmath.sinh" => sinh, 1, 1, false, Function;
    "cmath.sqrt" => sqrt, 1, 1, false, Function;
    "cmath.tan" => tan, 1, 1, false, Function;
    "cmath.tanh" => tanh, 1, 1, false, Function;
    "cmath.phase" => phase, 1, 1, false, Function;
    "cmath.polar" => polar, 1, 1, false, Function;
    "cmath.rect" => rect, 2, 2, false, Function;
    "cmath.isfinite" => isfinite, 1, 1, false, Function;
    "cmath.isinf" => isinf, 1, 1, false, Function;
    "cmath.isnan" => isnan, 1, 1, false, Function;
    "cmath.isclose" => isclose, 2, ANY, true, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("cmath");
    rt.fill_module(module, FUNCTIONS);
    for (name, x) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        let x = rt.new_float(x);
        rt.set_module_attr(module, name, x);
    }
    for (name, im) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let z = rt.new_complex(0.0, im);
        rt.set_module_attr(module, name, z);
    }
    Ok(())
}

/// The argument as a complex number.
fn number(rt: &mut Runtime, v: Value) -> R<Complex> {
    if let Some((re, im)) = rt.complex_of(v) {
        return Ok(Complex { re, im });
    }
    let name = rt.intern("__complex__");
    if rt.has_python_class(v)
        && let Some(z) = rt.call_special(v, name, &[])?
    {
        return match rt.complex_of(z) {
            Some((re, im)) => Ok(Complex { re, im }),
            None => {
                let (class, got) = (rt.type_name(v), rt.type_name(z));
                rt.type_error(format!(
                    "{class}.__complex__() must return a complex, not {got}"
                ))
            }
        };
    }
    let re = rt.to_f64(v)?;
    Ok(Complex { re, im: 0.0 })
}

/// The result of a function as a value, or the error that it is.
fn finished(rt: &mut Runtime, outcome: Outcome) -> R<Value> {
    match outcome {
        Outcome::Is(z) => Ok(rt.new_complex(z.re, z.im)),
        Outcome::Domain => rt.value_error("math domain error"),
        Outcome::Range => rt.overflow_error("math range error"),
    }
}

macro_rules! of_one_number {
    ($($name:ident)*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            let z = number(rt, args.all[0])?;
            finished(rt, functions::$name(z))
        })*
    };
}

of_one_number! { acos acosh asin asinh atan atanh cos cosh exp log10 sin sinh sqrt tan tanh }

fn log(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let z = number(rt, args.all[0])?;
    let result = finished(rt, functions::log(z));
    let Some(base) = args.all.get(1) else {
        return result;
    };
    let base = number(rt, *base)?;
    let (result, base) = (result?, finished(rt, functions::log(base))?);
    match rt.binary(rekindle_objects::BinaryOp::TrueDiv, result, base) {
        Ok(v) => Ok(v),
        Err(_) => {
            rt.clear_pending();
            rt.value_error("math domain error")
        }
    }
}

fn phase(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let z = number(rt, args.all[0])?;
    Ok(rt.new_float(z.im.atan2(z.re)))
}

fn polar(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let z = number(rt, args.all[0])?;
    let r = z.re.hypot(z.im);
    if r.is_infinite() && z.re.is_finite() && z.im.is_finite() {
        return rt.overflow_error("math range error");
    }
    let (r, phi) = (rt.new_float(r), rt.new_float(z.im.atan2(z.re)));
    Ok(rt.new_tuple(&[r, phi]))
}

fn rect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let r = rt.to_f64(args.all[0])?;
    let phi = rt.to_f64(args.all[1])?;
    finished(rt, functions::rect(r, phi))
}

fn isfinite(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let z = number(rt, args.all[0])?;
    Ok(Value::bool(z.re.is_finite() && z.im.is_finite()))
}

fn isinf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let z = number(rt, args.all[0])?;
    Ok(Value::bool(z.re.is_infinite() || z.im.is_infinite()))
}

fn isnan(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let z = number(rt, args.all[0])?;
    Ok(Value::bool(z.re.is_nan() || z.im.is_nan()))
}

fn isclose(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().len() > 2 {
        let given = args.pos().len();
        return rt.type_error(format!(
            "isclose() takes exactly 2 positional arguments ({given} given)"
        ));
    }
    let names = ["a", "b", "rel_tol", "abs_tol"];
    let [a, b, relative, absolute] = rt.bind_args("isclose", args, 0, names, 2)?;
    let (a, b) = (number(rt, a)?, number(rt, b)?);
    let mut tolerances = [1e-9, 0.0];
    for (tolerance, v) in tolerances.iter_mut().zip([relative, absolute]) {
        if !v.is_null() {
            *tolerance = rt.to_f64(v)?;
        }
    }
    let [relative, absolute] = tolerances;
    if relative < 0.0 || absolute < 0.0 {
        return rt.value_error("tolerances must be non-negative");
    }
    if a.re == b.re && a.im == b.im {
        return Ok(Value::TRUE);
    }
    let infinite = |z: Complex| z.re.is_infinite() || z.im.is_infinite();
    if infinite(a) || infinite(b) {
        return Ok(Value::FALSE);
    }
    let size = |z: Complex| z.re.hypot(z.im);
    let apart = (a.re - b.re).hypot(a.im - b.im);
    let close = apart <= relative * size(b) || apart <= relative * size(a) || apart <= absolute;
    Ok(Value::bool(close))
}
