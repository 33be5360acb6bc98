//! Jumps, loops, iteration, returning.
//!
//! The file is longer than most: iteration is next to get a file of its own.

use super::op_arith::Right;
use super::{Abort, Mode, Recorder};
use rekindle_abi::heap::{INLINE, List, Range, Str, Tuple};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Ins, Op, Role};
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{InlinedKind, Ref, Region, Resume, Terminator, Ty, UnitKind, Uop};
use std::mem::offset_of;

impl Recorder {
    /// A backward jump: a safepoint with the state at the loop's head.
    pub(super) fn loop_edge(&mut self, interp: &mut Interp, ins: Ins) -> Result<(), Abort> {
        let _ = interp;
        let pc = self.top().pc;
        let head = ins.jump_target(pc).expect("jump_back has a target");
        self.top_mut().pc = head;
        let snap = self.new_snapshot(Resume::Before);
        self.top_mut().pc = pc;
        let poll = self.emit_typed(Uop::Poll, Ty::Void, Region::Ctx, &[], 0);
        self.unit[poll].snap = snap;
        Ok(())
    }

    pub(super) fn conditional_jump(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let pc = self.top().pc;
        let target = ins.jump_target(pc).expect("a jump has a target");
        let cond = match ins.op {
            Op::JumpIf if self.special_method(rt, interp, rt.names.bool_, &[ins.a])? => {
                return Ok(());
            }
            Op::JumpContains
                if self.special_method(rt, interp, rt.names.contains, &[ins.c, ins.b])? =>
            {
                return Ok(());
            }
            Op::JumpIf => self.truth(rt, interp, ins.a)?,
            Op::JumpIfNone => {
                let v = self.reg(ins.a)?;
                let none = self.word(Value::NONE);
                if self.ty(v) == Ty::Value {
                    self.emit(Uop::WordEq, &[v, none], 0)
                } else {
                    let (zero, one) = (self.int(0), self.int(1));
                    self.emit(Uop::IntEq, &[zero, one], 0)
                }
            }
            Op::JumpIs | Op::JumpContains => {
                self.identity_or_membership(rt, interp, ins.op, ins.b, ins.c)?
            }
            op => {
                let right = match op.roles()[2] {
                    Role::Imm => Right::Imm(ins.imm()),
                    _ => Right::Reg(ins.c),
                };
                let op = op.compare().expect("a comparing jump");
                let Some(v) = self.comparison(rt, interp, op, ins.b, right)? else {
                    return Ok(());
                };
                if self.ty(v) == Ty::Value {
                    // No guard here: the comparison may have run code, and must not run again.
                    let holds = self.call_helper(Helper::truth, &[v]);
                    let zero = self.int(0);
                    self.emit(Uop::IntNe, &[holds, zero], 0)
                } else {
                    v
                }
            }
        };
        if ins.x != 0 {
            self.branch(cond, target, pc + 1);
        } else {
            self.branch(cond, pc + 1, target);
        }
        Ok(())
    }

    pub(super) fn get_iter(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let v = self.boxed_reg(ins.b)?;
        let live = self.live(interp, ins.b);
        if live.is_null() || !live.is_ptr() {
            return Err(Abort::Exception);
        }
        let shape = rt.shape_of(live);
        let null = self.null();
        let zero = self.int(0);
        let (a, b, c) = match shape {
            ShapeId::RANGE => {
                // SAFETY: checked by its shape.
                let range = unsafe { &*live.as_ptr::<Range>() };
                let far = |i: i64| i.unsigned_abs() > rekindle_tier0::iteration::RANGE_LIMIT as u64;
                if !range.big.is_null() || far(range.start) || far(range.stop) || far(range.step) {
                    return Err(Abort::Unsupported);
                }
                self.guard_shape(v, ShapeId::RANGE);
                self.step_of(v, range.step);
                let start = self.load(Ty::Int, Region::Immutable, v, offset_of!(Range, start));
                let stop = self.load(Ty::Int, Region::Immutable, v, offset_of!(Range, stop));
                for bound in [start, stop] {
                    let limit = self.int(rekindle_tier0::iteration::RANGE_LIMIT);
                    let twice = self.int(2 * rekindle_tier0::iteration::RANGE_LIMIT + 1);
                    let shifted = self.emit(Uop::IntAdd, &[bound, limit], 0);
                    let near = self.emit(Uop::IntUlt, &[shifted, twice], 0);
                    self.guard(near, true);
                }
                (v, start, stop)
            }
            s if s.is_list() || s == ShapeId::TUPLE => {
                self.guard_shape(v, shape);
                (v, zero, null)
            }
            ShapeId::STR if rt.str_is_ascii(live) => {
                self.guard_shape(v, shape);
                let [bytes, chars] = [offset_of!(Str, len_bytes), offset_of!(Str, len_chars)]
                    .map(|at| self.load(Ty::Int, Region::Immutable, v, at));
                self.guard_same(bytes, chars);
                (v, zero, null)
            }
            ShapeId::GENERATOR => {
                self.guard_shape(v, shape);
                (v, null, null)
            }
            _ => {
                let _status = self.call_helper(Helper::get_iter, &[v]);
                let part = |r: &mut Recorder, i: i64| {
                    r.emit_typed(Uop::GetArg, Ty::Value, Region::Args, &[], i)
                };
                (part(self, 0), part(self, 1), part(self, 2))
            }
        };
        for (i, r) in [a, b, c].into_iter().enumerate() {
            self.set_reg(ins.a + i as u16, r);
        }
        Ok(())
    }

    pub(super) fn for_iter(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let pc = self.top().pc;
        let end = ins.jump_target(pc).expect("for_iter has an end");
        let source = self.reg(ins.b)?;
        let live = self.live(interp, ins.b);
        if !live.is_ptr() {
            return Err(Abort::Lost);
        }
        let shape = rt.shape_of(live);
        match shape {
            ShapeId::RANGE => self.next_of_range(rt, interp, ins, source, end),
            s if s.is_list() || s == ShapeId::TUPLE || s == ShapeId::STR => {
                self.next_of_sequence(rt, interp, ins, source, shape, end)
            }
            ShapeId::GENERATOR => self.next_of_generator(rt, interp, ins, source),
            _ if self.next_in_line(rt, ins, source, live)? => Ok(()),
            _ => self.next_of_iterator(ins, source, end),
        }
    }

    fn next_of_range(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
        source: Ref,
        end: u32,
    ) -> Result<(), Abort> {
        let live = self.live(interp, ins.b);
        // SAFETY: the caller checked the shape.
        let live_step = unsafe { (*live.as_ptr::<Range>()).step };
        let _ = rt;
        self.guard_shape(source, ShapeId::RANGE);
        let step = self.step_of(source, live_step);
        let (i, stop) = (self.int_reg(ins.b + 1)?, self.int_reg(ins.b + 2)?);
        let up = live_step > 0;
        let ends = if up { [i, stop] } else { [stop, i] };
        let more = self.emit(Uop::IntLt, &ends, 0);
        // At its end nothing changes; otherwise the item and the next number are set. Which it is, the
        // next instruction tells; the state of the way not taken must be the one of that way.
        let goes_on = {
            let (now, bound) = (self.live(interp, ins.b + 1), self.live(interp, ins.b + 2));
            let (now, bound) = (now.as_small_int(), bound.as_small_int());
            if up { now < bound } else { now > bound }
        };
        self.iteration_guard(more, goes_on, ins, end, |r| {
            let next = r.emit(Uop::IntAdd, &[i, step], 0);
            (i, Some(next))
        })
    }

    /// The step of a range, behind guards: 1, or of the same sign and no larger than what cannot
    /// make the next number overflow.
    fn step_of(&mut self, range: Ref, live: i64) -> Ref {
        let step = self.load(Ty::Int, Region::Immutable, range, offset_of!(Range, step));
        if live == 1 {
            let one = self.int(1);
            self.guard_same(step, one);
            return one;
        }
        let limit = self.int(rekindle_tier0::iteration::RANGE_LIMIT);
        let magnitude = if live > 0 {
            step
        } else {
            let zero = self.int(0);
            self.emit(Uop::IntSub, &[zero, step], 0)
        };
        let one = self.int(1);
        let positive = self.emit(Uop::IntLe, &[one, magnitude], 0);
        self.guard(positive, true);
        let near = self.emit(Uop::IntLe, &[magnitude, limit], 0);
        self.guard(near, true);
        step
    }

    /// Guards an iteration step and sets its registers. `item` gives the item and the next position.
    fn iteration_guard(
        &mut self,
        more: Ref,
        goes_on: bool,
        ins: Ins,
        end: u32,
        item: impl FnOnce(&mut Recorder) -> (Ref, Option<Ref>),
    ) -> Result<(), Abort> {
        let pc = self.top().pc;
        if goes_on {
            // The exit stands at the loop's end.
            self.top_mut().pc = end;
            let snap = self.new_snapshot(Resume::Before);
            self.top_mut().pc = pc;
            self.branch_guard(more, true, snap, super::BRANCH);
            let (value, next) = item(self);
            self.set_reg(ins.a, value);
            if let Some(next) = next {
                self.set_reg(ins.b + 1, next);
            }
        } else {
            // The exit repeats the step, which changes nothing before it.
            let snap = self.new_snapshot(Resume::Before);
            self.branch_guard(more, false, snap, super::REPEAT);
        }
        Ok(())
    }

    /// A register that holds an int, unboxed.
    fn int_reg(&mut self, r: u16) -> Result<Ref, Abort> {
        let v = self.reg(r)?;
        Ok(if self.ty(v) == Ty::Int {
            v
        } else {
            self.unbox_int(r)
        })
    }

    fn next_of_sequence(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
        source: Ref,
        shape: ShapeId,
        end: u32,
    ) -> Result<(), Abort> {
        self.guard_shape(source, shape);
        let i = self.int_reg(ins.b + 1)?;
        let live = self.live(interp, ins.b);
        let now = self.live(interp, ins.b + 1).as_small_int();
        let (len, goes_on) = if shape == ShapeId::TUPLE {
            let len = self.load(Ty::Int, Region::Immutable, source, offset_of!(Tuple, len));
            (len, (now as usize) < rt.tuple_items(live).len())
        } else if shape == ShapeId::STR {
            let at = offset_of!(Str, len_bytes);
            let len = self.load(Ty::Int, Region::Immutable, source, at);
            (len, (now as usize) < rt.str_bytes(live).len())
        } else {
            let len = self.load(Ty::Int, Region::ListHead, source, offset_of!(List, len));
            (len, (now as usize) < rt.list_len(live))
        };
        if shape == ShapeId::LIST_EMPTY && goes_on {
            return Err(Abort::Lost);
        }
        let more = self.emit(Uop::IntUlt, &[i, len], 0);
        self.iteration_guard(more, goes_on, ins, end, |r| {
            let value = match shape {
                ShapeId::STR => r.ascii_char(source, i),
                _ => r.element(source, shape, i),
            };
            let one = r.int(1);
            (value, Some(r.emit(Uop::IntAdd, &[i, one], 0)))
        })
    }

    /// Character `i` (in range) of a string that is all ASCII.
    fn ascii_char(&mut self, source: Ref, i: Ref) -> Ref {
        let data = self.load(Ty::Ptr, Region::Immutable, source, offset_of!(Str, data));
        let byte = self.emit_typed(
            Uop::LoadIndexByte,
            Ty::Int,
            Region::Immutable,
            &[data, i],
            0,
        );
        self.call_helper(Helper::chr_latin, &[byte])
    }

    /// Element `i` (in range) of a list or tuple of known shape.
    pub(super) fn element(&mut self, source: Ref, shape: ShapeId, i: Ref) -> Ref {
        if shape == ShapeId::TUPLE {
            return self.load_index(
                Ty::Value,
                Region::Immutable,
                source,
                i,
                INLINE.tuple as usize,
            );
        }
        let items = self.load(Ty::Ptr, Region::ListHead, source, offset_of!(List, items));
        match shape {
            ShapeId::LIST_INT => self.load_index(Ty::Int, Region::ListInt, items, i, 0),
            ShapeId::LIST_FLOAT => self.load_index(Ty::Float, Region::ListFloat, items, i, 0),
            ShapeId::LIST_BOOL => {
                let args = [items, i];
                let byte = self.emit_typed(Uop::LoadIndexByte, Ty::Int, Region::ListBool, &args, 0);
                let zero = self.int(0);
                self.emit(Uop::IntNe, &[byte, zero], 0)
            }
            _ => self.load_index(Ty::Value, Region::ListValue, items, i, 0),
        }
    }

    fn next_of_iterator(&mut self, ins: Ins, source: Ref, end: u32) -> Result<(), Abort> {
        let parts: Vec<Ref> = (0..3)
            .map(|i| {
                let v = self.top().regs[ins.b as usize + i];
                if v.is_some() {
                    self.boxed(v)
                } else {
                    self.null()
                }
            })
            .collect();
        let _ = source;
        for (i, v) in parts.iter().enumerate() {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[*v], i as i64);
        }
        let v = self.call_helper_unchecked(Helper::for_iter);
        let raising = self.raising();
        // NULL is the end, or an exception.
        for i in 1..3u16 {
            if parts[i as usize] != self.null() {
                let part = self.emit_typed(Uop::GetArg, Ty::Value, Region::Args, &[], i as i64);
                self.set_reg(ins.b + i, part);
            }
        }
        let exc = self.emit_typed(
            Uop::LoadCtx,
            Ty::Value,
            Region::Ctx,
            &[],
            offset_of!(rekindle_abi::Ctx, exc) as i64,
        );
        let null = self.null();
        let quiet = self.emit(Uop::WordEq, &[exc, null], 0);
        let guard = self.emit(Uop::GuardTrue, &[quiet], 0);
        self.unit[guard].snap = raising;
        let ended = self.emit(Uop::WordEq, &[v, null], 0);
        let pc = self.top().pc;
        self.branch_with_item(ended, end, pc + 1, (ins.a, v));
        Ok(())
    }

    pub(super) fn return_op(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let mut v = self.reg(ins.a)?;
        if self.frames.len() == 1 {
            if self.unit.kind == UnitKind::Loop {
                let snap = self.snapshot();
                self.end_block(Terminator::Exit(snap));
            } else {
                let v = self.boxed(v);
                self.end_block(Terminator::Return(v));
            }
            self.closed = true;
            self.mode = Mode::Following;
            self.followed = 0;
            return Ok(());
        }
        if self.stops_iteration() {
            return Err(Abort::Exception);
        }
        if self.top().kind == InlinedKind::Operator {
            let live = self.live(interp, ins.a);
            v = self.operator_answer(rt, live, v)?;
        }
        let frame = self.frames.pop().expect("an inlined frame");
        let call_pc = self.top().pc;
        // SAFETY: code states live as long as the runtime.
        let call = unsafe { (&*self.top().code).code.ins[call_pc as usize] };
        match frame.kind {
            InlinedKind::Call => self.set_reg(call.a, v),
            InlinedKind::Init => {
                if self.ty(v) != Ty::Value {
                    return Err(Abort::Exception);
                }
                if self.known_word(v) != Some(Value::NONE) {
                    // The frame is gone already: the check needs a state behind the call.
                    return Err(Abort::Unsupported);
                }
                self.set_reg(call.a, frame.owner);
            }
            InlinedKind::Generator => self.generator_ended(frame, v)?,
            InlinedKind::Operator => self.take_answer(call, v)?,
            InlinedKind::Root => return Err(Abort::Lost),
        }
        // A snapshot taken inside the callee still describes it; a new one is due behind the call.
        self.snap = rekindle_trace_ir::SnapId::NONE;
        Ok(())
    }

    /// The word behind a constant reference.
    fn known_word(&self, v: Ref) -> Option<Value> {
        let ins = &self.unit[v];
        (ins.op == Uop::ConstValue).then_some(Value(ins.imm as u64))
    }

    /// Calls a helper whose NULL needs telling apart by the caller.
    fn call_helper_unchecked(&mut self, helper: Helper) -> Ref {
        let snap = self.raising();
        let r = self.emit_typed(Uop::Call, Ty::Value, Region::Object, &[], helper as i64);
        self.unit[r].snap = snap;
        self.effect();
        r
    }
}
