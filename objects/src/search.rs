//! Finding bytes in bytes; text is searched as WTF-8 bytes.

use memchr::{memchr, memmem, memrchr};

/// Offset of the first occurrence.
#[inline]
pub fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    match *what {
        [] => Some(0),
        [b] => memchr(b, text),
        _ if what.len() > text.len() => None,
        _ => find_longer(text, what),
    }
}

/// How much is searched before a search is prepared, which takes longer than most searches.
const UNPREPARED: usize = 256;

/// A needle of more than one byte.
fn find_longer(text: &[u8], what: &[u8]) -> Option<usize> {
    let mut at = 0;
    while at < text.len().min(UNPREPARED) {
        at += memchr(what[0], &text[at..])?;
        if text[at..].starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
    memmem::find(text.get(at..)?, what).map(|found| at + found)
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
