//! Operators that a class defines in Python.
//!
//! Their method gets a frame like any other call, so that the native stack does not grow and
//! recordings see into it. What the method returns passes through [`Interp::answered`] first:
//! `NotImplemented` asks the other operand, a comparison under a jump is a truth, and what an
//! assignment returns is dropped. A [`Plan`] is made only where the first method to be asked is
//! a plain Python function; everything else takes the runtime's way, which knows all cases.
//!
//! The file is longer than most: asking a method and taking its answer mirror each other op by op.

use crate::attrs;
use crate::calls::Called;
use crate::frame::{Frame, FrameKind};
use crate::interp::Interp;
use crate::slow;
use rekindle_bytecode::{BinaryOp, CompareOp, Ins, Op, Role};
use rekindle_objects::code_state::Cache;
use rekindle_objects::compare::holds;
use rekindle_objects::{ClassId, CodeState, Kind, R, Runtime, ShapeId, Value};

/// The method that answers an operator first.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// A Python function that takes the operands and nothing else.
    pub function: Value,
    /// Is it the right operand's reflected method?
    pub swapped: bool,
}

/// What became of a test.
#[derive(Clone, Copy, Debug)]
pub enum Tested {
    /// The answer.
    Holds(bool),
    /// A frame was pushed: its answer goes where the instruction says.
    Frame,
}

/// Is it an object of a class written in Python, and not of a built-in type's layout?
#[inline(always)]
fn is_instance(rt: &Runtime, v: Value) -> bool {
    v.is_ptr()
        && rt.shape_of(v) >= ShapeId::FIRST_DYNAMIC
        && rt.shape(rt.shape_of(v)).kind == Kind::Instance
        && rt.has_python_class(v)
}

/// The special method of a class, if it is a Python function of `n` parameters that runs to its end.
pub fn plain_method(rt: &mut Runtime, class: ClassId, name: Value, n: u16) -> Option<Value> {
    let f = rt.lookup(class, name)?.value();
    is_plain(rt, f, n).then_some(f)
}

fn is_plain(rt: &Runtime, f: Value, n: u16) -> bool {
    if !f.is_ptr() || rt.shape_of(f) != ShapeId::FUNCTION {
        return false;
    }
    // SAFETY: linked code lives as long as the runtime.
    unsafe { (*rt.function_code(f)).direct_args == n }
}

/// Who answers `a OP b` (`a OP= b` when `inplace`) first.
pub fn binary_plan(
    rt: &mut Runtime,
    op: BinaryOp,
    inplace: bool,
    a: Value,
    b: Value,
) -> Option<Plan> {
    let (left, right) = (is_instance(rt, a), is_instance(rt, b));
    if !left && !right || a.is_null() || b.is_null() {
        return None;
    }
    let (class_a, class_b) = (rt.class_of(a), rt.class_of(b));
    let (name, reflected) = rt.operator_names(op);
    if left {
        if class_a != class_b && rt.has_python_class(b) && rt.is_subclass(class_b, class_a) {
            return None;
        }
        let own = rt.inplace_name(op);
        if inplace && rt.lookup(class_a, own).is_some() {
            return None;
        }
        let function = plain_method(rt, class_a, name, 2)?;
        return Some(Plan {
            function,
            swapped: false,
        });
    }
    if rt.has_python_class(a) || rt.takes_any_operand(op, a, b) {
        return None;
    }
    let function = plain_method(rt, class_b, reflected, 2)?;
    Some(Plan {
        function,
        swapped: true,
    })
}

/// Who answers the comparison `a OP b` first: the left operand's method.
#[inline]
pub fn compare_plan(rt: &mut Runtime, op: CompareOp, a: Value, b: Value) -> Option<Value> {
    if !is_instance(rt, a) || b.is_null() {
        return None;
    }
    let (class_a, class_b) = (rt.class_of(a), rt.class_of(b));
    if class_a != class_b && rt.has_python_class(b) && rt.is_subclass(class_b, class_a) {
        return None;
    }
    let name = rt.compare_name(op);
    plain_method(rt, class_a, name, 2)
}

/// The special method `name` of an object, with `n` parameters.
#[inline]
pub fn method_plan(rt: &mut Runtime, v: Value, name: Value, n: u16) -> Option<Value> {
    if !is_instance(rt, v) {
        return None;
    }
    let class = rt.class_of(v);
    plain_method(rt, class, name, n)
}

/// The getter to call for the attribute of `obj`, NULL when the line does not know one.
#[inline(always)]
pub fn cached_getter(rt: &Runtime, line: &Cache, obj: Value) -> Value {
    cached_accessor(rt, line, obj, 1)
}

/// The same for an assignment: the setter.
#[inline(always)]
pub(crate) fn cached_setter(rt: &Runtime, line: &Cache, obj: Value) -> Value {
    cached_accessor(rt, line, obj, 2)
}

#[inline(always)]
fn cached_accessor(rt: &Runtime, line: &Cache, obj: Value, n: u16) -> Value {
    let known = line.state == attrs::state::PROPERTY
        && attrs::shape_or_none(obj) == line.seen
        && line.epoch == rt.epoch();
    if !known {
        return Value::NULL;
    }
    let f = Value(line.data);
    // SAFETY: linked code lives as long as the runtime. A function may be given other code.
    let direct = unsafe { (*rt.function_code(f)).direct_args };
    if direct == n { f } else { Value::NULL }
}

/// May the getter of a property get a frame? Not where there is a `__getattr__`, which is asked
/// when a getter raises `AttributeError`.
pub fn takes_getter(rt: &mut Runtime, obj: Value, getter: Value) -> bool {
    is_plain(rt, getter, 1) && !rt.has_getattr_hook(obj)
}

impl Interp {
    /// `a OP b`, or in place when `x` is 1; by a frame, where a method in Python answers.
    #[inline(never)]
    pub(crate) fn binary(
        &mut self,
        rt: &mut Runtime,
        op: BinaryOp,
        x: u8,
        a: Value,
        b: Value,
    ) -> R<Called> {
        if let Some(v) = slow::binary_of_floats(rt, op, a, b) {
            return Ok(Called::Value(v));
        }
        if let Some(plan) = binary_plan(rt, op, x == 1, a, b) {
            let args = if plan.swapped { [b, a] } else { [a, b] };
            return self.push_special(rt, plan.function, &args, FrameKind::Operator);
        }
        slow::binary(rt, op, x, a, b).map(Called::Value)
    }

    /// `a OP b` of a comparison, as an object.
    #[inline(never)]
    pub(crate) fn compare(
        &mut self,
        rt: &mut Runtime,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> R<Called> {
        if let Some(order) = slow::order_of_floats(rt, a, b) {
            return Ok(Called::Value(Value::bool(holds(op, order))));
        }
        if let Some(f) = compare_plan(rt, op, a, b) {
            return self.push_special(rt, f, &[a, b], FrameKind::Operator);
        }
        rt.compare(op, a, b).map(Called::Value)
    }

    /// `bool(a OP b)` for a jump.
    #[inline(never)]
    pub(crate) fn compare_truth(
        &mut self,
        rt: &mut Runtime,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> R<Tested> {
        if let Some(order) = slow::order_of_floats(rt, a, b) {
            return Ok(Tested::Holds(holds(op, order)));
        }
        if rt.is_str(a) && rt.is_str(b) {
            return Ok(Tested::Holds(rt.str_compare(op, a, b)));
        }
        if let Some(f) = compare_plan(rt, op, a, b) {
            self.push_special(rt, f, &[a, b], FrameKind::Operator)?;
            return Ok(Tested::Frame);
        }
        slow::compare_truth(rt, op, a, b).map(Tested::Holds)
    }

    /// `item in container`
    #[inline(never)]
    pub(crate) fn contains(
        &mut self,
        rt: &mut Runtime,
        container: Value,
        item: Value,
    ) -> R<Tested> {
        let name = rt.names.contains;
        if let Some(f) = method_plan(rt, container, name, 2) {
            self.push_special(rt, f, &[container, item], FrameKind::Operator)?;
            return Ok(Tested::Frame);
        }
        rt.contains(container, item).map(Tested::Holds)
    }

    /// `bool(v)` for a jump.
    #[inline(never)]
    pub(crate) fn truth(&mut self, rt: &mut Runtime, v: Value) -> R<Tested> {
        if rt.is_always_true(v) {
            return Ok(Tested::Holds(true));
        }
        if is_instance(rt, v) {
            let class = rt.class_of(v);
            match rt.lookup(class, rt.names.bool_).map(|f| f.value()) {
                Some(f) if is_plain(rt, f, 1) => {
                    self.push_special(rt, f, &[v], FrameKind::Operator)?;
                    return Ok(Tested::Frame);
                }
                None if rt.lookup(class, rt.names.len).is_none() => return Ok(Tested::Holds(true)),
                _ => {}
            }
        }
        slow::truth(rt, v).map(Tested::Holds)
    }

    /// `a[i]`
    #[inline(never)]
    pub(crate) fn get_item(&mut self, rt: &mut Runtime, a: Value, i: Value) -> R<Called> {
        if a.is_ptr() && matches!(rt.shape_of(a), ShapeId::BYTES | ShapeId::BYTEARRAY) {
            return rt.bytes_getitem(a, i).map(Called::Value);
        }
        let name = rt.names.getitem;
        if let Some(f) = method_plan(rt, a, name, 2) {
            return self.push_special(rt, f, &[a, i], FrameKind::Call);
        }
        rt.get_item(a, i).map(Called::Value)
    }

    /// `a[i] = v`. True: a frame was pushed.
    #[inline(never)]
    pub(crate) fn set_item(&mut self, rt: &mut Runtime, a: Value, i: Value, v: Value) -> R<bool> {
        if a.is_ptr() && rt.shape_of(a) == ShapeId::BYTEARRAY {
            return rt.bytearray_setitem(a, i, v).map(|()| false);
        }
        let name = rt.names.setitem;
        if let Some(f) = method_plan(rt, a, name, 3) {
            self.push_special(rt, f, &[a, i, v], FrameKind::Operator)?;
            return Ok(true);
        }
        rt.set_item(a, i, v).map(|()| false)
    }

    /// `a[start:stop:step]` by a slice object
    #[inline(never)]
    pub(crate) fn get_slice(&mut self, rt: &mut Runtime, a: Value, parts: [Value; 3]) -> R<Called> {
        let slice = rt.new_slice(parts[0], parts[1], parts[2]);
        self.get_item(rt, a, slice)
    }

    /// `a[start:stop:step] = v` by a slice object. True: a frame was pushed.
    #[inline(never)]
    pub(crate) fn set_slice(
        &mut self,
        rt: &mut Runtime,
        a: Value,
        parts: [Value; 3],
        v: Value,
    ) -> R<bool> {
        let slice = rt.new_slice(parts[0], parts[1], parts[2]);
        self.set_item(rt, a, slice, v)
    }

    /// Pushes the frame of a special method; the arguments are all it takes.
    #[inline]
    pub(crate) fn push_special(
        &mut self,
        rt: &mut Runtime,
        function: Value,
        args: &[Value],
        kind: FrameKind,
    ) -> R<Called> {
        let code: *mut CodeState = rt.function_code(function);
        let regs = self.free_regs();
        // SAFETY: the stack's margin is larger than any frame; the callers checked that the code
        // takes just these arguments.
        unsafe {
            for (i, v) in args.iter().enumerate() {
                regs.add(i).write(*v);
            }
            self.push_frame(rt, code, function, regs, args.len(), kind)?;
        }
        Ok(Called::Frame)
    }

    /// The newest frame's instruction `ins` gets `v` from its special method. Sets the pending
    /// exception on failure.
    #[inline(never)]
    pub(crate) fn answered(&mut self, rt: &mut Runtime, ins: Ins, v: Value) {
        let caller: *mut Frame = self.top();
        // SAFETY: the caller stands behind its instruction, whose registers are in its window.
        let result = unsafe { answer(rt, &mut *caller, ins, v) };
        debug_assert!(result.is_ok() || !rt.ctx.exc.is_null());
    }
}

/// # Safety
/// `frame` stands behind `ins`.
unsafe fn answer(rt: &mut Runtime, frame: &mut Frame, ins: Ins, v: Value) -> R<()> {
    // SAFETY: the caller's promise.
    let reg = |r: u16| unsafe { frame.regs.add(r as usize) };
    let right = || match ins.op.roles()[2] {
        Role::Imm => Value::small_int(ins.imm()),
        // SAFETY: as above.
        _ => unsafe { *reg(ins.c) },
    };
    let jump = |holds: bool, distance: isize| {
        // SAFETY: verified code: the target is in it.
        (holds == (ins.x != 0)).then(|| unsafe { frame.pc.sub(1).offset(distance) })
    };
    let declined = v == Value::NOT_IMPLEMENTED;
    // SAFETY: as above.
    let (a, b) = unsafe { (*reg(ins.b), right()) };
    let target = match ins.op {
        Op::SetItem | Op::SetSlice | Op::StoreAttr => None,
        Op::JumpIf => jump(bool_result(rt, v)?, ins.bc() as isize),
        Op::Not => {
            let holds = bool_result(rt, v)?;
            // SAFETY: as above.
            unsafe { *reg(ins.a) = Value::bool(!holds) };
            None
        }
        Op::JumpContains => jump(rt.truth(v)?, ins.a as i16 as isize),
        Op::Contains => {
            let holds = rt.truth(v)? == (ins.x == 0);
            // SAFETY: as above.
            unsafe { *reg(ins.a) = Value::bool(holds) };
            None
        }
        op => {
            if let Some(op) = op.binary() {
                let v = match declined {
                    true => rt.binary_declined(op, ins.x == 1, a, b)?,
                    false => v,
                };
                // SAFETY: as above.
                unsafe { *reg(ins.a) = v };
                None
            } else if let Some(compared) = op.compare() {
                let v = match declined {
                    true => rt.compare_declined(compared, a, b)?,
                    false => v,
                };
                if matches!(op, Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge) {
                    // SAFETY: as above.
                    unsafe { *reg(ins.a) = v };
                    None
                } else {
                    jump(rt.truth(v)?, ins.a as i16 as isize)
                }
            } else {
                // SAFETY: as above.
                unsafe { *reg(ins.a) = v };
                None
            }
        }
    };
    if let Some(pc) = target {
        frame.pc = pc;
    }
    Ok(())
}

/// What `__bool__` returned.
fn bool_result(rt: &mut Runtime, v: Value) -> R<bool> {
    if v.is_bool() {
        return Ok(v == Value::TRUE);
    }
    let name = rt.type_name(v);
    rt.type_error(format!("__bool__ should return bool, returned {name}"))
}
