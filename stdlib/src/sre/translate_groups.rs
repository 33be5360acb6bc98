//! The translation of what contains other code: branches, loops, lookaround, atomic groups.

use super::codes;
use super::program::*;
use super::translate::Translator;

impl Translator<'_> {
    /// Alternatives; each ends with a jump behind the last.
    pub(super) fn branch(&mut self, i: usize) -> Option<usize> {
        let at = self.emit(Ins::Fail);
        let (mut begins, mut i) = (Vec::new(), i + 1);
        while self.word(i)? != 0 {
            let end = self.target(i)?;
            begins.push(self.here());
            if self.block(i + 1, end)? != end {
                return None;
            }
            i = end;
        }
        let first = self.program.choices.len() as u32;
        self.program.choices.extend(begins.iter().map(|to| Choice {
            to: *to,
            first: [u64::MAX; 4],
            not_empty: false,
        }));
        let count = begins.len() as u32;
        self.program.code[at] = Ins::Branch { first, count };
        Some(i + 1)
    }

    /// A repeated character.
    pub(super) fn many(&mut self, i: usize) -> Option<usize> {
        let end = self.target(i + 1)?;
        let (min, max) = (self.word(i + 2)?, self.word(i + 3)?);
        let greed = match self.code[i] {
            codes::REPEAT_ONE => Greed::Greedy,
            codes::MIN_REPEAT_ONE => Greed::Lazy,
            _ => Greed::Possessive,
        };
        // What matches nothing is coded without a set.
        if self.word(i + 4)? == codes::FAILURE {
            if min > 0 {
                self.emit(Ins::Fail);
            }
            return Some(end);
        }
        let (set, next) = self.unit(i + 4)?;
        if self.word(next)? != codes::SUCCESS || next >= end {
            return None;
        }
        let set = self.set(set);
        self.emit(Ins::Many {
            set,
            min,
            max,
            greed,
            follow: 0,
        });
        Some(end)
    }

    fn add_loop(&mut self, i: usize) -> Option<u32> {
        let (min, max) = (self.word(i + 2)?, self.word(i + 3)?);
        let slot = self.slots(2);
        self.program.loops.push(Loop { min, max, slot });
        Some(self.program.loops.len() as u32 - 1)
    }

    /// `BEGIN; LOOP row, exit; body; JUMP LOOP; exit:`
    pub(super) fn repeat(&mut self, i: usize) -> Option<usize> {
        let end = self.target(i + 1)?;
        let row = self.add_loop(i)?;
        let slot = self.program.loops[row as usize].slot;
        self.emit(Ins::Begin { slot });
        let lazy = self.word(end)? == codes::MIN_UNTIL;
        let decide = self.emit(Ins::Fail);
        if lazy {
            self.emit(Ins::Again { row });
        }
        if self.block(i + 4, end)? != end {
            return None;
        }
        let to = decide as u32;
        self.emit(Ins::Jump { to });
        let exit = self.here();
        self.program.code[decide] = match self.code[end] {
            codes::MAX_UNTIL => Ins::MaxLoop { row, exit },
            codes::MIN_UNTIL => Ins::MinLoop { row, exit },
            _ => return None,
        };
        Some(end + 1)
    }

    pub(super) fn possessive(&mut self, i: usize) -> Option<usize> {
        let end = self.target(i + 1)?;
        let row = self.add_loop(i)?;
        // A third slot, for the number of open ways.
        let open = self.slots(1);
        let slot = self.program.loops[row as usize].slot;
        self.emit(Ins::Begin { slot });
        let decide = self.emit(Ins::Fail);
        if self.block(i + 4, end)? != end || self.word(end)? != codes::SUCCESS {
            return None;
        }
        let to = decide as u32;
        self.emit(Ins::Cut { slot: open, to });
        let exit = self.here();
        self.program.code[decide] = Ins::PossessiveLoop { row, exit };
        Some(end + 1)
    }

    pub(super) fn atomic(&mut self, i: usize) -> Option<usize> {
        let end = self.target(i + 1)?;
        let slot = self.slots(1);
        self.emit(Ins::Atomic { slot });
        self.body(i + 2, end)?;
        let to = self.here() + 1;
        self.emit(Ins::Cut { slot, to });
        Some(end)
    }

    /// What ends with SUCCESS, the last word before `end`.
    fn body(&mut self, start: usize, end: usize) -> Option<()> {
        let stop = self.block(start, end)?;
        (stop + 1 == end && self.word(stop)? == codes::SUCCESS).then_some(())
    }

    pub(super) fn look(&mut self, i: usize) -> Option<usize> {
        let end = self.target(i + 1)?;
        let back = self.word(i + 2)?;
        let slot = self.slots(2);
        let at = self.emit(Ins::Look { slot, back });
        self.body(i + 3, end)?;
        if self.code[i] == codes::ASSERT {
            self.emit(Ins::LookEnd { slot });
        } else {
            self.emit(Ins::LookNotEnd { slot });
            let to = self.here();
            self.program.code[at] = Ins::LookNot { slot, back, to };
        }
        Some(end)
    }

    /// Turns places in the code into places in the program.
    pub(super) fn resolve(&mut self) -> Option<()> {
        for at in std::mem::take(&mut self.pending) {
            let resolve = |to: u32| {
                let begin = *self.begins.get(to as usize)?;
                (begin != u32::MAX).then_some(begin)
            };
            self.program.code[at] = match self.program.code[at] {
                Ins::Jump { to } => Ins::Jump { to: resolve(to)? },
                Ins::IfGroup { group, to } => Ins::IfGroup {
                    group,
                    to: resolve(to)?,
                },
                other => other,
            };
        }
        Some(())
    }
}
