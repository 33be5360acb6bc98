//! `eval` and `exec`; [`compile`](mod@compile) is next door.
//!
//! Code is compiled apart from where it will run, and linked with the globals it is run with. Both are remembered, so that
//! a program that evaluates the same text again and again compiles it once.

mod compile;

use crate::imports::{Host, Linked};
use crate::source;
use rekindle_bytecode::{Code, Flags};
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
    "compile" => compile::compile, 0, 6, true, Function;
    "function.__new__" => new_function, 1, 7, true, Static;
}

/// The file name of code that came as a string.
const STRING: &str = "<string>";
/// Texts that are remembered, and the longest such text in bytes.
const TEXTS: usize = 512;
const LONGEST: usize = 4096;

/// What was compiled and linked already.
#[derive(Debug, Default)]
pub(crate) struct Evaluated {
    texts: HashMap<(u8, bool, bool, Box<str>), Arc<Code>>,
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
    if !absent(kwdefaults) && rt.as_dict(kwdefaults).is_none() {
        return rt.type_error("arg 6 (kwdefaults) must be None or dict");
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
        return source::without_nulls(rt, text).map(Some);
    }
    match rt.buffer_bytes(source).map(<[u8]>::to_vec) {
        Some(bytes) => source::text_of(rt, &bytes, filename).map(Some),
        None => Ok(None),
    }
}

/// The code of a string, whose top-level names are looked up in a name space of its own or just among the globals.
fn compiled(rt: &mut Runtime, text: &str, mode: Mode, namespace: bool) -> R<Arc<Code>> {
    let future_annotations = rekindle_tier0::calling_flags(rt).has(Flags::FUTURE_ANNOTATIONS);
    let key = (mode as u8, namespace, future_annotations, Box::from(text));
    if let Some(code) = Host::of(rt).evaluated.texts.get(&key) {
        return Ok(code.clone());
    }
    let options = Options {
        mode,
        namespace,
        future_annotations,
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
