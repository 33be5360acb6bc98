//! Module `_sre`: the matcher behind the library's `re`.
//!
//! ```text
//!  re (Python): source ──► code list ──_sre.compile──► Pattern
//!                                                        │ translate, once for text, once for bytes
//!                       Program ◄───────────────────────┘
//!                          │ search: which places are worth trying
//!                          ▼
//!                       Machine: matches at one place, with a stack of its own
//! ```
//!
//! Text is matched as the UTF-8 it is. Places are byte offsets inside, and become character
//! positions where Python sees them.

mod charset;
mod codes;
mod first;
mod fold;
mod found;
mod matcher;
mod pattern;
mod program;
mod scanner;
mod search;
mod subject;
mod substitute;
mod text;
mod translate;
mod translate_groups;

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    TABLE:
    "_sre.compile" => pattern::compile, 0, 6, true, Function;
    "_sre.template" => substitute::template, 2, 2, false, Function;
    "_sre.getcodesize" => getcodesize, 0, 0, false, Function;
    "_sre.ascii_iscased" => ascii_iscased, 1, 1, false, Function;
    "_sre.ascii_tolower" => ascii_tolower, 1, 1, false, Function;
    "_sre.unicode_iscased" => unicode_iscased, 1, 1, false, Function;
    "_sre.unicode_tolower" => unicode_tolower, 1, 1, false, Function;
    "_sre.getlower" => getlower, 2, 2, false, Function;
}

/// Makes the module and its classes.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_sre");
    rt.fill_module(module, TABLE);
    for (name, n) in [
        ("MAGIC", codes::MAGIC),
        ("CODESIZE", 4),
        ("MAXREPEAT", codes::MAXREPEAT as i64),
        ("MAXGROUPS", codes::MAXGROUPS),
    ] {
        rt.set_module_attr(module, name, Value::small_int(n));
    }
    for class in [
        pattern::CLASS,
        found::CLASS,
        scanner::CLASS,
        substitute::CLASS,
    ] {
        rt.define_class(&class)
            .expect("the classes of _sre are well-formed");
    }
    if let Some(pattern) = rt.native_class(pattern::CLASS.module, pattern::CLASS.name) {
        rt.class_mut(pattern).weakly_referable = true;
    }
}

/// `__new__` of classes whose instances only the matcher makes.
fn not_created(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let class = rt.class_path(class);
    rt.type_error(format!("cannot create '{class}' instances"))
}

fn getcodesize(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(4))
}

fn character(rt: &mut Runtime, v: Value) -> R<u32> {
    Ok(u32::try_from(rt.index_i64(v)?).unwrap_or(u32::MAX))
}

fn ascii_iscased(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args.all[0])?;
    Ok(Value::bool(
        fold::ascii_lower(c) != c || fold::ascii_upper(c) != c,
    ))
}

fn ascii_tolower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args.all[0])?;
    Ok(Value::small_int(fold::ascii_lower(c) as i64))
}

fn unicode_iscased(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args.all[0])?;
    Ok(Value::bool(fold::is_cased(c)))
}

fn unicode_tolower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args.all[0])?;
    Ok(Value::small_int(fold::lower(c) as i64))
}

/// The lower case under these flags of a pattern.
fn getlower(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args.all[0])?;
    let flags = rt.index_i64(args.all[1])?;
    let lower = match flags {
        _ if flags & 4 != 0 => fold::ascii_lower(c),
        _ if flags & 32 != 0 => fold::lower(c),
        _ => fold::ascii_lower(c),
    };
    Ok(Value::small_int(lower as i64))
}
