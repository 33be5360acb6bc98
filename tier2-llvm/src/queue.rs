//! What the host and the worker share: jobs waiting, the one under way, and what came of others.

use crate::rejection::Rejection;
use crate::worker::{Done, Job};
use std::time::Duration;

/// Jobs and results. Kept behind a lock.
#[derive(Default, Debug)]
pub(crate) struct Queue {
    waiting: Vec<Job>,
    running: Option<u64>,
    done: Vec<Done>,
    /// Time spent compiling.
    pub(crate) spent: Duration,
    /// Set when no further job will be taken.
    pub(crate) off: Option<Rejection>,
    /// The worker shall end.
    pub(crate) closing: bool,
}

impl Queue {
    /// An empty queue that takes jobs unless there is a reason not to.
    pub(crate) fn new(off: Option<Rejection>) -> Queue {
        Queue {
            off,
            ..Queue::default()
        }
    }

    /// Adds a job, or gives one that waits already its new heat and unit.
    pub(crate) fn add(&mut self, job: Job) {
        match self.waiting.iter_mut().find(|j| j.id == job.id) {
            Some(waiting) => *waiting = job,
            None => self.waiting.push(job),
        }
    }

    /// Takes the hottest job; of equals the oldest.
    pub(crate) fn start(&mut self) -> Option<Job> {
        let hottest = self.waiting.iter().map(|j| j.heat).max()?;
        let at = self.waiting.iter().position(|j| j.heat == hottest)?;
        let job = self.waiting.remove(at);
        self.running = Some(job.id);
        Some(job)
    }

    /// Ends the job under way, unless it was given up meanwhile.
    pub(crate) fn end(&mut self, done: Done) {
        self.spent += done.elapsed;
        if self.running.take_if(|id| *id == done.id).is_some() {
            self.done.push(done);
        }
    }

    /// Forgets a job that waits.
    pub(crate) fn cancel(&mut self, id: u64) {
        self.waiting.retain(|j| j.id != id);
    }

    /// Takes no more jobs, and rejects those that wait or run.
    pub(crate) fn turn_off(&mut self, why: Rejection) {
        for id in self.pending() {
            self.done.push(Done {
                id,
                result: Err(why.clone()),
                elapsed: Duration::ZERO,
            });
        }
        self.waiting.clear();
        self.running = None;
        self.off = Some(why);
    }

    /// Jobs that wait or run, the running one first.
    pub(crate) fn pending(&self) -> Vec<u64> {
        let waiting = self.waiting.iter().map(|j| j.id);
        self.running.into_iter().chain(waiting).collect()
    }

    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    pub(crate) fn take_done(&mut self) -> Vec<Done> {
        std::mem::take(&mut self.done)
    }

    /// The result of one job, if it is there.
    pub(crate) fn take(&mut self, id: u64) -> Option<Done> {
        let at = self.done.iter().position(|d| d.id == id)?;
        Some(self.done.swap_remove(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn job(id: u64, heat: u64) -> Job {
        let unit = rekindle_trace_ir::parse("b0:\n %0 = const_value None\n return %0");
        Job {
            id,
            unit: Arc::new(unit.expect("text parses")),
            heat,
        }
    }

    #[test]
    fn the_hottest_goes_first_and_heat_may_change() {
        let mut queue = Queue::default();
        for (id, heat) in [(1, 5), (2, 7), (3, 7), (4, 1)] {
            queue.add(job(id, heat));
        }
        queue.add(job(1, 6));
        queue.add(job(4, 9));
        queue.cancel(3);
        let order: Vec<u64> = std::iter::from_fn(|| queue.start()).map(|j| j.id).collect();
        assert_eq!(order, [4, 2, 1]);
    }

    #[test]
    fn turning_off_rejects_what_waits_and_runs_once() {
        let mut queue = Queue::default();
        [1, 2].into_iter().for_each(|id| queue.add(job(id, 0)));
        queue.start();
        queue.turn_off(Rejection::LlvmFailed);
        queue.end(Done {
            id: 1,
            result: Err(Rejection::Garbled),
            elapsed: Duration::from_secs(1),
        });
        let done = queue.take_done();
        let whys: Vec<_> = done
            .iter()
            .map(|d| (d.id, d.result.clone().err()))
            .collect();
        let failed = Some(Rejection::LlvmFailed);
        assert_eq!(whys, [(1, failed.clone()), (2, failed)]);
        assert!(queue.pending().is_empty() && queue.take(1).is_none());
    }
}
