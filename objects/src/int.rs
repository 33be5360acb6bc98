//! Ints of any size: reading them, making them, index conversion.
//!
//! ```text
//!  63 bits        the word itself
//!  more           a BIG_INT cell: sign in `bits`, magnitude in 64-bit limbs, the top one not 0
//!  bool           True, False
//!  subclass       a cell like BIG_INT but of a dynamic shape, of any magnitude
//! ```
//!
//! A plain int never lies in a cell when a word can hold it. Arithmetic on cells borrows their
//! limbs as a `dashu` number without copying them.

use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};
use dashu_int::{IBig, Sign, UBig};
use rekindle_abi::heap::BigInt;
use std::mem::ManuallyDrop;
use std::ops::Deref;

/// An int read from a value: what fits in 64 bits as such, the rest borrowed from its cell.
pub enum Int {
    /// Fits in an `i64`.
    Small(i64),
    /// Does not.
    Big(BigView),
}

/// A number that borrows the limbs of a heap cell. Valid while the cell lives.
pub struct BigView(ManuallyDrop<IBig>);

impl Deref for BigView {
    type Target = IBig;
    fn deref(&self) -> &IBig {
        &self.0
    }
}

impl BigView {
    /// The view of a cell of kind `BigInt`, whatever its magnitude.
    fn of_cell(v: Value) -> BigView {
        let p = v.as_ptr::<BigInt>();
        // SAFETY: the caller checked the kind, so `len` limbs follow the header. The view never
        // writes or drops them, and the cell stays where it is while `v` (or the interior
        // pointer in the view) lies on a scanned stack.
        unsafe {
            let limbs: &'static [u64] =
                std::slice::from_raw_parts(p.add(1) as *const u64, (*p).len as usize);
            let sign = if (*p).head.bits & 1 != 0 {
                Sign::Negative
            } else {
                Sign::Positive
            };
            BigView(ManuallyDrop::new(IBig::from_static_words(sign, limbs)))
        }
    }
}

impl Int {
    /// As a big number; nothing is copied.
    pub fn big(self) -> BigView {
        match self {
            // One limb lies in the number itself, so there is nothing to drop either.
            Int::Small(i) => BigView(ManuallyDrop::new(IBig::from(i))),
            Int::Big(b) => b,
        }
    }

    /// The same, leaving the int in place.
    pub fn to_big(&self) -> BigView {
        match self {
            Int::Small(i) => BigView(ManuallyDrop::new(IBig::from(*i))),
            Int::Big(b) => {
                let (sign, limbs) = b.as_sign_words();
                // SAFETY: the limbs belong to the cell that `b` views, as in `of_cell`.
                unsafe {
                    let limbs: &'static [u64] = std::mem::transmute(limbs);
                    BigView(ManuallyDrop::new(IBig::from_static_words(sign, limbs)))
                }
            }
        }
    }

    /// As 128 bits, if it fits.
    #[inline]
    pub fn to_i128(&self) -> Option<i128> {
        match self {
            Int::Small(i) => Some(*i as i128),
            Int::Big(b) => {
                let (sign, words) = b.as_sign_words();
                let magnitude = match *words {
                    [lo] => lo as u128,
                    [lo, hi] if hi >> 63 == 0 => lo as u128 | (hi as u128) << 64,
                    _ => return None,
                };
                Some(if sign == Sign::Negative {
                    -(magnitude as i128)
                } else {
                    magnitude as i128
                })
            }
        }
    }

    /// As 64 bits, if it fits.
    #[inline]
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Int::Small(i) => Some(*i),
            Int::Big(_) => None,
        }
    }

    /// Its 64-bit words without the sign, the least significant first.
    pub fn magnitude(&self) -> Vec<u64> {
        match self {
            Int::Small(i) => vec![i.unsigned_abs()],
            Int::Big(b) => b.as_sign_words().1.to_vec(),
        }
    }

    /// Below zero?
    pub fn is_negative(&self) -> bool {
        match self {
            Int::Small(i) => *i < 0,
            Int::Big(b) => b.sign() == Sign::Negative,
        }
    }

    /// Zero?
    pub fn is_zero(&self) -> bool {
        matches!(self, Int::Small(0))
    }

    /// `int.bit_length()`
    pub fn bit_length(&self) -> u64 {
        match self {
            Int::Small(i) => 64 - i.unsigned_abs().leading_zeros() as u64,
            Int::Big(b) => {
                let words = b.as_sign_words().1;
                let top = words.last().map_or(64, |w| w.leading_zeros());
                words.len() as u64 * 64 - top as u64
            }
        }
    }

    /// The nearest float, ties to even; infinite when out of range.
    pub fn to_f64(&self) -> f64 {
        match self {
            Int::Small(i) => *i as f64,
            Int::Big(b) => b.to_f64().value(),
        }
    }
}

/// The exact integer value of a finite float's integral part.
pub fn trunc_to_big(x: f64) -> IBig {
    let x = x.trunc();
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64 - 1075;
    let mantissa = (bits & ((1 << 52) - 1)) | 1 << 52;
    let magnitude = if x == 0.0 {
        UBig::ZERO
    } else if exponent >= 0 {
        UBig::from(mantissa) << exponent as usize
    } else {
        UBig::from(mantissa >> -exponent)
    };
    let sign = if x < 0.0 {
        Sign::Negative
    } else {
        Sign::Positive
    };
    IBig::from_parts(sign, magnitude)
}

impl Runtime {
    /// Is it an int, a bool, or an instance of a subclass?
    #[inline]
    pub fn is_int(&self, v: Value) -> bool {
        v.is_small_int()
            || v.is_bool()
            || v.is_ptr()
                && (self.shape_of(v) == ShapeId::BIG_INT || self.carried(v, Kind::BigInt).is_some())
    }

    /// Is it an int, neither a bool nor of a subclass?
    #[inline]
    pub fn is_exact_int(&self, v: Value) -> bool {
        v.is_small_int() || v.is_ptr() && self.shape_of(v) == ShapeId::BIG_INT
    }

    /// The int behind a value (bools and subclasses included).
    #[inline]
    pub fn int_of(&self, v: Value) -> Option<Int> {
        if v.is_small_int() {
            Some(Int::Small(v.as_small_int()))
        } else if v.is_ptr() {
            if self.shape_of(v) == ShapeId::BIG_INT {
                return Some(int_in_cell(v));
            }
            self.carried(v, Kind::BigInt).and_then(|p| self.int_of(p))
        } else if v.is_bool() {
            Some(Int::Small((v == Value::TRUE) as i64))
        } else {
            None
        }
    }

    /// An int of any 128-bit value.
    #[inline]
    pub fn new_int_i128(&mut self, i: i128) -> Value {
        if let Ok(small) = i64::try_from(i) {
            return self.new_int(small);
        }
        let magnitude = i.unsigned_abs();
        let limbs = [magnitude as u64, (magnitude >> 64) as u64];
        self.new_int_limbs(i < 0, &limbs)
    }

    /// An int from sign and magnitude, least significant limb first, normalized.
    pub fn new_int_limbs(&mut self, negative: bool, limbs: &[u64]) -> Value {
        let used = limbs.iter().rposition(|l| *l != 0).map_or(0, |i| i + 1);
        let limbs = &limbs[..used];
        if used <= 1 {
            let magnitude = limbs.first().copied().unwrap_or(0);
            let small = if negative {
                (magnitude <= 1 << 62).then(|| -(magnitude as i64))
            } else {
                (magnitude < 1 << 62).then_some(magnitude as i64)
            };
            if let Some(v) = small.and_then(Value::try_small_int) {
                return v;
            }
        }
        self.new_int_cell(ShapeId::BIG_INT, negative, limbs)
    }

    /// A cell of kind `BigInt`, as it is; for subclasses.
    pub fn new_int_cell(&mut self, shape: ShapeId, negative: bool, limbs: &[u64]) -> Value {
        let p = self.alloc(shape, size_of::<BigInt>() + limbs.len() * 8) as *mut BigInt;
        // SAFETY: a fresh cell with room for the limbs.
        unsafe {
            (*p).head.bits = negative as u8;
            (*p).len = limbs.len() as u64;
            std::ptr::copy_nonoverlapping(limbs.as_ptr(), p.add(1) as *mut u64, limbs.len());
        }
        Value::from_ptr(p)
    }

    /// An int of any size.
    pub fn new_big(&mut self, i: &IBig) -> Value {
        let (sign, limbs) = i.as_sign_words();
        self.new_int_limbs(sign == Sign::Negative, limbs)
    }

    /// The same value as a plain int: bools and subclass instances lose their class.
    pub fn plain_int(&mut self, v: Value) -> Value {
        if self.is_exact_int(v) {
            return v;
        }
        match self.int_of(v) {
            Some(Int::Small(i)) => self.new_int(i),
            Some(Int::Big(b)) => self.new_big(&b),
            None => v,
        }
    }

    /// `operator.index(v)`: a plain int, through `__index__` where needed.
    pub fn index(&mut self, v: Value) -> R<Value> {
        if self.is_int(v) {
            return Ok(self.plain_int(v));
        }
        match self.call_special(v, self.names.index, &[])? {
            Some(i) if self.is_exact_int(i) => Ok(i),
            Some(i) if self.is_int(i) => {
                self.warn_of_subclass("__index__", "int", i)?;
                Ok(self.plain_int(i))
            }
            Some(other) => {
                let name = self.type_name(other);
                self.type_error(format!("__index__ returned non-int (type {name})"))
            }
            None => {
                let name = self.type_name(v);
                self.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                ))
            }
        }
    }

    /// An index or count that must fit: `OverflowError` of the given class of message otherwise.
    pub fn index_i64(&mut self, v: Value) -> R<i64> {
        if v.is_small_int() {
            return Ok(v.as_small_int());
        }
        let i = self.index(v)?;
        match self.int_of(i).and_then(|i| i.to_i64()) {
            Some(i) => Ok(i),
            None => self.overflow_error("Python int too large to convert to C ssize_t"),
        }
    }

    /// An index into a sequence: `IndexError` when it cannot be one.
    pub fn index_for_item(&mut self, v: Value) -> R<i64> {
        if v.is_small_int() {
            return Ok(v.as_small_int());
        }
        let i = self.index(v)?;
        match self.int_of(i).and_then(|i| i.to_i64()) {
            Some(i) => Ok(i),
            None => {
                let name = self.type_name(v);
                self.raise_new(
                    ClassId::INDEX_ERROR,
                    format!("cannot fit '{name}' into an index-sized integer"),
                )
            }
        }
    }

    /// A bound of a slice or search: clamped to 64 bits.
    pub fn index_clamped(&mut self, v: Value) -> R<i64> {
        if v.is_small_int() {
            return Ok(v.as_small_int());
        }
        let i = self.index(v)?;
        Ok(match self.int_of(i) {
            Some(Int::Small(i)) => i,
            Some(big) if big.is_negative() => i64::MIN,
            _ => i64::MAX,
        })
    }
}

fn int_in_cell(v: Value) -> Int {
    let view = BigView::of_cell(v);
    let (sign, limbs) = view.as_sign_words();
    match *limbs {
        [] => Int::Small(0),
        [l] if sign == Sign::Positive && l <= i64::MAX as u64 => Int::Small(l as i64),
        [l] if sign == Sign::Negative && l <= 1 << 63 => Int::Small((l as i64).wrapping_neg()),
        _ => Int::Big(view),
    }
}
