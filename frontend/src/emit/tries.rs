//! `try`: handlers, `finally` (whose body is written once for each way out), `except*`.
//!
//! ```text
//! H:  push_exc saved, e        the exception comes in e
//!     match_exc t, e, type     ─┐ in a region of its own, so that what is raised here
//!     …body…                   ─┘ restores the exception handled before
//!     pop_exc saved
//! C:  pop_exc saved            no clause matched, or a clause raised
//!     reraise e
//! ```

use super::Emitter;
use super::blocks::Block;
use crate::asm::{Label, Reg};
use crate::parse::{ExceptHandler, Ranged, Stmt, StmtTry};
use rekindle_bytecode::{Ins, Op};

impl<'a> Emitter<'a> {
    pub(super) fn try_stmt(&mut self, s: &'a StmtTry) {
        if s.finalbody.is_empty() {
            return self.try_except(s);
        }
        self.open(|region| Block::Finally(region, &s.finalbody));
        if s.handlers.is_empty() {
            self.body(&s.body);
        } else {
            self.try_except(s);
        }
        let region = self.close();
        self.body(&s.finalbody);
        let end = self.asm.label();
        self.asm.jump(end);
        let (exception, saved) = self.exception_registers();
        self.asm.handler(region, exception);
        self.asm.op(Op::PushExc, saved, exception, 0);
        self.open(|region| Block::Handling(region, saved));
        self.body(&s.finalbody);
        if !matches!(s.finalbody[..], [Stmt::Pass(_)]) {
            self.asm.at_before_pass();
        }
        self.raise_again(exception, saved);
        self.asm.free_to(exception);
        self.asm.place(end);
    }

    /// The registers of an exception and of the one handled before it.
    pub(super) fn exception_registers(&mut self) -> (Reg, Reg) {
        let exception = self.asm.temps(2);
        (exception, exception + 1)
    }

    /// Ends the handling of an exception by raising it again, or what was raised meanwhile.
    pub(super) fn raise_again(&mut self, exception: Reg, saved: Reg) {
        let region = self.close();
        self.asm.handler(region, exception);
        self.asm.op(Op::PopExc, saved, 0, 0);
        self.asm.op(Op::Reraise, exception, 0, 0);
    }

    fn try_except(&mut self, s: &'a StmtTry) {
        let end = self.asm.label();
        self.open(Block::Try);
        self.body(&s.body);
        let region = self.close();
        self.body(&s.orelse);
        self.asm.jump(end);
        let (exception, saved) = self.exception_registers();
        self.asm.handler(region, exception);
        self.asm.op(Op::PushExc, saved, exception, 0);
        self.open(|region| Block::Handling(region, saved));
        let again = self.asm.label();
        if s.is_star {
            self.star_handlers(&s.handlers, exception, saved, end);
        } else {
            for handler in &s.handlers {
                self.handler(handler, (exception, saved), again, end);
            }
        }
        self.asm.place(again);
        self.asm.at_before_pass();
        self.raise_again(exception, saved);
        self.asm.free_to(exception);
        self.asm.place(end);
    }

    fn handler(
        &mut self,
        handler: &'a ExceptHandler,
        (exception, saved): (Reg, Reg),
        again: Label,
        end: Label,
    ) {
        let ExceptHandler::ExceptHandler(handler) = handler;
        let next = self.asm.label();
        if let Some(kind) = &handler.type_ {
            let mark = self.asm.top();
            let kind_reg = self.operand_last(kind);
            let matches = self.asm.temp();
            self.asm.at(handler.range());
            self.asm.op(Op::MatchExc, matches, exception, kind_reg);
            self.asm.jump_if(matches, false, next);
            self.asm.free_to(mark);
        }
        let Some(name) = &handler.name else {
            self.body(&handler.body);
            self.asm.op(Op::PopExc, saved, 0, 0);
            self.asm.jump(end);
            return self.asm.place(next);
        };
        let sym = self.sym(&name.id);
        self.asm.at(handler.range());
        self.store(sym, exception);
        self.open(|region| Block::Named(region, sym));
        self.body(&handler.body);
        let region = self.close();
        self.asm.op(Op::PopExc, saved, 0, 0);
        self.forget(sym);
        self.asm.jump(end);
        self.asm.handler(region, exception);
        self.forget(sym);
        self.asm.jump(again);
        self.asm.place(next);
    }

    /// `except*`: each clause takes its part of the group; what clauses raise is gathered.
    fn star_handlers(
        &mut self,
        handlers: &'a [ExceptHandler],
        exception: Reg,
        saved: Reg,
        end: Label,
    ) {
        let raised = self.asm.temp();
        // The rest, and the part that matches.
        let rest = self.asm.temps(2);
        self.asm.op(Op::BuildList, raised, rest, 0);
        self.copy(rest, exception);
        for ExceptHandler::ExceptHandler(handler) in handlers {
            let Some(kind) = &handler.type_ else { continue };
            let next = self.asm.label();
            let mark = self.asm.top();
            let kind_reg = self.operand_last(kind);
            self.asm.at(handler.range());
            self.asm.opx(Op::MatchExc, 1, rest, rest, kind_reg);
            self.asm.free_to(mark);
            let none = Ins::new(Op::JumpIfNone, rest + 1, 0, 0).with_x(1);
            self.asm.push_jump(none, next);
            let (again, before) = self.exception_registers();
            self.asm.op(Op::PushExc, before, rest + 1, 0);
            let sym = handler.name.as_ref().map(|name| self.sym(&name.id));
            self.open(|region| Block::Handling(region, before));
            if let Some(sym) = sym {
                self.store(sym, rest + 1);
            }
            self.body(&handler.body);
            let region = self.close();
            self.asm.op(Op::PopExc, before, 0, 0);
            if let Some(sym) = sym {
                self.forget(sym);
            }
            self.asm.jump(next);
            self.asm.handler(region, again);
            self.asm.op(Op::PopExc, before, 0, 0);
            if let Some(sym) = sym {
                self.forget(sym);
            }
            self.asm.op(Op::ListAppend, raised, again, 0);
            self.asm.place(next);
            self.asm.free_to(mark);
        }
        let nothing = self.asm.label();
        let none = Ins::new(Op::JumpIfNone, rest, 0, 0).with_x(1);
        self.asm.push_jump(none, nothing);
        self.asm.op(Op::ListAppend, raised, rest, 0);
        self.asm.place(nothing);
        self.asm.op(Op::JoinStar, rest, exception, raised);
        let done = self.asm.label();
        let some = Ins::new(Op::JumpIfNone, rest, 0, 0).with_x(0);
        self.asm.push_jump(some, done);
        self.asm.op(Op::PopExc, saved, 0, 0);
        self.asm.jump(end);
        self.asm.place(done);
        self.copy(exception, rest);
        self.asm.free_to(raised);
    }
}
