//! What literals mean: numbers of any size, strings with lone surrogates.

use crate::parse::{Number, StringLiteral, TextRange};
use rekindle_bytecode::Const;

/// The value of a number literal.
pub(crate) fn number(number: &Number) -> Const {
    match number {
        Number::Int(int) => match int.as_u64() {
            Some(n) => integer(n as i128),
            None => Const::BigInt(decimal(&int.to_string()).into()),
        },
        Number::Float(f) => Const::Float(f.to_bits()),
        Number::Complex { real, imag } => Const::Complex(real.to_bits(), imag.to_bits()),
    }
}

/// An int constant.
pub(crate) fn integer(n: i128) -> Const {
    match i64::try_from(n) {
        Ok(n) => Const::Int(n),
        Err(_) => Const::BigInt(n.to_string().into()),
    }
}

/// An int literal of any base in decimal.
fn decimal(literal: &str) -> String {
    let text = literal.replace('_', "").to_ascii_lowercase();
    let base = match text.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return text.trim_start_matches('0').to_string(),
    };
    // Limbs of nine decimal digits, the lowest first.
    let mut limbs: Vec<u32> = vec![0];
    for digit in text[2..].chars().filter_map(|c| c.to_digit(base)) {
        let mut carry = digit as u64;
        for limb in &mut limbs {
            carry += *limb as u64 * base as u64;
            *limb = (carry % 1_000_000_000) as u32;
            carry /= 1_000_000_000;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    let mut out = limbs.last().map(u32::to_string).unwrap_or_default();
    for limb in limbs.iter().rev().skip(1) {
        out.push_str(&format!("{limb:09}"));
    }
    out
}

/// The value of a string literal as WTF-8.
pub(crate) fn string(source: &str, parts: &[StringLiteral]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        if part.flags.prefix().is_raw() {
            out.extend_from_slice(part.value.as_bytes());
        } else {
            text(source, part.content_range(), &part.value, false, &mut out);
        }
    }
    out
}

/// Adds the value of literal text: the parser's own, but it replaces lone surrogates, so those
/// are read again from the source. In f-strings `{{` stands for one brace.
pub(crate) fn text(source: &str, range: TextRange, value: &str, braces: bool, out: &mut Vec<u8>) {
    if !value.contains('\u{fffd}') {
        out.extend_from_slice(value.as_bytes());
        return;
    }
    let mut written = source[range].chars().peekable();
    let mut value = value.chars();
    while let Some(c) = written.next() {
        if c != '\\' {
            if braces && matches!(c, '{' | '}') {
                written.next_if_eq(&c);
            }
            push(value.next(), out);
            continue;
        }
        let digits = match written.next() {
            Some('\n') => continue,
            Some('u') => 4,
            Some('U') => 8,
            Some('x') => 2,
            Some('N') => {
                written.by_ref().find(|c| *c == '}');
                push(value.next(), out);
                continue;
            }
            Some('0'..='7') => {
                for _ in 0..2 {
                    written.next_if(|c| ('0'..='7').contains(c));
                }
                push(value.next(), out);
                continue;
            }
            Some('\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v') => {
                push(value.next(), out);
                continue;
            }
            // An unknown escape stands for itself: the backslash and the character.
            _ => {
                push(value.next(), out);
                push(value.next(), out);
                continue;
            }
        };
        let code = (0..digits)
            .filter_map(|_| written.next()?.to_digit(16))
            .fold(0, |n, d| n * 16 + d);
        let decoded = value.next();
        if (0xd800..0xe000).contains(&code) {
            out.extend_from_slice(&[
                0xe0 | (code >> 12) as u8,
                0x80 | (code >> 6 & 0x3f) as u8,
                0x80 | (code & 0x3f) as u8,
            ]);
        } else {
            push(decoded, out);
        }
    }
}

fn push(c: Option<char>, out: &mut Vec<u8>) {
    if let Some(c) = c {
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

/// A docstring without the indentation of its lines, as CPython 3.13 and later store it.
pub(crate) fn clean_doc(doc: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(doc) else {
        return doc.to_vec();
    };
    if text.contains('\t') {
        clean_lines(&expand_tabs(text))
    } else {
        clean_lines(text)
    }
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}

fn clean_lines(text: &str) -> Vec<u8> {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let margin = lines
        .clone()
        .filter_map(|line| line.find(|c| c != ' '))
        .min()
        .unwrap_or(0);
    let mut out = first.trim_start_matches(' ').as_bytes().to_vec();
    for line in lines {
        out.push(b'\n');
        out.extend_from_slice(line.as_bytes().get(margin..).unwrap_or_default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn big_literals_in_decimal() {
        assert_eq!(decimal("0xffff_ffff_ffff_ffff_f"), "295147905179352825855");
        assert_eq!(decimal("0b1"), "1");
        assert_eq!(decimal("18446744073709551616"), "18446744073709551616");
    }

    #[test]
    fn docstrings_lose_their_indentation() {
        let clean = |s: &str| String::from_utf8(clean_doc(s.as_bytes())).unwrap();
        assert_eq!(clean("  a\n    b\n      c\n    "), "a\nb\n  c\n");
        assert_eq!(clean("one line"), "one line");
        assert_eq!(clean(""), "");
    }
}
