//! Compact insertion-ordered hash tables: `dict` and name spaces.
//!
//! ```text
//!  index:   [ -  2  -  0  1  - … ]     u32 each, EMPTY or an entry's number
//!  entries: [ (hash,key,value) (hash,key,value) … ]   in order of insertion
//! ```
//!
//! In a name space (module globals, class attributes) an entry's value is a [`Cell`] that holds
//! the attribute, so that code can keep the cell and read it without a lookup. A cell whose
//! value is NULL counts as absent.
//!
//! The file is longer than most because probing, insertion and removal rest on one layout.

use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, Cell, Dict, DictEntry};

const EMPTY: u32 = u32::MAX;

/// A dict (or name space), typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DictRef(*mut Dict);

impl DictRef {
    /// The caller vouches that `v` is a dict or a name space.
    #[inline(always)]
    pub fn new(v: Value) -> DictRef {
        debug_assert!(v.is_ptr());
        DictRef(v.as_ptr())
    }

    /// The dict as a value.
    pub fn value(self) -> Value {
        Value::from_ptr(self.0)
    }

    #[inline(always)]
    #[expect(
        clippy::mut_from_ref,
        reason = "a view of a heap object, as every reference to it is"
    )]
    pub(crate) fn get(&self) -> &mut Dict {
        // SAFETY: `new`'s caller vouched for the object; references do not outlive a statement.
        unsafe { &mut *self.0 }
    }

    /// Is it a name space?
    pub fn is_namespace(self) -> bool {
        self.get().head.shape == ShapeId::NAMESPACE
    }

    /// Live entries.
    pub fn len(self) -> usize {
        if self.is_namespace() {
            (0..self.used())
                .filter(|i| self.entry(*i).is_some())
                .count()
        } else {
            self.get().len as usize
        }
    }

    /// No live entries?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Places used, deleted ones included: bound for [`DictRef::entry`].
    pub fn used(self) -> usize {
        self.get().used as usize
    }

    /// Changes whenever a key is added or removed.
    pub fn version(self) -> u64 {
        self.get().version
    }

    #[inline(always)]
    #[expect(clippy::mut_from_ref, reason = "as above")]
    pub(crate) fn raw(&self, i: usize) -> &mut DictEntry {
        debug_assert!(i < self.used());
        // SAFETY: `i` is below `used`.
        unsafe { &mut *self.get().entries.add(i) }
    }

    /// Key and value of place `i`, unless deleted.
    pub fn entry(self, i: usize) -> Option<(Value, Value)> {
        let e = self.raw(i);
        if e.key.is_null() {
            return None;
        }
        let value = self.value_at(i);
        (!value.is_null()).then_some((e.key, value))
    }

    /// Hash of the key at place `i`.
    pub fn entry_hash(self, i: usize) -> i64 {
        self.raw(i).hash
    }

    fn value_at(self, i: usize) -> Value {
        let v = self.raw(i).value;
        if self.is_namespace() {
            // SAFETY: a name space's values are cells.
            unsafe { (*v.as_ptr::<Cell>()).value }
        } else {
            v
        }
    }

    /// Live entries in order. The dict must not change meanwhile.
    pub fn iter(self) -> impl Iterator<Item = (Value, Value)> {
        (0..self.used()).filter_map(move |i| self.entry(i))
    }

    /// Place of the entry for which `same` holds among those with this hash.
    #[inline]
    fn probe(&self, hash: i64, mut same: impl FnMut(&DictEntry) -> bool) -> Option<usize> {
        let d = self.get();
        if d.index.is_null() {
            return None;
        }
        let mask = d.index_mask as usize;
        let mut at = spread(hash) & mask;
        loop {
            // SAFETY: `at` is masked to the index's size.
            let i = unsafe { *d.index.add(at) };
            if i == EMPTY {
                return None;
            }
            let e = self.raw(i as usize);
            if e.hash == hash && same(e) {
                return Some(i as usize);
            }
            at = (at + 1) & mask;
        }
    }

    /// Place of an interned string among keys that are all interned strings, by identity first.
    pub fn find_interned(self, name: Value, hash: i64) -> Option<usize> {
        self.probe(hash, |e| e.key == name)
    }

    /// The cell of a name in a name space.
    pub fn namespace_cell(self, name: Value) -> Option<*mut Cell> {
        // SAFETY: an interned string has its hash.
        let hash = unsafe { (*name.as_ptr::<rekindle_abi::heap::Str>()).hash };
        self.find_interned(name, hash)
            .map(|i| self.raw(i).value.as_ptr())
    }
}

/// Mixes a hash for linear probing: ints hash to themselves.
#[inline(always)]
fn spread(hash: i64) -> usize {
    let h = hash as u64;
    (h ^ (h >> 32))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(20) as usize
}

impl Runtime {
    /// `{}`
    pub fn new_dict(&mut self) -> Value {
        Value::from_ptr(self.alloc(ShapeId::DICT, size_of::<Dict>()))
    }

    /// Place of `key`, a string or a small int with this hash, as far as comparing keys runs no Python code.
    /// None: that cannot be told so.
    #[inline]
    pub(crate) fn dict_find_plain(
        &self,
        d: DictRef,
        key: Value,
        hash: i64,
    ) -> Option<Option<usize>> {
        let mut strange = false;
        let found = if self.is_str(key) {
            d.probe(hash, |e| {
                e.key == key
                    || if self.is_str(e.key) {
                        self.str_eq(e.key, key)
                    } else {
                        strange = true;
                        false
                    }
            })
        } else if key.is_small_int() {
            d.probe(hash, |e| {
                e.key == key || {
                    strange |= !e.key.is_small_int();
                    false
                }
            })
        } else {
            return None;
        };
        (found.is_some() || !strange).then_some(found)
    }

    /// The value of such a key under the same conditions; NULL where there is none.
    #[inline]
    pub(crate) fn dict_get_plain(&mut self, d: DictRef, key: Value) -> Option<Value> {
        let hash = self.hash_key(key).ok()?;
        let found = self.dict_find_plain(d, key, hash)?;
        Some(found.map_or(Value::NULL, |i| d.value_at(i)))
    }

    /// Place of `key` in the dict.
    pub fn dict_find(&mut self, d: DictRef, key: Value, hash: i64) -> R<Option<usize>> {
        // The commonest case needs no Python code unless other kinds of keys are about.
        if let Some(found) = self.dict_find_plain(d, key, hash) {
            return Ok(found);
        }
        // Comparing may run Python code, which may change the dict: then all starts again.
        'again: loop {
            let version = d.version();
            let dict = d.get();
            if dict.index.is_null() {
                return Ok(None);
            }
            let mask = dict.index_mask as usize;
            let mut at = spread(hash) & mask;
            loop {
                // SAFETY: `at` is masked to the index's size, and the dict has not changed.
                let i = unsafe { *dict.index.add(at) };
                if i == EMPTY {
                    return Ok(None);
                }
                let e = *d.raw(i as usize);
                if e.hash == hash {
                    let same = e.key == key || self.equal(e.key, key)?;
                    if d.version() != version {
                        continue 'again;
                    }
                    if same {
                        return Ok(Some(i as usize));
                    }
                }
                at = (at + 1) & mask;
            }
        }
    }

    /// `d.get(key)`
    pub fn dict_get(&mut self, d: DictRef, key: Value) -> R<Option<Value>> {
        let hash = self.hash_key(key)?;
        Ok(self
            .dict_find(d, key, hash)?
            .map(|i| d.value_at(i))
            .filter(|v| !v.is_null()))
    }

    /// `d.get(name)` for an interned string.
    pub fn dict_get_name(&mut self, d: DictRef, name: Value) -> Option<Value> {
        let hash = self.str_hash(name);
        d.probe(hash, |e| {
            e.key == name || self.is_str(e.key) && self.str_eq(e.key, name)
        })
        .map(|i| d.value_at(i))
        .filter(|v| !v.is_null())
    }

    /// `d[key] = value`
    pub fn dict_set(&mut self, d: DictRef, key: Value, value: Value) -> R<()> {
        let hash = self.hash_key(key)?;
        self.dict_set_hashed(d, key, hash, value)
    }

    /// `d[key] = value` with the key's hash known.
    pub fn dict_set_hashed(&mut self, d: DictRef, key: Value, hash: i64, value: Value) -> R<()> {
        if d.is_namespace() {
            if !self.is_str(key) {
                return self.type_error("keys of a module's dictionary must be strings");
            }
            let name = self.intern_value(key);
            self.namespace_set(d, name, value);
            return Ok(());
        }
        match self.dict_find(d, key, hash)? {
            Some(i) => {
                d.raw(i).value = value;
                self.heap.barrier(d.value(), value);
            }
            None => self.dict_insert(d, key, hash, value),
        }
        Ok(())
    }

    /// `d[name] = value` for an interned string.
    pub fn dict_set_name(&mut self, d: DictRef, name: Value, value: Value) {
        let hash = self.str_hash(name);
        match d.probe(hash, |e| {
            e.key == name || self.is_str(e.key) && self.str_eq(e.key, name)
        }) {
            Some(i) => {
                d.raw(i).value = value;
                self.heap.barrier(d.value(), value);
            }
            None => self.dict_insert(d, name, hash, value),
        }
    }

    /// Removes a key; its value, if it was there.
    pub fn dict_remove(&mut self, d: DictRef, key: Value) -> R<Option<Value>> {
        let hash = self.hash_key(key)?;
        let Some(i) = self.dict_find(d, key, hash)? else {
            return Ok(None);
        };
        let value = d.value_at(i);
        if d.is_namespace() {
            // SAFETY: a name space's values are cells.
            unsafe { (*d.raw(i).value.as_ptr::<Cell>()).value = Value::NULL };
            return Ok(Some(value).filter(|v| !v.is_null()));
        }
        self.dict_remove_at(d, i);
        Ok(Some(value))
    }

    /// Removes the live entry at place `i`.
    pub fn dict_remove_at(&mut self, d: DictRef, i: usize) {
        let hash = d.raw(i).hash;
        let dict = d.get();
        let mask = dict.index_mask as usize;
        let mut at = spread(hash) & mask;
        // SAFETY: places are masked; the live entry `i` has a place in the index. What follows
        // in the same run moves back into the gap, so that probing never meets a deleted place.
        unsafe {
            while *dict.index.add(at) != i as u32 {
                at = (at + 1) & mask;
            }
            let (mut gap, mut next) = (at, (at + 1) & mask);
            while *dict.index.add(next) != EMPTY {
                let moved = *dict.index.add(next);
                let home = spread(d.raw(moved as usize).hash) & mask;
                if next.wrapping_sub(home) & mask >= next.wrapping_sub(gap) & mask {
                    *dict.index.add(gap) = moved;
                    gap = next;
                }
                next = (next + 1) & mask;
            }
            *dict.index.add(gap) = EMPTY;
        }
        let e = d.raw(i);
        (e.key, e.value) = (Value::NULL, Value::NULL);
        dict.len -= 1;
        dict.version += 1;
    }

    /// Adds a key that is not there.
    pub(crate) fn dict_insert(&mut self, d: DictRef, key: Value, hash: i64, value: Value) {
        if d.get().used == d.get().capacity {
            self.dict_grow(d);
        }
        let dict = d.get();
        let i = dict.used;
        // SAFETY: there is room for one more entry; the index has empty places (at most 2/3 full).
        unsafe {
            *dict.entries.add(i as usize) = DictEntry { hash, key, value };
            let mask = dict.index_mask as usize;
            let mut at = spread(hash) & mask;
            while *dict.index.add(at) != EMPTY {
                at = (at + 1) & mask;
            }
            *dict.index.add(at) = i as u32;
        }
        dict.used += 1;
        dict.len += 1;
        dict.version += 1;
        self.heap.barrier(d.value(), key);
        self.heap.barrier(d.value(), value);
    }

    /// Makes an empty dict a copy of one that nothing was deleted from, storage by storage. False: it has another form.
    pub(crate) fn dict_clone(&mut self, to: DictRef, from: DictRef) -> bool {
        if from.is_namespace() || from.is_empty() || from.used() != from.len() {
            return false;
        }
        let (capacity, slots) = {
            let source = from.get();
            (source.capacity as usize, source.index_mask as usize + 1)
        };
        let entry_bytes = capacity * size_of::<DictEntry>();
        let entries = self.new_buffer(ShapeId::VALUE_BUFFER, entry_bytes) as *mut DictEntry;
        let index = self.new_buffer(ShapeId::RAW_BUFFER, slots * 4) as *mut u32;
        let (source, dict) = (from.get(), to.get());
        // SAFETY: the new storage is as big as the old one.
        unsafe {
            std::ptr::copy_nonoverlapping(source.entries, entries, source.used as usize);
            std::ptr::copy_nonoverlapping(source.index, index, slots);
        }
        (dict.entries, dict.index) = (entries, index);
        (dict.index_mask, dict.capacity) = (source.index_mask, source.capacity);
        (dict.len, dict.used) = (source.len, source.used);
        dict.version += 1;
        if self.heap.needs_barrier(to.value()) {
            self.heap.remember(to.value());
        }
        true
    }

    /// Makes room for so many more keys.
    pub fn dict_reserve(&mut self, d: DictRef, more: usize) {
        let dict = d.get();
        if dict.used as usize + more > dict.capacity as usize {
            let slots = ((dict.len as usize + more) * 3).div_ceil(2);
            self.dict_rebuild(d, slots.next_power_of_two());
        }
    }

    /// Makes room: compacts the entries into bigger storage and rebuilds the index.
    fn dict_grow(&mut self, d: DictRef) {
        let live = d.get().len as usize;
        self.dict_rebuild(d, (live * 3 + 3).next_power_of_two());
    }

    /// Compacts the entries into new storage with an index of so many places, a power of two.
    fn dict_rebuild(&mut self, d: DictRef, slots: usize) {
        let slots = slots.max(8);
        let capacity = slots * 2 / 3;
        let entries = self.new_buffer(ShapeId::VALUE_BUFFER, capacity * size_of::<DictEntry>())
            as *mut DictEntry;
        let index = self.new_buffer(ShapeId::RAW_BUFFER, slots * 4) as *mut u32;
        let dict = d.get();
        let mask = slots - 1;
        let mut n = 0;
        // SAFETY: the new storage has room for all live entries; the index is bigger than them.
        unsafe {
            std::ptr::write_bytes(index as *mut u8, 0xff, slots * 4);
            for i in 0..dict.used as usize {
                let e = *dict.entries.add(i);
                if e.key.is_null() {
                    continue;
                }
                *entries.add(n) = e;
                let mut at = spread(e.hash) & mask;
                while *index.add(at) != EMPTY {
                    at = (at + 1) & mask;
                }
                *index.add(at) = n as u32;
                n += 1;
            }
        }
        dict.hash = 0;
        dict.entries = entries;
        dict.index = index;
        dict.index_mask = mask as u64;
        dict.used = n as u64;
        dict.capacity = capacity as u64;
        dict.version += 1;
        for storage in [entries as *mut Buffer, index as *mut Buffer] {
            self.heap
                .barrier(d.value(), Value::from_ptr(storage.wrapping_sub(1)));
        }
    }
}
