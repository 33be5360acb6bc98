//! Programs of the model, from bytes.

use super::model::{Op, REGS};

/// Choices, from a list of bytes that ends in zeros.
pub(super) struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Choices<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Choices<'a> {
        Choices {
            bytes: bytes.iter(),
        }
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.bytes.next().map_or(0, |b| *b as usize % n)
    }

    /// A register that mostly holds what `kind` says (see [`kind`]), sometimes any.
    fn reg(&mut self, kind: std::ops::Range<usize>) -> usize {
        match self.below(48) {
            47 => self.below(REGS),
            n => kind.start + n % kind.len(),
        }
    }

    fn int(&mut self) -> i64 {
        [0, 1, 2, 3, 1, 2, 4, 5, -1, 7, 3, i64::MAX, 1 << 62][self.below(13)]
    }

    fn is_over(&self) -> bool {
        self.bytes.len() == 0
    }
}

/// A program: straight code, conditions and loops, nested.
pub(super) fn program(c: &mut Choices<'_>) -> Vec<Op> {
    let mut code = Vec::new();
    statements(c, &mut code, 0, 24);
    code.push(Op::End);
    code
}

/// What registers mostly hold, so that not every guess is wrong.
pub(super) mod kind {
    use std::ops::Range;

    pub(in super::super) const INT: Range<usize> = 0..3;
    pub(in super::super) const INSTANCE: Range<usize> = 3..5;
    pub(in super::super) const LIST: Range<usize> = 5..6;
    pub(in super::super) const OTHER: Range<usize> = 6..8;
}

fn statements(c: &mut Choices<'_>, code: &mut Vec<Op>, depth: usize, most: usize) {
    for _ in 0..1 + c.below(most) {
        if c.is_over() {
            return;
        }
        let which = c.below(if depth < 3 { 33 } else { 25 });
        let int = [(); 3].map(|()| c.reg(kind::INT));
        let instance = [(); 2].map(|()| c.reg(kind::INSTANCE));
        let list = c.reg(kind::LIST);
        let other = c.reg(kind::OTHER);
        let any = match c.below(4) {
            0 => c.below(REGS),
            n => n - 1,
        };
        let [to, a, b] = int;
        match which {
            0 => code.push(Op::Int { to, int: c.int() }),
            1 => code.push(Op::None { to: other }),
            2 => code.push(Op::Move { to: any, a }),
            3 | 4 => code.push(Op::Add { to, a, b }),
            5 => code.push(Op::Sub { to, a, b }),
            6 => code.push(Op::Mul { to, a, b }),
            7 => {
                let int = [1, 2, 8, 10][c.below(4)];
                code.push(Op::Mod { to, a, int });
            }
            8 => code.push(Op::GetValue {
                to: other,
                a: instance[0],
            }),
            9 => code.push(Op::GetValue { to, a: instance[0] }),
            10 => code.push(Op::SetValue {
                a: instance[0],
                b: [any, b][any % 2],
            }),
            11 => code.push(Op::GetInt { to, a: instance[0] }),
            12 => code.push(Op::SetInt { a: instance[0], b }),
            13 | 14 => code.push(Op::Item { to, a: list, b }),
            15 => code.push(Op::SetItem {
                a: list,
                b: a,
                c: b,
            }),
            16 => code.push(Op::Append { a: list, b }),
            17 => code.push(Op::Length { to, a: list }),
            18 => code.push(Op::Opaque {
                to,
                a: [any, list, other, instance[0]][b % 4],
            }),
            19 => code.push(Op::Tuple {
                to: other,
                a: any,
                b,
            }),
            20 => code.push(Op::First { to, a: other }),
            21 => code.push(Op::New {
                to: instance[1],
                a: any,
            }),
            22 => code.push(Op::Cell { to: other, a }),
            23 => code.push(Op::GetCell { to, a: other }),
            24 => code.push(Op::SetCell { a: other, b: any }),
            25 | 26 => condition(c, code, depth, a, b),
            _ => count(c, code, depth, to, a),
        }
    }
}

fn condition(c: &mut Choices<'_>, code: &mut Vec<Op>, depth: usize, a: usize, b: usize) {
    let test = code.len();
    code.push(Op::End);
    statements(c, code, depth + 1, 5);
    let jump = code.len();
    code.push(Op::End);
    let pc = code.len();
    code[test] = match c.below(3) {
        0 => Op::IfNone { a, pc },
        _ => Op::UnlessLess { a, b, pc },
    };
    statements(c, code, depth + 1, 5);
    code[jump] = Op::Jump { pc: code.len() };
}

/// `to = 0; while to < a: …; to = to + 1`
fn count(c: &mut Choices<'_>, code: &mut Vec<Op>, depth: usize, to: usize, a: usize) {
    code.push(Op::Int { to, int: 0 });
    let head = code.len();
    code.push(Op::End);
    statements(c, code, depth + 1, 8);
    let one = kind::OTHER.start;
    code.push(Op::Int { to: one, int: 1 });
    code.push(Op::Add { to, a: to, b: one });
    code.push(Op::Jump { pc: head });
    let pc = code.len();
    code[head] = Op::UnlessLess { a: to, b: a, pc };
}
