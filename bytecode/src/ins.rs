//! The 8-byte instruction.
//!
//! ```text
//!  ├─ op ─┼─ x ─┼──── a ────┼──── b ────┼──── c ────┤
//!     8      8       16          16          16  bits
//! ```

use crate::op::{Op, Role};
use std::ops::Range;

/// One instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(C)]
pub struct Ins {
    /// What it does.
    pub op: Op,
    /// Small variation, explained in the op's row.
    pub x: u8,
    /// First operand.
    pub a: u16,
    /// Second operand.
    pub b: u16,
    /// Third operand.
    pub c: u16,
}

const _: () = assert!(size_of::<Ins>() == 8);

impl Ins {
    /// Its eight bytes as a number.
    pub fn to_bits(self) -> u64 {
        let [a, b, c] = [self.a, self.b, self.c].map(u64::from);
        self.op as u64 | (self.x as u64) << 8 | a << 16 | b << 32 | c << 48
    }

    /// The instruction of [`Ins::to_bits`].
    pub fn from_bits(bits: u64) -> Option<Ins> {
        Some(Ins {
            op: Op::from_byte(bits as u8)?,
            x: (bits >> 8) as u8,
            a: (bits >> 16) as u16,
            b: (bits >> 32) as u16,
            c: (bits >> 48) as u16,
        })
    }
}

impl Ins {
    /// An instruction with x = 0.
    pub const fn new(op: Op, a: u16, b: u16, c: u16) -> Ins {
        Ins { op, x: 0, a, b, c }
    }

    /// An instruction whose second operand has 32 bits.
    pub const fn wide(op: Op, a: u16, bc: i32) -> Ins {
        Ins {
            op,
            x: 0,
            a,
            b: bc as u16,
            c: (bc >> 16) as u16,
        }
    }

    /// The same with another x.
    pub const fn with_x(mut self, x: u8) -> Ins {
        self.x = x;
        self
    }

    /// The 32-bit operand in b and c.
    #[inline(always)]
    pub const fn bc(self) -> i32 {
        self.b as i32 | (self.c as i32) << 16
    }

    /// The signed immediate in c.
    #[inline(always)]
    pub const fn imm(self) -> i64 {
        self.c as i16 as i64
    }

    /// Distance of its jump, if it is one.
    pub fn jump_distance(self) -> Option<i32> {
        let roles = self.op.roles();
        if roles[0] == Role::Jump {
            Some(self.a as i16 as i32)
        } else if roles[1] == Role::JumpWide {
            Some(self.bc())
        } else if roles[2] == Role::Jump {
            Some(self.c as i16 as i32)
        } else {
            None
        }
    }

    /// Where it may jump when it stands at `pc`.
    pub fn jump_target(self, pc: u32) -> Option<u32> {
        Some(pc.wrapping_add_signed(self.jump_distance()?))
    }

    /// Can control go on to the next instruction?
    pub fn falls_through(self) -> bool {
        !matches!(
            self.op,
            Op::Jump | Op::JumpBack | Op::Return | Op::Raise | Op::Reraise
        )
    }

    /// Registers read as a range (role `UseRange`).
    pub fn used_range(self) -> Range<u16> {
        let (b, c) = (self.b, self.c);
        let len = match self.op {
            Op::Call => 1 + c,
            Op::CallMethod | Op::CallKw => 2 + c,
            Op::CallMethodKw => 3 + c,
            Op::CallEx
            | Op::BuildSlice
            | Op::GetSlice
            | Op::SetSlice
            | Op::LoadSuperAttr
            | Op::BuildInterpolation => 3,
            Op::BuildTuple
            | Op::BuildList
            | Op::BuildSet
            | Op::BuildString
            | Op::TypeParam
            | Op::BuildTemplate => c,
            Op::BuildDict => 2 * c,
            Op::MakeFunction => self.x.count_ones() as u16,
            Op::BuildClass => 2 + c + self.x as u16,
            Op::ImportName => 2,
            Op::MatchClass => 3,
            _ => 0,
        };
        b..b.saturating_add(len)
    }

    /// Registers written as a range (role `DefRange`).
    pub fn defined_range(self) -> Range<u16> {
        let len = match self.op {
            Op::Unpack => self.c,
            Op::UnpackEx => (self.c & 0xff) + 1 + (self.c >> 8),
            _ => 0,
        };
        self.a..self.a.saturating_add(len)
    }

    /// Calls `f` with every register it reads.
    pub fn for_each_use(self, mut f: impl FnMut(u16)) {
        for (i, (role, field)) in (0..).zip(self.op.roles().iter().zip([self.a, self.b, self.c])) {
            match role {
                Role::Use | Role::Mod => {
                    let unused = match self.op {
                        Op::FormatValue => i == 2 && self.x & 4 == 0,
                        Op::Raise => self.x <= i,
                        _ => false,
                    };
                    if !unused {
                        f(field);
                    }
                }
                Role::Mod3 => (field..field + 3).for_each(&mut f),
                Role::UseRange => self.used_range().for_each(&mut f),
                _ => {}
            }
        }
    }

    /// Calls `f` with every register it writes.
    pub fn for_each_def(self, mut f: impl FnMut(u16)) {
        for (role, field) in self.op.roles().iter().zip([self.a, self.b, self.c]) {
            match role {
                Role::Def | Role::Mod => f(field),
                Role::Def2 => {
                    f(field);
                    if self.defines_pair() {
                        f(field + 1);
                    }
                }
                Role::Def3 | Role::Mod3 => (field..field + 3).for_each(&mut f),
                Role::DefRange => self.defined_range().for_each(&mut f),
                _ => {}
            }
        }
    }

    /// Does an op with role `Def2` write both registers?
    pub fn defines_pair(self) -> bool {
        match self.op {
            Op::LoadMethod => true,
            Op::LoadSuperAttr => self.x & 1 == 1,
            Op::MatchExc => self.x == 1,
            _ => false,
        }
    }
}
