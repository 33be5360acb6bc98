//! Methods of generators, and the iterator protocol of native iterators as methods.

use crate::iter::IterKind;
use crate::native::{Binding, NativeDef, NativeFn};
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::{Function, Generator, GeneratorState, IterObject};

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
            method(concat!($class, ".__iter__"), itself),
            method(concat!($class, ".__next__"), next),
            method(concat!($class, ".__length_hint__"), length_hint),
        )*];
    };
}

const fn method(path: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        name: crate::native::last_part(path),
        path,
        function,
        min: 1,
        max: 1,
        keywords: false,
        binding: Binding::Method,
    }
}

iterator_methods! {
    "iterator" "list_iterator" "tuple_iterator" "str_ascii_iterator" "bytes_iterator"
    "range_iterator" "set_iterator" "dict_keyiterator" "dict_valueiterator" "dict_itemiterator"
    "list_reverseiterator" "callable_iterator" "enumerate" "zip" "map" "filter" "reversed"
}

pub(crate) fn itself(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

pub(crate) fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.payload(args.all[0]);
    if it.is_ptr() && matches!(rt.shape_of(it), ShapeId::ITER | ShapeId::GENERATOR) {
        return rt.next_or_stop(it);
    }
    rt.wrong_receiver("__next__", ClassId::ITERATOR, it)
}

/// How many items are left, as far as an iterator knows.
fn length_hint(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.payload(args.all[0]);
    // SAFETY: found through the class of native iterators.
    let (index, limit, a) = unsafe {
        let p = &*it.as_ptr::<IterObject>();
        (p.index, p.limit, p.a)
    };
    if a.is_null() {
        return Ok(Value::small_int(0));
    }
    let left = match IterKind::of(it) {
        IterKind::Range => limit,
        IterKind::BigRange => limit - index,
        IterKind::List => rt.list_len(a) as i64 - index,
        IterKind::Tuple => rt.tuple_items(a).len() as i64 - index,
        IterKind::ListReversed | IterKind::Reversed | IterKind::DictReversed => index + 1,
        IterKind::DictKeys | IterKind::DictValues | IterKind::DictItems | IterKind::Set => limit,
        _ => 0,
    };
    Ok(rt.new_int(left.max(0)))
}

fn fields<'a>(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<&'a mut Generator> {
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

fn send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "send")?.state();
    if state == GeneratorState::Created && !args.all[1].is_none() {
        return rt.type_error("can't send non-None value to a just-started generator");
    }
    let v = rt.resume_generator(args.all[0], args.all[1], false)?;
    yielded(rt, v)
}

fn throw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args, "throw")?;
    let given = args.all[1];
    let value = args.all.get(2).copied().unwrap_or(Value::NONE);
    let exc = if rt.is_type(given) && rt.is_subclass(rt.class_id(given), ClassId::BASE_EXCEPTION) {
        match value {
            Value::NONE => rt.call(given, Args::positional(&[]))?,
            v if rt.is_exception(v) => v,
            v if rt.is_tuple(v) => {
                let items = rt.tuple_items(v);
                rt.call(given, Args::positional(items))?
            }
            v => rt.call(given, Args::positional(&[v]))?,
        }
    } else if rt.is_exception(given) {
        given
    } else {
        let name = rt.type_name(given);
        return rt.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        ));
    };
    if let Some(traceback) = args.all.get(3) {
        rt.set_slot(exc, crate::exc::slots::TRACEBACK, *traceback);
    }
    let v = rt.resume_generator(args.all[0], exc, true)?;
    yielded(rt, v)
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
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
        Ok(_) => rt.raise_new(ClassId::RUNTIME_ERROR, "generator ignored GeneratorExit"),
        Err(_)
            if rt.pending_is(ClassId::GENERATOR_EXIT) || rt.pending_is(ClassId::STOP_ITERATION) =>
        {
            rt.clear_pending();
            Ok(Value::NONE)
        }
        Err(e) => Err(e),
    }
}

fn gi_running(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "gi_running")?.state();
    Ok(Value::bool(state == GeneratorState::Running))
}

fn gi_suspended(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = fields(rt, args, "gi_suspended")?.state();
    Ok(Value::bool(state == GeneratorState::Suspended))
}

fn gi_code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = fields(rt, args, "gi_code")?.code as *const crate::CodeState;
    Ok(rt.new_code_object(code))
}

/// A frame (without its variables), or None once the generator has finished.
fn gi_frame(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let g = fields(rt, args, "gi_frame")?;
    let pc = match g.state() {
        GeneratorState::Finished => return Ok(Value::NONE),
        GeneratorState::Running => 0,
        _ => g.pc as u32,
    };
    let code = g.code as *const crate::CodeState;
    let locals = rt.new_dict();
    rt.new_frame_object(code, pc.saturating_sub(1), locals, Value::NONE)
}

fn gi_yieldfrom(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let delegate = fields(rt, args, "gi_yieldfrom")?.delegate;
    Ok(if delegate.is_null() {
        Value::NONE
    } else {
        delegate
    })
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let function = fields(rt, args, "__name__")?.function;
    // SAFETY: a generator's function is a Python function.
    Ok(unsafe { (*function.as_ptr::<Function>()).name })
}

fn qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let function = fields(rt, args, "__qualname__")?.function;
    // SAFETY: as above.
    Ok(unsafe { (*function.as_ptr::<Function>()).qualname })
}
