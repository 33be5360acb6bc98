//! One random instruction after the other.

use super::generate::{Generator, VALUE};
use super::world::WORDS;
use rekindle_abi::helpers::{Effect, Helper};
use rekindle_trace_ir::{Ref, Region, Ty, Uop};

impl Generator<'_> {
    pub(super) fn test(&mut self) -> Ref {
        const INTS: [Uop; 6] = [
            Uop::IntLt,
            Uop::IntLe,
            Uop::IntEq,
            Uop::IntNe,
            Uop::IntUlt,
            Uop::WordEq,
        ];
        const FLOATS: [Uop; 4] = [Uop::FloatLt, Uop::FloatLe, Uop::FloatEq, Uop::FloatNe];
        match self.pick(2) {
            0 => {
                let (op, a, b) = (INTS[self.pick(6)], self.int(), self.int());
                self.op(op, &[a, b])
            }
            _ => {
                let (op, a, b) = (FLOATS[self.pick(4)], self.float(), self.float());
                self.op(op, &[a, b])
            }
        }
    }

    /// A word of the data: base and index.
    fn index(&mut self) -> Ref {
        let (a, mask) = (self.int(), self.constant(WORDS as i64 / 2 - 1));
        self.op(Uop::IntAnd, &[a, mask])
    }

    fn load(&mut self, op: Uop, args: &[Ref], imm: i64) -> Ref {
        let r = self.op(op, args);
        self.unit[r].imm = imm;
        self.unit[r].region = Region::ListInt;
        if self.unit[r].ty == Ty::Word {
            self.unit[r].ty = Ty::Int;
        }
        r
    }

    fn call(&mut self, op: Uop, helper: Helper, args: &[Ref], ty: Ty) {
        let r = self.op(op, args);
        self.unit[r].imm = helper as i64;
        self.unit[r].ty = ty;
        let row = helper.row();
        if row.raises || row.effect == Effect::Any {
            self.unit[r].snap = self.snapshot(5);
        }
        self.learn(r);
    }

    pub(super) fn instruction(&mut self) {
        const INTS: [Uop; 6] = [
            Uop::IntAdd,
            Uop::IntSub,
            Uop::IntMul,
            Uop::IntAnd,
            Uop::IntOr,
            Uop::IntXor,
        ];
        const CHECKED: [Uop; 3] = [Uop::IntAddOvf, Uop::IntSubOvf, Uop::IntMulOvf];
        const FLOATS: [Uop; 4] = [Uop::FloatAdd, Uop::FloatSub, Uop::FloatMul, Uop::FloatDiv];
        const UNARY: [Uop; 4] = [
            Uop::FloatNeg,
            Uop::FloatAbs,
            Uop::FloatSqrt,
            Uop::FloatFloor,
        ];
        let offset = 8 * self.pick(WORDS / 2) as i64;
        match self.pick(20) {
            0..=3 => {
                let (op, a, b) = (INTS[self.pick(6)], self.int(), self.int());
                let r = self.op(op, &[a, b]);
                self.learn(r);
            }
            4 => {
                let bits = self.pick(64) as i64;
                let (a, count) = (self.int(), self.constant(bits));
                let op = [Uop::IntShl, Uop::IntSar][self.pick(2)];
                let r = self.op(op, &[a, count]);
                self.learn(r);
            }
            5 => {
                let (a, b) = (self.int(), self.pick(50) as i64 + 1);
                let b = self.constant(b);
                let op = [Uop::IntFloorDiv, Uop::IntFloorMod][self.pick(2)];
                let r = self.op(op, &[a, b]);
                self.learn(r);
            }
            6 | 7 => {
                let (op, a, b) = (CHECKED[self.pick(3)], self.index(), self.int());
                let snap = self.snapshot(20);
                let r = self.guard(op, &[a, b], snap);
                self.learn(r);
            }
            8 | 9 => {
                let a = self.index();
                let number = self.pick(WORDS) as i64;
                let b = self.constant(number);
                let op = [Uop::IntNe, Uop::IntUlt, Uop::IntLe][self.pick(3)];
                let test = self.op(op, &[a, b]);
                let snap = self.snapshot(30);
                let kind = [Uop::GuardTrue, Uop::GuardFalse][self.pick(8) / 7];
                self.guard(kind, &[test], snap);
            }
            10 => {
                let (test, a, b) = (self.test(), self.int(), self.int());
                let r = self.op(Uop::IntSelect, &[test, a, b]);
                self.unit[r].ty = Ty::Int;
                self.learn(r);
            }
            11 | 12 => {
                let (op, a, b) = (FLOATS[self.pick(4)], self.float(), self.float());
                let r = self.op(op, &[a, b]);
                self.learn(r);
            }
            13 => {
                let (op, a) = (UNARY[self.pick(4)], self.float());
                let r = self.op(op, &[a]);
                self.learn(r);
            }
            14 => {
                let (a, x) = (self.int(), self.float());
                let (f, i) = (
                    self.op(Uop::IntToFloat, &[a]),
                    self.op(Uop::FloatToInt, &[x]),
                );
                [f, i].into_iter().for_each(|r| self.learn(r));
            }
            15 => {
                let (data, index) = (self.data, self.index());
                let r = match self.pick(2) {
                    0 => self.load(Uop::LoadIndex, &[data, index], offset),
                    _ => self.load(Uop::Load, &[data], offset),
                };
                self.learn(r);
            }
            16 => {
                let (data, index, a) = (self.data, self.index(), self.int());
                // Not any float: a NaN may have either sign.
                let x = self.op(Uop::IntToFloat, &[a]);
                match self.pick(4) {
                    0 => self.load(Uop::StoreIndex, &[data, index, a], offset),
                    1 => self.load(Uop::Store, &[data, a], offset),
                    2 => self.load(Uop::StoreByte, &[data, a], offset + 3),
                    _ => self.load(Uop::StoreFloat, &[data, x], offset),
                };
            }
            17 => {
                let (a, v, w) = (self.int(), self.some(VALUE), self.some(VALUE));
                let x = self.some(VALUE);
                match self.pick(6) {
                    0 => self.call(Uop::Call, Helper::safepoint, &[], Ty::Int),
                    1 => self.call(Uop::Call, Helper::length, &[v], Ty::Int),
                    2 => self.call(Uop::Call, Helper::int_to_str, &[a], Ty::Value),
                    3 => self.call(Uop::Call, Helper::get_item_int, &[v, a], Ty::Value),
                    4 => self.call(Uop::Call, Helper::get_item, &[v, w], Ty::Value),
                    _ => self.call(Uop::Call, Helper::set_item, &[v, w, x], Ty::Int),
                };
            }
            18 => {
                let (v, x, y) = (self.some(VALUE), self.float(), self.float());
                match self.pick(4) {
                    0 => self.call(Uop::CallFloat, Helper::float_sin, &[x], Ty::Float),
                    1 => self.call(Uop::CallFloat2, Helper::float_mod, &[x, y], Ty::Float),
                    2 => self.call(Uop::CallFloatValue, Helper::box_float, &[x], Ty::Value),
                    _ => self.call(
                        Uop::CallWordFloat,
                        Helper::list_append_float,
                        &[v, x],
                        Ty::Int,
                    ),
                };
            }
            _ => {
                let snap = self.snapshot(9);
                self.guard(Uop::Poll, &[], snap);
            }
        }
    }
}
