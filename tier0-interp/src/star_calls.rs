//! Calls whose arguments are spread from a sequence and a dict: `f(*args, **kwargs)`.

use crate::calls::{Called, plain_init};
use crate::interp::Interp;
use rekindle_abi::heap::BoundMethod;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, R, Runtime, ShapeId, Value};

/// `f(*args, **kwargs)`: callee, an iterable, dict or unset lie at `base`.
///
/// # Safety
/// `base` and two more lie at the top of the newest frame's registers in use.
#[inline(never)]
pub(crate) unsafe fn call_ex(interp: &mut Interp, rt: &mut Runtime, base: *mut Value) -> R<Called> {
    // SAFETY: the caller's promise; the free part of the stack behind the frame takes the arguments.
    unsafe {
        let (callee, mut args, kwargs) = (*base, *base.add(1), *base.add(2));
        if !rt.is_tuple(args) && !rt.is_list(args) {
            args = spread(rt, callee, args)?;
        }
        let to = interp.free_regs();
        *to = callee;
        let mut n = 0;
        let mut push = |v: Value| {
            *to.add(1 + n) = v;
            n += 1;
        };
        if rt.is_tuple(args) {
            rt.tuple_items(args).iter().for_each(|v| push(*v));
        } else {
            for i in 0..rt.list_len(args) {
                push(rt.list_get(args, i));
            }
        }
        if kwargs.is_null()
            || kwargs.is_none()
            || rt.shape_of(kwargs) == ShapeId::DICT && DictRef::new(kwargs).is_empty()
        {
            return call_behind(interp, rt, to, n, &[]);
        }
        let mut names = rt.root_vec();
        for (k, v) in DictRef::new(kwargs).iter() {
            if !rt.is_any_str(k) {
                return rt.type_error("keywords must be strings");
            }
            let k = rt.intern_value(k);
            names.push(k);
            push(v);
        }
        call_behind(interp, rt, to, n, &names)
    }
}

/// A call whose callee and arguments lie behind the newest frame, where any other call writes too: they stay there only
/// for a function, or a class's `__init__`, whose frame takes the place.
///
/// # Safety
/// Callee and `n` arguments lie at `base`, the first free register.
unsafe fn call_behind(
    interp: &mut Interp,
    rt: &mut Runtime,
    base: *mut Value,
    n: usize,
    names: &[Value],
) -> R<Called> {
    // SAFETY: the caller's promise; shapes are checked before pointers are typed.
    unsafe {
        let callee = *base;
        let function = match callee {
            f if f.is_ptr() && rt.shape_of(f) == ShapeId::BOUND_METHOD => {
                (*f.as_ptr::<BoundMethod>()).function
            }
            f => f,
        };
        let plain_class = rt.is_type(callee) && plain_init(rt, rt.class_id(callee)).is_some();
        if rt.is_function(function) || plain_class {
            return interp.call_at(rt, base, n, names);
        }
        let mut all = rt.root_vec();
        all.extend_from_slice(std::slice::from_raw_parts(base.add(1), n));
        rt.call(callee, Args { all: &all, names })
            .map(Called::Value)
    }
}

/// The arguments of `callee(*args)` as a tuple.
#[cold]
fn spread(rt: &mut Runtime, callee: Value, args: Value) -> R<Value> {
    if !rt.has_iter(args) {
        let (label, got) = (rt.function_label(callee)?, rt.type_name(args));
        return rt.type_error(format!(
            "{label} argument after * must be an iterable, not {got}"
        ));
    }
    rt.to_tuple(args)
}
