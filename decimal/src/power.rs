//! Powers. An integer exponent is taken by squaring, any other as `exp(exponent · ln(base))`, both with more digits than
//! the context has; the error of the result is a little more than half a unit of its last place.

use crate::context::{Context, Rounding, Status, status};
use crate::natural::Natural;
use crate::number::Decimal;
use std::cmp::Ordering;

/// Digits of the greatest exponent.
const EXPONENT_DIGITS: i64 = 19;

impl Decimal {
    /// `self` to the power of `exponent`.
    pub fn power(&self, exponent: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_two(exponent, c, reported) {
            return nan;
        }
        let whole = exponent.is_integer();
        let sign = whole && self.negative && exponent.is_odd_integer();
        if let Some(result) = self.power_at_the_ends(exponent, sign, c, reported) {
            return result;
        }
        if self.compare_magnitude(&Decimal::one()).is_eq() {
            return self.power_of_one(exponent, whole, sign, c, reported);
        }
        if let Some(result) = self.power_out_of_range(exponent, sign, c, reported) {
            return result;
        }
        if whole {
            self.power_by_squaring(exponent, sign, c, reported)
        } else {
            self.power_by_logarithm(exponent, c, reported)
        }
    }

    /// Powers of and by zeros and infinities, and roots of negative numbers.
    fn power_at_the_ends(
        &self,
        exponent: &Decimal,
        sign: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Option<Decimal> {
        let invalid =
            |reported: &mut Status| Some(Decimal::invalid(status::INVALID_OPERATION, reported));
        let large = |yes: bool| {
            Some(if yes {
                Decimal::infinity(sign)
            } else {
                Decimal::zero(sign, 0)
            })
        };
        if self.is_zero() {
            return if exponent.is_zero() {
                invalid(reported)
            } else {
                large(exponent.negative)
            };
        }
        if self.negative && !exponent.is_integer() {
            return invalid(reported);
        }
        if exponent.is_infinite() {
            return match self.compare_value(&Decimal::one()) {
                Ordering::Equal => Some(padded_one(
                    c.prec - 1,
                    sign,
                    status::INEXACT | status::ROUNDED,
                    reported,
                )),
                order => large((order == Ordering::Greater) != exponent.negative),
            };
        }
        if exponent.is_zero() {
            return Some(Decimal::one());
        }
        if self.is_infinite() {
            return large(!exponent.negative);
        }
        None
    }

    /// ±1 to a power: as many zeros as the power of its digits would have.
    fn power_of_one(
        &self,
        exponent: &Decimal,
        whole: bool,
        sign: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        if !whole {
            return padded_one(
                c.prec - 1,
                sign,
                status::INEXACT | status::ROUNDED,
                reported,
            );
        }
        if exponent.negative {
            return Decimal::new(sign, Natural::ONE, 0);
        }
        let zeros = Natural::Small(self.exponent.unsigned_abs() as u128);
        let small = exponent.adjusted() < EXPONENT_DIGITS + 2;
        let zeros = if zeros.is_zero() {
            Some(0)
        } else if small {
            let power = exponent.whole_magnitude().mul(&zeros);
            power.to_u64().and_then(|n| i64::try_from(n).ok())
        } else {
            None
        };
        match zeros {
            Some(n) if n < c.prec => padded_one(n, sign, 0, reported),
            _ => padded_one(c.prec - 1, sign, status::ROUNDED, reported),
        }
    }

    /// The magnitude of a whole number.
    pub(crate) fn whole_magnitude(&self) -> Natural {
        if self.exponent >= 0 {
            self.coefficient.shl(self.exponent as u64)
        } else {
            self.coefficient.shr(self.exponent.unsigned_abs()).0
        }
    }

    /// A result that the context has no room for, from the size of the exponent and that of the logarithm.
    fn power_out_of_range(
        &self,
        exponent: &Decimal,
        sign: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Option<Decimal> {
        let adjusted = self.adjusted();
        // 10 to this is at most |log10 self|.
        let log_size = match adjusted {
            -1 | 0 => {
                let apart = self
                    .with_sign(false)
                    .sub(&Decimal::one(), &Context::MAX, &mut 0);
                apart.adjusted() - 2 - adjusted
            }
            _ => count_digits(if adjusted < 0 { adjusted + 1 } else { adjusted }) - 1,
        };
        let size = exponent.adjusted() + log_size;
        let large = (adjusted >= 0) != exponent.negative;
        let (reach, far) = if large {
            (c.emax, 2 * c.emax + 2)
        } else {
            (c.etiny(), c.etiny() - 1)
        };
        (size > count_digits(reach))
            .then(|| Decimal::new(sign, Natural::ONE, far).finish(c, reported))
    }

    fn power_by_squaring(
        &self,
        exponent: &Decimal,
        sign: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        let mut work = *c;
        work.prec =
            (c.prec + exponent.digits() + exponent.exponent + 2).min(crate::context::MAX_PREC);
        work.rounding = Rounding::HalfEven;
        work.clamp = false;
        let mut base = self.clone();
        if exponent.negative {
            work.prec += 1;
            let mut of_inverse = 0;
            base = Decimal::one().div(self, &work, &mut of_inverse);
            *reported |= of_inverse;
            if of_inverse & status::ERRORS != 0 {
                return Decimal::nan();
            }
        }
        let bits = exponent.whole_magnitude().to_binary();
        let mut result = base.clone();
        let mut conditions = 0;
        for place in (0..dashu_int::ops::BitTest::bit_len(&bits) - 1).rev() {
            result = result.mul(&result, &work, &mut conditions);
            if dashu_int::ops::BitTest::bit(&bits, place) {
                result = result.mul(&base, &work, &mut conditions);
            }
            let gone = result.is_zero() && conditions & status::CLAMPED != 0;
            if !result.is_finite() || gone {
                break;
            }
        }
        *reported |= conditions;
        result.negative = sign;
        if result.is_infinite() {
            // Rounding may ask for the greatest number instead.
            result = Decimal::new(sign, Natural::ONE, 2 * c.emax + 2);
        }
        result.finish(c, reported)
    }

    fn power_by_logarithm(
        &self,
        exponent: &Decimal,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        let work = Context::wide(self.digits().max(c.prec) + 4 + EXPONENT_DIGITS);
        let mut conditions = 0;
        let log = self.ln(&work, &mut conditions);
        let product = log.mul(exponent, &work, &mut conditions);
        let mut result = product.exp(&work, reported);
        *reported |= conditions & status::ERRORS | status::INEXACT | status::ROUNDED;
        if result.is_finite() && result.compare_value(&Decimal::one()).is_eq() {
            result = padded_one(c.prec - 1, false, 0, reported);
        }
        if result.is_infinite() {
            result = Decimal::new(false, Natural::ONE, 2 * c.emax + 2);
        }
        result.finish(c, reported)
    }
}

/// 1 with zeros behind the point.
fn padded_one(zeros: i64, sign: bool, conditions: Status, reported: &mut Status) -> Decimal {
    if !Decimal::fits(zeros) {
        return Decimal::too_long(reported);
    }
    *reported |= conditions;
    Decimal::new(sign, Natural::power(zeros as usize), -zeros)
}

/// How many digits an exponent has.
fn count_digits(exponent: i64) -> i64 {
    exponent.unsigned_abs().max(1).ilog10() as i64 + 1
}
