//! Methods of `str` that search: find, count, startswith, replace, partition, removeprefix.

use crate::search;
use crate::strings::count_chars;
use crate::{Args, R, Runtime, Value};
use std::ops::Range;

impl Runtime {
    /// The receiver of a method of `str`.
    #[inline]
    pub(crate) fn str_self(&mut self, args: Args<'_>, method: &str) -> R<Value> {
        let v = args.all[0];
        if self.is_any_str(v) {
            return Ok(v);
        }
        self.wrong_receiver(method, crate::ClassId::STR, v)
    }

    /// Argument `i` (the receiver is 0), which must be a string.
    #[inline]
    pub(crate) fn str_arg(&mut self, args: Args<'_>, i: usize, method: &str) -> R<Value> {
        let v = args.all[i];
        if self.is_any_str(v) {
            return Ok(v);
        }
        let name = self.argument_type(v);
        self.type_error(format!("{method}() argument {i} must be str, not {name}"))
    }

    /// What messages about arguments call the type of `v`.
    pub(crate) fn argument_type(&self, v: Value) -> String {
        if v.is_none() {
            return "None".into();
        }
        self.type_name(v)
    }

    /// The bytes between bounds `args[i]` and `args[i + 1]`; None when they are out of order,
    /// so that not even the empty string is found.
    pub(crate) fn str_window(
        &mut self,
        s: Value,
        args: Args<'_>,
        i: usize,
    ) -> R<Option<Range<usize>>> {
        if args.all.len() <= i {
            return Ok(Some(0..self.str_bytes(s).len()));
        }
        let Some(window) = self.search_window(self.str_len(s), args, i)? else {
            return Ok(None);
        };
        let from = self.str_offset(s, window.start);
        Ok(Some(from..self.str_offset(s, window.end)))
    }

    /// The places between bounds `args[i]` and `args[i + 1]` of `len` items.
    pub(crate) fn search_window(
        &mut self,
        len: usize,
        args: Args<'_>,
        i: usize,
    ) -> R<Option<Range<usize>>> {
        let bound = |rt: &mut Runtime, k: usize, default: usize| -> R<usize> {
            match args.all.get(k) {
                None => Ok(default),
                Some(v) => Ok(match rt.slice_part(*v)? {
                    None => default,
                    Some(n) if n < 0 => n.saturating_add(len as i64).max(0) as usize,
                    Some(n) => n as usize,
                }),
            }
        };
        let start = bound(self, i, 0)?;
        let end = bound(self, i + 1, len)?.min(len);
        Ok((start <= end).then_some(start..end))
    }

    /// Characters before byte `offset`.
    pub(crate) fn str_chars_before(&self, s: Value, offset: usize) -> usize {
        if self.str_is_ascii(s) {
            offset
        } else {
            count_chars(&self.str_bytes(s)[..offset])
        }
    }
}

type Finder = fn(&[u8], &[u8]) -> Option<usize>;

fn position(rt: &mut Runtime, args: Args<'_>, name: &str, finder: Finder) -> R<Option<usize>> {
    let s = rt.str_self(args, name)?;
    let what = rt.str_arg(args, 1, name)?;
    let Some(window) = rt.str_window(s, args, 2)? else {
        return Ok(None);
    };
    let text = &rt.str_bytes(s)[window.clone()];
    let found = finder(text, rt.str_bytes(what));
    Ok(found.map(|at| rt.str_chars_before(s, window.start + at)))
}

fn found_or_minus_one(found: Option<usize>) -> Value {
    Value::small_int(found.map_or(-1, |i| i as i64))
}

pub(crate) fn find(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(found_or_minus_one(position(
        rt,
        args,
        "find",
        search::find,
    )?))
}

pub(crate) fn rfind(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(found_or_minus_one(position(
        rt,
        args,
        "rfind",
        search::rfind,
    )?))
}

pub(crate) fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match position(rt, args, "index", search::find)? {
        None => rt.value_error("substring not found"),
        found => Ok(found_or_minus_one(found)),
    }
}

pub(crate) fn rindex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match position(rt, args, "rindex", search::rfind)? {
        None => rt.value_error("substring not found"),
        found => Ok(found_or_minus_one(found)),
    }
}

pub(crate) fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "count")?;
    let what = rt.str_arg(args, 1, "count")?;
    let Some(window) = rt.str_window(s, args, 2)? else {
        return Ok(Value::small_int(0));
    };
    let (text, what) = (&rt.str_bytes(s)[window], rt.str_bytes(what));
    let n = if what.is_empty() {
        count_chars(text) + 1
    } else {
        search::find_all(text, what).count()
    };
    Ok(Value::small_int(n as i64))
}

/// `startswith` and `endswith`.
fn affix(rt: &mut Runtime, args: Args<'_>, name: &str, fits: fn(&[u8], &[u8]) -> bool) -> R<Value> {
    let s = rt.str_self(args, name)?;
    let Some(window) = rt.str_window(s, args, 2)? else {
        return Ok(Value::FALSE);
    };
    let text = &rt.str_bytes(s)[window];
    let affix = args.all[1];
    if rt.is_any_str(affix) {
        return Ok(Value::bool(fits(text, rt.str_bytes(affix))));
    }
    let Some(tuple) = rt.as_tuple(affix) else {
        let got = rt.type_name(affix);
        return rt.type_error(format!(
            "{name} first arg must be str or a tuple of str, not {got}"
        ));
    };
    for item in rt.tuple_items(tuple) {
        if !rt.is_any_str(*item) {
            let got = rt.type_name(*item);
            return rt.type_error(format!("tuple for {name} must only contain str, not {got}"));
        }
        if fits(text, rt.str_bytes(*item)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(crate) fn startswith(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    affix(rt, args, "startswith", |text, a| text.starts_with(a))
}

pub(crate) fn endswith(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    affix(rt, args, "endswith", |text, a| text.ends_with(a))
}

pub(crate) fn removeprefix(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    remove_affix(rt, args, "removeprefix", |text, a| text.strip_prefix(a))
}

pub(crate) fn removesuffix(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    remove_affix(rt, args, "removesuffix", |text, a| text.strip_suffix(a))
}

fn remove_affix(
    rt: &mut Runtime,
    args: Args<'_>,
    name: &str,
    strip: for<'a> fn(&'a [u8], &[u8]) -> Option<&'a [u8]>,
) -> R<Value> {
    let (s, affix) = (rt.str_self(args, name)?, args.all[1]);
    if !rt.is_any_str(affix) {
        let got = rt.argument_type(affix);
        return rt.type_error(format!("{name}() argument must be str, not {got}"));
    }
    match strip(rt.str_bytes(s), rt.str_bytes(affix)) {
        Some(rest) if !rt.str_bytes(affix).is_empty() => Ok(rt.str_piece(s, rest)),
        _ => Ok(rt.plain_str(s)),
    }
}

pub(crate) fn replace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "replace")?;
    let given = args.pos().len() - 1;
    if given < 2 {
        return rt.type_error(format!(
            "replace() takes at least 2 positional arguments ({given} given)"
        ));
    }
    let count = rt.bind_args("replace", args, 1, ["", "", "count"], 0)?[2];
    let (old, new) = (
        rt.str_arg(args, 1, "replace")?,
        rt.str_arg(args, 2, "replace")?,
    );
    let most = match count {
        Value::NULL => -1,
        v => rt.index_i64(v)?,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let (text, old_bytes, new_bytes) = (rt.str_bytes(s), rt.str_bytes(old), rt.str_bytes(new));
    let ascii = rt.str_is_ascii(s) && rt.str_is_ascii(new);
    if old_bytes == new_bytes {
        return Ok(rt.plain_str(s));
    }
    let mut out = Vec::new();
    let replaced = replace_into(text, old_bytes, new_bytes, most, &mut out);
    if replaced == 0 {
        return Ok(rt.plain_str(s));
    }
    let chars = (rt.str_len(s) + replaced * rt.str_len(new)) - replaced * rt.str_len(old);
    Ok(rt.new_str_parts(&[&out], chars, ascii))
}

/// Writes `text` with up to `most` occurrences of `old` replaced; how many there were.
/// Text is WTF-8: an empty `old` stands between code points.
fn replace_into(text: &[u8], old: &[u8], new: &[u8], most: usize, out: &mut Vec<u8>) -> usize {
    let (mut n, mut from) = (0, 0);
    if old.is_empty() {
        while n < most {
            out.extend_from_slice(new);
            n += 1;
            let Some(first) = text.get(from) else {
                return n;
            };
            let next = from + crate::str_index::char_len(*first);
            out.extend_from_slice(&text[from..next]);
            from = next;
        }
        out.extend_from_slice(&text[from..]);
        return n;
    }
    for at in search::find_all(text, old).take(most) {
        if n == 0 {
            out.reserve(text.len());
        }
        out.extend_from_slice(&text[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
        n += 1;
    }
    if n > 0 {
        out.extend_from_slice(&text[from..]);
    }
    n
}

pub(crate) fn partition(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    split_once(rt, args, "partition", search::find)
}

pub(crate) fn rpartition(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    split_once(rt, args, "rpartition", search::rfind)
}

fn split_once(rt: &mut Runtime, args: Args<'_>, name: &str, finder: Finder) -> R<Value> {
    let (s, separator) = (rt.str_self(args, name)?, args.all[1]);
    if !rt.is_any_str(separator) {
        let got = rt.type_name(separator);
        return rt.type_error(format!("must be str, not {got}"));
    }
    let (text, what) = (rt.str_bytes(s), rt.str_bytes(separator));
    if what.is_empty() {
        return rt.value_error("empty separator");
    }
    let empty = rt.names.empty;
    let parts = match finder(text, what) {
        Some(at) => {
            let before = rt.str_piece(s, &text[..at]);
            let after = rt.str_piece(s, &text[at + what.len()..]);
            [before, separator, after]
        }
        None if name == "partition" => [rt.plain_str(s), empty, empty],
        None => [empty, empty, rt.plain_str(s)],
    };
    Ok(rt.new_tuple(&parts))
}

impl Runtime {
    /// A string of bytes that are part of string `of`.
    #[inline]
    pub(crate) fn str_piece(&mut self, of: Value, bytes: &[u8]) -> Value {
        if self.str_is_ascii(of) {
            self.new_str_parts(&[bytes], bytes.len(), true)
        } else {
            self.new_str_wtf8(bytes)
        }
    }
}
