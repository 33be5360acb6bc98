//! Walks the statements: what each scope does with each name.

use super::resolve::{Special, resolve};
use super::{Declared, Kind, Odd, Scope, ScopeId, Scopes, Uses};
use crate::error::Fault;
use crate::names::{Names, Sym};
use crate::parse::{
    AtomicNodeIndex, ExceptHandler, Expr, Identifier, Ranged, Stmt, TextRange, Tree, mark,
};

/// The name of the set in which a class or module notes which of its annotations have been reached.
pub(crate) const CONDITIONAL_ANNOTATIONS: &str = "__conditional_annotations__";

/// Names with which code looks at frames.
const OBSERVERS: [&str; 9] = [
    "locals",
    "vars",
    "dir",
    "eval",
    "exec",
    "_getframe",
    "f_locals",
    "settrace",
    "currentframe",
];

/// Where in the statements the walk is.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    pub(super) in_loop: bool,
    /// In the body of `except*`, but not in a loop inside it.
    pub(super) in_star: bool,
    /// In the body of `finally`.
    pub(super) in_finally: bool,
    /// The innermost loop is inside the innermost `finally`.
    pub(super) loop_in_finally: bool,
    /// Inside a statement whose body may not run: what is annotated there is noted when it is (PEP 649).
    pub(super) conditional: bool,
}

/// The walk's state.
pub(super) struct Collector<'n> {
    pub(super) source: &'n str,
    pub(super) names: &'n mut Names,
    pub(super) scopes: Vec<Scope>,
    pub(super) current: ScopeId,
    pub(super) context: Context,
    pub(super) error: Option<Fault>,
    pub(super) warnings: Vec<Odd>,
    pub(super) depth: u32,
    /// Iterables of comprehensions around the current expression.
    pub(super) iterables: u32,
    pub(super) future_annotations: bool,
    /// `from __future__ import barry_as_FLUFL`
    pub(super) flufl: bool,
    /// Where the statements end of which `__future__` may be imported.
    pub(super) future_end: u32,
    /// The names in `global` and `nonlocal` statements, and where these are.
    pub(super) declared: Vec<Declared>,
    pub(super) super_name: Sym,
    pub(super) class_name: Sym,
    pub(super) class_dict: Sym,
    pub(super) conditional_annotations: Sym,
    observers: [Sym; OBSERVERS.len()],
}

/// What the walk found.
pub(crate) struct Analysis {
    pub(crate) scopes: Scopes,
    /// `from __future__ import annotations`
    pub(crate) future_annotations: bool,
    /// What is probably not meant, and where.
    pub(crate) warnings: Vec<Odd>,
}

/// Analyses a tree, marking its nodes with the scopes they open.
///
/// `future_annotations`: whoever compiles has imported them from `__future__`.
pub(crate) fn analyze(
    source: &str,
    tree: &Tree,
    names: &mut Names,
    future_annotations: bool,
) -> Result<Analysis, Fault> {
    let observers = OBSERVERS.map(|name| names.sym(name));
    let special = Special {
        class: names.sym("__class__"),
        class_dict: names.sym("__classdict__"),
        conditional_annotations: names.sym(CONDITIONAL_ANNOTATIONS),
    };
    let mut collector = Collector {
        source,
        super_name: names.sym("super"),
        class_name: special.class,
        class_dict: special.class_dict,
        conditional_annotations: special.conditional_annotations,
        names,
        scopes: vec![Scope::new(Kind::Module, None, None)],
        current: ScopeId(0),
        context: Context::default(),
        error: None,
        warnings: Vec::new(),
        depth: 0,
        iterables: 0,
        future_annotations,
        flufl: false,
        future_end: 0,
        declared: Vec::new(),
        observers,
    };
    match tree {
        Tree::Module(body) => {
            collector.check_future(body);
            collector.body(body);
        }
        Tree::Expression(expression) => collector.expr(expression),
    }
    if let Some(error) = collector.error {
        return Err(error);
    }
    let mut scopes = Scopes(collector.scopes);
    resolve(&mut scopes, &special, collector.names, &collector.declared)?;
    Ok(Analysis {
        scopes,
        future_annotations: collector.future_annotations,
        warnings: collector.warnings,
    })
}

impl Collector<'_> {
    /// Notes an error; the first one counts.
    pub(super) fn fail(&mut self, range: TextRange, message: impl Into<String>) {
        if self.error.is_none() {
            self.error = Some(Fault::new(range, message));
        }
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current.0 as usize]
    }

    pub(super) fn mangled(&mut self, text: &str) -> Sym {
        let private = self.scopes[self.current.0 as usize].private;
        self.names.mangled(text, private)
    }

    pub(super) fn add(&mut self, name: Sym, uses: u16) {
        self.scope().add(name, uses);
    }

    /// A name is bound in the current scope.
    pub(super) fn bind(&mut self, name: &str, range: TextRange, uses: u16) {
        if name == "__debug__" {
            self.fail(range, "cannot assign to __debug__");
        }
        let sym = self.mangled(name);
        let named = |s: &crate::scope::Symbol| s.uses.any(Uses::WALRUS);
        if uses == Uses::ITERATION && self.scope().symbol(sym).is_some_and(named) {
            let message = format!(
                "comprehension inner loop cannot rebind assignment expression target '{name}'"
            );
            self.fail(range, message);
        }
        self.add(sym, Uses::BOUND | Uses::REBOUND | uses);
    }

    pub(super) fn bind_identifier(&mut self, name: &Identifier) {
        self.bind(&name.id, name.range(), 0);
    }

    /// A name is read.
    pub(super) fn read(&mut self, name: &str) {
        let sym = self.mangled(name);
        self.add(sym, Uses::READ);
        if self.observers.contains(&sym) {
            self.scope().observes_frames = true;
        }
        if sym == self.super_name && self.scope().is_function_like() {
            let class = self.class_name;
            self.add(class, Uses::READ);
        }
    }

    /// An attribute is mentioned.
    pub(super) fn attribute(&mut self, name: &Identifier) {
        let sym = self.mangled(&name.id);
        if self.observers.contains(&sym) {
            self.scope().observes_frames = true;
        }
    }

    /// Opens a scope, marks the node, runs the walk inside, and returns the scope.
    pub(super) fn within(
        &mut self,
        kind: Kind,
        node: Option<&AtomicNodeIndex>,
        walk: impl FnOnce(&mut Self),
    ) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        let private = self.scope().private;
        let parent = self.scope();
        let sees_class = matches!(kind, Kind::Annotation | Kind::TypeParams)
            && (parent.kind == Kind::Class || parent.sees_class);
        let mut scope = Scope::new(kind, Some(self.current), private);
        scope.sees_class = sees_class;
        self.scopes.push(scope);
        if let Some(node) = node {
            mark(node, id.0);
        }
        let outer = std::mem::replace(&mut self.current, id);
        let context = std::mem::take(&mut self.context);
        if sees_class {
            let class_dict = self.class_dict;
            self.add(class_dict, Uses::READ);
        }
        walk(self);
        self.current = outer;
        self.context = context;
        id
    }

    pub(super) fn body(&mut self, body: &[Stmt]) {
        for stmt in body {
            if self.error.is_some() {
                return;
            }
            self.stmt(stmt);
        }
    }

    fn loop_body(&mut self, body: &[Stmt]) {
        let context = self.context;
        self.context = Context {
            in_loop: true,
            in_star: false,
            in_finally: context.in_finally,
            loop_in_finally: context.in_finally,
            conditional: true,
        };
        self.body(body);
        self.context = context;
    }

    /// The body of a statement that may not run.
    fn conditional_body(&mut self, body: &[Stmt]) {
        let outside = std::mem::replace(&mut self.context.conditional, true);
        self.body(body);
        self.context.conditional = outside;
    }

    fn stmt(&mut self, stmt: &Stmt) {
        self.check_statement(stmt);
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(s) => self.maybe(s.value.as_deref()),
            Stmt::Delete(s) => s.targets.iter().for_each(|t| self.delete(t)),
            Stmt::TypeAlias(s) => {
                if let Expr::Name(name) = &*s.name {
                    self.bind(&name.id, name.range(), 0);
                }
                self.generic(s.type_params.as_deref(), &[], |this| {
                    this.lazily(&s.node_index, &s.value, "a type alias");
                });
            }
            Stmt::Assign(s) => {
                self.expr(&s.value);
                s.targets.iter().for_each(|t| self.target(t, 0));
            }
            Stmt::AugAssign(s) => {
                if let Expr::Name(name) = &*s.target {
                    self.read(&name.id);
                }
                self.target(&s.target, 0);
                self.expr(&s.value);
            }
            Stmt::AnnAssign(s) => {
                if let Expr::Name(name) = &*s.target {
                    let sym = self.mangled(&name.id);
                    if s.simple {
                        self.check_annotated(sym, name.range());
                    }
                    let uses = if s.simple { Uses::ANNOTATED } else { 0 };
                    let bound = if s.value.is_some() || s.simple {
                        Uses::BOUND | Uses::REBOUND
                    } else {
                        Uses::READ
                    };
                    self.add(sym, uses | bound);
                } else {
                    self.target(&s.target, 0);
                }
                self.maybe(s.value.as_deref());
                if s.simple {
                    self.deferred_annotation(s);
                }
            }
            Stmt::For(s) => {
                self.expr(&s.iter);
                self.target(&s.target, 0);
                self.loop_body(&s.body);
                self.conditional_body(&s.orelse);
            }
            Stmt::While(s) => {
                self.expr(&s.test);
                self.loop_body(&s.body);
                self.conditional_body(&s.orelse);
            }
            Stmt::If(s) => {
                self.expr(&s.test);
                self.conditional_body(&s.body);
                for clause in &s.elif_else_clauses {
                    self.maybe(clause.test.as_ref());
                    self.conditional_body(&clause.body);
                }
            }
            Stmt::With(s) => {
                for item in &s.items {
                    self.expr(&item.context_expr);
                    if let Some(target) = &item.optional_vars {
                        self.target(target, 0);
                    }
                }
                self.conditional_body(&s.body);
            }
            Stmt::Match(s) => {
                self.expr(&s.subject);
                self.check_match(s);
                for case in &s.cases {
                    self.pattern(&case.pattern);
                    self.maybe(case.guard.as_deref());
                    self.conditional_body(&case.body);
                }
            }
            Stmt::Raise(s) => {
                self.maybe(s.exc.as_deref());
                self.maybe(s.cause.as_deref());
            }
            Stmt::Try(s) => {
                self.conditional_body(&s.body);
                for ExceptHandler::ExceptHandler(handler) in &s.handlers {
                    self.maybe(handler.type_.as_deref());
                    if let Some(name) = &handler.name {
                        self.bind(&name.id, name.range(), Uses::UNSET);
                    }
                    let context = self.context;
                    self.context.in_star |= s.is_star;
                    self.conditional_body(&handler.body);
                    self.context = context;
                }
                self.conditional_body(&s.orelse);
                let context = self.context;
                self.context.in_finally = true;
                self.context.loop_in_finally = false;
                self.conditional_body(&s.finalbody);
                self.context = context;
            }
            Stmt::Assert(s) => {
                self.expr(&s.test);
                self.maybe(s.msg.as_deref());
            }
            Stmt::Import(s) => {
                for alias in &s.names {
                    match &alias.asname {
                        Some(name) => self.bind_identifier(name),
                        None => {
                            let first = alias.name.id.split('.').next().unwrap_or_default();
                            self.bind(first, alias.name.range(), 0);
                        }
                    }
                }
            }
            Stmt::ImportFrom(s) => {
                for alias in s.names.iter().filter(|a| &*a.name.id != "*") {
                    self.bind_identifier(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::Global(s) => {
                for name in &s.names {
                    self.declare(name, Uses::GLOBAL, s.range());
                }
            }
            Stmt::Nonlocal(s) => {
                for name in &s.names {
                    self.declare(name, Uses::NONLOCAL, s.range());
                }
            }
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => {}
            Stmt::IpyEscapeCommand(s) => self.fail(s.range(), "invalid syntax"),
        }
    }
}
