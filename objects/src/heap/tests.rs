//! The collector, part by part.

use super::Foreign;
use crate::dict::DictRef;
use crate::runtime::Captured;
use crate::{ClassId, Runtime, ShapeId, Value};
use rekindle_abi::heap::{Head, List, gc};
use std::rc::Rc;

fn runtime() -> Box<Runtime> {
    Runtime::new((0, 0), Box::new(Captured::default()))
}

/// An address that no scan of a stack takes for one.
#[derive(Clone, Copy)]
struct Hidden(u64);

impl Hidden {
    fn of(v: Value) -> Hidden {
        Hidden(!v.0)
    }

    fn alive(self, rt: &mut Runtime) -> bool {
        apart(rt, |rt| {
            rt.heap
                .object_at(!std::hint::black_box(self.0) as usize)
                .is_some()
        })
    }
}

/// Runs `f` in a frame of its own, and then overwrites what it left on the stack.
#[inline(never)]
fn apart<T>(rt: &mut Runtime, f: impl FnOnce(&mut Runtime) -> T) -> T {
    #[inline(never)]
    fn inner<T>(rt: &mut Runtime, f: impl FnOnce(&mut Runtime) -> T) -> T {
        f(rt)
    }
    let result = inner(rt, f);
    scrub();
    result
}

#[inline(never)]
fn scrub() {
    std::hint::black_box([0u64; 2048]);
}

fn bits(v: Value) -> u8 {
    // SAFETY: the tests pass live objects.
    unsafe { (*v.as_ptr::<Head>()).gc }
}

#[test]
fn garbage_goes_and_the_rest_stays() {
    let mut rt = runtime();
    let kept = rt.new_str("kept for good");
    let dead = apart(&mut rt, |rt| {
        [0; 100].map(|_| Hidden::of(rt.new_tuple(&[kept, kept])))
    });
    rt.collect_garbage(false);
    let left = dead.iter().filter(|d| d.alive(&mut rt)).count();
    assert!(left < 4, "{left} of 100 survived");
    assert_eq!(rt.str_bytes(kept), b"kept for good");
    assert_eq!(bits(kept), gc::MARKED);
    assert_eq!(rt.heap.stats.young_collections, 1);
}

#[test]
fn a_pointer_into_an_object_keeps_it() {
    let mut rt = runtime();
    let (inner, hidden) = apart(&mut rt, |rt| {
        let t = rt.new_tuple(&[Value::NONE; 40]);
        (&raw const rt.tuple_items(t)[30], Hidden::of(t))
    });
    let inner = std::hint::black_box(inner);
    rt.collect_garbage(true);
    assert!(hidden.alive(&mut rt));
    // SAFETY: the tuple is alive.
    assert_eq!(unsafe { *std::hint::black_box(inner) }, Value::NONE);
}

#[test]
fn an_old_object_keeps_the_young_ones_it_was_given() {
    let mut rt = runtime();
    let cell = rt.new_cell(Value::NULL);
    let list = rt.new_list(&[Value::NONE]);
    let dict = rt.new_dict();
    let class = {
        let namespace = rt.new_namespace();
        rt.new_class("C", &[ClassId::OBJECT], namespace, 1)
            .expect("a class")
    };
    let instance = rt.new_instance_of(class);
    rt.collect_garbage(false);
    assert!(
        [cell, list, dict, instance]
            .map(bits)
            .iter()
            .all(|b| *b == gc::MARKED)
    );
    let young = apart(&mut rt, |rt| {
        let mut make = || rt.new_tuple(&[Value::TRUE, Value::FALSE]);
        let [a, b, c, d, e] = [make(), make(), make(), make(), make()];
        let (x, y) = (rt.intern("x"), rt.intern("y"));
        // SAFETY: a cell.
        unsafe { (*cell.as_ptr::<rekindle_abi::heap::Cell>()).value = a };
        rt.heap.barrier(cell, a);
        rt.list_push(list, b);
        rt.dict_set(DictRef::new(dict), Value::small_int(1), c)
            .expect("hashable");
        rt.add_slot(instance, x, d);
        rt.add_slot(instance, y, e);
        [a, b, c, d, e].map(Hidden::of)
    });
    assert_eq!(bits(dict), gc::MARKED | gc::REMEMBERED);
    rt.collect_garbage(false);
    assert!(young.iter().all(|y| y.alive(&mut rt)));
    assert_eq!(bits(dict), gc::MARKED);
    // Forgotten now, they go with the next full collection, not before.
    apart(&mut rt, |rt| {
        // SAFETY: a cell.
        unsafe { (*cell.as_ptr::<rekindle_abi::heap::Cell>()).value = Value::NULL };
        rt.list_pop(list);
        rt.dict_remove(DictRef::new(dict), Value::small_int(1))
            .expect("hashable");
        rt.set_slot(instance, 0, Value::NONE);
        rt.set_slot(instance, 1, Value::NONE);
    });
    rt.collect_garbage(false);
    assert!(young.iter().all(|y| y.alive(&mut rt)));
    rt.collect_garbage(true);
    let left = young.iter().filter(|y| y.alive(&mut rt)).count();
    assert!(left <= 1, "{left} of 5 survived");
}

#[test]
fn values_in_a_root_vec_are_seen() {
    let mut rt = runtime();
    let mut kept = rt.root_vec();
    apart(&mut rt, |rt| {
        for i in 0..50 {
            let v = rt.new_str(&format!("number {i}"));
            kept.push(v);
        }
    });
    rt.collect_garbage(true);
    for (i, v) in kept.iter().enumerate() {
        assert_eq!(rt.str_text(*v), format!("number {i}"));
    }
    let hidden = apart(&mut rt, |_| {
        kept.iter().map(|v| Hidden::of(*v)).collect::<Vec<_>>()
    });
    drop(kept);
    rt.collect_garbage(true);
    assert!(hidden.iter().filter(|h| h.alive(&mut rt)).count() < 4);
}

#[test]
fn announced_ranges_are_seen() {
    unsafe fn each(data: *mut (), see: &mut dyn FnMut(usize, usize)) {
        see(data as usize, data as usize + 16);
    }
    let mut rt = runtime();
    let mut words = Box::new([0u64, 0, 0]);
    let hidden = apart(&mut rt, |rt| {
        let [a, b] = [0; 2].map(|_| rt.new_tuple(&[Value::NONE]));
        (words[1], words[2]) = (a.0 + 8, b.0);
        [a, b].map(Hidden::of)
    });
    let provider = super::RootRanges {
        data: (&raw mut *words).cast(),
        each,
    };
    // SAFETY: `words` outlives the runtime.
    unsafe { rt.heap.add_root_ranges(provider) };
    rt.collect_garbage(true);
    assert_eq!(hidden.map(|h| h.alive(&mut rt)), [true, false]);
}

#[test]
fn large_objects_live_and_die() {
    let mut rt = runtime();
    let before = rt.heap.larges.bytes;
    let mut kept = rt.root_vec();
    let dead = apart(&mut rt, |rt| {
        let items = vec![Value::NONE; 3000];
        let t = rt.new_tuple(&items);
        kept.push(t);
        [0; 20].map(|_| Hidden::of(rt.new_tuple(&items)))
    });
    assert_eq!(bits(kept[0]), gc::LARGE);
    assert!(dead.iter().all(|d| d.alive(&mut rt)));
    rt.collect_garbage(false);
    assert_eq!(bits(kept[0]), gc::LARGE | gc::MARKED);
    assert!(dead.iter().filter(|d| d.alive(&mut rt)).count() <= 1);
    // An old large tuple finds its young items through the remembered set.
    let young = apart(&mut rt, |rt| {
        let v = rt.new_str("item of a large tuple");
        // SAFETY: a tuple of 3000 items.
        unsafe { *crate::seq::tuple_items_mut(kept[0]).add(2999) = v };
        rt.heap.barrier(kept[0], v);
        Hidden::of(v)
    });
    rt.collect_garbage(false);
    assert!(young.alive(&mut rt));
    assert_eq!(
        rt.str_bytes(rt.tuple_items(kept[0])[2999]),
        b"item of a large tuple"
    );
    drop(kept);
    scrub();
    rt.collect_garbage(true);
    assert!(rt.heap.larges.bytes - before <= 2 * (3000 * 8 + 16));
}

#[test]
fn stress_poisons_what_it_frees() {
    let mut rt = runtime();
    rt.stress_gc(0);
    let kept = rt.new_tuple(&[Value::NONE; 2]);
    let freed = apart(&mut rt, |rt| Hidden::of(rt.new_tuple(&[Value::TRUE; 2])));
    rt.safepoint();
    assert_eq!(rt.tuple_items(kept), [Value::NONE; 2]);
    let words = !freed.0 as *const u64;
    // SAFETY: the cell's block is kept; only its content went.
    let (head, item) = unsafe { (*words, *words.add(2)) };
    assert_eq!([head, item], [0xdbdb_dbdb_dbdb_dbdb; 2]);
    // What is allocated next is clean.
    let again: Vec<_> = (0..5000)
        .map(|_| rt.alloc(ShapeId::TUPLE, 32) as *const u64)
        .collect();
    assert!(again.iter().all(|p| {
        // SAFETY: fresh cells of 32 bytes.
        unsafe { (*p.add(1), *p.add(2), *p.add(3)) == (0, 0, 0) }
    }));
}

#[test]
fn every_allocation_may_collect() {
    let mut rt = runtime();
    rt.stress_gc(1);
    let l = rt.new_empty_list();
    for i in 0..200 {
        let text = rt.new_str(&format!("item {i}"));
        rt.list_push(l, text);
    }
    for i in 0..200 {
        let v = rt.list_get(l, i);
        assert_eq!(rt.str_text(v), format!("item {i}"));
    }
    assert!(rt.heap.stats.young_collections > 150);
    assert!(rt.heap.stats.full_collections > 20);
}

#[test]
fn nothing_is_collected_while_paused() {
    let mut rt = runtime();
    rt.heap.pause();
    let dead = apart(&mut rt, |rt| {
        [0; 20].map(|_| Hidden::of(rt.new_tuple(&[Value::NONE])))
    });
    rt.collect_garbage(true);
    assert!(dead.iter().all(|d| d.alive(&mut rt)));
    rt.heap.resume();
    rt.collect_garbage(true);
    assert!(dead.iter().filter(|d| d.alive(&mut rt)).count() < 4);
}

struct Holder {
    held: Value,
    _count: Rc<()>,
}

impl Foreign for Holder {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.held);
    }
}

#[test]
fn foreign_values_are_traced_and_dropped() {
    let mut rt = runtime();
    let count = Rc::new(());
    let mut kept = rt.root_vec();
    let held = apart(&mut rt, |rt| {
        let held = rt.new_str("held by Rust");
        for i in 0..30 {
            let _count = count.clone();
            let v = rt.new_foreign(ShapeId::FOREIGN, Holder { held, _count });
            if i == 0 {
                kept.push(v);
            }
        }
        Hidden::of(held)
    });
    assert_eq!(Rc::strong_count(&count), 31);
    rt.collect_garbage(false);
    assert!((2..6).contains(&Rc::strong_count(&count)));
    assert!(held.alive(&mut rt));
    // SAFETY: the only reference to it.
    let holder = unsafe { rt.foreign_mut::<Holder>(kept[0]) }.expect("of this type");
    assert_eq!(rt.str_bytes(holder.held), b"held by Rust");
    drop(kept);
    drop(rt);
    assert_eq!(Rc::strong_count(&count), 1);
}

#[test]
fn immortal_objects_are_left_alone() {
    let mut rt = runtime();
    let p = rt.heap.alloc_immortal(ShapeId::TUPLE, 16);
    let immortal = Value::from_ptr(p);
    let cell = rt.new_cell(immortal);
    rt.collect_garbage(true);
    rt.heap.barrier(cell, immortal);
    assert_eq!((bits(immortal), bits(cell)), (gc::IMMORTAL, gc::MARKED));
}

#[test]
fn memory_is_used_again() {
    let mut rt = runtime();
    let items = [Value::NONE; 6];
    for _ in 0..2_000_000 {
        rt.new_tuple(&items);
    }
    // 128 MB were allocated; little is live at any time.
    assert!(rt.heap.stats.young_collections >= 16);
    assert!(rt.heap.stats.heap_bytes < 16 << 20, "{:?}", rt.heap.stats);
}

#[test]
fn memory_goes_back_to_the_system() {
    let mut rt = runtime();
    let l = rt.new_empty_list();
    for _ in 0..400_000 {
        let t = rt.new_tuple(&[Value::NONE; 6]);
        rt.list_push(l, t);
    }
    rt.collect_garbage(true);
    let full = rt.heap.stats.heap_bytes;
    assert!(full > 25 << 20);
    while rt.list_pop(l).is_some() {}
    scrub();
    rt.collect_garbage(true);
    assert!(rt.heap.stats.heap_bytes < full / 2, "{:?}", rt.heap.stats);
}

#[test]
fn storage_of_lists_is_walked_by_its_own_shape() {
    let mut rt = runtime();
    // Ints that look like addresses must not be followed.
    let ints = rt.new_list(&[Value::small_int(0x10), Value::small_int(0x7000_0000_0000)]);
    let storage = rt.list_storage(ints);
    rt.collect_garbage(true);
    assert_eq!(bits(storage), gc::MARKED);
    // SAFETY: a list.
    assert_eq!(unsafe { (*ints.as_ptr::<List>()).len }, 2);
}
