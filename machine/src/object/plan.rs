//! Reading an object: which sections are placed, and what refers to what.

use super::Refusal;
use super::relocation::{Form, Via, kind};
use crate::Target;
use object::elf;
use object::read::elf::{ElfFile64, ElfSection64};
use object::{
    Architecture, Endianness, Object, ObjectSection, ObjectSymbol, RelocationFlags,
    RelocationTarget, SectionFlags, SectionIndex, SymbolSection,
};

/// Bytes that one object may take.
const MOST_BYTES: u64 = 16 << 20;
/// Largest alignment of a section.
const MOST_ALIGN: u64 = 4096;

/// A section that will be in memory.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// Byte offset in the unit.
    pub(super) offset: usize,
    pub(super) bytes: &'a [u8],
}

/// What a fixup refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Symbol {
    /// Byte offset in the unit.
    Local(usize),
    /// Index in [`Plan::externals`].
    External(usize),
    /// An absolute number.
    Absolute(u64),
}

/// One place to fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fixup {
    /// Byte offset in the unit.
    pub(super) at: usize,
    pub(super) form: Form,
    pub(super) via: Via,
    pub(super) symbol: Symbol,
    pub(super) addend: i64,
}

/// An object, checked, without addresses.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) sections: Vec<Placed<'a>>,
    /// Bytes of all sections, padding included.
    pub(super) len: usize,
    /// What the start must be a multiple of.
    pub(super) align: usize,
    pub(super) externals: Vec<String>,
    pub(super) fixups: Vec<Fixup>,
    /// Byte offset of the entry.
    pub(super) entry: usize,
    /// Where the entry's section ends.
    pub(super) entry_end: usize,
}

type File<'a> = ElfFile64<'a, Endianness>;

pub(super) fn read<'a>(object: &'a [u8], target: Target, entry: &str) -> Result<Plan<'a>, Refusal> {
    let file = File::parse(object).map_err(|_| Refusal::Malformed)?;
    let architecture = match target {
        Target::X86_64 => Architecture::X86_64,
        Target::Aarch64 => Architecture::Aarch64,
    };
    if file.architecture() != architecture || file.endianness() != Endianness::Little {
        return Err(Refusal::ForeignTarget);
    }
    if file.kind() != object::ObjectKind::Relocatable {
        return Err(Refusal::Malformed);
    }
    let mut reader = Reader {
        file: &file,
        target,
        offsets: Vec::new(),
        plan: Plan {
            sections: Vec::new(),
            len: 0,
            align: 16,
            externals: Vec::new(),
            fixups: Vec::new(),
            entry: 0,
            entry_end: 0,
        },
    };
    reader.place_sections()?;
    reader.read_relocations()?;
    reader.find_entry(entry)?;
    Ok(reader.plan)
}

struct Reader<'a, 'f> {
    file: &'f File<'a>,
    target: Target,
    /// Placed sections: index in the file, offset in the unit, length, whether it is code.
    offsets: Vec<(SectionIndex, usize, usize, bool)>,
    plan: Plan<'a>,
}

impl<'a, 'f> Reader<'a, 'f> {
    fn place_sections(&mut self) -> Result<(), Refusal> {
        for section in self.file.sections() {
            let SectionFlags::Elf { sh_flags, .. } = section.flags() else {
                return Err(Refusal::Malformed);
            };
            let flags = sh_flags.0;
            let wanted = flags & elf::SHF_ALLOC.0 != 0 && section.size() != 0;
            // Unwinding tables: compiled code never unwinds.
            if !wanted || section.name_bytes().is_ok_and(|n| n == b".eh_frame") {
                continue;
            }
            let align = section.align().max(1);
            let odd = flags & (elf::SHF_WRITE.0 | elf::SHF_TLS.0) != 0;
            if odd || !align.is_power_of_two() || align > MOST_ALIGN {
                return Err(Refusal::Section);
            }
            let bytes = section.data().map_err(|_| Refusal::Malformed)?;
            if bytes.len() as u64 != section.size() {
                return Err(Refusal::Section);
            }
            let offset = self.plan.len.next_multiple_of(align as usize);
            let end = offset as u64 + bytes.len() as u64;
            if end > MOST_BYTES {
                return Err(Refusal::TooLarge);
            }
            self.plan.len = end as usize;
            self.plan.align = self.plan.align.max(align as usize);
            self.plan.sections.push(Placed { offset, bytes });
            let code = flags & elf::SHF_EXECINSTR.0 != 0;
            self.offsets
                .push((section.index(), offset, bytes.len(), code));
        }
        Ok(())
    }

    fn read_relocations(&mut self) -> Result<(), Refusal> {
        for section in self.file.sections() {
            if let Some((start, len, _)) = self.placed(section.index()) {
                self.read_section_relocations(&section, start, len)?;
            }
        }
        Ok(())
    }

    fn read_section_relocations(
        &mut self,
        section: &ElfSection64<'a, 'f, Endianness>,
        start: usize,
        len: usize,
    ) -> Result<(), Refusal> {
        for (place, relocation) in section.relocations() {
            let RelocationFlags::Elf { r_type, .. } = relocation.flags() else {
                return Err(Refusal::Malformed);
            };
            let number = r_type.0;
            if number == 0 {
                continue;
            }
            let (form, via) = kind(self.target, number).ok_or(Refusal::Relocation(number))?;
            let end = place.checked_add(form.len_bytes());
            if end.is_none_or(|end| end > len as u64) || relocation.has_implicit_addend() {
                return Err(Refusal::Malformed);
            }
            let RelocationTarget::Symbol(index) = relocation.target() else {
                return Err(Refusal::Malformed);
            };
            let symbol = self.symbol(index)?;
            self.plan.fixups.push(Fixup {
                at: start + place as usize,
                form,
                via,
                symbol,
                addend: relocation.addend(),
            });
        }
        Ok(())
    }

    fn symbol(&mut self, index: object::SymbolIndex) -> Result<Symbol, Refusal> {
        let symbol = self
            .file
            .symbol_by_index(index)
            .map_err(|_| Refusal::Malformed)?;
        match symbol.section() {
            SymbolSection::Section(section) => {
                let (start, len, _) = self.placed(section).ok_or(Refusal::Section)?;
                if symbol.address() > len as u64 {
                    return Err(Refusal::Malformed);
                }
                Ok(Symbol::Local(start + symbol.address() as usize))
            }
            SymbolSection::Undefined => {
                let name = symbol.name().map_err(|_| Refusal::Malformed)?;
                Ok(Symbol::External(self.external(name)))
            }
            SymbolSection::Absolute => Ok(Symbol::Absolute(symbol.address())),
            _ => Err(Refusal::Section),
        }
    }

    fn external(&mut self, name: &str) -> usize {
        let externals = &mut self.plan.externals;
        externals.iter().position(|n| n == name).unwrap_or_else(|| {
            externals.push(name.to_owned());
            externals.len() - 1
        })
    }

    fn find_entry(&mut self, name: &str) -> Result<(), Refusal> {
        let symbol = self.file.symbols().find(|s| s.name() == Ok(name));
        let section = symbol.as_ref().and_then(|s| s.section_index());
        let (Some(symbol), Some(section)) = (symbol, section) else {
            return Err(Refusal::NoEntry);
        };
        match self.placed(section) {
            Some((start, len, true)) if symbol.address() < len as u64 => {
                self.plan.entry = start + symbol.address() as usize;
                self.plan.entry_end = start + len;
                Ok(())
            }
            _ => Err(Refusal::NoEntry),
        }
    }

    fn placed(&self, index: SectionIndex) -> Option<(usize, usize, bool)> {
        let row = self.offsets.iter().find(|row| row.0 == index)?;
        Some((row.1, row.2, row.3))
    }
}
