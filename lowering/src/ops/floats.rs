//! Raw doubles.

use crate::Site;

const SIGN: i64 = i64::MIN;

pub(super) fn const_float<'c>(s: &mut impl Site<'c>) {
    let bits = s.imm();
    let result = s.ir().bits_to_double(bits);
    s.finish_double(result);
}

macro_rules! binary {
    ($( $name:ident = $op:ident -> $finish:ident; )*) => { $(
        pub(super) fn $name<'c>(s: &mut impl Site<'c>) {
            let (a, b) = (s.double(0), s.double(1));
            let result = s.ir().$op(a, b);
            s.$finish(result);
        }
    )* };
}

binary! {
    float_add = fadd -> finish_double;
    float_sub = fsub -> finish_double;
    float_mul = fmul -> finish_double;
    float_div = fdiv -> finish_double;
    float_lt = flt -> finish_bit;
    float_le = fle -> finish_bit;
    float_eq = feq -> finish_bit;
    float_ne = fne -> finish_bit;
}

pub(super) fn float_neg<'c>(s: &mut impl Site<'c>) {
    let (a, sign) = (s.double(0), s.in_code(SIGN));
    let ir = s.ir();
    let result = ir.bits_to_double(ir.xor(ir.double_to_bits(a), sign));
    s.finish_double(result);
}

pub(super) fn float_abs<'c>(s: &mut impl Site<'c>) {
    let (a, rest) = (s.double(0), s.in_code(!SIGN));
    let ir = s.ir();
    let result = ir.bits_to_double(ir.and(ir.double_to_bits(a), rest));
    s.finish_double(result);
}

pub(super) fn float_sqrt<'c>(s: &mut impl Site<'c>) {
    let a = s.double(0);
    let result = s.ir().sqrt(a);
    s.finish_double(result);
}

pub(super) fn float_floor<'c>(s: &mut impl Site<'c>) {
    let a = s.double(0);
    let result = s.ir().floor(a);
    s.finish_double(result);
}

pub(super) fn int_to_float<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let result = s.ir().int_to_double(a);
    s.finish_double(result);
}

/// Processors disagree about doubles that do not fit, so those are picked out by their exponent.
pub(super) fn float_to_int<'c>(s: &mut impl Site<'c>) {
    const TWO_TO_63: i64 = (1023 + 63) << 52;
    let a = s.double(0);
    let (magnitude, limit) = (s.in_code(!SIGN), s.in_code(TWO_TO_63));
    let ir = s.ir();
    let fits = ir.ult(ir.and(ir.double_to_bits(a), magnitude), limit);
    let result = ir.select(fits, ir.double_to_int(a), ir.word(i64::MIN));
    s.finish_word(result);
}
