//! Calls on sockets that wait: for as long as the socket's timeout, and with handlers of signals in between.

use super::Socket;
use super::errors::timed_out;
use crate::io::handle::retry_errno;
use crate::posix::errno_result;
use rekindle_objects::{R, Runtime, Value};
use std::time::{Duration, Instant};

/// What is waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum For {
    Reading,
    Writing,
    /// The end of a `connect`.
    Connecting,
}

/// The end of a timeout that begins now.
pub(super) fn deadline(timeout: Option<Duration>) -> Option<Instant> {
    timeout.and_then(|t| Instant::now().checked_add(t))
}

/// Waits until the descriptor is ready, or the moment is there: whether it is ready.
pub(super) fn ready(rt: &mut Runtime, fd: i32, what: For, until: Option<Instant>) -> R<bool> {
    let events = match what {
        For::Reading => libc::POLLIN,
        For::Writing => libc::POLLOUT,
        For::Connecting => libc::POLLOUT | libc::POLLERR,
    };
    let mut file = libc::pollfd {
        fd,
        events,
        revents: 0,
    };
    let found = retry_errno(rt, || {
        let left = until.map_or(-1, |until| {
            let left = until.saturating_duration_since(Instant::now());
            left.as_micros().div_ceil(1000).min(i32::MAX as u128) as i32
        });
        // SAFETY: one place to read from and write to.
        errno_result(unsafe { libc::poll(&mut file, 1, left) })
    })?;
    match found {
        Ok(n) => Ok(n > 0),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

/// Does a call on a socket until it succeeds, fails for good, or the socket's time is over.
///
/// # Errors
/// `TimeoutError`, `OSError`, or what a handler of a signal raised.
pub(super) fn call<T>(
    rt: &mut Runtime,
    socket: &Socket,
    what: For,
    once: impl FnMut() -> Result<T, i32>,
) -> R<T> {
    call_until(rt, socket, what, deadline(socket.timeout.get()), once)
}

/// As [`call`], with the end of the time given.
pub(super) fn call_until<T>(
    rt: &mut Runtime,
    socket: &Socket,
    what: For,
    until: Option<Instant>,
    mut once: impl FnMut() -> Result<T, i32>,
) -> R<T> {
    let timed = socket.timeout.get().is_some_and(|t| !t.is_zero());
    loop {
        if timed && !ready(rt, socket.fd(), what, until)? {
            return timed_out(rt);
        }
        match retry_errno(rt, &mut once)? {
            Ok(value) => return Ok(value),
            // What was ready may be gone again.
            Err(libc::EAGAIN) if timed => {}
            Err(errno) => return rt.raise_os_error(errno, Value::NONE),
        }
    }
}
