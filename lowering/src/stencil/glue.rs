//! Templates that stand for no micro-op: moves, jumps, exits, the way in and out.

use super::site::{PARAMETERS, StencilSite};
use crate::Site;
use crate::llvm::{Access, Any, Bits, Function, Ir, PRESERVE_NONE, Word};
use crate::site::{At, Offset};
use rekindle_abi::Ctx;
use rekindle_abi::stencil::HoleValue;
use rekindle_trace_ir::Form;
use rekindle_trace_ir::form::{LEFT, RETURNED};
use std::mem::offset_of;

/// Builds the template of a form that is no op.
pub(super) fn build(s: &mut StencilSite<'_, '_>, form: Form) {
    match form {
        Form::Move => {
            let a = s.word(0);
            s.finish_word(a);
        }
        Form::MoveFloat => {
            let a = s.double(0);
            s.finish_double(a);
        }
        Form::BranchBool(answer) => {
            let a = s.bit(0);
            let taken = if answer { a } else { s.ir().not(a) };
            s.branch(taken);
        }
        Form::Jump => s.go(HoleValue::Target),
        Form::Forced => {
            let left = count(s, offset_of!(Ctx, forced), -1);
            let out = s.ir().eq(left, s.ir().word(0));
            s.exit_if(out);
            s.finish();
        }
        Form::CountLoop => {
            count(s, offset_of!(Ctx, loop_count), 1);
            s.finish();
        }
        Form::ExitStub => {
            let id = s.imm();
            store(s, offset_of!(Ctx, exit_id), id);
            s.go(HoleValue::Target);
        }
        Form::ExitTail => {
            exit_tail(s);
            s.ir().ret(s.ir().word(LEFT));
        }
        Form::Return => {
            let value = s.word(0);
            store(s, offset_of!(Ctx, args), value);
            s.ir().ret(s.ir().word(RETURNED));
        }
        _ => unreachable!("{form:?} is an op's form"),
    }
}

fn in_ctx<'c>(offset: usize) -> At<'c> {
    At::ctx(Offset::Field(offset))
}

fn store<'c>(s: &mut StencilSite<'_, 'c>, offset: usize, value: Word<'c>) {
    s.store(Bits::Word, in_ctx(offset), value, Access::Any);
}

/// Adds to a counter in the context; gives what it then holds.
fn count<'c>(s: &mut StencilSite<'_, 'c>, offset: usize, step: i64) -> Word<'c> {
    let old = s.load(Bits::Word, in_ctx(offset), Access::Any);
    let new = s.ir().add(old, s.ir().word(step));
    store(s, offset, new);
    new
}

fn exit_tail(s: &mut StencilSite<'_, '_>) {
    let words: Vec<_> = s.carried_words().collect();
    for (n, word) in words.into_iter().enumerate() {
        store(s, offset_of!(Ctx, spill_int) + 8 * n, word);
    }
    let doubles: Vec<_> = s.carried_doubles().collect();
    for (n, double) in doubles.into_iter().enumerate() {
        let at = in_ctx(offset_of!(Ctx, spill_float) + 8 * n);
        s.store_double(at, double, Access::Any);
    }
}

/// `extern "C" fn(ctx, slots, code) -> i64`. Being a C function, it saves what stencils do not,
/// and aligns the stack.
pub(super) fn enter<'c>(ir: &Ir<'c>, name: &str) -> Function<'c> {
    let function = ir.define(name, (3, 0, 0), 0);
    let parameters = ir.parameters(function);
    let (_, words, doubles) = PARAMETERS;
    let mut args: Vec<Any<'c>> = parameters[..2].to_vec();
    args.extend(vec![Any::from(ir.any_word()); words]);
    args.extend(vec![Any::from(ir.any_double()); doubles]);
    let code = parameters[2].into_pointer_value();
    let left = ir.call_code(code, (words, doubles), &args, PRESERVE_NONE);
    ir.ret(left.into_int_value());
    function
}
