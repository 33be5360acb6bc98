//! Objects written with the `object` crate's writer, linked and called.

use super::{Refusal, link};
use crate::CodeMemory;
use object::write::{Object, Relocation, StandardSegment, Symbol, SymbolSection};
use object::{
    Architecture, BinaryFormat, Endianness, RelocationFlags, SectionKind, SymbolFlags, SymbolKind,
    SymbolScope, elf,
};
use proptest::prelude::*;

const PC32: u32 = 2;
const PLT32: u32 = 4;
const GOTPCREL: u32 = 9;

struct Builder {
    object: Object<'static>,
    text: object::write::SectionId,
}

impl Builder {
    /// An object whose `.text` holds `code`, with the symbol `entry` at its start.
    fn new(code: &[u8]) -> Builder {
        let mut object = Object::new(BinaryFormat::Elf, Architecture::X86_64, Endianness::Little);
        let text = object.section_id(object::write::StandardSection::Text);
        object.append_section_data(text, code, 16);
        let mut builder = Builder { object, text };
        builder.symbol(b"entry", SymbolSection::Section(text), 0);
        builder
    }

    fn symbol(
        &mut self,
        name: &[u8],
        section: SymbolSection,
        value: u64,
    ) -> object::write::SymbolId {
        self.object.add_symbol(Symbol {
            name: name.to_vec(),
            value,
            size: 0,
            kind: SymbolKind::Text,
            scope: SymbolScope::Linkage,
            weak: false,
            section,
            flags: SymbolFlags::None,
        })
    }

    fn section(
        &mut self,
        name: &[u8],
        kind: SectionKind,
        data: &[u8],
        align: u64,
    ) -> SymbolSection {
        let segment = self.object.segment_name(StandardSegment::Data).to_vec();
        let id = self.object.add_section(segment, name.to_vec(), kind);
        self.object.append_section_data(id, data, align);
        SymbolSection::Section(id)
    }

    fn relocate(&mut self, offset: u64, number: u32, symbol: object::write::SymbolId) {
        let relocation = Relocation {
            offset,
            symbol,
            addend: -4,
            flags: RelocationFlags::Elf {
                r_type: elf::RelocationType(number),
            },
        };
        self.object
            .add_relocation(self.text, relocation)
            .expect("a relocation of 32 bits");
    }

    fn bytes(&self) -> Vec<u8> {
        self.object.write().expect("a whole object")
    }
}

fn memory() -> CodeMemory {
    CodeMemory::with_capacity(1 << 20, 1 << 16).expect("mapping")
}

/// `lea rax,[rip+table]; mov rax,[rax+8*rdi]; add rax,[rip+@literals]…`: constants in a section
/// of their own, the literal table through a word, a C function through a stub.
fn everything() -> Vec<u8> {
    let code = [
        0x48, 0x83, 0xec, 0x08, // sub rsp, 8
        0x48, 0x8d, 0x05, 0, 0, 0, 0, // lea rax, [rip + table]
        0x48, 0x8b, 0x3c, 0xf8, // mov rdi, [rax + 8*rdi]
        0x48, 0x8b, 0x05, 0, 0, 0, 0, // mov rax, [rip + word of literals]
        0x48, 0x03, 0x78, 0x08, // add rdi, [rax + 8]
        0xf2, 0x48, 0x0f, 0x2a, 0xc7, // cvtsi2sd xmm0, rdi
        0xf2, 0x48, 0x0f, 0x2a, 0xce, // cvtsi2sd xmm1, rsi
        0xe8, 0, 0, 0, 0, // call fmod
        0xf2, 0x48, 0x0f, 0x2c, 0xc0, // cvttsd2si rax, xmm0
        0x48, 0x83, 0xc4, 0x08, // add rsp, 8
        0xc3, // ret
    ];
    let mut b = Builder::new(&code);
    let data: Vec<u8> = [5u64, 50, 500]
        .iter()
        .flat_map(|w| w.to_le_bytes())
        .collect();
    let section = b.section(b".rodata.table", SectionKind::ReadOnlyData, &data, 256);
    let table = b.symbol(b"table", section, 0);
    let literals = b.symbol(b"literals", SymbolSection::Undefined, 0);
    let fmod = b.symbol(b"fmod", SymbolSection::Undefined, 0);
    b.relocate(7, PC32, table);
    b.relocate(18, GOTPCREL, literals);
    b.relocate(37, PLT32, fmod);
    b.bytes()
}

#[test]
fn constants_literals_and_library_functions_are_reached() {
    let memory = memory();
    let literals = memory.literals(&[0, 3]).expect("room");
    let extra = [("literals", literals.address())];
    let linked = link(&memory, &everything(), "entry", &extra).expect("links");
    // SAFETY: the code above is a C function of two integers.
    let f: extern "C" fn(i64, i64) -> i64 = unsafe { std::mem::transmute(linked.entry) };
    assert_eq!((f(0, 3), f(1, 10), f(2, 10)), (8 % 3, 53 % 10, 503 % 10));
    literals.set(1, 9);
    assert_eq!(f(2, 10), 509 % 10);
    assert!(linked.code.contains(linked.entry));
    assert_eq!(linked.text_bytes, 51);
    drop(linked);
    assert_eq!(memory.used_bytes().0, 0);
}

fn refused(object: &[u8], entry: &str) -> Refusal {
    link(&memory(), object, entry, &[("literals", 0)]).expect_err("refused")
}

#[test]
fn what_cannot_be_linked_is_refused_with_its_reason() {
    assert_eq!(refused(b"", "entry"), Refusal::Malformed);
    assert_eq!(refused(&everything(), "other"), Refusal::NoEntry);
    assert_eq!(
        refused(&everything(), "table"),
        Refusal::NoEntry,
        "not code"
    );

    let mut b = Builder::new(&[0xc3; 16]);
    b.section(b".data", SectionKind::Data, &[1], 1);
    assert_eq!(refused(&b.bytes(), "entry"), Refusal::Section);

    let mut b = Builder::new(&[0xc3; 16]);
    let symbol = b.symbol(b"system", SymbolSection::Undefined, 0);
    b.relocate(0, PLT32, symbol);
    assert_eq!(
        refused(&b.bytes(), "entry"),
        Refusal::Undefined("system".into())
    );

    let mut b = Builder::new(&[0xc3; 16]);
    let symbol = b.symbol(b"literals", SymbolSection::Undefined, 0);
    b.relocate(13, PC32, symbol);
    assert_eq!(
        refused(&b.bytes(), "entry"),
        Refusal::Malformed,
        "beyond the section"
    );

    let mut b = Builder::new(&[0xc3; 16]);
    let symbol = b.symbol(b"literals", SymbolSection::Undefined, 0);
    b.relocate(0, PC32, symbol);
    assert_eq!(refused(&b.bytes(), "entry"), Refusal::OutOfReach);

    let mut b = Builder::new(&[0xc3; 16]);
    let symbol = b.symbol(b"literals", SymbolSection::Undefined, 0);
    b.relocate(0, 23, symbol);
    assert_eq!(refused(&b.bytes(), "entry"), Refusal::Relocation(23));

    let b = Builder::new(&vec![0xc3; 2 << 20]);
    assert_eq!(refused(&b.bytes(), "entry"), Refusal::Full);
    let b = Builder::new(&vec![0xc3; 17 << 20]);
    assert_eq!(refused(&b.bytes(), "entry"), Refusal::TooLarge);

    let arm = Object::new(BinaryFormat::Elf, Architecture::Aarch64, Endianness::Little);
    let arm = arm.write().expect("an object");
    assert_eq!(refused(&arm, "entry"), Refusal::ForeignTarget);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Damage never makes the linker panic or leave memory behind.
    #[test]
    fn damaged_objects_are_linked_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut object = everything();
        for (at, byte) in damage {
            let at = at.index(object.len());
            object[at] = byte;
        }
        if let Some(cut) = cut {
            object.truncate(cut.index(object.len()));
        }
        let memory = memory();
        drop(link(&memory, &object, "entry", &[("literals", 1 << 40)]));
        prop_assert_eq!(memory.used_bytes(), (0, 0));
    }
}
