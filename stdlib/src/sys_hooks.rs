//! `sys.excepthook`, `sys.unraisablehook`: what happens by default to exceptions that nobody handles.

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// The hooks' defaults.
    pub(crate) TABLE:
    "sys.excepthook" => excepthook, 3, 3, false, Function;
    "sys.unraisablehook" => unraisablehook, 1, 1, false, Function;
}

/// Enters the hooks, and under the names with underscores what they were at first.
pub(crate) fn install(rt: &mut Runtime, module: Value) {
    rt.fill_module(module, TABLE);
    for name in ["excepthook", "unraisablehook", "displayhook"] {
        let attr = rt.intern(name);
        if let Some(hook) = rt.namespace_get(rt.module_namespace(module), attr) {
            rt.set_module_attr(module, &format!("__{name}__"), hook);
        }
    }
}

/// Prints an exception with its chain and tracebacks.
fn excepthook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let exc = args.all[1];
    if !rt.is_exception(exc) {
        let got = rt.type_name(exc);
        let text =
            format!("TypeError: print_exception(): Exception expected for value, {got} found\n");
        rt.write_to_stderr(&text);
        return Ok(Value::NONE);
    }
    let text = (rt.hooks.report)(rt, exc);
    rt.write_to_stderr(&text);
    Ok(Value::NONE)
}

/// Prints what was going on, and the exception.
fn unraisablehook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["err_msg", "object", "exc_value"].map(|name| rt.intern(name));
    let [message, object, exc] = names;
    let (message, object) = (
        rt.get_attr(args.all[0], message)?,
        rt.get_attr(args.all[0], object)?,
    );
    let mut text = match message.is_none() {
        true => String::from("Exception ignored in"),
        false => {
            let message = rt.str(message)?;
            rt.str_text(message).into_owned()
        }
    };
    if !object.is_none() {
        text.push_str(": ");
        text.push_str(&rt.repr_text(object)?);
    }
    if !(object.is_none() && message.is_none()) {
        text.push_str(if object.is_none() { ":\n" } else { "\n" });
        rt.write_to_stderr(&text);
    }
    let exc = rt.get_attr(args.all[0], exc)?;
    if rt.is_exception(exc) {
        let text = (rt.hooks.report)(rt, exc);
        rt.write_to_stderr(&text);
    }
    Ok(Value::NONE)
}
