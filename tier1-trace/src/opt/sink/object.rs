//! One object that may be removed: what it is and what its fields hold.

use super::super::effects::callee;
use rekindle_abi::heap::{Cell, INLINE, ShapeId, Tuple};
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::{Ins, Ref, Ty, Unit, Uop, VirtualKind};
use std::mem::offset_of;

/// Longer tuples stay.
const MOST_ITEMS: i64 = 64;

/// An object's state at some point.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Object {
    pub(super) kind: VirtualKind,
    /// Offset and value of each field that was stored, ascending.
    pub(super) fields: Vec<(i32, Ref)>,
}

/// What reading a removed object gives.
pub(super) enum Answer {
    Value(Ref),
    /// The field was never stored.
    Null,
    Bool(bool),
    /// Nobody knows: it cannot be removed.
    Unknown,
}

/// What the instruction makes, if it is something that may be removed.
pub(super) fn kind_of(unit: &Unit, r: Ref) -> Option<VirtualKind> {
    let ins = &unit[r];
    match callee(ins)? {
        Helper::new_tuple => {
            let len = &unit[ins.args[0]];
            let fits = len.op == Uop::ConstInt && (0..=MOST_ITEMS).contains(&len.imm);
            fits.then_some(VirtualKind::Tuple(len.imm as u32))
        }
        Helper::new_instance => Some(VirtualKind::Instance(ins.args[0])),
        Helper::make_cell => Some(VirtualKind::Cell),
        _ => None,
    }
}

impl Object {
    /// As it is when it is made.
    pub(super) fn new(kind: VirtualKind, ins: &Ins) -> Object {
        let fields = match kind {
            VirtualKind::Cell => vec![(offset_of!(Cell, value) as i32, ins.args[0])],
            _ => Vec::new(),
        };
        Object { kind, fields }
    }

    fn has_field(&self, offset: i32) -> bool {
        match self.kind {
            VirtualKind::Tuple(len) => {
                let items = INLINE.tuple..INLINE.tuple + 8 * len as i32;
                items.contains(&offset)
            }
            VirtualKind::Instance(_) => offset >= INLINE.instance,
            VirtualKind::Cell => offset == offset_of!(Cell, value) as i32,
        }
    }

    /// Stores into a field; false if it is none.
    pub(super) fn store(&mut self, offset: i64, value: Ref) -> bool {
        let Some(offset) = i32::try_from(offset).ok().filter(|o| self.has_field(*o)) else {
            return false;
        };
        match self.fields.binary_search_by_key(&offset, |f| f.0) {
            Ok(i) => self.fields[i].1 = value,
            Err(i) => self.fields.insert(i, (offset, value)),
        }
        true
    }

    /// Loads what the instruction `ins` loads from it.
    pub(super) fn load(&self, unit: &Unit, made: &Ins, ins: &Ins) -> Answer {
        let is_len = ins.imm == offset_of!(Tuple, len) as i64;
        if matches!(self.kind, VirtualKind::Tuple(_)) && is_len && ins.ty == Ty::Int {
            return Answer::Value(made.args[0]);
        }
        let Some(offset) = i32::try_from(ins.imm).ok().filter(|o| self.has_field(*o)) else {
            return Answer::Unknown;
        };
        match self.fields.binary_search_by_key(&offset, |f| f.0) {
            Ok(i) if unit[self.fields[i].1].ty == ins.ty => Answer::Value(self.fields[i].1),
            Err(_) if ins.ty == Ty::Value => Answer::Null,
            _ => Answer::Unknown,
        }
    }

    /// Answers a test of its shape.
    pub(super) fn has_shape(&self, ins: &Ins) -> Answer {
        let fixed = |shape: ShapeId| ins.imm == shape.0 as i64;
        match (ins.op, self.kind) {
            (Uop::HasShape, VirtualKind::Tuple(_)) => Answer::Bool(fixed(ShapeId::TUPLE)),
            (Uop::HasShape, VirtualKind::Cell) => Answer::Bool(fixed(ShapeId::CELL)),
            (Uop::HasShape, VirtualKind::Instance(_)) => Answer::Bool(false),
            (_, VirtualKind::Instance(shape)) if shape == ins.args[1] => Answer::Bool(true),
            // Two literals may yet be bound to the same shape.
            (_, VirtualKind::Instance(_)) => Answer::Unknown,
            _ => Answer::Bool(false),
        }
    }
}
