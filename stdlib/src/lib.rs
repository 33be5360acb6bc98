//! Native modules of the standard library, one file per module.
//!
//! [`install`] fills `builtins` and makes the modules; they are entered into `sys.modules` at
//! once, which costs little.

mod abc;
mod array;
pub mod atexit;
mod binascii;
mod bisect;
mod cmath;
mod codecs;
mod collections;
mod csv;
mod decimal;
pub mod errno;
mod functools;
mod gc;
mod hashes;
mod heapq;
pub mod imp;
pub mod io;
mod itertools;
mod json;
pub mod library;
pub mod math;
mod math_floats;
mod math_items;
mod math_special;
mod math_sums;
mod module_errors;
mod namespace;
pub mod on_demand;
mod operator;
pub mod pickle;
mod posix;
mod random;
pub mod record;
pub mod signal;
mod socket;
mod sre;
mod statistics;
mod string;
mod structs;
mod structseq;
mod suggestions;
pub mod sys;
mod sys_async;
mod sys_classes;
mod sys_hooks;
mod sys_monitoring;
mod sys_process;
mod sys_trace;
mod thread;
pub mod time;
mod unicode;
mod unix;
mod warnings;
mod weakref;
mod zlib;

use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{ClassId, Runtime};

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
    /// `sys.warnoptions`
    pub warn_options: Vec<String>,
    /// `sys._xoptions`; an option without a value is True there.
    pub x_options: Vec<(String, Option<String>)>,
    /// `-X dev`
    pub dev_mode: bool,
}

/// Makes a native class of the library, whose bases are known to fit.
pub(crate) fn defined(rt: &mut Runtime, class: &NativeClass) -> ClassId {
    let made = rt.define_class(class);
    made.expect("a class that derives from one built-in class")
}

/// Fills a new runtime with everything that is built in.
pub fn install(rt: &mut Runtime, options: &Options) {
    rekindle_objects::install::install_all(rt);
    io::install(rt).expect("the classes of _io are well-formed");
    sys::install(rt, options);
    imp::install(rt);
    itertools::install(rt);
    math::install(rt);
    operator::install(rt);
    signal::install(rt);
    sre::install(rt);
    codecs::install(rt);
    time::install(rt);
    weakref::install(rt);
    abc::install(rt);
    collections::install(rt);
    functools::install(rt);
    sys::name_builtin_modules(rt);
}
