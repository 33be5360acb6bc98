//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`: their methods.
//!
//! The file is longer than most because three classes share its methods.

use super::buffered::{self, Buffered, Direction, opened, ready};
use super::common::{self, call};
use super::{DEFAULT_BUFFER_SIZE, Io, base::Bases};
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value, natives};

natives! {
    /// Methods of `BufferedReader`.
    READER:
    "BufferedReader.__new__" => new_reader, 1, ANY, true, Static;
    "BufferedReader.__init__" => init, 1, ANY, true, Method;
    "BufferedReader.read" => read, 1, 2, false, Method;
    "BufferedReader.read1" => read1, 1, 2, false, Method;
    "BufferedReader.peek" => peek, 1, 2, false, Method;
    "BufferedReader.readinto" => readinto, 2, 2, false, Method;
    "BufferedReader.readinto1" => readinto1, 2, 2, false, Method;
    "BufferedReader.readline" => readline, 1, 2, false, Method;
    "BufferedReader.__next__" => next, 1, 1, false, Method;
    "BufferedReader.flush" => flush_reader, 1, 1, false, Method;
    "BufferedReader.seek" => seek, 2, 3, false, Method;
    "BufferedReader.tell" => tell, 1, 1, false, Method;
    "BufferedReader.truncate" => truncate, 1, 2, false, Method;
    "BufferedReader.close" => close, 1, 1, false, Method;
    "BufferedReader.detach" => detach, 1, 1, false, Method;
    "BufferedReader.seekable" => seekable, 1, 1, false, Method;
    "BufferedReader.readable" => readable, 1, 1, false, Method;
    "BufferedReader.fileno" => fileno, 1, 1, false, Method;
    "BufferedReader.isatty" => isatty, 1, 1, false, Method;
    "BufferedReader.closed" => closed, 1, 1, false, Getter;
    "BufferedReader.name" => name, 1, 1, false, Getter;
    "BufferedReader.mode" => mode, 1, 1, false, Getter;
    "BufferedReader.raw" => raw, 1, 1, false, Getter;
    "BufferedReader.__repr__" => repr, 1, 1, false, Method;
}

natives! {
    /// Methods of `BufferedWriter`.
    WRITER:
    "BufferedWriter.__new__" => new_writer, 1, ANY, true, Static;
    "BufferedWriter.__init__" => init, 1, ANY, true, Method;
    "BufferedWriter.write" => write, 2, 2, false, Method;
    "BufferedWriter.flush" => flush, 1, 1, false, Method;
    "BufferedWriter.seek" => seek, 2, 3, false, Method;
    "BufferedWriter.tell" => tell, 1, 1, false, Method;
    "BufferedWriter.truncate" => truncate, 1, 2, false, Method;
    "BufferedWriter.close" => close, 1, 1, false, Method;
    "BufferedWriter.detach" => detach, 1, 1, false, Method;
    "BufferedWriter.seekable" => seekable, 1, 1, false, Method;
    "BufferedWriter.writable" => writable, 1, 1, false, Method;
    "BufferedWriter.fileno" => fileno, 1, 1, false, Method;
    "BufferedWriter.isatty" => isatty, 1, 1, false, Method;
    "BufferedWriter.closed" => closed, 1, 1, false, Getter;
    "BufferedWriter.name" => name, 1, 1, false, Getter;
    "BufferedWriter.mode" => mode, 1, 1, false, Getter;
    "BufferedWriter.raw" => raw, 1, 1, false, Getter;
    "BufferedWriter.__repr__" => repr, 1, 1, false, Method;
}

natives! {
    /// Methods of `BufferedRandom`.
    RANDOM:
    "BufferedRandom.__new__" => new_random, 1, ANY, true, Static;
    "BufferedRandom.__init__" => init, 1, ANY, true, Method;
    "BufferedRandom.read" => read, 1, 2, false, Method;
    "BufferedRandom.read1" => read1, 1, 2, false, Method;
    "BufferedRandom.peek" => peek, 1, 2, false, Method;
    "BufferedRandom.readinto" => readinto, 2, 2, false, Method;
    "BufferedRandom.readinto1" => readinto1, 2, 2, false, Method;
    "BufferedRandom.readline" => readline, 1, 2, false, Method;
    "BufferedRandom.__next__" => next, 1, 1, false, Method;
    "BufferedRandom.write" => write, 2, 2, false, Method;
    "BufferedRandom.flush" => flush, 1, 1, false, Method;
    "BufferedRandom.seek" => seek, 2, 3, false, Method;
    "BufferedRandom.tell" => tell, 1, 1, false, Method;
    "BufferedRandom.truncate" => truncate, 1, 2, false, Method;
    "BufferedRandom.close" => close, 1, 1, false, Method;
    "BufferedRandom.detach" => detach, 1, 1, false, Method;
    "BufferedRandom.seekable" => seekable, 1, 1, false, Method;
    "BufferedRandom.readable" => readable, 1, 1, false, Method;
    "BufferedRandom.writable" => writable, 1, 1, false, Method;
    "BufferedRandom.fileno" => fileno, 1, 1, false, Method;
    "BufferedRandom.isatty" => isatty, 1, 1, false, Method;
    "BufferedRandom.closed" => closed, 1, 1, false, Getter;
    "BufferedRandom.name" => name, 1, 1, false, Getter;
    "BufferedRandom.mode" => mode, 1, 1, false, Getter;
    "BufferedRandom.raw" => raw, 1, 1, false, Getter;
    "BufferedRandom.__repr__" => repr, 1, 1, false, Method;
}

/// Makes the three classes.
pub(super) fn install(rt: &mut Runtime, module: Value, bases: &Bases) -> R<()> {
    let mut make = |name: &'static str, methods: &'static [NativeDef]| {
        let class = NativeClass {
            module: "_io",
            name,
            doc: None,
            base: bases.buffered,
            methods,
            state: true,
            dict: true,
        };
        let id = common::define(rt, module, &class)?;
        common::refuse_pickling(rt, id, false);
        Ok(id)
    };
    let reader = make("BufferedReader", READER)?;
    let writer = make("BufferedWriter", WRITER)?;
    let random = make("BufferedRandom", RANDOM)?;
    let io = rt.library.get::<Io>();
    io.reader.set(reader);
    io.writer.set(writer);
    io.random.set(random);
    Ok(())
}

/// A new buffer over a raw stream.
pub(super) fn buffer(rt: &mut Runtime, direction: Direction, raw: Value, size: i64) -> R<Value> {
    let io = rt.library.get::<Io>();
    let class = match direction {
        Direction::Read => io.reader.get(),
        Direction::Write => io.writer.get(),
        Direction::Both => io.random.get(),
    };
    let v = rt.new_with_state(class, Buffered::new(direction));
    buffered::attach(rt, v, raw, size)?;
    Ok(v)
}

fn new(rt: &mut Runtime, class: Value, base: ClassId, direction: Direction) -> R<Value> {
    let class = rt.class_argument(class, base)?;
    Ok(rt.new_with_state(class, Buffered::new(direction)))
}

fn new_reader(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().reader.get();
    new(rt, args.all[0], base, Direction::Read)
}

fn new_writer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().writer.get();
    new(rt, args.all[0], base, Direction::Write)
}

fn new_random(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().random.get();
    new(rt, args.all[0], base, Direction::Both)
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.type_name(args.all[0]);
    let [raw, size] = rt.bind_args(&name, args, 1, ["raw", "buffer_size"], 1)?;
    let size = if size.is_null() {
        DEFAULT_BUFFER_SIZE
    } else {
        rt.index_i64(size)?
    };
    buffered::attach(rt, args.all[0], raw, size)?;
    Ok(Value::NONE)
}

fn bytes_or_none(rt: &mut Runtime, bytes: Option<Vec<u8>>) -> Value {
    match bytes {
        Some(bytes) => rt.new_bytes(&bytes),
        None => Value::NONE,
    }
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = match args.all.get(1) {
        Some(v) if !v.is_none() => match rt.index_i64(*v)? {
            -1 => None,
            n if n < 0 => return rt.value_error("read length must be non-negative or -1"),
            n => Some(n as usize),
        },
        _ => None,
    };
    let state = opened(rt, &args.all[0], "read", "read")?;
    let bytes = match size {
        Some(n) => buffered::read_exactly(rt, state, n)?,
        None => buffered::read_to_end(rt, state)?,
    };
    Ok(bytes_or_none(rt, bytes))
}

fn read1(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = common::optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "read1", "read")?;
    let bytes = buffered::read_once(rt, state, size.unwrap_or(state.size.get()))?;
    Ok(rt.new_bytes(&bytes))
}

fn peek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let Some(size) = args.all.get(1) {
        rt.index_i64(*size)?;
    }
    let state = opened(rt, &args.all[0], "peek", "peek")?;
    if state.ahead() == 0 {
        buffered::start_reading(rt, state)?;
        buffered::refill(rt, state)?;
    }
    let bytes = state.input.borrow()[state.at.get()..].to_vec();
    Ok(rt.new_bytes(&bytes))
}

fn readinto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let room = common::writable_len(rt, args.all[1], "readinto")?;
    let state = opened(rt, &args.all[0], "readinto", "readinto")?;
    match buffered::read_exactly(rt, state, room)? {
        None => Ok(Value::NONE),
        Some(bytes) => {
            common::fill(rt, args.all[1], &bytes);
            Ok(Value::small_int(bytes.len() as i64))
        }
    }
}

fn readinto1(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let room = common::writable_len(rt, args.all[1], "readinto1")?;
    let state = opened(rt, &args.all[0], "readinto1", "readinto")?;
    let bytes = buffered::read_once(rt, state, room)?;
    common::fill(rt, args.all[1], &bytes);
    Ok(Value::small_int(bytes.len() as i64))
}

fn readline(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let limit = common::optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "readline", "readline")?;
    let line = buffered::read_line(rt, state, limit.unwrap_or(usize::MAX))?;
    Ok(rt.new_bytes(&line))
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "__next__", "readline")?;
    let line = buffered::read_line(rt, state, usize::MAX)?;
    if line.is_empty() {
        return rt.stop_iteration(Value::NONE);
    }
    Ok(rt.new_bytes(&line))
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if rt.is_any_str(args.all[1]) {
        return rt.type_error("a bytes-like object is required, not 'str'");
    }
    let state = ready(rt, &args.all[0], "write")?;
    let bytes = common::bytes_argument(rt, args.all[1])?;
    if buffered::is_closed(rt, state)? {
        return rt.value_error("write to closed file");
    }
    buffered::write_bytes(rt, state, bytes)?;
    Ok(Value::small_int(bytes.len() as i64))
}

fn flush_reader(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "flush")?;
    call(rt, state.raw.get(), "flush", &[])
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "flush", "flush")?;
    buffered::flush_out(rt, state)?;
    if let Some(stream) = state.std.get() {
        rt.flush_stream(stream)?;
    }
    Ok(Value::NONE)
}

fn seek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let whence = match args.all.get(2) {
        Some(v) => rt.index_i64(*v)?,
        None => 0,
    };
    if !(0..=4).contains(&whence) {
        return rt.value_error(format!("whence value {whence} unsupported"));
    }
    let state = opened(rt, &args.all[0], "seek", "seek")?;
    let raw = state.raw.get();
    if !common::ask(rt, raw, "seekable")? {
        return common::unsupported(rt, "File or stream is not seekable.");
    }
    let to = rt.index_i64(args.all[1])?;
    let at = buffered::seek(rt, state, to, whence)?;
    Ok(rt.new_int(at))
}

fn tell(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "tell")?;
    let at = buffered::tell(rt, state)?;
    Ok(rt.new_int(at))
}

fn truncate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "truncate", "truncate")?;
    if state.direction == Direction::Read {
        return common::unsupported(rt, "truncate");
    }
    buffered::flush_out(rt, state)?;
    let size = match args.all.get(1) {
        Some(v) if !v.is_none() => *v,
        _ => {
            let at = buffered::tell(rt, state)?;
            rt.new_int(at)
        }
    };
    call(rt, state.raw.get(), "truncate", &[size])
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "close")?;
    if buffered::is_closed(rt, state)? {
        return Ok(Value::NONE);
    }
    let flushed = call(rt, args.all[0], "flush", &[]);
    let exc = rt.ctx.exc;
    if flushed.is_err() {
        rt.clear_pending();
        state.out.bytes.borrow_mut().clear();
    }
    let closed = call(rt, state.raw.get(), "close", &[]);
    if let Err(raised) = flushed {
        if closed.is_err() {
            rt.clear_pending();
        }
        rt.ctx.exc = exc;
        return Err(raised);
    }
    closed
}

fn detach(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "detach")?;
    call(rt, args.all[0], "flush", &[])?;
    let raw = state.raw.replace(Value::NULL);
    state.detached.set(true);
    *state.out.handle.borrow_mut() = None;
    Ok(raw)
}

fn forward(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let state = ready(rt, &args.all[0], method)?;
    call(rt, state.raw.get(), method, &[])
}

fn seekable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "seekable")
}

fn readable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "readable")
}

fn writable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "writable")
}

fn fileno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "fileno")
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "isatty")
}

fn attribute(rt: &mut Runtime, args: Args<'_>, name: &str) -> R<Value> {
    let state = ready(rt, &args.all[0], name)?;
    let name = rt.intern(name);
    rt.get_attr(state.raw.get(), name)
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    attribute(rt, args, "closed")
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    attribute(rt, args, "name")
}

fn mode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    attribute(rt, args, "mode")
}

fn raw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(ready(rt, &args.all[0], "raw")?.raw.get())
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let class = rt.class_of(v);
    let class = rt.class_path(class);
    let name = rt.names.name_attr;
    let text = match rt.get_attr_opt(v, name) {
        Ok(Some(name)) => format!("<{class} name={}>", rt.repr_text(name)?),
        Ok(None) => format!("<{class}>"),
        Err(_) => {
            rt.clear_pending();
            format!("<{class}>")
        }
    };
    Ok(rt.new_str(&text))
}
