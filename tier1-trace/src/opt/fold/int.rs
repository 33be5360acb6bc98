//! Rules about ints.

use super::{Folded, Rule, View, bool, int, rules};
use rekindle_trace_ir::{Ref, Uop};

/// `op x x`
fn same(v: &View<'_>) -> bool {
    v.a() == v.b()
}

/// `op c x` = `op x c`: so that rules need to look on one side only.
fn constant_last(v: &View<'_>) -> Option<Folded> {
    let swap = v.int(v.a()).is_some() && v.int(v.b()).is_none();
    swap.then(|| Folded::Ins(v.with(v.ins.op, [v.b(), v.a(), Ref::NONE])))
}

/// The second operand as k where it is 2^k.
fn power_of_two(v: &View<'_>) -> Option<u32> {
    let n = v.int(v.b())?;
    (n > 0 && n & (n - 1) == 0).then(|| n.trailing_zeros())
}

pub(super) const RULES: &[Rule] = rules! {
    IntAdd: "int_add c x = int_add x c" => constant_last;
    IntMul: "int_mul c x = int_mul x c" => constant_last;
    IntAddOvf: "int_add_ovf c x = int_add_ovf x c" => constant_last;
    IntMulOvf: "int_mul_ovf c x = int_mul_ovf x c" => constant_last;
    IntAnd: "int_and c x = int_and x c" => constant_last;
    IntOr: "int_or c x = int_or x c" => constant_last;
    IntXor: "int_xor c x = int_xor x c" => constant_last;
    IntEq: "int_eq c x = int_eq x c" => constant_last;
    IntNe: "int_ne c x = int_ne x c" => constant_last;

    IntAdd: "int_add x 0 = x" => |v| v.a_if_b_is(0);
    IntAddOvf: "int_add_ovf x 0 = x" => |v| v.a_if_b_is(0);
    IntSub: "int_sub x 0 = x" => |v| v.a_if_b_is(0);
    IntSubOvf: "int_sub_ovf x 0 = x" => |v| v.a_if_b_is(0);
    IntSub: "int_sub x x = 0" => |v| same(v).then(|| int(0))?;
    IntSubOvf: "int_sub_ovf x x = 0" => |v| same(v).then(|| int(0))?;
    IntMul: "int_mul x 1 = x" => |v| v.a_if_b_is(1);
    IntMulOvf: "int_mul_ovf x 1 = x" => |v| v.a_if_b_is(1);
    IntMul: "int_mul x 0 = 0" => |v| (v.int(v.b())? == 0).then(|| int(0))?;
    IntMulOvf: "int_mul_ovf x 0 = 0" => |v| (v.int(v.b())? == 0).then(|| int(0))?;
    IntAdd: "int_add (int_add x c) d = int_add x c+d" => |v| {
        let inner = v.def(v.under(Uop::IntAdd, v.a()).map(|_| v.a())?);
        let sum = v.int(inner.args[1])?.wrapping_add(v.int(v.b())?);
        Some(v.int_operand(Uop::IntAdd, inner.args[0], sum))
    };

    IntAnd: "int_and x x = x" => |v| same(v).then(|| Folded::Same(v.a()));
    IntAnd: "int_and x 0 = 0" => |v| (v.int(v.b())? == 0).then(|| int(0))?;
    IntAnd: "int_and x -1 = x" => |v| v.a_if_b_is(-1);
    IntOr: "int_or x x = x" => |v| same(v).then(|| Folded::Same(v.a()));
    IntOr: "int_or x 0 = x" => |v| v.a_if_b_is(0);
    IntOr: "int_or x -1 = -1" => |v| (v.int(v.b())? == -1).then(|| int(-1))?;
    IntXor: "int_xor x x = 0" => |v| same(v).then(|| int(0))?;
    IntXor: "int_xor x 0 = x" => |v| v.a_if_b_is(0);
    IntShl: "int_shl x 0 = x" => |v| v.a_if_b_is(0);
    IntShlOvf: "int_shl_ovf x 0 = x" => |v| v.a_if_b_is(0);
    IntSar: "int_sar x 0 = x" => |v| v.a_if_b_is(0);

    IntFloorDiv: "int_floor_div x 1 = x" => |v| v.a_if_b_is(1);
    IntFloorMod: "int_floor_mod x 1 = 0" => |v| (v.int(v.b())? == 1).then(|| int(0))?;
    IntFloorDiv: "int_floor_div x 2^c = int_sar x c" => |v| {
        Some(v.int_operand(Uop::IntSar, v.a(), power_of_two(v)? as i64))
    };
    IntFloorMod: "int_floor_mod x 2^c = int_and x 2^c-1" => |v| {
        Some(v.int_operand(Uop::IntAnd, v.a(), (1 << power_of_two(v)?) - 1))
    };

    IntLt: "int_lt x x = 0" => |v| same(v).then(|| bool(false))?;
    IntLe: "int_le x x = 1" => |v| same(v).then(|| bool(true))?;
    IntEq: "int_eq x x = 1" => |v| same(v).then(|| bool(true))?;
    IntNe: "int_ne x x = 0" => |v| same(v).then(|| bool(false))?;
    IntUlt: "int_ult x x = 0" => |v| same(v).then(|| bool(false))?;
    IntUlt: "int_ult x 0 = 0" => |v| (v.int(v.b())? == 0).then(|| bool(false))?;

    IntSelect: "int_select c x x = x" => |v| (v.b() == v.ins.args[2]).then(|| Folded::Same(v.b()));
    IntSelect: "int_select 1 x y = x, int_select 0 x y = y" => |v| {
        Some(Folded::Same(v.ins.args[if v.int(v.a())? != 0 { 1 } else { 2 }]))
    };
    IntSelect: "int_select (bool_not c) x y = int_select c y x" => |v| {
        let cond = v.under(Uop::BoolNot, v.a())?;
        Some(Folded::Ins(v.with(Uop::IntSelect, [cond, v.ins.args[2], v.b()])))
    };
};
