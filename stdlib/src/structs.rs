//! Module `_struct`: values packed into bytes, and back.
//!
//! The file is longer than most because of this: packing and unpacking mirror each other.

mod format;

use crate::module_errors::{error_class, raise_error};
use format::{Format, Part};
use rekindle_objects::buffer_item::{Misfit, bounds, is_signed};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::RefCell;
use std::rc::Rc;

natives! {
    TABLE:
    "_struct.calcsize" => calcsize, 1, 1, false, Function;
    "_struct.pack" => pack, 1, rekindle_objects::native::ANY, false, Function;
    "_struct.pack_into" => pack_into, 3, rekindle_objects::native::ANY, false, Function;
    "_struct.unpack" => unpack, 2, 2, false, Function;
    "_struct.unpack_from" => unpack_from, 1, 3, true, Function;
    "_struct.iter_unpack" => iter_unpack, 2, 2, false, Function;
    "_struct._clearcache" => clear_cache, 0, 0, false, Function;
}

natives! {
    METHODS:
    "Struct.__new__" => new, 1, rekindle_objects::native::ANY, true, Static;
    "Struct.__init__" => init, 1, 2, true, Method;
    "Struct.pack" => own_pack, 1, rekindle_objects::native::ANY, false, Method;
    "Struct.pack_into" => own_pack_into, 3, rekindle_objects::native::ANY, false, Method;
    "Struct.unpack" => own_unpack, 2, 2, false, Method;
    "Struct.unpack_from" => own_unpack_from, 1, 3, true, Method;
    "Struct.iter_unpack" => own_iter_unpack, 2, 2, false, Method;
    "Struct.format" => own_format, 1, 1, false, Getter;
    "Struct.size" => own_size, 1, 1, false, Getter;
    "Struct.__repr__" => own_repr, 1, 1, false, Method;
}

const CLASS: NativeClass = NativeClass {
    module: "_struct",
    name: "Struct",
    doc: Some("Struct(fmt) --> compiled struct object"),
    base: ClassId::OBJECT,
    methods: METHODS,
    state: true,
    dict: false,
};

/// State of a `Struct`, and of the one instance that the module keeps for its errors and formats.
#[derive(Default)]
struct Struct(RefCell<Rc<Format>>);

impl Foreign for Struct {}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_struct");
    rt.fill_module(module, TABLE);
    let class = rt.define_class(&CLASS)?;
    let class = rt.class(class).object;
    rt.set_module_attr(module, "Struct", class);
    let error = error_class(rt, "struct", "error", &[ClassId::EXCEPTION])?;
    rt.set_module_attr(module, "error", error);
    Ok(())
}

/// Raises `struct.error`.
fn error<T>(rt: &mut Runtime, message: impl AsRef<str>) -> R<T> {
    raise_error(rt, "_struct", "error", message.as_ref())
}

fn parse(rt: &mut Runtime, v: Value) -> R<Rc<Format>> {
    let text = if rt.is_any_str(v) {
        rt.str_bytes(v)
    } else if let Some(bytes) = rt.bytes_like(v) {
        bytes
    } else if let Some(own) = rt.state::<Struct>(&v) {
        return Ok(own.0.borrow().clone());
    } else {
        let got = rt.type_name(v);
        return rt.type_error(format!(
            "Struct() argument 1 must be a str or bytes object, not {got}"
        ));
    };
    match Format::parse(text) {
        Ok(format) => Ok(Rc::new(format)),
        Err(message) => error(rt, message),
    }
}

fn misfit<T>(rt: &mut Runtime, misfit: Misfit, part: &Part) -> R<T> {
    let code = part.code as char;
    let signed = is_signed(part.code);
    match misfit {
        Misfit::Raised => Err(rekindle_objects::Raised),
        Misfit::Type if signed.is_some() => error(rt, "required argument is not an integer"),
        Misfit::Type if part.code == b'c' => {
            error(rt, "char format requires a bytes object of length 1")
        }
        Misfit::Type if matches!(part.code, b'F' | b'D') => {
            error(rt, "required argument is not a complex")
        }
        Misfit::Type => error(rt, "required argument is not a float"),
        Misfit::Range => match signed {
            Some(_) if part.code == b'P' => error(rt, "int too large to convert"),
            Some(signed) => {
                let (low, high) = bounds(part.size, signed);
                error(
                    rt,
                    format!("'{code}' format requires {low} <= number <= {high}"),
                )
            }
            None => rt.overflow_error(format!("float too large to pack with {code} format")),
        },
    }
}

/// The bytes of these values.
fn packed(rt: &mut Runtime, format: &Format, values: &[Value], function: &str) -> R<Vec<u8>> {
    if values.len() != format.values {
        let (n, m) = (format.values, values.len());
        let what = if function == "pack" {
            "pack"
        } else {
            "pack_into"
        };
        return error(
            rt,
            format!("{what} expected {n} items for packing (got {m})"),
        );
    }
    let mut out = Vec::with_capacity(format.size);
    let mut values = values.iter().copied();
    for part in &format.parts {
        out.resize(part.offset, 0);
        match part.code {
            b'x' => out.resize(part.offset + part.count, 0),
            b's' | b'p' => {
                let v = values.next().unwrap_or(Value::NONE);
                let Some(bytes) = rt.bytes_like(v) else {
                    let code = part.code as char;
                    return error(rt, format!("argument for '{code}' must be a bytes object"));
                };
                let mut room = part.count;
                if part.code == b'p' && room > 0 {
                    room -= 1;
                    out.push(bytes.len().min(room).min(255) as u8);
                }
                out.extend_from_slice(&bytes[..bytes.len().min(room)]);
                out.resize(part.offset + part.count, 0);
            }
            _ => {
                for _ in 0..part.count {
                    let v = values.next().unwrap_or(Value::NONE);
                    let done = rt.pack_item(part.code, part.size, v, format.order, &mut out);
                    if let Err(why) = done {
                        return misfit(rt, why, part);
                    }
                }
            }
        }
    }
    out.resize(format.size, 0);
    Ok(out)
}

/// The values in these bytes, which are as many as the format asks for.
fn unpacked(rt: &mut Runtime, format: &Format, bytes: &[u8]) -> Value {
    let mut items = rt.root_vec();
    for part in &format.parts {
        let place = &bytes[part.offset..];
        match part.code {
            b'x' => {}
            b's' => {
                let item = rt.new_bytes(&place[..part.count]);
                items.push(item);
            }
            b'p' => {
                let place = &place[..part.count];
                let item = match place.split_first() {
                    Some((n, rest)) => rt.new_bytes(&rest[..rest.len().min(*n as usize)]),
                    None => rt.new_bytes(&[]),
                };
                items.push(item);
            }
            _ => {
                for bytes in place.chunks(part.size).take(part.count) {
                    let item = rt.unpack_item(part.code, bytes, format.order);
                    items.push(item);
                }
            }
        }
    }
    rt.new_tuple(&items)
}

fn buffer<'a>(rt: &mut Runtime, v: Value) -> R<&'a [u8]> {
    match rt.buffer_bytes(v) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = rt.type_name(v);
            rt.type_error(format!("a bytes-like object is required, not '{got}'"))
        }
    }
}

fn unpack_all(rt: &mut Runtime, format: &Format, buffer_value: Value) -> R<Value> {
    let bytes = buffer(rt, buffer_value)?;
    if bytes.len() != format.size {
        let n = format.size;
        return error(rt, format!("unpack requires a buffer of {n} bytes"));
    }
    Ok(unpacked(rt, format, bytes))
}

/// Where `offset` is in a buffer of `len` bytes with room for the format behind it.
fn place(rt: &mut Runtime, format: &Format, offset: Value, len: usize, what: &str) -> R<usize> {
    let size = format.size as i64;
    let given = if offset.is_null() {
        0
    } else {
        rt.index_i64(offset)?
    };
    let (verb, function) = match what {
        "pack" => ("packing", "pack_into"),
        _ => ("unpacking", "unpack_from"),
    };
    let mut at = given;
    if at < 0 {
        if at + size > 0 && what == "pack" {
            return error(
                rt,
                format!("no space to pack {size} bytes at offset {given}"),
            );
        }
        if at + size > 0 {
            return error(
                rt,
                format!("not enough data to unpack {size} bytes at offset {given}"),
            );
        }
        at += len as i64;
        if at < 0 {
            return error(
                rt,
                format!("offset {given} out of range for {len}-byte buffer"),
            );
        }
    }
    if len as i64 - at < size {
        let least = at as i128 + size as i128;
        return error(
            rt,
            format!(
                "{function} requires a buffer of at least {least} bytes for {verb} {size} bytes at offset {given} (actual buffer size is {len})"
            ),
        );
    }
    Ok(at as usize)
}

fn pack_at(rt: &mut Runtime, format: &Format, args: &[Value]) -> R<Value> {
    let [into, offset, values @ ..] = args else {
        return Ok(Value::NONE);
    };
    if values.len() != format.values {
        let (n, m) = (format.values, values.len());
        return error(
            rt,
            format!("pack_into expected {n} items for packing (got {m})"),
        );
    }
    let Some(room) = rt.buffer_room(*into) else {
        let got = rt.type_name(*into);
        return rt.type_error(format!(
            "argument must be read-write bytes-like object, not {got}"
        ));
    };
    let at = place(rt, format, *offset, room, "pack")?;
    let bytes = packed(rt, format, values, "pack_into")?;
    rt.buffer_fill(*into, at, &bytes);
    Ok(Value::NONE)
}

fn unpack_at(rt: &mut Runtime, format: &Format, from: Value, offset: Value) -> R<Value> {
    let bytes = buffer(rt, from)?;
    let at = place(rt, format, offset, bytes.len(), "unpack")?;
    Ok(unpacked(rt, format, &bytes[at..at + format.size]))
}

/// Every group of values, one after the other.
fn unpack_each(rt: &mut Runtime, format: &Format, from: Value) -> R<Value> {
    let bytes = buffer(rt, from)?.to_vec();
    if format.size == 0 {
        return error(rt, "cannot iteratively unpack with a struct of length 0");
    }
    if !bytes.len().is_multiple_of(format.size) {
        let n = format.size;
        return error(
            rt,
            format!("iterative unpacking requires a buffer of a multiple of {n} bytes"),
        );
    }
    let list = rt.new_empty_list();
    for group in bytes.chunks(format.size) {
        let group = unpacked(rt, format, group);
        rt.list_push(list, group);
    }
    rt.get_iter(list)
}

fn calcsize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = parse(rt, args.all[0])?;
    Ok(Value::small_int(format.size as i64))
}

fn pack(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = parse(rt, args.all[0])?;
    let bytes = packed(rt, &format, &args.all[1..], "pack")?;
    Ok(rt.new_bytes(&bytes))
}

fn pack_into(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = parse(rt, args.all[0])?;
    pack_at(rt, &format, &args.all[1..])
}

fn unpack(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = parse(rt, args.all[0])?;
    unpack_all(rt, &format, args.all[1])
}

fn unpack_from(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [format, from, offset] =
        rt.bind_args("unpack_from", args, 0, ["format", "buffer", "offset"], 2)?;
    let format = parse(rt, format)?;
    unpack_at(rt, &format, from, offset)
}

fn iter_unpack(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = parse(rt, args.all[0])?;
    unpack_each(rt, &format, args.all[1])
}

fn clear_cache(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    Ok(rt.new_with_state(class, Struct::default()))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [format] = rt.bind_args("Struct", args, 1, ["format"], 1)?;
    let format = parse(rt, format)?;
    rt.own_state::<Struct>(&args.all[0], "__init__")?
        .0
        .replace(format);
    Ok(Value::NONE)
}

fn own(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Rc<Format>> {
    Ok(rt
        .own_state::<Struct>(&args.all[0], method)?
        .0
        .borrow()
        .clone())
}

fn own_pack(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "pack")?;
    let bytes = packed(rt, &format, &args.all[1..], "pack")?;
    Ok(rt.new_bytes(&bytes))
}

fn own_pack_into(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "pack_into")?;
    pack_at(rt, &format, &args.all[1..])
}

fn own_unpack(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "unpack")?;
    unpack_all(rt, &format, args.all[1])
}

fn own_unpack_from(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "unpack_from")?;
    let [from, offset] = rt.bind_args("unpack_from", args, 1, ["buffer", "offset"], 1)?;
    unpack_at(rt, &format, from, offset)
}

fn own_iter_unpack(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "iter_unpack")?;
    unpack_each(rt, &format, args.all[1])
}

fn own_format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "format")?;
    Ok(rt.new_str(&format.text))
}

fn own_size(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "size")?.size as i64))
}

fn own_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let format = own(rt, args, "__repr__")?;
    let class = rt.class_of(args.all[0]);
    let class = rt.class(class).name.clone();
    let text = rt.new_str(&format.text);
    let text = rt.repr_text(text)?;
    Ok(rt.new_str(&format!("{class}({text})")))
}
