//! Module `_weakref`: weak references and proxies.

use crate::defined;
mod proxy;

use rekindle_objects::heap::Weak;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    FUNCTIONS:
    "_weakref.getweakrefcount" => getweakrefcount, 1, 1, false, Function;
    "_weakref.getweakrefs" => getweakrefs, 1, 1, false, Function;
    "_weakref.proxy" => proxy::proxy, 1, 2, false, Function;
    "_weakref._remove_dead_weakref" => remove_dead_weakref, 2, 2, false, Function;
}

natives! {
    REFERENCE:
    "ReferenceType.__new__" => new, 1, u8::MAX, true, Static;
    "ReferenceType.__init__" => init, 1, u8::MAX, true, Method;
    "ReferenceType.__call__" => call, 1, 1, false, Method;
    "ReferenceType.__hash__" => hash, 1, 1, false, Method;
    "ReferenceType.__eq__" => eq, 2, 2, false, Method;
    "ReferenceType.__ne__" => ne, 2, 2, false, Method;
    "ReferenceType.__repr__" => repr, 1, 1, false, Method;
    "ReferenceType.__callback__" => callback, 1, 1, false, Getter;
    "ReferenceType.__class_getitem__" => rekindle_objects::generic_alias::alias, 2, 2, false, Class;
}

const REFERENCE_TYPE: NativeClass = NativeClass {
    module: "weakref",
    name: "ReferenceType",
    doc: None,
    base: ClassId::OBJECT,
    methods: REFERENCE,
    state: true,
    dict: false,
};

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_weakref");
    rt.fill_module(module, FUNCTIONS);
    let reference = defined(rt, &REFERENCE_TYPE);
    let reference = rt.class(reference).object;
    for name in ["ref", "ReferenceType"] {
        rt.set_module_attr(module, name, reference);
    }
    for (class, name) in proxy::CLASSES
        .iter()
        .zip(["ProxyType", "CallableProxyType"])
    {
        let class = defined(rt, class);
        rt.add_methods(class, proxy::PROXY);
        rt.class_mut(class).underivable = true;
        let hash = rt.names.hash;
        rt.set_class_attr(class, hash, Value::NONE);
        let object = rt.class(class).object;
        rt.set_module_attr(module, name, object);
    }
}

/// The callback among the arguments: None is none.
pub(crate) fn callback_of(v: Option<&Value>) -> Value {
    match v {
        Some(v) if !v.is_none() => *v,
        _ => Value::NULL,
    }
}

/// The class of this name.
pub(crate) fn class_named(rt: &mut Runtime, name: &'static str) -> R<ClassId> {
    match rt.native_class("weakref", name) {
        Some(class) => Ok(class),
        None => rt.raise_new(ClassId::SYSTEM_ERROR, "the module is not installed"),
    }
}

/// `TypeError` for what has no room for weak references.
pub(crate) fn check_referable(rt: &mut Runtime, v: Value) -> R<()> {
    if rt.is_weakly_referable(v) {
        return Ok(());
    }
    let name = rt.type_name(v);
    rt.type_error(format!("cannot create weak reference to '{name}' object"))
}

/// A reference of exactly this class to `target`, without a callback, if there is one: it is used again.
pub(crate) fn known(rt: &Runtime, class: ClassId, target: Value) -> Option<Value> {
    let all = rt.heap.weak_references(target);
    all.into_iter().find(|r| {
        rt.class_of(*r) == class && rt.state::<Weak>(r).is_some_and(|w| w.callback().is_none())
    })
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let plain = class_named(rt, "ReferenceType")?;
    let class = rt.class_argument(args.all[0], plain)?;
    let given = args.pos().len() - 1;
    if !(1..=2).contains(&given) {
        let (how, n) = if given == 0 {
            ("at least", 1)
        } else {
            ("at most", 2)
        };
        let s = if n == 1 { "" } else { "s" };
        return rt.type_error(format!(
            "__new__ expected {how} {n} argument{s}, got {given}"
        ));
    }
    let target = args.all[1];
    let callback = callback_of(args.pos().get(2));
    check_referable(rt, target)?;
    if class == plain
        && callback.is_null()
        && let Some(known) = known(rt, class, target)
    {
        return Ok(known);
    }
    Ok(rt.new_weak(class, target, callback))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !args.names.is_empty() {
        return rt.type_error("ref() takes no keyword arguments");
    }
    rt.check_count("__init__", args, 1, 2)?;
    Ok(Value::NONE)
}

fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let weak = rt.own_state::<Weak>(&args.all[0], "__call__")?;
    Ok(weak.target().unwrap_or(Value::NONE))
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let weak = rt.own_state::<Weak>(&args.all[0], "__hash__")?;
    if let Some(hash) = weak.hash.get() {
        return Ok(rt.new_int(hash));
    }
    let Some(target) = weak.target() else {
        return rt.type_error("weak object has gone away");
    };
    let hash = rt.hash(target)?;
    weak.hash.set(Some(hash));
    Ok(rt.new_int(hash))
}

/// Are they equal? None: the other is no weak reference.
fn same(rt: &mut Runtime, args: Args<'_>) -> R<Option<bool>> {
    let weak = rt.own_state::<Weak>(&args.all[0], "__eq__")?;
    let Some(other) = rt.state::<Weak>(&args.all[1]) else {
        return Ok(None);
    };
    match (weak.target(), other.target()) {
        (Some(a), Some(b)) => rt.equal(a, b).map(Some),
        _ => Ok(Some(args.all[0] == args.all[1])),
    }
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(same(rt, args)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(same(rt, args)?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let weak = rt.own_state::<Weak>(&args.all[0], "__repr__")?;
    let (address, target) = (args.all[0].0, weak.target());
    let Some(target) = target else {
        return Ok(rt.new_str(&format!("<weakref at {address:#x}; dead>")));
    };
    let class = rt.type_name(target);
    let name = rt.names.name;
    let name = rt.get_attr_opt(target, name)?;
    let named = match name {
        Some(name) if rt.is_any_str(name) => format!(" ({})", rt.str_text(name)),
        _ => String::new(),
    };
    let text = format!(
        "<weakref at {address:#x}; to '{class}' at {:#x}{named}>",
        target.0
    );
    Ok(rt.new_str(&text))
}

fn callback(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let weak = rt.own_state::<Weak>(&args.all[0], "__callback__")?;
    Ok(weak.callback().unwrap_or(Value::NONE))
}

fn getweakrefcount(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let count = rt.heap.weak_references(args.all[0]).len();
    Ok(Value::small_int(count as i64))
}

fn getweakrefs(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let all = rt.heap.weak_references(args.all[0]);
    Ok(rt.new_list(&all))
}

/// Removes a key whose value is a dead reference, and no other.
fn remove_dead_weakref(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(dict) = rt.as_dict(args.all[0]) else {
        return rt.type_error("_remove_dead_weakref() argument 1 must be dict");
    };
    if let Some(value) = rt.dict_get(dict, args.all[1])? {
        let Some(weak) = rt.state::<Weak>(&value) else {
            return rt.type_error("not a weakref");
        };
        if weak.target().is_none() {
            rt.dict_remove(dict, args.all[1])?;
        }
    }
    Ok(Value::NONE)
}
