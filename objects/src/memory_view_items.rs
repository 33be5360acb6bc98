//! Items of a `memoryview`: reading, writing, comparing, turning into bytes and lists.

use crate::buffer_item::Order;
use crate::memory_view::{MemoryView, own};
use crate::{Args, ClassId, R, Runtime, Value};

const OUT_OF_BOUNDS: &str = "index out of bounds on dimension";

/// All bytes of a view in the order of C.
pub(crate) fn content(rt: &Runtime, view: &MemoryView) -> Vec<u8> {
    if let Some(content) = view.contiguous(rt) {
        return content.to_vec();
    }
    let all = rt.bytes_like(view.data).unwrap_or_default();
    let items = view.places().into_iter();
    let items = items.filter_map(|at| all.get(at..at + view.itemsize));
    items.flatten().copied().collect()
}

/// The place of the item that an index, or a tuple of them, names; `None` for other keys.
fn place(rt: &mut Runtime, view: &MemoryView, key: Value) -> R<Option<usize>> {
    let keys = match rt.as_tuple(key) {
        Some(tuple) => rt.tuple_items(tuple),
        None => std::slice::from_ref(&key),
    };
    for key in keys {
        if !rt.can_index(*key) {
            return Ok(None);
        }
    }
    if keys.len() < view.shape.len() {
        return rt.raise_new(
            ClassId::NOT_IMPLEMENTED_ERROR,
            if rt.as_tuple(key).is_some() {
                "sub-views are not implemented"
            } else {
                "multi-dimensional sub-views are not implemented"
            },
        );
    }
    if keys.len() > view.shape.len() {
        let (n, m) = (view.shape.len(), keys.len());
        return rt.type_error(format!(
            "cannot index {n}-dimension view with {m}-element tuple"
        ));
    }
    let mut at = view.offset as isize;
    for (i, key) in keys.iter().enumerate() {
        let message = format!("{OUT_OF_BOUNDS} {}", i + 1);
        let n = rt.item_index(*key, view.shape[i], &message)?;
        at += n as isize * view.strides[i];
    }
    Ok(Some(at as usize))
}

/// The part of a view that a slice names, in the first dimension.
fn part(rt: &mut Runtime, view: MemoryView, slice: Value) -> R<MemoryView> {
    let span = rt.slice_span(slice, view.shape.first().copied().unwrap_or(0))?;
    let mut view = view;
    if let (Some(n), Some(stride)) = (view.shape.first_mut(), view.strides.first_mut()) {
        *n = span.len;
        if span.len > 0 {
            view.offset = (view.offset as isize + span.start as isize * *stride) as usize;
        }
        *stride *= span.step as isize;
    }
    Ok(view)
}

fn view_of_self(rt: &mut Runtime, args: Args<'_>) -> R<MemoryView> {
    match rt.view_of(args.all[0])? {
        Some(view) => Ok(view),
        None => rt.wrong_receiver("__getitem__", ClassId::OBJECT, args.all[0]),
    }
}

/// A tuple of slices is understood, but there is no such view.
fn refuse_slices(rt: &mut Runtime, key: Value) -> R<()> {
    let Some(keys) = rt.as_tuple(key) else {
        return Ok(());
    };
    let keys = rt.tuple_items(keys);
    if keys.is_empty() || !keys.iter().all(|key| rt.is_slice(*key)) {
        return Ok(());
    }
    let message = "multi-dimensional slicing is not implemented";
    rt.raise_new(ClassId::NOT_IMPLEMENTED_ERROR, message)
}

pub(crate) fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "__getitem__")?;
    let key = args.all[1];
    if rt.is_slice(key) {
        let view = view_of_self(rt, args)?;
        let view = part(rt, view, key)?;
        return Ok(rt.new_view(view));
    }
    if view.shape.is_empty() && rt.as_tuple(key).is_none() {
        if key == Value::ELLIPSIS {
            return Ok(args.all[0]);
        }
        return rt.type_error("invalid indexing of 0-dim memory");
    }
    refuse_slices(rt, key)?;
    match place(rt, view, key)? {
        Some(at) => rt.view_item(view, at),
        None => rt.type_error("memoryview: invalid slice key"),
    }
}

pub(crate) fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "__setitem__")?;
    let (key, value) = (args.all[1], args.all[2]);
    if view.read_only {
        return rt.type_error("cannot modify read-only memory");
    }
    if rt.is_slice(key) {
        let to = view_of_self(rt, args)?;
        let to = part(rt, to, key)?;
        return set_slice(rt, &to, value);
    }
    refuse_slices(rt, key)?;
    let Some(at) = place(rt, view, key)? else {
        return rt.type_error("memoryview: invalid slice key");
    };
    let mut item = Vec::with_capacity(8);
    if let Err(misfit) = rt.pack_item(view.code, view.itemsize, value, Order::Little, &mut item) {
        return rt.view_misfit(misfit, &view.format);
    }
    // The value's own code may have released the view.
    own(rt, args, "__setitem__")?;
    rt.buffer_fill(view.data, at, &item);
    Ok(Value::NONE)
}

fn set_slice(rt: &mut Runtime, to: &MemoryView, value: Value) -> R<Value> {
    let Some(from) = rt.view_of(value)? else {
        let got = rt.type_name(value);
        return rt.type_error(format!("a bytes-like object is required, not '{got}'"));
    };
    if to.shape.len() != 1 {
        return rt.raise_new(
            ClassId::NOT_IMPLEMENTED_ERROR,
            "memoryview slice assignments are currently restricted to ndim = 1",
        );
    }
    if from.shape != to.shape || from.code != to.code {
        return rt
            .value_error("memoryview assignment: lvalue and rvalue have different structures");
    }
    let content = content(rt, &from);
    if to.is_contiguous(false) {
        rt.buffer_fill(to.data, to.offset, &content);
        return Ok(Value::NONE);
    }
    for (at, item) in to.places().into_iter().zip(content.chunks(to.itemsize)) {
        rt.buffer_fill(to.data, at, item);
    }
    Ok(Value::NONE)
}

pub(crate) fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "__delitem__")?;
    if view.read_only {
        return rt.type_error("cannot modify read-only memory");
    }
    rt.type_error("cannot delete memory")
}

pub(crate) fn tobytes(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "tobytes")?;
    let [order] = rt.bind_args("tobytes", args, 1, ["order"], 0)?;
    let mut fortran = false;
    if !order.is_null() && !order.is_none() {
        match rt.is_any_str(order).then(|| rt.str_bytes(order)) {
            Some(b"C" | b"A") => {}
            Some(b"F") => fortran = true,
            _ => return rt.value_error("order must be 'C', 'F' or 'A'"),
        }
    }
    let content = content(rt, view);
    if !fortran || view.shape.len() < 2 {
        return Ok(rt.new_bytes(&content));
    }
    // Item (i, j, …) goes where the first index counts fastest.
    let mut out = vec![0; content.len()];
    for (k, item) in content.chunks(view.itemsize).enumerate() {
        let (mut rest, mut to, mut weight) = (k, 0, view.len_bytes() / view.itemsize);
        for n in view.shape.iter().rev() {
            weight /= n;
            to += rest % n * weight;
            rest /= n;
        }
        out[to * view.itemsize..][..view.itemsize].copy_from_slice(item);
    }
    Ok(rt.new_bytes(&out))
}

pub(crate) fn tolist(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "tolist")?;
    let mut places = view.places().into_iter();
    nested(rt, view, &view.shape, &mut places)
}

fn nested(
    rt: &mut Runtime,
    view: &MemoryView,
    shape: &[usize],
    places: &mut dyn Iterator<Item = usize>,
) -> R<Value> {
    let Some((n, inner)) = shape.split_first() else {
        return match places.next() {
            Some(at) => rt.view_item(view, at),
            None => Ok(Value::NONE),
        };
    };
    let list = rt.new_empty_list();
    for _ in 0..*n {
        let item = nested(rt, view, inner, places)?;
        rt.list_push(list, item);
    }
    Ok(list)
}

pub(crate) fn hex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let view = own(rt, args, "hex")?;
    let bytes = content(rt, view);
    let bytes = rt.new_bytes(&bytes);
    let mut all = rt.root_vec();
    all.push(bytes);
    all.extend(args.all[1..].iter().copied());
    let name = rt.intern("hex");
    let hex = rt.get_attr(bytes, name)?;
    let names = args.names;
    rt.call(
        hex,
        Args {
            all: &all[1..],
            names,
        },
    )
}

/// The items, of a view of one dimension.
fn items(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<crate::heap::RootVec> {
    let view = own(rt, args, method)?;
    if view.shape.len() != 1 {
        return rt.raise_new(
            ClassId::NOT_IMPLEMENTED_ERROR,
            "multi-dimensional sub-views are not implemented",
        );
    }
    let mut items = rt.root_vec();
    for at in view.places() {
        let item = rt.view_item(view, at)?;
        items.push(item);
    }
    Ok(items)
}

pub(crate) fn index(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let items = items(rt, args, "index")?;
    let n = items.len() as i64;
    let bound = |rt: &mut Runtime, i: usize, otherwise: i64| -> R<i64> {
        let Some(v) = args.all.get(i) else {
            return Ok(otherwise);
        };
        let i = rt.index_clamped(*v)?;
        Ok(if i < 0 {
            i.saturating_add(n).max(0)
        } else {
            i.min(n)
        })
    };
    let (start, stop) = (bound(rt, 2, 0)?, bound(rt, 3, n)?);
    for i in start..stop {
        if rt.equal(items[i as usize], args.all[1])? {
            return Ok(Value::small_int(i));
        }
    }
    rt.value_error("memoryview.index(x): x not found")
}

pub(crate) fn count(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let items = items(rt, args, "count")?;
    let mut n = 0;
    for i in 0..items.len() {
        n += rt.equal(items[i], args.all[1])? as i64;
    }
    Ok(Value::small_int(n))
}

pub(crate) fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (a, b) = (args.all[0], args.all[1]);
    let view = rt.own_state::<MemoryView>(&args.all[0], "__eq__")?;
    if view.released.get() || rt.state::<MemoryView>(&b).is_some_and(|b| b.released.get()) {
        return Ok(Value::bool(a == b));
    }
    let Some(other) = rt.view_of(b)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if view.shape != other.shape {
        return Ok(Value::FALSE);
    }
    if view.code == other.code && crate::buffer_item::is_signed(view.code).is_some() {
        return Ok(Value::bool(content(rt, view) == content(rt, &other)));
    }
    for (i, k) in view.places().into_iter().zip(other.places()) {
        let (x, y) = (rt.view_item(view, i)?, rt.view_item(&other, k)?);
        if !rt.equal(x, y)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}
