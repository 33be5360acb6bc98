//! Generators: frames that are put aside and taken up again.
//!
//! A suspended generator keeps its live registers in the heap. Resuming copies them to the top
//! of the stack and pushes a frame; yielding copies them back.

use crate::frame::{Frame, FrameKind, watch};
use crate::interp::Interp;
use crate::iteration::Next;
use crate::rare_ops::Sent;
use rekindle_abi::heap::{Generator, GeneratorState};
use rekindle_objects::{Args, ClassId, CodeState, R, Runtime, Value};

/// Copies `n` registers. They are few, mostly: a call of `memcpy` would take longer than copying them.
///
/// # Safety
/// So many can be read and written there; the places do not overlap.
#[inline(always)]
unsafe fn copy_registers(from: *const Value, to: *mut Value, n: usize) {
    const FEW: usize = 8;
    // SAFETY: the caller's promise.
    unsafe {
        if n > FEW {
            return std::ptr::copy_nonoverlapping(from, to, n);
        }
        for i in 0..n {
            // Volatile, for the compiler would make a call of it.
            to.add(i).write_volatile(*from.add(i));
        }
    }
}

/// `except` begins: what was handled before, NULL in a generator where that is its resumer's affair.
pub(crate) fn begin_handling(rt: &mut Runtime, frame: &mut Frame, exc: Value) -> Value {
    // SAFETY: code states live as long as the runtime.
    let suspends = unsafe { (&*frame.code).code.flags.suspends() };
    let before = std::mem::replace(&mut rt.handled, exc);
    if !suspends || frame.handles {
        return before;
    }
    frame.handles = true;
    Value::NULL
}

/// `except` ends: what was handled before is again.
pub(crate) fn end_handling(rt: &mut Runtime, frame: &mut Frame, before: Value) {
    rt.handled = before;
    if before.is_null() && frame.handles {
        frame.handles = false;
        rt.handled = frame.outer_handled;
    }
}

/// `Hooks::resume`: resumes a generator from Rust with a value or an exception.
pub(crate) fn resume_hook(
    rt: &mut Runtime,
    generator: Value,
    value: Value,
    throw: bool,
) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    interp.unobserved(rt, |interp, rt| {
        interp.resume_from_rust(rt, generator, value, throw)
    })
}

impl Interp {
    /// Resumes a generator for `for_iter`: pushes its frame, unless it is finished.
    pub(crate) fn resume_for_loop(&mut self, rt: &mut Runtime, generator: Value) -> R<Next> {
        if self.push_generator(rt, generator, FrameKind::Generator, Value::NONE)? {
            Ok(Next::Frame)
        } else {
            Ok(Next::End)
        }
    }

    fn resume_from_rust(
        &mut self,
        rt: &mut Runtime,
        generator: Value,
        value: Value,
        throw: bool,
    ) -> R<Value> {
        let p = generator.as_ptr::<Generator>();
        // SAFETY: the hook's contract: a generator.
        let state = unsafe { (*p).state() };
        if throw && matches!(state, GeneratorState::Created | GeneratorState::Finished) {
            // SAFETY: as above.
            unsafe { (*p).pc = Generator::FINISHED };
            return rt.raise(value);
        }
        if !throw && state == GeneratorState::Created && !value.is_none() {
            let what = rt.suspended_kind(generator);
            return rt.type_error(format!(
                "can't send non-None value to a just-started {what}"
            ));
        }
        if throw && let Some((inner, send)) = rt.delegation(generator) {
            return self.throw_through(rt, generator, (inner, send), value);
        }
        if !self.push_generator(rt, generator, FrameKind::GeneratorEntry, value)? {
            rt.ctx.args[0] = Value::NONE;
            return Ok(Value::NULL);
        }
        if throw {
            rt.ctx.exc = value;
            if !self.top().handles {
                // What its resumer handles is no context of what is thrown in.
                rt.settled = value;
            }
            return self.run_raising(rt);
        }
        self.run(rt)
    }

    /// Throws into what a generator delegates to; the generator itself gets what comes out of it.
    fn throw_through(
        &mut self,
        rt: &mut Runtime,
        generator: Value,
        (inner, send): (Value, usize),
        exc: Value,
    ) -> R<Value> {
        // A suspended asynchronous generator's inner awaitable is thrown into, and not closed.
        let close = rt.class_of(generator) != ClassId::ASYNC_GENERATOR;
        // Its frame is there for all to see while it waits.
        self.push_generator(rt, generator, FrameKind::GeneratorEntry, Value::NONE)?;
        let outcome = self.unobserved(rt, |_, rt| throw_into(rt, inner, exc, close));
        let frame = self.top();
        // SAFETY: the generator was suspended at the yield behind its `send`, whose registers and target are verified.
        unsafe {
            let code = &(*frame.code).code;
            match outcome {
                Ok(Sent::Yielded(v)) => {
                    let live = code.ins[send + 1].c as usize;
                    if frame.watchers() & watch::HELD != 0 {
                        self.let_go(rt, Some(generator));
                    }
                    self.suspend(rt, live);
                    Ok(v)
                }
                Ok(Sent::Returned(result)) => {
                    let ins = code.ins.as_ptr().add(send);
                    *frame.regs.add((*ins).a as usize) = result;
                    frame.pc = ins.offset((*ins).c as i16 as isize);
                    self.run(rt)
                }
                Ok(Sent::Frame) => unreachable!("throwing runs to the next yield"),
                Err(_) => {
                    if frame.handles {
                        // What the generator itself handles is the context of what comes out at its yield.
                        let exc = rt.ctx.exc;
                        rt.set_context(exc);
                    }
                    self.run_raising(rt)
                }
            }
        }
    }

    /// Pushes a generator's frame and hands it the value sent. False: it was finished.
    pub fn push_generator(
        &mut self,
        rt: &mut Runtime,
        generator: Value,
        kind: FrameKind,
        sent: Value,
    ) -> R<bool> {
        let p = generator.as_ptr::<Generator>();
        // SAFETY: a generator; its saved registers fit in its frame, which fits in the stack's margin.
        unsafe {
            match (*p).state() {
                GeneratorState::Finished => return Ok(false),
                GeneratorState::Running => {
                    let what = rt.suspended_kind(generator);
                    return rt.value_error(format!("{what} already executing"));
                }
                GeneratorState::Created | GeneratorState::Suspended => {}
            }
            let code = (*p).code as *mut CodeState;
            let regs = self.free_regs();
            let pc = (*p).pc as usize;
            let live = match pc {
                0 => (*code).code.param_count() as usize,
                // As many as the yield saved.
                _ => (*(*code).first.add(pc - 1)).c as usize,
            };
            copy_registers((*p).regs, regs, live);
            self.push_frame(rt, code, (*p).function, regs, live, kind)?;
            (*p).pc = Generator::RUNNING;
            let outer = rt.handled;
            if !(*p).handled.is_null() {
                rt.handled = (*p).handled;
            }
            let frame = self.top();
            frame.owner = generator;
            frame.outer_handled = outer;
            frame.handles = !(*p).handled.is_null();
            if pc > 0 {
                frame.pc = frame.pc.add(pc);
                // The yield that suspended it receives the value.
                let dst = (*frame.pc.sub(1)).a as usize;
                *regs.add(dst) = sent;
            }
        }
        Ok(true)
    }

    /// Suspends the newest frame (a generator's) at its yield, saving `live` registers; pops it.
    pub fn suspend(&mut self, rt: &mut Runtime, live: usize) {
        // SAFETY: the newest frame stays where it is while it is read.
        let frame: &Frame = unsafe { &*self.frames.add(self.depth - 1) };
        let p = frame.owner.as_ptr::<Generator>();
        // SAFETY: the frame belongs to a generator; its storage has room for the frame.
        unsafe {
            (*p).pc = frame.next_pc() as u64;
            copy_registers(frame.regs, (*p).regs, live);
            (*p).handled = if frame.handles {
                rt.handled
            } else {
                Value::NULL
            };
            if rt.heap.needs_barrier(frame.owner) {
                for i in 0..live {
                    rt.heap.barrier(frame.owner, *(*p).regs.add(i));
                }
                rt.heap.barrier(frame.owner, (*p).handled);
            }
        }
        rt.handled = frame.outer_handled;
        self.depth -= 1;
    }

    /// Notes where a coroutine was made: `((file, line, function), …)`, the newest first.
    #[cold]
    pub(crate) fn remember_origin(&mut self, rt: &mut Runtime, coroutine: Value) {
        let mut places = rt.root_vec();
        for n in 0..rt.origin_depth {
            let Some(frame) = self.frame_up(n) else {
                break;
            };
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &(*frame.code).code };
            let (file, name) = (rt.intern(&code.filename), rt.intern(&code.name));
            let line = Value::small_int(code.position(frame.pc).line as i64);
            let place = rt.new_tuple(&[file, line, name]);
            places.push(place);
        }
        let origin = match rt.origin_depth {
            0 => Value::NULL,
            _ => rt.new_tuple(&places),
        };
        rt.set_origin(coroutine, origin);
    }

    /// Marks the newest frame's generator as finished; pops the frame.
    pub fn finish(&mut self, rt: &mut Runtime) {
        let frame: Frame = *self.top();
        let p = frame.owner.as_ptr::<Generator>();
        // SAFETY: the frame belongs to a generator.
        unsafe {
            (*p).pc = Generator::FINISHED;
            (*p).handled = Value::NULL;
        }
        rt.handled = frame.outer_handled;
        self.depth -= 1;
    }

    /// PEP 479: a `StopIteration` that leaves a generator becomes a `RuntimeError`.
    pub(crate) fn stop_iteration_escapes(&mut self, rt: &mut Runtime) {
        let what = rt.suspended_kind(self.top().owner);
        let escaped = match what {
            _ if rt.pending_is(ClassId::STOP_ITERATION) => "StopIteration",
            "async generator" if rt.pending_is(ClassId::STOP_ASYNC_ITERATION) => {
                "StopAsyncIteration"
            }
            _ => return,
        };
        let cause = rt.clear_pending();
        let text = rt.new_str(&format!("{what} raised {escaped}"));
        let exc = rt.new_exception(ClassId::RUNTIME_ERROR, &[text]);
        use rekindle_objects::exc::slots;
        rt.set_slot(exc, slots::CAUSE, cause);
        rt.set_slot(exc, slots::CONTEXT, cause);
        rt.set_slot(exc, slots::SUPPRESS, Value::TRUE);
        rt.ctx.exc = exc;
    }
}

/// Throws into an iterator delegated to: what it yields, or its result.
fn throw_into(rt: &mut Runtime, inner: Value, exc: Value, close: bool) -> R<Sent> {
    let generator = matches!(rt.class_of(inner), ClassId::GENERATOR | ClassId::COROUTINE);
    if close && rt.is_subclass(rt.class_of(exc), ClassId::GENERATOR_EXIT) {
        let name = rt.names.close;
        match rt.get_attr_opt(inner, name) {
            Ok(None) => {}
            Ok(Some(close)) => drop(rt.call(close, Args::positional(&[]))?),
            Err(_) => {
                let broken = rt.clear_pending();
                rt.unraisable(broken, "Exception ignored while closing generator", inner);
            }
        }
        return rt.raise(exc);
    }
    if generator {
        let v = rt.resume_generator(inner, exc, true)?;
        return Ok(match v.is_null() {
            true => Sent::Returned(rt.ctx.args[0]),
            false => Sent::Yielded(v),
        });
    }
    let name = rt.names.throw;
    let Some(throw) = rt.get_attr_opt(inner, name)? else {
        return rt.raise(exc);
    };
    match rt.call(throw, Args::positional(&[exc])) {
        Ok(v) => Ok(Sent::Yielded(v)),
        Err(_) if rt.pending_is(ClassId::STOP_ITERATION) => {
            let exc = rt.clear_pending();
            let name = rt.names.value;
            Ok(Sent::Returned(rt.get_attr(exc, name)?))
        }
        Err(e) => Err(e),
    }
}
