//! What error handlers make of bytes that mean nothing.

use crate::codecs::Codec;
use crate::strings::push_code_point;
use crate::{ClassId, R, Runtime, Value};
use std::ops::Range;

impl Runtime {
    /// What an error handler makes of bytes that mean nothing; where to go on.
    pub(crate) fn decode_bad(
        &mut self,
        codec: Codec,
        bytes: &[u8],
        source: Value,
        bad: Range<usize>,
        (reason, errors): (&str, &str),
        out: &mut Vec<u8>,
    ) -> R<usize> {
        if errors == "surrogatepass"
            && let Some((c, len)) = surrogate(codec, &bytes[bad.start..])
        {
            push_code_point(c, out);
            return Ok(bad.start + len);
        }
        self.decode_problem(codec.name(), bytes, source, bad, (reason, errors), out)
    }

    /// The same for any encoding, by the name that errors show.
    pub fn decode_problem(
        &mut self,
        encoding: &str,
        bytes: &[u8],
        source: Value,
        bad: Range<usize>,
        (reason, errors): (&str, &str),
        out: &mut Vec<u8>,
    ) -> R<usize> {
        match errors {
            "ignore" => return Ok(bad.end),
            "replace" => {
                push_code_point(0xfffd, out);
                return Ok(bad.end);
            }
            "backslashreplace" => {
                for b in &bytes[bad.clone()] {
                    out.extend_from_slice(format!("\\x{b:02x}").as_bytes());
                }
                return Ok(bad.end);
            }
            "surrogateescape" if bytes[bad.start] >= 0x80 => {
                let escaped = bytes[bad.clone()].iter().take_while(|b| **b >= 0x80);
                let end = bad.start + escaped.clone().count();
                escaped.for_each(|b| push_code_point(0xdc00 + *b as u32, out));
                return Ok(end);
            }
            _ => {}
        }
        let exact = source.is_ptr() && self.class_of(source) == ClassId::BYTES;
        let object = if exact { source } else { self.new_bytes(bytes) };
        let class = ClassId::UNICODE_DECODE_ERROR;
        let exc = self.new_unicode_error(class, encoding, object, bad, reason)?;
        if matches!(errors, "strict" | "surrogateescape" | "surrogatepass") {
            return self.raise(exc);
        }
        let (text, next) = self.ask_decode_handler(errors, exc, bytes.len())?;
        out.extend_from_slice(self.str_bytes(text));
        Ok(next)
    }
}

/// The lone surrogate that bytes begin with, and how long it is.
fn surrogate(codec: Codec, bytes: &[u8]) -> Option<(u32, usize)> {
    let (c, len) = match (codec, bytes) {
        (Codec::Utf8 { .. }, [0xed, b @ 0xa0..=0xbf, c @ 0x80..=0xbf, ..]) => {
            (0xd000 | (*b as u32 & 0x3f) << 6 | *c as u32 & 0x3f, 3)
        }
        (Codec::Utf16 { big }, [a, b, ..]) => {
            let (high, low) = if big == Some(true) { (a, b) } else { (b, a) };
            ((*high as u32) << 8 | *low as u32, 2)
        }
        (Codec::Utf32 { big }, [a, b, c, d, ..]) => {
            let four = [*a, *b, *c, *d];
            let c = if big == Some(true) {
                u32::from_be_bytes(four)
            } else {
                u32::from_le_bytes(four)
            };
            (c, 4)
        }
        _ => return None,
    };
    (0xd800..0xe000).contains(&c).then_some((c, len))
}
