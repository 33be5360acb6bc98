//! `groupby` and `tee`, which are several iterators over one source.

use super::made;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_iter::{IterParts, NativeIterator};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    TEE:
    "_tee.__new__" => tee_new, 1, ANY, true, Static;
    "_tee.__copy__" => tee_copy, 1, 1, false, Method;
}

/// The classes that are not for everyone.
pub(crate) const INNER: &[NativeIterator] = &[
    NativeIterator {
        module: "itertools",
        name: "_grouper",
        doc: None,
        next: grouper_next,
        methods: &[],
        derivable: false,
    },
    NativeIterator {
        module: "itertools",
        name: "_tee",
        doc: None,
        next: tee_next,
        methods: TEE,
        derivable: false,
    },
];

/// a: source; b: cell. NULL is what there is not yet.
struct GroupBy {
    key_of: Value,
    /// Key and value taken from the source last; no value once it was given.
    key: Cell<Value>,
    value: Cell<Value>,
    /// Key of the group given last.
    target: Cell<Value>,
    /// That group, which alone may take on.
    group: Cell<Value>,
}

impl Foreign for GroupBy {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.key_of);
        for cell in [&self.key, &self.value, &self.target, &self.group] {
            see(cell.get());
        }
    }
}

pub(crate) fn groupby_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [iterable, key] = rt.bind_args("groupby", args, 1, ["iterable", "key"], 1)?;
    let source = rt.get_iter(iterable)?;
    let none = || Cell::new(Value::NULL);
    let state = rt.new_iter_state(GroupBy {
        key_of: if key.is_null() { Value::NONE } else { key },
        key: none(),
        value: none(),
        target: none(),
        group: none(),
    });
    made(rt, args, "groupby", (0, source, state))
}

/// Takes the next item from the source; false at its end.
fn step(rt: &mut Runtime, it: Value, state: &GroupBy) -> R<bool> {
    let source = rt.iter_parts(it).a;
    let Some(v) = rt.iter_next(source)? else {
        return Ok(false);
    };
    let key = if state.key_of.is_none() {
        v
    } else {
        rt.call(state.key_of, Args::positional(&[v]))?
    };
    state.value.set(v);
    state.key.set(key);
    rt.iter_state_barrier(it, v);
    rt.iter_state_barrier(it, key);
    Ok(true)
}

pub(crate) fn groupby_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let Some(state) = rt.iter_state::<GroupBy>(&it) else {
        return Ok(None);
    };
    state.group.set(Value::NULL);
    loop {
        let (key, target) = (state.key.get(), state.target.get());
        if !key.is_null() && (target.is_null() || !rt.equal(target, key)?) {
            break;
        }
        if !step(rt, it, state)? {
            return Ok(None);
        }
    }
    let key = state.key.get();
    state.target.set(key);
    let Some(class) = rt.native_class("itertools", "_grouper") else {
        return Ok(None);
    };
    let group = rt.new_native_iter(class, 0, it, key);
    state.group.set(group);
    rt.iter_state_barrier(it, group);
    Ok(Some(rt.new_tuple(&[key, group])))
}

/// a: the `groupby`; b: key of the group
fn grouper_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { a, b, .. } = rt.iter_parts(it);
    let Some(state) = rt.iter_state::<GroupBy>(&a) else {
        return Ok(None);
    };
    if state.group.get() != it {
        return Ok(None);
    }
    if state.value.get().is_null() && !step(rt, a, state)? {
        return Ok(None);
    }
    if !rt.equal(b, state.key.get())? {
        return Ok(None);
    }
    Ok(Some(state.value.replace(Value::NULL)))
}

/// a: source; b: the list that is, or will be, the next item and the list behind it
pub(crate) fn tee(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = match args.all.get(1) {
        Some(n) => rt.index_i64(*n)?,
        None => 2,
    };
    if n < 0 {
        return rt.value_error("n must be >= 0");
    }
    if n == 0 {
        return Ok(rt.empty_tuple);
    }
    let mut all = rt.root_vec();
    let first = tee_of(rt, args.all[0])?;
    all.push(first);
    for _ in 1..n {
        let other = same_place(rt, first)?;
        all.push(other);
    }
    Ok(rt.new_tuple(&all))
}

fn tee_class(rt: &mut Runtime) -> R<ClassId> {
    match rt.native_class("itertools", "_tee") {
        Some(class) => Ok(class),
        None => rt.raise_new(ClassId::SYSTEM_ERROR, "the module is not installed"),
    }
}

/// A `_tee` over an iterable, at the same place as a `_tee`.
fn tee_of(rt: &mut Runtime, iterable: Value) -> R<Value> {
    let class = tee_class(rt)?;
    let source = rt.get_iter(iterable)?;
    if rt.native_iter_of(source, class).is_some() {
        return same_place(rt, source);
    }
    let next = rt.new_empty_list();
    Ok(rt.new_native_iter(class, 0, source, next))
}

fn same_place(rt: &mut Runtime, it: Value) -> R<Value> {
    let class = tee_class(rt)?;
    let IterParts { a, b, .. } = rt.iter_parts(it);
    Ok(rt.new_native_iter(class, 0, a, b))
}

fn tee_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !args.names.is_empty() {
        return rt.type_error("_tee() takes no keyword arguments");
    }
    rt.check_count("_tee", args, 1, 1)?;
    tee_of(rt, args.all[1])
}

fn tee_copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = tee_class(rt)?;
    match rt.native_iter_of(args.all[0], class) {
        Some(it) => same_place(rt, it),
        None => rt.wrong_receiver("__copy__", class, args.all[0]),
    }
}

fn tee_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let IterParts { index, a, b } = rt.iter_parts(it);
    match rt.list_len(b) {
        0 => {
            // One of them takes from the source at a time.
            rt.list_push(b, Value::NONE);
            let taken = rt.iter_next(a);
            let Ok(Some(v)) = taken else {
                rt.list_pop(b);
                return taken;
            };
            let next = rt.new_empty_list();
            rt.list_set(b, 0, next);
            rt.list_push(b, v);
        }
        1 => {
            return rt.raise_new(ClassId::RUNTIME_ERROR, "cannot re-enter the tee iterator");
        }
        _ => {}
    }
    let (next, v) = (rt.list_get(b, 0), rt.list_get(b, 1));
    rt.set_iter_parts(it, IterParts { index, a, b: next });
    Ok(Some(v))
}
