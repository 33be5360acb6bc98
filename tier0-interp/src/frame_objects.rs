//! Objects of active frames: which frames have one, and what the objects ask.
//!
//! A frame that has an object is watched: when it is left, the object is told, and keeps the variables. Compiled code may
//! have inlined calls, whose frames exist on paper only: each look at one makes an object of it as it is then.

use crate::frame::watch;
use crate::interp::Interp;
use rekindle_abi::heap::{Cell, Function};
use rekindle_bytecode::Flags;
use rekindle_objects::dict::DictRef;
use rekindle_objects::frame_object::Active;
use rekindle_objects::{CodeState, R, Runtime, Value};

/// A frame that has an object.
#[repr(C)]
pub(crate) struct Held {
    object: Value,
    index: usize,
}

/// A frame as programs see it.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    /// Number of the interpreter's frame.
    index: usize,
    /// Which of the frames that compiled code has inside that one; 0 is the frame itself.
    inner: usize,
    pub(crate) code: *mut CodeState,
    /// The instruction under way.
    pub(crate) pc: u32,
}

/// `Hooks::frame`: the frame object of the frame `depth` calls up.
pub(crate) fn frame_hook(rt: &mut Runtime, depth: usize) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    match interp.frame_up(depth) {
        Some(frame) => Ok(interp.shown_object(rt, frame)),
        None => rt.value_error("call stack is not deep enough"),
    }
}

/// `Hooks::active_frame`
pub(crate) fn active_hook(rt: &mut Runtime, index: usize, what: Active) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    if index >= interp.depth {
        return Ok(Value::NONE);
    }
    let frame = interp.frames_at(index)[0];
    Ok(match what {
        // Before the first instruction it is none. A frame that compiled code was called with stays there.
        Active::Place if interp.frame(index).next_pc() == 0 && !interp.runs_compiled(index) => {
            Value::small_int(-1)
        }
        Active::Place => Value::small_int(i64::from(frame.pc)),
        Active::Locals => interp.local_variables(rt, frame),
        Active::Back => interp.caller_object(rt, frame),
    })
}

impl Interp {
    fn runs_compiled(&self, index: usize) -> bool {
        self.engine_mut().is_some_and(|e| e.runs_in(index))
    }

    /// The frames inside frame number `index`, that one first.
    fn frames_at(&self, index: usize) -> Vec<Shown> {
        let engine = self.engine_mut();
        let inside = engine.map_or_else(Vec::new, |e| e.frames_inside(index));
        if inside.is_empty() {
            let frame = self.frame(index);
            return vec![Shown {
                index,
                inner: 0,
                code: frame.code,
                pc: frame.current_pc(),
            }];
        }
        let shown = |(inner, (code, pc))| Shown {
            index,
            inner,
            code,
            pc,
        };
        inside.into_iter().enumerate().map(shown).collect()
    }

    /// The frames from frame number `index` on that programs see, the newest first.
    fn shown_from(&self, index: usize) -> impl Iterator<Item = Shown> + '_ {
        let frames = (0..=index).rev();
        let all = frames.flat_map(|i| self.frames_at(i).into_iter().rev());
        all.filter(|f| shows(f.code))
    }

    /// The frame `depth` calls up.
    pub(crate) fn frame_up(&self, depth: usize) -> Option<Shown> {
        self.shown_from(self.depth.checked_sub(1)?).nth(depth)
    }

    fn shown_object(&mut self, rt: &mut Runtime, frame: Shown) -> Value {
        if frame.inner == 0 {
            return self.frame_object(rt, frame.index);
        }
        let locals = self.local_variables(rt, frame);
        let back = self.caller_object(rt, frame);
        rt.new_frame_object(frame.code, frame.pc, locals, back)
    }

    /// The object of frame number `i`, the same each time.
    pub fn frame_object(&mut self, rt: &mut Runtime, i: usize) -> Value {
        let frame = *self.frame(i);
        let place = match self.held.binary_search_by_key(&i, |h| h.index) {
            Ok(at) if frame.watchers() & watch::HELD != 0 => return self.held[at].object,
            // Of a frame that was left by compiled code.
            Ok(at) => {
                self.held.truncate(at);
                at
            }
            Err(place) => place,
        };
        // SAFETY: code states live as long as the runtime.
        let suspends = unsafe { (&*frame.code).code.flags.suspends() };
        let generator = if suspends { frame.owner } else { Value::NONE };
        let object = rt.new_active_frame(frame.code, i, generator);
        self.held.insert(place, Held { object, index: i });
        self.frame_mut(i).watch_for(watch::HELD);
        object
    }

    fn caller_object(&mut self, rt: &mut Runtime, frame: Shown) -> Value {
        let inside = self.frames_at(frame.index).into_iter().take(frame.inner);
        let caller = inside.rev().find(|f| shows(f.code)).or_else(|| {
            let outside = frame.index.checked_sub(1)?;
            self.shown_from(outside).next()
        });
        match caller {
            Some(caller) => self.shown_object(rt, caller),
            None => Value::NONE,
        }
    }

    /// Compiled code returns from the newest frame, which it has run.
    #[inline]
    pub fn compiled_returns(&mut self, rt: &mut Runtime) {
        if self.top().watchers() & watch::HELD != 0 {
            self.let_go(rt, None);
        }
    }

    /// The newest frame, which has an object, is about to be left; `suspended`: the generator that keeps its variables.
    pub(crate) fn let_go(&mut self, rt: &mut Runtime, suspended: Option<Value>) {
        let frame = self.frames_at(self.depth - 1)[0];
        let pending = rt.clear_pending();
        let (locals, back) = match suspended {
            Some(_) => (Value::NULL, Value::NONE),
            None => (
                self.local_variables(rt, frame),
                self.caller_object(rt, frame),
            ),
        };
        rt.ctx.exc = pending;
        if let Some(held) = self.held.pop_if(|h| h.index == frame.index) {
            rt.frame_left(held.object, frame.pc, locals, back);
        }
    }

    /// Local variables: the name space of a module or class body, a new dict of a function's.
    pub(crate) fn local_variables(&mut self, rt: &mut Runtime, shown: Shown) -> Value {
        let frame = *self.frame(shown.index);
        // SAFETY: code states live as long as the runtime; the frame is active.
        let code = unsafe { &*shown.code };
        if !code.code.flags.has(Flags::FUNCTION) {
            return if frame.owner.is_null() {
                code.globals
            } else {
                frame.owner
            };
        }
        rt.heap.pause();
        let (function, regs) = self.registers(rt, shown);
        let locals = rt.new_dict();
        let dict = DictRef::new(locals);
        let cell = |v: Value| {
            // SAFETY: a captured variable's register holds its cell, as do the closures of functions.
            unsafe { (*v.as_ptr::<Cell>()).value }
        };
        let own = code.code.locals.iter().zip(&regs).zip(0..);
        let own = own.map(|((name, v), r)| {
            let captured = code.code.cells.contains(&r) && !v.is_null();
            (name, if captured { cell(*v) } else { *v })
        });
        let closure = match code.code.free.is_empty() {
            true => &[][..],
            // SAFETY: code with free variables runs in a function with that many cells.
            false => rt.tuple_items(unsafe { (*function.as_ptr::<Function>()).closure }),
        };
        let free = code.code.free.iter().zip(closure);
        let free = free.map(|(name, v)| (name, cell(*v)));
        let all: Vec<_> = own.chain(free).filter(|(_, v)| !v.is_null()).collect();
        for (name, v) in all {
            let name = rt.intern(name);
            rt.dict_set_name(dict, name, v);
        }
        rt.heap.resume();
        locals
    }

    /// The function that a frame runs, and its registers. The heap is paused.
    fn registers(&mut self, rt: &mut Runtime, shown: Shown) -> (Value, Vec<Value>) {
        let frame = *self.frame(shown.index);
        let inside = self.engine_mut();
        let (function, changed) = inside.map_or((Value::NULL, Vec::new()), |e| {
            e.values_inside(rt, shown.index, shown.inner)
        });
        // SAFETY: code states live as long as the runtime; a frame has that many registers.
        let (function, mut regs) = unsafe {
            let size = (*shown.code).frame_size as usize;
            match shown.inner {
                0 => {
                    let regs = std::slice::from_raw_parts(frame.regs, size);
                    (frame.function, regs.to_vec())
                }
                _ => (function, vec![Value::NULL; size]),
            }
        };
        for (r, v) in changed {
            regs[r as usize] = v;
        }
        (function, regs)
    }
}

/// Is this the code of frames that programs see?
fn shows(code: *const CodeState) -> bool {
    // SAFETY: code states live as long as the runtime.
    unsafe { !(&*code).code.flags.has(Flags::HIDDEN) }
}
