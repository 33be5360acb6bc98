//! Other exponents for the same value, and neighbours.

use crate::context::{Context, Rounding, Status, status};
use crate::natural::Natural;
use crate::number::Decimal;
use std::cmp::Ordering;

impl Decimal {
    /// The value with the exponent of another number.
    pub fn quantize(&self, pattern: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if !self.is_finite() || !pattern.is_finite() {
            if let Some(nan) = self.nan_of_two(pattern, c, reported) {
                return nan;
            }
            return if self.is_infinite() && pattern.is_infinite() {
                self.clone()
            } else {
                Decimal::invalid(status::INVALID_OPERATION, reported)
            };
        }
        let exponent = pattern.exponent;
        if exponent > c.emax || exponent < c.etiny() {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        if self.coefficient.is_zero() {
            return Decimal::zero(self.negative, exponent).finish(c, reported);
        }
        let up = self.exponent - exponent;
        if self.digits() + up > c.prec {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        let mut conditions = 0;
        let mut result;
        if up >= 0 {
            if !Decimal::fits(self.digits() + up) {
                return Decimal::too_long(reported);
            }
            result = Decimal::new(self.negative, self.coefficient.shl(up as u64), exponent);
        } else {
            let (kept, off) = self.coefficient.shr(up.unsigned_abs());
            result = Decimal::new(self.negative, kept, exponent);
            result.round_up_if(off, c);
            conditions = status::ROUNDED;
            if off != 0 {
                conditions |= status::INEXACT;
            }
        }
        if result.digits() > c.prec || result.adjusted() > c.emax || result.adjusted() < c.etiny() {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        *reported |= conditions;
        result.finish(c, reported)
    }

    /// A whole number, rounded as the context says; digits lost are reported if `exact`.
    pub fn to_integral(&self, exact: bool, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return nan;
        }
        if self.is_infinite() || self.exponent >= 0 {
            return self.clone();
        }
        if self.coefficient.is_zero() {
            return Decimal::zero(self.negative, 0);
        }
        let (kept, off) = self.coefficient.shr(self.exponent.unsigned_abs());
        let mut result = Decimal::new(self.negative, kept, 0);
        result.round_up_if(off, c);
        if exact {
            *reported |= status::ROUNDED;
            if off != 0 {
                *reported |= status::INEXACT;
            }
        }
        result
    }

    /// Without zeros at the end.
    pub fn reduce(&self, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return nan;
        }
        let result = self.clone().finish(c, reported);
        if !result.is_finite() {
            return result;
        }
        if result.is_zero() {
            return Decimal::zero(result.negative, 0);
        }
        let top = if c.clamp { c.etop() } else { c.emax };
        let zeros = result.coefficient.trailing_zeros();
        let zeros = zeros.min((top - result.exponent).max(0) as u64);
        let kept = result.coefficient.shr(zeros).0;
        Decimal::new(result.negative, kept, result.exponent + zeros as i64)
    }

    /// The exponent of the first digit, as a number.
    pub fn logb(&self, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return nan;
        }
        if self.is_infinite() {
            return Decimal::infinity(false);
        }
        if self.is_zero() {
            *reported |= status::DIVISION_BY_ZERO;
            return Decimal::infinity(true);
        }
        Decimal::from_i64(self.adjusted()).finish(c, reported)
    }

    /// A number that counts digits: finite, written with exponent 0, at most `most` either way.
    fn count(&self, most: i64) -> Option<i64> {
        if !self.is_finite() || self.exponent != 0 {
            return None;
        }
        let n = i64::try_from(self.coefficient.to_u64()?).ok()?;
        (n <= most).then_some(if self.negative { -n } else { n })
    }

    /// `self · 10^other`
    pub fn scaleb(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        let Some(n) = other.count(2 * (c.emax + c.prec)) else {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        };
        if self.is_infinite() {
            return self.clone();
        }
        // No sum of these that lies beyond twice the range differs from another that does.
        let reach = 4 * MOST_EXPONENT;
        let exponent = (self.exponent as i128 + n as i128).clamp(-(reach as i128), reach as i128);
        Decimal::new(self.negative, self.coefficient.clone(), exponent as i64).finish(c, reported)
    }

    /// The digits moved left (or right, if `other` is negative) within the precision.
    pub fn shift(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        self.moved(other, false, c, reported)
    }

    /// The same, digits that leave at one end coming in at the other.
    pub fn rotate(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        self.moved(other, true, c, reported)
    }

    fn moved(&self, other: &Decimal, around: bool, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        let Some(n) = other.count(c.prec) else {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        };
        if self.is_infinite() {
            return self.clone();
        }
        if !Decimal::fits(c.prec.min(self.digits() + n.max(0))) || around && !Decimal::fits(c.prec)
        {
            return Decimal::too_long(reported);
        }
        let digits = self.coefficient.low_digits(c.prec as u64);
        let (left, right) = if n >= 0 {
            (n, c.prec - n)
        } else {
            (c.prec + n, -n)
        };
        let low = |n: &Natural| n.low_digits(c.prec as u64);
        let coefficient = match (around, n >= 0) {
            (true, _) => {
                let high = digits.low_digits(right as u64).shl(left as u64);
                low(&high.add(&digits.shr(right as u64).0))
            }
            (false, true) => low(&digits.low_digits((c.prec - n) as u64).shl(n as u64)),
            (false, false) => digits.shr(n.unsigned_abs()).0,
        };
        Decimal::new(self.negative, coefficient, self.exponent)
    }

    /// The least number of the context that is greater.
    pub fn next_plus(&self, c: &Context, reported: &mut Status) -> Decimal {
        self.next(false, c, reported)
    }

    /// The greatest number of the context that is less.
    pub fn next_minus(&self, c: &Context, reported: &mut Status) -> Decimal {
        self.next(true, c, reported)
    }

    fn next(&self, down: bool, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return nan;
        }
        if self.is_infinite() {
            if self.negative == down {
                return self.clone();
            }
            if !Decimal::fits(c.prec) {
                return Decimal::too_long(reported);
            }
            return Decimal::new(!down, Natural::nines(c.prec as usize), c.etop());
        }
        let towards = Context {
            rounding: if down {
                Rounding::Floor
            } else {
                Rounding::Ceiling
            },
            ..*c
        };
        let mut inexact = 0;
        let rounded = self.clone().finish(&towards, &mut inexact);
        if inexact & (status::INEXACT | status::NO_ROOM) != 0 {
            *reported |= inexact & status::ERRORS;
            return rounded;
        }
        // A one below every digit that could count rounds to the next number.
        let tiny = Decimal::new(down, Natural::ONE, c.etiny() - 1);
        let mut conditions = 0;
        let result = self.add(&tiny, &towards, &mut conditions);
        *reported |= conditions & status::ERRORS;
        result
    }

    /// The neighbour in the direction of another number.
    pub fn next_toward(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        let order = self.compare_value(other);
        if order == Ordering::Equal {
            return self.with_sign(other.negative);
        }
        let result = self.next(order == Ordering::Greater, c, reported);
        if result.is_infinite() {
            *reported |= status::OVERFLOW | status::ROUNDED | status::INEXACT;
        } else if result.is_finite() && result.adjusted() < c.emin {
            *reported |= status::UNDERFLOW | status::SUBNORMAL | status::ROUNDED | status::INEXACT;
            if result.is_zero() {
                *reported |= status::CLAMPED;
            }
        }
        result
    }
}

/// No exponent is greater.
const MOST_EXPONENT: i64 = crate::context::MAX_EMAX;
