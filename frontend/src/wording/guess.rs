//! More of CPython's second look: assignments where a condition was meant, and other usual slips.

use super::look::{Bracket, describe};
use crate::error::Fault;
use crate::parse::TextRange;

fn range(from: usize, to: usize) -> TextRange {
    TextRange::new((from as u32).into(), (to.max(from) as u32).into())
}

/// Is `=`, but not `==`, at an offset?
fn is_assignment(source: &str, at: usize) -> bool {
    is_sign(&source[at..])
}

/// Does a text begin with `=`, but not `==`?
pub(super) fn is_sign(text: &str) -> bool {
    text.starts_with('=') && !text.starts_with("==")
}

/// Does another `=` follow the right side of an assignment?
pub(super) fn is_chained(right: &str) -> bool {
    is_sign(right[right_side(right)..].trim_start())
}

/// What is wrong at an offset, if it is one of the usual slips.
pub(super) fn slip(source: &str, at: usize, open: Option<Bracket>) -> Option<Fault> {
    let before = &source[..at];
    if is_assignment(source, at) && !open.is_some_and(|b| b.is_call(source)) {
        return assignment(source, at);
    }
    if source[at..].starts_with('}') && open.is_some_and(|b| b.what() == '{') {
        let trimmed = before.trim_end();
        if in_fstring(before) && trimmed.ends_with('{') {
            let message = "f-string: valid expression required before '}'";
            return Some(Fault::new(range(at, at + 1), message));
        }
        if trimmed.ends_with(':') {
            let message = "expression expected after dictionary key and ':'";
            return Some(Fault::new(range(trimmed.len() - 1, trimmed.len()), message));
        }
    }
    let quote = source[at..].starts_with(['"', '\'']);
    if quote && before.ends_with('{') && in_fstring(before) {
        return Some(Fault::new(range(at, at + 1), "f-string: expecting '}'"));
    }
    augmented(source, at)
}

/// Is an f-string open at the end of the line so far?
fn in_fstring(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let lower = line.to_ascii_lowercase();
    ["f'", "f\""].iter().any(|start| lower.contains(start))
}

/// Where the operand that ends here begins, not before `least`: after a separator outside its own brackets.
fn target_start(left: &str, least: usize) -> usize {
    let mut depth = 0;
    for (i, c) in left[least..].char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '(' | '[' | '{' | ',' | ':' | '=' | ';' if depth == 0 => return least + i + 1,
            _ => {}
        }
    }
    least
}

/// `if x = 3`: both sides of a name, or the other thing that cannot be assigned to.
fn assignment(source: &str, at: usize) -> Option<Fault> {
    let left = source[..at].trim_end();
    let line = left.rfind('\n').map_or(0, |i| i + 1);
    let mut start = target_start(left, line);
    if left[..start].ends_with(':') {
        // After a colon stands no expression that could be named.
        return None;
    }
    let mut conditional = start > line;
    loop {
        let text = &left[start..];
        start += text.len() - text.trim_start().len();
        if left[start..].starts_with('@') {
            conditional = true;
            start += 1;
        }
        let word = left[start..].split_whitespace().next().unwrap_or_default();
        match word {
            "if" | "elif" | "while" | "and" | "or" | "not" => {
                conditional = true;
                start += word.len();
            }
            "match" if start == line => {
                conditional = true;
                start += word.len();
            }
            _ => break,
        }
    }
    for word in [" and ", " or ", " not ", " if "] {
        if let Some(i) = left[start..].rfind(word) {
            start += i + word.len();
        }
    }
    let target = &left[start..];
    if !conditional || target.is_empty() {
        return None;
    }
    let is_name = target.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_name && !matches!(target, "True" | "False" | "None") {
        let right = &source[at + 1..];
        let end = right_side(right);
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Fault::new(range(start, at + 1 + end), message));
    }
    let what = describe(target);
    let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
    Some(Fault::new(range(start, left.len()), message))
}

/// Where the right side of an assignment in a condition ends.
fn right_side(text: &str) -> usize {
    let mut depth = 0;
    let mut end = text.len();
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ']' | '}' | ':' | ',' | '\n' | '=' | ';' if depth == 0 => {
                end = i;
                break;
            }
            _ => {}
        }
    }
    let text = &text[..end];
    let words = [" and ", " or ", " if ", " in ", " is ", "<", ">"];
    let cut = words.iter().filter_map(|word| text.find(word)).min();
    text[..cut.unwrap_or(end)].trim_end().len()
}

/// `a, b += 1`
fn augmented(source: &str, at: usize) -> Option<Fault> {
    let sign: String = source[at..]
        .chars()
        .take_while(|c| "+-*/%&|^@<>=".contains(*c))
        .collect();
    let operators = [
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "//=", "**=", "<<=", ">>=",
    ];
    if !operators.contains(&sign.as_str()) {
        return None;
    }
    let before = source[..at].trim_end();
    let line = before.rfind('\n').map_or(0, |i| i + 1);
    let start = line + before[line..].len() - before[line..].trim_start().len();
    let target = &before[start..];
    if !target.contains(',') || target.contains(['=', '(', '[', '{', ':', ';']) {
        return None;
    }
    let message = "'tuple' is an illegal expression for augmented assignment";
    Some(Fault::new(range(start, before.len()), message))
}

/// Is a colon missing at the end of a line, or is something else in its place?
///
/// CPython asks for the colon of some statements only at the end of the line.
pub(super) fn wants_colon(source: &str, at: usize) -> bool {
    let line = source[..at].rfind('\n').map_or(0, |i| i + 1);
    let first = source[line..].split_whitespace().next().unwrap_or_default();
    let strict = matches!(
        first,
        "if" | "elif" | "while" | "for" | "class" | "except" | "match" | "case" | "with"
    );
    let rest = source[at..].trim_start_matches([' ', '\t']);
    !strict || rest.is_empty() || rest.starts_with(['\n', '\r', '#'])
}

/// The closing parenthesis of the call around an argument.
pub(super) fn call_end(source: &str, argument: TextRange) -> TextRange {
    let mut depth = 0;
    let from = usize::from(argument.end()).min(source.len());
    for (i, c) in source[from..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => return range(from + i, from + i + 1),
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    argument
}
