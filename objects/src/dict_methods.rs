//! Methods of dicts and of `mappingproxy`.

use crate::dict::DictRef;
use crate::iter::IterKind;
use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

natives! {
    /// Methods of dicts.
    pub DICT:
    "dict.__new__" => dict_new, 1, ANY, true, Static;
    "dict.__init__" => dict_init, 1, ANY, true, Method;
    "dict.get" => get, 2, 3, false, Method;
    "dict.setdefault" => setdefault, 2, 3, false, Method;
    "dict.pop" => pop, 2, 3, false, Method;
    "dict.popitem" => popitem, 1, 1, false, Method;
    "dict.keys" => keys, 1, 1, false, Method;
    "dict.values" => values, 1, 1, false, Method;
    "dict.items" => items, 1, 1, false, Method;
    "dict.update" => update, 1, 2, true, Method;
    "dict.copy" => copy, 1, 1, false, Method;
    "dict.clear" => clear, 1, 1, false, Method;
    "dict.fromkeys" => fromkeys, 2, 3, false, Class;
    "dict.__reversed__" => reversed, 1, 1, false, Method;
    "mappingproxy.__new__" => proxy_new, 2, 2, false, Static;
    "mappingproxy.__ior__" => proxy_ior, 2, 2, false, Method;
    "mappingproxy.__class_getitem__" => crate::generic_alias::alias, 2, 2, false, Class;
    "mappingproxy.get" => proxy_get, 2, 3, false, Method;
    "mappingproxy.keys" => proxy_keys, 1, 1, false, Method;
    "mappingproxy.values" => proxy_values, 1, 1, false, Method;
    "mappingproxy.items" => proxy_items, 1, 1, false, Method;
    "mappingproxy.copy" => proxy_copy, 1, 1, false, Method;
    "mappingproxy.__getitem__" => proxy_item, 2, 2, false, Method;
    "mappingproxy.__contains__" => proxy_contains, 2, 2, false, Method;
    "mappingproxy.__len__" => proxy_len, 1, 1, false, Method;
    "mappingproxy.__iter__" => proxy_iter, 1, 1, false, Method;
}

#[inline]
fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<DictRef> {
    let v = args.all[0];
    if v.is_ptr() && rt.shape_of(v) == ShapeId::DICT {
        return Ok(DictRef::new(v));
    }
    match rt.as_dict(v) {
        Some(d) => Ok(d),
        None => rt.wrong_receiver(method, ClassId::DICT, v),
    }
}

/// Runs a method that changes the dict it is called on.
fn changing(
    rt: &mut Runtime,
    args: Args<'_>,
    method: &str,
    f: impl FnOnce(&mut Runtime, DictRef) -> R<Value>,
) -> R<Value> {
    match rt.with_dict(args.all[0], f)? {
        Some(v) => Ok(v),
        None => rt.wrong_receiver(method, ClassId::DICT, args.all[0]),
    }
}

fn dict_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::DICT)?;
    let dict = rt.new_dict();
    Ok(rt.new_with_payload(class, dict))
}

fn dict_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = args.pos().len() - 1;
    if given > 1 {
        return rt.type_error(format!("dict expected at most 1 argument, got {given}"));
    }
    update(rt, args)
}

fn update(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    changing(rt, args, "update", |rt, d| {
        if let Some(source) = args.pos().get(1) {
            rt.dict_fill(d, *source)?;
        }
        for (name, value) in args.keywords() {
            rt.dict_set(d, name, value)?;
        }
        Ok(Value::NONE)
    })
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = receiver(rt, args, "get")?;
    let default = args.all.get(2).copied().unwrap_or(Value::NONE);
    Ok(rt.dict_get(d, args.all[1])?.unwrap_or(default))
}

fn setdefault(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    changing(rt, args, "setdefault", |rt, d| {
        let hash = rt.hash_key(args.all[1])?;
        if let Some(i) = rt.dict_find(d, args.all[1], hash)?
            && let Some((_, value)) = d.entry(i)
        {
            return Ok(value);
        }
        let default = args.all.get(2).copied().unwrap_or(Value::NONE);
        match d.is_namespace() {
            true => rt.dict_set_hashed(d, args.all[1], hash, default)?,
            // Nothing has run since the key was looked for.
            false => rt.dict_insert(d, args.all[1], hash, default),
        }
        Ok(default)
    })
}

fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    changing(rt, args, "pop", |rt, d| {
        if d.is_empty() {
            // An empty dict does not even look at the key.
            return match args.all.get(2) {
                Some(default) => Ok(*default),
                None => rt.key_error(args.all[1]),
            };
        }
        match (rt.dict_remove(d, args.all[1])?, args.all.get(2)) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(*default),
            (None, None) => rt.key_error(args.all[1]),
        }
    })
}

fn popitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    changing(rt, args, "popitem", |rt, d| {
        if let Some(i) = rt.dict_end(d, true)
            && let Some((key, value)) = d.entry(i)
        {
            if d.is_namespace() {
                rt.dict_remove(d, key)?;
            } else {
                rt.dict_remove_at(d, i);
            }
            return Ok(rt.new_tuple(&[key, value]));
        }
        rt.raise_new(ClassId::KEY_ERROR, "popitem(): dictionary is empty")
    })
}

fn keys(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = receiver(rt, args, "keys")?;
    Ok(rt.new_dict_view(d.value(), IterKind::DictKeys))
}

fn values(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = receiver(rt, args, "values")?;
    Ok(rt.new_dict_view(d.value(), IterKind::DictValues))
}

fn items(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = receiver(rt, args, "items")?;
    Ok(rt.new_dict_view(d.value(), IterKind::DictItems))
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    match rt.dict_copy_of(args.all[0])? {
        Some(copy) => Ok(copy),
        None => rt.wrong_receiver("copy", ClassId::DICT, args.all[0]),
    }
}

fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    changing(rt, args, "clear", |rt, d| {
        rt.dict_clear(d);
        Ok(Value::NONE)
    })
}

fn fromkeys(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let value = args.all.get(2).copied().unwrap_or(Value::NONE);
    let made = rt.call(args.all[0], Args::positional(&[]))?;
    let plain = made.is_ptr() && rt.shape_of(made) == ShapeId::DICT;
    if plain && let Some(keys) = rt.as_set(args.all[1]) {
        // Their hashes are known, and nobody else sees the set.
        let keys = crate::set::SetRef::new(rt.set_copy(keys)?);
        for i in 0..keys.places() {
            if let Some((key, hash)) = keys.place(i) {
                rt.dict_set_hashed(DictRef::new(made), key, hash, value)?;
            }
        }
        return Ok(made);
    }
    rt.for_each(args.all[1], |rt, key| {
        if plain {
            rt.dict_set(DictRef::new(made), key, value)
        } else {
            rt.set_item(made, key, value)
        }
    })?;
    Ok(made)
}

fn reversed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = receiver(rt, args, "__reversed__")?;
    Ok(rt.dict_reversed(d, IterKind::DictKeys))
}

fn proxy_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_mapping(args.all[1]) {
        let name = rt.type_name(args.all[1]);
        return rt.type_error(format!(
            "mappingproxy() argument must be a mapping, not {name}"
        ));
    }
    Ok(rt.new_mapping_proxy(args.all[1]))
}

/// What a proxy shows.
fn mapping(rt: &Runtime, args: Args<'_>) -> Value {
    rt.triple(args.all[0]).0
}

fn proxy_call(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let name = rt.intern(method);
    let of = mapping(rt, args);
    rt.call_method(of, name, &args.all[1..])
}

fn proxy_ior(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.type_name(args.all[0]);
    rt.type_error(format!("'|=' is not supported by {name}; use '|' instead"))
}

fn proxy_get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    proxy_call(rt, args, "get")
}

fn proxy_keys(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    proxy_call(rt, args, "keys")
}

fn proxy_values(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    proxy_call(rt, args, "values")
}

fn proxy_items(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    proxy_call(rt, args, "items")
}

fn proxy_copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    proxy_call(rt, args, "copy")
}

fn proxy_item(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = mapping(rt, args);
    rt.get_item(of, args.all[1])
}

fn proxy_contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = mapping(rt, args);
    rt.contains(of, args.all[1]).map(Value::bool)
}

fn proxy_len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = mapping(rt, args);
    Ok(Value::small_int(rt.len(of)? as i64))
}

fn proxy_iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let of = mapping(rt, args);
    rt.get_iter(of)
}
