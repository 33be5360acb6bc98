//! Entering compiled code, and what happens when it is left.

use crate::body::{Body, Machine};
use crate::deopt;
use crate::engine::{State, Tier1};
use rekindle_machine::record::Subject;
use rekindle_machine::{Left, Window, enter_whole};
use rekindle_objects::{R, Runtime, Value};
use rekindle_tier0::Interp;
use rekindle_tier0::engine::Entered;
use std::ptr::NonNull;
use std::rc::Rc;

/// Compiled code is not entered with fewer frames than this left; more than a unit inlines.
const NEAR_LIMIT: usize = 16;

impl Tier1 {
    /// Calls of Python functions by compiled code go straight to the callee's unit.
    ///
    /// # Safety
    /// From now on this engine, and no other, is the interpreter's while the runtime is used.
    pub unsafe fn take_calls(&mut self, rt: &mut Runtime) {
        rt.hooks.call_direct = call_direct;
    }
}

/// `Hooks::call_direct`: compiled code calls a Python function.
fn call_direct(rt: &mut Runtime, function: Value, n: usize) -> R<Value> {
    // SAFETY: hooks are used while the interpreter lives.
    let interp = unsafe { Interp::of(rt) };
    interp.attend_at_call(rt)?;
    // SAFETY: the hook's contract: the function's code takes exactly `n` arguments.
    let code = unsafe { interp.push_direct(rt, function, n)? };
    // SAFETY: code states live as long as the runtime.
    let unit = unsafe { (*code).entry_unit };
    let Some(engine) = interp.engine.filter(|_| unit != 0 && !interp.observing) else {
        return interp.run_entered(rt);
    };
    // SAFETY: `take_calls` was promised that the engine is of this type.
    let state = unsafe { engine.cast::<Tier1>().as_ref() }.state;
    // SAFETY: the newest frame is the function's.
    match unsafe { run_unit(state, interp, rt, unit) } {
        Entered::Return(v) => {
            interp.depth -= 1;
            Ok(v)
        }
        entered => interp.finish_entered(rt, entered),
    }
}

/// Enters a unit with the newest frame.
///
/// # Safety
/// `unit` is a handle of this state, about the newest frame's code at its present place.
#[inline]
pub(crate) unsafe fn run_unit(
    state: NonNull<State>,
    interp: &mut Interp,
    rt: &mut Runtime,
    unit: u64,
) -> Entered {
    let index = unit as usize - 1;
    let s = state.as_ptr();
    // No reference to the state is held while the unit runs, since it enters others and may be
    // replaced. Its code stays: replaced bodies are put aside, never dropped during a run.
    // SAFETY: the state lives as long as the engine; `unit` is one of its handles.
    let (body, window): (*const Body, Window) = unsafe {
        let s = &mut *s;
        // Near the recursion limit every frame is the interpreter's, so that the limit is exact.
        if interp.depth + rt.inlined + NEAR_LIMIT >= rt.recursion_limit {
            return Entered::Declined;
        }
        let u = &mut s.units[index];
        u.entered += 1;
        let body = Rc::as_ptr(&u.body);
        let subject = Subject {
            body: body as u64,
            unit: index as u32,
            frame: interp.depth as u32 - 1,
        };
        let Ok(window) = s.records.push(subject, (*body).slots()) else {
            return Entered::Declined;
        };
        if s.options.forced_exits.is_some() {
            rt.ctx.forced = s.next_forced();
        }
        (body, window)
    };
    // SAFETY: as above.
    let body = unsafe { &*body };
    let top = interp.top();
    let (regs, function) = (top.regs, top.function);
    let saved = (rt.ctx.regs, rt.ctx.function, rt.ctx.loop_count);
    (rt.ctx.regs, rt.ctx.function, rt.ctx.loop_count) = (regs, function, 0);
    let ctx = &raw mut rt.ctx;
    // SAFETY: the code was made for the newest frame's code, stencils by this gate, which is never
    // replaced; the window has its slots; the context is the runtime's own.
    let left = unsafe {
        match &body.machine {
            Machine::Stencils(compiled) => (*s).gate.enter(compiled, ctx, &window),
            Machine::Whole(whole) => enter_whole(whole.entry, ctx, window.slots()),
        }
    };
    let ran = rt.ctx.loop_count;
    (rt.ctx.regs, rt.ctx.function, rt.ctx.loop_count) = saved;
    // SAFETY: as above; nothing compiled by this activation runs any more.
    let s = unsafe { &mut *s };
    s.units[index].iterations += ran;
    if body.is_whole() {
        s.stats.work2 += 1 + ran
    } else {
        s.stats.work1 += 1 + ran
    }
    match left {
        Left::Returned => {
            s.records.pop(window);
            let result = rt.ctx.args[0];
            interp.compiled_returns(rt);
            Entered::Return(result)
        }
        Left::Exit(id) => leave(s, interp, rt, body, window, index, id),
    }
}

/// Rebuilds the interpreter's frames after an exit, which may be hot enough to grow the unit there.
#[inline(never)]
fn leave(
    s: &mut State,
    interp: &mut Interp,
    rt: &mut Runtime,
    body: &Body,
    window: Window,
    index: usize,
    id: u32,
) -> Entered {
    let exit = body
        .exit(id)
        .expect("compiled code leaves through its own exits");
    window.activation().end();
    let codes = &s.units[index].codes;
    let plan = body.plan(id, exit);
    // Objects that are made here are in nobody's sight until the registers hold them.
    rt.heap.pause();
    // SAFETY: the unit was just left through this exit; rebuilding frames runs no compiled code.
    let entered = unsafe { deopt::rebuild(interp, rt, body, plan, window.slots(), codes) };
    rt.heap.resume();
    s.records.pop(window);
    s.stats.exits += 1;
    if entered == Entered::Resume
        && s.options.forced_exits.is_none()
        && !s.is_recording()
        && !interp.observing
        && s.count_exit(index, exit.at, exit.snapshot)
    {
        s.grow(interp, rt, index, exit.at, exit.snapshot);
    }
    if s.options.forced_exits.is_none() {
        s.weigh(index, plan.frames());
    }
    entered
}
