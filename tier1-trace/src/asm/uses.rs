//! How often each instruction is used, by what, and which tests can be fused.

use super::layout::Layout;
use rekindle_trace_ir::{BlockId, Effect, Form, Ref, SnapId, Snapshot, Terminator, Unit, Uop};

/// What a snapshot names, ascending; objects that exist only in the snapshot are left out.
pub(super) fn names_of(snapshot: &Snapshot) -> Box<[Ref]> {
    let mut names = Vec::new();
    snapshot.for_each_ref(|r| names.push(r));
    names.retain(|r| snapshot.virtuals.iter().all(|v| v.at != *r));
    names.sort_unstable();
    names.dedup();
    names.into()
}

/// How each instruction is used.
pub(super) struct Uses {
    /// By instruction: uses by instructions, edges and block ends.
    pub(super) plain: Vec<u32>,
    /// By instruction: snapshots that name it.
    pub(super) named: Vec<u32>,
    /// Tests that become part of the guard or branch behind them.
    pub(super) fused: Vec<bool>,
}

impl Uses {
    pub(super) fn of(unit: &Unit, layout: &Layout, names: &[Box<[Ref]>]) -> Uses {
        let mut uses = Uses {
            plain: vec![0; unit.ins.len()],
            named: vec![0; unit.ins.len()],
            fused: vec![false; unit.ins.len()],
        };
        let name = |named: &mut Vec<u32>, snap: SnapId| {
            let list = names.get(snap.0 as usize).map_or(&[][..], |n| n);
            list.iter().for_each(|r| named[r.0 as usize] += 1);
        };
        for &b in &layout.order {
            for &r in &unit[b].body {
                unit[r]
                    .operands()
                    .for_each(|a| uses.plain[a.0 as usize] += 1);
                name(&mut uses.named, unit[r].snap);
            }
            match &unit[b].end {
                Terminator::Branch { cond, .. } => uses.plain[cond.0 as usize] += 1,
                Terminator::Return(r) => uses.plain[r.0 as usize] += 1,
                Terminator::Exit(snap) => name(&mut uses.named, *snap),
                Terminator::Jump(_) => {}
            }
            for edge in unit[b].end.edges() {
                edge.args.iter().for_each(|a| uses.plain[a.0 as usize] += 1);
            }
        }
        for &b in &layout.order {
            uses.fuse(unit, b);
        }
        uses
    }

    fn fuse(&mut self, unit: &Unit, b: BlockId) {
        // Tests of this block that may still be fused, with what memory they read.
        let mut open: Vec<Ref> = Vec::new();
        for &r in &unit[b].body {
            let ins = &unit[r];
            if matches!(ins.op, Uop::GuardTrue | Uop::GuardFalse) && open.contains(&ins.args[0]) {
                self.fused[ins.args[0].0 as usize] = true;
            }
            if matches!(ins.op.effect(), Effect::Write | Effect::Call) {
                open.retain(|t| unit[*t].op.effect() == Effect::Pure);
            }
            let once = self.plain[r.0 as usize] == 1 && self.named[r.0 as usize] == 0;
            if once && Form::Guard(ins.op, true).signature().is_some() {
                open.push(r);
            }
        }
        if let Terminator::Branch { cond, .. } = &unit[b].end
            && open.contains(cond)
        {
            self.fused[cond.0 as usize] = true;
        }
    }
}
