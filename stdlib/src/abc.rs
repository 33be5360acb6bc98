//! Module `_abc`: what abstract base classes remember of their subclasses.
//!
//! Classes live as long as the runtime, so their numbers are kept where CPython keeps weak references.

use crate::defined;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::pattern::Collection;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

natives! {
    FUNCTIONS:
    "_abc._abc_init" => abc_init, 1, 1, false, Function;
    "_abc._abc_register" => abc_register, 2, 2, false, Function;
    "_abc._abc_instancecheck" => abc_instancecheck, 2, 2, false, Function;
    "_abc._abc_subclasscheck" => abc_subclasscheck, 2, 2, false, Function;
    "_abc.get_cache_token" => get_cache_token, 0, 0, false, Function;
    "_abc._get_dump" => get_dump, 1, 1, false, Function;
    "_abc._reset_registry" => reset_registry, 1, 1, false, Function;
    "_abc._reset_caches" => reset_caches, 1, 1, false, Function;
}

/// What one abstract base class remembers.
#[derive(Default)]
struct Known {
    registry: RefCell<Vec<ClassId>>,
    cache: RefCell<HashSet<ClassId>>,
    negative: RefCell<HashSet<ClassId>>,
    /// The token at which `negative` was valid.
    token: Cell<i64>,
}

impl Foreign for Known {}

/// How often anything was registered anywhere.
#[derive(Default)]
struct Token(Cell<i64>);

impl Foreign for Token {}

const DATA: NativeClass = NativeClass {
    module: "_abc",
    name: "_abc_data",
    doc: None,
    base: ClassId::OBJECT,
    methods: &[],
    state: true,
    dict: false,
};

const TOKEN: NativeClass = NativeClass {
    name: "_abc_token",
    ..DATA
};

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_abc");
    rt.fill_module(module, FUNCTIONS);
    defined(rt, &DATA);
    let class = defined(rt, &TOKEN);
    let token = rt.new_with_state(class, Token::default());
    let object = rt.class(class).object;
    // The class keeps its only instance.
    let name = rt.intern("current");
    let namespace = rt.type_namespace(object);
    rt.namespace_set(namespace, name, token);
}

/// The token as an object.
fn token(rt: &mut Runtime) -> Value {
    let Some(class) = rt.native_class("_abc", "_abc_token") else {
        return Value::NONE;
    };
    let name = rt.intern("current");
    let namespace = rt.class_namespace(class);
    rt.namespace_get(namespace, name).unwrap_or(Value::NONE)
}

fn token_now(rt: &mut Runtime) -> i64 {
    let token = token(rt);
    rt.state::<Token>(&token).map_or(0, |t| t.0.get())
}

/// What the class `cls` itself remembers, as an object.
fn data(rt: &mut Runtime, cls: Value) -> R<Value> {
    let name = rt.intern("_abc_impl");
    if !rt.is_type(cls) {
        return rt.get_attr(cls, name);
    }
    let namespace = rt.type_namespace(cls);
    match rt.namespace_get(namespace, name) {
        Some(data) => Ok(data),
        None => rt.get_attr(cls, name),
    }
}

fn known<'a>(rt: &mut Runtime, data: &'a Value) -> R<&'a Known> {
    match rt.state::<Known>(data) {
        Some(known) => Ok(known),
        None => rt.type_error("_abc_impl is set to a wrong type"),
    }
}

/// Is this attribute an abstract method?
fn is_abstract(rt: &mut Runtime, v: Value) -> R<bool> {
    let name = rt.intern("__isabstractmethod__");
    match rt.get_attr_opt(v, name)? {
        Some(flag) => rt.truth(flag),
        None => Ok(false),
    }
}

/// What `__abc_tpflags__` of a class in `collections.abc` says about its instances.
fn collection(rt: &mut Runtime, flags: Value) -> R<Option<Collection>> {
    const SEQUENCE: i64 = 1 << 5;
    const MAPPING: i64 = 1 << 6;
    let bits = match flags.is_small_int() {
        true => flags.as_small_int() & (SEQUENCE | MAPPING),
        false => 0,
    };
    Ok(match bits {
        0 => None,
        SEQUENCE => Some(Collection::Sequence),
        MAPPING => Some(Collection::Mapping),
        _ => {
            return rt.type_error(
                "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING",
            );
        }
    })
}

fn abc_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let cls = args.all[0];
    if !rt.is_type(cls) {
        return rt.type_error("_abc_init() argument must be a class");
    }
    let names = rt.new_empty_list();
    let namespace = rt.type_namespace(cls);
    let mut items = rt.root_vec();
    for (name, value) in namespace.iter() {
        items.extend([name, value]);
    }
    for item in items.chunks_exact(2) {
        if is_abstract(rt, item[1])? {
            rt.list_push(names, item[0]);
        }
    }
    let attribute = rt.names.abstractmethods;
    for base in rt.class(rt.class_id(cls)).bases.clone() {
        let base = rt.class(base).object;
        let Some(inherited) = rt.get_attr_opt(base, attribute)? else {
            continue;
        };
        let inherited = rt.collect(inherited)?;
        for name in &inherited {
            let name = rt.intern_value(*name);
            if let Some(value) = rt.get_attr_opt(cls, name)?
                && is_abstract(rt, value)?
            {
                rt.list_push(names, name);
            }
        }
    }
    let frozenset = rt.class(ClassId::FROZENSET).object;
    let names = rt.call(frozenset, Args::positional(&[names]))?;
    rt.set_attr(cls, attribute, names)?;
    let flags = rt.intern("__abc_tpflags__");
    if let Some(given) = rt.namespace_get(namespace, flags) {
        let id = rt.class_id(cls);
        let own = collection(rt, given)?;
        rt.class_mut(id).collection = own.or(rt.class(id).collection);
        rt.namespace_set(namespace, flags, Value::NULL);
    }
    let Some(class) = rt.native_class("_abc", "_abc_data") else {
        return Ok(Value::NONE);
    };
    let data = rt.new_with_state(class, Known::default());
    let name = rt.intern("_abc_impl");
    rt.set_attr(cls, name, data)?;
    Ok(Value::NONE)
}

fn abc_register(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [cls, sub] = [args.all[0], args.all[1]];
    if !rt.is_type(sub) {
        return rt.type_error("Can only register classes");
    }
    if rt.is_subclass_of(sub, cls)? {
        return Ok(sub);
    }
    if rt.is_subclass_of(cls, sub)? {
        return rt.raise_new(
            ClassId::RUNTIME_ERROR,
            "Refusing to create an inheritance cycle",
        );
    }
    let (data, sub_id) = (data(rt, cls)?, rt.class_id(sub));
    // What is written in Rust has said it itself.
    let inherited = rt.class(rt.class_id(cls)).mro.iter();
    let taken_for = inherited.copied().find_map(|c| rt.class(c).collection);
    if rt.class(sub_id).heap_type && taken_for.is_some() {
        rt.class_mut(sub_id).collection = taken_for;
    }
    known(rt, &data)?.registry.borrow_mut().push(sub_id);
    let token = token(rt);
    if let Some(token) = rt.state::<Token>(&token) {
        token.0.set(token.0.get() + 1);
    }
    Ok(sub)
}

fn check(rt: &mut Runtime, cls: Value, sub: Value) -> R<Value> {
    let name = rt.intern("__subclasscheck__");
    rt.call_method(cls, name, &[sub])
}

fn abc_instancecheck(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [cls, instance] = [args.all[0], args.all[1]];
    let data = data(rt, cls)?;
    let sub = rt.get_attr(instance, rt.names.class)?;
    let memory = known(rt, &data)?;
    let number = |rt: &Runtime, v: Value| rt.is_type(v).then(|| rt.class_id(v));
    let sub_id = number(rt, sub);
    if sub_id.is_some_and(|id| memory.cache.borrow().contains(&id)) {
        return Ok(Value::TRUE);
    }
    let kind = rt.type_of(instance);
    if sub == kind {
        let current = memory.token.get() == token_now(rt);
        if current && sub_id.is_some_and(|id| memory.negative.borrow().contains(&id)) {
            return Ok(Value::FALSE);
        }
        return check(rt, cls, sub);
    }
    let answer = check(rt, cls, sub)?;
    if rt.truth(answer)? {
        return Ok(Value::TRUE);
    }
    check(rt, cls, kind)
}

fn abc_subclasscheck(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [cls, sub] = [args.all[0], args.all[1]];
    if !rt.is_type(sub) {
        return rt.type_error("issubclass() arg 1 must be a class");
    }
    let data = data(rt, cls)?;
    let memory = known(rt, &data)?;
    let id = rt.class_id(sub);
    if memory.cache.borrow().contains(&id) {
        return Ok(Value::TRUE);
    }
    let token = token_now(rt);
    if memory.token.get() != token {
        memory.negative.borrow_mut().clear();
        memory.token.set(token);
    } else if memory.negative.borrow().contains(&id) {
        return Ok(Value::FALSE);
    }
    let answer = decide(rt, cls, sub, memory)?;
    let list = if answer {
        &memory.cache
    } else {
        &memory.negative
    };
    list.borrow_mut().insert(id);
    Ok(Value::bool(answer))
}

/// Is `sub` a subclass? By its hook, by inheritance, by what was registered, by subclasses' answers.
fn decide(rt: &mut Runtime, cls: Value, sub: Value, memory: &Known) -> R<bool> {
    let hook = rt.intern("__subclasshook__");
    match rt.call_method(cls, hook, &[sub])? {
        Value::TRUE => return Ok(true),
        Value::FALSE => return Ok(false),
        Value::NOT_IMPLEMENTED => {}
        _ => {
            return rt.raise_new(
                ClassId::ASSERTION_ERROR,
                "__subclasshook__ must return either False, True, or NotImplemented",
            );
        }
    }
    if rt.is_type(cls) && rt.is_subclass(rt.class_id(sub), rt.class_id(cls)) {
        return Ok(true);
    }
    let registered = memory.registry.borrow().clone();
    for other in registered {
        let other = rt.class(other).object;
        if rt.is_subclass_of(sub, other)? {
            return Ok(true);
        }
    }
    let name = rt.intern("__subclasses__");
    let subclasses = rt.call_method(cls, name, &[])?;
    let subclasses = rt.collect(subclasses)?;
    for other in &subclasses {
        if rt.is_subclass_of(sub, *other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn get_cache_token(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let token = token_now(rt);
    Ok(rt.new_int(token))
}

fn get_dump(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = data(rt, args.all[0])?;
    let memory = known(rt, &data)?;
    let lists = [
        memory.registry.borrow().clone(),
        memory.cache.borrow().iter().copied().collect(),
        memory.negative.borrow().iter().copied().collect(),
    ];
    let mut parts = rt.root_vec();
    for list in lists {
        let classes: Vec<Value> = list.iter().map(|c| rt.class(*c).object).collect();
        let list = rt.new_list(&classes);
        let set = rt.class(ClassId::SET).object;
        let set = rt.call(set, Args::positional(&[list]))?;
        parts.push(set);
    }
    let token = rt.new_int(memory.token.get());
    parts.push(token);
    Ok(rt.new_tuple(&parts))
}

fn reset_registry(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = data(rt, args.all[0])?;
    known(rt, &data)?.registry.borrow_mut().clear();
    Ok(Value::NONE)
}

fn reset_caches(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let data = data(rt, args.all[0])?;
    let memory = known(rt, &data)?;
    memory.cache.borrow_mut().clear();
    memory.negative.borrow_mut().clear();
    Ok(Value::NONE)
}
