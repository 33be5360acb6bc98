//! A unit as a sequence of stencils, and the steps it is built from.

use super::Refusal;
use super::allocate::{Allocation, Location};
use super::select::{Constant, Id, Operand, Selection};
use crate::stencils::Table;
use rekindle_abi::stencil::{Place, Stencil};
use rekindle_machine::ExitRecord;
use rekindle_trace_ir::{Form, Ref};

/// A place in the code that is jumped to; index in [`Sequence::labels`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(pub(super) u32);

/// Where a stencil's `Target` leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum To {
    Nowhere,
    Label(Label),
    /// The exit tail.
    Tail,
}

/// A stencil and what fills its holes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The instruction it belongs to, or `Ref::NONE`.
    pub(super) at: Ref,
    pub(super) stencil: Stencil,
    /// Slot numbers of operands and result.
    pub(super) slots: [u32; 4],
    pub(super) numbers: [i64; 3],
    pub(super) imm: i64,
    /// The literal whose cell's address `imm` is.
    pub(super) cell: Option<u32>,
    pub(super) exit: To,
    pub(super) to: To,
}

/// A unit as stencils.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    pub(super) steps: Vec<Step>,
    /// Steps that labels stand before.
    pub(super) labels: Vec<u32>,
    pub(super) exits: Vec<ExitRecord>,
    /// Slots of the unit's record.
    pub(super) slots: u32,
    /// The first step that is not on a way through the unit: exit stubs.
    pub(super) stubs: usize,
}

const UNBOUND: u32 = u32::MAX;

/// Appends steps.
pub(super) struct Builder<'a> {
    pub(super) table: &'a Table,
    pub(super) selection: &'a Selection,
    pub(super) allocation: &'a Allocation,
    pub(super) out: Sequence,
    /// The instruction that steps belong to.
    pub(super) at: Ref,
}

impl<'a> Builder<'a> {
    /// Labels below `blocks` stand for blocks.
    pub(super) fn new(
        table: &'a Table,
        selection: &'a Selection,
        allocation: &'a Allocation,
        blocks: usize,
    ) -> Builder<'a> {
        Builder {
            table,
            selection,
            allocation,
            out: Sequence {
                labels: vec![UNBOUND; blocks],
                slots: allocation.slots,
                ..Sequence::default()
            },
            at: Ref::NONE,
        }
    }

    /// A label of no block.
    pub(super) fn label(&mut self) -> Label {
        self.out.labels.push(UNBOUND);
        Label(self.out.labels.len() as u32 - 1)
    }

    /// The label stands before the next step.
    pub(super) fn bind(&mut self, label: Label) {
        self.out.labels[label.0 as usize] = self.out.steps.len() as u32;
    }

    pub(super) fn is_float(&self, id: Id) -> bool {
        self.selection.values[id.0 as usize].float
    }

    /// A slot that nothing else uses while a step is made.
    pub(super) fn scratch(&self, n: u32) -> Location {
        Location::Slot(self.allocation.slots + n)
    }

    /// Makes a constant in a place.
    pub(super) fn make(&mut self, constant: Constant, to: Location) -> Result<(), Refusal> {
        let form = if constant.float {
            Form::Double
        } else {
            Form::Word
        };
        self.step(form, &[], Some(to), |step| step.imm = constant.bits as i64)
    }

    /// Copies between places, if they differ.
    pub(super) fn copy(
        &mut self,
        float: bool,
        to: Location,
        from: Location,
    ) -> Result<(), Refusal> {
        if to == from {
            return Ok(());
        }
        let form = if float { Form::MoveFloat } else { Form::Move };
        self.append(form, &[from], 0, [0; 3], Some(to), |_| {})
    }

    /// Appends a form, its operands first put where there is a stencil for them.
    pub(super) fn step(
        &mut self,
        form: Form,
        operands: &[Operand],
        result: Option<Location>,
        fill: impl FnOnce(&mut Step),
    ) -> Result<(), Refusal> {
        let signature = form.signature().ok_or(Refusal::NoStencil)?;
        let mut locations = [Location::Slot(0); 3];
        let mut numbers = [0; 3];
        let mut immediates = 0u8;
        for (i, (operand, allowed)) in operands.iter().zip(signature.operands()).enumerate() {
            let scratch = self.scratch(i as u32);
            locations[i] = match *operand {
                Operand::Imm(number) => {
                    numbers[i] = number;
                    immediates |= 1 << i;
                    continue;
                }
                Operand::Constant(constant) => {
                    self.make(constant, scratch)?;
                    scratch
                }
                Operand::Value(id) => {
                    let location = self.allocation.location(id);
                    if allowed.places.contains(place_of(location)) {
                        location
                    } else {
                        self.copy(allowed.float, scratch, location)?;
                        scratch
                    }
                }
            };
        }
        self.append(
            form,
            &locations[..operands.len()],
            immediates,
            numbers,
            result,
            fill,
        )
    }

    /// Appends a form with its operands in places for which there is a stencil. A set bit of
    /// `immediates` says that the operand is the number, not in a location.
    fn append(
        &mut self,
        form: Form,
        locations: &[Location],
        immediates: u8,
        mut numbers: [i64; 3],
        result: Option<Location>,
        fill: impl FnOnce(&mut Step),
    ) -> Result<(), Refusal> {
        let mut places = [Place::Imm; 3];
        let mut slots = [0; 4];
        for (i, location) in locations.iter().enumerate() {
            if immediates >> i & 1 == 0 {
                (places[i], slots[i]) = (place_of(*location), slot_of(*location));
            }
        }
        slots[3] = result.map_or(0, slot_of);
        let n = locations.len();
        let result = result.map(place_of);
        let stencil = match self.table.find(form, &places[..n], result) {
            Some(stencil) => stencil,
            None if form.signature().is_some_and(|s| s.commutative) => {
                places.swap(0, 1);
                slots.swap(0, 1);
                numbers.swap(0, 1);
                let found = self.table.find(form, &places[..n], result);
                found.ok_or(Refusal::NoStencil)?
            }
            None => return Err(Refusal::NoStencil),
        };
        let most = slots.iter().copied().max().unwrap_or(0);
        self.out.slots = self.out.slots.max(most + 1);
        let mut step = Step {
            at: self.at,
            stencil,
            slots,
            numbers,
            imm: 0,
            cell: None,
            exit: To::Nowhere,
            to: To::Nowhere,
        };
        fill(&mut step);
        self.out.steps.push(step);
        Ok(())
    }
}

pub(super) fn place_of(location: Location) -> Place {
    match location {
        Location::Reg(r) => Place::Reg(r),
        Location::Slot(_) => Place::Slot,
    }
}

fn slot_of(location: Location) -> u32 {
    match location {
        Location::Reg(_) => 0,
        Location::Slot(n) => n,
    }
}
