//! One walk from dominators down, with what is known at each point: equal instructions are
//! computed once, tests whose answer is known are not asked again, and what was stored or
//! loaded is not loaded again.
//!
//! ```text
//!  entry of a block = what holds at the end of every block before it (and what the branch says)
//!  entry of a loop  = what holds before the loop, without what any of its blocks may write
//! ```
//!
//! A cycle that is no natural loop starts with nothing known about memory.

mod conditions;
mod facts;

use super::alias::{Aliases, Places};
use super::consts::Pool;
use super::effects::{Touched, makes_object, reads, repeats, writes};
use super::fold::{Folder, fold_branch, settle};
use super::rename::Renames;
use facts::{Facts, Key, ShapeTests, key};
use rekindle_abi::heap::{Cell, ShapeId, Tuple};
use rekindle_abi::helpers::Helper;
use rekindle_trace_ir::{BlockId, Cfg, Ins, Loop, Ref, Region, SnapId, Terminator, Ty, Unit, Uop};
use rustc_hash::FxHashMap;
use std::mem::offset_of;

/// `x = op a b … y = op a b` = `y := x`; `guard c … guard c` = one guard;
/// `store a x … y = load a` = `y := x`.
pub(super) fn run(unit: &mut Unit, folder: &Folder) {
    let cfg = Cfg::new(unit);
    let places = Places::new(unit, &cfg);
    let mut walk = Walk {
        loops: cfg.loops().into_iter().map(|l| (l.header, l)).collect(),
        aliases: Aliases {
            cfg: &cfg,
            places: &places,
        },
        pool: Pool::new(unit),
        renames: Renames::new(),
        values: FxHashMap::default(),
        at_end: vec![None; unit.blocks.len()],
        tests: ShapeTests::default(),
        folder,
    };
    for &b in &cfg.order {
        walk.block(unit, b);
    }
    let Walk { pool, renames, .. } = walk;
    renames.apply(unit);
    pool.finish(unit);
}

struct Walk<'a> {
    aliases: Aliases<'a>,
    loops: FxHashMap<BlockId, Loop>,
    pool: Pool,
    renames: Renames,
    /// Instructions without memory that were computed, and where.
    values: FxHashMap<Key, (Ref, BlockId)>,
    /// What holds at the end of blocks that were walked.
    at_end: Vec<Option<Facts>>,
    tests: ShapeTests,
    folder: &'a Folder,
}

impl Walk<'_> {
    fn block(&mut self, unit: &mut Unit, b: BlockId) {
        let Some(mut facts) = self.entry_facts(unit, b) else {
            // Folded branches cut it off.
            return;
        };
        let mut body = std::mem::take(&mut unit[b].body);
        let mut left = None;
        body.retain(|&r| {
            let mut ins = unit[r];
            self.renames.operands(&mut ins);
            unit[r] = ins;
            if left.is_some()
                || !settle(unit, r, self.folder, &mut self.pool, &mut self.renames)
                || !self.keep(unit, &mut facts, b, r)
            {
                return false;
            }
            left = always_fails(&unit[r], &facts);
            true
        });
        unit[b].body = body;
        if let Some(snap) = left {
            // The guard stays, since it is the exit that the recorder knows; nothing behind it
            // is ever reached.
            unit[b].end = Terminator::Exit(snap);
            return;
        }
        let mut end = std::mem::replace(&mut unit[b].end, Terminator::Return(Ref::NONE));
        self.renames.terminator(&mut end);
        if let Terminator::Branch { cond, .. } = &mut end
            && let Some(holds) = facts.known(*cond)
        {
            *cond = self.pool.bool(unit, holds);
        }
        unit[b].end = fold_branch(unit, end);
        self.at_end[b.0 as usize] = Some(facts);
    }

    /// What holds where a block starts; nothing if it is not reached any more.
    fn entry_facts(&mut self, unit: &mut Unit, b: BlockId) -> Option<Facts> {
        let cfg = self.aliases.cfg;
        if b == Unit::ENTRY {
            let mut facts = Facts::default();
            for answer in [false, true] {
                facts.learn(self.pool.bool(unit, answer), answer);
            }
            return Some(facts);
        }
        let mut met: Option<Facts> = None;
        let mut retreating = false;
        for &p in cfg.preds(b) {
            if cfg.is_retreating(p, b) {
                retreating = true;
                continue;
            }
            let Some(end) = &self.at_end[p.0 as usize] else {
                continue;
            };
            let mut edges = unit[p].end.edges().filter(|e| e.to == b);
            if edges.next().is_none() {
                continue;
            }
            let mut facts = end.clone();
            if let Terminator::Branch { cond, yes, no } = &unit[p].end
                && yes.to != no.to
            {
                facts.learn(*cond, yes.to == b);
            }
            match &mut met {
                None => met = Some(facts),
                Some(met) => met.meet(&facts),
            }
        }
        let mut facts = met?;
        if retreating {
            self.enter_loop(unit, &mut facts, b);
        }
        Some(facts)
    }

    fn enter_loop(&self, unit: &Unit, facts: &mut Facts, header: BlockId) {
        match self.loops.get(&header) {
            Some(l) => {
                for &r in l.blocks.iter().flat_map(|b| &unit[*b].body) {
                    facts.forget(unit, &self.aliases, &writes(unit, &unit[r]));
                }
            }
            None => {
                // What is known about conditions holds wherever the dominator's end reaches.
                let idom = self.aliases.cfg.idom(header);
                let end = idom.and_then(|d| self.at_end[d.0 as usize].clone());
                *facts = end.unwrap_or_default();
                facts.forget_memory();
            }
        }
    }

    /// Uses what is known about an instruction, and learns from it; false if it is not needed.
    fn keep(&mut self, unit: &mut Unit, facts: &mut Facts, b: BlockId, r: Ref) -> bool {
        let ins = unit[r];
        match ins.op {
            Uop::GuardTrue | Uop::GuardFalse => {
                return self.keep_guard(facts, ins.args[0], ins.op == Uop::GuardTrue);
            }
            _ if repeats(&ins) => return self.keep_value(unit, facts, b, r),
            _ => {}
        }
        let written = writes(unit, &ins);
        if let Some((key, touched, value)) = self.stored(unit, &ins) {
            if facts.read(&key, &touched) == Some(value) {
                return false;
            }
            facts.forget(unit, &self.aliases, &written);
            self.tests.enter(&key);
            facts.remember(key, touched, value);
        } else {
            facts.forget(unit, &self.aliases, &written);
        }
        if makes_object(&ins) {
            self.learn_object(unit, facts, r);
        }
        true
    }

    fn keep_guard(&mut self, facts: &mut Facts, cond: Ref, holds: bool) -> bool {
        match facts.known(cond) {
            Some(known) => known != holds,
            None => {
                facts.learn(cond, holds);
                true
            }
        }
    }

    fn keep_value(&mut self, unit: &mut Unit, facts: &mut Facts, b: BlockId, r: Ref) -> bool {
        let ins = unit[r];
        let key = key(&ins);
        let touched = reads(&ins);
        let same = match touched {
            Touched::Nothing => self.find(&key, b),
            _ => facts.read(&key, &touched),
        };
        if let Some(same) = same {
            self.renames.set(r, same);
            return false;
        }
        let answer = conditions::implied(facts, &self.tests, &ins, |key| self.find(key, b));
        if let Some(answer) = answer {
            let answer = self.pool.bool(unit, answer);
            self.renames.set(r, answer);
            return false;
        }
        match touched {
            Touched::Nothing => {
                self.values.insert(key, (r, b));
            }
            _ => {
                facts.forget(unit, &self.aliases, &writes(unit, &ins));
                self.tests.enter(&key);
                facts.remember(key, touched, r);
            }
        }
        true
    }

    /// An equal instruction without memory that dominates block `b`.
    fn find(&self, key: &Key, b: BlockId) -> Option<Ref> {
        let (r, at) = *self.values.get(key)?;
        self.aliases.cfg.dominates(at, b).then_some(r)
    }

    /// What a load of the place that `ins` writes would give now.
    fn stored(&mut self, unit: &mut Unit, ins: &Ins) -> Option<(Key, Touched, Ref)> {
        let [a, b, c] = ins.args;
        let (op, args, value) = match ins.op {
            Uop::Store => (Uop::Load, [a, Ref::NONE, Ref::NONE], b),
            Uop::StoreFloat => (Uop::LoadFloat, [a, Ref::NONE, Ref::NONE], b),
            Uop::StoreIndex => (Uop::LoadIndex, [a, b, Ref::NONE], c),
            Uop::StoreIndexFloat => (Uop::LoadIndexFloat, [a, b, Ref::NONE], c),
            Uop::SetArg => (Uop::GetArg, [Ref::NONE; 3], a),
            Uop::StoreShape => {
                let (op, args, imm) = match unit[b].op {
                    Uop::ConstInt => (Uop::HasShape, [a, Ref::NONE, Ref::NONE], unit[b].imm),
                    Uop::Literal => (Uop::HasShapeOf, [a, b, Ref::NONE], 0),
                    _ => return None,
                };
                let load = Ins {
                    args,
                    imm,
                    region: Region::Shape,
                    ..Ins::new(op)
                };
                let yes = self.pool.bool(unit, true);
                return Some((key(&load), reads(&load), yes));
            }
            _ => return None,
        };
        let load = Ins {
            args,
            ty: unit[value].ty,
            imm: ins.imm,
            region: ins.region,
            ..Ins::new(op)
        };
        Some((key(&load), reads(&load), value))
    }

    /// What is known about an object that was just made.
    fn learn_object(&mut self, unit: &mut Unit, facts: &mut Facts, r: Ref) {
        let ins = unit[r];
        let yes = self.pool.bool(unit, true);
        let mut learn = |op: Uop, ty: Ty, args: [Ref; 3], imm: i64, region: Region, value: Ref| {
            let load = Ins {
                args,
                ty,
                imm,
                region,
                ..Ins::new(op)
            };
            self.tests.enter(&key(&load));
            facts.remember(key(&load), reads(&load), value);
        };
        let plain = [r, Ref::NONE, Ref::NONE];
        let mut fixed = |shape: ShapeId, region: Region| {
            learn(Uop::HasShape, Ty::Bool, plain, shape.0 as i64, region, yes);
        };
        match Helper::from_index(ins.imm as usize) {
            Some(Helper::new_tuple) => {
                fixed(ShapeId::TUPLE, Region::Immutable);
                let len = offset_of!(Tuple, len) as i64;
                learn(
                    Uop::Load,
                    Ty::Int,
                    plain,
                    len,
                    Region::Immutable,
                    ins.args[0],
                );
            }
            Some(Helper::make_cell) => {
                fixed(ShapeId::CELL, Region::Immutable);
                let value = offset_of!(Cell, value) as i64;
                learn(
                    Uop::Load,
                    Ty::Value,
                    plain,
                    value,
                    Region::Cell,
                    ins.args[0],
                );
            }
            Some(Helper::new_instance) => {
                let args = [r, ins.args[0], Ref::NONE];
                learn(Uop::HasShapeOf, Ty::Bool, args, 0, Region::Shape, yes);
            }
            _ => {}
        }
    }
}

/// The snapshot of a guard whose condition is known not to hold.
fn always_fails(ins: &Ins, facts: &Facts) -> Option<SnapId> {
    let holds = match ins.op {
        Uop::GuardTrue => true,
        Uop::GuardFalse => false,
        _ => return None,
    };
    (facts.known(ins.args[0]) == Some(!holds)).then_some(ins.snap)
}

#[cfg(test)]
mod tests;
