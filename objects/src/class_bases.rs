//! Assigning `__bases__`: the class and all that derive from it get new orders of resolution.

use crate::{ClassId, R, Runtime, Value};

impl Runtime {
    /// `cls.__bases__ = value`
    ///
    /// # Errors
    /// `TypeError` as CPython raises it; the class is unchanged then.
    pub(crate) fn set_bases(&mut self, class: ClassId, value: Value) -> R<()> {
        let name = self.class(class).name.clone();
        let Some(tuple) = self.as_tuple(value) else {
            let got = self.type_name(value);
            return self.type_error(format!(
                "can only assign tuple to {name}.__bases__, not {got}"
            ));
        };
        let items = self.tuple_items(tuple);
        if items.is_empty() {
            return self.type_error(format!(
                "can only assign non-empty tuple to {name}.__bases__, not ()"
            ));
        }
        let mut bases = Vec::new();
        for item in items {
            if !self.is_type(*item) {
                let got = self.type_name(*item);
                return self.type_error(format!(
                    "{name}.__bases__ must be tuple of classes, not '{got}'"
                ));
            }
            let base = self.class_id(*item);
            if self.is_subclass(base, class) {
                return self.type_error("a __bases__ item causes an inheritance cycle");
            }
            bases.push(base);
        }
        self.same_layout(class, bases[0])?;
        let old = std::mem::replace(&mut self.class_mut(class).bases, bases.clone());
        for base in &old {
            self.class_mut(*base).subclasses.retain(|c| *c != class);
        }
        for base in &bases {
            self.class_mut(*base).subclasses.push(class);
        }
        let mut changed = Vec::new();
        if self.resolve_again(class, &mut changed) {
            self.class_changed(class);
            return Ok(());
        }
        for (class, mro) in changed {
            self.class_mut(class).mro = mro;
        }
        for base in &bases {
            self.class_mut(*base).subclasses.retain(|c| *c != class);
        }
        for base in &old {
            self.class_mut(*base).subclasses.push(class);
        }
        let names: Vec<_> = bases.iter().map(|b| self.class(*b).name.clone()).collect();
        self.class_mut(class).bases = old;
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        ))
    }

    /// Computes the order of a class and its subclasses again; false: there is none. What was before is noted.
    fn resolve_again(
        &mut self,
        class: ClassId,
        changed: &mut Vec<(ClassId, Vec<ClassId>)>,
    ) -> bool {
        let Some(tail) = self.linearize(&self.class(class).bases) else {
            return false;
        };
        let mut mro = vec![class];
        mro.extend(tail);
        changed.push((
            class,
            std::mem::replace(&mut self.class_mut(class).mro, mro),
        ));
        let subclasses = self.class(class).subclasses.clone();
        subclasses
            .into_iter()
            .all(|c| self.resolve_again(c, changed))
    }

    /// Instances must go on to be laid out as they are.
    fn same_layout(&mut self, class: ClassId, base: ClassId) -> R<()> {
        let first = |rt: &Runtime, class: ClassId| {
            let mut mro = rt.class(class).mro.iter();
            mro.find(|c| !rt.class(**c).heap_type).copied()
        };
        let slots = |rt: &Runtime, class: ClassId| {
            let mro = rt.class(class).mro.iter();
            let mut all: Vec<u64> = mro
                .flat_map(|c| rt.class(*c).declared_slots.iter().copied())
                .collect();
            all.sort_unstable();
            all
        };
        let old = self.class(class).bases[0];
        let same = first(self, old) == first(self, base);
        if same && slots(self, old) == slots(self, base) {
            return Ok(());
        }
        let (new, old) = (self.class(base).name.clone(), self.class(old).name.clone());
        let what = if same { "object layout" } else { "deallocator" };
        self.type_error(format!(
            "__bases__ assignment: '{new}' {what} differs from '{old}'"
        ))
    }
}
