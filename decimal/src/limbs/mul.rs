//! Products: column by column, by Karatsuba's method, by transforms, as the lengths are.

use super::transform;
use super::{BASE, add_to, split, sub_from, trim, trimmed};
use std::cmp::Ordering;

/// Limbs of the shorter factor from which on Karatsuba's method pays.
const KARATSUBA: usize = 40;
/// And transforms.
const TRANSFORM: usize = 400;

/// `a · b`, trimmed.
pub(crate) fn mul(a: &[u64], b: &[u64]) -> Vec<u64> {
    let (a, b) = (trimmed(a), trimmed(b));
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let mut product = vec![0; a.len() + b.len()];
    mul_into(a, b, &mut product);
    trim(&mut product);
    product
}

/// The square of `a`, trimmed.
pub(crate) fn square(a: &[u64]) -> Vec<u64> {
    mul(a, a)
}

/// Writes `a · b` over all of `out`, whose length is the sum of theirs.
pub(super) fn mul_into(a: &[u64], b: &[u64], out: &mut [u64]) {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if short.len() < KARATSUBA {
        columns(long, short, out);
    } else if transform::fits(long.len() + short.len())
        && short.len() >= TRANSFORM
        && long.len() < 16 * short.len()
    {
        transform::mul_into(long, short, out);
    } else if 2 * short.len() > long.len() + 1 {
        karatsuba(long, short, out);
    } else {
        in_pieces(long, short, out);
    }
}

/// Each limb of the product from all pairs that fall on it. The shorter factor has at most 255 limbs.
fn columns(long: &[u64], short: &[u64], out: &mut [u64]) {
    debug_assert!(short.len() < 256);
    let mut carry = 0u128;
    let last = long.len() + short.len() - 1;
    for (i, place) in out[..last].iter_mut().enumerate() {
        let first = (i + 1).saturating_sub(long.len());
        let end = short.len().min(i + 1);
        let column = &long[i + 1 - end..=i - first];
        let mut sum = carry;
        for (x, y) in short[first..end].iter().zip(column.iter().rev()) {
            sum += *x as u128 * *y as u128;
        }
        (carry, *place) = split(sum);
    }
    out[last] = carry as u64;
    debug_assert!(carry < BASE as u128);
}

/// A long factor in pieces as long as the short one.
fn in_pieces(long: &[u64], short: &[u64], out: &mut [u64]) {
    out.fill(0);
    let mut product = vec![0; 2 * short.len()];
    for (i, piece) in long.chunks(short.len()).enumerate() {
        let product = &mut product[..piece.len() + short.len()];
        mul_into(piece, short, product);
        let carry = add_to(&mut out[i * short.len()..], product);
        debug_assert_eq!(carry, 0);
    }
}

/// Three products of half the length in place of four: (x₁ + x₀)(y₁ + y₀) − x₁y₁ − x₀y₀ = x₁y₀ + x₀y₁.
fn karatsuba(long: &[u64], short: &[u64], out: &mut [u64]) {
    let half = long.len().div_ceil(2);
    let ((x0, x1), (y0, y1)) = (long.split_at(half), short.split_at(half));
    let (low, high) = out.split_at_mut(2 * half);
    mul_into(x0, y0, low);
    mul_into(x1, y1, high);
    let (x, x_negative) = distance(x0, x1);
    let (y, y_negative) = distance(y0, y1);
    let mut cross = vec![0; 2 * half];
    mul_into(&x, &y, &mut cross);
    let mut middle = vec![0; 2 * half + 1];
    middle[..2 * half].copy_from_slice(low);
    add_to(&mut middle, high);
    if x_negative == y_negative {
        sub_from(&mut middle, &cross);
    } else {
        add_to(&mut middle, &cross);
    }
    let carry = add_to(&mut out[half..], trimmed(&middle));
    debug_assert_eq!(carry, 0);
}

/// |a − b|, as long as `a`, and whether `b` was greater; `a` is at least as long.
fn distance(a: &[u64], b: &[u64]) -> (Vec<u64>, bool) {
    let mut d = a.to_vec();
    if super::compare(trimmed(a), trimmed(b)) == Ordering::Less {
        d.fill(0);
        let b = trimmed(b);
        d[..b.len()].copy_from_slice(b);
        sub_from(&mut d, trimmed(a));
        return (d, true);
    }
    sub_from(&mut d, trimmed(b));
    (d, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn limbs(most: usize) -> impl Strategy<Value = Vec<u64>> {
        let limb = prop_oneof![4 => 0..BASE, 1 => Just(0), 2 => Just(BASE - 1)];
        prop::collection::vec(limb, 1..most)
    }

    fn slowly(a: &[u64], b: &[u64]) -> Vec<u64> {
        let mut out = vec![0; a.len() + b.len()];
        for (i, x) in b.iter().enumerate() {
            let mut row = a.to_vec();
            let carry = super::super::scale(&mut row, *x, 0);
            row.push(carry);
            add_to(&mut out[i..], &row);
        }
        trim(&mut out);
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_method_agrees(a in limbs(1500), b in limbs(1500)) {
            prop_assert_eq!(mul(&a, &b), slowly(&a, &b));
        }

        #[test]
        fn short_and_long(a in limbs(60), b in limbs(1200)) {
            prop_assert_eq!(mul(&a, &b), slowly(&a, &b));
        }
    }
}
