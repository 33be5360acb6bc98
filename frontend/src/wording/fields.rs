//! What is wrong in the braces of an f-string or t-string.

use super::look::Bracket;
use super::tokens::{Around, Token, range};
use crate::error::Fault;
use crate::parse::TokenKind as T;

/// The braces around an error.
struct Field {
    /// `f-string` or `t-string`
    what: &'static str,
    /// The first token of the string.
    string: Token,
    /// The opening brace among the tokens.
    brace: usize,
    /// Is the error in brackets inside the braces?
    deeper: bool,
    /// Does the error come after the colon?
    in_format: bool,
}

impl Around<'_> {
    /// The innermost braces around the error.
    fn field(&self) -> Option<Field> {
        let is_string =
            |i: &usize| matches!(self.tokens[*i].kind, T::FStringStart | T::TStringStart);
        let first = self.open.iter().rposition(is_string)?;
        let string = self.tokens[self.open[first]];
        let mut at = first + 1;
        loop {
            let brace = *self.open.get(at)?;
            let inner = self.open.get(at + 1).copied();
            let in_format = self.has_colon(brace, inner.unwrap_or(self.at));
            match inner {
                Some(_) if in_format => at += 1,
                _ => {
                    return Some(Field {
                        what: match string.kind {
                            T::FStringStart => "f-string",
                            _ => "t-string",
                        },
                        string,
                        brace,
                        deeper: inner.is_some(),
                        in_format,
                    });
                }
            }
        }
    }

    /// Is there a colon between token `brace`, which opens a field, and token `end`, not in brackets? That of a
    /// `lambda` does not count.
    fn has_colon(&self, brace: usize, end: usize) -> bool {
        let mut depth = 0;
        let mut inside = self.tokens[brace + 1..end.max(brace + 1)].iter();
        let word = inside.find(|t| {
            match t.kind {
                T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart | T::TStringStart => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd | T::TStringEnd => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(t.kind, T::Colon | T::Lambda)
        });
        word.is_some_and(|t| t.kind == T::Colon)
    }

    /// What is wrong in the braces of an f-string.
    pub(super) fn in_string(&self) -> Option<Fault> {
        let field = self.field()?;
        if let Some(fault) = self.ended(&field) {
            return Some(fault);
        }
        match field.deeper || field.in_format {
            true => None,
            false => self.in_field(&field),
        }
    }

    /// The same when nothing better is known of what is wrong in brackets inside the braces.
    pub(super) fn around_brackets(&self, found: Fault) -> Fault {
        match self
            .field()
            .filter(|field| field.deeper && !field.in_format)
        {
            Some(field) if found.message == "invalid syntax" => {
                self.in_field(&field).unwrap_or(found)
            }
            _ => found,
        }
    }

    /// The string, its line or the source ends before its braces do.
    fn ended(&self, field: &Field) -> Option<Fault> {
        let here = self.near(0)?;
        let quotes = self
            .text(field.string)
            .trim_start_matches(char::is_alphabetic);
        if let T::EndOfFile | T::Newline = here.kind {
            if field.in_format && !field.deeper && quotes.len() == 1 {
                let message = "newlines are not allowed in format specifiers for single quoted";
                let message = format!("{}: {message} {}s", field.what, field.what);
                return Some(Fault::lexical(here.start, message));
            }
            let open = self.open_token()?;
            return Some(Bracket::new(self.text(open), open.start)?.never_closed());
        }
        let ends = matches!(here.kind, T::FStringEnd | T::TStringEnd);
        let letters = match ends {
            false if self.endless.contains(&here.start) => self.text(here),
            false => return None,
            true => &self.source[here.start..],
        };
        if !letters
            .trim_start_matches(char::is_alphabetic)
            .starts_with(quotes)
        {
            return None;
        }
        if field.in_format && !field.deeper {
            let message = format!("{}: expecting '}}', or format specs", field.what);
            return Some(Fault::new(range(here.start, here.end), message));
        }
        let name = self
            .near(-1)
            .filter(|t| ends && t.kind == T::Name && t.end == here.start);
        let name = name.map_or("", |t| self.text(t));
        let prefix = !name.is_empty() && name.chars().all(|c| "rbuftRBUFT".contains(c));
        if self.kind(-2) == T::Exclamation && !prefix && !matches!(name, "s" | "a" | "") {
            return Some(self.not_a_conversion(field, self.near(-1)?));
        }
        // What the quotes begin is a string of its own if they come again.
        let rest = &self.source[here.end.max(here.start + quotes.len())..];
        let rest = match quotes.len() {
            1 => rest.lines().next().unwrap_or_default(),
            _ => rest,
        };
        let message = format!("{}: expecting '}}'", field.what);
        let start = here.start - if prefix { name.len() } else { 0 };
        (!rest.contains(quotes)).then(|| Fault::lexical(start, message))
    }

    /// What comes after the brace, and after the expression, that cannot.
    fn in_field(&self, field: &Field) -> Option<Fault> {
        let (what, first) = (field.what, *self.tokens.get(field.brace + 1)?);
        let fault = |token: Token, message: &str| {
            let place = range(token.start, token.end.max(token.start + 1));
            Some(Fault::new(place, format!("{what}: {message}")))
        };
        if let T::Exclamation | T::Colon | T::Equal | T::Rbrace = first.kind {
            let shown = self.text(first);
            return fault(
                first,
                &format!("valid expression required before '{shown}'"),
            );
        }
        if let Some(place) = self.bare_lambda(field.brace) {
            let message = "lambda expressions are not allowed without parentheses";
            return Some(Fault::new(place, format!("{what}: {message}")));
        }
        let Some(reach) = self.right_side(field.brace + 1) else {
            return fault(first, "expecting a valid expression after '{'");
        };
        if reach.end > self.at && !field.deeper {
            return None;
        }
        let after = *self.tokens.get(reach.end)?;
        if let Some(fault) = self.forgotten_comma(reach.last, reach.end) {
            return Some(fault);
        }
        match after.kind {
            T::If if self.condition(reach.end + 1).is_some() => None,
            T::Equal => {
                let next = *self.tokens.get(reach.end + 1)?;
                match next.kind {
                    T::Exclamation => self.conversion(field, reach.end + 1),
                    T::Colon | T::Rbrace => None,
                    _ => fault(next, "expecting '!', or ':', or '}'"),
                }
            }
            T::Exclamation => self.conversion(field, reach.end),
            T::Colon | T::Rbrace => None,
            _ => fault(after, "expecting '=', or '!', or ':', or '}'"),
        }
    }

    /// `{x!r y}`, from the sign on.
    fn conversion(&self, field: &Field, sign: usize) -> Option<Fault> {
        let (sign, letter) = (self.tokens[sign], *self.tokens.get(sign + 1)?);
        let after = *self
            .tokens
            .get(self.tokens.partition_point(|t| t.start <= letter.start))?;
        if letter.kind != T::Name {
            return None;
        }
        if letter.start > sign.end {
            let message = "conversion type must come right after the exclamation mark";
            let place = range(sign.start, letter.end);
            return Some(Fault::new(place, format!("{}: {message}", field.what)));
        }
        if !matches!(self.text(letter), "s" | "r" | "a") {
            return Some(self.not_a_conversion(field, letter));
        }
        let message = format!("{}: expecting ':' or '}}'", field.what);
        let fine = matches!(after.kind, T::Colon | T::Rbrace);
        (!fine).then(|| Fault::new(range(after.start, after.end), message))
    }

    fn not_a_conversion(&self, field: &Field, letter: Token) -> Fault {
        let name = self.text(letter);
        let message = format!("invalid conversion character '{name}': expected 's', 'r', or 'a'");
        let place = range(letter.start, letter.end);
        Fault::new(place, format!("{}: {message}", field.what))
    }

    /// `{lambda x: x}`: where the `lambda` is whose colon begins the format.
    fn bare_lambda(&self, brace: usize) -> Option<crate::parse::TextRange> {
        let inside = self.tokens.get(brace + 1..)?;
        let word = inside.iter().position(|t| t.kind == T::Lambda)?;
        let colon = inside[word..].iter().find(|t| t.kind == T::Colon)?;
        let begins = word == 0 || inside[word - 1].kind == T::Comma;
        begins.then(|| range(inside[word].start, colon.end))
    }

    /// `x y`, of which the first begins at token `start` and ends before token `end`.
    fn forgotten_comma(&self, start: usize, end: usize) -> Option<Fault> {
        let next = self.expression(end)?;
        let first = self.tokens[start];
        let string = [T::String, T::FStringStart, T::TStringStart];
        let prefix = first.kind == T::Name && string.contains(&self.tokens[start + 1].kind);
        if prefix || self.condition(start) != Some(end) || self.is_old_statement(first) {
            return None;
        }
        let message = "invalid syntax. Perhaps you forgot a comma?";
        Some(Fault::new(
            range(first.start, self.tokens[next - 1].end),
            message,
        ))
    }
}
