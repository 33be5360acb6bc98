//! The recorder: from a running program to a unit's graph.
//!
//! The interpreter shows every instruction before it executes it. The recorder is either
//! *appending* (this path is new: translate the instruction, guided by the live values) or
//! *following* (this path is in the graph already: wait until control takes an exit that leads
//! out of the graph, then append there). So one recording of an outer loop takes in its inner
//! loops and both arms of their branches, as they are met.
//!
//! Each bytecode merge point that is met starts a block whose parameters are all live
//! registers; a path that comes to a merge point with a block of fitting types jumps there.
//! So n independent branches in a loop give about 3n blocks, not 2ⁿ paths.
//!
//! * [`state`]: what the recorder knows of each frame; snapshots.
//! * [`merge`]: blocks at merge points, versions by type, joining.
//! * [`emit`]: instructions, constants, literals, guards.
//! * `op_*`: translation of the bytecode ops, by family.
//!
//! The file is longer than most because the recorder's state and its two modes belong together.

pub mod abort;
mod emit;
mod merge;
mod op_arith;
mod op_attr;
mod op_bind;
mod op_buffer;
mod op_call;
mod op_class;
mod op_flow;
mod op_generator;
mod op_hosted;
mod op_instance;
mod op_item;
mod op_iter;
mod op_list;
mod op_member;
mod op_native;
mod op_raise;
mod op_rare;
mod op_slice;
mod op_special;
mod state;
mod translate;

pub use abort::Abort;
pub use state::{AbsFrame, FlowCache};

use rekindle_bytecode::Op;
use rekindle_objects::{CodeState, Runtime, Value};
use rekindle_tier0::Interp;
use rekindle_tier0::engine::Observe;
use rekindle_trace_ir::{
    Block, BlockId, CodeSymbol, CtxId, Inlined, InlinedKind, Ref, SnapId, Terminator, Unit,
    UnitKind,
};
use std::collections::{HashMap, HashSet};

/// Most instructions a unit's graph may have.
const MAX_INS: usize = 12_000;
/// Most bytecodes one recording may look at.
const MAX_STEPS: u32 = 30_000;
/// Most bytecodes to follow without appending anything before a recording ends.
const MAX_FOLLOWED: u32 = 4_000;
/// Mark of the guard that a conditional jump became.
pub const BRANCH: i64 = Unit::BRANCH;
/// Mark of the guard that an exhausted iteration became: its exit repeats the step.
pub const REPEAT: i64 = 2;
/// Most inlined calls at once.
const MAX_INLINE_DEPTH: usize = 12;

/// What the next instruction shown will tell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pending {
    Nothing,
    /// Which way a branch went: the condition and where it goes when that holds.
    Branch {
        cond: Ref,
        target: u32,
        otherwise: u32,
        /// A register, and what it holds where the condition does not: an iteration's item.
        item: Option<(u16, Ref)>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Appending,
    Following,
}

/// A guard out of which a path may still grow.
#[derive(Clone, Copy, Debug)]
struct OpenExit {
    guard: Ref,
    snap: SnapId,
}

/// How a recording ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The graph is complete as far as it goes.
    Done,
    /// Nothing to compile, or nothing new.
    Aborted(Abort),
}

/// A recording under way.
pub struct Recorder {
    /// The graph.
    pub unit: Unit,
    /// The live codes of `unit.codes`.
    pub codes: Vec<*mut CodeState>,
    /// What the literals are in this process.
    pub words: Vec<u64>,
    /// Set when the recording is over.
    pub outcome: Option<Outcome>,
    /// The bytecode that an abort could not be got over.
    pub culprit: Option<Op>,
    flows: FlowCache,
    frames: Vec<AbsFrame>,
    /// Interpreter frames below the root frame.
    base_depth: usize,
    block: BlockId,
    mode: Mode,
    pending: Pending,
    snap: SnapId,
    merges: HashMap<(CtxId, u32), Vec<BlockId>>,
    open: HashMap<(CtxId, u32), Vec<OpenExit>>,
    /// Places at which generators are resumed, by the instruction that does it.
    arms: HashSet<(CtxId, u32, i64)>,
    constants: HashMap<emit::Constant, Ref>,
    /// Constants and literals not yet placed in the entry block.
    pool: Vec<Ref>,
    known: HashMap<Ref, Value>,
    steps: u32,
    followed: u32,
    /// Has any path of this recording come back to a block of the graph or ended the function?
    closed: bool,
    /// Paths begun by this recording.
    paths: u32,
    /// A call that is not inlined runs: frames above this depth are not looked at.
    skip_above: Option<usize>,
    /// The next instruction repeats the step of the block it would join.
    repeating: bool,
    /// Where the instruction under way began.
    mark: op_raise::Mark,
}

impl Recorder {
    /// Begins to record at the newest frame, which is about to execute its `pc`.
    pub fn root(
        rt: &mut Runtime,
        interp: &mut Interp,
        kind: UnitKind,
        flows: FlowCache,
    ) -> Recorder {
        let frame = *interp.top();
        let symbol = code_symbol(rt, frame.code);
        let unit = Unit {
            kind,
            root_pc: frame.next_pc(),
            codes: vec![symbol],
            contexts: vec![Inlined {
                parent: CtxId(0),
                call_pc: 0,
                code: 0,
                kind: InlinedKind::Root,
            }],
            literals: Vec::new(),
            ins: Vec::new(),
            blocks: vec![Block::new(Terminator::Exit(SnapId::NONE))],
            snapshots: Vec::new(),
        };
        let mut r = Recorder::over(unit, vec![frame.code], Vec::new(), flows, interp.depth - 1);
        r.begin_root(rt, interp);
        r
    }

    /// Begins to record what follows the exit `snap` of guard `guard` of a unit, out of which the
    /// interpreter has just come.
    #[expect(clippy::too_many_arguments, reason = "the parts of a unit, given once")]
    pub fn side(
        rt: &mut Runtime,
        interp: &mut Interp,
        unit: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
        flows: FlowCache,
        guard: Ref,
        snap: SnapId,
    ) -> Recorder {
        let base_depth = interp.depth - unit[snap].frames.len();
        let mut r = Recorder::over(unit, codes, words, flows, base_depth);
        r.index_graph();
        r.mode = Mode::Following;
        if r.conforms(rt, interp, snap) && r.attach(rt, guard, snap) {
            r.paths += 1;
        } else {
            r.outcome = Some(Outcome::Aborted(Abort::Unstable));
        }
        r
    }

    fn over(
        unit: Unit,
        codes: Vec<*mut CodeState>,
        words: Vec<u64>,
        flows: FlowCache,
        base_depth: usize,
    ) -> Recorder {
        Recorder {
            unit,
            codes,
            words,
            outcome: None,
            culprit: None,
            flows,
            frames: Vec::new(),
            base_depth,
            block: Unit::ENTRY,
            mode: Mode::Appending,
            pending: Pending::Nothing,
            snap: SnapId::NONE,
            merges: HashMap::new(),
            open: HashMap::new(),
            arms: HashSet::new(),
            constants: HashMap::new(),
            pool: Vec::new(),
            known: HashMap::new(),
            steps: 0,
            followed: 0,
            closed: false,
            paths: 0,
            skip_above: None,
            repeating: false,
            mark: op_raise::Mark::default(),
        }
    }

    /// How the recording ended; when it was stopped from outside, what it has so far counts.
    pub fn outcome(&self) -> Outcome {
        let stopped = match self.closed && self.mode == Mode::Following {
            true => Outcome::Done,
            false => Outcome::Aborted(Abort::LeftFrame),
        };
        self.outcome.unwrap_or(stopped)
    }

    /// The code and the instruction that it has come to.
    pub fn place(&self) -> (*mut CodeState, u32) {
        let frame = self.frames.last();
        frame.map_or((self.codes[0], self.unit.root_pc), |f| (f.code, f.pc))
    }

    /// The instruction that the newest frame is about to execute.
    pub fn observe(&mut self, rt: &mut Runtime, interp: &mut Interp) -> Observe {
        if self.outcome.is_some() {
            return Observe::Stop;
        }
        self.steps += 1;
        if self.steps > MAX_STEPS || self.unit.ins.len() > MAX_INS {
            return self.give_up(Abort::TooLong, None);
        }
        if interp.depth <= self.base_depth {
            return self.left();
        }
        if let Some(depth) = self.skip_above {
            if interp.depth > depth {
                return Observe::Skip;
            }
            self.skip_above = None;
        }
        if self.mode == Mode::Following {
            return self.follow(rt, interp);
        }
        if let Err(abort) = self.append(rt, interp) {
            let op = interp.top();
            // SAFETY: the frame is about to execute this instruction.
            let op = unsafe { (*op.pc).op };
            return self.give_up(abort, Some(op));
        }
        if self.outcome.is_some() {
            Observe::Stop
        } else {
            Observe::Continue
        }
    }

    /// An exception is about to leave the instruction that was shown last.
    pub fn observe_raise(&mut self) -> Observe {
        if self.mode == Mode::Following {
            return Observe::Continue;
        }
        self.skip_above = None;
        match self.raised() {
            Ok(true) => Observe::Continue,
            Ok(false) => self.done(),
            Err(abort) => self.give_up(abort, None),
        }
    }

    /// The frame that the unit is about was left.
    fn left(&mut self) -> Observe {
        match self.mode {
            Mode::Following => self.done(),
            Mode::Appending => self.give_up(Abort::LeftFrame, None),
        }
    }

    fn done(&mut self) -> Observe {
        self.outcome = Some(Outcome::Done);
        Observe::Stop
    }

    /// Ends the path under way. What was recorded before stays if some path closed.
    fn give_up(&mut self, abort: Abort, op: Option<Op>) -> Observe {
        self.culprit = op;
        if self.mode == Mode::Appending && self.closed {
            if !self.go_back() {
                self.outcome = Some(Outcome::Aborted(abort));
                return Observe::Stop;
            }
            // The path so far ends in an exit to where the interpreter is.
            let snap = self.snapshot_for_exit();
            self.end_block(Terminator::Exit(snap));
            return self.done();
        }
        self.outcome = Some(if self.closed {
            Outcome::Done
        } else {
            Outcome::Aborted(abort)
        });
        Observe::Stop
    }

    fn append(&mut self, rt: &mut Runtime, interp: &mut Interp) -> Result<(), Abort> {
        let frame = *interp.top();
        let pc = frame.next_pc();
        self.resolve_pending(pc)?;
        if interp.depth != self.base_depth + self.frames.len() || frame.code != self.top().code {
            return Err(Abort::Lost);
        }
        let fresh_root = self.top().pc == u32::MAX;
        self.top_mut().pc = pc;
        self.mark_instruction();
        let is_target = self.flow().is_target[pc as usize];
        let repeating = std::mem::take(&mut self.repeating);
        if (is_target || fresh_root) && !repeating && self.at_merge_point(rt, interp, pc)? {
            self.mode = Mode::Following;
            self.closed = true;
            self.followed = 0;
            self.follow(rt, interp);
            return Ok(());
        }
        // SAFETY: the frame is about to execute this instruction.
        let ins = unsafe { *frame.pc };
        self.mark_instruction();
        self.translate(rt, interp, ins)
    }

    fn resolve_pending(&mut self, pc: u32) -> Result<(), Abort> {
        let pending = std::mem::replace(&mut self.pending, Pending::Nothing);
        let Pending::Branch {
            cond,
            target,
            otherwise,
            item,
        } = pending
        else {
            return Ok(());
        };
        if target == otherwise {
            // Of an iteration, what its register holds could not be told.
            return item.map_or(Ok(()), |_| Err(Abort::Lost));
        }
        let (holds, other) = match pc {
            p if p == target => (true, otherwise),
            p if p == otherwise => (false, target),
            _ => return Err(Abort::Lost),
        };
        let saved = self.top().pc;
        self.top_mut().pc = other;
        let old = item.map(|(r, v)| (r, self.top().regs[r as usize], v));
        if let Some((r, _, v)) = old
            && holds
        {
            self.set_reg(r, v);
        }
        let snap = self.new_snapshot(rekindle_trace_ir::Resume::Before);
        self.top_mut().pc = saved;
        self.branch_guard(cond, holds, snap, BRANCH);
        match old {
            Some((r, before, _)) if holds => self.top_mut().regs[r as usize] = before,
            Some((r, _, v)) => self.set_reg(r, v),
            None => {}
        }
        Ok(())
    }

    /// Following: has control come to where the graph ends?
    fn follow(&mut self, rt: &mut Runtime, interp: &mut Interp) -> Observe {
        self.followed += 1;
        if self.followed > MAX_FOLLOWED {
            return self.done();
        }
        let frame = *interp.top();
        let pc = frame.next_pc();
        let Some(ctx) = self.context_of(interp) else {
            return Observe::Continue;
        };
        let at_root = ctx == CtxId(0) && pc == self.unit.root_pc;
        if at_root && self.followed > 64 {
            // Whole iterations without anything new.
            return self.done();
        }
        let Some(exits) = self.open.get(&(ctx, pc)) else {
            return Observe::Continue;
        };
        for exit in exits.clone() {
            if self.unit[exit.guard].imm == REPEAT && self.has_arm(rt, interp, ctx) {
                continue;
            }
            if self.conforms(rt, interp, exit.snap) && self.attach(rt, exit.guard, exit.snap) {
                self.paths += 1;
                self.followed = 0;
                if let Err(abort) = self.append(rt, interp) {
                    // SAFETY: the frame is about to execute this instruction.
                    let op = unsafe { (*frame.pc).op };
                    return self.give_up(abort, Some(op));
                }
                break;
            }
        }
        if self.outcome.is_some() {
            Observe::Stop
        } else {
            Observe::Continue
        }
    }

    /// Which inlined context the interpreter is in, if the graph has it.
    fn context_of(&self, interp: &Interp) -> Option<CtxId> {
        let mut ctx = CtxId(0);
        for i in self.base_depth + 1..interp.depth {
            let (caller, callee) = (interp.frame(i - 1), interp.frame(i));
            let code = self.codes.iter().position(|c| *c == callee.code)? as u32;
            let call_pc = caller.current_pc();
            let found = self
                .unit
                .contexts
                .iter()
                .skip(1)
                .position(|c| c.parent == ctx && c.call_pc == call_pc && c.code == code)?;
            ctx = CtxId(found as u32 + 1);
        }
        (self.codes[0] == interp.frame(self.base_depth).code).then_some(ctx)
    }

    /// The finished graph: pooled constants go to the front of the entry block.
    pub fn finish(mut self) -> (Unit, Vec<*mut CodeState>, Vec<u64>) {
        let body = &mut self.unit.blocks[0].body;
        let mut all = std::mem::take(&mut self.pool);
        all.append(body);
        *body = all;
        (self.unit, self.codes, self.words)
    }

    fn end_block(&mut self, end: Terminator) {
        let block = self.block;
        self.unit[block].end = end;
    }

    fn new_block(&mut self) -> BlockId {
        self.unit
            .blocks
            .push(Block::new(Terminator::Exit(SnapId::NONE)));
        BlockId(self.unit.blocks.len() as u32 - 1)
    }
}

/// The symbol of linked code.
pub(crate) fn code_symbol(rt: &mut Runtime, code: *mut CodeState) -> CodeSymbol {
    // SAFETY: code states live as long as the runtime.
    let state = unsafe { &*code };
    let name = rt.names.name;
    let globals = rekindle_objects::dict::DictRef::new(state.globals);
    let module = rt.dict_get_name(globals, name).filter(|m| rt.is_str(*m));
    CodeSymbol {
        module: module
            .map(|m| rt.str_text(m).into_owned())
            .unwrap_or_default(),
        fingerprint: state.fingerprint(),
        qualname: state.code.qualname.to_string(),
    }
}
