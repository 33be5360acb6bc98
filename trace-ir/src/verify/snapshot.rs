//! Snapshots, and what may stand between two guards that share one.

use super::{Checked, Place, Rule, exists, require};
use crate::snapshot::{CtxId, FrameState, Resume, SnapId, Snapshot};
use crate::unit::{Ref, Unit};
use crate::uop::{Effect, Ty, Uop};
use rekindle_abi::helpers::{self, Helper};

/// Checks what does not depend on where the snapshot is used.
pub(super) fn check(unit: &Unit, snap: &Snapshot, id: SnapId) -> Checked {
    let at = Place::Snap(id);
    let mut in_range = true;
    snap.for_each_ref(|r| in_range &= exists(unit, r));
    in_range &= snap.virtuals.iter().all(|v| exists(unit, v.at));
    let contexts = unit.contexts.len() as u32;
    in_range &= snap.frames.iter().all(|f| f.context.0 < contexts);
    require(in_range, at, Rule::InRange)?;

    let mut parent = None;
    for frame in &snap.frames {
        let chained = match parent {
            None => frame.context == CtxId(0) && frame.function.is_none(),
            Some(parent) => {
                frame.context != CtxId(0)
                    && unit.contexts[frame.context.0 as usize].parent == parent
                    && frame.function.is_some()
            }
        };
        require(chained, at, Rule::FrameChain)?;
        parent = Some(frame.context);
        let ascending = frame.regs.windows(2).all(|w| w[0].0 < w[1].0);
        require(ascending, at, Rule::RegisterOrder)?;
        check_types(unit, frame, at)?;
    }
    require(parent.is_some(), at, Rule::FrameChain)?;
    check_virtuals(snap, at)
}

fn check_types(unit: &Unit, frame: &FrameState, at: Place) -> Checked {
    let objects = frame.function.iter().chain(&frame.owner);
    let mut objects = objects.map(|r| unit[*r].ty);
    let mut regs = frame.regs.iter().map(|(_, r)| unit[*r].ty);
    let held = |ty| matches!(ty, Ty::Value | Ty::Int | Ty::Float | Ty::Bool);
    let fit = objects.all(|ty| ty == Ty::Value) && regs.all(held);
    require(fit, at, Rule::SnapshotType)
}

fn check_virtuals(snap: &Snapshot, at: Place) -> Checked {
    for (i, v) in snap.virtuals.iter().enumerate() {
        let later = &snap.virtuals[i..];
        let once = later[1..].iter().all(|other| other.at != v.at);
        let after = |r: Ref| later.iter().all(|other| other.at != r);
        let ordered = v.fields.iter().all(|(_, r)| after(*r));
        require(once && ordered, at, Rule::VirtualOrder)?;
    }
    Ok(())
}

/// Checks that everything a snapshot refers to is there where it is used.
pub(super) fn check_reach(
    unit: &Unit,
    id: SnapId,
    at: Place,
    reaches: impl Fn(Ref) -> bool,
) -> Checked {
    let snap = &unit[id];
    let mut reached = true;
    snap.for_each_ref(|r| {
        reached &= snap.virtuals.iter().any(|v| v.at == r) || reaches(r);
    });
    require(reached, at, Rule::Dominance)
}

/// Counts effects along a block, to find guards whose snapshot lies behind one.
#[derive(Default)]
pub(super) struct Effects {
    count: u32,
    /// Snapshots seen, with the count then.
    seen: Vec<(SnapId, u32)>,
}

impl Effects {
    /// Goes on to the next instruction.
    pub(super) fn pass(&mut self, unit: &Unit, r: Ref) -> Checked {
        let ins = &unit[r];
        // Resuming as an exception repeats nothing: a call and the check of its result share one.
        let repeats = |snap: SnapId| unit[snap].resume == Resume::Before;
        if ins.snap != SnapId::NONE && repeats(ins.snap) {
            let known = self.seen.iter().rev().find(|(snap, _)| *snap == ins.snap);
            match known {
                Some((_, count)) => {
                    require(*count == self.count, Place::Ins(r), Rule::EffectBetween)?;
                }
                None => self.seen.push((ins.snap, self.count)),
            }
        }
        self.count += is_effect(unit, r) as u32;
        Ok(())
    }
}

/// May executing it twice give another state? Filling a new object and passing arguments may not.
fn is_effect(unit: &Unit, r: Ref) -> bool {
    let ins = &unit[r];
    let is_new = |r: Ref| {
        let base = &unit[r];
        base.op.effect() == Effect::Call
            && Helper::from_index(base.imm as usize)
                .is_some_and(|h| h.row().effect == helpers::Effect::Alloc)
    };
    match ins.op.effect() {
        Effect::Write => match ins.op {
            Uop::SetArg | Uop::Barrier => false,
            _ => !is_new(ins.args[0]),
        },
        Effect::Call => Helper::from_index(ins.imm as usize)
            .is_some_and(|h| h.row().effect >= helpers::Effect::Write),
        _ => false,
    }
}
