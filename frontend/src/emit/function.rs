//! Functions and lambdas.

use super::Emitter;
use crate::asm::Reg;
use crate::lines::after_decorators;
use crate::parse::{Decorator, ExprLambda, Parameters, Ranged, StmtFunctionDef, TextRange};
use crate::scope::{Place, ScopeId};
use rekindle_bytecode::{Code, Const, Flags, Op};
use std::sync::Arc;

/// Bits of `make_function`.
pub(super) const DEFAULTS: u8 = 1;
pub(super) const KEYWORD_DEFAULTS: u8 = 2;
pub(super) const ANNOTATIONS: u8 = 4;
const CLOSURE: u8 = 8;

impl<'a> Emitter<'a> {
    pub(super) fn function_def(&mut self, def: &'a StmtFunctionDef) {
        let sym = self.sym(&def.name.id);
        for decorator in &def.decorator_list {
            self.pushed(&decorator.expression);
        }
        let direct = match self.access(sym) {
            super::variable::Access::Reg(reg) if def.decorator_list.is_empty() => Some(reg),
            _ => None,
        };
        let function = direct.unwrap_or_else(|| self.asm.temp());
        let mark = self.asm.top();
        let mut x = self.defaults(&def.parameters);
        if let Some(params) = &def.type_params {
            self.generic_function(def, params, x, mark, function);
        } else {
            self.function_body(def, &mut x, mark, function);
        }
        self.asm.free_to(mark);
        let result = self.decorate(&def.decorator_list, function);
        self.asm.at(self.header(&def.decorator_list, def.range()));
        self.store(sym, result);
    }

    /// `dst =` the function, its defaults being in place from `first` on.
    pub(super) fn function_body(
        &mut self,
        def: &'a StmtFunctionDef,
        x: &mut u8,
        first: Reg,
        dst: Reg,
    ) {
        if self.function_annotations(def) {
            *x |= ANNOTATIONS;
        }
        let scope = self.scope_of(&def.node_index);
        let code = self.function_code(def, scope);
        self.asm.at(self.header(&def.decorator_list, def.range()));
        self.make_function(code, scope, *x, first, dst);
    }

    /// The place of a definition without its decorators.
    pub(super) fn header(&self, decorators: &[Decorator], range: TextRange) -> TextRange {
        after_decorators(self.source, decorators, range)
    }

    /// Calls decorators, which lie just below the decorated thing, the last one first; returns
    /// the register of the result.
    pub(super) fn decorate(&mut self, decorators: &'a [Decorator], value: Reg) -> Reg {
        for (i, decorator) in decorators.iter().rev().enumerate() {
            let base = value - 1 - i as Reg;
            self.asm.at(decorator.expression.range());
            self.asm.op(Op::Call, base, base, 1);
        }
        value - decorators.len() as Reg
    }

    /// Pushes default values; returns the bits of `make_function`.
    pub(super) fn defaults(&mut self, parameters: &'a Parameters) -> u8 {
        let mut x = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<_> = positional.filter_map(|p| p.default()).collect();
        if !defaults.is_empty() {
            x |= DEFAULTS;
            let tuple = self.asm.temp();
            let constants: Option<Vec<Const>> =
                defaults.iter().map(|d| self.folder.fold(d)).collect();
            match constants {
                Some(constants) => {
                    self.asm.at(defaults[0].range());
                    self.load_const(tuple, Const::Tuple(constants.into()));
                }
                None => {
                    let first = self.asm.top();
                    for default in &defaults {
                        self.pushed(default);
                    }
                    let count = defaults.len() as u16;
                    self.asm.op(Op::BuildTuple, tuple, first, count);
                    self.asm.free_to(first);
                }
            }
        }
        let named = parameters.kwonlyargs.iter();
        let named: Vec<_> = named
            .filter_map(|p| p.default().map(|d| (p.name(), d)))
            .collect();
        if !named.is_empty() {
            x |= KEYWORD_DEFAULTS;
            let dict = self.asm.temp();
            let first = self.asm.top();
            for (name, default) in &named {
                let key = self.asm.temp();
                let sym = self.sym(&name.id);
                let text = self.names.text(sym).clone();
                self.load_str(key, &text);
                self.pushed(default);
            }
            self.asm.op(Op::BuildDict, dict, first, named.len() as u16);
            self.asm.free_to(first);
        }
        x
    }

    /// Takes over the parameters of the scope that was entered.
    pub(super) fn parameters(&mut self, parameters: &Parameters) {
        let unit = &mut self.unit;
        unit.posonly = parameters.posonlyargs.len() as u16;
        unit.args = unit.posonly + parameters.args.len() as u16;
        unit.kwonly = parameters.kwonlyargs.len() as u16;
        if parameters.vararg.is_some() {
            unit.flags |= Flags::VARARGS;
        }
        if parameters.kwarg.is_some() {
            unit.flags |= Flags::VARKW;
        }
    }

    fn function_code(&mut self, def: &'a StmtFunctionDef, scope: ScopeId) -> Arc<Code> {
        let name = self.names.sym(&def.name.id);
        let name = self.names.text(name).clone();
        let at = match def.decorator_list.first() {
            Some(first) => first.range(),
            None => def.range(),
        };
        let global = {
            let sym = self.sym(&def.name.id);
            let outer = &self.scopes[self.unit.scope];
            outer
                .symbol(sym)
                .is_some_and(|s| s.place == Place::ExplicitGlobal)
        };
        let outer = self.enter(scope, name.clone(), at);
        if global {
            self.unit.qualname = name.to_string();
        }
        self.parameters(&def.parameters);
        let mut body = &def.body[..];
        if let Some((doc, rest)) = self.split_docstring(body) {
            body = rest;
            if self.options.optimize < 2 {
                self.unit.flags |= Flags::HAS_DOC;
                self.asm.constant(doc);
            }
        }
        self.body(body);
        if self.asm.pc() > 0 {
            self.asm.at_nowhere();
        }
        self.return_none();
        self.leave(outer)
    }

    pub(super) fn lambda(&mut self, e: &'a ExprLambda, dst: Reg) {
        let scope = self.scope_of(&e.node_index);
        let first = self.asm.top();
        let x = match &e.parameters {
            Some(parameters) => self.defaults(parameters),
            None => 0,
        };
        let name = self.names.sym("<lambda>");
        let name = self.names.text(name).clone();
        let outer = self.enter(scope, name, e.range);
        if let Some(parameters) = &e.parameters {
            self.parameters(parameters);
        }
        self.return_value(&e.body, e.body.range());
        let code = self.leave(outer);
        self.asm.at(e.range);
        self.make_function(code, scope, x, first, dst);
    }

    /// `dst =` the function of a code; what `x` names lies in place from `first` on.
    pub(super) fn make_function(
        &mut self,
        code: Arc<Code>,
        scope: ScopeId,
        x: u8,
        first: Reg,
        dst: Reg,
    ) {
        let mut x = x;
        let count = self.scopes[scope].free.len();
        if count > 0 {
            x |= CLOSURE;
            let tuple = self.asm.temp();
            let cells = self.asm.top();
            for i in 0..count {
                let name = self.scopes[scope].free[i];
                let cell = self.asm.temp();
                self.load_cell_itself(name, cell);
            }
            self.asm.op(Op::BuildTuple, tuple, cells, count as u16);
            self.asm.free_to(cells);
        }
        let index = self.nested(code);
        self.asm.opx(Op::MakeFunction, x, dst, first, index);
    }
}
