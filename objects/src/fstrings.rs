//! What f-strings are made of.

use crate::{R, Runtime, Value};

impl Runtime {
    /// `format(conversion(v), spec)`: conversion 0 none, 1 `str`, 2 `repr`, 3 `ascii`; the spec may be NULL.
    pub fn format_value(&mut self, v: Value, conversion: u8, spec: Value) -> R<Value> {
        let v = match conversion {
            1 => self.str(v)?,
            2 => self.repr(v)?,
            3 => self.ascii(v)?,
            _ => v,
        };
        if spec.is_null() {
            if self.is_str(v) {
                return Ok(v);
            }
            return self.format(v, self.names.empty);
        }
        self.format(v, spec)
    }

    /// Strings joined to one.
    pub fn join_strings(&mut self, parts: &[Value]) -> Value {
        let texts: Vec<&[u8]> = parts.iter().map(|p| self.str_bytes(*p)).collect();
        let chars = parts.iter().map(|p| self.str_len(*p)).sum();
        let ascii = parts.iter().all(|p| self.str_is_ascii(*p));
        self.new_str_parts(&texts, chars, ascii)
    }
}
