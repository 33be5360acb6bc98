//! What the loop calls when its fast path fails, and ops that are rare: cold and out of line.
//!
//! The file is longer than most: one function for each op, none of them long.

use crate::attrs::state;
use crate::frame::Frame;
use crate::interp::Interp;
use rekindle_abi::ctx::attention;
use rekindle_abi::heap::{Cell, Function, List};
use rekindle_bytecode::{BinaryOp, CompareOp, Ins};
use rekindle_objects::code_state::{Cache, CodeState};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{ClassId, R, Raised, Runtime, ShapeId, Value};
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) use crate::call_ex::call_ex;
pub(crate) use crate::rare_ops::{Sent, call_exit, load_special, load_super, rare, send};

/// `a OP b`, or in place when `x` is 1.
#[inline(never)]
pub(crate) fn binary(rt: &mut Runtime, op: BinaryOp, x: u8, a: Value, b: Value) -> R<Value> {
    if op == BinaryOp::Add && x == 0 && a.is_ptr() && b.is_ptr() && rt.is_str(a) && rt.is_str(b) {
        return Ok(rt.str_concat(a, b));
    }
    if x == 1 {
        rt.inplace(op, a, b)
    } else {
        rt.binary(op, a, b)
    }
}

/// `a OP b` of two numbers, one of them a float; None: something else, or not so simple.
#[inline(always)]
pub(crate) fn binary_of_floats(
    rt: &mut Runtime,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Option<Value> {
    if !rt.is_float(a) && !rt.is_float(b) {
        return None;
    }
    let (p, q) = (number(rt, a)?, number(rt, b)?);
    let z = match op {
        BinaryOp::Add => p + q,
        BinaryOp::Sub => p - q,
        BinaryOp::Mul => p * q,
        BinaryOp::TrueDiv if q != 0.0 => p / q,
        _ => return None,
    };
    Some(rt.new_float(z))
}

/// The order of two numbers, one of them a float.
#[inline(always)]
pub(crate) fn order_of_floats(rt: &Runtime, a: Value, b: Value) -> Option<std::cmp::Ordering> {
    if !rt.is_float(a) && !rt.is_float(b) {
        return None;
    }
    number(rt, a)?.partial_cmp(&number(rt, b)?)
}

/// A float, or an int that is exactly a double.
#[inline(always)]
fn number(rt: &Runtime, v: Value) -> Option<f64> {
    if rt.is_float(v) {
        Some(rt.float_value(v))
    } else if v.is_small_int() && v.as_small_int().unsigned_abs() < 1 << 53 {
        Some(v.as_small_int() as f64)
    } else {
        None
    }
}

/// `bool(a OP b)`
#[inline(never)]
pub(crate) fn compare_truth(rt: &mut Runtime, op: CompareOp, a: Value, b: Value) -> R<bool> {
    let v = rt.compare(op, a, b)?;
    if v.is_bool() {
        Ok(v == Value::TRUE)
    } else {
        rt.truth(v)
    }
}

/// `bool(v)`
#[inline(never)]
pub(crate) fn truth(rt: &mut Runtime, v: Value) -> R<bool> {
    if v.is_none() {
        return Ok(false);
    }
    if v.is_small_int() {
        return Ok(v.as_small_int() != 0);
    }
    rt.truth(v)
}

/// `a[i]` of a list or tuple with an index in range.
#[inline(always)]
pub(crate) fn list_item(rt: &mut Runtime, a: Value, i: Value) -> Option<Value> {
    if !a.is_ptr() || !i.is_small_int() {
        return None;
    }
    let shape = rt.shape_of(a);
    let mut i = i.as_small_int();
    if (ShapeId::LIST_INT..=ShapeId::LIST_VALUE).contains(&shape) {
        // SAFETY: a list by its shape; the index is checked.
        unsafe {
            let l = &*a.as_ptr::<List>();
            if i < 0 {
                i += l.len as i64;
            }
            if i as u64 >= l.len {
                return None;
            }
            let i = i as usize;
            return Some(match shape {
                ShapeId::LIST_VALUE => Value(*l.items.add(i)),
                ShapeId::LIST_INT => rt.new_int(*l.items.add(i) as i64),
                ShapeId::LIST_BOOL => Value::bool(*l.items.cast::<u8>().add(i) != 0),
                _ => rt.new_float(f64::from_bits(*l.items.add(i))),
            });
        }
    }
    if shape == ShapeId::TUPLE {
        let items = rt.tuple_items(a);
        if i < 0 {
            i += items.len() as i64;
        }
        return items.get(i as usize).copied();
    }
    None
}

/// `a[i] = v` of a list with an index in range.
#[inline(always)]
pub(crate) fn set_list_item(rt: &mut Runtime, a: Value, i: Value, v: Value) -> bool {
    if !i.is_small_int() || !a.is_ptr() {
        return false;
    }
    if !(ShapeId::LIST_INT..=ShapeId::LIST_VALUE).contains(&rt.shape_of(a)) {
        return false;
    }
    let len = rt.list_len(a) as i64;
    let i = i.as_small_int();
    let i = if i < 0 { i + len } else { i };
    if i as u64 >= len as u64 {
        return false;
    }
    rt.list_set(a, i as usize, v);
    true
}

/// Sets a global, filling the line.
#[cold]
#[inline(never)]
pub(crate) fn store_global(
    rt: &mut Runtime,
    code: &CodeState,
    line: &mut Cache,
    name: Value,
    v: Value,
) -> R<()> {
    let d = DictRef::new(code.globals);
    if !d.is_namespace() {
        rt.dict_set_name(d, name, v);
        return Ok(());
    }
    rt.namespace_set(d, name, v);
    let cell = rt.namespace_cell_or_new(d, name);
    *line = Cache {
        state: state::GLOBAL,
        data: cell as u64,
        ..Cache::default()
    };
    Ok(())
}

/// `del` of a global.
#[cold]
pub(crate) fn delete_global(rt: &mut Runtime, code: &CodeState, name: Value) -> R<()> {
    match rt.dict_remove(DictRef::new(code.globals), name)? {
        Some(_) => Ok(()),
        None => rt.name_error(name),
    }
}

/// The name space that `load_name` and its kin work on.
fn local_names(rt: &Runtime, frame: *mut Frame) -> Value {
    // SAFETY: the loop passes its live frame.
    let frame = unsafe { &*frame };
    let _ = rt;
    if frame.owner.is_null() {
        // SAFETY: code states live as long as the runtime.
        unsafe { (*frame.code).globals }
    } else {
        frame.owner
    }
}

/// A name of a class body or of `exec`: its name space, then globals, then built-ins.
#[inline(never)]
pub(crate) fn load_name(rt: &mut Runtime, frame: *mut Frame, name: Value) -> R<Value> {
    let names = local_names(rt, frame);
    if let Some(v) = lookup_in(rt, names, name)? {
        return Ok(v);
    }
    // SAFETY: the loop passes its live frame.
    let globals = unsafe { (*(*frame).code).globals };
    if let Some(v) = rt.dict_get_name(DictRef::new(globals), name) {
        return Ok(v);
    }
    match rt.builtin_name(globals, name)? {
        Some(v) => Ok(v),
        None => rt.name_error(name),
    }
}

fn is_plain_dict(rt: &Runtime, v: Value) -> bool {
    v.is_ptr() && matches!(rt.shape_of(v), ShapeId::DICT | ShapeId::NAMESPACE)
}

fn lookup_in(rt: &mut Runtime, names: Value, name: Value) -> R<Option<Value>> {
    if is_plain_dict(rt, names) {
        return Ok(rt.dict_get_name(DictRef::new(names), name));
    }
    rt.item_or_none(names, name)
}

/// Sets a name of a class body or of `exec`.
#[inline(never)]
pub(crate) fn store_name(rt: &mut Runtime, frame: *mut Frame, name: Value, v: Value) -> R<()> {
    let names = local_names(rt, frame);
    if is_plain_dict(rt, names) {
        let d = DictRef::new(names);
        if d.is_namespace() {
            rt.namespace_set(d, name, v)
        } else {
            rt.dict_set_name(d, name, v)
        }
        return Ok(());
    }
    rt.set_item(names, name, v)
}

/// Deletes a name of a class body or of `exec`.
#[cold]
pub(crate) fn delete_name(rt: &mut Runtime, frame: *mut Frame, name: Value) -> R<()> {
    let names = local_names(rt, frame);
    if is_plain_dict(rt, names) {
        return match rt.dict_remove(DictRef::new(names), name)? {
            Some(_) => Ok(()),
            None => rt.name_error(name),
        };
    }
    rt.del_item(names, name)
}

/// A class body's name that may also be a free variable of the function around it.
#[cold]
pub(crate) fn load_class_free(
    rt: &mut Runtime,
    frame: *mut Frame,
    name: Value,
    free: usize,
) -> R<Value> {
    let names = local_names(rt, frame);
    if let Some(v) = lookup_in(rt, names, name)? {
        return Ok(v);
    }
    // SAFETY: the loop passes its live frame, whose function has this free variable.
    let v = unsafe {
        let closure = (*(*frame).function.as_ptr::<Function>()).closure;
        (*rt.tuple_items(closure)[free].as_ptr::<Cell>()).value
    };
    if v.is_null() {
        rt.unbound_free(name)
    } else {
        Ok(v)
    }
}

/// What a safepoint with `ctx.attention` set does.
#[cold]
#[inline(never)]
pub(crate) fn attend(interp: &mut Interp, rt: &mut Runtime) -> R<()> {
    let flags = rt.ctx.attention;
    // SAFETY: the word is only ever accessed atomically while others may set bits of it.
    let word = unsafe { AtomicU64::from_ptr(&raw mut rt.ctx.attention) };
    if flags & (attention::STRESS | attention::COLLECT) != 0 {
        rt.safepoint();
    }
    if rt.ctx.attention & attention::WEAK != 0 {
        word.fetch_and(!attention::WEAK, Ordering::SeqCst);
        rt.call_back_weak();
        rt.run_finalizers();
    }
    if flags & attention::TIER != 0 {
        word.fetch_and(!attention::TIER, Ordering::SeqCst);
        if let Some(mut engine) = interp.engine {
            // SAFETY: the engine outlives the interpreter's runs (see `vm`).
            unsafe { engine.as_mut().background(interp, rt) };
        }
    }
    if flags & attention::THREAD != 0 {
        rt.give_way();
    }
    if flags & attention::SIGNAL != 0 {
        word.fetch_and(!attention::SIGNAL, Ordering::SeqCst);
        return (rt.hooks.signals)(rt);
    }
    Ok(())
}

impl Interp {
    /// A call is about to happen: recursion has no loop edge where signals would be seen.
    #[inline(always)]
    pub fn attend_at_call(&mut self, rt: &mut Runtime) -> R<()> {
        if rt.ctx.attention & attention::AT_CALLS == 0 {
            return Ok(());
        }
        // Whatever runs meanwhile passes its own arguments the same way.
        let args = std::hint::black_box(rt.ctx.args);
        attend(self, rt)?;
        rt.ctx.args = args;
        Ok(())
    }
}

/// Is the native stack nearly used up?
pub(crate) fn native_stack_is_low(rt: &Runtime) -> bool {
    let here = 0u8;
    (&raw const here as u64) < rt.ctx.stack_limit
}

/// `RecursionError`
#[cold]
pub(crate) fn recursion_error<T>(rt: &mut Runtime) -> R<T> {
    rt.raise_new(ClassId::RECURSION_ERROR, "maximum recursion depth exceeded")
}

/// `iter(v)` for a generator expression's first source.
#[cold]
pub(crate) fn make_iter(rt: &mut Runtime, v: Value) -> R<Value> {
    if v.is_ptr() && (rt.is_list(v) || rt.is_tuple(v) || rt.shape_of(v) == ShapeId::RANGE) {
        return Ok(v);
    }
    rt.get_iter(v)
}

/// What to iterate for `yield from v` (x = 0), `await v` (x = 1), or what `__aenter__` (2) or `__aexit__` (3) gave.
#[cold]
pub(crate) fn get_yield_from(rt: &mut Runtime, code: &CodeState, v: Value, x: u8) -> R<Value> {
    if x == 0 {
        return rt.delegated_iterator(v, code.code.flags);
    }
    let source = match x {
        1 => None,
        2 => Some("__aenter__"),
        _ => Some("__aexit__"),
    };
    rt.awaited_iterator(v, source)
}

/// `raise`, `raise a`, `raise a from b`: sets the pending exception.
#[cold]
#[inline(never)]
pub(crate) fn raise(rt: &mut Runtime, x: u8, a: Value, b: Value) {
    let _: R<()> = match x {
        0 => rt.raise_again(),
        1 => rt.raise_value(a, None),
        _ => rt.raise_value(a, Some(b)),
    };
}

/// `__init__` returned something.
#[cold]
pub(crate) fn init_returned(rt: &mut Runtime, v: Value) {
    let message = format!("__init__() should return None, not '{}'", rt.type_name(v));
    let _: Result<(), Raised> = rt.type_error(message);
}

/// `make_function`: parts lie at `parts` in the order of the bits of x.
///
/// # Safety
/// `code` is linked, `ins` one of its verified instructions.
#[inline(never)]
pub(crate) unsafe fn make_function(
    rt: &mut Runtime,
    code: *mut CodeState,
    ins: Ins,
    parts: *const Value,
) -> R<Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let inner = rt.inner_code(code, ins.c as usize);
        let mut next = parts;
        let mut part = |bit: u8| {
            if ins.x & bit == 0 {
                return Value::NULL;
            }
            let v = *next;
            next = next.add(1);
            v
        };
        let (defaults, kw_defaults, annotations, closure) = (part(1), part(2), part(4), part(8));
        let f = rt.new_function(inner, defaults, kw_defaults, closure);
        rt.finish_function(f, annotations)?;
        Ok(f)
    }
}
