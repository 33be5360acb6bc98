//! The process, its users and groups, and its children's statuses.

use super::calls::{check, int};
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions about processes.
    pub(super) TABLE:
    "posix.getpid" => getpid, 0, 0, false, Function;
    "posix.getppid" => getppid, 0, 0, false, Function;
    "posix.getuid" => getuid, 0, 0, false, Function;
    "posix.geteuid" => geteuid, 0, 0, false, Function;
    "posix.getgid" => getgid, 0, 0, false, Function;
    "posix.getegid" => getegid, 0, 0, false, Function;
    "posix.getgroups" => getgroups, 0, 0, false, Function;
    "posix.getpgrp" => getpgrp, 0, 0, false, Function;
    "posix.getpgid" => getpgid, 0, 1, true, Function;
    "posix.getsid" => getsid, 1, 1, false, Function;
    "posix.setsid" => setsid, 0, 0, false, Function;
    "posix.setpgid" => setpgid, 2, 2, false, Function;
    "posix.setpgrp" => setpgrp, 0, 0, false, Function;
    "posix.kill" => kill, 2, 2, false, Function;
    "posix.killpg" => killpg, 2, 2, false, Function;
    "posix.nice" => nice, 1, 1, false, Function;
    "posix.waitpid" => waitpid, 2, 2, false, Function;
    "posix.wait" => wait, 0, 0, false, Function;
    "posix.waitstatus_to_exitcode" => waitstatus_to_exitcode, 0, 1, true, Function;
    "posix.WIFEXITED" => wifexited, 0, 1, true, Function;
    "posix.WEXITSTATUS" => wexitstatus, 0, 1, true, Function;
    "posix.WIFSIGNALED" => wifsignaled, 0, 1, true, Function;
    "posix.WTERMSIG" => wtermsig, 0, 1, true, Function;
    "posix.WIFSTOPPED" => wifstopped, 0, 1, true, Function;
    "posix.WSTOPSIG" => wstopsig, 0, 1, true, Function;
    "posix.WIFCONTINUED" => wifcontinued, 0, 1, true, Function;
    "posix.WCOREDUMP" => wcoredump, 0, 1, true, Function;
}

fn number(n: i64) -> R<Value> {
    Ok(Value::small_int(n))
}

fn getpid(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    number(std::process::id() as i64)
}

fn getppid(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    number(std::os::unix::process::parent_id() as i64)
}

fn getuid(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    number(unsafe { libc::getuid() } as i64)
}

fn geteuid(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    number(unsafe { libc::geteuid() } as i64)
}

fn getgid(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    number(unsafe { libc::getgid() } as i64)
}

fn getegid(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    number(unsafe { libc::getegid() } as i64)
}

fn getgroups(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let mut groups = vec![0; 1 << 16];
    // SAFETY: room for so many groups.
    let n = check(rt, Value::NONE, || unsafe {
        libc::getgroups(groups.len() as i32, groups.as_mut_ptr())
    })?;
    let list = rt.new_empty_list();
    for group in &groups[..n as usize] {
        rt.list_push(list, Value::small_int(*group as i64));
    }
    Ok(list)
}

fn getpgrp(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    number(unsafe { libc::getpgrp() } as i64)
}

fn getpgid(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [pid] = rt.bind_args("getpgid", args, 0, ["pid"], 1)?;
    let pid = int(rt, pid)?;
    // SAFETY: touches no memory.
    number(check(rt, Value::NONE, || unsafe { libc::getpgid(pid) })? as i64)
}

fn getsid(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pid = int(rt, args.all[0])?;
    // SAFETY: touches no memory.
    number(check(rt, Value::NONE, || unsafe { libc::getsid(pid) })? as i64)
}

fn setsid(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::setsid() })?;
    Ok(Value::NONE)
}

fn setpgid(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (pid, group) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::setpgid(pid, group) })?;
    Ok(Value::NONE)
}

fn setpgrp(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::setpgid(0, 0) })?;
    Ok(Value::NONE)
}

fn kill(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (pid, signal) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::kill(pid, signal) })?;
    // A signal to itself has been noted by now: its handler runs here.
    (rt.hooks.signals)(rt)?;
    Ok(Value::NONE)
}

fn killpg(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (group, signal) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::killpg(group, signal) })?;
    (rt.hooks.signals)(rt)?;
    Ok(Value::NONE)
}

fn nice(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let more = int(rt, args.all[0])?;
    // SAFETY: touches no memory but the error's place, cleared because −1 is a result, too.
    let (result, errno) = unsafe {
        *libc::__errno_location() = 0;
        (libc::nice(more), *libc::__errno_location())
    };
    if result == -1 && errno != 0 {
        return rt.raise_os_error(errno, Value::NONE);
    }
    number(result as i64)
}

fn wait_for(rt: &mut Runtime, pid: i32, options: i32) -> R<Value> {
    let mut status = 0;
    // SAFETY: a place for the status.
    let pid = check(rt, Value::NONE, || unsafe {
        libc::waitpid(pid, &mut status, options)
    })?;
    Ok(rt.new_tuple(&[
        Value::small_int(pid as i64),
        Value::small_int(status as i64),
    ]))
}

fn waitpid(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (pid, options) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    wait_for(rt, pid, options)
}

fn wait(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    wait_for(rt, -1, 0)
}

fn status(rt: &mut Runtime, args: Args<'_>) -> R<i32> {
    let [status] = rt.bind_args("status", args, 0, ["status"], 1)?;
    int(rt, status)
}

fn waitstatus_to_exitcode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let status = status(rt, args)?;
    if libc::WIFEXITED(status) {
        return number(libc::WEXITSTATUS(status) as i64);
    }
    if libc::WIFSIGNALED(status) {
        return number(-(libc::WTERMSIG(status) as i64));
    }
    if libc::WIFSTOPPED(status) {
        let signal = libc::WSTOPSIG(status);
        return rt.value_error(format!("process stopped by delivery of signal {signal}"));
    }
    rt.value_error(format!("invalid wait status: {status}"))
}

fn wifexited(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(libc::WIFEXITED(status(rt, args)?)))
}

fn wexitstatus(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(libc::WEXITSTATUS(status(rt, args)?) as i64)
}

fn wifsignaled(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(libc::WIFSIGNALED(status(rt, args)?)))
}

fn wtermsig(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(libc::WTERMSIG(status(rt, args)?) as i64)
}

fn wifstopped(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(libc::WIFSTOPPED(status(rt, args)?)))
}

fn wstopsig(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(libc::WSTOPSIG(status(rt, args)?) as i64)
}

fn wifcontinued(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(libc::WIFCONTINUED(status(rt, args)?)))
}

fn wcoredump(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(libc::WCOREDUMP(status(rt, args)?)))
}
