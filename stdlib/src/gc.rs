//! Module `gc`: asking the collector for work, and about it.
//!
//! There are no reference counts, and no generations that a program could tune: thresholds are remembered, and that
//! is all. `gc.disable` is remembered, too, and does not keep garbage from being collected.

use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    FUNCTIONS:
    "gc.collect" => collect, 0, 1, true, Function;
    "gc.enable" => enable, 0, 0, false, Function;
    "gc.disable" => disable, 0, 0, false, Function;
    "gc.isenabled" => isenabled, 0, 0, false, Function;
    "gc.get_threshold" => get_threshold, 0, 0, false, Function;
    "gc.set_threshold" => set_threshold, 1, 3, false, Function;
    "gc.get_count" => get_count, 0, 0, false, Function;
    "gc.get_debug" => get_debug, 0, 0, false, Function;
    "gc.set_debug" => set_debug, 1, 1, false, Function;
    "gc.get_stats" => get_stats, 0, 0, false, Function;
    "gc.is_tracked" => is_tracked, 1, 1, false, Function;
    "gc.freeze" => nothing, 0, 0, false, Function;
    "gc.unfreeze" => nothing, 0, 0, false, Function;
    "gc.get_freeze_count" => zero, 0, 0, false, Function;
}

const ENABLED: &str = "_enabled";
const THRESHOLD: &str = "_threshold";
const DEBUG: &str = "_debug";

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("gc");
    rt.fill_module(module, FUNCTIONS);
    for (name, value) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
        (DEBUG, 0),
    ] {
        rt.set_module_attr(module, name, Value::small_int(value));
    }
    rt.set_module_attr(module, ENABLED, Value::TRUE);
    let threshold = rt.new_tuple(&[2000, 10, 0].map(Value::small_int));
    rt.set_module_attr(module, THRESHOLD, threshold);
    for name in ["garbage", "callbacks"] {
        let list = rt.new_empty_list();
        rt.set_module_attr(module, name, list);
    }
}

fn module(rt: &mut Runtime) -> R<Value> {
    let name = rt.intern("gc");
    let modules = rekindle_objects::dict::DictRef::new(rt.modules);
    match rt.dict_get_name(modules, name) {
        Some(module) => Ok(module),
        None => rt.raise_new(ClassId::RUNTIME_ERROR, "module gc is gone"),
    }
}

fn kept(rt: &mut Runtime, name: &str) -> R<Value> {
    let (module, name) = (module(rt)?, rt.intern(name));
    rt.get_attr(module, name)
}

fn keep(rt: &mut Runtime, name: &str, value: Value) -> R<Value> {
    let (module, name) = (module(rt)?, rt.intern(name));
    rt.set_attr(module, name, value)?;
    Ok(Value::NONE)
}

/// Collects garbage, and calls back those who waited for it. How many objects were freed is not counted.
fn collect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [generation] = rt.bind_args("collect", args, 0, ["generation"], 0)?;
    let generation = if generation.is_null() {
        2
    } else {
        rt.index_i64(generation)?
    };
    if !(0..=2).contains(&generation) {
        return rt.value_error("invalid generation");
    }
    rt.collect_garbage(generation > 0);
    rt.call_back_weak();
    Ok(Value::small_int(0))
}

fn enable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    keep(rt, ENABLED, Value::TRUE)
}

fn disable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    keep(rt, ENABLED, Value::FALSE)
}

fn isenabled(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    kept(rt, ENABLED)
}

fn get_threshold(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    kept(rt, THRESHOLD)
}

fn set_threshold(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let old = kept(rt, THRESHOLD)?;
    let Some(old) = rt.as_tuple(old).map(|t| rt.tuple_items(t)) else {
        return rt.type_error("the thresholds are no tuple");
    };
    let mut new = rt.root_vec();
    for i in 0..3 {
        let v = match args.all.get(i) {
            Some(v) => rt.index(*v)?,
            None => old.get(i).copied().unwrap_or(Value::small_int(0)),
        };
        new.push(v);
    }
    let new = rt.new_tuple(&new);
    keep(rt, THRESHOLD, new)
}

fn get_count(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_tuple(&[Value::small_int(0); 3]))
}

fn get_debug(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    kept(rt, DEBUG)
}

fn set_debug(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let flags = rt.index(args.all[0])?;
    keep(rt, DEBUG, flags)
}

/// For each of three generations how often it was collected: the young one, none, all.
fn get_stats(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let counts = [
        rt.heap.stats.young_collections,
        0,
        rt.heap.stats.full_collections,
    ];
    let mut all = rt.root_vec();
    for count in counts {
        let dict = rt.new_dict();
        all.push(dict);
        let d = rekindle_objects::dict::DictRef::new(dict);
        for (name, n) in [
            ("collections", count),
            ("collected", 0),
            ("uncollectable", 0),
        ] {
            let (name, n) = (rt.intern(name), rt.new_int(n as i64));
            rt.dict_set(d, name, n)?;
        }
    }
    Ok(rt.new_list(&all))
}

/// May it be part of a cycle?
fn is_tracked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let simple = !v.is_ptr()
        || rt.is_any_str(v)
        || rt.int_of(v).is_some()
        || rt.float_of(v).is_some()
        || rt.complex_of(v).is_some()
        || rt.bytes_like(v).is_some();
    Ok(Value::bool(!simple))
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn zero(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}
