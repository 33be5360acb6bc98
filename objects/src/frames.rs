//! Code objects, frames and tracebacks as Python sees them.
//!
//! ```text
//!  code       (address of the linked code, –, –)
//!  frame      (address of the linked code, (pc, caller's frame), locals)
//!  traceback  (next, address of the linked code, pc)
//! ```
//!
//! Linked code lives as long as the runtime, so its address may stand in a small int.

use crate::dict::DictRef;
use crate::{Args, CodeState, R, Runtime, ShapeId, Value, natives};

/// The address of linked code as a field of a record.
fn address(code: *const CodeState) -> Value {
    Value::small_int(code as i64)
}

/// The linked code behind such a field.
fn linked<'a>(field: Value) -> &'a CodeState {
    // SAFETY: records are only made from linked code, which lives as long as the runtime.
    unsafe { &*(field.as_small_int() as *const CodeState) }
}

impl Runtime {
    /// A code object of linked code.
    pub fn new_code_object(&mut self, code: *const CodeState) -> Value {
        self.new_triple(ShapeId::CODE, address(code), Value::NULL, Value::NULL)
    }

    /// The linked code behind a code object; None for anything else.
    pub fn linked_code(&self, v: Value) -> Option<*const CodeState> {
        (v.is_ptr() && self.shape_of(v) == ShapeId::CODE)
            .then(|| linked(self.triple(v).0) as *const CodeState)
    }

    /// A frame object: linked code, index of the instruction that runs, local variables (a dict
    /// or name space), and the caller's frame or None.
    pub fn new_frame_object(
        &mut self,
        code: *const CodeState,
        pc: u32,
        locals: Value,
        back: Value,
    ) -> R<Value> {
        let place = self.new_tuple(&[Value::small_int(pc as i64), back]);
        Ok(self.new_triple(ShapeId::FRAME, address(code), place, locals))
    }

    /// A traceback entry in front of `next` (a traceback or None).
    pub fn new_traceback(&mut self, next: Value, code: *const CodeState, pc: u32) -> Value {
        let pc = Value::small_int(pc as i64);
        self.new_triple(ShapeId::TRACEBACK, next, address(code), pc)
    }

    /// A traceback entry: the next one (or None), its code, the index of the instruction.
    pub fn traceback_parts<'a>(&self, traceback: Value) -> (Value, &'a CodeState, u32) {
        let (next, code, pc) = self.triple(traceback);
        (next, linked(code), pc.as_small_int() as u32)
    }

    /// The global name space of a frame object.
    pub fn frame_globals(&self, frame: Value) -> Option<DictRef> {
        (frame.is_ptr() && self.shape_of(frame) == ShapeId::FRAME)
            .then(|| DictRef::new(linked(self.triple(frame).0).globals))
    }

    /// The local variables of a frame object.
    pub fn frame_locals(&self, frame: Value) -> Value {
        self.triple(frame).2
    }

    /// The first parameter of a frame's function, and its free variables.
    pub(crate) fn frame_variables(&mut self, frame: Value) -> (Option<Value>, Vec<Value>) {
        let code = &linked(self.triple(frame).0).code;
        let first = (code.arg_count > 0).then(|| self.intern(&code.locals[0]));
        let free = code.free.iter().map(|name| self.intern(name)).collect();
        (first, free)
    }

    /// Sets `tb_next`; false: another attribute.
    pub(crate) fn set_traceback_field(&mut self, tb: Value, name: Value, value: Value) -> R<bool> {
        if self.str_bytes(name) != b"tb_next" || value.is_null() {
            return Ok(false);
        }
        let is_traceback = value.is_ptr() && self.shape_of(value) == ShapeId::TRACEBACK;
        if !(value.is_none() || is_traceback) {
            let got = self.type_name(value);
            return self.type_error(format!("expected traceback object, got '{got}'"));
        }
        // SAFETY: the caller checked that it is a traceback.
        unsafe { (*tb.as_ptr::<rekindle_abi::heap::Triple>()).a = value };
        self.heap.barrier(tb, value);
        Ok(true)
    }
}

natives! {
    /// Attributes of code objects, frames and tracebacks.
    pub TABLE:
    "code.co_name" => co_name, 1, 1, false, Getter;
    "code.co_qualname" => co_qualname, 1, 1, false, Getter;
    "code.co_filename" => co_filename, 1, 1, false, Getter;
    "code.co_firstlineno" => co_firstlineno, 1, 1, false, Getter;
    "code.co_argcount" => co_argcount, 1, 1, false, Getter;
    "code.co_posonlyargcount" => co_posonlyargcount, 1, 1, false, Getter;
    "code.co_kwonlyargcount" => co_kwonlyargcount, 1, 1, false, Getter;
    "code.co_nlocals" => co_nlocals, 1, 1, false, Getter;
    "code.co_stacksize" => co_stacksize, 1, 1, false, Getter;
    "code.co_flags" => co_flags, 1, 1, false, Getter;
    "code.co_varnames" => co_varnames, 1, 1, false, Getter;
    "code.co_names" => co_names, 1, 1, false, Getter;
    "code.co_consts" => co_consts, 1, 1, false, Getter;
    "code.co_freevars" => co_freevars, 1, 1, false, Getter;
    "code.co_cellvars" => co_cellvars, 1, 1, false, Getter;
    "code.__eq__" => code_eq, 2, 2, false, Method;
    "code.__hash__" => code_hash, 1, 1, false, Method;
    "frame.f_code" => f_code, 1, 1, false, Getter;
    "frame.f_lineno" => f_lineno, 1, 1, false, Getter;
    "frame.f_lasti" => f_lasti, 1, 1, false, Getter;
    "frame.f_back" => f_back, 1, 1, false, Getter;
    "frame.f_globals" => f_globals, 1, 1, false, Getter;
    "frame.f_builtins" => f_builtins, 1, 1, false, Getter;
    "frame.f_locals" => f_locals, 1, 1, false, Getter;
    "frame.f_trace" => nothing, 1, 1, false, Getter;
    "frame.clear" => nothing, 1, 1, false, Method;
    "traceback.__new__" => tb_new, 5, 5, false, Static;
    "traceback.tb_next" => tb_next, 1, 1, false, Getter;
    "traceback.tb_lineno" => tb_lineno, 1, 1, false, Getter;
    "traceback.tb_lasti" => tb_lasti, 1, 1, false, Getter;
    "traceback.tb_frame" => tb_frame, 1, 1, false, Getter;
}

fn nothing(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

/// The linked code of a code object or frame.
fn code_of<'a>(rt: &Runtime, args: Args<'_>) -> &'a CodeState {
    linked(rt.triple(args.all[0]).0)
}

fn co_name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.intern(&code_of(rt, args).code.name))
}

fn co_qualname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.intern(&code_of(rt, args).code.qualname))
}

fn co_filename(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.intern(&code_of(rt, args).code.filename))
}

fn number(n: impl Into<i64>) -> R<Value> {
    Ok(Value::small_int(n.into()))
}

fn co_firstlineno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(code_of(rt, args).code.first_line)
}

fn co_argcount(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(code_of(rt, args).code.arg_count)
}

fn co_posonlyargcount(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(code_of(rt, args).code.posonly_count)
}

fn co_kwonlyargcount(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(code_of(rt, args).code.kwonly_count)
}

fn co_nlocals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(variables(&code_of(rt, args).code).count() as i64)
}

fn co_stacksize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(code_of(rt, args).code.frame_size)
}

/// CPython's bits for what `inspect` looks at.
fn co_flags(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    use rekindle_bytecode::Flags;
    let flags = code_of(rt, args).code.flags;
    let bits = [
        (Flags::FUNCTION, 0x3),
        (Flags::VARARGS, 0x4),
        (Flags::VARKW, 0x8),
        (Flags::NESTED, 0x10),
        (Flags::GENERATOR, 0x20),
        (Flags::COROUTINE, 0x80),
        (Flags::ITERABLE_COROUTINE, 0x100),
        (Flags::ASYNC_GENERATOR, 0x200),
    ];
    let set = bits.iter().filter(|(flag, _)| flags.has(*flag));
    number(set.fold(0, |sum, (_, bit)| sum | bit))
}

fn strings<'a>(rt: &mut Runtime, names: impl Iterator<Item = &'a str>) -> R<Value> {
    let interned: Vec<Value> = names.map(|n| rt.intern(n)).collect();
    // Interned strings are kept alive by the runtime.
    Ok(rt.new_tuple(&interned))
}

/// Local variables that are parameters, or not captured by inner functions.
fn variables(code: &rekindle_bytecode::Code) -> impl Iterator<Item = &Box<str>> {
    let params = code.param_count();
    let locals = code.locals.iter().zip(0u16..);
    locals
        .filter(move |(_, i)| *i < params || !code.cells.contains(i))
        .map(|(name, _)| name)
}

fn co_varnames(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = &code_of(rt, args).code;
    strings(rt, variables(code).map(|n| &**n))
}

fn co_names(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    strings(rt, code_of(rt, args).code.names.iter().map(|n| &**n))
}

fn co_consts(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.new_tuple(&code_of(rt, args).consts))
}

fn co_freevars(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    strings(rt, code_of(rt, args).code.free.iter().map(|n| &**n))
}

fn co_cellvars(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = &code_of(rt, args).code;
    strings(rt, code.cells.iter().map(|i| &*code.locals[*i as usize]))
}

fn code_eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let other = args.all[1];
    if !other.is_ptr() || rt.shape_of(other) != ShapeId::CODE {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(rt.triple(args.all[0]).0 == rt.triple(other).0))
}

fn code_hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

fn f_code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code: *const CodeState = code_of(rt, args);
    Ok(rt.new_code_object(code))
}

/// Index of a frame's instruction, and its caller's frame.
fn place(rt: &Runtime, frame: Value) -> (u32, Value) {
    let items = rt.tuple_items(rt.triple(frame).1);
    (items[0].as_small_int() as u32, items[1])
}

fn f_lineno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (pc, _) = place(rt, args.all[0]);
    number(code_of(rt, args).code.position(pc).line)
}

fn f_lasti(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(2 * place(rt, args.all[0]).0)
}

fn f_back(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(place(rt, args.all[0]).1)
}

fn f_globals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(code_of(rt, args).globals)
}

fn f_builtins(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.builtins)
}

fn f_locals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.frame_locals(args.all[0]))
}

/// An entry for the frame's code, at an offset; the line wins if the offset is not on it.
fn tb_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (next, frame) = (args.all[1], args.all[2]);
    let is = |v: Value, shape| v.is_ptr() && rt.shape_of(v) == shape;
    if !next.is_none() && !is(next, ShapeId::TRACEBACK) {
        let got = rt.type_name(next);
        return rt.type_error(format!("expected traceback object or None, got '{got}'"));
    }
    if !is(frame, ShapeId::FRAME) {
        let got = rt.type_name(frame);
        return rt.type_error(format!(
            "traceback() argument 'tb_frame' must be frame, not {got}"
        ));
    }
    let code = linked(rt.triple(frame).0);
    let (offset, line) = (rt.index_i64(args.all[3])?, rt.index_i64(args.all[4])?);
    let n = code.code.ins.len() as u32;
    let on_line = |pc: &u32| code.code.position(*pc).line as i64 == line;
    let pc = Some((offset / 2).clamp(0, n as i64 - 1) as u32);
    let pc = pc.filter(on_line).or_else(|| (0..n).find(on_line));
    Ok(rt.new_traceback(next, code, pc.unwrap_or(0)))
}

fn tb_next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.triple(args.all[0]).0)
}

fn tb_lineno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (_, code, pc) = rt.traceback_parts(args.all[0]);
    number(code.code.position(pc).line)
}

fn tb_lasti(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    number(2 * rt.traceback_parts(args.all[0]).2)
}

/// A frame without its local variables, which the traceback does not keep.
fn tb_frame(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (_, code, pc) = rt.traceback_parts(args.all[0]);
    let locals = rt.new_dict();
    rt.new_frame_object(code, pc, locals, Value::NONE)
}
