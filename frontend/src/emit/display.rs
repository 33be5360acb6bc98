//! Tuples, lists, sets and dicts written out; subscripts and slices.

use super::Emitter;
use crate::asm::Reg;
use crate::parse::{Expr, ExprDict, ExprSlice, ExprSubscript, Ranged, TextRange};
use rekindle_bytecode::{Const, Op};

/// Elements that are gathered in registers before the object is built.
const CHUNK: usize = 32;
/// Constants from which a display is copied rather than built one by one.
const COPIED: usize = 4;

/// A kind of display that can grow.
#[derive(Clone, Copy)]
struct Growing {
    build: Op,
    append: Op,
    extend: Op,
}

const LIST: Growing = Growing {
    build: Op::BuildList,
    append: Op::ListAppend,
    extend: Op::ListExtend,
};
const SET: Growing = Growing {
    build: Op::BuildSet,
    append: Op::SetAdd,
    extend: Op::SetUpdate,
};

impl<'a> Emitter<'a> {
    /// Evaluates expressions into temporaries in a row.
    pub(super) fn push_all(&mut self, exprs: &'a [Expr]) -> Reg {
        let first = self.asm.top();
        for expr in exprs {
            self.pushed(expr);
        }
        first
    }

    pub(super) fn tuple(&mut self, elts: &'a [Expr], range: TextRange, dst: Reg) {
        let starred = elts.iter().any(Expr::is_starred_expr);
        if !starred && elts.len() <= CHUNK {
            let first = self.push_all(elts);
            self.asm.at(range);
            return self.asm.op(Op::BuildTuple, dst, first, elts.len() as u16);
        }
        let list = self.asm.temp();
        self.grow(LIST, elts, range, list);
        self.asm.at(range);
        self.asm.op(Op::ListToTuple, dst, list, 0);
    }

    pub(super) fn list(&mut self, elts: &'a [Expr], range: TextRange, dst: Reg) {
        if elts.len() >= COPIED
            && let Some(items) = self.folder.fold_all(elts)
        {
            return self.copied(LIST, Const::Tuple(items.into()), range, dst);
        }
        self.growing(LIST, elts, range, dst);
    }

    pub(super) fn set(&mut self, elts: &'a [Expr], range: TextRange, dst: Reg) {
        if elts.len() >= COPIED
            && let Some(items) = self.folder.fold_all(elts)
        {
            return self.copied(SET, Const::FrozenSet(items.into()), range, dst);
        }
        self.growing(SET, elts, range, dst);
    }

    /// A display whose elements are all constant: a copy of a constant.
    fn copied(&mut self, kind: Growing, items: Const, range: TextRange, dst: Reg) {
        let into = self.scratch(dst);
        self.asm.at(range);
        self.asm.op(kind.build, into, self.asm.top(), 0);
        let constant = self.asm.temp();
        self.load_const(constant, items);
        self.asm.op(kind.extend, into, constant, 0);
        self.copy(dst, into);
    }

    /// `dst` itself or, for a variable, a temporary.
    pub(super) fn scratch(&mut self, dst: Reg) -> Reg {
        if self.is_scratch(dst) {
            dst
        } else {
            self.asm.temp()
        }
    }

    fn growing(&mut self, kind: Growing, elts: &'a [Expr], range: TextRange, dst: Reg) {
        if elts.len() <= CHUNK && !elts.iter().any(Expr::is_starred_expr) {
            let first = self.push_all(elts);
            self.asm.at(range);
            return self.asm.op(kind.build, dst, first, elts.len() as u16);
        }
        let into = self.scratch(dst);
        self.grow(kind, elts, range, into);
        self.copy(dst, into);
    }

    /// Builds in `into`, a temporary, element by element after the first few.
    fn grow(&mut self, kind: Growing, elts: &'a [Expr], range: TextRange, into: Reg) {
        let mark = self.asm.top();
        let plain = elts
            .iter()
            .take(CHUNK)
            .take_while(|e| !e.is_starred_expr())
            .count();
        let first = self.push_all(&elts[..plain]);
        self.asm.at(range);
        self.asm.op(kind.build, into, first, plain as u16);
        self.asm.free_to(mark);
        for element in &elts[plain..] {
            let (op, value) = match element {
                Expr::Starred(e) => (kind.extend, self.operand_last(&e.value)),
                _ => (kind.append, self.operand_last(element)),
            };
            self.asm.at(element.range());
            self.asm.op(op, into, value, 0);
            self.asm.free_to(mark);
        }
    }

    pub(super) fn dict(&mut self, e: &'a ExprDict, dst: Reg) {
        let plain = e
            .items
            .iter()
            .take(CHUNK / 2)
            .take_while(|i| i.key.is_some())
            .count();
        let whole = plain == e.items.len();
        let into = if whole { dst } else { self.scratch(dst) };
        let mark = self.asm.top();
        for item in &e.items[..plain] {
            if let Some(key) = &item.key {
                self.pushed(key);
                self.pushed(&item.value);
            }
        }
        self.asm.at(e.range);
        self.asm.op(Op::BuildDict, into, mark, plain as u16);
        self.asm.free_to(mark);
        for item in &e.items[plain..] {
            match &item.key {
                Some(key) => {
                    let key = self.left_value(key, &item.value);
                    let value = self.operand_last(&item.value);
                    self.asm.at(e.range);
                    self.asm.op(Op::DictSet, into, key, value);
                }
                None => {
                    let other = self.operand_last(&item.value);
                    self.asm.at(item.value.range());
                    self.asm.op(Op::DictUpdate, into, other, 0);
                }
            }
            self.asm.free_to(mark);
        }
        self.copy(dst, into);
    }

    pub(super) fn slice(&mut self, e: &'a ExprSlice, dst: Reg) {
        let first = self.slice_parts(e);
        self.asm.at(e.range);
        self.asm.op(Op::BuildSlice, dst, first, 0);
    }

    /// The bounds of a slice in three registers, of which this is the first.
    pub(super) fn slice_parts(&mut self, e: &'a ExprSlice) -> Reg {
        let first = self.asm.top();
        for part in [&e.lower, &e.upper, &e.step] {
            match part {
                Some(part) => {
                    self.pushed(part);
                }
                None => {
                    let none = self.asm.temp();
                    self.asm.at(e.range);
                    self.asm.op(Op::LoadNone, none, 0, 0);
                }
            }
        }
        first
    }

    /// The slice of a subscript whose bounds are computed when it runs.
    pub(super) fn running_slice(&mut self, index: &'a Expr) -> Option<&'a ExprSlice> {
        match index {
            Expr::Slice(e) if self.folder.fold(index).is_none() => Some(e),
            _ => None,
        }
    }

    pub(super) fn subscript(&mut self, e: &'a ExprSubscript, dst: Reg) {
        let object = self.left(&e.value, &e.slice, dst);
        if let Some(n) = self.small_int(&e.slice) {
            self.asm.at(e.range);
            return self.asm.op(Op::GetItemImm, dst, object, n as u16);
        }
        if let Some(slice) = self.running_slice(&e.slice) {
            let first = self.slice_parts(slice);
            self.asm.at(e.range);
            return self.asm.op(Op::GetSlice, dst, first, object);
        }
        let index = self.operand_last(&e.slice);
        self.asm.at(e.range);
        self.asm.op(Op::GetItem, dst, object, index);
    }
}
