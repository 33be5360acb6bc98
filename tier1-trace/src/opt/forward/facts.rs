//! What is known at a point of the unit: conditions, and what stands in memory.

use super::super::alias::Aliases;
use super::super::effects::{Location, Touched};
use rekindle_trace_ir::{Ins, Ref, Region, Ty, Unit, Uop};

/// What tells apart two instructions that repeat.
pub(super) type Key = (Uop, Ty, [Ref; 3], i64);

/// The key of an instruction; operands that may be swapped are put in order.
pub(super) fn key(ins: &Ins) -> Key {
    let mut args = ins.args;
    if ins.op.is_commutative() && args[1] < args[0] {
        args.swap(0, 1);
    }
    (ins.op, ins.ty, args, ins.imm)
}

/// The value that an instruction would read, were it here.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Read {
    key: Key,
    touched: Touched,
    value: Ref,
}

/// Facts that hold at one point.
#[derive(Clone, Default)]
pub(super) struct Facts {
    /// Bools whose value is known here. They are values, so nothing changes them.
    known: Vec<Option<bool>>,
    /// What reading gives, by region; what reads whole regions is in the last list.
    reads: Vec<Vec<Read>>,
}

impl Facts {
    pub(super) fn known(&self, cond: Ref) -> Option<bool> {
        self.known.get(cond.0 as usize).copied().flatten()
    }

    pub(super) fn learn(&mut self, cond: Ref, holds: bool) {
        let i = cond.0 as usize;
        if self.known.len() <= i {
            self.known.resize(i + 1, None);
        }
        self.known[i] = Some(holds);
    }

    fn list(&mut self, touched: &Touched) -> &mut Vec<Read> {
        let i = match touched {
            Touched::Place(at) => at.region as usize,
            _ => Region::ALL.len(),
        };
        if self.reads.len() <= i {
            self.reads.resize(Region::ALL.len() + 1, Vec::new());
        }
        &mut self.reads[i]
    }

    /// The value that reading gives, if it is known.
    pub(super) fn read(&mut self, key: &Key, touched: &Touched) -> Option<Ref> {
        let list = self.list(touched);
        Some(list.iter().rev().find(|read| read.key == *key)?.value)
    }

    /// From now on such a read gives `value`.
    pub(super) fn remember(&mut self, key: Key, touched: Touched, value: Ref) {
        self.list(&touched).push(Read {
            key,
            touched,
            value,
        });
    }

    /// Does `object` have a fixed shape other than the one `at` is about?
    pub(super) fn known_fixed_shape(&self, object: Ref, region: Region) -> Option<i64> {
        let list = self.reads.get(region as usize)?;
        let tests = list
            .iter()
            .filter(|read| read.key.0 == Uop::HasShape && read.key.2[0] == object);
        tests
            .filter(|read| self.known(read.value) == Some(true))
            .map(|read| read.key.3)
            .next()
    }

    /// Forgets what is written.
    pub(super) fn forget(&mut self, unit: &Unit, aliases: &Aliases<'_>, written: &Touched) {
        let mut forget = |list: &mut Vec<Read>| {
            list.retain(|read| match &read.touched {
                Touched::Place(at) => !aliases.may_change(unit, written, at),
                Touched::Regions(regions, _) => !overlap(regions, written),
                Touched::Nothing => true,
            });
        };
        match written {
            Touched::Nothing => {}
            Touched::Place(Location { region, .. }) => {
                for i in [*region as usize, Region::ALL.len()] {
                    self.reads.get_mut(i).map(&mut forget);
                }
            }
            Touched::Regions(..) => self.reads.iter_mut().for_each(forget),
        }
    }

    /// Forgets everything that something may write.
    pub(super) fn forget_memory(&mut self) {
        for (i, list) in self.reads.iter_mut().enumerate() {
            if i != Region::Immutable as usize {
                list.clear();
            }
        }
    }

    /// Keeps what holds in `other`, too.
    pub(super) fn meet(&mut self, other: &Facts) {
        self.known.truncate(other.known.len());
        for (mine, theirs) in self.known.iter_mut().zip(&other.known) {
            if mine != theirs {
                *mine = None;
            }
        }
        for (i, list) in self.reads.iter_mut().enumerate() {
            let others = other.reads.get(i).map(Vec::as_slice).unwrap_or_default();
            // Both have what they share in the same order, as a rule: the search goes on where it was.
            let mut at = 0;
            list.retain(|read| match others[at..].iter().position(|o| o == read) {
                Some(ahead) => {
                    at += ahead + 1;
                    true
                }
                None => others[..at].contains(read),
            });
        }
    }
}

fn overlap(regions: &[Region], written: &Touched) -> bool {
    match written {
        Touched::Nothing => false,
        Touched::Place(at) => regions.contains(&at.region),
        Touched::Regions(more, place) => {
            more.iter().any(|r| regions.contains(r))
                || place.is_some_and(|at| regions.contains(&at.region))
        }
    }
}
