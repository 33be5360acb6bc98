//! Tier 1: recording, optimizing and stitching units.
//!
//! * [`record`]: from a running program to a unit's graph.
//! * [`opt`]: the optimizer, one pass per concern.
//! * [`asm`]: copy-and-patch: from a graph to machine code.
//! * [`stencils`]: the templates, made at build time.
//! * [`link`]: resolving the symbols of a unit from another run.
//! * [`body`], [`graph`], [`tier_up`], [`warm`]: a unit's code of either tier; handing it to tier 2; keeping it.
//! * [`engine`]: when all this happens; entering and leaving units.

pub mod asm;
pub mod body;
mod deopt;
pub mod engine;
mod enter;
pub mod findings;
pub mod graph;
mod growth;
pub mod link;
pub mod opt;
mod packed;
pub mod record;
mod shown;
pub mod stencils;
mod threads;
pub mod tier_up;
pub mod warm;

pub use engine::{Options, Tier1};
