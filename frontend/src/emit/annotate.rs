//! Deferred annotations (PEP 649): a function that makes the dict when it is asked for.

use super::Emitter;
use crate::asm::Reg;
use crate::names::Sym;
use crate::parse::{Expr, Ranged, StmtFunctionDef, TextRange};
use crate::scope::{ScopeId, annotations, has_annotations};
use rekindle_bytecode::{Code, Const, Ins, Op};
use std::sync::Arc;

impl<'a> Emitter<'a> {
    /// Pushes the annotation function of a function, if it has annotations.
    pub(super) fn function_annotations(&mut self, def: &'a StmtFunctionDef) -> bool {
        if !has_annotations(def) {
            return false;
        }
        let scope = self.scope_of(&def.name.node_index);
        let items: Vec<(Sym, &'a Expr)> = annotations(def)
            .map(|(name, annotation)| (self.names.sym(name), annotation))
            .collect();
        let dst = self.asm.temp();
        self.annotate_function(scope, &items, def.range(), dst);
        true
    }

    /// Stores `__annotate__` of a module.
    pub(super) fn annotate_module(&mut self) {
        self.store_annotate("__annotate__");
    }

    /// Stores the annotation function of a class.
    pub(super) fn annotate_class(&mut self) {
        self.store_annotate("__annotate_func__");
    }

    fn store_annotate(&mut self, name: &str) {
        let items = std::mem::take(&mut self.unit.annotated);
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
        items: &[(Sym, &'a Expr)],
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
        items: &[(Sym, &'a Expr)],
        range: TextRange,
    ) -> Arc<Code> {
        let name = self.names.sym("__annotate__");
        let name = self.names.text(name).clone();
        let outer = self.enter(scope, name, range);
        self.only_value_format();
        let dict = self.asm.temp();
        self.asm.op(Op::BuildDict, dict, dict, 0);
        for &(name, annotation) in items {
            let mark = self.asm.top();
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
        self.load(name, super::variable::Access::Global, error);
        self.asm.opx(Op::Raise, 1, error, error, 0);
        self.asm.place(known);
        self.asm.free_to(error);
    }

    /// A string constant for a name.
    pub(super) fn name_const(&self, name: Sym) -> Const {
        Const::Str(self.names.text(name).as_bytes().into())
    }
}
