//! What compares the items of deques: searching, and the operators `==`, `<` …
//!
//! A comparison may run Python code, which may change the deque: its items are borrowed for one step at a time.

use super::deque::{Deque, own};
use rekindle_objects::{Args, ClassId, CompareOp, R, Runtime, Value};

fn item(d: &Deque, i: usize) -> Option<Value> {
    d.items.borrow().get(i).copied()
}

fn mutated<T>(rt: &mut Runtime, class: ClassId) -> R<T> {
    rt.raise_new(class, "deque mutated during iteration")
}

/// The first place between two at which an item equals `v`.
fn find(
    rt: &mut Runtime,
    d: &Deque,
    v: Value,
    range: std::ops::Range<usize>,
    error: ClassId,
) -> R<Option<usize>> {
    let changes = d.changes.get();
    for i in range {
        let Some(x) = item(d, i) else { break };
        let same = rt.equal(x, v)?;
        if d.changes.get() != changes {
            return mutated(rt, error);
        }
        if same {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

pub(crate) fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "count")?;
    let (changes, mut n) = (d.changes.get(), 0);
    for i in 0..d.len() {
        let Some(x) = item(d, i) else { break };
        n += rt.equal(x, args.all[1])? as i64;
        if d.changes.get() != changes {
            return mutated(rt, ClassId::RUNTIME_ERROR);
        }
    }
    Ok(Value::small_int(n))
}

pub(crate) fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__contains__")?;
    let found = find(rt, d, args.all[1], 0..d.len(), ClassId::RUNTIME_ERROR)?;
    Ok(Value::bool(found.is_some()))
}

fn absent<T>(rt: &mut Runtime, v: Value) -> R<T> {
    let text = rt.repr_text(v)?;
    rt.value_error(format!("{text} is not in deque"))
}

pub(crate) fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "index")?;
    let (from, to) = rt.search_bounds(args, d.len())?;
    let range = from..to.max(from);
    match find(rt, d, args.all[1], range, ClassId::RUNTIME_ERROR)? {
        Some(i) => Ok(Value::small_int(i as i64)),
        None => absent(rt, args.all[1]),
    }
}

pub(crate) fn remove(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "remove")?;
    match find(rt, d, args.all[1], 0..d.len(), ClassId::INDEX_ERROR)? {
        Some(i) => {
            d.items.borrow_mut().remove(i);
            d.changed();
            Ok(Value::NONE)
        }
        None => absent(rt, args.all[1]),
    }
}

/// `a OP b`: by the first items that differ, or by length.
fn compare(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    let a = own(rt, args, "__eq__")?;
    let Some(b) = rt.state::<Deque>(&args.all[1]) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if args.all[0] != args.all[1] {
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && a.len() != b.len() {
            return Ok(Value::bool(op == CompareOp::Ne));
        }
        let mut i = 0;
        while let (Some(x), Some(y)) = (item(a, i), item(b, i)) {
            if !rt.equal(x, y)? {
                return match op {
                    CompareOp::Eq => Ok(Value::FALSE),
                    CompareOp::Ne => Ok(Value::TRUE),
                    _ => rt.compare(op, x, y),
                };
            }
            i += 1;
        }
    }
    let order = a.len().cmp(&b.len());
    Ok(Value::bool(rekindle_objects::compare::holds(op, order)))
}

macro_rules! operators {
    ($($name:ident $op:ident)*) => {
        $(pub(crate) fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            compare(rt, args, CompareOp::$op)
        })*
    };
}

operators! { eq Eq ne Ne lt Lt le Le gt Gt ge Ge }
