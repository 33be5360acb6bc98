//! Placing a planned object in code memory and filling its places.

use super::plan::{Fixup, Plan, Symbol};
use super::relocation::Via;
use super::{Linked, Refusal};
use crate::memory::CodeMemory;

/// Bytes of a stub: a jump and the address it jumps to.
const STUB_BYTES: usize = 16;

/// Copies and relocates. `externals` are the addresses of the plan's external symbols.
pub(super) fn place(
    memory: &CodeMemory,
    plan: &Plan<'_>,
    externals: &[u64],
) -> Result<Linked, Refusal> {
    let words = Words::of(plan);
    let words_at = plan.len.next_multiple_of(STUB_BYTES);
    let stubs_at = (words_at + 8 * words.symbols.len()).next_multiple_of(STUB_BYTES);
    let len = stubs_at + STUB_BYTES * externals.len();
    // Code memory aligns to a cache line; a section that wants more gets it by shifting.
    let slack = if plan.align > 64 { plan.align } else { 0 };
    let mut draft = memory.draft(len + slack).map_err(|_| Refusal::Full)?;
    let shift = (draft.address().next_multiple_of(plan.align as u64) - draft.address()) as usize;
    let base = draft.address() + shift as u64;
    let bytes = draft.bytes_mut();
    bytes.fill(0);
    let code = &mut bytes[shift..shift + len];

    for section in &plan.sections {
        code[section.offset..section.offset + section.bytes.len()].copy_from_slice(section.bytes);
    }
    let address = |symbol: Symbol| match symbol {
        Symbol::Local(offset) => base + offset as u64,
        Symbol::External(n) => externals[n],
        Symbol::Absolute(value) => value,
    };
    for (i, symbol) in words.symbols.iter().enumerate() {
        let at = words_at + 8 * i;
        code[at..at + 8].copy_from_slice(&address(*symbol).to_le_bytes());
    }
    for (i, to) in externals.iter().enumerate() {
        let at = stubs_at + STUB_BYTES * i;
        code[at..at + STUB_BYTES].copy_from_slice(&stub(*to));
    }
    for fixup in &plan.fixups {
        let place = base + fixup.at as u64;
        let mut write = |to: u64| {
            let value = to.wrapping_add(fixup.addend as u64);
            fixup.form.write(code, fixup.at, place, value)
        };
        let written = match (fixup.via, fixup.symbol) {
            (Via::Word, _) => write(base + (words_at + 8 * words.index(fixup)) as u64),
            (Via::Call, Symbol::External(n)) => {
                write(externals[n]).or_else(|| write(base + (stubs_at + STUB_BYTES * n) as u64))
            }
            (_, symbol) => write(address(symbol)),
        };
        written.ok_or(Refusal::OutOfReach)?;
    }
    draft.truncate(shift + len);
    Ok(Linked {
        code: draft.publish(),
        entry: base + plan.entry as u64,
        text_bytes: plan.entry_end - plan.entry,
    })
}

/// The symbols whose addresses are kept in words.
struct Words {
    symbols: Vec<Symbol>,
}

impl Words {
    fn of(plan: &Plan<'_>) -> Words {
        let mut symbols = Vec::new();
        for fixup in plan.fixups.iter().filter(|f| f.via == Via::Word) {
            if !symbols.contains(&fixup.symbol) {
                symbols.push(fixup.symbol);
            }
        }
        Words { symbols }
    }

    fn index(&self, fixup: &Fixup) -> usize {
        let found = self.symbols.iter().position(|s| *s == fixup.symbol);
        found.expect("every symbol of a word fixup was collected")
    }
}

/// A jump to any address.
fn stub(to: u64) -> [u8; STUB_BYTES] {
    let mut stub = [0; STUB_BYTES];
    if cfg!(target_arch = "x86_64") {
        // jmp [rip + 2]; int3; int3; address
        stub[..8].copy_from_slice(&[0xff, 0x25, 2, 0, 0, 0, 0xcc, 0xcc]);
    } else {
        // ldr x16, #8; br x16; address
        stub[..4].copy_from_slice(&0x5800_0050u32.to_le_bytes());
        stub[4..8].copy_from_slice(&0xd61f_0200u32.to_le_bytes());
    }
    stub[8..].copy_from_slice(&to.to_le_bytes());
    stub
}
