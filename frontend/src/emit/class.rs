//! Classes.

use super::Emitter;
use super::call::needs_spread;
use super::variable::Access;
use crate::asm::Reg;
use crate::parse::{Arguments, Ranged, StmtClassDef};
use crate::scope::{Kind, Place, ScopeId};
use rekindle_bytecode::{Code, Const, Op};
use std::sync::Arc;

impl<'a> Emitter<'a> {
    pub(super) fn class_def(&mut self, def: &'a StmtClassDef) {
        let sym = self.sym(&def.name.id);
        for decorator in &def.decorator_list {
            self.pushed(&decorator.expression);
        }
        let class = self.asm.temp();
        match &def.type_params {
            Some(params) => self.generic_class(def, params, class),
            None => self.class_value(def, None, class),
        }
        let result = self.decorate(&def.decorator_list, class);
        self.asm.at(self.header(&def.decorator_list, def.range()));
        self.store(sym, result);
    }

    /// `dst =` the class; `dst` is the topmost temporary. `generic` holds an extra base.
    pub(super) fn class_value(&mut self, def: &'a StmtClassDef, generic: Option<Reg>, dst: Reg) {
        let scope = self.scope_of(&def.node_index);
        let code = self.class_code(def, scope);
        let range = self.header(&def.decorator_list, def.range());
        self.asm.at(range);
        let spread = def.arguments.as_deref().is_some_and(needs_spread);
        if spread {
            return self.spread_class(def, code, scope, generic, dst);
        }
        let first = self.asm.top();
        self.make_function(code, scope, 0, first, dst);
        self.asm.free_to(first);
        let name = self.asm.temp();
        self.load_str(name, &def.name.id);
        let mut x = 0;
        let mut count = 0;
        if let Some(arguments) = &def.arguments {
            count = self.class_arguments(arguments, generic);
            x = !arguments.keywords.is_empty() as u8;
        } else if let Some(generic) = generic {
            count = 1;
            let base = self.asm.temp();
            self.copy(base, generic);
        }
        self.asm.at(range);
        self.asm.opx(Op::BuildClass, x, dst, dst, count);
        self.asm.free_to(first);
    }

    fn class_arguments(&mut self, arguments: &'a Arguments, generic: Option<Reg>) -> u16 {
        let Some(generic) = generic else {
            return self.arguments(arguments);
        };
        self.push_all(&arguments.args);
        let base = self.asm.temp();
        self.copy(base, generic);
        for keyword in &arguments.keywords {
            self.pushed(&keyword.value);
        }
        self.keyword_names(arguments);
        (arguments.args.len() + 1 + arguments.keywords.len()) as u16
    }

    /// A class whose bases or keywords have stars: `__build_class__(body, name, *…, **…)`.
    fn spread_class(
        &mut self,
        def: &'a StmtClassDef,
        code: Arc<Code>,
        scope: ScopeId,
        generic: Option<Reg>,
        dst: Reg,
    ) {
        let Some(arguments) = def.arguments.as_deref() else {
            return;
        };
        let builder = self.names.sym("__build_class__");
        self.load(builder, Access::Global, dst);
        let list = self.asm.temp();
        let first = self.asm.temps(2);
        let top = self.asm.top();
        self.make_function(code, scope, 0, top, first);
        self.asm.free_to(top);
        self.load_str(first + 1, &def.name.id);
        self.asm.op(Op::BuildList, list, first, 2);
        self.asm.free_to(first);
        let bases = self.spread_positional(&arguments.args);
        self.asm.op(Op::ListExtend, list, bases, 0);
        if let Some(generic) = generic {
            self.asm.op(Op::ListAppend, list, generic, 0);
        }
        self.asm.free_to(first);
        self.spread_keywords(arguments, dst);
        self.asm.at(self.header(&def.decorator_list, def.range()));
        self.asm.op(Op::CallEx, dst, dst, 0);
        self.asm.free_to(list);
    }

    fn class_code(&mut self, def: &'a StmtClassDef, scope: ScopeId) -> Arc<Code> {
        let name = self.names.sym(&def.name.id);
        let name = self.names.text(name).clone();
        let at = match def.decorator_list.first() {
            Some(first) => first.range(),
            None => def.range(),
        };
        let class_cell = self.names.sym("__class__");
        let class_dict = self.names.sym("__classdict__");
        let outer_scope = self.unit.scope;
        let sym = self.sym(&def.name.id);
        let global = self.scopes[outer_scope]
            .symbol(sym)
            .is_some_and(|s| s.place == Place::ExplicitGlobal);
        let in_generic = self.scopes[outer_scope].kind == Kind::TypeParams;
        let outer = self.enter(scope, name.clone(), at);
        if global {
            self.unit.qualname = name.to_string();
        }
        let reg = self.asm.temp();
        let cell_of = |this: &Self, name| match this.scopes[scope].symbol(name) {
            Some(symbol) if symbol.place == Place::Cell => Some(symbol.reg),
            _ => None,
        };
        if let Some(cell) = cell_of(self, class_dict) {
            self.asm.op(Op::LoadLocals, reg, 0, 0);
            self.asm.op(Op::StoreCell, cell, reg, 0);
        }
        let module_name = self.names.sym("__name__");
        self.load(module_name, Access::Name, reg);
        self.store_class_name("__module__", reg);
        let qualname = self.unit.qualname.clone();
        self.load_str(reg, &qualname);
        self.store_class_name("__qualname__", reg);
        let first_line = self.unit.first_line as i64;
        self.load_const(reg, Const::Int(first_line));
        self.store_class_name("__firstlineno__", reg);
        if in_generic {
            let params = self.names.sym(".type_params");
            if let Some(slot) = self.scopes[scope].free_slot(params) {
                self.load(params, Access::Free(slot), reg);
                self.store_class_name("__type_params__", reg);
            }
        }
        self.asm.free_to(reg);
        let rest = self.docstring(&def.body);
        self.begin_annotations();
        self.body(rest);
        self.asm.at(at);
        if self.asm.live() {
            self.annotate_class();
            let reg = self.asm.temp();
            let attributes = self.static_attributes(scope);
            self.load_const(reg, attributes);
            self.store_class_name("__static_attributes__", reg);
            if let Some(cell) = cell_of(self, class_cell) {
                self.store_class_name("__classcell__", cell);
                self.asm.op(Op::Return, cell, 0, 0);
            }
            self.asm.free_to(reg);
        }
        self.return_none();
        self.leave(outer)
    }

    fn store_class_name(&mut self, name: &str, src: Reg) {
        let sym = self.names.sym(name);
        self.store_plain_name(sym, src);
    }

    fn static_attributes(&self, scope: ScopeId) -> Const {
        let attributes = self.scopes[scope].self_attrs.iter().filter(|a| a.on_self);
        let names = attributes.map(|a| Const::Str(self.names.text(a.name).as_bytes().into()));
        Const::Tuple(names.collect())
    }
}
