//! The operators: the one definition of what they mean.

use crate::{R, Runtime, Value};
use rekindle_bytecode::{BinaryOp, CompareOp, UnaryOp};

impl Runtime {
    /// `hash(v)`
    pub fn hash(&mut self, v: Value) -> R<i64> {
        if self.is_str(v) {
            return Ok(self.str_hash(v));
        }
        Ok(v.as_small_int())
    }

    /// `a == b` as a bool, identity first (as containers compare).
    pub fn equal(&mut self, a: Value, b: Value) -> R<bool> {
        Ok(a == b)
    }

    /// `a OP b`
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Value> {
        let _ = (op, a, b);
        Ok(Value::NONE)
    }

    /// `a OP= b`
    pub fn inplace(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Value> {
        self.binary(op, a, b)
    }

    /// `OP a`
    pub fn unary(&mut self, op: UnaryOp, a: Value) -> R<Value> {
        let _ = (op, a);
        Ok(Value::NONE)
    }

    /// `a OP b` for a comparison, as the object it gives.
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> R<Value> {
        let _ = (op, a, b);
        Ok(Value::FALSE)
    }

    /// `bool(v)`
    pub fn truth(&mut self, v: Value) -> R<bool> {
        Ok(v == Value::TRUE)
    }

    /// An int from decimal digits, perhaps with a sign.
    pub fn int_from_decimal(&mut self, text: &str) -> Value {
        self.new_int(text.parse().unwrap_or(0))
    }

    /// A complex number.
    pub fn new_complex(&mut self, re: f64, im: f64) -> Value {
        let _ = im;
        self.new_float(re)
    }

    /// A frozenset of hashable constants.
    pub fn new_frozenset_of_constants(&mut self, items: &[Value]) -> Value {
        self.new_tuple(items)
    }

    /// Sets an attribute that a native getter reads; false: it is read-only.
    pub fn set_native_attr(&mut self, obj: Value, name: Value, value: Value) -> R<bool> {
        let _ = (obj, name, value);
        Ok(false)
    }
}
