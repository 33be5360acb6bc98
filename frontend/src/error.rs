//! Errors in the source, as CPython words them.

use crate::lines::Lines;
use crate::parse::{TextRange, TextSize};
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
    pub message: &'static str,
    /// Line, from 1.
    pub line: u32,
    /// The source line, without its end.
    pub text: String,
}

/// An error whose place is still an offset.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) range: TextRange,
}

impl Fault {
    /// A plain `SyntaxError`.
    pub(crate) fn new(range: TextRange, message: impl Into<String>) -> Fault {
        Fault {
            kind: ErrorKind::Syntax,
            message: message.into(),
            range,
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
        let lines = Lines::new(source);
        let limit = TextSize::new(source.len() as u32);
        let range = TextRange::new(self.range.start().min(limit), self.range.end().min(limit));
        let at = lines.position(range, 0);
        SyntaxError {
            kind: self.kind,
            message: self.message,
            line: at.line,
            column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
            text: lines.text(source, at.line).to_string(),
        }
    }
}
