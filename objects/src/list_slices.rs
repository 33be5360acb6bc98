//! Slices of lists: taken, replaced, removed, a block of words at a time where they are contiguous.

use crate::slicing::Span;
use crate::{Runtime, ShapeId, Value};
use rekindle_abi::heap::List;

impl Runtime {
    /// The items at a span of indices, as a new list.
    pub fn list_slice(&mut self, l: Value, span: Span) -> Value {
        let shape = if span.len == 0 {
            ShapeId::LIST_EMPTY
        } else {
            self.shape_of(l)
        };
        let copy = self.new_list_of(shape, span.len);
        // SAFETY: the span was fitted to the list; the copy has `count` words.
        unsafe {
            let (from, to) = (self.list_words(l), self.list_words(copy));
            let first = span.start as usize;
            if span.step == 1 && span.len > 0 {
                to.copy_from_slice(&from[first..][..span.len]);
            } else if span.step == -1 && span.len > 0 {
                let words = from[first + 1 - span.len..=first].iter().rev();
                to.iter_mut().zip(words).for_each(|(to, word)| *to = *word);
            } else {
                for (word, i) in to.iter_mut().zip(span.places()) {
                    *word = from[i];
                }
            }
        }
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
        let total = start + n + len - stop;
        self.list_reserve(l, total);
        let p = l.as_ptr::<List>();
        // SAFETY: there is room for `total` words, and `stop` is at most `len`. What is behind the
        // new end is cleared, so that it keeps nothing alive.
        unsafe {
            let items = (*p).items;
            if start + n != stop {
                std::ptr::copy(items.add(stop), items.add(start + n), len - stop);
                if total < len {
                    std::ptr::write_bytes(items.add(total), 0, len - total);
                }
                (*p).len = total as u64;
            }
        }
        if n > 0 && self.shape_of(l) == self.shape_of(other) {
            // SAFETY: both have the same strategy; they are different lists.
            unsafe { self.list_words(l)[start..start + n].copy_from_slice(self.list_words(other)) };
            if self.shape_of(l) == ShapeId::LIST_VALUE {
                for i in start..start + n {
                    let v = self.list_get(l, i);
                    self.list_barrier(l, v);
                }
            }
            return;
        }
        for i in 0..n {
            let v = self.list_get(other, i);
            self.list_set(l, start + i, v);
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
        // SAFETY: a list; the span was fitted to it.
        let words = unsafe { self.list_words(l) };
        let mut to = first;
        for i in first..words.len() {
            if i > last || (i - first) % stride != 0 {
                words[to] = words[i];
                to += 1;
            }
        }
        self.list_truncate(l, to);
    }
}
