//! Helpers: arithmetic, comparison, boxing.

use super::{flag, helpers, value};
use crate::dict::DictRef;
use crate::float::{float_divmod, float_mod as modulo};
use crate::set::SetRef;
use crate::{ShapeId, Value};
use rekindle_bytecode::{BinaryOp, CompareOp, UnaryOp};

/// The operator of this number; compiled code only passes numbers it took from operators.
fn operator<T: Copy>(all: &[T], number: i64) -> T {
    all[number as usize]
}

helpers! {
    fn box_int(rt, i: i64) -> Value {
        rt.new_int(i)
    }

    fn box_float(rt, x: f64) -> Value {
        rt.new_float(x)
    }

    fn binary(rt, op: i64, a: Value, b: Value) -> Value {
        value(rt.binary(operator(BinaryOp::ALL, op), a, b))
    }

    fn inplace(rt, op: i64, a: Value, b: Value) -> Value {
        value(rt.inplace(operator(BinaryOp::ALL, op), a, b))
    }

    fn unary(rt, op: i64, a: Value) -> Value {
        value(rt.unary(operator(UnaryOp::ALL, op), a))
    }

    fn compare(rt, op: i64, a: Value, b: Value) -> Value {
        value(rt.compare(operator(CompareOp::ALL, op), a, b))
    }

    fn is_same(rt, a: Value, b: Value) -> i64 {
        rt.is_same(a, b).into()
    }

    fn contains(rt, container: Value, item: Value) -> i64 {
        flag(rt.contains(container, item))
    }

    fn quick_contains(rt, container: Value, item: Value) -> i64 {
        crate::membership::quick_contains(rt, container, item).map_or(-1, i64::from)
    }

    fn tuple_has_int(rt, tuple: Value, i: i64) -> i64 {
        let item = Value::try_small_int(i);
        let found = item.and_then(|item| crate::membership::quick_contains(rt, tuple, item));
        found.map_or(-1, i64::from)
    }

    fn list_has_int(rt, list: Value, i: i64) -> i64 {
        // SAFETY: the caller has checked that it is a list of ints; nothing changes it meanwhile.
        unsafe { rt.list_words(list) }.contains(&(i as u64)).into()
    }

    fn table_has(rt, table: Value, key: Value) -> i64 {
        let Ok(hash) = rt.hash_key(key) else {
            rt.clear_pending();
            return -1;
        };
        let found = match rt.shape_of(table) {
            ShapeId::DICT => rt
                .dict_get_plain(DictRef::new(table), key)
                .map(|v| !v.is_null()),
            _ => rt.set_has_plain(SetRef::new(table), key, hash),
        };
        found.map_or(-1, i64::from)
    }

    fn str_has(rt, text: Value, part: Value) -> i64 {
        let found = rt.str_contains(text, part);
        found.unwrap_or(false).into()
    }

    fn truth(rt, a: Value) -> i64 {
        flag(rt.truth(a))
    }

    fn float_mod(_rt, a: f64, b: f64) -> f64 {
        modulo(a, b)
    }

    fn float_floor_div(_rt, a: f64, b: f64) -> f64 {
        float_divmod(a, b).0
    }

    fn float_pow(_rt, a: f64, b: f64) -> f64 {
        a.powf(b)
    }

    fn float_sin(_rt, x: f64) -> f64 {
        x.sin()
    }

    fn float_cos(_rt, x: f64) -> f64 {
        x.cos()
    }

    fn float_exp(_rt, x: f64) -> f64 {
        x.exp()
    }

    fn float_log(_rt, x: f64) -> f64 {
        x.ln()
    }

    fn float_atan2(_rt, y: f64, x: f64) -> f64 {
        y.atan2(x)
    }

    fn int_to_str(rt, i: i64) -> Value {
        rt.new_str(&i.to_string())
    }
}
