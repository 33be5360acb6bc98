//! The hasher of the runtime's own tables: keys are addresses, names and short texts, looked up all the time, so the
//! standard library's hasher would be much of the work. Words are folded by multiplication, with a key of the process.

use std::hash::{BuildHasher, Hasher};

/// A table of the runtime.
pub type FastMap<K, V> = std::collections::HashMap<K, V, FastHash>;

/// A set of the runtime.
pub type FastSet<K> = std::collections::HashSet<K, FastHash>;

/// Makes [`FastHasher`]s.
#[derive(Clone, Copy, Debug)]
pub struct FastHash {
    key: u64,
}

impl Default for FastHash {
    fn default() -> FastHash {
        // Where the process was loaded differs from run to run, and cannot be known from outside.
        let place = (&raw const MULTIPLIER).addr() as u64;
        FastHash {
            key: fold(place, MULTIPLIER),
        }
    }
}

impl BuildHasher for FastHash {
    type Hasher = FastHasher;

    #[inline]
    fn build_hasher(&self) -> FastHasher {
        FastHasher { state: self.key }
    }
}

/// An odd number with no pattern in its bits: the golden ratio's fraction.
static MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
const MIX: u64 = 0xd6e8_feb8_6659_fd93;

/// Both halves of a product, folded into one word.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// Hashes words by folding them into a state.
#[derive(Clone, Copy, Debug)]
pub struct FastHasher {
    state: u64,
}

impl Hasher for FastHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let last = rest.iter().rev().fold(0, |w, b| w << 8 | u64::from(*b));
            self.write_u64(last);
        }
    }

    #[inline]
    fn write_u8(&mut self, i: u8) {
        self.write_u64(u64::from(i));
    }

    #[inline]
    fn write_u32(&mut self, i: u32) {
        self.write_u64(u64::from(i));
    }

    #[inline]
    fn write_u64(&mut self, i: u64) {
        self.state = fold(self.state ^ i, MIX).rotate_left(23) ^ i;
    }

    #[inline]
    fn write_usize(&mut self, i: usize) {
        self.write_u64(i as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        fold(self.state, MIX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_differ_little_hash_apart() {
        let build = FastHash::default();
        let mut seen = std::collections::HashSet::new();
        for i in 0..10_000u64 {
            assert!(seen.insert(build.hash_one(i * 16)));
            assert!(seen.insert(build.hash_one(format!("name_{i}").as_bytes())));
        }
    }
}
