//! A unit of one op: operands are loaded from memory, so that LLVM cannot know them.

use crate::world::LITERAL;
use rekindle_abi::helpers::{self, Effect as Does, Helper};
use rekindle_trace_ir::snapshot::FrameState;
use rekindle_trace_ir::{
    CtxId, Effect, Ins, Literal, Ref, Region, Resume, SnapId, Snapshot, Terminator, Ty, Unit, Uop,
    parse,
};

/// Its guard, if it is one, leaves with the operands; its end with the result.
pub(crate) fn of_op(op: Uop, imm: i64) -> Unit {
    let mut unit = parse("snap s0 = before x0@0{}\nb0:\n  exit s0").expect("this is a unit");
    unit.literals = vec![Literal::Name("a".into()), Literal::Name("b".into())];
    let base = push(
        &mut unit,
        Ins {
            ty: Ty::Ptr,
            imm: 1,
            ..Ins::new(Uop::Literal)
        },
    );

    let helper = is_call(op).then(|| Helper::from_index(imm as usize));
    let row = helper.map(|h| h.expect("calls name helpers").row());
    let types: Vec<Ty> = match row {
        Some(row) => row.params.iter().map(|ty| of_helper(*ty)).collect(),
        None => op.operands().iter().map(|ty| plain(*ty)).collect(),
    };
    let mut args = [Ref::NONE; 3];
    for (i, ty) in types.iter().enumerate() {
        let load = if ty.is_float() {
            Uop::LoadFloat
        } else {
            Uop::Load
        };
        args[i] = push(
            &mut unit,
            Ins {
                ty: *ty,
                region: Region::Object,
                args: [base, Ref::NONE, Ref::NONE],
                imm: 8 * i as i64,
                ..Ins::new(load)
            },
        );
    }
    let leaves = match row {
        Some(row) => row.raises || row.effect == Does::Any,
        None => op.effect() == Effect::Guard,
    };
    let ty = match row {
        Some(row) => of_helper(row.result),
        None => plain(op.result()),
    };
    let region = match op {
        Uop::LoadReg => Region::Frame,
        Uop::LoadCtx => Region::Ctx,
        Uop::SetArg | Uop::GetArg => Region::Args,
        _ => Region::Object,
    };
    let snap = if leaves { SnapId(0) } else { SnapId::NONE };
    let ins = Ins {
        op,
        ty,
        region,
        args,
        imm,
        snap,
    };
    let result = push(&mut unit, ins);

    let operands: Vec<Ref> = args.into_iter().filter(|r| r.is_some()).collect();
    let results = if ty == Ty::Void {
        Vec::new()
    } else {
        vec![result]
    };
    unit.snapshots = vec![state(&operands), state(&results)];
    unit.blocks[0].end = Terminator::Exit(SnapId(1));
    unit
}

fn is_call(op: Uop) -> bool {
    op.effect() == Effect::Call
}

fn push(unit: &mut Unit, ins: Ins) -> Ref {
    let r = unit.push(ins);
    unit.blocks[0].body.push(r);
    r
}

fn plain(ty: Ty) -> Ty {
    if ty == Ty::Word { Ty::Value } else { ty }
}

fn of_helper(ty: helpers::Ty) -> Ty {
    match ty {
        helpers::Ty::V => Ty::Value,
        helpers::Ty::I => Ty::Int,
        helpers::Ty::F => Ty::Float,
    }
}

fn state(refs: &[Ref]) -> Snapshot {
    let regs = (0u16..).zip(refs.iter().copied()).collect();
    Snapshot {
        frames: vec![FrameState {
            context: CtxId(0),
            pc: 0,
            function: None,
            owner: None,
            regs,
        }],
        resume: Resume::Before,
        virtuals: Vec::new(),
    }
}

// Literal 1 is the address of the operands.
const _: () = assert!(LITERAL + 2 <= crate::world::SLOTS);
