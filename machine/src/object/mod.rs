//! The linker for tier 2's relocatable objects.
//!
//! An object is read into a [`plan::Plan`], which checks everything that can be checked without
//! an address; then it is placed in code memory, with its constants, and relocated there:
//!
//! ```text
//!  │ sections that are read or run … │ addresses (a "GOT") … │ stubs for far calls … │
//! ```
//!
//! Objects come from LLVM or from a file that anything may have happened to: nothing in them
//! makes the linker panic or write outside the unit's own memory. (That the *code* is what LLVM
//! made is not checked here: the store accepts code only from the user's own runs.)

mod apply;
mod library;
mod plan;
mod relocation;

use crate::memory::CodeMemory;
use crate::{Code, Target};

/// Why an object was not linked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Not a relocatable object file, or a damaged one.
    Malformed,
    /// For another kind of processor.
    ForeignTarget,
    /// A section that we do not place: writable, thread-local, oddly aligned.
    Section,
    /// More than a unit may take.
    TooLarge,
    /// A symbol that nobody defines.
    Undefined(String),
    /// A relocation of a kind that we do not know.
    Relocation(u32),
    /// An address that the instruction cannot reach.
    OutOfReach,
    /// No entry symbol, or not one in code.
    NoEntry,
    /// Code memory is full.
    Full,
}

impl Refusal {
    /// A short name for statistics.
    pub fn name(&self) -> &'static str {
        match self {
            Refusal::Malformed => "malformed",
            Refusal::ForeignTarget => "foreign_target",
            Refusal::Section => "section",
            Refusal::TooLarge => "too_large",
            Refusal::Undefined(_) => "undefined_symbol",
            Refusal::Relocation(_) => "relocation",
            Refusal::OutOfReach => "out_of_reach",
            Refusal::NoEntry => "no_entry",
            Refusal::Full => "memory_full",
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Undefined(name) => write!(f, "undefined symbol {name}"),
            Refusal::Relocation(kind) => write!(f, "unknown relocation {kind}"),
            other => f.write_str(other.name()),
        }
    }
}

impl std::error::Error for Refusal {}

/// An object in memory, ready to run.
#[derive(Debug)]
pub struct Linked {
    /// All of it, constants and stubs included.
    pub code: Code,
    /// Address of the entry symbol.
    pub entry: u64,
    /// Bytes of the section that the entry lies in: what there is to disassemble.
    pub text_bytes: usize,
}

/// Links an object for this machine.
///
/// `entry` names the symbol to enter at. `extra` gives addresses of symbols that the object may
/// use (the literal table, say); beyond those only a short list of C library functions is known.
pub fn link(
    memory: &CodeMemory,
    object: &[u8],
    entry: &str,
    extra: &[(&str, u64)],
) -> Result<Linked, Refusal> {
    let target = Target::host().ok_or(Refusal::ForeignTarget)?;
    let plan = plan::read(object, target, entry)?;
    let addresses = plan
        .externals
        .iter()
        .map(|name| {
            let known = extra.iter().find(|(n, _)| n == name).map(|(_, a)| *a);
            known
                .or_else(|| library::address(name))
                .ok_or_else(|| Refusal::Undefined(name.clone()))
        })
        .collect::<Result<Vec<u64>, _>>()?;
    apply::place(memory, &plan, &addresses)
}

#[cfg(test)]
#[cfg(target_arch = "x86_64")]
mod tests;
