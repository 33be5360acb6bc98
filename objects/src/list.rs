//! Lists: operations on whole lists that keep their storage strategy.

use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::heap::List;

/// The same code over the stored items of lists of one strategy: bytes of bools, words of all else.
macro_rules! over_items {
    ($rt:expr, $shape:expr, |$($items:ident = $l:ident),+| $code:expr) => {
        if $shape.item_bytes() == 1 {
            $(let $items = $rt.list_items::<u8>($l);)+
            $code
        } else {
            $(let $items = $rt.list_items::<u64>($l);)+
            $code
        }
    };
}
pub(crate) use over_items;

impl Runtime {
    /// The items of a list as its strategy stores them: words, or bytes (`u8`) of bools.
    ///
    /// # Safety
    /// `l` is a list with items of this size, and its storage is not replaced while the slice is in use.
    #[inline(always)]
    pub(crate) unsafe fn list_items<'a, T>(&self, l: Value) -> &'a mut [T] {
        let p = l.as_ptr::<List>();
        // SAFETY: a list's `items` has `len` items; an empty list may have none.
        unsafe {
            if (*p).len == 0 {
                return &mut [];
            }
            debug_assert_eq!((*p).head.shape.item_bytes(), size_of::<T>());
            std::slice::from_raw_parts_mut((*p).items.cast(), (*p).len as usize)
        }
    }

    /// The words of a list whose items are no bools.
    ///
    /// # Safety
    /// As for [`Runtime::list_items`].
    #[inline(always)]
    pub(crate) unsafe fn list_words<'a>(&self, l: Value) -> &'a mut [u64] {
        // SAFETY: the caller's promise.
        unsafe { self.list_items(l) }
    }

    /// A list of `len` unset items (0, 0.0, False or NULL) of a strategy.
    pub(crate) fn new_list_of(&mut self, shape: ShapeId, len: usize) -> Value {
        if len == 0 || shape == ShapeId::LIST_EMPTY {
            return self.new_empty_list();
        }
        let buffer = match shape {
            ShapeId::LIST_VALUE => ShapeId::VALUE_BUFFER,
            _ => ShapeId::RAW_BUFFER,
        };
        // The storage comes first, so that the list is younger and needs no barrier.
        let items = self.new_buffer(buffer, len * shape.item_bytes()) as *mut u64;
        let p = self.alloc(shape, size_of::<List>()) as *mut List;
        // SAFETY: a fresh list; `items` points behind a buffer's header.
        unsafe {
            (*p).items = items;
            (*p).len = len as u64;
            (*p).capacity = len as u64;
        }
        Value::from_ptr(p)
    }

    /// A list of these values in the narrowest storage that fits, exactly as large as needed.
    pub fn list_from(&mut self, items: &[Value]) -> Value {
        let shape = match items.first() {
            None => ShapeId::LIST_EMPTY,
            Some(v) if v.is_small_int() && items.iter().all(|v| v.is_small_int()) => {
                ShapeId::LIST_INT
            }
            Some(v) if self.is_float(*v) && items.iter().all(|v| self.is_float(*v)) => {
                ShapeId::LIST_FLOAT
            }
            Some(v) if v.is_bool() && items.iter().all(|v| v.is_bool()) => ShapeId::LIST_BOOL,
            Some(_) => ShapeId::LIST_VALUE,
        };
        let l = self.new_list_of(shape, items.len());
        if shape == ShapeId::LIST_BOOL {
            // SAFETY: a fresh list of bools.
            let bytes = unsafe { self.list_items::<u8>(l) };
            let values = bytes.iter_mut().zip(items);
            values.for_each(|(byte, v)| *byte = (*v == Value::TRUE).into());
            return l;
        }
        // SAFETY: the list is fresh and nothing is allocated while its storage is filled.
        let words = unsafe { self.list_words(l) };
        for (word, v) in words.iter_mut().zip(items) {
            *word = match shape {
                ShapeId::LIST_INT => v.as_small_int() as u64,
                ShapeId::LIST_FLOAT => self.float_value(*v).to_bits(),
                _ => v.0,
            };
        }
        l
    }

    /// A list of 64-bit numbers.
    pub fn list_of_ints(&mut self, len: usize, at: impl Fn(usize) -> i64) -> Value {
        let small = |i: i64| Value::try_small_int(i).is_some();
        if len > 0 && !(small(at(0)) && small(at(len - 1))) {
            let l = self.new_empty_list();
            for i in 0..len {
                let v = self.new_int(at(i));
                self.list_push(l, v);
            }
            return l;
        }
        let l = self.new_list_of(ShapeId::LIST_INT, len);
        // SAFETY: a fresh list.
        for (i, word) in unsafe { self.list_words(l) }.iter_mut().enumerate() {
            *word = at(i) as u64;
        }
        l
    }

    /// The shape of a list, empty ones counted as such whatever storage they kept.
    fn strategy(&self, l: Value) -> ShapeId {
        if self.list_len(l) == 0 {
            ShapeId::LIST_EMPTY
        } else {
            self.shape_of(l)
        }
    }

    /// `l[:]`
    pub fn list_copy(&mut self, l: Value) -> Value {
        let len = self.list_len(l);
        let shape = self.strategy(l);
        let copy = self.new_list_of(shape, len);
        // SAFETY: both are lists of the same strategy and length; the copy's storage is the
        // last thing allocated.
        unsafe { over_items!(self, shape, |to = copy, from = l| to.copy_from_slice(from)) };
        copy
    }

    /// `a + b`
    pub fn list_concat(&mut self, a: Value, b: Value) -> Value {
        let (sa, sb) = (self.strategy(a), self.strategy(b));
        if sa == ShapeId::LIST_EMPTY {
            return self.list_copy(b);
        }
        if sb == ShapeId::LIST_EMPTY {
            return self.list_copy(a);
        }
        let (na, nb) = (self.list_len(a), self.list_len(b));
        if sa == sb {
            let both = self.new_list_of(sa, na + nb);
            // SAFETY: all three have the same strategy, and the lengths add up.
            unsafe {
                over_items!(self, sa, |all = both, first = a, second = b| {
                    all[..na].copy_from_slice(first);
                    all[na..].copy_from_slice(second);
                });
            }
            return both;
        }
        let both = self.new_empty_list();
        for l in [a, b] {
            for i in 0..self.list_len(l) {
                let v = self.list_get(l, i);
                self.list_push(both, v);
            }
        }
        both
    }

    /// `l * n`
    pub fn list_repeat(&mut self, l: Value, n: usize) -> R<Value> {
        let len = self.list_len(l);
        let total = self.repeated_len(len, n)?;
        let shape = if total == 0 {
            ShapeId::LIST_EMPTY
        } else {
            self.shape_of(l)
        };
        let out = self.new_list_of(shape, total);
        // SAFETY: same strategy; `total` is `len * n`.
        unsafe {
            over_items!(self, shape, |from = l, to = out| {
                if let [item] = from {
                    to.fill(*item);
                } else if !to.is_empty() {
                    to.chunks_exact_mut(len)
                        .for_each(|chunk| chunk.copy_from_slice(from));
                }
            });
        }
        Ok(out)
    }

    /// Length of `n` repetitions of `len` items; `MemoryError` when no machine has room for it.
    pub fn repeated_len(&mut self, len: usize, n: usize) -> R<usize> {
        match len.checked_mul(n) {
            Some(total) => self.check_room(total.saturating_mul(8)).map(|()| total),
            None => self.raise_args(crate::ClassId::MEMORY_ERROR, &[]),
        }
    }

    /// `l.extend(other)` for another list (perhaps the same one).
    pub fn list_extend_list(&mut self, l: Value, other: Value) {
        let n = self.list_len(other);
        let shapes = (self.shape_of(l), self.strategy(other));
        if n > 0 && shapes.0 == shapes.1 {
            let len = self.list_len(l);
            self.list_reserve(l, len + n);
            let p = l.as_ptr::<List>();
            let size = shapes.0.item_bytes();
            // SAFETY: there is room for `n` more items of the same strategy. `other` may be `l`
            // itself: its first `n` items do not overlap the room behind them.
            unsafe {
                let from = (*other.as_ptr::<List>()).items.cast::<u8>();
                let to = (*p).items.cast::<u8>().add(len * size);
                std::ptr::copy_nonoverlapping(from, to, n * size);
                (*p).len = (len + n) as u64;
            }
            if shapes.0 == ShapeId::LIST_VALUE {
                for i in len..len + n {
                    let v = self.list_get(l, i);
                    self.list_barrier(l, v);
                }
            }
            return;
        }
        for i in 0..n {
            let v = self.list_get(other, i);
            self.list_push(l, v);
        }
    }

    /// `l.insert(i, v)`, `i` at most the length.
    pub fn list_insert(&mut self, l: Value, i: usize, v: Value) {
        self.list_push(l, v);
        // SAFETY: a list with at least one item; pushing chose the storage for `v`.
        unsafe {
            over_items!(self, self.shape_of(l), |items = l| {
                let items = &mut items[i..];
                let last = items.len() - 1;
                let item = items[last];
                items.copy_within(..last, 1);
                items[0] = item;
            });
        }
    }

    /// Removes and returns item `i`, which is in range.
    pub fn list_remove_at(&mut self, l: Value, i: usize) -> Value {
        let v = self.list_get(l, i);
        // SAFETY: a list; `i` is in range.
        unsafe {
            over_items!(self, self.shape_of(l), |items = l| items[i..].copy_within(1.., 0));
        }
        let p = l.as_ptr::<List>();
        // SAFETY: a list with at least one item. A value behind the end would be kept alive.
        unsafe {
            (*p).len -= 1;
            if (*p).head.shape == ShapeId::LIST_VALUE {
                *(*p).items.add((*p).len as usize) = 0;
            }
        }
        v
    }

    /// Drops all but the first `len` items.
    pub fn list_truncate(&mut self, l: Value, len: usize) {
        // SAFETY: a list; words behind the end are cleared so that they keep nothing alive.
        unsafe {
            over_items!(self, self.shape_of(l), |items = l| items[len..].fill(0));
            (*l.as_ptr::<List>()).len = len as u64;
        }
    }

    /// `l.clear()`: storage and strategy go.
    pub fn list_clear(&mut self, l: Value) {
        let p = l.as_ptr::<List>();
        // SAFETY: a list.
        unsafe {
            (*p).head.shape = ShapeId::LIST_EMPTY;
            ((*p).items, (*p).len, (*p).capacity) = (std::ptr::null_mut(), 0, 0);
        }
    }

    /// `l.reverse()`
    pub fn list_reverse(&mut self, l: Value) {
        // SAFETY: a list.
        unsafe { over_items!(self, self.shape_of(l), |items = l| items.reverse()) };
    }

    /// Makes `l` hold what `other` holds, sharing its storage; `other` is not used any more.
    pub fn list_take(&mut self, l: Value, other: Value) {
        let (p, q) = (l.as_ptr::<List>(), other.as_ptr::<List>());
        // SAFETY: both are lists.
        unsafe {
            (*p).head.shape = (*q).head.shape;
            ((*p).items, (*p).len, (*p).capacity) = ((*q).items, (*q).len, (*q).capacity);
            if !(*p).items.is_null() {
                let storage = self.list_storage(l);
                self.heap.barrier(l, storage);
            }
        }
        self.list_clear(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Captured;
    use crate::slicing::Span;

    fn runtime() -> Box<Runtime> {
        Runtime::new((0, 0), Box::new(Captured::default()))
    }

    fn span(start: i64, step: i64, len: usize) -> Span {
        Span { start, step, len }
    }

    fn ints(rt: &mut Runtime, items: &[i64]) -> Value {
        let items: Vec<_> = items.iter().map(|i| Value::small_int(*i)).collect();
        rt.list_from(&items)
    }

    fn show(rt: &mut Runtime, l: Value) -> Vec<String> {
        (0..rt.list_len(l))
            .map(|i| format!("{:?}", rt.list_get(l, i)))
            .collect()
    }

    #[test]
    fn slices_and_repetitions_keep_the_strategy() {
        let mut rt = runtime();
        let l = ints(&mut rt, &[1, 2, 3, 4, 5]);
        let part = rt.list_slice(l, span(1, 2, 2));
        assert_eq!(rt.shape_of(part), ShapeId::LIST_INT);
        assert_eq!(show(&mut rt, part), ["2", "4"]);
        let many = rt.list_repeat(part, 2).expect("small");
        assert_eq!(show(&mut rt, many), ["2", "4", "2", "4"]);
        let none = rt.list_repeat(l, 0).expect("small");
        assert_eq!(rt.shape_of(none), ShapeId::LIST_EMPTY);
    }

    #[test]
    fn bools_are_bytes_until_something_else_comes() {
        let mut rt = runtime();
        let l = rt.list_from(&[Value::TRUE, Value::FALSE, Value::TRUE]);
        assert_eq!(rt.shape_of(l), ShapeId::LIST_BOOL);
        for _ in 0..20 {
            rt.list_push(l, Value::FALSE);
        }
        rt.list_insert(l, 1, Value::TRUE);
        assert_eq!(rt.list_remove_at(l, 2), Value::FALSE);
        let part = rt.list_slice(l, span(3, -1, 4));
        assert_eq!(show(&mut rt, part), ["False", "True", "True", "True"]);
        rt.list_splice(l, 0, 20, part);
        assert_eq!(rt.shape_of(l), ShapeId::LIST_BOOL);
        assert_eq!(rt.list_len(l), 7);
        rt.list_reverse_span(l, 0, 2);
        rt.list_set(l, 3, Value::NONE);
        assert_eq!(rt.shape_of(l), ShapeId::LIST_VALUE);
        assert_eq!(
            show(&mut rt, l)[..5],
            ["True", "False", "True", "None", "False"]
        );
    }

    #[test]
    fn lists_of_different_strategies_concatenate_as_values() {
        let mut rt = runtime();
        let a = ints(&mut rt, &[1]);
        let b = rt.list_from(&[Value::NONE, Value::TRUE]);
        let both = rt.list_concat(a, b);
        assert_eq!(show(&mut rt, both), ["1", "None", "True"]);
        rt.list_extend_list(a, a);
        assert_eq!(show(&mut rt, a), ["1", "1"]);
    }

    #[test]
    fn items_are_inserted_and_removed_in_place() {
        let mut rt = runtime();
        let l = ints(&mut rt, &[1, 2, 3, 4, 5, 6]);
        rt.list_insert(l, 2, Value::NONE);
        assert_eq!(rt.list_remove_at(l, 0), Value::small_int(1));
        assert_eq!(show(&mut rt, l), ["2", "None", "3", "4", "5", "6"]);
        rt.list_remove_span(l, span(5, -2, 3));
        assert_eq!(show(&mut rt, l), ["2", "3", "5"]);
        let other = ints(&mut rt, &[7, 8]);
        rt.list_splice(l, 1, 2, other);
        assert_eq!(show(&mut rt, l), ["2", "7", "8", "5"]);
    }
}
