//! Merge points: where paths meet.
//!
//! A block at a merge point has a parameter for every live register of every frame. There may be
//! several blocks for one merge point, one per combination of types (a version); a path joins
//! the first whose types it has, or can be made to have.

use super::state::{AbsFrame, type_fits};
use super::{Abort, Mode, OpenExit, Recorder};
use rekindle_objects::{Runtime, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::uop::Imm;
use rekindle_trace_ir::{
    BlockId, CtxId, Edge, InlinedKind, Ins, Ref, Resume, SnapId, Terminator, Ty, Unit, Uop,
};

/// Most versions of one merge point.
const MAX_VERSIONS: usize = 4;

/// Stands for a frame's function where a register is named.
const FUNCTION: u16 = u16::MAX;
/// Stands for a frame's owner.
const OWNER: u16 = u16::MAX - 1;

impl Recorder {
    /// What a register of a layout holds.
    fn held(&self, frame: usize, r: u16) -> Ref {
        let frame = &self.frames[frame];
        match r {
            FUNCTION => frame.function,
            OWNER => frame.owner,
            r => frame.regs[r as usize],
        }
    }

    fn hold(&mut self, frame: usize, r: u16, v: Ref) {
        let frame = &mut self.frames[frame];
        match r {
            FUNCTION => frame.function = v,
            OWNER => frame.owner = v,
            r => frame.regs[r as usize] = v,
        }
    }

    /// Reads the root frame's live registers and goes on to the root's own block.
    pub(super) fn begin_root(&mut self, rt: &mut Runtime, interp: &mut Interp) {
        let frame = *interp.top();
        let pc = frame.next_pc();
        self.frames = vec![AbsFrame {
            ctx: CtxId(0),
            code: frame.code,
            kind: InlinedKind::Root,
            function: Ref::NONE,
            owner: Ref::NONE,
            regs: vec![Ref::NONE; frame.size()],
            pc,
        }];
        let live: Vec<u16> = self.flow().live_at(pc).iter().collect();
        for r in &live {
            let v = self.emit(Uop::LoadReg, &[], *r as i64);
            self.set_reg(*r, v);
        }
        self.snap = self.new_snapshot(Resume::Before);
        for r in live {
            let v = self.live(interp, r);
            self.specialize(rt, r, v);
        }
        // Makes `append` treat the root as a merge point.
        self.top_mut().pc = u32::MAX;
    }

    /// Unboxes a register that holds an int or float now.
    fn specialize(&mut self, rt: &Runtime, r: u16, live: Value) {
        if live.is_small_int() {
            self.unbox_int(r);
        } else if !live.is_null() && rt.is_float(live) {
            self.unbox_float(r);
        }
    }

    /// What a block at the present place takes, by frame: registers, and of inlined frames the
    /// function and the owner, which differ from path to path too.
    fn layout(&self, pc: u32) -> Vec<(usize, u16)> {
        let mut out = Vec::new();
        for (i, f) in self.frames.iter().enumerate() {
            if i > 0 {
                out.push((i, FUNCTION));
            }
            if matches!(f.kind, InlinedKind::Init | InlinedKind::Generator) {
                out.push((i, OWNER));
            }
            if i + 1 == self.frames.len() {
                let flow = self.flows.get(f.code);
                out.extend(flow.live_at(pc).iter().map(|r| (i, r)));
            } else {
                out.extend(self.resumed(i).into_iter().map(|r| (i, r)));
            }
        }
        out
    }

    /// At a merge point: joins a block that is there (true), or starts one.
    pub(super) fn at_merge_point(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        pc: u32,
    ) -> Result<bool, Abort> {
        let key = (self.top().ctx, pc);
        let layout = self.layout(pc);
        let versions = self.merges.get(&key).cloned().unwrap_or_default();
        let is_loop_head = self.flow().loops.iter().any(|l| l.head == pc);
        // Exact types first; then, where that is cheap or there is no room for more, by conversion.
        for exact in [true, false] {
            if !exact && is_loop_head && versions.len() < 2 {
                continue;
            }
            for &block in &versions {
                if self.can_join(rt, interp, block, &layout, exact) {
                    self.join(rt, interp, block, &layout)?;
                    return Ok(true);
                }
            }
        }
        if versions.len() >= MAX_VERSIONS {
            return Err(Abort::Unstable);
        }
        self.start_block(key, &layout, is_loop_head);
        Ok(false)
    }

    fn live_of(&self, interp: &Interp, frame: usize, r: u16) -> Value {
        // SAFETY: registers of the layout lie in their frames.
        unsafe { *interp.frame(self.base_depth + frame).regs.add(r as usize) }
    }

    fn can_join(
        &self,
        rt: &Runtime,
        interp: &Interp,
        block: BlockId,
        layout: &[(usize, u16)],
        exact: bool,
    ) -> bool {
        let params = &self.unit[block].params;
        if params.len() != layout.len() {
            return false;
        }
        params.iter().zip(layout).all(|(p, (i, r))| {
            let (want, have) = (self.ty(*p), self.held(*i, *r));
            if !have.is_some() {
                return want == Ty::Value;
            }
            let have_ty = self.ty(have);
            match (want, have_ty) {
                (w, h) if w == h => true,
                // A guard makes it so.
                (Ty::Int | Ty::Float | Ty::Bool, Ty::Value) => {
                    type_fits(rt, want, self.live_of(interp, *i, *r))
                }
                (Ty::Value, _) => !exact,
                _ => false,
            }
        })
    }

    fn join(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        block: BlockId,
        layout: &[(usize, u16)],
    ) -> Result<(), Abort> {
        let _ = (rt, interp);
        let params = self.unit[block].params.clone();
        let mut args = Vec::with_capacity(params.len());
        for (p, (i, r)) in params.iter().zip(layout) {
            let have = self.held(*i, *r);
            let arg = if !have.is_some() {
                self.null()
            } else {
                self.convert(have, self.ty(*p))?
            };
            args.push(arg);
        }
        self.end_block(Terminator::Jump(Edge { to: block, args }));
        Ok(())
    }

    /// A value as another type; from `Value` by a guard.
    fn convert(&mut self, v: Ref, to: Ty) -> Result<Ref, Abort> {
        Ok(match (self.ty(v), to) {
            (a, b) if a == b => v,
            (Ty::Value, Ty::Int) => {
                let test = self.emit(Uop::IsInt, &[v], 0);
                self.guard(test, true);
                self.emit(Uop::IntDecode, &[v], 0)
            }
            (Ty::Value, Ty::Float) => {
                let test = self.emit(Uop::IsFloat, &[v], 0);
                self.guard(test, true);
                self.emit(Uop::FloatDecode, &[v], 0)
            }
            (Ty::Value, Ty::Bool) => {
                let test = self.emit(Uop::IsBool, &[v], 0);
                self.guard(test, true);
                self.emit(Uop::BoolDecode, &[v], 0)
            }
            (_, Ty::Value) => self.boxed(v),
            _ => return Err(Abort::Unstable),
        })
    }

    fn start_block(&mut self, key: (CtxId, u32), layout: &[(usize, u16)], is_loop_head: bool) {
        let block = self.new_block();
        let mut params = Vec::with_capacity(layout.len());
        let mut args = Vec::with_capacity(layout.len());
        for &(i, r) in layout {
            let have = self.held(i, r);
            let arg = if have.is_some() { have } else { self.null() };
            let ty = self.ty(arg);
            let op = if ty.is_float() {
                Uop::ParamFloat
            } else {
                Uop::Param
            };
            let mut ins = Ins::new(op);
            ins.ty = ty;
            let param = self.unit.push(ins);
            params.push(param);
            args.push(arg);
            // What an inlined frame has not set yet comes as null, and may come as more by other paths.
            if have.is_some() || i > 0 && r < OWNER {
                self.hold(i, r, param);
            }
        }
        // Registers that are not live hold nothing from here on.
        for i in 0..self.frames.len() {
            for r in 0..self.frames[i].regs.len() as u16 {
                if !layout.contains(&(i, r)) {
                    self.frames[i].regs[r as usize] = Ref::NONE;
                }
            }
        }
        self.end_block(Terminator::Jump(Edge { to: block, args }));
        self.unit[block].params = params;
        self.unit[block].origin = Some(key);
        self.block = block;
        self.snap = SnapId::NONE;
        if is_loop_head {
            self.snap = self.new_snapshot(Resume::Before);
            self.unit[block].entry_snap = self.snap;
        }
        self.merges.entry(key).or_default().push(block);
    }

    /// Takes up a graph that exists: its merge points, constants and open exits.
    pub(super) fn index_graph(&mut self) {
        for i in 0..self.unit.ins.len() {
            self.know_arm(Ref(i as u32));
        }
        for b in 0..self.unit.blocks.len() {
            if let Some(origin) = self.unit.blocks[b].origin {
                self.merges
                    .entry(origin)
                    .or_default()
                    .push(BlockId(b as u32));
            }
            for i in 0..self.unit.blocks[b].body.len() {
                let r = self.unit.blocks[b].body[i];
                let ins = self.unit[r];
                match ins.op {
                    Uop::GuardTrue | Uop::GuardFalse => self.open_exit(r, ins.snap),
                    _ if b == 0 => self.know_constant(r, &ins),
                    _ => {}
                }
            }
        }
    }

    fn know_constant(&mut self, r: Ref, ins: &Ins) {
        if matches!(
            ins.op.imm(),
            Imm::Number | Imm::Bits | Imm::Word | Imm::Literal
        ) && ins.operands().next().is_none()
        {
            self.remember_constant(r, ins);
        }
    }

    /// Notes that a branch's exit may be grown from. Only exits of conditional jumps are (their
    /// guards are marked): the state they leave with stands at the other branch.
    pub(super) fn open_exit(&mut self, guard: Ref, snap: SnapId) {
        if self.unit[guard].imm == 0 {
            return;
        }
        let place = self.unit[snap].innermost();
        let key = (place.context, place.pc);
        self.open
            .entry(key)
            .or_default()
            .push(OpenExit { guard, snap });
    }

    /// Turns a guard into a branch whose other side is a new block, and goes on appending there.
    pub(super) fn attach(&mut self, rt: &mut Runtime, guard: Ref, snap: SnapId) -> bool {
        let _ = rt;
        let ins = self.unit[guard];
        if !matches!(ins.op, Uop::GuardTrue | Uop::GuardFalse) {
            return false;
        }
        let Some((block, at)) = self.find(guard) else {
            return false;
        };
        let rest = self.new_block();
        let side = self.new_block();
        let tail = self.unit[block].body.split_off(at + 1);
        self.unit[block].body.pop();
        let end = std::mem::replace(&mut self.unit[block].end, Terminator::Exit(SnapId::NONE));
        self.unit[rest].body = tail;
        self.unit[rest].end = end;
        let (to_rest, to_side) = (
            Edge {
                to: rest,
                args: Vec::new(),
            },
            Edge {
                to: side,
                args: Vec::new(),
            },
        );
        let (yes, no) = if ins.op == Uop::GuardTrue {
            (to_rest, to_side)
        } else {
            (to_side, to_rest)
        };
        self.unit[block].end = Terminator::Branch {
            cond: ins.args[0],
            yes,
            no,
        };
        let place = self.unit[snap].innermost();
        let key = (place.context, place.pc);
        if let Some(exits) = self.open.get_mut(&key) {
            exits.retain(|e| e.guard != guard);
        }
        self.frames = self.frames_of(snap);
        self.load_missing();
        self.block = side;
        self.snap = snap;
        self.mode = Mode::Appending;
        // The other side of a conditional jump stands elsewhere; every other exit repeats what led to it.
        self.repeating = ins.imm != super::BRANCH;
        true
    }

    /// Root registers that a snapshot leaves out are where they were at entry.
    fn load_missing(&mut self) {
        for r in self.needed(0) {
            if !self.frames[0].regs[r as usize].is_some()
                && let Some(v) = self.entry_load(r)
            {
                self.frames[0].regs[r as usize] = v;
            }
        }
    }

    fn entry_load(&self, r: u16) -> Option<Ref> {
        let body = &self.unit.blocks[Unit::ENTRY.0 as usize].body;
        body.iter()
            .copied()
            .find(|i| self.unit[*i].op == Uop::LoadReg && self.unit[*i].imm == r as i64)
    }

    fn find(&self, guard: Ref) -> Option<(BlockId, usize)> {
        self.unit.blocks.iter().enumerate().find_map(|(b, block)| {
            let at = block.body.iter().position(|r| *r == guard)?;
            Some((BlockId(b as u32), at))
        })
    }
}
