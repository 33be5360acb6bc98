//! Module `zlib`: DEFLATE in its three wrappings, and two check sums.
//!
//! * `stream`: the one place that calls the library (`libz-rs-sys`, zlib written in Rust).
//! * `compressor`, `decompressor`: the objects of `compressobj`, `decompressobj` and `_ZlibDecompressor`.

mod compressor;
mod decompressor;
mod stepwise;
mod stream;

use crate::io::common::bytes_argument;
use crate::module_errors::{error_class, raise_error};
use crate::posix::int;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value, natives};
use std::cell::Cell;
use stream::{Code, Stream};

natives! {
    /// Functions of the module.
    TABLE:
    "zlib.adler32" => adler32, 1, 2, false, Function;
    "zlib.crc32" => crc32, 1, 2, false, Function;
    "zlib.compress" => compress, 1, 3, true, Function;
    "zlib.decompress" => decompress, 1, 3, true, Function;
    "zlib.compressobj" => compressor::compressobj, 0, 6, true, Function;
    "zlib.decompressobj" => decompressor::decompressobj, 0, 2, true, Function;
}

/// Window bits that make the usual wrapping with the largest window.
const MAX_WBITS: i32 = 15;
const DEF_MEM_LEVEL: i32 = 8;
const DEF_BUF_SIZE: i64 = 16 << 10;

const NUMBERS: &[(&str, i64)] = &[
    ("MAX_WBITS", MAX_WBITS as i64),
    ("DEFLATED", stream::DEFLATED as i64),
    ("DEF_MEM_LEVEL", DEF_MEM_LEVEL as i64),
    ("DEF_BUF_SIZE", DEF_BUF_SIZE),
    ("Z_NO_COMPRESSION", 0),
    ("Z_BEST_SPEED", 1),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_FILTERED", 1),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_RLE", 3),
    ("Z_FIXED", 4),
    ("Z_NO_FLUSH", stream::NO_FLUSH as i64),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_SYNC_FLUSH", stream::SYNC_FLUSH as i64),
    ("Z_FULL_FLUSH", 3),
    ("Z_FINISH", stream::FINISH as i64),
    ("Z_BLOCK", 5),
    ("Z_TREES", 6),
];

/// The classes, by number.
#[derive(Debug)]
struct Classes {
    compress: Cell<ClassId>,
    decompress: Cell<ClassId>,
}

impl Default for Classes {
    fn default() -> Classes {
        Classes {
            compress: Cell::new(ClassId::OBJECT),
            decompress: Cell::new(ClassId::OBJECT),
        }
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("zlib");
    rt.fill_module(module, TABLE);
    for (name, n) in NUMBERS {
        rt.set_module_attr(module, name, Value::small_int(*n));
    }
    for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
        let version = rt.new_str(&stream::version());
        rt.set_module_attr(module, name, version);
    }
    let error = error_class(rt, "zlib", "error", &[ClassId::EXCEPTION])?;
    rt.set_module_attr(module, "error", error);
    let mut define = |name: &'static str, methods: &'static [NativeDef]| {
        rt.define_class(&NativeClass {
            module: "zlib",
            name,
            doc: None,
            base: ClassId::OBJECT,
            methods,
            state: true,
            dict: false,
        })
    };
    let compress = define("Compress", compressor::METHODS)?;
    let decompress = define("Decompress", decompressor::METHODS)?;
    let stepwise = define("_ZlibDecompressor", stepwise::METHODS)?;
    let classes = rt.library.get::<Classes>();
    classes.compress.set(compress);
    classes.decompress.set(decompress);
    let stepwise = rt.class(stepwise).object;
    rt.set_module_attr(module, "_ZlibDecompressor", stepwise);
    Ok(())
}

/// Raises `zlib.error` for a code of the library.
fn error<T>(rt: &mut Runtime, stream: Option<&Stream>, code: Code, what: &str) -> R<T> {
    let said = stream.and_then(Stream::message);
    let text = said.unwrap_or_else(|| code.usual_message().to_string());
    let more = if text.is_empty() {
        text
    } else {
        format!(": {text}")
    };
    let message = format!("Error {} {what}{more}", code.0);
    raise_error(rt, "zlib", "error", &message)
}

/// An int argument, or what it is when it is not given.
fn int_or(rt: &mut Runtime, v: Value, default: i32) -> R<i32> {
    if v.is_null() { Ok(default) } else { int(rt, v) }
}

/// The start of a check sum, of which the lowest 32 bits count.
fn start_value(rt: &mut Runtime, v: Option<&Value>, default: u32) -> R<u32> {
    let Some(v) = v else { return Ok(default) };
    let index = rt.index(*v)?;
    let low = match rt.int_of(index).and_then(|i| i.to_i64()) {
        Some(n) => n as u32,
        None => {
            let mask = rt.new_int(u32::MAX as i64);
            let and = rt.intern("__and__");
            let low = rt.call_method(index, and, &[mask])?;
            rt.index_i64(low)? as u32
        }
    };
    Ok(low)
}

fn adler32(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = bytes_argument(rt, args.all[0])?;
    let start = start_value(rt, args.all.get(1), 1)?;
    Ok(rt.new_int(stream::adler32(start, bytes).into()))
}

fn crc32(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = bytes_argument(rt, args.all[0])?;
    let start = start_value(rt, args.all.get(1), 0)?;
    Ok(rt.new_int(stream::crc32(start, bytes).into()))
}

fn compress(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, level, bits] = rt.bind_args("compress", args, 0, ["", "level", "wbits"], 1)?;
    let bytes = bytes_argument(rt, data)?;
    let level = int_or(rt, level, -1)?;
    let bits = int_or(rt, bits, MAX_WBITS)?;
    let mut stream = match Stream::compressing(level, stream::DEFLATED, bits, DEF_MEM_LEVEL, 0) {
        Ok(stream) => stream,
        Err(Code::STREAM_ERROR) => {
            return raise_error(rt, "zlib", "error", "Bad compression level");
        }
        Err(code) => return error(rt, None, code, "while compressing data"),
    };
    let mut out = Vec::new();
    let (code, _) = stream.run(bytes, &mut out, None, stream::FINISH);
    if code != Code::STREAM_END {
        return error(rt, Some(&stream), code, "while compressing data");
    }
    Ok(rt.new_bytes(&out))
}

fn decompress(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [data, bits, size] = rt.bind_args("decompress", args, 0, ["", "wbits", "bufsize"], 1)?;
    let bytes = bytes_argument(rt, data)?;
    let bits = int_or(rt, bits, MAX_WBITS)?;
    let size = if size.is_null() {
        DEF_BUF_SIZE
    } else {
        rt.index_i64(size)?
    };
    if size < 0 {
        return rt.value_error("bufsize must be non-negative");
    }
    let mut stream = match Stream::decompressing(bits) {
        Ok(stream) => stream,
        Err(code) => return error(rt, None, code, "while preparing to decompress data"),
    };
    let mut out = Vec::new();
    match stream.run(bytes, &mut out, None, stream::SYNC_FLUSH) {
        (Code::STREAM_END, _) => Ok(rt.new_bytes(&out)),
        (Code::OK, _) => error(rt, None, Code::BUF_ERROR, "while decompressing data"),
        (code, _) => error(rt, Some(&stream), code, "while decompressing data"),
    }
}
