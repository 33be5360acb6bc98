//! Arithmetic on words, doubles and bits.

use super::{Any, Bit, Double, Ir, Word, built};
use inkwell::intrinsics::Intrinsic;
use inkwell::types::BasicTypeEnum;
use inkwell::{FloatPredicate, IntPredicate};

macro_rules! binary {
    ($( $(#[doc = $doc:literal])* $name:ident($ty:ident) = $build:ident; )*) => {
        impl<'c> Ir<'c> {
            $( $(#[doc = $doc])*
            pub fn $name(&self, a: $ty<'c>, b: $ty<'c>) -> $ty<'c> {
                built(self.builder.$build(a, b, ""))
            } )*
        }
    };
}

binary! {
    /// `a + b`, wrapping.
    add(Word) = build_int_add;
    /// `a - b`, wrapping.
    sub(Word) = build_int_sub;
    /// `a * b`, wrapping.
    mul(Word) = build_int_mul;
    /// `a / b` towards zero.
    sdiv(Word) = build_int_signed_div;
    /// The rest of [`Ir::sdiv`].
    srem(Word) = build_int_signed_rem;
    /// `a & b`
    and(Word) = build_and;
    /// `a | b`
    or(Word) = build_or;
    /// `a ^ b`
    xor(Word) = build_xor;
    /// `a << b`, b < 64.
    shl(Word) = build_left_shift;
    /// `a + b`
    fadd(Double) = build_float_add;
    /// `a - b`
    fsub(Double) = build_float_sub;
    /// `a * b`
    fmul(Double) = build_float_mul;
    /// `a / b`
    fdiv(Double) = build_float_div;
}

macro_rules! compare {
    ($( $name:ident($ty:ident) = $build:ident($($predicate:tt)*); )*) => {
        impl<'c> Ir<'c> {
            $( #[doc = concat!("LLVM's `", stringify!($($predicate)*), "`.")]
            pub fn $name(&self, a: $ty<'c>, b: $ty<'c>) -> Bit<'c> {
                built(self.builder.$build($($predicate)*, a, b, ""))
            } )*
        }
    };
}

compare! {
    eq(Word) = build_int_compare(IntPredicate::EQ);
    ne(Word) = build_int_compare(IntPredicate::NE);
    slt(Word) = build_int_compare(IntPredicate::SLT);
    sle(Word) = build_int_compare(IntPredicate::SLE);
    sge(Word) = build_int_compare(IntPredicate::SGE);
    ult(Word) = build_int_compare(IntPredicate::ULT);
    uge(Word) = build_int_compare(IntPredicate::UGE);
    flt(Double) = build_float_compare(FloatPredicate::OLT);
    fle(Double) = build_float_compare(FloatPredicate::OLE);
    feq(Double) = build_float_compare(FloatPredicate::OEQ);
    fne(Double) = build_float_compare(FloatPredicate::UNE);
}

impl<'c> Ir<'c> {
    /// `a >> b`, arithmetic, b < 64.
    pub fn sar(&self, a: Word<'c>, b: Word<'c>) -> Word<'c> {
        built(self.builder.build_right_shift(a, b, true, ""))
    }

    /// `!a`
    pub fn not(&self, a: Bit<'c>) -> Bit<'c> {
        built(self.builder.build_not(a, ""))
    }

    /// 0 or 1.
    pub fn bit_to_word(&self, a: Bit<'c>) -> Word<'c> {
        built(self.builder.build_int_z_extend(a, self.i64, ""))
    }

    /// `a != 0`
    pub fn word_to_bit(&self, a: Word<'c>) -> Bit<'c> {
        self.ne(a, self.word(0))
    }

    /// `a` if `condition` else `b`.
    pub fn select(&self, condition: Bit<'c>, a: Word<'c>, b: Word<'c>) -> Word<'c> {
        built(self.builder.build_select(condition, a, b, "")).into_int_value()
    }

    /// The bits of a double.
    pub fn double_to_bits(&self, a: Double<'c>) -> Word<'c> {
        built(self.builder.build_bit_cast(a, self.i64, "")).into_int_value()
    }

    /// The double with these bits.
    pub fn bits_to_double(&self, a: Word<'c>) -> Double<'c> {
        built(self.builder.build_bit_cast(a, self.f64, "")).into_float_value()
    }

    /// The nearest double.
    pub fn int_to_double(&self, a: Word<'c>) -> Double<'c> {
        let double = self.builder.build_signed_int_to_float(a, self.f64, "");
        built(double)
    }

    /// `a` without its fraction, which must fit.
    pub fn double_to_int(&self, a: Double<'c>) -> Word<'c> {
        let word = self.builder.build_float_to_signed_int(a, self.i64, "");
        built(word)
    }

    /// `(a op b, did it overflow)`, where op is `sadd`, `ssub` or `smul`.
    pub fn with_overflow(&self, op: Overflow, a: Word<'c>, b: Word<'c>) -> (Word<'c>, Bit<'c>) {
        let name = match op {
            Overflow::Add => "llvm.sadd.with.overflow",
            Overflow::Sub => "llvm.ssub.with.overflow",
            Overflow::Mul => "llvm.smul.with.overflow",
        };
        let pair = self.intrinsic(name, self.i64.into(), &[a.into(), b.into()]);
        let pair = pair.into_struct_value();
        let part = |n| built(self.builder.build_extract_value(pair, n, "")).into_int_value();
        (part(0), part(1))
    }

    /// The smaller of two unsigned words.
    pub fn umin(&self, a: Word<'c>, b: Word<'c>) -> Word<'c> {
        let word = self.intrinsic("llvm.umin", self.i64.into(), &[a.into(), b.into()]);
        word.into_int_value()
    }

    /// `a` rotated left by `n`.
    pub fn rotate_left(&self, a: Word<'c>, n: u32) -> Word<'c> {
        let args = [a.into(), a.into(), self.word(n.into()).into()];
        self.intrinsic("llvm.fshl", self.i64.into(), &args)
            .into_int_value()
    }

    /// `√a`
    pub fn sqrt(&self, a: Double<'c>) -> Double<'c> {
        self.intrinsic("llvm.sqrt", self.f64.into(), &[a.into()])
            .into_float_value()
    }

    /// `⌊a⌋`
    pub fn floor(&self, a: Double<'c>) -> Double<'c> {
        self.intrinsic("llvm.floor", self.f64.into(), &[a.into()])
            .into_float_value()
    }

    fn intrinsic(&self, name: &str, ty: BasicTypeEnum<'c>, args: &[Any<'c>]) -> Any<'c> {
        let function = Intrinsic::find(name).and_then(|i| i.get_declaration(&self.module, &[ty]));
        let function = function.expect("the intrinsic exists for this type");
        let call = self
            .builder
            .build_call(function, &super::arguments(args), "");
        built(call).try_as_basic_value().unwrap_basic()
    }
}

/// An operation that says whether it overflowed.
#[derive(Clone, Copy, Debug)]
pub enum Overflow {
    /// `a + b`
    Add,
    /// `a - b`
    Sub,
    /// `a * b`
    Mul,
}
