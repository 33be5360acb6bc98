//! The host side of tier 2: what to compile, in the background, and how the result is installed.
//!
//! * [`worker`]: a thread that compiles units one by one, the hottest first.
//! * [`plugin`]: the shared library with LLVM in it, loaded when the first unit is compiled and
//!   at no other time.
//! * [`install`]: from an object to code that can be entered.
//! * [`target`]: what this machine's processor is called.
//!
//! The worker sees immutable units and nothing of the heap. Whatever goes wrong in it is a
//! [`Rejection`] with a reason; the program goes on in the tiers below.

pub mod install;
pub mod plugin;
mod queue;
pub mod rejection;
pub mod target;
pub mod worker;

pub use install::{Installed, install};
pub use plugin::PluginPath;
pub use rejection::Rejection;
pub use target::host_target;
pub use worker::{Budget, Done, Job, Options, Tier2, block_signals};
