//! Templates: every form in every choice of places, compiled and cut out of an object file.
//!
//! ```text
//!  Form × places ──site──► LLVM function ──► section of an object ──cut──► Template
//! ```
//!
//! All functions of a template share one type and convention; what is not known yet is an
//! undefined symbol named like the [`HoleValue`] that will stand there.

mod a64;
mod cut;
mod glue;
mod holes;
mod site;
mod table;
mod x64;

pub use table::{ABSENT, Packed, pack};

use crate::llvm::{Ir, Level, Machine, Session, TargetError};
pub use cut::CutError;
use rekindle_abi::stencil::{Hole, HoleValue, Place};
use rekindle_trace_ir::Form;

/// An instruction set that templates are made for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arch {
    /// x86-64 with SSE4.1.
    X86_64,
    /// AArch64, little endian.
    Aarch64,
}

impl Arch {
    fn machine(self) -> Result<Machine, TargetError> {
        let (triple, features) = match self {
            Arch::X86_64 => ("x86_64-unknown-linux-gnu", "+sse4.1"),
            Arch::Aarch64 => ("aarch64-unknown-linux-gnu", ""),
        };
        Machine::new(triple, "generic", features, Level::Templates)
    }
}

/// A form with every operand in its place.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Variant {
    /// What it does.
    pub form: Form,
    /// Where its operands are.
    pub operands: Vec<Place>,
    /// Where its result goes.
    pub result: Option<Place>,
}

/// Machine code with holes.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Template {
    /// The code; it falls through at its end.
    pub code: Vec<u8>,
    /// What to patch, by ascending offset.
    pub holes: Vec<Hole>,
}

/// Why templates could not be made: always a bug, here or in LLVM.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StencilError {
    /// LLVM refused the module.
    Target(TargetError),
    /// The object holds something that no template can.
    Cut(CutError),
}

impl std::fmt::Display for StencilError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StencilError::Target(error) => error.fmt(f),
            StencilError::Cut(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StencilError {}

/// Every variant of a form, in the order of `Signature::variant`; those that are another's
/// mirror image (operands of a commutative op swapped) included.
pub fn variants(form: Form) -> Vec<Variant> {
    let Some(signature) = form.signature() else {
        return Vec::new();
    };
    let mut all: Vec<Vec<Place>> = vec![Vec::new()];
    for slotting in signature.operands().iter().chain(&signature.result) {
        let longer = all.iter().flat_map(|places| {
            let add = move |place| places.iter().copied().chain([place]).collect();
            slotting.places.iter().map(add)
        });
        all = longer.collect();
    }
    let variant = |mut places: Vec<Place>| Variant {
        form,
        result: signature.result.and_then(|_| places.pop()),
        operands: places,
    };
    all.into_iter().map(variant).collect()
}

impl Variant {
    /// Is there a template? (Two immediates would be a constant.)
    pub fn exists(&self) -> bool {
        let one_imm = self.form.signature().is_some_and(|s| s.one_imm);
        let imms = self.operands.iter().filter(|p| **p == Place::Imm).count();
        !(one_imm && imms > 1)
    }

    /// The variant with the operands swapped, if that is the one to compile instead.
    pub fn mirror(&self) -> Option<Variant> {
        let commutative = self.form.signature().is_some_and(|s| s.commutative);
        let key = |place: Place| match place {
            Place::Reg(n) => n,
            Place::Slot => 6,
            Place::Imm => 7,
        };
        (commutative && key(self.operands[0]) > key(self.operands[1])).then(|| {
            let mut mirror = self.clone();
            mirror.operands.swap(0, 1);
            mirror
        })
    }
}

impl Template {
    /// The template of the mirror variant.
    pub fn mirrored(&self) -> Template {
        let mut mirror = self.clone();
        for hole in &mut mirror.holes {
            hole.value = match hole.value {
                HoleValue::SlotA => HoleValue::SlotB,
                HoleValue::SlotB => HoleValue::SlotA,
                HoleValue::ImmA => HoleValue::ImmB,
                HoleValue::ImmB => HoleValue::ImmA,
                other => other,
            };
        }
        mirror
    }
}

/// Compiles variants into templates, one for each, in order.
pub fn compile(arch: Arch, variants: &[Variant]) -> Result<Vec<Template>, StencilError> {
    let machine = arch.machine().map_err(StencilError::Target)?;
    let session = Session::create();
    let ir = Ir::new(&session, "stencils", &machine);
    for (number, variant) in variants.iter().enumerate() {
        let function = site::StencilSite::build(&ir, arch, variant, &format!("s{number}"));
        ir.place(function, &format!("{}{number}", cut::SECTION));
    }
    let object = machine.compile(&ir).map_err(StencilError::Target)?;
    cut::cut(arch, &object, variants.len()).map_err(StencilError::Cut)
}
