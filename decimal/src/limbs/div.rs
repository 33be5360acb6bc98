//! Quotients and remainders: digit by digit (Knuth, volume 2, 4.3.1, algorithm D), and by halves for long divisors
//! (Brent and Zimmermann, "Modern Computer Arithmetic", algorithm 1.8).

use super::{BASE, add_to, compare, mul, scale, split_product, sub_from, trim, trimmed, unscale};
use std::cmp::Ordering;

/// Limbs of a quotient from which on halves pay.
const HALVES: usize = 60;

/// Quotient and remainder, trimmed, of trimmed numbers; `b` is not 0.
pub(crate) fn div_rem(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    if compare(a, b) == Ordering::Less {
        return (Vec::new(), a.to_vec());
    }
    if let [divisor] = b {
        let mut quotient = a.to_vec();
        let rest = unscale(&mut quotient, *divisor);
        trim(&mut quotient);
        let rest = if rest == 0 { Vec::new() } else { vec![rest] };
        return (quotient, rest);
    }
    // The top limb of the divisor must be at least half of the base.
    let factor = BASE / (b[b.len() - 1] + 1);
    let (mut rest, mut divisor) = (a.to_vec(), b.to_vec());
    let carry = scale(&mut rest, factor, 0);
    rest.push(carry);
    scale(&mut divisor, factor, 0);
    let mut quotient = vec![0; rest.len() - divisor.len()];
    in_blocks(&mut rest, &divisor, &mut quotient);
    trim(&mut quotient);
    trim(&mut rest);
    unscale(&mut rest, factor);
    trim(&mut rest);
    (quotient, rest)
}

/// Divides `rest`, whose top limbs are less than the divisor, and leaves the remainder there. `quotient` has the
/// limbs that `rest` has more than the divisor.
fn in_blocks(rest: &mut [u64], divisor: &[u64], quotient: &mut [u64]) {
    let n = divisor.len();
    let mut end = quotient.len();
    while end > 0 {
        let start = end.saturating_sub(n);
        let block = &mut rest[start..end + n];
        by_halves(block, divisor, &mut quotient[start..end]);
        end = start;
    }
}

/// The same for a quotient not longer than the divisor.
fn by_halves(rest: &mut [u64], divisor: &[u64], quotient: &mut [u64]) {
    let m = quotient.len();
    if m < HALVES {
        return by_limbs(rest, divisor, quotient);
    }
    let half = m / 2;
    let (low, high) = quotient.split_at_mut(half);
    half_step(&mut rest[half..], divisor, high);
    half_step(&mut rest[..half + divisor.len()], divisor, low);
}

/// Some limbs of a quotient, from as many top limbs of the divisor and a correction for those below.
fn half_step(rest: &mut [u64], divisor: &[u64], quotient: &mut [u64]) {
    let m = quotient.len();
    let below = divisor.len() - m;
    if below == 0 {
        return by_halves(rest, divisor, quotient);
    }
    let (low, high) = divisor.split_at(below);
    // The top of the rest may equal that of the divisor: the quotient of the tops is then all nines and more.
    let top = &mut rest[below..];
    if compare(trimmed(&top[m..]), trimmed(high)) == Ordering::Less {
        by_halves(top, high, quotient);
    } else {
        quotient.fill(BASE - 1);
        // rest − (βᵐ − 1)·high = rest − βᵐ·high + high
        sub_from(&mut top[m..], high);
        let carry = add_to(&mut top[..], high);
        debug_assert_eq!(carry, 0);
    }
    let product = mul::mul(trimmed(quotient), low);
    let mut negative = sub_from(rest, &product) != 0;
    while negative {
        sub_from(quotient, &[1]);
        negative = add_to(rest, divisor) == 0;
    }
}

/// A limb of the quotient at a time.
fn by_limbs(rest: &mut [u64], divisor: &[u64], quotient: &mut [u64]) {
    let n = divisor.len();
    let first = divisor[n - 1];
    let second = if n > 1 { divisor[n - 2] } else { 0 };
    for i in (0..quotient.len()).rev() {
        let part = &mut rest[i..=i + n];
        let (top, next) = (part[n], part[n - 1]);
        let third = if n > 1 { part[n - 2] } else { 0 };
        let mut guess = guess_limb(top, next, third, first, second);
        if guess != 0 && subtract_multiple(part, divisor, guess) {
            guess -= 1;
            add_to(part, divisor);
        }
        quotient[i] = guess;
    }
}

/// A limb of a quotient from three limbs by two; it is right or one too great.
fn guess_limb(top: u64, next: u64, third: u64, first: u64, second: u64) -> u64 {
    let n = top as u128 * BASE as u128 + next as u128;
    let (mut guess, mut rest) = if top >= first {
        (BASE - 1, n - (BASE - 1) as u128 * first as u128)
    } else {
        ((n / first as u128) as u64, n % first as u128)
    };
    while rest < BASE as u128
        && guess as u128 * second as u128 > rest * BASE as u128 + third as u128
    {
        guess -= 1;
        rest += first as u128;
    }
    guess
}

/// `part -= divisor · factor`; is the result negative?
fn subtract_multiple(part: &mut [u64], divisor: &[u64], factor: u64) -> bool {
    let mut borrow = 0u64;
    let (low, high) = part.split_at_mut(divisor.len());
    for (x, y) in low.iter_mut().zip(divisor) {
        let (above, take) = split_product(*y as u128 * factor as u128 + borrow as u128);
        let short = u64::from(*x < take);
        *x = if short == 1 {
            *x + BASE - take
        } else {
            *x - take
        };
        borrow = above + short;
    }
    sub_from(high, &[borrow]) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn limbs(most: usize) -> impl Strategy<Value = Vec<u64>> {
        let limb = prop_oneof![4 => 0..BASE, 2 => Just(0), 2 => Just(BASE - 1), 1 => Just(1)];
        prop::collection::vec(limb, 1..most)
    }

    fn check(a: &[u64], b: &[u64]) {
        let (a, b) = (trimmed(a), trimmed(b));
        if b.is_empty() {
            return;
        }
        let (q, r) = div_rem(a, b);
        assert_eq!(compare(&r, b), Ordering::Less);
        let back = super::super::add(&mul::mul(&q, b), &r);
        assert_eq!(compare(trimmed(&back), a), Ordering::Equal);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn short(a in limbs(8), b in limbs(5)) {
            check(&a, &b);
        }

        #[test]
        fn long(a in limbs(900), b in limbs(400)) {
            check(&a, &b);
        }
    }
}
