//! A large native stack of our own, reserved whole and committed as it is used.
//!
//! Compiled recursion uses the native stack; the system's eight megabytes would end Python
//! programs that raise the recursion limit. The guard below it turns a runaway helper into a
//! fault, and [`NativeStack::limit`] keeps compiled code well away from the guard.

use crate::os::{Access, Mapping, page_bytes};
use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Bytes asked for first; halved until the system agrees.
const MOST_BYTES: usize = 16 << 30;
/// Bytes that must be had.
const LEAST_BYTES: usize = 8 << 20;
/// Bytes that helpers may use below [`NativeStack::limit`].
const RESERVE_BYTES: usize = 512 << 10;
/// Bytes of the guard.
const GUARD_BYTES: usize = 64 << 10;

/// A stack to run on. One thread at a time uses it.
#[derive(Debug)]
pub struct NativeStack {
    memory: Mapping,
}

impl NativeStack {
    /// As large a stack as the system will promise, up to 16 GiB of address space.
    pub fn new() -> io::Result<NativeStack> {
        let mut bytes = MOST_BYTES;
        loop {
            match NativeStack::with_bytes(bytes) {
                Err(_) if bytes > LEAST_BYTES => bytes /= 2,
                done => return done,
            }
        }
    }

    /// A stack of so many bytes, rounded up to pages and to what helpers need.
    pub fn with_bytes(bytes: usize) -> io::Result<NativeStack> {
        let bytes = bytes
            .max(2 * (GUARD_BYTES + RESERVE_BYTES))
            .next_multiple_of(page_bytes().max(GUARD_BYTES));
        let memory = Mapping::lazily(bytes, Access::Write)?;
        memory.protect(0, GUARD_BYTES, Access::None)?;
        Ok(NativeStack { memory })
    }

    /// Compiled code does not call when its stack pointer is below this; for `Ctx::stack_limit`.
    pub fn limit(&self) -> u64 {
        self.memory.base() as u64 + (GUARD_BYTES + RESERVE_BYTES) as u64
    }

    /// One past the highest address: where the collector's scan of this stack ends.
    pub fn top(&self) -> u64 {
        self.memory.base() as u64 + self.memory.len() as u64
    }

    /// Runs `f` on this stack and returns what it returns. A panic in `f` goes on in the caller.
    ///
    /// Takes the stack mutably: it has one user at a time.
    pub fn run<R>(&mut self, f: impl FnOnce() -> R) -> R {
        let mut job = Job::Todo(f);
        let (run, top) = (job.runner(), self.top() as *mut u8);
        // SAFETY: `top` is the 16-aligned end of memory that is ours alone (`&mut self`), large
        // enough for any Rust code that keeps to `limit`; `job` outlives the call, and `run` does
        // not unwind.
        unsafe { call_on_stack((&raw mut job).cast(), run, top) };
        match job {
            Job::Done(Ok(r)) => r,
            Job::Done(Err(panic)) => resume_unwind(panic),
            Job::Todo(_) | Job::Running => unreachable!("run always stores an outcome"),
        }
    }
}

enum Job<F, R> {
    Todo(F),
    Running,
    Done(Result<R, Box<dyn Any + Send>>),
}

impl<F: FnOnce() -> R, R> Job<F, R> {
    /// What runs a job of this type.
    fn runner(&self) -> unsafe extern "C" fn(*mut u8) {
        Self::run
    }

    /// # Safety
    /// `job` points to a `Job<F, R>` that nobody else uses.
    unsafe extern "C" fn run(job: *mut u8) {
        // SAFETY: the caller's promise.
        let job = unsafe { &mut *job.cast::<Job<F, R>>() };
        if let Job::Todo(f) = std::mem::replace(job, Job::Running) {
            *job = Job::Done(catch_unwind(AssertUnwindSafe(f)));
        }
    }
}

/// Calls `f(data)` with the stack pointer at `top`.
///
/// The frame pointer keeps the old stack, so that unwinders and backtraces find their way.
///
/// # Safety
/// `top` is the 16-aligned end of a writable stack that nobody uses; `f` does not unwind.
#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
unsafe extern "C" fn call_on_stack(data: *mut u8, f: unsafe extern "C" fn(*mut u8), top: *mut u8) {
    core::arch::naked_asm!(
        ".cfi_startproc",
        "push rbp",
        ".cfi_def_cfa_offset 16",
        ".cfi_offset rbp, -16",
        "mov rbp, rsp",
        ".cfi_def_cfa_register rbp",
        "mov rsp, rdx",
        "call rsi",
        "mov rsp, rbp",
        "pop rbp",
        ".cfi_def_cfa rsp, 8",
        "ret",
        ".cfi_endproc",
    )
}

/// Calls `f(data)` with the stack pointer at `top`.
///
/// # Safety
/// `top` is the 16-aligned end of a writable stack that nobody uses; `f` does not unwind.
#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
unsafe extern "C" fn call_on_stack(data: *mut u8, f: unsafe extern "C" fn(*mut u8), top: *mut u8) {
    core::arch::naked_asm!(
        ".cfi_startproc",
        "stp x29, x30, [sp, #-16]!",
        ".cfi_def_cfa_offset 16",
        ".cfi_offset x30, -8",
        ".cfi_offset x29, -16",
        "mov x29, sp",
        ".cfi_def_cfa_register x29",
        "mov sp, x2",
        "blr x1",
        "mov sp, x29",
        "ldp x29, x30, [sp], #16",
        ".cfi_def_cfa sp, 0",
        "ret",
        ".cfi_endproc",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(never)]
    fn deep(n: u64) -> u64 {
        let frame = std::hint::black_box([n; 64]);
        if n == 0 {
            0
        } else {
            deep(n - 1) + frame[(n % 64) as usize] / n
        }
    }

    #[test]
    fn recursion_goes_far_beyond_the_system_stack() {
        let mut stack = NativeStack::new().expect("address space");
        // 200,000 frames of more than 512 bytes: over 100 MB.
        assert_eq!(stack.run(|| deep(200_000)), 200_000);
    }

    #[test]
    fn code_runs_between_limit_and_top() {
        let mut stack = NativeStack::with_bytes(4 << 20).expect("address space");
        let (limit, top) = (stack.limit(), stack.top());
        let inside = stack.run(|| {
            let here = 0u8;
            let at = &raw const here as u64;
            limit < at && at < top
        });
        assert!(inside);
        assert!(top - limit >= 2 << 20);
    }

    #[test]
    fn a_panic_crosses_back() {
        let mut stack = NativeStack::with_bytes(4 << 20).expect("address space");
        let panic = catch_unwind(AssertUnwindSafe(|| {
            stack.run(|| std::panic::panic_any(7i32))
        }))
        .expect_err("panics");
        assert_eq!(panic.downcast_ref::<i32>(), Some(&7));
        assert_eq!(stack.run(|| 8), 8);
    }
}
