//! Exits: one block per snapshot, shared by the guards that leave with it.
//!
//! Which guard it was tells a phi of exit numbers; the values that the snapshot names go to the
//! slots, once, in the order of [`stored`]. Anything they need dominates every such guard, hence
//! the block. A call that has a snapshot stores the same before it, and its own exit number, for
//! whoever looks at the frames meanwhile.

use super::{Layout, Lowering};
use crate::llvm::{Access, Any, Bits, Block, Ir, Phi};
use rekindle_abi::Ctx;
use rekindle_trace_ir::form::LEFT;
use rekindle_trace_ir::protocol::{CALL_WORD, ExitSite};
use rekindle_trace_ir::{Ref, Region, SnapId, Snapshot, Unit, Uop};
use std::mem::offset_of;

/// The exits of the function so far.
pub(super) struct Exits<'c> {
    sites: Vec<ExitSite>,
    /// By snapshot.
    stored: Vec<Stored>,
    /// By snapshot, when some guard leaves with it.
    blocks: Vec<Option<(Block<'c>, Phi<'c>)>>,
}

/// The values that a snapshot needs in slots, and whether some exit or call stores them.
struct Stored {
    refs: Vec<Ref>,
    used: bool,
}

impl<'c> Exits<'c> {
    pub(super) fn new(unit: &Unit) -> Exits<'c> {
        let stored = unit.snapshots.iter().map(|snapshot| Stored {
            refs: stored(unit, snapshot),
            used: false,
        });
        Exits {
            sites: Vec::new(),
            stored: stored.collect(),
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
        let number = self.number(snapshot, guard);
        phi.add_incoming(&[(&ir.word(number), here)]);
        block
    }

    /// A new exit's number; an op with two conditions leaves through one exit.
    fn number(&mut self, snapshot: SnapId, guard: Ref) -> i64 {
        let site = ExitSite { snapshot, guard };
        self.stored[snapshot.0 as usize].used = true;
        if self.sites.last() != Some(&site) || !guard.is_some() {
            self.sites.push(site);
        }
        self.sites.len() as i64 - 1
    }

    /// What the exits' readers must know.
    fn layout(self) -> Layout {
        let used = |stored: Stored| if stored.used { stored.refs } else { Vec::new() };
        let stored: Vec<Vec<Ref>> = self.stored.into_iter().map(used).collect();
        Layout {
            exits: self.sites,
            slots: stored.iter().map(Vec::len).max().unwrap_or(0) as u32,
            stored,
        }
    }
}

impl<'c> Lowering<'_, 'c> {
    /// Stores what a call's snapshot names, and which exit describes it.
    pub(super) fn publish(&mut self, call: Ref, snapshot: SnapId) {
        let number = self.exits.number(snapshot, call);
        self.store_values(snapshot);
        let at = self.ir.index(self.slots, self.ir.word(CALL_WORD));
        let access = Access::Region(Region::Frame);
        self.ir.store(Bits::Word, at, self.ir.word(number), access);
    }

    fn store_values(&self, snapshot: SnapId) {
        let ir = self.ir;
        let access = Access::Region(Region::Frame);
        let refs = &self.exits.stored[snapshot.0 as usize].refs;
        for (slot, r) in refs.iter().enumerate() {
            let at = ir.index(self.slots, ir.word(slot as i64));
            match self.value(*r) {
                Any::FloatValue(x) => ir.store_double(at, x, access),
                word => ir.store(Bits::Word, at, word.into_int_value(), access),
            }
        }
    }

    /// Fills the exit blocks.
    pub(super) fn finish(self) -> Layout {
        let ir = self.ir;
        for (number, block) in self.exits.blocks.iter().enumerate() {
            let Some((block, phi)) = block else {
                continue;
            };
            ir.enter(*block);
            self.store_values(SnapId(number as u32));
            let id = phi.as_basic_value().into_int_value();
            let at = self.in_ctx(offset_of!(Ctx, exit_id));
            ir.store(Bits::Word, at, id, Access::Region(Region::Ctx));
            ir.ret(ir.word(LEFT));
        }
        self.exits.layout()
    }
}

/// The values that exits with a snapshot store: each once, in the snapshot's order, without
/// what the unit itself tells (constants, literals) and what the snapshot makes.
fn stored(unit: &Unit, snapshot: &Snapshot) -> Vec<Ref> {
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
