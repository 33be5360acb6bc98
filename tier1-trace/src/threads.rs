//! Activation records of threads that wait for their turn.

use rekindle_machine::RecordStack;
use rekindle_objects::threads::Switch;

/// Bytes of address space for the records of a thread that is not the main one.
const STACK_BYTES: usize = 64 << 20;

/// The records of threads that do not run, and whose those are that lie ready.
#[derive(Debug, Default)]
pub(crate) struct Others {
    waiting: Vec<(u64, RecordStack)>,
    /// The thread that ran last; none: it has ended, or none but the main one has run.
    owner: Option<u64>,
}

impl Others {
    /// Shows the collector what they hold.
    pub(crate) fn see(&self, see: &mut dyn FnMut(usize, usize)) {
        for (_, records) in &self.waiting {
            let used = records.used();
            see(used.start as usize, used.end as usize);
        }
    }

    /// `records` are those that lie ready; afterwards they are the thread's that runs next.
    pub(crate) fn switch(&mut self, records: &mut RecordStack, thread: u64, what: Switch) {
        match what {
            Switch::Out => self.owner = Some(thread),
            Switch::Over => self.owner = None,
            Switch::In if self.owner == Some(thread) => {}
            Switch::In => {
                let place = self.waiting.iter().position(|(id, _)| *id == thread);
                let next = match place {
                    Some(place) => self.waiting.swap_remove(place).1,
                    None => RecordStack::with_bytes(STACK_BYTES)
                        .expect("address space for a thread's activation records"),
                };
                let before = std::mem::replace(records, next);
                if let Some(owner) = self.owner.replace(thread) {
                    self.waiting.push((owner, before));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekindle_machine::record::Subject;

    #[test]
    fn each_thread_finds_its_own_records() {
        let mut records = RecordStack::with_bytes(4096).expect("mapping");
        let mut others = Others::default();
        let first = records.push(Subject::default(), 8).expect("room");
        others.switch(&mut records, 1, Switch::Out);
        others.switch(&mut records, 2, Switch::In);
        let second = records.push(Subject::default(), 8).expect("room");
        others.switch(&mut records, 2, Switch::Out);
        others.switch(&mut records, 1, Switch::In);
        let mut seen = 0;
        others.see(&mut |from, to| seen += to - from);
        assert_eq!(seen, 64);
        records.pop(first);
        others.switch(&mut records, 1, Switch::Out);
        others.switch(&mut records, 2, Switch::In);
        records.pop(second);
        others.switch(&mut records, 2, Switch::Over);
        others.switch(&mut records, 1, Switch::In);
        let mut left = 0;
        others.see(&mut |_, _| left += 1);
        assert_eq!(left, 0);
    }
}
