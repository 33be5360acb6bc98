//! The run-time site: operands are values of the function, exits are branches.

use super::Lowering;
use crate::Site;
use crate::llvm::{Access, Any, Bit, Bits, Double, Ir, Pointer, Word};
use crate::site::{At, Callee, Offset};
use rekindle_abi::Ctx;
use rekindle_abi::helpers::{Effect, Helper, Ty};
use rekindle_trace_ir::form::hole_imm;
use rekindle_trace_ir::{Ins, Ref, Region, SnapId, Uop};
use std::mem::offset_of;

pub(super) struct TraceSite<'l, 'u, 'c> {
    function: &'l mut Lowering<'u, 'c>,
    at: Ref,
    ins: Ins,
    /// `stress=exits` has had its chance at this guard.
    forced: bool,
}

impl<'l, 'u, 'c> TraceSite<'l, 'u, 'c> {
    pub(super) fn new(function: &'l mut Lowering<'u, 'c>, at: Ref) -> Self {
        let ins = function.unit[at];
        TraceSite {
            function,
            at,
            ins,
            forced: false,
        }
    }

    fn define(&mut self, value: Any<'c>) {
        self.function.values[self.at.0 as usize] = Some(value);
    }

    fn pointer(&mut self, at: At<'c>) -> Pointer<'c> {
        let bytes = match at.offset {
            Offset::Field(bytes) => self.ir().word(bytes as i64),
            Offset::Imm => self.imm(),
        };
        let ir = self.ir();
        let base = at.base.map_or(self.ctx(), |word| ir.pointer(word));
        let indexed = match at.index {
            None => base,
            Some((index, Bits::Byte)) => ir.offset(base, index),
            Some((index, _)) => ir.index(base, index),
        };
        ir.offset(indexed, bytes)
    }

    /// Adds to a counter in the context; gives what it then holds.
    fn count_in_ctx(&self, offset: usize, step: i64) -> Word<'c> {
        let (ir, at) = (self.ir(), self.function.in_ctx(offset));
        let access = Access::Region(Region::Ctx);
        let new = ir.add(ir.load(Bits::Word, at, access), ir.word(step));
        ir.store(Bits::Word, at, new, access);
        new
    }

    /// The condition, or that `stress=exits` wants to leave here. Where the snapshot raises,
    /// leaving needs its exception.
    fn or_forced(&mut self, condition: Bit<'c>) -> Bit<'c> {
        let wanted = self.function.options.forced_exits && !self.forced;
        if !wanted || !self.function.unit.leaves_freely(&self.ins) {
            return condition;
        }
        self.forced = true;
        let left = self.count_in_ctx(offset_of!(Ctx, forced), -1);
        let ir = self.ir();
        ir.or(condition, ir.eq(left, ir.word(0)))
    }

    /// Uses what the collector must still find behind a call.
    fn keep_roots(&self) {
        for root in self.function.roots.live() {
            let value = self.function.value(root);
            self.ir().keep(value);
        }
    }
}

impl<'c> Site<'c> for TraceSite<'_, '_, 'c> {
    fn ir(&self) -> &Ir<'c> {
        self.function.ir
    }

    fn ctx(&self) -> Pointer<'c> {
        self.function.ctx
    }

    fn arity(&self) -> usize {
        let helper = Helper::from_index(self.ins.imm as usize);
        helper.expect("calls name helpers").row().params.len()
    }

    fn word(&mut self, i: usize) -> Word<'c> {
        self.function.word(self.ins.args[i])
    }

    fn double(&mut self, i: usize) -> Double<'c> {
        self.function.value(self.ins.args[i]).into_float_value()
    }

    fn imm(&mut self) -> Word<'c> {
        self.ir().word(hole_imm(self.ins.op, self.ins.imm))
    }

    fn literal(&mut self) -> Word<'c> {
        self.function.literal(self.ins.imm)
    }

    fn region(&self) -> Region {
        self.ins.region
    }

    fn own_read(&self) -> Access {
        match self.ins.region {
            Region::Immutable if !self.function.writes_immutable => {
                Access::Constant(Region::Immutable)
            }
            region => Access::Region(region),
        }
    }

    fn exit_if(&mut self, condition: Bit<'c>) {
        let condition = self.or_forced(condition);
        let function = &mut *self.function;
        let exit = function.exits.exit(function.ir, self.ins.snap, self.at);
        let stay = function.ir.block("stay");
        function.ir.branch_rarely(condition, exit, stay);
        function.ir.enter(stay);
    }

    fn load(&mut self, bits: Bits, at: At<'c>, access: Access) -> Word<'c> {
        let at = self.pointer(at);
        self.ir().load(bits, at, access)
    }

    fn load_double(&mut self, at: At<'c>, access: Access) -> Double<'c> {
        let at = self.pointer(at);
        self.ir().load_double(at, access)
    }

    fn store(&mut self, bits: Bits, at: At<'c>, value: Word<'c>, access: Access) {
        let at = self.pointer(at);
        self.ir().store(bits, at, value, access);
    }

    fn store_double(&mut self, at: At<'c>, value: Double<'c>, access: Access) {
        let at = self.pointer(at);
        self.ir().store_double(at, value, access);
    }

    /// Calls through the table of helpers. One that may look at frames has a snapshot, which
    /// then lies in the activation record; what runs on a rare path looks at none.
    fn call(&mut self, callee: Callee, args: &[Any<'c>]) -> Any<'c> {
        let (helper, effect) = match callee {
            // Boxing, and remembering an object: what they write only the collector reads.
            Callee::Rare(helper) => (helper, Effect::Alloc),
            Callee::Imm(_) => {
                let helper = Helper::from_index(self.ins.imm as usize);
                let helper = helper.expect("calls name helpers");
                if self.ins.snap != SnapId::NONE {
                    self.function.publish(self.at, self.ins.snap);
                }
                let row = helper.row();
                // An exception is a write to the context.
                let raises = row.raises && row.effect < Effect::Write;
                (helper, if raises { Effect::Write } else { row.effect })
            }
        };
        let offset = offset_of!(Ctx, helpers) + size_of::<usize>() * helper as usize;
        let at = self.function.in_ctx(offset);
        let ir = self.ir();
        let address = ir.load_pointer(at, Access::Constant(Region::Ctx));
        let mut all = vec![self.ctx().into()];
        all.extend_from_slice(args);
        let result = match helper.row().result {
            Ty::F => Ty::F,
            Ty::V | Ty::I => Ty::I,
        };
        let result = ir.call(address, &all, result, effect);
        if effect >= Effect::Alloc {
            self.keep_roots();
        }
        result
    }

    fn in_code(&mut self, n: i64) -> Word<'c> {
        self.ir().word(n)
    }

    fn count(&mut self) -> (Word<'c>, bool) {
        (self.word(1), false)
    }

    fn shift(&mut self, left: bool, value: Word<'c>, count: Word<'c>) -> Word<'c> {
        if left {
            self.ir().shl(value, count)
        } else {
            self.ir().sar(value, count)
        }
    }

    fn finish(&mut self) {
        if self.ins.op == Uop::Poll && self.function.options.count_loops {
            self.count_in_ctx(offset_of!(Ctx, loop_count), 1);
        }
    }

    fn finish_word(&mut self, result: Word<'c>) {
        self.define(result.into());
    }

    fn finish_double(&mut self, result: Double<'c>) {
        self.define(result.into());
    }

    fn finish_bit(&mut self, result: Bit<'c>) {
        let word = self.ir().bit_to_word(result);
        self.define(word.into());
    }
}
