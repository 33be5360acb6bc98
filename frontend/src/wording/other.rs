//! The parser's errors that are free text, and those of annotated targets.

use super::look::{self, Bracket, describe};
use super::tokens;
use crate::error::Fault;
use crate::parse::TextRange;

/// The starts of some of the parser's free-text messages, and CPython's words.
const OTHER: [(&str, &str); 13] = [
    (
        "Cannot mix t-string literals",
        "cannot mix t-string literals with string or bytes literals",
    ),
    ("Duplicate keyword argument", "keyword argument repeated"),
    (
        "Expected `except` or `finally`",
        "expected 'except' or 'finally' block",
    ),
    (
        "Trailing comma not allowed",
        "trailing comma not allowed without surrounding parentheses",
    ),
    (
        "Bytes literal cannot be mixed",
        "cannot mix bytes and nonbytes literals",
    ),
    (
        "Positional patterns cannot follow",
        "positional patterns follow keyword patterns",
    ),
    (
        "Cannot have both",
        "cannot have both 'except' and 'except*' on the same 'try'",
    ),
    (
        "Expected one or more exception types",
        "expected one or more exception types",
    ),
    (
        "Multiple exception types must be parenthesized",
        "multiple exception types must be parenthesized when using 'as'",
    ),
    ("Only one '/' separator", "/ may appear only once"),
    ("Only one '*' ", "* argument may appear only once"),
    (
        "Position-only parameter separator",
        "at least one argument must precede /",
    ),
    ("'/' parameter must appear before", "/ must be ahead of *"),
];

/// What a free text means.
pub(super) fn other(source: &str, message: &str, range: TextRange, open: Option<Bracket>) -> Fault {
    if let Some(rest) = message.strip_prefix("Expected an indented block after ") {
        return look::missing_block(source, rest, range);
    }
    if message.starts_with("Only single target") {
        let text = &source[usize::from(range.start())..usize::from(range.end())];
        return annotated(text, range);
    }
    match OTHER.iter().find(|(start, _)| message.starts_with(start)) {
        Some((_, words)) => Fault::new(range, *words),
        None => look::general(source, message, range, open),
    }
}

/// A target that cannot be annotated.
pub(super) fn annotated(text: &str, range: TextRange) -> Fault {
    let message = match describe(text) {
        "list" => "only single target (not list) can be annotated",
        "tuple" => "only single target (not tuple) can be annotated",
        _ => {
            let Some(first) = first_of_many(text) else {
                return Fault::new(range, "illegal target for annotation");
            };
            let first = tokens::range(range.start().into(), usize::from(range.start()) + first);
            return Fault::new(first, "only single target (not tuple) can be annotated");
        }
    };
    Fault::new(range, message)
}

/// Where the first of several targets ends.
fn first_of_many(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.find(|c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    })
}
