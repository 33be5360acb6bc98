//! Slices of exact lists, tuples and strings, without a slice object.

use super::op_arith::Num;
use super::{Abort, Recorder};
use rekindle_abi::heap::List;
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::Ins;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Effect, Ref, Region, SnapId, Ty, Uop};
use std::mem::offset_of;

/// Beyond the end of every list.
const FAR: i64 = 1 << 60;

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
            if let Some((source, from)) = self.unmake_slice(ins, value) {
                self.guard_shape(target, shape);
                let (parts, from) = (self.filled_in(parts), self.filled_in(from));
                let len = rt.list_len(live) as i64;
                if target == source && self.reversal(interp, target, len, [parts, from]) {
                    return Ok(());
                }
                self.set_bounds(parts, 0);
                self.set_bounds(from, 3);
                self.call_helper(Helper::copy_slice, &[target, source]);
                return Ok(());
            }
            self.guard_shape(target, shape);
            self.guard_shape(value, of_value);
            self.set_bounds(parts, 0);
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
        self.set_bounds(parts, 0);
        self.call_helper(Helper::get_slice, &[source])
    }

    /// In `a[…] = b[…]`, takes the making of the slice `value` out of the graph if nothing but this store
    /// sees it: gives `b` and the bounds. What lies between the two instructions only computes, and
    /// leaves to before both.
    fn unmake_slice(&mut self, ins: Ins, value: Ref) -> Option<(Ref, [Ref; 3])> {
        let call = self.unit[value];
        if call.op != Uop::Call || call.imm != Helper::get_slice as i64 {
            return None;
        }
        let body = &self.unit[self.block].body;
        let at = body.iter().rposition(|r| *r == value)?;
        let (first, rest) = (at.checked_sub(3)?, at + 2);
        let is_check = self.unit[*body.get(at + 1)?].op == Uop::CheckValue;
        let sets = body[first..at].iter().map(|r| &self.unit[*r]);
        if !is_check || !sets.clone().all(|set| set.op == Uop::SetArg) {
            return None;
        }
        let parts: Vec<Ref> = sets.map(|set| set.args[0]).collect();
        let quiet = |r: &Ref| self.only_computes_without(*r, value);
        if !body[rest..].iter().all(quiet) || self.snap == SnapId::NONE {
            return None;
        }
        let held: usize = self.frames.iter().map(|f| times(&f.regs, value)).sum();
        let dies = !self.flow().live_at(self.top().pc + 1).has(ins.c);
        if held != 1 || !dies || self.mentions(self.snap, value) {
            return None;
        }
        let block = self.block;
        self.unit[block].body.drain(first..rest);
        self.top_mut().regs[ins.c as usize] = Ref::NONE;
        self.forget_before_mark(rest - first, ins.c);
        Some((call.args[0], [parts[0], parts[1], parts[2]]))
    }

    /// Bounds with an int in place of each None that means the same for a list of any length, if the step is
    /// known to be 1 or -1.
    fn filled_in(&mut self, [start, stop, step]: [Ref; 3]) -> [Ref; 3] {
        let none = self.word(Value::NONE);
        let up = self.word(Value::small_int(1));
        let down = self.word(Value::small_int(-1));
        let is_up = step == none || step == up;
        if !is_up && step != down {
            return [start, stop, step];
        }
        let (first, last) = if is_up { (0, FAR) } else { (FAR, -FAR) };
        let mut or = |bound: Ref, far: i64| match bound == none {
            true => self.word(Value::small_int(far)),
            false => bound,
        };
        let (start, stop) = (or(start, first), or(stop, last));
        [start, stop, if is_up { up } else { down }]
    }

    /// `l[i:j] = l[j-1:i-1:-1]` (`i` 0: without a second bound), all of them places of the list now, which has
    /// `len` items: its items there are turned round. False: it is something else.
    fn reversal(&mut self, interp: &mut Interp, list: Ref, len: i64, parts: [[Ref; 3]; 2]) -> bool {
        let [[start, stop, up], [last, before, down]] = parts;
        if up != self.word(Value::small_int(1)) || down != self.word(Value::small_int(-1)) {
            return false;
        }
        let bounds = [start, stop, last, before].map(|part| {
            let raw = self.raw_bound(part)?;
            Some((raw, self.live_int(interp, raw)?))
        });
        let [Some(start), Some(stop), Some(last), Some(before)] = bounds else {
            return false;
        };
        let first = match before.1 {
            _ if before.1 == -FAR => 0,
            0.. => before.1 + 1,
            _ => return false,
        };
        if start.1 != first || last.1 + 1 != stop.1 || !(first..len).contains(&last.1) {
            return false;
        }
        let at = offset_of!(List, len);
        let len = self.load(Ty::Int, Region::ListHead, list, at);
        let one = self.int(1);
        let inside = self.emit(Uop::IntUlt, &[last.0, len], 0);
        self.guard(inside, true);
        let end = self.emit(Uop::IntAdd, &[last.0, one], 0);
        self.guard_equal(end, stop.0);
        let begin = if before.1 == -FAR {
            self.int(0)
        } else {
            let inside = self.emit(Uop::IntUlt, &[before.0, last.0], 0);
            self.guard(inside, true);
            self.emit(Uop::IntAdd, &[before.0, one], 0)
        };
        self.guard_equal(begin, start.0);
        self.call_helper(Helper::list_reverse_span, &[list, begin, end]);
        true
    }

    /// Leaves unless two ints are the same.
    fn guard_equal(&mut self, a: Ref, b: Ref) {
        if a != b {
            let same = self.emit(Uop::IntEq, &[a, b], 0);
            self.guard(same, true);
        }
    }

    /// The int behind a bound that is an int.
    fn raw_bound(&mut self, part: Ref) -> Option<Ref> {
        let ins = self.unit[part];
        match ins.op {
            Uop::IntEncode => Some(ins.args[0]),
            Uop::ConstValue if Value(ins.imm as u64).is_small_int() => {
                Some(self.int(Value(ins.imm as u64).as_small_int()))
            }
            _ => None,
        }
    }

    /// What an int is now, if it is a constant or in a register.
    fn live_int(&self, interp: &mut Interp, raw: Ref) -> Option<i64> {
        if let Some(i) = self.known_int(raw) {
            return Some(i);
        }
        let r = self.top().regs.iter().position(|r| *r == raw)?;
        let live = self.live(interp, r as u16);
        live.is_small_int().then(|| live.as_small_int())
    }

    /// Does the instruction compute or leave without any effect, and not look at `value`?
    fn only_computes_without(&self, r: Ref, value: Ref) -> bool {
        let ins = &self.unit[r];
        let quiet = matches!(
            ins.op.effect(),
            Effect::Pure | Effect::Read | Effect::Guard | Effect::Alloc
        );
        let snap = ins.snap;
        quiet
            && ins.operands().all(|o| o != value)
            && (snap == SnapId::NONE || !self.mentions(snap, value))
    }

    fn mentions(&self, snap: SnapId, value: Ref) -> bool {
        let mut found = false;
        self.unit[snap].for_each_ref(|r| found |= r == value);
        found
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

    fn set_bounds(&mut self, parts: [Ref; 3], first: i64) {
        for (i, part) in (first..).zip(parts) {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[part], i);
        }
    }

    fn slice_object(&mut self, first: u16) -> Result<Ref, Abort> {
        let parts = self.boxed_range(first, 3)?;
        Ok(self.call_helper(Helper::build_slice, &parts))
    }
}

fn times(regs: &[Ref], value: Ref) -> usize {
    regs.iter().filter(|r| **r == value).count()
}

fn shape_of(rt: &Runtime, v: Value) -> Option<ShapeId> {
    v.is_ptr().then(|| rt.shape_of(v))
}

fn is_sliceable(shape: ShapeId) -> bool {
    shape.is_list() || shape == ShapeId::TUPLE || shape == ShapeId::STR
}
