//! Shapes: what slots an instance has, and how they are reached by adding attributes.
//!
//! Adding attribute `x` to an instance moves it along a transition to another shape, the same
//! one for every instance that got the same attributes in the same order. A slot that has only
//! held floats (or ints) is raw; the first other value is a transition to the shape in which
//! that slot holds values, and the class remembers not to try again.

use crate::fast_hash::FastMap;
use crate::{ClassId, Kind, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Buffer, Instance};

pub use rekindle_abi::heap::INLINE;

/// How a slot holds its value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Repr {
    /// A tagged value.
    Value,
    /// A raw `i64`.
    Int,
    /// A raw `f64`.
    Float,
}

/// An attribute of a shape; its place in `Shape::attrs` is its slot number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attr {
    /// Interned name.
    pub name: Value,
    /// How its slot holds the value.
    pub repr: Repr,
}

/// A layout of instances.
#[derive(Debug)]
pub struct Shape {
    /// Class of the instances.
    pub class: ClassId,
    /// Kind of object.
    pub kind: Kind,
    /// Slots in order.
    pub attrs: Vec<Attr>,
    /// How many slots lie in the object itself.
    pub inline_slots: u16,
    by_name: FastMap<u64, u32>,
    next: Vec<(Attr, ShapeId)>,
}

impl Shape {
    /// A shape without attributes.
    pub fn empty(class: ClassId, kind: Kind, inline_slots: u16) -> Shape {
        Shape {
            class,
            kind,
            attrs: Vec::new(),
            inline_slots,
            by_name: FastMap::default(),
            next: Vec::new(),
        }
    }

    /// The slot of an attribute, by interned name.
    #[inline]
    pub fn find(&self, name: Value) -> Option<usize> {
        if self.attrs.len() <= 8 {
            return self.attrs.iter().position(|a| a.name == name);
        }
        self.by_name.get(&name.0).map(|&i| i as usize)
    }
}

/// Address of slot `i` of an instance.
///
/// # Safety
/// `obj` is an instance whose shape has more than `i` slots, or is about to get such a shape
/// and has room for it.
#[inline(always)]
pub unsafe fn slot_ptr(obj: Value, i: usize) -> *mut u64 {
    let p = obj.as_ptr::<Instance>();
    // SAFETY: the caller vouches for the object and the slot.
    unsafe {
        let inline = (*p).head.aux as usize;
        if i < inline {
            (p as *mut u64).add(size_of::<Instance>() / 8 + i)
        } else {
            (*p).more.add(i - inline)
        }
    }
}

impl Runtime {
    /// The shape of a heap object.
    #[inline(always)]
    pub fn shape_of(&self, obj: Value) -> ShapeId {
        debug_assert!(obj.is_ptr());
        // SAFETY: every heap object starts with a head.
        unsafe { (*obj.as_ptr::<crate::Head>()).shape }
    }

    /// The shape behind a number.
    #[inline(always)]
    pub fn shape(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize]
    }

    /// Is this an instance of a class written in Python (or an exception)?
    #[inline(always)]
    pub fn is_instance_layout(&self, obj: Value) -> bool {
        obj.is_ptr() && self.shape(self.shape_of(obj)).kind == Kind::Instance
    }

    /// A new shape, numbered.
    pub fn add_shape(&mut self, shape: Shape) -> ShapeId {
        self.shapes.push(shape);
        ShapeId(self.shapes.len() as u32 - 1)
    }

    /// The shape reached from `from` by adding an attribute.
    pub fn shape_with(&mut self, from: ShapeId, name: Value, repr: Repr) -> ShapeId {
        let attr = Attr { name, repr };
        if let Some((_, to)) = self.shape(from).next.iter().find(|(a, _)| *a == attr) {
            return *to;
        }
        let old = self.shape(from);
        let mut shape = Shape::empty(old.class, old.kind, old.inline_slots);
        shape.attrs = old.attrs.clone();
        shape.attrs.push(attr);
        shape.by_name = shape
            .attrs
            .iter()
            .enumerate()
            .map(|(i, a)| (a.name.0, i as u32))
            .collect();
        let to = self.add_shape(shape);
        self.shapes[from.0 as usize].next.push((attr, to));
        to
    }

    /// The shape with the same attributes in which slot `i` holds values.
    pub fn shape_generalized(&mut self, from: ShapeId, i: usize) -> ShapeId {
        let shape = self.shape(from);
        let (class, attrs) = (shape.class, shape.attrs.clone());
        self.class_mut(class).plain_attrs.insert(attrs[i].name.0);
        let mut to = self.class(class).base_shape;
        for (k, a) in attrs.iter().enumerate() {
            // The base shape of exceptions has attributes already.
            if k < self.shape(to).attrs.len() {
                continue;
            }
            to = self.shape_with(to, a.name, if k == i { Repr::Value } else { a.repr });
        }
        to
    }

    /// The representation that a new attribute of this value gets.
    pub fn repr_for(&self, class: ClassId, name: Value, value: Value) -> Repr {
        if self.class(class).plain_attrs.contains(&name.0) {
            Repr::Value
        } else if value.is_small_int() {
            Repr::Int
        } else if self.is_float(value) {
            Repr::Float
        } else {
            Repr::Value
        }
    }

    /// What slot `i` holds, as a value (NULL when unset).
    pub fn get_slot(&mut self, obj: Value, i: usize) -> Value {
        // SAFETY: the caller found `i` in the object's shape.
        let raw = unsafe { *slot_ptr(obj, i) };
        match self.shape(self.shape_of(obj)).attrs[i].repr {
            Repr::Value => Value(raw),
            Repr::Int => self.new_int(raw as i64),
            Repr::Float => self.new_float(f64::from_bits(raw)),
        }
    }

    /// Puts a value into slot `i`, changing the shape when the slot cannot hold it.
    pub fn set_slot(&mut self, obj: Value, i: usize, value: Value) {
        let id = self.shape_of(obj);
        let raw = match self.shape(id).attrs[i].repr {
            Repr::Value => {
                // SAFETY: `i` is a slot of the object's shape.
                unsafe { *slot_ptr(obj, i) = value.0 };
                self.heap.barrier(obj, value);
                return;
            }
            Repr::Int if value.is_small_int() => value.as_small_int() as u64,
            Repr::Float if self.is_float(value) => self.float_value(value).to_bits(),
            _ => {
                let old = self.get_slot(obj, i);
                let to = self.shape_generalized(id, i);
                // SAFETY: the new shape has the same slots; slot `i` becomes a value in it.
                unsafe {
                    *slot_ptr(obj, i) = old.0;
                    (*obj.as_ptr::<crate::Head>()).shape = to;
                }
                return self.set_slot(obj, i, value);
            }
        };
        // SAFETY: `i` is a slot of the object's shape.
        unsafe { *slot_ptr(obj, i) = raw };
    }

    /// Adds an attribute that the object does not have yet.
    pub fn add_slot(&mut self, obj: Value, name: Value, value: Value) {
        let from = self.shape_of(obj);
        let repr = self.repr_for(self.shape(from).class, name, value);
        let to = self.shape_with(from, name, repr);
        let i = self.shape(from).attrs.len();
        self.make_room(obj, i);
        // SAFETY: there is room for slot `i`; an unset slot is zero until `set_slot` fills it.
        unsafe {
            *slot_ptr(obj, i) = 0;
            (*obj.as_ptr::<crate::Head>()).shape = to;
        }
        self.set_slot(obj, i, value);
    }

    /// Makes sure that slot `i` of the instance exists in memory.
    pub fn make_room(&mut self, obj: Value, i: usize) {
        let p = obj.as_ptr::<Instance>();
        // SAFETY: `obj` is an instance.
        let (inline, more) = unsafe { ((*p).head.aux as usize, (*p).more) };
        if i < inline {
            return;
        }
        let needed = i - inline + 1;
        let have = if more.is_null() {
            0
        } else {
            // SAFETY: a non-null `more` points behind a buffer's header.
            unsafe { (*(more as *mut Buffer).sub(1)).len_bytes as usize / 8 }
        };
        if needed <= have {
            return;
        }
        let bigger = self.new_buffer(ShapeId::RAW_BUFFER, (needed.max(4) * 2) * 8);
        // SAFETY: the old slots fit in the bigger buffer; both are live.
        unsafe {
            if have > 0 {
                std::ptr::copy_nonoverlapping(more, bigger as *mut u64, have);
            }
            (*p).more = bigger as *mut u64;
        }
        self.heap.barrier(
            obj,
            Value::from_ptr((bigger as *const Buffer).wrapping_sub(1)),
        );
    }
}
