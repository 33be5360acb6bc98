//! How objects are taken apart for `pickle` and `copy`: `__reduce_ex__`, `__getstate__` and what built-in classes add.
//!
//! ```text
//!  obj ─► (copyreg.__newobj__, (cls, *args), state, items of a list, items of a dict)
//! ```

use crate::dict::DictRef;
use crate::{Args, ClassId, Kind, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods of `object` and of classes whose content is not in their state.
    pub(crate) TABLE:
    "object.__reduce_ex__" => reduce_ex, 2, 2, false, Method;
    "object.__reduce__" => reduce, 1, 1, false, Method;
    "object.__getstate__" => getstate, 1, 1, false, Method;
    "int.__getnewargs__" => plain_args, 1, 1, false, Method;
    "float.__getnewargs__" => plain_args, 1, 1, false, Method;
    "str.__getnewargs__" => plain_args, 1, 1, false, Method;
    "bytes.__getnewargs__" => plain_args, 1, 1, false, Method;
    "tuple.__getnewargs__" => plain_args, 1, 1, false, Method;
    "complex.__getnewargs__" => complex_args, 1, 1, false, Method;
    "set.__reduce__" => set_reduce, 1, 1, false, Method;
    "frozenset.__reduce__" => set_reduce, 1, 1, false, Method;
    "bytearray.__reduce__" => bytearray_reduce, 1, 1, false, Method;
    "bytearray.__reduce_ex__" => bytearray_reduce, 1, 2, false, Method;
    "range.__reduce__" => range_reduce, 1, 1, false, Method;
    "slice.__reduce__" => slice_reduce, 1, 1, false, Method;
    "method.__reduce__" => method_reduce, 1, 1, false, Method;
    "ellipsis.__reduce__" => constant_reduce, 1, 1, false, Method;
    "NotImplementedType.__reduce__" => constant_reduce, 1, 1, false, Method;
    "BaseException.__reduce__" => exception_reduce, 1, 1, false, Method;
    "ImportError.__reduce__" => import_error_reduce, 1, 1, false, Method;
    "AttributeError.__reduce__" => attribute_error_reduce, 1, 1, false, Method;
    "BaseException.__setstate__" => exception_setstate, 2, 2, false, Method;
}

/// Protocols from this one on know how to call `__new__`.
const NEWOBJ: i64 = 2;

/// Something of module `copyreg`.
fn copyreg(rt: &mut Runtime, name: &str) -> R<Value> {
    let (module, name) = (rt.intern("copyreg"), rt.intern(name));
    let known = rt.dict_get_name(DictRef::new(rt.modules), module);
    if let Some(known) = known.filter(|m| rt.is_module(*m))
        && let Some(found) = rt.namespace_get(rt.module_namespace(known), name)
    {
        return Ok(found);
    }
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    rt.get_attr(module, name)
}

/// `object.__reduce_ex__`: the class's own `__reduce__`, or by protocol.
fn reduce_ex(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    let protocol = rt.index_i64(args.all[1])?;
    let name = rt.intern("__reduce__");
    let (class, object) = (rt.class_of(obj), ClassId::OBJECT);
    let own = rt.lookup(class, name).map(|f| f.value());
    let default = rt.namespace_get(rt.class_namespace(object), name);
    if own != default {
        return rt.call_method(obj, name, &[]);
    }
    by_protocol(rt, obj, protocol)
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    by_protocol(rt, args.all[0], 0)
}

fn by_protocol(rt: &mut Runtime, obj: Value, protocol: i64) -> R<Value> {
    if protocol >= NEWOBJ {
        return reduce_new(rt, obj);
    }
    let function = copyreg(rt, "_reduce_ex")?;
    let protocol = Value::small_int(protocol);
    rt.call(function, Args::positional(&[obj, protocol]))
}

/// Can an object of its class be made again by `cls.__new__(cls)` and filled?
fn is_plain(rt: &Runtime, obj: Value) -> bool {
    if rt.is_instance_layout(obj) {
        return rt.native_state_class(rt.class_of(obj)).is_none();
    }
    rt.is_list(obj)
        || obj.is_ptr()
            && (rt.shape_of(obj) == ShapeId::OBJECT
                || matches!(rt.shape(rt.shape_of(obj)).kind, Kind::Dict | Kind::Instance))
}

fn reduce_new(rt: &mut Runtime, obj: Value) -> R<Value> {
    let (args, keywords) = new_arguments(rt, obj)?;
    let state_name = rt.intern("__getstate__");
    let class = rt.type_of(obj);
    let own_state = own_getstate(rt, obj, state_name);
    if args.is_null() && !own_state && !is_plain(rt, obj) {
        let name = rt.type_name(obj);
        // Objects of CPython whose size depends on their content.
        let sized = matches!(&*name, "memoryview" | "code");
        return rt.type_error(match sized {
            true => format!("cannot pickle {name} objects"),
            false => format!("cannot pickle '{name}' object"),
        });
    }
    let mut items = rt.root_vec();
    items.push(class);
    let with_keywords = !keywords.is_null() && rt.len(keywords)? > 0;
    let maker = if with_keywords {
        items.push(args);
        items.push(keywords);
        copyreg(rt, "__newobj_ex__")?
    } else {
        if !args.is_null() {
            items.extend_from_slice(rt.tuple_items(args));
        }
        copyreg(rt, "__newobj__")?
    };
    let call = rt.new_tuple(&items);
    let state = rt.call_method(obj, state_name, &[])?;
    let list_items = match rt.is_instance_of(obj, ClassId::LIST)? {
        true => rt.get_iter(obj)?,
        false => Value::NONE,
    };
    let dict_items = match rt.is_instance_of(obj, ClassId::DICT)? {
        true => {
            let items = rt.intern("items");
            let items = rt.call_method(obj, items, &[])?;
            rt.get_iter(items)?
        }
        false => Value::NONE,
    };
    Ok(rt.new_tuple(&[maker, call, state, list_items, dict_items]))
}

fn own_getstate(rt: &mut Runtime, obj: Value, name: Value) -> bool {
    let default = rt.namespace_get(rt.class_namespace(ClassId::OBJECT), name);
    rt.lookup(rt.class_of(obj), name).map(|f| f.value()) != default
}

/// What `__getnewargs_ex__` or `__getnewargs__` says; NULL where there is nothing.
fn new_arguments(rt: &mut Runtime, obj: Value) -> R<(Value, Value)> {
    let name = rt.intern("__getnewargs_ex__");
    if let Some(pair) = rt.call_special(obj, name, &[])? {
        if !rt.is_tuple(pair) {
            let got = rt.type_name(pair);
            return rt.type_error(format!(
                "__getnewargs_ex__ should return a tuple, not '{got}'"
            ));
        }
        let &[args, keywords] = rt.tuple_items(pair) else {
            let n = rt.tuple_items(pair).len();
            return rt.value_error(format!(
                "__getnewargs_ex__ should return a tuple of length 2, not {n}"
            ));
        };
        if !rt.is_tuple(args) {
            let got = rt.type_name(args);
            return rt.type_error(format!(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{got}'"
            ));
        }
        if rt.as_dict(keywords).is_none() {
            let got = rt.type_name(keywords);
            return rt.type_error(format!(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{got}'"
            ));
        }
        return Ok((args, keywords));
    }
    let name = rt.intern("__getnewargs__");
    match rt.call_special(obj, name, &[])? {
        Some(args) if !rt.is_tuple(args) => {
            let got = rt.type_name(args);
            rt.type_error(format!("__getnewargs__ should return a tuple, not '{got}'"))
        }
        args => Ok((args.unwrap_or(Value::NULL), Value::NULL)),
    }
}

/// `object.__getstate__`: the `__dict__`, with it the slots if there are any.
fn getstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    let state = match rt.get_attr_opt(obj, rt.names.dict)? {
        Some(dict) if !rt.is_type(obj) && rt.len(dict)? > 0 => {
            let own = rt.as_dict(dict);
            own.map_or(dict, |d| rt.dict_copy(d))
        }
        _ => Value::NONE,
    };
    let slot_names = copyreg(rt, "_slotnames")?;
    let class = rt.type_of(obj);
    let names = rt.call(slot_names, Args::positional(&[class]))?;
    if !rt.is_list(names) || rt.list_len(names) == 0 {
        return Ok(state);
    }
    let slots = rt.new_dict();
    for i in 0..rt.list_len(names) {
        let name = rt.list_get(names, i);
        if let Some(value) = rt.get_attr_opt(obj, name)? {
            rt.set_item(slots, name, value)?;
        }
    }
    if rt.len(slots)? == 0 {
        return Ok(state);
    }
    Ok(rt.new_tuple(&[state, slots]))
}

/// A number, text or tuple without what a subclass adds.
fn plain_args(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut plain = rt.payload(args.all[0]);
    if rt.is_str(plain) {
        // A copy, as in CPython.
        plain = rt.new_str_wtf8(rt.str_bytes(plain));
    }
    let plain = rt.plain_int(plain);
    Ok(rt.new_tuple(&[plain]))
}

fn attribute(rt: &mut Runtime, obj: Value, name: &str) -> R<Value> {
    let name = rt.intern(name);
    rt.get_attr(obj, name)
}

fn complex_args(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let re = attribute(rt, args.all[0], "real")?;
    let im = attribute(rt, args.all[0], "imag")?;
    Ok(rt.new_tuple(&[re, im]))
}

/// `(class, (items,), state)`
fn with_items(rt: &mut Runtime, obj: Value, items: Value) -> R<Value> {
    let state = getstate(rt, Args::positional(&[obj]))?;
    let (class, items) = (rt.type_of(obj), rt.new_tuple(&[items]));
    Ok(rt.new_tuple(&[class, items, state]))
}

fn set_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let items = rt.to_list(args.all[0])?;
    with_items(rt, args.all[0], items)
}

fn bytearray_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bytes = rt
        .bytes_like(args.all[0])
        .map_or_else(Vec::new, <[u8]>::to_vec);
    let bytes = rt.new_bytes(&bytes);
    with_items(rt, args.all[0], bytes)
}

fn parts(rt: &mut Runtime, obj: Value) -> R<Value> {
    let mut items = rt.root_vec();
    for name in ["start", "stop", "step"] {
        let part = attribute(rt, obj, name)?;
        items.push(part);
    }
    let (class, items) = (rt.type_of(obj), rt.new_tuple(&items));
    Ok(rt.new_tuple(&[class, items]))
}

fn range_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args.all[0])
}

fn slice_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    parts(rt, args.all[0])
}

/// `getattr(owner, name)`
pub(crate) fn by_attribute(rt: &mut Runtime, owner: Value, name: Value) -> R<Value> {
    let getattr = rt.intern("getattr");
    let builtins = rt.builtins;
    let getattr = rt.load_global(builtins, getattr)?;
    let pair = rt.new_tuple(&[owner, name]);
    Ok(rt.new_tuple(&[getattr, pair]))
}

fn method_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let owner = attribute(rt, args.all[0], "__self__")?;
    let name = attribute(rt, args.all[0], "__name__")?;
    by_attribute(rt, owner, name)
}

fn constant_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.repr(args.all[0])
}

fn exception_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let obj = args.all[0];
    let given = attribute(rt, obj, "args")?;
    let class = rt.type_of(obj);
    match rt.get_attr_opt(obj, rt.names.dict)? {
        Some(dict) if rt.len(dict)? > 0 => Ok(rt.new_tuple(&[class, given, dict])),
        _ => Ok(rt.new_tuple(&[class, given])),
    }
}

/// As any exception's, with these attributes in its state where they are set.
fn reduce_with(rt: &mut Runtime, exc: Value, names: &[&str]) -> R<Value> {
    let state = match rt.get_attr_opt(exc, rt.names.dict)? {
        Some(dict) => rt.as_dict(dict).map(|d| rt.dict_copy(d)),
        None => None,
    };
    let state = state.unwrap_or_else(|| rt.new_dict());
    for name in names {
        let value = rt.field(exc, name);
        if !value.is_none() {
            let name = rt.new_str(name);
            rt.set_item(state, name, value)?;
        }
    }
    let (class, given) = (rt.type_of(exc), attribute(rt, exc, "args")?);
    match rt.len(state)? {
        0 => Ok(rt.new_tuple(&[class, given])),
        _ => Ok(rt.new_tuple(&[class, given, state])),
    }
}

fn import_error_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    reduce_with(rt, args.all[0], &["name", "path", "name_from"])
}

/// Without the object, which need not be fit for pickling.
fn attribute_error_reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    reduce_with(rt, args.all[0], &["name", "args"])
}

fn exception_setstate(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (obj, state) = (args.all[0], args.all[1]);
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(dict) = rt.as_dict(state) else {
        return rt.type_error("state is not a dictionary");
    };
    let mut attributes = rt.root_vec();
    attributes.extend(dict.iter().flat_map(|(name, value)| [name, value]));
    for attribute in attributes.chunks_exact(2) {
        if !rt.is_any_str(attribute[0]) {
            let got = rt.type_name(attribute[0]);
            return rt.type_error(format!("attribute name must be string, not '{got}'"));
        }
        let name = rt.intern_value(attribute[0]);
        rt.set_attr(obj, name, attribute[1])?;
    }
    Ok(Value::NONE)
}
