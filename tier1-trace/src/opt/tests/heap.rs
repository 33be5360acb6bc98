//! The memory of the model: objects in the layouts that units know.

use super::model::{INSTANCE, REGS};
use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::Memory;
use std::collections::BTreeMap;

/// Words by address; new objects get addresses that nothing had before.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heap {
    pub(super) words: BTreeMap<u64, u64>,
    pub(super) regs: [u64; REGS],
    next: u64,
}

impl Heap {
    pub(super) fn new() -> Heap {
        Heap {
            words: BTreeMap::new(),
            regs: [Value::NONE.0; REGS],
            next: 0x1000,
        }
    }

    pub(super) fn make(&mut self, shape: u64, words: &[u64]) -> u64 {
        let at = self.next;
        self.words.insert(at, shape);
        for (i, word) in (1..).zip(words) {
            self.words.insert(at + 8 * i, *word);
        }
        self.next += 8 * (words.len() as u64 + 3);
        at
    }

    pub(super) fn list(&mut self, items: &[i64]) -> u64 {
        let words: Vec<u64> = items.iter().map(|i| *i as u64).collect();
        let buffer = self.make(ShapeId::RAW_BUFFER.0 as u64, &words);
        let len = items.len() as u64;
        self.make(ShapeId::LIST_INT.0 as u64, &[buffer + 8, len, len])
    }

    pub(super) fn is(&self, word: u64, shape: u64) -> bool {
        Value(word).is_ptr() && self.words.get(&word) == Some(&shape)
    }

    pub(super) fn int(&self, word: u64) -> Option<i64> {
        if Value(word).is_small_int() {
            return Some(Value(word).as_small_int());
        }
        let sign = self.words.get(&word)? >> 40 & 1;
        let big = self.is(word, ShapeId::BIG_INT.0 as u64 | sign << 40);
        let limb = self.words.get(&(word + 16)).copied();
        big.then(|| match sign {
            1 => 0i64.checked_sub_unsigned(limb?),
            _ => i64::try_from(limb?).ok(),
        })?
    }

    pub(super) fn encode(&mut self, int: i64) -> u64 {
        match Value::try_small_int(int) {
            Some(value) => value.0,
            None => {
                let head = ShapeId::BIG_INT.0 as u64 | ((int < 0) as u64) << 40;
                self.make(head, &[1, int.unsigned_abs()])
            }
        }
    }

    pub(super) fn append(&mut self, list: u64, int: i64) {
        let [items, len, capacity] = [8, 16, 24].map(|at| self.words[&(list + at)]);
        if len == capacity {
            let old = (0..len).map(|i| self.words[&(items + 8 * i)]);
            let mut words: Vec<u64> = old.collect();
            words.resize(2 * len as usize + 2, 0);
            let buffer = self.make(ShapeId::RAW_BUFFER.0 as u64, &words);
            self.words.insert(list + 8, buffer + 8);
            self.words.insert(list + 24, words.len() as u64);
        }
        let items = self.words[&(list + 8)];
        self.words.insert(items + 8 * len, int as u64);
        self.words.insert(list + 16, len + 1);
    }

    /// What [`Op::Opaque`] calls: changes what it is given.
    pub(super) fn opaque(&mut self, word: u64) -> i64 {
        if self.is(word, INSTANCE) {
            let count = self.words[&(word + 24)].wrapping_add(1);
            self.words.insert(word + 24, count);
            self.words.insert(word + 16, Value::small_int(5).0);
            count as i64 & 0xff
        } else if self.is(word, ShapeId::LIST_INT.0 as u64) {
            self.append(word, 9);
            2
        } else if self.is(word, ShapeId::CELL.0 as u64) {
            self.words.insert(word + 8, Value::NONE.0);
            3
        } else {
            1
        }
    }

    pub(super) fn address(&self, list: u64, index: u64) -> Option<u64> {
        let i = self.int(index)?;
        let inside = self.is(list, ShapeId::LIST_INT.0 as u64)
            && (0..self.words[&(list + 16)] as i64).contains(&i);
        inside.then(|| self.words[&(list + 8)] + 8 * i as u64)
    }

    /// Everything that registers reach, the same for heaps that differ in addresses only.
    pub(super) fn picture(&self, roots: &[u64]) -> Vec<String> {
        let mut seen: Vec<u64> = Vec::new();
        let mut picture = Vec::new();
        let name = |heap: &Heap, word: u64, seen: &mut Vec<u64>| match heap.int(word) {
            Some(int) => int.to_string(),
            None if !Value(word).is_ptr() => format!("{:?}", Value(word)),
            None => {
                let known = seen.iter().position(|s| *s == word);
                let number = known.unwrap_or_else(|| {
                    seen.push(word);
                    seen.len() - 1
                });
                format!("#{number}")
            }
        };
        for root in self.regs.iter().chain(roots) {
            picture.push(name(self, *root, &mut seen));
        }
        let mut at = 0;
        while at < seen.len() {
            let object = seen[at];
            at += 1;
            let shape = self.words[&object];
            let word = |i: u64| self.words[&(object + 8 * i)];
            let mut line = format!("{shape}:");
            if shape == ShapeId::LIST_INT.0 as u64 {
                for i in 0..word(2) {
                    line += &format!(" {}", self.words[&(word(1) + 8 * i)] as i64);
                }
            } else {
                let fields: &[u64] = match shape {
                    INSTANCE => &[2],
                    s if s == ShapeId::TUPLE.0 as u64 => &[2, 3],
                    _ => &[1],
                };
                for i in fields {
                    line += &format!(" {}", name(self, word(*i), &mut seen));
                }
                if shape == INSTANCE {
                    line += &format!(" {}", word(3) as i64);
                }
            }
            picture.push(line);
        }
        picture
    }
}

impl Memory for Heap {
    fn load(&mut self, address: u64) -> Option<u64> {
        self.words.get(&address).copied()
    }
    fn store(&mut self, address: u64, word: u64) -> Option<()> {
        self.words.get_mut(&address).map(|w| *w = word)
    }
    fn load_byte(&mut self, _: u64) -> Option<u8> {
        None
    }
    fn store_byte(&mut self, _: u64, _: u8) -> Option<()> {
        None
    }
    fn reg(&mut self, n: u16) -> Option<u64> {
        self.regs.get(n as usize).copied()
    }
    fn ctx(&mut self, _: i64) -> Option<u64> {
        None
    }
    fn arg(&mut self, _: usize) -> Option<u64> {
        None
    }
    fn set_arg(&mut self, _: usize, _: u64) -> Option<()> {
        None
    }
    fn literal(&mut self, n: usize) -> Option<u64> {
        (n == 0).then_some(INSTANCE)
    }
    fn call(&mut self, helper: Helper, args: &[u64]) -> Option<u64> {
        Some(match helper {
            Helper::box_int => self.encode(args[0] as i64),
            Helper::new_tuple => self.make(ShapeId::TUPLE.0 as u64, &[args[0], 0, 0]),
            Helper::new_instance => self.make(args[0], &[0, 0, 0]),
            Helper::make_cell => self.make(ShapeId::CELL.0 as u64, &[args[0]]),
            Helper::list_append_int => {
                self.append(args[0], args[1] as i64);
                0
            }
            Helper::get_iter => self.opaque(args[0]) as u64,
            _ => return None,
        })
    }
}
