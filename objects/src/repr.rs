//! `repr`, `str`, `ascii` and `format` of anything.

use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{BoundMethod, Cell, Function, Generator};
use std::fmt::Write;

impl Runtime {
    /// `repr(v)`
    pub fn repr(&mut self, v: Value) -> R<Value> {
        if self.has_methods(v)
            && let Some(text) = self.repr_by_method(v)?
        {
            return Ok(text);
        }
        let mut out = String::new();
        self.builtin_repr_into(v, &mut out)?;
        Ok(self.new_str(&out))
    }

    /// Writes `repr(v)`; lone surrogates of a custom `__repr__` become U+FFFD.
    pub fn repr_into(&mut self, v: Value, out: &mut String) -> R<()> {
        if self.has_methods(v)
            && let Some(text) = self.repr_by_method(v)?
        {
            out.push_str(&self.str_text(text));
            return Ok(());
        }
        self.builtin_repr_into(v, out)
    }

    /// `repr(v)` as Rust text.
    pub fn repr_text(&mut self, v: Value) -> R<String> {
        let mut out = String::new();
        self.repr_into(v, &mut out)?;
        Ok(out)
    }

    /// What a `__repr__` other than the default ones gives.
    fn repr_by_method(&mut self, v: Value) -> R<Option<Value>> {
        let name = self.names.repr;
        if !self.has_own_method(v, name, crate::object_methods::repr) {
            return Ok(None);
        }
        self.text_by_method(v, name, "__repr__").map(Some)
    }

    /// May its class have special methods of its own that tell how to show it?
    fn has_methods(&self, v: Value) -> bool {
        self.has_python_class(v)
            || self.is_instance_layout(v)
            || self.is_record(v)
            || self.is_native_iter(v)
    }

    /// Is the special method found through the class of `v` another one than this default?
    pub(crate) fn has_own_method(
        &mut self,
        v: Value,
        name: Value,
        default: crate::NativeFn,
    ) -> bool {
        let Some(f) = self.lookup_special(v, name) else {
            return false;
        };
        let native = f.is_ptr() && self.shape_of(f) == ShapeId::NATIVE;
        !(native && std::ptr::fn_addr_eq(self.native_def(f).function, default))
    }

    fn text_by_method(&mut self, v: Value, name: Value, written: &str) -> R<Value> {
        self.enter_native(" while getting the repr of an object")?;
        let result = self.call_special(v, name, &[]);
        self.leave_native();
        match result? {
            Some(text) if self.is_any_str(text) => Ok(text),
            other => {
                let name = self.type_name(other.unwrap_or(Value::NONE));
                self.type_error(format!("{written} returned non-string (type {name})"))
            }
        }
    }

    /// Begins to write the `repr` of a container; false: it is being written already, it contains itself.
    pub fn begin_repr(&mut self, v: Value) -> bool {
        if self.repr_stack.contains(&v.0) {
            return false;
        }
        self.repr_stack.push(v.0);
        true
    }

    /// Ends a [`Runtime::begin_repr`] that gave true.
    pub fn end_repr(&mut self) {
        self.repr_stack.pop();
    }

    /// One level deeper in recursion through Rust; `RecursionError` when it is too deep.
    pub fn enter_native(&mut self, doing: &str) -> R<()> {
        if self.native_depth >= self.recursion_limit.min(MAX_NATIVE_DEPTH) {
            return self.raise_new(
                ClassId::RECURSION_ERROR,
                format!("maximum recursion depth exceeded{doing}"),
            );
        }
        self.native_depth += 1;
        Ok(())
    }

    /// Ends an [`Runtime::enter`].
    pub fn leave_native(&mut self) {
        self.native_depth -= 1;
    }

    /// `str(v)`
    pub fn str(&mut self, v: Value) -> R<Value> {
        let v = self.unproxied(v);
        if self.is_str(v) {
            return Ok(v);
        }
        if v.is_small_int() {
            return self.int_to_str(crate::int::Int::Small(v.as_small_int()));
        }
        if let Some(i) = self.int_of(v).filter(|_| self.is_exact_int(v)) {
            return self.int_to_str(i);
        }
        if self.has_methods(v) {
            let name = self.names.str;
            if self.has_own_method(v, name, crate::object_methods::str) {
                return self.text_by_method(v, name, "__str__");
            }
        }
        if self.is_any_str(v) && !self.inherits_object_str(v) {
            return Ok(self.plain_str(v));
        }
        if self.has_methods(v)
            && self.has_own_method(v, self.names.repr, crate::object_methods::repr)
        {
            return self.text_by_method(v, self.names.repr, "__str__");
        }
        self.repr(v)
    }

    /// Has the class of a string been given `object.__str__`, which is `repr`?
    #[cold]
    fn inherits_object_str(&mut self, v: Value) -> bool {
        let class = self.class_of(v);
        crate::object_class::inherits(self, class, self.names.str, "object.__str__")
    }

    /// The same text as a plain string: instances of subclasses lose their class.
    pub fn plain_str(&mut self, v: Value) -> Value {
        if self.is_str(v) {
            return v;
        }
        self.new_str_wtf8(self.str_bytes(v))
    }

    /// `ascii(v)`
    pub fn ascii(&mut self, v: Value) -> R<Value> {
        let text = self.repr(v)?;
        if self.str_is_ascii(text) {
            return Ok(text);
        }
        let mut out = String::new();
        for c in crate::strings::code_points(self.str_bytes(text)) {
            match c {
                0..0x80 => out.push(c as u8 as char),
                _ => write_escape(c, &mut out),
            }
        }
        Ok(self.new_str(&out))
    }

    /// Writes the `repr` of a built-in kind of value, whatever its class defines.
    pub(crate) fn builtin_repr_into(&mut self, v: Value, out: &mut String) -> R<()> {
        if v.is_bool() {
            out.push_str(if v == Value::TRUE { "True" } else { "False" });
        } else if let Some(i) = self.int_of(v) {
            return self.write_int(i, out);
        } else if let Some(x) = self.float_of(v) {
            crate::float_text::write_repr(x, out);
        } else if v.is_special() {
            out.push_str(match v {
                Value::NONE => "None",
                Value::NOT_IMPLEMENTED => "NotImplemented",
                _ => "Ellipsis",
            });
        } else if self.is_any_str(v) {
            self.write_str_repr(v, out);
        } else if let Some(bytes) = self.bytes_like(v) {
            let array = self.is_bytearray(v);
            if array {
                let _ = write!(out, "{}(", self.type_name(v));
            }
            crate::bytes::write_repr(bytes, out);
            if array {
                out.push(')');
            }
        } else if let Some(c) = self.complex_of(v) {
            crate::complex::write_repr(c, out);
        } else {
            return self.object_repr_into(v, out);
        }
        Ok(())
    }

    fn object_repr_into(&mut self, v: Value, out: &mut String) -> R<()> {
        if self.is_container(v) {
            if self.repr_stack.contains(&v.0) {
                out.push_str(&self.repr_of_itself(v));
                return Ok(());
            }
            self.enter_native(" while getting the repr of an object")?;
            self.repr_stack.push(v.0);
            let written = crate::containers::repr(self, v, out);
            self.repr_stack.pop();
            self.leave_native();
            if written? {
                return Ok(());
            }
        }
        let at = v.0;
        match self.shape(self.shape_of(v)).kind {
            Kind::Function => {
                // SAFETY: checked by its kind, as in the other arms.
                let name = unsafe { (*v.as_ptr::<Function>()).qualname };
                let name = self.str_text(name);
                let _ = write!(out, "<function {name} at {at:#x}>");
            }
            Kind::Native => self.write_native(v, out),
            Kind::BoundMethod => {
                // SAFETY: see above.
                let p = unsafe { &*v.as_ptr::<BoundMethod>() };
                let (function, receiver) = (p.function, p.receiver);
                let mut name = self.get_attr_opt(function, self.names.qualname)?;
                if name.is_none() {
                    name = self.get_attr_opt(function, self.names.name)?;
                }
                let name = match name {
                    Some(name) if self.is_any_str(name) => self.str_text(name),
                    _ => "?".into(),
                };
                let _ = write!(out, "<bound method {name} of ");
                self.repr_into(receiver, out)?;
                out.push('>');
            }
            Kind::Type => {
                let class = self.class_id(v);
                let _ = write!(out, "<class '{}'>", self.class_path(class));
            }
            Kind::Module => {
                let text = self.module_repr(v)?;
                out.push_str(&text);
            }
            Kind::Generator => {
                // SAFETY: see above.
                let f = unsafe { (*v.as_ptr::<Generator>()).function };
                // SAFETY: a generator's function is a Python function.
                let name = unsafe { (*f.as_ptr::<Function>()).qualname };
                let (kind, name) = (self.type_name(v), self.str_text(name));
                let _ = write!(out, "<{kind} object {name} at {at:#x}>");
            }
            Kind::Cell => {
                // SAFETY: see above.
                let inner = unsafe { (*v.as_ptr::<Cell>()).value };
                let _ = if inner.is_null() {
                    write!(out, "<cell at {at:#x}: empty>")
                } else {
                    let class = self.type_name(inner);
                    write!(out, "<cell at {at:#x}: {class} object at {:#x}>", inner.0)
                };
            }
            _ => {
                let class = self.class_path(self.class_of(v));
                let _ = write!(out, "<{class} object at {at:#x}>");
            }
        }
        Ok(())
    }

    /// What stands for a container inside its own `repr`.
    fn repr_of_itself(&mut self, v: Value) -> String {
        let kind = self.shape(self.shape_of(v)).kind;
        match kind {
            Kind::List => "[...]".into(),
            Kind::Tuple => "(...)".into(),
            Kind::Dict if self.is_subclass(self.class_of(v), ClassId::DICT) => "{...}".into(),
            Kind::Dict => format!("{}(...)", self.type_name(v)),
            Kind::Instance if self.as_set(v).is_some() => format!("{}(...)", self.type_name(v)),
            Kind::Instance if self.as_list(v).is_some() => "[...]".into(),
            Kind::Instance if self.as_tuple(v).is_some() => "(...)".into(),
            Kind::Instance if self.as_dict(v).is_some() => "{...}".into(),
            _ => "...".into(),
        }
    }

    /// A class's name with its module, as `repr` shows it.
    pub fn class_path(&mut self, class: ClassId) -> String {
        if !self.class(class).heap_type {
            return self.class(class).full_name();
        }
        let namespace = self.class_namespace(class);
        let text = |rt: &mut Runtime, name| {
            let v = rt.namespace_get(namespace, name)?;
            rt.is_any_str(v).then(|| rt.str_text(v).into_owned())
        };
        let qualname = self.class(class).qualname().to_string();
        match text(self, self.names.module) {
            Some(module) if module != "builtins" => format!("{module}.{qualname}"),
            _ => qualname,
        }
    }

    /// The class of `v` with its module, unless that is `builtins` or `__main__`: what `%T` gives in CPython's messages.
    pub fn type_title(&mut self, v: Value) -> String {
        let path = self.class_path(self.class_of(v));
        match path.strip_prefix("__main__.") {
            Some(name) => name.into(),
            None => path,
        }
    }

    /// Writes a string as a literal, in the quotes that need the fewest backslashes.
    pub fn write_str_repr(&self, v: Value, out: &mut String) {
        let bytes = self.str_bytes(v);
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
            '"'
        } else {
            '\''
        };
        out.push(quote);
        let plain = |b: &u8| matches!(b, 0x20..0x7f) && !matches!(b, b'\\' | b'\'');
        if bytes.iter().all(plain) {
            // SAFETY: every byte is ASCII.
            out.push_str(unsafe { std::str::from_utf8_unchecked(bytes) });
            out.push(quote);
            return;
        }
        for c in crate::strings::code_points(bytes) {
            match char::from_u32(c) {
                Some('\n') => out.push_str("\\n"),
                Some('\r') => out.push_str("\\r"),
                Some('\t') => out.push_str("\\t"),
                Some('\\') => out.push_str("\\\\"),
                Some(c) if c == quote => {
                    out.push('\\');
                    out.push(c);
                }
                Some(ch) if crate::str_class::is_printable(c) => out.push(ch),
                _ => write_escape(c, out),
            }
        }
        out.push(quote);
    }
}

/// `\x1f`, `\u20ac`, `\U0001f600`
pub fn write_escape(c: u32, out: &mut String) {
    let _ = match c {
        0..0x100 => write!(out, "\\x{c:02x}"),
        0x100..0x10000 => write!(out, "\\u{c:04x}"),
        _ => write!(out, "\\U{c:08x}"),
    };
}

/// Bound on nesting that Rust code follows by its own recursion.
const MAX_NATIVE_DEPTH: usize = 4000;
