//! Locks that have no owner: any thread may release one.

use super::queue::{Queue, deadline};
use super::{TIMEOUT_MAX, Threads};
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;
use std::time::Instant;

natives! {
    /// Methods of a lock.
    pub(super) METHODS:
    "lock.__new__" => new, 1, 1, false, Static;
    "lock.acquire" => acquire, 1, 3, true, Method;
    "lock.acquire_lock" => acquire, 1, 3, true, Method;
    "lock.release" => release, 1, 1, false, Method;
    "lock.release_lock" => release, 1, 1, false, Method;
    "lock.locked" => locked, 1, 1, false, Method;
    "lock.locked_lock" => locked, 1, 1, false, Method;
    "lock.__enter__" => enter, 1, 1, false, Method;
    "lock.__exit__" => release, 1, 4, false, Method;
    "lock._at_fork_reinit" => reset, 1, 1, false, Method;
    "lock.__repr__" => repr, 1, 1, false, Method;
}

/// State of a lock.
#[derive(Default)]
struct Lock {
    taken: Cell<bool>,
    waiting: Queue,
}

impl Foreign for Lock {}

pub(super) fn allocate(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let class = rt.library.get::<Threads>().lock.get();
    Ok(rt.new_with_state(class, Lock::default()))
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().lock.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, Lock::default()))
}

/// How long to wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Patience {
    /// Not at all.
    None,
    /// Until then.
    Until(Instant),
    /// For ever.
    Endless,
}

impl Patience {
    /// When it ends. To be asked of one that waits.
    pub(super) fn end(self) -> Option<Instant> {
        match self {
            Patience::Until(end) => Some(end),
            Patience::None | Patience::Endless => None,
        }
    }

    /// What `acquire(blocking=True, timeout=-1)` is called with.
    ///
    /// # Errors
    /// Arguments that make no sense.
    pub(super) fn of(rt: &mut Runtime, args: Args<'_>) -> R<Patience> {
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
            Patience::None
        } else if timeout < 0.0 {
            Patience::Endless
        } else {
            deadline(timeout).map_or(Patience::Endless, Patience::Until)
        })
    }
}

fn acquire(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "acquire")?;
    if args.all.len() > 1 || lock.taken.get() {
        let patience = Patience::of(rt, args)?;
        if lock.taken.get()
            && (patience == Patience::None
                || !lock
                    .waiting
                    .wait(rt, patience.end(), || !lock.taken.get())?)
        {
            return Ok(Value::FALSE);
        }
    }
    lock.taken.set(true);
    Ok(Value::TRUE)
}

fn enter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    acquire(rt, Args::positional(&args.all[..1]))
}

fn release(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "release")?;
    if !lock.taken.replace(false) {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "release unlocked lock");
    }
    lock.waiting.wake_one();
    Ok(Value::NONE)
}

fn locked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "locked")?;
    Ok(Value::bool(lock.taken.get()))
}

fn reset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<Lock>(&args.all[0], "_at_fork_reinit")?;
    lock.taken.set(false);
    Ok(Value::NONE)
}

/// `<unlocked _thread.lock object at 0x…>`
pub(super) fn shown(rt: &mut Runtime, v: Value, locked: bool, more: &str) -> Value {
    let class = rt.class_of(v);
    let class = rt.class_path(class);
    let id = rt.identity(v);
    let state = if locked { "locked" } else { "unlocked" };
    rt.new_str(&format!("<{state} {class} object{more} at 0x{id:x}>"))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let locked = rt.own_state::<Lock>(&args.all[0], "__repr__")?.taken.get();
    Ok(shown(rt, args.all[0], locked, ""))
}
