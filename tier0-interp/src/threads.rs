//! The interpreter's stacks of threads that wait for their turn.

use crate::dead_registers::BEHIND;
use crate::frame::Frame;
use crate::frame_objects::Held;
use crate::interp::{Interp, MARGIN_WORDS, MAX_FRAMES, reserve};
use rekindle_objects::threads::Switch;
use rekindle_objects::{Runtime, Value};
use std::mem::swap;

/// Bytes of address space for the registers of a thread that is not the main one.
const STACK_BYTES: usize = 1 << 28;

/// What the interpreter has one of for each thread.
pub(crate) struct Stacks {
    frames: *mut Frame,
    depth: usize,
    stack: *mut Value,
    stack_end: *mut Value,
    held: Vec<Held>,
    native_base: usize,
    tracing: bool,
    in_tracer: bool,
}

impl Stacks {
    fn new() -> Stacks {
        let stack = reserve(STACK_BYTES) as *mut Value;
        Stacks {
            frames: reserve(MAX_FRAMES * size_of::<Frame>()) as *mut Frame,
            stack,
            stack_end: stack.wrapping_add(STACK_BYTES / 8 - MARGIN_WORDS),
            ..Stacks::none()
        }
    }

    /// What stands in for a thread's stacks while nobody runs.
    fn none() -> Stacks {
        Stacks {
            frames: std::ptr::null_mut(),
            depth: 0,
            stack: std::ptr::null_mut(),
            stack_end: std::ptr::null_mut(),
            held: Vec::new(),
            native_base: 0,
            tracing: false,
            in_tracer: false,
        }
    }

    fn swap(&mut self, interp: &mut Interp) {
        swap(&mut self.frames, &mut interp.frames);
        swap(&mut self.depth, &mut interp.depth);
        swap(&mut self.stack, &mut interp.stack);
        swap(&mut self.stack_end, &mut interp.stack_end);
        swap(&mut self.held, &mut interp.held);
        swap(&mut self.native_base, &mut interp.native_base);
        swap(&mut self.tracing, &mut interp.tracing);
        swap(&mut self.in_tracer, &mut interp.in_tracer);
    }

    fn release(self) {
        // SAFETY: the mappings made in `new`; the thread whose they were has ended.
        unsafe {
            libc::munmap(self.stack as *mut _, STACK_BYTES);
            libc::munmap(self.frames as *mut _, MAX_FRAMES * size_of::<Frame>());
        }
    }
}

/// `Hooks::thread`
pub(crate) fn thread_hook(rt: &mut Runtime, thread: u64, what: Switch) {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    if what == Switch::Out {
        // A recording would see what other threads do.
        interp.observing = false;
    }
    if let Some(engine) = interp.engine_mut() {
        engine.thread(interp, rt, thread, what);
    }
    match what {
        Switch::Out => {
            let mut stacks = Stacks::none();
            stacks.swap(interp);
            interp.waiting.push((thread, stacks));
        }
        Switch::In => {
            let place = interp.waiting.iter().position(|(id, _)| *id == thread);
            let mut stacks = match place {
                Some(place) => interp.waiting.swap_remove(place).1,
                None => Stacks::new(),
            };
            stacks.swap(interp);
        }
        Switch::Over => {
            let mut stacks = Stacks::none();
            stacks.swap(interp);
            stacks.release();
        }
    }
}

impl Interp {
    /// Shows the collector what waiting threads have.
    pub(crate) fn see_waiting(&self, see: &mut dyn FnMut(usize, usize)) {
        for (_, stacks) in &self.waiting {
            for i in 0..stacks.depth {
                // SAFETY: `depth` frames are initialized; code states live as long as the runtime.
                unsafe { (*(*stacks.frames.add(i)).code).active = true };
            }
            let used = match stacks.depth.checked_sub(1) {
                // SAFETY: as above; the window lies inside the stack.
                Some(top) => unsafe {
                    let top = &*stacks.frames.add(top);
                    top.regs.add(top.size() + BEHIND)
                },
                None => stacks.stack,
            };
            see(stacks.stack as usize, used as usize);
            let frames = stacks.frames;
            see(frames as usize, frames.wrapping_add(stacks.depth) as usize);
            let held = stacks.held.as_ptr_range();
            see(held.start as usize, held.end as usize);
        }
    }
}
