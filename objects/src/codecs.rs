//! Text to bytes and back: UTF-8, UTF-16, UTF-32, Latin-1, ASCII, with error handlers.
//!
//! The file is longer than most because one function per encoding stands beside its inverse.

use crate::codec_registry::Replacement;
use crate::strings::{code_points, push_code_point};
use crate::{Args, ClassId, R, Runtime, Value};
use std::fmt::Write;

/// An encoding that we know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codec {
    /// UTF-8, perhaps with a byte order mark.
    Utf8 { mark: bool },
    /// 16-bit units; `None`: native order with a byte order mark.
    Utf16 { big: Option<bool> },
    /// 32-bit units.
    Utf32 { big: Option<bool> },
    /// The first 256 code points.
    Latin1,
    /// The first 128.
    Ascii,
}

impl Codec {
    /// The encoding of this name, whatever its spelling.
    pub fn by_name(name: &str) -> Option<Codec> {
        let plain: String = name
            .chars()
            .filter(|c| !matches!(c, '-' | '_' | ' '))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Some(match plain.as_str() {
            "utf8" | "u8" | "utf" | "cp65001" => Codec::Utf8 { mark: false },
            "utf8sig" => Codec::Utf8 { mark: true },
            "utf16" | "u16" => Codec::Utf16 { big: None },
            "utf16le" => Codec::Utf16 { big: Some(false) },
            "utf16be" => Codec::Utf16 { big: Some(true) },
            "utf32" | "u32" => Codec::Utf32 { big: None },
            "utf32le" => Codec::Utf32 { big: Some(false) },
            "utf32be" => Codec::Utf32 { big: Some(true) },
            "latin1" | "iso88591" | "latin" | "l1" | "8859" | "cp819" => Codec::Latin1,
            "ascii" | "usascii" | "646" | "ansix3.41968" => Codec::Ascii,
            _ => return None,
        })
    }

    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Utf8 { .. } => "utf-8",
            Codec::Utf16 { big: None } => "utf-16",
            Codec::Utf16 { big: Some(false) } => "utf-16-le",
            Codec::Utf16 { big: Some(true) } => "utf-16-be",
            Codec::Utf32 { big: None } => "utf-32",
            Codec::Utf32 { big: Some(false) } => "utf-32-le",
            Codec::Utf32 { big: Some(true) } => "utf-32-be",
            Codec::Latin1 => "latin-1",
            Codec::Ascii => "ascii",
        }
    }

    /// Can it say this code point?
    fn can_encode(self, c: u32) -> bool {
        match self {
            Codec::Latin1 => c < 0x100,
            Codec::Ascii => c < 0x80,
            _ => !(0xd800..0xe000).contains(&c),
        }
    }

    /// Are its units bytes, so that any byte may stand between them?
    pub(crate) fn has_byte_units(self) -> bool {
        !matches!(self, Codec::Utf16 { .. } | Codec::Utf32 { .. })
    }

    fn cannot(self) -> &'static str {
        match self {
            Codec::Latin1 => "ordinal not in range(256)",
            Codec::Ascii => "ordinal not in range(128)",
            _ => "surrogates not allowed",
        }
    }

    /// Appends a code point (surrogates too, as `surrogatepass` wants it).
    fn push(self, c: u32, out: &mut Vec<u8>) {
        match self {
            Codec::Utf8 { .. } => push_code_point(c, out),
            Codec::Latin1 | Codec::Ascii => out.push(c as u8),
            Codec::Utf16 { big } => {
                let mut unit = |u: u16| match big {
                    Some(true) => out.extend_from_slice(&u.to_be_bytes()),
                    _ => out.extend_from_slice(&u.to_le_bytes()),
                };
                if c < 0x10000 {
                    unit(c as u16);
                } else {
                    unit(0xd800 + ((c - 0x10000) >> 10) as u16);
                    unit(0xdc00 + ((c - 0x10000) & 0x3ff) as u16);
                }
            }
            Codec::Utf32 { big: Some(true) } => out.extend_from_slice(&c.to_be_bytes()),
            Codec::Utf32 { .. } => out.extend_from_slice(&c.to_le_bytes()),
        }
    }
}

impl Runtime {
    /// The codec of a name, or `LookupError`.
    pub fn codec(&mut self, name: &str) -> R<Codec> {
        match Codec::by_name(name) {
            Some(codec) => Ok(codec),
            None => self.raise_new(ClassId::LOOKUP_ERROR, format!("unknown encoding: {name}")),
        }
    }

    /// Do these arguments of `encode` or `decode` name a codec that keeps ASCII as it is, and leave errors alone?
    pub(crate) fn is_ascii_codec(&self, args: Args<'_>) -> bool {
        match args.all {
            [_] => true,
            [_, name] if args.names.is_empty() && self.is_str(*name) => matches!(
                self.str_bytes(*name),
                b"utf-8" | b"utf8" | b"UTF-8" | b"ascii" | b"latin-1" | b"latin1"
            ),
            _ => false,
        }
    }

    /// The bytes of a string.
    pub fn encode(&mut self, s: Value, codec: Codec, errors: &str) -> R<Vec<u8>> {
        let text = self.str_bytes(s);
        let mut out = Vec::with_capacity(text.len());
        match codec {
            Codec::Utf8 { mark: true } => out.extend_from_slice(b"\xef\xbb\xbf"),
            Codec::Utf16 { big: None } | Codec::Utf32 { big: None } => codec.push(0xfeff, &mut out),
            _ => {}
        }
        let direct = self.str_is_ascii(s)
            || matches!(codec, Codec::Utf8 { .. }) && std::str::from_utf8(text).is_ok();
        if direct && codec.has_byte_units() {
            out.extend_from_slice(text);
            return Ok(out);
        }
        let points: Vec<u32> = code_points(text).collect();
        let mut i = 0;
        while i < points.len() {
            if codec.can_encode(points[i]) {
                codec.push(points[i], &mut out);
                i += 1;
                continue;
            }
            let bad = points[i..].iter().take_while(|c| !codec.can_encode(**c));
            let end = i + bad.count();
            i = self.encode_unknown(s, codec, errors, &points, i..end, &mut out)?;
        }
        Ok(out)
    }

    /// What an error handler makes of code points that the codec lacks; where to go on.
    fn encode_unknown(
        &mut self,
        s: Value,
        codec: Codec,
        errors: &str,
        points: &[u32],
        bad: std::ops::Range<usize>,
        out: &mut Vec<u8>,
    ) -> R<usize> {
        let mut text = String::new();
        for (i, &c) in points[bad.clone()].iter().enumerate() {
            let surrogate = (0xd800..0xe000).contains(&c);
            match errors {
                "ignore" => {}
                "replace" => text.push('?'),
                "xmlcharrefreplace" => {
                    let _ = write!(text, "&#{c};");
                }
                "backslashreplace" => crate::repr::write_escape(c, &mut text),
                "surrogateescape" if (0xdc80..0xdd00).contains(&c) && codec.has_byte_units() => {
                    out.push((c - 0xdc00) as u8);
                }
                "surrogatepass" if surrogate && codec != Codec::Latin1 && codec != Codec::Ascii => {
                    codec.push(c, out);
                }
                "strict" | "surrogateescape" | "surrogatepass" => {
                    let start = bad.start + i;
                    return self.encode_error(codec, s, start, bad.end);
                }
                _ => return self.encode_by_handler(s, codec, errors, points.len(), bad, out),
            }
        }
        text.chars().for_each(|c| codec.push(c as u32, out));
        Ok(bad.end)
    }

    /// What a handler written in Python makes of them.
    fn encode_by_handler(
        &mut self,
        s: Value,
        codec: Codec,
        errors: &str,
        len: usize,
        bad: std::ops::Range<usize>,
        out: &mut Vec<u8>,
    ) -> R<usize> {
        let class = ClassId::UNICODE_ENCODE_ERROR;
        let exc = self.new_unicode_error(class, codec.name(), s, bad.clone(), codec.cannot())?;
        let (replacement, next) = self.ask_encode_handler(errors, exc, len)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(&bytes),
            Replacement::Text(points) if points.iter().all(|c| codec.can_encode(*c)) => {
                points.into_iter().for_each(|c| codec.push(c, out));
            }
            Replacement::Text(_) => return self.encode_error(codec, s, bad.start, bad.end),
        }
        Ok(next)
    }

    fn encode_error<T>(&mut self, codec: Codec, s: Value, start: usize, end: usize) -> R<T> {
        self.unicode_error(
            ClassId::UNICODE_ENCODE_ERROR,
            codec.name(),
            s,
            start..end,
            codec.cannot(),
        )
    }

    /// Raises a `UnicodeEncodeError` or `UnicodeDecodeError` with its five arguments.
    pub fn unicode_error<T>(
        &mut self,
        class: ClassId,
        encoding: &str,
        object: Value,
        place: std::ops::Range<usize>,
        reason: &str,
    ) -> R<T> {
        let exc = self.new_unicode_error(class, encoding, object, place, reason)?;
        self.raise(exc)
    }

    /// Such an error, not raised.
    pub fn new_unicode_error(
        &mut self,
        class: ClassId,
        encoding: &str,
        object: Value,
        place: std::ops::Range<usize>,
        reason: &str,
    ) -> R<Value> {
        let (encoding, reason) = (self.new_str(encoding), self.new_str(reason));
        let (start, end) = (place.start as i64, place.end as i64);
        let args = [
            encoding,
            object,
            Value::small_int(start),
            Value::small_int(end),
            reason,
        ];
        let class = self.class(class).object;
        self.call(class, crate::Args::positional(&args))
    }

    /// The text of bytes. `source` is the object they came from, for errors.
    pub fn decode(&mut self, bytes: &[u8], source: Value, codec: Codec, errors: &str) -> R<Value> {
        Ok(self.decode_part(bytes, source, codec, errors, true)?.0)
    }

    /// The same for bytes that may end inside a character, unless they are the `last`: with the number
    /// of bytes that were used, and the codec with the order of bytes that a mark told.
    pub fn decode_part(
        &mut self,
        bytes: &[u8],
        source: Value,
        codec: Codec,
        errors: &str,
        last: bool,
    ) -> R<(Value, usize, Codec)> {
        let mut out = Vec::with_capacity(bytes.len());
        let mut at = 0;
        let codec = self.byte_order(codec, bytes, &mut at);
        if bytes.is_ascii() && codec.has_byte_units() {
            return Ok((self.new_str_wtf8(&bytes[at..]), bytes.len(), codec));
        }
        while at < bytes.len() {
            match decode_next(codec, bytes, at, &mut out) {
                Ok(next) => at = next,
                Err((end, "unexpected end of data" | "truncated data"))
                    if !last && end == bytes.len() =>
                {
                    break;
                }
                Err((end, reason)) => {
                    let bad = at..end;
                    at = self.decode_bad(codec, bytes, source, bad, (reason, errors), &mut out)?;
                }
            }
        }
        Ok((self.new_str_wtf8(&out), at, codec))
    }

    /// Obeys and skips a byte order mark.
    fn byte_order(&self, codec: Codec, bytes: &[u8], at: &mut usize) -> Codec {
        match codec {
            Codec::Utf8 { mark: true } if bytes.starts_with(b"\xef\xbb\xbf") => *at = 3,
            Codec::Utf16 { big: None } => {
                let big = bytes.starts_with(b"\xfe\xff");
                *at = if big || bytes.starts_with(b"\xff\xfe") {
                    2
                } else {
                    0
                };
                if *at > 0 {
                    return Codec::Utf16 { big: Some(big) };
                }
            }
            Codec::Utf32 { big: None } => {
                let big = bytes.starts_with(b"\0\0\xfe\xff");
                *at = if big || bytes.starts_with(b"\xff\xfe\0\0") {
                    4
                } else {
                    0
                };
                if *at > 0 {
                    return Codec::Utf32 { big: Some(big) };
                }
            }
            _ => {}
        }
        codec
    }
}

/// Decodes from byte `at` on: the offset of what comes next, or the end of what is bad and why.
fn decode_next(
    codec: Codec,
    bytes: &[u8],
    at: usize,
    out: &mut Vec<u8>,
) -> Result<usize, (usize, &'static str)> {
    let rest = &bytes[at..];
    match codec {
        Codec::Utf8 { .. } => match std::str::from_utf8(rest) {
            Ok(text) => {
                out.extend_from_slice(text.as_bytes());
                Ok(bytes.len())
            }
            Err(e) if e.valid_up_to() > 0 => {
                out.extend_from_slice(&rest[..e.valid_up_to()]);
                Ok(at + e.valid_up_to())
            }
            Err(e) => Err(match e.error_len() {
                None => (bytes.len(), "unexpected end of data"),
                Some(n) if matches!(rest[0], 0xc2..0xf5) => (at + n, "invalid continuation byte"),
                Some(n) => (at + n, "invalid start byte"),
            }),
        },
        Codec::Latin1 => {
            rest.iter().for_each(|b| push_code_point(*b as u32, out));
            Ok(bytes.len())
        }
        Codec::Ascii if rest[0] >= 0x80 => Err((at + 1, "ordinal not in range(128)")),
        Codec::Ascii => {
            out.push(rest[0]);
            Ok(at + 1)
        }
        Codec::Utf16 { big } => {
            let unit = |i: usize| -> Option<u32> {
                let pair = [*rest.get(i)?, *rest.get(i + 1)?];
                Some(match big {
                    Some(true) => u16::from_be_bytes(pair),
                    _ => u16::from_le_bytes(pair),
                } as u32)
            };
            match unit(0) {
                None => Err((bytes.len(), "truncated data")),
                Some(high @ 0xd800..0xdc00) => match unit(2) {
                    Some(low @ 0xdc00..0xe000) => {
                        let c = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                        push_code_point(c, out);
                        Ok(at + 4)
                    }
                    None => Err((bytes.len(), "unexpected end of data")),
                    Some(_) => Err((at + 2, "illegal UTF-16 surrogate")),
                },
                Some(0xdc00..0xe000) => Err((at + 2, "illegal encoding")),
                Some(c) => {
                    push_code_point(c, out);
                    Ok(at + 2)
                }
            }
        }
        Codec::Utf32 { big } => {
            let Some(four) = rest.get(..4) else {
                return Err((bytes.len(), "truncated data"));
            };
            let four = [four[0], four[1], four[2], four[3]];
            let c = match big {
                Some(true) => u32::from_be_bytes(four),
                _ => u32::from_le_bytes(four),
            };
            match char::from_u32(c) {
                Some(_) => {
                    push_code_point(c, out);
                    Ok(at + 4)
                }
                None if c < 0xe000 => Err((
                    at + 4,
                    "code point in surrogate code point range(0xd800, 0xe000)",
                )),
                None => Err((at + 4, "code point not in range(0x110000)")),
            }
        }
    }
}
