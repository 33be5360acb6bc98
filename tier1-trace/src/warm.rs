//! Units from earlier runs: taken up when their root is first met, kept at the end.

use crate::body::{Body, Machine, UnitState};
use crate::engine::State;
use crate::graph::Graph;
use crate::growth::TRIED;
use crate::link;
use crate::opt;
use crate::packed::{Packed, PackedCode};
use rekindle_bytecode::Fingerprint;
use rekindle_objects::{CodeState, Runtime};
use rekindle_trace_ir::{Literal, Unit, UnitKind, bytes, protocol};
use std::rc::Rc;

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
    /// Its machine code, if there is some that may run here.
    pub code: Option<KeptCode>,
    /// Iterations and entries.
    pub heat: u64,
}

/// Machine code as it is kept.
#[derive(Clone, Debug)]
pub struct KeptCode {
    /// Which tier made it.
    pub tier: u8,
    /// The code, and what it takes to run it; see `packed.rs`.
    pub bytes: Vec<u8>,
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
        match self.take_up(rt, code, kept) {
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
        kept: Kept,
    ) -> Result<UnitState, &'static str> {
        let begins = (kept.kind, kept.root_pc);
        let packed = kept
            .code
            .and_then(|code| protocol::decode::<Packed>(&code.bytes));
        // Code that cannot be used here is made anew of the graph.
        let mut unit = match packed {
            Some(packed) if (packed.kind, packed.root_pc) == begins && self.can_run(&packed) => {
                self.take_up_code(rt, code, packed, kept.source)?
            }
            _ => self.take_up_graph(rt, code, begins, &kept.source)?,
        };
        unit.loaded = true;
        unit.news = false;
        Ok(unit)
    }

    fn can_run(&self, packed: &Packed) -> bool {
        match packed.code {
            PackedCode::Stencils(_) => true,
            PackedCode::Object(_) => self.tier2.is_some(),
        }
    }

    /// A unit with the machine code that an earlier run made.
    fn take_up_code(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        packed: Packed,
        source: Vec<u8>,
    ) -> Result<UnitState, &'static str> {
        let source = Graph::kept(source).map_err(|_| "undecodable")?;
        let optimized = Graph::kept(packed.optimized).map_err(|_| "undecodable")?;
        let refers = link::Refers {
            root_pc: packed.root_pc,
            codes: &packed.codes,
            literals: &packed.literals,
        };
        let mut linked = link::link(rt, &mut self.places, refers, code).map_err(|u| u.name())?;
        if self.options.faults.stale_literal {
            self.plant_stale_words(&source, &mut linked.words);
        }
        let machine = match (packed.code, self.tier2.as_mut()) {
            (PackedCode::Stencils(kept), _) => {
                let code = self.gate.load(kept, &linked.words);
                Machine::Stencils(code.map_err(|refusal| refusal.name())?)
            }
            (PackedCode::Object(object), Some(tier2)) => {
                let whole = tier2.link(&self.memory, &optimized, object, &linked.words)?;
                self.stats.loaded2 += 1;
                Machine::Whole(whole)
            }
            (PackedCode::Object(_), None) => return Err("tier2_off"),
        };
        let body = Rc::new(Body::new(optimized, machine));
        let begin = (packed.kind, packed.root_pc, packed.size as usize);
        let mut unit = UnitState::with_graph(begin, source, linked.codes, linked.words, body);
        unit.growth = packed.growth;
        unit.pinned = packed.pinned;
        for guard in packed.tried {
            *unit.exits_of(guard) = TRIED;
        }
        Ok(unit)
    }

    /// A unit of which only the graph is known: its code is made anew.
    fn take_up_graph(
        &mut self,
        rt: &mut Runtime,
        code: *mut CodeState,
        begins: (UnitKind, u32),
        source: &[u8],
    ) -> Result<UnitState, &'static str> {
        let source = bytes::decode(source).map_err(|_| "undecodable")?;
        if (source.kind, source.root_pc) != begins {
            return Err("root_differs");
        }
        let mut linked = link::link(rt, &mut self.places, link::Refers::of(&source), code)
            .map_err(|u| u.name())?;
        if self.options.faults.stale_literal {
            self.plant_stale_words(&source, &mut linked.words);
        }
        let body = self
            .compile(&source, &linked.words, &[])
            .map_err(|a| a.name())?;
        Ok(UnitState::new(
            source,
            linked.codes,
            linked.words,
            Rc::new(body),
        ))
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
                let bytes = Packed::bytes_of(u);
                let tier = 1 + u8::from(u.body.is_whole());
                Kept {
                    root: root.fingerprint,
                    module: root.module.clone(),
                    root_pc: u.root_pc,
                    kind: u.kind,
                    fingerprints: u.source.codes.iter().map(|c| c.fingerprint).collect(),
                    source: u.source.bytes().into_owned(),
                    code: bytes.map(|bytes| KeptCode { tier, bytes }),
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
