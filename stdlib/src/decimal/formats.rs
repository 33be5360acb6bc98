//! `Decimal.__format__`.

use super::library_attr;
use super::operands::Under;
use rekindle_decimal::format::{Locale, Spec};
use rekindle_decimal::{Decimal, status};
use rekindle_objects::{Args, ClassId, R, Runtime, Value};

/// Formats a number; `overrides` is a dict with what stands in place of the locale's separators.
pub(super) fn format(
    rt: &mut Runtime,
    n: &Decimal,
    spec: Value,
    overrides: Option<Value>,
) -> R<Value> {
    let text = rt.str_text(spec);
    if text.ends_with('N') {
        rt.warn(
            ClassId::DEPRECATION_WARNING,
            "Format specifier 'N' is deprecated",
        )?;
    }
    let Some(spec) = Spec::parse(&text) else {
        return by_library(rt, n, &text);
    };
    let local = match overrides {
        Some(overrides) => Some(overridden(rt, overrides)?),
        None if spec.is_local => Some(of_locale(rt)?),
        None => None,
    };
    let under = Under::current(rt)?;
    let c = under.arithmetic(rt)?;
    let capitals = under.settings(rt)?.capitals.get();
    let mut conditions = 0;
    let result = n.format(&spec, local.as_ref(), capitals, &c, &mut conditions);
    match result {
        Some(text) => Ok(rt.new_str(&text)),
        None if conditions & status::NO_ROOM != 0 => rt.raise_args(ClassId::MEMORY_ERROR, &[]),
        None => rt.value_error("format specification exceeds internal limits of _decimal"),
    }
}

/// A specification that only the library's decimals know.
fn by_library(rt: &mut Runtime, n: &Decimal, spec: &str) -> R<Value> {
    let class = library_attr(rt, "_pydecimal", "Decimal")?;
    let context = Under::current(rt)?.context;
    let (number, spec) = (rt.new_str(&n.to_text(false, true)), rt.new_str(spec));
    let number = rt.call(class, Args::positional(&[number]))?;
    let name = rt.intern("__format__");
    let result = rt.call_method(number, name, &[spec, context]);
    if result.is_err() && rt.pending_is(ClassId::VALUE_ERROR) {
        rt.clear_pending();
        return rt.value_error("invalid format string");
    }
    result
}

/// The separators of the locale.
fn of_locale(rt: &mut Runtime) -> R<Locale> {
    let localeconv = library_attr(rt, "locale", "localeconv")?;
    let all = rt.call(localeconv, Args::positional(&[]))?;
    let part = |rt: &mut Runtime, name: &str| {
        let name = rt.new_str(name);
        rt.get_item(all, name)
    };
    let point = part(rt, "decimal_point")?;
    let separator = part(rt, "thousands_sep")?;
    let grouping = part(rt, "grouping")?;
    let grouping = rt.collect(grouping)?;
    let mut sizes = Vec::new();
    for i in 0..grouping.len() {
        sizes.push(u8::try_from(rt.index_i64(grouping[i])?).unwrap_or(0));
    }
    Ok(Locale {
        point: rt.str_text(point).into_owned(),
        separator: rt.str_text(separator).into_owned(),
        groups: groups(&sizes),
    })
}

/// The separators of a dict: a form that the library's tests use.
fn overridden(rt: &mut Runtime, overrides: Value) -> R<Locale> {
    let Some(dict) = rt.as_dict(overrides) else {
        return rt.type_error("optional argument must be a dict");
    };
    let part = |rt: &mut Runtime, name: &str, default: &str| -> R<String> {
        let key = rt.intern(name);
        match rt.dict_get_name(dict, key) {
            Some(v) if rt.is_any_str(v) => Ok(rt.str_text(v).into_owned()),
            Some(_) => rt.value_error("invalid override dict"),
            None => Ok(default.to_owned()),
        }
    };
    let (point, separator) = (
        part(rt, "decimal_point", ".")?,
        part(rt, "thousands_sep", "")?,
    );
    let grouping = part(rt, "grouping", "")?;
    let sizes: Option<Vec<u8>> = grouping
        .chars()
        .map(|c| u8::try_from(c as u32).ok())
        .collect();
    let sizes = sizes.filter(|sizes| sizes.iter().all(|n| *n < 128));
    let fits = |text: &str| text.len() <= 4;
    match sizes {
        Some(sizes) if fits(&point) && fits(&separator) && !point.is_empty() => Ok(Locale {
            point,
            separator,
            groups: groups(&sizes),
        }),
        _ => rt.value_error("invalid override dict"),
    }
}

/// Sizes of groups as C has them: a 0 ends the list, 127 ends grouping.
fn groups(sizes: &[u8]) -> Vec<u8> {
    let sizes = sizes.iter().take_while(|n| **n != 0);
    sizes.map(|n| if *n == 127 { 0 } else { *n }).collect()
}
