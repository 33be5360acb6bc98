//! Coefficients: natural numbers of any length, those of up to 36 digits without a heap of their own.

use crate::limbs::{self, BASE, DIGITS, POW10, binary, div, mul, shift, sqrt};
use dashu_int::UBig;
use std::cmp::Ordering;

/// Below this, numbers are small: two limbs.
const SMALL: u128 = BASE as u128 * BASE as u128;
/// Digits of small numbers.
const SMALL_DIGITS: u64 = 2 * DIGITS as u64;

/// A natural number. A small one is never written as a large one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Natural {
    /// Below 10³⁶.
    Small(u128),
    /// Three or more limbs.
    Large(Box<[u64]>),
}

/// The limbs of a number, wherever they lie.
pub(crate) enum Limbs<'a> {
    Few([u64; 2], usize),
    Many(&'a [u64]),
}

impl std::ops::Deref for Limbs<'_> {
    type Target = [u64];
    #[inline]
    fn deref(&self) -> &[u64] {
        match self {
            Limbs::Few(pair, len) => &pair[..*len],
            Limbs::Many(limbs) => limbs,
        }
    }
}

/// Powers of ten that fit in 128 bits.
const WIDE_POW10: [u128; 39] = {
    let mut table = [1u128; 39];
    let mut i = 1;
    while i < 39 {
        table[i] = table[i - 1] * 10;
        i += 1;
    }
    table
};

/// Quotient and remainder by 10ⁿ, n ≤ 38.
#[inline]
fn cut(n: u128, by: usize) -> (u128, u128) {
    let power = WIDE_POW10[by];
    if n >> 64 == 0 {
        if by > 19 {
            return (0, n);
        }
        let (n, power) = (n as u64, power as u64);
        return ((n / power) as u128, (n % power) as u128);
    }
    (n / power, n % power)
}

fn digits_of_small(n: u128) -> u64 {
    if n >> 64 == 0 {
        return limbs::digits_of(n as u64) as u64;
    }
    let guess = ((128 - n.leading_zeros()) as usize * 1233) >> 12;
    (guess + usize::from(n >= WIDE_POW10[guess])) as u64
}

/// What was cut off at the end of a number, as rounding sees it: 0 nothing, 1 less than half, 5 half, 6 more.
pub(crate) type Cut = u8;

#[inline]
fn weigh(off: u128, half: u128) -> Cut {
    match off.cmp(&half) {
        _ if off == 0 => 0,
        Ordering::Less => 1,
        Ordering::Equal => 5,
        Ordering::Greater => 6,
    }
}

impl Natural {
    /// 0
    pub const ZERO: Natural = Natural::Small(0);
    /// 1
    pub const ONE: Natural = Natural::Small(1);

    /// From 128 bits.
    #[inline]
    pub fn new(n: u128) -> Natural {
        if n < SMALL {
            Natural::Small(n)
        } else {
            Natural::Large(binary::from_u128(n).into())
        }
    }

    /// From limbs, trimmed here.
    pub(crate) fn from_limbs(mut n: Vec<u64>) -> Natural {
        limbs::trim(&mut n);
        match *n {
            [] => Natural::ZERO,
            [low] => Natural::Small(low as u128),
            [low, high] => Natural::Small(high as u128 * BASE as u128 + low as u128),
            _ => Natural::Large(n.into()),
        }
    }

    #[inline]
    pub(crate) fn limbs(&self) -> Limbs<'_> {
        match self {
            Natural::Small(n) if *n < BASE as u128 => {
                Limbs::Few([*n as u64, 0], usize::from(*n != 0))
            }
            Natural::Small(n) => Limbs::Few(shift::pair(*n), 2),
            Natural::Large(limbs) => Limbs::Many(limbs),
        }
    }

    /// 10ⁿ
    pub fn power(n: usize) -> Natural {
        Natural::ONE.shl(n as u64)
    }

    /// n nines.
    pub fn nines(n: usize) -> Natural {
        Natural::power(n).sub(&Natural::ONE)
    }

    /// From 64-bit words, the lowest first.
    pub fn from_words(words: &[u64]) -> Natural {
        match *words {
            [] => Natural::ZERO,
            [low] => Natural::Small(low as u128),
            [low, high] => Natural::new((high as u128) << 64 | low as u128),
            _ => Natural::from_limbs(binary::from_words(words)),
        }
    }

    /// In binary.
    pub fn to_binary(&self) -> UBig {
        match self {
            Natural::Small(n) => UBig::from(*n),
            Natural::Large(limbs) => binary::to_binary(limbs),
        }
    }

    /// As 64 bits, if it fits.
    pub fn to_u64(&self) -> Option<u64> {
        match self {
            Natural::Small(n) => u64::try_from(*n).ok(),
            Natural::Large(_) => None,
        }
    }

    /// From ASCII digits.
    pub fn from_digits(text: &[u8]) -> Natural {
        if text.len() <= 2 * DIGITS {
            let read = |part: &[u8]| {
                part.iter()
                    .fold(0u64, |n, digit| n * 10 + u64::from(digit - b'0'))
            };
            let (high, low) = text.split_at(text.len().saturating_sub(DIGITS));
            return Natural::Small(read(high) as u128 * BASE as u128 + read(low) as u128);
        }
        Natural::from_limbs(shift::read(text))
    }

    /// Its digits.
    pub fn to_text(&self) -> String {
        let mut out = String::with_capacity(self.digits() as usize);
        self.write(&mut out);
        out
    }

    /// Writes its digits.
    pub fn write(&self, out: &mut String) {
        shift::write(&self.limbs(), out);
    }

    /// Is it 0?
    #[inline]
    pub fn is_zero(&self) -> bool {
        matches!(self, Natural::Small(0))
    }

    /// Is it odd?
    pub fn is_odd(&self) -> bool {
        match self {
            Natural::Small(n) => n & 1 == 1,
            Natural::Large(limbs) => limbs[0] & 1 == 1,
        }
    }

    /// How many digits it has; 1 for 0.
    #[inline]
    pub fn digits(&self) -> u64 {
        match self {
            Natural::Small(n) => digits_of_small(*n),
            Natural::Large(limbs) => shift::digits(limbs),
        }
    }

    /// Its last digit.
    pub(crate) fn last_digit(&self) -> u8 {
        match self {
            Natural::Small(n) if n >> 64 == 0 => (*n as u64 % 10) as u8,
            Natural::Small(n) => (n % 10) as u8,
            Natural::Large(limbs) => (limbs[0] % 10) as u8,
        }
    }

    /// How many zeros it ends with; 0 for 0.
    pub(crate) fn trailing_zeros(&self) -> u64 {
        shift::trailing_zeros(&self.limbs()) as u64
    }

    /// `self · 10^by`
    #[inline]
    pub fn shl(&self, by: u64) -> Natural {
        if let Natural::Small(n) = self {
            // 18 digits and 18 zeros always fit.
            if by <= DIGITS as u64 && *n < BASE as u128 || digits_of_small(*n) + by <= SMALL_DIGITS
            {
                return Natural::Small(n * WIDE_POW10[by as usize]);
            }
            if *n == 0 {
                return Natural::ZERO;
            }
        }
        Natural::from_limbs(shift::left(&self.limbs(), by as usize))
    }

    /// `self / 10^by`, and what is cut off.
    #[inline]
    pub(crate) fn shr(&self, by: u64) -> (Natural, Cut) {
        if by == 0 {
            return (self.clone(), 0);
        }
        match self {
            Natural::Small(_) if by > SMALL_DIGITS => (Natural::ZERO, Cut::from(!self.is_zero())),
            Natural::Small(n) => {
                let (rest, off) = cut(*n, by as usize);
                (
                    Natural::Small(rest),
                    weigh(off, 5 * WIDE_POW10[by as usize - 1]),
                )
            }
            Natural::Large(limbs) => {
                let by = usize::try_from(by).unwrap_or(usize::MAX);
                let first = u128::from(shift::digit(limbs, by - 1));
                let more = u128::from(!shift::zeros_below(limbs, by - 1));
                (
                    Natural::from_limbs(shift::right(limbs, by)),
                    weigh(2 * first + more, 10),
                )
            }
        }
    }

    /// The lowest `count` digits.
    pub(crate) fn low_digits(&self, count: u64) -> Natural {
        if self.digits() <= count {
            return self.clone();
        }
        Natural::from_limbs(shift::low(&self.limbs(), count as usize))
    }

    /// `self + other`
    #[inline]
    pub fn add(&self, other: &Natural) -> Natural {
        if let (Natural::Small(a), Natural::Small(b)) = (self, other) {
            return Natural::new(a + b);
        }
        Natural::from_limbs(limbs::add(&self.limbs(), &other.limbs()))
    }

    /// `self − other`, which is not greater.
    #[inline]
    pub fn sub(&self, other: &Natural) -> Natural {
        if let (Natural::Small(a), Natural::Small(b)) = (self, other) {
            return Natural::Small(a - b);
        }
        Natural::from_limbs(limbs::sub(&self.limbs(), &other.limbs()))
    }

    /// `self · other`
    #[inline]
    pub fn mul(&self, other: &Natural) -> Natural {
        if let (Natural::Small(a), Natural::Small(b)) = (self, other) {
            if (a | b) >> 64 == 0 {
                return Natural::new(*a as u64 as u128 * *b as u64 as u128);
            }
            if let Some(product) = a.checked_mul(*b) {
                return Natural::new(product);
            }
        }
        Natural::from_limbs(mul::mul(&self.limbs(), &other.limbs()))
    }

    /// Quotient and remainder by a number that is not 0.
    pub fn div_rem(&self, other: &Natural) -> (Natural, Natural) {
        if let (Natural::Small(a), Natural::Small(b)) = (self, other) {
            if (a | b) >> 64 == 0 {
                let (a, b) = (*a as u64, *b as u64);
                return (
                    Natural::Small((a / b) as u128),
                    Natural::Small((a % b) as u128),
                );
            }
            return (Natural::Small(a / b), Natural::Small(a % b));
        }
        let (quotient, rest) = div::div_rem(&self.limbs(), &other.limbs());
        (Natural::from_limbs(quotient), Natural::from_limbs(rest))
    }

    /// ⌊√self⌋ and whether its square is all of it.
    pub(crate) fn sqrt(&self) -> (Natural, bool) {
        if let Natural::Small(n) = self {
            let root = sqrt::small_root(*n) as u128;
            return (Natural::Small(root), root * root == *n);
        }
        let (root, exact) = sqrt::root(&self.limbs());
        (Natural::from_limbs(root), exact)
    }

    /// Compares `self · 10^a` and `other · 10^b` by their digits; neither is 0 and both have the same digit count then.
    pub(crate) fn compare_aligned(&self, other: &Natural) -> Ordering {
        let (mine, theirs) = (self.digits(), other.digits());
        if mine == theirs {
            return self.cmp(other);
        }
        if mine < theirs {
            return self.shl(theirs - mine).cmp(other);
        }
        self.cmp(&other.shl(mine - theirs))
    }

    /// Is it a power of ten?
    pub(crate) fn is_power_of_ten(&self) -> bool {
        let limbs = self.limbs();
        let Some((top, rest)) = limbs.split_last() else {
            return false;
        };
        POW10.contains(top) && rest.iter().all(|limb| *limb == 0)
    }

    /// Are all its digits 0 or 1?
    pub(crate) fn is_logical(&self) -> bool {
        self.limbs().iter().all(|limb| {
            let mut limb = *limb;
            while limb != 0 && limb % 10 <= 1 {
                limb /= 10;
            }
            limb == 0
        })
    }

    /// The remainder by a number of less than 64 bits.
    pub fn rem_word(&self, by: u64) -> u64 {
        let step = |rest: u64, limb: &u64| {
            ((rest as u128 * BASE as u128 + *limb as u128) % by as u128) as u64
        };
        self.limbs().iter().rev().fold(0, step)
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Natural) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Natural {
    #[inline]
    fn cmp(&self, other: &Natural) -> Ordering {
        match (self, other) {
            (Natural::Small(a), Natural::Small(b)) => a.cmp(b),
            (Natural::Small(_), Natural::Large(_)) => Ordering::Less,
            (Natural::Large(_), Natural::Small(_)) => Ordering::Greater,
            (Natural::Large(a), Natural::Large(b)) => limbs::compare(a, b),
        }
    }
}

impl Natural {
    /// 2ⁿ
    pub fn from_power_of_two(n: u64) -> Natural {
        if n < 120 {
            return Natural::new(1 << n);
        }
        let mut words = vec![0u64; n as usize / 64 + 1];
        words[n as usize / 64] = 1 << (n % 64);
        Natural::from_words(&words)
    }
}
