//! The interpreter's state: stacks, counters, options.

use crate::dead_registers::BEHIND;
use crate::engine::{Engine, Entered};
use crate::frame::{Frame, FrameKind};
use crate::stores::StoreLines;
use rekindle_abi::heap::{Cell, Function};
use rekindle_objects::heap::RootRanges;
use rekindle_objects::runtime::Hooks;
use rekindle_objects::{Args, ClassId, CodeState, R, Runtime, Value};
use std::ptr::NonNull;

/// Bytes of address space reserved for registers; committed as they are used.
const STACK_BYTES: usize = 1 << 32;
/// Words at the end of it in which no frame begins.
pub(crate) const MARGIN_WORDS: usize = 1 << 17;
/// Frames reserved for.
pub(crate) const MAX_FRAMES: usize = 1 << 23;

/// Counts of what ran where, for `-X stats`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Loop edges run by the interpreter.
    pub loop_edges: u64,
    /// Python calls made by the interpreter.
    pub calls: u64,
}

/// The interpreter.
pub struct Interp {
    pub(crate) frames: *mut Frame,
    /// Number of active frames.
    pub depth: usize,
    pub(crate) stack: *mut Value,
    pub(crate) stack_end: *mut Value,
    /// What compiles hot code.
    pub engine: Option<NonNull<dyn Engine>>,
    /// A recording is under way.
    pub observing: bool,
    /// A trace or profile function is to be told what happens (not while it runs itself).
    pub tracing: bool,
    /// It runs.
    pub(crate) in_tracer: bool,
    /// Frames that have objects, by number.
    pub(crate) held: Vec<crate::frame_objects::Held>,
    /// What ran here.
    pub counts: Counts,
    /// Name space for `load_name` of the module being run.
    pub main: Value,
    pub(crate) store_lines: StoreLines,
    pub(crate) hosted: crate::hosted::State,
    /// Where on the native stack the frame of the innermost `run` begins: above it lie those of whoever called it.
    pub(crate) native_base: usize,
    pub(crate) dead: crate::dead_registers::DeadRegisters,
    /// Stacks of the threads that wait, by the threads' numbers.
    pub(crate) waiting: Vec<(u64, crate::threads::Stacks)>,
}

pub(crate) fn reserve(bytes: usize) -> *mut u8 {
    // SAFETY: a fresh private mapping, checked below.
    let p = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    assert!(
        p != libc::MAP_FAILED,
        "address space for the interpreter's stacks"
    );
    p as *mut u8
}

impl Drop for Interp {
    fn drop(&mut self) {
        // SAFETY: the mappings made in `new`, unmapped once.
        unsafe {
            libc::munmap(self.stack as *mut _, STACK_BYTES);
            libc::munmap(self.frames as *mut _, MAX_FRAMES * size_of::<Frame>());
        }
    }
}

impl Interp {
    /// An interpreter, installed in the runtime. It must not move or be dropped while the
    /// runtime is used.
    pub fn install(rt: &mut Runtime) -> Box<Interp> {
        let stack = reserve(STACK_BYTES) as *mut Value;
        let mut interp = Box::new(Interp {
            frames: reserve(MAX_FRAMES * size_of::<Frame>()) as *mut Frame,
            depth: 0,
            stack,
            stack_end: stack.wrapping_add(STACK_BYTES / 8 - MARGIN_WORDS),
            engine: None,
            observing: false,
            tracing: false,
            in_tracer: false,
            held: Vec::new(),
            counts: Counts::default(),
            main: Value::NULL,
            store_lines: StoreLines::default(),
            hosted: Default::default(),
            native_base: 0,
            dead: Default::default(),
            waiting: Vec::new(),
        });
        rt.vm = &raw mut *interp as *mut ();
        let ranges = RootRanges {
            data: rt.vm,
            each: Interp::see_stacks,
        };
        // SAFETY: the interpreter stays where it is while the runtime is used (this function's
        // contract), and its stacks are mapped as long.
        unsafe { rt.heap.add_root_ranges(ranges) };
        rt.hooks = Hooks {
            call_function: crate::calls::call_function_hook,
            call_direct: crate::calls::call_direct_hook,
            rare_op: crate::rare_hook::rare_op_hook,
            resume: crate::generators::resume_hook,
            frame: crate::frame_objects::frame_hook,
            active_frame: crate::frame_objects::active_hook,
            tracing: crate::tracing::tracing_hook,
            depth: crate::unwind::depth_hook,
            scope: crate::unwind::scope_hook,
            class_body: crate::classes::body_hook,
            iteration_start: crate::iteration::start_hook,
            iteration_next: crate::iteration::next_hook,
            forget_dead: crate::dead_registers::forget_hook,
            thread: crate::threads::thread_hook,
            ..rt.hooks
        };
        interp
    }

    /// The interpreter installed in a runtime.
    ///
    /// # Safety
    /// [`Interp::install`] was called on `rt` and its result is alive; the reference must not be
    /// used across calls that obtain it again.
    pub unsafe fn of<'a>(rt: &Runtime) -> &'a mut Interp {
        // SAFETY: the caller's promise.
        unsafe { &mut *(rt.vm as *mut Interp) }
    }

    /// The newest frame.
    #[inline(always)]
    pub fn top(&mut self) -> &mut Frame {
        debug_assert!(self.depth > 0);
        // SAFETY: `depth` frames are initialized.
        unsafe { &mut *self.frames.add(self.depth - 1) }
    }

    /// Frame number `i` from the oldest.
    pub fn frame(&self, i: usize) -> &Frame {
        assert!(i < self.depth);
        // SAFETY: `depth` frames are initialized.
        unsafe { &*self.frames.add(i) }
    }

    /// The same, to change.
    pub fn frame_mut(&mut self, i: usize) -> &mut Frame {
        assert!(i < self.depth);
        // SAFETY: `depth` frames are initialized.
        unsafe { &mut *self.frames.add(i) }
    }

    /// First register behind the newest frame.
    #[inline(always)]
    pub fn free_regs(&mut self) -> *mut Value {
        if self.depth == 0 {
            return self.stack;
        }
        let top = self.top();
        // SAFETY: the window lies inside the stack.
        unsafe { top.regs.add(top.size()) }
    }

    /// Shows the collector the parts of the stacks in use.
    ///
    /// # Safety
    /// `data` is the interpreter.
    unsafe fn see_stacks(data: *mut (), see: &mut dyn FnMut(usize, usize)) {
        // SAFETY: the caller's promise.
        let interp = unsafe { &mut *(data as *mut Interp) };
        for i in 0..interp.depth {
            // SAFETY: code states live as long as the runtime.
            unsafe { (*interp.frame(i).code).active = true };
        }
        for (from, to) in interp.used_ranges() {
            see(from, to);
        }
        let held = interp.held.as_ptr_range();
        see(held.start as usize, held.end as usize);
        interp.see_waiting(see);
    }

    /// The parts of the stacks in use: registers, frames.
    pub fn used_ranges(&mut self) -> [(usize, usize); 2] {
        let regs = (self.stack as usize, self.free_regs() as usize + BEHIND * 8);
        let frames = (
            self.frames as usize,
            self.frames.wrapping_add(self.depth) as usize,
        );
        [regs, frames]
    }

    /// Pushes a frame whose parameters already lie in `regs`; unsets its other variables.
    ///
    /// # Safety
    /// `regs` lies in the stack; the parameters are set; `code` is linked.
    #[inline(always)]
    pub unsafe fn push_frame(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        function: Value,
        regs: *mut Value,
        params: usize,
        kind: FrameKind,
    ) -> R<()> {
        // SAFETY: the stack's margin is larger than any frame; `code` is linked.
        unsafe {
            let end = regs.add((*code).frame_size as usize);
            if end > self.stack_end
                || self.depth + rt.inlined >= rt.recursion_limit
                || self.depth + 1 >= MAX_FRAMES
            {
                return too_deep(rt);
            }
            if !(*code).entered {
                rt.note_entered(code);
            }
            // Four at a time, some perhaps behind the frame, in the stack's margin; and without
            // the compiler knowing the value, which would make it a call of `memset`.
            let unset = std::hint::black_box(Value::NULL);
            let mut r = regs.add(params);
            while r < end {
                *(r as *mut [Value; 4]) = [unset; 4];
                r = r.add(4);
            }
            *self.frames.add(self.depth) = Frame {
                regs,
                pc: (*code).first,
                code,
                function,
                owner: Value::NULL,
                outer_handled: Value::NULL,
                kind,
                watched_kind: kind,
                handles: false,
                watch: 0,
            };
            self.depth += 1;
        }
        Ok(())
    }

    /// Runs a module's or expression's code with this name space as its globals and locals.
    ///
    /// # Safety
    /// `code` is linked and takes no parameters.
    pub unsafe fn run_module(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        locals: Value,
    ) -> R<Value> {
        let regs = self.free_regs();
        // SAFETY: the caller's promise.
        unsafe { self.push_frame(rt, code, Value::NULL, regs, 0, FrameKind::Entry)? };
        self.top().owner = locals;
        self.run(rt)
    }

    /// Calls a function object natively.
    pub fn call_function(&mut self, rt: &mut Runtime, function: Value, args: Args<'_>) -> R<Value> {
        let regs = self.free_regs();
        // SAFETY: the first free register.
        if unsafe { self.enter_function(rt, function, args, regs, FrameKind::Entry)? } {
            self.run_entered(rt)
        } else {
            // A generator function: its object is in the first register.
            // SAFETY: `enter_function` put it there.
            Ok(unsafe { *regs })
        }
    }
}

impl Interp {
    /// Pushes the frame of a function whose code takes exactly the first `n` of the context's arguments.
    ///
    /// # Safety
    /// `function` is a function object whose code takes `n` plain arguments and does not suspend.
    #[inline(always)]
    pub unsafe fn push_direct(
        &mut self,
        rt: &mut Runtime,
        function: Value,
        n: usize,
    ) -> R<*mut CodeState> {
        let code = rt.function_code(function);
        let regs = self.free_regs();
        // SAFETY: the stack's margin is larger than any frame; the rest is the caller's promise.
        unsafe {
            for i in 0..n {
                regs.add(i).write_volatile(rt.ctx.args[i]);
            }
            self.push_frame(rt, code, function, regs, n, FrameKind::Entry)?;
        }
        Ok(code)
    }

    /// Runs the frame just pushed for a function, by its unit if it has one.
    pub fn run_entered(&mut self, rt: &mut Runtime) -> R<Value> {
        let code = self.top().code;
        // SAFETY: code states live as long as the runtime.
        let unit = unsafe { (*code).entry_unit };
        if unit != 0 && !self.observing && !self.tracing {
            let entered = self.enter_unit(rt, unit);
            return self.finish_entered(rt, entered);
        }
        // SAFETY: as above.
        let hot = unsafe {
            (*code).entry_counter += 1;
            (*code).entry_counter >= (*code).entry_limit
        };
        if !hot || self.observing || !self.function_hot(rt, code) {
            return self.run(rt);
        }
        let result = self.run(rt);
        // The recording is about this frame, which is gone.
        self.stop_observing(rt);
        result
    }

    /// Goes on after the unit of the newest frame, one that was called from Rust, was left.
    pub fn finish_entered(&mut self, rt: &mut Runtime, entered: Entered) -> R<Value> {
        match entered {
            Entered::Return(v) => {
                self.depth -= 1;
                Ok(v)
            }
            Entered::Raise => self.run_raising(rt),
            Entered::Resume | Entered::Declined => {
                let result = self.run(rt);
                self.stop_observing(rt);
                result
            }
        }
    }
}

#[cold]
#[inline(never)]
fn too_deep(rt: &mut Runtime) -> R<()> {
    // Room for the handler's own calls.
    rt.raise_new(ClassId::RECURSION_ERROR, "maximum recursion depth exceeded")
}

impl Interp {
    /// Leaves the frame just entered, which must not run.
    pub(crate) fn abandon_entry(&mut self, rt: &mut Runtime) {
        match self.top().own_kind() {
            FrameKind::GeneratorEntry | FrameKind::Generator => self.finish(rt),
            _ => self.depth -= 1,
        }
    }
}

/// The cell of free variable `i` of the frame's function.
///
/// # Safety
/// The frame's function has a closure with that many cells (the verifier and `make_function` saw to it).
#[inline(always)]
pub(crate) unsafe fn closure_cell(rt: &Runtime, frame: *mut Frame, i: u16) -> *mut Cell {
    // SAFETY: the caller's promise.
    unsafe {
        let closure = (*(*frame).function.as_ptr::<Function>()).closure;
        rt.tuple_items(closure)[i as usize].as_ptr()
    }
}
