//! The environment, the current folder.

use super::calls::check;
use crate::io::common::{escaped_bytes, escaped_text, fspath};
use crate::io::handle::errno;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ffi::{CStr, CString};

natives! {
    /// Functions of the environment.
    pub(super) TABLE:
    "posix.putenv" => putenv, 2, 2, false, Function;
    "posix.unsetenv" => unsetenv, 1, 1, false, Function;
    "posix.getcwd" => getcwd, 0, 0, false, Function;
    "posix.getcwdb" => getcwdb, 0, 0, false, Function;
}

unsafe extern "C" {
    static environ: *const *const libc::c_char;
}

/// The variables as bytes, `NAME=value`.
fn variables() -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    // SAFETY: a list of texts that ends with null; nobody else changes it now.
    unsafe {
        let mut at = environ;
        while !at.is_null() && !(*at).is_null() {
            found.push(CStr::from_ptr(*at).to_bytes().to_vec());
            at = at.add(1);
        }
    }
    found
}

/// `posix.environ`: a dict of bytes.
pub(super) fn add_environ(rt: &mut Runtime, module: Value) -> R<()> {
    let dict = rt.new_dict();
    rt.set_module_attr(module, "environ", dict);
    for variable in variables() {
        if let Some(i) = variable.iter().skip(1).position(|b| *b == b'=') {
            let (name, value) = (&variable[..i + 1], &variable[i + 2..]);
            let (name, value) = (rt.new_bytes(name), rt.new_bytes(value));
            rt.set_item(dict, name, value)?;
        }
    }
    Ok(())
}

fn text(rt: &mut Runtime, v: Value) -> R<CString> {
    let v = fspath(rt, v)?;
    let bytes = match rt.bytes_like(v) {
        Some(bytes) => bytes.to_vec(),
        None => escaped_bytes(rt, v)?,
    };
    match CString::new(bytes) {
        Ok(text) => Ok(text),
        Err(_) => rt.value_error("embedded null byte"),
    }
}

fn putenv(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (name, value) = (text(rt, args.all[0])?, text(rt, args.all[1])?);
    if name.as_bytes().contains(&b'=') {
        return rt.value_error("illegal environment variable name");
    }
    // SAFETY: texts that end with a zero; the program runs no code that reads the environment on other threads.
    check(rt, Value::NONE, || unsafe {
        libc::setenv(name.as_ptr(), value.as_ptr(), 1)
    })?;
    Ok(Value::NONE)
}

fn unsetenv(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = text(rt, args.all[0])?;
    // SAFETY: as in `putenv`.
    check(rt, Value::NONE, || unsafe { libc::unsetenv(name.as_ptr()) })?;
    Ok(Value::NONE)
}

fn current(rt: &mut Runtime) -> R<Vec<u8>> {
    let mut path = vec![0u8; libc::PATH_MAX as usize];
    // SAFETY: a place to write a text to.
    let found = unsafe { libc::getcwd(path.as_mut_ptr().cast(), path.len()) };
    if found.is_null() {
        return rt.raise_os_error(errno(), Value::NONE);
    }
    let len = path.iter().position(|b| *b == 0).unwrap_or(0);
    path.truncate(len);
    Ok(path)
}

fn getcwd(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let path = current(rt)?;
    Ok(escaped_text(rt, &path))
}

fn getcwdb(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let path = current(rt)?;
    Ok(rt.new_bytes(&path))
}
