//! Module `_json`: strings of JSON, read and written.

use rekindle_objects::strings::{code_points, push_code_point};
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    TABLE:
    "_json.scanstring" => scanstring, 2, 3, false, Function;
    "_json.encode_basestring" => encode_basestring, 1, 1, false, Function;
    "_json.encode_basestring_ascii" => encode_basestring_ascii, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_json");
    rt.fill_module(module, TABLE);
    Ok(())
}

/// Raises `json.JSONDecodeError`; `at` is a byte offset.
fn error<T>(rt: &mut Runtime, message: &str, s: Value, at: usize) -> R<T> {
    let (module, name) = (rt.intern("json.decoder"), rt.intern("JSONDecodeError"));
    let from = rt.new_tuple(&[name]);
    let module = (rt.hooks.import)(rt, module, Value::NONE, from, 0)?;
    let class = rt.get_attr(module, name)?;
    let place = rt.str_place(s, at.min(rt.str_bytes(s).len()));
    let message = rt.new_str(message);
    let args = [message, s, Value::small_int(place as i64)];
    let exc = rt.call(class, Args::positional(&args))?;
    rt.raise(exc)
}

/// Four hexadecimal digits.
fn four_digits(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.get(..4)?;
    digits
        .iter()
        .try_fold(0, |n, b| Some(n * 16 + (*b as char).to_digit(16)?))
}

/// The string whose opening quote is before `end`, and the place behind its closing quote.
fn scanstring(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = args.all[0];
    if !rt.is_any_str(s) {
        let got = rt.type_name(s);
        return rt.type_error(format!("first argument must be a string, not {got}"));
    }
    let end = rt.index_i64(args.all[1])?;
    let strict = match args.all.get(2) {
        Some(strict) => rt.truth(*strict)?,
        None => true,
    };
    if end < 0 || end as usize > rt.str_len(s) {
        return rt.value_error("end is out of bounds");
    }
    let first = rt.str_offset(s, end as usize);
    let bytes = rt.str_bytes(s);
    let quote = first.wrapping_sub(1);
    let (mut out, mut i) = (Vec::new(), first);
    loop {
        let plain = bytes[i..]
            .iter()
            .position(|b| matches!(b, b'"' | b'\\' | ..0x20));
        let Some(n) = plain else {
            return error(rt, "Unterminated string starting at", s, quote);
        };
        out.extend_from_slice(&bytes[i..i + n]);
        i += n;
        match bytes[i] {
            b'"' => break,
            b'\\' => i = escape(rt, s, bytes, i, quote, &mut out)?,
            _ if strict => return error(rt, "Invalid control character at", s, i),
            control => {
                out.push(control);
                i += 1;
            }
        }
    }
    let text = rt.new_str_wtf8(&out);
    let place = rt.str_place(s, i + 1);
    Ok(rt.new_tuple(&[text, Value::small_int(place as i64)]))
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
            let Some(mut c) = four_digits(&bytes[i + 2..]) else {
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

fn text<'a>(rt: &mut Runtime, args: Args<'_>) -> R<&'a [u8]> {
    if rt.is_any_str(args.all[0]) {
        return Ok(rt.str_bytes(args.all[0]));
    }
    let got = rt.type_name(args.all[0]);
    rt.type_error(format!("first argument must be a string, not {got}"))
}

/// Appends an ASCII character as it stands in a string.
fn push_ascii(b: u8, out: &mut Vec<u8>) {
    match b {
        b'"' | b'\\' => out.extend_from_slice(&[b'\\', b]),
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\t' => out.extend_from_slice(b"\\t"),
        8 => out.extend_from_slice(b"\\b"),
        12 => out.extend_from_slice(b"\\f"),
        ..0x20 => out.extend_from_slice(format!("\\u{b:04x}").as_bytes()),
        _ => out.push(b),
    }
}

fn encode_basestring(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = text(rt, args)?;
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    text.iter().for_each(|b| push_ascii(*b, &mut out));
    out.push(b'"');
    Ok(rt.new_str_wtf8(&out))
}

fn encode_basestring_ascii(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = text(rt, args)?;
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    for c in code_points(text) {
        match c {
            ..0x7f => push_ascii(c as u8, &mut out),
            0x7f..0x10000 => out.extend_from_slice(format!("\\u{c:04x}").as_bytes()),
            _ => {
                let (high, low) = (0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
                out.extend_from_slice(format!("\\u{high:04x}\\u{low:04x}").as_bytes());
            }
        }
    }
    out.push(b'"');
    Ok(rt.new_str_wtf8(&out))
}
