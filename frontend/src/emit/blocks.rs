//! What is open around a statement, and leaving it by `return`, `break` and `continue`.

use super::Emitter;
use crate::asm::{Label, Reg, Region};
use crate::names::Sym;
use crate::parse::{Expr, Ranged, Stmt, StmtReturn, TextRange};
use rekindle_bytecode::Op;

/// Something open.
pub(super) enum Block<'a> {
    /// A loop: where `continue` and `break` go.
    Loop { head: Label, exit: Label },
    /// A `try` body with `except` clauses.
    Try(Region),
    /// A `try` body with `finally`.
    Finally(Region, &'a [Stmt]),
    /// Code that handles an exception; the one handled before is saved.
    Handling(Region, Reg),
    /// The body of an `except` clause that names the exception.
    Named(Region, Sym),
    /// The body of a `with`.
    With(Region, WithExit),
}

/// How a `with` block ends.
#[derive(Clone, Copy)]
pub(super) struct WithExit {
    /// The bound `__exit__`.
    pub(super) exit: Reg,
    pub(super) is_async: bool,
    pub(super) range: TextRange,
}

impl Block<'_> {
    fn region(&mut self) -> Option<&mut Region> {
        match self {
            Block::Loop { .. } => None,
            Block::Try(region)
            | Block::Finally(region, _)
            | Block::Handling(region, _)
            | Block::Named(region, _)
            | Block::With(region, _) => Some(region),
        }
    }

    /// Does leaving it take code?
    fn needs_cleanup(&self) -> bool {
        !matches!(self, Block::Loop { .. } | Block::Try(_))
    }
}

impl<'a> Emitter<'a> {
    /// Opens a block that has a region.
    pub(super) fn open(&mut self, make: impl FnOnce(Region) -> Block<'a>) {
        let region = self.asm.open();
        self.unit.blocks.push(make(region));
    }

    /// Closes the innermost block; returns its region.
    pub(super) fn close(&mut self) -> Region {
        let mut block = self.unit.blocks.pop().expect("a block is open");
        let region = block.region().expect("the block has a region");
        self.asm.close(region);
        std::mem::take(region)
    }

    /// Leaves all blocks from `depth` on, then does what `then` does, with them left.
    fn unwind(&mut self, depth: usize, then: impl FnOnce(&mut Self)) {
        let at = self.asm.here();
        let mut left = Vec::new();
        while self.unit.blocks.len() > depth {
            let mut block = self.unit.blocks.pop().expect("counted");
            if let Some(region) = block.region() {
                self.asm.close(region);
            }
            self.asm.at(at);
            match &block {
                Block::Loop { .. } | Block::Try(_) => {}
                Block::Finally(_, body) => self.body(body),
                Block::Handling(_, saved) => self.asm.op(Op::PopExc, *saved, 0, 0),
                Block::Named(_, name) => self.forget(*name),
                Block::With(_, exit) => self.exit_normally(*exit),
            }
            left.push(block);
        }
        self.asm.at(at);
        then(self);
        while let Some(mut block) = left.pop() {
            if let Some(region) = block.region() {
                self.asm.reopen(region);
            }
            self.unit.blocks.push(block);
        }
    }

    pub(super) fn return_stmt(&mut self, s: &'a StmtReturn) {
        let mark = self.asm.top();
        let cleanup = self.unit.blocks.iter().any(Block::needs_cleanup);
        let value = match s.value.as_deref() {
            Some(value) if cleanup => self.pushed(value),
            Some(value) => {
                self.return_value(value, s.range);
                return self.asm.free_to(mark);
            }
            None => {
                let reg = self.asm.temp();
                self.asm.at(s.range);
                self.asm.op(Op::LoadNone, reg, 0, 0);
                reg
            }
        };
        self.asm.at(s.range);
        self.unwind(0, |this| this.asm.op(Op::Return, value, 0, 0));
        self.asm.free_to(mark);
    }

    /// Returns a value with nothing to clean up: the branches of a conditional return each.
    pub(super) fn return_value(&mut self, value: &'a Expr, range: TextRange) {
        if let Expr::If(e) = value {
            let no = self.asm.label();
            self.cond(&e.test, false, no);
            self.return_value(&e.body, range);
            self.asm.place(no);
            return self.return_value(&e.orelse, range);
        }
        let mark = self.asm.top();
        let reg = self.operand_last(value);
        self.asm.at(range);
        self.asm.op(Op::Return, reg, 0, 0);
        self.asm.free_to(mark);
    }

    /// `break` or `continue`.
    pub(super) fn leave_loop(&mut self, stmt: &Stmt) {
        self.asm.at(stmt.range());
        let inner = self
            .unit
            .blocks
            .iter()
            .rposition(|b| matches!(b, Block::Loop { .. }));
        let Some(depth) = inner else { return };
        let Block::Loop { head, exit } = self.unit.blocks[depth] else {
            return;
        };
        let again = matches!(stmt, Stmt::Continue(_));
        self.unwind(depth + 1, |this| {
            if again {
                this.asm.jump_back(head);
            } else {
                this.asm.jump(exit);
            }
        });
    }
}
