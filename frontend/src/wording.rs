//! Ruff's parse errors in CPython's words.

mod guess;
mod look;
mod number;

use crate::error::Fault;
use crate::parse::{
    InterpolatedStringErrorType as Interpolated, LexicalErrorType as Lexical,
    ParseErrorType as Parse, TextRange, UnsupportedSyntaxErrorKind as Unsupported,
};
use look::{Bracket, describe};

/// The starts of some of the parser's free-text messages, and CPython's words.
const OTHER: [(&str, &str); 12] = [
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

/// Translates an error of the parser.
pub(crate) fn fault(source: &str, error: &Parse, range: TextRange) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    if let Some(fault) = number::fault(source, start) {
        return fault;
    }
    match look::brackets(source, start, range) {
        Ok(open) => translate(source, error, range, open),
        Err(fault) => fault,
    }
}

/// What to say of syntax that only a later Python has; `text` is the part at fault.
pub(crate) fn unsupported(kind: &Unsupported, text: &str) -> &'static str {
    match kind {
        Unsupported::UnpackingInComprehension(_) if text.starts_with("**") => {
            "dict unpacking cannot be used in dict comprehension"
        }
        Unsupported::UnpackingInComprehension(_) => {
            "iterable unpacking cannot be used in comprehension"
        }
        _ => "invalid syntax",
    }
}

fn translate(source: &str, error: &Parse, range: TextRange, open: Option<Bracket>) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    let text = source.get(start..range.end().into()).unwrap_or_default();
    let message = match error {
        Parse::Lexical(error) => return lexical(source, error, range, open),
        Parse::FStringError(error) => return interpolated("f-string", error, text, range),
        Parse::TStringError(error) => return interpolated("t-string", error, text, range),
        Parse::UnexpectedIndentation => return Fault::indentation(range, "unexpected indent"),
        Parse::OtherError(message) => return other(source, message, range, open),
        Parse::PositionalAfterKeywordArgument => {
            let message = "positional argument follows keyword argument";
            return Fault::new(guess::call_end(source, range), message);
        }
        Parse::PositionalAfterKeywordUnpacking => {
            let message = "positional argument follows keyword argument unpacking";
            return Fault::new(guess::call_end(source, range), message);
        }
        Parse::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        Parse::IterableUnpackingInComprehension => {
            "iterable unpacking cannot be used in comprehension"
        }
        Parse::UnparenthesizedGeneratorExpression => "Generator expression must be parenthesized",
        Parse::NonDefaultParamAfterDefaultParam => {
            "parameter without a default follows parameter with a default"
        }
        Parse::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
        Parse::VarParameterWithDefault => "var-positional argument cannot have default value",
        Parse::ExpectedKeywordParam => "named arguments must follow bare *",
        Parse::InvalidStarredExpressionUsage if source[..start].trim_end().ends_with('(') => {
            "cannot use starred expression here"
        }
        Parse::InvalidStarredExpressionUsage => "can't use starred expression here",
        Parse::InvalidMatchPatternTarget => "cannot use '_' as a target",
        Parse::ExpectedRealNumber => "real number required in complex literal",
        Parse::ExpectedImaginaryNumber => "imaginary number required in complex literal",
        Parse::EmptyImportNames => "Expected one or more names after 'import'",
        Parse::EmptyTypeParams => "Type parameter list cannot be empty",
        Parse::InvalidAssignmentTarget => &assignment(source, text, range),
        Parse::InvalidNamedAssignmentTarget => {
            &format!("cannot use assignment expressions with {}", describe(text))
        }
        Parse::InvalidAugmentedAssignmentTarget => &format!(
            "'{}' is an illegal expression for augmented assignment",
            describe(text)
        ),
        Parse::InvalidAnnotatedAssignmentTarget => annotated(text),
        Parse::InvalidDeleteTarget if text.starts_with('*') => "cannot delete starred",
        Parse::InvalidDeleteTarget => &format!("cannot delete {}", describe(text)),
        _ => return look::general(source, &error.to_string(), range, open),
    };
    Fault::new(range, message)
}

fn annotated(text: &str) -> &'static str {
    match describe(text) {
        "list" => "only single target (not list) can be annotated",
        "tuple" => "only single target (not tuple) can be annotated",
        _ => "illegal target for annotation",
    }
}

fn assignment(source: &str, text: &str, range: TextRange) -> String {
    let name = describe(text);
    if text.starts_with("yield") {
        return "assignment to yield expression not possible".to_string();
    }
    let after = source[range.end().into()..].trim_start();
    let equals = after.starts_with('=') && !after.starts_with("==");
    let statement = source[..usize::from(range.start())]
        .rsplit(['\n', ';'])
        .next();
    let chained = statement.is_some_and(|text| text.contains('='));
    if !equals || chained || matches!(name, "True" | "False" | "None" | "ellipsis") {
        format!("cannot assign to {name}")
    } else {
        format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
    }
}

fn other(source: &str, message: &str, range: TextRange, open: Option<Bracket>) -> Fault {
    if let Some(rest) = message.strip_prefix("Expected an indented block after ") {
        return look::missing_block(source, rest, range);
    }
    if message.starts_with("Only single target") {
        let text = &source[usize::from(range.start())..usize::from(range.end())];
        return Fault::new(range, annotated(text));
    }
    match OTHER.iter().find(|(start, _)| message.starts_with(start)) {
        Some((_, words)) => Fault::new(range, *words),
        None => look::general(source, message, range, open),
    }
}

fn interpolated(prefix: &str, error: &Interpolated, text: &str, range: TextRange) -> Fault {
    let message = match error {
        Interpolated::UnclosedLbrace => "expecting '}'",
        Interpolated::SingleRbrace => "single '}' is not allowed",
        Interpolated::InvalidConversionFlag => {
            &format!("invalid conversion character '{text}': expected 's', 'r', or 'a'")
        }
        Interpolated::LambdaWithoutParentheses => {
            "lambda expressions are not allowed without parentheses"
        }
        Interpolated::ConversionFlagNotImmediatelyAfterExclamation => {
            "conversion type must come right after the exclamation mark"
        }
        Interpolated::NewlineInFormatSpec => {
            "newlines are not allowed in format specifiers for single quoted f-strings"
        }
        Interpolated::UnterminatedString | Interpolated::UnterminatedTripleQuotedString => {
            return Fault::new(range, format!("unterminated {prefix} literal"));
        }
    };
    Fault::new(range, format!("{prefix}: {message}"))
}

fn lexical(source: &str, error: &Lexical, range: TextRange, open: Option<Bracket>) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    let unterminated = |what: &str| {
        let end = usize::from(range.end()).min(source.len());
        let line = 1 + source[..end].trim_end_matches('\n').matches('\n').count();
        let range = TextRange::at((start as u32).into(), 1.into());
        let message = format!("unterminated {what} literal (detected at line {line})");
        Fault::new(range, message)
    };
    let message = match error {
        Lexical::UnclosedStringError if look::is_triple_quoted(&source[start..]) => {
            return unterminated("triple-quoted string");
        }
        Lexical::UnclosedStringError => return unterminated("string"),
        Lexical::FStringError(Interpolated::UnterminatedString) => return unterminated("f-string"),
        Lexical::TStringError(Interpolated::UnterminatedString) => return unterminated("t-string"),
        Lexical::FStringError(Interpolated::UnterminatedTripleQuotedString) => {
            return unterminated("triple-quoted f-string");
        }
        Lexical::TStringError(Interpolated::UnterminatedTripleQuotedString) => {
            return unterminated("triple-quoted t-string");
        }
        Lexical::UnicodeError | Lexical::MissingUnicodeLbrace | Lexical::MissingUnicodeRbrace => {
            return look::escape(source, start);
        }
        Lexical::IndentationError => return look::unindent(source, range),
        Lexical::UnrecognizedToken { tok } if tok.is_ascii() => "invalid syntax",
        Lexical::UnrecognizedToken { tok } => {
            &format!("invalid character '{tok}' (U+{:04X})", *tok as u32)
        }
        Lexical::FStringError(error) => return interpolated("f-string", error, "", range),
        Lexical::TStringError(error) => return interpolated("t-string", error, "", range),
        Lexical::InvalidByteLiteral => "bytes can only contain ASCII literal characters",
        Lexical::LineContinuationError => {
            let range = TextRange::at(((start + 1) as u32).into(), 1.into());
            let message = "unexpected character after line continuation character";
            return Fault::new(range, message);
        }
        Lexical::Eof => match open {
            Some(bracket) => return bracket.never_closed(),
            None => "unexpected EOF while parsing",
        },
        Lexical::StringError | Lexical::OtherError(_) => "invalid syntax",
    };
    Fault::new(range, message)
}
