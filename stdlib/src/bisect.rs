//! Module `_bisect`: places in sorted sequences.

use rekindle_objects::native::ANY;
use rekindle_objects::{Args, CompareOp, R, Runtime, Value, natives};

natives! {
    FUNCTIONS:
    "_bisect.bisect_left" => bisect_left, 0, ANY, true, Function;
    "_bisect.bisect_right" => bisect_right, 0, ANY, true, Function;
    "_bisect.bisect" => bisect_right, 0, ANY, true, Function;
    "_bisect.insort_left" => insort_left, 0, ANY, true, Function;
    "_bisect.insort_right" => insort_right, 0, ANY, true, Function;
    "_bisect.insort" => insort_right, 0, ANY, true, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_bisect");
    rt.fill_module(module, FUNCTIONS);
    Ok(())
}

/// What is asked: sequence, item, bounds, key function or NULL.
struct Question {
    sequence: Value,
    item: Value,
    low: i64,
    high: i64,
    key: Value,
}

fn question(rt: &mut Runtime, args: Args<'_>, name: &str) -> R<Question> {
    let names = ["a", "x", "lo", "hi", "key"];
    if args.pos().len() > 4 {
        let given = args.pos().len();
        return rt.type_error(format!(
            "{name}() takes at most 4 positional arguments ({given} given)"
        ));
    }
    let [sequence, item, low, high, key] = rt.bind_args(name, args, 0, names, 2)?;
    let low = if low.is_null() { 0 } else { rt.index_i64(low)? };
    if low < 0 {
        return rt.value_error("lo must be non-negative");
    }
    let high = if high.is_null() || high.is_none() {
        -1
    } else {
        rt.index_i64(high)?
    };
    let high = if high < 0 {
        rt.len(sequence)? as i64
    } else {
        high
    };
    Ok(Question {
        sequence,
        item,
        low,
        high,
        key: if key.is_none() { Value::NULL } else { key },
    })
}

fn place(rt: &mut Runtime, q: &Question, item: Value, right: bool) -> R<i64> {
    let (mut low, mut high) = (q.low, q.high);
    while low < high {
        let middle = low + (high - low) / 2;
        let mut v = {
            let middle = rt.new_int(middle);
            rt.get_item(q.sequence, middle)?
        };
        if !q.key.is_null() {
            v = rt.call(q.key, Args::positional(&[v]))?;
        }
        let upwards = if right {
            !rt.compare_truth(CompareOp::Lt, item, v)?
        } else {
            rt.compare_truth(CompareOp::Lt, v, item)?
        };
        if upwards {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn bisect(rt: &mut Runtime, args: Args<'_>, name: &str, right: bool) -> R<Value> {
    let q = question(rt, args, name)?;
    let i = place(rt, &q, q.item, right)?;
    Ok(rt.new_int(i))
}

fn insort(rt: &mut Runtime, args: Args<'_>, name: &str, right: bool) -> R<Value> {
    let q = question(rt, args, name)?;
    let item = if q.key.is_null() {
        q.item
    } else {
        rt.call(q.key, Args::positional(&[q.item]))?
    };
    let i = place(rt, &q, item, right)?;
    let (insert, i) = (rt.intern("insert"), rt.new_int(i));
    rt.call_method(q.sequence, insert, &[i, q.item])?;
    Ok(Value::NONE)
}

fn bisect_left(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    bisect(rt, args, "bisect_left", false)
}

fn bisect_right(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    bisect(rt, args, "bisect_right", true)
}

fn insort_left(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    insort(rt, args, "insort_left", false)
}

fn insort_right(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    insort(rt, args, "insort_right", true)
}
