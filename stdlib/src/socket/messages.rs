//! `sendmsg` and `recvmsg`: data in pieces, with ancillary data beside it.

use super::Socket;
use super::address::{self, Address};
use super::errors::os_error;
use super::object::own;
use super::receive::room;
use super::send::flags;
use super::wait::{self, For};
use crate::io::common::bytes_argument;
use crate::posix::{errno_result, int};
use rekindle_objects::heap::RootVec;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ptr;

natives! {
    /// Functions.
    pub(super) FUNCTIONS:
    "_socket.CMSG_LEN" => cmsg_len, 1, 1, false, Function;
    "_socket.CMSG_SPACE" => cmsg_space, 1, 1, false, Function;
}

natives! {
    /// Methods.
    pub(super) METHODS:
    "socket.recvmsg" => recvmsg, 2, 4, false, Method;
    "socket.recvmsg_into" => recvmsg_into, 2, 4, false, Method;
    "socket.sendmsg" => sendmsg, 2, 5, false, Method;
}

/// The items of an argument, which a TypeError names if it has none.
fn items(rt: &mut Runtime, v: Value, what: &str) -> R<RootVec> {
    match rt.get_iter(v) {
        Ok(iterator) => rt.collect(iterator),
        Err(_) => {
            rt.clear_pending();
            rt.type_error(format!("{what} must be an iterable"))
        }
    }
}

/// The size of the data of a piece of ancillary data.
fn data_len(rt: &mut Runtime, v: Value, function: &str) -> R<u32> {
    match rt.index_i64(v)? {
        n if (0..=0x7fff_ffff).contains(&n) => Ok(n as u32),
        _ => rt.overflow_error(format!("{function}() argument out of range")),
    }
}

fn cmsg_len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let len = data_len(rt, args.all[0], "CMSG_LEN")?;
    // SAFETY: reckons.
    Ok(Value::small_int(unsafe { libc::CMSG_LEN(len) } as i64))
}

fn cmsg_space(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let len = data_len(rt, args.all[0], "CMSG_SPACE")?;
    // SAFETY: reckons.
    Ok(Value::small_int(unsafe { libc::CMSG_SPACE(len) } as i64))
}

/// Room for ancillary data, aligned as its heads want it.
fn control_room(bytes: usize) -> Vec<u64> {
    vec![0; bytes.div_ceil(size_of::<u64>())]
}

/// A message without an address that reads and writes these pieces.
fn message(pieces: &mut [libc::iovec], control: &mut [u64], control_bytes: usize) -> libc::msghdr {
    // SAFETY: numbers and pointers, for which zeros are values.
    let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
    message.msg_iov = pieces.as_mut_ptr();
    message.msg_iovlen = pieces.len();
    if control_bytes > 0 {
        message.msg_control = control.as_mut_ptr().cast();
        message.msg_controllen = control_bytes;
    }
    message
}

/// What came with a message.
struct Received {
    len: usize,
    ancillary: Value,
    flags: i32,
    from: Value,
}

fn receive(
    rt: &mut Runtime,
    socket: &Socket,
    pieces: &mut [libc::iovec],
    control_bytes: usize,
    flags: i32,
) -> R<Received> {
    let mut control = control_room(control_bytes);
    let mut from = Address::room();
    let mut header = message(pieces, &mut control, control_bytes);
    let len = wait::call(rt, socket, For::Reading, || {
        from = Address::room();
        header.msg_name = from.pointer_mut().cast();
        header.msg_namelen = from.len;
        header.msg_controllen = control_bytes;
        // SAFETY: pieces with room, room for ancillary data and for an address.
        errno_result(unsafe { libc::recvmsg(socket.fd(), &mut header, flags) })
    })?;
    from.len = header.msg_namelen;
    let ancillary = rt.new_empty_list();
    // SAFETY: a header that the system has filled.
    let mut next = unsafe { libc::CMSG_FIRSTHDR(&header) };
    // SAFETY: points into the room for ancillary data, or is null.
    while let Some(head) = unsafe { next.as_ref() } {
        let item = ancillary_item(rt, &header, head);
        rt.list_push(ancillary, item);
        // SAFETY: the same header, and one of its heads.
        next = unsafe { libc::CMSG_NXTHDR(&header, head) };
    }
    Ok(Received {
        len: len as usize,
        ancillary,
        flags: header.msg_flags,
        from: from.value(rt),
    })
}

/// `(level, type, data)` of one piece; a piece that was cut is as long as what is left of it.
fn ancillary_item(rt: &mut Runtime, header: &libc::msghdr, head: &libc::cmsghdr) -> Value {
    // SAFETY: a head within the header's room.
    let data = unsafe { libc::CMSG_DATA(head) };
    let before = data as usize - ptr::from_ref(head) as usize;
    let left = header.msg_control as usize + header.msg_controllen - data as usize;
    let len = head.cmsg_len.saturating_sub(before).min(left);
    // SAFETY: so many bytes lie within the room, as was just reckoned.
    let data = rt.new_bytes(unsafe { std::slice::from_raw_parts(data, len) });
    let number = |n: i32| Value::small_int(n as i64);
    rt.new_tuple(&[number(head.cmsg_level), number(head.cmsg_type), data])
}

/// The sizes and flags after the first argument of `recvmsg` and `recvmsg_into`.
fn sizes(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<(usize, i32)> {
    let control = match args.all.get(2) {
        Some(v) => rt.index_i64(*v)?,
        None => 0,
    };
    let flags = flags(rt, args.all.get(3))?;
    match usize::try_from(control) {
        Ok(n) if n <= 0x7fff_ffff => Ok((n, flags)),
        _ => rt.value_error(format!(
            "invalid ancillary data buffer length in {method}()"
        )),
    }
}

fn recvmsg(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "recvmsg")?;
    let len = rt.index_i64(args.all[1])?;
    let (control, flags) = sizes(rt, args, "recvmsg")?;
    let Ok(len) = usize::try_from(len) else {
        return rt.value_error("negative buffer size in recvmsg()");
    };
    let mut bytes = room(rt, len)?;
    let mut pieces = [libc::iovec {
        iov_base: bytes.as_mut_ptr().cast(),
        iov_len: len,
    }];
    let got = receive(rt, socket, &mut pieces, control, flags)?;
    let bytes = rt.new_bytes(&bytes[..got.len]);
    let flags = Value::small_int(got.flags as i64);
    Ok(rt.new_tuple(&[bytes, got.ancillary, flags, got.from]))
}

fn recvmsg_into(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "recvmsg_into")?;
    let buffers = items(rt, args.all[1], "recvmsg_into() argument 1")?;
    let (control, flags) = sizes(rt, args, "recvmsg_into")?;
    let mut rooms = Vec::new();
    for buffer in &buffers {
        let Some(len) = rt.buffer_room(*buffer) else {
            let got = rt.type_name(*buffer);
            return rt.type_error(format!(
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers, not {got}"
            ));
        };
        rooms.push(vec![0u8; len]);
    }
    let mut pieces: Vec<_> = rooms
        .iter_mut()
        .map(|room| libc::iovec {
            iov_base: room.as_mut_ptr().cast(),
            iov_len: room.len(),
        })
        .collect();
    let got = receive(rt, socket, &mut pieces, control, flags)?;
    let mut left = got.len;
    for (buffer, room) in buffers.iter().zip(&rooms) {
        let n = left.min(room.len());
        crate::io::common::fill(rt, *buffer, &room[..n]);
        left -= n;
    }
    let number = |n: i64| Value::small_int(n);
    Ok(rt.new_tuple(&[
        number(got.len as i64),
        got.ancillary,
        number(got.flags as i64),
        got.from,
    ]))
}

/// Ancillary data to send: level, type, and where its bytes lie in a buffer of all.
struct Ancillary {
    level: i32,
    kind: i32,
    data: Vec<u8>,
}

fn read_ancillary(rt: &mut Runtime, v: Option<&Value>) -> R<Vec<Ancillary>> {
    let Some(v) = v else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for item in &items(rt, *v, "sendmsg() argument 2")? {
        if !rt.is_tuple(*item) {
            return rt.type_error("[sendmsg() ancillary data items] must be a tuple");
        }
        let [level, kind, data] = rt.tuple_items(*item) else {
            return rt
                .type_error("[sendmsg() ancillary data items] must be a sequence of length 3");
        };
        all.push(Ancillary {
            level: int(rt, *level)?,
            kind: int(rt, *kind)?,
            data: bytes_argument(rt, *data)?.to_vec(),
        });
    }
    Ok(all)
}

/// Writes ancillary data as the system wants it: the room, and how much of it is used.
fn write_ancillary(all: &[Ancillary]) -> (Vec<u64>, usize) {
    // SAFETY: reckons.
    let space = |a: &Ancillary| unsafe { libc::CMSG_SPACE(a.data.len() as u32) } as usize;
    let bytes = all.iter().map(space).sum();
    let mut control = control_room(bytes);
    let header = message(&mut [], &mut control, bytes);
    // SAFETY: a header with the room just made.
    let mut next = unsafe { libc::CMSG_FIRSTHDR(&header) };
    for a in all {
        // SAFETY: there is room for each of them, as was reckoned above; `next` is the head of this one.
        unsafe {
            (*next).cmsg_level = a.level;
            (*next).cmsg_type = a.kind;
            (*next).cmsg_len = libc::CMSG_LEN(a.data.len() as u32) as usize;
            ptr::copy_nonoverlapping(a.data.as_ptr(), libc::CMSG_DATA(next), a.data.len());
            next = libc::CMSG_NXTHDR(&header, next);
        }
    }
    (control, bytes)
}

fn sendmsg(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "sendmsg")?;
    let mut data = Vec::new();
    for piece in &items(rt, args.all[1], "sendmsg() argument 1")? {
        data.push(bytes_argument(rt, *piece)?.to_vec());
    }
    let ancillary = read_ancillary(rt, args.all.get(2))?;
    let flags = flags(rt, args.all.get(3))?;
    let mut to = match args.all.get(4).filter(|v| !v.is_none()) {
        Some(v) => Some(address::read(rt, socket.family.get(), *v, "sendmsg")?),
        None => None,
    };
    if ancillary.iter().any(|a| a.data.len() > 0x7fff_ff00) {
        return os_error(rt, "ancillary data item too large");
    }
    let (mut control, bytes) = write_ancillary(&ancillary);
    let mut pieces: Vec<_> = data
        .iter_mut()
        .map(|piece| libc::iovec {
            iov_base: piece.as_mut_ptr().cast(),
            iov_len: piece.len(),
        })
        .collect();
    let mut header = message(&mut pieces, &mut control, bytes);
    if let Some(to) = &mut to {
        header.msg_name = to.pointer_mut().cast();
        header.msg_namelen = to.len;
    }
    let n = wait::call(rt, socket, For::Writing, || {
        // SAFETY: pieces and ancillary data to read from, and an address or none.
        errno_result(unsafe { libc::sendmsg(socket.fd(), &header, flags) })
    })?;
    Ok(Value::small_int(n as i64))
}
