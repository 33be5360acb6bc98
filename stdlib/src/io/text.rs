//! State of `TextIOWrapper`: how bytes become text and text becomes bytes.
//!
//! ```text
//!   buffer ──► chunk ─┬ decoded ──► text[at..] ──► read, readline
//!                     └ rest: the start of a character, or a \r, that waits for the next chunk
//! ```
//!
//! The encodings that [`Codec`] knows are decoded here; others by the incremental decoders of module `codecs`.
//!
//! The file is longer than most because decoding and `tell` must agree byte for byte.

use super::Io;
use super::buffered::{self, Buffered};
use super::common::{call, unsupported};
use super::newline::{Newline, Seen, translate};
use rekindle_objects::codecs::Codec;
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value};
use std::cell::{Cell, RefCell};

/// Bytes asked for at a time.
pub(super) const CHUNK: usize = 8192;

/// The state of a text stream.
pub(super) struct Text {
    /// The stream below; NULL before `__init__` and after `detach`.
    pub(super) buffer: Cell<Value>,
    pub(super) detached: Cell<bool>,
    /// Is the stream below one of ours, not derived from?
    pub(super) direct: Cell<bool>,
    pub(super) encoding: Cell<Value>,
    pub(super) errors: Cell<Value>,
    pub(super) coding: Cell<Coding>,
    pub(super) newline: Cell<Newline>,
    pub(super) line_buffering: Cell<bool>,
    pub(super) write_through: Cell<bool>,
    pub(super) seekable: Cell<bool>,
    /// May `tell` be asked? Not within an iteration.
    pub(super) telling: Cell<bool>,
    pub(super) text: RefCell<Vec<u8>>,
    pub(super) at: Cell<usize>,
    chunk: RefCell<Vec<u8>>,
    /// How many bytes of the chunk are decoded.
    decoded: Cell<usize>,
    /// The codec as a byte order mark has made it.
    marked: Cell<Option<Codec>>,
    /// The same before the chunk.
    marked_before: Cell<Option<Codec>>,
    seen: Cell<Seen>,
    /// Has anything been written, so that no byte order mark follows?
    pub(super) begun: Cell<bool>,
    pub(super) pending: RefCell<Vec<u8>>,
    /// State of the Python decoder before the chunk.
    before: Cell<Value>,
}

/// Who encodes and decodes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Coding {
    /// Code of our own.
    Native(Codec),
    /// Incremental encoder and decoder.
    Python(Value, Value),
}

impl Foreign for Text {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for v in [&self.buffer, &self.encoding, &self.errors, &self.before] {
            see(v.get());
        }
        if let Coding::Python(encoder, decoder) = self.coding.get() {
            see(encoder);
            see(decoder);
        }
    }
}

impl Default for Text {
    fn default() -> Text {
        Text {
            buffer: Cell::new(Value::NULL),
            detached: Cell::default(),
            direct: Cell::default(),
            encoding: Cell::new(Value::NONE),
            errors: Cell::new(Value::NONE),
            coding: Cell::new(Coding::Native(Codec::Utf8 { mark: false })),
            newline: Cell::new(Newline::Translated),
            line_buffering: Cell::default(),
            write_through: Cell::default(),
            seekable: Cell::default(),
            telling: Cell::default(),
            text: RefCell::default(),
            at: Cell::default(),
            chunk: RefCell::default(),
            decoded: Cell::default(),
            marked: Cell::default(),
            marked_before: Cell::default(),
            seen: Cell::default(),
            begun: Cell::default(),
            pending: RefCell::default(),
            before: Cell::new(Value::NONE),
        }
    }
}

impl Text {
    /// Forgets what was read ahead. At the `start` of the file a byte order mark may stand.
    pub(super) fn forget_input(&self, start: bool) {
        self.text.borrow_mut().clear();
        self.at.set(0);
        self.chunk.borrow_mut().clear();
        self.decoded.set(0);
        if start {
            self.marked.set(None);
        }
    }

    /// Text that is decoded and not yet read.
    pub(super) fn take_text(&self) -> Vec<u8> {
        let at = self.at.get();
        let mut text = self.text.borrow_mut();
        let rest = if at == 0 {
            std::mem::take(&mut *text)
        } else {
            text.split_off(at)
        };
        // What `tell` needs of a chunk stays right: all of its text is read.
        self.chunk.borrow_mut().drain(..self.decoded.get());
        self.decoded.set(0);
        text.clear();
        self.at.set(0);
        rest
    }

    /// Kinds of line ends seen.
    pub(super) fn seen(&self) -> Seen {
        self.seen.get()
    }

    /// The state of the buffer below, if that is one of ours.
    pub(super) fn buffered<'a>(&self, rt: &Runtime, buffer: &'a Value) -> Option<&'a Buffered> {
        if self.direct.get() {
            rt.state::<Buffered>(buffer)
        } else {
            None
        }
    }
}

/// The name of the error handler.
pub(super) fn errors_name(rt: &Runtime, state: &Text) -> String {
    rt.str_text(state.errors.get()).into_owned()
}

/// Finds who encodes and decodes.
pub(super) fn find_coding(rt: &mut Runtime, encoding: Value, errors: Value) -> R<Coding> {
    let name = rt.str_text(encoding).into_owned();
    if let Some(codec) = Codec::by_name(&name) {
        return Ok(Coding::Native(codec));
    }
    let codecs = rt.intern("codecs");
    let codecs = (rt.hooks.import)(rt, codecs, Value::NONE, Value::NONE, 0)?;
    let info = call(rt, codecs, "lookup", &[encoding])?;
    let is_text = rt.intern("_is_text_encoding");
    if let Some(is_text) = rt.get_attr_opt(info, is_text)?
        && !rt.truth(is_text)?
    {
        return rt.raise_new(
            rekindle_objects::ClassId::LOOKUP_ERROR,
            format!(
                "'{name}' is not a text encoding; use codecs.open() to handle arbitrary codecs"
            ),
        );
    }
    let encoder = call(rt, info, "incrementalencoder", &[errors])?;
    let decoder = call(rt, info, "incrementaldecoder", &[errors])?;
    Ok(Coding::Python(encoder, decoder))
}

/// How long the part of `bytes` is that can be decoded before more comes.
fn complete_len(codec: Codec, bytes: &[u8], hold_cr: bool) -> usize {
    let n = bytes.len();
    match codec {
        Codec::Utf8 { .. } => {
            let start = bytes
                .iter()
                .rposition(|b| b & 0xc0 != 0x80)
                .filter(|i| n - i < 4);
            let cut = match start {
                Some(i) => match bytes[i] {
                    0xc2..0xe0 if n - i < 2 => i,
                    0xe0..0xf0 if n - i < 3 => i,
                    0xf0..0xf5 if n - i < 4 => i,
                    _ => n,
                },
                None => n,
            };
            // An incomplete sequence that cannot become a character is an error now.
            let cut = match std::str::from_utf8(&bytes[cut..]) {
                Err(e) if e.error_len().is_some() => n,
                _ => cut,
            };
            cut - (hold_cr && bytes[..cut].ends_with(b"\r")) as usize
        }
        Codec::Utf16 { big } => {
            let unit = |i: usize| match big {
                Some(true) => u16::from_be_bytes([bytes[i], bytes[i + 1]]),
                _ => u16::from_le_bytes([bytes[i], bytes[i + 1]]),
            };
            let whole = n & !1;
            let waits = |u: u16| (0xd800..0xdc00).contains(&u) || hold_cr && u == 13;
            whole
                - if whole > 0 && waits(unit(whole - 2)) {
                    2
                } else {
                    0
                }
        }
        Codec::Utf32 { big } => {
            let whole = n & !3;
            let last = match big {
                Some(true) => [0, 0, 0, 13],
                _ => [13, 0, 0, 0],
            };
            whole
                - if hold_cr && bytes[..whole].ends_with(&last) {
                    4
                } else {
                    0
                }
        }
        _ => n - (hold_cr && bytes.ends_with(b"\r")) as usize,
    }
}

/// The codec without its byte order mark, and how long that is; `None` while that cannot be told.
fn obey_mark(codec: Codec, bytes: &[u8], last: bool) -> Option<(Codec, usize)> {
    let longest = match codec {
        Codec::Utf8 { mark: true } => 3,
        Codec::Utf16 { big: None } => 2,
        Codec::Utf32 { big: None } => 4,
        _ => return Some((codec, 0)),
    };
    if bytes.len() < longest && !last {
        return None;
    }
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    Some(match codec {
        Codec::Utf8 { .. } if starts(b"\xef\xbb\xbf") => (Codec::Utf8 { mark: false }, 3),
        Codec::Utf8 { .. } => (Codec::Utf8 { mark: false }, 0),
        Codec::Utf16 { .. } if starts(b"\xfe\xff") => (Codec::Utf16 { big: Some(true) }, 2),
        Codec::Utf16 { .. } if starts(b"\xff\xfe") => (Codec::Utf16 { big: Some(false) }, 2),
        Codec::Utf16 { .. } => (Codec::Utf16 { big: Some(false) }, 0),
        Codec::Utf32 { .. } if starts(b"\0\0\xfe\xff") => (Codec::Utf32 { big: Some(true) }, 4),
        Codec::Utf32 { .. } if starts(b"\xff\xfe\0\0") => (Codec::Utf32 { big: Some(false) }, 4),
        _ => (Codec::Utf32 { big: Some(false) }, 0),
    })
}

/// Decodes a prefix of a chunk: the text, and how many bytes it came from.
fn decode_native(
    rt: &mut Runtime,
    state: &Text,
    codec: Codec,
    bytes: &[u8],
    last: bool,
) -> R<(Vec<u8>, usize)> {
    let codec = state.marked.get().unwrap_or(codec);
    let Some((codec, skip)) = obey_mark(codec, bytes, last) else {
        return Ok((Vec::new(), 0));
    };
    let body = &bytes[skip..];
    let n = if last {
        body.len()
    } else {
        complete_len(codec, body, state.newline.get().holds_cr())
    };
    let body = &body[..n];
    let whole = match codec {
        Codec::Utf8 { .. } => std::str::from_utf8(body).is_ok(),
        Codec::Ascii | Codec::Latin1 => body.is_ascii(),
        _ => false,
    };
    let text = if whole {
        body.to_vec()
    } else {
        let errors = errors_name(rt, state);
        let source = rt.new_bytes(body);
        let text = rt.decode(body, source, codec, &errors)?;
        rt.str_bytes(text).to_vec()
    };
    if !bytes.is_empty() {
        state.marked.set(Some(codec));
    }
    Ok((text, skip + n))
}

/// The text of a chunk, line ends as they are; and how many bytes it came from.
fn decode(rt: &mut Runtime, state: &Text, bytes: &[u8], last: bool) -> R<(Vec<u8>, usize)> {
    match state.coding.get() {
        Coding::Native(codec) => decode_native(rt, state, codec, bytes, last),
        Coding::Python(_, decoder) => {
            let input = rt.new_bytes(bytes);
            let text = call(rt, decoder, "decode", &[input, Value::bool(last)])?;
            if !rt.is_any_str(text) {
                let got = rt.type_name(text);
                return rt.type_error(format!(
                    "decoder should return a string result, not '{got}'"
                ));
            }
            Ok((rt.str_bytes(text).to_vec(), bytes.len()))
        }
    }
}

/// Notes the line ends of a decoded text, and translates them as asked.
fn finish_lines(state: &Text, text: Vec<u8>) -> Vec<u8> {
    if !state.newline.get().is_universal() {
        return text;
    }
    let mut seen = state.seen.get();
    seen.note(&text);
    state.seen.set(seen);
    if state.newline.get() == Newline::Translated {
        translate(text)
    } else {
        text
    }
}

/// Reads a chunk from below.
fn read_below(rt: &mut Runtime, state: &Text) -> R<Vec<u8>> {
    let buffer = state.buffer.get();
    if let Some(below) = state.buffered(rt, &buffer) {
        if below.direction == buffered::Direction::Write {
            return unsupported(rt, "not readable");
        }
        return buffered::read_once(rt, below, CHUNK);
    }
    let size = Value::small_int(CHUNK as i64);
    let read1 = rt.intern("read1");
    let part = match rt.get_attr_opt(buffer, read1)? {
        Some(read1) => rt.call(read1, Args::positional(&[size]))?,
        None => call(rt, buffer, "read", &[size])?,
    };
    bytes_read(rt, part, "read1")
}

fn bytes_read(rt: &mut Runtime, part: Value, method: &str) -> R<Vec<u8>> {
    match rt.buffer_bytes(part) {
        Some(bytes) => Ok(bytes.to_vec()),
        None if part.is_none() => Ok(Vec::new()),
        None => {
            let got = rt.type_name(part);
            rt.type_error(format!(
                "underlying {method}() should have returned a bytes-like object, not '{got}'"
            ))
        }
    }
}

/// Replaces the text, which is all read, by that of the next chunk; false at the end.
pub(super) fn next_chunk(rt: &mut Runtime, state: &Text) -> R<bool> {
    if let Coding::Python(_, decoder) = state.coding.get()
        && state.telling.get()
    {
        let before = call(rt, decoder, "getstate", &[])?;
        state.before.set(before);
    }
    state.marked_before.set(state.marked.get());
    let more = read_below(rt, state)?;
    let last = more.is_empty();
    let mut chunk = state
        .chunk
        .borrow()
        .get(state.decoded.get()..)
        .unwrap_or_default()
        .to_vec();
    chunk.extend_from_slice(&more);
    let (text, used) = decode(rt, state, &chunk, last)?;
    let text = finish_lines(state, text);
    let any = !text.is_empty();
    *state.chunk.borrow_mut() = chunk;
    state.decoded.set(used);
    *state.text.borrow_mut() = text;
    state.at.set(0);
    Ok(any || !last)
}

/// Everything to the end, as text.
pub(super) fn read_to_end(rt: &mut Runtime, state: &Text) -> R<Vec<u8>> {
    let mut all = state.take_text();
    let buffer = state.buffer.get();
    let rest = match state.buffered(rt, &buffer) {
        Some(below) => buffered::read_to_end(rt, below)?.unwrap_or_default(),
        None => {
            let rest = call(rt, buffer, "read", &[])?;
            bytes_read(rt, rest, "read")?
        }
    };
    let mut chunk = std::mem::take(&mut *state.chunk.borrow_mut());
    chunk.extend_from_slice(&rest);
    state.decoded.set(0);
    let (text, _) = decode(rt, state, &chunk, true)?;
    let text = finish_lines(state, text);
    if all.is_empty() {
        return Ok(text);
    }
    all.extend_from_slice(&text);
    Ok(all)
}

/// How many bytes of the place below belong to text that is not yet read.
pub(super) fn bytes_ahead(rt: &mut Runtime, state: &Text) -> R<usize> {
    let chunk = state.chunk.borrow().clone();
    let (at, len) = (state.at.get(), state.text.borrow().len());
    if at == len {
        return Ok(chunk.len() - state.decoded.get());
    }
    let (seen, marked) = (state.seen.get(), state.marked.get());
    // The shortest prefix of the chunk whose text reaches the place.
    let (mut low, mut high) = (0, state.decoded.get());
    while low < high {
        let middle = (low + high) / 2;
        if let Coding::Python(_, decoder) = state.coding.get() {
            call(rt, decoder, "setstate", &[state.before.get()])?;
        }
        state.marked.set(state.marked_before.get());
        let (text, _) = decode(rt, state, &chunk[..middle], false)?;
        let len = finish_lines(state, text).len();
        if len >= at {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    state.seen.set(seen);
    state.marked.set(marked);
    if let Coding::Python(_, decoder) = state.coding.get() {
        call(rt, decoder, "setstate", &[state.before.get()])?;
        decode(rt, state, &chunk, false)?;
    }
    Ok(chunk.len() - low)
}

/// The bytes of a text that is written.
pub(super) fn encode(rt: &mut Runtime, state: &Text, text: Value) -> R<Vec<u8>> {
    let text = match state.newline.get().written() {
        Some(end) if memchr::memchr(b'\n', rt.str_bytes(text)).is_some() => {
            let mut out = Vec::new();
            for (i, line) in rt.str_bytes(text).split(|b| *b == b'\n').enumerate() {
                if i > 0 {
                    out.extend_from_slice(end);
                }
                out.extend_from_slice(line);
            }
            rt.new_str_wtf8(&out)
        }
        _ => text,
    };
    match state.coding.get() {
        Coding::Native(codec) => {
            let codec = match codec {
                Codec::Utf16 { big: None } if state.begun.get() => {
                    Codec::Utf16 { big: Some(false) }
                }
                Codec::Utf32 { big: None } if state.begun.get() => {
                    Codec::Utf32 { big: Some(false) }
                }
                Codec::Utf8 { .. } if state.begun.get() => Codec::Utf8 { mark: false },
                codec => codec,
            };
            let errors = errors_name(rt, state);
            let bytes = rt.encode(text, codec, &errors)?;
            state.begun.set(true);
            Ok(bytes)
        }
        Coding::Python(encoder, _) => {
            let bytes = call(rt, encoder, "encode", &[text])?;
            match rt.bytes_like(bytes) {
                Some(bytes) => Ok(bytes.to_vec()),
                None => {
                    let got = rt.type_name(bytes);
                    rt.type_error(format!("encoder should return a bytes object, not '{got}'"))
                }
            }
        }
    }
}

/// Gives what waits to the stream below.
pub(super) fn write_pending(rt: &mut Runtime, state: &Text) -> R<()> {
    if state.pending.borrow().is_empty() {
        return Ok(());
    }
    let bytes = std::mem::take(&mut *state.pending.borrow_mut());
    let bytes = rt.new_bytes(&bytes);
    call(rt, state.buffer.get(), "write", &[bytes])?;
    Ok(())
}

/// Are the classes of the stream below ours?
pub(super) fn is_direct(rt: &mut Runtime, buffer: Value) -> bool {
    let (class, io) = (rt.class_of(buffer), rt.library.get::<Io>());
    [&io.reader, &io.writer, &io.random]
        .iter()
        .any(|c| c.get() == class)
}
