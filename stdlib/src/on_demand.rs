//! Modules that are made when they are first imported, and what belongs to the process of a runtime.

use rekindle_objects::dict::DictRef;
use rekindle_objects::{R, Runtime, Value};

/// Makes a module and enters it into `sys.modules`.
type Maker = fn(&mut Runtime) -> R<()>;

/// Modules that are made when they are first imported.
const ON_DEMAND: &[(&str, Maker)] = &[
    ("_bisect", crate::bisect::install),
    ("_blake2", crate::hashes::install),
    ("_csv", crate::csv::install),
    ("_decimal", crate::decimal::install),
    ("_heapq", crate::heapq::install),
    ("_json", crate::json::install),
    ("_md5", crate::hashes::install),
    ("_pbkdf2", crate::hashes::install),
    ("_pickle", crate::pickle::install),
    ("_posixsubprocess", crate::posix::install_subprocess),
    ("_random", crate::random::install),
    ("_sha1", crate::hashes::install),
    ("_sha2", crate::hashes::install),
    ("_sha3", crate::hashes::install),
    ("_socket", crate::socket::install),
    ("_statistics", crate::statistics::install),
    ("_string", crate::string::install),
    ("_struct", crate::structs::install),
    ("_suggestions", crate::suggestions::install),
    ("_thread", crate::thread::install),
    ("_warnings", crate::warnings::install),
    ("array", crate::array::install),
    ("binascii", crate::binascii::install),
    ("cmath", crate::cmath::install),
    ("errno", crate::errno::install),
    ("faulthandler", crate::unix::install_faulthandler),
    ("fcntl", crate::unix::install_fcntl),
    ("gc", crate::gc::install),
    ("grp", crate::unix::install_grp),
    ("posix", crate::posix::install),
    ("pwd", crate::unix::install_pwd),
    ("resource", crate::unix::install_resource),
    ("select", crate::unix::install_select),
    ("termios", crate::unix::install_termios),
    ("unicodedata", crate::unicode::install),
    ("zlib", crate::zlib::install),
];

/// Their names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ON_DEMAND.iter().map(|(name, _)| *name)
}

/// Is this process the child of a fork? It has none of the threads of its parent then.
#[derive(Debug, Default)]
pub struct Forked(pub std::cell::Cell<bool>);

/// Keeps a value alive for as long as a module.
pub(crate) fn keep_alive(rt: &mut Runtime, module: &str, v: Value) {
    let module = rt.intern(module);
    let Some(module) = rt.dict_get_name(DictRef::new(rt.modules), module) else {
        return;
    };
    let name = rt.intern("_kept");
    let list = match rt.get_attr_opt(module, name) {
        Ok(Some(list)) if rt.is_list(list) => list,
        _ => {
            rt.clear_pending();
            let list = rt.new_empty_list();
            rt.set_module_attr(module, "_kept", list);
            list
        }
    };
    rt.list_push(list, v);
}

/// The built-in module of this name, if there is one; it is made now if nobody has asked for it yet, and entered into
/// `sys.modules` again if it was taken out.
///
/// # Errors
/// What making it raises.
pub fn builtin_module(rt: &mut Runtime, name: &str) -> R<Option<Value>> {
    let key = rt.intern(name);
    if let Some(module) = rt.dict_get_name(DictRef::new(rt.native_modules), key) {
        rt.dict_set_name(DictRef::new(rt.modules), key, module);
        return Ok(Some(module));
    }
    let Some((_, make)) = ON_DEMAND.iter().find(|(n, _)| *n == name) else {
        return Ok(None);
    };
    make(rt)?;
    Ok(rt.dict_get_name(DictRef::new(rt.native_modules), key))
}
