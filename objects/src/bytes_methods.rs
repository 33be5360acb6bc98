//! The classes `bytes` and `bytearray`: construction, and the methods that both have.

use crate::native::{ANY, Binding, NativeDef};
use crate::search;
use crate::{Args, ClassId, R, Runtime, Value};
use rekindle_bytecode::{BinaryOp, CompareOp};
use std::ops::Range;

/// A method that refuses receivers of other classes; class methods and static ones stay as they are.
macro_rules! checked {
    (Method, $class:ident, $name:literal, $function:path) => {
        |rt, args| {
            rt.check_receiver(args, ClassId::$class, $name)?;
            $function(rt, args)
        }
    };
    ($binding:ident, $class:ident, $name:literal, $function:path) => {
        $function
    };
}

macro_rules! both {
    ($( $name:literal => $function:path, $min:literal, $max:expr, $kw:literal, $binding:ident; )*) => {
        /// `bytes`
        pub static BYTES: &[NativeDef] = both!(@ BYTES "bytes." $( $name => $function, $min, $max, $kw, $binding; )*);
        /// `bytearray`, methods that change it apart.
        pub static BYTEARRAY: &[NativeDef] = both!(@ BYTEARRAY "bytearray." $( $name => $function, $min, $max, $kw, $binding; )*);
    };
    (@ $class:ident $path:literal $( $name:literal => $function:path, $min:literal, $max:expr, $kw:literal, $binding:ident; )*) => {
        &[$(NativeDef {
            name: $name,
            path: concat!($path, $name),
            function: checked!($binding, $class, $name, $function),
            min: $min,
            max: $max,
            keywords: $kw,
            binding: Binding::$binding,
        }),*]
    };
}

both! {
    "count" => count, 2, 4, false, Method;
    "decode" => decode, 1, ANY, true, Method;
    "endswith" => endswith, 2, 4, false, Method;
    "find" => find, 2, 4, false, Method;
    "fromhex" => crate::bytes_hex::fromhex, 2, 2, false, Class;
    "hex" => crate::bytes_hex::hex, 1, ANY, true, Method;
    "index" => index, 2, 4, false, Method;
    "join" => join, 2, 2, false, Method;
    "lstrip" => crate::bytes_text::lstrip, 1, 2, false, Method;
    "partition" => partition, 2, 2, false, Method;
    "removeprefix" => removeprefix, 2, 2, false, Method;
    "removesuffix" => removesuffix, 2, 2, false, Method;
    "replace" => replace, 3, 4, false, Method;
    "rfind" => rfind, 2, 4, false, Method;
    "rindex" => rindex, 2, 4, false, Method;
    "rpartition" => rpartition, 2, 2, false, Method;
    "rstrip" => crate::bytes_text::rstrip, 1, 2, false, Method;
    "rsplit" => crate::bytes_text::rsplit, 1, ANY, true, Method;
    "split" => crate::bytes_text::split, 1, ANY, true, Method;
    "splitlines" => crate::bytes_text::splitlines, 1, ANY, true, Method;
    "startswith" => startswith, 2, 4, false, Method;
    "strip" => crate::bytes_text::strip, 1, 2, false, Method;
    "translate" => crate::bytes_text::translate, 2, ANY, true, Method;
    "maketrans" => crate::bytes_text::maketrans, 2, 2, false, Static;
    "center" => crate::bytes_text::center, 2, 3, false, Method;
    "ljust" => crate::bytes_text::ljust, 2, 3, false, Method;
    "rjust" => crate::bytes_text::rjust, 2, 3, false, Method;
    "zfill" => crate::bytes_text::zfill, 2, 2, false, Method;
    "upper" => crate::bytes_text::upper, 1, 1, false, Method;
    "lower" => crate::bytes_text::lower, 1, 1, false, Method;
    "swapcase" => crate::bytes_text::swapcase, 1, 1, false, Method;
    "capitalize" => crate::bytes_text::capitalize, 1, 1, false, Method;
    "title" => crate::bytes_text::title, 1, 1, false, Method;
    "isalnum" => crate::bytes_text::isalnum, 1, 1, false, Method;
    "isalpha" => crate::bytes_text::isalpha, 1, 1, false, Method;
    "isascii" => crate::bytes_text::isascii, 1, 1, false, Method;
    "isdigit" => crate::bytes_text::isdigit, 1, 1, false, Method;
    "isspace" => crate::bytes_text::isspace, 1, 1, false, Method;
    "islower" => crate::bytes_text::islower, 1, 1, false, Method;
    "istitle" => crate::bytes_text::istitle, 1, 1, false, Method;
    "isupper" => crate::bytes_text::isupper, 1, 1, false, Method;
    "expandtabs" => crate::bytes_text::expandtabs, 1, ANY, true, Method;
    "__add__" => add, 2, 2, false, Method;
    "__mul__" => mul, 2, 2, false, Method;
    "__rmul__" => mul, 2, 2, false, Method;
    "__mod__" => percent, 2, 2, false, Method;
    "__rmod__" => percent_right, 2, 2, false, Method;
    "__contains__" => contains, 2, 2, false, Method;
    "__getitem__" => getitem, 2, 2, false, Method;
    "__len__" => len, 1, 1, false, Method;
    "__iter__" => iter, 1, 1, false, Method;
    "__repr__" => crate::object_methods::repr, 1, 1, false, Method;
    "__lt__" => lt, 2, 2, false, Method;
    "__le__" => le, 2, 2, false, Method;
    "__eq__" => eq, 2, 2, false, Method;
    "__ne__" => ne, 2, 2, false, Method;
    "__gt__" => gt, 2, 2, false, Method;
    "__ge__" => ge, 2, 2, false, Method;
}

/// What only `bytes` has.
pub static BYTES_ONLY: &[NativeDef] = both!(@ BYTES "bytes."
    "__new__" => crate::bytes_make::new, 1, ANY, true, Static;
    "__hash__" => hash, 1, 1, false, Method;
    "__bytes__" => crate::bytes_make::plain, 1, 1, false, Method;
);

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let h = rt.builtin_hash(args.all[0])?;
    Ok(rt.new_int(h))
}

type Finder = fn(&[u8], &[u8]) -> Option<usize>;

/// What is searched for: bytes, or one byte as an int.
fn needle(rt: &mut Runtime, v: Value) -> R<Vec<u8>> {
    if let Some(content) = rt.buffer_bytes(v) {
        return Ok(content.to_vec());
    }
    if !rt.can_index(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!(
            "argument should be integer or bytes-like object, not '{got}'"
        ));
    }
    Ok(vec![rt.byte_of(v, "byte must be in range(0, 256)")?])
}

/// The searched part and where it starts; None when the bounds are out of order.
fn window<'a>(
    rt: &mut Runtime,
    args: Args<'a>,
    method: &str,
) -> R<Option<(&'a [u8], Range<usize>)>> {
    let content = rt.bytes_self(args, method)?;
    let range = rt.search_window(content.len(), args, 2)?;
    Ok(range.map(|r| (&content[r.clone()], r)))
}

fn position(rt: &mut Runtime, args: Args<'_>, name: &str, finder: Finder) -> R<Option<usize>> {
    let what = needle(rt, args.all[1])?;
    Ok(match window(rt, args, name)? {
        Some((part, range)) => finder(part, &what).map(|i| i + range.start),
        None => None,
    })
}

fn or_minus_one(found: Option<usize>) -> Value {
    Value::small_int(found.map_or(-1, |i| i as i64))
}

fn find(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(or_minus_one(position(rt, args, "find", search::find)?))
}

fn rfind(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(or_minus_one(position(rt, args, "rfind", search::rfind)?))
}

fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match position(rt, args, "index", search::find)? {
        None => rt.value_error("subsection not found"),
        found => Ok(or_minus_one(found)),
    }
}

fn rindex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match position(rt, args, "rindex", search::rfind)? {
        None => rt.value_error("subsection not found"),
        found => Ok(or_minus_one(found)),
    }
}

fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let what = needle(rt, args.all[1])?;
    let n = match window(rt, args, "count")? {
        None => 0,
        Some((part, _)) if what.is_empty() => part.len() + 1,
        Some((part, _)) => search::find_all(part, &what).count(),
    };
    Ok(Value::small_int(n as i64))
}

fn affix(rt: &mut Runtime, args: Args<'_>, name: &str, fits: fn(&[u8], &[u8]) -> bool) -> R<Value> {
    let Some((part, _)) = window(rt, args, name)? else {
        return Ok(Value::FALSE);
    };
    let affix = args.all[1];
    if let Some(a) = rt.buffer_bytes(affix) {
        return Ok(Value::bool(fits(part, a)));
    }
    let Some(tuple) = rt.as_tuple(affix) else {
        let got = rt.type_name(affix);
        return rt.type_error(format!(
            "{name} first arg must be bytes or a tuple of bytes, not {got}"
        ));
    };
    for item in rt.tuple_items(tuple) {
        let a = rt.bytes_arg(*item)?;
        if fits(part, a) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn startswith(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    affix(rt, args, "startswith", |text, a| text.starts_with(a))
}

fn endswith(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    affix(rt, args, "endswith", |text, a| text.ends_with(a))
}

fn removeprefix(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "removeprefix")?;
    let prefix = rt.bytes_arg(args.all[1])?;
    let rest = content.strip_prefix(prefix).unwrap_or(content);
    Ok(rt.new_bytes_as(args.all[0], rest))
}

fn removesuffix(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "removesuffix")?;
    let suffix = rt.bytes_arg(args.all[1])?;
    let rest = content.strip_suffix(suffix).unwrap_or(content);
    Ok(rt.new_bytes_as(args.all[0], rest))
}

fn replace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "replace")?;
    let (old, new) = (rt.bytes_arg(args.all[1])?, rt.bytes_arg(args.all[2])?);
    let most = match args.all.get(3) {
        None => -1,
        Some(n) => rt.index_i64(*n)?,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut out = Vec::with_capacity(content.len());
    let mut from = 0;
    if old.is_empty() {
        for n in 0..=content.len() {
            if n < most {
                out.extend_from_slice(new);
            }
            out.extend(content.get(n));
        }
        from = content.len();
    } else {
        for at in search::find_all(content, old).take(most) {
            out.extend_from_slice(&content[from..at]);
            out.extend_from_slice(new);
            from = at + old.len();
        }
    }
    out.extend_from_slice(&content[from..]);
    Ok(rt.new_bytes_as(args.all[0], &out))
}

fn partition(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    split_once(rt, args, "partition", search::find)
}

fn rpartition(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    split_once(rt, args, "rpartition", search::rfind)
}

fn split_once(rt: &mut Runtime, args: Args<'_>, name: &str, finder: Finder) -> R<Value> {
    let content = rt.bytes_self(args, name)?;
    let separator = rt.bytes_arg(args.all[1])?;
    if separator.is_empty() {
        return rt.value_error("empty separator");
    }
    let parts: [&[u8]; 3] = match finder(content, separator) {
        Some(at) => [&content[..at], separator, &content[at + separator.len()..]],
        None if name == "partition" => [content, &[], &[]],
        None => [&[], &[], content],
    };
    let parts = parts.map(|p| rt.new_bytes_as(args.all[0], p));
    Ok(rt.new_tuple(&parts))
}

fn join(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let separator = rt.bytes_self(args, "join")?.to_vec();
    let items = match rt.as_tuple(args.all[1]) {
        Some(t) => t,
        None if rt.lookup_special(args.all[1], rt.names.iter).is_none() => {
            return rt.type_error("can only join an iterable");
        }
        None => rt.to_tuple(args.all[1])?,
    };
    let mut out = Vec::new();
    for (i, item) in rt.tuple_items(items).iter().enumerate() {
        let Some(content) = rt.buffer_bytes(*item) else {
            let got = rt.type_name(*item);
            return rt.type_error(format!(
                "sequence item {i}: expected a bytes-like object, {got} found"
            ));
        };
        if i > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(content);
    }
    Ok(rt.new_bytes_as(args.all[0], &out))
}

fn decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "decode")?;
    if content.is_ascii() && rt.is_ascii_codec(args) {
        // Nobody sees a bytearray while its text is copied.
        return Ok(rt.new_str_wtf8(content));
    }
    let [encoding, errors] = rt.bind_args("decode", args, 1, ["encoding", "errors"], 0)?;
    let encoding = rt.name_argument("decode", encoding, "encoding", "utf-8")?;
    let errors = rt.name_argument("decode", errors, "errors", "strict")?;
    rt.decode_named(content, args.all[0], &encoding, &errors)
}

fn add(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "__add__")?;
    let Some(more) = rt.buffer_bytes(args.all[1]) else {
        let (left, right) = (rt.type_name(args.all[0]), rt.type_name(args.all[1]));
        return rt.type_error(format!("can't concat {right} to {left}"));
    };
    Ok(rt.new_bytes_as(args.all[0], &[content, more].concat()))
}

fn mul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let result = rt.bytes_binary(BinaryOp::Mul, args.all[0], args.all[1])?;
    match result {
        Some(v) => Ok(v),
        None => rt.index(args.all[1]),
    }
}

fn percent(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bytes_self(args, "__mod__")?;
    rt.bytes_percent(args.all[0], args.all[1])
}

fn percent_right(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bytes_self(args, "__rmod__")?;
    if rt.bytes_like(args.all[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    rt.bytes_percent(args.all[1], args.all[0])
}

fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bytes_self(args, "__contains__")?;
    let found = rt.bytes_contains(args.all[0], args.all[1])?;
    Ok(Value::bool(found == Some(true)))
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bytes_self(args, "__getitem__")?;
    rt.bytes_getitem(args.all[0], args.all[1])
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "__len__")?;
    Ok(Value::small_int(content.len() as i64))
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let plain = rt.payload(args.all[0]);
    rt.get_iter(plain)
}

fn compared(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    let content = rt.bytes_self(args, op.dunder())?;
    Ok(match rt.buffer_bytes(args.all[1]) {
        Some(other) => Value::bool(crate::compare::holds(op, content.cmp(other))),
        None => Value::NOT_IMPLEMENTED,
    })
}

crate::compare::comparisons!(compared);
