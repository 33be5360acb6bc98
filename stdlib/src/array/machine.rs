//! Arrays in a form that other machines can read: what pickles of protocol 3 and later hold.
//!
//! A *machine format* says how items lie in bytes, whatever the size of a type code on this machine.

use super::{CODES, bytes, items, made, own, pack};
use rekindle_objects::buffer_item::{Order, native_size};
use rekindle_objects::{Args, ClassId, R, Runtime, Value};

/// What the bytes of a machine format hold.
#[derive(Clone, Copy)]
enum Content {
    /// Numbers, as type code and order of bytes.
    Numbers(u8, Order),
    /// Text in this encoding.
    Text(&'static str),
}

/// The formats by their numbers.
const FORMATS: &[Content] = &[
    Content::Numbers(b'B', Order::Little),
    Content::Numbers(b'b', Order::Little),
    Content::Numbers(b'H', Order::Little),
    Content::Numbers(b'H', Order::Big),
    Content::Numbers(b'h', Order::Little),
    Content::Numbers(b'h', Order::Big),
    Content::Numbers(b'I', Order::Little),
    Content::Numbers(b'I', Order::Big),
    Content::Numbers(b'i', Order::Little),
    Content::Numbers(b'i', Order::Big),
    Content::Numbers(b'Q', Order::Little),
    Content::Numbers(b'Q', Order::Big),
    Content::Numbers(b'q', Order::Little),
    Content::Numbers(b'q', Order::Big),
    Content::Numbers(b'f', Order::Little),
    Content::Numbers(b'f', Order::Big),
    Content::Numbers(b'd', Order::Little),
    Content::Numbers(b'd', Order::Big),
    Content::Text("utf-16-le"),
    Content::Text("utf-16-be"),
    Content::Text("utf-32-le"),
    Content::Text("utf-32-be"),
];

/// First protocol of pickles that hold machine formats.
const WITH_FORMATS: i64 = 3;

/// The format of arrays of a type code on this machine.
fn format_of(code: u8) -> i64 {
    match code {
        b'B' => 0,
        b'b' => 1,
        b'H' => 2,
        b'h' => 4,
        b'I' => 6,
        b'i' => 8,
        b'L' | b'Q' => 10,
        b'l' | b'q' => 12,
        b'f' => 14,
        b'd' => 16,
        _ => 20,
    }
}

/// `(class, (typecode, items), attributes)`, or `(_array_reconstructor, (class, typecode, format, bytes), attributes)`.
pub(super) fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__reduce_ex__")?;
    let protocol = rt.index_i64(args.all[1])?;
    let dict = rt.names.dict;
    let attributes = rt.get_attr_opt(args.all[0], dict)?.unwrap_or(Value::NONE);
    let class = rt.type_of(args.all[0]);
    let code = rt.new_str((array.code as char).encode_utf8(&mut [0; 4]));
    if protocol < WITH_FORMATS {
        let items = items::tolist(rt, Args::positional(&args.all[..1]))?;
        let arguments = rt.new_tuple(&[code, items]);
        return Ok(rt.new_tuple(&[class, arguments, attributes]));
    }
    let module = rt.intern("array");
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    let name = rt.intern("_array_reconstructor");
    let maker = rt.get_attr(module, name)?;
    let content = rt.new_bytes(bytes(rt, array));
    let format = Value::small_int(format_of(array.code));
    let arguments = rt.new_tuple(&[class, code, format, content]);
    Ok(rt.new_tuple(&[maker, arguments, attributes]))
}

/// `_array_reconstructor(class, typecode, format, bytes)`
pub(super) fn reconstruct(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let &[class, code, format, content] = args.all else {
        return rt.type_error("_array_reconstructor expected 4 arguments");
    };
    let class = array_class(rt, class)?;
    if !rt.is_any_str(code) || rt.str_len(code) != 1 {
        let got = rt.type_name(code);
        return rt.type_error(format!(
            "_array_reconstructor() argument 2 must be a unicode character, not {got}"
        ));
    }
    let code = rt.str_bytes(code)[0];
    let format = rt.index_i64(format)?;
    if !CODES.as_bytes().contains(&code) {
        return rt.value_error("second argument must be a valid type code");
    }
    let Some(held) = usize::try_from(format).ok().and_then(|i| FORMATS.get(i)) else {
        return rt.value_error("third argument must be a valid machine format code.");
    };
    if rt.bytes_like(content).is_none() || rt.is_bytearray(content) {
        let got = rt.type_name(content);
        return rt.type_error(format!("fourth argument should be bytes, not {got}"));
    }
    match *held {
        Content::Numbers(from, order) => {
            // Integers of another size than this machine's make an array of that size.
            let code = match from {
                _ if format_of(code) == format => code,
                b'q' => b'l',
                b'Q' => b'L',
                b'f' | b'd' => code,
                from => from,
            };
            numbers(rt, class, code, (from, order), content)
        }
        Content::Text(encoding) => {
            let (decode, encoding) = (rt.intern("decode"), rt.new_str(encoding));
            let text = rt.call_method(content, decode, &[encoding])?;
            let array = made(rt, class, code, &[]);
            items::add_all(rt, array, text)?;
            Ok(array)
        }
    }
}

fn array_class(rt: &mut Runtime, class: Value) -> R<ClassId> {
    if !rt.is_type(class) {
        let got = rt.type_name(class);
        return rt.type_error(format!("first argument must be a type object, not {got}"));
    }
    let id = rt.class_id(class);
    match rt.native_class(super::CLASS.module, super::CLASS.name) {
        Some(array) if rt.is_subclass(id, array) => Ok(id),
        _ => {
            let name = rt.class(id).name.clone();
            rt.type_error(format!("{name} is not a subtype of array.array"))
        }
    }
}

/// An array of the numbers that lie in `content` as type code and order say.
fn numbers(
    rt: &mut Runtime,
    class: ClassId,
    code: u8,
    (from, order): (u8, Order),
    content: Value,
) -> R<Value> {
    let size = native_size(from).unwrap_or(1);
    let content = rt.bytes_content(content);
    if !content.len().is_multiple_of(size) {
        return rt.value_error("bytes length not a multiple of item size");
    }
    let mut out = Vec::with_capacity(content.len());
    for item in content.chunks_exact(size) {
        let v = rt.unpack_item(from, item, order);
        pack(rt, code, v, &mut out)?;
    }
    Ok(made(rt, class, code, &out))
}
