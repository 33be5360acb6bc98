//! What CPython's tokenizer and its second look at a broken source find.

use crate::error::{ErrorKind, Fault};
use crate::parse::TextRange;

/// An open bracket.
#[derive(Clone, Copy)]
pub(super) struct Bracket {
    what: char,
    at: usize,
}

impl Bracket {
    /// An open bracket, if this is how one is written.
    pub(super) fn new(text: &str, at: usize) -> Option<Bracket> {
        let what = text.chars().next().filter(|c| "([{".contains(*c))?;
        Some(Bracket { what, at })
    }

    pub(super) fn what(self) -> char {
        self.what
    }

    /// Does a call's or a definition's list begin here?
    pub(super) fn is_call(self, source: &str) -> bool {
        let before = source[..self.at].trim_end_matches([' ', '\t']);
        self.what == '(' && follows_operand(before)
    }

    pub(super) fn never_closed(self) -> Fault {
        let range = TextRange::at((self.at as u32).into(), 1.into());
        Fault::new(range, format!("'{}' was never closed", self.what)).ending(0)
    }
}

/// Where the literal begins whose quote, or prefix, is at an offset.
pub(super) fn literal_start(source: &str, at: usize) -> usize {
    let before = source[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = &source[before.len()..at];
    let quoted = source[at..].starts_with(['"', '\'']);
    match quoted && prefix.len() <= 2 {
        true => before.len(),
        false => at,
    }
}

/// Has an unterminated string its own quote in it, escaped?
pub(super) fn escapes_its_quote(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let line = text.lines().next().unwrap_or_default();
    match line.chars().next() {
        Some(quote @ ('"' | '\'')) => line.contains(&format!("\\{quote}")),
        _ => false,
    }
}

/// The offset after a string that begins at `i`; `end` when it does not end.
fn string_end(bytes: &[u8], i: usize, quote: u8, end: usize) -> usize {
    let triple = bytes[i..].starts_with(&[quote; 3]);
    let width = if triple { 3 } else { 1 };
    let mut at = i + width;
    while at < end {
        match bytes[at] {
            b'\\' => at += 2,
            b'\n' if !triple => return at,
            _ if bytes[at..].starts_with(&[quote; 3][..width]) => return at + width,
            _ => at += 1,
        }
    }
    end.max(i + 1)
}

/// Does a string literal begin with three quotes?
pub(super) fn is_triple_quoted(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    text.starts_with("\"\"\"") || text.starts_with("'''")
}

/// Where no better message is known: CPython's guesses at what was meant.
pub(super) fn general(
    source: &str,
    message: &str,
    range: TextRange,
    open: Option<Bracket>,
) -> Fault {
    let at = usize::from(range.start()).min(source.len());
    let line_start = source[..at].rfind('\n').map_or(0, |i| i + 1);
    if let Some(bracket) = open
        && (bracket.at < line_start || source[at..].trim().is_empty())
    {
        return bracket.never_closed();
    }
    if let Some(fault) = super::guess::slip(source, at, open) {
        return fault;
    }
    let syntax = |message: &str| Fault::new(range, message);
    let wanted = message
        .strip_prefix("Expected ")
        .and_then(|rest| rest.split(", found ").next())
        .unwrap_or_default();
    let found = source[at..].chars().next().unwrap_or('\n');
    let text = source.get(at..range.end().into()).unwrap_or_default();
    let word = source[at..]
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default();
    match wanted {
        "':'" | "`:`" if open.is_some_and(|b| b.what == '{') => {
            let key = source[..at].trim_end().len();
            let range = TextRange::at((key.saturating_sub(1) as u32).into(), 1.into());
            Fault::new(range, "':' expected after dictionary key")
        }
        "':'" | "`:`" if !super::guess::wants_colon(source, at) => syntax("invalid syntax"),
        "':'" | "`:`" => syntax("expected ':'"),
        "'('" | "`(`" => syntax("expected '('"),
        "`else`" | "'else'" | "else" => {
            let (start, end) = (operand_start(source, at), source[..at].trim_end().len());
            let range = TextRange::new((start as u32).into(), (end as u32).into());
            Fault::new(range, "expected 'else' after 'if' expression")
        }
        "`in`" | "'in'" | "in" => syntax("'in' expected after for-loop variables"),
        "an indented block" | "an indent" | "indent" => {
            Fault::indentation(range, "expected an indented block")
        }
        _ if open.is_some_and(|b| b.what == '(') && is_keyword_sign(source, range) => match text {
            "True" | "False" | "None" if open.is_some_and(|b| b.is_call(source)) => {
                let message = format!("cannot assign to {text}");
                Fault::new(with_sign(source, range), message)
            }
            _ => {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                Fault::new(with_sign(source, range), message)
            }
        },
        _ if word == "for" && open.is_some_and(|b| b.at + 1 < at && b.what == '[') => {
            syntax("did you forget parentheses around the comprehension target?")
        }
        _ if word == "for" => syntax("invalid syntax"),
        _ if open.is_some() && begins_operand(found) && follows_operand(&source[..at]) => {
            let start = operand_start(source, at);
            let range = TextRange::new((start as u32).into(), range.end());
            Fault::new(range, "invalid syntax. Perhaps you forgot a comma?")
        }
        _ => syntax("invalid syntax"),
    }
}

/// The range and the `=` that follows it.
fn with_sign(source: &str, range: TextRange) -> TextRange {
    let end = usize::from(range.end());
    let sign = source[end..].find('=').map_or(end, |i| end + i + 1);
    TextRange::new(range.start(), (sign as u32).into())
}

/// Does `=`, but not `==`, follow?
fn is_keyword_sign(source: &str, range: TextRange) -> bool {
    let after = source.get(range.end().into()..).unwrap_or_default();
    let after = after.trim_start();
    after.starts_with('=') && !after.starts_with("==")
}

fn begins_operand(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '"' | '\'')
}

/// Does an operand end here, and not a keyword?
fn follows_operand(before: &str) -> bool {
    let before = before.trim_end();
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default();
    let keywords = [
        "if", "else", "for", "in", "is", "not", "and", "or", "lambda", "await", "yield", "from",
        "as", "async", "import",
    ];
    !keywords.contains(&word)
        && before.ends_with(|c: char| c.is_alphanumeric() || "_\"')]}".contains(c))
}

fn operand_start(source: &str, at: usize) -> usize {
    let before = source[..at].trim_end();
    let separator = before.rfind([',', '(', '[', '{', '=', ':', '\n']);
    let start = separator.map_or(0, |i| i + 1);
    start + before[start..].len() - before[start..].trim_start().len()
}

/// An indentation that fits no outer one.
pub(super) fn unindent(source: &str, range: TextRange) -> Fault {
    let start = usize::from(range.start()).min(source.len());
    let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
    let indent = source[line_start..]
        .split(|c| c != ' ' && c != '\t')
        .next()
        .unwrap_or_default();
    if indent.contains(' ') && indent.contains('\t') {
        return Fault {
            kind: ErrorKind::Tab,
            ..Fault::new(range, "inconsistent use of tabs and spaces in indentation")
        };
    }
    let message = "unindent does not match any outer indentation level";
    let width = source[line_start..].lines().next().map_or(0, str::len);
    let end = TextRange::empty(((line_start + width) as u32).into());
    Fault {
        lexical: true,
        ..Fault::indentation(end, message).ending(-1)
    }
}

/// A compound statement without a body; `what` is the parser's description of it.
pub(super) fn missing_block(source: &str, what: &str, range: TextRange) -> Fault {
    let name = what
        .trim_start_matches('`')
        .split('`')
        .next()
        .unwrap_or_default();
    let (keyword, words) = match name {
        "function definition" => ("def", "function definition".to_string()),
        "class" => ("class", "class definition".to_string()),
        "case" => ("case", "'case' statement".to_string()),
        name => (name, format!("'{name}' statement")),
    };
    let before = &source[..usize::from(range.start()).min(source.len())];
    let keyword = keyword.trim_end_matches('*');
    let line = before.lines().enumerate().collect::<Vec<_>>();
    let header = line.iter().rev().find(|(_, text)| {
        let text = text.trim_start();
        let text = text.strip_prefix("async ").unwrap_or(text).trim_start();
        text.strip_prefix(keyword)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    });
    let number = header.map_or(1, |(i, _)| i + 1);
    let starred = header.is_some_and(|(_, text)| {
        let rest = text.trim_start().strip_prefix("except").unwrap_or_default();
        rest.trim_start().starts_with('*')
    });
    let words = match starred {
        true => "'except*' statement".to_string(),
        false => words,
    };
    let message = format!("expected an indented block after {words} on line {number}");
    Fault::indentation(range, message)
}

/// Where the string literal whose quote is at `quote` ends; not before `least`.
pub(super) fn literal_end(source: &str, quote: usize, least: usize) -> usize {
    let bytes = source.as_bytes();
    match bytes.get(quote) {
        Some(b @ (b'"' | b'\'')) => string_end(bytes, quote, *b, bytes.len()).max(least),
        _ => least,
    }
}

/// A bad escape in the string literal around an offset.
pub(super) fn escape(source: &str, at: usize) -> Fault {
    let before = &source[..at];
    if let Some(fault) = byte_escape(source, before) {
        return fault;
    }
    let backslash = before.rfind('\\').unwrap_or(at);
    let rest = &source[backslash..];
    let kind = rest[1..].chars().next().unwrap_or('N');
    let opening = before[..backslash].rfind(['"', '\'']).map_or(0, |i| i + 1);
    let first = source[opening..backslash].chars().count();
    let digits = |rest: &str, most: usize| {
        let hex = rest.chars().skip(2).take_while(char::is_ascii_hexdigit);
        2 + hex.take(most).count()
    };
    let (length, reason) = match kind {
        'x' => (digits(rest, 2), "truncated \\xXX escape"),
        'u' => (digits(rest, 4), "truncated \\uXXXX escape"),
        'U' if digits(rest, 8) == 10 => (10, "illegal Unicode character"),
        'U' => (digits(rest, 8), "truncated \\UXXXXXXXX escape"),
        _ => {
            let inside = literal_end(source, opening.saturating_sub(1), backslash + 2);
            let inside = source
                .get(backslash..inside.saturating_sub(1))
                .unwrap_or(rest);
            let braced = inside.get(2..).is_some_and(|text| text.starts_with('{'));
            match inside.find('}') {
                Some(end) if braced => (end + 1, "unknown Unicode character name"),
                _ if braced => (inside.chars().count(), "malformed \\N character escape"),
                _ => (2, "malformed \\N character escape"),
            }
        }
    };
    let quote = TextRange::new(
        (opening.saturating_sub(1) as u32).into(),
        (literal_end(source, opening.saturating_sub(1), backslash + length) as u32).into(),
    );
    let last = first + length - 1;
    Fault::new(
        quote,
        format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position \
             {first}-{last}: {reason}"
        ),
    )
}

/// Its name for what stands in braces.
fn braces(text: &str) -> &'static str {
    let inside = text[1..].trim_start();
    let starred = inside.starts_with('*') && !inside.starts_with("**");
    let dict = !starred && (inside.starts_with(['}', '*']) || text.contains(':'));
    match (dict, text.contains(" for ")) {
        (true, false) => "dict literal",
        (true, true) => "dict comprehension",
        (false, false) => "set display",
        (false, true) => "set comprehension",
    }
}

/// A bad `\x` in a bytes literal.
fn byte_escape(source: &str, before: &str) -> Option<Fault> {
    let backslash = before.rfind('\\')?;
    let quote = before[..backslash].rfind(['"', '\''])?;
    let start = literal_start(source, quote);
    if !source[start..quote].contains(['b', 'B']) {
        return None;
    }
    let position = backslash - quote - 1;
    let range = TextRange::new(
        (start as u32).into(),
        (literal_end(source, quote, backslash + 2) as u32).into(),
    );
    let message = format!("(value error) invalid \\x escape at position {position}");
    Some(Fault::new(range, message))
}

/// CPython's name for the kind of expression that a text is, from its look.
pub(super) fn describe(text: &str) -> &'static str {
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
    let has = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    let operator = has(&["+", "-", "*", "/", "%", "|", "&", "^", "@", " and ", " or "]);
    match first {
        _ if text.starts_with("yield") => "yield expression",
        _ if text.contains(":=") => "named expression",
        b'b' | b'B' | b'r' | b'R' if text[1..].starts_with(['"', '\'']) => "literal",
        b't' | b'T' if text[1..].starts_with(['"', '\'']) => "t-string expression",
        b'f' | b'F' if text[1..].starts_with(['"', '\'']) => "f-string expression",
        b'"' | b'\'' => "literal",
        b'0'..=b'9' if !operator => "literal",
        b'(' if text.ends_with(')') && text.contains(" for ") => "generator expression",
        b'(' if text.ends_with(')') => "tuple",
        b'[' if text.ends_with(']') && text.contains(" for ") => "list comprehension",
        b'[' if text.ends_with(']') => "list",
        b'{' => braces(text),
        _ if text.starts_with("lambda") => "lambda",
        _ if text.starts_with("await ") => "await expression",
        _ if text.contains(" if ") => "conditional expression",
        _ if has(&["<", ">", "==", "!=", " in ", " is "]) => "comparison",
        _ if text.ends_with(')') && text.contains('(') => "function call",
        _ if text.ends_with(']') => "subscript",
        _ if operator || text.starts_with("not ") => "expression",
        _ if text.contains('.') => "attribute",
        _ => "name",
    }
}
