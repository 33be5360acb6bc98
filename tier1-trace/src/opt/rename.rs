//! Replacing one value by another everywhere.

use rekindle_trace_ir::{Ins, Ref, Terminator, Unit};

/// Which value stands for which. A value may be replaced by one that dominates it and that
/// equals it wherever both are there; then every use may follow, snapshots included.
pub(super) struct Renames {
    to: Vec<Ref>,
    any: bool,
}

impl Renames {
    pub(super) fn new() -> Renames {
        Renames {
            to: Vec::new(),
            any: false,
        }
    }

    /// From now on `new` stands for `old`.
    pub(super) fn set(&mut self, old: Ref, new: Ref) {
        let i = old.0 as usize;
        while self.to.len() <= i {
            self.to.push(Ref(self.to.len() as u32));
        }
        let new = self.get(new);
        debug_assert!(old != new, "a value cannot be replaced by itself");
        self.to[i] = new;
        self.any = true;
    }

    /// What stands for `r` now.
    pub(super) fn get(&self, mut r: Ref) -> Ref {
        while let Some(&next) = self.to.get(r.0 as usize) {
            if next == r {
                break;
            }
            r = next;
        }
        r
    }

    /// Is nothing replaced?
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Replaces an instruction's operands.
    pub(super) fn operands(&self, ins: &mut Ins) {
        for r in ins.args.iter_mut().filter(|r| r.is_some()) {
            *r = self.get(*r);
        }
    }

    /// Replaces what a block's end refers to.
    pub(super) fn terminator(&self, end: &mut Terminator) {
        match end {
            Terminator::Branch { cond: r, .. } | Terminator::Return(r) => *r = self.get(*r),
            Terminator::Jump(_) | Terminator::Exit(_) => {}
        }
        for edge in end.edges_mut() {
            edge.args.iter_mut().for_each(|r| *r = self.get(*r));
        }
    }

    /// Replaces everywhere.
    pub(super) fn apply(&self, unit: &mut Unit) {
        if self.is_empty() {
            return;
        }
        unit.ins.iter_mut().for_each(|ins| self.operands(ins));
        for block in &mut unit.blocks {
            self.terminator(&mut block.end);
        }
        for snap in &mut unit.snapshots {
            snap.map_refs(|r| self.get(r));
        }
    }
}
