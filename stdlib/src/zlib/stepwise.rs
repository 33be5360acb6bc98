//! `_ZlibDecompressor`, with which `gzip` reads: it keeps its input itself.

use super::compressor::dictionary;
use super::decompressor::{open, run};
use super::stream::{self, Code, Stream};
use super::{MAX_WBITS, error, int_or};
use crate::io::common::bytes_argument;
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};

natives! {
    /// Its methods.
    pub(super) METHODS:
    "_ZlibDecompressor.__new__" => new, 1, 3, true, Static;
    "_ZlibDecompressor.decompress" => decompress, 1, 3, true, Method;
    "_ZlibDecompressor.eof" => eof, 1, 1, false, Getter;
    "_ZlibDecompressor.needs_input" => needs_input, 1, 1, false, Getter;
    "_ZlibDecompressor.unused_data" => unused_data, 1, 1, false, Getter;
}

struct Stepwise {
    stream: RefCell<Stream>,
    dictionary: Option<Vec<u8>>,
    /// Input that was not taken in yet; at the end, what came after it.
    waiting: RefCell<Vec<u8>>,
    eof: Cell<bool>,
    needs_input: Cell<bool>,
}

impl Foreign for Stepwise {}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["wbits", "zdict"];
    let [bits, zdict] = rt.bind_args("_ZlibDecompressor", args, 1, names, 0)?;
    let bits = int_or(rt, bits, MAX_WBITS)?;
    let zdict = if zdict.is_null() {
        None
    } else {
        Some(dictionary(rt, zdict)?)
    };
    let stream = open(rt, bits, zdict.as_deref())?;
    let class = rt.class_id(args.all[0]);
    let state = Stepwise {
        stream: RefCell::new(stream),
        dictionary: zdict,
        waiting: RefCell::default(),
        eof: Cell::new(false),
        needs_input: Cell::new(true),
    };
    Ok(rt.new_with_state(class, state))
}

fn decompress(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, most] = rt.bind_args("decompress", args, 1, ["data", "max_length"], 1)?;
    let own = rt.own_state::<Stepwise>(&args.all[0], "decompress")?;
    let bytes = bytes_argument(rt, data)?;
    let most = if most.is_null() {
        -1
    } else {
        rt.index_i64(most)?
    };
    if own.eof.get() {
        let class = rt.exception_class("EOFError");
        return rt.raise_new(class, "End of stream already reached");
    }
    let mut input = own.waiting.take();
    input.extend_from_slice(bytes);
    let limit = usize::try_from(most).ok();
    let mut stream = own.stream.borrow_mut();
    let zdict = own.dictionary.as_deref();
    let (out, code, taken) = run(rt, &mut stream, zdict, &input, limit, stream::SYNC_FLUSH)?;
    let rest = input[taken..].to_vec();
    match code {
        Code::STREAM_END => own.eof.set(true),
        Code::OK | Code::BUF_ERROR => {}
        code => return error(rt, Some(&stream), code, "while decompressing data"),
    }
    let full = limit.is_some_and(|limit| out.len() >= limit);
    own.needs_input
        .set(!own.eof.get() && rest.is_empty() && !full);
    *own.waiting.borrow_mut() = rest;
    Ok(rt.new_bytes(&out))
}

fn eof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Stepwise>(&args.all[0], "eof")?;
    Ok(Value::bool(own.eof.get()))
}

fn needs_input(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Stepwise>(&args.all[0], "needs_input")?;
    Ok(Value::bool(own.needs_input.get()))
}

fn unused_data(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Stepwise>(&args.all[0], "unused_data")?;
    if !own.eof.get() {
        return Ok(rt.new_bytes(b""));
    }
    let bytes = own.waiting.borrow();
    Ok(rt.new_bytes(&bytes))
}
