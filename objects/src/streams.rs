//! The standard streams as objects: `sys.stdout`, `sys.stderr`, `sys.stdin`.
//!
//! A stream is a record of its number (0 standard output, 1 standard error, 2 standard input);
//! what is written goes to [`crate::runtime::Output`].

use crate::{Args, ClassId, Kind, R, Runtime, Value, natives};

/// Name of the streams' class, as CPython's `type(sys.stdout).__name__`.
const CLASS: &str = "TextIOWrapper";
/// Number of standard input.
const STDIN: u8 = 2;

impl Runtime {
    /// Makes the class of the standard streams.
    pub(crate) fn add_stream_class(&mut self) {
        let class = self.add_native_class(CLASS, ClassId::OBJECT);
        self.install(TABLE);
        debug_assert!(self.class(class).name == CLASS);
    }

    /// The object of a standard stream (0 output, 1 error, 2 input).
    pub fn new_stream(&mut self, number: u8) -> Value {
        let class = self
            .classes
            .iter()
            .find(|c| !c.heap_type && c.name == CLASS);
        let shape = class.expect("install_all made the class").base_shape;
        let number = Value::small_int(number as i64);
        self.new_triple(shape, number, Value::NULL, Value::NULL)
    }

    /// Which standard stream an object is.
    pub fn std_stream(&self, v: Value) -> Option<u8> {
        if !v.is_ptr() {
            return None;
        }
        let shape = self.shape(self.shape_of(v));
        let class = self.class(shape.class);
        (shape.kind == Kind::Slice && !class.heap_type && class.name == CLASS)
            .then(|| self.triple(v).0.as_small_int() as u8)
    }

    /// An attribute of module `sys`, if it is loaded and has it.
    pub fn sys_attr(&mut self, name: Value) -> Option<Value> {
        let sys = self.intern("sys");
        let modules = crate::dict::DictRef::new(self.modules);
        let sys = self.dict_get_name(modules, sys)?;
        if !self.is_module(sys) {
            return None;
        }
        self.namespace_get(self.module_namespace(sys), name)
    }

    /// Writes WTF-8 text to a standard stream; lone surrogates cannot be encoded.
    pub fn write_stream(&mut self, stream: u8, text: &[u8]) -> R<()> {
        if let Err(error) = std::str::from_utf8(text) {
            let at = error.valid_up_to();
            let c = crate::strings::code_points(&text[at..]).next().unwrap_or(0);
            let position = crate::strings::count_chars(&text[..at]);
            return self.raise_new(
                ClassId::UNICODE_ENCODE_ERROR,
                format!(
                    "'utf-8' codec can't encode character '\\u{c:04x}' in position {position}: surrogates not allowed"
                ),
            );
        }
        match self.output.write(stream, text) {
            Ok(()) => Ok(()),
            Err(errno) => self.raise_os_error(errno, Value::NONE),
        }
    }

    /// Flushes a standard stream.
    pub fn flush_stream(&mut self, stream: u8) -> R<()> {
        match self.output.flush(stream) {
            Ok(()) => Ok(()),
            Err(errno) => self.raise_os_error(errno, Value::NONE),
        }
    }

    /// A line of standard input with its end; None at the end of the input.
    pub fn read_line(&mut self) -> R<Option<String>> {
        let mut line = String::new();
        match std::io::stdin().read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(line)),
            Err(error) => self.raise_os_error(error.raw_os_error().unwrap_or(0), Value::NONE),
        }
    }
}

natives! {
    /// Methods of standard streams.
    TABLE:
    "TextIOWrapper.write" => write, 2, 2, false, Method;
    "TextIOWrapper.writelines" => writelines, 2, 2, false, Method;
    "TextIOWrapper.flush" => flush, 1, 1, false, Method;
    "TextIOWrapper.readline" => readline, 1, 2, false, Method;
    "TextIOWrapper.read" => read, 1, 2, false, Method;
    "TextIOWrapper.__iter__" => itself, 1, 1, false, Method;
    "TextIOWrapper.__next__" => next_line, 1, 1, false, Method;
    "TextIOWrapper.__enter__" => itself, 1, 1, false, Method;
    "TextIOWrapper.isatty" => isatty, 1, 1, false, Method;
    "TextIOWrapper.fileno" => fileno, 1, 1, false, Method;
    "TextIOWrapper.readable" => readable, 1, 1, false, Method;
    "TextIOWrapper.writable" => writable, 1, 1, false, Method;
    "TextIOWrapper.encoding" => encoding, 1, 1, false, Getter;
    "TextIOWrapper.errors" => errors, 1, 1, false, Getter;
    "TextIOWrapper.name" => name, 1, 1, false, Getter;
    "TextIOWrapper.mode" => mode, 1, 1, false, Getter;
    "TextIOWrapper.closed" => closed, 1, 1, false, Getter;
}

fn number(rt: &mut Runtime, args: Args<'_>) -> R<u8> {
    match rt.std_stream(args.all[0]) {
        Some(n) => Ok(n),
        None => rt.type_error("a standard stream is required"),
    }
}

fn write(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let stream = number(rt, args)?;
    let text = args.all[1];
    if !rt.is_any_str(text) {
        let name = rt.type_name(text);
        return rt.type_error(format!("write() argument must be str, not {name}"));
    }
    if stream == STDIN {
        return rt.value_error("not writable");
    }
    rt.write_stream(stream, rt.str_bytes(text))?;
    Ok(Value::small_int(rt.str_len(text) as i64))
}

fn writelines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let stream = args.all[0];
    rt.for_each(args.all[1], |rt, line| {
        write(rt, Args::positional(&[stream, line])).map(|_| ())
    })?;
    Ok(Value::NONE)
}

fn flush(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let stream = number(rt, args)?;
    if stream != STDIN {
        rt.flush_stream(stream)?;
    }
    Ok(Value::NONE)
}

fn readline(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if number(rt, args)? != STDIN {
        return rt.value_error("not readable");
    }
    let line = rt.read_line()?.unwrap_or_default();
    Ok(rt.new_str(&line))
}

fn read(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if number(rt, args)? != STDIN {
        return rt.value_error("not readable");
    }
    let mut text = String::new();
    while let Some(line) = rt.read_line()? {
        text.push_str(&line);
    }
    Ok(rt.new_str(&text))
}

fn itself(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

fn next_line(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if number(rt, args)? != STDIN {
        return rt.value_error("not readable");
    }
    match rt.read_line()? {
        Some(line) => Ok(rt.new_str(&line)),
        None => rt.stop_iteration(Value::NONE),
    }
}

/// File descriptors: standard input is 0, output 1, error 2.
fn descriptor(stream: u8) -> i32 {
    (stream as i32 + 1) % 3
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(number(rt, args)?);
    // SAFETY: asks about a number; nothing is read or written.
    Ok(Value::bool(unsafe { libc::isatty(fd) } == 1))
}

fn fileno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let fd = descriptor(number(rt, args)?);
    Ok(Value::small_int(fd as i64))
}

fn readable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args)? == STDIN))
}

fn writable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(number(rt, args)? != STDIN))
}

fn encoding(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.intern("utf-8"))
}

fn errors(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let stderr = number(rt, args)? == 1;
    Ok(rt.intern(if stderr { "backslashreplace" } else { "strict" }))
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = ["<stdout>", "<stderr>", "<stdin>"][number(rt, args)? as usize];
    Ok(rt.intern(name))
}

fn mode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let stdin = number(rt, args)? == STDIN;
    Ok(rt.intern(if stdin { "r" } else { "w" }))
}

fn closed(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}
