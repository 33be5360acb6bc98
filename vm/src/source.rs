//! Bytes to code: encodings, compilation, `SyntaxError`.

mod encoding;

pub(crate) use encoding::{text_of, without_nulls};

use rekindle_bytecode::Code;
use rekindle_frontend::{self as frontend, ErrorKind, Mode, SyntaxError};
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::path::Path;
use std::sync::Arc;

/// Modules of the library that are not Python in CPython, and how the names of those of their functions begin that
/// are not: no traceback shows their frames.
const HIDDEN: &[(&str, &[&str])] = &[
    ("_contextvars.py", &[""]),
    ("_opcode.py", &[""]),
    ("_pydatetime.py", &[""]),
    ("_queue.py", &[""]),
    ("_templatelib.py", &[""]),
    ("asyncio/futures.py", &["Future."]),
    ("asyncio/tasks.py", &["Task."]),
    ("atexit.py", &[""]),
    ("marshal.py", &[""]),
    ("pyexpat.py", &[""]),
    (
        "xml/etree/ElementTree.py",
        &["Element.", "SubElement", "TreeBuilder.", "XMLParser."],
    ),
    ("zoneinfo/_zoneinfo.py", &["ZoneInfo."]),
];

/// What is hidden of a file.
fn hidden_functions(filename: &str) -> &'static [&'static str] {
    let library = rekindle_stdlib::library::FOLDER;
    let name = filename
        .strip_prefix(library)
        .map(|name| name.trim_start_matches('/'));
    let row = HIDDEN.iter().find(|(file, _)| Some(*file) == name);
    row.map_or(&[], |(_, functions)| functions)
}

/// The file name of a program given on the command line.
const COMMAND: &str = "<string>";

/// What a source became.
pub(crate) struct Compiled {
    /// Its code.
    pub(crate) code: Arc<Code>,
    /// Were warnings written?
    pub(crate) warned: bool,
}

/// Compiles a source that came as bytes, and remembers its text for tracebacks.
pub(crate) fn compile_bytes(
    rt: &mut Runtime,
    bytes: &[u8],
    filename: &str,
    optimize: u8,
) -> R<Compiled> {
    let text = text_of(rt, bytes, filename)?;
    compile_text(rt, &text, filename, Mode::Module, optimize)
}

/// Compiles a source, and remembers its text for tracebacks.
pub(crate) fn compile_text(
    rt: &mut Runtime,
    text: &str,
    filename: &str,
    mode: Mode,
    optimize: u8,
) -> R<Compiled> {
    let options = frontend::Options {
        mode,
        optimize,
        hidden: hidden_functions(filename),
        ..frontend::Options::module(filename)
    };
    // Warnings of a command do not show its lines.
    let command = filename == COMMAND;
    if !command {
        rt.sources.insert(filename.to_string(), text.into());
    }
    let compiled = compile(rt, text, &options);
    if command {
        rt.sources.insert(filename.to_string(), text.into());
    }
    compiled
}

/// Compiles a source; warnings are written.
pub(crate) fn compile(rt: &mut Runtime, text: &str, options: &frontend::Options) -> R<Compiled> {
    let filename = &*options.filename;
    let mut warnings = Vec::new();
    let result = frontend::compile_warning(text, options, &mut warnings);
    let warned = !warnings.is_empty();
    warn(rt, filename, warnings, text)?;
    match result {
        Ok(code) => Ok(Compiled { code, warned }),
        Err(error) if options.incomplete && error.at_end => {
            raise_incomplete(rt, &error, filename, text)
        }
        Err(error) => raise(rt, &error, filename, text),
    }
}

/// Compiles a tree; warnings are written.
pub(crate) fn compile_tree(
    rt: &mut Runtime,
    tree: &frontend::tree::Node,
    options: &frontend::Options,
) -> R<Arc<Code>> {
    let filename = &*options.filename;
    let mut warnings = Vec::new();
    let result = frontend::compile_tree(tree, options, &mut warnings);
    warn(rt, filename, warnings, "")?;
    result.or_else(|error| raise(rt, &error, filename, ""))
}

/// Gives warnings to module `warnings`, or writes them as it would if nobody has told it anything.
fn warn(rt: &mut Runtime, filename: &str, warnings: Vec<frontend::Warning>, source: &str) -> R<()> {
    if warnings.is_empty() {
        return Ok(());
    }
    let options = rt.intern("warnoptions");
    let told = match rt.sys_attr(options) {
        Some(options) if rt.is_list(options) => rt.list_len(options) > 0,
        _ => false,
    };
    let imported = told || crate::imports::loaded(rt, "warnings").is_some();
    for warning in warnings {
        if imported {
            warn_explicit(rt, filename, &warning, source)?;
            continue;
        }
        let mut shown = format!(
            "{filename}:{}: SyntaxWarning: {}\n",
            warning.line, warning.message
        );
        if let Some(text) = line_of_file(rt, filename, warning.line) {
            shown.push_str(&format!("  {}\n", text.trim()));
        }
        // A warning that cannot be written is no reason to stop.
        let _ = rt.output.write(1, shown.as_bytes());
    }
    Ok(())
}

/// A line of a source by the name of its file: of a program or module as it was read, else of the file as it is.
fn line_of_file(rt: &Runtime, filename: &str, line: u32) -> Option<String> {
    let nth = |text: &str| {
        let line = text.lines().nth(line as usize - 1);
        line.map(str::to_string)
    };
    match rt.sources.get(filename) {
        Some(text) => nth(text),
        None => {
            let bytes = std::fs::read(filename).ok()?;
            nth(&encoding::known(&bytes).ok()?.ok()?)
        }
    }
}

/// `warnings.warn_explicit`; a warning that is an error becomes a `SyntaxError`.
fn warn_explicit(
    rt: &mut Runtime,
    filename: &str,
    warning: &frontend::Warning,
    source: &str,
) -> R<()> {
    let name = rt.intern("warnings");
    let module = (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0)?;
    let message = rt.new_str(&warning.message);
    let category = rt.class(ClassId::SYNTAX_WARNING).object;
    let file = rt.new_str(filename);
    let line = Value::small_int(warning.line.into());
    let function = rt.intern("warn_explicit");
    match rt.call_method(module, function, &[message, category, file, line]) {
        Ok(_) => Ok(()),
        Err(_) if rt.pending_is(ClassId::SYNTAX_WARNING) => {
            rt.clear_pending();
            raise(rt, &warning.error, filename, source)
        }
        Err(error) => Err(error),
    }
}

/// The built-in functions that are written in Python.
pub(crate) fn hosted() -> Option<Arc<Code>> {
    let text = rekindle_tier0::hosted::SOURCE;
    let options = frontend::Options::module(rekindle_tier0::hosted::MODULE);
    frontend::compile_warning(text, &options, &mut Vec::new()).ok()
}

fn at_line(line: u32, message: String) -> SyntaxError {
    SyntaxError {
        kind: ErrorKind::Syntax,
        message,
        line,
        column: 0,
        end_line: line,
        end_column: 0,
        text: String::new(),
        end_offset: None,
        lexical: false,
        at_end: false,
        late: false,
    }
}

/// The line of an error as `SyntaxError.text` has it: as far as the tokenizer had read.
fn shown_line(error: &SyntaxError, source: &str) -> String {
    let text = &error.text;
    let last = error.line as usize > source.matches('\n').count();
    let cut = error.message.starts_with("unterminated ") || error.lexical && last;
    let undecoded = error.message.starts_with("Non-UTF-8 ");
    let end = if cut && !source.is_empty() || undecoded {
        ""
    } else {
        "\n"
    };
    format!("{text}{end}")
}

/// The line of an error that was found after parsing: CPython reads it from the file, if there is one. Outer `None`:
/// the error is not such a one, or its source is known to all.
fn late_text(rt: &Runtime, error: &SyntaxError, filename: &str) -> Option<Option<String>> {
    // Strings that the program itself has compiled are called as commands are.
    let command = filename == COMMAND && (rt.hooks.depth)(rt) == 0;
    if !error.late || command {
        return None;
    }
    let text = std::fs::read(filename).ok();
    let text = text.and_then(|b| encoding::known(&b).ok().and_then(Result::ok));
    let line = |text: String| {
        let line = text.split_inclusive('\n').nth(error.line as usize - 1);
        line.map(|line| format!("{}\n", line.trim_end_matches(['\n', '\r'])))
    };
    Some(text.and_then(line))
}

/// Raises a source error as the Python exception it is.
pub(crate) fn raise<T>(
    rt: &mut Runtime,
    error: &SyntaxError,
    filename: &str,
    source: &str,
) -> R<T> {
    let class = match error.kind {
        ErrorKind::Syntax => ClassId::SYNTAX_ERROR,
        ErrorKind::Indentation => ClassId::INDENTATION_ERROR,
        ErrorKind::Tab => ClassId::TAB_ERROR,
    };
    raise_as(rt, class, error, filename, source)
}

/// Raises a source error that more text could make good.
pub(crate) fn raise_incomplete<T>(
    rt: &mut Runtime,
    error: &SyntaxError,
    filename: &str,
    source: &str,
) -> R<T> {
    let error = SyntaxError {
        message: "incomplete input".to_string(),
        ..error.clone()
    };
    raise_as(
        rt,
        ClassId::INCOMPLETE_INPUT_ERROR,
        &error,
        filename,
        source,
    )
}

fn raise_as<T>(
    rt: &mut Runtime,
    class: ClassId,
    error: &SyntaxError,
    filename: &str,
    source: &str,
) -> R<T> {
    let line_of = |n: u32| source.lines().nth(n as usize - 1);
    // Columns count characters, from 1.
    let characters = |line: &str, byte: u32| {
        let byte = (byte as usize).min(line.len());
        line.as_bytes()[..byte]
            .iter()
            .filter(|b| **b & 0xc0 != 0x80)
            .count() as i64
            + 1
    };
    let has_place = error.line > 0 && !(error.text.is_empty() && error.column == 0);
    let offset = characters(&error.text, error.column);
    let end_offset = if error.end_line == error.line {
        characters(&error.text, error.end_column)
    } else {
        characters(
            line_of(error.end_line).unwrap_or_default(),
            error.end_column,
        )
    };
    let end_offset = error.end_offset.unwrap_or(end_offset);
    let message = rt.new_str(&error.message);
    let file = rt.new_str(filename);
    let number = |n: u32| Value::small_int(n as i64);
    let place = if has_place || !error.text.is_empty() {
        let text = match late_text(rt, error, filename) {
            Some(text) => text.map_or(Value::NONE, |text| rt.new_str(&text)),
            None => rt.new_str(&shown_line(error, source)),
        };
        [
            file,
            number(error.line),
            Value::small_int(offset),
            text,
            number(error.end_line),
            Value::small_int(end_offset),
        ]
    } else {
        [
            file,
            number(error.line),
            // Of what is wrong with all of a source.
            match error.line {
                0 => Value::small_int(-1),
                _ => Value::NONE,
            },
            Value::NONE,
            Value::NONE,
            Value::NONE,
        ]
    };
    let tuple = rt.new_tuple(&place);
    let exc = rt.new_exception(class, &[message, tuple]);
    rt.set_field(exc, "msg", message);
    let names = [
        "filename",
        "lineno",
        "offset",
        "text",
        "end_lineno",
        "end_offset",
    ];
    for (name, value) in names.into_iter().zip(place) {
        rt.set_field(exc, name, value);
    }
    if !error.late {
        // Where module `traceback` looks for misspelt keywords: in a file, or in this text.
        let text = match Path::new(filename).is_file() {
            true => Value::NONE,
            false if source.ends_with('\n') => rt.new_str(source),
            false => rt.new_str(&format!("{source}\n")),
        };
        let from = Value::small_int(0);
        let metadata = rt.new_tuple(&[from, from, text]);
        rt.set_field(exc, "_metadata", metadata);
    }
    rt.raise(exc)
}
