//! Constants and literals: one of each, in the entry block.
//!
//! There they dominate everything, so equal ones are the same value and every pass may use
//! them anywhere. [`super::place`] moves them back towards their uses at the end.

use super::rename::Renames;
use rekindle_trace_ir::{Ins, Ref, Ty, Unit, Uop};
use rustc_hash::FxHashMap;

/// The constants of the entry block, and new ones.
pub(super) struct Pool {
    known: FxHashMap<(Uop, Ty, i64), Ref>,
    new: Vec<Ref>,
}

/// Is it the same wherever it stands?
pub(super) fn is_constant(op: Uop) -> bool {
    matches!(
        op,
        Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue | Uop::Literal
    )
}

impl Pool {
    /// Those that stand in the entry block.
    pub(super) fn new(unit: &Unit) -> Pool {
        let mut known = FxHashMap::default();
        for &r in &unit[Unit::ENTRY].body {
            let ins = &unit[r];
            if is_constant(ins.op) {
                known.entry((ins.op, ins.ty, ins.imm)).or_insert(r);
            }
        }
        Pool {
            known,
            new: Vec::new(),
        }
    }

    /// The constant of this op, type and immediate.
    pub(super) fn constant(&mut self, unit: &mut Unit, op: Uop, ty: Ty, imm: i64) -> Ref {
        *self.known.entry((op, ty, imm)).or_insert_with(|| {
            let r = unit.push(Ins {
                ty,
                imm,
                ..Ins::new(op)
            });
            self.new.push(r);
            r
        })
    }

    /// The Bool.
    pub(super) fn bool(&mut self, unit: &mut Unit, bool: bool) -> Ref {
        self.constant(unit, Uop::ConstInt, Ty::Bool, bool as i64)
    }

    /// Puts the new ones into the entry block.
    pub(super) fn finish(self, unit: &mut Unit) {
        unit[Unit::ENTRY].body.splice(0..0, self.new);
    }
}

/// Moves all of them there.
pub(super) fn run(unit: &mut Unit) {
    let mut renames = Renames::new();
    let mut first: FxHashMap<(Uop, Ty, i64), Ref> = FxHashMap::default();
    let mut kept = Vec::new();
    for b in unit.reverse_post_order() {
        let mut body = std::mem::take(&mut unit[b].body);
        body.retain(|&r| {
            let ins = &unit[r];
            if !is_constant(ins.op) {
                return true;
            }
            match first.get(&(ins.op, ins.ty, ins.imm)) {
                Some(&same) => renames.set(r, same),
                None => {
                    first.insert((ins.op, ins.ty, ins.imm), r);
                    kept.push(r);
                }
            }
            false
        });
        unit[b].body = body;
    }
    unit[Unit::ENTRY].body.splice(0..0, kept);
    renames.apply(unit);
}
