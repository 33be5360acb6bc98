//! Locks that the thread that has one may take again.

use super::Threads;
use super::lock::{Patience, shown};
use super::queue::Queue;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    /// Methods of such a lock.
    pub(super) METHODS:
    "RLock.__new__" => new, 1, ANY, true, Static;
    "RLock.acquire" => acquire, 1, 3, true, Method;
    "RLock.release" => release, 1, 1, false, Method;
    "RLock.locked" => locked, 1, 1, false, Method;
    "RLock.__enter__" => enter, 1, 1, false, Method;
    "RLock.__exit__" => release, 1, 4, false, Method;
    "RLock._is_owned" => is_owned, 1, 1, false, Method;
    "RLock._recursion_count" => recursion_count, 1, 1, false, Method;
    "RLock._release_save" => release_save, 1, 1, false, Method;
    "RLock._acquire_restore" => acquire_restore, 2, 2, false, Method;
    "RLock._at_fork_reinit" => reset, 1, 1, false, Method;
    "RLock.__repr__" => repr, 1, 1, false, Method;
}

/// State of such a lock: whose it is, and how often it was taken.
#[derive(Default)]
struct RLock {
    owner: Cell<u64>,
    count: Cell<usize>,
    waiting: Queue,
}

impl Foreign for RLock {}

impl RLock {
    fn is_free_for(&self, thread: u64) -> bool {
        self.count.get() == 0 || self.owner.get() == thread
    }

    fn belongs_to(&self, thread: u64) -> bool {
        self.count.get() > 0 && self.owner.get() == thread
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.library.get::<Threads>().rlock.get();
    let class = rt.class_argument(args.all[0], base)?;
    Ok(rt.new_with_state(class, RLock::default()))
}

fn acquire(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "acquire")?;
    let thread = rt.threads.ident();
    if args.all.len() > 1 || !lock.is_free_for(thread) {
        let patience = Patience::of(rt, args)?;
        let free = || lock.is_free_for(thread);
        if !free()
            && (patience == Patience::None || !lock.waiting.wait(rt, patience.end(), free)?)
        {
            return Ok(Value::FALSE);
        }
    }
    lock.owner.set(thread);
    lock.count.set(lock.count.get() + 1);
    Ok(Value::TRUE)
}

fn enter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    acquire(rt, Args::positional(&args.all[..1]))
}

fn not_owned<T>(rt: &mut Runtime) -> R<T> {
    rt.raise_new(ClassId::RUNTIME_ERROR, "cannot release un-acquired lock")
}

fn release(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "release")?;
    if !lock.belongs_to(rt.threads.ident()) {
        return not_owned(rt);
    }
    let left = lock.count.get() - 1;
    lock.count.set(left);
    if left == 0 {
        lock.waiting.wake_one();
    }
    Ok(Value::NONE)
}

fn locked(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "locked")?;
    Ok(Value::bool(lock.count.get() > 0))
}

fn is_owned(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_is_owned")?;
    Ok(Value::bool(lock.belongs_to(rt.threads.ident())))
}

fn recursion_count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_recursion_count")?;
    let own = lock.belongs_to(rt.threads.ident());
    let count = if own { lock.count.get() } else { 0 };
    Ok(Value::small_int(count as i64))
}

fn release_save(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_release_save")?;
    if lock.count.get() == 0 {
        return not_owned(rt);
    }
    let count = Value::small_int(lock.count.replace(0) as i64);
    let owner = rt.new_int(lock.owner.replace(0) as i64);
    lock.waiting.wake_one();
    Ok(rt.new_tuple(&[count, owner]))
}

fn acquire_restore(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_acquire_restore")?;
    let saved = rt.to_tuple(args.all[1])?;
    let [count, owner] = *rt.tuple_items(saved) else {
        return rt.type_error("a saved state is a pair");
    };
    let (count, owner) = (rt.index_i64(count)?, rt.index_i64(owner)?);
    let thread = rt.threads.ident();
    // A handler that raises here would leave a condition without its lock.
    while let Err(error) = lock.waiting.wait(rt, None, || lock.is_free_for(thread)) {
        if lock.is_free_for(thread) {
            return Err(error);
        }
        rt.clear_pending();
    }
    lock.owner.set(owner as u64);
    lock.count.set(count.max(0) as usize);
    Ok(Value::NONE)
}

fn reset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "_at_fork_reinit")?;
    lock.owner.set(0);
    lock.count.set(0);
    Ok(Value::NONE)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let lock = rt.own_state::<RLock>(&args.all[0], "__repr__")?;
    let (count, owner) = (lock.count.get(), lock.owner.get());
    let owner = if count > 0 { owner } else { 0 };
    let more = format!(" owner={owner} count={count}");
    Ok(shown(rt, args.all[0], count > 0, &more))
}
