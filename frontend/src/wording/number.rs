//! Malformed numbers, as CPython's tokenizer reports them.

use crate::error::Fault;

/// The fault of the number at or just before an offset, if that is what is wrong there.
pub(super) fn fault(source: &str, at: usize) -> Option<Fault> {
    let bytes = source.as_bytes();
    let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let mut start = at;
    while start > 0 && word(&bytes[start - 1]) {
        start -= 1;
    }
    if !bytes.get(start)?.is_ascii_digit() || (start > 0 && bytes[start - 1] == b'.') {
        return None;
    }
    let length = bytes[start..].iter().take_while(|b| word(b)).count();
    let text = &source[start..start + length];
    let (place, message) = look(text)?;
    if message.starts_with("leading zeros") {
        let zeros = text
            .bytes()
            .take_while(|b| matches!(b, b'0' | b'_'))
            .count();
        return Some(Fault {
            lexical: true,
            ..Fault::new(super::tokens::range(start, start + zeros), message)
        });
    }
    Some(Fault::lexical(start + place, message))
}

/// Where in a word that begins with a digit the fault is, and the message.
fn look(text: &str) -> Option<(usize, String)> {
    let lower = text.to_ascii_lowercase();
    let bytes = lower.as_bytes();
    let based = match lower.get(..2) {
        Some("0x") => Some((16, "hexadecimal")),
        Some("0o") => Some((8, "octal")),
        Some("0b") => Some((2, "binary")),
        _ => None,
    };
    if let Some((base, name)) = based {
        let rest = &lower[2..];
        let bad = rest.find(|c: char| c != '_' && !c.is_digit(base));
        return match bad {
            Some(i) if rest.as_bytes()[i].is_ascii_digit() => Some((
                i + 2,
                format!("invalid digit '{}' in {name} literal", &rest[i..=i]),
            )),
            Some(i) => Some((i + 1, format!("invalid {name} literal"))),
            None if rest.is_empty() || rest.ends_with('_') || rest.contains("__") => {
                Some((bytes.len() - 1, format!("invalid {name} literal")))
            }
            None => None,
        };
    }
    let digits = bytes
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'_')
        .count();
    if let Some(i) = lower.find("__") {
        return Some((i, "invalid decimal literal".to_string()));
    }
    if digits == bytes.len() {
        if lower.ends_with('_') {
            return Some((digits - 1, "invalid decimal literal".to_string()));
        }
        if bytes[0] == b'0' && lower.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Some((0, message.to_string()));
        }
        return None;
    }
    let rest = &lower[digits..];
    let exponent = rest.strip_prefix('e');
    let fine = matches!(rest, "j")
        || exponent.is_some_and(|e| !e.is_empty() && e.bytes().all(|b| b.is_ascii_digit()))
        || ["if", "else", "and", "or", "in", "is", "not", "for"].contains(&rest);
    if fine {
        return None;
    }
    Some((digits - 1, "invalid decimal literal".to_string()))
}
