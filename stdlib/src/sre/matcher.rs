//! The machine that matches a program at one place of a text.
//!
//! ```text
//!  slots  [ start, end of group 1 | … | last group closed | loop counters, places, heights … ]
//!  stack  … Way (where to go on when this fails) … Undo (what a slot held before) … Way …
//! ```
//!
//! Failing takes entries off the stack: slots get their old values back, until a way is found.
//! Nothing is called recursively, so a text of any length is matched.
//!
//! The file is longer than most because of this: one arm for each instruction of the pattern's program, which share the machine's state.

use super::charset::{Fold, has, is_ascii_word, is_word};
use super::codes::place;
use super::fold;
use super::program::*;
use super::text::{back, char_at, is_inner, run, step};

/// What failing comes back to.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// Go on here.
    Way { pc: u32, pos: usize },
    /// The slot held this.
    Undo { slot: u32, old: usize },
    /// The repeated characters of `pc` end at `pos`; they may end as early as `floor`.
    Less { pc: u32, pos: usize, floor: usize },
    /// The repeated characters of `pc` end at `pos`; `left` more may follow.
    More { pc: u32, left: u32, pos: usize },
    /// The alternatives of the branch at `pc` from `next` on.
    Next { pc: u32, next: u32, pos: usize },
}

/// How matching ended, or paused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// It matches, up to here.
    Match(usize),
    /// It does not.
    Fail,
    /// A while has passed; call again to go on.
    Pause,
}

/// Ways tried between two pauses.
const PATIENCE: u32 = 1 << 16;

/// Memory of the machine, kept from match to match.
#[derive(Debug, Default)]
pub(super) struct Machine {
    /// See the module; the first are the groups' places.
    pub(super) slots: Vec<usize>,
    stack: Vec<Entry>,
    /// Where a pause happened.
    resume: Option<(usize, usize)>,
    /// Ways tried.
    patience: u32,
    /// Must the match end with the text?
    pub(super) whole: bool,
    /// An empty match here does not count.
    pub(super) not_at: usize,
}

impl Machine {
    /// Empty memory for a program.
    pub(super) fn reset(&mut self, program: &Program) {
        self.slots.clear();
        self.slots.resize(program.slots, NOWHERE);
        self.slots[program.last_group as usize] = 0;
        self.stack.clear();
        self.resume = None;
    }

    /// Has a while passed? Then another begins.
    pub(super) fn is_impatient(&mut self) -> bool {
        self.patience = self.patience.wrapping_add(1);
        self.patience.is_multiple_of(PATIENCE)
    }

    /// Sets a slot so that failing sets it back.
    #[inline(always)]
    fn set(&mut self, slot: u32, value: usize) {
        let place = &mut self.slots[slot as usize];
        if !self.stack.is_empty() {
            self.stack.push(Entry::Undo { slot, old: *place });
        }
        *place = value;
    }

    /// Forgets the ways above a height; what they would set back stays known.
    fn cut(&mut self, height: usize) {
        let mut to = height;
        for from in height..self.stack.len() {
            if let Entry::Undo { .. } = self.stack[from] {
                self.stack[to] = self.stack[from];
                to += 1;
            }
        }
        // Below the lowest way nothing is ever set back.
        self.stack.truncate(if height == 0 { 0 } else { to });
    }

    /// Goes back to a height as if everything above had failed.
    fn unwind(&mut self, height: usize) {
        while self.stack.len() > height {
            if let Some(Entry::Undo { slot, old }) = self.stack.pop() {
                self.slots[slot as usize] = old;
            }
        }
    }

    /// Matches at `pos` of `text`, or goes on after a pause.
    pub(super) fn run<const WIDE: bool>(
        &mut self,
        p: &Program,
        text: &[u8],
        pos: usize,
    ) -> Outcome {
        let (mut pc, mut pos) = match self.resume.take() {
            Some(place) => place,
            None => (0, pos),
        };
        loop {
            match self.go::<WIDE>(p, text, pc, pos) {
                Ok(end) => return Outcome::Match(end),
                Err(()) => match self.fail::<WIDE>(p, text) {
                    Some(way) => (pc, pos) = way,
                    None => return Outcome::Fail,
                },
            }
            if self.is_impatient() {
                self.resume = Some((pc, pos));
                return Outcome::Pause;
            }
        }
    }

    /// Goes on until the match (its end) or until something does not fit.
    fn go<const WIDE: bool>(
        &mut self,
        p: &Program,
        text: &[u8],
        mut pc: usize,
        mut pos: usize,
    ) -> Result<usize, ()> {
        loop {
            match p.code[pc] {
                Ins::Literal { at, len } => {
                    let wanted = &p.literals[at as usize..(at + len) as usize];
                    if !text[pos..].starts_with(wanted) {
                        return Err(());
                    }
                    pos += len as usize;
                }
                Ins::One { set } => {
                    pos = step::<WIDE>(&p.sets[set as usize], text, pos).ok_or(())?;
                }
                Ins::Many {
                    greed: Greed::Lazy, ..
                } => {
                    pos = self.few::<WIDE>(p, text, pc, pos)?;
                }
                Ins::Many { .. } => pos = self.many::<WIDE>(p, text, pc, pos)?,
                Ins::Mark { slot } => {
                    self.set(slot, pos);
                    if slot & 1 != 0 {
                        self.set(p.last_group, slot as usize / 2 + 1);
                    }
                }
                Ins::Jump { to } => {
                    pc = to as usize;
                    continue;
                }
                Ins::Branch { first, .. } => {
                    pc = self.branch(p, text, pc, first, pos).ok_or(())?;
                    continue;
                }
                Ins::At { place } => {
                    if !at::<WIDE>(place, text, pos) {
                        return Err(());
                    }
                }
                Ins::Begin { slot } => {
                    self.set(slot, 0);
                    self.set(slot + 1, NOWHERE);
                }
                Ins::MaxLoop { row, exit } => {
                    let Loop { min, max, slot } = p.loops[row as usize];
                    let count = self.slots[slot as usize];
                    if count >= min as usize {
                        if !self.another(slot, max, pos) {
                            pc = exit as usize;
                            continue;
                        }
                        self.stack.push(Entry::Way { pc: exit, pos });
                        self.set(slot + 1, pos);
                    }
                    self.set(slot, count + 1);
                }
                Ins::MinLoop { row, exit } => {
                    let Loop { min, max, slot } = p.loops[row as usize];
                    let count = self.slots[slot as usize];
                    if count >= min as usize {
                        if self.another(slot, max, pos) {
                            let again = pc as u32 + 1;
                            self.stack.push(Entry::Way { pc: again, pos });
                        }
                        pc = exit as usize;
                        continue;
                    }
                    self.set(slot, count + 1);
                    pc += 1;
                }
                Ins::Again { row } => {
                    let slot = p.loops[row as usize].slot;
                    self.set(slot + 1, pos);
                    self.set(slot, self.slots[slot as usize] + 1);
                }
                Ins::PossessiveLoop { row, exit } => {
                    let Loop { min, max, slot } = p.loops[row as usize];
                    let count = self.slots[slot as usize];
                    let optional = count >= min as usize;
                    if optional && !self.another(slot, max, pos) {
                        pc = exit as usize;
                        continue;
                    }
                    self.set(slot, count + 1);
                    if optional {
                        self.set(slot + 1, pos);
                    }
                    self.remember(slot + 2);
                    if optional {
                        self.stack.push(Entry::Way { pc: exit, pos });
                    }
                }
                Ins::Atomic { slot } => self.remember(slot),
                Ins::Cut { slot, to } => {
                    self.cut(self.slots[slot as usize]);
                    pc = to as usize;
                    continue;
                }
                Ins::Look { slot, back: n } => {
                    let from = back::<WIDE>(text, pos, n as usize).ok_or(())?;
                    self.set(slot + 1, pos);
                    self.remember(slot);
                    pos = from;
                }
                Ins::LookEnd { slot } => {
                    self.cut(self.slots[slot as usize]);
                    pos = self.slots[slot as usize + 1];
                }
                Ins::LookNot { slot, back: n, to } => {
                    let Some(from) = back::<WIDE>(text, pos, n as usize) else {
                        pc = to as usize;
                        continue;
                    };
                    self.remember(slot);
                    self.stack.push(Entry::Way { pc: to, pos });
                    pos = from;
                }
                Ins::LookNotEnd { slot } => {
                    self.unwind(self.slots[slot as usize]);
                    return Err(());
                }
                Ins::Same { group, fold } => {
                    pos = self
                        .same::<WIDE>(text, group as usize, fold, pos)
                        .ok_or(())?;
                }
                Ins::IfGroup { group, to } => {
                    if self.group(group as usize).is_none() {
                        pc = to as usize;
                        continue;
                    }
                }
                Ins::Match => {
                    if self.whole && pos != text.len() || pos == self.not_at {
                        return Err(());
                    }
                    return Ok(pos);
                }
                Ins::Fail => return Err(()),
            }
            pc += 1;
        }
    }

    /// Remembers in a slot how high the stack is.
    fn remember(&mut self, slot: u32) {
        self.set(slot, 0);
        self.slots[slot as usize] = self.stack.len();
    }

    /// May a loop's body be tried once more, not again where it was tried last?
    #[inline]
    fn another(&self, slot: u32, max: u32, pos: usize) -> bool {
        let count = self.slots[slot as usize];
        (max == u32::MAX || count < max as usize) && self.slots[slot as usize + 1] != pos
    }

    /// The place of a group that took part.
    pub(super) fn group(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        (start != NOWHERE && end != NOWHERE).then_some((start, end))
    }

    /// The next alternative that can start like this.
    #[inline]
    fn branch(
        &mut self,
        p: &Program,
        text: &[u8],
        pc: usize,
        from: u32,
        pos: usize,
    ) -> Option<usize> {
        let Ins::Branch { first, count } = p.code[pc] else {
            return None;
        };
        let end = first + count;
        let byte = text.get(pos).copied();
        let fits = |i: u32| {
            let choice = &p.choices[i as usize];
            match byte {
                Some(byte) => has(&choice.first, byte),
                None => !choice.not_empty,
            }
        };
        let mine = (from..end).find(|i| fits(*i))?;
        if let Some(next) = (mine + 1..end).find(|i| fits(*i)) {
            let pc = pc as u32;
            self.stack.push(Entry::Next { pc, next, pos });
        }
        Some(p.choices[mine as usize].to as usize)
    }

    /// As many characters of a set as there are.
    #[inline]
    fn many<const WIDE: bool>(
        &mut self,
        p: &Program,
        text: &[u8],
        pc: usize,
        mut pos: usize,
    ) -> Result<usize, ()> {
        let Ins::Many {
            set,
            min,
            max,
            greed,
            follow,
        } = p.code[pc]
        else {
            return Err(());
        };
        let set = &p.sets[set as usize];
        for _ in 0..min {
            pos = step::<WIDE>(set, text, pos).ok_or(())?;
        }
        let left = if max == u32::MAX {
            max
        } else {
            max - min.min(max)
        };
        let end = run::<WIDE>(set, text, pos, left);
        if end == pos || greed == Greed::Possessive {
            return Ok(end);
        }
        if p.follows[follow as usize].is_some_and(|follow| follow.disjoint) {
            return Ok(end);
        }
        self.less::<WIDE>(p, text, pc, end, pos).ok_or(())
    }

    /// The last place from `pos` down to `floor` where what follows can start.
    fn less<const WIDE: bool>(
        &mut self,
        p: &Program,
        text: &[u8],
        pc: usize,
        mut pos: usize,
        floor: usize,
    ) -> Option<usize> {
        let Ins::Many { follow, .. } = p.code[pc] else {
            return None;
        };
        if let Some(follow) = &p.follows[follow as usize] {
            let window = &text[floor..text.len().min(pos + 1)];
            let last = match follow.byte {
                Some(byte) => memchr::memrchr(byte, window),
                None if WIDE => window
                    .iter()
                    .rposition(|b| has(&follow.first, *b) && !is_inner(*b)),
                None => window.iter().rposition(|b| has(&follow.first, *b)),
            };
            pos = floor + last?;
        }
        if pos > floor {
            let mut shorter = pos - 1;
            while WIDE && is_inner(text[shorter]) {
                shorter -= 1;
            }
            let pc = pc as u32;
            self.stack.push(Entry::Less {
                pc,
                pos: shorter,
                floor,
            });
        }
        Some(pos)
    }

    /// As few characters of a set as are asked for.
    fn few<const WIDE: bool>(
        &mut self,
        p: &Program,
        text: &[u8],
        pc: usize,
        mut pos: usize,
    ) -> Result<usize, ()> {
        let Ins::Many { set, min, max, .. } = p.code[pc] else {
            return Err(());
        };
        for _ in 0..min {
            pos = step::<WIDE>(&p.sets[set as usize], text, pos).ok_or(())?;
        }
        let left = if max == u32::MAX {
            max
        } else {
            max - min.min(max)
        };
        self.more::<WIDE>(p, text, pc, pos, left).ok_or(())
    }

    /// The first place from `pos` on where what follows can start, at most `left` characters away.
    fn more<const WIDE: bool>(
        &mut self,
        p: &Program,
        text: &[u8],
        pc: usize,
        mut pos: usize,
        mut left: u32,
    ) -> Option<usize> {
        let Ins::Many { set, follow, .. } = p.code[pc] else {
            return None;
        };
        if let Some(follow) = &p.follows[follow as usize] {
            while !has(&follow.first, *text.get(pos)?) {
                if left == 0 {
                    return None;
                }
                pos = step::<WIDE>(&p.sets[set as usize], text, pos)?;
                left -= (left != u32::MAX) as u32;
            }
        }
        if left > 0 {
            let pc = pc as u32;
            self.stack.push(Entry::More { pc, left, pos });
        }
        Some(pos)
    }

    /// Takes back what failed: where to go on.
    fn fail<const WIDE: bool>(&mut self, p: &Program, text: &[u8]) -> Option<(usize, usize)> {
        loop {
            match self.stack.pop()? {
                Entry::Undo { slot, old } => self.slots[slot as usize] = old,
                Entry::Way { pc, pos } => return Some((pc as usize, pos)),
                Entry::Less { pc, pos, floor } => {
                    let pc = pc as usize;
                    if let Some(pos) = self.less::<WIDE>(p, text, pc, pos, floor) {
                        return Some((pc + 1, pos));
                    }
                }
                Entry::More { pc, left, pos } => {
                    let pc = pc as usize;
                    let Ins::Many { set, .. } = p.code[pc] else {
                        continue;
                    };
                    let Some(pos) = step::<WIDE>(&p.sets[set as usize], text, pos) else {
                        continue;
                    };
                    let left = left - (left != u32::MAX) as u32;
                    if let Some(pos) = self.more::<WIDE>(p, text, pc, pos, left) {
                        return Some((pc + 1, pos));
                    }
                }
                Entry::Next { pc, next, pos } => {
                    if let Some(to) = self.branch(p, text, pc as usize, next, pos) {
                        return Some((to, pos));
                    }
                }
            }
        }
    }

    /// What a group matched once more, at `pos`; the place behind it.
    fn same<const WIDE: bool>(
        &self,
        text: &[u8],
        group: usize,
        fold: Fold,
        mut pos: usize,
    ) -> Option<usize> {
        let (start, end) = self.group(group)?;
        let wanted = text.get(start..end)?;
        if fold == Fold::No {
            return text[pos..]
                .starts_with(wanted)
                .then_some(pos + wanted.len());
        }
        let lower = if fold == Fold::Unicode {
            fold::lower
        } else {
            fold::ascii_lower
        };
        let mut at = start;
        while at < end {
            if pos >= text.len() {
                return None;
            }
            let (a, b) = (char_at::<WIDE>(text, at), char_at::<WIDE>(text, pos));
            if lower(a.0) != lower(b.0) {
                return None;
            }
            at += a.1;
            pos += b.1;
        }
        Some(pos)
    }
}

/// Is `pos` such a place?
fn at<const WIDE: bool>(which: u32, text: &[u8], pos: usize) -> bool {
    let border = |is_word: fn(u32) -> bool| {
        let before = back::<WIDE>(text, pos, 1).map(|at| char_at::<WIDE>(text, at).0);
        let behind = (pos < text.len()).then(|| char_at::<WIDE>(text, pos).0);
        before.is_some_and(is_word) != behind.is_some_and(is_word)
    };
    match which {
        place::BEGINNING | place::BEGINNING_STRING => pos == 0,
        place::BEGINNING_LINE => pos == 0 || text[pos - 1] == b'\n',
        place::END => pos == text.len() || pos + 1 == text.len() && text[pos] == b'\n',
        place::END_LINE => pos == text.len() || text[pos] == b'\n',
        place::END_STRING => pos == text.len(),
        place::BOUNDARY | place::LOC_BOUNDARY => border(is_ascii_word),
        place::NON_BOUNDARY | place::LOC_NON_BOUNDARY => !border(is_ascii_word),
        place::UNI_BOUNDARY => border(is_word),
        place::UNI_NON_BOUNDARY => !border(is_word),
        _ => false,
    }
}
