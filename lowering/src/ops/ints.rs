//! Raw 64-bit ints.

use crate::Site;
use crate::llvm::{Bit, Overflow, Word};

pub(super) fn const_int<'c>(s: &mut impl Site<'c>) {
    let n = s.imm();
    s.finish_word(n);
}

macro_rules! wrapping {
    ($( $name:ident = $op:ident; )*) => { $(
        pub(super) fn $name<'c>(s: &mut impl Site<'c>) {
            let (a, b) = (s.word(0), s.word(1));
            let result = s.ir().$op(a, b);
            s.finish_word(result);
        }
    )* };
}

wrapping! {
    int_add = add;
    int_sub = sub;
    int_mul = mul;
    int_and = and;
    int_or = or;
    int_xor = xor;
}

macro_rules! checked {
    ($( $name:ident = $op:ident; )*) => { $(
        pub(super) fn $name<'c>(s: &mut impl Site<'c>) {
            let (a, b) = (s.word(0), s.word(1));
            let (result, overflow) = s.ir().with_overflow(Overflow::$op, a, b);
            s.exit_if(overflow);
            s.finish_word(result);
        }
    )* };
}

checked! {
    int_add_ovf = Add;
    int_sub_ovf = Sub;
    int_mul_ovf = Mul;
}

macro_rules! test {
    ($( $name:ident = $op:ident; )*) => { $(
        pub(super) fn $name<'c>(s: &mut impl Site<'c>) {
            let (a, b) = (s.word(0), s.word(1));
            let result = s.ir().$op(a, b);
            s.finish_bit(result);
        }
    )* };
}

test! {
    int_lt = slt;
    int_le = sle;
    int_eq = eq;
    int_ne = ne;
    int_ult = ult;
    word_eq = eq;
}

pub(super) fn int_shl<'c>(s: &mut impl Site<'c>) {
    let (a, (count, _)) = (s.word(0), s.count());
    let result = s.shift(true, a, count);
    s.finish_word(result);
}

pub(super) fn int_shl_ovf<'c>(s: &mut impl Site<'c>) {
    let (a, (count, in_range)) = (s.word(0), s.count());
    if !in_range {
        let beyond = s.ir().uge(count, s.ir().word(64));
        s.exit_if(beyond);
    }
    let result = s.shift(true, a, count);
    let back = s.shift(false, result, count);
    let lost = s.ir().ne(back, a);
    s.exit_if(lost);
    s.finish_word(result);
}

pub(super) fn int_sar<'c>(s: &mut impl Site<'c>) {
    let (a, (mut count, in_range)) = (s.word(0), s.count());
    if !in_range {
        count = s.ir().umin(count, s.ir().word(63));
    }
    let result = s.shift(false, a, count);
    s.finish_word(result);
}

/// Quotient and rest towards zero, and whether Python's are one further down: the rest is not
/// zero and its sign is not the divisor's.
fn divide<'c>(s: &mut impl Site<'c>) -> (Word<'c>, Word<'c>, Word<'c>, Bit<'c>) {
    let (a, b) = (s.word(0), s.word(1));
    let ir = s.ir();
    let (quotient, rest) = (ir.sdiv(a, b), ir.srem(a, b));
    let inexact = ir.word_to_bit(rest);
    let signs_differ = ir.slt(ir.xor(rest, b), ir.word(0));
    (quotient, rest, b, ir.and(inexact, signs_differ))
}

pub(super) fn int_floor_div<'c>(s: &mut impl Site<'c>) {
    let (quotient, _, _, lower) = divide(s);
    let result = s.ir().sub(quotient, s.ir().bit_to_word(lower));
    s.finish_word(result);
}

pub(super) fn int_floor_mod<'c>(s: &mut impl Site<'c>) {
    let (_, rest, b, lower) = divide(s);
    let ir = s.ir();
    let result = ir.add(rest, ir.select(lower, b, ir.word(0)));
    s.finish_word(result);
}

pub(super) fn int_select<'c>(s: &mut impl Site<'c>) {
    let (condition, a, b) = (s.bit(0), s.word(1), s.word(2));
    let result = s.ir().select(condition, a, b);
    s.finish_word(result);
}

pub(super) fn bool_not<'c>(s: &mut impl Site<'c>) {
    let a = s.bit(0);
    let result = s.ir().not(a);
    s.finish_bit(result);
}
