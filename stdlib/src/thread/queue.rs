//! How one thread waits for another.

use rekindle_objects::{R, Runtime};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

/// Longest time that the main thread waits without a look at signals.
const NAP: Duration = Duration::from_millis(20);
/// The same for others, who have no signals to look at.
const LONG: Duration = Duration::from_secs(3600);

/// Threads that wait for something, the first to come first.
#[derive(Debug, Default)]
pub(super) struct Queue(RefCell<VecDeque<Thread>>);

impl Queue {
    /// Lets the first go and look.
    pub(super) fn wake_one(&self) {
        if let Some(first) = self.0.borrow_mut().pop_front() {
            first.unpark();
        }
    }

    /// Lets all go and look.
    pub(super) fn wake_all(&self) {
        for thread in self.0.borrow_mut().drain(..) {
            thread.unpark();
        }
    }

    /// Waits until `ready` says so, while other threads run; false when the time is over. `None`: for ever.
    ///
    /// # Errors
    /// What signal handlers raise.
    pub(super) fn wait(
        &self,
        rt: &mut Runtime,
        until: Option<Instant>,
        ready: impl Fn() -> bool,
    ) -> R<bool> {
        loop {
            if ready() {
                return Ok(true);
            }
            let longest = if rt.threads.is_main() { NAP } else { LONG };
            let left = until.map_or(longest, |until| {
                until.saturating_duration_since(Instant::now()).min(longest)
            });
            if left.is_zero() {
                return Ok(false);
            }
            let this = thread::current();
            let id = this.id();
            self.0.borrow_mut().push_back(this);
            rt.outside(|| thread::park_timeout(left));
            self.0.borrow_mut().retain(|waiting| waiting.id() != id);
            if !ready() {
                (rt.hooks.signals)(rt)?;
            }
        }
    }
}

/// Until when to wait for so many seconds; `None`: for ever.
pub(super) fn deadline(seconds: f64) -> Option<Instant> {
    Instant::now().checked_add(Duration::from_secs_f64(seconds))
}
