//! Arithmetic of floats, with CPython's rules for signs, zeros and errors.

use crate::int::Int;
use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::FloatCell;
use rekindle_bytecode::BinaryOp;
use std::cmp::Ordering;

/// `x * 2^exponent`, exact unless the result is out of range.
pub fn scale(x: f64, exponent: i64) -> f64 {
    let power = |n: i64| f64::from_bits(((n + 1023) as u64) << 52);
    let (mut x, mut n) = (x, exponent.clamp(-4000, 4000));
    while n > 1023 {
        x *= power(1023);
        n -= 1023;
    }
    // Steps of -969 keep 53 bits clear of the subnormal range until the last multiplication.
    while n < -1022 {
        x *= power(-969);
        n += 969;
    }
    x * power(n)
}

/// Mantissa in [0.5, 1) and exponent, as C's `frexp`.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    if exponent == 0 {
        let (m, e) = frexp(x * (1u64 << 54) as f64);
        return (m, e - 54);
    }
    let mantissa = f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52);
    (mantissa, exponent - 1022)
}

/// `a % b` with the sign of `b`; `b` is not 0.
pub fn float_mod(a: f64, b: f64) -> f64 {
    let r = a % b;
    if r == 0.0 {
        return 0f64.copysign(b);
    }
    if (r < 0.0) != (b < 0.0) { r + b } else { r }
}

/// `divmod(a, b)`; `b` is not 0.
pub fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut r = a % b;
    let mut q = (a - r) / b;
    if r != 0.0 {
        if (b < 0.0) != (r < 0.0) {
            r += b;
            q -= 1.0;
        }
    } else {
        r = 0f64.copysign(b);
    }
    if q == 0.0 {
        return (0f64.copysign(a / b), r);
    }
    let floor = q.floor();
    (if q - floor > 0.5 { floor + 1.0 } else { floor }, r)
}

/// Compares an int with a float exactly; None for nan.
pub fn compare_int_float(a: &Int, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = b.trunc();
    let order = match a {
        Int::Small(i) if i.unsigned_abs() <= 1 << 53 => return (*i as f64).partial_cmp(&b),
        Int::Small(i) if whole.abs() < 2f64.powi(62) => i.cmp(&(whole as i64)),
        Int::Small(i) => (*i as i128).cmp(&(whole as i128)),
        Int::Big(i) => (**i).cmp(&crate::int::trunc_to_big(whole)),
    };
    Some(order.then_with(|| 0f64.partial_cmp(&(b - whole)).unwrap_or(Ordering::Equal)))
}

impl Runtime {
    /// The number of a float or of an instance of a subclass.
    #[inline]
    pub fn float_of(&self, v: Value) -> Option<f64> {
        if v.is_word_float() {
            return Some(v.as_word_float());
        }
        if !v.is_ptr() {
            return None;
        }
        if self.shape_of(v) == ShapeId::FLOAT {
            // SAFETY: a cell of kind Float.
            return Some(unsafe { (*v.as_ptr::<FloatCell>()).value });
        }
        self.carried(v, Kind::Float).and_then(|p| self.float_of(p))
    }

    /// A float or an int as a float; None for anything else. Ints out of range raise.
    #[inline]
    pub fn number_as_f64(&mut self, v: Value) -> R<Option<f64>> {
        if let Some(x) = self.float_of(v) {
            return Ok(Some(x));
        }
        match self.int_of(v) {
            Some(i) => self.int_to_f64(&i).map(Some),
            None => Ok(None),
        }
    }

    /// What C functions of floats take: a float, or something with `__float__` or `__index__`.
    pub fn to_f64(&mut self, v: Value) -> R<f64> {
        // A float's value is taken as it is; an int's class may say otherwise.
        if let Some(x) = self.float_of(v) {
            return Ok(x);
        }
        let own = self.has_python_class(v) && self.defines_in_python(v, self.names.float);
        if own && let Some(x) = self.float_by_method(v)? {
            return Ok(x);
        }
        if let Some(x) = self.number_as_f64(v)? {
            return Ok(x);
        }
        if let Some(x) = self.float_by_method(v)? {
            return Ok(x);
        }
        if self.lookup_special(v, self.names.index).is_some() {
            let i = self.index(v)?;
            if let Some(i) = self.int_of(i) {
                return self.int_to_f64(&i);
            }
        }
        let name = self.type_name(v);
        self.type_error(format!("must be real number, not {name}"))
    }

    /// `a OP b` of two floats; None for operators that floats lack.
    #[inline]
    pub fn float_binary(&mut self, op: BinaryOp, a: f64, b: f64) -> R<Option<Value>> {
        let x = match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => a * b,
            BinaryOp::TrueDiv | BinaryOp::FloorDiv | BinaryOp::Mod if b == 0.0 => {
                return self.zero_division("division by zero");
            }
            BinaryOp::TrueDiv => a / b,
            BinaryOp::FloorDiv => float_divmod(a, b).0,
            BinaryOp::Mod => float_mod(a, b),
            BinaryOp::Pow => return self.float_pow(a, b).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(self.new_float(x)))
    }

    /// `a ** b`: a complex number for a negative base with a fractional exponent.
    pub fn float_pow(&mut self, a: f64, b: f64) -> R<Value> {
        if b == 0.0 || a == 1.0 {
            return Ok(self.new_float(1.0));
        }
        if a.is_nan() || b.is_nan() {
            return Ok(self.new_float(f64::NAN));
        }
        if a.is_infinite() || b.is_infinite() {
            // The C library's own rules agree with Python's here.
            return Ok(self.new_float(a.powf(b)));
        }
        if a == 0.0 {
            if b < 0.0 {
                return self.zero_division("zero to a negative power");
            }
            return Ok(self.new_float(a.powf(b)));
        }
        if a < 0.0 && b.floor() != b {
            return self.complex_pow((a, 0.0), (b, 0.0));
        }
        let x = a.powf(b);
        if x.is_infinite() {
            return self.range_error();
        }
        Ok(self.new_float(x))
    }

    /// The `OverflowError` of C's ERANGE.
    #[cold]
    pub fn range_error<T>(&mut self) -> R<T> {
        let text = self.new_str("Numerical result out of range");
        self.raise_args(ClassId::OVERFLOW_ERROR, &[Value::small_int(34), text])
    }

    /// `int(x)`: towards zero.
    pub fn float_to_int(&mut self, x: f64) -> R<Value> {
        if x.abs() < 9e18 {
            return Ok(self.new_int(x as i64));
        }
        if x.is_nan() {
            return self.value_error("cannot convert float NaN to integer");
        }
        if x.is_infinite() {
            return self.overflow_error("cannot convert float infinity to integer");
        }
        let big = crate::int::trunc_to_big(x);
        Ok(self.new_big(&big))
    }
}
