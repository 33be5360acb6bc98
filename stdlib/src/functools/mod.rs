//! Module `_functools`: `reduce`, `cmp_to_key`, and the classes of [`partial`] and [`lru_cache`].

mod lru_cache;
mod partial;

use crate::defined;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, CompareOp, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    FUNCTIONS:
    "_functools.reduce" => reduce, 0, ANY, true, Function;
    "_functools.cmp_to_key" => cmp_to_key, 0, ANY, true, Function;
}

natives! {
    KEY:
    "KeyWrapper.__new__" => key_new, 1, ANY, true, Static;
    "KeyWrapper.__call__" => key_call, 1, ANY, true, Method;
    "KeyWrapper.obj" => key_obj, 1, 1, false, Getter;
    "KeyWrapper.__lt__" => key_lt, 2, 2, false, Method;
    "KeyWrapper.__le__" => key_le, 2, 2, false, Method;
    "KeyWrapper.__eq__" => key_eq, 2, 2, false, Method;
    "KeyWrapper.__ne__" => key_ne, 2, 2, false, Method;
    "KeyWrapper.__gt__" => key_gt, 2, 2, false, Method;
    "KeyWrapper.__ge__" => key_ge, 2, 2, false, Method;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_functools");
    rt.fill_module(module, FUNCTIONS);
    let key = defined(
        rt,
        &NativeClass {
            module: "functools",
            name: "KeyWrapper",
            doc: None,
            base: ClassId::OBJECT,
            methods: KEY,
            state: true,
            dict: false,
        },
    );
    rt.class_mut(key).underivable = true;
    let hash = rt.names.hash;
    rt.set_class_attr(key, hash, Value::NONE);
    partial::install(rt, module);
    lru_cache::install(rt, module);
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.pos().len() < 2 {
        let given = args.pos().len();
        return rt.type_error(format!(
            "reduce() takes at least 2 positional arguments ({given} given)"
        ));
    }
    let [function, iterable, initial] = rt.bind_args("reduce", args, 0, ["", "", "initial"], 2)?;
    let it = match rt.get_iter(iterable) {
        Ok(it) => it,
        Err(e) if rt.pending_is(ClassId::TYPE_ERROR) => {
            let _ = e;
            rt.clear_pending();
            return rt.type_error("reduce() arg 2 must support iteration");
        }
        Err(e) => return Err(e),
    };
    let mut total = initial;
    if total.is_null() {
        total = match rt.iter_next(it)? {
            Some(first) => first,
            None => {
                return rt.type_error("reduce() of empty iterable with no initial value");
            }
        };
    }
    while let Some(v) = rt.iter_next(it)? {
        total = rt.call(function, Args::positional(&[total, v]))?;
    }
    Ok(total)
}

/// A comparison function, and perhaps what it compares.
struct Key {
    compare: Value,
    obj: Cell<Value>,
}

impl Foreign for Key {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.compare);
        see(self.obj.get());
    }
}

fn new_key(rt: &mut Runtime, compare: Value, obj: Value) -> R<Value> {
    let Some(class) = rt.native_class("functools", "KeyWrapper") else {
        return rt.raise_new(ClassId::SYSTEM_ERROR, "the module is not installed");
    };
    let obj = Cell::new(obj);
    Ok(rt.new_with_state(class, Key { compare, obj }))
}

fn key_new(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.type_error("cannot create 'functools.KeyWrapper' instances")
}

fn cmp_to_key(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [compare] = rt.bind_args("cmp_to_key", args, 0, ["mycmp"], 1)?;
    new_key(rt, compare, Value::NULL)
}

fn key_call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let key = rt.own_state::<Key>(&args.all[0], "__call__")?;
    let [obj] = rt.bind_args("K", args, 1, ["obj"], 1)?;
    new_key(rt, key.compare, obj)
}

fn key_obj(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let key = rt.own_state::<Key>(&args.all[0], "obj")?;
    match key.obj.get() {
        Value::NULL => {
            let name = rt.intern("obj");
            rt.no_attribute(args.all[0], name)
        }
        obj => Ok(obj),
    }
}

fn key_compare(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    let a = rt.own_state::<Key>(&args.all[0], "__lt__")?;
    let Some(b) = rt.state::<Key>(&args.all[1]) else {
        return rt.type_error("other argument must be K instance");
    };
    let pair = [a.obj.get(), b.obj.get()];
    if pair.contains(&Value::NULL) {
        return rt.raise_new(ClassId::ATTRIBUTE_ERROR, "object");
    }
    let order = rt.call(a.compare, Args::positional(&pair))?;
    rt.compare(op, order, Value::small_int(0))
}

macro_rules! comparisons {
    ($($name:ident $op:ident)*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            key_compare(rt, args, CompareOp::$op)
        })*
    };
}

comparisons! { key_lt Lt key_le Le key_eq Eq key_ne Ne key_gt Gt key_ge Ge }
