//! From tier 1 to tier 2: which units, when, and putting the result in.
//!
//! A ticker asks for attention every few milliseconds while there is something to decide. At a
//! tick every unit that ran since the last one and did not grow is handed to tier 2, the hottest
//! first; finished code replaces the stencils at the next entry, also of a loop that is running,
//! since the tick has just taken it out at its loop edge.

use crate::body::{Body, Machine, Upper, Whole};
use crate::engine::State;
use rekindle_machine::{CodeMemory, thread_time};
use rekindle_trace_ir::Unit;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// Iterations between two ticks that make a unit worth compiling.
const HOT_ITERATIONS: u64 = 2_000;
/// Entries that do.
const HOT_ENTRIES: u64 = 500;

/// LLVM takes fifty megabytes and some hundredths of a second to be loaded: before the program has run so long,
/// only units are worth it that are more than calls of helpers.
const EARLY: Duration = Duration::from_secs(1);

/// How long the end of a run waits for a compilation under way.
const EXIT_PATIENCE: Duration = Duration::from_millis(10);

/// Tier 2 as tier 1 sees it; `vm` supplies it.
pub trait TierTwo {
    /// Queues a unit for background compilation.
    fn submit(&mut self, id: u64, unit: Arc<Unit>, heat: u64) -> Result<(), &'static str>;
    /// Compiles at once; the result is what [`TierTwo::link`] takes.
    fn compile_now(&mut self, id: u64, unit: Arc<Unit>) -> Result<Vec<u8>, &'static str>;
    /// What has been finished since the last call.
    fn poll(&mut self) -> Vec<(u64, Result<Vec<u8>, &'static str>)>;
    /// Links an object into this process.
    fn link(
        &mut self,
        memory: &CodeMemory,
        unit: &Unit,
        object: Vec<u8>,
        words: &[u64],
    ) -> Result<Whole, &'static str>;
    /// Asks for a tick after a few milliseconds.
    fn request_tick(&mut self);
    /// Was LLVM loaded?
    fn llvm_loaded(&self) -> bool;
    /// Time spent compiling.
    fn spent(&self) -> Duration;
    /// Units that wait or are being compiled.
    fn pending(&self) -> Vec<u64>;
    /// Ends work, waiting at most so long for the unit under way; what was finished.
    fn close(&mut self, patience: Duration) -> Vec<(u64, Result<Vec<u8>, &'static str>)>;
}

fn job(unit: usize, generation: u32) -> u64 {
    (unit as u64) << 24 | (generation & 0xff_ffff) as u64
}

impl State {
    /// A unit has new stencil code: in synchronous mode tier 2 compiles it at once.
    pub(crate) fn after_compile(&mut self, unit: usize) {
        let Some(tier2) = &mut self.tier2 else { return };
        let state = &mut self.units[unit];
        state.generation += 1;
        state.upper = Upper::Idle;
        if !self.options.synchronous {
            tier2.request_tick();
            return;
        }
        let (graph, id) = (state.body.unit.share().clone(), job(unit, state.generation));
        let result = tier2.compile_now(id, graph);
        self.take_result(id, result);
    }

    /// At a tick: takes finished code, hands over what is hot and stable.
    pub(crate) fn tick(&mut self) {
        let Some(tier2) = &mut self.tier2 else { return };
        for (id, result) in tier2.poll() {
            self.take_result(id, result);
        }
        let early = !self.llvm_loaded() && thread_time() < EARLY;
        let mut ready: Vec<(u64, usize)> = Vec::new();
        let mut undecided = false;
        for (i, u) in self.units.iter_mut().enumerate() {
            if u.upper != Upper::Idle {
                undecided |= u.upper == Upper::Submitted;
                continue;
            }
            undecided = true;
            let (iterations, growth) = u.seen;
            let ran = u.iterations - iterations;
            u.seen = (u.iterations, u.growth);
            let hot = ran >= HOT_ITERATIONS
                || u.entered >= HOT_ENTRIES
                || u.iterations >= 4 * HOT_ITERATIONS;
            if hot && growth == u.growth && !(early && u.body.mostly_calls()) {
                ready.push((u.iterations + u.entered, i));
            }
        }
        ready.sort_unstable_by(|a, b| b.cmp(a));
        let Some(tier2) = &mut self.tier2 else { return };
        for (heat, i) in ready {
            let u = &mut self.units[i];
            match tier2.submit(job(i, u.generation), u.body.unit.share().clone(), heat) {
                Ok(()) => u.upper = Upper::Submitted,
                Err(reason) => {
                    u.upper = Upper::Rejected;
                    *self.stats.rejected.entry(reason).or_default() += 1;
                }
            }
        }
        if undecided {
            tier2.request_tick();
        }
    }

    fn take_result(&mut self, id: u64, result: Result<Vec<u8>, &'static str>) {
        let (i, generation) = ((id >> 24) as usize, (id & 0xff_ffff) as u32);
        let Some(u) = self.units.get_mut(i) else {
            return;
        };
        if u.generation & 0xff_ffff != generation {
            return;
        }
        let linked = result.and_then(|object| match &mut self.tier2 {
            Some(t) => t.link(&self.memory, &u.body.unit, object, &u.words),
            None => Err("off"),
        });
        match linked {
            Ok(whole) => {
                let body = Body::new(u.body.unit.share().clone(), Machine::Whole(whole));
                self.retired
                    .push(std::mem::replace(&mut u.body, Rc::new(body)));
                u.upper = Upper::Installed;
                u.news = true;
                self.stats.compiled2 += 1;
            }
            Err(reason) => {
                u.upper = Upper::Rejected;
                *self.stats.rejected.entry(reason).or_default() += 1;
            }
        }
    }

    /// At the end of a run: takes what tier 2 has finished, so that it is kept.
    pub fn settle(&mut self) {
        let Some(tier2) = &mut self.tier2 else { return };
        // What nobody will keep is not waited for; otherwise a twentieth of the run at most.
        let patience = match self.remembered {
            Some(_) => EXIT_PATIENCE.min(self.begun.elapsed() / 20),
            None => Duration::ZERO,
        };
        for (id, result) in tier2.close(patience) {
            self.take_result(id, result);
        }
    }

    /// Time that LLVM spent compiling.
    pub fn spent2(&self) -> Duration {
        self.tier2.as_ref().map_or(Duration::ZERO, |t| t.spent())
    }

    /// Was LLVM loaded in this run?
    pub fn llvm_loaded(&self) -> bool {
        self.tier2.as_ref().is_some_and(|t| t.llvm_loaded())
    }
}
