//! Walks the expressions.

use super::collect::Collector;
use super::{Kind, SelfAttr, Uses};
use crate::error::Fault;
use crate::parse::{
    AtomicNodeIndex, Comprehension, Expr, FStringPart, InterpolatedElement,
    InterpolatedStringElement, Ranged, TextRange,
};

/// Nesting beyond which compiling might exhaust the native stack.
const MAX_DEPTH: u32 = 1500;
/// Replacement fields inside each other's format specifications.
const MAX_FIELDS: u32 = 3;

impl Collector<'_> {
    pub(super) fn maybe(&mut self, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr) {
        if self.depth >= MAX_DEPTH {
            return self.fail(expr.range(), "too many nested expressions");
        }
        self.depth += 1;
        self.walk(expr);
        self.depth -= 1;
    }

    fn walk(&mut self, expr: &Expr) {
        self.warn_of_expr(expr);
        match expr {
            Expr::BoolOp(e) => e.values.iter().for_each(|v| self.expr(v)),
            Expr::Named(e) => {
                self.expr(&e.value);
                self.walrus(&e.target, e.range());
            }
            Expr::BinOp(e) => {
                self.expr(&e.left);
                self.expr(&e.right);
            }
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(e) => {
                if let Some(parameters) = &e.parameters {
                    self.defaults(parameters);
                }
                self.within(Kind::Lambda, Some(&e.node_index), |this| {
                    if let Some(parameters) = &e.parameters {
                        this.parameters(parameters);
                    }
                    this.expr(&e.body);
                });
            }
            Expr::If(e) => {
                self.expr(&e.test);
                self.expr(&e.body);
                self.expr(&e.orelse);
            }
            Expr::Dict(e) => {
                for item in &e.items {
                    self.maybe(item.key.as_ref());
                    self.expr(&item.value);
                }
            }
            Expr::Set(e) => e.elts.iter().for_each(|v| self.element(v)),
            Expr::List(e) => e.elts.iter().for_each(|v| self.element(v)),
            Expr::Tuple(e) => e.elts.iter().for_each(|v| self.element(v)),
            Expr::ListComp(e) => {
                let kind = (Kind::Comprehension, "list comprehension");
                self.comprehension(kind, &e.node_index, &e.generators, &[&e.elt], e.range());
            }
            Expr::SetComp(e) => {
                let kind = (Kind::Comprehension, "set comprehension");
                self.comprehension(kind, &e.node_index, &e.generators, &[&e.elt], e.range());
            }
            Expr::DictComp(e) => {
                let kind = (Kind::Comprehension, "dict comprehension");
                let mut elements: Vec<&Expr> = e.key.as_deref().into_iter().collect();
                elements.push(&e.value);
                self.comprehension(kind, &e.node_index, &e.generators, &elements, e.range());
            }
            Expr::Generator(e) => {
                let kind = (Kind::Generator, "generator expression");
                self.comprehension(kind, &e.node_index, &e.generators, &[&e.elt], e.range());
            }
            Expr::Await(e) => {
                self.check_await(e.range());
                self.expr(&e.value);
            }
            Expr::Yield(e) => {
                self.check_yield(e.range(), false);
                self.maybe(e.value.as_deref());
            }
            Expr::YieldFrom(e) => {
                self.check_yield(e.range(), true);
                self.expr(&e.value);
            }
            Expr::Compare(e) => {
                self.expr(&e.left);
                e.comparators.iter().for_each(|c| self.expr(c));
            }
            Expr::Call(e) => {
                self.expr(&e.func);
                for argument in &e.arguments.args {
                    self.element(argument);
                }
                self.check_keywords(&e.arguments);
                for keyword in &e.arguments.keywords {
                    self.expr(&keyword.value);
                }
            }
            Expr::FString(e) => {
                for part in e.value.iter() {
                    if let FStringPart::FString(part) = part {
                        self.interpolations(&part.elements, 0);
                    }
                }
            }
            Expr::TString(e) => {
                e.value
                    .iter()
                    .for_each(|part| self.interpolations(&part.elements, 0));
            }
            Expr::Attribute(e) => {
                self.attribute(&e.attr);
                self.expr(&e.value);
            }
            Expr::Subscript(e) => {
                self.expr(&e.value);
                self.expr(&e.slice);
            }
            Expr::Starred(e) => {
                self.fail(e.range(), "can't use starred expression here");
            }
            Expr::Name(e) => self.read(&e.id),
            Expr::Slice(e) => {
                self.maybe(e.lower.as_deref());
                self.maybe(e.upper.as_deref());
                self.maybe(e.step.as_deref());
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {}
            Expr::IpyEscapeCommand(e) => self.fail(e.range(), "invalid syntax"),
        }
    }

    /// An expression where a star is allowed.
    pub(super) fn element(&mut self, expr: &Expr) {
        match expr {
            Expr::Starred(e) => self.expr(&e.value),
            _ => self.expr(expr),
        }
    }

    /// The replacement fields of a string, or of a format specification this `deep` in one.
    fn interpolations(&mut self, elements: &[InterpolatedStringElement], deep: u32) {
        for element in elements {
            if let InterpolatedStringElement::Interpolation(InterpolatedElement {
                expression,
                format_spec,
                range,
                ..
            }) = element
            {
                if deep >= MAX_FIELDS {
                    let before = u32::from(range.start()).saturating_sub(1);
                    let message = "f-string: expressions nested too deeply";
                    let fault = Fault::lexical(before as usize, message);
                    self.error.get_or_insert(fault);
                    return;
                }
                self.element(expression);
                if let Some(spec) = format_spec {
                    self.interpolations(&spec.elements, deep + 1);
                }
            }
        }
    }

    /// An assignment target.
    pub(super) fn target(&mut self, target: &Expr, uses: u16) {
        match target {
            Expr::Name(e) => self.bind(&e.id, e.range(), uses),
            Expr::Tuple(e) => self.targets(&e.elts, uses, e.range()),
            Expr::List(e) => self.targets(&e.elts, uses, e.range()),
            Expr::Starred(e) => {
                self.fail(
                    e.range(),
                    "starred assignment target must be in a list or tuple",
                );
            }
            Expr::Attribute(e) => {
                if &*e.attr.id == "__debug__" {
                    self.fail(e.range(), "cannot assign to __debug__");
                }
                self.attribute(&e.attr);
                self.self_attribute(&e.value, &e.attr.id);
                self.expr(&e.value);
            }
            _ => self.expr(target),
        }
    }

    fn targets(&mut self, targets: &[Expr], uses: u16, range: TextRange) {
        let mut star = None;
        for (i, target) in targets.iter().enumerate() {
            if let Expr::Starred(e) = target {
                if star.is_some() {
                    self.fail(range, "multiple starred expressions in assignment");
                }
                star = Some(i);
                self.target(&e.value, uses);
            } else {
                self.target(target, uses);
            }
        }
        if let Some(before) = star
            && (before > 255 || targets.len() - before - 1 > 255)
        {
            self.fail(range, "too many expressions in star-unpacking assignment");
        }
    }

    /// Notes `self.x = …` in a method.
    fn self_attribute(&mut self, object: &Expr, attribute: &str) {
        let Expr::Name(object) = object else { return };
        let name = self.mangled(attribute);
        let object = self.mangled(&object.id);
        let on_self = &**self.names.text(object) == "self";
        let function = &self.scopes[self.current.0 as usize];
        if function.kind != Kind::Function || function.first_param != Some(object) {
            return;
        }
        let mut parent = function.parent.expect("a function is inside something");
        if self.scopes[parent.0 as usize].kind == Kind::TypeParams {
            let outer = self.scopes[parent.0 as usize].parent;
            parent = outer.expect("type parameters are inside something");
        }
        let class = &mut self.scopes[parent.0 as usize];
        if class.kind == Kind::Class {
            class.add_self_attr(SelfAttr { name, on_self });
        }
    }

    pub(super) fn delete(&mut self, target: &Expr) {
        match target {
            Expr::Name(e) => {
                if &*e.id == "__debug__" {
                    self.fail(e.range(), "cannot delete __debug__");
                }
                let sym = self.mangled(&e.id);
                self.add(sym, Uses::BOUND | Uses::REBOUND | Uses::UNSET);
            }
            Expr::Tuple(e) => e.elts.iter().for_each(|t| self.delete(t)),
            Expr::List(e) => e.elts.iter().for_each(|t| self.delete(t)),
            _ => self.expr(target),
        }
    }

    /// What a comprehension goes over: nothing may be named in it.
    fn iterable(&mut self, expr: &Expr) {
        self.iterables += 1;
        self.expr(expr);
        self.iterables -= 1;
    }

    fn comprehension(
        &mut self,
        (kind, what): (Kind, &'static str),
        node: &AtomicNodeIndex,
        generators: &[Comprehension],
        elements: &[&Expr],
        range: TextRange,
    ) {
        let Some((first, rest)) = generators.split_first() else {
            return;
        };
        self.iterable(&first.iter);
        let needs_async = generators.iter().any(|g| g.is_async);
        self.within(kind, Some(node), |this| {
            this.scope().what = what;
            if kind == Kind::Generator {
                let source = this.names.sym(".0");
                this.add(source, Uses::BOUND | Uses::PARAM);
                this.scope().has_yield = true;
            }
            if needs_async {
                this.check_async_comprehension(range);
            }
            this.target(&first.target, Uses::ITERATION);
            first.ifs.iter().for_each(|test| this.expr(test));
            for generator in rest {
                this.iterable(&generator.iter);
                this.target(&generator.target, Uses::ITERATION);
                generator.ifs.iter().for_each(|test| this.expr(test));
            }
            elements.iter().for_each(|e| this.expr(e));
        });
    }
}
