//! `aiter`, `anext` and what `async for` asks of its source.

use crate::generator_class as generator;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// The built-in functions, and the awaitable of `anext` with a default.
    pub TABLE:
    "aiter" => aiter, 1, 1, false, Function;
    "anext" => anext, 1, 2, false, Function;
    "anext_awaitable.__await__" => generator::itself, 1, 1, false, Method;
    "anext_awaitable.__iter__" => generator::itself, 1, 1, false, Method;
    "anext_awaitable.__next__" => next, 1, 1, false, Method;
    "anext_awaitable.send" => send, 2, 2, false, Method;
    "anext_awaitable.throw" => throw, 2, 4, false, Method;
    "anext_awaitable.close" => close, 1, 1, false, Method;
}

fn aiter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let Some(it) = rt.call_special(v, rt.names.aiter, &[])? else {
        let name = rt.type_name(v);
        return rt.type_error(format!("'{name}' object is not an async iterable"));
    };
    if rt.lookup_special(it, rt.names.anext).is_none() {
        let name = rt.type_name(it);
        return rt.type_error(format!(
            "aiter() returned not an async iterator of type '{name}'"
        ));
    }
    Ok(it)
}

fn anext(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let Some(awaitable) = rt.call_special(v, rt.names.anext, &[])? else {
        let name = rt.type_name(v);
        return rt.type_error(format!("'{name}' object is not an async iterator"));
    };
    let Some(default) = args.all.get(1) else {
        return Ok(awaitable);
    };
    let shape = rt.class(ClassId::ANEXT_AWAITABLE).base_shape;
    Ok(rt.new_triple(shape, awaitable, *default, Value::NULL))
}

/// Calls a method of what the wrapped awaitable iterates; its end gives the default.
fn pass_on(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let (awaitable, default, _) = rt.triple(args.all[0]);
    let it = rt.awaited_iterator(awaitable, None)?;
    let name = rt.intern(method);
    let result = match (method, rt.class_of(it)) {
        ("__next__", ClassId::COROUTINE) => {
            generator::send(rt, Args::positional(&[it, Value::NONE]))
        }
        _ => rt.call_method(it, name, &args.all[1..]),
    };
    if result.is_err() && rt.pending_is(ClassId::STOP_ASYNC_ITERATION) {
        rt.clear_pending();
        return rt.stop_iteration(default);
    }
    result
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    pass_on(rt, args, "__next__")
}

fn send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    pass_on(rt, args, "send")
}

fn throw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    pass_on(rt, args, "throw")
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    pass_on(rt, args, "close")
}

impl Runtime {
    /// The asynchronous iterator of `async for`.
    ///
    /// # Errors
    /// `TypeError` when it is not one.
    pub fn async_for_source(&mut self, v: Value) -> R<Value> {
        if self.class_of(v) == ClassId::ASYNC_GENERATOR {
            return Ok(v);
        }
        let Some(it) = self.call_special(v, self.names.aiter, &[])? else {
            let name = self.type_name(v);
            return self.type_error(format!(
                "'async for' requires an object with __aiter__ method, got {name}"
            ));
        };
        if self.lookup_special(it, self.names.anext).is_none() {
            let name = self.type_name(it);
            return self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
            ));
        }
        Ok(it)
    }

    /// The awaitable of the next item of `async for`.
    ///
    /// # Errors
    /// `TypeError` when there is none.
    pub fn async_for_next(&mut self, it: Value) -> R<Value> {
        if self.class_of(it) == ClassId::ASYNC_GENERATOR {
            return self.async_generator_next(it);
        }
        let Some(awaitable) = self.call_special(it, self.names.anext, &[])? else {
            let name = self.type_name(it);
            return self.type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {name}"
            ));
        };
        match self.awaited_iterator(awaitable, None) {
            Ok(it) => Ok(it),
            Err(_) => {
                let cause = self.clear_pending();
                let name = self.type_name(awaitable);
                let text = self.new_str(&format!(
                    "'async for' received an invalid object from __anext__: {name}"
                ));
                let exc = self.new_exception(ClassId::TYPE_ERROR, &[text]);
                self.raise_value(exc, Some(cause))
            }
        }
    }
}
