//! Bytes as hexadecimal digits and back.

use crate::bytes_text::is_space;
use crate::{Args, R, Runtime, Value};

/// `content.hex(sep, bytes_per_sep)`: groups are counted from the right, or from the left when
/// negative.
pub(crate) fn hex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "hex")?;
    let [separator, group] = rt.bind_args("hex", args, 1, ["sep", "bytes_per_sep"], 0)?;
    let group = if group.is_null() {
        1
    } else {
        rt.index_i64(group)?
    };
    let separator = if separator.is_null() {
        None
    } else {
        let text = match rt.bytes_like(separator) {
            Some(b) => b,
            None if rt.is_any_str(separator) => rt.str_bytes(separator),
            None => return rt.type_error("sep must be str or bytes."),
        };
        match text {
            [b] if b.is_ascii() => Some(*b as char),
            [_] => return rt.value_error("sep must be ASCII."),
            _ => return rt.value_error("sep must be length 1."),
        }
    };
    let size = group.unsigned_abs() as usize;
    let mut out = String::with_capacity(content.len() * 3);
    for (i, b) in content.iter().enumerate() {
        let place = if group > 0 { content.len() - i } else { i };
        if let Some(separator) = separator
            && i > 0
            && size > 0
            && place % size == 0
        {
            out.push(separator);
        }
        for digit in [b >> 4, b & 15] {
            out.push(char::from_digit(digit as u32, 16).unwrap_or('0'));
        }
    }
    Ok(rt.new_str(&out))
}

pub(crate) fn fromhex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let source = args.all[1];
    let text = if rt.is_any_str(source) {
        rt.str_bytes(source)
    } else if let Some(bytes) = rt.bytes_like(source) {
        bytes
    } else {
        let got = rt.type_name(source);
        return rt.type_error(format!(
            "fromhex() argument must be str or bytes-like, not {got}"
        ));
    };
    let mut out = Vec::with_capacity(text.len() / 2);
    let digit = |i: usize| text.get(i).and_then(|b| (*b as char).to_digit(16));
    let mut at = 0;
    while at < text.len() {
        if is_space(text[at]) {
            at += 1;
            continue;
        }
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => out.push((high << 4 | low) as u8),
            (Some(_), None) if at + 1 == text.len() => {
                return rt.value_error(
                    "fromhex() arg must contain an even number of hexadecimal digits",
                );
            }
            (high, _) => {
                let bad = at + high.is_some() as usize;
                let place = crate::strings::count_chars(&text[..bad]);
                return rt.value_error(format!(
                    "non-hexadecimal number found in fromhex() arg at position {place}"
                ));
            }
        }
        at += 2;
    }
    let class = rt.class_id(args.all[0]);
    if class == crate::ClassId::BYTEARRAY {
        return Ok(rt.new_bytearray(&out));
    }
    let bytes = rt.new_bytes(&out);
    if class == crate::ClassId::BYTES {
        return Ok(bytes);
    }
    rt.call(args.all[0], Args::positional(&[bytes]))
}
