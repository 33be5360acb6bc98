//! `sys.settrace` and `sys.setprofile`: telling Python functions what happens.
//!
//! While one is set the whole program is interpreted, instruction by instruction; every frame has an object, and is
//! watched, so that its leaving is noticed where it is left.

use crate::frame::watch;
use crate::interp::Interp;
use rekindle_bytecode::{Flags, Op};
use rekindle_objects::exc::slots;
use rekindle_objects::{Args, R, Runtime, Value};

/// `Hooks::tracing`
pub(crate) fn tracing_hook(rt: &mut Runtime) {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    let wanted = interp.is_wanted(rt);
    interp.tracing = wanted && !interp.in_tracer;
    if !wanted {
        return;
    }
    rt.frames_observed = true;
    // Each next call shows itself, as if its function had become hot.
    rt.hot_calls = 0;
    for code in &rt.codes {
        // SAFETY: code states live as long as the runtime.
        unsafe { ((**code).entry_unit, (**code).entry_limit) = (0, 0) };
    }
    // What is under way goes on untold, unless `f_trace` is set; but its end is noticed.
    for i in 0..interp.depth {
        interp.frame_mut(i).watch_for(watch::TRACED);
    }
}

impl Interp {
    fn is_wanted(&self, rt: &Runtime) -> bool {
        !rt.tracer.is_null() || !rt.profiler.is_null()
    }

    /// The newest frame is about to execute the instruction that its `pc` points to.
    ///
    /// # Errors
    /// What a trace function raises.
    pub(crate) fn trace_step(&mut self, rt: &mut Runtime) -> R<()> {
        let frame = *self.top();
        // SAFETY: code states live as long as the runtime.
        let code = unsafe { &(*frame.code).code };
        if code.flags.has(Flags::HIDDEN) {
            return Ok(());
        }
        if frame.watchers() & watch::TRACED == 0 {
            self.top().watch_for(watch::TRACED);
            self.trace_call(rt)?;
            // A generator goes on in the line where it was.
            if let Some(before) = frame.next_pc().checked_sub(1) {
                let object = self.shown(rt);
                rt.set_frame_seen(object, before);
            }
        }
        let pc = frame.next_pc();
        // For all to see, the instruction runs already.
        self.top().pc = frame.pc.wrapping_add(1);
        self.trace_instruction(rt, pc)?;
        self.top().pc = frame.pc;
        Ok(())
    }

    fn trace_instruction(&mut self, rt: &mut Runtime, pc: u32) -> R<()> {
        self.trace_line(rt, pc)?;
        let frame = *self.top();
        // SAFETY: code states live as long as the runtime.
        let ins = unsafe { (&*frame.code).code.ins[pc as usize] };
        let result = match ins.op {
            Op::Return => ins.a,
            Op::Yield => ins.b,
            _ => return Ok(()),
        };
        // SAFETY: a register of the frame.
        let v = unsafe { *frame.regs.add(result as usize) };
        self.trace_event(rt, "return", v, Who::Both)
    }

    fn trace_call(&mut self, rt: &mut Runtime) -> R<()> {
        let object = self.shown(rt);
        if !rt.profiler.is_null() {
            self.tell(rt, rt.profiler, object, "call", Value::NONE)?;
        }
        if rt.tracer.is_null() {
            return Ok(());
        }
        let trace = self.tell(rt, rt.tracer, object, "call", Value::NONE)?;
        rt.set_frame_trace(object, trace);
        Ok(())
    }

    /// A line begins where another line's instruction ran before, or where the frame goes back.
    fn trace_line(&mut self, rt: &mut Runtime, pc: u32) -> R<()> {
        if rt.tracer.is_null() {
            return Ok(());
        }
        let object = self.shown(rt);
        let (trace, seen) = rt.frame_trace(object);
        if trace.is_none() {
            return Ok(());
        }
        // SAFETY: code states live as long as the runtime.
        let code = unsafe { &(*self.top().code).code };
        let line = code.position(pc).line;
        if line != 0 {
            rt.set_frame_seen(object, pc);
        }
        let begins = seen.is_none_or(|seen| pc <= seen || code.position(seen).line != line);
        let (lines, opcodes) = rt.frame_wants(object);
        if lines && begins && line != 0 {
            self.trace_event(rt, "line", Value::NONE, Who::Tracer)?;
        }
        if opcodes {
            self.trace_event(rt, "opcode", Value::NONE, Who::Tracer)?;
        }
        Ok(())
    }

    /// The pending exception passes through the newest frame.
    pub(crate) fn trace_exception(&mut self, rt: &mut Runtime) {
        let exc = rt.clear_pending();
        let (class, traceback) = (rt.type_of(exc), rt.exception_slot(exc, slots::TRACEBACK));
        let info = rt.new_tuple(&[class, exc, traceback]);
        if self.trace_event(rt, "exception", info, Who::Tracer).is_ok() {
            rt.ctx.exc = exc;
        }
    }

    /// The newest frame is left by the pending exception.
    pub(crate) fn trace_return(&mut self, rt: &mut Runtime, v: Value) {
        let exc = rt.clear_pending();
        if self.trace_event(rt, "return", v, Who::Both).is_ok() {
            rt.ctx.exc = exc;
        }
    }

    fn shown(&mut self, rt: &mut Runtime) -> Value {
        self.frame_object(rt, self.depth - 1)
    }

    /// Tells the newest frame's trace function, and the profile function.
    fn trace_event(&mut self, rt: &mut Runtime, event: &str, v: Value, who: Who) -> R<()> {
        let object = self.shown(rt);
        let (trace, _) = rt.frame_trace(object);
        if !rt.tracer.is_null() && !trace.is_none() {
            let next = self.tell(rt, trace, object, event, v)?;
            if !next.is_none() {
                rt.set_frame_trace(object, next);
            }
        }
        if who == Who::Both && !rt.profiler.is_null() {
            self.tell(rt, rt.profiler, object, event, v)?;
        }
        Ok(())
    }

    /// Calls a trace or profile function, untraced. If it raises, it is not called again.
    fn tell(
        &mut self,
        rt: &mut Runtime,
        function: Value,
        frame: Value,
        event: &str,
        v: Value,
    ) -> R<Value> {
        let event = rt.intern(event);
        (self.in_tracer, self.tracing) = (true, false);
        let args = [frame, event, v];
        let answer = rt.call(function, Args::positional(&args));
        self.in_tracer = false;
        if answer.is_err() {
            (rt.tracer, rt.profiler) = (Value::NULL, Value::NULL);
            rt.set_frame_trace(frame, Value::NONE);
        }
        self.tracing = self.is_wanted(rt);
        answer
    }
}

/// Who is told of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Tracer,
    Both,
}
