//! Functions of module `math` on ints and on many numbers.

use crate::math_sums;
use rekindle_objects::int::Int;
use rekindle_objects::{Args, BinaryOp, R, Runtime, Value};

/// An int argument, through `__index__`.
fn int(rt: &mut Runtime, v: Value) -> R<Int> {
    let i = rt.index(v)?;
    Ok(rt.int_of(i).unwrap_or(Int::Small(0)))
}

pub(crate) fn factorial(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = int(rt, args.all[0])?;
    rt.int_factorial(n)
}

pub(crate) fn comb(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (n, k) = (int(rt, args.all[0])?, int(rt, args.all[1])?);
    rt.int_comb(n, k)
}

pub(crate) fn perm(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match args.all.get(1) {
        None | Some(&Value::NONE) => factorial(rt, args),
        Some(k) => {
            let (n, k) = (int(rt, args.all[0])?, int(rt, *k)?);
            rt.int_perm(n, k)
        }
    }
}

pub(crate) fn isqrt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = int(rt, args.all[0])?;
    rt.int_sqrt(n)
}

pub(crate) fn gcd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut result = Value::small_int(0);
    for v in args.all {
        let (a, b) = (int(rt, result)?, int(rt, *v)?);
        result = rt.int_gcd(a, b);
    }
    Ok(result)
}

pub(crate) fn lcm(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut result = Value::small_int(1);
    for v in args.all {
        let (a, b) = (int(rt, result)?, int(rt, *v)?);
        result = rt.int_lcm(a, b);
    }
    Ok(result)
}

pub(crate) fn hypot(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut parts = Vec::with_capacity(args.all.len());
    for v in args.all {
        parts.push(rt.to_f64(*v)?.abs());
    }
    Ok(rt.new_float(math_sums::norm(&mut parts)))
}

pub(crate) fn dist(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (p, q) = (rt.to_tuple(args.all[0])?, rt.to_tuple(args.all[1])?);
    let (p, q) = (rt.tuple_items(p), rt.tuple_items(q));
    if p.len() != q.len() {
        return rt.value_error("both points must have the same number of dimensions");
    }
    let mut parts = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(q) {
        parts.push((rt.to_f64(*a)? - rt.to_f64(*b)?).abs());
    }
    Ok(rt.new_float(math_sums::norm(&mut parts)))
}

pub(crate) fn fsum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let it = rt.get_iter(args.all[0])?;
    let mut sum = math_sums::ExactSum::default();
    while let Some(v) = rt.iter_next(it)? {
        let x = rt.to_f64(v)?;
        if sum.add(x).is_err() {
            return rt.overflow_error("intermediate overflow in fsum");
        }
    }
    match sum.finish() {
        Some(x) => Ok(rt.new_float(x)),
        None => rt.value_error("-inf + inf in fsum"),
    }
}

pub(crate) fn prod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().len() != 1 {
        let given = args.pos().len();
        return rt.type_error(format!(
            "prod() takes exactly 1 positional argument ({given} given)"
        ));
    }
    let [start] = rt.keyword_args("prod", args, ["start"])?;
    let mut result = if start.is_null() {
        Value::small_int(1)
    } else {
        start
    };
    let it = rt.get_iter(args.all[0])?;
    while let Some(v) = rt.iter_next(it)? {
        result = rt.binary(BinaryOp::Mul, result, v)?;
    }
    Ok(result)
}

pub(crate) fn sumprod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (p, q) = (rt.to_tuple(args.all[0])?, rt.to_tuple(args.all[1])?);
    let (p, q) = (rt.tuple_items(p), rt.tuple_items(q));
    if p.len() != q.len() {
        return rt.value_error("Inputs are not the same length");
    }
    let mut floats = math_sums::TripleSum::default();
    let mut some_float = false;
    for (a, b) in p.iter().zip(q) {
        some_float |= rt.is_float(*a) || rt.is_float(*b);
        let exact = |v: &Value| rt.is_float(*v) || rt.is_exact_int(*v) || v.is_bool();
        if !exact(a) || !exact(b) {
            return plain_sumprod(rt, p, q);
        }
        match (rt.number_as_f64(*a), rt.number_as_f64(*b)) {
            (Ok(Some(x)), Ok(Some(y))) => floats.add_product(x, y),
            _ => {
                rt.clear_pending();
                return plain_sumprod(rt, p, q);
            }
        }
    }
    let total = floats.finish();
    if !some_float || !total.is_finite() {
        return plain_sumprod(rt, p, q);
    }
    Ok(rt.new_float(total))
}

fn plain_sumprod(rt: &mut Runtime, p: &[Value], q: &[Value]) -> R<Value> {
    use BinaryOp::{Add, Mul};
    let mut total = Value::small_int(0);
    for (a, b) in p.iter().zip(q) {
        let product = rt.binary(Mul, *a, *b)?;
        total = rt.binary(Add, total, product)?;
    }
    Ok(total)
}
