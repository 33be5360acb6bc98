//! Joins blocks that always follow each other, skips blocks that only jump on and branches that
//! decide nothing, and numbers blocks in the order in which they are to be laid out.

use super::rename::Renames;
use rekindle_trace_ir::{Block, BlockId, Cfg, Edge, SnapId, Terminator, Unit};

/// `a: … jump b; b: …` with no other way to b = `a: … …`.
pub(super) fn run(unit: &mut Unit) {
    skip_empty(unit);
    join(unit);
    renumber(unit);
}

/// Lets edges to a block without instructions and parameters go where it jumps.
fn skip_empty(unit: &mut Unit) {
    let mut to: Vec<Option<Edge>> = unit.blocks.iter().map(only_jumps).collect();
    to[0] = None;
    let targets = |mut edge: Edge| {
        // A cycle of empty blocks has no end; the limit leaves it as it is.
        for _ in 0..to.len() {
            match &to[edge.to.0 as usize] {
                Some(next) => edge = next.clone(),
                None => break,
            }
        }
        edge
    };
    for block in &mut unit.blocks {
        for edge in block.end.edges_mut() {
            if edge.args.is_empty() {
                *edge = targets(edge.clone());
            }
        }
        if let Terminator::Branch { yes, no, .. } = &block.end
            && yes == no
        {
            block.end = Terminator::Jump(yes.clone());
        }
    }
}

fn only_jumps(block: &Block) -> Option<Edge> {
    match &block.end {
        Terminator::Jump(edge) if block.params.is_empty() && block.body.is_empty() => {
            Some(edge.clone())
        }
        _ => None,
    }
}

fn join(unit: &mut Unit) {
    let cfg = Cfg::new(unit);
    let mut renames = Renames::new();
    let mut gone = vec![false; unit.blocks.len()];
    for &a in &cfg.order {
        if gone[a.0 as usize] {
            continue;
        }
        while let Terminator::Jump(edge) = &unit[a].end {
            let b = edge.to;
            if b == a || cfg.preds(b).len() != 1 || gone[b.0 as usize] {
                break;
            }
            let edge = edge.clone();
            let next = std::mem::replace(&mut unit[b], unreachable_block());
            for (param, arg) in next.params.iter().zip(edge.args) {
                renames.set(*param, arg);
            }
            let block = &mut unit[a];
            block.body.extend(next.body);
            block.end = next.end;
            gone[b.0 as usize] = true;
        }
    }
    renames.apply(unit);
}

fn unreachable_block() -> Block {
    Block::new(Terminator::Exit(SnapId::NONE))
}

fn renumber(unit: &mut Unit) {
    let order = unit.reverse_post_order();
    let mut number = vec![BlockId(0); unit.blocks.len()];
    for (i, b) in order.iter().enumerate() {
        number[b.0 as usize] = BlockId(i as u32);
    }
    let mut old = std::mem::take(&mut unit.blocks);
    for b in order {
        let mut block = std::mem::replace(&mut old[b.0 as usize], unreachable_block());
        for edge in block.end.edges_mut() {
            edge.to = number[edge.to.0 as usize];
        }
        unit.blocks.push(block);
    }
}
