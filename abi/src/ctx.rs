//! The execution context: what a compiled unit reaches through its first argument.
//!
//! `objects::Runtime` starts with a `Ctx`, so that a helper called from compiled code can
//! recover the whole runtime from the pointer it is given.

use crate::Value;
use crate::helpers::HELPER_COUNT;

/// Integer registers that stencils carry from one to the next.
pub const INT_REGS: usize = 6;
/// Float registers that stencils carry.
pub const FLOAT_REGS: usize = 6;
/// Outgoing arguments that fit in [`Ctx::args`].
pub const MAX_ARGS: usize = 32;
/// Size classes of cells that compiled code may allocate in line (16, 32, … bytes).
pub const SIZE_CLASSES: usize = 16;

/// Bits of [`Ctx::attention`]: why the next safepoint must leave compiled code.
pub mod attention {
    /// A signal handler is waiting.
    pub const SIGNAL: u64 = 1;
    /// The background compiler finished something.
    pub const TIER: u64 = 2;
    /// The collector wants to run.
    pub const COLLECT: u64 = 4;
    /// `stress=gc`: collect at every safepoint.
    pub const STRESS: u64 = 8;
    /// Callbacks of weak references whose objects are gone are waiting.
    pub const WEAK: u64 = 16;
    /// Another thread wants to run.
    pub const THREAD: u64 = 32;
    /// What calls look for, too. (Under stress, loop edges and allocations collect often enough.)
    pub const AT_CALLS: u64 = SIGNAL | TIER | COLLECT | WEAK | THREAD;
}

/// Shared between Rust and compiled code; offsets are taken with `offset_of!`.
#[repr(C)]
pub struct Ctx {
    /// Not zero: leave at the next loop edge. Set from signal handlers and other threads,
    /// so Rust accesses it as an atomic.
    pub attention: u64,
    /// The exception being raised, or NULL.
    pub exc: Value,
    /// Registers of the interpreter frame that the running unit was entered with.
    pub regs: *mut Value,
    /// Which exit a stencil unit left through.
    pub exit_id: u64,
    /// Calls of compiled code may not go below this native stack address.
    pub stack_limit: u64,
    /// The function object of the frame that the running unit was entered with.
    pub function: Value,
    /// `stress=exits`: counts down to the next forced exit; `u64::MAX` when off.
    pub forced: u64,
    /// Iterations of compiled loops, counted by stencils and LLVM code when statistics are on.
    pub loop_count: u64,
    /// Carried integer registers, stored by an exit.
    pub spill_int: [i64; INT_REGS],
    /// Carried float registers, stored by an exit.
    pub spill_float: [f64; FLOAT_REGS],
    /// Outgoing arguments of variable-length helpers; also their results.
    pub args: [Value; MAX_ARGS],
    /// Addresses of the helpers, in the order of the table in [`crate::helpers`].
    pub helpers: [usize; HELPER_COUNT],
    /// First free cell of each size class, or null: a list linked through the second word; all
    /// other words of a free cell are zero. To allocate `n` bytes (1 to 16 · `SIZE_CLASSES`), take
    /// the first cell of list `(n - 1) / 16`, store a [`crate::Head`] whose `gc` is 0 and then
    /// clear or set the second word, with no call in between; if the list is empty, call.
    pub free: [*mut u64; SIZE_CLASSES],
}

impl Ctx {
    /// Everything off; helpers are filled in by `objects`.
    pub const fn new() -> Ctx {
        Ctx {
            attention: 0,
            exc: Value::NULL,
            regs: std::ptr::null_mut(),
            exit_id: 0,
            stack_limit: 0,
            function: Value::NULL,
            forced: u64::MAX,
            loop_count: 0,
            spill_int: [0; INT_REGS],
            spill_float: [0.0; FLOAT_REGS],
            args: [Value::NULL; MAX_ARGS],
            helpers: [0; HELPER_COUNT],
            free: [std::ptr::null_mut(); SIZE_CLASSES],
        }
    }
}

impl Default for Ctx {
    fn default() -> Ctx {
        Ctx::new()
    }
}
