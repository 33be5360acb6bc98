//! Native modules of the standard library, one file per module.
//!
//! [`install`] fills `builtins` and makes the modules; they are entered into `sys.modules` at
//! once, which costs little.

pub mod errno;
pub mod io;
pub mod math;
mod math_floats;
mod math_items;
mod math_special;
mod math_sums;
pub mod posix;
pub mod record;
pub mod signal;
mod structseq;
pub mod sys;
pub mod time;

use rekindle_objects::dict::DictRef;
use rekindle_objects::{R, Runtime, Value};

/// What the modules are told of the process; nothing is read from the environment here.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `sys.path`
    pub path: Vec<String>,
    /// `sys.executable`
    pub executable: String,
    /// `-O` count.
    pub optimize: u8,
    /// `-i`
    pub inspect: bool,
    /// `-v` count.
    pub verbose: u8,
    /// `-q`
    pub quiet: bool,
    /// `-I`
    pub isolated: bool,
    /// `-u`
    pub unbuffered: bool,
    /// Are string hashes randomized?
    pub hash_randomization: bool,
}

/// Makes a module and enters it into `sys.modules`.
type Maker = fn(&mut Runtime) -> R<()>;

/// Modules that are made when they are first imported.
const ON_DEMAND: &[(&str, Maker)] = &[("errno", errno::install), ("posix", posix::install)];

/// Is this process the child of a fork? It has none of the threads of its parent then.
#[derive(Debug, Default)]
pub struct Forked(pub std::cell::Cell<bool>);

/// Keeps a value alive for as long as a module.
fn keep_alive(rt: &mut Runtime, module: &str, v: Value) {
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

/// The built-in module of this name, if there is one; it is made now if nobody has asked for it yet.
///
/// # Errors
/// What making it raises.
pub fn builtin_module(rt: &mut Runtime, name: &str) -> R<Option<Value>> {
    let Some((_, make)) = ON_DEMAND.iter().find(|(n, _)| *n == name) else {
        return Ok(None);
    };
    make(rt)?;
    let name = rt.intern(name);
    Ok(rt.dict_get_name(DictRef::new(rt.modules), name))
}

/// Fills a new runtime with everything that is built in.
pub fn install(rt: &mut Runtime, options: &Options) {
    rekindle_objects::install::install_all(rt);
    io::install(rt).expect("the classes of _io are well-formed");
    sys::install(rt, options);
    math::install(rt);
    signal::install(rt);
    time::install(rt);
}
