//! A language of a few instructions, small enough to be interpreted in one function: what the
//! optimizer may change is everything but what a program leaves behind.
//!
//! Values are tagged words; there are ints, None, tuples of two, cells, lists of ints, and
//! instances with one slot for values (`+16`) and one for raw ints (`+24`). Where Python would
//! raise, the result is None.

use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::Memory;
use std::collections::BTreeMap;

pub(super) const REGS: usize = 8;
/// The shape of every instance.
pub(super) const INSTANCE: u64 = 300;

/// An instruction; numbers are registers unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Op {
    Int {
        to: usize,
        int: i64,
    },
    None {
        to: usize,
    },
    Move {
        to: usize,
        a: usize,
    },
    Add {
        to: usize,
        a: usize,
        b: usize,
    },
    Sub {
        to: usize,
        a: usize,
        b: usize,
    },
    Mul {
        to: usize,
        a: usize,
        b: usize,
    },
    /// `a % int`, int positive.
    Mod {
        to: usize,
        a: usize,
        int: i64,
    },
    GetValue {
        to: usize,
        a: usize,
    },
    SetValue {
        a: usize,
        b: usize,
    },
    GetInt {
        to: usize,
        a: usize,
    },
    SetInt {
        a: usize,
        b: usize,
    },
    Item {
        to: usize,
        a: usize,
        b: usize,
    },
    SetItem {
        a: usize,
        b: usize,
        c: usize,
    },
    Append {
        a: usize,
        b: usize,
    },
    Length {
        to: usize,
        a: usize,
    },
    /// Calls something that changes its argument.
    Opaque {
        to: usize,
        a: usize,
    },
    Tuple {
        to: usize,
        a: usize,
        b: usize,
    },
    First {
        to: usize,
        a: usize,
    },
    New {
        to: usize,
        a: usize,
    },
    Cell {
        to: usize,
        a: usize,
    },
    GetCell {
        to: usize,
        a: usize,
    },
    SetCell {
        a: usize,
        b: usize,
    },
    Jump {
        pc: usize,
    },
    /// Goes on unless `a < b`, then to pc.
    UnlessLess {
        a: usize,
        b: usize,
        pc: usize,
    },
    /// Goes on unless `a` is None, then to pc.
    IfNone {
        a: usize,
        pc: usize,
    },
    End,
}

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

    fn is(&self, word: u64, shape: u64) -> bool {
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

    fn append(&mut self, list: u64, int: i64) {
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
    fn opaque(&mut self, word: u64) -> i64 {
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

    fn address(&self, list: u64, index: u64) -> Option<u64> {
        let i = self.int(index)?;
        let inside = self.is(list, ShapeId::LIST_INT.0 as u64)
            && (0..self.words[&(list + 16)] as i64).contains(&i);
        inside.then(|| self.words[&(list + 8)] + 8 * i as u64)
    }

    /// Runs from `pc` to the end; false if that takes more than `limit` steps.
    pub(super) fn interpret(&mut self, code: &[Op], mut pc: usize, limit: usize) -> bool {
        for _ in 0..limit {
            let next = self.step(&code[pc], pc + 1);
            match next {
                Some(next) => pc = next,
                None => return true,
            }
        }
        false
    }

    fn step(&mut self, op: &Op, next: usize) -> Option<usize> {
        let r = self.regs;
        let tuple = ShapeId::TUPLE.0 as u64;
        let cell = ShapeId::CELL.0 as u64;
        let ints = |heap: &Heap, a: usize, b: usize| Some((heap.int(r[a])?, heap.int(r[b])?));
        let result = |heap: &mut Heap, to: usize, int: Option<i64>| {
            heap.regs[to] = match int {
                Some(int) => heap.encode(int),
                None => Value::NONE.0,
            };
        };
        match *op {
            Op::Int { to, int } => result(self, to, Some(int)),
            Op::None { to } => result(self, to, None),
            Op::Move { to, a } => self.regs[to] = r[a],
            Op::Add { to, a, b } => {
                let sum = ints(self, a, b).and_then(|(a, b)| a.checked_add(b));
                result(self, to, sum);
            }
            Op::Sub { to, a, b } => {
                let difference = ints(self, a, b).and_then(|(a, b)| a.checked_sub(b));
                result(self, to, difference);
            }
            Op::Mul { to, a, b } => {
                let product = ints(self, a, b).and_then(|(a, b)| a.checked_mul(b));
                result(self, to, product);
            }
            Op::Mod { to, a, int } => {
                let rest = self.int(r[a]).map(|a| a.rem_euclid(int));
                result(self, to, rest);
            }
            Op::GetValue { to, a } => {
                self.regs[to] = match self.is(r[a], INSTANCE) {
                    true => self.words[&(r[a] + 16)],
                    false => Value::NONE.0,
                };
            }
            Op::SetValue { a, b } => {
                if self.is(r[a], INSTANCE) {
                    self.words.insert(r[a] + 16, r[b]);
                }
            }
            Op::GetInt { to, a } => {
                let found = self.is(r[a], INSTANCE).then(|| self.words[&(r[a] + 24)]);
                result(self, to, found.map(|w| w as i64));
            }
            Op::SetInt { a, b } => {
                if let (true, Some(int)) = (self.is(r[a], INSTANCE), self.int(r[b])) {
                    self.words.insert(r[a] + 24, int as u64);
                }
            }
            Op::Item { to, a, b } => {
                let found = self.address(r[a], r[b]).map(|at| self.words[&at] as i64);
                result(self, to, found);
            }
            Op::SetItem { a, b, c } => {
                if let (Some(at), Some(int)) = (self.address(r[a], r[b]), self.int(r[c])) {
                    self.words.insert(at, int as u64);
                }
            }
            Op::Append { a, b } => {
                let list = self.is(r[a], ShapeId::LIST_INT.0 as u64);
                if let (true, Some(int)) = (list, self.int(r[b])) {
                    self.append(r[a], int);
                }
            }
            Op::Length { to, a } => {
                let list = self.is(r[a], ShapeId::LIST_INT.0 as u64);
                let len = list.then(|| self.words[&(r[a] + 16)] as i64);
                result(self, to, len);
            }
            Op::Opaque { to, a } => {
                let int = self.opaque(r[a]);
                result(self, to, Some(int));
            }
            Op::Tuple { to, a, b } => self.regs[to] = self.make(tuple, &[2, r[a], r[b]]),
            Op::First { to, a } => {
                self.regs[to] = match self.is(r[a], tuple) {
                    true => self.words[&(r[a] + 16)],
                    false => Value::NONE.0,
                };
            }
            Op::New { to, a } => self.regs[to] = self.make(INSTANCE, &[0, r[a], 7]),
            Op::Cell { to, a } => self.regs[to] = self.make(cell, &[r[a]]),
            Op::GetCell { to, a } => {
                self.regs[to] = match self.is(r[a], cell) {
                    true => self.words[&(r[a] + 8)],
                    false => Value::NONE.0,
                };
            }
            Op::SetCell { a, b } => {
                if self.is(r[a], cell) {
                    self.words.insert(r[a] + 8, r[b]);
                }
            }
            Op::Jump { pc } => return Some(pc),
            Op::UnlessLess { a, b, pc } => {
                if ints(self, a, b).is_none_or(|(a, b)| a >= b) {
                    return Some(pc);
                }
            }
            Op::IfNone { a, pc } => {
                if Value(r[a]).is_none() {
                    return Some(pc);
                }
            }
            Op::End => return None,
        }
        Some(next)
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
