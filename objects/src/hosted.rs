//! What the built-in functions that are written in Python ask for (`tier0-interp/src/hosted.py`).

use crate::builtins_iter::{Compensated, Total};
use crate::{Args, R, Runtime, Value, natives};

natives! {
    /// Seen by those functions only.
    pub TABLE:
    "hosted.is_float" => is_float, 1, 1, false, Function;
    "hosted.are_ints" => are_ints, 2, 2, false, Function;
    "hosted.outweighs" => outweighs, 2, 2, false, Function;
    "hosted.sum_on" => sum_on, 4, 4, false, Function;
    "hosted.sum_of" => sum_of, 2, 2, false, Function;
    "hosted.empty" => empty, 1, 1, false, Function;
    "hosted.make_tuple" => make_tuple, 1, 1, false, Function;
}

fn is_float(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(rt.is_float(args.all[0])))
}

/// Ints of 64 bits, the second perhaps a bool?
fn are_ints(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let int = |v: Value| v.is_small_int() || v.is_ptr() && rt.small_big_int(v).is_some();
    let [a, b] = [args.all[0], args.all[1]];
    Ok(Value::bool(int(a) && (int(b) || b.is_bool())))
}

/// `|a| >= |b|` of two floats.
fn outweighs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [a, b] = [args.all[0], args.all[1]].map(|v| rt.float_value(v).abs());
    Ok(Value::bool(a >= b))
}

fn compensated(rt: &Runtime, high: Value, low: Value) -> Compensated {
    Compensated {
        high: rt.float_value(high),
        low: rt.float_value(low),
    }
}

/// `sum(items, total)` after `item` was taken out; `total` is a float with what was lost of it
/// in rounding, or that is None.
fn sum_on(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [items, total, low, item] = [0, 1, 2, 3].map(|i| args.all[i]);
    let mut total = match low {
        Value::NONE => Total::of(rt, total),
        low => Total::Float(compensated(rt, total, low)),
    };
    total.add(rt, item)?;
    // A value that the closure holds in `total` is on the native stack.
    rt.for_each(items, |rt, v| total.add(rt, v))?;
    Ok(total.value(rt))
}

fn sum_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let total = compensated(rt, args.all[0], args.all[1]).value();
    Ok(rt.new_float(total))
}

fn empty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.str_text(args.all[0]).into_owned();
    rt.value_error(format!("{name}() iterable argument is empty"))
}

fn make_tuple(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.to_tuple(args.all[0])
}
