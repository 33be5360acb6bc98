//! What is known of a file: `stat` and its kin, `statvfs`, `access`.

use super::Posix;
use super::calls::{check, descriptor, flag, int};
use super::path::{Path, PathRules, dir_fd};
use crate::structseq::{Struct, make};
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions about the state of files.
    pub(super) TABLE:
    "posix.stat" => stat, 1, 1, true, Function;
    "posix.lstat" => lstat, 1, 1, true, Function;
    "posix.fstat" => fstat, 1, 1, true, Function;
    "posix.statvfs" => statvfs, 1, 1, true, Function;
    "posix.fstatvfs" => statvfs, 1, 1, true, Function;
    "posix.access" => access, 2, 2, true, Function;
}

pub(super) static STAT_RESULT: Struct = Struct {
    module: "os",
    name: "stat_result",
    fields: &[
        "st_mode",
        "st_ino",
        "st_dev",
        "st_nlink",
        "st_uid",
        "st_gid",
        "st_size",
        "",
        "",
        "",
        "st_atime",
        "st_mtime",
        "st_ctime",
        "st_atime_ns",
        "st_mtime_ns",
        "st_ctime_ns",
        "st_blksize",
        "st_blocks",
        "st_rdev",
    ],
    visible: 10,
};

pub(super) static STATVFS_RESULT: Struct = Struct {
    module: "os",
    name: "statvfs_result",
    fields: &[
        "f_bsize",
        "f_frsize",
        "f_blocks",
        "f_bfree",
        "f_bavail",
        "f_files",
        "f_ffree",
        "f_favail",
        "f_flag",
        "f_namemax",
        "f_fsid",
    ],
    visible: 10,
};

/// A `stat_result`.
pub(super) fn result(rt: &mut Runtime, s: &libc::stat) -> Value {
    let times = [
        (s.st_atime, s.st_atime_nsec),
        (s.st_mtime, s.st_mtime_nsec),
        (s.st_ctime, s.st_ctime_nsec),
    ];
    let mut values = rt.root_vec();
    for n in [
        s.st_mode as i64,
        s.st_ino as i64,
        s.st_dev as i64,
        s.st_nlink as i64,
        s.st_uid as i64,
        s.st_gid as i64,
        s.st_size,
    ] {
        values.push(rt.new_int(n));
    }
    for (seconds, _) in times {
        values.push(rt.new_int(seconds));
    }
    for (seconds, nanos) in times {
        values.push(rt.new_float(seconds as f64 + 1e-9 * nanos as f64));
    }
    for (seconds, nanos) in times {
        let ns = seconds as i128 * 1_000_000_000 + nanos as i128;
        values.push(rt.new_int_i128(ns));
    }
    for n in [s.st_blksize, s.st_blocks, s.st_rdev as i64] {
        values.push(rt.new_int(n));
    }
    let class = rt.library.get::<Posix>().stat_result.get();
    make(rt, class, &values)
}

/// Asks for the state of a file.
pub(super) fn of_path(rt: &mut Runtime, path: &Path, dir: i32, follow: bool) -> R<libc::stat> {
    // SAFETY: all zeros are a value of it.
    let mut found: libc::stat = unsafe { std::mem::zeroed() };
    let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    // SAFETY: a text that ends with a zero, and a place to write to.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::fstat(fd, &mut found),
            None => libc::fstatat(dir, path.as_ptr(), &mut found, flags),
        }
    })?;
    Ok(found)
}

fn stat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["path", "dir_fd", "follow_symlinks"];
    let [path, dir, follow] = rt.bind_args("stat", args, 0, names, 1)?;
    let path = PathRules::new("stat", "path").or_fd().read(rt, path)?;
    let (dir, follow) = (dir_fd(rt, dir)?, flag(rt, follow, true)?);
    if path.fd.is_some() && dir != libc::AT_FDCWD {
        return rt.value_error("stat: can't specify dir_fd without matching path");
    }
    if path.fd.is_some() && !follow {
        return rt.value_error("stat: cannot use fd and follow_symlinks together");
    }
    let found = of_path(rt, &path, dir, follow)?;
    Ok(result(rt, &found))
}

fn lstat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, dir] = rt.bind_args("lstat", args, 0, ["path", "dir_fd"], 1)?;
    let path = PathRules::new("lstat", "path").read(rt, path)?;
    let dir = dir_fd(rt, dir)?;
    let found = of_path(rt, &path, dir, false)?;
    Ok(result(rt, &found))
}

fn fstat(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [fd] = rt.bind_args("fstat", args, 0, ["fd"], 1)?;
    let fd = int(rt, fd)?;
    match crate::io::handle::status(fd) {
        Ok(found) => Ok(result(rt, &found)),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

fn statvfs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path] = rt.bind_args("statvfs", args, 0, ["path"], 1)?;
    let path = if rt.int_of(path).is_some() {
        let fd = descriptor(rt, path)?;
        Path {
            given: Value::NONE,
            name: Default::default(),
            fd: Some(fd),
            bytes: false,
        }
    } else {
        PathRules::new("statvfs", "path").or_fd().read(rt, path)?
    };
    // SAFETY: all zeros are a value of it; a text that ends with a zero.
    let mut s: libc::statvfs = unsafe { std::mem::zeroed() };
    // SAFETY: as above.
    check(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::fstatvfs(fd, &mut s),
            None => libc::statvfs(path.as_ptr(), &mut s),
        }
    })?;
    let mut values = rt.root_vec();
    for n in [
        s.f_bsize,
        s.f_frsize,
        s.f_blocks,
        s.f_bfree,
        s.f_bavail,
        s.f_files,
        s.f_ffree,
        s.f_favail,
        s.f_flag,
        s.f_namemax,
        s.f_fsid,
    ] {
        values.push(rt.new_int_i128(n as i128));
    }
    let class = rt.library.get::<Posix>().statvfs_result.get();
    Ok(make(rt, class, &values))
}

fn access(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["path", "mode", "dir_fd", "effective_ids", "follow_symlinks"];
    let [path, mode, dir, effective, follow] = rt.bind_args("access", args, 0, names, 2)?;
    let path = PathRules::new("access", "path").read(rt, path)?;
    let (mode, dir) = (int(rt, mode)?, dir_fd(rt, dir)?);
    let effective = flag(rt, effective, false)?;
    let follow = flag(rt, follow, true)?;
    let flags = if effective { libc::AT_EACCESS } else { 0 }
        | if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    // SAFETY: a text that ends with a zero.
    let result = unsafe { libc::faccessat(dir, path.as_ptr(), mode, flags) };
    Ok(Value::bool(result == 0))
}
