//! From binary numbers and back, by halves.

use super::{BASE, DIGITS, mul, scale, split, trim};
use dashu_int::UBig;

/// Words or limbs that are converted one after the other.
const PLAIN: usize = 32;

/// A number from 64-bit words, the lowest first; trimmed.
pub(crate) fn from_words(words: &[u64]) -> Vec<u64> {
    if words.len() <= PLAIN {
        return from_few_words(words);
    }
    let low = words.len().next_power_of_two() / 2;
    from_words_by(words, &powers(low))
}

/// 2⁶⁴ to `PLAIN`, twice that, and so on up to a number of words.
fn powers(most: usize) -> Vec<Vec<u64>> {
    let mut first = vec![0; PLAIN + 1];
    first[PLAIN] = 1;
    let mut powers = vec![from_few_words(&first)];
    let mut size = PLAIN;
    while size < most {
        powers.push(mul::square(&powers[powers.len() - 1]));
        size *= 2;
    }
    powers
}

fn from_words_by(words: &[u64], powers: &[Vec<u64>]) -> Vec<u64> {
    let Some((power, smaller)) = powers.split_last() else {
        return from_few_words(words);
    };
    let low = PLAIN << smaller.len();
    if words.len() <= low {
        return from_words_by(words, smaller);
    }
    let high = from_words_by(&words[low..], smaller);
    let low = from_words_by(&words[..low], smaller);
    super::add(&mul::mul(&high, power), &low)
}

fn from_few_words(words: &[u64]) -> Vec<u64> {
    let mut out = Vec::with_capacity(words.len() + words.len() / 16 + 1);
    for word in words.iter().rev() {
        for half in [word >> 32, word & 0xFFFF_FFFF] {
            let carry = scale(&mut out, 1 << 32, half);
            if carry != 0 {
                out.push(carry);
            }
        }
    }
    trim(&mut out);
    out
}

/// A trimmed number in binary.
pub(crate) fn to_binary(limbs: &[u64]) -> UBig {
    if limbs.len() <= PLAIN {
        let base = UBig::from(BASE);
        let each = limbs.iter().rev();
        return each.fold(UBig::ZERO, |n, limb| n * &base + UBig::from(*limb));
    }
    let low = limbs.len().next_power_of_two() / 2;
    let mut powers = vec![UBig::from(10u8).pow(PLAIN * DIGITS)];
    let mut size = PLAIN;
    while size < low {
        let last = &powers[powers.len() - 1];
        powers.push(last * last);
        size *= 2;
    }
    to_binary_by(limbs, &powers)
}

fn to_binary_by(limbs: &[u64], powers: &[UBig]) -> UBig {
    let Some((power, smaller)) = powers.split_last() else {
        return to_binary(limbs);
    };
    let low = PLAIN << smaller.len();
    if limbs.len() <= low {
        return to_binary_by(limbs, smaller);
    }
    let high = to_binary_by(&limbs[low..], smaller);
    high * power + to_binary_by(&limbs[..low], smaller)
}

/// The limbs of 128 bits, trimmed.
pub(crate) fn from_u128(n: u128) -> Vec<u64> {
    let (rest, low) = split(n);
    let (top, mid) = split(rest);
    let mut out = vec![low, mid, top as u64];
    trim(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn there_and_back(words in prop::collection::vec(any::<u64>(), 0..300)) {
            let limbs = from_words(&words);
            let mut text = String::new();
            super::super::shift::write(&limbs, &mut text);
            let n = UBig::from_words(&words);
            prop_assert_eq!(&text, &n.to_string());
            prop_assert_eq!(super::super::shift::read(text.as_bytes()), limbs.clone());
            prop_assert_eq!(to_binary(&limbs), n);
        }
    }
}
