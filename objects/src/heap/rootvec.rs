//! Values in Rust-owned memory that the collector knows of.

use crate::Value;
use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// The vectors behind all [`RootVec`]s of a heap. They are used again, so that making a
/// `RootVec` mostly allocates nothing.
#[derive(Debug, Default)]
struct Pool {
    /// Made by `Box::into_raw`, so that they stay where they are.
    all: Vec<*mut Vec<Value>>,
    /// Places in `all` that nobody uses; those vectors are empty.
    free: Vec<usize>,
}

impl Drop for Pool {
    fn drop(&mut self) {
        for values in &self.all {
            // SAFETY: boxed by `make`; every `RootVec` keeps the pool alive, so none is left.
            drop(unsafe { Box::from_raw(*values) });
        }
    }
}

/// A heap's [`RootVec`]s.
#[derive(Clone, Debug, Default)]
pub(super) struct RootVecs(Rc<RefCell<Pool>>);

/// Room that a vector may keep for the next user.
const KEPT_VALUES: usize = 1024;

impl RootVecs {
    /// An empty vector that the collector sees.
    pub(super) fn make(&self) -> RootVec {
        let mut pool = self.0.borrow_mut();
        let at = pool.free.pop().unwrap_or_else(|| {
            pool.all.push(Box::into_raw(Box::default()));
            pool.all.len() - 1
        });
        let values = pool.all[at];
        RootVec {
            values,
            at,
            owner: self.clone(),
        }
    }

    /// Every value in every vector.
    pub(super) fn for_each(&self, mut see: impl FnMut(Value)) {
        for values in &self.0.borrow().all {
            // SAFETY: a boxed vector; whoever owns it is waiting for the collector.
            unsafe { &**values }.iter().for_each(|v| see(*v));
        }
    }
}

/// A vector of values that the collector sees, wherever it is moved.
///
/// Taking the inner vector away (`std::mem::take`) takes its values out of sight, and so does
/// sorting it in place with a comparison that may collect: sort a copy, and keep this one.
pub struct RootVec {
    values: *mut Vec<Value>,
    at: usize,
    owner: RootVecs,
}

impl Deref for RootVec {
    type Target = Vec<Value>;

    #[inline]
    fn deref(&self) -> &Vec<Value> {
        // SAFETY: boxed in the pool, which `owner` keeps; only this `RootVec` has its place.
        unsafe { &*self.values }
    }
}

impl DerefMut for RootVec {
    #[inline]
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        // SAFETY: as above.
        unsafe { &mut *self.values }
    }
}

impl<'a> IntoIterator for &'a RootVec {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Extend<Value> for RootVec {
    fn extend<I: IntoIterator<Item = Value>>(&mut self, values: I) {
        (**self).extend(values);
    }
}

impl std::fmt::Debug for RootVec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

impl Drop for RootVec {
    fn drop(&mut self) {
        self.clear();
        self.shrink_to(KEPT_VALUES);
        self.owner.0.borrow_mut().free.push(self.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_used_again_and_moves_do_no_harm() {
        let pool = RootVecs::default();
        let seen = || {
            let mut seen = Vec::new();
            pool.for_each(|v| seen.push(v.as_small_int()));
            seen
        };
        let mut first = pool.make();
        first.extend([1, 2].map(Value::small_int));
        let mut second = pool.make();
        second.push(Value::small_int(3));
        let moved = vec![first, second];
        assert_eq!(seen(), [1, 2, 3]);
        drop(moved);
        assert_eq!(seen(), [0i64; 0]);
        let mut again = pool.make();
        again.push(Value::small_int(4));
        assert_eq!((seen(), pool.0.borrow().all.len()), (vec![4], 2));
    }
}
