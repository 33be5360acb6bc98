//! Guards: ops that do nothing but leave.

use crate::Site;
use crate::llvm::{Access, Bits};
use crate::site::{At, Offset};
use rekindle_abi::Ctx;
use rekindle_trace_ir::Region;
use std::mem::offset_of;

pub(super) fn guard_true<'c>(s: &mut impl Site<'c>) {
    let a = s.bit(0);
    let fails = s.ir().not(a);
    s.exit_if(fails);
    s.finish();
}

pub(super) fn guard_false<'c>(s: &mut impl Site<'c>) {
    let a = s.bit(0);
    s.exit_if(a);
    s.finish();
}

pub(super) fn check_value<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let null = s.ir().eq(a, s.ir().word(0));
    s.exit_if(null);
    s.finish();
}

pub(super) fn check_status<'c>(s: &mut impl Site<'c>) {
    let a = s.word(0);
    let negative = s.ir().slt(a, s.ir().word(0));
    s.exit_if(negative);
    s.finish();
}

pub(super) fn poll<'c>(s: &mut impl Site<'c>) {
    let at = At::ctx(Offset::Field(offset_of!(Ctx, attention)));
    let flags = s.load(Bits::Word, at, Access::Shared(Region::Ctx));
    let wanted = s.ir().word_to_bit(flags);
    s.exit_if(wanted);
    s.finish();
}
