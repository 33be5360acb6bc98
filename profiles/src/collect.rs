//! Taking away what a store needs no more, when the user asks for it.
//!
//! A saver keeps the store within its limits anyway; this also takes in what runs left that could not save, and
//! removes a database that was set aside as unusable.

use crate::dir::{self, Dir};
use crate::limits::Limits;
use crate::lock::Lock;
use crate::reason::{Reject, SaveState};
use crate::record::Findings;
use crate::save::{SaveMode, save};
use std::fs;
use std::path::Path;

/// What was taken away.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Collected {
    /// Bytes of the store before.
    pub before_bytes: u64,
    /// Bytes of the store now.
    pub after_bytes: u64,
    /// Findings of other runs that were taken in.
    pub absorbed: u64,
    /// Records removed to keep within the limits.
    pub evicted: u64,
    /// Was there a database that had been set aside?
    pub set_aside: bool,
}

/// Tidies the store in `dir`; `now_s` is the present, in seconds since 1970.
///
/// # Errors
/// `Missing` if there is none, `Busy` if another process is saving; else why it is refused.
pub fn gc(dir: &Path, limits: &Limits, now_s: u64) -> Result<Collected, Reject> {
    let checked = Dir::check(dir)?;
    let mut collected = Collected {
        before_bytes: dir::tree_bytes(checked.path()),
        ..Collected::default()
    };
    {
        let _lock = Lock::take(&checked, limits.lock_time)?.ok_or(Reject::Busy)?;
        let bad = checked.bad_database();
        collected.set_aside = match fs::symlink_metadata(&bad) {
            Err(_) => false,
            Ok(meta) if meta.is_dir() => fs::remove_dir_all(&bad).map(|()| true)?,
            Ok(_) => fs::remove_file(&bad).map(|()| true)?,
        };
        for folder in [checked.packs(), checked.modules(), checked.pending()] {
            dir::sweep(&folder, now_s);
        }
    }
    let report = save(
        dir,
        &Findings::default(),
        limits,
        SaveMode::ReadWrite,
        now_s,
    );
    match report.state {
        SaveState::Busy => return Err(Reject::Busy),
        SaveState::Refused(why) => return Err(why),
        _ => {}
    }
    collected.absorbed = report.absorbed;
    collected.evicted = report.evicted;
    collected.after_bytes = dir::tree_bytes(checked.path());
    Ok(collected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ProgramKey, RunId, UnitRecord};

    #[test]
    fn a_set_aside_database_goes_and_what_is_known_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = folder.path().join("store");
        let limits = Limits::patient();
        assert_eq!(gc(&dir, &limits, 1000), Err(Reject::Missing));
        let findings = Findings {
            run: RunId {
                started_s: 1000,
                nonce: 1,
            },
            program: ProgramKey([1; 16]),
            units: vec![UnitRecord::default()],
            ..Findings::default()
        };
        assert_eq!(
            save(&dir, &findings, &limits, SaveMode::ReadWrite, 1000).state,
            SaveState::Saved
        );
        let bad = Dir::check(&dir).expect("there").bad_database();
        fs::create_dir(&bad).expect("made");
        fs::write(bad.join("db"), [0; 4096]).expect("written");
        let collected = gc(&dir, &limits, 1000).expect("done");
        assert!(collected.set_aside && !bad.exists(), "{collected:?}");
        assert!(collected.after_bytes < collected.before_bytes);
        assert_eq!(crate::ls(&dir).expect("there").len(), 1);
    }
}
