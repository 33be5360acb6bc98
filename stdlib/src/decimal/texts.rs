//! Decimals as text.

use super::arguments::bind;
use super::formats;
use super::operands::{Under, operand, own};
use rekindle_decimal::Decimal;
use rekindle_objects::{Args, R, Runtime, Value};

fn capitals(rt: &mut Runtime, under: &Under) -> R<bool> {
    Ok(under.settings(rt)?.capitals.get())
}

/// `repr(self)`
pub(super) fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "__repr__")?;
    let under = Under::current(rt)?;
    let capitals = capitals(rt, &under)?;
    Ok(rt.new_str(&format!("Decimal('{}')", n.to_text(false, capitals))))
}

/// `str(self)`
pub(super) fn str(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "__str__")?;
    let under = Under::current(rt)?;
    let capitals = capitals(rt, &under)?;
    Ok(rt.new_str(&n.to_text(false, capitals)))
}

fn text(rt: &mut Runtime, under: &Under, n: &Decimal, engineering: bool) -> R<Value> {
    let capitals = capitals(rt, under)?;
    Ok(rt.new_str(&n.to_text(engineering, capitals)))
}

/// `Decimal.to_eng_string(context=None)`
pub(super) fn to_eng_string(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "to_eng_string")?;
    let [context] = bind(rt, args, ["context"], 0)?;
    let under = Under::given(rt, context)?;
    text(rt, &under, n, true)
}

/// `Context.to_sci_string(x)`
pub(super) fn to_sci_string_of_context(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "to_sci_string")?;
    let n = operand(rt, &args.all[1])?;
    text(rt, &under, &n, false)
}

/// `Context.to_eng_string(x)`
pub(super) fn to_eng_string_of_context(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let under = Under::own(rt, args.all[0], "to_eng_string")?;
    let n = operand(rt, &args.all[1])?;
    text(rt, &under, &n, true)
}

/// `format(self, spec)`
pub(super) fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, &args.all[0], "__format__")?;
    if !rt.is_any_str(args.all[1]) {
        return rt.type_error("format arg must be str");
    }
    let overrides = args.all.get(2).copied();
    formats::format(rt, n, args.all[1], overrides)
}
