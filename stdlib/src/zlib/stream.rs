//! A stream of the library: bytes in, bytes out.

use libz_rs_sys as z;
use std::ffi::{CStr, c_int};

pub(super) const DEFLATED: i32 = z::Z_DEFLATED;
pub(super) const NO_FLUSH: i32 = z::Z_NO_FLUSH;
pub(super) const SYNC_FLUSH: i32 = z::Z_SYNC_FLUSH;
pub(super) const FINISH: i32 = z::Z_FINISH;

/// Room made at a time.
const FIRST_ROOM: usize = 16 << 10;
const MOST_ROOM: usize = 64 << 20;

/// What a call of the library gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Code(pub(super) i32);

impl Code {
    pub(super) const OK: Code = Code(z::Z_OK);
    pub(super) const STREAM_END: Code = Code(z::Z_STREAM_END);
    pub(super) const NEED_DICT: Code = Code(z::Z_NEED_DICT);
    pub(super) const STREAM_ERROR: Code = Code(z::Z_STREAM_ERROR);
    pub(super) const DATA_ERROR: Code = Code(z::Z_DATA_ERROR);
    pub(super) const BUF_ERROR: Code = Code(z::Z_BUF_ERROR);
    pub(super) const MEM_ERROR: Code = Code(z::Z_MEM_ERROR);

    /// What is said of it when the library says nothing.
    pub(super) fn usual_message(self) -> &'static str {
        match self {
            Code::BUF_ERROR => "incomplete or truncated stream",
            Code::STREAM_ERROR => "inconsistent stream state",
            Code::DATA_ERROR => "invalid input data",
            _ => "",
        }
    }

    fn result(self) -> Result<(), Code> {
        if self == Code::OK { Ok(()) } else { Err(self) }
    }
}

/// A stream that compresses or decompresses.
pub(super) struct Stream {
    /// Boxed, because the library's own state points back to it.
    z: Box<z::z_stream>,
    compresses: bool,
    /// Has the library's state not been given back yet?
    open: bool,
}

fn empty() -> Box<z::z_stream> {
    Box::default()
}

fn size() -> c_int {
    size_of::<z::z_stream>() as c_int
}

impl Stream {
    pub(super) fn compressing(
        level: i32,
        method: i32,
        window_bits: i32,
        memory_level: i32,
        strategy: i32,
    ) -> Result<Stream, Code> {
        let mut z = empty();
        // SAFETY: a stream that is not used yet, and the library's own version.
        let code = unsafe {
            z::deflateInit2_(
                &mut *z,
                level,
                method,
                window_bits,
                memory_level,
                strategy,
                z::zlibVersion(),
                size(),
            )
        };
        Code(code).result()?;
        Ok(Stream {
            z,
            compresses: true,
            open: true,
        })
    }

    pub(super) fn decompressing(window_bits: i32) -> Result<Stream, Code> {
        let mut z = empty();
        // SAFETY: a stream that is not used yet, and the library's own version.
        let code = unsafe { z::inflateInit2_(&mut *z, window_bits, z::zlibVersion(), size()) };
        Code(code).result()?;
        Ok(Stream {
            z,
            compresses: false,
            open: true,
        })
    }

    /// Sets the dictionary.
    pub(super) fn set_dictionary(&mut self, dictionary: &[u8]) -> Code {
        let Ok(len) = u32::try_from(dictionary.len()) else {
            return Code::STREAM_ERROR;
        };
        let from = dictionary.as_ptr();
        // SAFETY: a stream of its kind, and so many bytes.
        Code(unsafe {
            if self.compresses {
                z::deflateSetDictionary(&mut *self.z, from, len)
            } else {
                z::inflateSetDictionary(&mut *self.z, from, len)
            }
        })
    }

    /// Another stream in the same state.
    pub(super) fn copy(&mut self) -> Result<Stream, Code> {
        if !self.open {
            return Err(Code::STREAM_ERROR);
        }
        let mut z = empty();
        // SAFETY: an open stream of its kind, and one that is not used yet.
        let code = unsafe {
            if self.compresses {
                z::deflateCopy(&mut *z, &mut *self.z)
            } else {
                z::inflateCopy(&mut *z, &*self.z)
            }
        };
        Code(code).result()?;
        Ok(Stream {
            z,
            compresses: self.compresses,
            open: true,
        })
    }

    /// Takes in all bytes, as far as the output may grow to `most` bytes and the stream goes on: the last code, and how
    /// many bytes were taken.
    pub(super) fn run(
        &mut self,
        input: &[u8],
        out: &mut Vec<u8>,
        most: Option<usize>,
        flush: i32,
    ) -> (Code, usize) {
        if !self.open {
            return (Code::STREAM_ERROR, 0);
        }
        let mut taken = 0;
        let mut room = FIRST_ROOM;
        loop {
            let rest = &input[taken..];
            let chunk = rest.len().min(u32::MAX as usize);
            let last = chunk == rest.len();
            let left = most.map_or(usize::MAX, |most| most.saturating_sub(out.len()));
            let len = out.len();
            let size = room.min(left);
            out.resize(len + size, 0);
            let (code, took, made) = self.step(
                &rest[..chunk],
                &mut out[len..],
                if last { flush } else { NO_FLUSH },
            );
            out.truncate(len + made);
            taken += took;
            room = (room * 2).min(MOST_ROOM);
            let full = made == size;
            let done = match code {
                Code::OK => !full && last,
                // Nothing more could be done with what there was, unless that was room.
                Code::BUF_ERROR => !full || made == 0,
                _ => return (code, taken),
            };
            if done || size == left && full {
                let progress = code == Code::OK || taken > 0 || !out.is_empty();
                return (if progress { Code::OK } else { code }, taken);
            }
        }
    }

    /// One call of the library: its code, how many bytes it took, and how many it made.
    fn step(&mut self, input: &[u8], out: &mut [u8], flush: i32) -> (Code, usize, usize) {
        self.z.next_in = input.as_ptr().cast_mut();
        self.z.avail_in = input.len() as u32;
        self.z.next_out = out.as_mut_ptr();
        self.z.avail_out = out.len() as u32;
        // SAFETY: an open stream of its kind, with slices to read from and to write to.
        let code = unsafe {
            if self.compresses {
                z::deflate(&mut *self.z, flush)
            } else {
                z::inflate(&mut *self.z, flush)
            }
        };
        let took = input.len() - self.z.avail_in as usize;
        let made = out.len() - self.z.avail_out as usize;
        (Code(code), took, made)
    }

    /// What the library says of its last code.
    pub(super) fn message(&self) -> Option<String> {
        if self.z.msg.is_null() {
            return None;
        }
        // SAFETY: the library's texts end with a zero and stay.
        let text = unsafe { CStr::from_ptr(self.z.msg) };
        Some(text.to_string_lossy().into_owned())
    }

    /// Gives back the library's state; the stream takes nothing in from then on.
    pub(super) fn close(&mut self) {
        if !std::mem::replace(&mut self.open, false) {
            return;
        }
        // SAFETY: an open stream of its kind.
        unsafe {
            if self.compresses {
                z::deflateEnd(&mut *self.z);
            } else {
                z::inflateEnd(&mut *self.z);
            }
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.close();
    }
}

/// The version of zlib that the library stands in for.
pub(super) fn version() -> String {
    // SAFETY: a text that ends with a zero and stays.
    let text = unsafe { CStr::from_ptr(z::zlibVersion()) };
    let text = text.to_string_lossy();
    // What follows a dash names the library.
    text.split('-').next().unwrap_or_default().to_string()
}

pub(super) fn adler32(start: u32, bytes: &[u8]) -> u32 {
    // SAFETY: so many bytes to read from.
    unsafe { z::adler32_z(start.into(), bytes.as_ptr(), bytes.len()) as u32 }
}

pub(super) fn crc32(start: u32, bytes: &[u8]) -> u32 {
    // SAFETY: so many bytes to read from.
    unsafe { z::crc32_z(start.into(), bytes.as_ptr(), bytes.len()) as u32 }
}
