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
        let (mut bytes, mut chars, mut ascii) = (0, 0, true);
        for part in parts {
            bytes += self.str_bytes(*part).len();
            chars += self.str_len(*part);
            ascii &= self.str_is_ascii(*part);
        }
        if chars <= 1 {
            // One part has it all, or there is nothing.
            let whole = parts.iter().find(|p| self.str_len(**p) == 1);
            return whole.map_or(self.names.empty, |v| self.plain_str(*v));
        }
        let (s, mut to) = self.new_str_uninit(bytes, chars, ascii);
        for part in parts {
            let text = self.str_bytes(*part);
            // SAFETY: there is room for all parts.
            unsafe {
                std::ptr::copy_nonoverlapping(text.as_ptr(), to, text.len());
                to = to.add(text.len());
            }
        }
        s
    }
}
