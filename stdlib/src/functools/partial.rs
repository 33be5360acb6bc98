//! `functools.partial` and its `Placeholder`.

use crate::defined;
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::{Foreign, RootVec};
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    METHODS:
    "partial.__new__" => new, 1, ANY, true, Static;
    "partial.__call__" => call, 1, ANY, true, Method;
    "partial.__get__" => get, 2, 3, false, Method;
    "partial.__repr__" => repr, 1, 1, false, Method;
    "partial.func" => func, 1, 1, false, Getter;
    "partial.args" => given, 1, 1, false, Getter;
    "partial.keywords" => keywords, 1, 1, false, Getter;
    "partial.__reduce__" => reduce, 1, 1, false, Method;
    "partial.__setstate__" => setstate, 2, 2, false, Method;
    "partial.__class_getitem__" => rekindle_objects::generic_alias::alias, 2, 2, false, Class;
}

natives! {
    PLACEHOLDER:
    "_PlaceholderType.__new__" => placeholder_new, 1, ANY, true, Static;
    "_PlaceholderType.__repr__" => placeholder_repr, 1, 1, false, Method;
    "_PlaceholderType.__reduce__" => placeholder_repr, 1, 1, false, Method;
}

/// A function with some of its arguments.
struct Partial {
    function: Cell<Value>,
    /// A tuple; `Placeholder` where a call's own arguments go first.
    args: Cell<Value>,
    /// A dict.
    keywords: Cell<Value>,
    placeholders: Cell<usize>,
}

impl Foreign for Partial {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for cell in [&self.function, &self.args, &self.keywords] {
            see(cell.get());
        }
    }
}

pub(crate) fn install(rt: &mut Runtime, module: Value) {
    let partial = defined(
        rt,
        &NativeClass {
            module: "functools",
            name: "partial",
            doc: Some(
                "Create a new function with partial application of the given arguments and keywords.",
            ),
            base: ClassId::OBJECT,
            methods: METHODS,
            state: true,
            dict: true,
        },
    );
    rt.class_mut(partial).weakly_referable = true;
    let object = rt.class(partial).object;
    rt.set_module_attr(module, "partial", object);
    let placeholder = defined(
        rt,
        &NativeClass {
            module: "functools",
            name: "_PlaceholderType",
            doc: Some("The type of the Placeholder singleton."),
            base: ClassId::OBJECT,
            methods: PLACEHOLDER,
            state: false,
            dict: false,
        },
    );
    rt.class_mut(placeholder).underivable = true;
    let object = rt.class(placeholder).object;
    rt.set_module_attr(module, "_PlaceholderType", object);
    let only = rt.new_instance_of(placeholder);
    // The class keeps its only instance.
    let (name, namespace) = (rt.intern("_instance"), rt.type_namespace(object));
    rt.namespace_set(namespace, name, only);
    rt.set_module_attr(module, "Placeholder", only);
}

fn is_placeholder(rt: &Runtime, v: Value) -> bool {
    v.is_ptr() && Some(rt.class_of(v)) == rt.native_class("functools", "_PlaceholderType")
}

fn placeholder_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if args.all.len() > 1 {
        return rt.type_error("_PlaceholderType takes no arguments");
    }
    let name = rt.intern("_instance");
    rt.get_attr(args.all[0], name)
}

fn placeholder_repr(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_str("Placeholder"))
}

/// The tuple of arguments, with the first ones of `more` in the places of placeholders.
fn merged(rt: &mut Runtime, args: Value, placeholders: usize, more: &[Value]) -> RootVec {
    let mut all = rt.root_vec();
    let mut rest = more.iter().copied();
    if placeholders == 0 {
        all.extend_from_slice(rt.tuple_items(args));
    } else {
        for v in rt.tuple_items(args) {
            let fills = is_placeholder(rt, *v);
            let v = if fills { rest.next().unwrap_or(*v) } else { *v };
            all.push(v);
        }
    }
    all.extend(rest);
    all
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.native_class("functools", "partial");
    let class = rt.class_argument(args.all[0], base.unwrap_or(ClassId::OBJECT))?;
    let [_, function, more @ ..] = args.pos() else {
        return rt.type_error("type 'partial' takes at least one argument");
    };
    let mut function = *function;
    if !rt.is_callable(function) {
        return rt.type_error("the first argument must be callable");
    }
    if more.last().is_some_and(|v| is_placeholder(rt, *v)) {
        return rt.type_error("trailing Placeholders are not allowed");
    }
    let keywords = rt.new_dict();
    let d = DictRef::new(keywords);
    let mut all = rt.root_vec();
    all.extend_from_slice(more);
    let inner = function;
    if Some(rt.class_of(inner)) == base
        && let Some(p) = rt.state::<Partial>(&inner)
    {
        // A partial of a partial is one of the function itself.
        all = merged(rt, p.args.get(), p.placeholders.get(), more);
        function = p.function.get();
        rt.dict_fill(d, p.keywords.get())?;
    }
    for (name, value) in args.keywords() {
        if is_placeholder(rt, value) {
            return rt.type_error("Placeholder cannot be passed as a keyword argument");
        }
        rt.dict_set(d, name, value)?;
    }
    while all.last().is_some_and(|v| is_placeholder(rt, *v)) {
        all.pop();
    }
    let placeholders = all.iter().filter(|v| is_placeholder(rt, **v)).count();
    let given = rt.new_tuple(&all);
    Ok(rt.new_with_state(
        class,
        Partial {
            function: Cell::new(function),
            args: Cell::new(given),
            keywords: Cell::new(keywords),
            placeholders: Cell::new(placeholders),
        },
    ))
}

fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let p = rt.own_state::<Partial>(&args.all[0], "__call__")?;
    let more = &args.pos()[1..];
    let wanted = p.placeholders.get();
    if more.len() < wanted {
        let got = more.len();
        return rt.type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {wanted}, got {got}"
        ));
    }
    let mut all = merged(rt, p.args.get(), wanted, more);
    let mut names = rt.root_vec();
    for (name, value) in DictRef::new(p.keywords.get()).iter() {
        if !rt.is_any_str(name) {
            return rt.type_error("keywords must be strings");
        }
        names.push(rt.intern_value(name));
        all.push(args.keyword(name).unwrap_or(value));
    }
    for (name, value) in args.keywords() {
        if !names.contains(&name) {
            names.push(name);
            all.push(value);
        }
    }
    let args = Args {
        all: &all,
        names: &names,
    };
    rt.call(p.function.get(), args)
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [me, obj] = [args.all[0], args.all[1]];
    if obj.is_none() {
        return Ok(me);
    }
    Ok(rt.bind_method(me, obj))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let p = rt.own_state::<Partial>(&me, "__repr__")?;
    let class = rt.class_of(me);
    let name = rt.class_path(class);
    if !rt.begin_repr(me) {
        return Ok(rt.new_str("..."));
    }
    let text = parts(rt, p);
    rt.end_repr();
    let text = format!("{name}({})", text?.join(", "));
    Ok(rt.new_str(&text))
}

fn parts(rt: &mut Runtime, p: &Partial) -> R<Vec<String>> {
    let mut texts = vec![rt.repr_text(p.function.get())?];
    for v in rt.tuple_items(p.args.get()) {
        texts.push(rt.repr_text(*v)?);
    }
    let mut items = rt.root_vec();
    for (name, value) in DictRef::new(p.keywords.get()).iter() {
        items.extend([name, value]);
    }
    for item in items.chunks_exact(2) {
        let (name, value) = (rt.str(item[0])?, rt.repr_text(item[1])?);
        texts.push(format!("{}={value}", rt.str_text(name)));
    }
    Ok(texts)
}

fn func(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt
        .own_state::<Partial>(&args.all[0], "func")?
        .function
        .get())
}

fn given(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Partial>(&args.all[0], "args")?.args.get())
}

fn keywords(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt
        .own_state::<Partial>(&args.all[0], "keywords")?
        .keywords
        .get())
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let p = rt.own_state::<Partial>(&me, "__reduce__")?;
    let attributes = rt.get_attr_opt(me, rt.names.dict)?.unwrap_or(Value::NONE);
    let attributes = match rt.as_dict(attributes) {
        Some(d) if !d.is_empty() => attributes,
        _ => Value::NONE,
    };
    let function = p.function.get();
    let state = rt.new_tuple(&[function, p.args.get(), p.keywords.get(), attributes]);
    let (class, given) = (rt.type_of(me), rt.new_tuple(&[function]));
    Ok(rt.new_tuple(&[class, given, state]))
}

fn setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let p = rt.own_state::<Partial>(&me, "__setstate__")?;
    let state = rt.as_tuple(args.all[1]).map(|t| rt.tuple_items(t));
    let Some([function, given, keywords, attributes]) = state else {
        return rt.type_error("invalid partial state");
    };
    let (Some(given), true) = (rt.as_tuple(*given), rt.is_callable(*function)) else {
        return rt.type_error("invalid partial state");
    };
    // A plain dict or tuple is kept, not copied.
    let keywords = match rt.as_dict(*keywords) {
        Some(_) if rt.class_of(*keywords) == ClassId::DICT => *keywords,
        Some(d) => rt.dict_copy(d),
        None if keywords.is_none() => rt.new_dict(),
        None => return rt.type_error("invalid partial state"),
    };
    let items = rt.tuple_items(given);
    if items.last().is_some_and(|v| is_placeholder(rt, *v)) {
        return rt.type_error("trailing Placeholders are not allowed");
    }
    let placeholders = items.iter().filter(|v| is_placeholder(rt, **v)).count();
    p.placeholders.set(placeholders);
    for (cell, v) in [
        (&p.function, *function),
        (&p.args, given),
        (&p.keywords, keywords),
    ] {
        cell.set(v);
        rt.state_barrier(me, v);
    }
    let attributes = match attributes.is_none() {
        true => rt.new_dict(),
        false => *attributes,
    };
    let name = rt.names.dict;
    rt.set_attr(me, name, attributes)?;
    Ok(Value::NONE)
}
