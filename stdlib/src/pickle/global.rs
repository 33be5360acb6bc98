//! Writing functions and classes by their names.

use super::pickler::Job;
use super::{attribute, op, pickling_error};
use rekindle_objects::codecs::Codec;
use rekindle_objects::dict::DictRef;
use rekindle_objects::exc::slots;
use rekindle_objects::{ClassId, R, Runtime, ShapeId, Value};

impl Job<'_> {
    /// Writes a class; those of constants have no name in a module.
    pub(super) fn save_class(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        for constant in [Value::NONE, Value::ELLIPSIS, Value::NOT_IMPLEMENTED] {
            if v == rt.type_of(constant) {
                let args = rt.new_tuple(&[constant]);
                let class = rt.class(ClassId::TYPE).object;
                let reduced = rt.new_tuple(&[class, args]);
                return self.save_reduced(rt, reduced, v);
            }
        }
        self.save_global(rt, v, None)
    }

    /// Writes the name of an object and of its module.
    pub(super) fn save_global(&mut self, rt: &mut Runtime, v: Value, name: Option<Value>) -> R<()> {
        let name = match name {
            Some(name) => name,
            None => match rt.get_attr_opt(v, rt.names.qualname)? {
                Some(name) => name,
                None => rt.get_attr(v, rt.names.name)?,
            },
        };
        if !rt.is_any_str(name) {
            let got = rt.type_name(name);
            return rt.type_error(format!("__qualname__ must be str, not {got}"));
        }
        let name = rt.intern_value(name);
        let module = home_of(rt, v, name)?;
        let (module, name) = self.as_shared(rt, v, module, name);
        if self.protocol >= 2 && self.save_extension(rt, module, name)? {
            return Ok(());
        }
        if self.protocol >= 4 {
            self.save(rt, module, true)?;
            self.save(rt, name, true)?;
            self.out.op(op::STACK_GLOBAL);
        } else {
            self.save_path(rt, module, name)?;
        }
        self.memoize(rt, v);
        Ok(())
    }

    /// A module and a name as objects that are shared with other places of the pickle where CPython shares them:
    /// names of what is written in Python, and the module of built-in classes and, another object, of its functions.
    fn as_shared(
        &mut self,
        rt: &mut Runtime,
        v: Value,
        module: Value,
        name: Value,
    ) -> (Value, Value) {
        let native_class = rt.is_type(v) && {
            let class = rt.class(rt.class_id(v));
            !class.heap_type || class.native_module.is_some()
        };
        let native = v.is_ptr() && rt.shape_of(v) == ShapeId::NATIVE;
        if !native_class && !native || !rt.is_str(module) {
            return (module, name);
        }
        let name = rt.new_str_wtf8(rt.str_bytes(name));
        if native_class {
            let built_in = rt.str_bytes(module) == b"builtins";
            let own = match built_in {
                true => module,
                false => rt.new_str_wtf8(rt.str_bytes(module)),
            };
            return (own, name);
        }
        let mut known = self.function_homes.iter().copied();
        let module = match known.find(|home| rt.str_eq(*home, module)) {
            Some(known) => known,
            None => {
                let home = rt.new_str_wtf8(rt.str_bytes(module));
                self.function_homes.push(home);
                home
            }
        };
        (module, name)
    }

    /// Writes a number of the extension registry; false: there is none.
    fn save_extension(&mut self, rt: &mut Runtime, module: Value, name: Value) -> R<bool> {
        let registry = DictRef::new(self.needs.extension_registry);
        if registry.is_empty() {
            return Ok(false);
        }
        let key = rt.new_tuple(&[module, name]);
        let Some(code) = rt.dict_get(registry, key)? else {
            return Ok(false);
        };
        let code = rt.index_i64(code)?;
        let (op, width) = match code {
            1..0x100 => (op::EXT1, 1),
            0x100..0x10000 => (op::EXT2, 2),
            0x10000..0x8000_0000 => (op::EXT4, 4),
            _ => {
                return rt.raise_new(
                    ClassId::RUNTIME_ERROR,
                    format!("extension code {code} is out of range"),
                );
            }
        };
        self.out.sized(op, code as u64, width, &[]);
        Ok(true)
    }

    /// Writes a dotted name for protocols that know only names of modules: by calls of `getattr`.
    fn save_path(&mut self, rt: &mut Runtime, module: Value, name: Value) -> R<()> {
        let text = rt.str_text(name);
        let mut parts = text.split('.');
        let first = parts.next().unwrap_or_default();
        let first = rt.intern(first);
        let rest: Vec<&str> = parts.collect();
        for _ in &rest {
            self.save(rt, self.needs.getattr, true)?;
            if self.protocol < 2 {
                self.out.op(op::MARK);
            }
        }
        self.save_module_name(rt, module, first)?;
        for part in rest {
            let part = rt.intern(part);
            self.save(rt, part, true)?;
            let tuple = if self.protocol < 2 {
                op::TUPLE
            } else {
                op::TUPLE2
            };
            self.out.put(&[tuple, op::REDUCE]);
        }
        Ok(())
    }

    /// Writes a name of a module, as Python 2 called them if that is wanted.
    fn save_module_name(&mut self, rt: &mut Runtime, module: Value, name: Value) -> R<()> {
        let (module, name) = match self.fix_imports {
            true => {
                let maps = (self.needs.names_3to2, self.needs.imports_3to2);
                mapped(rt, maps, module, name)?
            }
            false => (module, name),
        };
        let codec = match self.protocol {
            3.. => Codec::Utf8 { mark: false },
            _ => Codec::Ascii,
        };
        for (what, text) in [("module", module), ("global", name)] {
            if !rt.str_is_ascii(text)
                && let Err(e) = rt.encode(text, codec, "strict")
            {
                let cause = rt.clear_pending();
                let shown = rt.repr_text(text)?;
                rt.ctx.exc = cause;
                let protocol = self.protocol;
                let message = format!(
                    "can't pickle {what} identifier {shown} using pickle protocol {protocol}"
                );
                return pickling_error_after(rt, e, ClassId::UNICODE_ERROR, message);
            }
        }
        self.out.op(op::GLOBAL);
        for text in [module, name] {
            self.out.put(rt.str_bytes(text));
            self.out.put(b"\n");
        }
        Ok(())
    }
}

/// A module and a name, changed as mappings of names and of modules say.
pub(super) fn mapped(
    rt: &mut Runtime,
    (names, modules): (Value, Value),
    module: Value,
    name: Value,
) -> R<(Value, Value)> {
    let key = rt.new_tuple(&[module, name]);
    if let Some(pair) = rt.dict_get(DictRef::new(names), key)? {
        return match rt.as_tuple(pair).map(|pair| rt.tuple_items(pair)) {
            Some(&[module, name]) if rt.is_any_str(module) && rt.is_any_str(name) => {
                Ok((module, name))
            }
            _ => rt.raise_new(
                ClassId::RUNTIME_ERROR,
                "_compat_pickle mappings of names must have pairs of strings as values",
            ),
        };
    }
    let found = rt.dict_get(DictRef::new(modules), module)?;
    Ok((found.filter(|v| rt.is_any_str(*v)).unwrap_or(module), name))
}

/// What a dotted name says in an object; `None`: nothing.
pub(super) fn follow(rt: &mut Runtime, from: Value, name: Value) -> R<Option<Value>> {
    let text = rt.str_text(name);
    if !text.contains('.') {
        return rt.get_attr_opt(from, name);
    }
    let mut v = from;
    for part in text.split('.') {
        match attribute(rt, v, part)? {
            Some(found) => v = found,
            None => return Ok(None),
        }
    }
    Ok(Some(v))
}

/// The name of the module in which an object has this name.
fn home_of(rt: &mut Runtime, v: Value, name: Value) -> R<Value> {
    let said = rt.get_attr_opt(v, rt.names.module)?;
    if rt.str_text(name).split('.').any(|part| part == "<locals>") {
        let shown = rt.repr_text(v)?;
        return pickling_error(rt, format!("Can't pickle local object {shown}"));
    }
    let module_name = match said {
        Some(module) if !module.is_none() => module,
        _ => match search(rt, v, name)? {
            Some(module) => return Ok(module),
            None => rt.names.main,
        },
    };
    let module = match module_named(rt, module_name) {
        Ok(module) => module,
        Err(e) => return not_imported(rt, v, e),
    };
    let found = follow(rt, module, name)?;
    if found == Some(v) {
        return Ok(match rt.is_str(module_name) {
            true => rt.intern_value(module_name),
            false => module_name,
        });
    }
    let why = match found {
        Some(_) => "not the same object as",
        None => "not found as",
    };
    let (shown, module) = (rt.repr_text(v)?, rt.str(module_name)?);
    let (module, name) = (rt.str_text(module), rt.str_text(name));
    pickling_error(
        rt,
        format!("Can't pickle {shown}: it's {why} {module}.{name}"),
    )
}

/// Raises `PicklingError` for an object whose module cannot be imported.
fn not_imported<T>(rt: &mut Runtime, v: Value, e: rekindle_objects::Raised) -> R<T> {
    let expected = [
        ClassId::IMPORT_ERROR,
        ClassId::VALUE_ERROR,
        ClassId::KEY_ERROR,
    ];
    if !expected.iter().any(|class| rt.pending_is(*class)) {
        return Err(e);
    }
    let cause = rt.ctx.exc;
    let (shown, why) = {
        rt.clear_pending();
        (rt.repr_text(v)?, rt.str(cause)?)
    };
    let message = format!("Can't pickle {shown}: {}", rt.str_text(why));
    rt.ctx.exc = cause;
    pickling_error_after(rt, e, ClassId::EXCEPTION, message)
}

/// Raises `PicklingError` in the place of another exception, if that is of a class.
fn pickling_error_after<T>(
    rt: &mut Runtime,
    e: rekindle_objects::Raised,
    class: ClassId,
    message: String,
) -> R<T> {
    if !rt.pending_is(class) {
        return Err(e);
    }
    let cause = rt.clear_pending();
    let done = pickling_error(rt, message);
    let exc = rt.ctx.exc;
    if rt.is_exception(exc) {
        rt.set_exception_slot(exc, slots::CONTEXT, cause);
    }
    done
}

/// The module that has an object under this name, among all that were imported.
fn search(rt: &mut Runtime, v: Value, name: Value) -> R<Option<Value>> {
    let modules = rt.dict_copy(DictRef::new(rt.modules));
    for (key, module) in DictRef::new(modules).iter() {
        let own = rt.is_any_str(key) && matches!(rt.str_bytes(key), b"__main__" | b"__mp_main__");
        if own || module.is_none() {
            continue;
        }
        if follow(rt, module, name)? == Some(v) {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// A module of `sys.modules`, imported if it is not there.
pub(super) fn module_named(rt: &mut Runtime, name: Value) -> R<Value> {
    if !rt.is_any_str(name) {
        let got = rt.type_name(name);
        return rt.type_error(format!("module name must be a string, not {got}"));
    }
    let modules = DictRef::new(rt.modules);
    if let Some(module) = rt.dict_get(modules, name)?
        && !module.is_none()
    {
        return Ok(module);
    }
    (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0)?;
    match rt.dict_get(modules, name)? {
        Some(module) => Ok(module),
        None => rt.key_error(name),
    }
}
