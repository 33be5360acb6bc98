//! `format(v, spec)`: the format mini-language, and strings in it.
//!
//! ```text
//!  [[fill]align] [sign] [z] [#] [0] [width] [group] [. [precision] [group]] [type]
//! ```

use crate::{R, Runtime, Value};
use std::borrow::Cow;

/// A parsed specification.
#[derive(Clone, Debug)]
pub struct Spec {
    /// What fills up to the width.
    pub fill: char,
    /// `<`, `>`, `^`, `=`.
    pub align: u8,
    /// Was an alignment written (or implied by a leading 0)?
    pub aligned: bool,
    /// `-`, `+`, ` `; 0 when not given.
    pub sign: u8,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Least number of characters.
    pub width: usize,
    /// `,` or `_` between groups of digits; 0: none.
    pub group: u8,
    /// Digits behind the point, or characters of a string.
    pub precision: Option<usize>,
    /// The same separator for digits behind the point.
    pub fraction_group: u8,
    /// The letter at the end; NUL when not given.
    pub kind: char,
}

/// A number taken apart for layout.
pub struct Number<'a> {
    /// `-`, `+`, ` ` or nothing.
    pub sign: &'a str,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// Digits before the point.
    pub digits: &'a str,
    /// The point and what follows it, or `inf` and `nan`; ASCII, as all of it.
    pub rest: &'a str,
}

impl Spec {
    /// Parses a specification for value `v`, whose type says what is usual.
    pub fn parse(rt: &mut Runtime, text: &str, v: Value, kind: char, align: u8) -> R<Spec> {
        let mut spec = Spec {
            fill: ' ',
            align,
            aligned: false,
            sign: 0,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            group: 0,
            precision: None,
            fraction_group: 0,
            kind,
        };
        let is_align = |b: Option<&u8>| matches!(b, Some(b'<' | b'>' | b'=' | b'^'));
        let mut at = 0;
        let first = text.chars().next().map_or(0, char::len_utf8);
        let bytes = text.as_bytes();
        let mut filled = false;
        if is_align(bytes.get(first)) && first > 0 {
            spec.fill = text.chars().next().unwrap_or(' ');
            (spec.align, spec.aligned, filled) = (bytes[first], true, true);
            at = first + 1;
        } else if is_align(bytes.first()) {
            (spec.align, spec.aligned) = (bytes[0], true);
            at = 1;
        }
        if let Some(b @ (b'+' | b'-' | b' ')) = bytes.get(at) {
            spec.sign = *b;
            at += 1;
        }
        if bytes.get(at) == Some(&b'z') {
            spec.no_negative_zero = true;
            at += 1;
        }
        if bytes.get(at) == Some(&b'#') {
            spec.alternate = true;
            at += 1;
        }
        if !filled && bytes.get(at) == Some(&b'0') {
            spec.fill = '0';
            if !spec.aligned && align == b'>' {
                (spec.align, spec.aligned) = (b'=', true);
            }
            at += 1;
        }
        spec.width = rt.spec_number(bytes, &mut at)?.unwrap_or(0);
        rt.check_room(spec.width)?;
        spec.group = rt.spec_group(bytes, &mut at)?;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            spec.precision = rt.spec_number(bytes, &mut at)?;
            if spec.precision.is_some_and(|n| n > i32::MAX as usize) {
                return rt.value_error("precision too big");
            }
            spec.fraction_group = rt.spec_group(bytes, &mut at)?;
            if spec.precision.is_none() && spec.fraction_group == 0 {
                return rt.value_error("Format specifier missing precision");
            }
        }
        let mut rest = text[at..].chars();
        match (rest.next(), rest.next()) {
            (Some(c), None) => spec.kind = c,
            (None, _) => {}
            _ => {
                let type_name = rt.type_name(v);
                return rt.value_error(format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                ));
            }
        }
        rt.check_group(&spec)?;
        Ok(spec)
    }

    /// Puts a number together: sign, prefix, grouped digits, and padding where it belongs.
    pub fn lay_out(&self, n: &Number<'_>) -> String {
        let fixed = n.sign.len() + n.prefix.len() + n.rest.len();
        let zeros = self.fill == '0' && self.align == b'=';
        // inf and nan have no digits to group.
        let digits: Cow<'_, str> = if self.group == 0 || n.digits.is_empty() {
            n.digits.into()
        } else {
            let binary = matches!(self.kind, 'b' | 'o' | 'x' | 'X');
            let least = if zeros {
                self.width.saturating_sub(fixed)
            } else {
                0
            };
            let size = if binary { 4 } else { 3 };
            grouped(n.digits, size, self.group as char, least).into()
        };
        let pad = self.width.saturating_sub(fixed + digits.len());
        let (left, inner, right) = match self.align {
            b'<' => (0, 0, pad),
            b'^' => (pad / 2, 0, pad - pad / 2),
            b'=' => (0, pad, 0),
            _ => (pad, 0, 0),
        };
        let mut out = String::with_capacity(self.width.max(fixed + digits.len()));
        self.fill_into(left, &mut out);
        out.push_str(n.sign);
        out.push_str(n.prefix);
        self.fill_into(inner, &mut out);
        out.push_str(&digits);
        out.push_str(n.rest);
        self.fill_into(right, &mut out);
        out
    }

    /// Writes `n` fill characters.
    pub fn fill_into(&self, n: usize, out: &mut String) {
        (0..n).for_each(|_| out.push(self.fill));
    }

    /// The sign to show in front of a number.
    pub fn sign_of(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, b'+') => "+",
            (false, b' ') => " ",
            _ => "",
        }
    }
}

/// Digits in groups from the right, padded with zeros (grouped too) to at least `least` characters.
fn grouped(digits: &str, size: usize, separator: char, least: usize) -> String {
    let mut reversed = Vec::with_capacity(digits.len() * 2);
    let mut digits = digits.bytes().rev().peekable();
    let mut in_group = 0;
    loop {
        // A separator is written only when a digit (or a zero of padding) follows it.
        if digits.peek().is_none() && reversed.len() >= least {
            break;
        }
        if in_group == size {
            reversed.push(separator as u8);
            in_group = 0;
        }
        reversed.push(digits.next().unwrap_or(b'0'));
        in_group += 1;
    }
    reversed.iter().rev().map(|b| *b as char).collect()
}

impl Runtime {
    fn spec_number(&mut self, bytes: &[u8], at: &mut usize) -> R<Option<usize>> {
        let from = *at;
        let mut n = 0usize;
        while let Some(d @ b'0'..=b'9') = bytes.get(*at) {
            match n
                .checked_mul(10)
                .and_then(|n| n.checked_add((d - b'0') as usize))
            {
                Some(next) if next <= i64::MAX as usize => n = next,
                _ => return self.value_error("Too many decimal digits in format string"),
            }
            *at += 1;
        }
        Ok((*at > from).then_some(n))
    }

    fn spec_group(&mut self, bytes: &[u8], at: &mut usize) -> R<u8> {
        let mut group = 0;
        while let Some(b @ (b',' | b'_')) = bytes.get(*at) {
            if group != 0 {
                return self.value_error(if group == *b {
                    format!("Cannot specify '{0}' with '{0}'.", *b as char)
                } else {
                    "Cannot specify both ',' and '_'.".into()
                });
            }
            group = *b;
            *at += 1;
        }
        Ok(group)
    }

    /// Separators go with some types only.
    fn check_group(&mut self, spec: &Spec) -> R<()> {
        let fits = match spec.kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => true,
            'b' | 'o' | 'x' | 'X' => spec.group != b',',
            _ => false,
        };
        if spec.group == 0 || fits {
            return Ok(());
        }
        let group = spec.group as char;
        self.value_error(match spec.kind {
            c @ '!'..='\x7f' => format!("Cannot specify '{group}' with '{c}'."),
            c => format!("Cannot specify '{group}' with '\\x{:x}'.", c as u32),
        })
    }

    /// Raises for a type letter that the value's type does not know.
    pub(crate) fn unknown_format<T>(&mut self, kind: char, v: Value) -> R<T> {
        let type_name = self.type_name(v);
        self.value_error(match kind {
            '!'..='\x7f' => {
                format!("Unknown format code '{kind}' for object of type '{type_name}'")
            }
            _ => format!(
                "Unknown format code '\\x{:x}' for object of type '{type_name}'",
                kind as u32
            ),
        })
    }

    /// `format(v, spec)`; `spec` is a string object.
    pub fn format(&mut self, v: Value, spec: Value) -> R<Value> {
        if self.has_python_class(v) {
            let name = self.names.format;
            let Some(result) = self.call_special(v, name, &[spec])? else {
                return self.format_builtin(v, spec);
            };
            if !self.is_any_str(result) {
                let name = self.type_name(result);
                return self.type_error(format!("__format__ must return a str, not {name}"));
            }
            return Ok(result);
        }
        self.format_builtin(v, spec)
    }

    /// `__format__` of built-in types (by kind of value, so for subclasses too).
    pub(crate) fn format_builtin(&mut self, v: Value, spec: Value) -> R<Value> {
        let text = self.str_text(spec);
        if text.is_empty() {
            return self.str(v);
        }
        if let Some(i) = self.int_of(v) {
            return self.format_int(v, i, &text);
        }
        if let Some(x) = self.float_of(v) {
            return self.format_float(v, x, &text);
        }
        if self.is_any_str(v) {
            return self.format_str(v, &text);
        }
        if let Some(c) = self.complex_of(v) {
            return self.format_complex(v, c, &text);
        }
        self.format_object(v, spec)
    }

    /// `object.__format__`: only the empty specification.
    pub(crate) fn format_object(&mut self, v: Value, spec: Value) -> R<Value> {
        if !self.is_any_str(spec) {
            let name = self.type_name(spec);
            return self.type_error(format!("__format__() argument must be str, not {name}"));
        }
        if self.str_len(spec) == 0 {
            return self.str(v);
        }
        let name = self.type_name(v);
        self.type_error(format!(
            "unsupported format string passed to {name}.__format__"
        ))
    }

    fn format_str(&mut self, v: Value, text: &str) -> R<Value> {
        let spec = Spec::parse(self, text, v, 's', b'<')?;
        if spec.kind != 's' {
            return self.unknown_format(spec.kind, v);
        }
        let refused = match spec.sign {
            b' ' => Some("Space not allowed in string format specifier"),
            b'+' | b'-' => Some("Sign not allowed in string format specifier"),
            _ if spec.no_negative_zero => {
                Some("Negative zero coercion (z) not allowed in string format specifier")
            }
            _ if spec.alternate => {
                Some("Alternate form (#) not allowed in string format specifier")
            }
            _ if spec.align == b'=' => Some("'=' alignment not allowed in string format specifier"),
            _ => None,
        };
        if let Some(message) = refused {
            return self.value_error(message);
        }
        let shown = self.str_len(v).min(spec.precision.unwrap_or(usize::MAX));
        let v = self.str_substring(v, 0, shown);
        Ok(self.pad_str(v, &spec))
    }

    /// A string filled up to the width of a specification.
    fn pad_str(&mut self, v: Value, spec: &Spec) -> Value {
        let pad = spec.width.saturating_sub(self.str_len(v));
        if pad == 0 {
            return self.plain_str(v);
        }
        let (left, right) = match spec.align {
            b'>' => (pad, 0),
            b'^' => (pad / 2, pad - pad / 2),
            _ => (0, pad),
        };
        let (mut before, mut after) = (String::new(), String::new());
        spec.fill_into(left, &mut before);
        spec.fill_into(right, &mut after);
        let ascii = spec.fill.is_ascii() && self.str_is_ascii(v);
        let parts = [before.as_bytes(), self.str_bytes(v), after.as_bytes()];
        self.new_str_parts(&parts, spec.width, ascii)
    }
}
