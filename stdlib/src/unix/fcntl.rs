//! Module `fcntl`.

use super::{add_numbers, descriptor};
use crate::io::handle::retry;
use crate::posix::errno_result;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions of the module.
    TABLE:
    "fcntl.fcntl" => fcntl, 2, 3, false, Function;
    "fcntl.ioctl" => ioctl, 2, 4, false, Function;
    "fcntl.flock" => flock, 2, 2, false, Function;
    "fcntl.lockf" => lockf, 2, 5, false, Function;
}

/// Most bytes that an argument may have.
const MOST: usize = 1024;

const NUMBERS: &[(&str, i64)] = &[
    ("LOCK_SH", libc::LOCK_SH as i64),
    ("LOCK_EX", libc::LOCK_EX as i64),
    ("LOCK_NB", libc::LOCK_NB as i64),
    ("LOCK_UN", libc::LOCK_UN as i64),
    ("F_DUPFD", libc::F_DUPFD as i64),
    ("F_DUPFD_CLOEXEC", libc::F_DUPFD_CLOEXEC as i64),
    ("F_GETFD", libc::F_GETFD as i64),
    ("F_SETFD", libc::F_SETFD as i64),
    ("F_GETFL", libc::F_GETFL as i64),
    ("F_SETFL", libc::F_SETFL as i64),
    ("F_GETLK", libc::F_GETLK as i64),
    ("F_SETLK", libc::F_SETLK as i64),
    ("F_SETLKW", libc::F_SETLKW as i64),
    ("F_GETOWN", libc::F_GETOWN as i64),
    ("F_SETOWN", libc::F_SETOWN as i64),
    ("F_RDLCK", libc::F_RDLCK as i64),
    ("F_WRLCK", libc::F_WRLCK as i64),
    ("F_UNLCK", libc::F_UNLCK as i64),
    ("F_GETPIPE_SZ", libc::F_GETPIPE_SZ as i64),
    ("F_SETPIPE_SZ", libc::F_SETPIPE_SZ as i64),
    ("FD_CLOEXEC", libc::FD_CLOEXEC as i64),
];

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("fcntl");
    rt.fill_module(module, TABLE);
    add_numbers(rt, module, NUMBERS);
    Ok(())
}

/// The bytes of an argument of `fcntl` and `ioctl` that is no int.
fn content(rt: &mut Runtime, v: Value, function: &str) -> R<Vec<u8>> {
    let bytes = if rt.is_any_str(v) {
        rt.str_bytes(v).to_vec()
    } else {
        crate::io::common::bytes_argument(rt, v)?.to_vec()
    };
    if bytes.len() > MOST {
        return rt.value_error(format!("{function} string arg too long"));
    }
    Ok(bytes)
}

fn fcntl(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, command) = (
        descriptor(rt, args.all[0])?,
        rt.index_i64(args.all[1])? as i32,
    );
    let given = args.all.get(2).copied().unwrap_or(Value::small_int(0));
    if rt.int_of(given).is_some() {
        let number = rt.index_i64(given)?;
        let result = retry(rt, || {
            // SAFETY: a number, which these commands take as such.
            errno_result(unsafe { libc::fcntl(fd, command, number) })
        })?;
        return Ok(Value::small_int(result as i64));
    }
    let mut room = content(rt, given, "fcntl")?;
    let len = room.len();
    room.resize(MOST + 64, 0);
    retry(rt, || {
        // SAFETY: more room than any command writes to.
        errno_result(unsafe { libc::fcntl(fd, command, room.as_mut_ptr()) })
    })?;
    Ok(rt.new_bytes(&room[..len]))
}

fn ioctl(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, request) = (descriptor(rt, args.all[0])?, rt.index_i64(args.all[1])?);
    let given = args.all.get(2).copied().unwrap_or(Value::small_int(0));
    if rt.int_of(given).is_some() {
        let number = rt.index_i64(given)?;
        let result = retry(rt, || {
            // SAFETY: a number, which these requests take as such.
            errno_result(unsafe { libc::ioctl(fd, request as _, number) })
        })?;
        return Ok(Value::small_int(result as i64));
    }
    let mutate = match args.all.get(3) {
        Some(flag) => rt.truth(*flag)?,
        None => true,
    };
    let mut room = content(rt, given, "ioctl")?;
    let len = room.len();
    room.resize(MOST + 64, 0);
    let result = retry(rt, || {
        // SAFETY: more room than any request that takes so little writes to.
        errno_result(unsafe { libc::ioctl(fd, request as _, room.as_mut_ptr()) })
    })?;
    if mutate && rt.buffer_room(given).is_some() {
        crate::io::common::fill(rt, given, &room[..len]);
        return Ok(Value::small_int(result as i64));
    }
    Ok(rt.new_bytes(&room[..len]))
}

fn flock(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, how) = (
        descriptor(rt, args.all[0])?,
        rt.index_i64(args.all[1])? as i32,
    );
    // SAFETY: touches no memory.
    retry(rt, || errno_result(unsafe { libc::flock(fd, how) }))?;
    Ok(Value::NONE)
}

fn lockf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, how) = (
        descriptor(rt, args.all[0])?,
        rt.index_i64(args.all[1])? as i32,
    );
    let mut rest = [0; 3];
    for (n, v) in rest.iter_mut().zip(&args.all[2..]) {
        *n = rt.index_i64(*v)?;
    }
    let kind = if how & libc::LOCK_UN != 0 {
        libc::F_UNLCK
    } else if how & libc::LOCK_SH != 0 {
        libc::F_RDLCK
    } else if how & libc::LOCK_EX != 0 {
        libc::F_WRLCK
    } else {
        return rt.value_error("unrecognized lockf argument");
    };
    // SAFETY: all zeros are a value of it.
    let mut lock: libc::flock = unsafe { std::mem::zeroed() };
    lock.l_type = kind as i16;
    (lock.l_len, lock.l_start, lock.l_whence) = (rest[0], rest[1], rest[2] as i16);
    let command = if how & libc::LOCK_NB != 0 {
        libc::F_SETLK
    } else {
        libc::F_SETLKW
    };
    retry(rt, || {
        // SAFETY: a lock in a local variable.
        errno_result(unsafe { libc::fcntl(fd, command, &lock) })
    })?;
    Ok(Value::NONE)
}
