//! The tokens around an error, and what CPython reads from them at its second look at a broken source.

use crate::error::{ErrorKind, Fault};
use crate::parse::{LexicalErrorType as Lexical, ParseErrorType as Parse};
use crate::parse::{MAX_BRACKETS, ParseError, Ranged, TextRange, TextSize, TokenKind as T, Tokens};

/// A token and where it is.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: T,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokens of a broken source, without comments and line ends inside brackets.
pub(super) struct Around<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The first token that does not lie before the error.
    pub(super) at: usize,
    /// Is the source to be one expression?
    pub(super) expression: bool,
    /// What is open there: brackets, and the starts of f-strings.
    pub(super) open: Vec<usize>,
    /// Where the errors are that the parser found.
    pub(super) errors: Vec<usize>,
    /// The starts of strings that do not end.
    pub(super) endless: Vec<usize>,
}

/// A range of bytes.
pub(super) fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(
        TextSize::new(start as u32),
        TextSize::new(end.max(start) as u32),
    )
}

impl<'a> Around<'a> {
    /// The tokens around an error; or what is wrong with the brackets before it.
    pub(super) fn new(
        source: &'a str,
        tokens: &Tokens,
        faults: &[ParseError],
        expression: bool,
    ) -> Result<Around<'a>, Fault> {
        let error = faults
            .first()
            .map_or_else(TextRange::default, |e| e.location);
        let tokens: Vec<Token> = tokens
            .iter()
            .filter(|t| !matches!(t.kind(), T::Comment | T::NonLogicalNewline))
            .map(|t| Token {
                kind: t.kind(),
                start: t.range().start().into(),
                end: t.range().end().into(),
            })
            .collect();
        let errors: Vec<usize> = faults
            .iter()
            .map(|error| error.location.start().into())
            .collect();
        let endless =
            |e: &&ParseError| matches!(e.error, Parse::Lexical(Lexical::UnclosedStringError));
        let endless = faults.iter().filter(endless);
        let endless = endless.map(|e| e.location.start().into()).collect();
        let start = usize::from(error.start());
        let at = tokens.partition_point(|t| t.start < start);
        let mut around = Around {
            source,
            tokens,
            at,
            expression,
            open: Vec::new(),
            errors,
            endless,
        };
        let seen = around.tokens.len().min(at + 1);
        for i in 0..seen {
            around.bracket(i, error)?;
        }
        Ok(around)
    }

    /// Keeps account of what is open; a bracket at the error itself is only compared.
    fn bracket(&mut self, i: usize, error: TextRange) -> Result<(), Fault> {
        let token = self.tokens[i];
        let before = i < self.at;
        let close = match token.kind {
            T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart | T::TStringStart => {
                if before {
                    self.open.push(i);
                    if self.open.len() > MAX_BRACKETS as usize {
                        return Err(Fault::new(error, "too many nested parentheses"));
                    }
                }
                return Ok(());
            }
            T::FStringEnd | T::TStringEnd => {
                if before {
                    self.open.pop();
                }
                return Ok(());
            }
            T::Rpar => T::Lpar,
            T::Rsqb => T::Lsqb,
            T::Rbrace => T::Lbrace,
            _ => return Ok(()),
        };
        let shown = &self.source[token.start..token.end];
        match self.open.last().map(|open| self.tokens[*open]) {
            None => Err(Fault::lexical(token.start, format!("unmatched '{shown}'"))),
            Some(open) if open.kind == close => {
                if before {
                    self.open.pop();
                }
                Ok(())
            }
            Some(open) if matches!(open.kind, T::FStringStart | T::TStringStart) => Ok(()),
            Some(_) if self.interpolated().is_some() => {
                let what = self.interpolated().unwrap_or_default();
                let message = format!("{what}: unmatched '{shown}'");
                Err(Fault::lexical(token.start, message))
            }
            Some(open) => {
                let between = &self.source[open.start..token.start];
                let line = match between.contains('\n') {
                    true => {
                        let line = 1 + self.source[..open.start].matches('\n').count();
                        format!(" on line {line}")
                    }
                    false => String::new(),
                };
                let what = &self.source[open.start..open.end];
                Err(Fault::lexical(
                    token.start,
                    format!(
                        "closing parenthesis '{shown}' does not match opening parenthesis \
                         '{what}'{line}"
                    ),
                ))
            }
        }
    }

    /// A bracket after the error that does not fit, or that nothing closes.
    pub(super) fn later_bracket(mut self) -> Option<Fault> {
        let line = |this: &Self, at: usize| this.source[..at].matches('\n').count();
        let error = self
            .tokens
            .get(self.at)
            .map_or(self.source.len(), |t| t.start);
        let error_line = line(&self, error);
        let first = self.at;
        self.at = self.tokens.len();
        for i in first..self.tokens.len() {
            if let Err(fault) = self.bracket(i, TextRange::default()) {
                return Some(fault);
            }
        }
        let open = self.open_token()?;
        let what = self.text(open);
        let fault = super::look::Bracket::new(what, open.start)?.never_closed();
        (line(&self, open.start) < error_line).then_some(fault)
    }

    /// The token this far from the error.
    pub(super) fn near(&self, distance: isize) -> Option<Token> {
        let i = self.at.checked_add_signed(distance)?;
        self.tokens.get(i).copied()
    }

    pub(super) fn kind(&self, distance: isize) -> T {
        self.near(distance).map_or(T::EndOfFile, |t| t.kind)
    }

    pub(super) fn text(&self, token: Token) -> &'a str {
        &self.source[token.start..token.end]
    }

    /// The innermost bracket that is open, by its place among the tokens.
    pub(super) fn bracket_open(&self) -> Option<usize> {
        self.open.last().copied()
    }

    /// The same as a token.
    pub(super) fn open_token(&self) -> Option<Token> {
        self.bracket_open().map(|i| self.tokens[i])
    }

    /// The string around the innermost brace: `f-string` or `t-string`.
    pub(super) fn interpolated(&self) -> Option<&'static str> {
        let [.., outer, inner] = self.open[..] else {
            return None;
        };
        match (self.tokens[outer].kind, self.tokens[inner].kind) {
            (T::FStringStart, T::Lbrace) => Some("f-string"),
            (T::TStringStart, T::Lbrace) => Some("t-string"),
            _ => None,
        }
    }

    /// The place of the token after an offset.
    pub(super) fn after(&self, offset: usize) -> Option<TextRange> {
        let token = self.tokens.iter().find(|t| t.start >= offset)?;
        Some(range(token.start, token.end.max(token.start + 1)))
    }

    /// Where what begins at an offset ends.
    pub(super) fn until(&self, offset: usize, stops: &[T]) -> Option<usize> {
        let first = self.tokens.iter().position(|t| t.start >= offset)?;
        Some(self.end_of(first, stops))
    }

    /// An unterminated f-string begins with its prefix; a string with the quotes of the f-string around it ends that.
    pub(super) fn string_start(&self, fault: Fault) -> Fault {
        let seen = self.tokens.len().min(self.at + 1);
        let is_start = |t: &Token| matches!(t.kind, T::FStringStart | T::TStringStart);
        let opening = self.tokens[..seen].iter().rfind(|t| is_start(t));
        let Some(opening) = opening.filter(|_| fault.message.starts_with("unterminated ")) else {
            return fault;
        };
        let at = usize::from(fault.range.start());
        let quotes = self
            .text(*opening)
            .trim_start_matches(|c: char| c.is_alphabetic());
        if fault.message.contains("f-string") || fault.message.contains("t-string") {
            return Fault {
                range: range(opening.start, opening.start),
                ..fault
            };
        }
        match (
            self.interpolated(),
            self.source[at..]
                .trim_start_matches(char::is_alphabetic)
                .starts_with(quotes),
        ) {
            (Some(what), true) => Fault::lexical(at, format!("{what}: expecting '}}'")),
            _ => fault,
        }
    }

    /// Is the error that the source ends?
    pub(super) fn at_end(&self) -> bool {
        let end = |t: &Token| matches!(t.kind, T::Newline | T::Indent | T::Dedent | T::EndOfFile);
        self.tokens[self.at.min(self.tokens.len())..]
            .iter()
            .all(end)
    }

    /// Does a format specification end here?
    pub(super) fn in_format(&self) -> bool {
        let after = |i: isize| matches!(self.kind(i), T::Colon);
        after(-1) || self.kind(-1) == T::FStringMiddle && after(-2)
    }

    /// The first token of the statement around the error.
    pub(super) fn statement(&self) -> usize {
        let before = &self.tokens[..self.at.min(self.tokens.len())];
        before
            .iter()
            .rposition(|t| matches!(t.kind, T::Newline | T::Indent | T::Dedent | T::Semi))
            .map_or(0, |i| i + 1)
    }

    /// Its kind.
    pub(super) fn statement_kind(&self) -> T {
        let first = self.tokens.get(self.statement());
        first.map_or(T::EndOfFile, |t| t.kind)
    }

    /// Where what begins at token `i` ends: before the next token of these kinds outside brackets.
    pub(super) fn end_of(&self, i: usize, stops: &[T]) -> usize {
        let mut depth = 0;
        let Some(first) = self.tokens.get(i) else {
            return self.source.len();
        };
        let mut end = first.end;
        for token in &self.tokens[i..] {
            match token.kind {
                kind if depth == 0 && (stops.contains(&kind) || kind == T::Newline) => break,
                T::Lpar | T::Lsqb | T::Lbrace => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace if depth == 0 => break,
                T::Rpar | T::Rsqb | T::Rbrace => depth -= 1,
                T::EndOfFile | T::FStringEnd | T::TStringEnd | T::Unknown => break,
                _ => {}
            }
            end = token.end;
        }
        end
    }

    /// The range of the token at the error, as the plain `invalid syntax` has it.
    pub(super) fn token_range(&self) -> Option<TextRange> {
        let token = self.near(0)?;
        Some(match token.kind {
            T::Newline | T::EndOfFile => range(token.start, token.start + 1),
            _ => range(token.start, token.end),
        })
    }

    /// Indentation of which tabs of one width and of another make different things.
    pub(super) fn tabs(&self) -> Option<Fault> {
        let mut stack: Vec<(usize, usize)> = vec![(0, 0)];
        let mut fresh = true;
        for token in &self.tokens {
            match token.kind {
                T::Newline => fresh = true,
                T::Indent | T::Dedent | T::EndOfFile => {}
                _ if fresh => {
                    fresh = false;
                    let start = self.source[..token.start].rfind('\n').map_or(0, |i| i + 1);
                    let line = &self.source[start..];
                    let rest = line.trim_start_matches([' ', '\t', '\x0c']);
                    let white = &line[..line.len() - rest.len()];
                    let (wide, narrow) = columns(white);
                    if !indented(&mut stack, wide, narrow) {
                        let place = range(start, start);
                        let message = "inconsistent use of tabs and spaces in indentation";
                        return Some(Fault {
                            kind: ErrorKind::Tab,
                            ..Fault::new(place, message).ending(0)
                        });
                    }
                    if token.start >= self.near(0).map_or(usize::MAX, |t| t.end) {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// The columns of an indentation with tabs of eight and of one.
fn columns(white: &str) -> (usize, usize) {
    white.chars().fold((0, 0), |(wide, narrow), c| match c {
        '\t' => ((wide / 8 + 1) * 8, narrow + 1),
        '\x0c' => (0, 0),
        _ => (wide + 1, narrow + 1),
    })
}

/// Goes to a line's indentation; false if the two measures disagree.
fn indented(stack: &mut Vec<(usize, usize)>, wide: usize, narrow: usize) -> bool {
    while let Some(&(w, n)) = stack.last() {
        if wide == w {
            return narrow == n;
        }
        if wide > w {
            stack.push((wide, narrow));
            return narrow > n;
        }
        stack.pop();
    }
    true
}
