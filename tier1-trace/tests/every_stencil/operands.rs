//! Operands for every op: edge values first, then generated ones, always the same.

use crate::world::{self, FRAME, address, helper, object};
use rekindle_abi::heap::ShapeId;
use rekindle_abi::{Ctx, Value};
use rekindle_trace_ir::{Form, Ty, Uop};
use std::mem::offset_of;

/// Operands as bits, and the immediate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operands {
    pub(crate) args: [u64; 3],
    pub(crate) imm: i64,
}

const INTS: [i64; 22] = [
    0,
    1,
    -1,
    2,
    7,
    -7,
    63,
    64,
    -64,
    65535,
    -65536,
    i32::MAX as i64,
    i32::MIN as i64,
    1 << 32,
    (1 << 62) - 1,
    1 << 62,
    -(1 << 62),
    -(1 << 62) - 1,
    0x0123_4567_89ab_cdef,
    i64::MAX,
    i64::MIN,
    i64::MIN + 1,
];

const FLOATS: [f64; 20] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -0.5,
    2.75,
    -3.25,
    1e300,
    -1e300,
    5e-324,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
    9223372036854775807.0,
    -9223372036854775808.0,
    9223372036854774784.0,
    4503599627370497.5,
    1e-77,
    123456.789,
];

/// Generated values of each type of number.
const GENERATED: usize = 7;

/// Bits that look random and are always the same.
fn noise(count: usize) -> impl Iterator<Item = u64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    })
    .take(count)
}

/// Any finite double: of an exponent near 0 half of the time, so that results are finite, too.
fn float(bits: u64) -> u64 {
    let exponent = if bits & 1 == 1 {
        (bits >> 52) % 2046
    } else {
        1023 - 32 + (bits >> 52) % 64
    };
    bits & 0x800f_ffff_ffff_ffff | exponent << 52
}

fn values() -> Vec<u64> {
    use object::*;
    let objects = [
        FLOAT,
        BIG,
        BIG_MIN,
        BIG_BEYOND,
        BIG_LONG,
        LIST,
        OLD_LIST,
        REMEMBERED_LIST,
    ];
    let words = [
        Value::NULL,
        Value::NONE,
        Value::TRUE,
        Value::FALSE,
        Value::ELLIPSIS,
        Value::small_int(0),
        Value::small_int(-1),
        Value::small_int((1 << 62) - 1),
        Value::small_int(-(1 << 62)),
        Value::try_float(1.5).expect("in range"),
        Value::try_float(-2.5e70).expect("in range"),
    ];
    let words = words.iter().map(|v| v.0);
    words.chain(objects.map(address)).collect()
}

/// Values of a type, for an op that wants nothing in particular.
fn of_type(ty: Ty) -> Vec<u64> {
    match ty {
        Ty::Float => FLOATS
            .iter()
            .map(|x| x.to_bits())
            .chain(noise(GENERATED).map(float))
            .collect(),
        Ty::Bool => vec![0, 1],
        Ty::Int => INTS
            .iter()
            .map(|i| *i as u64)
            .chain(noise(GENERATED).map(|n| (n as i64 >> (n % 61)) as u64))
            .collect(),
        Ty::Value => values(),
        Ty::Void | Ty::Word | Ty::Ptr => {
            let mut all = values();
            all.extend([3, u64::MAX, 1 << 63]);
            all
        }
    }
}

/// Every combination of these values.
fn product(choices: &[Vec<u64>], imm: i64) -> Vec<Operands> {
    let mut all = vec![Operands { args: [0; 3], imm }];
    for (i, values) in choices.iter().enumerate() {
        let longer = all.iter().flat_map(|o| {
            values.iter().map(move |v| {
                let mut o = *o;
                o.args[i] = *v;
                o
            })
        });
        all = longer.collect();
    }
    all
}

/// What a form is tried with, in an order that mixes the values early.
pub(crate) fn operands(form: Form) -> Vec<Operands> {
    let op = match form {
        // The flag that a poll reads and what the counter has left stand for operands.
        Form::BranchBool(_) | Form::Op(Uop::Poll) | Form::Forced => {
            return product(&[of_type(Ty::Bool)], 0);
        }
        Form::Op(op) | Form::Guard(op, _) | Form::Branch(op, _) => op,
        Form::Call(n) => return calls(n),
        Form::MoveFloat => return product(&[of_type(Ty::Float)], 0),
        Form::Move | Form::Return => return product(&[of_type(Ty::Word)], 0),
        Form::Word => return numbers(of_type(Ty::Word)),
        Form::Double => return numbers(of_type(Ty::Float)),
        _ => return product(&[], 0),
    };
    let data = vec![address(object::DATA), address(object::DATA + 4)];
    let index = vec![0, 1, 2, 5, -1i64 as u64];
    let shapes = [ShapeId::LIST_INT, ShapeId::FLOAT, ShapeId::BIG_INT].map(|s| u64::from(s.0));
    let args = (offset_of!(Ctx, args) / 8..).take(2);
    match op {
        Uop::Load | Uop::LoadFloat => offsets(&[data], &[0, 8, 24]),
        Uop::LoadByte => offsets(&[data], &[0, 3, 13]),
        Uop::LoadIndex | Uop::LoadIndexFloat => offsets(&[data, index], &[0, 16]),
        Uop::LoadIndexByte => offsets(&[data, index], &[0, 13]),
        Uop::StoreIndexByte => offsets(&[data, index, of_type(Ty::Int)], &[0, 13]),
        Uop::Store => offsets(&[data, of_type(Ty::Word)], &[0, 8, 24]),
        Uop::StoreByte => offsets(&[data, of_type(Ty::Int)], &[0, 3, 13]),
        Uop::StoreFloat => offsets(&[data, of_type(Ty::Float)], &[0, 8]),
        Uop::StoreIndex => offsets(&[data, index, of_type(Ty::Word)], &[0, 16]),
        Uop::StoreIndexFloat => offsets(&[data, index, of_type(Ty::Float)], &[0, 16]),
        Uop::StoreShape => product(&[vec![address(object::LIST)], shapes.to_vec()], 0),
        Uop::Barrier => {
            use object::{LIST, OLD_LIST, REMEMBERED_LIST};
            let objects = [OLD_LIST, LIST, REMEMBERED_LIST].map(address);
            product(&[objects.to_vec(), of_type(Ty::Value)], 0)
        }
        Uop::HasShape => offsets(&[values()], &shapes.map(|s| s as i64)),
        Uop::HasShapeOf => product(&[values(), shapes.to_vec()], 0),
        Uop::LoadReg => offsets(&[], &[0, 1, 3]),
        Uop::LoadCtx => offsets(&[], &[offset_of!(Ctx, exc) as i64]),
        Uop::SetArg => offsets(&[of_type(Ty::Word)], &[0, 3]),
        Uop::GetArg => offsets(&[], &args.map(|_| 2).collect::<Vec<_>>()),
        Uop::IntShl | Uop::IntShlOvf | Uop::IntSar => {
            let counts = [0, 1, 5, 62, 63, 64, 65, 1 << 40, i64::MAX, -1, i64::MIN];
            let counts = counts.map(|c| c as u64).to_vec();
            product(&[of_type(Ty::Int), counts], 0)
        }
        Uop::CallFloat => call(&[Ty::Float], world::Kind::Float1),
        Uop::CallFloat2 => call(&[Ty::Float, Ty::Float], world::Kind::Float2),
        Uop::CallFloatValue => call(&[Ty::Float], world::Kind::BoxFloat),
        Uop::CallWordFloat => call(&[Ty::Word, Ty::Float], world::Kind::WordFloat),
        _ => {
            let types: Vec<_> = op.operands().iter().map(|ty| of_type(*ty)).collect();
            product(&types, 0)
        }
    }
}

fn numbers(all: Vec<u64>) -> Vec<Operands> {
    let number = |imm: u64| Operands {
        args: [0; 3],
        imm: imm as i64,
    };
    all.into_iter().map(number).collect()
}

fn offsets(choices: &[Vec<u64>], imms: &[i64]) -> Vec<Operands> {
    imms.iter().flat_map(|imm| product(choices, *imm)).collect()
}

fn call(types: &[Ty], kind: world::Kind) -> Vec<Operands> {
    let Some(helper) = helper(kind) else {
        return Vec::new();
    };
    let values: Vec<_> = types.iter().map(|ty| of_type(*ty)).collect();
    product(&values, helper as i64)
}

fn calls(n: u8) -> Vec<Operands> {
    use world::Kind::{Call0, Call1, Call2, Call3};
    let kind = [Call0, Call1, Call2, Call3][n as usize];
    call(&vec![Ty::Word; n as usize], kind)
}

const _: () = assert!(FRAME + 4 <= world::SLOTS - 4);
