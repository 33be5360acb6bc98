//! Blocks, branches, phis and calls.

use super::{Any, Bit, Double, Ir, Phi, Pointer, Word, arguments, built};
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::basic_block::BasicBlock;
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum};
use inkwell::values::CallSiteValue;
use rekindle_abi::helpers::{Effect, Ty};

/// A basic block of the function under construction.
pub type Block<'c> = BasicBlock<'c>;

/// How often the unlikely side of a branch is taken, as LLVM's weights.
const LIKELY: u64 = 100_000;

impl<'c> Ir<'c> {
    /// The block that the next instruction goes to.
    pub fn here(&self) -> Block<'c> {
        let block = self.builder.get_insert_block();
        block.expect("the builder stands in a block")
    }

    /// A new block in the same function.
    pub fn block(&self, name: &str) -> Block<'c> {
        let function = self.here().get_parent();
        let function = function.expect("blocks lie in functions");
        self.session.append_basic_block(function, name)
    }

    /// Goes on in another block.
    pub fn enter(&self, block: Block<'c>) {
        self.builder.position_at_end(block);
    }

    /// Ends the block.
    pub fn jump(&self, to: Block<'c>) {
        built(self.builder.build_unconditional_branch(to));
    }

    /// Ends the block; both sides are as likely.
    pub fn branch(&self, condition: Bit<'c>, yes: Block<'c>, no: Block<'c>) {
        built(self.builder.build_conditional_branch(condition, yes, no));
    }

    /// Ends the block; `yes` is rare.
    pub fn branch_rarely(&self, condition: Bit<'c>, yes: Block<'c>, no: Block<'c>) {
        let branch = self.builder.build_conditional_branch(condition, yes, no);
        let i32 = self.session.i32_type();
        let weights = self.session.metadata_node(&[
            self.session.metadata_string("branch_weights").into(),
            i32.const_int(1, false).into(),
            i32.const_int(LIKELY, false).into(),
        ]);
        let kind = self.session.get_kind_id("prof");
        let marked = built(branch).set_metadata(weights, kind);
        marked.expect("weights are a node");
    }

    /// A phi of words at the start of the current, still empty block.
    pub fn phi(&self) -> Phi<'c> {
        built(self.builder.build_phi(self.i64, ""))
    }

    /// A phi of bits.
    pub fn phi_bit(&self) -> Phi<'c> {
        built(self.builder.build_phi(self.session.bool_type(), ""))
    }

    /// A phi of doubles.
    pub fn phi_double(&self) -> Phi<'c> {
        built(self.builder.build_phi(self.f64, ""))
    }

    /// Returns from the function.
    pub fn ret(&self, value: Word<'c>) {
        built(self.builder.build_return(Some(&value)));
    }

    /// Calls a C function that cannot unwind and has that effect.
    pub fn call(
        &self,
        function: Pointer<'c>,
        args: &[Any<'c>],
        result: Ty,
        effect: Effect,
    ) -> Any<'c> {
        let types: Vec<BasicMetadataTypeEnum> = args.iter().map(|a| a.get_type().into()).collect();
        let result: BasicTypeEnum = match result {
            Ty::F => self.f64.into(),
            Ty::V | Ty::I => self.i64.into(),
        };
        let ty = result.fn_type(&types, false);
        let call = self
            .builder
            .build_indirect_call(ty, function, &arguments(args), "");
        let call = built(call);
        self.describe(call, effect);
        call.try_as_basic_value().unwrap_basic()
    }

    /// Tells LLVM what a helper of that effect may do to memory.
    fn describe(&self, call: CallSiteValue<'c>, effect: Effect) {
        let set = |name: &str, value: u64| {
            let kind = Attribute::get_named_enum_kind_id(name);
            let attribute = self.session.create_enum_attribute(kind, value);
            call.add_attribute(AttributeLoc::Function, attribute);
        };
        set("nounwind", 0);
        // Two bits each (1 reads, 2 writes) for: pointed to by arguments, inaccessible, other.
        let memory = match effect {
            Effect::Pure => 0,
            Effect::Read => 0b01_01_01,
            // A collection writes only what compiled code reads through shared accesses.
            Effect::Alloc => 0b01_11_01,
            Effect::Write | Effect::Any => return,
        };
        set("memory", memory);
        set("willreturn", 0);
    }

    /// One piece of assembly that gives a word.
    pub fn asm_word(
        &self,
        text: &str,
        constraints: &str,
        args: &[Any<'c>],
        effect: bool,
    ) -> Word<'c> {
        let result = self.asm(text, constraints, args, Some(self.i64.into()), effect);
        result.expect("it has a result").into_int_value()
    }

    /// One piece of assembly that gives a double.
    pub fn asm_double(&self, text: &str, constraints: &str, args: &[Any<'c>]) -> Double<'c> {
        let result = self.asm(text, constraints, args, Some(self.f64.into()), false);
        result.expect("it has a result").into_float_value()
    }

    /// Uses a value, wherever it is, for nothing.
    pub fn keep(&self, value: Any<'c>) {
        self.asm_effect("", "X", &[value]);
    }

    /// One piece of assembly with an effect and no result.
    pub fn asm_effect(&self, text: &str, constraints: &str, args: &[Any<'c>]) {
        self.asm(text, constraints, args, None, true);
    }

    fn asm(
        &self,
        text: &str,
        constraints: &str,
        args: &[Any<'c>],
        result: Option<BasicTypeEnum<'c>>,
        effect: bool,
    ) -> Option<Any<'c>> {
        let types: Vec<BasicMetadataTypeEnum> = args.iter().map(|a| a.get_type().into()).collect();
        let ty = match result {
            Some(result) => result.fn_type(&types, false),
            None => self.session.void_type().fn_type(&types, false),
        };
        let (text, constraints) = (text.to_string(), constraints.to_string());
        let code =
            self.session
                .create_inline_asm(ty, text, constraints, effect, false, None, false);
        let call = self
            .builder
            .build_indirect_call(ty, code, &arguments(args), "");
        built(call).try_as_basic_value().basic()
    }
}
