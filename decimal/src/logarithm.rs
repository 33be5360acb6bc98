//! `ln` and `log10`, correctly rounded.

use crate::context::{Context, Rounding, Status, status};
use crate::exponential::{EXTRA, decided};
use crate::fixed;
use crate::natural::Natural;
use crate::number::Decimal;

impl Decimal {
    /// The natural logarithm.
    pub fn ln(&self, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(result) = self.log_at_the_ends(c, reported) {
            return result;
        }
        if self.compare_value(&Decimal::one()).is_eq() {
            return Decimal::zero(false, 0);
        }
        self.log_by(c, reported, |mantissa, tens, scale| {
            let wide = scale + 20;
            let log = fixed::ln(&mantissa.shl(20), wide);
            sum(&fixed::ln10(wide), &log, tens, 20)
        })
    }

    /// The logarithm to base 10.
    pub fn log10(&self, c: &Context, reported: &mut Status) -> Decimal {
        if let Some(result) = self.log_at_the_ends(c, reported) {
            return result;
        }
        if self.coefficient.is_power_of_ten() {
            let nearest = Context {
                rounding: Rounding::HalfEven,
                ..*c
            };
            return Decimal::from_i64(self.adjusted()).finish(&nearest, reported);
        }
        self.log_by(c, reported, |mantissa, tens, scale| {
            let wide = scale + 3;
            let log = fixed::ln(&mantissa.shl(3), wide);
            let log = log.shl(wide).div_rem(&fixed::ln10(wide)).0;
            sum(&Natural::power(wide as usize), &log, tens, 3)
        })
    }

    fn log_at_the_ends(&self, c: &Context, reported: &mut Status) -> Option<Decimal> {
        if let Some(nan) = self.nan_of_one(c, reported) {
            return Some(nan);
        }
        if self.is_zero() {
            return Some(Decimal::infinity(true));
        }
        if self.negative {
            return Some(Decimal::invalid(status::INVALID_OPERATION, reported));
        }
        if self.is_infinite() {
            return Some(self.clone());
        }
        (!Decimal::fits(c.prec)).then(|| Decimal::too_long(reported))
    }

    /// A logarithm from a function of mantissa (from 1 to 10), power of ten and scale.
    fn log_by(
        &self,
        c: &Context,
        reported: &mut Status,
        log: impl Fn(&Natural, i64, u64) -> Natural,
    ) -> Decimal {
        let tens = self.adjusted();
        let mut extra = EXTRA;
        loop {
            let scale = c.prec as u64 + extra + self.closeness_to_one();
            let up = scale as i64 - (self.digits() - 1);
            let mantissa = if up >= 0 {
                self.coefficient.shl(up as u64)
            } else {
                self.coefficient.shr(up.unsigned_abs()).0
            };
            let result = log(&mantissa, tens, scale);
            if let Some(result) = decided(tens < 0, &result, -(scale as i64), c, reported) {
                return result;
            }
            extra *= 2;
        }
    }

    /// How many zeros follow the point of `|self − 1|`.
    fn closeness_to_one(&self) -> u64 {
        if !matches!(self.adjusted(), -1 | 0) {
            return 0;
        }
        let nearest = Context {
            rounding: Rounding::HalfEven,
            ..Context::MAX
        };
        let apart = self.sub(&Decimal::one(), &nearest, &mut 0);
        apart.adjusted().min(0).unsigned_abs()
    }
}

/// `|tens·unit + log|`, where `log` ≤ `unit`, without `guard` digits at the end.
fn sum(unit: &Natural, log: &Natural, tens: i64, guard: u64) -> Natural {
    let whole = unit.mul(&Natural::Small(tens.unsigned_abs() as u128));
    let all = if tens >= 0 {
        whole.add(log)
    } else {
        whole.sub(log)
    };
    all.shr(guard).0
}
