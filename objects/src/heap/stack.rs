//! Native stacks: where they begin, and how a collection gets to see all of them.
//!
//! Values in registers and stack frames of Rust and of compiled code are found by looking at
//! every word between the stack pointer and the stack's base. A collection therefore goes
//! through [`with_registers_on_stack`], which first stores the registers that a callee may use
//! without saving.

use std::ops::Range;

/// Bytes below the frame that announced a switch of stacks that the switch itself may use.
const SWITCH_BYTES: usize = 2048;
/// Bytes below the room announced for compiled code that helpers may use.
const RESERVE_BYTES: usize = 1 << 20;

/// The native stacks that may hold values.
#[derive(Debug, Default)]
pub(super) struct Stacks {
    own: Own,
    /// Those of threads that wait, by the threads' numbers; where each stands now is the last that it has left.
    waiting: Vec<(u64, Own)>,
}

/// The stacks of one thread.
#[derive(Debug, Default)]
struct Own {
    /// Stacks that were left for another one: from where they were left up to their bases.
    left: Vec<Range<usize>>,
    /// The one that runs now.
    current: Option<Range<usize>>,
}

impl Stacks {
    /// Says where the stack in use begins; anything below is taken to be its room.
    pub(super) fn set_base(&mut self, base: usize) {
        self.own.current = Some(0..base);
    }

    /// The stack in use is about to be left for another, whose memory is given.
    pub(super) fn enter(&mut self, stack: Range<usize>) {
        let here = 0u8;
        let from = (&raw const here as usize).saturating_sub(SWITCH_BYTES) & !7;
        let base = self.current().end;
        self.own.left.push(from..base);
        self.own.current = Some(stack);
    }

    /// The stack entered last was left for good.
    pub(super) fn leave(&mut self) {
        let left = self.own.left.pop().expect("a stack was entered");
        self.own.current = Some(0..left.end);
    }

    /// The running thread, of this number, waits: its stacks are looked at as they are above its caller's frame.
    #[inline(never)]
    pub(super) fn put_aside(&mut self, thread: u64) {
        let here = 0u8;
        let from = (&raw const here as usize) & !7;
        let base = self.current().end;
        let mut own = std::mem::take(&mut self.own);
        own.left.push(from..base);
        self.waiting.push((thread, own));
    }

    /// The thread that was put aside under this number runs again.
    pub(super) fn take_up(&mut self, thread: u64) {
        let place = self.waiting.iter().position(|(id, _)| *id == thread);
        let place = place.expect("a thread that waits");
        self.own = self.waiting.swap_remove(place).1;
        self.own.left.pop();
    }

    /// A thread that the heap has not seen yet runs.
    pub(super) fn begin(&mut self) {
        self.own = Own::default();
    }

    /// Of all threads there is only the running one.
    pub(super) fn forget_waiting(&mut self) {
        self.waiting.clear();
    }

    fn current(&mut self) -> Range<usize> {
        self.own.current.get_or_insert_with(system_stack).clone()
    }

    /// The parts in use, with the stack pointer at `sp`.
    ///
    /// # Panics
    /// When `sp` lies in another stack than the one announced.
    pub(super) fn used(&mut self, sp: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let current = self.current();
        let lowest = current.start.saturating_sub(RESERVE_BYTES);
        assert!(
            (lowest..current.end).contains(&sp),
            "a collection on a native stack that the heap was not told of"
        );
        let waiting = self.waiting.iter().map(|(_, own)| own);
        let owners = std::iter::once(&self.own).chain(waiting);
        std::iter::once(sp & !7..current.end).chain(owners.flat_map(|own| own.left.iter().cloned()))
    }
}

/// The stack that the system gave the calling thread.
#[cfg(target_os = "linux")]
fn system_stack() -> Range<usize> {
    let (mut start, mut bytes) = (std::ptr::null_mut(), 0);
    // SAFETY: the attributes are filled in by the first call, read by the second, freed by the
    // third; the zeroed value is never read.
    unsafe {
        let mut attributes: libc::pthread_attr_t = std::mem::zeroed();
        let known = libc::pthread_getattr_np(libc::pthread_self(), &mut attributes) == 0;
        assert!(known, "the system does not know the thread's stack");
        libc::pthread_attr_getstack(&attributes, &mut start, &mut bytes);
        libc::pthread_attr_destroy(&mut attributes);
    }
    start as usize..start as usize + bytes
}

/// The stack that the system gave the calling thread.
#[cfg(target_os = "macos")]
fn system_stack() -> Range<usize> {
    // SAFETY: both only read what the system knows of the calling thread.
    let (base, bytes) = unsafe {
        let this = libc::pthread_self();
        (
            libc::pthread_get_stackaddr_np(this) as usize,
            libc::pthread_get_stacksize_np(this),
        )
    };
    base - bytes..base
}

/// Calls `f(data, sp)` with every callee-saved register stored at or above `sp`.
///
/// # Safety
/// `f` may be called with `data`, and does not unwind.
#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
pub(crate) unsafe extern "C" fn with_registers_on_stack(
    data: *mut u8,
    f: unsafe extern "C" fn(*mut u8, usize),
) {
    core::arch::naked_asm!(
        ".cfi_startproc",
        "push rbp",
        ".cfi_def_cfa_offset 16",
        ".cfi_offset rbp, -16",
        "mov rbp, rsp",
        ".cfi_def_cfa_register rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "sub rsp, 8",
        "mov rax, rsi",
        "mov rsi, rsp",
        "call rax",
        // `f` kept the registers as it found them: they need no reloading.
        "mov rsp, rbp",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        "ret",
        ".cfi_endproc",
    )
}

/// Calls `f(data, sp)` with every callee-saved register stored at or above `sp`.
///
/// # Safety
/// `f` may be called with `data`, and does not unwind.
#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
pub(crate) unsafe extern "C" fn with_registers_on_stack(
    data: *mut u8,
    f: unsafe extern "C" fn(*mut u8, usize),
) {
    core::arch::naked_asm!(
        ".cfi_startproc",
        "stp x29, x30, [sp, #-96]!",
        ".cfi_def_cfa_offset 96",
        ".cfi_offset x29, -96",
        ".cfi_offset x30, -88",
        "mov x29, sp",
        ".cfi_def_cfa_register x29",
        "stp x19, x20, [sp, #16]",
        "stp x21, x22, [sp, #32]",
        "stp x23, x24, [sp, #48]",
        "stp x25, x26, [sp, #64]",
        "stp x27, x28, [sp, #80]",
        "mov x2, x1",
        "mov x1, sp",
        "blr x2",
        // `f` kept the registers as it found them: they need no reloading.
        "ldp x29, x30, [sp], #96",
        ".cfi_def_cfa sp, 0",
        "ret",
        ".cfi_endproc",
    )
}

/// The registers that a callee must leave as they are: while they are kept in a frame, nothing below it has to be looked at for
/// what the frames above it hold.
#[cfg(target_arch = "x86_64")]
pub type CalleeSaved = [u64; 6];

/// The registers that a callee must leave as they are: while they are kept in a frame, nothing below it has to be looked at for
/// what the frames above it hold.
#[cfg(target_arch = "aarch64")]
pub type CalleeSaved = [u64; 10];

/// What those registers hold now.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub fn callee_saved() -> CalleeSaved {
    let mut kept = CalleeSaved::default();
    // SAFETY: six words are stored where six have room.
    unsafe {
        core::arch::asm!(
            "mov [{0}], rbx",
            "mov [{0} + 8], rbp",
            "mov [{0} + 16], r12",
            "mov [{0} + 24], r13",
            "mov [{0} + 32], r14",
            "mov [{0} + 40], r15",
            in(reg) kept.as_mut_ptr(),
            options(nostack, preserves_flags),
        );
    }
    kept
}

/// What those registers hold now.
#[cfg(target_arch = "aarch64")]
#[inline(always)]
pub fn callee_saved() -> CalleeSaved {
    let mut kept = CalleeSaved::default();
    // SAFETY: ten words are stored where ten have room.
    unsafe {
        core::arch::asm!(
            "stp x19, x20, [{0}]",
            "stp x21, x22, [{0}, #16]",
            "stp x23, x24, [{0}, #32]",
            "stp x25, x26, [{0}, #48]",
            "stp x27, x28, [{0}, #64]",
            in(reg) kept.as_mut_ptr(),
            options(nostack, preserves_flags),
        );
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_callers_frame_lies_in_the_range() {
        struct Seen {
            stacks: Stacks,
            address: usize,
            found: bool,
        }
        unsafe extern "C" fn look(data: *mut u8, sp: usize) {
            // SAFETY: called below with a `Seen`.
            let seen = unsafe { &mut *(data as *mut Seen) };
            let address = seen.address;
            seen.found = seen.stacks.used(sp).any(|r| r.contains(&address));
        }
        let local = std::hint::black_box(7u64);
        let mut seen = Seen {
            stacks: Stacks::default(),
            address: &raw const local as usize,
            found: false,
        };
        // SAFETY: `look` takes a `Seen` and does not unwind on the thread's own stack.
        unsafe { with_registers_on_stack((&raw mut seen).cast(), look) };
        assert!(seen.found);
    }

    #[test]
    fn a_stack_that_was_left_is_still_looked_at() {
        let mut stacks = Stacks::default();
        let local = 0u8;
        let here = &raw const local as usize;
        stacks.enter(0x1000..0x2000);
        let used: Vec<_> = stacks.used(0x1800).collect();
        assert_eq!(used[0], 0x1800..0x2000);
        assert!(used[1].contains(&here));
        stacks.leave();
        assert_eq!(stacks.used(here).count(), 1);
    }

    #[test]
    fn the_stacks_of_waiting_threads_are_looked_at() {
        let mut stacks = Stacks::default();
        let local = 0u8;
        let here = &raw const local as usize;
        stacks.enter(0x1000..0x2000);
        stacks.leave();
        stacks.put_aside(1);
        stacks.begin();
        stacks.enter(0x1000..0x2000);
        let used: Vec<_> = stacks.used(0x1800).collect();
        assert_eq!(used[0], 0x1800..0x2000);
        assert_eq!(used.iter().filter(|range| range.contains(&here)).count(), 2);
        stacks.take_up(1);
        assert_eq!(stacks.used(here).count(), 1);
    }
}
