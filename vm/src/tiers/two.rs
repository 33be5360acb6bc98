//! Tier 2 as tier 1 asks for it.

use rekindle_abi::ctx::attention;
use rekindle_machine::CodeMemory;
use rekindle_objects::Runtime;
use rekindle_tier1::body::Whole;
use rekindle_tier1::tier_up::TierTwo;
use rekindle_tier2::{
    Budget, Job, Options, PluginPath, Rejection, Tier2, block_signals, host_target, install,
};
use rekindle_trace_ir::{Unit, protocol};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long after a request the tick comes.
const TICK: Duration = Duration::from_millis(4);
/// How long after the first: a program that is over by then never loads LLVM, which alone takes
/// that long.
const FIRST_TICK: Duration = Duration::from_millis(20);

/// The background worker, and the ticker that makes the program look at its results.
pub(super) struct TierTwoHost {
    worker: Tier2,
    ticker: Option<Ticker>,
    attention: *const AtomicU64,
}

struct Ticker {
    requests: Sender<()>,
    thread: JoinHandle<()>,
}

/// An address that another thread sets bits at.
struct Word(*const AtomicU64);

// SAFETY: the word is accessed atomically, and outlives the thread (see `Ticker::stop`).
unsafe impl Send for Word {}

impl TierTwoHost {
    /// None: no code is made for this processor.
    pub(super) fn new(
        rt: &mut Runtime,
        executable: &Path,
        forced_exits: bool,
        urgent: bool,
    ) -> Option<TierTwoHost> {
        let options = Options {
            target: host_target()?,
            level: 2,
            count_loops: true,
            forced_exits,
            urgent,
            budget: Budget::default(),
        };
        let plugin = PluginPath::Near(executable.to_path_buf());
        Some(TierTwoHost {
            worker: Tier2::new(plugin, options),
            ticker: None,
            attention: &raw const rt.ctx.attention as *const AtomicU64,
        })
    }
}

impl Ticker {
    fn start(word: Word) -> Option<Ticker> {
        let (requests, wanted) = channel::<()>();
        let body = move || {
            block_signals();
            let word = word;
            let mut pause = FIRST_TICK;
            while wanted.recv().is_ok() {
                let until = Instant::now() + std::mem::replace(&mut pause, TICK);
                // Several requests are one tick; the end of the run ends the pause.
                loop {
                    match wanted.recv_timeout(until.saturating_duration_since(Instant::now())) {
                        Ok(()) => {}
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
                // SAFETY: the runtime stays where it is until the ticker has been joined.
                unsafe { (*word.0).fetch_or(attention::TIER, Ordering::SeqCst) };
            }
        };
        let thread = std::thread::Builder::new()
            .name("rekindle-tick".into())
            .stack_size(64 << 10)
            .spawn(body)
            .ok()?;
        Some(Ticker { requests, thread })
    }
}

impl Drop for TierTwoHost {
    fn drop(&mut self) {
        if let Some(ticker) = self.ticker.take() {
            drop(ticker.requests);
            // It wakes at once; a panic of its own is nothing to pass on.
            let _ = ticker.thread.join();
        }
    }
}

fn name(why: &Rejection) -> &'static str {
    why.name()
}

impl TierTwo for TierTwoHost {
    fn submit(&mut self, id: u64, unit: Arc<Unit>, heat: u64) -> Result<(), &'static str> {
        self.worker
            .submit(Job { id, unit, heat })
            .map_err(|e| name(&e))
    }

    fn compile_now(&mut self, id: u64, unit: Arc<Unit>) -> Result<Vec<u8>, &'static str> {
        let compiled = self
            .worker
            .compile_now(Job {
                id,
                unit,
                heat: u64::MAX,
            })
            .map_err(|e| name(&e))?;
        protocol::encode(&compiled).ok_or("too_large")
    }

    fn poll(&mut self) -> Vec<(u64, Result<Vec<u8>, &'static str>)> {
        let done = self.worker.poll().into_iter();
        done.map(|d| {
            let result = d.result.map_err(|e| name(&e));
            (
                d.id,
                result.and_then(|c| protocol::encode(&c).ok_or("too_large")),
            )
        })
        .collect()
    }

    fn link(
        &mut self,
        memory: &CodeMemory,
        unit: &Unit,
        object: Vec<u8>,
        words: &[u64],
    ) -> Result<Whole, &'static str> {
        let compiled: protocol::Compiled = protocol::decode(&object).ok_or("undecodable")?;
        let installed = install(memory, unit, &compiled, words).map_err(|e| name(&e))?;
        Ok(Whole {
            entry: installed.linked.entry,
            literals: installed.literals,
            exits: installed.exits,
            slots: installed.slots,
            memory: Box::new(installed.linked),
            object,
        })
    }

    fn request_tick(&mut self) {
        if self.ticker.is_none() {
            self.ticker = Ticker::start(Word(self.attention));
        }
        if let Some(ticker) = &self.ticker {
            // A ticker that is gone means no ticks, and with them no tier 2: nothing is lost.
            let _ = ticker.requests.send(());
        }
    }

    fn llvm_loaded(&self) -> bool {
        self.worker.llvm_loaded()
    }

    fn spent(&self) -> Duration {
        self.worker.spent()
    }

    fn pending(&self) -> Vec<u64> {
        self.worker.pending()
    }

    fn close(&mut self, patience: Duration) -> Vec<(u64, Result<Vec<u8>, &'static str>)> {
        let (done, _) = self.worker.finish(patience);
        done.into_iter()
            .map(|d| {
                let result = d.result.map_err(|e| name(&e));
                (
                    d.id,
                    result.and_then(|c| protocol::encode(&c).ok_or("too_large")),
                )
            })
            .collect()
    }
}
