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

use crate::function_class::call;
use crate::native::{ANY, Binding};
use crate::object_reduce::by_attribute;
use crate::{Args, ClassId, NativeDef, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::Native;
use std::fmt::Write;

natives! {
    /// Attributes and methods of these classes.
    pub TABLE:
    "builtin_function_or_method.__name__" => name, 1, 1, false, Getter;
    "builtin_function_or_method.__qualname__" => qualname, 1, 1, false, Getter;
    "builtin_function_or_method.__module__" => module, 1, 1, false, Getter;
    "builtin_function_or_method.__self__" => owner, 1, 1, false, Getter;
    "builtin_function_or_method.__doc__" => doc, 1, 1, false, Getter;
    "builtin_function_or_method.__text_signature__" => signature, 1, 1, false, Getter;
    "builtin_function_or_method.__call__" => call, 1, ANY, true, Method;
    "builtin_function_or_method.__reduce__" => reduce, 1, 1, false, Method;
    "method_descriptor.__name__" => name, 1, 1, false, Getter;
    "method_descriptor.__qualname__" => qualname, 1, 1, false, Getter;
    "method_descriptor.__objclass__" => home, 1, 1, false, Getter;
    "method_descriptor.__doc__" => doc, 1, 1, false, Getter;
    "method_descriptor.__text_signature__" => signature, 1, 1, false, Getter;
    "method_descriptor.__call__" => call, 1, ANY, true, Method;
    "method_descriptor.__get__" => get, 2, 3, false, Method;
    "method_descriptor.__reduce__" => reduce, 1, 1, false, Method;
    "wrapper_descriptor.__name__" => name, 1, 1, false, Getter;
    "wrapper_descriptor.__qualname__" => qualname, 1, 1, false, Getter;
    "wrapper_descriptor.__objclass__" => home, 1, 1, false, Getter;
    "wrapper_descriptor.__doc__" => doc, 1, 1, false, Getter;
    "wrapper_descriptor.__text_signature__" => signature, 1, 1, false, Getter;
    "wrapper_descriptor.__call__" => call, 1, ANY, true, Method;
    "wrapper_descriptor.__get__" => get, 2, 3, false, Method;
    "wrapper_descriptor.__reduce__" => reduce, 1, 1, false, Method;
    "method-wrapper.__name__" => name, 1, 1, false, Getter;
    "method-wrapper.__qualname__" => qualname, 1, 1, false, Getter;
    "method-wrapper.__self__" => owner, 1, 1, false, Getter;
    "method-wrapper.__objclass__" => home, 1, 1, false, Getter;
    "method-wrapper.__doc__" => doc, 1, 1, false, Getter;
    "method-wrapper.__text_signature__" => signature, 1, 1, false, Getter;
    "method-wrapper.__call__" => call, 1, ANY, true, Method;
    "method-wrapper.__reduce__" => reduce, 1, 1, false, Method;
    "classmethod_descriptor.__name__" => name, 1, 1, false, Getter;
    "classmethod_descriptor.__qualname__" => qualname, 1, 1, false, Getter;
    "classmethod_descriptor.__objclass__" => home, 1, 1, false, Getter;
    "classmethod_descriptor.__doc__" => doc, 1, 1, false, Getter;
    "classmethod_descriptor.__text_signature__" => signature, 1, 1, false, Getter;
    "classmethod_descriptor.__call__" => call_with_class, 1, ANY, true, Method;
    "classmethod_descriptor.__get__" => get_on_class, 2, 3, false, Method;
    "getset_descriptor.__name__" => name, 1, 1, false, Getter;
    "getset_descriptor.__qualname__" => qualname, 1, 1, false, Getter;
    "getset_descriptor.__objclass__" => home, 1, 1, false, Getter;
    "getset_descriptor.__doc__" => doc, 1, 1, false, Getter;
    "getset_descriptor.__repr__" => repr, 1, 1, false, Method;
    "member_descriptor.__name__" => name, 1, 1, false, Getter;
    "member_descriptor.__qualname__" => qualname, 1, 1, false, Getter;
    "member_descriptor.__objclass__" => home, 1, 1, false, Getter;
    "member_descriptor.__doc__" => doc, 1, 1, false, Getter;
    "member_descriptor.__get__" => get_value, 2, 3, false, Method;
    "member_descriptor.__set__" => set_value, 3, 3, false, Method;
    "member_descriptor.__delete__" => delete_value, 2, 2, false, Method;
    "member_descriptor.__reduce__" => reduce, 1, 1, false, Method;
    "member_descriptor.__repr__" => repr, 1, 1, false, Method;
    "getset_descriptor.__get__" => get_value, 2, 3, false, Method;
    "getset_descriptor.__set__" => set_value, 3, 3, false, Method;
    "getset_descriptor.__delete__" => delete_value, 2, 2, false, Method;
}

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

impl Runtime {
    /// The receiver of a native, or NULL.
    fn native_receiver(&self, v: Value) -> Value {
        // SAFETY: the caller checked its shape.
        unsafe { (*v.as_ptr::<Native>()).receiver }
    }

    /// The native behind a callable: itself, or the getter of an attribute that can be set, too.
    fn native_of(&self, v: Value) -> Option<Value> {
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

    /// The class of a native or of a property.
    pub(crate) fn callable_class(&self, v: Value) -> ClassId {
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
    fn native_home(&mut self, v: Value) -> Option<(ClassId, Value)> {
        if let Some(field) = self.declared(v) {
            return Some(field);
        }
        let def = self.native_def(self.native_of(v)?);
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

/// The native that a descriptor's or function's own attribute is asked of.
fn subject(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    if v.is_ptr()
        && let Some(native) = rt.native_of(v)
    {
        return Ok(native);
    }
    rt.wrong_receiver("__name__", ClassId::BUILTIN_FUNCTION, v)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut text = String::new();
    match rt.declared(args.all[0]) {
        Some((owner, name)) => {
            let what = match rt.is_slot_descriptor(args.all[0]) {
                true => "member",
                false => "attribute",
            };
            let (owner, name) = (rt.class(owner).full_name(), rt.str_text(name));
            let _ = write!(text, "<{what} '{name}' of '{owner}' objects>");
        }
        None => {
            subject(rt, args)?;
            rt.write_native(args.all[0], &mut text);
        }
    }
    Ok(rt.new_str(&text))
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let Some((_, name)) = rt.declared(args.all[0]) {
        return Ok(name);
    }
    let native = subject(rt, args)?;
    if native != args.all[0]
        && let Some((_, name)) = rt.native_home(args.all[0])
    {
        return Ok(name);
    }
    Ok(rt.intern(rt.native_def(native).name))
}

/// `list.append` for a method, the bare name for a function of a module.
fn qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let Some((owner, name)) = rt.declared(args.all[0]) {
        let owner = rt.class(owner).object;
        let owner = rt.get_attr(owner, rt.names.qualname)?;
        let text = format!("{}.{}", rt.str_text(owner), rt.str_text(name));
        return Ok(rt.new_str(&text));
    }
    let native = subject(rt, args)?;
    let def = rt.native_def(native);
    if def.binding == Binding::Function {
        return name(rt, args);
    }
    let receiver = rt.native_receiver(native);
    let owner = match rt.native_home(args.all[0]) {
        // A class method is named after the class it is bound to, others after the class of the receiver.
        _ if !receiver.is_null() && rt.callable_class(native) == ClassId::BUILTIN_FUNCTION => {
            match rt.is_type(receiver) {
                true => receiver,
                false => rt.type_of(receiver),
            }
        }
        Some((owner, _)) => rt.class(owner).object,
        None => return Ok(rt.intern(def.path)),
    };
    let owner = rt.get_attr(owner, rt.names.qualname)?;
    let own = name(rt, args)?;
    let text = format!("{}.{}", rt.str_text(owner), rt.str_text(own));
    Ok(rt.new_str(&text))
}

fn module(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let native = subject(rt, args)?;
    let def = rt.native_def(native);
    let module = match (def.binding, def.path.rsplit_once('.')) {
        (Binding::Function, Some((module, _))) => module,
        (Binding::Function, None) => "builtins",
        _ => return Ok(Value::NONE),
    };
    Ok(rt.intern(module))
}

/// `__self__`: the receiver, the class of a `__new__`, the module of a function.
fn owner(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let native = subject(rt, args)?;
    let receiver = rt.native_receiver(native);
    if !receiver.is_null() {
        return Ok(receiver);
    }
    if rt.native_def(native).binding != Binding::Function {
        let home = rt.native_home(native);
        return Ok(home.map_or(Value::NONE, |(class, _)| rt.class(class).object));
    }
    let module = module(rt, args)?;
    let modules = crate::dict::DictRef::new(rt.modules);
    Ok(rt.dict_get(modules, module)?.unwrap_or(Value::NONE))
}

/// `__objclass__`
fn home(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.native_home(args.all[0]) {
        Some((class, _)) => Ok(rt.class(class).object),
        None => {
            let name = rt.intern("__objclass__");
            rt.no_attribute(args.all[0], name)
        }
    }
}

fn doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let Some((_, name)) = rt.declared(args.all[0]) {
        return Ok(match rt.str_bytes(name) {
            b"__dict__" => rt.new_str("the attributes of the instance"),
            b"__weakref__" => rt.new_str("the first weak reference to the instance"),
            _ => Value::NONE,
        });
    }
    let native = subject(rt, args)?;
    let text = crate::native_docs::doc(rt.native_def(native));
    Ok(text.map_or(Value::NONE, |text| rt.new_str(text)))
}

fn signature(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let native = subject(rt, args)?;
    let text = crate::native_docs::signature(rt.native_def(native));
    Ok(text.map_or(Value::NONE, |text| rt.new_str(&text)))
}

/// Functions of modules go by their name, methods by their owner.
fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let Some((owner, name)) = rt.declared(args.all[0]) {
        let owner = rt.class(owner).object;
        return by_attribute(rt, owner, name);
    }
    let native = subject(rt, args)?;
    if rt.native_def(native).binding == Binding::Function {
        return name(rt, args);
    }
    let owner = match rt.native_receiver(native) {
        Value::NULL => owner(rt, args)?,
        receiver => receiver,
    };
    let name = name(rt, args)?;
    by_attribute(rt, owner, name)
}

/// Is the first argument after the descriptor of its class? Else the TypeError of all descriptors.
fn check_applies(rt: &mut Runtime, args: Args<'_>) -> R<()> {
    let obj = args.all[1];
    let Some((class, name)) = rt.native_home(args.all[0]) else {
        return Ok(());
    };
    if rt.is_subclass(rt.class_of(obj), class) {
        return Ok(());
    }
    let (attr, owner) = (rt.str_text(name).into_owned(), rt.class(class).full_name());
    let got = rt.type_name(obj);
    rt.type_error(format!(
        "descriptor '{attr}' for '{owner}' objects doesn't apply to a '{got}' object"
    ))
}

/// `__get__(None, None)` is refused by all descriptors.
pub(crate) fn check_get(rt: &mut Runtime, args: Args<'_>) -> R<()> {
    if args.all[1].is_none() && args.all.get(2).is_none_or(|class| class.is_none()) {
        return rt.type_error("__get__(None, None) is invalid");
    }
    Ok(())
}

/// Are the arguments of a `__get__` those of an access through the class?
fn through_class(rt: &mut Runtime, args: Args<'_>) -> bool {
    let Some((class, _)) = rt.native_home(args.all[0]) else {
        return args.all[1].is_none();
    };
    args.all[1].is_none() && class != ClassId::NONE_TYPE
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_get(rt, args)?;
    if through_class(rt, args) {
        return Ok(args.all[0]);
    }
    check_applies(rt, args)?;
    Ok(rt.bind_method(args.all[0], args.all[1]))
}

fn get_value(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_get(rt, args)?;
    if through_class(rt, args) {
        return Ok(args.all[0]);
    }
    if rt.is_declared(args.all[0]) {
        return rt.get_declared(args.all[0], args.all[1]);
    }
    check_applies(rt, args)?;
    let getter = subject(rt, args)?;
    rt.call(getter, Args::positional(&args.all[1..2]))
}

fn set_value(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_applies(rt, args)?;
    let name = name(rt, args)?;
    rt.set_through_descriptor(args.all[0], args.all[1], name, args.all[2])?;
    Ok(Value::NONE)
}

fn delete_value(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    check_applies(rt, args)?;
    let name = name(rt, args)?;
    rt.set_through_descriptor(args.all[0], args.all[1], name, Value::NULL)?;
    Ok(Value::NONE)
}

/// The class that a class method is to be bound to, checked against the class that has it.
fn check_class(rt: &mut Runtime, method: Value, class: Option<Value>) -> R<Value> {
    let def = rt.native_def(method);
    let home = rt.native_home(method).map_or(ClassId::OBJECT, |(c, _)| c);
    let (name, owner) = (def.name, rt.class(home).full_name());
    let Some(class) = class else {
        return rt.type_error(format!(
            "descriptor '{name}' of '{owner}' object needs an argument"
        ));
    };
    if !rt.is_type(class) {
        let got = rt.type_name(class);
        return rt.type_error(format!(
            "descriptor '{name}' for type '{owner}' needs a type, not a '{got}' as arg 2"
        ));
    }
    let id = rt.class_id(class);
    if !rt.is_subclass(id, home) {
        let got = rt.class(id).full_name();
        return rt.type_error(format!(
            "descriptor '{name}' requires a subtype of '{owner}' but received '{got}'"
        ));
    }
    Ok(class)
}

fn get_on_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = match args.all.get(2) {
        Some(class) if !class.is_none() => *class,
        _ if args.all[1].is_none() => {
            let def = rt.native_def(args.all[0]);
            let home = rt
                .native_home(args.all[0])
                .map_or(ClassId::OBJECT, |(c, _)| c);
            let (name, owner) = (def.name, rt.class(home).full_name());
            return rt.type_error(format!(
                "descriptor '{name}' for type '{owner}' needs either an object or a type"
            ));
        }
        _ => rt.type_of(args.all[1]),
    };
    let class = check_class(rt, args.all[0], Some(class))?;
    Ok(rt.bind_method(args.all[0], class))
}

fn call_with_class(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = args.pos().get(1).copied();
    check_class(rt, args.all[0], class)?;
    call(rt, args)
}
