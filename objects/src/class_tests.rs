//! Classes, descriptors, attributes and exceptions, made as a program would make them.

use crate::dict::DictRef;
use crate::runtime::Captured;
use crate::{Args, ClassId, R, Runtime, Value};

fn runtime() -> Box<Runtime> {
    let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
    crate::install::install_all(&mut rt);
    rt
}

fn int(i: i64) -> Value {
    Value::small_int(i)
}

/// `class name(*bases): attrs`
fn class(rt: &mut Runtime, name: &str, bases: &[Value], attrs: &[(&str, Value)]) -> R<Value> {
    let namespace = rt.new_namespace();
    for (attr, value) in attrs {
        let attr = rt.intern(attr);
        rt.namespace_set(DictRef::new(namespace), attr, *value);
    }
    let name = rt.intern(name);
    rt.build_class(name, bases, namespace, &[], &[], 2)
}

fn builtin(rt: &Runtime, class: ClassId) -> Value {
    rt.class(class).object
}

fn made(rt: &mut Runtime, class: Value, args: &[Value]) -> Value {
    rt.call(class, Args::positional(args))
        .expect("the class can be called")
}

fn text(rt: &mut Runtime, result: R<Value>) -> String {
    match result {
        Ok(v) => rt.repr_text(v).expect("it has a repr"),
        Err(_) => {
            let exc = rt.clear_pending();
            let text = rt.str(exc).expect("it has a text");
            format!("{}: {}", rt.type_name(exc), rt.str_text(text))
        }
    }
}

#[test]
fn order_of_resolution_is_c3_or_an_error() {
    let mut rt = runtime();
    let a = class(&mut rt, "A", &[], &[]).expect("a class");
    let b = class(&mut rt, "B", &[a], &[("x", int(1))]).expect("a class");
    let c = class(&mut rt, "C", &[a], &[("x", int(2))]).expect("a class");
    let d = class(&mut rt, "D", &[b, c], &[]).expect("a class");
    let names: Vec<_> = rt
        .class(rt.class_id(d))
        .mro
        .iter()
        .map(|c| rt.class(*c).name.clone())
        .collect();
    assert_eq!(names, ["D", "B", "C", "A", "object"]);
    let x = rt.intern("x");
    assert_eq!(rt.get_attr(d, x), Ok(int(1)));
    let twisted = class(&mut rt, "E", &[a, d], &[]);
    assert_eq!(
        text(&mut rt, twisted),
        "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, D"
    );
}

#[test]
fn layouts_that_do_not_fit_are_refused() {
    let mut rt = runtime();
    let bases = [ClassId::INT, ClassId::STR].map(|c| builtin(&rt, c));
    let both = class(&mut rt, "X", &bases, &[]);
    assert_eq!(
        text(&mut rt, both),
        "TypeError: multiple bases have instance lay-out conflict"
    );
    let base = [builtin(&rt, ClassId::BOOL)];
    let of_bool = class(&mut rt, "X", &base, &[]);
    assert_eq!(
        text(&mut rt, of_bool),
        "TypeError: type 'bool' is not an acceptable base type"
    );
}

#[test]
fn slots_close_a_class() {
    let mut rt = runtime();
    let (a, b) = (rt.intern("a"), rt.intern("b"));
    let slots = rt.new_tuple(&[a]);
    let c = class(&mut rt, "C", &[], &[("__slots__", slots)]).expect("a class");
    let obj = made(&mut rt, c, &[]);
    assert_eq!(rt.set_attr(obj, a, int(1)), Ok(()));
    let refused = rt.set_attr(obj, b, int(2)).map(|_| Value::NONE);
    assert_eq!(
        text(&mut rt, refused),
        "AttributeError: 'C' object has no attribute 'b' and no __dict__ for setting new attributes"
    );
    let open = class(&mut rt, "D", &[c], &[]).expect("a class");
    let obj = made(&mut rt, open, &[]);
    assert_eq!(rt.set_attr(obj, b, int(2)), Ok(()));
    assert_eq!(rt.set_attr(obj, a, int(1)), Ok(()));
    let dict = rt.get_attr(obj, rt.names.dict);
    assert_eq!(text(&mut rt, dict), "{'b': 2}");
}

#[test]
fn instances_of_container_classes_carry_the_container() {
    let mut rt = runtime();
    let base = builtin(&rt, ClassId::LIST);
    let stack = class(&mut rt, "Stack", &[base], &[]).expect("a class");
    let items = rt.new_list(&[int(3), int(1)]);
    let obj = made(&mut rt, stack, &[items]);
    let (append, extra) = (rt.intern("append"), rt.intern("extra"));
    assert_eq!(rt.call_method(obj, append, &[int(2)]), Ok(Value::NONE));
    assert_eq!(rt.set_attr(obj, extra, int(9)), Ok(()));
    assert_eq!(text(&mut rt, Ok(obj)), "[3, 1, 2]");
    assert_eq!(rt.get_item(obj, int(-1)), Ok(int(2)));
    assert_eq!(rt.len(obj), Ok(3));
    assert_eq!(rt.contains(obj, int(1)), Ok(true));
    assert_eq!(rt.list_len(items), 2);
    let dict = rt.get_attr(obj, rt.names.dict);
    assert_eq!(text(&mut rt, dict), "{'extra': 9}");
}

#[test]
fn the_dict_of_an_instance_reads_and_writes_its_attributes() {
    let mut rt = runtime();
    let c = class(&mut rt, "C", &[], &[]).expect("a class");
    let obj = made(&mut rt, c, &[]);
    let (x, y) = (rt.intern("x"), rt.intern("y"));
    rt.set_attr(obj, x, int(1)).expect("open class");
    let dict = rt.get_attr(obj, rt.names.dict).expect("it has one");
    assert_eq!(rt.set_item(dict, y, int(2)), Ok(()));
    assert_eq!(rt.get_attr(obj, y), Ok(int(2)));
    assert_eq!(rt.del_item(dict, x), Ok(()));
    assert_eq!(rt.get_attr_opt(obj, x), Ok(None));
    assert_eq!(text(&mut rt, Ok(dict)), "{'y': 2}");
}

#[test]
fn super_looks_behind_its_class() {
    let mut rt = runtime();
    let a = class(&mut rt, "A", &[], &[("x", int(1))]).expect("a class");
    let b = class(&mut rt, "B", &[a], &[("x", int(2))]).expect("a class");
    let obj = made(&mut rt, b, &[]);
    let x = rt.intern("x");
    let proxy = rt.new_super(b, obj).expect("an instance");
    assert_eq!(rt.get_attr(proxy, x), Ok(int(1)));
    let proxy = rt.new_super(a, obj).expect("an instance");
    let missing = rt.get_attr(proxy, x);
    assert_eq!(
        text(&mut rt, missing),
        "AttributeError: 'super' object has no attribute 'x'"
    );
}

#[test]
fn exceptions_show_their_arguments() {
    let mut rt = runtime();
    let word = rt.new_str("k");
    let shown = |rt: &mut Runtime, class: ClassId, args: &[Value]| {
        let exc = rt.class(class).object;
        let exc = made(rt, exc, args);
        let s = rt.str(exc).expect("it has a text");
        format!("{} {}", text(rt, Ok(exc)), rt.str_text(s))
    };
    for (class, args, expected) in [
        (ClassId::VALUE_ERROR, &[][..], "ValueError() "),
        (ClassId::VALUE_ERROR, &[word][..], "ValueError('k') k"),
        (ClassId::KEY_ERROR, &[word][..], "KeyError('k') 'k'"),
        (
            ClassId::INDEX_ERROR,
            &[int(1), word][..],
            "IndexError(1, 'k') (1, 'k')",
        ),
        (
            ClassId::OS_ERROR,
            &[int(2), word, word][..],
            "FileNotFoundError(2, 'k') [Errno 2] k: 'k'",
        ),
    ] {
        assert_eq!(shown(&mut rt, class, args), expected);
    }
    let stop = builtin(&rt, ClassId::STOP_ITERATION);
    let stop = made(&mut rt, stop, &[int(7)]);
    assert_eq!(rt.get_attr(stop, rt.names.value), Ok(int(7)));
    let dict = rt.get_attr(stop, rt.names.dict);
    assert_eq!(text(&mut rt, dict), "{}");
}

#[test]
fn groups_split_by_class() {
    let mut rt = runtime();
    let message = rt.new_str("m");
    let members = [ClassId::VALUE_ERROR, ClassId::TYPE_ERROR].map(|c| rt.new_exception(c, &[]));
    let list = rt.new_list(&members);
    let group = builtin(&rt, ClassId::BASE_EXCEPTION_GROUP);
    let group = made(&mut rt, group, &[message, list]);
    assert_eq!(rt.type_name(group), "ExceptionGroup");
    let (split, value_error) = (rt.intern("split"), builtin(&rt, ClassId::VALUE_ERROR));
    let parts = rt.call_method(group, split, &[value_error]);
    assert_eq!(
        text(&mut rt, parts),
        "(ExceptionGroup('m', [ValueError()]), ExceptionGroup('m', [TypeError()]))"
    );
}

#[test]
fn unions_and_aliases_of_classes() {
    let mut rt = runtime();
    let (int_class, str_class) = (builtin(&rt, ClassId::INT), builtin(&rt, ClassId::STR));
    let union = rt.binary(rekindle_bytecode::BinaryOp::BitOr, int_class, str_class);
    assert_eq!(text(&mut rt, union), "int | str");
    let union = union.expect("classes");
    assert_eq!(rt.is_instance(int(1), union), Ok(true));
    assert_eq!(rt.is_instance(Value::NONE, union), Ok(false));
    let list = builtin(&rt, ClassId::LIST);
    let alias = rt.get_item(list, int_class);
    assert_eq!(text(&mut rt, alias), "list[int]");
    let refused = rt.get_item(int_class, int(0));
    assert_eq!(
        text(&mut rt, refused),
        "TypeError: type 'int' is not subscriptable"
    );
}

#[test]
fn unset_slots_and_code_objects_are_refused_in_cpythons_words() {
    let mut rt = runtime();
    let a = rt.intern("a");
    let slots = rt.new_tuple(&[a]);
    let c = class(&mut rt, "C", &[], &[("__slots__", slots)]).expect("a class");
    let obj = made(&mut rt, c, &[]);
    let unset = rt.set_attr(obj, a, Value::NULL).map(|_| Value::NONE);
    assert_eq!(text(&mut rt, unset), "AttributeError: a");
    let read = rt.get_attr(obj, a);
    assert_eq!(
        text(&mut rt, read),
        "AttributeError: 'C' object has no attribute 'a'"
    );
    let range = rt.new_range(0, 3, 1);
    let start = rt.intern("start");
    let fixed = rt.set_attr(range, start, int(1)).map(|_| Value::NONE);
    assert_eq!(text(&mut rt, fixed), "AttributeError: readonly attribute");
}
