//! Weak references: objects that know another one without keeping it.
//!
//! A weak reference is an instance whose Rust value is a [`Weak`]. After marking, the references to what was not
//! reached are cleared; those that have a callback wait for the next point at which Python code may run
//! (`attention::WEAK`).

use super::identity::is_marked;
use super::{Foreign, Heap};
use crate::fast_hash::FastMap;
use crate::{Args, Runtime, ShapeId, Value};
use rekindle_abi::ctx::attention;
use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a weak reference keeps.
#[derive(Debug)]
pub struct Weak {
    /// What it refers to, or NULL once that is gone. Not kept alive.
    target: Cell<Value>,
    /// Called with the reference when the target is gone; or NULL.
    callback: Cell<Value>,
    /// Hash of the target, once it was asked for.
    pub hash: Cell<Option<i64>>,
}

impl Foreign for Weak {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.callback.get());
    }
}

impl Weak {
    /// What it refers to, while that is there.
    pub fn target(&self) -> Option<Value> {
        let v = self.target.get();
        (!v.is_null()).then_some(v)
    }

    /// What is called when the target is gone.
    pub fn callback(&self) -> Option<Value> {
        let v = self.callback.get();
        (!v.is_null()).then_some(v)
    }
}

/// A reference: the instance, and the cell of its Rust value.
type Reference = (Value, Value);

/// The weak references of a heap.
#[derive(Debug, Default)]
pub(super) struct Weaks {
    by_target: FastMap<u64, Vec<Reference>>,
    /// Targets referred to since the last collection: only these, or their references, may be young.
    young: Vec<u64>,
    /// References and callbacks that are to be called with them.
    waiting: VecDeque<(Value, Value)>,
}

impl Weaks {
    /// Every value that is still needed for a callback.
    pub(super) fn for_each_waiting(&self, mut see: impl FnMut(Value)) {
        for (reference, callback) in &self.waiting {
            see(*reference);
            see(*callback);
        }
    }
}

impl Heap {
    /// The weak references to an object, oldest first.
    pub fn weak_references(&self, target: Value) -> Vec<Value> {
        let all = self.weaks.by_target.get(&target.0);
        all.map_or_else(Vec::new, |all| all.iter().map(|r| r.0).collect())
    }
}

impl Runtime {
    /// May weak references refer to `v`?
    pub fn is_weakly_referable(&self, v: Value) -> bool {
        if !v.is_ptr() {
            return false;
        }
        match self.shape_of(v) {
            ShapeId::FUNCTION
            | ShapeId::BOUND_METHOD
            | ShapeId::NATIVE
            | ShapeId::TYPE
            | ShapeId::MODULE
            | ShapeId::SET
            | ShapeId::FROZENSET
            | ShapeId::CODE => true,
            shape if self.shape(shape).kind == crate::Kind::Generator => true,
            shape => {
                let class = self.class(self.shape(shape).class);
                class.weakly_referable
            }
        }
    }

    /// A new weak reference: an instance of `class`, whose instances carry a [`Weak`].
    pub fn new_weak(&mut self, class: crate::ClassId, target: Value, callback: Value) -> Value {
        let reference = self.new_with_state(
            class,
            Weak {
                target: Cell::new(target),
                callback: Cell::new(callback),
                hash: Cell::new(None),
            },
        );
        let cell = self.payload(reference);
        let weaks = &mut self.heap.weaks;
        let all = weaks.by_target.entry(target.0).or_default();
        all.push((reference, cell));
        weaks.young.push(target.0);
        reference
    }

    /// After marking: clears the references to what was not reached, and forgets those that were not reached.
    pub(super) fn clear_weak(&mut self, full: bool) {
        // An exception that is no longer under way need not be remembered for its context.
        if !self.settled.is_null() && !is_marked(self.settled.0) {
            self.settled = Value::NULL;
        }
        let mut weaks = std::mem::take(&mut self.heap.weaks);
        let mut targets = std::mem::take(&mut weaks.young);
        if full {
            targets.clear();
            targets.extend(weaks.by_target.keys());
        }
        for target in targets.drain(..) {
            let Some(references) = weaks.by_target.get_mut(&target) else {
                continue;
            };
            references.retain(|(reference, _)| is_marked(reference.0));
            if !is_marked(target) {
                self.clear_references(references.drain(..), &mut weaks.waiting);
            }
            if references.is_empty() {
                weaks.by_target.remove(&target);
            }
        }
        weaks.young = targets;
        self.heap.weaks = weaks;
        self.announce_callbacks();
    }

    /// The references to an object that is about to be finalized, and that they are not to find even if it lives on.
    pub(crate) fn clear_weak_to(&mut self, target: Value) {
        let mut weaks = std::mem::take(&mut self.heap.weaks);
        if let Some(references) = weaks.by_target.remove(&target.0) {
            self.clear_references(references.into_iter(), &mut weaks.waiting);
        }
        self.heap.weaks = weaks;
        self.announce_callbacks();
    }

    fn clear_references(
        &mut self,
        references: impl Iterator<Item = Reference>,
        waiting: &mut VecDeque<(Value, Value)>,
    ) {
        for (reference, cell) in references {
            // SAFETY: the cell of an instance that no collection has found dead, made by `new_weak`; nobody else runs.
            let Some(weak) = (unsafe { self.foreign_mut::<Weak>(cell) }) else {
                continue;
            };
            weak.target.set(Value::NULL);
            let callback = weak.callback.replace(Value::NULL);
            if !callback.is_null() {
                waiting.push_back((reference, callback));
            }
        }
    }

    /// Asks for the callbacks to be called soon, if some wait.
    fn announce_callbacks(&mut self) {
        if !self.heap.weaks.waiting.is_empty() {
            // SAFETY: the word is only ever accessed atomically while others may set bits of it.
            let word = unsafe { AtomicU64::from_ptr(&raw mut self.ctx.attention) };
            word.fetch_or(attention::WEAK, Ordering::Relaxed);
        }
    }

    /// Calls the callbacks that are waiting. What one raises is reported and goes no further.
    pub fn call_back_weak(&mut self) {
        // Else the first one's own call would attend to the others before it begins.
        // SAFETY: the word is only ever accessed atomically while others may set bits of it.
        let word = unsafe { AtomicU64::from_ptr(&raw mut self.ctx.attention) };
        word.fetch_and(!attention::WEAK, Ordering::Relaxed);
        let pending = self.clear_pending();
        while let Some((reference, callback)) = self.heap.weaks.waiting.pop_front() {
            if self.call(callback, Args::positional(&[reference])).is_err() {
                let exc = self.clear_pending();
                self.unraisable(
                    exc,
                    "Exception ignored while calling weakref callback",
                    callback,
                );
            }
        }
        self.ctx.exc = pending;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClassId;
    use crate::native_class::NativeClass;
    use crate::runtime::Captured;

    #[test]
    fn what_nothing_else_keeps_is_gone_after_a_collection() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        crate::install::install_all(&mut rt);
        let class = rt
            .define_class(&NativeClass {
                module: "test",
                name: "ref",
                doc: None,
                base: ClassId::OBJECT,
                methods: &[],
                state: true,
                dict: false,
            })
            .expect("a class");
        let mut kept = rt.root_vec();
        let target = rt.new_list(&[Value::NONE]);
        kept.push(target);
        let many: Vec<()> = (0..64)
            .map(|_| {
                let other = rt.new_list(&[Value::NONE]);
                let reference = rt.new_weak(class, other, Value::NULL);
                kept.push(reference);
            })
            .collect();
        let reference = rt.new_weak(class, target, Value::NULL);
        kept.push(reference);
        rt.collect_garbage(false);
        rt.collect_garbage(true);
        let alive = |rt: &Runtime, v: &Value| rt.state::<Weak>(v).and_then(Weak::target).is_some();
        assert!(alive(&rt, &kept[65]));
        assert_eq!(rt.heap.weak_references(target), [reference]);
        // A stale word of the native stack may keep one or the other.
        let left = (1..=many.len()).filter(|i| alive(&rt, &kept[*i])).count();
        assert!(left < 8, "{left} are still there");
    }
}
