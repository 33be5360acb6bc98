//! Module `_csv`: tables as lines of text.

mod dialect;
mod reader;
mod writer;

use crate::module_errors::{error_class, module_attr, raise_error};
use dialect::Quoting;
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
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
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
        let id = rt.define_class(&class)?;
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
    let error = error_class(rt, "_csv", "Error", &[ClassId::EXCEPTION])?;
    rt.set_module_attr(module, "Error", error);
    Ok(())
}

/// Raises `csv.Error`.
fn error<T>(rt: &mut Runtime, message: impl AsRef<str>) -> R<T> {
    raise_error(rt, "_csv", "Error", message.as_ref())
}

/// Longest field that readers take now.
fn field_limit(rt: &mut Runtime) -> R<i64> {
    let limit = module_attr(rt, "_csv", LIMIT)?;
    rt.index_i64(limit)
}

fn field_size_limit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let old = module_attr(rt, "_csv", LIMIT)?;
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
