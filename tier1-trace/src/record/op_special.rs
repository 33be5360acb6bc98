//! Operators, subscripts, tests and properties that a class defines in Python, and `super()`:
//! their methods are inlined like calls.

use super::op_arith::Right;
use super::{Abort, MAX_INLINE_DEPTH, Recorder};
use rekindle_abi::heap::Triple;
use rekindle_bytecode::{BinaryOp, CompareOp, Ins, Op};
use rekindle_objects::attr_cache::Meaning;
use rekindle_objects::native::Binding;
use rekindle_objects::{ClassId, Kind, Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_tier0::operators;
use rekindle_trace_ir::{InlinedKind, Literal, Ref, Region, Ty, Uop};
use std::mem::offset_of;

/// How often the same method may be inlined into itself.
const MAX_REPEATS: usize = 1;

impl Recorder {
    /// `a OP b` by a method in Python. False: not this way.
    pub(super) fn binary_by_method(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
        op: BinaryOp,
        right: Right,
    ) -> Result<bool, Abort> {
        let (a, b) = (self.live(interp, ins.b), self.live_right(interp, right));
        let Some(plan) = operators::binary_plan(rt, op, ins.x == 1, a, b) else {
            return Ok(false);
        };
        let (name, reflected) = rt.operator_names(op);
        let (left, right) = (self.boxed_reg(ins.b)?, self.boxed_right(right)?);
        if plan.swapped {
            if !self.can_inline(rt, plan.function) || !self.guard_operand(rt, left, a) {
                return Ok(false);
            }
            return self.inline_special(rt, b, reflected, plan.function, &[right, left]);
        }
        if !self.can_inline(rt, plan.function) || !self.guard_operand(rt, right, b) {
            return Ok(false);
        }
        self.inline_special(rt, a, name, plan.function, &[left, right])
    }

    /// `a OP b` of a comparison by a method in Python. False: not this way.
    pub(super) fn compare_by_method(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        op: CompareOp,
        left: u16,
        right: Right,
    ) -> Result<bool, Abort> {
        let (a, b) = (self.live(interp, left), self.live_right(interp, right));
        let Some(function) = operators::compare_plan(rt, op, a, b) else {
            return Ok(false);
        };
        let (x, y) = (self.boxed_reg(left)?, self.boxed_right(right)?);
        if !self.can_inline(rt, function) || !self.guard_operand(rt, y, b) {
            return Ok(false);
        }
        let name = rt.compare_name(op);
        self.inline_special(rt, a, name, function, &[x, y])
    }

    /// A special method of the object in the first of these registers. False: not this way.
    pub(super) fn special_method(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        name: Value,
        registers: &[u16],
    ) -> Result<bool, Abort> {
        let live = self.live(interp, registers[0]);
        if operators::method_plan(rt, live, name, registers.len() as u16).is_none() {
            return Ok(false);
        }
        let args = registers
            .iter()
            .map(|r| self.boxed_reg(*r))
            .collect::<Result<Vec<Ref>, Abort>>()?;
        self.special_method_of(rt, live, name, &args)
    }

    /// The same with arguments that lie in no registers.
    pub(super) fn special_method_of(
        &mut self,
        rt: &mut Runtime,
        live: Value,
        name: Value,
        args: &[Ref],
    ) -> Result<bool, Abort> {
        let Some(function) = operators::method_plan(rt, live, name, args.len() as u16) else {
            return Ok(false);
        };
        if !self.can_inline(rt, function) {
            return Ok(false);
        }
        self.inline_special(rt, live, name, function, args)
    }

    /// A property with a getter in Python. False: not this way.
    pub(super) fn property(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        live: Value,
        name: Value,
    ) -> Result<bool, Abort> {
        if !live.is_ptr() {
            return Ok(false);
        }
        let Meaning::Property(getter) = rt.attr_meaning(live, name) else {
            return Ok(false);
        };
        let instance = rt.shape(rt.shape_of(live)).kind == Kind::Instance;
        if !instance || !operators::takes_getter(rt, live, getter) || !self.can_inline(rt, getter) {
            return Ok(false);
        }
        let class = self.guard_instance(rt, obj, live);
        self.guard_class_version(rt, class);
        let Some(found) = rt.lookup(class, name) else {
            return Ok(false);
        };
        let literal = Literal::ClassCell {
            class: self.class_symbol(rt, class),
            name: rt.str_text(name).into_owned(),
        };
        let cell = self.literal(literal, Ty::Ptr, found.cell as u64);
        let value = offset_of!(rekindle_abi::heap::Cell, value);
        let property = self.load(Ty::Value, Region::Cell, cell, value);
        self.guard_shape(property, ShapeId::PROPERTY);
        let function = self.load(Ty::Value, Region::Object, property, offset_of!(Triple, a));
        let code = rt.function_code(getter);
        let number = self.code_number(rt, code);
        self.guard_code(function, number);
        self.push_inlined(code, number, function, Ref::NONE, InlinedKind::Call, &[obj]);
        Ok(true)
    }

    /// `super().name` about to be called: the function, as a literal of the class that has it. On a
    /// class, as in `__new__`, only functions that are not bound.
    pub(super) fn load_super(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let (callee, start, obj) = (
            self.live(interp, ins.b),
            self.live(interp, ins.b + 1),
            self.live(interp, ins.b + 2),
        );
        let usable = ins.x & 1 == 1
            && rt.is_type(callee)
            && rt.class_id(callee) == ClassId::SUPER
            && rt.is_type(start)
            && obj.is_ptr()
            && (rt.is_type(obj) || rt.shape(rt.shape_of(obj)).kind == Kind::Instance);
        if !usable {
            return Err(Abort::Unsupported);
        }
        let name = self.name_at(ins.c as usize);
        let on_class = rt.is_type(obj);
        let start = rt.class_id(start);
        let class = match on_class {
            true => rt.class_id(obj),
            false => rt.class_of(obj),
        };
        let mro = rt.class(class).mro.clone();
        let next = mro.iter().position(|c| *c == start).map(|i| i + 1);
        let Some(&next) = next.and_then(|i| mro.get(i)) else {
            return Err(Abort::Unsupported);
        };
        // Along several bases the next class's own order may differ from the object's.
        let found = mro
            .iter()
            .skip_while(|c| **c != next)
            .find_map(|c| rt.namespace_get(rt.class_namespace(*c), name));
        let known = rt.lookup(next, name).map(|f| f.value());
        let Some(f) = found.filter(|f| known == Some(*f) && f.is_ptr()) else {
            return Err(Abort::Unsupported);
        };
        let text = rt.str_text(name).into_owned();
        let bound = match on_class {
            true => Binding::Static,
            false => Binding::Method,
        };
        let literal = match rt.shape_of(f) {
            ShapeId::FUNCTION if !on_class => Literal::ClassAttr {
                class: self.class_symbol(rt, next),
                name: text,
            },
            ShapeId::NATIVE if rt.binding_of(f) == bound => Literal::Native {
                path: rt.native_def(f).path.to_string(),
            },
            _ => return Err(Abort::Unsupported),
        };
        for (r, class) in [(ins.b, ClassId::SUPER), (ins.b + 1, start)] {
            let v = self.boxed_reg(r)?;
            self.guard_class_object(rt, v, class);
        }
        let receiver = self.boxed_reg(ins.b + 2)?;
        match on_class {
            true => self.guard_class_object(rt, receiver, class),
            false => _ = self.guard_instance(rt, receiver, obj),
        }
        self.guard_class_version(rt, class);
        let function = self.literal(literal, Ty::Value, f.0);
        let receiver = match on_class {
            true => self.null(),
            false => receiver,
        };
        self.set_reg(ins.a, function);
        self.set_reg(ins.a + 1, receiver);
        Ok(())
    }

    /// What the frame that is being left answers its caller's operator `ins` with: sets the
    /// register, or begins the branch. Called before the frame is popped.
    pub(super) fn operator_answer(
        &mut self,
        rt: &mut Runtime,
        live: Value,
        v: Ref,
    ) -> Result<Ref, Abort> {
        let caller = &self.frames[self.frames.len() - 2];
        // SAFETY: code states live as long as the runtime.
        let ins = unsafe { (&*caller.code).code.ins[caller.pc as usize] };
        let value = matches!(
            ins.op,
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge | Op::SetItem
        ) || ins.op.binary().is_some();
        if self.ty(v) != Ty::Value || ins.op == Op::GetItem {
            return Ok(v);
        }
        if value {
            if live == Value::NOT_IMPLEMENTED {
                return Err(Abort::Unsupported);
            }
            if ins.op != Op::SetItem {
                let declined = self.word(Value::NOT_IMPLEMENTED);
                let test = self.emit(Uop::WordEq, &[v, declined], 0);
                self.guard(test, false);
            }
            return Ok(v);
        }
        if !live.is_bool() {
            return Err(Abort::Unsupported);
        }
        let _ = rt;
        let test = self.emit(Uop::IsBool, &[v], 0);
        self.guard(test, true);
        Ok(self.emit(Uop::BoolDecode, &[v], 0))
    }

    /// Gives the caller's operator its answer; its frame is the newest again.
    pub(super) fn take_answer(&mut self, ins: Ins, v: Ref) -> Result<(), Abort> {
        let pc = self.top().pc;
        let is_bool = self.ty(v) == Ty::Bool;
        match ins.op {
            Op::SetItem => {}
            Op::GetItem => self.set_reg(ins.a, v),
            Op::Contains | Op::Not if is_bool => {
                let negated = ins.op == Op::Not || ins.x == 1;
                let v = if negated {
                    self.emit(Uop::BoolNot, &[v], 0)
                } else {
                    v
                };
                self.set_reg(ins.a, v);
            }
            op if op.binary().is_some() => self.set_reg(ins.a, v),
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => self.set_reg(ins.a, v),
            _ if is_bool => {
                let target = ins.jump_target(pc).ok_or(Abort::Lost)?;
                if ins.x != 0 {
                    self.branch(v, target, pc + 1);
                } else {
                    self.branch(v, pc + 1, target);
                }
            }
            _ => return Err(Abort::Unsupported),
        }
        Ok(())
    }

    fn can_inline(&self, rt: &Runtime, function: Value) -> bool {
        let code = rt.function_code(function);
        let repeats = self.frames.iter().filter(|f| f.code == code).count();
        repeats <= MAX_REPEATS
            && self.frames.len() < MAX_INLINE_DEPTH
            // SAFETY: code states live as long as the runtime.
            && unsafe { !(&*code).code.flags.has(rekindle_bytecode::Flags::OBSERVES_FRAMES) }
    }

    /// Leaves unless the operand that is not asked is of a kind that does not change who is asked.
    fn guard_operand(&mut self, rt: &mut Runtime, v: Ref, live: Value) -> bool {
        let made = self.unit[v].op;
        if matches!(made, Uop::IntEncode | Uop::FloatEncode | Uop::BoolEncode) {
            return true;
        }
        if live.is_special() {
            let word = self.word(live);
            if v != word {
                self.guard_same(v, word);
            }
            return true;
        }
        if live.is_small_int() {
            if made != Uop::ConstValue {
                let test = self.emit(Uop::IsInt, &[v], 0);
                self.guard(test, true);
            }
            return true;
        }
        if rt.is_float(live) {
            let test = self.emit(Uop::IsFloat, &[v], 0);
            self.guard(test, true);
            return true;
        }
        let shape = rt.shape_of(live);
        match rt.shape(shape).kind {
            Kind::Instance => {
                self.guard_instance(rt, v, live);
            }
            Kind::List => self.guard_list(v),
            _ if shape < ShapeId::FIRST_DYNAMIC => self.guard_shape(v, shape),
            _ => return false,
        }
        true
    }

    /// Pushes the frame of a method that `live`'s class has under this name.
    fn inline_special(
        &mut self,
        rt: &mut Runtime,
        live: Value,
        name: Value,
        function: Value,
        args: &[Ref],
    ) -> Result<bool, Abort> {
        let code = rt.function_code(function);
        let class = self.guard_instance(rt, args[0], live);
        self.guard_class_version(rt, class);
        let literal = Literal::ClassAttr {
            class: self.class_symbol(rt, class),
            name: rt.str_text(name).into_owned(),
        };
        let callee = self.literal(literal, Ty::Value, function.0);
        let number = self.code_number(rt, code);
        self.guard_code(callee, number);
        self.push_inlined(code, number, callee, Ref::NONE, InlinedKind::Operator, args);
        Ok(true)
    }

    fn live_right(&self, interp: &mut Interp, right: Right) -> Value {
        match right {
            Right::Reg(r) => self.live(interp, r),
            Right::Imm(i) => Value::small_int(i),
        }
    }
}
