//! Starting programs: `fork`, `execv`, `posix_spawn`, `system`, `_exit`.

use super::calls::{check, flag, int};
use super::path::PathRules;
use super::{AtFork, Posix};
use crate::io::common::{escaped_bytes, fspath};
use crate::io::handle::errno;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::ffi::CString;

natives! {
    /// Functions that start programs, and end this one.
    pub(super) TABLE:
    "posix.fork" => fork, 0, 0, false, Function;
    "posix.execv" => execv, 2, 2, false, Function;
    "posix.execve" => execve, 0, 3, true, Function;
    "posix.posix_spawn" => posix_spawn, 3, 3, true, Function;
    "posix.posix_spawnp" => posix_spawnp, 3, 3, true, Function;
    "posix.system" => system, 0, 1, true, Function;
    "posix._exit" => exit, 0, 1, true, Function;
    "posix.abort" => abort, 0, 0, false, Function;
    "posix.register_at_fork" => register_at_fork, 0, 0, true, Function;
}

/// Texts for the system, and the list of them that ends with null.
pub(crate) struct CStrings {
    _texts: Vec<CString>,
    pointers: Vec<*const libc::c_char>,
}

impl CStrings {
    fn new(texts: Vec<CString>) -> CStrings {
        let mut pointers: Vec<_> = texts.iter().map(|t| t.as_ptr()).collect();
        pointers.push(std::ptr::null());
        CStrings {
            _texts: texts,
            pointers,
        }
    }

    /// The list.
    pub(crate) fn as_ptr(&self) -> *const *const libc::c_char {
        self.pointers.as_ptr()
    }
}

fn c_string(rt: &mut Runtime, v: Value) -> R<CString> {
    let v = fspath(rt, v)?;
    let bytes = match rt.bytes_like(v) {
        Some(bytes) => bytes.to_vec(),
        None => escaped_bytes(rt, v)?,
    };
    match CString::new(bytes) {
        Ok(text) => Ok(text),
        Err(_) => rt.value_error("embedded null byte"),
    }
}

/// The items of an iterable as texts for the system.
pub(crate) fn c_strings(rt: &mut Runtime, items: Value) -> R<CStrings> {
    let items = rt.collect(items)?;
    let mut texts = Vec::with_capacity(items.len());
    for item in &items {
        texts.push(c_string(rt, *item)?);
    }
    Ok(CStrings::new(texts))
}

/// An environment from a mapping.
fn environment(rt: &mut Runtime, mapping: Value) -> R<CStrings> {
    if !rt.is_mapping(mapping) {
        return rt.type_error("execve: environment must be a mapping object");
    }
    let items = crate::io::common::call_method(rt, mapping, "items")?;
    let items = rt.collect(items)?;
    let mut texts = Vec::with_capacity(items.len());
    for item in &items {
        let pair = rt.to_tuple(*item)?;
        let [name, value] = *rt.tuple_items(pair) else {
            return rt.type_error("items() of an environment must give pairs");
        };
        let (name, value) = (c_string(rt, name)?, c_string(rt, value)?);
        if name.as_bytes().is_empty() || name.as_bytes()[1..].contains(&b'=') {
            return rt.value_error("illegal environment variable name");
        }
        let both = [name.as_bytes(), value.as_bytes()].join(&b'=');
        texts.push(CString::new(both).unwrap_or_default());
    }
    Ok(CStrings::new(texts))
}

/// Arguments of a program: a sequence that is not empty.
fn arguments(rt: &mut Runtime, v: Value, function: &str) -> R<CStrings> {
    if rt.as_tuple(v).is_none() && rt.as_list(v).is_none() {
        return rt.type_error(format!("{function}() arg 2 must be a tuple or list"));
    }
    if rt.len(v)? == 0 {
        return rt.value_error(format!("{function}() arg 2 must not be empty"));
    }
    c_strings(rt, v)
}

fn run_at_fork(rt: &mut Runtime, when: AtFork) {
    let posix = rt.library.get::<Posix>();
    let mut functions: Vec<Value> = {
        let all = posix.at_fork.borrow();
        let due = all.iter().filter(|(at, _)| *at == when);
        due.map(|(_, function)| *function).collect()
    };
    if when == AtFork::Before {
        functions.reverse();
    }
    for function in functions {
        // They are kept alive by the module; what they raise has nowhere to go.
        if rt.call(function, Args::positional(&[])).is_err() {
            rt.clear_pending();
        }
    }
}

/// The call itself: nothing runs before or after it.
pub(crate) fn fork_only() -> Result<i32, i32> {
    // SAFETY: the child goes on with a copy of everything but other threads, and waits for none of them.
    match unsafe { libc::fork() } {
        -1 => Err(errno()),
        pid => Ok(pid),
    }
}

fn fork(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    run_at_fork(rt, AtFork::Before);
    let forked = fork_only();
    if forked == Ok(0) {
        rt.library.get::<crate::on_demand::Forked>().0.set(true);
        rt.forget_threads();
        run_at_fork(rt, AtFork::InChild);
    } else {
        run_at_fork(rt, AtFork::InParent);
    }
    match forked {
        Ok(pid) => Ok(Value::small_int(pid as i64)),
        Err(errno) => rt.raise_os_error(errno, Value::NONE),
    }
}

fn execv(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let path = PathRules::new("execv", "path").read(rt, args.all[0])?;
    let argv = arguments(rt, args.all[1], "execv")?;
    // SAFETY: texts that end with a zero, in a list that ends with null. Returns only on failure.
    unsafe { libc::execv(path.as_ptr(), argv.as_ptr()) };
    rt.raise_os_error(errno(), path.given)
}

fn execve(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [path, argv, env] = rt.bind_args("execve", args, 0, ["path", "argv", "env"], 3)?;
    let path = PathRules::new("execve", "path").read(rt, path)?;
    let argv = arguments(rt, argv, "execve")?;
    let env = environment(rt, env)?;
    // SAFETY: as in `execv`.
    unsafe { libc::execve(path.as_ptr(), argv.as_ptr(), env.as_ptr()) };
    rt.raise_os_error(errno(), path.given)
}

/// What is done to descriptors in the program that starts.
struct Actions(libc::posix_spawn_file_actions_t, Vec<CString>);

impl Actions {
    fn new(rt: &mut Runtime, list: Value) -> R<Actions> {
        // SAFETY: made before it is used.
        let mut actions = unsafe {
            let mut actions = Actions(std::mem::zeroed(), Vec::new());
            libc::posix_spawn_file_actions_init(&mut actions.0);
            actions
        };
        if list.is_null() || list.is_none() {
            return Ok(actions);
        }
        for action in &rt.collect(list)? {
            let parts = rt.to_tuple(*action)?;
            actions.add(rt, rt.tuple_items(parts))?;
        }
        Ok(actions)
    }

    fn add(&mut self, rt: &mut Runtime, parts: &[Value]) -> R<()> {
        let kind = match parts.first() {
            Some(kind) => int(rt, *kind)?,
            None => -1,
        };
        let failed = match (kind, parts) {
            (0, [_, fd, path, flags, mode]) => {
                let (fd, flags, mode) = (int(rt, *fd)?, int(rt, *flags)?, int(rt, *mode)?);
                let path = c_string(rt, *path)?;
                // SAFETY: a text that ends with a zero, kept as long as the actions.
                let failed = unsafe {
                    libc::posix_spawn_file_actions_addopen(
                        &mut self.0,
                        fd,
                        path.as_ptr(),
                        flags,
                        mode as u32,
                    )
                };
                self.1.push(path);
                failed
            }
            (1, [_, fd]) => {
                let fd = int(rt, *fd)?;
                // SAFETY: actions that were made.
                unsafe { libc::posix_spawn_file_actions_addclose(&mut self.0, fd) }
            }
            (2, [_, fd, to]) => {
                let (fd, to) = (int(rt, *fd)?, int(rt, *to)?);
                // SAFETY: actions that were made.
                unsafe { libc::posix_spawn_file_actions_adddup2(&mut self.0, fd, to) }
            }
            _ => return rt.type_error("Unknown file_actions identifier"),
        };
        match failed {
            0 => Ok(()),
            errno => rt.raise_os_error(errno, Value::NONE),
        }
    }
}

impl Drop for Actions {
    fn drop(&mut self) {
        // SAFETY: made in `new`.
        unsafe { libc::posix_spawn_file_actions_destroy(&mut self.0) };
    }
}

fn spawn(rt: &mut Runtime, args: Args<'_>, search: bool) -> R<Value> {
    let name = if search {
        "posix_spawnp"
    } else {
        "posix_spawn"
    };
    let names = [
        "file_actions",
        "setpgroup",
        "resetids",
        "setsid",
        "setsigmask",
        "setsigdef",
        "scheduler",
    ];
    let [actions, group, reset, session, ..] = rt.keyword_args(name, args, names)?;
    let path = PathRules::new("posix_spawn", "path").read(rt, args.all[0])?;
    let argv = arguments(rt, args.all[1], name)?;
    let env = if args.all[2].is_none() {
        None
    } else {
        Some(environment(rt, args.all[2])?)
    };
    let actions = Actions::new(rt, actions)?;
    let (reset, session) = (flag(rt, reset, false)?, flag(rt, session, false)?);
    let group = if group.is_null() || group.is_none() {
        None
    } else {
        Some(int(rt, group)?)
    };
    rt.flush_stream(0)?;
    let mut pid = 0;
    // SAFETY: attributes are made before they are used and destroyed after; texts end with a zero and lists with null.
    let failed = unsafe {
        let mut attributes: libc::posix_spawnattr_t = std::mem::zeroed();
        libc::posix_spawnattr_init(&mut attributes);
        let mut flags = 0;
        if let Some(group) = group {
            flags |= libc::POSIX_SPAWN_SETPGROUP;
            libc::posix_spawnattr_setpgroup(&mut attributes, group);
        }
        if reset {
            flags |= libc::POSIX_SPAWN_RESETIDS;
        }
        if session {
            flags |= 0x80; // POSIX_SPAWN_SETSID
        }
        libc::posix_spawnattr_setflags(&mut attributes, flags as i16);
        let env = env.as_ref().map_or(std::ptr::null(), CStrings::as_ptr);
        let start = if search {
            libc::posix_spawnp
        } else {
            libc::posix_spawn
        };
        let failed = start(
            &mut pid,
            path.as_ptr(),
            &actions.0,
            &attributes,
            argv.as_ptr().cast(),
            env.cast(),
        );
        libc::posix_spawnattr_destroy(&mut attributes);
        failed
    };
    match failed {
        0 => Ok(Value::small_int(pid as i64)),
        errno => rt.raise_os_error(errno, path.given),
    }
}

fn posix_spawn(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    spawn(rt, args, false)
}

fn posix_spawnp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    spawn(rt, args, true)
}

fn system(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [command] = rt.bind_args("system", args, 0, ["command"], 1)?;
    let command = c_string(rt, command)?;
    // SAFETY: a text that ends with a zero.
    let status = check(rt, Value::NONE, || unsafe {
        libc::system(command.as_ptr())
    })?;
    Ok(Value::small_int(status as i64))
}

fn exit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [status] = rt.bind_args("_exit", args, 0, ["status"], 1)?;
    let status = int(rt, status)?;
    // SAFETY: ends the process and returns to nobody.
    unsafe { libc::_exit(status) }
}

fn abort(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: ends the process and returns to nobody.
    unsafe { libc::abort() }
}

fn register_at_fork(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["before", "after_in_child", "after_in_parent"];
    let given = rt.keyword_args("register_at_fork", args, names)?;
    if given.iter().all(|f| f.is_null()) {
        return rt.type_error("At least one argument is required.");
    }
    let when = [AtFork::Before, AtFork::InChild, AtFork::InParent];
    for (i, (function, when)) in given.into_iter().zip(when).enumerate() {
        if function.is_null() {
            continue;
        }
        if !rt.is_callable(function) {
            let got = rt.type_name(function);
            return rt.type_error(format!("'{}' must be callable, not {got}", names[i]));
        }
        crate::on_demand::keep_alive(rt, "posix", function);
        let posix = rt.library.get::<Posix>();
        posix.at_fork.borrow_mut().push((when, function));
    }
    Ok(Value::NONE)
}
