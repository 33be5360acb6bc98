//! Names at run time: globals, and the errors of names without a value.

use crate::dict::DictRef;
use crate::{ClassId, Kind, R, Runtime, Value};

impl Runtime {
    /// What code with these globals has as `__builtins__`, when it is not the module everybody has: a dict handed to
    /// `exec` or `eval` may have its own, of any class.
    fn own_builtins(&mut self, globals: Value) -> Option<Value> {
        let (globals, name) = (DictRef::new(globals), self.names.builtins);
        if globals.is_namespace() {
            return None;
        }
        let Some(own) = self.dict_get_name(globals, name) else {
            let inherited = self.inherited_builtins.get(&globals.value().0);
            return inherited.map(|(_, names)| *names);
        };
        let module = own.is_ptr() && self.shape(self.shape_of(own)).kind == Kind::Module;
        match module {
            true => Some(self.module_namespace(own).value()),
            false => Some(own),
        }
    }

    /// The built-in names of code with these globals.
    pub fn builtins_of(&mut self, globals: Value) -> Value {
        self.own_builtins(globals).unwrap_or(self.builtins)
    }

    /// Has code with these globals built-in names of its own?
    pub fn has_own_builtins(&mut self, globals: Value) -> bool {
        self.own_builtins(globals)
            .is_some_and(|own| own != self.builtins)
    }

    /// A built-in name of the code that runs, as natives look for one that a program may have replaced.
    pub(crate) fn caller_builtin(&mut self, name: Value) -> R<Value> {
        let globals = (self.hooks.scope)(self, 0, false).map(|s| s.0);
        let found = match globals {
            Some(globals) => self.builtin_name(globals, name)?,
            None => self.dict_get_name(DictRef::new(self.builtins), name),
        };
        match found {
            Some(v) => Ok(v),
            None => self.raise_args(ClassId::ATTRIBUTE_ERROR, &[name]),
        }
    }

    /// A built-in name of code with these globals.
    pub fn builtin_name(&mut self, globals: Value, name: Value) -> R<Option<Value>> {
        let Some(own) = self.own_builtins(globals) else {
            return Ok(self.dict_get_name(DictRef::new(self.builtins), name));
        };
        let getitem = self.names.getitem;
        match self.as_dict(own) {
            Some(dict) if !self.has_python_class(own) || !self.defines_in_python(own, getitem) => {
                Ok(self.dict_get_name(dict, name))
            }
            _ => self.item_or_none(own, name),
        }
    }

    /// `mapping[name]`; None where that is a `KeyError`.
    pub fn item_or_none(&mut self, mapping: Value, name: Value) -> R<Option<Value>> {
        match self.get_item(mapping, name) {
            Ok(v) => Ok(Some(v)),
            Err(_) if self.pending_is(ClassId::KEY_ERROR) => {
                self.clear_pending();
                Ok(None)
            }
            Err(e) => Err(e),
        }
    }

    /// A global by the module's name space and (interned) name, built-ins included.
    pub fn load_global(&mut self, globals: Value, name: Value) -> R<Value> {
        if let Some(v) = self.dict_get_name(DictRef::new(globals), name) {
            return Ok(v);
        }
        // Globals of a class with `__missing__` are asked before the built-in names.
        if let Some(mapping) = self.global_mappings.get(&globals.0).copied()
            && let Some(v) = self.item_or_none(mapping, name)?
        {
            return Ok(v);
        }
        match self.builtin_name(globals, name)? {
            Some(v) => Ok(v),
            None => self.name_error(name),
        }
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
