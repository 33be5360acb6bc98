//! Helpers: calls, iteration, exceptions, safepoints.

use super::items::with_arguments;
use super::{done, flag, helpers, value};
use crate::{Args, Runtime, Value};

/// Makes a call from compiled code; the frames inlined there count towards the recursion limit.
#[inline(always)]
fn counted<T>(rt: &mut Runtime, count: i64, call: impl FnOnce(&mut Runtime, usize) -> T) -> T {
    let (n, inlined) = rekindle_abi::helpers::unpack_count(count);
    rt.inlined += inlined;
    let result = call(rt, n);
    rt.inlined -= inlined;
    result
}

helpers! {
    fn call(rt, callee: Value, count: i64) -> Value {
        // The callee may pass arguments of its own, so these are copied.
        value(counted(rt, count, |rt, n| {
            with_arguments(rt, n, |rt, args| rt.call(callee, Args::positional(args)))
        }))
    }

    fn call_native(rt, native: Value, count: i64) -> Value {
        let def = rt.native_def(native);
        value(counted(rt, count, |rt, n| {
            with_arguments(rt, n, |rt, args| (def.function)(rt, Args::positional(args)))
        }))
    }

    fn call_text(rt, native: Value, count: i64) -> Value {
        let def = rt.native_def(native);
        let (n, _) = rekindle_abi::helpers::unpack_count(count);
        value(with_arguments(rt, n, |rt, args| (def.function)(rt, Args::positional(args))))
    }

    fn call_function(rt, function: Value, count: i64) -> Value {
        value(counted(rt, count, |rt, n| (rt.hooks.call_direct)(rt, function, n)))
    }

    fn call_kw(rt, callee: Value, count: i64, names: Value) -> Value {
        let names = rt.tuple_items(names);
        value(counted(rt, count, |rt, n| {
            with_arguments(rt, n, |rt, all| rt.call(callee, Args { all, names }))
        }))
    }

    fn call_ex(rt, callee: Value, args: Value, kwargs: Value) -> Value {
        value(rt.call_unpacked(callee, args, kwargs))
    }

    fn rare_op(rt, ins: i64, code: i64) -> i64 {
        let mut registers = rt.ctx.args;
        let result = (rt.hooks.rare_op)(rt, ins as u64, code as *mut crate::CodeState, &mut registers);
        rt.ctx.args = registers;
        done(result)
    }

    fn get_iter(rt, v: Value) -> i64 {
        let mut registers = [Value::NULL; 3];
        let result = (rt.hooks.iteration_start)(rt, v, &mut registers);
        rt.ctx.args[..3].copy_from_slice(&registers);
        done(result)
    }

    fn iter_next(rt, it: Value) -> Value {
        value(rt.iter_next(it).map(|v| v.unwrap_or(Value::NULL)))
    }

    fn for_iter(rt) -> Value {
        let mut registers = [rt.ctx.args[0], rt.ctx.args[1], rt.ctx.args[2]];
        let result = (rt.hooks.iteration_next)(rt, &mut registers);
        rt.ctx.args[..3].copy_from_slice(&registers);
        value(result.map(|v| v.unwrap_or(Value::NULL)))
    }

    fn raise(rt, exc: Value, cause: Value) -> i64 {
        done(rt.raise_value(exc, (!cause.is_null()).then_some(cause)))
    }

    fn raise_again(rt) -> i64 {
        done(rt.raise_again())
    }

    fn reraise(rt, exc: Value) -> i64 {
        rt.settled = exc;
        done(rt.raise(exc))
    }

    fn match_exc(rt, exc: Value, what: Value) -> i64 {
        flag(rt.match_exception(exc, what))
    }

    fn add_traceback(rt, code: i64, pc: i64) -> i64 {
        let exc = rt.ctx.exc;
        let old = rt.exception_slot(exc, crate::exc::slots::TRACEBACK);
        let traceback = rt.new_traceback(old, code as *mut crate::CodeState, pc as u32);
        rt.set_exception_slot(exc, crate::exc::slots::TRACEBACK, traceback);
        0
    }

    fn take_exc(rt) -> Value {
        let exc = rt.clear_pending();
        rt.settle_context(exc);
        exc
    }

    fn push_exc(rt, exc: Value) -> Value {
        std::mem::replace(&mut rt.handled, exc)
    }

    fn pop_exc(rt, exc: Value) -> i64 {
        rt.handled = exc;
        0
    }

    fn safepoint(rt) -> i64 {
        rt.safepoint();
        0
    }
}
