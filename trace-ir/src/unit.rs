//! Units: control-flow graphs of micro-ops.
//!
//! ```text
//!  unit  ── blocks[0] is the entry; it reads the frame (load_reg) and jumps on
//!   ├ block b1(params…)     one per bytecode merge point that was met while recording
//!   │    body: instructions, each an index into `ins`
//!   │    end:  jump b1(args…) | branch c, b2(…), b3(…) | exit snapshot | return value
//! ```
//!
//! What always holds (`verify`): definitions dominate uses; edge arguments match parameters in
//! number and type; guards, and calls that may raise, run Python or look at frames, have a snapshot; no
//! instruction with a side effect stands between a snapshot's resume point and its guards.

use crate::literal::{CodeSymbol, Literal};
use crate::snapshot::{CtxId, Inlined, SnapId, Snapshot};
use crate::uop::{Region, Ty, Uop};
use serde::{Deserialize, Serialize};

/// An instruction's index in `Unit::ins`: stands for its result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ref(pub u32);

impl Ref {
    /// No operand.
    pub const NONE: Ref = Ref(u32::MAX);

    /// Is there an operand?
    pub fn is_some(self) -> bool {
        self != Ref::NONE
    }
}

/// One micro-op with its operands.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ins {
    /// What it does.
    pub op: Uop,
    /// Type of its result.
    pub ty: Ty,
    /// Memory it touches, for ops that read or write.
    pub region: Region,
    /// Operands, `Ref::NONE` where there is none.
    pub args: [Ref; 3],
    /// Immediate; `Uop::imm` says what it means.
    pub imm: i64,
    /// State to leave with, or `SnapId::NONE`.
    pub snap: SnapId,
}

impl Ins {
    /// An instruction of the table's result type, without operands.
    pub fn new(op: Uop) -> Ins {
        Ins {
            op,
            ty: op.result(),
            region: Region::Immutable,
            args: [Ref::NONE; 3],
            imm: 0,
            snap: SnapId::NONE,
        }
    }

    /// Its operands.
    pub fn operands(&self) -> impl Iterator<Item = Ref> + '_ {
        self.args.iter().copied().filter(|r| r.is_some())
    }
}

/// Index in `Unit::blocks`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BlockId(pub u32);

/// A jump with arguments for the target's parameters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Edge {
    /// Where to.
    pub to: BlockId,
    /// One per parameter.
    pub args: Vec<Ref>,
}

/// How a block ends.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Terminator {
    /// Goes on elsewhere.
    Jump(Edge),
    /// `yes` if the condition (a Bool) holds, else `no`.
    Branch { cond: Ref, yes: Edge, no: Edge },
    /// Leaves to the interpreter.
    Exit(SnapId),
    /// Function units: returns a value to the caller of the root frame.
    Return(Ref),
}

impl Terminator {
    /// Its edges.
    pub fn edges(&self) -> impl Iterator<Item = &Edge> {
        match self {
            Terminator::Jump(e) => [Some(e), None],
            Terminator::Branch { yes, no, .. } => [Some(yes), Some(no)],
            _ => [None, None],
        }
        .into_iter()
        .flatten()
    }

    /// Its edges, to change.
    pub fn edges_mut(&mut self) -> impl Iterator<Item = &mut Edge> {
        match self {
            Terminator::Jump(e) => [Some(e), None],
            Terminator::Branch { yes, no, .. } => [Some(yes), Some(no)],
            _ => [None, None],
        }
        .into_iter()
        .flatten()
    }
}

/// A basic block.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Block {
    /// `param` and `param_float` instructions.
    pub params: Vec<Ref>,
    /// Instructions in order.
    pub body: Vec<Ref>,
    /// How it ends.
    pub end: Terminator,
    /// The merge point it stands for: context and bytecode index.
    pub origin: Option<(CtxId, u32)>,
    /// State before `origin`, in terms of the block's parameters and of what dominates it, or
    /// `SnapId::NONE`. Guards that move out of a loop leave with its header's.
    pub entry_snap: SnapId,
}

impl Block {
    /// A block without parameters and instructions.
    pub fn new(end: Terminator) -> Block {
        Block {
            params: Vec::new(),
            body: Vec::new(),
            end,
            origin: None,
            entry_snap: SnapId::NONE,
        }
    }
}

/// What a unit covers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum UnitKind {
    /// A loop: entered at its head.
    Loop,
    /// A function: entered at its first instruction.
    Function,
}

/// A compiled unit's graph.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// What it covers.
    pub kind: UnitKind,
    /// Bytecode index of its entry in `codes[0]`.
    pub root_pc: u32,
    /// Code objects it contains; number 0 is the root's.
    pub codes: Vec<CodeSymbol>,
    /// Inlined calls; number 0 is the root frame.
    pub contexts: Vec<Inlined>,
    /// Process-specific words.
    pub literals: Vec<Literal>,
    /// All instructions; blocks order them.
    pub ins: Vec<Ins>,
    /// Blocks; number 0 is the entry.
    pub blocks: Vec<Block>,
    /// States to leave with.
    pub snapshots: Vec<Snapshot>,
}

impl Unit {
    /// Adds an instruction to the arena (not to a block).
    pub fn push(&mut self, ins: Ins) -> Ref {
        self.ins.push(ins);
        Ref(self.ins.len() as u32 - 1)
    }

    /// Mark of a guard that a conditional jump became: its snapshot stands at the other branch.
    pub const BRANCH: i64 = 1;

    /// May the unit be left at this guard whatever its condition says? Only where the snapshot
    /// repeats what led to the guard.
    pub fn leaves_freely(&self, guard: &Ins) -> bool {
        let branch =
            matches!(guard.op, Uop::GuardTrue | Uop::GuardFalse) && guard.imm == Unit::BRANCH;
        guard.snap != SnapId::NONE
            && self[guard.snap].resume == crate::snapshot::Resume::Before
            && !branch
    }

    /// The entry.
    pub const ENTRY: BlockId = BlockId(0);

    /// Blocks reachable from the entry, in reverse post-order; of a branch's targets, `yes` comes
    /// first if nothing else decides.
    pub fn reverse_post_order(&self) -> Vec<BlockId> {
        let mut seen = vec![false; self.blocks.len()];
        let mut order = Vec::new();
        let mut stack = vec![(Unit::ENTRY, 0usize)];
        seen[0] = true;
        while let Some((block, next)) = stack.pop() {
            let mut edges = self[block].end.edges().map(|e| e.to);
            let edge = match (edges.next(), edges.next()) {
                (first, None) if next == 0 => first,
                (first, second) => [second, first].get(next).copied().flatten(),
            };
            match edge {
                Some(to) => {
                    stack.push((block, next + 1));
                    if !std::mem::replace(&mut seen[to.0 as usize], true) {
                        stack.push((to, 0));
                    }
                }
                None => order.push(block),
            }
        }
        order.reverse();
        order
    }
}

impl std::ops::Index<Ref> for Unit {
    type Output = Ins;
    fn index(&self, r: Ref) -> &Ins {
        &self.ins[r.0 as usize]
    }
}

impl std::ops::IndexMut<Ref> for Unit {
    fn index_mut(&mut self, r: Ref) -> &mut Ins {
        &mut self.ins[r.0 as usize]
    }
}

impl std::ops::Index<BlockId> for Unit {
    type Output = Block;
    fn index(&self, b: BlockId) -> &Block {
        &self.blocks[b.0 as usize]
    }
}

impl std::ops::IndexMut<BlockId> for Unit {
    fn index_mut(&mut self, b: BlockId) -> &mut Block {
        &mut self.blocks[b.0 as usize]
    }
}

impl std::ops::Index<SnapId> for Unit {
    type Output = Snapshot;
    fn index(&self, s: SnapId) -> &Snapshot {
        &self.snapshots[s.0 as usize]
    }
}
