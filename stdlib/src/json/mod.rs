//! Module `_json`: JSON read and written.
//!
//! Text is gone over as WTF-8 bytes. Places in it are byte offsets here, and become numbers of characters where Python
//! sees them.

mod encode;
mod encoder;
mod keys;
mod quote;
mod scanner;
mod scanstring;

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    TABLE:
    "_json.scanstring" => scanstring::scanstring, 2, 3, false, Function;
    "_json.encode_basestring" => quote::encode_basestring, 1, 1, false, Function;
    "_json.encode_basestring_ascii" => quote::encode_basestring_ascii, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_json");
    rt.fill_module(module, TABLE);
    for (name, class) in [
        ("make_scanner", &scanner::CLASS),
        ("make_encoder", &encoder::CLASS),
    ] {
        let id = rt.define_class(class)?;
        let object = rt.class(id).object;
        rt.set_module_attr(module, name, object);
    }
    Ok(())
}

/// Raises `json.JSONDecodeError`; `at` is a byte offset.
#[cold]
fn error<T>(rt: &mut Runtime, message: &str, s: Value, at: usize) -> R<T> {
    let (module, name) = (rt.intern("json.decoder"), rt.intern("JSONDecodeError"));
    let from = rt.new_tuple(&[name]);
    let module = (rt.hooks.import)(rt, module, Value::NONE, from, 0)?;
    let class = rt.get_attr(module, name)?;
    let place = rt.str_place(s, at.min(rt.str_bytes(s).len()));
    let message = rt.new_str(message);
    let args = [message, s, Value::small_int(place as i64)];
    let exc = rt.call(class, Args::positional(&args))?;
    rt.raise(exc)
}
