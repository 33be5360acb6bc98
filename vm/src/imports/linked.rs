//! Code with a module's or another dict's names as its globals, ready to run.

use rekindle_bytecode::{Code, Flags};
use rekindle_objects::{CodeState, R, Runtime, Value};
use rekindle_tier0::Interp;
use std::sync::Arc;

/// Linked code; it stays as long as the runtime.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linked(*const CodeState);

impl Linked {
    /// Links code with its globals, a name space or a dict.
    pub(crate) fn new(rt: &mut Runtime, code: Arc<Code>, globals: Value) -> Linked {
        Linked(rt.link_code(code, globals))
    }

    /// What a code object stands for; `None` for anything else.
    pub(crate) fn of_object(rt: &Runtime, v: Value) -> Option<Linked> {
        rt.linked_code(v).map(Linked)
    }

    /// A code object of it.
    pub(crate) fn object(self, rt: &mut Runtime) -> Value {
        rt.new_code_object(self.0)
    }

    /// A function of it with these cells as its free variables (NULL: it has none).
    pub(crate) fn function(self, rt: &mut Runtime, closure: Value) -> Value {
        // SAFETY: linked code.
        unsafe { rt.new_function(self.0.cast_mut(), Value::NULL, Value::NULL, closure) }
    }

    /// The code.
    pub(crate) fn code(&self) -> &Arc<Code> {
        // SAFETY: linked code lives as long as the runtime, and its code is never replaced.
        unsafe { &(*self.0).code }
    }

    /// Runs it to its end with these local names, or its globals (NULL).
    pub(crate) fn run(self, rt: &mut Runtime, locals: Value) -> R<Value> {
        debug_assert!(
            !self.code().flags.suspends() && self.code().free.is_empty(),
            "code that runs by itself"
        );
        // SAFETY: the interpreter is installed and lives as long as the machine.
        let interp = unsafe { Interp::of(rt) };
        let observing = std::mem::replace(&mut interp.observing, false);
        // What it runs with besides its locals is a function's own affair.
        let locals = if self.code().flags.has(Flags::FUNCTION) {
            Value::NULL
        } else {
            locals
        };
        // SAFETY: linked code; a function's parameters are unbound variables then.
        let result = unsafe { interp.run_module(rt, self.0.cast_mut(), locals) };
        interp.observing = observing;
        result
    }
}
