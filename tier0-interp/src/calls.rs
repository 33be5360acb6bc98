//! Calls: Python functions get a frame, everything else is called natively.

use crate::args;
use crate::frame::FrameKind;
use crate::interp::Interp;
use rekindle_abi::heap::{BoundMethod, Native};
use rekindle_bytecode::Flags;
use rekindle_objects::{Args, ClassId, Kind, R, Runtime, ShapeId, Value};

/// What became of a call.
#[derive(Clone, Copy, Debug)]
pub enum Called {
    /// A frame was pushed: go on in it.
    Frame,
    /// A generator's frame was.
    Resumed,
    /// The result.
    Value(Value),
}

/// `Hooks::call_function`: calls a Python function from Rust.
pub(crate) fn call_function_hook(rt: &mut Runtime, function: Value, args: Args<'_>) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    interp.attend_at_call(rt)?;
    interp.unobserved(rt, |interp, rt| interp.call_function(rt, function, args))
}

/// `Hooks::call_direct`.
pub(crate) fn call_direct_hook(rt: &mut Runtime, function: Value, n: usize) -> R<Value> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    interp.attend_at_call(rt)?;
    // SAFETY: the hook's contract.
    unsafe { interp.push_direct(rt, function, n)? };
    interp.run_entered(rt)
}

impl Interp {
    /// Binds arguments at `regs` and pushes the function's frame. False: it is a generator
    /// function, and the first register holds the new generator.
    ///
    /// # Safety
    /// `regs` lies in the newest frame's registers, or is the first free one.
    pub(crate) unsafe fn enter_function(
        &mut self,
        rt: &mut Runtime,
        function: Value,
        args: Args<'_>,
        regs: *mut Value,
        kind: FrameKind,
    ) -> R<bool> {
        let code = rt.function_code(function);
        // SAFETY: linked code lives as long as the runtime; `regs` lies in the stack (the caller's
        // promise), whose margin is larger than any frame.
        unsafe {
            if args.names.is_empty() && args.all.len() == (*code).direct_args as usize {
                let n = args.all.len();
                if !std::ptr::eq(args.all.as_ptr(), regs) {
                    std::ptr::copy(args.all.as_ptr(), regs, n);
                }
                self.push_frame(rt, code, function, regs, n, kind)?;
                return Ok(true);
            }
            let c = &*(*code).code;
            let params = c.param_count() as usize;
            // What suspends and gets exactly its parameters takes them from where they lie.
            let suspends = c.flags.suspends();
            let fits = suspends
                && args.names.is_empty()
                && args.all.len() == params
                && c.arg_count as usize == params;
            let bound = match fits {
                true => args.all.as_ptr(),
                false => {
                    args::bind(rt, function, args, regs)?;
                    regs
                }
            };
            if suspends {
                let class = match () {
                    () if c.flags.has(Flags::COROUTINE) => ClassId::COROUTINE,
                    () if c.flags.has(Flags::ASYNC_GENERATOR) => ClassId::ASYNC_GENERATOR,
                    () => ClassId::GENERATOR,
                };
                *regs = rt.new_generator(
                    function,
                    rt.class(class).base_shape,
                    bound,
                    params,
                    c.frame_size as usize,
                );
                if class == ClassId::COROUTINE && (rt.origin_depth > 0 || rt.has_origins()) {
                    self.remember_origin(rt, *regs);
                }
                if class != ClassId::GENERATOR || !c.handlers.is_empty() {
                    rt.heap.finalize_later(*regs);
                }
                return Ok(false);
            }
            self.push_frame(rt, code, function, regs, params, kind)?;
        }
        Ok(true)
    }

    /// Calls a native with the `n` arguments at `args`, if it is unbound and takes so many; a generator among them
    /// may mean more than a call.
    ///
    /// # Safety
    /// `callee` is a native; `n` arguments lie at `args`.
    #[inline(never)]
    pub(crate) unsafe fn call_native_quick(
        rt: &mut Runtime,
        callee: Value,
        args: *const Value,
        n: usize,
    ) -> Option<R<Value>> {
        // SAFETY: the caller's promise.
        unsafe {
            let bound = !(*callee.as_ptr::<Native>()).receiver.is_null();
            let def = rt.native_def(callee);
            let fits = n >= def.min as usize && n <= def.max as usize;
            if bound || !fits || Interp::takes_generator(rt, args, n) {
                return None;
            }
            let all = std::slice::from_raw_parts(args, n);
            Some((def.function)(rt, Args { all, names: &[] }))
        }
    }

    /// Calls what lies at `base` with the `n` arguments behind it, the last ones by keyword.
    ///
    /// # Safety
    /// `base` and the arguments lie in the newest frame's registers, at the top of those in use.
    pub unsafe fn call_at(
        &mut self,
        rt: &mut Runtime,
        base: *mut Value,
        n: usize,
        names: &[Value],
    ) -> R<Called> {
        // SAFETY: the caller's promise; shapes are checked before pointers are typed.
        unsafe {
            let callee = *base;
            if callee.is_ptr() {
                let behind = Args {
                    all: std::slice::from_raw_parts(base.add(1), n),
                    names,
                };
                match rt.shape_of(callee) {
                    ShapeId::FUNCTION => {
                        return self.enter_or_value(rt, callee, behind, base.add(1));
                    }
                    ShapeId::NATIVE => {
                        let def = rt.native_def(callee);
                        let receiver = (*callee.as_ptr::<Native>()).receiver;
                        if receiver.is_null() {
                            if names.is_empty()
                                && Interp::takes_generator(rt, base.add(1), n)
                                && let Some(called) = self.take(rt, def.path, base.add(1), n)?
                            {
                                return Ok(called);
                            }
                            return rt.call_def(def, behind).map(Called::Value);
                        }
                        *base = receiver;
                        let all = std::slice::from_raw_parts(base, n + 1);
                        return rt.call_def(def, Args { all, names }).map(Called::Value);
                    }
                    ShapeId::BOUND_METHOD => {
                        let method = callee.as_ptr::<BoundMethod>();
                        let function = (*method).function;
                        *base = (*method).receiver;
                        let all = Args {
                            all: std::slice::from_raw_parts(base, n + 1),
                            names,
                        };
                        if rt.is_function(function) {
                            return self.enter_or_value(rt, function, all, base);
                        }
                        return rt.call(function, all).map(Called::Value);
                    }
                    ShapeId::TYPE => return self.construct(rt, base, n, names),
                    _ => {
                        let call = rt.lookup_special(callee, rt.names.call);
                        if let Some(f) = call.filter(|f| rt.is_function(*f)) {
                            let all = Args {
                                all: std::slice::from_raw_parts(base, n + 1),
                                names,
                            };
                            return self.enter_or_value(rt, f, all, base);
                        }
                        return rt.call(callee, behind).map(Called::Value);
                    }
                }
            }
            let behind = Args {
                all: std::slice::from_raw_parts(base.add(1), n),
                names,
            };
            rt.call(callee, behind).map(Called::Value)
        }
    }

    /// `enter_function`, with the generator that it may have made.
    ///
    /// # Safety
    /// As there.
    unsafe fn enter_or_value(
        &mut self,
        rt: &mut Runtime,
        f: Value,
        args: Args<'_>,
        regs: *mut Value,
    ) -> R<Called> {
        // SAFETY: the caller's promise; a generator function leaves its generator in the first
        // register.
        unsafe {
            if self.enter_function(rt, f, args, regs, FrameKind::Call)? {
                Ok(Called::Frame)
            } else {
                Ok(Called::Value(*regs))
            }
        }
    }

    /// `C(…)`: for plain classes an instance and a frame for `__init__`.
    unsafe fn construct(
        &mut self,
        rt: &mut Runtime,
        base: *mut Value,
        n: usize,
        names: &[Value],
    ) -> R<Called> {
        // SAFETY: as in `call_at`.
        unsafe {
            let class_object = *base;
            let class = rt.class_id(class_object);
            if names.is_empty()
                && matches!(class, ClassId::LIST | ClassId::TUPLE | ClassId::SET)
                && Interp::takes_generator(rt, base.add(1), n)
            {
                let name = rt.class(class).name.clone();
                if let Some(called) = self.take(rt, &name, base.add(1), n)? {
                    return Ok(called);
                }
            }
            if let Some(init) = plain_init(rt, class)
                && (!init.is_null() || n == 0)
            {
                let instance = rt.new_instance_of(class);
                if init.is_null() {
                    return Ok(Called::Value(instance));
                }
                *base = instance;
                let args = Args {
                    all: std::slice::from_raw_parts(base, n + 1),
                    names,
                };
                if self.enter_function(rt, init, args, base, FrameKind::Init)? {
                    self.top().owner = instance;
                    return Ok(Called::Frame);
                }
                return rt.type_error("__init__() should return None, not 'generator'");
            }
            let args = Args {
                all: std::slice::from_raw_parts(base.add(1), n),
                names,
            };
            if let Some(maker) = rt.maker(class) {
                let all = std::slice::from_raw_parts(base, n + 1);
                let obj = rt.call_def(maker.new, Args { all, names })?;
                let Some(init) = maker.init else {
                    return Ok(Called::Value(obj));
                };
                if rt.class_of(obj) != class || self.observing {
                    return rt.init_made(class, obj, args).map(Called::Value);
                }
                *base = obj;
                let all = Args { all, names };
                if !rt.is_function(init) {
                    return rt.call(init, all).map(|_| Called::Value(obj));
                }
                if self.enter_function(rt, init, all, base, FrameKind::Init)? {
                    self.top().owner = obj;
                    return Ok(Called::Frame);
                }
                return rt.type_error("__init__() should return None, not 'generator'");
            }
            rt.call_class(class_object, args).map(Called::Value)
        }
    }
}

/// For a class whose instances are made in the plain way: its `__init__` if that is a Python
/// function, NULL if it has none of its own. None: the class needs the general way.
#[inline]
pub fn plain_init(rt: &mut Runtime, class: ClassId) -> Option<Value> {
    let (epoch, known) = rt.class(class).plain_init;
    if epoch == rt.epoch() {
        return known;
    }
    let init = find_plain_init(rt, class);
    rt.class_mut(class).plain_init = (rt.epoch(), init);
    init
}

#[inline(never)]
fn find_plain_init(rt: &mut Runtime, class: ClassId) -> Option<Value> {
    let c = rt.class(class);
    if c.kind != Kind::Instance || !c.heap_type || c.is_abstract || c.finalizes {
        return None;
    }
    let metaclass = c.metaclass;
    let call = rt.lookup(metaclass, rt.names.call)?;
    if metaclass != ClassId::TYPE && !rt.is_built_in(call) {
        return None;
    }
    let native = |rt: &Runtime, v: Value, path: &str| {
        v.is_ptr() && rt.shape_of(v) == ShapeId::NATIVE && rt.native_def(v).path == path
    };
    let (new, python) = rt.maker_of_instances(class)?;
    if python || !native(rt, new, "object.__new__") {
        return None;
    }
    let init = rt.lookup(class, rt.names.init).map(|f| f.value())?;
    if native(rt, init, "object.__init__") {
        return Some(Value::NULL);
    }
    rt.is_function(init).then_some(init)
}
