//! Codecs that write characters as the escapes of Python's literals.

use super::{data, data_or_text, errors_of, text, with_len};
use rekindle_objects::strings::{code_points, push_code_point};
use rekindle_objects::{Args, R, Runtime, Value};
use std::fmt::Write;

pub(super) fn unicode_escape_encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = text(rt, args, "unicode_escape_encode")?;
    let mut out = String::new();
    for c in code_points(rt.str_bytes(s)) {
        match c {
            9 => out.push_str("\\t"),
            10 => out.push_str("\\n"),
            13 => out.push_str("\\r"),
            0x5c => out.push_str("\\\\"),
            32..127 => out.push(c as u8 as char),
            _ => rekindle_objects::repr::write_escape(c, &mut out),
        }
    }
    let bytes = rt.new_bytes(out.as_bytes());
    with_len(rt, bytes, rt.str_len(s))
}

pub(super) fn raw_unicode_escape_encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = text(rt, args, "raw_unicode_escape_encode")?;
    let mut out = Vec::new();
    for c in code_points(rt.str_bytes(s)) {
        let mut escape = String::new();
        match c {
            0..0x100 => out.push(c as u8),
            _ => rekindle_objects::repr::write_escape(c, &mut escape),
        }
        out.extend_from_slice(escape.as_bytes());
    }
    let bytes = rt.new_bytes(&out);
    with_len(rt, bytes, rt.str_len(s))
}

pub(super) fn escape_encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(bytes) = rt
        .bytes_like(args.all[0])
        .filter(|_| !rt.is_bytearray(args.all[0]))
    else {
        let got = rt.type_name(args.all[0]);
        return rt.type_error(format!(
            "escape_encode() argument 1 must be bytes, not {got}"
        ));
    };
    let mut out = String::new();
    for b in bytes {
        match b {
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\\' => out.push_str("\\\\"),
            b'\'' => out.push_str("\\'"),
            32..127 => out.push(*b as char),
            _ => {
                let _ = write!(out, "\\x{b:02x}");
            }
        }
    }
    let made = rt.new_bytes(out.as_bytes());
    with_len(rt, made, bytes.len())
}

/// The number that up to `digits` digits of a base write, and how many there are.
fn number(bytes: &[u8], base: u32, digits: usize) -> (u32, usize) {
    let values = bytes
        .iter()
        .take(digits)
        .map_while(|b| (*b as char).to_digit(base));
    values.fold((0, 0), |(n, len), d| (n * base + d, len + 1))
}

/// What a one-letter escape stands for.
fn letter(b: u8) -> Option<u8> {
    Some(match b {
        b'\\' | b'\'' | b'"' => b,
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        _ => return None,
    })
}

/// An escape that could not be read.
enum Bad {
    /// It is wrong up to here.
    Wrong(usize, &'static str),
    /// It may go on in the next piece.
    Cut,
}

/// The character of the hexadecimal escape whose letter is at `bytes[1]`, and its length.
fn hexadecimal(bytes: &[u8], last: bool) -> Result<(u32, usize), Bad> {
    let (digits, message) = match bytes[1] {
        b'x' => (2, "truncated \\xXX escape"),
        b'u' => (4, "truncated \\uXXXX escape"),
        _ => (8, "truncated \\UXXXXXXXX escape"),
    };
    let (c, n) = number(&bytes[2..], 16, digits);
    if n < digits {
        if !last && 2 + n == bytes.len() {
            return Err(Bad::Cut);
        }
        return Err(Bad::Wrong(2 + n, message));
    }
    if c > 0x10_ffff {
        return Err(Bad::Wrong(2 + n, "illegal Unicode character"));
    }
    Ok((c, 2 + n))
}

/// `\N{…}`
fn named(bytes: &[u8], last: bool) -> Result<(u32, usize), Bad> {
    let malformed = "malformed \\N character escape";
    let end = bytes.iter().position(|b| *b == b'}');
    match (bytes.get(2), end) {
        (Some(b'{'), Some(end)) if end > 3 => {
            let name = std::str::from_utf8(&bytes[3..end]).ok();
            match name.and_then(crate::unicode::character_named) {
                Some(c) => Ok((c as u32, end + 1)),
                None => Err(Bad::Wrong(end + 1, "unknown Unicode character name")),
            }
        }
        (Some(b'{') | None, None) if !last => Err(Bad::Cut),
        (Some(b'{'), None) => Err(Bad::Wrong(bytes.len(), malformed)),
        (Some(b'{'), Some(end)) => Err(Bad::Wrong(end + 1, malformed)),
        _ => Err(Bad::Wrong(2, malformed)),
    }
}

/// The characters of the escape that `bytes` begin with, and its length.
fn escape(bytes: &[u8], last: bool, out: &mut Vec<u8>) -> Result<usize, Bad> {
    let Some(kind) = bytes.get(1) else {
        return Err(if last {
            Bad::Wrong(1, "\\ at end of string")
        } else {
            Bad::Cut
        });
    };
    if let Some(plain) = letter(*kind) {
        out.push(plain);
        return Ok(2);
    }
    let (c, len) = match kind {
        b'\n' => return Ok(2),
        b'0'..=b'7' => {
            let (c, n) = number(&bytes[1..], 8, 3);
            (c, 1 + n)
        }
        b'x' | b'u' | b'U' => hexadecimal(bytes, last)?,
        b'N' => named(bytes, last)?,
        _ => {
            out.push(b'\\');
            return Ok(1);
        }
    };
    push_code_point(c, out);
    Ok(len)
}

/// Appends what an escape stands for; its length.
type Escape = fn(&[u8], bool, &mut Vec<u8>) -> Result<usize, Bad>;

fn decode_escapes(rt: &mut Runtime, args: Args<'_>, encoding: &str, escape: Escape) -> R<Value> {
    let bytes = data_or_text(rt, args)?;
    let errors = errors_of(rt, args, 1, "decode")?;
    let last = match args.all.get(2) {
        Some(last) => rt.truth(*last)?,
        None => true,
    };
    let (mut out, mut i) = (Vec::with_capacity(bytes.len()), 0);
    while i < bytes.len() {
        if bytes[i] != b'\\' {
            push_code_point(bytes[i] as u32, &mut out);
            i += 1;
            continue;
        }
        match escape(&bytes[i..], last, &mut out) {
            Ok(len) => i += len,
            Err(Bad::Cut) => break,
            Err(Bad::Wrong(len, reason)) => {
                let reason = (reason, errors.as_str());
                i =
                    rt.decode_problem(encoding, bytes, args.all[0], i..i + len, reason, &mut out)?;
            }
        }
    }
    let made = rt.new_str_wtf8(&out);
    with_len(rt, made, i)
}

pub(super) fn unicode_escape_decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    decode_escapes(rt, args, "unicodeescape", escape)
}

/// Only `\u` and `\U` are escapes, behind an odd number of backslashes.
fn raw_escape(bytes: &[u8], last: bool, out: &mut Vec<u8>) -> Result<usize, Bad> {
    match bytes.get(1) {
        Some(b'u' | b'U') => {
            let (c, len) = hexadecimal(bytes, last)?;
            push_code_point(c, out);
            Ok(len)
        }
        Some(b'\\') => {
            out.extend_from_slice(b"\\\\");
            Ok(2)
        }
        None if !last => Err(Bad::Cut),
        _ => {
            out.push(b'\\');
            Ok(1)
        }
    }
}

pub(super) fn raw_unicode_escape_decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    decode_escapes(rt, args, "rawunicodeescape", raw_escape)
}

pub(super) fn escape_decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = if rt.is_any_str(args.all[0]) {
        rt.str_bytes(args.all[0])
    } else {
        data(rt, args)?
    };
    let errors = errors_of(rt, args, 1, "escape_decode")?;
    let (mut out, mut i) = (Vec::with_capacity(bytes.len()), 0);
    while i < bytes.len() {
        if bytes[i] != b'\\' {
            out.push(bytes[i]);
            i += 1;
            continue;
        }
        let Some(kind) = bytes.get(i + 1) else {
            return rt.value_error("Trailing \\ in string");
        };
        if let Some(plain) = letter(*kind) {
            out.push(plain);
            i += 2;
            continue;
        }
        match kind {
            b'\n' => i += 2,
            b'0'..=b'7' => {
                let (c, n) = number(&bytes[i + 1..], 8, 3);
                out.push(c as u8);
                i += 1 + n;
            }
            b'x' => {
                let (c, n) = number(&bytes[i + 2..], 16, 2);
                if n == 2 {
                    out.push(c as u8);
                } else {
                    match errors.as_str() {
                        "strict" => {
                            return rt.value_error(format!("invalid \\x escape at position {i}"));
                        }
                        "replace" => out.push(b'?'),
                        "ignore" => {}
                        _ => {
                            return rt.value_error(format!(
                                "decoding error; unknown error handling code: {errors}"
                            ));
                        }
                    }
                }
                i += 2 + n;
            }
            _ => {
                out.extend_from_slice(&[b'\\', *kind]);
                i += 2;
            }
        }
    }
    let made = rt.new_bytes(&out);
    with_len(rt, made, bytes.len())
}
