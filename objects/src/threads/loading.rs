//! Modules that a thread is just running: others that import them wait until they are complete.

use crate::{R, Runtime};
use std::time::Duration;

/// Time between two looks.
const NAP: Duration = Duration::from_millis(1);

/// Which modules are being run, by which threads, and who waits for whom.
#[derive(Debug, Default)]
pub(super) struct Loading {
    /// Names of modules, and the serial numbers of the threads that run them.
    running: Vec<(Box<str>, u64)>,
    /// Serial numbers of threads: who waits, and for whom.
    waiting: Vec<(u64, u64)>,
}

impl Loading {
    /// Who runs this module, if that is another thread, and one that does not itself wait for the asking one.
    fn other(&self, name: &str, asking: u64) -> Option<u64> {
        let running = self.running.iter().find(|(module, _)| **module == *name);
        let owner = running.map(|(_, thread)| *thread)?;
        let waits_for = |thread: u64| {
            let waits = self.waiting.iter().find(|(who, _)| *who == thread);
            waits.map(|(_, whom)| *whom)
        };
        let mut last = owner;
        for _ in 0..=self.waiting.len() {
            if last == asking {
                return None;
            }
            match waits_for(last) {
                Some(next) => last = next,
                None => break,
            }
        }
        Some(owner)
    }
}

impl Runtime {
    /// The running thread is about to run the body of a module.
    pub fn begin_loading(&mut self, name: &str) {
        let this = self.threads.serial();
        self.threads.loading.running.push((name.into(), this));
    }

    /// It has done so.
    pub fn end_loading(&mut self, name: &str) {
        let running = &mut self.threads.loading.running;
        if let Some(place) = running.iter().rposition(|(module, _)| **module == *name) {
            running.remove(place);
        }
    }

    /// Waits while another thread runs the body of this module. Threads that would wait for each other get it as it is.
    ///
    /// # Errors
    /// What handlers of signals raise.
    pub fn await_loading(&mut self, name: &str) -> R<()> {
        let this = self.threads.serial();
        while let Some(owner) = self.threads.loading.other(name, this) {
            self.threads.loading.waiting.push((this, owner));
            self.outside(|| std::thread::sleep(NAP));
            let waiting = &mut self.threads.loading.waiting;
            waiting.retain(|(who, _)| *who != this);
            (self.hooks.signals)(self)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_do_not_wait_for_each_other_in_a_ring() {
        let mut loading = Loading::default();
        loading.running.push(("a".into(), 1));
        loading.running.push(("b".into(), 2));
        assert_eq!(loading.other("a", 1), None);
        assert_eq!(loading.other("a", 2), Some(1));
        assert_eq!(loading.other("c", 2), None);
        loading.waiting.push((2, 1));
        assert_eq!(loading.other("b", 1), None);
        assert_eq!(loading.other("b", 3), Some(2));
    }
}
