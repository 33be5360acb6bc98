//! Strings of JSON, written.

use rekindle_objects::strings::code_points;
use rekindle_objects::{Args, R, Runtime, Value};

/// Which characters are written as they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Letters {
    /// Those of ASCII.
    Ascii,
    /// All.
    All,
}

/// Bytes looked at together.
const STEP: usize = 16;

/// Is a byte written as it is?
#[inline(always)]
fn plain(b: u8, letters: Letters) -> bool {
    let common = (b >= 0x20) & (b != b'"') & (b != b'\\');
    match letters {
        Letters::Ascii => common & (b < 0x7f),
        Letters::All => common,
    }
}

/// How many bytes at the start are written as they are.
#[inline]
fn run_len(bytes: &[u8], letters: Letters) -> usize {
    let mut n = 0;
    for step in bytes.chunks_exact(STEP) {
        if !step.iter().fold(true, |all, b| all & plain(*b, letters)) {
            break;
        }
        n += STEP;
    }
    let rest = &bytes[n..];
    n + rest
        .iter()
        .position(|b| !plain(*b, letters))
        .unwrap_or(rest.len())
}

/// Appends `\uXXXX`.
fn push_unit(unit: u32, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |shift: u32| DIGITS[(unit >> shift & 15) as usize];
    out.extend_from_slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
}

/// Appends a character that cannot be written as it is.
fn push_escaped(c: u32, out: &mut Vec<u8>) {
    let short = match c {
        0x22 => b'"',
        0x5c => b'\\',
        0x0a => b'n',
        0x0d => b'r',
        0x09 => b't',
        0x08 => b'b',
        0x0c => b'f',
        ..0x10000 => return push_unit(c, out),
        _ => {
            push_unit(0xd800 + ((c - 0x10000) >> 10), out);
            return push_unit(0xdc00 + (c & 0x3ff), out);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Bytes of the character that starts with this one.
fn char_len(first: u8) -> usize {
    match first {
        ..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Appends a string with its quotes.
pub(super) fn quote(mut text: &[u8], letters: Letters, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    loop {
        let n = run_len(text, letters);
        out.extend_from_slice(&text[..n]);
        text = &text[n..];
        let Some(c) = code_points(text).next() else {
            break;
        };
        push_escaped(c, out);
        text = &text[char_len(text[0]).min(text.len())..];
    }
    out.push(b'"');
}

fn quoted(rt: &mut Runtime, v: Value, letters: Letters) -> R<Value> {
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!("first argument must be a string, not {got}"));
    }
    let mut out = Vec::new();
    quote(rt.str_bytes(v), letters, &mut out);
    Ok(rt.new_str_wtf8(&out))
}

/// `encode_basestring(string)`
pub(super) fn encode_basestring(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    quoted(rt, args.all[0], Letters::All)
}

/// `encode_basestring_ascii(string)`
pub(super) fn encode_basestring_ascii(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    quoted(rt, args.all[0], Letters::Ascii)
}
