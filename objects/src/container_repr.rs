//! `repr` of containers. The caller guards against containers inside themselves.

use crate::dict::DictRef;
use crate::iter::IterKind;
use crate::set::SetRef;
use crate::{R, Runtime, ShapeId, Value};

/// Writes `repr(v)`; false: not a container that it knows.
pub fn repr(rt: &mut Runtime, v: Value, out: &mut String) -> R<bool> {
    let inner = rt.payload(v);
    if !inner.is_ptr() {
        return Ok(false);
    }
    match rt.shape_of(inner) {
        s if s.is_list() => {
            out.push('[');
            let mut i = 0;
            while i < rt.list_len(inner) {
                separate(out, i);
                let item = rt.list_get(inner, i);
                rt.repr_into(item, out)?;
                i += 1;
            }
            out.push(']');
        }
        ShapeId::TUPLE => {
            let items = rt.tuple_items(inner);
            out.push('(');
            for (i, item) in items.iter().enumerate() {
                separate(out, i);
                rt.repr_into(*item, out)?;
            }
            out.push_str(if items.len() == 1 { ",)" } else { ")" });
        }
        ShapeId::SET | ShapeId::FROZENSET => set(rt, v, SetRef::new(inner), out)?,
        ShapeId::RANGE => {
            let [start, stop, step] = rt.range_parts(inner);
            let plain = step == Value::small_int(1);
            let parts = [start, stop, step];
            out.push_str("range(");
            for (i, part) in parts.iter().take(if plain { 2 } else { 3 }).enumerate() {
                separate(out, i);
                rt.repr_into(*part, out)?;
            }
            out.push(')');
        }
        ShapeId::SLICE => {
            let (a, b, c) = rt.triple(inner);
            out.push_str("slice(");
            for (i, part) in [a, b, c].iter().enumerate() {
                separate(out, i);
                rt.repr_into(*part, out)?;
            }
            out.push(')');
        }
        ShapeId::DICT_VIEW => view(rt, inner, out)?,
        ShapeId::MAPPING_PROXY => {
            out.push_str("mappingproxy(");
            rt.repr_into(rt.triple(inner).0, out)?;
            out.push(')');
        }
        _ => match rt.as_dict(inner) {
            Some(d) => dict(rt, d, out)?,
            None => {
                let Some(text) = rt.call_record_method(v, rt.names.repr, &[])? else {
                    return Ok(false);
                };
                out.push_str(&rt.str_text(text));
            }
        },
    }
    Ok(true)
}

fn separate(out: &mut String, i: usize) {
    if i > 0 {
        out.push_str(", ");
    }
}

fn dict(rt: &mut Runtime, d: DictRef, out: &mut String) -> R<()> {
    out.push('{');
    let (mut i, mut n) = (0, 0);
    while i < d.used() {
        if let Some((key, value)) = d.entry(i) {
            separate(out, n);
            rt.repr_into(key, out)?;
            out.push_str(": ");
            rt.repr_into(value, out)?;
            n += 1;
        }
        i += 1;
    }
    out.push('}');
    Ok(())
}

/// `{1, 2}`, `frozenset({1, 2})`, `set()`; an instance of a subclass names its class.
fn set(rt: &mut Runtime, v: Value, s: SetRef, out: &mut String) -> R<()> {
    let plain = v == s.value() && rt.shape_of(v) == ShapeId::SET;
    let name = rt.type_name(v);
    if s.is_empty() {
        out.push_str(&name);
        out.push_str("()");
        return Ok(());
    }
    if !plain {
        out.push_str(&name);
        out.push('(');
    }
    // The items are copied first, as CPython does: their `repr` may change the set.
    let mut items = rt.root_vec();
    for (key, _) in s.iter() {
        items.push(key);
    }
    out.push('{');
    for (i, item) in items.iter().enumerate() {
        separate(out, i);
        rt.repr_into(*item, out)?;
    }
    out.push_str(if plain { "}" } else { "})" });
    Ok(())
}

fn view(rt: &mut Runtime, v: Value, out: &mut String) -> R<()> {
    let (d, kind) = rt.dict_view_parts(v);
    out.push_str(&rt.type_name(v));
    out.push_str("([");
    let (mut i, mut n) = (0, 0);
    while i < d.used() {
        if let Some((key, value)) = d.entry(i) {
            separate(out, n);
            match kind {
                IterKind::DictKeys => rt.repr_into(key, out)?,
                IterKind::DictValues => rt.repr_into(value, out)?,
                _ => {
                    out.push('(');
                    rt.repr_into(key, out)?;
                    out.push_str(", ");
                    rt.repr_into(value, out)?;
                    out.push(')');
                }
            }
            n += 1;
        }
        i += 1;
    }
    out.push_str("])");
    Ok(())
}
