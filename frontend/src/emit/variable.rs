//! Reading, writing and deleting variables.

use super::Emitter;
use crate::asm::Reg;
use crate::names::Sym;
use crate::parse::{Expr, ExprName};
use crate::scope::{Kind, Place, Uses};
use rekindle_bytecode::{Const, Op};

/// How to get at a variable from where the compiler is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Access {
    Reg(Reg),
    Cell(Reg),
    Free(u16),
    Global,
    /// A name of the local name space.
    Name,
    /// A name of the class body, else a cell of the closure.
    ClassFree(u16),
    /// A name of the class body around an annotation, else a cell of the closure.
    AroundFree(u16),
    /// A name of the class body around an annotation, else a global.
    AroundGlobal,
}

impl<'a> Emitter<'a> {
    pub(super) fn sym(&mut self, text: &str) -> Sym {
        let private = self.scopes[self.unit.scope].private;
        self.names.mangled(text, private)
    }

    pub(super) fn access(&self, name: Sym) -> Access {
        let id = self.unit.scope;
        let scope = &self.scopes[id];
        let module = self.scopes[self.unit.frame].kind == Kind::Module;
        let Some(symbol) = scope.symbol(name) else {
            return if scope.kind == Kind::Class {
                Access::Name
            } else {
                Access::Global
            };
        };
        let place = match symbol.place {
            Place::Outer(owner) => {
                let symbol = self.scopes[owner].symbol(name);
                let symbol = symbol.expect("the owner has the variable");
                return match symbol.place {
                    Place::Cell => Access::Cell(symbol.reg),
                    _ => Access::Reg(symbol.reg),
                };
            }
            Place::Cell if scope.kind == Kind::Class => symbol.own,
            place => place,
        };
        match place {
            Place::Local => Access::Reg(symbol.reg),
            Place::Cell => Access::Cell(symbol.reg),
            Place::Free(slot) if scope.kind == Kind::Class => Access::ClassFree(slot),
            Place::Free(slot) if scope.sees_class => Access::AroundFree(slot),
            Place::Free(slot) => Access::Free(slot),
            Place::Global if module && self.options.namespace => Access::Name,
            Place::Global if scope.sees_class => Access::AroundGlobal,
            Place::Global | Place::ExplicitGlobal => Access::Global,
            Place::Name => Access::Name,
            Place::Outer(_) => unreachable!("handled above"),
        }
    }

    /// Can the variable change in the middle of an expression?
    fn is_walrus(&self, name: Sym) -> bool {
        let mut id = self.unit.scope;
        loop {
            let scope = &self.scopes[id];
            if let Some(symbol) = scope.symbol(name) {
                match symbol.place {
                    Place::Outer(owner) => id = owner,
                    _ => return symbol.uses.any(Uses::WALRUS),
                }
            } else {
                return false;
            }
        }
    }

    /// The register of a local variable, checked to be bound.
    pub(super) fn local(&mut self, name: &ExprName) -> Option<Reg> {
        let sym = self.sym(&name.id);
        let Access::Reg(reg) = self.access(sym) else {
            return None;
        };
        self.check_bound(sym, reg, name);
        Some(reg)
    }

    fn check_bound(&mut self, sym: Sym, reg: Reg, name: &ExprName) {
        if !self.asm.is_bound(reg) {
            self.asm.at(name.range);
            let index = self.asm.name(self.names.text(sym));
            self.asm.wide(Op::CheckBound, reg, index);
            self.asm.set_bound(reg);
        }
    }

    /// The register of a local variable whose value stays while more of the expression runs.
    pub(super) fn steady_local(&mut self, name: &ExprName) -> Option<Reg> {
        let sym = self.sym(&name.id);
        if self.is_walrus(sym) {
            return None;
        }
        self.local(name)
    }

    /// The register of a plain local variable to be assigned.
    pub(super) fn local_target(&mut self, target: &Expr) -> Option<Reg> {
        let Expr::Name(name) = target else {
            return None;
        };
        let sym = self.sym(&name.id);
        match self.access(sym) {
            Access::Reg(reg) => Some(reg),
            _ => None,
        }
    }

    /// `dst =` a variable.
    pub(super) fn load_name(&mut self, name: &ExprName, dst: Reg) {
        let sym = self.sym(&name.id);
        if &*name.id == "__debug__" {
            return self.load_const(dst, Const::Bool(self.options.optimize == 0));
        }
        let access = self.access(sym);
        if let Access::Reg(reg) = access {
            self.check_bound(sym, reg, name);
        }
        self.asm.at(name.range);
        self.load(sym, access, dst);
    }

    /// `dst =` the variable at `access`.
    pub(super) fn load(&mut self, sym: Sym, access: Access, dst: Reg) {
        match access {
            Access::Reg(reg) => self.copy(dst, reg),
            Access::Cell(reg) => {
                let name = self.name_index(sym);
                self.asm.op(Op::LoadCell, dst, reg, name);
            }
            Access::Free(slot) => {
                let name = self.name_index(sym);
                self.asm.op(Op::LoadFree, dst, slot, name);
            }
            Access::ClassFree(slot) => {
                let name = self.name_index(sym);
                self.asm.op(Op::LoadClassFree, dst, name, slot);
            }
            Access::Global => {
                let index = self.asm.name(self.names.text(sym));
                self.asm.wide(Op::LoadGlobal, dst, index);
            }
            Access::Name => {
                let index = self.asm.name(self.names.text(sym));
                self.asm.wide(Op::LoadName, dst, index);
            }
            Access::AroundFree(slot) => self.load_around(sym, Access::Free(slot), dst),
            Access::AroundGlobal => self.load_around(sym, Access::Global, dst),
        }
    }

    /// A name in an annotation of a class body: the class's own names come first.
    fn load_around(&mut self, sym: Sym, otherwise: Access, dst: Reg) {
        let class_dict = self.names.sym("__classdict__");
        let slot = self.scopes[self.unit.frame].free_slot(class_dict);
        let Some(slot) = slot.filter(|_| sym != class_dict) else {
            return self.load(sym, otherwise, dst);
        };
        let space = self.asm.temps(2);
        let name = self.name_index(class_dict);
        self.asm.op(Op::LoadFree, space, slot, name);
        let text = self.names.text(sym).clone();
        self.load_str(space + 1, &text);
        let (miss, end) = (self.asm.label(), self.asm.label());
        // Whoever wants the annotations as text puts something else in its place.
        self.require_kind(1, space, miss);
        let test = rekindle_bytecode::Ins::new(Op::JumpContains, 0, space + 1, space);
        self.asm.push_jump(test, miss);
        self.asm.op(Op::GetItem, dst, space, space + 1);
        self.asm.jump(end);
        self.asm.place(miss);
        self.load(sym, otherwise, dst);
        self.asm.place(end);
        self.asm.free_to(space);
    }

    /// A variable `= src`.
    pub(super) fn store(&mut self, sym: Sym, src: Reg) {
        match self.access(sym) {
            Access::Reg(reg) => {
                self.copy(reg, src);
                self.asm.set_bound(reg);
            }
            Access::Cell(reg) => self.asm.op(Op::StoreCell, reg, src, 0),
            Access::Free(slot) | Access::ClassFree(slot) | Access::AroundFree(slot) => {
                self.asm.op(Op::StoreFree, src, slot, 0);
            }
            Access::Global | Access::AroundGlobal => {
                let index = self.asm.name(self.names.text(sym));
                self.asm.wide(Op::StoreGlobal, src, index);
            }
            Access::Name => self.store_name_space(sym, src),
        }
    }

    fn store_name_space(&mut self, sym: Sym, src: Reg) {
        let index = self.asm.name(self.names.text(sym));
        self.asm.wide(Op::StoreName, src, index);
    }

    /// Stores a name that the compiler itself defines, at the top level or in a class body.
    pub(super) fn store_plain_name(&mut self, sym: Sym, src: Reg) {
        let module = self.scopes[self.unit.frame].kind == Kind::Module;
        if module && !self.options.namespace {
            let index = self.asm.name(self.names.text(sym));
            self.asm.wide(Op::StoreGlobal, src, index);
        } else {
            self.store_name_space(sym, src);
        }
    }

    /// `del` a variable.
    pub(super) fn delete(&mut self, name: &ExprName) {
        let sym = self.sym(&name.id);
        let access = self.access(sym);
        if let Access::Reg(reg) = access {
            self.check_bound(sym, reg, name);
        }
        self.asm.at(name.range);
        self.clear(sym, access);
    }

    fn clear(&mut self, sym: Sym, access: Access) {
        let index = self.asm.name(self.names.text(sym));
        let short = index.min(u16::MAX as u32) as u16;
        match access {
            Access::Reg(reg) => {
                self.asm.op(Op::Unset, reg, 0, 0);
                self.asm.set_unbound(reg);
            }
            Access::Cell(reg) => self.asm.op(Op::ClearCell, reg, 0, short),
            Access::Free(slot) | Access::ClassFree(slot) | Access::AroundFree(slot) => {
                self.asm.op(Op::ClearFree, 0, slot, short);
            }
            Access::Global | Access::AroundGlobal => self.asm.wide(Op::DeleteGlobal, 0, index),
            Access::Name => self.asm.wide(Op::DeleteName, 0, index),
        }
    }

    /// Unsets the name of an `except` clause, which the clause's body may have deleted.
    pub(super) fn forget(&mut self, sym: Sym) {
        let access = self.access(sym);
        if !matches!(access, Access::Reg(_)) {
            let none = self.asm.temp();
            self.asm.op(Op::LoadNone, none, 0, 0);
            self.store(sym, none);
            self.asm.free_to(none);
        }
        self.clear(sym, access);
    }

    /// `dst =` the cell of a variable that an inner function captures.
    pub(super) fn load_cell_itself(&mut self, name: Sym, dst: Reg) {
        let mut id = self.unit.scope;
        loop {
            let scope = &self.scopes[id];
            if let Some(symbol) = scope.symbol(name)
                && symbol.place == Place::Cell
            {
                let reg = symbol.reg;
                return self.asm.op(Op::Move, dst, reg, 0);
            }
            if id == self.unit.frame {
                break;
            }
            id = scope.parent.expect("a comprehension is inside something");
        }
        let slot = self.scopes[self.unit.frame].free_slot(name);
        let slot = slot.expect("the resolver made it free");
        self.asm.op(Op::LoadClosure, dst, slot, 0);
    }
}
