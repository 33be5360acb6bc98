//! Statements: the dispatch, and the small ones.

use super::Emitter;
use crate::Mode;
use crate::parse::{Expr, Ranged, Stmt, StmtIf};
use rekindle_bytecode::Op;

impl<'a> Emitter<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if !self.asm.live() || self.error.is_some() {
                return;
            }
            let mark = self.asm.top();
            self.stmt(stmt);
            self.asm.free_to(mark);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        let range = stmt.range();
        match stmt {
            Stmt::FunctionDef(s) => self.function_def(s),
            Stmt::ClassDef(s) => self.class_def(s),
            Stmt::Return(s) => self.return_stmt(s),
            Stmt::Delete(s) => s.targets.iter().for_each(|t| self.delete_target(t)),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::Assign(s) => self.assign_stmt(s),
            Stmt::AugAssign(s) => self.aug_assign(s),
            Stmt::AnnAssign(s) => self.ann_assign(s),
            Stmt::For(s) => self.for_stmt(s),
            Stmt::While(s) => self.while_stmt(s),
            Stmt::If(s) => self.if_stmt(s),
            Stmt::With(s) => self.with(s),
            Stmt::Match(s) => self.match_stmt(s),
            Stmt::Raise(s) => match (&s.exc, &s.cause) {
                (None, _) => {
                    self.asm.at(range);
                    self.asm.op(Op::Raise, 0, 0, 0);
                }
                (Some(exc), None) => {
                    let exc = self.operand_last(exc);
                    self.asm.at(range);
                    self.asm.opx(Op::Raise, 1, exc, exc, 0);
                }
                (Some(exc), Some(cause)) => {
                    let exc = self.left_value(exc, cause);
                    let cause = self.operand_last(cause);
                    self.asm.at(range);
                    self.asm.opx(Op::Raise, 2, exc, cause, 0);
                }
            },
            Stmt::Try(s) => self.try_stmt(s),
            Stmt::Assert(s) => {
                if self.options.optimize > 0 {
                    return;
                }
                let holds = self.asm.label();
                self.cond(&s.test, true, holds);
                let error = self.asm.temp();
                self.asm.at(s.test.range());
                self.asm.op(Op::LoadAssertion, error, 0, 0);
                if let Some(message) = &s.msg {
                    self.pushed(message);
                    self.asm.at(s.test.range());
                    self.asm.op(Op::Call, error, error, 1);
                }
                self.asm.opx(Op::Raise, 1, error, error, 0);
                self.asm.place(holds);
            }
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Expr(s) => self.expr_stmt(&s.value),
            Stmt::Break(_) | Stmt::Continue(_) => self.leave_loop(stmt),
            Stmt::Pass(_) => self.asm.pass(range),
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            Stmt::IpyEscapeCommand(_) => self.fail(range, "invalid syntax"),
        }
    }

    fn expr_stmt(&mut self, value: &'a Expr) {
        let top_level = self.unit.frame.0 == 0;
        if self.options.mode == Mode::Interactive && top_level {
            let reg = self.operand_last(value);
            self.asm.at(value.range());
            return self.asm.op(Op::PrintExpr, reg, 0, 0);
        }
        self.effect(value);
    }

    fn if_stmt(&mut self, s: &'a StmtIf) {
        let end = self.asm.label();
        let mut next = self.asm.label();
        self.cond(&s.test, false, next);
        self.body(&s.body);
        for clause in &s.elif_else_clauses {
            self.asm.jump(end);
            self.asm.place(next);
            next = self.asm.label();
            if let Some(test) = &clause.test {
                self.cond(test, false, next);
            }
            self.body(&clause.body);
        }
        self.asm.place(next);
        self.asm.place(end);
    }
}
