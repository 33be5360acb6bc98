//! Registers that no instruction will read any more. They are cleared when a program asks for a collection, so that what it
//! has let go of is found dead then. Named variables stay as they are: those a program can see.

use crate::frame::{Frame, FrameKind};
use crate::interp::Interp;
use rekindle_abi::heap::{Buffer, Generator};
use rekindle_bytecode::Op;
use rekindle_bytecode::flow::Flow;
use rekindle_objects::{CodeState, Runtime, ShapeId, Value};
use std::collections::HashMap;
use std::rc::Rc;

/// Registers behind the newest frame that may hold what its callees left there.
pub(crate) const BEHIND: usize = 64;
/// Code with more registers times instructions is not analysed.
const LARGEST: usize = 1 << 22;

/// The dead registers at the instructions asked about so far.
#[derive(Debug, Default)]
pub(crate) struct DeadRegisters(HashMap<(*const CodeState, u32), Rc<[u16]>>);

impl DeadRegisters {
    /// The dead registers while instruction `pc` of `code` waits for something that it has called.
    fn during(&mut self, code: &CodeState, pc: u32) -> Rc<[u16]> {
        let known = self.0.entry((code, pc));
        known.or_insert_with(|| dead_during(code, pc)).clone()
    }
}

fn dead_during(code: &CodeState, pc: u32) -> Rc<[u16]> {
    let bytecode = &*code.code;
    if bytecode.ins.len() * bytecode.frame_size as usize > LARGEST {
        return Rc::default();
    }
    let flow = Flow::new(bytecode, true);
    let live = flow.live_at(pc);
    // Some of its results may be there already.
    let mut written = Vec::new();
    bytecode.ins[pc as usize].for_each_def(|r| written.push(r));
    (bytecode.locals.len() as u16..bytecode.frame_size)
        .filter(|r| !live.has(*r) && !written.contains(r))
        .collect()
}

/// `Hooks::forget_dead`
pub(crate) fn forget_hook(rt: &mut Runtime, native: &str) -> Option<usize> {
    // SAFETY: the hook is installed together with the interpreter.
    let interp = unsafe { Interp::of(rt) };
    for i in 0..interp.depth {
        let frame = *interp.frame(i);
        // Those of compiled code are as it took them over; it goes by its own liveness.
        if interp.is_interpreted(i) {
            // A callee's registers may begin among its caller's.
            let end = match i + 1 < interp.depth {
                true => interp.frame(i + 1).regs,
                false => std::ptr::null_mut(),
            };
            interp.forget_dead_of(&frame, end);
        }
    }
    if interp.depth == 0 || interp.is_interpreted(interp.depth - 1) {
        let free = interp.free_regs();
        // SAFETY: the stack's margin is larger. Natives' arguments never lie there (see `call_ex`).
        unsafe { std::slice::from_raw_parts_mut(free, BEHIND) }.fill(Value::NULL);
        rt.ctx.args.fill(Value::NULL);
        // An exit takes up at once what it has put there.
        rt.ctx.spill_int.fill(0);
    }
    let direct = interp.calls_native(rt, native);
    direct.then_some(interp.native_base)
}

impl Interp {
    /// Has compiled code nothing to do with frame number `index`?
    fn is_interpreted(&self, index: usize) -> bool {
        let engine = self.engine_mut();
        engine.is_none_or(|e| !e.runs_in(index))
    }

    /// Is the newest frame's instruction, run by the interpreter, a call of this native function?
    fn calls_native(&mut self, rt: &Runtime, path: &str) -> bool {
        if self.depth == 0 || !self.is_interpreted(self.depth - 1) {
            return false;
        }
        let frame = *self.top();
        // SAFETY: `pc` stands behind the instruction that runs; its registers are the frame's.
        let callee = unsafe {
            let ins = *frame.pc.sub(1);
            if !matches!(ins.op, Op::Call | Op::CallMethod) {
                return false;
            }
            *frame.regs.add(ins.b as usize)
        };
        callee.is_ptr()
            && rt.shape_of(callee) == ShapeId::NATIVE
            && rt.native_def(callee).path == path
    }

    /// Clears a frame's dead registers below `end`, unless that is null.
    fn forget_dead_of(&mut self, frame: &Frame, end: *mut Value) {
        // SAFETY: code states live as long as the runtime.
        let code = unsafe { &*frame.code };
        for r in self.dead.during(code, frame.current_pc()).iter() {
            let register = frame.regs.wrapping_add(*r as usize);
            if end.is_null() || register < end {
                // SAFETY: a register of the frame.
                unsafe { *register = Value::NULL };
            }
        }
        if matches!(
            frame.own_kind(),
            FrameKind::Generator | FrameKind::GeneratorEntry
        ) {
            // SAFETY: the frame belongs to a generator, whose storage is written anew when it is suspended.
            unsafe {
                let storage = (*frame.owner.as_ptr::<Generator>()).regs;
                let len_bytes = (*(storage as *const Buffer).sub(1)).len_bytes;
                std::slice::from_raw_parts_mut(storage, len_bytes as usize / 8).fill(Value::NULL);
            }
        }
    }
}
