//! Activation records: one window of words per running unit, on a stack of its own.
//!
//! ```text
//!   …│ exit │ body │ previous │ place │ slot 4 │ slot 5 │ … │ exit │ body │ …
//!     └ what compiled code gets as `slots`                    └ the next record
//! ```
//!
//! Before a call that may look at frames, compiled code stores in `exit` the number of the
//! [`crate::ExitRecord`] that describes it; everything that record names lies in slots then.
//! Whoever walks the frames may so see them while the unit is still running.
//! The collector scans the used words conservatively, headers included.

use crate::os::{Access, Mapping};
use std::io;
use std::ops::Range;

/// Slot: number of the exit record of the call under way, or [`NO_EXIT`].
pub const EXIT_SLOT: usize = 0;
/// Slot: what describes the code that is running, as its owner gave it.
pub const BODY_SLOT: usize = 1;
/// Slot: address of the record of the activation that this one interrupted, or 0.
pub const PREVIOUS_SLOT: usize = 2;
/// Slot: which unit is running (lower half), inside which frame of the interpreter (upper half).
pub const PLACE_SLOT: usize = 3;
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

/// What a record is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Subject {
    /// What describes the code that runs; the owner's word.
    pub body: u64,
    /// Which unit is running.
    pub unit: u32,
    /// Number of the interpreter's frame that it was entered with.
    pub frame: u32,
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

    /// A record of so many slots (the header's included) for a run of `subject`. Those behind the
    /// header hold whatever was there before.
    #[inline]
    pub fn push(&mut self, subject: Subject, slots: u32) -> Result<Window, TooDeep> {
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
        activation.set(BODY_SLOT, subject.body);
        activation.set(PREVIOUS_SLOT, previous);
        let place = u64::from(subject.frame) << 32 | u64::from(subject.unit);
        activation.set(PLACE_SLOT, place);
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

    /// What it is about.
    pub fn subject(self) -> Subject {
        let place = self.get(PLACE_SLOT);
        Subject {
            body: self.get(BODY_SLOT),
            unit: place as u32,
            frame: (place >> 32) as u32,
        }
    }

    /// Number of the exit record that describes the call under way.
    pub fn exit(self) -> Option<u32> {
        u32::try_from(self.get(EXIT_SLOT)).ok()
    }

    /// No call is under way any more: nobody is to look inside.
    pub fn end(self) {
        self.set(EXIT_SLOT, NO_EXIT);
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

    fn unit(unit: u32) -> Subject {
        Subject {
            body: 0,
            unit,
            frame: 0,
        }
    }

    #[test]
    fn records_nest_and_are_walked_from_the_inside() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        assert_eq!(stack.activations().count(), 0);
        let outer = stack.push(unit(1), 7).expect("room");
        let inner = stack.push(unit(2), 0).expect("room");
        assert_eq!(inner.slots() as u64 - outer.slots() as u64, 8 * 7);
        let units = |s: &RecordStack| {
            let units = s.activations().map(|a| a.subject().unit);
            units.collect::<Vec<_>>()
        };
        assert_eq!(units(&stack), [2, 1]);
        let used = stack.used();
        assert_eq!(used.end as usize - used.start as usize, 8 * (7 + 4));
        stack.pop(inner);
        let again = stack.push(unit(3), 5).expect("room");
        assert_eq!(units(&stack), [3, 1]);
        stack.pop(again);
        stack.pop(outer);
        assert_eq!(stack.used().start, stack.used().end);
    }

    #[test]
    fn a_record_says_what_it_is_about_and_which_call_is_under_way() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        let subject = Subject {
            body: 1 << 40,
            unit: u32::MAX,
            frame: 70_000,
        };
        let window = stack.push(subject, 4).expect("room");
        let seen = window.activation();
        assert_eq!((seen.subject(), seen.exit()), (subject, None));
        // SAFETY: a word of the header, as compiled code writes it.
        unsafe { window.slots().add(EXIT_SLOT).write(5) };
        assert_eq!((seen.subject(), seen.exit()), (subject, Some(5)));
        stack.pop(window);
    }

    #[test]
    fn too_deep_is_an_answer() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        let mut windows = Vec::new();
        while let Ok(w) = stack.push(unit(0), 16) {
            windows.push(w);
        }
        assert_eq!(windows.len(), 4096 / 8 / 16);
        assert_eq!(stack.push(unit(0), u32::MAX).err(), Some(TooDeep));
        while let Some(w) = windows.pop() {
            stack.pop(w);
        }
    }

    #[test]
    #[should_panic(expected = "records nest")]
    fn popping_out_of_order_is_a_bug() {
        let mut stack = RecordStack::with_bytes(4096).expect("mapping");
        let outer = stack.push(unit(1), 7).expect("room");
        let _inner = stack.push(unit(2), 0).expect("room");
        stack.pop(outer);
    }
}
