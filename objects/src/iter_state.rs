//! Iterators as data: how many items are left (`__length_hint__`), taking them apart (`__reduce__`) and putting them
//! where they were (`__setstate__`).
//!
//! ```text
//!  iter([1, 2, 3]) after one step ─► (iter, ([1, 2, 3],), 1)
//!  iter({1: 2})                   ─► (iter, ([1],))          the items that are left
//!  used up                        ─► (iter, ([],))
//! ```

use crate::iter::IterKind;
use crate::native::NativeDef;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::IterObject;
use rekindle_bytecode::BinaryOp;

macro_rules! rows {
    ($($class:literal { $($name:literal => $function:path, $n:literal;)* })*) => {
        /// What iterators tell of themselves.
        pub(crate) static TABLE: &[NativeDef] = &[$($(
            NativeDef::method(concat!($class, ".", $name), $function, $n, $n)
        ),*),*];
    };
}

rows! {
    "iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "list_iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "list_reverseiterator" {
        "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2;
    }
    "tuple_iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "str_ascii_iterator" {
        "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2;
    }
    "str_iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "bytes_iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "bytearray_iterator" {
        "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2;
    }
    "longrange_iterator" {
        "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2;
    }
    "range_iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "reversed" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; "__setstate__" => setstate, 2; }
    "set_iterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "dict_keyiterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "dict_valueiterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "dict_itemiterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "dict_reversekeyiterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "dict_reversevalueiterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "dict_reverseitemiterator" { "__length_hint__" => length_hint, 1; "__reduce__" => reduce, 1; }
    "callable_iterator" { "__reduce__" => reduce, 1; }
    "enumerate" { "__reduce__" => reduce, 1; }
    "zip" { "__reduce__" => reduce, 1; "__setstate__" => set_strict, 2; }
    "map" { "__reduce__" => reduce, 1; "__setstate__" => set_strict, 2; }
    "filter" { "__reduce__" => reduce, 1; }
}

/// The iterator behind a receiver, and what it keeps.
struct State {
    it: Value,
    kind: IterKind,
    index: i64,
    limit: i64,
    a: Value,
    b: Value,
}

fn state(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<State> {
    let it = rt.payload(args.all[0]);
    if !it.is_ptr() || rt.shape_of(it) != ShapeId::ITER {
        return rt.wrong_receiver(method, ClassId::ITERATOR, it);
    }
    // SAFETY: checked by its shape.
    let p = unsafe { &*it.as_ptr::<IterObject>() };
    Ok(State {
        it,
        kind: IterKind::of(it),
        index: p.index,
        limit: p.limit,
        a: p.a,
        b: p.b,
    })
}

/// How many items are left, as far as an iterator knows.
fn length_hint(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = state(rt, args, "__length_hint__")?;
    if s.a.is_null() {
        return Ok(Value::small_int(0));
    }
    let left = match s.kind {
        IterKind::Range => s.limit,
        IterKind::BigRange => {
            let left = rest_of_long_range(rt, &s)?;
            return rt.range_len(left);
        }
        IterKind::List => rt.list_len(s.a) as i64 - s.index,
        IterKind::Tuple => rt.tuple_items(s.a).len() as i64 - s.index,
        IterKind::Str | IterKind::WideStr => rt.str_bytes(s.a)[s.index as usize..]
            .iter()
            .filter(|byte| **byte & 0xc0 != 0x80)
            .count() as i64,
        IterKind::Bytes | IterKind::ByteArray => {
            rt.bytes_like(s.a).map_or(0, <[u8]>::len) as i64 - s.index
        }
        IterKind::ListReversed if rt.list_len(s.a) as i64 <= s.index => 0,
        IterKind::ListReversed => s.index + 1,
        IterKind::Reversed if (rt.len(s.a)? as i64) < s.index + 1 => 0,
        IterKind::Reversed => s.index + 1,
        IterKind::Sequence => {
            if rt.lookup_special(s.a, rt.names.len).is_none() {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            rt.len(s.a)? as i64 - s.index
        }
        _ if s.kind.counts_down() && rt.len(s.a)? as i64 == s.limit => s.b.as_small_int(),
        _ => 0,
    };
    Ok(rt.new_int(left.max(0)))
}

/// The code point that the byte at `offset` begins.
fn place_in_str(rt: &Runtime, s: Value, offset: usize) -> i64 {
    let before = &rt.str_bytes(s)[..offset];
    before.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as i64
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let function = state(rt, args, "__reduce__")?.kind.maker();
    let obj = args.all[0];
    let maker = match function {
        Some(name) => {
            // Who looks a name up may run code that goes on with the iterator: its state is read after that.
            let name = rt.intern(name);
            rt.caller_builtin(name)?
        }
        None => rt.type_of(obj),
    };
    let s = state(rt, args, "__reduce__")?;
    if s.a.is_null() {
        return used_up(rt, &s, maker);
    }
    let (of, place) = match s.kind {
        IterKind::List
        | IterKind::Tuple
        | IterKind::Bytes
        | IterKind::ByteArray
        | IterKind::Sequence
        | IterKind::ListReversed
        | IterKind::Reversed => (rt.new_tuple(&[s.a]), rt.new_int(s.index)),
        IterKind::Str | IterKind::WideStr => {
            let place = place_in_str(rt, s.a, s.index as usize);
            (rt.new_tuple(&[s.a]), rt.new_int(place))
        }
        IterKind::Range => {
            let left = rest_of_range(rt, &s)?;
            (rt.new_tuple(&[left]), Value::NONE)
        }
        IterKind::BigRange => {
            let left = rest_of_long_range(rt, &s)?;
            (rt.new_tuple(&[left]), Value::NONE)
        }
        IterKind::Callable => (rt.new_tuple(&[s.a, s.b]), Value::NULL),
        IterKind::Enumerate => {
            let number = if s.b.is_null() {
                rt.new_int(s.index)
            } else {
                s.b
            };
            (rt.new_tuple(&[s.a, number]), Value::NULL)
        }
        IterKind::Zip => (s.a, Value::NULL),
        IterKind::ZipStrict => (s.a, Value::TRUE),
        IterKind::Map | IterKind::MapStrict => {
            let mut parts = rt.root_vec();
            parts.push(s.a);
            parts.extend_from_slice(rt.tuple_items(s.b));
            let strict = match s.kind {
                IterKind::Map => Value::NULL,
                _ => Value::TRUE,
            };
            (rt.new_tuple(&parts), strict)
        }
        IterKind::Filter => (rt.new_tuple(&[s.b, s.a]), Value::NULL),
        _ => {
            let copy = rt.new_iter(s.kind, s.index, s.limit, s.a, s.b);
            let items = rt.to_list(copy)?;
            (rt.new_tuple(&[items]), Value::NULL)
        }
    };
    match place.is_null() {
        true => Ok(rt.new_tuple(&[maker, of])),
        false => Ok(rt.new_tuple(&[maker, of, place])),
    }
}

/// What a used-up iterator is made again from: something empty.
fn used_up(rt: &mut Runtime, s: &State, maker: Value) -> R<Value> {
    let empty = match s.kind {
        IterKind::Zip | IterKind::ZipStrict => rt.empty_tuple,
        IterKind::Str | IterKind::WideStr => {
            let text = rt.intern("");
            rt.new_tuple(&[text])
        }
        IterKind::Range | IterKind::BigRange => {
            let range = rt.new_range(0, 0, 1);
            let of = rt.new_tuple(&[range]);
            return Ok(rt.new_tuple(&[maker, of, Value::NONE]));
        }
        IterKind::List | IterKind::ListReversed | IterKind::Set => {
            let list = rt.new_empty_list();
            rt.new_tuple(&[list])
        }
        kind if kind.counts_down() => {
            let list = rt.new_empty_list();
            rt.new_tuple(&[list])
        }
        _ => {
            let empty = rt.empty_tuple;
            rt.new_tuple(&[empty])
        }
    };
    Ok(rt.new_tuple(&[maker, empty]))
}

fn rest_of_range(rt: &mut Runtime, s: &State) -> R<Value> {
    let step = rt.int_of(s.b).and_then(|i| i.to_i64()).unwrap_or(1);
    match step
        .checked_mul(s.limit)
        .and_then(|d| d.checked_add(s.index))
    {
        Some(stop) => Ok(rt.new_range(s.index, stop, step)),
        None => Ok(s.a),
    }
}

fn setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all[1].is_none() {
        return Ok(Value::NONE);
    }
    if state(rt, args, "__setstate__")?.kind == IterKind::BigRange {
        return set_place_in_range(rt, args);
    }
    let to = rt.index_i64(args.all[1])?;
    let s = state(rt, args, "__setstate__")?;
    if s.a.is_null() {
        return Ok(Value::NONE);
    }
    let index = match s.kind {
        IterKind::List => to.clamp(0, rt.list_len(s.a) as i64),
        IterKind::Tuple => to.clamp(0, rt.tuple_items(s.a).len() as i64),
        IterKind::Bytes | IterKind::ByteArray => {
            to.clamp(0, rt.bytes_like(s.a).map_or(0, <[u8]>::len) as i64)
        }
        IterKind::Str | IterKind::WideStr => {
            let len = rt.len(s.a)? as i64;
            rt.str_offset(s.a, to.clamp(0, len) as usize) as i64
        }
        IterKind::ListReversed => to.clamp(-1, (rt.list_len(s.a) as i64 - 1).max(-1)),
        IterKind::Reversed => to.clamp(-1, (rt.len(s.a)? as i64 - 1).max(-1)),
        IterKind::Range => {
            let steps = to.clamp(0, s.limit);
            let step = rt.int_of(s.b).and_then(|i| i.to_i64()).unwrap_or(1);
            // SAFETY: an `ITER` object, as `state` found.
            unsafe { (*s.it.as_ptr::<IterObject>()).limit = s.limit - steps };
            s.index.wrapping_add(step.wrapping_mul(steps))
        }
        _ => to.max(0),
    };
    rt.set_iter_index(s.it, index);
    Ok(Value::NONE)
}

fn rest_of_long_range(rt: &mut Runtime, s: &State) -> R<Value> {
    let first = rt.range_at(s.a, Value::small_int(s.index))?;
    let [_, stop, step] = rt.range_parts(s.a);
    rt.new_range_of(first, stop, step)
}

/// A long range goes on with what is left of it behind any number of its items.
fn set_place_in_range(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut place = rt.index(args.all[1])?;
    let s = state(rt, args, "__setstate__")?;
    if s.a.is_null() {
        return Ok(Value::NONE);
    }
    let range = rest_of_long_range(rt, &s)?;
    let (zero, len) = (Value::small_int(0), rt.range_len(range)?);
    if rt.less(place, zero)? {
        place = zero;
    } else if rt.less(len, place)? {
        place = len;
    }
    let first = rt.range_at(range, place)?;
    let [_, stop, step] = rt.range_parts(range);
    let rest = rt.new_range_of(first, stop, step)?;
    let left = rt.binary(BinaryOp::Sub, len, place)?;
    let left = rt.index_clamped(left)?;
    // SAFETY: an `ITER` object, as `state` found.
    unsafe {
        let it = s.it.as_ptr::<IterObject>();
        ((*it).a, (*it).index, (*it).limit) = (rest, 0, left);
    }
    rt.heap.barrier(s.it, rest);
    Ok(Value::NONE)
}

/// `__setstate__` of `zip` and `map`: are the sources to be equally long?
fn set_strict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let strict = rt.truth(args.all[1])?;
    let s = state(rt, args, "__setstate__")?;
    let kind = match (s.kind, strict) {
        (IterKind::Zip | IterKind::ZipStrict, true) => IterKind::ZipStrict,
        (IterKind::Zip | IterKind::ZipStrict, false) => IterKind::Zip,
        (_, true) => IterKind::MapStrict,
        (_, false) => IterKind::Map,
    };
    // SAFETY: an `ITER` object, as `state` found.
    unsafe { (*s.it.as_ptr::<IterObject>()).head.aux = kind as u16 };
    Ok(Value::NONE)
}
