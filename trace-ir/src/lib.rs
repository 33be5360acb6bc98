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
//! * [`literal`]: process-specific words, by symbol.
//!
//! A unit refers to heap objects only through literals, so it means the same in every process.

pub mod form;
pub mod literal;
pub mod snapshot;
pub mod unit;
pub mod uop;

pub use form::Form;
pub use literal::{ClassSymbol, CodeSymbol, Literal, SlotRepr};
pub use snapshot::{
    CtxId, FrameState, Inlined, InlinedKind, Resume, SnapId, Snapshot, Virtual, VirtualKind,
};
pub use unit::{Block, BlockId, Edge, Ins, Ref, Terminator, Unit, UnitKind};
pub use uop::{Effect, Region, Ty, Uop};
