//! Whom a comparison of an object has to ask, known for each class.

use crate::class::Class;
use crate::{ClassId, Kind, Runtime, ShapeId, Value};

/// Who knows how the instances of a class compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// The class has a comparison method written in Python.
    Methods,
    /// The built-in class that it is, or derives from.
    BuiltIn,
    /// Nobody: it derives from `object` alone.
    Identity,
}

impl Runtime {
    /// Who knows how `v` compares.
    #[inline]
    pub(crate) fn compare_manner(&mut self, v: Value) -> Manner {
        if !v.is_ptr() {
            return Manner::BuiltIn;
        }
        let shape = self.shape_of(v);
        if shape < ShapeId::FIRST_DYNAMIC && shape != ShapeId::TYPE {
            return Manner::BuiltIn;
        }
        let class = self.class_of(v);
        let (epoch, known) = self.class(class).compare_manner;
        if epoch == self.next_version {
            return known;
        }
        let manner = self.find_compare_manner(class);
        let epoch = self.next_version;
        self.class_mut(class).compare_manner = (epoch, manner);
        manner
    }

    #[inline(never)]
    fn find_compare_manner(&mut self, class: ClassId) -> Manner {
        if !self.class(class).heap_type {
            return Manner::BuiltIn;
        }
        let n = &self.names;
        for name in [n.lt, n.le, n.eq, n.ne, n.gt, n.ge] {
            let found = self.lookup(class, name);
            if found.is_some_and(|f| !self.is_built_in(f)) {
                return Manner::Methods;
            }
        }
        match self.derives_from_object_alone(class) {
            true => Manner::Identity,
            false => Manner::BuiltIn,
        }
    }

    /// Are the class and all that it derives from written in Python, but for `object`?
    pub(crate) fn derives_from_object_alone(&self, class: ClassId) -> bool {
        let plain = |c: &Class| c.heap_type && c.kind == Kind::Instance && !c.native_state;
        let mut mro = self.class(class).mro.iter();
        mro.all(|c| *c == ClassId::OBJECT || plain(self.class(*c)))
    }
}
