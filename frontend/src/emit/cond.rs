//! Conditions: jumps without the detour over True and False.

use super::Emitter;
use super::binary::comparison;
use crate::asm::{Label, Reg};
use crate::fold;
use crate::parse::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, Ranged, TextRange, UnaryOp};
use rekindle_bytecode::{Ins, Op};

/// The jumping form of a comparison.
fn jumping(op: Op) -> Op {
    match op {
        Op::Lt => Op::JumpLt,
        Op::Le => Op::JumpLe,
        Op::Eq => Op::JumpEq,
        Op::Ne => Op::JumpNe,
        Op::Gt => Op::JumpGt,
        Op::Ge => Op::JumpGe,
        Op::Is => Op::JumpIs,
        _ => Op::JumpContains,
    }
}

/// The jumping form of a comparison with a number in the instruction.
fn jumping_immediate(op: Op) -> Option<Op> {
    Some(match op {
        Op::Lt => Op::JumpLtImm,
        Op::Le => Op::JumpLeImm,
        Op::Eq => Op::JumpEqImm,
        Op::Ne => Op::JumpNeImm,
        Op::Gt => Op::JumpGtImm,
        Op::Ge => Op::JumpGeImm,
        _ => return None,
    })
}

impl<'a> Emitter<'a> {
    /// Jumps to `target` when the truth of `expr` is `sense`; else goes on.
    pub(super) fn cond(&mut self, expr: &'a Expr, sense: bool, target: Label) {
        if !self.asm.live() {
            return;
        }
        let mark = self.asm.top();
        self.cond_inner(expr, sense, target);
        self.asm.free_to(mark);
    }

    fn cond_inner(&mut self, expr: &'a Expr, sense: bool, target: Label) {
        match expr {
            Expr::UnaryOp(e) if e.op == UnaryOp::Not => self.cond(&e.operand, !sense, target),
            Expr::BoolOp(e) => self.cond_bool(e, sense, target),
            Expr::Compare(e) => self.cond_compare(e, sense, target),
            Expr::If(e) => {
                let (no, end) = (self.asm.label(), self.asm.label());
                self.cond(&e.test, false, no);
                self.cond(&e.body, sense, target);
                self.asm.jump(end);
                self.asm.place(no);
                self.cond(&e.orelse, sense, target);
                self.asm.place(end);
            }
            _ => {
                if let Some(value) = self.folder.fold(expr) {
                    if fold::truth(&value) == sense {
                        self.asm.at(expr.range());
                        self.asm.jump(target);
                    }
                    return;
                }
                let value = self.operand_last(expr);
                self.asm.at(expr.range());
                self.asm.jump_if(value, sense, target);
            }
        }
    }

    fn cond_bool(&mut self, e: &'a ExprBoolOp, sense: bool, target: Label) {
        // `and` stops at the first false value, `or` at the first true one.
        let stop_at = e.op == BoolOp::Or;
        if sense == stop_at {
            for value in &e.values {
                self.cond(value, sense, target);
            }
            return;
        }
        let skip = self.asm.label();
        let (last, before) = e.values.split_last().expect("the grammar gives two");
        for value in before {
            self.cond(value, stop_at, skip);
        }
        self.cond(last, sense, target);
        self.asm.place(skip);
    }

    fn cond_compare(&mut self, e: &'a ExprCompare, sense: bool, target: Label) {
        let count = e.ops.len();
        if count == 1 {
            let right = &e.comparators[0];
            if let Some(op) = none_test(e.ops[0], right) {
                let left = self.operand_last(&e.left);
                let sense = sense == (op == CmpOp::Is);
                let ins = Ins::new(Op::JumpIfNone, left, 0, 0).with_x(sense as u8);
                self.asm.at(e.range);
                return self.asm.push_jump(ins, target);
            }
            let left = self.left_value(&e.left, right);
            return self.jump_compare(e.ops[0], left, right, sense, target, e.range);
        }
        let skip = self.asm.label();
        let mut left = self.operand(&e.left);
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let last = i + 1 == count;
            if last {
                self.jump_compare(*op, left, right, sense, target, e.range);
            } else {
                let to = if sense { skip } else { target };
                left = self.jump_compare_kept(*op, left, right, to, e.range);
            }
        }
        self.asm.place(skip);
    }

    /// Jumps when a link of a chain is false; returns the right operand for the next link.
    fn jump_compare_kept(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: &'a Expr,
        target: Label,
        range: TextRange,
    ) -> Reg {
        let right = self.comparand(op, right, false);
        self.jump_registers(op, left, right, false, target, range);
        right
    }

    fn jump_compare(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: &'a Expr,
        sense: bool,
        target: Label,
        range: TextRange,
    ) {
        if let Some(form) = jumping_immediate(comparison(op).0)
            && let Some(n) = self.small_int(right)
        {
            self.asm.at(range);
            let ins = Ins::new(form, 0, left, n as u16).with_x(sense as u8);
            return self.asm.push_jump(ins, target);
        }
        let right = self.comparand(op, right, true);
        self.jump_registers(op, left, right, sense, target, range);
    }

    fn jump_registers(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: Reg,
        sense: bool,
        target: Label,
        range: TextRange,
    ) {
        let (op, negated) = comparison(op);
        let sense = sense != (negated == 1);
        self.asm.at(range);
        let ins = Ins::new(jumping(op), 0, left, right).with_x(sense as u8);
        self.asm.push_jump(ins, target);
    }
}

/// `is None` or `is not None`
fn none_test(op: CmpOp, right: &Expr) -> Option<CmpOp> {
    (matches!(op, CmpOp::Is | CmpOp::IsNot) && matches!(right, Expr::NoneLiteral(_))).then_some(op)
}
