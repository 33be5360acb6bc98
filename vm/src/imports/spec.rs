//! Specs and loaders of the modules that the native import loads, and what of `sys.meta_path` it may stand for.

use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::RootVec;
use rekindle_objects::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_stdlib::imp;

/// The classes, which `_imp` has made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Classes {
    spec: ClassId,
    source_loader: ClassId,
    namespace_loader: ClassId,
    builtin: ClassId,
    frozen: ClassId,
    path: ClassId,
}

/// Who finds modules, by an entry of `sys.meta_path`.
pub(crate) enum Finder {
    /// The native modules.
    Builtin,
    /// None at all.
    Frozen,
    /// The folders of `sys.path` or `__path__`.
    Path,
    /// An object of the program.
    Other,
}

/// The entries of `sys.meta_path`.
pub(crate) fn finders(rt: &mut Runtime) -> R<RootVec> {
    let name = rt.intern("meta_path");
    match rt.sys_attr(name) {
        Some(list) if !list.is_none() => rt.collect(list),
        _ => rt.raise_new(
            ClassId::IMPORT_ERROR,
            "sys.meta_path is None, Python is likely shutting down",
        ),
    }
}

/// The `__path__` of a package without code: a list of folders that follows the path of its parent.
pub(crate) fn namespace_path(rt: &mut Runtime, name: &str, folders: Value) -> R<Value> {
    let module = rt.intern("_frozen_importlib_external");
    let machinery = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    let (class, finder) = (rt.intern("_NamespacePath"), rt.intern("PathFinder"));
    let (class, finder) = (
        rt.get_attr(machinery, class)?,
        rt.get_attr(machinery, finder)?,
    );
    let find = rt.intern("_get_spec");
    let find = rt.get_attr(finder, find)?;
    let name = rt.new_str(name);
    rt.call(class, Args::positional(&[name, folders, find]))
}

impl Classes {
    /// Those of a runtime.
    pub(crate) fn of(rt: &mut Runtime) -> Classes {
        let mut class = |name| imp::class(rt, name);
        Classes {
            spec: class("ModuleSpec"),
            source_loader: class("SourceFileLoader"),
            namespace_loader: class("NamespaceLoader"),
            builtin: class("BuiltinImporter"),
            frozen: class("FrozenImporter"),
            path: class("PathFinder"),
        }
    }

    /// What an entry of `sys.meta_path` is.
    pub(crate) fn finder(&self, rt: &Runtime, v: Value) -> Finder {
        match rt.is_type(v).then(|| rt.class_id(v)) {
            Some(class) if class == self.builtin => Finder::Builtin,
            Some(class) if class == self.frozen => Finder::Frozen,
            Some(class) if class == self.path => Finder::Path,
            _ => Finder::Other,
        }
    }

    /// A loader of a module's file.
    pub(crate) fn new_loader(&self, rt: &mut Runtime, name: &str, file: &str) -> R<Value> {
        let loader = rt.new_instance_of(self.source_loader);
        for (attr, text) in [("name", name), ("path", file)] {
            let (attr, text) = (rt.intern(attr), rt.new_str(text));
            rt.set_attr(loader, attr, text)?;
        }
        Ok(loader)
    }

    /// A loader of a package without code; `path` is its `__path__`.
    pub(crate) fn new_namespace_loader(&self, rt: &mut Runtime, path: Value) -> R<Value> {
        let loader = rt.new_instance_of(self.namespace_loader);
        let attr = rt.intern("_path");
        rt.set_attr(loader, attr, path)?;
        Ok(loader)
    }

    /// The loader of native modules.
    pub(crate) fn builtin_loader(&self, rt: &Runtime) -> Value {
        rt.class(self.builtin).object
    }

    /// Gives a native module what describes it.
    pub(crate) fn describe_builtin(&self, rt: &mut Runtime, module: Value, name: &str) -> R<()> {
        let loader = self.builtin_loader(rt);
        let spec = self.new_spec(rt, name, loader, None, Value::NONE)?;
        let (attr, origin) = (rt.intern("origin"), rt.intern("built-in"));
        rt.set_attr(spec, attr, origin)?;
        let (namespace, names) = (rt.module_namespace(module), rt.names);
        for (key, value) in [
            (names.package, names.empty),
            (names.loader, loader),
            (names.spec, spec),
        ] {
            rt.namespace_set(namespace, key, value);
        }
        Ok(())
    }

    /// A spec; `file` is the origin, `path` the `__path__` of a package or None.
    pub(crate) fn new_spec(
        &self,
        rt: &mut Runtime,
        name: &str,
        loader: Value,
        file: Option<&str>,
        path: Value,
    ) -> R<Value> {
        let spec = rt.new_instance_of(self.spec);
        let name = rt.intern(name);
        let origin = file.map_or(Value::NONE, |file| rt.new_str(file));
        let inner = rt.new_empty_list();
        for (attr, value) in [
            ("name", name),
            ("loader", loader),
            ("origin", origin),
            ("loader_state", Value::NONE),
            ("submodule_search_locations", path),
            ("_uninitialized_submodules", inner),
            ("_set_fileattr", Value::bool(file.is_some())),
            ("_cached", Value::NONE),
        ] {
            let attr = rt.intern(attr);
            rt.set_attr(spec, attr, value)?;
        }
        Ok(spec)
    }
}

/// Notes in a spec whether its module is being executed.
pub(crate) fn set_initializing(rt: &mut Runtime, spec: Value, now: bool) -> R<()> {
    let attr = rt.intern("_initializing");
    rt.set_attr(spec, attr, Value::bool(now))
}

/// Are folders looked at in the usual way, and in no other?
pub(crate) fn has_usual_hooks(rt: &mut Runtime) -> R<bool> {
    let name = rt.intern("path_hooks");
    let Some(hooks) = rt.sys_attr(name) else {
        return Ok(true);
    };
    let hooks = rt.collect(hooks)?;
    Ok(hooks.iter().all(|hook| {
        hook.is_ptr()
            && rt.shape_of(*hook) == ShapeId::NATIVE
            && rt.native_def(*hook).path == imp::PATH_HOOK
    }))
}

/// `finder.find_spec(name, path)` and the loading of what it finds; `None`: it knows no such module.
pub(crate) fn load_by(
    rt: &mut Runtime,
    finder: Value,
    name: &str,
    path: Value,
) -> R<Option<Value>> {
    let find_spec = rt.intern("find_spec");
    let Some(find_spec) = rt.get_attr_opt(finder, find_spec)? else {
        return Ok(None);
    };
    let name = rt.intern(name);
    let spec = rt.call(find_spec, Args::positional(&[name, path, Value::NONE]))?;
    if spec.is_none() {
        return Ok(None);
    }
    // The finder may have imported the module itself.
    if let Some(module) = rt.dict_get_name(DictRef::new(rt.modules), name) {
        return Ok(Some(module));
    }
    let module = rt.intern("_frozen_importlib");
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    let load = rt.intern("_load");
    let load = rt.get_attr(module, load)?;
    rt.call(load, Args::positional(&[spec])).map(Some)
}
