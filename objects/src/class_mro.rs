//! Orders of resolution that a metaclass decides by a `mro` method of its own.

use crate::{Args, ClassId, Kind, R, Runtime, Value};

impl Runtime {
    /// The order by the rule (C3), itself first.
    ///
    /// # Errors
    /// `TypeError` when the bases do not fit together.
    pub(crate) fn default_mro(&mut self, class: ClassId) -> R<Vec<ClassId>> {
        let bases = self.class(class).bases.clone();
        if let Some(base) = bases.iter().find(|b| self.class(**b).mro_unknown) {
            let name = self.class(*base).name.clone();
            return self.type_error(format!("Cannot extend an incomplete type '{name}'"));
        }
        let tail = match self.linearize(&bases) {
            Ok(tail) => tail,
            Err(stuck) => return self.no_common_order(&stuck),
        };
        let mut mro = vec![class];
        mro.extend(tail);
        Ok(mro)
    }

    /// Raises the TypeError of bases that no order suits.
    pub(crate) fn no_common_order<T>(&mut self, bases: &[ClassId]) -> R<T> {
        let mut names = Vec::new();
        for name in bases.iter().map(|b| self.class(*b).name.clone()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {}",
            names.join(", ")
        ))
    }

    /// The `mro` of the metaclass, if that is written in Python.
    pub(crate) fn custom_mro(&mut self, class: ClassId) -> Option<Value> {
        let metaclass = self.class(class).metaclass;
        if metaclass == ClassId::TYPE {
            return None;
        }
        let name = self.intern("mro");
        let found = self.lookup(metaclass, name)?;
        (!self.is_built_in(found)).then(|| found.value())
    }

    /// Asks the metaclass for the order of a class, if it decides that.
    ///
    /// # Errors
    /// What its `mro` raises, and `TypeError` for an answer that is no order of classes that fit.
    pub(crate) fn ask_mro(&mut self, class: ClassId) -> R<()> {
        let Some(order) = self.custom_mro(class) else {
            return Ok(());
        };
        let object = self.class(class).object;
        let metaclass = self.class(class).metaclass;
        let answer = match self.bind(order, object, metaclass)? {
            crate::attr::Method::Bound { function, receiver } => {
                self.call(function, Args::positional(&[receiver]))?
            }
            crate::attr::Method::Plain(f) => self.call(f, Args::positional(&[]))?,
        };
        let items = self.collect(answer)?;
        let mut mro = Vec::new();
        for item in items.iter() {
            if !self.is_type(*item) {
                let got = self.type_name(*item);
                return self.type_error(format!("mro() returned a non-class ('{got}')"));
            }
            let member = self.class_id(*item);
            if !self.fits_layout(class, member) {
                let got = self.class(member).name.clone();
                return self.type_error(format!(
                    "mro() returned base with unsuitable layout ('{got}')"
                ));
            }
            mro.push(member);
        }
        // What the instances are made of must be found as before.
        let carrier = |rt: &Runtime| (rt.payload_class(class), rt.native_state_class(class));
        let before = carrier(self);
        let old = std::mem::replace(&mut self.class_mut(class).mro, mro);
        if carrier(self) != before {
            self.class_mut(class).mro = old;
            return self.type_error("mro() returned an order without the class of the layout");
        }
        self.class_changed(class);
        Ok(())
    }

    /// Does an instance of `class` have all that a built-in class in its order needs?
    fn fits_layout(&self, class: ClassId, member: ClassId) -> bool {
        let own = self.class(member);
        let built_in = !own.heap_type && own.kind != Kind::Slice || own.native_state;
        !built_in || self.is_subclass(class, member)
    }

    /// Takes back that a class is a subclass of its bases, after it could not be made.
    pub(crate) fn disown(&mut self, class: ClassId) {
        for base in self.class(class).bases.clone() {
            self.class_mut(base).subclasses.retain(|c| *c != class);
        }
    }
}
