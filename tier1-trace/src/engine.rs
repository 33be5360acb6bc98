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
use crate::growth::TRIED;
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
use rekindle_trace_ir::{Ref, Unit, UnitKind};
use std::collections::HashMap;
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;

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
pub(crate) enum Purpose {
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
    pub(crate) recorder: Option<(Box<Recorder>, Purpose)>,
    pub(crate) flows: FlowCache,
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
        let pending = state.units.iter().filter_map(|u| u.pending.as_ref());
        let grown = state
            .units
            .iter()
            .map(|u| &u.words)
            .chain(pending.map(|p| &p.words));
        for words in grown.chain(recorded) {
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

    pub(crate) fn abort(&mut self, abort: Abort) {
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
                let (graph, codes, words) = recorder.finish();
                self.take_recording(purpose, graph, codes, words)
            }
            Outcome::Aborted(abort) => Err(abort),
        };
        match result {
            Ok(()) => self.stats.recorded += 1,
            Err(abort) => {
                self.abort(abort);
                let at = (abort.name(), place);
                *self.stats.aborted_at.entry(at).or_default() += 1;
                self.back_off(purpose);
            }
        }
    }

    /// A recording ended well: a unit is made of it, or grows.
    fn take_recording(
        &mut self,
        purpose: Purpose,
        graph: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
    ) -> Result<(), Abort> {
        match purpose {
            Purpose::Side { unit, guard } => self.grown((unit, guard), graph, codes, words),
            Purpose::Loop { code, index } => {
                let handle = self.add_unit(graph, codes, words)?;
                // SAFETY: code states live as long as the runtime.
                unsafe { (&mut (*code).loops)[index].unit = handle };
            }
            Purpose::Function { code } => {
                let handle = self.add_unit(graph, codes, words)?;
                // SAFETY: code states live as long as the runtime.
                unsafe { (*code).entry_unit = handle };
                self.tell_size(handle as usize - 1);
            }
        }
        Ok(())
    }

    /// Tells the recorder, by a function's code, how large the function's own unit is.
    pub(crate) fn tell_size(&self, unit: usize) {
        let u = &self.units[unit];
        if u.kind == UnitKind::Function {
            // SAFETY: code states live as long as the runtime.
            unsafe { (*{ u.codes[0] }).entry_size = u.size };
        }
    }

    /// Compiles a new unit; its handle.
    fn add_unit(
        &mut self,
        source: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
    ) -> Result<u64, Abort> {
        let body = Rc::new(self.compile(&source, &words, &[])?);
        self.units.push(UnitState::new(source, codes, words, body));
        self.after_compile(self.units.len() - 1);
        Ok(self.units.len() as u64)
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

    pub(crate) fn next_forced(&mut self) -> u64 {
        // xorshift64: seeded, so that a run repeats.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        1 + self.random % 40
    }
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
    /// Is a recording under way?
    pub(crate) fn is_recording(&self) -> bool {
        self.recorder.is_some()
    }
}
