//! Sets among each other: union, intersection, difference, in CPython's order of insertion.

use crate::dict::DictRef;
use crate::set::{SetRef, insert_clean};
use crate::{R, Runtime, ShapeId, Value};

impl Runtime {
    /// `{}` as a set.
    pub fn new_set(&mut self) -> Value {
        self.new_set_shaped(ShapeId::SET)
    }

    /// `s.add(key)` of a set.
    #[inline]
    pub fn set_add(&mut self, set: Value, key: Value) -> R<()> {
        self.set_insert(SetRef::new(set), key).map(|_| ())
    }

    /// `s.update(iterable)` of a set.
    pub fn set_update(&mut self, set: Value, iterable: Value) -> R<()> {
        self.set_extend(SetRef::new(set), iterable)
    }

    /// A frozenset of hashable constants.
    pub fn new_frozenset_of_constants(&mut self, items: &[Value]) -> Value {
        self.new_set_of(ShapeId::FROZENSET, items)
            .expect("constants are hashable")
    }

    /// Adds all keys of another set, in the order that CPython would.
    pub fn set_merge(&mut self, s: SetRef, other: SetRef) -> R<()> {
        if s == other || other.is_empty() {
            return Ok(());
        }
        let set = s.get();
        if (set.used as usize + other.len()) * 5 >= s.mask() * 3 {
            self.set_resize(s, (s.len() + other.len()) * 2);
        } else if s.places() == 0 {
            self.set_resize(s, 0);
        }
        if set.used > 0 {
            for i in 0..other.places() {
                if i < other.places()
                    && let Some((key, hash)) = other.place(i)
                {
                    self.set_add_hashed(s, key, hash)?;
                }
            }
            return Ok(());
        }
        let exact = s.mask() == other.mask() && other.get().used as usize == other.len();
        for i in 0..other.places() {
            let Some((key, hash)) = other.place(i) else {
                continue;
            };
            // SAFETY: the table was just made and has room for every key of `other`; with equal
            // masks and no dummies each key may keep its place.
            unsafe {
                if exact {
                    (*set.entries.add(i)).key = key;
                    (*set.entries.add(i)).hash = hash;
                } else {
                    insert_clean(set.entries, s.mask(), key, hash);
                }
            }
            self.heap.barrier(s.value(), key);
        }
        (set.len, set.used) = (other.get().len, other.get().len);
        set.version += 1;
        Ok(())
    }

    /// `s.update(iterable)`
    pub fn set_extend(&mut self, s: SetRef, iterable: Value) -> R<()> {
        if let Some(other) = self.as_set(iterable) {
            return self.set_merge(s, other);
        }
        if iterable.is_ptr() && self.shape_of(iterable) == ShapeId::DICT {
            let d = DictRef::new(iterable);
            if (s.get().used as usize + d.len()) * 5 >= s.mask() * 3 {
                self.set_resize(s, (s.len() + d.len()) * 2);
            }
            let mut i = 0;
            while i < d.used() {
                if let Some((key, _)) = d.entry(i) {
                    self.set_add_hashed(s, key, d.entry_hash(i))?;
                }
                i += 1;
            }
            return Ok(());
        }
        self.for_each(iterable, |rt, key| rt.set_insert(s, key).map(|_| ()))
    }

    /// A new set (or frozenset) of an iterable's items.
    pub fn set_from(&mut self, shape: ShapeId, iterable: Value) -> R<Value> {
        let set = self.new_set_shaped(shape);
        self.set_extend(SetRef::new(set), iterable)?;
        Ok(set)
    }

    /// A new set (or frozenset) of these items, added one by one.
    pub fn new_set_of(&mut self, shape: ShapeId, items: &[Value]) -> R<Value> {
        let set = self.new_set_shaped(shape);
        for v in items {
            self.set_insert(SetRef::new(set), *v)?;
        }
        Ok(set)
    }

    /// A copy of the same type (frozenset or set), not of a subclass.
    pub fn set_copy(&mut self, s: SetRef) -> R<Value> {
        let copy = self.new_set_shaped(self.shape_of(s.value()));
        self.set_merge(SetRef::new(copy), s)?;
        Ok(copy)
    }

    /// `s | other`
    pub fn set_union(&mut self, s: SetRef, other: Value) -> R<Value> {
        let out = self.set_copy(s)?;
        self.set_extend(SetRef::new(out), other)?;
        Ok(out)
    }

    /// `s & other`
    pub fn set_intersection(&mut self, s: SetRef, other: Value) -> R<Value> {
        let Some(other_set) = self.as_set(other) else {
            let out = self.new_set_shaped(self.shape_of(s.value()));
            let found = SetRef::new(out);
            self.for_each(other, |rt, key| {
                let hash = rt.hash_item(key)?;
                if rt.set_has(s, key, hash)? {
                    rt.set_add_hashed(found, key, hash)?;
                }
                Ok(())
            })?;
            return Ok(out);
        };
        if s == other_set {
            return self.set_copy(s);
        }
        let out = self.new_set_shaped(self.shape_of(s.value()));
        let (small, big) = if other_set.len() > s.len() {
            (s, other_set)
        } else {
            (other_set, s)
        };
        let mut i = 0;
        while i < small.places() {
            if let Some((key, hash)) = small.place(i)
                && self.set_has(big, key, hash)?
            {
                self.set_add_hashed(SetRef::new(out), key, hash)?;
            }
            i += 1;
        }
        Ok(out)
    }

    /// `s - other`
    pub fn set_difference(&mut self, s: SetRef, other: Value) -> R<Value> {
        let dict =
            (other.is_ptr() && self.shape_of(other) == ShapeId::DICT).then(|| DictRef::new(other));
        let set = self.as_set(other);
        let other_len = set.map(SetRef::len).or(dict.map(DictRef::len));
        if other_len.is_none_or(|n| s.len() >> 2 > n) {
            let out = self.set_copy(s)?;
            self.set_difference_update(SetRef::new(out), other)?;
            return Ok(out);
        }
        let out = self.new_set_shaped(self.shape_of(s.value()));
        let mut i = 0;
        while i < s.places() {
            if let Some((key, hash)) = s.place(i) {
                let there = match (set, dict) {
                    (Some(set), _) => self.set_has(set, key, hash)?,
                    (_, Some(dict)) => self.dict_find(dict, key, hash)?.is_some(),
                    _ => false,
                };
                if !there {
                    self.set_add_hashed(SetRef::new(out), key, hash)?;
                }
            }
            i += 1;
        }
        Ok(out)
    }

    /// `s -= other`
    pub fn set_difference_update(&mut self, s: SetRef, other: Value) -> R<()> {
        match self.as_set(other) {
            Some(same) if same == s => {
                self.set_clear(s);
                return Ok(());
            }
            Some(set) => {
                let mut walked = set;
                if set.len() >> 3 > s.len() {
                    walked = SetRef::new(self.set_intersection(s, other)?);
                }
                let mut i = 0;
                while i < walked.places() {
                    if let Some((key, hash)) = walked.place(i) {
                        self.set_discard_hashed(s, key, hash)?;
                    }
                    i += 1;
                }
            }
            None => self.for_each(other, |rt, key| {
                let hash = rt.hash_item(key)?;
                rt.set_discard_hashed(s, key, hash).map(|_| ())
            })?,
        }
        self.set_shed_dummies(s);
        Ok(())
    }

    /// `s ^= other`
    pub fn set_symmetric_update(&mut self, s: SetRef, other: Value) -> R<()> {
        let set = match self.as_set(other) {
            Some(same) if same == s => {
                self.set_clear(s);
                return Ok(());
            }
            Some(set) => set,
            None => SetRef::new(self.set_from(ShapeId::SET, other)?),
        };
        let mut i = 0;
        while i < set.places() {
            if let Some((key, hash)) = set.place(i)
                && !self.set_discard_hashed(s, key, hash)?
            {
                self.set_add_hashed(s, key, hash)?;
            }
            i += 1;
        }
        Ok(())
    }

    /// `s ^ other`: the other one's keys first, as CPython builds it.
    pub fn set_symmetric_difference(&mut self, s: SetRef, other: Value) -> R<Value> {
        let out = self.new_set_shaped(self.shape_of(s.value()));
        let out_set = SetRef::new(out);
        self.set_extend(out_set, other)?;
        self.set_symmetric_update(out_set, s.value())?;
        Ok(out)
    }

    /// `s <= other`
    pub fn set_is_subset(&mut self, s: SetRef, other: SetRef) -> R<bool> {
        if s.len() > other.len() {
            return Ok(false);
        }
        let mut i = 0;
        while i < s.places() {
            if let Some((key, hash)) = s.place(i)
                && !self.set_has(other, key, hash)?
            {
                return Ok(false);
            }
            i += 1;
        }
        Ok(true)
    }

    /// Have the set and an iterable nothing in common?
    pub fn set_is_disjoint(&mut self, s: SetRef, other: Value) -> R<bool> {
        let common = match self.as_set(other) {
            Some(same) if same == s => return Ok(s.is_empty()),
            _ => self.set_intersection(s, other)?,
        };
        Ok(SetRef::new(common).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Captured;

    fn runtime() -> Box<Runtime> {
        Runtime::new((0, 0), Box::new(Captured::default()))
    }

    fn set(rt: &mut Runtime, items: impl IntoIterator<Item = i64>) -> SetRef {
        let items: Vec<_> = items.into_iter().map(Value::small_int).collect();
        SetRef::new(rt.new_set_of(ShapeId::SET, &items).expect("ints hash"))
    }

    fn order(s: SetRef) -> Vec<i64> {
        s.iter().map(|(key, _)| key.as_small_int()).collect()
    }

    /// The expected orders are what CPython's `list(s)` gives.
    #[test]
    fn keys_lie_in_cpythons_order() {
        let mut rt = runtime();
        let s = set(&mut rt, (0..6).map(|i| i * 1000 + 7));
        assert_eq!(order(s), [4007, 7, 1007, 5007, 2007, 3007]);
        let s = set(&mut rt, (0..12).map(|i| i * 977));
        assert_eq!(
            order(s),
            [
                0, 1954, 3908, 5862, 7816, 9770, 977, 2931, 4885, 6839, 8793, 10747
            ]
        );
        for i in 0..9 {
            let removed = rt.set_discard_hashed(s, Value::small_int(i * 977), i * 977);
            assert_eq!(removed, Ok(true));
        }
        for i in [64, 3] {
            assert_eq!(rt.set_insert(s, Value::small_int(i)), Ok(true));
        }
        assert_eq!(order(s), [64, 3, 9770, 8793, 10747]);
        let s = set(&mut rt, (0..640).step_by(64));
        assert_eq!(rt.set_pop(s), Some(Value::small_int(0)));
        assert_eq!(rt.set_pop(s), Some(Value::small_int(256)));
        assert_eq!(order(s), [64, 128, 192, 320, 384, 448, 512, 576]);
    }

    #[test]
    fn combined_sets_lie_in_cpythons_order() {
        let mut rt = runtime();
        let a = set(&mut rt, (0..20).map(|i| i * 31 % 97));
        let b = set(&mut rt, (0..30).map(|i| i * 17 % 97));
        let of = |v: R<Value>| order(SetRef::new(v.expect("ints compare")));
        let both = [0, 73, 15, 85, 54, 27];
        assert_eq!(of(rt.set_intersection(a, b.value())), both);
        assert_eq!(of(rt.set_intersection(b, a.value())), both);
        assert_eq!(
            of(rt.set_difference(a, b.value())),
            [7, 42, 11, 77, 46, 81, 50, 19, 23, 89, 58, 93, 62, 31]
        );
        assert_eq!(
            of(rt.set_difference(b, a.value())),
            [
                3, 5, 8, 10, 17, 20, 22, 32, 34, 37, 39, 44, 49, 51, 56, 61, 66, 68, 71, 78, 83,
                88, 90, 95
            ]
        );
        let exclusive = [
            3, 5, 7, 8, 10, 11, 17, 19, 20, 22, 23, 31, 32, 34, 37, 39, 42, 44, 46, 49, 50, 51, 56,
            58, 61, 62, 66, 68, 71, 77, 78, 81, 83, 88, 89, 90, 93, 95,
        ];
        assert_eq!(of(rt.set_symmetric_difference(a, b.value())), exclusive);
        let copy = SetRef::new(rt.set_copy(a).expect("ints compare"));
        assert_eq!(rt.set_difference_update(copy, b.value()), Ok(()));
        assert_eq!(
            order(copy),
            [7, 11, 77, 81, 19, 23, 89, 93, 31, 42, 46, 50, 58, 62]
        );
    }
}
