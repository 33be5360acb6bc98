//! Gives every loop one block before it, from which the only edge leads to the header.

use rekindle_trace_ir::{Block, BlockId, Cfg, Edge, Ins, Loop, Terminator, Unit};

/// The block before a loop, if it has one already.
pub(super) fn find(unit: &Unit, cfg: &Cfg, l: &Loop) -> Option<BlockId> {
    let mut outside = cfg
        .preds(l.header)
        .iter()
        .filter(|p| !l.latches.contains(p));
    match (outside.next(), outside.next()) {
        (Some(&p), None) => matches!(unit[p].end, Terminator::Jump(_)).then_some(p),
        _ => None,
    }
}

/// Makes those that are missing.
pub(super) fn make(unit: &mut Unit, cfg: &Cfg, loops: &[Loop]) {
    for l in loops {
        if find(unit, cfg, l).is_some() {
            continue;
        }
        let preds = cfg.preds(l.header).iter();
        let mut outside: Vec<BlockId> = preds.copied().filter(|p| !l.latches.contains(p)).collect();
        outside.dedup();
        let new = BlockId(unit.blocks.len() as u32);
        let params = unit[l.header].params.clone();
        let params = params.iter().map(|p| {
            let ins: Ins = unit[*p];
            unit.push(ins)
        });
        let params: Vec<_> = params.collect();
        let mut block = Block::new(Terminator::Jump(Edge {
            to: l.header,
            args: params.clone(),
        }));
        block.params = params;
        unit.blocks.push(block);
        for p in outside {
            for edge in unit[p].end.edges_mut().filter(|e| e.to == l.header) {
                edge.to = new;
            }
        }
    }
}
