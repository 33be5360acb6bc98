//! `StringIO`: a text file in memory.
//!
//! The text is kept in WTF-8, as strings are; places are counted in characters, and the byte offset of the current one
//! is kept beside.

use super::common::{self, optional_size};
use super::newline::{Newline, Seen, translate};
use super::text_methods::bytes_of_chars;
use super::{Io, base::Bases};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::strings::count_chars;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};

/// The state of a `StringIO`.
struct Memory {
    content: RefCell<Vec<u8>>,
    /// Length of the content, in characters.
    len: Cell<usize>,
    /// The place: in characters, and in bytes (the end of the content if it lies beyond).
    at: Cell<usize>,
    offset: Cell<usize>,
    newline: Cell<Newline>,
    seen: Cell<Seen>,
    closed: Cell<bool>,
}

impl Foreign for Memory {}

natives! {
    /// Methods of the class.
    TABLE:
    "StringIO.__new__" => new, 1, ANY, true, Static;
    "StringIO.__init__" => init, 1, 3, true, Method;
    "StringIO.read" => read, 1, 2, false, Method;
    "StringIO.readline" => readline, 1, 2, false, Method;
    "StringIO.__next__" => next, 1, 1, false, Method;
    "StringIO.write" => write, 2, 2, false, Method;
    "StringIO.getvalue" => getvalue, 1, 1, false, Method;
    "StringIO.seek" => seek, 2, 3, false, Method;
    "StringIO.tell" => tell, 1, 1, false, Method;
    "StringIO.truncate" => truncate, 1, 2, false, Method;
    "StringIO.close" => close, 1, 1, false, Method;
    "StringIO.closed" => closed, 1, 1, false, Getter;
    "StringIO.newlines" => newlines, 1, 1, false, Getter;
    "StringIO.line_buffering" => line_buffering, 1, 1, false, Getter;
    "StringIO.seekable" => yes, 1, 1, false, Method;
    "StringIO.readable" => yes, 1, 1, false, Method;
    "StringIO.writable" => yes, 1, 1, false, Method;
    "StringIO.__getstate__" => getstate, 1, 1, false, Method;
    "StringIO.__setstate__" => setstate, 2, 2, false, Method;
}

/// Makes the class.
pub(super) fn install(rt: &mut Runtime, module: Value, bases: &Bases) -> R<()> {
    let class = NativeClass {
        module: "_io",
        name: "StringIO",
        doc: Some("Text I/O implementation using an in-memory buffer."),
        base: bases.text,
        methods: TABLE,
        state: true,
        dict: true,
    };
    let id = common::define(rt, module, &class)?;
    rt.library.get::<Io>().string_io.set(id);
    Ok(())
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().string_io.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(
        class,
        Memory {
            content: RefCell::default(),
            len: Cell::default(),
            at: Cell::default(),
            offset: Cell::default(),
            newline: Cell::new(Newline::Lf),
            seen: Cell::default(),
            closed: Cell::default(),
        },
    ))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [initial, newline] = rt.bind_args("StringIO", args, 1, ["initial_value", "newline"], 0)?;
    let newline = if newline.is_null() {
        Newline::Lf
    } else {
        Newline::of(rt, newline, "StringIO")?
    };
    let initial = match initial {
        Value::NULL | Value::NONE => &[],
        v if rt.is_any_str(v) => rt.str_bytes(v),
        v => {
            let got = rt.type_name(v);
            return rt.type_error(format!("initial_value must be str or None, not {got}"));
        }
    };
    let state = rt.own_state::<Memory>(&args.all[0], "__init__")?;
    state.content.borrow_mut().clear();
    state.len.set(0);
    state.at.set(0);
    state.offset.set(0);
    state.newline.set(newline);
    put(state, initial);
    state.at.set(0);
    state.offset.set(0);
    Ok(Value::NONE)
}

fn opened<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Memory> {
    let state = rt.own_state::<Memory>(v, method)?;
    if state.closed.get() {
        return rt.value_error("I/O operation on closed file");
    }
    Ok(state)
}

/// Writes at the place.
fn put(state: &Memory, text: &[u8]) {
    let newline = state.newline.get();
    let has_ends = newline != Newline::Lf && memchr::memchr2(b'\n', b'\r', text).is_some();
    if !has_ends {
        return put_plain(state, text);
    }
    let mut out = text.to_vec();
    if newline.is_universal() {
        let mut seen = state.seen.get();
        seen.note(&out);
        state.seen.set(seen);
    }
    if newline == Newline::Translated {
        out = translate(out);
    }
    if let Some(end) = newline.written() {
        let parts: Vec<&[u8]> = out.split(|b| *b == b'\n').collect();
        out = parts.join(end);
    }
    put_plain(state, &out);
}

fn put_plain(state: &Memory, text: &[u8]) {
    if text.is_empty() {
        return;
    }
    let mut content = state.content.borrow_mut();
    let (len, at) = (state.len.get(), state.at.get());
    let chars = count_chars(text);
    if at == len {
        content.extend_from_slice(text);
        state.offset.set(content.len());
    } else if at > len {
        let gap = at - len;
        let filled = content.len() + gap;
        content.resize(filled, 0);
        content.extend_from_slice(text);
        state.offset.set(content.len());
    } else {
        let start = state.offset.get();
        let old = bytes_of_chars(&content[start..], chars);
        content.splice(start..start + old, text.iter().copied());
        state.offset.set(start + text.len());
    }
    state.at.set(at + chars);
    state.len.set(len.max(at + chars));
}

/// The next `bytes` bytes.
fn take(rt: &mut Runtime, state: &Memory, bytes: usize) -> Value {
    let content = state.content.take();
    let start = state.offset.get();
    let text = rt.new_str_wtf8(&content[start..start + bytes]);
    *state.content.borrow_mut() = content;
    if bytes > 0 {
        state.offset.set(start + bytes);
        state.at.set(state.at.get() + rt.str_len(text));
    }
    text
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "read")?;
    let bytes = {
        let content = state.content.borrow();
        let rest = &content[state.offset.get()..];
        size.map_or(rest.len(), |n| bytes_of_chars(rest, n))
    };
    Ok(take(rt, state, bytes))
}

/// Bytes of the next line.
fn line_bytes(state: &Memory, limit: Option<usize>) -> usize {
    let content = state.content.borrow();
    let rest = &content[state.offset.get()..];
    let end = state.newline.get().line_end(rest).unwrap_or(rest.len());
    limit.map_or(end, |n| end.min(bytes_of_chars(rest, n)))
}

fn readline(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let limit = optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "readline")?;
    let bytes = line_bytes(state, limit);
    Ok(take(rt, state, bytes))
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "__next__")?;
    let own = rt.class_of(args.all[0]) == rt.library.get::<Io>().string_io.get();
    let line = if own {
        let bytes = line_bytes(state, None);
        take(rt, state, bytes)
    } else {
        common::call(rt, args.all[0], "readline", &[])?
    };
    if rt.len(line)? == 0 {
        return rt.stop_iteration(Value::NONE);
    }
    Ok(line)
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[1];
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!("string argument expected, got '{got}'"));
    }
    let state = opened(rt, &args.all[0], "write")?;
    put(state, rt.str_bytes(v));
    Ok(Value::small_int(rt.str_len(v) as i64))
}

fn getvalue(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "getvalue")?;
    let content = state.content.take();
    let value = rt.new_str_wtf8(&content);
    *state.content.borrow_mut() = content;
    Ok(value)
}

/// Goes to a place, counted in characters.
fn go(state: &Memory, at: usize) {
    let content = state.content.borrow();
    state.offset.set(bytes_of_chars(&content, at));
    state.at.set(at);
}

fn seek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "seek")?;
    let to = rt.index_i64(args.all[1])?;
    let whence = match args.all.get(2) {
        Some(v) => rt.index_i64(*v)?,
        None => 0,
    };
    let at = match whence {
        0 if to < 0 => return rt.value_error(format!("Negative seek position {to}")),
        0 => to as usize,
        1 | 2 if to != 0 => {
            return common::os_error(rt, "Can't do nonzero cur-relative seeks");
        }
        1 => state.at.get(),
        2 => state.len.get(),
        n => {
            return rt.value_error(format!("Invalid whence ({n}, should be 0, 1 or 2)"));
        }
    };
    go(state, at);
    Ok(rt.new_int(at as i64))
}

fn tell(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let at = opened(rt, &args.all[0], "tell")?.at.get();
    Ok(rt.new_int(at as i64))
}

fn truncate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "truncate")?;
    let len = match args.all.get(1) {
        Some(v) if !v.is_none() => rt.index_i64(*v)?,
        _ => state.at.get() as i64,
    };
    if len < 0 {
        return rt.value_error(format!("Negative size value {len}"));
    }
    if (len as usize) < state.len.get() {
        let end = bytes_of_chars(&state.content.borrow(), len as usize);
        state.content.borrow_mut().truncate(end);
        state.len.set(len as usize);
        go(state, state.at.get());
    }
    Ok(rt.new_int(len))
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Memory>(&args.all[0], "close")?;
    state.closed.set(true);
    state.content.take();
    let base = common::base_method(rt, "_IOBase", "close")?;
    rt.call(base, Args::positional(&[args.all[0]]))
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Memory>(&args.all[0], "closed")?;
    Ok(Value::bool(state.closed.get()))
}

fn newlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let seen = opened(rt, &args.all[0], "newlines")?.seen.get();
    Ok(seen.value(rt))
}

fn line_buffering(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "line_buffering")?;
    Ok(Value::FALSE)
}

fn yes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "seekable")?;
    Ok(Value::TRUE)
}

fn getstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let value = getvalue(rt, args)?;
    let at = tell(rt, args)?;
    let newline = match opened(rt, &args.all[0], "__getstate__")?.newline.get() {
        Newline::Translated => Value::NONE,
        Newline::Any => rt.intern(""),
        Newline::Lf => rt.intern("\n"),
        Newline::Cr => rt.intern("\r"),
        Newline::CrLf => rt.intern("\r\n"),
    };
    let dict = rt.instance_dict(args.all[0]);
    Ok(rt.new_tuple(&[value, newline, at, dict]))
}

fn setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let parts = rt.to_tuple(args.all[1])?;
    let [content, newline, at, dict] = *rt.tuple_items(parts) else {
        let class = rt.type_name(args.all[0]);
        return rt.type_error(format!(
            "{class}.__setstate__ argument should be 4-tuple, got tuple"
        ));
    };
    let at = rt.index_i64(at)?;
    if at < 0 {
        return rt.value_error("position value cannot be negative");
    }
    // The text is as it was stored, not as it was written.
    init(rt, Args::positional(&[args.all[0], Value::NONE, newline]))?;
    let state = opened(rt, &args.all[0], "__setstate__")?;
    if rt.is_any_str(content) {
        put_plain(state, rt.str_bytes(content));
    }
    go(state, at as usize);
    common::restore_dict(rt, args.all[0], dict)?;
    Ok(Value::NONE)
}
