//! Code objects as Python sees them: `(address of the linked code, –, –)`.
//!
//! Linked code lives as long as the runtime, so its address may stand in a small int.

use crate::{Args, CodeState, R, Runtime, ShapeId, Value, natives};

/// The address of linked code as a field of a record.
pub(crate) fn address(code: *const CodeState) -> Value {
    Value::small_int(code as i64)
}

/// The linked code behind such a field.
pub(crate) fn linked<'a>(field: Value) -> &'a CodeState {
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
}

natives! {
    /// Attributes of code objects.
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
}

/// The linked code of a code object or frame.
pub(crate) fn code_of<'a>(rt: &Runtime, args: Args<'_>) -> &'a CodeState {
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
        (Flags::FUTURE_ANNOTATIONS, 0x100_0000),
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
