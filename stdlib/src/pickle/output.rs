//! Where pickles are written: a buffer, cut into frames from protocol 4 on, and perhaps a file behind it.
//!
//! ```text
//!  FRAME, 8 bytes of length, opcodes …   FRAME, …   a large string outside of frames   FRAME, …
//! ```

use super::op;
use rekindle_objects::{R, Runtime, Value};

/// A frame ends at the first opcode behind so many bytes; content of so many bytes stands outside of frames.
pub(super) const FRAME_TARGET: usize = 64 * 1024;
/// Shorter content has no frame.
const FRAME_LEAST: usize = 4;
/// The opcode and the length.
const FRAME_HEADER: usize = 9;

/// A pickle being written.
pub(super) struct Output {
    pub(super) buffer: Vec<u8>,
    /// Are there frames?
    framing: bool,
    /// Where the header of the open frame is.
    frame: Option<usize>,
    /// Must a frame be opened before something is written?
    wants_frame: bool,
    /// With so many bytes the open frame is long enough.
    limit: usize,
    /// `write` of the file, or NULL.
    write: Value,
}

impl Output {
    pub(super) fn new(write: Value) -> Output {
        Output {
            buffer: Vec::new(),
            framing: false,
            frame: None,
            wants_frame: false,
            limit: usize::MAX,
            write,
        }
    }

    /// Writes in frames from now on, or no longer.
    pub(super) fn set_framing(&mut self, framing: bool) {
        self.framing = framing;
        self.wants_frame = framing && self.frame.is_none();
    }

    /// Opens a frame where there has to be one.
    #[inline(always)]
    fn open(&mut self) {
        if self.wants_frame {
            self.open_frame();
        }
    }

    #[cold]
    fn open_frame(&mut self) {
        let start = self.buffer.len();
        self.frame = Some(start);
        self.limit = start + FRAME_HEADER + FRAME_TARGET;
        self.wants_frame = false;
        self.buffer.extend_from_slice(&[0; FRAME_HEADER]);
    }

    /// Writes an opcode without an argument.
    #[inline]
    pub(super) fn op(&mut self, op: u8) {
        self.open();
        self.buffer.push(op);
    }

    /// Writes.
    #[inline]
    pub(super) fn put(&mut self, bytes: &[u8]) {
        self.open();
        self.buffer.extend_from_slice(bytes);
    }

    /// Writes an opcode, the low bytes of a number, and more.
    #[inline]
    pub(super) fn sized(&mut self, op: u8, n: u64, width: usize, content: &[u8]) {
        self.open();
        self.buffer.reserve(1 + width + content.len());
        self.buffer.push(op);
        self.buffer.extend_from_slice(&n.to_le_bytes()[..width]);
        self.buffer.extend_from_slice(content);
    }

    /// Ends the open frame.
    pub(super) fn close(&mut self) {
        let Some(start) = self.frame.take() else {
            return;
        };
        (self.limit, self.wants_frame) = (usize::MAX, self.framing);
        let content = start + FRAME_HEADER;
        let len = self.buffer.len() - content;
        if len < FRAME_LEAST {
            self.buffer.drain(start..content);
            return;
        }
        self.buffer[start] = op::FRAME;
        self.buffer[start + 1..content].copy_from_slice(&(len as u64).to_le_bytes());
    }

    /// To be called between opcodes: ends a frame that is long enough.
    #[inline]
    pub(super) fn boundary(&mut self, rt: &mut Runtime) -> R<()> {
        if self.buffer.len() < self.limit {
            return Ok(());
        }
        self.close();
        self.flush(rt)
    }

    /// Hands what there is to the file, if there is one.
    pub(super) fn flush(&mut self, rt: &mut Runtime) -> R<()> {
        if self.write.is_null() || self.buffer.is_empty() {
            return Ok(());
        }
        let bytes = rt.new_bytes(&self.buffer);
        self.buffer.clear();
        super::call(rt, self.write, &[bytes])?;
        Ok(())
    }

    /// Writes an opcode with content, which is `payload` when it is an object's own; long content goes to the file as
    /// it is.
    pub(super) fn content(
        &mut self,
        rt: &mut Runtime,
        op: u8,
        width: usize,
        content: &[u8],
        payload: Value,
    ) -> R<()> {
        let n = content.len() as u64;
        if content.len() < FRAME_TARGET {
            self.sized(op, n, width, content);
            return Ok(());
        }
        self.close();
        let framing = self.framing;
        self.set_framing(false);
        self.sized(op, n, width, &[]);
        if self.write.is_null() {
            self.buffer.extend_from_slice(content);
        } else {
            self.flush(rt)?;
            let payload = match payload.is_null() {
                true => rt.new_bytes(content),
                false => payload,
            };
            super::call(rt, self.write, &[payload])?;
        }
        self.set_framing(framing);
        Ok(())
    }
}
