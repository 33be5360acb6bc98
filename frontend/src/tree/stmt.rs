//! Statements of Ruff's tree as nodes.

use super::expr::operator;
use super::{Item, Reader, list, plain, text};
use crate::lines::after_decorators;
use crate::parse::{
    Alias, Decorator, ElifElseClause, ExceptHandler, Identifier, Ranged, Stmt, StmtClassDef,
    StmtFunctionDef, StmtIf, StmtTry, TextRange, WithItem,
};

impl Reader<'_> {
    pub(super) fn body(&self, body: &[Stmt]) -> Item {
        list(body, |s| self.stmt(s))
    }

    fn stmt(&self, stmt: &Stmt) -> Item {
        let (kind, fields) = match stmt {
            Stmt::FunctionDef(s) => return self.function(s),
            Stmt::ClassDef(s) => return self.class(s),
            Stmt::If(s) => return self.if_statement(s),
            Stmt::Try(s) => return self.try_statement(s),
            Stmt::Return(s) => ("Return", vec![self.maybe(s.value.as_deref())]),
            Stmt::Delete(s) => ("Delete", vec![self.exprs(&s.targets)]),
            Stmt::Assign(s) => {
                let fields = vec![self.exprs(&s.targets), self.expr(&s.value), Item::None];
                ("Assign", fields)
            }
            Stmt::TypeAlias(s) => {
                let params = self.type_params(s.type_params.as_deref());
                (
                    "TypeAlias",
                    vec![self.expr(&s.name), params, self.expr(&s.value)],
                )
            }
            Stmt::AugAssign(s) => {
                let fields = vec![self.expr(&s.target), operator(s.op), self.expr(&s.value)];
                ("AugAssign", fields)
            }
            Stmt::AnnAssign(s) => {
                let fields = vec![
                    self.expr(&s.target),
                    self.expr(&s.annotation),
                    self.maybe(s.value.as_deref()),
                    Item::Int(s.simple.into()),
                ];
                ("AnnAssign", fields)
            }
            Stmt::For(s) => {
                let fields = vec![
                    self.expr(&s.target),
                    self.expr(&s.iter),
                    self.body(&s.body),
                    self.body(&s.orelse),
                    Item::None,
                ];
                (if s.is_async { "AsyncFor" } else { "For" }, fields)
            }
            Stmt::While(s) => {
                let fields = vec![self.expr(&s.test), self.body(&s.body), self.body(&s.orelse)];
                ("While", fields)
            }
            Stmt::With(s) => {
                let fields = vec![self.with_items(&s.items), self.body(&s.body), Item::None];
                (if s.is_async { "AsyncWith" } else { "With" }, fields)
            }
            Stmt::Match(s) => {
                let cases = list(&s.cases, |case| {
                    let guard = self.maybe(case.guard.as_deref());
                    let fields = vec![self.pattern(&case.pattern), guard, self.body(&case.body)];
                    plain("match_case", fields)
                });
                ("Match", vec![self.expr(&s.subject), cases])
            }
            Stmt::Raise(s) => {
                let cause = self.maybe(s.cause.as_deref());
                ("Raise", vec![self.maybe(s.exc.as_deref()), cause])
            }
            Stmt::Assert(s) => {
                let fields = vec![self.expr(&s.test), self.maybe(s.msg.as_deref())];
                ("Assert", fields)
            }
            Stmt::Import(s) => ("Import", vec![self.aliases(&s.names)]),
            Stmt::ImportFrom(s) => {
                let module = s.module.as_ref().map_or(Item::None, text);
                let level = Item::Int(s.level.into());
                ("ImportFrom", vec![module, self.aliases(&s.names), level])
            }
            Stmt::Global(s) => ("Global", vec![names(&s.names)]),
            Stmt::Nonlocal(s) => ("Nonlocal", vec![names(&s.names)]),
            Stmt::Expr(s) => ("Expr", vec![self.expr(&s.value)]),
            // Only notebooks have commands, and they are not parsed as such.
            Stmt::Pass(_) | Stmt::IpyEscapeCommand(_) => ("Pass", vec![]),
            Stmt::Break(_) => ("Break", vec![]),
            Stmt::Continue(_) => ("Continue", vec![]),
        };
        self.node(kind, stmt.range(), fields)
    }

    fn decorators(&self, decorators: &[Decorator]) -> Item {
        list(decorators, |d| self.expr(&d.expression))
    }

    fn function(&self, s: &StmtFunctionDef) -> Item {
        let kind = match s.is_async {
            true => "AsyncFunctionDef",
            false => "FunctionDef",
        };
        let fields = vec![
            text(&s.name),
            self.parameters(Some(&s.parameters)),
            self.body(&s.body),
            self.decorators(&s.decorator_list),
            self.maybe(s.returns.as_deref()),
            Item::None,
            self.type_params(s.type_params.as_deref()),
        ];
        let range = after_decorators(self.source, &s.decorator_list, s.range);
        self.node(kind, range, fields)
    }

    fn class(&self, s: &StmtClassDef) -> Item {
        let (bases, keywords) = match &s.arguments {
            Some(arguments) => self.arguments(arguments),
            None => (Item::List(Vec::new()), Item::List(Vec::new())),
        };
        let fields = vec![
            text(&s.name),
            bases,
            keywords,
            self.body(&s.body),
            self.decorators(&s.decorator_list),
            self.type_params(s.type_params.as_deref()),
        ];
        let range = after_decorators(self.source, &s.decorator_list, s.range);
        self.node("ClassDef", range, fields)
    }

    /// Each `elif` is an `if` of its own in the `else` of the one before.
    fn if_statement(&self, s: &StmtIf) -> Item {
        let mut orelse = Item::List(Vec::new());
        for clause in s.elif_else_clauses.iter().rev() {
            orelse = self.else_clause(clause, orelse, s.range);
        }
        let fields = vec![self.expr(&s.test), self.body(&s.body), orelse];
        self.node("If", s.range, fields)
    }

    fn else_clause(&self, clause: &ElifElseClause, orelse: Item, whole: TextRange) -> Item {
        let Some(test) = &clause.test else {
            return self.body(&clause.body);
        };
        let fields = vec![self.expr(test), self.body(&clause.body), orelse];
        let range = TextRange::new(clause.range.start(), whole.end());
        Item::List(vec![self.node("If", range, fields)])
    }

    fn try_statement(&self, s: &StmtTry) -> Item {
        let handlers = list(&s.handlers, |handler| {
            let ExceptHandler::ExceptHandler(h) = handler;
            let name = h.name.as_ref().map_or(Item::None, text);
            let fields = vec![self.maybe(h.type_.as_deref()), name, self.body(&h.body)];
            self.node("ExceptHandler", h.range, fields)
        });
        let fields = vec![
            self.body(&s.body),
            handlers,
            self.body(&s.orelse),
            self.body(&s.finalbody),
        ];
        self.node(if s.is_star { "TryStar" } else { "Try" }, s.range, fields)
    }

    fn with_items(&self, items: &[WithItem]) -> Item {
        list(items, |item| {
            let target = self.maybe(item.optional_vars.as_deref());
            plain("withitem", vec![self.expr(&item.context_expr), target])
        })
    }

    fn aliases(&self, names: &[Alias]) -> Item {
        list(names, |alias| {
            let asname = alias.asname.as_ref().map_or(Item::None, text);
            self.node("alias", alias.range, vec![text(&alias.name), asname])
        })
    }
}

fn names(names: &[Identifier]) -> Item {
    list(names, text)
}
