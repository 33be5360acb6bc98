//! Objects of active frames: which frames have one, and what the objects ask.
//!
//! A frame that has an object is watched: when it is left, the object is told, and keeps the variables. Frames that compiled
//! code has in hand are shown as they were when it took them.

use crate::frame::watch;
use crate::interp::{Interp, closure_cell};
use rekindle_bytecode::Flags;
use rekindle_objects::dict::DictRef;
use rekindle_objects::frame_object::Active;
use rekindle_objects::{R, Runtime, Value};

/// A frame that has an object.
#[repr(C)]
pub(crate) struct Held {
    object: Value,
    index: usize,
}

/// `Hooks::frame`: the frame object of the frame `depth` calls up.
pub(crate) fn frame_hook(rt: &mut Runtime, depth: usize) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    let mut shown = (0..interp.depth).rev().filter(|i| interp.shows(*i));
    let Some(i) = shown.nth(depth) else {
        return rt.value_error("call stack is not deep enough");
    };
    // Whichever way the function was found.
    rt.frames_observed = true;
    Ok(interp.frame_object(rt, i))
}

/// `Hooks::active_frame`
pub(crate) fn active_hook(rt: &mut Runtime, index: usize, what: Active) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    if index >= interp.depth {
        return Ok(Value::NONE);
    }
    Ok(match what {
        Active::Place => Value::small_int(interp.frame(index).next_pc() as i64 - 1),
        Active::Locals => interp.local_variables(rt, index),
        Active::Back => interp.caller_object(rt, index),
    })
}

impl Interp {
    /// The object of frame number `i`, the same each time.
    pub fn frame_object(&mut self, rt: &mut Runtime, i: usize) -> Value {
        let frame = *self.frame(i);
        let place = match self.held.binary_search_by_key(&i, |h| h.index) {
            Ok(at) if frame.watchers() & watch::HELD != 0 => return self.held[at].object,
            // Of a frame that compiled code has left.
            Ok(at) => {
                self.held.truncate(at);
                at
            }
            Err(place) => place,
        };
        if frame.activation != 0 {
            let locals = self.local_variables(rt, i);
            let back = self.caller_object(rt, i);
            return rt.new_frame_object(frame.code, frame.current_pc(), locals, back);
        }
        // SAFETY: code states live as long as the runtime.
        let suspends = unsafe { (&*frame.code).code.flags.suspends() };
        let generator = if suspends { frame.owner } else { Value::NONE };
        let object = rt.new_active_frame(frame.code, i, generator);
        self.held.insert(place, Held { object, index: i });
        self.frame_mut(i).watch_for(watch::HELD);
        object
    }

    fn caller_object(&mut self, rt: &mut Runtime, i: usize) -> Value {
        match (0..i).rev().find(|i| self.shows(*i)) {
            Some(caller) => self.frame_object(rt, caller),
            None => Value::NONE,
        }
    }

    /// The newest frame, which has an object, is about to be left; `suspended`: the generator that keeps its variables.
    pub(crate) fn let_go(&mut self, rt: &mut Runtime, suspended: Option<Value>) {
        let i = self.depth - 1;
        let pc = self.top().current_pc();
        let pending = rt.clear_pending();
        let (locals, back) = match suspended {
            Some(_) => (Value::NULL, Value::NONE),
            None => (self.local_variables(rt, i), self.caller_object(rt, i)),
        };
        rt.ctx.exc = pending;
        if let Some(held) = self.held.pop_if(|h| h.index == i) {
            rt.frame_left(held.object, pc, locals, back);
        }
    }

    /// The local variables of frame number `i`: the name space of a module or class body, a new dict of a function's.
    pub(crate) fn local_variables(&mut self, rt: &mut Runtime, i: usize) -> Value {
        let mut frame = *self.frame(i);
        // SAFETY: code states live as long as the runtime; the frame is active.
        let code = unsafe { &*frame.code };
        if !code.code.flags.has(Flags::FUNCTION) {
            return if frame.owner.is_null() {
                code.globals
            } else {
                frame.owner
            };
        }
        let locals = rt.new_dict();
        let dict = DictRef::new(locals);
        for (r, name) in code.code.locals.iter().enumerate() {
            // SAFETY: locals are registers of the frame.
            let mut v = unsafe { *frame.regs.add(r) };
            if code.code.cells.contains(&(r as u16)) && !v.is_null() {
                // SAFETY: a captured variable's register holds its cell.
                v = unsafe { (*v.as_ptr::<rekindle_abi::heap::Cell>()).value };
            }
            if !v.is_null() {
                let name = rt.intern(name);
                rt.dict_set_name(dict, name, v);
            }
        }
        for (i, name) in code.code.free.iter().enumerate() {
            // SAFETY: code with free variables runs in a function with that many cells.
            let v = unsafe { (*closure_cell(rt, &raw mut frame, i as u16)).value };
            if !v.is_null() {
                let name = rt.intern(name);
                rt.dict_set_name(dict, name, v);
            }
        }
        locals
    }
}
