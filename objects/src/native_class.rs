//! Classes written in Rust outside this crate: a table of methods, and instances that carry a Rust value.
//!
//! ```text
//!  deque(…)      Instance ── slot 0, named "": ──► Foreign cell │ RefCell<VecDeque<Value>> …
//! ```
//!
//! Such a class is made like one of a `class` statement, so Python classes derive from it, and their instances have
//! the same first slot. The Rust value, its *state*, is shared by reference: what changes in it lies in a
//! `Cell` or `RefCell`, borrowed for short: never while Python code can run or the heap can allocate, because a
//! collection looks at the state too.

use crate::class_build::Recipe;
use crate::dict::DictRef;
use crate::heap::Foreign;
use crate::native::Binding;
use crate::shape::{Repr, Shape};
use crate::{Args, ClassId, Kind, NativeDef, R, Runtime, ShapeId, Value};

/// How a class is made.
#[derive(Debug)]
pub struct NativeClass {
    /// `__module__`
    pub module: &'static str,
    /// `__name__`
    pub name: &'static str,
    /// `__doc__`
    pub doc: Option<&'static str>,
    /// `object`, a built-in class, or another native class.
    pub base: ClassId,
    /// Its methods, getters and `__new__`, whose first argument is the class.
    pub methods: &'static [NativeDef],
    /// Do its instances carry a Rust value?
    pub state: bool,
    /// Have its own instances a `__dict__`?
    pub dict: bool,
}

impl Runtime {
    /// Makes a class and gives its number; [`crate::class::Class::object`] is the class as an object.
    ///
    /// # Errors
    /// What `class` statements raise: a base that cannot be derived from.
    pub fn define_class(&mut self, class: &NativeClass) -> R<ClassId> {
        let namespace = self.new_namespace();
        let d = DictRef::new(namespace);
        let names = self.names;
        let module = self.intern(class.module);
        self.namespace_set(d, names.module, module);
        if let Some(doc) = class.doc {
            let doc = self.new_str(doc);
            self.namespace_set(d, names.doc, doc);
        }
        self.add_natives(d, class.methods);
        let name = self.intern(class.name);
        let base = self.class(class.base).object;
        let recipe = Recipe {
            metaclass: ClassId::TYPE,
            name,
            bases: &[base],
            namespace,
            self_attrs: 0,
        };
        let object = self.new_python_class(recipe, Args::positional(&[]))?;
        let id = self.class_id(object);
        self.close_class(id);
        if class.dict {
            self.class_mut(id).closed = false;
            self.add_fields(id, &[], true, false);
        }
        self.class_mut(id).native_module = Some(class.module);
        self.class_mut(id).immutable = true;
        self.native_classes.insert((class.module, class.name), id);
        if class.state {
            self.class_mut(id).native_state = true;
            let shape = self.add_shape(Shape::empty(id, Kind::Instance, 1));
            let shape = self.shape_with(shape, names.empty, Repr::Value);
            self.class_mut(id).base_shape = shape;
        }
        Ok(id)
    }

    /// Lets the instances of a class have an attribute of this (interned) name that is not in a `__dict__`.
    pub fn declare_slot(&mut self, class: ClassId, name: Value) {
        self.class_mut(class).declared_slots.insert(name.0);
    }

    /// Enters more methods into a class, as into those of [`Runtime::define_class`].
    pub fn add_methods(&mut self, class: ClassId, methods: &'static [NativeDef]) {
        let namespace = self.class_namespace(class);
        self.add_natives(namespace, methods);
        self.class_changed(class);
    }

    pub(crate) fn add_natives(&mut self, namespace: DictRef, methods: &'static [NativeDef]) {
        for def in methods {
            let native = self.new_native(def);
            let name = self.intern(def.name);
            let native = match def.binding {
                Binding::Static | Binding::Function if def.name != "__new__" => {
                    self.new_triple(ShapeId::STATIC_METHOD, native, Value::NULL, Value::NULL)
                }
                _ => native,
            };
            self.namespace_set(namespace, name, native);
        }
    }

    /// A new instance of a class (or of one that derives from it) that carries a Rust value.
    pub fn new_with_state<T: Foreign>(&mut self, class: ClassId, state: T) -> Value {
        let obj = self.new_instance_of(class);
        let cell = self.new_foreign(ShapeId::FOREIGN, state);
        self.set_slot(obj, 0, cell);
        obj
    }

    /// The Rust value that `v` carries, if it is one of this type.
    #[inline]
    pub fn state<'a, T: Foreign>(&self, v: &'a Value) -> Option<&'a T> {
        if !self.is_instance_layout(*v) {
            return None;
        }
        let cell = self.payload_of_shape(*v, ShapeId::FOREIGN)?;
        // SAFETY: of kind Foreign by its shape. The value lies where the collector looks (that is what a `&Value`
        // of a caller is), which keeps the instance and with it the cell, which is never replaced; only shared
        // references to the state are ever made.
        unsafe { self.foreign_mut::<T>(cell) }.map(|state| &*state)
    }

    /// The state of a method's receiver; else the TypeError that a method called on something else raises.
    ///
    /// # Errors
    /// `TypeError` when `v` carries no state of this type.
    #[inline]
    pub fn own_state<'a, T: Foreign>(&mut self, v: &'a Value, method: &str) -> R<&'a T> {
        match self.state(v) {
            Some(state) => Ok(state),
            None => {
                let got = self.type_name(*v);
                self.type_error(format!(
                    "descriptor '{method}' doesn't apply to a '{got}' object"
                ))
            }
        }
    }

    /// The cell of the state of `v`, for [`crate::heap::Heap::barrier`] by those who store much.
    pub fn state_cell(&self, v: Value) -> Value {
        self.payload(v)
    }

    /// To be called after `value` was stored into the state of `v`.
    #[inline]
    pub fn state_barrier(&mut self, v: Value, value: Value) {
        let cell = self.payload(v);
        self.heap.barrier(cell, value);
    }

    /// Classes that carry a Rust value among a class and its bases; instances have room for one only.
    pub(crate) fn native_state_class(&self, class: ClassId) -> Option<ClassId> {
        let mro = &self.class(class).mro;
        mro.iter().copied().find(|c| self.class(*c).native_state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::natives;
    use crate::runtime::Captured;
    use std::cell::RefCell;

    #[derive(Default)]
    struct Bag(RefCell<Vec<Value>>);

    impl Foreign for Bag {
        fn trace(&self, see: &mut dyn FnMut(Value)) {
            self.0.borrow().iter().for_each(|v| see(*v));
        }
    }

    natives! {
        TABLE:
        "Bag.__new__" => new, 1, 1, false, Static;
        "Bag.put" => put, 2, 2, false, Method;
        "Bag.size" => size, 1, 1, false, Getter;
        "Bag.items" => items, 1, 1, false, Method;
    }

    fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
        let class = rt.class_id(args.all[0]);
        Ok(rt.new_with_state(class, Bag::default()))
    }

    fn put(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
        let bag = rt.own_state::<Bag>(&args.all[0], "put")?;
        bag.0.borrow_mut().push(args.all[1]);
        rt.state_barrier(args.all[0], args.all[1]);
        Ok(Value::NONE)
    }

    fn size(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
        let bag = rt.own_state::<Bag>(&args.all[0], "size")?;
        Ok(Value::small_int(bag.0.borrow().len() as i64))
    }

    fn items(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
        let bag = rt.own_state::<Bag>(&args.all[0], "items")?;
        let items = bag.0.borrow().clone();
        Ok(rt.new_tuple(&items))
    }

    const BAG: NativeClass = NativeClass {
        module: "shop",
        name: "Bag",
        doc: None,
        base: ClassId::OBJECT,
        methods: TABLE,
        state: true,
        dict: false,
    };

    fn runtime() -> Box<Runtime> {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        crate::install::install_all(&mut rt);
        rt
    }

    #[test]
    fn what_the_state_holds_outlives_collections() {
        let mut rt = runtime();
        let class = rt.define_class(&BAG).expect("a class");
        let class_object = rt.class(class).object;
        let mut kept = rt.root_vec();
        let bag = rt
            .call(class_object, Args::positional(&[]))
            .expect("an instance");
        kept.push(bag);
        let put = rt.intern("put");
        for i in 0..1000 {
            let item = rt.new_str(&format!("item {i}"));
            rt.call_method(kept[0], put, &[item]).expect("room");
            if i % 100 == 0 {
                rt.collect_garbage(true);
            }
        }
        rt.collect_garbage(true);
        let (size, items) = (rt.intern("size"), rt.intern("items"));
        assert_eq!(rt.get_attr(kept[0], size), Ok(Value::small_int(1000)));
        let items = rt.call_method(kept[0], items, &[]).expect("a tuple");
        assert_eq!(&*rt.str_text(rt.tuple_items(items)[999]), "item 999");
        assert!(rt.set_attr(kept[0], size, Value::NONE).is_err());
        let other = rt.intern("other");
        assert!(rt.set_attr(kept[0], other, Value::NONE).is_err());
    }

    #[test]
    fn python_classes_derive_from_them() {
        let mut rt = runtime();
        let class = rt.define_class(&BAG).expect("a class");
        let other = rt
            .define_class(&NativeClass {
                name: "Other",
                ..BAG
            })
            .expect("a class");
        let derive = |rt: &mut Runtime, bases: &[ClassId]| {
            let bases: Vec<_> = bases.iter().map(|b| rt.class(*b).object).collect();
            let recipe = Recipe {
                metaclass: ClassId::TYPE,
                name: rt.intern("Derived"),
                bases: &bases,
                namespace: rt.new_namespace(),
                self_attrs: 2,
            };
            rt.new_python_class(recipe, Args::positional(&[]))
        };
        assert!(
            derive(&mut rt, &[class, other]).is_err(),
            "there is room for one state"
        );
        rt.clear_pending();
        assert!(
            derive(&mut rt, &[class, ClassId::LIST]).is_err(),
            "nor for a payload too"
        );
        rt.clear_pending();
        let derived = derive(&mut rt, &[class]).expect("a class");
        let bag = rt
            .call(derived, Args::positional(&[]))
            .expect("an instance");
        let (put, size, own) = (rt.intern("put"), rt.intern("size"), rt.intern("own"));
        rt.call_method(bag, put, &[Value::TRUE]).expect("room");
        rt.set_attr(bag, own, Value::FALSE)
            .expect("it has a __dict__");
        assert_eq!(rt.get_attr(bag, size), Ok(Value::small_int(1)));
        assert_eq!(rt.get_attr(bag, own), Ok(Value::FALSE));
    }
}
