//! `int | str`: unions of classes, for `isinstance` and annotations.
//!
//! A union is a record whose first field is the tuple of its members.

use crate::{Args, ClassId, Kind, R, Runtime, Value, natives};

const CLASS: &str = "Union";

natives! {
    /// Attributes of unions.
    TABLE:
    "Union.__args__" => members, 1, 1, false, Getter;
    "Union.__or__" => or, 2, 2, false, Method;
    "Union.__ror__" => or_reflected, 2, 2, false, Method;
    "Union.__eq__" => eq, 2, 2, false, Method;
    "Union.__hash__" => hash, 1, 1, false, Method;
    "Union.__repr__" => repr, 1, 1, false, Method;
}

impl Runtime {
    /// Makes the class of unions.
    pub(crate) fn add_union_class(&mut self) {
        self.add_native_class(CLASS, ClassId::OBJECT);
        self.install(TABLE);
    }

    /// The tuple of a union's members.
    pub(crate) fn union_members(&self, v: Value) -> Option<Value> {
        if !v.is_ptr() {
            return None;
        }
        let shape = self.shape(self.shape_of(v));
        let class = self.class(shape.class);
        (shape.kind == Kind::Slice && !class.heap_type && class.name == CLASS)
            .then(|| self.triple(v).0)
    }

    fn new_union(&mut self, members: &[Value]) -> Value {
        let class = self
            .classes
            .iter()
            .find(|c| !c.heap_type && c.name == CLASS);
        let shape = class.expect("install_all made the class").base_shape;
        let members = self.new_tuple(members);
        self.new_triple(shape, members, Value::NULL, Value::NULL)
    }
}

/// What one operand adds to a union; None: it cannot be in one.
fn parts(rt: &Runtime, v: Value) -> Option<Vec<Value>> {
    if let Some(members) = rt.union_members(v) {
        return Some(rt.tuple_items(members).to_vec());
    }
    if v.is_none() {
        return Some(vec![rt.class(ClassId::NONE_TYPE).object]);
    }
    rt.is_type(v).then(|| vec![v])
}

impl Runtime {
    /// `a | b` of classes, unions, and None; None: one of them is something else.
    pub(crate) fn union_of(&mut self, a: Value, b: Value) -> Option<Value> {
        if a.is_none() && b.is_none() {
            return None;
        }
        let (mut members, more) = (parts(self, a)?, parts(self, b)?);
        for v in more {
            if !members.contains(&v) {
                members.push(v);
            }
        }
        Some(match members[..] {
            [one] => one,
            // The members are classes, which the table of classes keeps alive.
            _ => self.new_union(&members),
        })
    }
}

/// `a | b`
pub(crate) fn or(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let union = rt.union_of(args.all[0], args.all[1]);
    Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `b | a`
pub(crate) fn or_reflected(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let union = rt.union_of(args.all[1], args.all[0]);
    Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn members(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.union_members(args.all[0]).unwrap_or(rt.empty_tuple))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match (rt.union_members(args.all[0]), rt.union_members(args.all[1])) {
        (Some(a), Some(b)) => {
            let (a, b) = (rt.tuple_items(a), rt.tuple_items(b));
            let same = a.len() == b.len() && a.iter().all(|v| b.contains(v));
            Ok(Value::bool(same))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut sum = 0i64;
    if let Some(members) = rt.union_members(args.all[0]) {
        for v in rt.tuple_items(members) {
            sum = sum.wrapping_add(rt.hash(*v)?);
        }
    }
    Ok(rt.new_int(sum))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut names = Vec::new();
    if let Some(members) = rt.union_members(args.all[0]) {
        for v in rt.tuple_items(members) {
            let id = rt.class_id(*v);
            names.push(match id {
                ClassId::NONE_TYPE => "None".into(),
                id => rt.class_path(id),
            });
        }
    }
    Ok(rt.new_str(&names.join(" | ")))
}
