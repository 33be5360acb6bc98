//! What is written in Rust, as objects: functions, methods and attributes of built-in types.
//!
//! All are one kind of cell, a declaration and perhaps a receiver; which class such an object has follows from those:
//!
//! | declared as | not bound | bound |
//! |---|---|---|
//! | function, static method | `builtin_function_or_method` | |
//! | method | `method_descriptor` | `builtin_function_or_method` |
//! | method that stands for an operator | `wrapper_descriptor` | `method-wrapper` |
//! | class method | `classmethod_descriptor` | `builtin_function_or_method` |
//! | getter | `getset_descriptor` | |

use crate::native::Binding;
use crate::{ClassId, NativeDef, Runtime, ShapeId, Value};
use rekindle_abi::heap::Native;
use std::fmt::Write;

/// Special methods that are no operator's: their types list them among the other methods.
const ORDINARY: &[&str] = &[
    "__alloc__",
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__fspath__",
    "__getnewargs__",
    "__getnewargs_ex__",
    "__getstate__",
    "__instancecheck__",
    "__length_hint__",
    "__missing__",
    "__mro_entries__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__replace__",
    "__reversed__",
    "__round__",
    "__set_name__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__trunc__",
    "__typing_subst__",
    "__typing_prepare_subst__",
];

/// Operators that their types list among the other methods all the same.
const ORDINARY_PATHS: &[&str] = &[
    "list.__getitem__",
    "dict.__getitem__",
    "dict.__contains__",
    "set.__contains__",
    "frozenset.__contains__",
];

/// Attributes that are fields of their object in CPython, not computed.
const MEMBERS: &[&str] = &[
    "function.__closure__",
    "function.__globals__",
    "function.__builtins__",
    "function.__doc__",
    "function.__module__",
    "method.__func__",
    "method.__self__",
    "property.fget",
    "property.fset",
    "property.fdel",
    "property.__doc__",
    "slice.start",
    "slice.stop",
    "slice.step",
    "range.start",
    "range.stop",
    "range.step",
    "complex.real",
    "complex.imag",
    "super.__thisclass__",
    "super.__self__",
    "super.__self_class__",
    "type.__basicsize__",
    "type.__itemsize__",
    "type.__flags__",
];

impl NativeDef {
    /// Is it a method that stands for an operator, like `int.__add__`?
    pub(crate) fn is_operator(&self) -> bool {
        self.binding == Binding::Method
            && self.name.starts_with("__")
            && self.name.ends_with("__")
            && !ORDINARY.contains(&self.name)
            && !ORDINARY_PATHS.contains(&self.path)
    }
}

/// Is a special method of a class called without an operator, so that it is an ordinary method?
pub(crate) fn is_ordinary(class: &str, method: &str) -> bool {
    let path = ORDINARY_PATHS.iter().filter_map(|p| p.split_once('.'));
    ORDINARY.contains(&method) || path.into_iter().any(|p| p == (class, method))
}

impl Runtime {
    /// The receiver of a native, or NULL.
    pub(crate) fn native_receiver(&self, v: Value) -> Value {
        // SAFETY: the caller checked its shape.
        unsafe { (*v.as_ptr::<Native>()).receiver }
    }

    /// The native behind a callable: itself, or the getter of an attribute that can be set, too.
    pub(crate) fn native_of(&self, v: Value) -> Option<Value> {
        match self.shape_of(v) {
            ShapeId::NATIVE => Some(v),
            ShapeId::PROPERTY => {
                let getter = self.triple(v).0;
                let native = getter.is_ptr() && self.shape_of(getter) == ShapeId::NATIVE;
                let own = native && self.native_def(getter).binding == Binding::Getter;
                own.then_some(getter)
            }
            _ => None,
        }
    }

    /// The class of a native or of a property. A native keeps the answer in its head.
    pub(crate) fn callable_class(&self, v: Value) -> ClassId {
        if self.shape_of(v) != ShapeId::NATIVE {
            return self.find_callable_class(v);
        }
        // SAFETY: checked by its shape; `aux` of a native is used for this alone.
        let known = unsafe { &mut (*v.as_ptr::<Native>()).head.aux };
        if *known == 0 {
            *known = self.find_callable_class(v).0 as u16;
        }
        ClassId(u32::from(*known))
    }

    #[inline(never)]
    fn find_callable_class(&self, v: Value) -> ClassId {
        let Some(native) = self.native_of(v) else {
            return ClassId::PROPERTY;
        };
        let def = self.native_def(native);
        match (def.binding, self.native_receiver(native).is_null()) {
            (Binding::Getter, _) if MEMBERS.contains(&def.path) => ClassId::MEMBER_DESCRIPTOR,
            (Binding::Getter, _) => ClassId::GETSET_DESCRIPTOR,
            (Binding::Method, true) if def.is_operator() => ClassId::WRAPPER_DESCRIPTOR,
            (Binding::Method, true) => ClassId::METHOD_DESCRIPTOR,
            (Binding::Method, false) if def.is_operator() => ClassId::METHOD_WRAPPER,
            (Binding::Class, true) => ClassId::CLASSMETHOD_DESCRIPTOR,
            _ => ClassId::BUILTIN_FUNCTION,
        }
    }

    /// The class that a method or attribute is of, and its name there.
    pub(crate) fn native_home(&mut self, v: Value) -> Option<(ClassId, Value)> {
        if let Some(field) = self.declared(v) {
            return Some(field);
        }
        let def = self.native_def(self.native_of(v)?);
        let key = std::ptr::from_ref(def) as u64;
        if let Some(home) = self.native_homes.get(&key) {
            return Some(*home);
        }
        let name = self.intern(def.name);
        let same = |rt: &Runtime, found: Value| {
            let found = match found.is_ptr() && rt.shape_of(found) == ShapeId::STATIC_METHOD {
                true => rt.triple(found).0,
                false => found,
            };
            found == v
                || found.is_ptr()
                    && rt.shape_of(found) == ShapeId::NATIVE
                    && std::ptr::eq(rt.native_def(found), def)
        };
        let written_in_rust = |c: &&crate::class::Class| !c.heap_type || c.native_module.is_some();
        let owner = def.path.rsplit_once('.').map_or("", |p| p.0);
        let named = self.classes.iter().filter(|c| c.name == owner);
        let classes = named.chain(self.classes.iter().filter(written_in_rust));
        let objects: Vec<Value> = classes.map(|c| c.object).collect();
        for object in objects {
            let id = self.class_id(object);
            let found = self.namespace_get(self.class_namespace(id), name);
            if found.is_some_and(|found| same(self, found)) {
                self.native_homes.insert(key, (id, name));
                return Some((id, name));
            }
        }
        self.classes.iter().find_map(|c| {
            let id = self.class_id(c.object);
            let mut entries = self.class_namespace(id).iter();
            entries
                .find(|(_, found)| *found == v)
                .map(|(name, _)| (id, name))
        })
    }

    /// `<built-in function len>`, `<method 'append' of 'list' objects>` …
    pub(crate) fn write_native(&mut self, v: Value, out: &mut String) {
        let Some(native) = self.native_of(v) else {
            return;
        };
        let def = self.native_def(native);
        let name = def.name;
        let receiver = self.native_receiver(native);
        let class = self.callable_class(v);
        let owner = match self.native_home(v) {
            Some((owner, _)) => self.class(owner).full_name(),
            None => def.path.rsplit_once('.').map_or("", |p| p.0).into(),
        };
        let _ = match class {
            ClassId::METHOD_DESCRIPTOR => write!(out, "<method '{name}' of '{owner}' objects>"),
            ClassId::CLASSMETHOD_DESCRIPTOR => {
                write!(out, "<method '{name}' of '{owner}' objects>")
            }
            ClassId::WRAPPER_DESCRIPTOR => {
                write!(out, "<slot wrapper '{name}' of '{owner}' objects>")
            }
            ClassId::MEMBER_DESCRIPTOR => write!(out, "<member '{name}' of '{owner}' objects>"),
            ClassId::GETSET_DESCRIPTOR => {
                write!(out, "<attribute '{name}' of '{owner}' objects>")
            }
            ClassId::METHOD_WRAPPER => {
                let class = self.type_name(receiver);
                let at = receiver.0;
                write!(
                    out,
                    "<method-wrapper '{name}' of {class} object at {at:#x}>"
                )
            }
            _ if !receiver.is_null() && !self.is_module(receiver) => {
                let class = self.type_name(receiver);
                let at = receiver.0;
                write!(out, "<built-in method {name} of {class} object at {at:#x}>")
            }
            _ if def.binding == Binding::Static && name == "__new__" => {
                let at = v.0;
                write!(out, "<built-in method {name} of type object at {at:#x}>")
            }
            _ => write!(out, "<built-in function {name}>"),
        };
    }
}
