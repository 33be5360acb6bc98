//! What CPython's tokenizer complains of.

use super::look::{self, Bracket};
use super::tokens::Around;
use crate::error::Fault;
use crate::parse::{
    InterpolatedStringErrorType as Interpolated, LexicalErrorType as Lexical,
    ParseErrorType as Parse, TextRange,
};

pub(super) fn interpolated(
    prefix: &str,
    error: &Interpolated,
    text: &str,
    range: TextRange,
) -> Fault {
    let message = match error {
        Interpolated::UnclosedLbrace => "expecting '}'",
        Interpolated::SingleRbrace => {
            let message = format!("{prefix}: single '}}' is not allowed");
            return Fault::lexical(range.start().into(), message);
        }
        Interpolated::InvalidConversionFlag if matches!(text, "" | ":" | "}") => {
            "missing conversion character"
        }
        Interpolated::InvalidConversionFlag if !text.starts_with(|c: char| c.is_alphabetic()) => {
            "invalid conversion character"
        }
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

/// Does a line end in a format specification, where it must not?
pub(super) fn ends_in_format(error: &Lexical) -> bool {
    matches!(
        error,
        Lexical::FStringError(Interpolated::NewlineInFormatSpec)
            | Lexical::TStringError(Interpolated::NewlineInFormatSpec)
    )
}

pub(super) fn lexical(
    source: &str,
    error: &Lexical,
    range: TextRange,
    open: Option<Bracket>,
) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    let unterminated = |what: &str| {
        let end = usize::from(range.end()).min(source.len());
        let line = 1 + source[..end].trim_end_matches('\n').matches('\n').count();
        let mut message = format!("unterminated {what} literal (detected at line {line})");
        if what == "string" && look::escapes_its_quote(&source[start..]) {
            message.push_str("; perhaps you escaped the end quote?");
        }
        Fault::lexical(start, message)
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
        Lexical::UnrecognizedToken { tok } if tok.is_ascii_graphic() => "invalid syntax",
        Lexical::UnrecognizedToken { tok } => {
            let code = *tok as u32;
            let message = match is_printable(*tok) {
                true => format!("invalid character '{tok}' (U+{code:04X})"),
                false => format!("invalid non-printable character U+{code:04X}"),
            };
            return Fault::lexical(start, message);
        }
        Lexical::FStringError(error) => return interpolated("f-string", error, "", range),
        Lexical::TStringError(error) => return interpolated("t-string", error, "", range),
        Lexical::InvalidByteLiteral => "bytes can only contain ASCII literal characters",
        Lexical::LineContinuationError => {
            if source[start..].trim_start_matches('\\').is_empty() {
                let place = TextRange::empty((source.len() as u32).into());
                let fault = Fault::new(place, "unexpected EOF while parsing").ending(-1);
                let fault = open.map_or(fault, Bracket::never_closed);
                return Fault {
                    lexical: true,
                    ..fault
                };
            }
            let message = "unexpected character after line continuation character";
            return Fault {
                lexical: true,
                ..Fault::new(TextRange::empty(((start + 1) as u32).into()), message).ending(0)
            };
        }
        Lexical::Eof => match open {
            Some(bracket) => return bracket.never_closed(),
            None => "unexpected EOF while parsing",
        },
        Lexical::StringError | Lexical::OtherError(_) => "invalid syntax",
    };
    Fault::new(range, message)
}

impl Around<'_> {
    /// What the tokenizer cannot read at the error, which no rule of the grammar comes before.
    pub(super) fn unreadable(&self, error: &Parse, range: TextRange) -> Option<Fault> {
        let Parse::Lexical(error) = error else {
            return None;
        };
        let start = usize::from(range.start());
        match error {
            // A text that is one expression gets no line end.
            Lexical::LineContinuationError
                if self.expression && self.source[start..].len() == 1 =>
            {
                let message = "unexpected character after line continuation character";
                Some(Fault {
                    lexical: true,
                    ..Fault::new(TextRange::empty(range.start()), message).ending(0)
                })
            }
            Lexical::UnrecognizedToken { tok } if tok.is_ascii_graphic() => None,
            Lexical::UnclosedStringError if self.interpolated().is_none() => None,
            Lexical::LineContinuationError
            | Lexical::UnrecognizedToken { .. }
            | Lexical::UnclosedStringError => {
                let open = self.open_token();
                let open = open.and_then(|t| Bracket::new(self.text(t), t.start));
                Some(lexical(self.source, error, range, open))
            }
            _ => None,
        }
    }
}

/// May a character be shown as it is?
fn is_printable(c: char) -> bool {
    let formats = ['\u{ad}', '\u{feff}', '\u{3000}', '\u{a0}', '\u{1680}'];
    let hidden =
        matches!(c as u32, 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0xe000..=0xf8ff);
    !(c.is_control() || hidden || formats.contains(&c))
}
