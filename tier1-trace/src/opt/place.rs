//! Where things stand that cost nothing to move.
//!
//! * Constants and literals go from the entry to the block that dominates all their uses,
//!   outside of loops: a side trace's constants are nobody else's business.
//! * A test goes right before the guard or branch that asks it, so that both become one
//!   machine instruction; a test that several ask is repeated.

use super::consts::is_constant;
use super::effects::{Touched, reads};
use rekindle_trace_ir::{BlockId, Cfg, Effect, Ref, SnapId, Terminator, Ty, Unit, Uop};

pub(super) fn run(unit: &mut Unit) {
    tests(unit);
    constants(unit);
}

/// `t = test; …; guard t` = `…; t = test; guard t`.
fn tests(unit: &mut Unit) {
    let order = unit.reverse_post_order();
    let mut uses = vec![0u32; unit.ins.len()];
    for &b in &order {
        for_each_use(unit, b, |r| uses[r.0 as usize] += 1);
    }
    for &b in &order {
        let old = std::mem::take(&mut unit[b].body);
        let mut body: Vec<Ref> = Vec::with_capacity(old.len());
        for r in old {
            if let Uop::GuardTrue | Uop::GuardFalse = unit[r].op {
                let cond = unit[r].args[0];
                unit[r].args[0] = bring(unit, &mut body, &mut uses, cond);
            }
            body.push(r);
        }
        let mut end = std::mem::replace(&mut unit[b].end, Terminator::Exit(SnapId::NONE));
        if let Terminator::Branch { cond, .. } = &mut end {
            *cond = bring(unit, &mut body, &mut uses, *cond);
        }
        unit[b].end = end;
        unit[b].body = body;
    }
    for b in order {
        let mut body = std::mem::take(&mut unit[b].body);
        body.retain(|r| !is_test(unit, *r) || uses.get(r.0 as usize).is_none_or(|n| *n > 0));
        unit[b].body = body;
    }
}

/// Is it a test that may stand anywhere behind its operands?
fn is_test(unit: &Unit, r: Ref) -> bool {
    let ins = &unit[r];
    ins.ty == Ty::Bool
        && ins.op.effect() == Effect::Pure
        && !is_constant(ins.op)
        && !matches!(ins.op, Uop::Param | Uop::IntSelect | Uop::BoolDecode)
        && reads(ins) == Touched::Nothing
}

/// Makes the test the last instruction of `body`; a copy stands for it there.
fn bring(unit: &mut Unit, body: &mut Vec<Ref>, uses: &mut [u32], test: Ref) -> Ref {
    if body.last() == Some(&test) || !is_test(unit, test) {
        return test;
    }
    let ins = unit[test];
    uses[test.0 as usize] -= 1;
    let copy = unit.push(ins);
    body.push(copy);
    copy
}

fn constants(unit: &mut Unit) {
    let cfg = Cfg::new(unit);
    let mut looping = vec![false; unit.blocks.len()];
    for l in cfg.loops() {
        l.blocks.iter().for_each(|b| looping[b.0 as usize] = true);
    }
    let mut home: Vec<Option<BlockId>> = vec![None; unit.ins.len()];
    for &b in &cfg.order {
        for_each_use(unit, b, |r| {
            if is_constant(unit[r].op) {
                let slot = &mut home[r.0 as usize];
                *slot = Some(slot.map_or(b, |other| common(&cfg, other, b)));
            }
        });
    }
    let entry = std::mem::take(&mut unit[Unit::ENTRY].body);
    let (constants, rest): (Vec<Ref>, Vec<Ref>) =
        entry.into_iter().partition(|r| is_constant(unit[*r].op));
    unit[Unit::ENTRY].body = rest;
    for r in constants.into_iter().rev() {
        let Some(mut b) = home[r.0 as usize] else {
            continue;
        };
        while let (true, Some(idom)) = (looping[b.0 as usize], cfg.idom(b)) {
            b = idom;
        }
        unit[b].body.insert(0, r);
    }
}

/// The closest block that dominates both.
fn common(cfg: &Cfg, mut a: BlockId, b: BlockId) -> BlockId {
    while !cfg.dominates(a, b) {
        a = cfg.idom(a).unwrap_or(Unit::ENTRY);
    }
    a
}

/// Calls `f` with every value that the block uses, as operand, in snapshots or on its edges.
fn for_each_use(unit: &Unit, b: BlockId, mut f: impl FnMut(Ref)) {
    let block = &unit[b];
    let mut last = SnapId::NONE;
    let mut snapshot = |snap: SnapId, f: &mut dyn FnMut(Ref)| {
        if snap != SnapId::NONE && snap != last {
            last = snap;
            let snap = &unit[snap];
            snap.for_each_ref(|r| {
                if snap.virtuals.iter().all(|v| v.at != r) {
                    f(r);
                }
            });
        }
    };
    for &r in &block.body {
        unit[r].operands().for_each(&mut f);
        snapshot(unit[r].snap, &mut f);
    }
    match &block.end {
        Terminator::Branch { cond, .. } => f(*cond),
        Terminator::Exit(snap) => snapshot(*snap, &mut f),
        Terminator::Return(r) => f(*r),
        Terminator::Jump(_) => {}
    }
    for edge in block.end.edges() {
        edge.args.iter().for_each(|r| f(*r));
    }
}
