//! Methods of `str` that take text apart and put it together: split, splitlines, strip, join.

use crate::search;
use crate::str_class::{is_line_break, is_space};
use crate::{Args, ClassId, R, Runtime, Value};

/// Code points of WTF-8 text with their byte offsets.
fn chars_at(text: &[u8]) -> impl Iterator<Item = (usize, u32)> + '_ {
    let mut at = 0;
    crate::strings::code_points(text).map(move |c| {
        let here = at;
        at += crate::str_index::char_len(text[here]);
        (here, c)
    })
}

/// Separator and greatest number of splits.
fn split_args(rt: &mut Runtime, args: Args<'_>, name: &str) -> R<(Value, Option<Value>, usize)> {
    let s = rt.str_self(args, name)?;
    let [separator, most] = rt.bind_args(name, args, 1, ["sep", "maxsplit"], 0)?;
    let most = match most {
        Value::NULL => -1,
        v => rt.index_i64(v)?,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if separator.is_null() || separator.is_none() {
        return Ok((s, None, most));
    }
    if !rt.is_any_str(separator) {
        let got = rt.type_name(separator);
        return rt.type_error(format!("must be str or None, not {got}"));
    }
    if rt.str_len(separator) == 0 {
        return rt.value_error("empty separator");
    }
    Ok((s, Some(separator), most))
}

pub(crate) fn split(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (s, separator, most) = split_args(rt, args, "split")?;
    let text = rt.str_bytes(s);
    let list = rt.new_empty_list();
    let Some(separator) = separator else {
        split_spaces(rt, s, list, most);
        return Ok(list);
    };
    let what = rt.str_bytes(separator);
    let mut from = 0;
    for at in search::find_all(text, what).take(most) {
        let piece = rt.str_piece(s, &text[from..at]);
        rt.list_push(list, piece);
        from = at + what.len();
    }
    let last = if from == 0 {
        rt.plain_str(s)
    } else {
        rt.str_piece(s, &text[from..])
    };
    rt.list_push(list, last);
    Ok(list)
}

fn split_spaces(rt: &mut Runtime, s: Value, list: Value, most: usize) {
    let text = rt.str_bytes(s);
    if rt.str_is_ascii(s) {
        return split_ascii_spaces(rt, s, list, most);
    }
    let space_at = |i: usize| -> Option<usize> {
        // Length of the space at byte `i`, if there is one.
        let b = text[i];
        if b < 0x80 {
            return is_space(b as u32).then_some(1);
        }
        let c = crate::strings::code_points(&text[i..]).next()?;
        is_space(c).then(|| crate::str_index::char_len(b))
    };
    let (mut at, mut n) = (0, 0);
    while at < text.len() {
        if let Some(len) = space_at(at) {
            at += len;
            continue;
        }
        if n == most {
            // Only the space in front of the last piece goes.
            let piece = rt.str_piece(s, &text[at..]);
            rt.list_push(list, piece);
            return;
        }
        let from = at;
        while at < text.len() && space_at(at).is_none() {
            at += crate::str_index::char_len(text[at]);
        }
        let piece = rt.str_piece(s, &text[from..at]);
        rt.list_push(list, piece);
        n += 1;
    }
}

fn split_ascii_spaces(rt: &mut Runtime, s: Value, list: Value, most: usize) {
    let text = rt.str_bytes(s);
    let space = |b: &u8| matches!(b, b'\t'..=b'\r' | 0x1c..=0x1f | b' ');
    let (mut at, mut n) = (0, 0);
    while let Some(spaces) = text[at..].iter().position(|b| !space(b)) {
        let from = at + spaces;
        let len = match n == most {
            // Only the space in front of the last piece goes.
            true => None,
            false => text[from..].iter().position(space),
        };
        at = len.map_or(text.len(), |len| from + len);
        let piece = rt.str_piece(s, &text[from..at]);
        rt.list_push(list, piece);
        n += 1;
    }
}

pub(crate) fn rsplit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (s, separator, most) = split_args(rt, args, "rsplit")?;
    let text = rt.str_bytes(s);
    // Ranges of the pieces, last first.
    let mut pieces = Vec::new();
    let mut end = text.len();
    if let Some(separator) = separator {
        let what = rt.str_bytes(separator);
        while pieces.len() < most
            && let Some(at) = search::rfind(&text[..end], what)
        {
            pieces.push(at + what.len()..end);
            end = at;
        }
        pieces.push(0..end);
    } else {
        loop {
            end = trimmed(&text[..end], false, true, is_space).end;
            if end == 0 {
                break;
            }
            if pieces.len() == most {
                pieces.push(0..end);
                break;
            }
            let from = chars_at(&text[..end])
                .filter(|(_, c)| is_space(*c))
                .last()
                .map_or(0, |(at, _)| at + crate::str_index::char_len(text[at]));
            pieces.push(from..end);
            end = from;
        }
    }
    let list = rt.new_empty_list();
    for range in pieces.into_iter().rev() {
        let piece = rt.str_piece(s, &text[range]);
        rt.list_push(list, piece);
    }
    Ok(list)
}

pub(crate) fn splitlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "splitlines")?;
    let [keep] = rt.bind_args("splitlines", args, 1, ["keepends"], 0)?;
    let keep = !keep.is_null() && rt.truth(keep)?;
    let text = rt.str_bytes(s);
    let list = rt.new_empty_list();
    let mut from = 0;
    let mut breaks = chars_at(text).filter(|(_, c)| is_line_break(*c)).peekable();
    while let Some((at, c)) = breaks.next() {
        let mut next = at + crate::str_index::char_len(text[at]);
        if c == 13 && text.get(next) == Some(&b'\n') {
            breaks.next();
            next += 1;
        }
        let piece = rt.str_piece(s, &text[from..if keep { next } else { at }]);
        rt.list_push(list, piece);
        from = next;
    }
    if from < text.len() {
        let piece = rt.str_piece(s, &text[from..]);
        rt.list_push(list, piece);
    }
    Ok(list)
}

/// What is left of text when characters of a kind are taken off its ends.
fn trimmed(
    text: &[u8],
    left: bool,
    right: bool,
    mut drop: impl FnMut(u32) -> bool,
) -> std::ops::Range<usize> {
    let (mut from, mut to) = (0, text.len());
    if left {
        for c in crate::strings::code_points(text) {
            if !drop(c) {
                break;
            }
            from += crate::str_index::char_len(text[from]);
        }
    }
    while right && to > from {
        let mut start = to - 1;
        while start > from && text[start] & 0xc0 == 0x80 {
            start -= 1;
        }
        match crate::strings::code_points(&text[start..to]).next() {
            Some(c) if drop(c) => to = start,
            _ => break,
        }
    }
    from..to
}

fn strip_ends(rt: &mut Runtime, args: Args<'_>, name: &str, left: bool, right: bool) -> R<Value> {
    let s = rt.str_self(args, name)?;
    let text = rt.str_bytes(s);
    let range = match args.all.get(1) {
        None | Some(&Value::NONE) => trimmed(text, left, right, is_space),
        Some(set) if rt.is_any_str(*set) => {
            let set = rt.str_bytes(*set);
            if set.is_ascii() {
                trimmed(text, left, right, |c| c < 0x80 && set.contains(&(c as u8)))
            } else {
                let set: Vec<u32> = crate::strings::code_points(set).collect();
                trimmed(text, left, right, |c| set.contains(&c))
            }
        }
        Some(_) => return rt.type_error(format!("{name} arg must be None or str")),
    };
    if range.len() == text.len() {
        return Ok(rt.plain_str(s));
    }
    Ok(rt.str_piece(s, &text[range]))
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

pub(crate) fn join(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "join")?;
    rt.str_join(s, args.all[1])
}

impl Runtime {
    /// `separator.join(items)`
    pub fn str_join(&mut self, separator: Value, items: Value) -> R<Value> {
        let items = match self.as_tuple(items) {
            Some(t) => t,
            None => match self.to_tuple(items) {
                Ok(t) => t,
                Err(_)
                    if self.pending_is(ClassId::TYPE_ERROR)
                        && self.lookup_special(items, self.names.iter).is_none() =>
                {
                    return self.type_error("can only join an iterable");
                }
                Err(e) => return Err(e),
            },
        };
        let items = self.tuple_items(items);
        let mut ascii = items.len() < 2 || self.str_is_ascii(separator);
        let (mut len, mut chars) = (0, 0);
        for (i, item) in items.iter().enumerate() {
            if !self.is_any_str(*item) {
                let got = self.type_name(*item);
                return self.type_error(format!(
                    "sequence item {i}: expected str instance, {got} found"
                ));
            }
            ascii &= self.str_is_ascii(*item);
            len += self.str_bytes(*item).len();
            chars += self.str_len(*item);
        }
        let between = items.len().saturating_sub(1);
        len += between * self.str_bytes(separator).len();
        chars += between * self.str_len(separator);
        match items {
            [] => return Ok(self.names.empty),
            [only] => return Ok(self.plain_str(*only)),
            _ if chars < 2 => {
                let parts: Vec<&[u8]> = items.iter().map(|i| self.str_bytes(*i)).collect();
                let whole = parts.join(self.str_bytes(separator));
                return Ok(self.new_str_wtf8(&whole));
            }
            _ => {}
        }
        let (result, mut to) = self.new_str_uninit(len, chars, ascii);
        let between = self.str_bytes(separator);
        let mut write = |bytes: &[u8]| {
            // SAFETY: `len` is the sum of what is written.
            unsafe {
                std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len());
                to = to.add(bytes.len());
            }
        };
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                write(between);
            }
            write(self.str_bytes(*item));
        }
        Ok(result)
    }
}
