//! Attributes and methods of slice objects.

use crate::native::ANY;
use crate::{Args, R, Runtime, ShapeId, Value, natives};

impl Runtime {
    /// Is it a slice object?
    #[inline]
    pub fn is_slice(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::SLICE
    }

    /// The stop of a slice with this step, fitted to a length.
    pub(crate) fn slice_stop(&mut self, slice: Value, step: i64, len: i64) -> R<i64> {
        let (least, most) = if step < 0 { (-1, len - 1) } else { (0, len) };
        Ok(match self.triple(slice).1 {
            Value::NONE if step < 0 => least,
            Value::NONE => most,
            v => match self.index_clamped(v)? {
                i if i < 0 => i.saturating_add(len).max(least),
                i => i.min(most),
            },
        })
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
}

fn slice_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.check_count("slice", args, 1, 3)?;
    let at = |i: usize| args.all.get(i).copied().unwrap_or(Value::NONE);
    if args.all.len() == 2 {
        return Ok(rt.new_slice(Value::NONE, at(1), Value::NONE));
    }
    Ok(rt.new_slice(at(1), at(2), at(3)))
}

fn start(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

fn stop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).1)
}

fn step(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).2)
}

/// The bounds fitted to a length: `(start, stop, step)`.
fn indices(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let len = rt.index_i64(args.all[1])?;
    if len < 0 {
        return rt.value_error("length should not be negative");
    }
    let span = rt.slice_span(args.all[0], len as usize)?;
    let stop = rt.slice_stop(args.all[0], span.step, len)?;
    let parts = [span.start, stop, span.step].map(|i| rt.new_int(i));
    Ok(rt.new_tuple(&parts))
}
