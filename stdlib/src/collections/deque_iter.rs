//! Iterators over deques, and pickling.
//!
//! a: the deque; index: the next place; b: its count of changes at the start.

use super::deque::{Deque, own};
use rekindle_objects::native_iter::{IterParts, NativeIterator};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    LEFT:
    "_deque_iterator.__new__" => new_forward, 2, 3, false, Static;
    "_deque_iterator.__length_hint__" => left, 1, 1, false, Method;
    "_deque_iterator.__reduce__" => reduce_iterator, 1, 1, false, Method;
}

natives! {
    LEFT_BACKWARD:
    "_deque_reverse_iterator.__new__" => new_backward, 2, 3, false, Static;
    "_deque_reverse_iterator.__length_hint__" => left_backward, 1, 1, false, Method;
    "_deque_reverse_iterator.__reduce__" => reduce_iterator, 1, 1, false, Method;
}

const CLASSES: [NativeIterator; 2] = [
    NativeIterator {
        module: "collections",
        name: "_deque_iterator",
        doc: None,
        next,
        methods: LEFT,
        derivable: false,
    },
    NativeIterator {
        module: "collections",
        name: "_deque_reverse_iterator",
        doc: None,
        next: previous,
        methods: LEFT_BACKWARD,
        derivable: false,
    },
];

pub(crate) fn install(rt: &mut Runtime, module: Value) {
    static KEPT: [NativeIterator; 2] = CLASSES;
    for class in &KEPT {
        let id = rt.define_iterator(class);
        let object = rt.class(id).object;
        rt.set_module_attr(module, class.name, object);
    }
}

fn over(rt: &mut Runtime, args: Args<'_>, name: &'static str) -> R<Value> {
    let d = own(rt, args, "__iter__")?;
    let index = if name == CLASSES[0].name {
        0
    } else {
        d.len() as i64
    };
    let Some(class) = rt.native_class("collections", name) else {
        return rt.raise_new(ClassId::SYSTEM_ERROR, "the module is not installed");
    };
    let changes = Value::small_int(d.changes.get());
    Ok(rt.new_native_iter(class, index, args.all[0], changes))
}

pub(crate) fn forward(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    over(rt, args, CLASSES[0].name)
}

pub(crate) fn backward(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    over(rt, args, CLASSES[1].name)
}

/// The deque, if it is as it was at the start.
fn unchanged<'a>(rt: &mut Runtime, it: Value, parts: &'a IterParts) -> R<Option<&'a Deque>> {
    let Some(d) = rt.state::<Deque>(&parts.a) else {
        return Ok(None);
    };
    if d.changes.get() != parts.b.as_small_int() {
        rt.end_iter::<Value>(it)?;
        return rt.raise_new(ClassId::RUNTIME_ERROR, "deque mutated during iteration");
    }
    Ok(Some(d))
}

fn next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    let Some(d) = unchanged(rt, it, &parts)? else {
        return Ok(None);
    };
    let item = d.items.borrow().get(parts.index as usize).copied();
    if item.is_some() {
        rt.set_iter_index(it, parts.index + 1);
    }
    Ok(item)
}

fn previous(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let parts = rt.iter_parts(it);
    let Some(d) = unchanged(rt, it, &parts)? else {
        return Ok(None);
    };
    if parts.index == 0 {
        return Ok(None);
    }
    rt.set_iter_index(it, parts.index - 1);
    let item = d.items.borrow()[parts.index as usize - 1];
    Ok(Some(item))
}

fn left(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let parts = rt.iter_parts(args.all[0]);
    let len = rt.state::<Deque>(&parts.a).map_or(0, Deque::len);
    Ok(Value::small_int((len as i64 - parts.index).max(0)))
}

fn left_backward(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(rt.iter_parts(args.all[0]).index))
}

/// `_deque_iterator(deque, index)`: after so many steps.
fn new_iterator(rt: &mut Runtime, args: Args<'_>, backward: bool) -> R<Value> {
    let of = Args::positional(&args.all[1..2]);
    let it = over(rt, of, CLASSES[usize::from(backward)].name)?;
    let steps = match args.all.get(2) {
        Some(steps) => rt.index_clamped(*steps)?.max(0),
        None => 0,
    };
    for _ in 0..steps {
        if rt.iter_next(it)?.is_none() {
            break;
        }
    }
    Ok(it)
}

fn new_forward(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    new_iterator(rt, args, false)
}

fn new_backward(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    new_iterator(rt, args, true)
}

/// `(class, (deque, steps))`
fn reduce_iterator(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = args.all[0];
    let (class, parts) = (rt.type_of(it), rt.iter_parts(it));
    let len = rt.state::<Deque>(&parts.a).map_or(0, Deque::len) as i64;
    let backward = rt.native_class("collections", CLASSES[1].name) == Some(rt.class_of(it));
    let steps = match backward {
        true => len - parts.index,
        false => parts.index,
    };
    let given = rt.new_tuple(&[parts.a, Value::small_int(steps)]);
    Ok(rt.new_tuple(&[class, given]))
}

pub(crate) fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__reduce__")?;
    let me = args.all[0];
    let given = match d.maxlen.get() {
        None => rt.empty_tuple,
        Some(n) => rt.new_tuple(&[rt.empty_tuple, Value::small_int(n as i64)]),
    };
    let state = rt.intern("__getstate__");
    let state = rt.call_method(me, state, &[])?;
    let it = rt.get_iter(me)?;
    let class = rt.type_of(me);
    Ok(rt.new_tuple(&[class, given, state, it]))
}
