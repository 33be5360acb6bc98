//! Moves out of loops what gives the same in every iteration.
//!
//! * Ops that only compute, when their operands come from outside.
//! * Loads, when nothing in the loop writes there.
//! * Guards, when they are met in every iteration: they then leave before the loop's head, with
//!   the header's `entry_snap` in terms of what enters the loop. Pinned guards stay, and those
//!   that the recorder marked.
//!
//! What may fault moves only if it is met in every iteration and no guard that stays behind
//! stands before it and says something about its operands ([`faults::Tainted`]).

mod faults;
mod preheader;

use super::alias::{Aliases, Places};
use super::consts::is_constant;
use super::effects::{Touched, may_fault, reads, repeats, writes};
use super::rename::Renames;
use faults::Tainted;
use rekindle_trace_ir::{
    BlockId, Cfg, Effect, Ins, Loop, Ref, Resume, SnapId, Terminator, Ty, Unit, Uop,
};

/// `loop: … x = op a b …`, a and b from outside = `x = op a b; loop: … …`.
pub(super) fn run(unit: &mut Unit, pinned: &[Ref]) {
    let cfg = Cfg::new(unit);
    let loops = cfg.loops();
    if loops.is_empty() {
        return;
    }
    preheader::make(unit, &cfg, &loops);
    let cfg = Cfg::new(unit);
    let places = Places::new(unit, &cfg);
    let home = (0..unit.ins.len() as u32).map(|i| places.block(Ref(i)));
    let mut home: Vec<Option<BlockId>> = home.collect();
    // Inner loops first: what leaves one may leave the next.
    for l in cfg.loops() {
        let Some(before) = preheader::find(unit, &cfg, &l) else {
            continue;
        };
        let mut inside = vec![false; unit.blocks.len()];
        l.blocks.iter().for_each(|b| inside[b.0 as usize] = true);
        let body = l.blocks.iter().flat_map(|b| &unit[*b].body);
        let written = body
            .map(|r| writes(unit, &unit[*r]))
            .filter(|touched| *touched != Touched::Nothing)
            .collect();
        let mut hoist = Hoist {
            aliases: Aliases {
                cfg: &cfg,
                places: &places,
            },
            l: &l,
            inside,
            before,
            written,
            entry: None,
            pinned,
            home: &mut home,
            tainted: Tainted::new(unit),
        };
        hoist.run(unit);
    }
}

struct Hoist<'a> {
    aliases: Aliases<'a>,
    l: &'a Loop,
    inside: Vec<bool>,
    before: BlockId,
    written: Vec<Touched>,
    /// The snapshot of guards that moved, once there is one.
    entry: Option<SnapId>,
    pinned: &'a [Ref],
    home: &'a mut Vec<Option<BlockId>>,
    tainted: Tainted,
}

impl Hoist<'_> {
    fn run(&mut self, unit: &mut Unit) {
        for &b in &self.l.blocks {
            let cfg = self.aliases.cfg;
            let always = self.l.latches.iter().all(|latch| cfg.dominates(b, *latch));
            let mut body = std::mem::take(&mut unit[b].body);
            body.retain(|&r| {
                let moves = self.moves(unit, r, always);
                if moves {
                    self.take_out(unit, r);
                } else if always {
                    self.tainted.stays(unit, r);
                }
                !moves
            });
            unit[b].body = body;
            if let (true, Terminator::Branch { cond, .. }) = (always, &unit[b].end) {
                self.tainted.taint(unit, *cond);
            }
        }
    }

    fn take_out(&mut self, unit: &mut Unit, r: Ref) {
        if unit[r].op.effect() == Effect::Guard {
            let entry = self.entry_snapshot(unit);
            unit[r].snap = entry;
        }
        unit[self.before].body.push(r);
        self.home[r.0 as usize] = Some(self.before);
    }

    fn moves(&self, unit: &Unit, r: Ref, always: bool) -> bool {
        let ins = &unit[r];
        if is_constant(ins.op) || !ins.operands().all(|o| self.is_invariant(o)) {
            return false;
        }
        if ins.op.effect() == Effect::Guard {
            return always && self.guard_moves(unit, r, ins);
        }
        repeats(ins)
            && self.is_unwritten(unit, ins)
            && (!may_fault(ins) || always && !self.tainted.reaches(unit, ins))
    }

    fn is_invariant(&self, r: Ref) -> bool {
        let home = self.home.get(r.0 as usize).copied().flatten();
        home.is_some_and(|b| !self.inside[b.0 as usize])
    }

    fn guard_moves(&self, unit: &Unit, r: Ref, ins: &Ins) -> bool {
        let plain = matches!(ins.op, Uop::GuardTrue | Uop::GuardFalse) || ins.ty != Ty::Void;
        // A marked guard is one that the recorder wants to grow the unit from.
        plain
            && ins.imm == 0
            && unit[self.l.header].entry_snap != SnapId::NONE
            && unit[ins.snap].resume == Resume::Before
            && !self.pinned.contains(&r)
    }

    fn is_unwritten(&self, unit: &Unit, ins: &Ins) -> bool {
        match reads(ins) {
            Touched::Nothing => true,
            Touched::Place(at) => {
                let change = |written| self.aliases.may_change(unit, written, &at);
                !self.written.iter().any(change)
            }
            Touched::Regions(regions, _) => {
                let overlaps = |written: &Touched| match written {
                    Touched::Nothing => false,
                    Touched::Place(at) => regions.contains(&at.region),
                    Touched::Regions(..) => true,
                };
                !self.written.iter().any(overlaps)
            }
        }
    }

    /// The state before the loop, in terms of what enters it.
    fn entry_snapshot(&mut self, unit: &mut Unit) -> SnapId {
        if let Some(entry) = self.entry {
            return entry;
        }
        let mut given = Renames::new();
        let edges = unit[self.before].end.edges();
        for edge in edges.filter(|e| e.to == self.l.header) {
            for (param, arg) in unit[self.l.header].params.iter().zip(&edge.args) {
                given.set(*param, *arg);
            }
        }
        let mut snap = unit[unit[self.l.header].entry_snap].clone();
        snap.map_refs(|r| given.get(r));
        unit.snapshots.push(snap);
        let entry = SnapId(unit.snapshots.len() as u32 - 1);
        self.entry = Some(entry);
        entry
    }
}

#[cfg(test)]
mod tests;
