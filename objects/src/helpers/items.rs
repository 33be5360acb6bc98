//! Helpers: lists, tuples, dicts, strings, and building them.

use super::{done, helpers, value};
use crate::dict::DictRef;
use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::ctx::MAX_ARGS;

/// The first `n` outgoing arguments where they lie, for what runs no Python code and calls nothing
/// that would use their place.
fn arguments<'a>(rt: &Runtime, n: i64) -> &'a [Value] {
    // SAFETY: the context lives as long as the runtime and has room for `n` arguments, whose
    // place is written by nobody meanwhile; a collection sees them there.
    unsafe { std::slice::from_raw_parts(rt.ctx.args.as_ptr(), n as usize) }
}

/// Runs `f` with a copy of the first `n` outgoing arguments, because what runs next may use their
/// place. They are few, as a rule.
#[inline(always)]
pub(super) fn with_arguments<T>(
    rt: &mut Runtime,
    n: usize,
    f: impl Fn(&mut Runtime, &[Value]) -> T,
) -> T {
    if n <= 4 {
        let args: [Value; 4] = std::array::from_fn(|i| rt.ctx.args[i]);
        return f(rt, &args[..n]);
    }
    if n <= 16 {
        let args: [Value; 16] = std::array::from_fn(|i| rt.ctx.args[i]);
        return f(rt, &args[..n]);
    }
    let args = rt.ctx.args;
    f(rt, &args[..n])
}

fn build_set_of(rt: &mut Runtime, items: &[Value]) -> R<Value> {
    rt.new_set_of(ShapeId::SET, items)
}

fn build_dict_of(rt: &mut Runtime, items: &[Value]) -> R<Value> {
    let dict = rt.new_dict();
    for pair in items.chunks_exact(2) {
        rt.dict_set(DictRef::new(dict), pair[0], pair[1])?;
    }
    Ok(dict)
}

/// The bounds of slices, which compiled code has left in `args`.
fn slice_parts<const N: usize>(rt: &Runtime) -> [Value; N] {
    std::array::from_fn(|i| rt.ctx.args[i])
}

fn take_slice(rt: &mut Runtime, a: Value, parts: [Value; 3]) -> R<Value> {
    match rt.quick_slice(a, parts) {
        Some(v) => Ok(v),
        None => {
            let slice = rt.new_slice(parts[0], parts[1], parts[2]);
            rt.get_item(a, slice)
        }
    }
}

fn put_slice(rt: &mut Runtime, a: Value, parts: [Value; 3], v: Value) -> R<()> {
    if rt.quick_set_slice(a, parts, v) {
        return Ok(());
    }
    let slice = rt.new_slice(parts[0], parts[1], parts[2]);
    rt.set_item(a, slice, v)
}

helpers! {
    fn get_item(rt, a: Value, b: Value) -> Value {
        value(rt.get_item(a, b))
    }

    fn get_item_int(rt, a: Value, i: i64) -> Value {
        let i = rt.new_int(i);
        value(rt.get_item(a, i))
    }

    fn set_item(rt, a: Value, b: Value, c: Value) -> i64 {
        done(rt.set_item(a, b, c))
    }

    fn del_item(rt, a: Value, b: Value) -> i64 {
        done(rt.del_item(a, b))
    }

    fn dict_get_str(rt, dict: Value, key: Value) -> Value {
        // A key of another kind with this hash: the general way asks it.
        rt.dict_get_plain(DictRef::new(dict), key).unwrap_or(Value::NULL)
    }

    fn dict_get_or(rt, dict: Value, key: Value, default: Value) -> Value {
        match rt.dict_get_plain(DictRef::new(dict), key) {
            Some(Value::NULL) => default,
            found => found.unwrap_or(Value::NULL),
        }
    }

    fn dict_set_str(rt, dict: Value, key: Value, v: Value) -> i64 {
        done(rt.dict_set(DictRef::new(dict), key, v))
    }

    fn dict_get_int(rt, dict: Value, key: i64) -> Value {
        let key = rt.new_int(key);
        rt.dict_get_plain(DictRef::new(dict), key).unwrap_or(Value::NULL)
    }

    fn dict_set_int(rt, dict: Value, key: i64, v: Value) -> i64 {
        let key = rt.new_int(key);
        done(rt.dict_set(DictRef::new(dict), key, v))
    }

    fn str_eq(rt, a: Value, b: Value) -> i64 {
        rt.str_eq(a, b).into()
    }

    fn str_cmp(rt, a: Value, b: Value) -> i64 {
        // Bytes of UTF-8 are in the order of code points, lone surrogates included.
        rt.str_bytes(a).cmp(rt.str_bytes(b)) as i64
    }

    fn str_concat(rt, a: Value, b: Value) -> Value {
        rt.str_concat(a, b)
    }

    fn tuple_concat(rt, a: Value, b: Value) -> Value {
        rt.tuple_concat(a, b)
    }

    fn list_concat(rt, a: Value, b: Value) -> Value {
        rt.list_concat(a, b)
    }

    fn str_index(rt, s: Value, i: i64) -> Value {
        let i = rt.new_int(i);
        value(rt.str_getitem(s, i))
    }

    fn chr_latin(rt, i: i64) -> Value {
        rt.latin_chars[i as usize]
    }

    fn ord(rt, s: Value) -> i64 {
        let first = crate::strings::code_points(rt.str_bytes(s)).next();
        first.map_or(0, i64::from)
    }

    fn list_append(rt, list: Value, v: Value) -> i64 {
        rt.list_push(list, v);
        0
    }

    fn list_append_int(rt, list: Value, i: i64) -> i64 {
        let v = rt.new_int(i);
        rt.list_push(list, v);
        0
    }

    fn list_append_float(rt, list: Value, x: f64) -> i64 {
        let v = rt.new_float(x);
        rt.list_push(list, v);
        0
    }

    fn list_pop(rt, list: Value) -> Value {
        match rt.list_pop(list) {
            Some(v) => v,
            None => value(rt.index_error("pop from empty list")),
        }
    }

    fn list_pop_at(rt, list: Value, i: i64) -> Value {
        value(rt.list_pop_at(list, i))
    }

    fn list_insert(rt, list: Value, i: i64, v: Value) -> i64 {
        rt.list_insert_at(list, i, v);
        0
    }

    fn list_reverse_span(rt, list: Value, start: i64, stop: i64) -> i64 {
        rt.list_reverse_span(list, start as usize, stop as usize);
        0
    }

    fn list_get(rt, list: Value, i: i64) -> Value {
        rt.list_get(list, i as usize)
    }

    fn list_set(rt, list: Value, i: i64, v: Value) -> i64 {
        rt.list_set(list, i as usize, v);
        0
    }

    fn list_extend(rt, list: Value, items: Value) -> i64 {
        done(rt.extend_starred(list, items))
    }

    fn set_add(rt, set: Value, v: Value) -> i64 {
        done(rt.set_add(set, v))
    }

    fn new_tuple(rt, n: i64) -> Value {
        rt.new_tuple_uninit(n as usize)
    }

    fn build_tuple(rt, n: i64) -> Value {
        rt.new_tuple(arguments(rt, n))
    }

    fn build_list(rt, n: i64) -> Value {
        rt.new_list(arguments(rt, n))
    }

    fn build_set(rt, n: i64) -> Value {
        value(with_arguments(rt, n as usize, build_set_of))
    }

    fn keywords_dict(rt, n: i64) -> Value {
        with_arguments(rt, 2 * n as usize, |rt, items| {
            let dict = rt.new_dict();
            for pair in items.chunks_exact(2) {
                rt.dict_set_name(DictRef::new(dict), pair[0], pair[1]);
            }
            dict
        })
    }

    fn build_dict(rt, n: i64) -> Value {
        value(with_arguments(rt, 2 * n as usize, build_dict_of))
    }

    fn build_string(rt, n: i64) -> Value {
        rt.join_strings(arguments(rt, n))
    }

    fn build_slice(rt, a: Value, b: Value, c: Value) -> Value {
        rt.new_slice(a, b, c)
    }

    fn get_slice(rt, a: Value) -> Value {
        let parts = slice_parts(rt);
        value(take_slice(rt, a, parts))
    }

    fn set_slice(rt, a: Value, v: Value) -> i64 {
        let parts = slice_parts(rt);
        done(put_slice(rt, a, parts, v))
    }

    fn copy_slice(rt, a: Value, from: Value) -> i64 {
        let bounds: [Value; 6] = slice_parts(rt);
        if rt.quick_copy_slice(a, from, &bounds) {
            return 0;
        }
        let [to @ .., _, _, _] = bounds;
        let [_, _, _, parts @ ..] = bounds;
        let taken = take_slice(rt, from, parts);
        done(taken.and_then(|v| put_slice(rt, a, to, v)))
    }

    fn unpack(rt, v: Value, n: i64) -> i64 {
        let n = n as usize;
        if rt.is_tuple(v) {
            let items = rt.tuple_items(v);
            if items.len() == n {
                rt.ctx.args[..n].copy_from_slice(items);
                return 0;
            }
        }
        let mut items = [Value::NULL; MAX_ARGS];
        let result = rt.unpack(v, &mut items[..n]);
        rt.ctx.args[..n].copy_from_slice(&items[..n]);
        done(result)
    }

    fn length(rt, v: Value) -> i64 {
        rt.len(v).map_or(-1, |n| n as i64)
    }

    fn format_value(rt, v: Value, conversion: i64, spec: Value) -> Value {
        value(rt.format_value(v, conversion as u8, spec))
    }
}
