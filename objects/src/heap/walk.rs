//! How the objects of each shape are walked: one row per shape, in a table that the mark loop
//! reads instead of [`Shape`]s.

use crate::shape::{Repr, Shape};
use crate::{Kind, ShapeId};
use rekindle_abi::heap::{
    BoundMethod, Cell, Function, IterObject, Module, Native, Range, Str, Triple, TypeObject,
};
use std::mem::offset_of;

/// Where an object keeps its references.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Walk {
    /// Nowhere.
    Leaf,
    /// In words at fixed places (the mask), which hold values.
    Fields,
    /// In words at fixed places (the mask), which may also hold something else.
    Loose,
    /// In its items, which follow.
    Tuple,
    /// In its storage.
    List,
    /// In its entries.
    Dict,
    /// In its function and registers.
    Generator,
    /// In those of its slots that hold values (the mask; beyond 64 slots all may).
    Instance,
    /// In every word behind the header.
    Values,
    /// The Rust value knows.
    Foreign,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) walk: Walk,
    /// Number of slots of an instance.
    pub(super) slots: u32,
    /// Words of the object, or slots of the instance.
    pub(super) mask: u64,
}

macro_rules! words {
    ($Type:ty: $($field:ident),*) => { 0 $(| 1u64 << (offset_of!($Type, $field) / 8))* };
}

impl Layout {
    const LEAF: Layout = Layout {
        walk: Walk::Leaf,
        slots: 0,
        mask: 0,
    };

    fn new(walk: Walk, mask: u64) -> Layout {
        Layout {
            walk,
            mask,
            ..Layout::LEAF
        }
    }

    /// How to walk the objects of a shape.
    pub(super) fn of(id: ShapeId, shape: &Shape) -> Layout {
        const RECORD: u64 = words!(Triple: a, b, c);
        match shape.kind {
            Kind::Float | Kind::BigInt | Kind::Bytes => Layout::LEAF,
            Kind::Buffer if id == ShapeId::VALUE_BUFFER => Layout::new(Walk::Values, 0),
            Kind::Buffer => Layout::LEAF,
            Kind::Str => Layout::new(Walk::Fields, words!(Str: extra)),
            Kind::Tuple => Layout::new(Walk::Tuple, 0),
            Kind::List => Layout::new(Walk::List, 0),
            Kind::Dict => Layout::new(Walk::Dict, 0),
            Kind::Range => Layout::new(Walk::Fields, words!(Range: big)),
            // These records may hold addresses of Rust's beside values.
            Kind::Slice if matches!(id, ShapeId::CODE | ShapeId::TRACEBACK | ShapeId::FRAME) => {
                Layout::new(Walk::Loose, RECORD)
            }
            Kind::Slice => Layout::new(Walk::Fields, RECORD),
            Kind::Function => Layout::new(
                Walk::Fields,
                words!(Function: defaults, kw_defaults, closure, name, qualname, dict, extra),
            ),
            Kind::BoundMethod => Layout::new(Walk::Fields, words!(BoundMethod: function, receiver)),
            Kind::Native => Layout::new(Walk::Fields, words!(Native: receiver)),
            Kind::Cell => Layout::new(Walk::Fields, words!(Cell: value)),
            Kind::Generator => Layout::new(Walk::Generator, 0),
            Kind::Type => Layout::new(Walk::Fields, words!(TypeObject: namespace)),
            Kind::Module => Layout::new(Walk::Fields, words!(Module: name, namespace)),
            Kind::Instance => Layout {
                walk: Walk::Instance,
                slots: shape.attrs.len() as u32,
                mask: value_slots(shape),
            },
            // What `a` and `b` hold is up to the kind of iterator.
            Kind::Iter => Layout::new(Walk::Loose, words!(IterObject: a, b)),
            Kind::Foreign => Layout::new(Walk::Foreign, 0),
        }
    }
}

/// Which of the first 64 slots hold values.
fn value_slots(shape: &Shape) -> u64 {
    let is_value = |(i, a): (usize, &crate::shape::Attr)| ((a.repr == Repr::Value) as u64) << i;
    shape.attrs.iter().take(64).enumerate().map(is_value).sum()
}
