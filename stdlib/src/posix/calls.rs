//! Results of calls of the system as results of ours.

use crate::io::handle::{errno, retry_errno};
use rekindle_objects::{R, Runtime, Value};

/// The result of a call that gives −1 on failure.
pub(crate) fn errno_result<T: Copy + PartialEq + From<i8>>(result: T) -> Result<T, i32> {
    if result == T::from(-1) {
        Err(errno())
    } else {
        Ok(result)
    }
}

/// Does a call, again when a signal interrupts it; its failure names a file (or None).
pub(crate) fn check<T: Copy + PartialEq + From<i8>>(
    rt: &mut Runtime,
    filename: Value,
    mut call: impl FnMut() -> T,
) -> R<T> {
    match retry_errno(rt, || errno_result(call()))? {
        Ok(value) => Ok(value),
        Err(errno) => rt.raise_os_error(errno, filename),
    }
}

/// A C `int`, from an argument.
pub(crate) fn int(rt: &mut Runtime, v: Value) -> R<i32> {
    if rt.float_of(v).is_some() && rt.int_of(v).is_none() {
        return rt.type_error("'float' object cannot be interpreted as an integer");
    }
    match i32::try_from(rt.index_i64(v)?) {
        Ok(n) => Ok(n),
        Err(_) => rt.overflow_error("Python int too large to convert to C int"),
    }
}

/// A file descriptor: an int, or an object with `fileno()`.
pub(super) fn descriptor(rt: &mut Runtime, v: Value) -> R<i32> {
    if rt.int_of(v).is_some() {
        return int(rt, v);
    }
    let fileno = rt.intern("fileno");
    match rt.get_attr_opt(v, fileno)? {
        Some(_) => {
            let fd = rt.call_method(v, fileno, &[])?;
            int(rt, fd)
        }
        None => {
            let got = rt.type_name(v);
            rt.type_error(format!(
                "argument must be an int, or have a fileno() method, not {got}"
            ))
        }
    }
}

/// The flag of an optional argument.
pub(super) fn flag(rt: &mut Runtime, v: Value, default: bool) -> R<bool> {
    if v.is_null() {
        Ok(default)
    } else {
        rt.truth(v)
    }
}
