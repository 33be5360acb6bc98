//! Iterators written in Rust.

use crate::{ClassId, R, Runtime, Value};

impl Runtime {
    /// The class of an `ITER` object, by its kind in `Head::aux`.
    pub fn iterator_class(&self, v: Value) -> ClassId {
        let _ = v;
        ClassId::ITERATOR
    }

    /// The class of a `DICT_VIEW` object.
    pub fn dict_view_class(&self, v: Value) -> ClassId {
        let _ = v;
        ClassId::DICT_KEYS
    }

    /// `iter(v)`
    pub fn get_iter(&mut self, v: Value) -> R<Value> {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// The next item, or None at the end.
    pub fn iter_next(&mut self, it: Value) -> R<Option<Value>> {
        let _ = it;
        Ok(None)
    }
}
