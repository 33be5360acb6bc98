//! Exits: one block per snapshot, shared by the guards that leave with it.
//!
//! Which guard it was tells a phi of exit numbers; the values that the snapshot names go to the
//! slots, once, in the order of [`stored`]. Anything they need dominates every such guard, hence
//! the block.

use super::{Layout, Lowering};
use crate::llvm::{Access, Any, Bits, Block, Ir, Phi};
use rekindle_abi::Ctx;
use rekindle_trace_ir::form::LEFT;
use rekindle_trace_ir::protocol::ExitSite;
use rekindle_trace_ir::{Ref, Region, SnapId, Snapshot, Unit, Uop};
use std::mem::offset_of;

/// The exits of the function so far.
#[derive(Default)]
pub(super) struct Exits<'c> {
    sites: Vec<ExitSite>,
    /// By snapshot, when some guard leaves with it.
    blocks: Vec<Option<(Block<'c>, Phi<'c>)>>,
}

impl<'c> Exits<'c> {
    pub(super) fn new(unit: &Unit) -> Exits<'c> {
        Exits {
            sites: Vec::new(),
            blocks: vec![None; unit.snapshots.len()],
        }
    }

    /// Where to go from the current block to leave with a snapshot. The current block must go
    /// there, and nothing else may be added to it than the branch.
    pub(super) fn exit(&mut self, ir: &Ir<'c>, snapshot: SnapId, guard: Ref) -> Block<'c> {
        let here = ir.here();
        let (block, phi) = *self.blocks[snapshot.0 as usize].get_or_insert_with(|| {
            let block = ir.block(&format!("exit{}", snapshot.0));
            ir.enter(block);
            let phi = ir.phi();
            ir.enter(here);
            (block, phi)
        });
        let site = ExitSite { snapshot, guard };
        // An op with two conditions leaves through one exit.
        let number = match self.sites.last() {
            Some(last) if *last == site && guard.is_some() => self.sites.len() - 1,
            _ => {
                self.sites.push(site);
                self.sites.len() - 1
            }
        };
        phi.add_incoming(&[(&ir.word(number as i64), here)]);
        block
    }

    /// Fills the exit blocks.
    pub(super) fn finish(self, function: &Lowering<'_, 'c>) -> Layout {
        let (ir, unit) = (function.ir, function.unit);
        let mut layout = Layout {
            exits: self.sites,
            stored: vec![Vec::new(); unit.snapshots.len()],
            slots: 0,
        };
        for (number, block) in self.blocks.into_iter().enumerate() {
            let Some((block, phi)) = block else {
                continue;
            };
            ir.enter(block);
            let refs = stored(unit, &unit.snapshots[number]);
            for (slot, r) in refs.iter().enumerate() {
                let at = ir.index(function.slots, ir.word(slot as i64));
                match function.value(*r) {
                    Any::FloatValue(x) => ir.store_double(at, x, Access::Any),
                    word => ir.store(Bits::Word, at, word.into_int_value(), Access::Any),
                }
            }
            let id = phi.as_basic_value().into_int_value();
            let at = function.in_ctx(offset_of!(Ctx, exit_id));
            ir.store(Bits::Word, at, id, Access::Region(Region::Ctx));
            ir.ret(ir.word(LEFT));
            layout.slots = layout.slots.max(refs.len() as u32);
            layout.stored[number] = refs;
        }
        layout
    }
}

/// The values that exits with a snapshot store: each once, in the snapshot's order, without
/// what the unit itself tells (constants, literals) and what the snapshot makes.
pub(super) fn stored(unit: &Unit, snapshot: &Snapshot) -> Vec<Ref> {
    let mut refs = Vec::new();
    snapshot.for_each_ref(|r| {
        let told = matches!(
            unit[r].op,
            Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue | Uop::Literal
        );
        let made = snapshot.virtuals.iter().any(|v| v.at == r);
        if !told && !made && !refs.contains(&r) {
            refs.push(r);
        }
    });
    refs
}
