//! Options of sockets: `setsockopt`, `getsockopt`, timeouts.

use super::errors::os_error;
use super::object::{own, read_timeout, set_blocking, timeout_value};
use crate::io::common::bytes_argument;
use crate::posix::{check, int};
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::time::Duration;

/// Longest value of an option that is asked for as bytes.
const LONGEST_OPTION_BYTES: i32 = 1024;

natives! {
    /// Methods.
    pub(super) METHODS:
    "socket.getblocking" => getblocking, 1, 1, false, Method;
    "socket.getsockopt" => getsockopt, 3, 4, false, Method;
    "socket.gettimeout" => gettimeout, 1, 1, false, Method;
    "socket.setblocking" => setblocking, 2, 2, false, Method;
    "socket.setsockopt" => setsockopt, 4, 5, false, Method;
    "socket.settimeout" => settimeout, 2, 2, false, Method;
    "socket.timeout" => gettimeout, 1, 1, false, Getter;
}

fn getblocking(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let timeout = own(rt, &args.all[0], "getblocking")?.timeout.get();
    Ok(Value::bool(timeout.is_none_or(|t| !t.is_zero())))
}

fn gettimeout(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let timeout = own(rt, &args.all[0], "gettimeout")?.timeout.get();
    Ok(timeout_value(rt, timeout))
}

fn set(rt: &mut Runtime, v: &Value, timeout: Option<Duration>) -> R<Value> {
    let socket = own(rt, v, "settimeout")?;
    socket.timeout.set(timeout);
    set_blocking(rt, socket.fd(), timeout.is_none())?;
    Ok(Value::NONE)
}

fn settimeout(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let timeout = read_timeout(rt, args.all[1])?;
    set(rt, &args.all[0], timeout)
}

fn setblocking(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let blocks = rt.truth(args.all[1])?;
    set(rt, &args.all[0], (!blocks).then_some(Duration::ZERO))
}

fn setsockopt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "setsockopt")?.fd();
    let (level, option) = (int(rt, args.all[1])?, int(rt, args.all[2])?);
    let value = args.all[3];
    if let Some(len) = args.all.get(4) {
        if !value.is_none() {
            let got = rt.type_name(value);
            return rt.type_error(format!("argument 3 must be None, not {got}"));
        }
        let len = rt.index_i64(*len)? as libc::socklen_t;
        // SAFETY: no value, as the caller wants.
        check(rt, Value::NONE, || unsafe {
            libc::setsockopt(fd, level, option, std::ptr::null(), len)
        })?;
        return Ok(Value::NONE);
    }
    if value.is_none() {
        return rt.type_error("setsockopt() requires 4 arguments when the third argument is None");
    }
    let bytes = if rt.int_of(value).is_some() {
        int(rt, value)?.to_ne_bytes().to_vec()
    } else {
        bytes_argument(rt, value)?.to_vec()
    };
    // SAFETY: bytes to read from.
    check(rt, Value::NONE, || unsafe {
        libc::setsockopt(
            fd,
            level,
            option,
            bytes.as_ptr().cast(),
            bytes.len() as libc::socklen_t,
        )
    })?;
    Ok(Value::NONE)
}

fn getsockopt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "getsockopt")?.fd();
    let (level, option) = (int(rt, args.all[1])?, int(rt, args.all[2])?);
    let wanted = match args.all.get(3) {
        Some(v) => int(rt, *v)?,
        None => 0,
    };
    if !(0..=LONGEST_OPTION_BYTES).contains(&wanted) {
        return os_error(rt, "getsockopt buflen out of range");
    }
    let room = if wanted == 0 {
        size_of::<i32>()
    } else {
        wanted as usize
    };
    let mut bytes = vec![0u8; room];
    let mut len = room as libc::socklen_t;
    // SAFETY: room for so many bytes.
    check(rt, Value::NONE, || unsafe {
        libc::getsockopt(fd, level, option, bytes.as_mut_ptr().cast(), &mut len)
    })?;
    if wanted != 0 {
        return Ok(rt.new_bytes(&bytes[..len as usize]));
    }
    let mut number = [0; size_of::<i32>()];
    number.copy_from_slice(&bytes);
    Ok(Value::small_int(i32::from_ne_bytes(number) as i64))
}
