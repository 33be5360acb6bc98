//! Straightening x86-64 code: jumps to jumps, and the fall through to the next template.
//!
//! LLVM ends blocks that leave with jumps of their own. The code is taken apart into branches
//! and what lies between, branches to a jump are pointed at that jump's target, jumps that
//! nothing reaches are dropped, and `jcc NEXT; jmp X` becomes `jncc X` and a fall through.

use super::Template;
use iced_x86::{Decoder, DecoderOptions};
use rekindle_abi::stencil::{Hole, HoleKind, HoleValue};

/// Where a branch goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum To {
    /// Item of the list; its length stands for the end.
    Item(usize),
    /// A hole.
    Out(HoleValue),
}

/// A stretch of code.
enum Item {
    /// Instructions that go on to what follows, with the holes inside them.
    Plain { code: Vec<u8>, holes: Vec<Hole> },
    /// A jump, under a condition (the low four bits of its opcode) or always.
    Branch { condition: Option<u8>, to: To },
    /// Nothing any more.
    Gone,
}

/// A jump's opcode: its condition and the length of opcode and displacement.
fn branch(code: &[u8]) -> Option<(Option<u8>, usize, usize)> {
    match code {
        [0xeb, ..] => Some((None, 1, 1)),
        [0xe9, ..] => Some((None, 1, 4)),
        [op @ 0x70..=0x7f, ..] => Some((Some(op & 15), 1, 1)),
        [0x0f, op @ 0x80..=0x8f, ..] => Some((Some(op & 15), 2, 4)),
        _ => None,
    }
}

fn is_return(code: &[u8]) -> bool {
    code == [0xc3]
}

/// Straightens a template; its last jump to NEXT is dropped.
pub(super) fn straighten(template: &mut Template) {
    let mut items = take_apart(template);
    loop {
        let changed = thread(&mut items) | invert(&mut items) | sweep(&mut items);
        if !changed {
            break;
        }
    }
    let last = items.iter().rposition(|item| !matches!(item, Item::Gone));
    if let Some(last) = last
        && let Item::Branch {
            condition: None,
            to,
        } = items[last]
        && to == To::Out(HoleValue::Next)
    {
        items[last] = Item::Gone;
    }
    *template = put_together(&items);
}

/// One item per instruction.
fn take_apart(template: &Template) -> Vec<Item> {
    let code = &template.code;
    let mut starts = Vec::new();
    let mut decoder = Decoder::with_ip(64, code, 0, DecoderOptions::NONE);
    while decoder.can_decode() {
        starts.push(decoder.position());
        let instruction = decoder.decode();
        assert!(!instruction.is_invalid(), "LLVM makes valid code");
    }
    let item_at = |offset: i64| {
        let found = starts.iter().position(|s| *s as i64 == offset);
        To::Item(found.unwrap_or(starts.len()))
    };
    let ends = starts.iter().skip(1).copied().chain([code.len()]);
    let spans = starts.iter().copied().zip(ends);
    let item = |(start, end): (usize, usize)| {
        let inside = |h: &&Hole| (start..end).contains(&(h.offset as usize));
        let mut holes: Vec<Hole> = template.holes.iter().filter(inside).copied().collect();
        let bytes = &code[start..end];
        match branch(bytes) {
            Some((condition, opcode, displacement)) => {
                let to = match (holes.first(), displacement) {
                    (Some(hole), _) => To::Out(hole.value),
                    (None, 1) => item_at(end as i64 + i64::from(bytes[opcode] as i8)),
                    (None, _) => {
                        let bytes = *bytes[opcode..].first_chunk().expect("four bytes");
                        item_at(end as i64 + i64::from(i32::from_le_bytes(bytes)))
                    }
                };
                Item::Branch { condition, to }
            }
            None => {
                holes.iter_mut().for_each(|h| h.offset -= start as u16);
                let code = bytes.to_vec();
                Item::Plain { code, holes }
            }
        }
    };
    spans.map(item).collect()
}

/// The first item at or behind `at` that is not gone.
fn real(items: &[Item], at: usize) -> usize {
    let skip = items[at..].iter().position(|i| !matches!(i, Item::Gone));
    skip.map_or(items.len(), |n| at + n)
}

/// Points branches to a jump at where that goes.
fn thread(items: &mut [Item]) -> bool {
    let mut changed = false;
    for i in 0..items.len() {
        let Item::Branch {
            to: To::Item(to), ..
        } = items[i]
        else {
            continue;
        };
        if let Some(Item::Branch {
            condition: None,
            to: on,
        }) = items.get(real(items, to))
        {
            let on = *on;
            if let Item::Branch { to, .. } = &mut items[i]
                && *to != on
            {
                *to = on;
                changed = true;
            }
        }
    }
    changed
}

/// `jcc NEXT; jmp X` at the end becomes `jncc X; jmp NEXT`.
fn invert(items: &mut [Item]) -> bool {
    let mut tail = (0..items.len()).rev();
    let mut tail = tail.by_ref().filter(|i| !matches!(items[*i], Item::Gone));
    let (Some(last), Some(before)) = (tail.next(), tail.next()) else {
        return false;
    };
    drop(tail);
    let targeted = |at: usize| {
        let goes_there = |item: &Item| match item {
            Item::Branch {
                to: To::Item(to), ..
            } => real(items, *to) == at,
            _ => false,
        };
        items.iter().any(goes_there)
    };
    let next = To::Out(HoleValue::Next);
    if targeted(last) {
        return false;
    }
    let [
        Item::Branch {
            condition: Some(condition),
            to: taken,
        },
        Item::Branch {
            condition: None,
            to: other,
        },
    ] = [&items[before], &items[last]]
    else {
        return false;
    };
    if *taken != next || *other == next {
        return false;
    }
    let (condition, other) = (*condition, *other);
    items[before] = Item::Branch {
        condition: Some(condition ^ 1),
        to: other,
    };
    items[last] = Item::Branch {
        condition: None,
        to: next,
    };
    true
}

/// Drops what nothing reaches.
fn sweep(items: &mut [Item]) -> bool {
    let mut reached = vec![false; items.len() + 1];
    let mut work = vec![0];
    while let Some(at) = work.pop() {
        if at >= items.len() || std::mem::replace(&mut reached[at], true) {
            continue;
        }
        match &items[at] {
            Item::Plain { code, .. } if is_return(code) => {}
            Item::Plain { .. } | Item::Gone => work.push(at + 1),
            Item::Branch { condition, to } => {
                if let To::Item(to) = to {
                    work.push(*to);
                }
                if condition.is_some() {
                    work.push(at + 1);
                }
            }
        }
    }
    let mut changed = false;
    for (item, reached) in items.iter_mut().zip(reached) {
        if !reached && !matches!(item, Item::Gone) {
            *item = Item::Gone;
            changed = true;
        }
    }
    changed
}

/// Lays the items out again, local jumps short where that is enough.
fn put_together(items: &[Item]) -> Template {
    let mut long = vec![false; items.len()];
    loop {
        let starts = layout(items, &long);
        let mut grown = false;
        for (i, item) in items.iter().enumerate() {
            if let Item::Branch {
                to: To::Item(to), ..
            } = item
            {
                let distance = starts[*to] as i64 - starts[i + 1] as i64;
                if !long[i] && i8::try_from(distance).is_err() {
                    long[i] = true;
                    grown = true;
                }
            }
        }
        if !grown {
            return encode(items, &long, &starts);
        }
    }
}

fn size(item: &Item, long: bool) -> usize {
    match item {
        Item::Gone => 0,
        Item::Plain { code, .. } => code.len(),
        Item::Branch {
            to: To::Item(_), ..
        } if !long => 2,
        Item::Branch { condition, .. } => 5 + usize::from(condition.is_some()),
    }
}

/// Where each item begins, and the end.
fn layout(items: &[Item], long: &[bool]) -> Vec<usize> {
    let mut starts = vec![0];
    for (item, long) in items.iter().zip(long) {
        starts.push(starts[starts.len() - 1] + size(item, *long));
    }
    starts
}

fn encode(items: &[Item], long: &[bool], starts: &[usize]) -> Template {
    let mut template = Template {
        code: Vec::new(),
        holes: Vec::new(),
    };
    for (i, item) in items.iter().enumerate() {
        let out = &mut template.code;
        match item {
            Item::Gone => {}
            Item::Plain { code, holes } => {
                let base = out.len() as u16;
                let moved = holes.iter().map(|h| Hole {
                    offset: h.offset + base,
                    ..*h
                });
                template.holes.extend(moved);
                out.extend_from_slice(code);
            }
            Item::Branch { condition, to } => {
                let short = matches!(to, To::Item(_)) && !long[i];
                match (condition, short) {
                    (None, true) => out.push(0xeb),
                    (None, false) => out.push(0xe9),
                    (Some(c), true) => out.push(0x70 | c),
                    (Some(c), false) => out.extend([0x0f, 0x80 | c]),
                }
                let distance = match to {
                    To::Item(to) => starts[*to] as i32 - starts[i + 1] as i32,
                    To::Out(value) => {
                        template.holes.push(Hole {
                            offset: out.len() as u16,
                            kind: HoleKind::Rel32,
                            value: *value,
                            addend: -4,
                        });
                        0
                    }
                };
                let bytes = distance.to_le_bytes();
                out.extend_from_slice(if short { &bytes[..1] } else { &bytes });
            }
        }
    }
    template
}
