//! What `compressobj` gives.

use super::stream::{self, Code, Stream};
use super::{Classes, DEF_MEM_LEVEL, MAX_WBITS, error, int_or};
use crate::io::common::bytes_argument;
use crate::posix::int;
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::RefCell;

natives! {
    /// Its methods.
    pub(super) METHODS:
    "Compress.compress" => compress, 2, 2, false, Method;
    "Compress.flush" => flush, 1, 2, false, Method;
    "Compress.copy" => copy, 1, 1, false, Method;
    "Compress.__copy__" => copy, 1, 1, false, Method;
    "Compress.__deepcopy__" => copy, 2, 2, false, Method;
}

struct Compress(RefCell<Stream>);

impl Foreign for Compress {}

/// The bytes of the argument `zdict`.
pub(super) fn dictionary(rt: &mut Runtime, v: Value) -> R<Vec<u8>> {
    match rt.buffer_bytes(v) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => rt.type_error("zdict argument must support the buffer protocol"),
    }
}

pub(super) fn compressobj(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["level", "method", "wbits", "memLevel", "strategy", "zdict"];
    let [level, method, bits, memory, strategy, zdict] =
        rt.bind_args("compressobj", args, 0, names, 0)?;
    let level = int_or(rt, level, -1)?;
    let method = int_or(rt, method, stream::DEFLATED)?;
    let bits = int_or(rt, bits, MAX_WBITS)?;
    let memory = int_or(rt, memory, DEF_MEM_LEVEL)?;
    let strategy = int_or(rt, strategy, 0)?;
    let zdict = if zdict.is_null() || zdict.is_none() {
        None
    } else {
        Some(bytes_argument(rt, zdict)?.to_vec())
    };
    let mut stream = match Stream::compressing(level, method, bits, memory, strategy) {
        Ok(stream) => stream,
        Err(Code::STREAM_ERROR) => return rt.value_error("Invalid initialization option"),
        Err(Code::MEM_ERROR) => {
            let class = rt.exception_class("MemoryError");
            return rt.raise_new(class, "Can't allocate memory for compression object");
        }
        Err(code) => return error(rt, None, code, "while creating compression object"),
    };
    if let Some(zdict) = zdict {
        match stream.set_dictionary(&zdict) {
            Code::OK => {}
            Code::STREAM_ERROR => return rt.value_error("Invalid dictionary"),
            code => return error(rt, Some(&stream), code, "while setting zdict"),
        }
    }
    Ok(wrap(rt, stream))
}

fn wrap(rt: &mut Runtime, stream: Stream) -> Value {
    let class = rt.library.get::<Classes>().compress.get();
    rt.new_with_state(class, Compress(RefCell::new(stream)))
}

fn compress(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Compress>(&args.all[0], "compress")?;
    let bytes = bytes_argument(rt, args.all[1])?;
    let mut out = Vec::new();
    let mut stream = own.0.borrow_mut();
    let (code, _) = stream.run(bytes, &mut out, None, stream::NO_FLUSH);
    match code {
        Code::OK | Code::BUF_ERROR => Ok(rt.new_bytes(&out)),
        code => error(rt, Some(&stream), code, "while compressing data"),
    }
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Compress>(&args.all[0], "flush")?;
    let mode = match args.all.get(1) {
        Some(v) => int(rt, *v)?,
        None => stream::FINISH,
    };
    let mut out = Vec::new();
    if mode == stream::NO_FLUSH {
        return Ok(rt.new_bytes(&out));
    }
    let mut stream = own.0.borrow_mut();
    let (code, _) = stream.run(b"", &mut out, None, mode);
    match code {
        Code::STREAM_END if mode == stream::FINISH => stream.close(),
        Code::OK | Code::BUF_ERROR => {}
        code => return error(rt, Some(&stream), code, "while flushing"),
    }
    Ok(rt.new_bytes(&out))
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let own = rt.own_state::<Compress>(&args.all[0], "copy")?;
    let copied = own.0.borrow_mut().copy();
    match copied {
        Ok(stream) => Ok(wrap(rt, stream)),
        Err(Code::STREAM_ERROR) => rt.value_error("Inconsistent stream state"),
        Err(code) => error(rt, None, code, "while copying compression object"),
    }
}
