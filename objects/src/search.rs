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
    // Preparing a search for longer needles pays where there is much to search.
    let prepared = (what.len() > 1).then(|| memmem::Finder::new(what));
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let found = at
            + match &prepared {
                None => memchr(what[0], rest)?,
                Some(finder) => finder.find(rest)?,
            };
        at = found + what.len();
        Some(found)
    })
}
