//! Floats to text and back: `repr`, `float()` of a string, hexadecimal form.

use crate::{R, Runtime, Value};
use std::fmt::Write;

/// `repr(x)`: the shortest digits that read back as `x`, laid out as CPython does.
pub fn write_repr(x: f64, out: &mut String) {
    if x.is_nan() {
        out.push_str("nan");
    } else if x.is_infinite() {
        out.push_str(if x > 0.0 { "inf" } else { "-inf" });
    } else if x == x.trunc() && x.abs() < 1e16 {
        // Whole numbers below 10^16 are their own digits.
        if x == 0.0 {
            out.push_str(if x.is_sign_negative() { "-0.0" } else { "0.0" });
        } else {
            let buffer = Digits::new(x.abs() as u64);
            if x < 0.0 {
                out.push('-');
            }
            out.push_str(buffer.text());
            out.push_str(".0");
        }
    } else {
        let (digits, exponent) = shortest_digits(x.abs());
        if x < 0.0 {
            out.push('-');
        }
        lay_out(&digits, exponent, out);
    }
}

/// Decimal digits of a `u64`, without going through the formatter.
pub(crate) struct Digits([u8; 24], usize);

impl Digits {
    pub(crate) fn new(mut n: u64) -> Digits {
        let (mut buffer, mut at) = ([b'0'; 24], 24);
        loop {
            at -= 1;
            buffer[at] = b'0' + (n % 10) as u8;
            n /= 10;
            if n == 0 {
                return Digits(buffer, at);
            }
        }
    }

    pub(crate) fn text(&self) -> &str {
        // Digits are ASCII.
        std::str::from_utf8(&self.0[self.1..]).unwrap_or_default()
    }

    /// The same behind a minus sign.
    pub(crate) fn with_minus(mut self) -> Digits {
        self.1 -= 1;
        self.0[self.1] = b'-';
        self
    }
}

/// The shortest digits of a positive number and the place of its decimal point: 0.ddd × 10^n
/// would be `n`, so "15", 2 is 15 and "15", -3 is 0.00015.
pub(crate) fn shortest_digits(x: f64) -> (String, i32) {
    let (digits, point) = take_apart(&format!("{x:e}"));
    if digits.len() >= LEAST_TIE {
        // Of two equally near decimals CPython takes the even one, as exact rounding does.
        let text = format!("{x:.*e}", digits.len() - 1);
        if text.parse() == Ok(x) {
            let (rounded, point) = take_apart(&text);
            let kept = rounded.trim_end_matches('0').len().max(1);
            return (rounded[..kept].into(), point);
        }
    }
    (digits, point)
}

/// Fewest digits with which a float can lie half-way between two decimals.
const LEAST_TIE: usize = 15;

/// Digits and place of the point of `d.ddde±x`.
fn take_apart(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits = mantissa.chars().filter(|c| *c != '.').collect();
    (digits, exponent.parse::<i32>().unwrap_or(0) + 1)
}

/// Digits with a decimal point, or an exponent when it is below -4 or from 16 on.
fn lay_out(digits: &str, point: i32, out: &mut String) {
    if !(-3..=16).contains(&point) {
        out.push_str(&digits[..1]);
        if digits.len() > 1 {
            out.push('.');
            out.push_str(&digits[1..]);
        }
        write_exponent(point - 1, out);
    } else if point <= 0 {
        out.push_str("0.");
        for _ in point..0 {
            out.push('0');
        }
        out.push_str(digits);
    } else if point as usize >= digits.len() {
        out.push_str(digits);
        for _ in digits.len()..point as usize {
            out.push('0');
        }
        out.push_str(".0");
    } else {
        out.push_str(&digits[..point as usize]);
        out.push('.');
        out.push_str(&digits[point as usize..]);
    }
}

/// `e+16`, `e-05`
pub(crate) fn write_exponent(exponent: i32, out: &mut String) {
    let sign = if exponent < 0 { '-' } else { '+' };
    let magnitude = exponent.unsigned_abs();
    let _ = write!(out, "e{sign}{magnitude:02}");
}

/// The number written in `text`, as `float(text)` reads it; None when it is not one.
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim_matches(crate::str_class::is_space_char);
    let plain: std::borrow::Cow<str> = if text.contains('_') {
        // An underscore stands between two digits only.
        let bytes = text.as_bytes();
        let well_placed = bytes.iter().enumerate().all(|(i, b)| {
            *b != b'_'
                || i > 0
                    && bytes[i - 1].is_ascii_digit()
                    && bytes.get(i + 1).is_some_and(u8::is_ascii_digit)
        });
        if !well_placed {
            return None;
        }
        text.replace('_', "").into()
    } else {
        text.into()
    };
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let negative = plain.starts_with('-');
    let signed = |x: f64| if negative { -x } else { x };
    match unsigned.as_bytes().first()? {
        b'0'..=b'9' | b'.' => unsigned.parse().ok().map(signed),
        b'i' | b'I' | b'n' | b'N' => match unsigned.to_ascii_lowercase().as_str() {
            "inf" | "infinity" => Some(signed(f64::INFINITY)),
            "nan" => Some(signed(f64::NAN)),
            _ => None,
        },
        _ => None,
    }
}

/// `x.hex()`
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        let mut out = String::new();
        write_repr(x, &mut out);
        return out;
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let bits = x.to_bits();
    let (exponent, mantissa) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    match (exponent, mantissa) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, m) => format!("{sign}0x0.{m:013x}p-1022"),
        (e, m) => format!("{sign}0x1.{m:013x}p{:+}", e - 1023),
    }
}

/// Why a hexadecimal float was refused.
pub enum HexError {
    /// Not of the form.
    Invalid,
    /// Beyond the greatest float.
    TooLarge,
}

/// The number written in hexadecimal, as `float.fromhex` reads it.
pub fn parse_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |x: f64| if negative { -x } else { x };
    match rest.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let rest = rest
        .strip_prefix("0x")
        .or(rest.strip_prefix("0X"))
        .unwrap_or(rest);
    let (mantissa, exponent) = match rest.find(['p', 'P']) {
        Some(i) => {
            let power = &rest[i + 1..];
            let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(HexError::Invalid);
            }
            let clamp = if power.starts_with('-') {
                -1 << 40
            } else {
                1 << 40
            };
            (&rest[..i], power.parse::<i64>().unwrap_or(clamp))
        }
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<u32> = whole
        .chars()
        .chain(fraction.chars())
        .map(|c| c.to_digit(16))
        .collect::<Option<_>>()
        .ok_or(HexError::Invalid)?;
    if digits.is_empty() {
        return Err(HexError::Invalid);
    }
    let low = exponent.clamp(-1 << 40, 1 << 40) - 4 * fraction.len() as i64;
    round_hex(&digits, low).map(signed)
}

/// digits × 2^low, rounded once to the nearest float.
fn round_hex(digits: &[u32], low: i64) -> Result<f64, HexError> {
    let mut mantissa = 0u128;
    let mut low = low;
    let mut sticky = false;
    for (i, d) in digits.iter().enumerate() {
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | *d as u128;
        } else {
            // What no longer fits only tells on which side of a half the number lies.
            low += 4;
            sticky |= digits[i] != 0;
        }
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    let bits = 128 - mantissa.leading_zeros() as i64;
    let lowest = (bits + low - 53).max(-1074);
    let drop = lowest - low;
    if drop > 127 {
        return Ok(0.0);
    }
    let (mantissa, low) = if drop > 0 {
        let (half, kept) = (1u128 << (drop - 1), mantissa >> drop);
        let rest = mantissa & ((half << 1) - 1);
        let up = rest > half || rest == half && (sticky || kept & 1 == 1);
        (kept + up as u128, lowest)
    } else {
        (mantissa, low)
    };
    let x = crate::float::scale(mantissa as f64, low);
    if x.is_infinite() {
        return Err(HexError::TooLarge);
    }
    Ok(x)
}

impl Runtime {
    /// `repr(x)` as a string object.
    pub fn float_repr(&mut self, x: f64) -> Value {
        let mut out = String::new();
        write_repr(x, &mut out);
        self.new_str(&out)
    }

    /// `float(text)` for a string object.
    pub fn float_from_str(&mut self, v: Value) -> R<f64> {
        let text = self.str_text(v);
        let found = if self.str_is_ascii(v) {
            parse(&text)
        } else {
            parse(&crate::str_class::decimal_to_ascii(&text))
        };
        match found {
            Some(x) => Ok(x),
            None => {
                let mut message = String::from("could not convert string to float: ");
                self.write_str_repr(v, &mut message);
                self.value_error(message)
            }
        }
    }
}
