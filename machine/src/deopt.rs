//! Where the values of an exit are found.
//!
//! Each back end writes one [`ExitRecord`] per place where a unit can be left or looked into.
//! Reading one gives a raw 64-bit word per value of the snapshot; what the words mean follows
//! from the types in the unit, and turning them into interpreter frames is the caller's work.

use crate::memory::Literals;
use rekindle_abi::Ctx;
use rekindle_abi::ctx::{FLOAT_REGS, INT_REGS};
use rekindle_trace_ir::{Ref, SnapId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where a value is when a unit is left.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum Location {
    /// `Ctx::spill_int[n]`
    Int(u8),
    /// `Ctx::spill_float[n]`
    Float(u8),
    /// `slots[n]`
    Slot(u32),
    /// This word.
    Const(u64),
    /// Word `n` of the unit's literal table.
    Literal(u32),
}

/// A place where a unit can be left, or looked into during a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExitRecord {
    /// The state it leaves with.
    pub snapshot: SnapId,
    /// The guard or call; `Ref::NONE` for a block that ends in an exit.
    pub at: Ref,
    /// Every value that the snapshot names, once, in ascending order. Exits with the same
    /// snapshot share the list.
    pub values: Arc<[(Ref, Location)]>,
}

/// What there is to read when a unit has been left or is being looked into.
#[derive(Clone, Copy)]
pub struct Machine<'a> {
    /// Carried integer registers; `Ctx::spill_int`.
    pub int: &'a [i64; INT_REGS],
    /// Carried float registers; `Ctx::spill_float`.
    pub float: &'a [f64; FLOAT_REGS],
    /// The activation's slots.
    pub slots: *const u64,
    /// The unit's literal words.
    pub literals: &'a Literals,
}

impl<'a> Machine<'a> {
    /// The state right after a unit was left.
    ///
    /// # Safety
    /// `slots` points to the slots of the activation that was left, still in place, as many as
    /// its unit has, for as long as the result is used.
    pub unsafe fn left(ctx: &'a Ctx, slots: *const u64, literals: &'a Literals) -> Machine<'a> {
        Machine {
            int: &ctx.spill_int,
            float: &ctx.spill_float,
            slots,
            literals,
        }
    }

    /// The word at a location.
    ///
    /// # Safety
    /// The location belongs to an exit record of the unit whose activation this is, and `slots`
    /// still points to that activation's slots.
    pub unsafe fn word(&self, location: Location) -> u64 {
        match location {
            Location::Int(n) => self.int[n as usize] as u64,
            Location::Float(n) => self.float[n as usize].to_bits(),
            // SAFETY: the caller's promise: the unit has this slot.
            Location::Slot(n) => unsafe { self.slots.add(n as usize).read() },
            Location::Const(word) => word,
            Location::Literal(n) => self.literals.get(n as usize),
        }
    }
}

impl ExitRecord {
    /// Where a value is; `None` if the snapshot does not name it.
    pub fn location(&self, value: Ref) -> Option<Location> {
        let at = self.values.binary_search_by_key(&value, |v| v.0).ok()?;
        Some(self.values[at].1)
    }

    /// Every value with its word.
    ///
    /// # Safety
    /// As [`Machine::word`]: the record belongs to the unit whose activation `machine` shows.
    pub unsafe fn words<'a>(
        &'a self,
        machine: Machine<'a>,
    ) -> impl Iterator<Item = (Ref, u64)> + 'a {
        self.values
            .iter()
            // SAFETY: the caller's promise.
            .map(move |&(value, at)| (value, unsafe { machine.word(at) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CodeMemory;

    #[test]
    fn every_kind_of_location_is_read() {
        let memory = CodeMemory::with_capacity(4096, 4096).expect("mapping");
        let literals = memory.literals(&[100, 200]).expect("room");
        let mut ctx = Ctx::new();
        ctx.spill_int[2] = -3;
        ctx.spill_float[5] = 1.5;
        let slots = [10u64, 20, 30];
        let locations = [
            Location::Int(2),
            Location::Float(5),
            Location::Slot(1),
            Location::Const(77),
            Location::Literal(1),
        ];
        let record = ExitRecord {
            snapshot: SnapId(0),
            at: Ref(9),
            values: (0..).map(Ref).zip(locations).collect(),
        };
        // SAFETY: three slots, and the record names the second.
        let words: Vec<_> = unsafe {
            let machine = Machine::left(&ctx, slots.as_ptr(), &literals);
            record.words(machine).map(|(_, w)| w).collect()
        };
        assert_eq!(words, [-3i64 as u64, 1.5f64.to_bits(), 20, 77, 200]);
        assert_eq!(record.location(Ref(3)), Some(Location::Const(77)));
        assert_eq!(record.location(Ref(5)), None);
    }
}
