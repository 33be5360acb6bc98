//! Calls: Python functions are inlined, common natives have ops of their own, everything else is
//! one helper call.
//!
//! The file is longer than most: functions, classes, natives; it is next to be split.

use super::op_arith::{Num, as_float};
use super::op_bind::CallArgs;
use super::{Abort, AbsFrame, MAX_INLINE_DEPTH, Recorder, code_symbol};
use rekindle_abi::heap::{BoundMethod, Function};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::{ClassId, CodeState, Kind, Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{CtxId, Inlined, InlinedKind, Literal, Ref, Region, Ty, Uop};
use std::mem::offset_of;

/// How often the same code may be inlined into itself.
const MAX_RECURSION: usize = 2;
/// A function whose own unit has more micro-ops than this is called, not inlined: one call costs less than recording
/// all of its paths again in every caller.
const MAX_INLINED_UNIT: usize = 400;

/// A call as it stands in registers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site {
    /// Register of the callee.
    pub(super) callee: u16,
    /// First register of the arguments.
    pub(super) first: u16,
    /// How many there are.
    pub(super) n: u16,
    /// Where the result goes.
    pub(super) dst: u16,
    /// The register with the names of the last arguments.
    pub(super) names: Option<u16>,
}

/// What came of inlining a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inlining {
    /// Its frame was pushed.
    Done,
    /// It is inlined into itself often enough, or the frames are many.
    TooDeep,
    /// Its parameters take something that only a call can give.
    No,
}

impl Recorder {
    pub(super) fn call(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let by_name = matches!(ins.op, Op::CallKw | Op::CallMethodKw);
        let method = matches!(ins.op, Op::CallMethod | Op::CallMethodKw);
        let mut site = Site {
            callee: ins.b,
            first: ins.b + 1,
            n: ins.c,
            dst: ins.a,
            names: by_name.then_some(ins.b + 1 + method as u16 + ins.c),
        };
        if method {
            let receiver = self.reg(ins.b + 1)?;
            if self.live(interp, ins.b + 1).is_null() {
                let null = self.null();
                if receiver != null {
                    self.guard_same(receiver, null);
                }
                site.first += 1;
            } else {
                // What else makes a receiver made an object; these may pass on that there is none.
                let is_null_possible = matches!(
                    self.unit[receiver].op,
                    Uop::GetArg | Uop::Param | Uop::LoadReg | Uop::Load
                );
                if is_null_possible && self.ty(receiver) == Ty::Value {
                    self.guard_not_null(receiver);
                }
                site.n += 1;
            }
        }
        let live = self.live(interp, site.callee);
        if !live.is_ptr() {
            return Err(Abort::Exception);
        }
        match rt.shape_of(live) {
            ShapeId::FUNCTION => self.call_function(rt, interp, site, live),
            ShapeId::NATIVE if by_name => self.call_generic(interp, site),
            ShapeId::NATIVE => self.call_native(rt, interp, site, live),
            ShapeId::BOUND_METHOD => self.call_bound(rt, interp, site, live),
            ShapeId::TYPE => self.call_class(rt, interp, site, live),
            _ => self.call_generic(interp, site),
        }
    }

    pub(super) fn arguments(&self, site: Site) -> Result<Vec<Ref>, Abort> {
        (site.first..site.first + site.n)
            .map(|r| self.reg(r))
            .collect()
    }

    /// The arguments with the names of the last ones, which are known.
    fn call_args(&self, rt: &Runtime, site: Site) -> Result<CallArgs, Abort> {
        let all = self.arguments(site)?;
        let names = match site.names {
            None => Vec::new(),
            Some(r) => {
                let names = self.known_value(self.reg(r)?).ok_or(Abort::Unsupported)?;
                rt.tuple_items(names).to_vec()
            }
        };
        Ok(CallArgs::new(all, names))
    }

    pub(super) fn call_generic(&mut self, interp: &mut Interp, site: Site) -> Result<(), Abort> {
        let callee = self.boxed_reg(site.callee)?;
        let args = self.arguments(site)?;
        let v = match site.names {
            None => self.call_with_args(Helper::call, &[callee], &args, &[])?,
            Some(r) => {
                let names = self.boxed_reg(r)?;
                self.call_with_args(Helper::call_kw, &[callee], &args, &[names])?
            }
        };
        self.set_reg(site.dst, v);
        self.skip_above = Some(interp.depth);
        Ok(())
    }

    /// Calls a function that takes exactly these arguments: by its own unit, if it has one.
    fn call_unit(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        code: *mut CodeState,
    ) -> Result<(), Abort> {
        let number = self.code_number(rt, code);
        let callee = self.boxed_reg(site.callee)?;
        self.guard_code(callee, number);
        let args = self.arguments(site)?;
        let v = self.call_with_args(Helper::call_function, &[callee], &args, &[])?;
        self.set_reg(site.dst, v);
        self.skip_above = Some(interp.depth);
        Ok(())
    }

    /// Leaves unless the callee runs this code.
    pub(super) fn guard_code(&mut self, callee: Ref, code: u32) {
        // A method that a class literal names may be another one in the next run: its code is
        // compared all the same. That it is a function, linking has seen to.
        if self.known_value(callee).is_none() {
            self.guard_shape(callee, ShapeId::FUNCTION);
        }
        self.guard_code_at(callee, offset_of!(Function, code), code);
    }

    /// Leaves unless an object's field is this code.
    pub(super) fn guard_code_at(&mut self, object: Ref, field: usize, code: u32) {
        let actual = self.load(Ty::Ptr, Region::Immutable, object, field);
        let word = self.codes[code as usize] as u64;
        let wanted = self.literal(Literal::Code { code }, Ty::Ptr, word);
        self.guard_same(actual, wanted);
    }

    /// Leaves unless `v` is this class.
    pub(super) fn guard_class_object(&mut self, rt: &mut Runtime, v: Ref, class: ClassId) {
        let symbol = self.class_symbol(rt, class);
        let object = rt.class(class).object;
        let wanted = self.literal(Literal::Class(symbol), Ty::Value, object.0);
        if v != wanted {
            self.guard_same(v, wanted);
        }
    }

    /// The index of a code in the unit, entered when new.
    pub(super) fn code_number(&mut self, rt: &mut Runtime, code: *mut CodeState) -> u32 {
        if let Some(i) = self.codes.iter().position(|c| *c == code) {
            return i as u32;
        }
        let symbol = code_symbol(rt, code);
        self.unit.codes.push(symbol);
        self.codes.push(code);
        self.codes.len() as u32 - 1
    }

    /// A Python function: inlined, or entered by its unit, or called.
    fn call_function(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        live: Value,
    ) -> Result<(), Abort> {
        let args = self.call_args(rt, site)?;
        let code = rt.function_code(live);
        // SAFETY: code states live as long as the runtime.
        let (direct, size) = unsafe { ((*code).direct_args, (*code).entry_size) };
        if size > MAX_INLINED_UNIT && args.names.is_empty() && direct == site.n {
            return self.call_unit(rt, interp, site, code);
        }
        let callee = self.boxed_reg(site.callee)?;
        match self.inline_function(rt, callee, live, &args)? {
            Inlining::Done => Ok(()),
            Inlining::TooDeep if args.names.is_empty() => {
                let code = rt.function_code(live);
                // SAFETY: code states live as long as the runtime.
                if unsafe { (*code).direct_args } == site.n {
                    return self.call_unit(rt, interp, site, code);
                }
                self.call_generic(interp, site)
            }
            Inlining::TooDeep | Inlining::No => self.call_generic(interp, site),
        }
    }

    /// Pushes the frame of a function called with these arguments, if that can be done.
    pub(super) fn inline_function(
        &mut self,
        rt: &mut Runtime,
        callee: Ref,
        live: Value,
        args: &CallArgs,
    ) -> Result<Inlining, Abort> {
        let code = rt.function_code(live);
        if !self.binds(rt, live, args) {
            return Ok(Inlining::No);
        }
        if self.is_too_deep(code) {
            return Ok(Inlining::TooDeep);
        }
        let number = self.code_number(rt, code);
        self.guard_code(callee, number);
        let bound = self.bind(rt, callee, live, args);
        self.push_inlined(code, number, callee, Ref::NONE, InlinedKind::Call, &bound);
        Ok(Inlining::Done)
    }

    fn is_too_deep(&self, code: *mut CodeState) -> bool {
        let repeats = self.frames.iter().filter(|f| f.code == code).count();
        repeats >= MAX_RECURSION || self.frames.len() >= MAX_INLINE_DEPTH
    }

    /// A bound method: its function, with the receiver in front.
    fn call_bound(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        live: Value,
    ) -> Result<(), Abort> {
        // SAFETY: the caller checked the shape.
        let function = unsafe { (*live.as_ptr::<BoundMethod>()).function };
        if !function.is_ptr() || rt.shape_of(function) != ShapeId::FUNCTION {
            return self.call_generic(interp, site);
        }
        let mut args = self.call_args(rt, site)?;
        let code = rt.function_code(function);
        args.positional.insert(0, Ref::NONE);
        if !self.binds(rt, function, &args) || self.is_too_deep(code) {
            return self.call_generic(interp, site);
        }
        let method = self.boxed_reg(site.callee)?;
        self.guard_shape(method, ShapeId::BOUND_METHOD);
        let part = |r: &mut Recorder, at: usize| r.load(Ty::Value, Region::Immutable, method, at);
        let callee = part(self, offset_of!(BoundMethod, function));
        args.positional[0] = part(self, offset_of!(BoundMethod, receiver));
        match self.inline_function(rt, callee, function, &args)? {
            Inlining::Done => Ok(()),
            _ => self.call_generic(interp, site),
        }
    }

    /// Goes on in the frame of a callee; `args` are its first registers.
    pub(super) fn push_inlined(
        &mut self,
        code: *mut CodeState,
        number: u32,
        function: Ref,
        owner: Ref,
        kind: InlinedKind,
        args: &[Ref],
    ) {
        let context = Inlined {
            parent: self.top().ctx,
            call_pc: self.top().pc,
            code: number,
            kind,
        };
        let known = self
            .unit
            .contexts
            .iter()
            .skip(1)
            .position(|c| *c == context);
        let ctx = match known {
            Some(i) => CtxId(i as u32 + 1),
            None => {
                self.unit.contexts.push(context);
                CtxId(self.unit.contexts.len() as u32 - 1)
            }
        };
        // SAFETY: code states live as long as the runtime.
        let size = unsafe { (*code).frame_size } as usize;
        let mut regs = vec![Ref::NONE; size];
        regs[..args.len()].copy_from_slice(args);
        self.frames.push(AbsFrame {
            ctx,
            code,
            kind,
            function,
            owner,
            regs,
            pc: 0,
        });
    }

    /// `C(…)` of a plain class: an instance, and `__init__` inlined.
    fn call_class(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        live: Value,
    ) -> Result<(), Abort> {
        let class = rt.class_id(live);
        if site.names.is_none()
            && let Some(()) = self.convert_by_class(rt, interp, site, class)?
        {
            return Ok(());
        }
        if self.collect(rt, interp, site, class)? {
            return Ok(());
        }
        let init = rekindle_tier0::calls::plain_init(rt, class);
        let Some(init) = init.filter(|i| !i.is_null() || site.n == 0) else {
            return self.call_generic(interp, site);
        };
        let code = if init.is_null() {
            std::ptr::null_mut()
        } else {
            rt.function_code(init)
        };
        let mut args = self.call_args(rt, site)?;
        args.positional.insert(0, Ref::NONE);
        if !init.is_null() && (self.is_too_deep(code) || !self.binds(rt, init, &args)) {
            return self.call_generic(interp, site);
        }
        let callee = self.boxed_reg(site.callee)?;
        self.guard_class_object(rt, callee, class);
        self.guard_class_version(rt, class);
        let shape = rt.class(class).base_shape;
        let shape = self.shape_literal(rt, shape);
        if init.is_null() {
            let instance = self.call_helper(Helper::new_instance, &[shape]);
            self.set_reg(site.dst, instance);
            return Ok(());
        }
        let number = self.code_number(rt, code);
        let name = rt.str_text(rt.names.init).into_owned();
        let function = self.literal(
            Literal::ClassAttr {
                class: self.class_symbol(rt, class),
                name,
            },
            Ty::Value,
            init.0,
        );
        self.guard_code(function, number);
        let instance = self.call_helper(Helper::new_instance, &[shape]);
        args.positional[0] = instance;
        let all = self.bind(rt, function, init, &args);
        self.push_inlined(code, number, function, instance, InlinedKind::Init, &all);
        Ok(())
    }

    /// `int(x)`, `float(x)`, `str(i)` of machine numbers.
    fn convert_by_class(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        class: ClassId,
    ) -> Result<Option<()>, Abort> {
        if site.n != 1 || !matches!(class, ClassId::INT | ClassId::FLOAT | ClassId::STR) {
            return Ok(None);
        }
        let live = self.live(interp, site.first);
        let number = self.number(rt, interp, site.first)?;
        let fits = !live.is_null() && rt.is_float(live) && rt.float_value(live).abs() < 9.0e18;
        let usable = match (class, number) {
            (ClassId::INT, Num::Float(_)) => fits,
            (ClassId::STR, Num::Int(_)) | (ClassId::INT | ClassId::FLOAT, Num::Int(_)) => true,
            (ClassId::FLOAT, Num::Float(_)) => true,
            _ => false,
        };
        if !usable {
            return Ok(None);
        }
        let callee = self.boxed_reg(site.callee)?;
        self.guard_class_object(rt, callee, class);
        let v = match (class, number) {
            (ClassId::INT, Num::Float(x)) => {
                self.guard_below(x, 9.0e18);
                self.emit(Uop::FloatToInt, &[x], 0)
            }
            (ClassId::FLOAT, Num::Int(i)) => self.to_float(i),
            (ClassId::STR, Num::Int(i)) => self.call_helper(Helper::int_to_str, &[i]),
            (_, Num::Int(x) | Num::Float(x)) => x,
            (_, Num::Other) => return Ok(None),
        };
        self.set_reg(site.dst, v);
        Ok(Some(()))
    }

    fn call_native(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        live: Value,
    ) -> Result<(), Abort> {
        // SAFETY: the caller checked the shape.
        let bound = unsafe {
            !(*live.as_ptr::<rekindle_abi::heap::Native>())
                .receiver
                .is_null()
        };
        let def = rt.native_def(live);
        if bound {
            return self.call_generic(interp, site);
        }
        if self.take(rt, interp, site, def.path)? {
            return Ok(());
        }
        let special = match self.hosted_op(rt, interp, site, def.path)? {
            None => self.native_op(rt, interp, site, def.path)?,
            op => op,
        };
        if let Some(v) = special {
            self.set_reg(site.dst, v);
            return Ok(());
        }
        self.call_known_native(rt, interp, site, def)
    }

    /// Leaves unless the callee is this very native.
    pub(super) fn guard_native(
        &mut self,
        interp: &mut Interp,
        site: Site,
        path: &str,
    ) -> Result<(), Abort> {
        let callee = self.boxed_reg(site.callee)?;
        if self.known_value(callee).is_none() {
            let live = self.live(interp, site.callee);
            let wanted = self.literal(Literal::Native { path: path.into() }, Ty::Value, live.0);
            self.guard_same(callee, wanted);
        }
        Ok(())
    }

    /// A native with ops of its own. None: call it.
    fn native_op(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        path: &'static str,
    ) -> Result<Option<Ref>, Abort> {
        let live = |r: &Recorder, interp: &mut Interp, i: u16| r.live(interp, site.first + i);
        Ok(Some(match (path, site.n) {
            ("len", 1) => {
                let v = self.reg(site.first)?;
                let now = live(self, interp, 0);
                let known = now.is_ptr()
                    && matches!(
                        rt.shape(rt.shape_of(now)).kind,
                        Kind::List | Kind::Tuple | Kind::Str | Kind::Dict
                    );
                if self.ty(v) != Ty::Value {
                    return Ok(None);
                }
                if !known {
                    if !super::op_buffer::has_items(rt, now) {
                        return Ok(None);
                    }
                    self.guard_native(interp, site, path)?;
                    return Ok(self.buffer_length(rt, v, now));
                }
                self.guard_native(interp, site, path)?;
                match self.length_of(rt, v, now) {
                    Some(len) => len,
                    None => return Ok(None),
                }
            }
            ("abs", 1) => match self.number(rt, interp, site.first)? {
                Num::Float(x) => {
                    self.guard_native(interp, site, path)?;
                    self.emit(Uop::FloatAbs, &[x], 0)
                }
                Num::Int(x) => {
                    self.guard_native(interp, site, path)?;
                    let zero = self.int(0);
                    let snap = self.snapshot();
                    let negated = self.emit(Uop::IntSubOvf, &[zero, x], 0);
                    self.unit[negated].snap = snap;
                    let negative = self.emit(Uop::IntLt, &[x, zero], 0);
                    self.emit_typed(
                        Uop::IntSelect,
                        Ty::Int,
                        Region::Immutable,
                        &[negative, negated, x],
                        0,
                    )
                }
                Num::Other => return Ok(None),
            },
            ("min" | "max", 2) => {
                let (a, b) = (
                    self.number(rt, interp, site.first)?,
                    self.number(rt, interp, site.first + 1)?,
                );
                let (Num::Int(x), Num::Int(y)) = (a, b) else {
                    return Ok(None);
                };
                self.guard_native(interp, site, path)?;
                let second = if path == "min" {
                    self.emit(Uop::IntLt, &[y, x], 0)
                } else {
                    self.emit(Uop::IntLt, &[x, y], 0)
                };
                self.emit_typed(
                    Uop::IntSelect,
                    Ty::Int,
                    Region::Immutable,
                    &[second, y, x],
                    0,
                )
            }
            ("math.sqrt", 1) => {
                let Some(x) = self.float_argument(rt, interp, site)? else {
                    return Ok(None);
                };
                let negative = as_float(rt, self.live(interp, site.first)) < 0.0;
                if negative {
                    return Ok(None);
                }
                self.guard_native(interp, site, path)?;
                let zero = self.float(0.0);
                let valid = self.emit(Uop::FloatLe, &[zero, x], 0);
                self.guard(valid, true);
                self.emit(Uop::FloatSqrt, &[x], 0)
            }
            ("math.sin" | "math.cos", 1) => {
                let Some(x) = self.float_argument(rt, interp, site)? else {
                    return Ok(None);
                };
                if !as_float(rt, self.live(interp, site.first)).is_finite() {
                    return Ok(None);
                }
                self.guard_native(interp, site, path)?;
                self.guard_below(x, f64::MAX);
                let helper = if path == "math.sin" {
                    Helper::float_sin
                } else {
                    Helper::float_cos
                };
                self.call_helper(helper, &[x])
            }
            ("isinstance", 2) => {
                self.guard_native(interp, site, path)?;
                if let Some(known) = self.instance_test(rt, interp, site)? {
                    return Ok(Some(known));
                }
                let (a, b) = (self.boxed_reg(site.first)?, self.boxed_reg(site.first + 1)?);
                let holds = self.call_helper(Helper::is_instance, &[a, b]);
                let zero = self.int(0);
                self.emit(Uop::IntNe, &[holds, zero], 0)
            }
            ("object.__setattr__", 3) => return self.set_past_hook(rt, interp, site),
            ("ord", 1) => {
                let now = live(self, interp, 0);
                if !now.is_ptr() || !rt.is_str(now) || rt.str_len(now) != 1 {
                    return Ok(None);
                }
                self.guard_native(interp, site, path)?;
                let v = self.boxed_reg(site.first)?;
                let len = self.length_of(rt, v, now).expect("strings have lengths");
                let one = self.int(1);
                self.guard_same(len, one);
                self.call_helper(Helper::ord, &[v])
            }
            ("chr", 1) => {
                let now = live(self, interp, 0);
                if !now.is_small_int() || !(0..256).contains(&now.as_small_int()) {
                    return Ok(None);
                }
                let Num::Int(i) = self.number(rt, interp, site.first)? else {
                    return Ok(None);
                };
                self.guard_native(interp, site, path)?;
                let bound = self.int(256);
                let latin = self.emit(Uop::IntUlt, &[i, bound], 0);
                self.guard(latin, true);
                self.call_helper(Helper::chr_latin, &[i])
            }
            _ => return self.container_op(rt, interp, site, path),
        }))
    }

    /// The one argument of a function of a float, converted.
    fn float_argument(
        &mut self,
        rt: &Runtime,
        interp: &mut Interp,
        site: Site,
    ) -> Result<Option<Ref>, Abort> {
        Ok(match self.number(rt, interp, site.first)? {
            Num::Float(x) => Some(x),
            Num::Int(i) => Some(self.to_float(i)),
            Num::Other => None,
        })
    }
}
