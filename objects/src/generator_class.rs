//! Methods of generators, and the iterator protocol of native iterators as methods.

use crate::native::NativeDef;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::{Function, Generator, GeneratorState};
use rekindle_bytecode::Op;

natives! {
    /// Methods and attributes of generators.
    pub TABLE:
    "generator.__iter__" => itself, 1, 1, false, Method;
    "generator.__next__" => next, 1, 1, false, Method;
    "generator.send" => send, 2, 2, false, Method;
    "generator.throw" => throw, 2, 4, false, Method;
    "generator.close" => close, 1, 1, false, Method;
    "generator.gi_running" => gi_running, 1, 1, false, Getter;
    "generator.gi_suspended" => gi_suspended, 1, 1, false, Getter;
    "generator.gi_code" => gi_code, 1, 1, false, Getter;
    "generator.gi_frame" => gi_frame, 1, 1, false, Getter;
    "generator.gi_yieldfrom" => gi_yieldfrom, 1, 1, false, Getter;
    "generator.__name__" => name, 1, 1, false, Getter;
    "generator.__qualname__" => qualname, 1, 1, false, Getter;
}

/// Rows of the methods that all native iterators have.
macro_rules! iterator_methods {
    ($($class:literal)*) => {
        /// `__iter__` and `__next__` of native iterators.
        pub static ITERATORS: &[NativeDef] = &[$(
            NativeDef::method(concat!($class, ".__iter__"), itself, 1, 1),
            NativeDef::method(concat!($class, ".__next__"), |rt, args| next_of(rt, args, $class), 1, 1),
        )*];
    };
}

iterator_methods! {
    "iterator" "list_iterator" "tuple_iterator" "str_ascii_iterator" "str_iterator" "bytes_iterator" "bytearray_iterator"
    "memory_iterator" "longrange_iterator"
    "range_iterator" "set_iterator" "dict_keyiterator" "dict_valueiterator" "dict_itemiterator"
    "dict_reversekeyiterator" "dict_reversevalueiterator" "dict_reverseitemiterator" "list_reverseiterator" "callable_iterator" "enumerate" "zip" "map" "filter" "reversed"
}

pub(crate) fn itself(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

pub(crate) fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.payload(args.all[0]);
    if it.is_ptr() && matches!(rt.shape_of(it), ShapeId::ITER | ShapeId::GENERATOR) {
        return rt.next_or_stop(it);
    }
    rt.wrong_receiver("__next__", ClassId::GENERATOR, it)
}

/// `__next__` of the native iterators of one class.
fn next_of(rt: &mut Runtime, args: Args<'_>, class: &str) -> R<Value> {
    let it = rt.payload(args.all[0]);
    if it.is_ptr()
        && rt.shape_of(it) == ShapeId::ITER
        && rt.class(rt.iterator_class(it)).name == class
    {
        return rt.next_or_stop(it);
    }
    let known = rt.built_in_class_named(class);
    rt.wrong_receiver("__next__", known.unwrap_or(ClassId::ITERATOR), it)
}

/// A generator, coroutine or asynchronous generator.
pub(crate) fn fields<'a>(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<&'a mut Generator> {
    let v = args.all[0];
    if !v.is_ptr() || rt.shape(rt.shape_of(v)).kind != crate::Kind::Generator {
        return rt.wrong_receiver(method, ClassId::GENERATOR, v);
    }
    // SAFETY: checked by its kind; the reference is used for one field only.
    Ok(unsafe { &mut *v.as_ptr::<Generator>() })
}

/// What a generator yielded, or `StopIteration` with its result.
fn yielded(rt: &mut Runtime, v: Value) -> R<Value> {
    if v.is_null() {
        let result = rt.ctx.args[0];
        return rt.stop_iteration(result);
    }
    Ok(v)
}

pub(crate) fn send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "send")?.state();
    if state == GeneratorState::Finished && rt.class_of(args.all[0]) == ClassId::COROUTINE {
        return rt.reused_coroutine();
    }
    let v = rt.resume_generator(args.all[0], args.all[1], false)?;
    yielded(rt, v)
}

/// Warns of `throw(type, value)`.
pub(crate) fn warn_of_signature(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<()> {
    if args.all.len() <= 2 {
        return Ok(());
    }
    let text = format!(
        "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
    );
    rt.warn(ClassId::DEPRECATION_WARNING, &text)
}

/// The exception that `throw(type[, value[, traceback]])` means.
pub(crate) fn thrown(rt: &mut Runtime, given: &[Value]) -> R<Value> {
    let none = Value::NONE;
    let (kind, value) = (given[0], given.get(1).copied().unwrap_or(none));
    let traceback = given.get(2).copied().unwrap_or(none);
    let is_traceback = traceback.is_ptr() && rt.shape_of(traceback) == ShapeId::TRACEBACK;
    if !(traceback.is_none() || is_traceback) {
        return rt.type_error("throw() third argument must be a traceback object");
    }
    let exc = if rt.is_exception_class(kind) {
        let made = match value {
            Value::NONE => rt.call(kind, Args::positional(&[])),
            v if rt.is_exception(v) && rt.is_subclass(rt.class_of(v), rt.class_id(kind)) => Ok(v),
            v if rt.is_tuple(v) => {
                let items = rt.tuple_items(v);
                rt.call(kind, Args::positional(items))
            }
            v => rt.call(kind, Args::positional(&[v])),
        };
        // What comes of making it is thrown instead.
        let made = made.and_then(|made| rt.made_exception(kind, made));
        made.unwrap_or_else(|_| rt.clear_pending())
    } else if rt.is_exception(kind) {
        if !value.is_none() {
            return rt.type_error("instance exception may not have a separate value");
        }
        kind
    } else {
        let name = rt.type_name(kind);
        return rt.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        ));
    };
    if is_traceback {
        rt.set_slot(exc, crate::exc::slots::TRACEBACK, traceback);
    }
    Ok(exc)
}

pub(crate) fn throw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "throw")?.state();
    warn_of_signature(rt, args, "throw")?;
    let exc = thrown(rt, &args.all[1..])?;
    if state == GeneratorState::Finished && rt.class_of(args.all[0]) == ClassId::COROUTINE {
        return rt.reused_coroutine();
    }
    let v = rt.resume_generator(args.all[0], exc, true)?;
    yielded(rt, v)
}

pub(crate) fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let g = fields(rt, args, "close")?;
    if g.state() == GeneratorState::Created {
        g.pc = Generator::FINISHED;
    }
    if g.state() == GeneratorState::Finished {
        return Ok(Value::NONE);
    }
    let exit = rt.new_exception(ClassId::GENERATOR_EXIT, &[]);
    match rt.resume_generator(args.all[0], exit, true) {
        Ok(v) if v.is_null() => Ok(rt.ctx.args[0]),
        Ok(_) => {
            let what = rt.suspended_kind(args.all[0]);
            rt.raise_new(
                ClassId::RUNTIME_ERROR,
                format!("{what} ignored GeneratorExit"),
            )
        }
        Err(_)
            if rt.pending_is(ClassId::GENERATOR_EXIT) || rt.pending_is(ClassId::STOP_ITERATION) =>
        {
            rt.clear_pending();
            Ok(Value::NONE)
        }
        Err(e) => Err(e),
    }
}

impl Runtime {
    /// What messages call a generator, coroutine or asynchronous generator.
    pub fn suspended_kind(&self, v: Value) -> &'static str {
        match self.class_of(v) {
            ClassId::COROUTINE => "coroutine",
            ClassId::ASYNC_GENERATOR => "async generator",
            _ => "generator",
        }
    }

    #[cold]
    pub(crate) fn reused_coroutine<T>(&mut self) -> R<T> {
        self.raise_new(
            ClassId::RUNTIME_ERROR,
            "cannot reuse already awaited coroutine",
        )
    }

    /// What a suspended generator delegates to (`yield from`, `await`), and the index of its `send`.
    pub fn delegation(&self, generator: Value) -> Option<(Value, usize)> {
        let g = generator.as_ptr::<Generator>();
        // SAFETY: the caller checked its kind; code lives as long as the runtime, and a suspended generator's
        // registers are valid.
        unsafe {
            if (*g).state() != GeneratorState::Suspended {
                return None;
            }
            let code = &(*((*g).code as *const crate::CodeState)).code;
            let at = ((*g).pc as usize).checked_sub(2)?;
            let send = code.ins[at];
            (send.op == Op::Send).then(|| (*(*g).regs.add(send.b as usize), at))
        }
    }
}

pub(crate) fn gi_running(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "gi_running")?.state();
    Ok(Value::bool(state == GeneratorState::Running))
}

pub(crate) fn gi_suspended(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "gi_suspended")?.state();
    Ok(Value::bool(state == GeneratorState::Suspended))
}

pub(crate) fn gi_code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = fields(rt, args, "gi_code")?.code as *const crate::CodeState;
    Ok(rt.new_code_object(code))
}

/// Its frame, or None once the generator has finished.
pub(crate) fn gi_frame(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match fields(rt, args, "gi_frame")?.state() {
        GeneratorState::Finished => Ok(Value::NONE),
        GeneratorState::Running => rt.running_frame(args.all[0]),
        GeneratorState::Created | GeneratorState::Suspended => {
            Ok(rt.new_suspended_frame(args.all[0]))
        }
    }
}

pub(crate) fn gi_yieldfrom(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args, "gi_yieldfrom")?;
    let inner = rt.delegation(args.all[0]);
    Ok(inner.map_or(Value::NONE, |(inner, _)| inner))
}

pub(crate) fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let function = fields(rt, args, "__name__")?.function;
    // SAFETY: a generator's function is a Python function.
    Ok(unsafe { (*function.as_ptr::<Function>()).name })
}

pub(crate) fn qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let function = fields(rt, args, "__qualname__")?.function;
    // SAFETY: as above.
    Ok(unsafe { (*function.as_ptr::<Function>()).qualname })
}

/// Sets `__name__` or `__qualname__` of a generator: it goes by a function of its own from then on. False: another attribute.
pub(crate) fn set_name(rt: &mut Runtime, generator: Value, name: Value, value: Value) -> R<bool> {
    let names = rt.names;
    let qualified = name == names.qualname;
    if !qualified && name != names.name {
        return Ok(false);
    }
    if value.is_null() || !rt.is_any_str(value) {
        let attr = rt.str_text(name).into_owned();
        return rt.type_error(format!("{attr} must be set to a string object"));
    }
    // SAFETY: the caller checked its kind; its function is a Python function.
    unsafe {
        let g = generator.as_ptr::<Generator>();
        let old = &*(*g).function.as_ptr::<Function>();
        let code = old.code as *mut crate::CodeState;
        let (was_name, was_qualname) = (old.name, old.qualname);
        let copy = rt.new_function(code, old.defaults, old.kw_defaults, old.closure);
        let new = copy.as_ptr::<Function>();
        ((*new).name, (*new).qualname) = match qualified {
            true => (was_name, value),
            false => (value, was_qualname),
        };
        rt.heap.barrier(copy, value);
        (*g).function = copy;
        rt.heap.barrier(generator, copy);
    }
    Ok(true)
}
