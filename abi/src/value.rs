//! The tagged word.
//!
//! ```text
//!   63                                   3 2 1 0
//!  ├──────────── integer ──────────────────────┤1   small int, 63 bits, two's complement
//!  ├──────────── rotated double ─────────────┤1 0   float, 2⁻²⁵⁵ ≤ |x| < 2²⁵⁷  (bit 2 is the sign)
//!  ├──────────── which ────────────────────┤1 0 0   None, False, True, …
//!  ├──────────── address ──────────────────┤0 0 0   heap object (its first word is a Head)
//!  └ all zero: NULL, "no value" (an unset register, a pending exception)
//! ```
//!
//! Floats outside that range of exponents (±0.0, subnormals, huge values, infinities, nan)
//! live in heap cells; the common ones among them are immortal. Float self-tagging is due to
//! Melançon, Serrano and Feeley (2025); this variant, with two of the three tags used, is
//! Ruby's flonum. `docs/decisions.md` tells why.

/// A Python object, or `NULL`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(pub u64);

/// Smallest integer kept in the word itself.
pub const SMALL_INT_MIN: i64 = -(1 << 62);
/// Largest integer kept in the word itself.
pub const SMALL_INT_MAX: i64 = (1 << 62) - 1;

/// Added to a double's bits before rotating, so that the wanted exponents start with `10`.
pub const FLOAT_BIAS: u64 = 256 << 52;
/// Tag bits of a float word.
pub const FLOAT_TAG: u64 = 0b10;
/// Mask that isolates [`FLOAT_TAG`].
pub const FLOAT_MASK: u64 = 0b11;
/// Mask under which a heap pointer is zero.
pub const POINTER_MASK: u64 = 0b111;

impl Value {
    /// No value.
    pub const NULL: Value = Value(0);
    /// Python's `None`.
    pub const NONE: Value = Value::special(0);
    /// Python's `False`.
    pub const FALSE: Value = Value::special(1);
    /// Python's `True`.
    pub const TRUE: Value = Value::special(2);
    /// Python's `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value::special(3);
    /// Python's `Ellipsis`.
    pub const ELLIPSIS: Value = Value::special(4);

    const fn special(which: u64) -> Value {
        Value(which << 3 | 0b100)
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value(Value::FALSE.0 + ((b as u64) << 3))
    }

    /// The small int `i`.
    ///
    /// The caller guarantees `SMALL_INT_MIN <= i <= SMALL_INT_MAX`; see [`Value::try_small_int`].
    #[inline(always)]
    pub const fn small_int(i: i64) -> Value {
        debug_assert!(i >= SMALL_INT_MIN && i <= SMALL_INT_MAX);
        Value((i as u64) << 1 | 1)
    }

    /// `i` in a word, if 63 bits are enough.
    #[inline(always)]
    pub const fn try_small_int(i: i64) -> Option<Value> {
        if i >= SMALL_INT_MIN && i <= SMALL_INT_MAX {
            Some(Value((i as u64) << 1 | 1))
        } else {
            None
        }
    }

    /// `x` in a word, if its exponent is in range.
    #[inline(always)]
    pub const fn try_float(x: f64) -> Option<Value> {
        let word = x.to_bits().wrapping_add(FLOAT_BIAS).rotate_left(3);
        if word & FLOAT_MASK == FLOAT_TAG {
            Some(Value(word))
        } else {
            None
        }
    }

    /// A heap object by address (8-aligned, not null).
    #[inline(always)]
    pub fn from_ptr<T>(p: *const T) -> Value {
        debug_assert!(p as u64 & POINTER_MASK == 0);
        Value(p as u64)
    }

    /// Is this `NULL`?
    #[inline(always)]
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// Is this Python's `None`?
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == Value::NONE.0
    }

    /// Is this an int kept in the word?
    #[inline(always)]
    pub const fn is_small_int(self) -> bool {
        self.0 & 1 == 1
    }

    /// Are both ints kept in their words?
    #[inline(always)]
    pub const fn both_small_ints(self, other: Value) -> bool {
        self.0 & other.0 & 1 == 1
    }

    /// The int kept in the word; meaningless unless [`Value::is_small_int`].
    #[inline(always)]
    pub const fn as_small_int(self) -> i64 {
        (self.0 as i64) >> 1
    }

    /// Is this a float kept in the word?
    #[inline(always)]
    pub const fn is_word_float(self) -> bool {
        self.0 & FLOAT_MASK == FLOAT_TAG
    }

    /// The float kept in the word; meaningless unless [`Value::is_word_float`].
    #[inline(always)]
    pub const fn as_word_float(self) -> f64 {
        f64::from_bits(self.0.rotate_right(3).wrapping_sub(FLOAT_BIAS))
    }

    /// Is this a heap object (not `NULL`)?
    #[inline(always)]
    pub const fn is_ptr(self) -> bool {
        self.0 & POINTER_MASK == 0 && self.0 != 0
    }

    /// Is this `True` or `False`?
    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.0 == Value::TRUE.0 || self.0 == Value::FALSE.0
    }

    /// Is this one of the constants that live in the word (`None`, `True`, …)?
    #[inline(always)]
    pub const fn is_special(self) -> bool {
        self.0 & POINTER_MASK == 0b100
    }

    /// The address behind a heap object, typed as the caller knows it to be.
    #[inline(always)]
    pub const fn as_ptr<T>(self) -> *mut T {
        self.0 as *mut T
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_small_int() {
            write!(f, "{}", self.as_small_int())
        } else if self.is_word_float() {
            write!(f, "{:?}", self.as_word_float())
        } else {
            match *self {
                Value::NULL => f.write_str("NULL"),
                Value::NONE => f.write_str("None"),
                Value::FALSE => f.write_str("False"),
                Value::TRUE => f.write_str("True"),
                Value::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
                Value::ELLIPSIS => f.write_str("Ellipsis"),
                v => write!(f, "<object {:#x}>", v.0),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_ints_round_trip_to_their_limits() {
        for i in [0, 1, -1, 12345, SMALL_INT_MAX, SMALL_INT_MIN] {
            let v = Value::try_small_int(i).expect("in range");
            assert!(v.is_small_int() && !v.is_word_float() && !v.is_ptr());
            assert_eq!(v.as_small_int(), i);
        }
        assert_eq!(Value::try_small_int(SMALL_INT_MAX + 1), None);
        assert_eq!(Value::try_small_int(SMALL_INT_MIN - 1), None);
    }

    #[test]
    fn floats_in_range_round_trip_and_others_are_refused() {
        let tiny = 2f64.powi(-255);
        for x in [
            1.0,
            -1.0,
            0.1,
            1e70,
            -3.5e-70,
            tiny,
            f64::from_bits(2f64.powi(257).to_bits() - 1),
        ] {
            let v = Value::try_float(x).expect("in range");
            assert!(v.is_word_float() && !v.is_small_int() && !v.is_ptr() && !v.is_special());
            assert_eq!(v.as_word_float().to_bits(), x.to_bits());
        }
        for x in [
            0.0,
            -0.0,
            f64::INFINITY,
            f64::NAN,
            2f64.powi(257),
            tiny / 2.0,
            f64::MIN_POSITIVE,
        ] {
            assert_eq!(Value::try_float(x), None, "{x}");
        }
    }

    #[test]
    fn specials_are_distinct_from_everything_else() {
        for v in [
            Value::NONE,
            Value::TRUE,
            Value::FALSE,
            Value::NOT_IMPLEMENTED,
            Value::ELLIPSIS,
        ] {
            assert!(v.is_special() && !v.is_ptr() && !v.is_small_int() && !v.is_word_float());
        }
        assert_eq!(Value::bool(true), Value::TRUE);
        assert_eq!(Value::bool(false), Value::FALSE);
    }
}
