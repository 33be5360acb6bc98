//! `select.poll` and `select.epoll`.

use super::descriptor;
use super::select::{until_seconds, wait};
use crate::io::handle::{Handle, retry, retry_errno};
use crate::posix::errno_result;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

macro_rules! named {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}

/// Constants of the module.
pub(super) const NUMBERS: &[(&str, i64)] = named! {
    POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL POLLRDNORM POLLRDBAND POLLWRNORM POLLWRBAND POLLRDHUP
    EPOLLIN EPOLLOUT EPOLLPRI EPOLLERR EPOLLHUP EPOLLRDHUP EPOLLET EPOLLONESHOT EPOLLEXCLUSIVE EPOLLRDNORM EPOLLRDBAND
    EPOLLWRNORM EPOLLWRBAND EPOLL_CLOEXEC
};

natives! {
    /// Functions of the module.
    TABLE:
    "select.poll" => poll, 0, 0, false, Function;
}

natives! {
    /// Methods of what `poll` gives.
    POLL:
    "poll.register" => register, 2, 3, false, Method;
    "poll.modify" => modify, 3, 3, false, Method;
    "poll.unregister" => unregister, 2, 2, false, Method;
    "poll.poll" => poll_wait, 1, 2, false, Method;
}

natives! {
    /// Methods of `epoll`.
    EPOLL:
    "epoll.__new__" => epoll, 1, 3, true, Static;
    "epoll.register" => epoll_register, 2, 3, true, Method;
    "epoll.modify" => epoll_modify, 3, 3, true, Method;
    "epoll.unregister" => epoll_unregister, 2, 2, true, Method;
    "epoll.poll" => epoll_wait, 1, 3, true, Method;
    "epoll.close" => epoll_close, 1, 1, false, Method;
    "epoll.fileno" => epoll_fileno, 1, 1, false, Method;
    "epoll.closed" => epoll_closed, 1, 1, false, Getter;
    "epoll.__enter__" => itself, 1, 1, false, Method;
    "epoll.__exit__" => epoll_close, 1, 4, false, Method;
}

/// State of a `poll` object.
#[derive(Default)]
struct Poll(RefCell<Vec<libc::pollfd>>);

/// State of an `epoll` object.
struct Epoll(Rc<Handle>);

impl Foreign for Poll {}
impl Foreign for Epoll {}

/// The class of `poll` objects.
struct Classes(std::cell::Cell<ClassId>);

impl Default for Classes {
    fn default() -> Classes {
        Classes(std::cell::Cell::new(ClassId::OBJECT))
    }
}

/// Makes the classes.
pub(super) fn install(rt: &mut Runtime, module: Value) -> R<()> {
    rt.fill_module(module, TABLE);
    let class = NativeClass {
        module: "select",
        name: "poll",
        doc: None,
        base: ClassId::OBJECT,
        methods: POLL,
        state: true,
        dict: false,
    };
    let poll = rt.define_class(&class)?;
    rt.library.get::<Classes>().0.set(poll);
    let epoll = rt.define_class(&NativeClass {
        name: "epoll",
        methods: EPOLL,
        ..class
    })?;
    let epoll = rt.class(epoll).object;
    rt.set_module_attr(module, "epoll", epoll);
    Ok(())
}

fn poll(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let class = rt.library.get::<Classes>().0.get();
    Ok(rt.new_with_state(class, Poll::default()))
}

fn events_argument(rt: &mut Runtime, v: Option<&Value>) -> R<i16> {
    match v {
        Some(v) => Ok(rt.index_i64(*v)? as i16),
        None => Ok(libc::POLLIN | libc::POLLPRI | libc::POLLOUT),
    }
}

fn register(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(rt, args.all[1])?;
    let events = events_argument(rt, args.all.get(2))?;
    let poll = rt.own_state::<Poll>(&args.all[0], "register")?;
    let mut files = poll.0.borrow_mut();
    match files.iter_mut().find(|f| f.fd == fd) {
        Some(known) => known.events = events,
        None => files.push(libc::pollfd {
            fd,
            events,
            revents: 0,
        }),
    }
    Ok(Value::NONE)
}

fn modify(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(rt, args.all[1])?;
    let events = events_argument(rt, args.all.get(2))?;
    let poll = rt.own_state::<Poll>(&args.all[0], "modify")?;
    match poll.0.borrow_mut().iter_mut().find(|f| f.fd == fd) {
        Some(known) => known.events = events,
        None => return rt.raise_os_error(libc::ENOENT, Value::NONE),
    }
    Ok(Value::NONE)
}

fn unregister(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(rt, args.all[1])?;
    let poll = rt.own_state::<Poll>(&args.all[0], "unregister")?;
    let mut files = poll.0.borrow_mut();
    let Some(i) = files.iter().position(|f| f.fd == fd) else {
        drop(files);
        return rt.key_error(Value::small_int(fd as i64));
    };
    files.remove(i);
    Ok(Value::NONE)
}

fn poll_wait(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let until = match args.all.get(1).filter(|v| !v.is_none()) {
        None => None,
        Some(v) => {
            let ms = rt.to_f64(*v)?;
            (ms >= 0.0).then(|| Instant::now() + Duration::from_secs_f64((ms / 1e3).min(1e9)))
        }
    };
    let poll = rt.own_state::<Poll>(&args.all[0], "poll")?;
    let mut files = poll.0.borrow().clone();
    wait(rt, &mut files, until)?;
    let list = rt.new_empty_list();
    for file in files.iter().filter(|f| f.revents != 0) {
        pair(rt, list, file.fd as i64, file.revents as i64);
    }
    Ok(list)
}

fn pair(rt: &mut Runtime, list: Value, fd: i64, events: i64) {
    let pair = rt.new_tuple(&[Value::small_int(fd), Value::small_int(events)]);
    rt.list_push(list, pair);
}

fn epoll(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [size, _] = rt.bind_args("epoll", args, 1, ["sizehint", "flags"], 0)?;
    if !size.is_null() {
        let size = rt.index_i64(size)?;
        if size != -1 && size <= 0 {
            return rt.value_error("sizehint must be positive or -1");
        }
    }
    let class = rt.class_id(args.all[0]);
    let fd = retry(rt, || {
        // SAFETY: touches no memory.
        errno_result(unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) })
    })?;
    Ok(rt.new_with_state(class, Epoll(Handle::new(fd, true))))
}

fn opened(rt: &mut Runtime, v: Value, method: &str) -> R<i32> {
    let fd = rt.own_state::<Epoll>(&v, method)?.0.fd();
    if fd < 0 {
        return rt.value_error("I/O operation on closed epoll object");
    }
    Ok(fd)
}

fn control(rt: &mut Runtime, args: Args<'_>, method: &str, what: i32) -> R<Value> {
    let [file, mask] = rt.bind_args(method, args, 1, ["fd", "eventmask"], 1)?;
    let (epoll, fd) = (opened(rt, args.all[0], method)?, descriptor(rt, file)?);
    let events = if mask.is_null() {
        (libc::EPOLLIN | libc::EPOLLPRI | libc::EPOLLOUT) as u32
    } else {
        rt.index_i64(mask)? as u32
    };
    let mut event = libc::epoll_event {
        events,
        u64: fd as u64,
    };
    retry(rt, || {
        // SAFETY: a place to read from.
        errno_result(unsafe { libc::epoll_ctl(epoll, what, fd, &mut event) })
    })?;
    Ok(Value::NONE)
}

fn epoll_register(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    control(rt, args, "register", libc::EPOLL_CTL_ADD)
}

fn epoll_modify(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    control(rt, args, "modify", libc::EPOLL_CTL_MOD)
}

fn epoll_unregister(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    control(rt, args, "unregister", libc::EPOLL_CTL_DEL)
}

fn epoll_wait(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [timeout, most] = rt.bind_args("poll", args, 1, ["timeout", "maxevents"], 0)?;
    let epoll = opened(rt, args.all[0], "poll")?;
    let for_ever = timeout.is_null() || timeout.is_none() || rt.to_f64(timeout)? < 0.0;
    let until = if for_ever {
        None
    } else {
        until_seconds(rt, Some(&timeout))?
    };
    let most = match most {
        Value::NULL => -1,
        most => rt.index_i64(most)?,
    };
    if most == 0 || most < -1 {
        return rt.value_error(format!("maxevents must be greater than 0, got {most}"));
    }
    let most = if most < 0 { 1023 } else { most as usize };
    let mut found = vec![libc::epoll_event { events: 0, u64: 0 }; most];
    let n = retry_errno(rt, || {
        let left = until.map_or(-1, |until| {
            let left = until.saturating_duration_since(Instant::now());
            left.as_micros().div_ceil(1000).min(i32::MAX as u128) as i32
        });
        // SAFETY: a place to write so many events to.
        errno_result(unsafe { libc::epoll_wait(epoll, found.as_mut_ptr(), most as i32, left) })
    })?;
    let n = match n {
        Ok(n) => n as usize,
        Err(errno) => return rt.raise_os_error(errno, Value::NONE),
    };
    let list = rt.new_empty_list();
    for event in &found[..n] {
        let (fd, events) = (event.u64, event.events);
        pair(rt, list, fd as i64, events as i64);
    }
    Ok(list)
}

fn epoll_close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Epoll>(&args.all[0], "close")?.0.clone();
    match handle.close() {
        Ok(()) => Ok(Value::NONE),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

fn epoll_fileno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = opened(rt, args.all[0], "fileno")?;
    Ok(Value::small_int(fd as i64))
}

fn epoll_closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = rt.own_state::<Epoll>(&args.all[0], "closed")?.0.fd();
    Ok(Value::bool(fd < 0))
}

fn itself(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, args.all[0], "__enter__")?;
    Ok(args.all[0])
}
