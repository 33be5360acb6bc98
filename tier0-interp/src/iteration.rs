//! `for` loops. An iteration lives in three registers, so that the common ones need no object
//! and compiled code keeps them in machine registers:
//!
//! | first | second | third | iterates |
//! |---|---|---|---|
//! | range object | next number | bound | a range whose numbers are far from the limits of small ints |
//! | list or tuple | next index | unset | its items, live |
//! | string, all ASCII | next index | unset | its characters |
//! | dict | next entry, and [`PLACES`] times how many keys came | its length at the start | its keys |
//! | anything else | unset | unset | an iterator object (generators are resumed by the loop itself) |

use crate::interp::Interp;
use rekindle_abi::heap::{List, Range};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{ClassId, R, Runtime, ShapeId, Value};

/// Ranges with a bound or step beyond this are iterated by an object.
pub const RANGE_LIMIT: i64 = 1 << 60;

/// More than a dict has entries.
const PLACES: i64 = 1 << 32;

/// What `for_iter` does.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    /// The next item.
    Item(Value),
    /// The end.
    End,
    /// A generator: its frame was pushed.
    Frame,
}

/// `Hooks::iteration_start`
pub(crate) fn start_hook(rt: &mut Runtime, v: Value, registers: &mut [Value; 3]) -> R<()> {
    // SAFETY: three values lie there.
    unsafe { start(rt, v, registers.as_mut_ptr()) }
}

/// `Hooks::iteration_next`: a generator is resumed from here.
pub(crate) fn next_hook(rt: &mut Runtime, registers: &mut [Value; 3]) -> R<Option<Value>> {
    if rt.shape_of(registers[0]) == ShapeId::GENERATOR {
        return rt.iter_next(registers[0]);
    }
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    // SAFETY: the registers were filled by `start`.
    match unsafe { next(interp, rt, registers.as_mut_ptr())? } {
        Next::Item(v) => Ok(Some(v)),
        Next::End => Ok(None),
        Next::Frame => unreachable!("only a generator pushes a frame"),
    }
}

/// Starts an iteration over `v`.
///
/// # Safety
/// Three registers lie at `at`.
pub unsafe fn start(rt: &mut Runtime, v: Value, at: *mut Value) -> R<()> {
    let three = |a: Value, b: Value, c: Value| {
        // SAFETY: the caller's promise.
        unsafe {
            *at = a;
            *at.add(1) = b;
            *at.add(2) = c;
        }
    };
    if v.is_ptr() {
        match rt.shape_of(v) {
            ShapeId::RANGE => {
                // SAFETY: checked by its shape.
                let r = unsafe { &*v.as_ptr::<Range>() };
                let small = |i: i64| (-RANGE_LIMIT..=RANGE_LIMIT).contains(&i);
                if r.big.is_null() && small(r.start) && small(r.stop) && small(r.step) {
                    three(v, Value::small_int(r.start), Value::small_int(r.stop));
                    return Ok(());
                }
            }
            s if s.is_list() || s == ShapeId::TUPLE => {
                three(v, Value::small_int(0), Value::NULL);
                return Ok(());
            }
            ShapeId::STR if rt.str_is_ascii(v) => {
                three(v, Value::small_int(0), Value::NULL);
                return Ok(());
            }
            ShapeId::DICT => {
                let len = DictRef::new(v).len() as i64;
                three(v, Value::small_int(0), Value::small_int(len));
                return Ok(());
            }
            ShapeId::GENERATOR => {
                three(v, Value::NULL, Value::NULL);
                return Ok(());
            }
            _ => {}
        }
    }
    let it = rt.get_iter(v)?;
    // An iterable may give a list or range as its iterator only by mistake; wrap it then.
    three(it, Value::NULL, Value::NULL);
    Ok(())
}

/// The next item of a range; NULL at its end.
///
/// # Safety
/// Three registers filled by [`start`] for a range lie at `at`.
#[inline(always)]
unsafe fn next_of_range(at: *mut Value) -> Value {
    // SAFETY: the caller's promise.
    unsafe {
        let (i, stop) = ((*at.add(1)).as_small_int(), (*at.add(2)).as_small_int());
        let step = (*(*at).as_ptr::<Range>()).step;
        if if step > 0 { i >= stop } else { i <= stop } {
            return Value::NULL;
        }
        *at.add(1) = Value::small_int(i + step);
        Value::small_int(i)
    }
}

/// The next item of a range or list that is not at its end; NULL otherwise.
///
/// # Safety
/// Three registers filled by [`start`] lie at `at`.
#[inline(always)]
pub unsafe fn next_quick(rt: &mut Runtime, at: *mut Value) -> Value {
    // SAFETY: the caller's promise; the shape says what the registers hold.
    unsafe {
        let it = *at;
        match rt.shape_of(it) {
            ShapeId::RANGE => next_of_range(at),
            ShapeId::LIST_VALUE => {
                let l = &*it.as_ptr::<List>();
                let i = (*at.add(1)).as_small_int();
                if i as u64 >= l.len {
                    return Value::NULL;
                }
                *at.add(1) = Value::small_int(i + 1);
                Value(*l.items.add(i as usize))
            }
            _ => Value::NULL,
        }
    }
}

/// The next item of an iteration.
///
/// # Safety
/// Three registers filled by [`start`] lie at `at`.
#[inline]
pub unsafe fn next(interp: &mut Interp, rt: &mut Runtime, at: *mut Value) -> R<Next> {
    // SAFETY: the caller's promise; the shape says what the registers hold.
    unsafe {
        let it = *at;
        match rt.shape_of(it) {
            ShapeId::RANGE => Ok(match next_of_range(at) {
                Value::NULL => Next::End,
                i => Next::Item(i),
            }),
            s if s.is_list() => {
                let i = (*at.add(1)).as_small_int();
                if i as usize >= rt.list_len(it) {
                    // An exhausted list iterator stays exhausted.
                    *at.add(1) = Value::small_int(RANGE_LIMIT);
                    return Ok(Next::End);
                }
                *at.add(1) = Value::small_int(i + 1);
                Ok(Next::Item(rt.list_get(it, i as usize)))
            }
            ShapeId::TUPLE => {
                let i = (*at.add(1)).as_small_int();
                let Some(v) = rt.tuple_items(it).get(i as usize) else {
                    return Ok(Next::End);
                };
                *at.add(1) = Value::small_int(i + 1);
                Ok(Next::Item(*v))
            }
            ShapeId::STR => {
                let i = (*at.add(1)).as_small_int();
                let Some(byte) = rt.str_bytes(it).get(i as usize) else {
                    return Ok(Next::End);
                };
                *at.add(1) = Value::small_int(i + 1);
                Ok(Next::Item(rt.latin_char(*byte)))
            }
            ShapeId::DICT => next_key(rt, it, at),
            ShapeId::GENERATOR => interp.resume_for_loop(rt, it),
            _ => Ok(rt.iter_next(it)?.map_or(Next::End, Next::Item)),
        }
    }
}

unsafe fn next_key(rt: &mut Runtime, it: Value, at: *mut Value) -> R<Next> {
    let d = DictRef::new(it);
    // SAFETY: the caller's promise.
    let (state, len) = unsafe { ((*at.add(1)).as_small_int(), (*at.add(2)).as_small_int()) };
    let (mut i, came) = ((state % PLACES) as usize, state / PLACES);
    if len >= 0 && d.len() as i64 != len {
        // SAFETY: the caller's promise. The error is raised once; then the iteration is over.
        unsafe { *at.add(2) = Value::small_int(-1) };
        let message = "dictionary changed size during iteration";
        return rt.raise_new(ClassId::RUNTIME_ERROR, message);
    }
    while len >= 0 && i < d.used() {
        let found = d.entry(i);
        i += 1;
        if let Some((key, _)) = found {
            if came == len {
                // SAFETY: as above; keys came for keys that went.
                unsafe { *at.add(2) = Value::small_int(-1) };
                let message = "dictionary keys changed during iteration";
                return rt.raise_new(ClassId::RUNTIME_ERROR, message);
            }
            // SAFETY: the caller's promise.
            unsafe { *at.add(1) = Value::small_int((came + 1) * PLACES + i as i64) };
            return Ok(Next::Item(key));
        }
    }
    Ok(Next::End)
}
