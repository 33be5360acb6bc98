//! The methods of decimals that the specification defines.

use super::arguments::bind;
use super::constructors::with_rounding;
use super::operands::{Under, operand, own};
use super::texts;
use rekindle_decimal::{Context, Decimal, Status};
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, NativeDef, NativeFn, R, Runtime, Value, natives};

/// A row of a method; with `ANY` most arguments, it takes keywords.
pub(super) const fn row(path: &'static str, function: NativeFn, max: u8) -> NativeDef {
    NativeDef {
        keywords: max == ANY,
        ..NativeDef::method(path, function, 1, max)
    }
}

/// The operations on one number that give a number, as `X!` takes them: name, function.
macro_rules! unary_operations {
    ($X:ident) => {
        $X! {
            exp Decimal::exp;
            ln Decimal::ln;
            log10 Decimal::log10;
            sqrt Decimal::sqrt;
            next_minus Decimal::next_minus;
            next_plus Decimal::next_plus;
            normalize Decimal::reduce;
            logb Decimal::logb;
            logical_invert Decimal::invert;
        }
    };
}

/// The same for operations on two.
macro_rules! binary_operations {
    ($X:ident) => {
        $X! {
            compare Decimal::compare;
            compare_signal Decimal::compare_signal;
            max |a, b, c, s| a.select(b, std::cmp::Ordering::Greater, false, c, s);
            max_mag |a, b, c, s| a.select(b, std::cmp::Ordering::Greater, true, c, s);
            min |a, b, c, s| a.select(b, std::cmp::Ordering::Less, false, c, s);
            min_mag |a, b, c, s| a.select(b, std::cmp::Ordering::Less, true, c, s);
            next_toward Decimal::next_toward;
            remainder_near Decimal::rem_near;
            logical_and |a, b, c, s| a.logical(b, |x, y| x && y, c, s);
            logical_or |a, b, c, s| a.logical(b, |x, y| x || y, c, s);
            logical_xor |a, b, c, s| a.logical(b, |x, y| x != y, c, s);
            rotate Decimal::rotate;
            scaleb Decimal::scaleb;
            shift Decimal::shift;
            compare_total |a, b, _, _| Decimal::from_i64(a.compare_total(b) as i64);
            compare_total_mag |a, b, _, _| Decimal::from_i64(a.compare_total_mag(b) as i64);
            copy_sign |a, b, _, _| a.with_sign(b.negative);
        }
    };
}

/// Questions that a number answers without a context.
macro_rules! questions {
    ($X:ident) => {
        $X! {
            is_finite Decimal::is_finite;
            is_infinite Decimal::is_infinite;
            is_nan Decimal::is_nan;
            is_qnan |n| n.kind == rekindle_decimal::Kind::Quiet;
            is_snan |n| n.kind == rekindle_decimal::Kind::Signaling;
            is_signed |n| n.negative;
            is_zero Decimal::is_zero;
        }
    };
}

pub(super) use {binary_operations, questions, unary_operations};

fn unary(
    rt: &mut Runtime,
    args: Args<'_>,
    name: &str,
    f: fn(&Decimal, &Context, &mut Status) -> Decimal,
) -> R<Value> {
    let n = own(rt, &args.all[0], name)?;
    let [context] = bind(rt, args, ["context"], 0)?;
    let under = Under::given(rt, context)?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = f(n, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

fn binary(rt: &mut Runtime, args: Args<'_>, name: &str, f: super::operators::Binary) -> R<Value> {
    let n = own(rt, &args.all[0], name)?;
    let [other, context] = bind(rt, args, ["other", "context"], 1)?;
    let under = Under::given(rt, context)?;
    let other = operand(rt, &other)?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = f(n, &other, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

macro_rules! unary_rows {
    ($($name:ident $f:expr;)*) => {
        /// Operations on one number.
        pub(super) static UNARY: &[NativeDef] = &[$(row(
            concat!("Decimal.", stringify!($name)),
            |rt, args| unary(rt, args, stringify!($name), $f),
            ANY,
        )),*];
    };
}
unary_operations!(unary_rows);

macro_rules! binary_rows {
    ($($name:ident $f:expr;)*) => {
        /// Operations on two numbers.
        pub(super) static BINARY: &[NativeDef] = &[$(row(
            concat!("Decimal.", stringify!($name)),
            |rt, args| binary(rt, args, stringify!($name), $f),
            ANY,
        )),*];
    };
}
binary_operations!(binary_rows);

fn ask(rt: &mut Runtime, args: Args<'_>, name: &str, f: fn(&Decimal) -> bool) -> R<Value> {
    let n = own(rt, &args.all[0], name)?;
    Ok(Value::bool(f(n)))
}

macro_rules! question_rows {
    ($($name:ident $f:expr;)*) => {
        /// Questions.
        pub(super) static ASKING: &[NativeDef] = &[$(row(
            concat!("Decimal.", stringify!($name)),
            |rt, args| ask(rt, args, stringify!($name), $f),
            1,
        )),*];
    };
}
questions!(question_rows);

natives! {
    /// Methods with arguments of their own.
    pub(super) PLAIN:
    "Decimal.quantize" => quantize, 1, ANY, true, Method;
    "Decimal.to_integral" => to_integral_value, 1, ANY, true, Method;
    "Decimal.to_integral_value" => to_integral_value, 1, ANY, true, Method;
    "Decimal.to_integral_exact" => to_integral_exact, 1, ANY, true, Method;
    "Decimal.fma" => fma, 1, ANY, true, Method;
    "Decimal.same_quantum" => same_quantum, 1, ANY, true, Method;
    "Decimal.is_normal" => is_normal, 1, ANY, true, Method;
    "Decimal.is_subnormal" => is_subnormal, 1, ANY, true, Method;
    "Decimal.number_class" => number_class, 1, ANY, true, Method;
    "Decimal.to_eng_string" => texts::to_eng_string, 1, ANY, true, Method;
    "Decimal.adjusted" => adjusted, 1, 1, false, Method;
    "Decimal.is_canonical" => is_canonical, 1, 1, false, Method;
    "Decimal.radix" => radix, 1, 1, false, Method;
    "Decimal.copy_abs" => copy_abs, 1, 1, false, Method;
    "Decimal.copy_negate" => copy_negate, 1, 1, false, Method;
}

fn quantize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "quantize")?;
    let [pattern, rounding, context] = bind(rt, args, ["exp", "rounding", "context"], 1)?;
    let under = Under::given(rt, context)?;
    let mut c = under.arithmetic(rt)?;
    with_rounding(rt, &mut c, rounding)?;
    let pattern = operand(rt, &pattern)?;
    let mut conditions = 0;
    let result = n.quantize(&pattern, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

fn to_integral(rt: &mut Runtime, args: Args<'_>, exact: bool) -> R<Value> {
    let n = own(rt, &args.all[0], "to_integral_value")?;
    let [rounding, context] = bind(rt, args, ["rounding", "context"], 0)?;
    let under = Under::given(rt, context)?;
    let mut c = under.arithmetic(rt)?;
    with_rounding(rt, &mut c, rounding)?;
    let mut conditions = 0;
    let result = n.to_integral(exact, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

fn to_integral_value(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    to_integral(rt, args, false)
}

fn to_integral_exact(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    to_integral(rt, args, true)
}

fn fma(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "fma")?;
    let [other, third, context] = bind(rt, args, ["other", "third", "context"], 2)?;
    let under = Under::given(rt, context)?;
    let factor = operand(rt, &other)?;
    let term = operand(rt, &third)?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = n.fma(&factor, &term, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

fn same_quantum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "same_quantum")?;
    let [other, context] = bind(rt, args, ["other", "context"], 1)?;
    Under::given(rt, context)?;
    let other = operand(rt, &other)?;
    Ok(Value::bool(n.same_quantum(&other)))
}

/// The receiver, and what to compute under.
fn with_context<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<(&'a Decimal, Context)> {
    let n = own(rt, &args.all[0], method)?;
    let [context] = bind(rt, args, ["context"], 0)?;
    let under = Under::given(rt, context)?;
    Ok((n, under.arithmetic(rt)?))
}

fn is_normal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (n, c) = with_context(rt, args, "is_normal")?;
    Ok(Value::bool(n.is_normal(&c)))
}

fn is_subnormal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (n, c) = with_context(rt, args, "is_subnormal")?;
    Ok(Value::bool(n.is_subnormal(&c)))
}

fn number_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (n, c) = with_context(rt, args, "number_class")?;
    Ok(rt.new_str(n.class(&c)))
}

fn adjusted(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "adjusted")?;
    let exponent = if n.is_finite() { n.adjusted() } else { 0 };
    Ok(rt.new_int(exponent))
}

/// 10
pub(super) fn radix(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let home = super::Home::of(rt);
    Ok(home.number(rt, Decimal::from_i64(10)))
}

fn copy_abs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "copy_abs")?.with_sign(false);
    let home = super::Home::of(rt);
    Ok(home.number(rt, n))
}

fn copy_negate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "copy_negate")?;
    let n = n.with_sign(!n.negative);
    let home = super::Home::of(rt);
    Ok(home.number(rt, n))
}

fn is_canonical(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, &args.all[0], "is_canonical")?;
    Ok(Value::TRUE)
}
