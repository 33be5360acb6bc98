//! Setting attributes that are read by native getters.

use crate::{ClassId, R, Runtime, ShapeId, Value};

impl Runtime {
    /// Sets (or with NULL deletes) an attribute that a native getter reads; false: it is
    /// read-only.
    pub fn set_native_attr(&mut self, obj: Value, name: Value, value: Value) -> R<bool> {
        let names = self.names;
        if name == names.class && value.is_null() {
            return self.type_error("can't delete __class__ attribute");
        }
        if name == names.class {
            self.set_class(obj, value)?;
            return Ok(true);
        }
        if !obj.is_ptr() {
            return Ok(false);
        }
        match self.shape_of(obj) {
            ShapeId::TYPE => return self.set_type_field(obj, name, value),
            ShapeId::FUNCTION => return self.set_function_field(obj, name, value),
            ShapeId::TRACEBACK => return self.set_traceback_field(obj, name, value),
            ShapeId::FRAME => return self.set_frame_field(obj, name, value),
            ShapeId::CELL => return Ok(self.set_cell_field(obj, name, value)),
            ShapeId::PROPERTY if self.set_property_field(obj, name, value) => return Ok(true),
            ShapeId::CLASS_METHOD | ShapeId::STATIC_METHOD
                if matches!(
                    self.str_bytes(name),
                    b"__doc__" | b"__annotations__" | b"__annotate__"
                ) =>
            {
                self.set_wrapper_attr(obj, name, value)?;
                return Ok(true);
            }
            _ if self.is_any_module(obj) && self.set_module_field(obj, name, value)? => {
                return Ok(true);
            }
            ShapeId::RANGE
            | ShapeId::SLICE
            | ShapeId::CODE
            | ShapeId::PROPERTY
            | ShapeId::BOUND_METHOD => {
                return self.raise_new(ClassId::ATTRIBUTE_ERROR, "readonly attribute");
            }
            shape if self.shape(shape).kind == crate::Kind::Generator => {
                return crate::generator_class::set_name(self, obj, name, value);
            }
            _ => {}
        }
        if !self.is_instance_layout(obj) {
            return Ok(false);
        }
        if name == names.dict && !value.is_null() && self.has_instance_dict(obj) {
            let Some(d) = self.as_dict(value) else {
                let got = self.type_name(value);
                return self.type_error(format!(
                    "__dict__ must be set to a dictionary, not a '{got}'"
                ));
            };
            self.replace_attributes(obj, d)?;
            return Ok(true);
        }
        if name == names.dict && value.is_null() {
            let class = self.class_of(obj);
            if self.has_instance_dict(obj) && self.native_state_class(class).is_some() {
                return self.type_error("cannot delete __dict__");
            }
        }
        if let Some(property) = self.payload_of_shape(obj, ShapeId::PROPERTY)
            && name == names.name
        {
            return Ok(self.set_property_field(property, name, value));
        }
        if self.is_exception(obj) {
            // A default of the class that the instance may shadow.
            match self.shape(self.shape_of(obj)).find(name) {
                Some(_) if value.is_null() => self.delete_slot(obj, name)?,
                Some(i) => self.set_slot(obj, i, value),
                None if value.is_null() => return Ok(false),
                None => self.add_slot(obj, name, value),
            }
            return Ok(true);
        }
        Ok(false)
    }
}
