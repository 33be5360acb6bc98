//! Attributes of instances that are no entries of a `__dict__`, as objects in the name space of their class:
//!
//! | in the class | is | record |
//! |---|---|---|
//! | `x` of its `__slots__` | a `member_descriptor` | class, name |
//! | `__dict__`, `__weakref__` | a `getset_descriptor` | class, name |
//!
//! The values of slots lie in the shapes of instances, where caches and compiled code find them.

use crate::dict::DictRef;
use crate::shape::{Repr, Shape};
use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};

impl Runtime {
    /// Makes the shapes of these descriptors.
    pub(crate) fn add_member_shapes(&mut self) {
        let shape = Shape::empty(ClassId::MEMBER_DESCRIPTOR, Kind::Slice, 0);
        self.member_shape = self.add_shape(shape);
        let shape = Shape::empty(ClassId::GETSET_DESCRIPTOR, Kind::Slice, 0);
        self.field_shape = self.add_shape(shape);
    }

    /// Is it the descriptor of a slot?
    #[inline]
    pub fn is_slot_descriptor(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == self.member_shape
    }

    /// Is it the descriptor under which instances of `class` keep the slot `name`?
    pub fn is_slot_of(&self, v: Value, class: ClassId, name: Value) -> bool {
        self.is_slot_descriptor(v)
            && self
                .declared(v)
                .is_some_and(|(owner, n)| n == name && self.is_subclass(class, owner))
    }

    /// Is it one of these descriptors?
    #[inline]
    pub(crate) fn is_declared(&self, v: Value) -> bool {
        v.is_ptr() && [self.member_shape, self.field_shape].contains(&self.shape_of(v))
    }

    /// The class and the name of one of these descriptors.
    pub(crate) fn declared(&self, v: Value) -> Option<(ClassId, Value)> {
        self.is_declared(v).then(|| {
            let (class, name, _) = self.triple(v);
            (self.class_id(class), name)
        })
    }

    /// Enters the descriptors of what a class adds to its instances into its name space.
    pub(crate) fn add_fields(&mut self, class: ClassId, slots: &[Value], dict: bool, weak: bool) {
        for name in slots {
            self.add_field(class, self.member_shape, *name);
        }
        if dict {
            self.add_field(class, self.field_shape, self.names.dict);
        }
        if weak {
            let name = self.intern("__weakref__");
            self.add_field(class, self.field_shape, name);
        }
    }

    fn add_field(&mut self, class: ClassId, shape: ShapeId, name: Value) {
        let namespace = self.class_namespace(class);
        if self.namespace_get(namespace, name).is_none() {
            let owner = self.class(class).object;
            let field = self.new_triple(shape, owner, name, Value::NULL);
            self.namespace_set(namespace, name, field);
        }
    }

    /// The descriptor of a slot that a class written in Rust declares: made when it is asked for.
    pub(crate) fn slot_descriptor(&mut self, class: ClassId, name: Value) -> Option<Value> {
        let mut mro = self.class(class).mro.iter();
        let owner = mro.find(|c| self.class(**c).declared_slots.contains(&name.0))?;
        let owner = self.class(*owner).object;
        Some(self.new_triple(self.member_shape, owner, name, Value::NULL))
    }

    /// Instances of a class written in Rust have no `__dict__` and cannot be weakly referred to.
    pub fn close_class(&mut self, class: ClassId) {
        let weakref = self.intern("__weakref__");
        for name in [self.names.dict, weakref] {
            self.namespace_set(self.class_namespace(class), name, Value::NULL);
        }
        let own = self.class_mut(class);
        (own.closed, own.weakly_referable) = (true, false);
        self.class_changed(class);
    }

    /// Refuses to use a descriptor on what is no instance of its class.
    fn check_declared(&mut self, field: Value, obj: Value) -> R<Value> {
        let (owner, name, _) = self.triple(field);
        let owner = self.class_id(owner);
        if self.is_subclass(self.class_of(obj), owner) {
            return Ok(name);
        }
        let (attr, got) = (self.str_text(name).into_owned(), self.type_name(obj));
        let class = self.class(owner).name.clone();
        self.type_error(format!(
            "descriptor '{attr}' for '{class}' objects doesn't apply to a '{got}' object"
        ))
    }

    /// What one of these descriptors gives for an instance.
    pub(crate) fn get_declared(&mut self, field: Value, obj: Value) -> R<Value> {
        let name = self.check_declared(field, obj)?;
        if !self.is_slot_descriptor(field) {
            if name == self.names.dict {
                if self.has_instance_dict(obj) {
                    return Ok(self.instance_dict(obj));
                }
                // A class or a module has its own, whatever other bases add.
                if self.is_type(obj) {
                    let namespace = self.type_namespace(obj).value();
                    return Ok(self.new_mapping_proxy(namespace));
                }
                if self.is_any_module(obj) {
                    return Ok(self.module_namespace(obj).value());
                }
                return self.no_attribute(obj, name);
            }
            let references = self.heap.weak_references(obj);
            return Ok(references.first().copied().unwrap_or(Value::NONE));
        }
        match self.shape(self.shape_of(obj)).find(name) {
            Some(i) if !self.get_slot(obj, i).is_null() => Ok(self.get_slot(obj, i)),
            _ => self.unset_slot(obj, name),
        }
    }

    /// Sets (NULL: deletes) what one of these descriptors describes.
    pub(crate) fn set_declared(&mut self, field: Value, obj: Value, value: Value) -> R<()> {
        let name = self.check_declared(field, obj)?;
        if self.is_slot_descriptor(field) {
            return self.set_member(obj, name, value);
        }
        if name != self.names.dict || !self.has_instance_dict(obj) {
            let (attr, class) = (self.str_text(name), self.type_name(obj));
            let message = format!("attribute '{attr}' of '{class}' objects is not writable");
            return self.raise_new(ClassId::ATTRIBUTE_ERROR, message);
        }
        if value.is_null() && self.is_exception(obj) {
            return self.type_error("cannot delete __dict__");
        }
        if value.is_null() {
            let empty = self.new_dict();
            return self.replace_attributes(obj, DictRef::new(empty));
        }
        let Some(dict) = self.as_dict(value) else {
            let got = self.type_name(value);
            return self.type_error(format!(
                "__dict__ must be set to a dictionary, not a '{got}'"
            ));
        };
        self.replace_attributes(obj, dict)
    }

    #[cold]
    fn unset_slot(&mut self, obj: Value, name: Value) -> R<Value> {
        let class = self.class_path(self.class_of(obj));
        let class = class.strip_prefix("__main__.").unwrap_or(&class);
        let message = format!(
            "'{class}' object has no attribute '{}'",
            self.str_text(name)
        );
        self.missing_attribute(&message, obj, name)
    }

    fn set_member(&mut self, obj: Value, name: Value, value: Value) -> R<()> {
        if !self.is_instance_layout(obj) {
            // Instances of these built-in classes have no room for slots.
            return self.no_attribute(obj, name).map(|_| ());
        }
        if self.is_exception_field(self.class_of(obj), name) {
            return self.set_exception_field(obj, name, value);
        }
        let found = self.shape(self.shape_of(obj)).find(name);
        match found {
            Some(i) if value.is_null() => {
                let raw = self.shape(self.shape_of(obj)).attrs[i].repr != Repr::Value;
                if !raw && self.get_slot(obj, i).is_null() {
                    return self.raise_args(ClassId::ATTRIBUTE_ERROR, &[name]);
                }
                self.delete_slot(obj, name)
            }
            Some(i) => {
                self.set_slot(obj, i, value);
                Ok(())
            }
            None if value.is_null() => self.raise_args(ClassId::ATTRIBUTE_ERROR, &[name]),
            None => {
                self.add_slot(obj, name, value);
                Ok(())
            }
        }
    }
}
