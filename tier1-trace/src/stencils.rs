//! The stencils, made by `build.rs` from `lowering`: code templates for both targets.
//!
//! The assembler names a [`Form`] and the place of every operand and of the result, and gets a
//! [`Stencil`] or nothing; `Form::signature` says beforehand which places there are. Both tables
//! are always made; [`host`] is the one this process can run.
//!
//! What the assembler puts into the holes:
//!
//! | hole | value |
//! |---|---|
//! | `SlotA` … `SlotD` | 8 × the slot's number (at most [`Table::max_slots`]) |
//! | `ImmA` … `ImmC` | the operand, if [`Table::fits`] says so |
//! | `Imm` | `form::hole_imm`; of a `Literal` the address of its cell; of `Word` and `Double` the bits; of an `ExitStub` the exit's number |
//! | `Next` | address behind the stencil |
//! | `Exit` | address of the op's exit stub |
//! | `Target` | address of a block, of an exit stub, or of the exit tail |
//!
//! At an exit every carried register holds what it held before the op. Otherwise an op changes
//! no carried register but its result's, except calls: see [`Table::clobbers`].

use rekindle_abi::stencil::{Hole, HoleKind, HoleValue, Place, Regs, Stencil};
use rekindle_trace_ir::Form;

/// An instruction set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arch {
    /// x86-64 with SSE4.1.
    X86_64,
    /// AArch64, little endian.
    Aarch64,
}

/// All stencils of one target.
#[derive(Debug)]
pub struct Table {
    /// Which target.
    pub arch: Arch,
    /// Of all code: another one says that other templates were made.
    pub digest: u64,
    /// By `Form::index`: number of the form's first variant, or `u32::MAX`.
    bases: &'static [u32],
    /// Per variant [`Entry`], little endian.
    index: &'static [u8],
    code: &'static [u8],
    /// Every different list of holes, one behind the other …
    holes: &'static [Hole],
    /// … and where each begins, the end last.
    lists: &'static [u32],
}

/// Where a variant's stencil lies: start (`u32`) and length (`u16`) of its code, and the number
/// of its list of holes (`u16`), all ones if there is no such stencil.
struct Entry {
    start: usize,
    len: usize,
    list: usize,
}

const ENTRY_BYTES: usize = 8;
const ABSENT: usize = u16::MAX as usize;

/// Stencils for x86-64.
pub static X86_64: Table = include!(concat!(env!("OUT_DIR"), "/x86_64.rs"));
/// Stencils for AArch64.
pub static AARCH64: Table = include!(concat!(env!("OUT_DIR"), "/aarch64.rs"));

/// The stencils that this process can run, if its processor is one of the two.
pub fn host() -> Option<&'static Table> {
    #[cfg(target_arch = "x86_64")]
    return std::arch::is_x86_feature_detected!("sse4.1").then_some(&X86_64);
    #[cfg(target_arch = "aarch64")]
    return Some(&AARCH64);
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    return None;
}

impl Table {
    /// The stencil of a form with its operands and result in these places.
    pub fn find(&self, form: Form, operands: &[Place], result: Option<Place>) -> Option<Stencil> {
        let variant = form.signature()?.variant(operands, result)?;
        let base = self.bases[form.index()] as usize;
        self.stencil(base.checked_add(variant)?)
    }

    /// Every stencil with its form and variant, in order.
    pub fn all(&self) -> impl Iterator<Item = (Form, usize, Stencil)> {
        Form::all().flat_map(move |form| {
            let variants = form.signature().map_or(0, |s| s.variants());
            let base = self.bases[form.index()] as usize;
            (0..variants).filter_map(move |v| Some((form, v, self.stencil(base.checked_add(v)?)?)))
        })
    }

    fn stencil(&self, variant: usize) -> Option<Stencil> {
        let bytes = self.index.get(variant * ENTRY_BYTES..)?.first_chunk()?;
        let entry = Entry::read(bytes);
        (entry.list != ABSENT).then(|| {
            let holes = self.lists[entry.list] as usize..self.lists[entry.list + 1] as usize;
            Stencil {
                code: &self.code[entry.start..entry.start + entry.len],
                holes: &self.holes[holes],
            }
        })
    }

    /// Carried registers that hold nothing any more after a form (its result excepted).
    pub fn clobbers(&self, form: Form) -> Regs {
        match (form.is_call(), self.arch) {
            (false, _) => Regs::default(),
            // r0 and r1 are r14 and r15, which C functions preserve.
            (true, Arch::X86_64) => Regs {
                ints: 0b11_1100,
                floats: 0b11_1111,
            },
            // r0…r5 are x22…x27.
            (true, Arch::Aarch64) => Regs {
                ints: 0,
                floats: 0b11_1111,
            },
        }
    }

    /// How many slots a unit may have.
    pub fn max_slots(&self) -> usize {
        match self.arch {
            Arch::X86_64 => 1 << 20,
            Arch::Aarch64 => 4096,
        }
    }

    /// Can the number be put into such a hole?
    pub fn fits(&self, kind: HoleKind, number: i64) -> bool {
        match kind {
            HoleKind::Abs8 => (0..64).contains(&number),
            HoleKind::Abs32 => i32::try_from(number).is_ok(),
            HoleKind::A64Lo12x8 => number % 8 == 0 && (0..=32760).contains(&number),
            HoleKind::A64Lo12x1 => (0..4096).contains(&number),
            HoleKind::A64MovSigned => (-65536..65536).contains(&number),
            _ => true,
        }
    }

    /// Do all numbers that `of` gives fit the stencil's holes? (Those of jumps are not asked.)
    pub fn all_fit(&self, stencil: &Stencil, of: impl Fn(HoleValue) -> i64) -> bool {
        use HoleValue::{Exit, Next, Target};
        let mut holes = stencil.holes.iter();
        holes.all(|h| matches!(h.value, Exit | Next | Target) || self.fits(h.kind, of(h.value)))
    }
}

impl Entry {
    fn read(b: &[u8; ENTRY_BYTES]) -> Entry {
        Entry {
            start: u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize,
            len: u16::from_le_bytes([b[4], b[5]]) as usize,
            list: u16::from_le_bytes([b[6], b[7]]) as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rekindle_lowering::stencil;

    /// Templates made anew, one after the other in another session, are those in the tables.
    fn same_again(table: &Table, arch: stencil::Arch) {
        let variants = Form::all().flat_map(stencil::variants);
        let sample: Vec<_> = variants.filter(|v| v.exists()).step_by(23).collect();
        let templates = stencil::compile(arch, &sample).expect("LLVM takes them");
        for (variant, template) in sample.iter().zip(templates) {
            let found = table.find(variant.form, &variant.operands, variant.result);
            let found = found.unwrap_or_else(|| panic!("{variant:?} is missing"));
            // Which of two equal slots comes first is the mirror's business.
            if variant.mirror().is_none() {
                assert_eq!(found.code, template.code, "{variant:?}");
                assert_eq!(found.holes, template.holes, "{variant:?}");
            }
        }
    }

    #[test]
    fn x86_64_templates_are_reproducible() {
        same_again(&X86_64, stencil::Arch::X86_64);
    }

    #[test]
    fn aarch64_templates_are_reproducible() {
        same_again(&AARCH64, stencil::Arch::Aarch64);
    }

    #[test]
    fn holes_lie_inside_their_code_in_order() {
        for table in [&X86_64, &AARCH64] {
            for (form, variant, stencil) in table.all() {
                let mut end = 0;
                for hole in stencil.holes {
                    let bytes = match hole.kind {
                        HoleKind::Abs8 => 1,
                        HoleKind::Abs64 => 8,
                        _ => 4,
                    };
                    assert!(hole.offset as usize >= end, "{form:?} {variant}");
                    end = hole.offset as usize + bytes;
                    assert!(end <= stencil.code.len(), "{form:?} {variant}");
                }
            }
        }
    }

    #[test]
    fn every_allowed_choice_of_places_has_a_stencil_or_two_immediates() {
        for variant in Form::all().flat_map(stencil::variants) {
            for table in [&X86_64, &AARCH64] {
                let found = table.find(variant.form, &variant.operands, variant.result);
                assert_eq!(found.is_some(), variant.exists(), "{variant:?}");
            }
        }
    }
}
