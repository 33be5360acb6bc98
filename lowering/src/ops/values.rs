//! Tagged values: tests, decoding, encoding. The encoding is `abi::value`'s.

use crate::Site;
use crate::llvm::{Access, Bit, Bits, Overflow, Word};
use crate::site::{At, Callee};
use rekindle_abi::heap::{BigInt, FloatCell, Head, INLINE, ShapeId};
use rekindle_abi::helpers::Helper;
use rekindle_abi::value::{FLOAT_BIAS, FLOAT_MASK, FLOAT_TAG, POINTER_MASK, Value};
use rekindle_trace_ir::Region;
use std::mem::offset_of;

/// Cells of numbers never change.
const CELL: Access = Access::Constant(Region::Immutable);
/// The first limb of a heap int.
const LIMB: usize = INLINE.big_int as usize;
/// Sign of a heap int, in bit 0.
const SIGN: usize = offset_of!(Head, bits);

pub(super) fn const_value<'c>(s: &mut impl Site<'c>) {
    let word = s.imm();
    s.finish_word(word);
}

pub(super) fn literal<'c>(s: &mut impl Site<'c>) {
    let word = s.literal();
    s.finish_word(word);
}

/// Are these bits of `a` exactly those?
fn masked<'c>(s: &impl Site<'c>, a: Word<'c>, mask: u64, bits: u64) -> Bit<'c> {
    let ir = s.ir();
    ir.eq(ir.and(a, ir.word(mask as i64)), ir.word(bits as i64))
}

/// Is `a` a heap object?
pub(super) fn is_object<'c>(s: &impl Site<'c>, a: Word<'c>) -> Bit<'c> {
    let aligned = masked(s, a, POINTER_MASK, 0);
    s.ir().and(aligned, s.ir().word_to_bit(a))
}

/// Is `a` a heap object whose head has that shape number?
fn has_head<'c>(s: &mut impl Site<'c>, a: Word<'c>, shape: Word<'c>, access: Access) -> Bit<'c> {
    let object = is_object(s, a);
    s.and_then(object, |s| {
        let found = s.load(Bits::Half, At::field(a, offset_of!(Head, shape)), access);
        s.ir().eq(found, shape)
    })
}

fn has_fixed<'c>(s: &mut impl Site<'c>, a: Word<'c>, shape: ShapeId) -> Bit<'c> {
    let number = s.ir().word(shape.0.into());
    has_head(s, a, number, CELL)
}

/// A test that a word in the wanted form passes at once and a heap object perhaps.
fn test_or<'c, S: Site<'c>>(s: &mut S, word: Bit<'c>, cell: impl FnOnce(&mut S) -> Bit<'c>) {
    let ir = s.ir();
    let (rare, yes) = (ir.not(word), ir.word(1));
    let result = s.word_or(rare, yes, |s| {
        let cell = cell(s);
        s.ir().bit_to_word(cell)
    });
    let result = s.ir().word_to_bit(result);
    s.finish_bit(result);
}

pub(super) fn is_int<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let small = masked(s, a, 1, 1);
    test_or(s, small, |s| {
        let heap = has_fixed(s, a, ShapeId::BIG_INT);
        s.and_then(heap, |s| {
            let len = s.load(Bits::Word, At::field(a, offset_of!(BigInt, len)), CELL);
            let one = s.ir().eq(len, s.ir().word(1));
            s.and_then(one, |s| {
                // The magnitude of a negative int may be 2⁶³.
                let limb = s.load(Bits::Word, At::field(a, LIMB), CELL);
                let negative = s.load(Bits::Byte, At::field(a, SIGN), CELL);
                let ir = s.ir();
                let least = ir.sub(limb, ir.and(negative, ir.word(1)));
                ir.sge(least, ir.word(0))
            })
        })
    });
}

pub(super) fn int_decode<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let fast = s.ir().sar(a, s.ir().word(1));
    let heap = masked(s, a, 1, 0);
    let result = s.word_or(heap, fast, |s| {
        let limb = s.load(Bits::Word, At::field(a, LIMB), CELL);
        let negative = s.load(Bits::Byte, At::field(a, SIGN), CELL);
        let ir = s.ir();
        let negative = ir.and(negative, ir.word(1));
        let all = ir.sub(ir.word(0), negative);
        ir.add(ir.xor(limb, all), negative)
    });
    s.finish_word(result);
}

pub(super) fn int_encode<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let (double, large) = s.ir().with_overflow(Overflow::Add, a, a);
    let word = s.ir().or(double, s.ir().word(1));
    let result = s.word_or(large, word, |s| {
        let boxed = s.call(Callee::Rare(Helper::box_int), &[a.into()]);
        boxed.into_int_value()
    });
    s.finish_word(result);
}

pub(super) fn is_float<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let word = masked(s, a, FLOAT_MASK, FLOAT_TAG);
    test_or(s, word, |s| has_fixed(s, a, ShapeId::FLOAT));
}

pub(super) fn float_decode<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let word = masked(s, a, FLOAT_MASK, FLOAT_TAG);
    let (cell, bias) = (s.ir().not(word), s.in_code(FLOAT_BIAS as i64));
    let result = s.double_or(
        cell,
        |s| {
            let ir = s.ir();
            ir.bits_to_double(ir.sub(ir.rotate_left(a, 61), bias))
        },
        |s| s.load_double(At::field(a, offset_of!(FloatCell, value)), CELL),
    );
    s.finish_double(result);
}

pub(super) fn float_encode<'c>(s: &mut impl Site<'c>) {
    let (a, bias) = (s.double(0), s.in_code(FLOAT_BIAS as i64));
    let ir = s.ir();
    let word = ir.rotate_left(ir.add(ir.double_to_bits(a), bias), 3);
    let fits = masked(s, word, FLOAT_MASK, FLOAT_TAG);
    let rare = s.ir().not(fits);
    let result = s.word_or(rare, word, |s| {
        let boxed = s.call(Callee::Rare(Helper::box_float), &[a.into()]);
        boxed.into_int_value()
    });
    s.finish_word(result);
}

/// False and True differ by 8 and lie around a multiple of 16, so subtracting leaves one bit.
pub(super) fn is_bool<'c>(s: &mut impl Site<'c>) {
    const STEP: u64 = Value::TRUE.0 - Value::FALSE.0;
    const _: () = assert!(STEP.is_power_of_two());
    let a = s.word(0);
    let above = s.ir().sub(a, s.ir().word(Value::FALSE.0 as i64));
    let result = masked(s, above, !STEP, 0);
    s.finish_bit(result);
}

pub(super) fn bool_decode<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let result = s.ir().eq(a, s.ir().word(Value::TRUE.0 as i64));
    s.finish_bit(result);
}

pub(super) fn bool_encode<'c>(s: &mut impl Site<'c>) {
    const SHIFT: u32 = (Value::TRUE.0 - Value::FALSE.0).trailing_zeros();
    let a = s.word(0);
    let ir = s.ir();
    let step = ir.shl(a, ir.word(SHIFT.into()));
    let result = ir.add(step, ir.word(Value::FALSE.0 as i64));
    s.finish_word(result);
}

pub(super) fn has_shape<'c>(s: &mut impl Site<'c>) {
    let (a, shape, access) = (s.word(0), s.imm(), s.own_read());
    let result = has_head(s, a, shape, access);
    s.finish_bit(result);
}

pub(super) fn has_shape_of<'c>(s: &mut impl Site<'c>) {
    let (a, shape, access) = (s.word(0), s.word(1), s.own_read());
    let result = has_head(s, a, shape, access);
    s.finish_bit(result);
}
