//! The reference evaluator: what a unit does, one instruction after the other.
//!
//! It is slow and plain on purpose. Memory, registers and helpers are the caller's, behind
//! [`Memory`]; every tier is tested against what comes out here.

use crate::compute::{checked, compute};
use crate::snapshot::SnapId;
use crate::unit::{BlockId, Edge, Ins, Ref, Terminator, Unit};
use crate::uop::{Effect, Ty, Uop};
use rekindle_abi::heap::{BigInt, FloatCell, INLINE, ShapeId};
use rekindle_abi::helpers::Helper;
use rekindle_abi::{Value, helpers};
use std::mem::offset_of;

/// What a unit runs on. Addresses that are not there give `None`, and the unit a fault.
pub trait Memory {
    /// The word at an address.
    fn load(&mut self, address: u64) -> Option<u64>;
    /// Changes the word at an address.
    fn store(&mut self, address: u64, word: u64) -> Option<()>;
    /// The byte at an address.
    fn load_byte(&mut self, address: u64) -> Option<u8>;
    /// Changes the byte at an address.
    fn store_byte(&mut self, address: u64, byte: u8) -> Option<()>;
    /// Register `n` of the root frame.
    fn reg(&mut self, n: u16) -> Option<u64>;
    /// The word at an offset of the context.
    fn ctx(&mut self, offset: i64) -> Option<u64>;
    /// Outgoing argument `n`.
    fn arg(&mut self, n: usize) -> Option<u64>;
    /// Changes outgoing argument `n`.
    fn set_arg(&mut self, n: usize, word: u64) -> Option<()>;
    /// The word that literal `n` is linked to.
    fn literal(&mut self, n: usize) -> Option<u64>;
    /// Calls a helper with as many words (bits of doubles, too) as its row says.
    fn call(&mut self, helper: Helper, args: &[u64]) -> Option<u64>;
    /// Is the context's attention wanted?
    fn attention(&mut self) -> bool {
        false
    }
    /// A barrier was met.
    fn barrier(&mut self, _object: u64, _value: u64) {}
}

/// How a unit ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It left to the interpreter.
    Exit {
        /// With this state.
        snap: SnapId,
        /// The guard that failed; `Ref::NONE` at a block's end.
        at: Ref,
        /// Bits of everything that was computed, by instruction; 0 where nothing was.
        values: Vec<u64>,
    },
    /// It returned this word.
    Return(u64),
    /// It was still running after that many instructions.
    Running,
    /// An instruction met memory that is not there, or operands it is not defined for.
    Fault(Ref),
}

/// Runs a verified unit from its entry for at most `limit` instructions and jumps.
pub fn eval(unit: &Unit, memory: &mut impl Memory, limit: usize) -> Outcome {
    let mut machine = Machine {
        unit,
        memory,
        values: vec![0; unit.ins.len()],
        left: limit,
    };
    machine.run()
}

struct Machine<'a, M> {
    unit: &'a Unit,
    memory: &'a mut M,
    values: Vec<u64>,
    left: usize,
}

/// What came of one instruction.
enum Step {
    Value(u64),
    Fails,
}

impl<M: Memory> Machine<'_, M> {
    fn run(&mut self) -> Outcome {
        let unit = self.unit;
        let mut block = Unit::ENTRY;
        loop {
            for &r in &unit[block].body {
                if !self.take_step() {
                    return Outcome::Running;
                }
                match self.step(&unit[r]) {
                    None => return Outcome::Fault(r),
                    Some(Step::Value(bits)) => self.values[r.0 as usize] = bits,
                    Some(Step::Fails) => return self.exit(unit[r].snap, r),
                }
            }
            if !self.take_step() {
                return Outcome::Running;
            }
            let edge = match &unit[block].end {
                Terminator::Jump(edge) => edge,
                Terminator::Branch { cond, yes, no } => match self.value(*cond) {
                    0 => no,
                    _ => yes,
                },
                Terminator::Exit(snap) => return self.exit(*snap, Ref::NONE),
                Terminator::Return(r) => return Outcome::Return(self.value(*r)),
            };
            block = self.follow(edge);
        }
    }

    fn take_step(&mut self) -> bool {
        let more = self.left > 0;
        self.left = self.left.saturating_sub(1);
        more
    }

    fn exit(&mut self, snap: SnapId, at: Ref) -> Outcome {
        let values = std::mem::take(&mut self.values);
        Outcome::Exit { snap, at, values }
    }

    /// Gives the target's parameters their values, all at once.
    fn follow(&mut self, edge: &Edge) -> BlockId {
        let bits: Vec<u64> = edge.args.iter().map(|r| self.value(*r)).collect();
        for (param, bits) in self.unit[edge.to].params.iter().zip(bits) {
            self.values[param.0 as usize] = bits;
        }
        edge.to
    }

    fn value(&self, r: Ref) -> u64 {
        self.values[r.0 as usize]
    }

    fn step(&mut self, ins: &Ins) -> Option<Step> {
        let args = ins
            .args
            .map(|r| if r.is_some() { self.value(r) } else { 0 });
        let [a, b, c] = args;
        let guard = |holds: bool| Some(if holds { Step::Value(0) } else { Step::Fails });
        match ins.op {
            Uop::GuardTrue => return guard(a != 0),
            Uop::GuardFalse => return guard(a == 0),
            Uop::CheckValue => return guard(a != 0),
            Uop::CheckStatus => return guard(a as i64 >= 0),
            Uop::Poll => return guard(!self.memory.attention()),
            op if op.effect() == Effect::Guard => {
                return Some(match checked(op, a as i64, b as i64) {
                    Some(int) => Step::Value(int as u64),
                    None => Step::Fails,
                });
            }
            _ => {}
        }
        let at = a.wrapping_add_signed(ins.imm);
        let indexed = at.wrapping_add(b.wrapping_mul(8));
        let memory = &mut *self.memory;
        let bits = match ins.op {
            Uop::Literal => memory.literal(ins.imm as usize)?,
            Uop::IsInt => match Value(a).is_small_int() {
                true => 1,
                false => self.big_int(a).is_some() as u64,
            },
            Uop::IntDecode => match Value(a).is_small_int() {
                true => Value(a).as_small_int() as u64,
                false => self.big_int(a)? as u64,
            },
            Uop::IntEncode => match Value::try_small_int(a as i64) {
                Some(value) => value.0,
                None => memory.call(Helper::box_int, &[a])?,
            },
            Uop::IsFloat => {
                (Value(a).is_word_float() || self.shape(a) == Some(ShapeId::FLOAT)) as u64
            }
            Uop::FloatDecode => match Value(a).is_word_float() {
                true => Value(a).as_word_float().to_bits(),
                false => memory.load(a.wrapping_add(offset_of!(FloatCell, value) as u64))?,
            },
            Uop::FloatEncode => match Value::try_float(f64::from_bits(a)) {
                Some(value) => value.0,
                None => memory.call(Helper::box_float, &[a])?,
            },
            Uop::HasShape => (self.shape(a) == Some(ShapeId(ins.imm as u32))) as u64,
            Uop::HasShapeOf => self.shape(a).is_some_and(|s| s.0 as u64 == b) as u64,
            Uop::Load | Uop::LoadFloat => memory.load(at)?,
            Uop::LoadByte => memory.load_byte(at)? as u64,
            Uop::LoadIndex | Uop::LoadIndexFloat => memory.load(indexed)?,
            Uop::LoadIndexByte => memory.load_byte(at.wrapping_add(b))? as u64,
            Uop::Store | Uop::StoreFloat => memory.store(at, b).map(|()| 0)?,
            Uop::StoreByte => memory.store_byte(at, b as u8).map(|()| 0)?,
            Uop::StoreIndex | Uop::StoreIndexFloat => memory.store(indexed, c).map(|()| 0)?,
            Uop::StoreIndexByte => memory.store_byte(at.wrapping_add(b), c as u8).map(|()| 0)?,
            Uop::StoreShape => {
                let head = memory.load(a)?;
                let head = head >> 32 << 32 | b & 0xffff_ffff;
                memory.store(a, head).map(|()| 0)?
            }
            Uop::Barrier => {
                memory.barrier(a, b);
                0
            }
            Uop::LoadReg => memory.reg(ins.imm as u16)?,
            Uop::LoadCtx => memory.ctx(ins.imm)?,
            Uop::SetArg => memory.set_arg(ins.imm as usize, a).map(|()| 0)?,
            Uop::GetArg => memory.arg(ins.imm as usize)?,
            op if op.effect() == Effect::Call => {
                let helper = Helper::from_index(ins.imm as usize)?;
                let bits = memory.call(helper, &args[..helper.row().params.len()])?;
                match (helper.row().result, ins.ty) {
                    (helpers::Ty::I, Ty::Bool) => bits & 1,
                    _ => bits,
                }
            }
            op => compute(op, args, ins.imm)?,
        };
        Some(Step::Value(bits))
    }

    /// Shape of a heap object.
    fn shape(&mut self, word: u64) -> Option<ShapeId> {
        let head = Value(word).is_ptr().then(|| self.memory.load(word))??;
        Some(ShapeId(head as u32))
    }

    /// The number in a heap int that fits in 64 bits: head (sign in bit 40), length, one limb.
    fn big_int(&mut self, word: u64) -> Option<i64> {
        let len = word.wrapping_add(offset_of!(BigInt, len) as u64);
        if self.shape(word) != Some(ShapeId::BIG_INT) || self.memory.load(len)? != 1 {
            return None;
        }
        let negative = self.memory.load(word)? >> 40 & 1 == 1;
        let limb = self.memory.load(word.wrapping_add(INLINE.big_int as u64))?;
        match negative {
            true => 0i64.checked_sub_unsigned(limb),
            false => i64::try_from(limb).ok(),
        }
    }
}

#[cfg(test)]
mod tests;
