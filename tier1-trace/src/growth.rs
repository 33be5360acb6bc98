//! When a unit grows: which exits are hot, what compiling may cost, when new paths are compiled.
//!
//! ```text
//!  an exit ─► hot enough? ─► its path is recorded ─► small unit: compiled at once
//!                                                    large unit: pending, until more paths have come
//! ```
//!
//! A unit is compiled anew as a whole, so that a large one takes several new paths at a time.

use crate::body::Pending;
use crate::engine::{Purpose, State};
use crate::record::{FlowCache, Recorder};
use rekindle_machine::thread_time;
use rekindle_objects::{CodeState, Runtime};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, SnapId, Unit, UnitKind, Uop};
use std::rc::Rc;
use std::sync::Arc;

/// Exits through one guard before a side path is recorded there; more in large units, which are compiled anew as a whole.
const HOT_EXIT: u32 = 12;
/// An exit costs as much as compiling this many micro-ops.
const OPS_PER_EXIT: usize = 2;
/// Added to the exits through a guard that is not to be tried again.
pub(crate) const TRIED: u32 = 1 << 20;
/// Processor time that compiling may take: so much, and this share of what the thread has used.
const COMPILE_NS: u64 = 20_000_000;
const COMPILE_SHARE: u64 = 4;
/// Recordings that may grow one unit.
const MAX_GROWTH: u32 = 48;
/// Paths that one test at one place may get.
const MAX_PATHS: u32 = 8;
/// Frames rebuilt after a unit before it is asked again whether it is worth entering.
const WEIGHED_FRAMES: u64 = 1024;
/// Units up to this size are compiled with each new path.
const SMALL: usize = 256;
/// While paths wait, a guard need only be so much colder to get one.
const EAGERNESS: u32 = 8;

impl State {
    /// After an exit that rebuilt so many frames: a loop's unit that hardly ever goes round costs
    /// more than it gains, since each frame takes as long as an iteration or two of the interpreter.
    pub(crate) fn weigh(&mut self, unit: usize, frames: usize) {
        let state = &mut self.units[unit];
        state.rebuilt += frames as u64;
        let (rebuilt, iterations, growth) = state.weighed;
        let (frames, turns) = (state.rebuilt - rebuilt, state.iterations - iterations);
        if frames < WEIGHED_FRAMES {
            return;
        }
        state.weighed = (state.rebuilt, state.iterations, state.growth);
        // One that is still growing is not what it will be.
        let grows = state.pending.is_some() || state.growth > growth;
        if state.kind != UnitKind::Loop || grows || 2 * turns >= 3 * frames {
            return;
        }
        state.retired = true;
        let head = state.root_pc;
        // SAFETY: code states live as long as the runtime.
        let loops = unsafe { &mut (*state.codes[0]).loops };
        for l in loops.iter_mut().filter(|l| l.head == head) {
            (l.unit, l.counter, l.limit) = (0, 0, u32::MAX);
        }
    }

    /// Has compiling taken more time than a program should notice? Then it waits.
    pub(crate) fn is_over_budget(&self) -> bool {
        let spent = self.stats.compile_ns;
        let patient = self.options.synchronous || self.options.forced_exits.is_some();
        !patient
            && spent > COMPILE_NS
            && spent > COMPILE_NS + thread_time().as_nanos() as u64 / COMPILE_SHARE
    }

    /// After an exit: is it time to grow the unit there?
    pub(crate) fn count_exit(&mut self, unit: usize, guard: Ref, snap: SnapId) -> bool {
        let state = &mut self.units[unit];
        if !guard.is_some() {
            return false;
        }
        let mut threshold = HOT_EXIT.max((state.size / OPS_PER_EXIT) as u32);
        if let Some(pending) = &mut state.pending {
            pending.exits += 1;
            if pending.exits > threshold / 2 && !self.is_over_budget() {
                self.compile_pending(unit);
                return false;
            }
            threshold = HOT_EXIT.max(threshold / EAGERNESS);
        }
        let state = &mut self.units[unit];
        let growth = state.growth;
        let count = state.exits_of(guard);
        *count = count.saturating_add(1);
        if !(threshold..TRIED).contains(count) || growth >= MAX_GROWTH {
            return false;
        }
        let waits = self.is_over_budget();
        let state = &mut self.units[unit];
        *state.exits_of(guard) = if waits { 0 } else { TRIED };
        if waits {
            return false;
        }
        if snap.0 as usize >= state.source.snapshots.len() {
            self.pin(unit, guard);
            return false;
        }
        let source = state.source.ins.get(guard.0 as usize);
        let Some(ins) = source.filter(|i| is_guard(i.op) && i.snap == snap) else {
            return false;
        };
        let test = state.source.ins[ins.args[0].0 as usize].op;
        let frame = state.source[snap].frames.last();
        let place = frame.map(|f| (f.context, f.pc, test));
        if leaves_loop(&state.source, &self.flows, &state.codes, snap) {
            return false;
        }
        let paths = state.paths.entry(place).or_default();
        *paths += 1;
        *paths <= MAX_PATHS
    }

    /// A guard that was moved out of its loop keeps failing there: it stays inside from now on,
    /// where a path can grow from it.
    fn pin(&mut self, unit: usize, guard: Ref) {
        let state = &mut self.units[unit];
        state.pinned.push(guard);
        state.growth += 1;
        *state.exits_of(guard) = 0;
        let next = state.next_graph();
        state.pending = Some(Box::new(next));
        self.compile_pending(unit);
    }

    /// A path was recorded: it is compiled now, or with others that come soon.
    pub(crate) fn grown(
        &mut self,
        (unit, guard): (usize, Ref),
        graph: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
    ) {
        let state = &mut self.units[unit];
        state.growth += 1;
        let (mut guards, exits) = state
            .pending
            .take()
            .map_or_else(Default::default, |p| (p.guards, p.exits));
        guards.push(guard);
        let small = graph.ins.len() <= SMALL;
        state.pending = Some(Box::new(Pending {
            graph,
            codes,
            words,
            guards,
            exits,
        }));
        if small {
            self.compile_pending(unit);
        }
    }

    /// Compiles a unit with the paths that were waiting.
    fn compile_pending(&mut self, unit: usize) {
        let Some(pending) = self.units[unit].pending.take() else {
            return;
        };
        let Pending {
            graph,
            codes,
            words,
            ..
        } = *pending;
        let pinned = self.units[unit].pinned.clone();
        match self.compile(&graph, &words, &pinned) {
            Ok(body) => {
                let state = &mut self.units[unit];
                self.retired
                    .push(std::mem::replace(&mut state.body, Rc::new(body)));
                state.size = graph.ins.len();
                state.source = Arc::new(graph).into();
                (state.codes, state.words) = (codes, words);
                state.news = true;
                self.tell_size(unit);
                self.after_compile(unit);
            }
            Err(abort) => self.abort(abort),
        }
    }

    /// Begins to record where the unit was just left.
    pub(crate) fn grow(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        unit: usize,
        guard: Ref,
        snap: SnapId,
    ) {
        let Pending {
            graph,
            codes,
            words,
            ..
        } = self.units[unit].next_graph();
        let flows = self.flows.clone();
        let recorder = Recorder::side(rt, interp, graph, codes, words, flows, guard, snap);
        self.recorder = Some((Box::new(recorder), Purpose::Side { unit, guard }));
        interp.observing = true;
    }
}

fn is_guard(op: Uop) -> bool {
    matches!(op, Uop::GuardTrue | Uop::GuardFalse)
}

/// Does the exit leave the loop that the unit is about? Then the loop around it has its own counter.
fn leaves_loop(unit: &Unit, flows: &FlowCache, codes: &[*mut CodeState], snap: SnapId) -> bool {
    if unit.kind != UnitKind::Loop {
        return false;
    }
    let root = &unit[snap].frames[0];
    let flow = flows.get(codes[0]);
    let here = flow.loops.iter().find(|l| l.head == unit.root_pc);
    here.is_some_and(|l| unit[snap].frames.len() == 1 && !(l.head..=l.back).contains(&root.pc))
}
