//! `with` and `async with`.

use super::Emitter;
use super::awaits::{AWAIT_ENTER, AWAIT_EXIT};
use super::blocks::{Block, WithExit};
use crate::asm::Reg;
use crate::parse::{Ranged, StmtWith};
use rekindle_bytecode::Op;

impl<'a> Emitter<'a> {
    pub(super) fn with(&mut self, s: &'a StmtWith) {
        self.with_item(s, 0);
    }

    fn with_item(&mut self, s: &'a StmtWith, index: usize) {
        let Some(item) = s.items.get(index) else {
            return self.body(&s.body);
        };
        let range = item.context_expr.range();
        let (enter_name, exit_name, x) = if s.is_async {
            ("__aenter__", "__aexit__", 2)
        } else {
            ("__enter__", "__exit__", 1)
        };
        let exit = self.asm.temp();
        let manager = self.operand_last(&item.context_expr);
        let enter = self.asm.temp();
        self.asm.at(range);
        let name = self.plain_name(exit_name);
        self.asm.opx(Op::LoadSpecial, x, exit, manager, name);
        let name = self.plain_name(enter_name);
        self.asm.opx(Op::LoadSpecial, x, enter, manager, name);
        let target = item.optional_vars.as_deref();
        let direct = target.and_then(|t| self.local_target(t));
        let value = direct.filter(|_| !s.is_async).unwrap_or(enter);
        self.asm.op(Op::Call, value, enter, 0);
        if s.is_async {
            self.await_answer(enter, AWAIT_ENTER, enter);
        }
        let leave = WithExit {
            exit,
            is_async: s.is_async,
            range,
        };
        if let (Some(reg), false) = (direct, s.is_async) {
            self.asm.set_bound(reg);
        }
        self.open(|region| Block::With(region, leave));
        if let Some(target) = target
            && value == enter
        {
            self.assign(target, enter);
        }
        self.asm.free_to(exit + 1);
        self.with_item(s, index + 1);
        let region = self.close();
        self.exit_normally(leave);
        let end = self.asm.label();
        self.asm.jump(end);
        self.asm.at(range);
        let (exception, saved) = self.exception_registers();
        self.asm.handler(region, exception);
        self.asm.op(Op::PushExc, saved, exception, 0);
        self.open(|region| Block::Handling(region, saved));
        let answer = self.asm.temp();
        self.asm.op(Op::CallExit, answer, exit, exception);
        if s.is_async {
            self.await_answer(answer, AWAIT_EXIT, answer);
        }
        let swallow = self.asm.label();
        self.asm.jump_if(answer, true, swallow);
        self.raise_again(exception, saved);
        self.asm.place(swallow);
        self.asm.op(Op::PopExc, saved, 0, 0);
        self.asm.free_to(exit);
        self.asm.place(end);
    }

    /// Calls `__exit__(None, None, None)`.
    pub(super) fn exit_normally(&mut self, leave: WithExit) {
        self.asm.at(leave.range);
        let mark = self.asm.top();
        let base: Reg = if mark == leave.exit + 1 {
            leave.exit
        } else {
            let base = self.asm.temp();
            self.copy(base, leave.exit);
            base
        };
        let first = self.asm.temps(3);
        for i in 0..3 {
            self.asm.op(Op::LoadNone, first + i, 0, 0);
        }
        self.asm.op(Op::Call, first, base, 3);
        if leave.is_async {
            self.await_answer(first, AWAIT_EXIT, first);
        }
        self.asm.free_to(mark);
    }
}
