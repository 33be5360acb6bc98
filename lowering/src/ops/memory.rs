//! Loads, stores, the frame, the context, the write barrier.

use super::values::is_object;
use crate::Site;
use crate::llvm::{Access, Bits};
use crate::site::{At, Callee, Offset};
use rekindle_abi::Ctx;
use rekindle_abi::heap::{Head, gc};
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::Region;
use std::mem::offset_of;

/// The address that a load or store names: operand 0, the immediate, and perhaps operand 1, which counts
/// words or bytes.
fn operand_at<'c>(s: &mut impl Site<'c>, indexed: Option<Bits>) -> At<'c> {
    At {
        base: Some(s.word(0)),
        index: indexed.map(|bits| (s.word(1), bits)),
        offset: Offset::Imm,
    }
}

macro_rules! loads {
    ($( $name:ident(indexed: $indexed:expr) = $load:ident($($bits:expr)?) -> $finish:ident; )*) => { $(
        pub(super) fn $name<'c>(s: &mut impl Site<'c>) {
            let (at, access) = (operand_at(s, $indexed), s.own_read());
            let result = s.$load($($bits,)? at, access);
            s.$finish(result);
        }
    )* };
}

loads! {
    load(indexed: None) = load(Bits::Word) -> finish_word;
    load_byte(indexed: None) = load(Bits::Byte) -> finish_word;
    load_float(indexed: None) = load_double() -> finish_double;
    load_index(indexed: Some(Bits::Word)) = load(Bits::Word) -> finish_word;
    load_index_byte(indexed: Some(Bits::Byte)) = load(Bits::Byte) -> finish_word;
    load_index_float(indexed: Some(Bits::Word)) = load_double() -> finish_double;
}

macro_rules! stores {
    ($( $name:ident(indexed: $indexed:expr) = $store:ident($($bits:expr)?) of $operand:ident($i:literal); )*) => { $(
        pub(super) fn $name<'c>(s: &mut impl Site<'c>) {
            let (at, value) = (operand_at(s, $indexed), s.$operand($i));
            let access = Access::Region(s.region());
            s.$store($($bits,)? at, value, access);
            s.finish();
        }
    )* };
}

stores! {
    store(indexed: None) = store(Bits::Word) of word(1);
    store_byte(indexed: None) = store(Bits::Byte) of word(1);
    store_float(indexed: None) = store_double() of double(1);
    store_index(indexed: Some(Bits::Word)) = store(Bits::Word) of word(2);
    store_index_byte(indexed: Some(Bits::Byte)) = store(Bits::Byte) of word(2);
    store_index_float(indexed: Some(Bits::Word)) = store_double() of double(2);
}

pub(super) fn store_shape<'c>(s: &mut impl Site<'c>) {
    let (object, shape) = (s.word(0), s.word(1));
    let at = At::field(object, offset_of!(Head, shape));
    s.store(Bits::Half, at, shape, Access::Region(Region::Shape));
    s.finish();
}

/// The collector's bits change under every call that may collect, whatever else that call
/// leaves alone; hence a shared access.
pub(super) fn barrier<'c>(s: &mut impl Site<'c>) {
    let (object, value) = (s.word(0), s.word(1));
    let at = At::field(object, offset_of!(Head, gc));
    let bits = s.load(Bits::Byte, at, Access::Shared(Region::Object));
    let ir = s.ir();
    let seen = ir.and(bits, ir.word((gc::MARKED | gc::REMEMBERED).into()));
    let old = ir.eq(seen, ir.word(gc::MARKED.into()));
    s.when_rare(old, |s| {
        let pointer = is_object(s, value);
        s.when_rare(pointer, |s| {
            s.call(Callee::Rare(Helper::remember), &[object.into()]);
        });
    });
    s.finish();
}

pub(super) fn load_reg<'c>(s: &mut impl Site<'c>) {
    // The unit was entered with these registers; nothing moves them while it runs.
    let regs = At::ctx(Offset::Field(offset_of!(Ctx, regs)));
    let regs = s.load(Bits::Word, regs, Access::Region(Region::Ctx));
    let result = s.load(Bits::Word, At::imm(regs), Access::Region(Region::Frame));
    s.finish_word(result);
}

/// Loads from the context at the immediate.
fn load_from_ctx<'c>(s: &mut impl Site<'c>, region: Region) {
    let result = s.load(Bits::Word, At::ctx(Offset::Imm), Access::Region(region));
    s.finish_word(result);
}

pub(super) fn load_ctx<'c>(s: &mut impl Site<'c>) {
    load_from_ctx(s, Region::Ctx);
}

pub(super) fn get_arg<'c>(s: &mut impl Site<'c>) {
    load_from_ctx(s, Region::Args);
}

pub(super) fn set_arg<'c>(s: &mut impl Site<'c>) {
    let value = s.word(0);
    let access = Access::Region(Region::Args);
    s.store(Bits::Word, At::ctx(Offset::Imm), value, access);
    s.finish();
}
