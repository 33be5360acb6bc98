//! Floats and complex numbers in the format mini-language; `%e`, `%f`, `%g` digits.

use crate::complex::Complex;
use crate::float_text::{shortest_digits, write_exponent, write_repr};
use crate::format_spec::{Number, Spec};
use crate::{R, Runtime, Value};

/// No float has more digits than this behind the point; the rest are zeros.
const MOST_DIGITS: usize = 1100;

/// A finite magnitude as C's `printf` writes it: `kind` is `e`, `f` or `g`, of either case.
///
/// `keep_point` is `#`. `whole_as_float` is Python's own variant of `g`: `1.0`, not `1`.
pub fn digits(
    x: f64,
    kind: char,
    precision: usize,
    keep_point: bool,
    whole_as_float: bool,
) -> String {
    let mut out = match kind.to_ascii_lowercase() {
        'f' => fixed(x, precision, keep_point),
        'e' => exponential(x, precision, keep_point, false),
        _ => general(x, precision.max(1), keep_point, whole_as_float),
    };
    if kind.is_ascii_uppercase() {
        out.make_ascii_uppercase();
    }
    out
}

fn fixed(x: f64, precision: usize, keep_point: bool) -> String {
    if let Some(out) = fixed_in_u128(x, precision, keep_point) {
        return out;
    }
    let exact = precision.min(MOST_DIGITS);
    let mut out = format!("{x:.exact$}");
    out.extend(std::iter::repeat_n('0', precision - exact));
    if precision == 0 && keep_point {
        out.push('.');
    }
    out
}

/// The same in 128-bit arithmetic, which is exact: `mantissa · 10^precision / 2^shift`, rounded
/// half to even. None: too large a number, or too many digits.
fn fixed_in_u128(x: f64, precision: usize, keep_point: bool) -> Option<String> {
    // 53 bits of mantissa and 74 of the power fit.
    const MOST: usize = 22;
    if precision > MOST || !(x == 0.0 || (1e-15..1e15).contains(&x)) {
        return None;
    }
    let bits = x.to_bits();
    let mantissa = bits & ((1 << 52) - 1) | ((bits >> 52 != 0) as u64) << 52;
    let shift = 1075 - (bits >> 52).max(1) as u32;
    let scaled = mantissa as u128 * 10u128.pow(precision as u32);
    let whole = match shift {
        // Zero alone has so small an exponent.
        128.. => 0,
        0 => scaled,
        _ => {
            let (kept, rest, half) = (
                scaled >> shift,
                scaled & ((1 << shift) - 1),
                1 << (shift - 1),
            );
            kept + (rest > half || rest == half && kept & 1 == 1) as u128
        }
    };
    // The digits from the last to the first, with a point among them.
    let (mut buffer, mut at) = ([b'0'; 48], 48);
    let mut put = |b: u8| {
        at -= 1;
        buffer[at] = b;
    };
    let (mut rest, mut n) = (whole, 0);
    if precision == 0 && keep_point {
        put(b'.');
    }
    while rest > 0 || n <= precision {
        if n == precision && n > 0 {
            put(b'.');
        }
        let digit = match u64::try_from(rest) {
            Ok(small) => {
                rest = (small / 10) as u128;
                small % 10
            }
            Err(_) => {
                let digit = rest % 10;
                rest /= 10;
                digit as u64
            }
        };
        put(b'0' + digit as u8);
        n += 1;
    }
    String::from_utf8(buffer[at..].to_vec()).ok()
}

fn exponential(x: f64, precision: usize, keep_point: bool, strip: bool) -> String {
    let exact = precision.min(MOST_DIGITS);
    let text = format!("{x:.exact$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut out = String::from(mantissa);
    out.extend(std::iter::repeat_n('0', precision - exact));
    if strip {
        strip_zeros(&mut out);
    }
    if keep_point && !out.contains('.') {
        out.push('.');
    }
    write_exponent(exponent.parse().unwrap_or(0), &mut out);
    out
}

fn general(x: f64, precision: usize, keep_point: bool, whole_as_float: bool) -> String {
    let exact = precision.min(MOST_DIGITS);
    let text = format!("{x:.*e}", exact - 1);
    let exponent: i64 = text
        .rsplit_once('e')
        .map_or(0, |(_, e)| e.parse().unwrap_or(0));
    let most = precision as i64 - whole_as_float as i64;
    if exponent < -4 || exponent >= most {
        return exponential(x, precision - 1, keep_point, !keep_point);
    }
    let mut out = fixed(x, (precision as i64 - 1 - exponent) as usize, keep_point);
    if !keep_point {
        strip_zeros(&mut out);
    }
    if whole_as_float && !out.contains('.') {
        out.push_str(".0");
    }
    out
}

fn strip_zeros(out: &mut String) {
    if out.contains('.') {
        let kept = out.trim_end_matches('0').trim_end_matches('.').len();
        out.truncate(kept);
    }
}

/// The shortest digits that read back, always with a point or an exponent if `keep_point`.
fn shortest(x: f64, keep_point: bool) -> String {
    let mut out = String::new();
    write_repr(x, &mut out);
    if keep_point && !out.contains('.') && shortest_digits(x).0.len() == 1 {
        let at = out.find('e').unwrap_or(out.len());
        out.insert(at, '.');
    }
    out
}

impl Runtime {
    pub(crate) fn format_float(&mut self, v: Value, x: f64, text: &str) -> R<Value> {
        let spec = Spec::parse(self, text, v, '\0', b'>')?;
        if !matches!(
            spec.kind,
            '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%'
        ) {
            return self.unknown_format(spec.kind, v);
        }
        self.format_float_spec(x, &spec)
    }

    /// A float as a specification of a float type says.
    pub(crate) fn format_float_spec(&mut self, x: f64, spec: &Spec) -> R<Value> {
        if spec.precision.is_some_and(|p| p > i32::MAX as usize) {
            return self.value_error("precision too big");
        }
        let out = spec.lay_out_float(x);
        Ok(self.new_str(&out))
    }

    pub(crate) fn format_complex(&mut self, v: Value, c: Complex, text: &str) -> R<Value> {
        let mut spec = Spec::parse(self, text, v, '\0', b'>')?;
        if !matches!(spec.kind, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') {
            return self.unknown_format(spec.kind, v);
        }
        if spec.fill == '0' {
            return self.value_error("Zero padding is not allowed in complex format specifier");
        }
        if spec.align == b'=' {
            return self
                .value_error("'=' alignment flag is not allowed in complex format specifier");
        }
        let outer = spec.clone();
        spec.width = 0;
        let bare = spec.kind == '\0';
        if bare {
            spec.kind = if spec.precision.is_some() { 'g' } else { 'r' };
        }
        let alone = bare && c.0 == 0.0 && c.0.is_sign_positive();
        let mut body = String::new();
        if !alone {
            body.push_str(&spec.lay_out_float(c.0));
            spec.sign = b'+';
        }
        body.push_str(&spec.lay_out_float(c.1));
        body.push('j');
        if bare && !alone {
            body = format!("({body})");
        }
        let out = outer.lay_out(&Number {
            sign: "",
            prefix: "",
            digits: "",
            rest: &body,
        });
        Ok(self.new_str(&out))
    }
}

impl Spec {
    fn lay_out_float(&self, x: f64) -> String {
        let (x, percent) = if self.kind == '%' {
            (x * 100.0, "%")
        } else {
            (x, "")
        };
        let magnitude = x.abs();
        let mut body = if !x.is_finite() {
            let name = if x.is_nan() { "nan" } else { "inf" };
            match self.kind {
                'E' | 'F' | 'G' => name.to_uppercase(),
                _ => name.into(),
            }
        } else {
            match (self.kind, self.precision) {
                ('\0', None) => shortest(magnitude, self.alternate),
                ('\0', Some(p)) => digits(magnitude, 'g', p, self.alternate, true),
                ('r', _) => {
                    let mut text = shortest(magnitude, self.alternate);
                    if text.ends_with(".0") && !self.alternate {
                        text.truncate(text.len() - 2);
                    }
                    text
                }
                ('%', p) => digits(magnitude, 'f', p.unwrap_or(6), self.alternate, false),
                ('n', p) => digits(magnitude, 'g', p.unwrap_or(6), self.alternate, false),
                (kind, p) => digits(magnitude, kind, p.unwrap_or(6), self.alternate, false),
            }
        };
        body.push_str(percent);
        let zero = self.no_negative_zero
            && !body
                .split(['e', 'E'])
                .next()
                .unwrap_or_default()
                .contains(|c: char| c.is_ascii_digit() && c != '0')
            && x.is_finite();
        let negative = x.is_sign_negative() && !x.is_nan() && !zero;
        let split = body
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(body.len());
        let (whole, rest) = body.split_at(split);
        let grouped;
        let rest = match (self.fraction_group, rest.strip_prefix('.')) {
            (0, _) | (_, None) => rest,
            (group, Some(fraction)) => {
                grouped = group_fraction(fraction, group as char);
                &grouped
            }
        };
        self.lay_out(&Number {
            sign: self.sign_of(negative),
            prefix: "",
            digits: whole,
            rest,
        })
    }
}

/// `.123_456_7e+10` of `1234567e+10`
fn group_fraction(fraction: &str, separator: char) -> String {
    let mut out = String::from(".");
    let end = fraction
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(fraction.len());
    for (i, c) in fraction[..end].chars().enumerate() {
        if i > 0 && i % 3 == 0 {
            out.push(separator);
        }
        out.push(c);
    }
    out.push_str(&fraction[end..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_arithmetic_agrees_with_the_formatter() {
        let mut seed = 0x2545_f491_4f6c_dd1du64;
        let mut random = || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed
        };
        for _ in 0..20_000 {
            let scale = 10f64.powi((random() % 30) as i32 - 15);
            let x = match random() % 3 {
                0 => (random() % 100_000) as f64 / 8.0,
                1 => (random() % 1000) as f64 / 100.0,
                _ => random() as f64 / u64::MAX as f64 * scale,
            };
            let precision = (random() % 23) as usize;
            if let Some(text) = fixed_in_u128(x, precision, false) {
                assert_eq!(text, format!("{x:.precision$}"), "{x:e}");
            }
        }
        assert_eq!(fixed_in_u128(0.0, 2, false).as_deref(), Some("0.00"));
        assert_eq!(fixed_in_u128(0.5, 0, true).as_deref(), Some("0."));
        assert_eq!(fixed_in_u128(1e15, 2, false), None);
    }
}
