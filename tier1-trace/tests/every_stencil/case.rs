//! A case: code around one stencil, the words it needs, and what must come of it.

use crate::operands::Operands;
use crate::program::{Case, EXACTLY, code_words, comparing};
use crate::world::{CTX, LITERAL, SLOTS, World, address, ctx_word};
use rekindle_abi::Ctx;
use rekindle_abi::ctx::{FLOAT_REGS, INT_REGS};
use rekindle_abi::stencil::{HoleValue, Place, Stencil};
use rekindle_lowering::stencil::Variant;
use rekindle_machine::patch::patch;
use rekindle_tier1::stencils::Table;
use rekindle_trace_ir::form::{LEFT, RETURNED, hole_imm};
use rekindle_trace_ir::unit::{Block, Ins, Terminator, Unit, UnitKind};
use rekindle_trace_ir::{Form, Outcome, Ref, Resume, SnapId, Snapshot, Ty, Uop, eval};
use std::mem::offset_of;

/// Numbers of the exits that a case leaves through.
const NEXT: u64 = 1;
const EXIT: u64 = 2;
const TARGET: u64 = 3;

/// Where a stencil goes on to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    Next,
    Exit,
    Target,
    Returns,
}

/// Registers of a case: all different, but for operands.
struct Registers {
    words: [u64; INT_REGS],
    doubles: [u64; FLOAT_REGS],
}

/// Makes the case of a variant with these operands, unless the op is not defined for them or
/// they do not fit.
pub(crate) fn case(
    table: &Table,
    variant: &Variant,
    mut operands: Operands,
) -> Option<(Way, Case)> {
    let signature = variant.form.signature()?;
    let mut world = World::new();
    let mut registers = Registers {
        words: std::array::from_fn(|n| 0x7777_0000 + n as u64),
        doubles: std::array::from_fn(|n| (100.5 + n as f64).to_bits()),
    };
    let mut before = Vec::new();
    let mut put = |world: &mut World, word: usize, value: u64| {
        world.words[word] = value;
        before.push((word, value));
    };
    for (i, (place, slotting)) in variant
        .operands
        .iter()
        .zip(signature.operands())
        .enumerate()
    {
        // Two operands in one register are one value.
        let earlier = (0..i).find(|j| {
            let same_class = signature.operands()[*j].float == slotting.float;
            variant.operands[*j] == *place && same_class && matches!(place, Place::Reg(_))
        });
        if let Some(j) = earlier {
            operands.args[i] = operands.args[j];
        }
        let value = operands.args[i];
        match place {
            Place::Reg(n) if slotting.float => registers.doubles[*n as usize] = value,
            Place::Reg(n) => registers.words[*n as usize] = value,
            Place::Slot => put(&mut world, SLOTS + i, value),
            Place::Imm => {}
        }
    }
    if variant.form == Form::Op(Uop::Poll) {
        put(
            &mut world,
            ctx_word(offset_of!(Ctx, attention)),
            operands.args[0],
        );
    }
    if variant.form == Form::Forced {
        put(
            &mut world,
            ctx_word(offset_of!(Ctx, forced)),
            1 + operands.args[0],
        );
    }
    let start = world.clone();
    let (way, result) = expected(variant.form, &operands, &mut world)?;
    let code = code(table, variant, &operands, &registers)?;

    let changed = (0..start.words.len()).filter(|i| start.words[*i] != world.words[*i]);
    let mut after: Vec<_> = changed.map(|i| (i, world.words[i], EXACTLY)).collect();
    let result = variant.result.zip(result).filter(|_| way == Way::Next);
    let float = signature.result.is_some_and(|s| s.float);
    if let Some((Place::Slot, value)) = result {
        after.push((SLOTS + 3, value, comparing(float)));
    }
    if way != Way::Returns {
        let clobbers = table.clobbers(variant.form);
        for n in 0..INT_REGS {
            let lost = way == Way::Next && clobbers.ints >> n & 1 == 1;
            let word = ctx_word(offset_of!(Ctx, spill_int)) + n;
            after.push(match result {
                Some((Place::Reg(r), value)) if r as usize == n && !float => (word, value, EXACTLY),
                _ => (word, registers.words[n], kept(lost)),
            });
        }
        for n in 0..FLOAT_REGS {
            let lost = way == Way::Next && clobbers.floats >> n & 1 == 1;
            let word = ctx_word(offset_of!(Ctx, spill_float)) + n;
            after.push(match result {
                Some((Place::Reg(r), value)) if r as usize == n && float => {
                    (word, value, comparing(true))
                }
                _ => (word, registers.doubles[n], kept(lost)),
            });
        }
        let number = match way {
            Way::Exit => EXIT,
            Way::Target => TARGET,
            _ => NEXT,
        };
        after.push((ctx_word(offset_of!(Ctx, exit_id)), number, EXACTLY));
    }
    let case = Case {
        label: format!("{variant:?} {operands:x?}"),
        subject: code_words(&code),
        before,
        after,
        status: if way == Way::Returns { RETURNED } else { LEFT },
    };
    Some((way, case))
}

/// Which bits of a register to compare.
fn kept(lost: bool) -> u64 {
    if lost { 0 } else { EXACTLY }
}

/// Where the form goes on, and its result; memory as it then is.
fn expected(form: Form, operands: &Operands, world: &mut World) -> Option<(Way, Option<u64>)> {
    let a = operands.args[0];
    let test = |bit: Option<u64>, answer: bool| (bit == Some(1)) == answer;
    let target = |taken: bool| if taken { Way::Target } else { Way::Next };
    Some(match form {
        Form::Op(op) => evaluate(op, operands, world)?,
        Form::Call(_) => evaluate(Uop::Call, operands, world)?,
        Form::Guard(op, answer) => match test(evaluate(op, operands, world)?.1, answer) {
            true => (Way::Next, None),
            false => (Way::Exit, None),
        },
        Form::Branch(op, answer) => {
            let taken = test(evaluate(op, operands, world)?.1, answer);
            (target(taken), None)
        }
        Form::BranchBool(answer) => (target(test(Some(a), answer)), None),
        Form::Move | Form::MoveFloat => (Way::Next, Some(a)),
        Form::Word | Form::Double => (Way::Next, Some(operands.imm as u64)),
        Form::Jump => (Way::Target, None),
        Form::Forced => {
            let left = &mut world.words[ctx_word(offset_of!(Ctx, forced))];
            *left -= 1;
            let way = if *left == 0 { Way::Exit } else { Way::Next };
            (way, None)
        }
        Form::CountLoop => {
            world.words[ctx_word(offset_of!(Ctx, loop_count))] += 1;
            (Way::Next, None)
        }
        Form::Return => {
            world.words[ctx_word(offset_of!(Ctx, args))] = a;
            (Way::Returns, None)
        }
        // Every case has these around its stencil.
        Form::ExitStub | Form::ExitTail | Form::Enter => return None,
    })
}

/// What the evaluator makes of a unit of one op.
fn evaluate(op: Uop, operands: &Operands, world: &mut World) -> Option<(Way, Option<u64>)> {
    let mut ins = Vec::new();
    let mut args = [Ref::NONE; 3];
    let types = op.operands();
    let count = match op {
        Uop::Call => rekindle_abi::helpers::HELPERS[operands.imm as usize]
            .params
            .len(),
        _ => types.len(),
    };
    for i in 0..count {
        let mut constant = Ins::new(match types[i] {
            Ty::Float => Uop::ConstFloat,
            _ => Uop::ConstInt,
        });
        constant.imm = operands.args[i] as i64;
        args[i] = Ref(ins.len() as u32);
        ins.push(constant);
    }
    let at = Ref(ins.len() as u32);
    ins.push(Ins {
        args,
        imm: operands.imm,
        snap: SnapId(0),
        ..Ins::new(op)
    });
    let body = (0..ins.len() as u32).map(Ref).collect();
    let unit = Unit {
        kind: UnitKind::Loop,
        root_pc: 0,
        codes: Vec::new(),
        contexts: Vec::new(),
        literals: Vec::new(),
        ins,
        blocks: vec![Block {
            body,
            ..Block::new(Terminator::Exit(SnapId(0)))
        }],
        snapshots: vec![Snapshot {
            frames: Vec::new(),
            resume: Resume::Before,
            virtuals: Vec::new(),
        }],
    };
    match eval(&unit, world, 100) {
        Outcome::Exit { at: guard, .. } if guard == at => Some((Way::Exit, None)),
        Outcome::Exit { values, .. } => Some((Way::Next, Some(values[at.0 as usize]))),
        _ => None,
    }
}

/// Registers are filled, the stencil runs, and every way out of it ends in a stub of its own.
fn code(
    table: &Table,
    variant: &Variant,
    operands: &Operands,
    registers: &Registers,
) -> Option<Vec<u8>> {
    let find = |form, result| table.find(form, &[], result);
    let mut parts: Vec<(Stencil, i64)> = Vec::new();
    for (n, word) in registers.words.iter().enumerate() {
        let stencil = find(Form::Word, Some(Place::Reg(n as u8)))?;
        parts.push((stencil, *word as i64));
    }
    for (n, double) in registers.doubles.iter().enumerate() {
        let stencil = find(Form::Double, Some(Place::Reg(n as u8)))?;
        parts.push((stencil, *double as i64));
    }
    let imm = match variant.form {
        Form::Op(Uop::Literal) => address(LITERAL) as i64,
        Form::Op(op) | Form::Guard(op, _) | Form::Branch(op, _) => hole_imm(op, operands.imm),
        Form::Call(_) => hole_imm(Uop::Call, operands.imm),
        _ => operands.imm,
    };
    let subject = parts.len();
    parts.push((
        table.find(variant.form, &variant.operands, variant.result)?,
        imm,
    ));
    for number in [NEXT, EXIT, TARGET] {
        parts.push((find(Form::ExitStub, None)?, number as i64));
    }
    parts.push((find(Form::ExitTail, None)?, 0));

    let mut starts = vec![0];
    for (stencil, _) in &parts {
        starts.push(starts[starts.len() - 1] + stencil.code.len());
    }
    let (exit, target, tail) = (subject + 2, subject + 3, subject + 4);
    let mut code: Vec<u8> = Vec::new();
    for (i, (stencil, imm)) in parts.iter().enumerate() {
        code.extend_from_slice(stencil.code);
        for hole in stencil.holes {
            let value = match hole.value {
                HoleValue::SlotA => 0,
                HoleValue::SlotB => 8,
                HoleValue::SlotC => 16,
                HoleValue::SlotD => 24,
                HoleValue::ImmA => operands.args[0] as i64,
                HoleValue::ImmB => operands.args[1] as i64,
                HoleValue::ImmC => operands.args[2] as i64,
                HoleValue::Imm => *imm,
                HoleValue::Next => starts[i + 1] as i64,
                HoleValue::Exit => starts[exit] as i64,
                HoleValue::Target if i == subject => starts[target] as i64,
                HoleValue::Target => starts[tail] as i64,
            };
            if !table.fits(hole.kind, value) {
                return None;
            }
            let at = starts[i] + hole.offset as usize;
            let patched = patch(&mut code, 0, at, hole.kind, value + i64::from(hole.addend));
            patched.expect("what fits can be patched");
        }
    }
    Some(code)
}

const _: () = assert!(SLOTS + 4 <= CTX);
