//! Removes allocations: an object that nobody else gets to see lives in its fields' values,
//! and only exits make it ([`rekindle_trace_ir::Virtual`]).
//!
//! Tuples, instances and cells, as long as they are only stored into, loaded from, tested and
//! held by snapshots, or by other such objects. Fields are followed through the graph; where
//! paths meet they must agree, else the object stays. (Escape analysis in the manner of
//! Bolz and others, "Allocation removal by partial evaluation in a tracing JIT", 2011.)
//!
//! An int, float or Bool that a register of a snapshot holds encoded is held raw: leaving encodes
//! it. Fields of removed objects stay as they were stored, because some slots hold raw numbers.

mod object;
mod walk;

use super::consts::Pool;
use super::rename::Renames;
use object::kind_of;
use rekindle_trace_ir::{Cfg, Ref, Unit, Uop, Virtual};
use rustc_hash::FxHashSet;
use walk::Walk;

/// `x = call new_tuple 1; store x y +16; z = load x +16` = `z := y`.
pub(super) fn run(unit: &mut Unit) {
    let cfg = Cfg::new(unit);
    let body = cfg.order.iter().flat_map(|b| &unit[*b].body);
    let mut candidates: FxHashSet<Ref> = body
        .copied()
        .filter(|r| kind_of(unit, *r).is_some())
        .collect();
    // Each attempt finds at least one object that must stay, or none.
    while !candidates.is_empty() {
        let mut walk = Walk::new(unit, &cfg, &candidates);
        walk.run();
        if walk.failed.is_empty() {
            let Walk {
                pool,
                renames,
                removed,
                virtuals,
                ..
            } = walk;
            rewrite(unit, &cfg, &removed, pool, &renames, virtuals);
            break;
        }
        let failed = walk.failed;
        candidates.retain(|r| !failed.contains(r));
    }
    hold_raw(unit);
}

fn rewrite(
    unit: &mut Unit,
    cfg: &Cfg,
    removed: &FxHashSet<Ref>,
    pool: Pool,
    renames: &Renames,
    virtuals: Vec<(usize, Vec<Virtual>)>,
) {
    for &b in &cfg.order {
        unit[b].body.retain(|r| !removed.contains(r));
    }
    renames.apply(unit);
    for (snap, virtuals) in virtuals {
        unit.snapshots[snap].virtuals = virtuals;
    }
    pool.finish(unit);
}

/// `snapshot {r0 = int_encode x}` = `snapshot {r0 = x}`
fn hold_raw(unit: &mut Unit) {
    let mut snapshots = std::mem::take(&mut unit.snapshots);
    let raw = |r: &mut Ref| {
        let ins = &unit[*r];
        if let Uop::IntEncode | Uop::FloatEncode | Uop::BoolEncode = ins.op {
            *r = ins.args[0];
        }
    };
    for snap in &mut snapshots {
        let regs = snap.frames.iter_mut().flat_map(|frame| &mut frame.regs);
        regs.for_each(|(_, r)| raw(r));
    }
    unit.snapshots = snapshots;
}

#[cfg(test)]
mod tests;
