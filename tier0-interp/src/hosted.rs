//! Built-in functions that take from a generator, run as bytecode.
//!
//! Called natively, `sum(g)` would run the generator in a nested interpreter, of which compiled
//! code sees nothing. So a call of one of the functions below with a generator gets a frame of
//! the function of that name in `hosted.py`. Every generator's code has its own copy, whose
//! loops hence see one kind of generator. Tracebacks and frame objects leave these frames out.
//!
//! `next(g)` and `g.send(v)` need no function: they push the generator's frame.

use crate::calls::Called;
use crate::frame::FrameKind;
use crate::interp::Interp;
use rekindle_abi::heap::{Generator, GeneratorState};
use rekindle_bytecode::{Code, Flags, Op};
use rekindle_objects::{ClassId, CodeState, R, Runtime, ShapeId, Value};
use std::collections::HashMap;
use std::sync::Arc;

/// `__name__` of their name space.
pub const MODULE: &str = "<hosted>";
/// The functions.
pub const SOURCE: &str = include_str!("hosted.py");
/// Between a function's name and the content key of the generator's code, in a copy's name.
const OF: &str = " of ";

/// A function of `hosted.py`.
#[derive(Debug)]
pub struct Hosted {
    /// Its name there.
    pub name: &'static str,
    /// Path of the native (or name of the class) that it stands for.
    path: &'static str,
    /// Which argument is the generator.
    pub items: usize,
    /// Number of parameters.
    pub params: usize,
}

macro_rules! rows {
    ($($path:literal = $name:literal($items:literal of $params:literal);)*) => {
        const ROWS: &[Hosted] = &[$(Hosted { name: $name, path: $path, items: $items, params: $params }),*];
    };
}

rows! {
    "sum" = "sum"(0 of 2);
    "any" = "any"(0 of 1);
    "all" = "all"(0 of 1);
    "min" = "min"(0 of 1);
    "max" = "max"(0 of 1);
    "list" = "list"(0 of 1);
    "tuple" = "tuple"(0 of 1);
    "set" = "set"(0 of 1);
    "str.join" = "join"(1 of 2);
    "list.extend" = "extend"(1 of 2);
}

/// What was made of `hosted.py` so far.
#[derive(Default)]
pub(crate) struct State {
    code: Option<Arc<Code>>,
    namespace: Option<Value>,
    made: HashMap<String, *mut CodeState>,
    /// By row and the generator's code.
    known: HashMap<(usize, *mut CodeState), *mut CodeState>,
}

fn is_generator(rt: &Runtime, v: Value) -> bool {
    v.is_ptr() && rt.shape_of(v) == ShapeId::GENERATOR
}

/// The code of a generator.
pub fn generator_code(rt: &Runtime, v: Value) -> *mut CodeState {
    assert!(is_generator(rt, v));
    // SAFETY: checked by its shape.
    unsafe { (*v.as_ptr::<Generator>()).code as *mut CodeState }
}

/// Which function stands for a call with these arguments.
fn row(rt: &Runtime, path: &str, args: &[Value]) -> Option<usize> {
    let i = ROWS.iter().position(|row| row.path == path)?;
    let fits = match (path, args) {
        ("sum", [_, start]) => start.is_small_int() || !start.is_null() && rt.is_float(*start),
        ("sum", args) => args.len() == 1,
        ("str.join", [text, _]) => text.is_ptr() && rt.shape_of(*text) == ShapeId::STR,
        ("list.extend", [list, _]) => list.is_ptr() && rt.is_list(*list),
        _ => args.len() == ROWS[i].params,
    };
    (fits && is_generator(rt, args[ROWS[i].items])).then_some(i)
}

impl Interp {
    /// Is a generator among one or two arguments?
    ///
    /// # Safety
    /// `n` arguments lie at `args`.
    #[inline(always)]
    pub(crate) unsafe fn takes_generator(rt: &Runtime, args: *const Value, n: usize) -> bool {
        // SAFETY: the caller's promise: `n` arguments lie there.
        unsafe {
            match n {
                1 => is_generator(rt, *args),
                2 => is_generator(rt, *args) || is_generator(rt, *args.add(1)),
                _ => false,
            }
        }
    }

    /// The function that stands for a call of a native or class, and the copy of its code.
    pub fn hosted(
        &mut self,
        rt: &mut Runtime,
        path: &str,
        args: &[Value],
    ) -> Option<(&'static Hosted, *mut CodeState)> {
        // Without compiled code the native functions are as good.
        self.engine?;
        let i = row(rt, path, args)?;
        let generator = generator_code(rt, args[ROWS[i].items]);
        let code = match self.hosted.known.get(&(i, generator)) {
            Some(code) => *code,
            None => {
                // SAFETY: code states live as long as the runtime.
                let key = unsafe { (*generator).fingerprint() };
                let code = self.hosted_copy(rt, &format!("{}{OF}{key:?}", ROWS[i].name))?;
                self.hosted.known.insert((i, generator), code);
                code
            }
        };
        // SAFETY: as above.
        let hopeless = unsafe { &(*code).loops }
            .iter()
            .any(|l| l.unit == 0 && l.limit == u32::MAX);
        (!hopeless).then_some((&ROWS[i], code))
    }

    /// The copy of this name, made when new.
    pub fn hosted_copy(&mut self, rt: &mut Runtime, qualname: &str) -> Option<*mut CodeState> {
        if let Some(code) = self.hosted.made.get(qualname) {
            return Some(*code);
        }
        let (name, _) = qualname.split_once(OF)?;
        if self.hosted.code.is_none() {
            self.load_hosted(rt)?;
        }
        let all = self.hosted.code.as_ref()?;
        let original = all.codes.iter().find(|c| *c.name == *name)?;
        let copy = Code {
            qualname: qualname.into(),
            flags: Flags(original.flags.0 | Flags::HIDDEN),
            ..(**original).clone()
        };
        let code = rt.link_code(Arc::new(copy), self.hosted.namespace?);
        self.hosted.made.insert(qualname.to_string(), code);
        Some(code)
    }

    fn load_hosted(&mut self, rt: &mut Runtime) -> Option<()> {
        let code = (rt.hooks.hosted)()?;
        let natives = rekindle_objects::hosted::TABLE
            .iter()
            .map(|def| (def.name, def));
        let natives: Vec<_> = natives.collect();
        let namespace = rt.rooted(|rt| {
            let module = rt.new_module(MODULE);
            let namespace = rt.module_namespace(module);
            for (name, def) in natives {
                let (name, native) = (rt.intern(name), rt.new_native(def));
                rt.namespace_set(namespace, name, native);
            }
            for (class, name, to) in [
                (ClassId::LIST, "append", "append"),
                (ClassId::STR, "join", "join_list"),
            ] {
                let (from, name, to) = (rt.class_namespace(class), rt.intern(name), rt.intern(to));
                if let Some(native) = rt.namespace_get(from, name) {
                    rt.namespace_set(namespace, to, native);
                }
            }
            // Linked code keeps its name space alive.
            rt.link_code(code.clone(), namespace.value());
            namespace.value()
        });
        (self.hosted.namespace, self.hosted.code) = (Some(namespace), Some(code));
        Some(())
    }

    /// The name space of `hosted.py`.
    pub fn hosted_namespace(&mut self, rt: &mut Runtime) -> Option<Value> {
        if self.hosted.code.is_none() {
            self.load_hosted(rt)?;
        }
        self.hosted.namespace
    }

    /// A call of a native or class with the arguments at `args`, if it is one that gets a frame.
    ///
    /// # Safety
    /// `n` arguments lie at `args`, at the top of the newest frame's registers in use.
    #[inline(never)]
    pub(crate) unsafe fn take(
        &mut self,
        rt: &mut Runtime,
        path: &str,
        args: *mut Value,
        n: usize,
    ) -> R<Option<Called>> {
        // SAFETY: the caller's promise; the newest frame stands behind its calling instruction.
        let (given, op) = unsafe {
            let given = std::slice::from_raw_parts(args, n);
            (given, (*self.top().pc.sub(1)).op)
        };
        match (path, op) {
            ("next", Op::Call) if is_generator(rt, given[0]) => {
                if self.push_generator(rt, given[0], FrameKind::Generator, Value::NONE)? {
                    return Ok(Some(Called::Resumed));
                }
                return Ok(None);
            }
            ("generator.send", Op::CallMethod) if n == 2 && is_generator(rt, given[0]) => {
                // SAFETY: checked by its shape.
                let state = unsafe { (*given[0].as_ptr::<Generator>()).state() };
                if state != GeneratorState::Suspended {
                    return Ok(None);
                }
                self.push_generator(rt, given[0], FrameKind::Generator, given[1])?;
                return Ok(Some(Called::Resumed));
            }
            _ => {}
        }
        let Some((hosted, code)) = self.hosted(rt, path, given) else {
            return Ok(None);
        };
        // SAFETY: the parameters fit behind the arguments; a frame has its margin.
        unsafe {
            if n < hosted.params {
                *args.add(n) = Value::small_int(0);
            }
            self.push_frame(rt, code, Value::NULL, args, hosted.params, FrameKind::Call)?;
        }
        Ok(Some(Called::Frame))
    }

    /// The generator that `next` or `send` has resumed returned `v`: sets the instruction's
    /// destination, or the pending exception.
    pub(crate) fn taken(&mut self, rt: &mut Runtime, v: Value) {
        let caller = self.top();
        // SAFETY: the caller stands behind its calling instruction.
        let ins = unsafe { *caller.pc.sub(1) };
        if ins.op == Op::Call && ins.c == 2 {
            // SAFETY: registers of verified instructions lie in the frame.
            unsafe { *caller.regs.add(ins.a as usize) = *caller.regs.add(ins.b as usize + 2) };
        } else {
            let _: R<()> = rt.stop_iteration(v);
        }
    }
}
