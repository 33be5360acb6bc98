//! The dispatch loop: one arm per op.
//!
//! Arms hold the fast paths (small ints, word floats, cache hits); everything else is a call of a function in [`crate::slow`],
//! kept out of line so that the loop stays small. The program counter, the registers and the code's tables live in local
//! variables; `save!` writes the counter back before anything that may look at the frame, and `load_frame!` takes up
//! whatever frame is newest. The file is longer than most because the arms belong together: they share the loop's local
//! variables, and splitting them would hide what the processor sees.

use crate::arithmetic::{floor_div, floor_mod};
use crate::attrs::{self, state};
use crate::calls::Called;
use crate::class_attrs;
use crate::engine::{Entered, Observe};
use crate::frame::{Frame, FrameKind, watch};
use crate::generators;
use crate::interp::{Interp, closure_cell};
use crate::iteration::{self, Next};
use crate::operators::{self, Tested};
use crate::slow;
use crate::stores;
use rekindle_abi::heap::{Cell, Function};
use rekindle_bytecode::{BinaryOp, CompareOp, Ins, Op};
use rekindle_objects::code_state::{Cache, CodeState};
use rekindle_objects::{Runtime, ShapeId, Value};

/// How it goes on after an instruction.
#[derive(Clone, Copy)]
enum Then {
    /// With the next one.
    Next,
    /// In the frame that was pushed.
    Enter,
    /// In the frame that is newest now.
    Load,
}

/// Why the loop was left.
pub(crate) enum Left {
    /// An entry frame returned this.
    Done(Value),
    /// An entry frame was left by an exception.
    Failed,
    /// Observing began or ended: take the other version of the loop.
    Switch,
}

impl Interp {
    /// # Safety
    /// The newest frame's code is verified and linked; its registers lie in the stack.
    #[inline(never)]
    pub(crate) unsafe fn dispatch<const OBSERVE: bool>(&mut self, rt: &mut Runtime) -> Left {
        let mut frame: *mut Frame;
        let mut pc: *const Ins;
        let mut regs: *mut Value;
        let mut code: *mut CodeState;
        let mut caches: *mut Cache;
        let mut first: *const Ins;

        macro_rules! load_frame {
            () => {{
                frame = self.frames.add(self.depth - 1);
                pc = (*frame).pc;
                regs = (*frame).regs;
                code = (*frame).code;
                caches = (&mut (*code).caches).as_mut_ptr();
                first = (*code).first;
            }};
        }
        macro_rules! save {
            () => {
                (*frame).pc = pc
            };
        }
        macro_rules! fail {
            () => {{
                save!();
                if OBSERVE && self.observing {
                    self.observe_raise(rt);
                }
                if !self.unwind(rt) {
                    return Left::Failed;
                }
                if (self.observing || self.tracing) != OBSERVE {
                    return Left::Switch;
                }
                load_frame!();
                continue;
            }};
        }
        macro_rules! get {
            ($r:expr) => {
                *regs.add($r as usize)
            };
        }
        macro_rules! set {
            ($r:expr, $v:expr) => {{
                let v = $v;
                *regs.add($r as usize) = v;
            }};
        }
        macro_rules! try_set {
            ($r:expr, $v:expr) => {{
                save!();
                match $v {
                    Ok(v) => *regs.add($r as usize) = v,
                    Err(_) => fail!(),
                }
            }};
        }
        macro_rules! attempt {
            ($e:expr) => {{
                save!();
                match $e {
                    Ok(v) => v,
                    Err(_) => fail!(),
                }
            }};
        }
        // This instruction's place, from where jumps count.
        macro_rules! here {
            () => {
                pc.sub(1)
            };
        }
        macro_rules! jump {
            ($distance:expr) => {
                pc = here!().offset($distance as isize)
            };
        }
        macro_rules! cache {
            () => {
                &mut *caches.add(here!().offset_from(first) as usize)
            };
        }
        macro_rules! name {
            ($i:expr) => {
                *(&(*code).names).get_unchecked($i as usize)
            };
        }
        // Returns from a frame that is not a plain call's.
        macro_rules! leave {
            ($v:expr) => {{
                if let Some(left) = self.leave(rt, $v) {
                    return left;
                }
                load_frame!();
                if !rt.ctx.exc.is_null() {
                    fail!();
                }
            }};
        }
        // After a frame was pushed: function counters, then on in the callee.
        macro_rules! entered {
            () => {{
                let callee = (*self.frames.add(self.depth - 1)).code;
                if !OBSERVE {
                    self.counts.calls += 1;
                    if (*callee).entry_unit != 0 {
                        match self.enter_function_unit(rt, callee) {
                            Entered::Return(v) => {
                                leave!(v);
                                continue;
                            }
                            Entered::Raise => {
                                if !self.unwind(rt) {
                                    return Left::Failed;
                                }
                            }
                            Entered::Resume | Entered::Declined => {}
                        }
                        if self.observing {
                            return Left::Switch;
                        }
                    } else {
                        (*callee).entry_counter += 1;
                        if (*callee).entry_counter >= (*callee).entry_limit
                            && self.function_hot(rt, callee)
                        {
                            return Left::Switch;
                        }
                    }
                }
                load_frame!();
            }};
        }
        // What is left to do after an arm; shared, because each arm would repeat much code.
        let mut then = Then::Next;
        macro_rules! called {
            ($dst:expr, $e:expr) => {{
                save!();
                match $e {
                    Ok(Called::Value(v)) => *regs.add($dst as usize) = v,
                    Ok(Called::Frame) => then = Then::Enter,
                    Ok(Called::Resumed) => then = Then::Load,
                    Err(_) => fail!(),
                }
            }};
        }
        // A call of what lies at `$base` with the `$n` arguments behind it.
        macro_rules! call {
            ($dst:expr, $base:expr, $n:expr) => {{
                let (base, n): (*mut Value, usize) = ($base, $n);
                let callee = *base;
                let mut direct = std::ptr::null_mut();
                if callee.is_ptr() && rt.shape_of(callee) == ShapeId::FUNCTION {
                    let target = (*callee.as_ptr::<Function>()).code as *mut CodeState;
                    if (*target).direct_args as usize == n {
                        direct = target;
                    }
                }
                if direct.is_null() {
                    if callee.is_ptr() && rt.shape_of(callee) == ShapeId::NATIVE {
                        save!();
                        match Interp::call_native_quick(rt, callee, base.add(1), n) {
                            Some(Ok(v)) => {
                                set!($dst, v);
                                continue;
                            }
                            Some(Err(_)) => fail!(),
                            None => {}
                        }
                    }
                    called!($dst, self.call_at(rt, base, n, &[]));
                } else {
                    let args = base.add(1);
                    attempt!(self.push_frame(rt, direct, callee, args, n, FrameKind::Call));
                    then = Then::Enter;
                }
            }};
        }
        // A test that a method in Python may answer, in a frame of its own; then it has come out
        // as `$otherwise` for now.
        macro_rules! tested {
            ($e:expr, $otherwise:expr) => {{
                save!();
                match $e {
                    Ok(Tested::Holds(holds)) => holds,
                    Ok(Tested::Frame) => {
                        then = Then::Enter;
                        $otherwise
                    }
                    Err(_) => fail!(),
                }
            }};
        }
        macro_rules! arithmetic {
            ($ins:ident, $b:expr, $op:ident, $int:expr, $float:expr) => {{
                let (x, y) = (get!($ins.b), $b);
                if x.both_small_ints(y) {
                    let int: fn(i64, i64) -> Option<i64> = $int;
                    if let Some(raw) = int(x.0 as i64, y.0 as i64) {
                        set!($ins.a, Value(raw as u64));
                        continue;
                    }
                } else if x.is_word_float() && y.is_word_float() {
                    let float: fn(f64, f64) -> f64 = $float;
                    let z = float(x.as_word_float(), y.as_word_float());
                    set!(
                        $ins.a,
                        match Value::try_float(z) {
                            Some(v) => v,
                            None => rt.new_float(z),
                        }
                    );
                    continue;
                }
                called!($ins.a, self.binary(rt, BinaryOp::$op, $ins.x, x, y));
            }};
        }
        macro_rules! generic_binary {
            ($ins:ident, $b:expr, $op:ident) => {{
                let (x, y) = (get!($ins.b), $b);
                called!($ins.a, self.binary(rt, BinaryOp::$op, $ins.x, x, y));
            }};
        }
        macro_rules! bitwise {
            ($ins:ident, $b:expr, $op:ident, $int:expr) => {{
                let (x, y) = (get!($ins.b), $b);
                if x.both_small_ints(y) {
                    let int: fn(u64, u64) -> u64 = $int;
                    set!($ins.a, Value(int(x.0, y.0)));
                } else {
                    called!($ins.a, self.binary(rt, BinaryOp::$op, $ins.x, x, y));
                }
            }};
        }
        macro_rules! division {
            ($ins:ident, $b:expr, $op:ident, $int:expr) => {{
                let (x, y) = (get!($ins.b), $b);
                if x.both_small_ints(y) {
                    let int: fn(i64, i64) -> i64 = $int;
                    let d = y.as_small_int();
                    // -1 alone can leave the range of small ints.
                    if d != 0 && d != -1 {
                        set!($ins.a, Value::small_int(int(x.as_small_int(), d)));
                        continue;
                    }
                }
                called!($ins.a, self.binary(rt, BinaryOp::$op, $ins.x, x, y));
            }};
        }
        macro_rules! small {
            ($i:expr) => {
                Value::small_int($i)
            };
        }
        macro_rules! compare {
            ($ins:ident, $op:ident, $int:expr, $float:expr) => {{
                let (x, y) = (get!($ins.b), get!($ins.c));
                if x.both_small_ints(y) {
                    let int: fn(&i64, &i64) -> bool = $int;
                    set!($ins.a, Value::bool(int(&(x.0 as i64), &(y.0 as i64))));
                } else if x.is_word_float() && y.is_word_float() {
                    let float: fn(&f64, &f64) -> bool = $float;
                    set!(
                        $ins.a,
                        Value::bool(float(&x.as_word_float(), &y.as_word_float()))
                    );
                } else {
                    called!($ins.a, self.compare(rt, CompareOp::$op, x, y));
                }
            }};
        }
        macro_rules! compare_jump {
            ($ins:ident, $y:expr, $op:ident, $int:expr, $float:expr) => {{
                let (x, y) = (get!($ins.b), $y);
                let holds = if x.both_small_ints(y) {
                    let int: fn(&i64, &i64) -> bool = $int;
                    int(&(x.0 as i64), &(y.0 as i64))
                } else if x.is_word_float() && y.is_word_float() {
                    let float: fn(&f64, &f64) -> bool = $float;
                    float(&x.as_word_float(), &y.as_word_float())
                } else {
                    tested!(self.compare_truth(rt, CompareOp::$op, x, y), $ins.x == 0)
                };
                if holds == ($ins.x != 0) {
                    jump!($ins.a as i16);
                }
            }};
        }

        // SAFETY: the function's own promise: verified code, registers inside the stack. `pc` moves
        // within the code's instructions, which never fall off their end.
        unsafe {
            load_frame!();
            loop {
                if OBSERVE {
                    save!();
                    if self.tracing {
                        if self.trace_step(rt).is_err() {
                            pc = pc.add(1);
                            fail!();
                        }
                    } else if self.observe(rt) != Observe::Continue {
                        return Left::Switch;
                    }
                }
                // Not a copy: an arm reads what it needs, and not more.
                let ins = &*pc;
                pc = pc.add(1);
                match ins.op {
                    Op::Nop => {}
                    Op::Move => set!(ins.a, get!(ins.b)),
                    Op::LoadConst => {
                        let consts = &(*code).consts;
                        set!(ins.a, *consts.get_unchecked(ins.bc() as usize))
                    }
                    Op::LoadInt => set!(ins.a, small!(ins.bc() as i64)),
                    Op::LoadNone => set!(ins.a, Value::NONE),
                    Op::LoadGlobal => {
                        let line = cache!();
                        if line.state == state::GLOBAL
                            || line.state == state::BUILTIN
                                && (*((*code).globals.as_ptr::<rekindle_abi::heap::Dict>())).version
                                    == line.epoch
                        {
                            let v = (*(line.data as *const Cell)).value;
                            if !v.is_null() {
                                set!(ins.a, v);
                                continue;
                            }
                        }
                        try_set!(ins.a, attrs::load_global(rt, &*code, line, name!(ins.bc())));
                    }
                    Op::StoreGlobal => {
                        let line = cache!();
                        let v = get!(ins.a);
                        let cell = line.data as *mut Cell;
                        if line.state == state::GLOBAL && !(*cell).value.is_null() {
                            (*cell).value = v;
                            rt.heap.barrier(Value::from_ptr(cell), v);
                        } else {
                            attempt!(slow::store_global(rt, &*code, line, name!(ins.bc()), v));
                        }
                    }
                    Op::DeleteGlobal => attempt!(slow::delete_global(rt, &*code, name!(ins.bc()))),
                    Op::LoadName => try_set!(ins.a, slow::load_name(rt, frame, name!(ins.bc()))),
                    Op::StoreName => {
                        attempt!(slow::store_name(rt, frame, name!(ins.bc()), get!(ins.a)))
                    }
                    Op::DeleteName => attempt!(slow::delete_name(rt, frame, name!(ins.bc()))),
                    Op::LoadClassFree => {
                        try_set!(
                            ins.a,
                            slow::load_class_free(rt, frame, name!(ins.b), ins.c as usize)
                        )
                    }
                    Op::CheckBound => {
                        if get!(ins.a).is_null() {
                            attempt!(rt.unbound_local(name!(ins.bc())));
                        }
                    }
                    Op::Unset => set!(ins.a, Value::NULL),
                    Op::MakeCell => set!(ins.a, rt.new_cell(get!(ins.a))),
                    Op::LoadCell => {
                        let v = (*get!(ins.b).as_ptr::<Cell>()).value;
                        if v.is_null() {
                            attempt!(rt.unbound_local(name!(ins.c)));
                        }
                        set!(ins.a, v);
                    }
                    Op::StoreCell => {
                        let (cell, v) = (get!(ins.a), get!(ins.b));
                        (*cell.as_ptr::<Cell>()).value = v;
                        rt.heap.barrier(cell, v);
                    }
                    Op::ClearCell => {
                        let cell = get!(ins.a).as_ptr::<Cell>();
                        if (*cell).value.is_null() {
                            attempt!(rt.unbound_local(name!(ins.c)));
                        }
                        (*cell).value = Value::NULL;
                    }
                    Op::LoadFree => {
                        let v = (*closure_cell(rt, frame, ins.b)).value;
                        if v.is_null() {
                            attempt!(rt.unbound_free(name!(ins.c)));
                        }
                        set!(ins.a, v);
                    }
                    Op::StoreFree => {
                        let cell = closure_cell(rt, frame, ins.b);
                        (*cell).value = get!(ins.a);
                        rt.heap.barrier(Value::from_ptr(cell), get!(ins.a));
                    }
                    Op::ClearFree => {
                        let cell = closure_cell(rt, frame, ins.b);
                        if (*cell).value.is_null() {
                            attempt!(rt.unbound_free(name!(ins.c)));
                        }
                        (*cell).value = Value::NULL;
                    }
                    Op::LoadClosure => set!(ins.a, Value::from_ptr(closure_cell(rt, frame, ins.b))),

                    Op::Add => arithmetic!(
                        ins,
                        get!(ins.c),
                        Add,
                        |x, y| (x - 1).checked_add(y),
                        |x, y| x + y
                    ),
                    Op::Sub => arithmetic!(
                        ins,
                        get!(ins.c),
                        Sub,
                        |x, y| x.checked_sub(y - 1),
                        |x, y| x - y
                    ),
                    Op::Mul => arithmetic!(
                        ins,
                        get!(ins.c),
                        Mul,
                        |x, y| (x - 1).checked_mul(y >> 1).map(|z| z | 1),
                        |x, y| x * y
                    ),
                    Op::AddImm => {
                        arithmetic!(
                            ins,
                            small!(ins.imm()),
                            Add,
                            |x, y| (x - 1).checked_add(y),
                            |x, y| x + y
                        )
                    }
                    Op::SubImm => {
                        arithmetic!(
                            ins,
                            small!(ins.imm()),
                            Sub,
                            |x, y| x.checked_sub(y - 1),
                            |x, y| x - y
                        )
                    }
                    Op::MulImm => arithmetic!(
                        ins,
                        small!(ins.imm()),
                        Mul,
                        |x, y| (x - 1).checked_mul(y >> 1).map(|z| z | 1),
                        |x, y| x * y
                    ),
                    Op::TrueDiv => {
                        let (x, y) = (get!(ins.b), get!(ins.c));
                        if x.is_word_float() && y.is_word_float() {
                            // A float in a word is never zero.
                            let z = rt.new_float(x.as_word_float() / y.as_word_float());
                            set!(ins.a, z);
                        } else {
                            called!(ins.a, self.binary(rt, BinaryOp::TrueDiv, ins.x, x, y));
                        }
                    }
                    Op::FloorDiv => division!(ins, get!(ins.c), FloorDiv, floor_div),
                    Op::Mod => division!(ins, get!(ins.c), Mod, floor_mod),
                    Op::FloorDivImm => division!(ins, small!(ins.imm()), FloorDiv, floor_div),
                    Op::ModImm => division!(ins, small!(ins.imm()), Mod, floor_mod),
                    Op::Pow => generic_binary!(ins, get!(ins.c), Pow),
                    Op::MatMul => generic_binary!(ins, get!(ins.c), MatMul),
                    Op::LShift | Op::LShiftImm => {
                        let (x, y) = (
                            get!(ins.b),
                            if ins.op == Op::LShift {
                                get!(ins.c)
                            } else {
                                small!(ins.imm())
                            },
                        );
                        if x.both_small_ints(y) {
                            let (i, n) = (x.as_small_int(), y.as_small_int());
                            if (0..62).contains(&n) && (i << n) >> n == i {
                                let v = rt.new_int(i << n);
                                set!(ins.a, v);
                                continue;
                            }
                        }
                        called!(ins.a, self.binary(rt, BinaryOp::LShift, ins.x, x, y));
                    }
                    Op::RShift | Op::RShiftImm => {
                        let (x, y) = (
                            get!(ins.b),
                            if ins.op == Op::RShift {
                                get!(ins.c)
                            } else {
                                small!(ins.imm())
                            },
                        );
                        if x.both_small_ints(y) && y.as_small_int() >= 0 {
                            set!(ins.a, small!(x.as_small_int() >> y.as_small_int().min(63)));
                        } else {
                            called!(ins.a, self.binary(rt, BinaryOp::RShift, ins.x, x, y));
                        }
                    }
                    Op::BitAnd => bitwise!(ins, get!(ins.c), BitAnd, |x, y| x & y),
                    Op::BitOr => bitwise!(ins, get!(ins.c), BitOr, |x, y| x | y),
                    Op::BitXor => bitwise!(ins, get!(ins.c), BitXor, |x, y| (x ^ y) | 1),
                    Op::BitAndImm => bitwise!(ins, small!(ins.imm()), BitAnd, |x, y| x & y),
                    Op::BitOrImm => bitwise!(ins, small!(ins.imm()), BitOr, |x, y| x | y),
                    Op::BitXorImm => bitwise!(ins, small!(ins.imm()), BitXor, |x, y| (x ^ y) | 1),
                    Op::Neg => {
                        let x = get!(ins.b);
                        if x.is_small_int() {
                            let v = rt.new_int(-x.as_small_int());
                            set!(ins.a, v);
                        } else if x.is_word_float() {
                            let v = rt.new_float(-x.as_word_float());
                            set!(ins.a, v);
                        } else {
                            try_set!(ins.a, rt.unary(rekindle_bytecode::UnaryOp::Neg, x));
                        }
                    }
                    Op::Pos => try_set!(
                        ins.a,
                        rt.unary(rekindle_bytecode::UnaryOp::Pos, get!(ins.b))
                    ),
                    Op::Invert => try_set!(
                        ins.a,
                        rt.unary(rekindle_bytecode::UnaryOp::Invert, get!(ins.b))
                    ),
                    Op::Not => {
                        let x = get!(ins.b);
                        let holds = if x.is_bool() {
                            x == Value::TRUE
                        } else {
                            tested!(self.truth(rt, x), false)
                        };
                        if matches!(then, Then::Next) {
                            set!(ins.a, Value::bool(!holds));
                        }
                    }
                    Op::Lt => compare!(ins, Lt, i64::lt, f64::lt),
                    Op::Le => compare!(ins, Le, i64::le, f64::le),
                    Op::Eq => compare!(ins, Eq, i64::eq, f64::eq),
                    Op::Ne => compare!(ins, Ne, i64::ne, f64::ne),
                    Op::Gt => compare!(ins, Gt, i64::gt, f64::gt),
                    Op::Ge => compare!(ins, Ge, i64::ge, f64::ge),
                    Op::Is => {
                        let same = rt.is_same(get!(ins.b), get!(ins.c));
                        set!(ins.a, Value::bool(same == (ins.x == 0)));
                    }
                    Op::Contains => {
                        let (set, item) = (get!(ins.c), get!(ins.b));
                        let holds = tested!(self.contains(rt, set, item), false);
                        if matches!(then, Then::Next) {
                            set!(ins.a, Value::bool(holds == (ins.x == 0)));
                        }
                    }

                    Op::Jump => jump!(ins.bc()),
                    Op::JumpBack => {
                        let indices = &(*code).loop_index;
                        let index = *indices.get_unchecked(here!().offset_from(first) as usize);
                        // What a signal handler raises is raised inside the loop: here.
                        if rt.ctx.attention != 0 {
                            attempt!(slow::attend(self, rt));
                        }
                        jump!(ins.bc());
                        if !OBSERVE {
                            let loops = &mut (*code).loops;
                            let l = &mut *loops.as_mut_ptr().add(index as usize);
                            self.counts.loop_edges += 1;
                            if l.unit != 0 {
                                save!();
                                let unit = l.unit;
                                match self.enter_unit(rt, unit) {
                                    Entered::Declined => {}
                                    Entered::Resume => {
                                        if self.observing {
                                            return Left::Switch;
                                        }
                                        load_frame!();
                                    }
                                    Entered::Return(v) => leave!(v),
                                    Entered::Raise => {
                                        if !self.unwind(rt) {
                                            return Left::Failed;
                                        }
                                        load_frame!();
                                    }
                                }
                            } else {
                                l.counter += 1;
                                if l.counter >= l.limit {
                                    save!();
                                    if self.loop_hot(rt, code, index as usize) {
                                        return Left::Switch;
                                    }
                                }
                            }
                        }
                    }
                    Op::JumpIf => {
                        let x = get!(ins.a);
                        let holds = if x.is_bool() {
                            x == Value::TRUE
                        } else {
                            tested!(self.truth(rt, x), ins.x == 0)
                        };
                        if holds == (ins.x != 0) {
                            jump!(ins.bc());
                        }
                    }
                    Op::JumpIfNone => {
                        if get!(ins.a).is_none() == (ins.x != 0) {
                            jump!(ins.bc());
                        }
                    }
                    Op::JumpLt => compare_jump!(ins, get!(ins.c), Lt, i64::lt, f64::lt),
                    Op::JumpLe => compare_jump!(ins, get!(ins.c), Le, i64::le, f64::le),
                    Op::JumpEq => compare_jump!(ins, get!(ins.c), Eq, i64::eq, f64::eq),
                    Op::JumpNe => compare_jump!(ins, get!(ins.c), Ne, i64::ne, f64::ne),
                    Op::JumpGt => compare_jump!(ins, get!(ins.c), Gt, i64::gt, f64::gt),
                    Op::JumpGe => compare_jump!(ins, get!(ins.c), Ge, i64::ge, f64::ge),
                    Op::JumpLtImm => compare_jump!(ins, small!(ins.imm()), Lt, i64::lt, f64::lt),
                    Op::JumpLeImm => compare_jump!(ins, small!(ins.imm()), Le, i64::le, f64::le),
                    Op::JumpEqImm => compare_jump!(ins, small!(ins.imm()), Eq, i64::eq, f64::eq),
                    Op::JumpNeImm => compare_jump!(ins, small!(ins.imm()), Ne, i64::ne, f64::ne),
                    Op::JumpGtImm => compare_jump!(ins, small!(ins.imm()), Gt, i64::gt, f64::gt),
                    Op::JumpGeImm => compare_jump!(ins, small!(ins.imm()), Ge, i64::ge, f64::ge),
                    Op::JumpIs => {
                        if rt.is_same(get!(ins.b), get!(ins.c)) == (ins.x != 0) {
                            jump!(ins.a as i16);
                        }
                    }
                    Op::JumpContains => {
                        let (set, item) = (get!(ins.c), get!(ins.b));
                        let holds = tested!(self.contains(rt, set, item), ins.x == 0);
                        if holds == (ins.x != 0) {
                            jump!(ins.a as i16);
                        }
                    }

                    Op::GetIter => {
                        attempt!(iteration::start(rt, get!(ins.b), regs.add(ins.a as usize)))
                    }
                    Op::MakeIter => try_set!(ins.a, slow::make_iter(rt, get!(ins.b))),
                    Op::ForIter => {
                        let at = regs.add(ins.b as usize);
                        let quick = iteration::next_quick(rt, at);
                        if !quick.is_null() {
                            set!(ins.a, quick);
                            continue;
                        }
                        save!();
                        match iteration::next(self, rt, at) {
                            Ok(Next::Item(v)) => set!(ins.a, v),
                            Ok(Next::End) => jump!(ins.c as i16),
                            Ok(Next::Frame) => then = Then::Load,
                            Err(_) => fail!(),
                        }
                    }

                    Op::Call => {
                        attempt!(self.attend_at_call(rt));
                        call!(ins.a, regs.add(ins.b as usize), ins.c as usize);
                    }
                    Op::CallMethod => {
                        attempt!(self.attend_at_call(rt));
                        let mut base = regs.add(ins.b as usize);
                        let mut n = ins.c as usize + 1;
                        if (*base.add(1)).is_null() {
                            *base.add(1) = *base;
                            base = base.add(1);
                            n -= 1;
                        }
                        call!(ins.a, base, n);
                    }
                    Op::CallKw => {
                        attempt!(self.attend_at_call(rt));
                        let base = regs.add(ins.b as usize);
                        let names = *base.add(1 + ins.c as usize);
                        let names = rt.tuple_items(names);
                        called!(ins.a, self.call_at(rt, base, ins.c as usize, names));
                    }
                    Op::CallMethodKw => {
                        attempt!(self.attend_at_call(rt));
                        let mut base = regs.add(ins.b as usize);
                        let names = *base.add(2 + ins.c as usize);
                        let names = rt.tuple_items(names);
                        let mut n = ins.c as usize + 1;
                        if (*base.add(1)).is_null() {
                            *base.add(1) = *base;
                            base = base.add(1);
                            n -= 1;
                        }
                        called!(ins.a, self.call_at(rt, base, n, names));
                    }
                    Op::CallEx => {
                        attempt!(self.attend_at_call(rt));
                        called!(ins.a, slow::call_ex(self, rt, regs.add(ins.b as usize)))
                    }
                    Op::LoadMethod => {
                        let obj = get!(ins.b);
                        let line = cache!();
                        if line.state == state::METHOD
                            && attrs::shape_or_none(obj) == line.seen
                            && line.epoch == rt.epoch()
                        {
                            set!(ins.a, Value(line.data));
                            set!(ins.a + 1, obj);
                            continue;
                        }
                        let (f, receiver) = match class_attrs::cached_method(rt, line, obj) {
                            Some(found) => found,
                            None => attempt!(attrs::load_method(rt, line, obj, name!(ins.c))),
                        };
                        set!(ins.a, f);
                        set!(ins.a + 1, receiver);
                    }
                    Op::LoadSuperAttr => {
                        let at = regs.add(ins.b as usize);
                        let (f, receiver) = attempt!(slow::load_super(rt, at, name!(ins.c), ins.x));
                        set!(ins.a, f);
                        if ins.x & 1 == 1 {
                            set!(ins.a + 1, receiver);
                        }
                    }
                    Op::Return => {
                        let v = get!(ins.a);
                        if (*frame).kind == FrameKind::Call {
                            // The commonest way out, spelt out.
                            self.depth -= 1;
                            load_frame!();
                            set!((*here!()).a, v);
                            continue;
                        }
                        save!();
                        leave!(v);
                    }
                    Op::Yield => {
                        let v = get!(ins.b);
                        save!();
                        let (kind, watchers) = ((*frame).own_kind(), (*frame).watchers());
                        if watchers & watch::HELD != 0 {
                            self.let_go(rt, Some((*frame).owner));
                        }
                        self.suspend(rt, ins.c as usize);
                        if kind == FrameKind::GeneratorEntry {
                            return Left::Done(v);
                        }
                        load_frame!();
                        set!((*here!()).a, v);
                        if watchers & !watch::HELD != 0 {
                            self.observing |= watchers & watch::RECORDED != 0;
                            return Left::Switch;
                        }
                    }
                    Op::Send => {
                        save!();
                        match slow::send(self, rt, get!(ins.b), get!(ins.a)) {
                            Ok(slow::Sent::Yielded(v)) => set!(ins.a, v),
                            Ok(slow::Sent::Returned(v)) => {
                                set!(ins.a, v);
                                jump!(ins.c as i16);
                            }
                            Ok(slow::Sent::Frame) => then = Then::Load,
                            Err(_) => fail!(),
                        }
                    }
                    Op::GetYieldFrom => {
                        try_set!(
                            ins.a,
                            slow::get_yield_from(rt, &*(*frame).code, get!(ins.b), ins.x)
                        )
                    }
                    Op::Raise => {
                        save!();
                        slow::raise(rt, ins.x, get!(ins.a), get!(ins.b));
                        fail!();
                    }
                    Op::Reraise => {
                        rt.ctx.exc = get!(ins.a);
                        fail!();
                    }
                    Op::PushExc => {
                        set!(
                            ins.a,
                            generators::begin_handling(rt, &mut *frame, get!(ins.b))
                        )
                    }
                    Op::PopExc => generators::end_handling(rt, &mut *frame, get!(ins.a)),
                    Op::MatchExc if ins.x == 0 => {
                        let holds = attempt!(rt.match_exception(get!(ins.b), get!(ins.c)));
                        set!(ins.a, Value::bool(holds));
                    }
                    Op::LoadSpecial => try_set!(
                        ins.a,
                        slow::load_special(rt, get!(ins.b), name!(ins.c), ins.x)
                    ),
                    Op::CallExit => try_set!(ins.a, slow::call_exit(rt, get!(ins.b), get!(ins.c))),

                    Op::BuildTuple => {
                        let items =
                            std::slice::from_raw_parts(regs.add(ins.b as usize), ins.c as usize);
                        set!(ins.a, rt.new_tuple(items));
                    }
                    Op::BuildList => {
                        let items =
                            std::slice::from_raw_parts(regs.add(ins.b as usize), ins.c as usize);
                        set!(ins.a, rt.new_list(items));
                    }
                    Op::GetItem => {
                        let (x, i) = (get!(ins.b), get!(ins.c));
                        if let Some(v) = slow::list_item(rt, x, i) {
                            set!(ins.a, v);
                        } else {
                            called!(ins.a, self.get_item(rt, x, i));
                        }
                    }
                    Op::GetItemImm => {
                        let (x, i) = (get!(ins.b), small!(ins.imm()));
                        if let Some(v) = slow::list_item(rt, x, i) {
                            set!(ins.a, v);
                        } else {
                            called!(ins.a, self.get_item(rt, x, i));
                        }
                    }
                    Op::SetItem => {
                        let (x, i, v) = (get!(ins.a), get!(ins.b), get!(ins.c));
                        if !slow::set_list_item(rt, x, i, v) && attempt!(self.set_item(rt, x, i, v))
                        {
                            then = Then::Enter;
                        }
                    }
                    Op::GetSlice => {
                        let parts = regs.add(ins.b as usize) as *const [Value; 3];
                        if let Some(v) = rt.quick_slice(get!(ins.c), *parts) {
                            set!(ins.a, v);
                        } else {
                            called!(ins.a, self.get_slice(rt, get!(ins.c), *parts));
                        }
                    }
                    Op::SetSlice => {
                        let parts = regs.add(ins.b as usize) as *const [Value; 3];
                        let (x, v) = (get!(ins.a), get!(ins.c));
                        if !rt.quick_set_slice(x, *parts, v)
                            && attempt!(self.set_slice(rt, x, *parts, v))
                        {
                            then = Then::Enter;
                        }
                    }
                    Op::DelItem => attempt!(rt.del_item(get!(ins.a), get!(ins.b))),
                    Op::LoadAttr => {
                        let obj = get!(ins.b);
                        let line = cache!();
                        let mut v = attrs::cached(rt, line, obj);
                        if v.is_null() {
                            v = class_attrs::cached(rt, line, obj);
                        }
                        if !v.is_null() {
                            set!(ins.a, v);
                            continue;
                        }
                        let getter = operators::cached_getter(rt, line, obj);
                        if getter.is_null() {
                            try_set!(ins.a, attrs::load(rt, line, obj, name!(ins.c)));
                        } else {
                            called!(
                                ins.a,
                                self.push_special(rt, getter, &[obj], FrameKind::Call)
                            );
                        }
                    }
                    Op::StoreAttr => {
                        let (obj, v) = (get!(ins.a), get!(ins.b));
                        let line = cache!();
                        if attrs::store_cached(rt, line, obj, v) {
                            continue;
                        }
                        let setter = operators::cached_setter(rt, line, obj);
                        if !OBSERVE && !setter.is_null() {
                            let args = [obj, v];
                            attempt!(self.push_special(rt, setter, &args, FrameKind::Operator));
                            then = Then::Enter;
                        } else {
                            attempt!(stores::store(self, rt, line, obj, name!(ins.c), v));
                        }
                    }
                    Op::DeleteAttr => attempt!(rt.set_attr(get!(ins.a), name!(ins.c), Value::NULL)),
                    Op::ListAppend => rt.list_push(get!(ins.a), get!(ins.b)),
                    Op::Unpack => {
                        let to = std::slice::from_raw_parts_mut(
                            regs.add(ins.a as usize),
                            ins.c as usize,
                        );
                        attempt!(rt.unpack(get!(ins.b), to))
                    }
                    Op::BuildClass => {
                        let base = regs.add(ins.b as usize);
                        let names = if ins.x == 1 {
                            rt.tuple_items(*base.add(2 + ins.c as usize))
                        } else {
                            &[]
                        };
                        try_set!(ins.a, self.build_class(rt, base, ins.c as usize, names));
                    }
                    Op::MakeFunction => {
                        let v = slow::make_function(rt, code, *ins, regs.add(ins.b as usize));
                        try_set!(ins.a, v);
                    }
                    Op::LoadLocals => set!(ins.a, (*frame).owner),
                    // Everything that is no faster in the loop.
                    _ => attempt!(slow::rare(self, rt, frame, *ins)),
                }
                match std::mem::replace(&mut then, Then::Next) {
                    Then::Next => {}
                    Then::Enter => entered!(),
                    Then::Load => load_frame!(),
                }
            }
        }
    }

    /// Returns `v` from the newest frame, which is not a plain call's.
    fn leave(&mut self, rt: &mut Runtime, v: Value) -> Option<Left> {
        if self.top().kind == FrameKind::Watched {
            let watchers = self.top().watch;
            self.top().kind = self.top().watched_kind;
            if watchers & watch::HELD != 0 {
                self.let_go(rt, None);
            }
            let left = self.leave(rt, v);
            if watchers & !watch::HELD == 0 {
                return left;
            }
            self.observing |= watchers & watch::RECORDED != 0;
            if left.is_none() && !rt.ctx.exc.is_null() {
                return None;
            }
            return Some(left.unwrap_or(Left::Switch));
        }
        let frame = *self.top();
        let result = match frame.kind {
            FrameKind::Entry => {
                self.depth -= 1;
                return Some(Left::Done(v));
            }
            FrameKind::GeneratorEntry => {
                self.finish(rt);
                rt.ctx.args[0] = v;
                return Some(Left::Done(Value::NULL));
            }
            FrameKind::Call => {
                self.depth -= 1;
                v
            }
            FrameKind::Operator => {
                self.depth -= 1;
                // SAFETY: the caller stands behind its operator.
                let ins = unsafe { *self.top().pc.sub(1) };
                self.answered(rt, ins, v);
                return None;
            }
            FrameKind::Init => {
                self.depth -= 1;
                if !v.is_none() {
                    slow::init_returned(rt, v);
                    return None;
                }
                frame.owner
            }
            FrameKind::Generator => {
                self.finish(rt);
                v
            }
            FrameKind::Watched => unreachable!("unwrapped above"),
        };
        let caller = self.top();
        // SAFETY: the caller stands behind its calling instruction; its registers are in the stack.
        unsafe {
            let ins = *caller.pc.sub(1);
            match (frame.kind, ins.op) {
                (FrameKind::Generator, Op::ForIter) => {
                    caller.pc = caller.pc.sub(1).offset(ins.c as i16 as isize)
                }
                (FrameKind::Generator, Op::Send) => {
                    *caller.regs.add(ins.a as usize) = result;
                    caller.pc = caller.pc.sub(1).offset(ins.c as i16 as isize);
                }
                (FrameKind::Generator, _) => self.taken(rt, result),
                _ => *caller.regs.add(ins.a as usize) = result,
            }
        }
        None
    }
}
