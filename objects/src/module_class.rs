//! Attributes of modules and cells, making bound methods, `None`'s class, and what imports need of modules.

use crate::dict::DictRef;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::Cell;

natives! {
    /// Attributes of modules and cells.
    pub TABLE:
    "module.__new__" => module_new, 1, ANY, true, Static;
    "module.__init__" => module_init, 1, ANY, true, Method;
    "module.__dict__" => dict, 1, 1, false, Getter;
    "module.__annotations__" => annotations, 1, 1, false, Getter;
    "module.__annotate__" => annotate, 1, 1, false, Getter;
    "module.__dir__" => crate::builtins_attr::object_dir, 1, 1, false, Method;
    "cell.__new__" => cell_new, 1, 2, false, Static;
    "cell.cell_contents" => cell_contents, 1, 1, false, Getter;
}

/// A module without a name and attributes, until `__init__` gives it some.
fn module_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::MODULE)?;
    let shape = rt.class(class).base_shape;
    let (name, namespace) = (rt.names.empty, rt.new_namespace());
    Ok(rt.new_module_of(shape, name, namespace))
}

fn module_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_module(args.all[0]) {
        return rt.wrong_receiver("__init__", ClassId::MODULE, args.all[0]);
    }
    let [name, doc] = rt.bind_args("module", args, 1, ["name", "doc"], 1)?;
    if !rt.is_any_str(name) {
        let got = rt.type_name(name);
        return rt.type_error(format!("module() argument 'name' must be str, not {got}"));
    }
    let (module, names) = (args.all[0], rt.names);
    let namespace = rt.module_namespace(module);
    let doc = if doc.is_null() { Value::NONE } else { doc };
    for (key, value) in [
        (names.name, name),
        (names.doc, doc),
        (names.package, Value::NONE),
        (names.loader, Value::NONE),
        (names.spec, Value::NONE),
    ] {
        rt.namespace_set(namespace, key, value);
    }
    Ok(Value::NONE)
}

fn dict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_module(args.all[0]) {
        return rt.wrong_receiver("__dict__", ClassId::MODULE, args.all[0]);
    }
    Ok(rt.module_namespace(args.all[0]).value())
}

/// A module's annotations are computed when they are asked for (PEP 649), and kept once it has been executed.
fn annotations(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let module = args.all[0];
    if !rt.is_any_module(module) {
        return rt.wrong_receiver("__annotations__", ClassId::MODULE, module);
    }
    let namespace = rt.module_namespace(module);
    let name = rt.names.annotations;
    if let Some(known) = rt.namespace_get(namespace, name) {
        return Ok(known);
    }
    let annotate = rt.intern("__annotate__");
    let function = rt.namespace_get(namespace, annotate);
    let computed = match function.filter(|f| rt.is_callable(*f)) {
        Some(function) => rt.call(function, Args::positional(&[Value::small_int(1)]))?,
        None => rt.new_dict(),
    };
    if rt.as_dict(computed).is_none() {
        let got = rt.type_name(computed);
        return rt.type_error(format!("__annotate__ returned non-dict of type '{got}'"));
    }
    if !rt.is_initializing(module) {
        rt.namespace_set(namespace, name, computed);
    }
    Ok(computed)
}

/// The function that computes them, or None, which is stored then.
fn annotate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_module(args.all[0]) {
        return rt.wrong_receiver("__annotate__", ClassId::MODULE, args.all[0]);
    }
    let namespace = rt.module_namespace(args.all[0]);
    let name = rt.intern("__annotate__");
    if let Some(known) = rt.namespace_get(namespace, name) {
        return Ok(known);
    }
    rt.namespace_set(namespace, name, Value::NONE);
    Ok(Value::NONE)
}

fn cell_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = args.all.get(1).copied().unwrap_or(Value::NULL);
    Ok(rt.new_cell(content))
}

fn cell_contents(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    // SAFETY: found through the class of cells.
    match unsafe { (*args.all[0].as_ptr::<Cell>()).value } {
        Value::NULL => rt.value_error("Cell is empty"),
        v => Ok(v),
    }
}

impl Runtime {
    /// The `repr` of a module: what its spec says, or else its own attributes.
    pub(crate) fn module_repr(&mut self, module: Value) -> R<String> {
        let (namespace, names) = (self.module_namespace(module), self.names);
        let spec = self.namespace_get(namespace, names.spec);
        if let Some(spec) = spec
            && self.truth(spec)?
        {
            return self.module_repr_by_spec(spec);
        }
        let name = self.namespace_get(namespace, names.name);
        let name = self.shown_name(name)?;
        if let Some(file) = self.namespace_get(namespace, names.file) {
            let file = self.repr_text(file)?;
            return Ok(format!("<module {name} from {file}>"));
        }
        match self.namespace_get(namespace, names.loader) {
            Some(loader) if !loader.is_none() => {
                let loader = self.repr_text(loader)?;
                Ok(format!("<module {name} ({loader})>"))
            }
            _ => Ok(format!("<module {name}>")),
        }
    }

    fn module_repr_by_spec(&mut self, spec: Value) -> R<String> {
        let name = self.intern("name");
        let name = self.get_attr(spec, name)?;
        let name = self.shown_name((!name.is_none()).then_some(name))?;
        let origin = self.intern("origin");
        let origin = self.get_attr(spec, origin)?;
        if origin.is_none() {
            let loader = self.intern("loader");
            let loader = self.get_attr(spec, loader)?;
            if loader.is_none() {
                return Ok(format!("<module {name}>"));
            }
            let path = self.intern("_path");
            if self.type_name(loader) == "NamespaceLoader"
                && let Some(path) = self.get_attr_opt(loader, path)?
            {
                let parts = self.to_list(path)?;
                let parts = self.repr_text(parts)?;
                return Ok(format!("<module {name} (namespace) from {parts}>"));
            }
            let loader = self.repr_text(loader)?;
            return Ok(format!("<module {name} ({loader})>"));
        }
        let has_location = self.intern("has_location");
        let has_location = self.get_attr(spec, has_location)?;
        if self.truth(has_location)? {
            let origin = self.repr_text(origin)?;
            return Ok(format!("<module {name} from {origin}>"));
        }
        let origin = self.str(origin)?;
        Ok(format!("<module {name} ({})>", self.str_text(origin)))
    }

    /// The `repr` of a module's name, a question mark without one.
    fn shown_name(&mut self, name: Option<Value>) -> R<String> {
        match name {
            Some(name) => self.repr_text(name),
            None => Ok("'?'".into()),
        }
    }

    /// Sets (or with NULL deletes) an attribute that is kept in the module's name space and read by a getter; false:
    /// it is not one. Annotations that are set replace the function that computes them, and the other way round.
    pub(crate) fn set_module_field(&mut self, module: Value, name: Value, value: Value) -> R<bool> {
        let namespace = self.module_namespace(module);
        match self.str_bytes(name) {
            b"__doc__" => self.namespace_set(namespace, name, value),
            b"__dict__" => {
                return self.raise_new(ClassId::ATTRIBUTE_ERROR, "readonly attribute");
            }
            b"__annotations__" => {
                if value.is_null() && self.namespace_get(namespace, name).is_none() {
                    return self.raise_args(ClassId::ATTRIBUTE_ERROR, &[name]);
                }
                self.namespace_set(namespace, name, value);
                let annotate = self.intern("__annotate__");
                self.namespace_set(namespace, annotate, Value::NULL);
            }
            b"__annotate__" if value.is_null() => {
                return self.type_error("cannot delete __annotate__ attribute");
            }
            b"__annotate__" if !value.is_none() && !self.is_callable(value) => {
                return self.type_error("__annotate__ must be callable or None");
            }
            b"__annotate__" => {
                self.namespace_set(namespace, name, value);
                if !value.is_none() {
                    self.namespace_set(namespace, self.names.annotations, Value::NULL);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Is the module being executed now, by an import that has not come to its end?
    pub fn is_initializing(&mut self, module: Value) -> bool {
        if !self.is_any_module(module) {
            return false;
        }
        let (namespace, spec) = (self.module_namespace(module), self.names.spec);
        let Some(spec) = self.namespace_get(namespace, spec).filter(|s| !s.is_none()) else {
            return false;
        };
        let name = self.intern("_initializing");
        match self.instance_attr(spec, name) {
            Some(now) => now == Value::TRUE,
            None => false,
        }
    }

    /// An attribute of the instance itself, without asking its class.
    fn instance_attr(&mut self, obj: Value, name: Value) -> Option<Value> {
        if !self.is_instance_layout(obj) {
            return None;
        }
        let i = self.shape(self.shape_of(obj)).find(name)?;
        Some(self.get_slot(obj, i))
    }

    /// `from module import *` into a name space or dict.
    pub fn import_star(&mut self, module: Value, to: Value) -> R<()> {
        let dict = self.get_attr(module, self.names.dict)?;
        let names = match self.get_attr_opt(module, self.names.all)? {
            Some(all) => all,
            None => {
                let names = self.new_empty_list();
                let d = match self.as_dict(dict) {
                    Some(d) => d,
                    None => return self.type_error("module has no usable __dict__"),
                };
                for i in 0..d.used() {
                    if let Some((name, _)) = d.entry(i)
                        && !self.str_bytes(name).starts_with(b"_")
                    {
                        self.list_push(names, name);
                    }
                }
                names
            }
        };
        self.for_each(names, |rt, name| {
            if !rt.is_any_str(name) {
                let got = rt.type_name(name);
                let own = rt.get_attr(module, rt.names.name)?;
                let own = rt.str_text(own);
                return rt.type_error(format!("Item in {own}.__all__ must be str, not {got}"));
            }
            let name = rt.intern_value(name);
            let value = rt.get_attr(module, name)?;
            if to.is_ptr() && rt.shape_of(to) == ShapeId::NAMESPACE {
                rt.namespace_set(DictRef::new(to), name, value);
                return Ok(());
            }
            rt.set_item(to, name, value)
        })
    }
}
