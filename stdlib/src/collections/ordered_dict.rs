//! `collections.OrderedDict`: a dict, which keeps its order anyway, with methods that change it.

use crate::defined;
use rekindle_objects::dict::DictRef;
use rekindle_objects::iter::IterKind;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    METHODS:
    "OrderedDict.__init__" => init, 1, ANY, true, Method;
    "OrderedDict.update" => init, 1, ANY, true, Method;
    "OrderedDict.fromkeys" => fromkeys, 2, 3, true, Class;
    "OrderedDict.move_to_end" => move_to_end, 1, ANY, true, Method;
    "OrderedDict.popitem" => popitem, 1, ANY, true, Method;
    "OrderedDict.pop" => pop, 1, ANY, true, Method;
    "OrderedDict.setdefault" => setdefault, 1, ANY, true, Method;
    "OrderedDict.copy" => copy, 1, 1, false, Method;
    "OrderedDict.__eq__" => eq, 2, 2, false, Method;
    "OrderedDict.__ne__" => ne, 2, 2, false, Method;
    "OrderedDict.__or__" => or, 2, 2, false, Method;
    "OrderedDict.__ror__" => ror, 2, 2, false, Method;
    "OrderedDict.__ior__" => ior, 2, 2, false, Method;
    "OrderedDict.__repr__" => repr, 1, 1, false, Method;
    "OrderedDict.__reduce__" => reduce, 1, 1, false, Method;
}

pub(crate) fn install(rt: &mut Runtime, module: Value) {
    let class = defined(
        rt,
        &NativeClass {
            module: "collections",
            name: "OrderedDict",
            doc: Some("Dictionary that remembers insertion order"),
            base: ClassId::DICT,
            methods: METHODS,
            state: false,
            dict: true,
        },
    );
    rt.class_mut(class).weakly_referable = true;
    let hash = rt.names.hash;
    rt.set_class_attr(class, hash, Value::NONE);
    let object = rt.class(class).object;
    rt.set_module_attr(module, "OrderedDict", object);
}

fn own(rt: &mut Runtime, v: Value, method: &str) -> R<DictRef> {
    let ordered = rt.native_class("collections", "OrderedDict");
    let class = rt.class_of(v);
    if ordered.is_some_and(|o| rt.is_subclass(class, o))
        && let Some(d) = rt.as_dict(v)
    {
        return Ok(d);
    }
    let got = rt.type_name(v);
    rt.type_error(format!(
        "descriptor '{method}' for 'collections.OrderedDict' objects doesn't apply to a '{got}' object"
    ))
}

fn is_ordered(rt: &Runtime, v: Value) -> bool {
    let ordered = rt.native_class("collections", "OrderedDict");
    ordered.is_some_and(|o| rt.is_subclass(rt.class_of(v), o))
}

/// Has the class of `v` this method as `dict` has it?
fn as_dict_has(rt: &mut Runtime, v: Value, method: &str) -> bool {
    let (class, name) = (rt.class_of(v), rt.intern(method));
    let found = rt.lookup(class, name);
    found.is_some_and(|f| f.class == ClassId::DICT)
}

/// `me.update(source)`; a `__setitem__` of a subclass is called.
fn update(rt: &mut Runtime, me: Value, d: DictRef, source: Value) -> R<()> {
    if as_dict_has(rt, me, "__setitem__") {
        return rt.dict_fill(d, source);
    }
    let plain = rt.new_dict();
    rt.dict_fill(DictRef::new(plain), source)?;
    let mut items = rt.root_vec();
    for (key, value) in DictRef::new(plain).iter() {
        items.extend([key, value]);
    }
    for item in items.chunks_exact(2) {
        rt.set_item(me, item[0], item[1])?;
    }
    Ok(())
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let d = own(rt, me, "__init__")?;
    if args.pos().len() > 2 {
        let given = args.pos().len() - 1;
        return rt.type_error(format!("expected at most 1 arguments, got {given}"));
    }
    if let Some(source) = args.pos().get(1) {
        update(rt, me, d, *source)?;
    }
    for (name, value) in args.keywords() {
        rt.set_item(me, name, value)?;
    }
    Ok(Value::NONE)
}

fn fromkeys(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [iterable, value] = rt.bind_args("fromkeys", args, 1, ["iterable", "value"], 1)?;
    let value = if value.is_null() { Value::NONE } else { value };
    let made = rt.call(args.all[0], Args::positional(&[]))?;
    rt.for_each(iterable, |rt, key| rt.set_item(made, key, value))?;
    Ok(made)
}

fn last_wanted(rt: &mut Runtime, last: Value) -> R<bool> {
    if last.is_null() {
        Ok(true)
    } else {
        rt.truth(last)
    }
}

fn move_to_end(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args.all[0], "move_to_end")?;
    let [key, last] = rt.bind_args("move_to_end", args, 1, ["key", "last"], 1)?;
    let last = last_wanted(rt, last)?;
    let hash = rt.hash_key(key)?;
    let Some(i) = rt.dict_find(d, key, hash)? else {
        return rt.key_error(key);
    };
    rt.dict_move(d, i, last);
    Ok(Value::NONE)
}

fn popitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args.all[0], "popitem")?;
    let [last] = rt.bind_args("popitem", args, 1, ["last"], 0)?;
    let last = last_wanted(rt, last)?;
    let Some(i) = rt.dict_end(d, last) else {
        return rt.raise_new(ClassId::KEY_ERROR, "dictionary is empty");
    };
    let (key, value) = d.entry(i).unwrap_or((Value::NONE, Value::NONE));
    rt.dict_remove_at(d, i);
    Ok(rt.new_tuple(&[key, value]))
}

fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let d = own(rt, me, "pop")?;
    let [key, default] = rt.bind_args("pop", args, 1, ["key", "default"], 1)?;
    if !as_dict_has(rt, me, "__delitem__") && rt.contains(me, key)? {
        let value = rt.get_item(me, key)?;
        rt.del_item(me, key)?;
        return Ok(value);
    }
    match rt.dict_remove(d, key)? {
        Some(value) => Ok(value),
        None if default.is_null() => rt.key_error(key),
        None => Ok(default),
    }
}

fn setdefault(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let d = own(rt, me, "setdefault")?;
    let [key, default] = rt.bind_args("setdefault", args, 1, ["key", "default"], 1)?;
    if let Some(value) = rt.dict_get(d, key)? {
        return Ok(value);
    }
    let default = if default.is_null() {
        Value::NONE
    } else {
        default
    };
    rt.set_item(me, key, default)?;
    Ok(default)
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args.all[0], "copy")?;
    let class = rt.type_of(args.all[0]);
    let copy = rt.call(class, Args::positional(&[]))?;
    let plain = rt.native_class("collections", "OrderedDict") == Some(rt.class_of(copy));
    if plain && let Some(to) = rt.as_dict(copy) {
        rt.dict_fill(to, d.value())?;
        return Ok(copy);
    }
    let mut keys = rt.root_vec();
    keys.extend(d.iter().map(|entry| entry.0));
    for key in keys.iter() {
        // As a subclass has it.
        let value = rt.get_item(args.all[0], *key)?;
        rt.set_item(copy, *key, value)?;
    }
    Ok(copy)
}

/// Are they equal? Two ordered ones also in their order. None: the other is no dict.
fn equal(rt: &mut Runtime, args: Args<'_>) -> R<Option<bool>> {
    let a = own(rt, args.all[0], "__eq__")?;
    let Some(b) = rt.as_dict(args.all[1]) else {
        return Ok(None);
    };
    let before = (a.version(), b.version());
    if !rt.dict_equal(a, b)? {
        return Ok(Some(false));
    }
    if !is_ordered(rt, args.all[1]) {
        return Ok(Some(true));
    }
    let (mut keys, mut others) = (rt.root_vec(), rt.root_vec());
    keys.extend(a.iter().map(|e| e.0));
    others.extend(b.iter().map(|e| e.0));
    if keys.len() != others.len() {
        return Ok(Some(false));
    }
    for (x, y) in keys.iter().zip(others.iter()) {
        let same = rt.equal(*x, *y)?;
        if (a.version(), b.version()) != before {
            let message = "OrderedDict mutated during iteration";
            return rt.raise_new(ClassId::RUNTIME_ERROR, message);
        }
        if !same {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(equal(rt, args)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(equal(rt, args)?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

/// `a | b`, of the class of `me`.
fn union(rt: &mut Runtime, me: Value, a: Value, b: Value) -> R<Value> {
    let (Some(_), Some(_)) = (rt.as_dict(a), rt.as_dict(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let class = rt.type_of(me);
    let new = rt.call(class, Args::positional(&[a]))?;
    let d = own(rt, new, "__or__")?;
    update(rt, new, d, b)?;
    Ok(new)
}

fn or(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    union(rt, args.all[0], args.all[0], args.all[1])
}

fn ror(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    union(rt, args.all[0], args.all[1], args.all[0])
}

fn ior(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args.all[0], "__ior__")?;
    update(rt, args.all[0], d, args.all[1])?;
    Ok(args.all[0])
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let d = own(rt, me, "__repr__")?;
    let name = rt.class(rt.class_of(me)).name.clone();
    if d.is_empty() {
        return Ok(rt.new_str(&format!("{name}()")));
    }
    if !rt.begin_repr(me) {
        return Ok(rt.new_str("..."));
    }
    let items = rt.repr_text(d.value());
    rt.end_repr();
    let text = format!("{name}({})", items?);
    Ok(rt.new_str(&text))
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let d = own(rt, me, "__reduce__")?;
    let state = rt.intern("__getstate__");
    let state = rt.call_method(me, state, &[])?;
    let items = rt.new_dict_view(d.value(), IterKind::DictItems);
    let items = rt.get_iter(items)?;
    let class = rt.type_of(me);
    Ok(rt.new_tuple(&[class, rt.empty_tuple, state, Value::NONE, items]))
}
