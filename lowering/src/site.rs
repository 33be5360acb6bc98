//! What a lowering function may ask of the place its op is lowered at.

use crate::llvm::{Access, Any, Bit, Bits, Double, Ir, Pointer, Word};
use rekindle_abi::helpers::{Helper, Ty};
use rekindle_trace_ir::Region;

/// How far from a base an access lies.
#[derive(Clone, Copy, Debug)]
pub enum Offset {
    /// A field of a layout in `abi`: bytes.
    Field(usize),
    /// The op's immediate.
    Imm,
}

/// An address: base, index, offset.
#[derive(Clone, Copy, Debug)]
pub struct At<'c> {
    /// Address of an object, or inside one; without it, the context.
    pub base: Option<Word<'c>>,
    /// Counts words or bytes.
    pub index: Option<(Word<'c>, Bits)>,
    /// Bytes behind that.
    pub offset: Offset,
}

impl<'c> At<'c> {
    /// A field of the object at `base`.
    pub fn field(base: Word<'c>, offset: usize) -> At<'c> {
        At::new(Some(base), Offset::Field(offset))
    }

    /// As far behind `base` as the op's immediate says.
    pub fn imm(base: Word<'c>) -> At<'c> {
        At::new(Some(base), Offset::Imm)
    }

    /// In the context.
    pub fn ctx(offset: Offset) -> At<'c> {
        At::new(None, offset)
    }

    fn new(base: Option<Word<'c>>, offset: Offset) -> At<'c> {
        At {
            base,
            index: None,
            offset,
        }
    }
}

/// What a function that is called looks like.
#[derive(Clone, Copy, Debug)]
pub enum Callee {
    /// This one, on a rare path that leaves the carried registers alone.
    Rare(Helper),
    /// The one that the op's immediate names, with a result of this type.
    Imm(Ty),
}

/// Where an op is lowered.
///
/// A lowering function reads operands, tells when to leave (always before it writes anything),
/// and finishes exactly once.
pub trait Site<'c> {
    /// Where instructions go.
    fn ir(&self) -> &Ir<'c>;

    /// The context.
    fn ctx(&self) -> Pointer<'c>;

    /// How many operands this instance of the op has.
    fn arity(&self) -> usize;

    /// Operand `i`, a word.
    fn word(&mut self, i: usize) -> Word<'c>;

    /// Operand `i`, a double.
    fn double(&mut self, i: usize) -> Double<'c>;

    /// The immediate as `form::hole_imm` gives it.
    fn imm(&mut self) -> Word<'c>;

    /// The word of the literal table that the immediate names.
    fn literal(&mut self) -> Word<'c>;

    /// The region that the instruction names.
    fn region(&self) -> Region;

    /// Leaves the unit when the condition holds.
    fn exit_if(&mut self, condition: Bit<'c>);

    /// Loads, extending with zeros.
    fn load(&mut self, bits: Bits, at: At<'c>, access: Access) -> Word<'c>;

    /// Loads a double.
    fn load_double(&mut self, at: At<'c>, access: Access) -> Double<'c>;

    /// Stores the low bits.
    fn store(&mut self, bits: Bits, at: At<'c>, value: Word<'c>, access: Access);

    /// Stores a double.
    fn store_double(&mut self, at: At<'c>, value: Double<'c>, access: Access);

    /// Calls a helper with the context and these arguments.
    fn call(&mut self, callee: Callee, args: &[Any<'c>]) -> Any<'c>;

    /// A constant that must not become data beside the code (a template has nowhere to keep it).
    fn in_code(&mut self, n: i64) -> Word<'c>;

    /// Operand 1 as a shift count: the count, and whether it is known to lie in 0…63.
    fn count(&mut self) -> (Word<'c>, bool);

    /// `value` shifted by what [`Site::count`] gave.
    fn shift(&mut self, left: bool, value: Word<'c>, count: Word<'c>) -> Word<'c>;

    /// The op has no result.
    fn finish(&mut self);

    /// The result of the op, a word.
    fn finish_word(&mut self, result: Word<'c>);

    /// The result of the op, a double.
    fn finish_double(&mut self, result: Double<'c>);

    /// The result of a test.
    fn finish_bit(&mut self, result: Bit<'c>);

    /// Operand `i`, a Bool.
    fn bit(&mut self, i: usize) -> Bit<'c> {
        let word = self.word(i);
        self.ir().word_to_bit(word)
    }

    /// What an op's own load or store may believe: reads of immutable memory never change.
    fn own_read(&self) -> Access {
        match self.region() {
            Region::Immutable => Access::Constant(Region::Immutable),
            region => Access::Region(region),
        }
    }

    /// `fast`, or what `slow` gives in the rare case that `rare` holds.
    fn word_or(
        &mut self,
        rare: Bit<'c>,
        fast: Word<'c>,
        slow: impl FnOnce(&mut Self) -> Word<'c>,
    ) -> Word<'c>
    where
        Self: Sized,
    {
        let (from, cold, done) = (
            self.ir().here(),
            self.ir().block("rare"),
            self.ir().block("done"),
        );
        self.ir().branch_rarely(rare, cold, done);
        self.ir().enter(cold);
        let other = slow(self);
        let cold = self.ir().here();
        self.ir().jump(done);
        self.ir().enter(done);
        let phi = self.ir().phi();
        phi.add_incoming(&[(&fast, from), (&other, cold)]);
        phi.as_basic_value().into_int_value()
    }

    /// `fast`, or in the rare case what `slow` gives.
    fn double_or(
        &mut self,
        rare: Bit<'c>,
        fast: impl FnOnce(&mut Self) -> Double<'c>,
        slow: impl FnOnce(&mut Self) -> Double<'c>,
    ) -> Double<'c>
    where
        Self: Sized,
    {
        let ir = self.ir();
        let (cold, hot, done) = (ir.block("rare"), ir.block("hot"), ir.block("done"));
        ir.branch_rarely(rare, cold, hot);
        ir.enter(hot);
        let fast = fast(self);
        let hot = self.ir().here();
        self.ir().jump(done);
        self.ir().enter(cold);
        let slow = slow(self);
        let cold = self.ir().here();
        self.ir().jump(done);
        self.ir().enter(done);
        let phi = self.ir().phi_double();
        phi.add_incoming(&[(&fast, hot), (&slow, cold)]);
        phi.as_basic_value().into_float_value()
    }

    /// `first && second`, where `second` may only be computed if `first` holds.
    fn and_then(&mut self, first: Bit<'c>, second: impl FnOnce(&mut Self) -> Bit<'c>) -> Bit<'c>
    where
        Self: Sized,
    {
        let (from, more, done) = (
            self.ir().here(),
            self.ir().block("more"),
            self.ir().block("done"),
        );
        self.ir().branch(first, more, done);
        self.ir().enter(more);
        let second = second(self);
        let more = self.ir().here();
        self.ir().jump(done);
        self.ir().enter(done);
        let phi = self.ir().phi_bit();
        phi.add_incoming(&[(&self.ir().bit(false), from), (&second, more)]);
        phi.as_basic_value().into_int_value()
    }

    /// Does `rarely`, rarely.
    fn when_rare(&mut self, rare: Bit<'c>, rarely: impl FnOnce(&mut Self))
    where
        Self: Sized,
    {
        let (cold, done) = (self.ir().block("rare"), self.ir().block("done"));
        self.ir().branch_rarely(rare, cold, done);
        self.ir().enter(cold);
        rarely(self);
        self.ir().jump(done);
        self.ir().enter(done);
    }
}
