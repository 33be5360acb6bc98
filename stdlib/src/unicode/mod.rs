//! Module `unicodedata`: what the Unicode database says of characters.

mod table;

use rekindle_objects::strings::code_points;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use table::{DATA, Entry};
use unicode_normalization::{IsNormalized, UnicodeNormalization};

natives! {
    TABLE:
    "unicodedata.category" => category, 1, 1, false, Function;
    "unicodedata.bidirectional" => bidirectional, 1, 1, false, Function;
    "unicodedata.combining" => combining, 1, 1, false, Function;
    "unicodedata.east_asian_width" => east_asian_width, 1, 1, false, Function;
    "unicodedata.mirrored" => mirrored, 1, 1, false, Function;
    "unicodedata.decimal" => decimal, 1, 2, false, Function;
    "unicodedata.digit" => digit, 1, 2, false, Function;
    "unicodedata.numeric" => numeric, 1, 2, false, Function;
    "unicodedata.decomposition" => decomposition, 1, 1, false, Function;
    "unicodedata.name" => name, 1, 2, false, Function;
    "unicodedata.lookup" => lookup, 1, 1, false, Function;
    "unicodedata.normalize" => normalize, 2, 2, false, Function;
    "unicodedata.is_normalized" => is_normalized, 2, 2, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("unicodedata");
    rt.fill_module(module, TABLE);
    let version = rt.new_str("16.0.0");
    rt.set_module_attr(module, "unidata_version", version);
}

/// The name of a character.
pub(crate) fn name_of(c: u32) -> Option<String> {
    unicode_names2::name(char::from_u32(c)?).map(|name| name.to_string())
}

/// The character of a name, in letters of any case.
pub(crate) fn character_named(name: &str) -> Option<char> {
    unicode_names2::character(name)
}

/// The character in the first argument.
fn character(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<u32> {
    let v = args.all[0];
    let first = if args.all.len() > 1 || args.all.len() == 1 && takes_default(function) {
        " 1"
    } else {
        ""
    };
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!(
            "{function}() argument{first} must be a unicode character, not {got}"
        ));
    }
    match (rt.str_len(v), code_points(rt.str_bytes(v)).next()) {
        (1, Some(c)) => Ok(c),
        (n, _) => rt.type_error(format!(
            "{function}(): argument{first} must be a unicode character, not a string of length {n}"
        )),
    }
}

/// Has the function a second argument, so that messages count them?
fn takes_default(function: &str) -> bool {
    matches!(function, "decimal" | "digit" | "numeric" | "name")
}

fn entry(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<Entry> {
    let c = character(rt, args, function)?;
    Ok(DATA.entry(c))
}

fn category(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let entry = entry(rt, args, "category")?;
    Ok(rt.intern(entry.category))
}

fn bidirectional(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let entry = entry(rt, args, "bidirectional")?;
    Ok(rt.intern(entry.bidirectional))
}

fn combining(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let entry = entry(rt, args, "combining")?;
    Ok(Value::small_int(entry.combining as i64))
}

fn east_asian_width(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let entry = entry(rt, args, "east_asian_width")?;
    Ok(rt.intern(entry.width))
}

fn mirrored(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let entry = entry(rt, args, "mirrored")?;
    Ok(Value::small_int(entry.mirrored as i64))
}

/// What a function gives for a character that lacks something.
fn missing(rt: &mut Runtime, args: Args<'_>, message: &str) -> R<Value> {
    match args.all.get(1) {
        Some(default) => Ok(*default),
        None => rt.value_error(message),
    }
}

fn decimal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args, "decimal")?;
    match DATA.number(c).and_then(|n| n.decimal) {
        Some(n) => Ok(Value::small_int(n as i64)),
        None => missing(rt, args, "not a decimal"),
    }
}

fn digit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args, "digit")?;
    match DATA.number(c).and_then(|n| n.digit) {
        Some(n) => Ok(Value::small_int(n as i64)),
        None => missing(rt, args, "not a digit"),
    }
}

fn numeric(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args, "numeric")?;
    match DATA.number(c) {
        Some(n) => Ok(rt.new_float(n.value)),
        None => missing(rt, args, "not a numeric character"),
    }
}

fn decomposition(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args, "decomposition")?;
    Ok(rt.new_str(DATA.decomposition(c)))
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = character(rt, args, "name")?;
    match name_of(c) {
        Some(name) => Ok(rt.new_str(&name)),
        None => missing(rt, args, "no such name"),
    }
}

fn lookup(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_str(args.all[0]) {
        let got = rt.type_name(args.all[0]);
        return rt.type_error(format!("lookup() argument must be str, not {got}"));
    }
    let name = rt.str_text(args.all[0]);
    match character_named(&name) {
        Some(c) => Ok(rt.new_str(c.encode_utf8(&mut [0; 4]))),
        None => rt.raise_new(
            ClassId::KEY_ERROR,
            format!("undefined character name '{name}'"),
        ),
    }
}

/// A normal form.
#[derive(Clone, Copy)]
enum Form {
    C,
    D,
    Kc,
    Kd,
}

fn arguments(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<(Form, Value)> {
    for (i, v) in args.all.iter().enumerate() {
        if !rt.is_any_str(*v) {
            let (got, i) = (rt.type_name(*v), i + 1);
            return rt.type_error(format!("{function}() argument {i} must be str, not {got}"));
        }
    }
    let form = match rt.str_bytes(args.all[0]) {
        b"NFC" => Form::C,
        b"NFD" => Form::D,
        b"NFKC" => Form::Kc,
        b"NFKD" => Form::Kd,
        _ => return rt.value_error("invalid normalization form"),
    };
    Ok((form, args.all[1]))
}

/// Normalizes text; lone surrogates stay as they are and part what is around them.
fn normalized(bytes: &[u8], form: Form) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let text = chunk.valid();
        let piece: String = match form {
            Form::C => text.nfc().collect(),
            Form::D => text.nfd().collect(),
            Form::Kc => text.nfkc().collect(),
            Form::Kd => text.nfkd().collect(),
        };
        out.extend_from_slice(piece.as_bytes());
        out.extend_from_slice(chunk.invalid());
    }
    out
}

fn normalize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (form, s) = arguments(rt, args, "normalize")?;
    if rt.str_is_ascii(s) {
        return Ok(s);
    }
    let made = normalized(rt.str_bytes(s), form);
    Ok(rt.new_str_wtf8(&made))
}

fn is_normalized(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (form, s) = arguments(rt, args, "is_normalized")?;
    let bytes = rt.str_bytes(s);
    let quick = std::str::from_utf8(bytes).map(|text| match form {
        Form::C => unicode_normalization::is_nfc_quick(text.chars()),
        Form::D => unicode_normalization::is_nfd_quick(text.chars()),
        Form::Kc => unicode_normalization::is_nfkc_quick(text.chars()),
        Form::Kd => unicode_normalization::is_nfkd_quick(text.chars()),
    });
    Ok(Value::bool(match quick {
        Ok(IsNormalized::Yes) => true,
        Ok(IsNormalized::No) => false,
        _ => normalized(bytes, form) == bytes,
    }))
}
