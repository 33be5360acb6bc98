//! Module `_codecs`: the registry of codecs, and the codecs that need no Python code.

mod charmap;
mod escapes;
mod handlers;

use rekindle_objects::codecs::Codec;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, R, Runtime, Value, natives};

macro_rules! codecs {
    ($($encode:ident $decode:ident $codec:expr;)*) => {
        $(
            fn $encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                encode_with(rt, args, stringify!($encode), $codec)
            }
            fn $decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
                decode_with(rt, args, stringify!($decode), $codec)
            }
        )*
    };
}

codecs! {
    utf_8_encode utf_8_decode Codec::Utf8 { mark: false };
    utf_16_encode utf_16_decode Codec::Utf16 { big: None };
    utf_16_le_encode utf_16_le_decode Codec::Utf16 { big: Some(false) };
    utf_16_be_encode utf_16_be_decode Codec::Utf16 { big: Some(true) };
    utf_32_encode utf_32_decode Codec::Utf32 { big: None };
    utf_32_le_encode utf_32_le_decode Codec::Utf32 { big: Some(false) };
    utf_32_be_encode utf_32_be_decode Codec::Utf32 { big: Some(true) };
    latin_1_encode latin_1_decode Codec::Latin1;
    ascii_encode ascii_decode Codec::Ascii;
}

natives! {
    TABLE:
    "_codecs.register" => register, 1, 1, false, Function;
    "_codecs.unregister" => unregister, 1, 1, false, Function;
    "_codecs.lookup" => lookup, 1, 1, false, Function;
    "_codecs._forget_codec" => forget_codec, 1, 1, false, Function;
    "_codecs.encode" => encode, 0, 3, true, Function;
    "_codecs.decode" => decode, 0, 3, true, Function;
    "_codecs.register_error" => handlers::register_error, 2, 2, false, Function;
    "_codecs._unregister_error" => handlers::unregister_error, 1, 1, false, Function;
    "_codecs.lookup_error" => handlers::lookup_error, 1, 1, false, Function;
    "_codecs.utf_8_encode" => utf_8_encode, 1, 2, false, Function;
    "_codecs.utf_8_decode" => utf_8_decode, 1, 3, false, Function;
    "_codecs.utf_16_encode" => utf_16_encode, 1, 3, false, Function;
    "_codecs.utf_16_decode" => utf_16_decode, 1, 3, false, Function;
    "_codecs.utf_16_le_encode" => utf_16_le_encode, 1, 2, false, Function;
    "_codecs.utf_16_le_decode" => utf_16_le_decode, 1, 3, false, Function;
    "_codecs.utf_16_be_encode" => utf_16_be_encode, 1, 2, false, Function;
    "_codecs.utf_16_be_decode" => utf_16_be_decode, 1, 3, false, Function;
    "_codecs.utf_16_ex_decode" => utf_16_ex_decode, 1, 4, false, Function;
    "_codecs.utf_32_encode" => utf_32_encode, 1, 3, false, Function;
    "_codecs.utf_32_decode" => utf_32_decode, 1, 3, false, Function;
    "_codecs.utf_32_le_encode" => utf_32_le_encode, 1, 2, false, Function;
    "_codecs.utf_32_le_decode" => utf_32_le_decode, 1, 3, false, Function;
    "_codecs.utf_32_be_encode" => utf_32_be_encode, 1, 2, false, Function;
    "_codecs.utf_32_be_decode" => utf_32_be_decode, 1, 3, false, Function;
    "_codecs.utf_32_ex_decode" => utf_32_ex_decode, 1, 4, false, Function;
    "_codecs.latin_1_encode" => latin_1_encode, 1, 2, false, Function;
    "_codecs.latin_1_decode" => latin_1_decode, 1, 2, false, Function;
    "_codecs.ascii_encode" => ascii_encode, 1, 2, false, Function;
    "_codecs.ascii_decode" => ascii_decode, 1, 2, false, Function;
    "_codecs.utf_7_encode" => utf_7_encode, 1, 2, false, Function;
    "_codecs.utf_7_decode" => utf_7_decode, 1, 3, false, Function;
    "_codecs.charmap_build" => charmap::build, 1, 1, false, Function;
    "_codecs.charmap_encode" => charmap::encode, 1, 3, false, Function;
    "_codecs.charmap_decode" => charmap::decode, 1, 3, false, Function;
    "_codecs.unicode_escape_encode" => escapes::unicode_escape_encode, 1, 2, false, Function;
    "_codecs.unicode_escape_decode" => escapes::unicode_escape_decode, 1, 3, false, Function;
    "_codecs.raw_unicode_escape_encode" => escapes::raw_unicode_escape_encode, 1, 2, false, Function;
    "_codecs.raw_unicode_escape_decode" => escapes::raw_unicode_escape_decode, 1, 3, false, Function;
    "_codecs.escape_encode" => escapes::escape_encode, 1, 2, false, Function;
    "_codecs.escape_decode" => escapes::escape_decode, 1, 2, false, Function;
    "_codecs.readbuffer_encode" => readbuffer_encode, 1, 2, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_codecs");
    rt.fill_module(module, TABLE);
    handlers::install(rt);
}

/// Text of an argument.
fn string(rt: &mut Runtime, v: Value, function: &str, i: usize) -> R<String> {
    if rt.is_any_str(v) {
        return Ok(rt.str_text(v).into_owned());
    }
    let got = rt.type_name(v);
    rt.type_error(format!("{function}() argument {i} must be str, not {got}"))
}

/// The name of the error handler in argument `i`.
fn errors_of(rt: &mut Runtime, args: Args<'_>, i: usize, function: &str) -> R<String> {
    match args.all.get(i) {
        None | Some(&Value::NONE) => Ok("strict".into()),
        Some(v) => string(rt, *v, function, i + 1),
    }
}

/// The bytes of the first argument.
fn data<'a>(rt: &mut Runtime, args: Args<'_>) -> R<&'a [u8]> {
    match rt.buffer_bytes(args.all[0]) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = rt.type_name(args.all[0]);
            rt.type_error(format!("a bytes-like object is required, not '{got}'"))
        }
    }
}

/// The same; text counts as its UTF-8.
fn data_or_text<'a>(rt: &mut Runtime, args: Args<'_>) -> R<&'a [u8]> {
    if rt.is_any_str(args.all[0]) {
        return Ok(rt.str_bytes(args.all[0]));
    }
    data(rt, args)
}

/// The text of the first argument.
fn text(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<Value> {
    let v = args.all[0];
    if rt.is_any_str(v) {
        return Ok(v);
    }
    let got = rt.type_name(v);
    rt.type_error(format!("{function}() argument 1 must be str, not {got}"))
}

/// A result and how much was used for it.
fn with_len(rt: &mut Runtime, made: Value, len: usize) -> R<Value> {
    Ok(rt.new_tuple(&[made, Value::small_int(len as i64)]))
}

fn encode_with(rt: &mut Runtime, args: Args<'_>, function: &str, codec: Codec) -> R<Value> {
    let s = text(rt, args, function)?;
    let errors = errors_of(rt, args, 1, function)?;
    let codec = match args.all.get(2) {
        Some(order) => ordered(codec, rt.index_i64(*order)?),
        None => codec,
    };
    let bytes = rt.encode(s, codec, &errors)?;
    let bytes = rt.new_bytes(&bytes);
    with_len(rt, bytes, rt.str_len(s))
}

/// A codec whose order of bytes a number tells: below 0 little endian, above big endian.
fn ordered(codec: Codec, order: i64) -> Codec {
    let big = match order {
        0 => None,
        _ => Some(order > 0),
    };
    match codec {
        Codec::Utf16 { .. } => Codec::Utf16 { big },
        Codec::Utf32 { .. } => Codec::Utf32 { big },
        other => other,
    }
}

fn decode_with(rt: &mut Runtime, args: Args<'_>, function: &str, codec: Codec) -> R<Value> {
    let bytes = data(rt, args)?;
    let errors = errors_of(rt, args, 1, function)?;
    let last = match args.all.get(2) {
        Some(last) => rt.truth(*last)?,
        None => matches!(codec, Codec::Latin1 | Codec::Ascii),
    };
    let (text, used, _) = rt.decode_part(bytes, args.all[0], codec, &errors, last)?;
    with_len(rt, text, used)
}

/// With the order of bytes as a number, given and returned.
fn ex_decode(rt: &mut Runtime, args: Args<'_>, function: &str, codec: Codec) -> R<Value> {
    let bytes = data(rt, args)?;
    let errors = errors_of(rt, args, 1, function)?;
    let order = match args.all.get(2) {
        Some(order) => rt.index_i64(*order)?,
        None => 0,
    };
    let last = match args.all.get(3) {
        Some(last) => rt.truth(*last)?,
        None => false,
    };
    let codec = ordered(codec, order);
    let (text, used, codec) = rt.decode_part(bytes, args.all[0], codec, &errors, last)?;
    let order = match codec {
        Codec::Utf16 { big: Some(big) } | Codec::Utf32 { big: Some(big) } => {
            if big {
                1
            } else {
                -1
            }
        }
        _ => 0,
    };
    let used = Value::small_int(used as i64);
    Ok(rt.new_tuple(&[text, used, Value::small_int(order)]))
}

fn utf_16_ex_decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    ex_decode(rt, args, "utf_16_ex_decode", Codec::Utf16 { big: None })
}

fn utf_32_ex_decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    ex_decode(rt, args, "utf_32_ex_decode", Codec::Utf32 { big: None })
}

/// UTF-7 is rare: the library has it in Python.
fn in_python(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<Value> {
    let (module, name) = (rt.intern("_pycodecs"), rt.intern(function));
    let from = rt.new_tuple(&[name]);
    let module = (rt.hooks.import)(rt, module, Value::NONE, from, 0)?;
    let function = rt.get_attr(module, name)?;
    rt.call(function, args)
}

fn utf_7_encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    in_python(rt, args, "utf_7_encode")
}

fn utf_7_decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    in_python(rt, args, "utf_7_decode")
}

fn readbuffer_encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = data_or_text(rt, args)?;
    let made = rt.new_bytes(bytes);
    with_len(rt, made, bytes.len())
}

fn register(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_callable(args.all[0]) {
        return rt.type_error("argument must be callable");
    }
    let [searches, ..] = rt.codec_registry();
    rt.list_push(searches, args.all[0]);
    Ok(Value::NONE)
}

fn unregister(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [searches, found, _] = rt.codec_registry();
    for i in 0..rt.list_len(searches) {
        if rt.list_get(searches, i) == args.all[0] {
            rt.list_remove_at(searches, i);
            let clear = rt.intern("clear");
            rt.call_method(found, clear, &[])?;
            break;
        }
    }
    Ok(Value::NONE)
}

fn lookup(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = string(rt, args.all[0], "lookup", 1)?;
    rt.lookup_codec(&name)
}

fn forget_codec(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [_, found, _] = rt.codec_registry();
    rt.dict_remove(DictRef::new(found), args.all[0])?;
    Ok(Value::NONE)
}

fn through(rt: &mut Runtime, args: Args<'_>, function: &str, which: usize) -> R<Value> {
    let [v, encoding, errors] =
        rt.bind_args(function, args, 0, ["obj", "encoding", "errors"], 1)?;
    let name = if encoding.is_null() {
        "utf-8".into()
    } else {
        string(rt, encoding, function, 2)?
    };
    let codec = rt.lookup_codec(&name)?;
    rt.call_codec(codec, which, v, errors)
}

fn encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    through(rt, args, "encode", 0)
}

fn decode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    through(rt, args, "decode", 1)
}
