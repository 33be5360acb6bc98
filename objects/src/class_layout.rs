//! How instances of a new class are laid out, from its bases and its `__slots__`.

use crate::class_build::Recipe;
use crate::dict::DictRef;
use crate::shape::{Repr, Shape};
use crate::{ClassId, Kind, R, Runtime, Value};

/// Built-in classes that cannot be derived from.
const FINAL: &[ClassId] = &[
    ClassId::BOOL,
    ClassId::RANGE,
    ClassId::SLICE,
    ClassId::NONE_TYPE,
    ClassId::NOT_IMPLEMENTED_TYPE,
    ClassId::ELLIPSIS_TYPE,
    ClassId::FUNCTION,
    ClassId::METHOD,
    ClassId::BUILTIN_FUNCTION,
    ClassId::METHOD_DESCRIPTOR,
    ClassId::WRAPPER_DESCRIPTOR,
    ClassId::METHOD_WRAPPER,
    ClassId::CLASSMETHOD_DESCRIPTOR,
    ClassId::GETSET_DESCRIPTOR,
    ClassId::MEMBER_DESCRIPTOR,
    ClassId::CELL,
    ClassId::GENERATOR,
    ClassId::COROUTINE,
    ClassId::ASYNC_GENERATOR,
    ClassId::COROUTINE_WRAPPER,
    ClassId::ASYNC_SEND,
    ClassId::ASYNC_THROW,
    ClassId::ASYNC_WRAPPED,
    ClassId::ANEXT_AWAITABLE,
    ClassId::MAPPING_PROXY,
    ClassId::CODE,
    ClassId::TRACEBACK,
    ClassId::FRAME,
    ClassId::DICT_KEYS,
    ClassId::DICT_VALUES,
    ClassId::DICT_ITEMS,
];

impl Runtime {
    /// Layout, order of resolution, slots: everything that runs no Python code but metaclasses'.
    pub(crate) fn lay_out_class(&mut self, recipe: &Recipe<'_>) -> R<ClassId> {
        let mut bases = Vec::new();
        for b in recipe.bases {
            if !self.is_type(*b) {
                return self.type_error("bases must be types");
            }
            let id = self.class_id(*b);
            self.check_derivable(id)?;
            bases.push(id);
        }
        if bases.is_empty() {
            bases.push(ClassId::OBJECT);
        }
        if let Some(i) = (1..bases.len()).find(|i| bases[..*i].contains(&bases[*i])) {
            let name = self.class(bases[i]).name.clone();
            return self.type_error(format!("duplicate base class {name}"));
        }
        let tail = match self.linearize(&bases) {
            Ok(tail) => tail,
            Err(stuck) => return self.no_common_order(&stuck),
        };
        let solid = self.solid_base(&bases)?;
        let slots = self.declared_slots(recipe)?;
        let kind = self.instance_kind(solid);
        if let Some(slots) = &slots {
            self.check_slots(&bases, solid, slots)?;
        }
        self.check_slot_layouts(&bases)?;
        let name = self.str_text(recipe.name).into_owned();
        let class = self.add_class(
            &name,
            bases.clone(),
            tail,
            kind,
            recipe.namespace,
            recipe.metaclass,
            true,
        );
        let inline = slots
            .as_ref()
            .map_or(0, |s| s.names.len() as u16)
            .max(recipe.self_attrs);
        self.set_base_shape(class, solid, kind, inline);
        let inherited = bases.iter().any(|b| self.class(*b).weakly_referable);
        let weak =
            slots.as_ref().is_none_or(|s| s.weakref) && !inherited && self.may_add_weak(solid);
        self.class_mut(class).weakly_referable = inherited || weak;
        let dict = slots.as_ref().is_none_or(|s| s.dict) && self.may_add_dict(class);
        if let Err(e) = self.take_qualname(class, DictRef::new(recipe.namespace)) {
            self.disown(class);
            return Err(e);
        }
        let names = slots.as_ref().map_or(&[][..], |s| &s.names);
        self.add_fields(class, names, dict, weak && !self.has_own_weak(solid));
        if let Some(slots) = slots {
            let parents = self.class(class).mro[1..].to_vec();
            let closed = !slots.dict && parents.iter().all(|c| self.is_closed(*c));
            let own = self.class_mut(class);
            own.closed = closed;
            own.declared_slots = slots.names.iter().map(|n| n.0).collect();
        }
        self.finish_namespace(class, recipe);
        Ok(class)
    }

    /// May classes derive from this one?
    pub(crate) fn check_derivable(&mut self, id: ClassId) -> R<()> {
        if !self.is_derivable(id) {
            let name = self.class(id).full_name();
            return self.type_error(format!("type '{name}' is not an acceptable base type"));
        }
        Ok(())
    }

    /// Has a class the mark of a base class?
    pub(crate) fn is_derivable(&self, id: ClassId) -> bool {
        let own = self.class(id);
        let iterator = !own.heap_type && own.kind == Kind::Iter && own.next.is_none();
        !(FINAL.contains(&id) || own.underivable || iterator && !own_public(id))
    }

    /// Instances of these built-in classes have no room for weak references, nor have those of their subclasses.
    fn may_add_weak(&self, solid: ClassId) -> bool {
        ![ClassId::INT, ClassId::TUPLE, ClassId::BYTES].contains(&solid)
    }

    /// Can weak references refer to instances of this built-in class, so that its subclasses need no more for it?
    fn has_own_weak(&self, solid: ClassId) -> bool {
        [
            ClassId::TYPE,
            ClassId::SET,
            ClassId::FROZENSET,
            ClassId::MODULE,
        ]
        .contains(&solid)
    }

    /// Has no class before it a `__dict__` for its instances?
    fn may_add_dict(&mut self, class: ClassId) -> bool {
        let name = self.names.dict;
        self.class(class).kind == Kind::Instance && {
            let parents = self.class(class).mro[1..].to_vec();
            !parents
                .into_iter()
                .any(|c| self.namespace_get(self.class_namespace(c), name).is_some())
        }
    }

    fn is_closed(&self, class: ClassId) -> bool {
        let own = self.class(class);
        if own.heap_type {
            own.closed
        } else {
            own.kind != Kind::Instance
        }
    }

    /// The base whose layout the instances extend.
    pub(crate) fn solid_base(&mut self, bases: &[ClassId]) -> R<ClassId> {
        let mut winner = ClassId::OBJECT;
        for b in bases {
            let solid = self.built_in_base(*b);
            if self.is_subclass(solid, winner) {
                winner = solid;
            } else if !self.is_subclass(winner, solid) {
                return self.type_error("multiple bases have instance lay-out conflict");
            }
        }
        let states: Vec<_> = bases
            .iter()
            .filter_map(|b| self.native_state_class(*b))
            .collect();
        let in_line = states.iter().all(|a| {
            let mut others = states.iter();
            others.all(|b| self.is_subclass(*a, *b) || self.is_subclass(*b, *a))
        });
        if !in_line || !states.is_empty() && winner != ClassId::OBJECT {
            return self.type_error("multiple bases have instance lay-out conflict");
        }
        Ok(winner)
    }

    /// The nearest built-in class that decides the layout: of exceptions, one with attributes of its own.
    fn built_in_base(&self, class: ClassId) -> ClassId {
        let mro = &self.class(class).mro;
        let found = mro.iter().find(|c| !self.class(**c).heap_type);
        match found {
            Some(c) if self.class(*c).kind == Kind::Instance => {
                let declares = |c: &&ClassId| {
                    let own = self.class(**c);
                    !own.heap_type && !own.declared_slots.is_empty()
                };
                let solid = mro.iter().find(declares);
                solid.copied().unwrap_or(ClassId::BASE_EXCEPTION)
            }
            Some(c) => *c,
            None => ClassId::OBJECT,
        }
    }

    /// How instances of a class that derives from a built-in one are laid out: see `payload`.
    fn instance_kind(&self, solid: ClassId) -> Kind {
        match self.class(solid).kind {
            Kind::Buffer if solid == ClassId::COMPLEX => Kind::Instance,
            kind @ (Kind::Type | Kind::Buffer | Kind::Module) => kind,
            _ => Kind::Instance,
        }
    }

    fn set_base_shape(&mut self, class: ClassId, solid: ClassId, kind: Kind, inline: u16) {
        if kind != Kind::Instance {
            let shape = self.add_shape(Shape::empty(class, kind, 0));
            self.class_mut(class).base_shape = shape;
            return;
        }
        let inherited = self.class(class).bases.iter().map(|b| {
            let shape = self.shape(self.class(*b).base_shape);
            if shape.kind == Kind::Instance {
                shape.inline_slots
            } else {
                0
            }
        });
        let inherited = inherited.max().unwrap_or(0);
        let fixed: Vec<Value> =
            if self.payload_class(class).is_some() || self.native_state_class(class).is_some() {
                vec![self.names.empty]
            } else {
                self.inherited_slots(class, solid)
            };
        let inline = (inherited.max(fixed.len() as u16) + inline).min(64);
        let mut shape = self.add_shape(Shape::empty(class, Kind::Instance, inline));
        for name in fixed {
            shape = self.shape_with(shape, name, Repr::Value);
        }
        self.class_mut(class).base_shape = shape;
    }
}

impl Runtime {
    /// Names of the slots that instances of `class` have from its solid base; without the name where a class in Python
    /// in between has an attribute that hides the slot.
    fn inherited_slots(&self, class: ClassId, solid: ClassId) -> Vec<Value> {
        let attrs = &self.shape(self.class(solid).base_shape).attrs;
        let mro = &self.class(class).mro;
        let python = || mro.iter().filter(|c| self.class(**c).heap_type);
        let hidden =
            |name: Value| python().any(|c| self.class_namespace(*c).namespace_cell(name).is_some());
        let name = |a: &crate::shape::Attr| match hidden(a.name) {
            true => self.names.empty,
            false => a.name,
        };
        attrs.iter().map(name).collect()
    }
}

/// Iterator types that have a name in `builtins`.
fn own_public(class: ClassId) -> bool {
    class.builtin().is_some_and(|row| row.public)
}
