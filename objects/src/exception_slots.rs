//! The attributes that exceptions have from birth, and what may be assigned to them.
//!
//! They lie in slots of the instance, first those of every exception (see [`slots`]), then those of its built-in class. They
//! do not show in `__dict__`, and their classes have member descriptors for them. A class in Python that defines an
//! attribute of the same name hides them: the slot stays, without a name.

use crate::exc::slots;
use crate::shape::{Repr, Shape};
use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};

/// Attributes of built-in exception classes, besides those of every exception.
const FIELDS: &[(ClassId, &[&str])] = &[
    (ClassId::STOP_ITERATION, &["value"]),
    (ClassId::SYSTEM_EXIT, &["code"]),
    (ClassId::IMPORT_ERROR, &["msg", "name", "path", "name_from"]),
    (ClassId::NAME_ERROR, &["name"]),
    (ClassId::ATTRIBUTE_ERROR, &["name", "obj"]),
    (
        ClassId::OS_ERROR,
        &["errno", "strerror", "filename", "filename2", WRITTEN],
    ),
    (ClassId::SYNTAX_ERROR, SYNTAX),
    (ClassId::UNICODE_DECODE_ERROR, UNICODE),
    (ClassId::UNICODE_ENCODE_ERROR, UNICODE),
    (
        ClassId::UNICODE_TRANSLATE_ERROR,
        &["object", "start", "end", "reason", "encoding"],
    ),
    (ClassId::BASE_EXCEPTION_GROUP, &["message", "exceptions"]),
];

/// Attributes of a `SyntaxError`: its text, what its second argument holds in this order, and a setting.
pub(crate) const SYNTAX: &[&str] = &[
    "msg",
    "filename",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "_metadata",
    "print_file_and_line",
];

/// Attributes of the codecs' errors.
pub(crate) const UNICODE: &[&str] = &["encoding", "object", "start", "end", "reason"];

/// The one attribute that is missing until it is set: how much of a `BlockingIOError`'s data was written.
pub(crate) const WRITTEN: &str = "characters_written";

impl Runtime {
    /// Gives a built-in exception class its first shape, with the slots its instances have from birth.
    pub(crate) fn exception_base_shape(&mut self, class: ClassId) -> ShapeId {
        let names = self.declare_exception_fields(class);
        let inline = names.len() as u16 + 2;
        let mut shape = self.add_shape(Shape::empty(class, Kind::Instance, inline));
        for name in names {
            shape = self.shape_with(shape, name, Repr::Value);
        }
        shape
    }

    /// Declares the attributes of a built-in exception class, whose base has its own; returns their names in slot order.
    pub(crate) fn declare_exception_fields(&mut self, class: ClassId) -> Vec<Value> {
        let n = self.names;
        if class == ClassId::BASE_EXCEPTION {
            let own = [n.args, n.traceback, n.cause, n.context, n.suppress_context];
            own.iter().for_each(|name| self.declare_slot(class, *name));
            return own.to_vec();
        }
        let base = self.class(self.class(class).bases[0]).base_shape;
        let mut names: Vec<Value> = self.shape(base).attrs.iter().map(|a| a.name).collect();
        let own = FIELDS.iter().find(|(c, _)| *c == class);
        for field in own.map_or(&[][..], |(_, fields)| *fields) {
            let name = self.intern(field);
            self.declare_slot(class, name);
            names.push(name);
        }
        names
    }

    /// Is it an attribute that exceptions of this class have from birth?
    pub fn is_exception_field(&self, class: ClassId, name: Value) -> bool {
        self.is_subclass(class, ClassId::BASE_EXCEPTION)
            && self
                .shape(self.class(class).base_shape)
                .find(name)
                .is_some()
    }

    /// Sets (with NULL: deletes) an attribute that the exception has from birth.
    pub(crate) fn set_exception_field(&mut self, exc: Value, name: Value, value: Value) -> R<()> {
        let Some(slot) = self.shape(self.shape_of(exc)).find(name) else {
            return self.no_attribute(exc, name).map(drop);
        };
        let value = if slot < slots::COUNT {
            self.common_field(exc, slot, name, value)?
        } else {
            self.own_field(name, value)?
        };
        self.set_slot(exc, slot, value);
        Ok(())
    }

    /// What one of the attributes of every exception becomes.
    fn common_field(&mut self, exc: Value, slot: usize, name: Value, value: Value) -> R<Value> {
        let attr = self.str_text(name).into_owned();
        if value.is_null() {
            return self.type_error(match slot {
                slots::SUPPRESS => "can't delete numeric/char attribute".to_string(),
                _ => format!("{attr} may not be deleted"),
            });
        }
        match slot {
            slots::ARGS => self.to_tuple(value),
            slots::TRACEBACK => {
                if !value.is_none() && self.class_of(value) != ClassId::TRACEBACK {
                    return self.type_error("__traceback__ must be a traceback or None");
                }
                Ok(value)
            }
            slots::CAUSE | slots::CONTEXT => {
                if !value.is_none() && !self.is_exception(value) {
                    let what = attr.trim_matches('_');
                    return self.type_error(format!(
                        "exception {what} must be None or derive from BaseException"
                    ));
                }
                if slot == slots::CAUSE {
                    self.set_slot(exc, slots::SUPPRESS, Value::TRUE);
                }
                Ok(value)
            }
            _ if value == Value::TRUE || value == Value::FALSE => Ok(value),
            _ => self.type_error("attribute value type must be bool"),
        }
    }

    /// What an attribute of a built-in class becomes.
    fn own_field(&mut self, name: Value, value: Value) -> R<Value> {
        match &*self.str_text(name) {
            "message" | "exceptions" => {
                self.raise_new(ClassId::ATTRIBUTE_ERROR, "readonly attribute")
            }
            "start" | "end" if value.is_null() => {
                self.type_error("can't delete numeric/char attribute")
            }
            "start" | "end" => {
                let number = self.index_i64(value)?;
                Ok(self.new_int(number))
            }
            WRITTEN if value.is_null() => Ok(Value::NULL),
            WRITTEN => {
                let number = self.index_i64(value)?;
                Ok(self.new_int(number))
            }
            _ if value.is_null() => Ok(Value::NONE),
            _ => Ok(value),
        }
    }

    /// What the attributes are before anybody has set them.
    pub(crate) fn unset_field(&self, name: Value) -> Value {
        match self.str_bytes(name) {
            name if name == WRITTEN.as_bytes() => Value::NULL,
            b"start" | b"end" => Value::small_int(0),
            _ => Value::NONE,
        }
    }
}
