//! Inline caches of attributes of class objects: `C.name`.
//!
//! No two classes ever have the same version, so that a line which remembers one knows both which
//! class it saw and that lookups through it have not changed.

use crate::attrs::{self, state};
use rekindle_abi::heap::{Cell, TypeObject};
use rekindle_objects::code_state::Cache;
use rekindle_objects::native::Binding;
use rekindle_objects::{ClassId, Runtime, ShapeId, Value};

/// Does the line know this object, a class?
#[inline(always)]
fn knows(rt: &Runtime, line: &Cache, obj: Value) -> bool {
    // SAFETY: a class by its shape.
    line.state >= state::OF_CLASS_CELL
        && rt.is_type(obj)
        && unsafe { (*obj.as_ptr::<TypeObject>()).version } == line.epoch
}

/// The cached attribute of a module or class object, NULL when the line does not know it (or it
/// is to be bound).
#[inline(always)]
pub(crate) fn cached(rt: &Runtime, line: &Cache, obj: Value) -> Value {
    let global = attrs::cached_in_module(line, obj);
    if !global.is_null() {
        return global;
    }
    if !knows(rt, line, obj) {
        return Value::NULL;
    }
    match line.state {
        // SAFETY: cells of classes live as long as the class, whose version says that it has it.
        state::OF_CLASS_CELL => unsafe { (*(line.data as *const Cell)).value },
        state::OF_CLASS_VALUE => Value(line.data),
        _ => Value::NULL,
    }
}

/// The same for a call: function and receiver (NULL when there is none).
#[inline(always)]
pub(crate) fn cached_method(rt: &Runtime, line: &Cache, obj: Value) -> Option<(Value, Value)> {
    if line.state == state::OF_CLASS_METHOD && knows(rt, line, obj) {
        return Some((Value(line.data), obj));
    }
    let v = cached(rt, line, obj);
    (!v.is_null()).then_some((v, Value::NULL))
}

/// Fills the line of a load from a class object; leaves it alone where more is to be done than
/// to look into the class and its bases.
pub(crate) fn fill(rt: &mut Runtime, line: &mut Cache, class: Value, name: Value) {
    let id = rt.class_id(class);
    if rt.class(id).metaclass != ClassId::TYPE || rt.lookup(ClassId::TYPE, name).is_some() {
        return;
    }
    let Some(found) = rt.lookup(id, name) else {
        return;
    };
    let v = found.value();
    let (state, data) = if !v.is_ptr() {
        (state::OF_CLASS_CELL, found.cell as u64)
    } else {
        match rt.shape_of(v) {
            ShapeId::NATIVE if rt.binding_of(v) == Binding::Class => (state::OF_CLASS_METHOD, v.0),
            ShapeId::CLASS_METHOD => (state::OF_CLASS_METHOD, rt.triple(v).0.0),
            ShapeId::STATIC_METHOD => (state::OF_CLASS_VALUE, rt.triple(v).0.0),
            _ if rt.is_instance_layout(v) => return,
            _ => (state::OF_CLASS_CELL, found.cell as u64),
        }
    };
    (line.state, line.data, line.epoch) = (state, data, rt.class_version(id));
}
