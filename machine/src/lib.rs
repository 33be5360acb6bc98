//! Running machine code that did not exist when the program was built.
//!
//! * [`memory`], [`code`]: code memory, mapped twice. A [`Draft`] can be written, a [`Code`] can
//!   be run; no page is writable and executable at once.
//! * [`patch`]: filling the holes of a stencil.
//! * [`entry`]: calling a unit, and how it was left.
//! * [`record`]: activation records, where compiled code keeps what others must find.
//! * [`stack`]: a large native stack for compiled recursion.
//! * [`deopt`]: where each exit's values are found.
//! * [`object`]: the linker for tier 2's relocatable objects.
//! * [`disassembly`], [`perf`]: what people look at.
//!
//! Not here: what a unit means, or how its code is made. The operating system's memory calls are
//! named in `os` alone.

pub mod code;
mod coherence;
pub mod deopt;
pub mod disassembly;
pub mod entry;
mod free_list;
pub mod memory;
pub mod object;
mod os;
pub mod patch;
pub mod perf;
pub mod record;
pub mod stack;

pub use code::{Code, Draft};
pub use deopt::{ExitRecord, Location};
pub use disassembly::{Line, Target, disassemble};
pub use entry::{Entrance, Left, enter_whole};
pub use memory::{CodeMemory, Full, Literals};
pub use os::thread_time;
pub use record::{Activation, RecordStack, Window};
pub use stack::NativeStack;
