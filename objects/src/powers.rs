//! `divmod` and `pow` with their dispatch.

use crate::{R, Runtime, Value};
use rekindle_bytecode::BinaryOp;

impl Runtime {
    /// `divmod(a, b)`
    pub fn divmod(&mut self, a: Value, b: Value) -> R<Value> {
        let (name, reflected) = (self.names.divmod, self.names.rdivmod);
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let mut ask_right = class_a != class_b && self.has_python_class(b);
        if ask_right
            && self.is_subclass(class_b, class_a)
            && self.overrides(class_b, class_a, reflected)
        {
            if let Some(v) = self.call_operator(b, reflected, a)? {
                return Ok(v);
            }
            ask_right = false;
        }
        if self.has_python_class(a)
            && let Some(v) = self.call_operator(a, name, b)?
        {
            return Ok(v);
        }
        let declined = self.has_python_class(a) && self.defines_in_python(a, name);
        if (!declined || class_a != class_b && !self.defines_in_python(b, reflected))
            && let Some(v) = self.number_divmod(a, b)?
        {
            return Ok(v);
        }
        if ask_right && let Some(v) = self.call_operator(b, reflected, a)? {
            return Ok(v);
        }
        let (left, right) = (self.type_name(a), self.type_name(b));
        self.type_error(format!(
            "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
        ))
    }

    /// `divmod` of built-in numbers.
    pub(crate) fn number_divmod(&mut self, a: Value, b: Value) -> R<Option<Value>> {
        let (q, r) = match (self.int_of(a), self.int_of(b)) {
            (Some(x), Some(y)) => self.int_divmod(x, y)?,
            _ => {
                let (Some(x), Some(y)) = (self.number_as_f64(a)?, self.number_as_f64(b)?) else {
                    return Ok(None);
                };
                if y == 0.0 {
                    return self.zero_division("division by zero");
                }
                let (q, r) = crate::float::float_divmod(x, y);
                (self.new_float(q), self.new_float(r))
            }
        };
        Ok(Some(self.new_tuple(&[q, r])))
    }

    /// `pow(a, b, modulus)`; without modulus (None) it is `a ** b`.
    pub fn power(&mut self, a: Value, b: Value, modulus: Value) -> R<Value> {
        if modulus.is_none() {
            return self.binary(BinaryOp::Pow, a, b);
        }
        if let Some(v) = self.power_by_methods(a, b, modulus)? {
            return Ok(v);
        }
        if let Some(v) = self.number_power(a, b, modulus)? {
            return Ok(v);
        }
        let names = [a, b, modulus].map(|v| self.type_name(v));
        self.type_error(format!(
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            names[0], names[1], names[2]
        ))
    }

    /// `pow(a, b, modulus)` by a `__pow__` or `__rpow__` written in Python; the one of a subclass goes first.
    fn power_by_methods(&mut self, a: Value, b: Value, modulus: Value) -> R<Option<Value>> {
        let (name, reflected) = (self.names.pow, self.names.rpow);
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let right =
            class_a != class_b && self.has_python_class(b) && self.defines_in_python(b, reflected);
        let right_first = right
            && self.is_subclass(class_b, class_a)
            && self.overrides(class_b, class_a, reflected);
        let left = self.has_python_class(a) && self.defines_in_python(a, name);
        let tries = [
            (right_first, b, reflected, a),
            (left, a, name, b),
            (right && !right_first, b, reflected, a),
        ];
        for (wanted, own, name, other) in tries {
            if wanted
                && let Some(v) = self.call_special(own, name, &[other, modulus])?
                && v != Value::NOT_IMPLEMENTED
            {
                return Ok(Some(v));
            }
        }
        Ok(None)
    }

    /// `pow` with a modulus among built-in numbers; None when they are none.
    pub(crate) fn number_power(&mut self, a: Value, b: Value, modulus: Value) -> R<Option<Value>> {
        let all = [a, b, modulus];
        if let [Some(x), Some(y), Some(m)] = all.map(|v| self.int_of(v)) {
            return self.int_pow_mod(x, y, m).map(Some);
        }
        for v in all {
            if self.float_of(v).is_some() {
                return self.type_error(
                    "pow() 3rd argument not allowed unless all arguments are integers",
                );
            }
            let complex = self.complex_of(v).is_some();
            if complex
                && self.number_as_complex(a)?.is_some()
                && self.number_as_complex(b)?.is_some()
            {
                return self.value_error("complex modulo");
            }
        }
        Ok(None)
    }
}
