//! What Rekindle learned, kept for the next run: plain data, the laws by which it merges, and the places it is kept.
//!
//! | module | what it is |
//! |---|---|
//! | [`key`], [`record`], [`merge`] | the data: kinds of record, what they are known by, how two of a kind become one |
//! | `codec`, `container` | how a record becomes bytes (a *frame*), and a list of frames a file |
//! | `dir`, `lock` | the store's directory: what is safe to read, who may write |
//! | `pack`, [`warm`] | one immutable file per program, and the start that reads it |
//! | [`store`], [`sled_store`] | the database of record, and the one module that names sled |
//! | [`modules`] | what modules were translated to, a file each |
//! | `ledger`, `bounds`, `session`, `pending`, [`mod@save`] | adding a run's findings |
//! | [`portable`], [`admin`], [`collect`] | the file that travels, and what the user may ask |
//!
//! It knows nothing of what it keeps: bytecode, IR and machine code are bytes, verified by whoever wrote them.
//!
//! What always holds:
//! * Nothing here is an error of the program that runs. Missing, stale, corrupt, foreign or hostile data is a
//!   [`Reject`] in a report, and the program is cold to that extent.
//! * A bad record never affects another one.
//! * Bytes are checked against their checksum before they are decoded, and decoded under a limit.
//! * The database is not opened on the way to a warm start.
//! * Nothing is written when nothing changed.
//! * Nothing here reads the environment, prints, or keeps the store open between two calls.

#![forbid(unsafe_code)]

pub mod admin;
mod bounds;
mod codec;
pub mod collect;
mod container;
mod dir;
pub mod key;
mod ledger;
pub mod limits;
mod lock;
pub mod merge;
pub mod modules;
mod pack;
mod pending;
pub mod portable;
pub mod reason;
pub mod record;
pub mod save;
mod session;
pub mod sled_store;
pub mod store;
pub mod warm;

pub use admin::{ProgramRow, StoreStats, VerifyReport, clear, ls, stats, verify};
pub use collect::{Collected, gc};
pub use dir::default_dir;
pub use key::{
    BuildId, BytecodeKey, Fingerprint, Key, Kind, ProgramKey, RunId, SourceHash, Target, UnitKey,
};
pub use limits::Limits;
pub use merge::{CodeProfile, Feedback, ReasonCount, RunCounts, SiteCount, Weighed};
pub use modules::{ModuleKey, Modules};
pub use portable::{Imported, ImportedProgram, Which, export, import};
pub use reason::{OpenState, Reject, SaveState};
pub use record::{
    BytecodeRecord, Findings, ObjectRecord, ProfileRecord, UnitKind, UnitRecord, trace_hash,
};
pub use save::{SaveMode, SaveReport, save};
pub use sled_store::SledStore;
pub use store::{MemoryStore, Store, StoreError};
pub use warm::{OpenReport, Rejected, WarmStart};
