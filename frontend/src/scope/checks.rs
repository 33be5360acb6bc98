//! Errors that the grammar lets through, in CPython's words.

use super::collect::Collector;
use super::{Declared, Kind, Odd, ScopeId, Uses};
use crate::names::Sym;
use crate::parse::{Arguments, ExceptHandler, Expr, Identifier, Ranged, Stmt, TextRange, TextSize};

/// Features that `from __future__` knows.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

impl Collector<'_> {
    /// Checks the `__future__` imports of a module.
    pub(super) fn check_future(&mut self, body: &[Stmt]) {
        let mut early = true;
        for (i, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::ImportFrom(s)
                    if s.level == 0 && s.module.as_deref() == Some("__future__") =>
                {
                    if !early {
                        let message =
                            "from __future__ imports must occur at the beginning of the file";
                        return self.fail(s.range(), message);
                    }
                    for alias in &s.names {
                        let name = &*alias.name.id;
                        match name {
                            "annotations" => self.future_annotations = true,
                            "barry_as_FLUFL" => self.flufl = true,
                            "braces" => self.fail(s.range(), "not a chance"),
                            _ if !FEATURES.contains(&name) => {
                                let message = format!("future feature {name} is not defined");
                                self.fail(alias.range(), message);
                            }
                            _ => {}
                        }
                    }
                    self.future_end = s.range().end().into();
                }
                Stmt::Expr(s) if i == 0 && matches!(*s.value, Expr::StringLiteral(_)) => {}
                _ => early = false,
            }
        }
    }

    pub(super) fn check_statement(&mut self, stmt: &Stmt) {
        let range = stmt.range();
        self.warn_of(stmt);
        match stmt {
            Stmt::Return(s) => {
                if self.scope().kind != Kind::Function {
                    self.fail(range, "'return' outside function");
                }
                if self.context.in_star {
                    self.star_exit(range);
                }
                if s.value.is_some() {
                    self.scope().returns.get_or_insert(range);
                }
            }
            Stmt::Break(_) | Stmt::Continue(_) if self.context.in_star => self.star_exit(range),
            Stmt::Break(_) if !self.context.in_loop => self.fail(range, "'break' outside loop"),
            Stmt::Continue(_) if !self.context.in_loop => {
                self.fail(range, "'continue' not properly in loop");
            }
            Stmt::For(s) if s.is_async => self.check_async("for", range),
            Stmt::With(s) if s.is_async => self.check_async("with", range),
            Stmt::Try(s) => {
                for ExceptHandler::ExceptHandler(handler) in
                    s.handlers.iter().take(s.handlers.len().saturating_sub(1))
                {
                    if handler.type_.is_none() {
                        self.fail(handler.range(), "default 'except:' must be last");
                    }
                }
            }
            Stmt::ImportFrom(s) => {
                let star = s.names.iter().any(|a| &*a.name.id == "*");
                if star && self.scope().kind != Kind::Module {
                    let range = s.names.first().map_or(range, |alias| alias.range());
                    self.fail(range, "import * only allowed at module level");
                }
                let future = s.level == 0 && s.module.as_deref() == Some("__future__");
                if future
                    && (self.current != ScopeId(0) || u32::from(range.end()) > self.future_end)
                {
                    let message = "from __future__ imports must occur at the beginning of the file";
                    self.fail(range, message);
                }
            }
            _ => {}
        }
    }

    /// Notes what is allowed and probably not meant (PEP 765, and an `assert` of a tuple).
    fn warn_of(&mut self, stmt: &Stmt) {
        let context = self.context;
        let leaves = context.in_finally && !context.loop_in_finally;
        let (message, phase) = match stmt {
            Stmt::Return(_) if context.in_finally => ("'return' in a 'finally' block", 1),
            Stmt::Break(_) if leaves => ("'break' in a 'finally' block", 1),
            Stmt::Continue(_) if leaves => ("'continue' in a 'finally' block", 1),
            Stmt::Assert(s) => match &*s.test {
                Expr::Tuple(t) if !t.elts.is_empty() => {
                    ("assertion is always true, perhaps remove parentheses?", 2)
                }
                _ => return,
            },
            _ => return,
        };
        self.warnings.push(Odd {
            range: stmt.range(),
            message: message.into(),
            phase,
        });
    }

    fn star_exit(&mut self, range: TextRange) {
        let message = "'break', 'continue' and 'return' cannot appear in an except* block";
        self.fail(range, message);
    }

    fn check_async(&mut self, what: &str, range: TextRange) {
        if !(self.scope().kind == Kind::Function && self.scope().is_async) {
            self.fail(range, format!("'async {what}' outside async function"));
        }
    }

    /// The scope with a frame around the current one.
    fn frame(&self) -> ScopeId {
        let mut id = self.current;
        while self.scopes[id.0 as usize].kind == Kind::Comprehension {
            id = self.scopes[id.0 as usize]
                .parent
                .expect("a comprehension is inside something");
        }
        id
    }

    pub(super) fn check_await(&mut self, range: TextRange) {
        let in_comprehension = self.frame() != self.current;
        let id = self.frame();
        let frame = &mut self.scopes[id.0 as usize];
        match frame.kind {
            Kind::Generator => frame.is_async = true,
            Kind::Function if frame.is_async => {}
            Kind::Function | Kind::Lambda if !in_comprehension => {
                self.fail(range, "'await' outside async function");
            }
            _ if in_comprehension => {
                let message = "asynchronous comprehension outside of an asynchronous function";
                self.fail(range, message);
            }
            Kind::Annotation | Kind::TypeParams => self.outlaw("await expression", range),
            _ => self.fail(range, "'await' outside function"),
        }
    }

    pub(super) fn check_async_comprehension(&mut self, range: TextRange) {
        let id = self.frame();
        let frame = &mut self.scopes[id.0 as usize];
        match frame.kind {
            Kind::Generator => frame.is_async = true,
            Kind::Function if frame.is_async => {}
            _ => {
                let message = "asynchronous comprehension outside of an asynchronous function";
                self.fail(range, message);
            }
        }
    }

    pub(super) fn check_yield(&mut self, range: TextRange, from: bool) {
        let word = if from { "'yield from'" } else { "'yield'" };
        let scope = self.scope();
        match scope.kind {
            Kind::Function | Kind::Lambda => {
                scope.has_yield = true;
                if from && scope.is_async {
                    self.fail(range, "'yield from' inside async function");
                }
            }
            Kind::Comprehension | Kind::Generator => {
                let what = scope.what;
                let rest = &self.source[range.end().into()..];
                let after =
                    range.end() + TextSize::of(&rest[..rest.len() - rest.trim_start().len()]);
                if rest.trim_start().starts_with("for ") {
                    // Only in parentheses is it an element.
                    let word = TextRange::at(after, 3.into());
                    return self.fail(word, "invalid syntax");
                }
                self.fail(range, format!("'yield' inside {what}"));
            }
            Kind::Annotation | Kind::TypeParams => self.outlaw("yield expression", range),
            Kind::Module | Kind::Class => self.fail(range, format!("{word} outside function")),
        }
    }

    /// Refuses an expression in an annotation or the like.
    fn outlaw(&mut self, expression: &str, range: TextRange) {
        let what = match self.scope().kind {
            Kind::Annotation => self.scope().what,
            _ => "the definition of a generic",
        };
        self.fail(range, format!("{expression} cannot be used within {what}"));
    }

    pub(super) fn check_keywords(&mut self, arguments: &Arguments) {
        // Few keywords: comparing pairs is quicker than a set. Many: still bounded by the source.
        for (i, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            if &*name.id == "__debug__" {
                self.fail(keyword.range(), "cannot assign to __debug__");
            }
            let earlier = &arguments.keywords[..i];
            if earlier
                .iter()
                .any(|k| k.arg.as_ref().is_some_and(|a| a.id == name.id))
            {
                let message = format!("keyword argument repeated: {}", name.id);
                self.fail(keyword.range(), message);
            }
        }
    }

    pub(super) fn check_annotated(&mut self, name: Sym, range: TextRange) {
        if &**self.names.text(name) == "__debug__" {
            self.fail(range, "cannot assign to __debug__");
        }
        let Some(symbol) = self.scope().symbol(name) else {
            return;
        };
        let uses = symbol.uses;
        if !uses.any(Uses::GLOBAL | Uses::NONLOCAL) || self.scope().kind == Kind::Module {
            return;
        }
        let word = if uses.any(Uses::GLOBAL) {
            "global"
        } else {
            "nonlocal"
        };
        let text = self.names.text(name).clone();
        self.fail(range, format!("annotated name '{text}' can't be {word}"));
    }

    /// `global` or `nonlocal`.
    pub(super) fn declare(&mut self, name: &Identifier, which: u16, range: TextRange) {
        let word = if which == Uses::GLOBAL {
            "global"
        } else {
            "nonlocal"
        };
        let sym = self.mangled(&name.id);
        let text = &name.id;
        if which == Uses::NONLOCAL && self.scope().kind == Kind::Module {
            self.fail(range, "nonlocal declaration not allowed at module level");
        }
        let uses = self.scope().symbol(sym).map(|s| s.uses).unwrap_or_default();
        if uses.any(Uses::PARAM) {
            self.fail(range, format!("name '{text}' is parameter and {word}"));
        } else if uses.any((Uses::GLOBAL | Uses::NONLOCAL) & !which) {
            let mut earlier = self.declared.iter();
            let first = earlier.find(|d| d.scope == self.current && d.name == sym);
            let range = first.map_or(range, |d| d.range);
            self.fail(range, format!("name '{text}' is nonlocal and global"));
        } else if uses.any(Uses::ANNOTATED) {
            self.fail(range, format!("annotated name '{text}' can't be {word}"));
        } else if uses.any(Uses::BOUND) && !uses.any(which) {
            let message = format!("name '{text}' is assigned to before {word} declaration");
            self.fail(range, message);
        } else if uses.any(Uses::READ) && !uses.any(which) {
            let message = format!("name '{text}' is used prior to {word} declaration");
            self.fail(range, message);
        }
        self.add(sym, which);
        self.declared.push(Declared {
            scope: self.current,
            name: sym,
            range,
            nonlocal: which == Uses::NONLOCAL,
        });
    }

    /// The target of `:=`, which in a comprehension belongs to the function around it.
    pub(super) fn walrus(&mut self, target: &Expr, range: TextRange) {
        let Expr::Name(name) = target else { return };
        if self.iterables > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return self.fail(range, message);
        }
        if matches!(self.scope().kind, Kind::Annotation | Kind::TypeParams) {
            return self.outlaw("named expression", range);
        }
        let range = target.range();
        let sym = self.mangled(&name.id);
        let text = &name.id;
        let mut id = self.current;
        while matches!(
            self.scopes[id.0 as usize].kind,
            Kind::Comprehension | Kind::Generator
        ) {
            let scope = &self.scopes[id.0 as usize];
            if scope
                .symbol(sym)
                .is_some_and(|s| s.uses.any(Uses::ITERATION))
            {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{text}'"
                );
                return self.fail(range, message);
            }
            id = scope.parent.expect("a comprehension is inside something");
        }
        if id != self.current {
            let around = match self.scopes[id.0 as usize].kind {
                Kind::Class => Some("in a class body"),
                Kind::TypeParams => Some("within the definition of a generic"),
                Kind::Annotation => match self.scopes[id.0 as usize].what {
                    "a TypeVar bound" => Some("in a TypeVar bound"),
                    "a type alias" => Some("in a type alias"),
                    _ => None,
                },
                _ => None,
            };
            if let Some(around) = around {
                let what = "assignment expression within a comprehension";
                return self.fail(range, format!("{what} cannot be used {around}"));
            }
            let how = match self.scopes[id.0 as usize].kind {
                Kind::Module => Uses::GLOBAL,
                _ => Uses::NONLOCAL,
            };
            let declared = self.scopes[id.0 as usize]
                .symbol(sym)
                .is_some_and(|s| s.uses.any(Uses::GLOBAL));
            let how = if declared { Uses::GLOBAL } else { how };
            self.add(sym, how | Uses::WALRUS);
        }
        let inner = std::mem::replace(&mut self.current, id);
        self.bind(&name.id, range, Uses::WALRUS);
        self.current = inner;
    }
}
