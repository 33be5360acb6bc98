//! The text of a source that came as bytes: UTF-8 unless its first two lines declare something else (PEP 263).

use super::{at_line, raise};
use rekindle_frontend::SyntaxError;
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::borrow::Cow;

/// The mark that some editors put in front of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What a source declares itself to be.
struct Declared {
    /// As it is written, unless it is one of the two that CPython knows without a codec.
    name: String,
    /// The line that declares it.
    line: u32,
}

/// The text of a source that came as bytes.
///
/// # Errors
/// `SyntaxError`.
pub(crate) fn text_of(rt: &mut Runtime, bytes: &[u8], filename: &str) -> R<String> {
    let text = match known(bytes) {
        Ok(Ok(text)) => text,
        Ok(Err(name)) => by_codec(rt, bytes, &name, filename)?,
        Err(error) => return raise(rt, &error, filename, ""),
    };
    without_nulls(rt, text)
}

/// A source as a string must not have any.
///
/// # Errors
/// `SyntaxError`, which does not say where.
pub(crate) fn without_nulls(rt: &mut Runtime, text: String) -> R<String> {
    if text.contains('\0') {
        let message = rt.new_str("source code string cannot contain null bytes");
        let exc = rt.new_exception(ClassId::SYNTAX_ERROR, &[message]);
        rt.set_field(exc, "msg", message);
        return rt.raise(exc);
    }
    Ok(text)
}

/// The text, if no codec of the library is needed; else the codec's name.
pub(super) fn known(bytes: &[u8]) -> Result<Result<String, String>, SyntaxError> {
    let (marked, bytes) = match bytes.strip_prefix(MARK) {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    if let Some(declared) = declared(bytes) {
        let name = declared.name;
        if marked && name != "utf-8" {
            let text = line_of(bytes, declared.line).into_owned();
            let end = text.len() as u32;
            return Err(SyntaxError {
                end_column: end.saturating_sub(1),
                text,
                ..at_line(declared.line, format!("encoding problem: {name} with BOM"))
            });
        }
        match name.as_str() {
            "utf-8" => {}
            "iso-8859-1" => return Ok(Ok(bytes.iter().map(|b| *b as char).collect())),
            _ => return Ok(Err(name)),
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Ok(text.to_string())),
        Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> SyntaxError {
    let before = &bytes[..at];
    let line = before.iter().filter(|b| **b == b'\n').count() as u32 + 1;
    let start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |i| i + 1);
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}' on line {line}, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details",
        bytes[at]
    );
    let column = (at - start) as u32;
    SyntaxError {
        column,
        end_column: column,
        text: line_of(bytes, line).into_owned(),
        ..at_line(line, message)
    }
}

/// A line, from 1, as it can be shown.
fn line_of(bytes: &[u8], line: u32) -> Cow<'_, str> {
    let line = bytes.split(|b| *b == b'\n').nth(line as usize - 1);
    String::from_utf8_lossy(line.unwrap_or_default().trim_ascii_end())
}

/// Decodes by a codec of the library. What it complains of becomes a `SyntaxError` without a place.
fn by_codec(rt: &mut Runtime, bytes: &[u8], name: &str, filename: &str) -> R<String> {
    let mut plain = Vec::with_capacity(bytes.len() + 1);
    let mut rest = bytes.iter().peekable();
    while let Some(b) = rest.next() {
        match b {
            b'\r' => {
                rest.next_if(|next| **next == b'\n');
                plain.push(b'\n');
            }
            b => plain.push(*b),
        }
    }
    if !plain.ends_with(b"\n") {
        plain.push(b'\n');
    }
    let source = rt.new_bytes(&plain);
    let decoded: R<Value> = rt.decode_named(&plain, source, name, "strict");
    match decoded {
        Ok(text) => Ok(rt.str_text(text).into_owned()),
        Err(error) => {
            let expected = [
                ClassId::LOOKUP_ERROR,
                ClassId::SYNTAX_ERROR,
                ClassId::VALUE_ERROR,
            ];
            if !expected.iter().any(|class| rt.pending_is(*class)) {
                return Err(error);
            }
            let exc = rt.clear_pending();
            let text = rt.str(exc)?;
            let message = rt.str_text(text).into_owned();
            raise(rt, &at_line(0, message), filename, "")
        }
    }
}

/// What a comment in the first or, behind an empty line or a comment, second line declares.
fn declared(bytes: &[u8]) -> Option<Declared> {
    let mut rest = bytes;
    for line in 1..=2 {
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
        let text = &rest[..end.unwrap_or(rest.len())];
        let content = text.trim_ascii_start();
        if !content.is_empty() && content[0] != b'#' {
            return None;
        }
        if let Some(name) = cookie(content) {
            return Some(Declared { name, line });
        }
        let end = end?;
        let crlf = rest[end..].starts_with(b"\r\n");
        rest = &rest[end + 1 + usize::from(crlf)..];
    }
    None
}

/// `# -*- coding: NAME -*-`
fn cookie(comment: &[u8]) -> Option<String> {
    let mut rest = comment;
    loop {
        let at = rest.windows(6).position(|w| w == b"coding")?;
        rest = &rest[at + 6..];
        if !matches!(rest.first(), Some(b':' | b'=')) {
            continue;
        }
        let name = rest[1..].trim_ascii_start();
        let length = name
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
            .count();
        if length > 0 {
            return Some(normal(&String::from_utf8_lossy(&name[..length])));
        }
    }
}

/// One name for each of the two encodings that are known without a codec.
fn normal(name: &str) -> String {
    let start: String = name.chars().take(12).collect();
    let start = start.to_ascii_lowercase().replace('_', "-");
    let is = |known: &str| {
        let rest = start.strip_prefix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if is("utf-8") {
        return "utf-8".to_string();
    }
    match ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is) {
        true => "iso-8859-1".to_string(),
        false => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found_in_the_first_two_lines() {
        let text = |bytes: &[u8]| known(bytes).ok().and_then(Result::ok);
        assert_eq!(
            text(b"# coding: latin-1\nx = '\xe9'").as_deref(),
            Some("# coding: latin-1\nx = 'é'")
        );
        assert!(text(b"#!/bin/x\n# vim: set fileencoding=utf-8 :\n").is_some());
        assert_eq!(text(b"\xef\xbb\xbfx").as_deref(), Some("x"));
        let named = known(b"# coding=klingon\n").ok().and_then(Result::err);
        assert_eq!(named.as_deref(), Some("klingon"));
        for bytes in [&b"x = 1\ny = '\xff'\n"[..], b"x\n# coding: latin-1\n\xff"] {
            let error = known(bytes).expect_err("not UTF-8");
            assert!(
                error
                    .message
                    .starts_with("Non-UTF-8 code starting with '\\xff' on line")
            );
        }
    }
}
