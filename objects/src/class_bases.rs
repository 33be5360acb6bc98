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
            if self.derives_from(base, class) {
                return self.type_error("a __bases__ item causes an inheritance cycle");
            }
            self.check_derivable(base)?;
            bases.push(base);
        }
        self.same_layout(class, &bases)?;
        let old = std::mem::replace(&mut self.class_mut(class).bases, bases.clone());
        for base in &old {
            self.class_mut(*base).subclasses.retain(|c| *c != class);
        }
        for base in &bases {
            self.class_mut(*base).subclasses.push(class);
        }
        let mut changed = Vec::new();
        let Err(e) = self.resolve_again(class, &mut changed) else {
            self.class_changed(class);
            return Ok(());
        };
        // Python code of a metaclass may have assigned other bases since; those stand.
        if self.class(class).bases != bases {
            return Err(e);
        }
        for (class, mro) in changed {
            self.class_mut(class).mro = mro;
        }
        self.class_changed(class);
        for base in &bases {
            self.class_mut(*base).subclasses.retain(|c| *c != class);
        }
        for base in &old {
            self.class_mut(*base).subclasses.push(class);
        }
        self.class_mut(class).bases = old;
        Err(e)
    }

    /// Is `a` the class `b`, or derived from it by its bases or its order of resolution?
    fn derives_from(&self, a: ClassId, b: ClassId) -> bool {
        self.is_subclass(a, b) || {
            let bases = &self.class(a).bases;
            bases.iter().any(|base| self.derives_from(*base, b))
        }
    }

    /// Computes the order of a class and its subclasses again. What was before is noted.
    fn resolve_again(
        &mut self,
        class: ClassId,
        changed: &mut Vec<(ClassId, Vec<ClassId>)>,
    ) -> R<()> {
        let old = self.class(class).mro.clone();
        if self.custom_mro(class).is_some() {
            self.ask_mro(class)?;
        } else {
            let mro = self.default_mro(class)?;
            self.class_mut(class).mro = mro;
        }
        changed.push((class, old));
        for subclass in self.class(class).subclasses.clone() {
            self.resolve_again(subclass, changed)?;
        }
        Ok(())
    }

    /// Are the instances of two classes laid out alike: the same built-in part, slots, `__dict__`, weak references?
    pub(crate) fn same_instance_layout(&self, a: ClassId, b: ClassId) -> bool {
        let fixed = |c: ClassId| {
            let attrs = &self.shape(self.class(c).base_shape).attrs;
            attrs.iter().map(|a| a.name).collect::<Vec<_>>()
        };
        // The class that adds the last slots: the same, or two that add the same to the same.
        let adding = |c: ClassId| {
            let mut mro = self.class(c).mro.iter();
            mro.find(|c| !self.class(**c).declared_slots.is_empty())
                .copied()
        };
        let same_slots = match (adding(a), adding(b)) {
            (None, None) => true,
            (Some(x), Some(y)) if x == y => true,
            (Some(x), Some(y)) => {
                let (x, y) = (self.class(x), self.class(y));
                x.bases[0] == y.bases[0] && x.declared_slots == y.declared_slots
            }
            _ => false,
        };
        let native = |c: ClassId| {
            let mut mro = self.class(c).mro.iter();
            mro.find(|c| !self.class(**c).heap_type || self.class(**c).native_state)
        };
        let (x, y) = (self.class(a), self.class(b));
        fixed(a) == fixed(b)
            && same_slots
            && native(a) == native(b)
            && (x.closed, x.weakly_referable) == (y.closed, y.weakly_referable)
    }

    /// Instances must go on to be laid out as they are.
    fn same_layout(&mut self, class: ClassId, bases: &[ClassId]) -> R<()> {
        let base = bases[0];
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
        let solid = (self.solid_base(bases)?, self.solid_base(&[old])?);
        let same = first(self, old) == first(self, base) && solid.0 == solid.1;
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
