//! Module `_thread`: locks, and what `threading` asks of threads.
//!
//! Python code runs on one thread, the main one: starting another is refused. Locks work all the same; one that waits
//! for a lock waits for a signal handler to release it.
//!
//! The file is longer than most because four small classes stand in it.

use crate::on_demand::keep_alive;
use crate::structseq::{self, Struct};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value, natives};
use std::cell::Cell;
use std::time::{Duration, Instant};

/// Longest wait, in seconds: what fits in 64 bits of nanoseconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;
/// Longest sleep between two looks at a lock.
const NAP: Duration = Duration::from_millis(5);

natives! {
    /// Functions of the module.
    TABLE:
    "_thread.allocate_lock" => allocate_lock, 0, 0, false, Function;
    "_thread.allocate" => allocate_lock, 0, 0, false, Function;
    "_thread.get_ident" => get_ident, 0, 0, false, Function;
    "_thread.get_native_id" => get_native_id, 0, 0, false, Function;
    "_thread._get_main_thread_ident" => get_ident, 0, 0, false, Function;
    "_thread._is_main_interpreter" => yes, 0, 0, false, Function;
    "_thread.daemon_threads_allowed" => yes, 0, 0, false, Function;
    "_thread.start_new_thread" => no_thread, 2, 3, false, Function;
    "_thread.start_new" => no_thread, 2, 3, false, Function;
    "_thread.start_joinable_thread" => no_thread, 1, 1, true, Function;
    "_thread.interrupt_main" => interrupt_main, 0, 1, false, Function;
    "_thread.exit" => exit, 0, 0, false, Function;
    "_thread.exit_thread" => exit, 0, 0, false, Function;
    "_thread._count" => count, 0, 0, false, Function;
    "_thread.stack_size" => stack_size, 0, 1, false, Function;
    "_thread.set_name" => set_name, 1, 1, true, Function;
    "_thread._make_thread_handle" => make_handle, 1, 1, false, Function;
    "_thread._shutdown" => nothing, 0, 0, false, Function;
    "_thread._excepthook" => excepthook, 1, 1, false, Function;
}

natives! {
    /// Methods of a lock.
    LOCK:
    "lock.__new__" => new_lock, 1, 1, false, Static;
    "lock.acquire" => acquire, 1, 3, true, Method;
    "lock.acquire_lock" => acquire, 1, 3, true, Method;
    "lock.release" => release, 1, 1, false, Method;
    "lock.release_lock" => release, 1, 1, false, Method;
    "lock.locked" => locked, 1, 1, false, Method;
    "lock.locked_lock" => locked, 1, 1, false, Method;
    "lock.__enter__" => enter, 1, 1, false, Method;
    "lock.__exit__" => release, 1, 4, false, Method;
    "lock._at_fork_reinit" => reset, 1, 1, false, Method;
    "lock.__repr__" => lock_repr, 1, 1, false, Method;
}

natives! {
    /// Methods of a lock that its owner may take again.
    RLOCK:
    "RLock.__new__" => new_rlock, 1, ANY, true, Static;
    "RLock.acquire" => acquire_again, 1, 3, true, Method;
    "RLock.release" => release_once, 1, 1, false, Method;
    "RLock.locked" => rlocked, 1, 1, false, Method;
    "RLock.__enter__" => enter_again, 1, 1, false, Method;
    "RLock.__exit__" => release_once, 1, 4, false, Method;
    "RLock._is_owned" => rlocked, 1, 1, false, Method;
    "RLock._recursion_count" => recursion_count, 1, 1, false, Method;
    "RLock._release_save" => release_save, 1, 1, false, Method;
    "RLock._acquire_restore" => acquire_restore, 2, 2, false, Method;
    "RLock._at_fork_reinit" => reset_rlock, 1, 1, false, Method;
    "RLock.__repr__" => rlock_repr, 1, 1, false, Method;
}

natives! {
    /// Methods of the handle of a thread.
    HANDLE:
    "_ThreadHandle.__new__" => new_handle, 1, 1, false, Static;
    "_ThreadHandle.ident" => handle_ident, 1, 1, false, Getter;
    "_ThreadHandle.join" => join, 1, 2, false, Method;
    "_ThreadHandle.is_done" => is_done, 1, 1, false, Method;
    "_ThreadHandle._set_done" => set_done, 1, 1, false, Method;
    "_ThreadHandle.__repr__" => handle_repr, 1, 1, false, Method;
}

natives! {
    /// Values that each thread has its own of; there is one thread.
    LOCAL:
    "_local.__new__" => new_local, 1, ANY, true, Static;
}

static EXCEPT_HOOK_ARGS: Struct = Struct {
    module: "_thread",
    name: "_ExceptHookArgs",
    fields: &["exc_type", "exc_value", "exc_traceback", "thread"],
    visible: 4,
};

/// State of a lock.
#[derive(Default)]
struct Lock(Cell<bool>);

/// State of a lock that may be taken again: how often it is.
#[derive(Default)]
struct RLock(Cell<usize>);

/// State of a handle.
#[derive(Default)]
struct Handle {
    ident: Cell<i64>,
    done: Cell<bool>,
}

impl Foreign for Lock {}
impl Foreign for RLock {}
impl Foreign for Handle {}

/// The classes, by number.
#[derive(Debug)]
struct Threads {
    lock: Cell<ClassId>,
    rlock: Cell<ClassId>,
    handle: Cell<ClassId>,
    local: Cell<ClassId>,
    stack_size: Cell<i64>,
}

impl Default for Threads {
    fn default() -> Threads {
        let none = || Cell::new(ClassId::OBJECT);
        Threads {
            lock: none(),
            rlock: none(),
            handle: none(),
            local: none(),
            stack_size: Cell::default(),
        }
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_thread");
    rt.fill_module(module, TABLE);
    let mut make = |name: &'static str, methods: &'static [NativeDef], state: bool| {
        let id = rt.define_class(&NativeClass {
            module: "_thread",
            name,
            doc: None,
            base: ClassId::OBJECT,
            methods,
            state,
            dict: !state,
        })?;
        let object = rt.class(id).object;
        rt.set_module_attr(module, name, object);
        Ok(id)
    };
    let lock = make("lock", LOCK, true)?;
    let rlock = make("RLock", RLOCK, true)?;
    let handle = make("_ThreadHandle", HANDLE, true)?;
    let local = make("_local", LOCAL, false)?;
    let threads = rt.library.get::<Threads>();
    threads.lock.set(lock);
    threads.rlock.set(rlock);
    threads.handle.set(handle);
    threads.local.set(local);
    let object = rt.class(lock).object;
    rt.set_module_attr(module, "LockType", object);
    structseq::define(rt, module, &EXCEPT_HOOK_ARGS)?;
    let error = rt.class(ClassId::RUNTIME_ERROR).object;
    rt.set_module_attr(module, "error", error);
    let longest = rt.new_float(TIMEOUT_MAX);
    rt.set_module_attr(module, "TIMEOUT_MAX", longest);
    keep_alive(rt, "_thread", object);
    Ok(())
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

fn yes(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::TRUE)
}

fn no_thread(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.raise_new(ClassId::RUNTIME_ERROR, "can't start new thread")
}

/// Reports what ended a thread, on `sys.stderr`.
fn excepthook(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = rt.to_tuple(args.all[0])?;
    let [class, exc, traceback, thread] = *rt.tuple_items(given) else {
        return rt.type_error("_thread._excepthook argument type must be ExceptHookArgs");
    };
    let exit = rt.class(ClassId::SYSTEM_EXIT).object;
    if class == exit {
        return Ok(Value::NONE);
    }
    let Some(stderr) = rt.sys_attr(rt.names.stderr).filter(|s| !s.is_none()) else {
        return Ok(Value::NONE);
    };
    let name = rt.names.name_attr;
    let name = match rt.get_attr_opt(thread, name)? {
        Some(name) => rt.str(name)?,
        None => rt.intern("<failed to get thread name>"),
    };
    let text = format!("Exception in thread {}:\n", rt.str_text(name));
    let text = rt.new_str(&text);
    rt.call_method(stderr, rt.names.write, &[text])?;
    let (module, print) = (rt.intern("traceback"), rt.intern("print_exception"));
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    rt.call_method(module, print, &[class, exc, traceback])
}

/// A number that is the thread's own: the address of what belongs to its machine.
fn ident(rt: &Runtime) -> i64 {
    &raw const rt.ctx as usize as i64
}

fn get_ident(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let ident = ident(rt);
    Ok(rt.new_int(ident))
}

fn get_native_id(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(std::process::id() as i64))
}

fn interrupt_main(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let signal = match args.all.first() {
        Some(signal) => rt.index_i64(*signal)?,
        None => libc::SIGINT as i64,
    };
    if !(1..65).contains(&signal) {
        return rt.value_error("signal number out of range");
    }
    crate::signal::pretend(signal as i32);
    Ok(Value::NONE)
}

fn exit(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.raise_args(ClassId::SYSTEM_EXIT, &[])
}

fn count(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(0))
}

fn stack_size(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let new = match args.all.first() {
        Some(size) => rt.index_i64(*size)?,
        None => 0,
    };
    if new < 0 {
        return rt.value_error("size must be 0 or a positive value");
    }
    if new != 0 && new < 32768 {
        return rt.value_error(format!("size not valid: {new} bytes"));
    }
    let threads = rt.library.get::<Threads>();
    let old = threads.stack_size.get();
    if !args.all.is_empty() {
        threads.stack_size.set(new);
    }
    Ok(rt.new_int(old))
}

fn set_name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [name] = rt.bind_args("set_name", args, 0, ["name"], 1)?;
    if !rt.is_any_str(name) {
        let got = rt.type_name(name);
        return rt.type_error(format!("set_name() argument 'name' must be str, not {got}"));
    }
    Ok(Value::NONE)
}

fn allocate_lock(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let class = rt.library.get::<Threads>().lock.get();
    Ok(rt.new_with_state(class, Lock::default()))
}

fn new_lock(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().lock.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, Lock::default()))
}

/// Until when to wait: `Some(None)` for ever; `None` not at all.
fn wait_argument(rt: &mut Runtime, args: Args<'_>) -> R<Option<Option<Instant>>> {
    let [blocking, timeout] = rt.bind_args("acquire", args, 1, ["blocking", "timeout"], 0)?;
    let blocking = blocking.is_null() || rt.truth(blocking)?;
    let timeout = if timeout.is_null() {
        -1.0
    } else {
        rt.to_f64(timeout)?
    };
    if !blocking && timeout != -1.0 {
        return rt.value_error("can't specify a timeout for a non-blocking call");
    }
    if timeout < 0.0 && timeout != -1.0 {
        return rt.value_error("timeout value must be a non-negative number");
    }
    if timeout > TIMEOUT_MAX {
        return rt.overflow_error("timeout value is too large");
    }
    Ok(if !blocking {
        None
    } else if timeout < 0.0 {
        Some(None)
    } else {
        Some(Some(Instant::now() + Duration::from_secs_f64(timeout)))
    })
}

/// Waits until the lock is free; false when the time is over.
fn wait_for(rt: &mut Runtime, lock: &Cell<bool>, until: Option<Instant>) -> R<bool> {
    while lock.get() {
        let left = until.map_or(NAP, |until| until.saturating_duration_since(Instant::now()));
        if left.is_zero() {
            return Ok(false);
        }
        std::thread::sleep(left.min(NAP));
        (rt.hooks.signals)(rt)?;
    }
    Ok(true)
}

fn acquire(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "acquire")?;
    if args.all.len() > 1 || lock.0.get() {
        match wait_argument(rt, args)? {
            None if lock.0.get() => return Ok(Value::FALSE),
            None => {}
            Some(until) if !wait_for(rt, &lock.0, until)? => return Ok(Value::FALSE),
            Some(_) => {}
        }
    }
    lock.0.set(true);
    Ok(Value::TRUE)
}

fn enter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    acquire(rt, Args::positional(&args.all[..1]))
}

fn release(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "release")?;
    if !lock.0.replace(false) {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "release unlocked lock");
    }
    Ok(Value::NONE)
}

fn locked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "locked")?;
    Ok(Value::bool(lock.0.get()))
}

fn reset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.own_state::<Lock>(&args.all[0], "_at_fork_reinit")?
        .0
        .set(false);
    Ok(Value::NONE)
}

/// `<unlocked _thread.lock object at 0x…>`
fn shown(rt: &mut Runtime, v: Value, locked: bool, more: &str) -> Value {
    let class = rt.class_of(v);
    let class = rt.class_path(class);
    let id = rt.identity(v);
    let state = if locked { "locked" } else { "unlocked" };
    rt.new_str(&format!("<{state} {class} object{more} at 0x{id:x}>"))
}

fn lock_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let locked = rt.own_state::<Lock>(&args.all[0], "__repr__")?.0.get();
    Ok(shown(rt, args.all[0], locked, ""))
}

fn new_rlock(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().rlock.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, RLock::default()))
}

fn acquire_again(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all.len() > 1 {
        wait_argument(rt, args)?;
    }
    enter_again(rt, Args::positional(&args.all[..1]))
}

fn enter_again(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "acquire")?;
    lock.0.set(lock.0.get() + 1);
    Ok(Value::TRUE)
}

fn release_once(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "release")?;
    match lock.0.get().checked_sub(1) {
        Some(n) => lock.0.set(n),
        None => {
            return rt.raise_new(ClassId::RUNTIME_ERROR, "cannot release un-acquired lock");
        }
    }
    Ok(Value::NONE)
}

fn rlocked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "locked")?;
    Ok(Value::bool(lock.0.get() > 0))
}

fn recursion_count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_recursion_count")?;
    Ok(Value::small_int(lock.0.get() as i64))
}

fn release_save(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_release_save")?;
    if lock.0.get() == 0 {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "cannot release un-acquired lock");
    }
    let count = Value::small_int(lock.0.replace(0) as i64);
    let ident = ident(rt);
    let ident = rt.new_int(ident);
    Ok(rt.new_tuple(&[count, ident]))
}

fn acquire_restore(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_acquire_restore")?;
    let saved = rt.to_tuple(args.all[1])?;
    let count = match *rt.tuple_items(saved) {
        [count, _] => rt.index_i64(count)?,
        _ => return rt.type_error("a saved state is a pair"),
    };
    lock.0.set(count.max(0) as usize);
    Ok(Value::NONE)
}

fn reset_rlock(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.own_state::<RLock>(&args.all[0], "_at_fork_reinit")?
        .0
        .set(0);
    Ok(Value::NONE)
}

fn rlock_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let count = rt.own_state::<RLock>(&args.all[0], "__repr__")?.0.get();
    let owner = if count > 0 { ident(rt) } else { 0 };
    let more = format!(" owner={owner} count={count}");
    Ok(shown(rt, args.all[0], count > 0, &more))
}

fn new_handle(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().handle.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, Handle::default()))
}

fn make_handle(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ident = rt.index_i64(args.all[0])?;
    let class = rt.library.get::<Threads>().handle.get();
    Ok(rt.new_with_state(
        class,
        Handle {
            ident: Cell::new(ident),
            done: Cell::default(),
        },
    ))
}

fn handle_ident(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ident = rt.own_state::<Handle>(&args.all[0], "ident")?.ident.get();
    Ok(rt.new_int(ident))
}

fn join(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Handle>(&args.all[0], "join")?;
    if handle.ident.get() == 0 {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "thread not started");
    }
    if handle.ident.get() == ident(rt) && !handle.done.get() {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "Cannot join current thread");
    }
    Ok(Value::NONE)
}

fn is_done(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Handle>(&args.all[0], "is_done")?;
    Ok(Value::bool(handle.done.get()))
}

fn set_done(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.own_state::<Handle>(&args.all[0], "_set_done")?
        .done
        .set(true);
    Ok(Value::NONE)
}

fn handle_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ident = rt
        .own_state::<Handle>(&args.all[0], "__repr__")?
        .ident
        .get();
    Ok(rt.new_str(&format!("<_ThreadHandle object: ident={ident}>")))
}

fn new_local(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().local.get();
    let class = rt.class_argument(args.all[0], base)?;
    let init = rt.names.init;
    let own = rt.lookup(class, init).map(|found| found.value());
    let default = rt.lookup(ClassId::OBJECT, init).map(|found| found.value());
    if args.all.len() > 1 && own == default {
        return rt.type_error("Initialization arguments are not supported");
    }
    Ok(rt.new_instance_of(class))
}
