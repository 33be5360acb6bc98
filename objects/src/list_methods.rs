//! Methods of lists.

use crate::native::ANY;
use crate::object_class::inherits;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods of lists.
    pub LIST:
    "list.__new__" => list_new, 1, ANY, true, Static;
    "list.__init__" => list_init, 1, ANY, true, Method;
    "list.append" => append, 2, 2, false, Method;
    "list.extend" => extend, 2, 2, false, Method;
    "list.insert" => insert, 3, 3, false, Method;
    "list.pop" => pop, 1, 2, false, Method;
    "list.remove" => remove, 2, 2, false, Method;
    "list.index" => index, 2, 4, false, Method;
    "list.count" => count, 2, 2, false, Method;
    "list.reverse" => reverse, 1, 1, false, Method;
    "list.sort" => crate::list_sort::sort, 1, ANY, true, Method;
    "list.copy" => copy, 1, 1, false, Method;
    "list.clear" => clear, 1, 1, false, Method;
    "list.__reversed__" => reversed, 1, 1, false, Method;
    "list.__sizeof__" => sizeof, 1, 1, false, Method;
}

/// The list a method was called on.
#[inline]
pub(crate) fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    match rt.as_list(args.all[0]) {
        Some(l) => Ok(l),
        None => rt.wrong_receiver(method, ClassId::LIST, args.all[0]),
    }
}

fn list_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::LIST)?;
    let list = rt.new_empty_list();
    Ok(rt.new_with_payload(class, list))
}

fn list_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "__init__")?;
    let class = rt.class_of(args.all[0]);
    if !args.names.is_empty() && inherits(rt, class, rt.names.new, "list.__new__") {
        return rt.type_error("list() takes no keyword arguments");
    }
    rt.check_count("list", args, 0, 1)?;
    rt.list_clear(l);
    if let Some(iterable) = args.pos().get(1) {
        let items = rt.to_list(*iterable)?;
        rt.list_take(l, items);
    }
    Ok(Value::NONE)
}

fn append(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "append")?;
    rt.list_push(l, args.all[1]);
    Ok(Value::NONE)
}

fn extend(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "extend")?;
    rt.list_extend(l, args.all[1])?;
    Ok(Value::NONE)
}

fn insert(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "insert")?;
    let i = rt.index_i64(args.all[1])?;
    rt.list_insert_at(l, i, args.all[2]);
    Ok(Value::NONE)
}

fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "pop")?;
    let Some(i) = args.all.get(1) else {
        return match rt.list_pop(l) {
            Some(v) => Ok(v),
            None => rt.index_error("pop from empty list"),
        };
    };
    let i = rt.index_i64(*i)?;
    rt.list_pop_at(l, i)
}

impl Runtime {
    /// `l.insert(i, v)` with any index: one beyond an end means that end.
    pub fn list_insert_at(&mut self, l: Value, i: i64, v: Value) {
        let len = self.list_len(l) as i64;
        let i = if i < 0 {
            i.saturating_add(len).max(0)
        } else {
            i.min(len)
        };
        self.list_insert(l, i as usize, v);
    }

    /// `l.pop(i)`; `IndexError` when there is no such item.
    pub fn list_pop_at(&mut self, l: Value, i: i64) -> R<Value> {
        let len = self.list_len(l) as i64;
        if len == 0 {
            return self.index_error("pop from empty list");
        }
        let i = if i < 0 { i.saturating_add(len) } else { i };
        if !(0..len).contains(&i) {
            return self.index_error("pop index out of range");
        }
        if i == len - 1
            && let Some(v) = self.list_pop(l)
        {
            return Ok(v);
        }
        Ok(self.list_remove_at(l, i as usize))
    }

    /// Place of the first item equal to `v` from `start` on and before `stop`.
    pub fn list_find(&mut self, l: Value, v: Value, start: usize, stop: usize) -> R<Option<usize>> {
        let stop_now = stop.min(self.list_len(l));
        if start >= stop_now {
            return Ok(None);
        }
        let at = |i: usize| start + i;
        if self.shape_of(l) == ShapeId::LIST_BOOL && v.is_bool() {
            // SAFETY: a list of bools; nothing runs while its bytes are looked at.
            let bytes = unsafe { &self.list_items::<u8>(l)[start..stop_now] };
            let wanted = (v == Value::TRUE).into();
            return Ok(bytes.iter().position(|byte| *byte == wanted).map(at));
        }
        let raw = matches!(self.shape_of(l), ShapeId::LIST_INT | ShapeId::LIST_FLOAT);
        let words = if raw {
            // SAFETY: a list of numbers; nothing runs while its words are looked at.
            unsafe { &self.list_words(l)[start..stop_now] }
        } else {
            &[]
        };
        match self.shape_of(l) {
            ShapeId::LIST_INT if v.is_small_int() => {
                let wanted = v.as_small_int() as u64;
                return Ok(words.iter().position(|w| *w == wanted).map(at));
            }
            ShapeId::LIST_FLOAT if self.is_float(v) => {
                // The same object may be found though it is nan.
                let x = self.float_value(v);
                let found = words
                    .iter()
                    .position(|w| *w == x.to_bits() || f64::from_bits(*w) == x);
                return Ok(found.map(at));
            }
            ShapeId::LIST_INT | ShapeId::LIST_FLOAT | ShapeId::LIST_BOOL
                if self.is_str(v) || v.is_none() =>
            {
                return Ok(None);
            }
            _ => {}
        }
        let mut i = start;
        while i < stop.min(self.list_len(l)) {
            let item = self.list_get(l, i);
            if self.equal(item, v)? {
                return Ok(Some(i));
            }
            i += 1;
        }
        Ok(None)
    }
}

fn remove(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "remove")?;
    match rt.list_find(l, args.all[1], 0, usize::MAX)? {
        Some(i) if i < rt.list_len(l) => {
            rt.list_remove_at(l, i);
            Ok(Value::NONE)
        }
        _ => rt.value_error("list.remove(x): x not in list"),
    }
}

fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "index")?;
    let (start, stop) = rt.search_bounds(args, rt.list_len(l))?;
    match rt.list_find(l, args.all[1], start, stop)? {
        Some(i) => Ok(Value::small_int(i as i64)),
        None => rt.value_error("list.index(x): x not in list"),
    }
}

fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "count")?;
    let (mut n, mut from) = (0, 0);
    while let Some(i) = rt.list_find(l, args.all[1], from, usize::MAX)? {
        n += 1;
        from = i + 1;
    }
    Ok(Value::small_int(n))
}

fn reverse(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "reverse")?;
    rt.list_reverse(l);
    Ok(Value::NONE)
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "copy")?;
    Ok(rt.list_copy(l))
}

fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "clear")?;
    rt.list_clear(l);
    Ok(Value::NONE)
}

fn reversed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "__reversed__")?;
    rt.get_reversed(l)
}

/// What CPython's object of this length would take; no promise about this one.
fn sizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let l = receiver(rt, args, "__sizeof__")?;
    Ok(Value::small_int(40 + 8 * rt.list_len(l) as i64))
}
