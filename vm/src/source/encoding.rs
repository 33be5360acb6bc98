//! The encoding of a source, and its text.

use rekindle_frontend::{ErrorKind, SyntaxError};
use rekindle_objects::{ClassId, Raised, Runtime};

/// Encodings that need no codec, by the names CPython knows them.
const LATIN_1: [&str; 4] = ["latin-1", "iso-8859-1", "iso-latin-1", "latin1"];
const UTF_8: [&str; 3] = ["utf-8", "utf8", "utf-8-sig"];
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a source is before any codec was asked.
pub(super) enum Decoded {
    /// Its text.
    Text(String),
    /// It is in the encoding of this name.
    Other(String),
}

/// The text of a source: UTF-8 unless its first two lines declare something else (PEP 263).
pub(super) fn decode(bytes: &[u8], filename: &str) -> Result<Decoded, SyntaxError> {
    let bytes = bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes);
    let declared = bytes
        .split(|b| *b == b'\n')
        .take(2)
        .find_map(declared_encoding);
    if let Some(name) = &declared {
        let normal = name.to_ascii_lowercase().replace('_', "-");
        if LATIN_1.contains(&&*normal) {
            return Ok(Decoded::Text(bytes.iter().map(|b| *b as char).collect()));
        }
        if !UTF_8.contains(&&*normal) {
            return Ok(Decoded::Other(name.clone()));
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded::Text(text.to_string())),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes[..at].iter().filter(|b| **b == b'\n').count() as u32 + 1;
            let message = match declared {
                Some(_) => {
                    let start = bytes[..at]
                        .iter()
                        .rposition(|b| *b == b'\n')
                        .map_or(0, |i| i + 1);
                    let (byte, column) = (bytes[at], at - start);
                    let reason = if error.error_len().is_none() {
                        "unexpected end of data"
                    } else if (0x80..0xc2).contains(&byte) || byte > 0xf4 {
                        "invalid start byte"
                    } else {
                        "invalid continuation byte"
                    };
                    format!(
                        "(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {column}: {reason}"
                    )
                }
                None => format!(
                    "Non-UTF-8 code starting with '\\x{:02x}' in file {filename} on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                    bytes[at]
                ),
            };
            Err(at_line(line, message))
        }
    }
}

/// `# -*- coding: NAME -*-`
fn declared_encoding(line: &[u8]) -> Option<String> {
    let comment = line.trim_ascii_start().strip_prefix(b"#")?;
    let comment = String::from_utf8_lossy(comment);
    let (_, rest) = comment.split_once("coding")?;
    let rest = rest
        .strip_prefix([':', '='])?
        .trim_start_matches([' ', '\t']);
    let name: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
        .collect();
    (!name.is_empty()).then_some(name)
}

/// The text of a source in an encoding that only the codecs know.
pub(super) fn decode_by_codec(
    rt: &mut Runtime,
    bytes: &[u8],
    name: &str,
) -> Result<String, SyntaxError> {
    if bytes.starts_with(UTF_8_MARK) {
        return Err(at_line(1, format!("encoding problem: {name} with BOM")));
    }
    let source = rt.new_bytes(bytes);
    let decoded = match rt.decode_named(bytes, source, name, "strict") {
        Ok(text) => rt.str_text(text).into_owned(),
        Err(Raised) => {
            let unknown = rt.pending_is(ClassId::LOOKUP_ERROR);
            let error = rt.clear_pending();
            let why = rt.str(error).map(|text| rt.str_text(text).into_owned());
            let why = why.ok().filter(|_| !unknown);
            rt.clear_pending();
            return Err(at_line(
                0,
                why.unwrap_or_else(|| format!("unknown encoding: {name}")),
            ));
        }
    };
    Ok(decoded.replace("\r\n", "\n").replace('\r', "\n"))
}

fn at_line(line: u32, message: String) -> SyntaxError {
    SyntaxError {
        kind: ErrorKind::Syntax,
        message,
        line,
        column: 0,
        end_line: line,
        end_column: 0,
        text: String::new(),
        end_offset: None,
        lexical: false,
        at_end: false,
        late: false,
    }
}
