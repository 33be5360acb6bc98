//! Decimal arithmetic after the General Decimal Arithmetic specification, of any precision.
//!
//! ```text
//!  limbs         numbers in base 10¹⁸ as slices: + − · ⁄ √, digits, binary
//!  Natural       coefficients; up to 36 digits in place
//!  Decimal       sign, coefficient, exponent; infinities, NaNs
//!  Context       precision, range, rounding; what operations report is a set of bits, `Status`
//! ```
//!
//! An operation takes numbers of any length, rounds once, as its context says, and adds the conditions it meets to a
//! [`Status`]; what follows from them (traps, exceptions) is the caller's. Nothing here knows of Python. Where the
//! specification leaves a choice, results are those of `libmpdec`, which CPython uses: `exp`, `ln` and `log10` are
//! correctly rounded, `power` is nearly so.
#![forbid(unsafe_code)]

pub mod arithmetic;
pub mod compare;
pub mod context;
pub mod division;
mod exponential;
pub mod finish;
mod fixed;
pub mod format;
pub mod hash;
mod limbs;
mod logarithm;
pub mod logical;
pub mod natural;
pub mod number;
mod power;
mod power_modulo;
pub mod rescale;
mod roots;
pub mod text;

pub use context::{Context, Rounding, Status, status};
pub use natural::Natural;
pub use number::{Decimal, Kind};
