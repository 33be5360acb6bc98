//! Frame objects: `(address of the linked code, fields, local variables)`.
//!
//! While the frame is active its object asks the interpreter for what changes; when it is left the object is told where
//! and with which variables. A suspended generator's frame is looked up in the generator.

use crate::dict::DictRef;
use crate::frames::{address, code_of, linked};
use crate::{Args, ClassId, CodeState, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::{Generator, GeneratorState, Triple};

/// Places in the list of a frame object's fields.
mod field {
    /// Index of the instruction; of an active frame: −1 − the frame's number.
    pub(super) const PLACE: usize = 0;
    /// The caller's frame, once left.
    pub(super) const BACK: usize = 1;
    /// `f_trace`
    pub(super) const TRACE: usize = 2;
    /// `f_trace_lines`
    pub(super) const LINES: usize = 3;
    /// `f_trace_opcodes`
    pub(super) const OPCODES: usize = 4;
    /// The generator, or None.
    pub(super) const GENERATOR: usize = 5;
    /// The instruction that a trace function saw last; −1: none.
    pub(super) const SEEN: usize = 6;
}

/// What only the interpreter knows of an active frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Active {
    /// Index of the instruction that runs; −1 before the first.
    Place,
    /// The caller's frame object, or None.
    Back,
    /// The local variables.
    Locals,
}

natives! {
    /// Attributes of frames.
    pub TABLE:
    "frame.f_code" => f_code, 1, 1, false, Getter;
    "frame.f_lineno" => f_lineno, 1, 1, false, Getter;
    "frame.f_lasti" => f_lasti, 1, 1, false, Getter;
    "frame.f_back" => f_back, 1, 1, false, Getter;
    "frame.f_globals" => f_globals, 1, 1, false, Getter;
    "frame.f_builtins" => f_builtins, 1, 1, false, Getter;
    "frame.f_locals" => f_locals, 1, 1, false, Getter;
    "frame.f_generator" => f_generator, 1, 1, false, Getter;
    "frame.f_trace" => f_trace, 1, 1, false, Getter;
    "frame.f_trace_lines" => f_trace_lines, 1, 1, false, Getter;
    "frame.f_trace_opcodes" => f_trace_opcodes, 1, 1, false, Getter;
    "frame.clear" => clear, 1, 1, false, Method;
}

impl Runtime {
    /// The object of a frame that is not active: linked code, index of the instruction that ran, local variables (a dict
    /// or name space), and the caller's frame or None.
    pub fn new_frame_object(
        &mut self,
        code: *const CodeState,
        pc: u32,
        locals: Value,
        back: Value,
    ) -> Value {
        let fields = self.frame_fields(pc as i64, back, Value::NONE);
        self.new_triple(ShapeId::FRAME, address(code), fields, locals)
    }

    /// The first parameter of a frame's function, and its free variables.
    pub(crate) fn frame_variables(&mut self, frame: Value) -> (Option<Value>, Vec<Value>) {
        let code = &linked(self.triple(frame).0).code;
        let first = (code.arg_count > 0).then(|| self.intern(&code.locals[0]));
        let free = code.free.iter().map(|name| self.intern(name)).collect();
        (first, free)
    }

    /// The object of the active frame number `index`; `generator`: whose frame it is, or None.
    pub fn new_active_frame(
        &mut self,
        code: *const CodeState,
        index: usize,
        generator: Value,
    ) -> Value {
        let fields = self.frame_fields(-1 - index as i64, Value::NONE, generator);
        self.new_triple(ShapeId::FRAME, address(code), fields, Value::NULL)
    }

    /// The object of a suspended generator's frame.
    pub(crate) fn new_suspended_frame(&mut self, generator: Value) -> Value {
        // SAFETY: the caller checked its kind.
        let (code, pc) = unsafe {
            let g = generator.as_ptr::<Generator>();
            ((*g).code as *const CodeState, (*g).pc)
        };
        let fields = self.frame_fields((pc as i64 - 1).max(0), Value::NONE, generator);
        self.new_triple(ShapeId::FRAME, address(code), fields, Value::NULL)
    }

    /// The frame of a generator that runs.
    pub(crate) fn running_frame(&mut self, generator: Value) -> R<Value> {
        for depth in 0.. {
            match (self.hooks.frame)(self, depth) {
                Ok(frame) if self.frame_field(frame, field::GENERATOR) == generator => {
                    return Ok(frame);
                }
                Ok(_) => {}
                Err(_) => break,
            }
        }
        self.clear_pending();
        Ok(Value::NONE)
    }

    fn frame_fields(&mut self, place: i64, back: Value, generator: Value) -> Value {
        let none = Value::NONE;
        let (place, unseen) = (Value::small_int(place), Value::small_int(-1));
        let (yes, no) = (Value::TRUE, Value::FALSE);
        self.list_from(&[place, back, none, yes, no, generator, unseen])
    }

    fn frame_field(&mut self, frame: Value, i: usize) -> Value {
        let fields = self.triple(frame).1;
        self.list_get(fields, i)
    }

    fn set_frame_value(&mut self, frame: Value, i: usize, v: Value) {
        let fields = self.triple(frame).1;
        self.list_set(fields, i, v);
    }

    /// The frame is left at instruction `pc`; suspended if `locals` is NULL.
    pub fn frame_left(&mut self, frame: Value, pc: u32, locals: Value, back: Value) {
        self.set_frame_value(frame, field::PLACE, Value::small_int(pc as i64));
        self.set_frame_value(frame, field::BACK, back);
        // SAFETY: a frame object.
        unsafe { (*frame.as_ptr::<Triple>()).c = locals };
        self.heap.barrier(frame, locals);
    }

    /// `f_trace`, and which instruction the trace function saw last.
    pub fn frame_trace(&mut self, frame: Value) -> (Value, Option<u32>) {
        let trace = self.frame_field(frame, field::TRACE);
        let seen = self.frame_field(frame, field::SEEN);
        (trace, u32::try_from(seen.as_small_int()).ok())
    }

    /// Sets `f_trace`.
    pub fn set_frame_trace(&mut self, frame: Value, trace: Value) {
        self.set_frame_value(frame, field::TRACE, trace);
    }

    /// The trace function has seen instruction `pc`.
    pub fn set_frame_seen(&mut self, frame: Value, pc: u32) {
        self.set_frame_value(frame, field::SEEN, Value::small_int(pc as i64));
    }

    /// `f_trace_lines` and `f_trace_opcodes`.
    pub fn frame_wants(&mut self, frame: Value) -> (bool, bool) {
        let lines = self.frame_field(frame, field::LINES) == Value::TRUE;
        (
            lines,
            self.frame_field(frame, field::OPCODES) == Value::TRUE,
        )
    }

    /// The number of an active frame.
    fn active_frame(&mut self, frame: Value) -> Option<usize> {
        let place = self.frame_field(frame, field::PLACE).as_small_int();
        (place < 0).then_some((-1 - place) as usize)
    }

    /// Index of the instruction that runs or ran last; None: it has not begun.
    fn frame_pc(&mut self, frame: Value) -> R<Option<u32>> {
        let place = match self.active_frame(frame) {
            Some(index) => (self.hooks.active_frame)(self, index, Active::Place)?,
            None if self.is_unstarted(frame) => return Ok(None),
            None => self.frame_field(frame, field::PLACE),
        };
        Ok(u32::try_from(place.as_small_int()).ok())
    }

    /// Is it the frame of a generator that has not begun?
    fn is_unstarted(&mut self, frame: Value) -> bool {
        let generator = self.frame_field(frame, field::GENERATOR);
        // SAFETY: the field holds a generator or None.
        generator.is_ptr()
            && unsafe { (*generator.as_ptr::<Generator>()).state() } == GeneratorState::Created
    }

    /// The global name space of a frame object.
    pub fn frame_globals(&self, frame: Value) -> Option<DictRef> {
        (frame.is_ptr() && self.shape_of(frame) == ShapeId::FRAME)
            .then(|| DictRef::new(linked(self.triple(frame).0).globals))
    }

    /// The local variables of a frame object.
    pub fn frame_locals(&mut self, frame: Value) -> R<Value> {
        if let Some(index) = self.active_frame(frame) {
            return (self.hooks.active_frame)(self, index, Active::Locals);
        }
        let locals = self.triple(frame).2;
        if !locals.is_null() {
            return Ok(locals);
        }
        let generator = self.frame_field(frame, field::GENERATOR);
        Ok(self.suspended_locals(generator))
    }

    /// A dict of the variables of a suspended generator.
    fn suspended_locals(&mut self, generator: Value) -> Value {
        let locals = self.new_dict();
        // SAFETY: the generator of a frame object; its registers are valid and its code lives as long as the runtime.
        let (regs, code, state) = unsafe {
            let g = &*generator.as_ptr::<Generator>();
            (g.regs, &(*(g.code as *const CodeState)).code, g.state())
        };
        let known = match state {
            GeneratorState::Created => code.param_count() as usize,
            GeneratorState::Suspended => code.locals.len(),
            _ => 0,
        };
        for (i, name) in code.locals.iter().enumerate().take(known) {
            // SAFETY: as above.
            let mut v = unsafe { *regs.add(i) };
            let begun = state == GeneratorState::Suspended;
            if v.is_ptr() && begun && code.cells.contains(&(i as u16)) {
                // SAFETY: a captured variable's register holds its cell once the code has begun.
                v = unsafe { (*v.as_ptr::<rekindle_abi::heap::Cell>()).value };
            }
            if !v.is_null() {
                let name = self.intern(name);
                self.dict_set_name(DictRef::new(locals), name, v);
            }
        }
        locals
    }

    /// Sets an attribute of a frame; false: it is read-only.
    pub(crate) fn set_frame_field(&mut self, frame: Value, name: Value, value: Value) -> R<bool> {
        let flag = match &*self.str_text(name) {
            "f_trace" => {
                let none = value.is_null() || value.is_none();
                let trace = if none { Value::NONE } else { value };
                self.set_frame_value(frame, field::TRACE, trace);
                self.frames_observed = true;
                return Ok(true);
            }
            "f_trace_lines" => field::LINES,
            "f_trace_opcodes" => field::OPCODES,
            "f_lineno" if value.is_null() => {
                return self.raise_new(ClassId::ATTRIBUTE_ERROR, "cannot delete attribute");
            }
            "f_lineno" => {
                return self.value_error("f_lineno can only be set in a trace function");
            }
            _ => return Ok(false),
        };
        if value.is_null() || self.class_of(value) != ClassId::BOOL {
            return self.type_error("attribute value type must be bool");
        }
        self.set_frame_value(frame, flag, value);
        Ok(true)
    }
}

fn f_code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code: *const CodeState = code_of(rt, args);
    Ok(rt.new_code_object(code))
}

fn f_lineno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pc = rt.frame_pc(args.all[0])?;
    let code = &code_of(rt, args).code;
    let Some(pc) = pc else {
        return Ok(Value::small_int(code.first_line as i64));
    };
    // What stands for nothing in the source runs in the line before, as far as that is known.
    let (_, seen) = rt.frame_trace(args.all[0]);
    let before = (0..pc).rev().map(|pc| code.position(pc).line);
    let mut lines = [Some(pc), seen]
        .into_iter()
        .flatten()
        .map(|pc| code.position(pc).line)
        .chain(before);
    Ok(match lines.find(|line| *line != 0) {
        Some(line) => Value::small_int(line as i64),
        None => Value::NONE,
    })
}

fn f_lasti(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pc = rt.frame_pc(args.all[0])?;
    Ok(Value::small_int(2 * pc.unwrap_or(0) as i64))
}

fn f_back(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.active_frame(args.all[0]) {
        Some(index) => (rt.hooks.active_frame)(rt, index, Active::Back),
        None => Ok(rt.frame_field(args.all[0], field::BACK)),
    }
}

fn f_globals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(code_of(rt, args).globals)
}

fn f_builtins(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.builtins)
}

fn f_locals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.frame_locals(args.all[0])
}

fn f_generator(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.frame_field(args.all[0], field::GENERATOR))
}

fn f_trace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.frame_field(args.all[0], field::TRACE))
}

fn f_trace_lines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.frame_field(args.all[0], field::LINES))
}

fn f_trace_opcodes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.frame_field(args.all[0], field::OPCODES))
}

/// Lets go of the local variables of a frame that will not go on.
fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let frame = args.all[0];
    if rt.active_frame(frame).is_some() {
        return rt.raise_new(ClassId::RUNTIME_ERROR, "cannot clear an executing frame");
    }
    let locals = rt.triple(frame).2;
    if !locals.is_null() {
        if code_of(rt, args)
            .code
            .flags
            .has(rekindle_bytecode::Flags::FUNCTION)
        {
            let empty = rt.new_dict();
            // SAFETY: a frame object.
            unsafe { (*frame.as_ptr::<Triple>()).c = empty };
            rt.heap.barrier(frame, empty);
        }
        return Ok(Value::NONE);
    }
    let generator = rt.frame_field(frame, field::GENERATOR);
    // SAFETY: the generator of a frame object.
    let state = unsafe { (*generator.as_ptr::<Generator>()).state() };
    match state {
        GeneratorState::Suspended => {
            rt.raise_new(ClassId::RUNTIME_ERROR, "cannot clear a suspended frame")
        }
        GeneratorState::Running => {
            rt.raise_new(ClassId::RUNTIME_ERROR, "cannot clear an executing frame")
        }
        GeneratorState::Created => {
            rt.finalize(generator);
            // SAFETY: as above.
            unsafe { (*generator.as_ptr::<Generator>()).pc = Generator::FINISHED };
            Ok(Value::NONE)
        }
        GeneratorState::Finished => Ok(Value::NONE),
    }
}
