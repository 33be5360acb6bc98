//! CPython's list sort, comparison for comparison, because programs can watch it compare.
//!
//! Tim Peters' timsort (2002) with the merge order of Munro and Wild's powersort (2018):
//!
//! ```text
//!  natural runs, short ones filled up by binary insertion  →  a stack of runs
//!  neighbours are merged when the node between them lies deep enough in the ideal merge tree
//!  a merge that keeps taking from one side gallops: it searches in growing steps
//! ```
//!
//! What is sorted is a permutation of places in `keys`. Comparisons may run Python code and
//! fail; then the permutation is in some order, but still a permutation.

mod merge;

use crate::heap::RootVec;
use crate::{R, Runtime, Value};
use rekindle_bytecode::CompareOp;

/// A merge gallops once one side has won this often in a row; it adapts from here.
const MIN_GALLOP: usize = 7;

/// Sorts `order`, places in `keys`, by their keys; stable.
pub(crate) fn sort(rt: &mut Runtime, keys: &RootVec, order: &mut [u32]) -> R<()> {
    let mut sort = Timsort {
        less: Less { rt, keys },
        order,
        min_gallop: MIN_GALLOP,
        runs: Vec::new(),
    };
    sort.run()
}

/// The comparison.
struct Less<'a> {
    rt: &'a mut Runtime,
    keys: &'a RootVec,
}

impl Less<'_> {
    /// `keys[a] < keys[b]`
    fn test(&mut self, a: u32, b: u32) -> R<bool> {
        let (a, b) = (self.keys[a as usize], self.keys[b as usize]);
        if self.rt.is_tuple(a)
            && self.rt.is_tuple(b)
            && let Some(answer) = crate::containers::compare(self.rt, CompareOp::Lt, a, b)?
        {
            return match answer.is_bool() {
                true => Ok(answer == Value::TRUE),
                false => self.rt.truth(answer),
            };
        }
        self.rt.compare_truth(CompareOp::Lt, a, b)
    }

    /// Where `key` belongs in sorted `a`, before equal ones; the search starts at `hint`.
    fn gallop_left(&mut self, key: u32, a: &[u32], hint: usize) -> R<usize> {
        let (mut last, mut step) = (0, 1);
        let (mut low, mut high);
        if self.test(a[hint], key)? {
            let most = a.len() - hint;
            while step < most && self.test(a[hint + step], key)? {
                (last, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + last + 1, hint + step.min(most));
        } else {
            let most = hint + 1;
            while step < most && !self.test(a[hint - step], key)? {
                (last, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + 1 - step.min(most), hint - last);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.test(a[middle], key)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high)
    }

    /// The same, behind equal ones.
    fn gallop_right(&mut self, key: u32, a: &[u32], hint: usize) -> R<usize> {
        let (mut last, mut step) = (0, 1);
        let (mut low, mut high);
        if self.test(key, a[hint])? {
            let most = hint + 1;
            while step < most && self.test(key, a[hint - step])? {
                (last, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + 1 - step.min(most), hint - last);
        } else {
            let most = a.len() - hint;
            while step < most && !self.test(key, a[hint + step])? {
                (last, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + last + 1, hint + step.min(most));
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.test(key, a[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(high)
    }
}

/// A sorted stretch of the order.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Depth of the node between this run and the next.
    power: u32,
}

struct Timsort<'a> {
    less: Less<'a>,
    order: &'a mut [u32],
    min_gallop: usize,
    runs: Vec<Run>,
}

impl Timsort<'_> {
    fn run(&mut self) -> R<()> {
        let n = self.order.len();
        let (mut least, mut odd) = (n, 0);
        while least >= 64 {
            odd |= least & 1;
            least >>= 1;
        }
        let least = least + odd;
        let mut start = 0;
        while start < n {
            let natural = self.count_run(start)?;
            let len = natural.max(least.min(n - start));
            self.insert_rest(start, len, natural)?;
            self.merge_before(start, len)?;
            self.runs.push(Run {
                start,
                len,
                power: 0,
            });
            start += len;
        }
        while self.runs.len() > 1 {
            let mut i = self.runs.len() - 2;
            if i > 0 && self.runs[i - 1].len < self.runs[i + 1].len {
                i -= 1;
            }
            self.merge_at(i)?;
        }
        Ok(())
    }

    /// Length of the natural run at `start`; a descending one is turned round, stably.
    fn count_run(&mut self, start: usize) -> R<usize> {
        let a = &mut self.order[start..];
        let mut n = 1;
        while n < a.len() && !self.less.test(a[n], a[n - 1])? {
            n += 1;
        }
        if n == a.len() || n > 1 && self.less.test(a[0], a[n - 1])? {
            return Ok(n);
        }
        // What came so far is all equal, and the next one is smaller: a descending run. Equal
        // stretches are turned round at once, so that turning all restores their order.
        a[..n].reverse();
        n += 1;
        let mut equal = 0;
        while n < a.len() {
            if self.less.test(a[n], a[n - 1])? {
                if equal > 0 {
                    a[n - equal - 1..n].reverse();
                    equal = 0;
                }
            } else if self.less.test(a[n - 1], a[n])? {
                break;
            } else {
                equal += 1;
            }
            n += 1;
        }
        if equal > 0 {
            a[n - equal - 1..n].reverse();
        }
        a[..n].reverse();
        while n < a.len() && !self.less.test(a[n], a[n - 1])? {
            n += 1;
        }
        Ok(n)
    }

    /// Inserts what follows the first `sorted` of `len` items, each by bisection.
    fn insert_rest(&mut self, start: usize, len: usize, sorted: usize) -> R<()> {
        let a = &mut self.order[start..start + len];
        for i in sorted..len {
            let (mut low, mut high) = (0, i);
            while low < high {
                let middle = (low + high) / 2;
                if self.less.test(a[i], a[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            a[low..=i].rotate_right(1);
        }
        Ok(())
    }

    /// Before a run is pushed: merges those whose node lies deeper than the new one.
    fn merge_before(&mut self, start: usize, len: usize) -> R<()> {
        let Some(top) = self.runs.last() else {
            return Ok(());
        };
        debug_assert!(top.start + top.len == start);
        let power = power(top.start, top.len, len, self.order.len());
        while let [.., before, _] = self.runs[..]
            && before.power > power
        {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(top) = self.runs.last_mut() {
            top.power = power;
        }
        Ok(())
    }

    /// Merges run `i` with the next one.
    fn merge_at(&mut self, i: usize) -> R<()> {
        let (a, b) = (self.runs[i], self.runs[i + 1]);
        self.runs[i].len += b.len;
        self.runs.remove(i + 1);
        let (left, right) = self.order[a.start..b.start + b.len].split_at(a.len);
        // What is at its place already stays out of the merge.
        let skipped = self.less.gallop_right(right[0], left, 0)?;
        if skipped == a.len {
            return Ok(());
        }
        let last = left[a.len - 1];
        let taken = self.less.gallop_left(last, right, b.len - 1)?;
        if taken == 0 {
            return Ok(());
        }
        let (start, left) = (a.start + skipped, a.len - skipped);
        if left <= taken {
            self.merge_up(start, left, b.start, taken)
        } else {
            self.merge_down(start, left, b.start, taken)
        }
    }
}

/// Depth of the node between two neighbouring runs in the ideal merge tree of `n` items.
fn power(start: usize, left: usize, right: usize, n: usize) -> u32 {
    let mut a = 2 * start + left;
    let mut b = a + left + right;
    let mut depth = 0;
    loop {
        depth += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return depth;
        }
        a <<= 1;
        b <<= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Captured;

    #[test]
    fn every_pattern_is_sorted_stably() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        let patterns: [fn(usize) -> usize; 5] = [
            |i| i * 7919 % 211,
            |i| 1000 - i / 10,
            |i| if i % 40 == 39 { i * 31 % 500 } else { i },
            |i| i % 3,
            |i| if i < 250 { i } else { 500 - i },
        ];
        for pattern in patterns {
            let mut keys = rt.root_vec();
            for i in 0..500 {
                keys.push(Value::small_int(pattern(i) as i64));
            }
            let mut order: Vec<u32> = (0..500).collect();
            sort(&mut rt, &keys, &mut order).expect("ints compare");
            let sorted = order.windows(2).all(|w| {
                let (a, b) = (pattern(w[0] as usize), pattern(w[1] as usize));
                a < b || a == b && w[0] < w[1]
            });
            assert!(sorted);
        }
    }
}
