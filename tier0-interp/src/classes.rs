//! Class statements: running the body, then making the class.

use crate::frame::FrameKind;
use crate::interp::Interp;
use rekindle_abi::heap::Function;
use rekindle_objects::{R, Runtime, Value};

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
        let (bases, keyword_values) = values.split_at(n - names.len());
        let namespace = rt.class_namespace_for(name, bases, names, keyword_values)?;
        let code = rt.function_code(body);
        let regs = self.free_regs();
        // SAFETY: a class body is a function without parameters.
        unsafe { self.push_frame(rt, code, body, regs, 0, FrameKind::Entry)? };
        self.top().owner = namespace;
        let observing = std::mem::replace(&mut self.observing, false);
        let result = self.run(rt);
        self.observing = observing;
        result?;
        // SAFETY: code states live as long as the runtime; `body` is a function.
        let (self_attrs, _closure) = unsafe {
            (
                (&*code).code.self_attrs,
                (*body.as_ptr::<Function>()).closure,
            )
        };
        rt.build_class(name, bases, namespace, names, keyword_values, self_attrs)
    }
}
