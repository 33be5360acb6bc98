//! `BytesIO`: a file in memory.

use super::common::{self, optional_size};
use super::{Io, base::Bases};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};

/// The state of a `BytesIO`.
struct Memory {
    content: RefCell<Vec<u8>>,
    at: Cell<usize>,
    closed: Cell<bool>,
    /// The bytearray behind the last `getbuffer()`, or NULL. What is written to it is read back before
    /// the content is used; a change of length parts the two.
    viewed: Cell<Value>,
}

impl Foreign for Memory {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        let viewed = self.viewed.get();
        if !viewed.is_null() {
            see(viewed);
        }
    }
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            content: RefCell::default(),
            at: Cell::default(),
            closed: Cell::default(),
            viewed: Cell::new(Value::NULL),
        }
    }
}

natives! {
    /// Methods of the class.
    TABLE:
    "BytesIO.__new__" => new, 1, ANY, true, Static;
    "BytesIO.__init__" => init, 1, 2, true, Method;
    "BytesIO.read" => read, 1, 2, false, Method;
    "BytesIO.read1" => read, 1, 2, false, Method;
    "BytesIO.readinto" => readinto, 2, 2, false, Method;
    "BytesIO.readinto1" => readinto, 2, 2, false, Method;
    "BytesIO.readline" => readline, 1, 2, false, Method;
    "BytesIO.readlines" => readlines, 1, 2, false, Method;
    "BytesIO.__next__" => next, 1, 1, false, Method;
    "BytesIO.write" => write, 2, 2, false, Method;
    "BytesIO.getbuffer" => getbuffer, 1, 1, false, Method;
    "BytesIO.getvalue" => getvalue, 1, 1, false, Method;
    "BytesIO.seek" => seek, 2, 3, false, Method;
    "BytesIO.tell" => tell, 1, 1, false, Method;
    "BytesIO.truncate" => truncate, 1, 2, false, Method;
    "BytesIO.flush" => flush, 1, 1, false, Method;
    "BytesIO.close" => close, 1, 1, false, Method;
    "BytesIO.closed" => closed, 1, 1, false, Getter;
    "BytesIO.isatty" => no, 1, 1, false, Method;
    "BytesIO.seekable" => yes, 1, 1, false, Method;
    "BytesIO.readable" => yes, 1, 1, false, Method;
    "BytesIO.writable" => yes, 1, 1, false, Method;
    "BytesIO.__getstate__" => getstate, 1, 1, false, Method;
    "BytesIO.__setstate__" => setstate, 2, 2, false, Method;
}

/// Makes the class.
pub(super) fn install(rt: &mut Runtime, module: Value, bases: &Bases) -> R<()> {
    let class = NativeClass {
        module: "_io",
        name: "BytesIO",
        doc: Some("Buffered I/O implementation using an in-memory bytes buffer."),
        base: bases.buffered,
        methods: TABLE,
        state: true,
        dict: true,
    };
    let id = common::define(rt, module, &class)?;
    rt.library.get::<Io>().bytes_io.set(id);
    Ok(())
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().bytes_io.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, Memory::default()))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [initial] = rt.bind_args("BytesIO", args, 1, ["initial_bytes"], 0)?;
    let content = match initial {
        Value::NULL | Value::NONE => Vec::new(),
        v => common::bytes_argument(rt, v)?.to_vec(),
    };
    let state = rt.own_state::<Memory>(&args.all[0], "__init__")?;
    *state.content.borrow_mut() = content;
    state.viewed.set(Value::NULL);
    state.at.set(0);
    Ok(Value::NONE)
}

fn opened<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Memory> {
    let state = rt.own_state::<Memory>(v, method)?;
    if state.closed.get() {
        return rt.value_error("I/O operation on closed file.");
    }
    if let Some(seen) = rt.bytes_like(state.viewed.get()) {
        let mut content = state.content.borrow_mut();
        if seen.len() == content.len() {
            content.copy_from_slice(seen);
        } else {
            state.viewed.set(Value::NULL);
        }
    }
    Ok(state)
}

/// Shows those who view the content what it has become.
fn show(rt: &mut Runtime, state: &Memory) {
    let viewed = state.viewed.get();
    if viewed.is_null() {
        return;
    }
    let content = state.content.borrow();
    if rt.bytes_like(viewed).map(<[u8]>::len) == Some(content.len()) {
        rt.buffer_fill(viewed, 0, &content);
    } else {
        state.viewed.set(Value::NULL);
    }
}

/// A view of the content that can be written.
fn getbuffer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "getbuffer")?;
    if state.viewed.get().is_null() {
        let content = state.content.borrow().clone();
        let viewed = rt.new_bytearray(&content);
        state.viewed.set(viewed);
        rt.state_barrier(args.all[0], viewed);
    }
    let view = rt.intern("memoryview");
    let builtins = rekindle_objects::dict::DictRef::new(rt.builtins);
    match rt.namespace_get(builtins, view) {
        Some(class) => rt.call(class, Args::positional(&[state.viewed.get()])),
        None => rt.type_error("there is no memoryview"),
    }
}

/// The next bytes, at most so many.
fn take(rt: &mut Runtime, state: &Memory, most: usize) -> Value {
    let content = state.content.take();
    let at = state.at.get().min(content.len());
    let end = content.len().min(at.saturating_add(most));
    let bytes = rt.new_bytes(&content[at..end]);
    *state.content.borrow_mut() = content;
    if end > at {
        state.at.set(end);
    }
    bytes
}

/// Length of the next line, at most `limit`.
fn line_len(state: &Memory, limit: usize) -> usize {
    let content = state.content.borrow();
    let rest = &content[state.at.get().min(content.len())..];
    let rest = &rest[..rest.len().min(limit)];
    memchr::memchr(b'\n', rest).map_or(rest.len(), |i| i + 1)
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "read")?;
    Ok(take(rt, state, size.unwrap_or(usize::MAX)))
}

fn readinto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let room = common::writable_len(rt, args.all[1], "readinto")?;
    let state = opened(rt, &args.all[0], "readinto")?;
    let bytes = take(rt, state, room);
    let bytes = rt.bytes_like(bytes).unwrap_or_default();
    common::fill(rt, args.all[1], bytes);
    Ok(Value::small_int(bytes.len() as i64))
}

fn readline(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let limit = optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "readline")?;
    let len = line_len(state, limit.unwrap_or(usize::MAX));
    Ok(take(rt, state, len))
}

fn readlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let hint = optional_size(rt, args.all.get(1))?.filter(|hint| *hint > 0);
    let state = opened(rt, &args.all[0], "readlines")?;
    let lines = rt.new_empty_list();
    let mut total = 0;
    loop {
        let len = line_len(state, usize::MAX);
        if len == 0 || hint.is_some_and(|hint| total >= hint) {
            return Ok(lines);
        }
        total += len;
        let line = take(rt, state, len);
        rt.list_push(lines, line);
    }
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "__next__")?;
    let len = line_len(state, usize::MAX);
    if len == 0 {
        return rt.stop_iteration(Value::NONE);
    }
    Ok(take(rt, state, len))
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "write")?;
    let bytes = common::bytes_argument(rt, args.all[1])?;
    if !bytes.is_empty() {
        let (mut content, at) = (state.content.borrow_mut(), state.at.get());
        let end = at + bytes.len();
        if at == content.len() {
            content.extend_from_slice(bytes);
        } else {
            if end > content.len() {
                content.resize(end, 0);
            }
            content[at..end].copy_from_slice(bytes);
        }
        drop(content);
        state.at.set(end);
        show(rt, state);
    }
    Ok(Value::small_int(bytes.len() as i64))
}

fn getvalue(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "getvalue")?;
    let content = state.content.take();
    let value = rt.new_bytes(&content);
    *state.content.borrow_mut() = content;
    Ok(value)
}

fn seek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "seek")?;
    let to = rt.index_i64(args.all[1])?;
    let whence = match args.all.get(2) {
        Some(v) => rt.index_i64(*v)?,
        None => 0,
    };
    if to < 0 && whence == 0 {
        return rt.value_error(format!("negative seek value {to}"));
    }
    let from = match whence {
        0 => 0,
        1 => state.at.get() as i64,
        2 => state.content.borrow().len() as i64,
        n => {
            return rt.value_error(format!("invalid whence ({n}, should be 0, 1 or 2)"));
        }
    };
    let Some(at) = from.checked_add(to) else {
        return rt.overflow_error("new position too large");
    };
    let at = at.max(0);
    state.at.set(at as usize);
    Ok(rt.new_int(at))
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
        return rt.value_error(format!("negative size value {len}"));
    }
    state.content.borrow_mut().truncate(len as usize);
    show(rt, state);
    Ok(rt.new_int(len))
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "flush")?;
    Ok(Value::NONE)
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Memory>(&args.all[0], "close")?;
    state.closed.set(true);
    state.viewed.set(Value::NULL);
    state.content.take();
    Ok(Value::NONE)
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = rt.own_state::<Memory>(&args.all[0], "closed")?;
    Ok(Value::bool(state.closed.get()))
}

fn no(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "isatty")?;
    Ok(Value::FALSE)
}

fn yes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    opened(rt, &args.all[0], "seekable")?;
    Ok(Value::TRUE)
}

fn getstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let value = getvalue(rt, args)?;
    let at = tell(rt, args)?;
    let dict = rt.instance_dict(args.all[0]);
    Ok(rt.new_tuple(&[value, at, dict]))
}

fn setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "__setstate__")?;
    let parts = rt.to_tuple(args.all[1])?;
    let [content, at, dict] = *rt.tuple_items(parts) else {
        let class = rt.type_name(args.all[0]);
        return rt.type_error(format!(
            "{class}.__setstate__ argument should be 3-tuple, got tuple"
        ));
    };
    let content = common::bytes_argument(rt, content)?.to_vec();
    let at = rt.index_i64(at)?;
    if at < 0 {
        return rt.value_error("position value cannot be negative");
    }
    *state.content.borrow_mut() = content;
    state.viewed.set(Value::NULL);
    state.at.set(at as usize);
    common::restore_dict(rt, args.all[0], dict)?;
    Ok(Value::NONE)
}
