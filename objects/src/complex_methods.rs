//! The class `complex`: construction, methods, attributes.

use crate::complex::Complex;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// `complex`, special methods of arithmetic apart.
    pub TABLE:
    "complex.__new__" => new, 1, ANY, true, Static;
    "complex.conjugate" => conjugate, 1, 1, false, Method;
    "complex.__complex__" => plain, 1, 1, false, Method;
    "complex.real" => real, 1, 1, false, Getter;
    "complex.imag" => imag, 1, 1, false, Getter;
}

fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Complex> {
    match rt.complex_of(args.all[0]) {
        Some(c) => Ok(c),
        None => rt.wrong_receiver(method, ClassId::COMPLEX, args.all[0]),
    }
}

fn conjugate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (re, im) = receiver(rt, args, "conjugate")?;
    Ok(rt.new_complex(re, -im))
}

fn plain(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (re, im) = receiver(rt, args, "__complex__")?;
    Ok(rt.new_complex(re, im))
}

fn real(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (re, _) = receiver(rt, args, "real")?;
    Ok(rt.new_float(re))
}

fn imag(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (_, im) = receiver(rt, args, "imag")?;
    Ok(rt.new_float(im))
}

/// `complex(real, imag)`
fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::COMPLEX)?;
    let [re, im] = rt.bind_args("complex", args, 1, ["real", "imag"], 0)?;
    let (re, im) = if !re.is_null() && im.is_null() && rt.is_any_str(re) {
        match parse(&rt.str_text(re)) {
            Some(c) => c,
            None => return rt.value_error("complex() arg is a malformed string"),
        }
    } else {
        let name = (!im.is_null()).then_some("real");
        let (a, b) = (part(rt, re, name)?, part(rt, im, Some("imag"))?);
        // Parts that are not there must not change the sign of a zero.
        (
            if b.1 == 0.0 { a.0 } else { a.0 - b.1 },
            if a.1 == 0.0 { b.0 } else { a.1 + b.0 },
        )
    };
    let plain = rt.new_complex(re, im);
    Ok(rt.new_with_payload(class, plain))
}

/// One argument as a number; `name` is None when it is the only one.
fn part(rt: &mut Runtime, v: Value, name: Option<&str>) -> R<Complex> {
    if v.is_null() {
        return Ok((0.0, 0.0));
    }
    if name != Some("imag")
        && rt.has_python_class(v)
        && let Some(result) = rt.call_special(v, rt.names.complex, &[])?
    {
        return match rt.complex_of(result) {
            Some(c) => Ok(c),
            None => {
                let (class, got) = (rt.type_name(v), rt.type_name(result));
                rt.type_error(format!(
                    "{class}.__complex__() must return a complex, not {got}"
                ))
            }
        };
    }
    if let Some(c) = rt.complex_of(v) {
        return Ok(c);
    }
    if !rt.is_any_str(v)
        && (rt.float_of(v).is_some()
            || rt.can_index(v)
            || rt.lookup_special(v, rt.names.float).is_some())
    {
        return rt.to_f64(v).map(|x| (x, 0.0));
    }
    let got = rt.type_name(v);
    rt.type_error(match name {
        None => format!("complex() argument must be a string or a number, not {got}"),
        Some(name) => format!("complex() argument '{name}' must be a real number, not {got}"),
    })
}

/// The complex number written in `text`: `1`, `2j`, `1+2j`, perhaps in parentheses.
fn parse(text: &str) -> Option<Complex> {
    let text = text.trim_matches(crate::str_class::is_space_char);
    let text = match text.strip_prefix('(') {
        Some(inner) => inner
            .strip_suffix(')')?
            .trim_matches(crate::str_class::is_space_char),
        None => text,
    };
    if text.contains(crate::str_class::is_space_char) {
        return None;
    }
    let Some(imaginary) = text.strip_suffix(['j', 'J']) else {
        return crate::float_text::parse(text).map(|re| (re, 0.0));
    };
    // The imaginary part starts at the last sign that does not belong to an exponent.
    let bytes = imaginary.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&i| matches!(bytes[i], b'+' | b'-') && !matches!(bytes[i - 1], b'e' | b'E'));
    let (re, im) = match split {
        Some(i) => (crate::float_text::parse(&imaginary[..i])?, &imaginary[i..]),
        None => (0.0, imaginary),
    };
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => crate::float_text::parse(digits)?,
    };
    Some((re, im))
}
