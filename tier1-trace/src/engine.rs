//! The engine: what makes hot code compiled code, and runs it.
//!
//! ```text
//!  hot loop ─► Recorder ─► graph ─► optimize ─► assemble ─► entered at the loop's head
//!                 ▲                                             │ exits
//!                 └──────────── a hot exit grows the graph ◄────┘
//! ```
//!
//! A unit keeps the graph as it was recorded; growing it means appending to that graph and
//! compiling it anew as a whole.
//!
//! The file is longer than most: recording, entering and leaving share one state; it is next to be split.

use crate::asm::{Gate, Options as AsmOptions};
use crate::body::{Body, Machine, UnitState};
use crate::link::Places;
use crate::opt;
use crate::record::{Abort, FlowCache, Outcome, Recorder};
use crate::tier_up::TierTwo;
use crate::warm::Memory;
use rekindle_machine::{CodeMemory, RecordStack, thread_time};
use rekindle_objects::threads::Switch;
use rekindle_objects::{CodeState, Runtime, Value};
use rekindle_tier0::Interp;
use rekindle_tier0::engine::{Engine, Entered, Observe};
use rekindle_trace_ir::{Ref, SnapId, Unit, UnitKind, Uop};
use std::collections::HashMap;
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;

/// Exits through one guard before a side path is recorded there; more in large units, which are compiled anew as a whole.
const HOT_EXIT: u32 = 12;
/// An exit costs as much as compiling this many micro-ops.
const OPS_PER_EXIT: usize = 4;
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
/// Failed recordings of one place before it is left to the interpreter.
const MAX_ATTEMPTS: u32 = 4;

/// How the engine works.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Leave compiled code at guards at random, to test exits: the seed.
    pub forced_exits: Option<u64>,
    /// Tier 2 compiles at once instead of in the background.
    pub synchronous: bool,
    /// Edges after which a loop is recorded.
    pub loop_edges: u32,
    /// Calls after which a function is recorded.
    pub calls: u32,
    /// Faults to plant, for tests of the tests.
    pub faults: opt::Faults,
}

/// What the engine has done.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Recordings that ended with a graph (or a larger one).
    pub recorded: u64,
    /// Graphs compiled.
    pub compiled: u64,
    /// Units made by an earlier run.
    pub loaded: u64,
    /// Those of them that came with LLVM's code.
    pub loaded2: u64,
    /// Units compiled by LLVM in this run.
    pub compiled2: u64,
    /// Units that tier 2 refused, by reason.
    pub rejected: HashMap<&'static str, u64>,
    /// Units of earlier runs that were not taken up, by reason.
    pub refused: HashMap<&'static str, u64>,
    /// Times compiled code was left through an exit.
    pub exits: u64,
    /// Recordings given up, by reason.
    pub aborted: HashMap<&'static str, u64>,
    /// The same by code and instruction.
    pub aborted_at: HashMap<(&'static str, (*mut CodeState, u32)), u64>,
    /// Loop iterations and entries run by stencils.
    pub work1: u64,
    /// Loop iterations and entries run by LLVM's code.
    pub work2: u64,
    /// Bytes of machine code.
    pub code_bytes: u64,
    /// Largest number of blocks in a unit.
    pub most_blocks: u64,
    /// Processor time spent optimizing and assembling, in nanoseconds.
    pub compile_ns: u64,
}

/// What a recording under way is for.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    Loop { code: *mut CodeState, index: usize },
    Function { code: *mut CodeState },
    Side { unit: usize, guard: Ref },
}

/// The engine's state, reached through a raw pointer because compiled code re-enters the engine.
pub struct State {
    pub(crate) memory: CodeMemory,
    pub(crate) gate: Gate,
    pub(crate) records: RecordStack,
    pub(crate) other_threads: crate::threads::Others,
    /// Tier 2, if it is on.
    pub tier2: Option<Box<dyn TierTwo>>,
    /// What earlier runs left.
    pub remembered: Option<Box<dyn Memory>>,
    /// Compiled units; a handle is the index plus one.
    pub units: Vec<UnitState>,
    recorder: Option<(Box<Recorder>, Purpose)>,
    flows: FlowCache,
    /// Where the symbols of earlier runs' units are found.
    pub(crate) places: Places,
    pub(crate) options: Options,
    attempts: HashMap<(*mut CodeState, u32), u32>,
    pub(crate) retired: Vec<Rc<Body>>,
    /// What was done.
    pub stats: Stats,
    /// When the run began.
    pub(crate) begun: std::time::Instant,
    random: u64,
}

/// Tier 1.
pub struct Tier1 {
    pub(crate) state: NonNull<State>,
}

impl Drop for Tier1 {
    fn drop(&mut self) {
        // SAFETY: made from a box in `new`, dropped once, when nothing runs any more.
        drop(unsafe { Box::from_raw(self.state.as_ptr()) });
    }
}

impl Tier1 {
    /// The engine, or a reason why there is none on this machine.
    pub fn new(options: Options) -> Result<Tier1, String> {
        let memory = CodeMemory::new().map_err(|e| e.to_string())?;
        let gate = Gate::new(&memory).map_err(|r| r.name().to_string())?;
        let records = RecordStack::new().map_err(|e| e.to_string())?;
        let state = State {
            memory,
            gate,
            tier2: None,
            remembered: None,
            records,
            other_threads: Default::default(),
            units: Vec::new(),
            recorder: None,
            flows: FlowCache::default(),
            places: Places::default(),
            options,
            attempts: HashMap::new(),
            retired: Vec::new(),
            stats: Stats::default(),
            begun: std::time::Instant::now(),
            random: options
                .forced_exits
                .unwrap_or(0)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                | 1,
        };
        Ok(Tier1 {
            state: NonNull::from(Box::leak(Box::new(state))),
        })
    }

    /// What was done so far, and the units.
    pub fn state(&self) -> &State {
        // SAFETY: the state lives as long as `self`; the caller holds no reference across a run.
        unsafe { self.state.as_ref() }
    }

    /// The state, to set it up.
    pub fn state_mut(&mut self) -> &mut State {
        // SAFETY: as above; methods drop the reference before compiled code runs.
        unsafe { self.state.as_mut() }
    }
}

impl State {
    /// Shows the collector what compiled code holds: activation records, literal words.
    ///
    /// # Safety
    /// `data` is a state.
    pub unsafe fn see_words(data: *mut (), see: &mut dyn FnMut(usize, usize)) {
        // SAFETY: the caller's promise; nothing changes the state during a collection.
        let state = unsafe { &*(data as *const State) };
        let used = state.records.used();
        see(used.start as usize, used.end as usize);
        state.other_threads.see(see);
        let recorded = state.recorder.iter().map(|(r, _)| &r.words);
        for words in state.units.iter().map(|u| &u.words).chain(recorded) {
            let range = words.as_ptr_range();
            see(range.start as usize, range.end as usize);
        }
    }

    /// Makes stencil code of a recorded graph. `pinned` guards stay in their loops.
    pub(crate) fn compile(
        &mut self,
        unit: &Unit,
        words: &[u64],
        pinned: &[Ref],
    ) -> Result<Body, Abort> {
        let begun = thread_time();
        if let Err(e) = rekindle_trace_ir::verify(unit) {
            debug_assert!(false, "recorded unit is invalid: {e:?}\n{unit}");
            return Err(Abort::Invalid);
        }
        let settings = opt::Settings {
            faults: self.options.faults,
            pinned: pinned.to_vec(),
        };
        let optimized = opt::optimize_traced(unit, &settings, |_| {});
        let asm = AsmOptions {
            forced: self.options.forced_exits.is_some(),
            count_loops: true,
        };
        let compiled = self
            .gate
            .assemble(&optimized, words, asm)
            .map_err(|_| Abort::Assembly)?;
        self.stats.compiled += 1;
        self.stats.code_bytes += compiled.code.bytes().len() as u64;
        self.stats.most_blocks = self.stats.most_blocks.max(unit.blocks.len() as u64);
        self.stats.compile_ns += (thread_time() - begun).as_nanos() as u64;
        Ok(Body::new(Arc::new(optimized), Machine::Stencils(compiled)))
    }

    fn abort(&mut self, abort: Abort) {
        *self.stats.aborted.entry(abort.name()).or_default() += 1;
    }

    /// Takes the finished recording: compiles it, or backs off.
    fn finish_recording(&mut self) {
        let Some((recorder, purpose)) = self.recorder.take() else {
            return;
        };
        let outcome = recorder.outcome();
        let place = recorder.place();
        let result = match outcome {
            Outcome::Done => {
                let (unit, codes, words) = recorder.finish();
                let pinned = match purpose {
                    Purpose::Side { unit, .. } => self.units[unit].pinned.clone(),
                    _ => Vec::new(),
                };
                self.compile(&unit, &words, &pinned)
                    .map(|body| (unit, codes, words, body))
            }
            Outcome::Aborted(abort) => Err(abort),
        };
        match result {
            Ok((source, codes, words, body)) => {
                self.stats.recorded += 1;
                self.install(purpose, source, codes, words, Rc::new(body));
            }
            Err(abort) => {
                self.abort(abort);
                let at = (abort.name(), place);
                *self.stats.aborted_at.entry(at).or_default() += 1;
                self.back_off(purpose);
            }
        }
    }

    fn install(
        &mut self,
        purpose: Purpose,
        source: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
        body: Rc<Body>,
    ) {
        match purpose {
            Purpose::Side { unit, .. } => {
                let state = &mut self.units[unit];
                self.retired.push(std::mem::replace(&mut state.body, body));
                state.size = source.ins.len();
                state.source = Arc::new(source).into();
                (state.codes, state.words) = (codes, words);
                state.growth += 1;
                state.news = true;
                self.tell_size(unit);
                self.after_compile(unit);
            }
            Purpose::Loop { code, index } => {
                let handle = self.add_unit(source, codes, words, body);
                // SAFETY: code states live as long as the runtime.
                unsafe { (&mut (*code).loops)[index].unit = handle };
            }
            Purpose::Function { code } => {
                let handle = self.add_unit(source, codes, words, body);
                // SAFETY: code states live as long as the runtime.
                unsafe { (*code).entry_unit = handle };
                self.tell_size(handle as usize - 1);
            }
        }
    }

    /// Tells the recorder, by a function's code, how large the function's own unit is.
    fn tell_size(&self, unit: usize) {
        let u = &self.units[unit];
        if u.kind == UnitKind::Function {
            // SAFETY: code states live as long as the runtime.
            unsafe { (*{ u.codes[0] }).entry_size = u.size };
        }
    }

    fn add_unit(
        &mut self,
        source: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
        body: Rc<Body>,
    ) -> u64 {
        self.units.push(UnitState::new(source, codes, words, body));
        self.after_compile(self.units.len() - 1);
        self.units.len() as u64
    }

    /// After an exit that rebuilt so many frames: a loop's unit that hardly ever goes round costs
    /// more than it gains, since each frame takes as long as an iteration or two of the interpreter.
    pub(crate) fn weigh(&mut self, unit: usize, frames: usize) {
        let state = &mut self.units[unit];
        state.rebuilt += frames as u64;
        let (rebuilt, iterations) = state.weighed;
        let (frames, turns) = (state.rebuilt - rebuilt, state.iterations - iterations);
        if frames < WEIGHED_FRAMES {
            return;
        }
        state.weighed = (state.rebuilt, state.iterations);
        if state.kind != UnitKind::Loop || 2 * turns >= 3 * frames {
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

    /// After a failed recording: the next attempt comes much later, and at last never.
    fn back_off(&mut self, purpose: Purpose) {
        let later = |attempts: u32, limit: u32| {
            if attempts >= MAX_ATTEMPTS {
                u32::MAX
            } else {
                limit.saturating_mul(4)
            }
        };
        match purpose {
            Purpose::Loop { code, index } => {
                let attempts = self.attempts.entry((code, index as u32)).or_default();
                *attempts += 1;
                // SAFETY: code states live as long as the runtime.
                let l = unsafe { &mut (&mut (*code).loops)[index] };
                l.counter = 0;
                l.limit = later(*attempts, l.limit);
            }
            Purpose::Function { code } => {
                let attempts = self.attempts.entry((code, u32::MAX)).or_default();
                *attempts += 1;
                // SAFETY: code states live as long as the runtime.
                unsafe {
                    (*code).entry_counter = 0;
                    (*code).entry_limit = later(*attempts, (*code).entry_limit);
                }
            }
            Purpose::Side { unit, guard } => {
                let state = &mut self.units[unit];
                state.growth += 1;
                let count = state.exits_of(guard);
                *count |= TRIED;
            }
        }
    }

    /// Has compiling taken more time than a program should notice? Then it waits.
    fn is_over_budget(&self) -> bool {
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
        let threshold = HOT_EXIT.max((state.size / OPS_PER_EXIT) as u32);
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
        let (source, words, pinned) = (
            state.source.share().clone(),
            state.words.clone(),
            state.pinned.clone(),
        );
        if let Ok(body) = self.compile(&source, &words, &pinned) {
            let old = std::mem::replace(&mut self.units[unit].body, Rc::new(body));
            self.retired.push(old);
            self.after_compile(unit);
        }
    }

    pub(crate) fn next_forced(&mut self) -> u64 {
        // xorshift64: seeded, so that a run repeats.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        1 + self.random % 40
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

impl Engine for Tier1 {
    unsafe fn loop_is_hot(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        code: *mut CodeState,
        index: usize,
    ) -> bool {
        let s = self.state_mut();
        // SAFETY: code states live as long as the runtime; the index is the interpreter's.
        let l = unsafe { &mut (&mut (*code).loops)[index] };
        if rt.frames_observed {
            s.abort(Abort::ObservesFrames);
            s.back_off(Purpose::Loop { code, index });
            return false;
        }
        if l.limit < s.options.loop_edges {
            // Met for the first time: an earlier run may have left its code.
            l.limit = s.options.loop_edges;
            l.unit = s.recall(rt, code, l.head, UnitKind::Loop);
            return false;
        }
        if s.recorder.is_some() {
            return false;
        }
        if s.is_over_budget() {
            l.counter = 0;
            return false;
        }
        let recorder = Recorder::root(rt, interp, UnitKind::Loop, s.flows.clone());
        s.recorder = Some((Box::new(recorder), Purpose::Loop { code, index }));
        true
    }

    unsafe fn function_is_hot(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        code: *mut CodeState,
    ) -> bool {
        let s = self.state_mut();
        // SAFETY: code states live as long as the runtime.
        let state = unsafe { &mut *code };
        if rt.frames_observed {
            s.abort(Abort::ObservesFrames);
            s.back_off(Purpose::Function { code });
            return false;
        }
        if state.entry_limit < s.options.calls {
            state.entry_limit = s.options.calls;
            state.entry_unit = s.recall(rt, code, 0, UnitKind::Function);
            if state.entry_unit != 0 {
                s.tell_size(state.entry_unit as usize - 1);
            }
            return false;
        }
        if s.recorder.is_some() {
            return false;
        }
        if s.is_over_budget() {
            state.entry_counter = 0;
            return false;
        }
        let recorder = Recorder::root(rt, interp, UnitKind::Function, s.flows.clone());
        s.recorder = Some((Box::new(recorder), Purpose::Function { code }));
        true
    }

    fn enter(&mut self, interp: &mut Interp, rt: &mut Runtime, unit: u64) -> Entered {
        // SAFETY: the newest frame is one of the unit's root code: the interpreter asks for units by code.
        unsafe { crate::enter::run_unit(self.state, interp, rt, unit) }
    }

    fn observe(&mut self, interp: &mut Interp, rt: &mut Runtime) -> Observe {
        let s = self.state_mut();
        let Some((recorder, _)) = &mut s.recorder else {
            return Observe::Stop;
        };
        let seen = recorder.observe(rt, interp);
        if seen == Observe::Stop {
            s.finish_recording();
        }
        seen
    }

    fn observe_raise(&mut self, _: &mut Interp, _: &mut Runtime) -> Observe {
        let s = self.state_mut();
        let Some((recorder, _)) = &mut s.recorder else {
            return Observe::Stop;
        };
        let seen = recorder.observe_raise();
        if seen == Observe::Stop {
            s.finish_recording();
        }
        seen
    }

    fn stop_observing(&mut self, interp: &mut Interp, _: &mut Runtime) {
        interp.observing = false;
        self.state_mut().finish_recording();
    }

    fn thread(&mut self, _: &mut Interp, _: &mut Runtime, thread: u64, what: Switch) {
        let s = self.state_mut();
        if what == Switch::Out {
            s.finish_recording();
        }
        s.other_threads.switch(&mut s.records, thread, what);
    }

    fn background(&mut self, _: &mut Interp, _: &mut Runtime) {
        self.state_mut().tick();
    }

    fn runs_in(&self, index: usize) -> bool {
        self.state().runs_in(index)
    }

    fn frames_inside(&self, index: usize) -> Vec<(*mut CodeState, u32)> {
        self.state().frames_inside(index)
    }

    fn values_inside(
        &self,
        rt: &mut Runtime,
        index: usize,
        inner: usize,
    ) -> (Value, Vec<(u16, Value)>) {
        self.state().values_inside(rt, index, inner)
    }

    fn activation_words(&self) -> (usize, usize) {
        let used = self.state().records.used();
        (used.start as usize, used.end as usize)
    }
}

impl State {
    /// Begins to record where the unit was just left.
    pub(crate) fn grow(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        unit: usize,
        guard: Ref,
        snap: SnapId,
    ) {
        let state = &self.units[unit];
        let (source, codes, words) = (
            (*state.source).clone(),
            state.codes.clone(),
            state.words.clone(),
        );
        let flows = self.flows.clone();
        let recorder = Recorder::side(rt, interp, source, codes, words, flows, guard, snap);
        self.recorder = Some((Box::new(recorder), Purpose::Side { unit, guard }));
        interp.observing = true;
    }

    /// Is a recording under way?
    pub(crate) fn is_recording(&self) -> bool {
        self.recorder.is_some()
    }
}
