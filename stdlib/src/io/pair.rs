//! `BufferedRWPair`: a reader and a writer as one object.

use super::buffered::Direction;
use super::buffered_methods::buffer;
use super::common::{self, ask, call};
use super::{DEFAULT_BUFFER_SIZE, Io, base::Bases};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::Cell;

/// The state: both buffers.
struct Pair {
    reader: Cell<Value>,
    writer: Cell<Value>,
}

impl Foreign for Pair {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.reader.get());
        see(self.writer.get());
    }
}

natives! {
    /// Methods of the class.
    TABLE:
    "BufferedRWPair.__new__" => new, 1, ANY, true, Static;
    "BufferedRWPair.__init__" => init, 1, 4, false, Method;
    "BufferedRWPair.read" => read, 1, 2, false, Method;
    "BufferedRWPair.read1" => read1, 1, 2, false, Method;
    "BufferedRWPair.peek" => peek, 1, 2, false, Method;
    "BufferedRWPair.readinto" => readinto, 2, 2, false, Method;
    "BufferedRWPair.readinto1" => readinto1, 2, 2, false, Method;
    "BufferedRWPair.write" => write, 2, 2, false, Method;
    "BufferedRWPair.flush" => flush, 1, 1, false, Method;
    "BufferedRWPair.readable" => readable, 1, 1, false, Method;
    "BufferedRWPair.writable" => writable, 1, 1, false, Method;
    "BufferedRWPair.close" => close, 1, 1, false, Method;
    "BufferedRWPair.isatty" => isatty, 1, 1, false, Method;
    "BufferedRWPair.closed" => closed, 1, 1, false, Getter;
}

/// Makes the class.
pub(super) fn install(rt: &mut Runtime, module: Value, bases: &Bases) -> R<()> {
    let class = NativeClass {
        module: "_io",
        name: "BufferedRWPair",
        doc: Some("A buffered reader and writer object together."),
        base: bases.buffered,
        methods: TABLE,
        state: true,
        dict: true,
    };
    let id = common::define(rt, module, &class)?;
    common::refuse_pickling(rt, id, false);
    rt.library.get::<Io>().pair.set(id);
    Ok(())
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().pair.get();
    let class = rt.class_argument(args.all[0], base)?;
    let none = || Cell::new(Value::NULL);
    Ok(rt.new_with_state(
        class,
        Pair {
            reader: none(),
            writer: none(),
        },
    ))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["reader", "writer", "buffer_size"];
    let [reader, writer, size] = rt.bind_args("BufferedRWPair", args, 1, names, 2)?;
    let size = if size.is_null() {
        DEFAULT_BUFFER_SIZE
    } else {
        rt.index_i64(size)?
    };
    let reader = buffer(rt, Direction::Read, reader, size)?;
    let writer = buffer(rt, Direction::Write, writer, size)?;
    let state = rt.own_state::<Pair>(&args.all[0], "__init__")?;
    state.reader.set(reader);
    state.writer.set(writer);
    rt.state_barrier(args.all[0], reader);
    rt.state_barrier(args.all[0], writer);
    Ok(Value::NONE)
}

fn half(rt: &mut Runtime, v: &Value, method: &str, writes: bool) -> R<Value> {
    let state = rt.own_state::<Pair>(v, method)?;
    let half = if writes { &state.writer } else { &state.reader };
    if half.get().is_null() {
        return rt.value_error("I/O operation on uninitialized object");
    }
    Ok(half.get())
}

fn from_reader(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let reader = half(rt, &args.all[0], method, false)?;
    call(rt, reader, method, &args.all[1..])
}

fn from_writer(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let writer = half(rt, &args.all[0], method, true)?;
    call(rt, writer, method, &args.all[1..])
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_reader(rt, args, "read")
}

fn read1(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_reader(rt, args, "read1")
}

fn peek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_reader(rt, args, "peek")
}

fn readinto(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_reader(rt, args, "readinto")
}

fn readinto1(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_reader(rt, args, "readinto1")
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_writer(rt, args, "write")
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_writer(rt, args, "flush")
}

fn readable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_reader(rt, args, "readable")
}

fn writable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    from_writer(rt, args, "writable")
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let written = from_writer(rt, args, "close");
    let exc = rt.ctx.exc;
    if written.is_err() {
        rt.clear_pending();
    }
    let read = from_reader(rt, args, "close");
    if written.is_err() {
        if read.is_err() {
            rt.clear_pending();
        }
        rt.ctx.exc = exc;
        return written;
    }
    read
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (reader, writer) = (
        half(rt, &args.all[0], "isatty", false)?,
        half(rt, &args.all[0], "isatty", true)?,
    );
    Ok(Value::bool(
        ask(rt, writer, "isatty")? || ask(rt, reader, "isatty")?,
    ))
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let writer = half(rt, &args.all[0], "closed", true)?;
    let closed = rt.intern("closed");
    rt.get_attr(writer, closed)
}
