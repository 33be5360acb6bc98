//! Signals: noted by a handler, acted on at the next safepoint.
//!
//! The handler sets a bit in `Ctx::attention` of the machine that asked for signals, and a bit
//! of its own here. These two words are the process's, as signal handlers are.

use rekindle_abi::ctx::attention;
use rekindle_objects::{ClassId, R, Runtime};
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

/// The attention word of the machine that takes signals, or null.
static ATTENTION: AtomicPtr<AtomicU64> = AtomicPtr::new(std::ptr::null_mut());
/// Signals that have come and were not acted on: a bit each.
static PENDING: AtomicU64 = AtomicU64::new(0);

extern "C" fn note(signal: i32) {
    PENDING.fetch_or(1 << signal, Ordering::SeqCst);
    let word = ATTENTION.load(Ordering::SeqCst);
    // SAFETY: set to a word that outlives its being set (see `Interrupts`).
    if let Some(word) = unsafe { word.as_ref() } {
        word.fetch_or(attention::SIGNAL, Ordering::SeqCst);
    }
}

/// SIGINT taken by a machine, until dropped.
#[derive(Debug)]
pub(crate) struct Interrupts;

impl Interrupts {
    /// Takes SIGINT: it becomes `KeyboardInterrupt` at the next safepoint of `rt`.
    ///
    /// # Safety
    /// `rt` stays where it is until the result is dropped.
    pub(crate) unsafe fn take(rt: &mut Runtime) -> Interrupts {
        // The interpreter reads the same word as a plain one; all that matters is that it sees a
        // change some time later.
        let word = &raw mut rt.ctx.attention as *mut AtomicU64;
        ATTENTION.store(word, Ordering::SeqCst);
        rt.hooks.signals = act;
        set_action(libc::SIGINT, note as extern "C" fn(i32) as libc::sighandler_t);
        Interrupts
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        set_action(libc::SIGINT, libc::SIG_DFL);
        ATTENTION.store(std::ptr::null_mut(), Ordering::SeqCst);
    }
}

/// Calls in the system end with EINTR when a signal comes, so that Python code gets to act.
fn set_action(signal: i32, action: libc::sighandler_t) {
    // SAFETY: a zeroed sigaction has no flags and an empty mask; `note` only does what is
    // allowed in a signal handler.
    unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = action;
        libc::sigaction(signal, &new, std::ptr::null_mut());
    }
}

/// `Hooks::signals`
fn act(rt: &mut Runtime) -> R<()> {
    let pending = PENDING.swap(0, Ordering::SeqCst);
    if pending & (1 << libc::SIGINT) != 0 {
        return rt.raise_args(ClassId::KEYBOARD_INTERRUPT, &[]);
    }
    Ok(())
}

/// Ends the process by a signal's default action, as a program that was interrupted does.
pub fn die_of(signal: i32) -> ! {
    set_action(signal, libc::SIG_DFL);
    // SAFETY: sends the process a signal whose action is the default one.
    unsafe { libc::raise(signal) };
    std::process::exit(128 + signal)
}
