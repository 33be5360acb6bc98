//! The assembler: a unit becomes machine code by copying stencils and filling their holes.
//!
//! ```text
//!  Unit ─ layout ─► order of blocks ─ select ─► forms and operands ─ live ─► ranges
//!       ─ allocate ─► registers and slots ─ emit ─► sequence of stencils ─ stitch ─► Code
//! ```
//!
//! No LLVM, no search: each step is a pass over the unit. What cannot be assembled is a
//! [`Refusal`] with a reason, and the unit stays in the interpreter.
//!
//! What always holds for the code made: at an exit every value that its snapshot names is where
//! the [`ExitRecord`] says; during a call with a snapshot the record's number stands in the
//! activation record, and everything that it names in slots or constants.

mod allocate;
mod emit;
mod kept;
mod layout;
mod live;
mod moves;
mod ranges;
mod select;
mod sequence;
mod stitch;
mod uses;

use crate::stencils::{self, Table};
use allocate::Allocation;
use emit::Emitter;
use kept::Address;
pub use kept::{Exits, Kept};
use layout::Layout;
use live::Liveness;
use rekindle_abi::Ctx;
use rekindle_machine::{Code, CodeMemory, Entrance, Full, Left, Literals, Window};
use rekindle_trace_ir::{Form, Ref, Unit};
use select::Selection;
use sequence::Sequence;

/// Why a unit was not assembled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No stencils for this processor, or not for some op with such operands.
    NoStencil,
    /// An operand that nothing defines: the unit is not what `verify` lets through.
    Undefined,
    /// More values at a time than a record has slots.
    TooManySlots,
    /// A number or distance that an instruction cannot hold.
    OutOfRange,
    /// Code memory is full.
    MemoryFull,
}

impl Refusal {
    /// A short name for statistics.
    pub fn name(self) -> &'static str {
        match self {
            Refusal::NoStencil => "no_stencil",
            Refusal::Undefined => "undefined_operand",
            Refusal::TooManySlots => "too_many_slots",
            Refusal::OutOfRange => "out_of_range",
            Refusal::MemoryFull => "memory_full",
        }
    }
}

impl From<Full> for Refusal {
    fn from(_: Full) -> Refusal {
        Refusal::MemoryFull
    }
}

/// What is added to the code for testing and counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Before each guard that may leave at any time, count `Ctx::forced` down (`stress=exits`).
    pub forced: bool,
    /// Count iterations in `Ctx::loop_count`, one per poll.
    pub count_loops: bool,
}

/// The code that all units share: the way in, and the way out. Made once per code memory.
#[derive(Debug)]
pub struct Gate {
    table: &'static Table,
    memory: CodeMemory,
    entrance: Entrance,
    tail: Code,
}

impl Gate {
    /// Copies the shared stencils into code memory.
    pub fn new(memory: &CodeMemory) -> Result<Gate, Refusal> {
        let table = stencils::host().ok_or(Refusal::NoStencil)?;
        let enter = table.find(Form::Enter, &[], None);
        let tail = table.find(Form::ExitTail, &[], None);
        let (enter, tail) = enter.zip(tail).ok_or(Refusal::NoStencil)?;
        let mut draft = memory.draft(tail.code.len())?;
        draft.bytes_mut()[..tail.code.len()].copy_from_slice(tail.code);
        draft.truncate(tail.code.len());
        Ok(Gate {
            table,
            memory: memory.clone(),
            entrance: Entrance::new(memory, enter.code)?,
            tail: draft.publish(),
        })
    }

    /// Makes code of a verified unit. `words` are its literals, in order; they can be bound anew
    /// in [`Compiled::literals`].
    pub fn assemble(
        &self,
        unit: &Unit,
        words: &[u64],
        options: Options,
    ) -> Result<Compiled, Refusal> {
        let literals = self.memory.literals(words)?;
        let sequence = sequence(unit, self.table, options, literals.address())?;
        let (len, main) = sequence.len_bytes();
        let mut draft = self.memory.draft(len)?;
        draft.truncate(len);
        let base = draft.address();
        let addresses = sequence.write(self.table, draft.bytes_mut(), base, self.tail.address())?;
        let statistics = Statistics {
            ops: unit.blocks.iter().map(|b| b.body.len()).sum(),
            stencils: sequence.steps.len(),
            code_bytes: main,
            stub_bytes: len - main,
        };
        Ok(Compiled {
            code: draft.publish(),
            literals,
            slots: sequence.slots,
            statistics,
            origins: origins(&sequence),
            addresses,
            exits: sequence.exits.into(),
        })
    }

    /// Runs a unit from its entry.
    ///
    /// # Safety
    /// `compiled` was assembled by this gate; `ctx` points to a context whose helper table, frame
    /// registers and stack limit are what the unit expects; `window` has at least
    /// [`Compiled::slots`] slots.
    pub unsafe fn enter(&self, compiled: &Compiled, ctx: *mut Ctx, window: &Window) -> Left {
        // SAFETY: gate and unit are made of the same table, the code is alive while borrowed;
        // the rest is the caller's promise.
        unsafe { self.entrance.enter(compiled.entry(), ctx, window.slots()) }
    }
}

/// A unit's code.
#[derive(Debug)]
pub struct Compiled {
    /// Its bytes; the entry is the first.
    pub code: Code,
    /// The words of its literals.
    pub literals: Literals,
    /// By exit number (`Ctx::exit_id`, or the record's word during a call).
    pub exits: Exits,
    /// Slots that its activation record must have, the header included.
    pub slots: u32,
    /// How large it became.
    pub statistics: Statistics,
    /// For listings: byte offset of the first stencil of each instruction, ascending; empty for code of an earlier run.
    pub origins: Vec<(u32, Ref)>,
    /// What in the code is to be filled anew where it runs elsewhere.
    addresses: Vec<Address>,
}

impl Compiled {
    /// Where it is entered.
    pub fn entry(&self) -> u64 {
        self.code.address()
    }
}

/// Sizes of a unit's code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Statistics {
    /// Instructions of the unit.
    pub ops: usize,
    /// Stencils copied.
    pub stencils: usize,
    /// Bytes before the exit stubs.
    pub code_bytes: usize,
    /// Bytes of the exit stubs.
    pub stub_bytes: usize,
}

/// A unit's code for any target, as if it ran at address `base`, to be read by people.
pub fn listing(unit: &Unit, table: &Table, base: u64) -> Result<Vec<u8>, Refusal> {
    // Literals and the exit tail would lie before the code.
    let sequence = sequence(unit, table, Options::default(), base - 0x2000)?;
    let mut bytes = vec![0; sequence.len_bytes().0];
    sequence.write(table, &mut bytes, base, base - 0x1000)?;
    Ok(bytes)
}

fn sequence(
    unit: &Unit,
    table: &Table,
    options: Options,
    literals: u64,
) -> Result<Sequence, Refusal> {
    let layout = Layout::new(unit);
    let selection = Selection::new(unit, table, &layout)?;
    let live = Liveness::new(unit, &layout, &selection);
    let allocation = Allocation::new(unit, table, &layout, &selection, &live)?;
    let parts = (&layout, &selection, &allocation);
    Emitter::new(unit, table, parts, options, literals).run()
}

fn origins(sequence: &Sequence) -> Vec<(u32, Ref)> {
    let mut origins: Vec<(u32, Ref)> = Vec::new();
    for (step, offset) in sequence.steps.iter().zip(sequence.offsets()) {
        if step.at.is_some() && origins.last().is_none_or(|last| last.1 != step.at) {
            origins.push((offset, step.at));
        }
    }
    origins
}

#[cfg(test)]
mod tests;
