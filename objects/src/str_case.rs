//! Methods of `str` about case and kinds of characters.

use crate::str_class::*;
use crate::strings::code_points;
use crate::{Args, R, Runtime, Value};

/// A string with each character replaced; lone surrogates stay.
fn mapped(rt: &mut Runtime, s: Value, mut map: impl FnMut(char, &mut String)) -> Value {
    let text = rt.str_bytes(s);
    let mut out = Vec::with_capacity(text.len());
    let mut piece = String::new();
    for c in code_points(text) {
        match char::from_u32(c) {
            Some(c) => {
                piece.clear();
                map(c, &mut piece);
                out.extend_from_slice(piece.as_bytes());
            }
            None => crate::strings::push_code_point(c, &mut out),
        }
    }
    rt.new_str_wtf8(&out)
}

/// The same for ASCII text, byte by byte.
fn mapped_ascii(rt: &mut Runtime, s: Value, map: impl FnMut(u8) -> u8) -> Value {
    let text = rt.str_bytes(s);
    let out: Vec<u8> = text.iter().copied().map(map).collect();
    rt.new_str_parts(&[&out], out.len(), true)
}

pub(crate) fn upper(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "upper")?;
    if rt.str_is_ascii(s) {
        return Ok(mapped_ascii(rt, s, |b| b.to_ascii_uppercase()));
    }
    Ok(mapped(rt, s, |c, out| out.extend(c.to_uppercase())))
}

pub(crate) fn lower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "lower")?;
    if rt.str_is_ascii(s) {
        return Ok(mapped_ascii(rt, s, |b| b.to_ascii_lowercase()));
    }
    // The standard library's own knows about final sigmas.
    match std::str::from_utf8(rt.str_bytes(s)) {
        Ok(text) => Ok(rt.new_str(&text.to_lowercase())),
        Err(_) => Ok(mapped(rt, s, |c, out| out.extend(c.to_lowercase()))),
    }
}

pub(crate) fn casefold(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "casefold")?;
    if rt.str_is_ascii(s) {
        return Ok(mapped_ascii(rt, s, |b| b.to_ascii_lowercase()));
    }
    Ok(mapped(rt, s, push_folded))
}

pub(crate) fn swapcase(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "swapcase")?;
    let lowered = lowered_in_place(rt, s);
    let mut at = 0;
    Ok(mapped(rt, s, |c, out| {
        if c.is_uppercase() {
            push_lowered(c, &lowered, at, out);
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        at += c.len_utf8();
    }))
}

/// Byte offsets of the capital sigmas that are final, hence become `ς`.
fn lowered_in_place(rt: &Runtime, s: Value) -> Vec<usize> {
    let Ok(text) = std::str::from_utf8(rt.str_bytes(s)) else {
        return Vec::new();
    };
    let sigmas = text.match_indices('Σ').map(|(i, _)| i);
    // Lowering keeps their order and number, whatever it does to the lengths of others.
    let lowered = text.to_lowercase();
    let kinds = lowered.chars().filter(|c| matches!(c, 'σ' | 'ς'));
    let sources = text.chars().filter(|c| matches!(c, 'Σ' | 'σ' | 'ς'));
    let finals: Vec<bool> = sources
        .zip(kinds)
        .filter(|(source, _)| *source == 'Σ')
        .map(|(_, kind)| kind == 'ς')
        .collect();
    sigmas
        .zip(finals)
        .filter_map(|(i, last)| last.then_some(i))
        .collect()
}

fn push_lowered(c: char, final_sigmas: &[usize], at: usize, out: &mut String) {
    if c == 'Σ' && final_sigmas.contains(&at) {
        out.push('ς');
    } else {
        out.extend(c.to_lowercase());
    }
}

pub(crate) fn title(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "title")?;
    let finals = lowered_in_place(rt, s);
    let (mut in_word, mut at) = (false, 0);
    Ok(mapped(rt, s, |c, out| {
        if in_word {
            push_lowered(c, &finals, at, out);
        } else {
            push_title(c, out);
        }
        in_word = is_cased(c as u32);
        at += c.len_utf8();
    }))
}

pub(crate) fn capitalize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "capitalize")?;
    let finals = lowered_in_place(rt, s);
    let mut at = 0;
    Ok(mapped(rt, s, |c, out| {
        if at == 0 {
            push_title(c, out);
        } else {
            push_lowered(c, &finals, at, out);
        }
        at += c.len_utf8();
    }))
}

/// Is the string not empty, and does this hold of each character?
fn all(rt: &mut Runtime, args: Args<'_>, name: &str, holds: fn(u32) -> bool) -> R<Value> {
    let s = rt.str_self(args, name)?;
    let text = rt.str_bytes(s);
    Ok(Value::bool(
        !text.is_empty() && code_points(text).all(holds),
    ))
}

pub(crate) fn isalpha(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isalpha", is_alpha)
}

pub(crate) fn isdecimal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isdecimal", |c| decimal(c).is_some())
}

pub(crate) fn isdigit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isdigit", is_digit)
}

pub(crate) fn isnumeric(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isnumeric", is_numeric)
}

pub(crate) fn isalnum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isalnum", |c| {
        is_alpha(c) || is_digit(c) || is_numeric(c)
    })
}

pub(crate) fn isspace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isspace", is_space)
}

pub(crate) fn isascii(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "isascii")?;
    Ok(Value::bool(rt.str_is_ascii(s)))
}

pub(crate) fn isprintable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "isprintable")?;
    Ok(Value::bool(code_points(rt.str_bytes(s)).all(is_printable)))
}

pub(crate) fn isidentifier(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "isidentifier")?;
    let mut chars = code_points(rt.str_bytes(s));
    let first = chars.next().is_some_and(is_identifier_start);
    Ok(Value::bool(first && chars.all(is_identifier_part)))
}

/// `isupper` and `islower`: some character is of that case and none of another.
fn one_case(rt: &mut Runtime, s: Value, wanted: fn(u32) -> bool) -> Value {
    let mut seen = false;
    for c in code_points(rt.str_bytes(s)) {
        if wanted(c) {
            seen = true;
        } else if is_cased(c) {
            return Value::FALSE;
        }
    }
    Value::bool(seen)
}

pub(crate) fn isupper(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "isupper")?;
    Ok(one_case(rt, s, is_upper))
}

pub(crate) fn islower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "islower")?;
    Ok(one_case(rt, s, is_lower))
}

pub(crate) fn istitle(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "istitle")?;
    let (mut seen, mut in_word) = (false, false);
    for c in code_points(rt.str_bytes(s)) {
        let starts = is_upper(c) || is_title(c);
        if starts && in_word || is_lower(c) && !in_word {
            return Ok(Value::FALSE);
        }
        in_word = starts || is_lower(c);
        seen |= in_word;
    }
    Ok(Value::bool(seen))
}
