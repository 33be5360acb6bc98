//! `range`: arithmetic on bounds of any size, methods.

use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::Range;
use rekindle_bytecode::{BinaryOp, CompareOp, UnaryOp};

/// The bounds of a range that fit in 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// First number.
    pub start: i64,
    /// Bound.
    pub stop: i64,
    /// Difference, never 0.
    pub step: i64,
    /// Number of elements.
    pub len: i64,
}

impl Runtime {
    /// Is it a range?
    #[inline]
    pub fn is_range(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::RANGE
    }

    /// The bounds of a range, or None when they do not fit in 64 bits.
    #[inline]
    pub fn range_bounds(&self, v: Value) -> Option<Bounds> {
        let p = v.as_ptr::<Range>();
        // SAFETY: the caller checked that it is a range.
        unsafe {
            (*p).big.is_null().then_some(Bounds {
                start: (*p).start,
                stop: (*p).stop,
                step: (*p).step,
                len: (*p).len,
            })
        }
    }

    /// Start, stop and step of a range as objects.
    pub fn range_parts(&mut self, v: Value) -> [Value; 3] {
        // SAFETY: the caller checked that it is a range.
        let big = unsafe { (*v.as_ptr::<Range>()).big };
        match self.range_bounds(v) {
            Some(b) => [b.start, b.stop, b.step].map(|i| self.new_int(i)),
            None => {
                let items = self.tuple_items(big);
                [items[0], items[1], items[2]]
            }
        }
    }

    /// `range(start, stop, step)` of ints of any size, step not 0.
    pub fn new_range_of(&mut self, start: Value, stop: Value, step: Value) -> R<Value> {
        let small = |rt: &Runtime, v: Value| rt.int_of(v).and_then(|i| i.to_i64());
        if let (Some(a), Some(b), Some(c)) =
            (small(self, start), small(self, stop), small(self, step))
        {
            // The last number plus the step must fit too.
            let limit = i64::MAX as i128;
            let span = (b as i128 - a as i128).abs() + (c as i128).abs();
            if c != i64::MIN && span <= limit && (b as i128 + c as i128).abs() <= limit {
                return Ok(self.new_range(a, b, c));
            }
        }
        let big = self.new_tuple(&[start, stop, step]);
        let range = self.new_range(0, 0, 1);
        // SAFETY: a fresh range.
        unsafe { (*range.as_ptr::<Range>()).big = big };
        self.heap.barrier(range, big);
        Ok(range)
    }

    /// `len(r)` as an int of any size.
    pub fn range_len(&mut self, v: Value) -> R<Value> {
        if let Some(b) = self.range_bounds(v) {
            return Ok(self.new_int(b.len));
        }
        let [start, stop, step] = self.range_parts(v);
        let zero = Value::small_int(0);
        let up = self.less(zero, step)?;
        let (low, high) = if up { (start, stop) } else { (stop, start) };
        if !self.less(low, high)? {
            return Ok(zero);
        }
        let step = if up {
            step
        } else {
            self.unary(UnaryOp::Neg, step)?
        };
        let span = self.binary(BinaryOp::Sub, high, low)?;
        let span = self.binary(BinaryOp::Sub, span, Value::small_int(1))?;
        let whole = self.binary(BinaryOp::FloorDiv, span, step)?;
        self.binary(BinaryOp::Add, whole, Value::small_int(1))
    }

    pub(crate) fn less(&mut self, a: Value, b: Value) -> R<bool> {
        Ok(self.compare(CompareOp::Lt, a, b)? == Value::TRUE)
    }

    /// Element `i` (an int of any size, in range, not negative).
    pub fn range_at(&mut self, v: Value, i: Value) -> R<Value> {
        if let Some(b) = self.range_bounds(v)
            && i.is_small_int()
            && let Some(offset) = i.as_small_int().checked_mul(b.step)
            && let Some(item) = b.start.checked_add(offset)
        {
            return Ok(self.new_int(item));
        }
        let [start, _, step] = self.range_parts(v);
        let offset = self.binary(BinaryOp::Mul, i, step)?;
        self.binary(BinaryOp::Add, start, offset)
    }

    /// `r[item]`
    pub fn range_item(&mut self, v: Value, item: Value) -> R<Value> {
        if self.is_slice(item) {
            return self.range_slice(v, item);
        }
        if !self.is_int(item) && self.lookup_special(item, self.names.index).is_none() {
            let name = self.type_name(item);
            return self.type_error(format!(
                "range indices must be integers or slices, not {name}"
            ));
        }
        let (mut i, zero) = (self.index(item)?, Value::small_int(0));
        let len = self.range_len(v)?;
        if self.less(i, zero)? {
            i = self.binary(BinaryOp::Add, i, len)?;
        }
        if self.less(i, zero)? || !self.less(i, len)? {
            return self.index_error("range object index out of range");
        }
        self.range_at(v, i)
    }

    fn range_slice(&mut self, v: Value, slice: Value) -> R<Value> {
        let len = self.range_len(v)?;
        let [start, stop, by] = self.slice_bounds(slice, len)?;
        let step = self.range_parts(v)[2];
        let start = self.range_at(v, start)?;
        let stop = self.range_at(v, stop)?;
        let step = self.binary(BinaryOp::Mul, step, by)?;
        self.new_range_of(start, stop, step)
    }

    /// The place of a value in a range; None when it is not there. Plain ints and bools are found without a search.
    pub fn range_find(&mut self, v: Value, item: Value) -> R<Option<Value>> {
        let plain = self.is_exact_int(item) || item.is_bool();
        if plain
            && let Some(b) = self.range_bounds(v)
            && let Some(i) = self.int_of(item)
        {
            let Some(i) = i.to_i64() else {
                return Ok(None);
            };
            let offset = i as i128 - b.start as i128;
            let (at, rest) = (offset / b.step as i128, offset % b.step as i128);
            let inside = rest == 0 && (0..b.len as i128).contains(&at);
            return Ok(inside.then(|| Value::small_int(at as i64)));
        }
        if plain {
            let [start, _, step] = self.range_parts(v);
            let offset = self.binary(BinaryOp::Sub, item, start)?;
            let rest = self.binary(BinaryOp::Mod, offset, step)?;
            if rest != Value::small_int(0) {
                return Ok(None);
            }
            let at = self.binary(BinaryOp::FloorDiv, offset, step)?;
            let len = self.range_len(v)?;
            let inside = !self.less(at, Value::small_int(0))? && self.less(at, len)?;
            return Ok(inside.then_some(at));
        }
        let it = self.get_iter(v)?;
        let mut at = 0;
        while let Some(x) = self.iter_next(it)? {
            if self.equal(x, item)? {
                return Ok(Some(Value::small_int(at)));
            }
            at += 1;
        }
        Ok(None)
    }

    /// `a == b` for two ranges: as sequences.
    pub fn range_equal(&mut self, a: Value, b: Value) -> R<bool> {
        let (x, y) = (self.range_len(a)?, self.range_len(b)?);
        if !self.equal(x, y)? {
            return Ok(false);
        }
        if x == Value::small_int(0) {
            return Ok(true);
        }
        let ([start_a, _, step_a], [start_b, _, step_b]) =
            (self.range_parts(a), self.range_parts(b));
        Ok(self.equal(start_a, start_b)?
            && (x == Value::small_int(1) || self.equal(step_a, step_b)?))
    }

    /// `reversed(r)` as a range.
    pub fn range_reversed(&mut self, v: Value) -> R<Value> {
        let [start, _, step] = self.range_parts(v);
        let len = self.range_len(v)?;
        let last = self.binary(BinaryOp::Sub, len, Value::small_int(1))?;
        let last = self.binary(BinaryOp::Mul, last, step)?;
        let first = self.binary(BinaryOp::Add, start, last)?;
        let stop = self.binary(BinaryOp::Sub, start, step)?;
        let step = self.unary(UnaryOp::Neg, step)?;
        self.new_range_of(first, stop, step)
    }
}

natives! {
    /// Methods of ranges.
    pub RANGE:
    "range.__new__" => range_new, 1, ANY, false, Static;
    "range.start" => start, 1, 1, false, Getter;
    "range.stop" => stop, 1, 1, false, Getter;
    "range.step" => step, 1, 1, false, Getter;
    "range.__hash__" => hash, 1, 1, false, Method;
    "range.count" => count, 2, 2, false, Method;
    "range.index" => index, 2, 2, false, Method;
}

fn range_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.class_argument(args.all[0], ClassId::RANGE)?;
    rt.check_count("range", args, 1, 3)?;
    let parts = &args.all[1..];
    let (start, stop) = match parts {
        [stop] => (Value::small_int(0), rt.index(*stop)?),
        _ => (rt.index(parts[0])?, rt.index(parts[1])?),
    };
    let step = match parts.get(2) {
        Some(step) => rt.index(*step)?,
        None => Value::small_int(1),
    };
    if step == Value::small_int(0) {
        return rt.value_error("range() arg 3 must not be zero");
    }
    rt.new_range_of(start, stop, step)
}

fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    match rt.is_range(args.all[0]) {
        true => Ok(args.all[0]),
        false => rt.wrong_receiver(method, ClassId::RANGE, args.all[0]),
    }
}

fn start(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let range = receiver(rt, args, "start")?;
    Ok(rt.range_parts(range)[0])
}

fn stop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let range = receiver(rt, args, "stop")?;
    Ok(rt.range_parts(range)[1])
}

fn step(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let range = receiver(rt, args, "step")?;
    Ok(rt.range_parts(range)[2])
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let range = receiver(rt, args, "__hash__")?;
    let h = rt.builtin_hash(range)?;
    Ok(rt.new_int(h))
}

fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (range, item) = (receiver(rt, args, "count")?, args.all[1]);
    if rt.is_exact_int(item) || item.is_bool() {
        let found = rt.range_find(range, item)?;
        return Ok(Value::small_int(found.is_some() as i64));
    }
    let mut n = 0;
    rt.for_each(range, |rt, v| {
        n += (v == item || rt.equal(v, item)?) as i64;
        Ok(())
    })?;
    Ok(Value::small_int(n))
}

fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (range, item) = (receiver(rt, args, "index")?, args.all[1]);
    match rt.range_find(range, item)? {
        Some(i) => Ok(i),
        None if rt.is_exact_int(item) || item.is_bool() => {
            rt.value_error("range.index(x): x not in range")
        }
        None => rt.value_error("sequence.index(x): x not in sequence"),
    }
}
