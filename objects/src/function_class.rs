//! Attributes of functions and bound methods. Those of built-in callables are in `native_callables`.

use crate::dict::DictRef;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::{BoundMethod, Function};
use rekindle_bytecode::{Const, Flags};

natives! {
    /// Attributes of functions and methods.
    pub TABLE:
    "function.__name__" => name, 1, 1, false, Getter;
    "function.__qualname__" => qualname, 1, 1, false, Getter;
    "function.__module__" => module, 1, 1, false, Getter;
    "function.__doc__" => doc, 1, 1, false, Getter;
    "function.__defaults__" => defaults, 1, 1, false, Getter;
    "function.__kwdefaults__" => kwdefaults, 1, 1, false, Getter;
    "function.__closure__" => closure, 1, 1, false, Getter;
    "function.__code__" => code, 1, 1, false, Getter;
    "function.__globals__" => globals, 1, 1, false, Getter;
    "function.__builtins__" => builtins, 1, 1, false, Getter;
    "function.__dict__" => dict, 1, 1, false, Getter;
    "function.__annotations__" => annotations, 1, 1, false, Getter;
    "function.__annotate__" => annotate, 1, 1, false, Getter;
    "function.__type_params__" => type_params, 1, 1, false, Getter;
    "function.__get__" => get, 2, 3, false, Method;
    "function.__call__" => call, 1, ANY, true, Method;
    "method.__new__" => method_new, 1, 3, false, Static;
    "method.__self__" => method_self, 1, 1, false, Getter;
    "method.__func__" => method_function, 1, 1, false, Getter;
    "method.__call__" => call, 1, ANY, true, Method;
    "method.__get__" => itself, 2, 3, false, Method;
    "method.__doc__" => method_doc, 1, 1, false, Getter;
    "method.__eq__" => method_eq, 2, 2, false, Method;
}

/// `types.MethodType(function, object)`
fn method_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [_, function, receiver] = args.all else {
        let given = args.all.len() - 1;
        return rt.type_error(format!("method expected 2 arguments, got {given}"));
    };
    if !rt.is_callable(*function) {
        return rt.type_error("first argument must be callable");
    }
    if receiver.is_none() {
        return rt.type_error("instance must not be None");
    }
    Ok(rt.bind_method(*function, *receiver))
}

/// The fields of a function, checked.
fn fields<'a>(rt: &mut Runtime, args: Args<'_>) -> R<&'a mut Function> {
    let f = args.all[0];
    if !rt.is_function(f) {
        return rt.wrong_receiver("function", ClassId::FUNCTION, f);
    }
    // SAFETY: checked; the reference is used for one field only.
    Ok(unsafe { &mut *f.as_ptr::<Function>() })
}

/// Is it a dict, or nothing?
fn optional_dict(rt: &mut Runtime, v: Value) -> bool {
    v.is_null() || v.is_none() || rt.as_dict(v).is_some()
}

fn or_none(v: Value) -> Value {
    if v.is_null() { Value::NONE } else { v }
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(fields(rt, args)?.name)
}

fn qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(fields(rt, args)?.qualname)
}

impl Runtime {
    /// The function's own `__dict__`, if it has one.
    pub(crate) fn function_dict(&self, f: Value) -> Option<DictRef> {
        // SAFETY: the caller checked that it is a function.
        let dict = unsafe { (*f.as_ptr::<Function>()).dict };
        (!dict.is_null()).then(|| DictRef::new(dict))
    }

    /// Something kept about a function under a name.
    fn function_extra(&mut self, f: Value, name: Value) -> Option<Value> {
        // SAFETY: the caller checked that it is a function.
        let extra = unsafe { (*f.as_ptr::<Function>()).extra };
        if extra.is_null() {
            return None;
        }
        self.dict_get_name(DictRef::new(extra), name)
    }

    fn set_function_extra(&mut self, f: Value, name: Value, value: Value) {
        let p = f.as_ptr::<Function>();
        // SAFETY: the caller checked that it is a function.
        unsafe {
            if (*p).extra.is_null() {
                let extra = self.new_dict();
                (*p).extra = extra;
                self.heap.barrier(f, extra);
            }
            self.dict_set_name(DictRef::new((*p).extra), name, value);
        }
    }

    /// Completes a function that `make_function` made: `annotations` is a function that computes
    /// them (PEP 649), or NULL.
    pub fn finish_function(&mut self, f: Value, annotations: Value) -> R<()> {
        if !annotations.is_null() {
            let name = self.intern("__annotate__");
            self.set_function_extra(f, name, annotations);
        }
        Ok(())
    }

    /// Sets (NULL: deletes) an attribute that a function keeps in a field; false: not such a one.
    pub(crate) fn set_function_field(&mut self, f: Value, name: Value, value: Value) -> R<bool> {
        let p = f.as_ptr::<Function>();
        let text = self.str_bytes(name);
        let string = match text {
            b"__name__" | b"__qualname__" => true,
            b"__code__" => {
                self.set_function_code(f, value)?;
                return Ok(true);
            }
            b"__defaults__" | b"__kwdefaults__" | b"__doc__" | b"__module__"
            | b"__annotations__" | b"__annotate__" | b"__dict__" | b"__type_params__" => false,
            _ => return Ok(false),
        };
        match text {
            b"__type_params__" if value.is_null() || !self.is_tuple(value) => {
                return self.type_error("__type_params__ must be set to a tuple");
            }
            b"__annotations__" if !optional_dict(self, value) => {
                return self.type_error("__annotations__ must be set to a dict object");
            }
            b"__annotate__" if value.is_null() => {
                return self.type_error("__annotate__ cannot be deleted");
            }
            b"__annotate__" if !value.is_none() && !self.is_callable(value) => {
                return self.type_error("__annotate__ must be callable or None");
            }
            _ => {}
        }
        if string && (value.is_null() || !self.is_any_str(value)) {
            let attr = self.str_text(name);
            return self.type_error(format!("{attr} must be set to a string object"));
        }
        let optional = if value.is_null() || value.is_none() {
            Value::NULL
        } else {
            value
        };
        // SAFETY: the caller checked that it is a function.
        unsafe {
            match text {
                b"__name__" => (*p).name = value,
                b"__qualname__" => (*p).qualname = value,
                b"__defaults__" => {
                    if !optional.is_null() && !self.is_tuple(optional) {
                        return self.type_error("__defaults__ must be set to a tuple object");
                    }
                    (*p).defaults = optional;
                }
                b"__kwdefaults__" => {
                    if !optional.is_null() && self.as_dict(optional).is_none() {
                        return self.type_error("__kwdefaults__ must be set to a dict object");
                    }
                    (*p).kw_defaults = optional;
                }
                b"__dict__" => {
                    let Some(d) = self.as_dict(value) else {
                        let got = self.type_name(value);
                        return self.type_error(format!(
                            "__dict__ must be set to a dictionary, not a '{got}'"
                        ));
                    };
                    (*p).dict = match self.shape_of(value) {
                        ShapeId::DICT => value,
                        _ => self.dict_copy(d),
                    };
                    let dict = (*p).dict;
                    self.heap.barrier(f, dict);
                    return Ok(true);
                }
                _ => {
                    self.set_function_extra(f, name, or_none(value));
                    // Either of the two replaces the other.
                    let names = self.names;
                    if text == b"__annotations__" {
                        let annotate = self.intern("__annotate__");
                        self.set_function_extra(f, annotate, Value::NONE);
                    } else if text == b"__annotate__" && !value.is_none() {
                        self.set_function_extra(f, names.annotations, Value::NONE);
                    }
                    return Ok(true);
                }
            }
        }
        self.heap.barrier(f, value);
        Ok(true)
    }

    /// The docstring among a function's constants.
    fn docstring(&mut self, f: Value) -> Value {
        // SAFETY: code states live as long as the runtime.
        let state = unsafe { &*self.function_code(f) };
        let has = state.code.flags.has(Flags::HAS_DOC);
        match (state.code.consts.first(), state.consts.first()) {
            (Some(Const::Str(_)), Some(doc)) if has => *doc,
            _ => Value::NONE,
        }
    }
}

fn module(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    let f = args.all[0];
    let names = rt.names;
    if let Some(v) = rt.function_extra(f, names.module) {
        return Ok(v);
    }
    let globals = globals(rt, args)?;
    let module = rt.dict_get_name(DictRef::new(globals), names.name);
    Ok(module.unwrap_or(Value::NONE))
}

fn doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    let f = args.all[0];
    match rt.function_extra(f, rt.names.doc) {
        Some(v) => Ok(v),
        None => Ok(rt.docstring(f)),
    }
}

fn defaults(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(or_none(fields(rt, args)?.defaults))
}

fn kwdefaults(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(or_none(fields(rt, args)?.kw_defaults))
}

fn closure(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(or_none(fields(rt, args)?.closure))
}

fn code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    let code = rt.function_code(args.all[0]);
    Ok(rt.new_code_object(code))
}

fn globals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    // SAFETY: code states live as long as the runtime.
    Ok(unsafe { (*rt.function_code(args.all[0])).globals })
}

fn builtins(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let globals = globals(rt, args)?;
    Ok(rt.builtins_of(globals))
}

fn dict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = fields(rt, args)?;
    if f.dict.is_null() {
        let dict = rt.new_dict();
        f.dict = dict;
        rt.heap.barrier(args.all[0], dict);
    }
    Ok(f.dict)
}

/// Annotations are computed on first use (PEP 649) and kept.
fn annotations(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    let (f, name) = (args.all[0], rt.names.annotations);
    if let Some(known) = rt.function_extra(f, name)
        && !known.is_none()
    {
        return Ok(known);
    }
    let computed = match annotate(rt, args)? {
        Value::NONE => rt.new_dict(),
        compute => rt.call(compute, Args::positional(&[Value::small_int(1)]))?,
    };
    rt.set_function_extra(f, name, computed);
    Ok(computed)
}

fn annotate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    let name = rt.intern("__annotate__");
    Ok(rt.function_extra(args.all[0], name).unwrap_or(Value::NONE))
}

fn type_params(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    fields(rt, args)?;
    let params = rt.function_extra(args.all[0], rt.names.type_params);
    Ok(params.unwrap_or(rt.empty_tuple))
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all[1].is_none() && args.all.len() == 3 && !args.all[2].is_none() {
        return Ok(args.all[0]);
    }
    Ok(rt.bind_method(args.all[0], args.all[1]))
}

pub(crate) fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    rt.call(args.all[0], rest)
}

fn itself(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

/// The fields of a bound method, checked.
fn method<'a>(rt: &mut Runtime, v: Value) -> R<&'a BoundMethod> {
    if !v.is_ptr() || rt.shape_of(v) != ShapeId::BOUND_METHOD {
        return rt.wrong_receiver("method", ClassId::METHOD, v);
    }
    // SAFETY: checked; its fields never change.
    Ok(unsafe { &*v.as_ptr::<BoundMethod>() })
}

fn method_self(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(method(rt, args.all[0])?.receiver)
}

fn method_function(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(method(rt, args.all[0])?.function)
}

fn method_doc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let f = method_function(rt, args)?;
    rt.get_attr(f, rt.names.doc)
}

fn method_eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let a = method(rt, args.all[0])?;
    let other = args.all[1];
    if !other.is_ptr() || rt.shape_of(other) != ShapeId::BOUND_METHOD {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let b = method(rt, other)?;
    Ok(Value::bool(
        a.function == b.function && a.receiver == b.receiver,
    ))
}
