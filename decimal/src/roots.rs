//! Square roots.

use crate::context::{Context, Rounding, Status, status};
use crate::natural::Natural;
use crate::number::Decimal;

impl Decimal {
    /// `√self`, correctly rounded to the nearest.
    pub fn sqrt(&self, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return nan;
        }
        let half = self.exponent >> 1;
        if self.is_zero() {
            return Decimal::zero(self.negative, half).finish(c, reported);
        }
        if self.negative {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        if self.is_infinite() {
            return self.clone();
        }
        // An even exponent, and one digit more in the root than wanted.
        let odd = self.exponent & 1;
        let digits = self.digits() + odd;
        let shift = c.prec + 1 - ((digits + 1) >> 1);
        if !Decimal::fits(digits + 2 * shift.max(0)) {
            return Decimal::too_long(reported);
        }
        let radicand = self.coefficient.shl(odd as u64);
        let (radicand, off) = if shift >= 0 {
            (radicand.shl(2 * shift as u64), 0)
        } else {
            radicand.shr(2 * shift.unsigned_abs())
        };
        let (mut root, square) = radicand.sqrt();
        let mut exponent = half - shift;
        if square && off == 0 {
            root = if shift >= 0 {
                root.shr(shift as u64).0
            } else {
                root.shl(shift.unsigned_abs())
            };
            exponent = half;
        } else if matches!(root.last_digit(), 0 | 5) {
            root = root.add(&Natural::ONE);
        }
        let nearest = Context {
            rounding: Rounding::HalfEven,
            ..*c
        };
        Decimal::new(false, root, exponent).finish(&nearest, reported)
    }
}
