//! Code memory: one range that can be run, and a second view of it that can be written.
//!
//! ```text
//!  run view    ├──────── code: read, execute ────────┤──── data: read, write ────┤
//!  write view  ├──────── code: read, write  ─────────┤
//! ```
//!
//! Both views of the code show one memory file, so writing a unit needs no change of protection
//! (an mprotect pair costs more than stitching a unit). The data part holds literal tables; it
//! lies behind the code so that code reaches it relative to the program counter.
//!
//! Memory files are shared across `fork`; see [`CodeMemory::copy_for_fork`].

use crate::code::Draft;
use crate::coherence;
use crate::free_list::FreeList;
use crate::os::{self, Access, Mapping, MemoryFile, page_bytes};
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes reserved for code. An AArch64 branch reaches 128 MB, data included.
const CODE_BYTES: usize = 64 << 20;
/// Bytes reserved for literal tables.
const DATA_BYTES: usize = 16 << 20;
/// Regions start at multiples of this: a cache line.
const GRAIN: usize = 64;

/// There is no room left for another unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Full;

impl std::fmt::Display for Full {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("code memory is full")
    }
}

impl std::error::Error for Full {}

/// Memory for compiled code. Clones are the same memory; it lives as long as any code in it.
#[derive(Clone, Debug)]
pub struct CodeMemory {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    run: Mapping,
    write: Mapping,
    code_bytes: usize,
    free: Mutex<[FreeList; 2]>,
    /// Writing through one view goes unnoticed in the other; see [`crate::coherence`].
    stale: AtomicBool,
}

/// Which part of the run view a region lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Code = 0,
    Data = 1,
}

impl CodeMemory {
    /// Reserves the usual amount. Costs address space only.
    pub fn new() -> io::Result<CodeMemory> {
        CodeMemory::with_capacity(CODE_BYTES, DATA_BYTES)
    }

    /// Reserves room for so many bytes of code and of literal tables, rounded up to pages.
    pub fn with_capacity(code_bytes: usize, data_bytes: usize) -> io::Result<CodeMemory> {
        let page = page_bytes();
        let code_bytes = code_bytes.max(1).next_multiple_of(page);
        let data_bytes = data_bytes.max(1).next_multiple_of(page);
        let run = Mapping::lazily(code_bytes + data_bytes, Access::Write)?;
        let write = Mapping::lazily(code_bytes, Access::None)?;
        show_both(&MemoryFile::new(code_bytes)?, &run, &write, code_bytes)?;
        let free = [
            FreeList::new(0, code_bytes),
            FreeList::new(code_bytes, data_bytes),
        ];
        let memory = CodeMemory {
            inner: Arc::new(Inner {
                run,
                write,
                code_bytes,
                free: Mutex::new(free),
                stale: AtomicBool::new(false),
            }),
        };
        let stale = !coherence::holds(&memory);
        memory.inner.stale.store(stale, Ordering::Relaxed);
        Ok(memory)
    }

    /// Room for `len` bytes of code, to be written.
    pub fn draft(&self, len: usize) -> Result<Draft, Full> {
        Region::take(self, Part::Code, len).map(Draft::new)
    }

    /// A table of literal words that code can reach relative to the program counter.
    pub fn literals(&self, words: &[u64]) -> Result<Literals, Full> {
        let region = Region::take(self, Part::Data, words.len() * 8)?;
        let table = Literals {
            region,
            len: words.len(),
        };
        for (i, w) in words.iter().enumerate() {
            table.set(i, *w);
        }
        Ok(table)
    }

    /// Bytes in use: code, and literal tables.
    pub fn used_bytes(&self) -> (usize, usize) {
        let free = self.inner.free();
        (free[0].used, free[1].used)
    }

    /// Copies the code for a child process, before `fork`.
    ///
    /// The two views are shared between parent and child, so after a fork each would write into
    /// the other's code. The child must [`CodeMemory::adopt`] the copy before it makes, frees or
    /// runs code; the parent just drops it. No code may be made or freed in between.
    pub fn copy_for_fork(&self) -> io::Result<ForkCopy> {
        let file = MemoryFile::new(self.inner.code_bytes)?;
        let free = self.inner.free();
        for (start, len) in free[Part::Code as usize].used_ranges() {
            // SAFETY: the range lies in the code part of the run view, which is mapped readable;
            // drafts among it may hold any bytes, which u8 allows, and are not written meanwhile.
            let bytes =
                unsafe { std::slice::from_raw_parts(self.inner.run.base().add(start), len) };
            file.write(bytes, start)?;
        }
        Ok(ForkCopy { file })
    }

    /// In the child of a `fork`: goes on with a copy of the code at the same addresses.
    pub fn adopt(&self, copy: ForkCopy) -> io::Result<()> {
        let inner = &self.inner;
        show_both(&copy.file, &inner.run, &inner.write, inner.code_bytes)
    }
}

/// See [`CodeMemory::copy_for_fork`].
#[derive(Debug)]
pub struct ForkCopy {
    file: MemoryFile,
}

fn show_both(file: &MemoryFile, run: &Mapping, write: &Mapping, len: usize) -> io::Result<()> {
    run.show(file, len, Access::Execute)?;
    write.show(file, len, Access::Write)
}

impl Inner {
    fn free(&self) -> MutexGuard<'_, [FreeList; 2]> {
        // The lists are changed by code that does not panic half-way.
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A part of code memory that belongs to one owner; freed when dropped.
#[derive(Debug)]
pub(crate) struct Region {
    memory: Arc<Inner>,
    part: Part,
    start: usize,
    len: usize,
}

impl Region {
    fn take(memory: &CodeMemory, part: Part, len: usize) -> Result<Region, Full> {
        let len = len.max(1).checked_next_multiple_of(GRAIN).ok_or(Full)?;
        let inner = &memory.inner;
        let start = inner.free()[part as usize].take(len).ok_or(Full)?;
        Ok(Region {
            memory: inner.clone(),
            part,
            start,
            len,
        })
    }

    /// Where it runs (or, for data, where it is).
    pub(crate) fn run_ptr(&self) -> *mut u8 {
        // SAFETY: `start + len` lies inside the run view; FreeList gives out nothing else.
        unsafe { self.memory.run.base().add(self.start) }
    }

    /// Where it is written.
    pub(crate) fn write_ptr(&self) -> *mut u8 {
        assert!(self.part == Part::Code);
        // SAFETY: code regions lie below `code_bytes`, the length of the write view.
        unsafe { self.memory.write.base().add(self.start) }
    }

    /// Length in bytes, a multiple of the grain.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Makes what was written into the first `len` bytes what will be run.
    pub(crate) fn flush(&self, len: usize) {
        os::flush_instructions(self.run_ptr(), len);
        if self.memory.stale.load(Ordering::Relaxed) {
            let page = page_bytes();
            let start = self.start / page * page;
            let len = (self.start + len).next_multiple_of(page) - start;
            let run = &self.memory.run;
            let renewed = run
                .protect(start, len, Access::None)
                .and_then(|()| run.protect(start, len, Access::Execute));
            renewed.expect("protecting our own pages does not fail");
        }
    }

    /// Gives back what lies behind the first `len` bytes.
    pub(crate) fn shrink(&mut self, len: usize) {
        let keep = len.max(1).next_multiple_of(GRAIN).min(self.len);
        if keep < self.len {
            self.memory.free()[self.part as usize].give(self.start + keep, self.len - keep);
            self.len = keep;
        }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        if self.part == Part::Code {
            // A stale jump into freed code must stop at once, not run what comes next.
            // SAFETY: the region is ours until it is given back below, and nobody runs code
            // whose owner is dropped (see `entry::enter`).
            unsafe { std::ptr::write_bytes(self.write_ptr(), TRAP_BYTE, self.len) };
        }
        self.memory.free()[self.part as usize].give(self.start, self.len);
    }
}

/// Repeated, a trap: `int3` on x86-64, `udf` on AArch64.
const TRAP_BYTE: u8 = if cfg!(target_arch = "x86_64") {
    0xcc
} else {
    0
};

/// A unit's literal words. They may change while the unit runs: a guard's slow path binds them.
#[derive(Debug)]
pub struct Literals {
    region: Region,
    len: usize,
}

impl Literals {
    /// Address of the first word.
    pub fn address(&self) -> u64 {
        self.region.run_ptr() as u64
    }

    /// The words.
    pub fn words(&self) -> &[AtomicU64] {
        // SAFETY: the region is at least `len` words long, aligned to 64 bytes, readable and
        // writable, zero or written before, and lives as long as `self`. Compiled code only
        // loads from it, one word at a time.
        unsafe { std::slice::from_raw_parts(self.region.run_ptr().cast::<AtomicU64>(), self.len) }
    }

    /// Word number `i`.
    pub fn get(&self, i: usize) -> u64 {
        self.words()[i].load(Ordering::Relaxed)
    }

    /// Binds word number `i`.
    pub fn set(&self, i: usize, word: u64) {
        self.words()[i].store(word, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_memory_says_so_and_recovers() {
        let memory = CodeMemory::with_capacity(4096, 4096).expect("mapping");
        let page = page_bytes();
        let all = memory.draft(page).expect("room");
        assert_eq!(memory.draft(1).err(), Some(Full));
        drop(all);
        assert!(memory.draft(page).is_ok());
        assert_eq!(memory.draft(usize::MAX).err(), Some(Full));
        assert_eq!(memory.used_bytes(), (0, 0));
    }

    #[test]
    fn literals_are_bound_and_bound_again() {
        let memory = CodeMemory::with_capacity(4096, 4096).expect("mapping");
        let table = memory.literals(&[7, 0, u64::MAX]).expect("room");
        assert_eq!(table.address() % 64, 0);
        table.set(1, 9);
        assert_eq!((table.get(0), table.get(1), table.get(2)), (7, 9, u64::MAX));
        assert_eq!(table.words().len(), 3);
    }

    #[test]
    fn a_child_process_goes_on_with_its_own_copy() {
        let memory = CodeMemory::with_capacity(1 << 16, 4096).expect("mapping");
        let mut draft = memory.draft(64).expect("room");
        draft.bytes_mut().fill(1);
        let code = draft.publish();
        let copy = memory.copy_for_fork().expect("copy");
        // SAFETY: the child calls only async-signal-safe functions: mmap, close, memory, _exit.
        let pid = unsafe { libc::fork() };
        if pid == 0 {
            let adopted = memory.adopt(copy).is_ok();
            let same = code.bytes().iter().all(|b| *b == 1);
            drop(code);
            let status = i32::from(!(adopted && same));
            // SAFETY: ends the child at once.
            unsafe { libc::_exit(status) };
        }
        let mut status = 0;
        // SAFETY: waits for the child made above.
        unsafe { libc::waitpid(pid, &mut status, 0) };
        assert_eq!(status, 0);
        assert!(
            code.bytes().iter().all(|b| *b == 1),
            "the child's freeing must not reach the parent"
        );
    }
}
