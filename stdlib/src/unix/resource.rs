//! Module `resource`.

use super::add_numbers;
use crate::io::handle::retry;
use crate::posix::errno_result;
use crate::structseq::{self, Struct};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    /// Functions of the module.
    TABLE:
    "resource.getrusage" => getrusage, 1, 1, false, Function;
    "resource.getrlimit" => getrlimit, 1, 1, false, Function;
    "resource.setrlimit" => setrlimit, 2, 2, false, Function;
    "resource.getpagesize" => getpagesize, 0, 0, false, Function;
}

static RUSAGE: Struct = Struct {
    module: "resource",
    name: "struct_rusage",
    fields: &[
        "ru_utime",
        "ru_stime",
        "ru_maxrss",
        "ru_ixrss",
        "ru_idrss",
        "ru_isrss",
        "ru_minflt",
        "ru_majflt",
        "ru_nswap",
        "ru_inblock",
        "ru_oublock",
        "ru_msgsnd",
        "ru_msgrcv",
        "ru_nsignals",
        "ru_nvcsw",
        "ru_nivcsw",
    ],
    visible: 16,
};

const NUMBERS: &[(&str, i64)] = &[
    ("RUSAGE_SELF", libc::RUSAGE_SELF as i64),
    ("RUSAGE_CHILDREN", libc::RUSAGE_CHILDREN as i64),
    ("RUSAGE_THREAD", libc::RUSAGE_THREAD as i64),
    ("RLIMIT_CPU", libc::RLIMIT_CPU as i64),
    ("RLIMIT_FSIZE", libc::RLIMIT_FSIZE as i64),
    ("RLIMIT_DATA", libc::RLIMIT_DATA as i64),
    ("RLIMIT_STACK", libc::RLIMIT_STACK as i64),
    ("RLIMIT_CORE", libc::RLIMIT_CORE as i64),
    ("RLIMIT_NOFILE", libc::RLIMIT_NOFILE as i64),
    ("RLIMIT_OFILE", libc::RLIMIT_NOFILE as i64),
    ("RLIMIT_AS", libc::RLIMIT_AS as i64),
    ("RLIMIT_NPROC", libc::RLIMIT_NPROC as i64),
    ("RLIMIT_MEMLOCK", libc::RLIMIT_MEMLOCK as i64),
    ("RLIMIT_RSS", libc::RLIMIT_RSS as i64),
    ("RLIM_INFINITY", -1),
];

/// The class of results.
struct Usage(Cell<ClassId>);

impl Default for Usage {
    fn default() -> Usage {
        Usage(Cell::new(ClassId::TUPLE))
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("resource");
    rt.fill_module(module, TABLE);
    add_numbers(rt, module, NUMBERS);
    let class = structseq::define(rt, module, &RUSAGE)?;
    rt.library.get::<Usage>().0.set(class);
    let error = rt.class(ClassId::OS_ERROR).object;
    rt.set_module_attr(module, "error", error);
    Ok(())
}

fn getrusage(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let who = rt.index_i64(args.all[0])? as i32;
    // SAFETY: all zeros are a value of it.
    let mut u: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: a place to write to.
    if unsafe { libc::getrusage(who, &mut u) } != 0 {
        return rt.value_error("invalid who parameter");
    }
    let mut values = rt.root_vec();
    for t in [u.ru_utime, u.ru_stime] {
        values.push(rt.new_float(t.tv_sec as f64 + t.tv_usec as f64 * 1e-6));
    }
    for n in [
        u.ru_maxrss,
        u.ru_ixrss,
        u.ru_idrss,
        u.ru_isrss,
        u.ru_minflt,
        u.ru_majflt,
        u.ru_nswap,
        u.ru_inblock,
        u.ru_oublock,
        u.ru_msgsnd,
        u.ru_msgrcv,
        u.ru_nsignals,
        u.ru_nvcsw,
        u.ru_nivcsw,
    ] {
        values.push(rt.new_int(n));
    }
    let class = rt.library.get::<Usage>().0.get();
    Ok(structseq::make(rt, class, &values))
}

fn which(rt: &mut Runtime, v: Value) -> R<u32> {
    match rt.index_i64(v)? {
        n @ 0..16 => Ok(n as u32),
        _ => rt.value_error("invalid resource specified"),
    }
}

fn pair(rt: &mut Runtime, limits: &libc::rlimit) -> Value {
    let both = [limits.rlim_cur, limits.rlim_max].map(|n| rt.new_int(n as i64));
    rt.new_tuple(&both)
}

fn getrlimit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let which = which(rt, args.all[0])?;
    let mut limits = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    retry(rt, || {
        // SAFETY: a place to write to.
        errno_result(unsafe { libc::getrlimit(which, &mut limits) })
    })?;
    Ok(pair(rt, &limits))
}

fn setrlimit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let which = which(rt, args.all[0])?;
    let given = rt.to_tuple(args.all[1])?;
    let [soft, hard] = *rt.tuple_items(given) else {
        return rt.value_error("expected a tuple of 2 integers");
    };
    let limits = libc::rlimit {
        rlim_cur: rt.index_i64(soft)? as u64,
        rlim_max: rt.index_i64(hard)? as u64,
    };
    // SAFETY: a place to read from.
    if unsafe { libc::setrlimit(which, &limits) } != 0 {
        return match crate::io::handle::errno() {
            libc::EINVAL => rt.value_error("current limit exceeds maximum limit"),
            libc::EPERM => rt.value_error("not allowed to raise maximum limit"),
            errno => rt.raise_os_error(errno, Value::NONE),
        };
    }
    Ok(Value::NONE)
}

fn getpagesize(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: touches no memory.
    Ok(Value::small_int(unsafe {
        libc::sysconf(libc::_SC_PAGESIZE)
    }))
}
