//! Methods of `bytes` and `bytearray` that treat bytes as ASCII text.

use crate::search;
use crate::{Args, R, Runtime, Value};

/// Python's white space among bytes.
pub(crate) fn is_space(b: u8) -> bool {
    matches!(b, 9..=13 | 32)
}

/// Content, separator (None: white space) and greatest number of splits.
type Split<'a> = (&'a [u8], Option<&'a [u8]>, usize);

fn split_args<'a>(rt: &mut Runtime, args: Args<'a>, name: &str) -> R<Split<'a>> {
    let content = rt.bytes_self(args, name)?;
    let [separator, most] = rt.bind_args(name, args, 1, ["sep", "maxsplit"], 0)?;
    let most = match most {
        Value::NULL => -1,
        v => rt.index_i64(v)?,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if separator.is_null() || separator.is_none() {
        return Ok((content, None, most));
    }
    let separator = rt.bytes_arg(separator)?;
    if separator.is_empty() {
        return rt.value_error("empty separator");
    }
    Ok((content, Some(separator), most))
}

/// A list of pieces, of the receiver's type.
fn pieces(rt: &mut Runtime, like: Value, parts: &[&[u8]]) -> Value {
    let list = rt.new_empty_list();
    for part in parts {
        let piece = rt.new_bytes_as(like, part);
        rt.list_push(list, piece);
    }
    list
}

pub(crate) fn split(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (mut rest, separator, most) = split_args(rt, args, "split")?;
    let mut parts: Vec<&[u8]> = Vec::new();
    match separator {
        Some(separator) => {
            while parts.len() < most
                && let Some(at) = search::find(rest, separator)
            {
                parts.push(&rest[..at]);
                rest = &rest[at + separator.len()..];
            }
            parts.push(rest);
        }
        None => loop {
            rest = trim(rest, true, false, is_space);
            if rest.is_empty() {
                break;
            }
            if parts.len() == most {
                parts.push(rest);
                break;
            }
            let end = rest.iter().position(|b| is_space(*b)).unwrap_or(rest.len());
            parts.push(&rest[..end]);
            rest = &rest[end..];
        },
    }
    Ok(pieces(rt, args.all[0], &parts))
}

pub(crate) fn rsplit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (mut rest, separator, most) = split_args(rt, args, "rsplit")?;
    let mut parts: Vec<&[u8]> = Vec::new();
    match separator {
        Some(separator) => {
            while parts.len() < most
                && let Some(at) = search::rfind(rest, separator)
            {
                parts.push(&rest[at + separator.len()..]);
                rest = &rest[..at];
            }
            parts.push(rest);
        }
        None => loop {
            rest = trim(rest, false, true, is_space);
            if rest.is_empty() {
                break;
            }
            if parts.len() == most {
                parts.push(rest);
                break;
            }
            let from = rest.iter().rposition(|b| is_space(*b)).map_or(0, |i| i + 1);
            parts.push(&rest[from..]);
            rest = &rest[..from];
        },
    }
    parts.reverse();
    Ok(pieces(rt, args.all[0], &parts))
}

pub(crate) fn splitlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut rest = rt.bytes_self(args, "splitlines")?;
    let [keep] = rt.bind_args("splitlines", args, 1, ["keepends"], 0)?;
    let keep = !keep.is_null() && rt.truth(keep)?;
    let mut parts: Vec<&[u8]> = Vec::new();
    while !rest.is_empty() {
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let next = match &rest[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        parts.push(&rest[..if keep { next } else { end }]);
        rest = &rest[next..];
    }
    Ok(pieces(rt, args.all[0], &parts))
}

fn trim(mut content: &[u8], left: bool, right: bool, drop: impl Fn(u8) -> bool) -> &[u8] {
    while left
        && let [first, rest @ ..] = content
        && drop(*first)
    {
        content = rest;
    }
    while right
        && let [rest @ .., last] = content
        && drop(*last)
    {
        content = rest;
    }
    content
}

fn strip_ends(rt: &mut Runtime, args: Args<'_>, name: &str, left: bool, right: bool) -> R<Value> {
    let content = rt.bytes_self(args, name)?;
    let kept = match args.all.get(1) {
        None | Some(&Value::NONE) => trim(content, left, right, is_space),
        Some(set) => {
            let set = rt.bytes_arg(*set)?;
            trim(content, left, right, |b| set.contains(&b))
        }
    };
    if kept.len() == content.len() && rt.is_exact_bytes(args.all[0]) {
        return Ok(args.all[0]);
    }
    Ok(rt.new_bytes_as(args.all[0], kept))
}

pub(crate) fn strip(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    strip_ends(rt, args, "strip", true, true)
}

pub(crate) fn lstrip(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    strip_ends(rt, args, "lstrip", true, false)
}

pub(crate) fn rstrip(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    strip_ends(rt, args, "rstrip", false, true)
}

fn mapped(rt: &mut Runtime, args: Args<'_>, name: &str, map: impl FnMut(u8) -> u8) -> R<Value> {
    let content = rt.bytes_self(args, name)?;
    let out: Vec<u8> = content.iter().copied().map(map).collect();
    Ok(rt.new_bytes_as(args.all[0], &out))
}

pub(crate) fn upper(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    mapped(rt, args, "upper", |b| b.to_ascii_uppercase())
}

pub(crate) fn lower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    mapped(rt, args, "lower", |b| b.to_ascii_lowercase())
}

pub(crate) fn swapcase(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    mapped(rt, args, "swapcase", |b| {
        if b.is_ascii_alphabetic() { b ^ 32 } else { b }
    })
}

pub(crate) fn capitalize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut first = true;
    mapped(rt, args, "capitalize", |b| {
        if std::mem::take(&mut first) {
            b.to_ascii_uppercase()
        } else {
            b.to_ascii_lowercase()
        }
    })
}

pub(crate) fn title(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut in_word = false;
    mapped(rt, args, "title", |b| {
        let started = std::mem::replace(&mut in_word, b.is_ascii_alphabetic());
        if started {
            b.to_ascii_lowercase()
        } else {
            b.to_ascii_uppercase()
        }
    })
}

fn all(rt: &mut Runtime, args: Args<'_>, name: &str, holds: fn(&u8) -> bool) -> R<Value> {
    let content = rt.bytes_self(args, name)?;
    Ok(Value::bool(
        !content.is_empty() && content.iter().all(holds),
    ))
}

pub(crate) fn isalnum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isalnum", u8::is_ascii_alphanumeric)
}

pub(crate) fn isalpha(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isalpha", u8::is_ascii_alphabetic)
}

pub(crate) fn isdigit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isdigit", u8::is_ascii_digit)
}

pub(crate) fn isspace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    all(rt, args, "isspace", |b| is_space(*b))
}

pub(crate) fn isascii(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "isascii")?;
    Ok(Value::bool(content.is_ascii()))
}

fn one_case(rt: &mut Runtime, args: Args<'_>, name: &str, other: fn(&u8) -> bool) -> R<Value> {
    let content = rt.bytes_self(args, name)?;
    let some = content.iter().any(u8::is_ascii_alphabetic);
    Ok(Value::bool(some && !content.iter().any(other)))
}

pub(crate) fn isupper(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    one_case(rt, args, "isupper", u8::is_ascii_lowercase)
}

pub(crate) fn istitle(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "istitle")?;
    let (mut seen, mut in_word) = (false, false);
    for b in content {
        let wrong = match in_word {
            true => b.is_ascii_uppercase(),
            false => b.is_ascii_lowercase(),
        };
        if wrong {
            return Ok(Value::FALSE);
        }
        in_word = b.is_ascii_alphabetic();
        seen |= in_word;
    }
    Ok(Value::bool(seen))
}

pub(crate) fn expandtabs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "expandtabs")?;
    let size = crate::str_pad::tab_size(rt, args)?;
    let out = crate::str_pad::with_tabs_expanded(content, size, |_| true);
    match out {
        Some(out) => Ok(rt.new_bytes_as(args.all[0], &out)),
        None => rt.overflow_error("result too long"),
    }
}

pub(crate) fn islower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    one_case(rt, args, "islower", u8::is_ascii_uppercase)
}

/// The content between fill bytes; `share` says how many of `n` go to the left.
fn padded(
    rt: &mut Runtime,
    args: Args<'_>,
    name: &str,
    share: fn(usize, usize) -> usize,
) -> R<Value> {
    let content = rt.bytes_self(args, name)?;
    let width = rt.index_i64(args.all[1])?.max(0) as usize;
    let fill = match args.all.get(2) {
        None => b' ',
        Some(fill) => match rt.bytes_like(*fill) {
            Some([b]) => *b,
            Some(other) => {
                let (got, n) = (rt.type_name(*fill), other.len());
                return rt.type_error(format!(
                    "{name}(): argument 2 must be a byte string of length 1, not a {got} object of length {n}"
                ));
            }
            None => {
                let got = rt.type_name(*fill);
                return rt.type_error(format!(
                    "{name}() argument 2 must be a byte string of length 1, not {got}"
                ));
            }
        },
    };
    let pad = width.saturating_sub(content.len());
    let left = share(pad, width);
    let mut out = vec![fill; left];
    out.extend_from_slice(content);
    out.resize(content.len() + pad, fill);
    Ok(rt.new_bytes_as(args.all[0], &out))
}

pub(crate) fn center(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    padded(rt, args, "center", |pad, width| pad / 2 + (pad & width & 1))
}

pub(crate) fn ljust(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    padded(rt, args, "ljust", |_, _| 0)
}

pub(crate) fn rjust(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    padded(rt, args, "rjust", |pad, _| pad)
}

pub(crate) fn zfill(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "zfill")?;
    let width = rt.index_i64(args.all[1])?.max(0) as usize;
    let (sign, digits) = match content {
        [sign @ (b'+' | b'-'), rest @ ..] => (std::slice::from_ref(sign), rest),
        _ => (&[][..], content),
    };
    let zeros = vec![b'0'; width.saturating_sub(content.len())];
    let out = [sign, &zeros, digits].concat();
    Ok(rt.new_bytes_as(args.all[0], &out))
}

pub(crate) fn translate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "translate")?;
    let [table, delete] = rt.bind_args("translate", args, 1, ["", "delete"], 1)?;
    let table: Vec<u8> = if table.is_none() {
        (0..=255).collect()
    } else {
        rt.bytes_arg(table)?.to_vec()
    };
    if table.len() != 256 {
        return rt.value_error("translation table must be 256 characters long");
    }
    let delete = if delete.is_null() {
        &[]
    } else {
        rt.bytes_arg(delete)?
    };
    let kept = content.iter().filter(|b| !delete.contains(b));
    let out: Vec<u8> = kept.map(|b| table[*b as usize]).collect();
    Ok(rt.new_bytes_as(args.all[0], &out))
}

pub(crate) fn maketrans(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (from, to) = (rt.bytes_arg(args.all[0])?, rt.bytes_arg(args.all[1])?);
    if from.len() != to.len() {
        return rt.value_error("maketrans arguments must have same length");
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (a, b) in from.iter().zip(to) {
        table[*a as usize] = *b;
    }
    Ok(rt.new_bytes(&table))
}
