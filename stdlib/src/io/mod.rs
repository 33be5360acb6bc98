//! Module `_io`: files and streams, the native part of `io`.
//!
//! ```text
//!   TextIOWrapper ──► BufferedReader / Writer / Random ──► FileIO ──► a descriptor
//!     characters        bytes, many at a time               bytes
//! ```

mod base;
mod buffered;
mod buffered_methods;
mod bytes_io;
pub mod common;
mod file;
pub mod handle;
mod newline;
mod open;
mod pair;
mod standard;
mod string_io;
mod text;
mod text_attrs;
mod text_methods;

use crate::module_errors::error_class;
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::cell::Cell;

pub(crate) use standard::add_streams;

/// Bytes that buffers hold unless said otherwise.
pub(crate) const DEFAULT_BUFFER_SIZE: i64 = 128 << 10;

/// What the module keeps for a runtime.
#[derive(Debug)]
pub struct Io {
    unsupported: Cell<Value>,
    file: Cell<ClassId>,
    reader: Cell<ClassId>,
    writer: Cell<ClassId>,
    random: Cell<ClassId>,
    pair: Cell<ClassId>,
    text: Cell<ClassId>,
    bytes_io: Cell<ClassId>,
    string_io: Cell<ClassId>,
    newline_decoder: Cell<ClassId>,
    /// Buffers that may hold something when the program ends.
    pub open_buffers: handle::OpenBuffers,
}

impl Default for Io {
    fn default() -> Io {
        let none = || Cell::new(ClassId::OBJECT);
        Io {
            unsupported: Cell::new(Value::NONE),
            file: none(),
            reader: none(),
            writer: none(),
            random: none(),
            pair: none(),
            text: none(),
            bytes_io: none(),
            string_io: none(),
            newline_decoder: none(),
            open_buffers: handle::OpenBuffers::default(),
        }
    }
}

/// Makes the module, and the built-in function `open`.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_io");
    let size = Value::small_int(DEFAULT_BUFFER_SIZE);
    rt.set_module_attr(module, "DEFAULT_BUFFER_SIZE", size);
    add_errors(rt, module)?;
    let bases = base::install(rt, module)?;
    file::install(rt, module, &bases)?;
    buffered_methods::install(rt, module, &bases)?;
    pair::install(rt, module, &bases)?;
    bytes_io::install(rt, module, &bases)?;
    string_io::install(rt, module, &bases)?;
    text_methods::install(rt, module, &bases)?;
    newline::install(rt, module)?;
    open::install(rt, module);
    Ok(())
}

/// `UnsupportedOperation` and `BlockingIOError`.
fn add_errors(rt: &mut Runtime, module: Value) -> R<()> {
    let bases = [ClassId::OS_ERROR, ClassId::VALUE_ERROR];
    let class = error_class(rt, "io", "UnsupportedOperation", &bases)?;
    rt.library.get::<Io>().unsupported.set(class);
    rt.set_module_attr(module, "UnsupportedOperation", class);
    let (blocking, builtins) = (
        rt.intern("BlockingIOError"),
        rekindle_objects::dict::DictRef::new(rt.builtins),
    );
    if let Some(blocking) = rt.namespace_get(builtins, blocking) {
        rt.set_module_attr(module, "BlockingIOError", blocking);
    }
    Ok(())
}

/// Writes out what files that were never closed still hold; for the end of the program.
pub fn write_out(rt: &mut Runtime) {
    rt.library.get::<Io>().open_buffers.write_out();
}
