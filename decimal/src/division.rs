//! Quotients and remainders.

use crate::context::{Context, Status, status};
use crate::natural::Natural;
use crate::number::Decimal;
use std::cmp::Ordering;

impl Decimal {
    /// `self / other`
    pub fn div(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        let sign = self.negative != other.negative;
        if !self.is_finite() || !other.is_finite() {
            return self.div_special(other, c, reported);
        }
        if other.coefficient.is_zero() {
            if self.coefficient.is_zero() {
                return Decimal::invalid(status::DIVISION_UNDEFINED, reported);
            }
            *reported |= status::DIVISION_BY_ZERO;
            return Decimal::infinity(sign);
        }
        let ideal = self.exponent - other.exponent;
        if self.coefficient.is_zero() {
            return Decimal::zero(sign, ideal).finish(c, reported);
        }
        let shift = other.digits() - self.digits() + c.prec + 1;
        if !Decimal::fits(self.digits() + shift.abs()) {
            return Decimal::too_long(reported);
        }
        let (mut quotient, rest) = divide_shifted(&self.coefficient, &other.coefficient, shift);
        let mut exponent = ideal - shift;
        if !rest.is_zero() {
            // What follows must not be lost when the quotient is rounded.
            if matches!(quotient.last_digit(), 0 | 5) {
                quotient = quotient.add(&Natural::ONE);
            }
        } else if ideal > exponent {
            let zeros = quotient.trailing_zeros().min((ideal - exponent) as u64);
            quotient = quotient.shr(zeros).0;
            exponent += zeros as i64;
        }
        Decimal::new(sign, quotient, exponent).finish(c, reported)
    }

    fn div_special(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        let sign = self.negative != other.negative;
        match (self.is_infinite(), other.is_infinite()) {
            (true, true) => Decimal::invalid(status::INVALID_OPERATION, reported),
            (true, false) => Decimal::infinity(sign),
            _ => {
                *reported |= status::CLAMPED;
                Decimal::zero(sign, c.etiny())
            }
        }
    }

    /// The whole part of `self / other`.
    pub fn div_int(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        let sign = self.negative != other.negative;
        match (self.is_infinite(), other.is_infinite()) {
            (true, true) => return Decimal::invalid(status::INVALID_OPERATION, reported),
            (true, false) => return Decimal::infinity(sign),
            (false, true) => return Decimal::zero(sign, 0),
            _ => {}
        }
        if other.is_zero() {
            if self.is_zero() {
                return Decimal::invalid(status::DIVISION_UNDEFINED, reported);
            }
            *reported |= status::DIVISION_BY_ZERO;
            return Decimal::infinity(sign);
        }
        self.whole_and_rest(other, c, reported)
            .0
            .finish(c, reported)
    }

    /// What is left of `self` after the whole quotient by `other`; with the sign of `self`.
    pub fn rem(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        match self.rem_special(other, c, reported) {
            Some(result) => result,
            None => self
                .whole_and_rest(other, c, reported)
                .1
                .finish(c, reported),
        }
    }

    fn rem_special(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Option<Decimal> {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return Some(nan);
        }
        if self.is_infinite() {
            return Some(Decimal::invalid(status::INVALID_OPERATION, reported));
        }
        if other.is_infinite() {
            return Some(self.clone().finish(c, reported));
        }
        other.is_zero().then(|| {
            let why = if self.is_zero() {
                status::DIVISION_UNDEFINED
            } else {
                status::INVALID_OPERATION
            };
            Decimal::invalid(why, reported)
        })
    }

    /// [`Decimal::div_int`] and [`Decimal::rem`].
    pub fn div_rem(
        &self,
        other: &Decimal,
        c: &Context,
        reported: &mut Status,
    ) -> (Decimal, Decimal) {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return (nan.clone(), nan);
        }
        let sign = self.negative != other.negative;
        if self.is_infinite() {
            *reported |= status::INVALID_OPERATION;
            let quotient = if other.is_infinite() {
                Decimal::nan()
            } else {
                Decimal::infinity(sign)
            };
            return (quotient, Decimal::nan());
        }
        if other.is_infinite() {
            return (Decimal::zero(sign, 0), self.clone().finish(c, reported));
        }
        if other.is_zero() {
            if self.is_zero() {
                let nan = Decimal::invalid(status::DIVISION_UNDEFINED, reported);
                return (nan.clone(), nan);
            }
            *reported |= status::DIVISION_BY_ZERO | status::INVALID_OPERATION;
            return (Decimal::infinity(sign), Decimal::nan());
        }
        let (quotient, rest) = self.whole_and_rest(other, c, reported);
        (quotient.finish(c, reported), rest.finish(c, reported))
    }

    /// The remainder by the whole number nearest to `self / other`.
    pub fn rem_near(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(result) = self.rem_special(other, c, reported) {
            return result;
        }
        let (quotient, rest) = self.whole_and_rest(other, c, reported);
        if rest.is_nan() {
            return rest;
        }
        let double = Decimal::new(
            false,
            rest.coefficient.add(&rest.coefficient),
            rest.exponent,
        );
        let nearer = match double.compare_magnitude(other) {
            Ordering::Greater => true,
            Ordering::Equal => quotient.coefficient.is_odd(),
            Ordering::Less => false,
        };
        if !nearer {
            return rest.finish(c, reported);
        }
        let next = quotient.coefficient.add(&Natural::ONE);
        if next.digits() as i64 > c.prec {
            return Decimal::invalid(status::DIVISION_IMPOSSIBLE, reported);
        }
        let wide = Context::MAX;
        let magnitude = other.with_sign(rest.negative);
        let mut rest = rest.sub(&magnitude, &wide, reported);
        if rest.is_zero() {
            rest.negative = self.negative;
        }
        rest.finish(c, reported)
    }

    /// Whole quotient and remainder of finite numbers, `other` not 0. The quotient must fit the precision.
    fn whole_and_rest(
        &self,
        other: &Decimal,
        c: &Context,
        reported: &mut Status,
    ) -> (Decimal, Decimal) {
        let ideal = self.exponent.min(other.exponent);
        let sign = self.negative != other.negative;
        if self.coefficient.is_zero() {
            return (Decimal::zero(sign, 0), Decimal::zero(self.negative, ideal));
        }
        let apart = self.adjusted() - other.adjusted();
        let up = |n: &Decimal| {
            let shift = n.exponent - ideal;
            Decimal::fits(n.digits() + shift).then(|| n.coefficient.shl(shift as u64))
        };
        let impossible = apart > c.prec;
        let parts = if impossible {
            None
        } else if apart < 0 {
            up(self).map(|rest| (Natural::ZERO, rest))
        } else {
            up(self).zip(up(other)).map(|(a, b)| a.div_rem(&b))
        };
        match parts {
            Some((quotient, rest)) if quotient.digits() as i64 <= c.prec => (
                Decimal::new(sign, quotient, 0),
                Decimal::new(self.negative, rest, ideal),
            ),
            parts => {
                *reported |= if impossible || parts.is_some() {
                    status::DIVISION_IMPOSSIBLE
                } else {
                    status::NO_ROOM
                };
                (Decimal::nan(), Decimal::nan())
            }
        }
    }
}

/// `a · 10^shift / b`
fn divide_shifted(a: &Natural, b: &Natural, shift: i64) -> (Natural, Natural) {
    if shift >= 0 {
        a.shl(shift as u64).div_rem(b)
    } else {
        a.div_rem(&b.shl(shift.unsigned_abs()))
    }
}
