//! `import`: modules already in `sys.modules`, and the program's own from `sys.path`.
//!
//! ```text
//!  a.b.c ─► a ─► a.b ─► a.b.c      each: sys.modules, else a file
//!
//!  DIR/a/__init__.py   a package; its submodules are looked for in its __path__
//!  DIR/a.py            a module
//!  DIR/a/              a package without code of its own, if no DIR has one of the others
//! ```
//!
//! The last DIR of `sys.path` is the library inside the program (`rekindle_stdlib::library`), so a program's own
//! module goes before one of the same name there.
//!
//! The file is longer than most because the steps of one import follow each other in it.

mod linked;
mod spec;

pub(crate) use linked::Linked;

use spec::{Classes, Finder};

use crate::evaluate::Evaluated;
use crate::kept_code;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value};
use rekindle_profiles::Modules;
use rekindle_stdlib::library;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// What the hooks need to know; lies in `Runtime::host`.
#[derive(Debug, Default)]
pub(crate) struct Host {
    /// `-O` count.
    pub(crate) optimize: u8,
    /// Code that was made of strings.
    pub(crate) evaluated: Evaluated,
    /// Code of modules that earlier starts have compiled, if it is kept.
    pub(crate) modules: Option<Modules>,
    /// Classes of specs and loaders, once an import has asked for them.
    pub(crate) classes: Option<Classes>,
    /// The nodes of syntax trees, once somebody has asked for them.
    pub(crate) grammar: Option<std::rc::Rc<crate::tree::Grammar>>,
    /// Is `zipimport` being imported, so that archives cannot be looked into yet?
    pub(crate) importing_zipimport: bool,
}

impl Host {
    fn classes(rt: &mut Runtime) -> Classes {
        if let Some(classes) = Host::of(rt).classes {
            return classes;
        }
        let classes = Classes::of(rt);
        Host::of(rt).classes = Some(classes);
        classes
    }

    /// The one of a runtime.
    pub(crate) fn of(rt: &mut Runtime) -> &mut Host {
        rt.host.downcast_mut().expect("the machine put it there")
    }
}

/// Where a module's code is.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Module(PathBuf),
    Package { init: PathBuf, dir: PathBuf },
    Namespace(Vec<PathBuf>),
}

/// `Hooks::import`
pub(crate) fn import_hook(
    rt: &mut Runtime,
    name: Value,
    globals: Value,
    from: Value,
    level: i64,
) -> R<Value> {
    let name = rt.str_text(name).into_owned();
    if level < 0 {
        return rt.value_error("level must be >= 0");
    }
    let full = match level {
        0 if name.is_empty() => return rt.value_error("Empty module name"),
        0 => name.clone(),
        _ => resolve(rt, globals, &name, level as usize)?,
    };
    let module = import_dotted(rt, &full)?;
    let wanted = !from.is_none() && !from.is_null() && rt.truth(from)?;
    if !wanted {
        let Some((first, rest)) = name.split_once('.') else {
            return Ok(module);
        };
        // `import a.b` binds `a`; relative to a package, the part up to what `a` stands for.
        let kept = if level == 0 {
            first.len()
        } else {
            full.len() - rest.len() - 1
        };
        return loaded(rt, &full[..kept]).map_or_else(|| import_dotted(rt, &full[..kept]), Ok);
    }
    import_submodules(rt, module, &full, from)?;
    Ok(module)
}

/// `from package import name`: names that are no attributes may be submodules.
fn import_submodules(rt: &mut Runtime, module: Value, full: &str, from: Value) -> R<()> {
    let path = rt.names.path;
    if rt.get_attr_opt(module, path)?.is_none() {
        return Ok(());
    }
    let mut names = rt.collect(from)?;
    if names.len() == 1 && rt.is_str(names[0]) && rt.str_bytes(names[0]) == b"*" {
        let all = rt.names.all;
        let Some(all) = rt.get_attr_opt(module, all)? else {
            return Ok(());
        };
        names = rt.collect(all)?;
    }
    for i in 0..names.len() {
        if !rt.is_str(names[i]) {
            continue;
        }
        let name = rt.intern_value(names[i]);
        if rt.get_attr_opt(module, name)?.is_some() {
            continue;
        }
        let submodule = format!("{full}.{}", rt.str_text(name));
        match import_dotted(rt, &submodule) {
            Ok(_) => {}
            // What is not there is `import_from`'s to complain about.
            Err(_) if is_missing(rt, &submodule) => drop(rt.clear_pending()),
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Is the pending exception that this very module was not found?
fn is_missing(rt: &mut Runtime, name: &str) -> bool {
    if !rt.pending_is(ClassId::MODULE_NOT_FOUND_ERROR) {
        return false;
    }
    let exc = rt.ctx.exc;
    let missing = rt.field(exc, "name");
    rt.is_str(missing) && rt.str_bytes(missing) == name.as_bytes()
}

/// The full name of `level` dots and a name.
fn resolve(rt: &mut Runtime, globals: Value, name: &str, level: usize) -> R<String> {
    let get = |rt: &mut Runtime, key: Value| {
        let d = rt.as_dict(globals)?;
        let v = rt.dict_get_name(d, key)?;
        rt.is_str(v).then(|| rt.str_text(v).into_owned())
    };
    let names = rt.names;
    let package = match get(rt, names.package) {
        Some(package) => package,
        None => {
            if let Some(parent) = parent_of_spec(rt, globals)? {
                return relative(rt, parent, name, level);
            }
            let category = rt.exception_class("ImportWarning");
            rt.warn(
                category,
                "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
            )?;
            let own = get(rt, names.name).unwrap_or_default();
            let is_package = rt
                .as_dict(globals)
                .is_some_and(|d| rt.dict_get_name(d, names.path).is_some());
            match own.rsplit_once('.') {
                _ if is_package => own,
                Some((parent, _)) => parent.to_string(),
                None => String::new(),
            }
        }
    };
    relative(rt, package, name, level)
}

/// The package that `__spec__` names, if there is one.
fn parent_of_spec(rt: &mut Runtime, globals: Value) -> R<Option<String>> {
    let key = rt.names.spec;
    let spec = rt.as_dict(globals).and_then(|d| rt.dict_get_name(d, key));
    let Some(spec) = spec.filter(|s| !s.is_none()) else {
        return Ok(None);
    };
    let key = rt.intern("parent");
    let parent = rt.get_attr(spec, key)?;
    Ok(rt.is_str(parent).then(|| rt.str_text(parent).into_owned()))
}

/// The full name of a module `level - 1` packages above a package.
fn relative(rt: &mut Runtime, package: String, name: &str, level: usize) -> R<String> {
    if package.is_empty() {
        return rt.raise_new(
            ClassId::IMPORT_ERROR,
            "attempted relative import with no known parent package",
        );
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => {
                return rt.raise_new(
                    ClassId::IMPORT_ERROR,
                    "attempted relative import beyond top-level package",
                );
            }
        }
    }
    Ok(if name.is_empty() {
        base.to_string()
    } else {
        format!("{base}.{name}")
    })
}

/// The module of this name in `sys.modules`.
pub(crate) fn loaded(rt: &mut Runtime, name: &str) -> Option<Value> {
    let name = rt.intern(name);
    rt.dict_get_name(DictRef::new(rt.modules), name)
}

/// Imports a module and the packages around it; gives the module.
fn import_dotted(rt: &mut Runtime, full: &str) -> R<Value> {
    if let Some(mut module) = loaded(rt, full) {
        if rt.threads.others() > 0 {
            rt.await_loading(full)?;
            module = loaded(rt, full).unwrap_or(module);
        }
        if module.is_none() {
            return not_found(
                rt,
                full,
                format!("import of {full} halted; None in sys.modules"),
            );
        }
        return Ok(module);
    }
    let Some((parent_name, last)) = full.rsplit_once('.') else {
        return find_and_load(rt, full, full, Value::NONE);
    };
    let parent = match loaded(rt, parent_name) {
        Some(parent) => parent,
        None => import_dotted(rt, parent_name)?,
    };
    if let Some(module) = loaded(rt, full) {
        // The package itself imported it.
        return Ok(module);
    }
    let path = rt.names.path;
    let Some(path) = rt.get_attr_opt(parent, path)? else {
        let message = format!("No module named '{full}'; '{parent_name}' is not a package");
        return not_found(rt, full, message);
    };
    let module = find_and_load(rt, full, last, path)?;
    let last = rt.intern(last);
    rt.set_attr(parent, last, module)?;
    Ok(module)
}

/// `sys.path` as it is now.
fn search_path(rt: &mut Runtime) -> R<Vec<PathBuf>> {
    let path = rt.names.path_attr;
    match rt.sys_attr(path) {
        Some(path) => directories(rt, path),
        None => Ok(Vec::new()),
    }
}

fn directories(rt: &mut Runtime, path: Value) -> R<Vec<PathBuf>> {
    let entries = rt.collect(path)?;
    let strings = entries.iter().filter(|e| rt.is_any_str(**e));
    Ok(strings.map(|e| PathBuf::from(&*rt.str_text(*e))).collect())
}

/// Looks for a module in directories.
fn find(name: &str, dirs: &[PathBuf]) -> Option<Found> {
    if name.contains('/') {
        // Names are looked for among those in a directory, and are no paths.
        return None;
    }
    let mut portions = Vec::new();
    for dir in dirs {
        let package = dir.join(name);
        let init = package.join("__init__.py");
        if is_file(&init) {
            return Some(Found::Package { init, dir: package });
        }
        let module = dir.join(format!("{name}.py"));
        if is_file(&module) {
            return Some(Found::Module(module));
        }
        if is_dir(&package) {
            portions.push(package);
        }
    }
    (!portions.is_empty()).then_some(Found::Namespace(portions))
}

/// Is a file an archive, by its first bytes or by its last ones?
pub(crate) fn is_archive(path: &Path) -> bool {
    const START: &[u8] = b"PK\x03\x04";
    const END: &[u8] = b"PK\x05\x06";
    const END_BYTES: i64 = 22;
    let Ok(mut file) = std::fs::File::open(path) else {
        return false;
    };
    let mut four = [0; 4];
    let mut begins = |place| {
        let read = file.seek(place).and_then(|_| file.read_exact(&mut four));
        read.is_ok() && (four == START || four == END)
    };
    begins(SeekFrom::Start(0)) || begins(SeekFrom::End(-END_BYTES))
}

/// Are the modules there that open archives? They are imported by this, and are no archive's.
fn can_open_archives(rt: &mut Runtime) -> R<bool> {
    if Host::of(rt).importing_zipimport {
        return Ok(false);
    }
    for opener in ["os", "zipimport"] {
        if loaded(rt, opener).is_none() {
            Host::of(rt).importing_zipimport = true;
            let imported = import_dotted(rt, opener);
            Host::of(rt).importing_zipimport = false;
            imported?;
        }
    }
    Ok(true)
}

/// Is an entry of a path no folder but a file, or what would be a folder in one? Such are left to `zipimport`.
fn is_in_archive(path: &Path) -> bool {
    library::inside(path).is_none()
        && !path.is_dir()
        && path
            .ancestors()
            .any(|p| !p.as_os_str().is_empty() && p.is_file())
}

fn is_file(path: &Path) -> bool {
    library::inside(path).map_or_else(|| path.is_file(), library::is_file)
}

fn is_dir(path: &Path) -> bool {
    library::inside(path).map_or_else(|| path.is_dir(), library::is_dir)
}

fn not_found<T>(rt: &mut Runtime, name: &str, message: String) -> R<T> {
    let message = rt.new_str(&message);
    let exc = rt.new_exception(ClassId::MODULE_NOT_FOUND_ERROR, &[message]);
    let name = rt.new_str(name);
    rt.set_field(exc, "msg", message);
    rt.set_field(exc, "name", name);
    rt.raise(exc)
}

/// Asks the finders of `sys.meta_path` for a module, loads and runs it. `path` is the package's `__path__`, or None.
fn find_and_load(rt: &mut Runtime, full: &str, last: &str, path: Value) -> R<Value> {
    let classes = Host::classes(rt);
    let finders = spec::finders(rt)?;
    for finder in finders.iter() {
        let found = match classes.finder(rt, *finder) {
            Finder::Builtin => {
                let module = match path.is_none() {
                    true => rekindle_stdlib::on_demand::builtin_module(rt, full)?,
                    false => None,
                };
                if let Some(module) = module
                    && rt.is_module(module)
                {
                    classes.describe_builtin(rt, module, full)?;
                }
                module
            }
            Finder::Frozen => None,
            Finder::Path if spec::has_usual_hooks(rt)? => {
                let dirs = match path.is_none() {
                    true => search_path(rt)?,
                    false => directories(rt, path)?,
                };
                if dirs.iter().any(|dir| is_in_archive(dir)) && can_open_archives(rt)? {
                    spec::load_by(rt, *finder, full, path)?
                } else {
                    match find(last, &dirs) {
                        Some(found) => Some(load(rt, full, found)?),
                        None => None,
                    }
                }
            }
            Finder::Path | Finder::Other => spec::load_by(rt, *finder, full, path)?,
        };
        if let Some(module) = found {
            return Ok(module);
        }
    }
    not_found(rt, full, format!("No module named '{full}'"))
}

/// Makes and runs a module that was found.
fn load(rt: &mut Runtime, full: &str, found: Found) -> R<Value> {
    let (file, path) = match found {
        Found::Module(file) => (Some(file), None),
        Found::Package { init, dir } => (Some(init), Some(vec![dir])),
        Found::Namespace(portions) => (None, Some(portions)),
    };
    let code = match &file {
        Some(file) => {
            let text = text_of(file);
            let optimize = Host::of(rt).optimize;
            match kept_code::of_file(rt, file, &text, optimize) {
                Ok(code) => Some(code?),
                Err(error) => {
                    let name = rt.new_str(&text);
                    return rt.raise_os_error(error.raw_os_error().unwrap_or(libc::EIO), name);
                }
            }
        }
        None => None,
    };
    let package = match &path {
        Some(_) => full,
        None => full.rsplit_once('.').map_or("", |(parent, _)| parent),
    };
    let module = new_module(rt, full, package, file.as_deref());
    if file.is_none() {
        let (namespace, key) = (rt.module_namespace(module), rt.names.file);
        rt.namespace_set(namespace, key, Value::NONE);
    }
    let spec = add_spec(rt, module, full, file.as_deref(), path)?;
    let key = rt.intern(full);
    let modules = DictRef::new(rt.modules);
    rt.dict_set_name(modules, key, module);
    if let Some(code) = code {
        let globals = rt.module_namespace(module).value();
        let linked = Linked::new(rt, code, globals);
        spec::set_initializing(rt, spec, true)?;
        rt.begin_loading(full);
        let result = linked.run(rt, Value::NULL);
        rt.end_loading(full);
        let exc = match result {
            Ok(_) => Value::NULL,
            Err(_) => rt.clear_pending(),
        };
        spec::set_initializing(rt, spec, false)?;
        if let Err(e) = result {
            // The key is a str: removing it cannot fail.
            let _ = rt.dict_remove(DictRef::new(rt.modules), key);
            rt.ctx.exc = exc;
            return Err(e);
        }
    }
    // A module may replace itself.
    Ok(loaded(rt, full).unwrap_or(module))
}

/// Gives the native modules what describes them.
pub(crate) fn describe_builtins(rt: &mut Runtime) -> R<()> {
    let classes = Host::classes(rt);
    let modules: Vec<_> = DictRef::new(rt.modules).iter().collect();
    for (name, module) in modules {
        let name = rt.str_text(name).into_owned();
        classes.describe_builtin(rt, module, &name)?;
    }
    let mut names = rt.root_vec();
    for name in crate::report::library_names() {
        names.push(rt.intern(name));
    }
    let names = rt.new_tuple(&names);
    let frozenset = rt.class(ClassId::FROZENSET).object;
    let names = rt.call(frozenset, Args::positional(&[names]))?;
    if let Some(sys) = loaded(rt, "sys") {
        rt.set_module_attr(sys, "stdlib_module_names", names);
    }
    Ok(())
}

/// Gives `__main__` its loader and, if it is a module that `-m` has named, its spec.
pub(crate) fn describe_main(
    rt: &mut Runtime,
    main: Value,
    name: Option<&str>,
    file: Option<&Path>,
) -> R<()> {
    let classes = Host::classes(rt);
    let (namespace, names) = (rt.module_namespace(main), rt.names);
    let text = file.map(text_of);
    let loader = match &text {
        Some(file) => classes.new_loader(rt, name.unwrap_or("__main__"), file)?,
        None => classes.builtin_loader(rt),
    };
    rt.namespace_set(namespace, names.loader, loader);
    if let Some(name) = name {
        let spec = classes.new_spec(rt, name, loader, text.as_deref(), Value::NONE)?;
        rt.namespace_set(namespace, names.spec, spec);
    }
    if file.is_some() {
        let cached = rt.intern("__cached__");
        rt.namespace_set(namespace, cached, Value::NONE);
    }
    Ok(())
}

/// Gives a new module its `__spec__`, `__loader__` and, for a package, `__path__`; gives the spec.
fn add_spec(
    rt: &mut Runtime,
    module: Value,
    name: &str,
    file: Option<&Path>,
    path: Option<Vec<PathBuf>>,
) -> R<Value> {
    let classes = Host::classes(rt);
    let file = file.map(text_of);
    let search = match &path {
        Some(dirs) => {
            let list = rt.new_empty_list();
            for dir in dirs {
                let dir = rt.new_str(&text_of(dir));
                rt.list_push(list, dir);
            }
            list
        }
        None => Value::NONE,
    };
    let search = match file {
        None if path.is_some() => spec::namespace_path(rt, name, search)?,
        _ => search,
    };
    let loader = match &file {
        Some(file) => classes.new_loader(rt, name, file)?,
        None => classes.new_namespace_loader(rt, search)?,
    };
    let spec = classes.new_spec(rt, name, loader, file.as_deref(), search)?;
    let (namespace, names) = (rt.module_namespace(module), rt.names);
    rt.namespace_set(namespace, names.loader, loader);
    rt.namespace_set(namespace, names.spec, spec);
    if path.is_some() {
        rt.namespace_set(namespace, names.path, search);
    }
    Ok(spec)
}

/// What `-m` runs.
pub(crate) struct MainModule {
    /// Its whole name.
    pub(crate) name: String,
    /// The file, or none: see `reason`.
    pub(crate) file: Option<PathBuf>,
    /// `__package__`
    pub(crate) package: String,
    /// Why there is nothing to run.
    pub(crate) reason: String,
}

/// Finds the module that `-m` names; the packages around it are imported.
pub(crate) fn find_main(rt: &mut Runtime, name: &str) -> R<MainModule> {
    let missing = |reason: String| MainModule {
        name: String::new(),
        file: None,
        package: String::new(),
        reason,
    };
    if name.starts_with('.') {
        return Ok(missing("Relative module names not supported".to_string()));
    }
    let (dirs, last, package) = match name.rsplit_once('.') {
        None => (search_path(rt)?, name, ""),
        Some((parent, last)) => {
            let module = match import_dotted(rt, parent) {
                Ok(module) => module,
                Err(_) if is_missing(rt, parent) => {
                    rt.clear_pending();
                    return Ok(missing(format!(
                        "Error while finding module specification for '{name}' (ModuleNotFoundError: No module named '{parent}')"
                    )));
                }
                Err(e) => return Err(e),
            };
            let path = rt.names.path;
            match rt.get_attr_opt(module, path)? {
                Some(path) => (directories(rt, path)?, last, parent),
                None => {
                    return Ok(missing(format!(
                        "Error while finding module specification for '{name}' (ModuleNotFoundError: __path__ attribute not found on '{parent}' while trying to find '{name}')"
                    )));
                }
            }
        }
    };
    let no_main = || {
        missing(format!(
            "No module named {name}.__main__; '{name}' is a package and cannot be directly executed"
        ))
    };
    Ok(match find(last, &dirs) {
        Some(Found::Module(file)) => MainModule {
            name: name.to_string(),
            file: Some(file),
            package: package.to_string(),
            reason: String::new(),
        },
        Some(Found::Package { dir, .. }) => {
            import_dotted(rt, name)?;
            let file = dir.join("__main__.py");
            if !is_file(&file) {
                return Ok(no_main());
            }
            MainModule {
                name: format!("{name}.__main__"),
                file: Some(file),
                package: name.to_string(),
                reason: String::new(),
            }
        }
        Some(Found::Namespace(_)) => no_main(),
        None => missing(format!("No module named {name}")),
    })
}

/// A path as text, whatever its bytes.
pub(crate) fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A module with the names every module has.
pub(crate) fn new_module(
    rt: &mut Runtime,
    name: &str,
    package: &str,
    file: Option<&Path>,
) -> Value {
    let module = rt.new_module(name);
    let namespace = rt.module_namespace(module);
    let names = rt.names;
    // The main module has the module, others have its names.
    let builtins = match name == "__main__" {
        true => loaded(rt, "builtins").unwrap_or(Value::NONE),
        false => rt.builtins,
    };
    let (name, package) = (rt.intern(name), rt.intern(package));
    for (key, value) in [
        (names.name, name),
        (names.doc, Value::NONE),
        (names.package, package),
        (names.loader, Value::NONE),
        (names.spec, Value::NONE),
        (names.builtins, builtins),
    ] {
        rt.namespace_set(namespace, key, value);
    }
    if let Some(file) = file {
        let file = rt.new_str(&text_of(file));
        rt.namespace_set(namespace, names.file, file);
    }
    module
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_go_before_modules_and_both_before_bare_directories() {
        let dir = tempfile::tempdir().expect("a directory");
        let base = dir.path().to_path_buf();
        std::fs::create_dir_all(base.join("a/x")).expect("made");
        std::fs::create_dir_all(base.join("b/x")).expect("made");
        let dirs = [base.join("a"), base.join("b")];
        assert_eq!(
            find("x", &dirs),
            Some(Found::Namespace(vec![base.join("a/x"), base.join("b/x")]))
        );
        std::fs::write(base.join("b/x.py"), "").expect("written");
        assert_eq!(find("x", &dirs), Some(Found::Module(base.join("b/x.py"))));
        std::fs::write(base.join("b/x/__init__.py"), "").expect("written");
        assert!(matches!(find("x", &dirs), Some(Found::Package { .. })));
        assert_eq!(find("y", &dirs), None);
    }
}
