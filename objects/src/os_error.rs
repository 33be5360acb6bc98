//! `OSError`: the class by error number, its fields, its text.

use crate::exc::slots;
use crate::exception_slots::WRITTEN;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Methods of `OSError`.
    pub TABLE:
    "OSError.__new__" => os_error_new, 1, ANY, true, Static;
    "OSError.__init__" => os_error_init, 1, ANY, true, Method;
    "OSError.__str__" => os_error_str, 1, 1, false, Method;
    "OSError.__reduce__" => os_error_reduce, 1, 1, false, Method;
}

/// Classes by error number (PEP 3151).
const CLASSES: &[(i32, &str)] = &[
    (libc::EAGAIN, "BlockingIOError"),
    (libc::EALREADY, "BlockingIOError"),
    (libc::EINPROGRESS, "BlockingIOError"),
    (libc::EPIPE, "BrokenPipeError"),
    (libc::ESHUTDOWN, "BrokenPipeError"),
    (libc::ECHILD, "ChildProcessError"),
    (libc::ECONNABORTED, "ConnectionAbortedError"),
    (libc::ECONNREFUSED, "ConnectionRefusedError"),
    (libc::ECONNRESET, "ConnectionResetError"),
    (libc::EEXIST, "FileExistsError"),
    (libc::ENOENT, "FileNotFoundError"),
    (libc::EISDIR, "IsADirectoryError"),
    (libc::ENOTDIR, "NotADirectoryError"),
    (libc::EINTR, "InterruptedError"),
    (libc::EACCES, "PermissionError"),
    (libc::EPERM, "PermissionError"),
    (libc::ESRCH, "ProcessLookupError"),
    (libc::ETIMEDOUT, "TimeoutError"),
];

impl Runtime {
    /// Raises the `OSError` of an error number, with its text and a file name (or None).
    pub fn raise_os_error<T>(&mut self, errno: i32, filename: Value) -> R<T> {
        let text = std::io::Error::from_raw_os_error(errno).to_string();
        // Rust adds the number.
        let text = text.split(" (os error").next().unwrap_or_default();
        let text = self.new_str(text);
        let class = self.class(ClassId::OS_ERROR).object;
        let args = [Value::small_int(errno as i64), text, filename];
        let given = if filename.is_none() {
            &args[..2]
        } else {
            &args[..]
        };
        let exc = self.call(class, Args::positional(given))?;
        self.raise(exc)
    }
}

fn os_error_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut class = rt.class_argument(args.all[0], ClassId::OS_ERROR)?;
    let given = &args.pos()[1..];
    if class == ClassId::OS_ERROR
        && (2..=5).contains(&given.len())
        && let Some(errno) = rt.int_of(given[0]).and_then(|i| i.to_i64())
        && let Some((_, name)) = CLASSES.iter().find(|(e, _)| *e as i64 == errno)
    {
        class = rt.exception_class(name);
    }
    let exc = rt.new_exception(class, given);
    set_fields(rt, exc, given);
    Ok(exc)
}

fn os_error_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !args.names.is_empty() {
        let name = rt.type_name(args.all[0]);
        return rt.type_error(format!("{name}() takes no keyword arguments"));
    }
    let exc = crate::exceptions::set_args(rt, args)?;
    set_fields(rt, exc, &args.pos()[1..]);
    Ok(Value::NONE)
}

/// The fields from two to five arguments; `args` keeps the first two.
fn set_fields(rt: &mut Runtime, exc: Value, given: &[Value]) {
    if !(2..=5).contains(&given.len()) {
        return;
    }
    rt.set_field(exc, "errno", given[0]);
    rt.set_field(exc, "strerror", given[1]);
    let Some(filename) = given.get(2).copied().filter(|f| !f.is_none()) else {
        return;
    };
    // Of one class, the third argument may be a number: how much was written.
    let blocking = rt.exception_class("BlockingIOError");
    if rt.class_of(exc) == blocking && rt.int_of(filename).is_some() {
        rt.set_field(exc, WRITTEN, filename);
        return;
    }
    rt.set_field(exc, "filename", filename);
    if let Some(second) = given.get(4) {
        rt.set_field(exc, "filename2", *second);
    }
    let args = rt.new_tuple(&given[..2]);
    rt.set_slot(exc, slots::ARGS, args);
}

/// As any exception's, with the file names among the arguments.
fn os_error_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = args.all[0];
    let [first, second] = ["filename", "filename2"].map(|name| rt.field(exc, name));
    let given = match *rt.exception_args(exc) {
        [errno, text] if !first.is_none() && second.is_none() => {
            rt.new_tuple(&[errno, text, first])
        }
        [errno, text] if !first.is_none() => {
            rt.new_tuple(&[errno, text, first, Value::NONE, second])
        }
        _ => rt.get_slot(exc, slots::ARGS),
    };
    let class = rt.type_of(exc);
    let dict = rt.get_attr(exc, rt.names.dict)?;
    match rt.len(dict)? {
        0 => Ok(rt.new_tuple(&[class, given])),
        _ => Ok(rt.new_tuple(&[class, given, dict])),
    }
}

/// `[Errno 2] No such file or directory: 'x'`
fn os_error_str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = args.all[0];
    let [errno, text, first, second] =
        ["errno", "strerror", "filename", "filename2"].map(|name| rt.field(exc, name));
    if errno.is_none() && text.is_none() {
        let base = rt.class(ClassId::BASE_EXCEPTION).object;
        let plain = rt.get_attr(base, rt.names.str)?;
        return rt.call(plain, Args::positional(&[exc]));
    }
    let (errno, text) = (rt.str(errno)?, rt.str(text)?);
    let mut out = format!("[Errno {}] {}", rt.str_text(errno), rt.str_text(text));
    if !first.is_none() {
        out.push_str(": ");
        rt.repr_into(first, &mut out)?;
    }
    if !first.is_none() && !second.is_none() {
        out.push_str(" -> ");
        rt.repr_into(second, &mut out)?;
    }
    Ok(rt.new_str(&out))
}
