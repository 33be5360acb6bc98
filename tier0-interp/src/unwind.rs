//! Exceptions: finding handlers, leaving frames, building tracebacks.

use crate::frame::FrameKind;
use crate::interp::Interp;
use rekindle_bytecode::{Flags, Op};
use rekindle_objects::exc::slots;
use rekindle_objects::{R, Raised, Runtime, Value};

/// `Hooks::frame`: the frame object of the frame `depth` calls up.
pub(crate) fn frame_hook(rt: &mut Runtime, depth: usize) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    let mut shown = (0..interp.depth).rev().filter(|i| interp.shows(*i));
    let Some(i) = shown.nth(depth) else {
        return rt.value_error("call stack is not deep enough");
    };
    // Whichever way the function was found.
    rt.frames_observed = true;
    interp.frame_object(rt, i)
}

/// `Hooks::scope`
pub(crate) fn scope_hook(rt: &mut Runtime, depth: usize, locals: bool) -> Option<(Value, Value)> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    let i = (0..interp.depth)
        .rev()
        .filter(|i| interp.shows(*i))
        .nth(depth)?;
    let frame = *interp.frame(i);
    // SAFETY: code states live as long as the runtime.
    let globals = unsafe { (*frame.code).globals };
    if !locals {
        return Some((globals, Value::NULL));
    }
    // What compiled code keeps to itself cannot be seen, so it had better not run.
    rt.frames_observed |= frame.activation != 0;
    Some((globals, interp.local_variables(rt, i)))
}

impl Interp {
    /// Is frame number `i` one that programs see?
    fn shows(&self, i: usize) -> bool {
        // SAFETY: code states live as long as the runtime.
        let code = unsafe { &*self.frame(i).code };
        !code.code.flags.has(Flags::HIDDEN)
    }

    /// A frame object (a snapshot) of frame number `i`.
    pub fn frame_object(&mut self, rt: &mut Runtime, i: usize) -> R<Value> {
        let frame = *self.frame(i);
        let locals = self.local_variables(rt, i);
        let back = match (0..i).rev().find(|i| self.shows(*i)) {
            Some(i) => self.frame_object(rt, i)?,
            None => Value::NONE,
        };
        rt.new_frame_object(frame.code, frame.current_pc(), locals, back)
    }

    /// The local variables of frame number `i`: the name space of a module or class body, a new dict of a function's.
    fn local_variables(&mut self, rt: &mut Runtime, i: usize) -> Value {
        let frame = *self.frame(i);
        // SAFETY: code states live as long as the runtime; the frame is active.
        let code = unsafe { &*frame.code };
        if !code.code.flags.has(Flags::FUNCTION) {
            return if frame.owner.is_null() {
                code.globals
            } else {
                frame.owner
            };
        }
        let locals = rt.new_dict();
        let dict = rekindle_objects::dict::DictRef::new(locals);
        for (r, name) in code.code.locals.iter().enumerate() {
            // SAFETY: locals are registers of the frame.
            let mut v = unsafe { *frame.regs.add(r) };
            if code.code.cells.contains(&(r as u16)) && !v.is_null() {
                // SAFETY: a captured variable's register holds its cell.
                v = unsafe { (*v.as_ptr::<rekindle_abi::heap::Cell>()).value };
            }
            if !v.is_null() {
                let name = rt.intern(name);
                rt.dict_set_name(dict, name, v);
            }
        }
        for (i, name) in code.code.free.iter().enumerate() {
            // SAFETY: code with free variables runs in a function with that many cells.
            let v = unsafe {
                let closure = (*frame.function.as_ptr::<rekindle_abi::heap::Function>()).closure;
                (*rt.tuple_items(closure)[i].as_ptr::<rekindle_abi::heap::Cell>()).value
            };
            if !v.is_null() {
                let name = rt.intern(name);
                rt.dict_set_name(dict, name, v);
            }
        }
        locals
    }

    /// Leaves frames until a handler is found. True: the newest frame goes on in its handler.
    /// False: a frame entered from Rust was left; the exception is still pending.
    pub(crate) fn unwind(&mut self, rt: &mut Runtime) -> bool {
        debug_assert!(!rt.ctx.exc.is_null(), "a failure without an exception");
        let exc = rt.ctx.exc;
        rt.set_context(exc);
        loop {
            let frame = *self.top();
            let pc = frame.current_pc();
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &*frame.code };
            let exc = rt.ctx.exc;
            let hidden = code.code.flags.has(Flags::HIDDEN);
            if !hidden && !self.is_reraise(&frame) {
                let old = rt.exception_slot(exc, slots::TRACEBACK);
                let traceback = rt.new_traceback(old, frame.code, pc);
                rt.set_exception_slot(exc, slots::TRACEBACK, traceback);
            }
            if let Some(handler) = code.code.handler(pc) {
                // SAFETY: the verifier checked handler registers and targets.
                unsafe {
                    *frame.regs.add(handler.reg as usize) = exc;
                    self.top().pc = code.code.ins.as_ptr().add(handler.target as usize);
                }
                rt.ctx.exc = Value::NULL;
                return true;
            }
            let mut kind = frame.kind;
            if kind == FrameKind::Watched {
                kind = frame.watched_kind;
                self.observing = true;
                self.observe_raise(rt);
            }
            match kind {
                FrameKind::Call | FrameKind::Init | FrameKind::Operator => self.depth -= 1,
                FrameKind::Entry => {
                    self.depth -= 1;
                    return false;
                }
                FrameKind::Generator => {
                    self.stop_iteration_escapes(rt);
                    self.finish(rt);
                }
                FrameKind::GeneratorEntry => {
                    self.stop_iteration_escapes(rt);
                    self.finish(rt);
                    return false;
                }
                FrameKind::Watched => unreachable!("unwrapped above"),
            }
        }
    }

    /// Does the frame's instruction pass an exception on whose traceback has this frame already?
    fn is_reraise(&self, frame: &crate::Frame) -> bool {
        // SAFETY: `pc` points behind the current instruction.
        let ins = unsafe { *frame.pc.sub(1) };
        matches!(ins.op, Op::Reraise | Op::EndAsyncFor) || ins.op == Op::Raise && ins.x == 0
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
