//! Tuples whose items have names, like `sys.version_info`: one class and one instance each.

use rekindle_objects::class_build::Recipe;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// What these classes add to tuples.
    TABLE:
    "record.__repr__" => repr, 1, 1, false, Method;
}

/// Makes class `module.name`, a tuple with named items, and its one instance.
pub fn new_record(
    rt: &mut Runtime,
    module: &str,
    name: &str,
    fields: &[(&str, Value)],
) -> R<Value> {
    let namespace = rt.new_namespace();
    let d = rekindle_objects::dict::DictRef::new(namespace);
    for (field, value) in fields {
        let field = rt.intern(field);
        rt.namespace_set(d, field, *value);
    }
    let names = rt.names;
    let module = rt.intern(module);
    rt.namespace_set(d, names.module, module);
    let repr = rt.new_native(&TABLE[0]);
    rt.namespace_set(d, names.repr, repr);
    let name = rt.intern(name);
    let tuple = rt.class(ClassId::TUPLE).object;
    let recipe = Recipe {
        metaclass: ClassId::TYPE,
        name,
        bases: &[tuple],
        namespace,
        self_attrs: 0,
    };
    let class = rt.new_python_class(recipe, Args::positional(&[]))?;
    let mut items = rt.root_vec();
    for (_, value) in fields {
        items.push(*value);
    }
    let items = rt.new_tuple(&items);
    let class = rt.class_id(class);
    Ok(rt.new_with_payload(class, items))
}

/// `sys.version_info(major=3, minor=14, …)`
fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_of(args.all[0]);
    let mut out = rt.class_path(class);
    out.push('(');
    let namespace = rt.class_namespace(class);
    let mut first = true;
    for i in 0..namespace.used() {
        let Some((field, value)) = namespace.entry(i) else {
            continue;
        };
        let field = rt.str_text(field);
        if field.starts_with("__") {
            continue;
        }
        if !first {
            out.push_str(", ");
        }
        first = false;
        out.push_str(&field);
        out.push('=');
        rt.repr_into(value, &mut out)?;
    }
    out.push(')');
    Ok(rt.new_str(&out))
}
