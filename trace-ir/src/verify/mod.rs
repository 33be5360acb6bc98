//! What every consumer of a unit may assume; run on everything that comes from outside, and
//! between passes in tests.
//!
//! * Numbers (blocks, instructions, literals, snapshots, helpers, registers) are in range; an
//!   instruction stands in one place.
//! * Operands and immediates are those of the op's row, types fit, calls fit their helper.
//! * Definitions dominate uses, snapshots and edges included; edges fit the target's parameters.
//! * Nothing jumps to the entry, and it has no parameters.
//! * Guards, and calls that may raise or run Python code, have a snapshot; nothing else has.
//! * A snapshot's frames are a chain of contexts from the root, with registers in order; its
//!   virtual objects refer to virtual objects before them only.
//! * Two guards of one block that share a snapshot to resume before an instruction have no effect
//!   between them.
//!
//! Blocks that cannot be reached are not looked at, beyond their numbers.

mod ins;
mod snapshot;

use crate::cfg::Cfg;
use crate::literal::Literal;
use crate::snapshot::{InlinedKind, SnapId};
use crate::unit::{BlockId, Edge, Ref, Terminator, Unit};
use crate::uop::{Ty, Uop};
use std::fmt;

/// What does not hold, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Violation {
    /// The place.
    pub at: Place,
    /// What does not hold there.
    pub rule: Rule,
}

/// A place in a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Its tables.
    Unit,
    /// A block, its parameters or its end.
    Block(BlockId),
    /// An instruction.
    Ins(Ref),
    /// A snapshot.
    Snap(SnapId),
}

macro_rules! rules {
    ($( $(#[doc = $doc:literal])* $Name:ident, )*) => {
        /// What must hold.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Rule { $( $(#[doc = $doc])* $Name, )* }

        impl fmt::Display for Rule {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Rule::$Name => concat!($($doc),*).trim(),)* })
            }
        }
    };
}

rules! {
    /// there is code, a root context and an entry block
    NotEmpty,
    /// numbers name what exists
    InRange,
    /// the entry has no parameters and nothing jumps to it
    PlainEntry,
    /// an instruction stands in one place
    OnePlace,
    /// parameters stand at block heads and nowhere else
    ParameterPlace,
    /// operands are as many as the row says
    OperandCount,
    /// operands have the row's types
    OperandType,
    /// the result has the row's type
    ResultType,
    /// the immediate means something
    Immediate,
    /// definitions dominate uses
    Dominance,
    /// edge arguments match parameters in number and type
    EdgeArguments,
    /// what may leave has a snapshot, and nothing else has
    SnapshotPresence,
    /// frames are a chain of contexts from the root
    FrameChain,
    /// registers ascend
    RegisterOrder,
    /// snapshots hold values, ints, floats and bools
    SnapshotType,
    /// a virtual object is listed once, after those it refers to
    VirtualOrder,
    /// no effect stands between guards that share a snapshot
    EffectBetween,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Place::Unit => write!(f, "unit")?,
            Place::Block(b) => write!(f, "{b}")?,
            Place::Ins(r) => write!(f, "{r}")?,
            Place::Snap(s) => write!(f, "{s}")?,
        }
        write!(f, ": violated: {}", self.rule)
    }
}

impl std::error::Error for Violation {}

type Checked = Result<(), Violation>;

fn require(holds: bool, at: Place, rule: Rule) -> Checked {
    match holds {
        true => Ok(()),
        false => Err(Violation { at, rule }),
    }
}

/// Checks everything listed in the module's documentation.
pub fn verify(unit: &Unit) -> Result<(), Violation> {
    check_tables(unit)?;
    for (i, block) in unit.blocks.iter().enumerate() {
        let at = Place::Block(BlockId(i as u32));
        let mut refs = block.params.iter().chain(&block.body);
        require(refs.all(|r| exists(unit, *r)), at, Rule::InRange)?;
        let mut edges = block.end.edges();
        let targets = edges.all(|e| (e.to.0 as usize) < unit.blocks.len());
        require(targets, at, Rule::InRange)?;
    }
    let places = Places::new(unit)?;
    for (i, snap) in unit.snapshots.iter().enumerate() {
        snapshot::check(unit, snap, SnapId(i as u32))?;
    }
    places
        .cfg
        .order
        .iter()
        .try_for_each(|b| check_block(unit, &places, *b))
}

fn exists(unit: &Unit, r: Ref) -> bool {
    (r.0 as usize) < unit.ins.len()
}

fn snap_exists(unit: &Unit, s: SnapId) -> bool {
    (s.0 as usize) < unit.snapshots.len()
}

fn check_tables(unit: &Unit) -> Checked {
    let whole = !unit.codes.is_empty() && !unit.contexts.is_empty() && !unit.blocks.is_empty();
    require(whole, Place::Unit, Rule::NotEmpty)?;
    let code_exists = |code: u32| (code as usize) < unit.codes.len();
    for (i, x) in unit.contexts.iter().enumerate() {
        require(code_exists(x.code), Place::Unit, Rule::InRange)?;
        let root = x.kind == InlinedKind::Root;
        let known = match i {
            0 => root && x.parent.0 == 0,
            _ => !root && (x.parent.0 as usize) < i,
        };
        require(known, Place::Unit, Rule::FrameChain)?;
    }
    for literal in &unit.literals {
        if let Literal::Const { code, .. }
        | Literal::GlobalCell { code, .. }
        | Literal::Code { code } = literal
        {
            require(code_exists(*code), Place::Unit, Rule::InRange)?;
        }
    }
    Ok(())
}

/// Where each instruction stands.
struct Places {
    cfg: Cfg,
    /// Block and place in it (parameters 0, body from 1) of every reachable instruction.
    of: Vec<Option<(BlockId, u32)>>,
}

impl Places {
    fn new(unit: &Unit) -> Result<Places, Violation> {
        let cfg = Cfg::new(unit);
        let mut of = vec![None; unit.ins.len()];
        for &b in &cfg.order {
            let block = &unit[b];
            let params = block.params.iter().map(|r| (0, *r));
            for (place, r) in params.chain((1..).zip(block.body.iter().copied())) {
                let param = matches!(unit[r].op, Uop::Param | Uop::ParamFloat);
                require(param == (place == 0), Place::Ins(r), Rule::ParameterPlace)?;
                let before = of[r.0 as usize].replace((b, place));
                require(before.is_none(), Place::Ins(r), Rule::OnePlace)?;
            }
        }
        Ok(Places { cfg, of })
    }

    /// Is `r` defined wherever `(block, place)` is reached?
    fn reaches(&self, r: Ref, block: BlockId, place: u32) -> bool {
        match self.of.get(r.0 as usize).copied().flatten() {
            Some((b, p)) if b == block => p < place,
            Some((b, _)) => self.cfg.dominates(b, block),
            None => false,
        }
    }
}

/// Place behind a block's body.
const END: u32 = u32::MAX;

fn check_block(unit: &Unit, places: &Places, id: BlockId) -> Checked {
    let block = &unit[id];
    let at = Place::Block(id);
    let entry = id == Unit::ENTRY;
    let plain = !entry || block.params.is_empty() && places.cfg.preds(id).is_empty();
    require(plain, at, Rule::PlainEntry)?;
    block.params.iter().try_for_each(|p| ins::check(unit, *p))?;
    if block.entry_snap != SnapId::NONE {
        require(snap_exists(unit, block.entry_snap), at, Rule::InRange)?;
        snapshot::check_reach(unit, block.entry_snap, at, |r| places.reaches(r, id, 1))?;
    }
    let mut effects = snapshot::Effects::default();
    for (place, &r) in (1..).zip(&block.body) {
        ins::check(unit, r)?;
        let mut operands = unit[r].operands();
        let reached = operands.all(|o| places.reaches(o, id, place));
        require(reached, Place::Ins(r), Rule::Dominance)?;
        let snap = unit[r].snap;
        if snap != SnapId::NONE {
            snapshot::check_reach(unit, snap, Place::Ins(r), |r| places.reaches(r, id, place))?;
        }
        effects.pass(unit, r)?;
    }
    let reaches = |r: Ref| places.reaches(r, id, END);
    match &block.end {
        Terminator::Jump(_) => {}
        Terminator::Branch { cond, .. } => {
            require(reaches(*cond), at, Rule::Dominance)?;
            require(unit[*cond].ty == Ty::Bool, at, Rule::OperandType)?;
        }
        Terminator::Exit(snap) => {
            require(snap_exists(unit, *snap), at, Rule::SnapshotPresence)?;
            snapshot::check_reach(unit, *snap, at, reaches)?;
        }
        Terminator::Return(r) => {
            require(reaches(*r), at, Rule::Dominance)?;
            require(unit[*r].ty == Ty::Value, at, Rule::OperandType)?;
        }
    }
    block
        .end
        .edges()
        .try_for_each(|edge| check_edge(unit, edge, at, reaches))
}

fn check_edge(unit: &Unit, edge: &Edge, at: Place, reaches: impl Fn(Ref) -> bool) -> Checked {
    let params = &unit[edge.to].params;
    require(params.len() == edge.args.len(), at, Rule::EdgeArguments)?;
    for (param, arg) in params.iter().zip(&edge.args) {
        require(reaches(*arg), at, Rule::Dominance)?;
        let same = unit[*param].ty == unit[*arg].ty;
        require(same, at, Rule::EdgeArguments)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
