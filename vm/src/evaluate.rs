//! `eval`, `exec` and `compile`.
//!
//! Code is compiled apart from where it will run, and linked with the globals it is run with. Both are remembered, so that
//! a program that evaluates the same text again and again compiles it once.
//!
//! The file is longer than most because of this: the three functions share how they find text, code and globals.

use crate::imports::{Host, Linked};
use crate::source;
use rekindle_bytecode::Code;
use rekindle_frontend::{Mode, Options};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::collections::HashMap;
use std::sync::Arc;

natives! {
    /// The functions.
    pub(crate) TABLE:
    "eval" => eval, 0, 3, true, Function;
    "exec" => exec, 0, 3, true, Function;
    "compile" => compile, 0, 6, true, Function;
    "function.__new__" => new_function, 1, 7, true, Static;
}

/// The file name of code that came as a string.
const STRING: &str = "<string>";
/// Texts that are remembered, and the longest such text in bytes.
const TEXTS: usize = 512;
const LONGEST: usize = 4096;

/// Flags of `compile`: what `__future__` defines, and those of module `ast`.
const FUTURES: i64 = 0x1fe_0000;
const ONLY_AST: i64 = 0x400;
const DONT_IMPLY_DEDENT: i64 = 0x200;
const ALLOW_INCOMPLETE: i64 = 0x4000;
const TYPE_COMMENTS: i64 = 0x1000;
const ACCEPTED: i64 = FUTURES | DONT_IMPLY_DEDENT | ALLOW_INCOMPLETE | TYPE_COMMENTS;

/// What was compiled and linked already.
#[derive(Debug, Default)]
pub(crate) struct Evaluated {
    texts: HashMap<(u8, bool, Box<str>), Arc<Code>>,
    /// By the address of the code (which the entry keeps) and the globals (which linked code keeps).
    linked: HashMap<(usize, u64), (Arc<Code>, Linked)>,
}

/// Where code is to run.
struct Scope {
    globals: Value,
    /// NULL: the globals.
    locals: Value,
}

fn eval(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [source, globals, locals] = rt.bind_args("eval", args, 0, ["", "globals", "locals"], 1)?;
    if !absent(locals) && !is_mapping(rt, locals) {
        return rt.type_error("locals must be a mapping");
    }
    if !absent(globals) && rt.as_dict(globals).is_none() {
        let message = match is_mapping(rt, globals) {
            true => "globals must be a real dict; try eval(expr, {}, mapping)",
            false => "globals must be a dict",
        };
        return rt.type_error(message);
    }
    let scope = scope(rt, globals, locals)?;
    let linked = code_for(rt, "eval", Mode::Eval, source, &scope)?;
    if !linked.code().free.is_empty() {
        return rt.type_error("code object passed to eval() may not contain free variables");
    }
    linked.run(rt, scope.locals)
}

fn exec(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [source, globals, locals, closure] =
        rt.bind_args("exec", args, 0, ["", "globals", "locals", "closure"], 1)?;
    if !absent(globals) && rt.as_dict(globals).is_none() {
        let got = rt.type_name(globals);
        return rt.type_error(format!("exec() globals must be a dict, not {got}"));
    }
    if !absent(locals) && !is_mapping(rt, locals) {
        let got = rt.type_name(locals);
        return rt.type_error(format!("locals must be a mapping or None, not {got}"));
    }
    let scope = scope(rt, globals, locals)?;
    let linked = code_for(rt, "exec", Mode::Module, source, &scope)?;
    let is_code = Linked::of_object(rt, source).is_some();
    let free = linked.code().free.len();
    if !absent(closure) {
        if !is_code {
            return rt.type_error("closure can only be used when source is a code object");
        }
        if free == 0 {
            return rt.type_error("cannot use a closure with this code object");
        }
        if !is_closure(rt, closure, free) {
            return rt.type_error(format!(
                "code object requires a closure of exactly length {free}"
            ));
        }
        let function = linked.function(rt, closure);
        rt.call(function, Args::positional(&[]))?;
        return Ok(Value::NONE);
    }
    if free > 0 {
        return rt.type_error(format!(
            "code object requires a closure of exactly length {free}"
        ));
    }
    linked.run(rt, scope.locals)?;
    Ok(Value::NONE)
}

fn absent(v: Value) -> bool {
    v.is_null() || v.is_none()
}

/// Can it be subscripted, as `PyMapping_Check` asks?
fn is_mapping(rt: &mut Runtime, v: Value) -> bool {
    let getitem = rt.names.getitem;
    rt.as_dict(v).is_some() || rt.lookup_special(v, getitem).is_some()
}

fn is_closure(rt: &Runtime, closure: Value, len: usize) -> bool {
    rt.is_tuple(closure)
        && rt.tuple_items(closure).len() == len
        && rt
            .tuple_items(closure)
            .iter()
            .all(|c| rt.class_of(*c) == ClassId::CELL)
}

/// The globals and locals given, or the caller's; the globals get `__builtins__`.
fn scope(rt: &mut Runtime, globals: Value, locals: Value) -> R<Scope> {
    let (globals, locals) = if absent(globals) {
        let wanted = absent(locals);
        let Some((globals, own)) = (rt.hooks.scope)(rt, 0, wanted) else {
            return rt.raise_new(ClassId::SYSTEM_ERROR, "globals and locals cannot be NULL");
        };
        (globals, if wanted { own } else { locals })
    } else if absent(locals) {
        (globals, Value::NULL)
    } else {
        (globals, locals)
    };
    let Some(dict) = rt.as_dict(globals) else {
        return rt.type_error("globals must be a dict");
    };
    let name = rt.names.builtins;
    if rt.dict_get_name(dict, name).is_none() {
        let builtins = rt.builtins;
        rt.store_global(dict.value(), name, builtins);
    }
    let same = locals.is_null() || locals == globals;
    let locals = match same {
        true if has_own_items(rt, globals) => globals,
        true => Value::NULL,
        false => locals,
    };
    Ok(Scope {
        globals: dict.value(),
        locals,
    })
}

/// A dict whose class says in Python how its items are found or set: names are looked up in it as in any mapping.
fn has_own_items(rt: &mut Runtime, globals: Value) -> bool {
    let names = [rt.names.getitem, rt.names.setitem, rt.names.delitem];
    rt.has_python_class(globals) && names.iter().any(|n| rt.defines_in_python(globals, *n))
}

/// A source or code object as linked code.
fn code_for(
    rt: &mut Runtime,
    function: &str,
    mode: Mode,
    source: Value,
    scope: &Scope,
) -> R<Linked> {
    let code = match Linked::of_object(rt, source) {
        Some(linked) => linked.code().clone(),
        None => {
            let Some(mut text) = text(rt, source, STRING)? else {
                return rt.type_error(format!(
                    "{function}() arg 1 must be a string, bytes or code object"
                ));
            };
            if mode == Mode::Eval {
                let skipped = text.len() - text.trim_start_matches([' ', '\t']).len();
                text.drain(..skipped);
            }
            compiled(rt, &text, mode, !scope.locals.is_null())?
        }
    };
    Ok(link(rt, code, scope.globals))
}

/// Code with these globals, linked once.
fn link(rt: &mut Runtime, code: Arc<Code>, globals: Value) -> Linked {
    let key = (Arc::as_ptr(&code) as usize, globals.0);
    if let Some((_, linked)) = Host::of(rt).evaluated.linked.get(&key) {
        return *linked;
    }
    let linked = Linked::new(rt, code.clone(), globals);
    Host::of(rt).evaluated.linked.insert(key, (code, linked));
    linked
}

/// Globals without `__builtins__` go with the built-in names of the code that runs now.
fn inherit_builtins(rt: &mut Runtime, globals: DictRef) {
    let name = rt.names.builtins;
    if globals.is_namespace() || rt.dict_get_name(globals, name).is_some() {
        return;
    }
    if let Some((current, _)) = (rt.hooks.scope)(rt, 0, false) {
        let current = rt.builtins_of(current);
        if current != rt.builtins {
            let globals = globals.value();
            rt.inherited_builtins.insert(globals.0, (globals, current));
        }
    }
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
fn new_function(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [code, globals, name, defaults, closure, kwdefaults] = rt.bind_args(
        "function",
        args,
        1,
        [
            "code",
            "globals",
            "name",
            "argdefs",
            "closure",
            "kwdefaults",
        ],
        2,
    )?;
    let wrong = |rt: &mut Runtime, argument: &str, expected: &str, v: Value| {
        let got = rt.type_name(v);
        rt.type_error(format!(
            "function() argument '{argument}' must be {expected}, not {got}"
        ))
    };
    let Some(linked) = Linked::of_object(rt, code) else {
        return wrong(rt, "code", "code", code);
    };
    let Some(dict) = rt.as_dict(globals) else {
        return wrong(rt, "globals", "dict", globals);
    };
    inherit_builtins(rt, dict);
    if !absent(name) && !rt.is_any_str(name) {
        return rt.type_error("arg 3 (name) must be None or string");
    }
    if !absent(defaults) && !rt.is_tuple(defaults) {
        return rt.type_error("arg 4 (defaults) must be None or tuple");
    }
    let free = linked.code().free.len();
    let closure = if absent(closure) {
        Value::NULL
    } else {
        closure
    };
    if closure.is_null() {
        if free > 0 {
            return rt.type_error("arg 5 (closure) must be tuple");
        }
    } else if !rt.is_tuple(closure) {
        return rt.type_error("arg 5 (closure) must be None or tuple");
    } else if rt.tuple_items(closure).len() != free {
        let (label, given) = (linked.code().name.clone(), rt.tuple_items(closure).len());
        return rt.value_error(format!(
            "{label} requires closure of length {free}, not {given}"
        ));
    } else if !is_closure(rt, closure, free) {
        let items = rt.tuple_items(closure);
        let bad = items.iter().find(|c| rt.class_of(**c) != ClassId::CELL);
        let got = rt.type_name(bad.copied().unwrap_or(Value::NONE));
        return rt.type_error(format!("arg 5 (closure) expected cell, found {got}"));
    }
    let linked = link(rt, linked.code().clone(), dict.value());
    if dict.value() != globals {
        rt.global_mappings.insert(dict.value().0, globals);
    }
    let function = linked.function(rt, closure);
    for (attr, value) in [
        ("__name__", name),
        ("__defaults__", defaults),
        ("__kwdefaults__", kwdefaults),
    ] {
        if !absent(value) {
            let attr = rt.intern(attr);
            rt.set_attr(function, attr, value)?;
        }
    }
    Ok(function)
}

/// The text of a `str` or of bytes; `None` for anything else.
fn text(rt: &mut Runtime, source: Value, filename: &str) -> R<Option<String>> {
    if rt.is_any_str(source) {
        // Lone surrogates are in no source.
        if std::str::from_utf8(rt.str_bytes(source)).is_err() {
            let encode = rt.intern("encode");
            rt.call_method(source, encode, &[])?;
        }
        let text = rt.str_text(source).into_owned();
        return without_nulls(rt, text).map(Some);
    }
    match rt.bytes_like(source).map(<[u8]>::to_vec) {
        Some(bytes) => {
            let text = source::text_of(rt, &bytes, filename)?;
            without_nulls(rt, text).map(Some)
        }
        None => Ok(None),
    }
}

fn without_nulls(rt: &mut Runtime, text: String) -> R<String> {
    if text.contains('\0') {
        let message = rt.new_str("source code string cannot contain null bytes");
        let exc = rt.new_exception(ClassId::SYNTAX_ERROR, &[message]);
        rt.set_field(exc, "msg", message);
        return rt.raise(exc);
    }
    Ok(text)
}

/// The code of a string, whose top-level names are looked up in a name space of its own or just among the globals.
fn compiled(rt: &mut Runtime, text: &str, mode: Mode, namespace: bool) -> R<Arc<Code>> {
    let key = (mode as u8, namespace, Box::from(text));
    if let Some(code) = Host::of(rt).evaluated.texts.get(&key) {
        return Ok(code.clone());
    }
    let options = Options {
        mode,
        namespace,
        optimize: Host::of(rt).optimize,
        ..Options::module(STRING)
    };
    let code = source::compile(rt, text, &options)?.code;
    let texts = &mut Host::of(rt).evaluated.texts;
    if text.len() <= LONGEST {
        if texts.len() >= TEXTS {
            texts.clear();
        }
        texts.insert(key, code.clone());
    }
    Ok(code)
}

fn compile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [
        source,
        filename,
        mode,
        flags,
        _dont_inherit,
        optimize,
        _version,
    ] = rt.bind_args(
        "compile",
        args,
        0,
        [
            "source",
            "filename",
            "mode",
            "flags",
            "dont_inherit",
            "optimize",
            "_feature_version",
        ],
        3,
    )?;
    let filename = file_name(rt, filename)?;
    if !rt.is_any_str(mode) {
        let got = rt.type_name(mode);
        return rt.type_error(format!("compile() argument 'mode' must be str, not {got}"));
    }
    let flags = if flags.is_null() {
        0
    } else {
        rt.index_i64(flags)?
    };
    let optimize = if optimize.is_null() {
        -1
    } else {
        rt.index_i64(optimize)?
    };
    if flags & !(ACCEPTED | ONLY_AST) != 0 {
        return rt.value_error("compile(): unrecognised flags");
    }
    if !(-1..=2).contains(&optimize) {
        return rt.value_error("compile(): invalid optimize value");
    }
    let mode = match &*rt.str_text(mode) {
        "exec" => Mode::Module,
        "eval" => Mode::Eval,
        "single" => Mode::Interactive,
        _ => return rt.value_error("compile() mode must be 'exec', 'eval' or 'single'"),
    };
    if flags & ONLY_AST != 0 {
        // A SyntaxError, because that is what the library's own callers (tracebacks, for one) go on from.
        return rt.raise_new(
            ClassId::SYNTAX_ERROR,
            "compile(): syntax trees are not available yet",
        );
    }
    if Linked::of_object(rt, source).is_some() {
        return Ok(source);
    }
    let Some(text) = text(rt, source, &filename)? else {
        return rt.type_error("compile() arg 1 must be a string, bytes or AST object");
    };
    let options = Options {
        mode,
        namespace: true,
        optimize: match optimize {
            -1 => Host::of(rt).optimize,
            given => given as u8,
        },
        ..Options::module(&filename)
    };
    let code = source::compile(rt, &text, &options)?.code;
    // It is linked with the globals it will run with when these are known.
    let globals = rt.builtins;
    let linked = Linked::new(rt, code, globals);
    Ok(linked.object(rt))
}

/// A file name: str, bytes, or a path object.
fn file_name(rt: &mut Runtime, v: Value) -> R<String> {
    let fspath = rt.intern("__fspath__");
    let v = match rt.is_any_str(v) || rt.bytes_like(v).is_some() {
        true => v,
        false => match rt.call_special(v, fspath, &[])? {
            Some(path) => path,
            None => {
                let got = rt.type_name(v);
                return rt.type_error(format!(
                    "expected str, bytes or os.PathLike object, not {got}"
                ));
            }
        },
    };
    if let Some(bytes) = rt.bytes_like(v) {
        return Ok(String::from_utf8_lossy(bytes).into_owned());
    }
    Ok(rt.str_text(v).into_owned())
}
