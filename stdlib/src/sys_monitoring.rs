//! `sys.monitoring` (PEP 669): tools may register, but no event is ever told yet.
//!
//! The library looks at the names here when `bdb`, `doctest` and `pdb` are imported. Asking for events is refused
//! with an error instead of being forgotten.

use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    TABLE:
    "sys.monitoring.use_tool_id" => use_tool_id, 2, 2, false, Function;
    "sys.monitoring.clear_tool_id" => clear_tool_id, 1, 1, false, Function;
    "sys.monitoring.free_tool_id" => free_tool_id, 1, 1, false, Function;
    "sys.monitoring.get_tool" => get_tool, 1, 1, false, Function;
    "sys.monitoring.register_callback" => register_callback, 3, 3, false, Function;
    "sys.monitoring.get_events" => get_events, 1, 1, false, Function;
    "sys.monitoring.set_events" => set_events, 2, 2, false, Function;
    "sys.monitoring.get_local_events" => get_events, 2, 2, false, Function;
    "sys.monitoring.set_local_events" => set_local_events, 3, 3, false, Function;
    "sys.monitoring.restart_events" => restart_events, 0, 0, false, Function;
}

/// The events with their bits.
const EVENTS: &[(&str, i64)] = &[
    ("NO_EVENTS", 0),
    ("PY_START", 1),
    ("PY_RESUME", 1 << 1),
    ("PY_RETURN", 1 << 2),
    ("PY_YIELD", 1 << 3),
    ("CALL", 1 << 4),
    ("LINE", 1 << 5),
    ("INSTRUCTION", 1 << 6),
    ("JUMP", 1 << 7),
    ("BRANCH_LEFT", 1 << 8),
    ("BRANCH_RIGHT", 1 << 9),
    ("STOP_ITERATION", 1 << 10),
    ("RAISE", 1 << 11),
    ("EXCEPTION_HANDLED", 1 << 12),
    ("PY_UNWIND", 1 << 13),
    ("PY_THROW", 1 << 14),
    ("RERAISE", 1 << 15),
    ("C_RETURN", 1 << 16),
    ("C_RAISE", 1 << 17),
    ("BRANCH", 1 << 18),
];

/// The tools that have numbers of their own.
const TOOLS: &[(&str, i64)] = &[
    ("DEBUGGER_ID", 0),
    ("COVERAGE_ID", 1),
    ("PROFILER_ID", 2),
    ("OPTIMIZER_ID", 5),
];

/// How many tools there can be.
const MAX_TOOLS: usize = 6;

/// Attributes of the module that hold its state: the tools' names by number, and callbacks by (tool, event).
const NAMES: &str = "_tool_names";
const CALLBACKS: &str = "_callbacks";

/// Makes the module, an attribute of `sys`.
pub(crate) fn install(rt: &mut Runtime, sys: Value) -> R<()> {
    let module = rt.new_module("sys.monitoring");
    rt.set_module_attr(sys, "monitoring", module);
    rt.fill_module(module, TABLE);
    for (name, number) in TOOLS {
        let number = rt.new_int(*number);
        rt.set_module_attr(module, name, number);
    }
    for name in ["DISABLE", "MISSING"] {
        let object = rt.new_instance_of(ClassId::OBJECT);
        rt.set_module_attr(module, name, object);
    }
    let kind = rt.intern("implementation");
    let implementation = rt.get_attr(sys, kind)?;
    let namespace = rt.class_of(implementation);
    let events = rt.new_instance_of(namespace);
    for (name, bit) in EVENTS {
        let (name, bit) = (rt.intern(name), rt.new_int(*bit));
        rt.set_attr(events, name, bit)?;
    }
    rt.set_module_attr(module, "events", events);
    let names = rt.new_list(&[Value::NONE; MAX_TOOLS]);
    rt.set_module_attr(module, NAMES, names);
    let callbacks = rt.new_dict();
    rt.set_module_attr(module, CALLBACKS, callbacks);
    Ok(())
}

/// The state's part of this name.
fn part(rt: &mut Runtime, name: &str) -> R<Value> {
    let names = ["sys", "monitoring", name].map(|n| rt.intern(n));
    let sys = rt.dict_get_name(DictRef::new(rt.modules), names[0]);
    let Some(sys) = sys else {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "lost sys.modules['sys']");
    };
    let module = rt.get_attr(sys, names[1])?;
    rt.get_attr(module, names[2])
}

/// A tool's number.
fn tool(rt: &mut Runtime, v: Value) -> R<usize> {
    match usize::try_from(rt.index_i64(v)?) {
        Ok(id) if id < MAX_TOOLS => Ok(id),
        _ => {
            let shown = rt.repr_text(v)?;
            rt.value_error(format!(
                "invalid tool {shown} (must be between 0 and {})",
                MAX_TOOLS - 1
            ))
        }
    }
}

/// A tool's number, which must be in use.
fn used_tool(rt: &mut Runtime, v: Value) -> R<usize> {
    let id = tool(rt, v)?;
    let names = part(rt, NAMES)?;
    if rt.list_get(names, id).is_none() {
        return rt.value_error(format!("tool {id} is not in use"));
    }
    Ok(id)
}

fn use_tool_id(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (id, name) = (tool(rt, args.all[0])?, args.all[1]);
    if !rt.is_any_str(name) {
        return rt.value_error("tool name must be a str");
    }
    let names = part(rt, NAMES)?;
    if !rt.list_get(names, id).is_none() {
        return rt.value_error(format!("tool {id} is already in use"));
    }
    rt.list_set(names, id, name);
    Ok(Value::NONE)
}

/// Forgets the tool's callbacks.
fn clear_tool_id(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let id = tool(rt, args.all[0])?;
    let callbacks = part(rt, CALLBACKS)?;
    for (_, bit) in EVENTS {
        let key = callback_key(rt, id, *bit);
        rt.dict_remove(DictRef::new(callbacks), key)?;
    }
    Ok(Value::NONE)
}

fn free_tool_id(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    clear_tool_id(rt, args)?;
    let id = tool(rt, args.all[0])?;
    let names = part(rt, NAMES)?;
    rt.list_set(names, id, Value::NONE);
    Ok(Value::NONE)
}

fn get_tool(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let id = tool(rt, args.all[0])?;
    let names = part(rt, NAMES)?;
    Ok(rt.list_get(names, id))
}

fn callback_key(rt: &mut Runtime, id: usize, bit: i64) -> Value {
    let parts = [Value::small_int(id as i64), rt.new_int(bit)];
    rt.new_tuple(&parts)
}

/// Keeps a callback for an event and gives the one before.
fn register_callback(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (id, bit) = (tool(rt, args.all[0])?, rt.index_i64(args.all[1])?);
    if bit.count_ones() != 1 || bit < 0 {
        return rt.value_error("The callback can only be set for one event at a time");
    }
    if !EVENTS.iter().any(|(_, known)| *known == bit) {
        return rt.value_error(format!("invalid event {bit}"));
    }
    let callbacks = part(rt, CALLBACKS)?;
    let key = callback_key(rt, id, bit);
    let old = rt.dict_get(DictRef::new(callbacks), key)?;
    match args.all[2].is_none() {
        true => {
            rt.dict_remove(DictRef::new(callbacks), key)?;
        }
        false => rt.dict_set(DictRef::new(callbacks), key, args.all[2])?,
    }
    Ok(old.unwrap_or(Value::NONE))
}

/// No tool has any, since none can be set.
fn get_events(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    used_tool(rt, args.all[0])?;
    Ok(Value::small_int(0))
}

fn set_events(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    used_tool(rt, args.all[0])?;
    none_but(rt, args.all[1])
}

fn set_local_events(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    used_tool(rt, args.all[0])?;
    none_but(rt, args.all[2])
}

fn none_but(rt: &mut Runtime, events: Value) -> R<Value> {
    if rt.index_i64(events)? != 0 {
        return rt.raise_new(
            ClassId::NOT_IMPLEMENTED_ERROR,
            "sys.monitoring events are not told by Rekindle yet",
        );
    }
    Ok(Value::NONE)
}

fn restart_events(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}
