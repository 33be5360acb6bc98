//! The exceptions of the module, and how failures of the resolver become them.

use crate::module_errors::{error_class, module_attr};
use rekindle_objects::{Args, ClassId, R, Runtime, Value};
use std::ffi::CStr;

/// Makes `error`, `herror`, `gaierror` and `timeout`.
pub(super) fn add(rt: &mut Runtime, module: Value) -> R<()> {
    let error = rt.class(ClassId::OS_ERROR).object;
    rt.set_module_attr(module, "error", error);
    let timeout = rt.class(rt.exception_class("TimeoutError")).object;
    rt.set_module_attr(module, "timeout", timeout);
    for name in ["herror", "gaierror"] {
        let class = error_class(rt, "socket", name, &[ClassId::OS_ERROR])?;
        rt.set_module_attr(module, name, class);
    }
    Ok(())
}

/// Raises `TimeoutError: timed out`.
pub(super) fn timed_out<T>(rt: &mut Runtime) -> R<T> {
    let class = rt.exception_class("TimeoutError");
    rt.raise_new(class, "timed out")
}

/// Raises the exception of a code of `getaddrinfo` and its like.
pub(super) fn resolver_error<T>(rt: &mut Runtime, code: i32) -> R<T> {
    if code == libc::EAI_SYSTEM {
        let errno = crate::io::handle::errno();
        return rt.raise_os_error(errno, Value::NONE);
    }
    // SAFETY: the system's own text for a number, which is never freed.
    let text = unsafe { CStr::from_ptr(libc::gai_strerror(code)) };
    numbered(rt, "gaierror", code, &text.to_string_lossy())
}

/// Raises `herror(code, text)`.
pub(super) fn host_error<T>(rt: &mut Runtime, code: i32) -> R<T> {
    // SAFETY: the system's own text for a number, which is never freed.
    let text = unsafe { CStr::from_ptr(libc::hstrerror(code)) };
    numbered(rt, "herror", code, &text.to_string_lossy())
}

fn numbered<T>(rt: &mut Runtime, class: &str, code: i32, text: &str) -> R<T> {
    let class = module_attr(rt, "_socket", class)?;
    let text = rt.new_str(text);
    let exc = rt.call(
        class,
        Args::positional(&[Value::small_int(code as i64), text]),
    )?;
    rt.raise(exc)
}

/// Raises a plain `OSError` with a text.
pub(super) fn os_error<T>(rt: &mut Runtime, text: impl AsRef<str>) -> R<T> {
    rt.raise_new(ClassId::OS_ERROR, text)
}
