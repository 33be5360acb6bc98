//! Where a warning comes from, and what module `warnings` says about it.

use super::Warning;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, R, Runtime, Value};

/// Where the code stands that is warned.
pub(super) struct Place {
    pub(super) filename: Value,
    pub(super) line: i64,
    /// Name of its module.
    pub(super) module: Value,
    /// The module's `__warningregistry__`.
    pub(super) registry: Option<DictRef>,
}

/// A new `ContextVar`, for programs whose warnings go by context.
pub(super) fn new_variable(rt: &mut Runtime) -> R<Value> {
    let name = rt.intern("_contextvars");
    let module = (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0)?;
    let (class, name) = (rt.intern("ContextVar"), rt.intern("warnings_context"));
    let class = rt.get_attr(module, class)?;
    rt.call(class, Args::positional(&[name]))
}

/// An attribute of module `warnings`, if that has been imported (or with `import` can be) and has it.
pub(super) fn of_warnings(rt: &mut Runtime, name: &str, import: bool) -> R<Option<Value>> {
    let (key, name) = (rt.intern("warnings"), rt.intern(name));
    let module = match rt.dict_get_name(DictRef::new(rt.modules), key) {
        Some(module) => module,
        None if !import => return Ok(None),
        None => match (rt.hooks.import)(rt, key, Value::NONE, Value::NONE, 0) {
            Ok(module) => module,
            Err(_) => {
                rt.clear_pending();
                return Ok(None);
            }
        },
    };
    rt.get_attr_opt(module, name)
}

/// What `warnings` calls `name` now, or the module's own, `kept`.
pub(super) fn replaceable(rt: &mut Runtime, name: &str, kept: &str) -> R<Value> {
    match of_warnings(rt, name, false)? {
        Some(v) => Ok(v),
        None => crate::module_errors::module_attr(rt, "_warnings", kept),
    }
}

/// What is remembered of warnings to be given once.
pub(super) fn once_registry(rt: &mut Runtime) -> R<DictRef> {
    let registry = replaceable(rt, "onceregistry", "_onceregistry")?;
    if let Some(registry) = rt.as_dict(registry) {
        return Ok(registry);
    }
    let got = rt.type_name(registry);
    rt.type_error(format!(
        "_warnings.onceregistry must be a dict, not '{got}'"
    ))
}

/// A registry of warnings given, or None.
pub(super) fn registry(rt: &mut Runtime, given: Value) -> R<Option<DictRef>> {
    if given.is_null() || given.is_none() {
        return Ok(None);
    }
    match rt.as_dict(given) {
        Some(registry) => Ok(Some(registry)),
        None => rt.type_error("'registry' must be a dict or None"),
    }
}

/// The argument `skip_file_prefixes`.
pub(super) fn prefixes(rt: &mut Runtime, given: Value) -> R<Vec<String>> {
    if given.is_null() {
        return Ok(Vec::new());
    }
    if !rt.is_tuple(given) {
        let got = rt.type_name(given);
        return rt.type_error(format!(
            "warn() argument 'skip_file_prefixes' must be tuple, not {got}"
        ));
    }
    let mut texts = Vec::new();
    for item in rt.tuple_items(given).to_vec() {
        if !rt.is_any_str(item) {
            let got = rt.type_name(item);
            return rt.type_error(format!("Found non-str '{got}' in skip_file_prefixes."));
        }
        texts.push(rt.str_text(item).into_owned());
    }
    Ok(texts)
}

/// Attribute of a frame, or of what it has.
fn of_frame(rt: &mut Runtime, frame: Value, name: &str) -> R<Value> {
    let name = rt.intern(name);
    rt.get_attr(frame, name)
}

fn filename_of(rt: &mut Runtime, frame: Value) -> R<Value> {
    let code = of_frame(rt, frame, "f_code")?;
    of_frame(rt, code, "co_filename")
}

/// Is the frame one of the import machinery's?
fn is_internal(rt: &mut Runtime, frame: Value) -> R<bool> {
    let name = filename_of(rt, frame)?;
    let name = rt.str_text(name);
    Ok(name.contains("importlib") && name.contains("_bootstrap"))
}

/// The next frame that is neither of the import machinery nor of a file to be skipped.
fn next_external(rt: &mut Runtime, frame: Value, skipped: &[String]) -> R<Value> {
    let mut frame = of_frame(rt, frame, "f_back")?;
    while !frame.is_none() {
        let name = filename_of(rt, frame)?;
        let name = rt.str_text(name).into_owned();
        if !is_internal(rt, frame)? && !skipped.iter().any(|p| name.starts_with(&**p)) {
            break;
        }
        frame = of_frame(rt, frame, "f_back")?;
    }
    Ok(frame)
}

/// The code `level - 1` calls up from the one that warns.
pub(super) fn place(rt: &mut Runtime, mut level: i64, skipped: &[String]) -> R<Place> {
    let mut frame = match (rt.hooks.frame)(rt, 0) {
        Ok(frame) => frame,
        Err(_) => {
            rt.clear_pending();
            Value::NONE
        }
    };
    let every = level <= 0 || frame.is_none() || is_internal(rt, frame)?;
    while level > 1 && !frame.is_none() {
        frame = match every {
            true => of_frame(rt, frame, "f_back")?,
            false => next_external(rt, frame, skipped)?,
        };
        level -= 1;
    }
    let (globals, filename, line) = if frame.is_none() {
        let name = rt.intern("sys");
        let sys = rt.dict_get_name(DictRef::new(rt.native_modules), name);
        let sys = sys.expect("every runtime has it");
        (rt.module_namespace(sys), rt.intern("<sys>"), 0)
    } else {
        let globals = of_frame(rt, frame, "f_globals")?;
        let line = of_frame(rt, frame, "f_lineno")?;
        let line = match line.is_none() {
            true => 0,
            false => rt.index_i64(line)?,
        };
        (DictRef::new(globals), filename_of(rt, frame)?, line)
    };
    let (registry, module) = (rt.intern("__warningregistry__"), rt.names.name);
    let module = match rt.dict_get_name(globals, module) {
        Some(name) if name.is_none() || rt.is_any_str(name) => name,
        _ => rt.intern("<string>"),
    };
    let registry = match rt.dict_get_name(globals, registry) {
        Some(registry) => registry,
        None => {
            let made = rt.new_dict();
            rt.dict_set(globals, registry, made)?;
            made
        }
    };
    let registry = self::registry(rt, registry)?;
    Ok(Place {
        filename,
        line,
        module,
        registry,
    })
}

/// The module's name as its file's name says.
pub(super) fn module_of(rt: &mut Runtime, filename: Value) -> Value {
    let name = rt.str_text(filename).into_owned();
    match name.strip_suffix(".py") {
        _ if name.is_empty() => rt.new_str("<unknown>"),
        Some(stem) => rt.new_str(stem),
        None => filename,
    }
}

/// Has `linecache` remember that a file's lines come from the loader that the globals name.
pub(super) fn remember_source(rt: &mut Runtime, filename: Value, globals: Value) -> R<()> {
    let name = rt.intern("linecache");
    let module = (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0)?;
    let name = rt.intern("getlines");
    rt.call_method(module, name, &[filename, globals]).map(drop)
}

/// Shows a warning while nobody has imported `warnings`.
pub(super) fn show_plainly(rt: &mut Runtime, w: &Warning) -> R<()> {
    let category = of_frame(rt, w.category, "__name__")?;
    let text = rt.str(w.text)?;
    let line = format!(
        "{}:{}: {}: {}\n",
        rt.str_text(w.filename),
        w.line,
        rt.str_text(category),
        rt.str_text(text)
    );
    rt.write_to_stderr(&line);
    Ok(())
}
