//! Module `gc`. The collector is not CPython's: it has no reference counts, moves nothing, and is never off; what the
//! functions say is true of it all the same.

use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};

natives! {
    /// Functions of the module.
    TABLE:
    "gc.collect" => collect, 0, 1, true, Function;
    "gc.enable" => enable, 0, 0, false, Function;
    "gc.disable" => disable, 0, 0, false, Function;
    "gc.isenabled" => isenabled, 0, 0, false, Function;
    "gc.get_count" => get_count, 0, 0, false, Function;
    "gc.get_threshold" => get_threshold, 0, 0, false, Function;
    "gc.set_threshold" => set_threshold, 1, 3, false, Function;
    "gc.get_debug" => get_debug, 0, 0, false, Function;
    "gc.set_debug" => set_debug, 1, 1, false, Function;
    "gc.get_stats" => get_stats, 0, 0, false, Function;
    "gc.get_objects" => empty_list, 0, 1, true, Function;
    "gc.get_referrers" => empty_list, 0, ANY, false, Function;
    "gc.get_referents" => empty_list, 0, ANY, false, Function;
    "gc.is_tracked" => is_tracked, 1, 1, false, Function;
    "gc.is_finalized" => no, 1, 1, false, Function;
    "gc.freeze" => nothing, 0, 0, false, Function;
    "gc.unfreeze" => nothing, 0, 0, false, Function;
    "gc.get_freeze_count" => zero, 0, 0, false, Function;
}

/// What the program has set.
#[derive(Debug)]
struct Settings {
    disabled: Cell<bool>,
    debug: Cell<i64>,
    thresholds: RefCell<[i64; 3]>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            disabled: Cell::default(),
            debug: Cell::default(),
            thresholds: RefCell::new([2000, 10, 0]),
        }
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("gc");
    rt.fill_module(module, TABLE);
    for (name, n) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ] {
        rt.set_module_attr(module, name, Value::small_int(n));
    }
    for name in ["garbage", "callbacks"] {
        let list = rt.new_empty_list();
        rt.set_module_attr(module, name, list);
    }
    Ok(())
}

/// A full collection (a young one for generation 0). How many objects it freed is not counted: 0.
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
    Ok(Value::small_int(0))
}

fn enable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.library.get::<Settings>().disabled.set(false);
    Ok(Value::NONE)
}

/// Without reference counts nothing could ever be freed if this stopped the collector; it is only noted.
fn disable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.library.get::<Settings>().disabled.set(true);
    Ok(Value::NONE)
}

fn isenabled(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let disabled = rt.library.get::<Settings>().disabled.get();
    Ok(Value::bool(!disabled))
}

fn get_count(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_tuple(&[Value::small_int(0); 3]))
}

fn get_threshold(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let thresholds = *rt.library.get::<Settings>().thresholds.borrow();
    let thresholds = thresholds.map(|n| rt.new_int(n));
    Ok(rt.new_tuple(&thresholds))
}

fn set_threshold(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    for (i, v) in args.all.iter().enumerate() {
        let n = rt.index_i64(*v)?;
        rt.library.get::<Settings>().thresholds.borrow_mut()[i] = n;
    }
    Ok(Value::NONE)
}

fn get_debug(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let flags = rt.library.get::<Settings>().debug.get();
    Ok(rt.new_int(flags))
}

fn set_debug(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let flags = rt.index_i64(args.all[0])?;
    rt.library.get::<Settings>().debug.set(flags);
    Ok(Value::NONE)
}

/// One dict for each generation; only collections are counted.
fn get_stats(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let (young, full) = (
        rt.heap.stats.young_collections,
        rt.heap.stats.full_collections,
    );
    let list = rt.new_empty_list();
    for collections in [young, 0, full] {
        let dict = rt.new_dict();
        for (name, n) in [
            ("collections", collections as i64),
            ("collected", 0),
            ("uncollectable", 0),
        ] {
            let (name, n) = (rt.intern(name), rt.new_int(n));
            rt.set_item(dict, name, n)?;
        }
        rt.list_push(list, dict);
    }
    Ok(list)
}

/// The heap keeps no list of objects or of what refers to them.
fn empty_list(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_empty_list())
}

/// Can the object be part of a cycle?
fn is_tracked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let atom = !v.is_ptr()
        || rt.is_any_str(v)
        || rt.int_of(v).is_some()
        || rt.is_float(v)
        || rt.bytes_like(v).is_some();
    Ok(Value::bool(!atom))
}

fn no(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn zero(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}
