//! Straightening AArch64 code: branches to a jump at the end, and the fall through to the next
//! template.
//!
//! LLVM branches conditionally only within a function, to a `b EXIT` at its end. Such branches
//! are pointed at the hole themselves (exit stubs lie near enough for them) and the jump is
//! dropped.

use super::Template;
use rekindle_abi::stencil::{Hole, HoleKind, HoleValue};

/// A branch with a condition: where its displacement lies in the instruction, and its hole.
fn conditional(instruction: u32) -> Option<(u32, u32, HoleKind)> {
    let is = |mask: u32, bits: u32| instruction & mask == bits;
    if is(0xff00_0010, 0x5400_0000) || is(0x7e00_0000, 0x3400_0000) {
        Some((5, 19, HoleKind::A64Branch19)) // b.cond, cbz, cbnz
    } else if is(0x7e00_0000, 0x3600_0000) {
        Some((5, 14, HoleKind::A64Branch14)) // tbz, tbnz
    } else {
        None
    }
}

/// `b`: always, nearby or far.
fn is_jump(instruction: u32) -> bool {
    instruction & 0xfc00_0000 == 0x1400_0000
}

fn instruction(code: &[u8], at: usize) -> u32 {
    let bytes = code[at..].first_chunk();
    u32::from_le_bytes(*bytes.expect("instructions are whole"))
}

fn put_field(code: &mut [u8], at: usize, low: u32, bits: u32, value: i32) {
    let mask = ((1u32 << bits) - 1) << low;
    let new = instruction(code, at) & !mask | (value as u32) << low & mask;
    code[at..at + 4].copy_from_slice(&new.to_le_bytes());
}

/// Where a local branch at `at` goes, if it has a displacement of these bits.
fn destination(code: &[u8], at: usize, low: u32, bits: u32) -> i64 {
    let shifted = (instruction(code, at) as i32) << (32 - low - bits);
    at as i64 + 4 * i64::from(shifted >> (32 - bits))
}

/// Straightens a template; its last jump to NEXT is dropped.
pub(super) fn straighten(template: &mut Template) {
    retarget(template);
    if let Some(jump) = last_jump(template)
        && jump.value == HoleValue::Next
    {
        template.code.truncate(jump.offset as usize);
        template.holes.pop();
    }
}

/// Drops the last instruction as long as it is a jump to a hole other than NEXT, is not fallen
/// into, and every local branch to it can have the hole itself.
fn retarget(template: &mut Template) {
    while let Some(jump) = last_jump(template) {
        let end = jump.offset as usize;
        if jump.value == HoleValue::Next
            || end < 4
            || !is_jump(instruction(&template.code, end - 4))
        {
            return;
        }
        for at in (0..end).step_by(4) {
            let instruction = instruction(&template.code, at);
            let local = !template.holes.iter().any(|h| h.offset as usize == at);
            let (low, bits, kind) = match conditional(instruction) {
                Some(found) => found,
                None if is_jump(instruction) => (0, 26, HoleKind::A64Branch26),
                None => continue,
            };
            if local && destination(&template.code, at, low, bits) == end as i64 {
                put_field(&mut template.code, at, low, bits, 0);
                let offset = at as u16;
                template.holes.push(Hole {
                    offset,
                    kind,
                    ..jump
                });
            }
        }
        template.holes.retain(|h| h.offset as usize != end);
        template.holes.sort_by_key(|h| h.offset);
        template.code.truncate(end);
    }
}

/// The hole of the last instruction, if that is a jump.
fn last_jump(template: &Template) -> Option<Hole> {
    let last = *template.holes.last()?;
    let at_end = last.offset as usize + 4 == template.code.len();
    (at_end && last.kind == HoleKind::A64Branch26).then_some(last)
}
