//! Calls. The callee and its arguments stand in a row at the top of the temporaries.

use super::Emitter;
use super::variable::Access;
use crate::asm::Reg;
use crate::names::Sym;
use crate::parse::{Arguments, Expr, ExprAttribute, ExprCall, Ranged, TextRange};
use crate::scope::{Kind, Uses};
use rekindle_bytecode::{Const, Op};

/// Positional arguments beyond which a call goes by a list.
const MAX_ARGUMENTS: usize = 200;

impl<'a> Emitter<'a> {
    /// The base of a call whose result goes to `dst`: `dst` itself when it is the topmost
    /// temporary.
    fn base(&mut self, dst: Reg) -> Reg {
        if self.is_scratch(dst) && dst + 1 == self.asm.top() {
            dst
        } else {
            self.asm.temp()
        }
    }

    pub(super) fn call(&mut self, e: &'a ExprCall, dst: Reg) {
        let range = e.range();
        let spread = needs_spread(&e.arguments);
        if let Expr::Attribute(attribute) = &*e.func
            && !spread
        {
            return self.call_method(attribute, &e.arguments, range, dst);
        }
        if self.call_super(e, dst) {
            return;
        }
        let base = self.base(dst);
        self.expr_to(&e.func, base);
        if spread {
            self.spread_arguments(&e.arguments, base);
            self.asm.at(range);
            return self.asm.op(Op::CallEx, dst, base, 0);
        }
        let count = self.arguments(&e.arguments);
        self.asm.at(range);
        let op = if e.arguments.keywords.is_empty() {
            Op::Call
        } else {
            Op::CallKw
        };
        self.asm.op(op, dst, base, count);
    }

    fn call_method(
        &mut self,
        callee: &'a ExprAttribute,
        arguments: &'a Arguments,
        range: TextRange,
        dst: Reg,
    ) {
        let base = self.base(dst);
        let name = self.attribute_name(&callee.attr.id);
        if let Some(parts) = self.super_of(&callee.value) {
            let implicit = parts.implicit();
            let parts = self.load_super_parts(parts);
            self.asm.free_to(base + 1);
            self.asm.temp();
            self.asm.at(callee.range);
            self.asm
                .opx(Op::LoadSuperAttr, 1 | implicit, base, parts, name);
        } else {
            let object = self.operand_last_in(&callee.value, base);
            self.asm.temp();
            self.asm.at(self.attribute_place(callee, callee.range));
            self.asm.op(Op::LoadMethod, base, object, name);
        }
        let count = self.arguments(arguments);
        self.asm.at(self.attribute_place(callee, range));
        let op = if arguments.keywords.is_empty() {
            Op::CallMethod
        } else {
            Op::CallMethodKw
        };
        self.asm.op(op, dst, base, count);
    }

    /// Pushes arguments, and the names of keywords behind them; returns their number.
    pub(super) fn arguments(&mut self, arguments: &'a Arguments) -> u16 {
        for argument in &arguments.args {
            self.pushed(argument);
        }
        for keyword in &arguments.keywords {
            self.pushed(&keyword.value);
        }
        self.keyword_names(arguments);
        (arguments.args.len() + arguments.keywords.len()) as u16
    }

    pub(super) fn keyword_names(&mut self, arguments: &Arguments) {
        if arguments.keywords.is_empty() {
            return;
        }
        let names = arguments
            .keywords
            .iter()
            .filter_map(|k| k.arg.as_ref())
            .map(|name| Const::Str(name.id.as_bytes().into()))
            .collect();
        let reg = self.asm.temp();
        self.load_const(reg, Const::Tuple(names));
    }

    /// Pushes the list and the dict of a call with `*` or `**`, behind its callee.
    fn spread_arguments(&mut self, arguments: &'a Arguments, callee: Reg) {
        self.spread_positional(&arguments.args);
        self.spread_keywords(arguments, callee);
    }

    /// Pushes a list or tuple of arguments, or for `*a` alone `a` itself.
    pub(super) fn spread_positional(&mut self, args: &'a [Expr]) -> Reg {
        let reg = self.asm.temp();
        let mark = self.asm.top();
        if let [Expr::Starred(only)] = args {
            match self.own_parameter(&only.value, true) {
                Some(own) => self.copy(reg, own),
                None => self.expr_to(&only.value, reg),
            }
            self.asm.free_to(mark);
            return reg;
        }
        let plain = args.iter().take_while(|a| !a.is_starred_expr()).count();
        if plain == args.len() && plain <= MAX_ARGUMENTS {
            self.tuple(args, self.asm.here(), reg);
            self.asm.free_to(mark);
            return reg;
        }
        let plain = plain.min(MAX_ARGUMENTS);
        self.push_all(&args[..plain]);
        self.asm.op(Op::BuildList, reg, mark, plain as u16);
        self.asm.free_to(mark);
        for argument in &args[plain..] {
            match argument {
                Expr::Starred(e) => {
                    let value = self.operand_last(&e.value);
                    self.asm.at(argument.range());
                    self.asm.op(Op::ListExtend, reg, value, 0);
                }
                _ => {
                    let value = self.operand_last(argument);
                    self.asm.at(argument.range());
                    self.asm.op(Op::ListAppend, reg, value, 0);
                }
            }
            self.asm.free_to(mark);
        }
        reg
    }

    /// Pushes a dict of keyword arguments, or unsets the register.
    pub(super) fn spread_keywords(&mut self, arguments: &'a Arguments, callee: Reg) {
        let reg = self.asm.temp();
        let mark = self.asm.top();
        let keywords = &arguments.keywords[..];
        if keywords.is_empty() {
            return self.asm.op(Op::Unset, reg, 0, 0);
        }
        if let [only] = keywords
            && only.arg.is_none()
            && let Some(own) = self.own_parameter(&only.value, false)
        {
            return self.copy(reg, own);
        }
        let named = keywords.iter().take_while(|k| k.arg.is_some()).count();
        for keyword in &keywords[..named] {
            self.push_keyword(keyword.arg.as_deref().unwrap_or_default(), &keyword.value);
        }
        self.asm.op(Op::BuildDict, reg, mark, named as u16);
        self.asm.free_to(mark);
        for keyword in &keywords[named..] {
            self.asm.at(keyword.range());
            let value = match &keyword.arg {
                Some(name) => {
                    let pair = self.push_keyword(&name.id, &keyword.value);
                    let one = self.asm.temp();
                    self.asm.op(Op::BuildDict, one, pair, 1);
                    one
                }
                None => self.operand_last(&keyword.value),
            };
            self.asm.at(keyword.range());
            self.asm.op(Op::DictMerge, reg, value, callee);
            self.asm.free_to(mark);
        }
    }

    fn push_keyword(&mut self, name: &str, value: &'a Expr) -> Reg {
        let key = self.asm.temp();
        self.load_str(key, name);
        self.pushed(value);
        key
    }

    /// The register of the function's own `*args` or `**kwargs`, never assigned: surely a tuple
    /// or a dict.
    fn own_parameter(&mut self, expr: &'a Expr, positional: bool) -> Option<Reg> {
        let Expr::Name(name) = expr else { return None };
        let sym = self.sym(&name.id);
        let Access::Reg(reg) = self.access(sym) else {
            return None;
        };
        let unit = &self.unit;
        let has = |bit| unit.flags & bit != 0;
        let first = unit.args + unit.kwonly;
        let varargs = has(rekindle_bytecode::Flags::VARARGS);
        let wanted = if positional {
            varargs.then_some(first)
        } else {
            has(rekindle_bytecode::Flags::VARKW).then_some(first + varargs as u16)
        };
        let symbol = self.scopes[unit.frame].symbol(sym)?;
        let rebound = symbol.uses.any(Uses::REBOUND | Uses::UNSET);
        (wanted == Some(reg) && symbol.reg == reg && !rebound).then_some(reg)
    }

    // super

    fn super_of(&mut self, expr: &'a Expr) -> Option<SuperParts<'a>> {
        match expr {
            Expr::Call(call) => self.super_parts(call),
            _ => None,
        }
    }

    /// What a `super` call is made of, when it is one that the machine can shorten.
    fn super_parts(&mut self, call: &'a ExprCall) -> Option<SuperParts<'a>> {
        let Expr::Name(name) = &*call.func else {
            return None;
        };
        if &*name.id != "super" || !call.arguments.keywords.is_empty() {
            return None;
        }
        let sym = self.sym("super");
        if self.access(sym) != Access::Global || !self.scopes[self.unit.scope].is_function_like() {
            return None;
        }
        match &*call.arguments.args {
            [] => {
                let first = self.scopes[self.unit.frame].first_param?;
                let class = self.names.sym("__class__");
                let slot = self.scopes[self.unit.frame].free_slot(class);
                let in_function = matches!(
                    self.scopes[self.unit.frame].kind,
                    Kind::Function | Kind::Lambda
                );
                // What may be deleted is looked up by `super` itself, which says what is missing.
                let scope = &self.scopes[self.unit.frame];
                let stays = [first, class].iter().all(|name| {
                    let symbol = scope.symbol(*name);
                    !symbol.is_some_and(|s| s.uses.any(Uses::UNSET))
                });
                (in_function && stays && slot.is_some())
                    .then_some(SuperParts::Implicit(first, call))
            }
            [class, object] if !class.is_starred_expr() && !object.is_starred_expr() => {
                Some(SuperParts::Explicit(class, object, call))
            }
            _ => None,
        }
    }

    /// Pushes the global `super` and its two arguments; returns the first register.
    fn load_super_parts(&mut self, parts: SuperParts<'a>) -> Reg {
        let base = self.asm.temps(1);
        let (SuperParts::Implicit(_, call) | SuperParts::Explicit(_, _, call)) = parts;
        self.asm.at(call.func.range());
        let name = self.names.sym("super");
        self.load(name, Access::Global, base);
        match parts {
            SuperParts::Implicit(first, call) => {
                self.asm.temps(2);
                let class = self.names.sym("__class__");
                let slot = self.scopes[self.unit.frame].free_slot(class);
                self.asm.at(call.range());
                if let Some(slot) = slot {
                    self.load(class, Access::Free(slot), base + 1);
                }
                let symbol = self.scopes[self.unit.frame].symbol(first);
                let symbol = symbol.expect("a parameter has its symbol");
                let access = match symbol.place {
                    crate::scope::Place::Cell => Access::Cell(symbol.reg),
                    _ => Access::Reg(symbol.reg),
                };
                self.load(first, access, base + 2);
            }
            SuperParts::Explicit(class, object, _) => {
                self.pushed(class);
                self.pushed(object);
            }
        }
        base
    }

    /// `super().x` as one instruction.
    pub(super) fn super_attribute(&mut self, e: &'a ExprAttribute, dst: Reg) -> bool {
        let Some(parts) = self.super_of(&e.value) else {
            return false;
        };
        let implicit = parts.implicit();
        let parts = self.load_super_parts(parts);
        let name = self.attribute_name(&e.attr.id);
        self.asm.at(e.range);
        self.asm.opx(Op::LoadSuperAttr, implicit, dst, parts, name);
        true
    }

    /// `super()` by itself: the arguments that CPython finds in the frame are written out.
    fn call_super(&mut self, e: &'a ExprCall, dst: Reg) -> bool {
        if !e.arguments.args.is_empty() {
            return false;
        }
        let Some(parts) = self.super_parts(e) else {
            return false;
        };
        let base = self.load_super_parts(parts);
        self.asm.at(e.range());
        self.asm.op(Op::Call, dst, base, 2);
        true
    }
}

/// The arguments of `super`.
enum SuperParts<'a> {
    /// From the frame: the first parameter's name.
    Implicit(Sym, &'a ExprCall),
    /// Written out.
    Explicit(&'a Expr, &'a Expr, &'a ExprCall),
}

impl SuperParts<'_> {
    /// The bit of the instruction that says that the program has written no arguments.
    fn implicit(&self) -> u8 {
        match self {
            SuperParts::Implicit(..) => 2,
            SuperParts::Explicit(..) => 0,
        }
    }
}

/// Has a call `*`, `**`, or more arguments than registers should hold?
pub(super) fn needs_spread(arguments: &Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|k| k.arg.is_none())
        || arguments.args.len() + arguments.keywords.len() > MAX_ARGUMENTS
}
