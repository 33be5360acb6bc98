//! Arithmetic and comparisons as values.

use super::Emitter;
use crate::asm::Reg;
use crate::parse::{CmpOp, Expr, ExprBinOp, ExprCompare, Operator, Ranged};
use rekindle_bytecode::{Const, Op};

/// The op of an operator.
pub(super) fn operator(op: Operator) -> Op {
    match op {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Sub,
        Operator::Mult => Op::Mul,
        Operator::Div => Op::TrueDiv,
        Operator::FloorDiv => Op::FloorDiv,
        Operator::Mod => Op::Mod,
        Operator::Pow => Op::Pow,
        Operator::LShift => Op::LShift,
        Operator::RShift => Op::RShift,
        Operator::BitAnd => Op::BitAnd,
        Operator::BitOr => Op::BitOr,
        Operator::BitXor => Op::BitXor,
        Operator::MatMult => Op::MatMul,
    }
}

/// The form of an op whose right operand is in the instruction.
fn immediate(op: Op) -> Option<Op> {
    Some(match op {
        Op::Add => Op::AddImm,
        Op::Sub => Op::SubImm,
        Op::Mul => Op::MulImm,
        Op::FloorDiv => Op::FloorDivImm,
        Op::Mod => Op::ModImm,
        Op::LShift => Op::LShiftImm,
        Op::RShift => Op::RShiftImm,
        Op::BitAnd => Op::BitAndImm,
        Op::BitOr => Op::BitOrImm,
        Op::BitXor => Op::BitXorImm,
        _ => return None,
    })
}

/// A comparison as an op, with its x.
pub(super) fn comparison(op: CmpOp) -> (Op, u8) {
    match op {
        CmpOp::Eq => (Op::Eq, 0),
        CmpOp::NotEq => (Op::Ne, 0),
        CmpOp::Lt => (Op::Lt, 0),
        CmpOp::LtE => (Op::Le, 0),
        CmpOp::Gt => (Op::Gt, 0),
        CmpOp::GtE => (Op::Ge, 0),
        CmpOp::Is => (Op::Is, 0),
        CmpOp::IsNot => (Op::Is, 1),
        CmpOp::In => (Op::Contains, 0),
        CmpOp::NotIn => (Op::Contains, 1),
    }
}

impl<'a> Emitter<'a> {
    /// A small int constant that fits an instruction.
    pub(super) fn small_int(&self, expr: &Expr) -> Option<i16> {
        // Only what can be an int is worth folding.
        if !matches!(
            expr,
            Expr::NumberLiteral(_) | Expr::UnaryOp(_) | Expr::BinOp(_)
        ) {
            return None;
        }
        match self.folder.fold(expr)? {
            Const::Int(i) => i16::try_from(i).ok(),
            _ => None,
        }
    }

    /// Can evaluating the expression not change any variable?
    fn is_quiet(&self, expr: &Expr) -> bool {
        matches!(
            expr,
            Expr::Name(_)
                | Expr::NumberLiteral(_)
                | Expr::StringLiteral(_)
                | Expr::NoneLiteral(_)
                | Expr::BooleanLiteral(_)
        )
    }

    /// The left operand of something whose right one is `right`.
    pub(super) fn left(&mut self, left: &'a Expr, right: &Expr, hint: Reg) -> Reg {
        if self.is_quiet(right) {
            self.operand_last_in(left, hint)
        } else {
            self.operand_in(left, hint)
        }
    }

    /// As `left`, without a register to prefer.
    pub(super) fn left_value(&mut self, left: &'a Expr, right: &Expr) -> Reg {
        if self.is_quiet(right) {
            self.operand_last(left)
        } else {
            self.operand(left)
        }
    }

    pub(super) fn binary(&mut self, e: &'a ExprBinOp, dst: Reg) {
        let left = self.left(&e.left, &e.right, dst);
        self.operate(operator(e.op), 0, dst, left, &e.right, e.range());
    }

    /// `dst = left op right`; x = 1: in place.
    pub(super) fn operate(
        &mut self,
        op: Op,
        x: u8,
        dst: Reg,
        left: Reg,
        right: &'a Expr,
        range: crate::parse::TextRange,
    ) {
        if let Some(form) = immediate(op)
            && let Some(n) = self.small_int(right)
        {
            self.asm.at(range);
            return self.asm.opx(form, x, dst, left, n as u16);
        }
        let right = self.operand_last(right);
        self.asm.at(range);
        self.asm.opx(op, x, dst, left, right);
    }

    pub(super) fn compare(&mut self, e: &'a ExprCompare, dst: Reg) {
        let [op] = *e.ops else {
            return self.compare_chain(e, dst);
        };
        let right = &e.comparators[0];
        let left = self.left(&e.left, right, dst);
        let right = self.comparand(op, right, true);
        let (op, x) = comparison(op);
        self.asm.at(e.range);
        self.asm.opx(op, x, dst, left, right);
    }

    /// The right operand of a comparison: what follows `in` may become constant.
    pub(super) fn comparand(&mut self, op: CmpOp, expr: &'a Expr, last: bool) -> Reg {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            let items = match expr {
                Expr::List(e) => self
                    .folder
                    .fold_all(&e.elts)
                    .map(|i| Const::Tuple(i.into())),
                Expr::Set(e) => self
                    .folder
                    .fold_all(&e.elts)
                    .map(|i| Const::FrozenSet(i.into())),
                _ => None,
            };
            if let Some(items) = items {
                let reg = self.asm.temp();
                self.asm.at(expr.range());
                self.load_const(reg, items);
                return reg;
            }
        }
        if last {
            self.operand_last(expr)
        } else {
            self.operand(expr)
        }
    }

    fn compare_chain(&mut self, e: &'a ExprCompare, dst: Reg) {
        let into = if self.is_scratch(dst) {
            dst
        } else {
            self.asm.temp()
        };
        let end = self.asm.label();
        let mut left = self.operand(&e.left);
        let count = e.ops.len();
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let right = self.comparand(*op, right, i + 1 == count);
            let (op, x) = comparison(*op);
            self.asm.at(e.range);
            self.asm.opx(op, x, into, left, right);
            if i + 1 < count {
                self.asm.jump_if(into, false, end);
            }
            left = right;
        }
        self.asm.place(end);
        self.copy(dst, into);
    }
}
