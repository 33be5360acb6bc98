//! `TextIOWrapper`: making, reading, writing.
//!
//! The file is longer than most because the methods that read and write share one state.

use super::buffered;
use super::common::{self, call, check_open, unsupported};
use super::newline::Newline;
use super::text::{self, CHUNK, Coding, Text};
use super::text_attrs::ATTRIBUTES;
use super::{Io, base::Bases};
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::strings::count_chars;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Methods that read and write.
    TABLE:
    "TextIOWrapper.__new__" => new, 1, ANY, true, Static;
    "TextIOWrapper.__init__" => init, 1, ANY, true, Method;
    "TextIOWrapper.read" => read, 1, 2, false, Method;
    "TextIOWrapper.readline" => readline, 1, 2, false, Method;
    "TextIOWrapper.__next__" => next, 1, 1, false, Method;
    "TextIOWrapper.write" => write, 2, 2, false, Method;
    "TextIOWrapper.flush" => flush, 1, 1, false, Method;
    "TextIOWrapper.seek" => seek, 2, 3, false, Method;
    "TextIOWrapper.tell" => tell, 1, 1, false, Method;
    "TextIOWrapper.truncate" => truncate, 1, 2, false, Method;
    "TextIOWrapper.close" => close, 1, 1, false, Method;
    "TextIOWrapper.detach" => detach, 1, 1, false, Method;
}

/// Makes the class.
pub(super) fn install(rt: &mut Runtime, module: Value, bases: &Bases) -> R<()> {
    let class = NativeClass {
        module: "_io",
        name: "TextIOWrapper",
        doc: Some("Character and line based layer over a BufferedIOBase object, buffer."),
        base: bases.text,
        methods: TABLE,
        state: true,
        dict: true,
    };
    let id = common::define(rt, module, &class)?;
    common::add_methods(rt, id, ATTRIBUTES);
    common::refuse_pickling(rt, id, false);
    rt.library.get::<Io>().text.set(id);
    Ok(())
}

/// The arguments of a text stream.
pub(super) struct Wrapping {
    pub(super) buffer: Value,
    pub(super) encoding: Value,
    pub(super) errors: Value,
    pub(super) newline: Newline,
    pub(super) line_buffering: bool,
    pub(super) write_through: bool,
}

/// A new text stream.
pub(super) fn wrap(rt: &mut Runtime, wrapping: &Wrapping) -> R<Value> {
    let class = rt.library.get::<Io>().text.get();
    let v = rt.new_with_state(class, Text::default());
    attach(rt, v, wrapping)?;
    Ok(v)
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Io>().text.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, Text::default()))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = [
        "buffer",
        "encoding",
        "errors",
        "newline",
        "line_buffering",
        "write_through",
    ];
    let [buffer, encoding, errors, newline, lines, through] =
        rt.bind_args("TextIOWrapper", args, 1, names, 1)?;
    let newline = Newline::of(rt, newline, "TextIOWrapper")?;
    let line_buffering = !lines.is_null() && rt.truth(lines)?;
    let write_through = !through.is_null() && rt.truth(through)?;
    let wrapping = Wrapping {
        buffer,
        encoding,
        errors,
        newline,
        line_buffering,
        write_through,
    };
    attach(rt, args.all[0], &wrapping)?;
    Ok(Value::NONE)
}

/// A str argument, or what it defaults to.
pub(super) fn text_argument(rt: &mut Runtime, v: Value, name: &str, default: &str) -> R<Value> {
    match v {
        Value::NULL | Value::NONE => Ok(rt.intern(default)),
        v if rt.is_any_str(v) => {
            if rt.str_bytes(v).contains(&0) {
                return rt.value_error("embedded null character");
            }
            Ok(v)
        }
        v => {
            let got = rt.type_name(v);
            rt.type_error(format!(
                "TextIOWrapper() argument '{name}' must be str or None, not {got}"
            ))
        }
    }
}

/// The encoding an argument asks for; `"locale"` is UTF-8, too.
pub(super) fn encoding_argument(rt: &mut Runtime, v: Value) -> R<Value> {
    let encoding = text_argument(rt, v, "encoding", "utf-8")?;
    if rt.str_bytes(encoding) == b"locale" {
        return Ok(rt.intern("utf-8"));
    }
    Ok(encoding)
}

fn attach(rt: &mut Runtime, v: Value, wrapping: &Wrapping) -> R<()> {
    let buffer = wrapping.buffer;
    let encoding = encoding_argument(rt, wrapping.encoding)?;
    let errors = text_argument(rt, wrapping.errors, "errors", "strict")?;
    let coding = text::find_coding(rt, encoding, errors)?;
    let seekable = common::ask(rt, buffer, "seekable")?;
    let direct = text::is_direct(rt, buffer);
    let mut begun = false;
    if seekable && common::ask(rt, buffer, "writable")? {
        let at = call(rt, buffer, "tell", &[])?;
        begun = at != Value::small_int(0);
    }
    let state = rt.own_state::<Text>(&v, "__init__")?;
    state.forget_input(true);
    state.coding.set(coding);
    state.encoding.set(encoding);
    state.errors.set(errors);
    state.newline.set(wrapping.newline);
    state.line_buffering.set(wrapping.line_buffering);
    state.write_through.set(wrapping.write_through);
    state.direct.set(direct);
    state.begun.set(begun);
    state.seekable.set(seekable);
    state.telling.set(seekable);
    state.detached.set(false);
    state.buffer.set(buffer);
    for held in [buffer, encoding, errors] {
        rt.state_barrier(v, held);
    }
    if let Coding::Python(encoder, decoder) = coding {
        rt.state_barrier(v, encoder);
        rt.state_barrier(v, decoder);
        if begun {
            call(rt, encoder, "setstate", &[Value::small_int(0)])?;
        }
    }
    Ok(())
}

/// The state of a stream that has been initialised and not detached.
pub(super) fn ready<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Text> {
    let state = rt.own_state::<Text>(v, method)?;
    if state.buffer.get().is_null() {
        return rt.value_error(if state.detached.get() {
            "underlying buffer has been detached"
        } else {
            "I/O operation on uninitialized object"
        });
    }
    Ok(state)
}

/// As [`ready`], and open.
pub(super) fn opened<'a>(rt: &mut Runtime, v: &'a Value, method: &str) -> R<&'a Text> {
    let state = ready(rt, v, method)?;
    let buffer = state.buffer.get();
    if let Some(below) = state.buffered(rt, &buffer)
        && below.handle().is_some()
    {
        return Ok(state);
    }
    check_open(rt, buffer)?;
    Ok(state)
}

fn start_reading(rt: &mut Runtime, state: &Text) -> R<()> {
    text::write_pending(rt, state)?;
    let buffer = state.buffer.get();
    let able = match state.buffered(rt, &buffer) {
        Some(below) => below.direction != buffered::Direction::Write,
        None => common::ask(rt, buffer, "readable")?,
    };
    if able {
        return Ok(());
    }
    unsupported(rt, "not readable")
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = common::optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "read")?;
    start_reading(rt, state)?;
    let Some(size) = size else {
        let all = text::read_to_end(rt, state)?;
        return Ok(rt.new_str_wtf8(&all));
    };
    let (mut out, mut chars) = (Vec::new(), 0);
    while chars < size {
        let taken = {
            let (text, at) = (state.text.borrow(), state.at.get());
            let end = at + bytes_of_chars(&text[at..], size - chars);
            out.extend_from_slice(&text[at..end]);
            state.at.set(end);
            count_chars(&text[at..end])
        };
        chars += taken;
        if chars < size && !text::next_chunk(rt, state)? {
            break;
        }
    }
    Ok(rt.new_str_wtf8(&out))
}

/// Length of the first `n` characters, or of all.
pub(super) fn bytes_of_chars(text: &[u8], n: usize) -> usize {
    if text.len() <= n {
        return text.len();
    }
    if text[..n].is_ascii() {
        return n + text[n..].iter().take_while(|b| **b & 0xc0 == 0x80).count();
    }
    let mut starts = text
        .iter()
        .enumerate()
        .filter(|(_, b)| **b & 0xc0 != 0x80)
        .map(|(i, _)| i);
    starts.nth(n).unwrap_or(text.len())
}

fn line(rt: &mut Runtime, state: &Text, limit: Option<usize>) -> R<Value> {
    let newline = state.newline.get();
    if limit.is_none() {
        // The text is put aside while the heap allocates.
        let (text, at) = (state.text.take(), state.at.get());
        let end = newline.line_end(&text[at..]);
        let line = end.map(|end| {
            state.at.set(at + end);
            rt.new_str_wtf8(&text[at..at + end])
        });
        *state.text.borrow_mut() = text;
        if let Some(line) = line {
            return Ok(line);
        }
    }
    let mut line = Vec::new();
    let mut chars = 0;
    loop {
        {
            let (text, at) = (state.text.borrow(), state.at.get());
            let rest = &text[at..];
            let end = newline.line_end(rest);
            let mut n = end.unwrap_or(rest.len());
            if let Some(limit) = limit {
                n = n.min(bytes_of_chars(rest, limit - chars));
                chars += count_chars(&rest[..n]);
            }
            line.extend_from_slice(&rest[..n]);
            state.at.set(at + n);
            if end == Some(n) || limit.is_some_and(|limit| chars >= limit) {
                break;
            }
        }
        if !text::next_chunk(rt, state)? {
            break;
        }
    }
    Ok(rt.new_str_wtf8(&line))
}

fn readline(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let limit = common::optional_size(rt, args.all.get(1))?;
    let state = opened(rt, &args.all[0], "readline")?;
    start_reading(rt, state)?;
    line(rt, state, limit)
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "__next__")?;
    state.telling.set(false);
    let own = rt.class_of(args.all[0]) == rt.library.get::<Io>().text.get();
    let line = if own {
        start_reading(rt, state)?;
        line(rt, state, None)?
    } else {
        let line = call(rt, args.all[0], "readline", &[])?;
        if !rt.is_any_str(line) {
            let got = rt.type_name(line);
            return common::os_error(
                rt,
                &format!("readline() should have returned a str object, not '{got}'"),
            );
        }
        line
    };
    if rt.str_bytes(line).is_empty() {
        state.telling.set(state.seekable.get());
        return rt.stop_iteration(Value::NONE);
    }
    Ok(line)
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[1];
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!("write() argument must be str, not {got}"));
    }
    let written = Value::small_int(rt.str_len(v) as i64);
    if let Some(stream) = rt.std_stream(args.all[0]).filter(|n| *n < 2) {
        rt.write_stream(stream, rt.str_bytes(v))?;
        return Ok(written);
    }
    let state = opened(rt, &args.all[0], "write")?;
    let buffer = state.buffer.get();
    let bytes = text::encode(rt, state, v)?;
    let text = rt.str_bytes(v);
    let ends_line = || memchr::memchr2(b'\n', b'\r', text).is_some();
    let flush = state.line_buffering.get() && ends_line();
    match state.buffered(rt, &buffer) {
        Some(below) => {
            if below.direction == buffered::Direction::Read {
                return unsupported(rt, "not writable");
            }
            buffered::write_bytes(rt, below, &bytes)?;
        }
        None => {
            if state.pending.borrow().is_empty() && !common::ask(rt, buffer, "writable")? {
                return unsupported(rt, "not writable");
            }
            state.pending.borrow_mut().extend_from_slice(&bytes);
            let full = state.pending.borrow().len() >= CHUNK;
            if full || flush || state.write_through.get() {
                text::write_pending(rt, state)?;
            }
        }
    }
    if flush {
        call(rt, buffer, "flush", &[])?;
    }
    if !state.text.borrow().is_empty() {
        state.forget_input(false);
    }
    Ok(written)
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let Some(stream) = rt.std_stream(args.all[0]).filter(|n| *n < 2) {
        rt.flush_stream(stream)?;
        return Ok(Value::NONE);
    }
    let state = opened(rt, &args.all[0], "flush")?;
    state.telling.set(state.seekable.get());
    text::write_pending(rt, state)?;
    call(rt, state.buffer.get(), "flush", &[])
}

fn seek(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let whence = match args.all.get(2) {
        Some(v) => rt.index_i64(*v)?,
        None => 0,
    };
    let state = opened(rt, &args.all[0], "seek")?;
    if !state.seekable.get() {
        return unsupported(rt, "underlying stream is not seekable");
    }
    let cookie = rt.index(args.all[1])?;
    let zero = cookie == Value::small_int(0);
    match whence {
        1 if !zero => return unsupported(rt, "can't do nonzero cur-relative seeks"),
        1 => {
            let at = place(rt, args.all[0], state)?;
            return move_to(rt, args.all[0], state, at);
        }
        2 if !zero => return unsupported(rt, "can't do nonzero end-relative seeks"),
        2 => {
            call(rt, args.all[0], "flush", &[])?;
            state.forget_input(false);
            let at = call(
                rt,
                state.buffer.get(),
                "seek",
                &[Value::small_int(0), Value::small_int(2)],
            )?;
            restart_coding(rt, state, at == Value::small_int(0))?;
            return Ok(at);
        }
        0 => {}
        n => return rt.value_error(format!("invalid whence ({n}, should be 0, 1 or 2)")),
    }
    let to = rt.index_i64(cookie)?;
    if to < 0 {
        return rt.value_error(format!("negative seek position {to}"));
    }
    move_to(rt, args.all[0], state, to)
}

fn move_to(rt: &mut Runtime, v: Value, state: &Text, to: i64) -> R<Value> {
    call(rt, v, "flush", &[])?;
    let to = rt.new_int(to);
    call(rt, state.buffer.get(), "seek", &[to])?;
    let start = to == Value::small_int(0);
    state.forget_input(start);
    restart_coding(rt, state, start)?;
    Ok(to)
}

/// Makes the codecs ready for another place.
fn restart_coding(rt: &mut Runtime, state: &Text, start: bool) -> R<()> {
    state.begun.set(!start);
    state.telling.set(state.seekable.get());
    if let Coding::Python(encoder, decoder) = state.coding.get() {
        call(rt, decoder, "reset", &[])?;
        if start {
            call(rt, encoder, "reset", &[])?;
        } else {
            call(rt, encoder, "setstate", &[Value::small_int(0)])?;
        }
    }
    Ok(())
}

/// The place, as a byte offset.
fn place(rt: &mut Runtime, v: Value, state: &Text) -> R<i64> {
    if !state.seekable.get() {
        return unsupported(rt, "underlying stream is not seekable");
    }
    if !state.telling.get() {
        return common::os_error(rt, "telling position disabled by next() call");
    }
    call(rt, v, "flush", &[])?;
    let at = call(rt, state.buffer.get(), "tell", &[])?;
    let at = rt.index_i64(at)?;
    Ok(at - text::bytes_ahead(rt, state)? as i64)
}

fn tell(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = opened(rt, &args.all[0], "tell")?;
    let at = place(rt, args.all[0], state)?;
    Ok(rt.new_int(at))
}

fn truncate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "truncate")?;
    call(rt, args.all[0], "flush", &[])?;
    let size = match args.all.get(1) {
        Some(v) if !v.is_none() => *v,
        _ => {
            let at = place(rt, args.all[0], state)?;
            rt.new_int(at)
        }
    };
    call(rt, state.buffer.get(), "truncate", &[size])
}

fn close(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let state = ready(rt, &v, "close")?;
    let buffer = state.buffer.get();
    let closed = rt.intern("closed");
    let closed = rt.get_attr(v, closed)?;
    if rt.truth(closed)? {
        return Ok(Value::NONE);
    }
    let flushed = call(rt, v, "flush", &[]);
    if let Some(n) = rt.std_stream(v) {
        rt.std_streams[n as usize] = Value::NULL;
    }
    let Err(raised) = flushed else {
        return call(rt, buffer, "close", &[]);
    };
    let exc = rt.clear_pending();
    state.pending.borrow_mut().clear();
    if call(rt, buffer, "close", &[]).is_err() {
        rt.clear_pending();
    }
    rt.ctx.exc = exc;
    Err(raised)
}

fn detach(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let state = ready(rt, &v, "detach")?;
    call(rt, v, "flush", &[])?;
    if let Some(n) = rt.std_stream(v) {
        rt.std_streams[n as usize] = Value::NULL;
    }
    let buffer = state.buffer.replace(Value::NULL);
    state.detached.set(true);
    Ok(buffer)
}
