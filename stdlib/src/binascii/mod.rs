//! Module `binascii`: bytes as text of a few characters, and check sums.
//!
//! The file is longer than most because of this: one function for each way of writing bytes.

mod base64;
mod hex;

use crate::module_errors::{error_class, raise_error};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    TABLE:
    "binascii.a2b_base64" => a2b_base64, 1, 1, true, Function;
    "binascii.b2a_base64" => b2a_base64, 1, 1, true, Function;
    "binascii.a2b_hex" => a2b_hex, 1, 1, true, Function;
    "binascii.unhexlify" => a2b_hex, 1, 1, true, Function;
    "binascii.b2a_hex" => b2a_hex, 1, 3, true, Function;
    "binascii.hexlify" => b2a_hex, 1, 3, true, Function;
    "binascii.a2b_uu" => a2b_uu, 1, 1, false, Function;
    "binascii.b2a_uu" => b2a_uu, 1, 1, true, Function;
    "binascii.a2b_qp" => a2b_qp, 0, 2, true, Function;
    "binascii.b2a_qp" => b2a_qp, 0, 4, true, Function;
    "binascii.crc32" => crc32, 1, 2, false, Function;
    "binascii.crc_hqx" => crc_hqx, 2, 2, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("binascii");
    rt.fill_module(module, TABLE);
    for (name, base) in [
        ("Error", ClassId::VALUE_ERROR),
        ("Incomplete", ClassId::EXCEPTION),
    ] {
        let class = error_class(rt, "binascii", name, &[base])?;
        rt.set_module_attr(module, name, class);
    }
    Ok(())
}

/// Raises `binascii.Error`.
fn error<T>(rt: &mut Runtime, message: impl AsRef<str>) -> R<T> {
    raise_error(rt, "binascii", "Error", message.as_ref())
}

fn bytes<'a>(rt: &mut Runtime, v: Value) -> R<&'a [u8]> {
    match rt.buffer_bytes(v) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = rt.type_name(v);
            rt.type_error(format!("a bytes-like object is required, not '{got}'"))
        }
    }
}

/// Bytes, or ASCII text.
fn ascii<'a>(rt: &mut Runtime, v: Value) -> R<&'a [u8]> {
    if rt.is_any_str(v) {
        if !rt.str_is_ascii(v) {
            return rt.value_error("string argument should contain only ASCII characters");
        }
        return Ok(rt.str_bytes(v));
    }
    match rt.buffer_bytes(v) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = rt.type_name(v);
            rt.type_error(format!(
                "argument should be bytes, buffer or ASCII string, not '{got}'"
            ))
        }
    }
}

fn flag(rt: &mut Runtime, v: Value, otherwise: bool) -> R<bool> {
    if v.is_null() {
        Ok(otherwise)
    } else {
        rt.truth(v)
    }
}

fn a2b_base64(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = ascii(rt, args.all[0])?;
    let [strict] = rt.keyword_args("a2b_base64", args, ["strict_mode"])?;
    let strict = flag(rt, strict, false)?;
    if strict && data.first() == Some(&b'=') {
        return error(rt, "Leading padding not allowed");
    }
    let (mut out, plain) = base64::decode_plain(data);
    // How many characters of four were read, what they say so far, and how many `=` in a row.
    let (mut place, mut left, mut pads) = (0, 0u8, 0);
    let mut ended = false;
    for (i, c) in data.iter().enumerate().skip(plain) {
        if *c == b'=' {
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                if strict && i + 1 < data.len() {
                    let padding = data[i + 1] == b'=';
                    return error(
                        rt,
                        if padding {
                            "Excess padding not allowed"
                        } else {
                            "Excess data after padding"
                        },
                    );
                }
                ended = true;
                break;
            }
            if strict && place == 0 {
                return error(rt, "Excess padding not allowed");
            }
            continue;
        }
        let value = base64::VALUES[*c as usize];
        if value == 255 {
            if strict {
                return error(rt, "Only base64 data is allowed");
            }
            continue;
        }
        if strict && pads > 0 {
            return error(rt, "Discontinuous padding not allowed");
        }
        pads = 0;
        match place {
            0 => left = value,
            1 => {
                out.push(left << 2 | value >> 4);
                left = value & 0xf;
            }
            2 => {
                out.push(left << 4 | value >> 2);
                left = value & 3;
            }
            _ => out.push(left << 6 | value),
        }
        place = (place + 1) & 3;
    }
    if !ended && place == 1 {
        let n = out.len() / 3 * 4 + 1;
        return error(
            rt,
            format!(
                "Invalid base64-encoded string: number of data characters ({n}) cannot be 1 more than a multiple of 4"
            ),
        );
    }
    if !ended && place != 0 {
        return error(rt, "Incorrect padding");
    }
    Ok(rt.new_bytes(&out))
}

fn b2a_base64(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = bytes(rt, args.all[0])?;
    let [newline] = rt.keyword_args("b2a_base64", args, ["newline"])?;
    let mut out = base64::encode(data);
    if flag(rt, newline, true)? {
        out.push(b'\n');
    }
    Ok(rt.new_bytes(&out))
}

fn a2b_hex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data] = rt.bind_args("a2b_hex", args, 0, ["hexstr"], 1)?;
    let data = ascii(rt, data)?;
    if !data.len().is_multiple_of(2) {
        return error(rt, "Odd-length string");
    }
    match hex::decode(data) {
        Some(out) => Ok(rt.new_bytes(&out)),
        None => error(rt, "Non-hexadecimal digit found"),
    }
}

fn b2a_hex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, separator, group] =
        rt.bind_args("b2a_hex", args, 0, ["data", "sep", "bytes_per_sep"], 1)?;
    let data = bytes(rt, data)?;
    if separator.is_null() {
        return Ok(rt.new_bytes(&hex::encode(data)));
    }
    let data = rt.new_bytes(data);
    let mut given = rt.root_vec();
    given.extend([separator, group].into_iter().filter(|v| !v.is_null()));
    let name = rt.intern("hex");
    let text = rt.call_method(data, name, &given)?;
    Ok(rt.new_bytes(rt.str_bytes(text)))
}

fn a2b_uu(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = ascii(rt, args.all[0])?;
    let Some((first, rest)) = data.split_first() else {
        let empty = rt.new_bytes(&[0; 32]);
        return Ok(empty);
    };
    let wanted = (first.wrapping_sub(32) & 63) as usize;
    let mut rest = rest.iter().copied();
    let (mut out, mut word, mut bits) = (Vec::with_capacity(wanted), 0u32, 0);
    while out.len() < wanted {
        let value = match rest.next() {
            // A line may have lost its blanks at the end.
            None | Some(b'\n' | b'\r') => 0,
            Some(c @ 32..=96) => (c - 32) & 63,
            Some(_) => return error(rt, "Illegal char"),
        };
        word = word << 6 | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((word >> bits) as u8);
            word &= (1 << bits) - 1;
        }
    }
    if rest.any(|c| !matches!(c, b' ' | b'`' | b'\n' | b'\r')) {
        return error(rt, "Trailing garbage");
    }
    Ok(rt.new_bytes(&out))
}

fn b2a_uu(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = bytes(rt, args.all[0])?;
    let [backtick] = rt.keyword_args("b2a_uu", args, ["backtick"])?;
    let zero = if flag(rt, backtick, false)? {
        b'`'
    } else {
        b' '
    };
    if data.len() > 45 {
        return error(rt, "At most 45 bytes at once");
    }
    let letter = |value: u8| if value == 0 { zero } else { value + 32 };
    let mut out = vec![letter(data.len() as u8)];
    for three in data.chunks(3) {
        let word =
            three.iter().fold(0u32, |word, b| word << 8 | *b as u32) << (8 * (3 - three.len()));
        out.extend((0..4).map(|i| letter((word >> (18 - 6 * i) & 63) as u8)));
    }
    out.push(b'\n');
    Ok(rt.new_bytes(&out))
}

fn a2b_qp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, header] = rt.bind_args("a2b_qp", args, 0, ["data", "header"], 1)?;
    let data = ascii(rt, data)?;
    let header = flag(rt, header, false)?;
    let hex = |b: Option<&u8>| b.and_then(|b| (*b as char).to_digit(16)).map(|d| d as u8);
    let (mut out, mut i) = (Vec::with_capacity(data.len()), 0);
    while i < data.len() {
        match data[i] {
            b'=' => match (data.get(i + 1), hex(data.get(i + 1)), hex(data.get(i + 2))) {
                (None, ..) => break,
                (Some(b'\n' | b'\r'), ..) => {
                    // A soft line break.
                    let end = data[i..].iter().position(|b| *b == b'\n');
                    i = end.map_or(data.len(), |n| i + n + 1);
                    continue;
                }
                (Some(b'='), ..) => {
                    out.push(b'=');
                    i += 2;
                    continue;
                }
                (_, Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    i += 3;
                    continue;
                }
                _ => out.push(b'='),
            },
            b'_' if header => out.push(b' '),
            other => out.push(other),
        }
        i += 1;
    }
    Ok(rt.new_bytes(&out))
}

/// Longest line of quoted-printable text, the `=` at its end included.
const QP_LINE: usize = 76;

fn b2a_qp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["data", "quotetabs", "istext", "header"];
    let [data, tabs, text, header] = rt.bind_args("b2a_qp", args, 0, names, 1)?;
    let data = bytes(rt, data)?;
    let tabs = flag(rt, tabs, false)?;
    let text = flag(rt, text, true)?;
    let header = flag(rt, header, false)?;
    let crlf = data.windows(2).any(|pair| pair == b"\r\n") && {
        let first = data.iter().position(|b| *b == b'\n').unwrap_or(0);
        first > 0 && data[first - 1] == b'\r'
    };
    let (mut out, mut column) = (Vec::with_capacity(data.len()), 0);
    let mut i = 0;
    while i < data.len() {
        let c = data[i];
        let next = data.get(i + 1);
        let line_end = next.is_none()
            || next == Some(&b'\n')
            || next == Some(&b'\r') && data.get(i + 2) == Some(&b'\n');
        let breaks = text && (c == b'\n' || c == b'\r' && next == Some(&b'\n'));
        if breaks {
            if crlf {
                out.push(b'\r');
            }
            out.push(b'\n');
            i += if c == b'\r' { 2 } else { 1 };
            column = 0;
            continue;
        }
        let quoted = c > 126
            || c == b'='
            || header && c == b'_'
            || c == b'.'
                && column == 0
                && (next.is_none() || matches!(next, Some(b'\n' | b'\r' | 0)))
            || !text && matches!(c, b'\r' | b'\n')
            || matches!(c, b' ' | b'\t') && (line_end || tabs || header && c == b'\t')
            || c < 33 && !matches!(c, b'\r' | b'\n' | b' ' | b'\t')
            || text && c == b'\r';
        let quoted = quoted && !(c == b' ' && header && !line_end);
        let width = if quoted { 3 } else { 1 };
        if column + width >= QP_LINE && !line_end || column + width > QP_LINE {
            out.push(b'=');
            if crlf {
                out.push(b'\r');
            }
            out.push(b'\n');
            column = 0;
        }
        if quoted {
            out.extend_from_slice(format!("={c:02X}").as_bytes());
        } else if header && c == b' ' {
            out.push(b'_');
        } else {
            out.push(c);
        }
        column += width;
        i += 1;
    }
    Ok(rt.new_bytes(&out))
}

fn crc32(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = bytes(rt, args.all[0])?;
    let start = match args.all.get(1) {
        Some(start) => word(rt, *start)?,
        None => 0,
    };
    let mut crc = flate2::Crc::new();
    crc.update(data);
    let value = if start == 0 {
        crc.sum()
    } else {
        continued(start, data)
    };
    Ok(rt.new_int(value as i64))
}

/// The low 32 bits of an int.
pub(crate) fn word(rt: &mut Runtime, v: Value) -> R<u32> {
    let mask = Value::small_int(u32::MAX as i64);
    let v = rt.index(v)?;
    let low = rt.binary(rekindle_objects::BinaryOp::BitAnd, v, mask)?;
    Ok(rt.index_i64(low)? as u32)
}

/// A check sum that goes on from one of what came before.
pub(crate) fn continued(start: u32, data: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut i = 0;
        while i < 256 {
            let (mut c, mut k) = (i as u32, 0);
            while k < 8 {
                c = if c & 1 != 0 {
                    0xedb8_8320 ^ c >> 1
                } else {
                    c >> 1
                };
                k += 1;
            }
            table[i] = c;
            i += 1;
        }
        table
    };
    !data.iter().fold(!start, |crc, b| {
        TABLE[((crc ^ *b as u32) & 255) as usize] ^ crc >> 8
    })
}

fn crc_hqx(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = bytes(rt, args.all[0])?;
    let start = word(rt, args.all[1])? & 0xffff;
    let crc = data.iter().fold(start as u16, |crc, b| {
        (0..8).fold(crc ^ (*b as u16) << 8, |crc, _| {
            if crc & 0x8000 != 0 {
                crc << 1 ^ 0x1021
            } else {
                crc << 1
            }
        })
    });
    Ok(Value::small_int(crc as i64))
}
