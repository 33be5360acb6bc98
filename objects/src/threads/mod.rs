//! Threads of a program: each is a thread of the system with stacks of its own, and one of them runs at a time.
//!
//! ```text
//!   thread A   ──run──┐ step_out                      step_in ┌──run──
//!                     │  its state: on its native stack       │
//!                     ▼  its stacks: with interpreter, heap   │
//!   thread B          └ step_in ┌──run──┐ step_out ───────────┘
//! ```
//!
//! A thread lets others run at safepoints when it is asked to ([`Runtime::give_way`]), and while it waits for something outside
//! ([`Runtime::outside`]). To it, this is like a call: its native stack, with the registers that are in use stored on it, is
//! looked at by every collection meanwhile, and what the runtime has one of for each thread is put back before it goes on.

mod baton;
mod loading;

use crate::dict::DictRef;
use crate::heap::with_registers_on_stack;
use crate::{Runtime, Value};
use baton::{Attention, Baton};
use rekindle_abi::ctx::{FLOAT_REGS, INT_REGS, MAX_ARGS, attention};
use std::io;
use std::os::unix::thread::JoinHandleExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Native stack of a thread: at least, and when the program does not say.
const LEAST_STACK_BYTES: usize = 4 << 20;
const STACK_BYTES: usize = 64 << 20;
/// What calls leave free at the end of it.
const RESERVE_BYTES: usize = 2 << 20;

/// The threads of a runtime.
#[derive(Debug)]
pub struct Threads {
    baton: Arc<Baton>,
    /// Which one runs.
    current: u64,
    main: u64,
    /// How many there are besides the main one.
    others: usize,
    /// The program is over: nobody else runs any more.
    closed: bool,
    /// The running thread's serial number, which no other thread ever has.
    serial: u64,
    /// Serial numbers of the threads that are there.
    live: Vec<u64>,
    last_serial: u64,
    loading: loading::Loading,
    /// A name space and a name in it under which each thread has a value of its own; NULL: none.
    pub own_name: [Value; 2],
}

impl Default for Threads {
    fn default() -> Threads {
        let this = system_ident();
        Threads {
            baton: Baton::taken(),
            current: this,
            main: this,
            others: 0,
            closed: false,
            serial: 0,
            live: vec![0],
            last_serial: 0,
            loading: Default::default(),
            own_name: [Value::NULL; 2],
        }
    }
}

/// What the system calls the calling thread.
fn system_ident() -> u64 {
    // SAFETY: it only says who calls.
    (unsafe { libc::pthread_self() }) as u64
}

/// What the system's tools call the calling thread.
#[cfg(target_os = "linux")]
pub fn native_id() -> i64 {
    // SAFETY: it only says who calls.
    (unsafe { libc::gettid() }).into()
}

/// What the system's tools call the calling thread.
#[cfg(not(target_os = "linux"))]
pub fn native_id() -> i64 {
    system_ident() as i64
}

impl Threads {
    /// The number of the thread that runs: no other that is there has it.
    pub fn ident(&self) -> u64 {
        self.current
    }

    /// The number of the thread that began.
    pub fn main_ident(&self) -> u64 {
        self.main
    }

    /// Does the main thread run?
    pub fn is_main(&self) -> bool {
        self.current == self.main
    }

    /// The number of the thread that runs among all that ever ran: 0 is the main one.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// Is the thread of this serial number still there?
    pub fn is_live(&self, serial: u64) -> bool {
        self.live.contains(&serial)
    }

    /// How many threads there are besides the main one.
    pub fn others(&self) -> usize {
        self.others
    }
}

/// What the runtime has one of for each thread, while the thread waits. Lies on its native stack, where the collector finds it.
struct Aside {
    values: [Value; 4],
    own: Value,
    asyncgen_hooks: [Value; 2],
    exc: Value,
    function: Value,
    args: [Value; MAX_ARGS],
    spill_int: [i64; INT_REGS],
    spill_float: [f64; FLOAT_REGS],
    regs: *mut Value,
    exit_id: u64,
    stack_limit: u64,
    loop_count: u64,
    origin_depth: usize,
    native_depth: usize,
    inlined: usize,
    serial: u64,
    repr_stack: Vec<u64>,
}

impl Aside {
    /// The state of a thread that has run nothing yet.
    fn fresh(stack_limit: u64) -> Aside {
        let nothing = Value::NULL;
        Aside {
            // Nothing is handled, settled, traced, profiled.
            values: [Value::NONE, nothing, nothing, nothing],
            own: nothing,
            asyncgen_hooks: [Value::NONE; 2],
            exc: nothing,
            function: nothing,
            args: [nothing; MAX_ARGS],
            spill_int: [0; INT_REGS],
            spill_float: [0.0; FLOAT_REGS],
            regs: std::ptr::null_mut(),
            exit_id: 0,
            stack_limit,
            loop_count: 0,
            origin_depth: 0,
            native_depth: 0,
            inlined: 0,
            serial: 0,
            repr_stack: Vec::new(),
        }
    }

    /// Exchanges it with what the runtime has.
    fn swap(&mut self, rt: &mut Runtime) {
        use std::mem::swap;
        let Runtime { ctx, threads, .. } = rt;
        swap(&mut self.values[0], &mut rt.handled);
        swap(&mut self.values[1], &mut rt.settled);
        swap(&mut self.values[2], &mut rt.tracer);
        swap(&mut self.values[3], &mut rt.profiler);
        swap(&mut self.serial, &mut threads.serial);
        swap(&mut self.asyncgen_hooks, &mut rt.asyncgen_hooks);
        swap(&mut self.exc, &mut ctx.exc);
        swap(&mut self.function, &mut ctx.function);
        swap(&mut self.args, &mut ctx.args);
        swap(&mut self.spill_int, &mut ctx.spill_int);
        swap(&mut self.spill_float, &mut ctx.spill_float);
        swap(&mut self.regs, &mut ctx.regs);
        swap(&mut self.exit_id, &mut ctx.exit_id);
        swap(&mut self.stack_limit, &mut ctx.stack_limit);
        swap(&mut self.loop_count, &mut ctx.loop_count);
        swap(&mut self.origin_depth, &mut rt.origin_depth);
        swap(&mut self.native_depth, &mut rt.native_depth);
        swap(&mut self.inlined, &mut rt.inlined);
        swap(&mut self.repr_stack, &mut rt.repr_stack);
        let [namespace, name] = threads.own_name;
        if !namespace.is_null() {
            let namespace = DictRef::new(namespace);
            let before = rt.namespace_get(namespace, name);
            if !self.own.is_null() {
                rt.namespace_set(namespace, name, self.own);
            }
            self.own = before.unwrap_or(Value::NULL);
        }
    }
}

/// What a thread begins with, on its way there. Only whoever has the baton touches what is in it.
struct Parcel<F> {
    rt: *mut Runtime,
    baton: Arc<Baton>,
    attention: Attention,
    body: F,
}

// SAFETY: the new thread touches the runtime, and what belongs to it, only while it has the baton; taking the baton orders
// what it does behind what others did.
unsafe impl<F> Send for Parcel<F> {}

impl<F: FnOnce(&mut Runtime)> Parcel<F> {
    fn open(self, stack_bytes: usize) {
        // All others would wait for a thread that went down with the baton.
        let _bomb = Bomb;
        block_signals();
        self.baton.take(self.attention);
        // SAFETY: the runtime is there while its baton is handed over (`close_threads`).
        let rt = unsafe { &mut *self.rt };
        let here = 0u8;
        let limit = (&raw const here as usize) - stack_bytes + RESERVE_BYTES;
        let ident = system_ident();
        rt.threads.current = ident;
        Aside::fresh(limit as u64).swap(rt);
        rt.threads.last_serial += 1;
        rt.threads.serial = rt.threads.last_serial;
        rt.threads.live.push(rt.threads.serial);
        rt.heap.thread_begins();
        (rt.hooks.thread)(rt, ident, Switch::In);
        (self.body)(rt);
        (rt.hooks.thread)(rt, ident, Switch::Over);
        let serial = rt.threads.serial;
        rt.threads.live.retain(|live| *live != serial);
        rt.threads.others -= 1;
        self.baton.give();
    }
}

/// Ends the process if a panic drops it.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::abort();
        }
    }
}

/// Signals are the main thread's.
fn block_signals() {
    // SAFETY: a set of signals of this function's own is filled and used.
    unsafe {
        let mut all: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_BLOCK, &all, std::ptr::null_mut());
    }
}

/// What becomes of the running thread's stacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Switch {
    /// They are put aside.
    Out,
    /// They are taken up again; or made, for a thread that begins.
    In,
    /// They are given up.
    Over,
}

impl Runtime {
    /// Starts a thread that runs `body`; its number. Values that `body` has must be in the collector's sight. `stack_bytes` as
    /// the program wants it, or 0.
    ///
    /// # Errors
    /// The system refuses another thread.
    pub fn start_thread(
        &mut self,
        stack_bytes: usize,
        body: impl FnOnce(&mut Runtime) + 'static,
    ) -> io::Result<u64> {
        let bytes = match stack_bytes {
            0 => STACK_BYTES,
            bytes => bytes.max(LEAST_STACK_BYTES),
        };
        let parcel = Parcel {
            rt: &raw mut *self,
            baton: self.threads.baton.clone(),
            attention: self.attention_word(),
            body,
        };
        let builder = std::thread::Builder::new().stack_size(bytes + RESERVE_BYTES);
        let handle = builder.spawn(move || parcel.open(bytes))?;
        self.threads.others += 1;
        Ok(handle.as_pthread_t())
    }

    fn attention_word(&mut self) -> Attention {
        Attention((&raw mut self.ctx.attention).cast())
    }

    /// Does something that waits for the world outside, and lets other threads run meanwhile. `wait` must touch nothing of the
    /// runtime, and hold no values.
    #[inline]
    pub fn outside<T>(&mut self, wait: impl FnOnce() -> T) -> T {
        if self.threads.others == 0 || self.threads.closed || self.heap.is_paused() {
            return wait();
        }
        self.step_aside(wait)
    }

    /// Lets others run who wait; where Python code may run, too.
    #[cold]
    pub fn give_way(&mut self) {
        // SAFETY: the word is only ever accessed atomically while others may set bits of it.
        let word = unsafe { AtomicU64::from_ptr(&raw mut self.ctx.attention) };
        word.fetch_and(!attention::THREAD, Ordering::SeqCst);
        let threads = &self.threads;
        if threads.closed || self.heap.is_paused() || !threads.baton.is_wanted() {
            return;
        }
        self.step_aside(|| {});
    }

    #[inline(never)]
    fn step_aside<T>(&mut self, wait: impl FnOnce() -> T) -> T {
        let mut job = Job {
            rt: self,
            wait: Some(wait),
            result: None,
        };
        // SAFETY: `run` takes a job of this type; a panic in it ends the process, since it is `extern "C"`.
        unsafe { with_registers_on_stack((&raw mut job).cast(), job.runner()) };
        job.result.expect("it ran")
    }

    /// The program is over: no other thread runs any more.
    pub fn close_threads(&mut self) {
        self.threads.closed = true;
        self.threads.baton.close();
    }

    /// This is the child of a process that has forked: of its threads there is only the one that forked.
    pub fn forget_threads(&mut self) {
        let ident = system_ident();
        self.threads.baton = Baton::taken();
        (self.threads.current, self.threads.main) = (ident, ident);
        self.threads.others = 0;
        self.threads.live = vec![self.threads.serial];
        self.threads.loading = Default::default();
        self.heap.forget_threads();
    }
}

/// What crosses the shim that stores the registers.
struct Job<'r, W, T> {
    rt: &'r mut Runtime,
    wait: Option<W>,
    result: Option<T>,
}

impl<W: FnOnce() -> T, T> Job<'_, W, T> {
    fn runner(&self) -> unsafe extern "C" fn(*mut u8, usize) {
        Self::run
    }

    /// # Safety
    /// `job` points to a `Job` of this type; every register in use is stored at or above the second argument.
    unsafe extern "C" fn run(job: *mut u8, _: usize) {
        // SAFETY: the caller's promise.
        let job = unsafe { &mut *job.cast::<Self>() };
        let rt = &mut *job.rt;
        let (ident, baton) = (rt.threads.current, rt.threads.baton.clone());
        let mut aside = Aside::fresh(0);
        (rt.hooks.thread)(rt, ident, Switch::Out);
        aside.swap(rt);
        // What was put aside is in sight: it lies above the address that this call takes for the stack's end.
        let aside = std::hint::black_box(&mut aside);
        rt.heap.thread_waits(ident);
        let attention = rt.attention_word();
        baton.give();
        job.result = job.wait.take().map(|wait| wait());
        baton.take(attention);
        rt.threads.current = ident;
        rt.heap.thread_goes_on(ident);
        aside.swap(rt);
        (rt.hooks.thread)(rt, ident, Switch::In);
        if rt.threads.is_main() {
            // Signals that came meanwhile are its business.
            // SAFETY: as in `give_way`.
            let word = unsafe { AtomicU64::from_ptr(&raw mut rt.ctx.attention) };
            word.fetch_or(attention::SIGNAL, Ordering::SeqCst);
        }
    }
}
