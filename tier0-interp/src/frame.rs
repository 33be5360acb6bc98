//! Frames: one per active Python call.

use rekindle_bytecode::Ins;
use rekindle_objects::{CodeState, Value};

/// What returning from a frame means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum FrameKind {
    /// The result goes to the destination of the caller's instruction.
    Call,
    /// A special method of the caller's operator: [`Interp::answered`](crate::Interp) takes the result.
    Operator,
    /// `__init__`: the instance in `owner` is the result.
    Init,
    /// The result goes to Rust: [`crate::Interp::run`] returns.
    Entry,
    /// A generator resumed by the caller's `for_iter` or `send`.
    Generator,
    /// A generator resumed from Rust.
    GeneratorEntry,
    /// Of the kind in `watched_kind`; when it is left, somebody wants to know: see [`watch`].
    Watched,
}

/// Bits of [`Frame::watch`].
pub mod watch {
    /// A recording goes on.
    pub const RECORDED: u8 = 1;
    /// The frame has an object.
    pub const HELD: u8 = 2;
    /// A trace or profile function has seen it, or it was there before that function was.
    pub const TRACED: u8 = 4;
}

/// An active Python call.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Frame {
    /// Its registers.
    pub regs: *mut Value,
    /// The next instruction: where it resumes; while a callee runs, behind the calling one.
    pub pc: *const Ins,
    /// Its code.
    pub code: *mut CodeState,
    /// The function object, or NULL (modules).
    pub function: Value,
    /// `Init`: the instance; generators: the generator object; class bodies: the name space.
    pub owner: Value,
    /// Generators: the exception handled by the resumer, restored at the next yield.
    pub outer_handled: Value,
    /// What returning means.
    pub kind: FrameKind,
    /// What returning means when `kind` is `Watched`.
    pub watched_kind: FrameKind,
    /// A generator's: what is handled is its own affair, and not its resumer's.
    pub handles: bool,
    /// Who wants to know when a `Watched` frame is left.
    pub watch: u8,
}

impl Frame {
    /// Lets somebody know when the frame is left.
    pub fn watch_for(&mut self, bit: u8) {
        if self.kind != FrameKind::Watched {
            self.watched_kind = self.kind;
            self.watch = 0;
            self.kind = FrameKind::Watched;
        }
        self.watch |= bit;
    }

    /// Who watches it.
    pub fn watchers(&self) -> u8 {
        match self.kind {
            FrameKind::Watched => self.watch,
            _ => 0,
        }
    }

    /// What it is apart from being watched.
    pub fn own_kind(&self) -> FrameKind {
        match self.kind {
            FrameKind::Watched => self.watched_kind,
            kind => kind,
        }
    }

    /// Index of the next instruction.
    pub fn next_pc(&self) -> u32 {
        // SAFETY: `pc` points into (or just behind) the instructions of `code`.
        unsafe { self.pc.offset_from((*self.code).first) as u32 }
    }

    /// Index of the instruction that runs now: the one before `pc`.
    pub fn current_pc(&self) -> u32 {
        self.next_pc().saturating_sub(1)
    }

    /// Number of registers.
    pub fn size(&self) -> usize {
        // SAFETY: code states live as long as the runtime.
        unsafe { (*self.code).frame_size as usize }
    }
}
