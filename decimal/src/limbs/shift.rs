//! Moving numbers by decimal digits.

use super::{BASE, DIGITS, POW10, digits_of, split_product, trim};

/// How many digits a trimmed number has; 1 for 0.
pub(crate) fn digits(n: &[u64]) -> u64 {
    match n.last() {
        Some(top) => (n.len() as u64 - 1) * DIGITS as u64 + digits_of(*top) as u64,
        None => 1,
    }
}

/// `n · 10^by`, trimmed if `n` is.
pub(crate) fn left(n: &[u64], by: usize) -> Vec<u64> {
    if n.is_empty() {
        return Vec::new();
    }
    let (whole, part) = (by / DIGITS, by % DIGITS);
    let mut out = Vec::with_capacity(n.len() + whole + 1);
    out.resize(whole, 0);
    out.extend_from_slice(n);
    if part != 0 {
        let carry = super::scale(&mut out[whole..], POW10[part], 0);
        if carry != 0 {
            out.push(carry);
        }
    }
    out
}

/// `n / 10^by` rounded down, trimmed.
pub(crate) fn right(n: &[u64], by: usize) -> Vec<u64> {
    let (whole, part) = (by / DIGITS, by % DIGITS);
    if whole >= n.len() {
        return Vec::new();
    }
    let mut out = n[whole..].to_vec();
    if part != 0 {
        let (down, up) = (POW10[part], POW10[DIGITS - part]);
        let mut above = 0;
        for limb in out.iter_mut().rev() {
            let (q, r) = (*limb / down, *limb % down);
            *limb = above * up + q;
            above = r;
        }
    }
    trim(&mut out);
    out
}

/// The digit at a place, counted from the end.
pub(crate) fn digit(n: &[u64], place: usize) -> u64 {
    n.get(place / DIGITS)
        .map_or(0, |limb| limb / POW10[place % DIGITS] % 10)
}

/// Are all digits below a place 0?
pub(crate) fn zeros_below(n: &[u64], place: usize) -> bool {
    let whole = (place / DIGITS).min(n.len());
    n[..whole].iter().all(|limb| *limb == 0)
        && n.get(place / DIGITS)
            .is_none_or(|limb| limb % POW10[place % DIGITS] == 0)
}

/// How many zeros a number that is not 0 ends with.
pub(crate) fn trailing_zeros(n: &[u64]) -> usize {
    let Some(whole) = n.iter().position(|limb| *limb != 0) else {
        return 0;
    };
    let (mut limb, mut zeros) = (n[whole], whole * DIGITS);
    while limb.is_multiple_of(10) {
        limb /= 10;
        zeros += 1;
    }
    zeros
}

/// The lowest `count` digits, trimmed.
pub(crate) fn low(n: &[u64], count: usize) -> Vec<u64> {
    let (whole, part) = (count / DIGITS, count % DIGITS);
    let mut out = n[..n.len().min(whole + 1)].to_vec();
    if let Some(top) = out.get_mut(whole) {
        *top %= POW10[part];
    }
    trim(&mut out);
    out
}

/// Writes the digits of a trimmed number.
pub(crate) fn write(n: &[u64], out: &mut String) {
    let Some((top, rest)) = n.split_last() else {
        out.push('0');
        return;
    };
    let mut text = [0u8; DIGITS];
    write_limb(*top, &mut text);
    out.push_str(ascii(&text[DIGITS - digits_of(*top)..]));
    for limb in rest.iter().rev() {
        write_limb(*limb, &mut text);
        out.push_str(ascii(&text));
    }
}

fn ascii(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).unwrap_or_default()
}

fn write_limb(limb: u64, text: &mut [u8; DIGITS]) {
    let (high, low) = ((limb / 1_000_000_000) as u32, (limb % 1_000_000_000) as u32);
    for (mut n, half) in [high, low].into_iter().zip(text.chunks_exact_mut(9)) {
        for place in half.iter_mut().rev() {
            *place = b'0' + (n % 10) as u8;
            n /= 10;
        }
    }
}

/// Reads ASCII digits; trimmed.
pub(crate) fn read(digits: &[u8]) -> Vec<u64> {
    let value = |part: &[u8]| {
        part.iter()
            .fold(0u64, |n, digit| n * 10 + u64::from(digit - b'0'))
    };
    let mut out: Vec<u64> = digits.rchunks(DIGITS).map(value).collect();
    trim(&mut out);
    out
}

/// Two limbs from a number below `BASE`².
pub(crate) fn pair(n: u128) -> [u64; 2] {
    debug_assert!(n < BASE as u128 * BASE as u128);
    let (high, low) = split_product(n);
    [low, high]
}
