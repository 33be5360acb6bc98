//! What the user may ask of a store: how large it is, what is in it, whether it is sound, and to empty it.
//!
//! These are for commands: they may wait for a saver, by [`Limits::lock_time`].

use crate::codec;
use crate::dir::{self, Dir};
use crate::key::{Key, Kind, ProgramKey};
use crate::ledger::{Books, Ledger};
use crate::limits::Limits;
use crate::lock::Lock;
use crate::pack::Pack;
use crate::pending;
use crate::reason::Reject;
use crate::record::ProgramRecord;
use crate::save::{self, inspect};
use crate::store::{Store, StoreError};
use crate::warm::Rejected;
use std::fs;
use std::path::Path;

/// Sizes and numbers of a store.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct StoreStats {
    /// Why the database could not be looked into, if it could not.
    pub database_state: Option<Reject>,
    /// Of each kind in the database: number of records, and their bytes.
    pub kinds: Vec<(Kind, u64, u64)>,
    /// Bytes of the database's folder.
    pub database_disk_bytes: u64,
    /// Is there a database that was set aside as unusable?
    pub set_aside: bool,
    /// Number of packs.
    pub packs: u64,
    /// Bytes of all packs.
    pub packs_bytes: u64,
    /// When the least and the most recent pack were last of use, in seconds since 1970.
    pub used_s: Option<(u64, u64)>,
    /// Files with findings that no saver has taken in yet.
    pub pending: u64,
    /// Free bytes on its disk, if the system says.
    pub free_bytes: Option<u64>,
}

/// What a store holds of one program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgramRow {
    /// The program.
    pub program: ProgramKey,
    /// What people call it.
    pub label: String,
    /// When its pack was last of use, in seconds since 1970.
    pub used_s: u64,
    /// Of each kind in its pack: number of records, and their bytes.
    pub kinds: Vec<(Kind, u64, u64)>,
    /// Why its pack cannot be read, if it cannot.
    pub refused: Option<Reject>,
}

/// What a check of everything found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct VerifyReport {
    /// Records checked, in database and packs.
    pub checked: u64,
    /// Records that are not what they should be.
    pub rejected: Vec<Rejected>,
    /// Files that are refused as a whole: name and reason.
    pub refused: Vec<(String, Reject)>,
}

/// Sizes and numbers of the store in `dir`.
///
/// # Errors
/// Why the directory as a whole is refused; `Missing` if there is none.
pub fn stats(dir: &Path, limits: &Limits) -> Result<StoreStats, Reject> {
    let dir = Dir::check(dir)?;
    let mut packs = dir::list(&dir.packs());
    packs.retain(|file| file.name.ends_with(".rkp"));
    let times = packs.iter().map(|file| file.modified_s);
    let mut stats = StoreStats {
        database_disk_bytes: dir::tree_bytes(&dir.database()),
        set_aside: dir.bad_database().exists(),
        packs: packs.len() as u64,
        packs_bytes: packs.iter().map(|file| file.len_bytes).sum(),
        used_s: times.clone().min().zip(times.max()),
        pending: pending::list(&dir).len() as u64,
        free_bytes: save::free_bytes(&dir),
        ..StoreStats::default()
    };
    let counted = inspect(&dir, limits, |store| {
        let ledger = Ledger::open(store, 0)?;
        let lost = ledger.books() == Books::Lost;
        Ok((
            by_kind(ledger.sizes().map(|(key, n)| (key.kind(), n.into()))),
            lost,
        ))
    });
    match counted {
        Ok((kinds, lost)) => {
            stats.kinds = kinds;
            stats.database_state = lost.then_some(Reject::Lost);
        }
        Err(StoreError::System(Reject::Missing)) => {}
        Err(StoreError::System(why)) => stats.database_state = Some(why),
        Err(StoreError::Busy) => stats.database_state = Some(Reject::Busy),
        Err(StoreError::Broken) => stats.database_state = Some(Reject::Database),
    }
    Ok(stats)
}

fn by_kind(sizes: impl Iterator<Item = (Kind, u64)>) -> Vec<(Kind, u64, u64)> {
    let mut rows: Vec<(Kind, u64, u64)> = Vec::new();
    for (kind, bytes) in sizes {
        match rows.iter_mut().find(|row| row.0 == kind) {
            Some(row) => {
                row.1 += 1;
                row.2 += bytes;
            }
            None => rows.push((kind, 1, bytes)),
        }
    }
    rows.sort_unstable();
    rows
}

/// The programs that the store in `dir` has packs of, the most recent first.
///
/// # Errors
/// Why the directory as a whole is refused; `Missing` if there is none.
pub fn ls(dir: &Path) -> Result<Vec<ProgramRow>, Reject> {
    let dir = Dir::check(dir)?;
    let mut rows: Vec<ProgramRow> = dir
        .programs()
        .into_iter()
        .map(|program| {
            let path = dir.pack(&program);
            let mut row = ProgramRow {
                program,
                label: String::new(),
                used_s: dir::modified_s(&path).unwrap_or(0),
                kinds: Vec::new(),
                refused: None,
            };
            match Pack::open(&path, &program) {
                Err(why) => row.refused = Some(why),
                Ok(pack) => {
                    row.label = label(&pack, &program).unwrap_or_default();
                    let entries = 0..pack.len();
                    row.kinds = by_kind(entries.map(|e| (pack.key(e).kind(), pack.frame_bytes(e))));
                }
            }
            row
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.used_s));
    Ok(rows)
}

fn label(pack: &Pack, program: &ProgramKey) -> Option<String> {
    let key = Key::program(program);
    let frame = pack.read(pack.find(&key)?).ok()?;
    let record: ProgramRecord = codec::decode(&key, &frame).ok()?;
    Some(record.label)
}

/// Checks every record of the database and of all packs in `dir` against its checksum.
///
/// # Errors
/// Why the directory as a whole is refused; `Missing` if there is none.
pub fn verify(dir: &Path, limits: &Limits) -> Result<VerifyReport, Reject> {
    let dir = Dir::check(dir)?;
    let mut report = VerifyReport::default();
    for program in dir.programs() {
        let path = dir.pack(&program);
        match Pack::open(&path, &program) {
            Err(why) => report.refused.push((dir::pack_name(&program), why)),
            Ok(pack) => {
                for entry in 0..pack.len() {
                    report.check(&pack.key(entry), pack.read(entry));
                }
            }
        }
    }
    for file in pending::list(&dir) {
        match pending::read(&file, limits) {
            Err(why) => report.refused.push((file.name, why)),
            Ok(frames) => {
                for (key, frame) in frames {
                    report.check(&key, Ok(frame));
                }
            }
        }
    }
    let database = inspect(&dir, limits, |store| {
        let mut report = VerifyReport::default();
        store.scan(&[], &mut |key, frame| match Key::from_bytes(key) {
            Some(key) => report.check(&key, Ok(frame.to_vec())),
            None => report.refused.push(("db".into(), Reject::Decode)),
        })?;
        if Ledger::open(store, 0)?.books() == Books::Lost {
            report.refused.push(("db".into(), Reject::Lost));
        }
        Ok(report)
    });
    match database {
        Ok(found) => {
            report.checked += found.checked;
            report.rejected.extend(found.rejected);
            report.refused.extend(found.refused);
        }
        Err(StoreError::System(Reject::Missing)) => {}
        Err(StoreError::System(why)) => report.refused.push(("db".into(), why)),
        Err(StoreError::Busy) => report.refused.push(("db".into(), Reject::Busy)),
        Err(StoreError::Broken) => report.refused.push(("db".into(), Reject::Database)),
    }
    Ok(report)
}

impl VerifyReport {
    fn check(&mut self, key: &Key, frame: Result<Vec<u8>, Reject>) {
        self.checked += 1;
        if let Err(why) = frame.and_then(|frame| codec::open(key, &frame).map(|_| ())) {
            self.rejected.push(Rejected {
                key: key.clone(),
                why,
            });
        }
    }
}

/// Empties the store in `dir`; the directory stays, and so does whatever in it is not the store's.
///
/// # Errors
/// `Busy` if another process is saving; else why it could not be emptied.
pub fn clear(dir: &Path, limits: &Limits) -> Result<(), Reject> {
    let dir = match Dir::check(dir) {
        Err(Reject::Missing) => return Ok(()),
        checked => checked?,
    };
    let _lock = Lock::take(&dir, limits.lock_time)?.ok_or(Reject::Busy)?;
    for folder in [
        dir.database(),
        dir.bad_database(),
        dir.packs(),
        dir.modules(),
        dir.pending(),
    ] {
        match fs::symlink_metadata(&folder) {
            Err(_) => {}
            Ok(meta) if meta.is_dir() => fs::remove_dir_all(&folder)?,
            Ok(_) => fs::remove_file(&folder)?,
        }
    }
    match fs::remove_file(dir.attempts()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
