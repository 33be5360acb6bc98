//! Calls of helpers by number.

use crate::Site;
use crate::llvm::Any;
use crate::site::Callee;
use rekindle_abi::helpers::Ty;

pub(super) fn call<'c>(s: &mut impl Site<'c>) {
    let args: Vec<Any<'c>> = (0..s.arity()).map(|i| s.word(i).into()).collect();
    let result = s.call(Callee::Imm(Ty::I), &args);
    s.finish_word(result.into_int_value());
}

pub(super) fn call_float_value<'c>(s: &mut impl Site<'c>) {
    let a = s.double(0);
    let result = s.call(Callee::Imm(Ty::V), &[a.into()]);
    s.finish_word(result.into_int_value());
}

pub(super) fn call_float<'c>(s: &mut impl Site<'c>) {
    let a = s.double(0);
    let result = s.call(Callee::Imm(Ty::F), &[a.into()]);
    s.finish_double(result.into_float_value());
}

pub(super) fn call_float2<'c>(s: &mut impl Site<'c>) {
    let (a, b) = (s.double(0), s.double(1));
    let result = s.call(Callee::Imm(Ty::F), &[a.into(), b.into()]);
    s.finish_double(result.into_float_value());
}

pub(super) fn call_word_float<'c>(s: &mut impl Site<'c>) {
    let (a, b) = (s.word(0), s.double(1));
    let result = s.call(Callee::Imm(Ty::I), &[a.into(), b.into()]);
    s.finish_word(result.into_int_value());
}
