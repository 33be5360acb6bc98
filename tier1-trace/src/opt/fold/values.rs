//! Rules about values: what is encoded, decoded and tested.
//!
//! Encoding what was decoded gives the same value again, though perhaps not the same object:
//! `is` compares ints and floats by value, so no program can tell.

use super::{Folded, Rule, View, bool, float_bits, int, rules, word};
use crate::opt::effects::makes_object;
use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;
use rekindle_trace_ir::{Ref, Uop};

/// What a value is known to be by its definition.
#[derive(Clone, Copy, PartialEq)]
enum Is {
    Int,
    Float,
    Bool,
    /// None, Ellipsis, NotImplemented, NULL.
    Special,
    /// A heap object that is neither int nor float.
    Object,
}

fn known(v: &View<'_>, r: Ref) -> Option<Is> {
    let def = v.def(r);
    match def.op {
        Uop::IntEncode => Some(Is::Int),
        Uop::FloatEncode => Some(Is::Float),
        Uop::BoolEncode => Some(Is::Bool),
        Uop::ConstValue => {
            let value = Value(def.imm as u64);
            Some(match () {
                () if value.is_small_int() => Is::Int,
                () if value.is_word_float() => Is::Float,
                () if value.is_bool() => Is::Bool,
                () if value.is_ptr() => return None,
                () => Is::Special,
            })
        }
        Uop::Call if makes_object(def) => Some(Is::Object),
        _ => None,
    }
}

/// The answer of a test for `kind`.
fn test(v: &View<'_>, kind: Is) -> Option<Folded> {
    bool(known(v, v.a())? == kind)
}

/// Is the shape one that values of that kind never have?
fn has_shape(v: &View<'_>) -> Option<Folded> {
    let shape = ShapeId(v.ins.imm as u32);
    match known(v, v.a())? {
        Is::Int if shape == ShapeId::BIG_INT => None,
        Is::Float if shape == ShapeId::FLOAT => None,
        Is::Object => None,
        _ => bool(false),
    }
}

/// `word_eq x y` for values of different kinds; two ints or floats may be different words.
fn differ(v: &View<'_>) -> Option<Folded> {
    let (a, b) = (known(v, v.a())?, known(v, v.b())?);
    if a != b {
        return bool(false);
    }
    match (v.word(v.a()), v.word(v.b())) {
        (Some(a), Some(b)) => bool(a == b),
        _ => None,
    }
}

/// `word_eq (bool_encode b) True` = `b`
fn bool_is(v: &View<'_>) -> Option<Folded> {
    let (encoded, constant) = match v.word(v.b()) {
        Some(word) => (v.a(), word),
        None => (v.b(), v.word(v.a())?),
    };
    let b = v.under(Uop::BoolEncode, encoded)?;
    match constant {
        Value::TRUE => Some(Folded::Same(b)),
        Value::FALSE => Some(Folded::Ins(v.with(Uop::BoolNot, [b, Ref::NONE, Ref::NONE]))),
        _ => bool(false),
    }
}

/// `op (inverse x)` = `x`
fn undo(v: &View<'_>, inverse: Uop) -> Option<Folded> {
    Some(Folded::Same(v.under(inverse, v.a())?))
}

pub(super) const RULES: &[Rule] = rules! {
    IntDecode: "int_decode (int_encode x) = x" => |v| undo(v, Uop::IntEncode);
    IntEncode: "int_encode (int_decode x) = x" => |v| undo(v, Uop::IntDecode);
    FloatDecode: "float_decode (float_encode x) = x" => |v| undo(v, Uop::FloatEncode);
    FloatEncode: "float_encode (float_decode x) = x" => |v| undo(v, Uop::FloatDecode);
    BoolDecode: "bool_decode (bool_encode x) = x" => |v| undo(v, Uop::BoolEncode);
    BoolEncode: "bool_encode (bool_decode x) = x" => |v| undo(v, Uop::BoolDecode);
    IntEncode: "int_encode c = c" => |v| word(Value::try_small_int(v.int(v.a())?)?);
    FloatEncode: "float_encode c = c" => |v| word(Value::try_float(v.float(v.a())?)?);
    IntDecode: "int_decode c = c" => |v| {
        let value = v.word(v.a())?;
        value.is_small_int().then(|| int(value.as_small_int()))?
    };
    FloatDecode: "float_decode c = c" => |v| {
        let value = v.word(v.a())?;
        value.is_word_float().then(|| float_bits(value.as_word_float().to_bits()))?
    };
    IsInt: "is_int (int_encode x) = 1, of other kinds 0" => |v| test(v, Is::Int);
    IsFloat: "is_float (float_encode x) = 1, of other kinds 0" => |v| test(v, Is::Float);
    IsBool: "is_bool (bool_encode x) = 1, of other kinds 0" => |v| test(v, Is::Bool);
    HasShape: "has_shape (int_encode x) c = 0, unless c is BIG_INT" => has_shape;
    HasShapeOf: "has_shape_of (int_encode x) s = 0" => |v| {
        (known(v, v.a())? != Is::Object).then(|| bool(false))?
    };

    BoolNot: "bool_not (bool_not x) = x" => |v| undo(v, Uop::BoolNot);
    WordEq: "word_eq x x = 1" => |v| (v.a() == v.b()).then(|| bool(true))?;
    WordEq: "word_eq (bool_encode x) True = x" => bool_is;
    WordEq: "word_eq (int_encode x) None = 0" => differ;
};
