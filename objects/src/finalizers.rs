//! What finalizing means for each kind of object: `__del__`, `close()`, a warning.

use crate::exc::slots;
use crate::generator_class as generator;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Generator, GeneratorState};

impl Runtime {
    /// A class was given a `__del__`: it and those derived from it finalize what is made from now on.
    pub(crate) fn has_finalizer(&mut self, id: ClassId) {
        self.class_mut(id).finalizes = true;
        for i in 0..self.class(id).subclasses.len() {
            self.has_finalizer(self.class(id).subclasses[i]);
        }
    }

    /// Finalizes an object. What it raises is reported and goes no further.
    pub(crate) fn finalize(&mut self, v: Value) {
        let (culprit, what, result) = match self.shape(self.shape_of(v)).kind {
            Kind::Generator => {
                // SAFETY: checked by its kind.
                let state = unsafe { (*v.as_ptr::<Generator>()).state() };
                let doing = match state {
                    GeneratorState::Created => "finalizing ",
                    _ => "closing ",
                };
                let what = [doing, self.suspended_kind(v)];
                self.clear_weak_to(v);
                (v, what, self.finalize_generator(v))
            }
            _ => {
                let Some(del) = self.lookup(self.class_of(v), self.names.del) else {
                    return;
                };
                let result = self.call_special(v, self.names.del, &[]);
                (del.value(), ["calling deallocator", ""], result.map(drop))
            }
        };
        if result.is_err() {
            let exc = self.clear_pending();
            self.unraisable(
                exc,
                &format!("Exception ignored while {}", what.concat()),
                culprit,
            );
        }
    }

    fn finalize_generator(&mut self, v: Value) -> R<()> {
        // SAFETY: checked by its kind.
        let state = unsafe { (*v.as_ptr::<Generator>()).state() };
        match state {
            GeneratorState::Created if self.class_of(v) == ClassId::COROUTINE => {
                self.never_awaited(v)
            }
            GeneratorState::Suspended => {
                let [_, last] = self.asyncgen_hooks;
                let args = Args::positional(std::slice::from_ref(&v));
                if self.class_of(v) == ClassId::ASYNC_GENERATOR && !last.is_none() {
                    return self.call(last, args).map(drop);
                }
                generator::close(self, args).map(drop)
            }
            _ => Ok(()),
        }
    }

    /// `RuntimeWarning: coroutine 'f' was never awaited`, through module `warnings`.
    fn never_awaited(&mut self, coroutine: Value) -> R<()> {
        let name = self.intern("warnings");
        let warnings = (self.hooks.import)(self, name, Value::NONE, Value::NONE, 0);
        let name = self.intern("_warn_unawaited_coroutine");
        match warnings.and_then(|module| self.get_attr_opt(module, name)) {
            Ok(Some(warn)) => return self.call(warn, Args::positional(&[coroutine])).map(drop),
            Ok(None) => {}
            Err(_) => drop(self.clear_pending()),
        }
        let name = self.suspended_qualname(coroutine);
        let text = format!("coroutine '{}' was never awaited", self.str_text(name));
        self.warn(ClassId::RUNTIME_WARNING, &text)
    }

    /// Reports an exception that nobody can handle, through `sys.unraisablehook`: `message` says what was going on,
    /// and `object` whose doing it was.
    pub fn unraisable(&mut self, exc: Value, message: &str, object: Value) {
        let name = self.repr_text(object);
        let name = name.unwrap_or_else(|_| {
            self.clear_pending();
            "<object repr() failed>".into()
        });
        let message = format!("{message} {name}");
        let hook = self.intern("unraisablehook");
        let hook = self.sys_attr(hook);
        let own = hook.filter(|h| !(h.is_ptr() && self.shape_of(*h) == ShapeId::NATIVE));
        if let Some(hook) = own
            && let Ok(args) = self.unraisable_args(exc, &message)
        {
            if self.call(hook, Args::positional(&[args])).is_ok() {
                return;
            }
            let second = self.clear_pending();
            let text = (self.hooks.report)(self, second);
            self.write_to_stderr(&format!("Exception ignored in sys.unraisablehook:\n{text}"));
            return;
        }
        let text = (self.hooks.report)(self, exc);
        self.write_to_stderr(&format!("{message}:\n{text}"));
    }

    /// The argument of `sys.unraisablehook`: a namespace with the names that it looks at.
    fn unraisable_args(&mut self, exc: Value, message: &str) -> R<Value> {
        let (class, traceback) = (self.type_of(exc), self.get_slot(exc, slots::TRACEBACK));
        let text = self.new_str(message);
        let found = self
            .classes
            .iter()
            .position(|c| c.name == "UnraisableHookArgs");
        let class_id = match found {
            Some(i) => ClassId(i as u32),
            None => self.define_class(&crate::native_class::NativeClass {
                module: "sys",
                name: "UnraisableHookArgs",
                doc: None,
                base: ClassId::OBJECT,
                methods: &[],
                state: false,
                dict: true,
            })?,
        };
        let args = self.new_instance_of(class_id);
        for (name, v) in [
            ("exc_type", class),
            ("exc_value", exc),
            ("exc_traceback", traceback),
            ("err_msg", text),
            ("object", Value::NONE),
        ] {
            let name = self.intern(name);
            self.set_attr(args, name, v)?;
        }
        Ok(args)
    }

    /// Writes to `sys.stderr`, whatever the program has made of it. There is nobody to tell of a failure.
    pub fn write_to_stderr(&mut self, text: &str) {
        let name = self.names.stderr;
        if let Some(stream) = self.sys_attr(name)
            && self.std_stream(stream).is_none()
            && !stream.is_none()
        {
            let text = self.new_str(text);
            if self.call_method(stream, self.names.write, &[text]).is_ok() {
                return;
            }
            self.clear_pending();
        }
        let _ = self.output.write(1, text.as_bytes());
        let _ = self.output.flush(1);
    }
}
