//! A cursor over one line of a listing.

use std::fmt;

/// Where a text is not a listing, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseError {
    /// Line number, from 1.
    pub line: usize,
    /// What was expected.
    pub expected: &'static str,
    /// What stood there instead, to the end of the line.
    pub found: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ParseError {
            line,
            expected,
            found,
        } = self;
        write!(f, "line {line}: expected {expected}, found {found:?}")
    }
}

impl std::error::Error for ParseError {}

/// Result of reading something.
pub(super) type Parsed<T> = Result<T, ParseError>;

/// The unread rest of a line.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: usize, text: &'a str) -> Cursor<'a> {
        Cursor {
            rest: text.trim(),
            line,
        }
    }

    pub(super) fn error(&self, expected: &'static str) -> ParseError {
        ParseError {
            line: self.line,
            expected,
            found: self.rest.into(),
        }
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn sees_comment(&self) -> bool {
        self.rest.starts_with("//")
    }

    pub(super) fn end(&self) -> Parsed<()> {
        match self.at_end() {
            true => Ok(()),
            false => Err(self.error("end of line")),
        }
    }

    /// Takes `text` if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    pub(super) fn want(&mut self, text: &'static str) -> Parsed<()> {
        match self.eat(text) {
            true => Ok(()),
            false => Err(self.error(text)),
        }
    }

    /// Takes the longest prefix of characters that `keep` accepts; spaces behind it are skipped.
    fn take(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !keep(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        word
    }

    /// A name, perhaps empty.
    pub(super) fn word(&mut self) -> &'a str {
        self.take(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    /// The next name, if it is the given one.
    pub(super) fn eat_word(&mut self, name: &str) -> bool {
        let mut ahead = *self;
        let found = ahead.word() == name;
        if found {
            *self = ahead;
        }
        found
    }

    /// Characters up to a space.
    pub(super) fn chunk(&mut self) -> &'a str {
        self.take(|c| !c.is_whitespace())
    }

    /// A decimal number.
    pub(super) fn number<T: std::str::FromStr>(&mut self) -> Parsed<T> {
        let before = *self;
        let sign = self.rest.starts_with(['+', '-']);
        let digits = &self.rest[sign as usize..];
        let len = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let (text, rest) = self.rest.split_at(sign as usize + len);
        self.rest = rest.trim_start();
        text.parse().map_err(|_| before.error("a number"))
    }

    /// A number behind a letter: `b3`.
    pub(super) fn numbered<T: std::str::FromStr>(&mut self, sign: &'static str) -> Parsed<T> {
        match self.rest.strip_prefix(sign) {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                self.rest = rest;
                self.number()
            }
            _ => Err(self.error(sign)),
        }
    }

    /// Does `sign` and a digit come next?
    pub(super) fn sees(&self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        rest.is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// A quoted string with Rust's escapes.
    pub(super) fn string(&mut self) -> Parsed<String> {
        let before = *self;
        let mut chars = self.rest.char_indices();
        if chars.next().map(|(_, c)| c) != Some('"') {
            return Err(before.error("a string"));
        }
        let mut out = String::new();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = self.rest[at + 1..].trim_start();
                    return Ok(out);
                }
                '\\' => {
                    let escape = chars.next().map(|(_, c)| c);
                    let c = match escape {
                        Some('n') => Some('\n'),
                        Some('r') => Some('\r'),
                        Some('t') => Some('\t'),
                        Some('0') => Some('\0'),
                        Some('u') => {
                            let digits: String = chars
                                .by_ref()
                                .map(|(_, c)| c)
                                .take_while(|c| *c != '}')
                                .filter(|c| *c != '{')
                                .collect();
                            u32::from_str_radix(&digits, 16)
                                .ok()
                                .and_then(char::from_u32)
                        }
                        other => other,
                    };
                    out.push(c.ok_or_else(|| before.error("an escape"))?);
                }
                c => out.push(c),
            }
        }
        Err(before.error("a closing quote"))
    }
}
