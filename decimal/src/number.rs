//! The numbers: a sign, a coefficient and an exponent; infinities; NaNs.

use crate::context::{Context, Status, status};
use crate::natural::Natural;

/// What sort of number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `coefficient · 10^exponent`
    Finite,
    /// An infinity.
    Infinite,
    /// Not a number; the coefficient is what it says beyond that (0: nothing).
    Quiet,
    /// The same, refused by most operations.
    Signaling,
}

/// A decimal number.
#[derive(Clone, Debug)]
pub struct Decimal {
    /// What sort of number.
    pub kind: Kind,
    /// Less than 0, or -0?
    pub negative: bool,
    /// 0 for numbers that are not finite.
    pub exponent: i64,
    /// The digits.
    pub coefficient: Natural,
}

/// Most digits that are made for a result; longer ones count as what no machine has room for.
const MOST_DIGITS: i64 = 1 << 36;

impl Decimal {
    /// A finite number.
    #[inline]
    pub fn new(negative: bool, coefficient: Natural, exponent: i64) -> Decimal {
        Decimal {
            kind: Kind::Finite,
            negative,
            exponent,
            coefficient,
        }
    }

    /// A small int.
    pub fn from_i64(n: i64) -> Decimal {
        let magnitude = Natural::Small(n.unsigned_abs() as u128);
        Decimal::new(n < 0, magnitude, 0)
    }

    /// 0 with a sign and an exponent.
    pub fn zero(negative: bool, exponent: i64) -> Decimal {
        Decimal::new(negative, Natural::ZERO, exponent)
    }

    /// 1
    pub fn one() -> Decimal {
        Decimal::new(false, Natural::ONE, 0)
    }

    /// An infinity.
    pub fn infinity(negative: bool) -> Decimal {
        Decimal {
            kind: Kind::Infinite,
            ..Decimal::zero(negative, 0)
        }
    }

    /// A quiet NaN that says nothing.
    pub fn nan() -> Decimal {
        Decimal {
            kind: Kind::Quiet,
            ..Decimal::zero(false, 0)
        }
    }

    /// The NaN that an operation gives with these conditions.
    #[cold]
    pub(crate) fn invalid(what: Status, reported: &mut Status) -> Decimal {
        *reported |= what;
        Decimal::nan()
    }

    /// Is there room for a result of so many digits?
    #[inline]
    pub(crate) fn fits(digits: i64) -> bool {
        digits < MOST_DIGITS
    }

    /// The result when there is no room for one.
    #[cold]
    pub(crate) fn too_long(reported: &mut Status) -> Decimal {
        Decimal::invalid(status::NO_ROOM, reported)
    }

    /// Is it finite?
    #[inline]
    pub fn is_finite(&self) -> bool {
        self.kind == Kind::Finite
    }

    /// Is it an infinity?
    pub fn is_infinite(&self) -> bool {
        self.kind == Kind::Infinite
    }

    /// Is it a NaN of either sort?
    #[inline]
    pub fn is_nan(&self) -> bool {
        matches!(self.kind, Kind::Quiet | Kind::Signaling)
    }

    /// Is it finite and 0?
    #[inline]
    pub fn is_zero(&self) -> bool {
        self.is_finite() && self.coefficient.is_zero()
    }

    /// The exponent of its first digit.
    #[inline]
    pub fn adjusted(&self) -> i64 {
        self.exponent + self.coefficient.digits() as i64 - 1
    }

    /// How many digits its coefficient has.
    #[inline]
    pub fn digits(&self) -> i64 {
        self.coefficient.digits() as i64
    }

    /// Is it finite and whole?
    pub fn is_integer(&self) -> bool {
        if !self.is_finite() {
            return false;
        }
        if self.exponent >= 0 || self.coefficient.is_zero() {
            return true;
        }
        self.coefficient.trailing_zeros() as i64 >= -self.exponent
    }

    /// Is it an odd whole number?
    pub(crate) fn is_odd_integer(&self) -> bool {
        if !self.is_integer() || self.coefficient.is_zero() || self.exponent > 0 {
            return false;
        }
        let whole = self.coefficient.shr(self.exponent.unsigned_abs()).0;
        whole.is_odd()
    }

    /// Is it finite, not 0, and not less than the least normal number of a context?
    pub fn is_normal(&self, context: &Context) -> bool {
        self.is_finite() && !self.is_zero() && self.adjusted() >= context.emin
    }

    /// Is it finite, not 0, and less than the least normal number of a context?
    pub fn is_subnormal(&self, context: &Context) -> bool {
        self.is_finite() && !self.is_zero() && self.adjusted() < context.emin
    }

    /// The name of its class in the specification.
    pub fn class(&self, context: &Context) -> &'static str {
        let signs = match self.kind {
            Kind::Quiet => return "NaN",
            Kind::Signaling => return "sNaN",
            Kind::Infinite => ["+Infinity", "-Infinity"],
            Kind::Finite if self.is_zero() => ["+Zero", "-Zero"],
            Kind::Finite if self.is_normal(context) => ["+Normal", "-Normal"],
            Kind::Finite => ["+Subnormal", "-Subnormal"],
        };
        signs[usize::from(self.negative)]
    }

    /// The same with another sign.
    pub fn with_sign(&self, negative: bool) -> Decimal {
        Decimal {
            negative,
            ..self.clone()
        }
    }

    /// A signaling NaN as a quiet one, and no more digits in it than a context leaves.
    fn quieted(&self, context: &Context) -> Decimal {
        let mut nan = self.clone();
        nan.kind = Kind::Quiet;
        nan.shorten_nan(context);
        nan
    }

    pub(crate) fn shorten_nan(&mut self, context: &Context) {
        let most = context.prec - i64::from(context.clamp);
        if self.digits() > most {
            self.coefficient = if most == 0 {
                Natural::ZERO
            } else {
                self.coefficient.low_digits(most as u64)
            };
        }
    }

    /// What an operation on a NaN gives.
    #[inline]
    pub(crate) fn nan_of_one(&self, context: &Context, reported: &mut Status) -> Option<Decimal> {
        if !self.is_nan() {
            return None;
        }
        if self.kind == Kind::Signaling {
            *reported |= status::INVALID_OPERATION;
        }
        Some(self.quieted(context))
    }

    /// What an operation on two numbers gives if one of them is a NaN: signaling ones first.
    #[inline]
    pub(crate) fn nan_of_two(
        &self,
        other: &Decimal,
        context: &Context,
        reported: &mut Status,
    ) -> Option<Decimal> {
        if self.is_finite() && other.is_finite() {
            return None;
        }
        let found = [Kind::Signaling, Kind::Quiet]
            .iter()
            .find_map(|kind| [self, other].into_iter().find(|n| n.kind == *kind));
        found?.nan_of_one(context, reported)
    }
}
