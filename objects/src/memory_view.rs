//! `memoryview`: the bytes of another object seen as an array of items, without a copy.
//!
//! ```text
//!  MemoryView ─┬ obj      whose memory it is
//!              ├ data     the bytes or bytearray that holds it
//!              └ item i   at offset + i * stride, `itemsize` bytes of format `code`
//! ```
//!
//! A bytearray may change its size while it is viewed: what lies behind its end then cannot be read.
//!
//! The file is longer than most because of this: the methods of one class.

use crate::buffer::Array;
use crate::buffer_item::{Misfit, Order, native_size};
use crate::heap::Foreign;
use crate::native_class::NativeClass;
use crate::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

/// A view's state.
#[derive(Debug)]
pub struct MemoryView {
    /// The object whose memory it is.
    pub obj: Value,
    /// The bytes or bytearray behind it.
    pub data: Value,
    /// Place of the first item in `data`.
    pub offset: usize,
    /// As `struct` writes it; its last letter is `code`.
    pub format: String,
    /// Type code of the items.
    pub code: u8,
    /// Bytes of an item.
    pub itemsize: usize,
    /// Items in each dimension.
    pub shape: Vec<usize>,
    /// Bytes from an item to the next in each dimension.
    pub strides: Vec<isize>,
    /// Must it not be written?
    pub read_only: bool,
    pub(crate) released: Cell<bool>,
    /// Its hash once it was asked for; a released view keeps it.
    pub(crate) hash: Cell<Option<i64>>,
}

impl Foreign for MemoryView {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.obj);
        see(self.data);
    }
}

impl MemoryView {
    /// Its bytes, if they lie in a row, the last dimension's closest together.
    pub fn contiguous<'a>(&self, rt: &Runtime) -> Option<&'a [u8]> {
        if self.released.get() || !self.is_contiguous(false) {
            return None;
        }
        rt.bytes_like(self.data)?
            .get(self.offset..self.offset + self.len_bytes())
    }

    /// Do the items lie in a row, in the order of C (or of Fortran)?
    pub(crate) fn is_contiguous(&self, fortran: bool) -> bool {
        if self.len_bytes() == 0 {
            return true;
        }
        let mut expected = self.itemsize as isize;
        let fits = |i: usize| {
            let fits = self.shape[i] == 1 || self.strides[i] == expected;
            expected *= self.shape[i] as isize;
            fits
        };
        if fortran {
            (0..self.shape.len()).all(fits)
        } else {
            (0..self.shape.len()).rev().all(fits)
        }
    }

    /// Bytes of all items.
    pub fn len_bytes(&self) -> usize {
        self.shape.iter().product::<usize>() * self.itemsize
    }

    /// Places of all items, the last index fastest.
    pub(crate) fn places(&self) -> Vec<usize> {
        let mut places = vec![self.offset as isize];
        for (n, stride) in self.shape.iter().zip(&self.strides) {
            let row = |at: isize| (0..*n as isize).map(move |i| at + i * stride);
            places = places.into_iter().flat_map(row).collect();
        }
        places.into_iter().map(|at| at as usize).collect()
    }

    fn again(&self) -> MemoryView {
        MemoryView {
            format: self.format.clone(),
            shape: self.shape.clone(),
            strides: self.strides.clone(),
            released: Cell::new(false),
            hash: Cell::new(None),
            ..*self
        }
    }
}

/// Strides of a view whose items lie in a row.
fn strides_of(shape: &[usize], itemsize: usize) -> Vec<isize> {
    let mut stride = itemsize as isize;
    let mut strides = vec![0; shape.len()];
    for (place, n) in strides.iter_mut().zip(shape).rev() {
        *place = stride;
        stride *= *n as isize;
    }
    strides
}

natives! {
    TABLE:
    "memoryview.__new__" => new, 1, 2, true, Static;
    "memoryview.__enter__" => enter, 1, 1, false, Method;
    "memoryview.__exit__" => release, 1, 4, false, Method;
    "memoryview.release" => release, 1, 1, false, Method;
    "memoryview.cast" => cast, 1, 3, true, Method;
    "memoryview.toreadonly" => toreadonly, 1, 1, false, Method;
    "memoryview.obj" => obj, 1, 1, false, Getter;
    "memoryview.nbytes" => nbytes, 1, 1, false, Getter;
    "memoryview.readonly" => readonly, 1, 1, false, Getter;
    "memoryview.itemsize" => itemsize, 1, 1, false, Getter;
    "memoryview.format" => format, 1, 1, false, Getter;
    "memoryview.ndim" => ndim, 1, 1, false, Getter;
    "memoryview.shape" => shape, 1, 1, false, Getter;
    "memoryview.strides" => strides, 1, 1, false, Getter;
    "memoryview.suboffsets" => suboffsets, 1, 1, false, Getter;
    "memoryview.c_contiguous" => c_contiguous, 1, 1, false, Getter;
    "memoryview.f_contiguous" => f_contiguous, 1, 1, false, Getter;
    "memoryview.contiguous" => any_contiguous, 1, 1, false, Getter;
    "memoryview.__buffer__" => crate::memory_view_buffer::buffer, 2, 2, false, Method;
    "memoryview.__release_buffer__" => crate::memory_view_buffer::release_buffer, 2, 2, false, Method;
    "memoryview.__len__" => len, 1, 1, false, Method;
    "memoryview.__iter__" => iter, 1, 1, false, Method;
    "memoryview.__hash__" => hash, 1, 1, false, Method;
    "memoryview.__repr__" => repr, 1, 1, false, Method;
    "memoryview.__class_getitem__" => crate::generic_alias::alias, 2, 2, false, Class;
    "memoryview.__getitem__" => crate::memory_view_items::getitem, 2, 2, false, Method;
    "memoryview.__setitem__" => crate::memory_view_items::setitem, 3, 3, false, Method;
    "memoryview.__delitem__" => crate::memory_view_items::delitem, 2, 2, false, Method;
    "memoryview.tobytes" => crate::memory_view_items::tobytes, 1, 2, true, Method;
    "memoryview.tolist" => crate::memory_view_items::tolist, 1, 1, false, Method;
    "memoryview.hex" => crate::memory_view_items::hex, 1, 3, true, Method;
    "memoryview.index" => crate::memory_view_items::index, 2, 4, false, Method;
    "memoryview.count" => crate::memory_view_items::count, 2, 2, false, Method;
    "memoryview.__eq__" => crate::memory_view_items::eq, 2, 2, false, Method;
}

const CLASS: NativeClass = NativeClass {
    module: "builtins",
    name: "memoryview",
    doc: Some("Create a new memoryview object which references the given object."),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// A view that is not released; `ValueError`.
pub(crate) fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a MemoryView> {
    let view = rt.own_state::<MemoryView>(&args.all[0], method)?;
    if view.released.get() {
        return rt.value_error("operation forbidden on released memoryview object");
    }
    Ok(view)
}

impl Runtime {
    /// Makes the class and enters it into `builtins`.
    pub(crate) fn add_memory_view_class(&mut self) {
        let class = self.define_class(&CLASS).expect("the class is well-formed");
        self.class_mut(class).collection = Some(crate::pattern::Collection::Sequence);
        self.class_mut(class).weakly_referable = true;
        let (name, object) = (self.intern(CLASS.name), self.class(class).object);
        let builtins = crate::dict::DictRef::new(self.builtins);
        self.namespace_set(builtins, name, object);
    }

    /// A new object for a view.
    pub(crate) fn new_view(&mut self, view: MemoryView) -> Value {
        let class = self.native_classes[&(CLASS.module, CLASS.name)];
        self.new_with_state(class, view)
    }

    /// How the memory of an object is viewed; `None`: it has none.
    pub(crate) fn view_of(&mut self, v: Value) -> R<Option<MemoryView>> {
        match self.native_view_of(v)? {
            Some(view) => Ok(Some(view)),
            None => self.view_by_method(v),
        }
    }

    /// The same without a look at a `__buffer__` written in Python.
    pub(crate) fn native_view_of(&mut self, v: Value) -> R<Option<MemoryView>> {
        if let Some(view) = self.state::<MemoryView>(&v) {
            if view.released.get() {
                return self.value_error("operation forbidden on released memoryview object");
            }
            return Ok(Some(view.again()));
        }
        let (data, code) = match self.state::<Array>(&v) {
            Some(array) => (array.data, array.code),
            None => (v, b'B'),
        };
        let Some(content) = self.bytes_like(data) else {
            return Ok(None);
        };
        let itemsize = native_size(code).unwrap_or(1);
        Ok(Some(MemoryView {
            obj: v,
            data,
            offset: 0,
            format: (code as char).to_string(),
            code,
            itemsize,
            shape: vec![content.len() / itemsize],
            strides: vec![itemsize as isize],
            read_only: !self.is_bytearray(data),
            released: Cell::new(false),
            hash: Cell::new(None),
        }))
    }

    /// Raises what a view raises for a value that does not fit.
    pub(crate) fn view_misfit<T>(&mut self, misfit: Misfit, format: &str) -> R<T> {
        match misfit {
            Misfit::Raised => Err(crate::Raised),
            Misfit::Type => {
                self.type_error(format!("memoryview: invalid type for format '{format}'"))
            }
            Misfit::Range => {
                self.value_error(format!("memoryview: invalid value for format '{format}'"))
            }
        }
    }

    /// The item at a place of a view.
    pub(crate) fn view_item(&mut self, view: &MemoryView, at: usize) -> R<Value> {
        let content = self.bytes_like(view.data).unwrap_or_default();
        match content.get(at..at + view.itemsize) {
            Some(bytes) => Ok(self.unpack_item(view.code, bytes, Order::Little)),
            None => self.index_error("index out of bounds on dimension 1"),
        }
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [object] = rt.bind_args("memoryview", args, 1, ["object"], 1)?;
    match rt.view_of(object)? {
        Some(view) => Ok(rt.new_view(view)),
        None => {
            let got = rt.type_name(object);
            rt.type_error(format!(
                "memoryview: a bytes-like object is required, not '{got}'"
            ))
        }
    }
}

fn enter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "__enter__")?;
    Ok(args.all[0])
}

fn release(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = rt.own_state::<MemoryView>(&args.all[0], "release")?;
    view.released.set(true);
    Ok(Value::NONE)
}

fn toreadonly(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut view = own(rt, args, "toreadonly")?.again();
    view.read_only = true;
    Ok(rt.new_view(view))
}

/// A native format of one letter, with or without `@`.
fn native_format(text: &str) -> Option<u8> {
    match text.strip_prefix('@').unwrap_or(text).as_bytes() {
        [code] if b"cbB?hHiIlLqQnNefdFDP".contains(code) => Some(*code),
        _ => None,
    }
}

fn cast(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "cast")?;
    let [format, shape] = rt.bind_args("cast", args, 1, ["format", "shape"], 1)?;
    if !rt.is_any_str(format) {
        let got = rt.type_name(format);
        return rt.type_error(format!("cast() argument 'format' must be str, not {got}"));
    }
    let format = rt.str_text(format).into_owned();
    if !view.is_contiguous(false) {
        return rt.type_error("memoryview: casts are restricted to C-contiguous views");
    }
    let Some(code) = native_format(&format) else {
        return rt.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        );
    };
    let is_bytes = |code: u8| matches!(code, b'b' | b'B' | b'c');
    if !is_bytes(view.code) && !is_bytes(code) {
        return rt.type_error("memoryview: cannot cast between two non-byte formats");
    }
    let itemsize = native_size(code).unwrap_or(1);
    let len = view.len_bytes();
    if !len.is_multiple_of(itemsize) {
        return rt.type_error("memoryview: length is not a multiple of itemsize");
    }
    let mut sizes = vec![len / itemsize];
    if !shape.is_null() {
        if rt.as_list(shape).is_none() && rt.as_tuple(shape).is_none() {
            return rt.type_error("shape must be a list or a tuple");
        }
        if view.shape.len() != 1 {
            return rt.type_error("memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        sizes.clear();
        for n in rt.collect(shape)?.iter() {
            match rt.index_i64(*n)? {
                n if n > 0 => sizes.push(n as usize),
                _ => {
                    return rt
                        .value_error("memoryview.cast(): elements of shape must be integers > 0");
                }
            }
        }
        let product = sizes
            .iter()
            .try_fold(itemsize, |all, n| all.checked_mul(*n));
        if product != Some(len) {
            return rt.type_error("memoryview: product(shape) * itemsize != buffer size");
        }
    }
    let view = MemoryView {
        hash: Cell::new(None),
        strides: strides_of(&sizes, itemsize),
        shape: sizes,
        format,
        code,
        itemsize,
        ..view.again()
    };
    Ok(rt.new_view(view))
}

fn obj(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(own(rt, args, "obj")?.obj)
}

fn nbytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "nbytes")?.len_bytes() as i64))
}

fn readonly(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(own(rt, args, "readonly")?.read_only))
}

fn itemsize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "itemsize")?.itemsize as i64))
}

fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "format")?;
    Ok(rt.new_str(&view.format))
}

fn ndim(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "ndim")?.shape.len() as i64))
}

fn shape(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "shape")?;
    let items: Vec<_> = view
        .shape
        .iter()
        .map(|n| Value::small_int(*n as i64))
        .collect();
    Ok(rt.new_tuple(&items))
}

fn strides(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "strides")?;
    let items: Vec<_> = view
        .strides
        .iter()
        .map(|n| Value::small_int(*n as i64))
        .collect();
    Ok(rt.new_tuple(&items))
}

fn suboffsets(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "suboffsets")?;
    Ok(rt.empty_tuple)
}

fn c_contiguous(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(
        own(rt, args, "c_contiguous")?.is_contiguous(false),
    ))
}

fn f_contiguous(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(
        own(rt, args, "f_contiguous")?.is_contiguous(true),
    ))
}

fn any_contiguous(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "contiguous")?;
    Ok(Value::bool(
        view.is_contiguous(false) || view.is_contiguous(true),
    ))
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "__len__")?;
    match view.shape.first() {
        Some(n) => Ok(Value::small_int(*n as i64)),
        None => rt.type_error("0-dim memory has no length"),
    }
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "__iter__")?;
    Ok(rt.new_iter(
        crate::iter::IterKind::Memory,
        0,
        0,
        args.all[0],
        Value::NULL,
    ))
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let known = rt.own_state::<MemoryView>(&args.all[0], "__hash__")?;
    if let Some(hash) = known.hash.get() {
        return Ok(rt.new_int(hash));
    }
    let view = own(rt, args, "__hash__")?;
    if !view.read_only {
        return rt.value_error("cannot hash writable memoryview object");
    }
    if !matches!(view.code, b'B' | b'b' | b'c') {
        return rt.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    let content = crate::memory_view_items::content(rt, view);
    let hash = rt.hash_bytes(&content);
    view.hash.set(Some(hash));
    Ok(rt.new_int(hash))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = rt.own_state::<MemoryView>(&args.all[0], "__repr__")?;
    let what = if view.released.get() {
        "released memory"
    } else {
        "memory"
    };
    let at = rt.identity(args.all[0]);
    Ok(rt.new_str(&format!("<{what} at {at:#x}>")))
}
