//! The class `float`: construction, methods, attributes.

use crate::float::frexp;
use crate::float_text::{self, HexError};
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};
use dashu_int::UBig;

natives! {
    /// `float`, special methods of arithmetic apart.
    pub TABLE:
    "float.__new__" => new, 1, ANY, true, Static;
    "float.is_integer" => is_integer, 1, 1, false, Method;
    "float.as_integer_ratio" => as_integer_ratio, 1, 1, false, Method;
    "float.hex" => hex, 1, 1, false, Method;
    "float.fromhex" => fromhex, 2, 2, false, Class;
    "float.__getformat__" => getformat, 2, 2, false, Class;
    "float.from_number" => from_number, 2, 2, false, Class;
    "float.conjugate" => plain, 1, 1, false, Method;
    "float.__float__" => plain, 1, 1, false, Method;
    "float.__int__" => trunc, 1, 1, false, Method;
    "float.__trunc__" => trunc, 1, 1, false, Method;
    "float.__floor__" => floor, 1, 1, false, Method;
    "float.__ceil__" => ceil, 1, 1, false, Method;
    "float.__round__" => round, 1, 2, false, Method;
    "float.real" => plain, 1, 1, false, Getter;
    "float.imag" => zero, 1, 1, false, Getter;
}

impl Runtime {
    /// A float of class `class`.
    pub fn float_of_class(&mut self, class: ClassId, x: f64) -> Value {
        if class == ClassId::FLOAT {
            return self.new_float(x);
        }
        let plain = self.new_float(x);
        self.new_with_payload(class, plain)
    }

    /// `float(v)`
    pub fn to_float(&mut self, v: Value) -> R<f64> {
        let own = self.has_python_class(v) && self.defines_in_python(v, self.names.float);
        if own && let Some(x) = self.float_by_method(v)? {
            return Ok(x);
        }
        if self.is_any_str(v) {
            return self.float_from_str(v);
        }
        if let Some(bytes) = self.buffer_bytes(v) {
            let text = String::from_utf8_lossy(bytes);
            return match float_text::parse(&text) {
                Some(x) if bytes.is_ascii() => Ok(x),
                _ => {
                    let shown = self.repr_text(v)?;
                    self.value_error(format!("could not convert string to float: {shown}"))
                }
            };
        }
        let known = self.float_of(v).is_some()
            || self.can_index(v)
            || self.lookup_special(v, self.names.float).is_some();
        if !known {
            let name = self.type_name(v);
            return self.type_error(format!(
                "float() argument must be a string or a real number, not '{name}'"
            ));
        }
        self.to_f64(v)
    }

    /// What the `__float__` of a value says; None when it has none.
    pub(crate) fn float_by_method(&mut self, v: Value) -> R<Option<f64>> {
        let Some(f) = self.call_special(v, self.names.float, &[])? else {
            return Ok(None);
        };
        if self.is_float(f) {
            return Ok(Some(self.float_value(f)));
        }
        let name = self.type_name(v);
        let Some(x) = self.float_of(f) else {
            let got = self.type_name(f);
            return self.type_error(format!("{name}.__float__ returned non-float (type {got})"));
        };
        self.warn_of_subclass(&format!("{name}.__float__"), "float", f)?;
        Ok(Some(x))
    }

    /// `round(x, digits)`: the nearest decimal with that many digits, halves to even.
    pub fn float_round(&mut self, x: f64, digits: i64) -> R<Value> {
        if !x.is_finite() || x == 0.0 || digits > 323 {
            return Ok(self.new_float(x));
        }
        if digits < -308 {
            return Ok(self.new_float(0f64.copysign(x)));
        }
        let text = if digits >= 0 {
            format!("{x:.*}", digits as usize)
        } else {
            round_left_of_point(x, (-digits) as usize)
        };
        let rounded: f64 = text.parse().unwrap_or(x);
        if rounded.is_infinite() {
            return self.overflow_error("rounded value too large to represent");
        }
        Ok(self.new_float(rounded))
    }

    /// `round(x)`: the nearest int, halves to even.
    pub fn float_round_to_int(&mut self, x: f64) -> R<Value> {
        self.float_to_int(x.round_ties_even())
    }
}

/// The decimal digits of `x` rounded to tens, hundreds, …
fn round_left_of_point(x: f64, zeros: usize) -> String {
    // With one digit before the point in scientific form, `zeros` decide how many are kept.
    let exponent = format!("{x:e}")
        .split_once('e')
        .and_then(|(_, e)| e.parse::<i64>().ok())
        .unwrap_or(0);
    let kept = exponent - zeros as i64;
    if kept >= 0 {
        return format!("{x:.*e}", kept as usize);
    }
    let half = format!("5e{}", zeros - 1)
        .parse::<f64>()
        .unwrap_or(f64::MAX);
    let up = kept == -1 && x.abs() > half;
    let sign = if x < 0.0 { "-" } else { "" };
    if up {
        format!("{sign}1e{zeros}")
    } else {
        format!("{sign}0")
    }
}

fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<f64> {
    match rt.float_of(args.all[0]) {
        Some(x) => Ok(x),
        None => rt.wrong_receiver(method, ClassId::FLOAT, args.all[0]),
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::FLOAT)?;
    rt.no_keywords("float", args)?;
    rt.check_count("float", args, 0, 1)?;
    let x = match args.pos().get(1) {
        None => 0.0,
        Some(v) => rt.to_float(*v)?,
    };
    Ok(rt.float_of_class(class, x))
}

fn plain(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "__float__")?;
    Ok(rt.new_float(x))
}

fn zero(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_float(0.0))
}

fn is_integer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "is_integer")?;
    Ok(Value::bool(x.is_finite() && x == x.trunc()))
}

fn trunc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "__trunc__")?;
    rt.float_to_int(x)
}

fn floor(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "__floor__")?;
    rt.float_to_int(x.floor())
}

fn ceil(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "__ceil__")?;
    rt.float_to_int(x.ceil())
}

fn round(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "__round__")?;
    match args.all.get(1) {
        None | Some(&Value::NONE) => rt.float_round_to_int(x),
        Some(n) => {
            let digits = rt.index_clamped(*n)?;
            rt.float_round(x, digits)
        }
    }
}

fn as_integer_ratio(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "as_integer_ratio")?;
    if x.is_nan() {
        return rt.value_error("cannot convert NaN to integer ratio");
    }
    if x.is_infinite() {
        return rt.overflow_error("cannot convert Infinity to integer ratio");
    }
    let (mut mantissa, mut exponent) = frexp(x);
    while mantissa != mantissa.trunc() {
        mantissa *= 2.0;
        exponent -= 1;
    }
    let power = UBig::ONE << exponent.unsigned_abs() as usize;
    let (top, bottom) = if exponent > 0 {
        (crate::int::trunc_to_big(x), UBig::ONE)
    } else {
        (crate::int::trunc_to_big(mantissa), power)
    };
    let top = rt.new_big(&top);
    let bottom = rt.new_big(&bottom.into());
    Ok(rt.new_tuple(&[top, bottom]))
}

fn hex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = receiver(rt, args, "hex")?;
    Ok(rt.new_str(&float_text::hex(x)))
}

fn fromhex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_str(args.all[1]) {
        return rt.type_error("bad argument type for built-in operation");
    }
    let x = match float_text::parse_hex(&rt.str_text(args.all[1])) {
        Ok(x) => rt.new_float(x),
        Err(HexError::Invalid) => {
            return rt.value_error("invalid hexadecimal floating-point string");
        }
        Err(HexError::TooLarge) => {
            return rt.overflow_error("hexadecimal value too large to represent as a float");
        }
    };
    of_class(rt, args.all[0], x)
}

fn from_number(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let x = rt.to_f64(args.all[1])?;
    let x = rt.new_float(x);
    of_class(rt, args.all[0], x)
}

/// `x` as an instance of a class object: through its constructor unless it is `float`.
fn of_class(rt: &mut Runtime, class: Value, x: Value) -> R<Value> {
    if rt.class_id(class) == ClassId::FLOAT {
        return Ok(x);
    }
    rt.call(class, Args::positional(&[x]))
}

/// How C's `double` and `float` are laid out here: the only format there is.
fn getformat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let kind = args.all[1];
    if !rt.is_any_str(kind) {
        let got = rt.type_name(kind);
        return rt.type_error(format!("__getformat__() argument must be str, not {got}"));
    }
    if !matches!(&*rt.str_text(kind), "double" | "float") {
        return rt.value_error("__getformat__() argument 1 must be 'double' or 'float'");
    }
    Ok(rt.intern("IEEE, little-endian"))
}
