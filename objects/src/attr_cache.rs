//! What an attribute name means for all objects of one shape, remembered until any class changes.
//!
//! A shape fixes the class and the slots, so that only a change of a class can give a name
//! another meaning; [`Runtime::epoch`] tells of any. Inline caches remember the same per
//! instruction; this table serves instructions that see several shapes, and helpers.

use crate::attr::Method;
use crate::native::Binding;
use crate::shape::{Repr, slot_ptr};
use crate::{Args, ClassId, Kind, NativeDef, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::Cell;

/// What `obj.name` is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// To be looked up each time.
    Varies,
    /// The instance's slot of this number.
    Slot(u32, Repr),
    /// A function of the class, to be bound to the object.
    Method(Value),
    /// Plain data of the class, in this cell.
    Data(*mut Cell),
    /// What this getter of a property answers.
    Property(Value),
    /// The item of this number of the tuple that the instance carries: a field of a named tuple.
    Item(u32),
}

/// How a descriptor of a field of named tuples is known.
#[derive(Clone, Copy)]
pub struct ItemFields {
    /// The descriptors' class.
    pub class: ClassId,
    /// The number of the item that a descriptor stands for.
    pub number: fn(&Runtime, Value) -> Option<u32>,
}

#[derive(Clone, Copy)]
struct Line {
    shape: ShapeId,
    name: Value,
    epoch: u64,
    meaning: Meaning,
}

const LINES: usize = 1024;

/// A direct-mapped table of meanings.
pub struct AttrCache(Box<[Line; LINES]>);

impl Default for AttrCache {
    fn default() -> AttrCache {
        let empty = Line {
            shape: ShapeId(u32::MAX),
            name: Value::NULL,
            epoch: 0,
            meaning: Meaning::Varies,
        };
        AttrCache(Box::new([empty; LINES]))
    }
}

impl Runtime {
    /// What `name` (interned) means for the heap object `obj`.
    #[inline]
    pub fn attr_meaning(&mut self, obj: Value, name: Value) -> Meaning {
        let shape = self.shape_of(obj);
        let at = ((shape.0 as usize).wrapping_mul(37) ^ (name.0 as usize >> 4)) % LINES;
        let line = &self.attr_cache.0[at];
        if line.shape == shape && line.name == name && line.epoch == self.next_version {
            return line.meaning;
        }
        let meaning = self.find_meaning(obj, name);
        self.attr_cache.0[at] = Line {
            shape,
            name,
            epoch: self.next_version,
            meaning,
        };
        meaning
    }

    #[inline(never)]
    fn find_meaning(&mut self, obj: Value, name: Value) -> Meaning {
        let shape = self.shape_of(obj);
        // Their class is not a matter of the shape, or they have attributes of their own.
        if matches!(
            shape,
            ShapeId::TYPE
                | ShapeId::ITER
                | ShapeId::DICT_VIEW
                | ShapeId::FUNCTION
                | ShapeId::BOUND_METHOD
                | ShapeId::NATIVE
                | ShapeId::PROPERTY
        ) || self.is_any_module(obj)
            || self.is_super(obj)
        {
            return Meaning::Varies;
        }
        let class = self.class_of(obj);
        if self.class(class).heap_type && self.custom_getattribute(class).is_some() {
            return Meaning::Varies;
        }
        let found = self.lookup(class, name);
        if let Some(f) = found.map(|f| f.value())
            && self.is_data_descriptor(f)
        {
            return match self.shape_of(f) {
                ShapeId::PROPERTY if self.is_function(self.triple(f).0) => {
                    Meaning::Property(self.triple(f).0)
                }
                _ if self.is_slot_descriptor(f) => self.slot_meaning(obj, f),
                _ => self.item_meaning(f),
            };
        }
        let own = self.shape(shape);
        if own.kind == Kind::Instance
            && let Some(i) = own.find(name)
        {
            return Meaning::Slot(i as u32, own.attrs[i].repr);
        }
        let Some(found) = found else {
            return Meaning::Varies;
        };
        let v = found.value();
        if !v.is_ptr() {
            return Meaning::Data(found.cell);
        }
        match self.shape(self.shape_of(v)).kind {
            Kind::Float
            | Kind::BigInt
            | Kind::Str
            | Kind::Tuple
            | Kind::List
            | Kind::Dict
            | Kind::Bytes => Meaning::Data(found.cell),
            Kind::Function => Meaning::Method(v),
            Kind::Native if self.binding_of(v) == Binding::Method => Meaning::Method(v),
            _ => Meaning::Varies,
        }
    }

    /// Where the slot of a descriptor lies in an object.
    fn slot_meaning(&self, obj: Value, descriptor: Value) -> Meaning {
        let shape = self.shape(self.shape_of(obj));
        match self.declared(descriptor) {
            Some((owner, name)) if self.is_subclass(shape.class, owner) => {
                shape.find(name).map_or(Meaning::Varies, |i| {
                    Meaning::Slot(i as u32, shape.attrs[i].repr)
                })
            }
            _ => Meaning::Varies,
        }
    }

    /// `obj.name` by what it means; None: it has to be looked up after all.
    #[inline]
    pub(crate) fn attr_by_meaning(&mut self, obj: Value, name: Value) -> R<Option<Method>> {
        if !obj.is_ptr() {
            return Ok(None);
        }
        let v = match self.attr_meaning(obj, name) {
            Meaning::Varies => return Ok(None),
            // SAFETY: the shape has this slot.
            Meaning::Slot(i, repr) => unsafe {
                let raw = *slot_ptr(obj, i as usize);
                match repr {
                    Repr::Value => Value(raw),
                    Repr::Int => self.new_int(raw as i64),
                    Repr::Float => self.new_float(f64::from_bits(raw)),
                }
            },
            Meaning::Method(function) => {
                return Ok(Some(Method::Bound {
                    function,
                    receiver: obj,
                }));
            }
            // SAFETY: a cell of a class that has not changed since.
            Meaning::Data(cell) => unsafe { (*cell).value },
            Meaning::Item(i) => self.carried_item(obj, i as usize),
            Meaning::Property(getter) => {
                return match self.call(getter, Args::positional(&[obj])) {
                    Ok(v) => Ok(Some(Method::Plain(v))),
                    Err(e) => {
                        let class = self.class_of(obj);
                        self.try_getattr_hook(obj, class, name, e).map(Some)
                    }
                };
            }
        };
        // An unset slot may be shadowed by what else has the name.
        Ok((!v.is_null()).then_some(Method::Plain(v)))
    }

    /// Has the class of the object a `__getattr__`?
    pub fn has_getattr_hook(&mut self, obj: Value) -> bool {
        let class = self.class_of(obj);
        self.lookup(class, self.names.getattr).is_some()
    }

    fn item_meaning(&self, descriptor: Value) -> Meaning {
        let number = match self.item_fields {
            Some(fields) if fields.class == self.class_of(descriptor) => {
                (fields.number)(self, descriptor)
            }
            _ => None,
        };
        number.map_or(Meaning::Varies, Meaning::Item)
    }

    /// Item `i` of the tuple that `v` carries; NULL where it carries none, or a shorter one.
    pub fn carried_item(&self, v: Value, i: usize) -> Value {
        let items = self.as_tuple(v).and_then(|t| self.tuple_items(t).get(i));
        items.copied().unwrap_or(Value::NULL)
    }

    /// How calling class `C` makes an instance, when its `__new__` is a native and calling it is
    /// what `type` does.
    pub fn maker(&mut self, class: ClassId) -> Option<Maker> {
        let (epoch, known) = self.class(class).maker;
        if epoch == self.next_version {
            return known;
        }
        let maker = self.find_maker(class);
        let epoch = self.next_version;
        self.class_mut(class).maker = (epoch, maker);
        maker
    }

    #[inline(never)]
    fn find_maker(&mut self, class: ClassId) -> Option<Maker> {
        let metaclass = self.class(class).metaclass;
        let call = self.lookup(metaclass, self.names.call)?;
        if class == ClassId::TYPE || metaclass != ClassId::TYPE && !self.is_built_in(call) {
            return None;
        }
        let (new, python) = self.maker_of_instances(class)?;
        let init = self.lookup(class, self.names.init)?.value();
        if python || !init.is_ptr() {
            return None;
        }
        let new = self.native_def(new);
        // `object.__init__` minds its arguments only where `__new__` is `object`'s too, and that
        // has minded them.
        let idle = self.is_native(init) && self.native_def(init).path == "object.__init__";
        if !idle && !self.is_native(init) && !self.is_function(init) {
            return None;
        }
        Some(Maker {
            new,
            init: (!idle).then_some(init),
        })
    }

    /// Is it a function written in Rust?
    pub fn is_native(&self, v: Value) -> bool {
        v.is_ptr() && self.shape_of(v) == ShapeId::NATIVE
    }
}

/// How an instance of a class is made.
#[derive(Clone, Copy, Debug)]
pub struct Maker {
    /// `__new__`
    pub new: &'static NativeDef,
    /// `__init__`, a native or a function, unless it does nothing.
    pub init: Option<Value>,
}
