//! Module `faulthandler`: what it can do without looking into a process that crashes.

use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    /// Functions of the module.
    TABLE:
    "faulthandler.enable" => enable, 0, 2, true, Function;
    "faulthandler.disable" => disable, 0, 0, false, Function;
    "faulthandler.is_enabled" => is_enabled, 0, 0, false, Function;
    "faulthandler.dump_traceback" => dump_traceback, 0, 2, true, Function;
    "faulthandler.dump_traceback_later" => dump_later, 1, 4, true, Function;
    "faulthandler.cancel_dump_traceback_later" => nothing, 0, 0, false, Function;
}

/// Has the program asked for it?
#[derive(Default)]
struct Enabled(Cell<bool>);

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("faulthandler");
    rt.fill_module(module, TABLE);
    Ok(())
}

fn enable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bind_args("enable", args, 0, ["file", "all_threads"], 0)?;
    rt.library.get::<Enabled>().0.set(true);
    Ok(Value::NONE)
}

fn disable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let was = rt.library.get::<Enabled>().0.replace(false);
    Ok(Value::bool(was))
}

fn is_enabled(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::bool(rt.library.get::<Enabled>().0.get()))
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn dump_later(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.raise_new(
        rekindle_objects::ClassId::RUNTIME_ERROR,
        "tracebacks cannot be dumped later",
    )
}

/// The frames of the caller, the innermost first.
fn dump_traceback(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [file, _] = rt.bind_args("dump_traceback", args, 0, ["file", "all_threads"], 0)?;
    let mut text = String::from("Stack (most recent call first):\n");
    let mut frame = (rt.hooks.frame)(rt, 0)?;
    let names = ["f_code", "co_filename", "co_name", "f_lineno", "f_back"].map(|n| rt.intern(n));
    while !frame.is_none() {
        let code = rt.get_attr(frame, names[0])?;
        let (path, name) = (rt.get_attr(code, names[1])?, rt.get_attr(code, names[2])?);
        let line = rt.get_attr(frame, names[3])?;
        let line = rt.index_i64(line)?;
        let (path, name) = (rt.str(path)?, rt.str(name)?);
        text.push_str(&format!(
            "  File \"{}\", line {line} in {}\n",
            rt.str_text(path),
            rt.str_text(name)
        ));
        frame = rt.get_attr(frame, names[4])?;
    }
    let file = match file {
        Value::NULL | Value::NONE => rt.sys_attr(rt.names.stderr),
        file => Some(file),
    };
    let Some(file) = file else {
        return rt.raise_new(
            rekindle_objects::ClassId::RUNTIME_ERROR,
            "unable to get sys.stderr",
        );
    };
    let text = rt.new_str(&text);
    if rt.int_of(file).is_some() {
        let fd = super::descriptor(rt, file)?;
        let bytes = rt.str_bytes(text);
        crate::io::handle::retry(rt, || crate::io::handle::write(fd, bytes))?;
    } else {
        let write = rt.names.write;
        rt.call_method(file, write, &[text])?;
    }
    Ok(Value::NONE)
}
