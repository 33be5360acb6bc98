//! Names at run time: globals, and the errors of names without a value.

use crate::dict::DictRef;
use crate::{ClassId, Kind, R, Runtime, Value};

impl Runtime {
    /// The built-in names of code with these globals: a dict handed to `exec` or `eval` may have its own
    /// `__builtins__`.
    pub fn builtins_of(&mut self, globals: Value) -> DictRef {
        let (globals, name) = (DictRef::new(globals), self.names.builtins);
        if !globals.is_namespace()
            && let Some(own) = self.dict_get_name(globals, name)
        {
            if let Some(own) = self.as_dict(own) {
                return own;
            }
            if own.is_ptr() && self.shape(self.shape_of(own)).kind == Kind::Module {
                return self.module_namespace(own);
            }
        }
        if let Some((_, names)) = self.inherited_builtins.get(&globals.value().0) {
            return DictRef::new(*names);
        }
        DictRef::new(self.builtins)
    }

    /// A global by the module's name space and (interned) name, built-ins included.
    pub fn load_global(&mut self, globals: Value, name: Value) -> R<Value> {
        if let Some(v) = self.dict_get_name(DictRef::new(globals), name) {
            return Ok(v);
        }
        let builtins = self.builtins_of(globals);
        if let Some(v) = self.dict_get_name(builtins, name) {
            return Ok(v);
        }
        match self.global_mappings.get(&globals.0) {
            Some(mapping) => self.missing_global(*mapping, name),
            None => self.name_error(name),
        }
    }

    /// A global that is not there, among the globals of a class with `__missing__`.
    fn missing_global(&mut self, mapping: Value, name: Value) -> R<Value> {
        let found = self.get_item(mapping, name);
        if found.is_err() && self.pending_is(ClassId::KEY_ERROR) {
            self.clear_pending();
            return self.name_error(name);
        }
        found
    }

    /// Sets a global.
    pub fn store_global(&mut self, globals: Value, name: Value, v: Value) {
        let names = DictRef::new(globals);
        if names.is_namespace() {
            self.namespace_set(names, name, v);
        } else {
            self.dict_set_name(names, name, v);
        }
    }

    /// `NameError: name '…' is not defined`
    #[cold]
    pub fn name_error<T>(&mut self, name: Value) -> R<T> {
        let message = format!("name '{}' is not defined", self.str_text(name));
        self.unset_name(ClassId::NAME_ERROR, &message, name)
    }

    /// `UnboundLocalError`
    #[cold]
    pub fn unbound_local<T>(&mut self, name: Value) -> R<T> {
        let message = format!(
            "cannot access local variable '{}' where it is not associated with a value",
            self.str_text(name)
        );
        self.unset_name(ClassId::UNBOUND_LOCAL_ERROR, &message, name)
    }

    /// `NameError` of a free variable.
    #[cold]
    pub fn unbound_free<T>(&mut self, name: Value) -> R<T> {
        let message = format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            self.str_text(name)
        );
        self.unset_name(ClassId::NAME_ERROR, &message, name)
    }

    fn unset_name<T>(&mut self, class: ClassId, message: &str, name: Value) -> R<T> {
        let text = self.new_str(message);
        let exc = self.new_exception(class, &[text]);
        // Which of a function's own variables it was is told by the text alone.
        if class == ClassId::NAME_ERROR {
            self.set_exception_slot(exc, crate::exc::slots::OWN, name);
        }
        self.raise(exc)
    }
}
