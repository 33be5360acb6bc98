//! Constant expressions, folded as CPython folds them: what may fail, or may grow large, stays.

use crate::literal;
use crate::parse::{Expr, Operator, UnaryOp};
use rekindle_bytecode::Const;

/// Longest string that a product may give.
const MAX_LENGTH: usize = 4096;
/// Longest tuple that a product may give.
const MAX_ITEMS: usize = 256;

/// What folding needs to know about a source.
#[derive(Clone, Copy)]
pub(crate) struct Folder<'a> {
    pub(crate) source: &'a str,
    /// The value of `__debug__`.
    pub(crate) debug: bool,
}

impl Folder<'_> {
    /// The value of a constant expression.
    pub(crate) fn fold(&self, expr: &Expr) -> Option<Const> {
        Some(match expr {
            Expr::NumberLiteral(e) => literal::number(&e.value),
            Expr::StringLiteral(e) => {
                Const::Str(literal::string(self.source, e.value.as_slice()).into())
            }
            Expr::BytesLiteral(e) => Const::Bytes(e.value.bytes().collect()),
            Expr::BooleanLiteral(e) => Const::Bool(e.value),
            Expr::NoneLiteral(_) => Const::None,
            Expr::EllipsisLiteral(_) => Const::Ellipsis,
            Expr::Name(e) if &*e.id == "__debug__" => Const::Bool(self.debug),
            Expr::UnaryOp(e) => unary(e.op, self.fold(&e.operand)?)?,
            Expr::BinOp(e) => {
                // The right side first: in a long chain it tells at once.
                let right = self.fold(&e.right)?;
                binary(e.op, self.fold(&e.left)?, right)?
            }
            Expr::Tuple(e) => Const::Tuple(self.fold_all(&e.elts)?.into()),
            Expr::Slice(e) => {
                let part = |part: &Option<Box<Expr>>| match part {
                    Some(expr) => self.fold(expr),
                    None => Some(Const::None),
                };
                Const::Slice(Box::new([part(&e.lower)?, part(&e.upper)?, part(&e.step)?]))
            }
            _ => return None,
        })
    }

    /// The values of expressions that are all constant.
    pub(crate) fn fold_all(&self, exprs: &[Expr]) -> Option<Vec<Const>> {
        exprs.iter().map(|e| self.fold(e)).collect()
    }
}

/// The truth of a constant.
pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Bool(b) => *b,
        Const::Int(i) => *i != 0,
        Const::Float(bits) => f64::from_bits(*bits) != 0.0,
        Const::Complex(r, i) => f64::from_bits(*r) != 0.0 || f64::from_bits(*i) != 0.0,
        Const::Str(s) | Const::Bytes(s) => !s.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Ellipsis | Const::BigInt(_) | Const::Slice(_) => true,
    }
}

fn int(value: &Const) -> Option<i128> {
    match value {
        Const::Int(i) => Some(*i as i128),
        Const::Bool(b) => Some(*b as i128),
        Const::BigInt(text) => text.parse().ok(),
        _ => None,
    }
}

/// A number as a float, where that is exact.
fn float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(bits) => Some(f64::from_bits(*bits)),
        _ => int(value)
            .filter(|i| i.unsigned_abs() <= 1 << 53)
            .map(|i| i as f64),
    }
}

fn unary(op: UnaryOp, value: Const) -> Option<Const> {
    Some(match (op, &value) {
        (UnaryOp::Not, _) => Const::Bool(!truth(&value)),
        (UnaryOp::USub, Const::BigInt(text)) => match text.strip_prefix('-') {
            Some(digits) => Const::BigInt(digits.into()),
            None => int(&value).map_or_else(
                || Const::BigInt(format!("-{text}").into()),
                |n| literal::integer(-n),
            ),
        },
        (UnaryOp::USub, Const::Float(bits)) => Const::Float((-f64::from_bits(*bits)).to_bits()),
        (UnaryOp::USub, Const::Complex(r, i)) => Const::Complex(
            (-f64::from_bits(*r)).to_bits(),
            (-f64::from_bits(*i)).to_bits(),
        ),
        (UnaryOp::USub, _) => literal::integer(-int(&value)?),
        (UnaryOp::UAdd, Const::Bool(b)) => Const::Int(*b as i64),
        (UnaryOp::UAdd, Const::Int(_) | Const::BigInt(_) | Const::Float(_)) => value,
        (UnaryOp::Invert, Const::Int(i)) => Const::Int(!i),
        _ => return None,
    })
}

fn binary(op: Operator, left: Const, right: Const) -> Option<Const> {
    if let (Some(a), Some(b)) = (int(&left), int(&right)) {
        // `True & False` is a bool: leave it to the machine.
        let bools = matches!((&left, &right), (Const::Bool(_), Const::Bool(_)));
        return if bools { None } else { ints(op, a, b) };
    }
    match (op, &left, &right) {
        (Operator::Add, Const::Str(a), Const::Str(b)) => {
            return Some(Const::Str([&**a, &**b].concat().into()));
        }
        (Operator::Add, Const::Bytes(a), Const::Bytes(b)) => {
            return Some(Const::Bytes([&**a, &**b].concat().into()));
        }
        (Operator::Add, Const::Tuple(a), Const::Tuple(b)) => {
            return Some(Const::Tuple([&**a, &**b].concat().into()));
        }
        (Operator::Mult, ..) => {
            let (sequence, count) = if int(&right).is_some() {
                (&left, int(&right)?)
            } else {
                (&right, int(&left).unwrap_or(-1))
            };
            if let Some(product) = repeat(sequence, count) {
                return Some(product);
            }
        }
        (Operator::Add | Operator::Sub, a, Const::Complex(r, i)) if float(a).is_some() => {
            let (a, r, i) = (float(a)?, f64::from_bits(*r), f64::from_bits(*i));
            let (r, i) = if op == Operator::Add {
                (a + r, i)
            } else {
                (a - r, -i)
            };
            return Some(Const::Complex(r.to_bits(), i.to_bits()));
        }
        _ => {}
    }
    let (a, b) = (float(&left)?, float(&right)?);
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Const::Float(value.to_bits()))
}

fn repeat(sequence: &Const, count: i128) -> Option<Const> {
    let count = usize::try_from(count).ok()?;
    let fits = |len: usize, max| len.checked_mul(count).is_some_and(|n| n <= max);
    match sequence {
        Const::Str(s) if fits(s.len(), MAX_LENGTH) => Some(Const::Str(s.repeat(count).into())),
        Const::Bytes(s) if fits(s.len(), MAX_LENGTH) => Some(Const::Bytes(s.repeat(count).into())),
        Const::Tuple(t) if fits(t.len(), MAX_ITEMS) => {
            let items = (0..count).flat_map(|_| t.iter().cloned());
            Some(Const::Tuple(items.collect()))
        }
        _ => None,
    }
}

fn ints(op: Operator, a: i128, b: i128) -> Option<Const> {
    let value = match op {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mult => a.checked_mul(b)?,
        Operator::FloorDiv if b != 0 => {
            let (q, r) = (a.checked_div(b)?, a.checked_rem(b)?);
            q - (r != 0 && (r < 0) != (b < 0)) as i128
        }
        Operator::Mod if b != 0 => {
            let r = a.checked_rem(b)?;
            if r != 0 && (r < 0) != (b < 0) {
                r + b
            } else {
                r
            }
        }
        Operator::Div if b != 0 && a.unsigned_abs().max(b.unsigned_abs()) <= 1 << 53 => {
            return Some(Const::Float((a as f64 / b as f64).to_bits()));
        }
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::LShift if (0..127).contains(&b) => {
            let shifted = a.checked_shl(b as u32)?;
            (shifted >> b == a).then_some(shifted)?
        }
        Operator::RShift if (0..127).contains(&b) => a >> b,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        _ => return None,
    };
    Some(literal::integer(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn int_operators_round_as_pythons() {
        let text = |c: Option<Const>| c.map(|c| c.text());
        let int = |op, a, b| text(ints(op, a, b));
        assert_eq!(int(Operator::FloorDiv, -7, 2).as_deref(), Some("-4"));
        assert_eq!(int(Operator::Mod, -7, 2).as_deref(), Some("1"));
        assert_eq!(int(Operator::Mod, 7, -2).as_deref(), Some("-1"));
        assert_eq!(int(Operator::FloorDiv, 7, 0), None);
        assert_eq!(
            int(Operator::LShift, 1, 64).as_deref(),
            Some("18446744073709551616")
        );
        assert_eq!(int(Operator::Pow, 2, -1), None);
        assert_eq!(int(Operator::Div, 7, 2).as_deref(), Some("3.5"));
    }
}
