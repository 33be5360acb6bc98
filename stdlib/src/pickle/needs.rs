//! What `_pickle` uses of other modules, looked up when it is made.

use super::memo::Memo;
use super::unpickler::Numbered;
use crate::on_demand::keep_alive;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::cell::{Cell, RefCell};

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
    pub(super) pickler: ClassId,
    pub(super) unpickler: ClassId,
    pub(super) buffer: ClassId,
    /// Interned: `__reduce_ex__`.
    pub(super) reduce_ex: Value,
    /// Interned: `__setstate__`.
    pub(super) setstate: Value,
}

#[derive(Default)]
struct Kept {
    needs: Cell<Option<Needs>>,
    spare: RefCell<Spare>,
}

/// Memory of one pickler and of one unpickler, for the next ones; it holds no objects.
#[derive(Default)]
pub(super) struct Spare {
    pub(super) written: Memo,
    pub(super) read: Numbered,
    pub(super) buffer: Vec<u8>,
}

/// So much memory is kept at most: places of a memo, and bytes.
const MOST_KEPT: usize = 1 << 12;

impl Spare {
    /// Keeps the memo of a pickler that is done.
    pub(super) fn keep_written(&mut self, mut memo: Memo, mut buffer: Vec<u8>) {
        if memo.room() <= MOST_KEPT {
            memo.clear();
            self.written = memo;
        }
        if buffer.capacity() <= MOST_KEPT * 16 {
            buffer.clear();
            self.buffer = buffer;
        }
    }

    /// Keeps the memo of an unpickler that is done.
    pub(super) fn keep_read(&mut self, mut memo: Numbered) {
        if memo.room() <= MOST_KEPT {
            memo.clear();
            self.read = memo;
        }
    }
}

/// Works on what is kept.
pub(super) fn with_spare<T>(rt: &mut Runtime, f: impl FnOnce(&mut Spare) -> T) -> T {
    f(&mut rt.library.get::<Kept>().spare.borrow_mut())
}

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
    let class = |rt: &Runtime, class: &NativeClass| {
        rt.native_class(class.module, class.name)
            .unwrap_or(ClassId::OBJECT)
    };
    let (reduce_ex, setstate) = (rt.intern("__reduce_ex__"), rt.intern("__setstate__"));
    let all = rt.new_tuple(&found);
    keep_alive(rt, super::HOME, all);
    let kept = rt.library.get::<Kept>();
    kept.needs.set(Some(Needs {
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
        pickler: class(rt, &super::pickler::CLASS),
        unpickler: class(rt, &super::unpickler::CLASS),
        buffer: class(rt, &super::buffer::CLASS),
        reduce_ex,
        setstate,
    }));
    Ok(())
}

/// What was looked up.
pub(super) fn needs(rt: &mut Runtime) -> R<Needs> {
    match rt.library.get::<Kept>().needs.get() {
        Some(needs) => Ok(needs),
        None => {
            find(rt)?;
            needs(rt)
        }
    }
}
