//! Marking: what can be reached is marked and, once its references were followed, done.
//!
//! An object that is marked already is left alone. In a young collection everything old is.

use super::block::BlockRef;
use super::chunk::Chunks;
use super::large::Larges;
use super::walk::{Layout, Walk};
use crate::{ShapeId, Value};
use rekindle_abi::heap::{
    Buffer, Dict, DictEntry, Generator, GeneratorState, Head, Instance, List,
};
use rekindle_abi::heap::{INLINE, Tuple, gc};

/// Set in a word of the mark stack: the words of this buffer need not be values.
const LOOSE: usize = 1;

/// One marking.
pub(super) struct Marker<'h> {
    pub(super) chunks: &'h Chunks,
    pub(super) larges: &'h Larges,
    pub(super) layouts: &'h [Layout],
    /// Objects that are marked but not yet walked.
    pub(super) stack: &'h mut Vec<usize>,
    /// Bytes of the large objects marked.
    pub(super) large_bytes: usize,
}

impl Marker<'_> {
    /// Marks what a word that may be anything points to or into.
    pub(super) fn loose(&mut self, word: u64) {
        let word = word as usize;
        let Some(p) = self
            .chunks
            .object_at(word)
            .or_else(|| self.larges.object_at(word))
        else {
            return;
        };
        // SAFETY: an object.
        unsafe {
            if self.newly_marked(p) {
                // A stale buffer of a dict may outlive what its words referred to.
                let stale = (*p).shape == ShapeId::VALUE_BUFFER;
                self.stack.push(p as usize | if stale { LOOSE } else { 0 });
            }
        }
    }

    /// Marks what the words in a part of memory point to or into.
    ///
    /// # Safety
    /// The part is 8-aligned and readable.
    pub(super) unsafe fn loose_range(&mut self, from: usize, to: usize) {
        let mut p = from as *const u64;
        // SAFETY: the caller's promise. The words may be anything, hence volatile.
        unsafe {
            while (p as usize) + 8 <= to {
                self.loose(p.read_volatile());
                p = p.add(1);
            }
        }
    }

    /// Marks a value.
    #[inline(always)]
    pub(super) fn value(&mut self, v: Value) {
        if v.is_ptr() {
            // SAFETY: values in live objects and in roots are live objects themselves.
            unsafe { self.object(v.as_ptr()) };
        }
    }

    /// Marks an object.
    ///
    /// # Safety
    /// `p` is an object.
    #[inline(always)]
    unsafe fn object(&mut self, p: *mut Head) {
        // SAFETY: the caller's promise.
        unsafe {
            if self.newly_marked(p) && self.layout(p).walk != Walk::Leaf {
                self.stack.push(p as usize);
            }
        }
    }

    #[inline(always)]
    unsafe fn layout(&self, p: *mut Head) -> Layout {
        // SAFETY: the caller passes an object.
        self.layouts[unsafe { (*p).shape.0 } as usize]
    }

    /// Sets an object's mark; false if it needs none.
    #[inline(always)]
    unsafe fn newly_marked(&mut self, p: *mut Head) -> bool {
        // SAFETY: the caller passes an object.
        unsafe {
            let bits = (*p).gc;
            if bits & (gc::MARKED | gc::IMMORTAL) != 0 {
                return false;
            }
            (*p).gc = bits | gc::MARKED;
            if bits & gc::LARGE == 0 {
                let block = BlockRef::of(p);
                let header = block.get();
                debug_assert!(header.swept && !header.blank, "a reference to freed memory");
                header.marked += 1;
            } else {
                self.large_bytes += Larges::bytes_of(p);
            }
            true
        }
    }

    /// Marks the buffer that `data`, which lies behind its header, belongs to; its content is
    /// the caller's business.
    unsafe fn storage<T>(&mut self, data: *const T) {
        if !data.is_null() {
            // SAFETY: the caller passes a pointer behind a buffer's header, or null.
            unsafe { self.newly_marked((data as *mut Buffer).sub(1) as *mut Head) };
        }
    }

    /// Walks what was marked until nothing is left.
    pub(super) fn drain(&mut self) {
        while let Some(word) = self.stack.pop() {
            // SAFETY: marked objects were put there.
            unsafe {
                if word & LOOSE == 0 {
                    self.walk(word as *mut Head);
                } else {
                    let p = (word & !LOOSE) as *mut Buffer;
                    let from = p.add(1) as usize;
                    self.loose_range(from, from + (*p).len_bytes as usize);
                }
            }
        }
    }

    /// Marks what an object refers to.
    ///
    /// # Safety
    /// `p` is an object.
    pub(super) unsafe fn walk(&mut self, p: *mut Head) {
        // SAFETY: the object's shape says how it is laid out.
        unsafe {
            let layout = self.layout(p);
            match layout.walk {
                Walk::Leaf => {}
                Walk::Fields => {
                    for_each_bit(layout.mask, |i| self.value(*(p as *const Value).add(i)));
                }
                Walk::Loose => {
                    for_each_bit(layout.mask, |i| self.loose(*(p as *const u64).add(i)));
                }
                Walk::Tuple => self.values(
                    (p as usize + INLINE.tuple as usize) as *const Value,
                    (*(p as *const Tuple)).len as usize,
                ),
                Walk::List => self.walk_list(p as *const List),
                Walk::Dict => self.walk_dict(p as *const Dict),
                Walk::Generator => self.walk_generator(p as *mut Generator),
                Walk::Instance => self.walk_instance(p as *const Instance, layout),
                Walk::Values => {
                    let p = p as *const Buffer;
                    self.values(p.add(1) as *const Value, (*p).len_bytes as usize / 8);
                }
                Walk::Foreign => super::foreign::trace(p, &mut |v| self.value(v)),
            }
        }
    }

    unsafe fn values(&mut self, first: *const Value, n: usize) {
        for i in 0..n {
            // SAFETY: the caller passes the place of `n` values.
            self.value(unsafe { *first.add(i) });
        }
    }

    unsafe fn walk_list(&mut self, p: *const List) {
        // SAFETY: the caller passes a list; its items lie behind a buffer's header.
        unsafe {
            if (*p).items.is_null() {
                return;
            }
            // The buffer's own shape says whether it holds values: barriers are on it.
            self.object(((*p).items as *mut Buffer).sub(1) as *mut Head);
        }
    }

    /// Dicts and sets are walked whole, since barriers are on them and not on their storage.
    unsafe fn walk_dict(&mut self, p: *const Dict) {
        // SAFETY: the caller passes a dict or set; a set has no index, and keys anywhere in its
        // table.
        unsafe {
            self.storage((*p).entries);
            self.storage((*p).index);
            let n = if (*p).index.is_null() {
                (*p).capacity
            } else {
                (*p).used
            };
            for i in 0..n as usize {
                let DictEntry { key, value, .. } = *(*p).entries.add(i);
                self.value(key);
                self.value(value);
            }
        }
    }

    unsafe fn walk_generator(&mut self, p: *mut Generator) {
        // SAFETY: the caller passes a generator.
        unsafe {
            for v in [(*p).function, (*p).delegate, (*p).handled] {
                self.value(v);
            }
            if (*p).head.bits == GeneratorState::Finished as u8 {
                // Nothing resumes it: what its registers held can go.
                (*p).regs = std::ptr::null_mut();
            } else if !(*p).regs.is_null() {
                self.object(((*p).regs as *mut Buffer).sub(1) as *mut Head);
            }
        }
    }

    unsafe fn walk_instance(&mut self, p: *const Instance, layout: Layout) {
        // SAFETY: the caller passes an instance and the layout of its shape.
        unsafe {
            let inline = (*p).head.aux as usize;
            let slots = layout.slots as usize;
            let first = (p as usize + INLINE.instance as usize) as *const Value;
            if slots > 64 {
                return self.walk_wide_instance(p, slots);
            }
            let here = if inline < 64 {
                layout.mask & ((1 << inline) - 1)
            } else {
                layout.mask
            };
            for_each_bit(here, |i| self.value(*first.add(i)));
            // An instance that is being made may have its shape before it has the room.
            if !(*p).more.is_null() {
                self.storage((*p).more);
                let more = (*p).more as *const Value;
                for_each_bit(layout.mask & !here, |i| self.value(*more.add(i - inline)));
            }
        }
    }

    /// An instance of so many slots that the layout does not say which of them hold values.
    #[cold]
    unsafe fn walk_wide_instance(&mut self, p: *const Instance, slots: usize) {
        // SAFETY: the caller passes an instance.
        unsafe {
            let inline = ((*p).head.aux as usize).min(slots);
            let first = p as usize + INLINE.instance as usize;
            self.loose_range(first, first + inline * 8);
            if !(*p).more.is_null() {
                self.storage((*p).more);
                let more = (*p).more as usize;
                self.loose_range(more, more + (slots - inline) * 8);
            }
        }
    }
}

#[inline(always)]
fn for_each_bit(mut mask: u64, mut f: impl FnMut(usize)) {
    while mask != 0 {
        f(mask.trailing_zeros() as usize);
        mask &= mask - 1;
    }
}
