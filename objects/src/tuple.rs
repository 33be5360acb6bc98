//! Tuples: operations, methods, hash.

use crate::native::ANY;
use crate::slicing::Span;
use crate::{Args, ClassId, R, Runtime, Value, natives};

impl Runtime {
    /// The items at a span of indices, as a new tuple.
    pub fn tuple_slice(&mut self, t: Value, span: Span) -> Value {
        let items = self.tuple_items(t);
        if span.step == 1 {
            if span.len == items.len() {
                return t;
            }
            let start = span.start.min(items.len() as i64) as usize;
            return self.new_tuple(&items[start..start + span.len]);
        }
        let out = self.new_tuple_uninit(span.len);
        for (k, i) in span.places().enumerate() {
            // SAFETY: a fresh tuple of that many items.
            unsafe { *crate::seq::tuple_items_mut(out).add(k) = items[i] };
        }
        out
    }

    /// `a + b`
    pub fn tuple_concat(&mut self, a: Value, b: Value) -> Value {
        let (x, y) = (self.tuple_items(a), self.tuple_items(b));
        if y.is_empty() {
            return a;
        }
        if x.is_empty() {
            return b;
        }
        let out = self.new_tuple_uninit(x.len() + y.len());
        // SAFETY: a fresh tuple with room for both.
        unsafe {
            let items = crate::seq::tuple_items_mut(out);
            std::ptr::copy_nonoverlapping(x.as_ptr(), items, x.len());
            std::ptr::copy_nonoverlapping(y.as_ptr(), items.add(x.len()), y.len());
        }
        out
    }

    /// `t * n`
    pub fn tuple_repeat(&mut self, t: Value, n: usize) -> R<Value> {
        let items = self.tuple_items(t);
        if n == 1 {
            return Ok(t);
        }
        let total = self.repeated_len(items.len(), n)?;
        if total == 0 {
            return Ok(self.empty_tuple);
        }
        let out = self.new_tuple_uninit(total);
        for k in 0..total {
            // SAFETY: a fresh tuple of `total` items.
            unsafe { *crate::seq::tuple_items_mut(out).add(k) = items[k % items.len()] };
        }
        Ok(out)
    }

    /// A tuple of an iterable's items; a tuple is itself.
    pub fn to_tuple(&mut self, v: Value) -> R<Value> {
        if self.is_tuple(v) {
            return Ok(v);
        }
        if self.is_list(v) {
            return Ok(self.list_to_tuple(v));
        }
        let items = self.collect(v)?;
        Ok(self.new_tuple(&items))
    }

    /// A tuple of a list's items.
    pub fn list_to_tuple(&mut self, l: Value) -> Value {
        let len = self.list_len(l);
        if len == 0 {
            return self.empty_tuple;
        }
        let out = self.new_tuple_uninit(len);
        for i in 0..len {
            let v = self.list_get(l, i);
            // SAFETY: a tuple of `len` items; a float cell made on the way may have let it age.
            unsafe { *crate::seq::tuple_items_mut(out).add(i) = v };
            self.heap.barrier(out, v);
        }
        out
    }
}

natives! {
    /// Methods of tuples.
    pub TUPLE:
    "tuple.__new__" => tuple_new, 1, ANY, true, Static;
    "tuple.count" => count, 2, 2, false, Method;
    "tuple.index" => index, 2, 4, false, Method;
    "tuple.__hash__" => hash, 1, 1, false, Method;
}

fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    match rt.as_tuple(args.all[0]) {
        Some(t) => Ok(t),
        None => rt.wrong_receiver(method, ClassId::TUPLE, args.all[0]),
    }
}

fn tuple_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::TUPLE)?;
    rt.no_keywords("tuple", args)?;
    rt.check_count("tuple", args, 0, 1)?;
    let value = match args.pos().get(1) {
        Some(v) => rt.to_tuple(*v)?,
        None => rt.empty_tuple,
    };
    Ok(rt.new_with_payload(class, value))
}

fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let t = receiver(rt, args, "count")?;
    let mut n = 0;
    for v in rt.tuple_items(t) {
        n += rt.equal(*v, args.all[1])? as i64;
    }
    Ok(Value::small_int(n))
}

fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let t = receiver(rt, args, "index")?;
    let items = rt.tuple_items(t);
    let (start, stop) = rt.search_bounds(args, items.len())?;
    for (i, v) in items.iter().enumerate().take(stop).skip(start) {
        if rt.equal(*v, args.all[1])? {
            return Ok(Value::small_int(i as i64));
        }
    }
    rt.value_error("tuple.index(x): x not in tuple")
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let t = receiver(rt, args, "__hash__")?;
    let hash = rt.builtin_hash(t)?;
    Ok(rt.new_int(hash))
}
