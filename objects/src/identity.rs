//! `a is b`.

use crate::{Runtime, ShapeId, Value};

impl Runtime {
    /// `a is b`: ints and floats compare by type and value, as in PyPy.
    #[inline(always)]
    pub fn is_same(&self, a: Value, b: Value) -> bool {
        a == b || a.is_ptr() && b.is_ptr() && self.is_same_number(a, b)
    }

    #[inline(never)]
    fn is_same_number(&self, a: Value, b: Value) -> bool {
        let shape = self.shape_of(a);
        if shape != self.shape_of(b) {
            return false;
        }
        match shape {
            ShapeId::FLOAT => self.float_value(a).to_bits() == self.float_value(b).to_bits(),
            ShapeId::BIG_INT => match (self.int_of(a), self.int_of(b)) {
                (Some(x), Some(y)) => *x.big() == *y.big(),
                _ => false,
            },
            // Made anew each time they are asked for: what they stand for decides.
            ShapeId::INSTANCE_DICT | ShapeId::CODE => self.triple(a).0 == self.triple(b).0,
            _ => false,
        }
    }
}
