//! Methods of `set` and `frozenset`.

use crate::native::{ANY, NativeDef};
use crate::set::SetRef;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};

macro_rules! both {
    ($( $name:literal => $function:path, $min:literal, $max:expr; )*) => {
        /// What sets have, as frozensets do.
        pub static SHARED: &[NativeDef] = both!(@ "set", SET, $( $name => $function, $min, $max; )*);
        /// What frozensets have, as sets do.
        pub static FROZEN: &[NativeDef] = both!(@ "frozenset", FROZENSET, $( $name => $function, $min, $max; )*);
    };
    (@ $class:literal, $id:ident, $( $name:literal => $function:path, $min:literal, $max:expr; )*) => {
        &[$(NativeDef::method(concat!($class, ".", $name), |rt, args| {
            rt.check_receiver(args, ClassId::$id, $name)?;
            $function(rt, args)
        }, $min, $max)),*]
    };
}

both! {
    "union" => union, 1, ANY;
    "intersection" => intersection, 1, ANY;
    "difference" => difference, 1, ANY;
    "symmetric_difference" => symmetric_difference, 2, 2;
    "isdisjoint" => isdisjoint, 2, 2;
    "issubset" => issubset, 2, 2;
    "issuperset" => issuperset, 2, 2;
}

natives! {
    /// Methods of sets and frozensets.
    pub SET:
    "set.__new__" => set_new, 1, ANY, true, Static;
    "set.__init__" => set_init, 1, ANY, true, Method;
    "set.add" => add, 2, 2, false, Method;
    "set.discard" => discard, 2, 2, false, Method;
    "set.remove" => remove, 2, 2, false, Method;
    "set.pop" => pop, 1, 1, false, Method;
    "set.clear" => clear, 1, 1, false, Method;
    "set.update" => update, 1, ANY, false, Method;
    "set.intersection_update" => intersection_update, 1, ANY, false, Method;
    "set.difference_update" => difference_update, 1, ANY, false, Method;
    "set.symmetric_difference_update" => symmetric_difference_update, 2, 2, false, Method;
    "set.copy" => copy, 1, 1, false, Method;
    "frozenset.__new__" => frozenset_new, 1, ANY, true, Static;
    "frozenset.copy" => frozenset_copy, 1, 1, false, Method;
    "frozenset.__hash__" => hash, 1, 1, false, Method;
}

#[inline]
fn receiver(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<SetRef> {
    match rt.as_set(args.all[0]) {
        Some(s) => Ok(s),
        None => rt.wrong_receiver(method, ClassId::SET, args.all[0]),
    }
}

/// The receiver of a method that changes a set, which no frozenset has.
#[inline]
fn changing(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<SetRef> {
    rt.check_receiver(args, ClassId::SET, method)?;
    receiver(rt, args, method)
}

fn set_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::SET)?;
    let set = rt.new_set_shaped(ShapeId::SET);
    Ok(rt.new_with_payload(class, set))
}

fn set_init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "__init__")?;
    rt.keyword_args("set", args, [])?;
    rt.check_count("set", args, 0, 1)?;
    rt.set_clear(s);
    if let Some(iterable) = args.all.get(1) {
        rt.set_extend(s, *iterable)?;
    }
    Ok(Value::NONE)
}

fn frozenset_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::FROZENSET)?;
    rt.no_keywords("frozenset", args)?;
    rt.check_count("frozenset", args, 0, 1)?;
    let value = match args.pos().get(1) {
        Some(v) if v.is_ptr() && rt.shape_of(*v) == ShapeId::FROZENSET => *v,
        Some(v) => rt.set_from(ShapeId::FROZENSET, *v)?,
        None => rt.new_set_shaped(ShapeId::FROZENSET),
    };
    Ok(rt.new_with_payload(class, value))
}

fn add(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "add")?;
    rt.set_insert(s, args.all[1])?;
    Ok(Value::NONE)
}

/// The hash of a key that is looked for; a set that has none is looked for as if it were a frozenset.
fn key_to_find(rt: &mut Runtime, key: Value) -> R<(Value, i64)> {
    if rt.payload_of_shape(key, ShapeId::SET).is_some() {
        match rt.hash(key) {
            Ok(hash) => return Ok((key, hash)),
            Err(e) if !rt.pending_is(ClassId::TYPE_ERROR) => return Err(e),
            Err(_) => rt.clear_pending(),
        };
        let frozen = rt.set_from(ShapeId::FROZENSET, key)?;
        let hash = rt.builtin_hash(frozen)?;
        return Ok((frozen, hash));
    }
    Ok((key, rt.hash_item(key)?))
}

impl Runtime {
    /// `key in s`
    pub fn set_contains(&mut self, s: SetRef, key: Value) -> R<bool> {
        let (key, hash) = key_to_find(self, key)?;
        self.set_has(s, key, hash)
    }
}

fn discard(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "discard")?;
    let (key, hash) = key_to_find(rt, args.all[1])?;
    rt.set_discard_hashed(s, key, hash)?;
    Ok(Value::NONE)
}

fn remove(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "remove")?;
    let (key, hash) = key_to_find(rt, args.all[1])?;
    if rt.set_discard_hashed(s, key, hash)? {
        Ok(Value::NONE)
    } else {
        rt.key_error(args.all[1])
    }
}

fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "pop")?;
    match rt.set_pop(s) {
        Some(key) => Ok(key),
        None => rt.raise_new(ClassId::KEY_ERROR, "pop from an empty set"),
    }
}

fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "clear")?;
    rt.set_clear(s);
    Ok(Value::NONE)
}

fn update(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "update")?;
    for other in &args.all[1..] {
        rt.set_extend(s, *other)?;
    }
    Ok(Value::NONE)
}

fn intersection_update(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "intersection_update")?;
    let common = intersection(rt, args)?;
    rt.set_take(s, SetRef::new(common));
    Ok(Value::NONE)
}

fn difference_update(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "difference_update")?;
    for other in &args.all[1..] {
        rt.set_difference_update(s, *other)?;
    }
    Ok(Value::NONE)
}

fn symmetric_difference_update(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = changing(rt, args, "symmetric_difference_update")?;
    rt.set_symmetric_update(s, args.all[1])?;
    Ok(Value::NONE)
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.check_receiver(args, ClassId::SET, "copy")?;
    let s = receiver(rt, args, "copy")?;
    rt.set_copy(s)
}

fn frozenset_copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.check_receiver(args, ClassId::FROZENSET, "copy")?;
    let s = receiver(rt, args, "copy")?;
    Ok(s.value())
}

fn union(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "union")?;
    let out = rt.set_copy(s)?;
    for other in &args.all[1..] {
        rt.set_extend(SetRef::new(out), *other)?;
    }
    Ok(out)
}

fn intersection(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "intersection")?;
    if args.all.len() == 1 {
        return rt.set_copy(s);
    }
    let mut found = s;
    for other in &args.all[1..] {
        found = SetRef::new(rt.set_intersection(found, *other)?);
    }
    Ok(found.value())
}

fn difference(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "difference")?;
    let Some((first, rest)) = args.all[1..].split_first() else {
        return rt.set_copy(s);
    };
    let out = rt.set_difference(s, *first)?;
    for other in rest {
        rt.set_difference_update(SetRef::new(out), *other)?;
    }
    Ok(out)
}

fn symmetric_difference(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "symmetric_difference")?;
    rt.set_symmetric_difference(s, args.all[1])
}

fn isdisjoint(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "isdisjoint")?;
    rt.set_is_disjoint(s, args.all[1]).map(Value::bool)
}

/// The second argument as a set, made from any iterable.
fn other_set(rt: &mut Runtime, v: Value) -> R<SetRef> {
    match rt.as_set(v) {
        Some(s) => Ok(s),
        None => Ok(SetRef::new(rt.set_from(ShapeId::SET, v)?)),
    }
}

fn issubset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "issubset")?;
    let other = other_set(rt, args.all[1])?;
    rt.set_is_subset(s, other).map(Value::bool)
}

fn issuperset(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "issuperset")?;
    let other = other_set(rt, args.all[1])?;
    rt.set_is_subset(other, s).map(Value::bool)
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = receiver(rt, args, "__hash__")?;
    let hash = rt.builtin_hash(s.value())?;
    Ok(rt.new_int(hash))
}
