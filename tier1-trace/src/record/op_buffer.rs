//! Items of `bytes`, `bytearray` and `array.array`: raw memory behind a length.

use super::op_arith::Num;
use super::{Abort, Recorder};
use rekindle_abi::heap::{Bytes, INLINE, List};
use rekindle_objects::buffer::Array;
use rekindle_objects::heap::CELL_BYTES;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Region, Ty, Uop};
use std::mem::offset_of;

/// What memory holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Item {
    /// Bytes of an object that never changes.
    Fixed,
    /// Ints of 1, 2 or 4 bytes, the lowest first.
    Int { size: u8, signed: bool },
    /// Ints of 8 bytes.
    Word { signed: bool },
    /// `f64`
    Double,
}

impl Item {
    const BYTE: Item = Item::Int {
        size: 1,
        signed: false,
    };

    /// Of a type code, on machines whose `long` has 64 bits.
    fn of_code(code: u8) -> Option<Item> {
        let signed = code.is_ascii_lowercase();
        let size = match code.to_ascii_lowercase() {
            b'b' => 1,
            b'h' => 2,
            b'i' => 4,
            b'l' | b'q' => return Some(Item::Word { signed }),
            _ => return (code == b'd').then_some(Item::Double),
        };
        Some(Item::Int { size, signed })
    }

    fn size(self) -> usize {
        match self {
            Item::Fixed => 1,
            Item::Int { size, .. } => size.into(),
            Item::Word { .. } | Item::Double => 8,
        }
    }

    /// The ints that fit, by their least and how many they are; None: every machine word does.
    fn range(self) -> Option<(i64, i64)> {
        let Item::Int { size, signed } = self else {
            return None;
        };
        let many = 1 << (8 * size);
        Some((if signed { -many / 2 } else { 0 }, many))
    }
}

/// A container of raw items, its length and kind behind guards.
struct Storage {
    base: Ref,
    len: Ref,
    item: Item,
}

/// Its items now: what they are and how many.
fn items_now(rt: &Runtime, live: Value) -> Option<(Item, usize)> {
    if !live.is_ptr() {
        return None;
    }
    match rt.shape_of(live) {
        ShapeId::BYTES => Some((Item::Fixed, rt.bytes_like(live)?.len())),
        ShapeId::BYTEARRAY => Some((Item::BYTE, rt.bytes_like(live)?.len())),
        _ => {
            let array = rt.exact_array(&live)?;
            let item = Item::of_code(array.code)?;
            let bytes = rt.bytes_like(array.data)?.len();
            Some((item, bytes / item.size()))
        }
    }
}

/// Is it raw memory whose items compiled code reads?
pub(super) fn has_items(rt: &Runtime, live: Value) -> bool {
    items_now(rt, live).is_some()
}

impl Recorder {
    /// `b[i]` of raw memory, the index in range now. None: it is something else.
    pub(super) fn buffer_item(
        &mut self,
        rt: &mut Runtime,
        source: Ref,
        live: Value,
        (i, now): (Ref, i64),
    ) -> Option<Ref> {
        let storage = self.storage_of(rt, source, live, now)?;
        let i = self.checked_index(i, now, storage.len);
        Some(match storage.item {
            Item::Fixed => {
                let (args, at) = ([storage.base, i], i64::from(INLINE.bytes));
                self.emit_typed(Uop::LoadIndexByte, Ty::Int, Region::Immutable, &args, at)
            }
            Item::Int { size, signed } => self.load_bytes(storage.base, i, size, signed),
            Item::Word { signed } => {
                let v = self.load_index(Ty::Int, Region::ListInt, storage.base, i, 0);
                if !signed {
                    self.guard_not_negative(v);
                }
                v
            }
            Item::Double => self.load_index(Ty::Float, Region::ListFloat, storage.base, i, 0),
        })
    }

    /// A number beyond the half of unsigned words is no machine int.
    fn guard_not_negative(&mut self, v: Ref) {
        let zero = self.int(0);
        let fits = self.emit(Uop::IntLe, &[zero, v], 0);
        self.guard(fits, true);
    }

    /// Item `i` of so many bytes.
    fn load_bytes(&mut self, base: Ref, i: Ref, size: u8, signed: bool) -> Ref {
        let first = self.byte_index(i, size);
        let mut number = self.int(0);
        for k in 0..i64::from(size) {
            let args = [base, first];
            let byte = self.emit_typed(Uop::LoadIndexByte, Ty::Int, Region::ListBool, &args, k);
            number = if k == 0 {
                byte
            } else {
                let places = self.int(8 * k);
                let byte = self.emit(Uop::IntShl, &[byte, places], 0);
                self.emit(Uop::IntOr, &[number, byte], 0)
            };
        }
        if !signed {
            return number;
        }
        let sign = self.int(1 << (8 * size - 1));
        let turned = self.emit(Uop::IntXor, &[number, sign], 0);
        self.emit(Uop::IntSub, &[turned, sign], 0)
    }

    /// Where item `i` of so many bytes begins.
    fn byte_index(&mut self, i: Ref, size: u8) -> Ref {
        if size == 1 {
            return i;
        }
        let places = self.int(size.trailing_zeros().into());
        self.emit(Uop::IntShl, &[i, places], 0)
    }

    /// `b[i] = v` of raw memory, the index in range and the value fit now. False: it is something else.
    pub(super) fn set_buffer_item(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        target: (Ref, Value),
        (i, now): (Ref, i64),
        value: u16,
    ) -> Result<bool, Abort> {
        let Some((item, _)) = items_now(rt, target.1).filter(|(item, _)| *item != Item::Fixed)
        else {
            return Ok(false);
        };
        let live = self.live(interp, value);
        let number = self.number(rt, interp, value)?;
        let usable = match (item, number) {
            (Item::Int { .. }, Num::Int(_)) => {
                let (least, many) = item.range().unwrap_or_default();
                live.is_small_int() && (least..least + many).contains(&live.as_small_int())
            }
            (Item::Word { signed }, Num::Int(_)) => {
                signed || live.is_small_int() && live.as_small_int() >= 0
            }
            (Item::Double, Num::Int(_) | Num::Float(_)) => true,
            _ => false,
        };
        if !usable {
            return Ok(false);
        }
        let Some(storage) = self.storage_of(rt, target.0, target.1, now) else {
            return Ok(false);
        };
        let i = self.checked_index(i, now, storage.len);
        match (item, number) {
            (Item::Double, Num::Int(v)) => {
                let x = self.to_float(v);
                self.store_index(Region::ListFloat, storage.base, i, x);
            }
            (Item::Double, Num::Float(x)) => {
                self.store_index(Region::ListFloat, storage.base, i, x);
            }
            (Item::Word { signed }, Num::Int(v)) => {
                if !signed {
                    self.guard_not_negative(v);
                }
                self.store_index(Region::ListInt, storage.base, i, v);
            }
            (Item::Int { size, .. }, Num::Int(v)) => self.store_bytes(storage, i, size, v),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Stores an int as item `i`, behind a guard that it fits.
    fn store_bytes(&mut self, storage: Storage, i: Ref, size: u8, v: Ref) {
        let (least, many) = storage.item.range().unwrap_or_default();
        let (least, many) = (self.int(least), self.int(many));
        let above = self.emit(Uop::IntSub, &[v, least], 0);
        let inside = self.emit(Uop::IntUlt, &[above, many], 0);
        self.guard(inside, true);
        let first = self.byte_index(i, size);
        for k in 0..i64::from(size) {
            let byte = match k {
                0 => v,
                _ => {
                    let places = self.int(8 * k);
                    self.emit(Uop::IntSar, &[v, places], 0)
                }
            };
            let args = [storage.base, first, byte];
            self.emit_typed(Uop::StoreIndexByte, Ty::Void, Region::ListBool, &args, k);
        }
        self.effect();
    }

    /// `len(b)` of raw memory.
    pub(super) fn buffer_length(&mut self, rt: &mut Runtime, v: Ref, live: Value) -> Option<Ref> {
        items_now(rt, live)?;
        Some(self.opened(rt, v, live)?.len)
    }

    /// The storage of a container in which index `now` is in range.
    fn storage_of(&mut self, rt: &mut Runtime, v: Ref, live: Value, now: i64) -> Option<Storage> {
        let (_, len) = items_now(rt, live)?;
        let len = len as i64;
        if !(-len..len).contains(&now) {
            return None;
        }
        self.opened(rt, v, live)
    }

    /// Guards what the container is, and loads where its items are and how many.
    fn opened(&mut self, rt: &mut Runtime, v: Ref, live: Value) -> Option<Storage> {
        let (item, _) = items_now(rt, live)?;
        let shape = rt.shape_of(live);
        if item == Item::Fixed {
            self.guard_shape(v, shape);
            let len = self.load(Ty::Int, Region::Immutable, v, offset_of!(Bytes, len));
            return Some(Storage { base: v, len, item });
        }
        let data = if shape == ShapeId::BYTEARRAY {
            self.guard_shape(v, shape);
            v
        } else {
            self.array_data(rt, v, live)?
        };
        let len = self.load(Ty::Int, Region::ListHead, data, offset_of!(List, len));
        let len = if item.size() > 1 {
            let places = self.int(item.size().trailing_zeros().into());
            self.emit(Uop::IntSar, &[len, places], 0)
        } else {
            len
        };
        let base = self.load(Ty::Ptr, Region::ListHead, data, offset_of!(List, items));
        Some(Storage { base, len, item })
    }

    /// The bytearray of an array of this type code.
    fn array_data(&mut self, rt: &mut Runtime, v: Ref, live: Value) -> Option<Ref> {
        let code = rt.exact_array(&live)?.code;
        self.guard_instance(rt, v, live);
        let (place, at) = self.slot_place(rt, v, rt.shape_of(live), 0);
        // Neither the cell of an array nor what lies in it changes, but for the bytes.
        let cell = self.load(Ty::Value, Region::Immutable, place, at);
        let at = (CELL_BYTES + offset_of!(Array, code)) as i64;
        let now = self.emit_typed(Uop::LoadByte, Ty::Int, Region::Immutable, &[cell], at);
        let wanted = self.int(code.into());
        self.guard_same(now, wanted);
        let at = CELL_BYTES + offset_of!(Array, data);
        Some(self.load(Ty::Value, Region::Immutable, cell, at))
    }
}
