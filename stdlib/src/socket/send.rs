//! Sending.

use super::Socket;
use super::address;
use super::object::own;
use super::wait::{self, For};
use crate::io::common::bytes_argument;
use crate::posix::{errno_result, int};
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Methods.
    pub(super) METHODS:
    "socket.send" => send, 2, 3, false, Method;
    "socket.sendall" => sendall, 2, 3, false, Method;
    "socket.sendto" => sendto, 1, rekindle_objects::native::ANY, false, Method;
}

pub(super) fn flags(rt: &mut Runtime, v: Option<&Value>) -> R<i32> {
    v.map_or(Ok(0), |v| int(rt, *v))
}

fn send_some(socket: &Socket, bytes: &[u8], flags: i32) -> Result<isize, i32> {
    // SAFETY: bytes to read from.
    errno_result(unsafe { libc::send(socket.fd(), bytes.as_ptr().cast(), bytes.len(), flags) })
}

fn send(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "send")?;
    let bytes = bytes_argument(rt, args.all[1])?;
    let flags = flags(rt, args.all.get(2))?;
    let n = wait::call(rt, socket, For::Writing, || send_some(socket, bytes, flags))?;
    Ok(Value::small_int(n as i64))
}

fn sendall(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "sendall")?;
    let flags = flags(rt, args.all.get(2))?;
    let until = wait::deadline(socket.timeout.get());
    let mut done = 0;
    loop {
        // Asked for anew: handlers of signals run in between.
        let bytes = bytes_argument(rt, args.all[1])?;
        let rest = bytes.get(done..).unwrap_or_default();
        if rest.is_empty() && done > 0 {
            return Ok(Value::NONE);
        }
        let n = wait::call_until(rt, socket, For::Writing, until, || {
            send_some(socket, rest, flags)
        })?;
        done += n as usize;
        if done >= bytes.len() {
            return Ok(Value::NONE);
        }
        (rt.hooks.signals)(rt)?;
    }
}

fn sendto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "sendto")?;
    let (data, flags, to) = match args.all[1..] {
        [data, to] => (data, 0, to),
        [data, flags, to] => (data, int(rt, flags)?, to),
        _ => {
            let given = args.all.len() - 1;
            return rt.type_error(format!("sendto() takes 2 or 3 arguments ({given} given)"));
        }
    };
    let bytes = bytes_argument(rt, data)?;
    let to = address::read(rt, socket.family.get(), to, "sendto")?;
    let n = wait::call(rt, socket, For::Writing, || {
        // SAFETY: bytes to read from, and an address of so many bytes.
        errno_result(unsafe {
            libc::sendto(
                socket.fd(),
                bytes.as_ptr().cast(),
                bytes.len(),
                flags,
                to.pointer(),
                to.len,
            )
        })
    })?;
    Ok(Value::small_int(n as i64))
}
