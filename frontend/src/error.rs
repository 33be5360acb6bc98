//! Errors in the source, as CPython words them.

use crate::lines::Lines;
use crate::parse::{TextRange, TextSize};
use std::borrow::Cow;
use std::fmt;

/// Which of Python's exception classes a source error is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

impl ErrorKind {
    /// The name of the exception class.
    pub fn name(self) -> &'static str {
        ["SyntaxError", "IndentationError", "TabError"][self as usize]
    }
}

/// Why a source does not compile. Lines from 1, columns in bytes from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// Which exception.
    pub kind: ErrorKind,
    /// CPython's message.
    pub message: String,
    /// Line of the first character at fault.
    pub line: u32,
    /// Its byte column.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Byte column after the last character at fault.
    pub end_column: u32,
    /// The source line, without its end.
    pub text: String,
    /// What CPython says in place of a column where its parser notes no end.
    pub end_offset: Option<i64>,
    /// Did the tokenizer find it? It has not seen that there is no line end.
    pub lexical: bool,
    /// Could more text make it good?
    pub at_end: bool,
    /// Was it found after parsing, when the text of the source is no longer at hand?
    pub late: bool,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} (line {})",
            self.kind.name(),
            self.message,
            self.line
        )
    }
}

impl std::error::Error for SyntaxError {}

/// What is probably not meant: a `SyntaxWarning`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// CPython's message.
    pub message: Cow<'static, str>,
    /// Line, from 1.
    pub line: u32,
    /// The source line, without its end.
    pub text: String,
    /// The error that it is where warnings are errors.
    pub error: SyntaxError,
}

/// An error whose place is still an offset.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) range: TextRange,
    /// See [`SyntaxError::end_offset`].
    pub(crate) end_offset: Option<i64>,
    /// See [`SyntaxError::lexical`].
    pub(crate) lexical: bool,
    /// See [`SyntaxError::at_end`].
    pub(crate) at_end: bool,
}

impl Fault {
    /// A plain `SyntaxError`.
    pub(crate) fn new(range: TextRange, message: impl Into<String>) -> Fault {
        Fault {
            kind: ErrorKind::Syntax,
            message: message.into(),
            range,
            end_offset: None,
            lexical: false,
            at_end: false,
        }
    }

    /// An error of the tokenizer, which is said to be at one place and not to extend.
    pub(crate) fn lexical(at: usize, message: impl Into<String>) -> Fault {
        Fault {
            lexical: true,
            ..Fault::new(TextRange::empty((at as u32).into()), message)
        }
    }

    /// With what CPython says in place of an end.
    pub(crate) fn ending(self, end_offset: i64) -> Fault {
        Fault {
            end_offset: Some(end_offset),
            ..self
        }
    }

    /// An `IndentationError`.
    pub(crate) fn indentation(range: TextRange, message: impl Into<String>) -> Fault {
        Fault {
            kind: ErrorKind::Indentation,
            ..Fault::new(range, message)
        }
    }

    /// Finds the line.
    pub(crate) fn locate(self, source: &str) -> SyntaxError {
        self.locate_in(&Lines::new(source), source)
    }

    /// The same for an error that is found after parsing.
    pub(crate) fn locate_late(self, source: &str) -> SyntaxError {
        SyntaxError {
            late: true,
            ..self.locate(source)
        }
    }

    /// The same in a source whose lines are known.
    pub(crate) fn locate_in(self, lines: &Lines<'_>, source: &str) -> SyntaxError {
        // The line end that is added where there is none is one character.
        let limit = TextSize::new(source.len() as u32 + 1);
        let range = match lines.is_of_tree() {
            true => self.range,
            false => TextRange::new(self.range.start().min(limit), self.range.end().min(limit)),
        };
        let at = lines.position(range, 0);
        // A line end belongs to the line that it ends.
        let (end_line, end_column) = match range.is_empty() || lines.is_of_tree() {
            true => (at.end_line, at.end_column),
            false => {
                let last = u32::from(range.end()) - 1;
                let (line, column) = lines.at(last);
                (line, column + 1)
            }
        };
        SyntaxError {
            kind: self.kind,
            message: self.message,
            line: at.line,
            column: at.column,
            end_line,
            end_column,
            end_offset: self.end_offset,
            lexical: self.lexical,
            at_end: self.at_end,
            late: false,
            text: match lines.is_of_tree() {
                true => String::new(),
                false => lines.text(source, at.line).to_string(),
            },
        }
    }
}
