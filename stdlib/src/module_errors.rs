//! Exception classes of modules, such as `struct.error`.

use rekindle_objects::class_build::Recipe;
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Args, ClassId, R, Runtime, Value};

/// Makes the exception class `home.name`; the caller enters it into its module.
pub(crate) fn error_class(rt: &mut Runtime, home: &str, name: &str, bases: &[ClassId]) -> R<Value> {
    let namespace = rt.new_namespace();
    let (key, home) = (rt.names.module, rt.intern(home));
    rt.namespace_set(DictRef::new(namespace), key, home);
    let bases: Vec<_> = bases.iter().map(|b| rt.class(*b).object).collect();
    let recipe = Recipe {
        metaclass: ClassId::TYPE,
        name: rt.intern(name),
        bases: &bases,
        namespace,
        self_attrs: 0,
    };
    rt.new_python_class(recipe, Args::positional(&[]))
}

/// Raises the exception class that is attribute `name` of a module, with a text.
///
/// # Errors
/// Always: that exception, or what looking it up or making it raises.
pub(crate) fn raise_error<T>(rt: &mut Runtime, module: &str, name: &str, message: &str) -> R<T> {
    let class = module_attr(rt, module, name)?;
    let text = rt.new_str(message);
    let exc = rt.call(class, Args::positional(&[text]))?;
    rt.raise(exc)
}

/// An attribute of a module of `sys.modules`.
///
/// # Errors
/// `ImportError` when the program has taken the module out.
pub(crate) fn module_attr(rt: &mut Runtime, module: &str, name: &str) -> R<Value> {
    let (key, name) = (rt.intern(module), rt.intern(name));
    match rt.dict_get_name(DictRef::new(rt.modules), key) {
        Some(module) => rt.get_attr(module, name),
        None => rt.raise_new(ClassId::IMPORT_ERROR, format!("module '{module}' is gone")),
    }
}
