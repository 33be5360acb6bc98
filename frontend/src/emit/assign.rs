//! Assignments, augmented assignments, deletions.

use super::Emitter;
use super::binary::operator;
use crate::asm::Reg;
use crate::parse::{Expr, Ranged, StmtAnnAssign, StmtAssign, StmtAugAssign};
use rekindle_bytecode::Op;

impl<'a> Emitter<'a> {
    pub(super) fn assign_stmt(&mut self, s: &'a StmtAssign) {
        let [target] = &s.targets[..] else {
            return self.assign_chain(s);
        };
        if let Some(reg) = self.local_target(target) {
            self.expr_to(&s.value, reg);
            return self.asm.set_bound(reg);
        }
        if let (Some(targets), Expr::Tuple(values)) = (elements(target), &*s.value)
            && self.parallel(targets, &values.elts)
        {
            return;
        }
        let value = if matches!(target, Expr::Name(_)) {
            self.operand_last(&s.value)
        } else {
            self.operand(&s.value)
        };
        self.assign(target, value);
    }

    /// `a = b = value`
    fn assign_chain(&mut self, s: &'a StmtAssign) {
        let names = s.targets.iter().all(|t| matches!(t, Expr::Name(_)));
        let first = self.local_target(&s.targets[0]);
        if let Some(reg) = first.filter(|_| names || s.targets.len() == 2) {
            self.expr_to(&s.value, reg);
            self.asm.set_bound(reg);
            for target in &s.targets[1..] {
                self.assign(target, reg);
            }
            return;
        }
        let value = self.operand(&s.value);
        let value = if self.is_scratch(value) {
            value
        } else {
            let kept = self.asm.temp();
            self.copy(kept, value);
            kept
        };
        for target in &s.targets {
            self.assign(target, value);
        }
    }

    /// `a, b = x, y` without building a tuple. Says whether it could be done.
    fn parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> bool {
        let starred = |e: &Expr| e.is_starred_expr();
        if targets.len() != values.len()
            || targets.len() < 2
            || targets.len() > 16
            || targets.iter().any(starred)
            || values.iter().any(starred)
        {
            return false;
        }
        let locals: Vec<Option<Reg>> = targets.iter().map(|t| self.local_target(t)).collect();
        let last = targets.len() - 1;
        let direct = locals.iter().all(Option::is_some) && !locals[..last].contains(&locals[last]);
        if self.folder.fold_all(values).is_some() {
            for (target, value) in targets.iter().zip(values) {
                let mark = self.asm.top();
                match self.local_target(target) {
                    Some(reg) => {
                        self.expr_to(value, reg);
                        self.asm.set_bound(reg);
                    }
                    None => {
                        let reg = self.pushed(value);
                        self.assign(target, reg);
                    }
                }
                self.asm.free_to(mark);
            }
            return true;
        }
        let mut regs = Vec::with_capacity(values.len());
        for (i, value) in values.iter().enumerate() {
            let reg = match (&locals[last], i == last && direct) {
                (Some(reg), true) => {
                    self.expr_to(value, *reg);
                    *reg
                }
                _ => {
                    let reg = self.operand(value);
                    // A variable that is a target itself changes before its value is used.
                    if locals.contains(&Some(reg)) && locals[i] != Some(reg) {
                        let kept = self.asm.temp();
                        self.asm.at(value.range());
                        self.copy(kept, reg);
                        kept
                    } else {
                        reg
                    }
                }
            };
            regs.push(reg);
        }
        for (target, reg) in targets.iter().zip(regs) {
            self.assign(target, reg);
        }
        true
    }

    /// A target `= src`.
    pub(super) fn assign(&mut self, target: &'a Expr, src: Reg) {
        let range = target.range();
        let mark = self.asm.top();
        match target {
            Expr::Name(name) => {
                let sym = self.sym(&name.id);
                self.asm.at(range);
                self.store(sym, src);
            }
            Expr::Attribute(e) => {
                let object = self.operand_last(&e.value);
                let name = self.attribute_name(&e.attr.id);
                self.asm.at(self.attribute_place(e, range));
                self.asm.op(Op::StoreAttr, object, src, name);
            }
            Expr::Subscript(e) => {
                let object = self.left_value(&e.value, &e.slice);
                if let Some(slice) = self.running_slice(&e.slice) {
                    let first = self.slice_parts(slice);
                    self.asm.at(range);
                    self.asm.op(Op::SetSlice, object, first, src);
                } else {
                    let index = self.operand_last(&e.slice);
                    self.asm.at(range);
                    self.asm.op(Op::SetItem, object, index, src);
                }
            }
            Expr::Tuple(e) => self.unpack(&e.elts, target, src),
            Expr::List(e) => self.unpack(&e.elts, target, src),
            _ => self.fail(range, "cannot assign to this expression"),
        }
        self.asm.free_to(mark);
    }

    fn unpack(&mut self, targets: &'a [Expr], whole: &'a Expr, src: Reg) {
        let count = targets.len() as u16;
        let star = targets.iter().position(Expr::is_starred_expr);
        let direct = self.variables_in_a_row(targets);
        let first = direct.unwrap_or_else(|| self.asm.temps(count as u32));
        self.asm.at(whole.range());
        match star {
            Some(before) => {
                let after = count - 1 - before as u16;
                let split = before as u16 + 256 * after;
                self.asm.op(Op::UnpackEx, first, src, split);
            }
            None => self.asm.op(Op::Unpack, first, src, count),
        }
        for (i, target) in (first..).zip(targets) {
            if direct.is_some() {
                self.asm.set_bound(i);
                continue;
            }
            match target {
                Expr::Starred(e) => self.assign(&e.value, i),
                _ => self.assign(target, i),
            }
        }
    }

    /// The first register, when targets are variables whose registers follow each other.
    fn variables_in_a_row(&mut self, targets: &'a [Expr]) -> Option<Reg> {
        let first = self.local_target(targets.first()?)?;
        for (reg, target) in (first..).zip(targets) {
            if self.local_target(target) != Some(reg) {
                return None;
            }
        }
        Some(first)
    }

    /// `target := value`
    pub(super) fn walrus(&mut self, target: &'a Expr, value: &'a Expr) {
        match self.local_target(target) {
            Some(reg) => {
                self.expr_to(value, reg);
                self.asm.set_bound(reg);
            }
            None => {
                let mark = self.asm.top();
                let reg = self.operand_last(value);
                self.assign(target, reg);
                self.asm.free_to(mark);
            }
        }
    }

    pub(super) fn aug_assign(&mut self, s: &'a StmtAugAssign) {
        let op = operator(s.op);
        let range = s.range;
        match &*s.target {
            Expr::Name(name) => {
                if let Some(reg) = self.steady_local(name) {
                    return self.operate(op, 1, reg, reg, &s.value, range);
                }
                let value = self.asm.temp();
                self.load_name(name, value);
                self.operate(op, 1, value, value, &s.value, range);
                self.assign(&s.target, value);
            }
            Expr::Attribute(e) => {
                let object = self.operand(&e.value);
                let name = self.attribute_name(&e.attr.id);
                let value = self.asm.temp();
                let place = self.attribute_place(e, e.range);
                self.asm.at(place);
                self.asm.op(Op::LoadAttr, value, object, name);
                self.operate(op, 1, value, value, &s.value, range);
                self.asm.at(place);
                self.asm.op(Op::StoreAttr, object, value, name);
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value);
                let index = self.operand(&e.slice);
                let value = self.asm.temp();
                self.asm.at(e.range);
                self.asm.op(Op::GetItem, value, object, index);
                self.operate(op, 1, value, value, &s.value, range);
                self.asm.at(e.range);
                self.asm.op(Op::SetItem, object, index, value);
            }
            _ => self.fail(range, "illegal expression for augmented assignment"),
        }
    }

    pub(super) fn ann_assign(&mut self, s: &'a StmtAnnAssign) {
        if let Some(value) = &s.value {
            match self.local_target(&s.target) {
                Some(reg) => {
                    self.expr_to(value, reg);
                    self.asm.set_bound(reg);
                }
                None => {
                    let value = self.operand(value);
                    self.assign(&s.target, value);
                }
            }
        } else {
            // The parts of the target are evaluated all the same.
            match &*s.target {
                Expr::Attribute(e) => self.effect(&e.value),
                Expr::Subscript(e) => {
                    self.effect(&e.value);
                    self.effect(&e.slice);
                }
                _ => {}
            }
        }
        if let (Expr::Name(name), true) = (&*s.target, s.simple) {
            let sym = self.sym(&name.id);
            self.annotated(sym, s);
        }
    }

    pub(super) fn delete_target(&mut self, target: &'a Expr) {
        let mark = self.asm.top();
        match target {
            Expr::Name(name) => self.delete(name),
            Expr::Attribute(e) => {
                let object = self.operand_last(&e.value);
                let name = self.attribute_name(&e.attr.id);
                self.asm.at(e.range);
                self.asm.op(Op::DeleteAttr, object, 0, name);
            }
            Expr::Subscript(e) => {
                let object = self.left_value(&e.value, &e.slice);
                let index = self.operand_last(&e.slice);
                self.asm.at(e.range);
                self.asm.op(Op::DelItem, object, index, 0);
            }
            Expr::Tuple(e) => e.elts.iter().for_each(|t| self.delete_target(t)),
            Expr::List(e) => e.elts.iter().for_each(|t| self.delete_target(t)),
            _ => self.fail(target.range(), "cannot delete this expression"),
        }
        self.asm.free_to(mark);
    }
}

/// The elements of a tuple or list.
fn elements(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(e) => Some(&e.elts),
        Expr::List(e) => Some(&e.elts),
        _ => None,
    }
}
