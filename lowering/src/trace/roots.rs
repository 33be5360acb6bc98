//! What must stay visible to the collector across calls.
//!
//! The collector scans the native stack and finds objects by pointers to or into them. LLVM,
//! though, may keep only an address derived from an object across a call, and that may lie
//! outside of it (`base − 8`, to fold an offset into a loop). So every object and every address
//! that a later load or store starts from is used once more behind a call that may collect,
//! which keeps it in a register or on the stack.

use rekindle_trace_ir::{BlockId, Ref, Ty, Unit, Uop};
use std::collections::BTreeSet;

type Set = BTreeSet<Ref>;

/// Base addresses that are used later on.
pub(super) struct Roots {
    /// By block: used in or behind it, and defined before it.
    at_end: Vec<Set>,
    /// Used behind the instruction that is being lowered.
    live: Set,
}

/// The bases among an instruction's operands.
fn bases(unit: &Unit, r: Ref) -> impl Iterator<Item = Ref> + '_ {
    use Uop::*;
    let ins = &unit[r];
    let touches = matches!(
        ins.op,
        Load | LoadFloat
            | LoadByte
            | LoadIndex
            | LoadIndexFloat
            | LoadIndexByte
            | Store
            | StoreFloat
            | StoreByte
            | StoreIndex
            | StoreIndexFloat
            | StoreIndexByte
            | StoreShape
            | Barrier
            | HasShape
            | HasShapeOf
    );
    let base = ins.args[0];
    let root = touches && is_root(unit, base);
    root.then_some(base).into_iter()
}

/// Literals stay alive by the literal table.
fn is_root(unit: &Unit, r: Ref) -> bool {
    let constant = matches!(unit[r].op, Uop::Literal | Uop::ConstValue | Uop::ConstInt);
    matches!(unit[r].ty, Ty::Value | Ty::Ptr) && !constant
}

/// What is live before an instruction, given what is live behind it.
fn step(unit: &Unit, r: Ref, live: &mut Set) {
    live.remove(&r);
    live.extend(bases(unit, r));
}

impl Roots {
    /// Finds, for every block, the bases that are live at its end.
    pub(super) fn of(unit: &Unit) -> Roots {
        let mut at_start = vec![Set::new(); unit.blocks.len()];
        let mut at_end = vec![Set::new(); unit.blocks.len()];
        let mut order = unit.reverse_post_order();
        order.reverse();
        loop {
            let mut changed = false;
            for id in &order {
                let block = &unit[*id];
                let mut live = Set::new();
                for edge in block.end.edges() {
                    let to = &unit[edge.to];
                    live.extend(&at_start[edge.to.0 as usize]);
                    // An argument becomes a parameter; where that is a base, so is the argument.
                    for (parameter, argument) in to.params.iter().zip(&edge.args) {
                        if live.remove(parameter) && is_root(unit, *argument) {
                            live.insert(*argument);
                        }
                    }
                }
                at_end[id.0 as usize].clone_from(&live);
                for r in block.body.iter().rev() {
                    step(unit, *r, &mut live);
                }
                if live != at_start[id.0 as usize] {
                    at_start[id.0 as usize] = live;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        Roots {
            at_end,
            live: Set::new(),
        }
    }

    /// Says which instruction is lowered next.
    pub(super) fn go_to(&mut self, unit: &Unit, block: BlockId, place: usize) {
        self.live.clone_from(&self.at_end[block.0 as usize]);
        for r in unit[block].body[place + 1..].iter().rev() {
            step(unit, *r, &mut self.live);
        }
        self.live.remove(&unit[block].body[place]);
    }

    /// Bases that a call in the current instruction must leave visible.
    pub(super) fn live(&self) -> impl Iterator<Item = Ref> + '_ {
        self.live.iter().copied()
    }
}
