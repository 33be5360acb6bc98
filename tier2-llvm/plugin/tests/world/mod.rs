//! A context, a frame and helpers for units to run on, and the way from text to running code.

use rekindle_abi::heap::{FloatCell, Head, ShapeId};
use rekindle_abi::helpers::{HELPERS, Helper};
use rekindle_abi::{Ctx, Value};
use rekindle_machine::entry::{Left, enter_whole};
use rekindle_machine::object::{Linked, link};
use rekindle_machine::record::{EXIT_SLOT, FIRST_SLOT};
use rekindle_machine::{CodeMemory, Literals};
use rekindle_trace_ir::protocol::{CALL_WORD, Compiled, ENTRY, LITERALS, Request, Target};
use rekindle_trace_ir::{Ref, parse};

/// A request for this machine.
pub(crate) fn request(text: &str) -> Request {
    Request {
        unit: parse(text).expect("the text is a unit"),
        target: Target {
            triple: format!("{}-unknown-linux-gnu", std::env::consts::ARCH),
            cpu: "generic".into(),
            features: String::new(),
        },
        level: 2,
        count_loops: false,
        forced_exits: false,
    }
}

/// A unit that can run, and what it runs on.
pub(crate) struct World {
    pub(crate) ctx: Box<Ctx>,
    pub(crate) compiled: Compiled,
    regs: Vec<Value>,
    record: Vec<u64>,
    linked: Linked,
    literals: Literals,
}

impl World {
    /// Compiles and links; registers of the frame are `regs`.
    pub(crate) fn new(request: &Request, regs: &[Value], literals: &[u64]) -> World {
        let compiled = rekindle_llvm::compile(request).expect("the unit compiles");
        let memory = CodeMemory::with_capacity(1 << 20, 1 << 16).expect("there is memory");
        let literals = memory.literals(literals).expect("there is room");
        let table = [(LITERALS, literals.address())];
        let linked = link(&memory, &compiled.object, ENTRY, &table).expect("the object links");
        let mut ctx = Box::new(Ctx::new());
        ctx.helpers = [unexpected as *const () as usize; HELPERS.len()];
        ctx.helpers[Helper::box_int as usize] = box_int as *const () as usize;
        ctx.helpers[Helper::box_float as usize] = box_float as *const () as usize;
        ctx.helpers[Helper::float_sin as usize] = float_sin as *const () as usize;
        ctx.helpers[Helper::length as usize] = length as *const () as usize;
        World {
            ctx,
            record: vec![0; FIRST_SLOT + compiled.slots as usize],
            compiled,
            regs: regs.to_vec(),
            linked,
            literals,
        }
    }

    /// Runs it: the value returned, or exit number and stored values.
    pub(crate) fn run(&mut self) -> Result<Value, (u32, Vec<(Ref, u64)>)> {
        assert!(self.literals.address() != 0);
        self.ctx.regs = self.regs.as_mut_ptr();
        // SAFETY: the object was compiled from a verified unit, and is kept by `self`; all
        // helpers are filled in, and the record has as many slots as the plugin asked for.
        let left =
            unsafe { enter_whole(self.linked.entry, &mut *self.ctx, self.record.as_mut_ptr()) };
        match left {
            Left::Returned => Ok(self.ctx.args[0]),
            Left::Exit(number) => Err((number, self.stored(number))),
        }
    }

    /// The exit that describes the last call, and the values stored for it.
    pub(crate) fn published(&self) -> (u32, Vec<(Ref, u64)>) {
        let number = self.record[EXIT_SLOT] as u32;
        (number, self.stored(number))
    }

    fn stored(&self, exit: u32) -> Vec<(Ref, u64)> {
        let snapshot = self.compiled.exits[exit as usize].snapshot;
        let refs = self.compiled.stored[snapshot.0 as usize].iter().copied();
        refs.zip(self.record[FIRST_SLOT..].iter().copied())
            .collect()
    }

    /// The guard behind an exit number.
    pub(crate) fn guard(&self, exit: u32) -> Ref {
        self.compiled.exits[exit as usize].guard
    }
}

/// A heap int, never freed.
pub(crate) fn big_int(i: i64) -> Value {
    let head = Head {
        shape: ShapeId::BIG_INT,
        gc: 0,
        bits: u8::from(i < 0),
        aux: 0,
    };
    Value::from_ptr(Box::leak(Box::new((head, [1u64, i.unsigned_abs()]))))
}

/// A heap float, never freed.
pub(crate) fn cell(value: f64) -> Value {
    let head = Head {
        shape: ShapeId::FLOAT,
        gc: 0,
        bits: 0,
        aux: 0,
    };
    Value::from_ptr(Box::leak(Box::new(FloatCell { head, value })))
}

extern "C" fn unexpected(_: *mut Ctx) -> i64 {
    // Unwinding out of a C function ends the process, which is what a wrong call deserves here.
    panic!("this helper was not expected to be called")
}

extern "C" fn box_int(_: *mut Ctx, i: i64) -> Value {
    Value::try_small_int(i).unwrap_or_else(|| big_int(i))
}

extern "C" fn box_float(_: *mut Ctx, x: f64) -> Value {
    Value::try_float(x).unwrap_or_else(|| cell(x))
}

extern "C" fn float_sin(_: *mut Ctx, x: f64) -> f64 {
    x.sin()
}

extern "C" fn length(_: *mut Ctx, _: Value) -> i64 {
    7
}

const _: () = assert!(CALL_WORD == EXIT_SLOT as i64 - FIRST_SLOT as i64);
