//! What Python knows of single characters: classes, digits, case.

use crate::unicode_tables as tables;

/// Is `c` in a set given by its boundaries?
fn is_in(set: &[u32], c: u32) -> bool {
    set.partition_point(|b| *b <= c) % 2 == 1
}

/// Is it white space for `str.split`, `str.strip`, `int()`, `float()`?
#[inline]
pub fn is_space(c: u32) -> bool {
    match c {
        0..0x80 => matches!(c, 9..=13 | 28..=32),
        0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a => true,
        _ => matches!(c, 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000),
    }
}

/// The same for a `char`.
pub fn is_space_char(c: char) -> bool {
    is_space(c as u32)
}

/// Does it end a line for `str.splitlines`?
pub fn is_line_break(c: u32) -> bool {
    matches!(c, 10..=13 | 28..=30 | 0x85 | 0x2028 | 0x2029)
}

/// Does `repr` show it as it is?
pub fn is_printable(c: u32) -> bool {
    match c {
        0..0x80 => (0x20..0x7f).contains(&c),
        _ => is_in(tables::PRINTABLE, c),
    }
}

/// A letter of any script?
pub fn is_alpha(c: u32) -> bool {
    match c {
        0..0x80 => (c as u8).is_ascii_alphabetic(),
        _ => is_in(tables::ALPHA, c),
    }
}

/// The value of a decimal digit of any script.
pub fn decimal(c: u32) -> Option<u32> {
    if c < 0x80 {
        return (c as u8).is_ascii_digit().then(|| c - 0x30);
    }
    let i = tables::ZEROS.partition_point(|z| *z <= c);
    let zero = *tables::ZEROS.get(i.checked_sub(1)?)?;
    (c < zero + 10).then(|| c - zero)
}

/// A digit, superscripts and the like included?
pub fn is_digit(c: u32) -> bool {
    is_in(tables::DIGIT, c)
}

/// Anything with a numeric value?
pub fn is_numeric(c: u32) -> bool {
    is_in(tables::NUMERIC, c)
}

/// May an identifier start with it?
pub fn is_identifier_start(c: u32) -> bool {
    c == '_' as u32 || is_in(tables::XID_START, c)
}

/// May an identifier go on with it?
pub fn is_identifier_part(c: u32) -> bool {
    is_in(tables::XID_CONTINUE, c)
}

/// An upper-case letter?
pub fn is_upper(c: u32) -> bool {
    char::from_u32(c).is_some_and(char::is_uppercase)
}

/// A lower-case letter?
pub fn is_lower(c: u32) -> bool {
    char::from_u32(c).is_some_and(char::is_lowercase)
}

/// A letter like `ǅ`?
pub fn is_title(c: u32) -> bool {
    is_in(tables::TITLECASE, c)
}

/// Has it a case?
pub fn is_cased(c: u32) -> bool {
    is_upper(c) || is_lower(c) || is_title(c)
}

/// Appends the title case of a character.
pub fn push_title(c: char, out: &mut String) {
    match tables::TITLE.binary_search_by_key(&(c as u32), |row| row.0) {
        Ok(i) => out.push_str(tables::TITLE[i].1),
        Err(_) => out.extend(c.to_uppercase()),
    }
}

/// Appends the case folding of a character.
pub fn push_folded(c: char, out: &mut String) {
    match tables::FOLDED.binary_search_by_key(&(c as u32), |row| row.0) {
        Ok(i) => out.push_str(tables::FOLDED[i].1),
        Err(_) => out.extend(c.to_lowercase()),
    }
}

/// Text in which decimal digits and spaces of any script are ASCII, for `int()` and `float()`.
pub fn decimal_to_ascii(text: &str) -> String {
    text.chars()
        .map(|c| match decimal(c as u32) {
            Some(d) => (b'0' + d as u8) as char,
            None if is_space_char(c) => ' ',
            None => c,
        })
        .collect()
}
