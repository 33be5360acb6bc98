//! `types.SimpleNamespace`, the class of `sys.implementation`.

use rekindle_objects::class_build::Recipe;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Methods of the class.
    TABLE:
    "SimpleNamespace.__init__" => init, 1, 2, true, Method;
    "SimpleNamespace.__repr__" => repr, 1, 1, false, Method;
    "SimpleNamespace.__eq__" => eq, 2, 2, false, Method;
    "SimpleNamespace.__reduce__" => reduce, 1, 1, false, Method;
    "SimpleNamespace.__replace__" => replace, 1, 1, true, Method;
}

/// Makes the class.
pub(crate) fn new_class(rt: &mut Runtime) -> R<Value> {
    let namespace = rt.new_namespace();
    let d = DictRef::new(namespace);
    let names = rt.names;
    let module = rt.intern("types");
    rt.namespace_set(d, names.module, module);
    let doc = rt.new_str("A simple attribute-based namespace.");
    rt.namespace_set(d, names.doc, doc);
    for def in TABLE {
        let (name, native) = (rt.intern(def.name), rt.new_native(def));
        rt.namespace_set(d, name, native);
    }
    rt.namespace_set(d, names.hash, Value::NONE);
    let name = rt.intern("SimpleNamespace");
    let object = rt.class(ClassId::OBJECT).object;
    let recipe = Recipe {
        metaclass: ClassId::TYPE,
        name,
        bases: &[object],
        namespace,
        self_attrs: 0,
    };
    rt.new_python_class(recipe, Args::positional(&[]))
}

/// Values from a mapping or pairs, and from keywords.
fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    if let [_, given] = args.pos() {
        let dict = rt.new_dict();
        rt.dict_update(dict, *given)?;
        for (name, value) in DictRef::new(dict).iter() {
            if !rt.is_any_str(name) {
                return rt.type_error("keywords must be strings");
            }
            let name = rt.intern_value(name);
            rt.set_attr(obj, name, value)?;
        }
    }
    for (name, value) in args.keywords() {
        rt.set_attr(obj, name, value)?;
    }
    Ok(Value::NONE)
}

fn dict_of(rt: &mut Runtime, obj: Value) -> R<Value> {
    let name = rt.names.dict;
    let dict = rt.get_attr(obj, name)?;
    let made = rt.new_dict();
    rt.dict_update(made, dict)?;
    Ok(made)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    let class = rt.class_of(obj);
    let name = rt.class(class).name.clone();
    let name = if name == "SimpleNamespace" {
        "namespace".into()
    } else {
        name
    };
    if !rt.begin_repr(obj) {
        return Ok(rt.new_str(&format!("{name}(...)")));
    }
    let fields = fields_text(rt, obj);
    rt.end_repr();
    Ok(rt.new_str(&format!("{name}({})", fields?)))
}

fn fields_text(rt: &mut Runtime, obj: Value) -> R<String> {
    let dict = dict_of(rt, obj)?;
    let mut parts = Vec::new();
    for (key, value) in DictRef::new(dict).iter() {
        let key = rt.str_text(key).into_owned();
        let text = rt.repr_text(value)?;
        parts.push(format!("{key}={text}"));
    }
    Ok(parts.join(", "))
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = (args.all[0], args.all[1]);
    let related = rt.is_subclass(rt.class_of(b), rt.class_of(a))
        || rt.is_subclass(rt.class_of(a), rt.class_of(b));
    if !related {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (dict_of(rt, a)?, dict_of(rt, b)?);
    Ok(Value::bool(rt.equal(a, b)?))
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (class, none) = (rt.type_of(args.all[0]), rt.empty_tuple);
    let dict = dict_of(rt, args.all[0])?;
    Ok(rt.new_tuple(&[class, none, dict]))
}

fn replace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.type_of(args.all[0]);
    let made = rt.call(class, Args::positional(&[]))?;
    let dict = dict_of(rt, args.all[0])?;
    for (name, value) in DictRef::new(dict).iter() {
        rt.set_attr(made, name, value)?;
    }
    for (name, value) in args.keywords() {
        rt.set_attr(made, name, value)?;
    }
    Ok(made)
}
