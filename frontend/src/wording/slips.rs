//! More that the tokens around an error say: parameters, stars.

use super::look::describe;
use super::tokens::{Around, Token, range};
use crate::error::Fault;
use crate::parse::TokenKind as T;

impl Around<'_> {
    /// What the tokens say is wrong with parameters, stars and targets.
    pub(super) fn third_look(&self) -> Option<Fault> {
        let rules = [
            Self::starred,
            Self::parameter,
            Self::default,
            Self::tuple_element,
            Self::nothing_assigned,
            Self::annotated_twice,
            Self::class_generator,
            Self::for_comparison,
        ];
        rules.iter().find_map(|rule| rule(self))
    }

    fn plain(&self, token: Token) -> Option<Fault> {
        Some(Fault::new(range(token.start, token.end), "invalid syntax"))
    }

    /// The token this far from the error.
    fn here(&self, distance: isize) -> Option<Token> {
        let i = self.at.checked_add_signed(distance)?;
        self.tokens.get(i).copied()
    }

    fn is(&self, distance: isize, kinds: &[T]) -> bool {
        self.here(distance).is_some_and(|t| kinds.contains(&t.kind))
    }

    /// Is the statement around the error of this kind?
    fn begins(&self, kind: T) -> bool {
        let first = self.statement();
        let kinds = [first, first + 1].map(|i| self.tokens.get(i).map(|t| t.kind));
        kinds[0] == Some(kind) || kinds == [Some(T::Async), Some(kind)]
    }

    /// Is the error among the parameters of a definition or `lambda`?
    fn in_parameters(&self) -> bool {
        let floor = self.bracket_open().map_or(self.statement(), |i| i + 1);
        let here = &self.tokens[floor.min(self.at)..self.at.min(self.tokens.len())];
        let word = here
            .iter()
            .rposition(|t| matches!(t.kind, T::Lambda | T::Colon));
        if word.is_some_and(|i| here[i].kind == T::Lambda) {
            return true;
        }
        let Some(open) = self.bracket_open() else {
            return false;
        };
        let before = |back: usize| open.checked_sub(back).map(|i| self.tokens[i].kind);
        self.begins(T::Def)
            && (before(2) == Some(T::Def) || before(1) == Some(T::Rsqb))
            && self.tokens[open].kind == T::Lpar
    }

    /// Stars where there can be none.
    fn starred(&self) -> Option<Fault> {
        let here = self.here(0)?;
        let open = self.bracket_open().map(|i| self.tokens[i].kind);
        if here.kind != T::Star {
            return None;
        }
        let stops = [T::Comma, T::Colon, T::Equal];
        let end = self.end_of(self.at, &stops);
        if self.is(-1, &[T::Colon]) {
            return match open == Some(T::Lbrace) {
                true => {
                    let message = "cannot use a starred expression in a dictionary value";
                    Some(Fault::new(range(here.start, end), message))
                }
                false => self.plain(here),
            };
        }
        if self.is(-1, &[T::Equal]) && open == Some(T::Lsqb) {
            return self.plain(here);
        }
        if open == Some(T::Lbrace) && !self.is(-1, &[T::Lbrace]) {
            return None;
        }
        let after = self.tokens.iter().find(|t| t.start >= end)?;
        match after.kind == T::Colon && matches!(open, Some(T::Lsqb | T::Lpar | T::Lbrace)) {
            true if !self.in_parameters() => self.plain(*after),
            _ => None,
        }
    }

    /// `/`, `*` and constants among parameters.
    fn parameter(&self) -> Option<Fault> {
        if !self.in_parameters() {
            return None;
        }
        let here = self.here(0)?;
        let constants = [T::None, T::True, T::False];
        let place = range(here.start, here.end);
        match here.kind {
            kind if constants.contains(&kind) && !self.is(-1, &[T::Equal, T::Colon]) => {
                self.plain(here)
            }
            T::Slash if self.is(-1, &[T::Lpar, T::Lambda]) && self.is(1, &[T::Comma]) => {
                Some(Fault::new(place, "at least one argument must precede /"))
            }
            T::Slash if self.is(-1, &[T::Lpar, T::Lambda]) => self.plain(here),
            kind if begins_operand(kind) && self.follows_parameter() => self.plain(here),
            T::Slash if self.is(-1, &[T::Comma]) && self.is(-2, &[T::Star]) => {
                Some(Fault::new(place, "/ must be ahead of *"))
            }
            T::Star if self.is(-1, &[T::Slash]) => {
                Some(Fault::new(place, "expected comma between / and *"))
            }
            T::Star if self.is(1, &constants) => self.plain(self.here(1)?),
            T::Star if self.is(1, &[T::Comma]) && self.is(2, &constants) => {
                self.plain(self.here(2)?)
            }
            T::Star if self.is(1, &[T::Comma]) && self.is(2, &[T::Lpar]) => {
                self.plain(self.here(2)?)
            }
            T::Star if self.is(1, &[T::Colon]) => {
                let colon = self.here(1)?;
                let message = "named arguments must follow bare *";
                Some(Fault::new(range(colon.start, colon.end), message))
            }
            T::Equal if self.is(-2, &[T::Star]) && self.is(-3, &[T::Colon]) => self.plain(here),
            _ => None,
        }
    }

    /// Does the name of a parameter stand before the error?
    fn follows_parameter(&self) -> bool {
        let starts = [T::Comma, T::Lpar, T::Star, T::DoubleStar, T::Lambda];
        self.is(-1, &[T::Name]) && self.is(-2, &starts)
    }

    /// `f(a=)`, `def f(a=)`
    fn default(&self) -> Option<Fault> {
        let sign = self.here(-1).filter(|t| t.kind == T::Equal)?;
        if !self.is(0, &[T::Comma, T::Rpar, T::Colon]) {
            return None;
        }
        if self.in_parameters() {
            let message = "expected default value expression";
            return Some(Fault::new(range(sign.start, sign.end), message));
        }
        let name = self.here(-2).filter(|t| t.kind == T::Name)?;
        let called = self.bracket_open().is_some_and(|i| {
            let before = i.checked_sub(1).map(|i| self.tokens[i].kind);
            matches!(before, Some(T::Name | T::Rpar | T::Rsqb))
        });
        let message = "expected argument value expression";
        (called && self.is(-3, &[T::Lpar, T::Comma]))
            .then(|| Fault::new(range(name.start, sign.end), message))
    }

    /// `[x, y for x, y in z]`
    fn tuple_element(&self) -> Option<Fault> {
        let open = self.bracket_open()?;
        let inside = &self.tokens[open + 1..self.at.min(self.tokens.len())];
        let bracket = matches!(self.tokens[open].kind, T::Lsqb | T::Lbrace);
        let commas = inside.iter().any(|t| t.kind == T::Comma);
        let colons = inside.iter().any(|t| t.kind == T::Colon);
        if !self.is(0, &[T::For]) || !bracket || !commas || colons || self.interpolated().is_some()
        {
            return None;
        }
        let (first, last) = (inside.first()?, inside.last()?);
        let message = "did you forget parentheses around the comprehension target?";
        Some(Fault::new(range(first.start, last.end), message))
    }

    /// `f() =`
    fn nothing_assigned(&self) -> Option<Fault> {
        if !self.is(0, &[T::Newline, T::EndOfFile]) || !self.is(-1, &[T::Equal]) {
            return None;
        }
        let (first, sign) = (*self.tokens.get(self.statement())?, self.here(-1)?);
        let target = self.source[first.start..sign.start].trim_end();
        let what = describe(target);
        let fine = ["name", "attribute", "subscript", "tuple", "list"];
        if fine.contains(&what) || target.contains([',', '=', ':']) {
            return None;
        }
        let place = range(first.start, first.start + target.len());
        Some(Fault::new(place, format!("cannot assign to {what}")))
    }

    /// `x: int = y = 1`
    fn annotated_twice(&self) -> Option<Fault> {
        let here = self.here(0).filter(|t| t.kind == T::Equal)?;
        let first = self.statement();
        let colon = self.tokens.get(first + 1)?.kind == T::Colon;
        let earlier = &self.tokens[first..self.at];
        let signs = earlier.iter().any(|t| t.kind == T::Equal);
        match colon && signs && self.bracket_open().is_none() {
            true => self.plain(here),
            false => None,
        }
    }

    /// `class C(x for x in y)`
    fn class_generator(&self) -> Option<Fault> {
        let open = self.bracket_open()?;
        if !self.begins(T::Class) || open != self.statement() + 2 || self.at != open + 1 {
            return None;
        }
        let word = self.tokens[self.at..]
            .iter()
            .find(|t| matches!(t.kind, T::For | T::Rpar | T::Comma))?;
        (word.kind == T::For).then(|| self.plain(*word))?
    }

    /// `for i < j`
    fn for_comparison(&self) -> Option<Fault> {
        if !self.begins(T::For) || self.bracket_open().is_some() {
            return None;
        }
        let first = self.statement();
        let is_in = |t: &Token| matches!(t.kind, T::In | T::Colon | T::Newline);
        let len = self.tokens[first..].iter().position(is_in)?;
        let targets = &self.tokens[first..first + len];
        let wrong = |t: &&Token| {
            matches!(
                t.kind,
                T::Less | T::Greater | T::EqEqual | T::LessEqual | T::GreaterEqual | T::NotEqual
            )
        };
        if let Some(sign) = targets.iter().find(wrong) {
            return self.plain(*sign);
        }
        // Without `in`, whatever stands in its place is unexpected.
        match self.tokens[first + len].kind != T::In && self.at <= first + len {
            true => {
                let here = self.here(0)?;
                let width = (here.end - here.start).max(1);
                self.plain(Token {
                    end: here.start + width,
                    ..here
                })
            }
            false => None,
        }
    }
}

fn begins_operand(kind: T) -> bool {
    matches!(
        kind,
        T::Name | T::Int | T::Float | T::Complex | T::String | T::FStringStart
    )
}
