//! Inline caches of attributes, methods and globals.
//!
//! A cache line remembers one shape (`seen`), what was found there (`state`, `data`) and the
//! epoch of the class table (`epoch`): any change of a class that may alter a lookup starts a
//! new epoch. What a line saw last is also what a profile is made of.

use crate::{class_attrs, operators};
use rekindle_abi::heap::{Cell, Module};
use rekindle_objects::attr::Method;
use rekindle_objects::attr_cache::Meaning;
use rekindle_objects::code_state::{Cache, CodeState};
use rekindle_objects::dict::DictRef;
use rekindle_objects::shape::{Repr, slot_ptr};
use rekindle_objects::{Head, R, Runtime, ShapeId, Value};

/// States of a cache line.
pub mod state {
    /// Nothing cached.
    pub const EMPTY: u16 = 0;
    /// Instance slot `data` that holds a value.
    pub const SLOT: u16 = 1;
    /// Instance slot `data` that holds a raw int.
    pub const SLOT_INT: u16 = 2;
    /// Instance slot `data` that holds a raw float.
    pub const SLOT_FLOAT: u16 = 3;
    /// A function found through the class: value `data`, to be bound.
    pub const METHOD: u16 = 4;
    /// A plain attribute of the class, in cell `data`.
    pub const CLASS_CELL: u16 = 5;
    /// A global of the module `epoch` (as an object), in cell `data`.
    pub const MODULE_CELL: u16 = 6;
    /// Adding an attribute: shape `data >> 32` with slot `data & 0xffff_ffff`.
    pub const ADD_SLOT: u16 = 7;
    /// A global in cell `data`.
    pub const GLOBAL: u16 = 8;
    /// A built-in in cell `data`; the module's name space has version `epoch`.
    pub const BUILTIN: u16 = 9;
    /// A property of the class; its getter (or setter, in a store), a plain Python function, is
    /// `data`.
    pub const PROPERTY: u16 = 10;
    /// An attribute of the class object with version `epoch`, in cell `data`.
    pub const OF_CLASS_CELL: u16 = 11;
    /// The same: value `data` itself.
    pub const OF_CLASS_VALUE: u16 = 12;
    /// The same: function `data`, to be bound to the class.
    pub const OF_CLASS_METHOD: u16 = 13;
    /// Item `data` of the tuple that the instance carries.
    pub const ITEM: u16 = 14;
}

/// The shape of a heap object, else a number that no shape has.
#[inline(always)]
pub fn shape_or_none(v: Value) -> u32 {
    if v.is_ptr() {
        // SAFETY: every heap object starts with a head.
        unsafe { (*v.as_ptr::<Head>()).shape.0 }
    } else {
        u32::MAX
    }
}

/// The cached attribute of `obj`, NULL when the line does not know it.
///
/// # Safety
/// The line was filled by [`load`].
#[inline(always)]
pub unsafe fn cached(rt: &mut Runtime, line: &Cache, obj: Value) -> Value {
    if shape_or_none(obj) != line.seen || line.epoch != rt.epoch() {
        return Value::NULL;
    }
    // SAFETY: the shape is the one the line was filled for, so the slot exists; cells of classes
    // live as long as the class, and the epoch says that it still has this one.
    unsafe {
        if line.state == state::SLOT {
            return Value(*slot_ptr(obj, line.data as usize));
        }
        match line.state {
            state::SLOT_INT => rt.new_int(*slot_ptr(obj, line.data as usize) as i64),
            state::SLOT_FLOAT => rt.new_float(f64::from_bits(*slot_ptr(obj, line.data as usize))),
            state::CLASS_CELL => (*(line.data as *const Cell)).value,
            state::ITEM => rt.carried_item(obj, line.data as usize),
            _ => Value::NULL,
        }
    }
}

/// `obj.name`, filling the line.
#[inline(never)]
pub fn load(rt: &mut Runtime, line: &mut Cache, obj: Value, name: Value) -> R<Value> {
    if rt.is_module(obj) {
        return load_from_module(rt, line, obj, name);
    }
    match fill(rt, line, obj, name) {
        Meaning::Slot(..) | Meaning::Data(_) | Meaning::Item(_) => {
            // SAFETY: the line was just filled.
            let v = unsafe { cached(rt, line, obj) };
            if !v.is_null() {
                return Ok(v);
            }
        }
        _ => {}
    }
    rt.get_attr(obj, name)
}

/// Fills the line of a load with what the name means for objects of this shape.
#[inline]
fn fill(rt: &mut Runtime, line: &mut Cache, obj: Value, name: Value) -> Meaning {
    let misses = line.misses.saturating_add(1);
    if !obj.is_ptr() {
        *line = unknown(misses);
        return Meaning::Varies;
    }
    let meaning = rt.attr_meaning(obj, name);
    let (state, data) = match meaning {
        Meaning::Slot(slot, Repr::Value) => (state::SLOT, slot as u64),
        Meaning::Slot(slot, Repr::Int) => (state::SLOT_INT, slot as u64),
        Meaning::Slot(slot, Repr::Float) => (state::SLOT_FLOAT, slot as u64),
        Meaning::Data(cell) => (state::CLASS_CELL, cell as u64),
        Meaning::Method(f) => (state::METHOD, f.0),
        Meaning::Item(i) => (state::ITEM, u64::from(i)),
        Meaning::Property(getter) if operators::takes_getter(rt, obj, getter) => {
            (state::PROPERTY, getter.0)
        }
        Meaning::Property(_) => {
            *line = unknown(misses);
            return meaning;
        }
        Meaning::Varies => {
            *line = unknown(misses);
            if rt.is_type(obj) {
                class_attrs::fill(rt, line, obj, name);
            }
            return meaning;
        }
    };
    *line = Cache {
        seen: shape_or_none(obj),
        state,
        misses,
        data,
        epoch: rt.epoch(),
    };
    meaning
}

/// A line that knows nothing.
fn unknown(misses: u16) -> Cache {
    Cache {
        seen: u32::MAX - 1,
        misses,
        ..Cache::default()
    }
}

fn load_from_module(rt: &mut Runtime, line: &mut Cache, obj: Value, name: Value) -> R<Value> {
    // SAFETY: checked to be a module.
    let namespace = DictRef::new(unsafe { (*obj.as_ptr::<Module>()).namespace });
    if let Some(cell) = namespace.namespace_cell(name) {
        *line = Cache {
            seen: u32::MAX - 1,
            state: state::MODULE_CELL,
            misses: 0,
            data: cell as u64,
            epoch: obj.0,
        };
    }
    rt.get_attr(obj, name)
}

/// The cached attribute of a module, NULL when the line does not know it.
#[inline(always)]
pub fn cached_in_module(line: &Cache, obj: Value) -> Value {
    if line.state == state::MODULE_CELL && line.epoch == obj.0 {
        // SAFETY: cells of name spaces live as long as the module, which is at hand.
        unsafe { (*(line.data as *const Cell)).value }
    } else {
        Value::NULL
    }
}

/// `obj.name` about to be called, filling the line: function and receiver, or callable and NULL.
#[inline(never)]
pub fn load_method(
    rt: &mut Runtime,
    line: &mut Cache,
    obj: Value,
    name: Value,
) -> R<(Value, Value)> {
    if rt.is_module(obj) {
        line.misses = line.misses.saturating_add(1);
        return Ok((load_from_module(rt, line, obj, name)?, Value::NULL));
    }
    if let Meaning::Method(f) = fill(rt, line, obj, name) {
        return Ok((f, obj));
    }
    Ok(match rt.load_method(obj, name)? {
        Method::Bound { function, receiver } => (function, receiver),
        Method::Plain(v) => (v, Value::NULL),
    })
}

/// `obj.name = value` by the line. False: the line does not know.
///
/// # Safety
/// The line was filled by [`store`].
#[inline(always)]
pub unsafe fn store_cached(rt: &mut Runtime, line: &Cache, obj: Value, value: Value) -> bool {
    if shape_or_none(obj) != line.seen || line.epoch != rt.epoch() {
        return false;
    }
    let slot = (line.data & 0xffff_ffff) as usize;
    // SAFETY: the shape is the one the line was filled for, so the slot exists (or there is room
    // for it, see `fill_for_store`).
    unsafe {
        if line.state == state::SLOT {
            *slot_ptr(obj, slot) = value.0;
            rt.heap.barrier(obj, value);
            return true;
        }
        match line.state {
            state::SLOT_INT if value.is_small_int() => {
                *slot_ptr(obj, slot) = value.as_small_int() as u64
            }
            state::SLOT_FLOAT if rt.is_float(value) => {
                *slot_ptr(obj, slot) = rt.float_value(value).to_bits()
            }
            state::ADD_SLOT => {
                let to = ShapeId((line.data >> 32) as u32);
                match rt.shape(to).attrs[slot].repr {
                    Repr::Value => {
                        *slot_ptr(obj, slot) = value.0;
                        rt.heap.barrier(obj, value);
                    }
                    Repr::Int if value.is_small_int() => {
                        *slot_ptr(obj, slot) = value.as_small_int() as u64
                    }
                    Repr::Float if rt.is_float(value) => {
                        *slot_ptr(obj, slot) = rt.float_value(value).to_bits()
                    }
                    _ => return false,
                }
                (*obj.as_ptr::<Head>()).shape = to;
            }
            _ => return false,
        }
    }
    true
}

/// A global or built-in, filling the line; `NameError` when there is none.
#[cold]
#[inline(never)]
pub fn load_global(rt: &mut Runtime, code: &CodeState, line: &mut Cache, name: Value) -> R<Value> {
    let globals = DictRef::new(code.globals);
    if globals.is_namespace() {
        if let Some(cell) = globals.namespace_cell(name)
            // SAFETY: cells of name spaces live as long as the module.
            && !unsafe { (*cell).value }.is_null()
        {
            *line = Cache {
                seen: 0,
                state: state::GLOBAL,
                misses: line.misses,
                data: cell as u64,
                epoch: 0,
            };
            // SAFETY: as above.
            return Ok(unsafe { (*cell).value });
        }
    } else {
        return rt.load_global(code.globals, name);
    }
    let builtins = DictRef::new(rt.builtins);
    if let Some(cell) = builtins.namespace_cell(name)
        // SAFETY: cells of name spaces live as long as the module.
        && !unsafe { (*cell).value }.is_null()
    {
        if globals.namespace_cell(name).is_none() {
            *line = Cache {
                seen: 0,
                state: state::BUILTIN,
                misses: line.misses,
                data: cell as u64,
                epoch: globals.version(),
            };
        }
        // SAFETY: as above.
        return Ok(unsafe { (*cell).value });
    }
    rt.name_error(name)
}
