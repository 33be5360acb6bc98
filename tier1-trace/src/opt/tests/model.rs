//! A language of a few instructions, small enough to be interpreted in one function: what the
//! optimizer may change is everything but what a program leaves behind.
//!
//! Values are tagged words; there are ints, None, tuples of two, cells, lists of ints, and
//! instances with one slot for values (`+16`) and one for raw ints (`+24`). Where Python would
//! raise, the result is None.

use super::heap::Heap;
use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;

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

impl Heap {
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
}
