//! Modules of a program that hide one of the library's: what is said where something is missing in them.

use crate::dict::DictRef;
use crate::{R, Runtime, Value};

impl Runtime {
    /// The message for a missing attribute of a module.
    pub(crate) fn module_lacks(&mut self, module: Value, attr: &str) -> String {
        let Some(name) = self.module_name(module) else {
            return format!("module has no attribute '{attr}'");
        };
        let initializing = self.is_initializing(module);
        if let Some(hint) = self.renaming_hint(module, initializing) {
            return format!("module '{name}' has no attribute '{attr}'{hint}");
        }
        if initializing {
            let from = self.origin(module);
            let from = from.map_or(String::new(), |file| format!(" from '{file}'"));
            return format!(
                "partially initialized module '{name}'{from} has no attribute '{attr}' (most likely \
                 due to a circular import)"
            );
        }
        if self.is_submodule_underway(module, attr) {
            return format!(
                "cannot access submodule '{attr}' of module '{name}' (most likely due to a circular \
                 import)"
            );
        }
        format!("module '{name}' has no attribute '{attr}'")
    }

    /// Advice to rename the file of a module that lies beside the program, if that is why a name is missing in it.
    /// `initializing`: the module is being executed.
    pub fn renaming_hint(&mut self, module: Value, initializing: bool) -> Option<String> {
        let origin = self.origin(module)?;
        if !self.lies_beside_program(&origin) {
            return None;
        }
        let name = self.module_name(module)?.to_string();
        if self.is_library_name(&name) {
            return Some(format!(
                " (consider renaming '{origin}' since it has the same name as the standard library \
                 module named '{name}' and the import system gives it precedence)"
            ));
        }
        initializing.then(|| {
            format!(
                " (consider renaming '{origin}' if it has the same name as a library you intended \
                 to import)"
            )
        })
    }

    /// The file that a module came from, by its `__spec__`.
    fn origin(&mut self, module: Value) -> Option<String> {
        if !self.is_any_module(module) {
            return None;
        }
        let (namespace, spec) = (self.module_namespace(module), self.names.spec);
        let spec = self
            .namespace_get(namespace, spec)
            .filter(|s| !s.is_none())?;
        let (located, origin) = (self.intern("has_location"), self.intern("origin"));
        let asked = self.quietly(|rt| {
            let Some(located) = rt.get_attr_opt(spec, located)? else {
                return Ok(None);
            };
            match rt.truth(located)? {
                true => rt.get_attr_opt(spec, origin),
                false => Ok(None),
            }
        })?;
        self.is_str(asked)
            .then(|| self.str_text(asked).into_owned())
    }

    /// Asks something whose exceptions are nobody's business.
    fn quietly(&mut self, ask: impl FnOnce(&mut Self) -> R<Option<Value>>) -> Option<Value> {
        ask(self).unwrap_or_else(|_| {
            self.clear_pending();
            None
        })
    }

    /// Does a module's file lie in the folder of the program?
    fn lies_beside_program(&mut self, origin: &str) -> bool {
        let Some((folder, file)) = origin.rsplit_once('/') else {
            return false;
        };
        let folder = match file {
            "__init__.py" => folder.rsplit_once('/').map_or("", |(outer, _)| outer),
            _ => folder,
        };
        match self.program_folder.as_deref() {
            Some("") => std::env::current_dir().is_ok_and(|here| here.as_os_str() == folder),
            Some(program) => program == folder,
            None => false,
        }
    }

    fn is_library_name(&mut self, name: &str) -> bool {
        let names = self.intern("stdlib_module_names");
        let Some(names) = self.sys_attr(names) else {
            return false;
        };
        let name = self.intern(name);
        let found = crate::containers::contains(self, names, name);
        matches!(found, Ok(Some(true)))
    }

    /// Is a part of a package being imported that nobody can get at yet?
    fn is_submodule_underway(&mut self, module: Value, attr: &str) -> bool {
        let Some(package) = self.module_name(module).map(|n| n.to_string()) else {
            return false;
        };
        let full = self.intern(&format!("{package}.{attr}"));
        let modules = DictRef::new(self.modules);
        match self.dict_get_name(modules, full) {
            Some(part) => self.is_initializing(part),
            None => false,
        }
    }
}
