//! Rust values in heap cells.
//!
//! ```text
//!  ├ Head (FOREIGN or a shape of that kind) ┼ &'static ForeignType ┼ the value …
//! ```

use crate::{Runtime, ShapeId, Value};
use rekindle_abi::heap::{Head, gc};
use std::any::TypeId;

/// A Rust value that may live in a heap cell.
///
/// It is dropped some time after the last reference to the cell is gone; `drop` must not touch
/// the heap.
pub trait Foreign: 'static {
    /// Shows the collector every value it holds. A value stored later wants a
    /// [`super::Heap::barrier`].
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        let _ = see;
    }
}

/// What the heap knows of a type of such values.
struct ForeignType {
    id: TypeId,
    drop: unsafe fn(*mut u8),
    trace: unsafe fn(*const u8, &mut dyn FnMut(Value)),
}

#[repr(C)]
struct ForeignCell {
    head: Head,
    of: &'static ForeignType,
}

/// Where the Rust value of a cell begins.
pub const CELL_BYTES: usize = size_of::<ForeignCell>();

const _: () = assert!(CELL_BYTES == 16);

trait Typed: Foreign + Sized {
    const TYPE: &'static ForeignType = {
        assert!(align_of::<Self>() <= 16, "cells are aligned to 16 bytes");
        &ForeignType {
            id: TypeId::of::<Self>(),
            // SAFETY: called with the address of a live value of this type, once.
            drop: |p| unsafe { std::ptr::drop_in_place(p as *mut Self) },
            // SAFETY: called with the address of a live value of this type.
            trace: |p, see| unsafe { (*(p as *const Self)).trace(see) },
        }
    };
}

impl<T: Foreign> Typed for T {}

/// The value behind the header.
fn value_of(p: *mut Head) -> *mut u8 {
    (p as *mut u8).wrapping_add(size_of::<ForeignCell>())
}

/// Drops the Rust value in a cell that is about to be freed, if it holds one.
///
/// # Safety
/// `p` is an object; nobody uses it any more.
#[inline]
pub(super) unsafe fn drop_if_asked(p: *mut Head) {
    // SAFETY: an object; with this bit its cell holds a foreign value, not yet dropped.
    unsafe {
        if (*p).gc & gc::DROPS != 0 {
            ((*(p as *mut ForeignCell)).of.drop)(value_of(p));
        }
    }
}

/// Shows every value that a foreign cell holds.
///
/// # Safety
/// `p` is an object of kind `Foreign`.
pub(super) unsafe fn trace(p: *mut Head, see: &mut dyn FnMut(Value)) {
    // SAFETY: the bit is set once the cell holds its value.
    unsafe {
        if (*p).gc & gc::DROPS != 0 {
            ((*(p as *mut ForeignCell)).of.trace)(value_of(p), see);
        }
    }
}

impl Runtime {
    /// Moves a Rust value into a new cell of this shape, which is of kind `Foreign`.
    pub fn new_foreign<T: Foreign>(&mut self, shape: ShapeId, value: T) -> Value {
        let p = self.alloc(shape, size_of::<ForeignCell>() + size_of::<T>());
        // SAFETY: a fresh cell with room for the header and the value.
        unsafe {
            (*(p as *mut ForeignCell)).of = T::TYPE;
            (value_of(p) as *mut T).write(value);
            self.heap.wants_drop(p);
        }
        Value::from_ptr(p)
    }

    /// The Rust value in a cell, if it is one of this type.
    ///
    /// # Safety
    /// `v` is of kind `Foreign`, stays alive as long as the reference, and no other reference
    /// to the Rust value exists meanwhile.
    pub unsafe fn foreign_mut<'a, T: Foreign>(&self, v: Value) -> Option<&'a mut T> {
        let p = v.as_ptr::<Head>();
        // SAFETY: the caller's promise; the type was compared.
        unsafe {
            ((*(p as *mut ForeignCell)).of.id == TypeId::of::<T>())
                .then(|| &mut *(value_of(p) as *mut T))
        }
    }
}
