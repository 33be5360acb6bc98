//! Allocation: off a free list, or, when that is empty, from another block, perhaps after a
//! collection.

use super::block::{self, GRANULE, LARGEST_CELL};
use super::{Heap, RootVec, sweep};
use crate::{Runtime, ShapeId};
use rekindle_abi::ctx::SIZE_CLASSES;
use rekindle_abi::heap::{Head, gc};
use std::alloc::Layout;

/// Largest cells that have a list in `Ctx::free`.
const SMALL: usize = SIZE_CLASSES * GRANULE;

/// Takes the first cell of a list that is not empty, and makes it an object.
///
/// # Safety
/// `*list` is a free cell of a class for objects of such a shape.
#[inline(always)]
unsafe fn pop(list: &mut *mut u64, shape: ShapeId) -> *mut Head {
    let p = *list;
    // SAFETY: free cells hold the next one in their second word.
    unsafe {
        *list = *p.add(1) as *mut u64;
        *p = shape.0 as u64;
        *p.add(1) = 0;
    }
    p as *mut Head
}

pub(super) fn immortal_layout(bytes: usize) -> Layout {
    Layout::from_size_align(bytes.max(GRANULE), GRANULE).expect("sizes are far below the limit")
}

impl Heap {
    /// A zeroed cell of `bytes` (head included) with its shape set. Never collects: see
    /// [`Runtime::alloc`].
    pub fn alloc(&mut self, shape: ShapeId, bytes: usize) -> *mut Head {
        if bytes > LARGEST_CELL {
            self.count(bytes);
            let p = self.larges.alloc(bytes);
            // SAFETY: a fresh object.
            unsafe { (*p).shape = shape };
            return p;
        }
        let class = block::class_of(bytes);
        if self.lists[class].is_null() {
            self.lists[class] = self.refill(class);
        }
        // SAFETY: the list of the class is not empty.
        unsafe { pop(&mut self.lists[class], shape) }
    }

    /// A zeroed object that is never freed, moved or walked: it must not refer to mortal ones.
    pub fn alloc_immortal(&mut self, shape: ShapeId, bytes: usize) -> *mut Head {
        let layout = immortal_layout(bytes);
        // SAFETY: the layout's size is not zero.
        let p = unsafe { std::alloc::alloc_zeroed(layout) } as *mut Head;
        if p.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        // SAFETY: a fresh cell of at least 16 bytes.
        unsafe { ((*p).shape, (*p).gc) = (shape, gc::IMMORTAL) };
        self.immortal.push((p, bytes));
        p
    }

    /// The free cells of a block of this class; at least one.
    fn refill(&mut self, class: usize) -> *mut u64 {
        loop {
            let block = self.pending[class].pop().unwrap_or_else(|| {
                let block = self.chunks.take_blank();
                block.set_class(class);
                block
            });
            let (first, count) = sweep::link(block);
            self.fresh.push(block);
            if count > 0 {
                self.count(count * block.get().cell_bytes as usize);
                self.shorten(first);
                return first;
            }
        }
    }

    /// Under stress, ends a list after so many cells; the others wait for the next collection.
    fn shorten(&self, first: *mut u64) {
        if self.stress_every == 0 {
            return;
        }
        let mut last = first;
        // SAFETY: free cells hold the next one in their second word.
        unsafe {
            for _ in 1..self.stress_every {
                let next = *last.add(1) as *mut u64;
                if next.is_null() {
                    return;
                }
                last = next;
            }
            *last.add(1) = 0;
        }
    }

    fn count(&mut self, bytes: usize) {
        self.pace.count(bytes);
        self.stats.allocated_bytes += bytes as u64;
    }

    /// Notes that an object's kind wants to know when it is freed.
    pub(super) fn wants_drop(&mut self, p: *mut Head) {
        // SAFETY: the caller passes an object.
        unsafe {
            (*p).gc |= gc::DROPS;
            if (*p).gc & gc::LARGE == 0 {
                block::BlockRef::of(p).get().drops = true;
            }
        }
    }
}

impl Runtime {
    /// A zeroed cell of `bytes` (head included) with its shape set. May collect first.
    ///
    /// The cell is young: what is stored into it before the next allocation needs no
    /// [`Heap::barrier`].
    #[inline(always)]
    pub fn alloc(&mut self, shape: ShapeId, bytes: usize) -> *mut Head {
        debug_assert!(bytes >= size_of::<Head>());
        if bytes <= SMALL {
            let list = &mut self.ctx.free[(bytes - 1) / GRANULE];
            if !list.is_null() {
                // SAFETY: the list of the class is not empty.
                return unsafe { pop(list, shape) };
            }
        }
        self.alloc_slow(shape, bytes)
    }

    /// Says that a cell about to be made has so many bytes outside the heap; may collect first.
    pub fn will_own(&mut self, bytes: usize) {
        self.heap.pace.count_outside(bytes);
        if self.heap.pace.is_due() {
            self.collect_as_due();
        }
    }

    #[inline(never)]
    fn alloc_slow(&mut self, shape: ShapeId, bytes: usize) -> *mut Head {
        if self.heap.pace.is_due() || self.heap.stress_every > 0 {
            self.collect_as_due();
        }
        if bytes > SMALL {
            return self.heap.alloc(shape, bytes);
        }
        let class = (bytes - 1) / GRANULE;
        let list = &mut self.ctx.free[class];
        if list.is_null() {
            *list = self.heap.refill(class);
        }
        // SAFETY: the list of the class is not empty.
        unsafe { pop(list, shape) }
    }

    /// A vector whose values the collector sees.
    #[inline]
    pub fn root_vec(&mut self) -> RootVec {
        self.heap.root_vecs.make()
    }
}
