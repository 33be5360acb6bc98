//! Class statements: running the body, then making the class.

use crate::frame::FrameKind;
use crate::interp::Interp;
use rekindle_bytecode::Flags;
use rekindle_objects::{Args, ClassId, R, Runtime, Value};

impl Interp {
    /// `class name(bases, **keywords)`: `base[0]` the body function, `base[1]` the name, then bases
    /// and keyword values.
    ///
    /// # Safety
    /// `base` and the `n` values behind the name lie in the newest frame's registers.
    pub(crate) unsafe fn build_class(
        &mut self,
        rt: &mut Runtime,
        base: *mut Value,
        n: usize,
        names: &[Value],
    ) -> R<Value> {
        // SAFETY: the caller's promise.
        let (body, name, values) = unsafe {
            (
                *base,
                *base.add(1),
                std::slice::from_raw_parts(base.add(2), n),
            )
        };
        // SAFETY: code states live as long as the runtime.
        let globals = unsafe { (*rt.function_code(body)).globals };
        let builder = rt.intern("__build_class__");
        match rt.builtin_name(globals, builder)? {
            None => return rt.raise_new(ClassId::NAME_ERROR, "__build_class__ not found"),
            Some(f) if rt.is_native(f) && rt.native_def(f).path == "__build_class__" => {}
            Some(replaced) => {
                let mut all = rt.root_vec();
                all.extend_from_slice(&[body, name]);
                all.extend_from_slice(values);
                return rt.call(replaced, Args { all: &all, names });
            }
        }
        let (bases, keyword_values) = values.split_at(n - names.len());
        let namespace = rt.class_namespace_for(name, bases, names, keyword_values)?;
        // SAFETY: the body of a class statement.
        let self_attrs = unsafe { self.run_class_body(rt, body, namespace)? };
        rt.build_class(name, bases, namespace, names, keyword_values, self_attrs)
    }

    /// Runs the body of a class in its name space; how many attributes its methods set.
    ///
    /// # Safety
    /// `body` is a function without parameters.
    unsafe fn run_class_body(&mut self, rt: &mut Runtime, body: Value, namespace: Value) -> R<u16> {
        let code = rt.function_code(body);
        let regs = self.free_regs();
        // SAFETY: the caller's promise.
        unsafe { self.push_frame(rt, code, body, regs, 0, FrameKind::Entry)? };
        self.top().owner = namespace;
        let observing = std::mem::replace(&mut self.observing, false);
        let result = self.run(rt);
        self.observing = observing;
        result?;
        // SAFETY: code states live as long as the runtime.
        Ok(unsafe { (&*code).code.self_attrs })
    }
}

/// For `__build_class__`: a function of another kind than a class body just runs.
pub(crate) fn body_hook(rt: &mut Runtime, body: Value, namespace: Value) -> R<u16> {
    // SAFETY: the caller checked that it is a function; code states live as long as the runtime.
    let code = unsafe { &(*rt.function_code(body)).code };
    if code.flags.has(Flags::FUNCTION) {
        return rt.call(body, Args::positional(&[])).map(|_| 0);
    }
    // SAFETY: the hook is installed together with the interpreter; class bodies have no parameters.
    unsafe { Interp::of(rt).run_class_body(rt, body, namespace) }
}
