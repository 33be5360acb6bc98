//! Class `_pickle.PickleBuffer`: something with a buffer, which picklers of protocol 5 may pass on without a copy.

use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    METHODS:
    "PickleBuffer.__new__" => new, 1, ANY, true, Static;
    "PickleBuffer.raw" => raw, 1, 1, false, Method;
    "PickleBuffer.release" => release, 1, 1, false, Method;
    "PickleBuffer.__buffer__" => buffer, 2, 2, false, Method;
    "PickleBuffer.__reduce_ex__" => reduce, 2, 2, false, Method;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "pickle",
    name: "PickleBuffer",
    doc: Some("Wrapper for potentially out-of-band buffers"),
    base: ClassId::OBJECT,
    methods: METHODS,
    state: true,
    dict: false,
};

/// A view of the memory, or NULL once it was released.
struct Held(Cell<Value>);

impl Foreign for Held {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.0.get());
    }
}

/// `memoryview(v)`
fn view_of(rt: &mut Runtime, v: Value) -> R<Value> {
    let class = rt.native_classes[&("builtins", "memoryview")];
    let class = rt.class(class).object;
    super::call(rt, class, &[v])
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !args.names.is_empty() {
        return rt.type_error("PickleBuffer() takes no keyword arguments");
    }
    let &[class, object] = args.all else {
        let given = args.all.len() - 1;
        return rt.type_error(match given {
            0 => "PickleBuffer() takes exactly 1 positional argument (0 given)".to_string(),
            _ => format!("PickleBuffer() takes at most 1 argument ({given} given)"),
        });
    };
    let view = match view_of(rt, object) {
        Ok(view) => view,
        Err(_) if rt.pending_is(ClassId::TYPE_ERROR) => {
            rt.clear_pending();
            let got = rt.type_name(object);
            return rt.type_error(format!("a bytes-like object is required, not '{got}'"));
        }
        Err(e) => return Err(e),
    };
    let class = rt.class_id(class);
    Ok(rt.new_with_state(class, Held(Cell::new(view))))
}

/// The view that a buffer holds.
pub(super) fn view(rt: &mut Runtime, v: Value) -> R<Value> {
    let held = rt.own_state::<Held>(&v, "PickleBuffer")?.0.get();
    if held.is_null() {
        return rt.value_error("operation forbidden on released PickleBuffer object");
    }
    Ok(held)
}

/// The memory as one row of bytes.
///
/// # Errors
/// `BufferError` when it does not lie so.
pub(super) fn raw_view(rt: &mut Runtime, v: Value) -> R<Value> {
    let view = view(rt, v)?;
    let [contiguous, c, f, ndim, format] = [
        "contiguous",
        "c_contiguous",
        "f_contiguous",
        "ndim",
        "format",
    ]
    .map(|name| rt.intern(name));
    if rt.get_attr(view, contiguous)? != Value::TRUE {
        return rt.raise_new(
            ClassId::BUFFER_ERROR,
            "cannot extract raw buffer from non-contiguous buffer",
        );
    }
    let (ndim, format) = (rt.get_attr(view, ndim)?, rt.get_attr(view, format)?);
    if ndim == Value::small_int(1) && rt.is_str(format) && rt.str_bytes(format) == b"B" {
        return view_of(rt, view);
    }
    let (c, f) = (rt.get_attr(view, c)?, rt.get_attr(view, f)?);
    if c != Value::TRUE && f == Value::TRUE {
        return fortran(rt, view);
    }
    let (cast, bytes) = (rt.intern("cast"), rt.intern("B"));
    rt.call_method(view, cast, &[bytes])
}

/// The bytes of a view in the order in which Fortran lays out its items.
fn fortran(rt: &mut Runtime, view: Value) -> R<Value> {
    let (tobytes, order) = (rt.intern("tobytes"), rt.intern("F"));
    let bytes = rt.call_method(view, tobytes, &[order])?;
    view_of(rt, bytes)
}

fn raw(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    raw_view(rt, args.all[0])
}

fn release(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let held = rt.own_state::<Held>(&args.all[0], "release")?;
    held.0.set(Value::NULL);
    Ok(Value::NONE)
}

fn buffer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = view(rt, args.all[0])?;
    view_of(rt, view)
}

fn reduce(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.type_error("cannot pickle 'PickleBuffer' object")
}
