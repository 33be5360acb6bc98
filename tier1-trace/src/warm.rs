//! Units from earlier runs: taken up when their root is first met, kept at the end.

use crate::body::{Body, Machine, UnitState};
use crate::engine::State;
use crate::link;
use crate::opt;
use rekindle_bytecode::Fingerprint;
use rekindle_objects::{CodeState, Runtime};
use rekindle_trace_ir::{Literal, Unit, UnitKind, bytes};
use std::rc::Rc;
use std::sync::Arc;

/// A unit as it is kept: plain bytes.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Content key of the root's code.
    pub root: Fingerprint,
    /// Module of the root's code.
    pub module: String,
    /// Where in it.
    pub root_pc: u32,
    /// Loop or function.
    pub kind: UnitKind,
    /// Content keys of all codes in it.
    pub fingerprints: Vec<Fingerprint>,
    /// The recorded graph.
    pub source: Vec<u8>,
    /// The optimized graph and the object made of it, if tier 2 compiled it.
    pub object: Option<(Vec<u8>, Vec<u8>)>,
    /// Iterations and entries.
    pub heat: u64,
}

/// Where units of earlier runs come from; `vm` supplies it.
pub trait Memory {
    /// The unit that begins here.
    fn find(&mut self, root: Fingerprint, module: &str, pc: u32, kind: UnitKind) -> Option<Kept>;
    /// A unit could not be used; why.
    fn refused(&mut self, root: Fingerprint, pc: u32, reason: &'static str);
}

impl State {
    /// Takes up the unit of an earlier run that begins here. Its handle, or 0.
    pub(crate) fn recall(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        pc: u32,
        kind: UnitKind,
    ) -> u64 {
        let Some(memory) = &mut self.remembered else {
            return 0;
        };
        let symbol = crate::record::code_symbol(rt, code);
        let Some(kept) = memory.find(symbol.fingerprint, &symbol.module, pc, kind) else {
            return 0;
        };
        match self.take_up(rt, code, &kept) {
            Ok(unit) => {
                let whole = unit.body.is_whole();
                self.units.push(unit);
                self.stats.loaded += 1;
                if !whole {
                    // The run that left it ended before LLVM was done: this one may get there.
                    self.after_compile(self.units.len() - 1);
                }
                self.units.len() as u64
            }
            Err(reason) => {
                *self.stats.refused.entry(reason).or_default() += 1;
                if let Some(memory) = &mut self.remembered {
                    memory.refused(symbol.fingerprint, pc, reason);
                }
                0
            }
        }
    }

    fn take_up(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        kept: &Kept,
    ) -> Result<UnitState, &'static str> {
        let source = bytes::decode(&kept.source).map_err(|_| "undecodable")?;
        if source.root_pc != kept.root_pc || source.kind != kept.kind {
            return Err("root_differs");
        }
        let mut linked = link::link(rt, &source, code).map_err(|u| u.name())?;
        if self.options.faults.stale_literal {
            self.plant_stale_words(&source, &mut linked.words);
        }
        let whole = match (&kept.object, self.tier2.as_mut()) {
            (Some((optimized, object)), Some(tier2)) => {
                let unit: Unit = bytes::decode(optimized).map_err(|_| "undecodable")?;
                if unit.literals != source.literals || unit.codes != source.codes {
                    return Err("object_of_other_unit");
                }
                let whole = tier2.link(&self.memory, &unit, object.clone(), &linked.words)?;
                Some(Body::new(Arc::new(unit), Machine::Whole(whole)))
            }
            _ => None,
        };
        let body = match whole {
            Some(body) => {
                self.stats.loaded2 += 1;
                body
            }
            None => self
                .compile(&source, &linked.words, &[])
                .map_err(|a| a.name())?,
        };
        let mut unit = UnitState::new(source, linked.codes, linked.words, Rc::new(body));
        unit.loaded = true;
        unit.news = false;
        Ok(unit)
    }

    /// For tests of tests: words of globals as an earlier unit of the same code found them, though
    /// it may have been linked with another module.
    fn plant_stale_words(&self, source: &Unit, words: &mut [u64]) {
        let same_root = |u: &&UnitState| {
            u.source.codes[0].fingerprint == source.codes[0].fingerprint
                && (u.source.root_pc, u.source.kind) == (source.root_pc, source.kind)
        };
        let Some(earlier) = self.units.iter().find(same_root) else {
            return;
        };
        for (literal, word) in source.literals.iter().zip(words) {
            let of_root = matches!(literal, Literal::GlobalCell { code: 0, .. });
            let found = earlier.source.literals.iter().position(|l| l == literal);
            if let Some(i) = found.filter(|_| of_root) {
                *word = earlier.words[i];
            }
        }
    }

    /// What this run learned: units that are new or changed.
    pub fn learned(&self) -> Vec<Kept> {
        self.units
            .iter()
            .filter(|u| u.news && !u.retired)
            .map(|u| {
                let root = &u.source.codes[0];
                let object = match &u.body.machine {
                    Machine::Whole(w) => Some((bytes::encode(&u.body.unit), w.object.clone())),
                    Machine::Stencils(_) => None,
                };
                Kept {
                    root: root.fingerprint,
                    module: root.module.clone(),
                    root_pc: u.source.root_pc,
                    kind: u.source.kind,
                    fingerprints: u.source.codes.iter().map(|c| c.fingerprint).collect(),
                    source: bytes::encode(&u.source),
                    object,
                    heat: u.iterations + u.entered,
                }
            })
            .collect()
    }

    /// Optimizes a graph as `dis` shows it.
    pub fn optimized(unit: &Unit) -> Unit {
        opt::optimize(unit)
    }
}
