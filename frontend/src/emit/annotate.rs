//! Deferred annotations (PEP 649): a function that makes the dict when it is asked for.

use super::Emitter;
use super::variable::Access;
use crate::asm::{Label, Reg};
use crate::names::Sym;
use crate::parse::{
    ExceptHandler, Expr, Ranged, Stmt, StmtAnnAssign, StmtFunctionDef, TextRange, marked,
};
use crate::scope::{CONDITIONAL_ANNOTATIONS, Kind, Place, ScopeId, annotations, has_annotations};
use rekindle_bytecode::{Code, Const, Ins, Op};
use std::sync::Arc;

/// An annotated name.
pub(super) struct Annotated<'a> {
    pub(super) name: Sym,
    pub(super) annotation: &'a Expr,
    /// Its number among the annotations of its class or module, if these note which of them have been reached.
    number: Option<u32>,
}

impl<'a> Emitter<'a> {
    /// Begins to note which annotations of the class or module are reached.
    pub(super) fn begin_annotations(&mut self) {
        let scope = self.unit.frame;
        if !self.scopes[scope].notes_annotations {
            return;
        }
        let sym = self.names.sym(CONDITIONAL_ANNOTATIONS);
        let set = self.asm.temp();
        self.asm.op(Op::BuildSet, set, set, 0);
        match self.annotations_cell(sym) {
            Some(cell) => self.asm.op(Op::StoreCell, cell, set, 0),
            None => self.store_plain_name(sym, set),
        }
        self.asm.free_to(set);
    }

    /// The cell of a class in which it notes them.
    fn annotations_cell(&self, sym: Sym) -> Option<Reg> {
        let symbol = self.scopes[self.unit.frame].symbol(sym)?;
        (symbol.place == Place::Cell).then_some(symbol.reg)
    }

    /// An annotation of a class or module is reached.
    pub(super) fn annotated(&mut self, name: Sym, s: &'a StmtAnnAssign) {
        let number = marked(&s.node_index);
        if self.scopes[self.unit.frame].kind == Kind::Class {
            self.unit.annotated.push(Annotated {
                name,
                annotation: &s.annotation,
                number,
            });
        }
        let Some(number) = number else { return };
        let sym = self.names.sym(CONDITIONAL_ANNOTATIONS);
        let set = self.asm.temps(2);
        let access = match self.annotations_cell(sym) {
            Some(cell) => Access::Cell(cell),
            None if self.options.namespace => Access::Name,
            None => Access::Global,
        };
        self.load(sym, access, set);
        self.load_const(set + 1, Const::Int(number.into()));
        self.asm.op(Op::SetAdd, set, set + 1, 0);
        self.asm.free_to(set);
    }

    /// What the statements of a module annotate.
    fn gather(&mut self, body: &'a [Stmt], found: &mut Vec<Annotated<'a>>) {
        for stmt in body {
            match stmt {
                Stmt::AnnAssign(s) => {
                    if let (Expr::Name(name), true) = (&*s.target, s.simple) {
                        found.push(Annotated {
                            name: self.sym(&name.id),
                            annotation: &s.annotation,
                            number: marked(&s.node_index),
                        });
                    }
                }
                Stmt::For(s) => [&s.body, &s.orelse]
                    .into_iter()
                    .for_each(|body| self.gather(body, found)),
                Stmt::While(s) => [&s.body, &s.orelse]
                    .into_iter()
                    .for_each(|body| self.gather(body, found)),
                Stmt::If(s) => {
                    self.gather(&s.body, found);
                    for clause in &s.elif_else_clauses {
                        self.gather(&clause.body, found);
                    }
                }
                Stmt::With(s) => self.gather(&s.body, found),
                Stmt::Match(s) => s
                    .cases
                    .iter()
                    .for_each(|case| self.gather(&case.body, found)),
                Stmt::Try(s) => {
                    self.gather(&s.body, found);
                    for ExceptHandler::ExceptHandler(handler) in &s.handlers {
                        self.gather(&handler.body, found);
                    }
                    self.gather(&s.orelse, found);
                    self.gather(&s.finalbody, found);
                }
                _ => {}
            }
        }
    }

    /// Jumps to what it gives if an annotation has not been reached.
    fn if_reached(&mut self, number: u32) -> Label {
        let otherwise = self.asm.label();
        let sym = self.names.sym(CONDITIONAL_ANNOTATIONS);
        let access = match self.access(sym) {
            Access::AroundFree(slot) => Access::Free(slot),
            Access::AroundGlobal => Access::Global,
            access => access,
        };
        let set = self.asm.temps(2);
        self.load(sym, access, set);
        self.load_const(set + 1, Const::Int(number.into()));
        let test = Ins::new(Op::JumpContains, 0, set + 1, set);
        self.asm.push_jump(test, otherwise);
        self.asm.free_to(set);
        otherwise
    }

    /// Pushes the annotation function of a function, if it has annotations.
    pub(super) fn function_annotations(&mut self, def: &'a StmtFunctionDef) -> bool {
        if !has_annotations(def) {
            return false;
        }
        let scope = self.scope_of(&def.name.node_index);
        let items: Vec<Annotated<'a>> = annotations(def)
            .map(|(name, annotation)| Annotated {
                name: self.sym(name),
                annotation,
                number: None,
            })
            .collect();
        let dst = self.asm.temp();
        self.annotate_function(scope, &items, def.range(), dst);
        true
    }

    /// Stores `__annotate__` of a module, which is there from its start.
    pub(super) fn annotate_module(&mut self, body: &'a [Stmt]) {
        if self.scopes[self.unit.frame].annotations.is_none() {
            return;
        }
        self.begin_annotations();
        let mut items = Vec::new();
        self.gather(body, &mut items);
        self.store_annotate("__annotate__", items);
    }

    /// Stores the annotation function of a class.
    pub(super) fn annotate_class(&mut self) {
        let items = std::mem::take(&mut self.unit.annotated);
        self.store_annotate("__annotate_func__", items);
    }

    fn store_annotate(&mut self, name: &str, items: Vec<Annotated<'a>>) {
        let Some(scope) = self.scopes[self.unit.frame].annotations else {
            return;
        };
        if !self.asm.live() {
            return;
        }
        let dst = self.asm.temp();
        let at = self.asm.here();
        self.annotate_function(scope, &items, at, dst);
        let sym = self.names.sym(name);
        self.store_plain_name(sym, dst);
        self.asm.free_to(dst);
    }

    fn annotate_function(
        &mut self,
        scope: ScopeId,
        items: &[Annotated<'a>],
        range: TextRange,
        dst: Reg,
    ) {
        let code = self.annotate_code(scope, items, range);
        let first = self.asm.top();
        self.asm.at(range);
        self.make_function(code, scope, 0, first, dst);
        self.asm.free_to(first);
    }

    fn annotate_code(
        &mut self,
        scope: ScopeId,
        items: &[Annotated<'a>],
        range: TextRange,
    ) -> Arc<Code> {
        let name = self.names.sym("__annotate__");
        let name = self.names.text(name).clone();
        let outer = self.enter(scope, name, range);
        self.only_value_format();
        let dict = self.asm.temp();
        self.asm.op(Op::BuildDict, dict, dict, 0);
        for item in items {
            let (name, annotation) = (item.name, item.annotation);
            let mark = self.asm.top();
            let unreached = item.number.map(|number| self.if_reached(number));
            let key = self.asm.temp();
            let text = self.names.text(name).clone();
            self.load_str(key, &text);
            let value = if self.future_annotations {
                let written = self.source[annotation.range()].to_string();
                let value = self.asm.temp();
                self.load_str(value, &written);
                value
            } else {
                match annotation {
                    // `*args: *Ts`
                    Expr::Starred(e) => {
                        let value = self.operand_last(&e.value);
                        let one = self.asm.temp();
                        self.asm.op(Op::Unpack, one, value, 1);
                        one
                    }
                    _ => self.operand_last(annotation),
                }
            };
            self.asm.at(annotation.range());
            self.asm.op(Op::DictSet, dict, key, value);
            if let Some(unreached) = unreached {
                self.asm.place(unreached);
            }
            self.asm.free_to(mark);
        }
        self.asm.op(Op::Return, dict, 0, 0);
        self.leave(outer)
    }

    /// The functions made here know the format VALUE (1) and its variant with fake globals (2)
    /// only: `if format > 2: raise NotImplementedError`.
    pub(super) fn only_value_format(&mut self) {
        self.unit.args = 1;
        self.unit.posonly = 1;
        let known = self.asm.label();
        let test = Ins::new(Op::JumpGtImm, 0, 0, 2).with_x(0);
        self.asm.push_jump(test, known);
        let error = self.asm.temp();
        let name = self.names.sym("NotImplementedError");
        self.load(name, Access::Global, error);
        self.asm.opx(Op::Raise, 1, error, error, 0);
        self.asm.place(known);
        self.asm.free_to(error);
    }

    /// A string constant for a name.
    pub(super) fn name_const(&self, name: Sym) -> Const {
        Const::Str(self.names.text(name).as_bytes().into())
    }
}
