//! Module `gc`: the collector, as far as programs may steer it.
//!
//! Objects are freed by collections alone, so `disable()` only means that the program does not want CPython's search
//! for cycles; it changes nothing here.

use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    /// Functions of the module.
    TABLE:
    "gc.collect" => collect, 0, 1, true, Function;
    "gc.enable" => enable, 0, 0, false, Function;
    "gc.disable" => disable, 0, 0, false, Function;
    "gc.isenabled" => isenabled, 0, 0, false, Function;
    "gc.get_threshold" => get_threshold, 0, 0, false, Function;
    "gc.set_threshold" => set_threshold, 1, 3, false, Function;
    "gc.get_count" => get_count, 0, 0, false, Function;
    "gc.get_debug" => get_debug, 0, 0, false, Function;
    "gc.get_objects" => get_objects, 0, 1, true, Function;
    "gc.is_tracked" => is_tracked, 1, 1, false, Function;
    "gc.freeze" => nothing, 0, 0, false, Function;
    "gc.unfreeze" => nothing, 0, 0, false, Function;
    "gc.get_freeze_count" => get_debug, 0, 0, false, Function;
}

/// The number of the oldest generation.
const OLDEST: i64 = 2;

/// What the program has said; the collector does not ask.
struct Settings(Cell<(bool, [i64; 3])>);

impl Default for Settings {
    fn default() -> Settings {
        Settings(Cell::new((true, [2000, 10, 0])))
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("gc");
    rt.fill_module(module, TABLE);
    for name in ["garbage", "callbacks"] {
        let list = rt.new_empty_list();
        rt.set_module_attr(module, name, list);
    }
    for (name, bits) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ] {
        rt.set_module_attr(module, name, Value::small_int(bits));
    }
    Ok(())
}

/// Collects, and finalizes what is garbage before it returns. The number of objects found is not known: it is 0.
fn collect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [generation] = rt.bind_args("collect", args, 0, ["generation"], 0)?;
    if !generation.is_null() && !(0..=2).contains(&rt.index_i64(generation)?) {
        return rt.value_error("invalid generation");
    }
    collect_dead(rt);
    // What the finalizers let go of is garbage now.
    if rt.run_finalizers() > 0 {
        collect_dead(rt);
        rt.run_finalizers();
    }
    Ok(Value::small_int(0))
}

/// A full collection to which only what the program can still reach is alive.
fn collect_dead(rt: &mut Runtime) {
    let above = (rt.hooks.forget_dead)(rt, "gc.collect");
    rt.collect_all_above(above);
    rt.call_back_weak();
}

fn set_enabled(rt: &mut Runtime, on: bool) -> R<Value> {
    let settings = rt.library.get::<Settings>();
    let (_, threshold) = settings.0.get();
    settings.0.set((on, threshold));
    Ok(Value::NONE)
}

fn enable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    set_enabled(rt, true)
}

fn disable(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    set_enabled(rt, false)
}

fn isenabled(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let (on, _) = rt.library.get::<Settings>().0.get();
    Ok(Value::bool(on))
}

fn numbers(rt: &mut Runtime, numbers: [i64; 3]) -> R<Value> {
    let values = numbers.map(|n| rt.new_int(n));
    Ok(rt.new_tuple(&values))
}

fn get_threshold(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let (_, threshold) = rt.library.get::<Settings>().0.get();
    numbers(rt, threshold)
}

fn set_threshold(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let settings = rt.library.get::<Settings>();
    let (on, mut threshold) = settings.0.get();
    for (n, given) in threshold.iter_mut().zip(args.all) {
        *n = rt.index_i64(*given)?;
    }
    settings.0.set((on, threshold));
    Ok(Value::NONE)
}

fn get_count(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    numbers(rt, [0; 3])
}

fn get_debug(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}

/// All containers that are alive; those of a generation, of which there are two less than CPython has: a collection
/// has just gone over all of them, so nothing is young.
fn get_objects(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [generation] = rt.bind_args("get_objects", args, 0, ["generation"], 0)?;
    let mut old = true;
    if !generation.is_null() && !generation.is_none() {
        let n = rt.index_i64(generation)?;
        // Less than none at all is all of them.
        if n < -1 {
            return rt.value_error("generation parameter cannot be negative");
        }
        if n > OLDEST {
            let most = OLDEST + 1;
            return rt.value_error(format!(
                "generation parameter must be less than the number of available generations ({most})"
            ));
        }
        old = n == OLDEST || n < 0;
    }
    let list = rt.new_empty_list();
    if !old {
        return Ok(list);
    }
    collect_dead(rt);
    let all = rt.live_containers();
    for v in all.iter() {
        if v.0 != list.0 && tracked(rt, *v) {
            rt.list_push(list, *v);
        }
    }
    Ok(list)
}

/// Can it be part of a cycle, as CPython sees it?
fn is_tracked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(tracked(rt, args.all[0])))
}

fn tracked(rt: &mut Runtime, v: Value) -> bool {
    if rt.is_tuple(v) {
        return rt.tuple_items(v).iter().any(|item| tracked(rt, *item));
    }
    if rt.is_type(v) {
        return rt.class(rt.class_id(v)).heap_type;
    }
    let number = rt.int_of(v).is_some() || rt.is_float(v) || rt.complex_of(v).is_some();
    let atom = number || rt.is_any_str(v) || rt.bytes_like(v).is_some();
    v.is_ptr() && !atom && rt.class_of(v) != ClassId::OBJECT && rt.class_of(v) != ClassId::RANGE
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}
