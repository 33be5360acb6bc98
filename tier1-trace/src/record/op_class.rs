//! Attributes of classes themselves: `Color.RED`, `Point.origin()`, `Base.method(self)`.

use super::op_attr::CELL_VALUE;
use super::{Abort, Recorder};
use rekindle_abi::heap::Triple;
use rekindle_objects::{ClassId, Kind, Runtime, ShapeId, Value};
use rekindle_trace_ir::{Literal, Ref, Region, Ty};
use std::mem::offset_of;

/// What a class gives for a name, as far as its versions decide.
enum Found {
    /// The value as it is.
    Data,
    /// A Python function, which is itself when asked of a class.
    Function,
    /// A Python function in a `staticmethod`.
    Static,
    /// A Python function in a `classmethod`.
    Bound,
}

impl Recorder {
    /// `C.name` that is no method to be bound. None: ask the runtime.
    pub(super) fn class_attr(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        live: Value,
        name: Value,
    ) -> Result<Option<Ref>, Abort> {
        let Some((found, v)) = found_in(rt, live, name) else {
            return Ok(None);
        };
        Ok(match found {
            Found::Data => Some(self.class_value(rt, obj, (live, name), v)),
            Found::Function => {
                self.guard_class(rt, obj, live);
                Some(self.class_function(rt, rt.class_id(live), name, v))
            }
            Found::Static => Some(self.wrapped(rt, obj, (live, name), v)),
            Found::Bound => None,
        })
    }

    /// The function that `C.name(…)` calls, and what it gets first. None: ask the runtime.
    pub(super) fn class_method(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        live: Value,
        name: Value,
    ) -> Result<Option<(Ref, Option<Ref>)>, Abort> {
        if let Some((Found::Bound, v)) = found_in(rt, live, name) {
            let function = self.wrapped(rt, obj, (live, name), v);
            return Ok(Some((function, Some(obj))));
        }
        let attr = self.class_attr(rt, obj, live, name)?;
        Ok(attr.map(|function| (function, None)))
    }

    /// Leaves unless the object is this class, and looks names up as it did.
    fn guard_class(&mut self, rt: &mut Runtime, obj: Ref, live: Value) {
        let class = rt.class_id(live);
        self.guard_class_object(rt, obj, class);
        self.guard_class_version(rt, class);
        let metaclass = rt.class(class).metaclass;
        if metaclass != ClassId::TYPE {
            self.guard_class_version(rt, metaclass);
        }
    }

    fn class_function(&mut self, rt: &mut Runtime, class: ClassId, name: Value, v: Value) -> Ref {
        let literal = Literal::ClassAttr {
            class: self.class_symbol(rt, class),
            name: rt.str_text(name).into_owned(),
        };
        self.literal(literal, Ty::Value, v.0)
    }

    /// The value that lies in the class, behind guards that it is what a lookup finds and gives.
    fn class_value(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        (live, name): (Value, Value),
        v: Value,
    ) -> Ref {
        self.guard_class(rt, obj, live);
        let own = rt.class_of(v);
        if v.is_ptr() && rt.class(own).heap_type {
            // It may come to be a descriptor.
            self.guard_class_version(rt, own);
        }
        let class = rt.class_id(live);
        let cell = rt.lookup(class, name).map_or(0, |f| f.cell as u64);
        let literal = Literal::ClassCell {
            class: self.class_symbol(rt, class),
            name: rt.str_text(name).into_owned(),
        };
        let cell = self.literal(literal, Ty::Ptr, cell);
        self.load(Ty::Value, Region::Cell, cell, CELL_VALUE)
    }

    /// The function in a `staticmethod` or `classmethod` that lies in the class.
    fn wrapped(&mut self, rt: &mut Runtime, obj: Ref, at: (Value, Value), v: Value) -> Ref {
        let wrapper = self.class_value(rt, obj, at, v);
        self.load(Ty::Value, Region::Immutable, wrapper, offset_of!(Triple, a))
    }
}

/// What a lookup of a name through a class finds, if it is as simple as that.
fn found_in(rt: &mut Runtime, live: Value, name: Value) -> Option<(Found, Value)> {
    let class = rt.class_id(live);
    let metaclass = rt.class(class).metaclass;
    let hooked = metaclass != ClassId::TYPE && rt.custom_getattribute(metaclass).is_some();
    if hooked || rt.lookup(metaclass, name).is_some() {
        return None;
    }
    let v = rt.lookup(class, name)?.value();
    if !v.is_ptr() {
        return Some((Found::Data, v));
    }
    let kind = rt.shape(rt.shape_of(v)).kind;
    let inner_is_function = |rt: &Runtime| {
        // SAFETY: records of three values by their shapes.
        let inner = unsafe { (*v.as_ptr::<Triple>()).a };
        rt.is_function(inner)
    };
    let found = match rt.shape_of(v) {
        ShapeId::FUNCTION => Found::Function,
        ShapeId::STATIC_METHOD if inner_is_function(rt) => Found::Static,
        ShapeId::CLASS_METHOD if inner_is_function(rt) => Found::Bound,
        _ => match kind {
            Kind::Float | Kind::BigInt | Kind::Str | Kind::Tuple => Found::Data,
            Kind::List | Kind::Dict | Kind::Bytes => Found::Data,
            Kind::Instance | Kind::Type if rt.lookup_special(v, rt.names.get).is_none() => {
                Found::Data
            }
            _ => return None,
        },
    };
    Some((found, v))
}
