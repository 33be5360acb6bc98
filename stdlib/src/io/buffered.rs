//! State of `BufferedReader`, `BufferedWriter` and `BufferedRandom`, and what moves bytes between it and the raw stream.
//!
//! ```text
//!   raw ──► input[at..] ──► read        write ──► out.bytes ──► raw
//! ```
//!
//! At most one of the two buffers holds something. When the raw stream is a plain `FileIO`, its descriptor is used
//! directly.
//!
//! The file is longer than most because both directions keep one invariant together.

use super::common::{self, call, unsupported};
use super::file::{self, File};
use super::handle::{Handle, OutBuffer};
use super::{DEFAULT_BUFFER_SIZE, Io};
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Which of the classes it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    Read,
    Write,
    Both,
}

/// The state of a buffered stream.
pub(super) struct Buffered {
    /// The raw stream; NULL before `__init__` and after `detach`.
    pub(super) raw: Cell<Value>,
    pub(super) detached: Cell<bool>,
    pub(super) direction: Direction,
    /// The standard stream it stands for (see [`rekindle_objects::runtime::Output`]).
    pub(super) std: Cell<Option<u8>>,
    pub(super) size: Cell<usize>,
    pub(super) input: RefCell<Vec<u8>>,
    pub(super) at: Cell<usize>,
    pub(super) out: Rc<OutBuffer>,
}

impl Foreign for Buffered {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.raw.get());
    }
}

impl Buffered {
    pub(super) fn new(direction: Direction) -> Buffered {
        Buffered {
            raw: Cell::new(Value::NULL),
            detached: Cell::default(),
            direction,
            std: Cell::default(),
            size: Cell::new(DEFAULT_BUFFER_SIZE as usize),
            input: RefCell::default(),
            at: Cell::default(),
            out: Rc::default(),
        }
    }

    /// The descriptor, if the raw stream is a plain file that is open.
    pub(super) fn handle(&self) -> Option<Rc<Handle>> {
        self.out.handle.borrow().clone().filter(|h| h.fd() >= 0)
    }

    /// Bytes read ahead.
    pub(super) fn ahead(&self) -> usize {
        self.input.borrow().len() - self.at.get()
    }

    /// Takes at most so many of the bytes read ahead.
    pub(super) fn take(&self, most: usize) -> Vec<u8> {
        let at = self.at.get();
        let input = self.input.borrow();
        let end = input.len().min(at.saturating_add(most));
        self.at.set(end);
        input[at..end].to_vec()
    }

    fn forget_input(&self) {
        self.input.borrow_mut().clear();
        self.at.set(0);
    }

    fn reads(&self) -> bool {
        self.direction != Direction::Write
    }
}

/// The state of a stream that has been initialised and not detached.
pub(super) fn ready<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Buffered> {
    let state = rt.own_state::<Buffered>(v, method)?;
    if state.raw.get().is_null() {
        return rt.value_error(if state.detached.get() {
            "raw stream has been detached"
        } else {
            "I/O operation on uninitialized object"
        });
    }
    Ok(state)
}

/// As [`ready`], and not closed: else `ValueError: read of closed file`.
pub(super) fn opened<'a>(
    rt: &mut Runtime,
    v: &'a Value,
    method: &str,
    what: &str,
) -> R<&'a Buffered> {
    let state = ready(rt, v, method)?;
    if is_closed(rt, state)? {
        return rt.value_error(format!("{what} of closed file"));
    }
    Ok(state)
}

pub(super) fn is_closed(rt: &mut Runtime, state: &Buffered) -> R<bool> {
    if state.handle().is_some() {
        return Ok(false);
    }
    let closed = rt.intern("closed");
    let closed = rt.get_attr(state.raw.get(), closed)?;
    rt.truth(closed)
}

/// Makes `v` a buffer over a raw stream; what `__init__` does.
pub(super) fn attach(rt: &mut Runtime, v: Value, raw: Value, size: i64) -> R<()> {
    let direction = rt.own_state::<Buffered>(&v, "__init__")?.direction;
    let checks: &[(&str, &str)] = match direction {
        Direction::Read => &[("readable", "File or stream is not readable.")],
        Direction::Write => &[("writable", "File or stream is not writable.")],
        Direction::Both => &[
            ("seekable", "File or stream is not seekable."),
            ("readable", "File or stream is not readable."),
            ("writable", "File or stream is not writable."),
        ],
    };
    for (predicate, message) in checks {
        if !common::ask(rt, raw, predicate)? {
            return unsupported(rt, message);
        }
    }
    if size <= 0 {
        return rt.value_error("buffer size must be strictly positive");
    }
    let exact = rt.library.get::<Io>().file.get() == rt.class_of(raw);
    let handle = rt.state::<File>(&raw).filter(|_| exact).map(File::handle);
    let state = rt.own_state::<Buffered>(&v, "__init__")?;
    *state.out.handle.borrow_mut() = handle;
    state.detached.set(false);
    state.size.set(size as usize);
    state.forget_input();
    state.raw.set(raw);
    rt.state_barrier(v, raw);
    if direction != Direction::Read {
        rt.library.get::<Io>().open_buffers.add(&state.out);
    }
    Ok(())
}

/// Reads once from the raw stream, at most so many bytes; `None` if that would block.
pub(super) fn raw_read(rt: &mut Runtime, state: &Buffered, most: usize) -> R<Option<Vec<u8>>> {
    if let Some(handle) = state.handle() {
        return file::read_some(rt, handle.fd(), most);
    }
    let room = vec![0; most];
    let room = rt.new_bytearray(&room);
    let n = call(rt, state.raw.get(), "readinto", &[room])?;
    if n.is_none() {
        return Ok(None);
    }
    let n = rt.index_i64(n)?;
    if n < 0 || n as usize > most {
        return common::os_error(
            rt,
            &format!(
                "raw readinto() returned invalid length {n} (should have been between 0 and {most})"
            ),
        );
    }
    let content = rt.bytes_like(room).unwrap_or_default();
    Ok(Some(content[..n as usize].to_vec()))
}

/// Writes once to the raw stream; `None` if that would block.
fn raw_write(rt: &mut Runtime, state: &Buffered, bytes: &[u8]) -> R<Option<usize>> {
    if let Some(stream) = state.std.get() {
        return match rt.output.write(stream, bytes) {
            Ok(()) => Ok(Some(bytes.len())),
            Err(errno) => rt.raise_os_error(errno, Value::NONE),
        };
    }
    if let Some(handle) = state.handle() {
        return file::write_some(rt, handle.fd(), bytes);
    }
    let content = rt.new_bytes(bytes);
    let n = call(rt, state.raw.get(), "write", &[content])?;
    if n.is_none() {
        return Ok(None);
    }
    let (n, most) = (rt.index_i64(n)?, bytes.len());
    if n < 0 || n as usize > most {
        return common::os_error(
            rt,
            &format!(
                "raw write() returned invalid length {n} (should have been between 0 and {most})"
            ),
        );
    }
    Ok(Some(n as usize))
}

/// Writes out what waits.
///
/// # Errors
/// `BlockingIOError` if the raw stream takes no more; the rest goes on waiting.
pub(super) fn flush_out(rt: &mut Runtime, state: &Buffered) -> R<()> {
    let mut bytes = std::mem::take(&mut *state.out.bytes.borrow_mut());
    let mut done = 0;
    let mut result = Ok(());
    while done < bytes.len() && result.is_ok() {
        result = match raw_write(rt, state, &bytes[done..]) {
            Ok(Some(n)) => {
                done += n;
                Ok(())
            }
            Ok(None) => would_block(rt, done),
            Err(raised) => Err(raised),
        };
    }
    bytes.drain(..done);
    let mut now = state.out.bytes.borrow_mut();
    if now.is_empty() {
        *now = bytes;
    } else {
        now.splice(0..0, bytes);
    }
    result
}

fn would_block<T>(rt: &mut Runtime, written: usize) -> R<T> {
    let class = rt.intern("BlockingIOError");
    let builtins = rekindle_objects::dict::DictRef::new(rt.builtins);
    let text = rt.new_str("write could not complete without blocking");
    let args = [
        Value::small_int(libc::EAGAIN as i64),
        text,
        Value::small_int(written as i64),
    ];
    match rt.namespace_get(builtins, class) {
        Some(class) => {
            let exc = rt.call(class, Args::positional(&args))?;
            rt.raise(exc)
        }
        None => rt.raise_os_error(libc::EAGAIN, Value::NONE),
    }
}

/// Prepares for reading: what waits to be written goes first.
pub(super) fn start_reading(rt: &mut Runtime, state: &Buffered) -> R<()> {
    if state.out.bytes.borrow().is_empty() {
        return Ok(());
    }
    flush_out(rt, state)
}

/// Fills the empty input buffer by one read; `None` if that would block, else whether anything came.
pub(super) fn refill(rt: &mut Runtime, state: &Buffered) -> R<Option<bool>> {
    match raw_read(rt, state, state.size.get())? {
        None => Ok(None),
        Some(bytes) => {
            let any = !bytes.is_empty();
            state.at.set(0);
            *state.input.borrow_mut() = bytes;
            Ok(Some(any))
        }
    }
}

/// Reads so many bytes, fewer only at the end; `None` if nothing came because that would block.
pub(super) fn read_exactly(rt: &mut Runtime, state: &Buffered, n: usize) -> R<Option<Vec<u8>>> {
    let mut bytes = state.take(n);
    if bytes.len() == n {
        return Ok(Some(bytes));
    }
    start_reading(rt, state)?;
    while bytes.len() < n {
        let missing = n - bytes.len();
        if missing >= state.size.get() {
            match raw_read(rt, state, missing)? {
                None => return Ok((!bytes.is_empty()).then_some(bytes)),
                Some(more) if more.is_empty() => break,
                Some(more) => bytes.extend_from_slice(&more),
            }
            continue;
        }
        match refill(rt, state)? {
            None => return Ok((!bytes.is_empty()).then_some(bytes)),
            Some(false) => break,
            Some(true) => bytes.extend_from_slice(&state.take(missing)),
        }
    }
    Ok(Some(bytes))
}

/// Reads to the end.
pub(super) fn read_to_end(rt: &mut Runtime, state: &Buffered) -> R<Option<Vec<u8>>> {
    let mut bytes = state.take(usize::MAX);
    start_reading(rt, state)?;
    if let Some(handle) = state.handle() {
        return match file::read_all(rt, handle.fd())? {
            None => Ok((!bytes.is_empty()).then_some(bytes)),
            Some(rest) if bytes.is_empty() => Ok(Some(rest)),
            Some(rest) => {
                bytes.extend_from_slice(&rest);
                Ok(Some(bytes))
            }
        };
    }
    let raw = state.raw.get();
    let readall = rt.intern("readall");
    if let Some(readall) = rt.get_attr_opt(raw, readall)? {
        let rest = rt.call(readall, Args::positional(&[]))?;
        if rest.is_none() {
            return Ok((!bytes.is_empty()).then_some(bytes));
        }
        match rt.bytes_like(rest) {
            Some(rest) => bytes.extend_from_slice(rest),
            None => return rt.type_error("readall() should return bytes"),
        }
        return Ok(Some(bytes));
    }
    loop {
        let part = call(rt, raw, "read", &[])?;
        let part = rt.bytes_like(part).unwrap_or_default();
        if part.is_empty() {
            return Ok(Some(bytes));
        }
        bytes.extend_from_slice(part);
    }
}

/// One read at most: what is ahead, or else what one read of the raw stream brings.
pub(super) fn read_once(rt: &mut Runtime, state: &Buffered, most: usize) -> R<Vec<u8>> {
    if most == 0 {
        return Ok(Vec::new());
    }
    if state.ahead() == 0 {
        start_reading(rt, state)?;
        if most >= state.size.get() {
            return Ok(raw_read(rt, state, most)?.unwrap_or_default());
        }
        refill(rt, state)?;
    }
    Ok(state.take(most))
}

/// A line, of at most `limit` bytes.
pub(super) fn read_line(rt: &mut Runtime, state: &Buffered, limit: usize) -> R<Vec<u8>> {
    let mut line = Vec::new();
    loop {
        {
            let (input, at) = (state.input.borrow(), state.at.get());
            let window = &input[at..input.len().min(at.saturating_add(limit - line.len()))];
            let end = memchr::memchr(b'\n', window).map(|i| i + 1);
            line.extend_from_slice(&window[..end.unwrap_or(window.len())]);
            state.at.set(at + end.unwrap_or(window.len()));
            if end.is_some() || line.len() == limit {
                return Ok(line);
            }
        }
        start_reading(rt, state)?;
        if refill(rt, state)? != Some(true) {
            return Ok(line);
        }
    }
}

/// Puts bytes into the output buffer, and writes it out when it is full.
pub(super) fn write_bytes(rt: &mut Runtime, state: &Buffered, bytes: &[u8]) -> R<()> {
    if state.reads() && state.ahead() > 0 {
        // Back to where the reader thinks it is.
        let back = -(state.ahead() as i64);
        state.forget_input();
        raw_seek(rt, state, back, 1)?;
    }
    if state.std.get().is_some() {
        raw_write(rt, state, bytes)?;
        return Ok(());
    }
    let (waiting, size) = (state.out.bytes.borrow().len(), state.size.get());
    if waiting + bytes.len() <= size {
        state.out.bytes.borrow_mut().extend_from_slice(bytes);
        return Ok(());
    }
    flush_out(rt, state)?;
    if bytes.len() < size {
        state.out.bytes.borrow_mut().extend_from_slice(bytes);
        return Ok(());
    }
    let mut done = 0;
    while bytes.len() - done >= size.max(1) {
        match raw_write(rt, state, &bytes[done..])? {
            Some(n) => done += n,
            None => return would_block(rt, done),
        }
    }
    state
        .out
        .bytes
        .borrow_mut()
        .extend_from_slice(&bytes[done..]);
    Ok(())
}

/// `raw.seek`
pub(super) fn raw_seek(rt: &mut Runtime, state: &Buffered, to: i64, whence: i64) -> R<i64> {
    let to = rt.new_int(to);
    let at = call(rt, state.raw.get(), "seek", &[to, Value::small_int(whence)])?;
    let at = rt.index_i64(at)?;
    if at < 0 {
        return common::os_error(rt, &format!("Raw stream returned invalid position {at}"));
    }
    Ok(at)
}

/// The place, as the program sees it.
pub(super) fn tell(rt: &mut Runtime, state: &Buffered) -> R<i64> {
    let at = call(rt, state.raw.get(), "tell", &[])?;
    let at = rt.index_i64(at)?;
    if at < 0 {
        return common::os_error(rt, &format!("Raw stream returned invalid position {at}"));
    }
    let waiting = state.out.bytes.borrow().len() as i64;
    Ok((at - state.ahead() as i64 + waiting).max(0))
}

/// Moves the place.
pub(super) fn seek(rt: &mut Runtime, state: &Buffered, to: i64, whence: i64) -> R<i64> {
    flush_out(rt, state)?;
    let to = if whence == 1 {
        to - state.ahead() as i64
    } else {
        to
    };
    let at = raw_seek(rt, state, to, whence)?;
    state.forget_input();
    Ok(at)
}
