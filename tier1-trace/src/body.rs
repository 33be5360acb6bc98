//! A unit's code, by whichever tier, and the graph whose snapshots its exits name.

use crate::asm::Compiled;
use crate::deopt::Plan;
use crate::graph::Graph;
use rekindle_machine::{ExitRecord, Literals};
use rekindle_objects::CodeState;
use rekindle_trace_ir::{CtxId, Ref, Unit, UnitKind, Uop};
use std::any::Any;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Code that tier 2 made, linked into this process.
pub struct Whole {
    /// Address of its C function `(ctx, slots) -> i64`.
    pub entry: u64,
    /// Keeps the code alive.
    pub memory: Box<dyn Any>,
    /// The words of its literals.
    pub literals: Literals,
    /// By exit number.
    pub exits: Vec<ExitRecord>,
    /// Slots that its activation record must have, the header included.
    pub slots: u32,
    /// What it was linked from, to be kept for the next run.
    pub object: Vec<u8>,
}

/// Machine code of either tier.
pub enum Machine {
    /// Stitched from stencils.
    Stencils(Compiled),
    /// Compiled by LLVM.
    Whole(Whole),
}

/// Code of a unit together with the graph it was made of.
pub struct Body {
    /// The optimized graph, whose snapshots the exits name.
    pub unit: Graph,
    /// Its code.
    pub machine: Machine,
    /// By exit number: what leaving there does, once it was done.
    plans: OnceCell<Box<[OnceCell<Plan>]>>,
    /// See [`Body::mostly_calls`].
    mostly_calls: OnceCell<bool>,
}

/// A unit that calls a helper in so many instructions, or more often, spends its time in helpers.
const INSTRUCTIONS_PER_CALL: usize = 48;

impl Body {
    /// Code of this graph.
    pub fn new(unit: impl Into<Graph>, machine: Machine) -> Body {
        Body {
            unit: unit.into(),
            machine,
            plans: OnceCell::new(),
            mostly_calls: OnceCell::new(),
        }
    }

    /// Does it spend its time in helpers? Then it hardly gains by tier 2.
    pub fn mostly_calls(&self) -> bool {
        *self.mostly_calls.get_or_init(|| {
            let mut calls = 0;
            let mut all = 0;
            for r in self.unit.blocks.iter().flat_map(|b| &b.body) {
                all += 1;
                calls += usize::from(self.unit[*r].op == Uop::Call);
            }
            calls * INSTRUCTIONS_PER_CALL >= all
        })
    }

    fn plans(&self) -> &[OnceCell<Plan>] {
        self.plans.get_or_init(|| {
            let exits = match &self.machine {
                Machine::Stencils(c) => c.exits.len(),
                Machine::Whole(w) => w.exits.len(),
            };
            std::iter::repeat_with(OnceCell::new).take(exits).collect()
        })
    }

    /// What leaving through an exit of this number does.
    #[inline]
    pub fn plan(&self, id: u32, exit: &ExitRecord) -> &Plan {
        self.plans()[id as usize].get_or_init(|| Plan::new(&self.unit, exit))
    }

    /// Slots that its activation record must have.
    pub fn slots(&self) -> u32 {
        match &self.machine {
            Machine::Stencils(c) => c.slots,
            Machine::Whole(w) => w.slots,
        }
    }

    /// The record of exit number `id`.
    pub fn exit(&self, id: u32) -> Option<&ExitRecord> {
        match &self.machine {
            Machine::Stencils(c) => c.exits.get(id as usize),
            Machine::Whole(w) => w.exits.get(id as usize),
        }
    }

    /// The words of its literals.
    pub fn literals(&self) -> &Literals {
        match &self.machine {
            Machine::Stencils(c) => &c.literals,
            Machine::Whole(w) => &w.literals,
        }
    }

    /// Was it compiled by LLVM?
    pub fn is_whole(&self) -> bool {
        matches!(self.machine, Machine::Whole(_))
    }
}

/// How far tier 2 has got with a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Upper {
    /// Not asked yet.
    Idle,
    /// Waiting or being compiled.
    Submitted,
    /// Its code runs.
    Installed,
    /// Refused; not asked again.
    Rejected,
}

/// A unit's graph with paths that are not compiled yet.
#[derive(Clone)]
pub struct Pending {
    /// The graph as recorded.
    pub graph: Unit,
    /// Linked codes of the graph.
    pub codes: Vec<*mut CodeState>,
    /// Its literal words in this process.
    pub words: Vec<u64>,
    /// Where its new paths begin.
    pub guards: Vec<Ref>,
    /// Exits taken since the first of them was recorded.
    pub exits: u32,
}

/// A compiled unit.
pub struct UnitState {
    /// Loop or function.
    pub kind: UnitKind,
    /// Where in its root's code it begins.
    pub root_pc: u32,
    /// Instructions in the graph as recorded.
    pub size: usize,
    /// The graph as recorded: what grows.
    pub source: Graph,
    /// Linked codes of `source.codes`.
    pub codes: Vec<*mut CodeState>,
    /// Literal words in this process.
    pub words: Vec<u64>,
    /// What runs now.
    pub body: Rc<Body>,
    /// Exits taken through each guard, by its number.
    pub exits: Vec<u32>,
    /// Guards that must not leave their loops.
    pub pinned: Vec<Ref>,
    /// What it grows into when it is next compiled.
    pub pending: Option<Box<Pending>>,
    /// Recordings that grew it.
    pub growth: u32,
    /// Of those, how many at each place, by the test that failed.
    pub paths: HashMap<Option<(CtxId, u32, Uop)>, u32>,
    /// Times entered.
    pub entered: u64,
    /// Frames rebuilt when it was left.
    pub rebuilt: u64,
    /// Those, iterations and growth when it was last asked whether it is worth entering.
    pub weighed: (u64, u64, u32),
    /// It is not.
    pub retired: bool,
    /// Loop iterations run in it.
    pub iterations: u64,
    /// Iterations and growth when last looked at by the ticker.
    pub seen: (u64, u32),
    /// Tier 2's progress.
    pub upper: Upper,
    /// Changes whenever the graph does, so that late results are told apart.
    pub generation: u32,
    /// Came from an earlier run.
    pub loaded: bool,
    /// Changed in this run: worth keeping.
    pub news: bool,
}

impl UnitState {
    /// How often it was left through a guard.
    pub fn exits_of(&mut self, guard: Ref) -> &mut u32 {
        let number = guard.0 as usize;
        if number >= self.exits.len() {
            self.exits.resize(number + 1, 0);
        }
        &mut self.exits[number]
    }

    /// The graph that a path grows from, or that is compiled next.
    pub fn next_graph(&self) -> Pending {
        match &self.pending {
            Some(pending) => (**pending).clone(),
            None => Pending {
                graph: (*self.source).clone(),
                codes: self.codes.clone(),
                words: self.words.clone(),
                guards: Vec::new(),
                exits: 0,
            },
        }
    }

    /// A unit of this run.
    pub fn new(
        source: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
        body: Rc<Body>,
    ) -> UnitState {
        let begin = (source.kind, source.root_pc, source.ins.len());
        UnitState::with_graph(begin, Arc::new(source).into(), codes, words, body)
    }

    /// A unit whose graph need not be decoded yet; `begin` is what of it must be known: kind, place, size.
    pub fn with_graph(
        (kind, root_pc, size): (UnitKind, u32, usize),
        source: Graph,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
        body: Rc<Body>,
    ) -> UnitState {
        let upper = if body.is_whole() {
            Upper::Installed
        } else {
            Upper::Idle
        };
        UnitState {
            kind,
            root_pc,
            size,
            source,
            codes,
            words,
            body,
            exits: Vec::new(),
            pinned: Vec::new(),
            pending: None,
            growth: 0,
            paths: HashMap::new(),
            entered: 0,
            rebuilt: 0,
            weighed: (0, 0, 0),
            retired: false,
            iterations: 0,
            seen: (0, 0),
            upper,
            generation: 0,
            loaded: false,
            news: true,
        }
    }
}
