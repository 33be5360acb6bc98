//! Arithmetic, comparisons, identity.
//!
//! The file is longer than most: one function per kind of operand; it is next to be split.

use super::state::is_machine_int;
use super::{Abort, Recorder};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{BinaryOp, CompareOp, Ins, Op, UnaryOp};
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Region, Resume, SnapId, Ty, Uop};

/// The right operand of a bytecode.
#[derive(Clone, Copy, Debug)]
pub(super) enum Right {
    Reg(u16),
    Imm(i64),
}

/// An operand as the machine sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Num {
    Int(Ref),
    Float(Ref),
    Other,
}

impl Recorder {
    /// Register `r` as a number, unboxed and left so.
    pub(super) fn number(
        &mut self,
        rt: &Runtime,
        interp: &mut Interp,
        r: u16,
    ) -> Result<Num, Abort> {
        let v = self.reg(r)?;
        Ok(match self.ty(v) {
            Ty::Int => Num::Int(v),
            Ty::Float => Num::Float(v),
            Ty::Bool => Num::Other,
            _ => {
                let live = self.live(interp, r);
                if live.is_null() {
                    Num::Other
                } else if is_machine_int(rt, live) {
                    Num::Int(self.unbox_int(r))
                } else if rt.is_float(live) {
                    Num::Float(self.unbox_float(r))
                } else {
                    Num::Other
                }
            }
        })
    }

    fn right(&mut self, rt: &Runtime, interp: &mut Interp, right: Right) -> Result<Num, Abort> {
        match right {
            Right::Reg(r) => self.number(rt, interp, r),
            Right::Imm(i) => Ok(Num::Int(self.int(i))),
        }
    }

    pub(super) fn boxed_right(&mut self, right: Right) -> Result<Ref, Abort> {
        match right {
            Right::Reg(r) => self.boxed_reg(r),
            Right::Imm(i) => {
                let v = self.int(i);
                Ok(self.boxed(v))
            }
        }
    }

    fn right_of(ins: Ins) -> Right {
        match ins.op.roles()[2] {
            rekindle_bytecode::Role::Imm => Right::Imm(ins.imm()),
            _ => Right::Reg(ins.c),
        }
    }

    pub(super) fn binary(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let op = ins.op.binary().expect("the caller checked");
        let right = Recorder::right_of(ins);
        let live_right = match right {
            Right::Reg(r) => self.live(interp, r),
            Right::Imm(i) => Value::small_int(i),
        };
        let a = self.number(rt, interp, ins.b)?;
        let b = self.right(rt, interp, right)?;
        let a = self.counted(op, a, Right::Reg(ins.b))?;
        let b = self.counted(op, b, right)?;
        let result = match (a, b) {
            (Num::Int(x), Num::Int(y)) => {
                let live = (self.live(interp, ins.b), live_right);
                self.int_op(rt, op, x, y, live)
            }
            (Num::Other, _) | (_, Num::Other) => None,
            (a, b) => {
                let live = [self.live(interp, ins.b), live_right].map(|v| as_float(rt, v));
                let (x, y) = (self.as_float(a), self.as_float(b));
                self.float_op(op, x, y, live)
            }
        };
        let v = match result {
            Some(v) => v,
            None if self.binary_by_method(rt, interp, ins, op, right)? => return Ok(()),
            None => self.generic_binary(rt, interp, ins, op, right)?,
        };
        self.set_reg(ins.a, v);
        Ok(())
    }

    /// In sums and products a bool is a number.
    fn counted(&mut self, op: BinaryOp, number: Num, operand: Right) -> Result<Num, Abort> {
        let counts = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul);
        let (Num::Other, Right::Reg(r), true) = (&number, operand, counts) else {
            return Ok(number);
        };
        let v = self.reg(r)?;
        if self.ty(v) != Ty::Bool {
            return Ok(number);
        }
        let (zero, one) = (self.int(0), self.int(1));
        Ok(Num::Int(self.emit_typed(
            Uop::IntSelect,
            Ty::Int,
            Region::Immutable,
            &[v, one, zero],
            0,
        )))
    }

    fn generic_binary(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
        op: BinaryOp,
        right: Right,
    ) -> Result<Ref, Abort> {
        if let (BinaryOp::Add, Right::Reg(c)) = (op, right) {
            let (x, y) = (self.live(interp, ins.b), self.live(interp, c));
            if !x.is_null() && !y.is_null() && rt.is_str(x) && rt.is_str(y) {
                let (a, b) = (self.boxed_reg(ins.b)?, self.boxed_reg(c)?);
                self.guard_shape(a, ShapeId::STR);
                self.guard_shape(b, ShapeId::STR);
                return Ok(self.call_helper(Helper::str_concat, &[a, b]));
            }
            if let Some(sum) = self.concatenation(rt, ins.x == 1, ins.b, c, [x, y])? {
                return Ok(sum);
            }
        }
        let (a, b) = (self.boxed_reg(ins.b)?, self.boxed_right(right)?);
        let number = self.int(op as i64);
        let helper = if ins.x == 1 {
            Helper::inplace
        } else {
            Helper::binary
        };
        self.skip_above = Some(interp.depth);
        Ok(self.call_helper(helper, &[number, a, b]))
    }

    /// An op that leaves when its result does not fit in 64 bits.
    fn overflowing(&mut self, op: Uop, x: Ref, y: Ref) -> Ref {
        let snap = self.snapshot();
        let r = self.emit(op, &[x, y], 0);
        self.unit[r].snap = snap;
        r
    }

    fn int_op(
        &mut self,
        rt: &Runtime,
        op: BinaryOp,
        x: Ref,
        y: Ref,
        live: (Value, Value),
    ) -> Option<Ref> {
        let (a, b) = (machine_int(rt, live.0)?, machine_int(rt, live.1)?);
        Some(match op {
            BinaryOp::Add if a.checked_add(b).is_some() => self.overflowing(Uop::IntAddOvf, x, y),
            BinaryOp::Sub if a.checked_sub(b).is_some() => self.overflowing(Uop::IntSubOvf, x, y),
            BinaryOp::Mul if a.checked_mul(b).is_some() => self.overflowing(Uop::IntMulOvf, x, y),
            BinaryOp::BitAnd => self.emit(Uop::IntAnd, &[x, y], 0),
            BinaryOp::BitOr => self.emit(Uop::IntOr, &[x, y], 0),
            BinaryOp::BitXor => self.emit(Uop::IntXor, &[x, y], 0),
            BinaryOp::LShift if (0..63).contains(&b) && (a << b) >> b == a => {
                self.overflowing(Uop::IntShlOvf, x, y)
            }
            BinaryOp::RShift if b >= 0 => {
                if self.known_int(y).is_none() {
                    let zero = self.int(0);
                    let negative = self.emit(Uop::IntLt, &[y, zero], 0);
                    self.guard(negative, false);
                }
                self.emit(Uop::IntSar, &[x, y], 0)
            }
            BinaryOp::FloorDiv | BinaryOp::Mod if b != 0 && b != -1 => {
                if self.known_int(y).is_none() {
                    // One unsigned test excludes −1 and 0.
                    let one = self.int(1);
                    let shifted = self.emit(Uop::IntAdd, &[y, one], 0);
                    let low = self.emit(Uop::IntUlt, &[one, shifted], 0);
                    self.guard(low, true);
                }
                let op = if op == BinaryOp::Mod {
                    Uop::IntFloorMod
                } else {
                    Uop::IntFloorDiv
                };
                self.emit(op, &[x, y], 0)
            }
            BinaryOp::TrueDiv if b != 0 && exact(a) && exact(b) => {
                self.guard_exact(x);
                self.guard_exact(y);
                if self.known_int(y).is_none() {
                    let zero = self.int(0);
                    let nonzero = self.emit(Uop::IntNe, &[y, zero], 0);
                    self.guard(nonzero, true);
                }
                let (p, q) = (self.to_float(x), self.to_float(y));
                self.emit(Uop::FloatDiv, &[p, q], 0)
            }
            BinaryOp::Pow
                if b == 2 && self.known_int(y).is_some() && a.checked_mul(a).is_some() =>
            {
                self.overflowing(Uop::IntMulOvf, x, x)
            }
            _ => return None,
        })
    }

    /// Leaves unless the int is exactly a double.
    fn guard_exact(&mut self, x: Ref) {
        if self.known_int(x).is_some_and(exact) {
            return;
        }
        let (half, whole) = (self.int(1 << 53), self.int(1 << 54));
        let shifted = self.emit(Uop::IntAdd, &[x, half], 0);
        let fits = self.emit(Uop::IntUlt, &[shifted, whole], 0);
        self.guard(fits, true);
    }

    #[expect(
        clippy::wrong_self_convention,
        reason = "the operand is converted, not the recorder"
    )]
    pub(super) fn to_float(&mut self, x: Ref) -> Ref {
        match self.known_int(x) {
            Some(i) => self.float(i as f64),
            None => self.emit(Uop::IntToFloat, &[x], 0),
        }
    }

    fn as_float(&mut self, number: Num) -> Ref {
        match number {
            Num::Int(x) => self.to_float(x),
            Num::Float(x) => x,
            Num::Other => Ref::NONE,
        }
    }

    /// None: these operands raise, or give what guards would not let pass.
    fn float_op(&mut self, op: BinaryOp, x: Ref, y: Ref, live: [f64; 2]) -> Option<Ref> {
        let divides = matches!(op, BinaryOp::TrueDiv | BinaryOp::Mod | BinaryOp::FloorDiv);
        let constant = self.unit[y].op == Uop::ConstFloat;
        if divides && live[1] == 0.0 {
            return None;
        }
        if divides && !constant {
            let zero = self.float(0.0);
            let nonzero = self.emit(Uop::FloatNe, &[y, zero], 0);
            self.guard(nonzero, true);
        }
        Some(match op {
            BinaryOp::Add => self.emit(Uop::FloatAdd, &[x, y], 0),
            BinaryOp::Sub => self.emit(Uop::FloatSub, &[x, y], 0),
            BinaryOp::Mul => self.emit(Uop::FloatMul, &[x, y], 0),
            BinaryOp::TrueDiv => self.emit(Uop::FloatDiv, &[x, y], 0),
            BinaryOp::Mod => self.call_helper(Helper::float_mod, &[x, y]),
            BinaryOp::FloorDiv => self.call_helper(Helper::float_floor_div, &[x, y]),
            BinaryOp::Pow => return self.float_power(x, y, live),
            _ => return None,
        })
    }

    /// A positive base, or a whole and positive exponent: that cannot raise but for overflow, and results that are not
    /// finite leave.
    fn float_power(&mut self, x: Ref, y: Ref, live: [f64; 2]) -> Option<Ref> {
        let [base, exponent] = live;
        let constant = self.unit[y].op == Uop::ConstFloat;
        let any_base = constant && exponent > 0.0 && exponent.trunc() == exponent;
        if !(any_base || base > 0.0) || !base.powf(exponent).is_finite() {
            return None;
        }
        if !any_base {
            let zero = self.float(0.0);
            let positive = self.emit(Uop::FloatLt, &[zero, x], 0);
            self.guard(positive, true);
        }
        let r = self.call_helper(Helper::float_pow, &[x, y]);
        self.guard_below(r, f64::MAX);
        Some(r)
    }

    /// Leaves unless the float's magnitude is at most this.
    pub(super) fn guard_below(&mut self, x: Ref, most: f64) {
        let magnitude = self.emit(Uop::FloatAbs, &[x], 0);
        let most = self.float(most);
        let small = self.emit(Uop::FloatLe, &[magnitude, most], 0);
        self.guard(small, true);
    }

    pub(super) fn unary(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let op = ins.op.unary().expect("the caller checked");
        let live = self.live(interp, ins.b);
        let v = match (op, self.number(rt, interp, ins.b)?) {
            (UnaryOp::Pos, Num::Int(x) | Num::Float(x)) => x,
            (UnaryOp::Neg, Num::Float(x)) => self.emit(Uop::FloatNeg, &[x], 0),
            (UnaryOp::Neg, Num::Int(x)) if machine_int(rt, live) != Some(i64::MIN) => {
                let zero = self.int(0);
                self.overflowing(Uop::IntSubOvf, zero, x)
            }
            (UnaryOp::Invert, Num::Int(x)) if !live.is_bool() => {
                let ones = self.int(-1);
                self.emit(Uop::IntXor, &[x, ones], 0)
            }
            _ => {
                let x = self.boxed_reg(ins.b)?;
                let number = self.int(op as i64);
                self.skip_above = Some(interp.depth);
                self.call_helper(Helper::unary, &[number, x])
            }
        };
        self.set_reg(ins.a, v);
        Ok(())
    }

    pub(super) fn not(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        if self.special_method(rt, interp, rt.names.bool_, &[ins.b])? {
            return Ok(());
        }
        let holds = self.truth(rt, interp, ins.b)?;
        let v = self.emit(Uop::BoolNot, &[holds], 0);
        self.set_reg(ins.a, v);
        Ok(())
    }

    /// A comparison as a `Bool` (or, of strange objects, as a tagged word). None: a method in Python
    /// answers, whose frame was pushed.
    pub(super) fn comparison(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        op: CompareOp,
        left: u16,
        right: Right,
    ) -> Result<Option<Ref>, Abort> {
        if self.compare_by_method(rt, interp, op, left, right)? {
            return Ok(None);
        }
        self.skip_above = Some(interp.depth);
        self.plain_comparison(rt, interp, op, left, right).map(Some)
    }

    fn plain_comparison(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        op: CompareOp,
        left: u16,
        right: Right,
    ) -> Result<Ref, Abort> {
        let live_left = self.live(interp, left);
        let live_right = match right {
            Right::Reg(r) => self.live(interp, r),
            Right::Imm(i) => Value::small_int(i),
        };
        let (a, b) = (
            self.number(rt, interp, left)?,
            self.right(rt, interp, right)?,
        );
        Ok(match (a, b) {
            (Num::Int(x), Num::Int(y)) => match op {
                CompareOp::Lt => self.emit(Uop::IntLt, &[x, y], 0),
                CompareOp::Le => self.emit(Uop::IntLe, &[x, y], 0),
                CompareOp::Gt => self.emit(Uop::IntLt, &[y, x], 0),
                CompareOp::Ge => self.emit(Uop::IntLe, &[y, x], 0),
                CompareOp::Eq => self.emit(Uop::IntEq, &[x, y], 0),
                CompareOp::Ne => self.emit(Uop::IntNe, &[x, y], 0),
            },
            (Num::Float(x), Num::Float(y)) => self.float_comparison(op, x, y),
            (Num::Int(x), Num::Float(y)) if machine_int(rt, live_left).is_some_and(exact) => {
                self.guard_exact(x);
                let x = self.to_float(x);
                self.float_comparison(op, x, y)
            }
            (Num::Float(x), Num::Int(y)) if machine_int(rt, live_right).is_some_and(exact) => {
                self.guard_exact(y);
                let y = self.to_float(y);
                self.float_comparison(op, x, y)
            }
            _ => self.object_comparison(rt, op, left, right, live_left, live_right)?,
        })
    }

    fn float_comparison(&mut self, op: CompareOp, x: Ref, y: Ref) -> Ref {
        match op {
            CompareOp::Lt => self.emit(Uop::FloatLt, &[x, y], 0),
            CompareOp::Le => self.emit(Uop::FloatLe, &[x, y], 0),
            CompareOp::Gt => self.emit(Uop::FloatLt, &[y, x], 0),
            CompareOp::Ge => self.emit(Uop::FloatLe, &[y, x], 0),
            CompareOp::Eq => self.emit(Uop::FloatEq, &[x, y], 0),
            CompareOp::Ne => self.emit(Uop::FloatNe, &[x, y], 0),
        }
    }

    fn object_comparison(
        &mut self,
        rt: &mut Runtime,
        op: CompareOp,
        left: u16,
        right: Right,
        live_left: Value,
        live_right: Value,
    ) -> Result<Ref, Abort> {
        let (a, b) = (self.boxed_reg(left)?, self.boxed_right(right)?);
        if live_left.is_null() || live_right.is_null() {
            return Err(Abort::Lost);
        }
        if rt.is_str(live_left) && rt.is_str(live_right) {
            self.guard_shape(a, ShapeId::STR);
            self.guard_shape(b, ShapeId::STR);
            let zero = self.int(0);
            return Ok(match op {
                CompareOp::Eq | CompareOp::Ne => {
                    let same = self.call_helper(Helper::str_eq, &[a, b]);
                    let test = if op == CompareOp::Eq {
                        Uop::IntNe
                    } else {
                        Uop::IntEq
                    };
                    self.emit(test, &[same, zero], 0)
                }
                _ => {
                    let order = self.call_helper(Helper::str_cmp, &[a, b]);
                    match op {
                        CompareOp::Lt => self.emit(Uop::IntLt, &[order, zero], 0),
                        CompareOp::Le => self.emit(Uop::IntLe, &[order, zero], 0),
                        CompareOp::Gt => self.emit(Uop::IntLt, &[zero, order], 0),
                        _ => self.emit(Uop::IntLe, &[zero, order], 0),
                    }
                }
            });
        }
        let number = self.int(op as i64);
        Ok(self.call_helper(Helper::compare, &[number, a, b]))
    }

    /// `b is c`, `b in c` as a `Bool`.
    pub(super) fn identity_or_membership(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        op: Op,
        b: u16,
        c: u16,
    ) -> Result<Ref, Abort> {
        if matches!(op, Op::Contains | Op::JumpContains) {
            return self.membership(rt, interp, b, c);
        }
        let (x, y) = (self.reg(b)?, self.reg(c)?);
        let raw = |ty: Ty| matches!(ty, Ty::Int | Ty::Float | Ty::Bool);
        let special = |r: &Recorder, v: Ref| {
            r.unit[v].op == Uop::ConstValue && Value(r.unit[v].imm as u64).is_special()
        };
        let (tx, ty) = (self.ty(x), self.ty(y));
        if raw(tx) && special(self, y) && tx != Ty::Bool
            || raw(ty) && special(self, x) && ty != Ty::Bool
        {
            let (zero, one) = (self.int(0), self.int(1));
            return Ok(self.emit(Uop::IntEq, &[zero, one], 0));
        }
        let (p, q) = (self.boxed(x), self.boxed(y));
        if special(self, x) || special(self, y) {
            return Ok(self.emit(Uop::WordEq, &[p, q], 0));
        }
        let same = self.call_helper(Helper::is_same, &[p, q]);
        let zero = self.int(0);
        Ok(self.emit(Uop::IntNe, &[same, zero], 0))
    }

    /// `bool(register)` as a `Bool`.
    pub(super) fn truth(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        r: u16,
    ) -> Result<Ref, Abort> {
        let v = self.reg(r)?;
        let live = self.live(interp, r);
        let zero = self.int(0);
        Ok(match self.ty(v) {
            Ty::Bool => v,
            Ty::Int => self.emit(Uop::IntNe, &[v, zero], 0),
            Ty::Float => {
                let zero = self.float(0.0);
                self.emit(Uop::FloatNe, &[v, zero], 0)
            }
            _ if live.is_null() => return Err(Abort::Lost),
            _ if live.is_bool() => {
                let test = self.emit(Uop::IsBool, &[v], 0);
                self.guard(test, true);
                let raw = self.emit(Uop::BoolDecode, &[v], 0);
                self.replace(v, raw);
                raw
            }
            _ if live.is_none() => {
                let none = self.word(Value::NONE);
                self.guard_same(v, none);
                self.emit(Uop::IntNe, &[zero, zero], 0)
            }
            _ if is_machine_int(rt, live) => {
                let x = self.unbox_int(r);
                self.emit(Uop::IntNe, &[x, zero], 0)
            }
            _ => {
                if let Some(len) = self.length_of(rt, v, live) {
                    return Ok(self.emit(Uop::IntNe, &[len, zero], 0));
                }
                if rt.is_always_true(live) {
                    let class = self.guard_instance(rt, v, live);
                    self.guard_class_version(rt, class);
                    let one = self.int(1);
                    return Ok(self.emit(Uop::IntNe, &[one, zero], 0));
                }
                self.skip_above = Some(interp.depth);
                let holds = self.call_helper(Helper::truth, &[v]);
                self.emit(Uop::IntNe, &[holds, zero], 0)
            }
        })
    }

    /// A raising snapshot of the present place.
    pub(super) fn raising(&mut self) -> SnapId {
        self.new_snapshot(Resume::Raising)
    }
}

/// The int (or bool, as a number) in 64 bits.
/// A number as a float; what is none is no number to any comparison.
pub(super) fn as_float(rt: &Runtime, v: Value) -> f64 {
    let int = machine_int(rt, v).map(|i| i as f64);
    int.or_else(|| rt.float_of(v)).unwrap_or(f64::NAN)
}

fn machine_int(rt: &Runtime, v: Value) -> Option<i64> {
    if v.is_small_int() {
        Some(v.as_small_int())
    } else if v.is_bool() {
        Some((v == Value::TRUE) as i64)
    } else if v.is_ptr() {
        rt.small_big_int(v)
    } else {
        None
    }
}

/// Is the int exactly a double, whatever its neighbours?
fn exact(i: i64) -> bool {
    i.unsigned_abs() < 1 << 53
}
