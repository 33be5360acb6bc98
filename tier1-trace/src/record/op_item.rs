//! Subscripts, lengths, unpacking, tuples.

use super::{Abort, Recorder};
use rekindle_abi::heap::{Dict, INLINE, List, Str, Tuple};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Region, Ty, Uop};
use std::mem::offset_of;

/// Is it one of the list shapes that have items?
fn is_filled_list(shape: ShapeId) -> bool {
    (ShapeId::LIST_INT..=ShapeId::LIST_VALUE).contains(&shape)
}

impl Recorder {
    /// The index of a subscript, as an int and as it is now.
    fn index(
        &mut self,
        rt: &Runtime,
        interp: &mut Interp,
        ins: Ins,
        field: u16,
    ) -> Result<Option<(Ref, i64)>, Abort> {
        if ins.op == Op::GetItemImm {
            let i = ins.imm();
            return Ok(Some((self.int(i), i)));
        }
        let live = self.live(interp, field);
        let v = self.reg(field)?;
        if !live.is_small_int() || self.ty(v) == Ty::Bool {
            return Ok(None);
        }
        let super::op_arith::Num::Int(i) = self.number(rt, interp, field)? else {
            return Ok(None);
        };
        Ok(Some((i, live.as_small_int())))
    }

    /// The index counted from the front, checked against the length.
    pub(super) fn checked_index(&mut self, i: Ref, now: i64, len: Ref) -> Ref {
        let i = if now < 0 {
            if self.known_int(i).is_none() {
                let zero = self.int(0);
                let negative = self.emit(Uop::IntLt, &[i, zero], 0);
                self.guard(negative, true);
            }
            self.emit(Uop::IntAdd, &[i, len], 0)
        } else {
            i
        };
        let inside = self.emit(Uop::IntUlt, &[i, len], 0);
        self.guard(inside, true);
        i
    }

    pub(super) fn get_item(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let source = self.boxed_reg(ins.b)?;
        let live = self.live(interp, ins.b);
        let index = self.index(rt, interp, ins, ins.c)?;
        if live.is_ptr()
            && let Some((i, now)) = index
        {
            let shape = rt.shape_of(live);
            let len = match shape {
                s if is_filled_list(s) => rt.list_len(live),
                ShapeId::TUPLE => rt.tuple_items(live).len(),
                ShapeId::STR => rt.str_len(live),
                _ => 0,
            } as i64;
            if (-len..len).contains(&now) {
                self.guard_shape(source, shape);
                let v = match shape {
                    ShapeId::TUPLE => {
                        let len =
                            self.load(Ty::Int, Region::Immutable, source, offset_of!(Tuple, len));
                        let i = self.checked_index(i, now, len);
                        self.element(source, shape, i)
                    }
                    ShapeId::STR => {
                        let len = self.load(
                            Ty::Int,
                            Region::Immutable,
                            source,
                            offset_of!(Str, len_chars),
                        );
                        let i = self.checked_index(i, now, len);
                        self.call_helper(Helper::str_index, &[source, i])
                    }
                    _ => {
                        let len =
                            self.load(Ty::Int, Region::ListHead, source, offset_of!(List, len));
                        let i = self.checked_index(i, now, len);
                        self.element(source, shape, i)
                    }
                };
                self.set_reg(ins.a, v);
                return Ok(());
            }
            if let Some(v) = self.buffer_item(rt, source, live, (i, now)) {
                self.set_reg(ins.a, v);
                return Ok(());
            }
            if shape == ShapeId::DICT && has_key(rt, live, Value::try_small_int(now)) {
                self.guard_shape(source, ShapeId::DICT);
                let v = self.call_helper(Helper::dict_get_int, &[source, i]);
                self.guard_not_null(v);
                self.set_reg(ins.a, v);
                return Ok(());
            }
        }
        let key = match index {
            Some((i, _)) => self.boxed(i),
            None => self.boxed_reg(ins.c)?,
        };
        if let Some(v) = self.constant_slice(rt, source, live, key) {
            self.set_reg(ins.a, v);
            return Ok(());
        }
        let live_key = if ins.op == Op::GetItemImm {
            Value::NULL
        } else {
            self.live(interp, ins.c)
        };
        let v = if live.is_ptr()
            && rt.shape_of(live) == ShapeId::DICT
            && live_key.is_ptr()
            && rt.is_str(live_key)
            && has_key(rt, live, Some(live_key))
        {
            self.guard_shape(source, ShapeId::DICT);
            self.guard_shape(key, ShapeId::STR);
            let v = self.call_helper(Helper::dict_get_str, &[source, key]);
            self.guard_not_null(v);
            v
        } else {
            self.call_helper(Helper::get_item, &[source, key])
        };
        self.set_reg(ins.a, v);
        Ok(())
    }

    pub(super) fn set_item(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let target = self.boxed_reg(ins.a)?;
        let live = self.live(interp, ins.a);
        let value = self.reg(ins.c)?;
        let index = self.index(rt, interp, ins, ins.b)?;
        if live.is_ptr()
            && let Some((i, now)) = index
        {
            let shape = rt.shape_of(live);
            if is_filled_list(shape)
                && (-(rt.list_len(live) as i64)..rt.list_len(live) as i64).contains(&now)
            {
                let live_value = self.live(interp, ins.c);
                if let Some(raw) = self.as_element(rt, interp, shape, ins.c, value, live_value)? {
                    self.guard_shape(target, shape);
                    let len = self.load(Ty::Int, Region::ListHead, target, offset_of!(List, len));
                    let i = self.checked_index(i, now, len);
                    let op = self.unit[raw].op;
                    if shape == ShapeId::LIST_VALUE
                        && (op == Uop::BoolEncode || op == Uop::ConstValue)
                    {
                        // Never a heap object: the collector need not know.
                        let at = offset_of!(List, items);
                        let items = self.load(Ty::Ptr, Region::ListHead, target, at);
                        self.store_index(Region::ListValue, items, i, raw);
                        return Ok(());
                    }
                    if shape == ShapeId::LIST_VALUE {
                        // The storage, a buffer of its own, needs the barrier: the helper knows how.
                        self.call_helper(Helper::list_set, &[target, i, raw]);
                        return Ok(());
                    }
                    let items =
                        self.load(Ty::Ptr, Region::ListHead, target, offset_of!(List, items));
                    match shape {
                        ShapeId::LIST_BOOL => self.store_bool(items, i, raw),
                        ShapeId::LIST_INT => self.store_index(Region::ListInt, items, i, raw),
                        _ => self.store_index(Region::ListFloat, items, i, raw),
                    }
                    return Ok(());
                }
            }
            if self.set_buffer_item(rt, interp, (target, live), (i, now), ins.c)? {
                return Ok(());
            }
            if shape == ShapeId::DICT {
                let v = self.boxed(value);
                self.guard_shape(target, ShapeId::DICT);
                self.call_helper(Helper::dict_set_int, &[target, i, v]);
                return Ok(());
            }
        }
        let key = match index {
            Some((i, _)) => self.boxed(i),
            None => self.boxed_reg(ins.b)?,
        };
        let v = self.boxed(value);
        let live_key = self.live(interp, ins.b);
        if live.is_ptr()
            && rt.shape_of(live) == ShapeId::DICT
            && live_key.is_ptr()
            && rt.is_str(live_key)
        {
            self.guard_shape(target, ShapeId::DICT);
            self.guard_shape(key, ShapeId::STR);
            self.call_helper(Helper::dict_set_str, &[target, key, v]);
        } else {
            self.call_helper(Helper::set_item, &[target, key, v]);
        }
        Ok(())
    }

    /// A value as a list of this shape holds it, if it can.
    fn as_element(
        &mut self,
        rt: &Runtime,
        interp: &mut Interp,
        shape: ShapeId,
        r: u16,
        value: Ref,
        live: Value,
    ) -> Result<Option<Ref>, Abort> {
        use super::op_arith::Num;
        Ok(match shape {
            ShapeId::LIST_VALUE => Some(self.boxed(value)),
            ShapeId::LIST_INT if live.is_small_int() => match self.number(rt, interp, r)? {
                Num::Int(i) => Some(i),
                _ => None,
            },
            ShapeId::LIST_BOOL if live.is_bool() => Some(self.as_bool(value)),
            ShapeId::LIST_FLOAT if !live.is_null() && rt.is_float(live) => {
                match self.number(rt, interp, r)? {
                    Num::Float(x) => Some(x),
                    _ => None,
                }
            }
            _ => None,
        })
    }

    /// A value that is a bool now, unboxed behind a guard.
    fn as_bool(&mut self, value: Ref) -> Ref {
        if self.ty(value) == Ty::Bool {
            return value;
        }
        let v = self.boxed(value);
        let test = self.emit(Uop::IsBool, &[v], 0);
        self.guard(test, true);
        self.emit(Uop::BoolDecode, &[v], 0)
    }

    /// The length of a container of known layout, behind a guard of its shape.
    pub(super) fn length_of(&mut self, rt: &Runtime, v: Ref, live: Value) -> Option<Ref> {
        if !live.is_ptr() {
            return None;
        }
        let shape = rt.shape_of(live);
        let (region, offset) = match shape {
            s if is_filled_list(s) || s == ShapeId::LIST_EMPTY => {
                (Region::ListHead, offset_of!(List, len))
            }
            ShapeId::TUPLE => (Region::Immutable, offset_of!(Tuple, len)),
            ShapeId::STR => (Region::Immutable, offset_of!(Str, len_chars)),
            ShapeId::DICT | ShapeId::SET | ShapeId::FROZENSET => {
                (Region::Dict, offset_of!(Dict, len))
            }
            _ => return None,
        };
        self.guard_shape(v, shape);
        Some(self.load(Ty::Int, region, v, offset))
    }

    pub(super) fn unpack(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let source = self.boxed_reg(ins.b)?;
        let live = self.live(interp, ins.b);
        if !live.is_ptr() {
            return Err(Abort::Exception);
        }
        let shape = rt.shape_of(live);
        if shape == ShapeId::TUPLE || is_filled_list(shape) {
            let len = self
                .length_of(rt, source, live)
                .expect("lists and tuples have lengths");
            let n = self.int(ins.c as i64);
            self.guard_same(len, n);
            let items: Vec<Ref> = (0..ins.c as i64)
                .map(|k| {
                    if shape == ShapeId::TUPLE {
                        return self.load(
                            Ty::Value,
                            Region::Immutable,
                            source,
                            INLINE.tuple as usize + 8 * k as usize,
                        );
                    }
                    let k = self.int(k);
                    self.element(source, shape, k)
                })
                .collect();
            for (k, v) in items.into_iter().enumerate() {
                self.set_reg(ins.a + k as u16, v);
            }
            return Ok(());
        }
        let n = self.int(ins.c as i64);
        self.call_helper(Helper::unpack, &[source, n]);
        for k in 0..ins.c {
            let v = self.emit_typed(Uop::GetArg, Ty::Value, Region::Args, &[], k as i64);
            self.set_reg(ins.a + k, v);
        }
        Ok(())
    }

    pub(super) fn build_tuple(&mut self, ins: Ins) -> Result<(), Abort> {
        let values = self.boxed_range(ins.b, ins.c)?;
        let t = self.tuple_of(&values);
        self.set_reg(ins.a, t);
        Ok(())
    }

    pub(super) fn list_append_reg(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let list = self.boxed_reg(ins.a)?;
        let live = self.live(interp, ins.a);
        self.append_to(rt, interp, list, live, ins.b)
    }
}

/// Is the string or int a key of the dict? A miss raises, which the general helper does.
pub(super) fn has_key(rt: &mut Runtime, dict: Value, key: Option<Value>) -> bool {
    key.is_some_and(|key| matches!(rt.dict_get(DictRef::new(dict), key), Ok(Some(_))))
}
