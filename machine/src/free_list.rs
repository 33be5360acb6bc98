//! Which parts of a range of offsets are free.

use std::collections::BTreeMap;

/// Free ranges by start; neighbours are merged. First fit keeps code together.
#[derive(Debug)]
pub(crate) struct FreeList {
    ranges: BTreeMap<usize, usize>,
    start: usize,
    end: usize,
    /// Bytes that are not free.
    pub(crate) used: usize,
}

impl FreeList {
    /// All free.
    pub(crate) fn new(start: usize, len: usize) -> FreeList {
        FreeList {
            ranges: BTreeMap::from([(start, len)]),
            start,
            end: start + len,
            used: 0,
        }
    }

    /// Takes so many bytes from the first range that has them.
    pub(crate) fn take(&mut self, len: usize) -> Option<usize> {
        let (&start, &room) = self.ranges.iter().find(|(_, room)| **room >= len)?;
        self.ranges.remove(&start);
        if room > len {
            self.ranges.insert(start + len, room - len);
        }
        self.used += len;
        Some(start)
    }

    /// Gives back what was taken, or a part of it.
    pub(crate) fn give(&mut self, mut start: usize, mut len: usize) {
        self.used -= len;
        if let Some((&before, &n)) = self.ranges.range(..start).next_back()
            && before + n == start
        {
            self.ranges.remove(&before);
            start = before;
            len += n;
        }
        if let Some(n) = self.ranges.remove(&(start + len)) {
            len += n;
        }
        self.ranges.insert(start, len);
    }

    /// The ranges that are not free.
    pub(crate) fn used_ranges(&self) -> Vec<(usize, usize)> {
        let mut at = self.start;
        let mut used = Vec::new();
        for (&start, &len) in &self.ranges {
            if start > at {
                used.push((at, start - at));
            }
            at = start + len;
        }
        if self.end > at {
            used.push((at, self.end - at));
        }
        used
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_given_out_first_fit_and_merge_again() {
        let mut list = FreeList::new(0, 1024);
        let (a, b, c) = (list.take(128), list.take(256), list.take(640));
        assert_eq!((a, b, c), (Some(0), Some(128), Some(384)));
        assert_eq!(list.take(64), None);
        list.give(0, 128);
        list.give(384, 640);
        assert_eq!(list.used_ranges(), vec![(128, 256)]);
        assert_eq!(list.take(192), Some(384), "the first range is too small");
        list.give(384, 192);
        list.give(128, 256);
        assert_eq!(list.ranges, BTreeMap::from([(0, 1024)]));
        assert_eq!(list.used, 0);
    }
}
