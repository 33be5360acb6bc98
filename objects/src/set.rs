//! Sets: CPython's own table, probe for probe, because programs print sets.
//!
//! The table is open-addressed, a power of two of [`DictEntry`] in the `entries` of a [`Dict`]:
//! a key that was removed leaves a dummy (NULL key, hash -1) behind. Probing looks at up to ten
//! neighbours before it jumps; the table grows fourfold (twofold when large) once three fifths
//! are used. `Dict::used` counts dummies too; `Dict::hash` is the place where `pop` looks first,
//! or a frozenset's hash.

use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, Dict, DictEntry};

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;
const DUMMY: i64 = -1;

/// A set or frozenset, typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetRef(*mut Dict);

impl SetRef {
    /// The caller vouches that `v` is a set or frozenset.
    #[inline(always)]
    pub fn new(v: Value) -> SetRef {
        debug_assert!(v.is_ptr());
        SetRef(v.as_ptr())
    }

    /// The set as a value.
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

    /// `len(s)`
    #[inline]
    pub fn len(self) -> usize {
        self.get().len as usize
    }

    /// No keys?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Places in the table: bound for [`SetRef::place`].
    pub fn places(self) -> usize {
        self.get().capacity as usize
    }

    /// Size of the table minus one; an empty set counts as if it had the smallest table.
    pub(crate) fn mask(self) -> usize {
        (self.places().max(MIN_SIZE)) - 1
    }

    /// Key and hash at place `i`, unless free.
    #[inline]
    pub fn place(self, i: usize) -> Option<(Value, i64)> {
        debug_assert!(i < self.places());
        // SAFETY: `i` is below the capacity.
        let e = unsafe { *self.get().entries.add(i) };
        (!e.key.is_null()).then_some((e.key, e.hash))
    }

    /// Keys and hashes in the order of the table. The set must not change meanwhile.
    pub fn iter(self) -> impl Iterator<Item = (Value, i64)> {
        (0..self.places()).filter_map(move |i| self.place(i))
    }

    /// The storage that the entries lie in.
    fn storage(self) -> Value {
        // SAFETY: a table that is not empty lies behind a buffer's header.
        unsafe { Value::from_ptr((self.get().entries as *const Buffer).sub(1)) }
    }
}

/// Steps through the places where a key of this hash may be.
struct Probe {
    perturb: u64,
    group: usize,
    offset: usize,
    mask: usize,
}

impl Probe {
    #[inline]
    fn new(hash: i64, mask: usize) -> Probe {
        Probe {
            perturb: hash as u64,
            group: hash as usize & mask,
            offset: 0,
            mask,
        }
    }

    #[inline]
    fn place(&self) -> usize {
        self.group + self.offset
    }

    #[inline]
    fn advance(&mut self) {
        if self.offset < LINEAR_PROBES && self.group + LINEAR_PROBES <= self.mask {
            self.offset += 1;
        } else {
            self.offset = 0;
            self.perturb >>= PERTURB_SHIFT;
            self.group = self
                .group
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(self.perturb as usize)
                & self.mask;
        }
    }
}

impl Runtime {
    /// An empty set (or frozenset).
    pub fn new_set_shaped(&mut self, shape: ShapeId) -> Value {
        debug_assert!(matches!(shape, ShapeId::SET | ShapeId::FROZENSET));
        Value::from_ptr(self.alloc(shape, size_of::<Dict>()))
    }

    /// Is it a set or frozenset (not of a subclass)?
    #[inline]
    pub fn is_any_set(&self, v: Value) -> bool {
        v.is_ptr() && matches!(self.shape_of(v), ShapeId::SET | ShapeId::FROZENSET)
    }

    /// The set or frozenset behind a value, subclasses included.
    #[inline]
    pub fn as_set(&self, v: Value) -> Option<SetRef> {
        if self.is_any_set(v) {
            return Some(SetRef::new(v));
        }
        let p = self.payload(v);
        self.is_any_set(p).then(|| SetRef::new(p))
    }

    /// The same, when the first place that is looked at decides it; the set has a table.
    #[inline(always)]
    fn set_look_once(&self, s: SetRef, key: Value, hash: i64) -> Option<Result<usize, usize>> {
        let set = s.get();
        let i = hash as usize & (set.capacity as usize - 1);
        // SAFETY: `i` is below the capacity, a power of two.
        let e = unsafe { &*set.entries.add(i) };
        if e.key == key && e.hash == hash {
            return Some(Ok(i));
        }
        (e.key.is_null() && e.hash != DUMMY).then_some(Err(i))
    }

    /// Is `key`, a string or a small int with this hash, in the set, as far as comparing keys runs no Python
    /// code? None: that cannot be told so.
    pub(crate) fn set_has_plain(&self, s: SetRef, key: Value, hash: i64) -> Option<bool> {
        if s.is_empty() {
            return Some(false);
        }
        if let Some(found) = self.set_look_once(s, key, hash) {
            return Some(found.is_ok());
        }
        let mut probe = Probe::new(hash, s.mask());
        loop {
            // SAFETY: probing stays below the table's size, and a set that is not empty has a table.
            let e = unsafe { &*s.get().entries.add(probe.place()) };
            if e.key.is_null() {
                if e.hash != DUMMY {
                    return Some(false);
                }
            } else if e.hash == hash {
                let texts = self.is_str(key) && self.is_str(e.key);
                if e.key == key || texts && self.str_eq(key, e.key) {
                    return Some(true);
                }
                if !(texts || key.is_small_int() && e.key.is_small_int()) {
                    return None;
                }
            }
            probe.advance();
        }
    }

    /// Where `key` is (`Ok`), or the free place where it would go (`Err`).
    #[inline(never)]
    fn set_look(&mut self, s: SetRef, key: Value, hash: i64) -> R<Result<usize, usize>> {
        'restart: loop {
            if s.places() == 0 {
                // A comparison emptied it.
                self.set_resize(s, 0);
            }
            let table = s.get().entries;
            let mut probe = Probe::new(hash, s.mask());
            loop {
                let i = probe.place();
                // SAFETY: probing stays below the table's size; callers made sure there is one.
                let e = unsafe { *table.add(i) };
                if e.key.is_null() {
                    if e.hash != DUMMY {
                        return Ok(Err(i));
                    }
                } else if e.hash == hash {
                    if e.key == key {
                        return Ok(Ok(i));
                    }
                    if self.is_str(key) && self.is_str(e.key) {
                        if self.str_eq(key, e.key) {
                            return Ok(Ok(i));
                        }
                    } else {
                        let same = self.equal(e.key, key)?;
                        // SAFETY: the table is compared before it is read again.
                        if s.get().entries != table || unsafe { (*table.add(i)).key } != e.key {
                            continue 'restart;
                        }
                        if same {
                            return Ok(Ok(i));
                        }
                    }
                }
                probe.advance();
            }
        }
    }

    /// Is a key with this hash in the set?
    pub fn set_has(&mut self, s: SetRef, key: Value, hash: i64) -> R<bool> {
        if s.is_empty() {
            return Ok(false);
        }
        if let Some(found) = self.set_look_once(s, key, hash) {
            return Ok(found.is_ok());
        }
        Ok(self.set_look(s, key, hash)?.is_ok())
    }

    /// Adds a key with this hash; true when it was not there.
    pub fn set_add_hashed(&mut self, s: SetRef, key: Value, hash: i64) -> R<bool> {
        if s.places() == 0 {
            self.set_resize(s, 0);
        }
        let found = match self.set_look_once(s, key, hash) {
            Some(found) => found,
            None => self.set_look(s, key, hash)?,
        };
        let Err(i) = found else {
            return Ok(false);
        };
        let set = s.get();
        // SAFETY: `i` is a free place of the table.
        unsafe {
            (*set.entries.add(i)).key = key;
            (*set.entries.add(i)).hash = hash;
        }
        set.used += 1;
        set.len += 1;
        set.version += 1;
        self.heap.barrier(s.value(), key);
        if set.used as usize * 5 >= s.mask() * 3 {
            self.set_resize(s, growth(s.len()));
        }
        Ok(true)
    }

    /// `s.add(key)`
    #[inline]
    pub fn set_insert(&mut self, s: SetRef, key: Value) -> R<bool> {
        let hash = self.hash_item(key)?;
        self.set_add_hashed(s, key, hash)
    }

    /// The hash of a value that is to be in a set.
    #[inline]
    pub fn hash_item(&mut self, key: Value) -> R<i64> {
        match self.hash(key) {
            Ok(hash) => Ok(hash),
            Err(_) => self.cannot_use(key, "a set element"),
        }
    }

    /// Removes a key with this hash; was it there?
    pub fn set_discard_hashed(&mut self, s: SetRef, key: Value, hash: i64) -> R<bool> {
        if s.is_empty() {
            return Ok(false);
        }
        let Ok(i) = self.set_look(s, key, hash)? else {
            return Ok(false);
        };
        self.set_remove_at(s, i);
        Ok(true)
    }

    fn set_remove_at(&mut self, s: SetRef, i: usize) {
        let set = s.get();
        // SAFETY: `i` is a place of the table.
        unsafe {
            *set.entries.add(i) = DictEntry {
                hash: DUMMY,
                key: Value::NULL,
                value: Value::NULL,
            };
        }
        set.len -= 1;
        set.version += 1;
    }

    /// `s.pop()`: None when empty.
    pub fn set_pop(&mut self, s: SetRef) -> Option<Value> {
        if s.is_empty() {
            return None;
        }
        let mut i = s.get().hash as usize & s.mask();
        loop {
            if let Some((key, _)) = s.place(i) {
                self.set_remove_at(s, i);
                s.get().hash = i as i64 + 1;
                return Some(key);
            }
            i = if i == s.mask() { 0 } else { i + 1 };
        }
    }

    /// Rebuilds the table for more than `least` keys, without dummies.
    pub(crate) fn set_resize(&mut self, s: SetRef, least: usize) {
        let mut size = MIN_SIZE;
        while size <= least {
            size <<= 1;
        }
        let bytes = size * size_of::<DictEntry>();
        let table = self.new_buffer(ShapeId::VALUE_BUFFER, bytes) as *mut DictEntry;
        for (key, hash) in s.iter() {
            // SAFETY: the new table has `size` places and more than enough free ones.
            unsafe { insert_clean(table, size - 1, key, hash) };
        }
        let set = s.get();
        (set.entries, set.capacity, set.used) = (table, size as u64, set.len);
        set.index_mask = size as u64 - 1;
        set.version += 1;
        self.heap.barrier(s.value(), s.storage());
    }

    /// Drops dummies when they are more than a quarter of the table.
    pub(crate) fn set_shed_dummies(&mut self, s: SetRef) {
        if s.get().used as usize - s.len() > s.mask() / 4 {
            self.set_resize(s, growth(s.len()));
        }
    }

    /// `s.clear()`
    pub fn set_clear(&mut self, s: SetRef) {
        let set = s.get();
        set.entries = std::ptr::null_mut();
        (set.index_mask, set.len, set.used, set.capacity, set.hash) = (0, 0, 0, 0, 0);
        set.version += 1;
    }

    /// Makes `s` hold what `other` holds; `other` is not used any more.
    pub(crate) fn set_take(&mut self, s: SetRef, other: SetRef) {
        let (set, from) = (s.get(), other.get());
        (set.entries, set.index_mask) = (from.entries, from.index_mask);
        (set.len, set.used, set.capacity) = (from.len, from.used, from.capacity);
        set.version += 1;
        if s.places() > 0 {
            self.heap.barrier(s.value(), s.storage());
        }
    }
}

/// How many keys the table is rebuilt for once it is too full.
fn growth(len: usize) -> usize {
    if len > 50_000 { len * 2 } else { len * 4 }
}

/// Puts a key that is not there into a table without dummies.
///
/// # Safety
/// `table` has `mask + 1` places, one of them free.
pub(crate) unsafe fn insert_clean(table: *mut DictEntry, mask: usize, key: Value, hash: i64) {
    let mut probe = Probe::new(hash, mask);
    // SAFETY: probing stays below the table's size.
    unsafe {
        while !(*table.add(probe.place())).key.is_null() {
            probe.advance();
        }
        let e = table.add(probe.place());
        ((*e).key, (*e).hash) = (key, hash);
    }
}
