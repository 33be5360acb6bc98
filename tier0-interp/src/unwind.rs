//! Exceptions: finding handlers, leaving frames, building tracebacks.

use crate::frame::{FrameKind, watch};
use crate::interp::Interp;
use rekindle_bytecode::{Flags, Op};
use rekindle_objects::exc::slots;
use rekindle_objects::{R, Raised, Runtime, Value};

/// `Hooks::depth`
pub(crate) fn depth_hook(rt: &Runtime) -> usize {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    interp.depth + rt.inlined
}

/// `Hooks::scope`
pub(crate) fn scope_hook(rt: &mut Runtime, depth: usize, locals: bool) -> Option<(Value, Value)> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    let frame = interp.frame_up(depth)?;
    // SAFETY: code states live as long as the runtime.
    let globals = unsafe { (*frame.code).globals };
    if !locals {
        return Some((globals, Value::NULL));
    }
    Some((globals, interp.local_variables(rt, frame)))
}

/// What kind of code calls the native function that asks.
pub fn calling_flags(rt: &Runtime) -> Flags {
    // SAFETY: the interpreter is installed in every runtime that runs code.
    let interp = unsafe { Interp::of(rt) };
    let frame = interp.frame_up(0);
    // SAFETY: code states live as long as the runtime.
    frame.map_or(Flags(0), |frame| unsafe { (&*frame.code).code.flags })
}

impl Interp {
    /// Leaves frames until a handler is found. True: the newest frame goes on in its handler.
    /// False: a frame entered from Rust was left; the exception is still pending.
    pub(crate) fn unwind(&mut self, rt: &mut Runtime) -> bool {
        debug_assert!(!rt.ctx.exc.is_null(), "a failure without an exception");
        let exc = rt.ctx.exc;
        // SAFETY: `pc` points behind the current instruction.
        let op = unsafe { (*self.top().pc.sub(1)).op };
        match op {
            Op::Reraise | Op::EndAsyncFor => {}
            _ => rt.settle_context(exc),
        }
        loop {
            let frame = *self.top();
            let pc = frame.current_pc();
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &*frame.code };
            let hidden = code.code.flags.has(Flags::HIDDEN);
            if !hidden && !self.is_reraise(rt, &frame) {
                self.add_traceback(rt, &frame);
                if self.tracing {
                    self.trace_exception(rt);
                }
            }
            let exc = rt.ctx.exc;
            if let Some(handler) = code.code.handler(pc) {
                // SAFETY: the verifier checked handler registers and targets.
                unsafe {
                    *frame.regs.add(handler.reg as usize) = exc;
                    self.top().pc = code.code.ins.as_ptr().add(handler.target as usize);
                }
                rt.ctx.exc = Value::NULL;
                return true;
            }
            let watchers = self.top().watchers();
            if self.tracing && !hidden {
                self.trace_return(rt, Value::NONE);
            }
            if watchers & watch::HELD != 0 {
                self.let_go(rt, None);
            }
            if watchers & watch::RECORDED != 0 {
                self.observing = true;
                self.observe_raise(rt);
            }
            match frame.own_kind() {
                FrameKind::Call | FrameKind::Init | FrameKind::Operator => self.depth -= 1,
                FrameKind::Entry => {
                    self.depth -= 1;
                    rt.settled = rt.ctx.exc;
                    return false;
                }
                FrameKind::Generator => {
                    self.stop_iteration_escapes(rt);
                    self.finish(rt);
                }
                FrameKind::GeneratorEntry => {
                    self.stop_iteration_escapes(rt);
                    self.finish(rt);
                    rt.settled = rt.ctx.exc;
                    return false;
                }
                FrameKind::Watched => unreachable!("unwrapped above"),
            }
        }
    }

    /// A new entry of the pending exception's traceback: of the newest frame. With its object where somebody looks at
    /// frames, or will at the variables for which a misspelt name may have been meant.
    fn add_traceback(&mut self, rt: &mut Runtime, frame: &crate::Frame) {
        let (exc, pc) = (rt.ctx.exc, frame.current_pc());
        let old = rt.exception_slot(exc, slots::TRACEBACK);
        let misspelt = old.is_none() && rt.pending_is(rekindle_objects::ClassId::NAME_ERROR);
        let traceback = if rt.frames_observed || misspelt {
            rt.clear_pending();
            let object = self.frame_object(rt, self.depth - 1);
            rt.ctx.exc = exc;
            rt.new_traceback_of(old, frame.code, pc, object)
        } else {
            rt.new_traceback(old, frame.code, pc)
        };
        rt.set_exception_slot(exc, slots::TRACEBACK, traceback);
    }

    /// Does the frame's instruction pass an exception on whose traceback has this frame already?
    fn is_reraise(&self, rt: &Runtime, frame: &crate::Frame) -> bool {
        // SAFETY: `pc` points behind the current instruction.
        let ins = unsafe { *frame.pc.sub(1) };
        let again = ins.op == Op::Raise && ins.x == 0 && rt.ctx.exc == rt.handled;
        again || matches!(ins.op, Op::Reraise | Op::EndAsyncFor)
    }

    /// Runs the newest frame with the pending exception raised at its current instruction.
    pub fn run_raising(&mut self, rt: &mut Runtime) -> R<Value> {
        if self.unwind(rt) {
            self.run(rt)
        } else {
            Err(Raised)
        }
    }
}
