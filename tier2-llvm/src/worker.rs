//! The background compiler.
//!
//! One thread, started with the first job, compiles one unit after the other; the host asks for
//! results with [`Tier2::poll`]. The thread loads the plugin when it takes its first job. If LLVM
//! meets a fatal error the thread is stopped for good: tier 2 is off from then on.

use crate::plugin::{Compiler, Plugin, PluginPath};
use crate::queue::Queue;
use crate::rejection::Rejection;
use rekindle_trace_ir::Unit;
use rekindle_trace_ir::protocol::{self, Compiled, Request, Response, Target};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// LLVM recurses.
const STACK_BYTES: usize = 8 << 20;
/// How often a host that waits looks whether LLVM has failed.
const GLANCE: Duration = Duration::from_millis(10);

/// What may be spent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Instructions of one unit.
    pub unit_instructions: usize,
    /// Time that this process compiles, in all.
    pub process: Duration,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            unit_instructions: 20_000,
            process: Duration::from_secs(20),
        }
    }
}

/// How units are compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// For which processor; see [`crate::host_target`].
    pub target: Target,
    /// LLVM's pipeline `default<On>` with that n, 1 to 3.
    pub level: u8,
    /// Count iterations in `Ctx::loop_count`.
    pub count_loops: bool,
    /// `stress=exits`
    pub forced_exits: bool,
    /// The program waits for each compilation, which is therefore not put behind all else.
    pub urgent: bool,
    /// What may be spent.
    pub budget: Budget,
}

/// A unit to compile.
#[derive(Clone, Debug)]
pub struct Job {
    /// The host's number for it.
    pub id: u64,
    /// Optimized and verified.
    pub unit: Arc<Unit>,
    /// The hottest is compiled first.
    pub heat: u64,
}

/// What came of a job.
#[derive(Clone, PartialEq, Debug)]
pub struct Done {
    /// The job's number.
    pub id: u64,
    /// An object to install, or the reason why there is none.
    pub result: Result<Compiled, Rejection>,
    /// How long it took, loading the plugin included.
    pub elapsed: Duration,
}

type Loader = dyn Fn() -> Result<Arc<dyn Compiler>, Rejection> + Send + Sync;

/// Tier 2 as the host sees it. Dropping it ends the thread after the job under way.
pub struct Tier2 {
    options: Options,
    shared: Arc<Shared>,
    has_thread: bool,
}

struct Shared {
    queue: Mutex<Queue>,
    /// The worker waits for jobs.
    work: Condvar,
    /// The host waits for results.
    results: Condvar,
    compiler: OnceLock<Arc<dyn Compiler>>,
    loader: Box<Loader>,
}

impl Shared {
    fn new(loader: Box<Loader>, off: Option<Rejection>) -> Arc<Shared> {
        Arc::new(Shared {
            queue: Mutex::new(Queue::new(off)),
            work: Condvar::new(),
            results: Condvar::new(),
            compiler: OnceLock::new(),
            loader,
        })
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing that panics runs under the lock.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tier2 {
    /// Neither starts a thread nor loads anything.
    pub fn new(plugin: PluginPath, options: Options) -> Tier2 {
        let load = move || Ok(Arc::new(Plugin::load(&plugin)?) as Arc<dyn Compiler>);
        Tier2::with_loader(Box::new(load), options)
    }

    fn with_loader(loader: Box<Loader>, options: Options) -> Tier2 {
        Tier2 {
            options,
            shared: Shared::new(loader, None),
            has_thread: false,
        }
    }

    /// Queues a unit, or raises the heat of one that waits. A job that is taken gets a [`Done`].
    pub fn submit(&mut self, job: Job) -> Result<(), Rejection> {
        let instructions: usize = job.unit.blocks.iter().map(|b| b.body.len()).sum();
        if instructions > self.options.budget.unit_instructions {
            return Err(Rejection::TooLarge);
        }
        let mut queue = self.shared.queue();
        if let Some(why) = &queue.off {
            return Err(why.clone());
        }
        if queue.spent >= self.options.budget.process {
            return Err(Rejection::OverBudget);
        }
        queue.add(job);
        drop(queue);
        self.shared.work.notify_one();
        self.ensure_thread()
    }

    /// Forgets a job that waits, because its unit is void or has grown.
    pub fn cancel(&mut self, id: u64) {
        self.shared.queue().cancel(id);
    }

    /// What has been done since the last call. Never waits.
    pub fn poll(&mut self) -> Vec<Done> {
        self.look_for_failure();
        self.shared.queue().take_done()
    }

    /// Compiles one unit and waits for it (`jit=sync`). Jobs that wait are not overtaken unless
    /// cooler.
    pub fn compile_now(&mut self, job: Job) -> Result<Compiled, Rejection> {
        let id = job.id;
        self.submit(job)?;
        loop {
            self.look_for_failure();
            let mut queue = self.shared.queue();
            if let Some(done) = queue.take(id) {
                return done.result;
            }
            let wait = self.shared.results.wait_timeout(queue, GLANCE);
            drop(wait.unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// Ends work: takes no more jobs and waits at most so long for the one under way. Gives what
    /// was done, and the jobs that were not: they are worth remembering as wanted.
    ///
    /// A thread that is still compiling goes on until the process ends; since LLVM's own clean-up
    /// may not run beside it, such a process ends without (`_exit`): see [`Tier2::is_busy`].
    pub fn finish(&mut self, patience: Duration) -> (Vec<Done>, Vec<u64>) {
        let deadline = Instant::now() + patience;
        let mut queue = self.shared.queue();
        queue.closing = true;
        self.shared.work.notify_one();
        while queue.is_running() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || self.has_failed() {
                break;
            }
            let wait = self.shared.results.wait_timeout(queue, left.min(GLANCE));
            queue = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
        (queue.take_done(), queue.pending())
    }

    /// Is a unit being compiled right now?
    pub fn is_busy(&self) -> bool {
        self.has_failed() || self.shared.queue().is_running()
    }

    /// Jobs that wait or run.
    pub fn pending(&self) -> Vec<u64> {
        self.shared.queue().pending()
    }

    /// Has the plugin been loaded?
    pub fn llvm_loaded(&self) -> bool {
        self.shared.compiler.get().is_some()
    }

    /// Why no job is taken, if that is so.
    pub fn off(&self) -> Option<Rejection> {
        self.shared.queue().off.clone()
    }

    /// In the child of a `fork`: there is no thread here, and what it shared may be half changed.
    pub fn after_fork(&mut self) {
        let none = || Err(Rejection::Forked);
        let fresh = Shared::new(Box::new(none), Some(Rejection::Forked));
        // The lock may be held by the thread that is not here: it is neither taken nor dropped.
        std::mem::forget(std::mem::replace(&mut self.shared, fresh));
        self.has_thread = false;
    }

    fn ensure_thread(&mut self) -> Result<(), Rejection> {
        if self.has_thread {
            return Ok(());
        }
        let (shared, options) = (self.shared.clone(), self.options.clone());
        let thread = std::thread::Builder::new()
            .name("rekindle-tier2".into())
            .stack_size(STACK_BYTES)
            .spawn(move || {
                block_signals();
                if !options.urgent {
                    yield_to_the_program();
                }
                work(&shared, &options);
            });
        if thread.is_err() {
            let mut queue = self.shared.queue();
            queue.turn_off(Rejection::NoWorker);
            queue.take_done();
            return Err(Rejection::NoWorker);
        }
        self.has_thread = true;
        Ok(())
    }

    /// Time spent compiling so far.
    pub fn spent(&self) -> Duration {
        self.shared.queue().spent
    }

    fn has_failed(&self) -> bool {
        self.shared.compiler.get().is_some_and(|c| c.has_failed())
    }

    fn look_for_failure(&self) {
        if self.has_failed() {
            let mut queue = self.shared.queue();
            if queue.off.is_none() {
                queue.turn_off(Rejection::LlvmFailed);
            }
        }
    }
}

impl Drop for Tier2 {
    fn drop(&mut self) {
        self.shared.queue().closing = true;
        self.shared.work.notify_one();
    }
}

impl std::fmt::Debug for Tier2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let queue = self.shared.queue();
        f.debug_tuple("Tier2").field(&*queue).finish()
    }
}

/// The thread's life.
fn work(shared: &Shared, options: &Options) {
    while let Some(job) = next_job(shared) {
        let start = Instant::now();
        let result = compile(shared, options, &job.unit);
        let mut queue = shared.queue();
        queue.end(Done {
            id: job.id,
            result: result.clone(),
            elapsed: start.elapsed(),
        });
        match result {
            Err(why @ (Rejection::NoPlugin(_) | Rejection::PluginVersion)) => queue.turn_off(why),
            _ if queue.spent >= options.budget.process => queue.turn_off(Rejection::OverBudget),
            _ => {}
        }
        drop(queue);
        shared.results.notify_all();
    }
}

/// Waits for a job; nothing when it is time to end.
fn next_job(shared: &Shared) -> Option<Job> {
    let mut queue = shared.queue();
    loop {
        if queue.closing {
            return None;
        }
        if let Some(job) = queue.start() {
            return Some(job);
        }
        let wait = shared.work.wait(queue);
        queue = wait.unwrap_or_else(PoisonError::into_inner);
    }
}

fn compile(shared: &Shared, options: &Options, unit: &Unit) -> Result<Compiled, Rejection> {
    let compiler = match shared.compiler.get() {
        Some(compiler) => compiler,
        None => {
            let loaded = (shared.loader)()?;
            shared.compiler.get_or_init(|| loaded)
        }
    };
    let request = Request {
        unit: unit.clone(),
        target: options.target.clone(),
        level: options.level,
        count_loops: options.count_loops,
        forced_exits: options.forced_exits,
    };
    let request = protocol::encode(&request).ok_or(Rejection::TooLong)?;
    let answer = compiler.compile(&request)?;
    let response: Response = protocol::decode(&answer).ok_or(Rejection::Garbled)?;
    response.map_err(Rejection::Refused)
}

/// The worker runs when the processors have nothing better to do: on a machine with one of them,
/// compiling must not slow the program down.
fn yield_to_the_program() {
    #[cfg(target_os = "linux")]
    // SAFETY: plain system calls about the calling thread; a refusal changes nothing.
    unsafe {
        let thread = libc::syscall(libc::SYS_gettid) as libc::id_t;
        libc::setpriority(libc::PRIO_PROCESS, thread, 19);
    }
}

/// Signals are for the threads that run the program: other threads call this first.
pub fn block_signals() {
    let mut all = std::mem::MaybeUninit::<libc::sigset_t>::uninit();
    // SAFETY: sigfillset writes the whole set; the mask is this thread's own.
    unsafe {
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_BLOCK, all.as_ptr(), std::ptr::null_mut());
    }
}

#[cfg(test)]
mod tests;
