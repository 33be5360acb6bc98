//! Module `sys`.
//!
//! The file is longer than most: what `sys` is made of is set in one place; its records are next to be split off.

use crate::Options;
use crate::record::new_record;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

/// The Python that programs see.
const VERSION: (i64, i64, i64) = (3, 14, 2);
const VERSION_TEXT: &str = "3.14.2 (rekindle) [Rust]";

natives! {
    /// Functions of the module.
    TABLE:
    "sys.exit" => exit, 0, 1, false, Function;
    "sys.exc_info" => exc_info, 0, 0, false, Function;
    "sys.exception" => exception, 0, 0, false, Function;
    "sys.displayhook" => displayhook, 1, 1, false, Function;
    "sys.getrecursionlimit" => getrecursionlimit, 0, 0, false, Function;
    "sys.setrecursionlimit" => setrecursionlimit, 1, 1, false, Function;
    "sys.get_int_max_str_digits" => get_int_max_str_digits, 0, 0, false, Function;
    "sys.set_int_max_str_digits" => set_int_max_str_digits, 0, 1, true, Function;
    "sys.intern" => intern, 1, 1, false, Function;
    "sys.getsizeof" => getsizeof, 0, rekindle_objects::native::ANY, true, Function;
    "sys._getframe" => getframe, 0, 1, false, Function;
    "sys._getframemodulename" => getframemodulename, 0, 1, true, Function;
    "sys.getdefaultencoding" => utf8, 0, 0, false, Function;
    "sys.getfilesystemencoding" => utf8, 0, 0, false, Function;
    "sys.getfilesystemencodeerrors" => surrogateescape, 0, 0, false, Function;
    "sys.is_finalizing" => is_finalizing, 0, 0, false, Function;
    "sys.getswitchinterval" => getswitchinterval, 0, 0, false, Function;
    "sys.setswitchinterval" => nothing, 1, 1, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime, options: &Options) {
    let module = rt.add_module("sys");
    rt.fill_module(module, TABLE);
    rt.fill_module(module, crate::sys_async::TABLE);
    rt.fill_module(module, crate::sys_trace::TABLE);
    rt.fill_module(module, crate::sys_classes::TABLE);
    crate::sys_hooks::install(rt, module);
    let argv = strings(rt, &options.argv);
    let orig_argv = strings(rt, &options.argv);
    let path = strings(rt, &options.path);
    let warn_options = strings(rt, &options.warn_options);
    let lists = [
        ("argv", argv),
        ("orig_argv", orig_argv),
        ("path", path),
        ("warnoptions", warn_options),
    ];
    for (name, list) in lists {
        rt.set_module_attr(module, name, list);
    }
    for name in ["meta_path", "path_hooks"] {
        let list = rt.new_empty_list();
        rt.set_module_attr(module, name, list);
    }
    let importers = rt.new_dict();
    rt.set_module_attr(module, "path_importer_cache", importers);
    let x_options = rt.new_dict();
    for (name, value) in &options.x_options {
        let value = value.as_ref().map_or(Value::TRUE, |v| rt.new_str(v));
        let name = rt.intern(name);
        rt.dict_set_name(DictRef::new(x_options), name, value);
    }
    rt.set_module_attr(module, "_xoptions", x_options);
    let modules = rt.modules;
    rt.set_module_attr(module, "modules", modules);
    for (name, text) in [
        ("version", VERSION_TEXT),
        ("executable", options.executable.as_str()),
        ("platform", "linux"),
        ("byteorder", "little"),
        ("float_repr_style", "short"),
        ("copyright", "Rekindle: MIT OR Apache-2.0"),
        ("prefix", "/usr"),
        ("exec_prefix", "/usr"),
        ("base_prefix", "/usr"),
        ("base_exec_prefix", "/usr"),
        ("platlibdir", "lib"),
        ("abiflags", ""),
    ] {
        let text = rt.new_str(text);
        rt.set_module_attr(module, name, text);
    }
    for (name, n) in [
        ("maxsize", i64::MAX),
        ("maxunicode", 0x10_ffff),
        ("hexversion", hexversion()),
        ("api_version", 1013),
    ] {
        let n = rt.new_int(n);
        rt.set_module_attr(module, name, n);
    }
    crate::io::add_streams(rt, module, options.unbuffered).expect("the streams can be made");
    rt.set_module_attr(module, "dont_write_bytecode", Value::TRUE);
    rt.set_module_attr(module, "pycache_prefix", Value::NONE);
    add_records(rt, module, options).expect("the classes of sys are well-formed");
    crate::sys_process::install(rt, module);
    crate::sys_monitoring::install(rt, module).expect("plain objects take attributes");
}

/// Sets `builtin_module_names` from the modules that are there or can be made.
pub(crate) fn name_builtin_modules(rt: &mut Runtime) {
    let modules = DictRef::new(rt.modules);
    let mut names: Vec<Value> = modules.iter().map(|(name, _)| name).collect();
    names.extend(crate::on_demand::names().map(|name| rt.intern(name)));
    // They are interned, so nothing of them is freed.
    names.sort_by(|a, b| rt.str_bytes(*a).cmp(rt.str_bytes(*b)));
    let names = rt.new_tuple(&names);
    let sys = rt.intern("sys");
    let sys = rt.dict_get_name(modules, sys);
    rt.set_module_attr(sys.expect("made first"), "builtin_module_names", names);
}

fn strings(rt: &mut Runtime, items: &[String]) -> Value {
    let list = rt.new_empty_list();
    for item in items {
        let text = rt.new_str(item);
        rt.list_push(list, text);
    }
    list
}

fn hexversion() -> i64 {
    VERSION.0 << 24 | VERSION.1 << 16 | VERSION.2 << 8 | 0xf0
}

/// `version_info` and its like.
fn add_records(rt: &mut Runtime, module: Value, options: &Options) -> R<()> {
    let int = Value::small_int;
    let release = rt.intern("final");
    let version = [
        ("major", int(VERSION.0)),
        ("minor", int(VERSION.1)),
        ("micro", int(VERSION.2)),
        ("releaselevel", release),
        ("serial", int(0)),
    ];
    let version = new_record(rt, "sys", "version_info", &version)?;
    rt.set_module_attr(module, "version_info", version);
    let float_info = float_info(rt);
    let float_info = new_record(rt, "sys", "float_info", &float_info)?;
    rt.set_module_attr(module, "float_info", float_info);
    let int_info = [
        ("bits_per_digit", int(30)),
        ("sizeof_digit", int(4)),
        ("default_max_str_digits", int(4300)),
        ("str_digits_check_threshold", int(640)),
    ];
    let int_info = new_record(rt, "sys", "int_info", &int_info)?;
    rt.set_module_attr(module, "int_info", int_info);
    let algorithm = rt.intern("siphash13");
    let hash_info = [
        ("width", int(64)),
        ("modulus", int((1 << 61) - 1)),
        ("inf", int(314_159)),
        ("nan", int(0)),
        ("imag", int(1_000_003)),
        ("algorithm", algorithm),
        ("hash_bits", int(64)),
        ("seed_bits", int(128)),
        ("cutoff", int(0)),
    ];
    let hash_info = new_record(rt, "sys", "hash_info", &hash_info)?;
    rt.set_module_attr(module, "hash_info", hash_info);
    let flag = |b: bool| int(b as i64);
    let flags = [
        ("debug", int(0)),
        ("inspect", flag(options.inspect)),
        ("interactive", flag(options.inspect)),
        ("optimize", int(options.optimize as i64)),
        ("dont_write_bytecode", int(1)),
        ("no_user_site", flag(options.isolated)),
        ("no_site", int(0)),
        ("ignore_environment", flag(options.isolated)),
        ("verbose", int(options.verbose as i64)),
        ("bytes_warning", int(0)),
        ("quiet", flag(options.quiet)),
        ("hash_randomization", flag(options.hash_randomization)),
        ("isolated", flag(options.isolated)),
        ("dev_mode", Value::bool(options.dev_mode)),
        ("utf8_mode", int(1)),
        ("warn_default_encoding", int(0)),
        ("safe_path", Value::bool(options.isolated)),
        ("int_max_str_digits", int(rt.int_max_str_digits as i64)),
        ("gil", int(1)),
        ("thread_inherit_context", int(0)),
        ("context_aware_warnings", int(0)),
    ];
    let flags = new_record(rt, "sys", "flags", &flags)?;
    rt.set_module_attr(module, "flags", flags);
    let (name, tag) = (rt.intern("rekindle"), rt.intern("rekindle-314"));
    let implementation = [
        ("name", name),
        ("cache_tag", tag),
        ("version", version),
        ("hexversion", int(hexversion())),
    ];
    let class = crate::namespace::new_class(rt)?;
    let names = implementation.map(|(name, _)| rt.intern(name));
    let values = implementation.map(|(_, value)| value);
    let args = Args {
        all: &values,
        names: &names,
    };
    let implementation = rt.call(class, args)?;
    rt.set_module_attr(module, "implementation", implementation);
    Ok(())
}

fn float_info(rt: &mut Runtime) -> [(&'static str, Value); 11] {
    let int = |i: i32| Value::small_int(i as i64);
    [
        ("max", rt.new_float(f64::MAX)),
        ("max_exp", int(f64::MAX_EXP)),
        ("max_10_exp", int(f64::MAX_10_EXP)),
        ("min", rt.new_float(f64::MIN_POSITIVE)),
        ("min_exp", int(f64::MIN_EXP)),
        ("min_10_exp", int(f64::MIN_10_EXP)),
        ("dig", int(f64::DIGITS as i32)),
        ("mant_dig", int(f64::MANTISSA_DIGITS as i32)),
        ("epsilon", rt.new_float(f64::EPSILON)),
        ("radix", int(2)),
        ("rounds", int(1)),
    ]
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn utf8(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.intern("utf-8"))
}

fn surrogateescape(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.intern("surrogateescape"))
}

fn is_finalizing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::FALSE)
}

fn getswitchinterval(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_float(0.005))
}

fn exit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class(ClassId::SYSTEM_EXIT).object;
    let exc = match args.all {
        [code] if rt.is_tuple(*code) => {
            let items = rt.tuple_items(*code);
            rt.call(class, Args::positional(items))?
        }
        [Value::NONE] => rt.call(class, Args::positional(&[]))?,
        given => rt.call(class, Args::positional(given))?,
    };
    rt.raise(exc)
}

fn exception(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.handled)
}

fn exc_info(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let exc = rt.handled;
    if exc.is_none() {
        return Ok(rt.new_tuple(&[Value::NONE; 3]));
    }
    let traceback = rt.get_slot(exc, rekindle_objects::exc::slots::TRACEBACK);
    let class = rt.type_of(exc);
    Ok(rt.new_tuple(&[class, exc, traceback]))
}

/// Prints a value as the interactive prompt does, and keeps it as `_`.
fn displayhook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    if v.is_none() {
        return Ok(Value::NONE);
    }
    let builtins = DictRef::new(rt.builtins);
    let underscore = rt.intern("_");
    rt.namespace_set(builtins, underscore, Value::NONE);
    let text = rt.repr(v)?;
    let mut line = rt.str_bytes(text).to_vec();
    line.push(b'\n');
    match rt.sys_attr(rt.names.stdout) {
        Some(out) if rt.std_stream(out) != Some(0) => {
            let line = rt.new_str_wtf8(&line);
            rt.call_method(out, rt.names.write, &[line])?;
        }
        _ => rt.write_stream(0, &line)?,
    }
    rt.namespace_set(builtins, underscore, v);
    Ok(Value::NONE)
}

fn getrecursionlimit(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(rt.recursion_limit as i64))
}

fn setrecursionlimit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let limit = rt.index(args.all[0])?;
    let limit = rt.int_of(limit).and_then(|i| i.to_i64());
    match limit.filter(|n| *n <= i32::MAX as i64) {
        None => rt.overflow_error("Python int too large to convert to C int"),
        Some(n) if n < 1 => rt.value_error("recursion limit must be greater or equal than 1"),
        Some(n) if (rt.hooks.depth)(rt) >= n as usize => {
            let depth = (rt.hooks.depth)(rt);
            rt.raise_new(
                ClassId::RECURSION_ERROR,
                format!(
                    "cannot set the recursion limit to {n} at the recursion depth {depth}: the limit is too low"
                ),
            )
        }
        Some(n) => {
            rt.recursion_limit = n as usize;
            Ok(Value::NONE)
        }
    }
}

fn get_int_max_str_digits(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(rt.int_max_str_digits as i64))
}

fn set_int_max_str_digits(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [digits] = rt.bind_args("set_int_max_str_digits", args, 0, ["maxdigits"], 1)?;
    let n = rt.index_i64(digits)?;
    if n != 0 && n < 640 {
        return rt.value_error("maxdigits must be >= 640 or 0 for unlimited");
    }
    rt.int_max_str_digits = n as usize;
    Ok(Value::NONE)
}

fn intern(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_str(args.all[0]) {
        let got = rt.type_name(args.all[0]);
        return rt.type_error(format!("intern() argument must be str, not {got}"));
    }
    Ok(rt.intern_value(args.all[0]))
}

/// What `__sizeof__` says, and what lies before the object in CPython.
fn getsizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.intern("__sizeof__");
    let [v, default] = rt.bind_args("getsizeof", args, 0, ["object", "default"], 1)?;
    let said = rt.call_special(v, name, &[]);
    let size = match said {
        Err(_) if !default.is_null() && rt.pending_is(ClassId::TYPE_ERROR) => {
            rt.clear_pending();
            return Ok(default);
        }
        said => said?.unwrap_or(Value::small_int(0)),
    };
    let Some(size) = rt.int_of(size).and_then(|i| i.to_i64()) else {
        return rt.type_error("__sizeof__() should return an int");
    };
    if size < 0 {
        return rt.value_error("__sizeof__() should return >= 0");
    }
    let size = rt.size_with_head(v, size);
    Ok(rt.new_int(size))
}

fn getframe(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let depth = match args.all.first() {
        Some(depth) => rt.index_i64(*depth)?.max(0) as usize,
        None => 0,
    };
    (rt.hooks.frame)(rt, depth)
}

fn getframemodulename(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [depth] = rt.bind_args("_getframemodulename", args, 0, ["depth"], 0)?;
    let depth = match depth {
        Value::NULL => 0,
        depth => rt.index_i64(depth)?.max(0) as usize,
    };
    let Some((globals, _)) = (rt.hooks.scope)(rt, depth, false) else {
        return Ok(Value::NONE);
    };
    let (globals, name) = (DictRef::new(globals), rt.names.name);
    Ok(rt.dict_get_name(globals, name).unwrap_or(Value::NONE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekindle_objects::runtime::Captured;

    #[test]
    fn version_info_is_a_tuple_with_names() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        crate::install(&mut rt, &Options::default());
        let name = rt.intern("version_info");
        let info = rt.sys_attr(name).expect("sys has it");
        let text = rt.repr(info).expect("it has a repr");
        assert_eq!(
            rt.str_text(text),
            "sys.version_info(major=3, minor=14, micro=2, releaselevel='final', serial=0)"
        );
        let major = rt.intern("major");
        assert_eq!(rt.get_attr(info, major), Ok(Value::small_int(3)));
        let first = rt.get_item(info, Value::small_int(1));
        assert_eq!(first, Ok(Value::small_int(14)));
        let old = rt.new_tuple(&[Value::small_int(3), Value::small_int(8)]);
        let ge = rt.names.ge;
        assert_eq!(rt.call_method(info, ge, &[old]), Ok(Value::TRUE));
    }
}
