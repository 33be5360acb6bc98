//! The parts of `%` formatting: a directive's flags, and the text as it grows.

use crate::Value;

/// One directive of the template.
#[derive(Default)]
pub(crate) struct Directive {
    pub(crate) left: bool,
    pub(crate) plus: bool,
    pub(crate) blank: bool,
    pub(crate) alternate: bool,
    pub(crate) zero: bool,
    pub(crate) width: usize,
    pub(crate) precision: Option<usize>,
}

/// A template being filled in.
pub(crate) struct Template<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) at: usize,
    /// The tuple of arguments, or the only one.
    pub(crate) args: &'a [Value],
    pub(crate) next: usize,
    /// What `%(key)` looks keys up in.
    pub(crate) mapping: Option<Value>,
    /// A value found by key, to be used next.
    pub(crate) by_key: Option<Value>,
    pub(crate) bytes: bool,
    pub(crate) out: Vec<u8>,
}

impl Template<'_> {
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Writes a number: sign, prefix, zeros or spaces, digits.
    pub(crate) fn number(&mut self, d: &Directive, negative: bool, prefix: &str, digits: &str) {
        let sign = match (negative, d.plus, d.blank) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        };
        let len = sign.len() + prefix.len() + digits.len();
        let pad = d.width.saturating_sub(len);
        let (zeros, spaces) = match d.zero && !d.left {
            true => (pad, 0),
            false => (0, pad),
        };
        if !d.left {
            self.out.extend(std::iter::repeat_n(b' ', spaces));
        }
        self.out.extend_from_slice(sign.as_bytes());
        self.out.extend_from_slice(prefix.as_bytes());
        self.out.extend(std::iter::repeat_n(b'0', zeros));
        self.out.extend_from_slice(digits.as_bytes());
        if d.left {
            self.out.extend(std::iter::repeat_n(b' ', spaces));
        }
    }

    /// Writes text, filled up with spaces.
    pub(crate) fn padded(&mut self, d: &Directive, text: &[u8]) {
        let len = if self.bytes {
            text.len()
        } else {
            crate::strings::count_chars(text)
        };
        let pad = std::iter::repeat_n(b' ', d.width.saturating_sub(len));
        if d.left {
            self.out.extend_from_slice(text);
            self.out.extend(pad);
        } else {
            self.out.extend(pad);
            self.out.extend_from_slice(text);
        }
    }
}
