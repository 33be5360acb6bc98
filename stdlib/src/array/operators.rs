//! What operators mean for arrays.

use super::items::{add_all, holds, tolist, tounicode};
use super::{bytes, count_of, item, own, pack, plain, size};
use rekindle_objects::buffer::Array;
use rekindle_objects::iter::IterKind;
use rekindle_objects::{Args, CompareOp, R, Runtime, Value};

pub(super) fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__len__")?;
    Ok(Value::small_int(count_of(rt, array) as i64))
}

pub(super) fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "__iter__")?;
    Ok(rt.new_iter(IterKind::Sequence, 0, 0, args.all[0], Value::NULL))
}

pub(super) fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__contains__")?;
    Ok(Value::bool(holds(rt, array, args.all[1])?))
}

/// The place that an index names.
fn place(rt: &mut Runtime, array: &Array, key: Value, message: &str) -> R<usize> {
    if !rt.can_index(key) {
        return rt.type_error("array indices must be integers");
    }
    let n = count_of(rt, array);
    rt.item_index(key, n, message)
}

pub(super) fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__getitem__")?;
    let key = args.all[1];
    if !rt.is_slice(key) {
        let i = place(rt, array, key, "array index out of range")?;
        return Ok(item(rt, array, i));
    }
    let span = rt.slice_span(key, count_of(rt, array))?;
    let (content, size) = (bytes(rt, array), size(array));
    let items = span
        .places()
        .filter_map(|i| content.get(i * size..(i + 1) * size));
    let part: Vec<u8> = items.flatten().copied().collect();
    Ok(plain(rt, array.code, &part))
}

pub(super) fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__setitem__")?;
    let (key, value) = (args.all[1], args.all[2]);
    if !rt.is_slice(key) {
        let i = place(rt, array, key, "array assignment index out of range")?;
        let mut one = Vec::with_capacity(8);
        pack(rt, array.code, value, &mut one)?;
        rt.buffer_fill(array.data, i * size(array), &one);
        return Ok(Value::NONE);
    }
    let Some(other) = rt.state::<Array>(&value) else {
        let got = rt.type_name(value);
        return rt.type_error(format!(
            "can only assign array (not \"{got}\") to array slice"
        ));
    };
    if other.code != array.code {
        return rt.type_error("bad argument type for built-in operation");
    }
    let new = bytes(rt, other).to_vec();
    replace(rt, array, key, &new)?;
    Ok(Value::NONE)
}

/// Puts items where a slice is.
fn replace(rt: &mut Runtime, array: &Array, slice: Value, new: &[u8]) -> R<()> {
    let span = rt.slice_span(slice, count_of(rt, array))?;
    let size = size(array);
    let mut content = bytes(rt, array).to_vec();
    if let Some(range) = span.range() {
        content.splice(range.start * size..range.end * size, new.iter().copied());
    } else if new.len() != span.len * size {
        let (n, m) = (new.len() / size, span.len);
        return rt.value_error(format!(
            "attempt to assign array of size {n} to extended slice of size {m}"
        ));
    } else {
        for (i, item) in span.places().zip(new.chunks(size)) {
            content[i * size..(i + 1) * size].copy_from_slice(item);
        }
    }
    rt.bytearray_assign(array.data, &content);
    Ok(())
}

pub(super) fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__delitem__")?;
    let key = args.all[1];
    let (n, size) = (count_of(rt, array), size(array));
    let mut gone = vec![false; n];
    if rt.is_slice(key) {
        let span = rt.slice_span(key, n)?;
        span.places().for_each(|i| gone[i] = true);
    } else {
        gone[place(rt, array, key, "array assignment index out of range")?] = true;
    }
    let items = bytes(rt, array).chunks(size).zip(gone);
    let kept = items.filter(|(_, gone)| !gone).flat_map(|(item, _)| item);
    let kept: Vec<u8> = kept.copied().collect();
    rt.bytearray_assign(array.data, &kept);
    Ok(Value::NONE)
}

pub(super) fn add(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__add__")?;
    let Some(other) = rt.state::<Array>(&args.all[1]) else {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!("can only append array (not \"{got}\") to array"));
    };
    if array.code != other.code {
        return rt.type_error("bad argument type for built-in operation");
    }
    let both = [bytes(rt, array), bytes(rt, other)].concat();
    Ok(plain(rt, array.code, &both))
}

pub(super) fn iadd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__iadd__")?;
    let Some(other) = rt.state::<Array>(&args.all[1]) else {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!("can only extend with array (not \"{got}\")"));
    };
    if array.code != other.code {
        return rt.type_error("can only extend with array of same kind");
    }
    add_all(rt, args.all[0], args.all[1])?;
    Ok(args.all[0])
}

fn repeated(rt: &mut Runtime, array: &Array, n: Value) -> R<Vec<u8>> {
    if !rt.can_index(n) {
        let got = rt.type_name(n);
        return rt.type_error(format!(
            "can't multiply sequence by non-int of type '{got}'"
        ));
    }
    let content = bytes(rt, array);
    let times = rt.repeat_count(n, content.len())?;
    Ok(content.repeat(times.unwrap_or(0)))
}

pub(super) fn mul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__mul__")?;
    let content = repeated(rt, array, args.all[1])?;
    Ok(plain(rt, array.code, &content))
}

pub(super) fn imul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__imul__")?;
    let content = repeated(rt, array, args.all[1])?;
    rt.bytearray_assign(array.data, &content);
    Ok(args.all[0])
}

fn compare(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    own(rt, args, "__eq__")?;
    if rt.state::<Array>(&args.all[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let a = tolist(rt, Args::positional(&args.all[..1]))?;
    let b = tolist(rt, Args::positional(&args.all[1..]))?;
    rt.compare(op, a, b)
}

pub(super) fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compare(rt, args, CompareOp::Eq)
}

pub(super) fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compare(rt, args, CompareOp::Ne)
}

pub(super) fn lt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compare(rt, args, CompareOp::Lt)
}

pub(super) fn le(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compare(rt, args, CompareOp::Le)
}

pub(super) fn gt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compare(rt, args, CompareOp::Gt)
}

pub(super) fn ge(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compare(rt, args, CompareOp::Ge)
}

pub(super) fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__repr__")?;
    let class = rt.class_of(args.all[0]);
    let name = rt.class(class).name.clone();
    let code = array.code as char;
    if count_of(rt, array) == 0 {
        return Ok(rt.new_str(&format!("{name}('{code}')")));
    }
    let items = if matches!(array.code, b'u' | b'w') {
        tounicode(rt, args)?
    } else {
        tolist(rt, args)?
    };
    let items = rt.repr_text(items)?;
    Ok(rt.new_str(&format!("{name}('{code}', {items})")))
}
