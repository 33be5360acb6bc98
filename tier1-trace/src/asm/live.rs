//! Where each value is live: ranges of positions.
//!
//! The unit's entry, each block's start, each op and each block's end is a *point*, in the order
//! of the code. A point has four positions:
//!
//! ```text
//!  4p      operands are read; an exit finds what its snapshot names
//!  4p + 1  a call is under way: it clobbers, and its snapshot may be looked at
//!  4p + 2  the result is written
//! ```
//!
//! Ranges are half open. An operand's range ends at `4p + 1`, so a result may take its place; a
//! call's snapshot ends at `4p + 2`.

use super::layout::Layout;
use super::select::{End, Id, Op, Operand, Selection, Source};
use rekindle_trace_ir::{BlockId, Unit};

/// Positions from the first to before the second.
pub(super) type Range = (u32, u32);

/// A call, at which some registers lose what they hold.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// `4p + 1` of its point.
    pub(super) at: u32,
    pub(super) frequency: f32,
    /// Values that whoever looks at it must find in slots, ascending.
    shown: Vec<Id>,
}

impl Call {
    /// Must whoever looks at it find the value in a slot?
    pub(super) fn shows(&self, id: Id) -> bool {
        self.shown.binary_search(&id).is_ok()
    }
}

/// What liveness says, in terms of positions.
#[derive(Debug)]
pub(super) struct Liveness {
    /// By value: ascending, disjoint.
    pub(super) ranges: Vec<Vec<Range>>,
    /// By value: expected reads and writes.
    pub(super) weight: Vec<f32>,
    /// By value: how often its definition runs.
    pub(super) defined: Vec<f32>,
    /// Ascending.
    pub(super) calls: Vec<Call>,
    /// By point: how often the points before it run, added up.
    passed: Vec<f32>,
}

impl Liveness {
    pub(super) fn new(unit: &Unit, layout: &Layout, selection: &Selection) -> Liveness {
        let n = selection.values.len();
        let mut result = Liveness {
            ranges: vec![Vec::new(); n],
            weight: vec![0.0; n],
            defined: vec![1.0; n],
            calls: Vec::new(),
            passed: vec![0.0, 1.0],
        };
        let mut pass = Pass {
            unit,
            layout,
            selection,
            live_in: vec![Set::new(n); unit.blocks.len()],
        };
        pass.solve();
        pass.number(&mut result);
        pass.collect(&mut result);
        result
    }

    /// How long a value with these ranges occupies its place, frequent code counting more.
    pub(super) fn length(&self, ranges: &[Range]) -> f32 {
        let passed = |position: u32| {
            let point = (position / 4) as usize;
            let part = (position % 4) as f32 / 4.0;
            let here = self.passed[point];
            let next = self.passed.get(point + 1).copied().unwrap_or(here);
            here + (next - here) * part
        };
        ranges.iter().map(|r| passed(r.1) - passed(r.0)).sum()
    }
}

struct Pass<'a> {
    unit: &'a Unit,
    layout: &'a Layout,
    selection: &'a Selection,
    live_in: Vec<Set>,
}

impl Pass<'_> {
    /// Values that an edge reads, and the live set of its target without its parameters.
    fn add_edges(&self, b: BlockId, live: &mut Set) {
        for edge in self.unit[b].end.edges() {
            live.join(&self.live_in[edge.to.0 as usize]);
        }
        self.for_each_edge_arg(b, |id| live.insert(id));
    }

    /// Arguments that are values and whose parameter is used.
    fn for_each_edge_arg(&self, b: BlockId, mut f: impl FnMut(Id)) {
        for edge in self.unit[b].end.edges() {
            for (param, arg) in self.unit[edge.to].params.iter().zip(&edge.args) {
                let wanted = matches!(self.selection.source(*param), Source::Value(_));
                if let (true, Source::Value(id)) = (wanted, self.selection.source(*arg)) {
                    f(id);
                }
            }
        }
    }

    fn for_each_end_use(&self, end: &End, mut f: impl FnMut(Id)) {
        match end {
            End::Jump => {}
            End::Branch(test) => test.operands.values().for_each(f),
            End::Exit(snap) => self.selection.kept(self.unit, *snap).for_each(f),
            End::Return(Operand::Value(id)) => f(*id),
            End::Return(_) => {}
        }
    }

    fn for_each_use(&self, op: &Op, f: impl FnMut(Id)) {
        let kept = self.selection.kept(self.unit, op.snap);
        op.operands.values().chain(kept).for_each(f);
    }

    fn params(&self, b: BlockId) -> impl Iterator<Item = Id> + '_ {
        let sources = self.unit[b].params.iter();
        sources.filter_map(|p| match self.selection.source(*p) {
            Source::Value(id) => Some(id),
            _ => None,
        })
    }

    /// Live sets at block starts, backwards until nothing changes.
    fn solve(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            for &b in self.layout.order.iter().rev() {
                let block = self.selection.block(b);
                let mut live = Set::new(self.selection.values.len());
                self.add_edges(b, &mut live);
                self.for_each_end_use(&block.end, |id| live.insert(id));
                for op in block.ops.iter().rev() {
                    op.result.iter().for_each(|id| live.remove(*id));
                    self.for_each_use(op, |id| live.insert(id));
                }
                self.params(b).for_each(|id| live.remove(id));
                changed |= self.live_in[b.0 as usize].replace(live);
            }
        }
    }

    /// Frequencies of points, and calls.
    fn number(&self, result: &mut Liveness) {
        let mut total = 1.0;
        for &b in &self.layout.order {
            let frequency = self.layout.frequency(b);
            let block = self.selection.block(b);
            let first = result.passed.len() as u32 - 1;
            for (i, op) in block.ops.iter().enumerate() {
                if op.form.is_call() {
                    let mut shown: Vec<Id> = self.selection.kept(self.unit, op.snap).collect();
                    shown.sort_unstable();
                    result.calls.push(Call {
                        at: 4 * (first + 1 + i as u32) + 1,
                        frequency,
                        shown,
                    });
                }
            }
            for _ in 0..block.ops.len() + 2 {
                total += frequency;
                result.passed.push(total);
            }
        }
    }

    /// Ranges, from the last block to the first.
    fn collect(&self, result: &mut Liveness) {
        let mut next = result.passed.len() as u32 - 1;
        for &b in self.layout.order.iter().rev() {
            let block = self.selection.block(b);
            let (start, end) = (next - (block.ops.len() as u32 + 2), next - 1);
            let mut live_out = Set::new(self.selection.values.len());
            for edge in self.unit[b].end.edges() {
                live_out.join(&self.live_in[edge.to.0 as usize]);
            }
            let mut span = Span {
                result: &mut *result,
                start: 4 * start,
                frequency: self.layout.frequency(b),
            };
            live_out.for_each(|id| span.keep(id, 4 * next));
            self.for_each_edge_arg(b, |id| span.read(id, 4 * next));
            self.for_each_end_use(&block.end, |id| span.read(id, 4 * end + 1));
            for (point, op) in (start + 1..end).zip(&block.ops).rev() {
                op.result
                    .iter()
                    .for_each(|id| span.define(*id, 4 * point + 2));
                let kept_to = 4 * point + 1 + u32::from(op.form.is_call());
                let kept = self.selection.kept(self.unit, op.snap);
                kept.for_each(|id| span.keep(id, kept_to));
                op.operands
                    .values()
                    .for_each(|id| span.read(id, 4 * point + 1));
            }
            self.params(b).for_each(|id| span.define(id, 4 * start));
            next = start;
        }
        for (ranges, value) in result.ranges.iter_mut().zip(&self.selection.values) {
            if let (Some(first), Some(_)) = (ranges.last_mut(), value.constant) {
                first.0 = 2;
            }
            ranges.reverse();
        }
    }
}

/// Collects ranges within one block, from its end to its start. Lists are descending meanwhile.
struct Span<'a> {
    result: &'a mut Liveness,
    /// The block's first position.
    start: u32,
    frequency: f32,
}

impl Span<'_> {
    /// Live from the block's start (as far as is known yet) until before `to`.
    fn keep(&mut self, id: Id, to: u32) {
        let list = &mut self.result.ranges[id.0 as usize];
        match list.last_mut() {
            // Already kept in this block, until a later position.
            Some(range) if range.0 == self.start => {}
            Some(range) if range.0 == to => range.0 = self.start,
            _ => list.push((self.start, to)),
        }
    }

    fn read(&mut self, id: Id, to: u32) {
        self.keep(id, to);
        self.result.weight[id.0 as usize] += self.frequency;
    }

    fn define(&mut self, id: Id, at: u32) {
        let list = &mut self.result.ranges[id.0 as usize];
        match list.last_mut() {
            Some(range) if range.0 == self.start => range.0 = at,
            _ => list.push((at, at + 1)),
        }
        self.result.weight[id.0 as usize] += self.frequency;
        self.result.defined[id.0 as usize] = self.frequency;
    }
}

/// A set of values.
#[derive(Clone, PartialEq, Debug)]
struct Set {
    words: Vec<u64>,
}

impl Set {
    fn new(values: usize) -> Set {
        Set {
            words: vec![0; values.div_ceil(64)],
        }
    }

    fn insert(&mut self, id: Id) {
        self.words[id.0 as usize / 64] |= 1 << (id.0 % 64);
    }

    fn remove(&mut self, id: Id) {
        self.words[id.0 as usize / 64] &= !(1 << (id.0 % 64));
    }

    fn join(&mut self, other: &Set) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a |= b);
    }

    /// Becomes `new`; was it different?
    fn replace(&mut self, new: Set) -> bool {
        let changed = *self != new;
        *self = new;
        changed
    }

    fn for_each(&self, mut f: impl FnMut(Id)) {
        for (i, &word) in self.words.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                f(Id(i as u32 * 64 + rest.trailing_zeros()));
                rest &= rest - 1;
            }
        }
    }
}
