//! Tier 1: recording, optimizing and stitching units.
//!
//! * [`record`]: from a running program to a unit's graph.
//! * [`opt`]: the optimizer, one pass per concern.
//! * [`asm`]: copy-and-patch: from a graph to machine code.
//! * [`stencils`]: the templates, made at build time.
//! * [`engine`]: when all this happens; entering and leaving units.

pub mod asm;
mod deopt;
pub mod engine;
pub mod opt;
pub mod record;
pub mod stencils;

pub use engine::{Options, Tier1};
