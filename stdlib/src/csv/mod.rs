//! Module `_csv`: tables as lines of text.

mod dialect;
mod reader;
mod writer;

use dialect::Quoting;
use rekindle_objects::class_build::Recipe;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    TABLE:
    "_csv.reader" => reader::reader, 0, 2, true, Function;
    "_csv.writer" => writer::writer, 0, 2, true, Function;
    "_csv.register_dialect" => dialect::register_dialect, 1, 2, true, Function;
    "_csv.unregister_dialect" => dialect::unregister_dialect, 1, 1, false, Function;
    "_csv.get_dialect" => dialect::get_dialect, 1, 1, false, Function;
    "_csv.list_dialects" => dialect::list_dialects, 0, 0, false, Function;
    "_csv.field_size_limit" => field_size_limit, 0, 1, false, Function;
}

/// Longest field that readers take at first.
const FIELD_LIMIT: i64 = 128 * 1024;
const LIMIT: &str = "_field_size_limit";

/// Makes the module and its classes.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module("_csv");
    rt.fill_module(module, TABLE);
    for (name, quoting) in [
        ("QUOTE_MINIMAL", Quoting::Minimal),
        ("QUOTE_ALL", Quoting::All),
        ("QUOTE_NONNUMERIC", Quoting::NonNumeric),
        ("QUOTE_NONE", Quoting::None),
        ("QUOTE_STRINGS", Quoting::Strings),
        ("QUOTE_NOTNULL", Quoting::NotNull),
    ] {
        rt.set_module_attr(module, name, Value::small_int(quoting as i64));
    }
    for class in [dialect::CLASS, reader::CLASS, writer::CLASS] {
        let id = rt
            .define_class(&class)
            .expect("the classes of _csv are well-formed");
        let object = rt.class(id).object;
        let name = match class.name {
            "reader" => "Reader",
            "writer" => "Writer",
            name => name,
        };
        rt.set_module_attr(module, name, object);
    }
    let dialects = rt.new_dict();
    rt.set_module_attr(module, "_dialects", dialects);
    rt.set_module_attr(module, LIMIT, Value::small_int(FIELD_LIMIT));
    let error = error_class(rt).expect("the class is well-formed");
    rt.set_module_attr(module, "Error", error);
}

fn error_class(rt: &mut Runtime) -> R<Value> {
    let namespace = rt.new_namespace();
    let (name, value) = (rt.names.module, rt.intern("_csv"));
    rt.namespace_set(DictRef::new(namespace), name, value);
    let base = rt.class(ClassId::EXCEPTION).object;
    let recipe = Recipe {
        metaclass: ClassId::TYPE,
        name: rt.intern("Error"),
        bases: &[base],
        namespace,
        self_attrs: 0,
    };
    rt.new_python_class(recipe, Args::positional(&[]))
}

/// An attribute of the module.
fn module_attr(rt: &mut Runtime, name: &str) -> R<Value> {
    let (module, name) = (rt.intern("_csv"), rt.intern(name));
    let modules = DictRef::new(rt.modules);
    match rt.dict_get_name(modules, module) {
        Some(module) => rt.get_attr(module, name),
        None => rt.raise_new(ClassId::IMPORT_ERROR, "module '_csv' is gone"),
    }
}

/// Raises `csv.Error`.
fn error<T>(rt: &mut Runtime, message: impl AsRef<str>) -> R<T> {
    let class = module_attr(rt, "Error")?;
    let text = rt.new_str(message.as_ref());
    let exc = rt.call(class, Args::positional(&[text]))?;
    rt.raise(exc)
}

/// Longest field that readers take now.
fn field_limit(rt: &mut Runtime) -> R<i64> {
    let limit = module_attr(rt, LIMIT)?;
    rt.index_i64(limit)
}

fn field_size_limit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let old = module_attr(rt, LIMIT)?;
    if let Some(new) = args.all.first() {
        if !rt.is_int(*new) {
            return rt.type_error("limit must be an integer");
        }
        let new = rt.index_i64(*new)?;
        let (module, new) = (rt.intern("_csv"), Value::small_int(new));
        let modules = DictRef::new(rt.modules);
        if let Some(module) = rt.dict_get_name(modules, module) {
            rt.set_module_attr(module, LIMIT, new);
        }
    }
    Ok(old)
}
