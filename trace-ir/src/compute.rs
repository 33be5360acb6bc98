//! What pure micro-ops compute, on raw words: the reference for every tier and for folding.
//!
//! Words are bits: an Int is its two's complement, a Float its IEEE 754 bits, a Bool 0 or 1.
//! Ops that look into the heap are the evaluator's.

use crate::uop::Uop;
use rekindle_abi::Value;

/// The bits of the NaN that arithmetic gives.
pub const NAN: u64 = 0x7ff8_0000_0000_0000;

/// Result of a pure op, or nothing when the op is not pure, reads the heap, or is not defined
/// for these operands (division by zero, a shift by 64).
pub fn compute(op: Uop, args: [u64; 3], imm: i64) -> Option<u64> {
    let [a, b, c] = args;
    let (i, j) = (a as i64, b as i64);
    let (x, y) = (f64::from_bits(a), f64::from_bits(b));
    let int = |i: i64| Some(i as u64);
    let bool = |b: bool| Some(b as u64);
    match op {
        Uop::ConstInt | Uop::ConstFloat | Uop::ConstValue => int(imm),
        Uop::IntAdd => int(i.wrapping_add(j)),
        Uop::IntSub => int(i.wrapping_sub(j)),
        Uop::IntMul => int(i.wrapping_mul(j)),
        Uop::IntAnd => Some(a & b),
        Uop::IntOr => Some(a | b),
        Uop::IntXor => Some(a ^ b),
        Uop::IntShl => (b < 64).then(|| a << b),
        Uop::IntSar => (j >= 0).then(|| (i >> j.min(63)) as u64),
        Uop::IntFloorDiv => Some(floor_div_mod(i, j)?.0 as u64),
        Uop::IntFloorMod => Some(floor_div_mod(i, j)?.1 as u64),
        Uop::IntLt => bool(i < j),
        Uop::IntLe => bool(i <= j),
        Uop::IntEq | Uop::WordEq => bool(a == b),
        Uop::IntNe => bool(a != b),
        Uop::IntUlt => bool(a < b),
        Uop::IntSelect => Some(if a != 0 { b } else { c }),
        Uop::FloatAdd => canonical(x + y),
        Uop::FloatSub => canonical(x - y),
        Uop::FloatMul => canonical(x * y),
        Uop::FloatDiv => canonical(x / y),
        Uop::FloatNeg => Some(a ^ 1 << 63),
        Uop::FloatAbs => Some(a & !(1 << 63)),
        Uop::FloatSqrt => canonical(x.sqrt()),
        Uop::FloatFloor => canonical(x.floor()),
        Uop::FloatLt => bool(x < y),
        Uop::FloatLe => bool(x <= y),
        Uop::FloatEq => bool(x == y),
        Uop::FloatNe => bool(x != y),
        Uop::IntToFloat => Some((i as f64).to_bits()),
        Uop::FloatToInt => int(float_to_int(x)),
        Uop::BoolNot => Some(1 - a),
        Uop::IsBool => bool(Value(a).is_bool()),
        Uop::BoolDecode => bool(a == Value::TRUE.0),
        Uop::BoolEncode => Some(Value::bool(a != 0).0),
        _ => None,
    }
}

/// Result of an op that exits on overflow, or nothing when it exits (or is another op).
pub fn checked(op: Uop, a: i64, b: i64) -> Option<i64> {
    match op {
        Uop::IntAddOvf => a.checked_add(b),
        Uop::IntSubOvf => a.checked_sub(b),
        Uop::IntMulOvf => a.checked_mul(b),
        Uop::IntShlOvf if (0..64).contains(&b) => (a << b >> b == a).then_some(a << b),
        _ => None,
    }
}

/// `(⌊a / b⌋, a − b·⌊a / b⌋)`, Python's pair.
fn floor_div_mod(a: i64, b: i64) -> Option<(i64, i64)> {
    let (quotient, rest) = (a.checked_div(b)?, a.checked_rem(b)?);
    Some(if rest != 0 && (rest < 0) != (b < 0) {
        (quotient - 1, rest + b)
    } else {
        (quotient, rest)
    })
}

fn canonical(x: f64) -> Option<u64> {
    Some(if x.is_nan() { NAN } else { x.to_bits() })
}

fn float_to_int(x: f64) -> i64 {
    const LIMIT: f64 = 9223372036854775808.0;
    if x.abs() < LIMIT { x as i64 } else { i64::MIN }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ints(op: Uop, a: i64, b: i64) -> Option<i64> {
        compute(op, [a as u64, b as u64, 0], 0).map(|w| w as i64)
    }

    #[test]
    fn division_rounds_down_as_python_does() {
        for (a, b, quotient, rest) in [
            (7, 2, 3, 1),
            (-7, 2, -4, 1),
            (7, -2, -4, -1),
            (-6, -3, 2, 0),
        ] {
            assert_eq!(ints(Uop::IntFloorDiv, a, b), Some(quotient));
            assert_eq!(ints(Uop::IntFloorMod, a, b), Some(rest));
        }
        assert_eq!(ints(Uop::IntFloorDiv, 1, 0), None);
        assert_eq!(ints(Uop::IntFloorMod, i64::MIN, -1), None);
    }

    #[test]
    fn shifts_at_their_limits() {
        assert_eq!(ints(Uop::IntSar, -8, 200), Some(-1));
        assert_eq!(ints(Uop::IntShl, 1, 64), None);
        assert_eq!(checked(Uop::IntShlOvf, 1, 62), Some(1 << 62));
        assert_eq!(checked(Uop::IntShlOvf, 1, 63), None);
        assert_eq!(checked(Uop::IntShlOvf, -1, 63), Some(i64::MIN));
        assert_eq!(checked(Uop::IntShlOvf, 1, -1), None);
    }

    #[test]
    fn floats_out_of_range_become_the_least_int() {
        for x in [f64::NAN, f64::INFINITY, -1e300, 9223372036854775808.0] {
            let got = compute(Uop::FloatToInt, [x.to_bits(), 0, 0], 0);
            assert_eq!(got, Some(i64::MIN as u64), "{x}");
        }
        let got = compute(Uop::FloatToInt, [(-3.9f64).to_bits(), 0, 0], 0);
        assert_eq!(got, Some(-3i64 as u64));
    }

    #[test]
    fn every_nan_of_arithmetic_is_the_same() {
        let odd = f64::NAN.to_bits() | 1 << 63 | 5;
        let inf = f64::INFINITY.to_bits();
        for (op, args) in [
            (Uop::FloatAdd, [odd, inf, 0]),
            (Uop::FloatSub, [inf, inf, 0]),
            (Uop::FloatSqrt, [(-1f64).to_bits(), 0, 0]),
        ] {
            assert_eq!(compute(op, args, 0), Some(NAN));
        }
    }
}
