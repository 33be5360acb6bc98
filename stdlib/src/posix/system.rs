//! The system: its name, times, processors, random bytes, limits.

use super::Posix;
use super::calls::{check, int};
use super::constants::{CONFSTR, PATHCONF, SYSCONF};
use super::path::{PathRules, error_text};
use crate::io::handle::errno;
use crate::structseq::{Struct, make};
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ffi::CStr;

natives! {
    /// Functions about the system.
    pub(super) TABLE:
    "posix.uname" => uname, 0, 0, false, Function;
    "posix.times" => times, 0, 0, false, Function;
    "posix.urandom" => urandom, 1, 1, false, Function;
    "posix.getrandom" => getrandom, 0, 2, true, Function;
    "posix.cpu_count" => cpu_count, 0, 0, false, Function;
    "posix.sched_getaffinity" => sched_getaffinity, 1, 1, false, Function;
    "posix.sched_yield" => sched_yield, 0, 0, false, Function;
    "posix.getloadavg" => getloadavg, 0, 0, false, Function;
    "posix.strerror" => strerror, 1, 1, false, Function;
    "posix.sysconf" => sysconf, 1, 1, false, Function;
    "posix.confstr" => confstr, 1, 1, false, Function;
    "posix.pathconf" => pathconf, 2, 2, false, Function;
    "posix.fpathconf" => pathconf, 2, 2, false, Function;
    "posix.get_terminal_size" => get_terminal_size, 0, 1, false, Function;
    "posix.getlogin" => getlogin, 0, 0, false, Function;
    "posix.sync" => sync, 0, 0, false, Function;
}

pub(super) static TERMINAL_SIZE: Struct = Struct {
    module: "os",
    name: "terminal_size",
    fields: &["columns", "lines"],
    visible: 2,
};

pub(super) static TIMES_RESULT: Struct = Struct {
    module: "posix",
    name: "times_result",
    fields: &[
        "user",
        "system",
        "children_user",
        "children_system",
        "elapsed",
    ],
    visible: 5,
};

pub(super) static UNAME_RESULT: Struct = Struct {
    module: "posix",
    name: "uname_result",
    fields: &["sysname", "nodename", "release", "version", "machine"],
    visible: 5,
};

fn uname(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: all zeros are a value of it; a place to write to.
    let mut found: libc::utsname = unsafe { std::mem::zeroed() };
    // SAFETY: as above.
    check(rt, Value::NONE, || unsafe { libc::uname(&mut found) })?;
    let mut values = rt.root_vec();
    for field in [
        &found.sysname,
        &found.nodename,
        &found.release,
        &found.version,
        &found.machine,
    ] {
        // SAFETY: a text that ends with a zero.
        let text = unsafe { CStr::from_ptr(field.as_ptr()) };
        values.push(crate::io::common::escaped_text(rt, text.to_bytes()));
    }
    let class = rt.library.get::<Posix>().uname_result.get();
    Ok(make(rt, class, &values))
}

fn times(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: all zeros are a value of it; a place to write to.
    let (t, elapsed, ticks) = unsafe {
        let mut t: libc::tms = std::mem::zeroed();
        let elapsed = libc::times(&mut t);
        (t, elapsed, libc::sysconf(libc::_SC_CLK_TCK) as f64)
    };
    let mut values = rt.root_vec();
    for n in [
        t.tms_utime,
        t.tms_stime,
        t.tms_cutime,
        t.tms_cstime,
        elapsed,
    ] {
        values.push(rt.new_float(n as f64 / ticks));
    }
    let class = rt.library.get::<Posix>().times_result.get();
    Ok(make(rt, class, &values))
}

fn random_bytes(rt: &mut Runtime, len: usize, flags: u32) -> R<Value> {
    let mut bytes = vec![0u8; len];
    let mut done = 0;
    while done < len {
        // SAFETY: a place to write to.
        let n = check(rt, Value::NONE, || unsafe {
            libc::getrandom(bytes[done..].as_mut_ptr().cast(), len - done, flags)
        })?;
        done += n as usize;
    }
    Ok(rt.new_bytes(&bytes))
}

fn urandom(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match usize::try_from(rt.index_i64(args.all[0])?) {
        Ok(len) => random_bytes(rt, len, 0),
        Err(_) => rt.value_error("negative argument not allowed"),
    }
}

fn getrandom(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [size, flags] = rt.bind_args("getrandom", args, 0, ["size", "flags"], 1)?;
    let flags = if flags.is_null() { 0 } else { int(rt, flags)? };
    match usize::try_from(rt.index_i64(size)?) {
        Ok(len) => random_bytes(rt, len, flags as u32),
        Err(_) => rt.raise_os_error(libc::EINVAL, Value::NONE),
    }
}

fn cpu_count(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    let n = unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) };
    Ok(if n < 1 {
        Value::NONE
    } else {
        Value::small_int(n)
    })
}

fn sched_getaffinity(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pid = int(rt, args.all[0])?;
    // SAFETY: all zeros are a value of it.
    let mut found: libc::cpu_set_t = unsafe { std::mem::zeroed() };
    // SAFETY: a place to write to, of that size.
    check(rt, Value::NONE, || unsafe {
        libc::sched_getaffinity(pid, size_of::<libc::cpu_set_t>(), &mut found)
    })?;
    let list = rt.new_empty_list();
    for cpu in 0..libc::CPU_SETSIZE as usize {
        // SAFETY: less than the size of the set.
        if unsafe { libc::CPU_ISSET(cpu, &found) } {
            rt.list_push(list, Value::small_int(cpu as i64));
        }
    }
    let set = rt.class(rekindle_objects::ClassId::SET).object;
    rt.call(set, Args::positional(&[list]))
}

fn sched_yield(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    std::thread::yield_now();
    Ok(Value::NONE)
}

fn getloadavg(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let mut found = [0.0; 3];
    // SAFETY: room for three.
    if unsafe { libc::getloadavg(found.as_mut_ptr(), 3) } != 3 {
        return rt.raise_new(
            rekindle_objects::ClassId::OS_ERROR,
            "Load averages are unobtainable",
        );
    }
    let found = found.map(|x| rt.new_float(x));
    Ok(rt.new_tuple(&found))
}

fn strerror(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let errno = int(rt, args.all[0])?;
    Ok(rt.new_str(&error_text(errno)))
}

/// A number by its name in a table, or itself.
fn by_name(rt: &mut Runtime, v: Value, table: &[(&str, i32)]) -> R<i32> {
    if rt.int_of(v).is_some() {
        return int(rt, v);
    }
    if !rt.is_any_str(v) {
        return rt.type_error("configuration names must be strings or integers");
    }
    let name = rt.str_text(v);
    match table.iter().find(|(n, _)| *n == name) {
        Some((_, number)) => Ok(*number),
        None => rt.value_error("unrecognized configuration name"),
    }
}

/// A limit: −1 without an error is none.
fn limit(rt: &mut Runtime, given: Value, ask: impl Fn() -> i64) -> R<Value> {
    // SAFETY: the error's own place.
    let (found, errno) = unsafe {
        *libc::__errno_location() = 0;
        let found = ask();
        (found, *libc::__errno_location())
    };
    if found == -1 && errno != 0 {
        return rt.raise_os_error(errno, given);
    }
    Ok(rt.new_int(found))
}

fn sysconf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = by_name(rt, args.all[0], SYSCONF)?;
    // SAFETY: touches no memory.
    limit(rt, Value::NONE, || unsafe { libc::sysconf(name) })
}

fn confstr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = by_name(rt, args.all[0], CONFSTR)?;
    let mut text = vec![0u8; 4096];
    // SAFETY: a place to write to.
    let len = unsafe { libc::confstr(name, text.as_mut_ptr().cast(), text.len()) };
    if len == 0 {
        return match errno() {
            0 => Ok(Value::NONE),
            errno => rt.raise_os_error(errno, Value::NONE),
        };
    }
    text.truncate((len - 1).min(4095));
    Ok(crate::io::common::escaped_text(rt, &text))
}

fn pathconf(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let path = PathRules::new("pathconf", "path")
        .or_fd()
        .read(rt, args.all[0])?;
    let name = by_name(rt, args.all[1], PATHCONF)?;
    // SAFETY: a text that ends with a zero.
    limit(rt, path.given, || unsafe {
        match path.fd {
            Some(fd) => libc::fpathconf(fd, name),
            None => libc::pathconf(path.as_ptr(), name),
        }
    })
}

fn get_terminal_size(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = match args.all.first() {
        Some(fd) => int(rt, *fd)?,
        None => 1,
    };
    // SAFETY: all zeros are a value of it.
    let mut size: libc::winsize = unsafe { std::mem::zeroed() };
    // SAFETY: a place to write to, of the type that this request wants.
    check(rt, Value::NONE, || unsafe {
        libc::ioctl(fd, libc::TIOCGWINSZ, &mut size)
    })?;
    let class = rt.library.get::<Posix>().terminal_size.get();
    let values = [size.ws_col, size.ws_row].map(|n| Value::small_int(n as i64));
    Ok(make(rt, class, &values))
}

fn getlogin(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: a text that ends with a zero, or null; valid until the next call.
    let name = unsafe {
        let name = libc::getlogin();
        if name.is_null() {
            return rt.raise_os_error(errno(), Value::NONE);
        }
        CStr::from_ptr(name).to_bytes().to_vec()
    };
    Ok(crate::io::common::escaped_text(rt, &name))
}

fn sync(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    unsafe { libc::sync() };
    Ok(Value::NONE)
}
