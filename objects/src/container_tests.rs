//! Containers and iterators as programs use them: through methods and operators.

use crate::iter::IterKind;
use crate::runtime::Captured;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_bytecode::BinaryOp;

fn runtime() -> Box<Runtime> {
    let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
    crate::install::install_all(&mut rt);
    rt
}

fn int(i: i64) -> Value {
    Value::small_int(i)
}

fn ints(rt: &mut Runtime, items: &[i64]) -> Value {
    let items: Vec<_> = items.iter().map(|i| int(*i)).collect();
    rt.list_from(&items)
}

fn show(rt: &mut Runtime, v: Value) -> String {
    rt.repr_text(v).expect("it has a repr")
}

/// `obj.name(*args)`, shown; or the exception, shown.
fn call(rt: &mut Runtime, obj: Value, name: &str, args: &[Value]) -> String {
    let name = rt.intern(name);
    let result = rt.call_method(obj, name, args);
    outcome(rt, result)
}

fn outcome(rt: &mut Runtime, result: R<Value>) -> String {
    match result {
        Ok(v) => show(rt, v),
        Err(_) => {
            let exc = rt.clear_pending();
            let (name, text) = (rt.type_name(exc), rt.str(exc).expect("it has a text"));
            format!("{name}: {}", rt.str_text(text))
        }
    }
}

fn global(rt: &mut Runtime, name: &str) -> Value {
    let name = rt.intern(name);
    let builtins = crate::dict::DictRef::new(rt.builtins);
    rt.namespace_get(builtins, name).expect("a built-in name")
}

#[test]
fn slices_of_lists_are_assigned_and_deleted() {
    let mut rt = runtime();
    let l = ints(&mut rt, &[0, 1, 2, 3, 4, 5]);
    let slice = |rt: &mut Runtime, a: Value, b: Value, c: Value| rt.new_slice(a, b, c);
    let middle = slice(&mut rt, int(1), int(3), Value::NONE);
    let two = ints(&mut rt, &[10, 20, 30]);
    assert_eq!(rt.set_item(l, middle, two), Ok(()));
    assert_eq!(show(&mut rt, l), "[0, 10, 20, 30, 3, 4, 5]");
    let even = slice(&mut rt, Value::NONE, Value::NONE, int(2));
    let failed = rt.set_item(l, even, two).map(|_| Value::NONE);
    assert_eq!(
        outcome(&mut rt, failed),
        "ValueError: attempt to assign sequence of size 3 to extended slice of size 4"
    );
    assert_eq!(rt.del_item(l, even), Ok(()));
    assert_eq!(show(&mut rt, l), "[10, 30, 4]");
    let back = slice(&mut rt, Value::NONE, Value::NONE, int(-1));
    let turned = rt.get_item(l, back);
    assert_eq!(outcome(&mut rt, turned), "[4, 30, 10]");
}

#[test]
fn item_errors_are_worded_as_in_cpython() {
    let mut rt = runtime();
    let l = ints(&mut rt, &[1]);
    let text = rt.new_str("a");
    for (obj, item, expected) in [
        (l, int(5), "IndexError: list index out of range"),
        (
            l,
            text,
            "TypeError: list indices must be integers or slices, not str",
        ),
        (
            int(5),
            int(0),
            "TypeError: 'int' object is not subscriptable",
        ),
    ] {
        let result = rt.get_item(obj, item);
        assert_eq!(outcome(&mut rt, result), expected);
    }
    let d = rt.new_dict();
    let missing = rt.get_item(d, text);
    assert_eq!(outcome(&mut rt, missing), "KeyError: 'a'");
    let unhashable = rt.set_item(d, l, text).map(|_| Value::NONE);
    assert_eq!(
        outcome(&mut rt, unhashable),
        "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')"
    );
}

#[test]
fn a_dict_survives_many_removals() {
    let mut rt = runtime();
    let dict = rt.new_dict();
    let d = crate::dict::DictRef::new(dict);
    for round in 0..200 {
        for i in 0..13 {
            assert_eq!(rt.dict_set(d, int(i), int(round)), Ok(()));
        }
        for i in 0..13 {
            assert_eq!(rt.dict_remove(d, int(i)), Ok(Some(int(round))));
        }
    }
    assert_eq!(d.len(), 0);
    let text = rt.new_str("k");
    assert_eq!(rt.dict_get(d, text), Ok(None));
}

#[test]
fn views_are_live_and_behave_like_sets() {
    let mut rt = runtime();
    let dict = rt.new_dict();
    let d = crate::dict::DictRef::new(dict);
    for i in 0..4 {
        rt.dict_set(d, int(i), int(i * i)).expect("ints hash");
    }
    let keys = rt.new_dict_view(dict, IterKind::DictKeys);
    rt.dict_set(d, int(9), int(81)).expect("ints hash");
    assert_eq!(show(&mut rt, keys), "dict_keys([0, 1, 2, 3, 9])");
    let some = ints(&mut rt, &[1, 9, 100]);
    let common = rt.binary(BinaryOp::BitAnd, keys, some);
    assert_eq!(outcome(&mut rt, common), "{1, 9}");
    let items = rt.new_dict_view(dict, IterKind::DictItems);
    let pair = rt.new_tuple(&[int(3), int(9)]);
    assert_eq!(rt.contains(items, pair), Ok(true));
    let last = rt.dict_reversed(d, IterKind::DictItems);
    let last = rt.next_or_stop(last);
    assert_eq!(outcome(&mut rt, last), "(9, 81)");
}

#[test]
fn iterators_notice_changes_and_stay_used_up() {
    let mut rt = runtime();
    let set = rt.new_set();
    for i in 0..3 {
        rt.set_add(set, int(i)).expect("ints hash");
    }
    let it = rt.get_iter(set).expect("sets are iterable");
    assert_eq!(rt.iter_next(it), Ok(Some(int(0))));
    rt.set_add(set, int(50)).expect("ints hash");
    let next = rt.next_or_stop(it);
    assert_eq!(
        outcome(&mut rt, next),
        "RuntimeError: Set changed size during iteration"
    );
    let l = ints(&mut rt, &[1]);
    let it = rt.get_iter(l).expect("lists are iterable");
    assert_eq!(rt.iter_next(it), Ok(Some(int(1))));
    assert_eq!(rt.iter_next(it), Ok(None));
    rt.list_push(l, int(2));
    assert_eq!(rt.iter_next(it), Ok(None));
}

#[test]
fn strict_zip_says_which_argument_is_shorter() {
    let mut rt = runtime();
    let (a, b) = (ints(&mut rt, &[1, 2]), ints(&mut rt, &[1]));
    let strict = rt.intern("strict");
    let zip = global(&mut rt, "zip");
    let args = Args {
        all: &[a, b, Value::TRUE],
        names: &[strict],
    };
    let it = rt.call(zip, args).expect("both are iterable");
    assert_eq!(rt.next_or_stop(it).map(|_| ()), Ok(()));
    let next = rt.next_or_stop(it);
    assert_eq!(
        outcome(&mut rt, next),
        "ValueError: zip() argument 2 is shorter than argument 1"
    );
}

#[test]
fn big_ranges_count_beyond_64_bits() {
    let mut rt = runtime();
    let limit = rt.int_from_decimal("100000000000000000000");
    let range = rt
        .new_range_of(int(0), limit, int(3))
        .expect("ints of any size");
    let last = rt.range_item(range, int(-1));
    assert_eq!(outcome(&mut rt, last), "99999999999999999999");
    let near = rt.int_from_decimal("99999999999999999996");
    assert_eq!(rt.contains(range, near), Ok(true));
    let slice = rt.new_slice(int(1), int(3), Value::NONE);
    let small = rt.new_range_of(int(0), int(10), int(2)).expect("small");
    let part = rt.get_item(small, slice);
    assert_eq!(outcome(&mut rt, part), "range(2, 6, 2)");
}

#[test]
fn sorted_takes_keys_and_stays_stable() {
    let mut rt = runtime();
    let pairs: Vec<Value> = [(1, 0), (0, 1), (1, 2), (0, 3)]
        .iter()
        .map(|(a, b)| rt.new_tuple(&[int(*a), int(*b)]))
        .collect();
    let list = rt.new_list(&pairs);
    let (sorted, len) = (global(&mut rt, "sorted"), global(&mut rt, "len"));
    let result = rt.call(sorted, Args::positional(&[list]));
    assert_eq!(outcome(&mut rt, result), "[(0, 1), (0, 3), (1, 0), (1, 2)]");
    let (key, reverse) = (rt.intern("key"), rt.intern("reverse"));
    let args = Args {
        all: &[list, len, Value::TRUE],
        names: &[key, reverse],
    };
    let result = rt.call(sorted, args);
    assert_eq!(outcome(&mut rt, result), "[(1, 0), (0, 1), (1, 2), (0, 3)]");
}

#[test]
fn sets_and_frozensets_combine_to_the_left_ones_type() {
    let mut rt = runtime();
    let frozen = rt
        .new_set_of(ShapeId::FROZENSET, &[int(1), int(2)])
        .expect("ints hash");
    let set = rt.new_set();
    rt.set_add(set, int(2)).expect("ints hash");
    let both = rt.binary(BinaryOp::BitOr, frozen, set);
    assert_eq!(outcome(&mut rt, both), "frozenset({1, 2})");
    let rest = rt.binary(BinaryOp::Sub, set, frozen);
    assert_eq!(outcome(&mut rt, rest), "set()");
    let outer = rt.new_set();
    rt.set_add(outer, frozen).expect("frozensets hash");
    let other = rt
        .new_set_of(ShapeId::SET, &[int(2), int(1)])
        .expect("ints hash");
    assert_eq!(rt.contains(outer, other), Ok(true));
    assert_eq!(call(&mut rt, set, "remove", &[int(7)]), "KeyError: 7");
    assert!(!rt.pending_is(ClassId::KEY_ERROR));
}
