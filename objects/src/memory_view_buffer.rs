//! The buffer protocol as methods (PEP 688): `__buffer__` and `__release_buffer__`, of built-in classes and of Python's.

use crate::memory_view::MemoryView;
use crate::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Of built-in classes that are made before this.
    pub(crate) TABLE:
    "bytes.__buffer__" => buffer, 2, 2, false, Method;
    "bytearray.__buffer__" => buffer, 2, 2, false, Method;
    "bytearray.__release_buffer__" => release_buffer, 2, 2, false, Method;
}

/// What views ask for: any layout, read-only memory will do (`PyBUF_FULL_RO`).
const FULL_READ_ONLY: i64 = 0x11c;
/// The memory is to be written.
const WRITABLE: i64 = 1;

/// `v.__buffer__(flags)` of an object that has memory.
///
/// # Errors
/// `BufferError` when it must not be written, and is asked for that.
pub fn buffer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let flags = rt.index_i64(args.all[1])?;
    let Some(view) = rt.native_view_of(args.all[0])? else {
        return rt.wrong_receiver("__buffer__", ClassId::BYTES, args.all[0]);
    };
    if flags & WRITABLE != 0 && view.read_only {
        return rt.raise_new(ClassId::BUFFER_ERROR, "Object is not writable.");
    }
    Ok(rt.new_view(view))
}

/// `v.__release_buffer__(view)`
///
/// # Errors
/// `ValueError` when it is not a view of `v`, or was released before.
pub fn release_buffer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(view) = rt.state::<MemoryView>(&args.all[1]) else {
        return rt.type_error("expected a memoryview object");
    };
    if view.obj != args.all[0] {
        return rt.value_error("memoryview's buffer is not this object");
    }
    if view.released.replace(true) {
        return rt.value_error("memoryview's buffer has already been released");
    }
    Ok(Value::NONE)
}

impl Runtime {
    /// How the memory is viewed that an object's own `__buffer__` gives; `None`: it has no such method.
    pub(crate) fn view_by_method(&mut self, v: Value) -> R<Option<MemoryView>> {
        if !self.is_instance_layout(v) {
            return Ok(None);
        }
        let name = self.intern("__buffer__");
        let Some(given) = self.call_special(v, name, &[Value::small_int(FULL_READ_ONLY)])? else {
            return Ok(None);
        };
        match self.state::<MemoryView>(&given) {
            Some(_) => self.native_view_of(given),
            None => self.type_error("__buffer__ returned non-memoryview object"),
        }
    }
}
