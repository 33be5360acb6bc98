//! Tier 0: the interpreter.
//!
//! ```text
//!  Interp ─┬ frames   one Frame per active Python call, contiguous, newest last
//!          ├ stack    registers of all frames; a callee's window overlaps its arguments
//!          └ engine   what compiles hot code (tier 1), behind a trait
//! ```
//!
//! * [`dispatch`]: the loop. One arm per op, fast paths only.
//! * [`slow`]: what the arms call when their fast path fails; cold, outlined.
//! * [`calls`], [`args`]: calling, and binding arguments to parameters.
//! * [`attrs`]: inline caches of attributes, methods and globals. They double as profile.
//! * [`iteration`]: `for` loops without iterator objects.
//! * [`generators`]: suspending and resuming frames.
//! * [`hosted`]: built-in functions written in Python.
//! * [`operators`]: operators that a class defines in Python.
//! * [`unwind`]: exceptions, handlers, tracebacks.
//! * [`engine`]: the door through which compiled code is entered and code gets hot.
//!
//! Python calls do not recurse natively. Natives that call back (`sorted(key=…)`) enter a
//! nested [`Interp::run`]; `docs/decisions.md` lists where.

pub mod args;
mod arithmetic;
pub mod attrs;
mod call_ex;
pub mod calls;
mod class_attrs;
pub mod classes;
pub(crate) mod dead_registers;
pub mod dispatch;
pub mod engine;
pub mod frame;
pub mod frame_objects;
mod generators;
pub mod hosted;
mod import_from;
pub mod interp;
pub mod iteration;
pub mod operators;
pub(crate) mod rare_hook;
pub(crate) mod rare_ops;
mod run;
pub mod slow;
mod stores;
mod threads;
pub mod tracing;
mod unwind;

pub use engine::{Engine, Entered};
pub use frame::{Frame, FrameKind};
pub use interp::Interp;
pub use unwind::calling_flags;
