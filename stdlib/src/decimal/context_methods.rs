//! The operations as methods of contexts, which take all numbers as arguments.

use super::arguments::{bind, exactly, given};
use super::constructors::{create_decimal, create_decimal_from_float};
use super::methods::{binary_operations, questions, radix, row, unary_operations};
use super::operands::{Under, operand};
use super::operators::{Binary, Unary, divided, power};
use super::{Number, texts};
use rekindle_decimal::Decimal;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, NativeDef, R, Runtime, Value, natives};

fn unary(rt: &mut Runtime, args: Args<'_>, name: &str, f: Unary) -> R<Value> {
    let under = Under::own(rt, args.all[0], name)?;
    let n = operand(rt, &args.all[1])?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = f(&n, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

fn binary(rt: &mut Runtime, args: Args<'_>, name: &str, f: Binary) -> R<Value> {
    let under = Under::own(rt, args.all[0], name)?;
    let [a, b] = exactly(rt, args)?;
    let a = operand(rt, &a)?;
    let b = operand(rt, &b)?;
    let c = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = f(&a, &b, &c, &mut conditions);
    under.finish(rt, result, conditions)
}

/// A row of a method of one argument.
const fn one(path: &'static str, function: rekindle_objects::NativeFn) -> NativeDef {
    NativeDef {
        min: 2,
        ..row(path, function, 2)
    }
}

/// A row of a method whose arguments are counted by itself.
const fn counted(path: &'static str, function: rekindle_objects::NativeFn) -> NativeDef {
    NativeDef {
        keywords: false,
        ..row(path, function, ANY)
    }
}

macro_rules! unary_rows {
    ($($name:ident $f:expr;)*) => {
        /// Operations on one number.
        pub(super) static UNARY: &[NativeDef] = &[
            $(one(
                concat!("Context.", stringify!($name)),
                |rt, args| unary(rt, args, stringify!($name), $f),
            ),)*
            one("Context.abs", |rt, args| unary(rt, args, "abs", Decimal::abs)),
            one("Context.plus", |rt, args| unary(rt, args, "plus", Decimal::plus)),
            one("Context.minus", |rt, args| unary(rt, args, "minus", Decimal::minus)),
            one("Context.to_integral", |rt, args| unary(rt, args, "to_integral", to_integral)),
            one("Context.to_integral_value", |rt, args| unary(rt, args, "to_integral_value", to_integral)),
            one("Context.to_integral_exact", |rt, args| {
                unary(rt, args, "to_integral_exact", |n, c, s| n.to_integral(true, c, s))
            }),
            one("Context._apply", |rt, args| unary(rt, args, "_apply", |n, c, s| n.clone().finish(c, s))),
            one("Context.copy_abs", |rt, args| unary(rt, args, "copy_abs", |n, _, _| n.with_sign(false))),
            one("Context.copy_negate", |rt, args| {
                unary(rt, args, "copy_negate", |n, _, _| n.with_sign(!n.negative))
            }),
            one("Context.copy_decimal", |rt, args| unary(rt, args, "copy_decimal", |n, _, _| n.clone())),
        ];
    };
}
unary_operations!(unary_rows);

macro_rules! binary_rows {
    ($($name:ident $f:expr;)*) => {
        /// Operations on two numbers.
        pub(super) static BINARY: &[NativeDef] = &[
            $(counted(
                concat!("Context.", stringify!($name)),
                |rt, args| binary(rt, args, stringify!($name), $f),
            ),)*
            counted("Context.add", |rt, args| binary(rt, args, "add", Decimal::add)),
            counted("Context.subtract", |rt, args| binary(rt, args, "subtract", Decimal::sub)),
            counted("Context.multiply", |rt, args| binary(rt, args, "multiply", Decimal::mul)),
            counted("Context.divide", |rt, args| binary(rt, args, "divide", Decimal::div)),
            counted("Context.divide_int", |rt, args| binary(rt, args, "divide_int", Decimal::div_int)),
            counted("Context.remainder", |rt, args| binary(rt, args, "remainder", Decimal::rem)),
            counted("Context.quantize", |rt, args| binary(rt, args, "quantize", Decimal::quantize)),
        ];
    };
}
binary_operations!(binary_rows);

fn ask(rt: &mut Runtime, args: Args<'_>, name: &str, f: fn(&Decimal) -> bool) -> R<Value> {
    Under::own(rt, args.all[0], name)?;
    let n = operand(rt, &args.all[1])?;
    Ok(Value::bool(f(&n)))
}

macro_rules! question_rows {
    ($($name:ident $f:expr;)*) => {
        /// Questions.
        pub(super) static ASKING: &[NativeDef] = &[$(one(
            concat!("Context.", stringify!($name)),
            |rt, args| ask(rt, args, stringify!($name), $f),
        )),*];
    };
}
questions!(question_rows);

natives! {
    /// Methods with arguments of their own.
    pub(super) PLAIN:
    "Context.divmod" => divmod, 1, ANY, false, Method;
    "Context.power" => power_of, 1, ANY, true, Method;
    "Context.fma" => fma, 1, ANY, false, Method;
    "Context.same_quantum" => same_quantum, 1, ANY, false, Method;
    "Context.is_normal" => is_normal, 2, 2, false, Method;
    "Context.is_subnormal" => is_subnormal, 2, 2, false, Method;
    "Context.number_class" => number_class, 2, 2, false, Method;
    "Context.canonical" => canonical, 2, 2, false, Method;
    "Context.is_canonical" => is_canonical, 2, 2, false, Method;
    "Context.radix" => radix, 1, 1, false, Method;
    "Context.to_sci_string" => texts::to_sci_string_of_context, 2, 2, false, Method;
    "Context.to_eng_string" => texts::to_eng_string_of_context, 2, 2, false, Method;
    "Context.create_decimal" => create_decimal, 1, 2, false, Method;
    "Context.create_decimal_from_float" => create_decimal_from_float, 2, 2, false, Method;
}

fn to_integral(
    n: &Decimal,
    c: &rekindle_decimal::Context,
    s: &mut rekindle_decimal::Status,
) -> Decimal {
    n.to_integral(false, c, s)
}

fn divmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "divmod")?;
    let [a, b] = exactly(rt, args)?;
    let a = operand(rt, &a)?;
    let b = operand(rt, &b)?;
    divided(rt, &under, &a, &b)
}

fn power_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "power")?;
    let [a, b, modulus] = bind(rt, args, ["a", "b", "modulo"], 2)?;
    let a = operand(rt, &a)?;
    let b = operand(rt, &b)?;
    match given(modulus) {
        Some(by) => {
            let by = operand(rt, &by)?;
            power(rt, &under, &a, &b, Some(&by))
        }
        None => power(rt, &under, &a, &b, None),
    }
}

fn fma(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "fma")?;
    let [a, b, c] = exactly(rt, args)?;
    let a = operand(rt, &a)?;
    let b = operand(rt, &b)?;
    let c = operand(rt, &c)?;
    let arithmetic = under.arithmetic(rt)?;
    let mut conditions = 0;
    let result = a.fma(&b, &c, &arithmetic, &mut conditions);
    under.finish(rt, result, conditions)
}

fn same_quantum(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Under::own(rt, args.all[0], "same_quantum")?;
    let [a, b] = exactly(rt, args)?;
    let a = operand(rt, &a)?;
    let b = operand(rt, &b)?;
    Ok(Value::bool(a.same_quantum(&b)))
}

fn is_normal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "is_normal")?;
    let n = operand(rt, &args.all[1])?;
    let c = under.arithmetic(rt)?;
    Ok(Value::bool(n.is_normal(&c)))
}

fn is_subnormal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "is_subnormal")?;
    let n = operand(rt, &args.all[1])?;
    let c = under.arithmetic(rt)?;
    Ok(Value::bool(n.is_subnormal(&c)))
}

fn number_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "number_class")?;
    let n = operand(rt, &args.all[1])?;
    let c = under.arithmetic(rt)?;
    Ok(rt.new_str(n.class(&c)))
}

fn canonical(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Under::own(rt, args.all[0], "canonical")?;
    if rt.state::<Number>(&args.all[1]).is_none() {
        return rt.type_error("argument must be a Decimal");
    }
    Ok(args.all[1])
}

fn is_canonical(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    canonical(rt, args).map(|_| Value::TRUE)
}
