//! Methods of lists and dicts that have ops or helpers of their own.

use super::op_arith::Num;
use super::op_call::Site;
use super::{Abort, Recorder};
use rekindle_abi::heap::List;
use rekindle_abi::helpers::Helper;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Region, Ty, Uop};
use std::mem::offset_of;

impl Recorder {
    /// A method of an exact list or dict, which is the first argument. None: call it.
    pub(super) fn container_op(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        path: &'static str,
    ) -> Result<Option<Ref>, Abort> {
        if site.n == 0 {
            return Ok(None);
        }
        let live = self.live(interp, site.first);
        let is_list = live.is_ptr() && rt.is_list(live);
        match (path, site.n) {
            ("list.append", 2) if is_list => {
                self.guard_native(interp, site, path)?;
                let list = self.boxed_reg(site.first)?;
                self.append_to(rt, interp, list, live, site.first + 1)?;
                Ok(Some(self.word(Value::NONE)))
            }
            ("list.pop", 1) if is_list && rt.list_len(live) > 0 => {
                self.guard_native(interp, site, path)?;
                let list = self.boxed_reg(site.first)?;
                Ok(Some(self.last_taken(list, rt.shape_of(live))))
            }
            ("list.pop", 2) | ("list.insert", 3) if is_list => {
                self.list_op_at(rt, interp, site, path)
            }
            ("dict.get", 2 | 3) if live.is_ptr() && rt.shape_of(live) == ShapeId::DICT => {
                self.dict_get(rt, interp, site)
            }
            _ => Ok(None),
        }
    }

    /// `l.pop(i)` and `l.insert(i, v)` of a list.
    fn list_op_at(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        path: &'static str,
    ) -> Result<Option<Ref>, Abort> {
        let (live, at) = (self.live(interp, site.first), site.first + 1);
        if !self.live(interp, at).is_small_int() {
            return Ok(None);
        }
        let Num::Int(i) = self.number(rt, interp, at)? else {
            return Ok(None);
        };
        self.guard_native(interp, site, path)?;
        let list = self.boxed_reg(site.first)?;
        let shape = rt.shape_of(live);
        if path == "list.pop" {
            self.guard_shape(list, shape);
            return Ok(Some(self.call_helper(Helper::list_pop_at, &[list, i])));
        }
        let v = self.boxed_reg(site.first + 2)?;
        self.guard_shape(list, shape);
        self.call_helper(Helper::list_insert, &[list, i, v]);
        Ok(Some(self.word(Value::NONE)))
    }

    /// `d.get(key)` and `d.get(key, default)` of a dict, the key a string or an int.
    fn dict_get(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
    ) -> Result<Option<Ref>, Abort> {
        let live = self.live(interp, site.first + 1);
        let text = live.is_ptr() && rt.shape_of(live) == ShapeId::STR;
        if !text && !live.is_small_int() {
            return Ok(None);
        }
        self.guard_native(interp, site, "dict.get")?;
        let (dict, key) = (self.boxed_reg(site.first)?, self.boxed_reg(site.first + 1)?);
        let default = match site.n {
            3 => self.boxed_reg(site.first + 2)?,
            _ => self.word(Value::NONE),
        };
        self.guard_shape(dict, ShapeId::DICT);
        self.guard_key(key, text);
        let found = self.call_helper(Helper::dict_get_or, &[dict, key, default]);
        self.guard_not_null(found);
        Ok(Some(found))
    }

    /// Leaves unless a key is a string, or else an int.
    pub(super) fn guard_key(&mut self, key: Ref, text: bool) {
        if text {
            self.guard_shape(key, ShapeId::STR);
        } else if self.unit[key].op != Uop::IntEncode {
            let test = self.emit(Uop::IsInt, &[key], 0);
            self.guard(test, true);
        }
    }

    /// `list.pop()` of a list that has items now.
    pub(super) fn last_taken(&mut self, list: Ref, shape: ShapeId) -> Ref {
        self.guard_shape(list, shape);
        let at = offset_of!(List, len);
        let len = self.load(Ty::Int, Region::ListHead, list, at);
        let (zero, one) = (self.int(0), self.int(1));
        let some = self.emit(Uop::IntLt, &[zero, len], 0);
        self.guard(some, true);
        let last = self.emit(Uop::IntSub, &[len, one], 0);
        let v = self.element(list, shape, last);
        if shape == ShapeId::LIST_VALUE {
            // Nothing behind the end may keep an object alive.
            let items = self.load(Ty::Ptr, Region::ListHead, list, offset_of!(List, items));
            let null = self.null();
            self.store_index(Region::ListValue, items, last, null);
        }
        self.store(Region::ListHead, list, last, at);
        v
    }

    /// `list.append(register)`
    pub(super) fn append_to(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        list: Ref,
        live: Value,
        r: u16,
    ) -> Result<(), Abort> {
        let value = self.reg(r)?;
        let live_value = self.live(interp, r);
        let shape = rt.shape_of(live);
        let wants = |s: ShapeId| shape == s || shape == ShapeId::LIST_EMPTY;
        if wants(ShapeId::LIST_INT) && live_value.is_small_int() && self.ty(value) != Ty::Bool {
            let super::op_arith::Num::Int(i) = self.number(rt, interp, r)? else {
                return Err(Abort::Lost);
            };
            self.call_helper(Helper::list_append_int, &[list, i]);
        } else if wants(ShapeId::LIST_FLOAT) && !live_value.is_null() && rt.is_float(live_value) {
            let super::op_arith::Num::Float(x) = self.number(rt, interp, r)? else {
                return Err(Abort::Lost);
            };
            self.call_helper(Helper::list_append_float, &[list, x]);
        } else {
            let v = self.boxed(value);
            self.call_helper(Helper::list_append, &[list, v]);
        }
        Ok(())
    }
}
