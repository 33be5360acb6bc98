//! The store's lock: one saver at a time. Readers need none, because a pack is only ever replaced as a whole.

use crate::dir::Dir;
use crate::reason::Reject;
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::time::{Duration, Instant};

pub(crate) const POLL: Duration = Duration::from_millis(2);

/// Held until it is dropped, or the process ends however it ends.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Lock {
    /// Takes the lock, waiting at most `patience`; `None` if another process holds it.
    pub(crate) fn take(dir: &Dir, patience: Duration) -> Result<Option<Lock>, Reject> {
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .custom_flags(flags.bits() as i32)
            .open(dir.lock())?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Lock(file))),
                Err(TryLockError::Error(error)) => return Err(error.into()),
                Err(TryLockError::WouldBlock) if start.elapsed() >= patience => return Ok(None),
                Err(TryLockError::WouldBlock) => std::thread::sleep(POLL),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would not do after a fork: the child shares the lock until it closes its copy too.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_nobody_waits() {
        let root = tempfile::tempdir().unwrap();
        let dir = Dir::create(&root.path().join("s")).unwrap();
        let first = Lock::take(&dir, Duration::ZERO).unwrap();
        assert!(first.is_some());
        assert!(Lock::take(&dir, Duration::ZERO).unwrap().is_none());
        drop(first);
        assert!(Lock::take(&dir, Duration::ZERO).unwrap().is_some());
    }
}
