//! Natural numbers of any length as slices of limbs.
//!
//! ```text
//!  limbs[0] + limbs[1]·10¹⁸ + limbs[2]·10³⁶ …      each limb < 10¹⁸
//! ```
//!
//! Eighteen digits leave room in 128 bits for the sum of 256 products of two limbs, so that a column of a product is
//! reduced once and not after every step. A number is *trimmed* when its top limb is not 0; zero has no limbs then.

pub(crate) mod binary;
pub(crate) mod div;
pub(crate) mod mul;
pub(crate) mod shift;
pub(crate) mod sqrt;
mod transform;

use std::cmp::Ordering;

/// What a limb counts in.
pub(crate) const BASE: u64 = 1_000_000_000_000_000_000;
/// Decimal digits of a limb.
pub(crate) const DIGITS: usize = 18;

/// Powers of ten that fit in 64 bits.
pub(crate) const POW10: [u64; 20] = {
    let mut table = [1u64; 20];
    let mut i = 1;
    while i < 20 {
        table[i] = table[i - 1] * 10;
        i += 1;
    }
    table
};

/// A power by this multiplication, of as many factors as the exponent says.
pub(crate) fn repeated(mut base: u64, mut exponent: u64, times: impl Fn(u64, u64) -> u64) -> u64 {
    let mut result = 1;
    while exponent != 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

/// `BASE` moved up to fill 64 bits, for division by multiplication.
const NORMAL: u64 = BASE << 4;
/// ⌊(2¹²⁸ − 1) / `NORMAL`⌋ − 2⁶⁴
const INVERSE: u64 = (u128::MAX / NORMAL as u128 - (1 << 64)) as u64;

/// Quotient and remainder of `high·2⁶⁴ + low` by `NORMAL`, for `high` < `NORMAL` (Möller and Granlund, "Improved
/// division by invariant integers", algorithm 4).
#[inline(always)]
fn divide_normal(high: u64, low: u64) -> (u64, u64) {
    let guess = INVERSE as u128 * high as u128 + ((high as u128) << 64 | low as u128);
    let (mut q, fraction) = (((guess >> 64) as u64).wrapping_add(1), guess as u64);
    let mut r = low.wrapping_sub(q.wrapping_mul(NORMAL));
    if r > fraction {
        q = q.wrapping_sub(1);
        r = r.wrapping_add(NORMAL);
    }
    if r >= NORMAL {
        q += 1;
        r -= NORMAL;
    }
    (q, r)
}

/// Quotient and remainder of any 128 bits by `BASE`.
#[inline(always)]
pub(crate) fn split(n: u128) -> (u128, u64) {
    let (high, low) = ((n >> 64) as u64, n as u64);
    let (top, mid) = (high >> 60, high << 4 | low >> 60);
    let (q1, mid) = if top == 0 && mid < NORMAL {
        (0, mid)
    } else {
        divide_normal(top, mid)
    };
    let (q0, r) = divide_normal(mid, low << 4);
    ((q1 as u128) << 64 | q0 as u128, r >> 4)
}

/// Quotient and remainder by `BASE` of what is less than `BASE`².
#[inline(always)]
pub(crate) fn split_product(n: u128) -> (u64, u64) {
    let (q, r) = divide_normal((n >> 60) as u64, (n as u64) << 4);
    (q, r >> 4)
}

/// How many decimal digits a number has; 1 for 0.
#[inline]
pub(crate) fn digits_of(n: u64) -> usize {
    let guess = ((64 - (n | 1).leading_zeros()) as usize * 1233) >> 12;
    guess + usize::from(guess == 0 || n >= POW10[guess.min(19)] && guess < 20)
}

/// Takes zeros off the top.
pub(crate) fn trim(n: &mut Vec<u64>) {
    while n.last() == Some(&0) {
        n.pop();
    }
}

/// The part of a slice below its zeros at the top.
pub(crate) fn trimmed(n: &[u64]) -> &[u64] {
    let len = n.iter().rposition(|limb| *limb != 0).map_or(0, |i| i + 1);
    &n[..len]
}

/// The order of two trimmed numbers.
pub(crate) fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `a += b`, for `a` at least as long as `b`; gives what is carried out.
pub(crate) fn add_to(a: &mut [u64], b: &[u64]) -> u64 {
    let mut carry = 0;
    let (low, high) = a.split_at_mut(b.len());
    for (x, y) in low.iter_mut().zip(b) {
        let sum = *x + *y + carry;
        carry = u64::from(sum >= BASE);
        *x = if carry == 1 { sum - BASE } else { sum };
    }
    for x in high {
        if carry == 0 {
            return 0;
        }
        carry = u64::from(*x == BASE - 1);
        *x = if carry == 1 { 0 } else { *x + 1 };
    }
    carry
}

/// `a -= b`, for `a` at least as long as `b`; gives what is borrowed.
pub(crate) fn sub_from(a: &mut [u64], b: &[u64]) -> u64 {
    let mut borrow = 0;
    let (low, high) = a.split_at_mut(b.len());
    for (x, y) in low.iter_mut().zip(b) {
        let take = *y + borrow;
        borrow = u64::from(*x < take);
        *x = if borrow == 1 {
            *x + BASE - take
        } else {
            *x - take
        };
    }
    for x in high {
        if borrow == 0 {
            return 0;
        }
        borrow = u64::from(*x == 0);
        *x = if borrow == 1 { BASE - 1 } else { *x - 1 };
    }
    borrow
}

/// `a + b`
pub(crate) fn add(a: &[u64], b: &[u64]) -> Vec<u64> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut sum = Vec::with_capacity(long.len() + 1);
    sum.extend_from_slice(long);
    let carry = add_to(&mut sum, short);
    if carry != 0 {
        sum.push(carry);
    }
    sum
}

/// `a − b`, trimmed; for `a` ≥ `b`.
pub(crate) fn sub(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut difference = a.to_vec();
    let borrow = sub_from(&mut difference, b);
    debug_assert_eq!(borrow, 0);
    trim(&mut difference);
    difference
}

/// `a ·= factor; a += carry`; gives what does not fit.
pub(crate) fn scale(a: &mut [u64], factor: u64, mut carry: u64) -> u64 {
    for x in a {
        let (high, low) = split_product(*x as u128 * factor as u128 + carry as u128);
        (*x, carry) = (low, high);
    }
    carry
}

/// `a ⁄= divisor`; gives the remainder.
pub(crate) fn unscale(a: &mut [u64], divisor: u64) -> u64 {
    let mut rest = 0u64;
    for x in a.iter_mut().rev() {
        let n = rest as u128 * BASE as u128 + *x as u128;
        *x = (n / divisor as u128) as u64;
        rest = (n % divisor as u128) as u64;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn splits_like_division(n: u128) {
            let base = BASE as u128;
            prop_assert_eq!(split(n), (n / base, (n % base) as u64));
            let small = n % (base * base);
            prop_assert_eq!(split_product(small), ((small / base) as u64, (small % base) as u64));
        }

        #[test]
        fn counts_digits(n: u64, shift in 0..64u32) {
            let n = n >> shift;
            prop_assert_eq!(digits_of(n), n.to_string().len());
        }
    }

    #[test]
    fn digits_at_powers_of_ten() {
        for power in POW10 {
            assert_eq!(digits_of(power), power.to_string().len());
            assert_eq!(digits_of(power - 1), (power - 1).to_string().len());
        }
        assert_eq!(digits_of(u64::MAX), 20);
    }
}
