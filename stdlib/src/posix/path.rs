//! Arguments that name files, and functions on names.

use super::calls;
use crate::io::common::{escaped_text, fspath, is_bytes};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::ffi::{CStr, CString};

natives! {
    /// Functions on names of files.
    pub(super) TABLE:
    "posix.fspath" => fs_path, 1, 1, true, Function;
    "posix._path_normpath" => normpath, 1, 1, true, Function;
    "posix._path_splitroot_ex" => splitroot, 1, 1, true, Function;
}

/// What an argument may be.
#[derive(Clone, Copy)]
pub(crate) struct PathRules {
    pub(crate) function: &'static str,
    pub(crate) argument: &'static str,
    /// May it be a file descriptor?
    pub(crate) fd: bool,
    /// May it be None (the current folder)?
    pub(crate) none: bool,
}

/// A file that an argument names.
pub(crate) struct Path {
    /// The argument, for errors.
    pub(crate) given: Value,
    /// Its name; of a descriptor, the empty one.
    pub(crate) name: CString,
    /// The descriptor.
    pub(crate) fd: Option<i32>,
    /// Was the name given as bytes?
    pub(crate) bytes: bool,
}

impl Path {
    /// The name as the system takes it.
    pub(crate) fn as_ptr(&self) -> *const libc::c_char {
        self.name.as_ptr()
    }

    /// A name found on the disk, of the type the argument had.
    pub(crate) fn found(&self, rt: &mut Runtime, name: &[u8]) -> Value {
        if self.bytes {
            rt.new_bytes(name)
        } else {
            escaped_text(rt, name)
        }
    }
}

impl PathRules {
    /// Rules of an argument that names a file.
    pub(crate) const fn new(function: &'static str, argument: &'static str) -> PathRules {
        PathRules {
            function,
            argument,
            fd: false,
            none: false,
        }
    }

    /// Descriptors are accepted, too.
    pub(crate) const fn or_fd(mut self) -> PathRules {
        self.fd = true;
        self
    }

    /// None is accepted, too.
    pub(crate) const fn or_none(mut self) -> PathRules {
        self.none = true;
        self
    }

    /// Reads an argument.
    pub(crate) fn read(self, rt: &mut Runtime, v: Value) -> R<Path> {
        if self.none && (v.is_null() || v.is_none()) {
            return Ok(Path {
                given: Value::NONE,
                name: c".".into(),
                fd: None,
                bytes: false,
            });
        }
        if self.fd && rt.int_of(v).is_some() {
            return Ok(Path {
                given: v,
                name: CString::default(),
                fd: Some(calls::int(rt, v)?),
                bytes: false,
            });
        }
        let Ok(path) = fspath(rt, v) else {
            if rt.pending_is(ClassId::TYPE_ERROR) && !rt.is_any_str(v) {
                let special = rt.intern("__fspath__");
                let class = rt.class_of(v);
                if rt.lookup(class, special).is_none() {
                    rt.clear_pending();
                    return self.wrong_type(rt, v);
                }
            }
            return Err(rekindle_objects::Raised);
        };
        let bytes = is_bytes(rt, path);
        let content = match rt.bytes_like(path) {
            Some(content) => content.to_vec(),
            None => crate::io::common::escaped_bytes(rt, path)?,
        };
        let Ok(name) = CString::new(content) else {
            return rt.value_error(format!(
                "{}: embedded null {} in {}",
                self.function,
                if bytes { "byte" } else { "character" },
                self.argument
            ));
        };
        Ok(Path {
            given: v,
            name,
            fd: None,
            bytes,
        })
    }

    fn wrong_type<T>(self, rt: &mut Runtime, v: Value) -> R<T> {
        let got = rt.type_name(v);
        let allowed = match (self.fd, self.none) {
            (true, true) => "string, bytes, os.PathLike, integer or None",
            (true, false) => "string, bytes, os.PathLike or integer",
            (false, true) => "string, bytes, os.PathLike or None",
            (false, false) => "string, bytes or os.PathLike",
        };
        rt.type_error(format!(
            "{}: {} should be {allowed}, not {got}",
            self.function, self.argument
        ))
    }
}

/// An argument `dir_fd`.
pub(super) fn dir_fd(rt: &mut Runtime, v: Value) -> R<i32> {
    if v.is_null() || v.is_none() {
        return Ok(libc::AT_FDCWD);
    }
    if rt.int_of(v).is_none() {
        let got = rt.type_name(v);
        return rt.type_error(format!("argument should be integer or None, not {got}"));
    }
    calls::int(rt, v)
}

/// Raises the `OSError` of a call that concerns two files.
pub(super) fn fail_two<T>(rt: &mut Runtime, errno: i32, first: Value, second: Value) -> R<T> {
    let text = error_text(errno);
    let text = rt.new_str(&text);
    let class = rt.class(ClassId::OS_ERROR).object;
    let args = [
        Value::small_int(errno as i64),
        text,
        first,
        Value::NONE,
        second,
    ];
    let exc = rt.call(class, Args::positional(&args))?;
    rt.raise(exc)
}

/// `os.strerror`
pub(crate) fn error_text(errno: i32) -> String {
    // SAFETY: a text that ends with a zero, valid until the next call.
    unsafe {
        let text = libc::strerror(errno);
        if text.is_null() {
            return format!("Unknown error {errno}");
        }
        CStr::from_ptr(text).to_string_lossy().into_owned()
    }
}

fn fs_path(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path] = rt.bind_args("fspath", args, 0, ["path"], 1)?;
    fspath(rt, path)
}

/// The content of a name, and whether it is bytes.
fn content(rt: &mut Runtime, v: Value) -> R<(Vec<u8>, bool)> {
    let path = fspath(rt, v)?;
    Ok(match rt.bytes_like(path) {
        Some(bytes) => (bytes.to_vec(), true),
        None => (rt.str_bytes(path).to_vec(), false),
    })
}

fn of_kind(rt: &mut Runtime, text: &[u8], bytes: bool) -> Value {
    if bytes {
        rt.new_bytes(text)
    } else {
        rt.new_str_wtf8(text)
    }
}

/// How many slashes begin a name without meaning the same as fewer: two do.
fn root_len(path: &[u8]) -> usize {
    match path.iter().take_while(|b| **b == b'/').count() {
        0 => 0,
        2 => 2,
        _ => 1,
    }
}

fn normpath(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path] = rt.bind_args("_path_normpath", args, 0, ["path"], 1)?;
    let (path, bytes) = content(rt, path)?;
    let root = root_len(&path);
    let mut parts: Vec<&[u8]> = Vec::new();
    for part in path.split(|b| *b == b'/') {
        match part {
            b"" | b"." => {}
            b".." if parts.last().is_some_and(|last| *last != b"..") => drop(parts.pop()),
            b".." if root > 0 => {}
            part => parts.push(part),
        }
    }
    let mut out = path[..root].to_vec();
    out.extend_from_slice(&parts.join(&b'/'));
    if out.is_empty() {
        out.push(b'.');
    }
    Ok(of_kind(rt, &out, bytes))
}

fn splitroot(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path] = rt.bind_args("_path_splitroot_ex", args, 0, ["path"], 1)?;
    let (path, bytes) = content(rt, path)?;
    let (root, rest) = path.split_at(root_len(&path));
    let parts = [
        of_kind(rt, b"", bytes),
        of_kind(rt, root, bytes),
        of_kind(rt, rest, bytes),
    ];
    Ok(rt.new_tuple(&parts))
}
