//! [`Code`]: an immutable compiled function, class body, module or expression.

use crate::Ins;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A constant, compared by value (floats by bits, so that `0.0` and `-0.0` differ).
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum Const {
    /// `None`
    None,
    /// `True`, `False`
    Bool(bool),
    /// `...`
    Ellipsis,
    /// An int that fits in 64 bits.
    Int(i64),
    /// Any other int, in decimal, perhaps with a sign.
    BigInt(Box<str>),
    /// A float's bits.
    Float(u64),
    /// A complex number: bits of its two parts.
    Complex(u64, u64),
    /// Text as WTF-8 (UTF-8 unless it has lone surrogates).
    Str(Box<[u8]>),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// A tuple.
    Tuple(Box<[Const]>),
    /// A frozenset (of a literal after `in`).
    FrozenSet(Box<[Const]>),
    /// A slice (start, stop, step).
    Slice(Box<[Const; 3]>),
}

/// What kind of code it is: a set of bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default, Serialize, Deserialize)]
pub struct Flags(pub u32);

impl Flags {
    /// A module's top level; names are globals.
    pub const MODULE: u32 = 1;
    /// A class body: names live in a name space (`load_name`).
    pub const CLASS: u32 = 1 << 1;
    /// A function: names are registers.
    pub const FUNCTION: u32 = 1 << 2;
    /// Has `*args`.
    pub const VARARGS: u32 = 1 << 3;
    /// Has `**kwargs`.
    pub const VARKW: u32 = 1 << 4;
    /// Contains `yield`.
    pub const GENERATOR: u32 = 1 << 5;
    /// `async def`
    pub const COROUTINE: u32 = 1 << 6;
    /// `async def` with `yield`
    pub const ASYNC_GENERATOR: u32 = 1 << 7;
    /// Its body mentions names with which code looks at frames (`locals`, `_getframe`, `f_locals`, `eval`, …).
    pub const OBSERVES_FRAMES: u32 = 1 << 8;
    /// Defined inside another function.
    pub const NESTED: u32 = 1 << 9;
    /// The first constant is its docstring.
    pub const HAS_DOC: u32 = 1 << 10;
    /// Names are looked up in a given name space (`exec`, `eval`).
    pub const NAMESPACE: u32 = 1 << 11;
    /// A built-in function: its frames do not show in tracebacks.
    pub const HIDDEN: u32 = 1 << 12;

    /// A generator that may be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: u32 = 1 << 13;

    /// Its source imports `annotations` from `__future__`.
    pub const FUTURE_ANNOTATIONS: u32 = 1 << 14;

    /// Calling it makes an object that runs it later: any bit of these.
    pub const SUSPENDS: u32 = Flags::GENERATOR | Flags::COROUTINE | Flags::ASYNC_GENERATOR;

    /// Is any of [`Flags::SUSPENDS`] set?
    pub const fn suspends(self) -> bool {
        self.0 & Flags::SUSPENDS != 0
    }

    /// Are all these bits set?
    pub const fn has(self, bits: u32) -> bool {
        self.0 & bits == bits
    }
}

/// A range of instructions whose exceptions go to a handler. Inner handlers come first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// Register that receives the exception.
    pub reg: u16,
}

/// Where in the source an instruction comes from. Lines from 1, columns in bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Line of the first character; 0 when there is none.
    pub line: u32,
    /// Line of the last character.
    pub end_line: u32,
    /// Byte column of the first character.
    pub column: u32,
    /// Byte column after the last character.
    pub end_column: u32,
}

/// Position that holds from instruction `pc` on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct PositionEntry {
    /// First instruction.
    pub pc: u32,
    /// Where it comes from.
    pub at: Position,
}

/// A compiled function, class body, module or expression.
///
/// Registers: parameters first (positional, keyword-only, `*args`, `**kwargs`), then the other
/// local variables, then temporaries. A variable captured by an inner function has a cell in
/// its register from the start of the code on ([`crate::Op::MakeCell`]).
#[derive(Clone, PartialEq, Debug)]
pub struct Code {
    /// `__name__`
    pub name: Box<str>,
    /// `__qualname__`
    pub qualname: Box<str>,
    /// File name for tracebacks.
    pub filename: Arc<str>,
    /// First line, decorators included.
    pub first_line: u32,
    /// What kind of code.
    pub flags: Flags,
    /// Positional parameters, positional-only ones included.
    pub arg_count: u16,
    /// Positional-only parameters.
    pub posonly_count: u16,
    /// Keyword-only parameters.
    pub kwonly_count: u16,
    /// Names of the registers that are local variables, in order.
    pub locals: Vec<Box<str>>,
    /// Which locals are cells: indices into `locals`, ascending.
    pub cells: Vec<u16>,
    /// Names of free variables, in the order of the closure tuple.
    pub free: Vec<Box<str>>,
    /// Registers in a frame.
    pub frame_size: u16,
    /// The instructions; never empty, and control never runs off their end.
    pub ins: Vec<Ins>,
    /// Constants.
    pub consts: Vec<Const>,
    /// Names of globals and attributes.
    pub names: Vec<Box<str>>,
    /// Code of inner functions, classes, lambdas and comprehensions.
    pub codes: Vec<Arc<Code>>,
    /// Exception handlers, inner before outer.
    pub handlers: Vec<Handler>,
    /// Source positions by ascending pc.
    pub positions: Vec<PositionEntry>,
    /// For a class body: how many different attributes its methods set on their first parameter.
    pub self_attrs: u16,
}

impl Code {
    /// Number of registers that hold parameters.
    pub fn param_count(&self) -> u16 {
        self.arg_count
            + self.kwonly_count
            + self.flags.has(Flags::VARARGS) as u16
            + self.flags.has(Flags::VARKW) as u16
    }

    /// Where instruction `pc` comes from.
    pub fn position(&self, pc: u32) -> Position {
        let after = self.positions.partition_point(|e| e.pc <= pc);
        after
            .checked_sub(1)
            .map(|i| self.positions[i].at)
            .unwrap_or_default()
    }

    /// The innermost handler of an exception raised at `pc`.
    pub fn handler(&self, pc: u32) -> Option<&Handler> {
        self.handlers.iter().find(|h| h.start <= pc && pc < h.end)
    }

    /// This code and all inside it, outermost first.
    pub fn walk<'a>(&'a self, f: &mut dyn FnMut(&'a Code)) {
        f(self);
        for inner in &self.codes {
            inner.walk(f);
        }
    }
}
