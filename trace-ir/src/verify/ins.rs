//! One instruction against its rows in the tables.

use super::{Checked, Place, Rule, exists, require, snap_exists};
use crate::snapshot::SnapId;
use crate::unit::{Ins, Ref, Unit};
use crate::uop::{Effect, Imm, Ty, Uop};
use rekindle_abi::ctx::MAX_ARGS;
use rekindle_abi::heap::ShapeId;
use rekindle_abi::helpers::{self, Helper, HelperRow};

/// Checks operands, types, immediate and the presence of a snapshot.
pub(super) fn check(unit: &Unit, r: Ref) -> Checked {
    let ins = &unit[r];
    let at = Place::Ins(r);
    let row = match ins.op.imm() {
        Imm::Helper => {
            let helper = usize::try_from(ins.imm).ok().and_then(Helper::from_index);
            require(helper.is_some(), at, Rule::Immediate)?;
            helper.map(Helper::row)
        }
        _ => None,
    };
    require(imm_means_something(unit, ins), at, Rule::Immediate)?;
    require(result_fits(ins, row), at, Rule::ResultType)?;

    let wanted = match row {
        Some(row) => row.params.len(),
        None => ins.op.operands().len(),
    };
    let given = ins.operands().count();
    let in_order = ins.args[..wanted.min(3)].iter().all(|r| r.is_some());
    require(given == wanted && in_order, at, Rule::OperandCount)?;
    require(ins.operands().all(|o| exists(unit, o)), at, Rule::InRange)?;
    for (i, operand) in ins.operands().enumerate() {
        let ty = unit[operand].ty;
        let fits =
            ty.fits(ins.op.operands()[i]) && row.is_none_or(|row| fits_helper(ty, row.params[i]));
        require(fits, at, Rule::OperandType)?;
    }

    let leaves = match row {
        Some(row) => row.raises || row.effect == helpers::Effect::Any,
        None => ins.op.effect() == Effect::Guard,
    };
    let present = match ins.snap {
        SnapId::NONE => !leaves,
        snap => leaves && snap_exists(unit, snap),
    };
    require(present, at, Rule::SnapshotPresence)
}

fn imm_means_something(unit: &Unit, ins: &Ins) -> bool {
    let imm = ins.imm;
    match ins.op.imm() {
        Imm::No => imm == 0,
        Imm::Number => ins.ty != Ty::Bool || imm == 0 || imm == 1,
        Imm::Bits | Imm::Word | Imm::Helper | Imm::Mark => true,
        Imm::Literal => (0..unit.literals.len() as i64).contains(&imm),
        Imm::Offset => i32::try_from(imm).is_ok(),
        Imm::Shape => (1..ShapeId::FIRST_DYNAMIC.0 as i64).contains(&imm),
        Imm::Reg => u16::try_from(imm).is_ok(),
        Imm::Arg => (0..MAX_ARGS as i64).contains(&imm),
    }
}

fn result_fits(ins: &Ins, row: Option<&HelperRow>) -> bool {
    let table = ins.op.result();
    let by_table = match ins.op {
        Uop::ConstInt => matches!(ins.ty, Ty::Int | Ty::Bool),
        // Their result is an `I`, and some say yes or no.
        Uop::CallWordFloat => matches!(ins.ty, Ty::Int | Ty::Bool),
        _ => ins.ty != Ty::Word && ins.ty.fits(table),
    };
    by_table && row.is_none_or(|row| helper_gives(row.result, ins.ty))
}

fn helper_gives(result: helpers::Ty, ty: Ty) -> bool {
    match result {
        helpers::Ty::V => ty == Ty::Value,
        helpers::Ty::I => matches!(ty, Ty::Int | Ty::Bool),
        helpers::Ty::F => ty == Ty::Float,
    }
}

fn fits_helper(ty: Ty, param: helpers::Ty) -> bool {
    match param {
        helpers::Ty::V => ty == Ty::Value,
        helpers::Ty::I => matches!(ty, Ty::Int | Ty::Bool | Ty::Ptr),
        helpers::Ty::F => ty == Ty::Float,
    }
}
