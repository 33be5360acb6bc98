//! The relocations we know, one row each.
//!
//! Numbers and meanings are those of the System V ABI supplements for x86-64 and AArch64.

use crate::Target;
use crate::patch::{field, put, words};

/// What is computed, and how it is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// 64 bits, absolute.
    Abs64,
    /// 32 bits, absolute, zero-extended by the instruction.
    Abs32,
    /// 32 bits, absolute, sign-extended by the instruction.
    Abs32S,
    /// 32 bits from the place.
    Rel32,
    /// 64 bits from the place.
    Rel64,
    /// `adr`: 21 bits from the place.
    A64Adr,
    /// `adrp`: 21 bits of pages from the place's page.
    A64AdrPage,
    /// `add`: low 12 bits.
    A64AddLo12,
    /// Load or store of 2ⁿ bytes: low 12 bits, scaled.
    A64MemLo12(u8),
    /// Branch with a field of this many bits at that position.
    A64Branch(u8, u8),
    /// `movz`/`movk`: 16 bits from this bit on.
    A64Mov(u8),
}

/// What the place refers to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Via {
    /// The symbol.
    Symbol,
    /// The symbol, or a stub that jumps there when it is out of reach.
    Call,
    /// A word that holds the symbol's address.
    Word,
}

/// Meaning of a relocation number.
pub(super) fn kind(target: Target, number: u32) -> Option<(Form, Via)> {
    use Form::*;
    use Via::*;
    let row = match target {
        Target::X86_64 => match number {
            1 => (Abs64, Symbol),         // R_X86_64_64
            2 => (Rel32, Symbol),         // R_X86_64_PC32
            4 => (Rel32, Call),           // R_X86_64_PLT32
            9 | 41 | 42 => (Rel32, Word), // R_X86_64_GOTPCREL, GOTPCRELX, REX_GOTPCRELX
            10 => (Abs32, Symbol),        // R_X86_64_32
            11 => (Abs32S, Symbol),       // R_X86_64_32S
            24 => (Rel64, Symbol),        // R_X86_64_PC64
            _ => return None,
        },
        Target::Aarch64 => match number {
            257 => (Abs64, Symbol),                // R_AARCH64_ABS64
            260 => (Rel64, Symbol),                // R_AARCH64_PREL64
            261 => (Rel32, Symbol),                // R_AARCH64_PREL32
            263 | 264 => (A64Mov(0), Symbol),      // R_AARCH64_MOVW_UABS_G0, G0_NC
            265 | 266 => (A64Mov(16), Symbol),     // G1, G1_NC
            267 | 268 => (A64Mov(32), Symbol),     // G2, G2_NC
            269 => (A64Mov(48), Symbol),           // G3
            274 => (A64Adr, Symbol),               // R_AARCH64_ADR_PREL_LO21
            275 | 276 => (A64AdrPage, Symbol),     // R_AARCH64_ADR_PREL_PG_HI21, HI21_NC
            277 => (A64AddLo12, Symbol),           // R_AARCH64_ADD_ABS_LO12_NC
            278 => (A64MemLo12(0), Symbol),        // R_AARCH64_LDST8_ABS_LO12_NC
            279 => (A64Branch(14, 5), Symbol),     // R_AARCH64_TSTBR14
            280 => (A64Branch(19, 5), Symbol),     // R_AARCH64_CONDBR19
            282 | 283 => (A64Branch(26, 0), Call), // R_AARCH64_JUMP26, CALL26
            284 => (A64MemLo12(1), Symbol),        // R_AARCH64_LDST16_ABS_LO12_NC
            285 => (A64MemLo12(2), Symbol),        // R_AARCH64_LDST32_ABS_LO12_NC
            286 => (A64MemLo12(3), Symbol),        // R_AARCH64_LDST64_ABS_LO12_NC
            299 => (A64MemLo12(4), Symbol),        // R_AARCH64_LDST128_ABS_LO12_NC
            311 => (A64AdrPage, Word),             // R_AARCH64_ADR_GOT_PAGE
            312 => (A64MemLo12(3), Word),          // R_AARCH64_LD64_GOT_LO12_NC
            _ => return None,
        },
    };
    Some(row)
}

impl Form {
    /// Bytes that it changes.
    pub(super) fn len_bytes(self) -> u64 {
        match self {
            Form::Abs64 | Form::Rel64 => 8,
            _ => 4,
        }
    }

    /// Writes `value` (symbol plus addend) at byte `at`, which runs at address `place`.
    /// `None` if it does not fit.
    pub(super) fn write(self, code: &mut [u8], at: usize, place: u64, value: u64) -> Option<()> {
        let distance = value.wrapping_sub(place) as i64;
        match self {
            Form::Abs64 => put(code, at, &value.to_le_bytes()),
            Form::Abs32 => put(code, at, &u32::try_from(value).ok()?.to_le_bytes()),
            Form::Abs32S => put(code, at, &i32::try_from(value as i64).ok()?.to_le_bytes()),
            Form::Rel32 => put(code, at, &i32::try_from(distance).ok()?.to_le_bytes()),
            Form::Rel64 => put(code, at, &distance.to_le_bytes()),
            Form::A64Adr => adr(code, at, distance),
            Form::A64AdrPage => {
                let pages = (value >> 12).wrapping_sub(place >> 12) as i64;
                adr(code, at, pages)
            }
            Form::A64AddLo12 => field(code, at, 10, 12, value as u32 & 0xfff),
            Form::A64MemLo12(scale) => {
                let low = value as u32 & 0xfff;
                let whole = low & ((1 << scale) - 1) == 0;
                whole.then(|| field(code, at, 10, 12, low >> scale))?
            }
            Form::A64Branch(bits, position) => {
                let n = words(distance, u32::from(bits))?;
                field(code, at, u32::from(position), u32::from(bits), n)
            }
            Form::A64Mov(shift) => field(code, at, 5, 16, (value >> shift) as u32 & 0xffff),
        }
    }
}

/// The split 21-bit field of `adr` and `adrp`.
fn adr(code: &mut [u8], at: usize, n: i64) -> Option<()> {
    if !(-(1 << 20)..1 << 20).contains(&n) {
        return None;
    }
    field(code, at, 29, 2, n as u32 & 3)?;
    field(code, at, 5, 19, (n >> 2) as u32 & 0x7_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(form: Form, old: u32, place: u64, value: u64) -> Option<u32> {
        let mut code = old.to_le_bytes();
        form.write(&mut code, 0, place, value)?;
        Some(u32::from_le_bytes(code))
    }

    #[test]
    fn aarch64_addresses_split_into_page_and_offset() {
        // adrp x0, ...; ldr x1, [x0, ...]; add x2, x2, ...
        let (place, value) = (0x10_0ffc, 0x10_3458);
        assert_eq!(
            word(Form::A64AdrPage, 0x9000_0000, place, value),
            Some(0xf000_0000)
        );
        assert_eq!(
            word(Form::A64AdrPage, 0x9000_0000, 0x10_3000, 0x10_0ff8),
            Some(0xb0ff_ffe0)
        );
        assert_eq!(
            word(Form::A64MemLo12(3), 0xf940_0001, place, value),
            Some(0xf942_2c01)
        );
        assert_eq!(
            word(Form::A64MemLo12(4), 0x3dc0_0001, place, value),
            None,
            "not aligned"
        );
        assert_eq!(
            word(Form::A64AddLo12, 0x9100_0042, place, value),
            Some(0x9111_6042)
        );
        assert_eq!(word(Form::A64AdrPage, 0x9000_0000, 0, 1 << 33), None);
    }

    #[test]
    fn absolute_words_must_fit() {
        assert_eq!(word(Form::Abs32, 0, 0, 0xffff_ffff), Some(0xffff_ffff));
        assert_eq!(word(Form::Abs32S, 0, 0, 0xffff_ffff), None);
        assert_eq!(word(Form::Abs32S, 0, 0, u64::MAX), Some(u32::MAX));
        assert_eq!(
            word(Form::Rel32, 0, 1 << 40, (1 << 40) - 4),
            Some(0xffff_fffc)
        );
    }

    #[test]
    fn both_targets_know_what_compilers_emit() {
        for n in [1, 2, 4, 9, 10, 11, 24, 41, 42] {
            assert!(kind(Target::X86_64, n).is_some());
        }
        for n in [257, 275, 277, 286, 283, 282, 311, 312] {
            assert!(kind(Target::Aarch64, n).is_some());
        }
        assert_eq!(kind(Target::X86_64, 283), None);
    }
}
