//! Strings of JSON, read.

use super::error;
use rekindle_objects::strings::push_code_point;
use rekindle_objects::{Args, R, Runtime, Value};

/// Bytes looked at together.
const STEP: usize = 16;

/// Does a byte end a run of characters that stand for themselves?
#[inline(always)]
fn ends_run(b: u8) -> bool {
    (b == b'"') | (b == b'\\') | (b < 0x20)
}

/// How many bytes at the start stand for themselves.
#[inline]
fn run_len(bytes: &[u8]) -> usize {
    let mut n = 0;
    for step in bytes.chunks_exact(STEP) {
        if step.iter().fold(false, |any, b| any | ends_run(*b)) {
            break;
        }
        n += STEP;
    }
    let rest = &bytes[n..];
    n + rest.iter().position(|b| ends_run(*b)).unwrap_or(rest.len())
}

/// What a string of JSON says.
pub(super) enum Content<'a> {
    /// This part of the text.
    Same(&'a [u8]),
    /// Something that had to be put together.
    Made(Vec<u8>),
}

impl Content<'_> {
    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Content::Same(bytes) => bytes,
            Content::Made(bytes) => bytes,
        }
    }
}

/// A string whose first character is at `first`, behind the opening quote; and the place behind its closing quote.
#[inline]
pub(super) fn content<'a>(
    rt: &mut Runtime,
    s: Value,
    bytes: &'a [u8],
    first: usize,
    strict: bool,
) -> R<(Content<'a>, usize)> {
    let end = first + run_len(&bytes[first..]);
    if bytes.get(end) == Some(&b'"') {
        return Ok((Content::Same(&bytes[first..end]), end + 1));
    }
    let mut out = bytes[first..end].to_vec();
    let end = piecewise(rt, s, bytes, first, end, strict, &mut out)?;
    Ok((Content::Made(out), end))
}

/// Goes on at `i`, where a run ended that `out` has already; the place behind the closing quote.
fn piecewise(
    rt: &mut Runtime,
    s: Value,
    bytes: &[u8],
    first: usize,
    mut i: usize,
    strict: bool,
    out: &mut Vec<u8>,
) -> R<usize> {
    let quote = first.wrapping_sub(1);
    loop {
        match bytes.get(i) {
            None => return error(rt, "Unterminated string starting at", s, quote),
            Some(b'"') => return Ok(i + 1),
            Some(b'\\') => i = escape(rt, s, bytes, i, quote, out)?,
            Some(_) if strict => return error(rt, "Invalid control character at", s, i),
            Some(control) => {
                out.push(*control);
                i += 1;
            }
        }
        let n = run_len(&bytes[i..]);
        out.extend_from_slice(&bytes[i..i + n]);
        i += n;
    }
}

/// Four hexadecimal digits.
fn four_digits(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.get(..4)?;
    digits
        .iter()
        .try_fold(0, |n, b| Some(n * 16 + (*b as char).to_digit(16)?))
}

/// Appends what the escape at `i` stands for; the place behind it.
fn escape(
    rt: &mut Runtime,
    s: Value,
    bytes: &[u8],
    i: usize,
    quote: usize,
    out: &mut Vec<u8>,
) -> R<usize> {
    let plain = match bytes.get(i + 1) {
        None => return error(rt, "Unterminated string starting at", s, quote),
        Some(c @ (b'"' | b'\\' | b'/')) => *c,
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'u') => {
            // The closing quote is still to come.
            let digits = four_digits(&bytes[i + 2..]).filter(|_| i + 6 < bytes.len());
            let Some(mut c) = digits else {
                return error(rt, "Invalid \\uXXXX escape", s, i + 1);
            };
            let mut next = i + 6;
            if (0xd800..0xdc00).contains(&c)
                && bytes[next..].starts_with(b"\\u")
                && let Some(low @ 0xdc00..0xe000) = four_digits(&bytes[next + 2..])
            {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                next += 6;
            }
            push_code_point(c, out);
            return Ok(next);
        }
        Some(_) => return error(rt, "Invalid \\escape", s, i),
    };
    out.push(plain);
    Ok(i + 2)
}

/// `scanstring(string, end, strict=True)`: the string whose opening quote is before `end`, and the place behind its
/// closing quote.
pub(super) fn scanstring(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = args.all[0];
    let end = rt.index_i64(args.all[1])?;
    if !rt.is_any_str(s) {
        let got = rt.type_name(s);
        return rt.type_error(format!("first argument must be a string, not {got}"));
    }
    let strict = match args.all.get(2) {
        Some(strict) => rt.truth(*strict)?,
        None => true,
    };
    if end < 0 || end as usize > rt.str_len(s) {
        return rt.value_error("end is out of bounds");
    }
    let first = rt.str_offset(s, end as usize);
    let (content, end) = content(rt, s, rt.str_bytes(s), first, strict)?;
    let text = rt.new_str_wtf8(content.bytes());
    let place = rt.str_place(s, end);
    Ok(rt.new_tuple(&[text, Value::small_int(place as i64)]))
}
