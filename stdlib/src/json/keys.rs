//! The keys of a text's objects, each made once.

use rekindle_objects::heap::RootVec;
use rekindle_objects::{Runtime, Value};

/// Places at first; a power of two.
const LEAST: usize = 64;

/// A hash table of strings, open, at most half full; NULL where nothing is.
pub(super) struct Keys {
    table: RootVec,
    len: usize,
}

/// A hash for this table alone: eight bytes at a time.
fn hash(bytes: &[u8]) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut h = bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = word.iter().rev().fold(0, |n, b| n << 8 | *b as u64);
        h = (h.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
    let rest = words.remainder();
    let word = rest.iter().rev().fold(0, |n, b| n << 8 | *b as u64);
    h = (h.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    (h ^ h >> 32) as usize
}

impl Keys {
    pub(super) fn new(rt: &mut Runtime) -> Keys {
        let table = rt.root_vec();
        Keys { table, len: 0 }
    }

    /// The one string of this content.
    pub(super) fn get(&mut self, rt: &mut Runtime, bytes: &[u8]) -> Value {
        if self.len * 2 >= self.table.len() {
            self.grow(rt);
        }
        let at = self.place(rt, bytes);
        if self.table[at].is_null() {
            let key = rt.new_str_wtf8(bytes);
            // Dicts will want it.
            rt.str_hash(key);
            self.table[at] = key;
            self.len += 1;
        }
        self.table[at]
    }

    /// Where a string is, or belongs.
    fn place(&self, rt: &Runtime, bytes: &[u8]) -> usize {
        let mask = self.table.len() - 1;
        let mut at = hash(bytes) & mask;
        while !self.table[at].is_null() && rt.str_bytes(self.table[at]) != bytes {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self, rt: &mut Runtime) {
        let mut old = rt.root_vec();
        old.extend(self.table.iter().copied().filter(|key| !key.is_null()));
        let room = (self.table.len() * 2).max(LEAST);
        self.table.clear();
        self.table.resize(room, Value::NULL);
        for key in &old {
            let at = self.place(rt, rt.str_bytes(*key));
            self.table[at] = *key;
        }
    }
}
