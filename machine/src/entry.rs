//! Calling a unit, and how it was left.
//!
//! Stencils pass values in registers that no C function would look for, so a chain of them is
//! entered through one compiled function, the stencil of `Form::Enter`, which saves what a C
//! caller wants kept. It is copied into code memory once per process. Tier 2's units are C
//! functions themselves.

use crate::record::FIRST_SLOT;
use crate::{Code, CodeMemory, Full};
use rekindle_abi::Ctx;
use rekindle_trace_ir::form::RETURNED;

/// How a unit was left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// Through the exit of this number.
    Exit(u32),
    /// The root frame returned; its value is in `Ctx::args[0]`.
    Returned,
}

impl Left {
    /// From a unit's return code.
    fn from_code(code: i64, ctx: &Ctx) -> Left {
        if code == RETURNED {
            Left::Returned
        } else {
            Left::Exit(ctx.exit_id as u32)
        }
    }
}

type Whole = unsafe extern "C" fn(*mut Ctx, *mut u64) -> i64;
type Gate = unsafe extern "C" fn(*mut Ctx, *mut u64, u64) -> i64;

/// The way into chains of stencils.
#[derive(Debug)]
pub struct Entrance {
    code: Code,
}

impl Entrance {
    /// Copies the bytes of `Form::Enter`, which have no holes, into code memory.
    pub fn new(memory: &CodeMemory, enter: &[u8]) -> Result<Entrance, Full> {
        let mut draft = memory.draft(enter.len())?;
        draft.bytes_mut()[..enter.len()].copy_from_slice(enter);
        draft.truncate(enter.len());
        Ok(Entrance {
            code: draft.publish(),
        })
    }

    /// Runs a tier 1 unit.
    ///
    /// # Safety
    /// * `self` was made of the stencil table's `Form::Enter`, and `unit` is the entry of a
    ///   [`Code`] stitched from the same table, which stays alive during the call.
    /// * `ctx` points to a context whose helper table and stack limit are filled in.
    /// * `slots` points to a record of at least as many slots as the unit has.
    pub unsafe fn enter(&self, unit: u64, ctx: *mut Ctx, slots: *mut u64) -> Left {
        // SAFETY: the stencil is a C function of these parameters.
        let gate: Gate = unsafe { std::mem::transmute(self.code.address()) };
        // SAFETY: the caller's promises.
        let code = unsafe { gate(ctx, slots, unit) };
        // SAFETY: `ctx` is a context; compiled code is not running any more.
        Left::from_code(code, unsafe { &*ctx })
    }
}

/// Runs a tier 2 unit. It gets the slots behind the record's header as its own.
///
/// # Safety
/// `unit` is the entry of a [`crate::object::Linked`] made of a tier 2 object, which stays alive
/// during the call; `ctx` and `slots` as for [`Entrance::enter`].
pub unsafe fn enter_whole(unit: u64, ctx: *mut Ctx, slots: *mut u64) -> Left {
    // SAFETY: tier 2 compiles a unit to a C function of these parameters.
    let function: Whole = unsafe { std::mem::transmute(unit) };
    // SAFETY: the caller's promises; a record has its header's slots at least.
    let code = unsafe { function(ctx, slots.add(FIRST_SLOT)) };
    // SAFETY: `ctx` is a context; compiled code is not running any more.
    Left::from_code(code, unsafe { &*ctx })
}

#[cfg(test)]
#[cfg(target_arch = "x86_64")]
mod tests {
    use super::*;
    use rekindle_trace_ir::form::LEFT;

    #[test]
    fn the_return_code_says_how_it_was_left() {
        let memory = CodeMemory::with_capacity(1 << 16, 4096).expect("mapping");
        // A gate that jumps to its third argument: jmp rdx
        let gate = Entrance::new(&memory, &[0xff, 0xe2]).expect("room");
        // A unit that returns the number in its first slot: mov rax, [rsi]; ret
        let unit = Entrance::new(&memory, &[0x48, 0x8b, 0x06, 0xc3]).expect("room");
        let unit = unit.code.address();
        let mut ctx = Ctx::new();
        ctx.exit_id = 7;
        for (code, left) in [(LEFT, Left::Exit(7)), (RETURNED, Left::Returned)] {
            let mut slots = [code as u64; FIRST_SLOT + 1];
            // SAFETY: the bytes above are functions of such parameters.
            unsafe {
                assert_eq!(gate.enter(unit, &mut ctx, slots.as_mut_ptr()), left);
                assert_eq!(enter_whole(unit, &mut ctx, slots.as_mut_ptr()), left);
            }
        }
    }
}
