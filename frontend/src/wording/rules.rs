//! What CPython reads from the tokens around an error at its second look at a broken source.

use super::look::describe;
use super::reach::BINARY;
use super::tokens::{Around, Token, range};
use crate::error::Fault;
use crate::parse::TokenKind as T;

impl Around<'_> {
    /// What the tokens say is wrong.
    pub(super) fn second_look(&self) -> Option<Fault> {
        let rules = [
            Self::prefixes,
            Self::not_operand,
            Self::import_from,
            Self::parameters,
            Self::stars,
            Self::assigned_unpacking,
            Self::bounds,
            Self::except_target,
            Self::case_target,
            Self::comprehension,
            Self::part_of_string,
        ];
        rules.iter().find_map(|rule| rule(self))
    }

    /// `bu"text"`
    fn prefixes(&self) -> Option<Fault> {
        let (name, string) = (self.near(-1)?, self.near(0)?);
        let strings = [T::String, T::FStringStart, T::TStringStart];
        if name.kind != T::Name || !strings.contains(&string.kind) || name.end != string.start {
            return None;
        }
        // The last prefix letter may have been read as that of the string.
        let opening = self.text(string);
        let extra = opening.find(['"', '\'']).unwrap_or(0);
        let text = self.source[name.start..string.start + extra].to_ascii_lowercase();
        let has = |c: char| text.contains(c);
        if !text.chars().all(|c| "rbuft".contains(c)) {
            return None;
        }
        let pairs = [
            ('u', 'b'),
            ('u', 'r'),
            ('u', 'f'),
            ('u', 't'),
            ('b', 'f'),
            ('b', 't'),
            ('f', 't'),
        ];
        let (a, b) = pairs.into_iter().find(|(a, b)| has(*a) && has(*b))?;
        let message = format!("'{a}' and '{b}' prefixes are incompatible");
        Some(Fault {
            lexical: true,
            ..Fault::new(range(name.start, string.start + extra), message)
        })
    }

    /// `1 + not x`
    fn not_operand(&self) -> Option<Fault> {
        let operator = self.kind(-1) == T::Tilde || BINARY.contains(&self.kind(-1));
        if self.kind(0) != T::Not || !operator {
            return None;
        }
        let stops = [T::And, T::Or, T::Comma, T::Colon, T::If, T::Equal, T::Semi];
        let end = self.end_of(self.at, &stops);
        let message = "'not' after an operator must be parenthesized";
        Some(Fault::new(range(self.near(0)?.start, end), message))
    }

    /// `import a from b`
    fn import_from(&self) -> Option<Fault> {
        let first = self.statement();
        if self.kind(0) != T::From || self.tokens.get(first)?.kind != T::Import {
            return None;
        }
        let name = self.tokens[self.at + 1..]
            .iter()
            .position(|t| !matches!(t.kind, T::Name | T::Dot))?;
        let after = self.tokens[self.at + 1 + name];
        let end = match after.kind {
            T::Newline | T::EndOfFile => after.start,
            _ => after.end - 1,
        };
        let message = "Did you mean to use 'from ... import ...' instead?";
        Some(Fault::new(range(self.tokens[first].start, end), message))
    }

    /// Where the parameters begin that the error is among, if only names come before it.
    fn parameter_list(&self) -> Option<(usize, &'static str)> {
        let mut i = self.at;
        while i > 0 && matches!(self.tokens[i - 1].kind, T::Name | T::Comma) {
            i -= 1;
        }
        let kind = |back: usize| i.checked_sub(back).map(|i| self.tokens[i].kind);
        match (kind(1), kind(2), kind(3)) {
            (Some(T::Lambda), _, _) => Some((i, "Lambda expression")),
            (Some(T::Lpar), Some(T::Name), Some(T::Def)) => Some((i, "Function")),
            (Some(T::Lpar), Some(T::Rsqb), _) => Some((i, "Function")),
            _ => None,
        }
    }

    /// `def f(a, (b, c))`
    fn parameters(&self) -> Option<Fault> {
        if self.kind(0) == T::Lpar
            && matches!(self.kind(-1), T::Lpar | T::Comma | T::Lambda)
            && let Some((_, what)) = self.parameter_list()
        {
            let inside = &self.tokens[self.at + 1..];
            let close = inside.iter().position(|t| t.kind == T::Rpar)?;
            let names = inside[..close]
                .iter()
                .enumerate()
                .all(|(i, t)| t.kind == [T::Name, T::Comma][i % 2]);
            let message = format!("{what} parameters cannot be parenthesized");
            let all = range(self.near(0)?.start, inside[close].end);
            return Some(match names && close > 0 {
                true => Fault::new(all, message),
                false => Fault::new(self.token_range()?, "invalid syntax"),
            });
        }
        None
    }

    /// A star that nothing to unpack follows.
    fn stars(&self) -> Option<Fault> {
        let star = "Invalid star expression";
        let ends = [T::Rsqb, T::Rpar, T::Colon, T::Comma];
        let (before, here) = (self.kind(-1), self.kind(0));
        let in_call = |i: usize| {
            i.checked_sub(1)
                .is_some_and(|i| matches!(self.tokens[i].kind, T::Name | T::Rpar | T::Rsqb))
        };
        let defining = self.statement_kind() == T::Def;
        if before == T::Star
            && ends.contains(&here)
            && !defining
            && matches!(self.kind(-2), T::Lsqb | T::Lpar | T::Comma)
            && self.bracket_open().is_some_and(in_call)
        {
            return Some(Fault::new(self.token_range()?, star));
        }
        let open = self.bracket_open()?;
        if here == T::Colon
            && self.tokens[open].kind == T::Lpar
            && open >= 2
            && self.tokens[open - 1].kind == T::Star
            && matches!(self.tokens[open - 2].kind, T::Lsqb | T::Comma)
        {
            return Some(Fault::new(self.token_range()?, star));
        }
        None
    }

    /// `f(*args=x)`
    fn assigned_unpacking(&self) -> Option<Fault> {
        let sign = (self.at..self.tokens.len().min(self.at + 4))
            .find(|i| self.tokens[*i].kind == T::Equal)?;
        let open = self.bracket_open()?;
        let called = open
            .checked_sub(1)
            .is_some_and(|i| matches!(self.tokens[i].kind, T::Name | T::Rpar | T::Rsqb));
        if self.tokens[open].kind != T::Lpar || sign <= open || !called {
            return None;
        }
        let comma = self.tokens[open + 1..sign]
            .iter()
            .rposition(|t| t.kind == T::Comma);
        let start = open + 1 + comma.map_or(0, |i| i + 1);
        let what = match self.tokens.get(start)?.kind {
            T::Star => "iterable argument unpacking",
            T::DoubleStar => "keyword argument unpacking",
            _ => return None,
        };
        if self.statement_kind() == T::Def {
            return None;
        }
        let end = self.end_of(sign + 1, &[T::Comma]);
        let message = format!("cannot assign to {what}");
        Some(Fault::new(range(self.tokens[start].start, end), message))
    }

    /// `def f[*Ts: int]()`
    fn bounds(&self) -> Option<Fault> {
        if self.kind(0) != T::Colon
            || self.open_token()?.kind != T::Lsqb
            || self.kind(-1) != T::Name
        {
            return None;
        }
        let what = match self.kind(-2) {
            T::Star => "TypeVarTuple",
            T::DoubleStar => "ParamSpec",
            _ => return None,
        };
        let first = self.at + 1;
        let end = self.end_of(first, &[T::Comma, T::Equal]);
        let text = &self.source[self.tokens.get(first)?.start..end];
        let tuple = text.starts_with('(') && text.ends_with(')') && text.contains(',');
        let kind = if tuple { "constraints" } else { "bound" };
        let message = format!("cannot use {kind} with {what}");
        Some(Fault::new(range(self.near(0)?.start, end), message))
    }

    /// `except E as a.b`
    fn except_target(&self) -> Option<Fault> {
        let first = self.statement();
        let parenthesized = self.kind(-1) == T::As && self.kind(0) == T::Lpar;
        if self.tokens.get(first)?.kind != T::Except || !(self.kind(-2) == T::As || parenthesized) {
            return None;
        }
        let star = match self.tokens.get(first + 1)?.kind {
            T::Star => "*",
            _ => "",
        };
        let start = if parenthesized { self.at } else { self.at - 1 };
        let end = self.end_of(start, &[T::Colon]);
        let target = range(self.tokens[start].start, end);
        let text = &self.source[target];
        // A name in parentheses is said to be where it is itself.
        let inside = text
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'))
            .filter(|text| parenthesized && describe(text) != "tuple" && !text.contains(','));
        let (target, what) = match inside {
            Some(text) => {
                let start = usize::from(target.start()) + 1;
                (range(start, start + text.len()), describe(text))
            }
            None => (target, describe(text)),
        };
        let message = format!("cannot use except{star} statement with {what}");
        (what != "name" || inside.is_some()).then(|| Fault::new(target, message))
    }

    /// `case 1 as a.b`
    fn case_target(&self) -> Option<Fault> {
        let first = self.tokens.get(self.statement())?;
        if first.kind != T::Case {
            return None;
        }
        let start = match (self.kind(-1), self.kind(-2)) {
            (T::As, _) => self.at,
            (_, T::As) => self.at - 1,
            _ => return None,
        };
        let stops = [T::Colon, T::Comma, T::If, T::Vbar];
        let end = self.end_of(start, &stops);
        let target = range(self.tokens[start].start, end);
        let what = describe(&self.source[target]);
        let message = format!("cannot use {what} as pattern target");
        (what != "name" && end > self.tokens[start].start).then(|| Fault::new(target, message))
    }

    /// `[x for x if y]`
    fn comprehension(&self) -> Option<Fault> {
        let open = self.bracket_open()?;
        let inside = &self.tokens[open + 1..self.at.min(self.tokens.len())];
        let word = inside
            .iter()
            .rposition(|t| matches!(t.kind, T::For | T::In))?;
        if inside[word].kind != T::For {
            return None;
        }
        let condition = inside[word..].iter().find(|t| t.kind == T::If)?;
        let message = "'in' expected after for-loop variables";
        Some(Fault::new(range(condition.start, condition.end), message))
    }

    /// `"a "b" c"`
    fn part_of_string(&self) -> Option<Fault> {
        let (before, here) = (self.near(-1)?, self.near(0)?);
        if before.kind != T::String || !matches!(here.kind, T::Name | T::Int | T::Float) {
            return None;
        }
        let rest = &self.tokens[self.at..];
        let string = rest.iter().position(|t| t.kind == T::String)?;
        let plain = |t: &Token| {
            t.kind == T::Name || t.kind.is_keyword() || matches!(t.kind, T::Int | T::Float)
        };
        if !rest[..string].iter().all(plain) {
            return None;
        }
        let message = "invalid syntax. Is this intended to be part of the string?";
        Some(Fault::new(range(here.start, rest[string - 1].end), message))
    }
}
