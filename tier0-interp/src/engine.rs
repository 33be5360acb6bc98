//! The door between the interpreter and compiled code.
//!
//! The interpreter counts loop edges and function entries. When a counter runs out it tells
//! the [`Engine`], which may start recording (the interpreter then runs in observing mode and
//! shows it every instruction) or give a unit to enter from now on.

use crate::Interp;
use crate::frame::watch;
use rekindle_objects::threads::Switch;
use rekindle_objects::{CodeState, Runtime, Value};

/// How compiled code was left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entered {
    /// The frames were rebuilt; the newest one goes on at its `pc`.
    Resume,
    /// The frames were rebuilt and `ctx.exc` is set: raise at the newest frame's current instruction.
    Raise,
    /// The frame that was entered has returned this value (it is still the newest frame).
    Return(Value),
    /// Not entered after all: go on interpreting.
    Declined,
}

/// What the interpreter does after showing an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observe {
    /// Go on observing.
    Continue,
    /// Recording is over.
    Stop,
    /// The newest frame is of no interest: observe again when it has returned.
    Skip,
}

/// What compiles hot code.
pub trait Engine {
    /// The loop with index `index` of the newest frame's code is hot and about to run from its
    /// head. True: a recording begins.
    ///
    /// # Safety
    /// `code` is the newest frame's, linked; it has a loop `index`.
    unsafe fn loop_is_hot(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        code: *mut CodeState,
        index: usize,
    ) -> bool;

    /// The newest frame's function has been called often and is about to run from its start.
    /// True: a recording begins.
    ///
    /// # Safety
    /// `code` is the newest frame's, linked.
    unsafe fn function_is_hot(
        &mut self,
        interp: &mut Interp,
        rt: &mut Runtime,
        code: *mut CodeState,
    ) -> bool;

    /// Enters a unit with the newest frame.
    fn enter(&mut self, interp: &mut Interp, rt: &mut Runtime, unit: u64) -> Entered;

    /// Shows the instruction that the newest frame is about to execute (its `pc` points to it).
    fn observe(&mut self, interp: &mut Interp, rt: &mut Runtime) -> Observe;

    /// The observed frames are being left by an exception.
    fn observe_raise(&mut self, interp: &mut Interp, rt: &mut Runtime) -> Observe;

    /// Stops a recording, for instance because the frame stack was left.
    fn stop_observing(&mut self, interp: &mut Interp, rt: &mut Runtime);

    /// At a safepoint with `ctx.attention` set by the background compiler.
    fn background(&mut self, interp: &mut Interp, rt: &mut Runtime);

    /// What becomes of what the engine has for the running thread. A recording ends when the thread is left.
    fn thread(&mut self, interp: &mut Interp, rt: &mut Runtime, thread: u64, what: Switch) {
        let _ = (interp, rt, thread, what);
    }

    /// Does compiled code run in frame number `index`?
    fn runs_in(&self, index: usize) -> bool {
        let _ = index;
        false
    }

    /// Code, and instruction under way, of the frames that compiled code has inside frame number `index`; that frame itself
    /// is the first. None: no compiled code runs there.
    fn frames_inside(&self, index: usize) -> Vec<(*mut CodeState, u32)> {
        let _ = index;
        Vec::new()
    }

    /// What frame `inner` of those holds: its function (NULL for the first), and the registers that differ from those that
    /// the first had at entry. The heap is paused.
    fn values_inside(
        &self,
        rt: &mut Runtime,
        index: usize,
        inner: usize,
    ) -> (Value, Vec<(u16, Value)>) {
        let _ = (rt, index, inner);
        (Value::NULL, Vec::new())
    }

    /// The raw words that active compiled code holds, for the collector.
    fn activation_words(&self) -> (usize, usize);
}

impl Interp {
    pub(crate) fn engine_mut<'a>(&self) -> Option<&'a mut dyn Engine> {
        // SAFETY: whoever set `engine` keeps it alive and in place while the interpreter runs; the
        // engine's methods do not obtain a second reference to it.
        self.engine.map(|mut e| unsafe { e.as_mut() })
    }

    pub(crate) fn loop_hot(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        index: usize,
    ) -> bool {
        let Some(engine) = self.engine_mut() else {
            return false;
        };
        // SAFETY: the newest frame's.
        self.observing = unsafe { engine.loop_is_hot(self, rt, code, index) };
        self.observing
    }

    pub(crate) fn function_hot(&mut self, rt: &mut Runtime, code: *mut CodeState) -> bool {
        if self.tracing {
            return true;
        }
        let Some(engine) = self.engine_mut() else {
            return false;
        };
        // SAFETY: the newest frame's.
        self.observing = unsafe { engine.function_is_hot(self, rt, code) };
        self.observing
    }

    pub(crate) fn enter_unit(&mut self, rt: &mut Runtime, unit: u64) -> Entered {
        self.engine_mut()
            .filter(|_| !rt.frames_observed)
            .map_or(Entered::Declined, |e| e.enter(self, rt, unit))
    }

    pub(crate) fn enter_function_unit(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
    ) -> Entered {
        // SAFETY: code states live as long as the runtime.
        let unit = unsafe { (*code).entry_unit };
        self.enter_unit(rt, unit)
    }

    pub(crate) fn observe(&mut self, rt: &mut Runtime) -> Observe {
        let seen = self
            .engine_mut()
            .map_or(Observe::Stop, |e| e.observe(self, rt));
        self.observing = seen == Observe::Continue;
        if seen == Observe::Skip {
            self.top().watch_for(watch::RECORDED);
        }
        seen
    }

    /// Runs Python code on behalf of Rust: a recording under way does not see it, and one that
    /// begins in it ends with it.
    pub(crate) fn unobserved<T>(
        &mut self,
        rt: &mut Runtime,
        run: impl FnOnce(&mut Interp, &mut Runtime) -> T,
    ) -> T {
        let outer = std::mem::replace(&mut self.observing, false);
        let result = run(self, rt);
        self.stop_observing(rt);
        self.observing = outer;
        result
    }

    /// Ends a recording that outlived its frame.
    pub(crate) fn stop_observing(&mut self, rt: &mut Runtime) {
        if self.observing {
            self.observing = false;
            if let Some(engine) = self.engine_mut() {
                engine.stop_observing(self, rt);
            }
        }
    }

    pub(crate) fn observe_raise(&mut self, rt: &mut Runtime) {
        let seen = self
            .engine_mut()
            .map_or(Observe::Stop, |e| e.observe_raise(self, rt));
        self.observing = seen == Observe::Continue;
    }
}
