//! The database of record on disk. This is the one module that names sled.
//!
//! What sled 0.34 does, and what is done about it here:
//! * it panics on some damage, on its own threads too: the caller runs it under `catch_unwind` on a thread of its
//!   own, and `keep_quiet` keeps such panics off the program's stderr;
//! * after an error or a panic its destructor may hang or panic again: the handle is leaked;
//! * its worker threads are gone after a fork, and it would wait for them: the child may not use it;
//! * `len()` and iteration past an error may loop for ever: neither is used;
//! * it makes its files by the process's mask: they are made private afterwards (see `save.rs`).

use crate::lock::POLL;
use crate::reason::Reject;
use crate::store::{Change, Store, StoreError};
use std::cell::Cell;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::time::{Duration, Instant};

const CACHE_BYTES: u64 = 16 << 20;

/// Fixed when a database is made; another size would be refused at the next open.
const SEGMENT_BYTES: usize = 128 << 10;

/// The thread that saves; panics on it and on sled's own threads are not shown.
pub(crate) const THREAD_NAME: &str = "rekindle-store";

/// Folders whose handle this process leaked, with the lock it holds: waiting for one would be waiting for oneself.
static LEAKED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn leaked() -> MutexGuard<'static, Vec<PathBuf>> {
    LEAKED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Is this a child of the process that was first to use a database?
fn forked() -> bool {
    static FIRST_USER: OnceLock<u32> = OnceLock::new();
    let process = std::process::id();
    *FIRST_USER.get_or_init(|| process) != process
}

/// An open sled database.
#[derive(Debug)]
pub struct SledStore {
    /// Empty only after `close`.
    db: Option<sled::Db>,
    folder: PathBuf,
    /// It gave an error, so nothing more is asked of it, not even to close.
    failed: Cell<bool>,
}

impl SledStore {
    /// Opens or makes the database in `folder`. May panic on a corrupt one.
    pub fn open(folder: &Path) -> Result<SledStore, StoreError> {
        if forked() {
            return Err(StoreError::Busy);
        }
        keep_quiet();
        let db = sled::Config::default()
            .path(folder)
            .mode(sled::Mode::LowSpace)
            .cache_capacity(CACHE_BYTES)
            .segment_size(SEGMENT_BYTES)
            .flush_every_ms(None)
            .use_compression(false)
            .open()
            .map_err(|error| meaning(&error))?;
        Ok(SledStore {
            db: Some(db),
            folder: folder.to_path_buf(),
            failed: Cell::new(false),
        })
    }

    /// Opens as [`SledStore::open`] does, and tries again for `patience` while the database is in use. Only for the
    /// holder of the store's [`Lock`](crate::lock::Lock), for whom that passes: a child that this process has just
    /// forked shares sled's own lock until it execs, even if sled has let go of it here.
    pub(crate) fn open_patiently(
        folder: &Path,
        patience: Duration,
    ) -> Result<SledStore, StoreError> {
        let start = Instant::now();
        let may_pass = !forked() && !leaked().iter().any(|one| one == folder);
        loop {
            match SledStore::open(folder) {
                Err(StoreError::Busy) if may_pass && start.elapsed() < patience => {
                    std::thread::sleep(POLL);
                }
                result => return result,
            }
        }
    }

    /// Closes the database; what was not flushed is flushed now.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.flush()?;
        drop(self.db.take());
        Ok(())
    }

    fn run<T>(&self, act: impl FnOnce(&sled::Db) -> sled::Result<T>) -> Result<T, StoreError> {
        match &self.db {
            Some(db) if !self.failed.get() => act(db).map_err(|error| {
                self.failed.set(true);
                meaning(&error)
            }),
            _ => Err(StoreError::Broken),
        }
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        if self.failed.get() || std::thread::panicking() {
            leaked().push(std::mem::take(&mut self.folder));
            std::mem::forget(self.db.take());
        }
    }
}

impl Store for SledStore {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.run(|db| Ok(db.get(key)?.map(|bytes| bytes.to_vec())))
    }

    fn scan(&self, prefix: &[u8], visit: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreError> {
        self.run(|db| {
            for entry in db.scan_prefix(prefix) {
                let (key, value) = entry?;
                visit(&key, &value);
            }
            Ok(())
        })
    }

    fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for (key, value) in changes {
            match value {
                Some(bytes) => batch.insert(key.as_slice(), bytes.as_slice()),
                None => batch.remove(key.as_slice()),
            }
        }
        self.run(|db| db.apply_batch(batch))
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.run(|db| db.flush().map(|_| ()))
    }
}

fn meaning(error: &sled::Error) -> StoreError {
    let sled::Error::Io(error) = error else {
        return StoreError::Broken;
    };
    match Reject::from(error) {
        why @ (Reject::NoSpace | Reject::ReadOnly | Reject::Denied) => StoreError::System(why),
        // sled gives its own lock's failure no kind, only this text.
        _ if error.kind() == ErrorKind::Other
            && error.to_string().contains("could not acquire lock") =>
        {
            StoreError::Busy
        }
        _ => StoreError::Broken,
    }
}

/// Keeps the panics of this database off stderr, once per process; all others go where they went before.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let shown = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let thread = std::thread::current();
            let ours = |name: &str| name == THREAD_NAME || name.starts_with("sled-");
            if !thread.name().is_some_and(ours) {
                shown(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    fn exercise(store: &mut dyn Store) -> Vec<(Vec<u8>, Vec<u8>)> {
        let put = |k: &[u8], v: &[u8]| (k.to_vec(), Some(v.to_vec()));
        store
            .write(&[
                put(b"b1", b"x"),
                put(b"a1", b"y"),
                put(b"b2", b"z"),
                put(b"c", b"-"),
            ])
            .unwrap();
        store
            .write(&[(b"b2".to_vec(), None), put(b"b0", &[7; 300_000])])
            .unwrap();
        store.flush().unwrap();
        assert_eq!(store.get(b"a1").unwrap(), Some(b"y".to_vec()));
        assert_eq!(store.get(b"b2").unwrap(), None);
        let mut seen = Vec::new();
        store
            .scan(b"b", &mut |k, v| seen.push((k.to_vec(), v.to_vec())))
            .unwrap();
        seen
    }

    #[test]
    fn both_stores_do_the_same() {
        let root = tempfile::tempdir().unwrap();
        let mut sled = SledStore::open(&root.path().join("db")).unwrap();
        let seen = exercise(&mut sled);
        assert_eq!(seen, exercise(&mut MemoryStore::default()));
        assert_eq!(seen.len(), 2);
        assert!(matches!(
            SledStore::open(&root.path().join("db")),
            Err(StoreError::Busy)
        ));
        sled.close().unwrap();
        let patience = Duration::from_secs(5);
        let again = SledStore::open_patiently(&root.path().join("db"), patience).unwrap();
        assert_eq!(again.get(b"b0").unwrap().unwrap().len(), 300_000);
    }

    /// Seen as a failed save while another thread was starting a child.
    #[test]
    fn a_lock_that_somebody_still_shares_is_waited_for() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("db");
        let held = SledStore::open(&folder).unwrap();
        let nobody_waits = SledStore::open_patiently(&folder, Duration::ZERO);
        assert!(matches!(nobody_waits, Err(StoreError::Busy)));
        let holder = std::thread::spawn(move || {
            std::thread::sleep(POLL * 10);
            held.close()
        });
        assert!(SledStore::open_patiently(&folder, Duration::from_secs(60)).is_ok());
        holder.join().unwrap().unwrap();
    }

    #[test]
    fn a_file_in_its_place_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("db"), b"").unwrap();
        assert!(SledStore::open(&root.path().join("db")).is_err());
    }
}
