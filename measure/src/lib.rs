//! How long programs take: processes that take turns, medians with intervals, curves of warming up.
//!
//! ```text
//!  Subject × Contender ─► session ─► Measured ─► Summary ─► report: table, JSON, Markdown, HTML
//!  (a program)  (who runs it)  (every run)     (estimates)
//! ```
//!
//! Each run is a process of its own. The contenders take turns, so that whatever else the machine
//! does hits all of them alike; and all must write the same, byte for byte. Nothing here prints.
//!
//! * [`process`]: one process, timed.
//! * [`contender`]: who runs a program, and how the store is prepared.
//! * [`session`]: the rounds.
//! * [`estimate`]: medians and their intervals.
//! * [`change`]: where a series of times changes its level.
//! * [`curve`]: times of iterations inside a process.
//! * [`summary`]: what all reports are made of.
//! * [`coverage`]: which tier did the work, and what kept it from doing more.
//! * [`python`]: what other Pythons say of themselves.

pub mod change;
pub mod contender;
pub mod coverage;
pub mod curve;
pub mod estimate;
pub mod process;
pub mod python;
pub mod report;
pub mod session;
pub mod summary;
