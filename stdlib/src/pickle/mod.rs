//! Module `_pickle`: objects to bytes and back.
//!
//! ```text
//!  obj ──save──► Output ──► bytes ──► Input ──load──► stack ──► obj
//!        memo: object → number            memo: number → object
//! ```
//!
//! What is written is byte for byte what CPython's `_pickle` writes. That differs from what `pickle._Pickler` writes
//! in places: containers are cut into batches in another way.

mod buffer;
mod global;
mod input;
mod load;
mod load_build;
mod load_items;
mod load_text;
mod memo;
mod memo_proxy;
mod needs;
mod op;
mod output;
mod pickler;
mod reduce;
mod save;
mod save_items;
mod unpickler;

use crate::module_errors::{error_class, raise_error};
use needs::needs;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    TABLE:
    "_pickle.dump" => pickler::dump, 0, ANY, true, Function;
    "_pickle.dumps" => pickler::dumps, 0, ANY, true, Function;
    "_pickle.load" => unpickler::load, 0, ANY, true, Function;
    "_pickle.loads" => unpickler::loads, 0, ANY, true, Function;
}

/// Highest protocol, and the one used unless another is asked for.
const HIGHEST_PROTOCOL: u8 = 5;

/// The name of this module.
const HOME: &str = "_pickle";

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module(HOME);
    rt.fill_module(module, TABLE);
    let base = error_class(rt, HOME, "PickleError", &[ClassId::EXCEPTION])?;
    rt.set_module_attr(module, "PickleError", base);
    let base = rt.class_id(base);
    for name in ["PicklingError", "UnpicklingError"] {
        let class = error_class(rt, HOME, name, &[base])?;
        rt.set_module_attr(module, name, class);
    }
    let classes: [&NativeClass; 5] = [
        &pickler::CLASS,
        &unpickler::CLASS,
        &buffer::CLASS,
        &memo_proxy::PICKLER,
        &memo_proxy::UNPICKLER,
    ];
    for class in classes {
        let id = rt.define_class(class)?;
        let object = rt.class(id).object;
        if class.name.ends_with("Proxy") {
            continue;
        }
        rt.set_module_attr(module, class.name, object);
        rt.class_mut(id).weakly_referable = class.name == "PickleBuffer";
    }
    pickler::add_attributes(rt);
    unpickler::add_attributes(rt);
    needs::find(rt)
}

/// Lets a class have an attribute that is read and written by two natives; deleting it is for the second, too.
fn add_attribute(
    rt: &mut Runtime,
    class: ClassId,
    name: &str,
    natives: &'static [rekindle_objects::NativeDef; 2],
) {
    let [get, set] = [&natives[0], &natives[1]].map(|def| rt.new_native(def));
    let property = rt.new_triple(ShapeId::PROPERTY, get, set, Value::NONE);
    let name = rt.intern(name);
    rt.set_class_attr(class, name, property);
}

/// Raises `PicklingError`.
#[cold]
fn pickling_error<T>(rt: &mut Runtime, message: impl AsRef<str>) -> R<T> {
    raise_error(rt, HOME, "PicklingError", message.as_ref())
}

/// Raises `UnpicklingError`.
#[cold]
fn unpickling_error<T>(rt: &mut Runtime, message: impl AsRef<str>) -> R<T> {
    raise_error(rt, HOME, "UnpicklingError", message.as_ref())
}

/// `obj.name` if there is such an attribute.
fn attribute(rt: &mut Runtime, obj: Value, name: &str) -> R<Option<Value>> {
    let name = rt.intern(name);
    rt.get_attr_opt(obj, name)
}

/// Calls with positional arguments.
fn call(rt: &mut Runtime, f: Value, args: &[Value]) -> R<Value> {
    rt.call(f, Args::positional(args))
}

/// Checks how many arguments are given by position, `skip` before them not counted.
fn check_positional(
    rt: &mut Runtime,
    function: &str,
    args: Args<'_>,
    wanted: std::ops::RangeInclusive<usize>,
    skip: usize,
) -> R<()> {
    let given = args.pos().len().saturating_sub(skip);
    let (least, most) = (*wanted.start(), *wanted.end());
    if wanted.contains(&given) {
        return Ok(());
    }
    let how = if least == most { "exactly" } else { "at most" };
    let s = if most == 1 { "" } else { "s" };
    rt.type_error(format!(
        "{function}() takes {how} {most} positional argument{s} ({given} given)"
    ))
}
