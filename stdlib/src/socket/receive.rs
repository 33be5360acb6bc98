//! Receiving.

use super::Socket;
use super::address::Address;
use super::object::own;
use super::send::flags;
use super::wait::{self, For};
use crate::io::common::fill;
use crate::posix::errno_result;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Methods.
    pub(super) METHODS:
    "socket.recv" => recv, 2, 3, false, Method;
    "socket.recv_into" => recv_into, 1, 4, true, Method;
    "socket.recvfrom" => recvfrom, 2, 3, false, Method;
    "socket.recvfrom_into" => recvfrom_into, 1, 4, true, Method;
}

/// Receives into `room`, if there is any: how much it is.
fn receive(rt: &mut Runtime, socket: &Socket, room: &mut [u8], flags: i32) -> R<usize> {
    if room.is_empty() {
        return Ok(0);
    }
    let n = wait::call(rt, socket, For::Reading, || {
        // SAFETY: room for so many bytes.
        errno_result(unsafe {
            libc::recv(socket.fd(), room.as_mut_ptr().cast(), room.len(), flags)
        })
    })?;
    Ok(n as usize)
}

fn receive_from(
    rt: &mut Runtime,
    socket: &Socket,
    room: &mut [u8],
    flags: i32,
) -> R<(usize, Address)> {
    let mut from = Address::room();
    let n = wait::call(rt, socket, For::Reading, || {
        from = Address::room();
        // SAFETY: room for so many bytes, and for an address and its size.
        errno_result(unsafe {
            libc::recvfrom(
                socket.fd(),
                room.as_mut_ptr().cast(),
                room.len(),
                flags,
                from.pointer_mut(),
                &mut from.len,
            )
        })
    })?;
    Ok((n as usize, from))
}

fn size(rt: &mut Runtime, v: Value, method: &str) -> R<usize> {
    match usize::try_from(rt.index_i64(v)?) {
        Ok(n) => Ok(n),
        Err(_) => rt.value_error(format!("negative buffersize in {method}")),
    }
}

/// Room for so many bytes.
pub(super) fn room(rt: &mut Runtime, len: usize) -> R<Vec<u8>> {
    let mut room = Vec::new();
    if room.try_reserve_exact(len).is_err() {
        return rt.raise_new(rt.exception_class("MemoryError"), "");
    }
    room.resize(len, 0);
    Ok(room)
}

fn recv(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "recv")?;
    let len = size(rt, args.all[1], "recv")?;
    let flags = flags(rt, args.all.get(2))?;
    let mut room = room(rt, len)?;
    let n = receive(rt, socket, &mut room, flags)?;
    Ok(rt.new_bytes(&room[..n]))
}

fn recvfrom(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "recvfrom")?;
    let len = size(rt, args.all[1], "recvfrom")?;
    let flags = flags(rt, args.all.get(2))?;
    let mut room = room(rt, len)?;
    let (n, from) = receive_from(rt, socket, &mut room, flags)?;
    let bytes = rt.new_bytes(&room[..n]);
    let from = from.value(rt);
    Ok(rt.new_tuple(&[bytes, from]))
}

/// The arguments `(buffer, nbytes=0, flags=0)`: the buffer, how much to receive and the flags.
fn into_arguments(
    rt: &mut Runtime,
    args: Args<'_>,
    method: &str,
    too_small: &str,
) -> R<(Value, usize, i32)> {
    let names = ["buffer", "nbytes", "flags"];
    let [buffer, len, flag] = rt.bind_args(method, args, 1, names, 1)?;
    let Some(has) = rt.buffer_room(buffer) else {
        let got = rt.type_name(buffer);
        return rt.type_error(format!(
            "{method}() argument 1 must be read-write bytes-like object, not {got}"
        ));
    };
    let len = if len.is_null() {
        0
    } else {
        size(rt, len, method)?
    };
    let flags = if flag.is_null() {
        0
    } else {
        flags(rt, Some(&flag))?
    };
    if len > has {
        return rt.value_error(too_small);
    }
    Ok((buffer, if len == 0 { has } else { len }, flags))
}

fn recv_into(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "recv_into")?;
    let too_small = "buffer too small for requested bytes";
    let (buffer, len, flags) = into_arguments(rt, args, "recv_into", too_small)?;
    let mut room = room(rt, len)?;
    let n = receive(rt, socket, &mut room, flags)?;
    fill(rt, buffer, &room[..n]);
    Ok(Value::small_int(n as i64))
}

fn recvfrom_into(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "recvfrom_into")?;
    let too_small = "nbytes is greater than the length of the buffer";
    let (buffer, len, flags) = into_arguments(rt, args, "recvfrom_into", too_small)?;
    let mut room = room(rt, len)?;
    let (n, from) = receive_from(rt, socket, &mut room, flags)?;
    fill(rt, buffer, &room[..n]);
    let from = from.value(rt);
    Ok(rt.new_tuple(&[Value::small_int(n as i64), from]))
}
