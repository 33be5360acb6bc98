//! Intervals of ints, and what follows from them: sums that cannot overflow, comparisons and
//! bounds checks whose answer is known.
//!
//! Forward over the blocks until nothing changes, with bounds of loop parameters that move
//! let go (widening; Cousot and Cousot 1977). Guards and branches narrow what is known on
//! their way down the dominator tree, and remember `a < b` as such: with `0 <= a` that proves
//! a bounds check against the same length.

mod interval;

use super::consts::Pool;
use super::rename::Renames;
use interval::{Interval, decide, result};
use rekindle_trace_ir::{BlockId, Cfg, Edge, Ref, SnapId, Terminator, Ty, Unit, Uop};
use rustc_hash::{FxHashMap, FxHashSet};

/// Walks before giving up; loops in loops need a few.
const MOST_WALKS: usize = 8;

/// `int_add_ovf a b` = `int_add a b`, `int_ult i n` = 1, …, where intervals say so.
pub(super) fn run(unit: &mut Unit) {
    let cfg = Cfg::new(unit);
    let mut solver = Solver {
        of: vec![None; unit.ins.len()],
        at_end: vec![None; unit.blocks.len()],
    };
    let mut walks = 0;
    while solver.walk(unit, &cfg, walks > 0) {
        walks += 1;
        if walks == MOST_WALKS {
            return;
        }
    }
    solver.rewrite(unit, &cfg);
}

/// What is known at a point beyond each value's own interval.
#[derive(Clone, Default)]
struct Known {
    narrower: FxHashMap<Ref, Interval>,
    less: FxHashSet<(Ref, Ref)>,
}

struct Solver {
    /// Interval of each value where it is computed, once it is.
    of: Vec<Option<Interval>>,
    at_end: Vec<Option<Known>>,
}

impl Solver {
    fn get(&self, known: &Known, r: Ref) -> Interval {
        let own = self.of.get(r.0 as usize).copied().flatten();
        let narrower = known.narrower.get(&r).copied();
        narrower.or(own).unwrap_or(Interval::ALL)
    }

    /// Goes over all blocks once; true if a loop's parameter changed.
    fn walk(&mut self, unit: &Unit, cfg: &Cfg, widen: bool) -> bool {
        let mut changed = false;
        for &b in &cfg.order {
            changed |= self.parameters(unit, cfg, b, widen);
            let mut known = self.at_start(unit, cfg, b);
            for &r in &unit[b].body {
                self.pass(unit, &mut known, r);
            }
            self.at_end[b.0 as usize] = Some(known);
        }
        changed
    }

    /// What holds at the end of the dominator, and what the only branch to the block says.
    fn at_start(&self, unit: &Unit, cfg: &Cfg, b: BlockId) -> Known {
        let Some(idom) = cfg.idom(b) else {
            return Known::default();
        };
        let mut known = self.at_end[idom.0 as usize].clone().unwrap_or_default();
        if let (Terminator::Branch { cond, yes, no }, [_]) = (&unit[idom].end, cfg.preds(b)) {
            debug_assert!(yes.to == b || no.to == b);
            self.learn(unit, &mut known, *cond, yes.to == b);
        }
        known
    }

    fn parameters(&mut self, unit: &Unit, cfg: &Cfg, b: BlockId, widen: bool) -> bool {
        let params = &unit[b].params;
        if params.iter().all(|p| unit[*p].ty != Ty::Int) {
            return false;
        }
        let mut met: Vec<Option<Interval>> = vec![None; params.len()];
        let mut retreating = false;
        let mut preds = cfg.preds(b).to_vec();
        preds.dedup();
        for p in preds {
            retreating |= cfg.is_retreating(p, b);
            let Some(end) = &self.at_end[p.0 as usize] else {
                continue;
            };
            for (edge, known) in self.edges_to(unit, p, b, end) {
                for (met, arg) in met.iter_mut().zip(&edge.args) {
                    let arg = self.get(&known, *arg);
                    *met = Some(met.map_or(arg, |m| m.join(arg)));
                }
            }
        }
        let mut changed = false;
        for (param, met) in params.iter().zip(met) {
            let own = &mut self.of[param.0 as usize];
            if unit[*param].ty != Ty::Int {
                continue;
            }
            let next = met.unwrap_or(Interval::ALL);
            let next = match *own {
                Some(own) if retreating && widen => own.widen(own.join(next)),
                Some(own) if retreating => own.join(next),
                _ => next,
            };
            changed |= retreating && *own != Some(next);
            *own = Some(next);
        }
        changed
    }

    /// The edges from `p` to `b`, with what is known on each.
    fn edges_to<'a>(
        &self,
        unit: &'a Unit,
        p: BlockId,
        b: BlockId,
        end: &Known,
    ) -> Vec<(&'a Edge, Known)> {
        match &unit[p].end {
            Terminator::Branch { cond, yes, no } => [(yes, true), (no, false)]
                .into_iter()
                .filter(|(edge, _)| edge.to == b)
                .map(|(edge, holds)| {
                    let mut known = end.clone();
                    self.learn(unit, &mut known, *cond, holds);
                    (edge, known)
                })
                .collect(),
            end_of => end_of
                .edges()
                .filter(|edge| edge.to == b)
                .map(|edge| (edge, end.clone()))
                .collect(),
        }
    }

    /// Computes a value's interval, and learns from guards.
    fn pass(&mut self, unit: &Unit, known: &mut Known, r: Ref) {
        let ins = &unit[r];
        match ins.op {
            Uop::GuardTrue => self.learn(unit, known, ins.args[0], true),
            Uop::GuardFalse => self.learn(unit, known, ins.args[0], false),
            Uop::CheckStatus => {
                self.narrow(known, ins.args[0], Interval::new(0, i64::MAX));
            }
            _ if ins.ty == Ty::Int => {
                let interval = result(ins, |i| self.get(known, ins.args[i]));
                self.of[r.0 as usize] = Some(interval);
            }
            _ => {}
        }
    }

    fn narrow(&self, known: &mut Known, r: Ref, to: Interval) {
        let narrower = self.get(known, r).meet(to);
        known.narrower.insert(r, narrower);
    }

    fn learn(&self, unit: &Unit, known: &mut Known, cond: Ref, holds: bool) {
        let ins = &unit[cond];
        let [a, b, _] = ins.args;
        match (ins.op, holds) {
            (Uop::BoolNot, _) => self.learn(unit, known, a, !holds),
            (Uop::IntLt, true) => self.learn_less(known, a, b),
            (Uop::IntLt, false) => self.learn_at_most(known, b, a),
            (Uop::IntLe, true) => self.learn_at_most(known, a, b),
            (Uop::IntLe, false) => self.learn_less(known, b, a),
            (Uop::IntEq, true) | (Uop::IntNe, false) => {
                let both = self.get(known, a).meet(self.get(known, b));
                self.narrow(known, a, both);
                self.narrow(known, b, both);
            }
            (Uop::IntEq, false) | (Uop::IntNe, true) => {
                let (x, y) = (self.get(known, a), self.get(known, b));
                if y.lo == y.hi && x.lo == y.lo && x.lo < x.hi {
                    self.narrow(known, a, Interval::new(x.lo + 1, x.hi));
                } else if y.lo == y.hi && x.hi == y.lo && x.lo < x.hi {
                    self.narrow(known, a, Interval::new(x.lo, x.hi - 1));
                }
            }
            (Uop::IntUlt, true) if self.get(known, b).lo >= 0 => {
                self.narrow(known, a, Interval::new(0, i64::MAX));
                self.learn_less(known, a, b);
            }
            _ => {}
        }
    }

    fn learn_less(&self, known: &mut Known, a: Ref, b: Ref) {
        let (x, y) = (self.get(known, a), self.get(known, b));
        self.narrow(known, a, Interval::new(i64::MIN, y.hi.saturating_sub(1)));
        self.narrow(known, b, Interval::new(x.lo.saturating_add(1), i64::MAX));
        known.less.insert((a, b));
    }

    fn learn_at_most(&self, known: &mut Known, a: Ref, b: Ref) {
        let (x, y) = (self.get(known, a), self.get(known, b));
        self.narrow(known, a, Interval::new(i64::MIN, y.hi));
        self.narrow(known, b, Interval::new(x.lo, i64::MAX));
    }

    /// Is `a < b` for another reason than their intervals: as such, or because `a` was made
    /// smaller than something that is?
    fn is_less(&self, unit: &Unit, known: &Known, a: Ref, b: Ref) -> bool {
        if known.less.contains(&(a, b)) {
            return true;
        }
        let ins = &unit[a];
        let [whole, by, _] = ins.args;
        let falls = match ins.op {
            Uop::IntAdd | Uop::IntAddOvf => self.get(known, by).hi <= 0,
            Uop::IntSub | Uop::IntSubOvf => self.get(known, by).lo >= 0,
            _ => return false,
        };
        let exact = matches!(ins.op, Uop::IntAddOvf | Uop::IntSubOvf)
            || Interval::fits(ins.op, self.get(known, whole), self.get(known, by));
        falls && exact && known.less.contains(&(whole, b))
    }

    fn rewrite(mut self, unit: &mut Unit, cfg: &Cfg) {
        let mut pool = Pool::new(unit);
        let mut renames = Renames::new();
        for &b in &cfg.order {
            let mut known = self.at_start(unit, cfg, b);
            let mut body = std::mem::take(&mut unit[b].body);
            body.retain(|&r| {
                self.pass(unit, &mut known, r);
                let Some(answer) = self.simplify(unit, &known, r) else {
                    return true;
                };
                renames.set(r, pool.bool(unit, answer));
                false
            });
            unit[b].body = body;
        }
        renames.apply(unit);
        pool.finish(unit);
    }

    /// The answer of a comparison; or makes an op that cannot overflow a plain one.
    fn simplify(&self, unit: &mut Unit, known: &Known, r: Ref) -> Option<bool> {
        let ins = unit[r];
        let [a, b, _] = ins.args;
        let plain = match ins.op {
            Uop::IntAddOvf => Uop::IntAdd,
            Uop::IntSubOvf => Uop::IntSub,
            Uop::IntMulOvf => Uop::IntMul,
            Uop::IntShlOvf => Uop::IntShl,
            Uop::IntLt | Uop::IntLe | Uop::IntEq | Uop::IntNe | Uop::IntUlt => {
                let (x, y) = (self.get(known, a), self.get(known, b));
                let inside = ins.op == Uop::IntUlt && x.lo >= 0 && self.is_less(unit, known, a, b);
                return inside.then_some(true).or_else(|| decide(ins.op, x, y));
            }
            _ => return None,
        };
        if Interval::fits(ins.op, self.get(known, a), self.get(known, b)) {
            unit[r].op = plain;
            unit[r].snap = SnapId::NONE;
        }
        None
    }
}

#[cfg(test)]
mod tests;
