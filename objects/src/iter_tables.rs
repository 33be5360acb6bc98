//! How iterators over dicts and sets go on: a table that changes its size, or other keys that came for some, end them
//! with an error.

use crate::dict::DictRef;
use crate::iter::IterKind;
use crate::set::SetRef;
use crate::{ClassId, R, Runtime, Value};
use rekindle_abi::heap::IterObject;

impl Runtime {
    fn changed_size<T>(&mut self, p: *mut IterObject, what: &str) -> R<T> {
        // SAFETY: the iterator of the caller; it raises from now on.
        unsafe { (*p).limit = -1 };
        self.raise_new(
            ClassId::RUNTIME_ERROR,
            format!("{what} changed size during iteration"),
        )
    }

    pub(crate) fn dict_next(&mut self, p: *mut IterObject, kind: IterKind) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object over a dict.
        let it = unsafe { &mut *p };
        let d = DictRef::new(it.a);
        let is_namespace = d.is_namespace();
        let len = if is_namespace {
            d.len()
        } else {
            d.get().len as usize
        };
        if len as i64 != it.limit {
            return self.changed_size(p, "dictionary");
        }
        let used = d.used();
        it.index = it.index.max(d.first_place() as i64);
        while (it.index as usize) < used {
            let place = it.index as usize;
            it.index += 1;
            let entry = if is_namespace {
                d.entry(place)
            } else {
                let e = d.raw(place);
                (!e.key.is_null()).then_some((e.key, e.value))
            };
            if let Some((key, value)) = entry {
                let to_come = it.b.as_small_int();
                if to_come == 0 {
                    // Keys came for keys that went.
                    self.finish_iter::<()>(p)?;
                    let message = "dictionary keys changed during iteration";
                    return self.raise_new(ClassId::RUNTIME_ERROR, message);
                }
                it.b = Value::small_int(to_come - 1);
                return Ok(Some(match kind {
                    IterKind::DictKeys => key,
                    IterKind::DictValues => value,
                    _ => self.new_tuple(&[key, value]),
                }));
            }
        }
        self.finish_iter(p)
    }

    pub(crate) fn dict_previous(&mut self, p: *mut IterObject, kind: IterKind) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object over a dict.
        let it = unsafe { &mut *p };
        let d = DictRef::new(it.a);
        if d.len() as i64 != it.limit {
            return self.changed_size(p, "dictionary");
        }
        it.index = it.index.min(d.used() as i64 - 1);
        while it.index >= 0 {
            let entry = d.entry(it.index as usize);
            it.index -= 1;
            if let Some((key, value)) = entry {
                it.b = Value::small_int((it.b.as_small_int() - 1).max(0));
                return Ok(Some(match kind {
                    IterKind::DictReversedKeys => key,
                    IterKind::DictReversedValues => value,
                    _ => self.new_tuple(&[key, value]),
                }));
            }
        }
        self.finish_iter(p)
    }

    pub(crate) fn set_next(&mut self, p: *mut IterObject) -> R<Option<Value>> {
        // SAFETY: the caller got the pointer from a live `ITER` object over a set.
        let it = unsafe { &mut *p };
        let s = SetRef::new(it.a);
        if s.len() as i64 != it.limit {
            return self.changed_size(p, "Set");
        }
        while (it.index as usize) < s.places() {
            let place = s.place(it.index as usize);
            it.index += 1;
            if let Some((key, _)) = place {
                it.b = Value::small_int((it.b.as_small_int() - 1).max(0));
                return Ok(Some(key));
            }
        }
        self.finish_iter(p)
    }
}
