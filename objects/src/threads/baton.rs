//! The one lock of a runtime's threads: whoever has the baton runs, all others wait.
//!
//! It is handed over in the order in which threads asked for it. Who waits asks for attention every few milliseconds; who runs
//! answers at its next safepoint.

use rekindle_abi::ctx::attention;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

/// How long a thread runs while others wait.
const TURN: Duration = Duration::from_millis(5);

/// The baton.
#[derive(Debug, Default)]
pub(super) struct Baton(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Somebody has it.
    taken: bool,
    /// Those who wait, the next one first.
    queue: VecDeque<Arc<Waiting>>,
    /// The program is over: it is not handed over any more, and the runtime may be gone.
    closed: bool,
}

#[derive(Debug)]
struct Waiting {
    thread: Thread,
    /// It has the baton now.
    ready: AtomicBool,
}

/// Where the thread that runs is asked for attention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attention(pub(super) *const AtomicU64);

impl Baton {
    /// One that the caller has.
    pub(super) fn taken() -> Arc<Baton> {
        let baton = Baton::default();
        baton.state().taken = true;
        Arc::new(baton)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for it. Never returns once the program is over.
    pub(super) fn take(&self, attention: Attention) {
        let me = {
            let mut state = self.state();
            if !state.taken && !state.closed {
                state.taken = true;
                return;
            }
            let me = Arc::new(Waiting {
                thread: thread::current(),
                ready: AtomicBool::new(false),
            });
            state.queue.push_back(me.clone());
            me
        };
        loop {
            thread::park_timeout(TURN);
            if me.ready.load(Ordering::Acquire) {
                return;
            }
            let state = self.state();
            if state.closed {
                drop(state);
                thread::park();
            } else if state.taken {
                // SAFETY: the word is the runtime's, which stays until the baton is closed.
                unsafe { &*attention.0 }.fetch_or(attention::THREAD, Ordering::SeqCst);
            }
        }
    }

    /// Hands it to the next, or puts it down.
    pub(super) fn give(&self) {
        let mut state = self.state();
        match state.queue.pop_front() {
            Some(next) => {
                next.ready.store(true, Ordering::Release);
                next.thread.unpark();
            }
            None => state.taken = false,
        }
    }

    /// Does somebody wait?
    pub(super) fn is_wanted(&self) -> bool {
        !self.state().queue.is_empty()
    }

    /// Nobody else gets it from now on.
    pub(super) fn close(&self) {
        self.state().closed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_round_in_order() {
        let baton = Baton::taken();
        let word = AtomicU64::new(0);
        let (first, second) = (AtomicU64::new(0), AtomicU64::new(0));
        let turn = AtomicU64::new(0);
        thread::scope(|scope| {
            for place in [&first, &second] {
                let (baton, turn, word) = (&baton, &turn, &word);
                let waiting = baton.state().queue.len();
                scope.spawn(move || {
                    baton.take(Attention(word));
                    place.store(turn.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    baton.give();
                });
                while baton.state().queue.len() == waiting {
                    thread::yield_now();
                }
            }
            // Who waits says so.
            while word.load(Ordering::SeqCst) & attention::THREAD == 0 {
                thread::yield_now();
            }
            assert!(baton.is_wanted());
            baton.give();
        });
        assert_eq!((first.into_inner(), second.into_inner()), (1, 2));
        assert!(!baton.is_wanted());
    }
}
