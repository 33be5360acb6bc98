//! Number theory on ints of any size: what module `math` offers beyond the operators.

use crate::int::Int;
use crate::{ClassId, R, Runtime, Value};
use dashu_int::ops::{Abs, Gcd, SquareRoot};
use dashu_int::{IBig, UBig};

/// Largest number whose factorial is computed.
const MOST_FACTORS: i64 = i32::MAX as i64;

impl Runtime {
    /// The greatest common divisor of two ints, not negative.
    pub fn int_gcd(&mut self, a: Int, b: Int) -> Value {
        if let (Int::Small(x), Int::Small(y)) = (&a, &b) {
            let (mut x, mut y) = (x.unsigned_abs(), y.unsigned_abs());
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return self.new_int_i128(x as i128);
        }
        let (a, b) = (a.big(), b.big());
        match (a.is_zero(), b.is_zero()) {
            (true, _) => self.new_big(&(&*b).abs()),
            (_, true) => self.new_big(&(&*a).abs()),
            _ => {
                let gcd: UBig = (&*a).gcd(&*b);
                self.new_big(&gcd.into())
            }
        }
    }

    /// The least common multiple of two ints, not negative.
    pub fn int_lcm(&mut self, a: Int, b: Int) -> Value {
        if a.is_zero() || b.is_zero() {
            return Value::small_int(0);
        }
        let (a, b) = (a.big(), b.big());
        let gcd: UBig = (&*a).gcd(&*b);
        let product = (&*a / IBig::from(gcd)) * &*b;
        self.new_big(&product.abs())
    }

    /// The integral part of the square root.
    pub fn int_sqrt(&mut self, a: Int) -> R<Value> {
        if a.is_negative() {
            return self.value_error("isqrt() argument must be nonnegative");
        }
        let (_, magnitude) = (*a.big()).clone().into_parts();
        Ok(self.new_big(&magnitude.sqrt().into()))
    }

    /// `n!`
    pub fn int_factorial(&mut self, n: Int) -> R<Value> {
        if n.is_negative() {
            return self.value_error("factorial() not defined for negative values");
        }
        match n.to_i64() {
            Some(n) if n <= MOST_FACTORS => {
                let product = product_of(1, n as u64);
                Ok(self.new_big(&product.into()))
            }
            _ => self.overflow_error(format!(
                "factorial() argument should not exceed {}",
                i64::MAX
            )),
        }
    }

    /// `n (n-1) … (n-k+1)`
    pub fn int_perm(&mut self, n: Int, k: Int) -> R<Value> {
        self.check_choice(&n, &k)?;
        let Some(k) = self.choice_count(&n, k, "perm")? else {
            return Ok(Value::small_int(0));
        };
        let n = n.big();
        let product = match u64::try_from(&*n) {
            Ok(n) => product_of(n - k + 1, n).into(),
            Err(_) => falling_product(&n, k),
        };
        Ok(self.new_big(&product))
    }

    /// `n! / (k! (n-k)!)`
    pub fn int_comb(&mut self, n: Int, k: Int) -> R<Value> {
        self.check_choice(&n, &k)?;
        // Choosing what to leave is the same; the smaller number is less work.
        let rest = &*n.to_big() - &*k.to_big();
        let rest = self.new_big(&rest);
        let k = match self.int_of(rest) {
            Some(rest) if !rest.is_negative() && *rest.to_big() < *k.to_big() => rest,
            Some(rest) if rest.is_negative() => return Ok(Value::small_int(0)),
            _ => k,
        };
        let Some(k) = self.choice_count(&n, k, "comb")? else {
            return Ok(Value::small_int(0));
        };
        let n = n.big();
        let top: IBig = match u64::try_from(&*n) {
            Ok(n) => product_of(n - k + 1, n).into(),
            Err(_) => falling_product(&n, k),
        };
        let result = top / IBig::from(product_of(1, k));
        Ok(self.new_big(&result))
    }

    fn check_choice(&mut self, n: &Int, k: &Int) -> R<()> {
        for (i, name) in [(n, "n"), (k, "k")] {
            if i.is_negative() {
                return self.value_error(format!("{name} must be a non-negative integer"));
            }
        }
        Ok(())
    }

    /// How many factors; None when more are chosen than there are.
    fn choice_count(&mut self, n: &Int, k: Int, name: &str) -> R<Option<u64>> {
        if *k.to_big() > *n.to_big() {
            return Ok(None);
        }
        match k.to_i64() {
            Some(k) if k <= MOST_FACTORS => Ok(Some(k as u64)),
            Some(_) => self.raise_args(ClassId::MEMORY_ERROR, &[]),
            None => self.overflow_error(format!(
                "{} must not exceed {}",
                if name == "comb" { "min(n - k, k)" } else { "k" },
                i64::MAX
            )),
        }
    }
}

/// `from × … × to`, by halves so that factors of equal size meet; 1 when empty.
fn product_of(from: u64, to: u64) -> UBig {
    if from > to {
        return UBig::ONE;
    }
    if to - from < 8 {
        return (from..=to).map(UBig::from).product();
    }
    let middle = from + (to - from) / 2;
    product_of(from, middle) * product_of(middle + 1, to)
}

fn falling_product(n: &IBig, k: u64) -> IBig {
    (0..k).map(|i| n - IBig::from(i)).product()
}
