//! `sys._clear_type_descriptors`, with which `dataclasses` lets go of a class that it replaces.

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions of `sys` about classes.
    pub(crate) TABLE:
    "sys._clear_type_descriptors" => clear_descriptors, 1, 1, false, Function;
}

/// Takes `__dict__` and `__weakref__` out of a class's own attributes.
fn clear_descriptors(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = args.all[0];
    if !rt.is_type(given) {
        let got = rt.type_name(given);
        return rt.type_error(format!(
            "_clear_type_descriptors() argument must be type, not {got}"
        ));
    }
    let class = rt.class_id(given);
    if !rt.class(class).heap_type {
        return rt.type_error("argument is immutable");
    }
    for name in ["__dict__", "__weakref__"] {
        let name = rt.intern(name);
        let namespace = rt.class_namespace(class);
        rt.dict_remove(namespace, name)?;
    }
    rt.class_changed(class);
    Ok(Value::NONE)
}
