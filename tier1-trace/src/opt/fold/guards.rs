//! Rules about guards.

use super::{Folded, Rule, View, rules};
use crate::opt::effects::makes_object;
use rekindle_trace_ir::{Ref, Uop};

/// A guard that holds is gone.
fn gone_if(holds: bool) -> Option<Folded> {
    holds.then_some(Folded::Gone)
}

/// `guard (bool_not x)` = the other guard of `x`
fn flip(v: &View<'_>, other: Uop) -> Option<Folded> {
    let x = v.under(Uop::BoolNot, v.a())?;
    Some(Folded::Ins(v.with(other, [x, Ref::NONE, Ref::NONE])))
}

fn never_null(v: &View<'_>) -> bool {
    let def = v.def(v.a());
    match def.op {
        Uop::IntEncode | Uop::FloatEncode | Uop::BoolEncode => true,
        Uop::ConstValue => def.imm != 0,
        _ => makes_object(def),
    }
}

pub(super) const RULES: &[Rule] = rules! {
    GuardTrue: "guard_true 1 = nothing" => |v| gone_if(v.int(v.a())? != 0);
    GuardFalse: "guard_false 0 = nothing" => |v| gone_if(v.int(v.a())? == 0);
    GuardTrue: "guard_true (bool_not x) = guard_false x" => |v| flip(v, Uop::GuardFalse);
    GuardFalse: "guard_false (bool_not x) = guard_true x" => |v| flip(v, Uop::GuardTrue);
    CheckStatus: "check_status c = nothing, if c is not negative" => |v| gone_if(v.int(v.a())? >= 0);
    CheckValue: "check_value (int_encode x) = nothing" => |v| gone_if(never_null(v));
};
