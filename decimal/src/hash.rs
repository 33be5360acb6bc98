//! Hashing as Python hashes numbers: by the value modulo a Mersenne prime.

use crate::limbs::repeated;
use crate::number::Decimal;

/// 2⁶¹ − 1
const P: u64 = (1 << 61) - 1;
/// What an infinity gives.
const INFINITY: i64 = 314_159;
/// 10 · this = 1 modulo `P`.
const INVERSE_OF_TEN: u64 = 2_075_258_708_292_324_556;

fn times(a: u64, b: u64) -> u64 {
    (a as u128 * b as u128 % P as u128) as u64
}

fn power(base: u64, exponent: u64) -> u64 {
    repeated(base, exponent, times)
}

impl Decimal {
    /// The hash of a number that is no NaN: that of an int, float or fraction of the same value.
    pub fn hash(&self) -> i64 {
        let magnitude = if self.is_infinite() {
            INFINITY
        } else {
            let ten = if self.exponent < 0 {
                INVERSE_OF_TEN
            } else {
                10
            };
            let scale = power(ten, self.exponent.unsigned_abs());
            times(self.coefficient.rem_word(P), scale) as i64
        };
        match if self.negative { -magnitude } else { magnitude } {
            -1 => -2,
            hash => hash,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_inverse_is_one() {
        assert_eq!(super::times(10, super::INVERSE_OF_TEN), 1);
    }
}
