//! The iterators that go along one source.

use super::{made, only};
use rekindle_objects::native_iter::IterParts;
use rekindle_objects::{Args, BinaryOp, R, Runtime, Value};
use std::cell::Cell;

/// The next item of the source.
fn next_of(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let source = rt.iter_parts(it).a;
    rt.iter_next(source)
}

/// a: source; b: cell with the function and the total so far
struct Accumulate {
    function: Value,
    total: Cell<Value>,
    /// The first item is still to come, and is given as it is.
    fresh: Cell<bool>,
    /// `initial` is to be given first.
    initial: Cell<bool>,
}

impl rekindle_objects::heap::Foreign for Accumulate {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.function);
        see(self.total.get());
    }
}

pub(super) fn accumulate_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (mut all, mut names) = (rt.root_vec(), rt.root_vec());
    let mut initial = Value::NONE;
    // `initial` is given by name only.
    all.extend_from_slice(args.pos());
    for (name, value) in args.keywords() {
        if rt.str_bytes(name) == b"initial" {
            initial = value;
        } else {
            all.push(value);
            names.push(name);
        }
    }
    let rest = Args {
        all: &all,
        names: &names,
    };
    if rest.pos().len() > 3 {
        let given = rest.pos().len() - 1;
        return rt.type_error(format!(
            "accumulate() takes at most 2 positional arguments ({given} given)"
        ));
    }
    let [iterable, function] = rt.bind_args("accumulate", rest, 1, ["iterable", "func"], 1)?;
    let source = rt.get_iter(iterable)?;
    let function = if function.is_null() {
        Value::NONE
    } else {
        function
    };
    let state = rt.new_iter_state(Accumulate {
        function,
        total: Cell::new(initial),
        fresh: Cell::new(initial.is_none()),
        initial: Cell::new(!initial.is_none()),
    });
    made(rt, args, "accumulate", (0, source, state))
}

pub(super) fn accumulate_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let Some(state) = rt.iter_state::<Accumulate>(&it) else {
        return Ok(None);
    };
    if state.initial.replace(false) {
        return Ok(Some(state.total.get()));
    }
    let Some(item) = next_of(rt, it)? else {
        return Ok(None);
    };
    let total = if state.fresh.replace(false) {
        item
    } else if state.function.is_none() {
        rt.binary(BinaryOp::Add, state.total.get(), item)?
    } else {
        let pair = [state.total.get(), item];
        rt.call(state.function, Args::positional(&pair))?
    };
    state.total.set(total);
    rt.iter_state_barrier(it, total);
    Ok(Some(total))
}

/// a: source; index: size of a batch; b: must the last one be full?
pub(super) fn batched_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [iterable, n, strict] = rt.bind_args("batched", args, 1, ["iterable", "n", "strict"], 2)?;
    if args.pos().len() > 3 {
        let given = args.pos().len() - 1;
        return rt.type_error(format!(
            "batched() takes exactly 2 positional arguments ({given} given)"
        ));
    }
    let n = rt.index_i64(n)?;
    let strict = !strict.is_null() && rt.truth(strict)?;
    if n < 1 {
        return rt.value_error("n must be at least one");
    }
    let source = rt.get_iter(iterable)?;
    made(rt, args, "batched", (n, source, Value::bool(strict)))
}

pub(super) fn batched_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    let mut items = rt.root_vec();
    while (items.len() as i64) < parts.index {
        match rt.iter_next(parts.a)? {
            Some(v) => items.push(v),
            None => break,
        }
    }
    if items.is_empty() {
        return rt.end_iter(it);
    }
    if (items.len() as i64) < parts.index {
        rt.end_iter::<Value>(it)?;
        if parts.b == Value::TRUE {
            return rt.value_error("batched(): incomplete batch");
        }
    }
    Ok(Some(rt.new_tuple(&items)))
}

fn is_number(rt: &mut Runtime, v: Value) -> bool {
    if rt.int_of(v).is_some() || rt.float_of(v).is_some() || rt.complex_of(v).is_some() {
        return true;
    }
    ["__index__", "__int__", "__float__"].iter().any(|name| {
        let name = rt.intern(name);
        rt.lookup_special(v, name).is_some()
    })
}

/// a: None, and index the next number; or the next number; b: step
pub(super) fn count_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [start, step] = rt.bind_args("count", args, 1, ["start", "step"], 0)?;
    let or = |v: Value, default| {
        if v.is_null() {
            Value::small_int(default)
        } else {
            v
        }
    };
    let (start, step) = (or(start, 0), or(step, 1));
    if !is_number(rt, start) || !is_number(rt, step) {
        return rt.type_error("a number is required");
    }
    if start.is_small_int() && step.is_small_int() {
        let start = start.as_small_int();
        return made(rt, args, "count", (start, Value::NONE, step));
    }
    made(rt, args, "count", (0, start, step))
}

pub(super) fn count_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { index, a, b } = rt.iter_parts(it);
    if a.is_none() {
        let now = rt.new_int(index);
        match index.checked_add(b.as_small_int()) {
            Some(next) => rt.set_iter_index(it, next),
            None => {
                let a = rt.binary(BinaryOp::Add, now, b)?;
                rt.set_iter_parts(it, IterParts { index: 0, a, b });
            }
        }
        return Ok(Some(now));
    }
    let next = rt.binary(BinaryOp::Add, a, b)?;
    rt.set_iter_parts(it, IterParts { index, a: next, b });
    Ok(Some(a))
}

/// The class's name and its iterator, for a `repr`.
fn shown(rt: &mut Runtime, v: Value) -> (String, IterParts) {
    let name = rt.class(rt.class_of(v)).name.clone();
    let it = rt.payload(v);
    (name, rt.iter_parts(it))
}

pub(super) fn count_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (name, IterParts { index, a, b }) = shown(rt, args.all[0]);
    let next = if a.is_none() { rt.new_int(index) } else { a };
    let next = rt.repr_text(next)?;
    if b == Value::small_int(1) {
        return Ok(rt.new_str(&format!("{name}({next})")));
    }
    let step = rt.repr_text(b)?;
    Ok(rt.new_str(&format!("{name}({next}, {step})")))
}

/// a: source, or the items saved once it has ended; index: -1, or the place of the next saved one; b: what is saved
pub(super) fn cycle_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    only(rt, args, "cycle", 1)?;
    let source = rt.get_iter(args.all[1])?;
    let saved = rt.new_empty_list();
    made(rt, args, "cycle", (-1, source, saved))
}

pub(super) fn cycle_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { mut index, a, b } = rt.iter_parts(it);
    if index < 0 {
        if let Some(v) = rt.iter_next(a)? {
            rt.list_push(b, v);
            return Ok(Some(v));
        }
        index = 0;
        rt.set_iter_parts(it, IterParts { index, a: b, b });
    }
    let len = rt.list_len(b) as i64;
    if len == 0 {
        return rt.end_iter(it);
    }
    rt.set_iter_index(it, (index + 1) % len);
    Ok(Some(rt.list_get(b, index as usize)))
}

/// Of `dropwhile`, `takewhile`, `filterfalse`, `starmap` — a: source; b: function; index: 1 once it has changed over
fn with_function(rt: &mut Runtime, args: Args<'_>, name: &'static str) -> R<Value> {
    only(rt, args, name, 2)?;
    let source = rt.get_iter(args.all[2])?;
    made(rt, args, name, (0, source, args.all[1]))
}

fn says(rt: &mut Runtime, predicate: Value, v: Value) -> R<bool> {
    let verdict = rt.call(predicate, Args::positional(&[v]))?;
    rt.truth(verdict)
}

pub(super) fn dropwhile_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_function(rt, args, "dropwhile")
}

pub(super) fn dropwhile_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    while let Some(v) = rt.iter_next(parts.a)? {
        if parts.index != 0 {
            return Ok(Some(v));
        }
        if !says(rt, parts.b, v)? {
            rt.set_iter_index(it, 1);
            return Ok(Some(v));
        }
    }
    Ok(None)
}

pub(super) fn takewhile_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_function(rt, args, "takewhile")
}

pub(super) fn takewhile_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    let Some(v) = rt.iter_next(parts.a)? else {
        return Ok(None);
    };
    if says(rt, parts.b, v)? {
        return Ok(Some(v));
    }
    rt.end_iter(it)
}

pub(super) fn filterfalse_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_function(rt, args, "filterfalse")
}

pub(super) fn filterfalse_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    while let Some(v) = rt.iter_next(parts.a)? {
        let good = if parts.b.is_none() {
            rt.truth(v)?
        } else {
            says(rt, parts.b, v)?
        };
        if !good {
            return Ok(Some(v));
        }
    }
    Ok(None)
}

pub(super) fn starmap_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    with_function(rt, args, "starmap")
}

pub(super) fn starmap_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    let Some(v) = rt.iter_next(parts.a)? else {
        return Ok(None);
    };
    let v = rt.to_tuple(v)?;
    let items = rt.tuple_items(v);
    rt.call(parts.b, Args::positional(items)).map(Some)
}

/// a: source; b: the item before, or NULL
pub(super) fn pairwise_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    only(rt, args, "pairwise", 1)?;
    let source = rt.get_iter(args.all[1])?;
    made(rt, args, "pairwise", (0, source, Value::NULL))
}

pub(super) fn pairwise_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { index, a, b } = rt.iter_parts(it);
    let mut old = b;
    if old.is_null() {
        let Some(first) = rt.iter_next(a)? else {
            return rt.end_iter(it);
        };
        rt.set_iter_parts(it, IterParts { index, a, b: first });
        old = first;
    }
    let Some(new) = rt.iter_next(a)? else {
        return rt.end_iter(it);
    };
    rt.set_iter_parts(it, IterParts { index, a, b: new });
    Ok(Some(rt.new_tuple(&[old, new])))
}

/// a: the object; index: how often it is still given, or -1: for ever
pub(super) fn repeat_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [object, times] = rt.bind_args("repeat", args, 1, ["object", "times"], 1)?;
    let times = if times.is_null() {
        -1
    } else {
        rt.index_i64(times)?.max(0)
    };
    made(rt, args, "repeat", (times, object, Value::NULL))
}

pub(super) fn repeat_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    match parts.index {
        0 => return Ok(None),
        -1 => {}
        n => rt.set_iter_index(it, n - 1),
    }
    Ok(Some(parts.a))
}

pub(super) fn repeat_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (name, IterParts { index, a, .. }) = shown(rt, args.all[0]);
    let object = rt.repr_text(a)?;
    Ok(match index {
        -1 => rt.new_str(&format!("{name}({object})")),
        n => rt.new_str(&format!("{name}({object}, {n})")),
    })
}

pub(super) fn repeat_left(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match shown(rt, args.all[0]).1.index {
        -1 => rt.type_error("len() of unsized object"),
        n => Ok(rt.new_int(n)),
    }
}
