//! `combinations`, `combinations_with_replacement`, `permutations` and `product`.
//!
//! a: the pool, a tuple (of `product`: a tuple of tuples); b: cell with the places of the items given next.

use super::made;
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value};
use std::cell::{Cell, RefCell};

/// Where in the pool the items given next are.
struct Places {
    places: RefCell<Vec<usize>>,
    /// Of `permutations`: how many steps each place still has.
    cycles: RefCell<Vec<usize>>,
    /// How many items are given.
    len: usize,
    /// Nothing was given yet.
    fresh: Cell<bool>,
}

impl Foreign for Places {}

const WORD: usize = size_of::<usize>();

/// What CPython's object takes on a 64-bit machine: `fields`, and a word for each place and each count.
fn sizeof(rt: &mut Runtime, args: Args<'_>, fields: usize) -> R<Value> {
    let it = rt.payload(args.all[0]);
    let words = match rt.iter_state::<Places>(&it) {
        Some(state) => state.places.borrow().len() + state.cycles.borrow().len(),
        None => 0,
    };
    Ok(rt.new_int((fields + WORD * words) as i64))
}

pub(crate) fn sizeof_combinations(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    sizeof(rt, args, 7 * WORD)
}

pub(crate) fn sizeof_permutations(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    sizeof(rt, args, 8 * WORD)
}

pub(crate) fn sizeof_product(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    sizeof(rt, args, 6 * WORD)
}

fn places(rt: &mut Runtime, places: Vec<usize>, cycles: Vec<usize>, len: usize) -> Value {
    rt.new_iter_state(Places {
        places: RefCell::new(places),
        cycles: RefCell::new(cycles),
        len,
        fresh: Cell::new(true),
    })
}

/// Does the step from one choice to the next, and makes a tuple of what is chosen.
fn advance(
    rt: &mut Runtime,
    it: Value,
    step: fn(&mut [usize], &mut [usize], usize) -> bool,
) -> R<Option<Value>> {
    let pool = rt.iter_parts(it).a;
    let Some(state) = rt.iter_state::<Places>(&it) else {
        return Ok(None);
    };
    let pool = rt.tuple_items(pool);
    let goes_on = state.fresh.replace(false) || {
        let (mut places, mut cycles) = (state.places.borrow_mut(), state.cycles.borrow_mut());
        step(&mut places, &mut cycles, pool.len())
    };
    if !goes_on {
        return rt.end_iter(it);
    }
    let places = state.places.borrow();
    Ok(Some(rt.new_tuple_from(state.len, |i| pool[places[i]])))
}

/// An argument that says how many items are chosen.
fn how_many(rt: &mut Runtime, r: Value) -> R<usize> {
    let r = rt.index_i64(r)?;
    if r < 0 {
        return rt.value_error("r must be non-negative");
    }
    Ok(r as usize)
}

pub(crate) fn combinations_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [iterable, r] = rt.bind_args("combinations", args, 1, ["iterable", "r"], 2)?;
    let r = how_many(rt, r)?;
    let pool = rt.to_tuple(iterable)?;
    let n = rt.tuple_items(pool).len();
    let pool = if r > n { Value::NULL } else { pool };
    let state = places(rt, (0..r.min(n)).collect(), Vec::new(), r);
    made(rt, args, "combinations", (0, pool, state))
}

pub(crate) fn combinations_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    advance(rt, it, |places, _, n| {
        let r = places.len();
        let Some(i) = (0..r).rev().find(|i| places[*i] != i + n - r) else {
            return false;
        };
        let first = places[i] + 1;
        places[i..]
            .iter_mut()
            .zip(first..)
            .for_each(|(p, new)| *p = new);
        true
    })
}

pub(crate) fn replacement_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = "combinations_with_replacement";
    let [iterable, r] = rt.bind_args(name, args, 1, ["iterable", "r"], 2)?;
    let r = how_many(rt, r)?;
    let pool = rt.to_tuple(iterable)?;
    let none = rt.tuple_items(pool).is_empty() && r > 0;
    let pool = if none { Value::NULL } else { pool };
    let state = places(rt, vec![0; r], Vec::new(), r);
    made(rt, args, name, (0, pool, state))
}

pub(crate) fn replacement_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    advance(rt, it, |places, _, n| {
        let Some(i) = (0..places.len()).rev().find(|i| places[*i] + 1 != n) else {
            return false;
        };
        let place = places[i] + 1;
        places[i..].fill(place);
        true
    })
}

pub(crate) fn permutations_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [iterable, r] = rt.bind_args("permutations", args, 1, ["iterable", "r"], 1)?;
    let pool = rt.to_tuple(iterable)?;
    let n = rt.tuple_items(pool).len();
    let r = if r.is_null() || r.is_none() {
        n
    } else if rt.int_of(r).is_none() {
        return rt.type_error("Expected int as r");
    } else {
        how_many(rt, r)?
    };
    let pool = if r > n { Value::NULL } else { pool };
    let cycles = (0..r.min(n)).map(|i| n - i).collect();
    let state = places(rt, (0..n).collect(), cycles, r);
    made(rt, args, "permutations", (0, pool, state))
}

pub(crate) fn permutations_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    advance(rt, it, |places, cycles, n| {
        for i in (0..cycles.len()).rev() {
            cycles[i] -= 1;
            if cycles[i] > 0 {
                places.swap(i, n - cycles[i]);
                return true;
            }
            places[i..].rotate_left(1);
            cycles[i] = n - i;
        }
        false
    })
}

pub(crate) fn product_new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [repeat] = rt.keyword_args("product", args, ["repeat"])?;
    let repeat = if repeat.is_null() {
        1
    } else {
        rt.index_i64(repeat)?
    };
    if repeat < 0 {
        return rt.value_error("repeat argument cannot be negative");
    }
    let iterables = if repeat == 0 { &[] } else { &args.pos()[1..] };
    let count = iterables.len().checked_mul(repeat as usize);
    let Some(count) = count.filter(|n| *n < 1 << 40) else {
        return rt.overflow_error("repeat argument too large");
    };
    let mut pools = rt.root_vec();
    for v in iterables {
        let pool = rt.to_tuple(*v)?;
        pools.push(pool);
    }
    for i in iterables.len()..count {
        let pool = pools[i - iterables.len()];
        pools.push(pool);
    }
    let empty = pools.iter().any(|p| rt.tuple_items(*p).is_empty());
    let all = if empty {
        Value::NULL
    } else {
        rt.new_tuple(&pools)
    };
    let state = places(rt, vec![0; count], Vec::new(), count);
    made(rt, args, "product", (0, all, state))
}

pub(crate) fn product_next(rt: &mut Runtime, it: Value) -> R<Option<Value>> {
    let pools = rt.iter_parts(it).a;
    let Some(state) = rt.iter_state::<Places>(&it) else {
        return Ok(None);
    };
    let pools = rt.tuple_items(pools);
    if !state.fresh.replace(false) {
        let mut places = state.places.borrow_mut();
        let mut stepped = false;
        for (place, pool) in places.iter_mut().zip(pools).rev() {
            *place += 1;
            if *place < rt.tuple_items(*pool).len() {
                stepped = true;
                break;
            }
            *place = 0;
        }
        if !stepped {
            return rt.end_iter(it);
        }
    }
    let places = state.places.borrow();
    let mut few = [Value::NULL; 8];
    if state.len <= few.len() {
        for (i, item) in few.iter_mut().enumerate().take(state.len) {
            *item = rt.tuple_items(pools[i])[places[i]];
        }
        return Ok(Some(rt.new_tuple(&few[..state.len])));
    }
    // The pools keep what is in here.
    let item = |(pool, place): (&Value, &usize)| rt.tuple_items(*pool)[*place];
    let all: Vec<Value> = pools.iter().zip(places.iter()).map(item).collect();
    Ok(Some(rt.new_tuple(&all)))
}
