//! `operator.itemgetter`, `attrgetter` and `methodcaller`.

use crate::defined;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeDef, R, Runtime, Value, natives};

natives! {
    ITEM:
    "itemgetter.__new__" => item_new, 1, ANY, true, Static;
    "itemgetter.__call__" => item_call, 1, ANY, true, Method;
    "itemgetter.__repr__" => item_repr, 1, 1, false, Method;
    "itemgetter.__reduce__" => reduce, 1, 1, false, Method;
}

natives! {
    ATTR:
    "attrgetter.__new__" => attr_new, 1, ANY, true, Static;
    "attrgetter.__call__" => attr_call, 1, ANY, true, Method;
    "attrgetter.__repr__" => item_repr, 1, 1, false, Method;
    "attrgetter.__reduce__" => reduce, 1, 1, false, Method;
}

natives! {
    METHOD:
    "methodcaller.__new__" => method_new, 1, ANY, true, Static;
    "methodcaller.__call__" => method_call, 1, ANY, true, Method;
    "methodcaller.__repr__" => method_repr, 1, 1, false, Method;
    "methodcaller.__reduce__" => method_reduce, 1, 1, false, Method;
}

pub(crate) fn install(rt: &mut Runtime, module: Value) {
    let classes: [(&'static str, &'static [NativeDef]); 3] = [
        ("itemgetter", ITEM),
        ("attrgetter", ATTR),
        ("methodcaller", METHOD),
    ];
    for (name, methods) in classes {
        let class = defined(
            rt,
            &NativeClass {
                module: "operator",
                name,
                doc: None,
                base: ClassId::OBJECT,
                methods,
                state: true,
                dict: false,
            },
        );
        let object = rt.class(class).object;
        rt.set_module_attr(module, name, object);
    }
}

/// What is got: a tuple of keys or names; of `methodcaller`: the name and the arguments.
struct Getter {
    what: Value,
    /// Of `attrgetter`: for each name a tuple of its parts.
    paths: Value,
    /// Names of the last of the arguments.
    keywords: Value,
}

impl Foreign for Getter {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.what);
        see(self.paths);
        see(self.keywords);
    }
}

fn made(rt: &mut Runtime, args: Args<'_>, what: Value, paths: Value, keywords: Value) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let getter = Getter {
        what,
        paths,
        keywords,
    };
    Ok(rt.new_with_state(class, getter))
}

/// At least one positional argument, and no others.
fn positional(rt: &mut Runtime, args: Args<'_>, name: &str) -> R<()> {
    if !args.names.is_empty() {
        return rt.type_error(format!("{name}() takes no keyword arguments"));
    }
    if args.all.len() < 2 {
        return rt.type_error(format!("{name} expected 1 argument, got 0"));
    }
    Ok(())
}

/// The one object that a getter is called with.
fn object<'a>(rt: &mut Runtime, args: &Args<'a>, name: &str) -> R<(&'a Getter, Value)> {
    let all: &'a [Value] = args.all;
    let getter = rt.own_state::<Getter>(&all[0], "__call__")?;
    if !args.names.is_empty() {
        return rt.type_error(format!("{name}() takes no keyword arguments"));
    }
    match all {
        [_, obj] => Ok((getter, *obj)),
        _ => {
            let given = all.len() - 1;
            rt.type_error(format!("{name} expected 1 argument, got {given}"))
        }
    }
}

fn item_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    positional(rt, args, "itemgetter")?;
    let what = rt.new_tuple(&args.all[1..]);
    made(rt, args, what, Value::NULL, Value::NULL)
}

fn item_call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (getter, obj) = object(rt, &args, "itemgetter")?;
    let keys = rt.tuple_items(getter.what);
    if let [key] = keys {
        return rt.get_item(obj, *key);
    }
    let mut found = rt.root_vec();
    for key in keys {
        let v = rt.get_item(obj, *key)?;
        found.push(v);
    }
    Ok(rt.new_tuple(&found))
}

fn attr_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    positional(rt, args, "attrgetter")?;
    let mut paths = rt.root_vec();
    for name in &args.all[1..] {
        if !rt.is_any_str(*name) {
            return rt.type_error("attribute name must be a string");
        }
        let text = rt.str_text(*name).into_owned();
        let parts: Vec<Value> = text.split('.').map(|part| rt.intern(part)).collect();
        let path = rt.new_tuple(&parts);
        paths.push(path);
    }
    let paths = rt.new_tuple(&paths);
    let what = rt.new_tuple(&args.all[1..]);
    made(rt, args, what, paths, Value::NULL)
}

fn follow(rt: &mut Runtime, obj: Value, path: Value) -> R<Value> {
    let mut v = obj;
    for name in rt.tuple_items(path) {
        v = rt.get_attr(v, *name)?;
    }
    Ok(v)
}

fn attr_call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (getter, obj) = object(rt, &args, "attrgetter")?;
    let paths = rt.tuple_items(getter.paths);
    if let [path] = paths {
        return follow(rt, obj, *path);
    }
    let mut found = rt.root_vec();
    for path in paths {
        let v = follow(rt, obj, *path)?;
        found.push(v);
    }
    Ok(rt.new_tuple(&found))
}

/// `operator.itemgetter(1, 2)`
fn item_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let getter = rt.own_state::<Getter>(&args.all[0], "__repr__")?;
    let mut texts = Vec::new();
    for v in rt.tuple_items(getter.what) {
        texts.push(rt.repr_text(*v)?);
    }
    shown(rt, args.all[0], &texts)
}

fn shown(rt: &mut Runtime, me: Value, texts: &[String]) -> R<Value> {
    let class = rt.class_of(me);
    let name = rt.class_path(class);
    Ok(rt.new_str(&format!("{name}({})", texts.join(", "))))
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let what = rt.own_state::<Getter>(&args.all[0], "__reduce__")?.what;
    let class = rt.type_of(args.all[0]);
    Ok(rt.new_tuple(&[class, what]))
}

fn method_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(name) = args.pos().get(1).copied() else {
        return rt.type_error("methodcaller needs at least one argument, the method name");
    };
    if !rt.is_any_str(name) {
        return rt.type_error("method name must be a string");
    }
    let what = rt.new_tuple(&args.all[1..]);
    let keywords = rt.new_tuple(args.names);
    let name = rt.intern_value(name);
    made(rt, args, what, name, keywords)
}

fn method_call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (getter, obj) = object(rt, &args, "methodcaller")?;
    let method = rt.get_attr(obj, getter.paths)?;
    let args = Args {
        all: &rt.tuple_items(getter.what)[1..],
        names: rt.tuple_items(getter.keywords),
    };
    rt.call(method, args)
}

fn method_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let getter = rt.own_state::<Getter>(&args.all[0], "__repr__")?;
    let (all, names) = (rt.tuple_items(getter.what), rt.tuple_items(getter.keywords));
    let mut texts = Vec::new();
    for (i, v) in all.iter().enumerate() {
        let text = rt.repr_text(*v)?;
        let first_named = all.len() - names.len();
        texts.push(match i.checked_sub(first_named) {
            Some(k) => format!("{}={text}", rt.str_text(names[k])),
            None => text,
        });
    }
    shown(rt, args.all[0], &texts)
}

fn method_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let getter = rt.own_state::<Getter>(&args.all[0], "__reduce__")?;
    let (all, names) = (rt.tuple_items(getter.what), rt.tuple_items(getter.keywords));
    let class = rt.type_of(args.all[0]);
    if names.is_empty() {
        return Ok(rt.new_tuple(&[class, getter.what]));
    }
    // Through a partial, which alone keeps keywords.
    let Some(partial) = rt.native_class("functools", "partial") else {
        return Ok(rt.new_tuple(&[class, getter.what]));
    };
    let partial = rt.class(partial).object;
    let (rest, named) = all[1..].split_at(all.len() - 1 - names.len());
    let mut given = rt.root_vec();
    given.extend([class, all[0]]);
    given.extend_from_slice(named);
    let maker = rt.call(partial, Args { all: &given, names })?;
    let rest = rt.new_tuple(rest);
    Ok(rt.new_tuple(&[maker, rest]))
}
