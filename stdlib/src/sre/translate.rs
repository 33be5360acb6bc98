//! From the library's code list to a [`Program`].
//!
//! The code is checked on the way: what is not valid gives `None`, whoever made it.

use super::charset::{Fold, Set};
use super::codes::{self, category, place};
use super::first;
use super::program::*;
use rekindle_objects::strings::push_code_point;

/// Deepest nesting of groups.
const MAX_DEPTH: usize = 1000;

pub(super) struct Translator<'a> {
    pub(super) code: &'a [u32],
    pub(super) program: Program,
    /// Where in the program the code of each place begins.
    pub(super) begins: Vec<u32>,
    /// Instructions whose targets are still places in the code.
    pub(super) pending: Vec<usize>,
    /// Places that are jumped to from before: a literal there is not joined to one before it.
    apart: Vec<usize>,
    groups: u32,
    depth: usize,
}

/// The program of a code list.
pub(super) fn translate(code: &[u32], groups: u32, text: bool) -> Option<Program> {
    let marks = groups.checked_mul(2)?;
    let program = Program {
        text,
        code: Vec::new(),
        sets: Vec::new(),
        literals: Vec::new(),
        choices: Vec::new(),
        loops: Vec::new(),
        follows: vec![None],
        slots: marks as usize + 1,
        last_group: marks,
        start: Start::Anywhere,
        min_len: 0,
    };
    let mut t = Translator {
        code,
        program,
        begins: vec![u32::MAX; code.len() + 1],
        pending: Vec::new(),
        apart: Vec::new(),
        groups,
        depth: 0,
    };
    let end = t.block(0, code.len())?;
    if end >= code.len() || code[end] != codes::SUCCESS {
        return None;
    }
    t.emit(Ins::Match);
    t.resolve()?;
    first::analyse(&mut t.program);
    Some(t.program)
}

impl Translator<'_> {
    pub(super) fn word(&self, i: usize) -> Option<u32> {
        self.code.get(i).copied()
    }

    /// The place that the skip at `i` leads to.
    pub(super) fn target(&self, i: usize) -> Option<usize> {
        let to = i.checked_add(self.word(i)? as usize)?;
        (to <= self.code.len() && to > i).then_some(to)
    }

    pub(super) fn emit(&mut self, ins: Ins) -> usize {
        self.program.code.push(ins);
        self.program.code.len() - 1
    }

    pub(super) fn here(&self) -> u32 {
        self.program.code.len() as u32
    }

    /// Slots for an instruction's own use.
    pub(super) fn slots(&mut self, n: usize) -> u32 {
        self.program.slots += n;
        (self.program.slots - n) as u32
    }

    pub(super) fn set(&mut self, set: Set) -> u32 {
        self.program.sets.push(set);
        self.program.sets.len() as u32 - 1
    }

    /// Translates code up to `end`, or up to what ends a body; gives the place of that.
    pub(super) fn block(&mut self, mut i: usize, end: usize) -> Option<usize> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        while i < end {
            self.begins[i] = self.here();
            match self.code[i] {
                codes::SUCCESS | codes::MAX_UNTIL | codes::MIN_UNTIL => break,
                _ => i = self.instruction(i)?,
            }
        }
        self.begins[i.min(self.code.len())] = self.here();
        self.depth -= 1;
        (i <= end).then_some(i)
    }

    /// Translates the instruction at `i`; gives the place of the next.
    fn instruction(&mut self, i: usize) -> Option<usize> {
        let op = self.code[i];
        if let Some((set, next)) = self.unit(i) {
            self.one(set, i);
            return Some(next);
        }
        match op {
            codes::FAILURE => {
                self.emit(Ins::Fail);
                Some(i + 1)
            }
            codes::INFO => self.target(i + 1),
            codes::AT => {
                let place = self.word(i + 1)?;
                if place > place::UNI_NON_BOUNDARY {
                    return None;
                }
                self.emit(Ins::At { place });
                Some(i + 2)
            }
            codes::MARK => {
                let slot = self.word(i + 1)?;
                if slot >= self.program.last_group {
                    return None;
                }
                self.emit(Ins::Mark { slot });
                Some(i + 2)
            }
            codes::JUMP => {
                let to = self.target(i + 1)? as u32;
                let at = self.emit(Ins::Jump { to });
                self.pending.push(at);
                Some(i + 2)
            }
            codes::BRANCH => self.branch(i),
            codes::REPEAT_ONE | codes::MIN_REPEAT_ONE | codes::POSSESSIVE_REPEAT_ONE => {
                self.many(i)
            }
            codes::REPEAT => self.repeat(i),
            codes::POSSESSIVE_REPEAT => self.possessive(i),
            codes::ATOMIC_GROUP => self.atomic(i),
            codes::ASSERT | codes::ASSERT_NOT => self.look(i),
            codes::GROUPREF => self.same(i, Fold::No),
            codes::GROUPREF_IGNORE => self.same(i, Fold::Ascii),
            codes::GROUPREF_LOC_IGNORE => self.same(i, Fold::Locale),
            codes::GROUPREF_UNI_IGNORE => self.same(i, Fold::Unicode),
            codes::GROUPREF_EXISTS => {
                let group = self.group(i + 1)?;
                // The skip counts from the group's number.
                let to = (i + 1).checked_add(self.word(i + 2)? as usize)?;
                if to > self.code.len() || to <= i + 2 {
                    return None;
                }
                self.apart.push(to);
                let at = self.emit(Ins::IfGroup {
                    group,
                    to: to as u32,
                });
                self.pending.push(at);
                Some(i + 3)
            }
            _ => None,
        }
    }

    fn group(&self, i: usize) -> Option<u32> {
        self.word(i).filter(|group| *group < self.groups)
    }

    fn same(&mut self, i: usize, fold: Fold) -> Option<usize> {
        let group = self.group(i + 1)?;
        self.emit(Ins::Same { group, fold });
        Some(i + 2)
    }

    /// What matches exactly one character: its set, and the place of what follows.
    pub(super) fn unit(&self, i: usize) -> Option<(Set, usize)> {
        let text = self.program.text;
        let class = |fold: Fold| -> Option<(Set, usize)> {
            let to = self.target(i + 1)?;
            Some((Set::parse(self.code.get(i + 2..to)?, fold, text)?, to))
        };
        let letter = |negate: bool, fold: Fold| -> Option<(Set, usize)> {
            Some((Set::literal(self.word(i + 1)?, negate, fold, text), i + 2))
        };
        match self.word(i)? {
            codes::ANY => Some((Set::any(text), i + 1)),
            codes::ANY_ALL => Some((Set::all(text), i + 1)),
            codes::LITERAL => letter(false, Fold::No),
            codes::NOT_LITERAL => letter(true, Fold::No),
            codes::LITERAL_IGNORE => letter(false, Fold::Ascii),
            codes::NOT_LITERAL_IGNORE => letter(true, Fold::Ascii),
            codes::LITERAL_UNI_IGNORE => letter(false, Fold::Unicode),
            codes::NOT_LITERAL_UNI_IGNORE => letter(true, Fold::Unicode),
            codes::LITERAL_LOC_IGNORE => letter(false, Fold::Locale),
            codes::NOT_LITERAL_LOC_IGNORE => letter(true, Fold::Locale),
            codes::IN => class(Fold::No),
            codes::IN_IGNORE => class(Fold::Ascii),
            codes::IN_UNI_IGNORE => class(Fold::Unicode),
            codes::IN_LOC_IGNORE => class(Fold::Locale),
            codes::CATEGORY => {
                let which = self.word(i + 1)?;
                let known = which <= category::UNI_NOT_LINEBREAK;
                known.then(|| (Set::category(which, text), i + 2))
            }
            _ => None,
        }
    }

    /// One character; literal ones are gathered into strings.
    fn one(&mut self, set: Set, i: usize) {
        let Some(c) = set.single() else {
            let set = self.set(set);
            self.emit(Ins::One { set });
            return;
        };
        let literals = &mut self.program.literals;
        let at = literals.len() as u32;
        if self.program.text {
            push_code_point(c, literals);
        } else if let Ok(byte) = u8::try_from(c) {
            literals.push(byte);
        } else {
            self.emit(Ins::Fail);
            return;
        }
        let len = literals.len() as u32 - at;
        if let Some(Ins::Literal { at: before, len: n }) = self.program.code.last_mut()
            && *before + *n == at
            && !self.apart.contains(&i)
        {
            *n += len;
            return;
        }
        self.emit(Ins::Literal { at, len });
    }
}
