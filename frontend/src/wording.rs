//! Ruff's parse errors in CPython's words.

use crate::error::{ErrorKind, Fault};
use crate::parse::{
    InterpolatedStringErrorType as Interpolated, LexicalErrorType as Lexical,
    ParseErrorType as Parse, TextRange,
};

/// Translates an error of the parser.
pub(crate) fn fault(source: &str, error: &Parse, range: TextRange) -> Fault {
    let text = source.get(range.start().into()..range.end().into());
    let text = text.unwrap_or_default();
    let syntax = |message: &str| Fault::new(range, message);
    match error {
        Parse::Lexical(error) => lexical(source, error, range),
        Parse::FStringError(error) => interpolated("f-string", error, range),
        Parse::TStringError(error) => interpolated("t-string", error, range),
        Parse::UnexpectedIndentation => Fault::indentation(range, "unexpected indent"),
        Parse::OtherError(message) => other(message, range),
        Parse::PositionalAfterKeywordArgument => {
            syntax("positional argument follows keyword argument")
        }
        Parse::PositionalAfterKeywordUnpacking => {
            syntax("positional argument follows keyword argument unpacking")
        }
        Parse::InvalidArgumentUnpackingOrder => {
            syntax("iterable argument unpacking follows keyword argument unpacking")
        }
        Parse::IterableUnpackingInComprehension => {
            syntax("iterable unpacking cannot be used in comprehension")
        }
        Parse::UnparenthesizedGeneratorExpression => {
            syntax("Generator expression must be parenthesized")
        }
        Parse::NonDefaultParamAfterDefaultParam => {
            syntax("parameter without a default follows parameter with a default")
        }
        Parse::ParamAfterVarKeywordParam => syntax("arguments cannot follow var-keyword argument"),
        Parse::VarParameterWithDefault => {
            syntax("var-positional argument cannot have default value")
        }
        Parse::ExpectedKeywordParam => syntax("named parameters must follow bare *"),
        Parse::InvalidStarredExpressionUsage => syntax("can't use starred expression here"),
        Parse::InvalidMatchPatternTarget => syntax("cannot use '_' as a target"),
        Parse::ExpectedRealNumber => syntax("real number required in complex literal"),
        Parse::ExpectedImaginaryNumber => syntax("imaginary number required in complex literal"),
        Parse::EmptyImportNames => syntax("Expected one or more names after 'import'"),
        Parse::EmptyTypeParams => syntax("Type parameter list cannot be empty"),
        Parse::InvalidAssignmentTarget => {
            let name = describe(text);
            let message = if matches!(name, "True" | "False" | "None" | "ellipsis") {
                format!("cannot assign to {name}")
            } else {
                format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
            };
            syntax(&message)
        }
        Parse::InvalidNamedAssignmentTarget => {
            let message = format!("cannot use assignment expressions with {}", describe(text));
            syntax(&message)
        }
        Parse::InvalidAugmentedAssignmentTarget => syntax(&format!(
            "'{}' is an illegal expression for augmented assignment",
            describe(text)
        )),
        Parse::InvalidAnnotatedAssignmentTarget => syntax(match describe(text) {
            "list" => "only single target (not list) can be annotated",
            "tuple" => "only single target (not tuple) can be annotated",
            _ => "illegal target for annotation",
        }),
        Parse::InvalidDeleteTarget => syntax(&format!("cannot delete {}", describe(text))),
        Parse::ExpectedToken { .. } | Parse::ExpectedExpression => {
            let expected = error.to_string();
            expected_token(source, &expected, range)
        }
        _ => syntax("invalid syntax"),
    }
}

/// CPython's name for the kind of expression that a text is, from its look.
fn describe(text: &str) -> &'static str {
    let text = text.trim();
    let first = text.bytes().next().unwrap_or(b' ');
    match text {
        "True" => return "True",
        "False" => return "False",
        "None" => return "None",
        "..." => return "ellipsis",
        "__debug__" => return "__debug__",
        _ => {}
    }
    let operator = text
        .bytes()
        .any(|b| matches!(b, b'+' | b'-' | b'*' | b'/' | b'%'));
    match first {
        b'f' | b'F' if text[1..].starts_with(['"', '\'']) => "f-string expression",
        b'"' | b'\'' => "literal",
        b'0'..=b'9' if !operator => "literal",
        b'(' if text.ends_with(')') => "tuple",
        b'[' if text.ends_with(']') => "list",
        b'{' if text.contains(':') => "dict literal",
        b'{' => "set display",
        _ if text.starts_with("lambda") => "lambda",
        _ if text.starts_with("await ") => "await expression",
        _ if text.contains(" if ") => "conditional expression",
        _ if [" < ", " > ", "==", "!=", "<=", ">=", " in ", " is "]
            .iter()
            .any(|op| text.contains(op)) =>
        {
            "comparison"
        }
        _ if text.ends_with(')') => "function call",
        _ if text.ends_with(']') => "subscript",
        _ if operator || text.contains(" and ") || text.contains(" or ") => "expression",
        _ if text.contains('.') => "attribute",
        _ => "name",
    }
}

fn other(message: &str, range: TextRange) -> Fault {
    if let Some(rest) = message.strip_prefix("Expected an indented block after ") {
        let rest = rest.replace('`', "'");
        return Fault::indentation(range, format!("expected an indented block after {rest}"));
    }
    let known = [
        ("Duplicate keyword argument", "keyword argument repeated"),
        (
            "Missing `except` or `finally`",
            "expected 'except' or 'finally' block",
        ),
        (
            "Trailing comma not allowed",
            "trailing comma not allowed without surrounding parentheses",
        ),
    ];
    for (start, words) in known {
        if message.starts_with(start) {
            return Fault::new(range, words);
        }
    }
    if message.contains("except*") && message.contains("mix") {
        let message = "cannot have both 'except' and 'except*' on the same 'try'";
        return Fault::new(range, message);
    }
    Fault::new(range, "invalid syntax")
}

/// What CPython says where a token is missing.
fn expected_token(source: &str, message: &str, range: TextRange) -> Fault {
    let at = (usize::from(range.start())).min(source.len());
    if let Some((bracket, place)) = unclosed(&source[..at])
        && source[at..].trim().is_empty()
    {
        let place = TextRange::at(place.into(), 1.into());
        return Fault::new(place, format!("'{bracket}' was never closed"));
    }
    if let Some(rest) = message.strip_prefix("Expected ") {
        let wanted = rest.split(", found").next().unwrap_or_default();
        if wanted.starts_with("an indented block") || wanted == "an indent" {
            return Fault::indentation(range, "expected an indented block");
        }
        if wanted == "`:`" || wanted == "':'" {
            return Fault::new(range, "expected ':'");
        }
        if wanted.contains('(') {
            return Fault::new(range, "expected '('");
        }
    }
    Fault::new(range, "invalid syntax")
}

/// The innermost bracket left open at the end of a text, skipping strings and comments.
fn unclosed(text: &str) -> Option<(char, u32)> {
    let bytes = text.as_bytes();
    let mut open: Vec<(char, u32)> = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'#' => {
                while i < bytes.len() && bytes[i] != b'\n' {
                    i += 1;
                }
            }
            quote @ (b'"' | b'\'') => {
                let triple = bytes[i..].starts_with(&[quote; 3]);
                let width = if triple { 3 } else { 1 };
                i += width;
                while i < bytes.len() && !bytes[i..].starts_with(&[quote; 3][..width]) {
                    i += if bytes[i] == b'\\' { 2 } else { 1 };
                }
                i += width - 1;
            }
            b @ (b'(' | b'[' | b'{') => open.push((b as char, i as u32)),
            b')' | b']' | b'}' => {
                open.pop();
            }
            _ => {}
        }
        i += 1;
    }
    open.pop()
}

fn interpolated(prefix: &str, error: &Interpolated, range: TextRange) -> Fault {
    let message = match error {
        Interpolated::UnclosedLbrace => "expecting '}'",
        Interpolated::SingleRbrace => "single '}' is not allowed",
        Interpolated::InvalidConversionFlag => {
            "invalid conversion character: expected 's', 'r', or 'a'"
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
        Interpolated::UnterminatedString => {
            return Fault::new(range, format!("unterminated {prefix} literal"));
        }
        Interpolated::UnterminatedTripleQuotedString => {
            return Fault::new(
                range,
                format!("unterminated triple-quoted {prefix} literal"),
            );
        }
    };
    Fault::new(range, format!("{prefix}: {message}"))
}

fn lexical(source: &str, error: &Lexical, range: TextRange) -> Fault {
    let line = 1 + source[..range.start().into()].matches('\n').count();
    let message = match error {
        Lexical::UnclosedStringError => {
            format!("unterminated string literal (detected at line {line})")
        }
        Lexical::UnicodeError | Lexical::MissingUnicodeLbrace | Lexical::MissingUnicodeRbrace => {
            "(unicode error) 'unicodeescape' codec can't decode bytes: malformed \\N or \\U escape"
                .to_string()
        }
        Lexical::IndentationError => {
            let text = &source[..range.start().into()];
            let line_start = text.rfind('\n').map_or(0, |i| i + 1);
            let indent = source[line_start..]
                .split(|c| c != ' ' && c != '\t')
                .next()
                .unwrap_or_default();
            let (kind, message) = if indent.contains(' ') && indent.contains('\t') {
                let message = "inconsistent use of tabs and spaces in indentation";
                (ErrorKind::Tab, message)
            } else {
                let message = "unindent does not match any outer indentation level";
                (ErrorKind::Indentation, message)
            };
            return Fault {
                kind,
                ..Fault::new(range, message)
            };
        }
        Lexical::UnrecognizedToken { tok } if tok.is_ascii() => "invalid syntax".to_string(),
        Lexical::UnrecognizedToken { tok } => {
            format!("invalid character '{tok}' (U+{:04X})", *tok as u32)
        }
        Lexical::FStringError(error) => return interpolated("f-string", error, range),
        Lexical::TStringError(error) => return interpolated("t-string", error, range),
        Lexical::InvalidByteLiteral => "bytes can only contain ASCII literal characters".into(),
        Lexical::LineContinuationError => {
            "unexpected character after line continuation character".into()
        }
        Lexical::Eof => "unexpected EOF while parsing".into(),
        Lexical::StringError | Lexical::OtherError(_) => "invalid syntax".into(),
    };
    Fault::new(range, message)
}
