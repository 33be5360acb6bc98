//! Numbers as text.

use crate::context::{Context, Status, status};
use crate::natural::Natural;
use crate::number::{Decimal, Kind};

/// Exponents are read up to this; no sum with a number of digits wraps, and no context reaches so far.
const MOST_EXPONENT: i64 = 1 << 62;

impl Decimal {
    /// Reads a number of any length, as it stands. None: that is none.
    pub fn parse(text: &[u8]) -> Option<Decimal> {
        let (negative, rest) = match text {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, text),
        };
        match rest.first()? {
            b'0'..=b'9' | b'.' => parse_finite(negative, rest),
            _ => parse_special(negative, rest),
        }
    }

    /// Reads a number under a context: rounded, and a NaN where the text is no number.
    pub fn read(text: &[u8], c: &Context, reported: &mut Status) -> Decimal {
        match Decimal::parse(text) {
            Some(n) if n.is_nan() && !n.payload_fits(c) => {
                Decimal::invalid(status::CONVERSION_SYNTAX, reported)
            }
            Some(n) => n.finish(c, reported),
            None => Decimal::invalid(status::CONVERSION_SYNTAX, reported),
        }
    }

    /// Reads a number exactly: one that does not fit the widest context is an invalid operation.
    pub fn read_exactly(text: &[u8], reported: &mut Status) -> Decimal {
        let mut conditions = 0;
        let n = Decimal::read(text, &Context::MAX, &mut conditions);
        n.exactly(conditions, reported)
    }

    /// A number made under the widest context, if it is what was meant.
    pub fn exactly(self, conditions: Status, reported: &mut Status) -> Decimal {
        let lost = status::INEXACT | status::ROUNDED | status::CLAMPED;
        *reported |= conditions & status::ERRORS;
        if conditions & lost != 0 {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        self
    }

    /// Does what a NaN says fit a context?
    pub fn payload_fits(&self, c: &Context) -> bool {
        self.coefficient.is_zero() || self.digits() <= c.prec - i64::from(c.clamp)
    }

    /// In scientific notation, or engineering notation, with `E` or `e`.
    pub fn to_text(&self, engineering: bool, capitals: bool) -> String {
        let mut out = String::new();
        if self.negative {
            out.push('-');
        }
        if !self.is_finite() {
            self.write_special(&mut out);
            return out;
        }
        let digits = self.coefficient.to_text();
        let left = self.exponent + digits.len() as i64;
        let point = if self.exponent <= 0 && left > -6 {
            left
        } else if !engineering {
            1
        } else if self.coefficient.is_zero() {
            (left + 1).rem_euclid(3) - 1
        } else {
            (left - 1).rem_euclid(3) + 1
        };
        write_point(&digits, point, &mut out);
        if left != point {
            write_exponent(left - point, capitals, &mut out);
        }
        out
    }

    /// Writes the word for an infinity or a NaN, and what a NaN says.
    pub(crate) fn write_special(&self, out: &mut String) {
        out.push_str(match self.kind {
            Kind::Infinite => "Infinity",
            Kind::Signaling => "sNaN",
            _ => "NaN",
        });
        if !self.coefficient.is_zero() {
            self.coefficient.write(out);
        }
    }
}

/// Writes digits with a point after the first `point` of them; zeros where there are none.
pub(crate) fn write_point(digits: &str, point: i64, out: &mut String) {
    let len = digits.len() as i64;
    if point <= 0 {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', point.unsigned_abs() as usize));
        out.push_str(digits);
    } else if point >= len {
        out.push_str(digits);
        out.extend(std::iter::repeat_n('0', (point - len) as usize));
    } else {
        let (whole, fraction) = digits.split_at(point as usize);
        out.push_str(whole);
        out.push('.');
        out.push_str(fraction);
    }
}

/// Writes `E+5` and the like.
pub(crate) fn write_exponent(exponent: i64, capitals: bool, out: &mut String) {
    out.push(if capitals { 'E' } else { 'e' });
    out.push(if exponent < 0 { '-' } else { '+' });
    out.push_str(&exponent.unsigned_abs().to_string());
}

fn count_digits(text: &[u8]) -> usize {
    text.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn parse_finite(negative: bool, text: &[u8]) -> Option<Decimal> {
    let (whole, rest) = text.split_at(count_digits(text));
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => rest.split_at(count_digits(rest)),
        _ => (&[][..], rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', exponent @ ..] => parse_exponent(exponent)?,
        _ => return None,
    };
    let coefficient = if fraction.is_empty() {
        Natural::from_digits(whole)
    } else if whole.is_empty() || whole == b"0" {
        Natural::from_digits(fraction)
    } else {
        Natural::from_digits(&[whole, fraction].concat())
    };
    Some(Decimal::new(
        negative,
        coefficient,
        exponent - fraction.len() as i64,
    ))
}

fn parse_exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        _ => (false, text),
    };
    if digits.is_empty() || count_digits(digits) != digits.len() {
        return None;
    }
    let read = |n: i64, digit: &u8| {
        let n = n.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
        n.min(MOST_EXPONENT)
    };
    let n = digits.iter().fold(0, read);
    Some(if negative { -n } else { n })
}

fn parse_special(negative: bool, text: &[u8]) -> Option<Decimal> {
    let lower = text.to_ascii_lowercase();
    let (kind, payload) = match &*lower {
        b"inf" | b"infinity" => return Some(Decimal::infinity(negative)),
        [b'n', b'a', b'n', payload @ ..] => (Kind::Quiet, payload),
        [b's', b'n', b'a', b'n', payload @ ..] => (Kind::Signaling, payload),
        _ => return None,
    };
    (count_digits(payload) == payload.len()).then(|| Decimal {
        kind,
        ..Decimal::new(negative, Natural::from_digits(payload), 0)
    })
}
