//! Methods of coroutines, and what their `__await__` gives.
//!
//! A coroutine is laid out like a generator, but of another class, so nothing iterates over it.

use crate::generator_class as generator;
use crate::{Args, ClassId, R, Runtime, Value, natives};
use rekindle_abi::heap::Function;

natives! {
    /// Methods of coroutines.
    pub TABLE:
    "coroutine.__await__" => await_, 1, 1, false, Method;
    "coroutine.send" => generator::send, 2, 2, false, Method;
    "coroutine.throw" => generator::throw, 2, 4, false, Method;
    "coroutine.close" => generator::close, 1, 1, false, Method;
    "coroutine.cr_running" => generator::gi_running, 1, 1, false, Getter;
    "coroutine.cr_suspended" => generator::gi_suspended, 1, 1, false, Getter;
    "coroutine.cr_code" => generator::gi_code, 1, 1, false, Getter;
    "coroutine.cr_frame" => generator::gi_frame, 1, 1, false, Getter;
    "coroutine.cr_await" => generator::gi_yieldfrom, 1, 1, false, Getter;
    "coroutine.cr_origin" => cr_origin, 1, 1, false, Getter;
    "coroutine.__name__" => generator::name, 1, 1, false, Getter;
    "coroutine.__qualname__" => generator::qualname, 1, 1, false, Getter;
    "coroutine_wrapper.__iter__" => generator::itself, 1, 1, false, Method;
    "coroutine_wrapper.__next__" => wrapper_next, 1, 1, false, Method;
    "coroutine_wrapper.send" => wrapper_send, 2, 2, false, Method;
    "coroutine_wrapper.throw" => wrapper_throw, 2, 4, false, Method;
    "coroutine_wrapper.close" => wrapper_close, 1, 1, false, Method;
}

/// Where it was made: names of files and functions with line numbers, or None.
fn cr_origin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let origin = rt.origins.get(&args.all[0].0);
    Ok(origin.copied().unwrap_or(Value::NONE))
}

fn await_(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let shape = rt.class(ClassId::COROUTINE_WRAPPER).base_shape;
    Ok(rt.new_triple(shape, args.all[0], Value::NULL, Value::NULL))
}

/// The arguments with the coroutine in the wrapper's place.
fn unwrapped(rt: &Runtime, args: Args<'_>) -> [Value; 4] {
    let mut all = [Value::NONE; 4];
    all[..args.all.len()].copy_from_slice(args.all);
    all[0] = rt.triple(args.all[0]).0;
    all
}

fn wrapper_next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let coroutine = rt.triple(args.all[0]).0;
    generator::send(rt, Args::positional(&[coroutine, Value::NONE]))
}

fn wrapper_send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let all = unwrapped(rt, args);
    generator::send(rt, Args::positional(&all[..args.all.len()]))
}

fn wrapper_throw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let all = unwrapped(rt, args);
    generator::throw(rt, Args::positional(&all[..args.all.len()]))
}

fn wrapper_close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let coroutine = rt.triple(args.all[0]).0;
    generator::close(rt, Args::positional(&[coroutine]))
}

impl Runtime {
    /// Is it a coroutine, or a generator that may be awaited like one (`types.coroutine`)?
    fn is_coroutine_like(&self, v: Value) -> bool {
        self.is_coroutine_of_class(v, self.class_of(v))
    }

    fn is_coroutine_of_class(&self, v: Value, class: ClassId) -> bool {
        match class {
            ClassId::COROUTINE => true,
            ClassId::GENERATOR => {
                let g = v.as_ptr::<rekindle_abi::heap::Generator>();
                // SAFETY: checked by its class; code lives as long as the runtime.
                let code = unsafe { &(*((*g).code as *const crate::CodeState)).code };
                code.flags.has(rekindle_bytecode::Flags::ITERABLE_COROUTINE)
            }
            _ => false,
        }
    }

    /// What `await v` iterates; `source`: the method of an `async with` that gave it.
    ///
    /// # Errors
    /// `TypeError` when it cannot be awaited, `RuntimeError` for a coroutine that is being awaited.
    pub fn awaited_iterator(&mut self, v: Value, source: Option<&str>) -> R<Value> {
        let class = self.class_of(v);
        if class == ClassId::ASYNC_SEND {
            return Ok(v);
        }
        if self.is_coroutine_of_class(v, class) {
            if class == ClassId::COROUTINE && self.delegation(v).is_some() {
                let text = "coroutine is being awaited already";
                return self.raise_new(ClassId::RUNTIME_ERROR, text);
            }
            return Ok(v);
        }
        let Some(it) = self.call_special(v, self.names.await_, &[])? else {
            let name = self.type_name(v);
            return self.type_error(match source {
                None => format!("'{name}' object can't be awaited"),
                Some(source) => format!(
                    "'async with' received an object from {source} that does not implement __await__: {name}"
                ),
            });
        };
        if self.is_coroutine_like(it) {
            return self.type_error("__await__() returned a coroutine");
        }
        if self.lookup_special(it, self.names.next).is_none() {
            let name = self.type_name(it);
            return self.type_error(format!(
                "__await__() returned non-iterator of type '{name}'"
            ));
        }
        Ok(it)
    }

    /// What `yield from v` iterates in code of these flags.
    ///
    /// # Errors
    /// `TypeError` for a coroutine in a plain generator, and for what cannot be iterated.
    pub fn delegated_iterator(&mut self, v: Value, flags: rekindle_bytecode::Flags) -> R<Value> {
        if self.class_of(v) != ClassId::COROUTINE {
            return self.get_iter(v);
        }
        if flags.has(rekindle_bytecode::Flags::ITERABLE_COROUTINE) {
            return Ok(v);
        }
        self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator")
    }

    /// Remembers where a new coroutine was made; NULL: nowhere, and what was of an earlier one at its address is forgotten.
    pub fn set_origin(&mut self, coroutine: Value, origin: Value) {
        match origin.is_null() {
            true => self.origins.remove(&coroutine.0),
            false => self.origins.insert(coroutine.0, origin),
        };
    }

    /// Do any coroutines remember where they were made?
    pub fn has_origins(&self) -> bool {
        !self.origins.is_empty()
    }

    /// Is it a coroutine that has returned or raised?
    pub fn is_finished_coroutine(&self, v: Value) -> bool {
        self.class_of(v) == ClassId::COROUTINE && {
            let g = v.as_ptr::<rekindle_abi::heap::Generator>();
            // SAFETY: checked by its class.
            unsafe { (*g).state() == rekindle_abi::heap::GeneratorState::Finished }
        }
    }

    /// `__qualname__` of the function a generator, coroutine or asynchronous generator came from.
    pub fn suspended_qualname(&self, v: Value) -> Value {
        // SAFETY: the caller checked its kind; its function is a Python function.
        unsafe {
            let function = (*v.as_ptr::<rekindle_abi::heap::Generator>()).function;
            (*function.as_ptr::<Function>()).qualname
        }
    }
}
