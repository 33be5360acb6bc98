//! `in` on tuples and lists, as far as no value's own `__eq__` has to be asked.

use crate::{Runtime, ShapeId, Value};
use std::ops::ControlFlow;

/// Is a small int among values that are all small ints? None: they are not, as far as that was looked at.
#[inline]
fn among_ints(values: &[Value], item: Value) -> Option<bool> {
    // Few at a time, without a branch for each.
    for some in values.chunks(16) {
        let (mut found, mut small) = (false, true);
        for v in some {
            found |= *v == item;
            small &= v.is_small_int();
        }
        if !small {
            return None;
        }
        if found {
            return Some(true);
        }
    }
    Some(false)
}

/// Goes over values as far as comparing them to `item` runs no code of anybody's: breaks at one that is equal, else gives
/// the number of those that are not.
pub(crate) fn plain_prefix(rt: &Runtime, values: &[Value], item: Value) -> ControlFlow<(), usize> {
    let mut n = 0;
    if item.is_small_int() {
        // Among ints the words decide; None and strings equal no int.
        for v in values {
            if *v == item {
                return ControlFlow::Break(());
            }
            if !v.is_small_int() && !v.is_none() && !rt.is_str(*v) {
                break;
            }
            n += 1;
        }
    } else if item.is_none() || rt.is_str(item) {
        for v in values {
            let text = rt.is_str(*v);
            if *v == item || text && rt.is_str(item) && rt.str_eq(*v, item) {
                return ControlFlow::Break(());
            }
            if !text && !v.is_small_int() && !v.is_none() {
                break;
            }
            n += 1;
        }
    }
    ControlFlow::Continue(n)
}

/// `item in container` of a tuple or list; `None` if the values' own methods must be asked.
pub fn quick_contains(rt: &Runtime, container: Value, item: Value) -> Option<bool> {
    let shape = rt.shape_of(container);
    let values = match shape {
        ShapeId::TUPLE => rt.tuple_items(container),
        ShapeId::LIST_EMPTY => return Some(false),
        ShapeId::LIST_INT if item.is_small_int() => {
            let wanted = item.as_small_int() as u64;
            // SAFETY: a list; nothing changes it while its words are looked at.
            return Some(unsafe { rt.list_words(container) }.contains(&wanted));
        }
        ShapeId::LIST_BOOL if item.is_bool() => {
            let wanted = (item == Value::TRUE).into();
            // SAFETY: a list of bools; nothing changes it while its bytes are looked at.
            return Some(unsafe { rt.list_items::<u8>(container) }.contains(&wanted));
        }
        ShapeId::LIST_INT | ShapeId::LIST_FLOAT | ShapeId::LIST_BOOL
            if rt.is_str(item) || item.is_none() =>
        {
            return Some(false);
        }
        // SAFETY: a list of values, whose words are values; nothing changes it meanwhile.
        ShapeId::LIST_VALUE => unsafe {
            let words = rt.list_words(container);
            std::slice::from_raw_parts(words.as_ptr().cast::<Value>(), words.len())
        },
        _ => return None,
    };
    if item.is_small_int()
        && let Some(found) = among_ints(values, item)
    {
        return Some(found);
    }
    match plain_prefix(rt, values, item) {
        ControlFlow::Break(()) => Some(true),
        ControlFlow::Continue(n) => (n == values.len()).then_some(false),
    }
}
