//! Removes what nobody uses: instructions without effect, parameters, blocks that cannot be
//! reached.
//!
//! Marks from what must happen (effects, guards, ends) backwards through operands, snapshots
//! and, once a parameter is used, the arguments of its edges; sweeps the rest.

use super::effects::only_computes;
use super::params;
use rekindle_trace_ir::{Block, BlockId, Cfg, Effect, Ref, SnapId, Terminator, Unit, Uop};

/// `x = op a b`, x not used = nothing, if `op` only computes.
pub(super) fn run(unit: &mut Unit) {
    let cfg = Cfg::new(unit);
    let live = mark(unit, &cfg);
    for &b in &cfg.order {
        let gone: Vec<bool> = unit[b].params.iter().map(|p| !live[p.0 as usize]).collect();
        if gone.contains(&true) {
            params::remove(unit, &cfg, b, &gone);
        }
        unit[b].body.retain(|r| live[r.0 as usize]);
    }
    for b in 0..unit.blocks.len() {
        if !cfg.is_reachable(BlockId(b as u32)) {
            unit.blocks[b] = Block::new(Terminator::Exit(SnapId::NONE));
        }
    }
}

/// Must it stay although nobody uses its result?
fn must_stay(unit: &Unit, r: Ref) -> bool {
    let ins = &unit[r];
    let param = matches!(ins.op, Uop::Param | Uop::ParamFloat);
    !param && !only_computes(ins)
}

struct Marker {
    live: Vec<bool>,
    snaps: Vec<bool>,
    work: Vec<Ref>,
}

impl Marker {
    fn mark(&mut self, r: Ref) {
        if !std::mem::replace(&mut self.live[r.0 as usize], true) {
            self.work.push(r);
        }
    }

    fn mark_snapshot(&mut self, unit: &Unit, snap: SnapId) {
        if snap == SnapId::NONE || std::mem::replace(&mut self.snaps[snap.0 as usize], true) {
            return;
        }
        let snap = &unit[snap];
        snap.for_each_ref(|r| {
            if snap.virtuals.iter().all(|v| v.at != r) {
                self.mark(r);
            }
        });
    }
}

fn mark(unit: &Unit, cfg: &Cfg) -> Vec<bool> {
    let mut marker = Marker {
        live: vec![false; unit.ins.len()],
        snaps: vec![false; unit.snapshots.len()],
        work: Vec::new(),
    };
    // Block of each parameter, and its place there.
    let mut param_of = vec![None; unit.ins.len()];
    for &b in &cfg.order {
        let block = &unit[b];
        for (i, p) in block.params.iter().enumerate() {
            param_of[p.0 as usize] = Some((b, i));
        }
        for &r in block.body.iter().filter(|r| must_stay(unit, **r)) {
            marker.mark(r);
        }
        marker.mark_snapshot(unit, block.entry_snap);
        match &block.end {
            Terminator::Jump(_) => {}
            Terminator::Branch { cond, .. } => marker.mark(*cond),
            Terminator::Exit(snap) => marker.mark_snapshot(unit, *snap),
            Terminator::Return(r) => marker.mark(*r),
        }
    }
    while let Some(r) = marker.work.pop() {
        let ins = &unit[r];
        ins.operands().for_each(|o| marker.mark(o));
        if ins.op.effect() == Effect::Guard || ins.snap != SnapId::NONE {
            marker.mark_snapshot(unit, ins.snap);
        }
        if let Some((b, i)) = param_of[r.0 as usize] {
            for p in cfg.preds(b) {
                for edge in unit[*p].end.edges().filter(|e| e.to == b) {
                    marker.mark(edge.args[i]);
                }
            }
        }
    }
    marker.live
}
