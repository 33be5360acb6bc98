//! What is known at a point of the unit: conditions, and what stands in memory.

use super::super::alias::Aliases;
use super::super::effects::{Location, Touched};
use rekindle_trace_ir::{Ins, Ref, Region, Ty, Unit, Uop};
use rustc_hash::FxHashMap;
use std::rc::Rc;

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

/// What reading gives: the place or the regions read, and the value.
type Reads = FxHashMap<Key, (Touched, Ref)>;

/// Facts that hold at one point. Most blocks change few of them: copies share what neither has changed.
#[derive(Clone, Default)]
pub(super) struct Facts {
    /// Bools whose value is known here. They are values, so nothing changes them.
    known: Rc<Vec<Option<bool>>>,
    /// What reading gives, by region; what reads whole regions is in the last map.
    reads: Vec<Rc<Reads>>,
}

/// Tests for a fixed shape, by the object tested: among them one is looked for that is known to hold.
#[derive(Default)]
pub(super) struct ShapeTests(FxHashMap<Ref, Vec<Key>>);

impl ShapeTests {
    /// Enters a test.
    pub(super) fn enter(&mut self, key: &Key) {
        if key.0 == Uop::HasShape {
            self.0.entry(key.2[0]).or_default().push(*key);
        }
    }
}

impl Facts {
    pub(super) fn known(&self, cond: Ref) -> Option<bool> {
        self.known.get(cond.0 as usize).copied().flatten()
    }

    pub(super) fn learn(&mut self, cond: Ref, holds: bool) {
        if self.known(cond) == Some(holds) {
            return;
        }
        let (i, known) = (cond.0 as usize, Rc::make_mut(&mut self.known));
        if known.len() <= i {
            known.resize(i + 1, None);
        }
        known[i] = Some(holds);
    }

    /// The value that reading gives, if it is known.
    pub(super) fn read(&self, key: &Key, touched: &Touched) -> Option<Ref> {
        Some(self.reads.get(place(touched))?.get(key)?.1)
    }

    /// From now on such a read gives `value`.
    pub(super) fn remember(&mut self, key: Key, touched: Touched, value: Ref) {
        if self.reads.is_empty() {
            self.reads.resize(Region::ALL.len() + 1, Rc::default());
        }
        let reads = &mut self.reads[place(&touched)];
        Rc::make_mut(reads).insert(key, (touched, value));
    }

    /// Does `object` have a fixed shape other than the one `at` is about?
    pub(super) fn known_fixed_shape(
        &self,
        tests: &ShapeTests,
        object: Ref,
        region: Region,
    ) -> Option<i64> {
        let reads = self.reads.get(region as usize)?;
        let mut tests = tests.0.get(&object)?.iter();
        let holds = |key: &&Key| {
            let read = reads.get(*key);
            read.is_some_and(|(_, test)| self.known(*test) == Some(true))
        };
        Some(tests.find(holds)?.3)
    }

    /// Forgets what is written.
    pub(super) fn forget(&mut self, unit: &Unit, aliases: &Aliases<'_>, written: &Touched) {
        let is_lost = |touched: &Touched| match touched {
            Touched::Place(at) => aliases.may_change(unit, written, at),
            Touched::Regions(regions, _) => overlap(regions, written),
            Touched::Nothing => false,
        };
        let forget = |reads: &mut Rc<Reads>| {
            if reads.values().any(|(touched, _)| is_lost(touched)) {
                Rc::make_mut(reads).retain(|_, (touched, _)| !is_lost(touched));
            }
        };
        match written {
            Touched::Nothing => {}
            Touched::Place(Location { region, .. }) => {
                for i in [*region as usize, Region::ALL.len()] {
                    self.reads.get_mut(i).map(forget);
                }
            }
            Touched::Regions(regions, at) => {
                let named = |i: usize| {
                    let is = |r: &Region| *r as usize == i;
                    i == Region::ALL.len()
                        || regions.iter().any(is)
                        || at.is_some_and(|at| is(&at.region))
                };
                for (i, reads) in self.reads.iter_mut().enumerate() {
                    if named(i) {
                        forget(reads);
                    }
                }
            }
        }
    }

    /// Forgets everything that something may write.
    pub(super) fn forget_memory(&mut self) {
        for (i, reads) in self.reads.iter_mut().enumerate() {
            if i != Region::Immutable as usize {
                *reads = Rc::default();
            }
        }
    }

    /// Keeps what holds in `other`, too.
    pub(super) fn meet(&mut self, other: &Facts) {
        if !Rc::ptr_eq(&self.known, &other.known) {
            let known = Rc::make_mut(&mut self.known);
            known.truncate(other.known.len());
            for (mine, theirs) in known.iter_mut().zip(other.known.iter()) {
                if mine != theirs {
                    *mine = None;
                }
            }
        }
        for (i, reads) in self.reads.iter_mut().enumerate() {
            match other.reads.get(i) {
                None => *reads = Rc::default(),
                Some(others) if Rc::ptr_eq(reads, others) => {}
                Some(others) => {
                    Rc::make_mut(reads).retain(|key, read| others.get(key) == Some(read));
                }
            }
        }
    }
}

/// The list in which such reads are remembered.
fn place(touched: &Touched) -> usize {
    match touched {
        Touched::Place(at) => at.region as usize,
        _ => Region::ALL.len(),
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
