//! Setting the attributes of classes that are kept outside their name spaces, or have rules of their own.

use crate::{R, Runtime, Value};

impl Runtime {
    /// Refuses a class's name that C could not read.
    ///
    /// # Errors
    /// `ValueError`, or `UnicodeEncodeError`.
    pub(crate) fn check_type_name(&mut self, name: Value) -> R<()> {
        if self.str_bytes(name).contains(&0) {
            return self.value_error("type name must not contain null characters");
        }
        self.check_encodes(name)
    }

    /// Refuses text with lone surrogates, as encoding it does.
    pub(crate) fn check_encodes(&mut self, text: Value) -> R<()> {
        if std::str::from_utf8(self.str_bytes(text)).is_ok() {
            return Ok(());
        }
        let encode = self.intern("encode");
        self.call_method(text, encode, &[]).map(drop)
    }

    /// Sets an attribute of a class that is kept outside its name space; false: it is not one.
    pub(crate) fn set_type_field(&mut self, class: Value, name: Value, value: Value) -> R<bool> {
        let id = self.class_id(class);
        let text = self.str_bytes(name);
        if matches!(
            text,
            b"__name__"
                | b"__qualname__"
                | b"__module__"
                | b"__bases__"
                | b"__doc__"
                | b"__type_params__"
                | b"__annotations__"
                | b"__annotate__"
        ) {
            let attr = self.str_text(name);
            if !self.class(id).heap_type {
                let class = self.class(id).full_name();
                return self.type_error(format!(
                    "cannot set '{attr}' attribute of immutable type '{class}'"
                ));
            }
            if value.is_null() && text == b"__annotate__" {
                return self.type_error("cannot delete __annotate__ attribute");
            }
            if value.is_null() && text != b"__annotations__" {
                let class = self.class(id).full_name();
                return self.type_error(format!(
                    "cannot delete '{attr}' attribute of immutable type '{class}'"
                ));
            }
        }
        match text {
            b"__name__" => {
                if !self.is_any_str(value) {
                    let (class, got) = (self.class(id).name.clone(), self.type_name(value));
                    return self.type_error(format!(
                        "can only assign string to {class}.__name__, not '{got}'"
                    ));
                }
                self.check_type_name(value)?;
                let text = self.str_text(value).into_owned();
                let own = self.class_mut(id);
                let old = std::mem::replace(&mut own.name, text);
                own.qualname.get_or_insert(old);
                Ok(true)
            }
            b"__bases__" => {
                self.set_bases(id, value)?;
                Ok(true)
            }
            b"__qualname__" if !self.is_any_str(value) => {
                let (class, got) = (self.class(id).name.clone(), self.type_name(value));
                self.type_error(format!(
                    "can only assign string to {class}.__qualname__, not '{got}'"
                ))
            }
            b"__qualname__" => {
                let text = self.str_text(value).into_owned();
                self.class_mut(id).qualname = Some(text);
                Ok(true)
            }
            b"__annotate__" if !value.is_none() && !self.is_callable(value) => {
                self.type_error("__annotate__ must be callable or None")
            }
            b"__annotate__" => {
                let function = self.intern("__annotate_func__");
                self.set_class_attr(id, function, value);
                let cache = self.intern("__annotations_cache__");
                self.set_class_attr(id, cache, Value::NONE);
                Ok(true)
            }
            b"__module__" => {
                self.set_class_attr(id, name, value);
                // It is no longer where its source would be looked for.
                let line = self.intern("__firstlineno__");
                self.set_class_attr(id, line, Value::NULL);
                Ok(true)
            }
            b"__doc__" | b"__annotations__" | b"__type_params__" => {
                self.set_class_attr(id, name, value);
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}
