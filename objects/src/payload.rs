//! Instances of Python classes that derive from built-in values and containers.
//!
//! Such an instance has the layout of any instance, so it can have attributes; its first slot
//! holds the built-in object itself, the *payload*:
//!
//! ```text
//!  class Stack(list)      Instance ─┬ slot 0, named "": ──► [ … ]   (a plain list)
//!                                   ├ slot 1: an attribute
//! ```
//!
//! Methods of the built-in class find the payload and work on it.

use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};

/// Slot of the payload.
const SLOT: usize = 0;

impl Runtime {
    /// The built-in class whose object the instances of `class` carry, if any.
    pub fn payload_class(&self, class: ClassId) -> Option<ClassId> {
        self.class(class).mro.iter().copied().find(|c| {
            let own = self.class(*c);
            !own.heap_type
                && match own.kind {
                    Kind::List | Kind::Tuple | Kind::Dict | Kind::Iter => true,
                    Kind::BigInt | Kind::Float | Kind::Str | Kind::Bytes => true,
                    Kind::Buffer => *c == ClassId::COMPLEX,
                    Kind::Slice => *c != ClassId::OBJECT,
                    _ => false,
                }
        })
    }

    /// The built-in object that `v` carries, or `v` itself.
    #[inline]
    pub fn payload(&self, v: Value) -> Value {
        if self.is_instance_layout(v) {
            self.payload_slot(v).unwrap_or(v)
        } else {
            v
        }
    }

    /// The value that an instance of a subclass of `int`, `float`, `str` or `bytes` carries.
    #[inline]
    pub(crate) fn carried(&self, v: Value, kind: Kind) -> Option<Value> {
        let shape = self.shape(self.shape_of(v));
        if shape.kind != Kind::Instance {
            return None;
        }
        let p = self.payload_slot(v)?;
        match p.is_ptr() {
            true => (self.shape(self.shape_of(p)).kind == kind).then_some(p),
            false if kind == Kind::BigInt => p.is_small_int().then_some(p),
            false => (kind == Kind::Float && p.is_word_float()).then_some(p),
        }
    }

    fn payload_slot(&self, v: Value) -> Option<Value> {
        let shape = self.shape(self.shape_of(v));
        (shape.attrs.first()?.name == self.names.empty)
            // SAFETY: the shape has slot 0.
            .then(|| Value(unsafe { *crate::shape::slot_ptr(v, SLOT) }))
    }

    /// The payload of `v` (or `v` itself) if it has this fixed shape.
    #[inline]
    pub fn payload_of_shape(&self, v: Value, shape: ShapeId) -> Option<Value> {
        let p = self.payload(v);
        (p.is_ptr() && self.shape_of(p) == shape).then_some(p)
    }

    /// The plain list behind a list or an instance of a subclass.
    #[inline]
    pub fn as_list(&self, v: Value) -> Option<Value> {
        if self.is_list(v) {
            return Some(v);
        }
        let p = self.payload(v);
        self.is_list(p).then_some(p)
    }

    /// The plain tuple behind a tuple or an instance of a subclass.
    #[inline]
    pub fn as_tuple(&self, v: Value) -> Option<Value> {
        if self.is_tuple(v) {
            return Some(v);
        }
        let p = self.payload(v);
        self.is_tuple(p).then_some(p)
    }

    /// A new instance of `class`: `value` itself when the class is the built-in one, else an
    /// instance that carries it.
    pub fn new_with_payload(&mut self, class: ClassId, value: Value) -> Value {
        if !self.class(class).heap_type {
            return value;
        }
        let obj = self.new_instance_of(class);
        self.set_slot(obj, SLOT, value);
        obj
    }

    /// Checks the class argument of a native `__new__`.
    pub fn class_argument(&mut self, v: Value, base: ClassId) -> R<ClassId> {
        if self.is_type(v) && self.is_subclass(self.class_id(v), base) {
            return Ok(self.class_id(v));
        }
        self.wrong_class_argument(v, base)
    }

    #[cold]
    fn wrong_class_argument(&mut self, v: Value, base: ClassId) -> R<ClassId> {
        let name = self.class(base).name.clone();
        if !self.is_type(v) {
            let got = self.type_name(v);
            return self.type_error(format!("{name}.__new__(X): X is not a type object ({got})"));
        }
        let got = self.class(self.class_id(v)).name.clone();
        self.type_error(format!(
            "{name}.__new__({got}): {got} is not a subtype of {name}"
        ))
    }
}
