//! Open files by number.

use super::calls::{check, descriptor, flag, int};
use super::path::{PathRules, dir_fd};
use crate::io::common::{bytes_argument, escaped_text, fill, writable_len};
use crate::io::handle::{errno, is_terminal};
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions on descriptors.
    pub(super) TABLE:
    "posix.open" => open, 0, 3, true, Function;
    "posix.close" => close, 0, 1, true, Function;
    "posix.closerange" => closerange, 2, 2, false, Function;
    "posix.read" => read, 2, 2, false, Function;
    "posix.readinto" => readinto, 2, 2, false, Function;
    "posix.write" => write, 2, 2, false, Function;
    "posix.pread" => pread, 3, 3, false, Function;
    "posix.pwrite" => pwrite, 3, 3, false, Function;
    "posix.lseek" => lseek, 3, 3, false, Function;
    "posix.pipe" => pipe, 0, 0, false, Function;
    "posix.pipe2" => pipe2, 1, 1, false, Function;
    "posix.dup" => dup, 1, 1, false, Function;
    "posix.dup2" => dup2, 0, 3, true, Function;
    "posix.isatty" => isatty, 1, 1, false, Function;
    "posix.ttyname" => ttyname, 1, 1, false, Function;
    "posix.fsync" => fsync, 0, 1, true, Function;
    "posix.fdatasync" => fdatasync, 0, 1, true, Function;
    "posix.ftruncate" => ftruncate, 2, 2, false, Function;
    "posix.sendfile" => sendfile, 0, 4, true, Function;
    "posix.get_inheritable" => get_inheritable, 1, 1, false, Function;
    "posix.set_inheritable" => set_inheritable, 2, 2, false, Function;
    "posix.get_blocking" => get_blocking, 1, 1, false, Function;
    "posix.set_blocking" => set_blocking, 2, 2, false, Function;
    "posix.device_encoding" => device_encoding, 0, 1, true, Function;
    "posix.lockf" => lockf, 3, 3, false, Function;
}

fn number(n: i64) -> R<Value> {
    Ok(Value::small_int(n))
}

fn open(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["path", "flags", "mode", "dir_fd"];
    let [path, flags, mode, dir] = rt.bind_args("open", args, 0, names, 2)?;
    let path = PathRules::new("open", "path").read(rt, path)?;
    let flags = int(rt, flags)? | libc::O_CLOEXEC;
    let mode = if mode.is_null() {
        0o777
    } else {
        int(rt, mode)? as u32
    };
    let dir = dir_fd(rt, dir)?;
    // SAFETY: a text that ends with a zero.
    let fd = check(rt, path.given, || unsafe {
        libc::openat(dir, path.as_ptr(), flags, mode)
    })?;
    number(fd as i64)
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd] = rt.bind_args("close", args, 0, ["fd"], 1)?;
    let fd = int(rt, fd)?;
    // SAFETY: the program's own descriptor. Not tried again when interrupted: it is closed then.
    if unsafe { libc::close(fd) } < 0 {
        let errno = errno();
        if errno != libc::EINTR {
            return rt.raise_os_error(errno, Value::NONE);
        }
    }
    Ok(Value::NONE)
}

fn closerange(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (from, to) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    for fd in from.max(0)..to {
        // SAFETY: the program's own descriptors; those that are not open do not matter.
        unsafe { libc::close(fd) };
    }
    Ok(Value::NONE)
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, len) = (int(rt, args.all[0])?, rt.index_i64(args.all[1])?);
    let Ok(len) = usize::try_from(len) else {
        return rt.raise_os_error(libc::EINVAL, Value::NONE);
    };
    let mut bytes = vec![0u8; len.min(0x7fff_f000)];
    // SAFETY: a place to write to.
    let n = check(rt, Value::NONE, || unsafe {
        libc::read(fd, bytes.as_mut_ptr().cast(), bytes.len())
    })?;
    Ok(rt.new_bytes(&bytes[..n as usize]))
}

fn readinto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, len) = (
        int(rt, args.all[0])?,
        writable_len(rt, args.all[1], "readinto")?,
    );
    let mut bytes = vec![0u8; len];
    // SAFETY: a place to write to.
    let n = check(rt, Value::NONE, || unsafe {
        libc::read(fd, bytes.as_mut_ptr().cast(), bytes.len())
    })?;
    fill(rt, args.all[1], &bytes[..n as usize]);
    number(n as i64)
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    let bytes = bytes_argument(rt, args.all[1])?;
    let len = bytes.len().min(0x7fff_f000);
    // SAFETY: bytes to read from.
    let n = check(rt, Value::NONE, || unsafe {
        libc::write(fd, bytes.as_ptr().cast(), len)
    })?;
    number(n as i64)
}

fn pread(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, len) = (int(rt, args.all[0])?, rt.index_i64(args.all[1])?);
    let at = rt.index_i64(args.all[2])?;
    let Ok(len) = usize::try_from(len) else {
        return rt.raise_os_error(libc::EINVAL, Value::NONE);
    };
    let mut bytes = vec![0u8; len.min(0x7fff_f000)];
    // SAFETY: a place to write to.
    let n = check(rt, Value::NONE, || unsafe {
        libc::pread(fd, bytes.as_mut_ptr().cast(), bytes.len(), at)
    })?;
    Ok(rt.new_bytes(&bytes[..n as usize]))
}

fn pwrite(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    let bytes = bytes_argument(rt, args.all[1])?;
    let at = rt.index_i64(args.all[2])?;
    // SAFETY: bytes to read from.
    let n = check(rt, Value::NONE, || unsafe {
        libc::pwrite(fd, bytes.as_ptr().cast(), bytes.len(), at)
    })?;
    number(n as i64)
}

fn lseek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, to) = (int(rt, args.all[0])?, rt.index_i64(args.all[1])?);
    let whence = int(rt, args.all[2])?;
    // SAFETY: touches no memory.
    let at = check(rt, Value::NONE, || unsafe { libc::lseek(fd, to, whence) })?;
    Ok(rt.new_int(at))
}

fn pipe_with(rt: &mut Runtime, flags: i32) -> R<Value> {
    let mut ends = [0; 2];
    // SAFETY: room for two descriptors.
    check(rt, Value::NONE, || unsafe {
        libc::pipe2(ends.as_mut_ptr(), flags)
    })?;
    Ok(rt.new_tuple(&ends.map(|fd| Value::small_int(fd as i64))))
}

fn pipe(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    pipe_with(rt, libc::O_CLOEXEC)
}

fn pipe2(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let flags = int(rt, args.all[0])?;
    pipe_with(rt, flags)
}

fn dup(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    // SAFETY: touches no memory.
    let new = check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0)
    })?;
    number(new as i64)
}

fn dup2(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd, to, inherit] = rt.bind_args("dup2", args, 0, ["fd", "fd2", "inheritable"], 2)?;
    let (fd, to) = (int(rt, fd)?, int(rt, to)?);
    let inherit = flag(rt, inherit, true)?;
    // What was printed before goes to where standard output went before.
    if to == 1 {
        rt.flush_stream(0)?;
    }
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe {
        if inherit || fd == to {
            libc::dup2(fd, to)
        } else {
            libc::dup3(fd, to, libc::O_CLOEXEC)
        }
    })?;
    number(to as i64)
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    Ok(Value::bool(is_terminal(fd)))
}

fn ttyname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    let mut name = [0 as libc::c_char; 256];
    // SAFETY: a place to write a text to, which then ends with a zero.
    let failed = unsafe { libc::ttyname_r(fd, name.as_mut_ptr(), name.len()) };
    if failed != 0 {
        return rt.raise_os_error(failed, Value::NONE);
    }
    let name: Vec<u8> = name
        .iter()
        .take_while(|c| **c != 0)
        .map(|c| *c as u8)
        .collect();
    Ok(escaped_text(rt, &name))
}

fn fsync(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd] = rt.bind_args("fsync", args, 0, ["fd"], 1)?;
    let fd = descriptor(rt, fd)?;
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::fsync(fd) })?;
    Ok(Value::NONE)
}

fn fdatasync(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd] = rt.bind_args("fdatasync", args, 0, ["fd"], 1)?;
    let fd = descriptor(rt, fd)?;
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::fdatasync(fd) })?;
    Ok(Value::NONE)
}

fn ftruncate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, len) = (int(rt, args.all[0])?, rt.index_i64(args.all[1])?);
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::ftruncate(fd, len) })?;
    Ok(Value::NONE)
}

fn sendfile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["out_fd", "in_fd", "offset", "count"];
    let [out, input, offset, count] = rt.bind_args("sendfile", args, 0, names, 4)?;
    let (out, input) = (int(rt, out)?, int(rt, input)?);
    let count = rt.index_i64(count)?.max(0) as usize;
    let mut at = if offset.is_none() {
        None
    } else {
        Some(rt.index_i64(offset)?)
    };
    // SAFETY: a place in local memory, or none.
    let n = check(rt, Value::NONE, || unsafe {
        let at = at
            .as_mut()
            .map_or(std::ptr::null_mut(), |at| at as *mut i64);
        libc::sendfile(out, input, at, count)
    })?;
    Ok(rt.new_int(n as i64))
}

fn get_inheritable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    // SAFETY: touches no memory.
    let flags = check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_GETFD)
    })?;
    Ok(Value::bool(flags & libc::FD_CLOEXEC == 0))
}

fn set_inheritable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, inherit) = (int(rt, args.all[0])?, rt.truth(args.all[1])?);
    let flags = if inherit { 0 } else { libc::FD_CLOEXEC };
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_SETFD, flags)
    })?;
    Ok(Value::NONE)
}

fn get_blocking(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    // SAFETY: touches no memory.
    let flags = check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_GETFL)
    })?;
    Ok(Value::bool(flags & libc::O_NONBLOCK == 0))
}

fn set_blocking(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, blocks) = (int(rt, args.all[0])?, rt.truth(args.all[1])?);
    // SAFETY: touches no memory.
    let flags = check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_GETFL)
    })?;
    let flags = if blocks {
        flags & !libc::O_NONBLOCK
    } else {
        flags | libc::O_NONBLOCK
    };
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_SETFL, flags)
    })?;
    Ok(Value::NONE)
}

fn device_encoding(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd] = rt.bind_args("device_encoding", args, 0, ["fd"], 1)?;
    let fd = int(rt, fd)?;
    Ok(if is_terminal(fd) {
        rt.intern("utf-8")
    } else {
        Value::NONE
    })
}

fn lockf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (fd, command) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    let len = rt.index_i64(args.all[2])?;
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::lockf(fd, command, len) })?;
    Ok(Value::NONE)
}
