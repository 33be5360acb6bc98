//! Slices of exact lists, tuples and strings, without a slice object.

use super::op_arith::Num;
use super::{Abort, Recorder};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::Ins;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Region, Ty, Uop};

impl Recorder {
    /// `a = c[b:b+1:b+2]`
    pub(super) fn get_slice(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let source = self.boxed_reg(ins.c)?;
        let live = self.live(interp, ins.c);
        let shape = shape_of(rt, live);
        if let Some(shape) = shape.filter(|s| is_sliceable(*s))
            && let Some(parts) = self.bounds(rt, interp, ins.b)?
        {
            let v = self.slice_of(source, shape, parts);
            self.set_reg(ins.a, v);
            return Ok(());
        }
        let slice = self.slice_object(ins.b)?;
        if self.special_method_of(rt, live, rt.names.getitem, &[source, slice])? {
            return Ok(());
        }
        let v = self.call_helper(Helper::get_item, &[source, slice]);
        self.set_reg(ins.a, v);
        Ok(())
    }

    /// `a[b:b+1:b+2] = c`
    pub(super) fn set_slice(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let (target, value) = (self.boxed_reg(ins.a)?, self.boxed_reg(ins.c)?);
        let live = self.live(interp, ins.a);
        let live_value = self.live(interp, ins.c);
        let shapes = shape_of(rt, live).zip(shape_of(rt, live_value));
        if let Some((shape, of_value)) = shapes.filter(|(a, b)| a.is_list() && b.is_list())
            && let Some(parts) = self.bounds(rt, interp, ins.b)?
        {
            self.guard_shape(target, shape);
            self.guard_shape(value, of_value);
            self.set_bounds(parts);
            self.call_helper(Helper::set_slice, &[target, value]);
            return Ok(());
        }
        let slice = self.slice_object(ins.b)?;
        if self.special_method_of(rt, live, rt.names.setitem, &[target, slice, value])? {
            return Ok(());
        }
        self.call_helper(Helper::set_item, &[target, slice, value]);
        Ok(())
    }

    /// The same with a slice that is a constant. None: it is something else.
    pub(super) fn constant_slice(
        &mut self,
        rt: &Runtime,
        source: Ref,
        live: Value,
        index: Ref,
    ) -> Option<Ref> {
        let slice = self.known_value(index).filter(|v| rt.is_slice(*v))?;
        let shape = shape_of(rt, live).filter(|s| is_sliceable(*s))?;
        let (start, stop, step) = rt.triple(slice);
        let parts = [start, stop, step];
        if !parts.iter().all(|v| v.is_none() || v.is_small_int()) {
            return None;
        }
        let parts = parts.map(|v| self.word(v));
        Some(self.slice_of(source, shape, parts))
    }

    fn slice_of(&mut self, source: Ref, shape: ShapeId, parts: [Ref; 3]) -> Ref {
        self.guard_shape(source, shape);
        self.set_bounds(parts);
        self.call_helper(Helper::get_slice, &[source])
    }

    /// The three bounds as tagged words, if each is a small int or None now; guarded to be an int or None.
    fn bounds(
        &mut self,
        rt: &Runtime,
        interp: &mut Interp,
        first: u16,
    ) -> Result<Option<[Ref; 3]>, Abort> {
        let mut parts = [Ref::NONE; 3];
        for (part, r) in parts.iter_mut().zip(first..) {
            let live = self.live(interp, r);
            let v = self.reg(r)?;
            if live.is_none() {
                let none = self.word(Value::NONE);
                if v != none {
                    let v = self.boxed(v);
                    self.guard_same(v, none);
                }
                *part = none;
                continue;
            }
            if !live.is_small_int() || self.ty(v) == Ty::Bool {
                return Ok(None);
            }
            let Num::Int(i) = self.number(rt, interp, r)? else {
                return Ok(None);
            };
            *part = self.boxed(i);
        }
        Ok(Some(parts))
    }

    fn set_bounds(&mut self, parts: [Ref; 3]) {
        for (i, part) in (0..).zip(parts) {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[part], i);
        }
    }

    fn slice_object(&mut self, first: u16) -> Result<Ref, Abort> {
        let parts = self.boxed_range(first, 3)?;
        Ok(self.call_helper(Helper::build_slice, &parts))
    }
}

fn shape_of(rt: &Runtime, v: Value) -> Option<ShapeId> {
    v.is_ptr().then(|| rt.shape_of(v))
}

fn is_sliceable(shape: ShapeId) -> bool {
    shape.is_list() || shape == ShapeId::TUPLE || shape == ShapeId::STR
}
