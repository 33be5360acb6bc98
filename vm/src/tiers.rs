//! The compiled tiers and the store.
//!
//! * [`two`]: tier 2 as tier 1 asks for it: the background worker, the ticker.
//! * [`kept`]: units of earlier runs; saving what this run learned.

mod kept;
mod two;

use crate::{Options, Program, Stats, Tier};
use kept::Remembered;
pub(crate) use kept::program_key;
use rekindle_objects::Runtime;
use rekindle_objects::heap::RootRanges;
use rekindle_tier0::Interp;
use rekindle_tier1::Tier1;
use rekindle_tier1::engine::State;
use std::path::Path;
use std::ptr::NonNull;
use std::time::Instant;

/// Loop edges before a loop is recorded, and calls before a function is: half a millisecond of compiling must be worth it.
const HOT: (u32, u32) = (250, 500);
/// The same where compiling is what is tested.
const EAGER: (u32, u32) = (60, 120);
/// Exits and units that statistics name.
const TOLD: usize = 25;

/// Compiled tiers of one machine.
pub struct Tiers {
    engine: Box<Tier1>,
    remembered: Option<Remembered>,
}

impl Tiers {
    /// Sets up what the options ask for. None: the interpreter alone.
    pub fn install(rt: &mut Runtime, interp: &mut Interp, options: &Options) -> Option<Tiers> {
        if options.tier == Tier::Zero {
            return None;
        }
        let synchronous = options.jit_sync || options.tier == Tier::Two;
        let stressed = options.stress.exits.is_some();
        let faulty = options.faults != Default::default();
        let eager = synchronous || stressed || options.stress.gc || faulty;
        let (loop_edges, calls) = if eager { EAGER } else { HOT };
        let settings = rekindle_tier1::Options {
            forced_exits: options.stress.exits,
            synchronous,
            loop_edges,
            calls,
            faults: options.faults,
        };
        // Without code memory or stencils for this processor the interpreter runs alone.
        let mut engine = Box::new(Tier1::new(settings).ok()?);
        if options.tier != Tier::One {
            engine.state_mut().tier2 =
                two::TierTwoHost::new(rt, Path::new(&options.executable), stressed, synchronous)
                    .map(|t| Box::new(t) as Box<dyn rekindle_tier1::tier_up::TierTwo>);
        }
        let ranges = RootRanges {
            data: &raw mut *engine.state_mut() as *mut (),
            each: State::see_words,
        };
        // SAFETY: the state stays where it is until `finish`, behind which nothing is allocated.
        unsafe { rt.heap.add_root_ranges(ranges) };
        (rt.hot_edges, rt.hot_calls) = (loop_edges, calls);
        let engine_ref: &mut dyn rekindle_tier0::Engine = &mut *engine;
        // SAFETY: only the lifetime of the trait object is changed; `finish` (or dropping `Tiers`,
        // which `Vm` does after its last run) takes it out of the interpreter first.
        let engine_ref = unsafe {
            std::mem::transmute::<
                &mut dyn rekindle_tier0::Engine,
                &'static mut dyn rekindle_tier0::Engine,
            >(engine_ref)
        };
        interp.engine = Some(NonNull::from(engine_ref));
        // SAFETY: the engine just installed is this one.
        unsafe { engine.take_calls(rt) };
        Some(Tiers {
            engine,
            remembered: None,
        })
    }

    /// Opens what earlier runs of this program left.
    pub fn begin(&mut self, rt: &mut Runtime, options: &Options, program: &Program) {
        if options.store.dir().is_none() {
            return;
        }
        let opened = Remembered::open(options, program);
        // Every loop and function is then asked for at its first edge and call.
        if opened.has_units() {
            (rt.hot_edges, rt.hot_calls) = (1, 1);
        }
        self.engine.state_mut().remembered = Some(Box::new(opened.clone()));
        self.remembered = Some(opened);
    }

    /// At the program's end: saves what was learned, stops the background compiler, tells what was done.
    pub fn finish(mut self, interp: &mut Interp, options: &Options, out: &mut Stats) {
        interp.engine = None;
        let state = self.engine.state_mut();
        state.settle();
        let s = &state.stats;
        out.executed.tier1 = s.work1;
        out.executed.tier2 = s.work2;
        let count = |m: &std::collections::HashMap<&'static str, u64>| {
            m.iter().map(|(k, n)| (k.to_string(), *n)).collect()
        };
        out.tier1.recorded = s.recorded;
        out.tier1.compiled = s.compiled;
        out.tier1.loaded = s.loaded;
        out.tier1.aborted = count(&s.aborted);
        out.tier1.exits = s.exits;
        out.tier1.entered = state.units.iter().map(|u| u.entered).sum();
        out.tier1.code_bytes = s.code_bytes;
        out.tier1.most_blocks = s.most_blocks;
        out.tier1.compile_ms = s.compile_ns as f64 / 1e6;
        if options.stats {
            out.tier1.hot_exits = state.hot_exits(TOLD);
            out.tier1.hot_aborts = state.hot_aborts(TOLD);
            out.tier1.largest = state.large_units(TOLD);
        }
        out.tier2.compiled = s.compiled2;
        out.tier2.loaded = s.loaded2;
        out.tier2.rejected = count(&s.rejected);
        out.store.refused = count(&s.refused);
        out.tier2.llvm_loaded = state.llvm_loaded();
        out.tier2.compile_ms = state.spent2().as_secs_f64() * 1e3;
        if let Some(remembered) = self.remembered.take() {
            let begun = Instant::now();
            remembered.finish(options, state.learned(), &mut out.store);
            out.store.save_ms = begun.elapsed().as_secs_f64() * 1e3;
        }
    }

    /// The engine, for listings.
    pub fn engine(&self) -> &Tier1 {
        &self.engine
    }
}
