//! Built-in sequences and tables as wholes: `in`, and what `+` makes of two.

use super::op_arith::Num;
use super::{Abort, Recorder};
use rekindle_abi::helpers::Helper;
use rekindle_objects::membership::quick_contains;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Ty, Uop};

impl Recorder {
    /// `item in container`, of two registers, as a `Bool`.
    pub(super) fn membership(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        item: u16,
        container: u16,
    ) -> Result<Ref, Abort> {
        let live = self.live(interp, container);
        if live.is_ptr()
            && let Some(found) = self.quick_membership(rt, interp, item, container, live)?
        {
            return Ok(found);
        }
        let (item, container) = (self.boxed_reg(item)?, self.boxed_reg(container)?);
        self.skip_above = Some(interp.depth);
        let found = self.call_helper(Helper::contains, &[container, item]);
        let zero = self.int(0);
        Ok(self.emit(Uop::IntNe, &[found, zero], 0))
    }

    /// The same where nobody's own code has to be asked. None: not so.
    fn quick_membership(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        item: u16,
        container: u16,
        live: Value,
    ) -> Result<Option<Ref>, Abort> {
        let shape = rt.shape_of(live);
        let live_item = self.live(interp, item);
        let all = self.boxed_reg(container)?;
        let small = live_item.is_small_int() && self.ty(self.reg(item)?) != Ty::Bool;
        let text = live_item.is_ptr() && rt.shape_of(live_item) == ShapeId::STR;
        let tables = [ShapeId::DICT, ShapeId::SET, ShapeId::FROZENSET];
        if small
            && matches!(shape, ShapeId::TUPLE | ShapeId::LIST_INT)
            && quick_contains(rt, live, live_item).is_some()
            && let Num::Int(i) = self.number(rt, interp, item)?
        {
            self.guard_shape(all, shape);
            if shape == ShapeId::TUPLE {
                let found = self.call_helper(Helper::tuple_has_int, &[all, i]);
                return Ok(Some(self.told(found)));
            }
            let found = self.call_helper(Helper::list_has_int, &[all, i]);
            return Ok(Some(self.nonzero(found)));
        }
        let item = self.boxed_reg(item)?;
        if shape == ShapeId::STR && text {
            self.guard_shape(all, shape);
            self.guard_shape(item, shape);
            let found = self.call_helper(Helper::str_has, &[all, item]);
            return Ok(Some(self.nonzero(found)));
        }
        if tables.contains(&shape) && (small || text) {
            self.guard_shape(all, shape);
            self.guard_key(item, text);
            let found = self.call_helper(Helper::table_has, &[all, item]);
            return Ok(Some(self.told(found)));
        }
        if quick_contains(rt, live, live_item).is_none() {
            return Ok(None);
        }
        self.guard_shape(all, shape);
        let found = self.call_helper(Helper::quick_contains, &[all, item]);
        Ok(Some(self.told(found)))
    }

    /// Leaves where an answer says that only the general way can tell.
    fn told(&mut self, answer: Ref) -> Ref {
        let zero = self.int(0);
        let unknown = self.emit(Uop::IntLt, &[answer, zero], 0);
        self.guard(unknown, false);
        self.nonzero(answer)
    }

    fn nonzero(&mut self, answer: Ref) -> Ref {
        let zero = self.int(0);
        self.emit(Uop::IntNe, &[answer, zero], 0)
    }

    /// `a + b` of two exact tuples or lists that are `live` now. None: they are something else.
    pub(super) fn concatenation(
        &mut self,
        rt: &Runtime,
        in_place: bool,
        a: u16,
        b: u16,
        live: [Value; 2],
    ) -> Result<Option<Ref>, Abort> {
        if !live.iter().all(|v| v.is_ptr()) {
            return Ok(None);
        }
        let shapes = live.map(|v| rt.shape_of(v));
        let helper = match shapes {
            [ShapeId::TUPLE, ShapeId::TUPLE] => Helper::tuple_concat,
            [x, y] if x.is_list() && y.is_list() && !in_place => Helper::list_concat,
            _ => return Ok(None),
        };
        let operands = [self.boxed_reg(a)?, self.boxed_reg(b)?];
        for (v, shape) in operands.into_iter().zip(shapes) {
            self.guard_shape(v, shape);
        }
        Ok(Some(self.call_helper(helper, &operands)))
    }
}
