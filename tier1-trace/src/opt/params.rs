//! Removes parameters that always get the same value.
//!
//! A parameter *is* x if every edge gives it x, or itself, or a parameter that is x. Starting
//! from the hope that nothing is known to differ, this finds the parameters that loops only
//! hand round, too (the lattice of Wegman and Zadeck's conditional constants, with values in
//! place of constants).

use super::rename::Renames;
use rekindle_trace_ir::{BlockId, Cfg, Ref, Unit};

/// `b(p), edges b(x), b(p)` = `b(), p := x`.
pub(super) fn run(unit: &mut Unit) {
    let cfg = Cfg::new(unit);
    let value = solve(unit, &cfg);
    let is_same = |p: Ref| value[p.0 as usize] != p && value[p.0 as usize] != Ref::NONE;
    let mut renames = Renames::new();
    let mut removed: Vec<(BlockId, Vec<bool>)> = Vec::new();
    for &b in &cfg.order {
        let params = &unit[b].params;
        let same: Vec<bool> = params.iter().map(|p| is_same(*p)).collect();
        if same.contains(&true) {
            for p in params.iter().filter(|p| is_same(**p)) {
                renames.set(*p, value[p.0 as usize]);
            }
            removed.push((b, same));
        }
    }
    for (b, same) in removed {
        remove(unit, &cfg, b, &same);
    }
    renames.apply(unit);
}

/// Takes away the parameters of `b` that are marked, and the arguments of its edges.
pub(super) fn remove(unit: &mut Unit, cfg: &Cfg, b: BlockId, gone: &[bool]) {
    let keep = |list: &mut Vec<Ref>| {
        let mut gone = gone.iter();
        list.retain(|_| !gone.next().copied().unwrap_or(false));
    };
    keep(&mut unit[b].params);
    let mut preds = cfg.preds(b).to_vec();
    preds.dedup();
    for p in preds {
        for edge in unit[p].end.edges_mut().filter(|e| e.to == b) {
            keep(&mut edge.args);
        }
    }
}

/// For each parameter the value it is, itself if there is none; `NONE` for what is no parameter.
fn solve(unit: &Unit, cfg: &Cfg) -> Vec<Ref> {
    const HOPE: Ref = Ref(u32::MAX - 1);
    let mut value = vec![Ref::NONE; unit.ins.len()];
    for &b in &cfg.order {
        for p in &unit[b].params {
            value[p.0 as usize] = HOPE;
        }
    }
    let params: Vec<Ref> = cfg
        .order
        .iter()
        .flat_map(|b| unit[*b].params.clone())
        .collect();
    let mut next = vec![HOPE; unit.ins.len()];
    loop {
        params.iter().for_each(|p| next[p.0 as usize] = HOPE);
        for &b in &cfg.order {
            for edge in unit[b].end.edges() {
                for (&param, &arg) in unit[edge.to].params.iter().zip(&edge.args) {
                    let arg = match value[arg.0 as usize] {
                        Ref::NONE => arg,
                        known => known,
                    };
                    let met = &mut next[param.0 as usize];
                    *met = match *met {
                        _ if arg == HOPE || arg == *met => *met,
                        HOPE => arg,
                        _ => param,
                    };
                }
            }
        }
        // One that differs stays so: what follows from it changes at most once more.
        let mut changed = false;
        for &p in &params {
            let (met, known) = (next[p.0 as usize], &mut value[p.0 as usize]);
            if met != *known && *known != p {
                *known = met;
                changed = true;
            }
        }
        if !changed {
            return value;
        }
    }
}
