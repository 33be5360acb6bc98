//! Follows objects through the graph, on the assumption that all candidates can be removed;
//! finds those for which that fails.

use super::super::consts::Pool;
use super::super::rename::Renames;
use super::object::{Answer, Object, kind_of};
use rekindle_trace_ir::{
    BlockId, Cfg, Ins, Ref, SnapId, Terminator, Ty, Unit, Uop, Virtual, VirtualKind,
};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// Objects that exist at a point, by the instruction that made them.
type Objects = BTreeMap<Ref, Object>;

pub(super) struct Walk<'a> {
    unit: &'a mut Unit,
    cfg: &'a Cfg,
    candidates: &'a FxHashSet<Ref>,
    /// Candidates that must stay.
    pub(super) failed: FxHashSet<Ref>,
    pub(super) pool: Pool,
    pub(super) renames: Renames,
    /// Instructions that go when all candidates do.
    pub(super) removed: FxHashSet<Ref>,
    /// Snapshots, and what they make.
    pub(super) virtuals: Vec<(usize, Vec<Virtual>)>,
    home: Vec<Option<BlockId>>,
    at_start: Vec<Option<Objects>>,
    at_end: Vec<Option<Objects>>,
    filled: Vec<Option<Vec<Virtual>>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        unit: &'a mut Unit,
        cfg: &'a Cfg,
        candidates: &'a FxHashSet<Ref>,
    ) -> Walk<'a> {
        let mut home = vec![None; unit.ins.len()];
        for &b in &cfg.order {
            for r in &unit[b].body {
                home[r.0 as usize] = Some(b);
            }
        }
        let blocks = unit.blocks.len();
        Walk {
            cfg,
            candidates,
            failed: FxHashSet::default(),
            pool: Pool::new(unit),
            renames: Renames::new(),
            removed: FxHashSet::default(),
            virtuals: Vec::new(),
            home,
            at_start: vec![None; blocks],
            at_end: vec![None; blocks],
            filled: vec![None; unit.snapshots.len()],
            unit,
        }
    }

    pub(super) fn run(&mut self) {
        for &b in &self.cfg.order {
            let mut objects = self.meet(b);
            self.at_start[b.0 as usize] = Some(objects.clone());
            for i in 0..self.unit[b].body.len() {
                let r = self.unit[b].body[i];
                self.pass(&mut objects, r);
            }
            self.leave(&objects, b);
            self.at_end[b.0 as usize] = Some(objects);
        }
        self.check_cycles();
        let filled = std::mem::take(&mut self.filled);
        let used = filled.into_iter().enumerate();
        self.virtuals = used.filter_map(|(i, v)| Some((i, v?))).collect();
    }

    /// What exists at a block's start: objects made in its dominators. All paths must agree.
    fn meet(&mut self, b: BlockId) -> Objects {
        let preds = self.cfg.preds(b).iter();
        let mut ends = preds.filter_map(|p| self.at_end[p.0 as usize].as_ref());
        let mut met = ends.next().cloned().unwrap_or_default();
        met.retain(|r, _| {
            let home = self.home[r.0 as usize];
            home.is_some_and(|home| self.cfg.dominates(home, b))
        });
        for end in ends {
            let differ = met.iter().filter(|(r, object)| end.get(r) != Some(object));
            self.failed.extend(differ.map(|(r, _)| *r));
        }
        met
    }

    /// Around a cycle, what was assumed at its start must still hold.
    fn check_cycles(&mut self) {
        for &b in &self.cfg.order {
            for &p in self
                .cfg
                .preds(b)
                .iter()
                .filter(|p| self.cfg.is_retreating(**p, b))
            {
                let (start, end) = (&self.at_start[b.0 as usize], &self.at_end[p.0 as usize]);
                let (Some(start), Some(end)) = (start, end) else {
                    continue;
                };
                let changed = start
                    .iter()
                    .filter(|(r, object)| end.get(r) != Some(object));
                self.failed.extend(changed.map(|(r, _)| *r));
            }
        }
    }

    fn is_object(&self, r: Ref) -> bool {
        self.candidates.contains(&r)
    }

    /// Somebody else sees `r` from here on.
    fn escape(&mut self, r: Ref) {
        if self.is_object(r) {
            self.failed.insert(r);
        }
    }

    fn remove(&mut self, r: Ref, becomes: Option<Ref>) {
        self.removed.insert(r);
        if let Some(value) = becomes {
            self.renames.set(r, value);
        }
    }

    fn pass(&mut self, objects: &mut Objects, r: Ref) {
        let mut ins = self.unit[r];
        self.renames.operands(&mut ins);
        let [a, b, _] = ins.args;
        if self.is_object(r) {
            if let Some(kind) = kind_of(self.unit, r) {
                // A cell may be made around another object.
                objects.insert(r, Object::new(kind, &ins));
                self.removed.insert(r);
            }
            return;
        }
        if ins.snap != SnapId::NONE {
            self.fill(objects, ins.snap);
        }
        let on_object = a.is_some() && self.is_object(a);
        let handled = match ins.op {
            _ if !on_object => false,
            Uop::Store | Uop::StoreFloat => self.store(objects, r, &ins),
            Uop::StoreShape => match objects.get_mut(&a) {
                Some(object) if matches!(object.kind, VirtualKind::Instance(_)) => {
                    object.kind = VirtualKind::Instance(b);
                    self.remove(r, None);
                    true
                }
                _ => false,
            },
            Uop::Barrier | Uop::CheckValue => {
                self.remove(r, None);
                true
            }
            Uop::Load | Uop::LoadFloat | Uop::HasShape | Uop::HasShapeOf => {
                self.read(objects, r, &ins)
            }
            Uop::IsInt | Uop::IsFloat | Uop::IsBool => self.answer(r, false),
            Uop::WordEq => self.answer(r, a == b),
            _ => false,
        };
        let handled = handled || self.compared(r, &ins);
        if !handled {
            ins.operands().for_each(|o| self.escape(o));
        }
    }

    /// `word_eq x object`: nobody else can have the object.
    fn compared(&mut self, r: Ref, ins: &Ins) -> bool {
        let second = ins.op == Uop::WordEq && self.is_object(ins.args[1]);
        second && self.answer(r, ins.args[0] == ins.args[1])
    }

    fn answer(&mut self, r: Ref, answer: bool) -> bool {
        let constant = self.pool.bool(self.unit, answer);
        self.remove(r, Some(constant));
        true
    }

    fn store(&mut self, objects: &mut Objects, r: Ref, ins: &Ins) -> bool {
        let [base, value, _] = ins.args;
        let Some(object) = objects.get_mut(&base) else {
            return false;
        };
        let stored = object.store(ins.imm, value);
        if stored {
            self.remove(r, None);
        }
        stored
    }

    fn read(&mut self, objects: &Objects, r: Ref, ins: &Ins) -> bool {
        let base = ins.args[0];
        let Some(object) = objects.get(&base) else {
            return false;
        };
        let answer = match ins.op {
            Uop::HasShape | Uop::HasShapeOf => object.has_shape(ins),
            _ => object.load(self.unit, &self.unit[base], ins),
        };
        let value = match answer {
            Answer::Unknown => return false,
            Answer::Value(value) => value,
            Answer::Bool(answer) => self.pool.bool(self.unit, answer),
            Answer::Null => self.pool.constant(self.unit, Uop::ConstValue, Ty::Value, 0),
        };
        self.remove(r, Some(value));
        true
    }

    /// What a block hands on or gives away.
    fn leave(&mut self, objects: &Objects, b: BlockId) {
        let mut end = self.unit[b].end.clone();
        self.renames.terminator(&mut end);
        match &end {
            Terminator::Return(r) => self.escape(*r),
            Terminator::Exit(snap) => self.fill(objects, *snap),
            Terminator::Jump(_) | Terminator::Branch { .. } => {}
        }
        for r in end.edges().flat_map(|edge| &edge.args) {
            self.escape(*r);
        }
    }

    /// Lists the objects that a snapshot needs; they must be the same wherever it is used.
    fn fill(&mut self, objects: &Objects, id: SnapId) {
        let snap = &self.unit[id];
        let mut roots = Vec::new();
        snap.for_each_ref(|r| roots.push(self.renames.get(r)));
        let mut list = Vec::new();
        for r in roots {
            self.list(objects, r, &mut list, 0);
        }
        let slot = &mut self.filled[id.0 as usize];
        match slot {
            None => *slot = Some(list),
            Some(other) if *other != list => {
                let both = list.iter().chain(other.iter());
                self.failed.extend(both.map(|v| v.at));
            }
            Some(_) => {}
        }
    }

    /// Adds an object to a snapshot's list, those in its fields first.
    fn list(&mut self, objects: &Objects, r: Ref, list: &mut Vec<Virtual>, depth: usize) {
        const DEEPEST: usize = 16;
        if !self.is_object(r) || list.iter().any(|v| v.at == r) {
            return;
        }
        let object = match objects.get(&r) {
            Some(object) if depth < DEEPEST => object,
            // In a circle, or not there: it has to be real.
            _ => {
                self.failed.insert(r);
                return;
            }
        };
        for (_, field) in &object.fields {
            self.list(objects, *field, list, depth + 1);
        }
        list.push(Virtual {
            at: r,
            kind: object.kind,
            fields: object.fields.clone(),
        });
    }
}
