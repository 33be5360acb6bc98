//! Slices of lists: taken, replaced, removed, a block of words at a time where they are contiguous.

use crate::list::over_items;
use crate::slicing::Span;
use crate::{Runtime, ShapeId, Value};
use rekindle_abi::heap::List;
use std::ops::Range;

impl Runtime {
    /// The items at a span of indices, as a new list.
    pub fn list_slice(&mut self, l: Value, span: Span) -> Value {
        let shape = if span.len == 0 {
            ShapeId::LIST_EMPTY
        } else {
            self.shape_of(l)
        };
        let copy = self.new_list_of(shape, span.len);
        // SAFETY: the span was fitted to the list; the copy has as many items, stored alike.
        unsafe { over_items!(self, shape, |from = l, to = copy| take(from, to, span)) };
        copy
    }

    /// `l[start:stop] = other` (another list) for a contiguous range.
    pub fn list_splice(&mut self, l: Value, start: usize, stop: usize, other: Value) {
        let (len, n) = (self.list_len(l), self.list_len(other));
        if len == 0 {
            return self.list_extend_list(l, other);
        }
        if n > 0 && self.shape_of(l) != self.shape_of(other) {
            self.list_generalize(l);
        }
        self.list_resize_span(l, start, stop, n);
        let shape = self.shape_of(l);
        if n > 0 && shape == self.shape_of(other) {
            // SAFETY: both have the same strategy; they are different lists.
            unsafe {
                over_items!(self, shape, |to = l, from = other| {
                    to[start..start + n].copy_from_slice(from);
                });
            }
            self.list_stored(l, start..start + n);
            return;
        }
        for i in 0..n {
            let v = self.list_get(other, i);
            self.list_set(l, start + i, v);
        }
    }

    /// `l[range] = other[from]` of two lists that have items and keep them alike; `from` has step 1 or -1.
    pub(crate) fn list_overwrite(
        &mut self,
        l: Value,
        range: Range<usize>,
        other: Value,
        from: Span,
    ) {
        let all = range.start..range.start + from.len;
        self.list_resize_span(l, range.start, range.end, from.len);
        let shape = self.shape_of(l);
        // SAFETY: two lists of one strategy; the span was fitted to the other one.
        unsafe {
            over_items!(self, shape, |to = l, items = other| {
                take(items, &mut to[all.clone()], from);
            });
        }
        self.list_stored(l, all);
    }

    /// Copies a span of a list's items, step 1 or -1, over as many of its items from `start` on. False:
    /// they overlap in a way that takes a copy in between.
    #[inline]
    pub(crate) fn list_move_span(&mut self, l: Value, start: usize, from: Span) -> bool {
        let n = from.len;
        if n == 0 {
            return true;
        }
        let first = if from.step == 1 {
            from.start as usize
        } else {
            from.start as usize + 1 - n
        };
        let apart = first + n <= start || start + n <= first;
        if from.step != 1 && first != start && !apart {
            return false;
        }
        // SAFETY: a list; both ranges lie in it.
        unsafe {
            over_items!(self, self.shape_of(l), |items = l| {
                if first != start {
                    items.copy_within(first..first + n, start);
                }
                if from.step != 1 {
                    items[start..start + n].reverse();
                }
            });
        }
        self.list_stored(l, start..start + n);
        true
    }

    /// Turns a range of a list's items round. What the list refers to stays the same, so that the collector
    /// need not know.
    #[inline(always)]
    pub(crate) fn list_reverse_span(&mut self, l: Value, start: usize, stop: usize) {
        debug_assert!(start <= stop && stop <= self.list_len(l));
        // SAFETY: a list; the range lies in it. Spans are short, mostly: no call for them.
        unsafe {
            over_items!(self, self.shape_of(l), |items = l| {
                let items = items.as_mut_ptr();
                let (mut i, mut j) = (start, stop);
                while i + 1 < j {
                    j -= 1;
                    std::ptr::swap(items.add(i), items.add(j));
                    i += 1;
                }
            });
        }
    }

    /// Items of a list were stored: tells the collector.
    #[inline]
    fn list_stored(&mut self, l: Value, range: Range<usize>) {
        if self.shape_of(l) == ShapeId::LIST_VALUE {
            for i in range {
                let v = self.list_get(l, i);
                self.list_barrier(l, v);
            }
        }
    }

    /// Makes items `start` to `stop` of a list that has storage `n` items, of any content.
    fn list_resize_span(&mut self, l: Value, start: usize, stop: usize, n: usize) {
        if start + n == stop {
            return;
        }
        let len = self.list_len(l);
        let total = start + n + len - stop;
        self.list_reserve(l, total);
        let p = l.as_ptr::<List>();
        let size = self.shape_of(l).item_bytes();
        // SAFETY: there is room for `total` items, and `stop` is at most `len`. What is behind the
        // new end is cleared, so that it keeps nothing alive.
        unsafe {
            let at = |i: usize| (*p).items.cast::<u8>().add(i * size);
            std::ptr::copy(at(stop), at(start + n), (len - stop) * size);
            if total < len {
                std::ptr::write_bytes(at(total), 0, (len - total) * size);
            }
            (*p).len = total as u64;
        }
    }

    /// Removes the items at a span of indices.
    pub fn list_remove_span(&mut self, l: Value, span: Span) {
        if span.len == 0 {
            return;
        }
        let last = span.start + (span.len as i64 - 1) * span.step;
        let (first, last) = (span.start.min(last) as usize, span.start.max(last) as usize);
        let stride = span.step.unsigned_abs() as usize;
        let mut to = first;
        // SAFETY: a list; the span was fitted to it.
        unsafe {
            over_items!(self, self.shape_of(l), |items = l| {
                for i in first..items.len() {
                    if i > last || (i - first) % stride != 0 {
                        items[to] = items[i];
                        to += 1;
                    }
                }
            });
        }
        self.list_truncate(l, to);
    }
}

/// Copies the items at a span to `to`, which has as many.
fn take<T: Copy>(from: &[T], to: &mut [T], span: Span) {
    let first = span.start as usize;
    match span.step {
        _ if span.len == 0 => {}
        1 => to.copy_from_slice(&from[first..][..span.len]),
        -1 => {
            let items = from[first + 1 - span.len..=first].iter().rev();
            to.iter_mut().zip(items).for_each(|(to, item)| *to = *item);
        }
        _ => {
            for (to, i) in to.iter_mut().zip(span.places()) {
                *to = from[i];
            }
        }
    }
}
