//! Where pickles are read: bytes, or a file of which a part is at hand.
//!
//! A file that can be peeked into is read in large parts, and set behind the pickle when that ends. Of another one no
//! more is read than the pickle has.

use super::{attribute, call, unpickling_error};
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::borrow::Cow;

/// Bytes asked of a file that can be peeked into.
const PEEK: usize = 128 * 1024;

/// What errors call the length of a frame.
const FRAME: &str = "FRAME length";

/// The methods of a file; NULL where there is none.
#[derive(Clone, Copy)]
pub(super) struct File {
    pub(super) read: Value,
    pub(super) readline: Value,
    pub(super) peek: Value,
}

impl File {
    /// No file.
    pub(super) const NONE: File = File {
        read: Value::NULL,
        readline: Value::NULL,
        peek: Value::NULL,
    };

    /// The methods of an object.
    pub(super) fn of(rt: &mut Runtime, file: Value) -> R<File> {
        let mut method = |name: &str| Ok(attribute(rt, file, name)?.unwrap_or(Value::NULL));
        let file = File {
            peek: method("peek")?,
            read: method("read")?,
            readline: method("readline")?,
        };
        if file.read.is_null() || file.readline.is_null() {
            return rt.type_error("file must have 'read' and 'readline' attributes");
        }
        Ok(file)
    }
}

/// A pickle being read.
pub(super) struct Input<'a> {
    data: Cow<'a, [u8]>,
    at: usize,
    file: File,
    /// Was `data` only peeked at? Then the file is still at its first byte.
    peeked: bool,
}

impl<'a> Input<'a> {
    pub(super) fn of_bytes(data: Cow<'a, [u8]>) -> Input<'a> {
        Input {
            data,
            at: 0,
            file: File::NONE,
            peeked: false,
        }
    }

    pub(super) fn of_file(file: File) -> Input<'a> {
        Input {
            file,
            ..Input::of_bytes(Cow::Borrowed(&[]))
        }
    }

    /// The next byte; `None` at the end.
    #[inline]
    pub(super) fn opcode(&mut self, rt: &mut Runtime) -> R<Option<u8>> {
        if self.at == self.data.len() && !self.fill(rt, 1)? {
            return Ok(None);
        }
        self.at += 1;
        Ok(Some(self.data[self.at - 1]))
    }

    /// The next so many bytes.
    #[inline]
    pub(super) fn take(&mut self, rt: &mut Runtime, n: usize) -> R<&[u8]> {
        if n > self.data.len() - self.at && !self.fill(rt, n)? {
            return truncated(rt);
        }
        self.at += n;
        Ok(&self.data[self.at - n..self.at])
    }

    /// A number of so many bytes.
    #[inline]
    pub(super) fn number(&mut self, rt: &mut Runtime, width: usize) -> R<u64> {
        let bytes = self.take(rt, width)?;
        Ok(bytes.iter().rev().fold(0, |n, b| n << 8 | *b as u64))
    }

    /// A length of so many bytes.
    #[inline]
    pub(super) fn len(&mut self, rt: &mut Runtime, width: usize, what: &str) -> R<usize> {
        let n = self.number(rt, width)?;
        if n > i64::MAX as u64 {
            return rt.overflow_error(format!(
                "{what} exceeds system's maximum{} of {} bytes",
                if what == FRAME { "" } else { " size" },
                i64::MAX
            ));
        }
        Ok(n as usize)
    }

    /// Makes sure that a frame is at hand; it is not stepped over.
    pub(super) fn frame(&mut self, rt: &mut Runtime) -> R<()> {
        let n = self.len(rt, 8, FRAME)?;
        self.take(rt, n)?;
        self.at -= n;
        Ok(())
    }

    /// What comes before the end of the line.
    pub(super) fn line(&mut self, rt: &mut Runtime) -> R<&[u8]> {
        let rest = &self.data[self.at..];
        if let Some(n) = memchr::memchr(b'\n', rest) {
            let start = self.at;
            self.at += n + 1;
            return Ok(&self.data[start..start + n]);
        }
        if self.file.readline.is_null() {
            return truncated(rt);
        }
        self.skip_consumed(rt)?;
        let line = call(rt, self.file.readline, &[])?;
        self.set(rt, line)?;
        self.at = self.data.len();
        match &self.data[..] {
            [line @ .., b'\n'] => Ok(line),
            _ => truncated(rt),
        }
    }

    fn set(&mut self, rt: &mut Runtime, data: Value) -> R<()> {
        let Some(bytes) = rt.buffer_bytes(data) else {
            let got = rt.type_name(data);
            return rt.type_error(format!("a bytes-like object is required, not '{got}'"));
        };
        self.data = Cow::Owned(bytes.to_vec());
        (self.at, self.peeked) = (0, false);
        Ok(())
    }

    /// Reads so many bytes of the file; false: there are not as many.
    fn fill(&mut self, rt: &mut Runtime, n: usize) -> R<bool> {
        if self.file.read.is_null() {
            return Ok(false);
        }
        self.skip_consumed(rt)?;
        if !self.file.peek.is_null() {
            match call(rt, self.file.peek, &[Value::small_int(PEEK as i64)]) {
                Ok(data) => {
                    self.set(rt, data)?;
                    if self.data.len() >= n {
                        self.peeked = true;
                        return Ok(true);
                    }
                }
                Err(_) if rt.pending_is(ClassId::NOT_IMPLEMENTED_ERROR) => {
                    rt.clear_pending();
                    self.file.peek = Value::NULL;
                }
                Err(e) => return Err(e),
            }
        }
        let data = call(rt, self.file.read, &[Value::small_int(n as i64)])?;
        self.set(rt, data)?;
        Ok(self.data.len() >= n)
    }

    /// Sets the file behind what was taken.
    pub(super) fn skip_consumed(&mut self, rt: &mut Runtime) -> R<()> {
        if self.peeked && self.at > 0 {
            call(rt, self.file.read, &[Value::small_int(self.at as i64)])?;
        }
        self.data = Cow::Borrowed(&[]);
        (self.at, self.peeked) = (0, false);
        Ok(())
    }
}

/// Raises the error of a pickle that ends too early.
#[cold]
pub(super) fn truncated<T>(rt: &mut Runtime) -> R<T> {
    unpickling_error(rt, "pickle data was truncated")
}
