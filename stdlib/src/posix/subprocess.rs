//! Module `_posixsubprocess`: `fork` and `exec` in one call, as `subprocess` needs them.

use super::calls::{errno_result, flag, int};
use super::spawn::{CStrings, c_strings, fork_only};
use crate::io::handle::errno;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ffi::CString;

natives! {
    /// Functions of the module.
    TABLE:
    "_posixsubprocess.fork_exec" => fork_exec, 22, 22, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_posixsubprocess");
    rt.fill_module(module, TABLE);
    Ok(())
}

/// What the child does before it becomes another program; nothing in it allocates.
struct Child<'a> {
    argv: &'a CStrings,
    programs: &'a CStrings,
    env: Option<&'a CStrings>,
    close_fds: bool,
    keep: &'a [i32],
    cwd: Option<&'a CString>,
    /// Descriptors to become 0, 1 and 2; −1 leaves one as it is.
    standard: [i32; 3],
    /// Ends of pipes that are the parent's.
    parents: [i32; 3],
    report: i32,
    restore_signals: bool,
    session: bool,
    group: i32,
    gid: Option<u32>,
    groups: Option<&'a [u32]>,
    uid: Option<u32>,
    umask: i32,
}

impl Child<'_> {
    /// Goes on in the child; returns the error of what failed, and what `subprocess` calls that.
    ///
    /// # Safety
    /// In a child just forked, whose descriptors are its own.
    unsafe fn run(&self) -> (i32, &'static [u8]) {
        const BEFORE: &[u8] = b"noexec";
        // SAFETY: calls of the system on numbers and on texts made before the fork.
        unsafe {
            for fd in self.parents {
                if fd >= 0 {
                    libc::close(fd);
                }
            }
            if let Err(errno) = self.standard_streams() {
                return (errno, BEFORE);
            }
            if let Some(cwd) = self.cwd
                && libc::chdir(cwd.as_ptr()) < 0
            {
                return (errno(), b"noexec:chdir");
            }
            if self.umask >= 0 {
                libc::umask(self.umask as u32);
            }
            if self.restore_signals {
                for signal in [libc::SIGPIPE, libc::SIGXFSZ] {
                    libc::signal(signal, libc::SIG_DFL);
                }
            }
            if self.session {
                libc::setsid();
            }
            if self.group >= 0 && libc::setpgid(0, self.group) < 0 {
                return (errno(), BEFORE);
            }
            if let Some(groups) = self.groups
                && libc::setgroups(groups.len(), groups.as_ptr()) < 0
            {
                return (errno(), BEFORE);
            }
            if self.gid.is_some_and(|gid| libc::setregid(gid, gid) < 0)
                || self.uid.is_some_and(|uid| libc::setreuid(uid, uid) < 0)
            {
                return (errno(), BEFORE);
            }
            if self.close_fds {
                self.close_others();
            }
            (self.exec(), b"")
        }
    }

    /// # Safety
    /// As of [`Child::run`].
    unsafe fn standard_streams(&self) -> Result<(), i32> {
        // SAFETY: calls of the system on numbers.
        unsafe {
            let mut from = self.standard;
            // What would be overwritten before it is used is moved out of the way.
            for (i, fd) in from.iter_mut().enumerate() {
                if *fd >= 0 && *fd < i as i32 {
                    *fd = errno_result(libc::fcntl(*fd, libc::F_DUPFD_CLOEXEC, 3))?;
                }
            }
            for (to, fd) in from.into_iter().enumerate() {
                let to = to as i32;
                if fd == to {
                    errno_result(libc::fcntl(fd, libc::F_SETFD, 0))?;
                } else if fd >= 0 {
                    errno_result(libc::dup2(fd, to))?;
                }
            }
        }
        Ok(())
    }

    /// Closes what is not to be kept, which is sorted; the pipe for errors is closed by the new program.
    ///
    /// # Safety
    /// As of [`Child::run`].
    unsafe fn close_others(&self) {
        let mut from = 3;
        for &fd in self.keep.iter().filter(|fd| **fd >= 3) {
            if fd > from {
                // SAFETY: closes descriptors of the child.
                unsafe { libc::syscall(libc::SYS_close_range, from, fd - 1, 0) };
            }
            from = fd + 1;
        }
        // SAFETY: closes descriptors of the child.
        unsafe { libc::syscall(libc::SYS_close_range, from, i32::MAX, 0) };
    }

    /// Tries one program after the other.
    ///
    /// # Safety
    /// As of [`Child::run`].
    unsafe fn exec(&self) -> i32 {
        let mut failure = libc::ENOENT;
        let mut program = self.programs.as_ptr();
        // SAFETY: lists that end with null, of texts that end with a zero.
        unsafe {
            while !(*program).is_null() {
                match self.env {
                    Some(env) => libc::execve(*program, self.argv.as_ptr(), env.as_ptr()),
                    None => libc::execv(*program, self.argv.as_ptr()),
                };
                let reason = errno();
                if !matches!(reason, libc::ENOENT | libc::ENOTDIR) {
                    failure = reason;
                }
                program = program.add(1);
            }
        }
        failure
    }

    /// Tells the parent what failed, as `subprocess` reads it, and ends.
    ///
    /// # Safety
    /// As of [`Child::run`].
    unsafe fn fail(&self, class: &[u8], errno: i32, what: &[u8]) -> ! {
        let mut text = [0u8; 64];
        let mut len = 0;
        let mut put = |bytes: &[u8]| {
            text[len..len + bytes.len()].copy_from_slice(bytes);
            len += bytes.len();
        };
        put(class);
        put(b":");
        let mut digits = [0u8; 8];
        let mut start = digits.len();
        let mut rest = errno as u32;
        while rest > 0 && start > 0 {
            start -= 1;
            digits[start] = b"0123456789abcdef"[rest as usize % 16];
            rest /= 16;
        }
        put(&digits[start..]);
        put(b":");
        put(what);
        // SAFETY: writes local memory to a descriptor, and ends the process.
        unsafe {
            libc::write(self.report, text.as_ptr().cast(), len);
            libc::_exit(255)
        }
    }
}

/// An id, if one is given.
fn optional_id(rt: &mut Runtime, v: Value) -> R<Option<u32>> {
    Ok(if v.is_none() {
        None
    } else {
        Some(rt.index_i64(v)? as u32)
    })
}

fn fork_exec(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = args.all;
    let argv = c_strings(rt, a[0])?;
    let programs = c_strings(rt, a[1])?;
    let close_fds = flag(rt, a[2], true)?;
    let mut keep = Vec::new();
    for fd in &rt.collect(a[3])? {
        keep.push(int(rt, *fd)?);
    }
    let cwd = if a[4].is_none() {
        None
    } else {
        let path = crate::io::common::fspath(rt, a[4])?;
        Some(crate::io::common::system_path(rt, path)?)
    };
    let env = if a[5].is_none() {
        None
    } else {
        Some(c_strings(rt, a[5])?)
    };
    let mut fds = [0; 8];
    for (fd, v) in fds.iter_mut().zip(&a[6..14]) {
        *fd = int(rt, *v)?;
    }
    let [
        p2c_read,
        p2c_write,
        c2p_read,
        c2p_write,
        err_read,
        err_write,
        _,
        report,
    ] = fds;
    let groups = if a[18].is_none() {
        None
    } else {
        let mut groups = Vec::new();
        for group in &rt.collect(a[18])? {
            groups.push(rt.index_i64(*group)? as u32);
        }
        Some(groups)
    };
    if close_fds && report < 3 {
        return rt.value_error("errpipe_write must be >= 3");
    }
    keep.push(report);
    keep.sort_unstable();
    keep.dedup();
    let child = Child {
        argv: &argv,
        programs: &programs,
        env: env.as_ref(),
        close_fds,
        keep: &keep,
        cwd: cwd.as_ref(),
        standard: [p2c_read, c2p_write, err_write],
        parents: [p2c_write, c2p_read, err_read],
        report,
        restore_signals: flag(rt, a[14], true)?,
        session: flag(rt, a[15], false)?,
        group: int(rt, a[16])?,
        gid: optional_id(rt, a[17])?,
        groups: groups.as_deref(),
        uid: optional_id(rt, a[19])?,
        umask: int(rt, a[20])?,
    };
    let before = a[21];
    match fork_only() {
        Ok(0) => {
            if !before.is_none() && rt.call(before, Args::positional(&[])).is_err() {
                // SAFETY: in the child.
                unsafe { child.fail(b"SubprocessError", 0, b"Exception occurred in preexec_fn.") }
            }
            // SAFETY: in the child.
            unsafe {
                let (errno, what) = child.run();
                child.fail(b"OSError", errno, what)
            }
        }
        Ok(pid) => Ok(Value::small_int(pid as i64)),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}
