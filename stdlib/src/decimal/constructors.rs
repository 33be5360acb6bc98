//! How decimals are made: from texts, ints, floats, tuples; exactly, or rounded by a context.

use super::arguments::bind;
use super::operands::{Under, not_convertible, note_float, of_float, of_int};
use super::{Number, settings};
use rekindle_decimal::{Decimal, Kind, Natural, Status, status};
use rekindle_objects::{Args, R, Runtime, Value, str_class};

/// `Decimal(value="0", context=None)`
pub(super) fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [value, context] = bind(rt, args, ["value", "context"], 0)?;
    let under = Under::given(rt, context)?;
    let class = rt.class_argument(args.all[0], under.home.decimal.get())?;
    let mut conditions = 0;
    let n = if value.is_null() {
        Decimal::zero(false, 0)
    } else if let Some(n) = rt.state::<Number>(&value) {
        if class == under.home.decimal.get() && rt.class_of(value) == class {
            return Ok(value);
        }
        n.0.clone()
    } else if rt.is_any_str(value) {
        let text = ascii(rt, value, true);
        Decimal::read_exactly(&text, &mut conditions)
    } else {
        let mut found = 0;
        let n = unrounded(rt, &under, value, &mut found)?;
        let n = n.finish(&rekindle_decimal::Context::MAX, &mut found);
        n.exactly(found, &mut conditions)
    };
    under.report(rt, conditions)?;
    Ok(rt.new_with_state(class, Number(n)))
}

/// A number of anything but a text, not rounded yet.
fn unrounded(rt: &mut Runtime, under: &Under, v: Value, found: &mut Status) -> R<Decimal> {
    if let Some(n) = rt.state::<Number>(&v) {
        return Ok(n.0.clone());
    }
    if let Some(int) = rt.int_of(v) {
        return Ok(of_int(&int));
    }
    if let Some(x) = rt.float_of(v) {
        note_float(rt, under)?;
        return Ok(of_float(x));
    }
    if rt.as_list(v).is_some() || rt.as_tuple(v).is_some() {
        return of_tuple(rt, v, found);
    }
    not_convertible(rt, v)
}

/// The text as ASCII: digits of other scripts as ours; at the ends no white space, and no underscores, if `lenient`.
/// Empty where nothing can be read.
fn ascii(rt: &mut Runtime, v: Value, lenient: bool) -> Vec<u8> {
    let text = rt.str_text(v);
    let is_space = |c: char| str_class::is_space(c as u32);
    let text = if lenient {
        text.trim_matches(is_space)
    } else {
        &text
    };
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        if c == '_' && lenient {
            continue;
        }
        match c {
            _ if c.is_ascii() => out.push(c as u8),
            _ => match str_class::decimal(c as u32) {
                Some(digit) => out.push(b'0' + digit as u8),
                None => return Vec::new(),
            },
        }
    }
    out
}

/// A number from sign, digits and exponent.
fn of_tuple(rt: &mut Runtime, v: Value, found: &mut Status) -> R<Decimal> {
    let parts = rt.to_tuple(v)?;
    let &[sign, digits, exponent] = rt.tuple_items(parts) else {
        return rt.value_error("argument must be a sequence of length 3");
    };
    let sign = match rt.int_of(sign).and_then(|i| i.to_i64()) {
        Some(sign @ (0 | 1)) => sign == 1,
        _ => return rt.value_error("sign must be an integer with the value 0 or 1"),
    };
    let (kind, exponent) = exponent_of(rt, exponent)?;
    let digits = digits_of(rt, digits)?;
    if kind == Kind::Infinite {
        return Ok(Decimal::infinity(sign));
    }
    let mut n = Decimal::new(sign, Natural::from_digits(&digits), exponent);
    n.kind = kind;
    if n.is_nan() && !n.payload_fits(&rekindle_decimal::Context::MAX) {
        *found |= status::CONVERSION_SYNTAX;
    }
    Ok(n)
}

fn exponent_of(rt: &mut Runtime, v: Value) -> R<(Kind, i64)> {
    if rt.is_any_str(v) {
        return match &*rt.str_text(v) {
            "F" => Ok((Kind::Infinite, 0)),
            "n" => Ok((Kind::Quiet, 0)),
            "N" => Ok((Kind::Signaling, 0)),
            _ => rt.value_error("string argument in the third position must be 'F', 'n' or 'N'"),
        };
    }
    match rt.int_of(v) {
        Some(int) => match int.to_i64() {
            // Beyond this nothing fits any context, and no sum must wrap.
            Some(n) => Ok((Kind::Finite, n.clamp(-(1 << 62), 1 << 62))),
            None => rt.overflow_error("Python int too large to convert to C ssize_t"),
        },
        None => rt.value_error("exponent must be an integer"),
    }
}

fn digits_of(rt: &mut Runtime, v: Value) -> R<Vec<u8>> {
    let wrong = "coefficient must be a tuple of digits";
    if rt.as_list(v).is_none() && rt.as_tuple(v).is_none() {
        return rt.value_error(wrong);
    }
    let items = rt.to_tuple(v)?;
    let mut digits = Vec::new();
    for item in rt.tuple_items(items) {
        match rt.int_of(*item).and_then(|i| i.to_i64()) {
            Some(digit @ 0..=9) => digits.push(b'0' + digit as u8),
            _ => return rt.value_error(wrong),
        }
    }
    Ok(digits)
}

/// `Context.create_decimal(num="0")`: rounded by the context.
pub(super) fn create_decimal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "create_decimal")?;
    let Some(v) = args.all.get(1).copied() else {
        return Ok(under.home.number(rt, Decimal::zero(false, 0)));
    };
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let n = if rt.is_any_str(v) {
        let text = ascii(rt, v, false);
        Decimal::read(&text, &c, &mut conditions)
    } else {
        let n = unrounded(rt, &under, v, &mut conditions)?;
        if n.is_nan() && !n.payload_fits(&c) {
            conditions |= status::CONVERSION_SYNTAX;
            Decimal::nan()
        } else {
            n.finish(&c, &mut conditions)
        }
    };
    under.finish(rt, n, conditions)
}

/// A float or an int, for the two functions that take nothing else.
fn float_argument(rt: &mut Runtime, v: Value) -> R<Decimal> {
    if let Some(int) = rt.int_of(v) {
        return Ok(of_int(&int));
    }
    match rt.float_of(v) {
        Some(x) => Ok(of_float(x)),
        None => rt.type_error("argument must be int or float"),
    }
}

/// `Context.create_decimal_from_float(f)`
pub(super) fn create_decimal_from_float(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "create_decimal_from_float")?;
    let n = float_argument(rt, args.all[1])?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let n = n.finish(&c, &mut conditions);
    under.finish(rt, n, conditions)
}

/// An instance of a class that may be one derived from `Decimal`, which is called then.
fn of_class(rt: &mut Runtime, class: Value, n: Decimal) -> R<Value> {
    let home = super::Home::of(rt);
    let number = home.number(rt, n);
    if rt.class_id(class) == home.decimal.get() {
        return Ok(number);
    }
    rt.call(class, Args::positional(&[number]))
}

/// `Decimal.from_float(f)`
pub(super) fn from_float(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = float_argument(rt, args.all[1])?;
    of_class(rt, args.all[0], n)
}

/// `Decimal.from_number(number)`
pub(super) fn from_number(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[1];
    let n = if let Some(n) = rt.state::<Number>(&v) {
        let home = super::Home::of(rt);
        let own = rt.class_id(args.all[0]) == home.decimal.get();
        if own && rt.class_of(v) == home.decimal.get() {
            return Ok(v);
        }
        n.0.clone()
    } else if rt.int_of(v).is_some() || rt.float_of(v).is_some() {
        float_argument(rt, v)?
    } else {
        return not_convertible(rt, v);
    };
    of_class(rt, args.all[0], n)
}

/// A context's rounding in place of its own, if one is named.
pub(super) fn with_rounding(
    rt: &mut Runtime,
    c: &mut rekindle_decimal::Context,
    v: Value,
) -> R<()> {
    if !v.is_null() && !v.is_none() {
        c.rounding = settings::rounding_of(rt, v)?;
    }
    Ok(())
}
