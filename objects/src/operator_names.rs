//! The special methods behind operators, and the errors of operands that do not fit.

use crate::{Kind, R, Runtime, Value};
use rekindle_bytecode::BinaryOp;

impl Runtime {
    /// The `TypeError` of operands that do not fit together; `equals` is `=` for `OP=`.
    #[cold]
    pub(crate) fn binary_error(
        &mut self,
        op: BinaryOp,
        equals: &str,
        a: Value,
        b: Value,
    ) -> R<Value> {
        let (left, right) = (self.type_name(a), self.type_name(b));
        let (name, _) = self.operator_names(op);
        // A method in Python has declined: what its class's built-in base concatenates does not matter.
        let declined = self.has_python_class(a) && self.defines_in_python(a, name);
        let unsupported = || {
            let op = op.symbol();
            format!("unsupported operand type(s) for {op}{equals}: '{left}' and '{right}'")
        };
        let kind = |v: Value| match v.is_ptr() {
            true => Some(self.shape(self.shape_of(v)).kind),
            false => None,
        };
        let sequence = |v: Value| {
            matches!(
                kind(v),
                Some(Kind::Str | Kind::Bytes | Kind::List | Kind::Tuple)
            )
        };
        let message = match op {
            BinaryOp::Add | BinaryOp::Mul if declined => unsupported(),
            BinaryOp::Add if self.is_any_str(a) => {
                format!("can only concatenate str (not \"{right}\") to str")
            }
            BinaryOp::Add if self.bytes_like(a).is_some() => {
                format!("can't concat {right} to {left}")
            }
            BinaryOp::Add if kind(a) == Some(Kind::Tuple) => {
                format!("can only concatenate tuple (not \"{right}\") to tuple")
            }
            BinaryOp::Add if kind(a) == Some(Kind::List) => {
                format!("can only concatenate list (not \"{right}\") to list")
            }
            BinaryOp::Mul if sequence(a) => {
                format!("can't multiply sequence by non-int of type '{right}'")
            }
            BinaryOp::Mul if sequence(b) => {
                format!("can't multiply sequence by non-int of type '{left}'")
            }
            BinaryOp::Pow if equals.is_empty() => {
                format!("unsupported operand type(s) for ** or pow(): '{left}' and '{right}'")
            }
            BinaryOp::RShift
                if equals.is_empty()
                    && kind(a) == Some(Kind::Native)
                    && self.native_def(a).path == "print" =>
            {
                format!(
                    "unsupported operand type(s) for >>: '{left}' and '{right}'. \
                     Did you mean \"print(<message>, file=<output_stream>)\"?"
                )
            }
            _ => unsupported(),
        };
        self.type_error(message)
    }

    /// The special methods of an operator: left, reflected.
    pub fn operator_names(&self, op: BinaryOp) -> (Value, Value) {
        let n = &self.names;
        match op {
            BinaryOp::Add => (n.add, n.radd),
            BinaryOp::Sub => (n.sub, n.rsub),
            BinaryOp::Mul => (n.mul, n.rmul),
            BinaryOp::TrueDiv => (n.truediv, n.rtruediv),
            BinaryOp::FloorDiv => (n.floordiv, n.rfloordiv),
            BinaryOp::Mod => (n.mod_, n.rmod),
            BinaryOp::Pow => (n.pow, n.rpow),
            BinaryOp::LShift => (n.lshift, n.rlshift),
            BinaryOp::RShift => (n.rshift, n.rrshift),
            BinaryOp::BitAnd => (n.and_, n.rand),
            BinaryOp::BitOr => (n.or_, n.ror),
            BinaryOp::BitXor => (n.xor, n.rxor),
            BinaryOp::MatMul => (n.matmul, n.rmatmul),
        }
    }

    /// The special method of `OP=`.
    pub fn inplace_name(&self, op: BinaryOp) -> Value {
        let n = &self.names;
        [
            n.iadd,
            n.isub,
            n.imul,
            n.itruediv,
            n.ifloordiv,
            n.imod,
            n.ipow,
            n.ilshift,
            n.irshift,
            n.iand,
            n.ior,
            n.ixor,
            n.imatmul,
        ][op as usize]
    }
}
