//! `cls.__bases__ = (…)`: other bases for a class that is there already.

use crate::{ClassId, R, Runtime, Value};

impl Runtime {
    /// Gives a class other bases, whose instances are laid out like those of the old ones.
    pub(crate) fn set_bases(&mut self, class: ClassId, value: Value) -> R<()> {
        let name = self.class(class).name.clone();
        if !self.is_tuple(value) {
            let got = self.type_name(value);
            return self.type_error(format!(
                "can only assign tuple to {name}.__bases__, not {got}"
            ));
        }
        if self.tuple_items(value).is_empty() {
            return self.type_error(format!(
                "can only assign non-empty tuple to {name}.__bases__, not ()"
            ));
        }
        let mut bases = Vec::new();
        for base in self.tuple_items(value) {
            if !self.is_type(*base) {
                let got = self.type_name(*base);
                return self.type_error(format!(
                    "{name}.__bases__ must be tuple of classes, not '{got}'"
                ));
            }
            let base = self.class_id(*base);
            if self.is_subclass(base, class) {
                return self.type_error("a __bases__ item causes an inheritance cycle");
            }
            bases.push(base);
        }
        if bases == self.class(class).bases {
            return Ok(());
        }
        let (old, new) = (self.class(class).bases.clone(), bases);
        let layout = |rt: &Runtime, bases: &[ClassId]| {
            let found = bases.iter().map(|b| rt.payload_class(*b));
            found.flatten().next()
        };
        if layout(self, &old) != layout(self, &new) {
            let label = |rt: &Runtime, b: &[ClassId]| rt.class(b[0]).name.clone();
            let (to, from) = (label(self, &new), label(self, &old));
            return self.type_error(format!(
                "__bases__ assignment: '{to}' object layout differs from '{from}'"
            ));
        }
        self.class_mut(class).bases = new.clone();
        if let Err(e) = self.linearize_again(class) {
            self.class_mut(class).bases = old;
            return Err(e);
        }
        for base in old {
            self.class_mut(base).subclasses.retain(|c| *c != class);
        }
        for base in new {
            self.class_mut(base).subclasses.push(class);
        }
        self.class_changed(class);
        Ok(())
    }

    /// The order of resolution of a class and of those that derive from it, anew.
    fn linearize_again(&mut self, class: ClassId) -> R<()> {
        let bases = self.class(class).bases.clone();
        let Some(tail) = self.linearize(&bases) else {
            let names: Vec<_> = bases.iter().map(|b| self.class(*b).name.clone()).collect();
            return self.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            ));
        };
        let mro = std::iter::once(class).chain(tail).collect();
        self.class_mut(class).mro = mro;
        for sub in self.class(class).subclasses.clone() {
            self.linearize_again(sub)?;
        }
        Ok(())
    }
}
