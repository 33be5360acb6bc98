//! Activation records: one window of words per running unit, on a stack of its own.
//!
//! ```text
//!   …│ exit │ unit │ previous │ forced │ slot 4 │ slot 5 │ … │ exit │ unit │ …
//!     └ what compiled code gets as `slots`                     └ the next record
//! ```
//!
//! Before a call that may look at frames, compiled code stores in `exit` the number of the
//! [`crate::ExitRecord`] that describes it; everything that record names lies in slots then.
//! Whoever walks the frames may so rebuild ("force") them while the unit is still running.
//! The collector scans the used words conservatively, headers included.

use crate::os::{Access, Mapping};
use std::io;
use std::ops::Range;

/// Slot: number of the exit record of the call under way, or [`NO_EXIT`].
pub const EXIT_SLOT: usize = 0;
/// Slot: which unit is running.
pub const UNIT_SLOT: usize = 1;
/// Slot: address of the record of the activation that this one interrupted, or 0.
pub const PREVIOUS_SLOT: usize = 2;
/// Slot: not 0 when the frames were rebuilt from outside.
pub const FORCED_SLOT: usize = 3;
/// The first slot that a unit may use for itself.
pub const FIRST_SLOT: usize = 4;
/// No call under way.
pub const NO_EXIT: u64 = u64::MAX;

/// Bytes asked for first; halved until the system agrees.
const MOST_BYTES: usize = 4 << 30;
/// Bytes that must be had.
const LEAST_BYTES: usize = 1 << 20;

/// Activation records are nested too deep.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooDeep;

/// The records of one thread.
#[derive(Debug)]
pub struct RecordStack {
    memory: Mapping,
    /// Words in use.
    used: usize,
    /// The innermost record.
    current: Option<Activation>,
}

/// A record in use; give it back to [`RecordStack::pop`].
#[derive(Debug)]
#[must_use]
pub struct Window {
    activation: Activation,
}

/// A running unit's record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Activation {
    slots: *mut u64,
}

impl RecordStack {
    /// Reserves room for millions of records; memory is committed as it is used.
    pub fn new() -> io::Result<RecordStack> {
        let mut bytes = MOST_BYTES;
        loop {
            match RecordStack::with_bytes(bytes) {
                Err(_) if bytes > LEAST_BYTES => bytes /= 2,
                done => return done,
            }
        }
    }

    /// Reserves so many bytes.
    pub fn with_bytes(bytes: usize) -> io::Result<RecordStack> {
        Ok(RecordStack {
            memory: Mapping::lazily(bytes, Access::Write)?,
            used: 0,
            current: None,
        })
    }

    /// A record of so many slots (the header's included) for a run of `unit`. Those behind the
    /// header hold whatever was there before.
    pub fn push(&mut self, unit: u64, slots: u32) -> Result<Window, TooDeep> {
        let used = self.used + (slots as usize).max(FIRST_SLOT);
        if used > self.memory.len() / 8 {
            return Err(TooDeep);
        }
        let activation = Activation {
            // SAFETY: at least a header's words lie between here and `used`, inside the mapping.
            slots: unsafe { self.memory.base().cast::<u64>().add(self.used) },
        };
        let previous = self.current.map_or(0, |a| a.slots as u64);
        activation.set(EXIT_SLOT, NO_EXIT);
        activation.set(UNIT_SLOT, unit);
        activation.set(PREVIOUS_SLOT, previous);
        activation.set(FORCED_SLOT, 0);
        self.used = used;
        self.current = Some(activation);
        Ok(Window { activation })
    }

    /// Gives the innermost record back.
    ///
    /// Panics if `window` is another one.
    pub fn pop(&mut self, window: Window) {
        let this = window.activation;
        assert!(self.current == Some(this), "records nest");
        self.used = (this.slots as usize - self.memory.base() as usize) / 8;
        self.current = this.previous();
    }

    /// The words in use, for the collector.
    pub fn used(&self) -> Range<*const u64> {
        let start = self.memory.base().cast::<u64>().cast_const();
        // SAFETY: `used` words lie inside the mapping.
        start..unsafe { start.add(self.used) }
    }

    /// Running units, the innermost first.
    pub fn activations(&self) -> impl Iterator<Item = Activation> + '_ {
        std::iter::successors(self.current, |a| a.previous())
    }
}

impl Window {
    /// The record.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// What compiled code gets as `slots`.
    pub fn slots(&self) -> *mut u64 {
        self.activation.slots
    }
}

impl Activation {
    /// Its slots.
    pub fn slots(self) -> *mut u64 {
        self.slots
    }

    /// Which unit is running.
    pub fn unit(self) -> u64 {
        self.get(UNIT_SLOT)
    }

    /// Number of the exit record that describes the call under way.
    pub fn exit(self) -> Option<u32> {
        u32::try_from(self.get(EXIT_SLOT)).ok()
    }

    /// Were its frames rebuilt from outside? Then it must leave after the call.
    pub fn forced(self) -> bool {
        self.get(FORCED_SLOT) != 0
    }

    /// Says that its frames were rebuilt.
    pub fn set_forced(self) {
        self.set(FORCED_SLOT, 1);
    }

    fn previous(self) -> Option<Activation> {
        let slots = self.get(PREVIOUS_SLOT) as *mut u64;
        (!slots.is_null()).then_some(Activation { slots })
    }

    fn get(self, slot: usize) -> u64 {
        // SAFETY: activations are only made by RecordStack, of records in use or just popped,
        // whose header stays mapped; the slots asked for are the constants above.
        unsafe { self.slots.add(slot).read() }
    }

    fn set(self, slot: usize, word: u64) {
        // SAFETY: as in `get`.
        unsafe { self.slots.add(slot).write(word) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_nest_and_are_walked_from_the_inside() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        assert_eq!(stack.activations().count(), 0);
        let outer = stack.push(1, 7).expect("room");
        let inner = stack.push(2, 0).expect("room");
        assert_eq!(inner.slots() as u64 - outer.slots() as u64, 8 * 7);
        let units = |s: &RecordStack| s.activations().map(Activation::unit).collect::<Vec<_>>();
        assert_eq!(units(&stack), [2, 1]);
        let used = stack.used();
        assert_eq!(used.end as usize - used.start as usize, 8 * (7 + 4));
        stack.pop(inner);
        let again = stack.push(3, 5).expect("room");
        assert_eq!(units(&stack), [3, 1]);
        stack.pop(again);
        stack.pop(outer);
        assert_eq!(stack.used().start, stack.used().end);
    }

    #[test]
    fn a_record_says_which_call_is_under_way_and_whether_it_was_forced() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        let window = stack.push(1, 4).expect("room");
        let seen = window.activation();
        assert_eq!((seen.exit(), seen.forced()), (None, false));
        // SAFETY: a word of the header, as compiled code writes it.
        unsafe { window.slots().add(EXIT_SLOT).write(5) };
        seen.set_forced();
        assert_eq!((seen.exit(), seen.forced()), (Some(5), true));
        stack.pop(window);
    }

    #[test]
    fn too_deep_is_an_answer() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        let mut windows = Vec::new();
        while let Ok(w) = stack.push(0, 16) {
            windows.push(w);
        }
        assert_eq!(windows.len(), 4096 / 8 / 16);
        assert_eq!(stack.push(0, u32::MAX).err(), Some(TooDeep));
        while let Some(w) = windows.pop() {
            stack.pop(w);
        }
    }

    #[test]
    #[should_panic(expected = "records nest")]
    fn popping_out_of_order_is_a_bug() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        let outer = stack.push(1, 7).expect("room");
        let _inner = stack.push(2, 0).expect("room");
        stack.pop(outer);
    }
}
