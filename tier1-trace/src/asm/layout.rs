//! The order of blocks in the code, and how often each is expected to run.
//!
//! Reverse post-order, with the blocks of each loop drawn together, so that code outside a loop
//! never lies inside it. Jumps forward fall through where they can.

use rekindle_trace_ir::{BlockId, Cfg, Terminator, Unit};

/// How much more often a loop's inside runs than its outside.
const LOOP_FACTOR: f32 = 8.0;
/// Deeper loops than this count no more.
const DEEPEST: u32 = 6;
/// How much less often a block runs that ends by leaving.
const LEAVING_FACTOR: f32 = 0.125;

/// Blocks in the order of their code.
#[derive(Debug)]
pub(super) struct Layout {
    /// Reachable blocks, the entry first.
    pub(super) order: Vec<BlockId>,
    /// By block: how many loops it lies in.
    depth: Vec<u32>,
    /// By block: expected executions per entry, relative to others.
    frequency: Vec<f32>,
}

impl Layout {
    pub(super) fn new(unit: &Unit) -> Layout {
        let cfg = Cfg::new(unit);
        let mut layout = Layout {
            order: cfg.order.clone(),
            depth: vec![0; unit.blocks.len()],
            frequency: vec![0.0; unit.blocks.len()],
        };
        // Outer loops first, so that inner ones stay together inside them.
        for found in cfg.loops().iter().rev() {
            found
                .blocks
                .iter()
                .for_each(|b| layout.depth[b.0 as usize] += 1);
            layout.draw_together(&found.blocks);
        }
        for &b in &cfg.order {
            for edge in unit[b].end.edges() {
                if cfg.is_retreating(b, edge.to) {
                    // A cycle with two entries is no loop, but it is run often all the same.
                    let depth = &mut layout.depth[edge.to.0 as usize];
                    *depth = (*depth).max(1);
                }
            }
            let leaves = matches!(unit[b].end, Terminator::Exit(_));
            let factor = if leaves { LEAVING_FACTOR } else { 1.0 };
            let depth = layout.depth[b.0 as usize].min(DEEPEST);
            layout.frequency[b.0 as usize] = factor * LOOP_FACTOR.powi(depth as i32);
        }
        layout
    }

    /// Moves what stands between the blocks of a loop behind it.
    fn draw_together(&mut self, blocks: &[BlockId]) {
        let mut inside = vec![false; self.depth.len()];
        blocks.iter().for_each(|b| inside[b.0 as usize] = true);
        let is_inside = |b: &BlockId| inside[b.0 as usize];
        let first = self.order.iter().position(is_inside);
        let last = self.order.iter().rposition(is_inside);
        if let (Some(first), Some(last)) = (first, last) {
            // Stable: keeps the order of both parts.
            self.order[first..=last].sort_by_key(|b| !inside[b.0 as usize]);
        }
    }

    pub(super) fn is_in_loop(&self, b: BlockId) -> bool {
        self.depth[b.0 as usize] > 0
    }

    pub(super) fn frequency(&self, b: BlockId) -> f32 {
        self.frequency[b.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_stay_in_one_piece_and_leaving_blocks_go_behind() {
        // b2 is inside the loop of b1, b3 leaves it and comes before b4 in reverse post-order.
        let unit = rekindle_trace_ir::parse(
            "b0:\n %0 = const_int.bool 1\n jump b1
             b1:\n branch %0 ? b2 : b3
             b2:\n branch %0 ? b4 : b5
             b3:\n %1 = const_value None\n return %1
             b4:\n jump b1
             b5:\n jump b1",
        )
        .expect("text parses");
        let layout = Layout::new(&unit);
        let order: Vec<u32> = layout.order.iter().map(|b| b.0).collect();
        assert_eq!(order.len(), 6);
        assert_eq!(order[..2], [0, 1]);
        assert_eq!(order[5], 3);
        assert!(layout.is_in_loop(BlockId(5)) && !layout.is_in_loop(BlockId(3)));
        assert!(layout.frequency(BlockId(4)) > layout.frequency(BlockId(0)));
    }
}
