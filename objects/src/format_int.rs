//! Ints in the format mini-language, and their digits in any base.

use crate::float_text::Digits;
use crate::format_spec::{Number, Spec};
use crate::int::Int;
use crate::{R, Runtime, Value};
use dashu_int::ops::Abs;
use std::borrow::Cow;

/// Digits of the magnitude in base 2, 8 or 16, lower case.
pub fn digits_in_base(i: &Int, base: u32) -> String {
    match i {
        Int::Small(i) => {
            let n = i.unsigned_abs();
            match base {
                2 => format!("{n:b}"),
                8 => format!("{n:o}"),
                _ => format!("{n:x}"),
            }
        }
        Int::Big(b) => (&**b).abs().in_radix(base).to_string(),
    }
}

impl Runtime {
    /// Decimal digits of the magnitude; `ValueError` beyond the limit.
    pub(crate) fn decimal_digits(&mut self, i: Int) -> R<String> {
        if let Int::Small(i) = i {
            return Ok(Digits::new(i.unsigned_abs()).text().into());
        }
        let mut out = String::new();
        self.write_int(i, &mut out)?;
        if out.starts_with('-') {
            out.remove(0);
        }
        Ok(out)
    }

    pub(crate) fn format_int(&mut self, v: Value, i: Int, text: &str) -> R<Value> {
        let spec = Spec::parse(self, text, v, 'd', b'>')?;
        if matches!(spec.kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
            let x = self.int_to_f64(&i)?;
            return self.format_float_spec(x, &spec);
        }
        if !matches!(spec.kind, 'b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X') {
            return self.unknown_format(spec.kind, v);
        }
        if spec.precision.is_some() {
            return self.value_error("Precision not allowed in integer format specifier");
        }
        if spec.no_negative_zero {
            return self
                .value_error("Negative zero coercion (z) not allowed in integer format specifier");
        }
        let negative = i.is_negative();
        let small;
        let (prefix, digits): (_, Cow<'_, str>) = match (spec.kind, i) {
            ('c', i) => return self.format_char(i, &spec),
            ('d' | 'n', Int::Small(i)) => {
                small = Digits::new(i.unsigned_abs());
                ("", small.text().into())
            }
            ('d' | 'n', i) => ("", self.decimal_digits(i)?.into()),
            ('b', i) => ("0b", digits_in_base(&i, 2).into()),
            ('o', i) => ("0o", digits_in_base(&i, 8).into()),
            ('x', i) => ("0x", digits_in_base(&i, 16).into()),
            (_, i) => ("0X", digits_in_base(&i, 16).to_uppercase().into()),
        };
        let out = spec.lay_out(&Number {
            sign: spec.sign_of(negative),
            prefix: if spec.alternate { prefix } else { "" },
            digits: &digits,
            rest: "",
        });
        Ok(self.new_str(&out))
    }

    fn format_char(&mut self, i: Int, spec: &Spec) -> R<Value> {
        if spec.sign != 0 {
            return self.value_error("Sign not allowed with integer format specifier 'c'");
        }
        if spec.alternate {
            return self
                .value_error("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        let c = match i.to_i64() {
            Some(c @ 0..0x11_0000) => c,
            Some(_) => return self.overflow_error("%c arg not in range(0x110000)"),
            None => return self.overflow_error("Python int too large to convert to C long"),
        };
        let mut c_bytes = Vec::new();
        crate::strings::push_code_point(c as u32, &mut c_bytes);
        let pad = spec.width.saturating_sub(1);
        let (left, right) = match spec.align {
            b'<' => (0, pad),
            b'^' => (pad / 2, pad - pad / 2),
            _ => (pad, 0),
        };
        let (mut before, mut after) = (String::new(), String::new());
        spec.fill_into(left, &mut before);
        spec.fill_into(right, &mut after);
        let whole = [before.as_bytes(), &c_bytes, after.as_bytes()].concat();
        Ok(self.new_str_wtf8(&whole))
    }
}
