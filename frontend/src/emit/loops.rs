//! Loops: tested at the top, with a jump back to it at the bottom and at each `continue`.

use super::Emitter;
use super::blocks::Block;
use crate::asm::{Label, Reg};
use crate::parse::{Expr, Ranged, StmtFor, StmtWhile, TextRange};
use rekindle_bytecode::Op;

impl<'a> Emitter<'a> {
    pub(super) fn while_stmt(&mut self, s: &'a StmtWhile) {
        let (exit, done) = (self.asm.label(), self.asm.label());
        let head = self.asm.loop_head();
        self.unit.blocks.push(Block::Loop { head, exit });
        self.cond(&s.test, false, done);
        self.body(&s.body);
        self.asm.jump_back(head);
        self.unit.blocks.pop();
        self.asm.place(done);
        self.body(&s.orelse);
        self.asm.place(exit);
    }

    pub(super) fn for_stmt(&mut self, s: &'a StmtFor) {
        let mark = self.asm.top();
        let source = self.operand_last(&s.iter);
        self.asm.at(s.iter.range());
        let exit = self.asm.label();
        if s.is_async {
            self.async_loop(&s.target, source, false, s.iter.range(), |this, head| {
                this.unit.blocks.push(Block::Loop { head, exit });
                this.body(&s.body);
                this.asm.jump_back(head);
                this.unit.blocks.pop();
            });
        } else {
            // The iteration takes the place of its source.
            self.asm.free_to(mark);
            let iteration = self.asm.temps(3);
            self.asm.op(Op::GetIter, iteration, source, 0);
            let done = self.asm.label();
            let head = self.asm.loop_head();
            self.unit.blocks.push(Block::Loop { head, exit });
            self.next_item(&s.target, iteration, done, s.iter.range());
            self.body(&s.body);
            self.asm.jump_back(head);
            self.unit.blocks.pop();
            self.asm.place(done);
        }
        self.body(&s.orelse);
        self.asm.place(exit);
    }

    /// A loop over an asynchronous iterator; `body` ends with a jump back to the head.
    pub(super) fn async_loop(
        &mut self,
        target: &'a Expr,
        source: Reg,
        ready: bool,
        range: TextRange,
        body: impl FnOnce(&mut Self, Label),
    ) {
        let mark = self.asm.top();
        let iterator = self.asm.temp();
        self.asm.at(range);
        if ready {
            self.copy(iterator, source);
        } else {
            self.asm.op(Op::GetAiter, iterator, source, 0);
        }
        let head = self.asm.loop_head();
        self.open(Block::Try);
        let item = self.asm.temp();
        self.asm.at(range);
        self.asm.op(Op::GetAnext, item, iterator, 0);
        self.await_value(item, item);
        let region = self.close();
        self.assign(target, item);
        self.asm.free_to(item);
        body(self, head);
        let exception = self.asm.temp();
        self.asm.at(range);
        self.asm.handler(region, exception);
        self.asm.op(Op::EndAsyncFor, exception, 0, 0);
        self.asm.free_to(mark);
    }
}
