//! Helpers: attributes, globals, instances, functions.

use super::{done, flag, helpers, value};
use crate::attr::Method;
use crate::{CodeState, R, Runtime, ShapeId, Value};

/// # Safety
/// `code` came from [`Runtime::link_code`] and has a nested code of that number.
unsafe fn function_of(rt: &mut Runtime, code: *mut CodeState, n: usize) -> R<Value> {
    let [defaults, kw_defaults, annotations, closure] = [
        rt.ctx.args[0],
        rt.ctx.args[1],
        rt.ctx.args[2],
        rt.ctx.args[3],
    ];
    // SAFETY: the caller's promise.
    let f = unsafe {
        let inner = rt.inner_code(code, n);
        rt.new_function(inner, defaults, kw_defaults, closure)
    };
    rt.finish_function(f, annotations)?;
    Ok(f)
}

helpers! {
    fn load_attr(rt, obj: Value, name: Value) -> Value {
        value(rt.get_attr(obj, name))
    }

    fn store_attr(rt, obj: Value, name: Value, v: Value) -> i64 {
        done(rt.set_attr(obj, name, v))
    }

    fn delete_attr(rt, obj: Value, name: Value) -> i64 {
        done(rt.set_attr(obj, name, Value::NULL))
    }

    fn load_method(rt, obj: Value, name: Value) -> i64 {
        match rt.load_method(obj, name) {
            Ok(Method::Bound { function, receiver }) => {
                (rt.ctx.args[0], rt.ctx.args[1]) = (function, receiver);
                0
            }
            Ok(Method::Plain(v)) => {
                (rt.ctx.args[0], rt.ctx.args[1]) = (v, Value::NULL);
                0
            }
            Err(_) => -1,
        }
    }

    fn load_global(rt, globals: Value, name: Value) -> Value {
        value(rt.load_global(globals, name))
    }

    fn store_global(rt, globals: Value, name: Value, v: Value) -> i64 {
        rt.store_global(globals, name, v);
        0
    }

    fn make_cell(rt, v: Value) -> Value {
        rt.new_cell(v)
    }

    fn make_function(rt, code: i64, n: i64) -> Value {
        // SAFETY: compiled code passes the code state it was compiled from, and one of its functions.
        value(unsafe { function_of(rt, code as *mut CodeState, n as usize) })
    }

    fn new_instance(rt, shape: i64) -> Value {
        rt.new_instance(ShapeId(shape as u32))
    }

    fn grow_slots(rt, obj: Value, slot: i64) -> i64 {
        rt.make_room(obj, slot as usize);
        0
    }

    fn remember(rt, obj: Value) -> i64 {
        rt.heap.remember(obj);
        0
    }

    fn is_instance(rt, v: Value, class: Value) -> i64 {
        flag(rt.is_instance(v, class))
    }
}
