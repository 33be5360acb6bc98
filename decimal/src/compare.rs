//! Orders.

use crate::context::{Context, Status, status};
use crate::number::{Decimal, Kind};
use std::cmp::Ordering;

/// Greater or less by sign.
fn signed(order: Ordering, negative: bool) -> Ordering {
    if negative { order.reverse() } else { order }
}

impl Decimal {
    /// The order of the values of two numbers that are no NaNs.
    pub fn compare_value(&self, other: &Decimal) -> Ordering {
        let zero = (self.is_zero(), other.is_zero());
        match zero {
            (true, true) => return Ordering::Equal,
            (true, false) => return signed(Ordering::Less, other.negative),
            (false, true) => return signed(Ordering::Greater, self.negative),
            _ => {}
        }
        if self.negative != other.negative {
            return other.negative.cmp(&self.negative);
        }
        signed(self.compare_magnitude(other), self.negative)
    }

    /// The order of the absolute values of two numbers that are no NaNs.
    pub(crate) fn compare_magnitude(&self, other: &Decimal) -> Ordering {
        if self.is_infinite() || other.is_infinite() {
            return self.is_infinite().cmp(&other.is_infinite());
        }
        if self.exponent == other.exponent {
            return self.coefficient.cmp(&other.coefficient);
        }
        match (self.coefficient.is_zero(), other.coefficient.is_zero()) {
            (false, false) => self
                .adjusted()
                .cmp(&other.adjusted())
                .then_with(|| self.coefficient.compare_aligned(&other.coefficient)),
            (a, b) => b.cmp(&a),
        }
    }

    /// `compare`: -1, 0 or 1, or a NaN.
    pub fn compare(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        match self.nan_of_two(other, c, reported) {
            Some(nan) => nan,
            None => Decimal::from_i64(self.compare_value(other) as i64),
        }
    }

    /// `compare_signal`: every NaN is an invalid operation.
    pub fn compare_signal(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        match self.nan_of_two(other, c, reported) {
            Some(nan) => {
                *reported |= status::INVALID_OPERATION;
                nan
            }
            None => Decimal::from_i64(self.compare_value(other) as i64),
        }
    }

    /// `compare_total`: the order of representations.
    pub fn compare_total(&self, other: &Decimal) -> Ordering {
        if self.negative != other.negative {
            return other.negative.cmp(&self.negative);
        }
        signed(self.compare_total_mag(other), self.negative)
    }

    /// The same without signs.
    pub fn compare_total_mag(&self, other: &Decimal) -> Ordering {
        let rank = |n: &Decimal| match n.kind {
            Kind::Finite | Kind::Infinite => 0,
            Kind::Signaling => 1,
            Kind::Quiet => 2,
        };
        rank(self).cmp(&rank(other)).then_with(|| {
            if self.is_nan() {
                self.coefficient.cmp(&other.coefficient)
            } else {
                self.compare_magnitude(other)
                    .then_with(|| self.exponent.cmp(&other.exponent))
            }
        })
    }

    /// Which of two equal numbers counts as the less.
    fn compare_equals(&self, other: &Decimal) -> Ordering {
        if self.negative != other.negative {
            return other.negative.cmp(&self.negative);
        }
        signed(self.exponent.cmp(&other.exponent), self.negative)
    }

    /// `max` (`wanted` greater) or `min` (less), by value or by absolute value.
    pub fn select(
        &self,
        other: &Decimal,
        wanted: Ordering,
        magnitude: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        let chosen = if self.kind == Kind::Quiet && !other.is_nan() {
            other
        } else if other.kind == Kind::Quiet && !self.is_nan() {
            self
        } else if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        } else {
            let order = if magnitude {
                self.compare_magnitude(other)
            } else {
                self.compare_value(other)
            };
            let order = order.then_with(|| self.compare_equals(other));
            if order == wanted { self } else { other }
        };
        chosen.clone().finish(c, reported)
    }

    /// Have they the same exponent, or are both infinite or NaNs?
    pub fn same_quantum(&self, other: &Decimal) -> bool {
        match (self.is_finite(), other.is_finite()) {
            (true, true) => self.exponent == other.exponent,
            (false, false) => self.is_nan() == other.is_nan(),
            _ => false,
        }
    }
}
