//! Module `posix`: calls of the system, the native part of `os`.

mod calls;
mod constants;
mod descriptors;
mod directory;
mod environment;
mod files;
mod path;
mod process;
mod spawn;
mod stat;
mod subprocess;
mod system;

pub(crate) use calls::{check, errno_result, int};
pub(crate) use subprocess::install as install_subprocess;

use crate::structseq;
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::cell::{Cell, RefCell};

/// What the module keeps for a runtime.
#[derive(Debug)]
pub(crate) struct Posix {
    stat_result: Cell<ClassId>,
    statvfs_result: Cell<ClassId>,
    terminal_size: Cell<ClassId>,
    times_result: Cell<ClassId>,
    uname_result: Cell<ClassId>,
    dir_entry: Cell<ClassId>,
    scandir: Cell<ClassId>,
    /// Functions given to `register_at_fork`: when, and the function (kept alive by a list of the module).
    at_fork: RefCell<Vec<(AtFork, Value)>>,
}

/// When a function runs around a fork.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum AtFork {
    Before,
    InParent,
    InChild,
}

impl Default for Posix {
    fn default() -> Posix {
        let none = || Cell::new(ClassId::OBJECT);
        Posix {
            stat_result: none(),
            statvfs_result: none(),
            terminal_size: none(),
            times_result: none(),
            uname_result: none(),
            dir_entry: none(),
            scandir: none(),
            at_fork: RefCell::default(),
        }
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("posix");
    let posix = rt.library.get::<Posix>();
    for (place, of) in [
        (&posix.stat_result, &stat::STAT_RESULT),
        (&posix.statvfs_result, &stat::STATVFS_RESULT),
        (&posix.terminal_size, &system::TERMINAL_SIZE),
        (&posix.times_result, &system::TIMES_RESULT),
        (&posix.uname_result, &system::UNAME_RESULT),
    ] {
        place.set(structseq::define(rt, module, of)?);
    }
    for table in [
        stat::TABLE,
        files::TABLE,
        directory::TABLE,
        descriptors::TABLE,
        environment::TABLE,
        process::TABLE,
        spawn::TABLE,
        system::TABLE,
        path::TABLE,
    ] {
        rt.fill_module(module, table);
    }
    directory::add_classes(rt, module)?;
    constants::add(rt, module)?;
    environment::add_environ(rt, module)?;
    let error = rt.class(ClassId::OS_ERROR).object;
    rt.set_module_attr(module, "error", error);
    Ok(())
}
