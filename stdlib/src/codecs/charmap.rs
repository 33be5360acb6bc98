//! Codecs of one byte per character, given by a map.

use super::{data, errors_of, text, with_len};
use rekindle_objects::codec_registry::Replacement;
use rekindle_objects::codecs::Codec;
use rekindle_objects::dict::DictRef;
use rekindle_objects::strings::{code_points, push_code_point};
use rekindle_objects::{Args, ClassId, R, Runtime, Value};
use std::fmt::Write;

const UNDEFINED: u32 = 0xfffe;

/// A dict from the characters of a decoding table to their bytes.
pub(super) fn build(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let table = text(rt, args, "charmap_build")?;
    let map = rt.new_dict();
    for (i, c) in code_points(rt.str_bytes(table)).take(256).enumerate() {
        if c != UNDEFINED {
            let (key, value) = (Value::small_int(c as i64), Value::small_int(i as i64));
            rt.dict_set(DictRef::new(map), key, value)?;
        }
    }
    Ok(map)
}

/// What a map says of a key; `None` if nothing.
fn entry(rt: &mut Runtime, map: Value, key: u32) -> R<Option<Value>> {
    let key = Value::small_int(key as i64);
    let found = match rt.as_dict(map) {
        Some(d) => rt.dict_get(d, key)?,
        None => match rt.get_item(map, key) {
            Ok(v) => Some(v),
            Err(_) if rt.pending_is(ClassId::LOOKUP_ERROR) => {
                rt.clear_pending();
                None
            }
            Err(e) => return Err(e),
        },
    };
    Ok(found.filter(|v| !v.is_none()))
}

/// Appends the bytes of a character; false: the map lacks it.
fn encode_one(rt: &mut Runtime, map: Value, c: u32, out: &mut Vec<u8>) -> R<bool> {
    let Some(v) = entry(rt, map, c)? else {
        return Ok(false);
    };
    if let Some(i) = rt.int_of(v) {
        match i.to_i64() {
            Some(b @ 0..256) => out.push(b as u8),
            _ => return rt.type_error("character mapping must be in range(256)"),
        }
    } else if let Some(bytes) = rt.bytes_like(v) {
        out.extend_from_slice(bytes);
    } else {
        let got = rt.type_name(v);
        return rt.type_error(format!(
            "character mapping must return integer, bytes or None, not {got}"
        ));
    }
    Ok(true)
}

pub(super) fn encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = text(rt, args, "charmap_encode")?;
    let errors = errors_of(rt, args, 1, "charmap_encode")?;
    let map = match args.all.get(2) {
        None | Some(&Value::NONE) => {
            let bytes = rt.encode(s, Codec::Latin1, &errors)?;
            let bytes = rt.new_bytes(&bytes);
            return with_len(rt, bytes, rt.str_len(s));
        }
        Some(map) => *map,
    };
    let points: Vec<u32> = code_points(rt.str_bytes(s)).collect();
    let (mut out, mut i) = (Vec::with_capacity(points.len()), 0);
    while i < points.len() {
        if encode_one(rt, map, points[i], &mut out)? {
            i += 1;
            continue;
        }
        let start = i;
        i += 1;
        while i < points.len() && entry(rt, map, points[i])?.is_none() {
            i += 1;
        }
        let bad = &points[start..i];
        let reason = "character maps to <undefined>";
        let class = ClassId::UNICODE_ENCODE_ERROR;
        let exc = rt.new_unicode_error(class, "charmap", s, start..i, reason)?;
        let replacement = match plain_replacement(bad, &errors) {
            Some(replacement) => replacement,
            None if errors == "strict" => return rt.raise(exc),
            None => {
                let (replacement, next) = rt.ask_encode_handler(&errors, exc, points.len())?;
                i = next;
                replacement
            }
        };
        match replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(&bytes),
            Replacement::Text(points) => {
                for c in points {
                    if !encode_one(rt, map, c, &mut out)? {
                        return rt.raise(exc);
                    }
                }
            }
        }
    }
    let bytes = rt.new_bytes(&out);
    with_len(rt, bytes, points.len())
}

/// What the simple error handlers put.
fn plain_replacement(bad: &[u32], errors: &str) -> Option<Replacement> {
    let mut text = String::new();
    for c in bad {
        match errors {
            "ignore" => {}
            "replace" => text.push('?'),
            "xmlcharrefreplace" => {
                let _ = write!(text, "&#{c};");
            }
            "backslashreplace" => rekindle_objects::repr::write_escape(*c, &mut text),
            _ => return None,
        }
    }
    Some(Replacement::Text(text.chars().map(|c| c as u32).collect()))
}

pub(super) fn decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = data(rt, args)?;
    let errors = errors_of(rt, args, 1, "charmap_decode")?;
    let map = match args.all.get(2) {
        None | Some(&Value::NONE) => {
            let text = rt.decode(bytes, args.all[0], Codec::Latin1, &errors)?;
            return with_len(rt, text, bytes.len());
        }
        Some(map) => *map,
    };
    let table: Option<Vec<u32>> = rt
        .is_any_str(map)
        .then(|| code_points(rt.str_bytes(map)).collect());
    let (mut out, mut i) = (Vec::with_capacity(bytes.len()), 0);
    while i < bytes.len() {
        let byte = bytes[i] as usize;
        let known = match &table {
            Some(table) => match table.get(byte) {
                Some(c) if *c != UNDEFINED => {
                    push_code_point(*c, &mut out);
                    true
                }
                _ => false,
            },
            None => decode_one(rt, map, bytes[i], &mut out)?,
        };
        if known {
            i += 1;
            continue;
        }
        let reason = ("character maps to <undefined>", errors.as_str());
        i = rt.decode_problem("charmap", bytes, args.all[0], i..i + 1, reason, &mut out)?;
    }
    let text = rt.new_str_wtf8(&out);
    with_len(rt, text, bytes.len())
}

fn decode_one(rt: &mut Runtime, map: Value, byte: u8, out: &mut Vec<u8>) -> R<bool> {
    let Some(v) = entry(rt, map, byte as u32)? else {
        return Ok(false);
    };
    if rt.is_any_str(v) {
        let text = rt.str_bytes(v);
        if text == "\u{fffe}".as_bytes() {
            return Ok(false);
        }
        out.extend_from_slice(text);
        return Ok(true);
    }
    match rt.int_of(v).map(|i| i.to_i64()) {
        Some(Some(c)) if c == UNDEFINED as i64 => Ok(false),
        Some(Some(c @ 0..0x11_0000)) => {
            push_code_point(c as u32, out);
            Ok(true)
        }
        Some(_) => rt.type_error("character mapping must be in range(0x110000)"),
        None => rt.type_error("character mapping must return integer, None or str"),
    }
}
