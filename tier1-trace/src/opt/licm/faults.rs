//! Which values a guard that stays in the loop vouches for.
//!
//! A load may go wrong where a guard has not spoken yet: `items` of what is no list, item 3 of
//! a pair. A guard *speaks of* what its condition is computed from, and of what that was loaded
//! from; a load depends on everything its address was computed and loaded from.
//!
//! Comparisons of numbers say how far an index goes, not what an object is: a field at a fixed
//! offset of a mutable object is there whatever they say.

use super::super::consts::is_constant;
use rekindle_trace_ir::{Effect, Ins, Ref, Region, Ty, Unit, Uop};

/// Values that guards which stay speak of.
pub(super) struct Tainted {
    by_kind: Vec<bool>,
    by_range: Vec<bool>,
}

/// Values looked at for one question; beyond, the answer is the careful one.
const MOST: usize = 128;

impl Tainted {
    pub(super) fn new(unit: &Unit) -> Tainted {
        Tainted {
            by_kind: vec![false; unit.ins.len()],
            by_range: vec![false; unit.ins.len()],
        }
    }

    /// The instruction stays where it is.
    pub(super) fn stays(&mut self, unit: &Unit, r: Ref) {
        let ins = &unit[r];
        if ins.op.effect() == Effect::Guard && ins.ty == Ty::Void {
            ins.operands().for_each(|cond| self.taint(unit, cond));
        }
    }

    /// Whether the loop goes on depends on `cond`.
    pub(super) fn taint(&mut self, unit: &Unit, cond: Ref) {
        let list = match unit[cond].op {
            Uop::IntLt | Uop::IntLe | Uop::IntEq | Uop::IntNe | Uop::IntUlt => &mut self.by_range,
            _ => &mut self.by_kind,
        };
        let mut spoken = vec![cond];
        let mut next = 0;
        while let Some(&r) = spoken.get(next) {
            next += 1;
            let ins = &unit[r];
            let known = |o: &Ref| is_number(unit, *o) || spoken.contains(o);
            let more: Vec<Ref> = ins.operands().filter(|o| !known(o)).collect();
            match ins.op.effect() {
                Effect::Pure | Effect::Guard | Effect::Alloc => spoken.extend(more),
                // What it was loaded from, and no further.
                _ => more.iter().for_each(|o| set(list, *o)),
            }
        }
        spoken.iter().for_each(|r| set(list, *r));
    }

    /// Does what `ins` needs depend on something that such a guard speaks of?
    pub(super) fn reaches(&self, unit: &Unit, ins: &Ins) -> bool {
        let fixed = match ins.op {
            Uop::Load | Uop::LoadFloat | Uop::LoadByte => is_field(ins.region),
            Uop::IntDecode | Uop::FloatDecode => true,
            _ => false,
        };
        let of = |list: &[bool], r: Ref| list.get(r.0 as usize).copied().unwrap_or(true);
        let tainted = |r: Ref| of(&self.by_kind, r) || !fixed && of(&self.by_range, r);
        let mut seen: Vec<Ref> = ins.operands().collect();
        // A number has no fields: some guard will fail before this is reached.
        if seen.iter().any(|r| unit[*r].op == Uop::ConstValue) {
            return true;
        }
        let mut next = 0;
        while let Some(&r) = seen.get(next) {
            next += 1;
            if tainted(r) || next > MOST {
                return true;
            }
            for o in unit[r].operands() {
                if !is_number(unit, o) && !seen.contains(&o) {
                    seen.push(o);
                }
            }
        }
        false
    }
}

/// Is it a constant that is no object? Nothing depends on what a guard says of it.
fn is_number(unit: &Unit, r: Ref) -> bool {
    is_constant(unit[r].op) && unit[r].op != Uop::Literal
}

fn set(list: &mut [bool], r: Ref) {
    if let Some(spoken) = list.get_mut(r.0 as usize) {
        *spoken = true;
    }
}

/// Does the region hold fields that are there because of what the object is?
fn is_field(region: Region) -> bool {
    use Region::*;
    matches!(
        region,
        ListHead | SlotValue | SlotInt | SlotFloat | SlotMore | Cell | ClassVersion | Dict | Object
    )
}
