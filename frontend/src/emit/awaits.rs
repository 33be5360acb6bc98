//! `yield`, `yield from` and `await`.
//!
//! ```text
//! L:    send a, it, done      what is sent goes on to the iterator
//!       yield a, a            always right behind its send: a generator that is thrown into
//!       jump_back L           while suspended here throws into the iterator first
//! done:
//! ```

use super::Emitter;
use crate::asm::Reg;
use rekindle_bytecode::{Flags, Ins, Op};

/// `await value`
pub(super) const AWAIT: u8 = 1;
/// `async with` awaits what `__aenter__` gave.
pub(super) const AWAIT_ENTER: u8 = 2;
/// `async with` awaits what `__aexit__` gave.
pub(super) const AWAIT_EXIT: u8 = 3;

impl<'a> Emitter<'a> {
    /// `dst =` what is sent after `value` was yielded.
    pub(super) fn yield_value(&mut self, value: Reg, dst: Reg) {
        let mut value = value;
        if self.unit.flags & Flags::ASYNC_GENERATOR != 0 {
            let wrapped = self.asm.temp();
            self.asm.op(Op::WrapAsync, wrapped, value, 0);
            value = wrapped;
        }
        self.suspend(value, dst);
    }

    /// Yields, saving the registers that are live: all below the top but the one that is about
    /// to be written.
    fn suspend(&mut self, value: Reg, dst: Reg) {
        let top = self.asm.top();
        let live = if dst + 1 == top { dst } else { top };
        self.asm.op(Op::Yield, dst, value, live);
    }

    /// `dst = yield from value`, or of other x `await value`.
    pub(super) fn delegate(&mut self, value: Reg, x: u8, dst: Reg) {
        let into = self.scratch(dst);
        let iterator = self.asm.temp();
        self.asm.opx(Op::GetYieldFrom, x, iterator, value, 0);
        self.asm.op(Op::LoadNone, into, 0, 0);
        let done = self.asm.label();
        let head = self.asm.loop_head();
        self.asm
            .push_jump(Ins::new(Op::Send, into, iterator, 0), done);
        self.suspend(into, into);
        self.asm.jump_back(head);
        self.asm.place(done);
        self.copy(dst, into);
    }

    /// `dst = await value`
    pub(super) fn await_value(&mut self, value: Reg, dst: Reg) {
        self.await_answer(value, AWAIT, dst);
    }

    /// `dst = await value`; x says in whose words the value is refused, see [`AWAIT`].
    pub(super) fn await_answer(&mut self, value: Reg, x: u8, dst: Reg) {
        let mark = self.asm.top();
        self.delegate(value, x, dst);
        self.asm.free_to(mark);
    }
}
