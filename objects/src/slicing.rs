//! What a slice selects of a sequence.

use crate::{R, Runtime, ShapeId, Value};

/// Places `start`, `start + step`, … — `len` of them, all inside the sequence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// First place (any number when `len` is 0: where an insertion would go).
    pub start: i64,
    /// Distance between places, never 0.
    pub step: i64,
    /// How many places.
    pub len: usize,
}

impl Span {
    /// The places in order.
    pub fn places(self) -> impl ExactSizeIterator<Item = usize> {
        (0..self.len).map(move |i| (self.start + i as i64 * self.step) as usize)
    }

    /// The places as a range, when the step is 1.
    pub fn range(self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| self.start as usize..self.start as usize + self.len)
    }
}

impl Span {
    /// What these bounds select of `n` items, as Python says; the step is not 0.
    #[inline(always)]
    pub(crate) fn of(start: Option<i64>, stop: Option<i64>, step: i64, n: i64) -> Span {
        let (least, most) = if step < 0 { (-1, n - 1) } else { (0, n) };
        let clamp = |i: i64| {
            if i < 0 {
                (i.saturating_add(n)).max(least)
            } else {
                i.min(most)
            }
        };
        let start = start.map_or(if step < 0 { most } else { least }, clamp);
        let stop = stop.map_or(if step < 0 { least } else { most }, clamp);
        let (from, to) = if step > 0 {
            (start, stop)
        } else {
            (stop, start)
        };
        let len = match to - from {
            ..=0 => 0,
            distance if step.abs() == 1 => distance,
            distance => (distance - 1) / step.abs() + 1,
        };
        Span {
            start,
            step,
            len: len as usize,
        }
    }
}

/// A bound that is None or a small int, which takes no Python code to know.
#[inline(always)]
fn plain_part(v: Value) -> Option<Option<i64>> {
    if v.is_small_int() {
        Some(Some(v.as_small_int()))
    } else {
        v.is_none().then_some(None)
    }
}

/// What bounds and a step select of `len` items, if they are small ints or None and the step is 1 or -1.
#[inline(always)]
fn plain_span_of([start, stop, step]: [Value; 3], len: usize) -> Option<Span> {
    let (start, stop) = (plain_part(start)?, plain_part(stop)?);
    match plain_part(step)? {
        None | Some(1) => Some(Span::of(start, stop, 1, len as i64)),
        Some(-1) => Some(Span::of(start, stop, -1, len as i64)),
        _ => None,
    }
}

impl Runtime {
    /// What slice object `slice` selects of `len` items if its parts are small ints or None.
    #[inline(always)]
    pub(crate) fn plain_span(&self, slice: Value, len: usize) -> Option<Span> {
        let (start, stop, step) = self.triple(slice);
        plain_span_of([start, stop, step], len)
    }

    /// `a[start:stop:step]` of an exact list, tuple, string or bytes whose bounds are small ints or None and
    /// whose step is 1 or -1. None: that takes a slice object.
    #[inline]
    pub fn quick_slice(&mut self, a: Value, parts: [Value; 3]) -> Option<Value> {
        if !a.is_ptr() {
            return None;
        }
        match self.shape_of(a) {
            s if s.is_list() => {
                let span = plain_span_of(parts, self.list_len(a))?;
                Some(self.list_slice(a, span))
            }
            ShapeId::TUPLE => {
                let span = plain_span_of(parts, self.tuple_items(a).len())?;
                Some(self.tuple_slice(a, span))
            }
            ShapeId::STR => {
                let span = plain_span_of(parts, self.str_len(a))?;
                let range = span.range()?;
                Some(self.str_substring(a, range.start, range.end))
            }
            _ => None,
        }
    }

    /// `a[start:stop] = b` of exact lists that are two, under the conditions of [`Runtime::quick_slice`].
    /// False: that takes a slice object.
    #[inline]
    pub fn quick_set_slice(&mut self, a: Value, parts: [Value; 3], b: Value) -> bool {
        let lists =
            a.is_ptr() && self.shape_of(a).is_list() && b.is_ptr() && self.shape_of(b).is_list();
        if !lists || a == b {
            return false;
        }
        let Some(range) = plain_span_of(parts, self.list_len(a)).and_then(Span::range) else {
            return false;
        };
        self.list_splice(a, range.start, range.end, b);
        true
    }

    /// `a[to] = b[from]` of exact lists that keep their items alike, without the slice in between: the bounds
    /// of both, all small ints (what was left out is one beyond the end), and steps 1 and 1 or -1. False: it
    /// is to be made.
    #[inline(always)]
    pub(crate) fn quick_copy_slice(&mut self, a: Value, b: Value, bounds: &[Value; 6]) -> bool {
        let int = |i: usize| Some(bounds[i].as_small_int());
        if !bounds.iter().all(|v| v.is_small_int()) || int(2) != Some(1) {
            return false;
        }
        let step = bounds[5].as_small_int();
        if step.abs() != 1 {
            return false;
        }
        let (len, len_from) = (self.list_len(a), self.list_len(b));
        if self.shape_of(a) != self.shape_of(b) || len == 0 || len_from == 0 {
            return false;
        }
        let to = Span::of(int(0), int(1), 1, len as i64);
        let from = Span::of(int(3), int(4), step, len_from as i64);
        self.copy_span(a, to, b, from)
    }

    /// The same of spans fitted to the lists, which have items.
    #[inline(always)]
    fn copy_span(&mut self, a: Value, to: Span, b: Value, from: Span) -> bool {
        let range = to.start as usize..to.start as usize + to.len;
        if a == b {
            return from.len == range.len() && self.list_move_span(a, range.start, from);
        }
        self.list_overwrite(a, range, b, from);
        true
    }

    /// What slice object `slice` selects of `len` items (`slice.indices`).
    pub fn slice_span(&mut self, slice: Value, len: usize) -> R<Span> {
        let (start, stop, step) = self.slice_numbers(slice)?;
        Ok(Span::of(start, stop, step, len as i64))
    }

    /// The parts of a slice as numbers, for [`Span::of`]; what gives them may change what is sliced.
    pub(crate) fn slice_numbers(&mut self, slice: Value) -> R<(Option<i64>, Option<i64>, i64)> {
        let (start, stop, step) = self.triple(slice);
        let step = self.slice_part(step)?.unwrap_or(1);
        if step == 0 {
            return self.value_error("slice step cannot be zero");
        }
        // The opposite of the least number would not fit; nobody can tell.
        let step = step.max(-i64::MAX);
        let start = self.slice_part(start)?;
        let stop = self.slice_part(stop)?;
        Ok((start, stop, step))
    }

    #[inline]
    pub(crate) fn slice_part(&mut self, v: Value) -> R<Option<i64>> {
        if v.is_small_int() {
            return Ok(Some(v.as_small_int()));
        }
        if v.is_none() {
            return Ok(None);
        }
        self.slice_part_of_other(v)
    }

    #[inline(never)]
    fn slice_part_of_other(&mut self, v: Value) -> R<Option<i64>> {
        if !self.is_int(v) && self.lookup_special(v, self.names.index).is_none() {
            return self
                .type_error("slice indices must be integers or None or have an __index__ method");
        }
        self.index_clamped(v).map(Some)
    }

    /// An index into `len` items, counted from the end when negative; `IndexError` with `message`.
    pub fn item_index(&mut self, v: Value, len: usize, message: &str) -> R<usize> {
        let i = self.index_for_item(v)?;
        let place = if i < 0 { i + len as i64 } else { i };
        if place < 0 || place >= len as i64 {
            return self.index_error(message);
        }
        Ok(place as usize)
    }
}
