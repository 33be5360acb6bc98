//! Name spaces: the globals of a module, the attributes of a class.
//!
//! A name space is a dict whose values lie in cells (see [`crate::dict`]); a name that is unset
//! keeps its cell, empty.

use crate::dict::DictRef;
use crate::{Runtime, ShapeId, Value};
use rekindle_abi::heap::{Cell, Dict};

impl Runtime {
    /// An empty name space.
    pub fn new_namespace(&mut self) -> Value {
        Value::from_ptr(self.alloc(ShapeId::NAMESPACE, size_of::<Dict>()))
    }

    /// Sets (or with NULL unsets) a name of a name space.
    pub fn namespace_set(&mut self, d: DictRef, name: Value, value: Value) {
        let cell = self.namespace_cell_or_new(d, name);
        // SAFETY: a cell of a live name space.
        unsafe { (*cell).value = value };
        self.heap.barrier(Value::from_ptr(cell), value);
    }

    /// The value of a name in a name space.
    pub fn namespace_get(&mut self, d: DictRef, name: Value) -> Option<Value> {
        // SAFETY: a cell of a live name space.
        d.namespace_cell(name)
            .map(|c| unsafe { (*c).value })
            .filter(|v| !v.is_null())
    }

    /// The cell of a name in a name space, made empty when missing.
    pub fn namespace_cell_or_new(&mut self, d: DictRef, name: Value) -> *mut Cell {
        let hash = self.str_hash(name);
        if let Some(i) = d.find_interned(name, hash) {
            return d.raw(i).value.as_ptr();
        }
        let cell = self.new_cell(Value::NULL);
        self.dict_insert(d, name, hash, cell);
        cell.as_ptr()
    }

    /// A new cell.
    pub fn new_cell(&mut self, value: Value) -> Value {
        let p = self.alloc(ShapeId::CELL, size_of::<Cell>()) as *mut Cell;
        // SAFETY: a fresh cell of that size.
        unsafe { (*p).value = value };
        Value::from_ptr(p)
    }
}
