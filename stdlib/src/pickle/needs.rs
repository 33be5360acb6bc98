//! What `_pickle` uses of other modules, looked up when it is made.

use crate::on_demand::keep_alive;
use rekindle_objects::{R, Runtime, Value};
use std::cell::Cell;

/// Objects of other modules.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    /// `copyreg.dispatch_table`
    pub(super) dispatch_table: Value,
    /// `copyreg._extension_registry`
    pub(super) extension_registry: Value,
    /// `copyreg._inverted_registry`
    pub(super) inverted_registry: Value,
    /// `copyreg._extension_cache`
    pub(super) extension_cache: Value,
    /// `_compat_pickle.NAME_MAPPING`
    pub(super) names_2to3: Value,
    /// `_compat_pickle.IMPORT_MAPPING`
    pub(super) imports_2to3: Value,
    /// `_compat_pickle.REVERSE_NAME_MAPPING`
    pub(super) names_3to2: Value,
    /// `_compat_pickle.REVERSE_IMPORT_MAPPING`
    pub(super) imports_3to2: Value,
    /// `codecs.encode`
    pub(super) encode: Value,
    /// `codecs.escape_decode`
    pub(super) escape_decode: Value,
    /// `functools.partial`
    pub(super) partial: Value,
    /// `builtins.getattr`
    pub(super) getattr: Value,
}

#[derive(Default)]
struct Kept(Cell<Option<Needs>>);

/// Looks them up.
///
/// # Errors
/// What importing these modules raises.
pub(super) fn find(rt: &mut Runtime) -> R<()> {
    let mut found = rt.root_vec();
    for (module, name) in [
        ("copyreg", "dispatch_table"),
        ("copyreg", "_extension_registry"),
        ("copyreg", "_inverted_registry"),
        ("copyreg", "_extension_cache"),
        ("_compat_pickle", "NAME_MAPPING"),
        ("_compat_pickle", "IMPORT_MAPPING"),
        ("_compat_pickle", "REVERSE_NAME_MAPPING"),
        ("_compat_pickle", "REVERSE_IMPORT_MAPPING"),
        ("codecs", "encode"),
        ("codecs", "escape_decode"),
        ("functools", "partial"),
        ("builtins", "getattr"),
    ] {
        let (module, name) = (rt.intern(module), rt.intern(name));
        let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
        let v = rt.get_attr(module, name)?;
        found.push(v);
    }
    let all = rt.new_tuple(&found);
    keep_alive(rt, super::HOME, all);
    let kept = rt.library.get::<Kept>();
    kept.0.set(Some(Needs {
        dispatch_table: found[0],
        extension_registry: found[1],
        inverted_registry: found[2],
        extension_cache: found[3],
        names_2to3: found[4],
        imports_2to3: found[5],
        names_3to2: found[6],
        imports_3to2: found[7],
        encode: found[8],
        escape_decode: found[9],
        partial: found[10],
        getattr: found[11],
    }));
    Ok(())
}

/// What was looked up.
pub(super) fn needs(rt: &mut Runtime) -> R<Needs> {
    match rt.library.get::<Kept>().0.get() {
        Some(needs) => Ok(needs),
        None => {
            find(rt)?;
            needs(rt)
        }
    }
}
