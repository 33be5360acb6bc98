//! What a pattern can start with: worked out once, so that hopeless ways are not tried.

use super::charset::{Bits, has, put};
use super::program::*;
use memchr::memmem::Finder;

/// Instructions looked at for one answer before giving up.
const FUEL: usize = 500;

/// Fills in what the program knows of first bytes and lengths.
pub(super) fn analyse(p: &mut Program) {
    for i in 0..p.choices.len() {
        if let Some(first) = first(p, p.choices[i].to, Cuts::End) {
            p.choices[i].first = first;
            p.choices[i].not_empty = true;
        }
    }
    for pc in 0..p.code.len() {
        let Ins::Many { set, greed, .. } = p.code[pc] else {
            continue;
        };
        let Some(first) = first(p, pc as u32 + 1, Cuts::End) else {
            continue;
        };
        let own = p.sets[set as usize].bits;
        let row = Follow {
            first,
            byte: single(&first),
            disjoint: greed == Greed::Greedy && (0..4).all(|i| own[i] & first[i] == 0),
        };
        p.follows.push(Some(row));
        let last = p.follows.len() as u32 - 1;
        if let Ins::Many { follow, .. } = &mut p.code[pc] {
            *follow = last;
        }
    }
    p.min_len = min_len(p);
    p.start = start(p);
}

fn members(bits: &Bits) -> u32 {
    bits.iter().map(|w| w.count_ones()).sum()
}

fn single(bits: &Bits) -> Option<u8> {
    (members(bits) == 1)
        .then(|| (0..=255).find(|b| has(bits, *b)))
        .flatten()
}

/// The first instruction that is not about marks.
fn begin(p: &Program) -> Ins {
    let first = p.code.iter().find(|ins| !matches!(ins, Ins::Mark { .. }));
    first.copied().unwrap_or(Ins::Fail)
}

fn start(p: &Program) -> Start {
    use super::codes::place::{BEGINNING, BEGINNING_STRING};
    match begin(p) {
        Ins::At {
            place: BEGINNING | BEGINNING_STRING,
        } => return Start::Beginning,
        Ins::Literal { at, len } => {
            let bytes = &p.literals[at as usize..(at + len) as usize];
            return Start::Literal(Box::new(Finder::new(bytes).into_owned()));
        }
        _ => {}
    }
    let Some(first) = first(p, 0, Cuts::Pass) else {
        return Start::Anywhere;
    };
    let mut some = (0..=255).filter(|b| has(&first, *b));
    match members(&first) {
        0 => Start::Set(first),
        1..=3 => {
            let a = some.next().unwrap_or_default();
            let b = some.next().unwrap_or(a);
            Start::Bytes([a, b, some.next().unwrap_or(b)])
        }
        200.. => Start::Anywhere,
        _ => Start::Set(first),
    }
}

/// The least number of bytes of the instructions that every match goes through in a row.
fn min_len(p: &Program) -> usize {
    let mut len = 0;
    for ins in &p.code {
        match ins {
            Ins::Literal { len: n, .. } => len += *n as usize,
            Ins::One { .. } => len += 1,
            Ins::Many { min, .. } => len += *min as usize,
            Ins::Mark { .. } | Ins::At { .. } => {}
            _ => break,
        }
    }
    len
}

/// The bytes that what begins at `pc` can start with; `None` if it may be empty, or nobody knows.
fn first(p: &Program, pc: u32, cuts: Cuts) -> Option<Bits> {
    let mut fuel = FUEL;
    walk(p, pc, cuts, &mut fuel)
}

/// What the end of an atomic group means for what can follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cuts {
    /// Nothing.
    Pass,
    /// The way taken inside does not depend on what is behind.
    End,
}

fn walk(p: &Program, mut pc: u32, cuts: Cuts, fuel: &mut usize) -> Option<Bits> {
    let mut before = [0; 4];
    // Only a loop that has just begun has to go through its body.
    let mut begun = false;
    loop {
        *fuel = fuel.checked_sub(1)?;
        let found = match *p.code.get(pc as usize)? {
            Ins::Fail => [0; 4],
            Ins::Literal { at, .. } => {
                let mut bits = [0; 4];
                put(&mut bits, p.literals[at as usize]);
                bits
            }
            Ins::One { set } => p.sets[set as usize].bits,
            Ins::Many { set, min, max, .. } => {
                if min > 0 {
                    p.sets[set as usize].bits
                } else {
                    if max > 0 {
                        join(&mut before, &p.sets[set as usize].bits);
                    }
                    pc += 1;
                    continue;
                }
            }
            Ins::Begin { .. } => {
                begun = true;
                pc += 1;
                continue;
            }
            Ins::At { .. } | Ins::Mark { .. } | Ins::Atomic { .. } => {
                pc += 1;
                continue;
            }
            Ins::Cut { .. } if cuts == Cuts::End => return None,
            Ins::Jump { to } | Ins::LookNot { to, .. } | Ins::Cut { to, .. } => {
                pc = to;
                continue;
            }
            Ins::Branch { first, count } => {
                let mut all = [0; 4];
                for i in first..first + count {
                    let one = walk(p, p.choices[i as usize].to, cuts, fuel)?;
                    join(&mut all, &one);
                }
                all
            }
            Ins::MaxLoop { row, exit } | Ins::PossessiveLoop { row, exit } => {
                let body = walk(p, pc + 1, cuts, fuel)?;
                if std::mem::take(&mut begun) && p.loops[row as usize].min > 0 {
                    body
                } else {
                    join(&mut before, &body);
                    pc = exit;
                    continue;
                }
            }
            Ins::MinLoop { row, exit } => {
                let body = walk(p, pc + 2, cuts, fuel)?;
                if std::mem::take(&mut begun) && p.loops[row as usize].min > 0 {
                    body
                } else {
                    join(&mut before, &body);
                    pc = exit;
                    continue;
                }
            }
            _ => return None,
        };
        join(&mut before, &found);
        return Some(before);
    }
}

fn join(to: &mut Bits, from: &Bits) {
    to.iter_mut().zip(from).for_each(|(a, b)| *a |= b);
}
