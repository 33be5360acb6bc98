//! Instructions, constants, literals, guards.

use super::{Abort, Recorder};
use rekindle_abi::helpers::{Effect as HelperEffect, Helper, Ty as HelperTy};
use rekindle_abi::{ShapeId, Value};
use rekindle_trace_ir::{Ins, Literal, Ref, Region, Resume, SnapId, Ty, Uop};

/// What a constant is known by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Constant {
    Int(i64),
    Float(u64),
    Word(u64),
    Literal(u32),
}

impl Recorder {
    /// Appends an instruction of the table's result type.
    pub(super) fn emit(&mut self, op: Uop, args: &[Ref], imm: i64) -> Ref {
        self.emit_typed(op, op.result(), Region::Immutable, args, imm)
    }

    /// Appends an instruction.
    pub(super) fn emit_typed(
        &mut self,
        op: Uop,
        ty: Ty,
        region: Region,
        args: &[Ref],
        imm: i64,
    ) -> Ref {
        let mut ins = Ins::new(op);
        ins.ty = ty;
        ins.region = region;
        ins.args[..args.len()].copy_from_slice(args);
        ins.imm = imm;
        let r = self.unit.push(ins);
        let block = self.block;
        self.unit[block].body.push(r);
        r
    }

    /// Puts an instruction without operands at the unit's entry.
    pub(super) fn at_entry(&mut self, op: Uop, ty: Ty, region: Region, imm: i64) -> Ref {
        let mut ins = Ins::new(op);
        (ins.ty, ins.region, ins.imm) = (ty, region, imm);
        let r = self.unit.push(ins);
        self.pool.push(r);
        r
    }

    /// Appends a load.
    pub(super) fn load(&mut self, ty: Ty, region: Region, base: Ref, offset: usize) -> Ref {
        let op = if ty.is_float() {
            Uop::LoadFloat
        } else {
            Uop::Load
        };
        self.emit_typed(op, ty, region, &[base], offset as i64)
    }

    /// Appends a load at `base + 8·index + offset`.
    pub(super) fn load_index(
        &mut self,
        ty: Ty,
        region: Region,
        base: Ref,
        index: Ref,
        offset: usize,
    ) -> Ref {
        let op = if ty.is_float() {
            Uop::LoadIndexFloat
        } else {
            Uop::LoadIndex
        };
        self.emit_typed(op, ty, region, &[base, index], offset as i64)
    }

    /// Appends a store: an effect, so the present snapshot is used up.
    pub(super) fn store(&mut self, region: Region, base: Ref, value: Ref, offset: usize) {
        let op = if self.ty(value).is_float() {
            Uop::StoreFloat
        } else {
            Uop::Store
        };
        self.emit_typed(op, Ty::Void, region, &[base, value], offset as i64);
        self.effect();
    }

    /// Appends a store at `base + 8·index`.
    pub(super) fn store_index(&mut self, region: Region, base: Ref, index: Ref, value: Ref) {
        let op = if self.ty(value).is_float() {
            Uop::StoreIndexFloat
        } else {
            Uop::StoreIndex
        };
        self.emit_typed(op, Ty::Void, region, &[base, index, value], 0);
        self.effect();
    }

    /// Appends a store of a bool at byte `index` behind `base`.
    pub(super) fn store_bool(&mut self, base: Ref, index: Ref, value: Ref) {
        let args = [base, index, value];
        self.emit_typed(Uop::StoreIndexByte, Ty::Void, Region::ListBool, &args, 0);
        self.effect();
    }

    /// After a store of a tagged value into an object.
    pub(super) fn barrier(&mut self, obj: Ref, value: Ref) {
        self.emit_typed(Uop::Barrier, Ty::Void, Region::Object, &[obj, value], 0);
    }

    /// Something happened that must not happen twice: guards from here on need a new snapshot.
    pub(super) fn effect(&mut self) {
        self.snap = SnapId::NONE;
    }

    fn constant(&mut self, key: Constant, op: Uop, ty: Ty, imm: i64) -> Ref {
        if let Some(r) = self.constants.get(&key) {
            return *r;
        }
        let mut ins = Ins::new(op);
        ins.ty = ty;
        ins.imm = imm;
        let r = self.unit.push(ins);
        self.pool.push(r);
        self.constants.insert(key, r);
        r
    }

    /// Takes up a constant of a graph that exists.
    pub(super) fn remember_constant(&mut self, r: Ref, ins: &Ins) {
        let key = match ins.op {
            Uop::ConstInt => Constant::Int(ins.imm),
            Uop::ConstFloat => Constant::Float(ins.imm as u64),
            Uop::ConstValue => Constant::Word(ins.imm as u64),
            Uop::Literal => {
                if ins.ty == Ty::Value {
                    self.known.insert(r, Value(self.words[ins.imm as usize]));
                }
                Constant::Literal(ins.imm as u32)
            }
            _ => return,
        };
        self.constants.insert(key, r);
    }

    pub(super) fn int(&mut self, i: i64) -> Ref {
        self.constant(Constant::Int(i), Uop::ConstInt, Ty::Int, i)
    }

    pub(super) fn float(&mut self, x: f64) -> Ref {
        let bits = x.to_bits();
        self.constant(
            Constant::Float(bits),
            Uop::ConstFloat,
            Ty::Float,
            bits as i64,
        )
    }

    /// A word that is the same in every process.
    pub(super) fn word(&mut self, v: Value) -> Ref {
        self.constant(Constant::Word(v.0), Uop::ConstValue, Ty::Value, v.0 as i64)
    }

    pub(super) fn null(&mut self) -> Ref {
        self.word(Value::NULL)
    }

    /// A literal, resolved to `word` in this process.
    pub(super) fn literal(&mut self, literal: Literal, ty: Ty, word: u64) -> Ref {
        let known = self.unit.literals.iter().position(|l| *l == literal);
        let index = known.unwrap_or_else(|| {
            self.unit.literals.push(literal);
            self.words.push(word);
            self.unit.literals.len() - 1
        }) as u32;
        let r = self.constant(Constant::Literal(index), Uop::Literal, ty, index as i64);
        if ty == Ty::Value {
            self.known.insert(r, Value(word));
        }
        r
    }

    /// What a literal reference is in this process, if it is one.
    pub(super) fn known_value(&self, v: Ref) -> Option<Value> {
        self.known.get(&v).copied()
    }

    /// The constant int behind a reference.
    pub(super) fn known_int(&self, v: Ref) -> Option<i64> {
        let ins = &self.unit[v];
        (ins.op == Uop::ConstInt).then_some(ins.imm)
    }

    /// Leaves with the present snapshot unless `cond` is as expected.
    pub(super) fn guard(&mut self, cond: Ref, expected: bool) {
        let snap = self.snapshot();
        self.guard_with(cond, expected, snap, 0);
    }

    fn guard_with(&mut self, cond: Ref, expected: bool, snap: SnapId, imm: i64) -> Ref {
        let op = if expected {
            Uop::GuardTrue
        } else {
            Uop::GuardFalse
        };
        let r = self.emit(op, &[cond], imm);
        self.unit[r].snap = snap;
        r
    }

    /// The guard that a conditional jump becomes; `snap` stands at the other branch.
    pub(super) fn branch_guard(&mut self, cond: Ref, holds: bool, snap: SnapId, mark: i64) {
        let guard = self.guard_with(cond, holds, snap, mark);
        self.open_exit(guard, snap);
    }

    /// Leaves unless `v` is a heap object of this fixed shape.
    pub(super) fn guard_shape(&mut self, v: Ref, shape: ShapeId) {
        let test = self.emit_typed(
            Uop::HasShape,
            Ty::Bool,
            shape_region(shape),
            &[v],
            shape.0 as i64,
        );
        self.guard(test, true);
    }

    /// Leaves unless the two words are the same.
    pub(super) fn guard_same(&mut self, a: Ref, b: Ref) {
        let test = self.emit(Uop::WordEq, &[a, b], 0);
        self.guard(test, true);
    }

    /// Leaves if `v` is NULL.
    pub(super) fn guard_not_null(&mut self, v: Ref) {
        let null = self.null();
        let test = self.emit(Uop::WordEq, &[v, null], 0);
        self.guard(test, false);
    }

    /// A value as a tagged word.
    pub(super) fn boxed(&mut self, v: Ref) -> Ref {
        match self.ty(v) {
            Ty::Int => match self.known_int(v).and_then(Value::try_small_int) {
                Some(word) => self.word(word),
                None => self.emit(Uop::IntEncode, &[v], 0),
            },
            Ty::Float => self.emit(Uop::FloatEncode, &[v], 0),
            Ty::Bool => self.emit(Uop::BoolEncode, &[v], 0),
            _ => v,
        }
    }

    /// The value of register `r` as a tagged word.
    pub(super) fn boxed_reg(&mut self, r: u16) -> Result<Ref, Abort> {
        let v = self.reg(r)?;
        Ok(self.boxed(v))
    }

    /// Unboxes the int in register `r`, and leaves it unboxed there.
    pub(super) fn unbox_int(&mut self, r: u16) -> Ref {
        let v = self.top().regs[r as usize];
        let test = self.emit(Uop::IsInt, &[v], 0);
        self.guard(test, true);
        let raw = self.emit(Uop::IntDecode, &[v], 0);
        self.replace(v, raw);
        raw
    }

    /// Unboxes the float in register `r`, and leaves it unboxed there.
    pub(super) fn unbox_float(&mut self, r: u16) -> Ref {
        let v = self.top().regs[r as usize];
        let test = self.emit(Uop::IsFloat, &[v], 0);
        self.guard(test, true);
        let raw = self.emit(Uop::FloatDecode, &[v], 0);
        self.replace(v, raw);
        raw
    }

    /// Every register that holds `old` holds `new` from here on.
    pub(super) fn replace(&mut self, old: Ref, new: Ref) {
        for frame in &mut self.frames {
            frame
                .regs
                .iter_mut()
                .filter(|r| **r == old)
                .for_each(|r| *r = new);
        }
    }

    /// Calls a helper; checks its result when it may raise.
    pub(super) fn call_helper(&mut self, helper: Helper, args: &[Ref]) -> Ref {
        let row = helper.row();
        let float_args = row.params.contains(&HelperTy::F);
        let op = match (row.params, row.result) {
            (p, HelperTy::F) if p.len() == 2 => Uop::CallFloat2,
            (_, HelperTy::F) => Uop::CallFloat,
            ([HelperTy::F], _) => Uop::CallFloatValue,
            _ if float_args => Uop::CallWordFloat,
            _ => Uop::Call,
        };
        let ty = match row.result {
            HelperTy::V => Ty::Value,
            HelperTy::I => Ty::Int,
            HelperTy::F => Ty::Float,
        };
        let effectful = row.effect >= HelperEffect::Write;
        let raising = if row.raises || row.effect == HelperEffect::Any {
            self.new_snapshot(Resume::Raising)
        } else {
            SnapId::NONE
        };
        let r = self.emit_typed(op, ty, Region::Object, args, helper as i64);
        self.unit[r].snap = raising;
        if effectful {
            self.effect();
        }
        if row.raises {
            let check = if ty == Ty::Int {
                Uop::CheckStatus
            } else {
                Uop::CheckValue
            };
            let g = self.emit(check, &[r], 0);
            self.unit[g].snap = raising;
        }
        r
    }

    /// Puts values into the context's arguments and calls a helper that takes their number.
    pub(super) fn call_with_args(
        &mut self,
        helper: Helper,
        before: &[Ref],
        values: &[Ref],
        after: &[Ref],
    ) -> Result<Ref, Abort> {
        if values.len() > rekindle_abi::ctx::MAX_ARGS {
            return Err(Abort::Unsupported);
        }
        let boxed: Vec<Ref> = values.iter().map(|v| self.boxed(*v)).collect();
        for (i, v) in boxed.iter().enumerate() {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[*v], i as i64);
        }
        let inlined = self.frames.len() - 1;
        let n = self.int(rekindle_abi::helpers::pack_count(values.len(), inlined));
        let args: Vec<Ref> = before
            .iter()
            .copied()
            .chain([n])
            .chain(after.iter().copied())
            .collect();
        Ok(self.call_helper(helper, &args))
    }
}

/// Shapes of lists and instances change; those of all else are for ever.
fn shape_region(shape: ShapeId) -> Region {
    if shape.is_list() {
        Region::Shape
    } else {
        Region::Immutable
    }
}
