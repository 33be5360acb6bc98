//! Every helper is reachable through the table, and keeps its conventions.

use super::*;
use crate::runtime::Captured;
use crate::{ClassId, ShapeId};
use rekindle_abi::helpers::{HELPERS, Helper};

fn runtime_for_test() -> Box<Runtime> {
    let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
    install_helpers(&mut rt);
    rt
}

fn entry(rt: &Runtime, helper: Helper) -> usize {
    rt.ctx.helpers[helper as usize]
}

/// Calls a helper of two values with a value as its result.
fn call2(rt: &mut Runtime, helper: Helper, a: Value, b: Value) -> Value {
    assert_eq!(helper.row().params.len(), 2);
    let f = entry(rt, helper);
    // SAFETY: the table's types were checked where it was made; the row says two values.
    unsafe {
        let f: unsafe extern "C" fn(*mut Ctx, Value, Value) -> Value = std::mem::transmute(f);
        f(&raw mut *rt as *mut Ctx, a, b)
    }
}

#[test]
fn every_row_has_a_function_of_its_own() {
    let rt = runtime_for_test();
    assert!(rt.ctx.helpers.iter().all(|f| *f != 0));
    assert_eq!(rt.ctx.helpers.len(), HELPERS.len());
}

#[test]
fn items_are_read_and_failures_give_null_with_the_exception_pending() {
    let mut rt = runtime_for_test();
    let list = rt.new_list(&[Value::small_int(7), Value::small_int(8)]);
    let got = call2(&mut rt, Helper::get_item, list, Value::small_int(-1));
    assert_eq!(got, Value::small_int(8));
    let got = call2(&mut rt, Helper::get_item, list, Value::small_int(2));
    assert!(got.is_null());
    assert!(rt.pending_is(ClassId::INDEX_ERROR));
}

#[test]
fn a_missing_key_is_null_without_an_exception() {
    let mut rt = runtime_for_test();
    let (dict, key) = (rt.new_dict(), rt.intern("k"));
    assert!(call2(&mut rt, Helper::dict_get_str, dict, key).is_null());
    assert!(rt.ctx.exc.is_null());
}

#[test]
fn appending_keeps_a_list_of_ints_raw_until_something_else_comes() {
    let mut rt = runtime_for_test();
    let list = rt.new_empty_list();
    let append = entry(&rt, Helper::list_append_int);
    let ctx = &raw mut *rt as *mut Ctx;
    // SAFETY: the row's types.
    unsafe {
        let append: unsafe extern "C" fn(*mut Ctx, Value, i64) -> i64 = std::mem::transmute(append);
        for i in [1, 2, i64::MAX] {
            assert_eq!(append(ctx, list, i), 0);
            let raw = rt.shape_of(list) == ShapeId::LIST_INT;
            assert_eq!(raw, i != i64::MAX, "{i} does not fit in a word");
        }
    }
    assert_eq!(rt.list_len(list), 3);
    let last = rt.list_get(list, 2);
    assert_eq!(rt.int_of(last).and_then(|i| i.to_i64()), Some(i64::MAX));
}

#[test]
fn unpacking_fills_the_arguments() {
    let mut rt = runtime_for_test();
    let tuple = rt.new_tuple(&[Value::TRUE, Value::NONE]);
    let unpack = entry(&rt, Helper::unpack);
    let ctx = &raw mut *rt as *mut Ctx;
    // SAFETY: the row's types.
    unsafe {
        let unpack: unsafe extern "C" fn(*mut Ctx, Value, i64) -> i64 = std::mem::transmute(unpack);
        assert_eq!(unpack(ctx, tuple, 2), 0);
        assert_eq!(rt.ctx.args[..2], [Value::TRUE, Value::NONE]);
        assert_eq!(unpack(ctx, tuple, 3), -1);
    }
    assert!(rt.pending_is(ClassId::VALUE_ERROR));
}
