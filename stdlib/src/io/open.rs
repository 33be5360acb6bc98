//! `open`, `open_code`, `text_encoding`.

use super::buffered::Direction;
use super::common::{call, fspath};
use super::file::{self, File};
use super::newline::Newline;
use super::text_methods::{Wrapping, wrap};
use super::{DEFAULT_BUFFER_SIZE, buffered_methods, handle};
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};

/// Largest buffer that a file system's wish may lead to.
const LARGEST_BUFFER: i64 = 8 << 20;

natives! {
    /// Functions of the module.
    TABLE:
    "_io.open" => open, 0, ANY, true, Function;
    "_io.open_code" => open_code, 0, 1, true, Function;
    "_io.text_encoding" => text_encoding, 1, 2, false, Function;
}

/// Enters the functions, `open` among the built-in ones too.
pub(super) fn install(rt: &mut Runtime, module: Value) {
    rt.fill_module(module, TABLE);
    let name = rt.intern("open");
    if let Ok(open) = rt.get_attr(module, name) {
        let builtins = rekindle_objects::dict::DictRef::new(rt.builtins);
        rt.namespace_set(builtins, name, open);
    }
}

/// What a mode says.
struct Mode {
    raw: String,
    reads: bool,
    updates: bool,
    binary: bool,
}

fn parse_mode(rt: &mut Runtime, text: &str) -> R<Mode> {
    let mut raw = String::new();
    let (mut binary, mut is_text) = (false, false);
    let wrong = text.chars().any(|c| !"axrwb+t".contains(c))
        || text
            .chars()
            .enumerate()
            .any(|(i, c)| text.chars().skip(i + 1).any(|d| d == c));
    if wrong {
        let shown = rt.new_str(text);
        let shown = rt.repr_text(shown)?;
        return rt.value_error(format!("invalid mode: {shown}"));
    }
    for c in text.chars() {
        match c {
            'b' => binary = true,
            't' => is_text = true,
            c => raw.push(c),
        }
    }
    if binary && is_text {
        return rt.value_error("can't have text and binary mode at once");
    }
    if raw.chars().filter(|c| *c != '+').count() > 1 {
        return rt.value_error("must have exactly one of create/read/write/append mode");
    }
    Ok(Mode {
        reads: raw.contains('r'),
        updates: raw.contains('+'),
        raw,
        binary,
    })
}

fn open(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = [
        "file",
        "mode",
        "buffering",
        "encoding",
        "errors",
        "newline",
        "closefd",
        "opener",
    ];
    let [
        file,
        mode,
        buffering,
        encoding,
        errors,
        newline,
        closefd,
        opener,
    ] = rt.bind_args("open", args, 0, names, 1)?;
    let mode_value = match mode {
        Value::NULL => rt.intern("r"),
        mode if rt.is_any_str(mode) => mode,
        mode => {
            let got = rt.type_name(mode);
            return rt.type_error(format!("open() argument 'mode' must be str, not {got}"));
        }
    };
    let buffering = if buffering.is_null() {
        -1
    } else {
        rt.index_i64(buffering)?
    };
    for (v, name) in [
        (encoding, "encoding"),
        (errors, "errors"),
        (newline, "newline"),
    ] {
        if !v.is_null() && !v.is_none() && !rt.is_any_str(v) {
            let got = rt.type_name(v);
            return rt.type_error(format!(
                "open() argument '{name}' must be str or None, not {got}"
            ));
        }
    }
    let closefd = closefd.is_null() || rt.truth(closefd)?;
    let file = if rt.int_of(file).is_some() {
        file
    } else {
        fspath(rt, file)?
    };
    let text = rt.str_text(mode_value).into_owned();
    let mode = parse_mode(rt, &text)?;
    if mode.binary {
        for (v, what) in [
            (encoding, "an encoding"),
            (errors, "an errors"),
            (newline, "a newline"),
        ] {
            if !v.is_null() && !v.is_none() {
                return rt.value_error(format!("binary mode doesn't take {what} argument"));
            }
        }
    }
    if !mode.binary && buffering == 0 {
        return rt.value_error("can't have unbuffered text I/O");
    }
    let newline = Newline::of(rt, newline, "open")?;
    let raw = file::open(rt, file, &mode.raw, closefd, opener)?;
    let layers = Layers {
        mode: &mode,
        mode_value,
        buffering,
    };
    let opened = layers.over(rt, raw, (encoding, errors, newline));
    if opened.is_err() {
        let exc = rt.clear_pending();
        if call(rt, raw, "close", &[]).is_err() {
            rt.clear_pending();
        }
        rt.ctx.exc = exc;
    }
    opened
}

/// What stands over a raw file.
struct Layers<'a> {
    mode: &'a Mode,
    mode_value: Value,
    buffering: i64,
}

impl Layers<'_> {
    fn over(&self, rt: &mut Runtime, raw: Value, text: (Value, Value, Newline)) -> R<Value> {
        let mode = self.mode;
        let (block, terminal) = match rt.state::<File>(&raw) {
            Some(file) => (file.block(), handle::is_terminal(file.handle().fd())),
            None => (DEFAULT_BUFFER_SIZE, false),
        };
        let lines = !mode.binary && (self.buffering == 1 || self.buffering < 0 && terminal);
        let size = match self.buffering {
            0 => return Ok(raw),
            n if n < 0 || n == 1 => block.clamp(DEFAULT_BUFFER_SIZE, LARGEST_BUFFER),
            n => n,
        };
        let direction = if mode.updates {
            Direction::Both
        } else if mode.reads {
            Direction::Read
        } else {
            Direction::Write
        };
        let buffer = buffered_methods::buffer(rt, direction, raw, size)?;
        if mode.binary {
            return Ok(buffer);
        }
        let (encoding, errors, newline) = text;
        let wrapping = Wrapping {
            buffer,
            encoding,
            errors,
            newline,
            line_buffering: lines,
            write_through: false,
        };
        let wrapper = wrap(rt, &wrapping)?;
        let name = rt.intern("mode");
        rt.set_attr(wrapper, name, self.mode_value)?;
        Ok(wrapper)
    }
}

fn open_code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path] = rt.bind_args("open_code", args, 0, ["path"], 1)?;
    if !rt.is_any_str(path) {
        let got = rt.type_name(path);
        return rt.type_error(format!(
            "open_code() argument 'path' must be str, not {got}"
        ));
    }
    let mode = rt.intern("rb");
    open(rt, Args::positional(&[path, mode]))
}

fn text_encoding(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match args.all[0] {
        Value::NONE => Ok(rt.intern("utf-8")),
        encoding => Ok(encoding),
    }
}
