//! Registers and slots.
//!
//! A value has one place for its whole life. A parameter shares it with the arguments of its
//! edges whenever they are never live together (a *group*). Groups take registers in order of
//! what a register saves per occupied time; what is left lives in slots, which stencils read and
//! write directly.
//!
//! A group in a register that a call clobbers also has a slot, its *home*, from which the
//! register is loaded again after the call; so has one that a call's snapshot names. A home is
//! written where the value is defined or before each such call, whichever is expected to cost less.

use super::live::{Call, Liveness, Range};
use super::ranges::{Occupied, merge, overlap};
use super::select::{Id, Selection, Source};
use super::{Refusal, layout::Layout};
use crate::stencils::Table;
use rekindle_abi::ctx::{FLOAT_REGS, INT_REGS};
use rekindle_machine::record::FIRST_SLOT;
use rekindle_trace_ir::{Form, Unit};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A register of the value's class, or a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Location {
    Reg(u8),
    Slot(u32),
}

/// A value in a register that calls need in a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Home {
    pub(super) slot: u32,
    /// Written where the value is defined, else before each call.
    pub(super) at_definition: bool,
}

/// Where every value is.
#[derive(Debug)]
pub(super) struct Allocation {
    locations: Vec<Location>,
    homes: Vec<Option<Home>>,
    /// By call, in order: values in registers that must be in their homes meanwhile, and whether
    /// the register must be loaded again.
    crossing: Vec<Vec<(Id, bool)>>,
    /// Slots in use, the record's header included.
    pub(super) slots: u32,
}

impl Allocation {
    pub(super) fn new(
        unit: &Unit,
        table: &Table,
        layout: &Layout,
        selection: &Selection,
        live: &Liveness,
    ) -> Result<Allocation, Refusal> {
        let clobbers = table.clobbers(Form::Call(0));
        let mut allocator = Allocator {
            selection,
            live,
            clobbered: [clobbers.ints, clobbers.floats],
            calls: Vec::new(),
            groups: Vec::new(),
            group_of: Vec::new(),
            registers: Default::default(),
        };
        allocator.coalesce(unit, layout);
        allocator.assign_registers();
        let allocation = allocator.finish();
        if allocation.slots as usize + SCRATCH_SLOTS > table.max_slots() {
            return Err(Refusal::TooManySlots);
        }
        Ok(allocation)
    }

    pub(super) fn location(&self, id: Id) -> Location {
        self.locations[id.0 as usize]
    }

    pub(super) fn home(&self, id: Id) -> Option<Home> {
        self.homes[id.0 as usize]
    }

    /// Where a value is found during a call.
    pub(super) fn during_call(&self, id: Id) -> Location {
        self.home(id)
            .map_or(self.location(id), |h| Location::Slot(h.slot))
    }

    /// Values in registers that call number `n` needs in their homes, and whether the register
    /// must be loaded again after it.
    pub(super) fn crossing(&self, n: usize) -> &[(Id, bool)] {
        &self.crossing[n]
    }
}

/// Slots behind [`Allocation::slots`] that single ops use for a moment: one per operand, one for
/// a result, one to break cycles of moves.
pub(super) const SCRATCH_SLOTS: usize = 5;

#[derive(Debug)]
struct Group {
    members: Vec<Id>,
    ranges: Vec<Range>,
    weight: f32,
    float: bool,
    register: Option<u8>,
}

struct Allocator<'a> {
    selection: &'a Selection,
    live: &'a Liveness,
    clobbered: [u8; 2],
    /// By value: what calls cost it.
    calls: Vec<CallCost>,
    groups: Vec<Group>,
    group_of: Vec<usize>,
    registers: [[Occupied; MOST_REGS]; 2],
}

/// How often calls need a value in its home, and how often they clobber it, in a register that
/// they preserve (0) and in one that they do not (1).
#[derive(Clone, Copy, Default, Debug)]
struct CallCost {
    needed: [f32; 2],
    reload: [f32; 2],
    /// Is it live during any call?
    crosses: bool,
}

const MOST_REGS: usize = if INT_REGS > FLOAT_REGS {
    INT_REGS
} else {
    FLOAT_REGS
};

impl Allocator<'_> {
    fn coalesce(&mut self, unit: &Unit, layout: &Layout) {
        for (i, value) in self.selection.values.iter().enumerate() {
            self.calls.push(self.call_cost(Id(i as u32)));
            self.group_of.push(i);
            self.groups.push(Group {
                members: vec![Id(i as u32)],
                ranges: self.live.ranges[i].clone(),
                weight: self.live.weight[i],
                float: value.float,
                register: None,
            });
        }
        let mut moves = Vec::new();
        for &b in &layout.order {
            for edge in unit[b].end.edges() {
                for (param, arg) in unit[edge.to].params.iter().zip(&edge.args) {
                    let ends = (self.selection.source(*param), self.selection.source(*arg));
                    if let (Source::Value(p), Source::Value(a)) = ends {
                        moves.push((layout.frequency(b), p, a));
                    }
                }
            }
        }
        moves.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, param, arg) in moves {
            self.unite(param, arg);
        }
    }

    fn unite(&mut self, a: Id, b: Id) {
        let (into, from) = (self.group_of[a.0 as usize], self.group_of[b.0 as usize]);
        let [x, y] = [&self.groups[into], &self.groups[from]];
        if into == from || x.float != y.float || overlap(&x.ranges, &y.ranges) {
            return;
        }
        let ranges = merge(&x.ranges, &y.ranges);
        let gone = std::mem::take(&mut self.groups[from].members);
        self.groups[from].ranges.clear();
        gone.iter()
            .for_each(|id| self.group_of[id.0 as usize] = into);
        let weight = self.groups[from].weight;
        let group = &mut self.groups[into];
        group.members.extend(gone);
        group.ranges = ranges;
        group.weight += weight;
    }

    fn assign_registers(&mut self) {
        let live = self.live;
        let density = |g: &Group| g.weight / live.length(&g.ranges).max(0.25);
        let mut order: Vec<(f32, usize)> = (0..self.groups.len())
            .filter(|g| !self.groups[*g].members.is_empty())
            .map(|g| (density(&self.groups[g]), g))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, g) in order {
            self.groups[g].register = self.choose(g);
            if let Some(register) = self.groups[g].register {
                let class = usize::from(self.groups[g].float);
                self.registers[class][register as usize].add(&self.groups[g].ranges);
            }
        }
    }

    /// The best register for a group, if one is free and worth it.
    fn choose(&self, g: usize) -> Option<u8> {
        let group = &self.groups[g];
        let class = usize::from(group.float);
        let count = if group.float { FLOAT_REGS } else { INT_REGS };
        let crosses = group
            .members
            .iter()
            .any(|id| self.calls[id.0 as usize].crosses);
        let cost = |r: u8| {
            let clobbered = self.clobbered[class] >> r & 1 == 1;
            let costs = group.members.iter().map(|id| self.cost(*id, r, clobbered));
            // Registers that survive calls are kept for who needs them.
            let waste = if clobbered == crosses { 0.01 } else { 0.0 };
            costs.sum::<f32>() + waste
        };
        (0..count as u8)
            .filter(|r| self.registers[class][*r as usize].is_free(&group.ranges))
            .map(|r| (cost(r), r))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|best| best.0 < group.weight)
            .map(|best| best.1)
    }

    /// Moves that a value needs if it lives in this register.
    fn cost(&self, id: Id, r: u8, clobbered: bool) -> f32 {
        let defined = self.live.defined[id.0 as usize];
        let natural = self.selection.values[id.0 as usize].natural;
        let fetch = if natural >> r & 1 == 0 { defined } else { 0.0 };
        let calls = &self.calls[id.0 as usize];
        let clobbered = usize::from(clobbered);
        fetch + calls.reload[clobbered] + calls.needed[clobbered].min(defined)
    }

    fn call_cost(&self, id: Id) -> CallCost {
        let mut cost = CallCost::default();
        for (call, live_after) in self.calls_of(id) {
            cost.crosses = true;
            let shown = call.shows(id);
            if live_after {
                cost.reload[1] += call.frequency;
            }
            if live_after || shown {
                cost.needed[1] += call.frequency;
            }
            if shown {
                cost.needed[0] += call.frequency;
            }
        }
        cost
    }

    /// Calls during which the value is live, and whether it still is when they are over.
    fn calls_of(&self, id: Id) -> impl Iterator<Item = (&Call, bool)> {
        let calls = &self.live.calls;
        let ranges = self.live.ranges[id.0 as usize].iter();
        ranges.flat_map(|range| {
            let first = calls.partition_point(|c| c.at < range.0);
            let inside = calls[first..].iter().take_while(|c| c.at < range.1);
            inside.map(|c| (c, c.at + 1 < range.1))
        })
    }

    fn finish(self) -> Allocation {
        let values = self.selection.values.len();
        let mut result = Allocation {
            locations: vec![Location::Slot(0); values],
            homes: vec![None; values],
            crossing: vec![Vec::new(); self.live.calls.len()],
            slots: FIRST_SLOT as u32,
        };
        // Slots go by first use; one is free again when its group's last range has ended.
        let mut groups: Vec<&Group> = self
            .groups
            .iter()
            .filter(|g| !g.ranges.is_empty())
            .collect();
        groups.sort_by_key(|g| g.ranges[0].0);
        let mut in_use: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
        for group in groups {
            let mut slot = || {
                let start = group.ranges[0].0;
                let end = group.ranges[group.ranges.len() - 1].1;
                let slot = match in_use.peek() {
                    Some(Reverse((until, slot))) if *until <= start => {
                        let slot = *slot;
                        in_use.pop();
                        slot
                    }
                    _ => {
                        result.slots += 1;
                        result.slots - 1
                    }
                };
                in_use.push(Reverse((end, slot)));
                slot
            };
            match group.register {
                None => {
                    let location = Location::Slot(slot());
                    for id in &group.members {
                        result.locations[id.0 as usize] = location;
                    }
                }
                Some(register) => {
                    let homes = self.homes(group, register);
                    let slot = homes.iter().any(Option::is_some).then(slot);
                    for (id, at_definition) in group.members.iter().zip(homes) {
                        result.locations[id.0 as usize] = Location::Reg(register);
                        result.homes[id.0 as usize] =
                            at_definition.zip(slot).map(|(at_definition, slot)| Home {
                                slot,
                                at_definition,
                            });
                    }
                }
            }
        }
        self.note_crossings(&mut result);
        result
    }

    /// For each member that needs a home: is it better written where the member is defined?
    fn homes(&self, group: &Group, register: u8) -> Vec<Option<bool>> {
        let class = usize::from(group.float);
        let clobbered = self.clobbered[class] >> register & 1 == 1;
        let home = |id: &Id| {
            let needed = self.calls[id.0 as usize].needed[usize::from(clobbered)];
            (needed > 0.0).then_some(self.live.defined[id.0 as usize] <= needed)
        };
        group.members.iter().map(home).collect()
    }

    fn note_crossings(&self, result: &mut Allocation) {
        for (i, value) in self.selection.values.iter().enumerate() {
            let id = Id(i as u32);
            let Location::Reg(register) = result.locations[i] else {
                continue;
            };
            let clobbered = self.clobbered[usize::from(value.float)] >> register & 1 == 1;
            for (call, live_after) in self.calls_of(id) {
                let reload = clobbered && live_after;
                if reload || call.shows(id) {
                    let n = self.live.calls.partition_point(|c| c.at < call.at);
                    result.crossing[n].push((id, reload));
                }
            }
        }
    }
}
