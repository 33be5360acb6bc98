//! Steps of built-in iterators over lists, tuples and ranges, and of `enumerate` and `zip` of them.
//!
//! While all sources have items, a step is a few loads and stores; the exit of the last one
//! repeats the step, and the path that grows there calls the runtime, which ends the iterator.

use super::{Abort, Recorder};
use rekindle_abi::heap::{Head, IterObject, List, Tuple};
use rekindle_bytecode::Ins;
use rekindle_objects::iter::IterKind;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_trace_ir::{Ref, Region, Resume, Ty, Uop};
use std::mem::offset_of;

/// Most sources of a `zip` that are stepped in line.
const MAX_SOURCES: usize = 3;

/// A step of one source: what it gives, and what it leaves behind.
struct Step {
    item: Ref,
    /// Offsets and values to store into the iterator.
    after: Vec<(usize, Ref)>,
    it: Ref,
}

fn parts(it: Value) -> IterObject {
    // SAFETY: the callers checked the shape; the fields are plain words.
    unsafe { std::ptr::read(it.as_ptr::<IterObject>()) }
}

fn is_iterator(rt: &Runtime, v: Value) -> bool {
    v.is_ptr() && rt.shape_of(v) == ShapeId::ITER
}

/// Has this iterator a next item that can be taken in line?
fn has_next(rt: &Runtime, it: Value) -> bool {
    if !is_iterator(rt, it) {
        return false;
    }
    let p = parts(it);
    if p.a.is_null() {
        return false;
    }
    match IterKind::of(it) {
        IterKind::List => p.a.is_ptr() && (p.index as usize) < rt.list_len(p.a),
        IterKind::Tuple => {
            rt.shape_of(p.a) == ShapeId::TUPLE && (p.index as usize) < rt.tuple_items(p.a).len()
        }
        IterKind::Range => p.limit > 0 && p.b.is_small_int() && p.index.unsigned_abs() < 1 << 60,
        _ => false,
    }
}

impl Recorder {
    /// The next item of an iterator object, in line. False: not this way.
    pub(super) fn next_in_line(
        &mut self,
        rt: &Runtime,
        ins: Ins,
        source: Ref,
        live: Value,
    ) -> Result<bool, Abort> {
        if !is_iterator(rt, live) {
            return Ok(false);
        }
        let p = parts(live);
        match IterKind::of(live) {
            IterKind::List | IterKind::Tuple | IterKind::Range if has_next(rt, live) => {
                self.guard_kind(source, live);
                let step = self.step(rt, source, live);
                self.finish_steps(ins, vec![step], |_, items| items[0]);
            }
            IterKind::Enumerate if p.b.is_null() && has_next(rt, p.a) && p.index < 1 << 60 => {
                self.guard_kind(source, live);
                let big = self.field(Ty::Value, source, offset_of!(IterObject, b));
                let null = self.null();
                self.guard_same(big, null);
                let inner = self.field(Ty::Value, source, offset_of!(IterObject, a));
                self.guard_kind(inner, p.a);
                let step = self.step(rt, inner, p.a);
                let number = self.field(Ty::Int, source, offset_of!(IterObject, index));
                let one = self.int(1);
                let snap = self.new_snapshot(Resume::Before);
                let next = self.emit(Uop::IntAddOvf, &[number, one], 0);
                self.unit[next].snap = snap;
                let count = Step {
                    item: number,
                    after: vec![(offset_of!(IterObject, index), next)],
                    it: source,
                };
                self.finish_steps(ins, vec![count, step], |r, items| r.tuple_of(items));
            }
            IterKind::Zip => {
                if !p.a.is_ptr() || rt.shape_of(p.a) != ShapeId::TUPLE {
                    return Ok(false);
                }
                let sources = rt.tuple_items(p.a).to_vec();
                let usable = (1..=MAX_SOURCES).contains(&sources.len())
                    && sources.iter().all(|s| has_next(rt, *s))
                    && (1..sources.len()).all(|k| !sources[..k].contains(&sources[k]));
                if !usable {
                    return Ok(false);
                }
                self.guard_kind(source, live);
                let all = self.field(Ty::Value, source, offset_of!(IterObject, a));
                self.guard_tuple(all, sources.len());
                let mut its = Vec::with_capacity(sources.len());
                for (k, s) in sources.iter().enumerate() {
                    let at = rekindle_abi::heap::INLINE.tuple as usize + 8 * k;
                    let it = self.load(Ty::Value, Region::Immutable, all, at);
                    self.guard_kind(it, *s);
                    its.push(it);
                }
                // One iterator under two names takes two steps, one after the other.
                for k in 1..its.len() {
                    for j in 0..k {
                        let same = self.emit(Uop::WordEq, &[its[j], its[k]], 0);
                        self.guard(same, false);
                    }
                }
                let steps: Vec<Step> = its
                    .into_iter()
                    .zip(&sources)
                    .map(|(it, s)| self.step(rt, it, *s))
                    .collect();
                self.finish_steps(ins, steps, |r, items| r.tuple_of(items));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn field(&mut self, ty: Ty, it: Ref, at: usize) -> Ref {
        self.load(ty, Region::Object, it, at)
    }

    /// Leaves unless it is an iterator of this kind.
    fn guard_kind(&mut self, it: Ref, live: Value) {
        self.guard_shape(it, ShapeId::ITER);
        let at = offset_of!(Head, aux) as i64;
        let kind = self.emit_typed(Uop::LoadByte, Ty::Int, Region::Immutable, &[it], at);
        let wanted = self.int(IterKind::of(live) as i64);
        let same = self.emit(Uop::IntEq, &[kind, wanted], 0);
        self.guard(same, true);
    }

    /// Leaves, to repeat the step, unless there is more. Control comes by here on every turn, so
    /// a path may grow out of this exit only when it is taken: it is not marked as an open one.
    fn more(&mut self, more: Ref) {
        self.guard(more, true);
    }

    /// A step of a source that has a next item; nothing is stored yet.
    fn step(&mut self, rt: &Runtime, it: Ref, live: Value) -> Step {
        let p = parts(live);
        let index = self.field(Ty::Int, it, offset_of!(IterObject, index));
        let one = self.int(1);
        if IterKind::of(live) == IterKind::Range {
            let left = self.field(Ty::Int, it, offset_of!(IterObject, limit));
            let some = self.emit(Uop::IntLe, &[one, left], 0);
            self.more(some);
            let step = self.field(Ty::Value, it, offset_of!(IterObject, b));
            let live_step = self.int(p.b.as_small_int());
            let wanted = self.boxed(live_step);
            self.guard_same(step, wanted);
            let next = self.emit(Uop::IntAdd, &[index, live_step], 0);
            let fewer = self.emit(Uop::IntSub, &[left, one], 0);
            let after = vec![
                (offset_of!(IterObject, limit), fewer),
                (offset_of!(IterObject, index), next),
            ];
            return Step {
                item: index,
                after,
                it,
            };
        }
        let over = self.field(Ty::Value, it, offset_of!(IterObject, a));
        // An iterator that has ended holds NULL.
        self.guard_not_null(over);
        let shape = rt.shape_of(p.a);
        self.guard_shape(over, shape);
        let (region, at) = match shape {
            ShapeId::TUPLE => (Region::Immutable, offset_of!(Tuple, len)),
            _ => (Region::ListHead, offset_of!(List, len)),
        };
        let len = self.load(Ty::Int, region, over, at);
        let some = self.emit(Uop::IntUlt, &[index, len], 0);
        self.more(some);
        let item = self.element(over, shape, index);
        let next = self.emit(Uop::IntAdd, &[index, one], 0);
        Step {
            item,
            after: vec![(offset_of!(IterObject, index), next)],
            it,
        }
    }

    /// Makes the item, then takes all sources on.
    fn finish_steps(
        &mut self,
        ins: Ins,
        steps: Vec<Step>,
        item: impl FnOnce(&mut Recorder, &[Ref]) -> Ref,
    ) {
        let items: Vec<Ref> = steps.iter().map(|s| s.item).collect();
        let v = item(self, &items);
        for s in &steps {
            for (at, word) in &s.after {
                self.store(Region::Object, s.it, *word, *at);
            }
        }
        self.set_reg(ins.a, v);
    }
}
