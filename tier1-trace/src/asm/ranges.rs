//! Sets of ranges: do they overlap, and what is occupied.

use super::live::Range;
use std::collections::BTreeMap;

/// Do two ascending lists of disjoint ranges have a position in common?
pub(super) fn overlap(a: &[Range], b: &[Range]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 < y.1 && y.0 < x.1 {
            return true;
        }
        if x.1 <= y.1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    false
}

/// Both lists as one; they do not overlap.
pub(super) fn merge(a: &[Range], b: &[Range]) -> Vec<Range> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all
}

/// What a register is occupied by.
#[derive(Clone, Default, Debug)]
pub(super) struct Occupied {
    ends: BTreeMap<u32, u32>,
}

impl Occupied {
    pub(super) fn is_free(&self, ranges: &[Range]) -> bool {
        ranges.iter().all(|range| {
            let before = self.ends.range(..range.1).next_back();
            before.is_none_or(|(_, end)| *end <= range.0)
        })
    }

    pub(super) fn add(&mut self, ranges: &[Range]) {
        self.ends.extend(ranges.iter().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_open_ranges_meet_without_overlapping() {
        assert!(!overlap(&[(0, 4), (8, 9)], &[(4, 8), (9, 20)]));
        assert!(overlap(&[(0, 4), (8, 10)], &[(4, 8), (9, 20)]));
        assert!(overlap(&[(0, 100)], &[(1, 2), (3, 4)]));
        assert!(!overlap(&[], &[(0, 9)]));
        assert_eq!(
            merge(&[(0, 1), (5, 6)], &[(2, 3)]),
            [(0, 1), (2, 3), (5, 6)]
        );
    }

    #[test]
    fn a_register_is_free_in_the_holes() {
        let mut r = Occupied::default();
        r.add(&[(0, 4), (10, 12)]);
        assert!(r.is_free(&[(4, 10), (12, 13)]));
        assert!(!r.is_free(&[(4, 11)]) && !r.is_free(&[(3, 5)]) && !r.is_free(&[(0, 99)]));
    }
}
