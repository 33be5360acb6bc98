//! Exceptions that are raised while recording: the path goes on in their handler.
//!
//! An instruction that may raise was recorded as a helper's call and the check of its result.
//! When it does raise, the check turns round: success becomes an exit (out of which a path may
//! grow), and the frames in between are left as the interpreter leaves them, each with its entry
//! in the traceback.

use super::{Abort, BRANCH, Recorder};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Flags, Ins, Op};
use rekindle_trace_ir::uop::Effect;
use rekindle_trace_ir::{
    BlockId, InlinedKind, Literal, Ref, Region, Resume, SnapId, Terminator, Ty, Uop,
};

/// Where the instruction under way began: what a path that ends in it goes back to.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    block: BlockId,
    /// Instructions in the block then.
    len: usize,
    /// Frames then.
    depth: usize,
    /// Registers of the newest frame then.
    regs: Vec<Ref>,
    snap: SnapId,
}

impl Default for Mark {
    fn default() -> Mark {
        Mark {
            block: rekindle_trace_ir::Unit::ENTRY,
            len: 0,
            depth: 0,
            regs: Vec::new(),
            snap: SnapId::NONE,
        }
    }
}

impl Recorder {
    /// The instruction that is about to be translated begins here.
    pub(super) fn mark_instruction(&mut self) {
        self.mark.block = self.block;
        self.mark.len = self.unit[self.block].body.len();
        self.mark.depth = self.frames.len();
        self.mark.snap = self.snap;
        let frame = self.frames.len() - 1;
        self.mark.regs.clone_from(&self.frames[frame].regs);
    }

    /// So many instructions before the one under way were taken out of its block, and what a register
    /// of it holds with them.
    pub(super) fn forget_before_mark(&mut self, gone: usize, r: u16) {
        self.mark.len -= gone;
        self.mark.regs[r as usize] = Ref::NONE;
    }

    /// Goes back to where the instruction under way began, if nothing that it did must not be
    /// done twice. False: the path cannot end here.
    pub(super) fn go_back(&mut self) -> bool {
        let emitted = self.unit[self.mark.block].body.get(self.mark.len..);
        let harmless = |r: &Ref| {
            let ins = &self.unit[*r];
            match ins.op.effect() {
                Effect::Write => matches!(ins.op, Uop::SetArg),
                Effect::Call => Helper::from_index(ins.imm as usize)
                    .is_some_and(|h| h.row().effect < rekindle_abi::helpers::Effect::Write),
                _ => true,
            }
        };
        let alone = self.mark.block == self.block
            && self.mark.depth == self.frames.len()
            && emitted.is_some_and(|e| e.iter().all(harmless));
        if alone {
            let regs = std::mem::take(&mut self.mark.regs);
            self.top_mut().regs = regs;
            self.snap = self.mark.snap;
        }
        alone
    }

    /// `raise`: never goes on behind itself.
    pub(super) fn raise(&mut self, ins: Ins) -> Result<(), Abort> {
        let (helper, args) = match (ins.op, ins.x) {
            (Op::Reraise, _) => (Helper::reraise, vec![self.boxed_reg(ins.a)?]),
            (Op::Raise, 0) => (Helper::raise_again, Vec::new()),
            (Op::Raise, 1) => (Helper::raise, vec![self.boxed_reg(ins.a)?, self.null()]),
            (Op::Raise, 2) => (
                Helper::raise,
                vec![self.boxed_reg(ins.a)?, self.boxed_reg(ins.b)?],
            ),
            _ => return Err(Abort::Unsupported),
        };
        let snap = self.raising();
        let call = self.emit_typed(Uop::Call, Ty::Int, Region::Object, &args, helper as i64);
        self.unit[call].snap = snap;
        self.effect();
        Ok(())
    }

    /// `except` with a type or a tuple of types.
    pub(super) fn match_exception(&mut self, ins: Ins) -> Result<(), Abort> {
        if ins.x != 0 {
            return Err(Abort::Unsupported);
        }
        let (exc, what) = (self.boxed_reg(ins.b)?, self.boxed_reg(ins.c)?);
        let holds = self.call_helper(Helper::match_exc, &[exc, what]);
        let zero = self.int(0);
        let holds = self.emit(Uop::IntNe, &[holds, zero], 0);
        self.set_reg(ins.a, holds);
        Ok(())
    }

    /// The instruction shown last has raised. True: recording goes on in the handler; false: the
    /// frame that the unit is about is left, and the path ends in an exit.
    pub(super) fn raised(&mut self) -> Result<bool, Abort> {
        // SAFETY: code states live as long as the runtime.
        let ins = unsafe { (&*self.top().code).code.ins[self.top().pc as usize] };
        let plain = self.mark.block == self.block && self.mark.depth == self.frames.len();
        if !plain || ins.jump_target(self.top().pc).is_some() {
            return Err(Abort::Exception);
        }
        if !matches!(ins.op, Op::Raise | Op::Reraise) {
            self.turn_check()?;
        }
        let regs = std::mem::take(&mut self.mark.regs);
        self.top_mut().regs = regs;
        let raising = self.raising();
        self.effect();
        let handler = (0..self.frames.len()).rev().find_map(|i| {
            let frame = &self.frames[i];
            // SAFETY: code states live as long as the runtime.
            let handler = unsafe { (&*frame.code).code.handler(frame.pc) };
            handler.map(|h| (i, *h))
        });
        let Some((to, handler)) = handler else {
            self.end_block(Terminator::Exit(raising));
            self.closed = true;
            return Ok(false);
        };
        let passed = &self.frames[to + 1..];
        if passed.iter().any(|f| f.kind == InlinedKind::Generator) {
            return Err(Abort::Exception);
        }
        let places: Vec<_> = self.frames[to..]
            .iter()
            .map(|f| (f.code, f.pc))
            .rev()
            .collect();
        for (i, (code, pc)) in places.into_iter().enumerate() {
            // SAFETY: as above.
            let hidden = unsafe { (&*code).code.flags.has(Flags::HIDDEN) };
            if hidden || i == 0 && ins.op == Op::Reraise {
                continue;
            }
            let number = self.codes.iter().position(|c| *c == code);
            let number = number.ok_or(Abort::Lost)? as u32;
            let code = self.literal(Literal::Code { code: number }, Ty::Ptr, code as u64);
            let pc = self.int(pc as i64);
            self.call_helper(Helper::add_traceback, &[code, pc]);
        }
        let exc = self.call_helper(Helper::take_exc, &[]);
        self.frames.truncate(to + 1);
        self.set_reg(handler.reg, exc);
        self.top_mut().pc = handler.target;
        self.effect();
        Ok(true)
    }

    /// The check of the instruction's one call leaves when the call succeeds, not when it fails.
    fn turn_check(&mut self) -> Result<(), Abort> {
        let body = self.unit[self.block].body[self.mark.len..].to_vec();
        let is_check = |r: &Ref| matches!(self.unit[*r].op, Uop::CheckValue | Uop::CheckStatus);
        let mut checks = body.iter().copied().filter(|r| is_check(r));
        let (Some(check), None) = (checks.next(), checks.next()) else {
            return Err(Abort::Exception);
        };
        // What stands behind the check runs on a failed result too, so it may only compute.
        let behind = body.iter().skip_while(|r| **r != check).skip(1);
        for r in behind {
            if self.unit[*r].op.effect() != Effect::Pure {
                return Err(Abort::Exception);
            }
        }
        let pc = self.top().pc;
        self.top_mut().pc = pc + 1;
        let success = self.new_snapshot(Resume::Before);
        self.top_mut().pc = pc;
        let block = self.block;
        self.unit[block].body.retain(|r| *r != check);
        let (op, result) = (self.unit[check].op, self.unit[check].args[0]);
        let failed = if op == Uop::CheckValue {
            let null = self.null();
            self.emit(Uop::WordEq, &[result, null], 0)
        } else {
            let zero = self.int(0);
            self.emit(Uop::IntLt, &[result, zero], 0)
        };
        self.branch_guard(failed, true, success, BRANCH);
        Ok(())
    }
}
