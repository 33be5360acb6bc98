//! What the classes of `_io` share: reading arguments, raising its errors.

use super::Io;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value};
use std::ffi::CString;

/// Makes a class and enters it into the module.
pub(super) fn define(rt: &mut Runtime, module: Value, class: &NativeClass) -> R<ClassId> {
    let id = rt.define_class(class)?;
    let object = rt.class(id).object;
    rt.set_module_attr(module, class.name, object);
    Ok(id)
}

/// Methods of streams that cannot be taken apart: buffered ones and those of text, and that of raw files.
static NO_REDUCE: [NativeDef; 2] = [
    NativeDef::method("_io.__reduce__", cannot_pickle, 1, 1),
    NativeDef::method("_io.__reduce_ex__", cannot_pickle, 2, 2),
];
static NO_STATE: [NativeDef; 1] = [NativeDef::method("_io.__getstate__", cannot_pickle, 1, 1)];

fn cannot_pickle(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.class(rt.class_of(args.all[0])).name.clone();
    rt.type_error(format!("cannot pickle '{name}' instances"))
}

/// Lets the instances of a class refuse to be taken apart.
pub(super) fn refuse_pickling(rt: &mut Runtime, class: ClassId, raw: bool) {
    let methods: &'static [NativeDef] = if raw { &NO_STATE } else { &NO_REDUCE };
    add_methods(rt, class, methods);
}

/// `v.method(*args)`
pub(super) fn call(rt: &mut Runtime, v: Value, method: &str, args: &[Value]) -> R<Value> {
    let name = rt.intern(method);
    rt.call_method(v, name, args)
}

/// Calls a method and gives the truth of what it returns.
pub(super) fn ask(rt: &mut Runtime, v: Value, method: &str) -> R<bool> {
    let answer = call(rt, v, method, &[])?;
    rt.truth(answer)
}

/// The truth of an attribute.
pub(super) fn ask_attr(rt: &mut Runtime, v: Value, name: &str) -> R<bool> {
    let name = rt.intern(name);
    let value = rt.get_attr(v, name)?;
    rt.truth(value)
}

/// Raises `io.UnsupportedOperation`.
pub(super) fn unsupported<T>(rt: &mut Runtime, what: &str) -> R<T> {
    let class = rt.library.get::<Io>().unsupported.get();
    let what = rt.new_str(what);
    let exc = rt.call(class, Args::positional(&[what]))?;
    rt.raise(exc)
}

/// Raises a plain `OSError`.
pub(super) fn os_error<T>(rt: &mut Runtime, message: &str) -> R<T> {
    rt.raise_new(ClassId::OS_ERROR, message)
}

/// Raises `ValueError` if attribute `closed` of the object is true.
pub(super) fn check_open(rt: &mut Runtime, v: Value) -> R<()> {
    let closed = rt.intern("closed");
    let closed = rt.get_attr(v, closed)?;
    if rt.truth(closed)? {
        return rt.value_error("I/O operation on closed file.");
    }
    Ok(())
}

/// A size that may be left out: absent, None and negative ones are `None`.
pub(super) fn optional_size(rt: &mut Runtime, v: Option<&Value>) -> R<Option<usize>> {
    match v.copied() {
        None | Some(Value::NULL) | Some(Value::NONE) => Ok(None),
        Some(v) => {
            let name = rt.names.index;
            let class = rt.class_of(v);
            if rt.int_of(v).is_none() && rt.lookup(class, name).is_none() {
                let got = rt.type_name(v);
                return rt.type_error(format!("argument should be integer or None, not '{got}'"));
            }
            Ok(usize::try_from(rt.index_i64(v)?).ok())
        }
    }
}

/// The bytes of an argument that must be bytes-like.
pub(crate) fn bytes_argument<'a>(rt: &mut Runtime, v: Value) -> R<&'a [u8]> {
    if let Some(bytes) = rt.buffer_bytes(v) {
        return Ok(bytes);
    }
    let got = rt.type_name(v);
    rt.type_error(format!("a bytes-like object is required, not '{got}'"))
}

/// Bytes that an argument that is written to has room for.
pub(crate) fn writable_len(rt: &mut Runtime, v: Value, method: &str) -> R<usize> {
    if let Some(len) = rt.buffer_room(v) {
        return Ok(len);
    }
    let got = rt.type_name(v);
    rt.type_error(format!(
        "{method}() argument must be read-write bytes-like object, not {got}"
    ))
}

/// Writes to the start of what [`writable_len`] accepted.
pub(crate) fn fill(rt: &mut Runtime, v: Value, bytes: &[u8]) {
    rt.buffer_fill(v, 0, bytes);
}

/// `os.fspath(v)`: a str or bytes.
///
/// # Errors
/// `TypeError` if it is no path.
pub fn fspath(rt: &mut Runtime, v: Value) -> R<Value> {
    if rt.is_any_str(v) || is_bytes(rt, v) {
        return Ok(v);
    }
    let name = rt.intern("__fspath__");
    let Some(path) = rt.call_special(v, name, &[])? else {
        let got = rt.type_name(v);
        return rt.type_error(format!(
            "expected str, bytes or os.PathLike object, not {got}"
        ));
    };
    if rt.is_any_str(path) || is_bytes(rt, path) {
        return Ok(path);
    }
    let (class, got) = (rt.type_name(v), rt.type_name(path));
    rt.type_error(format!(
        "expected {class}.__fspath__() to return str or bytes, not {got}"
    ))
}

/// Is it bytes, or of a class derived from it?
pub fn is_bytes(rt: &Runtime, v: Value) -> bool {
    v.is_ptr() && rt.bytes_like(v).is_some() && !rt.is_bytearray(v)
}

/// The name of a file as the system wants it: lone surrogates stand for bytes that are no text (PEP 383).
///
/// # Errors
/// `ValueError` if there is a zero in it.
pub fn system_path(rt: &mut Runtime, path: Value) -> R<CString> {
    let bytes = match rt.bytes_like(path) {
        Some(bytes) => bytes.to_vec(),
        None => escaped_bytes(rt, path)?,
    };
    match CString::new(bytes) {
        Ok(path) => Ok(path),
        Err(_) => rt.value_error("embedded null byte"),
    }
}

/// `os.fsencode` of a str.
pub fn escaped_bytes(rt: &mut Runtime, text: Value) -> R<Vec<u8>> {
    let codec = rt.codec("utf-8")?;
    rt.encode(text, codec, "surrogateescape")
}

/// `os.fsdecode` of bytes.
pub fn escaped_text(rt: &mut Runtime, bytes: &[u8]) -> Value {
    if std::str::from_utf8(bytes).is_ok() {
        return rt.new_str_wtf8(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        out.extend_from_slice(chunk.valid().as_bytes());
        for b in chunk.invalid() {
            rekindle_objects::strings::push_code_point(0xdc00 + *b as u32, &mut out);
        }
    }
    rt.new_str_wtf8(&out)
}

/// A method of one of the abstract classes, unbound.
pub(super) fn base_method(rt: &mut Runtime, class: &str, method: &str) -> R<Value> {
    let module = rt.intern("_io");
    let modules = rekindle_objects::dict::DictRef::new(rt.modules);
    let Some(module) = rt.dict_get_name(modules, module) else {
        return rt.raise_new(ClassId::IMPORT_ERROR, "lost _io");
    };
    let (class, method) = (rt.intern(class), rt.intern(method));
    let class = rt.get_attr(module, class)?;
    rt.get_attr(class, method)
}

/// Adds more methods to a class.
pub(super) fn add_methods(rt: &mut Runtime, class: ClassId, methods: &'static [NativeDef]) {
    for def in methods {
        let native = rt.new_native(def);
        let native = match def.binding {
            rekindle_objects::native::Binding::Getter => rt.new_triple(
                rekindle_objects::ShapeId::PROPERTY,
                native,
                Value::NONE,
                Value::NONE,
            ),
            _ => native,
        };
        let name = rt.intern(def.name);
        rt.set_class_attr(class, name, native);
    }
}

/// Gives an object the attributes of a dict (or None), for `__setstate__`.
pub(super) fn restore_dict(rt: &mut Runtime, v: Value, dict: Value) -> R<()> {
    if dict.is_none() {
        return Ok(());
    }
    let name = rt.names.dict;
    let own = rt.get_attr(v, name)?;
    rt.dict_update(own, dict)
}

/// `v.method()`
///
/// # Errors
/// What the method raises.
pub fn call_method(rt: &mut Runtime, v: Value, method: &str) -> R<Value> {
    call(rt, v, method, &[])
}
