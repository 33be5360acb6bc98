//! `from module import name`.

use rekindle_objects::dict::DictRef;
use rekindle_objects::{ClassId, R, Runtime, Value};

/// `from module import name`: an attribute, or a submodule that was imported.
pub(crate) fn import_from(rt: &mut Runtime, module: Value, name: Value) -> R<Value> {
    if let Some(v) = rt.get_attr_opt(module, name)? {
        return Ok(v);
    }
    let package = rt.get_attr_opt(module, rt.names.name)?;
    let package = package
        .filter(|p| rt.is_str(*p))
        .map(|p| rt.str_text(p).into_owned())
        .unwrap_or_else(|| "<unknown module name>".to_string());
    let attr = rt.str_text(name).into_owned();
    let full = rt.intern(&format!("{package}.{attr}"));
    let modules = DictRef::new(rt.modules);
    if let Some(m) = rt.dict_get_name(modules, full) {
        return Ok(m);
    }
    let file = rt.get_attr_opt(module, rt.names.file)?;
    let place = match file.filter(|f| rt.is_str(*f)) {
        Some(f) => rt.str_text(f).into_owned(),
        None => "unknown location".into(),
    };
    let initializing = rt.is_initializing(module);
    let text = if let Some(hint) = rt.renaming_hint(module, initializing) {
        format!("cannot import name '{attr}' from '{package}'{hint}")
    } else if initializing {
        format!(
            "cannot import name '{attr}' from partially initialized module '{package}' (most likely due to a circular import) ({place})"
        )
    } else {
        format!("cannot import name '{attr}' from '{package}' ({place})")
    };
    let text = rt.new_str(&text);
    let exc = rt.new_exception(ClassId::IMPORT_ERROR, &[text]);
    let module = rt.new_str(&package);
    for (field, value) in [
        ("msg", text),
        ("name", module),
        ("path", file.unwrap_or(Value::NONE)),
        ("name_from", name),
    ] {
        rt.set_field(exc, field, value);
    }
    rt.raise(exc)
}
