//! `exp`, correctly rounded.

use crate::context::{Context, Rounding, Status, status};
use crate::fixed;
use crate::natural::Natural;
use crate::number::Decimal;

/// Digits of a first try beyond those wanted.
pub(crate) const EXTRA: u64 = 6;
/// How far off, in units of its last place, an approximation may be.
const UNCERTAIN: u128 = 6;

/// Rounds an irrational number to the nearest, if an approximation of it decides how.
pub(crate) fn decided(
    negative: bool,
    approximation: &Natural,
    exponent: i64,
    c: &Context,
    reported: &mut Status,
) -> Option<Decimal> {
    let spare = approximation.digits() as i64 - c.prec;
    if spare < 2 {
        return None;
    }
    let tail = approximation.low_digits(spare as u64);
    let (half, all) = (
        Natural::Small(5).shl(spare as u64 - 1),
        Natural::power(spare as usize),
    );
    let near = |mark: &Natural| {
        let apart = if tail > *mark {
            tail.sub(mark)
        } else {
            mark.sub(&tail)
        };
        apart <= Natural::Small(UNCERTAIN)
    };
    if near(&Natural::ZERO) || near(&half) || near(&all) {
        return None;
    }
    let nearest = Context {
        rounding: Rounding::HalfEven,
        ..*c
    };
    let result = Decimal::new(negative, approximation.clone(), exponent);
    Some(result.finish(&nearest, reported))
}

impl Decimal {
    /// `e` to the power of `self`.
    pub fn exp(&self, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return nan;
        }
        if self.is_infinite() {
            return if self.negative {
                Decimal::zero(false, 0)
            } else {
                self.clone()
            };
        }
        if self.is_zero() {
            return Decimal::one();
        }
        if let Some(result) = self.exp_at_the_ends(c, reported) {
            return result;
        }
        let mut extra = EXTRA;
        loop {
            let scale = c.prec as u64 + extra;
            let (power, exponent) = self.exp_fixed(scale);
            if let Some(result) = decided(false, &power, exponent, c, reported) {
                return result;
            }
            extra *= 2;
        }
    }

    /// Too far from 0 for any context, so near that the result is 1 with what no digit shows, or too many digits.
    fn exp_at_the_ends(&self, c: &Context, reported: &mut Status) -> Option<Decimal> {
        let nearest = Context {
            rounding: Rounding::HalfEven,
            ..*c
        };
        let adjusted = self.adjusted();
        if adjusted > 19 {
            let exponent = if self.negative {
                2 * c.etiny()
            } else {
                2 * c.emax + 2
            };
            return Some(Decimal::new(false, Natural::ONE, exponent).finish(&nearest, reported));
        }
        if !Decimal::fits(c.prec) {
            return Some(Decimal::too_long(reported));
        }
        if adjusted < -(c.prec + 3) {
            *reported |= status::INEXACT | status::ROUNDED;
            let zeros = c.prec - 1;
            let one = Natural::power(zeros as usize);
            return Some(Decimal::new(false, one, -zeros).finish(&nearest, reported));
        }
        None
    }

    /// The power as a coefficient of `scale + 1` digits and an exponent.
    fn exp_fixed(&self, scale: u64) -> (Natural, i64) {
        let wide = scale + self.adjusted().max(0) as u64 + 2;
        let up = self.exponent + wide as i64;
        let x = if up >= 0 {
            self.coefficient.shl(up as u64)
        } else {
            self.coefficient.shr(up.unsigned_abs()).0
        };
        let ln10 = fixed::ln10(wide);
        let (mut tens, mut rest) = x.div_rem(&ln10);
        if self.negative {
            tens = tens.add(&Natural::ONE);
            rest = ln10.sub(&rest);
        }
        let rest = rest.shr(wide - scale).0;
        // No context reaches further.
        let tens = tens.to_u64().unwrap_or(u64::MAX).min(1 << 62) as i64;
        let exponent = if self.negative { -tens } else { tens };
        (fixed::exp(&rest, scale), exponent - scale as i64)
    }
}
