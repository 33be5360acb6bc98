//! Ints to text and back, in any base, with CPython's limit on decimal digits.

use crate::float_text::Digits;
use crate::int::{BigView, Int};
use crate::{R, Runtime, Value};
use dashu_int::{IBig, Sign, UBig};
use std::borrow::Cow;

/// Fewest digits to which the limit of `sys.set_int_max_str_digits` applies.
const LIMIT_THRESHOLD: usize = 640;

impl Runtime {
    /// An int from decimal digits, perhaps with a sign; from a source file, so without a limit.
    pub fn int_from_decimal(&mut self, text: &str) -> Value {
        match text.parse::<i64>() {
            Ok(i) => self.new_int(i),
            Err(_) => {
                let big = IBig::from_str_radix(text, 10).unwrap_or(IBig::ZERO);
                self.new_big(&big)
            }
        }
    }

    /// `str(i)` into `out`; `ValueError` beyond the limit.
    pub fn write_int(&mut self, i: Int, out: &mut String) -> R<()> {
        match i {
            Int::Small(i) => {
                if i < 0 {
                    out.push('-');
                }
                out.push_str(Digits::new(i.unsigned_abs()).text());
                Ok(())
            }
            Int::Big(b) => self.write_big(b, out),
        }
    }

    fn write_big(&mut self, b: BigView, out: &mut String) -> R<()> {
        let limit = self.int_max_str_digits;
        // More bits than this surely give more digits than allowed; refuse before the slow part.
        let surely = (limit.max(LIMIT_THRESHOLD) as f64 / std::f64::consts::LOG10_2) as usize + 64;
        let too_long = limit > 0 && b.as_sign_words().1.len() * 64 > surely + 64;
        let text = if too_long {
            String::new()
        } else {
            b.to_string()
        };
        let digits = text.len() - text.starts_with('-') as usize;
        if too_long || limit > 0 && digits > limit && digits > LIMIT_THRESHOLD {
            return self.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ));
        }
        out.push_str(&text);
        Ok(())
    }

    /// `str(i)`
    pub fn int_to_str(&mut self, i: Int) -> R<Value> {
        if let Int::Small(small @ 0..=9) = i {
            return Ok(self.latin_chars[b'0' as usize + small as usize]);
        }
        if let Int::Small(small) = i {
            let digits = Digits::new(small.unsigned_abs());
            if small >= 0 {
                return Ok(self.new_str(digits.text()));
            }
            return Ok(self.new_str(digits.with_minus().text()));
        }
        let mut out = String::new();
        self.write_int(i, &mut out)?;
        Ok(self.new_str(&out))
    }

    /// `int(text, base)` where `text` came from object `source` (for messages).
    pub fn int_from_text(&mut self, text: &str, base: u32, source: Value) -> R<Value> {
        match self.parse_int(text, base)? {
            Some(v) => Ok(v),
            None => {
                let shown = self.repr_text(source)?;
                let shown = crate::int_methods::first_characters(&shown);
                let message = format!("invalid literal for int() with base {base}: {shown}");
                self.value_error(message)
            }
        }
    }

    /// The int written in `text`; None when it is not one. Base 0 obeys prefixes.
    pub fn parse_int(&mut self, text: &str, base: u32) -> R<Option<Value>> {
        let Some(number) = read_literal(text, base) else {
            return Ok(None);
        };
        let (digits, base) = (&*number.digits, number.base);
        if digits.len() <= 10 {
            let magnitude = i64::from_str_radix(digits, base).unwrap_or(0);
            let value = if number.negative {
                -magnitude
            } else {
                magnitude
            };
            return Ok(Some(self.new_int(value)));
        }
        let (limit, n) = (self.int_max_str_digits, digits.len());
        if !base.is_power_of_two() && limit > 0 && n > limit && n > LIMIT_THRESHOLD {
            return self.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: \
                 value has {n} digits; use sys.set_int_max_str_digits() to increase the limit"
            ));
        }
        let magnitude = UBig::from_str_radix(digits, base).unwrap_or(UBig::ZERO);
        let sign = if number.negative {
            Sign::Negative
        } else {
            Sign::Positive
        };
        Ok(Some(self.new_big(&IBig::from_parts(sign, magnitude))))
    }
}

/// What an int is written with.
struct Literal<'a> {
    negative: bool,
    base: u32,
    digits: Cow<'a, str>,
}

/// Takes spaces, sign, prefix and underscores apart; None when the text is no int.
fn read_literal(text: &str, base: u32) -> Option<Literal<'_>> {
    let text = text.trim_matches(crate::str_class::is_space_char);
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let prefix = match unsigned.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let prefixed = prefix != 0 && (base == 0 || base == prefix);
    let digits = if prefixed {
        let rest = &unsigned[2..];
        rest.strip_prefix('_').unwrap_or(rest)
    } else {
        unsigned
    };
    let strict = base == 0 && !prefixed;
    let base = match base {
        0 if prefixed => prefix,
        0 => 10,
        b => b,
    };
    let digits: Cow<'_, str> = if digits.contains('_') {
        if digits.starts_with('_') || digits.ends_with('_') || digits.contains("__") {
            return None;
        }
        digits.replace('_', "").into()
    } else {
        digits.into()
    };
    let fits = !digits.is_empty() && digits.bytes().all(|b| (b as char).is_digit(base));
    // With base 0 a plain number may not start with 0 unless it is 0, as in a program.
    let leading_zero = strict && digits.starts_with('0') && digits.bytes().any(|b| b != b'0');
    (fits && !leading_zero).then_some(Literal {
        negative,
        base,
        digits,
    })
}
