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

/// The upper case; the first character of one that is longer, as in CPython.
pub(super) fn upper(c: u32) -> u32 {
    if c < 0x80 {
        return ascii_upper(c);
    }
    let raised = char::from_u32(c).and_then(|c| c.to_uppercase().next());
    raised.map_or(c, |c| c as u32)
}

/// Has it another case?
pub(super) fn is_cased(c: u32) -> bool {
    lower(c) != c || upper(c) != c
}
