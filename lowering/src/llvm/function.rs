//! Functions: declaring, defining, tail calls.

use super::{Any, Ir, Pointer, arguments, built};
use inkwell::GlobalVisibility;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::module::Linkage;
use inkwell::types::{BasicMetadataTypeEnum, FunctionType};
use inkwell::values::{FunctionValue, LLVMTailCallKind};

/// A function of the module.
pub type Function<'c> = FunctionValue<'c>;

/// LLVM's number of the convention that keeps no register for the caller and passes arguments in
/// as many registers as there are.
pub const PRESERVE_NONE: u32 = 21;

impl<'c> Ir<'c> {
    /// The type of a function that takes two or more pointers, then words, then doubles, and returns a word.
    fn function_type(&self, pointers: usize, words: usize, doubles: usize) -> FunctionType<'c> {
        let mut params: Vec<BasicMetadataTypeEnum> = vec![self.ptr.into(); pointers];
        params.extend(std::iter::repeat_n(
            BasicMetadataTypeEnum::from(self.i64),
            words,
        ));
        params.extend(std::iter::repeat_n(
            BasicMetadataTypeEnum::from(self.f64),
            doubles,
        ));
        self.i64.fn_type(&params, false)
    }

    /// Starts a function that other code can name, and stands at its first instruction.
    pub fn define(
        &self,
        name: &str,
        (pointers, words, doubles): (usize, usize, usize),
        convention: u32,
    ) -> Function<'c> {
        let ty = self.function_type(pointers, words, doubles);
        let function = self.module.add_function(name, ty, Some(Linkage::External));
        function.set_call_conventions(convention);
        self.attribute(function, AttributeLoc::Function, "nounwind");
        let entry = self.session.append_basic_block(function, "entry");
        self.enter(entry);
        function
    }

    /// Puts a function into a section of its own.
    pub fn place(&self, function: Function<'c>, section: &str) {
        function.set_section(Some(section));
    }

    fn attribute(&self, function: Function<'c>, at: AttributeLoc, name: &str) {
        let kind = Attribute::get_named_enum_kind_id(name);
        function.add_attribute(at, self.session.create_enum_attribute(kind, 0));
    }

    /// The parameters of a function.
    pub fn parameters(&self, function: Function<'c>) -> Vec<Any<'c>> {
        function.get_params()
    }

    /// Ends the block by going on in the hidden function `name` of the same type and convention.
    pub fn tail_call(&self, like: Function<'c>, name: &str, args: &[Any<'c>]) {
        let convention = like.get_call_conventions();
        let target = self.module.get_function(name).unwrap_or_else(|| {
            let declared = self.module.add_function(name, like.get_type(), None);
            declared.set_call_conventions(convention);
            let global = declared.as_global_value();
            global.set_visibility(GlobalVisibility::Hidden);
            declared
        });
        let call = built(self.builder.build_call(target, &arguments(args), ""));
        call.set_call_convention(convention);
        call.set_tail_call_kind(LLVMTailCallKind::LLVMTailCallKindMustTail);
        let result = call.try_as_basic_value().unwrap_basic();
        built(self.builder.build_return(Some(&result)));
    }

    /// Calls code at an address under a convention.
    pub fn call_code(
        &self,
        code: Pointer<'c>,
        (words, doubles): (usize, usize),
        args: &[Any<'c>],
        convention: u32,
    ) -> Any<'c> {
        let ty = self.function_type(2, words, doubles);
        let call = self
            .builder
            .build_indirect_call(ty, code, &arguments(args), "");
        let call = built(call);
        call.set_call_convention(convention);
        call.try_as_basic_value().unwrap_basic()
    }
}
