//! Tuples, lists, slices, ranges, bytes: creation and element access.
//!
//! A list's shape says how it holds its items: nothing yet, raw ints, raw floats, bools (a byte each), or values
//! (PyPy's storage strategies). The first item of another type changes all to values.

use crate::{Head, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, Bytes, List, Range, Triple, Tuple};

impl Runtime {
    /// A tuple of these values.
    pub fn new_tuple(&mut self, items: &[Value]) -> Value {
        if items.is_empty() && !self.empty_tuple.is_null() {
            return self.empty_tuple;
        }
        let t = self.new_tuple_uninit(items.len());
        // SAFETY: a fresh tuple of this length.
        unsafe { std::ptr::copy_nonoverlapping(items.as_ptr(), tuple_items_mut(t), items.len()) };
        t
    }

    /// A tuple of `len` items that lie where the collector looks.
    #[inline]
    pub fn new_tuple_from(&mut self, len: usize, item: impl Fn(usize) -> Value) -> Value {
        if len == 0 && !self.empty_tuple.is_null() {
            return self.empty_tuple;
        }
        let t = self.new_tuple_uninit(len);
        for i in 0..len {
            // SAFETY: a fresh tuple of this length.
            unsafe { *tuple_items_mut(t).add(i) = item(i) };
        }
        t
    }

    /// A tuple whose items are NULL; the caller stores them before anyone sees it.
    pub fn new_tuple_uninit(&mut self, len: usize) -> Value {
        let p = self.alloc(ShapeId::TUPLE, size_of::<Tuple>() + len * 8) as *mut Tuple;
        // SAFETY: a fresh cell of that size.
        unsafe { (*p).len = len as u64 };
        Value::from_ptr(p)
    }

    /// Is it a tuple (not a subclass)?
    #[inline(always)]
    pub fn is_tuple(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::TUPLE
    }

    /// The items of a tuple. Valid while it lives.
    #[inline(always)]
    pub fn tuple_items<'a>(&self, t: Value) -> &'a [Value] {
        // SAFETY: the caller checked that it is a tuple; tuples never change.
        unsafe {
            std::slice::from_raw_parts(tuple_items_mut(t), (*t.as_ptr::<Tuple>()).len as usize)
        }
    }

    /// Is it a list (not a subclass), whatever its storage?
    #[inline(always)]
    pub fn is_list(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v).is_list()
    }

    /// `len(l)`
    #[inline(always)]
    pub fn list_len(&self, l: Value) -> usize {
        // SAFETY: the caller checked that it is a list.
        unsafe { (*l.as_ptr::<List>()).len as usize }
    }

    /// A list of these values, in the narrowest storage that fits.
    pub fn new_list(&mut self, items: &[Value]) -> Value {
        self.list_from(items)
    }

    /// `[]`
    pub fn new_empty_list(&mut self) -> Value {
        Value::from_ptr(self.alloc(ShapeId::LIST_EMPTY, size_of::<List>()))
    }

    /// Makes room for `n` items in all.
    #[inline]
    pub fn list_reserve(&mut self, l: Value, n: usize) {
        // SAFETY: a list.
        if n > unsafe { (*l.as_ptr::<List>()).capacity } as usize {
            self.list_grow(l, n);
        }
    }

    #[inline(never)]
    fn list_grow(&mut self, l: Value, n: usize) {
        let p = l.as_ptr::<List>();
        // SAFETY: a list; its items are in live storage of `capacity` words.
        unsafe {
            let size = (*p).head.shape.item_bytes();
            let capacity = n
                .max((*p).capacity as usize + (*p).capacity as usize / 2)
                .max(4.max(8 / size));
            let shape = if (*p).head.shape == ShapeId::LIST_VALUE {
                ShapeId::VALUE_BUFFER
            } else {
                ShapeId::RAW_BUFFER
            };
            let items = self.new_buffer(shape, capacity * size) as *mut u64;
            if (*p).len > 0 {
                let from = (*p).items.cast::<u8>();
                std::ptr::copy_nonoverlapping(from, items.cast(), (*p).len as usize * size);
            }
            (*p).items = items;
            (*p).capacity = capacity as u64;
            self.heap
                .barrier(l, Value::from_ptr((items as *const Buffer).sub(1)));
        }
    }

    /// `l.append(v)`
    #[inline]
    pub fn list_push(&mut self, l: Value, v: Value) {
        let p = l.as_ptr::<List>();
        // SAFETY: a list.
        let (shape, len) = unsafe { ((*p).head.shape, (*p).len as usize) };
        let raw = match shape {
            ShapeId::LIST_INT if v.is_small_int() => v.as_small_int() as u64,
            ShapeId::LIST_FLOAT if self.is_float(v) => self.float_value(v).to_bits(),
            ShapeId::LIST_VALUE => v.0,
            ShapeId::LIST_BOOL if v.is_bool() => return self.list_push_bool(l, v),
            ShapeId::LIST_EMPTY => {
                self.list_set_strategy(l, v);
                return self.list_push(l, v);
            }
            _ => {
                self.list_generalize(l);
                v.0
            }
        };
        self.list_reserve(l, len + 1);
        // SAFETY: there is room for one more item.
        unsafe {
            *(*p).items.add(len) = raw;
            (*p).len += 1;
        }
        // SAFETY: a list.
        if unsafe { (*p).head.shape } == ShapeId::LIST_VALUE {
            self.list_barrier(l, v);
        }
    }

    /// Appends to a list of bools.
    fn list_push_bool(&mut self, l: Value, v: Value) {
        let len = self.list_len(l);
        self.list_reserve(l, len + 1);
        let p = l.as_ptr::<List>();
        // SAFETY: there is room for one more item, a byte.
        unsafe {
            *(*p).items.cast::<u8>().add(len) = (v == Value::TRUE).into();
            (*p).len += 1;
        }
    }

    /// After a store of `v` into the storage of list `l`.
    #[inline]
    pub fn list_barrier(&mut self, l: Value, v: Value) {
        self.heap.barrier(self.list_storage(l), v);
    }

    /// The buffer that holds a list's items (the list has some).
    #[inline]
    pub fn list_storage(&self, l: Value) -> Value {
        // SAFETY: a list with storage; items point behind the buffer's header.
        unsafe { Value::from_ptr(((*l.as_ptr::<List>()).items as *const Buffer).sub(1)) }
    }

    /// Chooses the storage of an empty list by its first item.
    fn list_set_strategy(&mut self, l: Value, first: Value) {
        let shape = if first.is_small_int() {
            ShapeId::LIST_INT
        } else if self.is_float(first) {
            ShapeId::LIST_FLOAT
        } else if first.is_bool() {
            ShapeId::LIST_BOOL
        } else {
            ShapeId::LIST_VALUE
        };
        let p = l.as_ptr::<List>();
        // SAFETY: a list without items; storage kept from earlier is of another kind, so it goes.
        unsafe {
            (*p).head.shape = shape;
            (*p).items = std::ptr::null_mut();
            (*p).capacity = 0;
        }
    }

    /// Turns raw storage into values.
    pub fn list_generalize(&mut self, l: Value) {
        let p = l.as_ptr::<List>();
        // SAFETY: a list.
        let (shape, len) = unsafe { ((*p).head.shape, (*p).len as usize) };
        if shape == ShapeId::LIST_VALUE {
            return;
        }
        // SAFETY: as above.
        let capacity = unsafe { ((*p).capacity as usize).max(4) };
        let items = self.new_buffer(ShapeId::VALUE_BUFFER, capacity * 8) as *mut u64;
        for i in 0..len {
            let v = self.list_get(l, i);
            // SAFETY: both storages have at least `len` words. The new one may have become old meanwhile.
            unsafe { *items.add(i) = v.0 };
            self.heap
                .barrier(Value::from_ptr((items as *const Buffer).wrapping_sub(1)), v);
        }
        // SAFETY: the new storage holds values now.
        unsafe {
            (*p).items = items;
            (*p).capacity = capacity as u64;
            (*p).head.shape = ShapeId::LIST_VALUE;
            self.heap
                .barrier(l, Value::from_ptr((items as *const Buffer).sub(1)));
        }
    }

    /// `l[i]`, `i` in range.
    #[inline]
    pub fn list_get(&mut self, l: Value, i: usize) -> Value {
        debug_assert!(i < self.list_len(l));
        // SAFETY: a list; `i` is in range.
        unsafe {
            let p = l.as_ptr::<List>();
            let items = (*p).items;
            match (*p).head.shape {
                ShapeId::LIST_INT => self.new_int(*items.add(i) as i64),
                ShapeId::LIST_FLOAT => self.new_float(f64::from_bits(*items.add(i))),
                ShapeId::LIST_BOOL => Value::bool(*items.cast::<u8>().add(i) != 0),
                _ => Value(*items.add(i)),
            }
        }
    }

    /// `l[i] = v`, `i` in range.
    #[inline]
    pub fn list_set(&mut self, l: Value, i: usize, v: Value) {
        debug_assert!(i < self.list_len(l));
        let p = l.as_ptr::<List>();
        // SAFETY: a list; `i` is in range.
        unsafe {
            match (*p).head.shape {
                ShapeId::LIST_INT if v.is_small_int() => {
                    *(*p).items.add(i) = v.as_small_int() as u64
                }
                ShapeId::LIST_FLOAT if self.is_float(v) => {
                    *(*p).items.add(i) = self.float_value(v).to_bits()
                }
                ShapeId::LIST_BOOL if v.is_bool() => {
                    *(*p).items.cast::<u8>().add(i) = (v == Value::TRUE).into();
                }
                ShapeId::LIST_VALUE => {
                    *(*p).items.add(i) = v.0;
                    self.list_barrier(l, v);
                }
                _ => {
                    self.list_generalize(l);
                    self.list_set(l, i, v);
                }
            }
        }
    }

    /// Removes and returns the last item.
    pub fn list_pop(&mut self, l: Value) -> Option<Value> {
        let len = self.list_len(l);
        let last = len.checked_sub(1)?;
        let v = self.list_get(l, last);
        // SAFETY: a list with at least one item; what is behind the end is never read, but values there
        // would be kept alive.
        unsafe {
            let p = l.as_ptr::<List>();
            if (*p).head.shape == ShapeId::LIST_VALUE {
                *(*p).items.add(last) = 0;
            }
            (*p).len = last as u64;
        }
        Some(v)
    }

    /// A slice object.
    pub fn new_slice(&mut self, a: Value, b: Value, c: Value) -> Value {
        self.new_triple(ShapeId::SLICE, a, b, c)
    }

    /// A small built-in record of three values.
    pub fn new_triple(&mut self, shape: ShapeId, a: Value, b: Value, c: Value) -> Value {
        let p = self.alloc(shape, size_of::<Triple>()) as *mut Triple;
        // SAFETY: a fresh cell of that size.
        unsafe { ((*p).a, (*p).b, (*p).c) = (a, b, c) };
        Value::from_ptr(p)
    }

    /// The three values of such a record.
    pub fn triple(&self, v: Value) -> (Value, Value, Value) {
        let p = v.as_ptr::<Triple>();
        // SAFETY: the caller checked the shape.
        unsafe { ((*p).a, (*p).b, (*p).c) }
    }

    /// A bytes object.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> Value {
        let p = self.alloc(ShapeId::BYTES, size_of::<Bytes>() + bytes.len()) as *mut Bytes;
        // SAFETY: a fresh cell with room for the bytes.
        unsafe {
            (*p).len = bytes.len() as u64;
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), p.add(1) as *mut u8, bytes.len());
        }
        Value::from_ptr(p)
    }

    /// A bytes object of two parts, one after the other.
    pub(crate) fn new_bytes_joined(&mut self, first: &[u8], second: &[u8]) -> Value {
        let len = first.len() + second.len();
        let p = self.alloc(ShapeId::BYTES, size_of::<Bytes>() + len) as *mut Bytes;
        // SAFETY: a fresh cell with room for the bytes of both.
        unsafe {
            (*p).len = len as u64;
            let to = p.add(1) as *mut u8;
            std::ptr::copy_nonoverlapping(first.as_ptr(), to, first.len());
            std::ptr::copy_nonoverlapping(second.as_ptr(), to.add(first.len()), second.len());
        }
        Value::from_ptr(p)
    }

    /// The bytes object itself, of which an instance of a subclass carries one.
    #[inline(always)]
    pub(crate) fn bytes_cell(&self, v: Value) -> Value {
        if self.shape_of(v) == ShapeId::BYTES {
            v
        } else {
            self.payload(v)
        }
    }

    /// The content of a bytes object. Valid while it lives.
    pub fn bytes_content<'a>(&self, v: Value) -> &'a [u8] {
        let p = self.bytes_cell(v).as_ptr::<Bytes>();
        // SAFETY: the caller checked that it is a bytes object; they never change.
        unsafe { std::slice::from_raw_parts(p.add(1) as *const u8, (*p).len as usize) }
    }

    /// `range(start, stop, step)` with 64-bit bounds, step not 0.
    pub fn new_range(&mut self, start: i64, stop: i64, step: i64) -> Value {
        let (low, high) = if step > 0 {
            (start, stop)
        } else {
            (stop, start)
        };
        let span = high.wrapping_sub(low) as u64;
        let len = match (high > low, step) {
            (false, _) => 0,
            (true, 1) => span,
            (true, _) => (span - 1) / step.unsigned_abs() + 1,
        };
        let p = self.alloc(ShapeId::RANGE, size_of::<Range>()) as *mut Range;
        // SAFETY: a fresh cell of that size.
        unsafe {
            ((*p).start, (*p).stop, (*p).step) = (start, stop, step);
            (*p).len = len.min(i64::MAX as u64) as i64;
        }
        Value::from_ptr(p)
    }
}

/// First item of a tuple.
#[inline(always)]
pub fn tuple_items_mut(t: Value) -> *mut Value {
    (t.0 as usize + size_of::<Tuple>()) as *mut Value
}

const _: () = assert!(size_of::<Head>() == 8);
