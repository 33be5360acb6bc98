//! Arithmetic of ints: small cases in machine words, the rest in big numbers.

use crate::int::Int;
use crate::{ClassId, R, Runtime, Value};
use dashu_int::ops::{Abs, DivRem};
use dashu_int::{IBig, Sign, UBig};
use rekindle_bytecode::BinaryOp;

/// Bits of a result beyond which we say that memory is not enough.
const MAX_BITS: u64 = 1 << 36;

impl Runtime {
    /// `a OP b` of two ints; None for operators that ints lack.
    pub fn int_binary(&mut self, op: BinaryOp, a: Int, b: Int) -> R<Option<Value>> {
        Ok(Some(match op {
            BinaryOp::Add => match (a.to_i128(), b.to_i128()) {
                (Some(x), Some(y)) if x.checked_add(y).is_some() => self.new_int_i128(x + y),
                _ => self.new_big(&(&*a.big() + &*b.big())),
            },
            BinaryOp::Sub => match (a.to_i128(), b.to_i128()) {
                (Some(x), Some(y)) if x.checked_sub(y).is_some() => self.new_int_i128(x - y),
                _ => self.new_big(&(&*a.big() - &*b.big())),
            },
            BinaryOp::Mul => match (&a, &b) {
                (Int::Small(x), Int::Small(y)) => self.new_int_i128(*x as i128 * *y as i128),
                _ => self.new_big(&(&*a.big() * &*b.big())),
            },
            BinaryOp::FloorDiv => self.int_divmod(a, b)?.0,
            BinaryOp::Mod => self.int_mod(a, b)?,
            BinaryOp::TrueDiv => self.int_true_div(a, b)?,
            BinaryOp::Pow => self.int_pow(a, b)?,
            BinaryOp::LShift => self.int_lshift(a, b)?,
            BinaryOp::RShift => self.int_rshift(a, b)?,
            BinaryOp::BitAnd => match (a.to_i128(), b.to_i128()) {
                (Some(x), Some(y)) => self.new_int_i128(x & y),
                _ => self.new_big(&(&*a.big() & &*b.big())),
            },
            BinaryOp::BitOr => match (a.to_i128(), b.to_i128()) {
                (Some(x), Some(y)) => self.new_int_i128(x | y),
                _ => self.new_big(&(&*a.big() | &*b.big())),
            },
            BinaryOp::BitXor => match (a.to_i128(), b.to_i128()) {
                (Some(x), Some(y)) => self.new_int_i128(x ^ y),
                _ => self.new_big(&(&*a.big() ^ &*b.big())),
            },
            BinaryOp::MatMul => return Ok(None),
        }))
    }

    /// Quotient towards minus infinity and the remainder of the divisor's sign.
    pub fn int_divmod(&mut self, a: Int, b: Int) -> R<(Value, Value)> {
        if b.is_zero() {
            return self.zero_division("division by zero");
        }
        if let (Some(x), Some(y)) = (a.to_i128(), b.to_i128())
            && x != i128::MIN
        {
            let (q, r) = (x / y, x % y);
            let fix = (r != 0 && (r < 0) != (y < 0)) as i128;
            let q = self.new_int_i128(q - fix);
            return Ok((q, self.new_int_i128(r + fix * y)));
        }
        let (a, b) = (a.big(), b.big());
        let (mut q, mut r) = (&*a).div_rem(&*b);
        if !r.is_zero() && r.sign() != b.sign() {
            q -= 1;
            r += &*b;
        }
        let q = self.new_big(&q);
        Ok((q, self.new_big(&r)))
    }

    fn int_mod(&mut self, a: Int, b: Int) -> R<Value> {
        if b.is_zero() {
            return self.zero_division("division by zero");
        }
        if let (Some(x), Some(y)) = (a.to_i128(), b.to_i128())
            && x != i128::MIN
        {
            let r = x % y;
            let fix = r != 0 && (r < 0) != (y < 0);
            return Ok(self.new_int_i128(if fix { r + y } else { r }));
        }
        let r = floor_mod(&a.big(), &b.big());
        Ok(self.new_big(&r))
    }

    /// `a / b`, correctly rounded.
    fn int_true_div(&mut self, a: Int, b: Int) -> R<Value> {
        const EXACT: i64 = 1 << 53;
        if b.is_zero() {
            return self.zero_division("division by zero");
        }
        if let (Int::Small(x), Int::Small(y)) = (&a, &b)
            && (-EXACT..=EXACT).contains(x)
            && (-EXACT..=EXACT).contains(y)
        {
            return Ok(self.new_float(*x as f64 / *y as f64));
        }
        match quotient_as_float(&a.big(), &b.big()) {
            Some(x) => Ok(self.new_float(x)),
            None => self.overflow_error("integer division result too large for a float"),
        }
    }

    fn int_pow(&mut self, a: Int, b: Int) -> R<Value> {
        if b.is_negative() {
            let (x, y) = (self.int_to_f64(&a)?, self.int_to_f64(&b)?);
            return self.float_pow(x, y);
        }
        if let (Int::Small(x), Int::Small(n)) = (&a, &b)
            && let Ok(n) = u32::try_from(*n)
            && let Some(result) = (*x as i128).checked_pow(n)
        {
            return Ok(self.new_int_i128(result));
        }
        let odd = b.to_i64().map_or_else(|| true, |n| n & 1 == 1);
        match a {
            Int::Small(0) | Int::Small(1) => return Ok(Value::small_int(a.to_i64().unwrap_or(0))),
            Int::Small(-1) => {
                let odd = match b {
                    Int::Small(_) => odd,
                    Int::Big(b) => b.as_sign_words().1[0] & 1 == 1,
                };
                return Ok(Value::small_int(if odd { -1 } else { 1 }));
            }
            _ => {}
        }
        let n = b.to_i64().unwrap_or(i64::MAX) as u64;
        if a.bit_length().saturating_sub(1).saturating_mul(n) > MAX_BITS {
            return self.raise_args(ClassId::MEMORY_ERROR, &[]);
        }
        let result = a.big().pow(n as usize);
        Ok(self.new_big(&result))
    }

    fn int_lshift(&mut self, a: Int, b: Int) -> R<Value> {
        if b.is_negative() {
            return self.value_error("negative shift count");
        }
        if a.is_zero() {
            return Ok(Value::small_int(0));
        }
        let Some(n) = b.to_i64() else {
            return self.overflow_error("too many digits in integer");
        };
        if let Int::Small(x) = a
            && n < 64
        {
            return Ok(self.new_int_i128((x as i128) << n));
        }
        if n as u64 > MAX_BITS {
            return self.raise_args(ClassId::MEMORY_ERROR, &[]);
        }
        let result = &*a.big() << n as usize;
        Ok(self.new_big(&result))
    }

    fn int_rshift(&mut self, a: Int, b: Int) -> R<Value> {
        if b.is_negative() {
            return self.value_error("negative shift count");
        }
        let all_out = Value::small_int(if a.is_negative() { -1 } else { 0 });
        let Some(n) = b.to_i64() else {
            return Ok(all_out);
        };
        if let Some(x) = a.to_i128() {
            return Ok(self.new_int_i128(x >> n.min(127)));
        }
        if n as u64 > a.bit_length() {
            return Ok(all_out);
        }
        let result = &*a.big() >> n as usize;
        Ok(self.new_big(&result))
    }

    /// `pow(a, b, modulus)`
    pub fn int_pow_mod(&mut self, a: Int, b: Int, modulus: Int) -> R<Value> {
        if modulus.is_zero() {
            return self.value_error("pow() 3rd argument cannot be 0");
        }
        let negative = modulus.is_negative();
        let modulus = modulus.big();
        let m: IBig = (&*modulus).abs();
        let mut base = floor_mod(&a.big(), &m);
        let b = b.big();
        let mut exponent: UBig = (*b).clone().into_parts().1;
        if m.is_one() {
            exponent = UBig::ONE;
        } else if b.sign() == Sign::Negative {
            match inverse(&base, &m) {
                Some(inverse) => base = inverse,
                None => {
                    return self.value_error("base is not invertible for the given modulus");
                }
            }
        }
        let ring = dashu_int::fast_div::ConstDivisor::new(m.clone().into_parts().1);
        let result = ring.reduce(base.into_parts().1).pow(&exponent).residue();
        let mut result = IBig::from(result);
        if negative && !result.is_zero() {
            result += &*modulus;
        }
        Ok(self.new_big(&result))
    }

    /// `-a`
    pub fn int_neg(&mut self, a: Int) -> Value {
        match a {
            Int::Small(i) => self.new_int_i128(-(i as i128)),
            Int::Big(b) => self.new_big(&-&*b),
        }
    }

    /// `abs(a)`
    pub fn int_abs(&mut self, a: Int) -> Value {
        match a {
            Int::Small(i) => self.new_int_i128((i as i128).abs()),
            Int::Big(b) => self.new_big(&(&*b).abs()),
        }
    }

    /// `~a`
    pub fn int_invert(&mut self, a: Int) -> Value {
        match a {
            Int::Small(i) => self.new_int(!i),
            Int::Big(b) => self.new_big(&!&*b),
        }
    }

    /// The nearest float, or `OverflowError`.
    pub fn int_to_f64(&mut self, a: &Int) -> R<f64> {
        let x = a.to_f64();
        if x.is_infinite() {
            return self.overflow_error("int too large to convert to float");
        }
        Ok(x)
    }
}

/// `a mod b` with the sign of `b`.
pub(crate) fn floor_mod(a: &IBig, b: &IBig) -> IBig {
    let r = a % b;
    if !r.is_zero() && r.sign() != b.sign() {
        r + b
    } else {
        r
    }
}

/// `a⁻¹ mod m`, by Euclid's algorithm; None unless they are coprime.
fn inverse(a: &IBig, m: &IBig) -> Option<IBig> {
    let (mut r0, mut r1) = (m.clone(), a.clone());
    let (mut t0, mut t1) = (IBig::ZERO, IBig::ONE);
    while !r1.is_zero() {
        let (q, r) = (&r0).div_rem(&r1);
        (r0, r1) = (r1, r);
        let t = &t0 - q * &t1;
        (t0, t1) = (t1, t);
    }
    r0.is_one().then(|| floor_mod(&t0, m))
}

/// `a / b` rounded once, ties to even; None beyond the range of floats.
///
/// The quotient is computed to two bits more than a float holds, with a sticky last bit.
fn quotient_as_float(a: &IBig, b: &IBig) -> Option<f64> {
    const MANTISSA: i64 = 53;
    let negative = (a.sign() == Sign::Negative) != (b.sign() == Sign::Negative);
    let (_, a) = a.clone().into_parts();
    let (_, b) = b.clone().into_parts();
    let signed = |x: f64| if negative { -x } else { x };
    if a.is_zero() {
        return Some(signed(0.0));
    }
    let bits = |x: &UBig| {
        let words = x.as_words();
        words.len() as i64 * 64 - words.last().map_or(0, |w| w.leading_zeros() as i64)
    };
    let difference = bits(&a) - bits(&b);
    if difference > 1024 {
        return None;
    }
    if difference < -1022 - MANTISSA - 1 {
        return Some(signed(0.0));
    }
    let shift = difference.max(-1021) - (MANTISSA + 2);
    let (scaled, lost) = if shift <= 0 {
        (a << (-shift) as usize, false)
    } else {
        let scaled = &a >> shift as usize;
        let lost = (&scaled << shift as usize) != a;
        (scaled, lost)
    };
    let (q, r) = scaled.div_rem(&b);
    let q = q.as_words().first().copied().unwrap_or(0) | (lost || !r.is_zero()) as u64;
    let q_bits = 64 - q.leading_zeros() as i64;
    let extra = q_bits.max(-1021 - shift) - MANTISSA;
    let half = 1u64 << (extra - 1);
    let mut rounded = q;
    if q & half != 0 && q & (3 * half - 1) != 0 {
        rounded += half;
    }
    rounded &= !(2 * half - 1);
    let x = crate::float::scale(rounded as f64, shift);
    (!x.is_infinite()).then(|| signed(x))
}
