//! What the loop calls when its fast path fails, and ops that are rare: cold and out of line.

use crate::attrs::{self, state};
use crate::frame::Frame;
use crate::interp::Interp;
use rekindle_abi::heap::{Cell, Function, List};
use rekindle_bytecode::{BinaryOp, CompareOp, Ins};
use rekindle_objects::attr::Method;
use rekindle_objects::code_state::{Cache, CodeState};
use rekindle_objects::dict::DictRef;
use rekindle_objects::exc::slots;
use rekindle_objects::{ClassId, R, Raised, Runtime, ShapeId, Value};

pub(crate) use crate::rare_ops::{Sent, call_ex, call_exit, load_special, load_super, rare, send};

/// `a OP b`, or in place when `x` is 1. Floats that do not fit in words and mixed numbers first.
#[inline(never)]
pub(crate) fn binary(rt: &mut Runtime, op: BinaryOp, x: u8, a: Value, b: Value) -> R<Value> {
    if let (Some(p), Some(q)) = (number(rt, a), number(rt, b))
        && (rt.is_float(a) || rt.is_float(b))
    {
        let z = match op {
            BinaryOp::Add => Some(p + q),
            BinaryOp::Sub => Some(p - q),
            BinaryOp::Mul => Some(p * q),
            BinaryOp::TrueDiv if q != 0.0 => Some(p / q),
            _ => None,
        };
        if let Some(z) = z {
            return Ok(rt.new_float(z));
        }
    }
    if x == 1 { rt.inplace(op, a, b) } else { rt.binary(op, a, b) }
}

/// A float, or an int that is exactly a double.
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
    if v.is_bool() { Ok(v == Value::TRUE) } else { rt.truth(v) }
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

/// `a is b`: ints and floats compare by type and value.
#[inline(always)]
pub fn is_same(rt: &Runtime, a: Value, b: Value) -> bool {
    a == b || a.is_ptr() && b.is_ptr() && same_number(rt, a, b)
}

#[inline(never)]
fn same_number(rt: &Runtime, a: Value, b: Value) -> bool {
    let shape = rt.shape_of(a);
    if shape != rt.shape_of(b) {
        return false;
    }
    match shape {
        ShapeId::FLOAT => rt.float_value(a).to_bits() == rt.float_value(b).to_bits(),
        ShapeId::BIG_INT => rt.big_int_eq(a, b),
        _ => false,
    }
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
            let raw = *l.items.add(i as usize);
            return Some(match shape {
                ShapeId::LIST_VALUE => Value(raw),
                ShapeId::LIST_INT => rt.new_int(raw as i64),
                _ => rt.new_float(f64::from_bits(raw)),
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
pub(crate) fn store_global(rt: &mut Runtime, code: &CodeState, line: &mut Cache, name: Value, v: Value) -> R<()> {
    let d = DictRef::new(code.globals);
    if !d.is_namespace() {
        rt.dict_set_name(d, name, v);
        return Ok(());
    }
    rt.namespace_set(d, name, v);
    let cell = rt.namespace_cell_or_new(d, name);
    *line = Cache { state: state::GLOBAL, data: cell as u64, ..Cache::default() };
    Ok(())
}

/// `del` of a global.
#[cold]
pub(crate) fn delete_global(rt: &mut Runtime, code: &CodeState, name: Value) -> R<()> {
    match rt.dict_remove(DictRef::new(code.globals), name)? {
        Some(_) => Ok(()),
        None => attrs::name_error(rt, name),
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
    let builtins = DictRef::new(rt.builtins);
    match rt.dict_get_name(builtins, name) {
        Some(v) => Ok(v),
        None => attrs::name_error(rt, name),
    }
}

fn is_plain_dict(rt: &Runtime, v: Value) -> bool {
    v.is_ptr() && matches!(rt.shape_of(v), ShapeId::DICT | ShapeId::NAMESPACE)
}

fn lookup_in(rt: &mut Runtime, names: Value, name: Value) -> R<Option<Value>> {
    if is_plain_dict(rt, names) {
        return Ok(rt.dict_get_name(DictRef::new(names), name));
    }
    match rt.get_item(names, name) {
        Ok(v) => Ok(Some(v)),
        Err(_) if rt.pending_is(ClassId::KEY_ERROR) => {
            rt.clear_pending();
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

/// Sets a name of a class body or of `exec`.
#[inline(never)]
pub(crate) fn store_name(rt: &mut Runtime, frame: *mut Frame, name: Value, v: Value) -> R<()> {
    let names = local_names(rt, frame);
    if is_plain_dict(rt, names) {
        let d = DictRef::new(names);
        if d.is_namespace() { rt.namespace_set(d, name, v) } else { rt.dict_set_name(d, name, v) }
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
            None => attrs::name_error(rt, name),
        };
    }
    rt.del_item(names, name)
}

/// A class body's name that may also be a free variable of the function around it.
#[cold]
pub(crate) fn load_class_free(rt: &mut Runtime, frame: *mut Frame, name: Value, free: usize) -> R<Value> {
    let names = local_names(rt, frame);
    if let Some(v) = lookup_in(rt, names, name)? {
        return Ok(v);
    }
    // SAFETY: the loop passes its live frame, whose function has this free variable.
    let v = unsafe {
        let closure = (*(*frame).function.as_ptr::<Function>()).closure;
        (*rt.tuple_items(closure)[free].as_ptr::<Cell>()).value
    };
    if v.is_null() { unbound_free(rt, name).map(|()| v) } else { Ok(v) }
}

/// `UnboundLocalError`
#[cold]
#[inline(never)]
pub(crate) fn unbound_local(rt: &mut Runtime, name: Value) -> R<()> {
    let message = format!(
        "cannot access local variable '{}' where it is not associated with a value",
        rt.str_text(name)
    );
    unbound(rt, ClassId::UNBOUND_LOCAL_ERROR, &message, name)
}

/// `NameError` of a free variable.
#[cold]
#[inline(never)]
pub(crate) fn unbound_free(rt: &mut Runtime, name: Value) -> R<()> {
    let message = format!(
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
        rt.str_text(name)
    );
    unbound(rt, ClassId::NAME_ERROR, &message, name)
}

fn unbound(rt: &mut Runtime, class: ClassId, message: &str, name: Value) -> R<()> {
    let text = rt.new_str(message);
    let exc = rt.new_exception(class, &[text]);
    let attr = rt.names.name_attr;
    rt.add_slot(exc, attr, name);
    rt.raise(exc)
}

/// What a safepoint with `ctx.attention` set does.
#[cold]
#[inline(never)]
pub(crate) fn attend(interp: &mut Interp, rt: &mut Runtime) -> R<()> {
    use rekindle_abi::ctx::attention;
    let flags = rt.ctx.attention;
    if flags & (attention::STRESS | attention::COLLECT) != 0 {
        rt.safepoint();
    }
    if flags & attention::TIER != 0 {
        rt.ctx.attention &= !attention::TIER;
        if let Some(mut engine) = interp.engine {
            // SAFETY: the engine outlives the interpreter's runs (see `vm`).
            unsafe { engine.as_mut().background(interp, rt) };
        }
    }
    if flags & attention::SIGNAL != 0 {
        rt.ctx.attention &= !attention::SIGNAL;
        return (rt.hooks.signals)(rt);
    }
    Ok(())
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

/// What to iterate for `yield from v` (x = 0) or `await v` (x = 1).
#[cold]
pub(crate) fn get_yield_from(rt: &mut Runtime, v: Value, x: u8) -> R<Value> {
    if x == 0 {
        return rt.get_iter(v);
    }
    match rt.call_special(v, rt.names.await_, &[])? {
        Some(it) => Ok(it),
        None => {
            let message = format!("object {} can't be used in 'await' expression", rt.type_name(v));
            rt.type_error(message)
        }
    }
}

/// `raise`, `raise a`, `raise a from b`: sets the pending exception.
#[cold]
#[inline(never)]
pub(crate) fn raise(rt: &mut Runtime, x: u8, a: Value, b: Value) {
    let _: R<()> = raise_or_fail(rt, x, a, b);
}

fn raise_or_fail(rt: &mut Runtime, x: u8, a: Value, b: Value) -> R<()> {
    if x == 0 {
        if rt.handled.is_none() || rt.handled.is_null() {
            return rt.raise_new(ClassId::RUNTIME_ERROR, "No active exception to reraise");
        }
        let handled = rt.handled;
        return rt.raise(handled);
    }
    let exc = instance_of_exception(rt, a, "exceptions must derive from BaseException")?;
    if x == 2 {
        let cause = if b.is_none() {
            b
        } else {
            instance_of_exception(rt, b, "exception causes must derive from BaseException")?
        };
        rt.set_slot(exc, slots::CAUSE, cause);
        rt.set_slot(exc, slots::SUPPRESS, Value::TRUE);
    }
    rt.raise(exc)
}

/// An exception instance from an instance or a class.
fn instance_of_exception(rt: &mut Runtime, v: Value, otherwise: &str) -> R<Value> {
    if rt.is_exception(v) {
        return Ok(v);
    }
    if rt.is_type(v) && rt.is_subclass(rt.class_id(v), ClassId::BASE_EXCEPTION) {
        let made = rt.call(v, rekindle_objects::Args::positional(&[]))?;
        if rt.is_exception(made) {
            return Ok(made);
        }
    }
    rt.type_error(otherwise)
}

/// Does exception `exc` match `what`, a class or a tuple of classes?
#[inline(never)]
pub(crate) fn match_exc(rt: &mut Runtime, exc: Value, what: Value) -> R<bool> {
    if rt.is_type(what) && rt.is_subclass(rt.class_id(what), ClassId::BASE_EXCEPTION) {
        return Ok(rt.is_subclass(rt.class_of(exc), rt.class_id(what)));
    }
    if rt.is_tuple(what) {
        for w in rt.tuple_items(what) {
            if match_exc(rt, exc, *w)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    rt.type_error("catching classes that do not inherit from BaseException is not allowed")
}

/// `__init__` returned something.
#[cold]
pub(crate) fn init_returned(rt: &mut Runtime, v: Value) {
    let message = format!("__init__() should return None, not '{}'", rt.type_name(v));
    let _: Result<(), Raised> = rt.type_error(message);
}

/// Exactly `n` items of `v` into the registers from `to`.
#[inline(never)]
pub(crate) unsafe fn unpack(rt: &mut Runtime, v: Value, to: *mut Value, n: usize) -> R<()> {
    let count = if rt.is_tuple(v) {
        rt.tuple_items(v).len()
    } else if rt.is_list(v) {
        rt.list_len(v)
    } else {
        // SAFETY: the caller's promise: `n` registers lie at `to`.
        return unsafe { unpack_iterable(rt, v, to, n) };
    };
    if count != n {
        return unpack_count(rt, n, count, true);
    }
    for i in 0..n {
        let item = if rt.is_tuple(v) { rt.tuple_items(v)[i] } else { rt.list_get(v, i) };
        // SAFETY: the caller's promise.
        unsafe { *to.add(i) = item };
    }
    Ok(())
}

unsafe fn unpack_iterable(rt: &mut Runtime, v: Value, to: *mut Value, n: usize) -> R<()> {
    let it = match rt.get_iter(v) {
        Ok(it) => it,
        Err(e) => {
            if rt.pending_is(ClassId::TYPE_ERROR) && !rt.has_iter(v) {
                rt.clear_pending();
                let message = format!("cannot unpack non-iterable {} object", rt.type_name(v));
                return rt.type_error(message);
            }
            return Err(e);
        }
    };
    for i in 0..n {
        match rt.iter_next(it)? {
            // SAFETY: the caller's promise.
            Some(item) => unsafe { *to.add(i) = item },
            None => return unpack_count(rt, n, i, true),
        }
    }
    match rt.iter_next(it)? {
        Some(_) => unpack_count(rt, n, n + 1, false),
        None => Ok(()),
    }
}

#[cold]
fn unpack_count(rt: &mut Runtime, expected: usize, got: usize, known: bool) -> R<()> {
    if got < expected {
        return rt.value_error(format!("not enough values to unpack (expected {expected}, got {got})"));
    }
    rt.value_error(match known {
        true => format!("too many values to unpack (expected {expected}, got {got})"),
        false => format!("too many values to unpack (expected {expected})"),
    })
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
