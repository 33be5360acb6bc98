//! Control flow of a unit, computed once and asked often: order, predecessors, dominators, loops.
//!
//! Dominators by the algorithm of Cooper, Harvey and Kennedy ("A simple, fast dominance
//! algorithm", 2001): intersect in reverse post-order until nothing changes.

use crate::unit::{BlockId, Unit};

/// What the edges of a unit imply. Stale once a terminator changes.
#[derive(Clone, Debug)]
pub struct Cfg {
    /// Reachable blocks in reverse post-order; the entry is first.
    pub order: Vec<BlockId>,
    place: Vec<u32>,
    preds: Vec<Vec<BlockId>>,
    idom: Vec<u32>,
    span: Vec<(u32, u32)>,
}

/// A natural loop: the blocks that reach `header` through a back edge without leaving it.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The one block through which it is entered.
    pub header: BlockId,
    /// Its blocks in reverse post-order, the header first.
    pub blocks: Vec<BlockId>,
    /// Blocks with an edge back to the header.
    pub latches: Vec<BlockId>,
}

const UNREACHED: u32 = u32::MAX;

impl Cfg {
    /// Of a unit whose edges lead to blocks that exist.
    pub fn new(unit: &Unit) -> Cfg {
        let order = unit.reverse_post_order();
        let mut place = vec![UNREACHED; unit.blocks.len()];
        for (i, b) in order.iter().enumerate() {
            place[b.0 as usize] = i as u32;
        }
        let mut preds = vec![Vec::new(); unit.blocks.len()];
        for &b in &order {
            for edge in unit[b].end.edges() {
                preds[edge.to.0 as usize].push(b);
            }
        }
        let idom = immediate_dominators(&order, &place, &preds);
        let span = tree_spans(&idom);
        Cfg {
            order,
            place,
            preds,
            idom,
            span,
        }
    }

    /// Can the block be reached from the entry?
    pub fn is_reachable(&self, b: BlockId) -> bool {
        self.place[b.0 as usize] != UNREACHED
    }

    /// Place in `order` of a reachable block.
    pub fn place(&self, b: BlockId) -> usize {
        self.place[b.0 as usize] as usize
    }

    /// Reachable blocks with an edge to `b`; one that has two is listed twice.
    pub fn preds(&self, b: BlockId) -> &[BlockId] {
        &self.preds[b.0 as usize]
    }

    /// The closest strict dominator of a reachable block; the entry has none.
    pub fn idom(&self, b: BlockId) -> Option<BlockId> {
        let i = self.place(b);
        (i != 0).then(|| self.order[self.idom[i] as usize])
    }

    /// Does every path from the entry to `b` pass `a`? (A block dominates itself.)
    pub fn dominates(&self, a: BlockId, b: BlockId) -> bool {
        let (a, b) = (self.span[self.place(a)], self.span[self.place(b)]);
        a.0 <= b.0 && b.1 <= a.1
    }

    /// Is the edge from `from` to `to` one that closes a cycle in reverse post-order?
    pub fn is_retreating(&self, from: BlockId, to: BlockId) -> bool {
        self.place(from) >= self.place(to)
    }

    /// Natural loops, inner before outer. A cycle with two entries has no loop here.
    pub fn loops(&self) -> Vec<Loop> {
        let mut loops = Vec::new();
        for &header in self.order.iter().rev() {
            let latches: Vec<BlockId> = self
                .preds(header)
                .iter()
                .copied()
                .filter(|p| self.is_retreating(*p, header))
                .collect();
            if latches.is_empty() || !latches.iter().all(|l| self.dominates(header, *l)) {
                continue;
            }
            let mut inside = vec![false; self.order.len()];
            inside[self.place(header)] = true;
            let mut work = latches.clone();
            while let Some(b) = work.pop() {
                if !std::mem::replace(&mut inside[self.place(b)], true) {
                    work.extend(self.preds(b));
                }
            }
            let blocks = self.order.iter().copied();
            loops.push(Loop {
                header,
                blocks: blocks.filter(|b| inside[self.place(*b)]).collect(),
                latches,
            });
        }
        loops
    }
}

fn immediate_dominators(order: &[BlockId], place: &[u32], preds: &[Vec<BlockId>]) -> Vec<u32> {
    let mut idom = vec![UNREACHED; order.len()];
    idom[0] = 0;
    loop {
        let mut changed = false;
        for (i, b) in order.iter().enumerate().skip(1) {
            let known = preds[b.0 as usize]
                .iter()
                .map(|p| place[p.0 as usize])
                .filter(|p| idom[*p as usize] != UNREACHED);
            let best = known.reduce(|a, b| common(&idom, a, b)).unwrap_or(0);
            changed |= std::mem::replace(&mut idom[i], best) != best;
        }
        if !changed {
            return idom;
        }
    }
}

fn common(idom: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        if a > b {
            a = idom[a as usize];
        } else {
            b = idom[b as usize];
        }
    }
    a
}

/// Numbers the dominator tree so that `a` dominates `b` iff a's span contains b's.
fn tree_spans(idom: &[u32]) -> Vec<(u32, u32)> {
    // A parent comes before its children in `order`, so sizes add up from the back.
    let mut size = vec![1u32; idom.len()];
    for i in (1..idom.len()).rev() {
        size[idom[i] as usize] += size[i];
    }
    let mut span = vec![(0, 0); idom.len()];
    let mut next = vec![0u32; idom.len()];
    for i in 0..idom.len() {
        let start = if i == 0 { 0 } else { next[idom[i] as usize] };
        if i > 0 {
            next[idom[i] as usize] += size[i];
        }
        next[i] = start + 1;
        span[i] = (start, start + size[i]);
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Unit {
        crate::parse::parse(text).expect("text parses")
    }

    #[test]
    fn a_diamond_in_a_loop_in_a_loop() {
        let unit = parse(
            "b0:\n %0 = const_int.bool 1\n jump b1
             b1:\n jump b2
             b2:\n branch %0 ? b3 : b4
             b3:\n jump b5
             b4:\n jump b5
             b5:\n branch %0 ? b2 : b6
             b6:\n branch %0 ? b1 : b7
             b7:\n %1 = const_value None\n return %1",
        );
        let cfg = Cfg::new(&unit);
        let b = BlockId;
        assert_eq!(cfg.idom(b(5)), Some(b(2)));
        assert_eq!(cfg.idom(b(7)), Some(b(6)));
        assert!(cfg.dominates(b(1), b(7)) && cfg.dominates(b(3), b(3)));
        assert!(!cfg.dominates(b(3), b(5)) && !cfg.dominates(b(3), b(4)));
        let loops = cfg.loops();
        let headers: Vec<_> = loops
            .iter()
            .map(|l| (l.header.0, l.blocks.len(), l.latches[0].0))
            .collect();
        assert_eq!(headers, [(2, 4, 5), (1, 6, 6)]);
    }

    #[test]
    fn a_cycle_with_two_entries_is_no_loop() {
        let unit = parse(
            "b0:\n %0 = const_int.bool 1\n branch %0 ? b1 : b2
             b1:\n branch %0 ? b2 : b3
             b2:\n jump b1
             b3:\n %1 = const_value None\n return %1",
        );
        assert!(Cfg::new(&unit).loops().is_empty());
    }
}
