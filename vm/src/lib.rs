//! Rekindle put together: the embedding API.
//!
//! ```text
//!  Options ──► Vm::new ──► Vm::run(Program) ──► Exit, Stats
//!                 │
//!                 ├ Runtime   objects and heap            (objects, stdlib)
//!                 ├ Interp    tier 0, and its stacks      (tier0-interp)
//!                 ├ Tiers     compiled code, the store    (tier1-trace, tier2-llvm, profiles)
//!                 └ NativeStack  where all of it runs     (machine)
//! ```
//!
//! * [`options`]: everything that can be chosen, as plain data.
//! * [`run`]: from a [`Program`] to an [`Exit`].
//! * [`source`]: bytes to code objects; `SyntaxError`.
//! * `evaluate`: `eval`, `exec` and `compile`.
//! * [`imports`]: the program's own modules.
//! * [`report`]: uncaught exceptions, in CPython's words and layout.
//! * [`plugin`]: the LLVM plugin as a file.
//! * [`portable`]: profiles that travel.
//! * [`stats`]: what a run did, for `-X stats`.
//! * [`tiers`]: the compiled tiers and the store.
//! * [`listing`]: every stage of a program's road as text.
//!
//! Nothing here prints or reads the environment: what the program writes goes to an
//! [`Output`], and everything else is in [`Options`].

mod evaluate;
pub mod imports;
mod kept_code;
pub mod listing;
pub mod options;
pub mod plugin;
pub mod portable;
pub mod report;
pub mod run;
pub mod source;
pub mod stats;
pub mod tiers;
mod tree;

pub use options::{HashSeed, Options, Store, Stress, Tier};
pub use rekindle_objects::runtime::{Captured, Output};
pub use rekindle_profiles as profiles;
pub use rekindle_stdlib::signal::{die_of, leave};
pub use rekindle_tier1::opt::Faults;
pub use run::{Exit, Program, Vm};
pub use stats::Stats;
