//! Steps through text: bytes, ASCII, or UTF-8 that may hold lone surrogates.

use super::charset::{Set, Wide, has};
use rekindle_objects::str_index::char_len;

/// Is it a byte inside a character?
#[inline(always)]
pub(super) fn is_inner(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// The character at `pos`, and its length in bytes.
#[inline]
pub(super) fn char_at<const WIDE: bool>(text: &[u8], pos: usize) -> (u32, usize) {
    let first = text[pos];
    if !WIDE || first < 0x80 {
        return (first as u32, 1);
    }
    let at = |i: usize| text.get(pos + i).map_or(0, |b| *b as u32 & 0x3f);
    let c = first as u32;
    match first {
        0x80..0xe0 => ((c & 0x1f) << 6 | at(1), 2),
        0xe0..0xf0 => ((c & 0xf) << 12 | at(1) << 6 | at(2), 3),
        _ => ((c & 7) << 18 | at(1) << 12 | at(2) << 6 | at(3), 4),
    }
}

/// The place of the character behind the one at `pos`.
#[inline(always)]
pub(super) fn next<const WIDE: bool>(text: &[u8], pos: usize) -> usize {
    if WIDE {
        pos + char_len(text[pos])
    } else {
        pos + 1
    }
}

/// The place `n` characters before `pos`.
pub(super) fn back<const WIDE: bool>(text: &[u8], mut pos: usize, n: usize) -> Option<usize> {
    if !WIDE {
        return pos.checked_sub(n);
    }
    for _ in 0..n {
        pos = pos.checked_sub(1)?;
        while is_inner(text[pos]) {
            pos -= 1;
        }
    }
    Some(pos)
}

/// The place behind the character at `pos`, if the set holds it.
#[inline(always)]
pub(super) fn step<const WIDE: bool>(set: &Set, text: &[u8], pos: usize) -> Option<usize> {
    let byte = *text.get(pos)?;
    if !has(&set.bits, byte) {
        return None;
    }
    if !WIDE || byte < 0x80 {
        return Some(pos + 1);
    }
    let (c, len) = char_at::<WIDE>(text, pos);
    (set.wide == Wide::All || set.holds(c)).then_some(pos + len)
}

/// The place behind all characters of the set from `pos` on, `max` at most.
#[inline]
pub(super) fn run<const WIDE: bool>(set: &Set, text: &[u8], mut pos: usize, max: u32) -> usize {
    if WIDE && (set.wide == Wide::Some || max != u32::MAX) {
        for _ in 0..max {
            match step::<WIDE>(set, text, pos) {
                Some(next) => pos = next,
                None => break,
            }
        }
        return pos;
    }
    // Here a byte is a character, or all bytes of characters beyond ASCII are alike.
    let rest = &text[pos..];
    let rest = &rest[..rest.len().min(max as usize)];
    if let Some(stop) = set.stop {
        return pos + memchr::memchr(stop, rest).unwrap_or(rest.len());
    }
    let bits = set.bits;
    pos + rest
        .iter()
        .position(|b| !has(&bits, *b))
        .unwrap_or(rest.len())
}
