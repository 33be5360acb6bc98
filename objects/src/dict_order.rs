//! The order of a dict's entries as something to change: what `OrderedDict` needs.
//!
//! Places of deleted entries stay until the dict grows. Taking entries from the front again and again would hence
//! look at ever more of them, so a plain dict remembers in `Dict::hash`, which only frozen sets use otherwise, how
//! many places at its front are known to be deleted.

use crate::Runtime;
use crate::dict::DictRef;

impl DictRef {
    /// No entry before this place is live.
    #[inline]
    pub(crate) fn first_place(self) -> usize {
        if self.is_namespace() {
            return 0;
        }
        (self.get().hash as usize).min(self.used())
    }

    fn set_first_place(self, place: usize) {
        if !self.is_namespace() {
            self.get().hash = place as i64;
        }
    }
}

impl Runtime {
    /// Place of the last or the first live entry.
    pub fn dict_end(&mut self, d: DictRef, last: bool) -> Option<usize> {
        if last {
            let found = (0..d.used()).rev().find(|i| d.entry(*i).is_some());
            if !d.is_namespace() {
                // The next search begins here, and the places behind are used again.
                d.get().used = found.map_or(0, |i| i as u64 + 1);
                d.set_first_place(d.first_place());
            }
            return found;
        }
        let found = (d.first_place()..d.used()).find(|i| d.entry(*i).is_some());
        d.set_first_place(found.unwrap_or(0));
        found
    }

    /// Moves the live entry at place `i` behind (or before) all others.
    pub fn dict_move(&mut self, d: DictRef, i: usize, last: bool) {
        let Some((key, value)) = d.entry(i) else {
            return;
        };
        let hash = d.entry_hash(i);
        if last {
            if i + 1 != d.used() {
                self.dict_remove_at(d, i);
                self.dict_insert(d, key, hash, value);
            }
            return;
        }
        let mut others = self.root_vec();
        let mut hashes = vec![hash];
        others.extend([key, value]);
        for k in (0..d.used()).filter(|k| *k != i) {
            if let Some((key, value)) = d.entry(k) {
                others.extend([key, value]);
                hashes.push(d.entry_hash(k));
            }
        }
        self.dict_clear(d);
        for (entry, hash) in others.chunks_exact(2).zip(hashes) {
            self.dict_insert(d, entry[0], hash, entry[1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;
    use crate::runtime::Captured;

    #[test]
    fn entries_are_taken_from_both_ends_and_moved_to_them() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let dict = rt.new_dict();
        let d = DictRef::new(dict);
        for i in 0..10 {
            let v = Value::small_int(i);
            rt.dict_set(d, v, v).expect("ints are hashable");
        }
        for _ in 0..3 {
            let first = rt.dict_end(d, false).expect("it is not empty");
            rt.dict_remove_at(d, first);
        }
        let last = rt.dict_end(d, true).expect("it is not empty");
        rt.dict_move(d, last, false);
        let first = rt.dict_end(d, false).expect("it is not empty");
        rt.dict_move(d, first + 1, true);
        let text = rt.repr_text(dict);
        assert_eq!(
            text.as_deref(),
            Ok("{9: 9, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 3: 3}")
        );
        rt.dict_clear(d);
        assert_eq!(rt.dict_end(d, false), None);
        for i in 0..100 {
            let v = Value::small_int(i);
            rt.dict_set(d, v, v).expect("ints are hashable");
            let first = rt.dict_end(d, false).expect("it is not empty");
            assert_eq!(d.entry(first), Some((v, v)));
            rt.dict_remove_at(d, first);
        }
    }
}
