//! Powers of whole numbers modulo a third.

use crate::context::{Context, Status, status};
use crate::natural::Natural;
use crate::number::{Decimal, Kind};

impl Decimal {
    /// `self` to the power of `exponent`, modulo `modulus`.
    pub fn power_modulo(
        &self,
        exponent: &Decimal,
        modulus: &Decimal,
        c: &Context,
        reported: &mut Status,
    ) -> Decimal {
        let all = [self, exponent, modulus];
        let nan = [Kind::Signaling, Kind::Quiet]
            .iter()
            .find_map(|kind| all.iter().find(|n| n.kind == *kind));
        if let Some(nan) = nan {
            return nan.nan_of_one(c, reported).unwrap_or_else(Decimal::nan);
        }
        if !all.iter().all(|n| n.is_integer())
            || exponent.negative && !exponent.is_zero()
            || modulus.is_zero()
            || modulus.digits() + modulus.exponent > c.prec
            || self.is_zero() && exponent.is_zero()
        {
            return Decimal::invalid(status::INVALID_OPERATION, reported);
        }
        let sign = self.negative && exponent.is_odd_integer();
        let by = modulus.whole_magnitude();
        if exponent.is_zero() {
            let one = Natural::Small(u128::from(by != Natural::ONE));
            return Decimal::new(false, one, 0);
        }
        if self.is_zero() {
            return Decimal::zero(sign, 0);
        }
        let ten = Natural::Small(10);
        let scale = Natural::Small(self.exponent.max(0) as u128);
        let down = self.exponent.min(0).unsigned_abs();
        let base = self
            .coefficient
            .shr(down)
            .0
            .mul(&raised(&ten, &scale, &by))
            .div_rem(&by)
            .1;
        let (digits, zeros) = if exponent.exponent > 0 {
            (exponent.coefficient.clone(), exponent.exponent)
        } else {
            (exponent.whole_magnitude(), 0)
        };
        let mut result = raised(&base, &digits, &by);
        for _ in 0..zeros {
            result = raised(&result, &ten, &by);
        }
        Decimal::new(sign, result, 0)
    }
}

/// `base` to the power of `exponent` modulo `by`, bit by bit.
fn raised(base: &Natural, exponent: &Natural, by: &Natural) -> Natural {
    let bits = exponent.to_binary();
    let mut result = Natural::ONE.div_rem(by).1;
    for place in (0..dashu_int::ops::BitTest::bit_len(&bits)).rev() {
        result = result.mul(&result).div_rem(by).1;
        if dashu_int::ops::BitTest::bit(&bits, place) {
            result = result.mul(base).div_rem(by).1;
        }
    }
    result
}
