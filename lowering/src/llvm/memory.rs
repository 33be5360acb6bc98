//! Addresses, loads and stores.

use super::{Double, Ir, Pointer, Session, Word, built};
use inkwell::AtomicOrdering;
use inkwell::module::Linkage;
use inkwell::types::{BasicTypeEnum, IntType};
use inkwell::values::{GlobalValue, InstructionValue, MetadataValue};
use inkwell::{GlobalVisibility, values::BasicValue};
use rekindle_trace_ir::Region;

/// How much of memory a word stands for; loads extend with zeros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bits {
    /// A byte.
    Byte,
    /// 32 bits: a shape number.
    Half,
    /// All of it.
    Word,
}

/// What may be believed about an access to memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Nothing.
    Any,
    /// It touches that region alone.
    Region(Region),
    /// It reads what is never written.
    Constant(Region),
    /// Others change it at any time; neither moved nor merged.
    Shared(Region),
}

/// LLVM's names of regions: a tree of types ("type-based alias analysis"), regions below one root.
pub(super) struct Tags<'c> {
    regions: Vec<MetadataValue<'c>>,
    tbaa: u32,
    empty: MetadataValue<'c>,
    invariant: u32,
}

impl<'c> Tags<'c> {
    pub(super) fn new(session: &'c Session) -> Tags<'c> {
        let node = |parts: &[_]| session.metadata_node(parts);
        let zero = session.i64_type().const_zero();
        let root = node(&[session.metadata_string("rekindle").into()]);
        let tag = |region: &Region| {
            let name = session.metadata_string(region.name());
            let ty = node(&[name.into(), root.into(), zero.into()]);
            node(&[ty.into(), ty.into(), zero.into()])
        };
        Tags {
            regions: Region::ALL.iter().map(tag).collect(),
            tbaa: session.get_kind_id("tbaa"),
            empty: node(&[]),
            invariant: session.get_kind_id("invariant.load"),
        }
    }

    fn mark(&self, instruction: InstructionValue<'c>, access: Access) {
        let (region, constant) = match access {
            Access::Any => return,
            Access::Region(region) | Access::Shared(region) => (region, false),
            Access::Constant(region) => (region, true),
        };
        let set = |node, kind| {
            let done = instruction.set_metadata(node, kind);
            done.expect("tags are nodes");
        };
        set(self.regions[region as usize], self.tbaa);
        if constant {
            set(self.empty, self.invariant);
        }
        if matches!(access, Access::Shared(_)) {
            let done = instruction.set_atomic_ordering(AtomicOrdering::Monotonic);
            done.expect("loads and stores may be atomic");
        }
    }
}

impl<'c> Ir<'c> {
    /// The address in a word.
    pub fn pointer(&self, address: Word<'c>) -> Pointer<'c> {
        built(self.builder.build_int_to_ptr(address, self.ptr, ""))
    }

    /// `base` plus a number of bytes.
    pub fn offset(&self, base: Pointer<'c>, bytes: Word<'c>) -> Pointer<'c> {
        self.element(self.session.i8_type(), base, bytes)
    }

    /// `base` plus a number of words.
    pub fn index(&self, base: Pointer<'c>, words: Word<'c>) -> Pointer<'c> {
        self.element(self.i64, base, words)
    }

    fn element(&self, ty: IntType<'c>, base: Pointer<'c>, n: Word<'c>) -> Pointer<'c> {
        // SAFETY: "unsafe" because a constant index into a struct type can crash LLVM; this is
        // an integer type, over which any index is a plain address computation.
        built(unsafe { self.builder.build_gep(ty, base, &[n], "") })
    }

    fn int_type(&self, bits: Bits) -> IntType<'c> {
        match bits {
            Bits::Byte => self.session.i8_type(),
            Bits::Half => self.session.i32_type(),
            Bits::Word => self.i64,
        }
    }

    /// Loads and zero-extends.
    pub fn load(&self, bits: Bits, at: Pointer<'c>, access: Access) -> Word<'c> {
        let loaded = built(self.builder.build_load(self.int_type(bits), at, "")).into_int_value();
        self.mark(loaded.as_instruction_value(), access);
        match bits {
            Bits::Word => loaded,
            _ => built(self.builder.build_int_z_extend(loaded, self.i64, "")),
        }
    }

    /// Loads a double.
    pub fn load_double(&self, at: Pointer<'c>, access: Access) -> Double<'c> {
        let loaded = built(self.builder.build_load(self.f64, at, "")).into_float_value();
        self.mark(loaded.as_instruction_value(), access);
        loaded
    }

    /// Loads a pointer.
    pub fn load_pointer(&self, at: Pointer<'c>, access: Access) -> Pointer<'c> {
        let loaded = built(self.builder.build_load(self.ptr, at, "")).into_pointer_value();
        self.mark(loaded.as_instruction_value(), access);
        loaded
    }

    /// Stores the low bits.
    pub fn store(&self, bits: Bits, at: Pointer<'c>, value: Word<'c>, access: Access) {
        let narrow = match bits {
            Bits::Word => value,
            _ => built(
                self.builder
                    .build_int_truncate(value, self.int_type(bits), ""),
            ),
        };
        let stored = built(self.builder.build_store(at, narrow));
        self.mark(Some(stored), access);
    }

    /// Stores a double.
    pub fn store_double(&self, at: Pointer<'c>, value: Double<'c>, access: Access) {
        let stored = built(self.builder.build_store(at, value));
        self.mark(Some(stored), access);
    }

    fn mark(&self, instruction: Option<InstructionValue<'c>>, access: Access) {
        let instruction = instruction.expect("loads and stores are instructions");
        self.tags.mark(instruction, access);
    }

    /// A hidden table of words that someone else defines near the code.
    pub fn table(&self, name: &str, words: usize) -> Pointer<'c> {
        let ty = self.i64.array_type(words as u32);
        let global = self.declare_symbol(name, ty.into());
        global.as_pointer_value()
    }

    /// A symbol whose value is a number from `low` up to but not including `high`.
    pub fn number_symbol(&self, name: &str, low: i64, high: i64) -> Word<'c> {
        let global = self.declare_symbol(name, self.session.i8_type().into());
        let range = [self.word(low).into(), self.word(high).into()];
        let kind = self.session.get_kind_id("absolute_symbol");
        global.set_metadata(self.session.metadata_node(&range), kind);
        global.as_pointer_value().const_to_int(self.i64)
    }

    fn declare_symbol(&self, name: &str, ty: BasicTypeEnum<'c>) -> GlobalValue<'c> {
        if let Some(global) = self.module.get_global(name) {
            return global;
        }
        let global = self.module.add_global(ty, None, name);
        global.set_linkage(Linkage::External);
        global.set_visibility(GlobalVisibility::Hidden);
        global
    }
}
