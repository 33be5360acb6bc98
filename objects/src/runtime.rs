//! The runtime: everything that one running Python program owns.
//!
//! The file is longer than most because of this: one row for each thing that a program owns, and what they start as.

use crate::attr_cache::AttrCache;
use crate::class::Class;
use crate::class_lookup::{KinCache, LookupCache};
use crate::classes::BUILTIN_CLASSES;
use crate::code_state::CodeState;
use crate::dict::DictRef;
use crate::fast_hash::FastMap;
use crate::heap::Heap;
use crate::names::Names;
use crate::native::NativeDef;
use crate::shape::Shape;
use crate::{Args, ClassId, Ctx, Kind, R, ShapeId, Value};
use rekindle_abi::heap::{Buffer, FloatCell, Native};
use std::collections::HashMap;

/// What lies above this crate and is called from it; installed by the interpreter.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Calls a Python function object natively, with bound arguments.
    pub call_function: fn(&mut Runtime, Value, Args<'_>) -> R<Value>,
    /// Calls a Python function whose code takes exactly the first so many of `ctx.args`.
    pub call_direct: fn(&mut Runtime, Value, usize) -> R<Value>,
    /// Executes a rare instruction (its bytes) of a code state on registers of its own.
    pub rare_op: fn(&mut Runtime, u64, *mut CodeState, &mut [Value; 32]) -> R<()>,
    /// Resumes a generator: with a value (`throw` false) or an exception. NULL: finished, result in `ctx.args[0]`.
    pub resume: fn(&mut Runtime, Value, Value, bool) -> R<Value>,
    /// Imports a module by name: (name, globals, fromlist, level).
    pub import: fn(&mut Runtime, Value, Value, Value, i64) -> R<Value>,
    /// The frame object of the frame `depth` calls up.
    pub frame: fn(&mut Runtime, usize) -> R<Value>,
    /// Something about the active frame of a number.
    pub active_frame: fn(&mut Runtime, usize, crate::frame_object::Active) -> R<Value>,
    /// `tracer` or `profiler` has changed.
    pub tracing: fn(&mut Runtime),
    /// How many Python calls are under way.
    pub depth: fn(&Runtime) -> usize,
    /// The global name space of the code `depth` calls up and, if asked for, its local variables; for those who need no
    /// frame object.
    pub scope: fn(&mut Runtime, usize, bool) -> Option<(Value, Value)>,
    /// Runs the body of a class in a name space; how many attributes its methods set.
    pub class_body: fn(&mut Runtime, Value, Value) -> R<u16>,
    /// Fills the three iteration registers of a `for` loop over a value.
    pub iteration_start: fn(&mut Runtime, Value, &mut [Value; 3]) -> R<()>,
    /// The next item of three iteration registers; `None` at the end.
    pub iteration_next: fn(&mut Runtime, &mut [Value; 3]) -> R<Option<Value>>,
    /// Clears the registers that no instruction will read any more. If the newest frame is just calling the native function of
    /// this path, and nothing else: the address on the native stack below which all is leftovers.
    pub forget_dead: fn(&mut Runtime, &str) -> Option<usize>,
    /// The text of an uncaught exception: its chain, tracebacks and all.
    pub report: fn(&mut Runtime, Value) -> String,
    /// What becomes of the stacks of the running thread, whose number is given.
    pub thread: fn(&mut Runtime, u64, crate::threads::Switch),
    /// Runs the handlers of the signals that have come.
    pub signals: fn(&mut Runtime) -> R<()>,
    /// The code of the built-in functions that are written in Python, if there is a compiler.
    pub hosted: fn() -> Option<std::sync::Arc<rekindle_bytecode::Code>>,
}

/// Where `print` and the standard streams go. Nothing below `cli` writes to the terminal.
pub trait Output {
    /// Writes to standard output (0) or standard error (1); an errno on failure.
    fn write(&mut self, stream: u8, bytes: &[u8]) -> Result<(), i32>;
    /// Flushes.
    fn flush(&mut self, stream: u8) -> Result<(), i32>;
}

/// Collects what is written; for tests and embedders.
#[derive(Default)]
pub struct Captured(pub Vec<u8>);

impl Output for Captured {
    fn write(&mut self, _: u8, bytes: &[u8]) -> Result<(), i32> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }
    fn flush(&mut self, _: u8) -> Result<(), i32> {
        Ok(())
    }
}

/// Everything that one running Python program owns.
#[repr(C)]
pub struct Runtime {
    /// What compiled code sees; first, so that a helper can recover the runtime from it.
    pub ctx: Ctx,
    /// Cells and collector.
    pub heap: Heap,
    /// Layouts by number.
    pub shapes: Vec<Shape>,
    /// Classes by number.
    pub classes: Vec<Class>,
    /// Interned strings the runtime itself uses.
    pub names: Names,
    /// All interned strings.
    pub interned: FastMap<Box<[u8]>, Value>,
    /// By the declaration of a method or attribute of a class: that class, and its name there.
    pub(crate) native_homes: FastMap<u64, (ClassId, Value)>,
    /// Code objects linked with globals; each lives as long as the runtime.
    pub codes: Vec<*mut CodeState>,
    /// Those of them that had a frame since the last collection.
    pub(crate) entered_codes: Vec<*mut CodeState>,
    /// Strings interned since then.
    pub(crate) newly_interned: Vec<Value>,
    /// `sys.modules`: a dict.
    pub modules: Value,
    /// The native modules made so far, by name: a dict. They stay when a program takes them out of `sys.modules`.
    pub native_modules: Value,
    /// The name space of module `builtins`.
    pub builtins: Value,
    /// By the dict of some code's globals: the mapping of a class with `__missing__` that it belongs to.
    pub global_mappings: FastMap<u64, Value>,
    /// Globals given to a function without `__builtins__` in them, by their dict: they themselves, and the built-in
    /// names of the code that made the function.
    pub inherited_builtins: FastMap<u64, (Value, Value)>,
    /// Keys of string hashing, from `PYTHONHASHSEED`.
    pub hash_keys: (u64, u64),
    /// The exception being handled (`sys.exception()`), or None.
    pub handled: Value,
    /// An exception whose context must stay as it is while it passes; or NULL.
    pub settled: Value,
    /// `sys.gettrace()`, or NULL.
    pub tracer: Value,
    /// `sys.getprofile()`, or NULL.
    pub profiler: Value,
    /// How many frames coroutines remember of where they were made (`sys.set_coroutine_origin_tracking_depth`).
    pub origin_depth: usize,
    /// By the address of a coroutine: what it remembers. Looked at only while the coroutine is there.
    pub(crate) origins: FastMap<u64, Value>,
    /// `sys.get_asyncgen_hooks()`: for the first step, for the end; None for none.
    pub asyncgen_hooks: [Value; 2],
    /// What lies above.
    pub hooks: Hooks,
    /// The interpreter, as it installed itself.
    pub vm: *mut (),
    /// Standard streams.
    pub output: Box<dyn Output>,
    /// Longest int that converts to or from decimal digits; 0: no limit.
    pub int_max_str_digits: usize,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: usize,
    /// Depth of native recursion through Rust code (repr, comparison of nested lists …).
    pub native_depth: usize,
    /// Some code of the program looks at the variables of other functions, or traces. From then on
    /// nothing is compiled, and what was is left to the interpreter: compiled code keeps only the
    /// variables that it needs itself where others could see them.
    pub frames_observed: bool,
    /// Loop edges after which a loop counts as hot.
    pub hot_edges: u32,
    /// Calls after which a function counts as hot.
    pub hot_calls: u32,
    pub(crate) lookup_cache: LookupCache,
    pub(crate) kin_cache: KinCache,
    /// Shape of the descriptors of slots: see `member`.
    pub(crate) member_shape: ShapeId,
    /// Shape of the descriptors of `__dict__` and `__weakref__`.
    pub(crate) field_shape: ShapeId,
    pub(crate) attr_cache: AttrCache,
    /// The fields of named tuples, once their module has been made.
    pub item_fields: Option<crate::attr_cache::ItemFields>,
    pub(crate) next_version: u64,
    /// Containers whose `repr` is being written, so that one inside itself is `[...]`.
    pub(crate) repr_stack: Vec<u64>,
    /// Heap cells for 0.0, -0.0, inf, -inf, nan.
    pub(crate) common_floats: [Value; 6],
    /// Strings of one Latin-1 character.
    pub(crate) latin_chars: Vec<Value>,
    /// The empty tuple.
    pub empty_tuple: Value,
    /// Classes made by `define_class` and `define_iterator`, by module and name.
    pub native_classes: FastMap<(&'static str, &'static str), ClassId>,
    /// What Python code added to the codecs; NULL: nothing yet.
    pub(crate) codecs: Value,
    /// The folder of the program, which `sys.path` began with; empty for the current one.
    pub program_folder: Option<String>,
    /// Sources by file name, for tracebacks.
    pub sources: HashMap<String, std::sync::Arc<str>>,
    /// Python frames that compiled code has inlined, of units that are calling something now: they
    /// count towards the recursion limit.
    pub inlined: usize,
    /// `sys.stdout`, `sys.stderr`, `sys.stdin` as they were made, while what is printed to them may
    /// go to [`Output`] directly; NULL otherwise.
    pub std_streams: [Value; 3],
    /// The program's threads.
    pub threads: crate::threads::Threads,
    /// What native modules keep; nothing here looks at it.
    pub library: crate::library::Library,
    /// What the embedding keeps for its hooks; nothing here looks at it.
    pub host: Box<dyn std::any::Any>,
}

fn no_call(rt: &mut Runtime, _: Value, _: Args<'_>) -> R<Value> {
    rt.raise_new(ClassId::SYSTEM_ERROR, "no interpreter installed")
}
fn no_call_direct(rt: &mut Runtime, _: Value, _: usize) -> R<Value> {
    rt.raise_new(ClassId::SYSTEM_ERROR, "no interpreter installed")
}
fn no_rare_op(rt: &mut Runtime, _: u64, _: *mut CodeState, _: &mut [Value; 32]) -> R<()> {
    rt.raise_new(ClassId::SYSTEM_ERROR, "no interpreter installed")
}
fn no_resume(rt: &mut Runtime, _: Value, _: Value, _: bool) -> R<Value> {
    rt.raise_new(ClassId::SYSTEM_ERROR, "no interpreter installed")
}
fn no_import(rt: &mut Runtime, _: Value, _: Value, _: Value, _: i64) -> R<Value> {
    rt.raise_new(ClassId::IMPORT_ERROR, "no importer installed")
}
fn no_frame(rt: &mut Runtime, _: usize) -> R<Value> {
    rt.value_error("call stack is not deep enough")
}
fn no_scope(_: &mut Runtime, _: usize, _: bool) -> Option<(Value, Value)> {
    None
}
fn no_class_body(rt: &mut Runtime, _: Value, _: Value) -> R<u16> {
    rt.raise_new(ClassId::SYSTEM_ERROR, "no interpreter")
}

fn no_iteration_start(rt: &mut Runtime, v: Value, registers: &mut [Value; 3]) -> R<()> {
    *registers = [rt.get_iter(v)?, Value::NULL, Value::NULL];
    Ok(())
}
fn no_iteration_next(rt: &mut Runtime, registers: &mut [Value; 3]) -> R<Option<Value>> {
    rt.iter_next(registers[0])
}
fn no_report(rt: &mut Runtime, exc: Value) -> String {
    rt.class_path(rt.class_of(exc)) + "\n"
}
fn no_signals(_: &mut Runtime) -> R<()> {
    Ok(())
}

impl Runtime {
    /// A runtime with the built-in classes and an empty `builtins`; natives are added by
    /// [`crate::call::install`] and by `stdlib`.
    pub fn new(hash_keys: (u64, u64), output: Box<dyn Output>) -> Box<Runtime> {
        let mut rt = Box::new(Runtime {
            ctx: Ctx::new(),
            heap: Heap::default(),
            shapes: Vec::new(),
            classes: Vec::new(),
            names: Names::EMPTY,
            interned: FastMap::default(),
            native_homes: FastMap::default(),
            codes: Vec::new(),
            entered_codes: Vec::new(),
            newly_interned: Vec::new(),
            modules: Value::NULL,
            builtins: Value::NULL,
            global_mappings: FastMap::default(),
            inherited_builtins: FastMap::default(),
            hash_keys,
            handled: Value::NONE,
            settled: Value::NULL,
            tracer: Value::NULL,
            profiler: Value::NULL,
            origin_depth: 0,
            origins: FastMap::default(),
            asyncgen_hooks: [Value::NONE; 2],
            hooks: Hooks {
                call_function: no_call,
                call_direct: no_call_direct,
                rare_op: no_rare_op,
                resume: no_resume,
                import: no_import,
                frame: no_frame,
                active_frame: |_, _, _| Ok(Value::NONE),
                tracing: |_| {},
                depth: |_| 0,
                scope: no_scope,
                class_body: no_class_body,
                iteration_start: no_iteration_start,
                iteration_next: no_iteration_next,
                forget_dead: |_, _| None,
                report: no_report,
                thread: |_, _, _| {},
                signals: no_signals,
                hosted: || None,
            },
            vm: std::ptr::null_mut(),
            output,
            int_max_str_digits: 4300,
            recursion_limit: 1000,
            program_folder: None,
            inlined: 0,
            native_depth: 0,
            frames_observed: false,
            hot_edges: 60,
            hot_calls: 120,
            lookup_cache: LookupCache::default(),
            kin_cache: KinCache::default(),
            member_shape: ShapeId(0),
            field_shape: ShapeId(0),
            attr_cache: AttrCache::default(),
            item_fields: None,
            next_version: 0,
            repr_stack: Vec::new(),
            common_floats: [Value::NULL; 6],
            latin_chars: Vec::new(),
            empty_tuple: Value::NULL,
            native_modules: Value::NULL,
            native_classes: FastMap::default(),
            codecs: Value::NULL,
            sources: HashMap::new(),
            std_streams: [Value::NULL; 3],
            threads: crate::threads::Threads::default(),
            library: crate::library::Library::default(),
            host: Box::new(()),
        });
        rt.add_fixed_shapes();
        rt.names = Names::new(|s| rt.intern(s));
        rt.empty_tuple = rt.new_tuple_uninit(0);
        rt.common_floats = [
            0.0,
            -0.0,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
            -f64::NAN,
        ]
        .map(|x| rt.new_float_cell(x));
        rt.latin_chars = (0..=255u8).map(|c| rt.new_latin_char(c)).collect();
        rt.add_builtin_classes();
        rt.builtins = rt.new_namespace();
        rt.modules = rt.new_dict();
        rt.native_modules = rt.new_dict();
        for (i, row) in BUILTIN_CLASSES.iter().enumerate() {
            if row.public {
                let (name, class) = (rt.intern(row.name), rt.classes[i].object);
                let builtins = DictRef::new(rt.builtins);
                rt.namespace_set(builtins, name, class);
            }
        }
        rt
    }

    fn add_fixed_shapes(&mut self) {
        for _ in 0..ShapeId::FIRST_DYNAMIC.0 {
            self.shapes
                .push(Shape::empty(ClassId::OBJECT, Kind::Buffer, 0));
        }
        for (id, _, kind) in ShapeId::FIXED {
            self.shapes[id.0 as usize].kind = *kind;
        }
        for (i, row) in BUILTIN_CLASSES.iter().enumerate() {
            if let Some(shape) = row.shape {
                self.shapes[shape.0 as usize].class = ClassId(i as u32);
            }
        }
        for (list, ..) in ShapeId::FIXED.iter().filter(|row| row.0.is_list()) {
            self.shapes[list.0 as usize].class = ClassId::LIST;
        }
        for dict in [ShapeId::NAMESPACE, ShapeId::INSTANCE_DICT] {
            self.shapes[dict.0 as usize].class = ClassId::DICT;
        }
    }

    fn add_builtin_classes(&mut self) {
        for (i, row) in BUILTIN_CLASSES.iter().enumerate() {
            let root = i == ClassId::OBJECT.0 as usize;
            let tail = if root {
                Vec::new()
            } else {
                self.class(row.base).mro.clone()
            };
            let bases = if root { Vec::new() } else { vec![row.base] };
            let namespace = self.new_namespace();
            let id = self.add_class(
                row.name,
                bases,
                tail,
                row.kind,
                namespace,
                ClassId::TYPE,
                false,
            );
            let shape = match row.shape {
                Some(shape) => shape,
                None if row.kind == Kind::Instance => self.exception_base_shape(id),
                None => self.add_shape(Shape::empty(id, row.kind, 0)),
            };
            self.class_mut(id).base_shape = shape;
        }
    }

    /// Changes whenever any class changes in a way that may alter lookups.
    #[inline(always)]
    pub fn epoch(&self) -> u64 {
        self.next_version
    }

    /// Raw storage; the result points behind the buffer's header.
    pub fn new_buffer(&mut self, shape: ShapeId, len_bytes: usize) -> *mut u8 {
        // At least a byte, so that a pointer to the content points into the cell.
        let p = self.alloc(shape, size_of::<Buffer>() + len_bytes.max(1)) as *mut Buffer;
        // SAFETY: a fresh cell of that size.
        unsafe {
            (*p).len_bytes = len_bytes as u64;
            p.add(1) as *mut u8
        }
    }

    /// An int of any 64-bit value.
    #[inline]
    pub fn new_int(&mut self, i: i64) -> Value {
        match Value::try_small_int(i) {
            Some(v) => v,
            None => self.new_big_from_i64(i),
        }
    }

    #[cold]
    fn new_big_from_i64(&mut self, i: i64) -> Value {
        let p = self.alloc(
            ShapeId::BIG_INT,
            size_of::<rekindle_abi::heap::BigInt>() + 8,
        );
        // SAFETY: a fresh cell with room for one limb.
        unsafe {
            (*p).bits = (i < 0) as u8;
            let words = p as *mut u64;
            *words.add(1) = 1;
            *words.add(2) = i.unsigned_abs();
        }
        Value::from_ptr(p)
    }

    /// A float.
    #[inline]
    pub fn new_float(&mut self, x: f64) -> Value {
        match Value::try_float(x) {
            Some(v) => v,
            None => self.new_rare_float(x),
        }
    }

    #[cold]
    fn new_rare_float(&mut self, x: f64) -> Value {
        match x.to_bits() {
            0 => self.common_floats[0],
            0x8000_0000_0000_0000 => self.common_floats[1],
            0x7ff0_0000_0000_0000 => self.common_floats[2],
            0xfff0_0000_0000_0000 => self.common_floats[3],
            0x7ff8_0000_0000_0000 => self.common_floats[4],
            0xfff8_0000_0000_0000 => self.common_floats[5],
            _ => self.new_float_cell(x),
        }
    }

    fn new_float_cell(&mut self, x: f64) -> Value {
        let p = self.alloc(ShapeId::FLOAT, size_of::<FloatCell>()) as *mut FloatCell;
        // SAFETY: a fresh cell of that size.
        unsafe { (*p).value = x };
        Value::from_ptr(p)
    }

    /// Is it a float (not a subclass)?
    #[inline(always)]
    pub fn is_float(&self, v: Value) -> bool {
        v.is_word_float() || v.is_ptr() && self.shape_of(v) == ShapeId::FLOAT
    }

    /// The number of a float.
    #[inline(always)]
    pub fn float_value(&self, v: Value) -> f64 {
        if v.is_word_float() {
            v.as_word_float()
        } else {
            // SAFETY: the caller checked `is_float`.
            unsafe { (*v.as_ptr::<FloatCell>()).value }
        }
    }

    /// A native function object, unbound.
    pub fn new_native(&mut self, def: &'static NativeDef) -> Value {
        self.new_bound_native(def, Value::NULL)
    }

    /// A native function object bound to a receiver.
    pub fn new_bound_native(&mut self, def: &'static NativeDef, receiver: Value) -> Value {
        let p = self.alloc(ShapeId::NATIVE, size_of::<Native>()) as *mut Native;
        // SAFETY: a fresh cell of that size.
        unsafe {
            (*p).def = def as *const NativeDef as *const u8;
            (*p).receiver = receiver;
        }
        Value::from_ptr(p)
    }

    /// The declaration behind a native function object.
    pub fn native_def(&self, v: Value) -> &'static NativeDef {
        debug_assert!(self.shape_of(v) == ShapeId::NATIVE);
        // SAFETY: `def` was a `&'static NativeDef`.
        unsafe { &*((*v.as_ptr::<Native>()).def as *const NativeDef) }
    }
}
