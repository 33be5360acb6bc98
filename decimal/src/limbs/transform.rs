//! Products of very long numbers by a number-theoretic transform.
//!
//! Limbs are cut into three pieces of six digits, and the pieces convolved modulo p = 2⁶⁴ − 2³² + 1, in which 7 is a
//! primitive root and reduction needs shifts and additions only. Sums of up to p / 10¹² products of pieces are exact.

use super::{BASE, repeated};

const P: u64 = 0xFFFF_FFFF_0000_0001;
/// What p falls short of 2⁶⁴.
const SHORT: u64 = 0xFFFF_FFFF;
const ROOT: u64 = 7;
const PIECE: u64 = 1_000_000;
/// Most pieces of a product; their sums stay below p.
const MOST: usize = 1 << 24;

/// Can a product of so many limbs be made here?
pub(super) fn fits(limbs: usize) -> bool {
    limbs * 3 <= MOST
}

#[inline(always)]
fn reduce(n: u128) -> u64 {
    // 2⁶⁴ = 2³² − 1 and 2⁹⁶ = −1 modulo p.
    let (low, high) = (n as u64, (n >> 64) as u64);
    let (top, mid) = (high >> 32, high & SHORT);
    let (mut r, borrow) = low.overflowing_sub(top);
    if borrow {
        r = r.wrapping_sub(SHORT);
    }
    let (mut sum, carry) = r.overflowing_add(mid * SHORT);
    if carry {
        sum = sum.wrapping_add(SHORT);
    }
    if sum >= P { sum - P } else { sum }
}

#[inline(always)]
fn times(a: u64, b: u64) -> u64 {
    reduce(a as u128 * b as u128)
}

#[inline(always)]
fn plus(a: u64, b: u64) -> u64 {
    let (sum, carry) = a.overflowing_add(b);
    if carry || sum >= P {
        sum.wrapping_sub(P)
    } else {
        sum
    }
}

#[inline(always)]
fn minus(a: u64, b: u64) -> u64 {
    let (difference, borrow) = a.overflowing_sub(b);
    if borrow {
        difference.wrapping_add(P)
    } else {
        difference
    }
}

fn power(base: u64, exponent: u64) -> u64 {
    repeated(base, exponent, times)
}

/// The first half of the powers of a root of unity of order `n`.
fn roots(n: usize, inverse: bool) -> Vec<u64> {
    let mut root = power(ROOT, (P - 1) / n as u64);
    if inverse {
        root = power(root, P - 2);
    }
    let mut table = Vec::with_capacity(n / 2);
    let mut current = 1;
    for _ in 0..n / 2 {
        table.push(current);
        current = times(current, root);
    }
    table
}

/// The transform; its result lies in bit-reversed order.
fn forward(data: &mut [u64], roots: &[u64]) {
    let (mut half, mut step) = (data.len() / 2, 1);
    while half > 0 {
        for block in data.chunks_exact_mut(2 * half) {
            let (low, high) = block.split_at_mut(half);
            let factors = roots.iter().step_by(step);
            for ((x, y), factor) in low.iter_mut().zip(high).zip(factors) {
                (*x, *y) = (plus(*x, *y), times(minus(*x, *y), *factor));
            }
        }
        half /= 2;
        step *= 2;
    }
}

/// Back from bit-reversed order, times the length.
fn backward(data: &mut [u64], roots: &[u64]) {
    let (mut half, mut step) = (1, data.len() / 2);
    while half < data.len() {
        for block in data.chunks_exact_mut(2 * half) {
            let (low, high) = block.split_at_mut(half);
            let factors = roots.iter().step_by(step);
            for ((x, y), factor) in low.iter_mut().zip(high).zip(factors) {
                let turned = times(*y, *factor);
                (*x, *y) = (plus(*x, turned), minus(*x, turned));
            }
        }
        half *= 2;
        step /= 2;
    }
}

/// The pieces of a number, and zeros up to a length.
fn pieces(limbs: &[u64], len: usize) -> Vec<u64> {
    let mut out = Vec::with_capacity(len);
    for limb in limbs {
        out.extend([limb % PIECE, limb / PIECE % PIECE, limb / (PIECE * PIECE)]);
    }
    out.resize(len, 0);
    out
}

/// Writes `a · b` over all of `out`.
pub(super) fn mul_into(a: &[u64], b: &[u64], out: &mut [u64]) {
    let len = (3 * (a.len() + b.len())).next_power_of_two();
    let there = roots(len, false);
    let mut x = pieces(a, len);
    forward(&mut x, &there);
    if a == b {
        x.iter_mut().for_each(|v| *v = times(*v, *v));
    } else {
        let mut y = pieces(b, len);
        forward(&mut y, &there);
        x.iter_mut().zip(&y).for_each(|(v, w)| *v = times(*v, *w));
    }
    drop(there);
    backward(&mut x, &roots(len, true));
    let scale = power(len as u64, P - 2);
    let mut carry = 0u64;
    for (limb, three) in out.iter_mut().zip(x.chunks_exact(3)) {
        let mut sum = carry as u128;
        for (piece, weight) in three.iter().zip([1, PIECE, PIECE * PIECE]) {
            sum += times(*piece, scale) as u128 * weight as u128;
        }
        let (quotient, rest) = super::split(sum);
        (*limb, carry) = (rest, quotient as u64);
    }
    debug_assert_eq!(carry, 0);
    debug_assert!(out.iter().all(|limb| *limb < BASE));
}
