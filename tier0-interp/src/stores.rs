//! What inline caches of attribute stores are filled with.

use crate::attrs::{shape_or_none, state, store_cached};
use crate::interp::Interp;
use rekindle_objects::code_state::Cache;
use rekindle_objects::shape::Repr;
use rekindle_objects::{R, Runtime, ShapeId, Value};

const LINES: usize = 256;

/// Lines of stores by shape and name, for instructions that see several shapes.
pub(crate) struct StoreLines(Box<[(Value, Cache); LINES]>);

impl Default for StoreLines {
    fn default() -> StoreLines {
        StoreLines(Box::new([(Value::NULL, Cache::default()); LINES]))
    }
}

impl StoreLines {
    fn of(&mut self, shape: u32, name: Value) -> &mut (Value, Cache) {
        &mut self.0[((shape as usize).wrapping_mul(37) ^ (name.0 as usize >> 4)) % LINES]
    }
}

/// `obj.name = value`, filling the line.
#[inline(never)]
pub(crate) fn store(
    interp: &mut Interp,
    rt: &mut Runtime,
    line: &mut Cache,
    obj: Value,
    name: Value,
    value: Value,
) -> R<()> {
    let misses = line.misses.saturating_add(1);
    let seen = shape_or_none(obj);
    let known = interp.store_lines.of(seen, name);
    if known.0 == name && known.1.seen == seen && known.1.epoch == rt.epoch() {
        *line = Cache { misses, ..known.1 };
        // SAFETY: filled below, for this shape.
        if unsafe { store_cached(rt, line, obj, value) } {
            return Ok(());
        }
    }
    let filled = store_anew(rt, obj, name, value)?;
    let found = filled.is_some();
    *line = Cache {
        misses,
        ..filled.unwrap_or_default()
    };
    if found {
        *interp.store_lines.of(line.seen, name) = (name, *line);
    } else {
        line.seen = u32::MAX - 1;
    }
    Ok(())
}

/// `obj.name = value`, and a line for the next time.
fn store_anew(rt: &mut Runtime, obj: Value, name: Value, value: Value) -> R<Option<Cache>> {
    if !rt.is_instance_layout(obj) {
        return rt.set_attr(obj, name, value).map(|_| None);
    }
    let before = rt.shape_of(obj);
    let class = rt.class_of(obj);
    let custom = rt.class(class).heap_type && {
        let hook = rt.names.setattr;
        rt.lookup(class, hook).is_some_and(|f| !rt.is_built_in(f))
    } || rt.is_exception_field(class, name);
    let descriptor = rt.lookup(class, name).map(|f| f.value());
    let descriptor = descriptor.filter(|f| rt.is_data_descriptor(*f) && !rt.is_slot_descriptor(*f));
    let epoch = rt.epoch();
    rt.set_attr(obj, name, value)?;
    if custom {
        return Ok(None);
    }
    let line = |shape: ShapeId, state: u16, data: u64| Cache {
        seen: shape.0,
        state,
        misses: 0,
        data,
        epoch,
    };
    if let Some(descriptor) = descriptor {
        if rt.shape_of(descriptor) != ShapeId::PROPERTY {
            return Ok(None);
        }
        let setter = rt.triple(descriptor).1;
        return Ok(rt
            .is_function(setter)
            .then(|| line(before, state::PROPERTY, setter.0)));
    }
    let after = rt.shape_of(obj);
    let Some(slot) = rt.shape(after).find(name) else {
        return Ok(None);
    };
    if let Some(i) = rt.shape(before).find(name) {
        let state = match rt.shape(before).attrs[i].repr {
            Repr::Value => state::SLOT,
            Repr::Int => state::SLOT_INT,
            Repr::Float => state::SLOT_FLOAT,
        };
        return Ok((before == after).then(|| line(before, state, i as u64)));
    }
    let next = slot < rt.shape(before).inline_slots as usize
        && slot == rt.shape(before).attrs.len()
        && rt.shape(after).attrs.len() == slot + 1;
    let data = (after.0 as u64) << 32 | slot as u64;
    Ok(next.then(|| line(before, state::ADD_SLOT, data)))
}
