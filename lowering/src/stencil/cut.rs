//! From an object file to templates: one section each, relocations become holes.

use super::holes::of_symbol;
use super::{Arch, Template, a64, x64};
use object::{Object, ObjectSection, ObjectSymbol, RelocationFlags, RelocationTarget};
use rekindle_abi::stencil::{Hole, HoleKind};

/// Sections of templates are called this and the template's number.
pub(super) const SECTION: &str = ".text.";

/// Something in the object that no template can hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CutError {
    /// Number of the variant.
    pub variant: usize,
    /// What it is.
    pub what: String,
}

impl std::fmt::Display for CutError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "variant {}: {}", self.variant, self.what)
    }
}

impl std::error::Error for CutError {}

/// Cuts `count` templates out of an object file.
pub(super) fn cut(arch: Arch, object: &[u8], count: usize) -> Result<Vec<Template>, CutError> {
    let error = |variant: usize, what: String| CutError { variant, what };
    let file = object::File::parse(object).map_err(|e| error(0, e.to_string()))?;
    let mut templates: Vec<Option<Template>> = vec![None; count];
    for section in file.sections() {
        let name = section.name().map_err(|e| error(0, e.to_string()))?;
        let number = name.strip_prefix(SECTION).and_then(|n| n.parse().ok());
        let Some(number) = number.filter(|n| *n < count) else {
            continue;
        };
        let code = section.data().map_err(|e| error(number, e.to_string()))?;
        let holes = holes(arch, &file, &section).map_err(|what| error(number, what))?;
        let mut template = Template {
            code: code.to_vec(),
            holes,
        };
        match arch {
            Arch::X86_64 => x64::straighten(&mut template),
            Arch::Aarch64 => a64::straighten(&mut template),
        }
        templates[number] = Some(template);
    }
    let missing = |n| error(n, "no code was made".to_string());
    let numbered = templates.into_iter().enumerate();
    numbered.map(|(n, t)| t.ok_or_else(|| missing(n))).collect()
}

fn holes<'d>(
    arch: Arch,
    file: &object::File<'d>,
    section: &object::Section<'d, '_>,
) -> Result<Vec<Hole>, String> {
    let mut holes = Vec::new();
    for (offset, relocation) in section.relocations() {
        let RelocationTarget::Symbol(symbol) = relocation.target() else {
            return Err("a relocation without a symbol".into());
        };
        let symbol = file.symbol_by_index(symbol).map_err(|e| e.to_string())?;
        let symbol = symbol.name().map_err(|e| e.to_string())?;
        let RelocationFlags::Elf { r_type } = relocation.flags() else {
            return Err("not an ELF file".into());
        };
        let value = of_symbol(symbol).ok_or_else(|| format!("needs the symbol {symbol:?}"))?;
        let kind = kind(arch, r_type.0).ok_or_else(|| format!("relocation {r_type:?}"))?;
        holes.push(Hole {
            offset: offset.try_into().map_err(|_| "too long")?,
            kind,
            value,
            addend: relocation.addend() as i32,
        });
    }
    holes.sort_by_key(|h| h.offset);
    Ok(holes)
}

/// The ELF relocation of that number.
fn kind(arch: Arch, relocation: u32) -> Option<HoleKind> {
    use object::elf::*;
    let x86 = [
        (R_X86_64_8, HoleKind::Abs8),
        (R_X86_64_32, HoleKind::Abs32),
        (R_X86_64_32S, HoleKind::Abs32),
        (R_X86_64_64, HoleKind::Abs64),
        (R_X86_64_PC32, HoleKind::Rel32),
        (R_X86_64_PLT32, HoleKind::Rel32),
    ];
    let a64 = [
        (R_AARCH64_LDST64_ABS_LO12_NC, HoleKind::A64Lo12x8),
        (R_AARCH64_LDST8_ABS_LO12_NC, HoleKind::A64Lo12x1),
        (R_AARCH64_MOVW_SABS_G0, HoleKind::A64MovSigned),
        (R_AARCH64_MOVW_UABS_G0_NC, HoleKind::A64MovG0),
        (R_AARCH64_MOVW_UABS_G1_NC, HoleKind::A64MovG1),
        (R_AARCH64_MOVW_UABS_G2_NC, HoleKind::A64MovG2),
        (R_AARCH64_MOVW_UABS_G3, HoleKind::A64MovG3),
        (R_AARCH64_JUMP26, HoleKind::A64Branch26),
        (R_AARCH64_CONDBR19, HoleKind::A64Branch19),
        (R_AARCH64_TSTBR14, HoleKind::A64Branch14),
    ];
    let table: &[(RelocationType, HoleKind)] = match arch {
        Arch::X86_64 => &x86,
        Arch::Aarch64 => &a64,
    };
    let found = table.iter().find(|(number, _)| number.0 == relocation);
    found.map(|(_, kind)| *kind)
}
