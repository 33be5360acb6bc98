//! Sums of floats without the usual loss: `fsum`, `hypot`, `sumprod`.

/// `a + b` as rounded sum and exact error (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let x = a + b;
    let z = x - a;
    (x, (a - (x - z)) + (b - z))
}

/// The same for `|a| >= |b|` (Dekker).
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let x = a + b;
    (x, (a - x) + b)
}

/// `a × b` as rounded product and exact error.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let x = a * b;
    (x, a.mul_add(b, -x))
}

/// The Euclidean length of a vector of magnitudes, nearly correctly rounded.
///
/// As CPython: scaled by a power of two, squares summed with their errors, and the square root
/// corrected by one step of Newton's method with the error of its own square.
pub(crate) fn norm(parts: &mut [f64]) -> f64 {
    let greatest = parts.iter().copied().fold(0.0, f64::max);
    if parts.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if parts.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if greatest == 0.0 || parts.len() <= 1 {
        return greatest;
    }
    let (_, exponent) = rekindle_objects::float::frexp(greatest);
    if exponent < -1023 {
        parts.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(parts);
    }
    let scale = rekindle_objects::float::scale(1.0, -exponent as i64);
    let (mut sum, mut products, mut rest) = (1.0, 0.0, 0.0);
    let mut add = |a: f64, b: f64| {
        let (product, product_error) = two_product(a, b);
        let (next, error) = fast_two_sum(sum, product);
        sum = next;
        products += product_error;
        rest += error;
        sum - 1.0 + (products + rest)
    };
    let mut total = 0.0;
    for x in parts.iter() {
        total = add(x * scale, x * scale);
    }
    let root = total.sqrt();
    let left = add(-root, root);
    (root + left / (2.0 * root)) / scale
}

/// A sum kept as parts that do not overlap, hence exact (Shewchuk).
#[derive(Default)]
pub(crate) struct ExactSum {
    parts: Vec<f64>,
    infinite: f64,
    special: f64,
}

/// The sum of finite numbers left the range of floats.
pub(crate) struct Overflow;

impl ExactSum {
    /// Adds a number.
    pub(crate) fn add(&mut self, number: f64) -> Result<(), Overflow> {
        let mut x = number;
        let mut kept = 0;
        for k in 0..self.parts.len() {
            let mut y = self.parts[k];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let (high, low) = fast_two_sum(x, y);
            if low != 0.0 {
                self.parts[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.parts.truncate(kept);
        if x.is_finite() {
            if x != 0.0 {
                self.parts.push(x);
            }
            return Ok(());
        }
        if number.is_finite() {
            return Err(Overflow);
        }
        if number.is_infinite() {
            self.infinite += number;
        }
        self.special += number;
        self.parts.clear();
        Ok(())
    }

    /// The sum, rounded once; None for infinities of both signs.
    pub(crate) fn finish(mut self) -> Option<f64> {
        if self.special != 0.0 {
            return (!self.infinite.is_nan()).then_some(self.special);
        }
        let Some(mut high) = self.parts.pop() else {
            return Some(0.0);
        };
        let mut low = 0.0;
        while let Some(y) = self.parts.pop() {
            let (x, error) = fast_two_sum(high, y);
            (high, low) = (x, error);
            if low != 0.0 {
                break;
            }
        }
        // A tie is decided by the sign of what is left.
        if let Some(next) = self.parts.last()
            && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
        {
            let doubled = low * 2.0;
            let x = high + doubled;
            if doubled == x - high {
                high = x;
            }
        }
        Some(high)
    }
}

/// A sum of products in three times the precision of a float.
#[derive(Default)]
pub(crate) struct TripleSum {
    high: f64,
    low: f64,
    tiny: f64,
}

impl TripleSum {
    /// Adds `x × y`.
    pub(crate) fn add_product(&mut self, x: f64, y: f64) {
        let (product, product_error) = two_product(x, y);
        let (high, high_error) = two_sum(self.high, product);
        let (low, low_error) = two_sum(self.low, product_error);
        let (low, last_error) = two_sum(low, high_error);
        self.high = high;
        self.low = low;
        self.tiny += low_error + last_error;
    }

    /// The sum, rounded.
    pub(crate) fn finish(self) -> f64 {
        let (low, _) = two_sum(self.low, self.tiny);
        self.high + low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numbers: &[f64]) -> Option<f64> {
        let mut sum = ExactSum::default();
        for x in numbers {
            sum.add(*x).ok()?;
        }
        sum.finish()
    }

    #[test]
    fn exact_sums_round_once() {
        assert_eq!(exact(&[0.1; 10]), Some(1.0));
        assert_eq!(exact(&[1e100, 1.0, -1e100]), Some(1.0));
        assert_eq!(
            exact(&[2f64.powi(53), 1.0, 2f64.powi(-100)]),
            Some(2f64.powi(53) + 2.0)
        );
        assert_eq!(exact(&[f64::INFINITY, f64::NEG_INFINITY]), None);
        assert_eq!(exact(&[1e308, 1e308]), None);
        assert_eq!(exact(&[]), Some(0.0));
    }

    #[test]
    fn lengths_need_neither_overflow_nor_underflow() {
        assert_eq!(norm(&mut [3.0, 4.0]), 5.0);
        assert_eq!(norm(&mut [3e200, 4e200]), 4.9999999999999995e200);
        assert_eq!(norm(&mut [3e-320, 4e-320]), 5e-320);
        assert_eq!(norm(&mut [1.0, 2.0, 3.0]), 14f64.sqrt());
        assert_eq!(norm(&mut []), 0.0);
        assert_eq!(norm(&mut [f64::NAN, f64::INFINITY]), f64::INFINITY);
    }

    #[test]
    fn products_keep_what_a_float_would_lose() {
        let mut sum = TripleSum::default();
        for (x, y) in [(1e16, 1.0), (1.0, 1.0), (-1e16, 1.0)] {
            sum.add_product(x, y);
        }
        assert_eq!(sum.finish(), 1.0);
    }
}
