//! The operators on containers: lists, tuples, dicts, sets, ranges, slices, views.
//!
//! Each function answers None (or false) when the operands are not containers it knows; then
//! the caller goes on as Python's rules say. Instances of subclasses count as the container
//! they carry.

pub use crate::container_repr::repr;

use crate::dict::DictRef;
use crate::list::over_items;
use crate::membership::plain_prefix;
use crate::set::SetRef;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_bytecode::{BinaryOp, CompareOp};

/// `a OP b`
pub fn binary(rt: &mut Runtime, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
    if op == BinaryOp::BitOr {
        let (x, y) = (rt.unproxied(a), rt.unproxied(b));
        if (x, y) != (a, b) {
            return rt.binary(op, x, y).map(Some);
        }
    }
    match op {
        BinaryOp::Add => {
            if let (Some(x), Some(y)) = (rt.as_list(a), rt.as_list(b)) {
                return Ok(Some(rt.list_concat(x, y)));
            }
            if let (Some(x), Some(y)) = (rt.as_tuple(a), rt.as_tuple(b)) {
                return Ok(Some(rt.tuple_concat(x, y)));
            }
            return Ok(None);
        }
        BinaryOp::Mul => {
            if let Some(v) = repeat(rt, a, b)? {
                return Ok(Some(v));
            }
            return repeat(rt, b, a);
        }
        _ => {}
    }
    if op == BinaryOp::BitOr
        && let Some(union) = rt.union_of(a, b)?
    {
        return Ok(Some(union));
    }
    if let (Some(x), Some(y)) = (rt.as_set(a), rt.as_set(b)) {
        return Ok(match op {
            BinaryOp::BitOr => Some(rt.set_union(x, y.value())?),
            BinaryOp::BitAnd => Some(rt.set_intersection(x, y.value())?),
            BinaryOp::Sub => Some(rt.set_difference(x, y.value())?),
            BinaryOp::BitXor => Some(rt.set_symmetric_difference(x, y.value())?),
            _ => None,
        });
    }
    if rt.is_set_like_view(a) || rt.is_set_like_view(b) {
        return rt.dict_view_binary(op, a, b);
    }
    if op == BinaryOp::BitOr
        && rt.as_dict(b).is_some()
        && let Some(copy) = rt.dict_copy_of(a)?
    {
        rt.dict_fill(DictRef::new(copy), b)?;
        return Ok(Some(copy));
    }
    Ok(None)
}

/// `sequence * count`
fn repeat(rt: &mut Runtime, sequence: Value, count: Value) -> R<Option<Value>> {
    let (list, tuple) = (rt.as_list(sequence), rt.as_tuple(sequence));
    if list.is_none() && tuple.is_none() || !rt.can_index(count) {
        return Ok(None);
    }
    let n = match rt.index_i64(count) {
        Ok(n) => n.max(0) as usize,
        Err(_) if rt.pending_is(ClassId::OVERFLOW_ERROR) => {
            let name = rt.type_name(count);
            return rt.overflow_error(format!("cannot fit '{name}' into an index-sized integer"));
        }
        Err(e) => return Err(e),
    };
    match (list, tuple) {
        (Some(l), _) => rt.list_repeat(l, n).map(Some),
        (_, Some(t)) => rt.tuple_repeat(t, n).map(Some),
        _ => Ok(None),
    }
}

/// `a OP= b`, for containers that change in place.
pub fn inplace(rt: &mut Runtime, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
    if let Some(l) = rt.as_list(a) {
        match op {
            BinaryOp::Add => rt.list_extend(l, b)?,
            BinaryOp::Mul => match repeat(rt, l, b)? {
                Some(longer) => rt.list_take(l, longer),
                None => return Ok(None),
            },
            _ => return Ok(None),
        }
        return Ok(Some(a));
    }
    if let Some(s) = rt.as_set(a)
        && rt.shape_of(s.value()) == ShapeId::SET
        && let Some(other) = rt.as_set(b)
    {
        let other = other.value();
        match op {
            BinaryOp::BitOr => rt.set_extend(s, other)?,
            BinaryOp::Sub => rt.set_difference_update(s, other)?,
            BinaryOp::BitXor => rt.set_symmetric_update(s, other)?,
            BinaryOp::BitAnd => {
                let common = rt.set_intersection(s, other)?;
                rt.set_take(s, SetRef::new(common));
            }
            _ => return Ok(None),
        }
        return Ok(Some(a));
    }
    if op == BinaryOp::BitOr && rt.as_dict(a).is_some() {
        rt.dict_update(a, b)?;
        return Ok(Some(a));
    }
    Ok(None)
}

/// `a OP b` for a comparison.
pub fn compare(rt: &mut Runtime, op: CompareOp, a: Value, b: Value) -> R<Option<Value>> {
    let shown = (rt.unproxied(a), rt.unproxied(b));
    if shown != (a, b) {
        return rt.compare(op, shown.0, shown.1).map(Some);
    }
    let (x, y) = (rt.payload(a), rt.payload(b));
    if rt.is_list(x) && rt.is_list(y) || rt.is_tuple(x) && rt.is_tuple(y) {
        return compare_sequences(rt, op, x, y).map(Some);
    }
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if let (Some(x), Some(y)) = (rt.as_set(x), rt.as_set(y)) {
        return Ok(Some(Value::bool(compare_sets(rt, op, x, y)?)));
    }
    if let Some(answer) = rt.dict_view_compare(op, x, y)? {
        return Ok(Some(Value::bool(answer)));
    }
    if !equality || !x.is_ptr() || !y.is_ptr() {
        return compare_slices(rt, op, x, y);
    }
    let same = if let (Some(x), Some(y)) = (rt.as_dict(x), rt.as_dict(y)) {
        rt.dict_equal(x, y)?
    } else if rt.is_range(x) && rt.is_range(y) {
        rt.range_equal(x, y)?
    } else {
        return compare_slices(rt, op, x, y);
    };
    Ok(Some(Value::bool(same == (op == CompareOp::Eq))))
}

impl Runtime {
    /// Calls a special method of a small built-in record (`super`, a union, …) if its class
    /// has its own.
    pub(crate) fn call_record_method(
        &mut self,
        v: Value,
        name: Value,
        args: &[Value],
    ) -> R<Option<Value>> {
        if self.shape(self.shape_of(v)).kind != Kind::Slice {
            return Ok(None);
        }
        let class = self.class_of(v);
        match self.lookup(class, name) {
            Some(f) if f.class != ClassId::OBJECT => self
                .call_with_first(f.value(), v, Args::positional(args))
                .map(Some),
            _ => Ok(None),
        }
    }
}

/// Slices compare as the tuples of their parts, other records as their classes say.
fn compare_slices(rt: &mut Runtime, op: CompareOp, a: Value, b: Value) -> R<Option<Value>> {
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if !rt.is_slice(a) && equality && a.is_ptr() && !rt.is_dict_view(a) {
        let answer = rt.call_record_method(a, rt.names.eq, &[b])?;
        let answer = answer.filter(|v| *v != Value::NOT_IMPLEMENTED);
        return match answer {
            Some(v) => Ok(Some(Value::bool(rt.truth(v)? == (op == CompareOp::Eq)))),
            None => Ok(None),
        };
    }
    if !rt.is_slice(a) || !rt.is_slice(b) {
        return Ok(None);
    }
    let parts = |rt: &mut Runtime, v| {
        let (a, b, c) = rt.triple(v);
        rt.new_tuple(&[a, b, c])
    };
    let (a, b) = (parts(rt, a), parts(rt, b));
    compare_sequences(rt, op, a, b).map(Some)
}

pub(crate) fn compare_sets(rt: &mut Runtime, op: CompareOp, a: SetRef, b: SetRef) -> R<bool> {
    let (m, n) = (a.len(), b.len());
    Ok(match op {
        CompareOp::Eq => m == n && rt.set_is_subset(a, b)?,
        CompareOp::Ne => !(m == n && rt.set_is_subset(a, b)?),
        CompareOp::Lt => m < n && rt.set_is_subset(a, b)?,
        CompareOp::Le => rt.set_is_subset(a, b)?,
        CompareOp::Gt => m > n && rt.set_is_subset(b, a)?,
        CompareOp::Ge => rt.set_is_subset(b, a)?,
    })
}

/// Item `i` of a list or tuple, if there still is one.
fn item(rt: &mut Runtime, v: Value, i: usize) -> Option<Value> {
    if rt.is_tuple(v) {
        rt.tuple_items(v).get(i).copied()
    } else {
        (i < rt.list_len(v)).then(|| rt.list_get(v, i))
    }
}

fn items_len(rt: &Runtime, v: Value) -> usize {
    if rt.is_tuple(v) {
        rt.tuple_items(v).len()
    } else {
        rt.list_len(v)
    }
}

/// Two lists or two tuples: the first items that differ decide, else the lengths.
pub(crate) fn compare_sequences(rt: &mut Runtime, op: CompareOp, a: Value, b: Value) -> R<Value> {
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if equality && items_len(rt, a) != items_len(rt, b) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let (shape, raw) = (rt.shape_of(a), [ShapeId::LIST_INT, ShapeId::LIST_BOOL]);
    if equality && shape == rt.shape_of(b) && raw.contains(&shape) {
        // SAFETY: two lists of one strategy; nothing runs while their items are looked at.
        let same = unsafe { over_items!(rt, shape, |x = a, y = b| x == y) };
        return Ok(Value::bool(same == (op == CompareOp::Eq)));
    }
    let mut i = 0;
    if rt.is_tuple(a) {
        // Numbers and strings are compared here, without a look at what else there is.
        for (x, y) in rt.tuple_items(a).iter().zip(rt.tuple_items(b)) {
            match rt.plainly_equal(*x, *y) {
                Some(true) => i += 1,
                Some(false) => return decide(rt, op, *x, *y),
                None => break,
            }
        }
        if i == rt.tuple_items(a).len().min(rt.tuple_items(b).len()) {
            return Ok(by_length(rt, op, a, b));
        }
    }
    rt.enter_native(" in comparison")?;
    let result = first_difference(rt, op, a, b, i);
    rt.leave_native();
    result
}

/// What the first items that differ say of the whole.
#[inline]
fn decide(rt: &mut Runtime, op: CompareOp, x: Value, y: Value) -> R<Value> {
    match op {
        CompareOp::Eq => Ok(Value::FALSE),
        CompareOp::Ne => Ok(Value::TRUE),
        _ => rt.compare(op, x, y),
    }
}

fn by_length(rt: &Runtime, op: CompareOp, a: Value, b: Value) -> Value {
    let order = items_len(rt, a).cmp(&items_len(rt, b));
    Value::bool(crate::compare::holds(op, order))
}

fn first_difference(rt: &mut Runtime, op: CompareOp, a: Value, b: Value, mut i: usize) -> R<Value> {
    while let (Some(x), Some(y)) = (item(rt, a, i), item(rt, b, i)) {
        if !rt.equal(x, y)? {
            if items_len(rt, a).min(items_len(rt, b)) <= i {
                // Comparing them took them away.
                break;
            }
            return decide(rt, op, x, y);
        }
        i += 1;
    }
    Ok(by_length(rt, op, a, b))
}

/// `item in container`
pub fn contains(rt: &mut Runtime, container: Value, item: Value) -> R<Option<bool>> {
    let container = rt.payload(container);
    if !container.is_ptr() {
        return Ok(None);
    }
    Ok(Some(match rt.shape_of(container) {
        s if s.is_list() => rt.list_find(container, item, 0, usize::MAX)?.is_some(),
        ShapeId::TUPLE => {
            let items = rt.tuple_items(container);
            let told = plain_prefix(rt, items, item);
            if told.is_break() {
                return Ok(Some(true));
            }
            for v in &items[told.continue_value().unwrap_or(0)..] {
                if *v == item || rt.equal(*v, item)? {
                    return Ok(Some(true));
                }
            }
            false
        }
        ShapeId::DICT | ShapeId::NAMESPACE => rt.dict_get(DictRef::new(container), item)?.is_some(),
        ShapeId::SET | ShapeId::FROZENSET => rt.set_contains(SetRef::new(container), item)?,
        ShapeId::RANGE => rt.range_find(container, item)?.is_some(),
        ShapeId::DICT_VIEW => rt.dict_view_contains(container, item)?,
        ShapeId::MAPPING_PROXY => {
            let shown = rt.unproxied(container);
            rt.contains(shown, item)?
        }
        _ => match rt.as_dict(container) {
            Some(d) => rt.dict_get(d, item)?.is_some(),
            None => return Ok(None),
        },
    }))
}

/// `len(v)`
pub fn len(rt: &mut Runtime, v: Value) -> R<Option<usize>> {
    let v = rt.payload(v);
    if !v.is_ptr() {
        return Ok(None);
    }
    Ok(Some(match rt.shape_of(v) {
        s if s.is_list() => rt.list_len(v),
        ShapeId::TUPLE => rt.tuple_items(v).len(),
        ShapeId::DICT | ShapeId::NAMESPACE => DictRef::new(v).len(),
        ShapeId::SET | ShapeId::FROZENSET => SetRef::new(v).len(),
        ShapeId::RANGE => match rt.range_bounds(v) {
            Some(b) => b.len as usize,
            None => {
                let n = rt.range_len(v)?;
                rt.index_i64(n)? as usize
            }
        },
        ShapeId::DICT_VIEW => rt.dict_view_parts(v).0.len(),
        ShapeId::MAPPING_PROXY => {
            let shown = rt.unproxied(v);
            rt.len(shown)?
        }
        _ => match rt.as_dict(v) {
            Some(d) => d.len(),
            None => return Ok(None),
        },
    }))
}
