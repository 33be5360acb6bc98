//! Marking: what can be reached is marked and, once its references were followed, done.
//!
//! An object that is marked already is left alone. In a young collection everything old is.

use super::block::BlockRef;
use super::chunk::Chunks;
use super::large::Larges;
use super::walk::{Layout, Walk};
use crate::{CodeState, ShapeId, Value};
use rekindle_abi::heap::{
    Buffer, Dict, DictEntry, Generator, GeneratorState, Head, Instance, List,
};
use rekindle_abi::heap::{INLINE, Tuple, gc};

/// Set in a word of the mark stack: a buffer, marked already, whose words need not be values.
const LOOSE: usize = 1;
/// Objects whose heads are on their way into the cache.
const PREFETCHED: usize = 8;
/// An array of more values than this is long.
const LONG: usize = 4 * PREFETCHED;

/// One marking.
pub(super) struct Marker<'h> {
    pub(super) chunks: &'h Chunks,
    pub(super) larges: &'h Larges,
    pub(super) layouts: &'h [Layout],
    /// Objects to be marked (unless they are) and walked.
    pub(super) stack: &'h mut Vec<usize>,
    /// Bytes of the large objects marked.
    pub(super) large_bytes: usize,
    /// References looked at; loose words count as a quarter.
    pub(super) seen: usize,
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
            if (*p).gc & gc::MARKED != 0 {
                return;
            }
            if (*p).shape != ShapeId::VALUE_BUFFER {
                self.stack.push(p as usize);
            } else if self.newly_marked(p) {
                // A stale buffer of a dict may outlive what its words referred to.
                self.stack.push(p as usize | LOOSE);
            }
        }
    }

    /// Marks what the words in a part of memory point to or into.
    ///
    /// # Safety
    /// The part is 8-aligned and readable.
    pub(super) unsafe fn loose_range(&mut self, from: usize, to: usize) {
        let mut p = from as *const u64;
        self.seen += to.saturating_sub(from) / 32;
        // SAFETY: the caller's promise. The words may be anything, hence volatile.
        unsafe {
            while (p as usize) + 8 <= to {
                self.loose(p.read_volatile());
                p = p.add(1);
            }
        }
    }

    /// Marks a value, sooner or later.
    #[inline(always)]
    pub(super) fn value(&mut self, v: Value) {
        if v.is_ptr() {
            self.stack.push(v.0 as usize);
        }
    }

    #[inline(always)]
    unsafe fn layout(&self, p: *mut Head) -> Layout {
        // SAFETY: the caller passes an object.
        self.layouts[unsafe { (*p).shape.0 } as usize]
    }

    /// Is it a generator that will not be resumed?
    pub(super) fn is_finished_generator(&self, v: Value) -> bool {
        // SAFETY: the caller passes an object, which its shape says to be a generator.
        unsafe {
            matches!(self.layout(v.as_ptr::<Head>()).walk, Walk::Generator)
                && (*v.as_ptr::<Generator>()).pc == Generator::FINISHED
        }
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

    /// Marks and walks until nothing is left.
    pub(super) fn drain(&mut self) {
        // What comes off the stack waits here while its head is fetched into the cache
        // (Cher, Hosking, Vitek 2004).
        let mut waiting = [0; PREFETCHED];
        let mut at = 0;
        let mut idle = 0;
        while idle < PREFETCHED {
            let next = self.stack.pop().unwrap_or(0);
            prefetch(next);
            let word = std::mem::replace(&mut waiting[at], next);
            at = (at + 1) % PREFETCHED;
            idle = if next | word == 0 { idle + 1 } else { 0 };
            if word != 0 {
                self.seen += 1;
                // SAFETY: objects were put there.
                unsafe { self.visit(word) };
            }
        }
    }

    /// Marks what a word from the stack stands for, and puts what that refers to there; false: it was marked before.
    ///
    /// # Safety
    /// The word was on the stack.
    #[inline(always)]
    pub(super) unsafe fn visit(&mut self, word: usize) -> bool {
        // SAFETY: the caller's promise.
        unsafe {
            if word & LOOSE != 0 {
                let p = (word & !LOOSE) as *mut Buffer;
                let from = p.add(1) as usize;
                self.loose_range(from, from + (*p).len_bytes as usize);
            } else if self.newly_marked(word as *mut Head) {
                self.walk(word as *mut Head);
            } else {
                return false;
            }
        }
        true
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
        // Much of a long array is often the same few objects, or old: those need no way over the stack.
        for i in 0..n {
            // SAFETY: the caller passes the place of `n` values; what is looked at ahead is only fetched.
            unsafe {
                let v = *first.add(i);
                if !v.is_ptr() {
                    continue;
                }
                if n > LONG && i + PREFETCHED < n {
                    prefetch((*first.add(i + PREFETCHED)).0 as usize);
                    if (*v.as_ptr::<Head>()).gc & (gc::MARKED | gc::IMMORTAL) != 0 {
                        continue;
                    }
                }
                self.stack.push(v.0 as usize);
            }
        }
    }

    unsafe fn walk_list(&mut self, p: *const List) {
        // SAFETY: the caller passes a list; its items lie behind a buffer's header.
        unsafe {
            if (*p).items.is_null() {
                return;
            }
            // The buffer's own shape says whether it holds values: barriers are on it.
            self.value(Value::from_ptr(((*p).items as *mut Buffer).sub(1)));
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

    /// Generators are walked with their registers, since barriers are on them and not on their storage.
    unsafe fn walk_generator(&mut self, p: *mut Generator) {
        // SAFETY: the caller passes a generator.
        unsafe {
            for v in [(*p).function, (*p).delegate, (*p).handled] {
                self.value(v);
            }
            if (*p).pc == Generator::FINISHED {
                // Nothing resumes it: what its registers held can go.
                (*p).regs = std::ptr::null_mut();
            } else if !(*p).regs.is_null() {
                self.storage((*p).regs);
                let len_bytes = (*((*p).regs as *mut Buffer).sub(1)).len_bytes;
                let size = len_bytes as usize / 8;
                let saved = saved_registers(&*p).unwrap_or(size);
                self.values((*p).regs, saved);
                // Compiled code may save fewer the next time, and would leave what is freed now.
                (saved..size).for_each(|i| *(*p).regs.add(i) = Value::NULL);
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

/// Begins to fetch the memory at an address, which may be anything, into the cache.
#[inline(always)]
fn prefetch(address: usize) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a prefetch has no effect that a program could see, whatever the address.
    unsafe {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(address as *const i8);
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: as above.
    unsafe {
        core::arch::asm!("prfm pldl1keep, [{0}]", in(reg) address, options(nostack, readonly, preserves_flags));
    }
}

#[inline(always)]
fn for_each_bit(mut mask: u64, mut f: impl FnMut(usize)) {
    while mask != 0 {
        f(mask.trailing_zeros() as usize);
        mask &= mask - 1;
    }
}

/// How many registers a suspended generator has saved: those behind are left from before.
unsafe fn saved_registers(generator: &Generator) -> Option<usize> {
    if generator.state() != GeneratorState::Suspended {
        return None;
    }
    // SAFETY: linked code lives as long as the runtime; the generator stands behind a yield, which says how many.
    let code = unsafe { &(*(generator.code as *const CodeState)).code };
    Some(code.ins[generator.pc as usize - 1].c as usize)
}
