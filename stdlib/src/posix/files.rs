//! Names of files: making, moving and removing them, changing modes, owners and times.

use super::calls::{check, errno_result, flag, int};
use super::path::{PathRules, dir_fd, fail_two};
use crate::io::handle::retry_errno;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions that change what names files have, and what is noted of them.
    pub(super) TABLE:
    "posix.mkdir" => mkdir, 0, 2, true, Function;
    "posix.rmdir" => rmdir, 0, 1, true, Function;
    "posix.unlink" => unlink, 0, 1, true, Function;
    "posix.remove" => remove, 0, 1, true, Function;
    "posix.rename" => rename, 0, 2, true, Function;
    "posix.replace" => replace, 0, 2, true, Function;
    "posix.link" => link, 0, 2, true, Function;
    "posix.symlink" => symlink, 0, 3, true, Function;
    "posix.readlink" => readlink, 0, 1, true, Function;
    "posix.chmod" => chmod, 0, 2, true, Function;
    "posix.fchmod" => fchmod, 0, 2, true, Function;
    "posix.chown" => chown, 0, 3, true, Function;
    "posix.fchown" => fchown, 0, 3, true, Function;
    "posix.lchown" => lchown, 0, 3, true, Function;
    "posix.utime" => utime, 0, 2, true, Function;
    "posix.truncate" => truncate, 0, 2, true, Function;
    "posix.mkfifo" => mkfifo, 0, 2, true, Function;
    "posix.chdir" => chdir, 0, 1, true, Function;
    "posix.fchdir" => fchdir, 0, 1, true, Function;
    "posix.umask" => umask, 1, 1, false, Function;
}

/// A mode of a file, or its default.
fn mode_or(rt: &mut Runtime, v: Value, default: u32) -> R<u32> {
    if v.is_null() {
        Ok(default)
    } else {
        Ok(int(rt, v)? as u32)
    }
}

fn mkdir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, mode, dir] = rt.bind_args("mkdir", args, 0, ["path", "mode", "dir_fd"], 1)?;
    let path = PathRules::new("mkdir", "path").read(rt, path)?;
    let (mode, dir) = (mode_or(rt, mode, 0o777)?, dir_fd(rt, dir)?);
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        libc::mkdirat(dir, path.as_ptr(), mode)
    })?;
    Ok(Value::NONE)
}

fn unlink_with(rt: &mut Runtime, args: Args<'_>, function: &'static str, flags: i32) -> R<Value> {
    let [path, dir] = rt.bind_args(function, args, 0, ["path", "dir_fd"], 1)?;
    let path = PathRules::new(function, "path").read(rt, path)?;
    let dir = dir_fd(rt, dir)?;
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        libc::unlinkat(dir, path.as_ptr(), flags)
    })?;
    Ok(Value::NONE)
}

fn rmdir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unlink_with(rt, args, "rmdir", libc::AT_REMOVEDIR)
}

fn unlink(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unlink_with(rt, args, "unlink", 0)
}

fn remove(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    unlink_with(rt, args, "remove", 0)
}

fn rename_as(rt: &mut Runtime, args: Args<'_>, function: &'static str) -> R<Value> {
    let names = ["src", "dst", "src_dir_fd", "dst_dir_fd"];
    let [src, dst, from_dir, to_dir] = rt.bind_args(function, args, 0, names, 2)?;
    let src = PathRules::new(function, "src").read(rt, src)?;
    let dst = PathRules::new(function, "dst").read(rt, dst)?;
    let (from_dir, to_dir) = (dir_fd(rt, from_dir)?, dir_fd(rt, to_dir)?);
    // SAFETY: texts that end with a zero.
    let done = retry_errno(rt, || unsafe {
        errno_result(libc::renameat(from_dir, src.as_ptr(), to_dir, dst.as_ptr()))
    })?;
    match done {
        Ok(_) => Ok(Value::NONE),
        Err(errno) => fail_two(rt, errno, src.given, dst.given),
    }
}

fn rename(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rename_as(rt, args, "rename")
}

fn replace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rename_as(rt, args, "replace")
}

fn link(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"];
    let [src, dst, from_dir, to_dir, follow] = rt.bind_args("link", args, 0, names, 2)?;
    let src = PathRules::new("link", "src").read(rt, src)?;
    let dst = PathRules::new("link", "dst").read(rt, dst)?;
    let (from_dir, to_dir) = (dir_fd(rt, from_dir)?, dir_fd(rt, to_dir)?);
    let follow = !follow.is_null() && rt.truth(follow)?;
    let flags = if follow { libc::AT_SYMLINK_FOLLOW } else { 0 };
    // SAFETY: texts that end with a zero.
    let done = retry_errno(rt, || unsafe {
        errno_result(libc::linkat(
            from_dir,
            src.as_ptr(),
            to_dir,
            dst.as_ptr(),
            flags,
        ))
    })?;
    match done {
        Ok(_) => Ok(Value::NONE),
        Err(errno) => fail_two(rt, errno, src.given, dst.given),
    }
}

fn symlink(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["src", "dst", "target_is_directory", "dir_fd"];
    let [src, dst, _, dir] = rt.bind_args("symlink", args, 0, names, 2)?;
    let src = PathRules::new("symlink", "src").read(rt, src)?;
    let dst = PathRules::new("symlink", "dst").read(rt, dst)?;
    let dir = dir_fd(rt, dir)?;
    // SAFETY: texts that end with a zero.
    let done = retry_errno(rt, || unsafe {
        errno_result(libc::symlinkat(src.as_ptr(), dir, dst.as_ptr()))
    })?;
    match done {
        Ok(_) => Ok(Value::NONE),
        Err(errno) => fail_two(rt, errno, src.given, dst.given),
    }
}

fn readlink(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, dir] = rt.bind_args("readlink", args, 0, ["path", "dir_fd"], 1)?;
    let path = PathRules::new("readlink", "path").read(rt, path)?;
    let dir = dir_fd(rt, dir)?;
    let mut target = vec![0u8; libc::PATH_MAX as usize];
    // SAFETY: a text that ends with a zero, and a place to write to.
    let len = check(rt, path.given, || unsafe {
        libc::readlinkat(dir, path.as_ptr(), target.as_mut_ptr().cast(), target.len())
    })?;
    Ok(path.found(rt, &target[..len as usize]))
}

fn chmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["path", "mode", "dir_fd", "follow_symlinks"];
    let [path, mode, dir, follow] = rt.bind_args("chmod", args, 0, names, 2)?;
    let path = PathRules::new("chmod", "path").or_fd().read(rt, path)?;
    let (mode, dir) = (int(rt, mode)? as u32, dir_fd(rt, dir)?);
    let flags = if flag(rt, follow, true)? {
        0
    } else {
        libc::AT_SYMLINK_NOFOLLOW
    };
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::fchmod(fd, mode),
            None => libc::fchmodat(dir, path.as_ptr(), mode, flags),
        }
    })?;
    Ok(Value::NONE)
}

fn fchmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd, mode] = rt.bind_args("fchmod", args, 0, ["fd", "mode"], 2)?;
    let (fd, mode) = (int(rt, fd)?, int(rt, mode)? as u32);
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::fchmod(fd, mode) })?;
    Ok(Value::NONE)
}

/// A user or group; −1 leaves it as it is.
fn id(rt: &mut Runtime, v: Value) -> R<u32> {
    let n = rt.index_i64(v)?;
    if n == -1 {
        return Ok(u32::MAX);
    }
    match u32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) if n < 0 => rt.overflow_error("uid is less than minimum"),
        Err(_) => rt.overflow_error("uid is greater than maximum"),
    }
}

fn chown(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["path", "uid", "gid", "dir_fd", "follow_symlinks"];
    let [path, uid, gid, dir, follow] = rt.bind_args("chown", args, 0, names, 3)?;
    let path = PathRules::new("chown", "path").or_fd().read(rt, path)?;
    let (uid, gid, dir) = (id(rt, uid)?, id(rt, gid)?, dir_fd(rt, dir)?);
    let flags = if flag(rt, follow, true)? {
        0
    } else {
        libc::AT_SYMLINK_NOFOLLOW
    };
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::fchown(fd, uid, gid),
            None => libc::fchownat(dir, path.as_ptr(), uid, gid, flags),
        }
    })?;
    Ok(Value::NONE)
}

fn fchown(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd, uid, gid] = rt.bind_args("fchown", args, 0, ["fd", "uid", "gid"], 3)?;
    let (fd, uid, gid) = (int(rt, fd)?, id(rt, uid)?, id(rt, gid)?);
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::fchown(fd, uid, gid) })?;
    Ok(Value::NONE)
}

fn lchown(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, uid, gid] = rt.bind_args("lchown", args, 0, ["path", "uid", "gid"], 3)?;
    let path = PathRules::new("lchown", "path").read(rt, path)?;
    let (uid, gid) = (id(rt, uid)?, id(rt, gid)?);
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        libc::lchown(path.as_ptr(), uid, gid)
    })?;
    Ok(Value::NONE)
}

/// A time from seconds (int or float).
fn time_of_seconds(rt: &mut Runtime, v: Value) -> R<libc::timespec> {
    let ns = crate::time::nanoseconds_of(rt, v)?;
    Ok(timespec(ns))
}

fn timespec(ns: i64) -> libc::timespec {
    libc::timespec {
        tv_sec: ns.div_euclid(1_000_000_000),
        tv_nsec: ns.rem_euclid(1_000_000_000),
    }
}

fn utime(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["path", "times", "ns", "dir_fd", "follow_symlinks"];
    let [path, times, ns, dir, follow] = rt.bind_args("utime", args, 0, names, 1)?;
    let path = PathRules::new("utime", "path").or_fd().read(rt, path)?;
    let dir = dir_fd(rt, dir)?;
    let flags = if flag(rt, follow, true)? {
        0
    } else {
        libc::AT_SYMLINK_NOFOLLOW
    };
    let given = !times.is_null() && !times.is_none();
    if given && !ns.is_null() {
        return rt.value_error("utime: you may specify either 'times' or 'ns' but not both");
    }
    let pair = if given { times } else { ns };
    let stamps = if pair.is_null() {
        None
    } else {
        let items = if rt.as_tuple(pair).is_some() {
            rt.collect(pair)?
        } else {
            rt.root_vec()
        };
        let [accessed, modified] = items[..] else {
            return rt.type_error(if given {
                "utime: 'times' must be either a tuple of two ints or None"
            } else {
                "utime: 'ns' must be a tuple of two ints"
            });
        };
        Some(if given {
            [
                time_of_seconds(rt, accessed)?,
                time_of_seconds(rt, modified)?,
            ]
        } else {
            [
                timespec(rt.index_i64(accessed)?),
                timespec(rt.index_i64(modified)?),
            ]
        })
    };
    let stamps = stamps.as_ref().map_or(std::ptr::null(), |s| s.as_ptr());
    // SAFETY: a text that ends with a zero; two times, or none.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::futimens(fd, stamps),
            None => libc::utimensat(dir, path.as_ptr(), stamps, flags),
        }
    })?;
    Ok(Value::NONE)
}

fn truncate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, len] = rt.bind_args("truncate", args, 0, ["path", "length"], 2)?;
    let path = PathRules::new("truncate", "path").or_fd().read(rt, path)?;
    let len = rt.index_i64(len)?;
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::ftruncate(fd, len),
            None => libc::truncate(path.as_ptr(), len),
        }
    })?;
    Ok(Value::NONE)
}

fn mkfifo(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, mode, dir] = rt.bind_args("mkfifo", args, 0, ["path", "mode", "dir_fd"], 1)?;
    let path = PathRules::new("mkfifo", "path").read(rt, path)?;
    let (mode, dir) = (mode_or(rt, mode, 0o666)?, dir_fd(rt, dir)?);
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        libc::mkfifoat(dir, path.as_ptr(), mode)
    })?;
    Ok(Value::NONE)
}

fn chdir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path] = rt.bind_args("chdir", args, 0, ["path"], 1)?;
    let path = PathRules::new("chdir", "path").or_fd().read(rt, path)?;
    // SAFETY: a text that ends with a zero.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::fchdir(fd),
            None => libc::chdir(path.as_ptr()),
        }
    })?;
    Ok(Value::NONE)
}

fn fchdir(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd] = rt.bind_args("fchdir", args, 0, ["fd"], 1)?;
    let fd = super::calls::descriptor(rt, fd)?;
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::fchdir(fd) })?;
    Ok(Value::NONE)
}

fn umask(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mask = int(rt, args.all[0])?;
    // SAFETY: touches no memory.
    let old = unsafe { libc::umask(mask as u32) };
    Ok(Value::small_int(old as i64))
}
