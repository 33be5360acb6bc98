//! "Did you mean: '…'?": among which names it is looked for, as in CPython.

use rekindle_objects::dict::DictRef;
use rekindle_objects::exc::slots;
use rekindle_objects::suggest::closest;
use rekindle_objects::{ClassId, Runtime, Value};

/// What is added to the text of a `NameError`, `AttributeError` or `ImportError`; often nothing.
pub(super) fn suggestion(rt: &mut Runtime, exc: Value) -> String {
    let class = rt.class_of(exc);
    let is = |rt: &Runtime, base| rt.is_subclass(class, base);
    let (field, is_name) = if is(rt, ClassId::IMPORT_ERROR) {
        ("name_from", false)
    } else if is(rt, ClassId::NAME_ERROR) {
        ("name", true)
    } else if is(rt, ClassId::ATTRIBUTE_ERROR) {
        ("name", false)
    } else {
        return String::new();
    };
    let wrong = rt.field(exc, field);
    if !rt.is_any_str(wrong) {
        return String::new();
    }
    let wrong = rt.str_text(wrong).into_owned();
    let found = if is_name {
        for_name(rt, exc, &wrong)
    } else if field == "name" {
        for_attribute(rt, exc, &wrong)
    } else {
        for_import(rt, exc, &wrong)
    };
    // What the search raised (a `__dir__` of the program's own) is nobody's business.
    rt.clear_pending();
    let forgotten = is_name && super::stdlib_names::is_module(&wrong);
    match (found, forgotten) {
        (Some(name), false) => format!(". Did you mean: '{name}'?"),
        (Some(name), true) => {
            format!(". Did you mean: '{name}'? Or did you forget to import '{wrong}'?")
        }
        (None, true) => format!(". Did you forget to import '{wrong}'?"),
        (None, false) => String::new(),
    }
}

/// The names of a dict or name space.
fn keys(rt: &mut Runtime, dict: Value) -> Vec<String> {
    let Some(d) = rt.as_dict(dict) else {
        return Vec::new();
    };
    let names = d.iter().filter(|(_, v)| !v.is_null()).map(|(k, _)| k);
    names
        .filter(|k| rt.is_str(*k))
        .map(|k| rt.str_text(k).into_owned())
        .collect()
}

/// `sorted(dir(obj))`
fn attributes(rt: &mut Runtime, obj: Value) -> Option<Vec<String>> {
    let dir = rt.intern("dir");
    let dir = rt.dict_get_name(DictRef::new(rt.builtins), dir)?;
    let names = rt
        .call(dir, rekindle_objects::Args::positional(&[obj]))
        .ok()?;
    let names = rt.collect(names).ok()?;
    let mut names: Vec<String> = names
        .iter()
        .filter(|n| rt.is_any_str(**n))
        .map(|n| rt.str_text(*n).into_owned())
        .collect();
    names.sort_unstable();
    Some(names)
}

fn without_private(mut names: Vec<String>, wrong: &str) -> Vec<String> {
    if !wrong.starts_with('_') {
        names.retain(|name| !name.starts_with('_'));
    }
    names
}

fn for_attribute(rt: &mut Runtime, exc: Value, wrong: &str) -> Option<String> {
    let obj = rt.field(exc, "obj");
    let names = attributes(rt, obj)?;
    if own(rt, exc) == Some(obj) {
        return closest(&names, wrong);
    }
    closest(&without_private(names, wrong), wrong)
}

/// The newest entry of an exception's traceback.
fn newest(rt: &mut Runtime, exc: Value) -> Option<Value> {
    let mut traceback = rt.get_slot(exc, slots::TRACEBACK);
    if traceback.is_none() || traceback.is_null() {
        return None;
    }
    loop {
        match rt.traceback_parts(traceback).0 {
            next if next.is_none() => return Some(traceback),
            next => traceback = next,
        }
    }
}

/// Local variable `self` of the frame that failed, where frames are kept.
fn own(rt: &mut Runtime, exc: Value) -> Option<Value> {
    let traceback = newest(rt, exc)?;
    let name = rt.intern("tb_frame");
    let frame = rt.get_attr(traceback, name).ok()?;
    let locals = rt.frame_locals(frame).ok()?;
    let name = rt.intern("self");
    let locals = rt.as_dict(locals)?;
    rt.dict_get_name(locals, name)
}

fn for_import(rt: &mut Runtime, exc: Value, wrong: &str) -> Option<String> {
    let module = rt.field(exc, "name");
    if !rt.is_str(module) {
        return None;
    }
    let name = rt.intern_value(module);
    let module = rt.dict_get_name(DictRef::new(rt.modules), name)?;
    let names = attributes(rt, module)?;
    closest(&without_private(names, wrong), wrong)
}

/// Local variables, globals and built-ins of the frame that failed.
fn for_name(rt: &mut Runtime, exc: Value, wrong: &str) -> Option<String> {
    if let Some(own) = own(rt, exc) {
        let name = rt.intern(wrong);
        if let Ok(Some(_)) = rt.get_attr_opt(own, name) {
            return Some(format!("self.{wrong}"));
        }
        rt.clear_pending();
    }
    let traceback = newest(rt, exc)?;
    let (_, code, _) = rt.traceback_parts(traceback);
    let (code, globals) = (code.code.clone(), code.globals);
    let mut names: Vec<String> = code
        .locals
        .iter()
        .chain(&code.free)
        .map(|name| name.to_string())
        .collect();
    names.extend(keys(rt, globals));
    names.extend(keys(rt, rt.builtins));
    closest(&names, wrong)
}
