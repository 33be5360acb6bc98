//! Module `select`: waiting for files to be ready. `poll` and `epoll` objects are in [`super::poll`].

use super::{add_numbers, descriptor, poll};
use crate::io::handle::retry_errno;
use crate::posix::errno_result;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::time::{Duration, Instant};

natives! {
    /// Functions of the module.
    TABLE:
    "select.select" => select, 3, 4, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("select");
    rt.fill_module(module, TABLE);
    poll::install(rt, module)?;
    add_numbers(rt, module, poll::NUMBERS);
    add_numbers(rt, module, &[("PIPE_BUF", libc::PIPE_BUF as i64)]);
    let error = rt.class(ClassId::OS_ERROR).object;
    rt.set_module_attr(module, "error", error);
    Ok(())
}

/// Waits with `poll` for some of the files, until a moment (or for ever): how many are ready.
pub(super) fn wait(rt: &mut Runtime, files: &mut [libc::pollfd], until: Option<Instant>) -> R<i32> {
    let done = retry_errno(rt, || {
        let left = until.map_or(-1, |until| {
            let left = until.saturating_duration_since(Instant::now());
            left.as_micros().div_ceil(1000).min(i32::MAX as u128) as i32
        });
        // SAFETY: a slice to read from and write to.
        errno_result(unsafe { libc::poll(files.as_mut_ptr(), files.len() as libc::nfds_t, left) })
    })?;
    match done {
        Ok(n) => Ok(n),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

/// The end of a time in seconds; `None` for ever.
pub(super) fn until_seconds(rt: &mut Runtime, v: Option<&Value>) -> R<Option<Instant>> {
    let Some(v) = v.filter(|v| !v.is_none()) else {
        return Ok(None);
    };
    if rt.float_of(*v).is_none() && rt.int_of(*v).is_none() {
        return rt.type_error("timeout must be a float or None");
    }
    let seconds = rt.to_f64(*v)?;
    if seconds < 0.0 {
        return rt.value_error("timeout must be non-negative");
    }
    Ok(Some(
        Instant::now() + Duration::from_secs_f64(seconds.min(1e9)),
    ))
}

fn select(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    const WANTED: [i16; 3] = [libc::POLLIN, libc::POLLOUT, libc::POLLPRI];
    const READY: [i16; 3] = [
        libc::POLLIN | libc::POLLHUP | libc::POLLERR,
        libc::POLLOUT | libc::POLLERR,
        libc::POLLPRI,
    ];
    let mut files = Vec::new();
    let mut objects = rt.root_vec();
    let mut kinds = Vec::new();
    for (kind, v) in args.all[..3].iter().enumerate() {
        for object in &rt.collect(*v)? {
            let fd = descriptor(rt, *object)?;
            objects.push(*object);
            kinds.push(kind);
            files.push(libc::pollfd {
                fd,
                events: WANTED[kind],
                revents: 0,
            });
        }
    }
    let until = until_seconds(rt, args.all.get(3))?;
    wait(rt, &mut files, until)?;
    if files.iter().any(|f| f.revents & libc::POLLNVAL != 0) {
        return rt.raise_os_error(libc::EBADF, Value::NONE);
    }
    let lists = [(); 3].map(|()| rt.new_empty_list());
    for ((file, object), kind) in files.iter().zip(&objects).zip(kinds) {
        if file.revents & READY[kind] != 0 {
            rt.list_push(lists[kind], *object);
        }
    }
    Ok(rt.new_tuple(&lists))
}
