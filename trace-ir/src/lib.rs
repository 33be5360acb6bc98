//! The intermediate representation of compiled units.
//!
//! A [`Unit`] is a control-flow graph of micro-ops in static single assignment form. It is
//! recorded from a running program (a straight trace is the common case), grows by side
//! traces that rejoin at merge points, is optimized, lowered, and kept for the next run.
//!
//! * [`uop`]: the micro-op table.
//! * [`unit`]: blocks, instructions, edges.
//! * [`snapshot`]: how interpreter frames are rebuilt when compiled code is left.
//! * [`form`]: the templates that tier 1 has for them.
//! * [`protocol`]: how units go to the LLVM plugin and objects come back.
//! * [`literal`]: process-specific words, by symbol.
//! * [`cfg`]: order, dominators and loops of a unit's blocks.
//! * [`print()`], [`parse()`]: units as text.
//! * [`verify()`]: what every consumer may assume.
//! * [`compute`], [`eval()`]: what micro-ops mean; the reference that every tier is tested against.
//! * [`bytes`]: units as bytes, and their content key.
//!
//! A unit refers to heap objects only through literals, so it means the same in every process.

#![forbid(unsafe_code)]

pub mod bytes;
pub mod cfg;
pub mod compute;
pub mod eval;
pub mod form;
pub mod literal;
pub mod parse;
pub mod print;
pub mod protocol;
pub mod snapshot;
pub mod unit;
pub mod uop;
pub mod verify;

pub use cfg::{Cfg, Loop};
pub use eval::{Memory, Outcome, eval};
pub use form::Form;
pub use literal::{ClassSymbol, CodeSymbol, Literal, SlotRepr};
pub use parse::{ParseError, parse};
pub use print::print;
pub use snapshot::{
    CtxId, FrameState, Inlined, InlinedKind, Resume, SnapId, Snapshot, Virtual, VirtualKind,
};
pub use unit::{Block, BlockId, Edge, Ins, Ref, Terminator, Unit, UnitKind};
pub use uop::{Effect, Region, Ty, Uop};
pub use verify::{Violation, verify};
