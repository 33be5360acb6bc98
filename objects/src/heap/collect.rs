//! When to collect, and the order of what is done then.

use super::mark::Marker;
use super::walk::Layout;
use super::{Heap, stack};
use crate::{Runtime, ShapeId};
use rekindle_abi::ctx::attention;
use rekindle_abi::heap::gc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Bytes allocated from one collection to the next: at least, and at most.
const LEAST_YOUNG_BYTES: usize = 4 << 20;
const MOST_YOUNG_BYTES: usize = 16 << 20;
/// Old objects may take so many bytes before the first full collection.
const LEAST_OLD_BYTES: usize = 16 << 20;
/// Of the bytes outside the heap one in so many counts as having become old.
const OUTSIDE_SHARE: usize = 16;
/// Under stress one collection in so many is full: the others find missing barriers.
const STRESS_FULL_EVERY: u64 = 8;

/// Decides when to collect.
#[derive(Debug)]
pub(super) struct Pace {
    /// Bytes that may still be allocated before the next collection.
    left: isize,
    /// Bytes from one collection to the next.
    young_bytes: usize,
    /// With so many bytes of old objects the next collection is full.
    old_limit: usize,
    /// Bytes outside the heap that cells have been given since the last full collection.
    outside: usize,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            left: LEAST_YOUNG_BYTES as isize,
            young_bytes: LEAST_YOUNG_BYTES,
            old_limit: LEAST_OLD_BYTES,
            outside: 0,
        }
    }
}

impl Pace {
    /// So many bytes were handed out.
    #[inline]
    pub(super) fn count(&mut self, bytes: usize) {
        self.left -= bytes as isize;
    }

    /// So many bytes outside the heap belong to a cell.
    #[inline]
    pub(super) fn count_outside(&mut self, bytes: usize) {
        self.count(bytes);
        self.outside += bytes;
    }

    /// Is it time to collect?
    #[inline]
    pub(super) fn is_due(&self) -> bool {
        self.left <= 0
    }

    /// After a collection that looked at `work` references, and that `survivors` bytes of young
    /// objects, and `old` bytes in all, survived.
    ///
    /// Only counts matter, not clocks, so that runs repeat.
    fn adapt(&mut self, full: bool, survivors: usize, work: usize, old: usize) {
        if full {
            self.outside = 0;
            self.old_limit = (old * 2).max(LEAST_OLD_BYTES);
        } else if survivors > self.young_bytes / 4 || work > self.young_bytes / 64 {
            // It cost much for what it freed: collect less often.
            self.young_bytes = (self.young_bytes * 2).min(MOST_YOUNG_BYTES);
        } else if survivors < self.young_bytes / 16 && work < self.young_bytes / 256 {
            self.young_bytes = (self.young_bytes / 2).max(LEAST_YOUNG_BYTES);
        }
        self.left = self.young_bytes as isize;
    }
}

impl Runtime {
    /// Collects young garbage, or (`full`) all; nothing while the heap is paused.
    #[inline(never)]
    pub fn collect_garbage(&mut self, full: bool) {
        self.collect_above(full, 0);
    }

    /// Collects all garbage. What lies below the address `above` of the native stack in use is nothing but leftovers.
    #[inline(never)]
    pub fn collect_all_above(&mut self, above: Option<usize>) {
        self.collect_above(true, above.unwrap_or(0));
    }

    fn collect_above(&mut self, full: bool, above: usize) {
        // An interpreter that has not told where its registers are would lose their values.
        let blind = !self.vm.is_null() && self.heap.ranges.is_empty();
        if self.heap.paused > 0 || blind {
            return;
        }
        let rt = self;
        let mut job = Job { rt, full, above };
        // SAFETY: `run` takes a `Job`; a panic in it ends the process, since it is `extern "C"`.
        unsafe { stack::with_registers_on_stack((&raw mut job).cast(), Job::run) };
    }

    /// Collects, young or full as the heap's growth wants it.
    #[cold]
    pub(super) fn collect_as_due(&mut self) {
        let heap = &self.heap;
        let done = heap.stats.young_collections + heap.stats.full_collections;
        let full = if heap.stress {
            done % STRESS_FULL_EVERY == STRESS_FULL_EVERY - 1
        } else {
            heap.old_bytes() + heap.pace.outside / OUTSIDE_SHARE >= heap.pace.old_limit
        };
        self.collect_garbage(full);
    }

    /// Collects if `stress=gc` is on, or if [`attention::COLLECT`] asks for it.
    #[cold]
    pub fn safepoint(&mut self) {
        // SAFETY: the word is only ever accessed atomically while others may set bits of it.
        let word = unsafe { AtomicU64::from_ptr(&raw mut self.ctx.attention) };
        let asked = word.fetch_and(!attention::COLLECT, Ordering::Relaxed) & attention::COLLECT;
        if self.heap.stress || asked != 0 {
            self.collect_as_due();
        }
    }

    /// `stress=gc`: every safepoint collects, freed memory is poisoned; and, unless 0, every
    /// `allocations`th allocation of a size collects, too.
    pub fn stress_gc(&mut self, allocations: usize) {
        self.heap.stress = true;
        self.heap.stress_every = allocations;
        self.ctx.free.fill(std::ptr::null_mut());
        self.heap.lists.fill(std::ptr::null_mut());
        // SAFETY: as in `safepoint`.
        let word = unsafe { AtomicU64::from_ptr(&raw mut self.ctx.attention) };
        word.fetch_or(attention::STRESS, Ordering::Relaxed);
    }
}

/// What crosses the shim that stores the registers.
struct Job<'r> {
    rt: &'r mut Runtime,
    full: bool,
    above: usize,
}

impl Job<'_> {
    /// # Safety
    /// `job` points to a `Job`; every register in use is stored at or above `sp`.
    unsafe extern "C" fn run(job: *mut u8, sp: usize) {
        // SAFETY: the caller's promise.
        let job = unsafe { &mut *(job as *mut Job<'_>) };
        job.rt.collect_from(sp.max(job.above), job.full);
    }
}

impl Runtime {
    fn collect_from(&mut self, sp: usize, full: bool) {
        let begin = Instant::now();
        // What is left of the lists is found again when the blocks are swept.
        self.ctx.free.fill(std::ptr::null_mut());
        let heap = &mut self.heap;
        heap.lists.fill(std::ptr::null_mut());
        for i in heap.layouts.len()..self.shapes.len() {
            let layout = Layout::of(ShapeId(i as u32), &self.shapes[i]);
            heap.layouts.push(layout);
        }
        heap.larges.prepare();
        if full {
            heap.unmark_all();
        }
        let mut remembered = std::mem::take(&mut heap.remembered);
        let mut stack = std::mem::take(&mut heap.mark_stack);
        let old_before = if full { 0 } else { heap.old_cell_bytes };
        let stacks: Vec<_> = heap.stacks.used(sp).collect();
        let seen = heap.seen.for_collection(full);
        let mut finals = std::mem::take(&mut self.heap.finals);
        let mut marker = Marker {
            chunks: &self.heap.chunks,
            larges: &self.heap.larges,
            layouts: &self.heap.layouts,
            stack: &mut stack,
            large_bytes: 0,
            seen: 0,
        };
        for p in remembered.drain(..) {
            // A full collection finds it by itself, if it is alive.
            if !full {
                // SAFETY: an old object: it stays one until the next full collection.
                unsafe {
                    (*p).gc &= !gc::REMEMBERED;
                    marker.walk(p);
                }
            }
        }
        for range in stacks {
            // SAFETY: parts in use of native stacks.
            unsafe { marker.loose_range(range.start, range.end) };
        }
        finals.for_each_doomed(|v| marker.value(v));
        self.mark_roots(&mut marker, seen);
        marker.drain();
        finals.doom(&mut marker, full);
        let (large_survivors, work) = (marker.large_bytes, marker.seen);
        self.heap.finals = finals;
        self.clear_weak(full);
        self.announce_doomed();
        self.forget_entered();
        self.newly_interned.clear();
        let seen = self.seen_now();
        let heap = &mut self.heap;
        heap.seen = seen;
        heap.identities.forget_dead(full);
        (heap.remembered, heap.mark_stack) = (remembered, stack);
        heap.sort_blocks(full);
        heap.larges.sweep(full, heap.stress);
        let survivors = heap.old_cell_bytes - old_before + large_survivors;
        heap.pace.adapt(full, survivors, work, heap.old_bytes());
        if full && !heap.stress {
            let spare = (heap.old_bytes() / 2).max(2 * LEAST_YOUNG_BYTES);
            heap.chunks.release(spare);
        }
        heap.note(full, begin);
    }
}

impl Heap {
    /// Bytes of old objects, as of the last collection.
    fn old_bytes(&self) -> usize {
        self.old_cell_bytes + self.larges.bytes
    }

    fn note(&mut self, full: bool, begin: Instant) {
        let count = if full {
            &mut self.stats.full_collections
        } else {
            &mut self.stats.young_collections
        };
        *count += 1;
        self.stats.live_bytes = self.old_bytes() as u64;
        self.stats.heap_bytes = (self.chunks.bytes() + self.larges.bytes) as u64;
        self.stats.add_pause(begin.elapsed());
    }
}
