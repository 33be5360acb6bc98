//! How far an expression reaches in the tokens of a broken source: what CPython's parser gets through before it asks
//! what may follow.

use super::tokens::Around;
use crate::parse::TokenKind as T;

/// Expressions with commas between them.
pub(super) struct Reach {
    /// The token after the last.
    pub(super) end: usize,
    /// The first token of the last one.
    pub(super) last: usize,
}

/// Operators between two operands, comparisons apart.
pub(super) const BINARY: [T; 13] = [
    T::Plus,
    T::Minus,
    T::Star,
    T::Slash,
    T::DoubleSlash,
    T::Percent,
    T::At,
    T::DoubleStar,
    T::LeftShift,
    T::RightShift,
    T::Amper,
    T::Vbar,
    T::CircumFlex,
];

const COMPARISONS: [T; 6] = [
    T::EqEqual,
    T::NotEqual,
    T::Less,
    T::LessEqual,
    T::Greater,
    T::GreaterEqual,
];

impl Around<'_> {
    fn kind_at(&self, i: usize) -> T {
        self.tokens.get(i).map_or(T::EndOfFile, |t| t.kind)
    }

    /// Expressions, some perhaps with a star, or a `yield`, from token `i` on.
    pub(super) fn right_side(&self, i: usize) -> Option<Reach> {
        if self.kind_at(i) != T::Yield {
            return self.expressions(i);
        }
        let rest = match self.kind_at(i + 1) {
            T::From => self.expression(i + 2),
            _ => self.expressions(i + 1).map(|reach| reach.end),
        };
        Some(Reach {
            end: rest.unwrap_or(i + 1),
            last: i,
        })
    }

    /// Expressions, some perhaps with a star.
    pub(super) fn expressions(&self, i: usize) -> Option<Reach> {
        let mut reach = Reach {
            end: self.element(i)?,
            last: i,
        };
        while self.kind_at(reach.end) == T::Comma {
            let next = reach.end + 1;
            match self.element(next) {
                Some(end) => reach = Reach { end, last: next },
                None => return Some(Reach { end: next, ..reach }),
            }
        }
        Some(reach)
    }

    fn element(&self, i: usize) -> Option<usize> {
        match self.kind_at(i) {
            T::Star => self.operation(i + 1),
            _ => self.expression(i),
        }
    }

    /// The token after the expression that begins at token `i`.
    pub(super) fn expression(&self, i: usize) -> Option<usize> {
        if self.kind_at(i) == T::Lambda {
            let rest = self.tokens.get(i..)?;
            let colon = rest.iter().position(|t| t.kind == T::Colon)?;
            return self.expression(i + colon + 1);
        }
        let end = self.condition(i)?;
        let conditional = || {
            let test = self.condition(end + 1)?;
            (self.kind_at(test) == T::Else).then(|| self.expression(test + 1))?
        };
        match self.kind_at(end) {
            T::If => Some(conditional().unwrap_or(end)),
            _ => Some(end),
        }
    }

    /// The same without `lambda` and `if` outside brackets.
    pub(super) fn condition(&self, i: usize) -> Option<usize> {
        let mut end = self.comparison(i)?;
        while let T::And | T::Or = self.kind_at(end) {
            let Some(next) = self.comparison(end + 1) else {
                break;
            };
            end = next;
        }
        Some(end)
    }

    fn comparison(&self, i: usize) -> Option<usize> {
        if self.kind_at(i) == T::Not {
            return self.comparison(i + 1);
        }
        let mut end = self.operation(i)?;
        loop {
            let sign = match (self.kind_at(end), self.kind_at(end + 1)) {
                (T::Not, T::In) | (T::Is, T::Not) => 2,
                (T::In | T::Is, _) => 1,
                (kind, _) if COMPARISONS.contains(&kind) => 1,
                _ => return Some(end),
            };
            match self.operation(end + sign) {
                Some(next) => end = next,
                None => return Some(end),
            }
        }
    }

    fn operation(&self, i: usize) -> Option<usize> {
        let mut end = self.operand(i)?;
        while BINARY.contains(&self.kind_at(end)) {
            let Some(next) = self.operand(end + 1) else {
                break;
            };
            end = next;
        }
        Some(end)
    }

    fn operand(&self, i: usize) -> Option<usize> {
        if let T::Plus | T::Minus | T::Tilde | T::Await = self.kind_at(i) {
            return self.operand(i + 1);
        }
        let mut end = self.atom(i)?;
        loop {
            end = match self.kind_at(end) {
                T::Dot if self.is_name(end + 1) => end + 2,
                T::Lpar | T::Lsqb => match self.group(end) {
                    Some(end) => end,
                    None => return Some(end),
                },
                _ => return Some(end),
            };
        }
    }

    /// Does token `i` open brackets that nothing closes?
    pub(super) fn never_closes(&self, i: usize) -> bool {
        matches!(self.kind_at(i), T::Lpar | T::Lsqb | T::Lbrace) && self.close_of(i).is_none()
    }

    /// Is token `i` a name? Words that are keywords in some statements only are names too.
    fn is_name(&self, i: usize) -> bool {
        matches!(self.kind_at(i), T::Name | T::Match | T::Case | T::Type)
    }

    fn atom(&self, i: usize) -> Option<usize> {
        match self.kind_at(i) {
            _ if self.is_name(i) => Some(i + 1),
            T::None | T::True | T::False | T::Ellipsis => Some(i + 1),
            T::Int | T::Float | T::Complex => Some(i + 1),
            T::Lpar | T::Lsqb | T::Lbrace => self.group(i),
            T::String | T::FStringStart | T::TStringStart => {
                let mut end = self.string(i)?;
                while let Some(next) = self.string(end) {
                    end = next;
                }
                Some(end)
            }
            _ => None,
        }
    }

    fn string(&self, i: usize) -> Option<usize> {
        match self.kind_at(i) {
            T::String => (!self.endless.contains(&self.tokens[i].start)).then_some(i + 1),
            T::FStringStart | T::TStringStart => self.group(i),
            _ => None,
        }
    }

    /// The token that closes the brackets, or the f-string, that token `i` opens.
    fn close_of(&self, i: usize) -> Option<usize> {
        let mut depth = 0;
        let close = self.tokens[i..].iter().position(|t| {
            match t.kind {
                T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart | T::TStringStart => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd | T::TStringEnd => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        Some(i + close)
    }

    /// The token after what is in the brackets, or the f-string, that token `i` opens; none if there is an error in it.
    fn group(&self, i: usize) -> Option<usize> {
        let (open, close) = (self.tokens[i], self.close_of(i)?);
        let inside = open.start + 1..=self.tokens[close].start;
        (!self.errors.iter().any(|at| inside.contains(at))).then_some(close + 1)
    }
}
