//! Code templates made at build time, patched at run time.
//!
//! A stencil is the machine code of one micro-op with its operands in fixed places (carried
//! registers, frame slots, immediates), compiled with the calling convention `preserve_none`
//! and the arguments `(ctx, slots, r0…r5, f0…f5)`. What is not known at build time is a [`Hole`].

/// What a hole is filled with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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
    /// The op's immediate.
    Imm,
    /// Address of the next stencil.
    Next,
    /// Address of this op's exit stub.
    Exit,
    /// Address of a block (jumps and branches).
    Target,
}

/// How a hole is encoded in the instruction stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum HoleKind {
    /// x86-64: 32 bits, absolute or sign-extended.
    Abs32,
    /// x86-64: 8 bits.
    Abs8,
    /// x86-64: 64 bits.
    Abs64,
    /// x86-64: 32 bits relative to the hole.
    Rel32,
    /// AArch64: scaled 12-bit offset of a 64-bit load or store.
    A64Lo12x8,
    /// AArch64: 16-bit immediate of `movz`.
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

/// A place in a stencil that is patched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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
