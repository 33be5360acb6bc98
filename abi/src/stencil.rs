//! Code templates made at build time, patched at run time.
//!
//! A stencil is the machine code of one micro-op with its operands in fixed places (carried
//! registers, frame slots, immediates), compiled with the calling convention `preserve_none`
//! and the arguments `(ctx, slots, r0…r5, f0…f5)`. What is not known at build time is a [`Hole`].

/// What a hole is filled with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum HoleValue {
    /// Byte offset of the first operand's slot.
    SlotA,
    /// Byte offset of the second operand's slot.
    SlotB,
    /// Byte offset of the third operand's slot.
    SlotC,
    /// Byte offset of the result's slot.
    SlotD,
    /// The first operand itself: a 32-bit immediate.
    ImmA,
    /// The second operand itself.
    ImmB,
    /// The third operand itself.
    ImmC,
    /// The op's own immediate (an offset, a shape, a constant).
    Imm,
    /// Address of the next stencil.
    Next,
    /// Address of this op's exit stub.
    Exit,
    /// Address of a block (jumps and branches).
    Target,
}

/// How a hole is encoded in the instruction stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum HoleKind {
    /// x86-64: 32 bits, zero- or sign-extended.
    Abs32,
    /// x86-64: 8 bits.
    Abs8,
    /// x86-64: 64 bits.
    Abs64,
    /// x86-64: 32 bits relative to the hole.
    Rel32,
    /// AArch64: scaled 12-bit offset of a 64-bit load or store.
    A64Lo12x8,
    /// AArch64: unscaled 12-bit offset of a byte load or store.
    A64Lo12x1,
    /// AArch64: a signed number of 17 bits: `movz` when not negative, else `movn`.
    A64MovSigned,
    /// AArch64: bits 0–15, `movz` or `movk`.
    A64MovG0,
    /// AArch64: bits 16–31, `movk`.
    A64MovG1,
    /// AArch64: bits 32–47, `movk`.
    A64MovG2,
    /// AArch64: bits 48–63, `movk`.
    A64MovG3,
    /// AArch64: 26-bit branch.
    A64Branch26,
    /// AArch64: 19-bit conditional branch.
    A64Branch19,
    /// AArch64: 14-bit test-and-branch.
    A64Branch14,
}

impl HoleKind {
    /// Every kind; a kind's number is its place here.
    pub const ALL: [HoleKind; 14] = [
        HoleKind::Abs32,
        HoleKind::Abs8,
        HoleKind::Abs64,
        HoleKind::Rel32,
        HoleKind::A64Lo12x8,
        HoleKind::A64Lo12x1,
        HoleKind::A64MovSigned,
        HoleKind::A64MovG0,
        HoleKind::A64MovG1,
        HoleKind::A64MovG2,
        HoleKind::A64MovG3,
        HoleKind::A64Branch26,
        HoleKind::A64Branch19,
        HoleKind::A64Branch14,
    ];

    /// Does it hold a distance, so that code which moves together with its target need not be filled anew?
    pub fn is_relative(self) -> bool {
        matches!(
            self,
            HoleKind::Rel32 | HoleKind::A64Branch26 | HoleKind::A64Branch19 | HoleKind::A64Branch14
        )
    }
}

/// Where a stencil finds an operand or leaves its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Place {
    /// Carried register of the operand's class: `r0…r5` or `f0…f5`.
    Reg(u8),
    /// A word of the unit's slots.
    Slot,
    /// In the instruction.
    Imm,
}

impl Place {
    const fn bit(self) -> u8 {
        match self {
            Place::Reg(n) => n,
            Place::Slot => 6,
            Place::Imm => 7,
        }
    }
}

/// A set of places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Places(u8);

impl Places {
    /// No place.
    pub const NONE: Places = Places(0);
    /// Every carried register and the slot.
    pub const ANY: Places = Places(0b0111_1111);
    /// Every place.
    pub const ANY_OR_IMM: Places = Places(0b1111_1111);

    /// Exactly these places.
    pub const fn of(places: &[Place]) -> Places {
        let (mut bits, mut i) = (0, 0);
        while i < places.len() {
            bits |= 1 << places[i].bit();
            i += 1;
        }
        Places(bits)
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Is it the empty set?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Is the place in the set?
    pub const fn contains(self, place: Place) -> bool {
        self.0 >> place.bit() & 1 == 1
    }

    /// How many members come before the place, or nothing when it is not a member.
    pub fn rank(self, place: Place) -> Option<usize> {
        let below = self.0 & ((1u8 << place.bit()) - 1);
        self.contains(place).then(|| below.count_ones() as usize)
    }

    /// The members: registers, slot, immediate.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        (0..6)
            .map(Place::Reg)
            .chain([Place::Slot, Place::Imm])
            .filter(move |p| self.contains(*p))
    }
}

/// Sets of carried registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Regs {
    /// Bit n stands for `rn`.
    pub ints: u8,
    /// Bit n stands for `fn`.
    pub floats: u8,
}

/// A place in a stencil that is patched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Hole {
    /// Byte offset in the stencil.
    pub offset: u16,
    /// How it is encoded.
    pub kind: HoleKind,
    /// What goes in.
    pub value: HoleValue,
    /// Added to the value.
    pub addend: i32,
}

/// One template.
#[derive(Clone, Copy, Debug)]
pub struct Stencil {
    /// Machine code; falls through to the next stencil at its end.
    pub code: &'static [u8],
    /// What to patch, by ascending offset.
    pub holes: &'static [Hole],
}

#[cfg(test)]
mod tests {
    use super::HoleKind;

    #[test]
    fn a_kinds_number_is_its_place() {
        for (i, kind) in HoleKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, i, "{kind:?}");
        }
    }
}
