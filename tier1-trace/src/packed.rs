//! A unit's code as one run of bytes, which the store keeps beside the graph.
//!
//! Taking up a unit reads the front part only (what it must be linked with); the optimized graph, whose snapshots its
//! exits name, stays packed until one is taken.

use crate::body::{Machine, UnitState};
use crate::growth::TRIED;
use rekindle_trace_ir::{CodeSymbol, Literal, Ref, UnitKind, protocol};
use serde::{Deserialize, Serialize};

/// Machine code of a unit, with what is needed to run it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Packed {
    pub(crate) kind: UnitKind,
    pub(crate) root_pc: u32,
    /// Instructions in the graph as recorded.
    pub(crate) size: u64,
    /// What was learned of it: recordings that grew it, guards that stay in their loops, guards not to be tried again.
    pub(crate) growth: u32,
    pub(crate) pinned: Vec<Ref>,
    pub(crate) tried: Vec<Ref>,
    pub(crate) codes: Vec<CodeSymbol>,
    pub(crate) literals: Vec<Literal>,
    /// The optimized graph.
    #[serde(with = "serde_bytes")]
    pub(crate) optimized: Vec<u8>,
    pub(crate) code: PackedCode,
}

/// Code of either tier.
#[derive(Serialize, Deserialize)]
pub(crate) enum PackedCode {
    /// Stencils.
    Stencils(crate::asm::Kept),
    /// LLVM's object, as tier 2 gave it.
    Object(#[serde(with = "serde_bytes")] Vec<u8>),
}

impl Packed {
    /// A unit's code, or nothing if it is too large to be kept.
    pub(crate) fn bytes_of(u: &UnitState) -> Option<Vec<u8>> {
        let code = match &u.body.machine {
            Machine::Stencils(c) => PackedCode::Stencils(c.keep()?),
            Machine::Whole(w) => PackedCode::Object(w.object.clone()),
        };
        let numbered = u.exits.iter().enumerate();
        // What was not compiled is to be recorded again.
        let waiting = u.pending.as_ref().map_or(&[][..], |p| &p.guards);
        let tried =
            numbered.filter(|(guard, n)| **n >= TRIED && !waiting.contains(&Ref(*guard as u32)));
        protocol::encode(&Packed {
            kind: u.kind,
            root_pc: u.root_pc,
            size: u.size as u64,
            growth: u.growth - waiting.len() as u32,
            pinned: u.pinned.clone(),
            tried: tried.map(|(guard, _)| Ref(guard as u32)).collect(),
            codes: u.source.codes.clone(),
            literals: u.source.literals.clone(),
            optimized: u.body.unit.bytes().into_owned(),
            code,
        })
    }
}
