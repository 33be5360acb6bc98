//! Hashes, equal to CPython's for numbers, text, tuples and frozen sets.

use crate::float::frexp;
use crate::int::Int;
use crate::set::SetRef;
use crate::{Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{BoundMethod, Bytes, Native};

/// Numbers hash to their remainder by this prime, `2^61 - 1`.
const MODULUS: u64 = (1 << 61) - 1;
const INFINITY_HASH: i64 = 314_159;
/// CPython 3.12 on.
const NONE_HASH: i64 = 0xfca8_6420;
const IMAGINARY: u64 = 1_000_003;

/// -1 means "error" inside CPython, so nothing hashes to it.
#[inline(always)]
fn not_minus_one(h: i64) -> i64 {
    if h == -1 { -2 } else { h }
}

/// `hash(i)`
pub fn hash_int(i: &Int) -> i64 {
    let (negative, magnitude) = match i {
        Int::Small(i) => (*i < 0, i.unsigned_abs() % MODULUS),
        Int::Big(b) => {
            let (sign, limbs) = b.as_sign_words();
            let rest = limbs.iter().rev().fold(0u64, |h, limb| {
                (((h as u128) << 64 | *limb as u128) % MODULUS as u128) as u64
            });
            (sign == dashu_int::Sign::Negative, rest)
        }
    };
    let h = magnitude as i64;
    not_minus_one(if negative { -h } else { h })
}

/// `hash(x)`; equal to the int's when `x` is whole. nan gives 0.
pub fn hash_float(x: f64) -> i64 {
    if x.is_infinite() {
        return if x > 0.0 {
            INFINITY_HASH
        } else {
            -INFINITY_HASH
        };
    }
    if x.is_nan() {
        return 0;
    }
    if x == x.trunc() && x.abs() < 2f64.powi(61) {
        return hash_int(&Int::Small(x as i64));
    }
    let (mut mantissa, mut exponent) = frexp(x.abs());
    let mut h = 0u64;
    while mantissa != 0.0 {
        h = (h << 28) & MODULUS | h >> (61 - 28);
        mantissa *= (1u64 << 28) as f64;
        exponent -= 28;
        let whole = mantissa as u64;
        mantissa -= whole as f64;
        h += whole;
        if h >= MODULUS {
            h -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(61) as u32;
    if turn > 0 {
        h = (h << turn) & MODULUS | h >> (61 - turn);
    }
    let h = h as i64;
    not_minus_one(if x < 0.0 { -h } else { h })
}

/// Combines hashes of items in order, as CPython's tuples do (a variant of xxHash).
pub struct TupleHasher(u64, u64);

impl TupleHasher {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    /// Nothing yet.
    #[expect(
        clippy::new_without_default,
        reason = "a hasher is started, not defaulted"
    )]
    pub fn new() -> TupleHasher {
        TupleHasher(Self::PRIME_5, 0)
    }

    /// The next item.
    #[inline(always)]
    pub fn add(&mut self, hash: i64) {
        let lane = (hash as u64).wrapping_mul(Self::PRIME_2);
        self.0 = self.0.wrapping_add(lane);
        self.0 = self.0.rotate_left(31).wrapping_mul(Self::PRIME_1);
        self.1 += 1;
    }

    /// The hash of the whole.
    pub fn finish(self) -> i64 {
        let h = self.0.wrapping_add(self.1 ^ (Self::PRIME_5 ^ 3_527_539));
        if h == u64::MAX {
            return 1_546_275_796;
        }
        h as i64
    }
}

impl Runtime {
    /// `hash(v)`
    #[inline]
    pub fn hash(&mut self, v: Value) -> R<i64> {
        if v.is_small_int() {
            let i = v.as_small_int();
            // Most ints are their own hash.
            if i.unsigned_abs() < MODULUS {
                return Ok(not_minus_one(i));
            }
            return Ok(hash_int(&Int::Small(i)));
        }
        if self.is_str(v) {
            return Ok(self.str_hash(v));
        }
        if self.is_tuple(v) {
            return self.hash_items(self.tuple_items(v));
        }
        self.hash_other(v)
    }

    #[inline(never)]
    fn hash_other(&mut self, v: Value) -> R<i64> {
        if !v.is_ptr() {
            return self.builtin_hash(v);
        }
        let v = self.unproxied(v);
        if self.has_python_class(v)
            && let Some(found) = self.lookup(self.class_of(v), self.names.hash)
        {
            if found.value().is_none() {
                return self.unhashable(v);
            }
            if !self.is_built_in(found) && found.value().is_ptr() {
                return self.hash_by_method(v);
            }
            let carried = self.payload(v);
            if self.is_str(carried) {
                return self.builtin_hash(carried);
            }
            if self.is_tuple(carried) {
                return self.hash_items(self.tuple_items(carried));
            }
        }
        self.builtin_hash(v)
    }

    fn hash_by_method(&mut self, v: Value) -> R<i64> {
        let Some(result) = self.call_special(v, self.names.hash, &[])? else {
            return self.unhashable(v);
        };
        match self.int_of(result) {
            Some(Int::Small(i)) => Ok(not_minus_one(i)),
            Some(big) => Ok(hash_int(&big)),
            None => self.type_error("__hash__ method should return an integer"),
        }
    }

    /// The hash of a built-in kind of value (classes written in Python hash by identity).
    pub(crate) fn builtin_hash(&mut self, v: Value) -> R<i64> {
        if !v.is_ptr() {
            return Ok(if v.is_small_int() {
                hash_int(&Int::Small(v.as_small_int()))
            } else if v.is_word_float() {
                hash_float(v.as_word_float())
            } else {
                match v {
                    Value::TRUE => 1,
                    Value::FALSE => 0,
                    Value::NONE => NONE_HASH,
                    _ => v.0 as i64,
                }
            });
        }
        let shape = self.shape_of(v);
        let kind = self.shape(shape).kind;
        match kind {
            Kind::Instance if self.payload(v) != v => {
                let plain = self.payload(v);
                match self.float_of(plain).is_some_and(f64::is_nan) {
                    true => Ok(self.identity(v)),
                    false => self.builtin_hash(plain),
                }
            }
            Kind::Str => Ok(self.str_hash(v)),
            Kind::BigInt => Ok(self.int_of(v).map_or(0, |i| hash_int(&i))),
            Kind::Float => Ok(self.hash_double(v, self.float_value(v))),
            Kind::Tuple => self.hash_items(self.tuple_items(v)),
            Kind::Bytes => Ok(self.bytes_hash(v)),
            Kind::List => self.unhashable(v),
            Kind::Dict if shape == ShapeId::FROZENSET => Ok(self.frozenset_hash(v)),
            Kind::Dict => self.unhashable(v),
            Kind::Range => self.range_hash(v),
            Kind::Slice if shape == ShapeId::SLICE => {
                let (a, b, c) = self.triple(v);
                self.hash_items(&[a, b, c])
            }
            Kind::BoundMethod => {
                let p = v.as_ptr::<BoundMethod>();
                // SAFETY: checked by its kind.
                let (function, receiver) = unsafe { ((*p).function, (*p).receiver) };
                let h = self.hash(function)?;
                Ok(not_minus_one(h ^ self.identity(receiver)))
            }
            Kind::Native => {
                // SAFETY: checked by its kind.
                let receiver = unsafe { (*v.as_ptr::<Native>()).receiver };
                // By name, not by address, so that runs repeat.
                let h = self.hash_bytes(self.native_def(v).path.as_bytes());
                Ok(match receiver {
                    Value::NULL => h,
                    _ => not_minus_one(h ^ self.identity(receiver)),
                })
            }
            Kind::Buffer if shape != ShapeId::OBJECT => {
                let Some((re, im)) = self.complex_of(v) else {
                    return Ok(self.identity(v));
                };
                let im = (self.hash_double(v, im) as u64).wrapping_mul(IMAGINARY);
                let re = self.hash_double(v, re) as u64;
                Ok(not_minus_one(re.wrapping_add(im) as i64))
            }
            _ if self.is_record(v)
                && !self.has_no_hash(v)
                && self.has_own_method(v, self.names.hash, crate::object_methods::hash) =>
            {
                self.hash_by_method(v)
            }
            _ if self.has_no_hash(v) => self.unhashable(v),
            Kind::Slice => match self.call_record_method(v, self.names.hash, &[])? {
                Some(hash) => Ok(self.int_of(hash).and_then(|i| i.to_i64()).unwrap_or(0)),
                None => Ok(self.identity(v)),
            },
            _ => Ok(self.identity(v)),
        }
    }

    /// Does the class say that its instances have no hash?
    fn has_no_hash(&mut self, v: Value) -> bool {
        let found = self.lookup(self.class_of(v), self.names.hash);
        found.is_some_and(|f| f.value().is_none())
    }

    /// The hash of a number that `owner` is or contains; no number at all hashes by the owner's identity.
    fn hash_double(&mut self, owner: Value, x: f64) -> i64 {
        match x.is_nan() {
            true => self.identity(owner),
            false => hash_float(x),
        }
    }

    /// `object.__hash__`: numbers given out in sequence, so that runs repeat.
    pub fn identity(&mut self, v: Value) -> i64 {
        // Spread, or small sets would fill without gaps.
        (self.heap.identity(v) << 4) as i64
    }

    #[inline(never)]
    fn hash_items(&mut self, items: &[Value]) -> R<i64> {
        let mut hasher = TupleHasher::new();
        for item in items {
            hasher.add(self.hash(*item)?);
        }
        Ok(hasher.finish())
    }

    fn bytes_hash(&mut self, v: Value) -> i64 {
        let p = self.bytes_cell(v).as_ptr::<Bytes>();
        // SAFETY: a bytes object; the hash is a cache.
        unsafe {
            if (*p).hash == 0 {
                (*p).hash = self.hash_bytes(self.bytes_content(v));
            }
            (*p).hash
        }
    }

    /// Independent of order: the hashes of the items, shuffled, are xored.
    fn frozenset_hash(&mut self, v: Value) -> i64 {
        let (mut h, mut n) = (0u64, 0u64);
        for (_, item) in SetRef::new(v).iter() {
            let item = item as u64;
            h ^= (item ^ 89_869_747 ^ item << 16).wrapping_mul(3_644_798_167);
            n += 1;
        }
        h ^= (n + 1).wrapping_mul(1_927_868_237);
        h ^= (h >> 11) ^ (h >> 25);
        h = h.wrapping_mul(69_069).wrapping_add(907_133_923);
        if h == u64::MAX {
            return 590_923_713;
        }
        h as i64
    }

    /// As the tuple (length, start or None, step or None).
    fn range_hash(&mut self, v: Value) -> R<i64> {
        let [start, _, step] = self.range_parts(v);
        let n = self.range_len(v)?;
        let (zero, one) = (Value::small_int(0), Value::small_int(1));
        let start = if n == zero { Value::NONE } else { start };
        let step = if n == zero || n == one {
            Value::NONE
        } else {
            step
        };
        self.hash_items(&[n, start, step])
    }

    #[cold]
    pub(crate) fn unhashable(&mut self, v: Value) -> R<i64> {
        let name = self.type_name(v);
        self.type_error(format!("unhashable type: '{name}'"))
    }
}
