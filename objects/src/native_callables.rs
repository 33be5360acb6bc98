//! Attributes and methods of what is written in Rust, as objects: see `native_kinds` for which classes there are.

use crate::function_class::call;
use crate::native::{ANY, Binding};
use crate::object_reduce::by_attribute;
use crate::{Args, ClassId, R, Runtime, Value, natives};
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
