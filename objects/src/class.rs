//! Classes: creation, method resolution order, lookups and their versions.

use crate::attr_cache::Maker;
use crate::dict::DictRef;
use crate::fast_hash::FastSet;
use crate::shape::Shape;
use crate::{ClassId, Head, Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Cell, TypeObject};

/// What the runtime knows of a class beside its `TypeObject`.
#[derive(Debug)]
pub struct Class {
    /// The class as an object.
    pub object: Value,
    /// `__name__`
    pub name: String,
    /// `__qualname__` where it is not the name.
    pub qualname: Option<String>,
    /// `__bases__`
    pub bases: Vec<ClassId>,
    /// Method resolution order, itself first.
    pub mro: Vec<ClassId>,
    /// Direct subclasses.
    pub subclasses: Vec<ClassId>,
    /// Layout of instances.
    pub kind: Kind,
    /// Shape of a new instance.
    pub base_shape: ShapeId,
    /// Attributes that are no longer kept raw.
    pub plain_attrs: FastSet<u64>,
    /// Written in Python?
    pub heap_type: bool,
    /// Metaclass.
    pub metaclass: ClassId,
    /// Instances have only declared attributes (`__slots__` all the way up).
    pub closed: bool,
    /// Written in Rust, and its instances carry a Rust value: see `native_class`.
    pub native_state: bool,
    /// Written in Rust outside the object model: its `__module__`, which messages put before its name.
    pub native_module: Option<&'static str>,
    /// As that, for a class of the library that CPython has in C.
    pub shown_module: Option<&'static str>,
    /// Its `__abstractmethods__` are not empty: it has no instances.
    pub is_abstract: bool,
    /// Has it a `__del__`?
    pub finalizes: bool,
    /// May its instances be weakly referred to?
    pub weakly_referable: bool,
    /// Is it written in Rust, so that programs cannot set its attributes?
    pub immutable: bool,
    /// `type 'x' is not an acceptable base type`
    pub underivable: bool,
    /// How iterators of this class go on: see `native_iter`.
    pub next: Option<crate::native_iter::NativeNext>,
    /// Does a metaclass decide on the order just now, for the first time?
    pub mro_unknown: bool,
    /// What `match` takes instances for, if this class says so itself.
    pub collection: Option<crate::pattern::Collection>,
    /// Names declared in this class's `__slots__`.
    pub declared_slots: FastSet<u64>,
    /// What `Runtime::maker`, `Runtime::compare_manner`, `Runtime::is_always_true` and `Runtime::table_behind` found, and in which epochs.
    pub(crate) maker: (u64, Option<Maker>),
    pub(crate) compare_manner: (u64, crate::compare_manner::Manner),
    pub(crate) always_true: (u64, bool),
    pub(crate) table_manner: (u64, crate::table_manner::TableManner),
    /// The `__init__` of plain instances as the interpreter found it, and in which epoch.
    pub plain_init: (u64, Option<Value>),
}

impl Class {
    /// `__qualname__`
    pub fn qualname(&self) -> &str {
        self.qualname.as_deref().unwrap_or(&self.name)
    }
}

/// Where a lookup through a class ended.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The class whose name space has it.
    pub class: ClassId,
    /// Its cell there.
    pub cell: *mut Cell,
}

impl Found {
    /// The attribute's present value.
    pub fn value(&self) -> Value {
        // SAFETY: cells of name spaces live as long as the class.
        unsafe { (*self.cell).value }
    }
}

impl Runtime {
    /// The class behind a number.
    #[inline(always)]
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }

    /// The same, to change.
    pub fn class_mut(&mut self, id: ClassId) -> &mut Class {
        &mut self.classes[id.0 as usize]
    }

    /// The class of any value.
    #[inline]
    pub fn class_of(&self, v: Value) -> ClassId {
        if v.is_ptr() {
            let shape = self.shape_of(v);
            match shape {
                ShapeId::ITER => self.iterator_class(v),
                ShapeId::DICT_VIEW => self.dict_view_class(v),
                ShapeId::TYPE => self.class(self.class_id(v)).metaclass,
                ShapeId::NATIVE | ShapeId::PROPERTY => self.callable_class(v),
                _ => self.shape(shape).class,
            }
        } else if v.is_small_int() {
            ClassId::INT
        } else if v.is_word_float() {
            ClassId::FLOAT
        } else {
            match v {
                Value::TRUE | Value::FALSE => ClassId::BOOL,
                Value::NONE => ClassId::NONE_TYPE,
                Value::NOT_IMPLEMENTED => ClassId::NOT_IMPLEMENTED_TYPE,
                Value::ELLIPSIS => ClassId::ELLIPSIS_TYPE,
                _ => ClassId::OBJECT,
            }
        }
    }

    /// `type(v)` as an object.
    pub fn type_of(&self, v: Value) -> Value {
        self.class(self.class_of(v)).object
    }

    /// The name of the class of `v` as messages give it: with its module if it is written in Rust
    /// outside the object model.
    pub fn type_name(&self, v: Value) -> String {
        self.class(self.class_of(v)).full_name()
    }

    /// Is the value a class?
    pub fn is_type(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::TYPE
    }

    /// The number of a class object.
    pub fn class_id(&self, class: Value) -> ClassId {
        debug_assert!(self.is_type(class));
        // SAFETY: checked by the caller: a value of shape TYPE.
        unsafe { ClassId((*class.as_ptr::<TypeObject>()).class_id as u32) }
    }

    /// The version word of a class.
    pub fn class_version(&self, id: ClassId) -> u64 {
        // SAFETY: every class has its object.
        unsafe { (*self.class(id).object.as_ptr::<TypeObject>()).version }
    }

    /// The name space of a class.
    pub fn class_namespace(&self, id: ClassId) -> DictRef {
        // SAFETY: every class has its object with a name space.
        unsafe { DictRef::new((*self.class(id).object.as_ptr::<TypeObject>()).namespace) }
    }

    /// Is `a` the class `b` or one of its subclasses (by method resolution order)?
    pub fn is_subclass(&self, a: ClassId, b: ClassId) -> bool {
        a == b || self.class(a).mro.contains(&b)
    }

    /// Is `v` an instance of the built-in class or of a subclass?
    pub fn isinstance_builtin(&self, v: Value, class: ClassId) -> bool {
        self.is_subclass(self.class_of(v), class)
    }

    /// Tells everyone that lookups through this class may give other answers.
    pub fn class_changed(&mut self, id: ClassId) {
        self.next_version += 1;
        let version = self.next_version;
        // SAFETY: every class has its object.
        unsafe { (*self.class(id).object.as_ptr::<TypeObject>()).version = version };
        for sub in self.class(id).subclasses.clone() {
            self.class_changed(sub);
        }
    }

    /// Sets (or with NULL deletes) an attribute of a class itself.
    ///
    /// Replacing plain data by plain data keeps the class's version: a counter in a class
    /// attribute does not invalidate code.
    pub fn set_class_attr(&mut self, id: ClassId, name: Value, value: Value) {
        let namespace = self.class_namespace(id);
        let old = namespace.namespace_cell(name).map_or(Value::NULL, |cell| {
            // SAFETY: a cell found in a live name space.
            unsafe { (*cell).value }
        });
        self.namespace_set(namespace, name, value);
        if name == self.names.del && !value.is_null() {
            self.has_finalizer(id);
        }
        if name == self.names.abstractmethods {
            // What is not a sized collection has no names, either.
            let empty = value.is_null() || self.len(value).is_ok_and(|n| n == 0);
            self.class_mut(id).is_abstract = !empty;
            self.class_changed(id);
        }
        if old.is_null()
            || value.is_null()
            || self.changes_lookups(old)
            || self.changes_lookups(value)
        {
            self.class_changed(id);
        }
    }

    /// Would code specialized on this attribute care about its identity?
    fn changes_lookups(&self, v: Value) -> bool {
        v.is_ptr()
            && !matches!(
                self.shape(self.shape_of(v)).kind,
                Kind::Float
                    | Kind::BigInt
                    | Kind::Str
                    | Kind::Bytes
                    | Kind::Tuple
                    | Kind::List
                    | Kind::Dict
            )
    }

    /// C3 linearization of a class with these bases, itself not included. Bases that do not fit
    /// together: those that stand first where it goes on no more.
    pub fn linearize(&self, bases: &[ClassId]) -> Result<Vec<ClassId>, Vec<ClassId>> {
        let mut lists: Vec<Vec<ClassId>> =
            bases.iter().map(|b| self.class(*b).mro.clone()).collect();
        lists.push(bases.to_vec());
        let mut out = Vec::new();
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Ok(out);
            }
            let head = lists
                .iter()
                .map(|l| l[0])
                .find(|h| !lists.iter().any(|l| l[1..].contains(h)));
            let Some(head) = head else {
                return Err(lists.iter().map(|l| l[0]).collect());
            };
            out.push(head);
            lists.iter_mut().for_each(|l| {
                if l[0] == head {
                    l.remove(0);
                }
            });
        }
    }

    /// A new class. `namespace` is a NAMESPACE dict. Raises when the bases do not fit together.
    pub fn new_class(
        &mut self,
        name: &str,
        bases: &[ClassId],
        namespace: Value,
        inline_slots: u16,
    ) -> R<ClassId> {
        let tail = match self.linearize(bases) {
            Ok(tail) => tail,
            Err(stuck) => return self.no_common_order(&stuck),
        };
        let layout = bases
            .iter()
            .map(|b| self.class(*b).kind)
            .find(|k| *k != Kind::Slice);
        let kind = layout.unwrap_or(Kind::Instance);
        let first = bases.first().copied().unwrap_or(ClassId::OBJECT);
        let metaclass = self.class(first).metaclass;
        let id = self.add_class(name, bases.to_vec(), tail, kind, namespace, metaclass, true);
        let inherited = self.shape(self.class(first).base_shape);
        let inline = if inherited.kind == Kind::Instance {
            inherited.inline_slots
        } else {
            0
        } + inline_slots;
        let attrs: Vec<_> = if kind == Kind::Instance {
            inherited.attrs.clone()
        } else {
            Vec::new()
        };
        let mut shape = self.add_shape(Shape::empty(id, kind, inline.min(64)));
        for a in attrs {
            shape = self.shape_with(shape, a.name, a.repr);
        }
        self.class_mut(id).base_shape = shape;
        Ok(id)
    }

    /// Enters a class into the table, without a base shape.
    #[expect(clippy::too_many_arguments, reason = "the fields of a row, given once")]
    pub(crate) fn add_class(
        &mut self,
        name: &str,
        bases: Vec<ClassId>,
        tail: Vec<ClassId>,
        kind: Kind,
        namespace: Value,
        metaclass: ClassId,
        heap_type: bool,
    ) -> ClassId {
        let id = ClassId(self.classes.len() as u32);
        let object = self.alloc(ShapeId::TYPE, size_of::<TypeObject>()) as *mut TypeObject;
        self.next_version += 1;
        // SAFETY: a fresh cell of this size.
        unsafe {
            (*object).version = self.next_version;
            (*object).class_id = id.0 as u64;
            (*object).namespace = namespace;
        }
        let own = DictRef::new(namespace);
        let finalizes = tail.iter().any(|c| self.class(*c).finalizes)
            || !self.names.del.is_null() && self.namespace_get(own, self.names.del).is_some();
        let mut mro = vec![id];
        mro.extend(tail);
        for b in &bases {
            if *b != id {
                self.class_mut(*b).subclasses.push(id);
            }
        }
        self.classes.push(Class {
            object: Value::from_ptr(object),
            name: name.into(),
            qualname: None,
            bases,
            mro,
            subclasses: Vec::new(),
            kind,
            base_shape: ShapeId(0),
            plain_attrs: FastSet::default(),
            heap_type,
            metaclass,
            closed: false,
            native_state: false,
            native_module: None,
            shown_module: None,
            is_abstract: false,
            finalizes,
            weakly_referable: false,
            immutable: false,
            underivable: false,
            next: None,
            mro_unknown: false,
            collection: crate::pattern::Collection::of_builtin(id),
            declared_slots: FastSet::default(),
            maker: (0, None),
            compare_manner: (0, crate::compare_manner::Manner::Methods),
            always_true: (0, false),
            table_manner: Default::default(),
            plain_init: (0, None),
        });
        id
    }

    /// A new instance with its slots unset.
    pub fn new_instance_of(&mut self, class: ClassId) -> Value {
        let shape = self.class(class).base_shape;
        let obj = self.new_instance(shape);
        if self.class(class).finalizes {
            self.heap.finalize_later(obj);
        }
        obj
    }

    /// A new instance of a shape with its slots unset.
    pub fn new_instance(&mut self, shape: ShapeId) -> Value {
        let inline = self.shape(shape).inline_slots;
        let size = size_of::<rekindle_abi::heap::Instance>() + inline as usize * 8;
        let p = self.alloc(shape, size);
        // SAFETY: a fresh cell.
        unsafe { (*p).aux = inline };
        let obj = Value::from_ptr(p as *const Head);
        let slots = self.shape(shape).attrs.len();
        if slots > inline as usize {
            self.make_room(obj, slots - 1);
        }
        obj
    }
}
