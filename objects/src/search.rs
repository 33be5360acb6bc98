//! Finding bytes in bytes; text is searched as WTF-8 bytes.

use memchr::{memchr, memmem, memrchr};

/// Offset of the first occurrence.
#[inline]
pub fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    match *what {
        [] => Some(0),
        [b] => memchr(b, text),
        _ if what.len() > text.len() => None,
        _ => memmem::find(text, what),
    }
}

/// Offset of the last occurrence.
#[inline]
pub fn rfind(text: &[u8], what: &[u8]) -> Option<usize> {
    match *what {
        [] => Some(text.len()),
        [b] => memrchr(b, text),
        _ if what.len() > text.len() => None,
        _ => memmem::rfind(text, what),
    }
}

/// Offsets of all occurrences that do not overlap; `what` is not empty.
pub fn find_all<'a>(text: &'a [u8], what: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memmem::find_iter(text, what)
}
