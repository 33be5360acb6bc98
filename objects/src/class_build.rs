//! Making classes: what a `class` statement and `type(name, bases, dict)` do.
//!
//! ```text
//!  metaclass of the bases and `metaclass=`  →  its `__prepare__` gives the name space
//!  body runs (the interpreter's part)       →  metaclass(name, bases, name space)
//!  type.__new__:  layout from the bases, `__slots__`  →  `__set_name__` of attributes
//!                 →  `__init_subclass__` of the next class in the order
//! ```

use crate::dict::DictRef;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::Cell;

/// What a new class is made of.
pub struct Recipe<'a> {
    /// Its metaclass.
    pub metaclass: ClassId,
    /// `__name__`
    pub name: Value,
    /// `__bases__`; empty: `object`.
    pub bases: &'a [Value],
    /// A fresh NAMESPACE dict with what the body defined.
    pub namespace: Value,
    /// How many attributes its methods set.
    pub self_attrs: u16,
}

impl Runtime {
    /// The name space in which a class body runs.
    ///
    /// `names` and `values` are the keywords of the class statement.
    pub fn class_namespace_for(
        &mut self,
        name: Value,
        bases: &[Value],
        names: &[Value],
        values: &[Value],
    ) -> R<Value> {
        let bases = self.resolve_bases(bases)?;
        let bases = self.tuple_items(bases);
        let metaclass = self.metaclass_for(bases, names, values)?;
        if metaclass == self.class(ClassId::TYPE).object {
            return Ok(self.new_namespace());
        }
        let Some(prepare) = self.get_attr_opt(metaclass, self.names.prepare)? else {
            return Ok(self.new_dict());
        };
        let bases = self.new_tuple(bases);
        let rest = self.without_metaclass(names, values);
        let mut all = self.root_vec();
        all.extend_from_slice(&[name, bases]);
        all.extend_from_slice(&rest.1);
        let args = Args {
            all: &all,
            names: &rest.0,
        };
        let namespace = self.call(prepare, args)?;
        if self.as_dict(namespace).is_none()
            && self.lookup_special(namespace, self.names.getitem).is_none()
        {
            let what = match self.is_type(metaclass) {
                true => self.class(self.class_id(metaclass)).name.clone(),
                false => "<metaclass>".into(),
            };
            let got = self.type_name(namespace);
            return self.type_error(format!(
                "{what}.__prepare__() must return a mapping, not {got}"
            ));
        }
        Ok(namespace)
    }

    /// The class of a `class` statement whose body has filled `namespace`.
    ///
    /// `names` and `values` are the keywords; `self_attrs` says how many attributes the methods
    /// set on their first parameter.
    pub fn build_class(
        &mut self,
        name: Value,
        bases: &[Value],
        namespace: Value,
        names: &[Value],
        values: &[Value],
        self_attrs: u16,
    ) -> R<Value> {
        let resolved = self.resolve_bases(bases)?;
        let bases_now = self.tuple_items(resolved);
        if bases_now != bases {
            let original = self.new_tuple(bases);
            let orig = self.intern("__orig_bases__");
            self.set_item(namespace, orig, original)?;
        }
        let metaclass = self.metaclass_for(bases_now, names, values)?;
        let rest = self.without_metaclass(names, values);
        if metaclass == self.class(ClassId::TYPE).object && self.is_fresh_namespace(namespace) {
            let recipe = Recipe {
                metaclass: ClassId::TYPE,
                name,
                bases: bases_now,
                namespace,
                self_attrs,
            };
            let args = Args {
                all: &rest.1,
                names: &rest.0,
            };
            return self.new_python_class(recipe, args);
        }
        let cell = match self.as_dict(namespace) {
            Some(d) => self.dict_get_name(d, self.names.classcell),
            None => None,
        };
        let mut all = self.root_vec();
        all.extend_from_slice(&[name, resolved, namespace]);
        all.extend_from_slice(&rest.1);
        all.push(cell.unwrap_or(Value::NULL));
        let args = Args {
            all: &all[..all.len() - 1],
            names: &rest.0,
        };
        let made = self.call(metaclass, args)?;
        match cell {
            Some(cell) => self.check_class_cell(name, cell, made).map(|()| made),
            None => Ok(made),
        }
    }

    /// Has the metaclass given methods the class that it made as their `__class__`?
    fn check_class_cell(&mut self, name: Value, cell: Value, made: Value) -> R<()> {
        if !self.is_type(made) || !cell.is_ptr() || self.shape_of(cell) != ShapeId::CELL {
            return Ok(());
        }
        // SAFETY: checked by its shape.
        let content = unsafe { (*cell.as_ptr::<Cell>()).value };
        if content == made {
            return Ok(());
        }
        let (name, class) = (self.repr_text(name)?, self.repr_text(made)?);
        if content.is_null() {
            return self.raise_new(
                ClassId::RUNTIME_ERROR,
                format!(
                    "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
                ),
            );
        }
        let other = self.repr_text(content)?;
        self.type_error(format!(
            "__class__ set to {other} defining {name} as {class}"
        ))
    }

    fn is_fresh_namespace(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::NAMESPACE
    }

    /// The keywords but `metaclass`: names, values.
    fn without_metaclass(
        &mut self,
        names: &[Value],
        values: &[Value],
    ) -> (Vec<Value>, crate::heap::RootVec) {
        let mut kept = (Vec::new(), self.root_vec());
        for (n, v) in names.iter().zip(values) {
            if self.str_bytes(*n) != b"metaclass" {
                // Names are interned, which keeps them alive.
                kept.0.push(*n);
                kept.1.push(*v);
            }
        }
        kept
    }

    /// The bases with `__mro_entries__` asked (PEP 560), as a tuple.
    fn resolve_bases(&mut self, bases: &[Value]) -> R<Value> {
        if bases.iter().all(|b| self.is_type(*b)) {
            return Ok(self.new_tuple(bases));
        }
        let entries = self.intern("__mro_entries__");
        let original = self.new_tuple(bases);
        let mut out = self.root_vec();
        for b in bases {
            if self.is_type(*b) {
                out.push(*b);
                continue;
            }
            match self.get_attr_opt(*b, entries)? {
                Some(f) => {
                    let more = self.call(f, Args::positional(&[original]))?;
                    if !self.is_tuple(more) {
                        return self.type_error("__mro_entries__ must return a tuple");
                    }
                    out.extend_from_slice(self.tuple_items(more));
                }
                None => out.push(*b),
            }
        }
        Ok(self.new_tuple(&out))
    }

    /// The metaclass (or another callable given as `metaclass=`).
    fn metaclass_for(&mut self, bases: &[Value], names: &[Value], values: &[Value]) -> R<Value> {
        let given = names
            .iter()
            .position(|n| self.str_bytes(*n) == b"metaclass");
        let first = match given {
            Some(i) if !self.is_type(values[i]) => return Ok(values[i]),
            Some(i) => self.class_id(values[i]),
            None => bases.first().map_or(ClassId::TYPE, |b| self.class_of(*b)),
        };
        let winner = self.best_metaclass(first, bases)?;
        Ok(self.class(winner).object)
    }

    /// The most derived of a metaclass and those of the bases.
    pub(crate) fn best_metaclass(&mut self, first: ClassId, bases: &[Value]) -> R<ClassId> {
        let mut winner = first;
        for b in bases {
            let other = self.class_of(*b);
            if self.is_subclass(winner, other) {
                continue;
            }
            if !self.is_subclass(other, winner) {
                return self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                );
            }
            winner = other;
        }
        Ok(winner)
    }

    /// `type.__new__`: makes the class and tells those concerned. `keywords` go to
    /// `__init_subclass__`.
    pub fn new_python_class(&mut self, recipe: Recipe<'_>, keywords: Args<'_>) -> R<Value> {
        let namespace = DictRef::new(recipe.namespace);
        let names = self.names;
        let cell = self.namespace_get(namespace, names.classcell);
        if let Some(cell) = cell
            && !(cell.is_ptr() && self.shape_of(cell) == ShapeId::CELL)
        {
            let got = self.type_name(cell);
            return self.type_error(format!(
                "type.__new__: __classcell__ must be a nonlocal cell, not <class '{got}'>"
            ));
        }
        self.namespace_set(namespace, names.classcell, Value::NULL);
        let class = self.lay_out_class(&recipe)?;
        let object = self.class(class).object;
        if let Some(cell) = cell
            && cell.is_ptr()
            && self.shape_of(cell) == ShapeId::CELL
        {
            // SAFETY: checked by its shape.
            unsafe { (*cell.as_ptr::<Cell>()).value = object };
            self.heap.barrier(cell, object);
        }
        self.class_mut(class).mro_unknown = self.custom_mro(class).is_some();
        let order = self.ask_mro(class);
        self.class_mut(class).mro_unknown = false;
        if let Err(e) = order {
            self.disown(class);
            return Err(e);
        }
        self.wrap_special_methods(namespace);
        self.set_names(class, namespace)?;
        self.init_subclass(class, keywords)?;
        Ok(object)
    }

    /// Takes the `__qualname__` out of the name space of a new class.
    pub(crate) fn take_qualname(&mut self, class: ClassId, namespace: DictRef) -> R<()> {
        let name = self.names.qualname;
        match self.namespace_get(namespace, name) {
            Some(q) if !self.is_any_str(q) => {
                let got = self.type_name(q);
                self.type_error(format!("type __qualname__ must be a str, not {got}"))
            }
            Some(q) => {
                let text = self.str_text(q).into_owned();
                self.class_mut(class).qualname = Some(text);
                self.namespace_set(namespace, name, Value::NULL);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// `__module__`, `__doc__`, `__hash__`: what every class has or must not inherit.
    pub(crate) fn finish_namespace(&mut self, class: ClassId, recipe: &Recipe<'_>) {
        let namespace = DictRef::new(recipe.namespace);
        let names = self.names;
        if self.namespace_get(namespace, names.module).is_none()
            && let Some(module) = self.calling_module()
        {
            self.namespace_set(namespace, names.module, module);
        }
        self.show_module(class, namespace);
        if self.namespace_get(namespace, names.doc).is_none() {
            self.namespace_set(namespace, names.doc, Value::NONE);
        }
        if self.namespace_get(namespace, names.eq).is_some()
            && self.namespace_get(namespace, names.hash).is_none()
        {
            self.namespace_set(namespace, names.hash, Value::NONE);
        }
        self.class_changed(class);
    }

    /// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` class methods,
    /// without a decorator.
    fn wrap_special_methods(&mut self, namespace: DictRef) {
        let n = self.names;
        for (name, shape) in [
            (n.new, ShapeId::STATIC_METHOD),
            (n.init_subclass, ShapeId::CLASS_METHOD),
            (n.class_getitem, ShapeId::CLASS_METHOD),
        ] {
            if let Some(f) = self.namespace_get(namespace, name)
                && self.is_function(f)
            {
                let wrapped = self.new_triple(shape, f, Value::NULL, Value::NULL);
                self.namespace_set(namespace, name, wrapped);
            }
        }
    }

    fn set_names(&mut self, class: ClassId, namespace: DictRef) -> R<()> {
        let object = self.class(class).object;
        let mut i = 0;
        while i < namespace.used() {
            if let Some((key, value)) = namespace.entry(i)
                && value.is_ptr()
                && !self.is_function(value)
                && self.lookup_special(value, self.names.set_name).is_some()
            {
                let result = self.call_special(value, self.names.set_name, &[object, key]);
                if result.is_err() {
                    let (kind, class) = (self.type_name(value), self.class(class).name.clone());
                    let key = self.repr_text(key)?;
                    let note = format!(
                        "Error calling __set_name__ on '{kind}' instance {key} in '{class}'"
                    );
                    self.add_note_to_pending(&note)?;
                    return result.map(|_| ());
                }
            }
            i += 1;
        }
        Ok(())
    }

    /// `super(cls, cls).__init_subclass__(**keywords)`
    fn init_subclass(&mut self, class: ClassId, keywords: Args<'_>) -> R<()> {
        let name = self.names.init_subclass;
        let mro = self.class(class).mro.clone();
        let object = self.class(class).object;
        let Some(own) = mro.iter().position(|c| *c == class) else {
            let name = self.class(class).name.clone();
            return self.type_error(format!(
                "super(type, obj): obj (type {name}) is not an instance or subtype of type ({name})."
            ));
        };
        let behind = own + 1;
        for c in &mro[behind..] {
            let Some(f) = self.namespace_get(self.class_namespace(*c), name) else {
                continue;
            };
            if *c == ClassId::OBJECT && keywords.all.is_empty() {
                return Ok(());
            }
            let bound = self.bind_on_class(f, object)?;
            return self.call(bound, keywords).map(|_| ());
        }
        Ok(())
    }
}
