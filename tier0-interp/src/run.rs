//! Entering the dispatch loop from Rust.

use crate::dispatch::Left;
use crate::interp::Interp;
use crate::slow;
use rekindle_objects::heap::callee_saved;
use rekindle_objects::{R, Raised, Runtime, Value};

impl Interp {
    /// Runs the newest frame until the entry frame below it (or it itself) is left.
    #[inline(never)]
    pub fn run(&mut self, rt: &mut Runtime) -> R<Value> {
        if slow::native_stack_is_low(rt) {
            self.abandon_entry(rt);
            return slow::recursion_error(rt);
        }
        // What callers keep in registers is at this address or above, wherever the frames below put it.
        let kept = std::hint::black_box(callee_saved());
        let outer = std::mem::replace(&mut self.native_base, (&raw const kept).addr());
        let result = loop {
            // SAFETY: frames hold verified, linked code and registers inside the stack.
            let left = unsafe {
                if self.observing || self.tracing {
                    self.dispatch::<true>(rt)
                } else {
                    self.dispatch::<false>(rt)
                }
            };
            match left {
                Left::Done(v) => break Ok(v),
                Left::Failed => break Err(Raised),
                Left::Switch => {}
            }
        };
        std::hint::black_box(&kept);
        self.native_base = outer;
        result
    }
}
