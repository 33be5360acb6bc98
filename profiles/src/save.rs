//! Saving: what one run found goes into the database, and the packs of the programs concerned are made anew.
//!
//! ```text
//! save ──in haste──► pending/ and a quick pack
//!   │
//!  lock ──busy──► pending/ (and a first pack, if the program has none)
//!   │
//!   └─ thread ── sled ── ledger: own frames + pending files ── evict ── commit, flush ── packs
//!        │         └─ broken: set aside, once more with a fresh one ── broken: the pack alone
//!        └─ too late: pending/ and a quick pack; what the thread still does is welcome
//! ```
//!
//! Every outcome is a state in the report. A save may be cut off anywhere, by a signal or by the process's end:
//! packs are replaced as a whole, pending files are removed only after they are in the database, and absorbing
//! something twice changes nothing.

use crate::dir::{self, Dir, Sync};
use crate::limits::Limits;
use crate::lock::Lock;
use crate::pending;
use crate::reason::{Reject, SaveState};
use crate::record::Findings;
use crate::session::{self, Outcome, Work};
use crate::sled_store::{SledStore, THREAD_NAME};
use crate::store::{MemoryStore, StoreError};
use crate::warm::Rejected;
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant, SystemTime};

/// How many savers in a row may die while opening the database before it is set aside.
const MAX_ATTEMPTS: u64 = 5;

/// A pack that is read but not written gets the present time as its own, this many seconds after the last time.
const TOUCH_AFTER_S: u64 = 24 * 3600;

/// May the store be written to?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveMode {
    /// Yes.
    ReadWrite,
    /// No: saving does nothing.
    ReadOnly,
}

/// How saving went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SaveReport {
    /// What became of the findings.
    pub state: SaveState,
    /// Time the caller spent.
    pub took: Duration,
    /// Bytes written, in database, packs and pending files.
    pub written_bytes: u64,
    /// Pending files of other runs taken in.
    pub absorbed: u64,
    /// Records removed to keep within the limits.
    pub evicted: u64,
    /// The database was unusable and was set aside.
    pub set_aside: bool,
    /// The database had lost entries, and was made anew from what could be read of it and of the packs.
    pub lost: bool,
    /// Records that could not be taken in.
    pub rejected: Vec<Rejected>,
}

/// Adds a run's findings to the store in `dir`. Called at exit, or on a background thread; it may be called again.
///
/// `now_s` is the present, in seconds since 1970. Nothing is written when the findings are empty and no other run
/// left any. It never fails and, by [`Limits::save_time`], never keeps its caller for long.
pub fn save(
    dir: &Path,
    findings: &Findings,
    limits: &Limits,
    mode: SaveMode,
    now_s: u64,
) -> SaveReport {
    let start = Instant::now();
    let mut report = match mode {
        SaveMode::ReadOnly => Outcome::default().report(SaveState::Off),
        SaveMode::ReadWrite => save_now(dir, findings, limits, now_s)
            .unwrap_or_else(|why| Outcome::default().report(SaveState::Refused(why))),
    };
    report.took = start.elapsed();
    report
}

fn save_now(
    path: &Path,
    findings: &Findings,
    limits: &Limits,
    now_s: u64,
) -> Result<SaveReport, Reject> {
    if findings.is_empty() {
        let unchanged = Outcome::default().report(SaveState::Unchanged);
        let Ok(dir) = Dir::check(path) else {
            return Ok(unchanged);
        };
        if pending::list(&dir).is_empty() {
            keep_alive(&dir, findings, now_s);
            return Ok(unchanged);
        }
    }
    let dir = Dir::create(path)?;
    if free_bytes(&dir).is_some_and(|free| free < limits.free_bytes) {
        return Err(Reject::NoSpace);
    }
    let own = if findings.is_empty() {
        Vec::new()
    } else {
        findings.frames(now_s)
    };
    let work = Arc::new(Work {
        dir,
        own,
        program: findings.program,
        run: findings.run,
        limits: limits.clone(),
        now_s,
    });
    if pending::list(&work.dir).len() < limits.pending_first {
        return leave(&work, SaveState::Left);
    }
    let Some(lock) = Lock::take(&work.dir, limits.lock_time)? else {
        return leave(&work, SaveState::Busy);
    };
    let (sender, receiver) = mpsc::sync_channel(1);
    let shared = Arc::clone(&work);
    let thread = std::thread::Builder::new().name(THREAD_NAME.into());
    thread.spawn(move || {
        let result = with_database(&shared);
        drop(lock);
        // The caller may have gone on without waiting.
        let _ = sender.send(result);
    })?;
    let result = match limits.save_time {
        Some(time) => receiver.recv_timeout(time),
        None => receiver
            .recv()
            .map_err(|_| mpsc::RecvTimeoutError::Disconnected),
    };
    match result {
        Ok(Ok((state, outcome))) => Ok(outcome.report(state)),
        Ok(Err(StoreError::System(why))) => Err(why),
        Ok(Err(StoreError::Busy)) => leave(&work, SaveState::Busy),
        Ok(Err(StoreError::Broken)) | Err(mpsc::RecvTimeoutError::Disconnected) => {
            Err(Reject::Database)
        }
        Err(mpsc::RecvTimeoutError::Timeout) => leave(&work, SaveState::Late),
    }
}

impl Outcome {
    fn report(self, state: SaveState) -> SaveReport {
        SaveReport {
            state,
            took: Duration::ZERO,
            written_bytes: self.written_bytes,
            absorbed: self.absorbed,
            evicted: self.evicted,
            set_aside: self.set_aside,
            lost: self.lost,
            rejected: self.rejected,
        }
    }
}

/// Runs the work with the database; if that is broken, with a fresh one; if that is too, with none.
fn with_database(work: &Work) -> Result<(SaveState, Outcome), StoreError> {
    let dir = &work.dir;
    let mut set_aside = false;
    if attempts(dir) >= MAX_ATTEMPTS
        || dir::tree_bytes(&dir.database()) > work.limits.database_disk_bytes
    {
        set_aside = put_aside(dir);
    }
    for _ in 0..2 {
        match catch_unwind(AssertUnwindSafe(|| on_disk(work))) {
            Ok(Ok(mut outcome)) => {
                outcome.set_aside |= set_aside;
                return Ok((SaveState::Saved, outcome));
            }
            Ok(Err(why @ (StoreError::Busy | StoreError::System(_)))) => return Err(why),
            Ok(Err(StoreError::Broken)) | Err(_) => {
                set_aside |= put_aside(dir);
            }
        }
    }
    let mut outcome = session::run(work, &mut MemoryStore::default(), &[], Sync::Yes, || ())?;
    outcome.set_aside = set_aside;
    Ok((SaveState::PackOnly, outcome))
}

fn on_disk(work: &Work) -> Result<Outcome, StoreError> {
    let dir = &work.dir;
    let is_new = match dir::check_dir(&dir.database()) {
        Ok(()) => false,
        Err(Reject::Missing) => true,
        Err(why @ (Reject::Owner | Reject::Denied)) => return Err(StoreError::System(why)),
        Err(_) => return Err(StoreError::Broken),
    };
    note_attempt(dir);
    let mut store = open_database(dir, work.limits.lock_time)?;
    let salvaged = session::salvage(&mut store, is_new)?;
    let lost = salvaged.is_some();
    if lost {
        store.close()?;
        put_aside(dir);
        store = open_database(dir, work.limits.lock_time)?;
    }
    let salvaged = salvaged.unwrap_or_default();
    let mut outcome = session::run(work, &mut store, &salvaged, Sync::Yes, || {
        // It opened and could be read: whatever stops this process now is not the database's fault.
        forget_attempts(dir);
    })?;
    store.close()?;
    dir::make_private(&dir.database());
    outcome.lost = lost;
    outcome.set_aside = lost;
    Ok(outcome)
}

fn open_database(dir: &Dir, patience: Duration) -> Result<SledStore, StoreError> {
    // Made here, because sled would make it by the process's mask.
    dir::make_dir(&dir.database()).map_err(StoreError::System)?;
    SledStore::open_patiently(&dir.database(), patience)
}

/// Leaves the findings for the next saver. A program without a pack gets its first one at once, and one whose saver
/// is slow gets a new one, from what can be had without the database.
fn leave(work: &Work, state: SaveState) -> Result<SaveReport, Reject> {
    let mut outcome = Outcome::default();
    if work.own.is_empty() {
        return Ok(outcome.report(state));
    }
    let left = pending::leave(work);
    let mut quick = None;
    if matches!(state, SaveState::Late | SaveState::Left) || !work.dir.pack(&work.program).exists()
    {
        let alone = work.without_pending();
        quick = session::run(&alone, &mut MemoryStore::default(), &[], Sync::No, || ()).ok();
    }
    if let (Err(why), None) = (left, &quick) {
        return Err(why);
    }
    outcome.written_bytes = left.unwrap_or(0) + quick.map_or(0, |quick| quick.written_bytes);
    Ok(outcome.report(state))
}

/// A pack's time says when it was last of use, to the day; setting it writes no bytes.
fn keep_alive(dir: &Dir, findings: &Findings, now_s: u64) {
    if findings.used.is_empty() {
        return;
    }
    let Ok((file, _)) = dir::open_file(&dir.pack(&findings.program)) else {
        return;
    };
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now_s);
    let modified = file.metadata().and_then(|meta| meta.modified());
    let age = modified.map(|time| now.duration_since(time));
    if matches!(age, Ok(Ok(age)) if age.as_secs() > TOUCH_AFTER_S) {
        // A pack that keeps its old time only leaves a full store sooner.
        let _ = file.set_modified(now);
    }
}

/// Free bytes on the store's disk, if the system says.
pub(crate) fn free_bytes(dir: &Dir) -> Option<u64> {
    let stat = rustix::fs::statvfs(dir.path()).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

fn attempts(dir: &Dir) -> u64 {
    dir::open_file(&dir.attempts()).map_or(0, |(_, len)| len)
}

fn note_attempt(dir: &Dir) {
    let file = fs::OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32)
        .open(dir.attempts());
    if let Ok(mut file) = file {
        // Without the note a database that kills its savers is only noticed later.
        let _ = file.write_all(b".");
    }
}

fn forget_attempts(dir: &Dir) {
    let _ = fs::remove_file(dir.attempts());
}

/// Renames the database out of the way, in the place of the one set aside before. Was there one?
fn put_aside(dir: &Dir) -> bool {
    forget_attempts(dir);
    let bad = dir.bad_database();
    let _ = fs::remove_dir_all(&bad);
    let _ = fs::remove_file(&bad);
    fs::rename(dir.database(), bad).is_ok()
}

/// Opens the database for a command, under the lock: sets nothing aside and changes nothing but what `act` does.
pub(crate) fn inspect<T: Send + 'static>(
    dir: &Dir,
    limits: &Limits,
    act: impl FnOnce(&mut SledStore) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    dir::check_dir(&dir.database()).map_err(StoreError::System)?;
    let lock = Lock::take(dir, limits.lock_time).map_err(StoreError::System)?;
    let lock = lock.ok_or(StoreError::Busy)?;
    let (folder, patience) = (dir.database(), limits.lock_time);
    let thread = std::thread::Builder::new().name(THREAD_NAME.into());
    let running = thread.spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(|| {
            let mut store = SledStore::open_patiently(&folder, patience)?;
            let value = act(&mut store)?;
            store.close()?;
            Ok(value)
        }));
        drop(lock);
        result.unwrap_or(Err(StoreError::Broken))
    });
    match running.map(std::thread::JoinHandle::join) {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(StoreError::Broken),
        Err(error) => Err(StoreError::System(Reject::from(error))),
    }
}
