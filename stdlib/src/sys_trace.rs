//! `sys.settrace`, `sys.setprofile` and what they set.

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// The functions.
    pub(crate) TABLE:
    "sys.gettrace" => gettrace, 0, 0, false, Function;
    "sys.settrace" => settrace, 1, 1, false, Function;
    "sys.getprofile" => getprofile, 0, 0, false, Function;
    "sys.setprofile" => setprofile, 1, 1, false, Function;
}

fn or_none(v: Value) -> Value {
    if v.is_null() { Value::NONE } else { v }
}

fn or_null(v: Value) -> Value {
    if v.is_none() { Value::NULL } else { v }
}

fn gettrace(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(or_none(rt.tracer))
}

fn settrace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.tracer = or_null(args.all[0]);
    (rt.hooks.tracing)(rt);
    Ok(Value::NONE)
}

fn getprofile(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(or_none(rt.profiler))
}

fn setprofile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.profiler = or_null(args.all[0]);
    (rt.hooks.tracing)(rt);
    Ok(Value::NONE)
}
