//! Module `_imp`: what the Python side of importing (`stdlib/lib/_frozen_importlib.py`) stands on.
//!
//! The ordinary import is native and makes a spec and a loader for every module, which few programs ever look at. So
//! their classes begin empty here; whoever first asks for one of their methods gets the Python side imported, which
//! fills the classes in.

use rekindle_objects::dict::DictRef;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, ShapeId, Value, natives};
use std::path::Path;

use crate::library;

/// The module that completes the classes.
const COMPLETING: &str = "_frozen_importlib_external";

/// How Python programs name the classes, and where that is.
const CLASSES: [(&str, &str, &[NativeDef]); 7] = [
    ("_frozen_importlib", "ModuleSpec", INSTANCE),
    ("_frozen_importlib", "BuiltinImporter", BUILTIN),
    ("_frozen_importlib", "FrozenImporter", FROZEN),
    (COMPLETING, "PathFinder", PATH),
    (COMPLETING, "SourceFileLoader", INSTANCE),
    (COMPLETING, "NamespaceLoader", INSTANCE),
    (COMPLETING, "FileFinder", INSTANCE),
];

/// The one function of `sys.path_hooks`, by its path in the table below.
pub const PATH_HOOK: &str = "_imp.path_hook_for_FileFinder";

natives! {
    /// Functions of the module.
    TABLE:
    "_imp.acquire_lock" => nothing, 0, 0, false, Function;
    "_imp.release_lock" => nothing, 0, 0, false, Function;
    "_imp.lock_held" => no, 0, 0, false, Function;
    "_imp.extension_suffixes" => empty_list, 0, 0, false, Function;
    "_imp._frozen_module_names" => empty_list, 0, 0, false, Function;
    "_imp.is_builtin" => is_builtin, 1, 1, false, Function;
    "_imp.create_builtin" => create_builtin, 1, 1, false, Function;
    "_imp.exec_builtin" => zero, 1, 1, false, Function;
    "_imp.is_frozen" => no, 1, 1, false, Function;
    "_imp.is_frozen_package" => no_frozen, 1, 1, false, Function;
    "_imp.find_frozen" => nothing, 1, 2, true, Function;
    "_imp.get_frozen_object" => no_frozen, 1, 2, false, Function;
    "_imp.init_frozen" => nothing, 1, 1, false, Function;
    "_imp._fix_co_filename" => nothing, 2, 2, false, Function;
    "_imp._override_frozen_modules_for_tests" => nothing, 1, 1, false, Function;
    "_imp._override_multi_interp_extensions_check" => zero, 1, 1, false, Function;
    "_imp.path_hook_for_FileFinder" => path_hook, 1, 1, false, Function;
    "_imp.path_cwd" => path_cwd, 0, 0, false, Function;
    "_imp.path_kind" => path_kind, 1, 1, false, Function;
    "_imp.path_entries" => path_entries, 1, 1, false, Function;
    "_imp.path_bytes" => path_bytes, 1, 1, false, Function;
}

natives! {
    /// Of classes whose instances the native import makes.
    INSTANCE:
    "_imp.__init__" => init, 1, ANY, true, Method;
    "_imp.__repr__" => repr, 1, 1, false, Method;
    "_imp.__eq__" => eq, 2, 2, false, Method;
    "_imp.__getattr__" => getattr, 2, 2, false, Method;
}

natives! {
    /// Of `BuiltinImporter`.
    BUILTIN:
    "BuiltinImporter.find_spec" => find_builtin, 1, 3, true, Static;
}

natives! {
    /// Of `FrozenImporter`.
    FROZEN:
    "FrozenImporter.find_spec" => nothing, 1, 3, true, Static;
}

natives! {
    /// Of `PathFinder`.
    PATH:
    "PathFinder.find_spec" => find_path, 1, 3, true, Static;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_imp");
    rt.fill_module(module, TABLE);
    let policy = rt.intern("default");
    rt.set_module_attr(module, "check_hash_based_pycs", policy);
    rt.set_module_attr(module, "pyc_magic_number_token", Value::small_int(0));
    for (home, name, methods) in CLASSES {
        let class = rt.define_class(&NativeClass {
            module: home,
            name,
            doc: None,
            base: ClassId::OBJECT,
            methods,
            state: false,
            dict: true,
        });
        let class = class.expect("its base is object");
        // Until the Python side has completed it.
        rt.class_mut(class).immutable = false;
        let class = rt.class(class).object;
        rt.set_module_attr(module, name, class);
    }
    for (list, names) in [
        (
            "meta_path",
            &["BuiltinImporter", "FrozenImporter", "PathFinder"][..],
        ),
        ("path_hooks", &["path_hook_for_FileFinder"]),
    ] {
        let list = rt.intern(list);
        let Some(list) = rt.sys_attr(list) else {
            continue;
        };
        for name in names {
            let name = rt.intern(name);
            let value = rt.namespace_get(rt.module_namespace(module), name);
            rt.list_push(list, value.expect("made above"));
        }
    }
}

/// A class of the module.
pub fn class(rt: &mut Runtime, name: &str) -> ClassId {
    let module = rt.intern("_imp");
    let module = rt.dict_get_name(DictRef::new(rt.modules), module);
    let name = rt.intern(name);
    let namespace = rt.module_namespace(module.expect("install made it"));
    let class = rt.namespace_get(namespace, name);
    rt.class_id(class.expect("install made it"))
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn no(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}

fn zero(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}

fn empty_list(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_empty_list())
}

fn no_frozen(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.repr_text(args.all[0])?;
    let message = format!("No such frozen object named {}", name.trim_matches('\''));
    rt.raise_new(ClassId::IMPORT_ERROR, message)
}

fn text<'a>(rt: &mut Runtime, v: Value) -> R<std::borrow::Cow<'a, str>> {
    if rt.is_any_str(v) {
        return Ok(rt.str_text(v));
    }
    let got = rt.type_name(v);
    rt.type_error(format!("expected str, not {got}"))
}

fn is_builtin_name(rt: &mut Runtime, name: Value) -> R<bool> {
    let names = rt.intern("builtin_module_names");
    match rt.sys_attr(names) {
        Some(names) => rt.contains(names, name),
        None => Ok(false),
    }
}

fn is_builtin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    text(rt, args.all[0])?;
    let is = is_builtin_name(rt, args.all[0])?;
    Ok(Value::small_int(is as i64))
}

/// The module that a spec names.
fn create_builtin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.get_attr(args.all[0], rt.names.name_attr)?;
    text(rt, name)?;
    if !is_builtin_name(rt, name)? {
        return Ok(Value::NONE);
    }
    let name = rt.intern_value(name);
    (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0)
}

/// The folder that relative paths are in.
fn path_cwd(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    match std::env::current_dir() {
        Ok(path) => Ok(rt.new_str(&path.to_string_lossy())),
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::ENOENT);
            rt.raise_os_error(errno, Value::NONE)
        }
    }
}

/// 0: there is nothing of this path; 1: a file; 2: a folder.
fn path_kind(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let path = text(rt, args.all[0])?;
    let path = Path::new(&*path);
    let (file, dir) = match library::inside(path) {
        Some(inside) => (library::is_file(inside), library::is_dir(inside)),
        None => (path.is_file(), path.is_dir()),
    };
    Ok(Value::small_int(file as i64 + 2 * dir as i64))
}

/// The names in a folder, or nothing.
fn path_entries(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let path = text(rt, args.all[0])?;
    let path = Path::new(&*path);
    let names: Vec<String> = match library::inside(path) {
        Some(inside) => library::entries(inside)
            .into_iter()
            .map(str::to_string)
            .collect(),
        None => {
            let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
            let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
            names.collect()
        }
    };
    let list = rt.new_empty_list();
    for name in names {
        let name = rt.new_str(&name);
        rt.list_push(list, name);
    }
    Ok(list)
}

/// The content of a file.
fn path_bytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let path = text(rt, args.all[0])?;
    match library::read_path(Path::new(&*path)) {
        Ok(content) => Ok(rt.new_bytes(&content)),
        Err(error) => rt.raise_os_error(error.raw_os_error().unwrap_or(libc::ENOENT), args.all[0]),
    }
}

/// Imports the Python side, which replaces what follows here.
fn complete(rt: &mut Runtime) -> R<()> {
    let name = rt.intern(COMPLETING);
    (rt.hooks.import)(rt, name, Value::NONE, Value::NONE, 0).map(|_| ())
}

/// The method of this name again, now the real one.
fn again(rt: &mut Runtime, name: &str, args: Args<'_>) -> R<Value> {
    complete(rt)?;
    let name = rt.intern(name);
    let class = rt.class_of(args.all[0]);
    match rt.lookup(class, name).map(|f| f.value()) {
        Some(function) if !is_incomplete(rt, function) => rt.call(function, args),
        _ => {
            let name = rt.str_text(name).into_owned();
            rt.raise_new(ClassId::SYSTEM_ERROR, format!("{name} is incomplete"))
        }
    }
}

/// Is it one of the methods here, which wait to be replaced?
fn is_incomplete(rt: &Runtime, v: Value) -> bool {
    v.is_ptr()
        && rt.shape_of(v) == ShapeId::NATIVE
        && INSTANCE
            .iter()
            .any(|def| std::ptr::eq(def, rt.native_def(v)))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    again(rt, "__init__", args)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    again(rt, "__repr__", args)
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all[0] == args.all[1] {
        return Ok(Value::TRUE);
    }
    again(rt, "__eq__", args)
}

/// An attribute that the instance does not have, and its class not yet.
fn getattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    complete(rt)?;
    let name = rt.intern_value(args.all[1]);
    rt.get_attr(args.all[0], name)
}

fn finder(rt: &mut Runtime, class: &str, args: Args<'_>) -> R<Value> {
    complete(rt)?;
    let module = rt.intern("_imp");
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    let class = rt.intern(class);
    let class = rt.get_attr(module, class)?;
    let name = rt.intern("find_spec");
    let function = rt.get_attr(class, name)?;
    rt.call(function, args)
}

/// What `sys.path_hooks` has for folders.
fn path_hook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    complete(rt)?;
    let module = rt.intern(COMPLETING);
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    let name = rt.intern("_file_finder");
    let function = rt.get_attr(module, name)?;
    rt.call(function, args)
}

fn find_builtin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    finder(rt, "BuiltinImporter", args)
}

fn find_path(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    finder(rt, "PathFinder", args)
}
