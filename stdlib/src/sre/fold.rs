//! Letters of both cases, one character for one.

/// The ASCII lower case.
pub(super) fn ascii_lower(c: u32) -> u32 {
    match c {
        0x41..=0x5a => c + 32,
        _ => c,
    }
}

/// The ASCII upper case.
pub(super) fn ascii_upper(c: u32) -> u32 {
    match c {
        0x61..=0x7a => c - 32,
        _ => c,
    }
}

/// The simple lower case mapping.
pub(super) fn lower(c: u32) -> u32 {
    if c < 0x80 {
        return ascii_lower(c);
    }
    // The one character with a longer lower case starts it with its simple one.
    let lowered = char::from_u32(c).and_then(|c| c.to_lowercase().next());
    lowered.map_or(c, |c| c as u32)
}

/// The simple upper case mapping.
pub(super) fn upper(c: u32) -> u32 {
    if c < 0x80 {
        return ascii_upper(c);
    }
    let Some(of) = char::from_u32(c) else {
        return c;
    };
    let mut full = of.to_uppercase();
    match (full.next(), full.next()) {
        (Some(one), None) => one as u32,
        // Greek letters with an iota subscript have a longer full mapping, but also a simple one.
        _ => match c {
            0x1f80..=0x1f87 | 0x1f90..=0x1f97 | 0x1fa0..=0x1fa7 => c + 8,
            0x1fb3 | 0x1fc3 | 0x1ff3 => c + 9,
            _ => c,
        },
    }
}

/// Has it another case?
pub(super) fn is_cased(c: u32) -> bool {
    lower(c) != c || upper(c) != c
}
