//! Sums, products, and what is near them.

use crate::context::{Context, Rounding, Status, status};
use crate::natural::Natural;
use crate::number::Decimal;
use std::cmp::Ordering;

/// Exponents are near when no more digits are between them, and numbers short below 10 to this.
const NEAR: u64 = 18;
const SHORT: u128 = 10u128.pow(18);

impl Decimal {
    /// `self + other`
    #[inline]
    pub fn add(&self, other: &Decimal, context: &Context, reported: &mut Status) -> Decimal {
        self.add_signed(other, other.negative, context, reported)
    }

    /// `self − other`
    #[inline]
    pub fn sub(&self, other: &Decimal, context: &Context, reported: &mut Status) -> Decimal {
        self.add_signed(other, !other.negative, context, reported)
    }

    #[inline]
    fn add_signed(
        &self,
        other: &Decimal,
        sign: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        if !self.is_finite() || !other.is_finite() {
            return self.add_special(other, sign, c, reported);
        }
        let sum = if self.exponent == other.exponent {
            self.add_aligned(&other.coefficient, sign, c)
        } else {
            match self.add_unaligned(other, sign, c) {
                Some(sum) => sum,
                None => return Decimal::too_long(reported),
            }
        };
        sum.finish(c, reported)
    }

    #[cold]
    fn add_special(
        &self,
        other: &Decimal,
        sign: bool,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        if !self.is_infinite() {
            return Decimal::infinity(sign);
        }
        if other.is_infinite() && self.negative != sign {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        self.clone()
    }

    /// The exact sum with a number of the same exponent; a zero from two signs gets that of the rounding.
    #[inline]
    fn add_aligned(&self, other: &Natural, sign: bool, c: &Context) -> Decimal {
        if self.negative == sign {
            return Decimal::new(sign, self.coefficient.add(other), self.exponent);
        }
        let (sign, difference) = match self.coefficient.cmp(other) {
            Ordering::Greater => (self.negative, self.coefficient.sub(other)),
            Ordering::Less => (sign, other.sub(&self.coefficient)),
            Ordering::Equal => (c.rounding == Rounding::Floor, Natural::ZERO),
        };
        Decimal::new(sign, difference, self.exponent)
    }

    fn add_unaligned(&self, other: &Decimal, sign: bool, c: &Context) -> Option<Decimal> {
        if let Some(sum) = self.add_near(other, sign, c) {
            return Some(sum);
        }
        if self.exponent > other.exponent {
            let (high, low) = align(self, other, c)?;
            return Some(high.add_aligned(&low.coefficient, sign, c));
        }
        let (high, mut low) = align(other, self, c)?;
        low.negative = self.negative;
        Some(low.add_aligned(&high.coefficient, sign, c))
    }

    /// The same where both numbers are short and their exponents near.
    #[inline]
    fn add_near(&self, other: &Decimal, sign: bool, c: &Context) -> Option<Decimal> {
        let apart = self.exponent.abs_diff(other.exponent);
        let high = if self.exponent > other.exponent {
            &self.coefficient
        } else {
            &other.coefficient
        };
        if apart > NEAR || !matches!(high, Natural::Small(n) if *n < SHORT) {
            return None;
        }
        let moved = high.shl(apart);
        Some(if self.exponent > other.exponent {
            Decimal::new(self.negative, moved, other.exponent).add_aligned(
                &other.coefficient,
                sign,
                c,
            )
        } else {
            self.add_aligned(&moved, sign, c)
        })
    }

    /// `self · other`
    #[inline]
    pub fn mul(&self, other: &Decimal, context: &Context, reported: &mut Status) -> Decimal {
        self.mul_exactly(other, context, reported)
            .finish(context, reported)
    }

    #[inline]
    fn mul_exactly(&self, other: &Decimal, c: &Context, reported: &mut Status) -> Decimal {
        let sign = self.negative != other.negative;
        if self.is_finite() && other.is_finite() {
            let product = self.coefficient.mul(&other.coefficient);
            return Decimal::new(sign, product, self.exponent + other.exponent);
        }
        if let Some(nan) = self.nan_of_two(other, c, reported) {
            return nan;
        }
        if self.is_zero() || other.is_zero() {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        Decimal::infinity(sign)
    }

    /// `self · factor + term`, rounded once.
    pub fn fma(
        &self,
        factor: &Decimal,
        term: &Decimal,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        let mut of_product = 0;
        let product = self.mul_exactly(factor, c, &mut of_product);
        *reported |= of_product;
        if of_product & status::INVALID_OPERATION != 0 {
            return product;
        }
        product.add(term, c, reported)
    }

    /// `+self`: rounded, and never -0 unless rounding goes down.
    pub fn plus(&self, context: &Context, reported: &mut Status) -> Decimal {
        self.signed(self.negative, context, reported)
    }

    /// `−self`
    pub fn minus(&self, context: &Context, reported: &mut Status) -> Decimal {
        self.signed(!self.negative, context, reported)
    }

    /// `|self|`
    pub fn abs(&self, context: &Context, reported: &mut Status) -> Decimal {
        self.signed(false, context, reported)
    }

    fn signed(&self, sign: bool, context: &Context, reported: &mut Status) -> Decimal {
        if let Some(nan) = self.nan_of_one(context, reported) {
            return nan;
        }
        let sign = sign && (!self.is_zero() || context.rounding == Rounding::Floor);
        self.with_sign(sign).finish(context, reported)
    }
}

/// Two finite numbers with the exponent of the second, `low`; it is replaced by a one far down when it is too small
/// to matter beyond being there. None: there is no room.
fn align(high: &Decimal, low: &Decimal, c: &Context) -> Option<(Decimal, Decimal)> {
    let mut low = low.clone();
    if high.coefficient.is_zero() {
        return Some((
            Decimal::new(high.negative, Natural::ZERO, low.exponent),
            low,
        ));
    }
    let digits = high.digits();
    let far = high.exponent - 1
        + if digits > c.prec {
            0
        } else {
            digits - c.prec - 1
        };
    if low.adjusted() < far {
        let tiny = Natural::Small(u128::from(!low.coefficient.is_zero()));
        low = Decimal::new(low.negative, tiny, far);
    }
    let shift = high.exponent - low.exponent;
    Decimal::fits(digits + shift).then(|| {
        let moved = high.coefficient.shl(shift as u64);
        (Decimal::new(high.negative, moved, low.exponent), low)
    })
}
