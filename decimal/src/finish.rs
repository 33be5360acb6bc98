//! The last step of every operation: a result is made to fit its context.

use crate::context::{Context, Rounding, Status, status};
use crate::natural::{Cut, Natural};
use crate::number::{Decimal, Kind};

impl Decimal {
    /// Rounds to the precision, and looks after exponents that are too large or too small.
    #[inline]
    pub fn finish(mut self, context: &Context, reported: &mut Status) -> Decimal {
        if self.kind != Kind::Finite {
            if self.is_nan() {
                self.shorten_nan(context);
            }
            return self;
        }
        let digits = self.digits();
        let adjusted = self.exponent + digits - 1;
        if digits <= context.prec
            && adjusted >= context.emin
            && adjusted <= context.emax
            && !(context.clamp && self.exponent > context.etop())
        {
            return self;
        }
        self.check_exponent(context, reported);
        if self.kind == Kind::Finite {
            self.check_digits(context, reported);
        }
        self
    }

    fn check_exponent(&mut self, context: &Context, reported: &mut Status) {
        let adjusted = self.adjusted();
        if adjusted > context.emax {
            self.overflow(context, reported);
        } else if context.clamp && self.exponent > context.etop() {
            let shift = self.exponent - context.etop();
            self.coefficient = self.coefficient.shl(shift as u64);
            self.exponent = context.etop();
            *reported |= status::CLAMPED;
            if !self.coefficient.is_zero() && adjusted < context.emin {
                *reported |= status::SUBNORMAL;
            }
        } else if adjusted < context.emin {
            self.underflow(context, reported);
        }
    }

    fn overflow(&mut self, context: &Context, reported: &mut Status) {
        if self.coefficient.is_zero() {
            self.exponent = if context.clamp {
                context.etop()
            } else {
                context.emax
            };
            *reported |= status::CLAMPED;
            return;
        }
        let infinite = match context.rounding {
            Rounding::Down | Rounding::Up05 => false,
            Rounding::Ceiling => !self.negative,
            Rounding::Floor => self.negative,
            _ => true,
        };
        *reported |= status::OVERFLOW | status::INEXACT | status::ROUNDED;
        *self = if infinite {
            Decimal::infinity(self.negative)
        } else if Decimal::fits(context.prec) {
            let nines = Natural::nines(context.prec as usize);
            Decimal::new(self.negative, nines, context.etop())
        } else {
            Decimal::too_long(reported)
        };
    }

    fn underflow(&mut self, context: &Context, reported: &mut Status) {
        let etiny = context.etiny();
        if self.coefficient.is_zero() {
            if self.exponent < etiny {
                self.exponent = etiny;
                *reported |= status::CLAMPED;
            }
            return;
        }
        *reported |= status::SUBNORMAL;
        if self.exponent >= etiny {
            return;
        }
        let (kept, off) = self.coefficient.shr((etiny - self.exponent) as u64);
        self.exponent = etiny;
        self.coefficient = kept;
        self.round_up_if(off, context);
        *reported |= status::ROUNDED;
        if off != 0 {
            *reported |= status::INEXACT | status::UNDERFLOW;
            if self.coefficient.is_zero() {
                *reported |= status::CLAMPED;
            }
        }
    }

    fn check_digits(&mut self, context: &Context, reported: &mut Status) {
        let excess = self.digits() - context.prec;
        if excess <= 0 {
            return;
        }
        let (kept, off) = self.coefficient.shr(excess as u64);
        self.coefficient = kept;
        self.exponent += excess;
        *reported |= status::ROUNDED;
        if off != 0 {
            *reported |= status::INEXACT;
        }
        if self.round_up_if(off, context) && self.digits() > context.prec {
            // All nines became a one with zeros.
            self.coefficient = self.coefficient.shr(1).0;
            self.exponent += 1;
            self.check_exponent(context, reported);
        }
    }

    /// Adds one to the coefficient if what was cut off asks for it.
    pub(crate) fn round_up_if(&mut self, off: Cut, context: &Context) -> bool {
        let last_digit = || self.coefficient.last_digit();
        let up = context.rounding.goes_up(self.negative, last_digit, off);
        if up {
            self.coefficient = self.coefficient.add(&Natural::ONE);
        }
        up
    }
}
