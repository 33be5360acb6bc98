//! The heap: where objects live, and who frees them.
//!
//! Objects never move. Small ones are cells of blocks ([`block`]), cut from chunks ([`chunk`]);
//! the others have memory of their own ([`large`]). Allocation takes cells off free lists; the
//! lists of small cells lie in [`crate::Ctx`], so that compiled code allocates in line ([`alloc`]).
//!
//! Garbage is found by marking ([`mark`], guided by a table of layouts, [`walk`]) and swept when
//! its block is next allocated from ([`sweep`]). Marks stay ("sticky mark bits", Demmers et al.
//! 1990): a marked object is old, and a *young* collection leaves it alone unless it is in the
//! remembered set, where [`Heap::barrier`] puts an old object that was given a young one. A
//! *full* collection takes all marks off first ([`collect`]).
//!
//! Marking starts from the runtime's own fields, from ranges of memory that others announce, and
//! from the native stacks, whose words may be anything ([`roots`], [`stack`]): a word that points
//! to an object *or into it* keeps it. Values in Rust-owned memory are in a [`RootVec`].
//!
//! What always holds:
//! * every reference in an object is to an object, except in a [`rekindle_abi::heap::Buffer`]
//!   that its owner has replaced;
//! * an old object that refers to a young one is remembered;
//! * nothing is collected outside `Runtime::alloc`, `Runtime::safepoint` and
//!   `Runtime::collect_garbage`, nor between [`Heap::pause`] and [`Heap::resume`].

mod alloc;
mod block;
mod chunk;
mod collect;
mod finalize;
mod foreign;
mod identity;
mod large;
mod live;
mod mark;
mod roots;
mod rootvec;
mod stack;
mod stats;
mod sweep;
mod walk;
mod weak;

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;

pub use foreign::{CELL_BYTES, Foreign};
pub use roots::RootRanges;
pub use rootvec::RootVec;
pub(crate) use stack::with_registers_on_stack;
pub use stack::{CalleeSaved, callee_saved};
pub use stats::GcStats;
pub use weak::Weak;

use crate::Value;
use block::{BlockRef, CLASS_COUNT};
use rekindle_abi::heap::{Head, gc};

/// All objects of a runtime.
pub struct Heap {
    /// What was counted.
    pub stats: GcStats,
    /// `stress=gc`: freed memory is poisoned. See `Runtime::stress_gc`.
    stress: bool,
    /// Under stress: cells handed out from one collection to the next, or 0 for no limit.
    stress_every: usize,
    chunks: chunk::Chunks,
    larges: large::Larges,
    /// Free cells of blocks that [`Heap::alloc`] allocates from.
    lists: [*mut u64; CLASS_COUNT],
    /// Blocks with room, by class.
    pending: [Vec<BlockRef>; CLASS_COUNT],
    /// Blocks that were allocated from since the last collection.
    fresh: Vec<BlockRef>,
    /// Old objects that may refer to young ones; each has `REMEMBERED` set.
    remembered: Vec<*mut Head>,
    /// Objects outside blocks that are never freed before the heap.
    immortal: Vec<(*mut Head, usize)>,
    /// How to walk the objects of each shape, as far as known.
    layouts: Vec<walk::Layout>,
    mark_stack: Vec<usize>,
    root_vecs: rootvec::RootVecs,
    ranges: Vec<RootRanges>,
    seen: roots::Seen,
    stacks: stack::Stacks,
    /// How often [`Heap::pause`] was called more than [`Heap::resume`].
    paused: usize,
    identities: identity::Identities,
    weaks: weak::Weaks,
    finals: finalize::Finals,
    pace: collect::Pace,
    /// Bytes of old cells.
    old_cell_bytes: usize,
}

impl Default for Heap {
    fn default() -> Heap {
        Heap {
            stats: GcStats::default(),
            stress: false,
            stress_every: 0,
            chunks: chunk::Chunks::default(),
            larges: large::Larges::default(),
            lists: [std::ptr::null_mut(); CLASS_COUNT],
            pending: [const { Vec::new() }; CLASS_COUNT],
            fresh: Vec::new(),
            remembered: Vec::new(),
            immortal: Vec::new(),
            layouts: Vec::new(),
            mark_stack: Vec::new(),
            root_vecs: rootvec::RootVecs::default(),
            ranges: Vec::new(),
            seen: roots::Seen::default(),
            stacks: stack::Stacks::default(),
            paused: 0,
            identities: identity::Identities::default(),
            weaks: weak::Weaks::default(),
            finals: finalize::Finals::default(),
            pace: collect::Pace::default(),
            old_cell_bytes: 0,
        }
    }
}

impl Heap {
    /// Is it an old object that is not remembered yet? Only then [`Heap::barrier`] has something to do.
    #[inline(always)]
    pub fn needs_barrier(&self, obj: Value) -> bool {
        // SAFETY: the caller passes an object.
        unsafe { (*obj.as_ptr::<Head>()).gc & (gc::MARKED | gc::REMEMBERED) == gc::MARKED }
    }

    /// After storing `value` into `obj`: remembers an old object that was given a young one.
    ///
    /// For an item of a list `obj` is the list's storage; for anything in a dict, a set, or an
    /// instance's slots it is the dict, the set, the instance.
    #[inline(always)]
    pub fn barrier(&mut self, obj: Value, value: Value) {
        if value.is_ptr() {
            // SAFETY: both are objects (the caller has just stored one into the other).
            unsafe {
                let p = obj.as_ptr::<Head>();
                if (*p).gc & (gc::MARKED | gc::REMEMBERED) == gc::MARKED
                    && (*value.as_ptr::<Head>()).gc & (gc::MARKED | gc::IMMORTAL) == 0
                {
                    self.remember(obj);
                }
            }
        }
    }

    /// Puts an object into the remembered set if it is old; for compiled code, which has looked
    /// at its bits.
    #[inline(never)]
    pub fn remember(&mut self, obj: Value) {
        let p = obj.as_ptr::<Head>();
        // SAFETY: the caller passes an object.
        unsafe {
            if (*p).gc & (gc::MARKED | gc::REMEMBERED) == gc::MARKED {
                (*p).gc |= gc::REMEMBERED;
                self.remembered.push(p);
            }
        }
    }

    /// Puts collections off until [`Heap::resume`]; nests.
    pub fn pause(&mut self) {
        self.paused += 1;
    }

    /// Ends a [`Heap::pause`].
    pub fn resume(&mut self) {
        debug_assert!(self.paused > 0);
        self.paused -= 1;
    }

    /// Says where the native stack in use begins (one past its highest address).
    ///
    /// Without this it is taken to be the calling thread's own.
    pub fn set_stack_base(&mut self, base: usize) {
        self.stacks.set_base(base);
    }

    /// Announces that the caller is about to run on another native stack, the memory given, and
    /// to come back: the present one is looked at meanwhile as it is now.
    ///
    /// To be called in the frame that switches, which may use 2 KiB below it for doing so.
    #[inline(never)]
    pub fn enter_stack(&mut self, stack: std::ops::Range<usize>) {
        self.stacks.enter(stack);
    }

    /// The stack announced last was left.
    pub fn leave_stack(&mut self) {
        self.stacks.leave();
    }

    /// The running thread, of this number, is about to wait. To be called in the frame that waits: values in frames below it
    /// are not seen.
    #[inline(never)]
    pub(crate) fn thread_waits(&mut self, thread: u64) {
        self.stacks.put_aside(thread);
    }

    /// The thread of this number runs again.
    pub(crate) fn thread_goes_on(&mut self, thread: u64) {
        self.stacks.take_up(thread);
    }

    /// The calling thread has just begun.
    pub(crate) fn thread_begins(&mut self) {
        self.stacks.begin();
    }

    /// Of all threads only the calling one is there.
    pub(crate) fn forget_threads(&mut self) {
        self.stacks.forget_waiting();
    }

    /// Are collections put off?
    pub fn is_paused(&self) -> bool {
        self.paused > 0
    }

    /// Looks also at these parts of memory in every collection.
    ///
    /// # Safety
    /// The provider may be called, and the parts it names be read, whenever something is
    /// allocated.
    pub unsafe fn add_root_ranges(&mut self, provider: RootRanges) {
        self.ranges.push(provider);
    }

    /// The object that an address points to or into, if it is one. For inspection, not for
    /// speed.
    pub fn object_at(&mut self, address: usize) -> Option<Value> {
        self.larges.prepare();
        self.chunks
            .object_at(address)
            .or_else(|| self.larges.object_at(address))
            .map(|p| Value::from_ptr(p))
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for block in self.chunks.blocks().filter(|b| b.get().drops) {
            for head in block.heads() {
                // SAFETY: each object of the block, for the last time. Poisoned cells are not
                // objects, and neither are dead ones, whose Rust values were dropped at once.
                unsafe {
                    if !block::is_free(&*head) {
                        foreign::drop_if_asked(head);
                    }
                }
            }
        }
        for (p, bytes) in self.immortal.drain(..) {
            // SAFETY: allocated with this layout; nobody is left to use it.
            unsafe { std::alloc::dealloc(p as *mut u8, alloc::immortal_layout(bytes)) };
        }
    }
}
