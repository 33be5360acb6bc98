//! Contexts: precision, range of exponents, rounding; and the conditions that operations report.

use crate::natural::Cut;

/// Most digits of precision.
pub const MAX_PREC: i64 = 999_999_999_999_999_999;
/// Greatest exponent.
pub const MAX_EMAX: i64 = 999_999_999_999_999_999;
/// Least exponent.
pub const MIN_EMIN: i64 = -999_999_999_999_999_999;
/// Least exponent of a last digit.
pub const MIN_ETINY: i64 = MIN_EMIN - (MAX_PREC - 1);

/// How results are rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Rounding {
    /// Away from 0.
    Up,
    /// Towards 0.
    Down,
    /// Towards infinity.
    Ceiling,
    /// Towards minus infinity.
    Floor,
    /// To the nearest, a half away from 0.
    HalfUp,
    /// To the nearest, a half towards 0.
    HalfDown,
    /// To the nearest, a half to the even one.
    HalfEven,
    /// Away from 0 if the last digit would be 0 or 5.
    Up05,
}

impl Rounding {
    /// All of them, in the order of their numbers, with their names.
    pub const ALL: [(&'static str, Rounding); 8] = [
        ("ROUND_UP", Rounding::Up),
        ("ROUND_DOWN", Rounding::Down),
        ("ROUND_CEILING", Rounding::Ceiling),
        ("ROUND_FLOOR", Rounding::Floor),
        ("ROUND_HALF_UP", Rounding::HalfUp),
        ("ROUND_HALF_DOWN", Rounding::HalfDown),
        ("ROUND_HALF_EVEN", Rounding::HalfEven),
        ("ROUND_05UP", Rounding::Up05),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Rounding::ALL[self as usize].0
    }

    /// The one with this name.
    pub fn named(name: &str) -> Option<Rounding> {
        let row = Rounding::ALL.iter().find(|(known, _)| *known == name);
        row.map(|(_, rounding)| *rounding)
    }

    /// Is a number with this last digit rounded away from 0 when so much was cut off?
    #[inline]
    pub(crate) fn goes_up(self, negative: bool, last_digit: impl Fn() -> u8, off: Cut) -> bool {
        match self {
            _ if off == 0 => false,
            Rounding::Up => true,
            Rounding::Down => false,
            Rounding::Ceiling => !negative,
            Rounding::Floor => negative,
            Rounding::HalfUp => off >= 5,
            Rounding::HalfDown => off > 5,
            Rounding::HalfEven => off > 5 || off == 5 && last_digit() & 1 == 1,
            Rounding::Up05 => matches!(last_digit(), 0 | 5),
        }
    }
}

/// Conditions, a bit each.
pub type Status = u32;

/// The conditions that operations report.
pub mod status {
    use super::Status;
    /// An exponent was changed to fit, or a zero's.
    pub const CLAMPED: Status = 0x1;
    /// A text that is no number.
    pub const CONVERSION_SYNTAX: Status = 0x2;
    /// A number divided by 0.
    pub const DIVISION_BY_ZERO: Status = 0x4;
    /// An integer quotient with too many digits.
    pub const DIVISION_IMPOSSIBLE: Status = 0x8;
    /// 0 divided by 0.
    pub const DIVISION_UNDEFINED: Status = 0x10;
    /// Digits other than 0 were cut off.
    pub const INEXACT: Status = 0x40;
    /// A context that cannot be.
    pub const INVALID_CONTEXT: Status = 0x80;
    /// No meaningful result.
    pub const INVALID_OPERATION: Status = 0x100;
    /// No room for the result.
    pub const NO_ROOM: Status = 0x200;
    /// A float was mixed with decimals.
    pub const FLOAT_OPERATION: Status = 0x400;
    /// Too large.
    pub const OVERFLOW: Status = 0x800;
    /// Digits were cut off.
    pub const ROUNDED: Status = 0x1000;
    /// Less than the least normal number.
    pub const SUBNORMAL: Status = 0x2000;
    /// Subnormal and inexact.
    pub const UNDERFLOW: Status = 0x4000;

    /// Everything that counts as an invalid operation.
    pub const ALL_INVALID: Status = CONVERSION_SYNTAX
        | DIVISION_IMPOSSIBLE
        | DIVISION_UNDEFINED
        | INVALID_CONTEXT
        | INVALID_OPERATION
        | NO_ROOM;
    /// Everything that leaves no result.
    pub const ERRORS: Status = ALL_INVALID | DIVISION_BY_ZERO;
}

/// What an operation is done under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Digits of results.
    pub prec: i64,
    /// Greatest adjusted exponent.
    pub emax: i64,
    /// Least adjusted exponent of normal numbers.
    pub emin: i64,
    /// How results are rounded.
    pub rounding: Rounding,
    /// Are large exponents brought down to what all of the precision leaves?
    pub clamp: bool,
}

impl Context {
    /// The widest one there is.
    pub const MAX: Context = Context {
        prec: MAX_PREC,
        emax: MAX_EMAX,
        emin: MIN_EMIN,
        rounding: Rounding::HalfEven,
        clamp: false,
    };

    /// The widest one but for its precision.
    pub(crate) fn wide(prec: i64) -> Context {
        Context {
            prec: prec.min(MAX_PREC),
            ..Context::MAX
        }
    }

    /// Least exponent of a last digit.
    #[inline]
    pub fn etiny(&self) -> i64 {
        self.emin - (self.prec - 1)
    }

    /// Greatest exponent of a last digit of a number of full precision.
    #[inline]
    pub fn etop(&self) -> i64 {
        self.emax - (self.prec - 1)
    }
}
