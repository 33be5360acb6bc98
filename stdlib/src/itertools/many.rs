//! `chain`, `compress`, `islice` and `zip_longest`.

use super::made;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_iter::IterParts;
use rekindle_objects::{Args, R, Runtime, Value};
use std::cell::Cell;

/// a: iterator over the iterables; b: iterator over the present one, or NULL
pub(crate) fn chain_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.no_keywords("chain", args)?;
    let iterables = rt.new_tuple(&args.pos()[1..]);
    let source = rt.get_iter(iterables)?;
    made(rt, args, "chain", (0, source, Value::NULL))
}

pub(crate) fn chain_from_iterable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let source = rt.get_iter(args.all[1])?;
    made(rt, args, "chain", (0, source, Value::NULL))
}

pub(crate) fn chain_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    loop {
        let IterParts { index, a, mut b } = rt.iter_parts(it);
        if a.is_null() {
            return Ok(None);
        }
        if b.is_null() {
            let next = match rt.iter_next(a) {
                Ok(Some(iterable)) => rt.get_iter(iterable),
                Ok(None) => return rt.end_iter(it),
                Err(e) => Err(e),
            };
            b = match next {
                Ok(b) => b,
                Err(e) => {
                    rt.end_iter::<Value>(it)?;
                    return Err(e);
                }
            };
            rt.set_iter_parts(it, IterParts { index, a, b });
        }
        if let Some(v) = rt.iter_next(b)? {
            return Ok(Some(v));
        }
        let b = Value::NULL;
        rt.set_iter_parts(it, IterParts { index, a, b });
    }
}

/// a: data; b: selectors
pub(crate) fn compress_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, selectors] = rt.bind_args("compress", args, 1, ["data", "selectors"], 2)?;
    let data = rt.get_iter(data)?;
    let selectors = rt.get_iter(selectors)?;
    made(rt, args, "compress", (0, data, selectors))
}

pub(crate) fn compress_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { a, b, .. } = rt.iter_parts(it);
    loop {
        let Some(v) = rt.iter_next(a)? else {
            return Ok(None);
        };
        let Some(selector) = rt.iter_next(b)? else {
            return Ok(None);
        };
        if rt.truth(selector)? {
            return Ok(Some(v));
        }
    }
}

/// a: source; index: items taken from it; b: cell
struct Islice {
    /// Number of the item given next.
    next: Cell<i64>,
    /// Number of the first one not given, or none.
    stop: Option<i64>,
    step: i64,
}

impl Foreign for Islice {}

/// A bound of `islice`.
fn bound(rt: &mut Runtime, v: Value, message: &str) -> R<Option<i64>> {
    if v.is_none() {
        return Ok(None);
    }
    match rt.index_i64(v) {
        Ok(i) if i >= 0 => return Ok(Some(i)),
        Ok(_) => {}
        Err(_) => {
            rt.clear_pending();
        }
    }
    rt.value_error(message)
}

pub(crate) fn islice_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    const STOP: &str =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    rt.no_keywords("islice", args)?;
    rt.check_count("islice", args, 2, 4)?;
    let (start, stop) = match &args.pos()[2..] {
        [stop] => (0, bound(rt, *stop, STOP)?),
        [start, stop, ..] => {
            let stop = bound(rt, *stop, STOP)?;
            (bound(rt, *start, INDICES)?.unwrap_or(0), stop)
        }
        [] => (0, None),
    };
    let step = match args.pos().get(4) {
        Some(step) => bound(rt, *step, STEP)?.unwrap_or(1),
        None => 1,
    };
    if step == 0 {
        return rt.value_error(STEP);
    }
    let source = rt.get_iter(args.all[1])?;
    let next = Cell::new(start);
    let state = rt.new_iter_state(Islice { next, stop, step });
    made(rt, args, "islice", (0, source, state))
}

pub(crate) fn islice_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { mut index, a, .. } = rt.iter_parts(it);
    let Some(state) = rt.iter_state::<Islice>(&it) else {
        return Ok(None);
    };
    while index < state.next.get() {
        if rt.iter_next(a)?.is_none() {
            return rt.end_iter(it);
        }
        index += 1;
        rt.set_iter_index(it, index);
    }
    if state.stop.is_some_and(|stop| index >= stop) {
        return rt.end_iter(it);
    }
    let Some(v) = rt.iter_next(a)? else {
        return rt.end_iter(it);
    };
    rt.set_iter_index(it, index + 1);
    let next = state.next.get().saturating_add(state.step);
    let last = state.stop.unwrap_or(i64::MAX);
    state.next.set(next.min(last));
    Ok(Some(v))
}

/// a: list of iterators, None for each that has ended; b: what fills up; index: how many have not ended
pub(crate) fn zip_longest_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut fill = Value::NONE;
    for (name, value) in args.keywords() {
        if rt.str_bytes(name) != b"fillvalue" {
            return rt.type_error("zip_longest() got an unexpected keyword argument");
        }
        fill = value;
    }
    let sources = rt.new_empty_list();
    for v in &args.pos()[1..] {
        let it = rt.get_iter(*v)?;
        rt.list_push(sources, it);
    }
    let n = rt.list_len(sources) as i64;
    made(rt, args, "zip_longest", (n, sources, fill))
}

pub(crate) fn zip_longest_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { mut index, a, b } = rt.iter_parts(it);
    if index == 0 {
        return Ok(None);
    }
    let mut items = rt.root_vec();
    for i in 0..rt.list_len(a) {
        let source = rt.list_get(a, i);
        let item = if source.is_none() {
            None
        } else {
            rt.iter_next(source)?
        };
        if item.is_none() && !source.is_none() {
            index -= 1;
            rt.set_iter_index(it, index);
            if index == 0 {
                return rt.end_iter(it);
            }
            rt.list_set(a, i, Value::NONE);
        }
        items.push(item.unwrap_or(b));
    }
    Ok(Some(rt.new_tuple(&items)))
}
