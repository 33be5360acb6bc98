//! The binary and unary operators: the one definition of what they mean.
//!
//! ```text
//!  right operand of a subclass that overrides   →  its reflected method first
//!  left operand   class written in Python       →  its method
//!                 number                        →  arithmetic
//!  right operand  class written in Python       →  its reflected method
//!  sequence on either side                      →  concatenation, repetition, formatting
//!  nothing of these                             →  TypeError
//! ```
//!
//! A method answers "not mine" with `NotImplemented`; built-in operations say it with `None`.

use crate::{ClassId, Kind, R, Runtime, ShapeId, Value};
use rekindle_bytecode::{BinaryOp, UnaryOp};

impl Runtime {
    /// `a OP b`
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Value> {
        if self.is_float(a) && self.is_float(b) {
            let (x, y) = (self.float_value(a), self.float_value(b));
            if let Some(v) = self.float_binary(op, x, y)? {
                return Ok(v);
            }
        }
        match self.binary_dispatch(op, a, b)? {
            Some(v) => Ok(v),
            None => self.binary_error(op, "", a, b),
        }
    }

    /// `a OP= b`
    pub fn inplace(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Value> {
        if a.is_ptr() {
            if op == BinaryOp::Add && self.is_str(a) && self.is_str(b) {
                return Ok(self.str_append(a, b));
            }
            if self.has_python_class(a) {
                let name = self.inplace_name(op);
                if let Some(v) = self.call_operator(a, name, b)? {
                    return Ok(v);
                }
            }
            let own =
                !self.has_python_class(a) || !self.defines_in_python(a, self.inplace_name(op));
            if own && let Some(v) = self.builtin_inplace(op, a, b)? {
                return Ok(v);
            }
        }
        match self.binary_dispatch(op, a, b)? {
            Some(v) => Ok(v),
            None => self.binary_error(op, "=", a, b),
        }
    }

    /// `a OP= b` of a built-in object that changes; None: not mine.
    fn builtin_inplace(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        match self.bytearray_inplace(op, a, b)? {
            None if self.is_container(a) => crate::containers::inplace(self, op, a, b),
            answer => Ok(answer),
        }
    }

    /// `OP a`
    pub fn unary(&mut self, op: UnaryOp, a: Value) -> R<Value> {
        if self.has_python_class(a) {
            let n = &self.names;
            let name = [n.neg, n.pos, n.invert][op as usize];
            if let Some(v) = self.call_special(a, name, &[])? {
                return Ok(v);
            }
        }
        if op == UnaryOp::Invert && a.is_bool() {
            self.warn_of_inverted_bool()?;
        }
        if let Some(v) = self.number_unary(op, a) {
            return Ok(v);
        }
        let name = self.type_name(a);
        self.type_error(format!(
            "bad operand type for unary {}: '{name}'",
            op.symbol()
        ))
    }

    /// A unary operator of a built-in number.
    pub(crate) fn number_unary(&mut self, op: UnaryOp, a: Value) -> Option<Value> {
        if let Some(i) = self.int_of(a) {
            return Some(match op {
                UnaryOp::Neg => self.int_neg(i),
                UnaryOp::Pos => self.plain_int(a),
                UnaryOp::Invert => self.int_invert(i),
            });
        }
        if op == UnaryOp::Invert {
            return None;
        }
        if let Some(x) = self.float_of(a) {
            return Some(self.new_float(if op == UnaryOp::Neg { -x } else { x }));
        }
        let (re, im) = self.complex_of(a)?;
        Some(match op {
            UnaryOp::Neg => self.new_complex(-re, -im),
            _ => self.new_complex(re, im),
        })
    }

    /// `abs(a)`
    pub fn abs(&mut self, a: Value) -> R<Value> {
        if self.has_python_class(a)
            && let Some(v) = self.call_special(a, self.names.abs, &[])?
        {
            return Ok(v);
        }
        match self.number_abs(a)? {
            Some(v) => Ok(v),
            None => {
                let name = self.type_name(a);
                self.type_error(format!("bad operand type for abs(): '{name}'"))
            }
        }
    }

    /// `abs` of a built-in number.
    pub(crate) fn number_abs(&mut self, a: Value) -> R<Option<Value>> {
        if let Some(i) = self.int_of(a) {
            return Ok(Some(self.int_abs(i)));
        }
        if let Some(x) = self.float_of(a) {
            return Ok(Some(self.new_float(x.abs())));
        }
        let Some((re, im)) = self.complex_of(a) else {
            return Ok(None);
        };
        let length = re.hypot(im);
        if length.is_infinite() && re.is_finite() && im.is_finite() {
            return self.overflow_error("absolute value too large");
        }
        Ok(Some(self.new_float(length)))
    }

    /// Is it of a class written in Python, so that special methods must be looked up?
    #[inline]
    pub fn has_python_class(&self, v: Value) -> bool {
        if !v.is_ptr() {
            return false;
        }
        let shape = self.shape_of(v);
        // Of the built-in layouts only classes themselves may have such a class.
        (shape >= ShapeId::FIRST_DYNAMIC || shape == ShapeId::TYPE)
            && self.class(self.class_of(v)).heap_type
    }

    /// May the functions of `containers` know it?
    #[inline]
    pub(crate) fn is_container(&self, v: Value) -> bool {
        v.is_ptr()
            && !matches!(
                self.shape(self.shape_of(v)).kind,
                Kind::Float | Kind::BigInt | Kind::Str | Kind::Bytes
            )
    }

    /// Two strings, lists, tuples or sets, not of subclasses.
    #[inline]
    pub(crate) fn binary_of_alike(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        let sets = ShapeId::SET..=ShapeId::FROZENSET;
        match self.shape_of(a) {
            ShapeId::STR if op == BinaryOp::Add && self.is_str(b) => {
                Ok(Some(self.str_concat(a, b)))
            }
            ShapeId::TUPLE if op == BinaryOp::Add && self.is_tuple(b) => {
                Ok(Some(self.tuple_concat(a, b)))
            }
            s if s.is_list() && op == BinaryOp::Add && self.is_list(b) => {
                Ok(Some(self.list_concat(a, b)))
            }
            shape if sets.contains(&shape) && sets.contains(&self.shape_of(b)) => {
                crate::containers::binary(self, op, a, b)
            }
            _ => Ok(None),
        }
    }

    /// Does `class` find another method under this name than its base does?
    pub(crate) fn overrides(&mut self, class: ClassId, base: ClassId, name: Value) -> bool {
        let own = self.lookup(class, name).map(|f| f.value());
        own.is_some() && own != self.lookup(base, name).map(|f| f.value())
    }

    /// `obj.name(other)` if the class of `obj` defines it in Python; None for `NotImplemented`.
    pub(crate) fn call_operator(
        &mut self,
        obj: Value,
        name: Value,
        other: Value,
    ) -> R<Option<Value>> {
        match self.lookup(self.class_of(obj), name) {
            // What is inherited from a built-in class is reached without a call.
            Some(f) if self.is_built_in(f) => return Ok(None),
            None => return Ok(None),
            Some(_) => {}
        }
        Ok(self
            .call_special(obj, name, &[other])?
            .filter(|v| *v != Value::NOT_IMPLEMENTED))
    }

    /// An operator of built-in numbers (instances of subclasses included).
    pub(crate) fn number_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        match (self.int_of(a), self.int_of(b)) {
            (Some(x), Some(y)) => {
                if a.is_bool() && b.is_bool() {
                    let (p, q) = (a == Value::TRUE, b == Value::TRUE);
                    match op {
                        BinaryOp::BitAnd => return Ok(Some(Value::bool(p & q))),
                        BinaryOp::BitOr => return Ok(Some(Value::bool(p | q))),
                        BinaryOp::BitXor => return Ok(Some(Value::bool(p ^ q))),
                        _ => {}
                    }
                }
                return self.int_binary(op, x, y);
            }
            (Some(i), None) => {
                if let Some(y) = self.float_of(b) {
                    if !has_floats(op) {
                        return Ok(None);
                    }
                    let x = self.int_to_f64(&i)?;
                    return self.float_binary(op, x, y);
                }
            }
            (None, Some(i)) => {
                if let Some(x) = self.float_of(a) {
                    if !has_floats(op) {
                        return Ok(None);
                    }
                    let y = self.int_to_f64(&i)?;
                    return self.float_binary(op, x, y);
                }
            }
            (None, None) => {
                if let (Some(x), Some(y)) = (self.float_of(a), self.float_of(b)) {
                    return self.float_binary(op, x, y);
                }
            }
        }
        if has_floats(op) && (self.complex_of(a).is_some() || self.complex_of(b).is_some()) {
            return self.complex_binary(op, a, b);
        }
        Ok(None)
    }

    /// An operator of strings, bytes and containers.
    pub(crate) fn sequence_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        if self.is_any_str(a) {
            match op {
                BinaryOp::Add if self.is_any_str(b) => return Ok(Some(self.str_concat(a, b))),
                BinaryOp::Mul if self.can_index(b) => return self.str_repeat(a, b).map(Some),
                BinaryOp::Mod => return self.str_percent(a, b).map(Some),
                _ => {}
            }
        } else if op == BinaryOp::Mul && self.is_any_str(b) && self.can_index(a) {
            return self.str_repeat(b, a).map(Some);
        }
        if let Some(v) = self.bytes_binary(op, a, b)? {
            return Ok(Some(v));
        }
        if self.is_container(a) || self.is_container(b) {
            if let Some(v) = crate::containers::binary(self, op, a, b)? {
                return Ok(Some(v));
            }
            return self.record_binary(op, a, b);
        }
        Ok(None)
    }

    /// An operator that a class of small records (classes, unions of them) has as a native.
    fn record_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        let (name, reflected) = self.operator_names(op);
        match self.record_answer(a, name, b)? {
            None => self.record_answer(b, reflected, a),
            answer => Ok(answer),
        }
    }

    /// What one of these classes answers.
    pub(crate) fn record_answer(
        &mut self,
        v: Value,
        name: Value,
        other: Value,
    ) -> R<Option<Value>> {
        if !self.is_record(v) {
            return Ok(None);
        }
        let answer = self.call_special(v, name, &[other])?;
        Ok(answer.filter(|v| *v != Value::NOT_IMPLEMENTED))
    }

    /// Is it a class, or a built-in object without operators known here?
    pub(crate) fn is_record(&self, v: Value) -> bool {
        v.is_ptr()
            && matches!(
                self.shape(self.shape_of(v)).kind,
                Kind::Type | Kind::Slice | Kind::Foreign
            )
    }

    /// Is it an int, or has it `__index__`?
    pub fn can_index(&mut self, v: Value) -> bool {
        self.is_int(v) || v.is_ptr() && self.lookup_special(v, self.names.index).is_some()
    }
}

/// Do floats have this operator?
fn has_floats(op: BinaryOp) -> bool {
    (op as u8) <= BinaryOp::Pow as u8
}
