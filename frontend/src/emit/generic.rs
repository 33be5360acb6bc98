//! Type parameters and type aliases (PEP 695): what is generic is made by a function that has
//! the type parameters as its variables and is called at once.

use super::Emitter;
use super::function::{DEFAULTS, KEYWORD_DEFAULTS};
use crate::asm::Reg;
use crate::parse::{
    AtomicNodeIndex, Expr, Ranged, StmtClassDef, StmtFunctionDef, StmtTypeAlias, TypeParam,
    TypeParams,
};
use crate::scope::hidden_parameters;
use rekindle_bytecode::{Const, Op};

/// The kinds of `type_param`.
const TYPE_VAR: u8 = 0;
const BOUNDED: u8 = 1;
const CONSTRAINED: u8 = 2;
const PARAM_SPEC: u8 = 3;
const TYPE_VAR_TUPLE: u8 = 4;
const ALIAS: u8 = 5;
const DEFAULTED: u8 = 6;

impl<'a> Emitter<'a> {
    /// `dst =` what `make` makes inside the scope of type parameters; the function's arguments
    /// are `count` registers from `first` on.
    fn with_type_params(
        &mut self,
        params: &'a TypeParams,
        what: &str,
        (first, count): (Reg, u16),
        dst: Reg,
        make: impl FnOnce(&mut Self, Reg),
    ) {
        let scope = self.scope_of(&params.node_index);
        let name = self.names.sym(&format!("<generic parameters of {what}>"));
        let name = self.names.text(name).clone();
        let range = params.range;
        let outer = self.enter(scope, name, range);
        self.unit.args = count;
        let all = self.asm.temps(params.type_params.len() as u32);
        for (i, param) in (all..).zip(&params.type_params) {
            self.type_param(param, i);
        }
        let value = self.asm.temp();
        let total = params.type_params.len() as u16;
        self.asm.op(Op::BuildTuple, value, all, total);
        let tuple = self.names.sym(".type_params");
        self.store(tuple, value);
        make(self, value);
        self.asm.op(Op::Return, value, 0, 0);
        let code = self.leave(outer);
        self.asm.at(range);
        let base = self.asm.temp();
        let top = self.asm.top();
        self.make_function(code, scope, 0, top, base);
        self.asm.free_to(top);
        for i in 0..count {
            let argument = self.asm.temp();
            self.copy(argument, first + i);
        }
        self.asm.op(Op::Call, dst, base, count);
        self.asm.free_to(base);
    }

    fn type_param(&mut self, param: &'a TypeParam, dst: Reg) {
        let name = self.sym(&param.name().id);
        self.asm.at(param.range());
        let parts = self.asm.temps(2);
        let text = self.name_const(name);
        self.load_const(parts, text);
        let (x, count) = match param {
            TypeParam::TypeVar(var) => match &var.bound {
                Some(bound) => {
                    self.lazy(&var.node_index, name, bound, parts + 1);
                    let constrained = matches!(**bound, Expr::Tuple(_));
                    (if constrained { CONSTRAINED } else { BOUNDED }, 2)
                }
                None => (TYPE_VAR, 1),
            },
            TypeParam::ParamSpec(_) => (PARAM_SPEC, 1),
            TypeParam::TypeVarTuple(_) => (TYPE_VAR_TUPLE, 1),
        };
        self.asm.opx(Op::TypeParam, x, dst, parts, count);
        if let Some(default) = param.default() {
            self.copy(parts, dst);
            self.lazy(&param.name().node_index, name, default, parts + 1);
            self.asm.opx(Op::TypeParam, DEFAULTED, dst, parts, 2);
        }
        self.asm.free_to(parts);
        self.store(name, dst);
    }

    /// `dst =` a function that evaluates an expression.
    fn lazy(&mut self, node: &AtomicNodeIndex, name: crate::names::Sym, expr: &'a Expr, dst: Reg) {
        let scope = self.scope_of(node);
        let name = self.names.text(name).clone();
        let outer = self.enter(scope, name, expr.range());
        self.only_value_format();
        let value = match expr {
            Expr::Starred(e) => {
                let value = self.operand_last(&e.value);
                let one = self.asm.temp();
                self.asm.op(Op::Unpack, one, value, 1);
                one
            }
            _ => self.operand_last(expr),
        };
        self.asm.at(expr.range());
        self.asm.op(Op::Return, value, 0, 0);
        let code = self.leave(outer);
        self.asm.at(expr.range());
        let defaults = self.asm.temp();
        self.load_const(defaults, Const::Tuple([Const::Int(1)].into()));
        self.make_function(code, scope, DEFAULTS, defaults, dst);
        self.asm.free_to(defaults);
    }

    /// A generic function; its defaults lie from `first` on.
    pub(super) fn generic_function(
        &mut self,
        def: &'a StmtFunctionDef,
        params: &'a TypeParams,
        x: u8,
        first: Reg,
        dst: Reg,
    ) {
        let hidden = hidden_parameters(&def.parameters).len() as u16;
        let arguments = (first, hidden);
        self.with_type_params(params, &def.name.id, arguments, dst, |this, tuple| {
            let function = this.asm.temp();
            let mark = this.asm.top();
            let mut x = x & (DEFAULTS | KEYWORD_DEFAULTS);
            for i in 0..hidden {
                let reg = this.asm.temp();
                this.copy(reg, i);
            }
            this.function_body(def, &mut x, mark, function);
            let name = this.plain_name("__type_params__");
            this.asm.op(Op::StoreAttr, function, tuple, name);
            this.copy(tuple, function);
            this.asm.free_to(function);
        });
    }

    /// A generic class.
    pub(super) fn generic_class(
        &mut self,
        def: &'a StmtClassDef,
        params: &'a TypeParams,
        dst: Reg,
    ) {
        self.with_type_params(params, &def.name.id, (0, 0), dst, |this, tuple| {
            let base = this.asm.temp();
            let parts = this.asm.temps(2);
            this.load_const(parts, Const::Int(0));
            let from = Const::Str("Generic".as_bytes().into());
            this.load_const(parts + 1, Const::Tuple([from].into()));
            let module = this.plain_name("typing");
            this.asm.op(Op::ImportName, parts, parts, module);
            let generic = this.plain_name("Generic");
            this.asm.op(Op::ImportFrom, parts, parts, generic);
            let spread = params
                .type_params
                .iter()
                .any(|p| matches!(p, TypeParam::TypeVarTuple(_)));
            let arguments = if spread {
                this.spread_type_params(params)
            } else {
                tuple
            };
            this.asm.op(Op::GetItem, base, parts, arguments);
            this.asm.free_to(parts);
            let class = this.asm.temp();
            this.class_value(def, Some(base), class);
            this.copy(tuple, class);
            this.asm.free_to(base);
        });
    }

    /// Pushes a tuple of the type parameters in which `*Ts` is unpacked.
    fn spread_type_params(&mut self, params: &'a TypeParams) -> Reg {
        let tuple = self.asm.temp();
        let first = self.asm.top();
        for param in &params.type_params {
            let reg = self.asm.temp();
            let name = self.sym(&param.name().id);
            let access = self.access(name);
            self.load(name, access, reg);
            if let TypeParam::TypeVarTuple(_) = param {
                self.asm.op(Op::Unpack, reg, reg, 1);
            }
        }
        let count = params.type_params.len() as u16;
        self.asm.op(Op::BuildTuple, tuple, first, count);
        self.asm.free_to(first);
        tuple
    }

    /// `type X = value`
    pub(super) fn type_alias(&mut self, s: &'a StmtTypeAlias) {
        let Expr::Name(target) = &*s.name else { return };
        let alias = self.asm.temp();
        match &s.type_params {
            Some(params) => {
                self.with_type_params(params, &target.id, (0, 0), alias, |this, tuple| {
                    this.alias(s, &target.id, Some(tuple), tuple);
                });
            }
            None => self.alias(s, &target.id, None, alias),
        }
        self.assign(&s.name, alias);
    }

    fn alias(&mut self, s: &'a StmtTypeAlias, name: &str, params: Option<Reg>, dst: Reg) {
        let sym = self.sym(name);
        let parts = self.asm.temps(3);
        self.asm.at(s.range);
        self.load_str(parts, name);
        match params {
            Some(params) => self.copy(parts + 1, params),
            None => self.asm.op(Op::LoadNone, parts + 1, 0, 0),
        }
        self.lazy(&s.node_index, sym, &s.value, parts + 2);
        self.asm.at(s.range);
        self.asm.opx(Op::TypeParam, ALIAS, dst, parts, 3);
        self.asm.free_to(parts);
    }
}
