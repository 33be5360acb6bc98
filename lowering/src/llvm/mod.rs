//! The only place that names LLVM: instructions, functions and targets in the words of this crate.
//!
//! Everything is a 64-bit word, a double, a bit or a pointer. Errors of the underlying builder
//! mean that it stands in no block or was given the wrong type: bugs, hence panics.

mod arith;
mod flow;
mod function;
mod memory;
mod target;

pub use arith::Overflow;
pub use flow::Block;
pub use function::{Function, PRESERVE_NONE};
pub use memory::{Access, Bits};
pub use target::{Level, Machine, TargetError, fatal_error, survive_fatal_errors};

use inkwell::AddressSpace;
use inkwell::builder::{Builder, BuilderError};
use inkwell::context::Context;
use inkwell::module::Module;
use inkwell::types::{FloatType, IntType, PointerType};
use inkwell::values::{
    BasicMetadataValueEnum, BasicValueEnum, FloatValue, IntValue, PhiValue, PointerValue,
};

/// A 64-bit integer (ints, bools, tagged values and addresses alike).
pub type Word<'c> = IntValue<'c>;
/// A truth value, one bit.
pub type Bit<'c> = IntValue<'c>;
/// A 64-bit float.
pub type Double<'c> = FloatValue<'c>;
/// An address as LLVM wants it.
pub type Pointer<'c> = PointerValue<'c>;
/// A word or a double.
pub type Any<'c> = BasicValueEnum<'c>;
/// A value that depends on where its block was entered from.
pub type Phi<'c> = PhiValue<'c>;
/// What everything else belongs to; one per thread.
pub type Session = Context;

/// A module under construction and the place where the next instruction goes.
pub struct Ir<'c> {
    session: &'c Context,
    module: Module<'c>,
    builder: Builder<'c>,
    i64: IntType<'c>,
    f64: FloatType<'c>,
    ptr: PointerType<'c>,
    tags: memory::Tags<'c>,
}

impl<'c> Ir<'c> {
    /// An empty module for a machine.
    pub fn new(session: &'c Session, name: &str, machine: &Machine) -> Ir<'c> {
        let module = session.create_module(name);
        // From the start, because accesses are aligned as the layout says when they are made.
        machine.describe(&module);
        Ir {
            session,
            module,
            builder: session.create_builder(),
            i64: session.i64_type(),
            f64: session.f64_type(),
            ptr: session.ptr_type(AddressSpace::default()),
            tags: memory::Tags::new(session),
        }
    }

    /// A constant word.
    pub fn word(&self, n: i64) -> Word<'c> {
        self.i64.const_int(n as u64, true)
    }

    /// A constant double.
    pub fn double(&self, x: f64) -> Double<'c> {
        self.bits_to_double(self.word(x.to_bits() as i64))
    }

    /// A constant bit.
    pub fn bit(&self, b: bool) -> Bit<'c> {
        self.session.bool_type().const_int(b as u64, false)
    }

    /// A word whose value does not matter.
    pub fn any_word(&self) -> Word<'c> {
        self.i64.get_poison()
    }

    /// A double whose value does not matter.
    pub fn any_double(&self) -> Double<'c> {
        self.f64.get_poison()
    }

    /// The module as text, for people.
    pub fn text(&self) -> String {
        self.module.print_to_string().to_string()
    }

    /// Checks the module; an error means a bug in the lowering.
    pub fn verify(&self) -> Result<(), String> {
        self.module.verify().map_err(|e| e.to_string())
    }
}

/// What the builder made; it fails only when misused.
fn built<T>(result: Result<T, BuilderError>) -> T {
    result.expect("the builder stands in a block and types agree")
}

fn arguments<'c>(values: &[Any<'c>]) -> Vec<BasicMetadataValueEnum<'c>> {
    values.iter().map(|v| (*v).into()).collect()
}
