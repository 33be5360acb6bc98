//! A code object linked with a module's globals: what the interpreter runs.
//!
//! Functions made from the same code in the same module share one [`CodeState`], and with it
//! inline caches, profile and compiled units; the same code in another module has another.

use crate::{Runtime, Value};
use rekindle_bytecode::{Code, Const, Fingerprint, Flags};
use std::cell::OnceCell;
use std::sync::Arc;

/// One instruction's inline cache, which is also its profile.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Cache {
    /// What was seen: a shape number, or bits of operand types; see `tier0-interp::caches`.
    pub seen: u32,
    /// State: 0 empty; meaning depends on the instruction.
    pub state: u16,
    /// How often it missed (saturating).
    pub misses: u16,
    /// What was found: a cell, a slot, a function.
    pub data: u64,
    /// Version of the classes (or of the name space) when it was found.
    pub epoch: u64,
}

/// Names with which code looks at the variables of other functions.
const FRAME_NAMES: [&str; 2] = ["f_locals", "settrace"];

/// How the names of files begin that are inside the program itself.
pub const LIBRARY: &str = "<rekindle>/";

/// Code linked with globals.
pub struct CodeState {
    /// The code.
    pub code: Arc<Code>,
    /// Name space of the module.
    pub globals: Value,
    /// Constants as objects.
    pub consts: Vec<Value>,
    /// Names as interned strings.
    pub names: Vec<Value>,
    /// `__name__` and `__qualname__` of its functions, interned.
    pub titles: [Value; 2],
    /// One per instruction.
    pub caches: Box<[Cache]>,
    /// Linked nested codes, made on first use.
    pub inner: Vec<*mut CodeState>,
    /// Number of parameters when a call needs no binding beyond placing that many positional
    /// arguments; `u16::MAX` otherwise.
    pub direct_args: u16,
    /// Registers in a frame.
    pub frame_size: u16,
    /// It is among the runtime's `entered_codes`: what its cache lines know may be young.
    pub entered: bool,
    /// A frame of it was active at the last collection.
    pub active: bool,
    /// The first instruction of `code`.
    pub first: *const rekindle_bytecode::Ins,
    /// Counts calls, up to compilation of the function as a whole.
    pub entry_counter: u32,
    /// Calls after which it counts as hot.
    pub entry_limit: u32,
    /// Handle of the function's own unit, for tier 1: 0 none.
    pub entry_unit: u64,
    /// Micro-ops of that unit.
    pub entry_size: usize,
    /// Loop counters and units, one per backward jump; see `tier0-interp`.
    pub loops: Vec<LoopState>,
    /// For each instruction the index in `loops` of a backward jump, `u16::MAX` otherwise.
    pub loop_index: Box<[u16]>,
    fingerprint: OnceCell<Fingerprint>,
}

/// Counter and unit of a loop.
#[derive(Clone, Copy, Debug, Default)]
pub struct LoopState {
    /// Target of the backward jump.
    pub head: u32,
    /// Counts edges, up to recording.
    pub counter: u32,
    /// Edges after which it counts as hot.
    pub limit: u32,
    /// Handle of its unit: 0 none.
    pub unit: u64,
}

impl CodeState {
    /// The code's content key.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| self.code.fingerprint())
    }
}

impl Runtime {
    /// Links code with a module's name space. The result lives as long as the runtime.
    pub fn link_code(&mut self, code: Arc<Code>, globals: Value) -> *mut CodeState {
        // The constants are out of the collector's sight until the state is among `codes`.
        self.heap.pause();
        let consts = code.consts.iter().map(|c| self.constant(c)).collect();
        let names = code.names.iter().map(|n| self.intern(n)).collect();
        let titles = [self.intern(&code.name), self.intern(&code.qualname)];
        // Once for each module: its flag says what any code in it mentions. The library mentions much that few
        // programs use: there tracing counts when it begins, and variables are shown as far as compiled code has them.
        if !self.frames_observed
            && !code.filename.starts_with(LIBRARY)
            && !code.flags.has(Flags::FUNCTION)
            && code.flags.has(Flags::OBSERVES_FRAMES)
        {
            code.walk(&mut |c| {
                let mut names = c.names.iter();
                self.frames_observed |= names.any(|n| FRAME_NAMES.contains(&&**n));
            });
        }
        let n = code.ins.len();
        let mut loops: Vec<LoopState> = Vec::new();
        let mut loop_index = vec![u16::MAX; n].into_boxed_slice();
        for (pc, ins) in code.ins.iter().enumerate() {
            if ins.op == rekindle_bytecode::Op::JumpBack {
                let head = ins.jump_target(pc as u32).expect("jump_back has a target");
                let at = loops
                    .iter()
                    .position(|l| l.head == head)
                    .unwrap_or_else(|| {
                        loops.push(LoopState {
                            head,
                            limit: self.hot_edges,
                            ..LoopState::default()
                        });
                        loops.len() - 1
                    });
                loop_index[pc] = at.min(u16::MAX as usize - 1) as u16;
            }
        }
        let indirect = Flags::VARARGS | Flags::VARKW | Flags::SUSPENDS;
        let direct = code.flags.0 & indirect == 0 && code.kwonly_count == 0;
        let state = Box::new(CodeState {
            inner: vec![std::ptr::null_mut(); code.codes.len()],
            caches: vec![Cache::default(); n].into_boxed_slice(),
            direct_args: if direct { code.arg_count } else { u16::MAX },
            frame_size: code.frame_size,
            entered: false,
            active: false,
            first: code.ins.as_ptr(),
            entry_counter: 0,
            entry_limit: self.hot_calls,
            entry_unit: 0,
            entry_size: 0,
            code,
            globals,
            consts,
            names,
            titles,
            loops,
            loop_index,
            fingerprint: OnceCell::new(),
        });
        let state = Box::into_raw(state);
        self.codes.push(state);
        self.heap.resume();
        state
    }

    /// A frame of this code is pushed for the first time since the last collection: from now on it may fill its
    /// cache lines.
    ///
    /// # Safety
    /// `code` came from [`Runtime::link_code`].
    #[cold]
    pub unsafe fn note_entered(&mut self, code: *mut CodeState) {
        // SAFETY: the caller's promise.
        unsafe { (*code).entered = true };
        self.entered_codes.push(code);
    }

    /// After marking: what was known is old now; only active frames may go on filling lines.
    pub(crate) fn forget_entered(&mut self) {
        self.entered_codes.retain(|code| {
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &mut **code };
            code.entered = std::mem::take(&mut code.active);
            code.entered
        });
    }

    /// The linked form of nested code `i`.
    ///
    /// # Safety
    /// `outer` came from [`Runtime::link_code`] and `i` is below the number of its nested codes.
    pub unsafe fn inner_code(&mut self, outer: *mut CodeState, i: usize) -> *mut CodeState {
        // SAFETY: code states live as long as the runtime.
        unsafe {
            let known = (&(*outer).inner)[i];
            if !known.is_null() {
                return known;
            }
            let state = &*outer;
            let (code, globals) = (state.code.codes[i].clone(), state.globals);
            let made = self.link_code(code, globals);
            (&mut (*outer).inner)[i] = made;
            made
        }
    }

    /// A constant as an object.
    pub fn constant(&mut self, c: &Const) -> Value {
        match c {
            Const::None => Value::NONE,
            Const::Bool(b) => Value::bool(*b),
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Int(i) => self.new_int(*i),
            Const::BigInt(text) => self.int_from_decimal(text),
            Const::Float(bits) => self.new_float(f64::from_bits(*bits)),
            Const::Complex(re, im) => self.new_complex(f64::from_bits(*re), f64::from_bits(*im)),
            Const::Str(s) if s.len() <= 64 => self.intern_wtf8(s),
            Const::Str(s) => self.new_str_wtf8(s),
            Const::Bytes(b) => self.new_bytes(b),
            Const::Tuple(items) => self.rooted(|rt| {
                let items: Vec<Value> = items.iter().map(|i| rt.constant(i)).collect();
                rt.new_tuple(&items)
            }),
            Const::FrozenSet(items) => self.rooted(|rt| {
                let items: Vec<Value> = items.iter().map(|i| rt.constant(i)).collect();
                rt.new_frozenset_of_constants(&items)
            }),
            Const::Slice(parts) => {
                let [a, b, c] = [0, 1, 2].map(|i| self.constant(&parts[i]));
                self.new_slice(a, b, c)
            }
        }
    }

    /// Runs `f` with collections put off: for values that lie in Rust-owned memory for a moment.
    pub fn rooted<T>(&mut self, f: impl FnOnce(&mut Runtime) -> T) -> T {
        self.heap.pause();
        let result = f(self);
        self.heap.resume();
        result
    }
}
