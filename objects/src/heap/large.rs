//! Objects larger than any cell: each has memory of its own.
//!
//! ```text
//!  ├ bytes of the object ┼ … ┼ Head, fields …
//!  └ 16 bytes of prefix ─────┘
//! ```

use super::block::POISON_BYTE;
use super::foreign;
use rekindle_abi::heap::{Head, gc};
use std::alloc::Layout;

const PREFIX: usize = 16;

/// From this size on the system is asked for huge pages: a seventh of the page faults, a third of the system's time
/// for a sieve of five million; the program's own time is that of the memory, as before.
const HUGE_BYTES: usize = 4 << 20;

/// An object with memory of its own.
#[derive(Clone, Copy, Debug)]
struct Large {
    start: usize,
    bytes: usize,
}

impl Large {
    fn head(self) -> *mut Head {
        self.start as *mut Head
    }

    fn layout(bytes: usize) -> Layout {
        Layout::from_size_align(bytes + PREFIX, 16).expect("sizes are far below the limit")
    }

    /// Frees the object.
    fn free(self, poison: bool) {
        // SAFETY: a live large object, made by `Larges::alloc` with this layout; nothing refers
        // to it any more.
        unsafe {
            foreign::drop_if_asked(self.head());
            if poison {
                std::ptr::write_bytes(self.start as *mut u8, POISON_BYTE, self.bytes);
            }
            std::alloc::dealloc((self.start - PREFIX) as *mut u8, Large::layout(self.bytes));
        }
    }
}

/// Asks for huge pages in fresh memory; that it may say no changes nothing but speed.
fn advise_huge_pages(start: usize, bytes: usize) {
    const PAGE: usize = 4096;
    let first = start.next_multiple_of(PAGE);
    let length = (start + bytes).saturating_sub(first) / PAGE * PAGE;
    // SAFETY: whole pages within memory that was just allocated; the advice does not change what it holds.
    unsafe { libc::madvise(first as *mut libc::c_void, length, libc::MADV_HUGEPAGE) };
}

/// All large objects.
#[derive(Debug, Default)]
pub(super) struct Larges {
    /// Those that were there at the last collection, by address.
    old: Vec<Large>,
    /// Those made since; by address while marking.
    young: Vec<Large>,
    /// Where the lowest starts and the highest ends.
    low: usize,
    high: usize,
    /// Bytes of all of them.
    pub(super) bytes: usize,
}

impl Larges {
    /// A zeroed object.
    pub(super) fn alloc(&mut self, bytes: usize) -> *mut Head {
        let layout = Large::layout(bytes);
        // SAFETY: the layout's size is not zero.
        let raw = unsafe { std::alloc::alloc_zeroed(layout) };
        if raw.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        if bytes >= HUGE_BYTES {
            advise_huge_pages(raw as usize, bytes);
        }
        // SAFETY: the prefix and the head lie in the fresh memory.
        let head = unsafe {
            *(raw as *mut usize) = bytes;
            let head = raw.add(PREFIX) as *mut Head;
            (*head).gc = gc::LARGE;
            head
        };
        self.young.push(Large {
            start: head as usize,
            bytes,
        });
        self.bytes += bytes;
        head
    }

    /// Size of a large object.
    ///
    /// # Safety
    /// `p` came from [`Larges::alloc`] and is alive.
    pub(super) unsafe fn bytes_of(p: *const Head) -> usize {
        // SAFETY: the prefix lies in front of the object.
        unsafe { *((p as *const u8).sub(PREFIX) as *const usize) }
    }

    /// Puts the young ones in order, for [`Larges::object_at`].
    pub(super) fn prepare(&mut self) {
        self.young.sort_unstable_by_key(|l| l.start);
        let ends = |l: &Large| (l.start, l.start + l.bytes);
        let both = [&self.old, &self.young];
        self.low = both
            .iter()
            .filter_map(|l| Some(ends(l.first()?).0))
            .min()
            .unwrap_or(0);
        self.high = both
            .iter()
            .filter_map(|l| Some(ends(l.last()?).1))
            .max()
            .unwrap_or(0);
    }

    /// Every large object.
    pub(super) fn heads(&self) -> impl Iterator<Item = *mut Head> {
        self.old.iter().chain(&self.young).map(|large| large.head())
    }

    /// The large object that the word points to or into, if any.
    #[inline]
    pub(super) fn object_at(&self, word: usize) -> Option<*mut Head> {
        if word < self.low || word >= self.high {
            return None;
        }
        [&self.old, &self.young].into_iter().find_map(|list| {
            let i = list.partition_point(|l| l.start <= word).checked_sub(1)?;
            (word - list[i].start < list[i].bytes).then(|| list[i].head())
        })
    }

    /// Takes the marks off.
    pub(super) fn unmark(&mut self) {
        for l in self.old.iter().chain(&self.young) {
            // SAFETY: a live object.
            unsafe { (*l.head()).gc &= !(gc::MARKED | gc::REMEMBERED) };
        }
    }

    /// Frees what is not marked: among the young, or among all.
    pub(super) fn sweep(&mut self, full: bool, poison: bool) {
        let mut freed = 0;
        let mut keep = |l: &Large| {
            // SAFETY: a live object.
            let marked = unsafe { (*l.head()).gc } & gc::MARKED != 0;
            if !marked {
                freed += l.bytes;
                l.free(poison);
            }
            marked
        };
        if full {
            self.old.retain(&mut keep);
        }
        self.young.retain(&mut keep);
        self.bytes -= freed;
        if !self.young.is_empty() {
            self.old.append(&mut self.young);
            // Two sorted runs: the stable sort merges them.
            self.old.sort_by_key(|l| l.start);
        }
    }
}

impl Drop for Larges {
    fn drop(&mut self) {
        for l in self.old.iter().chain(&self.young) {
            l.free(false);
        }
    }
}
