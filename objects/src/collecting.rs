//! All items of an iterable at once: into a list, into memory, into a function; and how many it says there are.

use crate::iter::IterKind;
use crate::{ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::IterObject;

impl Runtime {
    /// Calls `f` with each item.
    pub fn for_each(
        &mut self,
        iterable: Value,
        mut f: impl FnMut(&mut Runtime, Value) -> R<()>,
    ) -> R<()> {
        if self.is_tuple(iterable) {
            for v in self.tuple_items(iterable) {
                f(self, *v)?;
            }
            return Ok(());
        }
        if self.is_list(iterable) {
            let mut i = 0;
            while i < self.list_len(iterable) {
                let v = self.list_get(iterable, i);
                f(self, v)?;
                i += 1;
            }
            return Ok(());
        }
        if self.is_range(iterable)
            && let Some(b) = self.range_bounds(iterable)
        {
            for i in 0..b.len {
                let v = self.new_int(b.start + i * b.step);
                f(self, v)?;
            }
            return Ok(());
        }
        let it = self.get_iter(iterable)?;
        while let Some(v) = self.iter_next(it)? {
            f(self, v)?;
        }
        Ok(())
    }

    /// All items of an iterable, in memory that the collector knows.
    pub fn collect(&mut self, iterable: Value) -> R<crate::heap::RootVec> {
        let mut items = self.root_vec();
        self.for_each(iterable, |_, v| {
            items.push(v);
            Ok(())
        })?;
        Ok(items)
    }

    /// A list of an iterable's items.
    pub fn to_list(&mut self, iterable: Value) -> R<Value> {
        if let Some(l) = self.as_list(iterable)
            && l == iterable
        {
            return Ok(self.list_copy(l));
        }
        if self.is_tuple(iterable) {
            return Ok(self.list_from(self.tuple_items(iterable)));
        }
        if self.is_range(iterable)
            && let Some(b) = self.range_bounds(iterable)
        {
            return Ok(self.list_of_ints(b.len as usize, |i| b.start + i as i64 * b.step));
        }
        let l = self.new_empty_list();
        self.list_extend(l, iterable)?;
        Ok(l)
    }

    /// How many items an iterable says it has, by its length or by `__length_hint__`; None: it does not say.
    pub fn length_hint(&mut self, v: Value) -> R<Option<i64>> {
        if self.lookup_special(v, self.names.len).is_some() {
            match self.len(v) {
                Ok(n) => return Ok(Some(n as i64)),
                Err(e) if !self.pending_is(ClassId::TYPE_ERROR) => return Err(e),
                Err(_) => _ = self.clear_pending(),
            }
        }
        let hint = match self.call_special(v, self.names.length_hint, &[]) {
            Ok(None | Some(Value::NOT_IMPLEMENTED)) => return Ok(None),
            Ok(Some(hint)) => hint,
            Err(e) if !self.pending_is(ClassId::TYPE_ERROR) => return Err(e),
            Err(_) => {
                self.clear_pending();
                return Ok(None);
            }
        };
        let Some(i) = self.int_of(hint) else {
            let got = self.type_name(hint);
            return self.type_error(format!("__length_hint__ must be an integer, not {got}"));
        };
        if i.is_negative() {
            return self.value_error("__length_hint__() should return >= 0");
        }
        self.index_i64(hint).map(Some)
    }

    /// `[…, *iterable]` and `f(…, *iterable)`: the items go behind those of a list.
    pub fn extend_starred(&mut self, l: Value, iterable: Value) -> R<()> {
        let refuses = self.lookup_special(iterable, self.names.iter) == Some(Value::NONE);
        if !refuses && !self.has_iter(iterable) {
            let got = self.type_name(iterable);
            return self.type_error(format!("Value after * must be an iterable, not {got}"));
        }
        self.list_extend(l, iterable)
    }

    /// `l.extend(iterable)`
    pub fn list_extend(&mut self, l: Value, iterable: Value) -> R<()> {
        if self.is_list(iterable) {
            self.list_extend_list(l, iterable);
            return Ok(());
        }
        let mut items = iterable;
        if self.has_python_class(iterable) || self.goes_over_python(iterable) {
            // A class written in Python sees that it is asked for a length.
            items = self.get_iter(iterable)?;
            self.length_hint(iterable)?;
        }
        self.for_each(items, |rt, v| {
            rt.list_push(l, v);
            Ok(())
        })
    }

    /// Is it an iterator by place over an object of a class in Python, whose length it knows?
    fn goes_over_python(&self, v: Value) -> bool {
        if !v.is_ptr() || self.shape_of(v) != ShapeId::ITER {
            return false;
        }
        // SAFETY: checked by its shape.
        let source = unsafe { (*v.as_ptr::<IterObject>()).a };
        matches!(IterKind::of(v), IterKind::Reversed | IterKind::Sequence)
            && !source.is_null()
            && self.has_python_class(source)
    }
}
