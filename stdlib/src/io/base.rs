//! The abstract classes: `_IOBase`, `_RawIOBase`, `_BufferedIOBase`, `_TextIOBase`.
//!
//! Their methods work through other methods of the object, whoever defines those.

use super::common::{self, call, check_open, optional_size, unsupported};
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

/// Attribute that says that the object is closed.
const CLOSED: &str = "__IOBase_closed";
/// Bytes asked for at a time when all are wanted.
const CHUNK: i64 = 128 << 10;

natives! {
    /// Methods of all streams.
    BASE:
    "_IOBase.seek" => no_seek, 1, ANY, true, Method;
    "_IOBase.tell" => tell, 1, 1, false, Method;
    "_IOBase.truncate" => no_truncate, 1, ANY, true, Method;
    "_IOBase.flush" => flush, 1, 1, false, Method;
    "_IOBase.close" => close, 1, 1, false, Method;
    "_IOBase.closed" => closed, 1, 1, false, Getter;
    "_IOBase.seekable" => no, 1, 1, false, Method;
    "_IOBase.readable" => no, 1, 1, false, Method;
    "_IOBase.writable" => no, 1, 1, false, Method;
    "_IOBase._checkClosed" => check_closed, 1, 2, false, Method;
    "_IOBase._checkSeekable" => check_seekable, 1, 2, false, Method;
    "_IOBase._checkReadable" => check_readable, 1, 2, false, Method;
    "_IOBase._checkWritable" => check_writable, 1, 2, false, Method;
    "_IOBase.fileno" => no_fileno, 1, 1, false, Method;
    "_IOBase.isatty" => isatty, 1, 1, false, Method;
    "_IOBase.__del__" => finalize, 1, 1, false, Method;
    "_IOBase.__enter__" => enter, 1, 1, false, Method;
    "_IOBase.__exit__" => exit, 1, 4, false, Method;
    "_IOBase.__iter__" => enter, 1, 1, false, Method;
    "_IOBase.__next__" => next, 1, 1, false, Method;
    "_IOBase.readline" => readline, 1, 2, false, Method;
    "_IOBase.readlines" => readlines, 1, 2, false, Method;
    "_IOBase.writelines" => writelines, 2, 2, false, Method;
}

natives! {
    /// Methods of raw streams.
    RAW:
    "_RawIOBase.read" => raw_read, 1, 2, false, Method;
    "_RawIOBase.readall" => readall, 1, 1, false, Method;
    "_RawIOBase.readinto" => not_implemented, 2, 2, false, Method;
    "_RawIOBase.write" => not_implemented, 2, 2, false, Method;
}

natives! {
    /// Methods of buffered streams.
    BUFFERED:
    "_BufferedIOBase.detach" => no_detach, 1, 1, false, Method;
    "_BufferedIOBase.read" => no_read, 1, 2, false, Method;
    "_BufferedIOBase.read1" => no_read1, 1, 2, false, Method;
    "_BufferedIOBase.write" => no_write, 2, 2, false, Method;
    "_BufferedIOBase.readinto" => readinto, 2, 2, false, Method;
    "_BufferedIOBase.readinto1" => readinto1, 2, 2, false, Method;
}

natives! {
    /// Methods of text streams.
    TEXT:
    "_TextIOBase.detach" => no_detach, 1, 1, false, Method;
    "_TextIOBase.read" => no_read, 1, 2, false, Method;
    "_TextIOBase.readline" => no_readline, 1, 2, false, Method;
    "_TextIOBase.write" => no_write, 2, 2, false, Method;
    "_TextIOBase.encoding" => nothing, 1, 1, false, Getter;
    "_TextIOBase.newlines" => nothing, 1, 1, false, Getter;
    "_TextIOBase.errors" => nothing, 1, 1, false, Getter;
}

/// The abstract classes, by number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bases {
    pub(super) raw: ClassId,
    pub(super) buffered: ClassId,
    pub(super) text: ClassId,
}

/// Makes the abstract classes.
pub(super) fn install(rt: &mut Runtime, module: Value) -> R<Bases> {
    let plain = NativeClass {
        module: "_io",
        name: "_IOBase",
        doc: Some("The abstract base class for all I/O classes."),
        base: ClassId::OBJECT,
        methods: BASE,
        state: false,
        dict: true,
    };
    let base = common::define(rt, module, &plain)?;
    // Native streams are closed with their handles; a class in Python that has a `__del__` finds this one by `super()`.
    rt.class_mut(base).finalizes = false;
    let derived = |name, methods, doc| NativeClass {
        name,
        methods,
        doc: Some(doc),
        base,
        ..plain
    };
    let raw = derived("_RawIOBase", RAW, "Base class for raw binary I/O.");
    let buffered = derived("_BufferedIOBase", BUFFERED, "Base class for buffered I/O.");
    let text = derived("_TextIOBase", TEXT, "Base class for text I/O.");
    Ok(Bases {
        raw: common::define(rt, module, &raw)?,
        buffered: common::define(rt, module, &buffered)?,
        text: common::define(rt, module, &text)?,
    })
}

fn no_seek(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "seek")
}

fn no_truncate(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "truncate")
}

fn no_fileno(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "fileno")
}

fn no_detach(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "detach")
}

fn no_read(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "read")
}

fn no_read1(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "read1")
}

fn no_readline(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "readline")
}

fn no_write(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    unsupported(rt, "write")
}

fn not_implemented(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.raise_args(ClassId::NOT_IMPLEMENTED_ERROR, &[])
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn no(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}

fn tell(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    call(
        rt,
        args.all[0],
        "seek",
        &[Value::small_int(0), Value::small_int(1)],
    )
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    // Only what has been closed by `_IOBase.close` counts, as in CPython.
    if is_closed(rt, args.all[0])? {
        return rt.value_error("I/O operation on closed file.");
    }
    Ok(Value::NONE)
}

fn is_closed(rt: &mut Runtime, v: Value) -> R<bool> {
    let name = rt.intern(CLOSED);
    match rt.get_attr_opt(v, name)? {
        Some(closed) => rt.truth(closed),
        None => Ok(false),
    }
}

/// Closes the stream if it is open; what goes wrong then is nobody's to know.
fn finalize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let closed = common::ask_attr(rt, args.all[0], "closed");
    if !closed.unwrap_or(true) && call(rt, args.all[0], "close", &[]).is_ok() {
        return Ok(Value::NONE);
    }
    rt.clear_pending();
    Ok(Value::NONE)
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    if is_closed(rt, v)? {
        return Ok(Value::NONE);
    }
    let flushed = call(rt, v, "flush", &[]);
    let name = rt.intern(CLOSED);
    match flushed {
        Ok(_) => rt.set_attr(v, name, Value::TRUE)?,
        Err(raised) => {
            let exc = rt.ctx.exc;
            rt.clear_pending();
            let set = rt.set_attr(v, name, Value::TRUE);
            if set.is_err() {
                rt.clear_pending();
            }
            rt.ctx.exc = exc;
            return Err(raised);
        }
    }
    Ok(Value::NONE)
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(is_closed(rt, args.all[0])?))
}

fn check_closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_open(rt, args.all[0])?;
    Ok(Value::NONE)
}

/// Asks a predicate of the object; what is missing is said by the message.
fn check(rt: &mut Runtime, args: Args<'_>, predicate: &str, message: &str) -> R<Value> {
    let able = call(rt, args.all[0], predicate, &[])?;
    if able == Value::TRUE {
        return Ok(able);
    }
    unsupported(rt, message)
}

fn check_seekable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check(rt, args, "seekable", "File or stream is not seekable.")
}

fn check_readable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check(rt, args, "readable", "File or stream is not readable.")
}

fn check_writable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check(rt, args, "writable", "File or stream is not writable.")
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_open(rt, args.all[0])?;
    Ok(Value::FALSE)
}

fn enter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_open(rt, args.all[0])?;
    Ok(args.all[0])
}

fn exit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    call(rt, args.all[0], "close", &[])?;
    Ok(Value::NONE)
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let line = call(rt, args.all[0], "readline", &[])?;
    if rt.len(line)? == 0 {
        return rt.stop_iteration(Value::NONE);
    }
    Ok(line)
}

/// A line of bytes; looks ahead with `peek` where that exists.
fn readline(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let limit = optional_size(rt, args.all.get(1))?;
    let peek = rt.intern("peek");
    let peek = rt.get_attr_opt(v, peek)?;
    let mut line = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        let mut wanted = 1;
        if let Some(peek) = peek {
            let ahead = rt.call(peek, Args::positional(&[Value::small_int(1)]))?;
            let Some(ahead) = rt.bytes_like(ahead) else {
                let got = rt.type_name(ahead);
                return common::os_error(
                    rt,
                    &format!("peek() should have returned a bytes object, not '{got}'"),
                );
            };
            let line_end = ahead.iter().position(|b| *b == b'\n');
            wanted = line_end.map_or(ahead.len(), |i| i + 1).max(1);
            if let Some(limit) = limit {
                wanted = wanted.min(limit - line.len());
            }
        }
        let part = call(rt, v, "read", &[Value::small_int(wanted as i64)])?;
        let Some(bytes) = rt.bytes_like(part) else {
            let got = rt.type_name(part);
            return common::os_error(
                rt,
                &format!("read() should have returned a bytes object, not '{got}'"),
            );
        };
        if bytes.is_empty() {
            break;
        }
        line.extend_from_slice(bytes);
        if line.ends_with(b"\n") {
            break;
        }
    }
    Ok(rt.new_bytes(&line))
}

fn readlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let hint = optional_size(rt, args.all.get(1))?.filter(|hint| *hint > 0);
    let lines = rt.new_empty_list();
    let mut total = 0;
    let it = rt.get_iter(args.all[0])?;
    while let Some(line) = rt.iter_next(it)? {
        rt.list_push(lines, line);
        total += rt.len(line)?;
        if hint.is_some_and(|hint| total >= hint) {
            break;
        }
    }
    Ok(lines)
}

fn writelines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    check_open(rt, v)?;
    let write = rt.names.write;
    rt.for_each(args.all[1], |rt, line| {
        rt.call_method(v, write, &[line]).map(drop)
    })?;
    Ok(Value::NONE)
}

fn raw_read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let Some(size) = optional_size(rt, args.all.get(1))? else {
        return call(rt, v, "readall", &[]);
    };
    let room = vec![0; size];
    let room = rt.new_bytearray(&room);
    let n = call(rt, v, "readinto", &[room])?;
    if n.is_none() {
        return Ok(n);
    }
    let n = rt.index_i64(n)?;
    if n < 0 || n as usize > size {
        return rt.value_error(format!("readinto returned {n} outside buffer size {size}"));
    }
    let content = rt.bytes_like(room).unwrap_or_default();
    let content = content[..(n as usize).min(content.len())].to_vec();
    Ok(rt.new_bytes(&content))
}

fn readall(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut all = Vec::new();
    loop {
        let part = call(rt, args.all[0], "read", &[Value::small_int(CHUNK)])?;
        if part.is_none() && all.is_empty() {
            return Ok(part);
        }
        let bytes = match rt.bytes_like(part) {
            Some(bytes) => bytes,
            None if part.is_none() => &[],
            None => return rt.type_error("read() should return bytes"),
        };
        if bytes.is_empty() {
            return Ok(rt.new_bytes(&all));
        }
        all.extend_from_slice(bytes);
    }
}

fn readinto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    read_into_by(rt, args, "read")
}

fn readinto1(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    read_into_by(rt, args, "read1")
}

fn read_into_by(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let room = common::writable_len(rt, args.all[1], "readinto")?;
    let read = call(rt, args.all[0], method, &[Value::small_int(room as i64)])?;
    let Some(bytes) = rt.bytes_like(read) else {
        return rt.type_error("read() should return bytes");
    };
    if bytes.len() > room {
        return rt.value_error(format!(
            "read() returned too much data: {room} bytes requested, {} returned",
            bytes.len()
        ));
    }
    common::fill(rt, args.all[1], bytes);
    Ok(Value::small_int(bytes.len() as i64))
}
