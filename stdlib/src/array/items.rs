//! Methods of arrays.

use super::{bytes, count_of, item, made, own, pack, size};
use rekindle_objects::buffer::Array;
use rekindle_objects::strings::push_code_point;
use rekindle_objects::{Args, R, Runtime, Value};

pub(super) fn append(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "append")?;
    let mut one = Vec::with_capacity(8);
    pack(rt, array.code, args.all[1], &mut one)?;
    rt.bytearray_extend(array.data, &one);
    Ok(Value::NONE)
}

/// Appends all items of an iterable; nothing if one does not fit.
pub(super) fn add_all(rt: &mut Runtime, v: Value, items: Value) -> R<()> {
    let Some(array) = rt.state::<Array>(&v) else {
        return Ok(());
    };
    if let Some(other) = rt.state::<Array>(&items)
        && other.code == array.code
    {
        let content = bytes(rt, other).to_vec();
        rt.bytearray_extend(array.data, &content);
        return Ok(());
    }
    let mut content = Vec::new();
    rt.for_each(items, |rt, item| pack(rt, array.code, item, &mut content))?;
    rt.bytearray_extend(array.data, &content);
    Ok(())
}

/// Appends the items that bytes hold.
pub(super) fn add_bytes(rt: &mut Runtime, v: Value, from: Value) -> R<()> {
    let Some(array) = rt.state::<Array>(&v) else {
        return Ok(());
    };
    let Some(content) = rt.buffer_bytes(from) else {
        let got = rt.type_name(from);
        return rt.type_error(format!("a bytes-like object is required, not '{got}'"));
    };
    if !content.len().is_multiple_of(size(array)) {
        return rt.value_error("bytes length not a multiple of item size");
    }
    let content = content.to_vec();
    rt.bytearray_extend(array.data, &content);
    Ok(())
}

pub(super) fn extend(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "extend")?;
    if let Some(other) = rt.state::<Array>(&args.all[1])
        && other.code != array.code
    {
        return rt.type_error("can only extend with array of same kind");
    }
    add_all(rt, args.all[0], args.all[1])?;
    Ok(Value::NONE)
}

pub(super) fn fromlist(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "fromlist")?;
    if rt.as_list(args.all[1]).is_none() {
        return rt.type_error("arg must be list");
    }
    add_all(rt, args.all[0], args.all[1])?;
    Ok(Value::NONE)
}

pub(super) fn frombytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "frombytes")?;
    add_bytes(rt, args.all[0], args.all[1])?;
    Ok(Value::NONE)
}

pub(super) fn insert(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "insert")?;
    let n = count_of(rt, array) as i64;
    let at = rt.index_i64(args.all[1])?;
    let at = if at < 0 { (at + n).max(0) } else { at.min(n) } as usize;
    let mut one = Vec::with_capacity(8);
    pack(rt, array.code, args.all[2], &mut one)?;
    let mut content = bytes(rt, array).to_vec();
    let place = (at * size(array)).min(content.len());
    content.splice(place..place, one);
    rt.bytearray_assign(array.data, &content);
    Ok(Value::NONE)
}

/// Removes item `i`, which is there.
fn remove_at(rt: &mut Runtime, array: &Array, i: usize) {
    let mut content = bytes(rt, array).to_vec();
    content.drain(i * size(array)..(i + 1) * size(array));
    rt.bytearray_assign(array.data, &content);
}

pub(super) fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "pop")?;
    let at = match args.all.get(1) {
        Some(at) => rt.index_i64(*at)?,
        None => -1,
    };
    let n = count_of(rt, array) as i64;
    if n == 0 {
        return rt.index_error("pop from empty array");
    }
    let at = if at < 0 { at + n } else { at };
    if !(0..n).contains(&at) {
        return rt.index_error("pop index out of range");
    }
    let item = item(rt, array, at as usize);
    remove_at(rt, array, at as usize);
    Ok(item)
}

/// The first item equal to `v` among those from `start` up to `stop`.
fn find(rt: &mut Runtime, array: &Array, v: Value, start: usize, stop: usize) -> R<Option<usize>> {
    let mut i = start;
    while i < stop.min(count_of(rt, array)) {
        let item = item(rt, array, i);
        if rt.equal(item, v)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

/// Is such an item there?
pub(super) fn holds(rt: &mut Runtime, array: &Array, v: Value) -> R<bool> {
    Ok(find(rt, array, v, 0, usize::MAX)?.is_some())
}

pub(super) fn remove(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "remove")?;
    match find(rt, array, args.all[1], 0, usize::MAX)? {
        Some(i) => {
            remove_at(rt, array, i);
            Ok(Value::NONE)
        }
        None => rt.value_error("array.remove(x): x not in array"),
    }
}

pub(super) fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "index")?;
    let n = count_of(rt, array) as i64;
    let bound = |rt: &mut Runtime, i: usize, otherwise: i64| -> R<usize> {
        let at = match args.all.get(i) {
            Some(at) => rt.index_clamped(*at)?,
            None => otherwise,
        };
        Ok((if at < 0 {
            at.saturating_add(n).max(0)
        } else {
            at
        }) as usize)
    };
    let (start, stop) = (bound(rt, 2, 0)?, bound(rt, 3, i64::MAX)?);
    match find(rt, array, args.all[1], start, stop)? {
        Some(i) => Ok(Value::small_int(i as i64)),
        None => rt.value_error("array.index(x): x not in array"),
    }
}

pub(super) fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "count")?;
    let (mut n, mut i) = (0, 0);
    while let Some(at) = find(rt, array, args.all[1], i, usize::MAX)? {
        n += 1;
        i = at + 1;
    }
    Ok(Value::small_int(n))
}

pub(super) fn reverse(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "reverse")?;
    let content: Vec<u8> = bytes(rt, array)
        .rchunks(size(array))
        .flatten()
        .copied()
        .collect();
    rt.bytearray_assign(array.data, &content);
    Ok(Value::NONE)
}

pub(super) fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "clear")?;
    rt.bytearray_assign(array.data, &[]);
    Ok(Value::NONE)
}

pub(super) fn byteswap(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "byteswap")?;
    let items = bytes(rt, array).chunks(size(array));
    let content: Vec<u8> = items.flat_map(|item| item.iter().rev()).copied().collect();
    rt.bytearray_assign(array.data, &content);
    Ok(Value::NONE)
}

pub(super) fn buffer_info(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "buffer_info")?;
    let at = rt.new_int(bytes(rt, array).as_ptr() as usize as i64);
    let n = Value::small_int(count_of(rt, array) as i64);
    Ok(rt.new_tuple(&[at, n]))
}

pub(super) fn tolist(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "tolist")?;
    let list = rt.new_empty_list();
    for i in 0..count_of(rt, array) {
        let item = item(rt, array, i);
        rt.list_push(list, item);
    }
    Ok(list)
}

pub(super) fn tobytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "tobytes")?;
    Ok(rt.new_bytes(bytes(rt, array)))
}

pub(super) fn tofile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = tobytes(rt, args)?;
    let write = rt.names.write;
    rt.call_method(args.all[1], write, &[content])?;
    Ok(Value::NONE)
}

pub(super) fn fromfile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "fromfile")?;
    let n = rt.index_i64(args.all[2])?;
    if n < 0 {
        return rt.value_error("negative count");
    }
    let Some(wanted) = n.checked_mul(size(array) as i64) else {
        return rt.raise_new(rekindle_objects::ClassId::MEMORY_ERROR, "");
    };
    let (read, wanted) = (rt.intern("read"), rt.new_int(wanted));
    let content = rt.call_method(args.all[1], read, &[wanted])?;
    if rt.bytes_like(content).is_none() {
        return rt.type_error("read() didn't return bytes");
    }
    let got = rt.len(content)?;
    add_bytes(rt, args.all[0], content)?;
    if (got as i64) < rt.index_i64(wanted)? {
        return rt.raise_new(
            rekindle_objects::ClassId::EOF_ERROR,
            "read() didn't return enough bytes",
        );
    }
    Ok(Value::NONE)
}

/// The receiver, which must hold characters.
fn letters<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a Array> {
    let array = own(rt, args, method)?;
    if matches!(array.code, b'u' | b'w') {
        return Ok(array);
    }
    rt.value_error(format!(
        "{method}() may only be called on unicode type arrays ('u' or 'w')"
    ))
}

pub(super) fn tounicode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = letters(rt, args, "tounicode")?;
    let mut text = Vec::new();
    for four in bytes(rt, array).chunks(4) {
        let c = u32::from_le_bytes(four.try_into().unwrap_or_default());
        push_code_point(c, &mut text);
    }
    Ok(rt.new_str_wtf8(&text))
}

pub(super) fn fromunicode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    letters(rt, args, "fromunicode")?;
    if !rt.is_any_str(args.all[1]) {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!("fromunicode() argument must be str, not {got}"));
    }
    add_all(rt, args.all[0], args.all[1])?;
    Ok(Value::NONE)
}

pub(super) fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__copy__")?;
    let class = rt.class_of(args.all[0]);
    let content = bytes(rt, array).to_vec();
    Ok(made(rt, class, array.code, &content))
}
