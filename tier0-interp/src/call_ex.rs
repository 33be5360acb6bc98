//! Calls whose arguments come out of a tuple and a dict.

use crate::calls::{Called, plain_init};
use crate::interp::Interp;
use rekindle_abi::heap::BoundMethod;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{R, Runtime, ShapeId, Value};

/// `f(*args, **kwargs)`: callee, an iterable, dict or unset lie at `base`.
///
/// # Safety
/// `base` and two more lie at the top of the newest frame's registers in use.
#[inline(never)]
pub(crate) unsafe fn call_ex(interp: &mut Interp, rt: &mut Runtime, base: *mut Value) -> R<Called> {
    // SAFETY: the caller's promise; the free part of the stack behind the frame takes the arguments.
    unsafe {
        let (callee, mut args, kwargs) = (*base, *base.add(1), *base.add(2));
        if !gets_frame(rt, callee) {
            return rt.call_unpacked(callee, args, kwargs).map(Called::Value);
        }
        if !rt.is_tuple(args) && !rt.is_list(args) {
            args = rt.star_arguments(callee, args)?;
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
            return interp.call_at(rt, to, n, &[]);
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
        interp.call_at(rt, to, n, &names)
    }
}

/// Does a call of `callee` go on in a frame, which takes over the arguments behind the newest one's registers? Other
/// callees may call Python functions, whose frames would lie there too, before they have read their arguments.
fn gets_frame(rt: &mut Runtime, callee: Value) -> bool {
    if !callee.is_ptr() {
        return false;
    }
    match rt.shape_of(callee) {
        ShapeId::FUNCTION => true,
        ShapeId::BOUND_METHOD => {
            // SAFETY: checked by its shape.
            let function = unsafe { (*callee.as_ptr::<BoundMethod>()).function };
            rt.is_function(function)
        }
        ShapeId::TYPE => {
            let class = rt.class_id(callee);
            plain_init(rt, class).is_some_and(|init| !init.is_null())
        }
        ShapeId::NATIVE => false,
        _ => rt
            .lookup_special(callee, rt.names.call)
            .is_some_and(|f| rt.is_function(f)),
    }
}
