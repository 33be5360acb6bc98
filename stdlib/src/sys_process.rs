//! Module `sys`: what concerns the implementation and the process, and hooks for tools.

use rekindle_objects::dict::DictRef;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

use crate::record::new_record;

/// Module whose list of hooks `audit` calls; a program cannot take one away again.
const HOOKS: (&str, &str) = ("_imp", "audit_hooks");

natives! {
    /// Functions of the module.
    TABLE:
    "sys._get_cpu_count_config" => minus_one, 0, 0, false, Function;
    "sys._is_gil_enabled" => yes, 0, 0, false, Function;
    "sys._is_interned" => is_interned, 1, 1, false, Function;
    "sys._clear_type_cache" => nothing, 0, 0, false, Function;
    "sys._clear_internal_caches" => nothing, 0, 0, false, Function;
    "sys._debugmallocstats" => nothing, 0, 0, false, Function;
    "sys.activate_stack_trampoline" => no_trampoline, 1, 1, false, Function;
    "sys.deactivate_stack_trampoline" => nothing, 0, 0, false, Function;
    "sys.is_stack_trampoline_active" => no, 0, 0, false, Function;
    "sys.audit" => audit, 1, ANY, false, Function;
    "sys.addaudithook" => addaudithook, 1, 1, true, Function;
    "sys.breakpointhook" => breakpointhook, 0, ANY, true, Function;
    "sys.call_tracing" => call_tracing, 2, 2, false, Function;
    "sys.getallocatedblocks" => zero, 0, 0, false, Function;
    "sys.getunicodeinternedsize" => interned_count, 0, 0, true, Function;
    "sys.getdlopenflags" => dlopen_flags, 0, 0, false, Function;
    "sys.setdlopenflags" => nothing, 1, 1, false, Function;
    "sys.getrefcount" => getrefcount, 1, 1, false, Function;
}

natives! {
    /// Built-in functions that go by a hook of the module.
    BUILTINS:
    "breakpoint" => breakpoint, 0, ANY, true, Function;
}

/// Adds to the module.
pub(crate) fn install(rt: &mut Runtime, sys: Value) {
    rt.fill_module(sys, TABLE);
    rt.install(BUILTINS);
    let namespace = rt.module_namespace(sys);
    for (hidden, name) in [
        ("__displayhook__", "displayhook"),
        ("__breakpointhook__", "breakpointhook"),
        ("_base_executable", "executable"),
    ] {
        let name = rt.intern(name);
        if let Some(value) = rt.namespace_get(namespace, name) {
            rt.set_module_attr(sys, hidden, value);
        }
    }
    for (name, text) in [("_framework", ""), ("_stdlib_dir", crate::library::FOLDER)] {
        let text = rt.new_str(text);
        rt.set_module_attr(sys, name, text);
    }
    rt.set_module_attr(sys, "_home", Value::NONE);
    let name = rt.intern("rekindle");
    let git = rt.new_tuple(&[name, rt.names.empty, rt.names.empty]);
    rt.set_module_attr(sys, "_git", git);
    let (threads, lock) = (rt.intern("pthread"), rt.intern("semaphore"));
    let fields = [("name", threads), ("lock", lock), ("version", Value::NONE)];
    let threads = new_record(rt, "sys", "thread_info", &fields);
    rt.set_module_attr(
        sys,
        "thread_info",
        threads.expect("the record is well-formed"),
    );
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn zero(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}

fn minus_one(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(-1))
}

fn yes(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::TRUE)
}

fn no(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}

fn no_trampoline(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.value_error("perf trampoline not available")
}

fn is_interned(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        return rt.type_error(format!("_is_interned() argument must be str, not {got}"));
    }
    let known = rt.interned.get(rt.str_bytes(v)).copied();
    Ok(Value::bool(known == Some(v)))
}

fn interned_count(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_int(rt.interned.len() as i64))
}

fn dlopen_flags(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(libc::RTLD_NOW as i64))
}

/// Nothing is counted here; two is what CPython says of what is in one variable.
fn getrefcount(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(2))
}

fn call_tracing(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_tuple(args.all[1]) {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!(
            "call_tracing() argument 2 must be tuple, not {got}"
        ));
    }
    let given = rt.tuple_items(args.all[1]);
    rt.call(args.all[0], Args::positional(given))
}

/// The list of audit hooks, once there are any.
fn hooks(rt: &mut Runtime) -> Option<Value> {
    let (module, name) = (rt.intern(HOOKS.0), rt.intern(HOOKS.1));
    let module = rt.dict_get_name(DictRef::new(rt.modules), module)?;
    rt.namespace_get(rt.module_namespace(module), name)
}

/// `sys.audit(event, *args)`
pub(crate) fn audit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let event = args.all[0];
    if !rt.is_any_str(event) {
        let got = rt.type_name(event);
        return rt.type_error(format!("expected str for argument 'event', not {got}"));
    }
    let Some(list) = hooks(rt) else {
        return Ok(Value::NONE);
    };
    let given = rt.new_tuple(&args.all[1..]);
    for i in 0..rt.list_len(list) {
        let hook = rt.list_get(list, i);
        rt.call(hook, Args::positional(&[event, given]))?;
    }
    Ok(Value::NONE)
}

fn addaudithook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [hook] = rt.bind_args("addaudithook", args, 0, ["hook"], 1)?;
    let list = match hooks(rt) {
        Some(list) => list,
        None => {
            let list = rt.new_empty_list();
            let module = rt.intern(HOOKS.0);
            if let Some(module) = rt.dict_get_name(DictRef::new(rt.modules), module) {
                rt.set_module_attr(module, HOOKS.1, list);
            }
            list
        }
    };
    // Hooks that are there may forbid it, with an exception that is not told of.
    let event = rt.new_str("sys.addaudithook");
    if audit(rt, Args::positional(&[event])).is_err() {
        if rt.pending_is(ClassId::EXCEPTION) {
            rt.clear_pending();
            return Ok(Value::NONE);
        }
        return Err(rekindle_objects::Raised);
    }
    rt.list_push(list, hook);
    Ok(Value::NONE)
}

/// What `$PYTHONBREAKPOINT` names, as `os.environ` has it: `pdb.set_trace` where it names nothing.
fn breakpointhook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let path = breakpoint_path(rt)?;
    if path == "0" {
        return Ok(Value::NONE);
    }
    let found = match path.rsplit_once('.') {
        None => attribute_of(rt, "builtins", &path),
        Some((module, attr)) if !module.is_empty() && !attr.is_empty() => {
            attribute_of(rt, module, attr)
        }
        Some(_) => rt.raise_new(ClassId::IMPORT_ERROR, ""),
    };
    match found {
        Ok(hook) => rt.call(hook, args),
        Err(_)
            if rt.pending_is(ClassId::IMPORT_ERROR) || rt.pending_is(ClassId::ATTRIBUTE_ERROR) =>
        {
            rt.clear_pending();
            let message = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{path}\"");
            rt.warn(ClassId::RUNTIME_WARNING, &message)?;
            Ok(Value::NONE)
        }
        Err(e) => Err(e),
    }
}

fn breakpoint_path(rt: &mut Runtime) -> R<String> {
    let environ = attribute_of(rt, "os", "environ")?;
    let (get, name) = (rt.intern("get"), rt.new_str("PYTHONBREAKPOINT"));
    let path = rt.call_method(environ, get, &[name])?;
    Ok(match rt.is_any_str(path) && rt.str_len(path) > 0 {
        true => rt.str_text(path).into_owned(),
        false => "pdb.set_trace".into(),
    })
}

fn attribute_of(rt: &mut Runtime, module: &str, attr: &str) -> R<Value> {
    let attr = rt.intern(attr);
    let (module, from) = (rt.intern(module), rt.new_tuple(&[attr]));
    let module = (rt.hooks.import)(rt, module, Value::NONE, from, 0)?;
    rt.get_attr(module, attr)
}

fn breakpoint(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.intern("breakpointhook");
    match rt.sys_attr(name) {
        Some(hook) => rt.call(hook, args),
        None => rt.raise_new(ClassId::RUNTIME_ERROR, "lost sys.breakpointhook"),
    }
}
