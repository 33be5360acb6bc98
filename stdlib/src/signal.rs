//! Module `_signal`, the native part of `signal`, and how signals reach Python code.
//!
//! ```text
//!  signal ─► note ─► PENDING, Ctx::attention ─► a safepoint ─► Hooks::signals ─► the Python handler
//! ```
//!
//! The handler of the system only notes what came; Python code runs at the next safepoint. The
//! two words it writes are the process's, as signal handlers are.
//!
//! The file is longer than most because the way of a signal stands beside the functions that steer it.

use crate::module_errors::error_class;
use rekindle_abi::ctx::attention;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, Ordering};

/// The attention word of the machine that takes signals, or null.
static ATTENTION: AtomicPtr<AtomicU64> = AtomicPtr::new(std::ptr::null_mut());
/// Where the number of each signal is written, too; −1: nowhere.
static WAKEUP: AtomicI32 = AtomicI32::new(-1);
/// Signals that have come and were not acted on: a bit each.
static PENDING: AtomicU64 = AtomicU64::new(0);

/// `SIG_DFL`, `SIG_IGN`
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;
/// One more than the largest signal.
const NSIG: i64 = 65;
/// Name of the dict of Python handlers in the module.
const HANDLERS: &str = "_handlers";

/// Signals by name.
const SIGNALS: &[(&str, i32)] = &[
    ("SIGHUP", libc::SIGHUP),
    ("SIGINT", libc::SIGINT),
    ("SIGQUIT", libc::SIGQUIT),
    ("SIGILL", libc::SIGILL),
    ("SIGTRAP", libc::SIGTRAP),
    ("SIGABRT", libc::SIGABRT),
    ("SIGBUS", libc::SIGBUS),
    ("SIGFPE", libc::SIGFPE),
    ("SIGKILL", libc::SIGKILL),
    ("SIGUSR1", libc::SIGUSR1),
    ("SIGSEGV", libc::SIGSEGV),
    ("SIGUSR2", libc::SIGUSR2),
    ("SIGPIPE", libc::SIGPIPE),
    ("SIGALRM", libc::SIGALRM),
    ("SIGTERM", libc::SIGTERM),
    ("SIGCHLD", libc::SIGCHLD),
    ("SIGCONT", libc::SIGCONT),
    ("SIGSTOP", libc::SIGSTOP),
    ("SIGTSTP", libc::SIGTSTP),
    ("SIGTTIN", libc::SIGTTIN),
    ("SIGTTOU", libc::SIGTTOU),
    ("SIGURG", libc::SIGURG),
    ("SIGXCPU", libc::SIGXCPU),
    ("SIGXFSZ", libc::SIGXFSZ),
    ("SIGVTALRM", libc::SIGVTALRM),
    ("SIGPROF", libc::SIGPROF),
    ("SIGWINCH", libc::SIGWINCH),
    ("SIGIO", libc::SIGIO),
    ("SIGSYS", libc::SIGSYS),
    ("SIGPWR", libc::SIGPWR),
    ("SIGSTKFLT", libc::SIGSTKFLT),
    ("SIGIOT", libc::SIGIOT),
    ("SIGPOLL", libc::SIGPOLL),
    ("SIGCLD", libc::SIGCHLD),
];

natives! {
    /// Functions of the module.
    TABLE:
    "_signal.signal" => signal, 2, 2, false, Function;
    "_signal.getsignal" => getsignal, 1, 1, false, Function;
    "_signal.raise_signal" => raise_signal, 1, 1, false, Function;
    "_signal.default_int_handler" => default_int_handler, 2, 2, false, Function;
    "_signal.alarm" => alarm, 1, 1, false, Function;
    "_signal.setitimer" => setitimer, 2, 3, false, Function;
    "_signal.getitimer" => getitimer, 1, 1, false, Function;
    "_signal.pause" => pause, 0, 0, false, Function;
    "_signal.pthread_sigmask" => pthread_sigmask, 2, 2, false, Function;
    "_signal.pthread_kill" => pthread_kill, 2, 2, false, Function;
    "_signal.sigpending" => sigpending, 0, 0, false, Function;
    "_signal.sigwait" => sigwait, 1, 1, false, Function;
    "_signal.siginterrupt" => siginterrupt, 2, 2, false, Function;
    "_signal.valid_signals" => valid_signals, 0, 0, false, Function;
    "_signal.strsignal" => strsignal, 1, 1, false, Function;
    "_signal.set_wakeup_fd" => set_wakeup_fd, 1, 1, true, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_signal");
    rt.fill_module(module, TABLE);
    let handlers = rt.new_dict();
    rt.set_module_attr(module, HANDLERS, handlers);
    let numbers = [
        ("SIG_DFL", DEFAULT),
        ("SIG_IGN", IGNORE),
        ("NSIG", NSIG),
        ("ITIMER_REAL", libc::ITIMER_REAL as i64),
        ("ITIMER_VIRTUAL", libc::ITIMER_VIRTUAL as i64),
        ("ITIMER_PROF", libc::ITIMER_PROF as i64),
        ("SIG_BLOCK", libc::SIG_BLOCK as i64),
        ("SIG_UNBLOCK", libc::SIG_UNBLOCK as i64),
        ("SIG_SETMASK", libc::SIG_SETMASK as i64),
        ("SIGRTMIN", libc::SIGRTMIN() as i64),
        ("SIGRTMAX", libc::SIGRTMAX() as i64),
    ];
    let signals = SIGNALS.iter().map(|(name, n)| (*name, *n as i64));
    for (name, n) in numbers.into_iter().chain(signals) {
        rt.set_module_attr(module, name, Value::small_int(n));
    }
    let error = error_class(rt, "signal", "itimer_error", &[ClassId::OS_ERROR]);
    let error = error.expect("a class that derives from OSError");
    rt.set_module_attr(module, "ItimerError", error);
}

/// The system's handler.
extern "C" fn note(signal: i32) {
    PENDING.fetch_or(1 << (signal & 63), Ordering::SeqCst);
    let word = ATTENTION.load(Ordering::SeqCst);
    // SAFETY: set to a word that outlives its being set (see `Attached`).
    if let Some(word) = unsafe { word.as_ref() } {
        word.fetch_or(attention::SIGNAL, Ordering::SeqCst);
    }
    let fd = WAKEUP.load(Ordering::SeqCst);
    if fd >= 0 {
        let byte = signal as u8;
        // SAFETY: one byte to read from; `write` is allowed in a handler, and the error of what was interrupted is kept.
        unsafe {
            let errno = *libc::__errno_location();
            libc::write(fd, (&raw const byte).cast(), 1);
            *libc::__errno_location() = errno;
        }
    }
}

/// Acts as if a signal had come.
pub(crate) fn pretend(signal: i32) {
    note(signal);
}

/// A machine that takes signals, until dropped.
#[derive(Debug)]
pub struct Attached(());

impl Attached {
    /// From now on signals reach this runtime, and SIGINT is `KeyboardInterrupt`.
    ///
    /// # Safety
    /// `rt` stays where it is until the result is dropped.
    pub unsafe fn new(rt: &mut Runtime) -> Attached {
        let word = &raw mut rt.ctx.attention as *mut AtomicU64;
        ATTENTION.store(word, Ordering::SeqCst);
        rt.hooks.signals = run_handlers;
        set_action(libc::SIGINT, noting());
        Attached(())
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        set_action(libc::SIGINT, libc::SIG_DFL);
        ATTENTION.store(std::ptr::null_mut(), Ordering::SeqCst);
    }
}

fn noting() -> libc::sighandler_t {
    note as extern "C" fn(i32) as libc::sighandler_t
}

/// Calls of the system end with EINTR when a signal comes, so that Python code gets to act.
fn set_action(signal: i32, action: libc::sighandler_t) -> bool {
    // SAFETY: a zeroed sigaction has no flags and an empty mask; `note` only does what is
    // allowed in a signal handler.
    unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = action;
        libc::sigaction(signal, &new, std::ptr::null_mut()) == 0
    }
}

/// Ends the process by a signal's default action, as a program that was interrupted does.
pub fn die_of(signal: i32) -> ! {
    set_action(signal, libc::SIG_DFL);
    // SAFETY: sends the process a signal whose action is the default one.
    unsafe { libc::raise(signal) };
    std::process::exit(128 + signal)
}

/// Ends the process at once: no destructors and no `atexit` functions, which a background compiler
/// that is still at work could not stand.
pub fn leave(status: u8) -> ! {
    // SAFETY: ends the process and returns to nobody.
    unsafe { libc::_exit(status.into()) }
}

/// `Hooks::signals`: runs the Python handlers of what has come.
fn run_handlers(rt: &mut Runtime) -> R<()> {
    if !rt.threads.is_main() {
        // The main thread looks when it runs again.
        return Ok(());
    }
    let pending = PENDING.swap(0, Ordering::SeqCst);
    for n in (0..64).filter(|n| pending >> n & 1 == 1) {
        let handler = handler_of(rt, n);
        if let Err(e) = run_handler(rt, n, handler) {
            // The rest has its turn at the next safepoint.
            let rest = pending & !((2 << n) - 1);
            if rest != 0 {
                PENDING.fetch_or(rest, Ordering::SeqCst);
                rt.ctx.attention |= attention::SIGNAL;
            }
            return Err(e);
        }
    }
    Ok(())
}

fn run_handler(rt: &mut Runtime, n: i64, handler: Option<Value>) -> R<()> {
    match handler {
        None if n == libc::SIGINT as i64 => rt.raise_args(ClassId::KEYBOARD_INTERRUPT, &[]),
        // Set to the default or ignored after it came.
        None => Ok(()),
        Some(handler) if handler.is_small_int() => Ok(()),
        Some(handler) => {
            let frame = (rt.hooks.frame)(rt, 0).unwrap_or_else(|_| {
                rt.clear_pending();
                Value::NONE
            });
            rt.call(handler, Args::positional(&[Value::small_int(n), frame]))?;
            Ok(())
        }
    }
}

/// The dict of handlers that Python code has set.
fn handlers(rt: &mut Runtime) -> Option<DictRef> {
    let (module, name) = (rt.intern("_signal"), rt.intern(HANDLERS));
    let module = rt.dict_get_name(DictRef::new(rt.modules), module)?;
    let dict = rt.get_attr_opt(module, name).ok()??;
    rt.as_dict(dict)
}

fn handler_of(rt: &mut Runtime, n: i64) -> Option<Value> {
    let handlers = handlers(rt)?;
    rt.dict_get(handlers, Value::small_int(n)).ok()?
}

fn number(rt: &mut Runtime, v: Value) -> R<i64> {
    let n = rt.index_i64(v)?;
    if !(1..NSIG).contains(&n) {
        return rt.value_error("signal number out of range");
    }
    Ok(n)
}

/// The handler as `signal` and `getsignal` give it.
fn current(rt: &mut Runtime, n: i64) -> Value {
    if let Some(handler) = handler_of(rt, n) {
        return handler;
    }
    if n == libc::SIGINT as i64 {
        let (module, name) = (rt.intern("_signal"), rt.intern("default_int_handler"));
        let module = rt.dict_get_name(DictRef::new(rt.modules), module);
        if let Some(Ok(Some(handler))) = module.map(|m| rt.get_attr_opt(m, name)) {
            return handler;
        }
    }
    if n == libc::SIGPIPE as i64 {
        Value::small_int(IGNORE)
    } else {
        Value::small_int(DEFAULT)
    }
}

fn signal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (n, handler) = (number(rt, args.all[0])?, args.all[1]);
    let action = match rt.int_of(handler).and_then(|i| i.to_i64()) {
        Some(DEFAULT) => libc::SIG_DFL,
        Some(IGNORE) => libc::SIG_IGN,
        _ if rt.is_callable(handler) => noting(),
        _ => {
            return rt.type_error(
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
            );
        }
    };
    let old = current(rt, n);
    if let Some(handlers) = handlers(rt) {
        rt.dict_set(handlers, Value::small_int(n), handler)?;
    }
    if !set_action(n as i32, action) {
        return rt.raise_os_error(libc::EINVAL, Value::NONE);
    }
    Ok(old)
}

fn getsignal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = number(rt, args.all[0])?;
    Ok(current(rt, n))
}

fn raise_signal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = number(rt, args.all[0])?;
    // SAFETY: sends the process a signal.
    unsafe { libc::raise(n as i32) };
    // Its handler has run when this returns.
    run_handlers(rt)?;
    Ok(Value::NONE)
}

fn default_int_handler(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.raise_args(ClassId::KEYBOARD_INTERRUPT, &[])
}

fn alarm(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let seconds = rt.index_i64(args.all[0])?;
    // SAFETY: sets a timer of the process.
    let left = unsafe { libc::alarm(seconds.max(0) as u32) };
    Ok(Value::small_int(left as i64))
}

fn pause(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: waits for a signal.
    unsafe { libc::pause() };
    run_handlers(rt)?;
    Ok(Value::NONE)
}

fn interval(seconds: f64) -> libc::timeval {
    let whole = seconds.max(0.0).floor();
    let micros = ((seconds.max(0.0) - whole) * 1e6).ceil();
    libc::timeval {
        tv_sec: whole as libc::time_t,
        tv_usec: micros.min(999_999.0) as libc::suseconds_t,
    }
}

fn timer_values(rt: &mut Runtime, timer: &libc::itimerval) -> Value {
    let seconds = |t: &libc::timeval| t.tv_sec as f64 + t.tv_usec as f64 * 1e-6;
    let (value, every) = (
        rt.new_float(seconds(&timer.it_value)),
        rt.new_float(seconds(&timer.it_interval)),
    );
    rt.new_tuple(&[value, every])
}

fn which_timer(rt: &mut Runtime, v: Value) -> R<i32> {
    match rt.index_i64(v)? {
        n @ 0..=2 => Ok(n as i32),
        _ => {
            let (module, name) = (rt.intern("_signal"), rt.intern("ItimerError"));
            let module = rt.dict_get_name(DictRef::new(rt.modules), module);
            let Some(module) = module else {
                return rt.raise_os_error(libc::EINVAL, Value::NONE);
            };
            let class = rt.get_attr(module, name)?;
            let text = rt.new_str("Invalid argument");
            let args = [Value::small_int(libc::EINVAL as i64), text];
            let exc = rt.call(class, Args::positional(&args))?;
            rt.raise(exc)
        }
    }
}

fn setitimer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let which = which_timer(rt, args.all[0])?;
    let first = rt.to_f64(args.all[1])?;
    let every = match args.all.get(2) {
        Some(every) => rt.to_f64(*every)?,
        None => 0.0,
    };
    let new = libc::itimerval {
        it_interval: interval(every),
        it_value: interval(first),
    };
    // SAFETY: sets a timer of the process from and to local variables.
    let old = unsafe {
        let mut old: libc::itimerval = std::mem::zeroed();
        libc::setitimer(which as _, &new, &mut old);
        old
    };
    Ok(timer_values(rt, &old))
}

fn getitimer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let which = which_timer(rt, args.all[0])?;
    // SAFETY: reads a timer of the process into a local variable.
    let timer = unsafe {
        let mut timer: libc::itimerval = std::mem::zeroed();
        libc::getitimer(which as _, &mut timer);
        timer
    };
    Ok(timer_values(rt, &timer))
}

/// A set of signals from an iterable of numbers.
fn set_argument(rt: &mut Runtime, v: Value) -> R<libc::sigset_t> {
    let numbers = rt.collect(v)?;
    // SAFETY: made empty before it is used.
    let mut set = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut set);
        set
    };
    for n in &numbers {
        let n = rt.index_i64(*n)?;
        if !(1..NSIG).contains(&n) {
            return rt.value_error(format!("signal number {n} out of range [1; {}]", NSIG - 1));
        }
        // SAFETY: a set that was made, a number of a signal.
        unsafe { libc::sigaddset(&mut set, n as i32) };
    }
    Ok(set)
}

/// The numbers in a set of signals, as a Python set.
fn numbers_in(rt: &mut Runtime, set: &libc::sigset_t) -> R<Value> {
    let list = rt.new_empty_list();
    for n in 1..NSIG {
        // SAFETY: a set that was made, a number of a signal.
        if unsafe { libc::sigismember(set, n as i32) } == 1 {
            rt.list_push(list, Value::small_int(n));
        }
    }
    let class = rt.class(ClassId::SET).object;
    rt.call(class, Args::positional(&[list]))
}

fn pthread_sigmask(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let how = rt.index_i64(args.all[0])? as i32;
    let set = set_argument(rt, args.all[1])?;
    // SAFETY: sets of signals in local variables.
    let (failed, old) = unsafe {
        let mut old: libc::sigset_t = std::mem::zeroed();
        (libc::pthread_sigmask(how, &set, &mut old), old)
    };
    if failed != 0 {
        return rt.raise_os_error(failed, Value::NONE);
    }
    run_handlers(rt)?;
    numbers_in(rt, &old)
}

fn pthread_kill(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let signal = rt.index_i64(args.all[1])?;
    // SAFETY: there is one thread of Python code: this one.
    let failed = unsafe { libc::pthread_kill(libc::pthread_self(), signal as i32) };
    if failed != 0 {
        return rt.raise_os_error(failed, Value::NONE);
    }
    run_handlers(rt)?;
    Ok(Value::NONE)
}

fn sigpending(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: a set of signals in a local variable.
    let set = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigpending(&mut set);
        set
    };
    numbers_in(rt, &set)
}

fn sigwait(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let set = set_argument(rt, args.all[0])?;
    let mut signal = 0;
    // SAFETY: a set of signals, and a place for a number.
    let failed = unsafe { libc::sigwait(&set, &mut signal) };
    if failed != 0 {
        return rt.raise_os_error(failed, Value::NONE);
    }
    Ok(Value::small_int(signal as i64))
}

fn siginterrupt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(rt, args.all[0])?;
    rt.truth(args.all[1])?;
    // Interrupted calls are always done again, by their callers.
    Ok(Value::NONE)
}

fn valid_signals(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    // SAFETY: a set of signals in a local variable.
    let set = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&mut set);
        set
    };
    numbers_in(rt, &set)
}

fn strsignal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = number(rt, args.all[0])?;
    // SAFETY: a text that ends with a zero, or null; valid until the next call.
    let text = unsafe {
        let text = libc::strsignal(n as i32);
        if text.is_null() {
            return Ok(Value::NONE);
        }
        std::ffi::CStr::from_ptr(text)
            .to_string_lossy()
            .into_owned()
    };
    if text.starts_with("Unknown signal") {
        return Ok(Value::NONE);
    }
    Ok(rt.new_str(&text))
}

fn set_wakeup_fd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["fd", "warn_on_full_buffer"];
    let [fd, _] = rt.bind_args("set_wakeup_fd", args, 0, names, 1)?;
    let fd = rt.index_i64(fd)? as i32;
    if fd >= 0
        && let Err(errno) = crate::io::handle::status(fd)
    {
        return rt.raise_os_error(errno, Value::NONE);
    }
    let old = WAKEUP.swap(fd.max(-1), Ordering::SeqCst);
    Ok(Value::small_int(old as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_round_up_to_microseconds() {
        let t = interval(1.000_000_5);
        assert_eq!((t.tv_sec, t.tv_usec), (1, 1));
        let t = interval(-3.0);
        assert_eq!((t.tv_sec, t.tv_usec), (0, 0));
    }
}
