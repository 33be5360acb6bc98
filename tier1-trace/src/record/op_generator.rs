//! Generators: resumed as inlined frames.
//!
//! ```text
//!  for_iter x, g      guard shape, code, pc of g ─┬─ pc: one arm of the graph per place to resume at
//!                     pc of g := RUNNING          └─ exit that repeats the step, to grow from
//!                     registers := storage of g
//!      … body …       an exit rebuilds a frame that g owns, as if the interpreter had resumed it
//!  yield v            storage of g := registers
//!                     pc of g := behind the yield
//!                     x := v
//! ```
//!
//! Between two steps a generator is as the interpreter would have left it, so anybody may resume
//! it, throw into it or close it.

use super::{Abort, AbsFrame, MAX_INLINE_DEPTH, Recorder};
use rekindle_abi::heap::{Generator, GeneratorState};
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::{CodeState, Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{CtxId, InlinedKind, Ref, Region, Resume, Ty, Uop};
use std::mem::offset_of;

/// How often generators of the same code may be resumed inside each other: deep enough for what
/// nests a little, unless the graph is large already, since each depth is a copy of the code.
const MAX_RECURSION: usize = 6;
/// The same in a graph of more than so many instructions.
const MAX_RECURSION_LARGE: (usize, usize) = (2, 1500);

impl Recorder {
    /// A step of a loop over a generator.
    pub(super) fn next_of_generator(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
        source: Ref,
    ) -> Result<(), Abort> {
        let live = self.live(interp, ins.b);
        let none = self.word(Value::NONE);
        self.resume(rt, source, live, none)?;
        Ok(())
    }

    /// `yield from`: hands a value on to the generator delegated to.
    pub(super) fn send_op(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let live = self.live(interp, ins.b);
        if !live.is_ptr() || rt.shape_of(live) != ShapeId::GENERATOR {
            return Err(Abort::Unsupported);
        }
        let source = self.reg(ins.b)?;
        let sent = self.reg(ins.a)?;
        if !self.resume(rt, source, live, sent)? {
            let none = self.word(Value::NONE);
            self.set_reg(ins.a, none);
        }
        Ok(())
    }

    /// Resumes the generator `source`, which is `live` now. False: it is finished, and nothing changes.
    pub(super) fn resume(
        &mut self,
        rt: &mut Runtime,
        source: Ref,
        live: Value,
        sent: Ref,
    ) -> Result<bool, Abort> {
        // SAFETY: the callers checked its shape.
        let generator = unsafe { &*live.as_ptr::<Generator>() };
        let state = generator.state();
        if state == GeneratorState::Running {
            return Err(Abort::Exception);
        }
        let code = generator.code as *mut CodeState;
        let repeats = self.frames.iter().filter(|f| f.code == code).count();
        let (few, large) = MAX_RECURSION_LARGE;
        let limit = if self.unit.ins.len() > large {
            few
        } else {
            MAX_RECURSION
        };
        if !generator.handled.is_null() || repeats >= limit || self.frames.len() >= MAX_INLINE_DEPTH
        {
            return Err(Abort::Unsupported);
        }
        // SAFETY: code states live as long as the runtime.
        let frame_size = unsafe { (*code).frame_size };
        let number = self.guard_generator(rt, source, code);
        self.guard_place(source, generator.pc as i64);
        if state == GeneratorState::Finished {
            return Ok(false);
        }
        let field = offset_of!(Generator, handled);
        let handled = self.load(Ty::Value, Region::Generator, source, field);
        let null = self.null();
        self.guard_same(handled, null);

        let pc = generator.pc as u32;
        let mut regs = vec![Ref::NONE; frame_size as usize];
        let storage = self.storage(source);
        for r in self.flows.get(code).live_at(pc).iter() {
            regs[r as usize] = self.load(Ty::Value, Region::GeneratorReg, storage, 8 * r as usize);
        }
        if pc > 0 {
            // The yield that suspended it receives the value.
            // SAFETY: code states live as long as the runtime; generators stop behind yields.
            let code = unsafe { &(*code).code };
            let suspended = code.ins[pc as usize - 1];
            regs[suspended.a as usize] = sent;
        }
        let field = offset_of!(Generator, function);
        let function = self.load(Ty::Value, Region::Immutable, source, field);
        self.set_place(source, Generator::RUNNING as i64);
        let kind = InlinedKind::Generator;
        self.push_inlined(code, number, function, source, kind, &regs);
        self.top_mut().pc = pc;
        Ok(true)
    }

    /// Leaves unless it is a generator of this code, whose number is the result.
    pub(super) fn guard_generator(
        &mut self,
        rt: &mut Runtime,
        source: Ref,
        code: *mut CodeState,
    ) -> u32 {
        let number = self.code_number(rt, code);
        self.guard_shape(source, ShapeId::GENERATOR);
        self.guard_code_at(source, offset_of!(Generator, code), number);
        number
    }

    /// Is a generator among the inlined frames?
    pub(super) fn resumes(&self) -> bool {
        self.frames.iter().any(|f| f.kind == InlinedKind::Generator)
    }

    /// Is the newest frame a generator's, inlined or not?
    pub(super) fn in_generator(&self) -> bool {
        // SAFETY: code states live as long as the runtime.
        unsafe { (&*self.top().code).code.flags.suspends() }
    }

    fn storage(&mut self, generator: Ref) -> Ref {
        let field = offset_of!(Generator, regs);
        self.load(Ty::Ptr, Region::Immutable, generator, field)
    }

    fn set_place(&mut self, generator: Ref, place: i64) {
        let place = self.int(place);
        let field = offset_of!(Generator, pc);
        self.store(Region::Generator, generator, place, field);
    }

    /// Leaves, to repeat the step, unless the generator is at this place.
    fn guard_place(&mut self, generator: Ref, place: i64) {
        let field = offset_of!(Generator, pc);
        let actual = self.load(Ty::Int, Region::Generator, generator, field);
        let wanted = self.int(place);
        let same = self.emit(Uop::WordEq, &[actual, wanted], 0);
        let snap = self.new_snapshot(Resume::Before);
        self.branch_guard(same, true, snap, super::REPEAT);
        self.arms.insert((self.top().ctx, self.top().pc, place));
    }

    /// Takes up the arm behind a guard of a graph that exists, if it is a generator's.
    pub(super) fn know_arm(&mut self, guard: Ref) {
        let ins = self.unit[guard];
        if ins.op != Uop::GuardTrue || ins.imm != super::REPEAT {
            return;
        }
        let [actual, wanted, _] = self.unit[ins.args[0]].args;
        if !wanted.is_some() || self.unit[actual].region != Region::Generator {
            return;
        }
        let place = self.unit[ins.snap].innermost();
        let arm = (place.context, place.pc, self.unit[wanted].imm);
        self.arms.insert(arm);
    }

    /// Would resuming at the newest frame's instruction take an arm that the graph has already?
    pub(super) fn has_arm(&self, rt: &Runtime, interp: &mut Interp, ctx: CtxId) -> bool {
        let frame = *interp.top();
        // SAFETY: the frame is about to execute this instruction.
        let ins = unsafe { *frame.pc };
        let live = match ins.op {
            Op::ForIter | Op::Send => self.live(interp, ins.b),
            Op::Call | Op::CallMethod => self.live(interp, ins.b + 1),
            _ => return false,
        };
        if !live.is_ptr() || rt.shape_of(live) != ShapeId::GENERATOR {
            return false;
        }
        // SAFETY: checked by its shape.
        let place = unsafe { (*live.as_ptr::<Generator>()).pc };
        self.arms.contains(&(ctx, frame.next_pc(), place as i64))
    }

    /// Suspends the newest frame; its resumer goes on with the value.
    pub(super) fn yield_op(&mut self, ins: Ins) -> Result<(), Abort> {
        if self.top().kind != InlinedKind::Generator {
            return Err(Abort::Unsupported);
        }
        let v = self.reg(ins.b)?;
        let (generator, pc) = (self.top().owner, self.top().pc);
        let storage = self.storage(generator);
        for r in self.resumed(self.frames.len() - 1) {
            let saved = self.top().regs[r as usize];
            let saved = if saved.is_some() {
                self.boxed(saved)
            } else {
                self.null()
            };
            self.store(Region::GeneratorReg, storage, saved, 8 * r as usize);
        }
        // Once for all of them.
        self.barrier(generator, generator);
        self.set_place(generator, pc as i64 + 1);
        self.frames.pop();
        let resumer = self.resumer();
        self.set_reg(resumer.a, v);
        self.effect();
        Ok(())
    }

    /// A generator's frame, gone already, has returned `v`.
    pub(super) fn generator_ended(&mut self, frame: AbsFrame, v: Ref) -> Result<(), Abort> {
        self.set_place(frame.owner, Generator::FINISHED as i64);
        let resumer = self.resumer();
        match resumer.op {
            Op::ForIter => {}
            Op::Call => {
                let default = self.reg(resumer.b + 2)?;
                self.set_reg(resumer.a, default);
            }
            _ => self.set_reg(resumer.a, v),
        }
        Ok(())
    }

    /// Does the newest frame's return raise `StopIteration` in what resumed it?
    pub(super) fn stops_iteration(&self) -> bool {
        let [.., caller, top] = &self.frames[..] else {
            return false;
        };
        // SAFETY: code states live as long as the runtime.
        let resumer = unsafe { (&*caller.code).code.ins[caller.pc as usize] };
        let is_call = match resumer.op {
            Op::Call => resumer.c != 2,
            op => op == Op::CallMethod,
        };
        top.kind == InlinedKind::Generator && is_call
    }

    /// The instruction that the newest frame is at, which has resumed a generator.
    pub(super) fn resumer(&self) -> Ins {
        let frame = self.top();
        // SAFETY: code states live as long as the runtime.
        unsafe { (&*frame.code).code.ins[frame.pc as usize] }
    }

    /// What a generator expression or `yield from` goes over.
    pub(super) fn iterator_of(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let live = self.live(interp, ins.b);
        if !live.is_ptr() {
            return Err(Abort::Exception);
        }
        let shape = rt.shape_of(live);
        let itself = match ins.op {
            Op::MakeIter => {
                let builtin = [ShapeId::TUPLE, ShapeId::RANGE, ShapeId::ITER];
                shape.is_list() || builtin.contains(&shape)
            }
            // Iterators are their own; what else `yield from` takes is asked for one.
            _ => ins.x == 0 && shape == ShapeId::ITER,
        };
        if !itself && shape != ShapeId::GENERATOR {
            return match ins.op {
                Op::MakeIter => self.rare_op(ins),
                _ => Err(Abort::Unsupported),
            };
        }
        let v = self.reg(ins.b)?;
        self.guard_shape(v, shape);
        self.set_reg(ins.a, v);
        Ok(())
    }
}
