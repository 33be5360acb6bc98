//! Which family translates which bytecode op.

use super::op_rare::is_rare;
use super::{Abort, Pending, Recorder};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::{Runtime, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Literal, Ref, Ty};

impl Recorder {
    /// Translates the instruction that the newest frame is about to execute.
    pub(super) fn translate(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        match ins.op {
            Op::Nop => {}
            Op::Move => {
                let v = self.reg(ins.b)?;
                self.set_reg(ins.a, v);
            }
            Op::LoadInt => {
                let v = self.int(ins.bc() as i64);
                self.set_reg(ins.a, v);
            }
            Op::LoadNone => {
                let v = self.word(Value::NONE);
                self.set_reg(ins.a, v);
            }
            Op::LoadConst => {
                let v = self.constant_of(rt, ins.bc() as u32);
                self.set_reg(ins.a, v);
            }
            Op::Unset => {
                let v = self.null();
                self.set_reg(ins.a, v);
            }
            Op::CheckBound => {
                let v = self.top().regs[ins.a as usize];
                if !v.is_some() || self.live(interp, ins.a).is_null() {
                    return Err(Abort::Exception);
                }
                if self.ty(v) == Ty::Value {
                    self.guard_not_null(v);
                }
            }
            op if op.binary().is_some() => self.binary(rt, interp, ins)?,
            op if op.unary().is_some() => self.unary(rt, interp, ins)?,
            Op::Not => self.not(rt, interp, ins)?,
            Op::Contains
                if self.special_method(rt, interp, rt.names.contains, &[ins.c, ins.b])? => {}
            Op::Is | Op::Contains => {
                let cond = self.identity_or_membership(rt, interp, ins.op, ins.b, ins.c)?;
                let v = if ins.x == 1 {
                    self.emit(rekindle_trace_ir::Uop::BoolNot, &[cond], 0)
                } else {
                    cond
                };
                self.set_reg(ins.a, v);
            }
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => {
                let op = ins.op.compare().expect("a comparison");
                let v =
                    self.comparison(rt, interp, op, ins.b, super::op_arith::Right::Reg(ins.c))?;
                if let Some(v) = v {
                    self.set_reg(ins.a, v);
                }
            }
            Op::Jump => {}
            Op::JumpBack => self.loop_edge(interp, ins)?,
            Op::JumpIf
            | Op::JumpIfNone
            | Op::JumpLt
            | Op::JumpLe
            | Op::JumpEq
            | Op::JumpNe
            | Op::JumpGt
            | Op::JumpGe
            | Op::JumpLtImm
            | Op::JumpLeImm
            | Op::JumpEqImm
            | Op::JumpNeImm
            | Op::JumpGtImm
            | Op::JumpGeImm
            | Op::JumpIs
            | Op::JumpContains => self.conditional_jump(rt, interp, ins)?,
            Op::GetIter => self.get_iter(rt, interp, ins)?,
            Op::ForIter => self.for_iter(rt, interp, ins)?,
            Op::MakeIter | Op::GetYieldFrom => self.iterator_of(rt, interp, ins)?,
            Op::Send => self.send_op(rt, interp, ins)?,
            Op::Yield => self.yield_op(ins)?,
            Op::LoadGlobal => self.load_global(rt, interp, ins)?,
            Op::StoreGlobal => self.store_global(rt, ins)?,
            Op::LoadAttr => self.load_attr(rt, interp, ins)?,
            Op::StoreAttr => self.store_attr(rt, interp, ins)?,
            Op::LoadMethod => self.load_method(rt, interp, ins)?,
            Op::LoadSuperAttr => self.load_super(rt, interp, ins)?,
            Op::MakeCell
            | Op::LoadCell
            | Op::StoreCell
            | Op::LoadFree
            | Op::StoreFree
            | Op::LoadClosure => self.cell_op(rt, interp, ins)?,
            Op::Call | Op::CallMethod | Op::CallKw | Op::CallMethodKw => {
                self.call(rt, interp, ins)?
            }
            Op::CallEx => self.call_ex(rt, interp, ins)?,
            Op::MakeFunction => self.make_function(ins)?,
            Op::Return => self.return_op(rt, interp, ins)?,
            Op::GetItem
                if self.special_method(rt, interp, rt.names.getitem, &[ins.b, ins.c])? => {}
            Op::GetItem | Op::GetItemImm => {
                self.skip_above = Some(interp.depth);
                self.get_item(rt, interp, ins)?
            }
            Op::SetItem
                if self.special_method(rt, interp, rt.names.setitem, &[ins.a, ins.b, ins.c])? => {}
            Op::SetItem => {
                self.skip_above = Some(interp.depth);
                self.set_item(rt, interp, ins)?
            }
            Op::GetSlice => {
                self.skip_above = Some(interp.depth);
                self.get_slice(rt, interp, ins)?
            }
            Op::SetSlice => {
                self.skip_above = Some(interp.depth);
                self.set_slice(rt, interp, ins)?
            }
            Op::Unpack => self.unpack(rt, interp, ins)?,
            Op::ListAppend => self.list_append_reg(rt, interp, ins)?,
            Op::BuildTuple => self.build_tuple(ins)?,
            Op::BuildList => self.build_many(Helper::build_list, ins, ins.c)?,
            Op::BuildSet => self.build_many(Helper::build_set, ins, ins.c)?,
            Op::BuildDict => self.build_many(Helper::build_dict, ins, ins.c)?,
            Op::BuildString => self.build_many(Helper::build_string, ins, ins.c)?,
            Op::BuildSlice => {
                let parts = self.boxed_range(ins.b, 3)?;
                let v = self.call_helper(Helper::build_slice, &parts);
                self.set_reg(ins.a, v);
            }
            Op::ListExtend | Op::SetAdd => {
                let (a, b) = (self.boxed_reg(ins.a)?, self.boxed_reg(ins.b)?);
                let helper = if ins.op == Op::SetAdd {
                    Helper::set_add
                } else {
                    Helper::list_extend
                };
                self.call_helper(helper, &[a, b]);
            }
            Op::DictSet => {
                let parts = [
                    self.boxed_reg(ins.a)?,
                    self.boxed_reg(ins.b)?,
                    self.boxed_reg(ins.c)?,
                ];
                self.call_helper(Helper::set_item, &parts);
            }
            Op::FormatValue => {
                let v = self.boxed_reg(ins.b)?;
                let conv = self.int((ins.x & 3) as i64);
                let spec = if ins.x & 4 != 0 {
                    self.boxed_reg(ins.c)?
                } else {
                    self.null()
                };
                let v = self.call_helper(Helper::format_value, &[v, conv, spec]);
                self.set_reg(ins.a, v);
            }
            Op::DelItem => {
                let (a, b) = (self.boxed_reg(ins.a)?, self.boxed_reg(ins.b)?);
                self.call_helper(Helper::del_item, &[a, b]);
            }
            // Leaving a generator's frame restores what its resumer was handling, which exits take
            // to be what is handled at them.
            Op::PushExc | Op::PopExc if self.resumes() || self.in_generator() => {
                return Err(Abort::Unsupported);
            }
            Op::Raise | Op::Reraise => self.raise(ins)?,
            Op::MatchExc => self.match_exception(ins)?,
            Op::PushExc => {
                let v = self.boxed_reg(ins.b)?;
                let old = self.call_helper(Helper::push_exc, &[v]);
                self.set_reg(ins.a, old);
            }
            Op::PopExc => {
                let v = self.boxed_reg(ins.a)?;
                self.call_helper(Helper::pop_exc, &[v]);
            }
            op if is_rare(op) => {
                self.skip_above = Some(interp.depth);
                self.rare_op(ins)?
            }
            _ => return Err(Abort::Unsupported),
        }
        Ok(())
    }

    /// Constant `index` of the newest frame's code.
    fn constant_of(&mut self, rt: &Runtime, index: u32) -> Ref {
        // SAFETY: code states live as long as the runtime; the index is verified.
        let v = unsafe { (&(*self.top().code).consts)[index as usize] };
        if v.is_small_int() {
            return self.int(v.as_small_int());
        }
        if v.is_special() {
            return self.word(v);
        }
        if rt.is_float(v) {
            return self.float(rt.float_value(v));
        }
        let code = self.code_index();
        self.literal(Literal::Const { code, index }, Ty::Value, v.0)
    }

    /// Index of the newest frame's code in `unit.codes`.
    pub(super) fn code_index(&self) -> u32 {
        let code = self.top().code;
        self.codes
            .iter()
            .position(|c| *c == code)
            .expect("the code of every frame is listed") as u32
    }

    /// Registers as tagged words.
    pub(super) fn boxed_range(&mut self, first: u16, n: u16) -> Result<Vec<Ref>, Abort> {
        (first..first + n).map(|r| self.boxed_reg(r)).collect()
    }

    fn build_many(&mut self, helper: Helper, ins: Ins, n: u16) -> Result<(), Abort> {
        let n = if ins.op == Op::BuildDict { 2 * n } else { n };
        let values = self.boxed_range(ins.b, n)?;
        for (i, v) in values.iter().enumerate() {
            if i >= rekindle_abi::ctx::MAX_ARGS {
                return Err(Abort::Unsupported);
            }
            self.emit_typed(
                rekindle_trace_ir::Uop::SetArg,
                Ty::Void,
                rekindle_trace_ir::Region::Args,
                &[*v],
                i as i64,
            );
        }
        let count = self.int(ins.c as i64);
        let v = self.call_helper(helper, &[count]);
        self.set_reg(ins.a, v);
        Ok(())
    }

    /// Notes a branch whose direction the next instruction will tell.
    pub(super) fn branch(&mut self, cond: Ref, target: u32, otherwise: u32) {
        self.pending = Pending::Branch {
            cond,
            target,
            otherwise,
            item: None,
        };
    }

    /// The same for a step of an iteration: only on the way to `otherwise` has register `r` the item.
    pub(super) fn branch_with_item(
        &mut self,
        ended: Ref,
        target: u32,
        otherwise: u32,
        item: (u16, Ref),
    ) {
        self.pending = Pending::Branch {
            cond: ended,
            target,
            otherwise,
            item: Some(item),
        };
    }
}
