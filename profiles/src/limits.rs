//! All the bounds of the store, in one place.

use std::time::Duration;

/// What opening the database and writing a few megabytes into it takes, generously.
const DATABASE_TIME: Duration = Duration::from_millis(100);

/// How large the store may grow, and how long it may take.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of all records in the database.
    pub database_bytes: u64,
    /// Records in the database.
    pub database_entries: u64,
    /// Bytes of the database's folder; beyond it the database is begun anew (sled gives little space back).
    pub database_disk_bytes: u64,
    /// Bytes of one program's pack.
    pub pack_bytes: u64,
    /// Records in one program's pack.
    pub pack_entries: usize,
    /// Bytes of all packs.
    pub packs_bytes: u64,
    /// Number of packs.
    pub packs: usize,
    /// Files in `pending/`; a run that finds as many leaves none.
    pub pending_files: usize,
    /// While fewer pending files wait than this, a save leaves its findings among them and does not open the database:
    /// for runs that end too soon to pay for it. 0: the database is always opened.
    pub pending_first: usize,
    /// Bytes of one pending file.
    pub pending_bytes: u64,
    /// Bytes of a portable file.
    pub portable_bytes: u64,
    /// Records in a pending or portable file.
    pub file_entries: u32,
    /// Free bytes on the disk below which nothing is saved.
    pub free_bytes: u64,
    /// How long a save may keep its caller; then the findings are left for the next saver. `None`: until it is done.
    pub save_time: Option<Duration>,
    /// How long a save may wait for another saver: not at all in a program, some seconds in a command.
    pub lock_time: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            database_bytes: 64 << 20,
            database_entries: 16 << 10,
            database_disk_bytes: 512 << 20,
            pack_bytes: 16 << 20,
            pack_entries: 4 << 10,
            packs_bytes: 128 << 20,
            packs: 256,
            pending_files: 64,
            pending_first: 0,
            pending_bytes: 32 << 20,
            portable_bytes: 128 << 20,
            file_entries: 64 << 10,
            free_bytes: 16 << 20,
            save_time: Some(Duration::from_millis(40)),
            lock_time: Duration::ZERO,
        }
    }
}

impl Limits {
    /// For the end of a run that took so long: a twentieth of that, and for a short one no more than files take to write.
    pub fn after(run: Duration) -> Limits {
        let limits = Limits::default();
        let share = run / 20;
        if share < DATABASE_TIME {
            return Limits {
                save_time: Some(DATABASE_TIME),
                pending_first: limits.pending_files / 4,
                ..limits
            };
        }
        Limits {
            save_time: Some(share.min(10 * DATABASE_TIME)),
            ..limits
        }
    }

    /// For a command that the user waits for.
    pub fn patient() -> Limits {
        Limits {
            save_time: None,
            lock_time: Duration::from_secs(5),
            ..Limits::default()
        }
    }
}
