//! Ruff's parse errors in CPython's words.

mod fields;
mod guess;
mod lexical;
mod look;
mod number;
mod other;
mod reach;
mod rules;
mod slips;
mod statements;
mod tokens;
pub(crate) mod typo;

use crate::error::Fault;
use crate::parse::{
    LexicalErrorType as Lexical, ParseError, ParseErrorType as Parse, TextRange, TokenKind as T,
    Tokens, UnsupportedSyntaxErrorKind as Unsupported,
};
use lexical::{interpolated, lexical};
use look::{Bracket, describe};
use other::{annotated, other};
use tokens::Around;

/// Translates the errors of the parser to the one that CPython reports: the first, unless its tokenizer has one to
/// report further on.
pub(crate) fn fault(
    source: &str,
    tokens: &Tokens,
    errors: &[ParseError],
    expression: bool,
) -> Fault {
    let Some(first) = errors.first() else {
        return Fault::new(TextRange::default(), "invalid syntax");
    };
    let around = match Around::new(source, tokens, errors, expression) {
        Ok(around) => around,
        Err(fault) => return fault,
    };
    let at_end = around.at_end();
    let fault = judge(source, around, first, errors);
    let open = fault.message.starts_with("unterminated triple-quoted");
    Fault {
        at_end: at_end || open,
        ..fault
    }
}

fn judge(source: &str, around: Around<'_>, first: &ParseError, errors: &[ParseError]) -> Fault {
    let range = first.location;
    if let Some(fault) = around.tabs() {
        return fault;
    }
    if let Parse::Lexical(kind) = &first.error
        && lexical::ends_in_format(kind)
    {
        let fault = lexical(source, kind, range, None);
        return Fault::lexical(range.start().into(), fault.message);
    }
    let start = usize::from(range.start()).min(source.len());
    let number = |at: usize| number::fault(source, at.min(source.len()));
    let tokenizer = match number(start) {
        None => around.unreadable(&first.error, range),
        fault => fault,
    };
    let found = match tokenizer.or_else(|| around.in_string()) {
        Some(fault) if !fault.lexical => return fault,
        Some(fault) => fault,
        None => translate(source, &first.error, range, &around),
    };
    let found = around.string_start(around.around_brackets(found));
    if found.lexical {
        return found;
    }
    let further = errors.iter().filter(|e| e.location.start() > range.start());
    for error in further {
        if let Parse::Lexical(kind) = &error.error
            && !matches!(kind, Lexical::Eof | Lexical::IndentationError)
        {
            let later = number(error.location.start().into())
                .unwrap_or_else(|| lexical(source, kind, error.location, None));
            if later.lexical {
                return later;
            }
        }
    }
    around.later_bracket().unwrap_or(found)
}

/// What to say of syntax that only a later Python has; `text` is the part at fault.
pub(crate) fn unsupported(kind: &Unsupported, range: TextRange, source: &str) -> Fault {
    let text = &source[range];
    if let Unsupported::ParenthesizedKeywordArgumentName = kind {
        // `f((a)=1)`
        let start = usize::from(range.start()) + 1;
        let sign = source[start..].find('=').unwrap_or_default();
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        return Fault::new(tokens::range(start, start + sign + 1), message);
    }
    let message = match kind {
        Unsupported::UnpackingInComprehension(_) if text.starts_with("**") => {
            "dict unpacking cannot be used in dict comprehension"
        }
        Unsupported::UnpackingInComprehension(_) => {
            "iterable unpacking cannot be used in comprehension"
        }
        _ => "invalid syntax",
    };
    Fault::new(range, message)
}

fn translate(source: &str, error: &Parse, range: TextRange, around: &Around<'_>) -> Fault {
    let open = around.bracket_open().and_then(|bracket| {
        let token = around.tokens[bracket];
        Bracket::new(&source[token.start..token.end], token.start)
    });
    if !matches!(error, Parse::Lexical(_))
        && let Some(fault) = around
            .second_look()
            .or_else(|| around.third_look())
            .or_else(|| around.of_statement())
            .or_else(|| unlike(error, around))
    {
        return fault;
    }
    let found = wording(source, error, range, open);
    Fault {
        range: placed(source, &found, around).unwrap_or(found.range),
        ..reworded(source, found, around)
    }
}

/// What the parser has words for, and CPython has not.
fn unlike(error: &Parse, around: &Around<'_>) -> Option<Fault> {
    let other = match error {
        Parse::InvalidStarredExpressionUsage => !around.may_spread() && around.kind(-1) != T::Lpar,
        Parse::EmptyTypeParams => {
            if around.kind(0) == T::Rsqb || around.kind(-1) == T::Rsqb {
                return None;
            }
            if let (T::Def, Some(bracket)) = (around.statement_kind(), around.open_token()) {
                let place = tokens::range(bracket.start, bracket.end);
                return Some(Fault::new(place, "expected '('"));
            }
            true
        }
        Parse::EmptyImportNames => {
            let names = match around.kind(-1) {
                T::Import => around.kind(0),
                _ => T::Lpar,
            };
            !matches!(names, T::Newline | T::EndOfFile)
        }
        Parse::ExpectedRealNumber => {
            let number = around.near(0)?;
            let text = around.text(number).trim_start_matches('-').trim_start();
            let literal = matches!(number.kind, T::Minus)
                || text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            let sign = around.tokens.get(around.at..)?.iter();
            let sign = sign
                .copied()
                .find(|t| matches!(t.kind, T::Plus | T::Minus))?;
            let place = tokens::range(sign.start, sign.end);
            return (!literal).then(|| Fault::new(place, "invalid syntax"));
        }
        Parse::ExpectedToken { expected, .. } if *expected == T::Colon => {
            around.statement_kind() == T::Case && around.bracket_open().is_some()
        }
        Parse::OtherError(text) if text.starts_with("Trailing comma not allowed") => {
            if around.imports() == Some(T::From) {
                return None;
            }
            let after = around.after(around.near(0)?.end)?;
            let place = match around.kind(0) {
                T::Comma => after,
                _ => around.token_range()?,
            };
            return Some(Fault::new(place, "invalid syntax"));
        }
        _ => false,
    };
    match other {
        true => around.plain_here(),
        false => None,
    }
}

/// Does nothing but the colon or the line's end follow where the error is?
fn ends_clause(source: &str, found: &Fault) -> bool {
    let start = usize::from(found.range.start()).min(source.len());
    let star = source.get(..start).unwrap_or_default().rfind('*');
    let rest = star.map_or("", |at| &source[at + 1..]);
    rest.trim_start_matches([' ', '\t'])
        .starts_with([':', '\n'])
}

/// Messages that depend on what stands before the error.
fn reworded(source: &str, found: Fault, around: &Around<'_>) -> Fault {
    // The place may be one that only the line end has which CPython adds, or lie in a character.
    let start = usize::from(found.range.start()).min(source.len());
    let before = source.get(..start).unwrap_or_default();
    let message = match &*found.message {
        "f-string: expecting '}'" if around.in_format() => {
            "f-string: expecting '}', or format specs"
        }
        "cannot use '_' as a target" if before.ends_with("**") => "invalid syntax",
        "expected one or more exception types" if !ends_clause(source, &found) => "invalid syntax",
        _ => return found,
    };
    Fault {
        message: message.to_string(),
        ..found
    }
}

/// Where CPython says that an error is, if that is not where the parser says.
fn placed(source: &str, found: &Fault, around: &Around<'_>) -> Option<TextRange> {
    let (start, end) = (found.range.start().into(), found.range.end().into());
    Some(match &*found.message {
        "invalid syntax" => around.token_range()?,
        "expected one or more exception types" => {
            let star = source[..start].rfind('*')?;
            tokens::range(star, star + 1)
        }
        "cannot mix bytes and nonbytes literals"
        | "trailing comma not allowed without surrounding parentheses" => around.after(end)?,
        "bytes can only contain ASCII literal characters" => {
            let quote = source[..start].rfind(['"', '\''])?;
            let first = look::literal_start(source, quote);
            tokens::range(first, look::literal_end(source, quote, end))
        }
        "cannot have both 'except' and 'except*' on the same 'try'" => {
            let star = start + source[start..].find('*')?;
            match source[start..star].trim_end() == "except" {
                true => tokens::range(start, star + 1),
                false => tokens::range(start, start + "except".len()),
            }
        }
        "multiple exception types must be parenthesized when using 'as'" => {
            tokens::range(start, around.until(start, &[T::Colon])?)
        }
        "* argument may appear only once" => tokens::range(start, start + 1),
        "iterable argument unpacking follows keyword argument unpacking" => {
            tokens::range(source[..start].rfind(',')?, end)
        }
        _ => return None,
    })
}

fn wording(source: &str, error: &Parse, range: TextRange, open: Option<Bracket>) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    let text = source.get(start..range.end().into()).unwrap_or_default();
    let message = match error {
        Parse::Lexical(error) => return lexical(source, error, range, open),
        Parse::FStringError(error) => return interpolated("f-string", error, text, range),
        Parse::TStringError(error) => return interpolated("t-string", error, text, range),
        Parse::UnexpectedIndentation => return unexpected_indent(source, range),
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
        Parse::VarParameterWithDefault if starred_twice(&source[..start]) => {
            "var-keyword argument cannot have default value"
        }
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
        Parse::InvalidAnnotatedAssignmentTarget => return annotated(text, range),
        Parse::InvalidDeleteTarget if text.starts_with('*') => "cannot delete starred",
        Parse::InvalidDeleteTarget => &format!("cannot delete {}", describe(text)),
        _ => return look::general(source, &error.to_string(), range, open),
    };
    Fault::new(range, message)
}

/// Is the last parameter of a list one for all other keywords?
fn starred_twice(before: &str) -> bool {
    let start = before.rfind("**");
    start.is_some_and(|i| !before[i..].contains([',', '(']))
}

/// An indented line where none is wanted; its place is the end of the indentation, its width a column too few.
fn unexpected_indent(source: &str, range: TextRange) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    let line = source[..start].rfind('\n').map_or(0, |i| i + 1);
    let rest = source[line..].trim_start_matches([' ', '\t', '\x0c']);
    let white = source.len() - line - rest.len();
    let at = (line + white.saturating_sub(1)) as u32;
    Fault::indentation(TextRange::empty(at.into()), "unexpected indent").ending(-1)
}

fn assignment(source: &str, text: &str, range: TextRange) -> String {
    let name = describe(text);
    if text.starts_with("yield") && !source[..range.start().into()].trim_end().ends_with('(') {
        return "assignment to yield expression not possible".to_string();
    }
    let before = source[..usize::from(range.start())].trim_end();
    let rest = source[range.end().into()..].trim_start();
    let grouped = before.ends_with('(') && rest.starts_with(')');
    let after = match grouped {
        true => rest.trim_start_matches([')', ' ', '\t']),
        false => rest,
    };
    let equals = guess::is_sign(after) && !guess::is_chained(&after[1..]);
    let statement = source[..usize::from(range.start())]
        .rsplit(['\n', ';'])
        .next();
    let chained = statement.is_some_and(|text| text.contains('='));
    let right = after
        .trim_start_matches('=')
        .trim_start_matches([' ', '\t']);
    let whole = [
        "True",
        "False",
        "None",
        "lambda",
        "conditional expression",
        "generator expression",
        "comparison",
    ];
    let whole = !grouped && whole.contains(&name);
    if !equals || chained || whole || right.is_empty() || right.starts_with('\n') {
        format!("cannot assign to {name}")
    } else {
        format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
    }
}
