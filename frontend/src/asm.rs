//! The assembler: labels, registers, positions, handlers, pools.
//!
//! It also follows, instruction by instruction, whether control gets here at all (what does
//! not is not written) and which variables are surely bound: a set of registers below 128,
//! joined at labels.

mod finish;
mod pools;

use crate::parse::{TextRange, TextSize};
use rekindle_bytecode::{Code, Const, Handler, Ins, Op};
use std::rc::Rc;
use std::sync::Arc;

pub(crate) use pools::Pools;

/// A register.
pub(crate) type Reg = u16;

/// Registers below 128 that surely hold a value.
pub(crate) type Bound = u128;

/// A place to jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Label(u32);

/// The place of what has none: no source is as long.
fn nowhere() -> TextRange {
    TextRange::empty(TextSize::new(u32::MAX))
}

const UNPLACED: u32 = u32::MAX;

struct LabelState {
    pc: u32,
    /// What is bound where jumps to it come from; `None` when there are none.
    bound: Option<Bound>,
}

/// Instructions whose exceptions go to a handler; its ranges may have gaps.
#[derive(Debug, Default)]
pub(crate) struct Region {
    ranges: Vec<(u32, u32)>,
    open: Option<u32>,
    entry: Bound,
}

/// A code object being written.
pub(crate) struct Asm {
    ins: Vec<Ins>,
    jumps: Vec<(u32, Label)>,
    labels: Vec<LabelState>,
    positions: Vec<(u32, TextRange)>,
    at: TextRange,
    /// Where a `pass` is, and where what was written before it comes from.
    passed: Option<(TextRange, TextRange)>,
    handlers: Vec<Handler>,
    pub(crate) pools: Pools,
    pub(crate) codes: Vec<Arc<Code>>,
    /// Next free temporary.
    top: u32,
    /// Registers used so far.
    size: u32,
    live: bool,
    bound: Bound,
    /// The last pc that a label or region refers to.
    referred: u32,
    /// Variables that may become unset again: never surely bound where loops join.
    pub(crate) unsettable: Bound,
}

impl Asm {
    /// An empty code whose first `variables` registers are named.
    pub(crate) fn new(variables: u32) -> Asm {
        Asm {
            ins: Vec::new(),
            jumps: Vec::new(),
            labels: Vec::new(),
            positions: Vec::new(),
            at: TextRange::default(),
            passed: None,
            handlers: Vec::new(),
            pools: Pools::default(),
            codes: Vec::new(),
            top: variables,
            size: variables,
            live: true,
            bound: 0,
            referred: 0,
            unsettable: 0,
        }
    }

    /// The following instructions come from here in the source.
    pub(crate) fn at(&mut self, range: TextRange) {
        self.at = range;
    }

    /// Writes what stands for a `pass`.
    pub(crate) fn pass(&mut self, range: TextRange) {
        self.passed = Some((range, self.at));
        self.at = range;
        self.op(Op::Nop, 0, 0, 0);
    }

    /// Behind a `pass`, goes back to where what was written before it comes from.
    pub(crate) fn at_before_pass(&mut self) {
        if let Some((range, before)) = self.passed
            && range == self.at
        {
            self.at = before;
        }
    }

    /// The following instructions stand for nothing in the source: they run in the line where control comes from.
    pub(crate) fn at_nowhere(&mut self) {
        self.at = nowhere();
    }

    /// Where the following instructions come from.
    pub(crate) fn here(&self) -> TextRange {
        self.at
    }

    /// Does control get here?
    pub(crate) fn live(&self) -> bool {
        self.live
    }

    pub(crate) fn pc(&self) -> u32 {
        self.ins.len() as u32
    }

    /// Writes an instruction.
    pub(crate) fn push(&mut self, ins: Ins) {
        if !self.live {
            return;
        }
        if self.positions.last().is_none_or(|&(_, at)| at != self.at) {
            self.positions.push((self.pc(), self.at));
        }
        self.live = ins.falls_through();
        self.ins.push(ins);
    }

    pub(crate) fn op(&mut self, op: Op, a: Reg, b: u16, c: u16) {
        self.push(Ins::new(op, a, b, c));
    }

    pub(crate) fn opx(&mut self, op: Op, x: u8, a: Reg, b: u16, c: u16) {
        self.push(Ins::new(op, a, b, c).with_x(x));
    }

    pub(crate) fn wide(&mut self, op: Op, a: Reg, bc: u32) {
        self.push(Ins::wide(op, a, bc as i32));
    }

    /// The last instruction, when nothing can jump behind it.
    pub(crate) fn last_mut(&mut self) -> Option<&mut Ins> {
        self.ins.last_mut()
    }

    // Registers.

    /// Takes the next temporary.
    pub(crate) fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// Takes `n` temporaries in a row.
    pub(crate) fn temps(&mut self, n: u32) -> Reg {
        let first = self.top;
        self.top += n;
        self.size = self.size.max(self.top);
        first as Reg
    }

    /// The next free temporary.
    pub(crate) fn top(&self) -> Reg {
        self.top as Reg
    }

    /// Gives back all temporaries from `mark` on.
    pub(crate) fn free_to(&mut self, mark: Reg) {
        self.top = mark as u32;
    }

    /// Registers used so far.
    pub(crate) fn size(&self) -> u32 {
        self.size
    }

    // Bound variables.

    pub(crate) fn is_bound(&self, reg: Reg) -> bool {
        reg < 128 && self.bound >> reg & 1 == 1
    }

    pub(crate) fn set_bound(&mut self, reg: Reg) {
        if reg < 128 {
            self.bound |= 1 << reg;
        }
    }

    pub(crate) fn set_unbound(&mut self, reg: Reg) {
        if reg < 128 {
            self.bound &= !(1 << reg);
        }
    }

    // Labels.

    pub(crate) fn label(&mut self) -> Label {
        self.labels.push(LabelState {
            pc: UNPLACED,
            bound: None,
        });
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label here.
    pub(crate) fn place(&mut self, label: Label) {
        self.drop_jump_to(label);
        let pc = self.refer();
        let state = &mut self.labels[label.0 as usize];
        state.pc = pc;
        match state.bound {
            Some(bound) if self.live => self.bound &= bound,
            Some(bound) => {
                self.bound = bound;
                self.live = true;
            }
            None => {}
        }
    }

    /// Takes back a jump that was written last and would only go to the next instruction.
    fn drop_jump_to(&mut self, label: Label) {
        let Some(last) = self.pc().checked_sub(1) else {
            return;
        };
        if self.jumps.last() == Some(&(last, label))
            && self.ins[last as usize].op == Op::Jump
            && self.referred <= last
        {
            self.ins.pop();
            self.jumps.pop();
            self.positions.pop_if(|(pc, _)| *pc == last);
        }
    }

    /// The next pc, to which something refers.
    fn refer(&mut self) -> u32 {
        self.referred = self.pc();
        self.referred
    }

    /// A label here for jumping back to.
    pub(crate) fn loop_head(&mut self) -> Label {
        let label = self.label();
        self.bound &= !self.unsettable;
        self.place(label);
        label
    }

    /// Writes an instruction that jumps to a label.
    pub(crate) fn push_jump(&mut self, ins: Ins, label: Label) {
        if !self.live {
            return;
        }
        self.jumps.push((self.pc(), label));
        let bound = self.bound;
        let state = &mut self.labels[label.0 as usize];
        state.bound = Some(state.bound.map_or(bound, |b| b & bound));
        self.push(ins);
    }

    pub(crate) fn jump(&mut self, label: Label) {
        self.push_jump(Ins::new(Op::Jump, 0, 0, 0), label);
    }

    pub(crate) fn jump_back(&mut self, label: Label) {
        self.push_jump(Ins::new(Op::JumpBack, 0, 0, 0), label);
    }

    /// Jumps when the truth of a register is `sense`.
    pub(crate) fn jump_if(&mut self, reg: Reg, sense: bool, label: Label) {
        let ins = Ins::new(Op::JumpIf, reg, 0, 0).with_x(sense as u8);
        self.push_jump(ins, label);
    }

    // Handlers.

    /// Opens a region here.
    pub(crate) fn open(&mut self) -> Region {
        Region {
            ranges: Vec::new(),
            open: Some(self.refer()),
            entry: self.bound & !self.unsettable,
        }
    }

    /// Ends a range of a region here.
    pub(crate) fn close(&mut self, region: &mut Region) {
        let end = self.refer();
        if let Some(start) = region.open.take()
            && start < end
        {
            region.ranges.push((start, end));
        }
    }

    /// Begins another range of a region here.
    pub(crate) fn reopen(&mut self, region: &mut Region) {
        region.open = Some(self.refer());
    }

    /// Begins the handler of a closed region; the exception comes in `reg`. Control may also
    /// come from above.
    pub(crate) fn handler(&mut self, region: Region, reg: Reg) {
        debug_assert!(region.open.is_none());
        if region.ranges.is_empty() {
            return;
        }
        let target = self.refer();
        self.handlers
            .extend(region.ranges.iter().map(|&(start, end)| Handler {
                start,
                end,
                target,
                reg,
            }));
        self.bound = if self.live {
            self.bound & region.entry
        } else {
            region.entry
        };
        self.live = true;
    }

    // Constants and names.

    pub(crate) fn constant(&mut self, value: Const) -> u32 {
        self.pools.constant(value)
    }

    pub(crate) fn name(&mut self, name: &Rc<str>) -> u32 {
        self.pools.name(name)
    }
}
