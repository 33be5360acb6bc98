//! Open files of the system, and the bytes that wait to be written to them.
//!
//! Both are shared by the objects of the layers above (`FileIO`, `BufferedWriter`, `TextIOWrapper`), so that a file that
//! nobody closed is written out and closed when the last of them is collected, whatever their order.

use rekindle_objects::{R, Runtime, Value};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// A file descriptor, or −1 once it is closed.
#[derive(Debug)]
pub struct Handle {
    fd: Cell<i32>,
    /// Is it closed with the last reference?
    pub owned: Cell<bool>,
}

impl Handle {
    /// A descriptor that is closed with the last reference if it is owned.
    pub fn new(fd: i32, owned: bool) -> Rc<Handle> {
        Rc::new(Handle {
            fd: Cell::new(fd),
            owned: Cell::new(owned),
        })
    }

    /// The descriptor; −1 when closed.
    pub fn fd(&self) -> i32 {
        self.fd.get()
    }

    /// Closes it; an errno on failure.
    pub fn close(&self) -> Result<(), i32> {
        let fd = self.fd.replace(-1);
        if fd < 0 || !self.owned.get() {
            return Ok(());
        }
        // SAFETY: closes a descriptor that this owns.
        match unsafe { libc::close(fd) } {
            0 => Ok(()),
            _ => Err(errno()),
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // There is nobody to tell.
        let _ = self.close();
    }
}

/// Bytes that are still to be written.
#[derive(Debug, Default)]
pub struct OutBuffer {
    /// The bytes.
    pub bytes: RefCell<Vec<u8>>,
    /// Where to, if that is a file of the system.
    pub handle: RefCell<Option<Rc<Handle>>>,
}

impl OutBuffer {
    /// Writes what it holds, as far as that goes without Python code.
    pub fn write_out(&self) {
        let handle = self.handle.borrow();
        let Some(handle) = handle.as_ref().filter(|h| h.fd() >= 0) else {
            return;
        };
        let mut bytes = self.bytes.borrow_mut();
        let mut done = 0;
        while done < bytes.len() {
            match write(handle.fd(), &bytes[done..]) {
                Ok(n) => done += n,
                Err(libc::EINTR) => {}
                Err(_) => break,
            }
        }
        bytes.clear();
    }
}

impl Drop for OutBuffer {
    fn drop(&mut self) {
        self.write_out();
    }
}

/// The buffers of a runtime that may hold something when it ends.
#[derive(Debug, Default)]
pub struct OpenBuffers(RefCell<Vec<Weak<OutBuffer>>>);

impl OpenBuffers {
    /// Notes a new buffer.
    pub fn add(&self, buffer: &Rc<OutBuffer>) {
        let mut all = self.0.borrow_mut();
        if all.len() == all.capacity() {
            all.retain(|b| b.strong_count() > 0);
        }
        all.push(Rc::downgrade(buffer));
    }

    /// Writes out what all of them hold.
    pub fn write_out(&self) {
        for buffer in self.0.borrow().iter().filter_map(Weak::upgrade) {
            buffer.write_out();
        }
    }

    /// Writes out what waits for the same file as `fd`: a writer that is no longer used may not have been collected yet.
    pub fn write_out_file(&self, fd: i32) {
        let all = self.0.borrow();
        if all.is_empty() {
            return;
        }
        let Ok(file) = identity(fd) else { return };
        for buffer in all.iter().filter_map(Weak::upgrade) {
            let same = |h: &Rc<Handle>| identity(h.fd()) == Ok(file);
            let waiting = !buffer.bytes.borrow().is_empty();
            if waiting && buffer.handle.borrow().as_ref().is_some_and(same) {
                buffer.write_out();
            }
        }
    }
}

/// The error of the last call.
pub fn errno() -> i32 {
    std::io::Error::last_os_error()
        .raw_os_error()
        .unwrap_or(libc::EIO)
}

/// `fstat` of a descriptor.
pub fn status(fd: i32) -> Result<libc::stat, i32> {
    // SAFETY: writes to a local variable.
    unsafe {
        let mut found: libc::stat = std::mem::zeroed();
        match libc::fstat(fd, &mut found) {
            0 => Ok(found),
            _ => Err(errno()),
        }
    }
}

/// Device and number of a file.
fn identity(fd: i32) -> Result<(u64, u64), i32> {
    status(fd).map(|s| (s.st_dev, s.st_ino))
}

/// Reads into `out`, at most as much as it has room for.
pub fn read(fd: i32, out: &mut [u8]) -> Result<usize, i32> {
    // SAFETY: a slice to write to.
    match unsafe { libc::read(fd, out.as_mut_ptr().cast(), out.len()) } {
        n if n >= 0 => Ok(n as usize),
        _ => Err(errno()),
    }
}

/// Writes some of the bytes.
pub fn write(fd: i32, bytes: &[u8]) -> Result<usize, i32> {
    // SAFETY: a slice to read from.
    match unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) } {
        n if n >= 0 => Ok(n as usize),
        _ => Err(errno()),
    }
}

/// Moves the place in a file.
pub fn seek(fd: i32, to: i64, whence: i32) -> Result<i64, i32> {
    // SAFETY: touches no memory.
    match unsafe { libc::lseek(fd, to, whence) } {
        -1 => Err(errno()),
        at => Ok(at),
    }
}

/// Cuts a file, or makes it longer.
pub fn truncate(fd: i32, len: i64) -> Result<(), i32> {
    // SAFETY: touches no memory.
    match unsafe { libc::ftruncate(fd, len) } {
        0 => Ok(()),
        _ => Err(errno()),
    }
}

/// Is it a terminal?
pub fn is_terminal(fd: i32) -> bool {
    // SAFETY: asks about a number.
    unsafe { libc::isatty(fd) == 1 }
}

/// Opens a file; the descriptor is not inherited by programs that are started.
pub fn open(path: &std::ffi::CStr, flags: i32, mode: u32) -> Result<i32, i32> {
    // SAFETY: a text that ends with a zero.
    match unsafe { libc::open(path.as_ptr(), flags | libc::O_CLOEXEC, mode) } {
        -1 => Err(errno()),
        fd => Ok(fd),
    }
}

/// Does `call` again while signals interrupt it; their handlers run in between (PEP 475).
///
/// # Errors
/// What a handler raised, or the `OSError` of any other failure.
pub fn retry<T>(rt: &mut Runtime, call: impl FnMut() -> Result<T, i32>) -> R<T> {
    match retry_errno(rt, call)? {
        Ok(value) => Ok(value),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

/// As [`retry`], but gives other failures to the caller.
///
/// # Errors
/// What a handler raised.
pub fn retry_errno<T>(
    rt: &mut Runtime,
    mut call: impl FnMut() -> Result<T, i32>,
) -> R<Result<T, i32>> {
    loop {
        match rt.outside(&mut call) {
            Err(libc::EINTR) => (rt.hooks.signals)(rt)?,
            result => return Ok(result),
        }
    }
}
