//! Asynchronous generators (PEP 525) and the awaitables that their methods give.
//!
//! ```text
//!  asend   (generator, what is sent or NULL, state)            __anext__(), asend(v)
//!  athrow  (generator, exception or NULL for aclose, state)    athrow(…), aclose()
//! ```
//!
//! The generator hands what it yields to its consumer in a wrapper, so that it can be told from what an `await` inside
//! it hands to the event loop. A method's awaitable unwraps it: the value is the result of awaiting.

use crate::generator_class as generator;
use crate::{Args, ClassId, R, Runtime, Value, natives};
use rekindle_abi::heap::{Generator, GeneratorState, Triple};

natives! {
    /// Methods of asynchronous generators and their awaitables.
    pub TABLE:
    "async_generator.__aiter__" => generator::itself, 1, 1, false, Method;
    "async_generator.__anext__" => anext, 1, 1, false, Method;
    "async_generator.asend" => asend, 2, 2, false, Method;
    "async_generator.athrow" => athrow, 2, 4, false, Method;
    "async_generator.aclose" => aclose, 1, 1, false, Method;
    "async_generator.ag_running" => ag_running, 1, 1, false, Getter;
    "async_generator.ag_suspended" => generator::gi_suspended, 1, 1, false, Getter;
    "async_generator.ag_code" => generator::gi_code, 1, 1, false, Getter;
    "async_generator.ag_frame" => generator::gi_frame, 1, 1, false, Getter;
    "async_generator.ag_await" => generator::gi_yieldfrom, 1, 1, false, Getter;
    "async_generator.__name__" => generator::name, 1, 1, false, Getter;
    "async_generator.__qualname__" => generator::qualname, 1, 1, false, Getter;
    "async_generator_asend.__await__" => generator::itself, 1, 1, false, Method;
    "async_generator_asend.__iter__" => generator::itself, 1, 1, false, Method;
    "async_generator_asend.__next__" => asend_next, 1, 1, false, Method;
    "async_generator_asend.send" => asend_send, 2, 2, false, Method;
    "async_generator_asend.throw" => asend_throw, 2, 4, false, Method;
    "async_generator_asend.close" => asend_close, 1, 1, false, Method;
    "async_generator_athrow.__await__" => generator::itself, 1, 1, false, Method;
    "async_generator_athrow.__iter__" => generator::itself, 1, 1, false, Method;
    "async_generator_athrow.__next__" => athrow_next, 1, 1, false, Method;
    "async_generator_athrow.send" => athrow_send, 2, 2, false, Method;
    "async_generator_athrow.throw" => athrow_throw, 2, 4, false, Method;
    "async_generator_athrow.close" => athrow_close, 1, 1, false, Method;
}

/// What became of something that was sent into an awaitable.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// It waits, and gave this to whoever runs it.
    Yielded(Value),
    /// It is done, with this result.
    Returned(Value),
}

/// Bits of an asynchronous generator's head.
mod bits {
    /// One of its awaitables is being awaited.
    pub(super) const RUNNING: u8 = 1;
    /// It is closed: it has returned or raised, or `aclose()` has begun.
    pub(super) const CLOSED: u8 = 2;
    /// The hooks have seen it.
    pub(super) const SEEN: u8 = 4;
}

/// State of an awaitable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fresh,
    Running,
    Closed,
}

fn head_bits<'a>(generator: Value) -> &'a mut u8 {
    // SAFETY: only called with asynchronous generators; the reference is used at once.
    unsafe { &mut (*generator.as_ptr::<Generator>()).head.bits }
}

fn is_set(generator: Value, bit: u8) -> bool {
    *head_bits(generator) & bit != 0
}

fn set(generator: Value, bit: u8, on: bool) {
    let bits = head_bits(generator);
    *bits = if on { *bits | bit } else { *bits & !bit };
}

fn state(rt: &Runtime, awaitable: Value) -> State {
    match rt.triple(awaitable).2.as_small_int() {
        0 => State::Fresh,
        1 => State::Running,
        _ => State::Closed,
    }
}

fn set_state(awaitable: Value, state: State) {
    // SAFETY: an awaitable is a record of three values; small ints need no barrier.
    unsafe { (*awaitable.as_ptr::<Triple>()).c = Value::small_int(state as i64) };
}

impl Runtime {
    /// An awaitable, after the hooks have seen the generator.
    fn new_awaitable(&mut self, class: ClassId, args: Args<'_>, what: Value) -> R<Value> {
        generator::fields(self, args, "__anext__")?;
        let generator = args.all[0];
        if !is_set(generator, bits::SEEN) {
            set(generator, bits::SEEN, true);
            let [first, _] = self.asyncgen_hooks;
            if !first.is_none() {
                self.call(first, Args::positional(&[generator]))?;
            }
        }
        let shape = self.class(class).base_shape;
        Ok(self.new_triple(shape, generator, what, Value::small_int(0)))
    }

    /// A value that an asynchronous generator yields to its consumer.
    pub fn wrap_yielded(&mut self, v: Value) -> Value {
        let shape = self.class(ClassId::ASYNC_WRAPPED).base_shape;
        self.new_triple(shape, v, Value::NULL, Value::NULL)
    }

    fn is_wrapped(&self, v: Value) -> bool {
        self.class_of(v) == ClassId::ASYNC_WRAPPED
    }

    /// Resumes the generator: what it gives, or `StopAsyncIteration` at its end.
    fn async_resume(&mut self, generator: Value, v: Value, throw: bool) -> R<Value> {
        let given = self.resume_generator(generator, v, throw)?;
        if given.is_null() {
            return self.raise_args(ClassId::STOP_ASYNC_ITERATION, &[]);
        }
        Ok(given)
    }

    /// Passes on what an inner `await` yielded; what the generator itself yielded becomes the result.
    fn async_unwrap(&mut self, generator: Value, given: R<Value>) -> R<Step> {
        match given {
            Err(e) => {
                if self.is_async_end() {
                    set(generator, bits::CLOSED, true);
                }
                set(generator, bits::RUNNING, false);
                Err(e)
            }
            Ok(v) if self.is_wrapped(v) => {
                set(generator, bits::RUNNING, false);
                Ok(Step::Returned(self.triple(v).0))
            }
            Ok(v) => Ok(Step::Yielded(v)),
        }
    }

    /// What a method gives for a step: a result comes in a `StopIteration`.
    fn method_result(&mut self, step: R<Step>) -> R<Value> {
        match step? {
            Step::Yielded(v) => Ok(v),
            Step::Returned(v) => self.stop_iteration(v),
        }
    }

    /// Sends into the awaitable of `__anext__()` or `asend(v)`.
    ///
    /// # Errors
    /// What the generator raises; `StopAsyncIteration` at its end; `RuntimeError` when it cannot be awaited now.
    pub fn send_to_asend(&mut self, awaitable: Value, mut v: Value) -> R<Step> {
        let (_, sent, _) = self.triple(awaitable);
        if v.is_none() && state(self, awaitable) == State::Fresh && !sent.is_null() {
            v = sent;
        }
        let generator = begin_send(self, awaitable)?;
        let given = self.async_resume(generator, v, false);
        ended(self, awaitable, generator, given)
    }

    /// The awaitable of an asynchronous generator's next item.
    pub(crate) fn async_generator_next(&mut self, generator: Value) -> R<Value> {
        self.new_awaitable(
            ClassId::ASYNC_SEND,
            Args::positional(&[generator]),
            Value::NULL,
        )
    }

    fn is_async_end(&self) -> bool {
        self.pending_is(ClassId::STOP_ASYNC_ITERATION) || self.pending_is(ClassId::GENERATOR_EXIT)
    }

    fn runtime_error<T>(&mut self, message: &str) -> R<T> {
        self.raise_new(ClassId::RUNTIME_ERROR, message)
    }

    /// `close()` of an awaitable: throws `GeneratorExit` into it.
    fn close_awaitable(&mut self, awaitable: Value, throw: crate::native::NativeFn) -> R<Value> {
        if state(self, awaitable) == State::Closed {
            return Ok(Value::NONE);
        }
        let exit = self.class(ClassId::GENERATOR_EXIT).object;
        match throw(self, Args::positional(&[awaitable, exit])) {
            Ok(_) => self.runtime_error("coroutine ignored GeneratorExit"),
            Err(_) if self.is_async_end() || self.pending_is(ClassId::STOP_ITERATION) => {
                self.clear_pending();
                Ok(Value::NONE)
            }
            Err(e) => Err(e),
        }
    }
}

fn anext(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.new_awaitable(ClassId::ASYNC_SEND, args, Value::NULL)
}

fn asend(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.new_awaitable(ClassId::ASYNC_SEND, args, args.all[1])
}

fn athrow(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    generator::warn_of_signature(rt, args, "athrow")?;
    let given = rt.new_tuple(&args.all[1..]);
    rt.new_awaitable(ClassId::ASYNC_THROW, args, given)
}

fn aclose(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.new_awaitable(ClassId::ASYNC_THROW, args, Value::NULL)
}

fn ag_running(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    generator::fields(rt, args, "ag_running")?;
    Ok(Value::bool(is_set(args.all[0], bits::RUNNING)))
}

fn asend_next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    asend_send(rt, Args::positional(&[args.all[0], Value::NONE]))
}

/// The generator of an `asend` that may go on; it runs from now on.
fn begin_send(rt: &mut Runtime, awaitable: Value) -> R<Value> {
    let generator = rt.triple(awaitable).0;
    match state(rt, awaitable) {
        State::Closed => {
            return rt.runtime_error("cannot reuse already awaited __anext__()/asend()");
        }
        State::Fresh if is_set(generator, bits::RUNNING) => {
            set_state(awaitable, State::Closed);
            return rt.runtime_error("anext(): asynchronous generator is already running");
        }
        _ => set_state(awaitable, State::Running),
    }
    set(generator, bits::RUNNING, true);
    Ok(generator)
}

fn asend_send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let step = rt.send_to_asend(args.all[0], args.all[1]);
    rt.method_result(step)
}

fn asend_throw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let awaitable = args.all[0];
    generator::warn_of_signature(rt, args, "throw")?;
    let exc = generator::thrown(rt, &args.all[1..])?;
    let generator = begin_send(rt, awaitable)?;
    let given = rt.async_resume(generator, exc, true);
    let step = ended(rt, awaitable, generator, given);
    rt.method_result(step)
}

/// Unwraps; the awaitable is done with unless something inside it waits.
fn ended(rt: &mut Runtime, awaitable: Value, generator: Value, given: R<Value>) -> R<Step> {
    let step = rt.async_unwrap(generator, given);
    if !matches!(step, Ok(Step::Yielded(_))) {
        set_state(awaitable, State::Closed);
    }
    step
}

fn asend_close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.close_awaitable(args.all[0], asend_throw)
}

fn athrow_next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    athrow_send(rt, Args::positional(&[args.all[0], Value::NONE]))
}

/// Checks an `athrow` or `aclose` that is about to begin.
fn begin_throw(rt: &mut Runtime, awaitable: Value) -> R<()> {
    let (generator, what, _) = rt.triple(awaitable);
    if is_set(generator, bits::RUNNING) {
        set_state(awaitable, State::Closed);
        return rt.runtime_error(match what.is_null() {
            true => "aclose(): asynchronous generator is already running",
            false => "athrow(): asynchronous generator is already running",
        });
    }
    if is_set(generator, bits::CLOSED) {
        set_state(awaitable, State::Closed);
        return rt.raise_args(ClassId::STOP_ASYNC_ITERATION, &[]);
    }
    Ok(())
}

fn reused<T>(rt: &mut Runtime) -> R<T> {
    rt.runtime_error("cannot reuse already awaited aclose()/athrow()")
}

fn athrow_send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (awaitable, v) = (args.all[0], args.all[1]);
    let (generator, what, _) = rt.triple(awaitable);
    // SAFETY: the record of an awaitable begins with its generator.
    let finished = unsafe { (*generator.as_ptr::<Generator>()).state() };
    let given = match state(rt, awaitable) {
        State::Closed => return reused(rt),
        _ if finished == GeneratorState::Finished => {
            set_state(awaitable, State::Closed);
            return rt.raise_args(ClassId::STOP_ITERATION, &[]);
        }
        State::Running => rt.async_resume(generator, v, false),
        State::Fresh => {
            begin_throw(rt, awaitable)?;
            if !v.is_none() {
                return rt.runtime_error("can't send non-None value to a just-started coroutine");
            }
            set_state(awaitable, State::Running);
            set(generator, bits::RUNNING, true);
            let exc = if what.is_null() {
                set(generator, bits::CLOSED, true);
                rt.new_exception(ClassId::GENERATOR_EXIT, &[])
            } else {
                let given = rt.tuple_items(what);
                generator::thrown(rt, given)?
            };
            rt.async_resume(generator, exc, true)
        }
    };
    thrown_into(rt, awaitable, given)
}

/// What throwing into the generator, or going on after it, gives.
fn thrown_into(rt: &mut Runtime, awaitable: Value, given: R<Value>) -> R<Value> {
    let (generator, what, _) = rt.triple(awaitable);
    if !what.is_null() {
        let step = ended(rt, awaitable, generator, given);
        return rt.method_result(step);
    }
    let closed = |on: bool| {
        set(generator, bits::RUNNING, !on);
        if on {
            set_state(awaitable, State::Closed);
        }
    };
    match given {
        Ok(v) if rt.is_wrapped(v) => {
            closed(true);
            rt.runtime_error("async generator ignored GeneratorExit")
        }
        Err(e) => {
            closed(true);
            if rt.is_async_end() {
                rt.clear_pending();
                return rt.raise_args(ClassId::STOP_ITERATION, &[]);
            }
            Err(e)
        }
        given => given,
    }
}

fn athrow_throw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let awaitable = args.all[0];
    let generator = rt.triple(awaitable).0;
    generator::warn_of_signature(rt, args, "throw")?;
    let exc = generator::thrown(rt, &args.all[1..])?;
    match state(rt, awaitable) {
        State::Closed => return reused(rt),
        State::Fresh => {
            begin_throw(rt, awaitable)?;
            set_state(awaitable, State::Running);
            set(generator, bits::RUNNING, true);
        }
        State::Running => {}
    }
    let given = rt.async_resume(generator, exc, true);
    thrown_into(rt, awaitable, given)
}

fn athrow_close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.close_awaitable(args.all[0], athrow_throw)
}
