//! Classes of the library that are in Python here and in C in CPython, whose messages put the module before their names.

use crate::dict::DictRef;
use crate::{ClassId, Runtime, Value};

impl Runtime {
    /// Classes that `_typing` makes for `typing` go by that name, as in CPython, which has them in C; and so do those
    /// of `datetime`.
    pub(crate) fn show_module(&mut self, class: ClassId, namespace: DictRef) {
        let module = self.namespace_get(namespace, self.names.module);
        let is = |rt: &Self, v: Option<Value>, text: &[u8]| {
            v.is_some_and(|v| rt.is_str(v) && rt.str_bytes(v) == text)
        };
        if is(self, module, b"typing") {
            let calling = self.calling_module();
            if is(self, calling, b"_typing") {
                self.class_mut(class).shown_module = Some("typing");
            }
        }
        if is(self, module, b"datetime") && self.is_running_datetime() {
            self.class_mut(class).shown_module = Some("datetime");
        }
    }

    /// Is the library's module of dates being executed, which makes no frames to see?
    fn is_running_datetime(&mut self) -> bool {
        let name = self.intern("_pydatetime");
        let module = self.dict_get_name(DictRef::new(self.modules), name);
        module.is_some_and(|m| self.is_initializing(m))
    }

    /// The name of the module whose code runs now.
    pub(crate) fn calling_module(&mut self) -> Option<Value> {
        let (globals, _) = (self.hooks.scope)(self, 0, false)?;
        self.dict_get_name(DictRef::new(globals), self.names.name)
    }
}
