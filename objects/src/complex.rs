//! Complex numbers: cells, arithmetic, text.

use crate::{R, Runtime, ShapeId, Value};
use rekindle_abi::heap::Buffer;
use rekindle_bytecode::BinaryOp;

/// Real and imaginary part.
pub type Complex = (f64, f64);

impl Runtime {
    /// A complex number.
    pub fn new_complex(&mut self, re: f64, im: f64) -> Value {
        let p = self.new_buffer(ShapeId::COMPLEX, 16) as *mut f64;
        // SAFETY: a fresh buffer of two floats.
        unsafe {
            *p = re;
            *p.add(1) = im;
            Value::from_ptr((p as *const Buffer).sub(1))
        }
    }

    /// The parts of a complex number (or of an instance of a subclass).
    pub fn complex_of(&self, v: Value) -> Option<Complex> {
        if !v.is_ptr() {
            return None;
        }
        let cell = self.payload_of_shape(v, ShapeId::COMPLEX)?;
        // SAFETY: complex cells hold two floats behind the buffer's header.
        unsafe {
            let p = cell.as_ptr::<Buffer>().add(1) as *const f64;
            Some((*p, *p.add(1)))
        }
    }

    /// A complex number, float or int as complex; None for anything else.
    pub fn number_as_complex(&mut self, v: Value) -> R<Option<Complex>> {
        if let Some(c) = self.complex_of(v) {
            return Ok(Some(c));
        }
        Ok(self.number_as_f64(v)?.map(|x| (x, 0.0)))
    }

    /// `a OP b` where at least one is complex; None when it is no operator of theirs.
    pub fn complex_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        let (Some(x), Some(y)) = (self.number_as_complex(a)?, self.number_as_complex(b)?) else {
            return Ok(None);
        };
        // A real operand leaves the other's imaginary part, and its signs of zero, alone.
        let (real_a, real_b) = (self.complex_of(a).is_none(), self.complex_of(b).is_none());
        let (re, im) = match op {
            BinaryOp::Add if real_a => (x.0 + y.0, y.1),
            BinaryOp::Add if real_b => (x.0 + y.0, x.1),
            BinaryOp::Add => (x.0 + y.0, x.1 + y.1),
            BinaryOp::Sub if real_a => (x.0 - y.0, -y.1),
            BinaryOp::Sub if real_b => (x.0 - y.0, x.1),
            BinaryOp::Sub => (x.0 - y.0, x.1 - y.1),
            BinaryOp::Mul if real_a => (x.0 * y.0, x.0 * y.1),
            BinaryOp::Mul if real_b => (x.0 * y.0, x.1 * y.0),
            BinaryOp::Mul => multiply(x, y),
            BinaryOp::TrueDiv => {
                if y == (0.0, 0.0) {
                    return self.zero_division("division by zero");
                }
                if real_b {
                    (x.0 / y.0, x.1 / y.0)
                } else if real_a {
                    divide_real(x.0, y)
                } else {
                    divide(x, y)
                }
            }
            BinaryOp::Pow => return self.complex_pow(x, y).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(self.new_complex(re, im)))
    }

    /// `x ** y`
    pub fn complex_pow(&mut self, x: Complex, y: Complex) -> R<Value> {
        let small_whole = y.1 == 0.0 && y.0 == y.0.trunc() && y.0.abs() <= 100.0;
        let result = if y == (0.0, 0.0) {
            (1.0, 0.0)
        } else if x == (0.0, 0.0) {
            if y.1 != 0.0 || y.0 < 0.0 {
                return self.zero_division("zero to a negative or complex power");
            }
            (0.0, 0.0)
        } else if small_whole {
            whole_power(x, y.0 as i32)
        } else {
            let modulus = x.0.hypot(x.1);
            let mut length = modulus.powf(y.0);
            let angle = x.1.atan2(x.0);
            let mut phase = angle * y.0;
            if y.1 != 0.0 {
                length *= (-angle * y.1).exp();
                phase += y.1 * modulus.ln();
            }
            (length * phase.cos(), length * phase.sin())
        };
        let finite = [x.0, x.1, y.0, y.1].iter().all(|f| f.is_finite());
        if finite && (result.0.is_infinite() || result.1.is_infinite()) {
            return self.overflow_error("complex exponentiation");
        }
        Ok(self.new_complex(result.0, result.1))
    }
}

fn multiply(a: Complex, b: Complex) -> Complex {
    let plain = (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0);
    if plain.0.is_nan() && plain.1.is_nan() {
        return multiply_infinite(a, b).unwrap_or(plain);
    }
    plain
}

/// A product of which both parts came out as nan though a factor is infinite (C11, annex G.5.1).
#[cold]
fn multiply_infinite(mut a: Complex, mut b: Complex) -> Option<Complex> {
    let (first, second) = (is_infinite(a), is_infinite(b));
    if first {
        (a, b) = (direction(a), without_nan(b));
    }
    if second {
        (a, b) = (without_nan(a), direction(b));
    }
    let products = [a.0 * b.0, a.1 * b.1, a.0 * b.1, a.1 * b.0];
    if !first && !second {
        if !products.iter().any(|x| x.is_infinite()) {
            return None;
        }
        (a, b) = (without_nan(a), without_nan(b));
    }
    Some((
        f64::INFINITY * (a.0 * b.0 - a.1 * b.1),
        f64::INFINITY * (a.0 * b.1 + a.1 * b.0),
    ))
}

fn is_infinite(z: Complex) -> bool {
    z.0.is_infinite() || z.1.is_infinite()
}

/// Where an infinite number lies: each infinite part as 1, each finite one as 0, with its sign.
fn direction(z: Complex) -> Complex {
    let part = |x: f64| f64::from(u8::from(x.is_infinite())).copysign(x);
    (part(z.0), part(z.1))
}

fn without_nan(z: Complex) -> Complex {
    let part = |x: f64| if x.is_nan() { 0f64.copysign(x) } else { x };
    (part(z.0), part(z.1))
}

fn divide(a: Complex, b: Complex) -> Complex {
    let plain = divide_scaled(a, b);
    if !plain.0.is_nan() || !plain.1.is_nan() {
        return plain;
    }
    let is_finite = |z: Complex| z.0.is_finite() && z.1.is_finite();
    // Both parts came out as nan though an operand is infinite (C11, annex G.5.1).
    if is_infinite(a) && is_finite(b) {
        let (x, y) = direction(a);
        (
            f64::INFINITY * (x * b.0 + y * b.1),
            f64::INFINITY * (y * b.0 - x * b.1),
        )
    } else if is_infinite(b) && is_finite(a) {
        let (x, y) = direction(b);
        (0.0 * (a.0 * x + a.1 * y), 0.0 * (a.1 * x - a.0 * y))
    } else {
        plain
    }
}

/// The same of a real number, whose absent imaginary part gives the quotient's no sign.
fn divide_real(a: f64, b: Complex) -> Complex {
    let plain = if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let d = b.0 + b.1 * ratio;
        (a / d, -a * ratio / d)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let d = b.0 * ratio + b.1;
        (a * ratio / d, -a / d)
    } else {
        (f64::NAN, f64::NAN)
    };
    if plain.0.is_nan() && plain.1.is_nan() && a.is_finite() && is_infinite(b) {
        let (x, y) = direction(b);
        return (0.0 * (a * x), 0.0 * (-a * y));
    }
    plain
}

/// Smith's division, which scales by the greater part of the divisor.
fn divide_scaled(a: Complex, b: Complex) -> Complex {
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let d = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / d, (a.1 - a.0 * ratio) / d)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let d = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / d, (a.1 * ratio - a.0) / d)
    } else {
        (f64::NAN, f64::NAN)
    }
}

fn whole_power(x: Complex, n: i32) -> Complex {
    let (mut result, mut square) = ((1.0, 0.0), x);
    let mut rest = n.unsigned_abs();
    while rest > 0 {
        if rest & 1 == 1 {
            result = multiply(result, square);
        }
        square = multiply(square, square);
        rest >>= 1;
    }
    if n < 0 {
        divide((1.0, 0.0), result)
    } else {
        result
    }
}

/// `repr(complex(re, im))`
pub fn write_repr(c: Complex, out: &mut String) {
    let part = |x: f64, out: &mut String| {
        let from = out.len();
        crate::float_text::write_repr(x, out);
        if out[from..].ends_with(".0") {
            out.truncate(out.len() - 2);
        }
    };
    if c.0 == 0.0 && c.0.is_sign_positive() {
        part(c.1, out);
        out.push('j');
        return;
    }
    out.push('(');
    part(c.0, out);
    if c.1.is_sign_positive() || c.1.is_nan() {
        out.push('+');
    }
    part(c.1, out);
    out.push_str("j)");
}
