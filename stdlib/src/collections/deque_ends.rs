//! Adding to deques, taking from them, and turning them.

use super::deque::{extend_by, own, push_to};
use rekindle_objects::{Args, R, Runtime, Value};

pub(super) fn append(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "append")?;
    push_to(rt, args.all[0], d, args.all[1]);
    Ok(Value::NONE)
}

pub(super) fn appendleft(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "appendleft")?;
    d.push_left(args.all[1]);
    rt.state_barrier(args.all[0], args.all[1]);
    Ok(Value::NONE)
}

pub(super) fn extend(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "extend")?;
    extend_by(rt, args.all[0], d, args.all[1])?;
    Ok(Value::NONE)
}

pub(super) fn extendleft(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "extendleft")?;
    let [me, mut iterable] = [args.all[0], args.all[1]];
    if iterable == me {
        iterable = rt.to_list(me)?;
    }
    rt.for_each(iterable, |rt, v| {
        d.push_left(v);
        rt.state_barrier(me, v);
        Ok(())
    })?;
    Ok(Value::NONE)
}

pub(super) fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "clear")?;
    d.items.borrow_mut().clear();
    d.changed();
    Ok(Value::NONE)
}

pub(super) fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "pop")?;
    let last = d.items.borrow_mut().pop_back();
    d.changed();
    match last {
        Some(v) => Ok(v),
        None => rt.index_error("pop from an empty deque"),
    }
}

pub(super) fn popleft(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "popleft")?;
    let first = d.items.borrow_mut().pop_front();
    d.changed();
    match first {
        Some(v) => Ok(v),
        None => rt.index_error("pop from an empty deque"),
    }
}

pub(super) fn insert(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "insert")?;
    let i = rt.index_clamped(args.all[1])?;
    if d.is_full() {
        return rt.index_error("deque already at its maximum size");
    }
    let len = d.len() as i64;
    let i = if i < 0 { (i + len).max(0) } else { i.min(len) };
    d.items.borrow_mut().insert(i as usize, args.all[2]);
    d.changed();
    rt.state_barrier(args.all[0], args.all[2]);
    Ok(Value::NONE)
}

pub(super) fn reverse(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "reverse")?;
    d.items.borrow_mut().make_contiguous().reverse();
    Ok(Value::NONE)
}

pub(super) fn rotate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "rotate")?;
    let n = match args.all.get(1) {
        Some(n) => rt.index_i64(*n)?,
        None => 1,
    };
    let mut items = d.items.borrow_mut();
    if items.len() > 1 {
        let by = n.rem_euclid(items.len() as i64) as usize;
        items.rotate_right(by);
        d.changed();
    }
    Ok(Value::NONE)
}
