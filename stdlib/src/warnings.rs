//! Module `_warnings`: the native half of `warnings`, as CPython splits it: what decides about a warning. How one is shown is
//! written in Python (`_py_warnings`), and so are the functions that change filters.
//!
//! What a program has put in place of `warnings.filters`, `defaultaction` or `onceregistry` counts, as long as that module is there.

use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

mod context;

natives! {
    /// Functions of the module.
    TABLE:
    "_warnings.warn" => warn, 0, 4, true, Function;
    "_warnings.warn_explicit" => warn_explicit, 0, 8, true, Function;
    "_warnings._filters_mutated_lock_held" => filters_mutated, 0, 0, false, Function;
    "_warnings._acquire_lock" => acquire_lock, 0, 0, false, Function;
    "_warnings._release_lock" => release_lock, 0, 0, false, Function;
}

/// What belongs to a runtime.
struct State {
    /// Counts changes of the filters: what modules remember of warnings given is of one version.
    version: Cell<i64>,
    /// How often the lock over the filters is held.
    held: Cell<u32>,
}

impl Default for State {
    fn default() -> State {
        State {
            version: Cell::new(1),
            held: Cell::new(0),
        }
    }
}

/// Makes the module, with the filters that a program begins with.
///
/// # Errors
/// What importing `_contextvars` raises.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_warnings");
    rt.fill_module(module, TABLE);
    let doc = rt.new_str(
        "_warnings provides basic warning filtering support.\n\
         It is a helper module to speed up interpreter start-up.",
    );
    rt.set_module_attr(module, "__doc__", doc);
    let filters = rt.new_empty_list();
    rt.set_module_attr(module, "filters", filters);
    for (action, category, module) in [
        ("default", "DeprecationWarning", Some("__main__")),
        ("ignore", "DeprecationWarning", None),
        ("ignore", "PendingDeprecationWarning", None),
        ("ignore", "ImportWarning", None),
        ("ignore", "ResourceWarning", None),
    ] {
        let (action, category) = (rt.intern(action), rt.intern(category));
        let category = rt.namespace_get(DictRef::new(rt.builtins), category);
        let category = category.expect("built in");
        let module = module.map_or(Value::NONE, |m| rt.intern(m));
        let (any, line) = (Value::NONE, Value::small_int(0));
        let filter = rt.new_tuple(&[action, any, category, module, line]);
        rt.list_push(filters, filter);
    }
    let (action, once) = (rt.intern("default"), rt.new_dict());
    rt.set_module_attr(module, "_defaultaction", action);
    rt.set_module_attr(module, "_onceregistry", once);
    let context = context::new_variable(rt)?;
    rt.set_module_attr(module, "_warnings_context", context);
    Ok(())
}

fn filters_mutated(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let state = rt.library.get::<State>();
    if state.held.get() == 0 {
        return rt.raise_new(
            ClassId::RUNTIME_ERROR,
            "warnings._filters_mutated_lock_held() called without lock held",
        );
    }
    state.version.set(state.version.get() + 1);
    Ok(Value::NONE)
}

fn acquire_lock(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let held = &rt.library.get::<State>().held;
    held.set(held.get() + 1);
    Ok(Value::NONE)
}

fn release_lock(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let held = &rt.library.get::<State>().held;
    if held.get() == 0 {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "cannot release un-acquired lock");
    }
    held.set(held.get() - 1);
    Ok(Value::NONE)
}

/// A warning: what it says, of which kind, and where.
struct Warning {
    /// The warning itself.
    message: Value,
    /// As text, or whatever stands for it.
    text: Value,
    category: Value,
    filename: Value,
    line: i64,
    /// Name of the module that is warned, or NULL: as the file's name says.
    module: Value,
    /// What the module remembers of warnings given.
    registry: Option<DictRef>,
    /// What it is about, or NULL.
    source: Value,
}

fn warn(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = [
        "message",
        "category",
        "stacklevel",
        "source",
        "skip_file_prefixes",
    ];
    let [message, category, level, source, skipped] = rt.bind_args("warn", args, 0, names, 1)?;
    let category = category_of(rt, message, category)?;
    let mut level = match level {
        Value::NULL => 1,
        level => rt.index_i64(level)?,
    };
    let prefixes = context::prefixes(rt, skipped)?;
    if !prefixes.is_empty() {
        level = level.max(2);
    }
    let place = context::place(rt, level, &prefixes)?;
    let (message, text, category) = normalized(rt, message, category)?;
    let warning = Warning {
        message,
        text,
        category,
        filename: place.filename,
        line: place.line,
        module: place.module,
        registry: place.registry,
        source: given(source),
    };
    give(rt, &warning)
}

fn warn_explicit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = [
        "message",
        "category",
        "filename",
        "lineno",
        "module",
        "registry",
        "module_globals",
        "source",
    ];
    let [
        message,
        category,
        filename,
        line,
        module,
        registry,
        globals,
        source,
    ] = rt.bind_args("warn_explicit", args, 0, names, 4)?;
    if !rt.is_any_str(filename) {
        let got = match filename.is_none() {
            true => "None".into(),
            false => rt.type_name(filename),
        };
        return rt.type_error(format!(
            "warn_explicit() argument 'filename' must be str, not {got}"
        ));
    }
    let line = rt.index_i64(line)?;
    if !given(globals).is_null() {
        if rt.as_dict(globals).is_none() {
            let got = rt.type_name(globals);
            return rt.type_error(format!("module_globals must be a dict, not '{got}'"));
        }
        context::remember_source(rt, filename, globals)?;
    }
    // As the interpreter ends modules lose their names.
    if module.is_none() {
        return Ok(Value::NONE);
    }
    let registry = context::registry(rt, registry)?;
    let (message, text, category) = normalized(rt, message, category)?;
    let warning = Warning {
        message,
        text,
        category,
        filename,
        line,
        module,
        registry,
        source: given(source),
    };
    give(rt, &warning)
}

/// The class of a warning: its own, or the one given.
fn category_of(rt: &mut Runtime, message: Value, category: Value) -> R<Value> {
    if rt.isinstance_builtin(message, ClassId::WARNING) {
        return Ok(rt.type_of(message));
    }
    if given(category).is_null() {
        return Ok(rt.class(ClassId::USER_WARNING).object);
    }
    if !rt.is_type(category) || !rt.is_subclass(rt.class_id(category), ClassId::WARNING) {
        let got = rt.type_name(category);
        return rt.type_error(format!("category must be a Warning subclass, not '{got}'"));
    }
    Ok(category)
}

/// An argument for which None stands for nothing: NULL then.
fn given(v: Value) -> Value {
    if v.is_none() { Value::NULL } else { v }
}

/// The warning itself, its text, its class.
fn normalized(rt: &mut Runtime, message: Value, category: Value) -> R<(Value, Value, Value)> {
    if rt.isinstance_builtin(message, ClassId::WARNING) {
        let text = rt.str(message)?;
        return Ok((message, text, rt.type_of(message)));
    }
    let made = rt.call(category, Args::positional(&[message]))?;
    Ok((made, message, category))
}

/// Finds out what is to be done with a warning, and does it.
fn give(rt: &mut Runtime, w: &Warning) -> R<Value> {
    let module = match w.module {
        Value::NULL => context::module_of(rt, w.filename),
        module => module,
    };
    let key = rt.new_tuple(&[w.text, w.category, Value::small_int(w.line)]);
    if let Some(registry) = w.registry
        && given_before(rt, registry, key, false)?
    {
        return Ok(Value::NONE);
    }
    let (action, filter) = action_for(rt, w, module)?;
    let name = rt.str_text(action).into_owned();
    match &*name {
        "ignore" => return Ok(Value::NONE),
        "error" => return rt.raise(w.message),
        "always" | "all" => {}
        _ => {
            if let Some(registry) = w.registry {
                rt.dict_set(registry, key, Value::TRUE)?;
            }
            let known = match &*name {
                "default" => return show(rt, w),
                "once" if w.registry.is_none() => Some(context::once_registry(rt)?),
                "once" | "module" => w.registry,
                _ => return unknown_action(rt, action, filter),
            };
            let short = rt.new_tuple(&[w.text, w.category]);
            if let Some(known) = known
                && given_before(rt, known, short, true)?
            {
                return Ok(Value::NONE);
            }
        }
    }
    show(rt, w)
}

fn unknown_action(rt: &mut Runtime, action: Value, filter: Value) -> R<Value> {
    let (action, filter) = (rt.repr_text(action)?, rt.repr_text(filter)?);
    rt.raise_new(
        ClassId::RUNTIME_ERROR,
        format!("Unrecognized action ({action}) in warnings.filters:\n {filter}"),
    )
}

/// Does the registry say that this was given before? It is emptied first if it is of another version; with `enter` it says so
/// from now on.
fn given_before(rt: &mut Runtime, registry: DictRef, key: Value, enter: bool) -> R<bool> {
    let name = rt.intern("version");
    let current = Value::small_int(rt.library.get::<State>().version.get());
    let version = rt.dict_get_name(registry, name);
    if version != Some(current) {
        rt.dict_clear(registry);
        rt.dict_set_name(registry, name, current);
    } else if let Some(before) = rt.dict_get(registry, key)?
        && rt.truth(before)?
    {
        return Ok(true);
    }
    if enter {
        rt.dict_set(registry, key, Value::TRUE)?;
    }
    Ok(false)
}

/// The action of the first filter that fits, and that filter; without any the default one's.
fn action_for(rt: &mut Runtime, w: &Warning, module: Value) -> R<(Value, Value)> {
    let filters = context::replaceable(rt, "filters", "filters")?;
    if !rt.is_list(filters) {
        return rt.value_error("_warnings.filters must be a list");
    }
    let mut i = 0;
    while i < rt.list_len(filters) {
        let item = rt.list_get(filters, i);
        if !rt.is_tuple(item) || rt.tuple_items(item).len() != 5 {
            return rt.value_error(format!("warnings.filters item {i} isn't a 5-tuple"));
        }
        let [action, message, category, wanted, line] = *rt.tuple_items(item) else {
            unreachable!("counted above");
        };
        if !rt.is_any_str(action) {
            let got = rt.type_name(action);
            return rt.type_error(format!("action must be a string, not '{got}'"));
        }
        if matches(rt, message, w.text)?
            && rt.is_subclass_of(w.category, category)?
            && matches(rt, wanted, module)?
        {
            let line = rt.index_i64(line)?;
            if line == 0 || line == w.line {
                return Ok((action, item));
            }
        }
        i += 1;
    }
    let action = context::replaceable(rt, "defaultaction", "_defaultaction")?;
    if !rt.is_any_str(action) {
        let got = rt.type_name(action);
        return rt.type_error(format!(
            "_warnings.defaultaction must be a string, not '{got}'"
        ));
    }
    Ok((action, Value::NONE))
}

/// Does a pattern fit a text? None fits all, a string itself, and anything else says so itself.
fn matches(rt: &mut Runtime, pattern: Value, text: Value) -> R<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if rt.class_of(pattern) == ClassId::STR {
        return rt.equal(pattern, text);
    }
    let name = rt.intern("match");
    let found = rt.call_method(pattern, name, &[text])?;
    rt.truth(found)
}

fn show(rt: &mut Runtime, w: &Warning) -> R<Value> {
    let Some(show) = context::of_warnings(rt, "_showwarnmsg", !w.source.is_null())? else {
        context::show_plainly(rt, w)?;
        return Ok(Value::NONE);
    };
    if !rt.is_callable(show) {
        return rt.type_error("warnings._showwarnmsg() must be set to a callable");
    }
    let Some(class) = context::of_warnings(rt, "WarningMessage", false)? else {
        return rt.raise_new(
            ClassId::RUNTIME_ERROR,
            "unable to get warnings.WarningMessage",
        );
    };
    let source = match w.source {
        Value::NULL => Value::NONE,
        source => source,
    };
    let (line, none) = (Value::small_int(w.line), Value::NONE);
    let parts = [w.message, w.category, w.filename, line, none, none, source];
    let message = rt.call(class, Args::positional(&parts))?;
    rt.call(show, Args::positional(&[message]))?;
    Ok(Value::NONE)
}
