//! `dict_keys`, `dict_values`, `dict_items`: live views of a dict.
//!
//! A view is a record of the dict and a small int that says which of the three it is.

use crate::dict::DictRef;
use crate::iter::IterKind;
use crate::set::SetRef;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_bytecode::{BinaryOp, CompareOp};

/// What a view gives.
fn kind_of(number: Value) -> IterKind {
    match number.as_small_int() {
        0 => IterKind::DictKeys,
        1 => IterKind::DictValues,
        _ => IterKind::DictItems,
    }
}

impl Runtime {
    /// A view of a dict.
    pub fn new_dict_view(&mut self, dict: Value, kind: IterKind) -> Value {
        let number = match kind {
            IterKind::DictKeys => 0,
            IterKind::DictValues => 1,
            _ => 2,
        };
        self.new_triple(
            ShapeId::DICT_VIEW,
            dict,
            Value::small_int(number),
            Value::NULL,
        )
    }

    /// Is it a view of a dict?
    pub fn is_dict_view(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::DICT_VIEW
    }

    /// The class of a `DICT_VIEW` object.
    pub fn dict_view_class(&self, v: Value) -> ClassId {
        match kind_of(self.triple(v).1) {
            IterKind::DictKeys => ClassId::DICT_KEYS,
            IterKind::DictValues => ClassId::DICT_VALUES,
            _ => ClassId::DICT_ITEMS,
        }
    }

    /// The dict behind a view, and what it shows of it.
    pub fn dict_view_parts(&self, v: Value) -> (DictRef, IterKind) {
        let (dict, number, _) = self.triple(v);
        (DictRef::new(dict), kind_of(number))
    }

    /// `iter(view)`
    pub(crate) fn dict_view_iter(&mut self, v: Value) -> Value {
        let (dict, kind) = self.dict_view_parts(v);
        let len = dict.len() as i64;
        self.new_iter(kind, 0, len, dict.value(), Value::small_int(len))
    }

    /// An iterator over a dict's keys, values or items from the last to the first.
    pub(crate) fn dict_reversed(&mut self, dict: DictRef, kind: IterKind) -> Value {
        let kind = match kind {
            IterKind::DictKeys => IterKind::DictReversedKeys,
            IterKind::DictValues => IterKind::DictReversedValues,
            _ => IterKind::DictReversedItems,
        };
        let last = dict.used() as i64 - 1;
        let len = dict.len() as i64;
        self.new_iter(kind, last, len, dict.value(), Value::small_int(len))
    }

    /// `item in view`
    pub fn dict_view_contains(&mut self, view: Value, item: Value) -> R<bool> {
        let (dict, kind) = self.dict_view_parts(view);
        match kind {
            IterKind::DictKeys => Ok(self.dict_get(dict, item)?.is_some()),
            IterKind::DictValues => {
                let mut i = 0;
                while i < dict.used() {
                    if let Some((_, value)) = dict.entry(i)
                        && self.equal(value, item)?
                    {
                        return Ok(true);
                    }
                    i += 1;
                }
                Ok(false)
            }
            _ => {
                if !self.is_tuple(item) {
                    return Ok(false);
                }
                let [key, value] = *self.tuple_items(item) else {
                    return Ok(false);
                };
                match self.dict_get(dict, key)? {
                    Some(found) => self.equal(found, value),
                    None => Ok(false),
                }
            }
        }
    }

    /// Is it a view of keys or of items, which behave like sets?
    pub fn is_set_like_view(&self, v: Value) -> bool {
        self.is_dict_view(v) && self.dict_view_parts(v).1 != IterKind::DictValues
    }

    /// The set operators of views; the other operand may be any iterable.
    pub(crate) fn dict_view_binary(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
    ) -> R<Option<Value>> {
        if !matches!(
            op,
            BinaryOp::Sub | BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor
        ) {
            return Ok(None);
        }
        if op == BinaryOp::BitAnd {
            let (view, other) = if self.is_set_like_view(a) {
                (a, b)
            } else {
                (b, a)
            };
            return self.dict_view_and(view, other).map(Some);
        }
        // CPython makes the set of a view of keys from the dict itself, which sizes its table.
        let source = if self.is_dict_view(a) && self.dict_view_parts(a).1 == IterKind::DictKeys {
            self.triple(a).0
        } else {
            a
        };
        let left = SetRef::new(self.set_from(ShapeId::SET, source)?);
        match op {
            BinaryOp::BitOr => self.set_extend(left, b)?,
            BinaryOp::Sub => self.set_difference_update(left, b)?,
            _ => self.set_symmetric_update(left, b)?,
        }
        Ok(Some(left.value()))
    }

    /// A view and any iterable: the shorter one's items in its order, as far as CPython does so.
    fn dict_view_and(&mut self, mut a: Value, mut b: Value) -> R<Value> {
        if b.is_ptr() && self.shape_of(b) == ShapeId::SET && self.len(a)? <= SetRef::new(b).len() {
            return self.set_intersection(SetRef::new(b), a);
        }
        if self.is_set_like_view(b) && self.len(b)? > self.len(a)? {
            std::mem::swap(&mut a, &mut b);
        }
        let out = self.new_set_shaped(ShapeId::SET);
        self.for_each(b, |rt, key| {
            if rt.dict_view_contains(a, key)? {
                rt.set_insert(SetRef::new(out), key)?;
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// Comparisons of views with sets and views; None: not comparable.
    pub(crate) fn dict_view_compare(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> R<Option<bool>> {
        let set_like = |rt: &Runtime, v: Value| rt.is_set_like_view(v) || rt.as_set(v).is_some();
        if !set_like(self, a) || !set_like(self, b) {
            return Ok(None);
        }
        let (m, n) = (self.len(a)?, self.len(b)?);
        Ok(Some(match op {
            CompareOp::Eq => m == n && self.all_in(a, b)?,
            CompareOp::Ne => !(m == n && self.all_in(a, b)?),
            CompareOp::Lt => m < n && self.all_in(a, b)?,
            CompareOp::Le => m <= n && self.all_in(a, b)?,
            CompareOp::Gt => m > n && self.all_in(b, a)?,
            CompareOp::Ge => m >= n && self.all_in(b, a)?,
        }))
    }

    fn all_in(&mut self, a: Value, b: Value) -> R<bool> {
        let it = self.get_iter(a)?;
        while let Some(v) = self.iter_next(it)? {
            if !self.contains(b, v)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

natives! {
    /// Methods of views.
    pub DICT_VIEW:
    "dict_keys.isdisjoint" => isdisjoint, 2, 2, false, Method;
    "dict_items.isdisjoint" => isdisjoint, 2, 2, false, Method;
    "dict_keys.__reversed__" => reversed, 1, 1, false, Method;
    "dict_values.__reversed__" => reversed, 1, 1, false, Method;
    "dict_items.__reversed__" => reversed, 1, 1, false, Method;
    "dict_keys.mapping" => mapping, 1, 1, false, Getter;
    "dict_values.mapping" => mapping, 1, 1, false, Getter;
    "dict_items.mapping" => mapping, 1, 1, false, Getter;
}

fn isdisjoint(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.get_iter(args.all[1])?;
    while let Some(v) = rt.iter_next(it)? {
        if rt.dict_view_contains(args.all[0], v)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn reversed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (dict, kind) = rt.dict_view_parts(args.all[0]);
    Ok(rt.dict_reversed(dict, kind))
}

fn mapping(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (dict, _) = rt.dict_view_parts(args.all[0]);
    Ok(rt.new_mapping_proxy(dict.value()))
}
