//! The standard streams: standard output in blocks unless it is a terminal, standard error at once.

use rekindle_vm::Output;
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::os::fd::AsFd;

/// Bytes of standard output kept back.
const BLOCK_BYTES: usize = 32 << 10;

/// When standard output is written through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Buffering {
    /// When there is a block.
    Block,
    /// At the end of each line.
    Line,
    /// At once (`-u`).
    None,
}

/// The process's own streams.
#[derive(Debug)]
pub(crate) struct Streams {
    out: Option<File>,
    err: Option<File>,
    kept: Vec<u8>,
    buffering: Buffering,
}

impl Streams {
    /// The streams; `unbuffered` as with `-u`.
    pub(crate) fn new(unbuffered: bool) -> Streams {
        let (out, err) = (std::io::stdout(), std::io::stderr());
        let buffering = match (unbuffered, out.is_terminal()) {
            (true, _) => Buffering::None,
            (false, true) => Buffering::Line,
            (false, false) => Buffering::Block,
        };
        // Duplicates, so that Rust's own buffers stay out of it.
        let own = |fd: Option<std::os::fd::OwnedFd>| fd.map(File::from);
        Streams {
            out: own(out.as_fd().try_clone_to_owned().ok()),
            err: own(err.as_fd().try_clone_to_owned().ok()),
            kept: Vec::new(),
            buffering,
        }
    }

    fn flush_out(&mut self) -> Result<(), i32> {
        // What cannot be written is dropped: it would only fail again.
        let kept = std::mem::take(&mut self.kept);
        let result = write_all(&mut self.out, &kept);
        self.kept = kept;
        self.kept.clear();
        result
    }
}

fn write_all(file: &mut Option<File>, bytes: &[u8]) -> Result<(), i32> {
    match file {
        None => Err(libc::EBADF),
        Some(file) => file
            .write_all(bytes)
            .map_err(|e| e.raw_os_error().unwrap_or(libc::EIO)),
    }
}

impl Output for Streams {
    fn write(&mut self, stream: u8, bytes: &[u8]) -> Result<(), i32> {
        if stream != 0 {
            return write_all(&mut self.err, bytes);
        }
        self.kept.extend_from_slice(bytes);
        let full = match self.buffering {
            Buffering::Block => self.kept.len() >= BLOCK_BYTES,
            Buffering::Line => bytes.contains(&b'\n') || self.kept.len() >= BLOCK_BYTES,
            Buffering::None => true,
        };
        if full { self.flush_out() } else { Ok(()) }
    }

    fn flush(&mut self, stream: u8) -> Result<(), i32> {
        if stream == 0 && !self.kept.is_empty() {
            self.flush_out()
        } else {
            Ok(())
        }
    }
}
