//! Built-in functions and types that go over iterables: `sum`, `sorted`, `zip`, `map` …
//!
//! The file is longer than most: one function for each built-in that makes an iterator; next to be split.

use crate::exc::slots;
use crate::iter::IterKind;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_bytecode::{BinaryOp, CompareOp};

natives! {
    /// Built-in functions over iterables.
    pub TABLE:
    "iter" => iter, 1, 2, false, Function;
    "next" => next, 1, 2, false, Function;
    "sorted" => sorted, 0, ANY, true, Function;
    "sum" => sum, 0, ANY, true, Function;
    "min" => min, 0, ANY, true, Function;
    "max" => max, 0, ANY, true, Function;
    "any" => any, 1, 1, false, Function;
    "all" => all, 1, 1, false, Function;
    "reversed.__new__" => reversed_new, 1, ANY, true, Static;
    "enumerate.__new__" => enumerate_new, 1, ANY, true, Static;
    "zip.__new__" => zip_new, 1, ANY, true, Static;
    "map.__new__" => map_new, 1, ANY, true, Static;
    "filter.__new__" => filter_new, 1, ANY, true, Static;
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match args.all {
        [callable, sentinel] => {
            if !rt.is_callable(*callable) {
                return rt.type_error("iter(v, w): v must be callable");
            }
            Ok(rt.new_iter(IterKind::Callable, 0, 0, *callable, *sentinel))
        }
        _ => rt.get_iter(args.all[0]),
    }
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.next_or_stop(args.all[0]) {
        Err(_) if args.all.len() == 2 && rt.pending_is(ClassId::STOP_ITERATION) => {
            rt.clear_pending();
            Ok(args.all[1])
        }
        result => result,
    }
}

impl Runtime {
    /// `next(it)`: `StopIteration` at the end, with a generator's result.
    pub fn next_or_stop(&mut self, it: Value) -> R<Value> {
        if it.is_ptr() {
            match self.shape_of(it) {
                ShapeId::ITER => {
                    return match self.iter_next(it)? {
                        Some(v) => Ok(v),
                        None => self.stop_iteration(Value::NONE),
                    };
                }
                ShapeId::GENERATOR => {
                    let v = self.resume_generator(it, Value::NONE, false)?;
                    if v.is_null() {
                        let result = self.ctx.args[0];
                        return self.stop_iteration(result);
                    }
                    return Ok(v);
                }
                _ => {}
            }
        }
        match self.call_special(it, self.names.next, &[])? {
            Some(v) => Ok(v),
            None => self.type_error_of(it, "is not an iterator"),
        }
    }

    /// Raises `StopIteration` with a value.
    pub fn stop_iteration<T>(&mut self, value: Value) -> R<T> {
        if value.is_none() {
            return self.raise_args(ClassId::STOP_ITERATION, &[]);
        }
        let exc = self.new_exception(ClassId::STOP_ITERATION, &[value]);
        self.set_exception_slot(exc, slots::OWN, value);
        self.raise(exc)
    }
}

fn sorted(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().len() != 1 {
        let given = args.pos().len();
        return rt.type_error(format!("sorted expected 1 argument, got {given}"));
    }
    let (key, reverse) = crate::list_sort::sort_options(rt, "sort", args)?;
    let list = rt.to_list(args.all[0])?;
    rt.list_sort(list, key, reverse)?;
    Ok(list)
}

/// A sum of floats with the rounding errors kept apart (Neumaier), as CPython 3.12 and later.
#[derive(Clone, Copy)]
pub(crate) struct Compensated {
    pub(crate) high: f64,
    pub(crate) low: f64,
}

impl Compensated {
    fn of(x: f64) -> Compensated {
        Compensated { high: x, low: 0.0 }
    }

    fn add(&mut self, x: f64) {
        let t = self.high + x;
        self.low += if self.high.abs() >= x.abs() {
            (self.high - t) + x
        } else {
            (x - t) + self.high
        };
        self.high = t;
    }

    pub(crate) fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// What `sum` has so far.
pub(crate) enum Total {
    Int(i64),
    Float(Compensated),
    Complex(Compensated, Compensated),
    Any(Value),
}

impl Total {
    pub(crate) fn of(rt: &Runtime, v: Value) -> Total {
        if v.is_small_int() {
            Total::Int(v.as_small_int())
        } else if rt.is_float(v) {
            Total::Float(Compensated::of(rt.float_value(v)))
        } else if let Some((re, im)) = rt.complex_of(v).filter(|_| !rt.has_python_class(v)) {
            Total::Complex(Compensated::of(re), Compensated::of(im))
        } else {
            Total::Any(v)
        }
    }

    pub(crate) fn value(&self, rt: &mut Runtime) -> Value {
        match self {
            Total::Int(i) => rt.new_int(*i),
            Total::Float(sum) => rt.new_float(sum.value()),
            Total::Complex(re, im) => rt.new_complex(re.value(), im.value()),
            Total::Any(v) => *v,
        }
    }

    pub(crate) fn add(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        match self {
            Total::Int(i) => {
                let small = match v {
                    v if v.is_small_int() => Some(v.as_small_int()),
                    Value::TRUE => Some(1),
                    Value::FALSE => Some(0),
                    _ => None,
                };
                if let Some(sum) = small.and_then(|k| i.checked_add(k)) {
                    *i = sum;
                    return Ok(());
                }
            }
            Total::Float(sum) => {
                if rt.is_float(v) {
                    sum.add(rt.float_value(v));
                    return Ok(());
                }
                if let Some(i) = rt.int_of(v) {
                    sum.add(rt.int_to_f64(&i)?);
                    return Ok(());
                }
            }
            Total::Complex(re, im) => {
                let whole = rt.has_python_class(v);
                if let Some(x) = rt.complex_of(v).filter(|_| !whole) {
                    re.add(x.0);
                    im.add(x.1);
                    return Ok(());
                }
                if rt.is_float(v) {
                    re.add(rt.float_value(v));
                    return Ok(());
                }
                if let Some(i) = rt.int_of(v).filter(|_| !whole) {
                    re.add(rt.int_to_f64(&i)?);
                    return Ok(());
                }
            }
            Total::Any(total) => {
                *self = Total::Any(rt.binary(BinaryOp::Add, *total, v)?);
                return Ok(());
            }
        }
        let so_far = self.value(rt);
        let sum = rt.binary(BinaryOp::Add, so_far, v)?;
        // Once it is not an int any more it may be a float, but never again an int.
        *self = match Total::of(rt, sum) {
            sum @ (Total::Float(_) | Total::Complex(..)) => sum,
            _ => Total::Any(sum),
        };
        Ok(())
    }
}

fn sum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [iterable, start] = rt.bind_args("sum", args, 0, ["", "start"], 1)?;
    let start = if start.is_null() {
        Value::small_int(0)
    } else {
        start
    };
    if rt.is_any_str(start) {
        return rt.type_error("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if rt.bytes_like(start).is_some() {
        let kind = rt.type_name(start);
        return rt.type_error(format!(
            "sum() can't sum {kind} [use b''.join(seq) instead]"
        ));
    }
    let mut total = Total::of(rt, start);
    // A value that the closure holds in `total` is on the native stack.
    rt.for_each(iterable, |rt, v| total.add(rt, v))?;
    Ok(total.value(rt))
}

fn min(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    extreme(rt, args, "min", CompareOp::Lt)
}

fn max(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    extreme(rt, args, "max", CompareOp::Gt)
}

fn extreme(rt: &mut Runtime, args: Args<'_>, name: &str, op: CompareOp) -> R<Value> {
    let [key, default] = rt.keyword_args(name, args, ["key", "default"])?;
    let items = args.pos();
    if items.is_empty() {
        return rt.type_error(format!("{name} expected at least 1 argument, got 0"));
    }
    if items.len() > 1 && !default.is_null() {
        return rt.type_error(format!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        ));
    }
    let key = if key.is_none() { Value::NULL } else { key };
    let mut best: Option<(Value, Value)> = None;
    let consider = |rt: &mut Runtime, v: Value| {
        let k = if key.is_null() {
            v
        } else {
            rt.call(key, Args::positional(&[v]))?
        };
        let better = match best {
            None => true,
            Some((best_key, _)) => rt.compare_truth(op, k, best_key)?,
        };
        if better {
            best = Some((k, v));
        }
        Ok(())
    };
    match items {
        [iterable] => rt.for_each(*iterable, consider)?,
        _ => {
            let mut consider = consider;
            for v in items {
                consider(rt, *v)?;
            }
        }
    }
    match best {
        Some((_, v)) => Ok(v),
        None if !default.is_null() => Ok(default),
        None => rt.value_error(format!("{name}() iterable argument is empty")),
    }
}

fn any(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    first_that_is(rt, args.all[0], true).map(Value::bool)
}

fn all(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    first_that_is(rt, args.all[0], false).map(|found| Value::bool(!found))
}

/// Is there an item whose truth is `wanted`?
fn first_that_is(rt: &mut Runtime, iterable: Value, wanted: bool) -> R<bool> {
    let it = rt.get_iter(iterable)?;
    while let Some(v) = rt.iter_next(it)? {
        if rt.truth(v)? == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The iterator, or an instance of a subclass that carries it.
fn made(rt: &mut Runtime, class: Value, base: ClassId, it: Value) -> R<Value> {
    let class = rt.class_argument(class, base)?;
    Ok(rt.new_with_payload(class, it))
}

fn reversed_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.class_argument(args.all[0], ClassId::REVERSED)?;
    rt.no_keywords("reversed", args)?;
    rt.check_count("reversed", args, 1, 1)?;
    let it = rt.get_reversed(args.pos()[1])?;
    let own = rt.payload_of_shape(it, ShapeId::ITER);
    match own.map(IterKind::of) {
        Some(IterKind::Reversed) => made(rt, args.all[0], ClassId::REVERSED, it),
        // What `__reversed__` gave is given as it is, to subclasses too.
        _ => Ok(it),
    }
}

fn enumerate_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    for name in args.names {
        let name = rt.str_text(*name);
        if !matches!(&*name, "iterable" | "start") {
            let message = format!("'{name}' is an invalid keyword argument for enumerate()");
            return rt.type_error(message);
        }
    }
    let [iterable, start] = rt.bind_args("enumerate", args, 1, ["iterable", "start"], 0)?;
    if iterable.is_null() {
        let place = if args.names.is_empty() {
            ""
        } else {
            " (pos 1)"
        };
        let message = format!("enumerate() missing required argument 'iterable'{place}");
        return rt.type_error(message);
    }
    let start = if start.is_null() {
        Value::small_int(0)
    } else {
        rt.index(start)?
    };
    let source = rt.get_iter(iterable)?;
    let it = match rt.int_of(start).and_then(|i| i.to_i64()) {
        Some(i) => rt.new_iter(IterKind::Enumerate, i, 0, source, Value::NULL),
        None => rt.new_iter(IterKind::Enumerate, 0, 0, source, start),
    };
    made(rt, args.all[0], ClassId::ENUMERATE, it)
}

/// A tuple of iterators over the arguments.
fn sources(rt: &mut Runtime, iterables: &[Value]) -> R<Value> {
    let mut its = rt.root_vec();
    for v in iterables {
        let it = rt.get_iter(*v)?;
        its.push(it);
    }
    Ok(rt.new_tuple(&its))
}

fn zip_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [strict] = rt.keyword_args("zip", args, ["strict"])?;
    let strict = !strict.is_null() && rt.truth(strict)?;
    let its = sources(rt, &args.pos()[1..])?;
    let kind = if strict {
        IterKind::ZipStrict
    } else {
        IterKind::Zip
    };
    let it = rt.new_iter(kind, 0, 0, its, Value::NULL);
    made(rt, args.all[0], ClassId::ZIP, it)
}

fn map_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let strict = match rt.has_own_init(args.all[0]) {
        true => Value::NULL,
        false => rt.keyword_args("map", args, ["strict"])?[0],
    };
    let [class, function, iterables @ ..] = args.pos() else {
        return rt.type_error("map() must have at least two arguments.");
    };
    if iterables.is_empty() {
        return rt.type_error("map() must have at least two arguments.");
    }
    let its = sources(rt, iterables)?;
    let strict = !strict.is_null() && rt.truth(strict)?;
    let kind = if strict {
        IterKind::MapStrict
    } else {
        IterKind::Map
    };
    let it = rt.new_iter(kind, 0, 0, *function, its);
    made(rt, *class, ClassId::MAP, it)
}

fn filter_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.class_argument(args.all[0], ClassId::FILTER)?;
    rt.no_keywords("filter", args)?;
    rt.check_count("filter", args, 2, 2)?;
    let source = rt.get_iter(args.pos()[2])?;
    let it = rt.new_iter(IterKind::Filter, 0, 0, source, args.pos()[1]);
    made(rt, args.all[0], ClassId::FILTER, it)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Captured;

    #[test]
    fn sums_of_floats_are_compensated() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let tenth = rt.new_float(0.1);
        let list = rt.list_from(&[tenth; 10]);
        let total = sum(&mut rt, Args::positional(&[list])).expect("floats add");
        assert_eq!(rt.float_value(total), 1.0);
    }

    #[test]
    fn sums_of_ints_grow_beyond_64_bits() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let big = Value::small_int(rekindle_abi::value::SMALL_INT_MAX);
        let list = rt.list_from(&[big; 4]);
        let total = sum(&mut rt, Args::positional(&[list])).expect("ints add");
        let text = rt.repr(total).expect("an int");
        assert_eq!(rt.str_text(text), "18446744073709551612");
    }
}
