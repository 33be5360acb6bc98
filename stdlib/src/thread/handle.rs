//! Handles of threads: others wait for the end of a thread by its handle.

use super::Threads;
use super::queue::{Queue, deadline};
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    /// Methods of a handle.
    pub(super) METHODS:
    "_ThreadHandle.__new__" => new, 1, 1, false, Static;
    "_ThreadHandle.ident" => get_ident, 1, 1, false, Getter;
    "_ThreadHandle.join" => join, 1, 2, false, Method;
    "_ThreadHandle.is_done" => is_done, 1, 1, false, Method;
    "_ThreadHandle._set_done" => set_done, 1, 1, false, Method;
    "_ThreadHandle.__repr__" => repr, 1, 1, false, Method;
}

/// State of a handle.
#[derive(Default)]
pub(super) struct Handle {
    /// The thread's number; 0: it was not started.
    pub(super) ident: Cell<u64>,
    done: Cell<bool>,
    waiting: Queue,
}

impl Foreign for Handle {}

impl Handle {
    /// The thread is over.
    pub(super) fn end(&self) {
        self.done.set(true);
        self.waiting.wake_all();
    }
}

/// A handle of a thread that is still to start.
pub(super) fn fresh(rt: &mut Runtime) -> Value {
    let class = rt.library.get::<Threads>().handle.get();
    rt.new_with_state(class, Handle::default())
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().handle.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, Handle::default()))
}

/// A handle of a thread that runs.
pub(super) fn make(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ident = rt.index_i64(args.all[0])?;
    let class = rt.library.get::<Threads>().handle.get();
    let handle = Handle::default();
    handle.ident.set(ident as u64);
    Ok(rt.new_with_state(class, handle))
}

fn get_ident(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let ident = rt.own_state::<Handle>(&args.all[0], "ident")?.ident.get();
    Ok(rt.new_int(ident as i64))
}

fn join(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Handle>(&args.all[0], "join")?;
    let until = match args.all.get(1) {
        Some(timeout) if !timeout.is_none() => {
            let seconds = rt.to_f64(*timeout)?;
            if seconds > super::TIMEOUT_MAX {
                return rt.overflow_error("timestamp too large to convert to C PyTime_t");
            }
            // A negative one means for ever.
            (seconds >= 0.0).then(|| deadline(seconds)).flatten()
        }
        _ => None,
    };
    if handle.ident.get() == 0 {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "thread not started");
    }
    if handle.ident.get() == rt.threads.ident() && !handle.done.get() {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "Cannot join current thread");
    }
    handle.waiting.wait(rt, until, || handle.done.get())?;
    Ok(Value::NONE)
}

fn is_done(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Handle>(&args.all[0], "is_done")?;
    Ok(Value::bool(handle.done.get()))
}

fn set_done(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Handle>(&args.all[0], "_set_done")?;
    if handle.ident.get() == 0 {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "thread not started");
    }
    handle.end();
    Ok(Value::NONE)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let handle = rt.own_state::<Handle>(&args.all[0], "__repr__")?;
    let ident = handle.ident.get();
    Ok(rt.new_str(&format!("<_ThreadHandle object: ident={ident}>")))
}
