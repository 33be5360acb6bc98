//! The build-time site: one op, its operands in given places.

use super::holes::{Holes, name};
use super::{Arch, Variant, glue};
use crate::Site;
use crate::llvm::{Access, Any, Bit, Bits, Double, Function, Ir, PRESERVE_NONE, Pointer, Word};
use crate::ops;
use crate::site::{At, Callee, Offset};
use rekindle_abi::Ctx;
use rekindle_abi::ctx::{FLOAT_REGS, INT_REGS};
use rekindle_abi::helpers::Effect;
use rekindle_abi::stencil::{HoleValue, Place};
use rekindle_trace_ir::{Form, Region, Uop};
use std::mem::offset_of;

/// Parameters of every template: context and slots, carried words, carried doubles.
pub(super) const PARAMETERS: (usize, usize, usize) = (2, INT_REGS, FLOAT_REGS);
const CTX: usize = 0;
const SLOTS: usize = 1;
const FIRST_INT: usize = 2;
const FIRST_FLOAT: usize = FIRST_INT + INT_REGS;

pub(super) struct StencilSite<'s, 'c> {
    holes: Holes<'s, 'c>,
    function: Function<'c>,
    carried: Vec<Any<'c>>,
    variant: &'s Variant,
    called: bool,
}

impl<'s, 'c> StencilSite<'s, 'c> {
    /// Builds the function of one template.
    pub(super) fn build(
        ir: &'s Ir<'c>,
        arch: Arch,
        variant: &'s Variant,
        name: &str,
    ) -> Function<'c> {
        if variant.form == Form::Enter {
            return glue::enter(ir, name);
        }
        let function = ir.define(name, PARAMETERS, PRESERVE_NONE);
        let mut site = StencilSite {
            holes: Holes { ir, arch },
            function,
            carried: ir.parameters(function),
            variant,
            called: false,
        };
        match variant.form {
            Form::Op(op) | Form::Guard(op, _) | Form::Branch(op, _) => ops::lower(op, &mut site),
            Form::Call(_) => ops::lower(Uop::Call, &mut site),
            Form::Word => ops::lower(Uop::ConstInt, &mut site),
            Form::Double => ops::lower(Uop::ConstFloat, &mut site),
            _ => glue::build(&mut site, variant.form),
        }
        function
    }

    fn pointer(&self, parameter: usize) -> Pointer<'c> {
        self.carried[parameter].into_pointer_value()
    }

    pub(super) fn carried_words(&self) -> impl Iterator<Item = Word<'c>> {
        let words = &self.carried[FIRST_INT..FIRST_FLOAT];
        words.iter().map(|v| v.into_int_value())
    }

    pub(super) fn carried_doubles(&self) -> impl Iterator<Item = Double<'c>> {
        let doubles = &self.carried[FIRST_FLOAT..];
        doubles.iter().map(|v| v.into_float_value())
    }

    /// Ends the block: goes on elsewhere with the carried registers as they are.
    pub(super) fn go(&self, to: HoleValue) {
        let ir = self.holes.ir;
        ir.tail_call(self.function, &name(to), &self.carried);
    }

    fn operand(&self, i: usize) -> (Place, HoleValue, HoleValue) {
        let (slot, imm) = [
            (HoleValue::SlotA, HoleValue::ImmA),
            (HoleValue::SlotB, HoleValue::ImmB),
            (HoleValue::SlotC, HoleValue::ImmC),
        ][i];
        (self.variant.operands[i], slot, imm)
    }

    /// Forgets what a call clobbers. Which that is says `Table::clobbers` to the assembler.
    fn forget(&mut self) {
        if !self.called {
            return;
        }
        let kept = match self.holes.arch {
            Arch::X86_64 => 2,
            Arch::Aarch64 => INT_REGS,
        };
        for word in &mut self.carried[FIRST_INT + kept..FIRST_FLOAT] {
            *word = self.holes.ir.any_word().into();
        }
        for double in &mut self.carried[FIRST_FLOAT..] {
            *double = self.holes.ir.any_double().into();
        }
    }

    /// Goes on with a result.
    fn leave(&mut self, result: Any<'c>, first: usize) {
        self.forget();
        match self.variant.result {
            Some(Place::Reg(n)) => self.carried[first + n as usize] = result,
            Some(Place::Slot) => {
                let slots = self.pointer(SLOTS);
                match result {
                    Any::FloatValue(x) => self.holes.store_double(slots, HoleValue::SlotD, x),
                    word => {
                        let word = word.into_int_value();
                        self.holes.store(Bits::Word, slots, HoleValue::SlotD, word);
                    }
                }
            }
            Some(Place::Imm) | None => unreachable!("results go to registers and slots"),
        }
        self.go(HoleValue::Next);
    }

    /// Goes to the target when the condition holds, else on.
    pub(super) fn branch(&mut self, condition: Bit<'c>) {
        let ir = self.holes.ir;
        let (target, next) = (ir.block("target"), ir.block("next"));
        // Not that it were rare: what follows should fall through.
        ir.branch_rarely(condition, target, next);
        ir.enter(target);
        self.go(HoleValue::Target);
        ir.enter(next);
        self.go(HoleValue::Next);
    }

    /// Base and index of an address, its offset left out.
    fn base(&self, at: At<'c>) -> Pointer<'c> {
        let ir = self.holes.ir;
        let base = at.base.map_or(self.ctx(), |word| ir.pointer(word));
        match (at.index, self.holes.arch) {
            (None, _) => base,
            (Some((index, Bits::Byte)), _) => ir.offset(base, index),
            (Some((index, _)), Arch::X86_64) => ir.index(base, index),
            (Some((index, _)), Arch::Aarch64) => ir.offset(base, ir.shl(index, ir.word(3))),
        }
    }

    fn field(&self, at: At<'c>, bytes: usize) -> Pointer<'c> {
        let ir = self.holes.ir;
        ir.offset(self.base(at), ir.word(bytes as i64))
    }
}

impl<'c> Site<'c> for StencilSite<'_, 'c> {
    fn ir(&self) -> &Ir<'c> {
        self.holes.ir
    }

    fn ctx(&self) -> Pointer<'c> {
        self.pointer(CTX)
    }

    fn arity(&self) -> usize {
        self.variant.operands.len()
    }

    fn word(&mut self, i: usize) -> Word<'c> {
        let (place, slot, imm) = self.operand(i);
        match place {
            Place::Reg(n) => self.carried[FIRST_INT + n as usize].into_int_value(),
            Place::Slot => self.holes.load(Bits::Word, self.pointer(SLOTS), slot),
            Place::Imm => match self.variant.form {
                Form::Op(Uop::IntMul | Uop::IntMulOvf) | Form::Call(_) => {
                    self.holes.short_in_register(imm)
                }
                _ => self.holes.short(imm),
            },
        }
    }

    fn double(&mut self, i: usize) -> Double<'c> {
        let (place, slot, _) = self.operand(i);
        match place {
            Place::Reg(n) => self.carried[FIRST_FLOAT + n as usize].into_float_value(),
            Place::Slot => self.holes.load_double(self.pointer(SLOTS), slot),
            Place::Imm => unreachable!("doubles are no immediates"),
        }
    }

    fn imm(&mut self) -> Word<'c> {
        match self.variant.form {
            Form::Word | Form::Double => self.holes.wide(HoleValue::Imm),
            Form::ExitStub => self.holes.unsigned(HoleValue::Imm),
            _ => self.holes.short(HoleValue::Imm),
        }
    }

    fn literal(&mut self) -> Word<'c> {
        let cell = self.holes.wide(HoleValue::Imm);
        let ir = self.holes.ir;
        ir.load(Bits::Word, ir.pointer(cell), Access::Any)
    }

    fn region(&self) -> Region {
        Region::Object
    }

    fn exit_if(&mut self, condition: Bit<'c>) {
        let ir = self.holes.ir;
        let (exit, stay) = (ir.block("exit"), ir.block("stay"));
        ir.branch_rarely(condition, exit, stay);
        ir.enter(exit);
        self.go(HoleValue::Exit);
        ir.enter(stay);
    }

    fn load(&mut self, bits: Bits, at: At<'c>, _: Access) -> Word<'c> {
        match at.offset {
            Offset::Field(bytes) => self.ir().load(bits, self.field(at, bytes), Access::Any),
            Offset::Imm => self.holes.load(bits, self.base(at), HoleValue::Imm),
        }
    }

    fn load_double(&mut self, at: At<'c>, _: Access) -> Double<'c> {
        match at.offset {
            Offset::Field(bytes) => self.ir().load_double(self.field(at, bytes), Access::Any),
            Offset::Imm => self.holes.load_double(self.base(at), HoleValue::Imm),
        }
    }

    fn store(&mut self, bits: Bits, at: At<'c>, value: Word<'c>, _: Access) {
        match at.offset {
            Offset::Field(bytes) => {
                self.ir()
                    .store(bits, self.field(at, bytes), value, Access::Any)
            }
            Offset::Imm => self.holes.store(bits, self.base(at), HoleValue::Imm, value),
        }
    }

    fn store_double(&mut self, at: At<'c>, value: Double<'c>, _: Access) {
        match at.offset {
            Offset::Field(bytes) => {
                self.ir()
                    .store_double(self.field(at, bytes), value, Access::Any)
            }
            Offset::Imm => self
                .holes
                .store_double(self.base(at), HoleValue::Imm, value),
        }
    }

    fn call(&mut self, callee: Callee, args: &[Any<'c>]) -> Any<'c> {
        let ctx = self.ctx();
        let (address, result) = match callee {
            Callee::Rare(helper) => {
                let offset = offset_of!(Ctx, helpers) + size_of::<usize>() * helper as usize;
                let at = At::ctx(Offset::Field(offset));
                (self.load(Bits::Word, at, Access::Any), helper.row().result)
            }
            Callee::Imm(result) => {
                self.called = true;
                (self.holes.load(Bits::Word, ctx, HoleValue::Imm), result)
            }
        };
        let mut all = vec![ctx.into()];
        all.extend_from_slice(args);
        let ir = self.ir();
        ir.call(ir.pointer(address), &all, result, Effect::Any)
    }

    fn in_code(&mut self, n: i64) -> Word<'c> {
        let ir = self.ir();
        ir.asm_word("", "=r,0", &[ir.word(n).into()], false)
    }

    fn count(&mut self) -> (Word<'c>, bool) {
        // On x86-64 the hole of a shift takes no other number.
        let imm = self.variant.operands[1] == Place::Imm;
        (self.word(1), imm && self.holes.arch == Arch::X86_64)
    }

    fn shift(&mut self, left: bool, value: Word<'c>, count: Word<'c>) -> Word<'c> {
        match (self.variant.operands[1], self.holes.arch) {
            (Place::Imm, Arch::X86_64) => self.holes.shift(left, value, HoleValue::ImmB),
            _ if left => self.ir().shl(value, count),
            _ => self.ir().sar(value, count),
        }
    }

    fn finish(&mut self) {
        self.forget();
        self.go(HoleValue::Next);
    }

    fn finish_word(&mut self, result: Word<'c>) {
        self.leave(result.into(), FIRST_INT);
    }

    fn finish_double(&mut self, result: Double<'c>) {
        self.leave(result.into(), FIRST_FLOAT);
    }

    fn finish_bit(&mut self, result: Bit<'c>) {
        let as_wanted = |site: &Self, answer| {
            if answer {
                result
            } else {
                site.ir().not(result)
            }
        };
        match self.variant.form {
            Form::Guard(_, answer) => {
                let fails = as_wanted(self, !answer);
                self.exit_if(fails);
                self.finish();
            }
            Form::Branch(_, answer) => {
                let taken = as_wanted(self, answer);
                self.branch(taken);
            }
            _ => {
                let word = self.ir().bit_to_word(result);
                self.finish_word(word);
            }
        }
    }
}
