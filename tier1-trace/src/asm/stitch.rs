//! Copy and patch: a sequence of stencils becomes code.

use super::Refusal;
use super::kept::{Address, Target};
use super::sequence::{Label, Sequence, Step, To};
use crate::stencils::Table;
use rekindle_abi::stencil::{Hole, HoleValue};
use rekindle_machine::patch::patch;

impl Sequence {
    /// Bytes of the code, and of the part before the exit stubs.
    pub(super) fn len_bytes(&self) -> (usize, usize) {
        let len = |steps: &[Step]| steps.iter().map(|s| s.stencil.code.len()).sum();
        (len(&self.steps), len(&self.steps[..self.stubs]))
    }

    /// Byte offset of each step, and of the end.
    pub(super) fn offsets(&self) -> Vec<u32> {
        let mut offsets = Vec::with_capacity(self.steps.len() + 1);
        let mut at = 0;
        for step in &self.steps {
            offsets.push(at);
            at += step.stencil.code.len() as u32;
        }
        offsets.push(at);
        offsets
    }

    /// Writes the code, which will run at address `base`; `tail` is the address of the exit tail. What in it depends on
    /// where the code, its literals and the tail lie.
    pub(super) fn write(
        &self,
        table: &Table,
        code: &mut [u8],
        base: u64,
        tail: u64,
    ) -> Result<Vec<Address>, Refusal> {
        let offsets = self.offsets();
        let address = |to: To| match to {
            To::Label(Label(n)) => {
                let step = self.labels[n as usize] as usize;
                offsets.get(step).map(|offset| base + u64::from(*offset))
            }
            To::Tail => Some(tail),
            To::Nowhere => None,
        };
        let mut addresses = Vec::new();
        for (step, span) in self.steps.iter().zip(offsets.windows(2)) {
            let (start, end) = (span[0] as usize, span[1] as usize);
            let bytes = &mut code[start..end];
            bytes.copy_from_slice(step.stencil.code);
            let here = base + start as u64;
            for hole in step.stencil.holes {
                let slot = |n: usize| Some(8 * i64::from(step.slots[n]));
                let number = match hole.value {
                    HoleValue::SlotA => slot(0),
                    HoleValue::SlotB => slot(1),
                    HoleValue::SlotC => slot(2),
                    HoleValue::SlotD => slot(3),
                    HoleValue::ImmA => Some(step.numbers[0]),
                    HoleValue::ImmB => Some(step.numbers[1]),
                    HoleValue::ImmC => Some(step.numbers[2]),
                    HoleValue::Imm => Some(step.imm),
                    HoleValue::Next => Some((base + end as u64) as i64),
                    HoleValue::Exit => address(step.exit).map(|a| a as i64),
                    HoleValue::Target => address(step.to).map(|a| a as i64),
                };
                let number = number.ok_or(Refusal::NoStencil)?;
                let absolute = !matches!(
                    hole.value,
                    HoleValue::Next | HoleValue::Exit | HoleValue::Target
                );
                if absolute && !table.fits(hole.kind, number) {
                    return Err(Refusal::OutOfRange);
                }
                let value = number.wrapping_add(i64::from(hole.addend));
                if let Some(of) = address_of(step, hole, number.wrapping_sub(base as i64)) {
                    addresses.push(Address {
                        at: start as u32 + u32::from(hole.offset),
                        kind: hole.kind as u8,
                        of,
                        addend: hole.addend,
                    });
                }
                patch(bytes, here, hole.offset as usize, hole.kind, value)
                    .map_err(|_| Refusal::OutOfRange)?;
            }
        }
        Ok(addresses)
    }
}

/// What a hole's value is the address of, if it has to be filled anew when that moves; `inside` is its distance from the
/// start of the code.
fn address_of(step: &Step, hole: &Hole, inside: i64) -> Option<Target> {
    let leads = match hole.value {
        HoleValue::Imm => return step.cell.map(Target::Cell),
        HoleValue::Exit => step.exit,
        HoleValue::Target => step.to,
        HoleValue::Next => To::Label(Label(0)),
        _ => return None,
    };
    match leads {
        To::Tail => Some(Target::Tail),
        _ if hole.kind.is_relative() => None,
        _ => Some(Target::Inside(inside as u32)),
    }
}
