//! Small modules over calls of the system: `select`, `fcntl`, `resource`, `pwd`, `grp`, `termios`, `faulthandler`.

mod accounts;
mod faults;
mod fcntl;
mod poll;
mod resource;
mod select;
mod termios;

use rekindle_objects::{R, Runtime, Value};

pub(crate) use accounts::{install_grp, install_pwd};
pub(crate) use faults::install as install_faulthandler;
pub(crate) use fcntl::install as install_fcntl;
pub(crate) use resource::install as install_resource;
pub(crate) use select::install as install_select;
pub(crate) use termios::install as install_termios;

/// Enters numbers into a module.
fn add_numbers(rt: &mut Runtime, module: Value, numbers: &[(&str, i64)]) {
    for (name, n) in numbers {
        let n = rt.new_int(*n);
        rt.set_module_attr(module, name, n);
    }
}

/// A file descriptor: an int, or an object with `fileno()`.
fn descriptor(rt: &mut Runtime, v: Value) -> R<i32> {
    let n = if rt.int_of(v).is_some() {
        v
    } else {
        let fileno = rt.intern("fileno");
        if rt.get_attr_opt(v, fileno)?.is_none() {
            return rt.type_error("argument must be an int, or have a fileno() method.");
        }
        let n = rt.call_method(v, fileno, &[])?;
        if rt.int_of(n).is_none() {
            return rt.type_error("fileno() returned a non-integer");
        }
        n
    };
    let n = rt.index_i64(n)?;
    if n < 0 {
        return rt.value_error(format!(
            "file descriptor cannot be a negative integer ({n})"
        ));
    }
    Ok(n as i32)
}
