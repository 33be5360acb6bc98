//! Merging two neighbouring runs, from the front or from the back, galloping where it pays.

use super::{MIN_GALLOP, Timsort};
use crate::R;

/// How a merge ended: what of the copied side is left goes back in bulk, or its last item has
/// its place at the far end of the other side.
enum Ending {
    PutBack,
    LastAtEnd,
}

/// A merge under way: what is left of both runs, and the side that was copied out.
///
/// The rest of the other side, and the gap that is still to be filled, lie together at `edge`:
/// behind it when merging down, before it when merging up.
struct Merge {
    copied: Vec<u32>,
    left: usize,
    right: usize,
    edge: usize,
}

impl Timsort<'_> {
    /// Merges from the front; the left run, not the longer one, is copied out.
    pub(super) fn merge_up(
        &mut self,
        start: usize,
        left: usize,
        middle: usize,
        right: usize,
    ) -> R<()> {
        let mut m = Merge {
            copied: self.order[start..middle].to_vec(),
            left,
            right,
            edge: middle + right,
        };
        self.up_right(&mut m, 1);
        let ending = self.merge_up_steps(&mut m);
        match ending {
            Ok(Ending::LastAtEnd) => {
                let right = m.right;
                self.up_right(&mut m, right);
                self.up_left(&mut m, 1);
            }
            Ok(Ending::PutBack) | Err(_) => {
                let left = m.left;
                self.up_left(&mut m, left);
            }
        }
        ending.map(|_| ())
    }

    fn merge_up_steps(&mut self, m: &mut Merge) -> R<Ending> {
        if m.right == 0 {
            return Ok(Ending::PutBack);
        }
        if m.left == 1 {
            return Ok(Ending::LastAtEnd);
        }
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins.max(right_wins) < self.min_gallop {
                let first = m.copied[m.copied.len() - m.left];
                if self.less.test(self.order[m.edge - m.right], first)? {
                    if self.up_right(m, 1) {
                        return Ok(Ending::PutBack);
                    }
                    (left_wins, right_wins) = (0, right_wins + 1);
                } else {
                    if self.up_left(m, 1) {
                        return Ok(Ending::LastAtEnd);
                    }
                    (left_wins, right_wins) = (left_wins + 1, 0);
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= (self.min_gallop > 1) as usize;
                let rest = &m.copied[m.copied.len() - m.left..];
                let first = self.order[m.edge - m.right];
                let left_wins = self.less.gallop_right(first, rest, 0)?;
                if left_wins > 0 && self.up_left(m, left_wins) {
                    return Ok(Ending::LastAtEnd);
                }
                if m.left == 0 || self.up_right(m, 1) {
                    return Ok(Ending::PutBack);
                }
                let first = m.copied[m.copied.len() - m.left];
                let rest = &self.order[m.edge - m.right..m.edge];
                let right_wins = self.less.gallop_left(first, rest, 0)?;
                if right_wins > 0 && self.up_right(m, right_wins) {
                    return Ok(Ending::PutBack);
                }
                if self.up_left(m, 1) {
                    return Ok(Ending::LastAtEnd);
                }
                if left_wins < MIN_GALLOP && right_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    /// Places the next `n` items of the right run; is it used up?
    fn up_right(&mut self, m: &mut Merge, n: usize) -> bool {
        let from = m.edge - m.right;
        self.order.copy_within(from..from + n, from - m.left);
        m.right -= n;
        m.right == 0
    }

    /// Places the next `n` items of the left run; is only one of them left?
    fn up_left(&mut self, m: &mut Merge, n: usize) -> bool {
        let (from, to) = (m.copied.len() - m.left, m.edge - m.right - m.left);
        self.order[to..to + n].copy_from_slice(&m.copied[from..from + n]);
        m.left -= n;
        m.left == 1
    }

    /// Merges from the back; the right run, the shorter one, is copied out.
    pub(super) fn merge_down(
        &mut self,
        start: usize,
        left: usize,
        middle: usize,
        right: usize,
    ) -> R<()> {
        let mut m = Merge {
            copied: self.order[middle..middle + right].to_vec(),
            left,
            right,
            edge: start,
        };
        self.down_left(&mut m, 1);
        let ending = self.merge_down_steps(&mut m);
        match ending {
            Ok(Ending::LastAtEnd) => {
                let left = m.left;
                self.down_left(&mut m, left);
                self.down_right(&mut m, 1);
            }
            Ok(Ending::PutBack) | Err(_) => {
                let right = m.right;
                self.down_right(&mut m, right);
            }
        }
        ending.map(|_| ())
    }

    fn merge_down_steps(&mut self, m: &mut Merge) -> R<Ending> {
        if m.left == 0 {
            return Ok(Ending::PutBack);
        }
        if m.right == 1 {
            return Ok(Ending::LastAtEnd);
        }
        loop {
            let (mut left_wins, mut right_wins) = (0, 0);
            while left_wins.max(right_wins) < self.min_gallop {
                let last = self.order[m.edge + m.left - 1];
                if self.less.test(m.copied[m.right - 1], last)? {
                    if self.down_left(m, 1) {
                        return Ok(Ending::PutBack);
                    }
                    (left_wins, right_wins) = (left_wins + 1, 0);
                } else {
                    if self.down_right(m, 1) {
                        return Ok(Ending::LastAtEnd);
                    }
                    (left_wins, right_wins) = (0, right_wins + 1);
                }
            }
            self.min_gallop += 1;
            loop {
                self.min_gallop -= (self.min_gallop > 1) as usize;
                let rest = &self.order[m.edge..m.edge + m.left];
                let last = m.copied[m.right - 1];
                let left_wins = m.left - self.less.gallop_right(last, rest, m.left - 1)?;
                if left_wins > 0 && self.down_left(m, left_wins) {
                    return Ok(Ending::PutBack);
                }
                if self.down_right(m, 1) {
                    return Ok(Ending::LastAtEnd);
                }
                let last = self.order[m.edge + m.left - 1];
                let rest = &m.copied[..m.right];
                let right_wins = m.right - self.less.gallop_left(last, rest, m.right - 1)?;
                if right_wins > 0 && self.down_right(m, right_wins) {
                    return Ok(Ending::LastAtEnd);
                }
                if m.right == 0 || self.down_left(m, 1) {
                    return Ok(Ending::PutBack);
                }
                if left_wins < MIN_GALLOP && right_wins < MIN_GALLOP {
                    break;
                }
            }
            self.min_gallop += 1;
        }
    }

    /// Places the last `n` items of the left run; is it used up?
    fn down_left(&mut self, m: &mut Merge, n: usize) -> bool {
        let from = m.edge + m.left - n;
        self.order.copy_within(from..from + n, from + m.right);
        m.left -= n;
        m.left == 0
    }

    /// Places the last `n` items of the right run; is only one of them left?
    fn down_right(&mut self, m: &mut Merge, n: usize) -> bool {
        let (from, to) = (m.right - n, m.edge + m.left + m.right - n);
        self.order[to..to + n].copy_from_slice(&m.copied[from..from + n]);
        m.right -= n;
        m.right == 1
    }
}
