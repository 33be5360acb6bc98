//! Methods of `str` about case and kinds of characters.

use crate::str_class::*;
use crate::strings::code_points;
use crate::{Args, R, Runtime, Value};

/// A string with each character replaced, given its byte offset; lone surrogates stay.
fn mapped(rt: &mut Runtime, s: Value, mut map: impl FnMut(char, &mut String, usize)) -> Value {
    let text = rt.str_bytes(s);
    let mut out = Vec::with_capacity(text.len());
    let mut piece = String::new();
    let mut at = 0;
    for c in code_points(text) {
        match char::from_u32(c) {
            Some(c) => {
                piece.clear();
                map(c, &mut piece, at);
                out.extend_from_slice(piece.as_bytes());
            }
            None => crate::strings::push_code_point(c, &mut out),
        }
        at += crate::str_index::char_len(text[at]);
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
    Ok(mapped(rt, s, |c, out, _| out.extend(c.to_uppercase())))
}

pub(crate) fn lower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "lower")?;
    if rt.str_is_ascii(s) {
        return Ok(mapped_ascii(rt, s, |b| b.to_ascii_lowercase()));
    }
    // The standard library's own knows about final sigmas.
    if let Ok(text) = std::str::from_utf8(rt.str_bytes(s)) {
        return Ok(rt.new_str(&text.to_lowercase()));
    }
    let finals = final_sigmas(rt, s);
    Ok(mapped(rt, s, |c, out, at| {
        push_lowered(c, &finals, at, out)
    }))
}

pub(crate) fn casefold(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "casefold")?;
    if rt.str_is_ascii(s) {
        return Ok(mapped_ascii(rt, s, |b| b.to_ascii_lowercase()));
    }
    Ok(mapped(rt, s, |c, out, _| push_folded(c, out)))
}

pub(crate) fn swapcase(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "swapcase")?;
    let finals = final_sigmas(rt, s);
    Ok(mapped(rt, s, |c, out, at| {
        if c.is_uppercase() {
            push_lowered(c, &finals, at, out);
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }))
}

/// Byte offsets of the capital sigmas that end a word, hence become `ς`.
fn final_sigmas(rt: &Runtime, s: Value) -> Vec<usize> {
    let mut text = rt.str_bytes(s).to_vec();
    // A surrogate is as long as U+FFFD, and counts as little in the rule for sigmas.
    for i in 1..text.len() {
        if text[i - 1] == 0xed && text[i] >= 0xa0 {
            text[i - 1..i + 2].copy_from_slice("\u{fffd}".as_bytes());
        }
    }
    let text = String::from_utf8(text).unwrap_or_default();
    if !text.contains('Σ') {
        return Vec::new();
    }
    // Lowering keeps their order and number, whatever it does to the lengths of others.
    let lowered = text.to_lowercase();
    let sources = text
        .char_indices()
        .filter(|(_, c)| matches!(c, 'Σ' | 'σ' | 'ς'));
    let results = lowered.chars().filter(|c| matches!(c, 'σ' | 'ς'));
    sources
        .zip(results)
        .filter_map(|((i, source), result)| (source == 'Σ' && result == 'ς').then_some(i))
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
    let finals = final_sigmas(rt, s);
    // Where the word that we are in ends so far; a surrogate in between ends it too.
    let mut end_of_word = usize::MAX;
    Ok(mapped(rt, s, |c, out, at| {
        if end_of_word == at {
            push_lowered(c, &finals, at, out);
        } else {
            push_title(c, out);
        }
        end_of_word = if is_cased(c as u32) {
            at + c.len_utf8()
        } else {
            usize::MAX
        };
    }))
}

pub(crate) fn capitalize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "capitalize")?;
    let finals = final_sigmas(rt, s);
    Ok(mapped(rt, s, |c, out, at| {
        if at == 0 {
            push_title(c, out);
        } else {
            push_lowered(c, &finals, at, out);
        }
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
