//! Rules about floats: only those that give the same bits for every operand, NaN's aside.

use super::{Folded, Rule, View, bool, rules};
use rekindle_trace_ir::{Ref, Ty, Uop};

/// The first operand, if the second is exactly `c`, sign of zero included.
fn a_if_b_is(v: &View<'_>, c: f64) -> Option<Folded> {
    (v.float(v.b())?.to_bits() == c.to_bits()).then_some(Folded::Same(v.a()))
}

/// The second operand, if the first is exactly `c`.
fn b_if_a_is(v: &View<'_>, c: f64) -> Option<Folded> {
    (v.float(v.a())?.to_bits() == c.to_bits()).then_some(Folded::Same(v.b()))
}

/// `x / 2^k` = `x * 2^-k`, where both are normal numbers.
fn divide_by_power_of_two(v: &View<'_>) -> Option<Folded> {
    let c = v.float(v.b())?;
    let mantissa = c.to_bits() & ((1 << 52) - 1);
    let inverse = 1.0 / c;
    if !c.is_normal() || !inverse.is_normal() || mantissa != 0 {
        return None;
    }
    let ins = v.with(Uop::FloatMul, [v.a(), Ref::NONE, Ref::NONE]);
    let bits = inverse.to_bits() as i64;
    Some(Folded::Second(ins, Uop::ConstFloat, Ty::Float, bits))
}

pub(super) const RULES: &[Rule] = rules! {
    FloatMul: "float_mul x 1.0 = x" => |v| a_if_b_is(v, 1.0);
    FloatMul: "float_mul 1.0 x = x" => |v| b_if_a_is(v, 1.0);
    FloatDiv: "float_div x 1.0 = x" => |v| a_if_b_is(v, 1.0);
    FloatDiv: "float_div x 2.0^c = float_mul x 2.0^-c" => divide_by_power_of_two;
    FloatAdd: "float_add x -0.0 = x" => |v| a_if_b_is(v, -0.0);
    FloatAdd: "float_add -0.0 x = x" => |v| b_if_a_is(v, -0.0);
    FloatSub: "float_sub x 0.0 = x" => |v| a_if_b_is(v, 0.0);
    FloatNeg: "float_neg (float_neg x) = x" => |v| {
        Some(Folded::Same(v.under(Uop::FloatNeg, v.a())?))
    };
    FloatAbs: "float_abs (float_abs x) = float_abs x" => |v| {
        v.under(Uop::FloatAbs, v.a()).map(|_| Folded::Same(v.a()))
    };
    FloatAbs: "float_abs (float_neg x) = float_abs x" => |v| {
        let x = v.under(Uop::FloatNeg, v.a())?;
        Some(Folded::Ins(v.with(Uop::FloatAbs, [x, Ref::NONE, Ref::NONE])))
    };
    FloatLt: "float_lt x x = 0" => |v| (v.a() == v.b()).then(|| bool(false))?;
};
