//! What the recorder knows of each frame, and snapshots of it.

use super::{Abort, Recorder};
use rekindle_bytecode::flow::Flow;
use rekindle_bytecode::{Flags, Op};
use rekindle_objects::{CodeState, Runtime, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{CtxId, FrameState, InlinedKind, Ref, Resume, SnapId, Snapshot, Ty, Uop};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Flow analyses by code, made on first use and shared by all recordings.
#[derive(Clone, Default)]
pub struct FlowCache(Rc<RefCell<HashMap<*mut CodeState, Rc<Flow>>>>);

impl FlowCache {
    /// The flow of this code.
    pub(crate) fn get(&self, code: *mut CodeState) -> Rc<Flow> {
        let mut cache = self.0.borrow_mut();
        let made = cache.entry(code).or_insert_with(|| {
            // SAFETY: code states live as long as the runtime.
            let code = unsafe { &(*code).code };
            Rc::new(Flow::new(code, code.flags.has(Flags::OBSERVES_FRAMES)))
        });
        made.clone()
    }
}

/// A frame as the recorder knows it.
#[derive(Clone, Debug)]
pub struct AbsFrame {
    /// Its inlined context.
    pub ctx: CtxId,
    /// Its code.
    pub code: *mut CodeState,
    /// What returning from it means.
    pub kind: InlinedKind,
    /// The function object; for the root frame fetched on demand.
    pub function: Ref,
    /// `Init`: the instance; `Generator`: the generator.
    pub owner: Ref,
    /// Value of each register, `Ref::NONE` when unset (or, in the root frame, unknown).
    pub regs: Vec<Ref>,
    /// The instruction under way; in callers the calling one.
    pub pc: u32,
}

impl Recorder {
    pub(super) fn top(&self) -> &AbsFrame {
        self.frames
            .last()
            .expect("appending has at least the root frame")
    }

    pub(super) fn top_mut(&mut self) -> &mut AbsFrame {
        self.frames
            .last_mut()
            .expect("appending has at least the root frame")
    }

    pub(super) fn flow(&self) -> Rc<Flow> {
        self.flows.get(self.top().code)
    }

    /// The reference that register `r` of the newest frame holds.
    pub(super) fn reg(&self, r: u16) -> Result<Ref, Abort> {
        let v = self.top().regs[r as usize];
        if v.is_some() { Ok(v) } else { Err(Abort::Lost) }
    }

    pub(super) fn set_reg(&mut self, r: u16, v: Ref) {
        self.top_mut().regs[r as usize] = v;
    }

    /// The live value of register `r` of the newest frame.
    pub(super) fn live(&self, interp: &mut Interp, r: u16) -> Value {
        // SAFETY: registers of verified instructions lie in the frame.
        unsafe { *interp.top().regs.add(r as usize) }
    }

    pub(super) fn ty(&self, v: Ref) -> Ty {
        self.unit[v].ty
    }

    /// Registers whose values a resumption at the frame's place may read.
    pub(super) fn needed(&self, i: usize) -> Vec<u16> {
        let frame = &self.frames[i];
        let innermost = i + 1 == self.frames.len();
        if innermost {
            let flow = self.flows.get(frame.code);
            return flow.live_at(frame.pc).iter().collect();
        }
        self.resumed(i)
    }

    /// Registers that frame `i` may read once what its instruction called or waits for comes back,
    /// as a value or an exception.
    pub(super) fn resumed(&self, i: usize) -> Vec<u16> {
        let (code, pc) = (self.frames[i].code, self.frames[i].pc);
        let flow = self.flows.get(code);
        // SAFETY: code states live as long as the runtime.
        let code = unsafe { &(*code).code };
        let ins = code.ins[pc as usize];
        let mut regs: Vec<u16> = flow.live_at(pc + 1).iter().collect();
        let target = ins.jump_target(pc);
        let at_target = target.map(|t| flow.live_at(t).iter().collect::<Vec<_>>());
        let at_target = at_target.unwrap_or_default();
        if ins.op == Op::ForIter {
            // At its end an iteration leaves its destination as it was.
            regs.retain(|r| *r != ins.a);
            regs.extend(at_target);
        } else {
            regs.extend(at_target);
            ins.for_each_def(|r| regs.retain(|x| *x != r));
        }
        let asked = |f: &AbsFrame| f.kind == InlinedKind::Operator;
        if self.frames.get(i + 1).is_some_and(asked) {
            // A method that declines lets the instruction ask on: it reads its operands again.
            ins.for_each_use(|r| regs.push(r));
        }
        let resumes = |f: &AbsFrame| f.kind == InlinedKind::Generator;
        if ins.op == Op::Call && ins.c == 2 && self.frames.get(i + 1).is_some_and(resumes) {
            // What `next` gives at the end.
            regs.push(ins.b + 2);
        }
        for h in &code.handlers {
            if h.start <= pc && pc < h.end {
                regs.extend(flow.live_at(h.target).iter().filter(|r| *r != h.reg));
            }
        }
        regs.sort_unstable();
        regs.dedup();
        regs
    }

    /// A new snapshot of the present state.
    pub(super) fn new_snapshot(&mut self, resume: Resume) -> SnapId {
        let frames = (0..self.frames.len())
            .map(|i| {
                let frame = &self.frames[i];
                let regs = self.needed(i).into_iter().filter_map(|r| {
                    let v = frame.regs[r as usize];
                    (v.is_some() && !self.is_untouched(i, r, v)).then_some((r, v))
                });
                FrameState {
                    context: frame.ctx,
                    pc: frame.pc,
                    function: (i > 0).then_some(frame.function),
                    owner: frame.owner.is_some().then_some(frame.owner),
                    regs: regs.collect(),
                }
            })
            .collect();
        self.unit.snapshots.push(Snapshot {
            frames,
            resume,
            virtuals: Vec::new(),
        });
        SnapId(self.unit.snapshots.len() as u32 - 1)
    }

    /// Is this what the root frame's register held at entry? Then it is still there.
    fn is_untouched(&self, frame: usize, r: u16, v: Ref) -> bool {
        frame == 0 && self.unit[v].op == Uop::LoadReg && self.unit[v].imm == r as i64
    }

    /// The state before the instruction under way, shared by guards with no effect between them.
    pub(super) fn snapshot(&mut self) -> SnapId {
        if self.snap == SnapId::NONE {
            self.snap = self.new_snapshot(Resume::Before);
        }
        self.snap
    }

    /// The state with which the path under way is given up.
    pub(super) fn snapshot_for_exit(&mut self) -> SnapId {
        self.snapshot()
    }

    /// Frames as a snapshot describes them, to go on appending from there.
    pub(super) fn frames_of(&self, snap: SnapId) -> Vec<AbsFrame> {
        let snapshot = &self.unit[snap];
        snapshot
            .frames
            .iter()
            .map(|f| {
                let inlined = &self.unit.contexts[f.context.0 as usize];
                let code = self.codes[inlined.code as usize];
                // SAFETY: code states live as long as the runtime.
                let size = unsafe { (*code).frame_size } as usize;
                let mut regs = vec![Ref::NONE; size];
                f.regs.iter().for_each(|(r, v)| regs[*r as usize] = *v);
                AbsFrame {
                    ctx: f.context,
                    code,
                    kind: inlined.kind,
                    function: f.function.unwrap_or(Ref::NONE),
                    owner: f.owner.unwrap_or(Ref::NONE),
                    regs,
                    pc: f.pc,
                }
            })
            .collect()
    }

    /// Do the live frames have values of the types that the snapshot says?
    pub(super) fn conforms(&self, rt: &Runtime, interp: &Interp, snap: SnapId) -> bool {
        let frames = &self.unit[snap].frames;
        if interp.depth != self.base_depth + frames.len() {
            return false;
        }
        frames.iter().enumerate().all(|(i, f)| {
            let live = interp.frame(self.base_depth + i);
            let code = self.codes[self.unit.contexts[f.context.0 as usize].code as usize];
            live.code == code
                && f.regs.iter().all(|(r, v)| {
                    // SAFETY: registers of a snapshot lie in its frame.
                    let value = unsafe { *live.regs.add(*r as usize) };
                    type_fits(rt, self.ty(*v), value)
                })
        })
    }
}

/// Can a value be held in compiled code as this type?
pub(super) fn type_fits(rt: &Runtime, ty: Ty, v: Value) -> bool {
    match ty {
        Ty::Int => is_machine_int(rt, v),
        Ty::Float => !v.is_null() && rt.is_float(v),
        Ty::Bool => v.is_bool(),
        _ => true,
    }
}

/// An int that fits in 64 bits?
pub(super) fn is_machine_int(rt: &Runtime, v: Value) -> bool {
    v.is_small_int() || v.is_ptr() && rt.small_big_int(v).is_some()
}
