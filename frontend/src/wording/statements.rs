//! What the tokens around an error say of the statement that they are in: imports, targets after `as`, conditional
//! expressions, stars.

use super::look::{Bracket, describe};
use super::tokens::{Around, Token, range};
use crate::error::Fault;
use crate::parse::TokenKind as T;

impl Around<'_> {
    /// What is wrong with the statement around the error.
    pub(super) fn of_statement(&self) -> Option<Fault> {
        let rules = [
            Self::old_statement,
            Self::import_target,
            Self::return_annotation,
            Self::lambda_parameters,
            Self::conditional,
            Self::named_argument,
            Self::generator_argument,
            Self::yielded_element,
            Self::named_target,
        ];
        rules.iter().find_map(|rule| rule(self))
    }

    fn at_token(&self, token: Token) -> Option<Fault> {
        let end = token.end.max(token.start + 1);
        Some(Fault::new(range(token.start, end), "invalid syntax"))
    }

    /// Plain `invalid syntax` at the error.
    pub(super) fn plain_here(&self) -> Option<Fault> {
        Some(Fault::new(self.token_range()?, "invalid syntax"))
    }

    /// May `*x`, where the error is, be parsed, and be refused only later?
    pub(super) fn may_spread(&self) -> bool {
        let first = self.statement();
        if self.at == first {
            return !self.expression;
        }
        let outside = self.bracket_open().is_none();
        match self.kind(-1) {
            T::Return | T::Yield => true,
            T::In => outside && self.statement_kind() == T::For,
            T::Equal => outside && self.statement_kind() != T::Type,
            T::ColonEqual | T::EqEqual | T::NotEqual | T::LessEqual | T::GreaterEqual => false,
            _ => self.near(-1).is_some_and(|t| self.text(t).ends_with('=')),
        }
    }

    /// The statement begins with `import`, or with `from`.
    pub(super) fn imports(&self) -> Option<T> {
        let kind = self.statement_kind();
        matches!(kind, T::Import | T::From).then_some(kind)
    }

    /// Was this word a statement in Python 2?
    pub(super) fn is_old_statement(&self, token: Token) -> bool {
        matches!(self.text(token), "print" | "exec")
    }

    /// `print x`
    fn old_statement(&self) -> Option<Fault> {
        let word = self.near(-1).filter(|t| self.is_old_statement(*t))?;
        if self.kind(0) == T::Lpar {
            return None;
        }
        let end = self.expressions(self.at)?.end;
        if self.never_closes(end) {
            let open = self.tokens[end];
            return Some(Bracket::new(self.text(open), open.start)?.never_closed());
        }
        let last = self.tokens[end - 1];
        let name = self.text(word);
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        Some(Fault::new(range(word.start, last.end), message))
    }

    /// `import a as b.c`
    fn import_target(&self) -> Option<Fault> {
        self.imports()?;
        let start = match (self.kind(-1), self.kind(-2)) {
            (T::As, _) => self.at,
            (T::Name, T::As) => self.at - 1,
            _ => return None,
        };
        let first = *self.tokens.get(start)?;
        let end = self.end_of(start, &[T::Comma]);
        // Of two names side by side the first is the expression.
        let next = self.tokens.get(start + 1)?.kind;
        let end = match next == T::Name || next.is_keyword() {
            true => first.end,
            false => end,
        };
        if end <= first.start || matches!(first.kind, T::Newline | T::EndOfFile) {
            return None;
        }
        let what = describe(&self.source[first.start..end]);
        let message = format!("cannot use {what} as import target");
        Some(Fault::new(range(first.start, end), message))
    }

    /// `def f() -> : 0`
    fn return_annotation(&self) -> Option<Fault> {
        let arrow = self.near(-1).filter(|t| t.kind == T::Rarrow)?;
        Some(Fault::new(range(arrow.start, arrow.end), "expected ':'"))
    }

    /// `lambda[T]: 0`
    fn lambda_parameters(&self) -> Option<Fault> {
        let parameters = [T::Name, T::Star, T::DoubleStar, T::Slash, T::Colon, T::Lpar];
        match self.kind(-1) == T::Lambda && !parameters.contains(&self.kind(0)) {
            true => self.plain_here(),
            false => None,
        }
    }

    /// `1 if x else`, `pass if x else y`
    fn conditional(&self) -> Option<Fault> {
        let first = self.statement();
        if self.kind(-1) == T::Else && self.at > first + 1 {
            let message = "expected expression after 'else', but statement is given";
            return Some(Fault::new(self.token_range()?, message));
        }
        let statement = |i: usize| {
            let kind = self.tokens.get(i)?.kind;
            matches!(kind, T::Pass | T::Break | T::Continue).then_some(i)
        };
        let word = statement(self.at).or_else(|| statement(self.at.checked_sub(1)?))?;
        let token = self.tokens[word];
        let rest = self.tokens.get(word + 1..)?;
        let line = rest.iter().take_while(|t| t.kind != T::Newline);
        if rest.first()?.kind != T::If || !line.clone().any(|t| t.kind == T::Else) {
            return None;
        }
        let message = "expected expression before 'if', but statement is given";
        Some(Fault::new(range(token.start, token.end), message))
    }

    /// Where the argument begins that the error is in, if it is one of a call.
    fn argument(&self) -> Option<usize> {
        let open = self.bracket_open()?;
        let before = open.checked_sub(1).map(|i| self.tokens[i].kind)?;
        let called = matches!(before, T::Name | T::Rpar | T::Rsqb);
        if self.tokens[open].kind != T::Lpar || !called || self.statement_kind() == T::Def {
            return None;
        }
        let mut start = open + 1;
        let mut depth = 0;
        for (i, token) in self.tokens[..self.at].iter().enumerate().skip(open + 1) {
            match token.kind {
                T::Lpar | T::Lsqb | T::Lbrace => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace => depth -= 1,
                T::Comma if depth == 0 => start = i + 1,
                _ => {}
            }
        }
        Some(start)
    }

    /// `f((a)=1)`
    fn named_argument(&self) -> Option<Fault> {
        let start = self.argument()?;
        let first = self.tokens.get(start).filter(|t| t.kind == T::Lpar)?;
        let mut depth = 0;
        let close = self.tokens[start..].iter().position(|t| {
            match t.kind {
                T::Lpar | T::Lsqb | T::Lbrace => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        let sign = self.tokens.get(start + close + 1)?;
        if sign.kind != T::Equal {
            return None;
        }
        let inner = match close {
            2 => self.tokens[start + 1],
            _ => *first,
        };
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        Some(Fault::new(range(inner.start, sign.end), message))
    }

    /// `f(x=i for i in y)`
    fn generator_argument(&self) -> Option<Fault> {
        if self.kind(0) != T::For {
            return None;
        }
        let start = self.argument()?;
        let (name, sign) = (self.tokens.get(start)?, self.tokens.get(start + 1)?);
        if name.kind != T::Name || sign.kind != T::Equal {
            return None;
        }
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        Some(Fault::new(range(name.start, sign.end), message))
    }

    /// `[yield i for i in y]`
    fn yielded_element(&self) -> Option<Fault> {
        let open = self.bracket_open()?;
        if self.tokens[open].kind == T::Lpar && self.argument().is_none() {
            return None;
        }
        let first = *self.tokens.get(open + 1)?;
        match first.kind == T::Yield && self.at == open + 1 {
            true => self.at_token(first),
            false => None,
        }
    }

    /// `lambda: x := 1`, `a.b := 1`
    fn named_target(&self) -> Option<Fault> {
        if self.kind(0) != T::ColonEqual {
            return None;
        }
        let inside = self.bracket_open().is_some();
        let floor = self.bracket_open().map_or(self.statement(), |i| i + 1);
        let before = self.tokens.get(floor..self.at)?;
        let comma = before.iter().rposition(|t| t.kind == T::Comma);
        let (first, last) = (before.get(comma.map_or(0, |i| i + 1))?, before.last()?);
        let operand = matches!(first.kind, T::Lambda | T::Not | T::Await)
            || matches!(first.kind, T::None | T::True | T::False);
        let lambda = first.kind == T::Lambda;
        // Outside brackets only an expression that stands alone is looked at so closely.
        let alone = !self.expression && (operand || !first.kind.is_keyword());
        if !(if inside { lambda } else { alone }) {
            return None;
        }
        let what = describe(&self.source[first.start..last.end]);
        let message = format!("cannot use assignment expressions with {what}");
        (what != "name").then(|| Fault::new(range(first.start, last.end), message))
    }
}
