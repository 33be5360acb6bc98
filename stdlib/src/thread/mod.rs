//! Module `_thread`: threads, locks, and values that each thread has its own of.
//!
//! How threads take turns is the business of `rekindle_objects::threads`.
//!
//! * [`start`]: threads begin, and report what ended them.
//! * [`handle`]: what others wait for the end of a thread by.
//! * [`lock`], [`rlock`]: the two kinds of locks.
//! * [`local`]: objects with attributes for each thread.
//! * [`queue`]: how one thread waits for another.

mod handle;
mod local;
mod lock;
mod queue;
mod rlock;
mod start;

use crate::on_demand::keep_alive;
use crate::structseq::{self, Struct};
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value, natives};
use std::cell::Cell;

/// Longest wait, in seconds: what fits in 64 bits of nanoseconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

natives! {
    /// Functions of the module.
    TABLE:
    "_thread.allocate_lock" => lock::allocate, 0, 0, false, Function;
    "_thread.allocate" => lock::allocate, 0, 0, false, Function;
    "_thread.get_ident" => get_ident, 0, 0, false, Function;
    "_thread.get_native_id" => get_native_id, 0, 0, false, Function;
    "_thread._get_main_thread_ident" => get_main_ident, 0, 0, false, Function;
    "_thread._is_main_interpreter" => yes, 0, 0, false, Function;
    "_thread.daemon_threads_allowed" => yes, 0, 0, false, Function;
    "_thread.start_new_thread" => start::start_new_thread, 2, 3, false, Function;
    "_thread.start_new" => start::start_new_thread, 2, 3, false, Function;
    "_thread.start_joinable_thread" => start::start_joinable_thread, 0, 3, true, Function;
    "_thread.interrupt_main" => interrupt_main, 0, 1, false, Function;
    "_thread.exit" => exit, 0, 0, false, Function;
    "_thread.exit_thread" => exit, 0, 0, false, Function;
    "_thread._count" => count, 0, 0, false, Function;
    "_thread.stack_size" => stack_size, 0, 1, false, Function;
    "_thread.set_name" => set_name, 1, 1, true, Function;
    "_thread._make_thread_handle" => handle::make, 1, 1, false, Function;
    "_thread._shutdown" => start::shutdown, 0, 0, false, Function;
    "_thread._excepthook" => start::excepthook, 1, 1, false, Function;
    "_thread._own_name" => own_name, 2, 2, false, Function;
}

static EXCEPT_HOOK_ARGS: Struct = Struct {
    module: "_thread",
    name: "_ExceptHookArgs",
    fields: &["exc_type", "exc_value", "exc_traceback", "thread"],
    visible: 4,
};

/// The classes, by number.
#[derive(Debug)]
struct Threads {
    lock: Cell<ClassId>,
    rlock: Cell<ClassId>,
    handle: Cell<ClassId>,
    local: Cell<ClassId>,
    stack_size: Cell<i64>,
    /// Threads that the end of the program waits for: how many, and how it waits.
    joined: Cell<usize>,
    ended: queue::Queue,
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
            joined: Cell::default(),
            ended: queue::Queue::default(),
        }
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_thread");
    rt.fill_module(module, TABLE);
    let mut make = |name: &'static str, methods: &'static [NativeDef], dict: bool| {
        let id = rt.define_class(&NativeClass {
            module: "_thread",
            name,
            doc: None,
            base: ClassId::OBJECT,
            methods,
            state: true,
            dict,
        })?;
        let object = rt.class(id).object;
        rt.set_module_attr(module, name, object);
        Ok(id)
    };
    let lock = make("lock", lock::METHODS, false)?;
    let rlock = make("RLock", rlock::METHODS, false)?;
    let handle = make("_ThreadHandle", handle::METHODS, false)?;
    let local = make("_local", local::METHODS, true)?;
    for class in [lock, rlock, local] {
        rt.class_mut(class).weakly_referable = true;
    }
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

fn yes(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::TRUE)
}

fn get_ident(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let ident = rt.threads.ident();
    Ok(rt.new_int(ident as i64))
}

fn get_main_ident(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let ident = rt.threads.main_ident();
    Ok(rt.new_int(ident as i64))
}

fn get_native_id(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(rekindle_objects::threads::native_id()))
}

/// Each thread has a value of its own under a name of a module's; a thread that begins, an instance of `Context` there.
fn own_name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (module, name) = (rt.intern_value(args.all[0]), rt.intern_value(args.all[1]));
    let modules = rekindle_objects::dict::DictRef::new(rt.modules);
    let Some(module) = rt.dict_get_name(modules, module) else {
        return rt.raise_new(ClassId::KEY_ERROR, "no such module");
    };
    let namespace = rt.module_namespace(module).value();
    rt.threads.own_name = [namespace, name];
    Ok(Value::NONE)
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
    (rt.hooks.signals)(rt)?;
    Ok(Value::NONE)
}

fn exit(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.raise_args(ClassId::SYSTEM_EXIT, &[])
}

fn count(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(rt.threads.others() as i64))
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
