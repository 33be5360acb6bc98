//! The class `complex`: construction, methods, attributes.

use crate::complex::Complex;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// `complex`, special methods of arithmetic apart.
    pub TABLE:
    "complex.__new__" => new, 1, ANY, true, Static;
    "complex.from_number" => from_number, 2, 2, false, Class;
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

/// An argument of `complex` as a number.
struct Part {
    value: Complex,
    /// Had it an imaginary part, be it zero?
    is_complex: bool,
}

/// `complex(real, imag)`
fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::COMPLEX)?;
    let [re, im] = rt.bind_args("complex", args, 1, ["real", "imag"], 0)?;
    let (re, im) = match (re, im) {
        (Value::NULL, Value::NULL) => (0.0, 0.0),
        (re, Value::NULL) if rt.is_any_str(re) => {
            if !args.names.is_empty() {
                return rt.type_error("complex() argument 'real' must be a real number, not str");
            }
            let ascii = crate::str_class::decimal_to_ascii(&rt.str_text(re));
            match parse(&ascii) {
                Some(c) => c,
                None if has_stray_underscore(&ascii) => {
                    let shown = rt.repr_text(re)?;
                    return rt.value_error(format!("could not convert string to complex: {shown}"));
                }
                None => return rt.value_error("complex() arg is a malformed string"),
            }
        }
        (re, Value::NULL) => part(rt, re, None)?.value,
        (re, im) => from_parts(rt, re, im)?,
    };
    let plain = rt.new_complex(re, im);
    Ok(rt.new_with_payload(class, plain))
}

/// `real + imag * 1j`, without changing the sign of a zero where a part is a real number.
fn from_parts(rt: &mut Runtime, re: Value, im: Value) -> R<Complex> {
    let a = match re {
        Value::NULL => Part::real(0.0),
        re => part(rt, re, Some("real"))?,
    };
    let b = part(rt, im, Some("imag"))?;
    for (name, part, v) in [("real", &a, re), ("imag", &b, im)] {
        if part.is_complex {
            let got = rt.type_name(v);
            rt.warn(
                ClassId::DEPRECATION_WARNING,
                &format!("complex() argument '{name}' must be a real number, not {got}"),
            )?;
        }
    }
    let real = if b.is_complex {
        a.value.0 - b.value.1
    } else {
        a.value.0
    };
    let imag = if a.is_complex {
        b.value.0 + a.value.1
    } else {
        b.value.0
    };
    Ok((real, imag))
}

impl Part {
    fn real(x: f64) -> Part {
        Part {
            value: (x, 0.0),
            is_complex: false,
        }
    }

    fn complex(value: Complex) -> Part {
        Part {
            value,
            is_complex: true,
        }
    }
}

/// What a `__complex__` written in Python says; None when there is none.
fn by_method(rt: &mut Runtime, v: Value) -> R<Option<Complex>> {
    if !rt.has_python_class(v) || !rt.defines_in_python(v, rt.names.complex) {
        return Ok(None);
    }
    let Some(result) = rt.call_special(v, rt.names.complex, &[])? else {
        return Ok(None);
    };
    let Some(value) = rt.complex_of(result) else {
        let got = rt.type_name(result);
        return rt.type_error(format!("__complex__ returned non-complex (type {got})"));
    };
    if rt.class_of(result) != ClassId::COMPLEX {
        rt.warn_of_subclass("__complex__", "complex", result)?;
    }
    Ok(Some(value))
}

/// One argument as a number; `name` is None when it is the only one.
fn part(rt: &mut Runtime, v: Value, name: Option<&str>) -> R<Part> {
    if name != Some("imag")
        && let Some(value) = by_method(rt, v)?
    {
        return Ok(Part::complex(value));
    }
    if let Some(c) = rt.complex_of(v) {
        return Ok(Part::complex(c));
    }
    if !rt.is_any_str(v)
        && (rt.float_of(v).is_some()
            || rt.can_index(v)
            || rt.lookup_special(v, rt.names.float).is_some())
    {
        return rt.to_f64(v).map(Part::real);
    }
    let got = rt.type_name(v);
    rt.type_error(match name {
        None => format!("complex() argument must be a string or a number, not {got}"),
        Some(name) => format!("complex() argument '{name}' must be a real number, not {got}"),
    })
}

/// `complex.from_number(x)`: no text.
fn from_number(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, v) = (args.all[0], args.all[1]);
    let (re, im) = match by_method(rt, v)? {
        Some(c) => c,
        None => match rt.complex_of(v) {
            Some(c) => c,
            None => (rt.to_f64(v)?, 0.0),
        },
    };
    let plain = rt.new_complex(re, im);
    if rt.class_id(class) == ClassId::COMPLEX {
        return Ok(plain);
    }
    rt.call(class, Args::positional(&[plain]))
}

/// Is there an underscore that does not stand between two digits?
fn has_stray_underscore(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    (0..bytes.len())
        .any(|i| bytes[i] == b'_' && !(i > 0 && digit(bytes.get(i - 1)) && digit(bytes.get(i + 1))))
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
