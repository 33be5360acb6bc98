//! `a, b = v`

use crate::{ClassId, R, Runtime, Value};

impl Runtime {
    /// Exactly `to.len()` items of `v`.
    #[inline(never)]
    pub fn unpack(&mut self, v: Value, to: &mut [Value]) -> R<()> {
        let count = if self.is_tuple(v) {
            self.tuple_items(v).len()
        } else if self.is_list(v) {
            self.list_len(v)
        } else {
            return self.unpack_iterable(v, to);
        };
        if count != to.len() {
            return self.unpacked_other(to.len(), count, true);
        }
        if self.is_tuple(v) {
            to.copy_from_slice(self.tuple_items(v));
            return Ok(());
        }
        for (i, place) in to.iter_mut().enumerate() {
            *place = self.list_get(v, i);
        }
        Ok(())
    }

    fn unpack_iterable(&mut self, v: Value, to: &mut [Value]) -> R<()> {
        let it = match self.get_iter(v) {
            Ok(it) => it,
            Err(_) if self.pending_is(ClassId::TYPE_ERROR) && !self.has_iter(v) => {
                self.clear_pending();
                let message = format!("cannot unpack non-iterable {} object", self.type_name(v));
                return self.type_error(message);
            }
            Err(e) => return Err(e),
        };
        let expected = to.len();
        for (i, place) in to.iter_mut().enumerate() {
            match self.iter_next(it)? {
                Some(item) => *place = item,
                None => return self.unpacked_other(expected, i, true),
            }
        }
        match self.iter_next(it)? {
            Some(_) => {
                // A dict's length is known though it is iterated.
                let known = self.as_dict(v).map(|d| d.len());
                self.unpacked_other(expected, known.unwrap_or(expected + 1), known.is_some())
            }
            None => Ok(()),
        }
    }

    #[cold]
    fn unpacked_other(&mut self, expected: usize, got: usize, known: bool) -> R<()> {
        if got < expected {
            return self.value_error(format!(
                "not enough values to unpack (expected {expected}, got {got})"
            ));
        }
        self.value_error(match known {
            true => format!("too many values to unpack (expected {expected}, got {got})"),
            false => format!("too many values to unpack (expected {expected})"),
        })
    }
}
