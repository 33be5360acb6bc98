//! `divmod` and `pow` with their dispatch.

use crate::{R, Runtime, Value};
use rekindle_bytecode::BinaryOp;

impl Runtime {
    /// `divmod(a, b)`
    pub fn divmod(&mut self, a: Value, b: Value) -> R<Value> {
        let (name, reflected) = (self.names.divmod, self.names.rdivmod);
        if self.has_python_class(a)
            && let Some(v) = self.call_operator(a, name, b)?
        {
            return Ok(v);
        }
        if let Some(v) = self.number_divmod(a, b)? {
            return Ok(v);
        }
        if self.has_python_class(b)
            && let Some(v) = self.call_operator(b, reflected, a)?
        {
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
        if self.has_python_class(a)
            && self.defines_in_python(a, self.names.pow)
            && let Some(v) = self.call_special(a, self.names.pow, &[b, modulus])?
            && v != Value::NOT_IMPLEMENTED
        {
            return Ok(v);
        }
        if let (Some(x), Some(y), Some(m)) = (self.int_of(a), self.int_of(b), self.int_of(modulus))
        {
            return self.int_pow_mod(x, y, m);
        }
        if self.number_as_f64(a)?.is_some() && self.number_as_f64(b)?.is_some() {
            return self
                .type_error("pow() 3rd argument not allowed unless all arguments are integers");
        }
        let names = [a, b, modulus].map(|v| self.type_name(v));
        self.type_error(format!(
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            names[0], names[1], names[2]
        ))
    }
}
