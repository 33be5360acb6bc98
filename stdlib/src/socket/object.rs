//! The class `socket`: making, naming, connecting and closing; and functions that make sockets.
//!
//! The file is longer than most because the life of a socket stands in one place.

use super::address::{self, Address};
use super::errors::timed_out;
use super::wait::{self, For};
use super::{Socket, Sockets};
use crate::io::handle::{Handle, errno, retry, retry_errno};
use crate::posix::{check, errno_result, int};
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};
use std::time::Duration;

natives! {
    /// Functions that make and close sockets.
    pub(super) FUNCTIONS:
    "_socket.socketpair" => socketpair, 0, 3, true, Function;
    "_socket.dup" => dup, 1, 1, false, Function;
    "_socket.close" => close_fd, 1, 1, false, Function;
    "_socket.getdefaulttimeout" => getdefaulttimeout, 0, 0, false, Function;
    "_socket.setdefaulttimeout" => setdefaulttimeout, 1, 1, false, Function;
}

natives! {
    /// Methods of a socket.
    pub(super) METHODS:
    "socket.__new__" => new, 1, 5, true, Static;
    "socket.__init__" => init, 1, 5, true, Method;
    "socket.__repr__" => repr, 1, 1, false, Method;
    "socket._accept" => accept, 1, 1, false, Method;
    "socket.bind" => bind, 2, 2, false, Method;
    "socket.close" => close, 1, 1, false, Method;
    "socket.connect" => connect, 2, 2, false, Method;
    "socket.connect_ex" => connect_ex, 2, 2, false, Method;
    "socket.detach" => detach, 1, 1, false, Method;
    "socket.fileno" => fileno, 1, 1, false, Method;
    "socket.getpeername" => getpeername, 1, 1, false, Method;
    "socket.getsockname" => getsockname, 1, 1, false, Method;
    "socket.listen" => listen, 1, 2, false, Method;
    "socket.shutdown" => shutdown, 2, 2, false, Method;
    "socket.family" => family, 1, 1, false, Getter;
    "socket.type" => kind, 1, 1, false, Getter;
    "socket.proto" => protocol, 1, 1, false, Getter;
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let state = Socket {
        handle: RefCell::new(Handle::new(-1, true)),
        family: Cell::new(-1),
        kind: Cell::new(-1),
        protocol: Cell::new(-1),
        timeout: Cell::default(),
    };
    Ok(rt.new_with_state(class, state))
}

/// The state of a method's receiver.
pub(super) fn own<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Socket> {
    rt.own_state::<Socket>(v, method)
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["family", "type", "proto", "fileno"];
    let [family, kind, protocol, file] = rt.bind_args("socket", args, 1, names, 0)?;
    let mut number = |v: Value| if v.is_null() { Ok(-1) } else { int(rt, v) };
    let (family, kind, protocol) = (number(family)?, number(kind)?, number(protocol)?);
    let socket = own(rt, &args.all[0], "__init__")?;
    if file.is_null() || file.is_none() {
        let or = |n: i32, default: i32| if n == -1 { default } else { n };
        let family = or(family, libc::AF_INET);
        let kind = or(kind, libc::SOCK_STREAM);
        let protocol = or(protocol, 0);
        let fd = check(rt, Value::NONE, || {
            // SAFETY: touches no memory.
            unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, protocol) }
        })?;
        fill(rt, socket, fd, [family, kind, protocol])?;
    } else {
        let fd = given_file(rt, file)?;
        let known = asked_of_system(rt, fd, [family, kind, protocol])?;
        fill(rt, socket, fd, known)?;
    }
    Ok(Value::NONE)
}

fn given_file(rt: &mut Runtime, file: Value) -> R<i32> {
    if rt.float_of(file).is_some() {
        return rt.type_error("integer argument expected, got float");
    }
    match int(rt, file)? {
        fd if fd < 0 => rt.value_error("negative file descriptor"),
        fd => Ok(fd),
    }
}

/// Family, kind and protocol of an open socket, where they are not given.
fn asked_of_system(rt: &mut Runtime, fd: i32, given: [i32; 3]) -> R<[i32; 3]> {
    let mut address = Address::room();
    // SAFETY: room for an address, and its size.
    let named = unsafe { libc::getsockname(fd, address.pointer_mut(), &mut address.len) };
    let [mut family, mut kind, mut protocol] = given;
    if named < 0 {
        let errno = errno();
        if family == -1 || errno == libc::EBADF || errno == libc::ENOTSOCK {
            return rt.raise_os_error(errno, Value::NONE);
        }
    } else if family == -1 {
        family = address.family();
    }
    for (place, option) in [
        (&mut kind, libc::SO_TYPE),
        (&mut protocol, libc::SO_PROTOCOL),
    ] {
        if *place == -1 {
            let mut len = size_of::<i32>() as libc::socklen_t;
            check(rt, Value::NONE, || {
                let to: *mut i32 = place;
                // SAFETY: room for a number, and its size.
                unsafe { libc::getsockopt(fd, libc::SOL_SOCKET, option, to.cast(), &mut len) }
            })?;
        }
    }
    Ok([family, kind, protocol])
}

/// Gives a socket its descriptor; it waits as long as new sockets do.
fn fill(rt: &mut Runtime, socket: &Socket, fd: i32, [family, kind, protocol]: [i32; 3]) -> R<()> {
    *socket.handle.borrow_mut() = Handle::new(fd, true);
    socket.family.set(family);
    socket
        .kind
        .set(kind & !(libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC));
    socket.protocol.set(protocol);
    if kind & libc::SOCK_NONBLOCK != 0 {
        socket.timeout.set(Some(Duration::ZERO));
        return Ok(());
    }
    let timeout = rt.library.get::<Sockets>().default_timeout.get();
    socket.timeout.set(timeout);
    if timeout.is_some() {
        set_blocking(rt, fd, false)?;
    }
    Ok(())
}

/// Whether calls on the descriptor block in the system.
pub(super) fn set_blocking(rt: &mut Runtime, fd: i32, blocks: bool) -> R<()> {
    let mut on: libc::c_int = (!blocks).into();
    // SAFETY: a number to read from.
    check(rt, Value::NONE, || unsafe {
        libc::ioctl(fd, libc::FIONBIO, &mut on)
    })?;
    Ok(())
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = own(rt, &args.all[0], "__repr__")?;
    let text = format!(
        "<socket object, fd={}, family={}, type={}, proto={}>",
        s.fd(),
        s.family.get(),
        s.kind.get(),
        s.protocol.get()
    );
    Ok(rt.new_str(&text))
}

fn accept(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "_accept")?;
    let mut from = Address::room();
    let fd = wait::call(rt, socket, For::Reading, || {
        from = Address::room();
        // SAFETY: room for an address, and its size.
        errno_result(unsafe {
            libc::accept4(
                socket.fd(),
                from.pointer_mut(),
                &mut from.len,
                libc::SOCK_CLOEXEC,
            )
        })
    })?;
    let from = from.value(rt);
    Ok(rt.new_tuple(&[Value::small_int(fd as i64), from]))
}

fn bind(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "bind")?;
    let to = address::read(rt, socket.family.get(), args.all[1], "bind")?;
    retry(rt, || {
        // SAFETY: an address of so many bytes.
        errno_result(unsafe { libc::bind(socket.fd(), to.pointer(), to.len) })
    })?;
    Ok(Value::NONE)
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = own(rt, &args.all[0], "close")?.handle.borrow().clone();
    match handle.close() {
        // The other side was faster.
        Ok(()) | Err(libc::ECONNRESET) => Ok(Value::NONE),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

fn detach(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "detach")?;
    let handle = socket.handle.replace(Handle::new(-1, true));
    handle.owned.set(false);
    Ok(Value::small_int(handle.fd() as i64))
}

/// Connects: an errno if that fails, `None` if the time is over.
fn connect_errno(rt: &mut Runtime, socket: &Socket, to: &Address) -> R<Option<i32>> {
    let timeout = socket.timeout.get();
    let until = wait::deadline(timeout);
    let fd = socket.fd();
    // SAFETY: an address of so many bytes.
    let first = rt.outside(|| errno_result(unsafe { libc::connect(fd, to.pointer(), to.len) }));
    let waits = match first {
        Ok(_) => return Ok(Some(0)),
        Err(libc::EINTR) => {
            (rt.hooks.signals)(rt)?;
            timeout.is_none_or(|t| !t.is_zero())
        }
        Err(libc::EINPROGRESS) => timeout.is_some_and(|t| !t.is_zero()),
        Err(errno) => return Ok(Some(errno)),
    };
    if !waits {
        return Ok(first.err());
    }
    if !wait::ready(rt, fd, For::Connecting, until)? {
        return Ok(None);
    }
    let (mut error, mut len) = (0i32, size_of::<i32>() as libc::socklen_t);
    let asked = retry_errno(rt, || {
        let to: *mut i32 = &mut error;
        // SAFETY: room for a number, and its size.
        errno_result(unsafe {
            libc::getsockopt(fd, libc::SOL_SOCKET, libc::SO_ERROR, to.cast(), &mut len)
        })
    })?;
    Ok(Some(match (asked, error) {
        (Err(errno), _) => errno,
        (Ok(_), libc::EISCONN) => 0,
        (Ok(_), error) => error,
    }))
}

fn connect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "connect")?;
    let to = address::read(rt, socket.family.get(), args.all[1], "connect")?;
    match connect_errno(rt, socket, &to)? {
        Some(0) => Ok(Value::NONE),
        Some(errno) => rt.raise_os_error(errno, Value::NONE),
        None => timed_out(rt),
    }
}

fn connect_ex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let socket = own(rt, &args.all[0], "connect_ex")?;
    let to = address::read(rt, socket.family.get(), args.all[1], "connect_ex")?;
    let errno = connect_errno(rt, socket, &to)?.unwrap_or(libc::EAGAIN);
    Ok(Value::small_int(errno as i64))
}

fn fileno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "fileno")?.fd();
    Ok(Value::small_int(fd as i64))
}

fn getpeername(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "getpeername")?.fd();
    let mut name = Address::room();
    // SAFETY: room for an address, and its size.
    check(rt, Value::NONE, || unsafe {
        libc::getpeername(fd, name.pointer_mut(), &mut name.len)
    })?;
    Ok(name.value(rt))
}

fn getsockname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "getsockname")?.fd();
    let mut name = Address::room();
    // SAFETY: room for an address, and its size.
    check(rt, Value::NONE, || unsafe {
        libc::getsockname(fd, name.pointer_mut(), &mut name.len)
    })?;
    Ok(name.value(rt))
}

fn listen(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "listen")?.fd();
    let backlog = match args.all.get(1) {
        Some(v) => int(rt, *v)?.max(0),
        None => libc::SOMAXCONN.min(128),
    };
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::listen(fd, backlog) })?;
    Ok(Value::NONE)
}

fn shutdown(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = own(rt, &args.all[0], "shutdown")?.fd();
    let how = int(rt, args.all[1])?;
    // SAFETY: touches no memory.
    check(rt, Value::NONE, || unsafe { libc::shutdown(fd, how) })?;
    Ok(Value::NONE)
}

fn family(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "family")?.family.get();
    Ok(Value::small_int(n as i64))
}

fn kind(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "type")?.kind.get();
    Ok(Value::small_int(n as i64))
}

fn protocol(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "proto")?.protocol.get();
    Ok(Value::small_int(n as i64))
}

fn socketpair(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["family", "type", "proto"];
    let given = rt.bind_args("socketpair", args, 0, names, 0)?;
    let mut numbers = [libc::AF_UNIX, libc::SOCK_STREAM, 0];
    for (place, v) in numbers.iter_mut().zip(given) {
        if !v.is_null() {
            *place = int(rt, v)?;
        }
    }
    let [family, kind, protocol] = numbers;
    let mut ends = [0; 2];
    // SAFETY: room for two descriptors.
    check(rt, Value::NONE, || unsafe {
        libc::socketpair(
            family,
            kind | libc::SOCK_CLOEXEC,
            protocol,
            ends.as_mut_ptr(),
        )
    })?;
    let class = rt.library.get::<Sockets>().class.get();
    let class = rt.class(class).object;
    let mut both = rt.root_vec();
    for fd in ends {
        let object = new(rt, Args::positional(&[class]))?;
        both.push(object);
        let socket = own(rt, &object, "socketpair")?;
        fill(rt, socket, fd, numbers)?;
    }
    Ok(rt.new_tuple(&both))
}

fn dup(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    // SAFETY: touches no memory.
    let new = check(rt, Value::NONE, || unsafe {
        libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0)
    })?;
    Ok(Value::small_int(new as i64))
}

fn close_fd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = int(rt, args.all[0])?;
    // SAFETY: the program's own descriptor.
    if unsafe { libc::close(fd) } < 0 && errno() != libc::ECONNRESET {
        return rt.raise_os_error(errno(), Value::NONE);
    }
    Ok(Value::NONE)
}

/// A timeout in seconds; None waits for ever.
pub(super) fn read_timeout(rt: &mut Runtime, v: Value) -> R<Option<Duration>> {
    if v.is_none() {
        return Ok(None);
    }
    let seconds = if rt.float_of(v).is_some() {
        rt.to_f64(v)?
    } else {
        rt.index_i64(v)? as f64
    };
    if seconds.is_nan() {
        return rt.value_error("Invalid value NaN (not a number)");
    }
    if seconds < 0.0 {
        return rt.value_error("Timeout value out of range");
    }
    if seconds > 9_223_372_036.0 {
        return rt.overflow_error("timeout doesn't fit into C timeval");
    }
    Ok(Some(Duration::from_secs_f64(seconds)))
}

/// A timeout as Python shows it.
pub(super) fn timeout_value(rt: &mut Runtime, timeout: Option<Duration>) -> Value {
    match timeout {
        Some(timeout) => rt.new_float(timeout.as_secs_f64()),
        None => Value::NONE,
    }
}

fn getdefaulttimeout(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let timeout = rt.library.get::<Sockets>().default_timeout.get();
    Ok(timeout_value(rt, timeout))
}

fn setdefaulttimeout(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let timeout = read_timeout(rt, args.all[0])?;
    rt.library.get::<Sockets>().default_timeout.set(timeout);
    Ok(Value::NONE)
}
