//! Which operand of a binary operator is asked first, and what follows when it declines. The order of the answers is
//! drawn in [`crate::ops`].

use crate::native::Binding;
use crate::{Args, R, Runtime, ShapeId, Value};
use rekindle_bytecode::BinaryOp;

impl Runtime {
    /// Everything but the error; None: no operand knows how.
    pub(crate) fn binary_dispatch(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        if a.is_ptr()
            && b.is_ptr()
            && let Some(v) = self.binary_of_alike(op, a, b)?
        {
            return Ok(Some(v));
        }
        let (python_a, python_b) = (self.has_python_class(a), self.has_python_class(b));
        if !python_a && !python_b {
            return match self.number_binary(op, a, b)? {
                Some(v) => Ok(Some(v)),
                None => self.sequence_binary(op, a, b),
            };
        }
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let (name, reflected) = self.operator_names(op);
        if class_a == class_b
            && let Some(answer) = self.native_answer(a, name, b)?
        {
            return Ok(answer);
        }
        let mut ask_right = class_a != class_b;
        if ask_right
            && python_b
            && self.is_subclass(class_b, class_a)
            && self.overrides(class_b, class_a, reflected)
        {
            if let Some(v) = self.call_operator(b, reflected, a)? {
                return Ok(Some(v));
            }
            ask_right = false;
        }
        if python_a && self.defines_in_python(a, name) {
            return match self.call_operator(a, name, b)? {
                None if ask_right => self.right_answer(op, a, b),
                answer => Ok(answer),
            };
        }
        if self.number_rank(a) >= self.number_rank(b)
            && let Some(v) = self.number_binary(op, a, b)?
        {
            return Ok(Some(v));
        }
        if ask_right && python_b && !self.takes_any_operand(op, a, b) {
            if let Some(v) = self.call_operator(b, reflected, a)? {
                return Ok(Some(v));
            }
            ask_right = !self.defines_in_python(b, reflected);
        }
        if ask_right && let Some(v) = self.number_binary(op, a, b)? {
            return Ok(Some(v));
        }
        self.sequence_binary(op, a, b)
    }

    /// What the operator of a class of the library written in Rust says (None: it declines); None: it is no such operator.
    fn native_answer(&mut self, a: Value, name: Value, b: Value) -> R<Option<Option<Value>>> {
        let Some(found) = self.lookup(self.class_of(a), name) else {
            return Ok(None);
        };
        let f = found.value();
        if !f.is_ptr() || self.shape_of(f) != ShapeId::NATIVE || self.is_built_in(found) {
            return Ok(None);
        }
        let def = self.native_def(f);
        if def.binding != Binding::Method || def.min > 2 || def.max < 2 {
            return Ok(None);
        }
        let answer = (def.function)(self, Args::positional(&[a, b]))?;
        Ok(Some((answer != Value::NOT_IMPLEMENTED).then_some(answer)))
    }

    /// What the right operand of `a OP b` makes of it, after the left one's method in Python has declined.
    fn right_answer(&mut self, op: BinaryOp, a: Value, b: Value) -> R<Option<Value>> {
        let (_, reflected) = self.operator_names(op);
        if self.has_python_class(b) && self.defines_in_python(b, reflected) {
            return self.call_operator(b, reflected, a);
        }
        if self.number_rank(b) > 0 {
            return match self.number_rank(b) >= self.number_rank(a) {
                true => self.number_binary(op, a, b),
                false => Ok(None),
            };
        }
        let symmetric = match op {
            BinaryOp::Add => false,
            BinaryOp::Mul => self.can_index(a),
            BinaryOp::Mod => self.is_any_str(b) && self.is_any_str(a),
            _ => true,
        };
        match symmetric {
            true => self.sequence_binary(op, a, b),
            false => self.record_answer(b, reflected, a),
        }
    }

    /// Numbers by what their operators take: complex ones take floats, which take ints. 0: no built-in number.
    fn number_rank(&self, v: Value) -> u8 {
        if self.int_of(v).is_some() {
            1
        } else if self.float_of(v).is_some() {
            2
        } else {
            3 * u8::from(self.complex_of(v).is_some())
        }
    }

    /// Does the built-in left operand of `a OP b` answer before a method in Python of the right one? Texts are
    /// formatted with anything, views of dicts are combined with any iterable, sets with sets, floats with ints.
    /// What derives from the left one's class is asked first all the same.
    pub fn takes_any_operand(&self, op: BinaryOp, a: Value, b: Value) -> bool {
        let takes = match op {
            BinaryOp::Mod if self.is_any_str(a) || self.bytes_like(a).is_some() => true,
            BinaryOp::Sub | BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor
                if a.is_ptr() && b.is_ptr() =>
            {
                self.is_set_like_view(a) || self.as_set(a).is_some() && self.as_set(b).is_some()
            }
            _ => false,
        };
        let takes_number = |rank: u8| rank > 0 && self.number_rank(a) >= rank;
        (takes || takes_number(self.number_rank(b)))
            && !self.is_subclass(self.class_of(b), self.class_of(a))
    }

    /// What follows when the first method that `a OP b` asks (the left operand's, or the right
    /// one's where the left is built in) has answered `NotImplemented`.
    pub fn binary_declined(&mut self, op: BinaryOp, inplace: bool, a: Value, b: Value) -> R<Value> {
        let answer = if self.has_python_class(a) {
            match self.class_of(a) == self.class_of(b) {
                true => None,
                false => self.right_answer(op, a, b)?,
            }
        } else if self.number_rank(a) > 0 && self.number_rank(a) >= self.number_rank(b) {
            self.number_binary(op, a, b)?
        } else {
            self.sequence_binary(op, a, b)?
        };
        match answer {
            Some(v) => Ok(v),
            None => self.binary_error(op, if inplace { "=" } else { "" }, a, b),
        }
    }
}
