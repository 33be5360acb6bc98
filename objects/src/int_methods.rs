//! The classes `int` and `bool`: construction, methods, attributes.

use crate::int::Int;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};
use dashu_int::ops::Abs;
use dashu_int::{IBig, UBig};

natives! {
    /// `int` and `bool`, special methods of arithmetic apart.
    pub TABLE:
    "int.__new__" => new, 1, ANY, true, Static;
    "bool.__new__" => bool_new, 1, ANY, true, Static;
    "int.bit_length" => bit_length, 1, 1, false, Method;
    "int.bit_count" => bit_count, 1, 1, false, Method;
    "int.conjugate" => plain, 1, 1, false, Method;
    "int.is_integer" => is_integer, 1, 1, false, Method;
    "int.as_integer_ratio" => as_integer_ratio, 1, 1, false, Method;
    "int.to_bytes" => to_bytes, 1, ANY, true, Method;
    "int.from_bytes" => from_bytes, 1, ANY, true, Class;
    "int.__int__" => plain, 1, 1, false, Method;
    "int.__index__" => plain, 1, 1, false, Method;
    "int.__trunc__" => plain, 1, 1, false, Method;
    "int.__floor__" => plain, 1, 1, false, Method;
    "int.__ceil__" => plain, 1, 1, false, Method;
    "int.__float__" => float, 1, 1, false, Method;
    "int.__round__" => round, 1, 2, false, Method;
    "int.real" => plain, 1, 1, false, Getter;
    "int.numerator" => plain, 1, 1, false, Getter;
    "int.imag" => zero, 1, 1, false, Getter;
    "int.denominator" => one, 1, 1, false, Getter;
}

impl Runtime {
    /// An int of class `class`: `value` itself for `int`.
    pub fn int_of_class(&mut self, class: ClassId, value: Value) -> Value {
        if class == ClassId::INT {
            return value;
        }
        let plain = self.payload(value);
        self.new_with_payload(class, plain)
    }

    /// `int(v)` with one argument.
    pub fn to_int(&mut self, v: Value) -> R<Value> {
        if self.has_python_class(v)
            && self.defines_in_python(v, self.names.int)
            && let Some(i) = self.call_special(v, self.names.int, &[])?
        {
            if self.is_exact_int(i) {
                return Ok(i);
            }
            if !self.is_int(i) {
                let got = self.type_name(i);
                return self.type_error(format!("__int__ returned non-int (type {got})"));
            }
            self.warn_of_subclass("__int__", "int", i)?;
            return Ok(self.plain_int(i));
        }
        if self.is_int(v) {
            return Ok(self.plain_int(v));
        }
        if let Some(x) = self.float_of(v) {
            return self.float_to_int(x);
        }
        if self.has_python_class(v) && self.lookup_special(v, self.names.index).is_some() {
            return self.index(v);
        }
        if self.is_any_str(v) || self.buffer_bytes(v).is_some() {
            return self.int_in_base(v, 10);
        }
        let name = self.type_name(v);
        self.type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
        ))
    }

    /// `int(v, base)` of a string or bytes.
    pub fn int_in_base(&mut self, v: Value, base: u32) -> R<Value> {
        if let Some(bytes) = self.buffer_bytes(v) {
            let text: String = bytes.iter().map(|b| *b as char).collect();
            if bytes.is_ascii()
                && let Some(i) = self.parse_int(&text, base)?
            {
                return Ok(i);
            }
            let mut shown = String::new();
            crate::bytes::write_repr(bytes, &mut shown);
            let shown = first_characters(&shown);
            return self.value_error(format!(
                "invalid literal for int() with base {base}: {shown}"
            ));
        }
        let text = self.str_text(v);
        if self.str_is_ascii(v) {
            return self.int_from_text(&text, base, v);
        }
        self.int_from_text(&crate::str_class::decimal_to_ascii(&text), base, v)
    }
}

/// As much of a text that is no number as CPython shows.
pub(crate) fn first_characters(text: &str) -> &str {
    let end = text.char_indices().nth(200);
    &text[..end.map_or(text.len(), |(i, _)| i)]
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let [class, v] = *args.all
        && args.names.is_empty()
        && class == rt.class(ClassId::INT).object
    {
        return rt.to_int(v);
    }
    let class = rt.class_argument(args.all[0], ClassId::INT)?;
    if class == ClassId::BOOL {
        return rt.type_error("int.__new__(bool) is not safe, use bool.__new__()");
    }
    rt.check_count("int", args, 0, 2)?;
    let [x, base] = rt.bind_args("int", args, 1, ["", "base"], 0)?;
    if base.is_null() {
        let value = if x.is_null() {
            Value::small_int(0)
        } else {
            rt.to_int(x)?
        };
        return Ok(rt.int_of_class(class, value));
    }
    if x.is_null() {
        return rt.type_error("int() missing string argument");
    }
    let base = rt.index_clamped(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return rt.value_error("int() base must be >= 2 and <= 36, or 0");
    }
    if !rt.is_any_str(x) && rt.bytes_like(x).is_none() {
        return rt.type_error("int() can't convert non-string with explicit base");
    }
    let value = rt.int_in_base(x, base as u32)?;
    Ok(rt.int_of_class(class, value))
}

fn bool_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.class_argument(args.all[0], ClassId::BOOL)?;
    rt.check_count("bool", args, 0, 1)?;
    if !args.names.is_empty() {
        return rt.type_error("bool() takes no keyword arguments");
    }
    match args.all.get(1) {
        None => Ok(Value::FALSE),
        Some(v) => rt.truth(*v).map(Value::bool),
    }
}

/// The receiver of a method of `int`.
fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Int> {
    match rt.int_of(args.all[0]) {
        Some(i) => Ok(i),
        None => rt.wrong_receiver(method, ClassId::INT, args.all[0]),
    }
}

fn plain(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "__int__")?;
    Ok(rt.plain_int(args.all[0]))
}

fn zero(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}

fn one(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(1))
}

fn bit_length(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let i = receiver(rt, args, "bit_length")?;
    Ok(Value::small_int(i.bit_length() as i64))
}

fn bit_count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n: u64 = match receiver(rt, args, "bit_count")? {
        Int::Small(i) => i.unsigned_abs().count_ones() as u64,
        Int::Big(b) => b
            .as_sign_words()
            .1
            .iter()
            .map(|w| w.count_ones() as u64)
            .sum(),
    };
    Ok(Value::small_int(n as i64))
}

fn is_integer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "is_integer")?;
    Ok(Value::TRUE)
}

fn as_integer_ratio(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let i = plain(rt, args)?;
    Ok(rt.new_tuple(&[i, Value::small_int(1)]))
}

fn float(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let i = receiver(rt, args, "__float__")?;
    let x = rt.int_to_f64(&i)?;
    Ok(rt.new_float(x))
}

/// `round(i, ndigits)`: to a multiple of a power of ten, halves to even.
fn round(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let i = receiver(rt, args, "__round__")?;
    let digits = match args.all.get(1) {
        None | Some(&Value::NONE) => 0,
        Some(n) => rt.index_clamped(*n)?,
    };
    if digits >= 0 {
        return Ok(rt.plain_int(args.all[0]));
    }
    // A power of ten with more digits than twice the number has rounds it to 0.
    if digits.unsigned_abs() > i.bit_length() {
        return Ok(Value::small_int(0));
    }
    let unit = UBig::from(10u8).pow(digits.unsigned_abs() as usize);
    let unit = IBig::from(unit);
    let i = i.big();
    let rest = crate::int_ops::floor_mod(&i, &unit);
    let down = &*i - &rest;
    let twice = &rest * 2;
    let odd = || {
        (&down / &unit)
            .as_sign_words()
            .1
            .first()
            .is_some_and(|w| w & 1 == 1)
    };
    let up = twice > unit || twice == unit && odd();
    let result = if up { down + unit } else { down };
    Ok(rt.new_big(&result))
}

/// Is the byte order big-endian?
fn is_big_endian(rt: &mut Runtime, method: &str, v: Value) -> R<bool> {
    if v.is_null() {
        return Ok(true);
    }
    if rt.is_any_str(v) {
        match rt.str_bytes(v) {
            b"big" => return Ok(true),
            b"little" => return Ok(false),
            _ => {}
        }
        return rt.value_error("byteorder must be either 'little' or 'big'");
    }
    let got = rt.argument_type(v);
    rt.type_error(format!(
        "{method}() argument 'byteorder' must be str, not {got}"
    ))
}

/// `signed` goes by name only.
fn at_most_two_places(rt: &mut Runtime, method: &str, args: Args<'_>) -> R<()> {
    let given = args.pos().len() - 1;
    if given <= 2 {
        return Ok(());
    }
    rt.type_error(format!(
        "{method}() takes at most 2 positional arguments ({given} given)"
    ))
}

fn to_bytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let i = receiver(rt, args, "to_bytes")?;
    at_most_two_places(rt, "to_bytes", args)?;
    let [length, order, signed] =
        rt.bind_args("to_bytes", args, 1, ["length", "byteorder", "signed"], 0)?;
    let length = if length.is_null() {
        1
    } else {
        rt.index_i64(length)?
    };
    let big_endian = is_big_endian(rt, "to_bytes", order)?;
    let signed = !signed.is_null() && rt.truth(signed)?;
    if length < 0 {
        return rt.value_error("length argument must be non-negative");
    }
    let length = length as usize;
    let negative = i.is_negative();
    if negative && !signed {
        return rt.overflow_error("can't convert negative int to unsigned");
    }
    let i = i.big();
    // Two's complement of n bytes: the number itself, or 256ⁿ more for a negative one.
    let (_, magnitude) = if negative {
        (-(&*i) - IBig::ONE).into_parts()
    } else {
        (&*i).abs().into_parts()
    };
    let mut bytes = magnitude.to_le_bytes().into_vec();
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    let top = |bytes: &[u8]| bytes.len() == length && bytes.last().is_some_and(|b| b & 0x80 != 0);
    if bytes.len() > length || signed && top(&bytes) || negative && length == 0 {
        return rt.overflow_error("int too big to convert");
    }
    bytes.resize(length, 0);
    if negative {
        bytes.iter_mut().for_each(|b| *b = !*b);
    }
    if big_endian {
        bytes.reverse();
    }
    Ok(rt.new_bytes(&bytes))
}

fn from_bytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    at_most_two_places(rt, "from_bytes", args)?;
    let [source, order, signed] =
        rt.bind_args("from_bytes", args, 1, ["bytes", "byteorder", "signed"], 1)?;
    let big_endian = is_big_endian(rt, "from_bytes", order)?;
    let signed = !signed.is_null() && rt.truth(signed)?;
    let content = rt.to_bytes(source)?;
    let mut bytes = rt.bytes_like(content).unwrap_or_default().to_vec();
    if big_endian {
        bytes.reverse();
    }
    let negative = signed && bytes.last().is_some_and(|b| b & 0x80 != 0);
    let value = if negative {
        bytes.iter_mut().for_each(|b| *b = !*b);
        -IBig::from(UBig::from_le_bytes(&bytes)) - IBig::ONE
    } else {
        IBig::from(UBig::from_le_bytes(&bytes))
    };
    let value = rt.new_big(&value);
    let class = rt.class_id(args.all[0]);
    if class == ClassId::INT {
        return Ok(value);
    }
    rt.call(args.all[0], Args::positional(&[value]))
}
