//! Filling holes: writing a value into an instruction stream.
//!
//! The encodings are those of the ELF relocations that the stencils were made from.

use rekindle_abi::stencil::HoleKind;

/// The value does not fit the instruction, or the hole not the code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// How the hole is encoded.
    pub kind: HoleKind,
    /// What should have gone in.
    pub value: i64,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#x} does not fit a {:?} hole", self.value, self.kind)
    }
}

impl std::error::Error for Misfit {}

/// Fills the hole at byte `at` of `code`, whose first byte will run at address `base`.
///
/// `value` is a number for absolute kinds and a target address for relative ones, addend included.
#[inline]
pub fn patch(
    code: &mut [u8],
    base: u64,
    at: usize,
    kind: HoleKind,
    value: i64,
) -> Result<(), Misfit> {
    let misfit = Misfit { kind, value };
    let distance = value.wrapping_sub(base.wrapping_add(at as u64) as i64);
    match kind {
        HoleKind::Abs8 => put(code, at, &[i8_or_u8(value).ok_or(misfit)?]),
        HoleKind::Abs32 => put(code, at, &i32_or_u32(value).ok_or(misfit)?.to_le_bytes()),
        HoleKind::Abs64 => put(code, at, &value.to_le_bytes()),
        HoleKind::Rel32 => {
            let n = i32::try_from(distance).map_err(|_| misfit)?;
            put(code, at, &n.to_le_bytes())
        }
        HoleKind::A64Lo12x8 => {
            if value & 7 != 0 || !(0..1 << 15).contains(&value) {
                return Err(misfit);
            }
            field(code, at, 10, 12, value as u32 >> 3)
        }
        HoleKind::A64Lo12x1 => {
            if !(0..1 << 12).contains(&value) {
                return Err(misfit);
            }
            field(code, at, 10, 12, value as u32)
        }
        HoleKind::A64MovSigned => {
            if !(-(1 << 16)..1 << 16).contains(&value) {
                return Err(misfit);
            }
            // Bit 30 tells `movz` from `movn`, which inverts what it is given.
            let inverted = value < 0;
            let number = if inverted { !value } else { value };
            field(code, at, 30, 1, u32::from(!inverted))
                .and_then(|()| field(code, at, 5, 16, number as u32))
        }
        HoleKind::A64MovG0 => field(code, at, 5, 16, value as u32 & 0xffff),
        HoleKind::A64MovG1 => field(code, at, 5, 16, (value >> 16) as u32 & 0xffff),
        HoleKind::A64MovG2 => field(code, at, 5, 16, (value >> 32) as u32 & 0xffff),
        HoleKind::A64MovG3 => field(code, at, 5, 16, (value >> 48) as u32 & 0xffff),
        HoleKind::A64Branch26 => field(code, at, 0, 26, words(distance, 26).ok_or(misfit)?),
        HoleKind::A64Branch19 => field(code, at, 5, 19, words(distance, 19).ok_or(misfit)?),
        HoleKind::A64Branch14 => field(code, at, 5, 14, words(distance, 14).ok_or(misfit)?),
    }
    .ok_or(misfit)
}

fn i8_or_u8(value: i64) -> Option<u8> {
    (-128..256).contains(&value).then_some(value as u8)
}

/// Whether the instruction extends with zeros or with the sign was settled when the stencil was
/// chosen; here any value that 32 bits can hold either way is right.
fn i32_or_u32(value: i64) -> Option<u32> {
    (i64::from(i32::MIN)..=i64::from(u32::MAX))
        .contains(&value)
        .then_some(value as u32)
}

/// A distance in instructions as a signed field of `bits` bits.
pub(crate) fn words(distance: i64, bits: u32) -> Option<u32> {
    let n = distance >> 2;
    let half = 1i64 << (bits - 1);
    (distance & 3 == 0 && (-half..half).contains(&n)).then_some(n as u32 & ((1 << bits) - 1))
}

/// Writes bytes at `at`, if they lie inside.
pub(crate) fn put(code: &mut [u8], at: usize, bytes: &[u8]) -> Option<()> {
    let end = at.checked_add(bytes.len())?;
    code.get_mut(at..end)?.copy_from_slice(bytes);
    Some(())
}

/// Replaces a bit field of the 32-bit instruction at `at`.
pub(crate) fn field(code: &mut [u8], at: usize, low: u32, bits: u32, value: u32) -> Option<()> {
    let word = code.get_mut(at..at.checked_add(4)?)?;
    let old = u32::from_le_bytes(word.try_into().ok()?);
    let mask = ((1u32 << bits) - 1) << low;
    let new = old & !mask | value << low & mask;
    word.copy_from_slice(&new.to_le_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use HoleKind::*;

    const BASE: u64 = 0x7000_0000_1000;

    fn filled(kind: HoleKind, value: i64) -> Option<u64> {
        let mut code = [0; 16];
        patch(&mut code, BASE, 8, kind, value).ok()?;
        Some(u64::from_le_bytes(code[8..].try_into().expect("8 bytes")))
    }

    #[test]
    fn absolute_holes_take_what_fits() {
        assert_eq!(filled(Abs8, 63), Some(63));
        assert_eq!(filled(Abs8, -1), Some(0xff));
        assert_eq!(filled(Abs8, 256), None);
        assert_eq!(filled(Abs32, -2), Some(0xffff_fffe));
        assert_eq!(filled(Abs32, 0xffff_fffe), Some(0xffff_fffe));
        assert_eq!(filled(Abs32, 1 << 32), None);
        assert_eq!(filled(Abs64, i64::MIN), Some(1 << 63));
    }

    #[test]
    fn relative_holes_count_from_themselves() {
        let here = BASE as i64 + 8;
        assert_eq!(filled(Rel32, here + 0x1234), Some(0x1234));
        assert_eq!(filled(Rel32, here - 4), Some(0xffff_fffc));
        assert_eq!(filled(Rel32, here + (1 << 31)), None);
        assert_eq!(filled(A64Branch26, here + 8), Some(2));
        assert_eq!(filled(A64Branch26, here - 4), Some(0x3ff_ffff));
        assert_eq!(filled(A64Branch26, here + 2), None, "not a whole word");
        assert_eq!(filled(A64Branch19, here + 4), Some(1 << 5));
        assert_eq!(filled(A64Branch19, here + (1 << 20)), None);
        assert_eq!(filled(A64Branch14, here - 4), Some(0x3fff << 5));
        assert_eq!(filled(A64Branch14, here + (1 << 15)), None);
    }

    #[test]
    fn fields_leave_their_neighbours_alone() {
        let mut code = 0xf940_03e1u32.to_le_bytes();
        patch(&mut code, BASE, 0, A64Lo12x8, 32).expect("fits");
        assert_eq!(u32::from_le_bytes(code), 0xf940_13e1);
        assert!(patch(&mut code, BASE, 0, A64Lo12x8, 33).is_err());
        assert!(patch(&mut code, BASE, 0, A64Lo12x8, 1 << 15).is_err());
        patch(&mut code, BASE, 0, A64Lo12x8, 0).expect("fits");
        assert_eq!(u32::from_le_bytes(code), 0xf940_03e1);
        let mut mov = 0xd280_0000u32.to_le_bytes();
        patch(&mut mov, BASE, 0, A64MovG2, 0x1234_5678_9abc).expect("fits");
        assert_eq!(u32::from_le_bytes(mov), 0xd280_0000 | 0x1234 << 5);
    }

    #[test]
    fn a_signed_move_becomes_movz_or_movn() {
        let mov = |value| {
            let mut code = 0xd280_0003u32.to_le_bytes();
            patch(&mut code, BASE, 0, A64MovSigned, value).ok()?;
            Some(u32::from_le_bytes(code))
        };
        assert_eq!(mov(0xffff), Some(0xd29f_ffe3));
        assert_eq!(mov(-1), Some(0x9280_0003));
        assert_eq!(mov(-0x1_0000), Some(0x929f_ffe3));
        assert_eq!((mov(0x1_0000), mov(-0x1_0001)), (None, None));
    }

    #[test]
    fn a_hole_outside_the_code_is_refused() {
        for at in [1, 4, usize::MAX] {
            assert!(patch(&mut [0; 4], BASE, at, Abs32, 0).is_err());
            assert!(patch(&mut [0; 4], BASE, at, A64MovG0, 0).is_err());
        }
    }
}
