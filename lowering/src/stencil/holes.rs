//! Holes as LLVM sees them: undefined symbols, named after what will be filled in.
//!
//! | | x86-64 | AArch64 |
//! |---|---|---|
//! | slot, field | displacement: a symbol with a known range | assembly: `ldr x, [base, :lo12:Hole]` |
//! | 32-bit immediate | the same symbol as a constant | `movz x, #:abs_g0_s:Hole`, 17 bits |
//! | 64-bit immediate | `movabs` | `movz` and three `movk` |

use super::Arch;
use crate::llvm::{Access, Any, Bits, Double, Ir, Pointer, Word};
use rekindle_abi::stencil::HoleValue;

/// The symbol of a hole.
pub(super) fn name(hole: HoleValue) -> String {
    format!("{hole:?}")
}

/// The hole that a symbol stands for.
pub(super) fn of_symbol(symbol: &str) -> Option<HoleValue> {
    use HoleValue::*;
    let all = [
        SlotA, SlotB, SlotC, SlotD, ImmA, ImmB, ImmC, Imm, Next, Exit, Target,
    ];
    all.into_iter().find(|hole| name(*hole) == symbol)
}

/// Makes values and memory accesses that have holes in them.
pub(super) struct Holes<'s, 'c> {
    pub(super) ir: &'s Ir<'c>,
    pub(super) arch: Arch,
}

impl<'c> Holes<'_, 'c> {
    /// An address known but for its offset.
    fn at(&self, base: Pointer<'c>, hole: HoleValue) -> Pointer<'c> {
        let bytes = self.ir.number_symbol(&name(hole), 0, 1 << 31);
        self.ir.offset(base, bytes)
    }

    pub(super) fn load(&self, bits: Bits, base: Pointer<'c>, hole: HoleValue) -> Word<'c> {
        match self.arch {
            Arch::X86_64 => self.ir.load(bits, self.at(base, hole), Access::Any),
            Arch::Aarch64 => {
                let load = match bits {
                    Bits::Word => "ldr $0",
                    Bits::Half => "ldr ${0:w}",
                    Bits::Byte => "ldrb ${0:w}",
                };
                let text = format!("{load}, [$1, :lo12:{}]", name(hole));
                self.ir
                    .asm_word(&text, "=r,r,~{memory}", &[base.into()], false)
            }
        }
    }

    pub(super) fn load_double(&self, base: Pointer<'c>, hole: HoleValue) -> Double<'c> {
        match self.arch {
            Arch::X86_64 => self.ir.load_double(self.at(base, hole), Access::Any),
            Arch::Aarch64 => {
                let text = format!("ldr ${{0:d}}, [$1, :lo12:{}]", name(hole));
                self.ir.asm_double(&text, "=w,r,~{memory}", &[base.into()])
            }
        }
    }

    pub(super) fn store(&self, bits: Bits, base: Pointer<'c>, hole: HoleValue, value: Word<'c>) {
        match self.arch {
            Arch::X86_64 => self.ir.store(bits, self.at(base, hole), value, Access::Any),
            Arch::Aarch64 => {
                let store = match bits {
                    Bits::Word => "str $0",
                    Bits::Half => "str ${0:w}",
                    Bits::Byte => "strb ${0:w}",
                };
                self.store_a64(store, "r,r,~{memory}", value.into(), base, hole);
            }
        }
    }

    pub(super) fn store_double(&self, base: Pointer<'c>, hole: HoleValue, value: Double<'c>) {
        match self.arch {
            Arch::X86_64 => self
                .ir
                .store_double(self.at(base, hole), value, Access::Any),
            Arch::Aarch64 => {
                self.store_a64("str ${0:d}", "w,r,~{memory}", value.into(), base, hole);
            }
        }
    }

    fn store_a64(
        &self,
        store: &str,
        constraints: &str,
        value: Any<'c>,
        base: Pointer<'c>,
        hole: HoleValue,
    ) {
        let text = format!("{store}, [$1, :lo12:{}]", name(hole));
        self.ir
            .asm_effect(&text, constraints, &[value, base.into()]);
    }

    /// A signed immediate of up to 32 bits, or 17 on AArch64.
    pub(super) fn short(&self, hole: HoleValue) -> Word<'c> {
        match self.arch {
            Arch::X86_64 => {
                let (low, high) = (i32::MIN.into(), i64::from(i32::MAX) + 1);
                self.ir.number_symbol(&name(hole), low, high)
            }
            Arch::Aarch64 => {
                let text = format!("movz $0, #:abs_g0_s:{}", name(hole));
                self.ir.asm_word(&text, "=r", &[], false)
            }
        }
    }

    /// The same in a register, for instructions to which LLVM would give all 64 bits.
    pub(super) fn short_in_register(&self, hole: HoleValue) -> Word<'c> {
        match self.arch {
            Arch::X86_64 => {
                let text = format!("movq $${}, $0", name(hole));
                self.ir.asm_word(&text, "=r", &[], false)
            }
            Arch::Aarch64 => self.short(hole),
        }
    }

    /// An unsigned immediate of 32 bits.
    pub(super) fn unsigned(&self, hole: HoleValue) -> Word<'c> {
        let name = name(hole);
        let text = match self.arch {
            Arch::X86_64 => format!("movl $${name}, ${{0:k}}"),
            Arch::Aarch64 => {
                format!("movz $0, #:abs_g0_nc:{name}\n\tmovk $0, #:abs_g1_nc:{name}")
            }
        };
        self.ir.asm_word(&text, "=r", &[], false)
    }

    /// All 64 bits.
    pub(super) fn wide(&self, hole: HoleValue) -> Word<'c> {
        let name = name(hole);
        let text = match self.arch {
            Arch::X86_64 => format!("movabsq $${name}, $0"),
            Arch::Aarch64 => format!(
                "movz $0, #:abs_g0_nc:{name}\n\tmovk $0, #:abs_g1_nc:{name}\n\t\
                 movk $0, #:abs_g2_nc:{name}\n\tmovk $0, #:abs_g3:{name}"
            ),
        };
        self.ir.asm_word(&text, "=r", &[], false)
    }

    /// x86-64: `value` shifted by an immediate of 0 to 63.
    pub(super) fn shift(&self, left: bool, value: Word<'c>, hole: HoleValue) -> Word<'c> {
        let op = if left { "shlq" } else { "sarq" };
        let text = format!("{op} $${}, $0", name(hole));
        self.ir
            .asm_word(&text, "=r,0,~{flags}", &[value.into()], false)
    }
}
