//! `collections.defaultdict`: a dict with an attribute, its factory, that makes what is missing.

use crate::defined;
use rekindle_objects::dict::DictRef;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    METHODS:
    "defaultdict.__init__" => init, 1, ANY, true, Method;
    "defaultdict.__missing__" => missing, 2, 2, false, Method;
    "defaultdict.__repr__" => repr, 1, 1, false, Method;
    "defaultdict.copy" => copy, 1, 1, false, Method;
    "defaultdict.__copy__" => copy, 1, 1, false, Method;
    "defaultdict.__or__" => or, 2, 2, false, Method;
    "defaultdict.__ror__" => ror, 2, 2, false, Method;
    "defaultdict.__reduce__" => reduce, 1, 1, false, Method;
    "defaultdict.__class_getitem__" => rekindle_objects::generic_alias::alias, 2, 2, false, Class;
}

/// The attribute with the factory.
const FACTORY: &str = "default_factory";

pub(crate) fn install(rt: &mut Runtime, module: Value) {
    let class = defined(
        rt,
        &NativeClass {
            module: "collections",
            name: "defaultdict",
            doc: Some("A dict that makes what is missing by calling its default_factory."),
            base: ClassId::DICT,
            methods: METHODS,
            state: false,
            dict: false,
        },
    );
    let factory = rt.intern(FACTORY);
    rt.declare_slot(class, factory);
    let object = rt.class(class).object;
    rt.set_module_attr(module, "defaultdict", object);
}

/// The factory; None when there is none.
fn factory(rt: &mut Runtime, me: Value) -> R<Value> {
    let name = rt.intern(FACTORY);
    Ok(rt.get_attr_opt(me, name)?.unwrap_or(Value::NONE))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let factory = args.pos().get(1).copied().unwrap_or(Value::NONE);
    if !factory.is_none() && !rt.is_callable(factory) {
        return rt.type_error("first argument must be callable or None");
    }
    let name = rt.intern(FACTORY);
    rt.set_attr(args.all[0], name, factory)?;
    let rest = &args.pos()[args.pos().len().min(2)..];
    if rest.len() > 1 {
        let given = rest.len();
        return rt.type_error(format!("dict expected at most 1 argument, got {given}"));
    }
    let Some(dict) = rt.as_dict(args.all[0]) else {
        return rt.wrong_receiver("__init__", ClassId::DICT, args.all[0]);
    };
    if let Some(source) = rest.first() {
        rt.dict_fill(dict, *source)?;
    }
    for (name, value) in args.keywords() {
        rt.dict_set(dict, name, value)?;
    }
    Ok(Value::NONE)
}

fn missing(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [me, key] = [args.all[0], args.all[1]];
    let factory = factory(rt, me)?;
    if factory.is_none() {
        return rt.key_error(key);
    }
    let value = rt.call(factory, Args::positional(&[]))?;
    rt.set_item(me, key, value)?;
    Ok(value)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let inner = rt.payload(me);
    let items = rt.repr_text(inner)?;
    let factory = factory(rt, me)?;
    let factory = if rt.begin_repr(me) {
        let text = rt.repr_text(factory);
        rt.end_repr();
        text?
    } else {
        "...".into()
    };
    let name = rt.class(rt.class_of(me)).name.clone();
    Ok(rt.new_str(&format!("{name}({factory}, {items})")))
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let given = [factory(rt, me)?, me];
    let class = rt.type_of(me);
    rt.call(class, Args::positional(&given))
}

/// `a | b`, of the class of the defaultdict `me` among them.
fn union(rt: &mut Runtime, me: Value, a: Value, b: Value) -> R<Value> {
    let (Some(_), Some(_)) = (rt.as_dict(a), rt.as_dict(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let given = [factory(rt, me)?, a];
    let class = rt.type_of(me);
    let new = rt.call(class, Args::positional(&given))?;
    rt.dict_update(new, b)?;
    Ok(new)
}

fn or(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    union(rt, args.all[0], args.all[0], args.all[1])
}

fn ror(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    union(rt, args.all[0], args.all[1], args.all[0])
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let given = match factory(rt, me)? {
        Value::NONE => rt.empty_tuple,
        factory => rt.new_tuple(&[factory]),
    };
    let items = rt.payload(me);
    let items = rt.new_dict_view(
        DictRef::new(items).value(),
        rekindle_objects::iter::IterKind::DictItems,
    );
    let items = rt.get_iter(items)?;
    let class = rt.type_of(me);
    Ok(rt.new_tuple(&[class, given, Value::NONE, Value::NONE, items]))
}
