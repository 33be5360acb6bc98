//! The sequence of stencils: operands put where their stencil wants them, moves on edges, saves
//! around calls, exits.

use super::allocate::{Allocation, Location};
use super::layout::Layout;
use super::moves;
use super::select::{Constant, End, Id, Op, Operand, Selection, Source};
use super::sequence::{Builder, Label, Sequence, To, place_of};
use super::{Options, Refusal};
use crate::stencils::Table;
use rekindle_machine::record::EXIT_SLOT;
use rekindle_machine::{ExitRecord, Location as Place};
use rekindle_trace_ir::form::hole_imm;
use rekindle_trace_ir::{BlockId, Edge, Effect, Form, Ref, SnapId, Terminator, Unit, Uop};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Scratch slots behind those of operands; see [`super::allocate::SCRATCH_SLOTS`].
const RESULT_SCRATCH: u32 = 3;
const CYCLE_SCRATCH: u32 = 4;

pub(super) struct Emitter<'a> {
    unit: &'a Unit,
    layout: &'a Layout,
    selection: &'a Selection,
    allocation: &'a Allocation,
    options: Options,
    /// Address of the first literal word.
    literals: u64,
    to: Builder<'a>,
    /// Number of the next call.
    call: usize,
    /// Edges whose moves stand behind the blocks.
    outlined: Vec<(Label, &'a Edge)>,
    /// Exits that need a stub, with its label.
    exits: Vec<(u32, Label)>,
    /// By snapshot, what its exits say.
    found: FxHashMap<SnapId, Found>,
}

/// Values and where they are.
type Found = Arc<[(Ref, Place)]>;

impl<'a> Emitter<'a> {
    pub(super) fn new(
        unit: &'a Unit,
        table: &'a Table,
        parts: (&'a Layout, &'a Selection, &'a Allocation),
        options: Options,
        literals: u64,
    ) -> Emitter<'a> {
        let (layout, selection, allocation) = parts;
        Emitter {
            unit,
            layout,
            selection,
            allocation,
            options,
            literals,
            to: Builder::new(table, selection, allocation, unit.blocks.len()),
            call: 0,
            outlined: Vec::new(),
            exits: Vec::new(),
            found: FxHashMap::default(),
        }
    }

    pub(super) fn run(mut self) -> Result<Sequence, Refusal> {
        self.prologue()?;
        let order = &self.layout.order;
        for (i, &b) in order.iter().enumerate() {
            self.block(b, order.get(i + 1).copied())?;
        }
        for (label, edge) in std::mem::take(&mut self.outlined) {
            self.to.bind(label);
            self.edge_moves(edge)?;
            self.jump(edge.to)?;
        }
        self.to.out.stubs = self.to.out.steps.len();
        for (number, label) in std::mem::take(&mut self.exits) {
            self.to.bind(label);
            self.to.step(Form::ExitStub, &[], None, |step| {
                step.imm = i64::from(number);
                step.to = To::Tail;
            })?;
        }
        Ok(self.to.out)
    }

    fn prologue(&mut self) -> Result<(), Refusal> {
        for (i, value) in self.selection.values.iter().enumerate() {
            if let Some(constant) = value.constant {
                let id = Id(i as u32);
                self.to.make(constant, self.allocation.location(id))?;
                self.write_home(id)?;
            }
        }
        Ok(())
    }

    fn block(&mut self, b: BlockId, next: Option<BlockId>) -> Result<(), Refusal> {
        self.to.bind(Label(b.0));
        for param in &self.unit[b].params {
            if let Source::Value(id) = self.selection.source(*param) {
                self.write_home(id)?;
            }
        }
        let selection = self.selection;
        let selected = selection.block(b);
        for op in &selected.ops {
            self.to.at = op.at;
            self.op(op)?;
        }
        self.to.at = Ref::NONE;
        self.end(b, &selected.end, next)
    }

    fn op(&mut self, op: &Op) -> Result<(), Refusal> {
        let mut exit = To::Nowhere;
        let leaves = matches!(op.form, Form::Guard(..)) || op.imm_of.effect() == Effect::Guard;
        if leaves {
            exit = self.exit(op.at, op.snap)?;
            let free = op.at.is_some() && self.unit.leaves_freely(&self.unit[op.at]);
            if self.options.forced && free {
                self.to
                    .step(Form::Forced, &[], None, |step| step.exit = exit)?;
            }
        }
        let is_call = op.form.is_call();
        if is_call {
            self.before_call(op)?;
        }
        let result = self.result_place(op);
        let cell = (op.imm_of == Uop::Literal).then_some(op.imm as u32);
        let imm = match cell {
            Some(cell) => self.literals.wrapping_add(8 * u64::from(cell)) as i64,
            None => hole_imm(op.imm_of, op.imm),
        };
        self.to
            .step(op.form, op.operands.as_slice(), result, |step| {
                (step.imm, step.cell) = (imm, cell);
                step.exit = exit;
            })?;
        if is_call {
            self.after_call()?;
        }
        if op.imm_of == Uop::Poll && self.options.count_loops {
            self.to.step(Form::CountLoop, &[], None, |_| {})?;
        }
        if let Some(id) = op.result {
            let location = self.allocation.location(id);
            let place = result.unwrap_or(location);
            self.to.copy(self.to.is_float(id), location, place)?;
            self.write_home(id)?;
        }
        Ok(())
    }

    /// Where an op's stencil leaves its result: where the value lives if it can.
    fn result_place(&mut self, op: &Op) -> Option<Location> {
        let places = op.form.signature()?.result?.places;
        let wanted = op.result.map(|id| self.allocation.location(id));
        let scratch = self.to.scratch(RESULT_SCRATCH);
        let location = wanted
            .filter(|location| places.contains(place_of(*location)))
            .unwrap_or(scratch);
        Some(location)
    }

    /// Says which call this is, and saves what it needs in slots.
    fn before_call(&mut self, op: &Op) -> Result<(), Refusal> {
        if op.snap != SnapId::NONE {
            let number = self.record(op.at, op.snap, true)?;
            let constant = Constant {
                bits: u64::from(number),
                float: false,
            };
            self.to.make(constant, Location::Slot(EXIT_SLOT as u32))?;
        }
        for (id, _) in self.allocation.crossing(self.call) {
            if self.allocation.home(*id).is_some_and(|h| !h.at_definition) {
                self.save(*id)?;
            }
        }
        Ok(())
    }

    fn after_call(&mut self) -> Result<(), Refusal> {
        let allocation = self.allocation;
        for &(id, reload) in allocation.crossing(self.call) {
            if let (true, Some(home)) = (reload, allocation.home(id)) {
                let from = Location::Slot(home.slot);
                self.to
                    .copy(self.to.is_float(id), allocation.location(id), from)?;
            }
        }
        self.call += 1;
        Ok(())
    }

    /// Writes the home of a value that has just been defined, if that is where it is written.
    fn write_home(&mut self, id: Id) -> Result<(), Refusal> {
        match self.allocation.home(id) {
            Some(home) if home.at_definition => self.save(id),
            _ => Ok(()),
        }
    }

    fn save(&mut self, id: Id) -> Result<(), Refusal> {
        match self.allocation.home(id) {
            Some(home) => {
                let from = self.allocation.location(id);
                self.to
                    .copy(self.to.is_float(id), Location::Slot(home.slot), from)
            }
            None => Ok(()),
        }
    }

    fn end(&mut self, b: BlockId, end: &End, next: Option<BlockId>) -> Result<(), Refusal> {
        match (end, &self.unit[b].end) {
            (End::Jump, Terminator::Jump(edge)) => {
                self.edge_moves(edge)?;
                self.jump_unless(edge.to, next)
            }
            (End::Branch(test), Terminator::Branch { yes, no, .. }) => {
                self.branch(test, yes, no, next)
            }
            (End::Return(operand), _) => self.to.step(Form::Return, &[*operand], None, |_| {}),
            (End::Exit(snap), _) => {
                let to = self.exit(Ref::NONE, *snap)?;
                self.to.step(Form::Jump, &[], None, |step| step.to = to)
            }
            _ => unreachable!("selection follows the unit's terminators"),
        }
    }

    /// Falls through on one answer, jumps on the other. Falling through is for the edge to the
    /// next block, else for the likelier one; the moves of the other stand behind the blocks.
    fn branch(
        &mut self,
        test: &Op,
        yes: &'a Edge,
        no: &'a Edge,
        next: Option<BlockId>,
    ) -> Result<(), Refusal> {
        let rank = |edge: &Edge| {
            let is_next = Some(edge.to) == next;
            (is_next, self.layout.frequency(edge.to))
        };
        let fall_through_yes = rank(yes) > rank(no);
        let (through, away, answer) = match fall_through_yes {
            true => (yes, no, false),
            false => (no, yes, true),
        };
        let label = if self.moves_of(away)?.is_empty() {
            Label(away.to.0)
        } else {
            let label = self.to.label();
            self.outlined.push((label, away));
            label
        };
        let form = match test.form {
            Form::Branch(op, _) => Form::Branch(op, answer),
            _ => Form::BranchBool(answer),
        };
        self.to.at = test.at;
        self.to.step(form, test.operands.as_slice(), None, |step| {
            step.imm = hole_imm(test.imm_of, test.imm);
            step.to = To::Label(label);
        })?;
        self.to.at = Ref::NONE;
        self.edge_moves(through)?;
        self.jump_unless(through.to, next)
    }

    fn jump_unless(&mut self, to: BlockId, next: Option<BlockId>) -> Result<(), Refusal> {
        if Some(to) == next {
            Ok(())
        } else {
            self.jump(to)
        }
    }

    fn jump(&mut self, to: BlockId) -> Result<(), Refusal> {
        self.to.step(Form::Jump, &[], None, |step| {
            step.to = To::Label(Label(to.0))
        })
    }

    /// What an edge writes: parameters that are used and not already in place.
    fn moves_of(&self, edge: &Edge) -> Result<Vec<(Id, Operand)>, Refusal> {
        let mut list = Vec::new();
        for (param, arg) in self.unit[edge.to].params.iter().zip(&edge.args) {
            let Source::Value(param) = self.selection.source(*param) else {
                continue;
            };
            match self.selection.source(*arg) {
                Source::Nowhere => return Err(Refusal::Undefined),
                Source::Constant(c) => list.push((param, Operand::Constant(c))),
                Source::Value(arg) => {
                    if self.allocation.location(param) != self.allocation.location(arg) {
                        list.push((param, Operand::Value(arg)));
                    }
                }
            }
        }
        Ok(list)
    }

    fn edge_moves(&mut self, edge: &Edge) -> Result<(), Refusal> {
        let list = self.moves_of(edge)?;
        let class = |id: Id, location: Location| match location {
            Location::Reg(_) => (self.to.is_float(id), location),
            Location::Slot(_) => (false, location),
        };
        let values: Vec<_> = list
            .iter()
            .filter_map(|&(param, operand)| match operand {
                Operand::Value(arg) => Some((
                    class(param, self.allocation.location(param)),
                    class(arg, self.allocation.location(arg)),
                )),
                _ => None,
            })
            .collect();
        let scratch = self.to.scratch(CYCLE_SCRATCH);
        for ((float_to, to), (float_from, from)) in moves::in_order(&values, (false, scratch)) {
            self.to.copy(float_to || float_from, to, from)?;
        }
        for (param, operand) in list {
            if let Operand::Constant(constant) = operand {
                self.to.make(constant, self.allocation.location(param))?;
            }
        }
        Ok(())
    }

    /// A new exit; its stub's label.
    fn exit(&mut self, at: Ref, snap: SnapId) -> Result<To, Refusal> {
        let number = self.record(at, snap, false)?;
        let label = self.to.label();
        self.exits.push((number, label));
        Ok(To::Label(label))
    }

    /// Writes down where a snapshot's values are; the record's number.
    fn record(&mut self, at: Ref, snapshot: SnapId, in_call: bool) -> Result<u32, Refusal> {
        let known = self.found.get(&snapshot).filter(|_| !in_call).cloned();
        let values = match known {
            Some(values) => values,
            None => self.find_values(snapshot, in_call)?,
        };
        if !in_call {
            self.found.insert(snapshot, values.clone());
        }
        self.to.out.exits.push(ExitRecord {
            snapshot,
            at,
            values,
        });
        Ok(self.to.out.exits.len() as u32 - 1)
    }

    /// Where a snapshot's values are, at an exit or during a call.
    fn find_values(&self, snapshot: SnapId, in_call: bool) -> Result<Found, Refusal> {
        let place = |id: Id| {
            let location = match in_call {
                true => self.allocation.during_call(id),
                false => self.allocation.location(id),
            };
            match location {
                Location::Slot(slot) => Place::Slot(slot),
                Location::Reg(r) if self.to.is_float(id) => Place::Float(r),
                Location::Reg(r) => Place::Int(r),
            }
        };
        let find = |name: &Ref| {
            let ins = &self.unit[*name];
            let place = match self.selection.source(*name) {
                _ if ins.op == Uop::Literal => Place::Literal(ins.imm as u32),
                Source::Constant(constant) => Place::Const(constant.bits),
                Source::Value(id) => place(id),
                Source::Nowhere => return Err(Refusal::Undefined),
            };
            Ok((*name, place))
        };
        self.selection.names(snapshot).iter().map(find).collect()
    }
}
