//! Which places in memory may be the same.

use super::effects::{Location, Touched, makes_object};
use rekindle_trace_ir::{BlockId, Cfg, Ins, Literal, Ref, Ty, Unit, Uop};

/// Block and place in it (parameters 0, body from 1) of each instruction that can be reached.
pub(super) struct Places {
    of: Vec<Option<(BlockId, u32)>>,
}

impl Places {
    pub(super) fn new(unit: &Unit, cfg: &Cfg) -> Places {
        let mut of = vec![None; unit.ins.len()];
        for &b in &cfg.order {
            for r in &unit[b].params {
                of[r.0 as usize] = Some((b, 0));
            }
            for (i, r) in (1..).zip(&unit[b].body) {
                of[r.0 as usize] = Some((b, i));
            }
        }
        Places { of }
    }

    /// The block of an instruction that was there when the places were taken.
    pub(super) fn block(&self, r: Ref) -> Option<BlockId> {
        Some(self.of.get(r.0 as usize).copied().flatten()?.0)
    }

    /// Is `a` computed before `b` whenever `b` is?
    pub(super) fn precedes(&self, cfg: &Cfg, a: Ref, b: Ref) -> bool {
        let of = |r: Ref| self.of.get(r.0 as usize).copied().flatten();
        match (of(a), of(b)) {
            (Some((block, i)), Some((other, j))) if block == other => i < j,
            (Some((block, _)), Some((other, _))) => cfg.dominates(block, other),
            _ => false,
        }
    }
}

/// Decides whether two places may be the same.
pub(super) struct Aliases<'a> {
    pub(super) cfg: &'a Cfg,
    pub(super) places: &'a Places,
}

impl Aliases<'_> {
    /// May what is written change what stands at `at`?
    pub(super) fn may_change(&self, unit: &Unit, written: &Touched, at: &Location) -> bool {
        match written {
            Touched::Nothing => false,
            Touched::Place(place) => self.may_be_same(unit, place, at),
            Touched::Regions(regions, place) => {
                regions.contains(&at.region)
                    || place.is_some_and(|place| self.may_be_same(unit, &place, at))
            }
        }
    }

    /// May an access of one be an access of the other?
    fn may_be_same(&self, unit: &Unit, a: &Location, b: &Location) -> bool {
        if a.region != b.region {
            return false;
        }
        // Accesses are of 8 bytes, or within 8 that nothing else is read from.
        let apart = a.offset.abs_diff(b.offset) >= 8;
        if a.base == b.base {
            return match (constant_index(unit, a.index), constant_index(unit, b.index)) {
                (Some(i), Some(j)) => {
                    let end = |at: &Location, i: i64| at.offset.wrapping_add(i.wrapping_mul(8));
                    end(a, i).abs_diff(end(b, j)) < 8
                }
                _ => a.index != b.index || !apart,
            };
        }
        if !a.base.is_some() || !b.base.is_some() {
            return true;
        }
        let (x, y) = (&unit[a.base], &unit[b.base]);
        let plain = !a.index.is_some() && !b.index.is_some();
        // Offsets in whole objects, which do not overlap.
        if plain && apart && x.ty == Ty::Value && y.ty == Ty::Value {
            return false;
        }
        let newer = |new: Ref, old: Ref| self.is_newer(unit, new, old);
        !newer(a.base, b.base) && !newer(b.base, a.base) && !distinct(unit, x, y)
    }

    /// Is `new` an object made after `old` was computed?
    fn is_newer(&self, unit: &Unit, new: Ref, old: Ref) -> bool {
        makes_object(&unit[new]) && self.places.precedes(self.cfg, old, new)
    }
}

fn constant_index(unit: &Unit, index: Ref) -> Option<i64> {
    if !index.is_some() {
        return Some(0);
    }
    let def = &unit[index];
    (def.op == Uop::ConstInt).then_some(def.imm)
}

/// Do two literals certainly name different objects?
fn distinct(unit: &Unit, x: &Ins, y: &Ins) -> bool {
    let cell = |ins: &Ins| {
        let literal = unit.literals.get(ins.imm as usize)?;
        (ins.op == Uop::Literal).then(|| cell_name(literal))?
    };
    matches!((cell(x), cell(y)), (Some(x), Some(y)) if x != y)
}

/// What kind of cell a literal names, and under which name; one name may be the same cell in
/// two modules or classes.
fn cell_name(literal: &Literal) -> Option<(u8, &str)> {
    match literal {
        Literal::GlobalCell { name, .. }
        | Literal::BuiltinCell { name }
        | Literal::ModuleCell { name, .. } => Some((0, name)),
        Literal::ClassCell { name, .. } => Some((1, name)),
        _ => None,
    }
}
