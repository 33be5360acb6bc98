//! Classes of iterators written in Rust outside this crate, as `itertools` has them.
//!
//! Such an iterator is an `ITER` object like those of this crate, so `for`, `list` and compiled code take from it
//! without a call of `__next__` and without a `StopIteration`. Its class says how it goes on; what `index`, `a` and
//! `b` mean is its own business, but for this: while `a` is NULL it is used up.

use crate::dict::DictRef;
use crate::heap::Foreign;
use crate::iter::IterKind;
use crate::native::NativeDef;
use crate::shape::Shape;
use crate::{ClassId, Kind, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::IterObject;

/// The next item of an iterator that is not used up; None at the end.
pub type NativeNext = fn(&mut Runtime, Value) -> R<Option<Value>>;

/// How such a class is made.
#[derive(Debug)]
pub struct NativeIterator {
    /// `__module__`
    pub module: &'static str,
    /// `__name__`
    pub name: &'static str,
    /// `__doc__`
    pub doc: Option<&'static str>,
    /// How it goes on.
    pub next: NativeNext,
    /// `__new__` and other methods, besides `__iter__` and `__next__`.
    pub methods: &'static [NativeDef],
    /// May Python classes derive from it?
    pub derivable: bool,
}

/// What an iterator keeps, as its class uses it.
#[derive(Clone, Copy, Debug)]
pub struct IterParts {
    /// A number.
    pub index: i64,
    /// NULL: used up.
    pub a: Value,
    /// Another value.
    pub b: Value,
}

natives! {
    /// What all of them have.
    COMMON:
    "iterator.__iter__" => crate::generator_class::itself, 1, 1, false, Method;
    "iterator.__next__" => crate::generator_class::next, 1, 1, false, Method;
}

impl Runtime {
    /// Makes a class of iterators; [`Runtime::native_class`] finds it again by module and name.
    pub fn define_iterator(&mut self, class: &NativeIterator) -> ClassId {
        let tail = self.class(ClassId::OBJECT).mro.clone();
        let namespace = self.new_namespace();
        let bases = vec![ClassId::OBJECT];
        let id = self.add_class(
            class.name,
            bases,
            tail,
            Kind::Iter,
            namespace,
            ClassId::TYPE,
            false,
        );
        let shape = self.add_shape(Shape::empty(id, Kind::Iter, 0));
        let own = self.class_mut(id);
        own.base_shape = shape;
        own.next = Some(class.next);
        own.native_module = Some(class.module);
        own.underivable = !class.derivable;
        own.immutable = true;
        let namespace = DictRef::new(namespace);
        if let Some(doc) = class.doc {
            let (name, doc) = (self.names.doc, self.new_str(doc));
            self.namespace_set(namespace, name, doc);
        }
        self.add_natives(namespace, COMMON);
        self.add_natives(namespace, class.methods);
        self.native_classes.insert((class.module, class.name), id);
        id
    }

    /// The class of this module and name that was made by [`Runtime::define_iterator`] or
    /// [`Runtime::define_class`].
    #[inline]
    pub fn native_class(&self, module: &'static str, name: &'static str) -> Option<ClassId> {
        self.native_classes.get(&(module, name)).copied()
    }

    /// A new iterator of a class made by [`Runtime::define_iterator`].
    #[inline]
    pub fn new_native_iter(&mut self, class: ClassId, index: i64, a: Value, b: Value) -> Value {
        self.new_iter(IterKind::Native, index, i64::from(class.0), a, b)
    }

    /// What `C.__new__(class, …)` gives: the iterator itself, or an instance of a subclass that carries it.
    ///
    /// # Errors
    /// `TypeError` when `class` is not the class of this module and name, nor derived from it.
    pub fn make_native_iter(
        &mut self,
        class: Value,
        of: (&'static str, &'static str),
        parts: IterParts,
    ) -> R<Value> {
        let is_it = |rt: &Runtime, c: &ClassId| {
            let own = rt.class(*c);
            own.native_module == Some(of.0) && own.name == of.1
        };
        let given = self.is_type(class).then(|| self.class_id(class));
        let base = given
            .and_then(|c| self.payload_class(c))
            .filter(|c| is_it(self, c));
        let Some(base) = base.or_else(|| self.native_class(of.0, of.1)) else {
            return self.raise_new(ClassId::SYSTEM_ERROR, "the module is not installed");
        };
        let class = self.class_argument(class, base)?;
        let it = self.new_native_iter(base, parts.index, parts.a, parts.b);
        Ok(self.new_with_payload(class, it))
    }

    /// Is it an iterator of such a class?
    pub(crate) fn is_native_iter(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::ITER && IterKind::of(v) == IterKind::Native
    }

    /// The class of an iterator of kind `Native`.
    #[inline]
    pub(crate) fn native_iter_class(&self, it: Value) -> ClassId {
        // SAFETY: an `ITER` object, as the caller checked.
        ClassId(unsafe { (*it.as_ptr::<IterObject>()).limit } as u32)
    }

    #[inline]
    pub(crate) fn native_iter_next(&mut self, it: Value) -> R<Option<Value>> {
        let class = self.native_iter_class(it);
        match self.class(class).next {
            Some(next) => next(self, it),
            None => Ok(None),
        }
    }

    /// The iterator of a native class that `v` is or carries, if it is of this class.
    pub fn native_iter_of(&self, v: Value, class: ClassId) -> Option<Value> {
        let it = self.payload_of_shape(v, ShapeId::ITER)?;
        (IterKind::of(it) == IterKind::Native && self.native_iter_class(it) == class).then_some(it)
    }

    /// What an iterator keeps. All zero and NULL for anything else.
    #[inline]
    pub fn iter_parts(&self, it: Value) -> IterParts {
        if !it.is_ptr() || self.shape_of(it) != ShapeId::ITER {
            return IterParts {
                index: 0,
                a: Value::NULL,
                b: Value::NULL,
            };
        }
        // SAFETY: checked by its shape.
        let p = unsafe { &*it.as_ptr::<IterObject>() };
        IterParts {
            index: p.index,
            a: p.a,
            b: p.b,
        }
    }

    /// Changes what an iterator of a native class keeps.
    #[inline]
    pub fn set_iter_parts(&mut self, it: Value, parts: IterParts) {
        if !it.is_ptr() || self.shape_of(it) != ShapeId::ITER {
            return;
        }
        // SAFETY: checked by its shape.
        unsafe {
            let p = it.as_ptr::<IterObject>();
            ((*p).index, (*p).a, (*p).b) = (parts.index, parts.a, parts.b);
        }
        self.heap.barrier(it, parts.a);
        self.heap.barrier(it, parts.b);
    }

    /// The Rust value in the cell that an iterator keeps as its `b`, if it is one of this type; made by
    /// [`Runtime::new_iter_state`].
    #[inline]
    pub fn iter_state<'a, T: Foreign>(&self, it: &'a Value) -> Option<&'a T> {
        let cell = self.iter_parts(*it).b;
        if !cell.is_ptr() || self.shape_of(cell) != ShapeId::FOREIGN {
            return None;
        }
        // SAFETY: of kind Foreign by its shape. While the reference is in use a word of the native stack points
        // into the cell, which keeps it; only shared references to the value are ever made.
        unsafe { self.foreign_mut::<T>(cell) }.map(|state| &*state)
    }

    /// A cell for [`Runtime::iter_state`].
    pub fn new_iter_state<T: Foreign>(&mut self, state: T) -> Value {
        self.new_foreign(ShapeId::FOREIGN, state)
    }

    /// To be called after `value` was stored into the Rust value of an iterator.
    #[inline]
    pub fn iter_state_barrier(&mut self, it: Value, value: Value) {
        let cell = self.iter_parts(it).b;
        self.heap.barrier(cell, value);
    }

    /// Changes the number that an iterator keeps.
    #[inline]
    pub fn set_iter_index(&mut self, it: Value, index: i64) {
        if it.is_ptr() && self.shape_of(it) == ShapeId::ITER {
            // SAFETY: checked by its shape.
            unsafe { (*it.as_ptr::<IterObject>()).index = index };
        }
    }

    /// An iterator of a native class is used up: it lets go of what it kept.
    pub fn end_iter<T>(&mut self, it: Value) -> R<Option<T>> {
        let (index, a, b) = (0, Value::NULL, Value::NULL);
        self.set_iter_parts(it, IterParts { index, a, b });
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Captured;

    fn countdown(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
        let parts = rt.iter_parts(it);
        if parts.index == 0 {
            return rt.end_iter(it);
        }
        rt.set_iter_index(it, parts.index - 1);
        Ok(Some(Value::small_int(parts.index)))
    }

    #[test]
    fn they_are_iterated_like_built_in_ones() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        crate::install::install_all(&mut rt);
        let class = rt.define_iterator(&NativeIterator {
            module: "rocket",
            name: "countdown",
            doc: None,
            next: countdown,
            methods: &[],
            derivable: false,
        });
        assert_eq!(rt.native_class("rocket", "countdown"), Some(class));
        let it = rt.new_native_iter(class, 3, Value::NONE, Value::NULL);
        assert_eq!(rt.type_name(it), "rocket.countdown");
        let next = rt.intern("__next__");
        assert_eq!(rt.call_method(it, next, &[]), Ok(Value::small_int(3)));
        let rest = rt.to_list(it).expect("it ends");
        assert_eq!(rt.repr_text(rest).as_deref(), Ok("[2, 1]"));
        assert!(rt.call_method(it, next, &[]).is_err());
        assert!(rt.pending_is(ClassId::STOP_ITERATION));
    }
}
