//! Attributes and methods of slice objects.

use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_bytecode::BinaryOp;

impl Runtime {
    /// Is it a slice object?
    #[inline]
    pub fn is_slice(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::SLICE
    }

    /// Start, stop and step of a slice fitted to a length, which may be an int of any size.
    pub fn slice_bounds(&mut self, slice: Value, len: Value) -> R<[Value; 3]> {
        let (zero, one) = (Value::small_int(0), Value::small_int(1));
        let (start, stop, step) = self.triple(slice);
        let step = match step {
            Value::NONE => one,
            step => self.slice_index(step)?,
        };
        if step == zero {
            return self.value_error("slice step cannot be zero");
        }
        let down = self.less(step, zero)?;
        let (least, most) = if down {
            (Value::small_int(-1), self.binary(BinaryOp::Sub, len, one)?)
        } else {
            (zero, len)
        };
        let start = match start {
            Value::NONE if down => most,
            Value::NONE => least,
            v => self.slice_bound(v, len, [least, most])?,
        };
        let stop = match stop {
            Value::NONE if down => least,
            Value::NONE => most,
            v => self.slice_bound(v, len, [least, most])?,
        };
        Ok([start, stop, step])
    }

    /// A bound of a slice, counted from the end if negative, within limits.
    fn slice_bound(&mut self, v: Value, len: Value, [least, most]: [Value; 2]) -> R<Value> {
        let mut bound = self.slice_index(v)?;
        if self.less(bound, Value::small_int(0))? {
            bound = self.binary(BinaryOp::Add, bound, len)?;
            return Ok(if self.less(bound, least)? {
                least
            } else {
                bound
            });
        }
        Ok(if self.less(most, bound)? { most } else { bound })
    }

    fn slice_index(&mut self, v: Value) -> R<Value> {
        if !self.is_int(v) && self.lookup_special(v, self.names.index).is_none() {
            return self
                .type_error("slice indices must be integers or None or have an __index__ method");
        }
        self.index(v)
    }
}

natives! {
    /// Attributes of slices.
    pub SLICE:
    "slice.__new__" => slice_new, 1, ANY, false, Static;
    "slice.start" => start, 1, 1, false, Getter;
    "slice.stop" => stop, 1, 1, false, Getter;
    "slice.step" => step, 1, 1, false, Getter;
    "slice.indices" => indices, 2, 2, false, Method;
    "slice.__hash__" => hash, 1, 1, false, Method;
}

fn slice_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.check_count("slice", args, 1, 3)?;
    let at = |i: usize| args.all.get(i).copied().unwrap_or(Value::NONE);
    if args.all.len() == 2 {
        return Ok(rt.new_slice(Value::NONE, at(1), Value::NONE));
    }
    Ok(rt.new_slice(at(1), at(2), at(3)))
}

fn parts(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<(Value, Value, Value)> {
    match rt.is_slice(args.all[0]) {
        true => Ok(rt.triple(args.all[0])),
        false => rt.wrong_receiver(method, ClassId::SLICE, args.all[0]),
    }
}

fn start(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args, "start").map(|p| p.0)
}

fn stop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args, "stop").map(|p| p.1)
}

fn step(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args, "step").map(|p| p.2)
}

/// The hash of a slice, of its parts as a tuple has it.
fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args, "__hash__")?;
    let h = rt.builtin_hash(args.all[0])?;
    Ok(rt.new_int(h))
}

/// The bounds fitted to a length: `(start, stop, step)`.
fn indices(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args, "indices")?;
    let len = rt.index(args.all[1])?;
    if rt.less(len, Value::small_int(0))? {
        return rt.value_error("length should not be negative");
    }
    let bounds = rt.slice_bounds(args.all[0], len)?;
    Ok(rt.new_tuple(&bounds))
}
