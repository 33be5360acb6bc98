//! The block of memory that cases run on, and the evaluator's view of it.
//!
//! ```text
//!  word 0      objects and data      40 boxed ints  44 boxed floats  48 operands  52 literals  54 frame
//!      60      record: header, then slots (64)
//!      80      the context
//! ```

use rekindle_abi::heap::{ShapeId, gc};
use rekindle_abi::helpers::{HELPERS, Helper, Ty};
use rekindle_abi::{Ctx, Value};
use rekindle_trace_ir::Memory;
use std::mem::offset_of;

/// Where the block lies in the process that runs the cases.
pub(crate) const BASE: u64 = 0x12_3456_0000;
pub(crate) const OPERANDS: usize = 48;
pub(crate) const LITERAL: usize = 52;
pub(crate) const FRAME: usize = 54;
pub(crate) const SLOTS: usize = 64;
pub(crate) const CTX: usize = 80;
pub(crate) const WORDS: usize = CTX + size_of::<Ctx>() / 8;

pub(crate) const fn address(word: usize) -> u64 {
    BASE + 8 * word as u64
}

/// Word of the block that holds the context's field at that offset.
pub(crate) const fn ctx_word(offset: usize) -> usize {
    CTX + offset / 8
}

/// Objects in the block: word of each.
pub(crate) mod object {
    pub(crate) const FLOAT: usize = 0;
    pub(crate) const BIG: usize = 2;
    pub(crate) const BIG_MIN: usize = 5;
    pub(crate) const BIG_BEYOND: usize = 8;
    pub(crate) const BIG_LONG: usize = 11;
    pub(crate) const LIST: usize = 15;
    pub(crate) const OLD_LIST: usize = 19;
    pub(crate) const REMEMBERED_LIST: usize = 23;
    pub(crate) const DATA: usize = 28;
}

#[derive(Clone)]
pub(crate) struct World {
    pub(crate) words: Vec<u64>,
}

const fn head(shape: ShapeId, gc: u8, bits: u8) -> u64 {
    shape.0 as u64 | (gc as u64) << 32 | (bits as u64) << 40
}

impl World {
    pub(crate) fn new() -> World {
        use object::*;
        let mut words: Vec<u64> = (0..WORDS as u64).map(|i| 0xabcd_0000 + i).collect();
        let mut put =
            |at: usize, values: &[u64]| words[at..][..values.len()].copy_from_slice(values);
        put(FLOAT, &[head(ShapeId::FLOAT, 0, 0), 1e300f64.to_bits()]);
        put(BIG, &[head(ShapeId::BIG_INT, 0, 0), 1, 1 << 62]);
        put(BIG_MIN, &[head(ShapeId::BIG_INT, 0, 1), 1, 1 << 63]);
        put(BIG_BEYOND, &[head(ShapeId::BIG_INT, 0, 0), 1, 1 << 63]);
        put(BIG_LONG, &[head(ShapeId::BIG_INT, 0, 0), 2, 5, 1]);
        put(LIST, &[head(ShapeId::LIST_INT, 0, 0)]);
        put(OLD_LIST, &[head(ShapeId::LIST_INT, gc::MARKED, 0)]);
        put(
            REMEMBERED_LIST,
            &[head(ShapeId::LIST_INT, gc::MARKED | gc::REMEMBERED, 0)],
        );
        put(LITERAL + 1, &[address(OPERANDS)]);
        put(ctx_word(offset_of!(Ctx, attention)), &[0]);
        put(ctx_word(offset_of!(Ctx, regs)), &[address(FRAME)]);
        put(ctx_word(offset_of!(Ctx, forced)), &[2]);
        World { words }
    }

    fn word(&mut self, address: u64) -> Option<&mut u64> {
        let bytes = address.checked_sub(BASE)?;
        let whole = bytes.is_multiple_of(8);
        self.words.get_mut(bytes as usize / 8).filter(|_| whole)
    }
}

/// What the harness's helpers do, by the types of their parameters and results.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    BoxInt,
    BoxFloat,
    Remember,
    Call0,
    Call1,
    Call2,
    Call3,
    Float1,
    Float2,
    WordFloat,
}

/// The harness's helper that stands for a helper, if one does.
pub(crate) fn kind(helper: Helper) -> Option<Kind> {
    match helper {
        Helper::box_int => return Some(Kind::BoxInt),
        Helper::box_float => return Some(Kind::BoxFloat),
        Helper::remember => return Some(Kind::Remember),
        _ => {}
    }
    let row = helper.row();
    let word = |ty: &Ty| *ty != Ty::F;
    Some(match (row.params, row.result) {
        ([], Ty::V | Ty::I) => Kind::Call0,
        ([a], Ty::V | Ty::I) if word(a) => Kind::Call1,
        ([a, b], Ty::V | Ty::I) if word(a) && word(b) => Kind::Call2,
        ([a, b, c], Ty::V | Ty::I) if word(a) && word(b) && word(c) => Kind::Call3,
        ([Ty::F], Ty::F) => Kind::Float1,
        ([Ty::F, Ty::F], Ty::F) => Kind::Float2,
        ([a, Ty::F], Ty::I) if word(a) => Kind::WordFloat,
        _ => return None,
    })
}

/// A helper of that kind.
pub(crate) fn helper(wanted: Kind) -> Option<Helper> {
    let mut all = Helper::ALL.iter().copied();
    all.find(|h| kind(*h) == Some(wanted))
}

/// Word of the context where each helper's address belongs, and its kind.
pub(crate) fn helper_words() -> Vec<(usize, Kind)> {
    let words = (0..HELPERS.len()).map(|n| ctx_word(offset_of!(Ctx, helpers)) + n);
    let kinds = Helper::ALL.iter().map(|h| kind(*h));
    words
        .zip(kinds)
        .filter_map(|(w, k)| Some((w, k?)))
        .collect()
}

impl Memory for World {
    fn load(&mut self, address: u64) -> Option<u64> {
        self.word(address).copied()
    }

    fn store(&mut self, address: u64, word: u64) -> Option<()> {
        *self.word(address)? = word;
        Some(())
    }

    fn load_byte(&mut self, address: u64) -> Option<u8> {
        let word = self.load(address & !7)?;
        Some(word.to_le_bytes()[(address & 7) as usize])
    }

    fn store_byte(&mut self, address: u64, byte: u8) -> Option<()> {
        let word = self.word(address & !7)?;
        let mut bytes = word.to_le_bytes();
        bytes[(address & 7) as usize] = byte;
        *word = u64::from_le_bytes(bytes);
        Some(())
    }

    fn reg(&mut self, n: u16) -> Option<u64> {
        self.load(address(FRAME) + 8 * u64::from(n))
    }

    fn ctx(&mut self, offset: i64) -> Option<u64> {
        self.load(address(CTX).wrapping_add_signed(offset))
    }

    fn arg(&mut self, n: usize) -> Option<u64> {
        self.ctx((offset_of!(Ctx, args) + 8 * n) as i64)
    }

    fn set_arg(&mut self, n: usize, word: u64) -> Option<()> {
        self.store(address(ctx_word(offset_of!(Ctx, args)) + n), word)
    }

    fn literal(&mut self, n: usize) -> Option<u64> {
        self.words.get(LITERAL + n).copied()
    }

    fn attention(&mut self) -> bool {
        self.words[ctx_word(offset_of!(Ctx, attention))] != 0
    }

    fn barrier(&mut self, object: u64, value: u64) {
        let bits = self.load_byte(object + 4).expect("the object is there");
        if bits & (gc::MARKED | gc::REMEMBERED) == gc::MARKED && Value(value).is_ptr() {
            self.store_byte(object + 4, bits | gc::REMEMBERED)
                .expect("the object is there");
        }
    }

    fn call(&mut self, helper: Helper, args: &[u64]) -> Option<u64> {
        let float = |i: usize| f64::from_bits(args[i]);
        let sum = |i: usize, factor: u64| args[i].wrapping_mul(factor);
        Some(match kind(helper)? {
            Kind::BoxInt => {
                let sign = (args[0] as i64) < 0;
                let limb = (args[0] as i64).unsigned_abs();
                let cell = [head(ShapeId::BIG_INT, 0, sign.into()), 1, limb];
                self.words[40..43].copy_from_slice(&cell);
                address(40)
            }
            Kind::BoxFloat => {
                let cell = [head(ShapeId::FLOAT, 0, 0), args[0]];
                self.words[44..46].copy_from_slice(&cell);
                address(44)
            }
            Kind::Remember => return None,
            Kind::Call0 => 77,
            Kind::Call1 => args[0] ^ 0x1111,
            Kind::Call2 => args[0].wrapping_add(sum(1, 3)),
            Kind::Call3 => args[0].wrapping_add(sum(1, 3)).wrapping_add(sum(2, 5)),
            Kind::Float1 => (-float(0)).to_bits(),
            Kind::Float2 => (float(0) - float(1)).to_bits(),
            Kind::WordFloat => args[0] ^ args[1],
        })
    }
}
