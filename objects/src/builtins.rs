//! Built-in functions on single values: `len`, `repr`, `chr`, `round`, `print` …

use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Built-in functions.
    pub TABLE:
    "print" => print, 0, ANY, true, Function;
    "len" => len, 1, 1, false, Function;
    "repr" => repr, 1, 1, false, Function;
    "ascii" => ascii, 1, 1, false, Function;
    "format" => format, 1, 2, false, Function;
    "hash" => hash, 1, 1, false, Function;
    "id" => id, 1, 1, false, Function;
    "abs" => abs, 1, 1, false, Function;
    "divmod" => divmod, 2, 2, false, Function;
    "pow" => pow, 0, ANY, true, Function;
    "round" => round, 0, ANY, true, Function;
    "chr" => chr, 1, 1, false, Function;
    "ord" => ord, 1, 1, false, Function;
    "hex" => hex, 1, 1, false, Function;
    "oct" => oct, 1, 1, false, Function;
    "bin" => bin, 1, 1, false, Function;
    "callable" => callable, 1, 1, false, Function;
    "input" => input, 0, 1, false, Function;
    "exit" => exit, 0, 1, false, Function;
    "quit" => exit, 0, 1, false, Function;
    "__build_class__" => build_class, 0, ANY, true, Function;
    "__import__" => import, 0, ANY, true, Function;
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = rt.len(args.all[0])?;
    Ok(rt.new_int(n as i64))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.repr(args.all[0])
}

fn ascii(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.ascii(args.all[0])
}

fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let spec = args.all.get(1).copied().unwrap_or(rt.names.empty);
    if !rt.is_any_str(spec) {
        let name = rt.type_name(spec);
        return rt.type_error(format!("format() argument 2 must be str, not {name}"));
    }
    rt.format(args.all[0], spec)
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let hash = rt.hash(args.all[0])?;
    Ok(rt.new_int(hash))
}

/// Addresses of objects; ints and floats have an identity by value.
fn id(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.new_int((args.all[0].0 & i64::MAX as u64) as i64))
}

fn abs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.abs(args.all[0])
}

fn divmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.divmod(args.all[0], args.all[1])
}

fn pow(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [base, exp, modulus] = rt.bind_args("pow", args, 0, ["base", "exp", "mod"], 2)?;
    let modulus = if modulus.is_null() {
        Value::NONE
    } else {
        modulus
    };
    rt.power(base, exp, modulus)
}

fn round(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [number, digits] = rt.bind_args("round", args, 0, ["number", "ndigits"], 1)?;
    let given = [digits];
    let rest = if digits.is_null() || digits.is_none() {
        &[][..]
    } else {
        &given[..]
    };
    match rt.call_special(number, rt.names.round, rest)? {
        Some(v) => Ok(v),
        None => {
            let name = rt.type_name(number);
            rt.type_error(format!("type {name} doesn't define __round__ method"))
        }
    }
}

impl Runtime {
    /// The string of one code point (a lone surrogate, too).
    pub fn new_char(&mut self, c: u32) -> Value {
        if let Some(ch) = char::from_u32(c) {
            let mut buffer = [0; 4];
            if c < 256 && !self.latin_chars.is_empty() {
                return self.latin_chars[c as usize];
            }
            let text = ch.encode_utf8(&mut buffer);
            return self.new_str(text);
        }
        let bytes = [
            0xe0 | (c >> 12) as u8,
            0x80 | (c >> 6 & 0x3f) as u8,
            0x80 | (c & 0x3f) as u8,
        ];
        self.new_str_wtf8(&bytes)
    }
}

fn chr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let i = rt.index_clamped(args.all[0])?;
    if !(0..=0x10_ffff).contains(&i) {
        return rt.value_error("chr() arg not in range(0x110000)");
    }
    Ok(rt.new_char(i as u32))
}

fn ord(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    if rt.is_any_str(v) {
        let n = rt.str_len(v);
        return match crate::strings::code_points(rt.str_bytes(v)).next() {
            Some(c) if n == 1 => Ok(Value::small_int(c as i64)),
            _ => rt.type_error(format!(
                "ord() expected a character, but string of length {n} found"
            )),
        };
    }
    if let Some(bytes) = rt.bytes_like(v) {
        return match bytes {
            [b] => Ok(Value::small_int(*b as i64)),
            _ => {
                let n = bytes.len();
                rt.type_error(format!(
                    "ord() expected a character, but string of length {n} found"
                ))
            }
        };
    }
    let name = rt.type_name(v);
    rt.type_error(format!(
        "ord() expected string of length 1, but {name} found"
    ))
}

/// An int in a base that is a power of two, with its prefix.
fn in_base(
    rt: &mut Runtime,
    v: Value,
    prefix: &str,
    digits: impl Fn(&dashu_int::IBig) -> String,
) -> R<Value> {
    let i = rt.index(v)?;
    let text = match rt.int_of(i) {
        Some(i) => digits(&i.big()),
        None => String::new(),
    };
    let text = match text.strip_prefix('-') {
        Some(rest) => format!("-{prefix}{rest}"),
        None => format!("{prefix}{text}"),
    };
    Ok(rt.new_str(&text))
}

fn hex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    in_base(rt, args.all[0], "0x", |i| format!("{i:x}"))
}

fn oct(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    in_base(rt, args.all[0], "0o", |i| format!("{i:o}"))
}

fn bin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    in_base(rt, args.all[0], "0b", |i| format!("{i:b}"))
}

impl Runtime {
    /// `callable(v)`
    pub fn is_callable(&mut self, v: Value) -> bool {
        let class = self.class_of(v);
        self.lookup(class, self.names.call).is_some()
    }
}

fn callable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(rt.is_callable(args.all[0])))
}

fn exit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = rt.class(ClassId::SYSTEM_EXIT).object;
    let exc = rt.call(exc, args)?;
    rt.raise(exc)
}

/// `__build_class__(body, name, *bases, **keywords)`: what class statements with stars call.
fn build_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [body, name, bases @ ..] = args.pos() else {
        return rt.type_error("__build_class__: not enough arguments");
    };
    if !rt.is_function(*body) {
        return rt.type_error("__build_class__: func must be a function");
    }
    if !rt.is_any_str(*name) {
        return rt.type_error("__build_class__: name is not a string");
    }
    // The frame of the body may lie where the arguments do.
    let mut kept = rt.root_vec();
    kept.extend_from_slice(args.all);
    let values = &kept[args.pos().len()..];
    let bases = &kept[2..2 + bases.len()];
    let (body, name) = (*body, *name);
    let namespace = rt.class_namespace_for(name, bases, args.names, values)?;
    let self_attrs = (rt.hooks.class_body)(rt, body, namespace)?;
    rt.build_class(name, bases, namespace, args.names, values, self_attrs)
}

fn import(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [name, globals, _, from, level] = rt.bind_args(
        "__import__",
        args,
        0,
        ["name", "globals", "locals", "fromlist", "level"],
        1,
    )?;
    if !rt.is_any_str(name) {
        return rt.type_error("module name must be a string");
    }
    let name = rt.intern_value(name);
    let or_none = |v: Value| if v.is_null() { Value::NONE } else { v };
    let level = if level.is_null() {
        0
    } else {
        rt.index_i64(level)?
    };
    (rt.hooks.import)(rt, name, or_none(globals), or_none(from), level)
}

/// `print(*objects, sep=' ', end='\n', file=None, flush=False)`
fn print(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [sep, end, file, flush] =
        rt.keyword_args("print", args, ["sep", "end", "file", "flush"])?;
    let sep = separator(rt, sep, "sep", " ")?;
    let end = separator(rt, end, "end", "\n")?;
    let file = match file {
        Value::NULL | Value::NONE => rt.sys_attr(rt.names.stdout),
        file => Some(file),
    };
    let Some(file) = file else {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "lost sys.stdout");
    };
    if file.is_none() {
        return Ok(Value::NONE);
    }
    match rt.std_stream(file) {
        Some(stream) => {
            let mut text = Vec::new();
            for (i, v) in args.pos().iter().enumerate() {
                if i > 0 {
                    text.extend_from_slice(rt.str_bytes(sep));
                }
                let s = rt.str(*v)?;
                text.extend_from_slice(rt.str_bytes(s));
            }
            text.extend_from_slice(rt.str_bytes(end));
            rt.write_stream(stream, &text)?;
        }
        None => {
            for (i, v) in args.pos().iter().enumerate() {
                if i > 0 {
                    rt.call_method(file, rt.names.write, &[sep])?;
                }
                let s = rt.str(*v)?;
                rt.call_method(file, rt.names.write, &[s])?;
            }
            rt.call_method(file, rt.names.write, &[end])?;
        }
    }
    if !flush.is_null() && rt.truth(flush)? {
        rt.call_method(file, rt.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

fn separator(rt: &mut Runtime, v: Value, name: &str, default: &str) -> R<Value> {
    match v {
        Value::NULL | Value::NONE => Ok(rt.new_str(default)),
        v if rt.is_any_str(v) => Ok(v),
        v => {
            let got = rt.type_name(v);
            rt.type_error(format!("{name} must be None or a string, not {got}"))
        }
    }
}

/// One of the streams of module `sys`, for `input`.
fn input_stream(rt: &mut Runtime, name: Value) -> R<Value> {
    match rt.sys_attr(name).filter(|stream| !stream.is_none()) {
        Some(stream) => Ok(stream),
        None => {
            let name = rt.str_text(name);
            rt.raise_new(ClassId::RUNTIME_ERROR, format!("input(): lost sys.{name}"))
        }
    }
}

fn flush_quietly(rt: &mut Runtime, stream: Value) {
    if rt.call_method(stream, rt.names.flush, &[]).is_err() {
        rt.clear_pending();
    }
}

/// `input(prompt='')`: a line of `sys.stdin` after a prompt on `sys.stdout`.
fn input(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = rt.names;
    let stdin = rt.intern("stdin");
    let (input, out) = (input_stream(rt, stdin)?, input_stream(rt, names.stdout)?);
    let err = input_stream(rt, names.stderr)?;
    flush_quietly(rt, err);
    if let Some(prompt) = args.all.first() {
        let text = rt.str(*prompt)?;
        rt.call_method(out, names.write, &[text])?;
    }
    flush_quietly(rt, out);
    let readline = rt.intern("readline");
    let line = rt.call_method(input, readline, &[])?;
    if !rt.is_any_str(line) {
        return rt.type_error("object.readline() returned non-string");
    }
    match rt.str_bytes(line) {
        [] => rt.raise_new(ClassId::EOF_ERROR, "EOF when reading a line"),
        [text @ .., b'\n'] => Ok(rt.new_str_wtf8(text)),
        _ => Ok(line),
    }
}

impl Runtime {
    /// Prints what the interactive prompt shows of a value, and keeps it as `_`.
    pub fn print_expr(&mut self, v: Value) -> R<()> {
        if let Some(hook) = self.sys_attr(self.names.displayhook) {
            return self.call(hook, Args::positional(&[v])).map(|_| ());
        }
        if v.is_none() {
            return Ok(());
        }
        let text = self.repr(v)?;
        let mut line = self.str_bytes(text).to_vec();
        line.push(b'\n');
        self.write_stream(0, &line)
    }
}
