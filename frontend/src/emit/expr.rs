//! Expressions: the dispatch, and the small ones.

use super::Emitter;
use crate::asm::{Label, Reg};
use crate::fold;
use crate::parse::{BoolOp, Expr, ExprAttribute, ExprBoolOp, ExprIf, Ranged, TextRange, UnaryOp};
use rekindle_bytecode::{Const, Op};

impl<'a> Emitter<'a> {
    /// Is the register a temporary, so that it may be written before its value is complete?
    pub(super) fn is_scratch(&self, reg: Reg) -> bool {
        reg as usize >= self.unit.variables.len()
    }

    /// `dst =` the value of an expression. A local variable is written last.
    pub(super) fn expr_to(&mut self, expr: &'a Expr, dst: Reg) {
        if !self.asm.live() {
            return;
        }
        let mark = self.asm.top();
        self.compile(expr, dst);
        self.asm.free_to(mark);
    }

    /// The value of an expression wherever it lies, to be used after more has run.
    pub(super) fn operand(&mut self, expr: &'a Expr) -> Reg {
        if let Expr::Name(name) = expr
            && let Some(reg) = self.steady_local(name)
        {
            return reg;
        }
        self.pushed(expr)
    }

    /// The value of an expression wherever it lies, to be used at once.
    pub(super) fn operand_last(&mut self, expr: &'a Expr) -> Reg {
        if let Some(reg) = self.in_place(expr) {
            return reg;
        }
        self.pushed(expr)
    }

    /// The register of a local variable, or of one that is assigned in the expression.
    fn in_place(&mut self, expr: &'a Expr) -> Option<Reg> {
        match expr {
            Expr::Name(name) => self.local(name),
            Expr::Named(e) => {
                let reg = self.local_target(&e.target)?;
                self.walrus(&e.target, &e.value);
                Some(reg)
            }
            _ => None,
        }
    }

    /// As `operand`, in `hint` when that is a temporary.
    pub(super) fn operand_in(&mut self, expr: &'a Expr, hint: Reg) -> Reg {
        if let Expr::Name(name) = expr
            && let Some(reg) = self.steady_local(name)
        {
            return reg;
        }
        if !self.is_scratch(hint) {
            return self.pushed(expr);
        }
        self.expr_to(expr, hint);
        hint
    }

    /// As `operand_last`, in `hint` when that is a temporary.
    pub(super) fn operand_last_in(&mut self, expr: &'a Expr, hint: Reg) -> Reg {
        if let Some(reg) = self.in_place(expr) {
            return reg;
        }
        self.operand_in(expr, hint)
    }

    /// The value of an expression in the next temporary.
    pub(super) fn pushed(&mut self, expr: &'a Expr) -> Reg {
        let reg = self.asm.temp();
        self.expr_to(expr, reg);
        reg
    }

    /// Runs an expression for its effect.
    pub(super) fn effect(&mut self, expr: &'a Expr) {
        let mark = self.asm.top();
        match expr {
            Expr::Name(name) => {
                // A local needs no more than its check.
                if self.local(name).is_none() {
                    self.pushed(expr);
                }
            }
            Expr::BoolOp(e) => {
                let end = self.asm.label();
                let (last, before) = e.values.split_last().expect("the grammar gives two");
                for value in before {
                    self.cond(value, e.op == BoolOp::Or, end);
                }
                self.effect(last);
                self.asm.place(end);
            }
            Expr::Named(e) => self.walrus(e.target.as_ref(), &e.value),
            _ if self.folder.fold(expr).is_some() => {}
            _ => {
                self.pushed(expr);
            }
        }
        self.asm.free_to(mark);
    }

    fn compile(&mut self, expr: &'a Expr, dst: Reg) {
        let range = expr.range();
        match expr {
            Expr::Name(e) => self.load_name(e, dst),
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                self.asm.at(range);
                self.literal(expr, dst);
            }
            Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::Tuple(_) | Expr::Slice(_) => {
                if let Some(value) = self.folder.fold(expr) {
                    self.asm.at(range);
                    return self.load_const(dst, value);
                }
                match expr {
                    Expr::BinOp(e) => self.binary(e, dst),
                    Expr::UnaryOp(e) => self.unary(e.op, &e.operand, expr, dst),
                    Expr::Tuple(e) => self.tuple(&e.elts, range, dst),
                    Expr::Slice(e) => self.slice(e, dst),
                    _ => unreachable!("the outer pattern has these four"),
                }
            }
            Expr::BoolOp(e) => self.bool_op(e, dst),
            Expr::Named(e) => {
                self.walrus(&e.target, &e.value);
                if let Expr::Name(name) = &*e.target {
                    self.load_name(name, dst);
                }
            }
            Expr::Lambda(e) => self.lambda(e, dst),
            Expr::If(e) => self.if_expr(e, dst),
            Expr::Dict(e) => self.dict(e, dst),
            Expr::Set(e) => self.set(&e.elts, range, dst),
            Expr::List(e) => self.list(&e.elts, range, dst),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.comprehension(expr, dst);
            }
            Expr::Generator(e) => self.generator(e, dst),
            Expr::Await(e) => {
                let value = self.operand_last_in(&e.value, dst);
                self.asm.at(range);
                self.await_value(value, dst);
            }
            Expr::Yield(e) => {
                let value = match &e.value {
                    Some(value) => self.operand_last_in(value, dst),
                    None => {
                        let none = self.asm.temp();
                        self.asm.at(range);
                        self.asm.op(Op::LoadNone, none, 0, 0);
                        none
                    }
                };
                self.asm.at(range);
                self.yield_value(value, dst);
            }
            Expr::YieldFrom(e) => {
                let value = self.operand_last(&e.value);
                self.asm.at(range);
                self.delegate(value, 0, dst);
            }
            Expr::Compare(e) => self.compare(e, dst),
            Expr::Call(e) => self.call(e, dst),
            Expr::FString(e) => self.f_string(e, dst),
            Expr::TString(e) => self.t_string(e, dst),
            Expr::Attribute(e) => self.attribute(e, dst),
            Expr::Subscript(e) => self.subscript(e, dst),
            Expr::Starred(_) | Expr::IpyEscapeCommand(_) => {
                self.fail(range, "can't use starred expression here");
            }
        }
    }

    fn literal(&mut self, expr: &'a Expr, dst: Reg) {
        if let Some(value) = self.folder.fold(expr) {
            if let Const::BigInt(digits) = &value
                && digits.len() > 4300
                && !self.source[expr.range()].starts_with(['0'])
            {
                let message = format!(
                    "Exceeds the limit (4300 digits) for integer string conversion: value has {} \
                     digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
                     hexadecimal for huge integer literals to avoid decimal conversion limits.",
                    digits.len()
                );
                self.fail(expr.range(), message);
            }
            self.load_const(dst, value);
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr, whole: &'a Expr, dst: Reg) {
        let op = match op {
            UnaryOp::Not if needs_jumps(operand) => return self.truth_value(whole, dst),
            UnaryOp::Not => Op::Not,
            UnaryOp::USub => Op::Neg,
            UnaryOp::UAdd => Op::Pos,
            UnaryOp::Invert => Op::Invert,
        };
        let operand = self.operand_last_in(operand, dst);
        self.asm.at(whole.range());
        self.asm.op(op, dst, operand, 0);
    }

    /// `dst =` True or False by jumps.
    pub(super) fn truth_value(&mut self, expr: &'a Expr, dst: Reg) {
        let (no, end) = (self.asm.label(), self.asm.label());
        self.cond(expr, false, no);
        self.asm.at(expr.range());
        self.load_const(dst, Const::Bool(true));
        self.asm.jump(end);
        self.asm.place(no);
        self.asm.at(expr.range());
        self.load_const(dst, Const::Bool(false));
        self.asm.place(end);
    }

    fn bool_op(&mut self, e: &'a ExprBoolOp, dst: Reg) {
        let end = self.asm.label();
        let into = if self.is_scratch(dst) {
            dst
        } else {
            self.asm.temp()
        };
        self.bool_chain(e, into, [end, end]);
        self.asm.place(end);
        self.copy(dst, into);
    }

    /// The value of `and` or `or`. What stops a chain early jumps to where its truth leads, so that no value of a
    /// chain in a chain is asked for it twice: to `known[1]` when it is true, to `known[0]` when it is false.
    fn bool_chain(&mut self, e: &'a ExprBoolOp, into: Reg, known: [Label; 2]) {
        let stop_at = e.op == BoolOp::Or;
        let stopped = known[usize::from(stop_at)];
        let (last, before) = e.values.split_last().expect("the grammar gives two");
        for value in before {
            if let Some(constant) = self.folder.fold(value) {
                if fold::truth(&constant) == stop_at {
                    self.expr_to(value, into);
                    self.asm.jump(stopped);
                }
                continue;
            }
            let next = self.asm.label();
            let leads = if stop_at {
                [next, stopped]
            } else {
                [stopped, next]
            };
            self.chained(value, into, leads);
            self.asm.at(value.range());
            self.asm.jump_if(into, stop_at, stopped);
            self.asm.place(next);
        }
        self.chained(last, into, known);
    }

    /// A value of a chain.
    fn chained(&mut self, value: &'a Expr, into: Reg, known: [Label; 2]) {
        match value {
            Expr::BoolOp(inner) if self.folder.fold(value).is_none() => {
                self.bool_chain(inner, into, known);
            }
            _ => self.expr_to(value, into),
        }
    }

    fn if_expr(&mut self, e: &'a ExprIf, dst: Reg) {
        let (no, end) = (self.asm.label(), self.asm.label());
        self.cond(&e.test, false, no);
        self.expr_to(&e.body, dst);
        self.asm.jump(end);
        self.asm.place(no);
        self.expr_to(&e.orelse, dst);
        self.asm.place(end);
    }

    fn attribute(&mut self, e: &'a ExprAttribute, dst: Reg) {
        if self.super_attribute(e, dst) {
            return;
        }
        let object = self.operand_last_in(&e.value, dst);
        let name = self.attribute_name(&e.attr.id);
        self.asm.at(self.attribute_place(e, e.range));
        self.asm.op(Op::LoadAttr, dst, object, name);
    }

    /// Where an attribute, or a call of it that spans `range`, is said to be: when it begins on
    /// an earlier line than the attribute's name, at that name.
    pub(super) fn attribute_place(&self, e: &ExprAttribute, range: TextRange) -> TextRange {
        let name = e.attr.range();
        let before = TextRange::new(range.start(), name.start());
        if self.source[before].contains('\n') {
            TextRange::new(name.start(), range.end())
        } else {
            range
        }
    }
}

/// Is a condition better computed by jumping than as a value?
fn needs_jumps(expr: &Expr) -> bool {
    match expr {
        Expr::BoolOp(_) => true,
        Expr::Compare(e) => e.ops.len() > 1,
        Expr::UnaryOp(e) => e.op == UnaryOp::Not && needs_jumps(&e.operand),
        _ => false,
    }
}
