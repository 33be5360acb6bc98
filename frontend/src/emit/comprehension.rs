//! Comprehensions, in the frame of the function around them, and generator expressions.

use super::Emitter;
use super::variable::Access;
use crate::asm::{Label, Reg};
use crate::parse::{Comprehension, Expr, ExprGenerator, Ranged, marked};
use crate::scope::{Place, ScopeId};
use rekindle_bytecode::{Ins, Op};

/// What a comprehension does with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Add(Op, &'a Expr),
    Pair(&'a Expr, &'a Expr),
    /// `**` of each mapping.
    Update(&'a Expr),
    Yield(&'a Expr),
}

impl<'a> Emitter<'a> {
    /// The scope that a node opened.
    pub(super) fn scope_of(&self, node: &crate::parse::AtomicNodeIndex) -> ScopeId {
        ScopeId(marked(node).expect("the analysis marked the node"))
    }

    pub(super) fn comprehension(&mut self, expr: &'a Expr, dst: Reg) {
        let (build, element, generators, node) = match expr {
            Expr::ListComp(e) => (
                Op::BuildList,
                Element::Add(Op::ListAppend, &e.elt),
                &e.generators,
                &e.node_index,
            ),
            Expr::SetComp(e) => (
                Op::BuildSet,
                Element::Add(Op::SetAdd, &e.elt),
                &e.generators,
                &e.node_index,
            ),
            Expr::DictComp(e) => {
                let element = match &e.key {
                    Some(key) => Element::Pair(key, &e.value),
                    None => Element::Update(&e.value),
                };
                (Op::BuildDict, element, &e.generators, &e.node_index)
            }
            _ => unreachable!("called for comprehensions only"),
        };
        let into = self.scratch(dst);
        let scope = self.scope_of(node);
        let first = self.operand_last(&generators[0].iter);
        self.asm.at(expr.range());
        self.asm.op(build, into, self.asm.top(), 0);
        let outer = std::mem::replace(&mut self.unit.scope, scope);
        let early = generators.len() > 1 || !binds_names_only(&generators[0].target);
        self.comprehension_variables(scope, early);
        self.generators(generators, Some(first), into, element);
        self.unit.scope = outer;
        self.asm.at(expr.range());
        self.copy(dst, into);
    }

    /// Gives a comprehension's variables registers of the frame; `early` when one can be asked
    /// for before it is bound, as an inner loop's.
    fn comprehension_variables(&mut self, scope: ScopeId, early: bool) {
        for i in 0..self.scopes[scope].symbols.len() {
            let place = self.scopes[scope].symbols[i].place;
            if !matches!(place, Place::Local | Place::Cell) {
                continue;
            }
            let reg = self.asm.temp();
            self.scopes[scope].symbols[i].reg = reg;
            self.asm.set_unbound(reg);
            if place == Place::Cell {
                // A new cell each time; inner functions of one run share it.
                self.asm.op(Op::Unset, reg, 0, 0);
                self.asm.op(Op::MakeCell, reg, 0, 0);
            } else if early {
                self.asm.op(Op::Unset, reg, 0, 0);
            }
        }
    }

    /// The loops of a comprehension, outermost first; `first` is the first iterable's value.
    fn generators(
        &mut self,
        generators: &'a [Comprehension],
        first: Option<Reg>,
        into: Reg,
        element: Element<'a>,
    ) {
        let Some((generator, inner)) = generators.split_first() else {
            return self.element(into, element);
        };
        let mark = self.asm.top();
        let source = match first {
            Some(reg) => reg,
            None => self.operand_last(&generator.iter),
        };
        self.asm.at(generator.iter.range());
        if generator.is_async {
            // The iterator of a generator expression comes ready from outside.
            let ready = first.is_some() && matches!(element, Element::Yield(_));
            let at = generator.range;
            self.async_loop(&generator.target, source, ready, at, |this, head| {
                this.filtered(generator, inner, into, element, head);
            });
            return self.asm.free_to(mark);
        }
        self.asm.free_to(mark);
        let iteration = self.asm.temps(3);
        self.asm.op(Op::GetIter, iteration, source, 0);
        let exit = self.asm.label();
        let head = self.asm.loop_head();
        self.next_item(&generator.target, iteration, exit, generator.iter.range());
        self.filtered(generator, inner, into, element, head);
        self.asm.place(exit);
        self.asm.free_to(mark);
    }

    fn filtered(
        &mut self,
        generator: &'a Comprehension,
        inner: &'a [Comprehension],
        into: Reg,
        element: Element<'a>,
        head: Label,
    ) {
        let skip = self.asm.label();
        for test in &generator.ifs {
            self.cond(test, false, skip);
        }
        self.generators(inner, None, into, element);
        self.asm.place(skip);
        self.asm.jump_back(head);
    }

    /// Gets the next item of an iteration into a target.
    pub(super) fn next_item(
        &mut self,
        target: &'a Expr,
        iteration: Reg,
        exit: Label,
        range: crate::parse::TextRange,
    ) {
        self.asm.at(range);
        let next = |dst| Ins::new(Op::ForIter, dst, iteration, 0);
        if let Some(reg) = self.local_target(target) {
            self.asm.push_jump(next(reg), exit);
            return self.asm.set_bound(reg);
        }
        let item = self.asm.temp();
        self.asm.push_jump(next(item), exit);
        self.assign(target, item);
        self.asm.free_to(item);
    }

    fn element(&mut self, into: Reg, element: Element<'a>) {
        let mark = self.asm.top();
        match element {
            Element::Add(op, elt) => {
                let value = self.operand_last(elt);
                self.asm.at(elt.range());
                self.asm.op(op, into, value, 0);
            }
            Element::Pair(key, value) => {
                let at = crate::parse::TextRange::new(key.range().start(), value.range().end());
                let key = self.left_value(key, value);
                let value = self.operand_last(value);
                self.asm.at(at);
                self.asm.op(Op::DictSet, into, key, value);
            }
            Element::Update(mapping) => {
                let value = self.operand_last(mapping);
                self.asm.at(mapping.range());
                self.asm.op(Op::DictUpdate, into, value, 0);
            }
            Element::Yield(elt) => {
                let value = self.operand_last(elt);
                let dst = self.asm.temp();
                self.asm.at(elt.range());
                self.yield_value(value, dst);
            }
        }
        self.asm.free_to(mark);
    }

    pub(super) fn generator(&mut self, e: &'a ExprGenerator, dst: Reg) {
        let scope = self.scope_of(&e.node_index);
        let base = self.asm.temps(2);
        let name = self.names.sym("<genexpr>");
        let name = self.names.text(name).clone();
        let outer = self.enter(scope, name, e.range);
        self.unit.args = 1;
        let source = self.names.sym(".0");
        debug_assert_eq!(self.access(source), Access::Reg(0));
        self.generators(&e.generators, Some(0), 0, Element::Yield(&e.elt));
        self.asm.at(e.range);
        self.return_none();
        let code = self.leave(outer);
        self.asm.at(e.range);
        let first = self.asm.top();
        self.make_function(code, scope, 0, first, base);
        let first = &e.generators[0];
        let source = self.operand_last_in(&first.iter, base + 1);
        self.asm.at(first.iter.range());
        let op = if first.is_async {
            Op::GetAiter
        } else {
            Op::MakeIter
        };
        self.asm.op(op, base + 1, source, 0);
        self.asm.at(e.range);
        self.asm.op(Op::Call, dst, base, 1);
    }
}

/// Is a target made of names alone?
fn binds_names_only(target: &Expr) -> bool {
    match target {
        Expr::Name(_) => true,
        Expr::Tuple(e) => e.elts.iter().all(binds_names_only),
        Expr::List(e) => e.elts.iter().all(binds_names_only),
        Expr::Starred(e) => binds_names_only(&e.value),
        _ => false,
    }
}
