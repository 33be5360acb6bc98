//! What `decompressobj` gives.

use super::compressor::dictionary;
use super::stream::{self, Code, Stream};
use super::{Classes, DEF_BUF_SIZE, MAX_WBITS, error, int_or};
use crate::io::common::bytes_argument;
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};

natives! {
    /// Its methods.
    pub(super) METHODS:
    "Decompress.decompress" => decompress, 2, 3, true, Method;
    "Decompress.flush" => flush, 1, 2, false, Method;
    "Decompress.copy" => copy, 1, 1, false, Method;
    "Decompress.__copy__" => copy, 1, 1, false, Method;
    "Decompress.__deepcopy__" => copy, 2, 2, false, Method;
    "Decompress.unused_data" => unused_data, 1, 1, false, Getter;
    "Decompress.unconsumed_tail" => unconsumed_tail, 1, 1, false, Getter;
    "Decompress.eof" => eof, 1, 1, false, Getter;
}

struct Decompress {
    stream: RefCell<Stream>,
    /// Sent when the stream asks for it.
    dictionary: Option<Vec<u8>>,
    /// What came after the stream's end.
    unused: RefCell<Vec<u8>>,
    /// What there was no room for.
    tail: RefCell<Vec<u8>>,
    eof: Cell<bool>,
}

impl Foreign for Decompress {}

/// A stream that decompresses, which knows its dictionary already if it is to be known before it begins.
pub(super) fn open(rt: &mut Runtime, bits: i32, zdict: Option<&[u8]>) -> R<Stream> {
    let mut stream = match Stream::decompressing(bits) {
        Ok(stream) => stream,
        Err(Code::STREAM_ERROR) => return rt.value_error("Invalid initialization option"),
        Err(code) => return error(rt, None, code, "while creating decompression object"),
    };
    if let Some(zdict) = zdict.filter(|_| bits < 0) {
        set_dictionary(rt, &mut stream, zdict)?;
    }
    Ok(stream)
}

fn set_dictionary(rt: &mut Runtime, stream: &mut Stream, zdict: &[u8]) -> R<()> {
    match stream.set_dictionary(zdict) {
        Code::OK => Ok(()),
        code => error(rt, Some(stream), code, "while setting zdict"),
    }
}

/// Takes in bytes; the dictionary is set where the stream asks for it.
pub(super) fn run(
    rt: &mut Runtime,
    stream: &mut Stream,
    zdict: Option<&[u8]>,
    input: &[u8],
    most: Option<usize>,
    flush: i32,
) -> R<(Vec<u8>, Code, usize)> {
    let mut out = Vec::new();
    let (mut code, mut taken) = stream.run(input, &mut out, most, flush);
    if let Some(zdict) = zdict.filter(|_| code == Code::NEED_DICT) {
        set_dictionary(rt, stream, zdict)?;
        let (last, more) = stream.run(&input[taken..], &mut out, most, flush);
        (code, taken) = (last, taken + more);
    }
    Ok((out, code, taken))
}

pub(super) fn decompressobj(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [bits, zdict] = rt.bind_args("decompressobj", args, 0, ["wbits", "zdict"], 0)?;
    let bits = int_or(rt, bits, MAX_WBITS)?;
    let zdict = if zdict.is_null() {
        None
    } else {
        Some(dictionary(rt, zdict)?)
    };
    let stream = open(rt, bits, zdict.as_deref())?;
    let state = Decompress {
        stream: RefCell::new(stream),
        dictionary: zdict,
        unused: RefCell::default(),
        tail: RefCell::default(),
        eof: Cell::new(false),
    };
    let class = rt.library.get::<Classes>().decompress.get();
    Ok(rt.new_with_state(class, state))
}

impl Decompress {
    /// Keeps what was not taken in.
    fn keep(&self, code: Code, rest: &[u8]) {
        if code == Code::STREAM_END {
            self.eof.set(true);
            self.unused.borrow_mut().extend_from_slice(rest);
            self.tail.borrow_mut().clear();
        } else {
            *self.tail.borrow_mut() = rest.to_vec();
        }
    }
}

fn decompress(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, most] = rt.bind_args("decompress", args, 1, ["", "max_length"], 1)?;
    let own = rt.own_state::<Decompress>(&args.all[0], "decompress")?;
    let bytes = bytes_argument(rt, data)?;
    let most = if most.is_null() {
        0
    } else {
        rt.index_i64(most)?
    };
    let most = match usize::try_from(most) {
        Ok(0) => None,
        Ok(n) => Some(n),
        Err(_) => return rt.value_error("max_length must be non-negative"),
    };
    if own.eof.get() {
        own.keep(Code::STREAM_END, bytes);
        return Ok(rt.new_bytes(b""));
    }
    let mut stream = own.stream.borrow_mut();
    let zdict = own.dictionary.as_deref();
    let (out, code, taken) = run(rt, &mut stream, zdict, bytes, most, stream::SYNC_FLUSH)?;
    own.keep(code, &bytes[taken..]);
    match code {
        Code::OK | Code::BUF_ERROR | Code::STREAM_END => Ok(rt.new_bytes(&out)),
        code => error(rt, Some(&stream), code, "while decompressing data"),
    }
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Decompress>(&args.all[0], "flush")?;
    let length = match args.all.get(1) {
        Some(v) => rt.index_i64(*v)?,
        None => DEF_BUF_SIZE,
    };
    if length <= 0 {
        return rt.value_error("length must be greater than zero");
    }
    if own.eof.get() {
        return Ok(rt.new_bytes(b""));
    }
    let rest = own.tail.borrow().clone();
    let mut stream = own.stream.borrow_mut();
    let zdict = own.dictionary.as_deref();
    let (out, code, taken) = run(rt, &mut stream, zdict, &rest, None, stream::FINISH)?;
    own.keep(code, &rest[taken..]);
    match code {
        Code::STREAM_END => stream.close(),
        Code::OK | Code::BUF_ERROR => {}
        code => return error(rt, Some(&stream), code, "while flushing"),
    }
    Ok(rt.new_bytes(&out))
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Decompress>(&args.all[0], "copy")?;
    let copied = own.stream.borrow_mut().copy();
    let stream = match copied {
        Ok(stream) => stream,
        Err(Code::STREAM_ERROR) => return rt.value_error("Inconsistent stream state"),
        Err(code) => return error(rt, None, code, "while copying decompression object"),
    };
    let state = Decompress {
        stream: RefCell::new(stream),
        dictionary: own.dictionary.clone(),
        unused: own.unused.clone(),
        tail: own.tail.clone(),
        eof: own.eof.clone(),
    };
    let class = rt.library.get::<Classes>().decompress.get();
    Ok(rt.new_with_state(class, state))
}

fn unused_data(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Decompress>(&args.all[0], "unused_data")?;
    let bytes = own.unused.borrow();
    Ok(rt.new_bytes(&bytes))
}

fn unconsumed_tail(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Decompress>(&args.all[0], "unconsumed_tail")?;
    let bytes = own.tail.borrow();
    Ok(rt.new_bytes(&bytes))
}

fn eof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Decompress>(&args.all[0], "eof")?;
    Ok(Value::bool(own.eof.get()))
}
